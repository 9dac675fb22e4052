/** Finds pieces of live tokens in values that come from a server or from a child process. */

/** Replaces a value that shares characters with a live token. */
export const HIDDEN = '(hidden)';

/** Consecutive characters that a value may not share with a token. */
const SHARED_CHARACTERS = 12;

/** The live tokens of a run, in the encodings in which a server can return a piece of them. */
interface SecretFilter {
  /** Adds a token. */
  readonly add: (secret: string) => void;
  /** Returns the value, or `(hidden)` if it shares 12 consecutive characters with a token: plain, hexadecimal or Base64. */
  readonly hide: (value: string) => string;
}

/** Creates a filter without tokens. */
export function createSecretFilter(): SecretFilter {
  const encodings: string[] = [];
  return {
    add(secret) {
      encodings.push(...encodingsOf(secret));
    },
    hide(value) {
      const plain = normalize(value);
      // A GUID can carry 16 bytes of a token between its hyphens.
      return [plain, plain.replaceAll(/[^a-z0-9]/g, '')].some((text) => sharesCharacters(text, encodings)) ? HIDDEN : value;
    },
  };
}

function sharesCharacters(text: string, encodings: readonly string[]): boolean {
  const pieces = Array.from({ length: Math.max(0, text.length - SHARED_CHARACTERS + 1) }, (_none, start) =>
    text.slice(start, start + SHARED_CHARACTERS),
  );
  return pieces.some((piece) => encodings.some((encoding) => encoding.includes(piece)));
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
