export const id = 54;
export const ids = [54];
export const modules = {

/***/ 5054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  networkFailure: () => (/* binding */ networkFailure)
});

// UNUSED EXPORTS: networkFailures

// EXTERNAL MODULE: ./build/azure/services/index.js + 4 modules
var services = __webpack_require__(4018);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __webpack_require__(3506);
;// CONCATENATED MODULE: ./build/failures/network-facts.js



const WHERE = "in the .env file in the runner's folder (without quotation marks around the value), then restart the runner";
const SIGN_IN = new Set(['Microsoft Entra', "GitHub's ID token service"]);
const SILENCE = new Set(['TIMEOUT', 'ETIMEDOUT']);
const isShared = (context) => context.occurrences.length > 1;
const isSignIn = (context) => context.occurrences.every(({ owner }) => SIGN_IN.has(owner));
const isPublicHost = (context) => isSignIn(context) || (0,services/* serviceOfHost */.jE)(context.error.host) !== undefined;
const named = (context) => (0,util_text/* joinList */.D7)(context.occurrences.map(({ place, owner }) => `${place} (${owner})`));
function namedEither(context) {
    return (0,util_text/* either */.gP)(context.occurrences.map(({ place, owner }) => `${place} (${owner})`));
}
const ports = (context) => (0,util_text/* joinList */.D7)(context.occurrences.map(({ place }) => withPort(place)));
const withPort = (place) => (/:\d+$/.test(place) ? place : `${place}:443`);
const nameOf = ({ error }) => error.host.replace(/:\d+$/, '');
function phasesOf(context) {
    const phases = context.occurrences.map(({ phase }) => phase);
    return [...new Set(phases.filter((phase) => phase !== undefined))];
}
function proxyOf({ error: { proxy } }) {
    return proxy === undefined ? 'the proxy' : `the proxy ${proxy}`;
}
const sentence = (clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
const sender = (context) => (context.error.phase === 'proxy' ? proxyOf(context) : named(context));
function addressHint({ error }) {
    if (!beforeConnection(error))
        return false;
    if (error.address === 'private')
        return 'The host name resolved to a private address, which only runners inside the private network can reach.';
    return (error.address === 'public' &&
        (0,services/* serviceOfHost */.jE)(error.host) !== undefined &&
        'The host name resolved to a public address. Inside the network of a private endpoint, the host name resolves to a private address.');
}
const beforeConnection = ({ phase }) => phase === 'dns' || phase === 'connect';
function bypassMistake(context) {
    const { occurrences } = context;
    const endpoints = occurrences.filter(({ owner }) => !SIGN_IN.has(owner));
    const missed = [...endpoints, ...occurrences].find(({ missedBypass }) => missedBypass !== undefined)?.missedBypass;
    if (missed === undefined || (missed.mistake === 'range' && isSignIn(context)))
        return undefined;
    const [ignored, fix] = bypassTexts(missed);
    const failed = occurrences.some(({ place }) => place.replace(/:\d+$/, '') === missed.host);
    const needed = failed ? '' : ` The entry is probably intended for ${missed.host}, which this step also needs.`;
    return { cause: `The runner ignores ${ignored}.${needed}`, fix: `If ${missed.host} should bypass the proxy, ${fix}.` };
}
function bypassTexts(missed) {
    switch (missed.mistake) {
        case 'wildcard':
            return [
                `the entry ${missed.entry} in NO_PROXY, because wildcards in names are not supported`,
                `write ${missed.instead} in NO_PROXY instead of ${missed.entry}`,
            ];
        case 'separator':
            return ['entries of NO_PROXY that are separated by spaces or semicolons', 'separate the entries of NO_PROXY with commas'];
        case 'quoted':
            return ['entries of NO_PROXY with quotation marks', 'remove the quotation marks from NO_PROXY'];
        case 'url':
            return ['an entry of NO_PROXY with a scheme or a path', 'write only the host name in NO_PROXY'];
        case 'range':
            return [`${missed.entry} in NO_PROXY, because address ranges are not supported`, `add ${missed.instead} to NO_PROXY`];
    }
}
const SHARED = {
    key({ error }) {
        const how = SILENCE.has(error.code) || error.proxyStatus !== undefined ? '' : `${error.phase} ${error.code} ${String(error.address)}`;
        return [String(error.proxy), String(error.proxyStatus), how].join(' ');
    },
    occurrence: ({ error, whose }) => ({ place: error.host, owner: whose, phase: error.phase, missedBypass: error.missedBypass }),
};
function evidence({ error, path }) {
    const { phase, code, proxy, proxyStatus, address, family, addresses = 1, afterMs, timings = {} } = error;
    const silent = SILENCE.has(code);
    const after = silent || addresses > 1 ? `, after ${seconds(afterMs)} s` : '';
    const times = Object.entries(timings).flatMap(([name, ms]) => (typeof ms === 'number' ? [`${name} ${String(Math.round(ms))} ms`] : []));
    const requested = path !== undefined && !beforeConnection(error) && phase !== 'proxy' && phase !== 'tls';
    return {
        Request: requested ? `GET ${path}` : undefined,
        Phase: `${phase}${after}${addresses > 1 ? `, at ${String(addresses)} addresses` : ''}`,
        Code: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}`,
        Times: silent && times.length > 0 ? times.join(', ') : undefined,
        Address: address === undefined || family === undefined ? address : `${address} IPv${String(family)} address`,
        Proxy: proxy,
    };
}
const seconds = (ms) => (ms < 1000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)));
function network_facts_define({ causes, fixes, ...definition }) {
    return {
        ...definition,
        causes: (context) => [...(0,failures_define/* itemsOf */.S3)(causes, context), bypassMistake(context)?.cause ?? false],
        fixes: (context) => [...(0,failures_define/* itemsOf */.S3)(fixes, context).slice(0, 1), bypassMistake(context)?.fix ?? ''].join(' ').trim(),
        headline: definition.what,
        facts: evidence,
        shared: SHARED,
    };
}

// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/network-proxy-tls.js



const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
function openssl({ error }, purpose, end) {
    const target = error.phase === 'proxy' ? String(error.proxy) : withPort(error.host);
    const proxy = error.proxy === undefined || error.phase === 'proxy' ? '' : ` -proxy ${(0,shell/* bashWord */.Hu)(error.proxy)}`;
    const connect = `openssl s_client -connect ${(0,shell/* bashWord */.Hu)(target)} -servername ${(0,shell/* bashWord */.Hu)(target.replace(/:\d+$/, ''))}${proxy}`;
    return { label: `${purpose} (Bash, on the runner)`, language: 'bash', text: `${connect}${end}` };
}
const showChain = (context) => openssl(context, 'Show the certificates that the host sends', ' -showcerts < /dev/null');
const EXTRA_CA = {
    missing: "that does not exist in the job's file system",
    unreadable: 'that cannot be read',
    'not-pem': 'that is not a PEM certificate',
};
const INCOMPLETE_CHAIN = ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT'];
const isEarly = ({ error }) => error.code === 'CERT_NOT_YET_VALID';
const isHttp = ({ error }) => error.code !== 'HPE_INVALID_CONSTANT';
const tlsFailures = {
    'tls-untrusted': network_facts_define({
        title: 'The certificate is not from an authority that the runner trusts',
        nodeCodes: [
            ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
            ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
        ],
        what: (context) => {
            const certificates = context.error.phase !== 'proxy' && isShared(context) ? 'certificates' : 'certificate';
            return `Node does not trust the authority that issued the ${certificates} of ${sender(context)} (${context.error.code}).`;
        },
        causes: (context) => [
            context.error.extraCa !== undefined &&
                `NODE_EXTRA_CA_CERTS names a file ${EXTRA_CA[context.error.extraCa.problem]} (${context.error.extraCa.path}), so Node ignored it.`,
            'A proxy or firewall that inspects TLS presents its own certificate.',
            context.error.address === 'private' &&
                isPublicHost(context) &&
                "The host name belongs to Azure or GitHub but resolved to a private address, where another machine seems to respond. A private endpoint would present Microsoft's certificate.",
            INCOMPLETE_CHAIN.includes(context.error.code) &&
                'The server may also send an incomplete certificate chain, without the intermediate certificate. Browsers tolerate an incomplete chain, but Node does not.',
        ],
        fixes: ({ error: { extraCa } }) => extraCa === undefined
            ? "Set NODE_EXTRA_CA_CERTS to a PEM file with the certificate of the authority, in env: of the step or in the runner's .env file. Node reads this variable when it starts. If you do not know the authority, run the last command below."
            : `Correct the path ${extraCa.path} in NODE_EXTRA_CA_CERTS. Use the absolute path of a readable PEM file with the certificate of the authority. If the job has a container, put the file inside the container.`,
        commands: (context) => [
            (0,shell/* yaml */.oQ)("If your network's authority is installed on Debian or Ubuntu, add this to the step, next to uses", 'env:', `  NODE_EXTRA_CA_CERTS: ${BUNDLE}`),
            (0,shell/* bash */.xj)('For all jobs, run in the folder of the self-hosted runner and restart the runner', `touch .env && sed --in-place '/^NODE_EXTRA_CA_CERTS=/d' .env && echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`),
            showChain(context),
        ],
    }),
    'tls-date': network_facts_define({
        title: 'The certificate is not valid at this time',
        nodeCodes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
        what: (context) => `The certificate of ${sender(context)} ${isEarly(context) ? 'is not valid yet' : 'has expired'} (${context.error.code}).`,
        causes: (context) => [
            isEarly(context) && "The runner's clock is behind, or the certificate is new.",
            !isEarly(context) && !isPublicHost(context) && `The owner of ${certificateHost(context)} did not renew the certificate.`,
            isPublicHost(context) &&
                'Microsoft and GitHub renew the certificates of their hosts. A proxy or firewall that inspects TLS probably presented this certificate.',
        ],
        fixes: (context) => `Run the command below to see the issuer and the validity period of the certificate. Ask ${isPublicHost(context) ? 'your network team' : `the owner of ${certificateHost(context)}`} to renew the certificate. If the certificate is valid today, correct the runner's clock (date -u shows the time).`,
        commands: (context) => openssl(context, 'Show the issuer and dates of the certificate', ' < /dev/null 2> /dev/null | openssl x509 -noout -subject -issuer -dates'),
    }),
    'tls-wrong-host': network_facts_define({
        title: 'The certificate is for another host',
        nodeCodes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
        what: (context) => `The certificate of ${sender(context)} is for other names (${context.error.code}).`,
        causes: 'The host name resolves to another machine. Common causes are a wrong private DNS record, a gateway without a certificate for this host name, or a captive portal.',
        fixes: (context) => `Run nslookup ${nameOf(context)} on the runner to see which address the host name resolves to.`,
    }),
    'tls-failed': network_facts_define({
        title: 'The TLS handshake failed',
        what: (context) => `The TLS handshake with ${sender(context)} failed (${context.error.code}).`,
        causes: 'The runner and the server have no TLS version in common, or the port does not use TLS. A common cause is a firewall or proxy between the runner and the server.',
        fixes: 'Run the command below on the runner to see the handshake.',
        commands: showChain,
    }),
    'answer-too-large': network_facts_define({
        title: 'The response is larger than expected',
        nodeCodes: ['TOO_LARGE'],
        what: (context) => `The response from ${sender(context)} exceeds the size limit of this step (${context.error.code}).`,
        causes: 'The address belongs to another server, or a gateway responds instead of the service.',
        fixes: 'Check the address. Then check whether a gateway or proxy responds instead of the service.',
    }),
    'answer-malformed': network_facts_define({
        title: 'The response is not valid HTTP',
        nodeCodes: ['UNEXPECTED_UPGRADE'],
        what: (context) => `The response from ${sender(context)} ${isHttp(context) ? 'violates the HTTP standard' : 'is not HTTP'} (${context.error.code}).`,
        causes: (context) => isHttp(context)
            ? 'The server, or a gateway in front of it, sends a malformed response, such as a response with two Content-Length headers. Browsers may accept such a response.'
            : 'The port uses another protocol, or a device between the runner and the host changes the responses.',
        fixes: (context) => isHttp(context)
            ? 'Send the error code to the owner of the server or gateway, and ask them to correct the response.'
            : 'Check the host and port in the address.',
    }),
};
const certificateHost = (context) => (context.error.phase === 'proxy' ? proxyOf(context) : ports(context));
function returned(context) {
    const { proxyStatus } = context.error;
    const status = proxyStatus === undefined ? 'an unknown response' : `${String(proxyStatus)}${proxyStatus === 407 ? ' (authentication required)' : ''}`;
    return sentence(`${proxyOf(context)} returned ${status} instead of connecting to ${namedEither(context)}`);
}
const proxyFailures = {
    'proxy-authentication': network_facts_define({
        title: 'The proxy requires authentication',
        what: returned,
        causes: ({ error }) => {
            if (lacksBasic(error))
                return `The proxy offers ${(0,util_text/* joinList */.D7)(error.proxySchemes)}. The runner and this action support only Basic, so a user name in HTTPS_PROXY does not help.`;
            return error.proxyLogin === true
                ? 'The proxy refused the user name and password in HTTPS_PROXY. They are wrong or expired, or their special characters are not percent-encoded.'
                : 'HTTPS_PROXY does not contain a user name and password.';
        },
        fixes: ({ error }) => [
            lacksBasic(error) &&
                `Run a local helper that signs in to the proxy, such as cntlm or px, and set HTTPS_PROXY to its address ${WHERE}.`,
            error.proxyLogin === true && `Correct the user name and password in HTTPS_PROXY ${WHERE}. Percent-encode special characters.`,
            `Add USER:PASSWORD@ before the host in HTTPS_PROXY ${WHERE}. Percent-encode special characters. To avoid a stored password, ask the network team to let this runner use the proxy without authentication.`,
        ],
    }),
    'proxy-forbidden': network_facts_define({
        title: 'The proxy does not allow the host',
        what: returned,
        causes: 'The response came from the proxy, not from the service. The host is not on the allow list of the proxy.',
        fixes: (context) => `Ask the network team to allow ${ports(context)} on ${proxyOf(context)}.`,
    }),
    'proxy-bad-gateway': network_facts_define({
        title: 'The proxy cannot reach the host',
        recovery: 'transient',
        what: returned,
        causes: (context) => isShared(context)
            ? 'The proxy could not reach any of the hosts, so the connection or the name server of the proxy is probably down.'
            : 'The proxy could not resolve or reach the host. The host name is wrong or private, or the connection of the proxy is down.',
        fixes: (context) => isShared(context)
            ? `Ask the network team why ${proxyOf(context)} cannot reach ${ports(context)}.`
            : `Run nslookup ${nameOf(context)} on the runner. If the address is private, add the host to NO_PROXY ${WHERE}. Otherwise, ask the network team why ${proxyOf(context)} cannot reach the host.`,
    }),
    'proxy-refused': network_facts_define({
        title: 'The proxy refused the connection',
        what: returned,
        causes: 'The response came from the proxy, not from the service. If the response is a redirect, it often leads to a sign-in page of the network.',
        fixes: (context) => `Ask the network team to allow ${ports(context)} on ${proxyOf(context)} without a sign-in page.`,
    }),
    'proxy-unreachable': network_facts_define({
        title: 'The proxy cannot be reached',
        recovery: 'transient',
        what: (context) => sentence(`${proxyOf(context)} could not be reached (${context.error.code}), so nothing was sent to ${namedEither(context)}`),
        causes: 'The address in HTTPS_PROXY is wrong, or the proxy is down.',
        fixes: (context) => `If ${proxyOf(context)} is the right proxy, ask the network team whether the proxy is running. Otherwise, correct or remove HTTPS_PROXY ${WHERE}.`,
    }),
};
function lacksBasic(error) {
    return error.proxySchemes !== undefined && error.proxySchemes.length > 0 && !error.proxySchemes.includes('Basic');
}
const PROXY_STATUS = {
    403: 'proxy-forbidden',
    407: 'proxy-authentication',
    502: 'proxy-bad-gateway',
    503: 'proxy-bad-gateway',
    504: 'proxy-bad-gateway',
};

// EXTERNAL MODULE: ./build/failures/run.js
var run = __webpack_require__(7979);
;// CONCATENATED MODULE: ./build/failures/network.js






const PHASES = {
    dns: {
        when: 'while resolving the name',
        silence: 'The name server does not respond.',
        ask: () => "ask the network team whether the runner's name server is running and reachable",
    },
    connect: { when: 'while connecting', silence: 'A firewall drops the packets, or the host is down.', ask: allowAccess },
    proxy: {
        when: 'while the proxy was connecting',
        silence: 'The proxy does not respond, or it cannot reach the host and does not report the error.',
        ask: (context) => `ask the network team whether ${proxyOf(context)} is running and may connect to ${ports(context)}`,
    },
    tls: {
        when: 'during the TLS handshake',
        silence: 'A firewall accepts the connection and drops later packets, or the host hangs.',
        ask: allowAccess,
    },
    request: { when: 'while the request was sent', silence: 'The host, or a device between the runner and the host, does not accept data.' },
    headers: {
        when: 'before the response began',
        silence: 'The host is slow or overloaded, or a device between the runner and the host drops responses.',
    },
    body: { when: 'in the middle of the response', silence: 'The host stopped in the middle of the response, or the host is very slow.' },
};
function allowAccess(context) {
    return `ask the network team to allow connections from the runner to ${ports(context)}`;
}
function when(context) {
    const phases = phasesOf(context).map((phase) => PHASES[phase].when);
    return phases.join(' or ');
}
const DEFAULT_MS = 10_000;
const MOST_SECONDS = 300;
function toRequest(context) {
    const { path } = context;
    return path === undefined || isShared(context) ? '' : ` to GET ${path.replace(/\?.*$/, '')}`;
}
function timeoutFix(context) {
    const { error, timeoutMs } = context;
    const [phase, ...others] = phasesOf(context);
    const alone = others.length === 0 && !isShared(context);
    const blocked = alone && phase !== undefined ? PHASES[phase].ask?.(context) : undefined;
    const ask = blocked ?? (alone ? lookAtHost(context) : askNetworkTeam(context));
    const more = Math.min(MOST_SECONDS, Math.max(30, Math.ceil((3 * timeoutMs) / 1000)));
    if (error.code !== 'TIMEOUT' || (blocked !== undefined && timeoutMs >= DEFAULT_MS) || more * 1000 <= timeoutMs)
        return sentence(ask);
    return `Set timeout-seconds: ${String(more)} in the step. If there is still no response, ${ask}.`;
}
function lookAtHost(context) {
    const look = (0,services/* serviceOfHost */.jE)(context.error.host) === undefined
        ? 'add the step below to see where the connection stops'
        : 'open Resource health of the service in the Azure portal';
    return context.error.proxy === undefined ? look : `${look}, and ${askNetworkTeam(context)}`;
}
function askNetworkTeam(context) {
    return context.error.proxy === undefined
        ? `ask the network team what stops the runner from reaching ${ports(context)}`
        : `ask the network team whether ${proxyOf(context)} delays or drops the traffic`;
}
function connectionStep({ error, url = `https://${error.host}` }) {
    const command = `curl --verbose --max-time 60 --output /dev/null ${(0,shell/* bashWord */.Hu)(url)}`;
    return (0,shell/* addStep */.ih)(' to see where the connection stops', command, '  continue-on-error: true');
}
const networkFailures = {
    'name-not-found': network_facts_define({
        title: 'The host name cannot be resolved on this runner',
        recovery: 'propagation',
        nodeCodes: ['ENOTFOUND'],
        what: (context) => `The host name of ${named(context)} cannot be resolved on this runner (${context.error.code}).`,
        causes: (context) => isSignIn(context)
            ? "The runner's name server does not resolve public names."
            : "The host name has a typo, the service was deleted or was created only minutes ago, or the runner's network lacks the private DNS zone.",
        fixes: (context) => `Run nslookup ${nameOf(context)} on the runner to check the host name.`,
        wait: (context) => !isSignIn(context) && { hint: 'The name of a new service can take several minutes to propagate', seconds: 600 },
    }),
    'name-server-failed': network_facts_define({
        title: 'The name server failed to resolve the host',
        recovery: 'transient',
        nodeCodes: ['EAI_AGAIN', 'EAI_FAIL'],
        what: (context) => `The name server returned no address for ${named(context)} (${context.error.code}).`,
        causes: ({ error }) => error.namesResolved === true
            ? 'Other names resolved in this run, so the name server works. The host name has a typo, or the DNS server for its domain or private zone is not reachable.'
            : 'The name server is down, overloaded or blocked by a firewall.',
        fixes: (context) => `Run the job again. If the job fails again, run nslookup ${nameOf(context)} on the runner.`,
    }),
    'connection-refused': network_facts_define({
        title: 'The host refuses connections',
        recovery: 'propagation',
        nodeCodes: ['ECONNREFUSED'],
        what: (context) => `${named(context)} refused the connection (${context.error.code}).`,
        causes: (context) => [
            isSignIn(context)
                ? 'A firewall rejects the connection. The runner needs outbound access to this host.'
                : 'The service is not running yet, or a firewall rejects the connection.',
            addressHint(context),
        ],
        fixes: (context) => sentence(allowAccess(context)),
        wait: (context) => !isSignIn(context) && { hint: 'A new service can take several minutes to start', seconds: 600 },
    }),
    'connection-reset': network_facts_define({
        title: 'The connection was closed early',
        recovery: 'transient',
        nodeCodes: ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF'],
        what: (context) => `The connection to ${named(context)} was closed ${when(context)} (${context.error.code}).`,
        causes: (context) => [
            'A firewall or proxy that blocks the host may have closed the connection, or the server was restarting.',
            addressHint(context),
        ],
        fixes: 'Run the job again. If the job fails again, ask the network team whether a firewall closes connections to the host.',
    }),
    'network-unreachable': network_facts_define({
        title: 'There is no route to the host',
        recovery: 'transient',
        nodeCodes: ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'],
        what: (context) => `The runner has no route to the ${version(context)} of ${named(context)} (${context.error.code}).`,
        causes: (context) => [
            `The runner's network has no route to the ${version(context)}, or does not support that IP version.`,
            addressHint(context),
        ],
        fixes: (context) => isSignIn(context)
            ? `Ask the network team to give the runner outbound access to ${ports(context)}, with a route to the ${version(context)} of the host.`
            : 'Run the job on a runner inside the network of the service, or ask the network team for a route.',
    }),
    'timed-out': network_facts_define({
        title: 'There was no response in time',
        recovery: 'transient',
        nodeCodes: ['TIMEOUT', 'ETIMEDOUT'],
        what: (context) => {
            const silent = `${named(context)} did not respond${toRequest(context)}`;
            if (context.error.code !== 'TIMEOUT')
                return `${silent}. The operating system ended the attempt after ${seconds(context.error.afterMs)} s ${when(context)}.`;
            const late = phasesOf(context).join() === 'headers' ? '' : ` The timeout occurred ${when(context)}.`;
            return `${silent} within ${String(context.timeoutMs / 1000)} s.${late}`;
        },
        causes: (context) => [
            context.error.code === 'TIMEOUT' &&
                context.timeoutMs < DEFAULT_MS &&
                `timeout-seconds: ${String(context.timeoutMs / 1000)} is less than the default (${String(DEFAULT_MS / 1000)}), so the timeout may be too short for the response.`,
            isShared(context)
                ? `Several hosts timed out together, so they probably have the same cause. The timeout is too short, or ${context.error.proxy === undefined ? 'the network' : proxyOf(context)} drops the traffic.`
                : PHASES[context.error.phase].silence,
            addressHint(context),
        ],
        fixes: timeoutFix,
        commands: connectionStep,
    }),
    'address-not-allowed': network_facts_define({
        title: 'The sign-in is not allowed to use this address',
        nodeCodes: ['ADDRESS_NOT_ALLOWED'],
        what: (context) => `Nothing was sent to ${named(context)}, because the sign-in is not allowed to use this address (${context.error.code}).`,
        causes: 'An environment variable names another host. The action requests tokens only from the authority of the cloud, or, for managed identities, only from this machine and its private network.',
        fixes: 'Remove the variable that changes the address, such as IDENTITY_ENDPOINT, IMDS_ENDPOINT or MSAL_FORCE_REGION.',
    }),
    'network-failed': network_facts_define({
        title: 'The connection failed',
        recovery: 'transient',
        what: (context) => `The connection to ${named(context)} failed ${when(context)} (${context.error.code}).`,
        causes: (context) => ['The error code comes from Node.js. The action does not recognize the code.', addressHint(context)],
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
    return (0,failures_define/* createFailure */.p6)(networkFailures, failureOf(context), context);
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
