/**
 * A gate before a server that others wrote, so that the action meets it as it meets Azure: under a real host name, closed to whoever
 * brings no token of the lab. What such a server does otherwise than Azure is mapped in its gate, never in the action; docs/lab.md
 * ("Real components") lists every such mapping with its source.
 */
import { request as httpRequest } from 'node:http';
import { callerOf, type DataAction } from '../../../lab/azure/access.ts';
import type { Lab } from '../../../lab/lab.ts';
import { challengeOf, type Service } from '../../../lab/azure/service.ts';
import type { Handler, LabAnswer, LabRequest } from '../../../lab/network/site.ts';

/** Headers of one hop (RFC 9110 §7.6.1), and those that the gate writes itself. */
const NOT_PASSED: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'te',
  'trailer',
]);

/** Passes requests on to a server, and its answers back as they are. */
export interface Upstream {
  /** @param changes what to send in the place of what came */
  pass(request: LabRequest, changes?: Partial<Pick<LabRequest, 'path' | 'query'>>): Promise<LabAnswer>;
  /** Asks it for JSON on the gate's own behalf. */
  ask(path: string): Promise<unknown>;
}

/**
 * A server that listens on a socket file.
 *
 * @param socketPath absolute path of the file: a server in a namespace of its own can be reached by no other way
 */
export function upstreamOf(socketPath: string): Upstream {
  function send(method: string, target: string, headers: Readonly<Record<string, string>>, body: string): Promise<LabAnswer> {
    return new Promise((done, failed) => {
      const outgoing = httpRequest({ socketPath, method, path: target, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', failed);
        response.once('end', () => {
          done({ status: response.statusCode ?? 502, headers: passed(response.headers), body: Buffer.concat(chunks) });
        });
      });
      outgoing.once('error', failed);
      outgoing.end(body);
    });
  }
  return {
    pass({ method, headers, body, ...request }, { path = request.path, query = request.query } = {}) {
      const target = query.size === 0 ? path : `${path}?${query.toString()}`;
      return send(
        method,
        target,
        { ...passed(headers), ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
        body,
      );
    },
    async ask(path) {
      const { status, body = '' } = await send('GET', path, { accept: 'application/json' }, '');
      if (status !== 200) throw new Error(`${path}: ${String(status)}`);
      const value: unknown = JSON.parse(body.toString());
      return value;
    },
  };
}

function passed(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && !NOT_PASSED.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

/** What a gate refuses with: the status is the lab's judgement, the body is each service's own. */
export interface Refusals {
  readonly unauthorised: LabAnswer;
  readonly forbidden: LabAnswer;
}

/**
 * Lets nobody past but the bearer of one of the lab's tokens, for this service, with a role on it: as the lab's own services judge.
 *
 * @param service the service of the lab whose place the third party's server takes: its audiences, tenant and challenge hold
 */
export function guarded(lab: Lab, service: Service, action: DataAction, refusals: Refusals, inner: Handler): Handler {
  return (request) => {
    const caller = callerOf(request, { ...service, roles: lab.roles, action });
    if (caller === 'allowed') return inner(request);
    if (caller === 'no-role') return refusals.forbidden;
    return { ...refusals.unauthorised, headers: { ...refusals.unauthorised.headers, ...challengeOf(service, caller === 'bad-token') } };
  };
}
