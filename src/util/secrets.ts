/** Finds pieces of live tokens in values that come from a server or from a child process. */

/** Replaces a value that shares characters with a live token. */
export const HIDDEN = '(hidden)';

/** Consecutive characters that a value may not share with a token. */
const SHARED_CHARACTERS = 12;

/** Characters of a block. Twelve shared characters always hold one whole block of the token, and few other values hold any. */
const BLOCK = SHARED_CHARACTERS / 2;

/** The live tokens of a run, in the encodings in which a server can return a piece of them. */
interface SecretFilter {
  /** Adds a token. */
  readonly add: (secret: string) => void;
  /** Returns the value, or `(hidden)` if it shares 12 consecutive characters with a token: plain, hexadecimal or Base64. */
  readonly hide: (value: string) => string;
}

/** Creates a filter without tokens. */
export function createSecretFilter(): SecretFilter {
  const added: string[] = [];
  const encodings: string[] = [];
  const blocks = new Set<string>();
  /** Most runs have no value to compare, so the index is not made before there is one. */
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

/** Returns every run of `length` characters in a text. */
function piecesOf(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_none, start) => text.slice(start, start + length));
}

/** Host names have no letter case, so a host can carry a piece of a token in lower case. */
function normalize(text: string): string {
  return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}

function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // Base64 depends on where a piece begins within three bytes. The last characters depend on what follows.
  const base64 = [0, 1, 2].map((start) => bytes.subarray(start).toString('base64').replace(/.?=*$/, ''));
  const parts = secret.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
  const plain = [secret, ...base64].map(normalize);
  return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}
