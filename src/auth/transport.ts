/** Hands the one way out to @azure/identity as its HTTP client, and keeps what came back: the library hides the body of a refusal. */
import {
  createHttpHeaders,
  type HttpClient as AzureHttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import type { HttpResponse, NetworkError, HttpResult, HttpClient } from '../http/client.ts';

/** The one exchange that went through a transport. */
export interface RecordedResult {
  /** Undefined when the library failed before it sent anything. */
  reply: HttpResult | undefined;
}

/** Entra reads it from the header; MSAL writes it into query and body (ED: v2-protocols, "client-request-id"). */
const REQUEST_ID = 'client-request-id';
const OTHER_ID = /(?<=(?:^|&)client-request-id=)[^&]*/;
/** More than any answer of Entra or of a managed identity's endpoint is long. */
const MOST_BYTES = 256 * 1024;

/**
 * An HTTP client for one credential and one token.
 *
 * @param wire the way out.
 * @param recorded gets the raw reply.
 * @param requestId by which the other side's log can be searched; the library's own would be known to nobody.
 * @param direct never through a proxy: for a managed identity's local endpoint.
 */
export function createTransport(http: HttpClient, recorded: RecordedResult, requestId: string, direct?: true): AzureHttpClient {
  return {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      const body = typeof request.body === 'string' ? { body: request.body.replace(OTHER_ID, requestId) } : {};
      const headers = { ...request.headers.toJSON(), [REQUEST_ID]: requestId };
      const url = new URL(request.url);
      if (url.searchParams.has(REQUEST_ID)) url.searchParams.set(REQUEST_ID, requestId);
      const sent = { url, method: request.method, headers, maxBytes: MOST_BYTES, ...body, ...(direct && { only: 'private' as const }) };
      recorded.reply = await http.send(sent);
      if (!recorded.reply.ok) throw new TransportError(recorded.reply.error);
      return response(request, recorded.reply.response);
    },
  };
}

/** Tells the library that nothing came back; what it makes of it is not read, {@link RecordedResult} is. */
class TransportError extends Error {
  override readonly name = 'RestError';
  readonly code: string;

  constructor({ code }: NetworkError) {
    super(code);
    this.code = code;
  }
}

function response(request: PipelineRequest, { status, headers, body }: HttpResponse): PipelineResponse {
  return { request, status, headers: createHttpHeaders(headers), bodyAsText: Buffer.from(body).toString('utf8') };
}
