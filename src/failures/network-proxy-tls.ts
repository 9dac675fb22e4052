/** Failures of TLS (https://nodejs.org/api/tls.html#x509-certificate-error-codes), unexpected responses, and failures of proxies. */
import { joinList } from '../util/text.ts';
import { serviceOfHost } from '../azure/services/index.ts';
import type { Command } from '../model/failure.ts';
import type { NetworkContext } from './contexts.ts';
import * as at from './network-facts.ts';
import { bashWord } from './shell.ts';

/** Path of the bundle that `update-ca-certificates` maintains on Debian and Ubuntu. */
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

function showChain({ error }: NetworkContext): Command {
  const target = error.phase === 'proxy' ? String(error.proxy) : at.withPort(error.host);
  const proxy = error.proxy === undefined || error.phase === 'proxy' ? '' : ` -proxy ${bashWord(error.proxy)}`;
  const name = target.replace(/:\d+$/, '');
  return {
    label: 'Bash, on the runner: the certificates that the host sends',
    language: 'bash',
    text: `openssl s_client -connect ${bashWord(target)} -servername ${bashWord(name)}${proxy} -showcerts < /dev/null`,
  };
}

const EXTRA_CA = {
  missing: "names a file that does not exist in the job's file system",
  unreadable: 'names a file that cannot be read',
  'not-pem': 'names a file that is not a PEM certificate',
} as const;

/** Node error codes for a response without an HTTP status line. */
const NOT_HTTP: ReadonlySet<string> = new Set(['HPE_INVALID_CONSTANT']);
const isHttp = ({ error }: NetworkContext): boolean => !NOT_HTTP.has(error.code);

export const tlsFailures = {
  'tls-untrusted': at.define({
    title: 'The certificate is not from an authority that the runner trusts',
    nodeCodes: [
      ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
      ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
    ],
    what: (context) => {
      const certificates = context.error.phase !== 'proxy' && at.placesOf(context).length > 1 ? 'certificates' : 'certificate';
      return `Node does not trust the authority that issued the ${certificates} of ${at.sender(context)} (${context.error.code}).`;
    },
    causes: [
      ({ error }) => error.extraCa !== undefined && `NODE_EXTRA_CA_CERTS ${EXTRA_CA[error.extraCa]}, so Node ignored it.`,
      'A proxy or firewall that inspects TLS presents its own certificate.',
      (context) =>
        context.error.address === 'private' &&
        (at.isSignIn(context) || serviceOfHost(context.error.host) !== undefined) &&
        "The host belongs to Azure or GitHub, but its name resolved to a private address, where another machine seems to respond. A private endpoint would present Microsoft's own certificate.",
      ({ error }) =>
        ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT'].includes(error.code) &&
        'The server may also send an incomplete certificate chain, without the intermediate certificate. Browsers tolerate this, but Node does not.',
      at.bypassHint,
    ],
    fixes: ({ error }) =>
      error.extraCa !== undefined
        ? "Set NODE_EXTRA_CA_CERTS to the absolute path of a readable PEM file with the authority's certificate. If the job has a container, the file must be inside it."
        : "Set NODE_EXTRA_CA_CERTS to a PEM file with the authority's certificate, in env: of the step or in the runner's .env file. Node reads it when it starts. If the authority is unknown, run the last command below.",
    commands: (context) => [
      {
        label: "In the step, next to uses: (Debian and Ubuntu, if your network's authority is installed there)",
        language: 'yaml',
        text: `env:\n  NODE_EXTRA_CA_CERTS: ${BUNDLE}`,
      },
      {
        label: 'Bash, for all jobs: in the folder of the self-hosted runner, then restart it',
        language: 'bash',
        text: `touch .env && sed --in-place '/^NODE_EXTRA_CA_CERTS=/d' .env && echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`,
      },
      showChain(context),
    ],
  }),
  'tls-date': at.define({
    title: 'The certificate is not valid at this time',
    nodeCodes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
    what: (context) =>
      `The certificate of ${at.sender(context)} ${context.error.code === 'CERT_NOT_YET_VALID' ? 'is not valid yet' : 'has expired'}, according to the runner's clock (${context.error.code}).`,
    causes:
      "The runner's clock is wrong, or the certificate is not valid. The certificate may belong to the host, or to a proxy or firewall that inspects TLS.",
    fixes:
      "Run date -u on the runner. If the clock is right, run the command below to see the issuer of the certificate. If the issuer is your own network, ask the network team to renew the certificate. Otherwise, ask the host's owner to renew it.",
    commands: (context) => [showChain(context)],
  }),
  'tls-wrong-host': at.define({
    title: 'The certificate is for another host',
    nodeCodes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
    what: (context) => `The certificate of ${at.sender(context)} is for other names (${context.error.code}).`,
    causes:
      "The name resolves to another machine. Common causes are a wrong private DNS record, a gateway without a certificate for this name, or the network's captive portal.",
    fixes: (context) => `Run nslookup ${at.nameOf(context)} on the runner to see which address the name resolves to.`,
  }),
  'tls-failed': at.define({
    title: 'The TLS handshake failed',
    what: (context) => `The TLS handshake with ${at.sender(context)} failed (${context.error.code}).`,
    causes:
      'The runner and the server have no TLS version in common, or the port does not use TLS. A firewall or proxy in between is a common cause.',
    fixes: 'Run the command below on the runner to see the handshake.',
    commands: (context) => [showChain(context)],
  }),
  'answer-too-large': at.define({
    title: 'The response is larger than expected',
    nodeCodes: ['TOO_LARGE'],
    what: (context) => `The response from ${at.sender(context)} exceeds the size limit of this step (${context.error.code}).`,
    causes: "The address is not the service's address, or a gateway responds instead of the service.",
    fixes: 'Check the address, and check whether a gateway or proxy responds instead of the service.',
  }),
  'answer-malformed': at.define({
    title: 'The response is not valid HTTP',
    nodeCodes: ['UNEXPECTED_UPGRADE'],
    what: (context) =>
      isHttp(context)
        ? `The response from ${at.sender(context)} violates the HTTP standard (${context.error.code}).`
        : `The response from ${at.sender(context)} is not HTTP (${context.error.code}).`,
    causes: (context) =>
      isHttp(context)
        ? 'The server, or a gateway in front of it, sends a malformed response, for example two Content-Length headers. Browsers may accept it.'
        : 'The port uses another protocol, or a device in between changes responses.',
    fixes: (context) =>
      isHttp(context)
        ? 'Send the code to the owner of the server or gateway, who must correct the response.'
        : 'Check the host and port in the address.',
  }),
};

/** Returns the start of `what`. Any response to CONNECT comes from the proxy, never from the service. */
function returned(context: NetworkContext): string {
  const { proxyStatus } = context.error;
  const status =
    proxyStatus === undefined ? 'an unknown response' : `${String(proxyStatus)}${proxyStatus === 407 ? ' (authentication required)' : ''}`;
  return `${at.proxyFirst(context)} returned ${status} instead of connecting to ${at.namedEither(context)}.`;
}

/** True if the proxy offers authentication schemes, but not Basic, the only one that the runner and this action support. */
function lacksBasic(context: NetworkContext): boolean {
  return schemesOf(context).length > 0 && !schemesOf(context).includes('Basic');
}

function schemesOf({ error: { proxySchemes = [] } }: NetworkContext): readonly string[] {
  return proxySchemes;
}

const hadLogin = ({ error }: NetworkContext): boolean => error.proxyLogin === true;

export const proxyFailures = {
  'proxy-authentication': at.define({
    title: 'The proxy requires authentication',
    what: returned,
    causes: [
      (context) =>
        lacksBasic(context) &&
        `The proxy offers ${joinList(schemesOf(context))}. The runner and this action support only Basic, so a user name in HTTPS_PROXY does not help.`,
      (context) =>
        !lacksBasic(context) &&
        hadLogin(context) &&
        'The proxy refused the user name and password in HTTPS_PROXY. They are wrong or expired, or special characters are not percent-encoded.',
      (context) => !lacksBasic(context) && !hadLogin(context) && 'HTTPS_PROXY does not contain a user name and password.',
      at.bypassHint,
    ],
    fixes: [
      (context) =>
        lacksBasic(context) &&
        `Run a local helper that signs in to the proxy, such as cntlm or px, and set HTTPS_PROXY to its address ${at.WHERE}.`,
      (context) => hadLogin(context) && `Correct the user name and password in HTTPS_PROXY ${at.WHERE}. Percent-encode special characters.`,
      `Add USER:PASSWORD@ before the host in HTTPS_PROXY ${at.WHERE}. Percent-encode special characters. If you do not want to store a password there, ask the network team to let this runner use the proxy without authentication.`,
    ],
  }),
  'proxy-forbidden': at.define({
    title: 'The proxy does not allow the host',
    what: returned,
    causes: ["The response came from the proxy, not from the service. The host is not on the proxy's allow list.", at.bypassHint],
    fixes: (context) => `Ask the network team to allow ${at.ports(context)} on ${at.proxyOf(context)}.`,
  }),
  'proxy-bad-gateway': at.define({
    title: 'The proxy cannot reach the host',
    recovery: 'transient',
    what: returned,
    causes: [
      (context) =>
        at.placesOf(context).length > 1
          ? 'The proxy could not reach any of these hosts, so its own connection or name server is probably down.'
          : "The proxy could not resolve or reach the host. The name is wrong or private, or the proxy's own connection is down.",
      at.bypassHint,
    ],
    fixes: (context) =>
      at.placesOf(context).length > 1
        ? `Ask the network team why ${at.proxyOf(context)} cannot reach ${at.ports(context)}.`
        : `Run nslookup ${at.nameOf(context)} on the runner. If the address is private, add the host to NO_PROXY ${at.WHERE}. Otherwise ask the network team why ${at.proxyOf(context)} cannot reach it.`,
  }),
  'proxy-refused': at.define({
    title: 'The proxy refused the connection',
    what: returned,
    causes: [
      "The response came from the proxy, not from the service. A redirect often leads to the network's sign-in page.",
      at.bypassHint,
    ],
    fixes: (context) => `Ask the network team to allow ${at.ports(context)} on ${at.proxyOf(context)} without a sign-in page.`,
  }),
  'proxy-unreachable': at.define({
    title: 'The proxy cannot be reached',
    recovery: 'transient',
    what: (context) =>
      `${at.proxyFirst(context)} could not be reached (${context.error.code}), so nothing was sent to ${at.namedEither(context)}.`,
    causes: ['The address in HTTPS_PROXY is wrong, or the proxy is down.', at.bypassHint],
    fixes: (context) =>
      `If ${at.proxyOf(context)} is the right proxy, ask the network team whether it is running. Otherwise, correct or remove HTTPS_PROXY ${at.WHERE}.`,
  }),
};

/** Failure codes by proxy response status. For any other status, the code is `proxy-refused`. */
export const PROXY_STATUS: Readonly<Record<number, keyof typeof proxyFailures>> = {
  403: 'proxy-forbidden',
  407: 'proxy-authentication',
  502: 'proxy-bad-gateway',
  503: 'proxy-bad-gateway',
  504: 'proxy-bad-gateway',
};
