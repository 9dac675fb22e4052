import type { Failure } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import type { EntraContext } from '../../../src/failures/contexts.ts';
import type { Definition } from '../../../src/failures/define.ts';
import { entraFailures } from '../../../src/failures/entra.ts';
import { entraError, mismatch } from './samples.ts';

const CODES = Object.values<Definition<EntraContext>>(entraFailures).flatMap(({ aadsts = [] }) => aadsts);

/** Every known AADSTS code (Entra docs: reference-error-codes.md; azure/login#180, #372, #515, #561, #617), its failure and recovery. */
const ROWS = {
  'federated-credential-mismatch': ['propagation', 70021],
  'issuer-mismatch': ['propagation', 700211],
  'oidc-audience-mismatch': ['none', 700212, 7002121, 70022204],
  'subject-mismatch': ['propagation', 700213],
  'subject-case-mismatch': ['none', 7002138],
  'federated-credential-missing': ['propagation', 70025],
  'application-not-found': ['propagation', 700016],
  'service-principal-missing': ['propagation', 7000229],
  'tenant-not-found': ['none', 90002, 900023],
  'exchange-malformed': ['none', 900144, 900561, 50027, 5002723, 901002],
  'assertion-expired': ['transient', 700024, 50013, 500133],
  'assertion-signature': ['transient', 700027, 500031],
  'issuer-unreachable': ['transient', 90061, 50166, 900612, 501661],
  'enterprise-claim-required': ['transient', 7002381],
  'audience-not-found': ['propagation', 500011, 50001],
  'scope-invalid': ['none', 70011, 1002012, 28000, 700022],
  'api-permission-missing': ['none', 65001, 650056, 650057],
  'app-role-missing': ['propagation', 501051, 50105],
  'conditional-access-blocked': ['none', 53003],
  'security-policy-blocked': ['none', 530032, 530035],
  'application-disabled': ['none', 7000112],
  'client-secret-refused': ['none', 7000215, 7000222, 7000218],
  'assertion-not-accepted': ['none', 700222, 700226, 700227, 700236],
  'tenant-restricted': ['none', 50002, 500021, 500022],
  'entra-transient': ['transient', 90012, 90024, 90033, 90055, 50196],
  'cloud-mismatch': ['none', 900439, 90038, 900382, 900432, 1000104],
} as const;
const KNOWN = Object.entries(ROWS).flatMap(([code, [recovery, ...numbers]]) => numbers.map((number) => ({ number, code, recovery })));

describe('a refusal with a known code', () => {
  test.each(KNOWN)('AADSTS$number is $code', ({ number, code, recovery }) => expect(entraError(number)).toMatchObject({ code, recovery }));

  test('the table contains exactly these codes', () => {
    const numeric = (a: number, b: number): number => a - b;
    expect([...CODES].sort(numeric)).toEqual(KNOWN.map(({ number }) => number).sort(numeric));
  });

  test('the code takes precedence over the HTTP status', () => {
    for (const httpStatus of [400, 401, 500, undefined]) expect(entraError(700213, { httpStatus }).code).toBe('subject-mismatch');
  });

  test("the fix for an unknown code is Microsoft's page about it", () => {
    expect(entraError(123456)).toMatchObject({
      code: 'entra-refused',
      next: expect.stringMatching(/^Open https:\/\/login\.microsoftonline\.com\/error\?code=123456,/),
    });
  });
});

describe('a response without a known code', () => {
  test.each([408, 429, 500, 503])('HTTP %i is transient, with or without a code', (httpStatus) => {
    expect(entraError(undefined, { httpStatus }).code).toBe('entra-transient');
    expect(entraError(123456, { httpStatus }).code).toBe('entra-transient');
  });

  test.each([200, 302, 400, 401, 404, 499])('HTTP %i is not a response from Entra', (httpStatus) => {
    expect(entraError(undefined, { httpStatus }).code).toBe('entra-unreadable');
  });

  test.each([302, 307, 403, 407, 451, 511])('HTTP %i is probably from a proxy or filter', (httpStatus) => {
    const { code, why, next } = entraError(undefined, { httpStatus });
    expect([code, why]).toEqual(['entra-unreadable', expect.stringMatching(/^A proxy or filter .* HTTP \d+/)]);
    expect(next).toMatch(/^Ask your network team/);
  });
});

describe('clock skew', () => {
  test.each([
    [0, 'assertion-expired'],
    [60, 'assertion-expired'],
    [-60, 'assertion-expired'],
    [61, 'clock-skew'],
    [-61, 'clock-skew'],
  ])('of %p s with an expired assertion is %s', (clockSkewSeconds, code) => {
    expect(entraError(700024, { clockSkewSeconds }).code).toBe(code);
  });

  test('is not reported for other refusals', () => expect(entraError(700213, { clockSkewSeconds: 4000 }).code).toBe('subject-mismatch'));
});

test.each([400, 429])('AADSTS50196 with HTTP %i is a loop without advice to retry', (httpStatus) => {
  const failure = entraError(50196, { httpStatus, retryAfterMs: 120_000, attempts: 2 });
  expect(failure.what).toContain('in a loop');
  expect(failure.why).toMatch(/^Entra adds up the requests .* The server requested a delay of 120 s\.$/);
  expect(failure.next).toMatch(/Run the job again in 2 minutes\.$/);
  expect(failure).not.toHaveProperty('wait');
});

test.each([
  ['GitHub OIDC', {}],
  ['an existing login', { assertion: undefined, clientId: undefined }],
])('advice mentions commands only if there are commands: %s', (_name, changes) => {
  const incomplete = CODES.filter((number) => {
    const { next, commands } = entraError(number, changes);
    return /commands? below|(?:first|second) command|step below/.test(next) && commands.length === 0;
  });
  expect(incomplete).toEqual([]);
});

describe('evidence', () => {
  const named = (failure: Failure): string[] => failure.facts.map(({ name }) => name);

  test('excludes missing values', () => {
    const silent = { traceId: undefined, correlationId: undefined, timestamp: undefined };
    expect(named(entraError(53003, { ...silent, clientId: undefined, tenantId: undefined }))).toEqual(['Audience', 'Response']);
  });

  test.each([
    ['456789', '123456'],
    ['1', '2'],
  ])('includes the IDs that a flexible credential can require (%s, %s)', (repositoryId, repositoryOwnerId) => {
    const factsOf = (code: number): unknown => mismatch(code, { repositoryId, repositoryOwnerId }).facts;
    const ids = [
      { name: 'Presented repository_id', value: repositoryId },
      { name: 'Presented repository_owner_id', value: repositoryOwnerId },
    ];
    for (const code of [700213, 70021]) expect(factsOf(code)).toEqual(expect.arrayContaining(ids));
    expect(factsOf(700211)).not.toContainEqual(ids[0]);
  });

  test('excludes claims that the ID token does not have', () =>
    expect(named(mismatch(700213, { jobWorkflowRef: undefined }))).not.toContain('Presented job_workflow_ref'));

  test('without a client ID or assertion, no command that changes anything is printed', () => {
    // The only command shows the existing login, which another step created.
    const asked = entraError(700016, { clientId: undefined }).commands;
    expect(asked.map(({ text }) => text)).toEqual([
      '- run: az account show --query "{identity:user.name, tenant:tenantId}" --output table',
    ]);
    const codes = [70021, 700211, 700212, 700213, 7002138, 70025, 7000229, 7000112, 501051, 650057];
    for (const number of codes) {
      expect(entraError(number, { clientId: undefined, assertion: undefined }).commands).toEqual([]);
      expect(entraError(number, { clientId: undefined }).commands).toEqual([]);
    }
    for (const number of [700024, 700027, 700222, 90061]) {
      expect(named(entraError(number, { assertion: undefined }))[0]).toBe('Client ID');
    }
  });
});

test('the shared DICOM audience has commands that look it up and register the provider', () =>
  expect(entraError(500011, { audience: 'https://dicom.healthcareapis.azure.com' }).commands[0]?.text).toMatch(
    /dicom\.healthcareapis\.azure\.com[^]*--namespace Microsoft\.HealthcareApis /,
  ));

describe('the causes of a subject mismatch', () => {
  const why = (subject: string, changes = {}): string => mismatch(700213, { subject, ...changes }).why;

  test.each([
    ['repo:contoso/app:ref:refs/heads/environment', 'the subject contains the branch'],
    ['repository_id:123:environment:prod', 'with a subject template'],
    ['enterprise:contoso:repo:contoso/app:pull_request', 'with a subject template'],
    ['repo:contoso/app', 'with a subject template'],
  ])('%s: %s', (subject, words) => expect(why(subject)).toContain(words));

  test('include a reusable workflow only if it is from another repository', () => {
    const subject = 'repo:contoso/clinical-platform:environment:prod';
    const words = 'reusable workflow in another repository';
    expect(why(subject, { jobWorkflowRef: 'contoso/workflows/.github/workflows/x.yml@refs/tags/v1' })).toContain(words);
    expect(why(subject, { jobWorkflowRef: 'contoso/clinical-platform-2/.github/workflows/x.yml@refs/tags/v1' })).toContain(words);
    expect(why(subject)).not.toContain(words);
    expect(why(subject, { jobWorkflowRef: undefined })).not.toContain(words);
  });
});

describe('recovery depends on the case', () => {
  test.each([
    ['a public issuer', mismatch(50166, {}), 'transient', /a temporary problem in GitHub/],
    [
      'an enterprise of github.com',
      mismatch(501661, { issuer: 'https://token.actions.githubusercontent.com/x' }),
      'transient',
      /a temporary problem in GitHub/,
    ],
    ['an empty response', entraError(undefined, { httpStatus: 200 }), 'transient', /temporary problem/],
    ['a blocked request', entraError(undefined, { httpStatus: 403 }), 'none', /proxy or filter/],
    ['a policy on enterprises, once', entraError(7002381), 'transient', /./],
  ])('%s', (_, { recovery, why }, expected, words) => {
    expect(recovery).toBe(expected);
    expect(why).toMatch(words);
  });

  test('a requested delay that is too long is shown with the value to set', () => {
    const failure = entraError(90055, { attempts: 1, retryAfterMs: 120_000, waitTooLong: true });
    expect(failure.why).toContain('requested a delay of 120 s, which is longer than this step can wait');
    expect(failure.why).not.toContain('attempts');
    expect(failure).toMatchObject({ next: 'Run the job again in 2 minutes.', wait: { seconds: 300 } });
    expect(entraError(90055, { attempts: 3, retryAfterMs: 7_200_000 })).not.toHaveProperty('wait');
  });
});
