/** What of the suite needs programs that npm does not have: what they are, how they come, and whether they are here. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Part {
  /** What is not tested without it. */
  readonly what: string;
  readonly programs: readonly string[];
  /** Debian's packages that hold them. */
  readonly packages: readonly string[];
  /** Needs namespaces of its own (network, and for hosts files mounts): a kernel or a container may refuse them. */
  readonly namespace?: readonly string[];
  /** Why it is not installed unasked; undefined where it may be. */
  readonly onlyWhenAsked?: string;
}

const BASE = { what: 'the recipes with curl', programs: ['bash', 'curl'], packages: ['curl'] };

/** Network, hosts file and processes of its own: when its first process ends, all do. */
export const IN_ITS_OWN_WORLD = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'] as const;

export const PARTS = {
  curl: BASE,
  orthanc: {
    what: 'DICOM against Orthanc',
    programs: ['Orthanc', 'dump2dcm', 'unshare', 'ip', 'curl'],
    packages: ['orthanc', 'orthanc-dicomweb', 'dcmtk', 'iproute2', 'curl'],
    namespace: ['--map-root-user', '--net'],
  },
  networks: {
    what: 'direct connections to real names, and proxies as the only way out of a network',
    programs: ['unshare', 'ip', 'mount', 'nsenter', 'tinyproxy', 'squid'],
    packages: ['iproute2', 'tinyproxy-bin', 'squid'],
    namespace: IN_ITS_OWN_WORLD,
  },
  az: {
    what: 'the real Azure CLI: its login, and its reading of every command that a failure prints',
    programs: ['az', 'bash'],
    packages: ['azure-cli'],
    onlyWhenAsked: '638 MB: installed when REAL_AZ=1 or CI=true',
  },
} satisfies Readonly<Record<string, Part>>;

export type PartName = keyof typeof PARTS;

/** Why a part cannot run here; undefined when it can. */
export function missing(name: PartName): string | undefined {
  const part: Part = PARTS[name];
  const absent = part.programs.filter((program) => !onPath(program));
  if (absent.length > 0) return `${absent.join(', ')} not installed${part.onlyWhenAsked === undefined ? '' : ` (${part.onlyWhenAsked})`}`;
  if (part.namespace !== undefined && !mayUnshare(part.namespace)) return `no namespaces here (unshare ${part.namespace.join(' ')})`;
  return undefined;
}

/** Whether a program of that name is on the PATH. */
export function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function mayUnshare(namespace: readonly string[]): boolean {
  try {
    execFileSync('unshare', [...namespace, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
