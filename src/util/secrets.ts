/** Detects parts of live tokens in values from a server or a child process. */

/** Replaces a value that shares characters with a live token. */
export const HIDDEN = '(hidden)';

/** Number of consecutive characters that a value must not share with a token. */
const SHARED_CHARACTERS = 12;

/** Block size in characters. Twelve shared characters always contain one whole block of the token, and few unrelated values contain one. */
const BLOCK = SHARED_CHARACTERS / 2;

/** The live tokens of a run, in every encoding in which a server could return part of them. */
interface SecretFilter {
  /** Adds a token. */
  readonly add: (secret: string) => void;
  /** Returns the value, or `(hidden)` if it shares 12 consecutive characters with a token in plain text, hexadecimal or Base64. */
  readonly hide: (value: string) => string;
}

/** Creates an empty filter. */
export function createSecretFilter(): SecretFilter {
  const added: string[] = [];
  const encodings: string[] = [];
  const blocks = new Set<string>();
  /** The index is built on first use, because most runs have no value to compare. */
  const index = (secret: string): void => {
    for (const encoding of encodingsOf(secret)) {
      encodings.push(encoding);
      for (let start = 0; start < encoding.length; start += BLOCK) blocks.add(encoding.slice(start, start + BLOCK));
    }
  };
  const sharesCharacters = (text: string): boolean =>
    piecesOf(text, BLOCK).some((piece) => blocks.has(piece)) &&
    piecesOf(text, SHARED_CHARACTERS).some((piece) => encodings.some((encoding) => encoding.includes(piece)));
  return {
    add(secret) {
      added.push(secret);
    },
    hide(value) {
      for (const secret of added.splice(0)) index(secret);
      const plain = normalize(value);
      // A GUID can carry 16 bytes of a token between its hyphens.
      return [plain, plain.replaceAll(/[^a-z0-9]/g, '')].some(sharesCharacters) ? HIDDEN : value;
    },
  };
}

/** Returns every substring of `length` characters. */
function piecesOf(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_none, start) => text.slice(start, start + length));
}

/** Host names are case-insensitive, so a host can carry part of a token in lower case. */
function normalize(text: string): string {
  return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}

function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // The Base64 form of a piece depends on its offset within a group of three bytes. Its last characters depend on the bytes that follow.
  const base64 = [0, 1, 2].map((start) => bytes.subarray(start).toString('base64').replace(/.?=*$/, ''));
  const parts = secret.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
  const plain = [secret, ...base64].map(normalize);
  return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}
