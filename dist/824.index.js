export const id = 824;
export const ids = [824];
export const modules = {

/***/ 1824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  availabilityResults: () => (/* binding */ availabilityResults),
  sendAvailability: () => (/* binding */ sendAvailability),
  timeSpan: () => (/* binding */ timeSpan)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/application-insights.js

const MONITORING_ROLE = 'Monitoring Metrics Publisher';
const applicationInsightsFailed = {
    code: 'application-insights-failed',
    title: 'Application Insights did not accept the results',
    recovery: 'transient',
    what: ({ host, httpStatus, lost, sent, tokenFailure }) => {
        const results = `${String(lost)} of ${String(sent)} availability results`;
        if (tokenFailure !== undefined)
            return `The step did not send ${results}, because it got no token for Azure Monitor. The verdict is not affected.`;
        const response = httpStatus === undefined ? 'there was no response' : `HTTP ${String(httpStatus)}`;
        return `${host} did not accept ${results} (${response}). The verdict is not affected.`;
    },
    causes: [
        {
            when: ({ tokenFailure }) => tokenFailure !== undefined,
            text: ({ tokenFailure }) => `${tokenFailure?.title ?? ''} (${tokenFailure?.code ?? ''}).`,
        },
        {
            when: delivery(403),
            text: `The identity does not have the role ${MONITORING_ROLE} on the Application Insights resource, the role is not active yet, or the connection string is of another resource.`,
        },
        { when: delivery(400), text: 'The instrumentation key is wrong, or the resource does not accept the data.' },
        { when: delivery(401), text: 'The resource does not accept the token. The connection string may be of another cloud.' },
        { when: delivery(402, 439), text: 'The daily quota of the resource is used up.' },
        { when: delivery(404), text: 'The connection string has no regional ingestion endpoint.' },
        { when: delivery(206), text: 'The resource accepted only a part of the results.' },
        {
            when: delivery(307, 308),
            text: 'The ingestion host redirected the request too often, or to a host that is not an ingestion host of the cloud.',
        },
        {
            when: ({ httpStatus, tokenFailure }) => tokenFailure === undefined && (httpStatus === undefined || isServerProblem(httpStatus)),
            text: 'The ingestion host could not be reached, or has a temporary problem.',
        },
    ],
    fixes: [
        {
            when: ({ tokenFailure }) => tokenFailure !== undefined,
            text: 'Allow the identity to get a token for Azure Monitor, then run the job again.',
        },
        {
            when: delivery(403),
            text: `Assign the role ${MONITORING_ROLE} to the identity with the command below. A new role takes up to 10 minutes to take effect.`,
        },
        { when: delivery(400, 401, 404), text: 'Copy the connection string of the resource from the Azure portal again.' },
        { when: delivery(402, 439), text: 'Raise the daily cap of the resource, or wait until the next day.' },
        { text: 'Run the job again. If it fails again, allow connections from the runner to the ingestion host.' },
    ],
    commands: ({ principalId, instrumentationKey, httpStatus, tokenFailure }) => httpStatus === 403 && tokenFailure === undefined ? [roleCommand(principalId, instrumentationKey)] : [],
};
function delivery(...statuses) {
    return ({ httpStatus, tokenFailure }) => tokenFailure === undefined && httpStatus !== undefined && statuses.includes(httpStatus);
}
function isServerProblem(httpStatus) {
    return httpStatus === 408 || httpStatus === 429 || httpStatus >= 500;
}
function roleCommand(principalId, instrumentationKey) {
    const query = `value[?properties.InstrumentationKey=='${instrumentationKey}'].id | [0]`;
    const list = '/subscriptions/{subscriptionId}/providers/microsoft.insights/components?api-version=2020-02-02';
    return {
        label: 'Bash, in the subscription of the Application Insights resource',
        language: 'bash',
        text: [
            'az role assignment create \\',
            `  --assignee-object-id ${(0,shell/* bashWord */.Hu)(principalId ?? '')} \\`,
            '  --assignee-principal-type ServicePrincipal \\',
            `  --role '${MONITORING_ROLE}' \\`,
            `  --scope "$(az rest --method get --url '${list}' --query "${query}" --output tsv)"`,
        ].join('\n'),
    };
}

// EXTERNAL MODULE: ./build/util/json.js
var json = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/util/retry.js
var retry = __webpack_require__(7967);
// EXTERNAL MODULE: ./build/util/version.js
var version = __webpack_require__(6777);
// EXTERNAL MODULE: ./build/report/hide-ids.js
var hide_ids = __webpack_require__(92);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
;// CONCATENATED MODULE: ./build/report/application-insights.js








const PATH = '/v2.1/track';
const BATCH = 200;
const MOST_REDIRECTS = 3;
const PAUSES_MS = [1_000, 4_000];
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
const LONGEST = { id: 512, name: 1024, runLocation: 1024, message: 8192, property: 8192 };
async function sendAvailability(outcome, request, getToken, context) {
    const { applicationInsights: resource } = request;
    if (resource === undefined)
        return [];
    const { instrumentationKey } = resource;
    const envelopes = availabilityResults(outcome, request, instrumentationKey);
    const host = resource.ingestionEndpoint.host;
    const failed = (details) => [
        (0,failures_define/* createFailure */.p)(applicationInsightsFailed, { host, instrumentationKey, sent: envelopes.length, ...details }),
    ];
    const token = await beforeDeadline(getToken(resource.audience), context);
    if (token?.granted !== true) {
        return failed({ lost: envelopes.length, httpStatus: undefined, principalId: undefined, tokenFailure: token?.failure });
    }
    const batches = Array.from({ length: Math.ceil(envelopes.length / BATCH) }, (_none, index) => envelopes.slice(index * BATCH, (index + 1) * BATCH));
    const deliveries = await Promise.all(batches.map((batch) => deliver(batch, resource.ingestionEndpoint, token.grant, request, context)));
    const lost = deliveries.reduce((sum, delivery) => sum + delivery.lost, 0);
    if (lost === 0)
        return [];
    const httpStatus = deliveries.find((delivery) => delivery.lost > 0)?.httpStatus;
    return failed({ lost, httpStatus, principalId: token.grant.claims?.objectId });
}
function availabilityResults(outcome, request, instrumentationKey) {
    const { run } = request;
    const hide = (0,hide_ids/* idHider */.C)(outcome, request);
    const operation = (0,external_node_crypto_.createHash)('sha256').update(`${run.repository} ${run.runId} ${run.runAttempt}`).digest('hex').slice(0, 32);
    const url = (0,links/* runUrl */.V)(run);
    return outcome.endpoints.map((endpoint) => {
        const { target, status, latencyMs } = endpoint;
        const failure = firstFailure(endpoint);
        const properties = {
            service: target.service.name,
            status,
            ...(failure !== undefined && { failure: failure.code }),
            ...(url !== undefined && { run: url }),
            attempt: run.runAttempt,
        };
        return {
            ver: 1,
            name: 'Microsoft.ApplicationInsights.Availability',
            time: new Date(outcome.ended).toISOString(),
            sampleRate: 100,
            iKey: instrumentationKey,
            tags: { 'ai.cloud.role': version/* ACTION */.h, 'ai.operation.id': operation, 'ai.internal.sdkVersion': `${version/* ACTION */.h}:${version/* VERSION */.x}` },
            data: {
                baseType: 'AvailabilityData',
                baseData: {
                    ver: 2,
                    id: (0,external_node_crypto_.randomUUID)().slice(0, LONGEST.id),
                    name: hide(target.name).slice(0, LONGEST.name),
                    duration: timeSpan(latencyMs ?? 0),
                    success: status !== 'fail',
                    runLocation: (run.repository || version/* ACTION */.h).slice(0, LONGEST.runLocation),
                    message: (failure === undefined ? status : `${failure.title} (${failure.code})`).slice(0, LONGEST.message),
                    properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, value.slice(0, LONGEST.property)])),
                    ...(latencyMs !== undefined && { measurements: { latencyMs } }),
                },
            },
        };
    });
}
async function beforeDeadline(value, { clock, deadline }) {
    return Promise.race([value, clock.sleep(deadline - clock.now()).then(() => undefined)]);
}
function firstFailure({ checks }) {
    return (checks.find(({ status }) => status === 'fail') ?? checks.find(({ failure }) => failure !== undefined))?.failure;
}
function timeSpan(ms) {
    const whole = Math.max(0, Math.round(ms));
    const part = (size, per, digits = 2) => String(Math.floor(whole / size) % per).padStart(digits, '0');
    return `${part(86_400_000, 1000)}.${part(3_600_000, 24)}:${part(60_000, 60)}:${part(1000, 60)}.${part(1, 1000, 3)}`;
}
async function deliver(batch, ingestion, { token }, request, { http, clock, deadline }) {
    const send = (url, envelopes) => http.send({
        url,
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': `${version/* ACTION */.h}/${version/* VERSION */.x}` },
        body: JSON.stringify(envelopes),
    });
    let url = new URL(PATH, ingestion);
    let pending = batch;
    let lost = 0;
    let partial = false;
    let redirects = 0;
    for (let attempts = 1;;) {
        const result = await send(url, pending);
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
                return { lost, httpStatus: response.status };
        }
        else if (response !== undefined && !TRANSIENT.has(response.status)) {
            return { lost: lost + pending.length, httpStatus };
        }
        const pauseMs = Math.max(PAUSES_MS[attempts - 1] ?? Infinity, (response && (0,retry/* retryAfter */.P9)(response.headers, clock.now())) ?? 0);
        if (clock.now() + pauseMs >= deadline)
            return { lost: lost + pending.length, httpStatus };
        await clock.sleep(pauseMs);
        attempts += 1;
    }
}
function redirectTarget({ status, headers }, from, hosts) {
    const { location } = headers;
    if ((status !== 307 && status !== 308) || location === undefined || !URL.canParse(location, from.href))
        return undefined;
    const { protocol, port, username, password, hostname } = new URL(location, from);
    const trusted = hosts.some((suffix) => hostname.endsWith(suffix));
    const safe = protocol === 'https:' && port === '' && username === '' && password === '';
    return trusted && safe ? new URL(PATH, `https://${hostname}`) : undefined;
}
function refusedIn({ status, body }, sent) {
    const parsed = (0,json/* parseJson */.qF)(body);
    const { errors, itemsAccepted } = (0,json/* isRecord */.u4)(parsed) ? parsed : {};
    const refused = (0,json/* list */.p_)(errors).flatMap((error) => {
        const { index, statusCode } = (0,json/* isRecord */.u4)(error) ? error : {};
        const envelope = typeof index === 'number' ? sent[index] : undefined;
        return envelope === undefined ? [] : [{ envelope, temporary: typeof statusCode === 'number' && TRANSIENT.has(statusCode) }];
    });
    if (status === 206 && refused.length === 0)
        return { retry: [], lost: sent.length - (typeof itemsAccepted === 'number' ? itemsAccepted : 0) };
    const retry = refused.filter(({ temporary }) => temporary).map(({ envelope }) => envelope);
    return { retry, lost: refused.length - retry.length };
}


/***/ })

};
