/** Access tokens as Entra makes them: version 1 for Azure's own APIs, version 2 for custom resources that ask for it (ED: access-tokens.md). */
import type { Registration, Resource } from './entra.ts';
import { signer, unguessable } from '../network/keys.ts';
import type { IssuedToken } from './tokens.ts';

/** Values that replace those of the request in a token. */
export interface Minting {
  tenantId?: string;
  applicationId?: string;
  audience?: string;
  /** Seconds from now to the expiry that the token and the answer tell; negative for one that has expired. */
  lifetimeSeconds?: number;
  opaque?: boolean;
}

interface Order {
  readonly identity: Registration;
  readonly asked: string;
  readonly resource: Resource;
  readonly now: Date;
  readonly minting: Minting;
}

/** An app's token lives about an hour (observed 3599 s: PIXL), a user-assigned identity's a day, also through federation (AL: README). */
const LIFETIME_SECONDS = { app: 3599, 'user-assigned': 86_399 } as const;

/** Mints one token; `expiresIn` is what the answer says, in seconds. */
export async function mintAccessToken({
  identity,
  asked,
  resource,
  now,
  minting,
}: Order): Promise<{ issued: IssuedToken; expiresIn: number }> {
  const expiresIn = minting.lifetimeSeconds ?? LIFETIME_SECONDS[identity.kind];
  const tenantId = minting.tenantId ?? identity.tenantId;
  const applicationId = minting.applicationId ?? identity.clientId;
  // Version 1 repeats the resource exactly as it was asked for, slash and all; version 2 names the application (ED: access-tokens.md).
  const audience = minting.audience ?? (resource.version === 2 ? resource.applicationId : asked);
  const issuedAt = Math.floor(now.getTime() / 1000);
  const common = {
    aud: audience,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + expiresIn,
    aio: unguessable(36),
    oid: identity.objectId,
    rh: unguessable(24),
    sub: identity.objectId,
    tid: tenantId,
    uti: unguessable(16),
    xms_ftd: unguessable(120),
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
  const opaque = minting.opaque ?? resource.opaque ?? false;
  const value = opaque ? `EwC${unguessable(700)}` : await (await signer('entra')).sign(claims);
  const issued = { value, audience, tenantId, applicationId, objectId: identity.objectId, expiresOn: now.getTime() + expiresIn * 1000 };
  return { issued, expiresIn };
}
