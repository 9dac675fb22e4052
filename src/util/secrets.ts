/** Detects parts of live tokens in text from servers and child processes. */

/** Placeholder for a value that contains part of a live token. */
export const HIDDEN = '(hidden)';

/** A value is hidden if it contains at least this many consecutive characters of a token. */
const SHARED_CHARACTERS = 12;

/** Size of a block in the index, in bytes. */
const BLOCK = Uint32Array.BYTES_PER_ELEMENT;
/** Distance between two blocks, in bytes. Any 12 consecutive characters of a token contain at least one whole block. */
const STEP = 8;

/** All encoded forms of a token, indexed by 4-byte block for fast lookup. */
interface IndexedToken {
  /** The concatenated encoded forms of the token. */
  readonly bytes: Uint8Array;
  /** Number of the first block. */
  readonly first: number;
  /** Maps each block to the number of the previous block with the same hash. That block can belong to another token. */
  readonly previous: DataView;
}

const NUMBER = Uint32Array.BYTES_PER_ELEMENT;
const HASHES = 2 ** 16;
/** The block numbers of a token start at a multiple of this value, so that a block number leads to its token. */
const PAGE = 1024;

/** Creates a filter that hides live tokens. It uses a hash index, because a run can use 400 tokens and check thousands of values. */
export function createSecretFilter() {
  const added: string[] = [];
  /** Maps each page of block numbers to its token. Page 0 has no token, because number 0 marks the end of a chain of blocks. */
  const pages: (IndexedToken | undefined)[] = [undefined];
  /** Maps each hash to the number of the most recently added block with that hash. */
  const last = new DataView(new ArrayBuffer(HASHES * NUMBER));

  const index = (secret: string): void => {
    const bytes = new TextEncoder().encode(encodingsOf(secret).join(' '));
    const blocks = viewOf(bytes);
    const first = pages.length * PAGE;
    const count = Math.floor((bytes.length + STEP - BLOCK) / STEP);
    const previous = new DataView(new ArrayBuffer(count * NUMBER));
    for (let block = 0; block < count; block++) {
      const hash = hashOf(blocks.getUint32(block * STEP));
      previous.setUint32(block * NUMBER, last.getUint32(hash * NUMBER));
      last.setUint32(hash * NUMBER, first + block);
    }
    for (let block = 0; block < count; block += PAGE) pages.push({ bytes, first, previous });
  };
  const sharesCharacters = (text: string): boolean => {
    const value = new TextEncoder().encode(text);
    const blocks = viewOf(value);
    for (let at = 0; at + BLOCK <= value.length; at++) {
      let number = last.getUint32(hashOf(blocks.getUint32(at)) * NUMBER);
      for (let token = pages[Math.floor(number / PAGE)]; token !== undefined; token = pages[Math.floor(number / PAGE)]) {
        const block = number - token.first;
        if (sharedLength(value, at, token.bytes, block * STEP) >= SHARED_CHARACTERS) return true;
        number = token.previous.getUint32(block * NUMBER);
      }
    }
    return false;
  };
  return {
    add: (secret: string): void => {
      added.push(secret);
    },
    /** Returns `(hidden)` if the value contains 12 consecutive characters of a token in plain text, hexadecimal or Base64. */
    hide: (value: string): string => {
      if (value.length < SHARED_CHARACTERS) return value;
      // Many runs never use the filter, so index new tokens only when the filter is used.
      added.splice(0).forEach(index);
      const plain = normalize(value);
      // A string in GUID format can contain 16 bytes of a token, so also check the value without punctuation.
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

function sharedLength(value: Uint8Array, at: number, bytes: Uint8Array, bytesAt: number): number {
  let before = 0;
  while (before < at && value[at - before - 1] === bytes[bytesAt - before - 1]) before++;
  let after = 0;
  while (at + after < value.length && value[at + after] === bytes[bytesAt + after]) after++;
  return before + after;
}

/** Converts Base64url characters to Base64. Converts letters to lowercase, because host names are case-insensitive. */
function normalize(text: string): string {
  return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}

function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // Base64 encodes three bytes at a time, so a token can start at any of three offsets. Omit the last character. It depends on later bytes.
  const base64 = [0, 1, 2].map((start) => bytes.subarray(start).toString('base64').replace(/.?=*$/, ''));
  // A server might return any part of a token in decoded form, so decode the token starting at each offset within a Base64 group.
  const parts = secret
    .split('.')
    .flatMap((part) => [0, 1, 2, 3].map((start) => Buffer.from(part.slice(start), 'base64url').toString('hex')));
  const plain = [secret, ...base64].map(normalize);
  return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}
