/** Has this process trust the lab's authority for the length of a test file, as NODE_EXTRA_CA_CERTS does for the action's. */
import { afterAll, beforeAll } from '@jest/globals';
import { getCACertificates, setDefaultCACertificates, type SecureContext } from 'node:tls';
import { getAuthority, type CertificateFault } from '../../../lab/network/certificates.ts';

/** Call once in a file that speaks TLS. */
export function trustTheLab(): void {
  const usual = getCACertificates('default');
  beforeAll(async () => {
    setDefaultCACertificates([...usual, (await getAuthority()).pem]);
  });
  afterAll(() => setDefaultCACertificates(usual));
}

/** A server's certificate for a name, good or with a fault. */
export async function certificate(host: string, fault?: CertificateFault): Promise<SecureContext> {
  return (await getAuthority()).context(host, fault);
}
