/** Signing keys that are created at run time. Federated credentials support only RS256 (Entra docs: considerations). */
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export interface Signer {
  readonly publicKey: JWK;
  /** Signs the claims unchanged. The caller must set `iat` and `exp`. */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
}

const signers = new Map<string, Promise<Signer>>();

/** Returns the signer with this name. Each process has one key pair per name. */
export function signer(name: 'github' | 'entra' | 'unknown'): Promise<Signer> {
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

/** Returns random bytes, encoded as base64url. */
export function randomText(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');
}
