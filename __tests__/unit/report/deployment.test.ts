/** Tests how the verdict sets the final status of a deployment. */
import { describe, expect, jest, test } from '@jest/globals';
import { rateLimit, secondaryRateLimit, type GitHubRest, type GitHubRestOptions } from '../../../lab/github/rest.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { Request } from '../../../src/model/request.ts';
import { deploymentStatus, reportDeployment } from '../../../src/report/github/client.ts';
import { codes, githubAt, reportingBy, requestAt, start } from '../support/github.ts';
import { FakeHttpClient, fault, respond } from '../support/http.ts';
import { DICOM, FHIR, RUNS, outcome, passing, refusing, request, slow, sluggish } from './outcomes.ts';

const DEPLOYMENT = 145988746;
const at = (options: GitHubRestOptions = {}): Promise<GitHubRest> => start({ deployments: [DEPLOYMENT], ...options });

function report(rest: GitHubRest, changes: Partial<Request> = {}, run: Partial<Request['run']> = {}): Promise<readonly Failure[]> {
  const asked = requestAt(rest, request({ deploymentId: DEPLOYMENT }));
  return reportDeployment(outcome(), { ...asked, run: { ...asked.run, ...run }, ...changes }, reportingBy(githubAt(rest.url)));
}

describe('the deployment status', () => {
  const WARNING = slow(FHIR, 900);
  const LONG = Array.from({ length: 12 }, (_, index) => ({ ...WARNING, code: `a-rather-long-failure-code-${String(index)}` }));
  const FOUR = codes(LONG.slice(0, 4)).join(', ');
  const noRole = refusing(FHIR);
  const slowFhir = sluggish(FHIR, 900);

  test.each([
    ['a pass', RUNS['all pass'], {}, 'success', 'Passed at 3 of 3 endpoints'],
    ['one endpoint', { endpoints: [passing(FHIR)] }, {}, 'success', 'Passed at 1 of 1 endpoint'],
    ['a warning', { endpoints: [slowFhir, passing(DICOM)] }, {}, 'success', 'Passed with warnings at 1 of 2 endpoints (latency-high)'],
    ['fail-on: warn', { endpoints: [slowFhir] }, { failOn: 'warn' }, 'failure', 'Failed on warnings at 1 of 1 endpoint (latency-high)'],
    ['a failure', { endpoints: [noRole, passing(DICOM)] }, {}, 'failure', 'Failed at 1 of 2 endpoints (role-missing)'],
    ['fail-on: never', { endpoints: [noRole] }, { failOn: 'never' }, 'failure', 'Failed at 1 of 1 endpoint (role-missing)'],
    ['200 endpoints', RUNS['200 endpoints'], {}, 'failure', 'Failed at 42 of 200 endpoints (role-missing, timed-out)'],
    ['no token', RUNS['no token'], {}, 'failure', 'Failed (subject-mismatch)'],
    ['a token only', { endpoints: [] }, {}, 'success', 'Passed'],
    ['a warning alone', { endpoints: [], status: 'warn', errors: [WARNING] }, {}, 'success', 'Passed with warnings (latency-high)'],
    ['too many codes', { status: 'fail', errors: LONG }, {}, 'failure', `Failed (${FOUR} and 8 more)`],
    ['a code that is too long', { status: 'fail', errors: [{ ...WARNING, code: 'a'.repeat(140) }] }, {}, 'failure', 'Failed'],
  ] as const)('describes %s', (_name, found, changes, state, description) => {
    expect(deploymentStatus(outcome(found), request(changes))).toEqual({ state, description });
    expect(description.length).toBeLessThanOrEqual(140);
  });
});

describe('the request', () => {
  test('without the name of a repository causes a warning', async () => {
    const rest = await at();
    expect(codes(await report(rest, {}, { repository: '' }))).toEqual(['github-api-failed']);
  });

  test('contains no link if the address of the run is unknown', async () => {
    const rest = await at();
    await report(rest, {}, { links: {} });
    expect(rest.deployments).toMatchObject([{ logUrl: '' }]);
  });

  test.each([
    ['deployment', { deploymentId: undefined }],
    ['token', { githubToken: undefined }],
  ])('is not sent without a %s', async (_name, changes) => {
    const rest = await at();
    expect(await report(rest, changes)).toEqual([]);
    expect(rest.requests).toEqual([]);
  });
});

describe('a request that GitHub refuses', () => {
  test.each([
    ['not retried after a rate limit of an hour', rateLimit(3600), 1],
    ['not retried after a secondary rate limit of a minute', secondaryRateLimit(60), 1],
    ['not retried after a 429 with a delay of a minute', { ...secondaryRateLimit(60), status: 429, body: { message: 'Slow down.' } }, 1],
    ['retried after a rate limit of five seconds', rateLimit(5), 2],
    ['retried after a secondary rate limit of half a minute', secondaryRateLimit(30), 2],
  ])('is %s', async (_name, refusal, requests) => {
    let left = 1;
    const rest = await at({ respondInstead: () => (left-- > 0 ? refusal : undefined) });
    const limited = { code: 'github-api-failed', why: expect.stringContaining("GitHub's rate limit was reached") };
    expect(await report(rest)).toMatchObject(requests === 1 ? [limited] : []);
    expect(rest.requests).toHaveLength(requests);
  });
});

describe('the report to GitHub', () => {
  test('does not print a deprecation header', async () => {
    const printed = [jest.spyOn(console, 'warn'), jest.spyOn(console, 'error'), jest.spyOn(console, 'log')];
    const headers = { deprecation: 'true', sunset: 'soon', link: '<https://example.com>; rel="deprecation"' };
    const rest = await at({ respondInstead: () => ({ status: 201, headers }) });
    expect(await report(rest)).toEqual([]);
    for (const each of printed) {
      expect(each).not.toHaveBeenCalled();
      each.mockRestore();
    }
  });

  const tooLong = (status: number, seconds: string) => respond(status, { headers: { 'retry-after': seconds }, body: {} });
  test.each([
    ['a Retry-After of a 429 that is too long', tooLong(429, '120'), 'a delay of 120 s'],
    ['a Retry-After of a 403 that is too long', tooLong(403, '90'), 'a delay of 90 s'],
    ['a Retry-After of a 503 that is too long', tooLong(503, '600'), 'a delay of 600 s'],
    ['a network error', fault('ETIMEDOUT', 'connect'), 'could not reach GitHub'],
  ])('shows %s', async (_, response, words) => {
    const by = reportingBy(new FakeHttpClient(() => response));
    const warnings = await reportDeployment(outcome(), request({ githubToken: 'ghs_lab', deploymentId: 1 }), by);
    expect(warnings).toMatchObject([{ code: 'github-api-failed', why: expect.stringContaining(words) }]);
  });
});
