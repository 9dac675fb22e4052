/** Tests that a token is sent only over https and only to its intended hosts. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { GitHubRestOptions } from '../../../lab/github/rest.ts';
import { withGitHub } from '../support/github.ts';
import { runScenarioWithLab } from '../support/scenario.ts';

const GATEWAY = 'gateway.hospital.example';

test('sends each token only to the host of its audience, and no token in anonymous requests', async () => {
  const { run, lab } = await runScenarioWithLab({
    with: {
      endpoint: [
        `https://${HOSTS.fhir}`,
        `https://${HOSTS.legacy}`,
        `https://${HOSTS.dicom}`,
        `https://${HOSTS.deid}`,
        `https://${GATEWAY}:8443/clinic/fhir service=fhir audience=api://smart.contoso.example`,
      ].join('\n'),
      expect: 'fhir-version: 4.0',
      'trusted-hosts': `${GATEWAY}:8443`,
    },
    setUp: (started) => {
      started.service(`${GATEWAY}:8443`, { kind: 'fhir', prefix: '/clinic/fhir', audiences: [IDS.smartResource] });
      started.roles.grant(IDS.principal, `${GATEWAY}:8443`, 'FHIR Data Reader');
    },
  });
  expect({ log: run.log, exitCode: run.exitCode }).toMatchObject({ exitCode: 0 });
  // Each service gets one read request with its own token. The gateway gets one more with an unsigned token. All other requests are
  // anonymous.
  const bearers = lab.requests.filter(({ authorised, host }) => authorised === 'bearer' && host !== ID_TOKEN_HOST);
  expect(bearers.map(({ host, audience }) => `${host} ${audience ?? 'unsigned'}`).toSorted()).toEqual(
    [
      `${HOSTS.fhir} https://${HOSTS.fhir}`,
      `${HOSTS.legacy} https://${HOSTS.legacy}`,
      `${HOSTS.dicom} https://dicom.healthcareapis.azure.com`,
      `${HOSTS.deid} https://deid.azure.com`,
      `${GATEWAY}:8443 ${IDS.smartResource}`,
      `${GATEWAY}:8443 unsigned`,
    ].toSorted(),
  );
  expect(lab.requests.filter(({ authorised }) => authorised === 'other')).toEqual([]);
  expect(lab.requests.map(({ scheme }) => scheme)).not.toContain('http');
  // Only Azure's own FHIR hosts get the audit headers.
  const audits = lab.requests.map(({ host, headers }) => [
    host,
    headers['x-ms-azurefhir-audit-source'],
    headers['x-ms-azurefhir-audit-run'],
  ]);
  const isAudited = (host: unknown): boolean => host === HOSTS.fhir || host === HOSTS.legacy;
  const sent = ['github-actions', 'contoso/clinic/19560001234/1'];
  expect(audits).toEqual(audits.map(([host]) => [host, ...(isAudited(host) ? sent : [undefined, undefined])]));
});

// Several runs are needed, because reusing a connection depends on milliseconds.
test.each([1, 2, 3, 4, 5])('opens one connection per host (run %i)', async () => {
  const { run, lab } = await runScenarioWithLab({ with: { endpoint: `https://${HOSTS.fhir}` } });
  expect(run.requests).toHaveLength(5);
  const hosts = [HOSTS.fhir, 'login.microsoftonline.com', ID_TOKEN_HOST];
  expect(lab.connects.map(({ authority }) => authority).sort()).toEqual(hosts.map((host) => `${host}:443`));
});

test.each([
  ...(['status-301', 'status-302', 'status-303', 'status-307', 'status-308'] as const).map((status) => [HOSTS.fhir, status] as const),
  [ID_TOKEN_HOST, 'status-307'],
  ['login.microsoftonline.com', 'status-307'],
] as const)('does not follow a redirect by %s: %s', async (host, status) => {
  const { lab } = await runScenarioWithLab({
    with: { endpoint: `https://${HOSTS.fhir}` },
    setUp: (started) => started.fault(host, status, host === HOSTS.fhir ? { only: 'authorised' } : {}),
  });
  expect(lab.requests.filter(({ fault }) => fault === status)).not.toEqual([]);
  expect(lab.requests.filter((request) => request.host === 'elsewhere.example')).toEqual([]);
  expect(lab.connects.filter(({ authority }) => authority.startsWith('elsewhere'))).toEqual([]);
});

describe('a look-alike host', () => {
  const LOOK_ALIKES = [
    'https://contoso-clinic.fhir.azurehealthcareapis.com.evil.example',
    'https://evil.example/contoso-clinic.fhir.azurehealthcareapis.com',
    'https://contoso-clinic.fhir.azurehealthcareapis.com.',
    'https://contoso-clinic.fhir.azurehealthcareapis.com@evil.example',
    'https://user:password@contoso-clinic.fhir.azurehealthcareapis.com',
    'https://contoso-clinic.fhir.azurehealthcareapis.com:8443',
    'https://contoso-clinic.fhir.azurehealthcareapis.com\\@evil.example',
    'https://contoso-clinic.fhir.azurehealthcareapis.com#.evil.example',
    'https://contoso-clinic.fhir.azurehealthcareapis.com?.evil.example',
    'https://a.contoso-clinic.fhir.azurehealthcareapis.com',
    'https://evilfhir.azurehealthcareapis.com.co',
    'https://contoso-clinic-fhir.azurehealthcareapis.org',
    'https://contoso-clinic.fhir.azurehealthcareapis.cοm',
    'https://xn--contoso-clinic.fhir.azurehealthcareapis.cm-kxn',
    'https://ｃontoso-clinic.fhir.azurehealthcareapis.com.ev。il.example',
    'https://10.0.0.4',
    'https://[fd00::4]',
    'https://2130706433',
    'https://0x7f.1',
    'http://contoso-clinic.fhir.azurehealthcareapis.com',
    'ftp://contoso-clinic.fhir.azurehealthcareapis.com',
    '//contoso-clinic.fhir.azurehealthcareapis.com',
    'contoso-clinic.fhir.azurehealthcareapis.com',
    'https://contoso-clinic.workspace.azurehealthcareapis.com',
    'javascript:alert(1)',
  ];

  test.each(LOOK_ALIKES)('gets no request: %s', async (endpoint) => {
    const { run, lab } = await runScenarioWithLab({ with: { endpoint } });
    expect(run.exitCode).toBe(1);
    expect([lab.requests, lab.connects]).toEqual([[], []]);
    expect(run.outputs).toMatchObject({ status: 'fail', token: '' });
  });

  // `trusted-hosts` trusts only the exact host.
  test.each([
    'gateway.hospital.example',
    'hospital.example:8443',
    '*.hospital.example',
    'https://gateway.hospital.example:8443',
    'x.gateway.hospital.example:8443',
  ])('gets no request on port 8443 if trusted-hosts has %s', async (trusted) => {
    const { run, lab } = await runScenarioWithLab({
      with: { endpoint: `https://${GATEWAY}:8443/fhir service=fhir audience=api://smart.contoso.example`, 'trusted-hosts': trusted },
    });
    expect(run.exitCode).toBe(1);
    expect([lab.requests, lab.connects]).toEqual([[], []]);
  });

  test('is not a host name in another letter case', async () => {
    const { run, lab } = await runScenarioWithLab({ with: { endpoint: 'HTTPS://Contoso-Clinic.FHIR.AzureHealthcareAPIs.COM/' } });
    expect(run.outputs).toMatchObject({ status: 'pass', audience: `https://${HOSTS.fhir}` });
    expect(lab.requests.map(({ host }) => host)).toContain(HOSTS.fhir);
  });
});

describe('github-token', () => {
  test.each([
    'https://elsewhere.example/issues?page=2',
    'http://elsewhere.example/issues?page=2',
    'https://api.github.com:8443/issues?page=2',
    'https://api.github.com.elsewhere.example/issues?page=2',
  ])('is not sent to the address of the next page: %s', async (next) => {
    const list = { status: 200, headers: { link: `<${next}>; rel="next"` }, body: [] };
    const respondInstead: GitHubRestOptions['respondInstead'] = ({ method, path }) =>
      method === 'GET' && path.endsWith('/issues') ? list : undefined;
    await withGitHub({ respondInstead }, async ({ lab, runScenario }) => {
      for (const host of ['elsewhere.example', 'api.github.com:8443']) lab.site(host, () => ({ status: 200, body: '[]' }));
      const run = await runScenario({
        with: { endpoint: `https://${HOSTS.fhir}`, 'incident-issue': 'prod' },
        env: { GITHUB_EVENT_NAME: 'schedule' },
      });
      expect(run.log).toContain('github-api-failed');
      const { host, port } = new URL(next);
      expect(lab.requests.filter((request) => request.host === host)).toEqual([]);
      expect(lab.connects.filter(({ authority }) => authority.includes('elsewhere') || (port !== '' && authority.endsWith(port)))).toEqual(
        [],
      );
    });
  });
});
