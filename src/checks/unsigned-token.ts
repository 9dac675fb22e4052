/** Checks that a trusted host validates tokens. Sends a read request with an unsigned token, which the host must refuse. */
import type { Cloud } from '../azure/clouds.ts';
import { worst, type AccessClaims, type EndpointOutcome } from '../model/outcome.ts';
import type { Context, Request } from '../model/request.ts';
import { guid } from '../util/json.ts';
import { evaluateUnsignedRead } from './evaluate.ts';
import { CheckRecorder } from './recorder.ts';

/**
 * Sends the read request with an unsigned token and adds the result to the outcome.
 *
 * @param outcome outcome of an endpoint that passed the read request with the real token.
 * @param real claims of the real token. Only the tenant and the version are used.
 */
export async function checkUnsignedToken(
  outcome: EndpointOutcome,
  request: Request,
  real: AccessClaims | undefined,
  context: Context,
): Promise<EndpointOutcome> {
  const { target } = outcome;
  const { authorised } = target.service;
  const recorder = new CheckRecorder(target, request, context);
  const given = request.signIn.tenantId;
  const claims: AccessClaims = {
    audience: target.audience,
    // An issuer always contains the GUID of the tenant, never its domain.
    tenantId: real?.tenantId ?? guid(given),
    version: real?.version === '2.0' ? '2.0' : '1.0',
    ...{ applicationId: undefined, objectId: undefined },
  };
  const token = unsignedToken(claims, request.cloud, context);
  const headers = { ...authorised.headers, 'cache-control': 'no-cache' };
  const probe = { ...authorised, headers, above: target.base, token, truncate: true };
  const evidence = { target, cloud: request.cloud, clientId: request.signIn.clientId, claims };
  const { response, failure } = await recorder.send('unsigned-token', probe, (received) =>
    evaluateUnsignedRead(received, evidence, outcome.httpStatus),
  );
  // The check fails only if the host accepts the token. Any other response except a refusal is inconclusive.
  const status = failure === undefined || failure.code === 'token-not-checked' ? undefined : 'warn';
  recorder.recordResponse('unsigned-token', response, { failure, status });
  const added = recorder.outcome();
  const checks = [...outcome.checks, ...added.checks];
  return { ...outcome, checks, spans: [...outcome.spans, ...added.spans], status: worst(checks) };
}

/** Length in bytes of an RS256 signature with a 2048-bit key. */
const SIGNATURE_BYTES = 256;
const LIFETIME_SECONDS = 3600;

function unsignedToken({ audience, tenantId, version }: AccessClaims, cloud: Cloud, context: Context): string {
  // Entra backdates tokens by five minutes, because the clock of a service may be behind. The unsigned token does the same.
  const now = Math.floor(context.clock.now() / 1000) - 300;
  const payload = {
    aud: audience,
    iss: issuerOf(tenantId ?? 'common', version, cloud),
    ...{ iat: now, nbf: now, exp: now + LIFETIME_SECONDS },
    tid: tenantId,
    ver: version,
  };
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { typ: 'JWT', alg: 'RS256', kid: randomBytes(20, context).toString('base64url') };
  return `${encode(header)}.${encode(payload)}.${randomBytes(SIGNATURE_BYTES, context).toString('base64url')}`;
}

/** Returns the issuer of tokens for a tenant (Microsoft Entra: access-tokens). */
function issuerOf(tenant: string, version: string | undefined, cloud: Cloud): string {
  if (version === '2.0') return `https://${cloud.authorityHost}/${tenant}/v2.0`;
  return `https://${cloud.name === 'azurechinacloud' ? 'sts.chinacloudapi.cn' : 'sts.windows.net'}/${tenant}/`;
}

function randomBytes(count: number, { newId }: Context): Buffer {
  const ids = Array.from({ length: Math.ceil(count / 16) }, () => newId().replaceAll('-', ''));
  return Buffer.from(ids.join(''), 'hex').subarray(0, count);
}
