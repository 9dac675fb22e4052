/** Classifies and parses response bodies. A body may contain anything, so only its kind and parsed form leave this module. */
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

/**
 * Classifies and parses a body.
 *
 * @param parse false for a body that is not needed and may name patients. Its kind is then detected from the first bytes.
 */
export function readBody({ headers, body, truncated, compressed }: HttpResponse, parse: boolean): Body {
  if (compressed) return { kind: 'compressed', json: undefined, text: undefined };
  const content = decodeText(body, truncated);
  const start = (content ?? '').slice(0, 4096).trimStart();
  if (!parse && /^[[{]/.test(start)) return { kind: 'json', json: undefined, text: undefined };
  const json = !parse || content === undefined ? undefined : truncated ? startOfJson(content) : parseJson(content);
  return { kind: kindOf(body, json, start, headers['content-type'] ?? ''), json, text: parse ? content : undefined };
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
