/** A proxy that is in the way, and hosts that go around one. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { begun, playAndLook } from '../support/look.ts';
import { connectionsOf, WATCH } from '../support/watch.ts';

const FHIR = `https://${HOSTS.fhir}`;
const CREDENTIALS = { user: 'runner', password: 'correct-horse-battery-staple' };

describe('a proxy that wants a password', () => {
  test.each([
    { name: 'none is given', login: '' },
    { name: 'a wrong one is given', login: 'runner:not-the-right-password@' },
  ])("$name: told as the proxy's, and nothing but CONNECT was sent", async ({ login }) => {
    const labs: Lab[] = [];
    const address = (): string => `http://${login}127.0.0.1:${String(labs[0]?.proxy.port)}`;
    const env: Record<string, string> = {};
    const { played, lab } = await playAndLook({
      with: { endpoint: FHIR },
      lab: { proxyCredentials: CREDENTIALS },
      given: (started) => {
        labs.push(started);
        Object.assign(env, { HTTPS_PROXY: address(), https_proxy: address() });
      },
      env,
    });
    expect(played.outputs).toMatchObject({ failure: 'proxy-authentication' });
    expect(lab.requests).toEqual([]);
    expect(new Set(lab.connects.map(({ status }) => status))).toEqual(new Set([407]));
    // A refusal is not asked again: one CONNECT for each host.
    expect(lab.connects).toHaveLength(3);
    expect(played.run.rawLog).not.toContain('not-the-right-password');
    if (login === '') expect(played.log).toMatchSnapshot('log');
  });
});

test('a proxy that is not there', async () => {
  const { played } = await playAndLook({
    with: { audience: 'dicom' },
    env: { HTTPS_PROXY: 'http://runner:secret-of-the-proxy@127.0.0.1:9', https_proxy: 'http://runner:secret-of-the-proxy@127.0.0.1:9' },
  });
  expect(played.outputs).toMatchObject({ failure: 'proxy-unreachable' });
  expect(JSON.stringify(played)).not.toContain('secret-of-the-proxy');
  expect(played.log).toMatchSnapshot('log');
});

test.each(['ftp://proxy.example', 'http://:8080', 'socks5://127.0.0.1:1080', 'http://user:secret-of-the-proxy@:bad'])(
  'a proxy variable that holds no URL of a proxy (%s) is an input error, not shown, and nothing is sent',
  async (value) => {
    const { played, lab } = await playAndLook({ with: { audience: 'dicom' }, env: { https_proxy: value } });
    expect(played.outputs).toMatchObject({ failure: 'input-invalid' });
    expect(lab.connects).toEqual([]);
    expect(played.run.rawLog).not.toContain(value);
  },
);

test('an authority that Node does not know: the remedy is NODE_EXTRA_CA_CERTS', async () => {
  const { played } = await playAndLook({ with: { endpoint: FHIR }, env: { NODE_EXTRA_CA_CERTS: undefined } });
  expect(played.outputs).toMatchObject({ failure: 'tls-untrusted' });
  expect(played.log).toMatchSnapshot('log');
});

// A name that no name server has (RFC 6761): where the step tried to go is what counts.
const OUTSIDE = 'gateway.hospital.invalid';

/** A run that probes a gateway of that name, with NO_PROXY as it is written. */
function bypassing(entry: string): ReturnType<typeof begun> {
  return begun({
    with: {
      endpoint: `https://${OUTSIDE} service=fhir audience=api://smart.contoso.example`,
      'trusted-hosts': OUTSIDE,
      'timeout-seconds': '2',
    },
    given: (lab) => {
      lab.service(OUTSIDE, { kind: 'fhir', audiences: [IDS.smartResource] });
      lab.roles.grant(IDS.principal, OUTSIDE, 'FHIR Data Reader');
    },
    env: { NO_PROXY: entry, no_proxy: entry, ...WATCH },
    noisy: true,
  });
}

describe('NO_PROXY', () => {
  const around = [OUTSIDE, 'hospital.invalid', '.hospital.invalid', ' example.com , HOSPITAL.invalid ', `${OUTSIDE}:443`];
  const others = ['other.invalid', 'spital.invalid', `${OUTSIDE}:8443`, '*.hospital.invalid', '127.0.0.0/8'];
  const runs = new Map([...around, ...others].map((entry) => [entry, bypassing(entry)]));
  const run = (entry: string): ReturnType<typeof begun> => runs.get(entry) ?? bypassing(entry);

  test.each(around)(
    '%s: that host is asked directly, all others through the proxy',
    async (entry) => {
      const { played, lab } = await run(entry);
      expect(connectionsOf(played)).toContain(`${OUTSIDE}:443`);
      const tunnels = lab.connects.map(({ authority }) => authority);
      expect(tunnels).toContain('login.microsoftonline.com:443');
      expect(tunnels).not.toContain(`${OUTSIDE}:443`);
      expect(played.outputs).toMatchObject({ status: 'fail', token: '<access token for 72b5e0c9-84fd-4136-9ea7-d13f6c05b28e>' });
      expect(played.outputs['failure']).toMatch(/^name-(?:not-found|server-failed)$|^timed-out$/);
    },
    30_000,
  );

  test.each(others)(
    '%s: another host is meant',
    async (entry) => {
      const { played, lab } = await run(entry);
      expect(new Set(connectionsOf(played))).toEqual(new Set([`127.0.0.1:${String(lab.proxy.port)}`]));
      expect(played.outputs).toMatchObject({ status: 'pass' });
    },
    30_000,
  );
});
