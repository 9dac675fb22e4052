/** Decodes and classifies the body of a response. The body may contain anything, so only its kind and its parsed form leave this file. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { BodyKind } from '../failures/contexts.ts';
import { isRecord, text } from '../util/json.ts';
import type { HttpResponse } from '../http/types.ts';

/** A decoded body. */
export interface Body {
  readonly kind: BodyKind;
  /** Undefined if it is not JSON, or if it was not to be parsed. */
  readonly json: unknown;
  /** Undefined if it is not text. */
  readonly text: string | undefined;
}

type Decoder = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

/** Content codings (RFC 9110 §8.4.1). Many servers send raw deflate for `deflate`. */
const DECODERS: Readonly<Record<string, readonly Decoder[]>> = {
  gzip: [gunzipSync],
  'x-gzip': [gunzipSync],
  deflate: [inflateSync, inflateRawSync],
  br: [brotliDecompressSync],
  zstd: [zstdDecompressSync],
};

/** A body with more codings than this is not decoded. */
const MOST_CODINGS = 3;

/**
 * Decodes and classifies a body.
 *
 * @param maxBytes size limit of the decoded body.
 * @param parse false for a body that may name patients and is not needed. Its kind is then detected from its first bytes.
 */
export function readBody(response: HttpResponse, maxBytes: number, parse: boolean): Body {
  const bytes = decompress(response, maxBytes);
  if (bytes === undefined) return { kind: 'compressed', json: undefined, text: undefined };
  const content = decodeText(bytes);
  const contentType = response.headers['content-type'] ?? '';
  const start = (content ?? '').slice(0, 4096).trimStart();
  if (!parse && /^[[{]/.test(start)) return { kind: 'json', json: undefined, text: undefined };
  const json = parse && content !== undefined ? parseJson(content) : undefined;
  return { kind: kindOf(bytes, json, start, contentType), json, text: parse ? content : undefined };
}

function kindOf(bytes: Uint8Array, json: unknown, start: string, contentType: string): BodyKind {
  if (isRecord(json) && text(json['resourceType']) !== undefined) return 'fhir';
  if (json !== undefined) return 'json';
  if (bytes.length === 0 || (bytes.length < 4096 && start === '' && /^\s*$/.test(Buffer.from(bytes).toString('latin1')))) return 'empty';
  const markup = markupOf(start);
  if (markup === 'fhir-xml') return markup;
  return contentType.toLowerCase().startsWith('text/html') ? 'html' : (markup ?? 'other');
}

/** Matches declarations, comments and the document type before the root element. */
const PROLOG = /^(?:\s|<\?[^>]{0,500}>|<!--[^]{0,2000}?-->|<!doctype(?!\s+html)[^>]{0,500}>)*/i;

function markupOf(start: string): BodyKind | undefined {
  const root = start.slice(PROLOG.exec(start)?.[0].length ?? 0);
  const [, name] = /^<(?:[\w.-]{1,60}:)?(!?[\w.-]{1,60})/.exec(root) ?? [];
  if (name === undefined) return undefined;
  if (/^(?:!doctype|html|head|body)$/i.test(name)) return 'html';
  return name === 'Bundle' || /^<[^>]*hl7\.org\/fhir["'/]/.test(root) ? 'fhir-xml' : 'xml';
}

/** Returns undefined if the coding is unknown, or if the content is damaged or too large. */
function decompress({ headers, body }: HttpResponse, maxBytes: number): Uint8Array | undefined {
  if (body.length === 0) return body;
  const named = (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  // Some servers compress without saying so.
  const codings = named.length === 0 && body[0] === 0x1f && body[1] === 0x8b ? ['gzip'] : named;
  if (codings.length > MOST_CODINGS) return undefined;
  return codings.reduceRight<Uint8Array | undefined>((bytes, coding) => bytes && decodeOne(bytes, coding, maxBytes), body);
}

function decodeOne(bytes: Uint8Array, coding: string, maxBytes: number): Uint8Array | undefined {
  for (const decoder of DECODERS[coding] ?? []) {
    try {
      return decoder(bytes, { maxOutputLength: maxBytes });
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Decodes UTF-8, or UTF-16 with a byte order mark. */
function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(content: string): unknown {
  try {
    const json: unknown = JSON.parse(content);
    return json;
  } catch {
    return undefined;
  }
}
