/** Requests, outcomes and failures for the report tests and `npm run preview`. All IDs are fictitious. */
import type { Failure } from '../../../src/model/failure.ts';
import type { AccessRight } from '../../../src/azure/services/service.ts';
import { groupFailures } from '../../../src/failures/group.ts';
import { worst, type Check, type EndpointOutcome, type Outcome, type Span, type TokenOutcome } from '../../../src/model/outcome.ts';
import type { Request, Target } from '../../../src/model/request.ts';
import { CLIENT_ID, DEID, DICOM, FHIR, OBJECT_ID, RUN, target, TENANT_ID } from '../failures/samples.ts';
import { START } from '../support/clock.ts';
import { readGood } from '../support/inputs.ts';

export const REQUEST_ID = '77777777-9abc-4def-8123-888888888888';

export { CLIENT_ID, DEID, DICOM, FHIR, OBJECT_ID, START, target, TENANT_ID };

export function request(changes: Partial<Request> = {}): Request {
  const targets = changes.targets ?? [FHIR, DICOM, DEID];
  return {
    ...readGood({}).request,
    signIn: { method: 'github-oidc', clientId: CLIENT_ID, tenantId: TENANT_ID, oidcAudience: 'api://x', idToken: undefined },
    audiences: [...new Set(targets.map(({ audience }) => audience))],
    targets,
    run: RUN,
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

export function refused(audience: string, why: Failure): TokenOutcome {
  return { granted: false, audience, failure: why };
}

/** Returns consecutive spans. @param lengths milliseconds by label */
export function spans(from: number, lengths: Readonly<Record<string, number>>, failed: readonly string[] = []): readonly Span[] {
  let start = START + from;
  return Object.entries(lengths).map(([label, length]) => {
    const span = { label, start, end: start + length, ok: !failed.includes(label) };
    start += length;
    return span;
  });
}

/** Returns an endpoint that passes all checks. */
export function passing(of: Target, latencyMs = 41, more: readonly Check[] = []): EndpointOutcome {
  const without = { reachable: 78 + latencyMs, anonymous: Math.round(latencyMs * 0.8) };
  // The read with the token starts after the token exchange and the anonymous requests.
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

/** Returns an endpoint that refuses the read with the token. */
export function refusing(of: Target, why = roleMissing(of)): EndpointOutcome {
  const { checks, spans, ...good } = passing(of);
  const refused = { status: 'fail', observed: { value: 403 }, failure: why } as const;
  return {
    ...good,
    status: 'fail',
    checks: checks.map((check) => (check.name === 'authorised' ? { ...check, ...refused } : check)),
    httpStatus: 403,
    spans: spans.map((span) => (span.label === 'authorised' ? { ...span, ok: false } : span)),
  };
}

/** Returns an endpoint that did not respond, so no further checks ran. */
export function silent(of: Target, why = timedOut(of)): EndpointOutcome {
  return {
    target: of,
    status: 'fail',
    checks: [{ name: 'reachable', status: 'fail', failure: why, time: START + 10_005 }],
    httpStatus: undefined,
    latencyMs: undefined,
    timings: undefined,
    spans: spans(5, { reachable: 10_000 }, ['reachable']),
  };
}

/** Returns an endpoint that is slower than `max-latency-ms: 500` allows. */
export function sluggish(of: Target, latencyMs: number, why = slow(of, latencyMs)): EndpointOutcome {
  const observed = { value: latencyMs, unit: 'ms' };
  const check: Check = { name: 'responseTime', status: 'warn', observed, expected: '500 ms', failure: why, time: START + 1300 };
  return { ...passing(of, latencyMs, [check]), status: 'warn' };
}

const exchange = { label: 'Exchange', start: START + 152, ok: true };

/** @param errors failures that affect the whole run, such as mistakes in the inputs. */
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
      ...[FHIR, DICOM, DEID].map(({ audience }, index) => ({ audience, ...exchange, end: START + 385 + index })),
    ],
    visibility: 'private',
    started: START,
    ended: START + 640,
    ...changes,
  };
}

/** Returns a failure with fixed text, so that report tests do not depend on the wording of definitions. */
export function failure(code: string, changes: Partial<Failure> = {}): Failure {
  const texts = { title: `Title of ${code}`, what: `What ${code} means.`, why: `Why ${code} happens.`, next: `Fix ${code}.` };
  return { code, recovery: 'none', ...texts, facts: [], commands: [], ...changes };
}

/** Returns a failure in which every text is hostile. */
export function hostileFailure(one: string, two: string, three: string): Failure {
  const commands = [{ label: three, language: 'bash', text: `${one}\n${two}\n${three}` }] as const;
  return failure(one, { title: two, what: three, why: one, next: two, facts: [{ name: one, value: two }], commands });
}

export function roleMissing({ host, service: { role } }: Target, requestId = REQUEST_ID): Failure {
  const options = [`--role "${role.name}"`, `--scope "$(${role.scopeCommand(host)})"`];
  const command = ['az role assignment create', ...options];
  return failure('role-missing', {
    recovery: 'propagation',
    what: `${host} refuses the read.`,
    facts: [
      { name: 'Object ID', value: OBJECT_ID },
      { name: 'Request ID', value: requestId },
    ],
    commands: [
      { label: 'Bash', language: 'bash', text: command.join(' \\\n  ') },
      { label: 'PowerShell', language: 'powershell', text: command.join(' ') },
    ],
  });
}

export function subjectMismatch(): Failure {
  return failure('subject-mismatch', {
    facts: [{ name: 'Subject', value: 'repo:contoso@1234567/clinical-platform@89012345:environment:prod' }],
    commands: [{ label: 'Bash', language: 'bash', text: `az ad app federated-credential create --id '${CLIENT_ID}'` }],
  });
}

export function timedOut({ host }: Target): Failure {
  return failure('timed-out', { what: `${host} timed out.`, facts: [{ name: 'Phase', value: 'connect, after 10 s' }] });
}

export function slow({ host }: Target, ms: number): Failure {
  return failure('latency-high', { what: `${host} took ${String(ms)} ms.`, facts: [{ name: 'Latency', value: `${String(ms)} ms` }] });
}

export function inputInvalid(input: string, given: string): Failure {
  return failure('input-invalid', {
    what: `${input} is invalid.`,
    facts: [{ name: `Value of ${input}`, value: given }],
    commands: [{ label: 'In the step', language: 'yaml', text: `with:\n  ${input}: 300` }],
  });
}

/** Returns FHIR services. Every seventh refuses the read, and every thirteenth does not respond. */
export function fleet(size: number, failures = { roleMissing, timedOut }): readonly EndpointOutcome[] {
  return Array.from({ length: size }, (_, index) => {
    const of = target('fhir', `hospital${String(index).padStart(3, '0')}-prod.fhir.azurehealthcareapis.com`);
    const id = `77777777-9abc-4def-8123-${String(index).padStart(12, '0')}`;
    if (index % 7 === 3) return refusing(of, failures.roleMissing(of, id));
    if (index % 13 === 5) return silent(of, failures.timedOut(of));
    return passing(of, 30 + ((index * 37) % 90));
  });
}

/** Returns the check for an expectation, which is unmet if there is a failure. */
export function expectation(name: string, expected: string, found: string, unmet?: Failure): Check {
  const status = unmet === undefined ? 'pass' : 'fail';
  return { name, status, expected: `${name}: ${expected}`, observed: { value: found }, time: START + 300, failure: unmet };
}

export const unmet = failure('expectation-unmet', { facts: [{ name: 'Observed fhir-version', value: '3.0.2' }] });

/** Returns the check for a right that the identity does not have, as expected. */
export function denied(right: AccessRight, changes: Partial<Check> = {}): Check {
  return { name: 'access', right, expected: `denied: ${right}`, status: 'pass', observed: { value: 'denied' }, time: 0, ...changes };
}

export const NOTE = 'No data was read, so storage was not tested.';

const compared = [expectation('fhir-version', '4.0.1', '3.0.2', unmet), expectation('resource', 'Patient', 'Patient')];

/** Outcomes that every report can show. */
export const RUNS: Readonly<Record<string, Outcome>> = {
  'all pass': outcome(),
  'one fails and one is slow': outcome({ endpoints: [passing(FHIR), refusing(DICOM), sluggish(DEID, 812)] }),
  'only a warning': outcome({ endpoints: [passing(FHIR), sluggish(DEID, 812)] }),
  'no response': outcome({ endpoints: [silent(FHIR)] }),
  expectations: outcome({ endpoints: [{ ...passing(FHIR, 41, compared), status: 'fail' }] }),
  'a token only': outcome({ endpoints: [], tokens: [granted(FHIR.audience)] }),
  'an opaque token': outcome({ endpoints: [], tokens: [granted(FHIR.audience, { claims: undefined })] }),
  'no token': outcome({ status: 'fail', endpoints: [], tokens: [granted(FHIR.audience), refused(DICOM.audience, subjectMismatch())] }),
  'mistakes in the inputs': outcome({
    ...{ status: 'fail', endpoints: [], tokens: [], spans: [] },
    errors: [inputInvalid('wait-seconds', 'soon'), inputInvalid('timeout-seconds', '0')],
  }),
  '200 endpoints': outcome({ endpoints: fleet(200) }),
};
