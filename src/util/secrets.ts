/** Detects parts of live tokens in values from a server or a child process. */

/** Replaces a value that shares characters with a live token. */
export const HIDDEN = '(hidden)';

/** Number of consecutive characters that a value must not share with a token. */
const SHARED_CHARACTERS = 12;

/** Block size in bytes. Twelve shared characters always contain a whole block of the token. */
const BLOCK = Uint32Array.BYTES_PER_ELEMENT;

/** The live tokens of a run, in every encoding in which a server could return part of them. */
interface SecretFilter {
  /** Adds a token. */
  readonly add: (secret: string) => void;
  /** Returns the value, or `(hidden)` if it shares 12 consecutive characters with a token in plain text, hexadecimal or Base64. */
  readonly hide: (value: string) => string;
}

/** A token in all encodings. */
interface IndexedToken {
  /** Each encoding starts with a new block. */
  readonly bytes: Uint8Array;
  /** For each block, the number of the previous block of any token with the same hash. */
  readonly previous: DataView;
}

/** Size of the number of a block in bytes. */
const NUMBER = Float64Array.BYTES_PER_ELEMENT;

/** Number of hashes of a block. */
const HASHES = 2 ** 16;
/** Greatest number of blocks of a token. The number of a block is this value times the number of its token, plus its index. */
const BLOCKS = 2 ** 20;

/** Creates an empty filter. Blocks are found by their hash, because a run can have 400 tokens and thousands of values. */
export function createSecretFilter(): SecretFilter {
  const added: string[] = [];
  /** Numbered from 1, so that 0 is no block. */
  const tokens: (IndexedToken | undefined)[] = [undefined];
  /** For each hash, the number of the last block. */
  const last = new DataView(new ArrayBuffer(HASHES * NUMBER));

  const index = (secret: string): void => {
    const padded = encodingsOf(secret).map((encoding) => encoding.padEnd(Math.ceil(encoding.length / BLOCK) * BLOCK));
    const bytes = new TextEncoder().encode(padded.join(''));
    const blocks = viewOf(bytes);
    const count = Math.floor(bytes.length / BLOCK);
    const previous = new DataView(new ArrayBuffer(count * NUMBER));
    for (let block = 0; block < count; block++) {
      const hash = hashOf(blocks.getUint32(block * BLOCK));
      previous.setFloat64(block * NUMBER, last.getFloat64(hash * NUMBER));
      last.setFloat64(hash * NUMBER, tokens.length * BLOCKS + block);
    }
    tokens.push({ bytes, previous });
  };
  const sharesCharacters = (text: string): boolean => {
    const value = new TextEncoder().encode(text);
    const blocks = viewOf(value);
    for (let at = 0; at + BLOCK <= value.length; at++) {
      let number = last.getFloat64(hashOf(blocks.getUint32(at)) * NUMBER);
      for (let token = tokens[Math.floor(number / BLOCKS)]; token !== undefined; token = tokens[Math.floor(number / BLOCKS)]) {
        if (sharedLength(value, at, token.bytes, (number % BLOCKS) * BLOCK) >= SHARED_CHARACTERS) return true;
        number = token.previous.getFloat64((number % BLOCKS) * NUMBER);
      }
    }
    return false;
  };
  return {
    add(secret) {
      added.push(secret);
    },
    hide(value) {
      if (value.length < SHARED_CHARACTERS) return value;
      // Tokens are indexed on first use, because many runs have no value to compare.
      added.splice(0).forEach(index);
      const plain = normalize(value);
      // A GUID can carry 16 bytes of a token between its hyphens.
      return [plain, plain.replaceAll(/[^a-z0-9]/g, '')].some(sharesCharacters) ? HIDDEN : value;
    },
  };
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function hashOf(block: number): number {
  return Math.imul(block, 0x9e37_79b1) >>> 16;
}

/** Returns the number of consecutive bytes around two positions that are equal. */
function sharedLength(value: Uint8Array, at: number, bytes: Uint8Array, bytesAt: number): number {
  let before = 0;
  while (before < at && value[at - before - 1] === bytes[bytesAt - before - 1]) before++;
  let after = 0;
  while (at + after < value.length && value[at + after] === bytes[bytesAt + after]) after++;
  return before + after;
}

/** Host names are case-insensitive, so a host can carry part of a token in lower case. */
function normalize(text: string): string {
  return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}

function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // The Base64 form of a piece depends on its offset within a group of three bytes. Its last characters depend on the bytes that follow.
  const base64 = [0, 1, 2].map((start) => bytes.subarray(start).toString('base64').replace(/.?=*$/, ''));
  // A server can decode a part from any offset within a group of four characters.
  const parts = secret
    .split('.')
    .flatMap((part) => [0, 1, 2, 3].map((start) => Buffer.from(part.slice(start), 'base64url').toString('hex')));
  const plain = [secret, ...base64].map(normalize);
  return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}
