/** TLS failures (https://nodejs.org/api/tls.html#x509-certificate-error-codes), invalid HTTP responses and proxy failures. */
import { joinList } from '../util/text.ts';
import type { Command } from '../model/failure.ts';
import { isLoopback } from '../http/proxy.ts';
import type { NetworkContext } from './contexts.ts';
import { runAgain, waitFor } from './evidence.ts';
import * as at from './network-facts.ts';
import { bash, bashWord, yaml } from './shell.ts';

/** Path of the certificate bundle that `update-ca-certificates` maintains on Debian and Ubuntu. */
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

function openssl({ error }: NetworkContext, purpose: string, end: string): Command {
  const target = error.phase === 'proxy' ? String(error.proxy) : at.withPort(error.host);
  const proxy = error.proxy === undefined || error.phase === 'proxy' ? '' : ` -proxy ${bashWord(error.proxy)}`;
  const connect = `openssl s_client -connect ${bashWord(target)} -servername ${bashWord(target.replace(/:\d+$/, ''))}${proxy}`;
  return { label: `${purpose} (Bash, on the runner)`, language: 'bash', text: `${connect}${end}` };
}

const showChain = (context: NetworkContext): Command =>
  openssl(context, 'Show the certificates that the host sends', ' -showcerts < /dev/null');

const EXTRA_CA = {
  missing: "does not exist in the job's file system",
  unreadable: 'cannot be read',
  'not-pem': 'is not a PEM certificate',
} as const;

const INCOMPLETE_CHAIN = ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT'];

/** True if the proxy responded to the TLS handshake, but not with TLS. This error occurs only if HTTPS_PROXY begins with `https://`. */
const isPlainProxy = ({ error }: NetworkContext): boolean => error.phase === 'proxy' && error.code === 'ERR_SSL_WRONG_VERSION_NUMBER';

const isEarly = ({ error }: NetworkContext): boolean => error.code === 'CERT_NOT_YET_VALID';
/** True if the response contains an HTTP status line. `HPE_INVALID_CONSTANT` in the `body` phase means that the body is too long. */
const isHttp = ({ error }: NetworkContext): boolean => error.code !== 'HPE_INVALID_CONSTANT' || error.phase === 'body';

export const tlsFailures = {
  'tls-untrusted': at.define({
    title: 'The certificate is not from an authority that the runner trusts',
    nodeCodes: [
      ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
      ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
    ],
    what: (context) => {
      const certificates = context.error.phase !== 'proxy' && at.isShared(context) ? 'certificates' : 'certificate';
      return `Node.js does not trust the ${certificates} of ${at.sender(context)} (${context.error.code}).`;
    },
    causes: (context) => [
      context.error.extraCa !== undefined &&
        `NODE_EXTRA_CA_CERTS is set to ${context.error.extraCa.path}, which ${EXTRA_CA[context.error.extraCa.problem]}, so Node.js ignores it.`,
      'A proxy or firewall that inspects TLS presents its own certificate.',
      context.error.address === 'private' &&
        at.isPublicHost(context) &&
        "The host name belongs to Azure or GitHub but resolves to a private address. A private endpoint would present Microsoft's certificate, so a different machine is probably responding at that address.",
      INCOMPLETE_CHAIN.includes(context.error.code) &&
        'The server might also be sending a certificate chain that is missing the intermediate certificate. Browsers tolerate an incomplete chain, but Node.js does not.',
    ],
    fixes: ({ error: { extraCa } }) =>
      extraCa === undefined
        ? "Set NODE_EXTRA_CA_CERTS under env: in the step or in the runner's .env file. The value is the path to a PEM file that contains the CA certificate. Node.js reads this variable when it starts. If you do not know the CA, run the last command below."
        : `Correct the path ${extraCa.path} in NODE_EXTRA_CA_CERTS. Use the absolute path to a readable PEM file that contains the CA certificate. If the job runs in a container, put the file inside the container.`,
    commands: (context) => [
      yaml(
        'If the CA certificate is installed on the runner (Debian or Ubuntu), add this to the step, next to uses',
        'env:',
        `  NODE_EXTRA_CA_CERTS: ${BUNDLE}`,
      ),
      bash(
        "To set the variable for all jobs, run this in the self-hosted runner's folder, and then restart the runner",
        `touch .env && sed --in-place '/^NODE_EXTRA_CA_CERTS=/d; $a\\' .env && echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`,
      ),
      showChain(context),
    ],
  }),
  'tls-date': at.define({
    title: 'The certificate is not valid at this time',
    nodeCodes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
    what: (context) =>
      `The certificate chain of ${at.sender(context)} contains ${isEarly(context) ? 'a certificate that is not yet valid' : 'an expired certificate'} (${context.error.code}).`,
    causes: (context) => [
      isEarly(context) && "The runner's clock is behind, or the certificate is new.",
      !isEarly(context) && !at.isPublicHost(context) && `The owner of ${certificateHost(context)} did not renew this certificate.`,
      at.isPublicHost(context) &&
        'Microsoft and GitHub renew their certificates, so a proxy or firewall that inspects TLS probably presented this certificate.',
    ],
    fixes: (context) =>
      `Run the command below to see the issuer and the validity period (v:) of each certificate. If a certificate has expired or is not yet valid, ask ${at.isPublicHost(context) ? 'your network team' : `the owner of ${certificateHost(context)}`} to replace it. If all certificates are valid, correct the runner's clock (date -u shows the time).`,
    commands: showChain,
  }),
  'tls-wrong-host': at.define({
    title: 'The certificate is for another host',
    nodeCodes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
    what: (context) => `The certificate of ${at.sender(context)} is for other host names (${context.error.code}).`,
    causes:
      'The host name resolves to another machine. Common causes are an incorrect private DNS record, a gateway without a certificate for this host name, or a captive portal.',
    fixes: (context) => `Run nslookup ${at.nameOf(context)} on the runner to see which address the host name resolves to.`,
  }),
  'tls-failed': at.define({
    title: 'The TLS handshake failed',
    what: (context) => `The TLS handshake with ${at.sender(context)} failed (${context.error.code}).`,
    causes: (context) =>
      isPlainProxy(context)
        ? 'HTTPS_PROXY begins with https://, but the response of the proxy is not TLS. Most proxies expect http:// in HTTPS_PROXY, and HTTPS requests are still encrypted.'
        : 'The runner and the server have no TLS version in common, or the port does not use TLS. A common cause is a firewall or proxy between the runner and the server.',
    fixes: (context) =>
      isPlainProxy(context)
        ? `Replace https:// with http:// in HTTPS_PROXY ${at.WHERE}.`
        : 'Run the command below on the runner to see the handshake.',
    commands: (context) => !isPlainProxy(context) && showChain(context),
  }),
  'answer-too-large': at.define({
    title: 'The response is larger than expected',
    nodeCodes: ['TOO_LARGE'],
    what: (context) => `The response from ${at.sender(context)} exceeds the size limit of this step (${context.error.code}).`,
    causes: 'The address belongs to another server, or a gateway is responding instead of the service.',
    fixes: 'Check the address. Then check whether a gateway or proxy is responding instead of the service.',
  }),
  'answer-malformed': at.define({
    title: 'The response is not valid HTTP',
    nodeCodes: ['UNEXPECTED_UPGRADE'],
    what: (context) =>
      `The response from ${at.sender(context)} ${isHttp(context) ? 'violates the HTTP standard' : 'is not HTTP'} (${context.error.code}).`,
    causes: (context) =>
      isHttp(context)
        ? 'The server, or a gateway in front of it, sent a malformed response. For example, the response has two Content-Length headers, or its body is longer than the Content-Length header specifies. Browsers might accept a malformed response.'
        : 'The server uses a different protocol on this port, or a network device between the runner and the host modified the response.',
    fixes: (context) =>
      isHttp(context)
        ? 'Send the error code to the owner of the server or gateway, and ask them to correct the response.'
        : 'Check the host and port in the address.',
  }),
};

const certificateHost = (context: NetworkContext): string => (context.error.phase === 'proxy' ? at.proxyOf(context) : at.ports(context));

/** Only the proxy, not the service, can respond to a CONNECT request. */
function returned(context: NetworkContext): string {
  const { proxyStatus } = context.error;
  const status = proxyStatus === undefined ? 'an unknown response' : `HTTP ${String(proxyStatus)}`;
  const meaning = proxyStatus === 407 ? ' (authentication required)' : '';
  return at.sentence(`${at.proxyOf(context)} returned ${status}${meaning} and did not connect to ${at.namedEither(context)}`);
}

export const proxyFailures = {
  'proxy-authentication': at.define({
    title: 'The proxy requires authentication',
    what: returned,
    causes: ({ error }) => {
      // A user name in HTTPS_PROXY helps only if the proxy supports Basic authentication.
      if (lacksBasic(error))
        return `The proxy offers ${joinList(error.proxySchemes)}. The runner and this action support only Basic authentication, so a user name in HTTPS_PROXY does not help with this proxy.`;
      return error.proxyLogin === true
        ? 'The proxy rejected the user name and password in HTTPS_PROXY. The credentials are incorrect or expired, or contain special characters that are not percent-encoded.'
        : 'HTTPS_PROXY does not contain a user name and password.';
    },
    fixes: ({ error }) => [
      lacksBasic(error) &&
        `Run a local proxy, such as cntlm or px, that authenticates to the upstream proxy. Set HTTPS_PROXY to the address of the local proxy. Make this change ${at.WHERE}.`,
      error.proxyLogin === true && `Correct the user name and password in HTTPS_PROXY ${at.WHERE}. Percent-encode special characters.`,
      `Add USER:PASSWORD@ before the host in HTTPS_PROXY ${at.WHERE}. In a workflow, read the value from a secret. Percent-encode special characters. To avoid storing a password, ask the network team to let this runner use the proxy without authentication.`,
    ],
  }),
  'proxy-forbidden': at.define({
    title: 'The proxy does not allow the host',
    what: returned,
    causes: "The response came from the proxy, not from the service. The host is probably not on the proxy's allow list.",
    fixes: (context) => `Ask the network team to allow connections through ${at.proxyOf(context)} to ${at.ports(context)}.`,
  }),
  'proxy-bad-gateway': at.define({
    title: 'The proxy cannot reach the host',
    recovery: 'transient',
    what: returned,
    causes: (context) =>
      at.isShared(context)
        ? 'The proxy could not reach any of the hosts, so its network connection or DNS server is probably down.'
        : 'The proxy could not resolve or reach the host. The host name is incorrect, the host name resolves only on a private network, or the proxy has lost its network connection.',
    fixes: (context) =>
      at.isShared(context)
        ? `Ask the network team why ${at.proxyOf(context)} cannot reach ${at.ports(context)}.`
        : `Run nslookup ${at.nameOf(context)} on the runner. If the address is not private, ask the network team why ${at.proxyOf(context)} cannot reach the host. If the address is private, add the host to NO_PROXY ${at.WHERE}.`,
  }),
  'proxy-throttled': at.define({
    title: 'The proxy is receiving too many requests',
    recovery: 'transient',
    what: returned,
    causes: 'The response came from the proxy, not from the service. The runner, or all clients of the proxy, exceeded its request limit.',
    fixes: (context) =>
      `${runAgain(requestedDelay(context))} If the job fails again, ask the network team to raise the request limit of ${at.proxyOf(context)}.`,
    wait: (context) => waitFor(requestedDelay(context)),
  }),
  'proxy-refused': at.define({
    title: 'The proxy refused the connection',
    what: returned,
    causes: (context) => [
      'The response came from the proxy, not from the service.',
      mayBeSignIn(context) ? 'It probably leads to a network sign-in page.' : 'The proxy might not allow connections to this host.',
    ],
    fixes: (context) =>
      mayBeSignIn(context)
        ? `Ask the network team to allow connections through ${at.proxyOf(context)} to ${at.ports(context)}, and to exempt these connections from the sign-in page.`
        : `Ask the network team why ${at.proxyOf(context)} returns this response to connections to ${at.ports(context)}.`,
  }),
  'proxy-unreachable': at.define({
    title: 'The proxy cannot be reached',
    recovery: 'transient',
    what: (context) =>
      at.sentence(`${at.proxyOf(context)} could not be reached (${context.error.code}), so nothing was sent to ${at.namedEither(context)}`),
    causes: (context) =>
      isLocalProxy(context)
        ? `${String(context.error.proxy)} refers to the runner itself or, in a container job, to the container. No proxy is accepting connections at this address.`
        : 'The address in HTTPS_PROXY is incorrect, or the proxy is down.',
    fixes: (context) => [
      isLocalProxy(context) &&
        `Start the proxy at this address before the action runs. If the runner should not use this proxy, correct or remove HTTPS_PROXY ${at.WHERE}.`,
      `Ask the network team which proxy this runner should use. If it is ${String(context.error.proxy)}, let them know that the runner cannot connect to this proxy. Otherwise, correct or remove HTTPS_PROXY ${at.WHERE}.`,
    ],
  }),
};

const requestedDelay = ({ error }: NetworkContext) => ({ httpStatus: error.proxyStatus, retryAfterMs: error.proxyRetryAfterMs });

/** True if the proxy returned a redirect, a web page instead of a tunnel, or status 511 (network sign-in required, RFC 6585 §6). */
const mayBeSignIn = ({ error: { proxyStatus = 0 } }: NetworkContext): boolean =>
  proxyStatus === 200 || proxyStatus === 511 || (proxyStatus >= 300 && proxyStatus <= 399);

const isLocalProxy = ({ error }: NetworkContext): boolean => isLoopback(String(error.proxy).replace(/:\d+$/, ''));

/** True if the proxy offers authentication schemes, but not Basic. */
function lacksBasic(error: NetworkContext['error']): error is NetworkContext['error'] & { readonly proxySchemes: readonly string[] } {
  return error.proxySchemes !== undefined && error.proxySchemes.length > 0 && !error.proxySchemes.includes('Basic');
}

/** Failure codes, keyed by the HTTP status from the proxy. For any other status, the code is `proxy-refused`. */
export const PROXY_STATUS: Readonly<Record<number, keyof typeof proxyFailures>> = {
  403: 'proxy-forbidden',
  407: 'proxy-authentication',
  429: 'proxy-throttled',
  502: 'proxy-bad-gateway',
  503: 'proxy-bad-gateway',
  504: 'proxy-bad-gateway',
};
