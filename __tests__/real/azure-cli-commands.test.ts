/** Every `az` command that a failure prints or the documentation shows, before the real Azure CLI's own parser. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { CASES } from '../unit/failures/cases.ts';
import { type Call, callsOfBash, callsOfPowershell } from './az/commands.ts';
import { runProgram } from './support/program.ts';
import { describePart } from './support/describe-part.ts';
import { pages } from './support/steps.ts';

const PARSE = join(import.meta.dirname, 'az', 'parse.py');

/** Commands that the CLI installs an extension for on first use: nothing here can read them. */
const EXTENSIONS: ReadonlySet<string> = new Set(['graph']);

/** What the real parser says of each call; null for one that it understands. */
async function complaints(calls: readonly Call[]): Promise<(string | null)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parse-'));
  await writeFile(join(folder, 'calls.json'), JSON.stringify(calls));
  // Debian's own Python: the CLI is installed for that one.
  const { stdout, stderr } = await runProgram('/usr/bin/python3', [PARSE, join(folder, 'calls.json')], {
    env: { HOME: folder, AZURE_CORE_COLLECT_TELEMETRY: 'false' },
  });
  await rm(folder, { recursive: true });
  const said: unknown = stdout === '' ? stderr : JSON.parse(stdout);
  if (!Array.isArray(said)) throw new Error(stderr);
  return said.map((one: unknown) => (typeof one === 'string' ? one : null));
}

/** The calls with what is wrong with them; each distinct one is asked about once. */
async function misunderstood(calls: readonly Call[]): Promise<string[]> {
  const distinct = [...new Map(calls.map((call) => [JSON.stringify(call), call])).values()];
  const said = await complaints(distinct);
  return distinct.flatMap((call, index) => (typeof said[index] === 'string' ? [`az ${call.join(' ')}: ${said[index]}`] : []));
}

describePart('az', 'the commands that users paste, read by the real Azure CLI', () => {
  const commands = Object.values(CASES).flatMap((cases) => Object.values(cases).flatMap((told) => told.commands));
  const texts = (language: string): string[] => [...new Set(commands.filter((one) => one.language === language).map(({ text }) => text))];
  let bash: Call[];

  beforeAll(async () => {
    bash = (await Promise.all(texts('bash').map(callsOfBash))).flat();
  });

  test('the parser tells a wrong option, a wrong choice, a wrong query and a wrong command', async () => {
    const wrong = [
      ['account', 'show', '--tenantid'],
      ['role', 'assignment', 'create', '--role', 'r', '--assignee-object-id', 'x', '--assignee-principal-type', 'Robot'],
      ['account', 'show', '--query', '[?'],
      ['healthcare', 'open'],
    ];
    expect(await complaints(wrong)).toEqual(wrong.map(() => expect.any(String)));
  });

  test('every `az` in a Bash remedy is reached: none stands behind a line that fails', async () => {
    for (const text of texts('bash')) {
      const written = [...text.matchAll(/(?:^|\$\(|\| )az /gm)].length;
      expect({ text, calls: (await callsOfBash(text)).length }).toEqual({ text, calls: written });
    }
  });

  test('every command of every Bash remedy', async () => {
    expect(bash.length).toBeGreaterThan(50);
    expect(await misunderstood(bash)).toEqual([]);
  });

  test('every command of every PowerShell remedy', async () => {
    const calls = texts('powershell').flatMap(callsOfPowershell);
    expect(calls.length).toBeGreaterThan(30);
    expect(await misunderstood(calls)).toEqual([]);
  });

  test('every command with options in a sentence', async () => {
    const sentences = Object.values(CASES).flatMap((cases) => Object.values(cases).flatMap(({ what, why, next }) => [what, why, next]));
    const commands = sentences.flatMap((text) => text.match(/\baz (?:[a-z-]+ )+(?:--[a-z-]+ (?:'[^']*'|[\w:/.]+) ?)+/g) ?? []);
    expect(await misunderstood((await Promise.all(commands.map(callsOfBash))).flat())).toEqual([]);
  });

  test('every command in a Bash block of README, docs and examples', async () => {
    const blocks = (await pages()).flatMap(({ text }) =>
      [...text.matchAll(/^```(?:bash|sh|shell)\n([\s\S]*?)^```/gm)].map(([, block = '']) => block),
    );
    const calls = (await Promise.all(blocks.filter((block) => /\baz /.test(block)).map(callsOfBash))).flat();
    expect(await misunderstood(calls.filter(([group = '']) => !EXTENSIONS.has(group)))).toEqual([]);
  });
});
