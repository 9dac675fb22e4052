/** Detects parts of live tokens in values from a server or a child process. */

/** Replaces a value that shares characters with a live token. */
export const HIDDEN = '(hidden)';

/** Number of consecutive characters that a value must not share with a token. */
const SHARED_CHARACTERS = 12;

/** Block size in characters. Twelve shared characters always contain one whole block of the value, and unrelated values rarely share one. */
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
  let encodings = '';
  const isShared = (piece: string): boolean => encodings.includes(piece);
  const sharesCharacters = (text: string): boolean =>
    piecesOf(text, BLOCK, BLOCK).some(isShared) && piecesOf(text, SHARED_CHARACTERS, 1).some(isShared);
  return {
    add(secret) {
      added.push(secret);
    },
    hide(value) {
      // The tokens are encoded on first use, because many runs have no value to compare.
      for (const encoding of added.splice(0).flatMap(encodingsOf)) encodings += `${encoding}\n`;
      const plain = normalize(value);
      // A GUID can carry 16 bytes of a token between its hyphens.
      return [plain, plain.replaceAll(/[^a-z0-9]/g, '')].some(sharesCharacters) ? HIDDEN : value;
    },
  };
}

/** Returns the substrings of `length` characters that begin every `step` characters. */
function piecesOf(text: string, length: number, step: number): readonly string[] {
  const count = Math.max(0, Math.floor((text.length - length) / step) + 1);
  return Array.from({ length: count }, (_none, index) => text.slice(index * step, index * step + length));
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
