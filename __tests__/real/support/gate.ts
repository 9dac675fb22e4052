/**
 * A gate in front of a third-party server. As with Azure, the action uses a real host name and needs one of the lab's tokens. The gate also
 * converts responses that differ from Azure. docs/lab.md ("Third-party programs") lists every conversion with its source.
 */
import { request as httpRequest } from 'node:http';
import { callerOf, type DataAction } from '../../../lab/azure/access.ts';
import { challengeOf, type Service } from '../../../lab/azure/service.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { Handler, LabResponse, LabRequest } from '../../../lab/network/site.ts';

/** Hop-by-hop headers (RFC 9110 §7.6.1), and the content length, which the gate sets itself. */
const NOT_FORWARDED = /^(?:connection|keep-alive|transfer-encoding|content-length|upgrade|te|trailer)$/;

export interface Upstream {
  /** @param changes the parts of the request to replace */
  forward(request: LabRequest, changes?: Partial<Pick<LabRequest, 'path' | 'query'>>): Promise<LabResponse>;
  /** Requests JSON for the gate itself. Throws unless the status is 200. */
  getJson(path: string): Promise<unknown>;
}

/** Returns a client for the server that listens on a socket file. */
export function upstreamOf(socketPath: string): Upstream {
  function send(method: string, target: string, headers: Readonly<Record<string, string>>, body: string): Promise<LabResponse> {
    return new Promise((done, failed) => {
      const outgoing = httpRequest({ socketPath, method, path: target, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', failed);
        response.once('end', () => {
          done({ status: response.statusCode ?? 502, headers: forwarded(response.headers), body: Buffer.concat(chunks) });
        });
      });
      outgoing.once('error', failed);
      outgoing.end(body);
    });
  }
  return {
    forward({ method, headers, body, ...request }, { path = request.path, query = request.query } = {}) {
      const target = query.size === 0 ? path : `${path}?${query.toString()}`;
      const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      return send(method, target, { ...forwarded(headers), ...length }, body);
    },
    async getJson(path) {
      const { status, body = '' } = await send('GET', path, { accept: 'application/json' }, '');
      if (status !== 200) throw new Error(`${path}: ${String(status)}`);
      const value: unknown = JSON.parse(body.toString());
      return value;
    },
  };
}

function forwarded(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && !NOT_FORWARDED.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

export interface Refusals {
  readonly unauthorised: LabResponse;
  readonly forbidden: LabResponse;
}

/**
 * Forwards only requests with a token of the lab for this service, from a principal with a role on it.
 *
 * @param service the service of the lab that the server replaces, with its audiences, tenant and challenge
 */
export function guarded(lab: Lab, service: Service, action: DataAction, refusals: Refusals, inner: Handler): Handler {
  return (request) => {
    const caller = callerOf(request, { ...service, roles: lab.roles, action });
    if (caller === 'allowed') return inner(request);
    if (caller === 'no-role') return refusals.forbidden;
    return { ...refusals.unauthorised, headers: { ...refusals.unauthorised.headers, ...challengeOf(service, caller === 'bad-token') } };
  };
}
