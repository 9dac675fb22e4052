/** What somebody who looked at the survivors made of them. A survivor that is not here is told as not looked at. */

export interface Judgement {
  /** What they are, and why no test is written for them. */
  readonly verdict: string;
  /** By file: `before → after`, each on one line and in full. */
  readonly survivors: Readonly<Record<string, readonly string[]>>;
}

export const JUDGEMENTS: readonly Judgement[] = [
  {
    verdict: 'Equivalent: the types ask whether a value is missing, and what follows does the same without the answer.',
    survivors: {
      'src/patience.ts': ['ms !== undefined → true', 'after === undefined → false'],
      'src/azure/audiences.ts': ['audience === undefined → false'],
      'src/azure/endpoints.ts': [
        'name === undefined → false',
        'name === undefined || value === undefined → name === undefined && value === undefined',
        'value === undefined → false',
        'service.sharedAudience === undefined → false',
      ],
      'src/identity/credentials.ts': ['tenantId !== undefined → true', 'clientId === undefined → false'],
      'src/identity/guardrail.ts': ['tenantId !== undefined → true', 'claims.expiresOn !== undefined → true'],
      'src/identity/tokens.ts': ["signIn.way !== 'github-oidc' → false"],
      'src/identity/access-token.ts': ['access === null → false', "typeof code === 'number' → true", 'timestamp !== undefined → true'],
      'src/identity/github-oidc.ts': ['token === undefined → false'],
      'src/identity/jwt.ts': ['string !== undefined → true'],
      'src/failures/entra.ts': ['errorCode === undefined → false'],
    },
  },
  {
    verdict: 'Equivalent: a default for what is never missing, or one that means as little as the other.',
    survivors: {
      'src/azure/audiences.ts': ['\'\' → "Stryker was here!"', '[] → ["Stryker was here"]'],
      'src/azure/endpoints.ts': [
        '\'\' → "Stryker was here!"',
        '[] → ["Stryker was here"]',
        "service.basePath('')?.path → service.basePath('').path",
      ],
      'src/azure/services/dicom.ts': ['\'\' → "Stryker was here!"', '[] → ["Stryker was here"]'],
      'src/azure/services/fhir.ts': ['\'\' → "Stryker was here!"'],
      'src/azure/services/capability.ts': ['\'\' → "Stryker was here!"', '[] → ["Stryker was here"]'],
      'src/azure/shape.ts': ['{ return undefined; } → {}'],
      'src/identity/credentials.ts': ['\'\' → "Stryker was here!"'],
      'src/identity/guardrail.ts': ['\'\' → "Stryker was here!"'],
      'src/identity/access-token.ts': ['{ reply: undefined } → {}', '\'\' → "Stryker was here!"', 'idToken?.claims → idToken.claims'],
      'src/identity/jwt.ts': ['{ return undefined; } → {}'],
      'src/failures/credentials.ts': ['\'\' → "Stryker was here!"'],
    },
  },
  {
    verdict: 'Equivalent: what was checked before, or how the value is made, leaves nothing to tell the two apart by.',
    survivors: {
      'src/azure/endpoints.ts': [
        '/^(service|audience)=(.+)$/ → /^(service|audience)=(.+)/',
        '/^http:/i → /http:/i',
        'defaults.cloud !== CLOUDS.azurecloud → true',
      ],
      'src/azure/services/dicom.ts': ['/^(\\/v(?:1|2|1\\.0-prerelease))(?=\\/|$)/ → /(\\/v(?:1|2|1\\.0-prerelease))(?=\\/|$)/'],
      'src/azure/services/capability.ts': ['(same) => same → () => undefined'],
      'src/failures/entra/exchange.ts': ['skew > 0 → skew >= 0'],
      'src/failures/github.ts': ['\'fork\' → ""'],
      'src/failures/entra/cause.ts': [
        '/^repo:[^/:]+@\\d+\\/[^/:]+@\\d+:/ → /repo:[^/:]+@\\d+\\/[^/:]+@\\d+:/',
        '/:pull_request$/ → /:pull_request/',
      ],
      'src/failures/entra/federated-credential.ts': ['/^-+|-+$/g → /^-|-+$/g', '/^-+|-+$/g → /^-+|-$/g'],
      'src/failures/service.ts': ['status < 300 → status <= 300'],
    },
  },
  {
    verdict: 'Told nobody: words of an error that nothing reads.',
    survivors: {
      'src/identity/access-token.ts': ['\'not a token\' → ""', '\'not a time\' → ""'],
      'src/identity/transport.ts': ['\'RestError\' → ""'],
    },
  },
  {
    verdict: 'Not provoked: the library has always sent something before it fails.',
    survivors: {
      'src/identity/access-token.ts': ['reply === undefined → false'],
    },
  },
  {
    verdict: 'Would differ only for a base path that has the word "undefined" in it.',
    survivors: {
      'src/azure/endpoints.ts': ['rest.service.versionSegment === undefined → false'],
    },
  },
  {
    verdict: 'Told in e2e: the headline of an annotation, which the snapshots of the scenarios hold.',
    survivors: {
      'src/failures/input.ts': ['`${given(facts)} Allowed: ${facts.allowed}.` → ``'],
    },
  },
  {
    verdict: 'Equivalent: what is matched occurs once, at that place or not at all.',
    survivors: {
      'src/azure/endpoints.ts': ['/\\s.*$/ → /\\s.*/'],
      'src/azure/services/capability.ts': ['/\\|.*$/ → /\\|.*/'],
      'src/azure/services/resources.ts': ['/\\..*$/ → /\\..*/'],
      'src/failures/network/kind.ts': ['/:\\d+$/ → /:\\d+/', '/^t/ → /t/'],
      'src/failures/network/reach.ts': ['/^A/ → /A/', '/^[a-z]/ → /[a-z]/', '[...stepsOf(facts)].filter(isStep) → [...stepsOf(facts)]'],
    },
  },
  {
    verdict: 'Equivalent: the key of a cause is compared with keys made alike; what it is made of matters, not how it is written.',
    survivors: {
      'src/failures/network/kind.ts': ['\'\' → "Stryker was here!"', '\' \' → ""'],
      'src/failures/run.ts': ['\'latency-high\' → ""', '\'expectation-unmet\' → ""'],
    },
  },
  {
    verdict: 'Equivalent: a default for a proxy without a name or a status, which no fault with a proxy lacks.',
    survivors: {
      'src/failures/network/proxy.ts': [
        '\'PROXY:PORT\' → ""',
        '\'it\' → ""',
        '\'something else than a tunnel\' → ""',
        'fault.proxyStatus === undefined → false',
      ],
      'src/azure/audience-fit.ts': ['\'\' → "Stryker was here!"'],
    },
  },
  {
    verdict: 'Told by the tests of another part: how failures are told together is tested where the log and the run are.',
    survivors: {
      'src/failures/failure.ts': [
        '[] → ["Stryker was here"]',
        'failure.cause?.key → failure.cause.key',
        'cause === undefined → false',
        'first.cause?.tell → first.cause.tell',
      ],
      'src/failures/masked.ts': ['name === NAME → true', 'name === NAME → name !== NAME'],
      'src/azure/services/capability.ts': ['others === 0 → false', 'others === 1 → false'],
      'src/failures/input.ts': ['\'trusted-hosts\' → ""', 'facts.instead === undefined → true'],
      'src/failures/guardrail.ts': ['\'client-id\' → ""', 'own !== undefined → true'],
    },
  },
  {
    verdict: 'No test: words for cases that the samples do not have.',
    survivors: {
      'src/failures/entra/federation.ts': ['\'\' → "Stryker was here!"', "environment !== '' → true"],
      'src/failures/network/reach.ts': [
        '\' or \' → ""',
        'steps.length === 1 && hosts.length === 1 → true',
        'steps.length === 1 && hosts.length === 1 → steps.length === 1 || hosts.length === 1',
        'steps.length === 1 → true',
        'hosts.length === 1 → true',
        '3 * timeoutMs → 3 / timeoutMs',
      ],
      'src/failures/network/tls.ts': ['facts.hosts.slice(0, 1) → facts.hosts'],
      'src/failures/run.ts': ['limitMs < TOO_SHORT_MS → limitMs <= TOO_SHORT_MS'],
      'src/failures/service/role.ts': ["asked === 'authorised' → true", '\'\\n\' → ""'],
    },
  },
  {
    verdict: 'Tested since: this run was made before the test.',
    survivors: {
      'src/azure/audiences.ts': ['\'deid.azurehealthcareapis.com\' → ""'],
    },
  },
  {
    verdict: 'Equivalent: without an ID token the failure that is told is its own, whatever the library is given.',
    survivors: {
      'src/identity/access-token.ts': ['idToken?.ok !== true → false', 'idToken?.ok → idToken.ok', '\'no ID token\' → ""'],
      'src/identity/credentials.ts': ['signIn.clientId === undefined → false'],
    },
  },
  {
    verdict: 'No unit test: what is told, masked and timed when GitHub gives no ID token at a later try.',
    survivors: {
      'src/identity/tokens.ts': ['{ run, timeoutMs: patience.timeoutMs } → {}', 'attempted.ok → true', 'idToken?.ok !== false → true'],
    },
  },
];
