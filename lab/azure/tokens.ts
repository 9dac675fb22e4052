/** All tokens and secrets of the lab. Services authenticate callers with it, and the leak check searches for them. */

/** What the lab knows of an access token that it issued. */
export interface IssuedToken {
  readonly value: string;
  readonly audience: string;
  readonly tenantId: string;
  readonly applicationId: string;
  /** Object ID of the service principal: what roles are assigned to. */
  readonly objectId: string;
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
}

/** Something that must never be shown. `name` says what it is, for the oracle's report. */
export interface Secret {
  readonly name: string;
  readonly value: string;
  /** A patient datum: the lab notes when one is served. */
  readonly patient?: true;
}

/** The lab's memory of tokens and secrets. */
export interface Vault {
  readonly secrets: Secret[];
  keep(secret: Secret): void;
  issue(token: IssuedToken): void;
  /** The token by its exact value; undefined for one that the lab never made. */
  find(value: string): IssuedToken | undefined;
}

/** An empty memory. */
export function createVault(): Vault {
  const issued = new Map<string, IssuedToken>();
  const secrets: Secret[] = [];
  return {
    secrets,
    keep(secret) {
      secrets.push(secret);
    },
    issue(token) {
      issued.set(token.value, token);
      secrets.push({ name: `access token for ${token.audience}`, value: token.value });
    },
    find: (value) => issued.get(value),
  };
}
