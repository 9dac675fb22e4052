/** Whether an assertion is good for an identity: its federated credentials, then the issuer's keys, then time. */
import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { Registration } from './entra.ts';
import { isRecord, type LabAnswer } from '../network/site.ts';
import type { Web } from '../network/web.ts';

/** A refusal on its way out of a check. */
export class Refused extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`AADSTS${String(code)}`);
    this.code = code;
  }
}

/**
 * Holds an assertion to an identity's federated credentials, then to its issuer's keys and its time.
 *
 * @throws Refused with the code that Entra documents for what is wrong
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

/** Keys of an issuer through its discovery document, as Entra gets them; 90061 when it cannot be reached. */
async function keysOf(web: Web, issuer: string): Promise<JSONWebKeySet> {
  const document = parsed(await web.inside(`${issuer}/.well-known/openid-configuration`));
  const keys = typeof document['jwks_uri'] === 'string' ? parsed(await web.inside(document['jwks_uri'])) : {};
  if (!isKeySet(keys)) throw new Refused(90061);
  return keys;
}

function parsed({ status, body }: LabAnswer): Record<string, unknown> {
  if (status !== 200) throw new Refused(90061);
  const value: unknown = JSON.parse(body?.toString() ?? '');
  return isRecord(value) ? value : {};
}

function isKeySet(value: Record<string, unknown>): value is Record<string, unknown> & JSONWebKeySet {
  return Array.isArray(value['keys']);
}
