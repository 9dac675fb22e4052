/**
 * Creates access tokens. Azure's own APIs get version 1 tokens. A custom resource can request version 2 tokens (Entra docs:
 * access-tokens.md).
 */
import type { Registration, Resource } from './entra.ts';
import { signer, randomText } from '../network/keys.ts';
import type { IssuedToken } from './tokens.ts';

export interface TokenOverrides {
  tenantId?: string;
  /** Lifetime in seconds. */
  lifetimeSeconds?: number;
  /** True for a token that is not a JWT. Tokens for Microsoft's own APIs may be opaque (Entra docs: access-tokens.md). */
  opaque?: boolean;
}

interface Order {
  readonly identity: Registration;
  readonly requested: string;
  readonly resource: Resource;
  readonly now: Date;
  readonly overrides: TokenOverrides;
}

/**
 * Lifetimes in seconds. The token of an app registration is valid for about an hour (observed 3599 s: PIXL), and that of a user-assigned
 * identity for a day, even with federation (azure/login: README).
 */
const LIFETIME_SECONDS = { app: 3599, 'user-assigned': 86_399 } as const;

/** Creates an access token. The returned `expiresIn` is in seconds. */
export async function mintAccessToken({
  identity,
  requested,
  resource,
  now,
  overrides,
}: Order): Promise<{ issued: IssuedToken; expiresIn: number }> {
  const expiresIn = overrides.lifetimeSeconds ?? LIFETIME_SECONDS[identity.kind];
  const tenantId = overrides.tenantId ?? identity.tenantId;
  const applicationId = identity.clientId;
  // A version 1 token contains the resource exactly as requested. A version 2 token contains the application ID (Entra docs:
  // access-tokens.md).
  const audience = resource.version === 2 ? resource.applicationId : requested;
  const issuedAt = Math.floor(now.getTime() / 1000);
  const common = {
    aud: audience,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + expiresIn,
    aio: randomText(36),
    oid: identity.objectId,
    rh: randomText(24),
    sub: identity.objectId,
    tid: tenantId,
    uti: randomText(16),
    xms_ftd: randomText(120),
  };
  const claims =
    resource.version === 2
      ? { ...common, iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, azp: applicationId, azpacr: '2', ver: '2.0' }
      : {
          ...common,
          iss: `https://sts.windows.net/${tenantId}/`,
          idp: `https://sts.windows.net/${tenantId}/`,
          appid: applicationId,
          appidacr: '2',
          idtyp: 'app',
          ver: '1.0',
        };
  const value = overrides.opaque === true ? `EwC${randomText(700)}` : await (await signer('entra')).sign(claims);
  const issued = { value, audience, tenantId, objectId: identity.objectId, expiresOn: now.getTime() + expiresIn * 1000 };
  return { issued, expiresIn };
}
