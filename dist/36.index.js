export const id = 36;
export const ids = [36];
export const modules = {

/***/ 7752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DI: () => (/* binding */ isFailing),
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   EX: () => (/* binding */ asWarnings),
/* harmony export */   Ng: () => (/* binding */ connect),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   uD: () => (/* binding */ ownerAndName)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1758);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9735);
/* harmony import */ var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6856);
/* harmony import */ var bottleneck_light_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3251);
/* harmony import */ var _azure_shape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8609);
/* harmony import */ var _failures_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3624);
/* harmony import */ var _failures_github_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5031);
/**
 * GitHub's API, as the two reports that write there use it: one client on the action's own transport, and one answer to every way it
 * can say no. A report that GitHub refuses is a warning: it never turns a green check red, nor hides a red one.
 */







/** Seconds. Longer than that nobody waits for a report: a rate limit may ask for an hour, and all that is told to GitHub has one minute. */
const LONGEST_WAIT = 30;
/** The plugin's list, and 429: that one is the throttling plugin's to retry, which knows how long to wait. */
const NOT_RETRIED = [400, 401, 403, 404, 410, 422, 429, 451];
function briefly(seconds, _options, _github, retried) {
    return retried === 0 && seconds <= LONGEST_WAIT;
}
/** The throttling plugin spaces writes by seconds, for clients that make hundreds. A run makes three. */
const AT_ONCE = new bottleneck_light_js__WEBPACK_IMPORTED_MODULE_1__.Group();
function drop() {
    // Octokit prints notices of deprecation, on the console if nothing else is given: GitHub's words, in the midst of ours.
}
const SILENT = { debug: drop, info: drop, warn: drop, error: drop };
/**
 * @param token of the input `github-token`
 * @param apiUrl `https://api.github.com`, or a GitHub Enterprise Server's `https://HOST/api/v3`
 * @returns a client that tries three times, waits for a rate limit once and briefly, and prints nothing
 */
function connect(token, apiUrl, { fetch, secondMs = 1000 }) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        baseUrl: apiUrl,
        request: { fetch, log: SILENT },
        log: SILENT,
        retry: { retries: 2, doNotRetry: NOT_RETRIED, retryAfterBaseValue: secondMs },
        throttle: {
            retryAfterBaseValue: secondMs,
            onRateLimit: briefly,
            onSecondaryRateLimit: briefly,
            write: AT_ONCE,
            notifications: AT_ONCE,
        },
    }, _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_4__/* .throttling */ .A);
}
/** @returns the two halves of `owner/name`, as every call wants them */
function ownerAndName({ repository }) {
    const slash = repository.indexOf('/');
    return { owner: repository.slice(0, slash), repo: repository.slice(slash + 1) };
}
/** @returns the page of this run's log; undefined when GitHub's environment is not of the known shape, and then nothing links to it */
function runUrl({ serverUrl, repository, runId, runAttempt }) {
    const url = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
    return /^https?:\/\/[\w.-]+(:\d+)?\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+\/attempts\/\d+$/.test(url) ? url : undefined;
}
/**
 * Whether the user counts this verdict as a failure: what `fail-on` fails the step for. `never` leaves the step green, not the service:
 * there it is the verdict alone that counts.
 */
function isFailing({ status }, { failOn }) {
    return status === 'fail' || (status === 'warn' && failOn === 'warn');
}
/** What stands at a path in a value of unknown shape. */
function member(value, ...path) {
    return path.reduce((at, name) => ((0,_azure_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u4)(at) ? at[name] : undefined), value);
}
/** Of what Octokit threw only the status and two headers are looked at: its message is GitHub's words. */
function refusalIn(thrown) {
    const status = member(thrown, 'response', 'status');
    const headers = member(thrown, 'response', 'headers');
    const limited = member(headers, 'x-ratelimit-remaining') === '0' || member(headers, 'retry-after') !== undefined;
    return { status: typeof status === 'number' ? status : undefined, limited };
}
/**
 * Writes one report and never throws.
 * @param wanted what is asked of GitHub, as a phrase: `set the status of deployment 42`
 * @param refusals the kinds that tell certain HTTP statuses of GitHub's. A 403 for too many requests is none of them: it differs by its headers
 * @returns the warnings: none, or the one that says why GitHub does not have the report
 */
async function asWarnings(wanted, refusals, write) {
    try {
        await write();
        return [];
    }
    catch (thrown) {
        const { status, limited } = refusalIn(thrown);
        const kind = (limited ? undefined : refusals.get(status)) ?? _failures_github_js__WEBPACK_IMPORTED_MODULE_2__/* .githubApiFailed */ .Fj;
        return [(0,_failures_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V2)(kind, { wanted, httpStatus: status })];
    }
}


/***/ }),

/***/ 9572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isOfPullRequest: () => (/* binding */ isOfPullRequest),
  planIncident: () => (/* binding */ planIncident),
  reportIncident: () => (/* binding */ reportIncident)
});

// EXTERNAL MODULE: ./build/failures/github.js
var github = __webpack_require__(5031);
// EXTERNAL MODULE: ./build/files.js
var files = __webpack_require__(1983);
// EXTERNAL MODULE: ./build/report/github.js
var report_github = __webpack_require__(7752);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/incident-text.js
/**
 * The words of an incident issue. They stand in front of everybody who may read the repository: fixed words, codes, times and host
 * names, nothing that a server said, no client or tenant ID, and nothing that GitHub would turn into a mention, a link, an image or HTML.
 */



/** GitHub takes 65,536 characters for a body, and nobody reads more rows than these: the run's summary has them all. */
const MOST_ROWS = 50;
const GUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
/**
 * What of a run's outcome makes an incident: what fails the verdict, not what merely warns beside it, or a slow answer that comes and
 * goes would make a comment of every run.
 */
function findingOf(outcome, request) {
    const failing = (0,report_github/* isFailing */.DI)(outcome, request);
    const failed = failing ? failedOf(outcome, outcome.status === 'warn') : [];
    const set = JSON.stringify(failed.map(({ place, code }) => [place, code]));
    return { failing, failed, fingerprint: (0,external_node_crypto_.createHash)('sha256').update(set).digest('hex').slice(0, 16) };
}
function failedOf({ endpoints, tokens, failures }, warningsFail) {
    const found = endpoints.flatMap(({ target, checks }) => checks.flatMap(({ status, failure }) => (failure === undefined ? [] : [{ place: target.name, status, failure }])));
    const atEndpoints = found.filter(({ status }) => status === 'fail' || warningsFail);
    // What a warning beside the failure says is not the incident's; a token's failure is told where an endpoint needs the token, once.
    const told = new Set(found.map(({ failure }) => failure.code));
    const atAudiences = tokens.flatMap((token) => token.granted || told.has(token.failure.code) ? [] : [{ ...token, place: token.audience }]);
    for (const { failure } of atAudiences)
        told.add(failure.code);
    const elsewhere = failures.filter(({ code }) => !told.has(code)).map((failure) => ({ place: 'this run', failure }));
    const rows = [...atEndpoints, ...atAudiences, ...elsewhere].map(({ place, failure: { code, title } }) => ({ place, code, title }));
    const unique = new Map(rows.map((row) => [`${row.place} ${row.code}`, row]));
    return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
/**
 * The hidden first line by which an incident's issue is known again. The key is in Base64, which has neither `-` nor `>`: nothing in it
 * can end the comment.
 * @returns what the body starts with, up to the fingerprint
 */
function marker(key) {
    return `<!-- azure-healthcare-token incident ${Buffer.from(key, 'utf8').toString('base64')} `;
}
/** @returns the fingerprint in the body of an issue; undefined when the issue is not this key's */
function fingerprintIn(body, key) {
    const start = marker(key);
    return body.startsWith(start) ? /^([\da-f]{16}) -->/.exec(body.slice(start.length))?.[1] : undefined;
}
/** `2026-11-21 04:05 UTC`. @param ms since the epoch */
function time(ms) {
    return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** A length of time in its two largest units: `2 d 4 h`, `3 h 12 min`, `45 s`. @param ms not negative */
function duration(ms) {
    const units = [
        { name: 'd', size: 86_400_000, per: Infinity },
        { name: 'h', size: 3_600_000, per: 24 },
        { name: 'min', size: 60_000, per: 60 },
        { name: 's', size: 1000, per: 60 },
    ].map(({ name, size, per }) => ({ name, count: Math.floor(ms / size) % per }));
    const first = units.findIndex(({ count }) => count > 0);
    const shown = first === -1 ? units.slice(-1) : units.slice(first, first + 2).filter(({ count }) => count > 0);
    return shown.map(({ name, count }) => `${String(count)} ${name}`).join(' ');
}
function whatFails({ failed }) {
    const rows = failed.slice(0, MOST_ROWS).map((row) => [(0,markdown/* code */.aY)(row.place.replaceAll(GUID, 'hidden-id')), (0,markdown/* code */.aY)(row.code), (0,markdown/* prose */.CS)(row.title)]);
    const more = failed.length - rows.length;
    const rest = more > 0 ? `\n\nAnd ${String(more)} more: they are in the summary of the run.` : '';
    return `${(0,markdown/* table */.tp)(['where', 'failure', 'what it is'], rows)}${rest}`;
}
function log({ run }) {
    const url = (0,report_github/* runUrl */.Vp)(run);
    return url === undefined ? `run ${(0,markdown/* code */.aY)(run.runId)}` : `[run ${run.runId}](${url})`;
}
/** The title, which never changes while the incident lasts. The input `incident-issue` takes letters, digits and ` ._/-` only. */
function title(key) {
    return `Health check fails: ${key}`;
}
/** @param since when the incident began, milliseconds since the epoch */
function body(finding, key, since, outcome, request) {
    return [
        `${marker(key)}${finding.fingerprint} -->`,
        `The health check ${(0,markdown/* code */.aY)(key)} has been failing since ${time(since)}. As of ${time(outcome.ended)} this fails:`,
        '',
        whatFails(finding),
        '',
        `The log of ${log(request)} says why, and what to type next.`,
        '',
        `The workflow ${(0,markdown/* code */.aY)(request.run.workflow)} keeps this issue: it comments when something else fails, and closes it when the check passes again.`,
    ].join('\n');
}
function changedComment(finding, outcome, request) {
    return [`What fails has changed. As of ${time(outcome.ended)}:`, '', whatFails(finding), '', `Seen by ${log(request)}.`].join('\n');
}
/** @param since when the incident began, milliseconds since the epoch */
function recoveredComment(since, outcome, request) {
    const lasted = duration(Math.max(0, outcome.ended - since));
    const warnings = outcome.status === 'warn' ? ', with warnings' : '';
    return `Recovered after ${lasted}: the check passes again${warnings} (${time(since)} to ${time(outcome.ended)}, seen by ${log(request)}).`;
}
/** @param first number of the issue that stays */
function twinBody(first) {
    return `Two runs opened an issue for the same incident at the same moment. It goes on in #${String(first)}.`;
}

;// CONCATENATED MODULE: ./build/report/incident.js




/** Every incident has it, so that one request finds them all. GitHub makes a label that it does not know. */
const LABEL = 'azure-healthcare-incident';
/** A thousand open incidents: more is not a fleet but a loop. */
const MOST_PAGES = 10;
/** The repository is the one that runs this step: where it is not found, the token may not see its issues. */
const REFUSALS = new Map([
    [403, github/* issuesPermissionMissing */.ko],
    [404, github/* issuesPermissionMissing */.ko],
]);
/**
 * What to do, given what there is and what was found.
 * @param open incidents of this key, in any order
 * @returns the steps in order; none when everything is as it should be
 */
function planIncident(open, finding) {
    const [incident, ...younger] = open.toSorted((one, other) => one.number - other.number);
    if (incident === undefined)
        return finding.failing ? [{ take: 'open' }] : [];
    const twins = younger.map((twin) => ({ take: 'close twin', incident: twin, first: incident.number }));
    if (!finding.failing)
        return [{ take: 'close', incident }, ...twins];
    return incident.fingerprint === finding.fingerprint ? twins : [{ take: 'change', incident }, ...twins];
}
/** The events of a pull request, each with how its payload tells: what only a proposal breaks is nobody's incident. */
const OF_PULL_REQUEST = new Map([
    ['pull_request', () => true],
    ['pull_request_target', () => true],
    ['pull_request_review', () => true],
    ['pull_request_review_comment', () => true],
    ['merge_group', () => true],
    ['issue_comment', (payload) => (0,report_github/* member */.Dc)(payload, 'issue', 'pull_request') !== undefined],
    ['workflow_run', (payload) => String((0,report_github/* member */.Dc)(payload, 'workflow_run', 'event')).startsWith('pull_request')],
]);
/**
 * Whether a run was started by a pull request, directly or by a comment on it or a workflow that it started.
 * @param payload of the event; unknown shapes count as no pull request
 */
function isOfPullRequest(eventName, payload) {
    return OF_PULL_REQUEST.get(eventName)?.(payload) ?? false;
}
/**
 * The open incidents of this key. By the list and not by search, whose index lags behind and would let every run open one more. The
 * author must be this token's own login: anybody may write an issue with the same hidden line in it.
 */
async function openIncidents(github, run, key) {
    let pages = 0;
    const listed = await github.paginate(github.rest.issues.listForRepo, { ...(0,report_github/* ownerAndName */.uD)(run), state: 'open', labels: LABEL, sort: 'created', direction: 'asc', per_page: 100 }, ({ data }, done) => {
        if (++pages >= MOST_PAGES)
            done();
        return data.flatMap((issue) => {
            const fingerprint = fingerprintIn(issue.body ?? '', key);
            if (fingerprint === undefined || issue.pull_request !== undefined)
                return [];
            return [{ number: issue.number, createdAt: issue.created_at, fingerprint, author: issue.user?.login }];
        });
    });
    if (listed.length === 0)
        return [];
    const login = await ownLogin(github);
    return listed
        .filter(({ author }) => author === login)
        .map(({ number, createdAt, fingerprint }) => ({ number, since: Date.parse(createdAt), fingerprint }));
}
/**
 * Whose token it is, as REST names authors. GITHUB_TOKEN belongs to an app's installation: `GET /user` refuses it (403), GraphQL's `viewer`
 * names it `github-actions[bot]` (it is what `gh auth status` shows in a job), and it serves personal tokens and other apps' alike.
 */
async function ownLogin(github) {
    const login = (0,report_github/* member */.Dc)(await github.graphql('query { viewer { login } }'), 'viewer', 'login');
    if (typeof login !== 'string')
        throw new TypeError('viewer without a login');
    return login;
}
/**
 * Opens, changes or closes the incident of `request.incidentIssue`.
 * @returns warnings; never throws. Does nothing without a key or a token, or in a run of a pull request
 */
async function reportIncident(outcome, request, deps) {
    const { incidentIssue: key, githubToken: token, run } = request;
    if (key === undefined || token === undefined || isOfPullRequest(run.eventName, (0,files/* readEvent */.j_)(run.eventPath)))
        return [];
    return (0,report_github/* asWarnings */.EX)(`write the incident issue "${key}"`, REFUSALS, async () => {
        const github = (0,report_github/* connect */.Ng)(token, run.apiUrl, deps);
        const finding = findingOf(outcome, request);
        const plan = async () => planIncident(await openIncidents(github, run, key), finding);
        const take = steps(github, { finding, key, outcome, request });
        const first = await plan();
        for (const step of first)
            await take(step);
        // Two runs may both have found none and opened one each. Both look again, see both, and agree on the older. A list that does not have the
        // new issue yet must not open another.
        const second = first.some(isOpening) ? await plan() : [];
        for (const step of second)
            if (!isOpening(step))
                await take(step);
    });
}
function isOpening(step) {
    return step.take === 'open';
}
/** The steps as requests: at most two each. */
function steps(github, { finding, key, outcome, request }) {
    const repository = (0,report_github/* ownerAndName */.uD)(request.run);
    const { issues } = github.rest;
    async function open() {
        const text = body(finding, key, outcome.ended, outcome, request);
        const { data } = await issues.create({ ...repository, title: title(key), body: text, labels: [LABEL] });
        // For a token without push access GitHub drops the label in silence. Unlabelled it is never found again, and every run would open one.
        if (data.labels.length > 0)
            return;
        await issues.update({ ...repository, issue_number: data.number, state: 'closed', state_reason: 'not_planned' });
        throw new Error('The label was dropped');
    }
    async function change({ number, since }) {
        await issues.update({ ...repository, issue_number: number, body: body(finding, key, since, outcome, request) });
        await issues.createComment({ ...repository, issue_number: number, body: changedComment(finding, outcome, request) });
    }
    async function close({ number, since }) {
        await issues.update({ ...repository, issue_number: number, state: 'closed', state_reason: 'completed' });
        await issues.createComment({ ...repository, issue_number: number, body: recoveredComment(since, outcome, request) });
    }
    async function closeTwin({ number }, first) {
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


/***/ }),

/***/ 9228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
/* unused harmony export BearerCredentialHandler */
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9640);
/**
 * The toolkit's HTTP client. @actions/core would ask for the ID token with it (src/identity/github-oidc.ts does that, with a time limit),
 * and @actions/github makes one when it is imported, to have a default agent and fetch (src/report/github.ts passes its own fetch). So it must be
 * constructible, and is never asked to send. Left in, it would be a second way out to the network: 80 kB, and undici's 930 kB behind it.
 */


class HttpClient {
  getAgent() {
    return undefined;
  }

  getAgentDispatcher() {
    return undefined;
  }

  getJson() {
    return (0,_never_js__WEBPACK_IMPORTED_MODULE_0__/* .never */ .Z)('@actions/http-client');
  }
}

class BearerCredentialHandler {
  constructor() {
    never('@actions/http-client');
  }
}


/***/ }),

/***/ 2924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fetch)
/* harmony export */ });
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9640);
/** The default `fetch` of @actions/github: src/report/github.ts passes the action's own instead. 930 kB and 20 ms of every start. */


const fetch = () => (0,_never_js__WEBPACK_IMPORTED_MODULE_0__/* .never */ .Z)('undici');


/***/ })

};
