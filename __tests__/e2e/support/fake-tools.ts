/**
 * Fake `az` and `pwsh`, which check their arguments and print the output of the real tools. The real suite tests the real Azure CLI. The real
 * PowerShell is not available to the tests.
 */
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDS } from '../../../lab/azure/contoso.ts';
import { startLab, type Lab, type LabOptions } from '../../../lab/lab.ts';
import { removeFolder } from '../../../lab/runner/files.ts';
import type { Environment } from './scenario.ts';

/** A token from the lab, or fixed output and an exit code. */
export type ToolResult = 'a token' | { readonly out?: string; readonly err?: string; readonly code?: number };

const PROGRAMS = {
  az: `
    const resource = argument('--resource');
    if (!/^account get-access-token --output (json|none)$/.test(words.slice(0, 4).join(' ')) || resource === undefined) end('', 'unknown command', 2);
    respond(() => token(resource), ({ access_token, expires_on }) => ({
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
    respond(() => token(resource), ({ access_token, expires_on }) => ({ ExpiresOn: new Date(expires_on * 1000).toISOString(), Token: access_token }));`,
} as const;

export type Program = keyof typeof PROGRAMS;

function scriptOf(program: Program, result: ToolResult, lab: Lab): string {
  return `#!${process.execPath}
const words = process.argv.slice(2);
const result = ${JSON.stringify(result)};
const argument = (name) => words[words.indexOf(name) + 1];
const end = (out, err, code) => { process.stdout.write(out); process.stderr.write(err); process.exit(code); };
const token = (resource) => fetch('${lab.managedIdentity.url}/metadata/identity/oauth2/token?client_id=${IDS.clientUserAssigned}&resource=' + encodeURIComponent(resource), { headers: { metadata: 'true' } }).then((response) => response.json());
const respond = async (get, print) => {
  if (result !== 'a token') end(result.out ?? '', result.err ?? '', result.code ?? 1);
  process.stdout.write(JSON.stringify(print(await get()), null, 2));
};
${PROGRAMS[program]}
`;
}

/**
 * Starts a lab and installs programs in a folder that is the only folder in PATH.
 *
 * @param use receives the lab and environment variables without IDs. Without programs, there are no variables.
 */
export async function withTools<Value>(
  programs: Readonly<Partial<Record<Program, ToolResult>>> | undefined,
  use: (lab: Lab, env: Environment) => Promise<Value>,
  options?: LabOptions,
): Promise<Value> {
  const lab = await startLab(options);
  const folder = await mkdtemp(join(tmpdir(), 'path-'));
  try {
    if (programs === undefined) return await use(lab, {});
    // Entra's usual lifetime for the token of an app registration.
    lab.entra.overrides.lifetimeSeconds = 3599;
    for (const [program, result] of Object.entries(programs)) {
      if (!isProgram(program)) continue;
      await writeFile(join(folder, program), scriptOf(program, result, lab));
      await chmod(join(folder, program), 0o755);
    }
    return await use(lab, { PATH: folder, AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined });
  } finally {
    await Promise.all([lab.stop(), removeFolder(folder)]);
  }
}

function isProgram(name: string): name is Program {
  return name in PROGRAMS;
}
