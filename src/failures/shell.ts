/**
 * Quotes values in commands that users paste, because people choose the names in a subject: an environment can be called `R&D's "prod"`.
 *
 * PowerShell's quoting is not enough for arguments of `az`. Before 7.3 it drops double quotes inside them. On Windows, `az` is a batch file,
 * so cmd interprets `&` and `|`. Such values are passed to `az` on standard input (`--parameters '@-'`).
 */
import type { Cloud } from '../azure/clouds.ts';
import type { Command } from '../model/failure.ts';

/** Returns a Bash word in single quotes. */
export function bashWord(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

/** Returns a PowerShell string in single quotes. PowerShell also accepts four typographic quotes (about_Quoting_Rules; CharTraits.IsSingleQuote). */
export function powershellString(value: string): string {
  return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** Returns JSON in ASCII, so that the code page of a console cannot change a name. */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns commands that mean the same in both shells, with double quotes around and single quotes within. `what` ends the label. */
export function eitherShell(cloud: Cloud | undefined, what: string, ...lines: readonly string[]): Command {
  return { label: `Bash or PowerShell${what}`, language: 'bash', text: [...cloudLine(cloud), ...lines].join('\n') };
}

/** Returns the line that selects the cloud. None for the public cloud, the default of az. */
export function cloudLine(cloud: Cloud | undefined): readonly string[] {
  return cloud === undefined || cloud.name === 'azurecloud' ? [] : [`az cloud set --name ${cloud.cliName}`];
}

/** Returns lines of a workflow. */
export function yaml(label: string, ...lines: readonly string[]): Command {
  return { label, language: 'yaml', text: lines.join('\n') };
}
