/**
 * Quotes values in commands that users copy and run. The values can contain any characters, because a subject includes user-defined names.
 * For example, an environment can be called `R&D's "prod"`.
 *
 * In PowerShell, quoting alone does not protect special characters in `az` arguments. PowerShell before 7.3 drops double quotes inside
 * arguments. On Windows, `az` is a batch file, so cmd.exe interprets `&` and `|`. Therefore, the commands pass these values to `az` on
 * standard input (`--parameters '@-'`).
 */
import type { Cloud } from '../azure/clouds.ts';
import type { Command } from '../model/failure.ts';

/** Returns the value as a single-quoted word for Bash. */
export const bashWord = (value: string): string => `'${value.replaceAll("'", String.raw`'\''`)}'`;
/** Returns the value as a single-quoted string for PowerShell. Curly quotes can also end a PowerShell string (CharTraits.IsSingleQuote). */
export const powershellString = (value: string): string => `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;

/** Returns ASCII-only JSON, because the console's code page could corrupt non-ASCII characters. */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns commands that work in Bash and PowerShell. Nested quotes work in both shells only if single quotes are inside double quotes. */
export function eitherShell(cloud: Cloud | undefined, purpose: string, ...lines: readonly string[]): Command {
  return { label: `${purpose} (Bash or PowerShell)`, language: 'bash', text: [...cloudLine(cloud), ...lines].join('\n') };
}

/** Returns the command that selects the cloud, as a list with one item. The list is empty for the public cloud, which is the default. */
export const cloudLine = (cloud: Cloud | undefined): readonly string[] =>
  cloud === undefined || cloud.name === 'azurecloud' ? [] : [`az cloud set --name ${cloud.cliName}`];

export function bash(purpose: string, ...lines: readonly string[]): Command {
  return { label: `${purpose} (Bash)`, language: 'bash', text: lines.join('\n') };
}

/** Returns a workflow step that runs the command, because users cannot open a terminal on a hosted runner. */
export const addStep = (purpose: string, command: string, ...keys: readonly string[]): Command =>
  yaml(`Add this step before the failing step${purpose}`, `- run: ${command}`, ...keys);
/** Returns YAML lines for the user to add to a workflow. */
export const yaml = (label: string, ...lines: readonly string[]): Command => ({ label, language: 'yaml', text: lines.join('\n') });
