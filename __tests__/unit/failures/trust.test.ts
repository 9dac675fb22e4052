/** Commands that create trust are printed only for the repository of the run, on its own server, and never for pull requests. */
import { expect, test } from '@jest/globals';
import { trustProblem } from '../../../src/failures/trust.ts';
import type { AssertionClaims } from '../../../src/failures/contexts.ts';
import type { Run } from '../../../src/model/request.ts';
import { presenting, RUN } from './samples.ts';

const REPOSITORY = 'repo:contoso/clinical-platform';
const WITH_IDS: Run = { ...RUN, repositoryId: '456', repositoryOwnerId: '123' };

const problemOf = (claims: Partial<AssertionClaims>, run: Partial<Run> = {}): ReturnType<typeof trustProblem> => {
  const { assertion } = presenting(700213, { environment: undefined, ...claims });
  return assertion && trustProblem(assertion, { ...WITH_IDS, ...run });
};

test.each([
  [`${REPOSITORY}:ref:refs/heads/main`, undefined],
  ['repo:Contoso@123/clinical-platform@456:environment:prod', undefined],
  ['repo:contoso@124/clinical-platform@456:environment:prod', 'repository'],
  ['repo:contoso@123/clinical-platform@457:environment:prod', 'repository'],
  ['repo:contoso/other:environment:prod', 'repository'],
  ['repo:contoso', 'repository'],
  ['repo', 'repository'],
  ['repository_id:456:environment:prod', undefined],
  ['repository_id:457:environment:prod', 'repository'],
  ['environment:456', 'repository'],
  [`${REPOSITORY}:pull_request`, 'pull-request'],
  [`${REPOSITORY}:ref:refs/pull/1/merge`, 'pull-request'],
  [`${REPOSITORY}:environment:pull_request`, undefined],
  [`${REPOSITORY}:environment:$(id)`, 'characters'],
])('%s: %s', (subject, problem) => expect(problemOf({ subject })).toBe(problem));

test.each([
  [{ eventName: 'pull_request' }, 'push', 'pull-request'],
  [{ eventName: undefined }, 'pull_request_target', 'pull-request'],
  [{ eventName: undefined }, 'push', undefined],
])('a template without a context, for %j in a run of %s: %s', (claims, eventName, problem) =>
  expect(problemOf({ subject: 'repository_id:456', ...claims }, { eventName })).toBe(problem),
);

test.each([
  ['https://github.com', 'https://token.actions.githubusercontent.com', undefined],
  ['https://github.com', 'https://token.actions.contoso.ghe.com', 'issuer'],
  ['https://contoso.ghe.com', 'https://token.actions.contoso.ghe.com', undefined],
  ['https://github.contoso.example', 'https://github.contoso.example/_services/token', undefined],
  ['http://github.contoso.example', 'http://github.contoso.example/_services/token', 'issuer'],
  ['github.com', 'https://token.actions.githubusercontent.com', 'issuer'],
])('on %s, the issuer %s: %s', (serverUrl, issuer, problem) =>
  expect(problemOf({ subject: `${REPOSITORY}:environment:prod`, issuer }, { serverUrl })).toBe(problem),
);
