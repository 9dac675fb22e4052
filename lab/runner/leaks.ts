/**
 * Searches all data that a step prints or writes for 16-character pieces of secrets. Finds pieces in plain text, in Base64 (with any offset
 * and alphabet) and in URL encoding. The header of a token is not secret, because it is the same for all tokens.
 */
import type { Run } from './runner.ts';
import type { Secret } from '../azure/tokens.ts';

/** Part of a secret that appears in output where no secrets are allowed. */
export interface Leak {
  /** Location of the secret: `log`, `stderr`, `summary`, `environment`, `state`, `path`, `output <name>` or `file <path>`. */
  readonly where: string;
  /** Name of the secret, and the part and encoding in which it was found. */
  readonly what: string;
  /** Position in the text, in characters. */
  readonly at: number;
}

/** The only outputs that may contain a token. */
const TOKEN_OUTPUTS: ReadonlySet<string> = new Set(['token', 'tokens']);

/** Prefix of the names of access tokens in the vault. The token outputs must not contain any other secret. */
const ACCESS_TOKEN = 'access token';

const PIECE = 16;

/**
 * Returns the leaks in a run. A token that was printed before it was masked is found in `fullLog`.
 *
 * @param run result of the step
 */
export function findLeaks(run: Run, secrets: readonly Secret[]): Leak[] {
  // Remove whole tokens before the search, because two JWTs can contain the same piece, such as the issuer.
  const allowed = secrets.filter(({ name }) => name.startsWith(ACCESS_TOKEN));
  const without = (text: string): string => allowed.reduce((rest, { value }) => rest.replaceAll(value, ''), text);
  const texts: [string, string][] = [
    ['log', run.fullLog],
    ['annotations', run.annotations.map(({ title, message }) => `${title ?? ''}\n${message}`).join('\n')],
    ['stderr', run.stderr],
    ['summary', run.summary],
    ['environment', JSON.stringify(run.environment)],
    ['state', JSON.stringify(run.state)],
    ['path', run.path],
    ...run.writtenFiles.map(({ path, content }): [string, string] => [`file ${path}`, content]),
    ...Object.entries(run.outputs).map(([name, value]): [string, string] => [
      `output ${name}`,
      TOKEN_OUTPUTS.has(name) ? without(value) : value,
    ]),
  ];
  return findLeaksInTexts(texts, secrets);
}

/** Searches texts for leaks. Each text has the name of the output that contains it. */
export function findLeaksInTexts(texts: Iterable<readonly [where: string, text: string]>, secrets: readonly Secret[]): Leak[] {
  const needles = needlesOf(secrets);
  return [...texts].flatMap(([where, text]) => search(where, text, needles));
}

interface Needles {
  /** All 16-character pieces of all forms of the secrets, with the names of the secrets. */
  readonly windows: ReadonlyMap<string, string>;
  /** Secrets with fewer than 16 characters. */
  readonly shorts: readonly (readonly [string, string])[];
}

function needlesOf(secrets: readonly Secret[]): Needles {
  const windows = new Map<string, string>();
  const shorts: [string, string][] = [];
  for (const { name, value } of secrets) {
    for (const [part, form] of formsOf(value)) {
      // Skip very short encodings, because ordinary text may contain them by chance.
      if (form.length < PIECE && form.length >= 6) shorts.push([form, `${name}${part}`]);
      for (let at = 0; at + PIECE <= form.length; at += 1) windows.set(form.slice(at, at + PIECE), `${name}${part}`);
    }
  }
  return { windows, shorts };
}

/** Returns a secret in all encodings that the check searches for. `search` decodes other encodings in the text first. */
function formsOf(value: string): [part: string, form: string][] {
  const parts: [string, string][] = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(value)
    ? value
        .split('.')
        .slice(1)
        .map((part, index): [string, string] => [index === 0 ? ' (payload)' : ' (signature)', part])
    : [['', value]];
  return parts.flatMap(([part, text]): [string, string][] => [
    [part, oneAlphabet(text)],
    ...[0, 1, 2].map((shift): [string, string] => {
      const encoded = Buffer.from(text).subarray(shift).toString('base64').replace(/=+$/, '');
      // The last Base64 character depends on the bytes that follow, so it is removed.
      return [`${part} in base64`, encoded.slice(0, -1)];
    }),
  ]);
}

function oneAlphabet(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}

function search(where: string, text: string, { windows, shorts }: Needles): Leak[] {
  const leaks: Leak[] = [];
  for (const variant of new Set([text, unescaped(text), joined(text)])) {
    const plain = oneAlphabet(variant);
    for (let at = 0; at + PIECE <= plain.length; at += 1) {
      const what = windows.get(plain.slice(at, at + PIECE));
      if (what === undefined) continue;
      leaks.push({ where, what, at });
      // Skip the rest of this leak.
      while (at + PIECE <= plain.length && windows.has(plain.slice(at, at + PIECE))) at += 1;
    }
    for (const [short, what] of shorts) if (short !== '' && plain.includes(short)) leaks.push({ where, what, at: plain.indexOf(short) });
    if (leaks.length > 0) return leaks;
  }
  return leaks;
}

/** Decodes URL encoding byte by byte. Keeps other percent signs. */
function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Removes line breaks and indentation, so that a secret that is split across lines is found. */
function joined(text: string): string {
  return text.replace(/\r?\n\s*/g, '');
}
