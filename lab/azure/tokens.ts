/** Stores the tokens and secrets of the lab. Services use the vault to authenticate callers, and the leak check searches for its values. */

export interface IssuedToken {
  readonly value: string;
  readonly audience: string;
  readonly tenantId: string;
  /** Object ID of the service principal. Roles are assigned to this ID. */
  readonly objectId: string;
  /** Expiry time, in milliseconds since the epoch. */
  readonly expiresOn: number;
}

/** A secret that a step must never print or write, except an access token in the token outputs. The leak check reports its name. */
export interface Secret {
  readonly name: string;
  readonly value: string;
  /** True for patient data. The lab records when it returns patient data. */
  readonly patient?: true;
}

export interface Vault {
  readonly secrets: Secret[];
  keep(secret: Secret): void;
  issue(token: IssuedToken): void;
  /** Finds a token by its value. Returns undefined if the lab did not issue the token. */
  find(value: string): IssuedToken | undefined;
}

/** Creates an empty vault. */
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
