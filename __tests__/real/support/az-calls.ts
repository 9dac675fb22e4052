/** Finds the `az` calls in commands that users paste. A real Bash runs the Bash commands. A small parser reads the PowerShell commands. */
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './program.ts';
import { inTemporaryFolder } from './steps.ts';

export type Call = readonly string[];

const RESOURCE = '/subscriptions/33333333-aaaa-4bbb-8ccc-444444444444/resourceGroups/clinic/providers/Contoso.Things/things/one';

/** A program that replaces `az`. It records its arguments and prints a value that the next line of the script can use. */
const STAND_IN = `#!/bin/bash
printf '%s\\0' "$#" "$@" >> "$AZ_CALLS"
case "$*" in
  *'[name,resourceGroup]'*) printf 'clinic-ci\\tclinic\\n' ;;
  *'id,subject]'* | *'name,subject]'*) printf '33333333-aaaa-4bbb-8ccc-444444444444\\t%s\\n' "$AZ_SUBJECT" ;;
  'identity list '*) echo "$AZ_IDENTITY" ;;
  *) echo ${RESOURCE} ;;
esac
`;

/** Programs that the scripts may use. They cannot access the network. */
const HARMLESS = ['awk', 'cat', 'head', 'sed', 'tr'];

/** Runs a Bash script and returns its `az` calls. If a program is not on the list, Bash does not find it and the script continues. */
export async function callsOfBash(text: string): Promise<Call[]> {
  // Such a script has one branch for a managed identity and one for an app registration. Run both.
  const identities = text.includes('if [ "$identity" ]') ? [RESOURCE, ''] : [RESOURCE];
  return (await Promise.all(identities.map((identity) => inTemporaryFolder((folder) => record(folder, text, identity))))).flat();
}

async function record(folder: string, text: string, identity: string): Promise<Call[]> {
  const [tools, calls] = [join(folder, 'tools'), join(folder, 'calls')];
  await mkdir(tools);
  await writeFile(join(tools, 'az'), STAND_IN);
  await chmod(join(tools, 'az'), 0o755);
  await writeFile(
    join(tools, 'curl'),
    '#!/bin/bash\necho /subscriptions/1/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm\n',
  );
  for (const tool of HARMLESS) await symlink(join('/usr/bin', tool), join(tools, tool));
  await writeFile(calls, '');
  await writeFile(join(folder, 'text.sh'), text);
  // The script compares this subject with the one in the output of `az`.
  const [, subject = ''] = /SUBJECT='((?:[^']|'\\'')*)'/.exec(text) ?? [];
  const env = { PATH: tools, HOME: folder, AZ_CALLS: calls, AZ_IDENTITY: identity, AZ_SUBJECT: subject.replaceAll(String.raw`'\''`, "'") };
  await runProgram('/bin/bash', ['--noprofile', '--norc', join(folder, 'text.sh')], { env, cwd: folder });
  const words = (await readFile(calls, 'utf8')).split('\0').slice(0, -1);
  const found: Call[] = [];
  for (let at = 0; at < words.length; at += 1 + Number(words[at])) found.push(words.slice(at + 1, at + 1 + Number(words[at])));
  return found;
}

/**
 * Returns the calls in a PowerShell text. Quotes follow about_Quoting_Rules. Variables and substitutions become a plain value, and `@-`
 * becomes an empty JSON object.
 */
export function callsOfPowershell(text: string): Call[] {
  return [...text.matchAll(/(?<=^ *|[=|{;] |\()az /gm)].map(({ index }) => wordsFrom(text, index + 'az '.length));
}

/** Returns the words of one command. The command ends at a line break, a pipe, a semicolon, or the closing bracket around it. */
function wordsFrom(text: string, from: number): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = from; at < text.length && !/[\n|;)}]/.test(text.charAt(at)); at += 1) {
    if (text.charAt(at) === ' ') {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    const [value, end] = pieceAt(text, at);
    word = (word ?? '') + value;
    at = end - 1;
  }
  return [...words, ...(word === undefined ? [] : [word])].map((one) => (one === '@-' ? '{}' : one));
}

/** Returns the value of one piece of a word, and the index after it. */
function pieceAt(text: string, at: number): [value: string, end: number] {
  switch (text.charAt(at)) {
    case "'": {
      const [quoted = ''] = /^'(?:[^']|'')*'/.exec(text.slice(at)) ?? [];
      return [quoted.slice(1, -1).replaceAll("''", "'"), at + quoted.length];
    }
    case '"': {
      let value = '';
      let end = at + 1;
      while (text.charAt(end) !== '"') {
        const [piece, next] = text.charAt(end) === '$' ? pieceAt(text, end) : [text.charAt(end), end + 1];
        value += piece;
        end = next;
      }
      return [value, end + 1];
    }
    case '$':
      return ['value', text.charAt(at + 1) === '(' ? closing(text, at + 1) : at + (/^\$\w+/.exec(text.slice(at))?.[0].length ?? 1)];
    case '(':
      return ['value', closing(text, at)];
    default:
      return [text.charAt(at), at + 1];
  }
}

/** Returns the index after the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    depth += { '(': 1, ')': -1 }[text.charAt(at)] ?? 0;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
