/**
 * Quoting of values in what users paste. Subjects hold names that people chose: an environment may be called `R&D's "prod"`.
 *
 * PowerShell's own quoting is not enough for arguments of `az`: before 7.3 it drops the double quotes inside them, and on Windows `az` is a
 * batch file, where cmd reads `&` and `|` again. So whatever is not plain goes to `az` by standard input there (`--parameters '@-'`).
 */

/** A Bash word: nothing inside single quotes means anything. */
export function bashWord(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

/** A PowerShell string: it takes the four typographic quotes for single quotes too (about_Quoting_Rules; CharTraits.IsSingleQuote). */
export function powershellString(value: string): string {
  return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** JSON in ASCII, so that no console's code page can change a name on its way. */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
