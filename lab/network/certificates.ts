/**
 * A temporary certificate authority. It issues valid and invalid certificates at run time, so that the repository contains no private key.
 * The keys are elliptic-curve keys, because generating an RSA key takes a hundred times as long.
 */
import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import * as x509 from '@peculiar/x509';

export type CertificateFault = 'expired' | 'not-yet-valid' | 'wrong-host' | 'self-signed' | 'unknown-ca';

export interface Authority {
  /** Root certificate for NODE_EXTRA_CA_CERTS, in PEM format. */
  readonly pem: string;
  /**
   * Returns the cached TLS context for a host.
   *
   * @param host host name or IP address, without a port
   * @param fault fault of the certificate
   */
  context(host: string, fault?: CertificateFault): Promise<SecureContext>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const HOUR = 3_600_000;

let shared: Promise<Authority> | undefined;

/** Returns the certificate authority of this process. All labs in a test run share it. */
export function getAuthority(): Promise<Authority> {
  shared ??= createAuthority();
  return shared;
}

async function createAuthority(): Promise<Authority> {
  const [root, stranger, leafKeys] = await Promise.all([makeRoot('Lab root'), makeRoot('Untrusted root'), makeKeys()]);
  const key = await pem(leafKeys.privateKey);
  const contexts = new Map<string, Promise<SecureContext>>();

  async function make(host: string, fault: CertificateFault | undefined): Promise<SecureContext> {
    const issuer = fault === 'unknown-ca' ? stranger : root;
    const leaf = await makeLeaf(host, fault, leafKeys, issuer);
    return createSecureContext({ key, cert: fault === 'self-signed' ? leaf : `${leaf}\n${issuer.certificate.toString('pem')}` });
  }

  return {
    pem: root.certificate.toString('pem'),
    context(host, fault) {
      const name = `${fault ?? 'good'} ${host}`;
      const context = contexts.get(name) ?? make(host, fault);
      contexts.set(name, context);
      return context;
    },
  };
}

interface Root {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: x509.X509Certificate;
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function pem(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

async function makeRoot(name: string): Promise<Root> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Date.now() - 24 * HOUR),
    notAfter: new Date(Date.now() + 24 * HOUR),
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return { keys, certificate };
}

/** Start and end of the validity period of invalid certificates, in milliseconds relative to the current time. */
const VALIDITY: Readonly<Partial<Record<CertificateFault, readonly [number, number]>>> = {
  expired: [-12 * HOUR, -HOUR],
  'not-yet-valid': [HOUR, 12 * HOUR],
};

async function makeLeaf(host: string, fault: CertificateFault | undefined, keys: webcrypto.CryptoKeyPair, issuer: Root): Promise<string> {
  const [from, to] = (fault && VALIDITY[fault]) ?? [-HOUR, 12 * HOUR];
  const name = fault === 'wrong-host' ? 'somebody-else.example' : host;
  const common = {
    notBefore: new Date(Date.now() + from),
    notAfter: new Date(Date.now() + to),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.SubjectAlternativeNameExtension([{ type: isIP(name) === 0 ? 'dns' : 'ip', value: name }]),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    ],
  };
  const leaf =
    fault === 'self-signed'
      ? await x509.X509CertificateGenerator.createSelfSigned({ ...common, name: 'CN=Lab server', keys })
      : await x509.X509CertificateGenerator.create({
          ...common,
          subject: 'CN=Lab server',
          issuer: issuer.certificate.subject,
          publicKey: keys.publicKey,
          signingKey: issuer.keys.privateKey,
        });
  return leaf.toString('pem');
}
