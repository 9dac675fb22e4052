/**
 * Keeps an incident issue open for as long as a check fails. The issue body stores the state, and comments notify subscribers. The body is
 * updated before the comment is added. Otherwise, if the body update kept failing, every run would add the same comment.
 */
import { createFailure } from '../../failures/define.ts';
import { reportFailures } from '../../failures/reporting.ts';
import type { Failure } from '../../model/failure.ts';
import { isPublicRepository, type Outcome } from '../../model/outcome.ts';
import type { Request, Run } from '../../model/request.ts';
import { member } from '../../util/json.ts';
import { ownerAndName, reportToGitHub, type GitHubClient, type ReportingContext } from './client.ts';
import * as texts from './incident-text.ts';

/** Label used to find incidents. GitHub creates the label if it does not exist. */
const LABEL = 'azure-healthcare-incident';

/** Maximum number of pages of issues to read. Each page contains 100 issues. */
const MOST_PAGES = 10;

/** An open issue that was created by the token's owner. The issue body contains the incident key, `fingerprint` and `endpoints`. */
interface OpenIncident extends Pick<texts.Finding, 'fingerprint' | 'endpoints'> {
  readonly number: number;
  readonly since: number;
  readonly body: string;
  readonly locked: boolean;
}

type IssueUpdate = NonNullable<Parameters<GitHubClient['rest']['issues']['update']>[0]>;

type IncidentStep =
  | { readonly action: 'open' }
  | { readonly action: 'change' | 'close' | 'leave open'; readonly incident: OpenIncident }
  /** If two runs opened issues at the same time, the newer issue is closed and links to issue `first`. */
  | { readonly action: 'close twin'; readonly incident: OpenIncident; readonly first: number };

/** Returns the steps to update the incident issues. An incident is closed only if the run checked every endpoint of that incident. */
export function planIncident(
  open: readonly OpenIncident[],
  { failing, fingerprint, checked }: Pick<texts.Finding, 'failing' | 'fingerprint' | 'checked'>,
): readonly IncidentStep[] {
  const [incident, ...younger] = open.toSorted((one, other) => one.number - other.number);
  if (incident === undefined) return failing ? [{ action: 'open' }] : [];
  const twins = younger.map((twin): IncidentStep => ({ action: 'close twin', incident: twin, first: incident.number }));
  if (failing) return incident.fingerprint === fingerprint ? twins : [{ action: 'change', incident }, ...twins];
  const mayClose = checked.size > 0 && [incident, ...younger].every(({ endpoints }) => endpoints.every((one) => checked.has(one)));
  return mayClose ? [{ action: 'close', incident }, ...twins] : [{ action: 'leave open', incident }];
}

/** Returns the reason why a run must not update incidents. Contributors can change the checks that run for their branch or pull request. */
export function whyNotAllowed({ eventName, fromPullRequest, ref, refProtected, defaultBranch }: Run) {
  if (eventName === 'schedule') return undefined;
  if (fromPullRequest) return 'pull-request';
  if (defaultBranch === undefined) return 'default-branch-unknown';
  return ref === `refs/heads/${defaultBranch}` || (refProtected && ref.startsWith('refs/heads/')) ? undefined : 'branch';
}

/**
 * Returns the open incidents with this key. The author must be the owner of the token, because anyone can create an issue with the same
 * hidden comment. GitHub search does not find new issues immediately, so the action lists the issues instead.
 */
async function openIncidents(github: GitHubClient, run: Run, key: string): Promise<readonly OpenIncident[]> {
  let pages = 0;
  const listed = await github.paginate(
    github.rest.issues.listForRepo,
    { ...ownerAndName(run), state: 'open', labels: LABEL, sort: 'created', direction: 'asc', per_page: 100 },
    ({ data }, done) => {
      if (++pages >= MOST_PAGES) done();
      return data.flatMap(({ number, body, created_at, locked, user, pull_request }) => {
        const state = texts.stateIn(body ?? '', key);
        const since = Date.parse(created_at);
        if (state === undefined || pull_request !== undefined || !Number.isSafeInteger(number) || Number.isNaN(since)) return [];
        return [{ ...state, number, body: String(body), since, locked, author: user?.login }];
      });
    },
  );
  if (listed.length === 0) return [];
  const login = await ownLogin(github);
  return listed.filter(({ author }) => author === login);
}

/** Returns the login of the token's owner. `GET /user` returns 403 for GITHUB_TOKEN, because that token belongs to an app installation. */
async function ownLogin(github: GitHubClient): Promise<string> {
  const login = member(await github.graphql('query { viewer { login } }'), 'viewer', 'login');
  if (typeof login !== 'string') throw new TypeError('viewer without a login');
  return login;
}

/** Opens, updates or closes an incident. Returns warnings and never throws. */
export async function reportIncident(outcome: Outcome, request: Request, context: ReportingContext): Promise<readonly Failure[]> {
  const { incidentIssue: key, run } = request;
  if (key === undefined) return [];
  const known = outcome.visibility ?? run.visibility;
  const readable = isPublicRepository(outcome, request)
    ? [createFailure(reportFailures, 'log-public', { known: known !== undefined })]
    : [];
  const reason = whyNotAllowed(run);
  if (reason !== undefined) return [createFailure(reportFailures, 'incident-not-allowed', { reason }), ...readable];
  const warnings = await reportToGitHub(actionOf(key), 'issues', request, context, async (github) => {
    const finding = texts.findingOf(outcome, request);
    const plan = async (): Promise<readonly IncidentStep[]> => planIncident(await openIncidents(github, run, key), finding);
    const take = createSteps(github, finding, key, outcome, request);
    const first = await plan();
    const warned: Failure[] = [];
    for (const step of first) warned.push(...(await take(step)));
    if (warned.length > 0 || !first.some(({ action }) => action === 'open')) return warned;
    // Another run might have opened an issue at the same time, so each run lists the issues again and keeps only the oldest issue. The list
    // might not contain the new issue yet, so skip the `open` step.
    for (const step of await plan()) if (step.action !== 'open') warned.push(...(await take(step)));
    return warned;
  });
  return [...warnings, ...readable];
}

function actionOf(key: string): string {
  return `create or update the incident issue "${key}"`;
}

function createSteps(github: GitHubClient, finding: texts.Finding, key: string, outcome: Outcome, request: Request) {
  const { ended } = outcome;
  const repository = ownerAndName(request.run);
  const { issues } = github.rest;
  const update = (issue_number: number, changes: Omit<IssueUpdate, keyof typeof repository | 'issue_number'>) =>
    issues.update({ ...repository, issue_number, ...changes });

  async function open(): Promise<readonly Failure[]> {
    const text = texts.body(finding, finding.endpoints, key, ended, ended, request);
    const earlier = await withoutLabel();
    const { data } =
      earlier === undefined
        ? await issues.create({ ...repository, title: texts.title(key), body: text, labels: [LABEL] })
        : await update(earlier, { labels: [LABEL] });
    // GitHub ignores the label if the token does not have push access. If the issue had no label, later runs would not find it.
    const dropped = data.labels.length === 0;
    if (dropped === (earlier === undefined))
      await update(data.number, dropped ? { state: 'closed', state_reason: 'not_planned' } : { state: 'open', body: text });
    if (!dropped) return [];
    return [createFailure(reportFailures, 'github-api-failed', { action: actionOf(key), httpStatus: undefined, refusal: 'label-dropped' })];
  }

  /** Finds an issue that an earlier run closed because GitHub ignored the label. This run can then reuse the issue. */
  async function withoutLabel(): Promise<number | undefined> {
    const creator = await ownLogin(github);
    const closed = { ...repository, creator, state: 'closed', sort: 'created', direction: 'desc', per_page: 100 } as const;
    const { data } = await issues.listForRepo(closed);
    return data.find(
      ({ labels, body, user }) => labels.length === 0 && user?.login === creator && texts.stateIn(String(body), key) !== undefined,
    )?.number;
  }

  async function comment({ number, locked }: OpenIncident, text: string): Promise<readonly Failure[]> {
    if (locked) return [createFailure(reportFailures, 'incident-locked', { issue: number })];
    await issues.createComment({ ...repository, issue_number: number, body: text });
    return [];
  }

  return async (step: IncidentStep): Promise<readonly Failure[]> => {
    if (step.action === 'open') return open();
    const { incident } = step;
    const { number, since, endpoints } = incident;
    switch (step.action) {
      case 'change': {
        const unchecked = endpoints.filter((one) => !finding.checked.has(one) && !finding.endpoints.includes(one));
        const text = texts.body(finding, [...finding.endpoints, ...unchecked], key, since, ended, request);
        await update(number, { body: texts.replaceText(incident.body, key, text) });
        return comment(incident, texts.changedComment(finding, ended, request));
      }
      case 'close':
        await update(number, { state: 'closed', state_reason: 'completed' });
        return comment(incident, texts.recoveredComment(since, finding, outcome, request));
      case 'close twin': {
        const body = texts.replaceText(incident.body, key, texts.twinBody(step.first));
        await update(number, { body, state: 'closed', state_reason: 'not_planned' });
        return [];
      }
      case 'leave open':
        return [createFailure(reportFailures, 'incident-not-checked', { issue: number })];
    }
  };
}
