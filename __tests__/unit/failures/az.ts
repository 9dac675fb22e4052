/** Runs Bash commands from messages in a real Bash, with a fake `az` that records its calls. */
import { execFileSync } from 'node:child_process';

/** Output of the fake `az`, with the first words of a call, such as `identity list`, as the key. Contains tabs and newlines like `az --output tsv`. */
export type Printed = Readonly<Record<string, string>>;

export type Call = readonly string[];

/**
 * Runs a script.
 *
 * @returns the calls in order. A call inside `$(…)` comes before the call that contains it.
 * @throws if the script fails, for example because a command stops it.
 */
export function runBash(script: string, printed: Printed): readonly Call[] {
  const answers = Object.entries(printed).map(([words, output]) => `'${words}'*) printf '%s' ${ansi(output)} ;;`);
  const az = ['az() {', 'printf "%s\\0" az "$@" >&3', 'case "$*" in', ...answers, 'esac', '}'];
  // The calls use a separate file descriptor, because the script reads the output of `az`.
  const output = execFileSync('bash', ['-c', [...az, 'set -euo pipefail', '{', script, '} 3>&1 >/dev/null'].join('\n')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const calls: string[][] = [];
  for (const word of output.toString('utf8').split('\0').slice(0, -1)) {
    if (word === 'az') calls.push([]);
    else calls.at(-1)?.push(word);
  }
  return calls;
}

/** Returns the value that follows an option. */
export function option(call: Call, name: string): string | undefined {
  const at = call.indexOf(name);
  return at < 0 ? undefined : call[at + 1];
}

function ansi(value: string): string {
  return `$'${value.replace(/[\\']/g, '\\$&').replaceAll('\t', '\\t').replaceAll('\n', '\\n')}'`;
}
