/** Decodes and classifies response bodies. A body may contain anything, so only its kind and parsed form leave this module. */
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { ResponseSummary } from '../failures/contexts.ts';
import { isRecord, parseJson, text } from '../util/json.ts';
import type { HttpResponse } from '../http/types.ts';

/** A decoded body. */
interface Body {
  readonly kind: ResponseSummary['bodyKind'];
  /** Undefined if the body is not JSON or was not parsed. */
  readonly json: unknown;
  /** Undefined if the body is not text. */
  readonly text: string | undefined;
}

type Decoder = (bytes: Uint8Array, options: { readonly maxOutputLength: number; readonly finishFlush?: number }) => Uint8Array;

/** Decoders for content codings (RFC 9110 §8.4.1). For `deflate`, many servers send raw deflate data. */
const DECODERS: Readonly<Record<string, readonly Decoder[]>> = {
  gzip: [gunzipSync],
  'x-gzip': [gunzipSync],
  deflate: [inflateSync, inflateRawSync],
  br: [brotliDecompressSync],
  zstd: [zstdDecompressSync],
};

/** Flush modes that return the output of a truncated body. Brotli and zstd use different constants from zlib. */
const FLUSH: Readonly<Record<string, number>> = { br: constants.BROTLI_OPERATION_FLUSH, zstd: constants.ZSTD_e_flush };

/** Maximum number of codings. A body with more is not decoded. */
const MOST_CODINGS = 3;

/**
 * Decodes and classifies a body.
 *
 * @param maxBytes size limit of the decoded body.
 * @param parse false for a body that is not needed and may name patients. Its kind is then detected from the first bytes.
 */
export function readBody(response: HttpResponse, maxBytes: number, parse: boolean): Body {
  const bytes = decompress(response, maxBytes);
  if (bytes === undefined) return { kind: 'compressed', json: undefined, text: undefined };
  const content = decodeText(bytes, response.truncated);
  const contentType = response.headers['content-type'] ?? '';
  const start = (content ?? '').slice(0, 4096).trimStart();
  if (!parse && /^[[{]/.test(start)) return { kind: 'json', json: undefined, text: undefined };
  const json = !parse || content === undefined ? undefined : response.truncated ? startOfJson(content) : parseJson(content);
  return { kind: kindOf(bytes, json, start, contentType), json, text: parse ? content : undefined };
}

function kindOf(bytes: Uint8Array, json: unknown, start: string, contentType: string): ResponseSummary['bodyKind'] {
  if (isRecord(json) && text(json['resourceType']) !== undefined) return 'fhir';
  if (json !== undefined) return 'json';
  if (bytes.length === 0 || (bytes.length < 4096 && start === '' && /^\s*$/.test(Buffer.from(bytes).toString('latin1')))) return 'empty';
  const markup = markupOf(start);
  if (markup === 'fhir-xml') return markup;
  return contentType.toLowerCase().startsWith('text/html') ? 'html' : (markup ?? 'other');
}

/** Matches the declarations, comments and document type before the root element. */
const PROLOG = /^(?:\s|<\?[^>]{0,500}>|<!--[^]{0,2000}?-->|<!doctype(?!\s+html)[^>]{0,500}>)*/i;

function markupOf(start: string): ResponseSummary['bodyKind'] | undefined {
  const root = start.replace(PROLOG, '');
  const [, name] = /^<(?:[\w.-]{1,60}:)?(!?[\w.-]{1,60})/.exec(root) ?? [];
  if (name === undefined) return undefined;
  if (/^(?:!doctype|html|head|body)$/i.test(name)) return 'html';
  return name === 'Bundle' || /^<[^>]*hl7\.org\/fhir["'/]/.test(root) ? 'fhir-xml' : 'xml';
}

/** Returns undefined if the coding is unknown or the content is corrupt or too large. */
function decompress({ headers, body, truncated }: HttpResponse, maxBytes: number): Uint8Array | undefined {
  if (body.length === 0) return body;
  const named = (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  // Some servers compress a body without declaring it.
  const codings = named.length === 0 && body[0] === 0x1f && body[1] === 0x8b ? ['gzip'] : named;
  if (codings.length > MOST_CODINGS) return undefined;
  return codings.reduceRight<Uint8Array | undefined>(
    (bytes, coding) => bytes && decodeOne(bytes, coding, maxBytes, truncated === true),
    body,
  );
}

function decodeOne(bytes: Uint8Array, coding: string, maxBytes: number, truncated: boolean): Uint8Array | undefined {
  const options = { maxOutputLength: maxBytes, ...(truncated && { finishFlush: FLUSH[coding] ?? constants.Z_SYNC_FLUSH }) };
  // If a body exceeds the limit, a shorter piece is enough to detect its kind.
  const lengths = truncated ? [1, 4, 16, 64, 256, 1024].map((part) => Math.ceil(bytes.length / part)) : [bytes.length];
  for (const decoder of DECODERS[coding] ?? []) {
    for (const length of lengths) {
      try {
        return decoder(bytes.subarray(0, length), options);
      } catch {
        continue;
      }
    }
  }
  return undefined;
}

/** Decodes UTF-8, or UTF-16 with a byte order mark. */
function decodeText(bytes: Uint8Array, truncated = false): string | undefined {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: truncated });
  } catch {
    return undefined;
  }
}

/** Returns what the start of a JSON document reveals, which is an array (without its items) or the resource type. */
function startOfJson(content: string): unknown {
  const start = content.trimStart();
  if (start.startsWith('[')) return [];
  return start.startsWith('{') ? { resourceType: /"resourceType"\s*:\s*"(\w+)"/.exec(start)?.[1] } : undefined;
}
