export const id = 352;
export const ids = [352,984];
export const modules = {

/***/ 9112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createFetch: () => (/* binding */ createFetch),
/* harmony export */   deploymentStatus: () => (/* binding */ deploymentStatus),
/* harmony export */   ownerAndName: () => (/* binding */ ownerAndName),
/* harmony export */   reportDeployment: () => (/* binding */ reportDeployment),
/* harmony export */   reportToGitHub: () => (/* binding */ reportToGitHub)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(871);
/* harmony import */ var _failures_reporting_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9856);
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8158);
/* harmony import */ var _model_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2324);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4891);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3506);







const MAX_BYTES = 5 * 1024 * 1024;
const NO_BODY = new Set([204, 205, 304]);
const UNKNOWN_LIMIT_MS = 5_000;
const RATE_LIMIT = /rate limit|abuse detection/i;
const ignore = () => undefined;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function createGitHubClient(token, baseUrl, context) {
    const github = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        baseUrl,
        request: { fetch: createFetch(context, new URL(baseUrl).origin), log: SILENT },
        log: SILENT,
    });
    github.hook.after('request', (response) => {
        if (response.status >= 300 || !((0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(response.data) || Array.isArray(response.data)))
            throw Object.assign(new Error(), { response });
    });
    return github;
}
function createFetch(context, origin) {
    return async (input, init = {}) => {
        const request = new Request(input, init);
        const body = await request.text();
        const { url, method, headers } = request;
        const options = { method, headers: Object.fromEntries(headers), maxBytes: MAX_BYTES, only: { origin }, ...(body !== '' && { body }) };
        for (let attempts = 1;; attempts++) {
            const result = await context.http.send({ url: new URL(url), ...options });
            if (!(await pauseAfter(result, attempts, context)))
                return toResponse(result);
        }
    };
}
async function pauseAfter(result, attempts, context) {
    if (!result.ok) {
        const { code } = result.error;
        return code !== 'ADDRESS_NOT_ALLOWED' && (0,_model_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .pauseForReport */ .mp)(`GitHub (${code})`, attempts, undefined, context);
    }
    const { status, headers, body } = result.response;
    const to = `GitHub (HTTP ${String(status)})`;
    const requested = requestedPause(headers, context.clock.now());
    if (isRateLimit(status, headers, () => (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)((0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(body), 'message')))
        return attempts === 1 && (0,_model_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .pauseForReport */ .mp)(to, undefined, requested ?? UNKNOWN_LIMIT_MS, context);
    return _model_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .TRANSIENT_STATUSES */ .SS.has(status) && (0,_model_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .pauseForReport */ .mp)(to, attempts, requested, context);
}
function requestedPause(headers, now) {
    const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 - now : NaN;
    return (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .retryAfter */ .P9)(headers, now) ?? (Number.isNaN(reset) ? undefined : Math.max(0, reset));
}
function isRateLimit(status, headers, message) {
    if (status !== 403 && status !== 429)
        return false;
    const limited = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(headers, 'x-ratelimit-remaining') === '0' || (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(headers, 'retry-after') !== undefined;
    return status === 429 || limited || RATE_LIMIT.test(String((0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(message())));
}
function toResponse(result) {
    if (!result.ok)
        throw new TypeError(result.error.code);
    const { status, headers, body } = result.response;
    return new Response(NO_BODY.has(status) ? null : Buffer.from(body), { status, headers });
}
function ownerAndName({ repository }) {
    const slash = repository.indexOf('/');
    return { owner: repository.slice(0, slash), repo: repository.slice(slash + 1) };
}
const PHRASES = [
    [/^Resource not accessible by (?:integration|personal access token)/, 'permission'],
    [RATE_LIMIT, 'rate-limit'],
    [/IP allow list|IP address is not permitted/i, 'ip-allow-list'],
    [/SAML/, 'saml'],
    [/\barchived\b/i, 'archived'],
    [/\blocked\b/i, 'locked'],
];
async function reportToGitHub(action, permission, { githubToken, run }, context, write) {
    if (githubToken === undefined)
        return [];
    try {
        return await write(createGitHubClient(githubToken, run.apiUrl, context));
    }
    catch (thrown) {
        const given = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(thrown, 'response', 'headers');
        const headers = Object.fromEntries(Object.entries((0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(given) ? given : {}).map(([name, value]) => [name, String(value)]));
        const refused = { ...refusalOf(thrown), retryAfterMs: requestedPause(headers, context.clock.now()) };
        const code = refused.refusal === 'permission' ? `${permission}-permission-missing` : 'github-api-failed';
        return [(0,_failures_define_js__WEBPACK_IMPORTED_MODULE_5__/* .createFailure */ .p6)(_failures_reporting_js__WEBPACK_IMPORTED_MODULE_1__/* .reportFailures */ .o, code, { action, ...refused })];
    }
}
function refusalOf(thrown) {
    const httpStatus = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(thrown, 'response', 'status');
    if (typeof httpStatus !== 'number')
        return { httpStatus: undefined, refusal: (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(thrown, 'name') === 'HttpError' ? 'no-response' : 'unexpected-json' };
    if (httpStatus < 400)
        return { httpStatus, refusal: 'not-github' };
    const message = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(thrown, 'response', 'data', 'message')) ?? '';
    const headers = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(thrown, 'response', 'headers');
    const [, phrase] = PHRASES.find(([pattern]) => pattern.test(message)) ?? [];
    const known = httpStatus === 403 || httpStatus === 429 || httpStatus === 404 ? phrase : undefined;
    if (known !== undefined)
        return { httpStatus, refusal: known };
    if (isRateLimit(httpStatus, headers, () => message))
        return { httpStatus, refusal: 'rate-limit' };
    const names = httpStatus === 403 && (0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(headers, 'x-accepted-github-permissions') !== undefined;
    return { httpStatus, refusal: names ? 'permission' : 'other' };
}
const LONGEST_DESCRIPTION = 140;
function deploymentStatus(outcome, request) {
    const { status, endpoints, groups } = outcome;
    const count = endpoints.filter((endpoint) => endpoint.status === status).length;
    const where = count === 0 ? '' : ` at ${String(count)} of ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(endpoints.length, 'endpoint')}`;
    const failing = (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .isFailing */ .DI)(status, request.failOn);
    const verdict = failing ? (status === 'warn' ? 'Failed on warnings' : 'Failed') : status === 'warn' ? 'Passed with warnings' : 'Passed';
    const description = withCodes(`${verdict}${where}`, (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicRepository */ .GQ)(outcome, request) ? [] : (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .failureCodes */ .Nc)(groups));
    return { state: failing ? 'failure' : 'success', description };
}
function withCodes(start, codes) {
    const texts = codes.map((_code, omitted) => {
        const rest = omitted > 0 ? ` and ${String(omitted)} more` : '';
        return `${start} (${codes.slice(0, codes.length - omitted).join(', ')}${rest})`;
    });
    return texts.find(({ length }) => length <= LONGEST_DESCRIPTION) ?? start;
}
async function reportDeployment(outcome, request, context) {
    const { deploymentId: id, run } = request;
    if (id === undefined || outcome.status === 'skipped')
        return [];
    return reportToGitHub(`set the status of deployment ${String(id)}`, 'deployments', request, context, async (github) => {
        await github.rest.repos.createDeploymentStatus({
            ...ownerAndName(run),
            deployment_id: id,
            ...deploymentStatus(outcome, request),
            ...(run.links.run !== undefined && { log_url: run.links.run }),
        });
        return [];
    });
}


/***/ }),

/***/ 7784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planIncident: () => (/* binding */ planIncident),
  reportIncident: () => (/* binding */ reportIncident),
  whyNotAllowed: () => (/* binding */ whyNotAllowed)
});

// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/failures/reporting.js
var reporting = __webpack_require__(9856);
// EXTERNAL MODULE: ./build/model/outcome.js
var model_outcome = __webpack_require__(8158);
// EXTERNAL MODULE: ./build/util/json.js
var json = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/report/github/client.js
var client = __webpack_require__(9112);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __webpack_require__(3506);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/github/incident-text.js




const MOST_ROWS = 50;
const END = '<!-- azure-healthcare-token end -->';
function findingOf(outcome, request) {
    const failing = (0,model_outcome/* isFailing */.DI)(outcome.status, request.failOn);
    const failed = failing ? failedPlaces(outcome, request) : [];
    const isPublic = (0,model_outcome/* isPublicRepository */.GQ)(outcome, request);
    const hashes = (targets) => targets.map(({ base }) => hash(base, 12)).toSorted();
    const failedTargets = outcome.endpoints.filter(({ status }) => status === outcome.status).map(({ target }) => target);
    const count = outcome.endpoints.length > 0 ? failedTargets.length : undefined;
    const endpoints = failing ? hashes(failedTargets.length > 0 ? failedTargets : request.targets) : [];
    const fingerprint = hash(JSON.stringify(isPublic ? endpoints : failed.map(({ place, code }) => [place, code])), 16);
    const conclusive = outcome.endpoints.filter(({ checks }) => !(0,model_outcome/* failureCodes */.Nc)(checks).some((code) => INCONCLUSIVE.has(code)));
    const checked = new Set(hashes(conclusive.map(({ target }) => target)));
    return { failing, failed, count, endpoints, checked, fingerprint, isPublic };
}
const INCONCLUSIVE = new Set(['anonymous-unavailable', 'anonymous-unclear', 'token-check-unclear', 'access-unknown']);
function failedPlaces(outcome, request) {
    const { groups, status } = outcome;
    const cases = groups.flatMap((group) => group.cases).filter((one) => one.status === 'fail' || status === 'warn');
    const needed = new Set(cases.flatMap(({ endpoint, audience }) => (endpoint === undefined ? [] : (audience ?? []))));
    const hide = (0,model_outcome/* idHider */.Cr)(outcome, request);
    const rows = cases
        .filter(({ endpoint, audience }) => endpoint !== undefined || audience === undefined || !needed.has(audience))
        .map(({ endpoint, audience, failure }) => ({
        place: hide(endpoint?.target.name ?? audience ?? 'this run'),
        code: failure.code,
        title: failure.title,
    }));
    const unique = new Map(rows.map((row) => [`${row.place} ${row.code}`, row]));
    return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
function hash(text, digits) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, digits);
}
function marker(key) {
    return `<!-- azure-healthcare-token incident ${Buffer.from(key, 'utf8').toString('base64')} `;
}
function stateIn(body, key) {
    const start = startIn(body, key);
    const state = start < 0 ? '' : body.slice(start + marker(key).length);
    const [, fingerprint, endpoints = ''] = /^([\da-f]{16})(?: ([\da-f,]*))? -->/.exec(state) ?? [];
    return fingerprint === undefined ? undefined : { fingerprint, endpoints: endpoints.split(',').filter((one) => one !== '') };
}
function startIn(body, key) {
    let position = 0;
    for (const line of body.split('\n')) {
        const column = line.indexOf(marker(key));
        if (column >= 0 && !/^\s*>/.test(line))
            return position + column;
        position += line.length + 1;
    }
    return -1;
}
function replaceText(body, key, text) {
    const start = startIn(body, key);
    const end = body.indexOf(END, start);
    return body.slice(0, start) + text + (end < 0 ? '' : body.slice(end + END.length));
}
function time(ms) {
    return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
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
function whatFails({ failed, count, isPublic }) {
    if (isPublic)
        return `Failing endpoints: ${String(count ?? 'unknown')}.`;
    const rows = failed.slice(0, MOST_ROWS).map((row) => [(0,markdown/* code */.aY)(row.place), (0,markdown/* code */.aY)(row.code), (0,markdown/* prose */.CS)(row.title)]);
    const more = failed.length - rows.length;
    const rest = more > 0 ? `\n\nThe run's summary contains ${(0,util_text/* plural */.LS)(more, 'more row')}.` : '';
    return `${(0,markdown/* table */.tp)(['Where', 'Failure', 'Title'], rows)}${rest}`;
}
function linkToRun({ run }) {
    return run.links.run === undefined ? `run ${(0,markdown/* code */.aY)(run.runId)}` : `[run ${run.runId}](${run.links.run})`;
}
function title(key) {
    return `Health check fails: ${key}`;
}
function body(finding, endpoints, key, since, now, request) {
    return [
        `${marker(key)}${finding.fingerprint} ${endpoints.join(',')} -->`,
        `The health check ${(0,markdown/* code */.aY)(key)} has been failing since ${time(since)}. State at ${time(now)}:`,
        '',
        whatFails(finding),
        '',
        `The log of ${linkToRun(request)} shows the cause and the next step.`,
        '',
        `The workflow ${(0,markdown/* code */.aY)(request.run.workflow)} updates this issue. It comments when the failures change, and closes the issue when the check passes again.`,
        END,
    ].join('\n');
}
function changedComment(finding, now, request) {
    return `The failures have changed. State at ${time(now)}:\n\n${whatFails(finding)}\n\nSource: ${linkToRun(request)}.`;
}
function recoveredComment(since, { isPublic }, { ended, status }, request) {
    const lasted = duration(Math.max(0, ended - since));
    const warnings = status === 'warn' && !isPublic ? ' with warnings' : '';
    return `Recovered after ${lasted}: the check passes again${warnings} (${time(since)} to ${time(ended)}, ${linkToRun(request)}).`;
}
function twinBody(first) {
    return `Two runs opened issues for the same incident at the same time. See #${String(first)}.`;
}

;// CONCATENATED MODULE: ./build/report/github/incident.js






const LABEL = 'azure-healthcare-incident';
const MOST_PAGES = 10;
function planIncident(open, { failing, fingerprint, checked }) {
    const [incident, ...younger] = open.toSorted((one, other) => one.number - other.number);
    if (incident === undefined)
        return failing ? [{ action: 'open' }] : [];
    const twins = younger.map((twin) => ({ action: 'close twin', incident: twin, first: incident.number }));
    if (failing)
        return incident.fingerprint === fingerprint ? twins : [{ action: 'change', incident }, ...twins];
    const mayClose = checked.size > 0 && [incident, ...younger].every(({ endpoints }) => endpoints.every((one) => checked.has(one)));
    return mayClose ? [{ action: 'close', incident }, ...twins] : [{ action: 'leave open', incident }];
}
function whyNotAllowed({ eventName, fromPullRequest, ref, refProtected, defaultBranch }) {
    if (eventName === 'schedule')
        return undefined;
    if (fromPullRequest)
        return 'pull-request';
    if (defaultBranch === undefined)
        return 'default-branch-unknown';
    return ref === `refs/heads/${defaultBranch}` || (refProtected && ref.startsWith('refs/heads/')) ? undefined : 'branch';
}
async function openIncidents(github, run, key) {
    let pages = 0;
    const listed = await github.paginate(github.rest.issues.listForRepo, { ...(0,client.ownerAndName)(run), state: 'open', labels: LABEL, sort: 'created', direction: 'asc', per_page: 100 }, ({ data }, done) => {
        if (++pages >= MOST_PAGES)
            done();
        return data.flatMap(({ number, body, created_at, locked, user, pull_request }) => {
            const state = stateIn(body ?? '', key);
            const since = Date.parse(created_at);
            if (state === undefined || pull_request !== undefined || !Number.isSafeInteger(number) || Number.isNaN(since))
                return [];
            return [{ ...state, number, body: String(body), since, locked, author: user?.login }];
        });
    });
    if (listed.length === 0)
        return [];
    const login = await ownLogin(github);
    return listed.filter(({ author }) => author === login);
}
async function ownLogin(github) {
    const login = (0,json/* member */.Dc)(await github.graphql('query { viewer { login } }'), 'viewer', 'login');
    if (typeof login !== 'string')
        throw new TypeError('viewer without a login');
    return login;
}
async function reportIncident(outcome, request, context) {
    const { incidentIssue: key, run } = request;
    if (key === undefined)
        return [];
    const known = outcome.visibility ?? run.visibility;
    const readable = (0,model_outcome/* isPublicRepository */.GQ)(outcome, request)
        ? [(0,failures_define/* createFailure */.p6)(reporting/* reportFailures */.o, 'log-public', { known: known !== undefined })]
        : [];
    const reason = whyNotAllowed(run);
    if (reason !== undefined)
        return [(0,failures_define/* createFailure */.p6)(reporting/* reportFailures */.o, 'incident-not-allowed', { reason }), ...readable];
    const warnings = await (0,client.reportToGitHub)(actionOf(key), 'issues', request, context, async (github) => {
        const finding = findingOf(outcome, request);
        const plan = async () => planIncident(await openIncidents(github, run, key), finding);
        const take = createSteps(github, finding, key, outcome, request);
        const first = await plan();
        const warned = [];
        for (const step of first)
            warned.push(...(await take(step)));
        if (warned.length > 0 || !first.some(({ action }) => action === 'open'))
            return warned;
        for (const step of await plan())
            if (step.action !== 'open')
                warned.push(...(await take(step)));
        return warned;
    });
    return [...warnings, ...readable];
}
function actionOf(key) {
    return `create or update the incident issue "${key}"`;
}
function createSteps(github, finding, key, outcome, request) {
    const { ended } = outcome;
    const repository = (0,client.ownerAndName)(request.run);
    const { issues } = github.rest;
    const update = (issue_number, changes) => issues.update({ ...repository, issue_number, ...changes });
    async function open() {
        const text = body(finding, finding.endpoints, key, ended, ended, request);
        const earlier = await withoutLabel();
        const { data } = earlier === undefined
            ? await issues.create({ ...repository, title: title(key), body: text, labels: [LABEL] })
            : await update(earlier, { labels: [LABEL] });
        const dropped = data.labels.length === 0;
        if (dropped === (earlier === undefined))
            await update(data.number, dropped ? { state: 'closed', state_reason: 'not_planned' } : { state: 'open', body: text });
        if (!dropped)
            return [];
        return [(0,failures_define/* createFailure */.p6)(reporting/* reportFailures */.o, 'github-api-failed', { action: actionOf(key), httpStatus: undefined, refusal: 'label-dropped' })];
    }
    async function withoutLabel() {
        const creator = await ownLogin(github);
        const closed = { ...repository, creator, state: 'closed', sort: 'created', direction: 'desc', per_page: 100 };
        const { data } = await issues.listForRepo(closed);
        return data.find(({ labels, body, user }) => labels.length === 0 && user?.login === creator && stateIn(String(body), key) !== undefined)?.number;
    }
    async function comment({ number, locked }, text) {
        if (locked)
            return [(0,failures_define/* createFailure */.p6)(reporting/* reportFailures */.o, 'incident-locked', { issue: number })];
        await issues.createComment({ ...repository, issue_number: number, body: text });
        return [];
    }
    return async (step) => {
        if (step.action === 'open')
            return open();
        const { incident } = step;
        const { number, since, endpoints } = incident;
        switch (step.action) {
            case 'change': {
                const unchecked = endpoints.filter((one) => !finding.checked.has(one) && !finding.endpoints.includes(one));
                const text = body(finding, [...finding.endpoints, ...unchecked], key, since, ended, request);
                await update(number, { body: replaceText(incident.body, key, text) });
                return comment(incident, changedComment(finding, ended, request));
            }
            case 'close':
                await update(number, { state: 'closed', state_reason: 'completed' });
                return comment(incident, recoveredComment(since, finding, outcome, request));
            case 'close twin': {
                const body = replaceText(incident.body, key, twinBody(step.first));
                await update(number, { body, state: 'closed', state_reason: 'not_planned' });
                return [];
            }
            case 'leave open':
                return [(0,failures_define/* createFailure */.p6)(reporting/* reportFailures */.o, 'incident-not-checked', { issue: number })];
        }
    };
}


/***/ }),

/***/ 3514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
/**
 * @actions/core uses this package to request ID tokens, and @actions/github creates a client when it is loaded. src/http replaces both.
 * The package would be a second HTTP client with its own proxy rules, and it depends on undici.
 */
class HttpClient {
  getAgent() {
    return undefined;
  }

  getAgentDispatcher() {
    return undefined;
  }

  getJson() {
    throw new Error('@actions/http-client is not part of this bundle');
  }
}


/***/ }),

/***/ 3790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fetch)
/* harmony export */ });
/**
 * @actions/github takes its default `fetch` from this package, but src/report/github/client.ts passes its own. The package would add 930 kB
 * to the bundle and 20 ms to every start.
 */
function fetch() {
  throw new Error('undici is not part of this bundle');
}


/***/ })

};
