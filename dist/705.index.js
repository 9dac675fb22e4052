export const id = 705;
export const ids = [705];
export const modules = {

/***/ 4705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  smokeTest: () => (/* binding */ smokeTest)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/failures/run.js
var run = __webpack_require__(7979);
// EXTERNAL MODULE: ./build/model/outcome.js
var model_outcome = __webpack_require__(8158);
// EXTERNAL MODULE: ./build/failures/network-facts.js
var network_facts = __webpack_require__(7050);
// EXTERNAL MODULE: ./build/util/secrets.js
var secrets = __webpack_require__(5536);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __webpack_require__(3506);
// EXTERNAL MODULE: ./build/failures/commands.js
var commands = __webpack_require__(3442);
// EXTERNAL MODULE: ./build/azure/services/index.js + 4 modules
var services = __webpack_require__(4018);
// EXTERNAL MODULE: ./build/azure/services/service.js
var service = __webpack_require__(5358);
// EXTERNAL MODULE: ./build/failures/contexts.js
var contexts = __webpack_require__(1056);
// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/service-responses.js






const azure = ({ target }) => target.trust === 'azure';
const user = ({ target }) => target.trust === 'user';
const isTransient = (status) => status === 408 || status === 429 || status >= 500;
const SENDER = 'If the output includes a Via header, or a Server header that identifies a proxy or gateway, ask the owner of the proxy or gateway why it returns this response. Otherwise,';
const PORTAL = "Check the service's Resource health page and encryption settings in the Azure portal";
const returned = ({ target, status, path }, request = '') => `${target.name} returned ${String(status)} for ${request}GET ${(0,contexts/* withoutQuery */.j)(path)}`;
const QUICK_PAUSE = 10;
const LONGEST_PAUSE = 3590;
const askedPause = ({ retryAfterMs = 0 }) => Math.ceil(retryAfterMs / 1000);
function passing(context) {
    const pause = askedPause(context);
    if (pause <= QUICK_PAUSE)
        return { hint: 'The service might recover within minutes', seconds: 300 };
    if (pause > LONGEST_PAUSE)
        return false;
    const seconds = Math.max(pause + QUICK_PAUSE, context.attempts > 1 ? 300 : 0);
    return { hint: `The service asked clients to wait ${String(pause)} s`, seconds, tooShort: true };
}
function later(context) {
    const pause = askedPause(context);
    if (pause <= LONGEST_PAUSE)
        return false;
    return `Run the job again in ${String(Math.ceil(pause / 60))} minutes, because the service asked clients to wait ${String(pause)} s.`;
}
const responseFailures = {
    redirected: {
        title: 'The address redirects the request',
        what: (context) => `${returned(context)}. The response redirects to ${destination(context)}. The action did not follow the redirect.`,
        causes: (context) => {
            const { redirect } = context;
            if (redirect?.to === 'sign-in')
                return [
                    'The host redirects requests to an interactive sign-in page. A healthcare service returns 401 instead of a redirect.',
                    user(context) && 'The host also redirects requests that include the token, so it probably does not accept bearer tokens.',
                ];
            if (azure(context))
                return 'Azure services do not redirect. The network is probably redirecting the request to a sign-in page or block page.';
            return redirect?.to === 'same-host'
                ? "The gateway's base path differs from the path in the endpoint input. For example, the last segment or a slash might be missing."
                : "A gateway or the network's captive portal is redirecting requests. The token is sent only to the host in the endpoint input.";
        },
        fixes: (context) => {
            const { redirect, target } = context;
            if (azure(context))
                return `Ask the network team not to redirect requests from the runner to ${target.host}:443. Send them the output of the step below, which shows the response.`;
            if (redirect?.to === 'sign-in')
                return `Ask the owner of ${target.host} to accept bearer tokens for the audience ${target.audience}. Requests without a valid token should return 401 instead of a redirect.`;
            return redirect?.to === 'same-host'
                ? 'Run the step below, and check the Location header in its output. Then correct the path in the endpoint input.'
                : `Run the step below, and check the Location header in its output. Ask the owner of ${target.host} whether the Location header contains the address of the service. Set the endpoint input to that address only if the owner confirms it.`;
        },
        commands: (context) => !(user(context) && context.redirect?.to === 'sign-in') && (0,commands/* curlStep */.nD)(context),
    },
    'dependency-failed': {
        title: 'The service cannot use its key or storage',
        what: (context) => `${returned(context)}. The service is running, but its key or storage is not available.`,
        causes: 'The service lost access to its customer-managed key or to its storage account, or the key or account was removed.',
        fixes: `${PORTAL}. Then restore the service's access to its key or storage.`,
    },
    'service-throttled': {
        title: 'The service is receiving too many requests',
        recovery: 'transient',
        what: (context) => `${returned(context)}.${attempts(context)}`,
        causes: 'Other clients are using up the request limit of the service or a gateway.',
        fixes: (context) => [later(context), 'Run the job again when other clients are sending fewer requests.'],
        wait: passing,
    },
    'service-unavailable': {
        title: 'The service or a gateway is temporarily unavailable',
        recovery: 'transient',
        what: (context) => `${returned(context)}.${attempts(context)}`,
        causes: (context) => [
            isStatement(context)
                ? `The health check succeeded, so the service is running except for ${context.path}, which the action needs for the expect input.`
                : 'The service is starting, is being upgraded, or has an internal error.',
            originOf(context),
            context.target.service.name === 'fhir' &&
                context.status === 500 &&
                context.anonymousReadStatus === 401 &&
                'A FHIR service can also return 500 if the application is assigned a custom role that includes the smart/action permission.',
            context.status === 503 &&
                !isStatement(context) &&
                'A service also returns 503 if its storage or its configured authority is not available.',
            context.status === 401 &&
                context.issueCode === 'exception' &&
                'A FHIR service returns 401 with this issue code if it cannot authenticate to its own database. The token is not the cause.',
        ],
        fixes: (context) => [
            later(context),
            isStatement(context) &&
                `Run the job again. If ${context.path} still fails, add the step below. ${SENDER} open the service's Resource health page in the Azure portal.`,
            "Run the job again. If the job fails again, open the service's Resource health page in the Azure portal.",
        ],
        commands: (context) => isStatement(context) && (0,commands/* curlStep */.nD)(context),
        wait: passing,
    },
    'service-degraded': {
        title: 'The service reports that it is not healthy',
        what: (context) => `${returned(context)}, but reported the status ${String(context.health)}.`,
        causes: 'A dependency of the service, such as its customer-managed key, is unavailable, or the service started only minutes ago.',
        fixes: `${PORTAL}. This status triggers only a warning, because the result depends on the read request that includes the access token.`,
    },
    'health-path-failed': {
        title: "The host's health path cannot be used",
        recovery: 'transient',
        what: (context) => `${returned(context)}.`,
        causes: 'Many gateways hide or protect the health path. The result depends on the read request that includes the access token.',
        fixes: ({ path }) => `If the gateway does not expose ${path}, ignore this warning. Otherwise, ask the gateway owner why the gateway returns this status.`,
    },
    'html-answer': {
        title: 'A web page was returned instead of a response from the service',
        what: (context) => `${returned(context)}. The body is an HTML page (${String(context.bytes)} bytes).`,
        causes: "Healthcare services do not return HTML. The page comes from a proxy, the network's captive portal, or another server at this address.",
        fixes: (context) => azure(context)
            ? `Ask the network team not to modify traffic to ${context.target.host}:443. Send them the output of the step below, which shows the response.`
            : `Add the step below. ${SENDER} correct the endpoint input.`,
        commands: commands/* curlStep */.nD,
    },
    'service-deprecated': {
        title: 'Azure API for FHIR has been retired',
        what: (context) => `${returned(context)}. The response contains the code service-deprecated, so the service no longer accepts data requests.`,
        causes: 'Azure API for FHIR was retired on 2026-09-30. Its paths /metadata and /health/check still return 200.',
        fixes: ({ cloud }) => `Run the command below to list your FHIR services in the format workspace/service. Choose the replacement service, and set the endpoint input to https://<workspace>-<service>.fhir.azurehealthcareapis.${cloud.name === 'azureusgovernment' ? 'us' : 'com'}. ` +
            'If you have no replacement yet, see https://learn.microsoft.com/azure/healthcare-apis/fhir/migration-strategies',
        commands: ({ cloud }) => (0,shell/* eitherShell */.ke)(cloud, 'List the FHIR services', service/* FHIR_SERVICES */.Dv),
    },
    gone: {
        title: 'The requested resource is gone',
        what: (context) => `${returned(context)}. The response does not contain the code that a retired service returns.`,
        causes: ({ target }) => [
            'The service at this address was removed.',
            (0,services/* serviceOfHost */.jE)(target.host)?.family.retired === true && 'The host belongs to Azure API for FHIR, which was retired on 2026-09-30.',
        ],
        fixes: 'In the Azure portal, check whether the service still exists. If it does not, correct the endpoint input.',
    },
    'read-not-offered': {
        title: 'The service responds but does not offer the resource that the check reads',
        recovery: 'propagation',
        what: (context) => `${returned(context)}, although a service responds at this address.`,
        causes: ({ path }) => `The server does not support ${(0,contexts/* withoutQuery */.j)(path)}, the base path in the endpoint input is incomplete, or the service is still starting.`,
        fixes: ({ path }) => `Check the base path in the endpoint input. Then check whether the server supports ${(0,contexts/* withoutQuery */.j)(path)}, which this check requires.`,
        commands: commands/* curlStep */.nD,
        wait: { hint: 'A new service can take several minutes to start', seconds: 600 },
    },
    'path-not-found': {
        title: 'There is no service at this address',
        recovery: 'propagation',
        what: (context) => `${returned(context)}.`,
        causes: (context) => azure(context)
            ? 'The name is incorrect, the service was deleted, or it is still being created.'
            : 'The path is incorrect, or the service is not running. Paths are case-sensitive, and the path of a DICOM service must include the version (/v2).',
        fixes: (context) => azure(context)
            ? 'Run the command below to find the service. If the command prints nothing, the service is not in the selected subscription. Select another subscription with az account set, or correct the endpoint input.'
            : 'Set the endpoint input to the URL at which the gateway exposes the service.',
        commands: ({ target, cloud }) => target.trust === 'azure' && (0,shell/* eitherShell */.ke)(cloud, 'Find the service', target.service.role.scopeCommand(target.host)),
        wait: { hint: 'A new service can take several minutes to start', seconds: 600 },
    },
    'service-locked': {
        title: 'The service is locked',
        what: (context) => `${returned(context)}. This status means that the service is locked.`,
        causes: 'A FHIR service in initial import mode rejects writes but allows reads. If a read returns 423, the response probably came from another component, such as a gateway.',
        fixes: ({ target }) => `Ask the owner of ${target.host} which component returns 423, and why.`,
    },
    'unexpected-answer': {
        title: 'The response is not from the expected type of service',
        what: (context) => `${returned(context)}${mismatchOf(context)}.`,
        causes: ({ bodyKind }) => bodyKind === 'compressed'
            ? 'The body uses an unknown compression format, is damaged, or exceeds the size limit.'
            : 'A different service is at this address, or a gateway is changing the responses.',
        fixes: ({ target }) => `Check the endpoint input. If the host is not an Azure host, also check the service input. The action expects a ${target.service.title} at this address.`,
    },
    'statement-unreadable': {
        title: "The service's CapabilityStatement cannot be read",
        what: (context) => `${returned(context)}. The action received ${bodyOf(context)} instead of a CapabilityStatement, so it cannot check the expect input.`,
        causes: ({ status }) => status === 401 || status === 403
            ? 'A gateway requires a token for /metadata. The action requests /metadata without a token, because FHIR services do not require authentication for it.'
            : 'Either a gateway blocks /metadata, or the server does not return /metadata as JSON.',
        fixes: ({ status }) => status === 401 || status === 403
            ? 'Ask the gateway owner to allow unauthenticated requests for /metadata, or edit the expect input to remove the lines that require /metadata.'
            : 'Run the step below to see the response. Then correct the endpoint input, or edit the expect input to remove the lines that require /metadata.',
        commands: commands/* curlStep */.nD,
    },
    'unexpected-status': {
        title: 'The service returned an unexpected status',
        what: (context) => `${returned(context)}.`,
        causes: ({ target, status }) => [
            'This type of service does not return this status for the request. A gateway might have sent the response, or the endpoint input might identify a different service.',
            target.service.name === 'fhir' &&
                status === 400 &&
                'A FHIR service returns 400 if the application is assigned a custom role that includes the smart/action permission.',
        ],
        fixes: ({ target }) => `Check the endpoint input. Then add the step below. ${SENDER} report the status to the owner of ${target.host}.`,
        commands: commands/* curlStep */.nD,
    },
};
const BODIES = {
    fhir: 'FHIR in JSON',
    'fhir-xml': 'FHIR in XML',
    json: 'JSON',
    xml: 'XML',
    html: 'an HTML page',
    empty: 'an empty body',
    compressed: 'a compressed body that cannot be decompressed',
    other: 'unrecognized content',
};
const bodyOf = ({ bodyKind, bytes }) => bodyKind === 'empty' ? BODIES.empty : `${BODIES[bodyKind]} (${String(bytes)} bytes)`;
function mismatchOf(context) {
    const { bodyKind, bytes } = context;
    const { name, title } = context.target.service;
    if (bodyKind === 'compressed')
        return `, but the compressed body (${String(bytes)} bytes) could not be decompressed`;
    if (bodyKind === 'empty')
        return ', but the body is empty';
    if (name === 'fhir' && bodyKind === 'fhir-xml')
        return `, but the body (${String(bytes)} bytes) is FHIR in XML instead of JSON`;
    const expected = name === 'fhir' ? (bodyKind === 'fhir' ? 'a search result' : 'a FHIR response') : `a response from a ${title}`;
    return `, but the body (${String(bytes)} bytes of ${BODIES[bodyKind]}) is not ${expected}`;
}
function originOf({ issueCode, proxy, target }) {
    if (issueCode !== undefined)
        return `The response contains an OperationOutcome, so the ${target.service.title} itself probably sent it.`;
    return `The response might have come from ${(0,util_text/* either */.gP)(['the service', 'a gateway', ...(proxy === undefined ? [] : [`the proxy ${proxy}`])])}.`;
}
const isStatement = ({ path, target, anonymousStatus }) => path === target.service.expectations?.question.path && anonymousStatus === 200;
const attempts = ({ attempts: count }) => (count === 1 ? '' : ` The last ${String(count)} attempts failed.`);
function destination({ redirect }) {
    if (redirect?.to === 'sign-in')
        return `the sign-in page ${redirect.name}`;
    return {
        'same-host': 'another path on the same host',
        'other-origin': 'a different scheme or port on the same host',
        'other-host': 'another host',
        nowhere: 'a missing or invalid address',
    }[redirect?.to ?? 'nowhere'];
}

;// CONCATENATED MODULE: ./build/failures/service-access.js




function compare({ token, expects, challenge: { insufficientScope: scope, unknownAudience } }) {
    const unknown = !scope && unknownAudience;
    const audience = !scope && differs(token?.audience, expects.audience);
    const tenant = !scope && differs(token?.tenantId, expects.tenantId);
    const compared = expects.audience !== undefined && expects.tenantId !== undefined && token !== undefined;
    return { scope, unknown, audience, tenant, match: compared && !(scope || unknown || audience || tenant) };
}
const hasOtherCause = ({ issueCode, retryAfterMs, anonymousReadStatus }) => retryAfterMs !== undefined || anonymousReadStatus === 403 || isOtherIssue(issueCode);
const isOtherIssue = (code) => code !== undefined && code !== 'forbidden';
function privateZones({ target: { host } }) {
    const suffix = /(\.azurehealthcareapis\.(?:com|us))$/.exec(host)?.[1];
    if (suffix === undefined)
        return { noProxy: '.deid.azure.com', zones: "the service's private DNS zones" };
    const zone = (label) => `privatelink${label}${suffix}`;
    return {
        noProxy: suffix,
        zones: `the private DNS zones (${(0,commands/* isInWorkspace */.P_)(host) ? ['.workspace', '.fhir', '.dicom'].map(zone).join(', ') : zone('')})`,
    };
}
const accessFailures = {
    'token-rejected': {
        title: 'The service does not accept the token',
        what: (context) => `${returned(context)}. The ${context.target.service.title}${user(context) ? ', or the gateway in front of it,' : ''} does not accept the token. ${context.challenge.insufficientScope ? 'The response reports that the token lacks a permission (insufficient_scope).' : 'Assigning a role does not help.'}`,
        causes: (context) => {
            const { challenge, cloud, expects, target } = context;
            const { scope, audience, tenant, unknown, match } = compare(context);
            const source = expects.source === 'challenge' ? 'its 401 response' : 'its /metadata response';
            const shared = target.service.sharedAudience;
            return [
                scope &&
                    'The token does not contain the app role (roles) or scope (scp) that the server requires. An app role is not an Azure role. The app registration that the audience belongs to defines the app role, and an administrator assigns the role in Entra.',
                audience && `The token's audience differs from the one that the service specifies in ${source}.`,
                !audience && tenant && `The token's tenant differs from the one that the service specifies in ${source}.`,
                unknown &&
                    'The 401 response specifies an audience that the action does not recognize. The action does not print this audience, because the response can contain arbitrary text.',
                match &&
                    "The token's audience and tenant match the ones that the service specifies. Possible causes are clock skew on the service, Conditional Access, a gateway or an internal service error.",
                !(scope || audience || tenant || unknown || match) &&
                    (shared === undefined
                        ? `The ${target.service.title} might expect a different audience or trust a different tenant. If the service uses SMART on FHIR, the audience is that of an app registration.`
                        : `The ${target.service.title} might trust a different tenant or expect an audience other than ${shared[cloud.name] ?? target.audience}.`),
                challenge.otherSchemes.length > 0 &&
                    `The server also requires ${challenge.otherSchemes.join(' and ')} authentication, which this action does not support.`,
            ];
        },
        fixes: (context) => {
            const { expects, target, token } = context;
            const { scope, audience, tenant, unknown, match } = compare(context);
            const named = expects.audience?.replace(/\/$/, '');
            return [
                scope &&
                    `Ask the owner of ${target.host} which app role the server requires. In Entra, open the enterprise application that the audience belongs to, and assign that app role to the identity. Then run the job again.`,
                audience &&
                    named === token?.audience &&
                    `Ask the owner of ${target.host} to remove the trailing slash from the audience that the service expects. The action requests a token for this audience without the trailing slash.`,
                audience &&
                    user(context) &&
                    `Ask the gateway owner whether the gateway's audience is ${String(named)}. Set the audience input (or audience= in the endpoint line) to that audience only if the gateway owner confirms it.`,
                audience && `Set the audience input (or audience= in the endpoint line) to ${String(named)}.`,
                tenant &&
                    `Check whether ${String(expects.tenantId)} is your tenant. If it is, set tenant-id to that tenant, and set client-id to an identity in that tenant.`,
                match &&
                    `Look for the identity in the tenant's sign-in logs. Ask the owner of ${target.host} which component returns 401 even though the audience and tenant match.`,
                unknown &&
                    user(context) &&
                    'Add the step below, and find resource_id in the WWW-Authenticate header that the step prints. Ask the gateway owner whether that audience is correct. Set the audience input (or audience= in the endpoint line) to that audience only if the gateway owner confirms it.',
                user(context) &&
                    'Ask the gateway owner which audience and tenant to use, and set the audience and tenant-id inputs to these values.',
                'Run the commands below to see which audience and tenant the service expects, and set the audience and tenant-id inputs to these values.',
            ];
        },
        facts: ({ token, expects, challenge }) => ({
            'Token: audience (aud)': token?.audience,
            'Service expects: audience': expects.audience,
            'Token: tenant (tid)': token?.tenantId,
            'Service expects: tenant': expects.tenantId,
            'Other authentication schemes': challenge.otherSchemes.join(', ') || undefined,
        }),
        commands: (context) => [context.challenge.unknownAudience && user(context) && (0,commands/* curlStep */.nD)(context), ...(0,commands/* showExpectedToken */.PF)(context)],
    },
    'read-unauthorised': {
        title: 'The request with the token got 401, and the response gives no reason',
        what: (context) => `${returned(context)}, although the request included the token.`,
        causes: ({ challenge: { otherSchemes }, issueCode }) => [
            otherSchemes.length > 0 &&
                `The server requires ${otherSchemes.join(' and ')} authentication, which this action does not support. A token alone is not enough for this server.`,
            otherSchemes.includes('AzureApiManagementKey') &&
                'The AzureApiManagementKey scheme requires an Azure API Management subscription key.',
            issueCode !== undefined &&
                `Instead of the code for token errors (login), the response contains ${issueCode === 'other' ? 'an issue code that FHIR R4 does not define' : `the issue code ${issueCode}`}, so the error might be unrelated to the token.`,
            issueCode === undefined &&
                otherSchemes.length === 0 &&
                'The response contains no Bearer challenge, so it does not give a reason. A gateway or a proxy might have sent the response.',
        ],
        fixes: (context) => [
            context.challenge.otherSchemes.length > 0 &&
                `Ask the owner of ${context.target.host} to accept bearer tokens without ${context.challenge.otherSchemes.join(' and ')} authentication.`,
            user(context) &&
                `Ask the owner of ${context.target.host} why the gateway returns 401. Include the time and the request ID of this run.`,
            `Add the step below. ${SENDER} open an Azure support request.`,
        ],
        commands: (context) => context.challenge.otherSchemes.length === 0 && (0,commands/* curlStep */.nD)(context),
    },
    'role-missing': {
        title: 'The identity has no role on the service',
        recovery: 'propagation',
        what: (context) => `${returned(context)}. The service accepted the token, but the identity is not allowed to read data.`,
        causes: ({ target }) => `The identity needs the ${target.service.role.name} role on the service. The Owner and Contributor roles do not grant access to data. To assign the role, you need the Owner, User Access Administrator or Role Based Access Control Administrator role.`,
        fixes: (context) => [
            (0,commands/* assignRole */.Y3)(context).length > 0 && 'Run the commands below in Bash or PowerShell to assign the role.',
            user(context) && `On the service behind ${context.target.host}, assign the ${context.target.service.role.name} role to the identity.`,
            `Assign the ${context.target.service.role.name} role on the service to the signed-in identity.`,
        ],
        facts: identity,
        commands: (context) => (0,commands/* assignRole */.Y3)(context),
        wait: { hint: 'A new role assignment can take up to 10 minutes to take effect', seconds: 600 },
    },
    'jobs-not-listable': {
        title: 'The identity is not allowed to list de-identification jobs',
        recovery: 'propagation',
        what: (context) => `${returned(context)}. The identity is not allowed to list jobs.`,
        causes: ({ target }) => `An identity that has only the DeID Realtime Data User role is not allowed to list jobs. To list jobs, the identity needs the ${target.service.role.name} role.`,
        fixes: 'Ignore this warning if the identity is for real-time use only. Otherwise, run the az role assignment create command below.',
        facts: identity,
        commands: (context) => (0,commands/* assignRole */.Y3)(context),
        wait: { hint: 'If the role was assigned recently, it can take up to 10 minutes to take effect', seconds: 600 },
    },
    'request-forbidden': {
        title: 'The request was refused for a reason other than a missing role',
        what: (context) => `${returned(context)}, although the request included the token. The response indicates a cause other than a missing role.`,
        causes: ({ retryAfterMs, anonymousReadStatus, issueCode }) => [
            retryAfterMs !== undefined &&
                `The response asks clients to wait ${String(Math.ceil(retryAfterMs / 1000))} s (Retry-After), so a gateway quota has probably been exceeded.`,
            anonymousReadStatus === 403 &&
                'The same request without a token also returned 403, so a network rule or a gateway is blocking both requests.',
            isOtherIssue(issueCode) &&
                'The issue code in the response is not the code for a missing role. The most common reason is a customer-managed key that the service cannot use.',
        ],
        fixes: ({ retryAfterMs, issueCode, target }) => [
            retryAfterMs !== undefined &&
                `Run the job again in ${(0,util_text/* plural */.LS)(Math.ceil(retryAfterMs / 60_000), 'minute')}, or ask the owner of ${target.host} to raise the quota.`,
            isOtherIssue(issueCode) && `${PORTAL}.`,
            `Ask the owner of the gateway or network in front of ${target.host} which rule is blocking the request. The step below sends the same request without the token and shows the response.`,
        ],
        commands: (context) => context.retryAfterMs === undefined && (0,commands/* curlStep */.nD)(context),
    },
    'forbidden-unexplained': {
        title: 'The request with the token got 403, and the response gives no reason',
        recovery: 'propagation',
        what: (context) => `${returned(context)}, although the request included the token. A ${context.target.service.title} returns a different response if the identity has no role.`,
        causes: ({ target }) => [
            'A gateway, firewall or proxy between the runner and the service might be blocking the request, for example because of a quota or an IP filter.',
            `The ${target.service.role.name} role might also be missing, but this response does not indicate whether it is.`,
        ],
        fixes: ({ target }) => `Ask the owner of the gateway or network in front of ${target.host} which rule is blocking the request. Also check the identity's role assignments.`,
        facts: identity,
        commands: commands/* listAssignments */.t_,
        wait: { hint: 'If a role is missing, a new assignment can take up to 10 minutes to take effect', seconds: 600 },
    },
    'network-blocked': {
        title: 'The service refuses requests from this network',
        what: (context) => `${returned(context)}${context.path === context.target.service.reachable.path ? ', which does not require a token' : ' and for the unauthenticated health check'}, so a network rule is blocking this runner. Assigning a role does not help.`,
        causes: (context) => {
            if (user(context))
                return 'The gateway, or the service behind it, accepts requests only from certain networks.';
            if (context.proxy !== undefined)
                return `The request was sent through the proxy at ${context.proxy}. If public network access to the service is disabled, the service rejects requests from public addresses. The proxy might have a public address.`;
            return context.address === 'public'
                ? 'The host name resolved to a public address. In a network with a private endpoint for the service, the name resolves to a private address. The DNS record of a new service can be missing until the private endpoint is refreshed.'
                : 'Public network access is disabled, or the service has a private endpoint. A change to either setting can take up to 5 minutes to take effect.';
        },
        fixes: (context) => {
            if (user(context))
                return "Ask the gateway owner to allow the runner's address, or set runs-on to a runner in the gateway's network.";
            const { noProxy, zones } = privateZones(context);
            const owners = (0,commands/* isInWorkspace */.P_)(context.target.host) ? 'the service and its workspace' : 'the service';
            const rules = `Run the commands below to see the network rules of ${owners}. If the service has a private endpoint,`;
            if (context.proxy !== undefined)
                return `${rules} use a runner in the endpoint's virtual network, and set NO_PROXY=${noProxy} on that runner so that requests do not go through the proxy. Otherwise, ask the service's owner to allow this network.`;
            return context.address === 'public'
                ? `${rules} link ${zones} to the runner's network, or set runs-on to a runner in the endpoint's virtual network.`
                : `${rules} set runs-on to a self-hosted runner in the endpoint's virtual network.`;
        },
        commands: commands/* showNetworkRules */.h8,
    },
};
function identity({ token }) {
    return { 'Object ID (oid) of the identity': token?.objectId, 'Token: tenant (tid)': token?.tenantId };
}
const differs = (received, expected) => received !== undefined && expected !== undefined && expected !== secrets/* HIDDEN */.R && received !== expected;

;// CONCATENATED MODULE: ./build/failures/service-exposure.js





function withPurpose(failure, purpose, next) {
    const add = (message) => {
        const { what, headline = what } = message;
        return {
            ...message,
            what: `${what} ${purpose}`,
            headline: `${headline} ${purpose}`,
            ...(next !== undefined && { next, commands: [] }),
        };
    };
    const { shared } = failure;
    if (shared === undefined)
        return add(failure);
    return { ...add(failure), shared: { ...shared, key: `${shared.key} ${purpose}`, describe: (all) => add(shared.describe(all)) } };
}
const withUnverified = (failure, expectation) => withPurpose(failure, `The check could not verify ${lineOf(expectation)} in the expect input.`);
const withUnsignedToken = (failure, { host }) => withPurpose(failure, 'The request contained a token with an invalid signature, so the check could not verify that the host validates tokens.', `Run the job again. If the host does not respond again, ask the owner of ${host} to return 401 for invalid tokens, or add the line "unsigned-token: skip" to the expect input.`);
const INTENDED = new Set([302, 403, 404]);
const FOREIGN = new Set(['json', 'xml', 'html', 'other']);
const RIGHTS = {
    read: 'read data',
    export: 'export data',
    import: 'import data',
    reindex: 'reindex data',
    'bulk-operate': 'change or delete data in bulk',
};
const rolesOf = ({ target, right }) => target.service.access[right]?.roles;
const lineOf = ({ expected, right }) => `the line "${expected}: ${right}"`;
const hadToken = ({ right, anonymousReadStatus }) => right === 'read' || anonymousReadStatus === 401;
const unauthenticated = (context) => returned(context, 'the unauthenticated request ');
const unmet = ({ intended, status }) => intended === true &&
    `The line "anonymous: ${String(status)}" in the expect input applies only if the read request with the token succeeds.`;
const anonymousRead = (context) => (0,shell/* bash */.xj)('Send the same read without a token and discard the body', (0,commands/* curlCommand */.O4)(context));
const exposureFailures = {
    'open-server': {
        title: 'The service responds without a token',
        what: (context) => `${unauthenticated(context)}. The response contains content from a ${context.target.service.title}. The check reads no patient data, so it cannot show whether patient data is also exposed. Assume that patient data is exposed.`,
        causes: (context) => [
            azure(context)
                ? 'Azure services require a token. A gateway or a proxy on this network might be adding a token.'
                : 'Authentication might be turned off on the server or for this path. If the host is a gateway, it might send its own credentials to the service for every caller.',
            unmet(context),
        ],
        fixes: (context) => azure(context)
            ? 'Run the curl command below on this network and on another network. If both requests return 200, inform the owner of the data and the privacy officer, who decide whether to run the az commands below. If requests return 200 only from this network, ask the network team which proxy is adding a token.'
            : `Run the curl command below to confirm the status. Inform the owner of the data and the privacy officer. Ask the owner of ${context.target.host} to require a token or disconnect the host from the network.`,
        commands: (context) => [anonymousRead(context), ...(0,commands/* disablePublicAccess */.mQ)(context)],
    },
    'anonymous-accepted': {
        title: 'The host responded to a request without a token',
        what: (context) => `${unauthenticated(context)}. The response contains ${bodyOf(context)}.${FOREIGN.has(context.bodyKind) ? ` The content is not from a ${context.target.service.title}.` : ''}`,
        causes: (context) => unmet(context) ||
            'Another server, a sign-in page or a proxy is responding at this address, or the service accepts anonymous requests. The action does not send the token to a host that accepts anonymous requests.',
        fixes: ({ target }) => `Run the curl command below. Ask the owner of ${target.host} (or the network team) which server responds to requests that have no token. Then correct the endpoint input.`,
        commands: anonymousRead,
    },
    'anonymous-unavailable': {
        title: 'The check could not verify that the service refuses requests without a token',
        recovery: 'transient',
        what: (context) => `${unauthenticated(context)}, so the check could not verify that the service rejects unauthenticated requests.`,
        causes: 'The service or a gateway was overloaded or starting up when the unauthenticated request was sent.',
        fixes: 'Run the job again. A service that requires a token returns 401 for unauthenticated requests.',
        wait: { hint: 'The service might recover within minutes', seconds: 300 },
    },
    'anonymous-unclear': {
        title: 'The response to a request without a token is inconclusive',
        what: (context) => `${unauthenticated(context)}. Only a 401 response, or a 403 response if the health check returned another status, proves that the host rejects unauthenticated requests.`,
        causes: (context) => {
            const { redirect, status } = context;
            if (context.intended === true)
                return unmet(context);
            if (redirect?.to === 'sign-in')
                return `The host redirects to the sign-in page ${redirect.name}.`;
            if (redirect !== undefined)
                return 'The host redirects the request.';
            if (status !== 403)
                return 'A gateway might respond before it checks for a token.';
            return context.anonymousStatus === undefined
                ? 'The unauthenticated health check got no status, so a 403 response does not prove that the host requires a token.'
                : 'The unauthenticated health check also returned 403, so the status does not prove that the host requires a token.';
        },
        fixes: (context) => [
            context.intended === true &&
                `Find out why the read request with the token did not succeed, or ask the owner of ${context.target.host} to return 401 for unauthenticated requests.`,
            user(context) && INTENDED.has(context.status)
                ? `If the owner of ${context.target.host} confirms that this response is intended, add the line "anonymous: ${String(context.status)}" to the expect input. Otherwise, ask the owner to return 401.`
                : `Ask the owner of ${context.target.host} to return 401 for unauthenticated requests.`,
        ],
        commands: anonymousRead,
    },
    'token-not-checked': {
        title: 'The host accepts a token with an invalid signature',
        what: (context) => `${context.target.name} accepted a token with an invalid signature. GET ${(0,contexts/* withoutQuery */.j)(context.path)} returned ${String(context.status)} with content from a ${context.target.service.title}.`,
        causes: 'The host does not validate token signatures, so anyone can create a token that it accepts. If the host is a gateway, the service behind it probably trusts every request from the gateway.',
        fixes: ({ target }) => `Ask the owner of ${target.host} to validate tokens. In API Management, use the validate-azure-ad-token policy. Inform the owner of the data and the privacy officer.`,
    },
    'token-check-unclear': {
        title: 'The check could not verify that the host validates tokens',
        what: (context) => hasTenant(context) || isTransient(context.status)
            ? `${returned(context)}. The request contained a token with an invalid signature. Only a 400 or 401 response, or a 403 response if the real token caused a different status, proves that the host validates tokens.`
            : `${returned(context)}. The request contained a token with an invalid signature and no tenant ID. Even a host that checks only the issuer rejects this token.`,
        causes: (context) => {
            if (isTransient(context.status))
                return 'The host was overloaded, or it returns this status instead of 401 for an invalid token.';
            return hasTenant(context)
                ? 'Something other than the token caused the response, or the gateway rejects every token.'
                : 'The tenant GUID is unknown, because the token cannot be decoded and tenant-id is a domain or empty.';
        },
        fixes: (context) => [
            isTransient(context.status) &&
                `Run the job again. If the status is the same, ask the owner of ${context.target.host} to return 401 for invalid tokens, or add the line "unsigned-token: skip" to the expect input.`,
            hasTenant(context)
                ? `Ask the owner of ${context.target.host} what causes this status, or add the line "unsigned-token: skip" to the expect input.`
                : 'Set tenant-id to the tenant GUID, so that the unsigned token has the same issuer as a real token.',
        ],
    },
};
const rightFailures = {
    'access-missing': {
        title: 'The identity lacks access that it should have',
        recovery: 'propagation',
        what: (context) => `${context.target.name} does not allow the identity to ${RIGHTS[context.right]}, but the expect input contains ${lineOf(context)}.`,
        causes: (context) => `The identity needs the ${String(rolesOf(context)?.[0])} role on the service, or another role that grants the same permission.`,
        fixes: (context) => (0,commands/* assignRole */.Y3)(context, rolesOf(context)?.[0]).length > 0
            ? `Run the commands below in Bash or PowerShell to assign the role. If the identity should not have this permission, remove ${lineOf(context)} from the expect input.`
            : `On the service behind ${context.target.host}, assign the ${String(rolesOf(context)?.[0])} role to the identity.`,
        facts: identity,
        commands: (context) => (0,commands/* assignRole */.Y3)(context, rolesOf(context)?.[0]),
        wait: { hint: 'A new role assignment can take up to 10 minutes to take effect', seconds: 600 },
    },
    'access-excessive': {
        title: 'The identity has access that it should not have',
        recovery: 'propagation',
        what: (context) => `${context.target.name} allows the identity to ${RIGHTS[context.right]}, but the expect input contains ${lineOf(context)}.`,
        causes: (context) => [
            `A role assignment grants this permission. The role might be assigned on the service, at a higher scope, or to a group. These built-in roles grant the permission: ${String(rolesOf(context)?.join(', '))}. Custom roles can also grant the permission.`,
            context.status === 404 &&
                'The request is for a job that does not exist, so 404 means that access is allowed and 403 means that it is denied.',
        ],
        fixes: (context) => (0,commands/* listAssignments */.t_)(context).length > 0
            ? `Run the commands below to list all of the identity's role assignments, including inherited assignments and assignments through groups. Update the Azure CLI first, because versions from 2024 and earlier do not list assignments on management groups. Each of these roles also grants other permissions, so check which of them the identity needs. Then remove the assignment that grants the permission, or remove the identity from the group. If the identity should keep the permission, remove ${lineOf(context)} from the expect input.`
            : `Find the identity's roles on the service behind ${context.target.host} and at higher scopes. Remove the roles that grant the permission.`,
        facts: identity,
        commands: commands/* listAssignments */.t_,
        wait: { hint: 'Removing a role assignment can take up to 10 minutes to take effect', seconds: 600 },
    },
    'access-unknown': {
        title: "The check could not verify the identity's access",
        what: (context) => `${hadToken(context) ? returned(context) : unauthenticated(context)}. This response does not indicate whether the identity can ${RIGHTS[context.right]}, so ${lineOf(context)} in the expect input cannot be verified.`,
        causes: (context) => {
            const { anonymousReadStatus, right, status, target } = context;
            if (isTransient(status))
                return 'The service or a gateway was overloaded or starting up when the request was sent.';
            if (right === 'read' && anonymousReadStatus !== 401)
                return `The same request without a token returned ${String(anonymousReadStatus)} instead of 401. The check can verify access only if that request returns 401.`;
            return target.service.refusal === 'error-object' && status === 403
                ? 'Microsoft does not document how the de-identification service responds to requests from an identity that has no role.'
                : [
                    !hadToken(context) && 'The action sends this request with the token only if the request without the token returns 401.',
                    'The feature might be turned off, or a gateway might have responded instead of the service.',
                ];
        },
        fixes: (context) => [
            isTransient(context.status) &&
                `Run the job again. If this warning appears again, ask the owner of ${context.target.host} why the request gets this status.`,
            (0,commands/* listAssignments */.t_)(context).length > 0
                ? `Run the commands below to list all of the identity's role assignments, or remove ${lineOf(context)} from the expect input.`
                : `Ask the owner of ${context.target.host} for a list of the identity's role assignments, or remove ${lineOf(context)} from the expect input.`,
        ],
        facts: identity,
        commands: (context) => !isTransient(context.status) && (0,commands/* listAssignments */.t_)(context),
        wait: (context) => isTransient(context.status) && passing(context),
    },
};
const hasTenant = ({ token }) => token?.tenantId !== undefined;

;// CONCATENATED MODULE: ./build/failures/service.js





const serviceFailures = { ...accessFailures, ...exposureFailures, ...rightFailures, ...responseFailures };
const SERVER_FAULTS = new Set(['exception', 'transient', 'timeout', 'throttled']);
const GENERAL = [
    ['redirected', ({ status }) => status >= 300 && status < 400 && status !== 304],
    ['dependency-failed', ({ status }) => status === 424],
    ['service-throttled', ({ status }) => status === 429],
    ['service-unavailable', ({ status, issueCode }) => isTransient(status) || (status === 401 && SERVER_FAULTS.has(issueCode))],
    ['html-answer', ({ bodyKind, status }) => bodyKind === 'html' && status !== 401],
    ['service-deprecated', ({ status, issueCode }) => status === 410 && issueCode === 'service-deprecated'],
    ['gone', ({ status }) => status === 410],
    ['read-not-offered', (context) => context.status === 404 && isServiceThere(context)],
    ['path-not-found', ({ status }) => status === 404],
    ['service-locked', ({ status }) => status === 423],
    ['unexpected-answer', ({ status }) => status < 300],
];
const REACHABLE = [
    ['health-path-failed', user],
    ['network-blocked', ({ status, bodyKind }) => status === 403 && bodyKind !== 'html'],
    ...GENERAL,
];
const AUTHORISED = [
    ['network-blocked', (context) => context.status === 403 && context.bodyKind !== 'html' && isRefusedForAll(context)],
    ...GENERAL,
    ['token-rejected', ({ status, issueCode, challenge }) => status === 401 && (issueCode === 'login' || challenge.bearer)],
    ['read-unauthorised', ({ status }) => status === 401],
    ['request-forbidden', (context) => context.status === 403 && hasOtherCause(context)],
    [
        'token-rejected',
        ({ status, challenge, target }) => status === 403 && challenge.insufficientScope && target.service.forbidden === 'fail',
    ],
    ['forbidden-unexplained', ({ status, ownRefusal }) => status === 403 && !ownRefusal],
    ['jobs-not-listable', ({ status, target }) => status === 403 && target.service.forbidden === 'warn'],
    ['role-missing', ({ status }) => status === 403],
];
function authorisedFailure(context) {
    const failure = failureOf(AUTHORISED, context);
    return failure.code === 'token-rejected' && context.status === 403 ? { ...failure, recovery: 'propagation' } : failure;
}
function reachableFailure(context) {
    const failure = failureOf(REACHABLE, context);
    const { status } = context;
    return user(context) && !isTransient(status) ? { ...failure, recovery: 'none' } : failure;
}
function statementFailure(context) {
    const { status } = context;
    const code = isTransient(status) ? 'service-unavailable' : 'statement-unreadable';
    const failure = createEndpointFailure(responseFailures, code, context);
    return status === 404 ? { ...failure, recovery: 'propagation' } : failure;
}
function failureOf(rules, context) {
    const [code] = rules.find(([, when]) => when(context)) ?? ['unexpected-status'];
    return createEndpointFailure({ ...accessFailures, ...responseFailures }, code, context);
}
const OF_PROXIES = new Set([302, 307, 403, 407, 451, 511]);
function createEndpointFailure(definitions, code, context) {
    const { bodyKind, status, ownRefusal, missedBypass } = context;
    const isForeign = bodyKind === 'html' || (!ownRefusal && OF_PROXIES.has(status));
    const failure = (0,network_facts/* withBypass */.bB)((0,failures_define/* createFailure */.p6)(definitions, code, context), isForeign ? missedBypass : undefined);
    return { ...failure, retryAfterMs: context.retryAfterMs, facts: [...failure.facts, ...evidence(context)] };
}
function evidence(context) {
    const { bodyKind, retryAfterMs, issueCode, ownRefusal } = context;
    return (0,failures_define/* known */.eO)({
        Request: `GET ${context.path}`,
        'HTTP status': String(context.status),
        Body: ownRefusal || bodyKind === 'fhir' || bodyKind === 'json' ? undefined : bodyKind === 'empty' ? 'empty' : bodyOf(context),
        'Issue code': issueCode === 'other' ? 'not in the list of FHIR R4' : issueCode,
        'Retry-After': retryAfterMs === undefined ? undefined : `${String(Math.ceil(retryAfterMs / 1000))} s`,
        'Health check without the token': httpStatus(context.anonymousStatus),
        'Same request without the token': httpStatus(context.anonymousReadStatus),
        Proxy: ownRefusal ? undefined : context.proxy,
        Address: ownRefusal ? undefined : context.address,
        'Request ID, for Azure support': context.requestId,
    });
}
const httpStatus = (status) => (status === undefined ? undefined : `HTTP ${String(status)}`);
function isServiceThere({ issueCode, anonymousStatus, path, target }) {
    if (path === target.service.reachable.path)
        return false;
    return issueCode !== undefined || (anonymousStatus !== undefined && anonymousStatus >= 200 && anonymousStatus < 300);
}
const isRefusedForAll = ({ target, anonymousStatus, anonymousReadStatus }) => anonymousStatus === 403 && (target.trust === 'azure' || anonymousReadStatus === 403);

// EXTERNAL MODULE: ./build/http/attempt.js
var attempt = __webpack_require__(176);
// EXTERNAL MODULE: ./build/util/json.js
var util_json = __webpack_require__(4891);
;// CONCATENATED MODULE: ./build/checks/evaluate.js




function contextOf(response, evidence) {
    const { audience, tenantId } = response.challenge;
    const unknown = { anonymousStatus: undefined, anonymousReadStatus: undefined, token: undefined };
    return { ...unknown, expects: { audience, tenantId, source: 'challenge' }, ...response, ...evidence };
}
function evaluateReachable(response, evidence) {
    const { trust, service } = evidence.target;
    const { status } = response;
    const reachable = isSuccess(status) ||
        (trust === 'user' && MEANINGLESS.has(status)) ||
        (service.reachableByAnyAnswer && status >= 400 && status < 500 && status !== 403);
    return reachable ? undefined : reachableFailure(contextOf(response, evidence));
}
const MEANINGLESS = new Set([401, 404, 405]);
function evaluateAnonymousRead(response, evidence) {
    const { status } = response;
    const fail = (code) => createEndpointFailure(exposureFailures, code, contextOf(response, evidence));
    if (isSuccess(status))
        return fail(isServiceContent(response, evidence.target) ? 'open-server' : 'anonymous-accepted');
    if (status === 401)
        return undefined;
    if (status === 403 && evidence.anonymousStatus !== undefined && evidence.anonymousStatus !== 403)
        return undefined;
    return fail(isTransient(status) ? 'anonymous-unavailable' : 'anonymous-unclear');
}
function isIntended(status, target, request) {
    return target.trust === 'user' && status !== undefined && status === request.anonymousStatus;
}
function evaluateRead(response, evidence, expectation) {
    const denied = isDenied(response, evidence);
    const read = isRead(response);
    if (expectation?.expected === 'allowed' && denied)
        return accessFailure('access-missing', response, evidence, expectation);
    if (expectation?.expected === 'denied' && (read || response.status === 403)) {
        if (denied)
            return undefined;
        const code = read && evidence.anonymousReadStatus === 401 ? 'access-excessive' : 'access-unknown';
        return accessFailure(code, response, evidence, expectation);
    }
    return read ? undefined : authorisedFailure(contextOf(response, evidence));
}
function evaluateStatement(response, evidence) {
    return response.status === 200 && response.matchesForm ? undefined : statementFailure(contextOf(response, evidence));
}
function evaluateUnsignedRead(response, evidence, realStatus) {
    const { status } = response;
    const refused = status === 400 || status === 401 || (status === 403 && realStatus !== 403);
    if (refused && evidence.token?.tenantId !== undefined)
        return undefined;
    const accepted = isSuccess(status) && isServiceContent(response, evidence.target);
    const code = accepted ? 'token-not-checked' : 'token-check-unclear';
    const failure = createEndpointFailure(exposureFailures, code, contextOf(response, evidence));
    return isTransient(status) ? { ...failure, recovery: 'transient' } : failure;
}
function accessFailure(code, response, evidence, expectation) {
    const failure = createEndpointFailure(rightFailures, code, { ...contextOf(response, evidence), ...expectation });
    return isTransient(response.status) ? { ...failure, recovery: 'transient' } : failure;
}
function isDenied(response, evidence) {
    const { target, anonymousReadStatus } = evidence;
    return (anonymousReadStatus === 401 &&
        response.status === 403 &&
        response.ownRefusal &&
        target.service.refusal !== 'error-object' &&
        !hasOtherCause(contextOf(response, evidence)));
}
function isRead(response) {
    return isSuccess(response.status) && response.matchesForm;
}
function isServiceContent(response, { service }) {
    const { bodyKind, issueCode, matchesForm } = response;
    return service.authorised.form === 'fhir-bundle'
        ? bodyKind === 'fhir-xml' || (bodyKind === 'fhir' && issueCode === undefined)
        : bodyKind === 'xml' || matchesForm;
}
function isSuccess(status) {
    return status >= 200 && status < 300;
}

;// CONCATENATED MODULE: ./build/checks/access.js




const LARGEST_ID = '9223372036854775807';
const HEADERS = { accept: 'application/fhir+json' };
function recordReadAccess(recorder, response, evidence, failure) {
    const expectation = recorder.request.access.find(({ right }) => right === 'read');
    if (expectation === undefined)
        return;
    const allowed = isRead(response) && evidence.anonymousReadStatus === 401;
    const observed = allowed ? 'allowed' : isDenied(response, evidence) ? 'denied' : 'unknown';
    recordAccess(recorder, expectation, observed, failure ?? differenceOf(expectation, observed, response, evidence));
}
function recordUncheckedAccess(recorder) {
    const { target, request } = recorder;
    const { checks } = recorder.outcome();
    const own = checks.filter(({ name }) => name in service/* CHECKS */.ui);
    const failure = own.findLast((check) => check.failure !== undefined)?.failure;
    for (const expectation of request.access) {
        const { right } = expectation;
        if (target.service.access[right] === undefined || checks.some((check) => check.right === right))
            continue;
        recordAccess(recorder, expectation, 'unknown', failure);
    }
}
async function checkAccess(recorder, token, evidence, expectation) {
    const { target, context } = recorder;
    const { right } = expectation;
    const lookup = target.service.access[right]?.lookup;
    if (lookup === undefined)
        return;
    const send = async (path, sentId, sentToken) => {
        const probe = { path: `${path}${sentId}`, headers: HEADERS, above: target.base, sentId, ...(sentToken && { token: sentToken }) };
        const result = await recorder.send(`access ${right}`, probe, (response) => {
            const known = { ...evidence, anonymousReadStatus: sentToken === undefined ? response.status : 401 };
            return isTransient(response.status) ? accessFailure('access-unknown', response, known, expectation) : undefined;
        });
        return result.failure && !result.response ? { ...result, failure: withUnverified(result.failure, expectation) } : result;
    };
    const id = lookup.id === 'guid' ? context.newId() : LARGEST_ID;
    const anonymous = await send(lookup.path, id);
    const known = { ...evidence, anonymousReadStatus: anonymous.response?.status };
    const refused = anonymous.response?.status === 401;
    const { response, failure } = refused ? await send(lookup.path, id, token) : anonymous;
    const notFound = refused && response?.status === 404 && response.bodyKind !== 'html';
    const proven = notFound && response.repeatsId;
    const control = notFound && !proven ? await send('/_operations/', `${context.newId().replaceAll('-', '')}/${context.newId()}`) : undefined;
    const allowed = proven || control?.response?.status === 404;
    const observed = allowed ? 'allowed' : response !== undefined && isDenied(response, known) ? 'denied' : 'unknown';
    recordAccess(recorder, expectation, observed, control?.failure ?? failure ?? differenceOf(expectation, observed, response, known));
}
function differenceOf(expectation, observed, response, evidence) {
    if (observed === expectation.expected)
        return undefined;
    const code = observed === 'unknown' ? 'access-unknown' : observed === 'denied' ? 'access-missing' : 'access-excessive';
    return accessFailure(code, response, evidence, expectation);
}
function recordAccess(recorder, expectation, observed, failure) {
    const { right, expected } = expectation;
    const status = observed === expected ? 'pass' : observed === 'unknown' ? 'warn' : 'fail';
    recorder.record({ name: 'access', right, expected: `${expected}: ${right}`, observed: { value: observed }, failure, status });
}

// EXTERNAL MODULE: ./build/failures/network.js + 1 modules
var network = __webpack_require__(4337);
// EXTERNAL MODULE: ./build/model/retry.js
var retry = __webpack_require__(2324);
// EXTERNAL MODULE: ./build/azure/audiences.js
var audiences = __webpack_require__(5007);
;// CONCATENATED MODULE: ./build/checks/response-summary.js




function reduceResponse(response, options) {
    const { status, headers, address, proxy, missedBypass } = response;
    const parse = options.form !== 'job-list' || status < 200 || status >= 300;
    const body = readBody(response, parse);
    const outcome = (0,util_json/* isRecord */.u4)(body.json) && body.json['resourceType'] === 'OperationOutcome' ? body.json : undefined;
    const issue = outcome && (0,util_json/* list */.p_)(outcome['issue'])[0];
    const issueCode = outcome && issueCodeOf(issue);
    return {
        ...{ status, address, proxy, missedBypass },
        matchesForm: options.form !== undefined && FORMS[options.form](body, status),
        statement: options.form === 'capability-statement' ? body.json : undefined,
        bodyKind: body.kind,
        bytes: response.body.length,
        issueCode,
        ownRefusal: status === 403 && isOwnRefusal(options.service.refusal, issueCode, body),
        repeatsId: options.sentId !== undefined && issueCode === 'not-found' && repeats(issue, options.sentId),
        health: status === 200 ? healthOf(body) : undefined,
        requestId: requestIdOf(headers, status >= 400 ? outcome : undefined, options.hide),
        challenge: readChallenge(headers['www-authenticate'], options),
        redirect: status >= 300 && status < 400 ? redirectOf(headers['location'], options.url) : undefined,
        retryAfterMs: (0,util_json/* retryAfter */.P9)(headers, options.now),
    };
}
const FORMS = {
    'fhir-bundle': ({ json }) => (0,util_json/* member */.Dc)(json, 'resourceType') === 'Bundle' && (0,util_json/* member */.Dc)(json, 'type') === 'searchset',
    'capability-statement': ({ json, isWhole }) => isWhole && (0,util_json/* member */.Dc)(json, 'resourceType') === 'CapabilityStatement',
    'json-array': ({ json }, status) => status === 204 || Array.isArray(json),
    'job-list': ({ text: start = '' }) => hasTopLevelArray(start, 'value'),
};
const START_BYTES = 64 * 1024;
function readBody({ headers, body, truncated, compressed }, parse) {
    const isWhole = truncated !== true && hasFewValues(body);
    if (compressed)
        return { kind: 'compressed', json: undefined, isWhole, text: undefined };
    const content = decodeText(isWhole ? body : body.subarray(0, START_BYTES), !isWhole);
    const start = content.slice(0, 4096).trimStart();
    const type = (headers['content-type'] ?? '').toLowerCase();
    if (!parse && JSON_START.test(start))
        return { kind: 'json', json: undefined, isWhole, text: start };
    const json = !parse ? undefined : isWhole ? (0,util_json/* parseJson */.qF)(content) : startOfJson(content, type);
    return { kind: kindOf(body, json, start, type), json, isWhole, text: parse ? content : undefined };
}
const JSON_START = /^(?:\{\s*["}]|\[\s*(?:[{\]]|$))/;
function kindOf(bytes, json, start, contentType) {
    if ((0,util_json/* isRecord */.u4)(json) && (0,util_json/* text */.Qq)(json['resourceType']) !== undefined)
        return 'fhir';
    if (json !== undefined)
        return 'json';
    if (bytes.length === 0 || (bytes.length < 4096 && start === '' && /^\s*$/.test(Buffer.from(bytes).toString('latin1'))))
        return 'empty';
    const markup = (0,util_text/* markupOf */.CE)(start);
    if (markup === 'fhir-xml')
        return markup;
    return contentType.startsWith('text/html') ? 'html' : (markup ?? 'other');
}
const MOST_VALUES = 100_000;
function hasFewValues(bytes) {
    const [comma, bracket, brace] = [0x2c, 0x5b, 0x7b];
    let count = 0;
    for (const byte of bytes)
        if (byte === comma || byte === bracket || byte === brace)
            count++;
    return count <= MOST_VALUES;
}
function decodeText(bytes, isCut) {
    const [first, second] = bytes;
    const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
    return new TextDecoder(encoding).decode(bytes, { stream: isCut });
}
const TOKENS = /[{}[\]]|"((?:[^"\\]|\\.?)*)(?:"|$)(?:\s*:\s*"(\w{1,40})")?/gs;
function startOfJson(content, contentType) {
    const start = content.trimStart();
    if (start.startsWith('['))
        return JSON_START.test(start) ? [] : undefined;
    if (!start.startsWith('{'))
        return undefined;
    const own = new Map();
    let depth = 0;
    let isFhir = contentType.startsWith('application/fhir+json');
    for (const [token, name, value] of start.matchAll(TOKENS)) {
        if (token === '{' || token === '[')
            depth++;
        else if (token === '}' || token === ']')
            depth--;
        else if (name !== undefined && value !== undefined && depth === 1)
            own.set(name, value);
        else
            isFhir ||= name === 'resourceType';
    }
    return { resourceType: own.get('resourceType') ?? (isFhir ? 'Bundle' : undefined), type: own.get('type') };
}
function hasTopLevelArray(start, property) {
    let depth = 0;
    let previous;
    for (const [token, name, value] of start.startsWith('{') ? start.matchAll(TOKENS) : []) {
        if (token === '[' && depth === 1 && previous === property)
            return true;
        if (token === '{' || token === '[')
            depth++;
        else if (token === '}' || token === ']')
            depth--;
        previous = value === undefined ? name : undefined;
    }
    return false;
}
const ISSUE_CODES = new Set([
    ...['invalid', 'structure', 'required', 'value', 'invariant', 'security', 'login', 'unknown', 'expired', 'forbidden', 'suppressed'],
    ...['processing', 'not-supported', 'duplicate', 'multiple-matches', 'not-found', 'deleted', 'too-long', 'code-invalid', 'extension'],
    ...['too-costly', 'business-rule', 'conflict', 'transient', 'lock-error', 'no-store', 'exception', 'timeout', 'incomplete', 'throttled'],
    ...['informational', 'service-deprecated'],
]);
function issueCodeOf(issue) {
    const coding = (0,util_json/* list */.p_)((0,util_json/* member */.Dc)(issue, 'details', 'coding'))[0];
    const codes = [(0,util_json/* text */.Qq)((0,util_json/* member */.Dc)(coding, 'code')), (0,util_json/* text */.Qq)((0,util_json/* member */.Dc)(issue, 'code'))];
    return codes.find((code) => code !== undefined && ISSUE_CODES.has(code)) ?? 'other';
}
function isOwnRefusal(refusal, issueCode, { json, text: content }) {
    switch (refusal) {
        case 'issue-forbidden':
            return issueCode === 'forbidden';
        case 'fixed-text':
            return content?.trim() === 'Authorization failed.';
        case 'error-object':
            return (0,util_json/* text */.Qq)((0,util_json/* member */.Dc)(json, 'error', 'code')) !== undefined;
    }
}
function repeats(issue, id) {
    const texts = [(0,util_json/* text */.Qq)((0,util_json/* member */.Dc)(issue, 'diagnostics')), (0,util_json/* text */.Qq)((0,util_json/* member */.Dc)(issue, 'details', 'text'))];
    const word = new RegExp(`(?<![\\w./\\\\-])${id}(?![\\w/\\\\-])`, 'i');
    return texts.some((value) => value !== undefined && word.test(value));
}
function healthOf({ json, text: content }) {
    const word = (0,util_json/* isRecord */.u4)(json) ? ((0,util_json/* text */.Qq)(json['overallStatus']) ?? (0,util_json/* text */.Qq)(json['status'])) : ((0,util_json/* text */.Qq)(json) ?? content?.slice(0, 40));
    return ['Degraded', 'Unhealthy'].find((known) => known.toLowerCase() === word?.trim().toLowerCase());
}
const REQUEST_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i;
function requestIdOf(headers, outcome, hide) {
    const ids = [headers['x-request-id'], (0,util_json/* text */.Qq)(outcome?.['id']), headers['x-ms-request-id']];
    const id = ids.find((value) => value !== undefined && REQUEST_ID.test(value))?.toLowerCase();
    return id && hide(id);
}
const LONGEST_CHALLENGE = 4096;
const SCHEMES = ['Bearer', 'Basic', 'Negotiate', 'NTLM', 'Digest', 'AzureApiManagementKey'];
function readChallenge(header, { cloud, audience, hide }) {
    const parameters = new Map();
    const schemes = new Set();
    let scheme = '';
    for (const item of header?.slice(0, LONGEST_CHALLENGE).match(/(?:[^,"]|"[^"]*(?:"|$))+/g) ?? []) {
        const [start = '', next] = /^\s*([\w!#$%&'*+.^`|~-]+)(?=\s*$|\s+[^\s=])/.exec(item) ?? [];
        if (next !== undefined)
            scheme = SCHEMES.find((known) => known.toLowerCase() === next.toLowerCase()) ?? 'another scheme';
        if (next !== undefined)
            schemes.add(scheme);
        const [, name, given = ''] = /^\s*([\w-]+)\s*=(.*)$/s.exec(item.slice(start.length)) ?? [];
        const [, value] = /^"?([^"]*)"?$/.exec(given.trim()) ?? [];
        if (scheme === 'Bearer' && name !== undefined && value !== undefined)
            parameters.set(name.toLowerCase(), value);
    }
    const named = [parameters.get('resource_id'), parameters.get('realm')].filter((value) => value !== undefined);
    const known = named.find((value) => value === audience || mayBeExpected(value));
    const shown = known === audience ? known : known && hide(known);
    const tenantId = tenantOf(parameters.get('authorization_uri'), cloud);
    return {
        bearer: schemes.has('Bearer'),
        otherSchemes: [...schemes].filter((name) => name !== 'Bearer'),
        audience: shown,
        unknownAudience: known === undefined && parameters.has('resource_id'),
        tenantId: tenantId !== undefined && hide(tenantId) === secrets/* HIDDEN */.R ? undefined : tenantId,
        insufficientScope: parameters.get('error') === 'insufficient_scope',
    };
}
const CONTROL_PLANES = new Set([
    '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    '00000003-0000-0000-c000-000000000000',
    '00000002-0000-0000-c000-000000000000',
]);
function mayBeExpected(value) {
    const id = (0,util_json/* guid */.Os)(value.replace(/^api:\/\//i, ''));
    return (id === undefined || !CONTROL_PLANES.has(id)) && (0,audiences/* isKnownAudience */.Mi)(value.replace(/\/$/, ''));
}
function tenantOf(value, { authorityHost }) {
    const url = value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'https:' || url.host !== authorityHost)
        return undefined;
    return (0,util_json/* guid */.Os)(url.pathname.split('/')[1]);
}
const SIGN_IN_HOSTS = [
    ...['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn', 'login.microsoft.com'],
    ...['login.windows.net', 'login.live.com', 'login.chinacloudapi.cn', 'sts.windows.net', 'accounts.google.com'],
];
const SIGN_IN_SUFFIXES = ['b2clogin.com', 'ciamlogin.com', 'okta.com', 'auth0.com'];
function redirectOf(location, url) {
    if (location === undefined || !URL.canParse(location, url.href))
        return { to: 'nowhere' };
    const { origin, hostname, pathname } = new URL(location, url);
    if (hostname === url.hostname) {
        if (pathname.startsWith('/.auth/login'))
            return { to: 'sign-in', name: 'of App Service' };
        return { to: origin === url.origin ? 'same-host' : 'other-origin' };
    }
    const name = SIGN_IN_HOSTS.find((host) => host === hostname) ?? SIGN_IN_SUFFIXES.find((suffix) => hostname.endsWith(`.${suffix}`));
    return name === undefined ? { to: 'other-host' } : { to: 'sign-in', name };
}

;// CONCATENATED MODULE: ./build/checks/recorder.js






const TIMEOUTS = new Set(['TIMEOUT', 'DEADLINE', 'ETIMEDOUT']);
const WARNINGS = new Set([
    ...['jobs-not-listable', 'latency-high', 'service-degraded', 'health-path-failed'],
    ...['anonymous-unavailable', 'anonymous-unclear', 'token-check-unclear', 'access-unknown'],
]);
class CheckRecorder {
    target;
    request;
    context;
    #checks = [];
    #spans = [];
    #authorised;
    #first;
    constructor(target, request, context) {
        this.target = target;
        this.request = request;
        this.context = context;
    }
    async send(name, request, evaluate) {
        const { clock, deadlines, log } = this.context;
        const earlier = [];
        let response;
        const attempt = async (number) => {
            if (response !== undefined)
                earlier.push(response.status);
            response = undefined;
            const sent = await this.#sendOnce(request, { attempts: number, earlier });
            if (!sent.ok)
                return sent;
            response = sent.value;
            const failure = evaluate(response);
            return failure === undefined ? sent : { ok: false, failure, retryAfterMs: response.retryAfterMs };
        };
        const start = clock.now();
        const result = await (0,retry/* retry */.L5)(attempt, { ...deadlines, waitUntil: 0 }, clock, (pause) => {
            log.pause(this.target.name, pause);
        });
        this.#spans.push({ label: name, start, end: clock.now(), ok: result.ok });
        this.#first ??= response;
        if (name === 'authorised')
            this.#authorised = response;
        if (result.ok)
            return { response: result.value, failure: undefined };
        const { failure } = result;
        return { response, failure: name === 'unsigned-token' && response === undefined ? withUnsignedToken(failure, this.target) : failure };
    }
    async #sendOnce(request, attempt) {
        const { target, context } = this;
        const { cloud, limits, run } = this.request;
        const { service, audience } = target;
        const { form, maxBytes, sentId, truncate, partial } = request;
        const url = new URL(`${request.above}${request.path}`);
        const path = sentId === undefined ? request.path : request.path.replace(sentId, '<ID>');
        const headers = headersOf(target, request, `${run.repository}/${run.runId}/${run.runAttempt}`);
        const result = await context.http.send({ url, headers, truncate, partial, maxBytes: maxBytes ?? (truncate ? START_BYTES : undefined) });
        if (!result.ok) {
            const { error } = result;
            const failure = (0,network.networkFailure)({ error, whose: `the ${service.title}`, timeoutMs: limits.timeoutMs, path, url: url.href });
            return { ok: false, failure, noRetry: TIMEOUTS.has(error.code) };
        }
        const options = { url, cloud, now: context.clock.now(), hide: context.hide, service, audience, form, sentId };
        const { timings } = result.response;
        return { ok: true, value: { ...reduceResponse(result.response, options), ...attempt, url: url.href, path, timings } };
    }
    record(result) {
        const { failure } = result;
        const status = result.status ?? (failure === undefined ? 'pass' : WARNINGS.has(failure.code) ? 'warn' : 'fail');
        const check = { ...result, status, time: this.context.clock.now() };
        const at = this.#checks.findIndex(({ name, expected }) => name === check.name && expected === check.expected);
        if (at === -1)
            this.#checks.push(check);
        else
            this.#checks[at] = check;
    }
    recordResponse(name, response, result) {
        const note = result.note ?? (result.failure === undefined ? earlierAttempts(response) : undefined);
        this.record({ name, ...result, observed: response && { value: response.status }, note });
    }
    outcome() {
        return {
            target: this.target,
            status: (0,model_outcome/* worst */.QZ)(this.#checks),
            checks: this.#checks,
            httpStatus: this.#authorised?.status,
            latencyMs: this.#authorised && Math.round(this.#authorised.timings.firstByte),
            timings: this.#first?.timings,
            spans: this.#spans,
        };
    }
}
function headersOf(target, { headers, token }, run) {
    return {
        'user-agent': util_text/* ACTION */.hr,
        ...headers,
        ...(target.trust === 'azure' && target.service.auditHeaders?.(run)),
        ...(token !== undefined && { connection: 'close', authorization: `Bearer ${token}` }),
    };
}
function earlierAttempts(response) {
    if (response === undefined || response.earlier.length === 0)
        return undefined;
    const counts = Map.groupBy(response.earlier, (status) => status);
    const times = [...counts].map(([status, all]) => `${String(status)} ${all.length === 1 ? 'once' : 'twice'}`);
    return `GET ${response.path.replace(/\?.*$/, '')} returned ${times.join(' and ')} before the last attempt.`;
}

;// CONCATENATED MODULE: ./build/checks/endpoint.js










async function checkEndpoint(target, request, getToken, context) {
    const recorder = new CheckRecorder(target, request, context);
    await checkAll(recorder, getToken);
    recordUncheckedAccess(recorder);
    return recorder.outcome();
}
async function checkAll(recorder, getToken) {
    const { target, request } = recorder;
    const known = { target, cloud: request.cloud, clientId: request.signIn.clientId };
    const reachable = await checkReachable(recorder, known);
    if (!reachable.continues)
        return;
    const withHealth = { ...known, anonymousStatus: reachable.response?.status };
    const { response: anonymous, intended } = await checkAnonymousRead(recorder, withHealth);
    if (anonymous !== undefined)
        await checkExpectations(recorder, withHealth);
    const token = await getToken();
    if (!token.granted)
        recorder.record({ name: 'authorised', failure: token.failure });
    if (!token.granted || anonymous === undefined)
        return;
    if (isSuccess(anonymous.status) && !intended)
        return;
    const { token: secret, claims } = token.grant;
    const expects = { ...anonymous.challenge, source: 'challenge' };
    const evidence = { ...withHealth, token: claims, anonymousReadStatus: anonymous.status, expects };
    const { response, failure } = await checkAuthorised(recorder, secret, evidence);
    if (response === undefined)
        return;
    const success = isSuccess(response.status);
    if (failure !== undefined && !success) {
        shareFailure(recorder, 'reachable', reachable.response, response, failure);
        shareFailure(recorder, 'anonymous', anonymous, response, failure);
    }
    if (intended && success)
        recorder.recordResponse('anonymous', anonymous, { note: anonymous.status === 200 ? ANONYMOUS_ALLOWED : undefined });
    recordReadAccess(recorder, response, evidence, failure);
    if (!isRead(response) && !isDenied(response, evidence))
        return;
    for (const expectation of request.access)
        await checkAccess(recorder, secret, evidence, expectation);
}
async function checkReachable(recorder, evidence) {
    const { target } = recorder;
    const { response, failure } = await recorder.send('reachable', { ...target.service.reachable, above: target.root, truncate: true }, (received) => evaluateReachable(received, evidence));
    if (failure !== undefined) {
        const continues = target.trust === 'user' && failure.code !== 'timed-out' && failure.code !== 'deadline-reached';
        recorder.recordResponse('reachable', response, { failure, status: continues ? 'warn' : 'fail' });
        return { continues, response };
    }
    const degraded = response.health && createEndpointFailure(responseFailures, 'service-degraded', contextOf(response, evidence));
    recorder.recordResponse('reachable', response, { failure: degraded });
    return { continues: true, response };
}
async function checkAnonymousRead(recorder, evidence) {
    const { target, request } = recorder;
    const { response, failure } = await recorder.send('anonymous', { ...target.service.authorised, above: target.base, truncate: true, partial: true }, (received) => (isIntended(received.status, target, request) ? undefined : evaluateAnonymousRead(received, evidence)));
    const intended = response !== undefined && isIntended(response.status, target, request);
    const stricter = !intended && failure === undefined && target.trust === 'user';
    recorder.recordResponse('anonymous', response, {
        failure: intended ? evaluateAnonymousRead(response, { ...evidence, intended }) : failure,
        note: stricter ? noteOnUnusedLine(target, request) : undefined,
    });
    return { response, intended };
}
function noteOnUnusedLine({ name }, { anonymousStatus, targets }) {
    if (anonymousStatus === undefined)
        return undefined;
    const line = `the line "anonymous: ${String(anonymousStatus)}"`;
    return targets.filter(({ trust }) => trust === 'user').length > 1
        ? `${name} rejected the anonymous read request. If other endpoints need ${line}, check ${name} in a separate step. Otherwise, remove the line from the expect input.`
        : `${name} rejected the anonymous read request. Remove ${line} from the expect input.`;
}
function shareFailure(recorder, name, response, read, failure) {
    const warns = recorder.outcome().checks.some((check) => check.name === name && check.status === 'warn');
    if (!warns || response?.status !== read.status || response.redirect?.to !== read.redirect?.to)
        return;
    recorder.recordResponse(name, response, { failure, status: 'warn' });
}
const ANONYMOUS_ALLOWED = 'The host accepts anonymous requests, as the expect input allows. The check reads only conformance resources, so it does not show whether patient data is also exposed.';
const NOTHING_READ = 'The service rejected the read request, as the expect input requires. No data was read, so storage was not tested.';
async function checkAuthorised(recorder, token, evidence) {
    const { target, request } = recorder;
    const expectation = request.access.find(({ right }) => right === 'read');
    const result = await recorder.send('authorised', { ...target.service.authorised, above: target.base, token, truncate: true, maxBytes: attempt/* BODY_LIMIT */.Th }, (received) => evaluateRead(received, evidence, expectation));
    const { response, failure } = result;
    if (failure === undefined) {
        recorder.recordResponse('authorised', response, { note: expectation?.expected === 'denied' ? NOTHING_READ : undefined });
        checkLatency(recorder, response);
        return result;
    }
    const expects = response?.status === 401 ? await expectedBy(recorder, response, evidence) : undefined;
    const explained = (response && expects && evaluateRead(response, { ...evidence, expects }, expectation)) ?? failure;
    const warns = target.service.forbidden === 'warn' && explained.code === 'forbidden-unexplained';
    recorder.recordResponse('authorised', response, { failure: explained, status: warns ? 'warn' : undefined });
    return { response, failure: explained };
}
function checkLatency(recorder, { timings }) {
    const { target, request } = recorder;
    const limitMs = request.maxLatencyMs;
    const latencyMs = Math.round(timings.firstByte);
    const slow = limitMs !== undefined && latencyMs > limitMs && { target, latencyMs, limitMs, occurrences: [] };
    recorder.record({
        name: 'responseTime',
        failure: slow ? (0,failures_define/* createFailure */.p6)(run/* runFailures */.B, 'latency-high', slow) : undefined,
        observed: { value: latencyMs, unit: 'ms' },
        expected: limitMs === undefined ? undefined : `${String(limitMs)} ms`,
    });
}
async function requestStatement(recorder, evidence) {
    const { base, service } = recorder.target;
    const probe = service.expectations && { ...service.expectations.question, above: base };
    return probe && recorder.send('statement', probe, (received) => evaluateStatement(received, evidence));
}
async function checkExpectations(recorder, evidence) {
    const { target, request, context } = recorder;
    const checks = target.service.expectations?.checks ?? {};
    const isWanted = request.expectations.some(({ name }) => checks[name] !== undefined);
    const result = isWanted ? await requestStatement(recorder, evidence) : undefined;
    if (result === undefined)
        return;
    const comparisons = new Map(Object.entries(checks).map(([name, check]) => [name, check(result.response?.statement)]));
    let note = earlierAttempts(result.response);
    for (const { name, value } of request.expectations) {
        const compare = comparisons.get(name);
        if (compare === undefined)
            continue;
        const { met, found } = compare(value);
        const observed = context.hide(found);
        const unmet = { target, name, expected: value, observed, occurrences: [] };
        recorder.record({
            name,
            expected: `${name}: ${value}`,
            failure: result.failure ?? (met ? undefined : (0,failures_define/* createFailure */.p6)(run/* runFailures */.B, 'expectation-unmet', unmet)),
            observed: result.failure === undefined ? { value: observed } : undefined,
            note: result.failure === undefined ? note : undefined,
        });
        note = undefined;
    }
}
async function expectedBy(recorder, { challenge }, { expects, ...evidence }) {
    const audience = challenge.audience ?? expects?.audience;
    const tenantId = challenge.tenantId ?? expects?.tenantId;
    if (tenantId !== undefined)
        return { audience, tenantId, source: 'challenge' };
    const statement = await requestStatement(recorder, evidence);
    const tenant = tenantInStatement(statement?.response?.statement, evidence.cloud);
    const found = tenant !== undefined && recorder.context.hide(tenant) === tenant ? tenant : undefined;
    return { audience, tenantId: found, source: audience === undefined && found !== undefined ? '/metadata' : 'challenge' };
}
function tenantInStatement(statement, cloud) {
    const securities = (0,util_json/* objects */.JD)(statement, 'rest').map(({ security }) => security);
    const uris = securities.flatMap((security) => (0,util_json/* objects */.JD)(security, 'extension')).flatMap((extension) => (0,util_json/* objects */.JD)(extension, 'extension'));
    return uris.map(({ valueUri }) => tenantOf((0,util_json/* text */.Qq)(valueUri), cloud)).find((tenant) => tenant !== undefined);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/checks/unsigned-token.js





async function checkUnsignedToken(outcome, request, { claims: real, expiresOn }, context) {
    const { target } = outcome;
    const { signIn, cloud } = request;
    const { authorised } = target.service;
    const recorder = new CheckRecorder(target, request, context);
    const tenantId = real?.tenantId ?? (0,util_json/* guid */.Os)(signIn.tenantId);
    const version = real?.version === '2.0' ? '2.0' : '1.0';
    const resourceId = (0,util_json/* guid */.Os)(real?.audience);
    const audience = resourceId === undefined || resourceId === real?.applicationId ? target.audience : resourceId;
    const start = real?.notBefore ?? context.clock.now() - 300_000;
    const lifetime = { start, end: real?.notBefore === undefined ? start + LIFETIME_MS : expiresOn };
    const token = unsignedToken(audience, tenantId, version, cloud, lifetime);
    const headers = { ...authorised.headers, 'cache-control': 'no-cache' };
    const probe = { ...authorised, headers, above: target.base, token, truncate: true, partial: true };
    const evidence = { target, cloud, clientId: signIn.clientId, token: { audience: target.audience, tenantId, objectId: undefined } };
    const { response, failure } = await recorder.send('unsigned-token', probe, (received) => evaluateUnsignedRead(received, evidence, outcome.httpStatus));
    const status = failure === undefined || failure.code === 'token-not-checked' ? undefined : 'warn';
    recorder.recordResponse('unsigned-token', response, { failure, status });
    const added = recorder.outcome();
    const checks = [...outcome.checks, ...added.checks];
    return { ...outcome, checks, spans: [...outcome.spans, ...added.spans], status: (0,model_outcome/* worst */.QZ)(checks) };
}
const SIGNATURE_BYTES = 256;
const LIFETIME_MS = 3_600_000;
function unsignedToken(aud, tid, ver, cloud, { start, end }) {
    const [nbf, exp] = [Math.floor(start / 1000), Math.floor(end / 1000)];
    const payload = { aud, iss: issuerOf(tid ?? 'common', ver, cloud), iat: nbf, nbf, exp, tid, ver };
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const header = { typ: 'JWT', alg: 'RS256', kid: (0,external_node_crypto_.randomBytes)(20).toString('base64url') };
    return `${encode(header)}.${encode(payload)}.${(0,external_node_crypto_.randomBytes)(SIGNATURE_BYTES).toString('base64url')}`;
}
function issuerOf(tenant, version, cloud) {
    if (version === '2.0')
        return `https://${cloud.authorityHost}/${tenant}/v2.0`;
    return `https://${cloud.name === 'azurechinacloud' ? 'sts.chinacloudapi.cn' : 'sts.windows.net'}/${tenant}/`;
}

;// CONCATENATED MODULE: ./build/checks/smoke-test.js








const OLD_TOKEN_MS = 5 * 60_000;
const SLOW_TOKEN_MS = 1_000;
async function smokeTest(target, request, { tokens, limit }, context) {
    const { clock, deadlines, log } = context;
    const check = async () => {
        let release = await takeSlot(limit);
        const waitForToken = async () => {
            const token = tokens.getFreshToken(target.audience, OLD_TOKEN_MS);
            const isPending = (await Promise.race([token, (0,promises_.setImmediate)()])) === undefined;
            if (isPending && (await Promise.race([token, clock.sleep(SLOW_TOKEN_MS)])) === undefined) {
                release();
                await token;
                release = await takeSlot(limit);
            }
            return token;
        };
        try {
            return await checkEndpoint(target, request, waitForToken, context);
        }
        finally {
            release();
        }
    };
    let last = await check();
    await tokens.getToken(target.audience);
    if (tokens.lastGrant(target.audience) === undefined)
        return last;
    const attempt = async (number) => {
        if (number > 1)
            last = await check();
        for (let passes = 1;; passes++) {
            const failure = failureToWaitFor(last, request);
            if (failure !== undefined)
                return { ok: false, failure, retryAfterMs: failure.retryAfterMs, noRetry: true };
            if (passes >= request.limits.requiredSuccesses)
                return { ok: true, value: last };
            const pauseMs = retry/* BETWEEN_PASSES_MS */.m1 * (1 + clock.random() / 10);
            if (clock.now() + pauseMs >= deadlines.deadline) {
                const unsteady = (0,failures_define/* createFailure */.p6)(run/* runFailures */.B, 'unsteady', { target, required: request.limits.requiredSuccesses, seen: passes });
                const check = { name: 'steady', status: 'fail', failure: unsteady, time: clock.now() };
                last = { ...last, status: 'fail', checks: [...last.checks, check] };
                return { ok: false, failure: unsteady, noRetry: true };
            }
            const seen = `${String(passes)} of ${String(request.limits.requiredSuccesses)} passes`;
            log.info(`The next check of ${target.name} starts in ${(pauseMs / 1000).toFixed(1)} s (${seen}).`);
            await clock.sleep(pauseMs);
            last = await check();
        }
    };
    await (0,retry/* retry */.L5)(attempt, deadlines, clock, (pause) => {
        log.pause(target.name, pause);
    });
    const grant = tokens.lastGrant(target.audience);
    if (grant === undefined || !mayCheckUnsignedToken(last, request))
        return last;
    return limit(() => checkUnsignedToken(last, request, grant, context));
}
async function takeSlot(limit) {
    const taken = Promise.withResolvers();
    const released = Promise.withResolvers();
    void limit(() => {
        taken.resolve(undefined);
        return released.promise;
    });
    await taken.promise;
    return () => {
        released.resolve(undefined);
    };
}
const ACCEPTED = new Set(['open-server', 'anonymous-accepted']);
const REPEATED = new Set(['anonymous', 'authorised', 'access']);
function failureToWaitFor({ target, checks }, request) {
    const failures = checks.toSorted(model_outcome/* worstFirst */.md).flatMap(({ name, status, failure }) => {
        const counts = status === 'fail' || (REPEATED.has(name) && failure?.recovery !== 'none');
        return counts && failure !== undefined ? [failure] : [];
    });
    const status = checks.find(({ name }) => name === 'anonymous')?.observed?.value;
    const accepted = isIntended(status, target, request) ? undefined : failures.find(({ code }) => ACCEPTED.has(code));
    return accepted ?? failures.find(({ recovery }) => recovery !== 'none') ?? failures[0];
}
function mayCheckUnsignedToken({ target, checks }, { checkUnsignedToken: wanted }) {
    if (!wanted || target.trust !== 'user')
        return false;
    const passed = checks.some(({ name, status }) => name === 'authorised' && status === 'pass');
    const anonymous = checks.find(({ name }) => name === 'anonymous')?.observed?.value;
    return passed && !(typeof anonymous === 'number' && anonymous >= 200 && anonymous <= 299);
}


/***/ })

};
