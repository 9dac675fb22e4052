/** Checks whether a trusted host verifies token signatures. */
import type { Cloud } from '../azure/clouds.ts';
import { randomBytes } from 'node:crypto';
import { worst, type EndpointOutcome, type Granted } from '../model/outcome.ts';
import type { Context, Request } from '../model/request.ts';
import { guid } from '../util/json.ts';
import { evaluateUnsignedRead } from './evaluate.ts';
import { CheckRecorder } from './recorder.ts';

/**
 * Sends a read request with an unsigned token, which the host must reject. Copies the tenant ID, version and lifetime from the real token,
 * so that a host that checks only these claims accepts the unsigned token.
 */
export async function checkUnsignedToken(
  outcome: EndpointOutcome,
  request: Request,
  { claims: real, expiresOn }: Granted,
  context: Context,
): Promise<EndpointOutcome> {
  const { target } = outcome;
  const { signIn, cloud } = request;
  const { authorised } = target.service;
  const recorder = new CheckRecorder(target, request, context);
  // An issuer always contains the tenant GUID, never the tenant domain.
  const tenantId = real?.tenantId ?? guid(signIn.tenantId);
  const version = real?.version === '2.0' ? '2.0' : '1.0';
  // The audience of a version 2 token is usually the resource's client ID. Do not copy the ID of the identity itself.
  const resourceId = guid(real?.audience);
  const audience = resourceId === undefined || resourceId === real?.applicationId ? target.audience : resourceId;
  // Backdate other tokens by five minutes, as Entra does, because a service's clock might be behind.
  const start = real?.notBefore ?? context.clock.now() - 300_000;
  const lifetime = { start, end: real?.notBefore === undefined ? start + LIFETIME_MS : expiresOn };
  const token = unsignedToken(audience, tenantId, version, cloud, lifetime);
  const headers = { ...authorised.headers, 'cache-control': 'no-cache' };
  const probe = { ...authorised, headers, above: target.base, token, truncate: true, partial: true };
  const evidence = { target, cloud, clientId: signIn.clientId, token: { audience: target.audience, tenantId, objectId: undefined } };
  const { response, failure } = await recorder.send('unsigned-token', probe, (received) =>
    evaluateUnsignedRead(received, evidence, outcome.httpStatus),
  );
  // The check fails only if the host accepts the unsigned token. Any other response that is not clearly a rejection results in a warning.
  const status = failure === undefined || failure.code === 'token-not-checked' ? undefined : 'warn';
  recorder.recordResponse('unsigned-token', response, { failure, status });
  const added = recorder.outcome();
  const checks = [...outcome.checks, ...added.checks];
  return { ...outcome, checks, spans: [...outcome.spans, ...added.spans], status: worst(checks) };
}

/** Length in bytes of an RS256 signature with a 2048-bit key. */
const SIGNATURE_BYTES = 256;
/** Lifetime of an unsigned token, in milliseconds, if the lifetime of the real token is unknown. */
const LIFETIME_MS = 3_600_000;

function unsignedToken(
  aud: string,
  tid: string | undefined,
  ver: '1.0' | '2.0',
  cloud: Cloud,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const [nbf, exp] = [Math.floor(start / 1000), Math.floor(end / 1000)];
  const payload = { aud, iss: issuerOf(tid ?? 'common', ver, cloud), iat: nbf, nbf, exp, tid, ver };
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { typ: 'JWT', alg: 'RS256', kid: randomBytes(20).toString('base64url') };
  return `${encode(header)}.${encode(payload)}.${randomBytes(SIGNATURE_BYTES).toString('base64url')}`;
}

/** Returns the issuer of a tenant's tokens (Entra docs: access-tokens). */
function issuerOf(tenant: string, version: '1.0' | '2.0', cloud: Cloud): string {
  if (version === '2.0') return `https://${cloud.authorityHost}/${tenant}/v2.0`;
  return `https://${cloud.name === 'azurechinacloud' ? 'sts.chinacloudapi.cn' : 'sts.windows.net'}/${tenant}/`;
}
