/** Takes the `az` commands out of what users paste: Bash is read by Bash itself, PowerShell by the few rules of its quoting that are used. */
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../support/program.ts';

/** One call of `az`: its arguments. */
export type Call = readonly string[];

/** Stands in for `az`: notes its arguments, and answers with something of the kind that the next line needs. */
const STAND_IN = `#!/bin/bash
printf '%s\\0' "$#" "$@" >> "$AZ_CALLS"
case "$*" in
  *'[name,resourceGroup]'*) printf 'clinic-ci\\tclinic\\n' ;;
  *'id,subject]'* | *'name,subject]'*) printf '33333333-aaaa-4bbb-8ccc-444444444444\\t%s\\n' "$AZ_SUBJECT" ;;
  *) echo /subscriptions/33333333-aaaa-4bbb-8ccc-444444444444/resourceGroups/clinic/providers/Contoso.Things/things/one ;;
esac
`;

/** What the scripts may use beside `az`: nothing that could reach anything. */
const HARMLESS = ['awk', 'cat', 'head', 'sed', 'tr'];

/**
 * The calls that a Bash text makes, with its own quoting, variables and substitutions, as Bash understands them. A command that is not
 * harmless is not found, and the text goes on without it.
 */
export async function callsOfBash(text: string): Promise<Call[]> {
  const folder = await mkdtemp(join(tmpdir(), 'az-'));
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
  // The subject that the text looks for: it is compared by the text's own awk.
  const [, subject = ''] = /SUBJECT='((?:[^']|'\\'')*)'/.exec(text) ?? [];
  const env = { PATH: tools, HOME: folder, AZ_CALLS: calls, AZ_SUBJECT: subject.replaceAll(String.raw`'\''`, "'") };
  await runProgram('/bin/bash', ['--noprofile', '--norc', join(folder, 'text.sh')], { env, cwd: folder });
  const words = (await readFile(calls, 'utf8')).split('\0').slice(0, -1);
  await rm(folder, { recursive: true });
  const found: Call[] = [];
  for (let at = 0; at < words.length; at += 1 + Number(words[at])) found.push(words.slice(at + 1, at + 1 + Number(words[at])));
  return found;
}

/**
 * The calls that a PowerShell text makes. Quotes are read as PowerShell reads them (about_Quoting_Rules); variables and substitutions stand
 * for a plain value, and `@-` for the JSON that comes down the pipe: there is no PowerShell here that could read the rest.
 */
export function callsOfPowershell(text: string): Call[] {
  return [...text.matchAll(/(?<=^|[=|{;] |\()az /gm)].map(({ index }) => wordsFrom(text, index + 'az '.length));
}

/** Words up to the end of the command: a line's end, a pipe, or the bracket that it stands in. */
function wordsFrom(text: string, from: number): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = from; at < text.length && !/[\n|)}]/.test(text.charAt(at)); at += 1) {
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

/** One piece of a word: what it stands for, and where the next begins. */
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
    default:
      return [text.charAt(at), at + 1];
  }
}

/** Behind the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    depth += { '(': 1, ')': -1 }[text.charAt(at)] ?? 0;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
