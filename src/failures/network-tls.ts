/** Failures of TLS (https://nodejs.org/api/tls.html#x509-certificate-error-codes), and responses that are not what was expected. */
import { serviceOfHost } from '../azure/services/index.ts';
import type { Command } from '../model/failure.ts';
import type { NetworkContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import * as at from './network-facts.ts';
import { bashWord } from './shell.ts';

/** The bundle that `update-ca-certificates` of Debian and Ubuntu maintains. */
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

function showChain({ error }: NetworkContext): Command {
  const target = error.phase === 'proxy' ? (error.proxy ?? error.host) : at.withPort(error.host);
  const proxy = error.proxy === undefined || error.phase === 'proxy' ? '' : ` -proxy ${bashWord(error.proxy)}`;
  const name = target.replace(/:\d+$/, '');
  return {
    label: 'Bash, on the runner: the certificates that the host sends',
    language: 'bash',
    text: `openssl s_client -connect ${bashWord(target)} -servername ${bashWord(name)}${proxy} -showcerts < /dev/null`,
  };
}

const EXTRA_CA = {
  missing: 'names a file that does not exist in the file system of the job',
  unreadable: 'names a file that cannot be read',
  'not-pem': 'names a file that is not a certificate in PEM form',
} as const;

/** Codes of Node that say that no HTTP status line was seen. */
const NOT_HTTP: ReadonlySet<string> = new Set(['HPE_INVALID_CONSTANT']);
const isHttp = ({ error }: NetworkContext): boolean => !NOT_HTTP.has(error.code);

export const TLS = {
  tlsUntrusted: at.define(
    {
      code: 'tls-untrusted',
      title: 'The certificate is not from an authority that the runner trusts',
      recovery: 'none',
      nodeCodes: [
        ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
        ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
      ],
      what: (context) => `The certificate of ${at.presenter(context)} is not from an authority that Node trusts (${context.error.code}).`,
      causes: [
        {
          when: ({ error }) => error.extraCa !== undefined,
          text: ({ error }) => `NODE_EXTRA_CA_CERTS ${EXTRA_CA[error.extraCa ?? 'missing']}, so Node ignored it.`,
        },
        { text: 'A proxy or firewall that inspects TLS presents a certificate of its own.' },
        {
          when: (context) =>
            context.error.address === 'private' && (at.isSignIn(context) || serviceOfHost(context.error.host) !== undefined),
          text: "The host is Azure's or GitHub's, but its name resolved to a private address, where another machine seems to respond. A private endpoint would present Microsoft's own certificate.",
        },
        {
          when: ({ error }) =>
            ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT'].includes(error.code),
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
    },
    at.BYPASS_HINTS,
  ),
  tlsDate: at.define({
    code: 'tls-date',
    title: 'The certificate is not valid at this time',
    recovery: 'none',
    nodeCodes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
    what: (context) =>
      `By the runner's clock, the certificate of ${at.presenter(context)} is ` +
      `${context.error.code === 'CERT_NOT_YET_VALID' ? 'not valid yet' : 'no longer valid'} (${context.error.code}).`,
    causes: [{ text: 'The clock of the runner is wrong, or the owner of the certificate did not renew it.' }],
    fixes: [{ text: 'Run date -u on the runner. If the clock is right, ask the owner of the host to renew the certificate.' }],
  }),
  tlsWrongHost: at.define({
    code: 'tls-wrong-host',
    title: 'The certificate is for another host',
    recovery: 'none',
    nodeCodes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
    what: (context) => `The certificate of ${at.presenter(context)} is for other names (${context.error.code}).`,
    causes: [
      {
        text: 'The name leads to another machine: a wrong private DNS record, a gateway without a certificate for this name, or a network that responds in place of every host.',
      },
    ],
    fixes: [{ text: (context) => `Run nslookup ${at.nameOf(context)} on the runner to see where the name leads.` }],
  }),
  tlsFailed: at.define({
    code: 'tls-failed',
    title: 'The TLS handshake failed',
    recovery: 'none',
    what: (context) => `TLS with ${at.presenter(context)} failed (${context.error.code}).`,
    causes: [
      { text: 'The two sides support no common TLS version, or the port does not speak TLS. Often a firewall or proxy is in between.' },
    ],
    fixes: [{ text: 'Run the command below on the runner to see the handshake.' }],
    commands: (context) => [showChain(context)],
  }),
  answerTooLarge: at.define({
    code: 'answer-too-large',
    title: 'The response is larger than expected',
    recovery: 'none',
    nodeCodes: ['TOO_LARGE'],
    what: (context) => `${at.presenter(context)} sent more than this step reads (${context.error.code}).`,
    causes: [{ text: 'The address is not the one of the service, or a gateway responds in its place.' }],
    fixes: [{ text: 'Check the address, and whether a gateway or proxy responds for it.' }],
  }),
  answerMalformed: at.define({
    code: 'answer-malformed',
    title: 'The response is not valid HTTP',
    recovery: 'none',
    nodeCodes: ['UNEXPECTED_UPGRADE'],
    what: (context) =>
      isHttp(context)
        ? `${at.presenter(context)} sent an HTTP response that violates the HTTP standard (${context.error.code}).`
        : `${at.presenter(context)} sent a response that is not HTTP (${context.error.code}).`,
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
} as const satisfies Readonly<Record<string, FailureDefinition<NetworkContext>>>;
