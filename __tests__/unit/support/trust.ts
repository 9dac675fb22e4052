/** Makes this process trust the lab's certificate authority during a test file, as NODE_EXTRA_CA_CERTS does for the action. */
import { afterAll, beforeAll } from '@jest/globals';
import { getCACertificates, setDefaultCACertificates, type SecureContext } from 'node:tls';
import { getAuthority, type CertificateFault } from '../../../lab/network/certificates.ts';

/** Call once in a test file that uses TLS. */
export function trustTheLab(): void {
  const usual = getCACertificates('default');
  beforeAll(async () => {
    setDefaultCACertificates([...usual, (await getAuthority()).pem]);
  });
  afterAll(() => setDefaultCACertificates(usual));
}

/** Returns a valid or faulty server certificate for a name. */
export async function certificate(host: string, fault?: CertificateFault): Promise<SecureContext> {
  return (await getAuthority()).context(host, fault);
}
