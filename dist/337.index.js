export const id = 337;
export const ids = [337];
export const modules = {

/***/ 4337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  networkFailure: () => (/* binding */ networkFailure)
});

// UNUSED EXPORTS: networkFailures

// EXTERNAL MODULE: ./build/azure/services/index.js + 4 modules
var services = __webpack_require__(4018);
// EXTERNAL MODULE: ./build/failures/contexts.js
var contexts = __webpack_require__(1056);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/failures/network-facts.js
var network_facts = __webpack_require__(7050);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __webpack_require__(3506);
// EXTERNAL MODULE: ./build/http/proxy.js
var proxy = __webpack_require__(2749);
// EXTERNAL MODULE: ./build/failures/evidence.js
var evidence = __webpack_require__(7489);
// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/network-proxy-tls.js





const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
function openssl({ error }, purpose, end) {
    const target = error.phase === 'proxy' ? String(error.proxy) : network_facts/* withPort */.M0(error.host);
    const proxy = error.proxy === undefined || error.phase === 'proxy' ? '' : ` -proxy ${(0,shell/* bashWord */.Hu)(error.proxy)}`;
    const connect = `openssl s_client -connect ${(0,shell/* bashWord */.Hu)(target)} -servername ${(0,shell/* bashWord */.Hu)(target.replace(/:\d+$/, ''))}${proxy}`;
    return { label: `${purpose} (Bash, on the runner)`, language: 'bash', text: `${connect}${end}` };
}
const showChain = (context) => openssl(context, 'Show the certificates that the host sends', ' -showcerts < /dev/null');
const EXTRA_CA = {
    missing: "does not exist in the job's file system",
    unreadable: 'cannot be read',
    'not-pem': 'is not a PEM certificate',
};
const INCOMPLETE_CHAIN = ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT'];
const isPlainProxy = ({ error }) => error.phase === 'proxy' && error.code === 'ERR_SSL_WRONG_VERSION_NUMBER';
const isEarly = ({ error }) => error.code === 'CERT_NOT_YET_VALID';
const isHttp = ({ error }) => error.code !== 'HPE_INVALID_CONSTANT' || error.phase === 'body';
const tlsFailures = {
    'tls-untrusted': network_facts/* define */.E8({
        title: 'The certificate is not from an authority that the runner trusts',
        nodeCodes: [
            ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
            ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
        ],
        what: (context) => {
            const certificates = context.error.phase !== 'proxy' && network_facts/* isShared */.yM(context) ? 'certificates' : 'certificate';
            return `Node.js does not trust the ${certificates} of ${network_facts/* sender */.QR(context)} (${context.error.code}).`;
        },
        causes: (context) => [
            context.error.extraCa !== undefined &&
                `NODE_EXTRA_CA_CERTS is set to ${context.error.extraCa.path}, which ${EXTRA_CA[context.error.extraCa.problem]}, so Node.js ignores it.`,
            'A proxy or firewall that inspects TLS presents its own certificate.',
            context.error.address === 'private' &&
                network_facts/* isPublicHost */.sw(context) &&
                "The host name belongs to Azure or GitHub but resolves to a private address. A private endpoint would present Microsoft's certificate, so a different machine is probably responding at that address.",
            INCOMPLETE_CHAIN.includes(context.error.code) &&
                'The server might also be sending a certificate chain that is missing the intermediate certificate. Browsers tolerate an incomplete chain, but Node.js does not.',
        ],
        fixes: ({ error: { extraCa } }) => extraCa === undefined
            ? "Set NODE_EXTRA_CA_CERTS under env: in the step or in the runner's .env file. The value is the path to a PEM file that contains the CA certificate. Node.js reads this variable when it starts. If you do not know the CA, run the last command below."
            : `Correct the path ${extraCa.path} in NODE_EXTRA_CA_CERTS. Use the absolute path to a readable PEM file that contains the CA certificate. If the job runs in a container, put the file inside the container.`,
        commands: (context) => [
            (0,shell/* yaml */.oQ)('If the CA certificate is installed on the runner (Debian or Ubuntu), add this to the step, next to uses', 'env:', `  NODE_EXTRA_CA_CERTS: ${BUNDLE}`),
            (0,shell/* bash */.xj)("To set the variable for all jobs, run this in the self-hosted runner's folder, and then restart the runner", `touch .env && sed --in-place '/^NODE_EXTRA_CA_CERTS=/d; $a\\' .env && echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`),
            showChain(context),
        ],
    }),
    'tls-date': network_facts/* define */.E8({
        title: 'The certificate is not valid at this time',
        nodeCodes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
        what: (context) => `The certificate chain of ${network_facts/* sender */.QR(context)} contains ${isEarly(context) ? 'a certificate that is not yet valid' : 'an expired certificate'} (${context.error.code}).`,
        causes: (context) => [
            isEarly(context) && "The runner's clock is behind, or the certificate is new.",
            !isEarly(context) && !network_facts/* isPublicHost */.sw(context) && `The owner of ${certificateHost(context)} did not renew this certificate.`,
            network_facts/* isPublicHost */.sw(context) &&
                'Microsoft and GitHub renew their certificates, so a proxy or firewall that inspects TLS probably presented this certificate.',
        ],
        fixes: (context) => `Run the command below to see the issuer and the validity period (v:) of each certificate. If a certificate has expired or is not yet valid, ask ${network_facts/* isPublicHost */.sw(context) ? 'your network team' : `the owner of ${certificateHost(context)}`} to replace it. If all certificates are valid, correct the runner's clock (date -u shows the time).`,
        commands: showChain,
    }),
    'tls-wrong-host': network_facts/* define */.E8({
        title: 'The certificate is for another host',
        nodeCodes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
        what: (context) => `The certificate of ${network_facts/* sender */.QR(context)} is for other host names (${context.error.code}).`,
        causes: 'The host name resolves to another machine. Common causes are an incorrect private DNS record, a gateway without a certificate for this host name, or a captive portal.',
        fixes: (context) => `Run nslookup ${network_facts/* nameOf */.Vb(context)} on the runner to see which address the host name resolves to.`,
    }),
    'tls-failed': network_facts/* define */.E8({
        title: 'The TLS handshake failed',
        what: (context) => `The TLS handshake with ${network_facts/* sender */.QR(context)} failed (${context.error.code}).`,
        causes: (context) => isPlainProxy(context)
            ? 'HTTPS_PROXY begins with https://, but the response of the proxy is not TLS. Most proxies expect http:// in HTTPS_PROXY, and HTTPS requests are still encrypted.'
            : 'The runner and the server have no TLS version in common, or the port does not use TLS. A common cause is a firewall or proxy between the runner and the server.',
        fixes: (context) => isPlainProxy(context)
            ? `Replace https:// with http:// in HTTPS_PROXY ${network_facts/* WHERE */.gR}.`
            : 'Run the command below on the runner to see the handshake.',
        commands: (context) => !isPlainProxy(context) && showChain(context),
    }),
    'answer-too-large': network_facts/* define */.E8({
        title: 'The response is larger than expected',
        nodeCodes: ['TOO_LARGE'],
        what: (context) => `The response from ${network_facts/* sender */.QR(context)} exceeds the size limit of this step (${context.error.code}).`,
        causes: 'The address belongs to another server, or a gateway is responding instead of the service.',
        fixes: 'Check the address. Then check whether a gateway or proxy is responding instead of the service.',
    }),
    'answer-malformed': network_facts/* define */.E8({
        title: 'The response is not valid HTTP',
        nodeCodes: ['UNEXPECTED_UPGRADE'],
        what: (context) => `The response from ${network_facts/* sender */.QR(context)} ${isHttp(context) ? 'violates the HTTP standard' : 'is not HTTP'} (${context.error.code}).`,
        causes: (context) => isHttp(context)
            ? 'The server, or a gateway in front of it, sent a malformed response. For example, the response has two Content-Length headers, or its body is longer than the Content-Length header specifies. Browsers might accept a malformed response.'
            : 'The server uses a different protocol on this port, or a network device between the runner and the host modified the response.',
        fixes: (context) => isHttp(context)
            ? 'Send the error code to the owner of the server or gateway, and ask them to correct the response.'
            : 'Check the host and port in the address.',
    }),
};
const certificateHost = (context) => (context.error.phase === 'proxy' ? network_facts/* proxyOf */.Ol(context) : network_facts/* ports */.X6(context));
function returned(context) {
    const { proxyStatus } = context.error;
    const status = proxyStatus === undefined ? 'an unknown response' : `HTTP ${String(proxyStatus)}`;
    const meaning = proxyStatus === 407 ? ' (authentication required)' : '';
    return network_facts/* sentence */.em(`${network_facts/* proxyOf */.Ol(context)} returned ${status}${meaning} and did not connect to ${network_facts/* namedEither */.tT(context)}`);
}
const proxyFailures = {
    'proxy-authentication': network_facts/* define */.E8({
        title: 'The proxy requires authentication',
        what: returned,
        causes: ({ error }) => {
            if (lacksBasic(error))
                return `The proxy offers ${(0,util_text/* joinList */.D7)(error.proxySchemes)}. The runner and this action support only Basic authentication, so a user name in HTTPS_PROXY does not help with this proxy.`;
            return error.proxyLogin === true
                ? 'The proxy rejected the user name and password in HTTPS_PROXY. The credentials are incorrect or expired, or contain special characters that are not percent-encoded.'
                : 'HTTPS_PROXY does not contain a user name and password.';
        },
        fixes: ({ error }) => [
            lacksBasic(error) &&
                `Run a local proxy, such as cntlm or px, that authenticates to the upstream proxy. Set HTTPS_PROXY to the address of the local proxy. Make this change ${network_facts/* WHERE */.gR}.`,
            error.proxyLogin === true && `Correct the user name and password in HTTPS_PROXY ${network_facts/* WHERE */.gR}. Percent-encode special characters.`,
            `Add USER:PASSWORD@ before the host in HTTPS_PROXY ${network_facts/* WHERE */.gR}. In a workflow, read the value from a secret. Percent-encode special characters. To avoid storing a password, ask the network team to let this runner use the proxy without authentication.`,
        ],
    }),
    'proxy-forbidden': network_facts/* define */.E8({
        title: 'The proxy does not allow the host',
        what: returned,
        causes: "The response came from the proxy, not from the service. The host is probably not on the proxy's allow list.",
        fixes: (context) => `Ask the network team to allow connections through ${network_facts/* proxyOf */.Ol(context)} to ${network_facts/* ports */.X6(context)}.`,
    }),
    'proxy-bad-gateway': network_facts/* define */.E8({
        title: 'The proxy cannot reach the host',
        recovery: 'transient',
        what: returned,
        causes: (context) => network_facts/* isShared */.yM(context)
            ? 'The proxy could not reach any of the hosts, so its network connection or DNS server is probably down.'
            : 'The proxy could not resolve or reach the host. The host name is incorrect, the host name resolves only on a private network, or the proxy has lost its network connection.',
        fixes: (context) => network_facts/* isShared */.yM(context)
            ? `Ask the network team why ${network_facts/* proxyOf */.Ol(context)} cannot reach ${network_facts/* ports */.X6(context)}.`
            : `Run nslookup ${network_facts/* nameOf */.Vb(context)} on the runner. If the address is not private, ask the network team why ${network_facts/* proxyOf */.Ol(context)} cannot reach the host. If the address is private, add the host to NO_PROXY ${network_facts/* WHERE */.gR}.`,
    }),
    'proxy-throttled': network_facts/* define */.E8({
        title: 'The proxy is receiving too many requests',
        recovery: 'transient',
        what: returned,
        causes: 'The response came from the proxy, not from the service. The runner, or all clients of the proxy, exceeded its request limit.',
        fixes: (context) => `${(0,evidence/* runAgain */.qL)(requestedDelay(context))} If the job fails again, ask the network team to raise the request limit of ${network_facts/* proxyOf */.Ol(context)}.`,
        wait: (context) => (0,evidence/* waitFor */.fm)(requestedDelay(context)),
    }),
    'proxy-refused': network_facts/* define */.E8({
        title: 'The proxy refused the connection',
        what: returned,
        causes: (context) => [
            'The response came from the proxy, not from the service.',
            mayBeSignIn(context) ? 'It probably leads to a network sign-in page.' : 'The proxy might not allow connections to this host.',
        ],
        fixes: (context) => mayBeSignIn(context)
            ? `Ask the network team to allow connections through ${network_facts/* proxyOf */.Ol(context)} to ${network_facts/* ports */.X6(context)}, and to exempt these connections from the sign-in page.`
            : `Ask the network team why ${network_facts/* proxyOf */.Ol(context)} returns this response to connections to ${network_facts/* ports */.X6(context)}.`,
    }),
    'proxy-unreachable': network_facts/* define */.E8({
        title: 'The proxy cannot be reached',
        recovery: 'transient',
        what: (context) => network_facts/* sentence */.em(`${network_facts/* proxyOf */.Ol(context)} could not be reached (${context.error.code}), so nothing was sent to ${network_facts/* namedEither */.tT(context)}`),
        causes: (context) => isLocalProxy(context)
            ? `${String(context.error.proxy)} refers to the runner itself or, in a container job, to the container. No proxy is accepting connections at this address.`
            : 'The address in HTTPS_PROXY is incorrect, or the proxy is down.',
        fixes: (context) => [
            isLocalProxy(context) &&
                `Start the proxy at this address before the action runs. If the runner should not use this proxy, correct or remove HTTPS_PROXY ${network_facts/* WHERE */.gR}.`,
            `Ask the network team which proxy this runner should use. If it is ${String(context.error.proxy)}, let them know that the runner cannot connect to this proxy. Otherwise, correct or remove HTTPS_PROXY ${network_facts/* WHERE */.gR}.`,
        ],
    }),
};
const requestedDelay = ({ error }) => ({ httpStatus: error.proxyStatus, retryAfterMs: error.proxyRetryAfterMs });
const mayBeSignIn = ({ error: { proxyStatus = 0 } }) => proxyStatus === 200 || proxyStatus === 511 || (proxyStatus >= 300 && proxyStatus <= 399);
const isLocalProxy = ({ error }) => (0,proxy/* isLoopback */.U9)(String(error.proxy).replace(/:\d+$/, ''));
function lacksBasic(error) {
    return error.proxySchemes !== undefined && error.proxySchemes.length > 0 && !error.proxySchemes.includes('Basic');
}
const PROXY_STATUS = {
    403: 'proxy-forbidden',
    407: 'proxy-authentication',
    429: 'proxy-throttled',
    502: 'proxy-bad-gateway',
    503: 'proxy-bad-gateway',
    504: 'proxy-bad-gateway',
};

// EXTERNAL MODULE: ./build/failures/run.js
var run = __webpack_require__(7979);
;// CONCATENATED MODULE: ./build/failures/network.js







const allowAccess = (context) => `ask the network team to allow connections from the runner to ${network_facts/* ports */.X6(context)}`;
const PHASES = {
    dns: {
        when: 'while resolving the host name',
        silence: 'The DNS server is not responding.',
        ask: () => "ask the network team whether the runner's DNS server is running and reachable",
    },
    connect: { when: 'while connecting', silence: 'A firewall is dropping the packets, or the host is down.', ask: allowAccess },
    proxy: {
        when: 'while the proxy was connecting to the host',
        silence: 'The proxy is not responding, or it cannot reach the host and does not report the error.',
        ask: (context) => `ask the network team whether ${network_facts/* proxyOf */.Ol(context)} is running and is allowed to connect to ${network_facts/* ports */.X6(context)}`,
    },
    tls: {
        when: 'during the TLS handshake',
        silence: 'A firewall accepted the connection but is dropping later packets, or the host has stopped responding.',
        ask: allowAccess,
    },
    request: {
        when: 'while the request was being sent',
        silence: 'The host, or a network device in front of it, is not accepting data from the runner.',
    },
    headers: {
        when: 'before the response began',
        silence: 'The host is slow or overloaded, or a network device between the runner and the host is dropping responses.',
    },
    body: { when: 'in the middle of the response', silence: 'The host is very slow, or it stopped sending the response.' },
};
const when = (context) => network_facts/* phasesOf */.I$(context)
    .map((phase) => PHASES[phase].when)
    .join(' or ');
const DEFAULT_MS = 10_000;
const MOST_SECONDS = 300;
const toRequest = (context) => context.path === undefined || network_facts/* isShared */.yM(context) ? '' : ` to GET ${(0,contexts/* withoutQuery */.j)(context.path)}`;
function timeoutFix(context) {
    const { error, timeoutMs } = context;
    const [phase, ...others] = network_facts/* phasesOf */.I$(context);
    const alone = others.length === 0 && !network_facts/* isShared */.yM(context);
    const blocked = alone && phase !== undefined ? PHASES[phase].ask?.(context) : undefined;
    const ask = blocked ?? (alone ? lookAtHost(context) : askNetworkTeam(context));
    const more = Math.min(MOST_SECONDS, Math.max(30, Math.ceil((3 * timeoutMs) / 1000)));
    if (error.code !== 'TIMEOUT' || (blocked !== undefined && timeoutMs >= DEFAULT_MS) || more * 1000 <= timeoutMs)
        return network_facts/* sentence */.em(ask);
    return `Set timeout-seconds: ${String(more)} in the step. If there is still no response, ${ask}.`;
}
function lookAtHost(context) {
    const look = (0,services/* serviceOfHost */.jE)(context.error.host) === undefined
        ? 'add the step below to see where the connection stops'
        : 'open Resource health for the service in the Azure portal';
    return context.error.proxy === undefined ? look : `${look}. Then ${askNetworkTeam(context)}`;
}
function askNetworkTeam(context) {
    return context.error.proxy === undefined
        ? `ask the network team what is preventing the runner from reaching ${network_facts/* ports */.X6(context)}`
        : `ask the network team whether ${network_facts/* proxyOf */.Ol(context)} is delaying or dropping the traffic`;
}
function connectionStep({ error, url = `https://${error.host}` }) {
    const times = 'name %{time_namelookup} s, connection %{time_connect} s, TLS %{time_appconnect} s, first byte %{time_starttransfer} s';
    const command = `curl --silent --show-error --max-time 60 --output /dev/null --write-out '${times}' ${(0,shell/* bashWord */.Hu)(url)}`;
    return (0,shell/* addStep */.ih)(' to see where the connection stops', command, '  continue-on-error: true');
}
const networkFailures = {
    'name-not-found': network_facts/* define */.E8({
        title: 'The host name cannot be resolved on this runner',
        recovery: 'propagation',
        nodeCodes: ['ENOTFOUND'],
        what: (context) => `The runner cannot resolve the host name of ${network_facts/* namedEither */.tT(context)} (${context.error.code}).`,
        causes: (context) => network_facts/* concernsSignIn */.Y_(context)
            ? "The runner's DNS server does not resolve public host names."
            : "The host name contains a typo, or the service was deleted or was created only minutes ago. The service's private DNS zone might also not be linked to the runner's network.",
        fixes: (context) => `Run nslookup ${network_facts/* nameOf */.Vb(context)} on the runner to check the host name.`,
        wait: (context) => !network_facts/* concernsSignIn */.Y_(context) && { hint: 'The name of a new service can take several minutes to propagate', seconds: 600 },
    }),
    'name-server-failed': network_facts/* define */.E8({
        title: 'The DNS server failed to resolve the host',
        recovery: 'transient',
        nodeCodes: ['EAI_AGAIN', 'EAI_FAIL'],
        what: (context) => `The DNS server returned no address for ${network_facts/* named */.KT(context)} (${context.error.code}).`,
        causes: ({ error }) => error.namesResolved === true
            ? 'Other host names were resolved in this run, so the DNS server works. The host name contains a typo, or the DNS server for its domain or private zone is not reachable.'
            : 'The DNS server is down, overloaded or blocked by a firewall.',
        fixes: (context) => `Run the job again. If the job fails again, run nslookup ${network_facts/* nameOf */.Vb(context)} on the runner.`,
    }),
    'connection-refused': network_facts/* define */.E8({
        title: 'The host refuses connections',
        recovery: 'propagation',
        nodeCodes: ['ECONNREFUSED'],
        what: (context) => network_facts/* sentence */.em(`${network_facts/* named */.KT(context)} refused the connection (${context.error.code})`),
        causes: (context) => [
            network_facts/* isSignIn */.h3(context)
                ? 'A firewall is rejecting the connection. The runner needs outbound access to this host.'
                : 'The service is not running yet, or a firewall is rejecting the connection.',
            network_facts/* addressHint */._d(context),
        ],
        fixes: (context) => network_facts/* sentence */.em(allowAccess(context)),
        wait: (context) => !network_facts/* isSignIn */.h3(context) && { hint: 'A new service can take several minutes to start', seconds: 600 },
    }),
    'connection-reset': network_facts/* define */.E8({
        title: 'The connection was closed early',
        recovery: 'transient',
        nodeCodes: ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF'],
        what: (context) => `The connection to ${network_facts/* named */.KT(context)} was closed ${when(context)} (${context.error.code}).`,
        causes: (context) => [
            'A firewall or proxy that blocks the host might have closed the connection, or the server might have restarted.',
            network_facts/* addressHint */._d(context),
        ],
        fixes: 'Run the job again. If the job fails again, ask the network team whether a firewall is closing connections to the host.',
    }),
    'network-unreachable': network_facts/* define */.E8({
        title: 'There is no route to the host',
        recovery: 'transient',
        nodeCodes: ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'],
        what: (context) => `The runner has no network route to ${network_facts/* namedEither */.tT(context)} (${context.error.code}).`,
        causes: (context) => [
            `The runner's network has no route to the ${version(context)} of the host, or does not support its IP version.`,
            network_facts/* addressHint */._d(context),
        ],
        fixes: (context) => network_facts/* isSignIn */.h3(context)
            ? `Ask the network team to allow outbound access from the runner to ${network_facts/* ports */.X6(context)}. Also ask them to add a route to the ${version(context)} of the host.`
            : "Run the job on a runner in the service's network, or ask the network team to add a route to the service.",
    }),
    'timed-out': network_facts/* define */.E8({
        title: 'There was no response in time',
        recovery: 'transient',
        nodeCodes: ['TIMEOUT', 'ETIMEDOUT'],
        what: (context) => {
            const silent = `${network_facts/* named */.KT(context)} did not respond${toRequest(context)}`;
            if (context.error.code !== 'TIMEOUT')
                return `${network_facts/* sentence */.em(silent)} The operating system ended the attempt after ${network_facts/* seconds */.YA(context.error.afterMs)} s ${when(context)}.`;
            const late = network_facts/* phasesOf */.I$(context).join() === 'headers' ? '' : ` The timeout occurred ${when(context)}.`;
            return `${network_facts/* sentence */.em(`${silent} within ${String(context.timeoutMs / 1000)} s`)}${late}`;
        },
        causes: (context) => [
            context.error.code === 'TIMEOUT' &&
                context.timeoutMs < DEFAULT_MS &&
                `timeout-seconds: ${String(context.timeoutMs / 1000)} is less than the default (${String(DEFAULT_MS / 1000)}), so the request might time out before the response arrives.`,
            network_facts/* isShared */.yM(context)
                ? `Several hosts timed out at the same time, so the timeouts probably have a common cause. Either the timeout is too short, or ${context.error.proxy === undefined ? 'the network' : network_facts/* proxyOf */.Ol(context)} is dropping the traffic.`
                : PHASES[context.error.phase].silence,
            network_facts/* addressHint */._d(context),
        ],
        fixes: timeoutFix,
        commands: connectionStep,
    }),
    'address-not-allowed': network_facts/* define */.E8({
        title: 'The sign-in is not allowed to use this address',
        nodeCodes: ['ADDRESS_NOT_ALLOWED'],
        what: (context) => `The action did not send sign-in requests to ${network_facts/* namedEither */.tT(context)}, because this address is not allowed (${context.error.code}).`,
        causes: "An environment variable sets a different host. The action requests tokens only from the cloud's authority host. For managed identities, it requests tokens only from this machine and its private network.",
        fixes: 'Remove the environment variable that overrides the token endpoint, such as IDENTITY_ENDPOINT, IMDS_ENDPOINT or MSAL_FORCE_REGION.',
    }),
    'network-failed': network_facts/* define */.E8({
        title: 'The connection failed',
        recovery: 'transient',
        what: (context) => `The connection to ${network_facts/* named */.KT(context)} failed ${when(context)} (${context.error.code}).`,
        causes: (context) => ['The error code comes from Node.js. The action does not recognize the code.', network_facts/* addressHint */._d(context)],
        fixes: 'Run the job again. If the job fails again, look up the code at https://nodejs.org/api/errors.html.',
    }),
    ...tlsFailures,
    ...proxyFailures,
};
function version({ error: { family } }) {
    return family === undefined ? 'address' : `IPv${String(family)} address`;
}
const CODES = (0,failures_define/* codesBy */.WQ)(networkFailures, ({ nodeCodes }) => nodeCodes);
const BEFORE_PROXY = new Set(['name-not-found', 'name-server-failed', 'connection-refused', 'network-unreachable']);
function networkFailure(details) {
    const context = { ...details, occurrences: [] };
    if (context.error.code === 'DEADLINE')
        return (0,failures_define/* createFailure */.p6)(run/* runFailures */.B, 'deadline-reached', context);
    return { ...(0,failures_define/* createFailure */.p6)(networkFailures, failureOf(context), context), retryAfterMs: context.error.proxyRetryAfterMs };
}
function failureOf({ error: { code, phase, proxy, proxyStatus } }) {
    if (code === 'PROXY_STATUS')
        return PROXY_STATUS[proxyStatus ?? 0] ?? 'proxy-refused';
    const known = CODES.get(code);
    if (known !== undefined)
        return proxy !== undefined && BEFORE_PROXY.has(known) ? 'proxy-unreachable' : known;
    if (code.startsWith('HPE_'))
        return 'answer-malformed';
    return phase === 'tls' || /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|INVALID_)/.test(code) ? 'tls-failed' : 'network-failed';
}


/***/ })

};
