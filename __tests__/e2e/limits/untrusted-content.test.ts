/** Tests that the action neither executes nor shows untrusted content from servers, Entra, proxies and events. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { LabResponse } from '../../../lab/network/site.ts';
import { SHORT_PAUSES } from '../support/fast-clock.ts';
import { expectInert, expectNoTrace, UNTRUSTED, UNTRUSTED_LINE, startFixedServer } from '../support/untrusted-content.ts';
import { runScenario } from '../support/scenario.ts';

const ENTRA = 'login.microsoftonline.com';

type Attack = readonly [name: string, host: string, response: LabResponse, failure: string];

const HEADERS = {
  date: UNTRUSTED_LINE,
  server: UNTRUSTED_LINE,
  'content-type': `application/json; charset="${UNTRUSTED_LINE.replaceAll('"', '')}"`,
  'x-ms-request-id': UNTRUSTED_LINE,
  'x-request-id': UNTRUSTED_LINE,
  'client-request-id': UNTRUSTED_LINE,
  'www-authenticate': `Bearer authorization_uri="${UNTRUSTED_LINE.replaceAll('"', '')}", resource_id="https://${UNTRUSTED_LINE.replaceAll('"', '')}", realm="${UNTRUSTED_LINE.replaceAll('"', '')}"`,
  'x-ms-retry-after-ms': UNTRUSTED_LINE,
  'retry-after': UNTRUSTED_LINE,
  location: 'https://pwned:pwned@elsewhere.example/pwned?pwned#pwned',
} as const;

const untrusted = (status: number, body: unknown): LabResponse => ({ status, headers: HEADERS, body: JSON.stringify(body) });

/** Returns a JWT with any claims. Only the service verifies its signature. */
function tokenOf(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${'c2lnbmF0dXJl'.repeat(20)}`;
}

const granted = (token: string, more: Readonly<Record<string, unknown>> = {}): LabResponse =>
  untrusted(200, { token_type: 'Bearer', expires_in: 3599, access_token: token, ...more });

const refusal = {
  error: UNTRUSTED,
  error_description: UNTRUSTED,
  timestamp: UNTRUSTED,
  trace_id: UNTRUSTED,
  correlation_id: UNTRUSTED,
  error_uri: UNTRUSTED,
  suberror: UNTRUSTED,
  claims: UNTRUSTED,
};

const OUTCOME = {
  resourceType: 'OperationOutcome',
  id: UNTRUSTED,
  issue: [
    {
      severity: UNTRUSTED,
      code: UNTRUSTED,
      diagnostics: UNTRUSTED,
      details: { text: UNTRUSTED, coding: [{ system: UNTRUSTED, code: UNTRUSTED, display: UNTRUSTED }] },
    },
  ],
};

/** A web page, or any other text, with status 200. */
const PAGE: LabResponse = { status: 200, headers: HEADERS, body: UNTRUSTED };
const UNTRUSTED_CLAIMS = { aud: UNTRUSTED, tid: UNTRUSTED, appid: UNTRUSTED, oid: UNTRUSTED, ver: UNTRUSTED, exp: UNTRUSTED };

const OUTCOMES = {
  400: 'unexpected-status',
  401: 'unexpected-status',
  403: 'network-blocked',
  404: 'path-not-found',
  410: 'gone',
  423: 'service-locked',
  424: 'dependency-failed',
  500: 'service-unavailable',
} as const;

const ATTACKS: readonly Attack[] = [
  ['a refusal of the ID token', ID_TOKEN_HOST, untrusted(400, { message: UNTRUSTED }), 'id-token-refused'],
  ['a web page instead of the ID token', ID_TOKEN_HOST, PAGE, 'id-token-unreadable'],
  ['an ID token with line breaks', ID_TOKEN_HOST, untrusted(200, { value: UNTRUSTED }), 'id-token-unreadable'],
  [
    'an ID token followed by other lines',
    ID_TOKEN_HOST,
    untrusted(200, { value: `${tokenOf({ sub: 'a' })}${UNTRUSTED}` }),
    'id-token-unreadable',
  ],
  ['a refusal by Entra', ENTRA, untrusted(400, { ...refusal, error_codes: [700213] }), 'subject-mismatch'],
  ['a refusal with text as its error code', ENTRA, untrusted(400, { ...refusal, error_codes: [UNTRUSTED] }), 'entra-unreadable'],
  ['a refusal with text as its list of error codes', ENTRA, untrusted(401, { ...refusal, error_codes: UNTRUSTED }), 'entra-unreadable'],
  ['a web page instead of the access token', ENTRA, PAGE, 'entra-unreadable'],
  ['an access token with line breaks', ENTRA, granted(UNTRUSTED), 'entra-unreadable'],
  ['an access token followed by other lines', ENTRA, granted(`${tokenOf({ aud: 'a' })}${UNTRUSTED}`), 'entra-unreadable'],
  [
    'an access token with untrusted claims',
    ENTRA,
    granted(tokenOf(UNTRUSTED_CLAIMS), { token_type: UNTRUSTED, scope: UNTRUSTED }),
    'token-audience-mismatch',
  ],
  ['an access token that never expires', ENTRA, granted(tokenOf({ aud: `https://${HOSTS.fhir}`, exp: 1e300 })), 'token-rejected'],
  ['an opaque token with text as its lifetime', ENTRA, granted('opaque'.repeat(30), { expires_in: UNTRUSTED }), 'token-expired'],
  ['an opaque token that never expires', ENTRA, granted('opaque'.repeat(30), { expires_in: 1e300 }), 'token-malformed'],
  ...Object.entries(OUTCOMES).map(([status, failure]): Attack => [
    `an OperationOutcome with ${status}`,
    HOSTS.fhir,
    untrusted(Number(status), OUTCOME),
    failure,
  ]),
  ['a redirect', HOSTS.fhir, untrusted(302, OUTCOME), 'redirected'],
];

test.each(ATTACKS)('neither executes nor shows content from the server: %s', async (_, host, response, failure) => {
  const run = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}`, 'report-path': 'report.json', 'junit-path': 'junit.xml' },
    env: SHORT_PAUSES,
    setUp: (lab) => lab.site(host, () => response),
    writes: ['work/junit.xml', 'work/report.json'],
  });
  expectNoTrace(run);
  expect(run.outputs).toMatchObject({ failure });
  expect(run.step.rawLog).not.toContain('elsewhere.example');
});

describe('a service that accepts the token', () => {
  const respond = (lab: Lab, path: string, response: LabResponse, to: 'anonymous' | 'bearer'): void => {
    lab
      .service(HOSTS.fhir)
      .responses.set(path, (request) => (to === 'bearer' && request.authorised === 'none' ? { status: 401, headers: HEADERS } : response));
  };

  test.each([
    { status: 401, failure: 'token-rejected' },
    { status: 403, failure: 'request-forbidden' },
    { status: 410, failure: 'gone' },
    { status: 503, failure: 'service-unavailable' },
  ])('cannot inject content with status $status for the authorized read', async ({ status, failure }) => {
    const run = await runScenario({
      with: { endpoint: `https://${HOSTS.fhir}` },
      env: SHORT_PAUSES,
      setUp: (lab) => respond(lab, '/StructureDefinition', untrusted(status, OUTCOME), 'bearer'),
    });
    expectNoTrace(run);
    expect(run.outputs).toMatchObject({ failure });
  });

  test('cannot inject content with a CapabilityStatement', async () => {
    const statement = {
      resourceType: 'CapabilityStatement',
      fhirVersion: UNTRUSTED,
      instantiates: [UNTRUSTED],
      rest: [
        {
          resource: [{ type: UNTRUSTED, supportedProfile: [UNTRUSTED], operation: [{ name: UNTRUSTED }] }],
          security: { extension: [{ extension: [{ url: 'authorize', valueUri: `https://login.microsoftonline.com/${UNTRUSTED}` }] }] },
        },
      ],
    };
    const run = await runScenario({
      with: {
        endpoint: `https://${HOSTS.fhir}`,
        expect: 'fhir-version: 4.0\nresource: Patient\noperation: everything\nprofile: https://a.example\ninstantiates: https://b.example',
      },
      setUp: (lab) => respond(lab, '/metadata', untrusted(200, statement), 'anonymous'),
    });
    expectNoTrace(run);
    expect(run.outputs).toMatchObject({ failure: 'expectation-unmet' });
    expect(run.log.match(/ {2}found: (?:no version|1 other value)$/gm)).toHaveLength(5);
  });
});

describe('a proxy', () => {
  test.each([
    { status: 302, failure: 'proxy-refused' },
    { status: 429, failure: 'proxy-throttled' },
    { status: 403, failure: 'proxy-forbidden' },
    { status: 407, failure: 'proxy-authentication' },
    { status: 502, failure: 'proxy-bad-gateway' },
    { status: 200, failure: 'proxy-refused' },
  ])('cannot inject content with status $status', async ({ status, failure }) => {
    const head = [
      `HTTP/1.1 ${String(status)} ${UNTRUSTED_LINE}`,
      `Proxy-Authenticate: Basic realm="${UNTRUSTED_LINE}"`,
      'Location: https://pwned.example/',
    ];
    const proxy = await startFixedServer(`${head.join('\r\n')}\r\n\r\n${UNTRUSTED}`);
    try {
      const run = await runScenario({
        with: { endpoint: `https://${HOSTS.fhir}` },
        env: { ...SHORT_PAUSES, HTTPS_PROXY: proxy.url, https_proxy: proxy.url },
      });
      expectNoTrace(run);
      expect(run.outputs).toMatchObject({ failure });
    } finally {
      await proxy.stop();
    }
  });
});

describe('content from the job', () => {
  // Names of branches, environments and workflows may contain all of these characters except white space.
  const name = UNTRUSTED_LINE.replaceAll(' ', '');

  test('is inert in the claims of the ID token', async () => {
    const run = await runScenario({
      with: { endpoint: `https://${HOSTS.fhir}` },
      setUp: ({ github }) => {
        github.workflow.environment = name;
        github.workflow.claims = { job_workflow_ref: name, repository: name, ref: name, event_name: name };
      },
    });
    expect(run.outputs).toMatchObject({ failure: 'subject-mismatch' });
    expectInert(run);
    expect(run.log).toMatch(/^ +Presented subject \(sub\) +repo:contoso\/clinic:environment:%3A%3Aerrortitle=pwned%3A%3A/m);
    expect(run.log).toMatch(/^ +Presented job_workflow_ref +::errortitle=pwned::/m);
  });

  test('is not shown from claims with line breaks and escape sequences', async () => {
    const run = await runScenario({
      with: { endpoint: `https://${HOSTS.fhir}` },
      setUp: ({ github }) => {
        const names = ['sub', 'environment', 'job_workflow_ref', 'repository', 'ref', 'event_name'];
        github.workflow.claims = Object.fromEntries(names.map((claim) => [claim, UNTRUSTED]));
      },
    });
    expectNoTrace(run);
    expect(run.outputs).toMatchObject({ failure: 'subject-mismatch' });
  });

  test('is not shown from the event and its payload', async () => {
    const run = await runScenario({
      with: { endpoint: `https://${HOSTS.fhir}` },
      env: {
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_ACTOR: UNTRUSTED,
        GITHUB_WORKFLOW: UNTRUSTED,
        GITHUB_JOB: UNTRUSTED,
        GITHUB_REF: UNTRUSTED,
        GITHUB_HEAD_REF: UNTRUSTED,
        ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
      },
      event: {
        action: UNTRUSTED,
        pull_request: { title: UNTRUSTED, body: UNTRUSTED, head: { ref: UNTRUSTED, repo: { fork: UNTRUSTED, full_name: UNTRUSTED } } },
      },
    });
    expectNoTrace(run);
    expect(run.outputs).toMatchObject({ failure: 'id-token-permission-missing' });
  });
});
