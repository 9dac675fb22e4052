/**
 * The leak check searches everything that a step shows or writes for any 16-byte piece of a secret, raw, in base64 (at any alignment,
 * with either alphabet) or URL-encoded. Of a token the payload and the signature are secret: its header is the same for all.
 */
import type { Run } from './runner.ts';
import type { Secret } from '../azure/tokens.ts';

/** A piece of a secret where none may be. */
export interface Leak {
  /** `log`, `stderr`, `summary`, `environment`, `state`, `path`, `output <name>`, `file <path>`. */
  readonly where: string;
  /** Name of the secret, with its part and its form. */
  readonly what: string;
  /** Characters from the start of that text. */
  readonly at: number;
}

/** The outputs that are the token: the one place where one may be. */
const TOKEN_OUTPUTS: ReadonlySet<string> = new Set(['token', 'tokens']);

/** How the vault's names of access tokens begin: no other secret may be in those outputs. */
const ACCESS_TOKEN = 'access token';

const PIECE = 16;

/**
 * Searches a run. Empty: it is tight.
 *
 * @param run as a runner-like reader shows it: a token printed before its mask is in `fullLog`, one printed after it is not
 */
export function findLeaks(run: Run, secrets: readonly Secret[]): Leak[] {
  const outputs = Object.entries(run.outputs);
  const elsewhere: [string, string][] = [
    ['log', run.fullLog],
    ['annotations', run.annotations.map(({ title, message }) => `${title ?? ''}\n${message}`).join('\n')],
    ['stderr', run.stderr],
    ['summary', run.summary],
    ['environment', JSON.stringify(run.environment)],
    ['state', JSON.stringify(run.state)],
    ['path', run.path],
    ...outputs.filter(([name]) => !TOKEN_OUTPUTS.has(name)).map(([name, value]): [string, string] => [`output ${name}`, value]),
    ...run.filesLeft.map(({ path, content }): [string, string] => [`file ${path}`, content]),
  ];
  // Tokens are taken out whole before the rest is searched: two JWTs may have pieces in common by chance, their issuer's name for one.
  const may = secrets.filter(({ name }) => name.startsWith(ACCESS_TOKEN));
  const without = (text: string): string => may.reduce((rest, { value }) => rest.replaceAll(value, ''), text);
  const tokens = outputs
    .filter(([name]) => TOKEN_OUTPUTS.has(name))
    .map(([name, value]): [string, string] => [`output ${name}`, without(value)]);
  return [...findLeaksInTexts(elsewhere, secrets), ...findLeaksInTexts(tokens, secrets)];
}

/** Searches texts, each with the name of the place it was found in. */
export function findLeaksInTexts(texts: Iterable<readonly [where: string, text: string]>, secrets: readonly Secret[]): Leak[] {
  const needles = needlesOf(secrets);
  return [...texts].flatMap(([where, text]) => search(where, text, needles));
}

interface Needles {
  /** Every 16-character window of every form of every secret. */
  readonly windows: ReadonlyMap<string, string>;
  /** Secrets too short for a window, searched whole. */
  readonly shorts: readonly (readonly [string, string])[];
}

function needlesOf(secrets: readonly Secret[]): Needles {
  const windows = new Map<string, string>();
  const shorts: [string, string][] = [];
  for (const { name, value } of secrets) {
    for (const [part, form] of formsOf(value)) {
      // A form of a few characters is found everywhere by chance.
      if (form.length < PIECE && form.length >= 6) shorts.push([form, `${name}${part}`]);
      for (let at = 0; at + PIECE <= form.length; at += 1) windows.set(form.slice(at, at + PIECE), `${name}${part}`);
    }
  }
  return { windows, shorts };
}

/** The forms that a piece of a secret may take in a text whose base64 alphabet was made one and whose URL encoding was undone. */
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
      // The last character of base64 depends on the bytes that follow.
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
      // One leak is one finding: go on behind it.
      while (at + PIECE <= plain.length && windows.has(plain.slice(at, at + PIECE))) at += 1;
    }
    for (const [short, what] of shorts) if (short !== '' && plain.includes(short)) leaks.push({ where, what, at: plain.indexOf(short) });
    if (leaks.length > 0) return leaks;
  }
  return leaks;
}

/** The text with its URL encoding undone, byte by byte: a stray percent sign stays. */
function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The text without line ends and the runner's indentation: a secret wrapped over lines is a secret still. */
function joined(text: string): string {
  return text.replace(/\r?\n\s*/g, '');
}
