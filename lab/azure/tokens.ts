/** Stores the lab's tokens and secrets. Services use it to authenticate callers, and the leak check searches for its values. */

/** An access token that the lab issued. */
export interface IssuedToken {
  readonly value: string;
  readonly audience: string;
  readonly tenantId: string;
  readonly applicationId: string;
  /** Object ID of the service principal, to which roles are assigned. */
  readonly objectId: string;
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
}

/** A value that must never be shown. `name` identifies it in the leak check. */
export interface Secret {
  readonly name: string;
  readonly value: string;
  /** Set for patient data. The lab records when it is served. */
  readonly patient?: true;
}

/** All tokens and secrets of a lab. */
export interface Vault {
  readonly secrets: Secret[];
  keep(secret: Secret): void;
  issue(token: IssuedToken): void;
  /** Finds a token by its value. Undefined if the lab did not issue it. */
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
