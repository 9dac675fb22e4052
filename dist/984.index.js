export const id = 984;
export const ids = [984];
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
