/** Types for requests, responses and handlers of the lab's servers, and functions to create responses. */
import type { IssuedToken } from '../azure/tokens.ts';

export interface LabRequest {
  readonly scheme: 'http' | 'https';
  /** Lowercase host, with the port unless it is the default port. */
  readonly host: string;
  readonly method: string;
  /** Percent-encoded path in its original letter case, because Azure's paths are case-sensitive (azure-docs#25622). */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Headers with lowercase names. Repeated headers are joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly authorised: 'none' | 'bearer' | 'other';
  /** The bearer token. Undefined if the lab did not issue it. */
  readonly bearer: IssuedToken | undefined;
}

/** A response. The server sends the body unchanged. */
export interface LabResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export type Handler = (request: LabRequest) => LabResponse | Promise<LabResponse>;

/** Creates a JSON response. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): LabResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) };
}

/** Creates a plain text response. */
export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): LabResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

/** True for an object with string keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
