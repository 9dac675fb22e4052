/** TLS by Node's codes (https://nodejs.org/api/tls.html#x509-certificate-error-codes), and answers that are not what HTTP looks like. */
import { kind, nameOf, named, ports, proxyOf, type Faults } from './kind.ts';

/** The bundle that `update-ca-certificates` of Debian and Ubuntu keeps, with the authorities of the machine's owner in it. */
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

export const tlsUntrusted = kind('tls-untrusted', 'The certificate is of an authority that the runner does not know', 'none', (facts) => ({
  what: `The certificate of ${presenter(facts)} comes from an authority that Node does not know: ${facts.error.code}.`,
  why:
    'A proxy or firewall that inspects TLS shows a certificate of its own. The action cannot accept it by itself: ' +
    'Node reads NODE_EXTRA_CA_CERTS once, when it starts.',
  next:
    "Set NODE_EXTRA_CA_CERTS to the file with the authority's certificate: in the env: of the step, " +
    'or for all jobs in the .env file of the runner. If it is not in the file below, ask the network team for it in PEM form.',
  commands: [
    { label: 'In the step, beside uses: (this file: Debian, Ubuntu)', language: 'yaml', text: `env:\n  NODE_EXTRA_CA_CERTS: ${BUNDLE}` },
    {
      label: 'Bash, for all jobs: in the folder of the self-hosted runner, then restart it',
      language: 'bash',
      text: `echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`,
    },
  ],
}));

export const tlsDate = kind('tls-date', 'The certificate is not valid at this time', 'none', (facts) => ({
  what:
    `The certificate of ${presenter(facts)} is ${facts.error.code === 'CERT_NOT_YET_VALID' ? 'not valid yet' : 'no longer valid'} ` +
    "by the runner's clock.",
  why: 'The clock of the runner is wrong, or the owner of the certificate did not renew it.',
  next: 'Run date -u on the runner; if the clock is right, ask the owner of the host to renew the certificate.',
}));

export const tlsWrongHost = kind('tls-wrong-host', 'The certificate is for another host', 'none', (facts) => ({
  what: `The certificate of ${presenter(facts)} is for other names: ${facts.error.code}.`,
  why:
    'The name leads to another machine: a wrong private DNS record, a gateway without a certificate for this name, ' +
    'or a network that answers for everything.',
  next: `Run nslookup ${nameOf(facts.error)} on the runner to see where the name leads.`,
}));

export const tlsFailed = kind('tls-failed', 'The TLS handshake failed', 'none', (facts) => ({
  what: `TLS with ${presenter(facts)} failed: ${facts.error.code}.`,
  why: 'The two sides share no TLS version, or what answers does not speak TLS: often a firewall or proxy in between.',
  next: `Run openssl s_client -connect ${ports({ ...facts, hosts: facts.hosts.slice(0, 1) })} on the runner and look at the handshake.`,
}));

export const answerTooLarge = kind('answer-too-large', 'The answer is larger than any real one', 'none', (facts) => ({
  what: `${named(facts)} sent more than this step reads, and was cut off.`,
  why: 'The address leads to something else than it should, or a gateway answers in its place.',
  next: 'Check the address, and whether a gateway or proxy answers for it.',
}));

export const answerMalformed = kind('answer-malformed', 'The answer is not HTTP', 'none', (facts) => ({
  what: `${named(facts)} answered something that is not HTTP: ${facts.error.code}.`,
  why: 'The port belongs to another protocol, or a device in between mangles answers.',
  next: 'Check host and port of the address.',
}));

/** Whose certificate it was: before the tunnel is open, the proxy's own. */
function presenter(facts: Faults): string {
  return facts.error.phase === 'proxy' ? proxyOf(facts.error) : named(facts);
}
