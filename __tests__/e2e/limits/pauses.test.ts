/** Tests that pauses requested by a server are logged, and that every message names the failed request. */
import { describe, expect } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import { fastClock } from '../support/fast-clock.ts';
import { preload } from '../support/preload.ts';
import { responds, testSituations, type Situation } from '../support/verdicts.ts';

const ENDPOINT = { endpoint: `https://${HOSTS.fhir}` };
const FAST = preload(fastClock(10));
const busy = (
  status: number,
  headers: Readonly<Record<string, string>>,
): { status: number; headers: Readonly<Record<string, string>> } => ({ status, headers });

describe('a requested delay during a probe', () => {
  const passes = (name: string, setUp: Situation['setUp'], says: readonly RegExp[]): Situation => ({
    name: `is followed: ${name}`,
    with: ENDPOINT,
    env: FAST,
    ...(setUp && { setUp }),
    failure: '',
    says,
  });
  const refused = (name: string, seconds: string, inputs: Readonly<Record<string, string>>, says: readonly RegExp[]): Situation => ({
    name: `ends the attempts if it is ${name}`,
    with: { ...ENDPOINT, ...inputs },
    setUp: responds(HOSTS.fhir, 'read', busy(503, { 'retry-after': seconds })),
    failure: 'service-unavailable',
    says: [/returned 503 for GET \/StructureDefinition\. [A-Z]/, ...says],
    never: [/^Waiting/m],
    check: ({ step }) => expect(step.durationMs).toBeLessThan(10_000),
  });
  testSituations('$name', [
    passes('503 once', responds(HOSTS.fhir, 'read', busy(503, { 'retry-after': '6' }), 1), [
      /^Waiting for .*service-unavailable, GET \/StructureDefinition\S*\)\. Attempt 2 in 6\.0 s/m,
      /^PASS .*GET \/\S+ returned 503 once before the last attempt/m,
    ]),
    passes('429 twice, in milliseconds', responds(HOSTS.fhir, 'read', busy(429, { 'x-ms-retry-after-ms': '4000' }), 2), [
      /Attempt 3 in 4\.0 s/,
      /^PASS .*GET \/\S+ returned 429 twice before the last attempt/m,
    ]),
    passes('the health check', responds(HOSTS.fhir, 'health', busy(503, { 'retry-after': '3' }), 2), [
      /^PASS .*GET \/\S+ returned 503 twice before the last attempt/m,
    ]),
    passes('the anonymous read', responds(HOSTS.fhir, 'anonymous read', busy(429, { 'retry-after': '3' }), 1), [
      /^Waiting for .*anonymous-unavailable/m,
      /^PASS .*GET \/\S+ returned 429 once before the last attempt/m,
    ]),
    refused('longer than a verdict', '300', {}, [/asked clients to wait 300 s\..* set wait-seconds: 310/]),
    refused('longer than wait-seconds', '25', { 'wait-seconds': '5' }, [/asked clients to wait 25 s\..* set wait-seconds: 35/]),
    refused('longer than any wait', '7200', { 'wait-seconds': '600' }, [
      /^Next: Run the job again in 120 minutes, because the service asked clients to wait 7200 s/m,
    ]),
    refused('too long for a number of 10 digits', '10000000000', { 'wait-seconds': '20' }, [/asked clients to wait 1000000 s/]),
  ]);
});

describe('throttling during sign-in', () => {
  const throttled = (seconds: string, wait: string, says: readonly RegExp[]): Situation => ({
    name: `a delay of ${seconds} s with wait-seconds: ${wait}`,
    with: { audience: 'dicom', 'wait-seconds': wait },
    setUp: ({ entra }) => entra.refuseWith(90055, { status: 429, headers: { 'retry-after': seconds } }),
    failure: 'entra-transient',
    says: [new RegExp(`requested a delay of ${seconds} s, which is longer than this step can wait`), ...says],
    never: [/after \d attempts/],
  });
  testSituations('is reported: $name', [
    throttled('120', '0', [/set wait-seconds: 300/, /Run the job again in 2 minutes/]),
    throttled('400', '20', [/set wait-seconds: 480/, /Run the job again in 7 minutes/]),
    {
      name: 'no Retry-After',
      with: { audience: 'dicom' },
      setUp: ({ entra }) => entra.refuseWith(90055, { status: 429 }),
      failure: 'entra-transient',
      says: [/All 3 attempts failed/],
    },
    {
      name: 'a delay of 90 s by the ID token endpoint',
      with: { audience: 'dicom' },
      setUp: (lab) => lab.site(ID_TOKEN_HOST, () => busy(429, { 'retry-after': '90' })),
      failure: 'id-token-unavailable',
      says: [/requested a delay of 90 s, which is longer than this step can wait/, /wait-seconds: 300/],
    },
  ]);
});

describe('the failed request', () => {
  const silent = (name: string, path: RegExp, request: string, inputs = {}): Situation => ({
    name: name,
    with: { ...ENDPOINT, 'timeout-seconds': '1', ...inputs },
    setUp: (lab) => lab.fault(HOSTS.fhir, 'silence', { path }),
    failure: 'timed-out',
    says: [
      new RegExp(`did not respond to GET ${request} within 1 s`),
      new RegExp(`curl --silent .* --output /dev/null .* 'https://${HOSTS.fhir}${request}`),
    ],
  });
  testSituations('is named in the message: $name', [
    silent('a silent health check', /health/, '/health/check'),
    silent('a silent read', /StructureDefinition/, '/StructureDefinition'),
    silent('a silent statement', /metadata/, '/metadata', { expect: 'resource: Patient' }),
    {
      name: '502 to the read',
      with: ENDPOINT,
      setUp: responds(HOSTS.fhir, 'read', { status: 502 }),
      failure: 'service-unavailable',
      says: [/returned 502 for GET \/StructureDefinition\. The last 3 attempts failed\./],
    },
    {
      name: 'no service at the host',
      with: ENDPOINT,
      setUp: responds(HOSTS.fhir, 'every request', { status: 404 }),
      failure: 'path-not-found',
      says: [/returned 404 for GET \/health\/check/],
    },
  ]);
});

describe('waiting for a role while an expectation is not met', () => {
  const waits = (name: string, inputs: Readonly<Record<string, string>>, failure: string): Situation => ({
    name: name,
    with: { ...ENDPOINT, ...inputs, 'wait-seconds': '60' },
    env: FAST,
    setUp: (lab) => {
      lab.roles.revoke(IDS.principal);
      lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader', { after: 1 });
    },
    failure,
    says: [/^Waiting for .*role-missing/m, /authorized: yes/],
  });
  testSituations('continues until the role is active: $name', [
    waits('a resource', { expect: 'resource: Substance' }, 'expectation-unmet'),
    waits('a version', { expect: 'fhir-version: 5.0' }, 'expectation-unmet'),
  ]);
});
