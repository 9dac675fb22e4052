/**
 * The report `incident-issue`: one open issue for as long as a check fails. The issue's body is the state, its comments are the
 * notifications: the body is written first, so that a comment that GitHub refuses is lost rather than repeated by every run to come.
 */
import type { Failure } from '../../model/failure.ts';
import { issuesPermissionMissing } from '../../failures/github.ts';
import { readJsonFile } from '../../util/json.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Request, Run } from '../../model/request.ts';
import { asWarnings, createGitHubClient, member, ownerAndName, type GitHubClient, type ReportingContext } from './client.ts';
import { body, changedComment, fingerprintIn, findingOf, recoveredComment, title, twinBody, type Finding } from './incident-text.ts';

/** Every incident has it, so that one request finds them all. GitHub makes a label that it does not know. */
const LABEL = 'azure-healthcare-incident';

/** A thousand open incidents: more is not a fleet but a loop. */
const MOST_PAGES = 10;

/** The repository is the one that runs this step: where it is not found, the token may not see its issues. */
const REFUSALS = new Map([
  [403, issuesPermissionMissing],
  [404, issuesPermissionMissing],
]);

/** An open issue of this key, opened by this token's own login. */
export interface OpenIncident {
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly fingerprint: string;
}

/** One thing to do. */
export type Step =
  | { readonly take: 'open' }
  | { readonly take: 'change' | 'close'; readonly incident: OpenIncident }
  /** Two runs opened one each at the same moment: the younger is closed in favour of `first`. */
  | { readonly take: 'close twin'; readonly incident: OpenIncident; readonly first: number };

/**
 * What to do, given what there is and what was found.
 * @param open incidents of this key, in any order
 * @returns the steps in order; none when everything is as it should be
 */
export function planIncident(open: readonly OpenIncident[], finding: Pick<Finding, 'failing' | 'fingerprint'>): readonly Step[] {
  const [incident, ...younger] = open.toSorted((one, other) => one.number - other.number);
  if (incident === undefined) return finding.failing ? [{ take: 'open' }] : [];
  const twins = younger.map((twin): Step => ({ take: 'close twin', incident: twin, first: incident.number }));
  if (!finding.failing) return [{ take: 'close', incident }, ...twins];
  return incident.fingerprint === finding.fingerprint ? twins : [{ take: 'change', incident }, ...twins];
}

/** The events of a pull request, each with how its payload tells: what only a proposal breaks is nobody's incident. */
const OF_PULL_REQUEST: ReadonlyMap<string, (payload: unknown) => boolean> = new Map<string, (payload: unknown) => boolean>([
  ['pull_request', () => true],
  ['pull_request_target', () => true],
  ['pull_request_review', () => true],
  ['pull_request_review_comment', () => true],
  ['merge_group', () => true],
  ['issue_comment', (payload) => member(payload, 'issue', 'pull_request') !== undefined],
  ['workflow_run', (payload) => String(member(payload, 'workflow_run', 'event')).startsWith('pull_request')],
]);

/**
 * Whether a run was started by a pull request, directly or by a comment on it or a workflow that it started.
 * @param payload of the event; unknown shapes count as no pull request
 */
export function isOfPullRequest(eventName: string, payload: unknown): boolean {
  return OF_PULL_REQUEST.get(eventName)?.(payload) ?? false;
}

/** One issue as far as it is looked at. */
interface Listed {
  readonly number: number;
  readonly createdAt: string;
  readonly fingerprint: string;
  readonly author: string | undefined;
}

/**
 * The open incidents of this key. By the list and not by search, whose index lags behind and would let every run open one more. The
 * author must be this token's own login: anybody may write an issue with the same hidden line in it.
 */
async function openIncidents(github: GitHubClient, run: Run, key: string): Promise<readonly OpenIncident[]> {
  let pages = 0;
  const listed = await github.paginate(
    github.rest.issues.listForRepo,
    { ...ownerAndName(run), state: 'open', labels: LABEL, sort: 'created', direction: 'asc', per_page: 100 },
    ({ data }, done): Listed[] => {
      if (++pages >= MOST_PAGES) done();
      return data.flatMap((issue) => {
        const fingerprint = fingerprintIn(issue.body ?? '', key);
        if (fingerprint === undefined || issue.pull_request !== undefined) return [];
        return [{ number: issue.number, createdAt: issue.created_at, fingerprint, author: issue.user?.login }];
      });
    },
  );
  if (listed.length === 0) return [];
  const login = await ownLogin(github);
  return listed
    .filter(({ author }) => author === login)
    .map(({ number, createdAt, fingerprint }) => ({ number, since: Date.parse(createdAt), fingerprint }));
}

/**
 * Whose token it is, as REST names authors. GITHUB_TOKEN belongs to an app's installation: `GET /user` refuses it (403), GraphQL's `viewer`
 * names it `github-actions[bot]` (it is what `gh auth status` shows in a job), and it serves personal tokens and other apps' alike.
 */
async function ownLogin(github: GitHubClient): Promise<string> {
  const login = member(await github.graphql('query { viewer { login } }'), 'viewer', 'login');
  if (typeof login !== 'string') throw new TypeError('viewer without a login');
  return login;
}

/**
 * Opens, changes or closes the incident of `request.incidentIssue`.
 * @returns warnings; never throws. Does nothing without a key or a token, or in a run of a pull request
 */
export async function reportIncident(outcome: Outcome, request: Request, context: ReportingContext): Promise<readonly Failure[]> {
  const { incidentIssue: key, githubToken: token, run } = request;
  if (key === undefined || token === undefined || isOfPullRequest(run.eventName, readJsonFile(run.eventPath))) return [];
  return asWarnings(`write the incident issue "${key}"`, REFUSALS, async () => {
    const github = createGitHubClient(token, run.apiUrl, context);
    const finding = findingOf(outcome, request);
    const plan = async (): Promise<readonly Step[]> => planIncident(await openIncidents(github, run, key), finding);
    const take = steps(github, { finding, key, outcome, request });
    const first = await plan();
    for (const step of first) await take(step);
    // Two runs may both have found none and opened one each. Both look again, see both, and agree on the older. A list that does not have the
    // new issue yet must not open another.
    const second = first.some(isOpening) ? await plan() : [];
    for (const step of second) if (!isOpening(step)) await take(step);
  });
}

function isOpening(step: Step): boolean {
  return step.take === 'open';
}

interface Telling {
  readonly finding: Finding;
  readonly key: string;
  readonly outcome: Outcome;
  readonly request: Request;
}

/** The steps as requests: at most two each. */
function steps(github: GitHubClient, { finding, key, outcome, request }: Telling): (step: Step) => Promise<void> {
  const repository = ownerAndName(request.run);
  const { issues } = github.rest;

  async function open(): Promise<void> {
    const text = body(finding, key, outcome.ended, outcome, request);
    const { data } = await issues.create({ ...repository, title: title(key), body: text, labels: [LABEL] });
    // For a token without push access GitHub drops the label in silence. Unlabelled it is never found again, and every run would open one.
    if (data.labels.length > 0) return;
    await issues.update({ ...repository, issue_number: data.number, state: 'closed', state_reason: 'not_planned' });
    throw new Error('The label was dropped');
  }

  async function change({ number, since }: OpenIncident): Promise<void> {
    await issues.update({ ...repository, issue_number: number, body: body(finding, key, since, outcome, request) });
    await issues.createComment({ ...repository, issue_number: number, body: changedComment(finding, outcome, request) });
  }

  async function close({ number, since }: OpenIncident): Promise<void> {
    await issues.update({ ...repository, issue_number: number, state: 'closed', state_reason: 'completed' });
    await issues.createComment({ ...repository, issue_number: number, body: recoveredComment(since, outcome, request) });
  }

  async function closeTwin({ number }: OpenIncident, first: number): Promise<void> {
    await issues.update({ ...repository, issue_number: number, body: twinBody(first), state: 'closed', state_reason: 'not_planned' });
  }

  return (step) => {
    switch (step.take) {
      case 'open':
        return open();
      case 'change':
        return change(step.incident);
      case 'close':
        return close(step.incident);
      case 'close twin':
        return closeTwin(step.incident, step.first);
    }
  };
}
