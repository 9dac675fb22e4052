/** Detects parts of live tokens in text that comes from a server or a child process. */

/** Shown in place of a value that contains part of a live token. */
export const HIDDEN = '(hidden)';

/** A value is hidden if it contains this many consecutive characters of a token. */
const SHARED_CHARACTERS = 12;

/** Size of a block in the index, in bytes. Any twelve consecutive characters of a token contain a whole block. */
const BLOCK = Uint32Array.BYTES_PER_ELEMENT;

/** A token in all encodings, with an index of their blocks. */
interface IndexedToken {
  /** All encodings one after another. Each starts at a block boundary. */
  readonly bytes: Uint8Array;
  /** For each block, the number of the previous block with the same hash. That block can belong to another token. */
  readonly previous: DataView;
}

const NUMBER = Float64Array.BYTES_PER_ELEMENT;
const HASHES = 2 ** 16;
/** Maximum number of blocks per token. The number of a block is the token number times this value, plus the block's index in the token. */
const BLOCKS = 2 ** 20;

/** Creates an empty filter. It finds blocks by their hash, because a run can have 400 tokens and thousands of values. */
export function createSecretFilter() {
  const added: string[] = [];
  /** Token numbers start at 1, so that block number 0 can mean that there is no block. */
  const tokens: (IndexedToken | undefined)[] = [undefined];
  /** For each hash, the number of the block that was added last. */
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
    /** Adds a live token to the filter. */
    add: (secret: string): void => {
      added.push(secret);
    },
    /** Returns the value unchanged, or `(hidden)` if it contains 12 or more characters of a token in plain text, hexadecimal or Base64. */
    hide: (value: string): string => {
      if (value.length < SHARED_CHARACTERS) return value;
      // Many runs never check a value, so add tokens to the index only when the filter is first used.
      added.splice(0).forEach(index);
      const plain = normalize(value);
      // Check again without punctuation, because a GUID can contain 16 bytes of a token between its hyphens.
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

/** Returns the number of consecutive equal bytes around two positions. */
function sharedLength(value: Uint8Array, at: number, bytes: Uint8Array, bytesAt: number): number {
  let before = 0;
  while (before < at && value[at - before - 1] === bytes[bytesAt - before - 1]) before++;
  let after = 0;
  while (at + after < value.length && value[at + after] === bytes[bytesAt + after]) after++;
  return before + after;
}

/** Converts text to the standard Base64 alphabet and to lowercase, because host names are case-insensitive. */
function normalize(text: string): string {
  return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}

function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // Base64 encodes three bytes at a time, so the encoding depends on the offset. Remove the last characters, which depend on later bytes.
  const base64 = [0, 1, 2].map((start) => bytes.subarray(start).toString('base64').replace(/.?=*$/, ''));
  // A server may start to decode a part of the token at any position in a group of four characters.
  const parts = secret
    .split('.')
    .flatMap((part) => [0, 1, 2, 3].map((start) => Buffer.from(part.slice(start), 'base64url').toString('hex')));
  const plain = [secret, ...base64].map(normalize);
  return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}
