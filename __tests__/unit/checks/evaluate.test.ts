import type { Failure } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import type { ServiceName } from '../../../src/azure/services/index.ts';
import type { Status } from '../../../src/model/outcome.ts';
import { summarizeResponse, type ResponseSummary } from '../../../src/checks/probe.ts';
import {
  evaluateAuthorised,
  evaluateAnonymousRead,
  evaluateReachable,
  worst,
  type Evidence,
  type EvaluationContext,
} from '../../../src/checks/evaluate.ts';
import { START } from '../support/clock.ts';
import { CLIENT_ID, TENANT_ID } from '../support/inputs.ts';
import { gateway, OBJECT_ID, target } from '../support/requests.ts';
import { bare } from '../support/http.ts';

const SEARCHSET = { resourceType: 'Bundle', type: 'searchset', total: 0 };
const PAGE = '<!DOCTYPE html><html><title>Sign in</title></html>';
const REFUSAL = (code: string): unknown => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });

const azure = (service: ServiceName): EvaluationContext => ({ target: target(service), cloud: CLOUDS.azurecloud, clientId: CLIENT_ID });
const users = (service: ServiceName): EvaluationContext => ({ ...azure(service), target: gateway(service) });
const seen = (status: number, body: unknown = ''): ResponseSummary => summarizeResponse(bare(status, {}, body), START);

/** `passes`, or the code of the failure. */
const told = (failure: Failure | undefined): string => failure?.code ?? 'passes';

describe("reachable: an anonymous probe gets 2xx from Azure's FHIR and DICOM", () => {
  test.each([
    [200, 'passes'],
    [204, 'passes'],
    [301, 'redirected'],
    [302, 'redirected'],
    [400, 'unexpected-status'],
    [401, 'unexpected-status'],
    [403, 'network-blocked'],
    [404, 'path-not-found'],
    [410, 'gone'],
    [424, 'dependency-failed'],
    [429, 'service-throttled'],
    [500, 'service-unavailable'],
    [503, 'service-unavailable'],
  ])('%i: %s', (status, expected) => {
    expect(told(evaluateReachable(seen(status), azure('fhir')))).toBe(expected);
    expect(told(evaluateReachable(seen(status), azure('dicom')))).toBe(expected);
  });
});

describe('reachable: on trusted hosts and for de-identification any answer but 403, 5xx and redirects', () => {
  test.each([
    [200, 'passes'],
    [400, 'passes'],
    [401, 'passes'],
    [404, 'passes'],
    [410, 'passes'],
    [429, 'passes'],
    [302, 'redirected'],
    [308, 'redirected'],
    [403, 'network-blocked'],
    [500, 'service-unavailable'],
    [502, 'service-unavailable'],
    [503, 'service-unavailable'],
  ])('%i: %s', (status, expected) => {
    for (const which of [azure('deid'), users('fhir'), users('dicom'), users('deid')])
      expect(told(evaluateReachable(seen(status), which))).toBe(expected);
  });
});

describe('closed: the same read without the token is refused by any answer but 2xx', () => {
  test.each([302, 400, 401, 403, 404, 410, 429, 500, 503])('%i is a refusal', (status) => {
    for (const service of ['fhir', 'dicom', 'deid'] as const) {
      expect(told(evaluateAnonymousRead(seen(status), azure(service)))).toBe('passes');
      expect(told(evaluateAnonymousRead(seen(status), users(service)))).toBe('passes');
    }
  });

  test.each([
    ['fhir', 200, SEARCHSET, 'open-server'],
    ['dicom', 200, [], 'open-server'],
    ['dicom', 200, [{ path: '00101010' }], 'open-server'],
    ['dicom', 204, '', 'open-server'],
    ['deid', 200, { value: [] }, 'open-server'],
    // Not the service: a portal's page is no breach, and no pass either.
    ['fhir', 200, PAGE, 'html-answer'],
    ['dicom', 200, PAGE, 'html-answer'],
    ['deid', 200, PAGE, 'html-answer'],
    ['fhir', 200, { status: 'ok' }, 'unexpected-answer'],
    ['dicom', 200, {}, 'unexpected-answer'],
  ] as const)('%s answers %i %j: %s', (service, status, body, expected) => {
    expect(told(evaluateAnonymousRead(seen(status, body), azure(service)))).toBe(expected);
    expect(told(evaluateAnonymousRead(seen(status, body), users(service)))).toBe(expected);
  });
});

/** Domain §3.6 and §3.3. */
describe('authorised: the read with the token', () => {
  const beside = (changes: Partial<Evidence> = {}): Evidence => ({
    anonymousStatus: 200,
    claims: {
      audience: 'https://contoso-prod.fhir.azurehealthcareapis.com',
      tenantId: TENANT_ID,
      applicationId: CLIENT_ID,
      objectId: OBJECT_ID,
      version: '1.0',
    },
    expects: { audience: undefined, tenantId: undefined },
    ...changes,
  });

  test.each([
    ["FHIR's count of definitions", 'fhir', 200, SEARCHSET, 'passes'],
    ['another bundle', 'fhir', 200, { resourceType: 'Bundle', type: 'history' }, 'unexpected-answer'],
    ['another resource', 'fhir', 200, { resourceType: 'CapabilityStatement' }, 'unexpected-answer'],
    ['a word of JSON', 'fhir', 200, '"ok"', 'unexpected-answer'],
    ['nothing', 'fhir', 200, '', 'unexpected-answer'],
    ['no content', 'fhir', 204, '', 'unexpected-answer'],
    ['a page of a portal or proxy', 'fhir', 200, PAGE, 'html-answer'],
    ["DICOM's list of tags", 'dicom', 200, [], 'passes'],
    ["DICOM's empty answer", 'dicom', 204, '', 'passes'],
    ['an object where a list belongs', 'dicom', 200, {}, 'unexpected-answer'],
    ['a list that is cut off', 'dicom', 200, '[{"path":', 'unexpected-answer'],
    ["de-identification's jobs: the body is dropped unread", 'deid', 200, 'anything', 'passes'],
    ['a page', 'deid', 200, PAGE, 'html-answer'],
    ['the wrong audience or tenant', 'fhir', 401, REFUSAL('login'), 'token-rejected'],
    ["a gateway's 401 with a page", 'fhir', 401, PAGE, 'token-rejected'],
    ['no role', 'fhir', 403, REFUSAL('forbidden'), 'role-missing'],
    ["no role, in DICOM's words", 'dicom', 403, 'Authorization failed.', 'role-missing'],
    ['a 403 for another reason', 'fhir', 403, REFUSAL('not-supported'), 'request-forbidden'],
    ['an identity for real-time use', 'deid', 403, { error: { code: 'Forbidden' } }, 'jobs-not-listable'],
    ['a wrong path', 'fhir', 404, REFUSAL('not-found'), 'path-not-found'],
    [
      'the retired service',
      'fhir',
      410,
      { resourceType: 'OperationOutcome', issue: [{ code: 'business-rule', details: { coding: [{ code: 'service-deprecated' }] } }] },
      'service-deprecated',
    ],
    ['something that is gone', 'fhir', 410, REFUSAL('deleted'), 'gone'],
    ['an import', 'fhir', 423, { code: 'Locked' }, 'service-locked'],
    ['a key or a storage that cannot be used', 'dicom', 424, '', 'dependency-failed'],
    ['too many requests', 'fhir', 429, REFUSAL('throttled'), 'service-throttled'],
    ['a fault', 'fhir', 500, REFUSAL('exception'), 'service-unavailable'],
    ["a gateway's fault with a page", 'fhir', 502, PAGE, 'service-unavailable'],
    ['a start', 'dicom', 503, '', 'service-unavailable'],
    ['a redirect', 'fhir', 302, '', 'redirected'],
    ['something else', 'fhir', 406, '', 'unexpected-status'],
  ] as const)('%s', (_, service, status, body, expected) => {
    expect(told(evaluateAuthorised(seen(status, body), azure(service), beside()))).toBe(expected);
  });

  test("a 403 with and without a token is the network's, whatever the body says: a role cannot change it", () => {
    expect(told(evaluateAuthorised(seen(403, REFUSAL('forbidden')), azure('fhir'), beside({ anonymousStatus: 403 })))).toBe(
      'network-blocked',
    );
  });

  test('a 401 tells what the token carries and what the service expects', () => {
    const expects = { audience: 'api://smart', tenantId: undefined };
    const failure = evaluateAuthorised(seen(401), azure('fhir'), beside({ expects }));
    expect(failure?.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['https://contoso-prod.fhir.azurehealthcareapis.com', 'api://smart', TENANT_ID]),
    );
    expect(failure?.next).toContain('api://smart');
  });

  test('a missing role tells whom to give it: the object ID of the token', () => {
    const failure = evaluateAuthorised(seen(403, REFUSAL('forbidden')), azure('fhir'), beside());
    expect(failure?.commands.map(({ text }) => text).join('\n')).toContain(OBJECT_ID);
  });

  test('or, of a token that cannot be decoded, by the client ID', () => {
    const failure = evaluateAuthorised(seen(403, REFUSAL('forbidden')), azure('fhir'), beside({ claims: undefined }));
    expect(failure?.commands.map(({ text }) => text).join('\n')).toContain(CLIENT_ID);
  });

  test('nothing of what a server wrote is in what is told', () => {
    const poison = { resourceType: 'OperationOutcome', id: 'x', issue: [{ code: 'poison', diagnostics: 'Jane Doe 1970-01-01' }] };
    for (const status of [200, 400, 401, 403, 404, 410, 429, 500]) {
      const failures = [
        evaluateReachable(seen(status, poison), azure('fhir')),
        evaluateAnonymousRead(seen(status, poison), azure('fhir')),
        evaluateAuthorised(seen(status, poison), azure('fhir'), beside()),
      ];
      expect(JSON.stringify(failures)).not.toMatch(/poison|Jane|1970/);
    }
  });
});

test.each([
  ['nothing', [], 'pass'],
  ['passes', ['pass', 'pass'], 'pass'],
  ['a warning among them', ['pass', 'warn', 'pass'], 'warn'],
  ['a failure among warnings', ['warn', 'fail', 'warn'], 'fail'],
] as const)('the worst of %s', (_, statuses: readonly Status[], expected) => {
  expect(worst(statuses.map((status) => ({ status })))).toBe(expected);
});
