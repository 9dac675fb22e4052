/** Functions that check and parse untrusted values. */
import { readFileSync, statSync } from 'node:fs';

/** True if the value is an object but not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value at a path of property names, or undefined if the path does not exist. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value);
}

/** Returns only the objects in an array property. */
export function objects(value: unknown, name: string): readonly Record<string, unknown>[] {
  return list(member(value, name)).filter(isRecord);
}

/** Returns the value if it is a string, otherwise undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Returns the value if it is an array, otherwise an empty array. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the value in lowercase if it is a GUID, otherwise undefined. */
export function guid(value: unknown): string | undefined {
  return typeof value === 'string' && GUID.test(value) ? value.toLowerCase() : undefined;
}

export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Parses JSON. Returns undefined if the content is not valid JSON. */
export function parseJson(content: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}

/** Reads a JSON file, such as the event payload. Returns undefined if the file is missing or invalid. */
export function readJsonFile(path: string | undefined): unknown {
  try {
    // Reading a named pipe could block the process.
    return path !== undefined && statSync(path).isFile() ? parseJson(readFileSync(path)) : undefined;
  } catch {
    return undefined;
  }
}

/** Maximum delay in milliseconds that `retryAfter` returns for a numeric header value. The delay exceeds the maximum duration of a run. */
const LONGEST_MS = 999_999_999;

/** Returns the delay in milliseconds from `x-ms-retry-after-ms` or `Retry-After` (RFC 9110 §10.2.3). Ignores invalid values. */
export function retryAfter(headers: Readonly<Record<string, unknown>>, now: number): number | undefined {
  const ms = text(headers['x-ms-retry-after-ms']) ?? '';
  if (/^\d+$/.test(ms)) return Math.min(Number(ms), LONGEST_MS);
  const after = text(headers['retry-after']) ?? '';
  if (/^\d+$/.test(after)) return Math.min(Number(after) * 1000, LONGEST_MS);
  const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(after) ? Date.parse(after) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
