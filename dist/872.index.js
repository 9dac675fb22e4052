export const id = 872;
export const ids = [872];
export const modules = {

/***/ 304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploymentStatus: () => (/* binding */ deploymentStatus),
/* harmony export */   reportDeployment: () => (/* binding */ reportDeployment)
/* harmony export */ });
/* harmony import */ var _failures_github_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5031);
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7752);


/** GitHub's limit: "The maximum description length is 140 characters" (its OpenAPI description of deployment statuses). */
const LONGEST_DESCRIPTION = 140;
/** GitHub's words for 403: "Resource not accessible by integration". A 404 is a deployment that this repository does not have. */
const REFUSALS = new Map([[403, _failures_github_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentsPermissionMissing */ .Gu]]);
/** @returns the verdict in a deployment's terms */
function deploymentStatus(outcome, request) {
    const state = (0,_github_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailing */ .DI)(outcome, request) ? 'failure' : 'success';
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
async function reportDeployment(outcome, request, deps) {
    const { deploymentId: id, githubToken: token, run } = request;
    if (id === undefined || token === undefined)
        return [];
    const log = (0,_github_js__WEBPACK_IMPORTED_MODULE_1__/* .runUrl */ .Vp)(run);
    return (0,_github_js__WEBPACK_IMPORTED_MODULE_1__/* .asWarnings */ .EX)(`set the status of deployment ${String(id)}`, REFUSALS, () => (0,_github_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng)(token, run.apiUrl, deps).rest.repos.createDeploymentStatus({
        ...(0,_github_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .uD)(run),
        deployment_id: id,
        ...deploymentStatus(outcome, request),
        ...(log !== undefined && { log_url: log }),
    }));
}


/***/ }),

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
