/**
 * Tests hosts that the user operates. The read request determines the verdict, redirects are reported but not followed, and a 404 does not
 * prove that the service does not exist.
 */
import { describe, expect } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { LabResponse } from '../../../lab/network/site.ts';
import { outcome, responds, testSituations, type Situation, type Which } from '../support/verdicts.ts';

const GATEWAY = 'gateway.contoso.example';
const FHIR = `https://${HOSTS.fhir}`;
const AZURE = { endpoint: FHIR };
const OWN = { endpoint: `https://${GATEWAY}/fhir service=fhir audience=${FHIR}`, 'trusted-hosts': GATEWAY };

/** Puts a FHIR service behind the gateway, which replaces some responses. */
function gateway(which: Which, response: LabResponse): (lab: Lab) => void {
  return (lab) => {
    lab.service(GATEWAY, { kind: 'fhir', prefix: '/fhir', audiences: [FHIR] });
    lab.roles.grant(IDS.principal, GATEWAY, 'FHIR Data Reader');
    responds(GATEWAY, which, response)(lab);
  };
}
const BUNDLE: LabResponse = { status: 200, body: JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: 0 }) };
const redirect = (location: string): LabResponse => ({ status: 302, headers: { location } });

describe('the health path of a gateway', () => {
  const warned = (name: string, response: LabResponse, attempts: number): Situation => ({
    name: `causes a warning for ${name}`,
    with: OWN,
    setUp: gateway('health', response),
    failure: 'health-path-failed',
    status: 'warn',
    says: [/authorized: yes \(200\)/, /The result depends on the read request that includes the access token/],
    check: ({ requests }) => expect(requests.filter((line) => line.includes('/health/check'))).toHaveLength(attempts),
  });
  testSituations('$name', [
    warned('403', { status: 403 }, 1),
    warned('a redirect to a sign-in page', redirect('https://login.microsoftonline.com/authorize'), 1),
    warned('410', { status: 410 }, 1),
    warned('500', { status: 500 }, 3),
    ...[401, 404, 405].map((status): Situation => ({
      name: `may return ${String(status)}`,
      with: OWN,
      setUp: gateway('health', { status }),
      failure: '',
    })),
    {
      name: 'causes a warning for a response that is not HTTP',
      with: OWN,
      setUp: (lab) => {
        gateway('health', { status: 200 })(lab);
        lab.fault(GATEWAY, 'not-http', { path: /health/ });
      },
      failure: 'answer-malformed',
      status: 'warn',
      says: [/authorized: yes \(200\)/],
    },
    {
      name: 'does not stop waiting for a role',
      with: { ...OWN, 'wait-seconds': '30' },
      setUp: (lab) => {
        gateway('health', { status: 403 })(lab);
        lab.roles.revoke(IDS.principal, GATEWAY);
        lab.roles.grant(IDS.principal, GATEWAY, 'FHIR Data Reader', { after: 1 });
      },
      failure: 'health-path-failed',
      status: 'warn',
      says: [/^Waiting for .*role-missing/m, /authorized: yes \(200\)/],
    },
  ]);
});

/** Returns a response to requests with the real token, with an unsigned token, or without a token. */
type Handle = (kind: 'real' | 'unsigned' | 'none', path: string) => LabResponse | undefined;

const intercepted = (handle: Handle) => (lab: Lab) => {
  gateway('health', { status: 200 })(lab);
  lab.service(GATEWAY).intercept = ({ authorised, bearer, path }) =>
    path.endsWith('/health/check') ? undefined : handle(authorised === 'none' ? 'none' : bearer === undefined ? 'unsigned' : 'real', path);
};

describe('a warning about an expect line', () => {
  const warned = (name: string, failure: string, expected: string, setUp: Situation['setUp'], texts: Partial<Situation>): Situation => ({
    name,
    with: { ...OWN, expect: expected },
    ...(setUp && { setUp }),
    ...{ failure, status: 'warn' },
    ...texts,
  });
  const NO_ROLE = outcome(403, 'forbidden');
  testSituations('$name', [
    warned(
      'does not ask for a line that is already there',
      'anonymous-unclear',
      'anonymous: 404\ndenied: read',
      intercepted((kind) => (kind === 'none' ? { status: 404 } : NO_ROLE)),
      {
        says: [/The line "anonymous: 404" in the expect input applies only if/, /request without a token returned 404 instead of 401/],
        never: [/add the line|does not depend/],
      },
    ),
    warned(
      'says that the token was not sent',
      'access-unknown',
      'denied: export',
      intercepted((kind, path) => (path.includes('_operations') && kind === 'none' ? { status: 403 } : undefined)),
      { says: [/returned 403 for the unauthenticated request GET \/_operations\/export\/<ID>/], never: [/does not depend/] },
    ),
    warned(
      'names the line if the request gets no response',
      'connection-reset',
      'denied: export',
      (lab) => {
        gateway('health', { status: 200 })(lab);
        lab.fault(GATEWAY, 'reset-before-headers', { path: /_operations/ });
      },
      { says: [/The check could not verify the line "denied: export" in the expect input/] },
    ),
  ]);
});

testSituations('the anonymous check $name', [
  {
    name: 'does not claim that a health check without a response got 403',
    with: OWN,
    setUp: (lab) => {
      intercepted((kind) => (kind === 'none' ? { status: 403 } : undefined))(lab);
      lab.fault(GATEWAY, 'reset-before-headers', { path: /health/ });
    },
    failure: 'connection-reset',
    status: 'warn',
    says: [/health check got no status/],
    never: [/also returned 403/],
  },
  {
    name: 'advises a separate step if another endpoint needs the line',
    with: { ...OWN, endpoint: `${OWN.endpoint}\n${OWN.endpoint.replace('/fhir', '/strict')}`, expect: 'anonymous: 200' },
    setUp: (lab) => {
      lab.site(GATEWAY, ({ authorised, bearer, path }) => {
        const isOpen = path.includes('health') || bearer !== undefined || (path.startsWith('/fhir') && authorised === 'none');
        return isOpen ? BUNDLE : { status: 401 };
      });
    },
    failure: '',
    says: [
      /\/strict rejected the anonymous read request\. If other endpoints need the line "anonymous: 200", check \S+\/strict in a separate step/,
    ],
  },
]);

testSituations('a 403 with insufficient_scope is reported as a missing permission $name', [
  ...['Bearer error="insufficient_scope"', 'Bearer realm="x", scope="fhir/read", error=insufficient_scope'].map((challenge): Situation => ({
    name: `for ${challenge}`,
    with: OWN,
    setUp: gateway('read', { status: 403, headers: { 'www-authenticate': challenge } }),
    failure: 'token-rejected',
    says: [/The response reports that the token lacks a permission \(insufficient_scope\)/, /assign that app role to the identity/],
    never: [/which rule is blocking/, /--role/],
  })),
  {
    name: 'that wait-seconds covers',
    with: { ...OWN, 'wait-seconds': '30' },
    setUp: (lab) => {
      let left = 3;
      intercepted((kind) =>
        kind === 'real' && left-- > 0 ? { status: 403, headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } } : undefined,
      )(lab);
    },
    failure: '',
    says: [/^Waiting for .*token-rejected/m],
  },
]);

describe('a warning about the unsigned token', () => {
  const warned = (name: string, failure: string, setUp: Situation['setUp']): Situation => ({
    name,
    with: { ...OWN, 'timeout-seconds': '1' },
    ...(setUp && { setUp }),
    ...{ failure, status: 'warn' },
    says: [/The request contained a token with an invalid signature/, /^Next: Run the job again.*"unsigned-token: skip"/m],
    never: [/Resource health|other clients|timeout-seconds: 30/],
  });
  const returns = (response: LabResponse) => intercepted((kind) => (kind === 'unsigned' ? response : undefined));
  testSituations('names the token and the line that turns the check off: $name', [
    warned('429', 'token-check-unclear', returns({ status: 429, headers: { 'retry-after': '300' } })),
    warned('500', 'token-check-unclear', returns({ status: 500 })),
    warned('no response', 'timed-out', (lab) => {
      lab.site(GATEWAY, ({ authorised, bearer, path }) => {
        if (authorised === 'none') return { status: path.includes('health') ? 200 : 401 };
        return bearer === undefined ? new Promise(() => undefined) : BUNDLE;
      });
    }),
  ]);
});

describe('a redirect', () => {
  const at = (name: string, location: string, says: readonly RegExp[], own = false): Situation => ({
    name: name,
    with: own ? OWN : AZURE,
    setUp: own ? gateway('read', redirect(location)) : responds(HOSTS.fhir, 'read', redirect(location)),
    failure: 'redirected',
    says,
    never: [/evil|secret-path/, /only then set endpoint to (?!it)/],
  });
  const signIn = (name: string): readonly RegExp[] => [
    new RegExp(`to the sign-in page ${name}`),
    /A healthcare service returns 401 instead/,
  ];
  testSituations('is reported without its path if it leads $name', [
    at('to Entra', 'https://login.microsoftonline.com/common/oauth2/authorize?secret-path', signIn('login\\.microsoftonline\\.com')),
    at('to External ID', 'https://contoso.ciamlogin.com/secret-path', signIn('ciamlogin\\.com'), true),
    at('to the sign-in of App Service', '/.auth/login/aad', signIn('of App Service'), true),
    at(
      'to a path with a trailing slash',
      `https://${GATEWAY}/fhir/secret-path/`,
      [/to another path on the same host/, /correct the path in the endpoint input/],
      true,
    ),
    at('to a relative address', 'secret-path/', [/to another path on the same host/], true),
    at('to a foreign host', 'https://evil.example/secret-path', [/to another host/, /Ask the owner of gateway\.contoso\.example/], true),
    at('to no address', '', [/redirects to another path on the same host/]),
  ]);
});

describe('a 404', () => {
  const offered = (name: string, inputs: Situation['with'], setUp: Situation['setUp']): Situation => ({
    name: `is not reported as a missing service ${name}`,
    ...(inputs && { with: inputs }),
    ...(setUp && { setUp }),
    failure: 'read-not-offered',
    says: [/although a service responds at this address/, /does not support \/StructureDefinition/],
    never: [/There is no service/],
  });
  testSituations('$name', [
    {
      name: 'is retried while a service starts',
      with: { ...AZURE, 'wait-seconds': '30' },
      setUp: responds(HOSTS.fhir, 'every request', { status: 404 }, 2),
      failure: '',
      says: [/^Waiting for .*path-not-found/m],
    },
    {
      name: 'is retried while a gateway starts',
      with: { ...OWN, 'wait-seconds': '30' },
      setUp: (lab) => {
        gateway('every request', { status: 404 })(lab);
        responds(GATEWAY, 'every request', { status: 404 }, 3)(lab);
      },
      failure: '',
      says: [/^Waiting for .*path-not-found/m],
    },
    offered('if it has an OperationOutcome', AZURE, responds(HOSTS.fhir, 'read', outcome(404, 'not-supported'))),
    offered('if the health check returns 200', OWN, gateway('read', { status: 404 })),
    {
      name: 'is reported as a wrong path if every request gets it',
      with: OWN,
      setUp: gateway('every request', { status: 404 }),
      failure: 'path-not-found',
      says: [/Set the endpoint input to the URL at which the gateway exposes the service/],
    },
  ]);
});

describe('a 403 to all requests', () => {
  const zones = /privatelink\.workspace\.azurehealthcareapis\.com|privatelink\.fhir\.azurehealthcareapis\.com/;
  testSituations('$name', [
    {
      name: 'is reported as a network problem for FHIR through a proxy',
      with: AZURE,
      setUp: responds(HOSTS.fhir, 'every request', { status: 403 }),
      failure: 'network-blocked',
      says: [
        /returned 403 for GET \/health\/check/,
        /sent through the proxy/,
        /NO_PROXY=\.azurehealthcareapis\.com/,
        /az resource show --ids "\$\{scope%\/\*\/\*\}"/,
      ],
      never: [/--role/],
    },
    {
      name: 'is reported as a network problem for DICOM through a proxy',
      with: { endpoint: `https://${HOSTS.dicom}` },
      setUp: responds(HOSTS.dicom, 'every request', { status: 403 }),
      failure: 'network-blocked',
      says: [/sent through the proxy/, /NO_PROXY=\.azurehealthcareapis\.com/],
      never: [zones, /--role/],
    },
  ]);
});
