export const id = 656;
export const ids = [656];
export const modules = {

/***/ 9112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DI: () => (/* binding */ isFailing),
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   EX: () => (/* binding */ asWarnings),
/* harmony export */   LX: () => (/* binding */ createGitHubClient),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   uD: () => (/* binding */ ownerAndName)
/* harmony export */ });
/* unused harmony export createFetch */
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4891);
/* harmony import */ var _util_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7967);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(871);
/* harmony import */ var _failures_github_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5031);





/** Limit for the body of a response: a page of 100 issues is smaller. Bytes. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Statuses whose responses have no body (fetch.spec.whatwg.org, "null body status"). */
const NO_BODY = new Set([101, 103, 204, 205, 304]);
const TRANSIENT = new Set([408, 500, 502, 503, 504]);
/** Pauses before the second and the third attempt. Milliseconds. */
const PAUSES_MS = [1_000, 4_000];
/** Pause before the second attempt if a rate limit does not say when it ends. Milliseconds. */
const UNKNOWN_LIMIT_MS = 5_000;
const RATE_LIMIT = /rate limit|abuse detection/i;
function ignore() {
    // Octokit prints deprecation notices, which are text from GitHub.
}
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
/**
 * Creates a client that retries and prints nothing.
 *
 * @param token value of the input `github-token`.
 * @param apiUrl `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise Server.
 */
function createGitHubClient(token, apiUrl, context) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: apiUrl, request: { fetch: createFetch(context), log: SILENT }, log: SILENT });
}
/**
 * Returns a `fetch` that uses the action's HTTP client, makes up to three attempts, and never follows a redirect.
 *
 * @throws the returned function throws a TypeError, as fetch does, with the code of the network error as its message.
 */
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
/** Returns the pause before the next attempt, or undefined for none. Waits for a rate limit once. Milliseconds. */
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
/** True for a primary or secondary rate limit (docs.github.com, "Exceeding the rate limit"). Some are known by their message only. */
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
/** Splits `owner/name` for Octokit. */
function ownerAndName({ repository }) {
    const slash = repository.indexOf('/');
    return { owner: repository.slice(0, slash), repo: repository.slice(slash + 1) };
}
/** Returns the URL of this run's log, or undefined if GitHub's environment does not have the known form. */
function runUrl({ serverUrl, repository, runId, runAttempt }) {
    const url = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
    return /^https?:\/\/[\w.-]+(:\d+)?\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+\/attempts\/\d+$/.test(url) ? url : undefined;
}
/** True if `fail-on` counts this verdict as a failure. With `never`, only the verdict `fail` counts. */
function isFailing({ status }, { failOn }) {
    return status === 'fail' || (status === 'warn' && failOn === 'warn');
}
/** Returns the value at a path in a value of unknown shape. */
function member(value, ...path) {
    return path.reduce((at, name) => ((0,_util_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(at) ? at[name] : undefined), value);
}
/** Reads the status of an error that Octokit threw, and whether it is a rate limit. */
function refusalIn(thrown) {
    const status = member(thrown, 'response', 'status');
    if (typeof status !== 'number')
        return { status: undefined, limited: false };
    const message = () => member(thrown, 'response', 'data', 'message');
    return { status, limited: isRateLimit(status, member(thrown, 'response', 'headers'), message) };
}
/**
 * Writes one report and never throws.
 * @param wanted what is asked of GitHub, as a phrase: `set the status of deployment 42`
 * @param refusals the failures of certain HTTP statuses. A 403 for too many requests is none of them.
 * @returns the warnings: none, or the one that says why GitHub does not have the report
 */
async function asWarnings(wanted, refusals, write) {
    try {
        await write();
        return [];
    }
    catch (thrown) {
        const { status, limited } = refusalIn(thrown);
        const kind = (limited ? undefined : refusals.get(status)) ?? _failures_github_js__WEBPACK_IMPORTED_MODULE_3__/* .githubApiFailed */ .Fj;
        return [(0,_failures_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p6)(kind, { wanted, httpStatus: status })];
    }
}


/***/ }),

/***/ 3168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploymentStatus: () => (/* binding */ deploymentStatus),
/* harmony export */   reportDeployment: () => (/* binding */ reportDeployment)
/* harmony export */ });
/* harmony import */ var _failures_github_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5031);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112);


/** GitHub's limit: "The maximum description length is 140 characters" (its OpenAPI description of deployment statuses). */
const LONGEST_DESCRIPTION = 140;
/** GitHub's words for 403: "Resource not accessible by integration". A 404 is a deployment that this repository does not have. */
const REFUSALS = new Map([[403, _failures_github_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentsPermissionMissing */ .Gu]]);
/** @returns the verdict in a deployment's terms */
function deploymentStatus(outcome, request) {
    const state = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailing */ .DI)(outcome, request) ? 'failure' : 'success';
    return { state, description: description(outcome, state) };
}
function description({ status, endpoints, failures }, state) {
    const codes = [...new Set(failures.map(({ code }) => code))];
    const all = endpoints.length;
    const such = endpoints.filter((endpoint) => endpoint.status === status).length;
    const where = such === 0 ? '' : ` at ${String(such)} of ${String(all)} ${all === 1 ? 'endpoint' : 'endpoints'}`;
    switch (status) {
        case 'skipped':
            return 'Token granted; no endpoint was probed';
        case 'pass':
            return `Passed${where}`;
        case 'warn':
            return withCodes(`${state === 'failure' ? 'Failed on' : 'Passed with'} warnings${where}`, codes);
        case 'fail':
            return withCodes(`Failed${where}`, codes);
    }
}
/** Adds as many codes as there is room for, and the number of the others. */
function withCodes(start, codes) {
    for (let shown = codes.length; shown > 0; shown--) {
        const rest = codes.length - shown;
        const line = `${start} (${codes.slice(0, shown).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''})`;
        if (line.length <= LONGEST_DESCRIPTION)
            return line;
    }
    return start;
}
/**
 * Gives the deployment of `request.deploymentId` its final status, with a link to the run's log.
 * @returns warnings; never throws. Does nothing without an ID or a token
 */
async function reportDeployment(outcome, request, context) {
    const { deploymentId: id, githubToken: token, run } = request;
    if (id === undefined || token === undefined)
        return [];
    const log = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .runUrl */ .Vp)(run);
    return (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .asWarnings */ .EX)(`set the status of deployment ${String(id)}`, REFUSALS, () => (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .createGitHubClient */ .LX)(token, run.apiUrl, context).rest.repos.createDeploymentStatus({
        ...(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .uD)(run),
        deployment_id: id,
        ...deploymentStatus(outcome, request),
        ...(log !== undefined && { log_url: log }),
    }));
}


/***/ }),

/***/ 3403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
/* unused harmony export BearerCredentialHandler */
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1987);
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

/***/ 7441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fetch)
/* harmony export */ });
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1987);
/** The default `fetch` of @actions/github: src/report/github.ts passes the action's own instead. 930 kB and 20 ms of every start. */


const fetch = () => (0,_never_js__WEBPACK_IMPORTED_MODULE_0__/* .never */ .Z)('undici');


/***/ })

};
