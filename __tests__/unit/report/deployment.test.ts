/** The verdict as a deployment's final status: the words as a table, the request against the loopback GitHub. */
import type { Failure } from '../../../src/model/failure.ts';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { startGitHubRest, rateLimit, secondaryRateLimit, type GitHubRest, type GitHubRestOptions } from '../../../lab/github/rest.ts';
import type { ReportingContext } from '../../../src/report/github/client.ts';
import { githubAt, reportingBy } from '../support/github.ts';
import { fault } from '../support/http.ts';
import { deploymentStatus, reportDeployment } from '../../../src/report/github/deployment.ts';
import type { Request } from '../../../src/model/request.ts';
import {
  DICOM,
  FHIR,
  fleet,
  outcome,
  passing,
  refused,
  refusing,
  request,
  roleMissing,
  slow,
  sluggish,
  subjectMismatch,
} from './outcomes.ts';

const DEPLOYMENT = 145988746;

let github: GitHubRest | undefined;
afterEach(async () => github?.stop());

/** The https address of the same path: the reports accept no other. */
const apiUrlOf = (url: string): string => `https://api.github.com${new URL(url).pathname.replace(/\/$/, '')}`;

async function start(options: GitHubRestOptions = {}): Promise<GitHubRest> {
  github = await startGitHubRest({ repository: 'contoso/clinical-platform', deployments: [DEPLOYMENT], ...options });
  return github;
}

let tokens = 0;

/** A run on this GitHub. Each has a token of its own, as each job has. */
function runOn({ url }: GitHubRest, changes: Partial<Request> = {}): Request {
  const { run } = request();
  return request({
    githubToken: `ghs_lab${String(++tokens)}`,
    deploymentId: DEPLOYMENT,
    run: { ...run, apiUrl: apiUrlOf(url) },
    ...changes,
  });
}

const deps = (rest: GitHubRest): ReportingContext => reportingBy(githubAt(rest.url));

const codes = (warnings: readonly Failure[]): readonly string[] => warnings.map(({ code }) => code);

describe('what a deployment is told', () => {
  const everyCode = Array.from({ length: 12 }, (_, index) => ({ ...slow(FHIR, 900), code: `a-rather-long-failure-code-${String(index)}` }));
  const cases = {
    'a pass': [outcome(), {}],
    'one endpoint': [outcome({ endpoints: [passing(FHIR)] }), {}],
    'a warning': [outcome({ endpoints: [sluggish(FHIR, 900), passing(DICOM)] }), {}],
    'a warning that fails the step': [outcome({ endpoints: [sluggish(FHIR, 900)] }), { failOn: 'warn' }],
    'a failure': [outcome({ endpoints: [refusing(FHIR, roleMissing(FHIR)), passing(DICOM)] }), {}],
    'a failure that fails no step': [outcome({ endpoints: [refusing(FHIR, roleMissing(FHIR))] }), { failOn: 'never' }],
    'a fleet': [outcome({ endpoints: fleet(200) }), {}],
    'no token': [outcome({ endpoints: [], status: 'fail', tokens: [refused(FHIR.audience, subjectMismatch())] }), {}],
    'a token and nothing probed': [outcome({ endpoints: [] }), {}],
    'a warning and nothing probed': [outcome({ endpoints: [], status: 'warn', errors: [slow(FHIR, 900)] }), {}],
    'more codes than there is room for': [outcome({ status: 'fail', errors: everyCode }), {}],
    'a code that alone is too long': [outcome({ status: 'fail', errors: [{ ...slow(FHIR, 900), code: 'a'.repeat(140) }] }), {}],
  } as const;

  test.each(Object.entries(cases))('%s', (_name, [found, changes]) => {
    const status = deploymentStatus(found, request(changes));
    expect(status).toMatchSnapshot();
    expect(status.description.length).toBeLessThanOrEqual(140);
  });
});

describe('the request', () => {
  test('sets the final status, with the log of the run, once', async () => {
    const rest = await start();
    expect(await reportDeployment(outcome(), runOn(rest), deps(rest))).toEqual([]);
    expect(rest.deployments).toMatchObject([
      {
        deployment: DEPLOYMENT,
        state: 'success',
        description: 'Passed at 3 of 3 endpoints',
        logUrl: 'https://github.com/contoso/clinical-platform/actions/runs/123456789/attempts/1',
      },
    ]);
    expect(rest.requests).toHaveLength(1);
    expect(rest.mistakes).toEqual([]);
  });

  test('goes under the base path of a GitHub Enterprise Server', async () => {
    const rest = await start({ basePath: '/api/v3' });
    expect(await reportDeployment(outcome(), runOn(rest), deps(rest))).toEqual([]);
    expect(rest.deployments).toHaveLength(1);
  });

  test('in a repository without a name is a warning', async () => {
    const rest = await start();
    const asked = runOn(rest);
    const warnings = await reportDeployment(outcome(), { ...asked, run: { ...asked.run, repository: '' } }, deps(rest));
    expect(codes(warnings)).toEqual(['github-api-failed']);
  });

  test('has no link when the environment is not of the known shape', async () => {
    const rest = await start();
    const asked = runOn(rest);
    await reportDeployment(outcome(), { ...asked, run: { ...asked.run, serverUrl: 'https://github.com"><img src=x>' } }, deps(rest));
    expect(rest.deployments).toMatchObject([{ logUrl: '' }]);
  });

  test.each([
    ['no deployment', { deploymentId: undefined }],
    ['no token', { githubToken: undefined }],
  ])('is not made with %s', async (_name, changes) => {
    const rest = await start();
    expect(await reportDeployment(outcome(), runOn(rest, changes), deps(rest))).toEqual([]);
    expect(rest.requests).toEqual([]);
  });
});

describe('a GitHub that says no', () => {
  test('for want of a permission is a warning with the YAML to add', async () => {
    const rest = await start({ permissions: { deployments: 'read' } });
    const warnings = await reportDeployment(outcome(), runOn(rest), deps(rest));
    expect(codes(warnings)).toEqual(['deployments-permission-missing']);
    expect(warnings[0]?.commands[0]?.text).toContain('deployments: write');
    expect(rest.requests).toHaveLength(1);
  });

  test('because it knows no such deployment is a warning', async () => {
    const rest = await start({ deployments: [] });
    const warnings = await reportDeployment(outcome(), runOn(rest), deps(rest));
    expect(codes(warnings)).toEqual(['github-api-failed']);
    expect(warnings[0]?.next).toMatch(/^Check deployment-id/);
  });

  test.each([
    ['for an hour', rateLimit(3600)],
    ['for a minute, of which no more than half is left', secondaryRateLimit(60)],
  ])('%s is not waited for', async (_name, refusal) => {
    const rest = await start({ respondInstead: () => refusal });
    expect(codes(await reportDeployment(outcome(), runOn(rest), deps(rest)))).toEqual(['github-api-failed']);
    expect(rest.requests).toHaveLength(1);
  });

  test.each([
    ['the rate limit', rateLimit(5)],
    ['the secondary rate limit', secondaryRateLimit(30)],
  ])('for a moment, by %s, is waited for once', async (_name, refusal) => {
    let left = 1;
    const rest = await start({ respondInstead: () => (left-- > 0 ? refusal : undefined) });
    expect(await reportDeployment(outcome(), runOn(rest), deps(rest))).toEqual([]);
    expect(rest.requests).toHaveLength(2);
  });

  test('again and again by the rate limit is asked twice', async () => {
    const rest = await start({ respondInstead: () => secondaryRateLimit(5) });
    expect(codes(await reportDeployment(outcome(), runOn(rest), deps(rest)))).toEqual(['github-api-failed']);
    expect(rest.requests).toHaveLength(2);
  });

  test('with a fault of its own is asked three times, and its words are not repeated', async () => {
    const rest = await start({ respondInstead: () => ({ status: 502, body: { message: '::error::@octocat' } }) });
    const warnings = await reportDeployment(outcome(), runOn(rest), deps(rest));
    expect(warnings).toMatchSnapshot();
    expect(rest.requests).toHaveLength(3);
  });

  test('by a notice of deprecation prints nothing', async () => {
    const printed = [jest.spyOn(console, 'warn'), jest.spyOn(console, 'error'), jest.spyOn(console, 'log')];
    const headers = { deprecation: 'true', sunset: 'soon', link: '<https://example.com>; rel="deprecation"' };
    const rest = await start({ respondInstead: () => ({ status: 201, headers }) });
    expect(await reportDeployment(outcome(), runOn(rest), deps(rest))).toEqual([]);
    for (const each of printed) {
      expect(each).not.toHaveBeenCalled();
      each.mockRestore();
    }
  });

  test('by silence is a warning', async () => {
    const http = { open: () => undefined, close: () => undefined, send: () => Promise.resolve(fault('ETIMEDOUT', 'connect')) };
    const warnings = await reportDeployment(outcome(), request({ githubToken: 'ghs_lab', deploymentId: 1 }), reportingBy(http));
    expect(codes(warnings)).toEqual(['github-api-failed']);
  });
});
