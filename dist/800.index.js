export const id = 800;
export const ids = [800];
export const modules = {

/***/ 9112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tQ: () => (/* binding */ reportToGitHub),
/* harmony export */   uD: () => (/* binding */ ownerAndName)
/* harmony export */ });
/* unused harmony export createFetch */
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4891);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(871);
/* harmony import */ var _failures_reporting_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9856);
/* harmony import */ var _model_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2324);





const MAX_BYTES = 5 * 1024 * 1024;
const NO_BODY = new Set([204, 205, 304]);
const TRANSIENT = new Set([408, 500, 502, 503, 504]);
const PAUSES_MS = [1_000, 4_000];
const UNKNOWN_LIMIT_MS = 5_000;
const RATE_LIMIT = /rate limit|abuse detection/i;
const ignore = () => undefined;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function createGitHubClient(token, apiUrl, context) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: apiUrl, request: { fetch: createFetch(context, apiUrl), log: SILENT }, log: SILENT });
}
function createFetch({ http, clock, deadline }, apiUrl) {
    return async (input, init = {}) => {
        const request = new Request(input, init);
        if (new URL(request.url).origin !== new URL(apiUrl).origin)
            throw new TypeError('ADDRESS_NOT_ALLOWED');
        const body = await request.text();
        const sent = { url: new URL(request.url), method: request.method, headers: Object.fromEntries(request.headers), maxBytes: MAX_BYTES };
        for (let attempts = 1;; attempts++) {
            const result = await http.send({ ...sent, ...(body !== '' && { body }) });
            const pauseMs = pauseAfter(result, attempts, clock.now());
            if (pauseMs === undefined || clock.now() + pauseMs >= deadline)
                return toResponse(result);
            await clock.sleep(pauseMs);
        }
    };
}
function pauseAfter(result, attempts, now) {
    if (!result.ok || TRANSIENT.has(result.response.status))
        return PAUSES_MS[attempts - 1];
    const { status, headers, body } = result.response;
    const message = () => (0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)((0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(body), 'message');
    if (attempts > 1 || !isRateLimit(status, headers, message))
        return undefined;
    const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 - now : NaN;
    return (0,_model_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfter */ .P9)(headers, now) ?? (Number.isNaN(reset) ? UNKNOWN_LIMIT_MS : Math.max(0, reset));
}
function isRateLimit(status, headers, message) {
    if (status !== 403 && status !== 429)
        return false;
    const limited = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(headers, 'x-ratelimit-remaining') === '0' || (0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(headers, 'retry-after') !== undefined;
    return status === 429 || limited || RATE_LIMIT.test(String((0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(message())));
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
    [/archived/i, 'archived'],
    [/locked/i, 'locked'],
];
async function reportToGitHub(action, permission, { githubToken, run }, context, write) {
    if (githubToken === undefined)
        return [];
    if (!run.apiUrl.startsWith('https://'))
        return [(0,_failures_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p6)(_failures_reporting_js__WEBPACK_IMPORTED_MODULE_2__/* .reportFailures */ .o, 'github-api-failed', { action, httpStatus: undefined, refusal: 'insecure' })];
    try {
        return await write(createGitHubClient(githubToken, run.apiUrl, context));
    }
    catch (thrown) {
        const refused = refusalOf(thrown);
        const code = refused.refusal === 'permission' ? `${permission}-permission-missing` : 'github-api-failed';
        return [(0,_failures_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p6)(_failures_reporting_js__WEBPACK_IMPORTED_MODULE_2__/* .reportFailures */ .o, code, { action, ...refused })];
    }
}
function refusalOf(thrown) {
    const httpStatus = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(thrown, 'response', 'status');
    if (typeof httpStatus !== 'number')
        return { httpStatus: undefined, refusal: 'no-response' };
    const message = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)((0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(thrown, 'response', 'data', 'message')) ?? '';
    const headers = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(thrown, 'response', 'headers');
    const [, phrase] = PHRASES.find(([pattern]) => pattern.test(message)) ?? [];
    const known = httpStatus === 403 || httpStatus === 429 || httpStatus === 404 ? phrase : undefined;
    if (known !== undefined)
        return { httpStatus, refusal: known };
    if (isRateLimit(httpStatus, headers, () => message))
        return { httpStatus, refusal: 'rate-limit' };
    const names = httpStatus === 403 && (0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(headers, 'x-accepted-github-permissions') !== undefined;
    return { httpStatus, refusal: names ? 'permission' : 'other' };
}


/***/ }),

/***/ 3168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploymentStatus: () => (/* binding */ deploymentStatus),
/* harmony export */   reportDeployment: () => (/* binding */ reportDeployment)
/* harmony export */ });
/* harmony import */ var _failures_group_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5893);
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8158);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3506);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1006);
/* harmony import */ var _incident_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4041);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9112);






const LONGEST_DESCRIPTION = 140;
function deploymentStatus(outcome, request) {
    const { status, endpoints } = outcome;
    const { failOn } = request;
    const withCodes = (start) => ((0,_incident_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicRepository */ .GQ)(outcome, request) ? start : addCodes(start, outcome));
    const failing = (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .isFailing */ .D)(status, failOn);
    const count = endpoints.filter((endpoint) => endpoint.status === status).length;
    const where = count === 0 ? '' : ` at ${String(count)} of ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(endpoints.length, 'endpoint')}`;
    if (failing)
        return { state: 'failure', description: withCodes(status === 'warn' ? `Failed on warnings${where}` : `Failed${where}`) };
    return { state: 'success', description: status === 'warn' ? withCodes(`Passed with warnings${where}`) : `Passed${where}` };
}
function addCodes(start, outcome) {
    const codes = (0,_failures_group_js__WEBPACK_IMPORTED_MODULE_0__/* .failureCodes */ .N)(outcome);
    for (let shown = codes.length; shown > 0; shown--) {
        const rest = codes.length - shown;
        const line = `${start} (${codes.slice(0, shown).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''})`;
        if (line.length <= LONGEST_DESCRIPTION)
            return line;
    }
    return start;
}
async function reportDeployment(outcome, request, context) {
    const { deploymentId: id, run } = request;
    if (id === undefined || outcome.status === 'skipped')
        return [];
    const log = (0,_links_js__WEBPACK_IMPORTED_MODULE_1__/* .runUrl */ .Vp)(run);
    return (0,_client_js__WEBPACK_IMPORTED_MODULE_3__/* .reportToGitHub */ .tQ)(`set the status of deployment ${String(id)}`, 'deployments', request, context, async (github) => {
        await github.rest.repos.createDeploymentStatus({
            ...(0,_client_js__WEBPACK_IMPORTED_MODULE_3__/* .ownerAndName */ .uD)(run),
            deployment_id: id,
            ...deploymentStatus(outcome, request),
            ...(log !== undefined && { log_url: log }),
        });
        return [];
    });
}


/***/ }),

/***/ 4041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ title),
/* harmony export */   GQ: () => (/* binding */ isPublicRepository),
/* harmony export */   RF: () => (/* binding */ recoveredComment),
/* harmony export */   ee: () => (/* binding */ replaceText),
/* harmony export */   hD: () => (/* binding */ findingOf),
/* harmony export */   kp: () => (/* binding */ changedComment),
/* harmony export */   pQ: () => (/* binding */ stateIn),
/* harmony export */   rf: () => (/* binding */ body),
/* harmony export */   tn: () => (/* binding */ twinBody)
/* harmony export */ });
/* unused harmony exports marker, duration */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8158);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3506);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1006);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4902);





const MOST_ROWS = 50;
const END = '<!-- azure-healthcare-token end -->';
function findingOf(outcome, request) {
    const failing = (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .isFailing */ .D)(outcome.status, request.failOn);
    const failed = failing ? failedPlaces(outcome, request) : [];
    const isPublic = isPublicRepository(outcome, request);
    const hasFailed = outcome.endpoints.filter(({ status }) => status === outcome.status);
    const about = hasFailed.length > 0 ? hasFailed.map(({ target }) => target) : request.targets;
    const endpoints = (failing ? about : []).map(({ base }) => hash(base, 12)).toSorted();
    const set = isPublic ? endpoints : failed.map(({ place, code }) => [place, code]);
    return {
        failing,
        failed,
        count: hasFailed.length,
        endpoints,
        checked: new Set(outcome.endpoints.map(({ target }) => hash(target.base, 12)).toSorted()),
        fingerprint: hash(JSON.stringify(set), 16),
        isPublic,
    };
}
function isPublicRepository({ visibility }, { run }) {
    return !['private', 'internal'].includes(visibility ?? run.visibility ?? 'public');
}
function failedPlaces(outcome, request) {
    const { groups, status } = outcome;
    const cases = groups.flatMap((group) => group.cases).filter((one) => one.status === 'fail' || status === 'warn');
    const needed = new Set(cases.flatMap(({ endpoint, audience }) => (endpoint === undefined ? [] : (audience ?? []))));
    const hide = (0,_links_js__WEBPACK_IMPORTED_MODULE_1__/* .idHider */ .Cr)(outcome, request);
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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, digits);
}
function marker(key) {
    return `<!-- azure-healthcare-token incident ${Buffer.from(key, 'utf8').toString('base64')} `;
}
function stateIn(body, key) {
    const line = linesOf(body).find((one) => one.startsWith(marker(key)));
    const [, fingerprint, endpoints = ''] = /^([\da-f]{16})(?: ([\da-f,]*))? -->$/.exec(line?.slice(marker(key).length).trimEnd() ?? '') ?? [];
    return fingerprint === undefined ? undefined : { fingerprint, endpoints: endpoints.split(',').filter((one) => one !== '') };
}
function linesOf(body) {
    return body.split(/\r?\n/);
}
function replaceText(body, key, text) {
    const lines = linesOf(body);
    const start = lines.findIndex((line) => line.startsWith(marker(key)));
    const end = lines.findIndex((line, index) => index > start && line.trimEnd() === END);
    return [...lines.slice(0, Math.max(0, start)), text, ...(end < 0 ? [] : lines.slice(end + 1))].join('\n');
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
        return `Endpoints that fail: ${String(count)}.`;
    const rows = failed.slice(0, MOST_ROWS).map((row) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(row.place), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(row.code), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(row.title)]);
    const more = failed.length - rows.length;
    const rest = more > 0 ? `\n\nThe summary of the run has ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(more, 'more row')}.` : '';
    return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['Where', 'Failure', 'Title'], rows)}${rest}`;
}
function linkToRun({ run }) {
    const url = (0,_links_js__WEBPACK_IMPORTED_MODULE_1__/* .runUrl */ .Vp)(run);
    return url === undefined ? `run ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(run.runId)}` : `[run ${run.runId}](${url})`;
}
function title(key) {
    return `Health check fails: ${key}`;
}
function body(finding, endpoints, key, since, outcome, request) {
    return [
        `${marker(key)}${finding.fingerprint} ${endpoints.join(',')} -->`,
        `The health check ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(key)} has failed since ${time(since)}. State at ${time(outcome.ended)}:`,
        '',
        whatFails(finding),
        '',
        `The log of ${linkToRun(request)} shows the cause and the next step.`,
        '',
        `The workflow ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(request.run.workflow)} updates this issue. It comments when the failing part changes, and closes the issue when the check passes again.`,
        END,
    ].join('\n');
}
function changedComment(finding, outcome, request) {
    return [`The failures have changed. State at ${time(outcome.ended)}:`, '', whatFails(finding), '', `Source: ${linkToRun(request)}.`].join('\n');
}
function recoveredComment(since, { isPublic }, outcome, request) {
    const lasted = duration(Math.max(0, outcome.ended - since));
    const warnings = outcome.status === 'warn' && !isPublic ? ' with warnings' : '';
    return `Recovered after ${lasted}: the check passes again${warnings} (${time(since)} to ${time(outcome.ended)}, ${linkToRun(request)}).`;
}
function twinBody(first) {
    return `Two runs opened an issue for the same incident at the same time. See #${String(first)}.`;
}


/***/ }),

/***/ 3514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
/**
 * @actions/core requests ID tokens with it, and @actions/github constructs it when it is loaded. src/http does both jobs.
 * The package would be a second HTTP client with its own proxy rules. It depends on undici.
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
/** The default `fetch` of @actions/github. src/report/github/client.ts passes its own. The package adds 930 kB, and 20 ms to every start. */
function fetch() {
  throw new Error('undici is not part of this bundle');
}


/***/ })

};
