/** What a server of the lab is asked and what it answers: the types that its rooms share, and the small makers of answers. */
import type { IssuedToken } from '../azure/tokens.ts';

/** One request as a server of the lab sees it. */
export interface LabRequest {
  readonly scheme: 'http' | 'https';
  /** Lower case, with its port where it is not the scheme's own. */
  readonly host: string;
  readonly method: string;
  /** Percent-encoded and in the letter case that was sent: Azure's paths are case-sensitive (azure-docs#25622). */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly authorised: 'none' | 'bearer' | 'other';
  /** The lab's own token that was sent, when it is one. */
  readonly bearer: IssuedToken | undefined;
}

/** One answer. Its body is sent as it stands. */
export interface LabAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A server of the lab: from a request to an answer. */
export type Handler = (request: LabRequest) => LabAnswer | Promise<LabAnswer>;

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): LabAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) };
}

/** An answer in plain text. */
export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): LabAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

/** Whether a value is an object with string keys, as parsed JSON has them. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
