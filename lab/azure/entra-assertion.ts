/** Checks the ID token in a token exchange, as Microsoft Entra does. */
import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { Registration } from './entra.ts';
import { isRecord, type LabResponse } from '../network/site.ts';
import type { Web } from '../network/web.ts';

export class Refused extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`AADSTS${String(code)}`);
    this.code = code;
  }
}

/**
 * Compares an assertion with an identity's federated credentials, and then verifies its signature and validity period.
 *
 * @throws Refused with the error code that Entra documents for the mistake
 */
export async function checkAssertion(web: Web, assertion: string, identity: Registration, now: Date): Promise<void> {
  const { iss = '', sub = '', aud = '' } = decoded(assertion);
  if (identity.federated.length === 0) throw new Refused(70025);
  const ofIssuer = identity.federated.filter(({ issuer }) => issuer === iss);
  if (ofIssuer.length === 0) throw new Refused(700211);
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub);
  if (ofSubject.length === 0) {
    throw new Refused(ofIssuer.some(({ subject }) => subject.toLowerCase() === sub.toLowerCase()) ? 7002138 : 700213);
  }
  if (!ofSubject.some(({ audience }) => audience === aud)) throw new Refused(700212);
  const keys = createLocalJWKSet(await keysOf(web, iss));
  try {
    await jwtVerify(assertion, keys, { currentDate: now, algorithms: ['RS256'] });
  } catch (error) {
    if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) throw new Refused(700024);
    throw new Refused(700027);
  }
}

function decoded(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion);
  } catch {
    throw new Refused(50027);
  }
}

/** Requests the signing keys of an issuer at the address in its discovery document. Throws error 90061 if the issuer is unreachable. */
async function keysOf(web: Web, issuer: string): Promise<JSONWebKeySet> {
  const document = parsed(await web.request(`${issuer}/.well-known/openid-configuration`));
  const keys = typeof document['jwks_uri'] === 'string' ? parsed(await web.request(document['jwks_uri'])) : {};
  if (!isKeySet(keys)) throw new Refused(90061);
  return keys;
}

function parsed({ status, body }: LabResponse): Record<string, unknown> {
  if (status !== 200) throw new Refused(90061);
  const value: unknown = JSON.parse(body?.toString() ?? '');
  return isRecord(value) ? value : {};
}

function isKeySet(value: Record<string, unknown>): value is Record<string, unknown> & JSONWebKeySet {
  return Array.isArray(value['keys']);
}
