export const id = 92;
export const ids = [92];
export const modules = {

/***/ 92:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  entraFailure: () => (/* binding */ entraFailure)
});

// UNUSED EXPORTS: entraFailures

// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/azure/services/service.js
var service = __webpack_require__(5358);
// EXTERNAL MODULE: ./build/failures/commands.js
var commands = __webpack_require__(3442);
// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/directory.js



const TENANTS = (0,shell/* eitherShell */.ke)(undefined, 'List your tenants and their clouds', 'az account list --all --query "[].{name:name, tenant:tenantId, cloud:cloudName}" --output table');
const PROVIDERS = [
    ['healthcareapis.azure.', 'Microsoft.HealthcareApis'],
    ['deid.azure.', 'Microsoft.HealthDataAIServices'],
];
const isLogin = ({ clientId }) => clientId === undefined;
const directoryFailures = {
    'application-not-found': {
        title: 'The tenant has no application with this client ID',
        recovery: 'propagation',
        aadsts: [700016],
        what: (context) => isLogin(context)
            ? 'the application used by the existing login does not exist in the tenant that the login uses.'
            : 'the application that client-id specifies does not exist in the tenant that tenant-id specifies.',
        causes: (context) => isLogin(context)
            ? 'The application was deleted, or it belongs to a tenant other than the one that the login uses.'
            : 'client-id might belong to an application in another tenant, or it might be the object ID of the application or identity.',
        fixes: (context) => isLogin(context)
            ? 'Add the step below to show which identity and tenant the login uses. Then correct the identity or tenant in the earlier login step.'
            : 'Use az login to sign in to the tenant where the identity was created. Then run the commands below. If one of the first two commands shows an identity, set client-id to its client ID. Otherwise, choose the correct identity from the output of the next two commands. Set tenant-id to the ID that the last command prints.',
        commands: (context) => isLogin(context)
            ? (0,shell/* addStep */.ih)('', 'az account show --query "{identity:user.name, tenant:tenantId}" --output table')
            : [
                (0,commands/* showIdentity */.gI)(String(context.clientId), context.cloud),
                (0,shell/* eitherShell */.ke)(context.cloud, 'List your own applications and identities, and show the tenant', service/* IDS */.Bq.client, service/* IDS */.Bq.tenant),
            ],
        wait: { hint: 'A new application can take several minutes to propagate in Entra', seconds: 300 },
    },
    'service-principal-missing': {
        title: 'The application has no service principal in the tenant',
        recovery: 'propagation',
        aadsts: [7000229],
        what: (context) => `${applicationOf(context)} has no service principal in the tenant.`,
        causes: 'The application was registered without a service principal, or the service principal was created within the last few minutes.',
        fixes: 'Create the service principal with az ad sp create, or ask an administrator to create it.',
        commands: (context) => onClient(context, 'Create the service principal', (id) => `az ad sp create --id ${id}`),
        wait: { hint: 'A new service principal can take several minutes to propagate in Entra', seconds: 300 },
    },
    'application-disabled': {
        title: 'The application is disabled in the tenant',
        aadsts: [7000112],
        what: (context) => `${applicationOf(context)} is disabled in the tenant.`,
        causes: "An administrator disabled sign-in for the application's service principal, or Microsoft disabled the application because of suspected abuse.",
        fixes: 'Ask a tenant administrator why the application is disabled. If the application should be enabled, ask the administrator to enable it with az ad sp update.',
        commands: (context) => onClient(context, 'Enable the application', (id) => `az ad sp update --id ${id} --set accountEnabled=true`),
    },
    'tenant-not-found': {
        title: 'Entra cannot find the tenant',
        aadsts: [90002, 900023],
        what: 'no tenant in this cloud has the ID or domain that tenant-id specifies.',
        causes: ({ cloud }) => `tenant-id might contain a typo, client-id and tenant-id might be swapped, or the tenant might be in another cloud. The environment input is ${cloud.name}.`,
        fixes: 'Run the command below to list your tenants. Set tenant-id to the ID of the correct tenant. If that tenant is in a different cloud, specify that cloud in the environment input.',
        commands: TENANTS,
    },
    'cloud-mismatch': {
        title: 'The identity is in another cloud',
        aadsts: [900439, 90038, 900382, 900432, 1000104],
        what: (context) => `${context.cloud.authorityHost} reports that the identity or its tenant belongs to another cloud.`,
        causes: ({ cloud }) => `The environment input is ${cloud.name}. Each Azure cloud issues and accepts only its own tokens.`,
        fixes: "Set the environment input to the tenant's cloud: azurecloud, azureusgovernment or azurechinacloud.",
        commands: TENANTS,
    },
    'audience-not-found': {
        title: 'The tenant has no resource with this audience',
        recovery: 'propagation',
        aadsts: [500011, 50001],
        what: (context) => `the tenant has no resource with the audience ${context.audience}.`,
        causes: (context) => adviceOnAudience(context).cause,
        fixes: (context) => adviceOnAudience(context).fix,
        commands: (context) => adviceOnAudience(context).command,
        wait: ({ audience }) => isFhir(audience) && { hint: 'A new service can take several minutes to propagate', seconds: 300 },
    },
    'app-role-missing': {
        title: "The identity is not assigned to the audience's application",
        recovery: 'propagation',
        aadsts: [501051, 50105],
        what: (context) => `the application for the audience ${context.audience} accepts only assigned identities, and this identity is not assigned.`,
        causes: `The owner of the application turned on "Assignment required".`,
        fixes: (context) => isLogin(context)
            ? 'Ask the application owner to assign the identity of the existing login to the application.'
            : 'Ask the application owner to run the commands below, which assign this identity to the application.',
        commands: (context) => !isLogin(context) && assignAppRole(context),
        wait: { hint: 'A new assignment can take several minutes to take effect', seconds: 300 },
    },
    'api-permission-missing': {
        title: 'The application has no permission for the audience',
        aadsts: [65001, 650056, 650057],
        what: (context) => `${applicationOf(context)} has no permission for the audience ${context.audience}, or an administrator has not consented to the permission.`,
        causes: 'The client application needs an API permission for the application that the audience identifies. An administrator must consent to the permission.',
        fixes: 'In the app registration, under API permissions, add the application that the audience identifies. Then ask an administrator to grant consent.',
        commands: (context) => onClient(context, 'Grant consent as an administrator', (id) => `az ad app permission admin-consent --id ${id}`),
    },
    'conditional-access-blocked': {
        title: 'Conditional Access blocks the identity',
        aadsts: [53003],
        what: 'a Conditional Access policy for workload identities blocked this sign-in.',
        causes: 'Most of these policies check the location, and the IP addresses of GitHub-hosted runners usually do not belong to a named location.',
        fixes: 'Run the job on a runner whose IP address belongs to a named location, or ask the tenant administrator to exclude this service principal. Use the correlation ID below to find the request in the sign-in log.',
    },
    'security-policy-blocked': {
        title: 'A tenant security policy blocks the identity',
        aadsts: [530032, 530035],
        what: 'a security policy blocked this sign-in, or Identity Protection considers the identity compromised.',
        causes: 'Only a tenant administrator can view the policy or the risk detection.',
        fixes: "Ask the tenant's security administrator to look up the correlation ID below in the service principal sign-in log.",
    },
    'tenant-restricted': {
        title: 'The network allows only other tenants',
        aadsts: [50002, 500021, 500022],
        what: "the runner's network does not allow access to this tenant.",
        causes: 'A proxy adds the Restrict-Access-To-Tenants header to requests. The header lists the tenants that clients on this network can access.',
        fixes: "Ask your network team to add the tenant to the proxy's Restrict-Access-To-Tenants list, or run the job on another network.",
    },
};
const isFhir = (audience) => audience.includes('.azurehealthcareapis.');
function adviceOnAudience({ audience, cloud }) {
    if (isFhir(audience))
        return {
            cause: 'The audience is misspelled, or the service was deleted, belongs to another tenant, or was created within the last few minutes.',
            fix: 'Run the command below to list the FHIR services as workspace/service. Set the endpoint input (or the audience input) to https://workspace-service.fhir.azurehealthcareapis.com, where workspace and service are the names in the list.',
            command: (0,shell/* eitherShell */.ke)(cloud, 'List the FHIR services', service/* FHIR_SERVICES */.Dv),
        };
    const list = (...names) => {
        const filter = names.map((name) => `servicePrincipalNames/any(n:n eq '${name}')`).join(' or ');
        return `az ad sp list --filter "${filter}" --query "[].{name:displayName, audiences:join(', ', servicePrincipalNames)}" --output table`;
    };
    const [, provider] = PROVIDERS.find(([domain]) => audience.includes(domain)) ?? [];
    if (provider !== undefined) {
        const register = `az provider register --namespace ${provider} --wait`;
        return {
            cause: 'Azure adds the application for this audience to a tenant when the resource provider is registered in a subscription of the tenant. Either the resource provider is not registered in any subscription, or tenant-id specifies the wrong tenant.',
            fix: 'Run the commands below. The first command shows the application for the audience if the application exists in the tenant. The second command registers the resource provider.',
            command: (0,shell/* eitherShell */.ke)(cloud, 'List the audience and register the provider', list(audience), register),
        };
    }
    const cause = 'The audience might be misspelled, or the tenant has no application for the audience.';
    const look = "Run the command below to list the application's audiences. If the output is empty, the tenant has no application for this audience.";
    const [, resource, scope] = /^((?:api|https):\/\/.+)\/([^/]+)$/.exec(audience) ?? [];
    return {
        cause: scope === undefined
            ? cause
            : `The last segment of the audience (${scope}) might be a scope. The audience must not include a scope. ${cause}`,
        fix: resource === undefined ? look : `If the last segment of the audience is a scope, set audience: ${resource}. ${look}`,
        command: (0,shell/* eitherShell */.ke)(cloud, "List the application's audiences", list(audience, ...(resource === undefined ? [] : [resource]))),
    };
}
const applicationOf = (context) => isLogin(context) ? 'the application that the existing login uses' : 'the application that client-id specifies';
const onClient = ({ clientId, cloud }, purpose, command) => clientId !== undefined && (0,shell/* eitherShell */.ke)(cloud, purpose, command(`'${clientId}'`));
function assignAppRole({ cloud, clientId, audience }) {
    const graph = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
    const role = "[?contains(allowedMemberTypes, 'Application')].id | [0] || '00000000-0000-0000-0000-000000000000'";
    return (0,shell/* bash */.xj)('Assign the identity', ...(0,shell/* cloudLine */.O2)(cloud), `principal=$(az ad sp show --id '${String(clientId)}' --query id --output tsv)`, `application="servicePrincipalNames/any(n:n eq '${audience}')"`, 'resource=$(az ad sp list --filter "$application" --query "[0].id" --output tsv)', `role=$(az ad sp list --filter "$application" --query "[0].appRoles${role}" --output tsv)`, `az rest --method post --url "${graph}v1.0/servicePrincipals/$resource/appRoleAssignedTo" --body "{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$resource\\",\\"appRoleId\\":\\"$role\\"}"`);
}

// EXTERNAL MODULE: ./build/failures/evidence.js
var evidence = __webpack_require__(7489);
// EXTERNAL MODULE: ./build/azure/clouds.js
var clouds = __webpack_require__(3796);
// EXTERNAL MODULE: ./build/util/secrets.js
var secrets = __webpack_require__(5536);
;// CONCATENATED MODULE: ./build/failures/trust.js

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
const ORDINARY = /^(?:[A-Za-z0-9._@:/#&'()+,=-]|%3A|(?<![ :]) (?![ :]|$))*$/;
function trustProblem(assertion, run) {
    if (run === undefined || !isOwnIssuer(assertion.issuer, run.serverUrl))
        return 'issuer';
    if (!identifiesRepository(assertion.subject, run))
        return 'repository';
    if (isPullRequest(assertion, run))
        return 'pull-request';
    const { subject, issuer, audience } = assertion;
    return ORDINARY.test(subject) && ORDINARY.test(issuer) && audience !== secrets/* HIDDEN */.R ? undefined : 'characters';
}
function isPublicIssuer(issuer) {
    return (issuer === GITHUB_ISSUER ||
        /^https:\/\/token\.actions\.githubusercontent\.com\/[A-Za-z0-9_-]+$/.test(issuer) ||
        gheSubdomain(issuer) !== undefined);
}
const gheSubdomain = (issuer) => /^https:\/\/token\.actions\.([a-z0-9-]+)\.ghe\.com$/.exec(issuer)?.[1];
function isOwnIssuer(issuer, serverUrl) {
    if (!URL.canParse(serverUrl))
        return false;
    const { hostname, origin, protocol } = new URL(serverUrl);
    const subdomain = /^([a-z0-9-]+)\.ghe\.com$/.exec(hostname)?.[1];
    if (subdomain !== undefined)
        return gheSubdomain(issuer) === subdomain;
    if (hostname === 'github.com')
        return isPublicIssuer(issuer) && gheSubdomain(issuer) === undefined;
    return protocol === 'https:' && issuer === `${origin}/_services/token`;
}
function identifiesRepository(subject, { repository, repositoryId, repositoryOwnerId }) {
    const parts = subject.split(':');
    if (parts[0] === 'repo') {
        const [, owner, ownerId, name, id] = /^([^/@]+)(?:@(\d+))?\/([^/@]+)(?:@(\d+))?$/.exec(String(parts[1])) ?? [];
        if (owner === undefined || name === undefined)
            return false;
        const sameName = `${owner}/${name}`.toLowerCase() === repository.toLowerCase();
        return sameName && (ownerId ?? repositoryOwnerId) === repositoryOwnerId && (id ?? repositoryId) === repositoryId;
    }
    return repositoryId !== '' && parts.some((part, index) => part === repositoryId && parts[index - 1] === 'repository_id');
}
function isPullRequest({ subject, eventName }, { eventName: event }) {
    const parts = subject.toLowerCase().split(':');
    const isValueOf = (name, index) => index % 2 === 1 && parts[index - 1] === name;
    if (parts.some((part, index) => /^pull_request|refs\/pull\//.test(part) && !isValueOf('environment', index)))
        return true;
    const hasContext = parts.some((part, index) => (part !== '' && isValueOf('environment', index)) || (/^refs\/(?:heads|tags)\//.test(part) && isValueOf('ref', index)));
    return !hasContext && [eventName, event].some((name) => name?.toLowerCase().startsWith('pull_request') === true);
}

;// CONCATENATED MODULE: ./build/failures/federation.js



const WAIT = { hint: 'A new federated credential can take several minutes to take effect', seconds: 300 };
const DISTRUST = {
    issuer: 'Do not add a credential for this issuer, because it is not the issuer of the GitHub server that is running this job. Find out which server responded to the ID token request. A proxy that inspects TLS might have responded.',
    repository: "Do not add a credential for this subject, because it does not identify this run's repository. If the organization has a subject template, include repository_id in the template, or ask the organization owner to create the credential.",
    'pull-request': 'Add environment: to the job, and create a credential for that environment. A federated credential for pull requests would trust every pull request in the repository, so the action does not print a command that creates one.',
    characters: 'Do not add a credential for this subject until you have checked who chose the environment or branch name and who triggered the run. The name contains unusual characters, and anyone who can push a branch can choose its name.',
};
function unlessRefused(fix, { assertion, clientId, run }) {
    if (assertion === undefined || clientId === undefined)
        return 'Set credential: github-oidc with client-id and tenant-id, so that the step uses its own ID token.';
    const problem = trustProblem(assertion, run);
    return problem === undefined ? fix : DISTRUST[problem];
}
const ADD = "Run the first block of commands to list the identity's credentials. If no credential in the list matches this job, run the second block (or the third in PowerShell) to create one with the values from the ID token.";
const CORRECT = "Run the first block of commands to list the identity's credentials. Then run the second block (or the third in PowerShell) to update the existing credential with the values from the ID token.";
const CHECK_IDENTITY = "Run the first block of commands to show the identity's name. If this is the intended identity, run the second block (or the third in PowerShell) to create the credential. Otherwise, correct client-id.";
const UNSEEN = 'The existing login used a different assertion, so this step cannot read the claims in that assertion.';
const DEFAULT_FORM = /^repo:[^/:]+\/[^/:]+:(?:environment:[^:]+|pull_request|ref:[^:]+)$/;
function subjectReasons(subject) {
    if (!DEFAULT_FORM.test(subject))
        return [
            "The subject is not in GitHub's default format, because the organization or repository customizes it with a subject template. The credential must match the template.",
        ];
    return [
        /^repo:[^/:]+@\d+\/[^/:]+@\d+:/.test(subject) &&
            'The subject contains the IDs of the owner and repository. GitHub adds the IDs for repositories on github.com that were created, renamed or transferred on or after 15 July 2026. Credentials that contain only the names do not match this subject.',
        subject.includes(':environment:') &&
            'The job uses an environment, so the subject contains the environment instead of the branch. Credentials for branches, tags or pull requests do not match this subject.',
        subject.endsWith(':pull_request') &&
            'A pull request triggered the run, so the subject contains pull_request instead of the branch. Credentials for branches or environments do not match this subject.',
        subject.includes(':ref:refs/tags/') &&
            'The job does not use an environment, so the subject contains the tag. Credentials for environments, branches or other tags do not match this subject.',
        /:ref:(?!refs\/tags\/)/.test(subject) &&
            'The job does not use an environment, so the subject contains the branch. Credentials for environments, other branches or pull requests do not match this subject.',
        /^repo:[^/:@]+\/[^/:@]+:/.test(subject) &&
            'By default, the Entra portal now creates credentials whose subject contains IDs (repo:owner@id/repository@id). These credentials do not match, because the subject in the ID token does not contain IDs.',
    ];
}
function subjectCauses({ assertion, clientId }) {
    if (assertion === undefined || clientId === undefined)
        return UNSEEN;
    const { subject, jobWorkflowRef, repository } = assertion;
    const isReusable = jobWorkflowRef !== undefined && repository !== undefined && !jobWorkflowRef.startsWith(`${repository}/`);
    const reasons = [
        ...subjectReasons(subject),
        isReusable &&
            'The job is defined in a reusable workflow in another repository. The subject still contains the name of the calling repository.',
        'The expression of a flexible credential (preview) must match sub and either repository_id or repository_owner_id.',
    ].filter((reason) => reason !== false);
    const numbered = reasons.map((reason, index) => `(${String(index + 1)}) ${reason}`);
    return `Entra compares the whole subject. Possible reasons for the mismatch: ${numbered.join(' ')}`;
}
function issuerCauses({ assertion, clientId }) {
    if (assertion === undefined || clientId === undefined)
        return [UNSEEN];
    return [
        assertion.issuer === GITHUB_ISSUER
            ? 'The ID token was issued by GitHub.com. The issuer in the credential might end with a slash, or might be the issuer for an enterprise or GitHub Enterprise Server.'
            : /^https:\/\/token\.actions\.|\/_services\/token$/.test(assertion.issuer) &&
                'GitHub Enterprise Cloud with data residency (ghe.com) and GitHub Enterprise Server have their own issuers, and an enterprise on GitHub.com can have its own. A credential with the GitHub.com issuer does not match this ID token.',
        'The issuer in the credential must exactly match the issuer in the ID token and must not end with a slash.',
    ];
}
const changing = (fix, look = commands/* listCredentials */.Jc, change = commands/* addCredential */.hS) => ({
    fixes: (context) => unlessRefused(fix(context), context),
    facts: presentedFacts,
    commands: (context) => commandsFor(context, look, change),
});
const toAdd = {
    ...changing((context) => ADD + unintendedEnvironment(context)),
    recovery: 'propagation',
    wait: (context) => mayCreate(context) && WAIT,
};
const toCompare = {
    ...toAdd,
    causes: subjectCauses,
    facts: (context) => ({
        ...presentedFacts(context),
        'Presented repository_id': context.assertion?.repositoryId,
        'Presented repository_owner_id': context.assertion?.repositoryOwnerId,
    }),
};
const federationFailures = {
    'subject-mismatch': {
        ...toCompare,
        title: 'No federated credential has the subject of the ID token',
        aadsts: [700213],
        what: "the identity has no federated credential that matches the subject in GitHub's ID token.",
    },
    'subject-case-mismatch': {
        ...changing(() => CORRECT, commands/* listCredentials */.Jc, commands/* correctCredential */.qs),
        title: "The federated credential's subject differs in letter case",
        aadsts: [7002138],
        what: "the subject of a federated credential differs only in letter case from the subject in GitHub's ID token.",
        causes: [
            'Entra compares subjects case-sensitively. In the subject, GitHub preserves the letter case that the owner, repository and environment had when they were created.',
            'If both subjects look the same, delete the credential and create it again.',
        ],
    },
    'issuer-mismatch': {
        ...toAdd,
        title: 'No federated credential has the issuer of the ID token',
        aadsts: [700211],
        what: "the identity has no federated credential that matches the issuer of GitHub's ID token.",
        causes: issuerCauses,
    },
    'oidc-audience-mismatch': {
        ...changing(correctAudience, commands/* listCredentials */.Jc, commands/* correctCredential */.qs),
        title: 'The federated credential expects a different audience in the ID token',
        aadsts: [700212, 7002121, 70022204],
        what: "the audience of the federated credential differs from the audience of GitHub's ID token.",
        causes: audienceCause,
    },
    'federated-credential-mismatch': {
        ...toCompare,
        title: 'No federated credential matches the ID token',
        aadsts: [70021],
        what: "no federated credential matches the issuer, subject and audience of GitHub's ID token.",
    },
    'federated-credential-missing': {
        ...{ ...toAdd, ...changing(() => CHECK_IDENTITY, commands/* showIdentity */.gI) },
        title: 'The identity has no federated credential',
        aadsts: [70025],
        what: 'the identity that client-id specifies has no federated credential.',
        causes: 'Either the identity has no credential yet, or the credential belongs to an identity other than the one that client-id specifies.',
    },
    'enterprise-claim-required': {
        title: "GitHub's ID token lacks the enterprise claim that a tenant policy requires",
        recovery: 'transient',
        aadsts: [7002381],
        what: ({ assertion }) => `a tenant policy requires an enterprise claim in GitHub's ID token. ${assertion === undefined
            ? 'The step cannot read the claims of this token.'
            : assertion.enterprise === undefined
                ? 'This token does not contain an enterprise claim.'
                : `The value of the claim in this token is ${assertion.enterprise}.`}`,
        causes: ({ assertion, attempts = 1 }) => [
            assertion?.enterprise === undefined
                ? "The repository's organization might not belong to an enterprise, or GitHub might have omitted the claim from this run's token."
                : 'The policy might require the claim of a different enterprise.',
            attempts > 1 && 'A second attempt with a new ID token failed in the same way.',
        ],
        fixes: ({ assertion }) => assertion?.enterprise === undefined
            ? "Check whether the repository's organization belongs to an enterprise on GitHub. If it does, run the job again. If it does not, ask a tenant administrator to change the policy for this identity."
            : 'Ask a tenant administrator whether the policy should allow the enterprise that the ID token contains.',
        facts: (context) => ({
            ...presentedFacts(context),
            'Presented enterprise': context.assertion && (context.assertion.enterprise ?? 'absent'),
        }),
    },
};
function presentedFacts({ assertion }) {
    return {
        'Presented issuer (iss)': assertion?.issuer,
        'Presented subject (sub)': assertion?.subject.replace(MISREAD, (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`),
        'Presented audience (aud)': assertion?.audience,
        'Presented job_workflow_ref': assertion?.jobWorkflowRef,
    };
}
const MISREAD = /[^ -~]| (?= |:|$)/gu;
const mayCreate = ({ assertion, run, clientId }) => assertion !== undefined && clientId !== undefined && trustProblem(assertion, run) === undefined;
function commandsFor(context, look, change) {
    const { assertion, clientId, cloud } = context;
    if (assertion === undefined || clientId === undefined || !mayCreate(context))
        return [];
    return [look(clientId, cloud), ...change(assertion, clientId, cloud)];
}
function unintendedEnvironment({ assertion }) {
    const environment = /:environment:([^:]+)/.exec(assertion?.subject ?? '')?.[1]?.replaceAll('%3A', ':');
    if (environment === undefined)
        return '';
    return ` If the job should not use the environment "${environment}", remove the environment key from the job instead.`;
}
function correctAudience({ assertion, cloud }) {
    if (assertion?.audience === cloud.oidcAudience)
        return CORRECT;
    return "Remove oidc-audience from the step, or set the environment input to the identity's cloud. Use the commands below only if you want the federated credential to accept the audience in the ID token.";
}
function audienceCause({ assertion, cloud }) {
    if (assertion === undefined)
        return UNSEEN;
    if (assertion.audience === cloud.oidcAudience)
        return `The ID token's audience is the default audience for ${cloud.title}. The credential specifies a different audience.`;
    const other = Object.values(clouds/* CLOUDS */.J).find(({ oidcAudience }) => oidcAudience === assertion.audience);
    const whose = other === undefined ? 'the value of the oidc-audience input' : `the default audience for ${other.title}`;
    return `The ID token's audience is ${whose}. By default, federated credentials for ${cloud.title} use the audience ${cloud.oidcAudience}.`;
}

// EXTERNAL MODULE: ./build/failures/network-facts.js
var network_facts = __webpack_require__(7050);
;// CONCATENATED MODULE: ./build/failures/entra.js






const entraFailures = {
    ...federationFailures,
    ...directoryFailures,
    'assertion-expired': {
        title: 'The ID token has expired or is not valid yet',
        recovery: 'transient',
        aadsts: [700024, 50013, 500133],
        what: 'the ID token was not valid when Entra checked it.',
        causes: "GitHub's ID tokens are valid for about 5 minutes, and each attempt uses a new ID token. Either the request was delayed, or the clock of the runner or of GitHub Enterprise Server is wrong.",
        fixes: "Run the job again. If the job fails again, check the runner's clock. If you use GitHub Enterprise Server, also check its clock.",
        facts: presentedFacts,
    },
    'clock-skew': {
        title: "The runner's clock is wrong",
        what: ({ clockSkewSeconds }) => `the ID token was not valid when Entra checked it, and the runner's clock is ${String(Math.abs(clockSkewSeconds))} s ${clockSkewSeconds > 0 ? 'ahead of' : 'behind'} Entra's clock.`,
        causes: 'ID tokens are valid for about 5 minutes. Entra rejects an ID token if the clock of the runner or of GitHub Enterprise Server is wrong.',
        fixes: "Synchronize the runner's clock with NTP. Run sudo timedatectl set-ntp true on Linux, or w32tm /resync on Windows.",
    },
    'assertion-signature': {
        title: 'Entra could not verify the signature of the ID token',
        recovery: 'transient',
        aadsts: [700027, 500031],
        what: "Entra could not verify the signature of the ID token with the issuer's keys.",
        causes: (context) => [
            "Entra caches the issuer's keys, so sign-ins can fail for several minutes after a key rotation.",
            !hasPublicIssuer(context) && 'GitHub Enterprise Server might not publish its signing key.',
        ],
        fixes: (context) => hasPublicIssuer(context)
            ? 'Run the job again in a few minutes.'
            : "Run the job again in a few minutes. If the job fails again, check that the issuer's /.well-known/jwks contains the signing key.",
        facts: presentedFacts,
        wait: { hint: 'Entra might accept the new keys within minutes', seconds: 300 },
    },
    'assertion-not-accepted': {
        title: 'Entra does not accept this type of assertion',
        aadsts: [700222, 700226, 700227, 700236],
        what: 'Entra does not accept a token from this issuer as an assertion.',
        causes: "Entra accepts GitHub's ID tokens as assertions, but not tokens that Entra itself issued.",
        fixes: 'Set credential: github-oidc with client-id and tenant-id.',
        facts: presentedFacts,
    },
    'issuer-unreachable': {
        title: 'Entra could not reach the issuer of the ID token',
        recovery: 'propagation',
        aadsts: [90061, 50166, 900612, 501661],
        what: "Entra could not read the issuer's /.well-known/openid-configuration.",
        causes: (context) => hasPublicIssuer(context)
            ? 'The issuer is a public GitHub issuer, so your configuration is not the cause. The likely cause is a temporary problem in GitHub, in Entra or in the connection between them.'
            : 'Entra reads this document over the internet. If GitHub Enterprise Server is behind a firewall, Entra cannot reach it.',
        fixes: (context) => hasPublicIssuer(context)
            ? 'Run the job again. If the job fails again, see https://www.githubstatus.com and https://azure.status.microsoft.'
            : "Publish the issuer's /.well-known/openid-configuration and /.well-known/jwks on the internet, or use credential: managed-identity on a runner in Azure.",
        facts: presentedFacts,
        wait: (context) => hasPublicIssuer(context) && { hint: 'The request might succeed within minutes', seconds: 300 },
    },
    'scope-invalid': {
        title: 'Entra does not accept the audience as a scope',
        aadsts: [70011, 1002012, 28000, 700022],
        what: ({ audience }) => `Entra does not accept ${audience}/.default as a scope.`,
        causes: 'A scope must contain exactly one resource, identified by its https:// or api:// URI or its application ID. A scope must not contain spaces.',
        fixes: 'Set the audience input to the https:// or api:// URI or the application ID of one resource. Write one audience per line.',
    },
    'exchange-malformed': {
        title: 'Entra could not read the token request',
        aadsts: [900144, 900561, 50027, 5002723, 901002],
        what: 'Entra could not read the token request.',
        causes: 'A proxy might have changed the request. If no proxy changed the request, this failure is a bug in the action, because the inputs are valid.',
        fixes: "If the runner uses a proxy, run the job without the proxy. If the job fails again, open an issue in the action's repository and include the trace ID below.",
    },
    'client-secret-refused': {
        title: 'Entra refused a client secret',
        aadsts: [7000215, 7000222, 7000218],
        what: 'Entra expected a client secret or rejected the one it received.',
        causes: 'This action never sends a client secret, so the invalid or expired client secret must come from the existing login.',
        fixes: 'Set credential: github-oidc with client-id and tenant-id. GitHub OIDC does not require a client secret, so remove the secret from the workflow.',
    },
    'entra-transient': {
        title: 'Microsoft Entra is busy or temporarily unavailable',
        recovery: 'transient',
        aadsts: [90012, 90024, 90033, 90055, 50196],
        what: (context) => isLoop(context)
            ? 'Microsoft Entra rejected the request, because jobs or programs with this client ID are requesting tokens in a loop.'
            : 'Microsoft Entra could not process the request.',
        causes: (context) => isLoop(context)
            ? ['Entra adds up the requests from all jobs and programs that use this client ID.', evidence/* pauseCause */.U$(context)]
            : evidence/* busyCauses */.CQ('Microsoft Entra', context),
        fixes: (context) => isLoop(context)
            ? `Use the tenant's service principal sign-in logs to find the job or program that repeatedly requests tokens with this client ID, and stop it. ${evidence/* runAgain */.qL(context)}`
            : evidence/* runAgain */.qL(context),
        wait: (context) => !isLoop(context) && evidence/* waitFor */.fm(context),
    },
    'entra-unreadable': {
        title: 'The response from Microsoft Entra could not be read',
        recovery: 'transient',
        what: ({ cloud, httpStatus, response }) => `${cloud.authorityHost} returned HTTP ${String(httpStatus)} with ${evidence/* kindOf */.I(response)} instead of a token or an error code.`,
        causes: (context) => evidence/* foreignResponse */.wx('Microsoft Entra', context),
        fixes: (context) => evidence/* isForeign */.jq(context)
            ? `Ask your network team to allow POST requests from the runner to https://${context.cloud.authorityHost}, and to exempt this host from TLS inspection.`
            : 'Run the job again.',
        facts: (context) => ({ Request: `POST https://${context.cloud.authorityHost}/…/oauth2/v2.0/token`, ...evidence/* responseFacts */.Zc(context) }),
    },
    'entra-refused': {
        title: 'Microsoft Entra refused to issue the token',
        what: 'Microsoft Entra refused to issue the token.',
        causes: 'The action does not recognize this error code, so it cannot identify the cause.',
        fixes: ({ errorCode }) => `Open https://login.microsoftonline.com/error?code=${String(errorCode)}, which describes the error code. Then look up the correlation ID below in the tenant's sign-in logs for service principals and managed identities.`,
        facts: presentedFacts,
    },
};
const CODES = (0,failures_define/* codesBy */.WQ)(entraFailures, ({ aadsts }) => aadsts);
const SKEW_SECONDS = 60;
function entraFailure(context) {
    const code = failureOf(context);
    const failure = (0,network_facts/* withBypass */.bB)((0,failures_define/* createFailure */.p6)(entraFailures, code, context), code === 'entra-unreadable' ? evidence/* bypassFor */.AD(context) : undefined);
    return {
        ...failure,
        what: code === 'entra-unreadable' ? failure.what : `${codeOf(context)}: ${failure.what}`,
        recovery: recoveryOf(code, context) ?? failure.recovery,
        facts: [...failure.facts, ...entra_evidence(context)],
    };
}
function failureOf({ errorCode, httpStatus = 0, clockSkewSeconds }) {
    const code = errorCode === undefined ? undefined : CODES.get(errorCode);
    if (code === 'assertion-expired' && Math.abs(clockSkewSeconds) > SKEW_SECONDS)
        return 'clock-skew';
    if (code !== undefined)
        return code;
    if (evidence/* isBusy */.A5(httpStatus))
        return 'entra-transient';
    return errorCode === undefined ? 'entra-unreadable' : 'entra-refused';
}
function recoveryOf(code, context) {
    const { attempts = 1, httpStatus = 200 } = context;
    if (code === 'enterprise-claim-required' && attempts > 1)
        return 'none';
    if (code === 'entra-unreadable' && httpStatus !== 200 && httpStatus !== 400)
        return 'none';
    return code === 'issuer-unreachable' && hasPublicIssuer(context) ? 'transient' : undefined;
}
const codeOf = ({ errorCode, httpStatus }) => errorCode === undefined ? `HTTP ${String(httpStatus)}` : `AADSTS${String(errorCode)}`;
function entra_evidence(context) {
    const { clientId, tenantId, audience, errorCode, httpStatus, traceId, correlationId, timestamp } = context;
    const status = errorCode === undefined || httpStatus === undefined ? '' : `, HTTP ${String(httpStatus)}`;
    return (0,failures_define/* known */.eO)({
        ...{ 'Client ID': clientId, 'Tenant ID': tenantId, Audience: audience },
        ...{ Response: `${codeOf(context)}${status}`, 'Trace ID': traceId, 'Correlation ID': correlationId, Timestamp: timestamp },
    });
}
const isLoop = ({ errorCode }) => errorCode === 50196;
const hasPublicIssuer = ({ assertion }) => assertion !== undefined && isPublicIssuer(assertion.issuer);


/***/ })

};
