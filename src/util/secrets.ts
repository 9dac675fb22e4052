/** Detects parts of live tokens in values from a server or a child process. */

/** Replaces a value that shares characters with a live token. */
export const HIDDEN = '(hidden)';

/** Number of consecutive characters that a value must not share with a token. */
const SHARED_CHARACTERS = 12;

/** Block size in characters. Twelve shared characters always contain one whole block of the value, and unrelated values rarely share one. */
const BLOCK = SHARED_CHARACTERS / 2;

/** The live tokens of a run, in every encoding in which a server could return part of them. */
interface SecretFilter {
  /** Adds a token. Without an audience, every value is compared with it. */
  readonly add: (secret: string, audience?: string) => void;
  /**
   * Returns the value, or `(hidden)` if it shares 12 consecutive characters with a token in plain text, hexadecimal or Base64.
   *
   * @param audience compares only with the tokens of this audience, because its servers get no others. A run can have 200 audiences.
   */
  readonly hide: (value: string, audience?: string) => string;
}

/** Creates an empty filter. */
export function createSecretFilter(): SecretFilter {
  const added = new Map<string | undefined, string[]>();
  const encoded = new Map<string | undefined, string>();
  /** Encodes the tokens on first use, because many runs have no value to compare. */
  const encodingsFor = (audience: string | undefined): string => {
    const encodings = [encoded.get(audience) ?? '', ...(added.get(audience) ?? []).splice(0).flatMap(encodingsOf)].join('\n');
    encoded.set(audience, encodings);
    return encodings;
  };
  return {
    add(secret, audience) {
      added.set(audience, [...(added.get(audience) ?? []), secret]);
    },
    hide(value, audience) {
      const plain = normalize(value);
      // A GUID can carry 16 bytes of a token between its hyphens.
      const forms = [plain, plain.replaceAll(/[^a-z0-9]/g, '')];
      const audiences = new Set(audience === undefined ? added.keys() : [audience, undefined]);
      return [...audiences].map(encodingsFor).some((encodings) => forms.some((form) => sharesCharacters(form, encodings))) ? HIDDEN : value;
    },
  };
}

function sharesCharacters(text: string, encodings: string): boolean {
  const isShared = (piece: string): boolean => encodings.includes(piece);
  return piecesOf(text, BLOCK, BLOCK).some(isShared) && piecesOf(text, SHARED_CHARACTERS, 1).some(isShared);
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
  const parts = secret
    .split('.')
    .flatMap((part) => [0, 1, 2, 3].map((start) => Buffer.from(part.slice(start), 'base64url').toString('hex')));
  const plain = [secret, ...base64].map(normalize);
  return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}
