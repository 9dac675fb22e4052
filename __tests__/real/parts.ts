/** The parts of the suite, by their names in `npm run test:real -- NAME …`, and the tools of each part. */
import { debian, folderIn, go, maven, namespaces, npmPackages, python, type Tool } from './support/tools.ts';

export interface Part {
  readonly software: string;
  readonly tools: readonly Tool[];
  /** Set for a part that is installed only if it is named or CI=true. Contains the requirement, such as `1.8 GB`. */
  readonly large?: string;
  /** True for a part whose program the suite cannot install. In CI, a missing program is then not a failure. */
  readonly installedByHand?: true;
}

/** `unshare` flags for an isolated network, hosts file and process tree. All processes end with the first one. */
export const ISOLATED = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'] as const;
/** Flags for a network with only a loopback address. */
export const OWN_NETWORK = ['--net'] as const;

export const act = go('github.com/nektos/act', 'v0.2.89');
export const actionlint = go('github.com/rhysd/actionlint/cmd/actionlint', 'v1.7.12');
export const azureCli = python('azure-cli', 'azure-cli==2.91.0');
export const hapi = maven('hapi', 'servers/hapi/pom.xml');
export const infernoTestKit = folderIn('INFERNO_TEST_KIT', 'Gemfile.lock');
export const k6 = go('go.k6.io/k6', 'v1.8.1');
export const checkers = python('checkers', 'zizmor==1.32.0', 'pycep-parser==0.7.1', 'jsonschema==4.26.0');

const curl = debian(['curl'], ['bash', 'curl']);

export const PARTS = {
  act: { software: 'nektos/act, a runner that runs workflows', tools: [act, curl, debian(['git'], ['git'])] },
  'azure-cli': {
    software: "the Azure CLI: Debian's and 2.91 from PyPI",
    tools: [azureCli, debian(['azure-cli'], ['az'])],
    large: '1.8 GB',
  },
  deid: { software: '@azure-rest/core-client', tools: [npmPackages] },
  dicom: {
    software: 'Orthanc',
    tools: [
      debian(['orthanc', 'orthanc-dicomweb', 'dcmtk', 'iproute2', 'curl'], ['Orthanc', 'dump2dcm', 'ip', 'curl']),
      namespaces(OWN_NETWORK),
    ],
  },
  entra: { software: '@azure/identity, @azure/msal-node and oauth2-mock-server', tools: [npmPackages] },
  fhir: { software: 'Medplum, FHIR Works and the validator of the `fhir` package', tools: [npmPackages, curl] },
  hapi: { software: "HAPI FHIR's plain server", tools: [hapi, curl] },
  inferno: {
    software: 'Inferno with its US Core test kit',
    tools: [infernoTestKit, debian(['jq'], ['jq'])],
    installedByHand: true,
  },
  k6: { software: 'k6', tools: [k6], large: 'two minutes to compile' },
  languages: { software: 'tree-sitter-powershell, pycep and hcl2json', tools: [npmPackages, checkers] },
  networks: {
    software: "Tinyproxy, Squid, mitmproxy and npm's proxy",
    tools: [
      npmPackages,
      debian(['iproute2', 'tinyproxy-bin', 'squid', 'mitmproxy', 'openssl'], ['ip', 'tinyproxy', 'squid', 'mitmdump', 'openssl']),
      namespaces(ISOLATED),
    ],
  },
  postman: { software: 'newman', tools: [npmPackages, curl, debian(['jq'], ['jq'])] },
  reports: { software: 'junit-to-ctrf, test-results-parser and jsonschema', tools: [npmPackages, checkers] },
  workflows: {
    software: "GitHub's language service, actionlint with shellcheck, and zizmor",
    tools: [npmPackages, actionlint, checkers, debian(['shellcheck'], ['shellcheck'])],
  },
} satisfies Readonly<Record<string, Part>>;

export type PartName = keyof typeof PARTS;

export const PART_NAMES = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);

/** Returns the reasons why a part can't run here, or undefined if it can. */
export function missingFor(name: PartName): string | undefined {
  const reasons = PARTS[name].tools.flatMap((tool) => tool.missing() ?? []);
  return reasons.length === 0 ? undefined : reasons.join('; ');
}
