/** Tests that commands that create trust are printed only for the repository of the run, on its own server, and never for pull requests. */
import { expect, test } from '@jest/globals';
import { trustProblem } from '../../../src/failures/trust.ts';
import type { AssertionClaims } from '../../../src/failures/contexts.ts';
import type { Run } from '../../../src/model/request.ts';
import { mismatch, presenting, RUN } from './samples.ts';

const REPOSITORY = 'repo:contoso/clinical-platform';
const WITH_IDS: Run = { ...RUN, repositoryId: '456', repositoryOwnerId: '123' };

const problemOf = (claims: Partial<AssertionClaims>, run: Partial<Run> = {}): ReturnType<typeof trustProblem> => {
  const { assertion } = presenting(700213, claims);
  return assertion && trustProblem(assertion, { ...WITH_IDS, ...run });
};

test.each([
  [`${REPOSITORY}:ref:refs/heads/main`, undefined],
  ['repo:Contoso@123/clinical-platform@456:environment:prod', undefined],
  ['repo:contoso@124/clinical-platform@456:environment:prod', 'repository'],
  ['repo:contoso@123/clinical-platform@457:environment:prod', 'repository'],
  ['repo:contoso/other:environment:prod', 'repository'],
  [`${REPOSITORY}-2:environment:prod`, 'repository'],
  ['repo:contoso', 'repository'],
  ['repo', 'repository'],
  ['repository_id:456:environment:prod', undefined],
  ['repository_id:457:environment:prod', 'repository'],
  ['repository_id:4560:environment:prod', 'repository'],
  ['actor_id:456:environment:prod', 'repository'],
  ['environment:456', 'repository'],
  [`${REPOSITORY}:pull_request`, 'pull-request'],
  [`${REPOSITORY}:ref:refs/pull/1/merge`, 'pull-request'],
  [`${REPOSITORY}:environment:pull_request`, undefined],
  [`${REPOSITORY}:event_name:pull_request`, 'pull-request'],
  ['repository_id:456:actor:environment:pull_request', 'pull-request'],
  ['repository_id:456:environment::event_name:Pull_Request', 'pull-request'],
  [`${REPOSITORY}:environment:prod:job_workflow_ref:contoso/clinic/.github/workflows/x.yml@refs/pull/7/merge`, 'pull-request'],
  [`${REPOSITORY}:environment:$(id)`, 'characters'],
  [`${REPOSITORY}:environment:Prod EU`, undefined],
  // Names that look like `main` or `production`.
  ...['main\u3164', 'm\u0430in', '\uff4dain', '\u{1d426}ain', 'main\u034f', 'main\u2800', 'x\u02d0y', 'β-test'].map(
    (name) => [`${REPOSITORY}:ref:refs/heads/${name}`, 'characters'] as const,
  ),
  ...['production\uffa0', 'pro\u115fduction', 'pr\u03bfduction', 'production ', ' production', 'prod  uction', 'a :ref:refs/heads/b'].map(
    (name) => [`${REPOSITORY}:environment:${name}`, 'characters'] as const,
  ),
])('%s: %s', (subject, problem) => expect(problemOf({ subject })).toBe(problem));

test.each([
  ['repository_id:456', 'pull_request', 'push', 'pull-request'],
  ['repository_id:456', undefined, 'pull_request_target', 'pull-request'],
  ['repository_id:456', undefined, 'push', undefined],
  // An empty value and values that look like names do not count as a context.
  ['repository_id:456:environment:', 'pull_request', 'push', 'pull-request'],
  [`${REPOSITORY}:ref:`, 'pull_request', 'push', 'pull-request'],
  ['repository_id:456:head_ref:ref', 'pull_request', 'push', 'pull-request'],
  ['repository_id:456:actor:environment', 'pull_request', 'push', 'pull-request'],
  ['repository_id:456:ref:refs/heads/main', 'pull_request_target', 'push', undefined],
  ['repository_id:456:environment:pull_request', 'pull_request', 'push', undefined],
])('%s, for the event %s in a run of %s: %s', (subject, claimed, eventName, problem) =>
  expect(problemOf({ subject, eventName: claimed }, { eventName })).toBe(problem),
);

test.each([70021, 700211, 700212, 700213, 7002138, 70025])('AADSTS%i prints no command for claims that are not trusted', (code) => {
  for (const claims of [{ subject: 'repo:attacker/evil:environment:prod' }, { issuer: 'https://evil.example.net/oidc' }]) {
    expect(mismatch(code, claims).commands).toEqual([]);
  }
  expect(mismatch(code, {}).commands).not.toEqual([]);
});

test.each([
  ['https://github.com', 'https://token.actions.githubusercontent.com', undefined],
  ['https://github.com', 'https://token.actions.githubusercontent.com/contoso', undefined],
  ['https://github.com', 'https://token.actions.githubusercontent.com.evil.example', 'issuer'],
  ['https://github.com', 'https://token.actions.contoso.ghe.com', 'issuer'],
  ['https://contoso.ghe.com', 'https://token.actions.contoso.ghe.com', undefined],
  ['https://contoso.ghe.com', 'https://token.actions.stranger.ghe.com', 'issuer'],
  ['https://github.contoso.example', 'https://github.contoso.example/_services/token', undefined],
  ['https://github.contoso.example', 'https://github.evil.example/_services/token', 'issuer'],
  ['http://github.contoso.example', 'http://github.contoso.example/_services/token', 'issuer'],
  ['github.com', 'https://token.actions.githubusercontent.com', 'issuer'],
])('on %s, the issuer %s: %s', (serverUrl, issuer, problem) =>
  expect(problemOf({ subject: `${REPOSITORY}:environment:prod`, issuer }, { serverUrl })).toBe(problem),
);

test.each([
  ['main\u3164', 'main\\u{3164}'],
  ['pr\u043educ  tion ', 'pr\\u{43e}duc\\u{20} tion\\u{20}'],
  ['\u{1d429}roduction', '\\u{1d429}roduction'],
  ['Prod EU', 'Prod EU'],
])('a subject with %j is shown as %s', (name, shown) => {
  const { facts } = mismatch(700213, { subject: `${REPOSITORY}:environment:${name}` });
  expect(JSON.stringify(facts)).toContain(JSON.stringify(`${REPOSITORY}:environment:${shown}`).slice(1, -1));
});
