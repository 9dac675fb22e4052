/**
 * Quotes values in commands that users paste, because the names in a subject are user-defined. An environment can be called `R&D's "prod"`.
 *
 * PowerShell's quoting is not enough for `az` arguments. Versions before 7.3 drop double quotes inside them. On Windows, `az` is a batch file,
 * so cmd interprets `&` and `|`. Such values are passed to `az` on standard input (`--parameters '@-'`).
 */
import type { Cloud } from '../azure/clouds.ts';
import type { Command } from '../model/failure.ts';

/** Returns a single-quoted Bash word. */
export function bashWord(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

/** Returns a single-quoted PowerShell string. PowerShell also accepts four typographic quotes (about_Quoting_Rules; CharTraits.IsSingleQuote). */
export function powershellString(value: string): string {
  return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** Returns ASCII-only JSON, so that the console's code page cannot change a name. */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns commands that work in both shells. They use double quotes on the outside and single quotes on the inside. `what` ends the label. */
export function eitherShell(cloud: Cloud | undefined, what: string, ...lines: readonly string[]): Command {
  return { label: `Bash or PowerShell${what}`, language: 'bash', text: [...cloudLine(cloud), ...lines].join('\n') };
}

/** Returns the line that selects the cloud. Empty for the public cloud, which is the default. */
export function cloudLine(cloud: Cloud | undefined): readonly string[] {
  return cloud === undefined || cloud.name === 'azurecloud' ? [] : [`az cloud set --name ${cloud.cliName}`];
}

/** Returns lines for a workflow. */
export function yaml(label: string, ...lines: readonly string[]): Command {
  return { label, language: 'yaml', text: lines.join('\n') };
}
