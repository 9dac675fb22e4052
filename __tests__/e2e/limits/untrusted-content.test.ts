/** Content from servers, Entra, proxies and events is untrusted. The action neither executes nor shows it. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { json, type LabResponse } from '../../../lab/network/site.ts';
import { expectInert, expectNoTrace, UNTRUSTED, UNTRUSTED_LINE, startFixedServer } from '../support/untrusted-content.ts';
import { runScenario } from '../support/scenario.ts';

const ENTRA = 'login.microsoftonline.com';

interface Attack {
  readonly name: string;
  readonly host: string;
  readonly response: LabResponse;
  /** The output `failure`. */
  readonly failure: string;
}

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

function untrusted(status: number, body: unknown): LabResponse {
  const { status: same, body: text } = json(status, body);
  return { status: same, headers: HEADERS, ...(text !== undefined && { body: text }) };
}

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

const ATTACKS: readonly Attack[] = [
  { name: 'a refusal of the ID token', host: ID_TOKEN_HOST, response: untrusted(400, { message: UNTRUSTED }), failure: 'id-token-refused' },
  {
    name: 'a web page instead of the ID token',
    host: ID_TOKEN_HOST,
    response: { status: 200, headers: HEADERS, body: UNTRUSTED },
    failure: 'id-token-unreadable',
  },
  {
    name: 'an ID token with line breaks',
    host: ID_TOKEN_HOST,
    response: untrusted(200, { value: UNTRUSTED }),
    failure: 'id-token-unreadable',
  },
  {
    name: 'an ID token followed by other lines',
    host: ID_TOKEN_HOST,
    response: untrusted(200, { value: `${tokenOf({ sub: 'a' })}${UNTRUSTED}` }),
    failure: 'id-token-unreadable',
  },
  { name: 'a refusal by Entra', host: ENTRA, response: untrusted(400, { ...refusal, error_codes: [700213] }), failure: 'subject-mismatch' },
  {
    name: 'a refusal with text as its error code',
    host: ENTRA,
    response: untrusted(400, { ...refusal, error_codes: [UNTRUSTED] }),
    failure: 'entra-unreadable',
  },
  {
    name: 'a refusal with text as its list of error codes',
    host: ENTRA,
    response: untrusted(401, { ...refusal, error_codes: UNTRUSTED }),
    failure: 'entra-unreadable',
  },
  {
    name: 'a web page instead of the access token',
    host: ENTRA,
    response: { status: 200, headers: HEADERS, body: UNTRUSTED },
    failure: 'entra-unreadable',
  },
  { name: 'an access token with line breaks', host: ENTRA, response: granted(UNTRUSTED), failure: 'entra-unreadable' },
  {
    name: 'an access token followed by other lines',
    host: ENTRA,
    response: granted(`${tokenOf({ aud: 'a' })}${UNTRUSTED}`),
    failure: 'entra-unreadable',
  },
  {
    name: 'an access token with untrusted claims',
    host: ENTRA,
    response: granted(tokenOf({ aud: UNTRUSTED, tid: UNTRUSTED, appid: UNTRUSTED, oid: UNTRUSTED, ver: UNTRUSTED, exp: UNTRUSTED }), {
      token_type: UNTRUSTED,
      scope: UNTRUSTED,
    }),
    failure: 'token-rejected',
  },
  {
    name: 'an access token that never expires',
    host: ENTRA,
    response: granted(tokenOf({ aud: `https://${HOSTS.fhir}`, exp: 1e300 })),
    failure: 'token-rejected',
  },
  {
    name: 'an opaque token with text as its lifetime',
    host: ENTRA,
    response: granted('opaque'.repeat(30), { expires_in: UNTRUSTED }),
    failure: 'token-expired',
  },
  {
    name: 'an opaque token that never expires',
    host: ENTRA,
    response: granted('opaque'.repeat(30), { expires_in: 1e300 }),
    failure: 'token-malformed',
  },
  ...[400, 401, 403, 404, 410, 423, 424, 500].map((status) => ({
    name: `an OperationOutcome with ${String(status)}`,
    host: HOSTS.fhir,
    response: untrusted(status, OUTCOME),
    failure:
      {
        400: 'unexpected-status',
        401: 'unexpected-status',
        403: 'network-blocked',
        404: 'path-not-found',
        410: 'gone',
        423: 'service-locked',
        424: 'dependency-failed',
        500: 'service-unavailable',
      }[status] ?? '',
  })),
  { name: 'a redirect', host: HOSTS.fhir, response: untrusted(302, OUTCOME), failure: 'redirected' },
];

test.each(ATTACKS)('neither executes nor shows content from the server: $name', async ({ host, response, failure }) => {
  const run = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}`, 'report-path': 'report.json', 'junit-path': 'junit.xml' },
    setUp: (lab) => lab.site(host, () => response),
    writes: ['work/junit.xml', 'work/report.json'],
  });
  expectNoTrace(run);
  expect(run.outputs).toMatchObject({ failure });
  expect(run.step.rawLog).not.toContain('elsewhere.example');
});

describe('a service that accepts the token', () => {
  /** Replaces the response for one path. */
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
  ])('$status to the authorised read', async ({ status, failure }) => {
    const run = await runScenario({
      with: { endpoint: `https://${HOSTS.fhir}` },
      setUp: (lab) => respond(lab, '/StructureDefinition', untrusted(status, OUTCOME), 'bearer'),
    });
    expectNoTrace(run);
    expect(run.outputs).toMatchObject({ failure });
  });

  test('a CapabilityStatement', async () => {
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
    expect(run.log).toMatchSnapshot('log');
  });
});

describe('a proxy', () => {
  test.each([
    { status: 302, failure: 'proxy-refused' },
    { status: 403, failure: 'proxy-forbidden' },
    { status: 407, failure: 'proxy-authentication' },
    { status: 502, failure: 'proxy-bad-gateway' },
    { status: 200, failure: 'proxy-refused' },
  ])('that returns $status', async ({ status, failure }) => {
    const head = [
      `HTTP/1.1 ${String(status)} ${UNTRUSTED_LINE}`,
      `Proxy-Authenticate: Basic realm="${UNTRUSTED_LINE}"`,
      'Location: https://pwned.example/',
    ];
    const proxy = await startFixedServer(`${head.join('\r\n')}\r\n\r\n${UNTRUSTED}`);
    try {
      const run = await runScenario({
        with: { endpoint: `https://${HOSTS.fhir}` },
        env: { HTTPS_PROXY: proxy.url, https_proxy: proxy.url },
      });
      expectNoTrace(run);
      expect(run.outputs).toMatchObject({ failure });
    } finally {
      await proxy.stop();
    }
  });
});

describe('values from the job are shown as plain text', () => {
  // Names of branches, environments and workflows may contain all of these characters except white space.
  const name = UNTRUSTED_LINE.replaceAll(' ', '');

  test('claims of the ID token', async () => {
    const run = await runScenario({
      with: { endpoint: `https://${HOSTS.fhir}` },
      setUp: ({ github }) => {
        github.workflow.environment = name;
        github.workflow.claims = { job_workflow_ref: name, repository: name, ref: name, event_name: name };
      },
    });
    expect(run.outputs).toMatchObject({ failure: 'subject-mismatch' });
    expectInert(run);
    expect(run.log).toMatchSnapshot('log');
  });

  test('claims of the ID token with line breaks and escape sequences', async () => {
    const run = await runScenario({
      with: { endpoint: `https://${HOSTS.fhir}` },
      setUp: ({ github }) => {
        github.workflow.claims = {
          sub: UNTRUSTED,
          environment: UNTRUSTED,
          job_workflow_ref: UNTRUSTED,
          repository: UNTRUSTED,
          ref: UNTRUSTED,
          event_name: UNTRUSTED,
        };
      },
    });
    expectNoTrace(run);
    expect(run.outputs).toMatchObject({ failure: 'subject-mismatch' });
  });

  test('the event and its payload', async () => {
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
