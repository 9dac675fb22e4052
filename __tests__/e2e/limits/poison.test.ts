/** Server text is poison: whatever a server, Entra, the proxy or an event sends, nothing of it is obeyed, and nothing of it is shown. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { json, type LabResponse } from '../../../lab/network/site.ts';
import { expectInert, expectNoTrace, POISON, POISONED_LINE, startParrot } from '../support/poison.ts';
import { play } from '../support/scenario.ts';

const ENTRA = 'login.microsoftonline.com';

interface Attack {
  readonly name: string;
  readonly host: string;
  readonly answer: LabResponse;
  /** The output `failure`; empty where the run goes on unharmed. */
  readonly failure: string;
}

const HEADERS = {
  date: POISONED_LINE,
  server: POISONED_LINE,
  'content-type': `application/json; charset="${POISONED_LINE.replaceAll('"', '')}"`,
  'x-ms-request-id': POISONED_LINE,
  'x-request-id': POISONED_LINE,
  'client-request-id': POISONED_LINE,
  'www-authenticate': `Bearer authorization_uri="${POISONED_LINE.replaceAll('"', '')}", resource_id="https://${POISONED_LINE.replaceAll('"', '')}", realm="${POISONED_LINE.replaceAll('"', '')}"`,
  'x-ms-retry-after-ms': POISONED_LINE,
  'retry-after': POISONED_LINE,
  // Where a redirect leads is told by the name of its host, and by nothing else that stands there.
  location: 'https://pwned:pwned@elsewhere.example/pwned?pwned#pwned',
} as const;

function poisoned(status: number, body: unknown): LabResponse {
  const { status: same, body: text } = json(status, body);
  return { status: same, headers: HEADERS, ...(text !== undefined && { body: text }) };
}

/** A JWT that says what it is told to: nobody checks an access token's signature but the service. */
function tokenOf(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${'c2lnbmF0dXJl'.repeat(20)}`;
}

const granted = (token: string, more: Readonly<Record<string, unknown>> = {}): LabResponse =>
  poisoned(200, { token_type: 'Bearer', expires_in: 3599, access_token: token, ...more });

const refusal = {
  error: POISON,
  error_description: POISON,
  timestamp: POISON,
  trace_id: POISON,
  correlation_id: POISON,
  error_uri: POISON,
  suberror: POISON,
  claims: POISON,
};

const OUTCOME = {
  resourceType: 'OperationOutcome',
  id: POISON,
  issue: [
    {
      severity: POISON,
      code: POISON,
      diagnostics: POISON,
      details: { text: POISON, coding: [{ system: POISON, code: POISON, display: POISON }] },
    },
  ],
};

const ATTACKS: readonly Attack[] = [
  { name: 'a refusal of the ID token', host: ID_TOKEN_HOST, answer: poisoned(400, { message: POISON }), failure: 'id-token-refused' },
  {
    name: 'a page for the ID token',
    host: ID_TOKEN_HOST,
    answer: { status: 200, headers: HEADERS, body: POISON },
    failure: 'id-token-unreadable',
  },
  { name: 'an ID token of many lines', host: ID_TOKEN_HOST, answer: poisoned(200, { value: POISON }), failure: 'id-token-unreadable' },
  {
    name: 'an ID token with lines behind it',
    host: ID_TOKEN_HOST,
    answer: poisoned(200, { value: `${tokenOf({ sub: 'a' })}${POISON}` }),
    failure: 'id-token-unreadable',
  },
  { name: 'a refusal by Entra', host: ENTRA, answer: poisoned(400, { ...refusal, error_codes: [700213] }), failure: 'subject-mismatch' },
  {
    name: 'a refusal with a text for its code',
    host: ENTRA,
    answer: poisoned(400, { ...refusal, error_codes: [POISON] }),
    failure: 'entra-unreadable',
  },
  {
    name: 'a refusal with texts for its codes',
    host: ENTRA,
    answer: poisoned(401, { ...refusal, error_codes: POISON }),
    failure: 'entra-unreadable',
  },
  {
    name: 'a page for the access token',
    host: ENTRA,
    answer: { status: 200, headers: HEADERS, body: POISON },
    failure: 'entra-unreadable',
  },
  { name: 'an access token of many lines', host: ENTRA, answer: granted(POISON), failure: 'entra-unreadable' },
  {
    name: 'an access token with lines behind it',
    host: ENTRA,
    answer: granted(`${tokenOf({ aud: 'a' })}${POISON}`),
    failure: 'entra-unreadable',
  },
  {
    name: 'an access token for a poisoned audience',
    host: ENTRA,
    answer: granted(tokenOf({ aud: POISON, tid: POISON, appid: POISON, oid: POISON, ver: POISON, exp: POISON }), {
      token_type: POISON,
      scope: POISON,
    }),
    failure: 'token-rejected',
  },
  {
    name: 'an access token that never expires',
    host: ENTRA,
    answer: granted(tokenOf({ aud: `https://${HOSTS.fhir}`, exp: 1e300 })),
    failure: 'token-rejected',
  },
  {
    name: 'an opaque token with a text for its lifetime',
    host: ENTRA,
    answer: granted('opaque'.repeat(30), { expires_in: POISON }),
    failure: 'token-expired',
  },
  {
    name: 'an opaque token that never expires',
    host: ENTRA,
    answer: granted('opaque'.repeat(30), { expires_in: 1e300 }),
    failure: 'token-malformed',
  },
  ...[400, 401, 403, 404, 410, 423, 424, 500].map((status) => ({
    name: `an OperationOutcome with ${String(status)}`,
    host: HOSTS.fhir,
    answer: poisoned(status, OUTCOME),
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
  { name: 'a redirect', host: HOSTS.fhir, answer: poisoned(302, OUTCOME), failure: 'redirected' },
];

test.each(ATTACKS)('$name: nothing of it is obeyed or shown', async ({ host, answer, failure }) => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}`, 'report-path': 'report.json', 'junit-path': 'junit.xml' },
    given: (lab) => {
      lab.site(host, () => answer);
    },
    writes: ['work/junit.xml', 'work/report.json'],
  });
  expectNoTrace(played);
  expect(played.outputs).toMatchObject({ failure });
  expect(played.run.rawLog).not.toContain('elsewhere.example');
});

describe('a service that knows the token', () => {
  /** Answers honestly but for one path. */
  const only = (lab: Lab, path: string, answer: LabResponse, to: 'anonymous' | 'bearer'): void => {
    lab
      .service(HOSTS.fhir)
      .responses.set(path, (request) => (to === 'bearer' && request.authorised === 'none' ? { status: 401, headers: HEADERS } : answer));
  };

  test.each([
    { status: 401, failure: 'token-rejected' },
    { status: 403, failure: 'request-forbidden' },
    { status: 410, failure: 'gone' },
    { status: 503, failure: 'service-unavailable' },
  ])('$status to the authorised read', async ({ status, failure }) => {
    const played = await play({
      with: { endpoint: `https://${HOSTS.fhir}` },
      given: (lab) => {
        only(lab, '/StructureDefinition', poisoned(status, OUTCOME), 'bearer');
      },
    });
    expectNoTrace(played);
    expect(played.outputs).toMatchObject({ failure });
  });

  test('a CapabilityStatement', async () => {
    const statement = {
      resourceType: 'CapabilityStatement',
      fhirVersion: POISON,
      instantiates: [POISON],
      rest: [
        {
          resource: [{ type: POISON, supportedProfile: [POISON], operation: [{ name: POISON }] }],
          security: { extension: [{ extension: [{ url: 'authorize', valueUri: `https://login.microsoftonline.com/${POISON}` }] }] },
        },
      ],
    };
    const played = await play({
      with: {
        endpoint: `https://${HOSTS.fhir}`,
        expect: 'fhir-version: 4.0\nresource: Patient\noperation: everything\nprofile: https://a.example\ninstantiates: https://b.example',
      },
      given: (lab) => {
        only(lab, '/metadata', poisoned(200, statement), 'anonymous');
      },
    });
    expectNoTrace(played);
    expect(played.outputs).toMatchObject({ failure: 'expectation-unmet' });
    expect(played.log).toMatchSnapshot('log');
  });
});

describe('a proxy', () => {
  test.each([
    { status: 302, failure: 'proxy-refused' },
    { status: 403, failure: 'proxy-forbidden' },
    { status: 407, failure: 'proxy-authentication' },
    { status: 502, failure: 'proxy-bad-gateway' },
    { status: 200, failure: 'proxy-refused' },
  ])('that answers $status', async ({ status, failure }) => {
    const head = [
      `HTTP/1.1 ${String(status)} ${POISONED_LINE}`,
      `Proxy-Authenticate: Basic realm="${POISONED_LINE}"`,
      'Location: https://pwned.example/',
    ];
    const proxy = await startParrot(`${head.join('\r\n')}\r\n\r\n${POISON}`);
    try {
      const played = await play({ with: { endpoint: `https://${HOSTS.fhir}` }, env: { HTTPS_PROXY: proxy.url, https_proxy: proxy.url } });
      expectNoTrace(played);
      expect(played.outputs).toMatchObject({ failure });
    } finally {
      await proxy.stop();
    }
  });
});

describe('what was presented is shown, and does nothing', () => {
  // No white space, as GitHub's claims have none; everything else that a branch, an environment or a workflow may be called.
  const name = POISONED_LINE.replaceAll(' ', '');

  test('claims of the ID token', async () => {
    const played = await play({
      with: { endpoint: `https://${HOSTS.fhir}` },
      given: ({ github }) => {
        github.workflow.environment = name;
        github.workflow.claims = { job_workflow_ref: name, repository: name, ref: name, event_name: name };
      },
    });
    expect(played.outputs).toMatchObject({ failure: 'subject-mismatch' });
    expectInert(played);
    expect(played.log).toMatchSnapshot('log');
  });

  test('claims of the ID token with line ends and escapes', async () => {
    const played = await play({
      with: { endpoint: `https://${HOSTS.fhir}` },
      given: ({ github }) => {
        github.workflow.claims = {
          sub: POISON,
          environment: POISON,
          job_workflow_ref: POISON,
          repository: POISON,
          ref: POISON,
          event_name: POISON,
        };
      },
    });
    expectNoTrace(played);
    expect(played.outputs).toMatchObject({ failure: 'subject-mismatch' });
  });

  test('the event and its payload', async () => {
    const played = await play({
      with: { endpoint: `https://${HOSTS.fhir}` },
      env: {
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_ACTOR: POISON,
        GITHUB_WORKFLOW: POISON,
        GITHUB_JOB: POISON,
        GITHUB_REF: POISON,
        GITHUB_HEAD_REF: POISON,
        ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
      },
      event: {
        action: POISON,
        pull_request: { title: POISON, body: POISON, head: { ref: POISON, repo: { fork: POISON, full_name: POISON } } },
      },
    });
    expectNoTrace(played);
    expect(played.outputs).toMatchObject({ failure: 'id-token-permission-missing' });
  });
});
