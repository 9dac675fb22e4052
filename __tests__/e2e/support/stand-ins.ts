/**
 * Stand-ins for the Azure CLI and PowerShell: programs on a PATH of their own that look at the command they are given and print what the
 * real ones are known to print. The real CLI is in the real suite; PowerShell cannot be had here.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';

/** What a stand-in does: hands out a token of the lab, or says something and ends. */
export type Says = 'a token' | { readonly out?: string; readonly err?: string; readonly code?: number };

export interface Path {
  /** For `env`: the PATH that holds these programs and nothing else, and no IDs to sign in with. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly remove: () => Promise<void>;
}

/** How each asks for a token, and how it prints one. Written to be run as it stands, in a process of its own. */
const PROGRAMS = {
  az: `
    const resource = argument('--resource');
    if (!/^account get-access-token --output (json|none)$/.test(words.slice(0, 4).join(' ')) || resource === undefined) end('', 'unknown command', 2);
    say(() => token(resource), ({ access_token, expires_on }) => ({
      accessToken: access_token,
      expiresOn: new Date(expires_on * 1000).toISOString().slice(0, 19).replace('T', ' ') + '.000000',
      expires_on: Number(expires_on),
      subscription: '${IDS.otherTenant}',
      tenant: '${IDS.tenant}',
      tokenType: 'Bearer',
    }));`,
  pwsh: `
    if (words[0] === '/?') end('', '', 0);
    const resource = process.env.AZURE_IDENTITY_POWERSHELL_RESOURCE;
    if (words.slice(0, 3).join(' ') !== '-NoProfile -NonInteractive -Command' || !words[3].includes('Get-AzAccessToken')) end('', 'unknown command', 2);
    say(() => token(resource), ({ access_token, expires_on }) => ({ ExpiresOn: new Date(expires_on * 1000).toISOString(), Token: access_token }));`,
} as const;

export type Program = keyof typeof PROGRAMS;

function scriptOf(program: Program, says: Says, lab: Lab): string {
  return `#!${process.execPath}
const words = process.argv.slice(2);
const says = ${JSON.stringify(says)};
const argument = (name) => words[words.indexOf(name) + 1];
const end = (out, err, code) => { process.stdout.write(out); process.stderr.write(err); process.exit(code); };
const token = (resource) => fetch('${lab.managedIdentity.url}/metadata/identity/oauth2/token?client_id=${IDS.clientUserAssigned}&resource=' + encodeURIComponent(resource), { headers: { metadata: 'true' } }).then((answer) => answer.json());
const say = async (get, print) => {
  if (says !== 'a token') end(says.out ?? '', says.err ?? '', says.code ?? 1);
  process.stdout.write(JSON.stringify(print(await get()), null, 2));
};
${PROGRAMS[program]}
`;
}

/** Puts programs on a PATH of their own. What is not named there is not installed. */
export async function pathWith(programs: Readonly<Partial<Record<Program, Says>>>, lab: Lab): Promise<Path> {
  // A token of an app registration: the lab's machine has the identity, its life is that of an app's token.
  lab.entra.overrides.lifetimeSeconds = 3599;
  const folder = await mkdtemp(join(tmpdir(), 'path-'));
  for (const [program, says] of Object.entries(programs)) {
    if (!isProgram(program)) continue;
    await writeFile(join(folder, program), scriptOf(program, says, lab));
    await chmod(join(folder, program), 0o755);
  }
  return {
    env: { PATH: folder, AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined },
    remove: () => rm(folder, { recursive: true }),
  };
}

function isProgram(name: string): name is Program {
  return name in PROGRAMS;
}
