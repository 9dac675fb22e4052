export const id = 943;
export const ids = [943];
export const modules = {

/***/ 1943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sendAvailability: () => (/* binding */ sendAvailability)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(871);
/* harmony import */ var _failures_reporting_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9856);
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8158);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4891);
/* harmony import */ var _model_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2324);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3506);







const PATH = '/v2.1/track';
const MOST_REDIRECTS = 3;
const LONGEST_NAME = 1024;
async function sendAvailability(resource, outcome, request, getToken, context) {
    const { instrumentationKey } = resource;
    const envelopes = availabilityResults(outcome, request, instrumentationKey);
    const host = resource.ingestionEndpoint.host;
    const failed = (details) => [
        (0,_failures_define_js__WEBPACK_IMPORTED_MODULE_5__/* .createFailure */ .p6)(_failures_reporting_js__WEBPACK_IMPORTED_MODULE_1__/* .reportFailures */ .o, 'application-insights-failed', {
            ...{ host, instrumentationKey, sent: envelopes.length, clientId: request.signIn.clientId },
            ...details,
        }),
    ];
    const deadline = context.clock.sleep(context.deadline - context.clock.now()).then(() => undefined);
    const token = await Promise.race([getToken(resource.audience), deadline]);
    if (token?.granted !== true) {
        return failed({ lost: envelopes.length, httpStatus: undefined, principalId: undefined, tokenFailure: token?.failure });
    }
    const delivery = await deliver(envelopes, resource.ingestionEndpoint, token.grant, request, context);
    return delivery.lost === 0 ? [] : failed({ ...delivery, principalId: token.grant.claims?.objectId });
}
function availabilityResults(outcome, request, instrumentationKey) {
    const { run } = request;
    const hide = (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .idHider */ .Cr)(outcome, request);
    const operation = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${run.repository} ${run.runId} ${run.runAttempt}`).digest('hex').slice(0, 32);
    return outcome.endpoints.map(({ target, status, checks, latencyMs }) => {
        const { failure } = checks.find((check) => check.status === 'fail') ?? checks.find((check) => check.failure !== undefined) ?? {};
        return {
            ver: 1,
            name: 'Microsoft.ApplicationInsights.Availability',
            time: new Date(outcome.ended).toISOString(),
            sampleRate: 100,
            iKey: instrumentationKey,
            tags: { 'ai.cloud.role': _util_text_js__WEBPACK_IMPORTED_MODULE_6__/* .ACTION */ .hr, 'ai.operation.id': operation, 'ai.internal.sdkVersion': `${_util_text_js__WEBPACK_IMPORTED_MODULE_6__/* .ACTION */ .hr}:${_util_text_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .xv}` },
            data: {
                baseType: 'AvailabilityData',
                baseData: {
                    ver: 2,
                    id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
                    name: hide(target.name).slice(0, LONGEST_NAME),
                    duration: `00.${new Date(latencyMs ?? 0).toISOString().slice(11, 23)}`,
                    success: status !== 'fail',
                    runLocation: run.repository || _util_text_js__WEBPACK_IMPORTED_MODULE_6__/* .ACTION */ .hr,
                    message: failure === undefined ? status : `${failure.title} (${failure.code})`,
                    properties: { service: target.service.name, status, failure: failure?.code, run: run.links.run, attempt: run.runAttempt },
                    measurements: latencyMs === undefined ? undefined : { latencyMs },
                },
            },
        };
    });
}
async function deliver(envelopes, ingestion, { token }, request, context) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': `${_util_text_js__WEBPACK_IMPORTED_MODULE_6__/* .ACTION */ .hr}/${_util_text_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .xv}` };
    let url = new URL(PATH, ingestion);
    let pending = envelopes;
    let lost = 0;
    let partial = false;
    let redirects = 0;
    for (let attempts = 1;;) {
        const result = await context.http.send({ url, method: 'POST', headers, body: JSON.stringify(pending) });
        const response = result.ok ? result.response : undefined;
        const target = response && redirectTarget(response, url, request.cloud.monitor.hosts);
        if (target !== undefined && redirects < MOST_REDIRECTS) {
            redirects += 1;
            url = target;
            continue;
        }
        const httpStatus = partial ? 206 : response?.status;
        if (response !== undefined && response.status >= 200 && response.status < 300) {
            const refused = refusedIn(response, pending);
            lost += refused.lost;
            pending = refused.retry;
            partial = partial || response.status === 206;
            if (pending.length === 0)
                return { lost, httpStatus: partial ? 206 : response.status };
        }
        else if (response !== undefined && !_model_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .TRANSIENT_STATUSES */ .SS.has(response.status)) {
            return { lost: lost + pending.length, httpStatus, hasLocation: locationOf(response, url) !== undefined };
        }
        const retryAfterMs = response && (0,_util_json_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfter */ .P9)(response.headers, context.clock.now());
        const reason = result.ok ? `HTTP ${String(result.response.status)}` : result.error.code;
        if (!(await (0,_model_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .pauseForReport */ .mp)(`Application Insights (${reason})`, attempts, retryAfterMs, context)))
            return { lost: lost + pending.length, httpStatus, retryAfterMs };
        attempts += 1;
    }
}
function redirectTarget(response, from, hosts) {
    const location = locationOf(response, from);
    if ((response.status !== 307 && response.status !== 308) || location === undefined)
        return undefined;
    const { protocol, port, username, password, hostname } = location;
    const trusted = hosts.some((suffix) => hostname.endsWith(suffix));
    const safe = protocol === 'https:' && port === '' && username === '' && password === '';
    return trusted && safe ? new URL(PATH, `https://${hostname}`) : undefined;
}
function locationOf({ headers: { location } }, from) {
    return location === undefined ? undefined : (URL.parse(location, from.href) ?? undefined);
}
function refusedIn({ status, body }, sent) {
    const parsed = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(body);
    const errors = new Map((0,_util_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objects */ .JD)(parsed, 'errors').map(({ index, statusCode }) => [index, statusCode]));
    const isTemporary = (status) => typeof status === 'number' && _model_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .TRANSIENT_STATUSES */ .SS.has(status);
    const refused = sent.flatMap((envelope, index) => (errors.has(index) ? [{ envelope, temporary: isTemporary(errors.get(index)) }] : []));
    if (refused.length === 0) {
        const accepted = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(parsed, 'itemsAccepted');
        const isCount = typeof accepted === 'number' && Number.isInteger(accepted) && accepted >= 0 && accepted <= sent.length;
        const otherwise = status !== 206 && parsed !== undefined ? sent.length : 0;
        return { retry: [], lost: sent.length - (isCount ? accepted : otherwise) };
    }
    const retry = refused.filter(({ temporary }) => temporary).map(({ envelope }) => envelope);
    return { retry, lost: refused.length - retry.length };
}


/***/ })

};
