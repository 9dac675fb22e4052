/** Unsigned tokens with fictitious claims. */
import { CLIENT_ID, TENANT_ID } from './inputs.ts';
import { OBJECT_ID } from './requests.ts';
import { START } from './clock.ts';

/** Returns a JWT with the given claims. */
export function jwt(claims: unknown, header: unknown = { alg: 'RS256', typ: 'JWT' }): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.c2lnbmF0dXJl`;
}

/** Claims in GitHub's ID token (GitHub docs: reference/security/oidc). */
export const ASSERTION = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:contoso/clinical-platform:environment:prod',
  aud: 'api://AzureADTokenExchange',
  job_workflow_ref: 'contoso/clinical-platform/.github/workflows/verify.yml@refs/heads/main',
  environment: 'prod',
  event_name: 'push',
  ref: 'refs/heads/main',
  repository: 'contoso/clinical-platform',
} as const;

/** Claims in a version 1 access token that is valid for an hour (Entra docs: access-token-claims-reference). */
export function accessV1(aud: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { aud, tid: TENANT_ID, appid: CLIENT_ID, oid: OBJECT_ID, ver: '1.0', exp: START / 1000 + 3599, ...changes };
}

/** Claims in a version 2 access token, where the audience is a client ID and `azp` replaces `appid`. */
export function accessV2(aud: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { aud, tid: TENANT_ID, azp: CLIENT_ID, oid: OBJECT_ID, ver: '2.0', exp: START / 1000 + 3599, ...changes };
}
