export const id = 800;
export const ids = [800];
export const modules = {

/***/ 9112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   lO: () => (/* binding */ LabelDroppedError),
/* harmony export */   tQ: () => (/* binding */ reportToGitHub),
/* harmony export */   uD: () => (/* binding */ ownerAndName)
/* harmony export */ });
/* unused harmony export createFetch */
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4891);
/* harmony import */ var _util_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7967);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(871);
/* harmony import */ var _failures_reporting_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9856);





const MAX_BYTES = 5 * 1024 * 1024;
const NO_BODY = new Set([101, 103, 204, 205, 304]);
const TRANSIENT = new Set([408, 500, 502, 503, 504]);
const PAUSES_MS = [1_000, 4_000];
const UNKNOWN_LIMIT_MS = 5_000;
const RATE_LIMIT = /rate limit|abuse detection/i;
function ignore() {
}
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function createGitHubClient(token, apiUrl, context) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: apiUrl, request: { fetch: createFetch(context), log: SILENT }, log: SILENT });
}
function createFetch({ http, clock, deadline }) {
    return async (input, init = {}) => {
        const request = new Request(input, init);
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
    const message = () => member((0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(body), 'message');
    if (attempts > 1 || !isRateLimit(status, headers, message))
        return undefined;
    const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 - now : NaN;
    return (0,_util_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfter */ .P9)(headers, now) ?? (Number.isNaN(reset) ? UNKNOWN_LIMIT_MS : Math.max(0, reset));
}
function isRateLimit(status, headers, message) {
    if (status !== 403 && status !== 429)
        return false;
    const limited = member(headers, 'x-ratelimit-remaining') === '0' || member(headers, 'retry-after') !== undefined;
    return status === 429 || limited || RATE_LIMIT.test((0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(message()) ?? '');
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
class LabelDroppedError extends Error {
}
class InsecureError extends Error {
}
async function reportToGitHub(action, permissionMissing, { githubToken, run }, context, write) {
    if (githubToken === undefined)
        return [];
    try {
        if (!run.apiUrl.startsWith('https://'))
            throw new InsecureError();
        return await write(createGitHubClient(githubToken, run.apiUrl, context));
    }
    catch (thrown) {
        const refused = refusalOf(thrown);
        return [(0,_failures_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p)(refused.refusal === 'permission' ? permissionMissing : _failures_reporting_js__WEBPACK_IMPORTED_MODULE_3__/* .githubApiFailed */ .Fj, { action, ...refused })];
    }
}
function refusalOf(thrown) {
    if (thrown instanceof LabelDroppedError)
        return { httpStatus: undefined, refusal: 'label-dropped' };
    if (thrown instanceof InsecureError)
        return { httpStatus: undefined, refusal: 'insecure' };
    const httpStatus = member(thrown, 'response', 'status');
    if (typeof httpStatus !== 'number')
        return { httpStatus: undefined, refusal: 'no-response' };
    const message = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(member(thrown, 'response', 'data', 'message')) ?? '';
    const headers = member(thrown, 'response', 'headers');
    const [, phrase] = PHRASES.find(([pattern]) => pattern.test(message)) ?? [];
    const known = httpStatus === 403 || httpStatus === 429 || httpStatus === 404 ? phrase : undefined;
    if (known !== undefined)
        return { httpStatus, refusal: known };
    if (isRateLimit(httpStatus, headers, () => message))
        return { httpStatus, refusal: 'rate-limit' };
    const names = httpStatus === 403 && member(headers, 'x-accepted-github-permissions') !== undefined;
    return { httpStatus, refusal: names ? 'permission' : 'other' };
}
function member(value, ...path) {
    return path.reduce((at, name) => ((0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(at) ? at[name] : undefined), value);
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
/* harmony import */ var _failures_reporting_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9856);
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8158);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3506);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1006);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9112);






const LONGEST_DESCRIPTION = 140;
function deploymentStatus(outcome, { failOn }) {
    const { status, endpoints } = outcome;
    const failing = (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .isFailing */ .D)(status, failOn);
    const count = endpoints.filter((endpoint) => endpoint.status === status).length;
    const where = count === 0 ? '' : ` at ${String(count)} of ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .L)(endpoints.length, 'endpoint')}`;
    if (failing)
        return { state: 'failure', description: withCodes(status === 'warn' ? `Failed on warnings${where}` : `Failed${where}`, outcome) };
    return { state: 'success', description: status === 'warn' ? withCodes(`Passed with warnings${where}`, outcome) : `Passed${where}` };
}
function withCodes(start, outcome) {
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
    const log = (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .runUrl */ .V)(run);
    return (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .reportToGitHub */ .tQ)(`set the status of deployment ${String(id)}`, _failures_reporting_js__WEBPACK_IMPORTED_MODULE_1__/* .deploymentsPermissionMissing */ .Gu, request, context, async (github) => {
        await github.rest.repos.createDeploymentStatus({
            ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .uD)(run),
            deployment_id: id,
            ...deploymentStatus(outcome, request),
            ...(log !== undefined && { log_url: log }),
        });
        return [];
    });
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
