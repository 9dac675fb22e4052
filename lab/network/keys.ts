/** Signing keys, made at run time and once a process: RS256 is the only algorithm that federated credentials take (ED: considerations). */
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** Somebody who signs tokens. */
export interface Signer {
  /** Public half, as a JWKS holds it. */
  readonly publicKey: JWK;
  /** Signs claims unchanged. The caller sets `iat` and `exp`. */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
}

const signers = new Map<string, Promise<Signer>>();

/** The signer of a name: one key pair for each name and process. */
export function signer(name: 'github' | 'entra' | 'stranger'): Promise<Signer> {
  const known = signers.get(name) ?? makeSigner();
  signers.set(name, known);
  return known;
}

async function makeSigner(): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = Buffer.from(crypto.getRandomValues(new Uint8Array(20))).toString('base64url');
  return {
    publicKey: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' },
    sign: (claims) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT', x5t: kid }).sign(privateKey),
  };
}

/** Random text that cannot be guessed. `bytes` of entropy, base64url. */
export function unguessable(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');
}
