/** The wire: who could not be reached, in which step, and what on the way is to be changed (domain §3.6, §8). */
import type { Fault } from '../http.ts';
import type { NetworkFacts } from './facts.ts';
import { failure, type Fact, type Failure, type Kind, type Telling } from './failure.ts';

type Heals = Kind<NetworkFacts>['heals'];

const EXTRA_CAS = 'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt';

export const nameNotFound = kind('name-not-found', 'The host name does not exist for this runner', 'wait', ({ fault, whose }) => ({
  what: `The name ${fault.host} (${whose}) does not exist for this runner (${fault.code}).`,
  why: 'The name has a typing error, the service is gone or only minutes old, or it is private and the runner\'s network lacks the private DNS zone.',
  next: `Check the name: nslookup ${fault.host} on the runner; for a service made minutes ago, set wait-seconds: 600.`,
}));

export const nameServerFailed = kind('name-server-failed', 'The runner\'s name server does not answer', 'retry', ({ fault, whose }) => ({
  what: `The runner's name server gave no answer for ${fault.host} (${whose}) (${fault.code}).`,
  why: 'The name server is down, overloaded or cut off by a firewall; it did not say that the name is wrong.',
  next: `Run the job again; if it fails again, try nslookup ${fault.host} on the runner.`,
}));

export const connectionRefused = kind('connection-refused', 'The host refuses connections', 'wait', ({ fault, whose }) => ({
  what: `${fault.host} (${whose}) refused the connection.`,
  why: `Nothing listens there yet, or a firewall refuses.${address(fault)}`,
  next: 'For a service made minutes ago set wait-seconds: 600; otherwise ask the network team to open port 443 to the host.',
}));

export const connectionReset = kind('connection-reset', 'The connection was broken off', 'retry', ({ fault, whose }) => ({
  what: `The connection to ${fault.host} (${whose}) was broken off ${STEPS[fault.step]} (${fault.code}).`,
  why: `A firewall or proxy that does not like the host does this, and so does a server that restarts.${address(fault)}`,
  next: 'Run the job again; if it fails again, ask the network team whether a firewall cuts connections to the host.',
}));

export const networkUnreachable = kind('network-unreachable', 'There is no route to the host', 'retry', ({ fault, whose }) => ({
  what: `The runner has no route to ${fault.host} (${whose}) (${fault.code}).`,
  why: `The address is of a network, or of an IP version, that the runner is not connected to.${address(fault)}`,
  next: 'Run the job on a runner inside the network of the service, or ask the network team for a route.',
}));

export const timedOut = kind('timed-out', 'There was no answer in time', 'retry', ({ fault, whose, timeoutMs }) => ({
  what: `${fault.host} (${whose}) gave no answer within ${seconds(timeoutMs)}: time ran out ${STEPS[fault.step]}.`,
  why: `${SILENCE[fault.step]}${address(fault)}`,
  next: SLOW.has(fault.step)
    ? `Set timeout-seconds higher than ${seconds(timeoutMs).replace(' s', '')} if the host is known to be slow; otherwise look at the health of the service.`
    : 'Ask the network team to let the runner connect to port 443 of the host.',
}));

export const proxyAuthentication = kind('proxy-authentication', 'The proxy wants a user name and password', 'never', ({ fault }) => ({
  what: `The proxy ${proxyOf(fault)} answered 407 to the connection to ${fault.host}.`,
  why: 'HTTPS_PROXY holds no credentials, or wrong ones.',
  next: 'Set HTTPS_PROXY=http://user:password@proxy:port where the runner is started, with special characters of the password percent-encoded, and restart the runner.',
}));

export const proxyForbidden = kind('proxy-forbidden', 'The proxy does not allow the host', 'never', ({ fault, whose }) => ({
  what: `The proxy ${proxyOf(fault)} answered 403 to the connection to ${fault.host} (${whose}).`,
  why: 'The answer is the proxy\'s, not the service\'s: the host is not on its list.',
  next: `Ask the network team to allow ${fault.host}, port 443, on the proxy.`,
}));

export const proxyBadGateway = kind('proxy-bad-gateway', 'The proxy cannot reach the host', 'retry', ({ fault, whose }) => ({
  what: `The proxy ${proxyOf(fault)} answered ${String(fault.proxyStatus)} to the connection to ${fault.host} (${whose}).`,
  why: 'The proxy could not resolve or reach the host: the name is wrong or private, or the proxy\'s own way out is down.',
  next: `Check the name ${fault.host}; if only the runner can reach it, add it to NO_PROXY where the runner is started.`,
}));

export const proxyRefused = kind('proxy-refused', 'The proxy refused the connection', 'never', ({ fault, whose }) => ({
  what: `The proxy ${proxyOf(fault)} answered ${String(fault.proxyStatus)} to the connection to ${fault.host} (${whose}).`,
  why: 'The answer is the proxy\'s, not the service\'s. A redirect is often a sign-in page of the network.',
  next: `Ask the network team to allow ${fault.host}, port 443, on the proxy without a sign-in page.`,
}));

export const proxyUnreachable = kind('proxy-unreachable', 'The proxy cannot be reached', 'retry', ({ fault }) => ({
  what: `The proxy ${proxyOf(fault)} could not be reached (${fault.code}), so ${fault.host} was not asked.`,
  why: 'HTTPS_PROXY names a host or port where no proxy is, or the proxy is down.',
  next: 'Check HTTPS_PROXY where the runner is started; if the host needs no proxy, add it to NO_PROXY there.',
}));

export const tlsUntrusted = kind('tls-untrusted', 'The certificate is of an authority that the runner does not know', 'never', (facts) => ({
  what: `The certificate of ${presenter(facts)} comes from an authority that Node does not know (${facts.fault.code}).`,
  why: 'A proxy or firewall that inspects TLS shows a certificate of its own. The action cannot accept it by itself: Node reads NODE_EXTRA_CA_CERTS once, when it starts.',
  next: 'Set NODE_EXTRA_CA_CERTS to the file with the authority\'s certificate: in the env: of the step, or for all jobs in the .env file of the runner.',
  remedies: [
    { label: 'In the step, beside uses: (the bundle of Debian and Ubuntu, after update-ca-certificates)', language: 'yaml', text: `env:\n  ${EXTRA_CAS.replace('=', ': ')}` },
    { label: 'For all jobs: in the folder of the self-hosted runner, then restart it', language: 'bash', text: `echo '${EXTRA_CAS}' >> .env` },
  ],
}));

export const tlsDate = kind('tls-date', 'The certificate is not valid at this time', 'never', (facts) => ({
  what: `The certificate of ${presenter(facts)} is ${facts.fault.code === 'CERT_NOT_YET_VALID' ? 'not valid yet' : 'no longer valid'} by the runner's clock.`,
  why: 'The clock of the runner is wrong, or the owner of the certificate did not renew it.',
  next: 'Run date -u on the runner; if the clock is right, ask the owner of the host to renew the certificate.',
}));

export const tlsWrongHost = kind('tls-wrong-host', 'The certificate is for another host', 'never', (facts) => ({
  what: `The certificate of ${presenter(facts)} is for other names (${facts.fault.code}).`,
  why: 'The name leads to another machine: a wrong private DNS record, a gateway without a certificate for this name, or a network that answers for everything.',
  next: `Check where the name leads: nslookup ${facts.fault.host} on the runner.`,
}));

export const tlsFailed = kind('tls-failed', 'The TLS handshake failed', 'never', (facts) => ({
  what: `TLS with ${presenter(facts)} failed (${facts.fault.code}).`,
  why: 'The two sides share no TLS version, or what answers does not speak TLS: often a firewall or proxy in between.',
  next: `Look at the handshake on the runner: openssl s_client -connect ${facts.fault.host}:443`,
}));

export const answerTooLarge = kind('answer-too-large', 'The answer is larger than any real one', 'never', ({ fault, whose }) => ({
  what: `${fault.host} (${whose}) sent more than this step reads, and was cut off.`,
  why: 'The address leads to something else than it should, or a gateway answers in its place.',
  next: 'Check the address, and whether a gateway or proxy answers for it.',
}));

export const answerMalformed = kind('answer-malformed', 'The answer is not HTTP', 'never', ({ fault, whose }) => ({
  what: `${fault.host} (${whose}) answered something that is not HTTP (${fault.code}).`,
  why: 'The port belongs to another protocol, or a device in between mangles answers.',
  next: 'Check host and port of the address.',
}));

export const networkFailed = kind('network-failed', 'The connection failed', 'retry', ({ fault, whose }) => ({
  what: `The connection to ${fault.host} (${whose}) failed ${STEPS[fault.step]} (${fault.code}).`,
  why: `This catalogue does not know the code; it is Node's.${address(fault)}`,
  next: 'Run the job again; if it fails again, look the code up in https://nodejs.org/api/errors.html.',
}));

/** Node's codes, and those of http.ts, by what they mean for the user. TLS: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CODES: readonly (readonly [Kind<NetworkFacts>, readonly string[]])[] = [
  [nameNotFound, ['ENOTFOUND', 'ENODATA']],
  [nameServerFailed, ['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'EREFUSED']],
  [connectionRefused, ['ECONNREFUSED']],
  [connectionReset, ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF']],
  [networkUnreachable, ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']],
  [timedOut, ['TIMEOUT', 'ETIMEDOUT', 'DEADLINE']],
  [
    tlsUntrusted,
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
  ],
  [tlsDate, ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']],
  [tlsWrongHost, ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']],
  [answerTooLarge, ['TOO_LARGE', 'HPE_HEADER_OVERFLOW']],
  [answerMalformed, ['MALFORMED']],
];

/** What each code means here. */
export const kindOfFaultCode: ReadonlyMap<string, Kind<NetworkFacts>> = new Map(CODES.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)));

const PROXY_STATUSES: ReadonlyMap<number, Kind<NetworkFacts>> = new Map([
  [403, proxyForbidden],
  [407, proxyAuthentication],
  [502, proxyBadGateway],
  [503, proxyBadGateway],
  [504, proxyBadGateway],
]);

/** Codes that, on the way to a proxy, are about the proxy itself. */
const ABOUT_THE_WAY: ReadonlySet<Kind<NetworkFacts>> = new Set([nameNotFound, nameServerFailed, connectionRefused, networkUnreachable]);

/** All kinds of this party, for the catalogue. */
export const networkKinds: readonly Kind<NetworkFacts>[] = [
  ...CODES.map(([row]) => row),
  tlsFailed,
  proxyAuthentication,
  proxyForbidden,
  proxyBadGateway,
  proxyRefused,
  proxyUnreachable,
  networkFailed,
];

/** Tells a fault of the wire. */
export function networkFailure(facts: NetworkFacts): Failure {
  return failure(kindOf(facts.fault), facts);
}

function kindOf({ code, step, proxy, proxyStatus }: Fault): Kind<NetworkFacts> {
  if (code === 'PROXY_STATUS') return PROXY_STATUSES.get(proxyStatus ?? 0) ?? proxyRefused;
  const known = kindOfFaultCode.get(code);
  if (known !== undefined) return proxy !== undefined && ABOUT_THE_WAY.has(known) ? proxyUnreachable : known;
  if (code.startsWith('HPE_')) return answerMalformed;
  return step === 'tls' || /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|INVALID_)/.test(code) ? tlsFailed : networkFailed;
}

function kind(code: string, title: string, heals: Heals, tell: (facts: NetworkFacts) => Telling): Kind<NetworkFacts> {
  return { code, title, heals, tell: (facts) => ({ ...tell(facts), facts: evidence(facts) }) };
}

const STEPS: Readonly<Record<Fault['step'], string>> = {
  dns: 'while the name was looked up',
  connect: 'while connecting',
  proxy: 'while the proxy was connecting',
  tls: 'during the TLS handshake',
  request: 'while the request was sent',
  headers: 'before the answer began',
  body: 'in the middle of the answer',
};

const SILENCE: Readonly<Record<Fault['step'], string>> = {
  dns: 'The name server does not answer.',
  connect: 'A firewall on the way drops the packets, or the host is down.',
  proxy: 'The proxy does not answer, or cannot reach the host and does not say so.',
  tls: 'A firewall lets the connection open and then drops what follows, or the host hangs.',
  request: 'The host, or something in between, takes no data.',
  headers: 'The host took the request and did not answer: it is overloaded, or something in between swallows answers.',
  body: 'The host began to answer and stopped, or is very slow.',
};

/** Steps that only a slow host, not a closed way, keeps from ending. */
const SLOW: ReadonlySet<Fault['step']> = new Set(['request', 'headers', 'body']);

function address({ address: kindOfAddress, proxy }: Fault): string {
  if (proxy !== undefined) return ' The way went through a proxy.';
  if (kindOfAddress === 'private') return ' The name led to a private address, which only runners inside that network reach.';
  return kindOfAddress === 'public' ? ' The name led to a public address; inside a private network it should lead to a private one.' : '';
}

/** Whose certificate it was: before the tunnel is open, the proxy's own. */
function presenter({ fault, whose }: NetworkFacts): string {
  return fault.step === 'proxy' ? `the proxy ${proxyOf(fault)}` : `${fault.host} (${whose})`;
}

function proxyOf({ proxy }: Fault): string {
  return proxy ?? 'in between';
}

function seconds(ms: number): string {
  return `${String(Math.round(ms / 100) / 10)} s`;
}

function evidence({ fault }: NetworkFacts): readonly Fact[] {
  const { step, code, proxy, proxyStatus, address: kindOfAddress, afterMs, host } = fault;
  return [
    { name: 'Host', value: host },
    { name: 'Step', value: `${step}, after ${String(Math.round(afterMs))} ms` },
    { name: 'Code', value: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}` },
    ...(kindOfAddress === undefined ? [] : [{ name: 'Address', value: kindOfAddress }]),
    ...(proxy === undefined ? [] : [{ name: 'Proxy', value: proxy }]),
  ];
}
