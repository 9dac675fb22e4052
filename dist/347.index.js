export const id = 347;
export const ids = [347];
export const modules = {

/***/ 1347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  networkFailure: () => (/* binding */ networkFailure)
});

// UNUSED EXPORTS: NETWORK

// EXTERNAL MODULE: ./build/azure/services/index.js + 6 modules
var services = __webpack_require__(8534);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __webpack_require__(3506);
;// CONCATENATED MODULE: ./build/failures/network-facts.js


const WHERE = "in the .env file of the runner's folder, without quotation marks, and restart the runner";
const SIGN_IN = new Set(['Microsoft Entra', "GitHub's ID token service"]);
const SILENCE = new Set(['TIMEOUT', 'ETIMEDOUT']);
function placesOf({ error, whose, occurrences }) {
    return occurrences ?? [{ place: error.host, owner: whose, phase: error.phase }];
}
function isSignIn(context) {
    return placesOf(context).every(({ owner }) => SIGN_IN.has(owner));
}
function named(context) {
    return (0,util_text/* joinList */.D7)(placesOf(context).map(({ place, owner }) => `${place} (${owner})`));
}
function ports(context) {
    return (0,util_text/* joinList */.D7)(placesOf(context).map(({ place }) => withPort(place)));
}
function withPort(place) {
    return /:\d+$/.test(place) ? place : `${place}:443`;
}
function nameOf({ error }) {
    return error.host.replace(/:\d+$/, '');
}
function phasesOf(context) {
    return [...new Set(placesOf(context).flatMap(({ phase }) => phase ?? []))];
}
function proxyOf({ error: { proxy } }) {
    return proxy === undefined ? 'the proxy' : `the proxy ${proxy}`;
}
function proxyFirst({ error: { proxy } }) {
    return proxy === undefined ? 'The proxy' : `The proxy ${proxy}`;
}
function presenter(context) {
    return context.error.phase === 'proxy' ? proxyFirst(context) : named(context);
}
const ADDRESS_HINTS = [
    {
        when: (context) => beforeConnection(context.error) && context.error.address === 'private',
        text: 'The name resolved to a private address, which only runners inside that network can reach.',
    },
    {
        when: ({ error }) => beforeConnection(error) && error.address === 'public' && (0,services/* serviceOfHost */.jE)(error.host) !== undefined,
        text: 'The name resolved to a public address. Inside its network, a service with a private endpoint has a private address.',
    },
];
function beforeConnection({ phase }) {
    return phase === 'dns' || phase === 'connect';
}
const BYPASS_HINTS = [
    {
        when: ({ error: { missedBypass } }) => missedBypass?.mistake === 'wildcard',
        text: ({ error: { missedBypass } }) => `NO_PROXY has ${missedBypass?.entry ?? 'an entry with *'}, which the runner does not match. Write ${missedBypass?.instead ?? 'the name'}.`,
    },
    {
        when: ({ error: { missedBypass } }) => missedBypass?.mistake === 'separator',
        text: 'NO_PROXY separates entries by spaces or semicolons, which the runner does not match. Write commas.',
    },
    {
        when: ({ error: { missedBypass } }) => missedBypass?.mistake === 'quoted',
        text: 'NO_PROXY has quotation marks, which the runner does not match. Remove them.',
    },
    {
        when: ({ error: { missedBypass } }) => missedBypass?.mistake === 'url',
        text: 'NO_PROXY has an entry with a scheme or a path, which the runner does not match. Write the host name alone.',
    },
    {
        when: (context) => context.error.missedBypass?.mistake === 'range' && !isSignIn(context),
        text: ({ error: { missedBypass } }) => `NO_PROXY has ${missedBypass?.entry ?? 'an address range'}, but the runner does not match address ranges. ` +
            `If the host is in that range, add ${missedBypass?.instead ?? 'its name'}.`,
    },
];
const SHARED = {
    key({ error }) {
        const how = SILENCE.has(error.code) || error.proxyStatus !== undefined ? '' : `${error.phase} ${error.code} ${String(error.address)}`;
        return [String(error.proxy), String(error.proxyStatus), how].join(' ');
    },
    occurrence: ({ error, whose }) => ({ place: error.host, owner: whose, phase: error.phase }),
    merge: (context, occurrences) => ({ ...context, occurrences }),
};
function evidence({ error }) {
    const { phase, code, proxy, proxyStatus, address, family, addresses = 1, afterMs, timings = {} } = error;
    const silent = SILENCE.has(code);
    const after = silent || addresses > 1 ? `, after ${seconds(afterMs)} s` : '';
    const times = Object.entries(timings).flatMap(([name, ms]) => (typeof ms === 'number' ? [`${name} ${String(Math.round(ms))} ms`] : []));
    return [
        { name: 'Phase', value: `${phase}${after}${addresses > 1 ? `, at ${String(addresses)} addresses` : ''}` },
        { name: 'Code', value: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}` },
        ...(silent && times.length > 0 ? [{ name: 'Times', value: times.join(', ') }] : []),
        ...(address === undefined
            ? []
            : [{ name: 'Address', value: family === undefined ? address : `${address} IPv${String(family)} address` }]),
        ...(proxy === undefined ? [] : [{ name: 'Proxy', value: proxy }]),
    ];
}
function seconds(ms) {
    return ms < 1000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000));
}
function network_facts_define(definition, hints = []) {
    const { what, causes } = definition;
    return { ...definition, headline: what, causes: [...causes, ...hints], facts: evidence, shared: SHARED };
}

;// CONCATENATED MODULE: ./build/failures/network-proxy.js


function returned(context) {
    const { proxyStatus } = context.error;
    const status = proxyStatus === undefined ? 'something other than a tunnel' : String(proxyStatus);
    return `${proxyFirst(context)} returned ${status} to the connection to ${named(context)}.`;
}
function lacksBasic({ error: { proxySchemes = [] } }) {
    return proxySchemes.length > 0 && !proxySchemes.includes('Basic');
}
const hadLogin = ({ error }) => error.proxyLogin === true;
const PROXY = {
    proxyAuthentication: network_facts_define({
        code: 'proxy-authentication',
        title: 'The proxy requires authentication',
        recovery: 'none',
        what: returned,
        causes: [
            {
                when: lacksBasic,
                text: ({ error: { proxySchemes = [] } }) => `The proxy offers ${(0,util_text/* joinList */.D7)(proxySchemes)}. The runner and this action support only Basic, so no user name in HTTPS_PROXY can help.`,
            },
            {
                when: (context) => !lacksBasic(context) && hadLogin(context),
                text: 'The proxy refused the user name and password in HTTPS_PROXY. They are wrong or expired, or special characters are not percent-encoded.',
            },
            { when: (context) => !lacksBasic(context) && !hadLogin(context), text: 'HTTPS_PROXY has no user name and password.' },
        ],
        fixes: [
            {
                when: lacksBasic,
                text: `Run a local helper that signs in to the proxy, such as cntlm or px, and set HTTPS_PROXY to its address ${WHERE}.`,
            },
            {
                when: hadLogin,
                text: `Correct the user name and password in HTTPS_PROXY, with special characters percent-encoded, ${WHERE}.`,
            },
            { text: `Add USER:PASSWORD@ before the host in HTTPS_PROXY, with special characters percent-encoded, ${WHERE}.` },
        ],
    }, BYPASS_HINTS),
    proxyForbidden: network_facts_define({
        code: 'proxy-forbidden',
        title: 'The proxy does not allow the host',
        recovery: 'none',
        what: returned,
        causes: [{ text: "The response is the proxy's, not the service's. The host is not on the list of the proxy." }],
        fixes: [{ text: (context) => `Ask the network team to allow ${ports(context)} on ${proxyOf(context)}.` }],
    }, BYPASS_HINTS),
    proxyBadGateway: network_facts_define({
        code: 'proxy-bad-gateway',
        title: 'The proxy cannot reach the host',
        recovery: 'transient',
        what: returned,
        causes: [
            {
                when: (context) => placesOf(context).length > 1,
                text: 'The proxy reached none of these hosts, so its own connection or name server is probably down.',
            },
            {
                when: (context) => placesOf(context).length === 1,
                text: "The proxy could not resolve or reach the host. The name is wrong or private, or the proxy's own connection is down.",
            },
        ],
        fixes: [
            {
                when: (context) => placesOf(context).length > 1,
                text: (context) => `Ask the network team why ${proxyOf(context)} cannot reach ${ports(context)}.`,
            },
            {
                text: (context) => `Run nslookup ${nameOf(context)} on the runner. If the address is private, add the host to NO_PROXY ${WHERE}. ` +
                    `Otherwise ask the network team why ${proxyOf(context)} cannot reach it.`,
            },
        ],
    }, BYPASS_HINTS),
    proxyRefused: network_facts_define({
        code: 'proxy-refused',
        title: 'The proxy refused the connection',
        recovery: 'none',
        what: returned,
        causes: [{ text: "The response is the proxy's, not the service's. A redirect is often a sign-in page of the network." }],
        fixes: [
            { text: (context) => `Ask the network team to allow ${ports(context)} on ${proxyOf(context)} without a sign-in page.` },
        ],
    }, BYPASS_HINTS),
    proxyUnreachable: network_facts_define({
        code: 'proxy-unreachable',
        title: 'The proxy cannot be reached',
        recovery: 'transient',
        what: (context) => `${proxyFirst(context)} could not be reached (${context.error.code}), so nothing was sent to ${named(context)}.`,
        causes: [{ text: 'HTTPS_PROXY names a host or port without a proxy, or the proxy is down.' }],
        fixes: [
            {
                text: (context) => `Correct or remove HTTPS_PROXY ${WHERE}. If ${proxyOf(context)} is the right one, ask the network team whether it is up.`,
            },
        ],
    }, BYPASS_HINTS),
};
const PROXY_STATUS = new Map([
    [403, PROXY.proxyForbidden],
    [407, PROXY.proxyAuthentication],
    [502, PROXY.proxyBadGateway],
    [503, PROXY.proxyBadGateway],
    [504, PROXY.proxyBadGateway],
]);

// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/network-tls.js



const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
function showChain({ error }) {
    const target = error.phase === 'proxy' ? (error.proxy ?? error.host) : withPort(error.host);
    const proxy = error.proxy === undefined || error.phase === 'proxy' ? '' : ` -proxy ${(0,shell/* bashWord */.Hu)(error.proxy)}`;
    const name = target.replace(/:\d+$/, '');
    return {
        label: 'Bash, on the runner: the certificates that the host sends',
        language: 'bash',
        text: `openssl s_client -connect ${(0,shell/* bashWord */.Hu)(target)} -servername ${(0,shell/* bashWord */.Hu)(name)}${proxy} -showcerts < /dev/null`,
    };
}
const EXTRA_CA = {
    missing: 'names a file that does not exist in the file system of the job',
    unreadable: 'names a file that cannot be read',
    'not-pem': 'names a file that is not a certificate in PEM form',
};
const NOT_HTTP = new Set(['HPE_INVALID_CONSTANT']);
const isHttp = ({ error }) => !NOT_HTTP.has(error.code);
const TLS = {
    tlsUntrusted: network_facts_define({
        code: 'tls-untrusted',
        title: 'The certificate is not from an authority that the runner trusts',
        recovery: 'none',
        nodeCodes: [
            ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
            ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
        ],
        what: (context) => `The certificate of ${presenter(context)} is not from an authority that Node trusts (${context.error.code}).`,
        causes: [
            {
                when: ({ error }) => error.extraCa !== undefined,
                text: ({ error }) => `NODE_EXTRA_CA_CERTS ${EXTRA_CA[error.extraCa ?? 'missing']}, so Node ignored it.`,
            },
            { text: 'A proxy or firewall that inspects TLS presents a certificate of its own.' },
            {
                when: (context) => context.error.address === 'private' && (isSignIn(context) || (0,services/* serviceOfHost */.jE)(context.error.host) !== undefined),
                text: "The host is Azure's or GitHub's, but its name resolved to a private address, where another machine seems to respond. A private endpoint would present Microsoft's own certificate.",
            },
            {
                when: ({ error }) => ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT'].includes(error.code),
                text: 'Or the server sends an incomplete chain, without its intermediate certificate. Browsers tolerate that, and Node does not.',
            },
        ],
        fixes: [
            {
                when: ({ error }) => error.extraCa !== undefined,
                text: 'Correct NODE_EXTRA_CA_CERTS: it must be the absolute path of a readable PEM file, inside the container if the job has one.',
            },
            {
                text: "Set NODE_EXTRA_CA_CERTS to a PEM file with the authority's certificate, in env: of the step or in the .env file of the runner. Node reads it when it starts. If the authority is unknown, run the last command below.",
            },
        ],
        commands: (context) => [
            {
                label: 'In the step, next to uses: (file of Debian and Ubuntu)',
                language: 'yaml',
                text: `env:\n  NODE_EXTRA_CA_CERTS: ${BUNDLE}`,
            },
            {
                label: 'Bash, for all jobs: in the folder of the self-hosted runner, then restart it',
                language: 'bash',
                text: `echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`,
            },
            showChain(context),
        ],
    }, BYPASS_HINTS),
    tlsDate: network_facts_define({
        code: 'tls-date',
        title: 'The certificate is not valid at this time',
        recovery: 'none',
        nodeCodes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
        what: (context) => `By the runner's clock, the certificate of ${presenter(context)} is ` +
            `${context.error.code === 'CERT_NOT_YET_VALID' ? 'not valid yet' : 'no longer valid'} (${context.error.code}).`,
        causes: [{ text: 'The clock of the runner is wrong, or the owner of the certificate did not renew it.' }],
        fixes: [{ text: 'Run date -u on the runner. If the clock is right, ask the owner of the host to renew the certificate.' }],
    }),
    tlsWrongHost: network_facts_define({
        code: 'tls-wrong-host',
        title: 'The certificate is for another host',
        recovery: 'none',
        nodeCodes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
        what: (context) => `The certificate of ${presenter(context)} is for other names (${context.error.code}).`,
        causes: [
            {
                text: 'The name leads to another machine: a wrong private DNS record, a gateway without a certificate for this name, or a network that responds in place of every host.',
            },
        ],
        fixes: [{ text: (context) => `Run nslookup ${nameOf(context)} on the runner to see where the name leads.` }],
    }),
    tlsFailed: network_facts_define({
        code: 'tls-failed',
        title: 'The TLS handshake failed',
        recovery: 'none',
        what: (context) => `TLS with ${presenter(context)} failed (${context.error.code}).`,
        causes: [
            { text: 'The two sides support no common TLS version, or the port does not speak TLS. Often a firewall or proxy is in between.' },
        ],
        fixes: [{ text: 'Run the command below on the runner to see the handshake.' }],
        commands: (context) => [showChain(context)],
    }),
    answerTooLarge: network_facts_define({
        code: 'answer-too-large',
        title: 'The response is larger than expected',
        recovery: 'none',
        nodeCodes: ['TOO_LARGE'],
        what: (context) => `${presenter(context)} sent more than this step reads (${context.error.code}).`,
        causes: [{ text: 'The address is not the one of the service, or a gateway responds in its place.' }],
        fixes: [{ text: 'Check the address, and whether a gateway or proxy responds for it.' }],
    }),
    answerMalformed: network_facts_define({
        code: 'answer-malformed',
        title: 'The response is not valid HTTP',
        recovery: 'none',
        nodeCodes: ['UNEXPECTED_UPGRADE'],
        what: (context) => isHttp(context)
            ? `${presenter(context)} sent an HTTP response that violates the HTTP standard (${context.error.code}).`
            : `${presenter(context)} sent a response that is not HTTP (${context.error.code}).`,
        causes: [
            {
                when: isHttp,
                text: 'The server, or a gateway in front of it, sends a malformed response, for example two Content-Length headers. Browsers may accept it.',
            },
            { when: (context) => !isHttp(context), text: 'The port belongs to another protocol, or a device in between changes responses.' },
        ],
        fixes: [
            { when: isHttp, text: 'Give the code to the owner of the server or gateway, who has to correct the response.' },
            { text: 'Check host and port of the address.' },
        ],
    }),
};

// EXTERNAL MODULE: ./build/failures/run.js
var run = __webpack_require__(7979);
;// CONCATENATED MODULE: ./build/failures/network.js







const PHASES = {
    dns: {
        when: 'while the name was resolved',
        silence: 'The name server does not respond.',
        ask: () => "ask the network team whether the runner's name server is up and reachable",
    },
    connect: { when: 'while connecting', silence: 'A firewall drops the packets, or the host is down.', ask: allowAccess },
    proxy: {
        when: 'while the proxy was connecting',
        silence: 'The proxy does not respond, or it cannot reach the host and does not report that.',
        ask: (context) => `ask the network team whether ${proxyOf(context)} is up and may connect to ${ports(context)}`,
    },
    tls: {
        when: 'during the TLS handshake',
        silence: 'A firewall accepts the connection and drops what follows, or the host hangs.',
        ask: allowAccess,
    },
    request: { when: 'while the request was sent', silence: 'The host, or a device in between, accepts no data.' },
    headers: {
        when: 'before the response began',
        silence: 'The host accepted the request and did not respond. It is overloaded, or a device in between drops responses.',
    },
    body: { when: 'in the middle of the response', silence: 'The host stopped in the middle of its response, or is very slow.' },
};
function allowAccess(context) {
    return `ask the network team to allow connections from the runner to ${ports(context)}`;
}
function when(context) {
    return phasesOf(context)
        .map((phase) => PHASES[phase].when)
        .join(' or ');
}
const DEFAULT_MS = 10_000;
const MOST_SECONDS = 300;
function sentence(clause) {
    return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
function timeoutFix(context) {
    const { error, timeoutMs } = context;
    const [phase, ...others] = phasesOf(context);
    const alone = others.length === 0 && placesOf(context).length === 1;
    const blocked = alone && phase !== undefined ? PHASES[phase].ask?.(context) : undefined;
    const ask = blocked ?? owner(context, alone);
    const more = Math.min(MOST_SECONDS, Math.max(30, Math.ceil((3 * timeoutMs) / 1000)));
    if (error.code !== 'TIMEOUT' || (blocked !== undefined && timeoutMs >= DEFAULT_MS) || more * 1000 <= timeoutMs)
        return sentence(ask);
    return `Set timeout-seconds: ${String(more)} in the step. If there is still no response, ${ask}.`;
}
function owner(context, alone) {
    if (context.error.proxy !== undefined)
        return `ask the network team about ${proxyOf(context)}`;
    if (!alone)
        return `ask the network team what stops the runner from reaching ${ports(context)}`;
    return (0,services/* serviceOfHost */.jE)(context.error.host) === undefined
        ? 'add the step below before this one, which shows where the connection stops'
        : 'open Resource health of the service in the Azure portal';
}
function connectionStep({ error }) {
    const command = `curl --verbose --max-time 60 --output /dev/null ${(0,shell/* bashWord */.Hu)(`https://${error.host}`)}`;
    return [
        {
            label: 'Add this step before it. It shows where the connection stops',
            language: 'yaml',
            text: `- run: ${command}\n  continue-on-error: true`,
        },
    ];
}
const NETWORK = {
    nameNotFound: network_facts_define({
        code: 'name-not-found',
        title: 'The host name does not exist for this runner',
        recovery: 'propagation',
        nodeCodes: ['ENOTFOUND'],
        what: (context) => `The name of ${named(context)} does not exist for this runner (${context.error.code}).`,
        causes: [
            { when: isSignIn, text: "The runner's name server does not resolve public names." },
            {
                when: (context) => !isSignIn(context),
                text: "The name has a typing error, or the service is deleted or a few minutes old, or the runner's network lacks the private DNS zone.",
            },
        ],
        fixes: [{ text: (context) => `Run nslookup ${nameOf(context)} on the runner to check the name.` }],
        wait: { hint: 'A service created minutes ago may not have its name yet', seconds: 600 },
    }, ADDRESS_HINTS),
    nameServerFailed: network_facts_define({
        code: 'name-server-failed',
        title: 'The name server failed to resolve the host',
        recovery: 'transient',
        nodeCodes: ['EAI_AGAIN', 'EAI_FAIL'],
        what: (context) => `The name server did not resolve the name of ${named(context)} (${context.error.code}).`,
        causes: [
            {
                when: ({ error }) => error.namesResolved === true,
                text: 'Other names resolved in this run, so the name server works. The name has a typing error, or the server for its domain or private DNS zone is not reachable.',
            },
            { when: ({ error }) => error.namesResolved !== true, text: 'The name server is down, overloaded or blocked by a firewall.' },
        ],
        fixes: [{ text: (context) => `Run the job again. If it fails again, run nslookup ${nameOf(context)} on the runner.` }],
    }),
    connectionRefused: network_facts_define({
        code: 'connection-refused',
        title: 'The host refuses connections',
        recovery: 'propagation',
        nodeCodes: ['ECONNREFUSED'],
        what: (context) => `${named(context)} refused the connection (${context.error.code}).`,
        causes: [
            { when: isSignIn, text: 'A firewall rejects the connection. The runner needs outbound access to this host.' },
            { when: (context) => !isSignIn(context), text: 'The service is not running yet, or a firewall rejects the connection.' },
        ],
        fixes: [{ text: (context) => sentence(allowAccess(context)) }],
        wait: (context) => (isSignIn(context) ? undefined : { hint: 'A new service can take several minutes to start', seconds: 600 }),
    }, ADDRESS_HINTS),
    connectionReset: network_facts_define({
        code: 'connection-reset',
        title: 'The connection was closed early',
        recovery: 'transient',
        nodeCodes: ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF'],
        what: (context) => `The connection to ${named(context)} was closed ${when(context)} (${context.error.code}).`,
        causes: [{ text: 'A firewall or proxy that blocks the host closes connections, and so does a server that restarts.' }],
        fixes: [{ text: 'Run the job again. If it fails again, ask the network team whether a firewall closes connections to the host.' }],
    }, [...ADDRESS_HINTS, ...BYPASS_HINTS]),
    networkUnreachable: network_facts_define({
        code: 'network-unreachable',
        title: 'There is no route to the host',
        recovery: 'transient',
        nodeCodes: ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'],
        what: (context) => `The runner has no route to the ${version(context)} of ${named(context)} (${context.error.code}).`,
        causes: [
            { text: (context) => `The runner's network does not route the ${version(context)}, or has no connectivity for that IP version.` },
        ],
        fixes: [
            {
                when: isSignIn,
                text: (context) => `Give the runner outbound access to ${ports(context)}: ask the network team for a route to its ${version(context)}.`,
            },
            { text: 'Run the job on a runner inside the network of the service, or ask the network team for a route.' },
        ],
    }, ADDRESS_HINTS),
    timedOut: network_facts_define({
        code: 'timed-out',
        title: 'There was no response in time',
        recovery: 'transient',
        nodeCodes: ['TIMEOUT', 'ETIMEDOUT'],
        what: (context) => context.error.code === 'TIMEOUT'
            ? `${named(context)} did not respond within ${String(context.timeoutMs / 1000)} s. The time ran out ${when(context)}.`
            : `${named(context)} did not respond. The operating system ended the attempt after ${seconds(context.error.afterMs)} s ${when(context)}.`,
        causes: [
            {
                when: (context) => placesOf(context).length > 1,
                text: (context) => 'Several hosts timed out together, so one cause is likely: the timeout is too short, or ' +
                    `${context.error.proxy === undefined ? 'the network' : proxyOf(context)} drops the traffic.`,
            },
            { when: (context) => placesOf(context).length === 1, text: ({ error }) => PHASES[error.phase].silence },
        ],
        fixes: [{ text: timeoutFix }],
        commands: connectionStep,
    }, [...ADDRESS_HINTS, ...BYPASS_HINTS]),
    addressNotAllowed: network_facts_define({
        code: 'address-not-allowed',
        title: 'The sign-in may not use this address',
        recovery: 'none',
        nodeCodes: ['ADDRESS_NOT_ALLOWED'],
        what: (context) => `Nothing was sent to ${named(context)}, because the sign-in may not use this address (${context.error.code}).`,
        causes: [
            {
                text: "A variable of the environment names another host. Tokens are requested only from the cloud's authority, and managed identities only from this machine and its private network.",
            },
        ],
        fixes: [{ text: 'Remove the variable that changes the address, such as IDENTITY_ENDPOINT, IMDS_ENDPOINT or MSAL_FORCE_REGION.' }],
    }),
    networkFailed: network_facts_define({
        code: 'network-failed',
        title: 'The connection failed',
        recovery: 'transient',
        what: (context) => `The connection to ${named(context)} failed ${when(context)} (${context.error.code}).`,
        causes: [{ text: "The action does not know this code. It is one of Node's." }],
        fixes: [{ text: 'Run the job again. If it fails again, look up the code in https://nodejs.org/api/errors.html.' }],
    }, [...ADDRESS_HINTS, ...BYPASS_HINTS]),
    ...TLS,
    ...PROXY,
};
function version({ error: { family } }) {
    return family === undefined ? 'address' : `IPv${String(family)} address`;
}
const BY_CODE = new Map(Object.values(NETWORK).flatMap((definition) => (definition.nodeCodes ?? []).map((code) => [code, definition])));
const BEFORE_PROXY = new Set([
    NETWORK.nameNotFound,
    NETWORK.nameServerFailed,
    NETWORK.connectionRefused,
    NETWORK.networkUnreachable,
]);
function networkFailure(context) {
    return context.error.code === 'DEADLINE' ? (0,failures_define/* createFailure */.p)(run/* deadlineReached */.JK, context) : (0,failures_define/* createFailure */.p)(definitionOf(context), context);
}
function definitionOf({ error: { code, phase, proxy, proxyStatus } }) {
    if (code === 'PROXY_STATUS')
        return PROXY_STATUS.get(proxyStatus ?? 0) ?? PROXY.proxyRefused;
    const known = BY_CODE.get(code);
    if (known !== undefined)
        return proxy !== undefined && BEFORE_PROXY.has(known) ? PROXY.proxyUnreachable : known;
    if (code.startsWith('HPE_'))
        return TLS.answerMalformed;
    return phase === 'tls' || /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|INVALID_)/.test(code) ? TLS.tlsFailed : NETWORK.networkFailed;
}


/***/ })

};
