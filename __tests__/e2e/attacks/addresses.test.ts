/** A managed identity's endpoint comes from the environment: only addresses of this machine and its network get the secret header. */
import { expect, test } from '@jest/globals';
import { playWithLab } from '../support/lab-access.ts';
import { connectionsOf, LOG_CONNECTIONS } from '../support/connections.ts';

test.each(['http://20.37.12.4:8081/msi', 'http://[2603:1030::4]:8081/msi', 'http://0.0.0.0:8081/msi', 'http://100.64.0.1:8081/msi'])(
  '%s is not even connected to',
  async (endpoint) => {
    const { played, lab } = await playWithLab({
      with: { audience: 'dicom', credential: 'managed-identity' },
      env: {
        ...LOG_CONNECTIONS,
        IDENTITY_ENDPOINT: endpoint,
        IDENTITY_HEADER: 'secret-of-the-machine',
        AZURE_CLIENT_ID: undefined,
        AZURE_TENANT_ID: undefined,
      },
      noisy: true,
    });
    expect(played.outputs).toMatchObject({ status: 'fail', token: '' });
    expect(connectionsOf(played)).toEqual([]);
    expect([lab.requests, lab.connects]).toEqual([[], []]);
  },
);
