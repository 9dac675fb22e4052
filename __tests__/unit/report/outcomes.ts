/** Makes requests, outcomes and failures for the tests of the reports and for `npm run preview`: realistic values, every ID made up. */
import type { Failure } from '../../../src/model/failure.ts';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import type { ServiceName } from '../../../src/azure/services/index.ts';
import { groupFailures } from '../../../src/failures/group.ts';
import { worst } from '../../../src/checks/evaluate.ts';
import type { Check, EndpointOutcome, Outcome, Span, TokenOutcome } from '../../../src/model/outcome.ts';
import type { Request, Target } from '../../../src/model/request.ts';

/** When every run of these tests starts. */
export const START = Date.UTC(2026, 10, 21, 4, 5, 6);

export const CLIENT_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
export const TENANT_ID = '33333333-dddd-4eee-8fff-444444444444';
export const OBJECT_ID = '55555555-1234-4abc-9def-666666666666';
export const REQUEST_ID = '77777777-9abc-4def-8123-888888888888';

const SHARED = { dicom: 'https://dicom.healthcareapis.azure.com', deid: 'https://deid.azure.com' } as const;

/** An endpoint on one of Azure's own hosts, or on another that the user trusts. */
export function target(service: ServiceName, host: string, path = '', changes: Partial<Target> = {}): Target {
  const audience = service === 'fhir' ? `https://${host}` : SHARED[service];
  return {
    name: `${host}${path}`,
    base: `https://${host}${path}`,
    root: `https://${host}`,
    host,
    service: SERVICES[service],
    audience,
    trust: 'azure',
    ...changes,
  };
}

export const FHIR = target('fhir', 'contoso-prod.fhir.azurehealthcareapis.com');
export const DICOM = target('dicom', 'contoso-imaging.dicom.azurehealthcareapis.com', '/v2');
export const DEID = target('deid', 'c4h9e2d1a0b7f6e5.api.eus001.deid.azure.com');

export function request(changes: Partial<Request> = {}): Request {
  const targets = changes.targets ?? [FHIR, DICOM, DEID];
  return {
    signIn: {
      method: 'github-oidc',
      clientId: CLIENT_ID,
      tenantId: TENANT_ID,
      oidcAudience: 'api://AzureADTokenExchange',
      idToken: undefined,
    },
    cloud: CLOUDS.azurecloud,
    audiences: [...new Set(targets.map(({ audience }) => audience))],
    targets,
    smokeTest: true,
    expectations: [],
    limits: { timeoutMs: 10_000, waitMs: 0, requiredSuccesses: 1 },
    access: [],
    anonymousStatus: undefined,
    checkUnsignedToken: true,
    applicationInsights: undefined,
    maxLatencyMs: undefined,
    failOn: 'fail',
    outputToken: true,
    summary: true,
    reportPaths: new Map(),
    githubToken: undefined,
    deploymentId: undefined,
    incidentIssue: undefined,
    proxies: { https: undefined, http: undefined, bypass: [] },
    run: {
      onGitHub: true,
      repository: 'contoso/clinical-platform',
      workflow: 'verify',
      job: 'smoke',
      runId: '123456789',
      runAttempt: '1',
      eventName: 'push',
      actor: 'octocat',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      sha: '0123456789abcdef0123456789abcdef01234567',
      ref: 'refs/heads/main',
      refProtected: true,
      workflowRef: 'contoso/clinic/.github/workflows/health.yml@refs/heads/main',
      repositoryId: '456789',
      repositoryOwnerId: '123456',
      defaultBranch: 'main',
      visibility: 'private',
      fromPullRequest: false,
      eventPath: undefined,
      outputFile: true,
      fork: false,
      stepDebug: false,
      docs: 'docs/troubleshooting.md',
    },
    notices: [],
    ...changes,
  };
}

export function granted(audience: string, changes: Partial<Extract<TokenOutcome, { granted: true }>['grant']> = {}): TokenOutcome {
  return {
    granted: true,
    audience,
    grant: {
      audience,
      token: 'eyJhbGciOiJub25lIn0.never-a-real-token.signature',
      expiresOn: START + 3_599_000,
      claims: { audience, tenantId: TENANT_ID, applicationId: CLIENT_ID, objectId: OBJECT_ID, version: '1.0' },
      ...changes,
    },
  };
}

export function refused(audience: string, failure: Failure): TokenOutcome {
  return { granted: false, audience, failure };
}

/** Spans in turn: each starts when the one before ends. @param lengths milliseconds by label */
export function spans(from: number, lengths: Readonly<Record<string, number>>, failed: readonly string[] = []): readonly Span[] {
  let start = START + from;
  return Object.entries(lengths).map(([label, length]) => {
    const span = { label, start, end: start + length, ok: !failed.includes(label) };
    start += length;
    return span;
  });
}

/** An endpoint that passes: reachable, refuses anonymous requests, accepts the token. */
export function passing(of: Target, latencyMs = 41, more: readonly Check[] = []): EndpointOutcome {
  const without = { reachable: 78 + latencyMs, anonymous: Math.round(latencyMs * 0.8) };
  // The read with the token comes when the token is there and the anonymous questions are answered.
  const after = Math.max(410, 5 + without.reachable + without.anonymous);
  return {
    target: of,
    status: 'pass',
    checks: [
      { name: 'reachable', status: 'pass', observed: { value: 200 }, time: START + 120 },
      { name: 'anonymous', status: 'pass', observed: { value: 401 }, time: START + 180 },
      { name: 'authorised', status: 'pass', observed: { value: of.service.name === 'dicom' ? 204 : 200 }, time: START + 540 },
      ...more,
    ],
    httpStatus: 200,
    latencyMs,
    timings: { dns: 2.8, connect: 11.9, tls: 20.2, firstByte: 6.4, total: 44 },
    spans: [...spans(5, without), ...spans(after, { authorised: latencyMs })],
  };
}

/** Reachable and not open, but the read with the token fails, or is a `warn`. */
export function refusing(
  of: Target,
  failure: Failure,
  changes: { readonly status?: 'warn' | 'fail'; readonly value?: number } = {},
): EndpointOutcome {
  const { status = 'fail', value = 403 } = changes;
  const good = passing(of);
  return {
    ...good,
    status,
    checks: good.checks.map((check) => (check.name === 'authorised' ? { ...check, status, observed: { value }, failure } : check)),
    httpStatus: value,
    spans: good.spans.map((span) => (span.label === 'authorised' ? { ...span, ok: false } : span)),
  };
}

/** No response, so no further check ran. */
export function silent(of: Target, failure: Failure): EndpointOutcome {
  return {
    target: of,
    status: 'fail',
    checks: [{ name: 'reachable', status: 'fail', failure, time: START + 10_005 }],
    httpStatus: undefined,
    latencyMs: undefined,
    timings: undefined,
    spans: spans(5, { reachable: 10_000 }, ['reachable']),
  };
}

/** All well, but slower than `max-latency-ms: 500` allows. */
export function sluggish(of: Target, latencyMs: number, failure = slow(of, latencyMs)): EndpointOutcome {
  const check: Check = {
    name: 'responseTime',
    status: 'warn',
    observed: { value: latencyMs, unit: 'ms' },
    expected: '500 ms',
    failure,
    time: START + 1300,
  };
  return { ...passing(of, latencyMs, [check]), status: 'warn' };
}

/** @param errors failures of the whole run, such as mistakes in the inputs. */
export function outcome({ errors = [], ...changes }: Partial<Outcome> & { readonly errors?: readonly Failure[] } = {}): Outcome {
  const endpoints = changes.endpoints ?? [passing(FHIR), passing(DICOM, 63), passing(DEID, 88)];
  const tokens = changes.tokens ?? [...new Set(endpoints.map(({ target: { audience } }) => audience))].map((audience) => granted(audience));
  return {
    status: endpoints.length === 0 ? 'skipped' : worst(endpoints),
    groups: groupFailures({ errors, tokens, endpoints }),
    tokens,
    endpoints,
    spans: [
      ...spans(4, { 'ID token': 148 }),
      ...[FHIR, DICOM, DEID].map(({ audience }, index) => ({
        label: 'Exchange',
        audience,
        start: START + 152,
        end: START + 385 + index,
        ok: true,
      })),
    ],
    visibility: 'private',
    started: START,
    ended: START + 640,
    ...changes,
  };
}

/** The authorised read is refused: the identity has no role on this service. */
export function roleMissing(of: Target, requestId = REQUEST_ID): Failure {
  const { name, scopeCommand } = of.service.role;
  const scope = scopeCommand(of.host);
  return {
    code: 'role-missing',
    title: 'The identity has no role on the service',
    recovery: 'propagation',
    what: `${of.host} accepts the token (anonymous probe 200, authorised probe 403) and refuses the read.`,
    why: `The identity has no data role there, or one assigned minutes ago: Owner and Contributor of the subscription do not count as one.`,
    next: `Assign the role "${name}" with the command below, then run the job again; roles take up to 10 minutes, and wait-seconds: 600 waits for them.`,
    facts: [
      { name: 'Anonymous probe', value: 'HTTP 200' },
      { name: 'Authorised probe', value: 'HTTP 403, forbidden' },
      { name: 'Identity (object ID)', value: OBJECT_ID },
      { name: 'Request ID', value: requestId },
    ],
    commands: [
      {
        label: 'Bash',
        language: 'bash',
        text: `az role assignment create \\\n  --assignee-object-id ${OBJECT_ID} \\\n  --assignee-principal-type ServicePrincipal \\\n  --role "${name}" \\\n  --scope "$(${scope})"`,
      },
      {
        label: 'PowerShell',
        language: 'powershell',
        text: `az role assignment create --assignee-object-id ${OBJECT_ID} --assignee-principal-type ServicePrincipal --role "${name}" --scope "$(${scope})"`,
      },
    ],
  };
}

/** Entra knows no federated credential for what GitHub presented. */
export function subjectMismatch(): Failure {
  const subject = 'repo:contoso@1234567/clinical-platform@89012345:environment:prod';
  return {
    code: 'subject-mismatch',
    title: 'No federated credential matches the subject that GitHub presented',
    recovery: 'propagation',
    what: `AADSTS700213: the application has no federated credential with the subject ${subject}.`,
    why: 'The job names an environment, so GitHub presents that environment whatever the branch; a credential for a branch, a tag or pull requests does not match.',
    next: 'Run the command for your kind of identity below: it adds a credential with the subject that was presented.',
    facts: [
      { name: 'Issuer', value: 'https://token.actions.githubusercontent.com' },
      { name: 'Subject', value: subject },
      { name: 'Audience', value: 'api://AzureADTokenExchange' },
      { name: 'Answer', value: 'AADSTS700213, HTTP 401' },
      { name: 'Trace ID', value: '99999999-0000-4aaa-8bbb-cccccccccccc' },
      { name: 'Timestamp', value: '2026-11-21 04:05:06Z' },
    ],
    commands: [
      {
        label: 'Bash, app registration',
        language: 'bash',
        text: `az ad app federated-credential create --id '${CLIENT_ID}' --parameters '{"name":"github-prod","issuer":"https://token.actions.githubusercontent.com","subject":"${subject}","audiences":["api://AzureADTokenExchange"]}'`,
      },
    ],
  };
}

/** The anonymous probe gets no answer. */
export function timedOut(of: Target): Failure {
  return {
    code: 'timed-out',
    title: 'There was no answer in time',
    recovery: 'transient',
    what: `${of.host} (the ${of.service.title}) gave no answer within 10 s: time ran out while connecting.`,
    why: 'A firewall that drops packets in silence looks like this. The name leads to a public address.',
    next: 'Ask the network team to let the runner connect to port 443 of the host.',
    facts: [
      { name: 'Step', value: 'connect' },
      { name: 'After', value: '10,000 ms' },
    ],
    commands: [],
  };
}

/** The service answers more slowly than `max-latency-ms` allows. */
export function slow(of: Target, ms: number): Failure {
  return {
    code: 'latency-high',
    title: 'The service answers more slowly than allowed',
    recovery: 'transient',
    what: `${of.host} took ${String(ms)} ms to answer the authorised read; max-latency-ms is 500.`,
    why: 'The service is under load, scaling, or far from the runner.',
    next: 'Run the job again; if it stays slow, look at the metrics of the service.',
    facts: [
      { name: 'Latency', value: `${String(ms)} ms` },
      { name: 'Allowed', value: '500 ms' },
    ],
    commands: [],
  };
}

/** A mistake in the inputs. */
export function inputInvalid(input: string, given: string): Failure {
  return {
    code: 'input-invalid',
    title: 'An input cannot be used',
    recovery: 'none',
    what: `The input ${input} is "${given}".`,
    why: 'Allowed: a whole number from 0 to 3600.',
    next: `Change ${input} in the workflow.`,
    facts: [
      { name: 'Input', value: input },
      { name: 'Given', value: given },
    ],
    commands: [{ label: 'Workflow', language: 'yaml', text: `with:\n  ${input}: 300` }],
  };
}

/** A fleet of FHIR services, every seventh of which lacks a role and every thirteenth of which is silent. */
export function fleet(size: number, told = { roleMissing, timedOut }): readonly EndpointOutcome[] {
  return Array.from({ length: size }, (_, index) => {
    const of = target('fhir', `hospital${String(index).padStart(3, '0')}-prod.fhir.azurehealthcareapis.com`);
    const id = `77777777-9abc-4def-8123-${String(index).padStart(12, '0')}`;
    if (index % 7 === 3) return refusing(of, told.roleMissing(of, id));
    if (index % 13 === 5) return silent(of, told.timedOut(of));
    return passing(of, 30 + ((index * 37) % 90));
  });
}

/** An expectation that the service meets, or not. */
export function expectation(name: string, expected: string, found: string, failure?: Failure): Check {
  const status = failure === undefined ? 'pass' : 'fail';
  return { name, status, expected: `${name}: ${expected}`, observed: { value: found }, time: START + 300, ...(failure && { failure }) };
}

export function expectationUnmet(of: Target, name: string, expected: string, found: string): Failure {
  return {
    code: 'expectation-unmet',
    title: 'The service is not as expected',
    recovery: 'none',
    what: `${of.name}: ${name} should be ${expected} and is ${found}.`,
    why: 'The service says so of itself in its capability statement.',
    next: `Deploy what makes ${name} ${expected}, or correct the line in expect.`,
    facts: [
      { name: `Expected ${name}`, value: expected },
      { name: `Observed ${name}`, value: found },
    ],
    commands: [],
  };
}
