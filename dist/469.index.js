export const id = 469;
export const ids = [469];
export const modules = {

/***/ 2295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jc: () => (/* binding */ listCredentials),
/* harmony export */   O2: () => (/* binding */ cloudLine),
/* harmony export */   gI: () => (/* binding */ showIdentity),
/* harmony export */   hS: () => (/* binding */ addCredential),
/* harmony export */   qs: () => (/* binding */ correctCredential)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(540);


const ARM_VERSION = 'api-version=2023-01-31';
const NO_CREDENTIAL = 'no credential has this issuer and subject';
const NO_IDENTITY = 'no identity with this client ID in this subscription';
function graphUrl(clientId) {
    return `$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)beta/applications(appId='${clientId}')/federatedIdentityCredentials`;
}
function listCredentials(clientId, cloud) {
    const query = (properties) => `--query "value[].{name:name, issuer:${properties}issuer, subject:${properties}subject, expression:${properties}claimsMatchingExpression.value}" --output table`;
    const identity = `$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)`;
    return [
        both(cloud, 'app registration: list its credentials', `az rest --method get --url "${graphUrl(clientId)}" ${query('')}`),
        both(cloud, 'user-assigned identity: list its credentials', `az rest --method get --url "${identity}/federatedIdentityCredentials?${ARM_VERSION}" ${query('properties.')}`),
    ];
}
function showIdentity(clientId, cloud) {
    return [
        both(cloud, 'app registration: show its name', `az ad app show --id '${clientId}' --query "{name:displayName, clientId:appId}" --output table`),
        both(cloud, 'user-assigned identity: show its name', `az identity list --query "[?clientId=='${clientId}'].{name:name, group:resourceGroup}" --output table`),
    ];
}
function addCredential(presented, clientId, cloud) {
    const { issuer, subject, audience } = presented;
    const name = credentialName(presented);
    const id = (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)(clientId);
    const app = (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiJson */ .iL)({ name, issuer, subject, audiences: [audience] });
    const identity = (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiJson */ .iL)({ properties: { issuer, subject, audiences: [audience] } });
    return commands(cloud, {
        bashApp: [`az ad app federated-credential create --id ${id} --parameters ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)(app)}`],
        powershellApp: [`${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .powershellString */ .$v)(app)} | az ad app federated-credential create --id ${id} --parameters '@-'`],
        bashIdentity: [
            bashNameAndGroup(clientId),
            `az identity federated-credential create --identity-name "\${name:?${NO_IDENTITY}}" --resource-group "$group" --name ${name} ${bashClaims(presented)}`,
        ],
        powershellIdentity: [
            powershellIdentityId(clientId),
            `if ($identity) { ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .powershellString */ .$v)(identity)} | az rest --method put --url "$identity/federatedIdentityCredentials/${name}?${ARM_VERSION}" ` +
                `--body '@-' } else { '${NO_IDENTITY}' }`,
        ],
    });
}
function correctCredential(presented, clientId, cloud) {
    const { issuer, subject, audience } = presented;
    const id = (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)(clientId);
    const body = { issuer, subject, audiences: [audience] };
    const sameSubject = `SUBJECT=${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)(subject)} awk -F '\\t' 'tolower($2) == tolower(ENVIRON["SUBJECT"]) { print $1 }'`;
    const [same, iss] = [(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .powershellString */ .$v)(subject), (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .powershellString */ .$v)(issuer)];
    return commands(cloud, {
        bashApp: [
            `credential=$(az rest --method get --url "${graphUrl(clientId)}" --query "value[?issuer=='${issuer}'].[id,subject]" --output tsv | ${sameSubject})`,
            `az ad app federated-credential update --id ${id} --federated-credential-id "\${credential:?${NO_CREDENTIAL}}" --parameters ` +
                (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)((0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiJson */ .iL)(body)),
        ],
        powershellApp: [
            `$all = (az rest --method get --url "${graphUrl(clientId)}" | ConvertFrom-Json).value`,
            `$credential = ($all | Where-Object { $_.issuer -eq ${iss} -and $_.subject -eq ${same} }).id`,
            powershellIf(`${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .powershellString */ .$v)((0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiJson */ .iL)(body))} | ` +
                `az ad app federated-credential update --id ${id} --federated-credential-id $credential --parameters '@-'`),
        ],
        bashIdentity: [
            bashNameAndGroup(clientId),
            `credential=$(az identity federated-credential list --identity-name "\${name:?${NO_IDENTITY}}" --resource-group "$group"` +
                ` --query "[?issuer=='${issuer}'].[name,subject]" --output tsv | ${sameSubject})`,
            `az identity federated-credential update --identity-name "$name" --resource-group "$group" --name "\${credential:?${NO_CREDENTIAL}}" ` +
                bashClaims(presented),
        ],
        powershellIdentity: [
            powershellIdentityId(clientId),
            `$all = (az rest --method get --url "$identity/federatedIdentityCredentials?${ARM_VERSION}" | ConvertFrom-Json).value`,
            `$credential = ($all | Where-Object { $_.properties.issuer -eq ${iss} -and $_.properties.subject -eq ${same} }).name`,
            powershellIf(`${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .powershellString */ .$v)((0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiJson */ .iL)({ properties: body }))} | ` +
                `az rest --method put --url "$identity/federatedIdentityCredentials/$($credential)?${ARM_VERSION}" --body '@-'`),
        ],
    });
}
function cloudLine(cloud) {
    return cloud.name === 'azurecloud' ? [] : [`az cloud set --name ${cloud.cliName}`];
}
function commands(cloud, scripts) {
    const script = (lines) => [...cloudLine(cloud), ...lines].join('\n');
    return [
        { label: 'Bash, app registration', language: 'bash', text: script(scripts.bashApp) },
        { label: 'Bash, user-assigned identity', language: 'bash', text: script(scripts.bashIdentity) },
        { label: 'PowerShell, app registration', language: 'powershell', text: script(scripts.powershellApp) },
        { label: 'PowerShell, user-assigned identity', language: 'powershell', text: script(scripts.powershellIdentity) },
    ];
}
function credentialName({ issuer, subject, audience }) {
    const words = subject
        .replace(/^repo:/, '')
        .replace(/[^a-zA-Z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 100);
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${issuer}\n${subject}\n${audience}`).digest('hex').slice(0, 6);
    return `github-${words}-${digest}`;
}
function both(cloud, label, line) {
    return { label: `Bash or PowerShell, ${label}`, language: 'bash', text: [...cloudLine(cloud), line].join('\n') };
}
function bashNameAndGroup(clientId) {
    return `read -r name group <<< "$(az identity list --query "[?clientId=='${clientId}'].[name,resourceGroup]" --output tsv)"`;
}
function powershellIdentityId(clientId) {
    return `$identity = az identity list --query "[?clientId=='${clientId}'].id" --output tsv`;
}
function powershellIf(command) {
    return `if ($credential) { ${command} } else { '${NO_CREDENTIAL}' }`;
}
function bashClaims({ issuer, subject, audience }) {
    return `--issuer ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)(issuer)} --subject ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)(subject)} --audiences ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)(audience)}`;
}


/***/ }),

/***/ 469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  entraFailure: () => (/* binding */ entraFailure)
});

// UNUSED EXPORTS: definitionOfCode, entraDefinitions

// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/failures/commands/federated-credential.js
var federated_credential = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/failures/evidence.js
var evidence = __webpack_require__(7489);
;// CONCATENATED MODULE: ./build/failures/directory.js


const BOTH_SHELLS = 'Bash or PowerShell';
const TENANTS = {
    label: `${BOTH_SHELLS}: list your tenants and their clouds`,
    language: 'bash',
    text: 'az account list --query "[].{name:name, tenant:tenantId, cloud:environmentName}" --output table',
};
const isLogin = ({ clientId }) => clientId === undefined;
const applicationNotFound = {
    code: 'application-not-found',
    title: 'The tenant has no application with this client ID',
    recovery: 'propagation',
    aadsts: [700016],
    what: (context) => isLogin(context)
        ? `${(0,evidence/* codeOf */.$N)(context)}: the application of the existing login does not exist in its tenant.`
        : `${(0,evidence/* codeOf */.$N)(context)}: no application with this client-id exists in the tenant of tenant-id.`,
    causes: [
        { when: isLogin, text: 'The application was deleted, or belongs to another tenant than the login.' },
        {
            when: (context) => !isLogin(context),
            text: 'The two IDs may belong to different tenants, client-id may be the object ID of the application or identity, or client-id and tenant-id are swapped.',
        },
    ],
    fixes: [
        {
            when: isLogin,
            text: 'Add the step below before this one. It shows identity and tenant of the login. Correct them in the step that logs in.',
        },
        {
            text: 'Sign in to the tenant (az login --tenant), and run the command for your type of identity. It shows the client ID and tenant that belong together. ' +
                'Set client-id and tenant-id to them.',
        },
    ],
    facts: identity,
    commands: (context) => isLogin(context)
        ? [
            {
                label: 'A step before this one',
                language: 'yaml',
                text: '- run: az account show --query "{identity:user.name, tenant:tenantId}" --output table',
            },
        ]
        : [
            both(context, 'app registration', `az ad app show --id '${idOf(context)}' --query "{name:displayName, clientId:appId}" --output table`, 'az account show --query tenantId --output tsv'),
            both(context, 'user-assigned identity', `az identity list --query "[?clientId=='${idOf(context)}' || principalId=='${idOf(context)}'].{name:name, clientId:clientId, tenantId:tenantId}" --output table`),
            both(context, 'list your applications', 'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table'),
        ],
    wait: { hint: 'A new application can take several minutes to be known everywhere', seconds: 300 },
};
const servicePrincipalMissing = {
    code: 'service-principal-missing',
    title: 'The application has no service principal in the tenant',
    recovery: 'propagation',
    aadsts: [7000229],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: ${applicationOf(context)} has no service principal in the tenant.`,
    causes: [{ text: 'It was registered without a service principal, or the service principal is only minutes old.' }],
    fixes: [
        {
            when: isLogin,
            text: 'Sign in as another identity in the earlier step, or ask an administrator to create the service principal (az ad sp create).',
        },
        { text: 'Run the command below. It creates the service principal.' },
    ],
    facts: identity,
    commands: (context) => (isLogin(context) ? [] : [both(context, undefined, `az ad sp create --id '${idOf(context)}'`)]),
    wait: { hint: 'A new service principal can take several minutes to be known everywhere', seconds: 300 },
};
const applicationDisabled = {
    code: 'application-disabled',
    title: 'The application is disabled in the tenant',
    recovery: 'none',
    aadsts: [7000112],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: ${applicationOf(context)} is disabled in the tenant.`,
    causes: [{ text: 'An administrator disabled sign-in for its service principal, or Microsoft did so after suspected abuse.' }],
    fixes: [
        { when: isLogin, text: 'Ask an administrator of the tenant for the reason, and then to enable it (az ad sp update).' },
        { text: 'Ask an administrator of the tenant for the reason, and then to run the command below.' },
    ],
    facts: identity,
    commands: (context) => isLogin(context) ? [] : [both(context, undefined, `az ad sp update --id '${idOf(context)}' --set accountEnabled=true`)],
};
const tenantNotFound = {
    code: 'tenant-not-found',
    title: 'Entra does not know the tenant',
    recovery: 'none',
    aadsts: [90002, 900023],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: ${context.cloud.title} has no tenant with this tenant-id.`,
    causes: [
        {
            text: 'tenant-id has a typing error, or client-id and tenant-id are swapped, or the tenant is in another cloud than environment says.',
        },
    ],
    fixes: [{ text: 'Run the command below, and set tenant-id (and environment) to the values in its list.' }],
    facts: (context) => [...identity(context), ...(0,evidence/* known */.eO)({ Cloud: context.cloud.title })],
    commands: () => [TENANTS],
};
const cloudMismatch = {
    code: 'cloud-mismatch',
    title: 'The identity is in another cloud',
    recovery: 'none',
    aadsts: [900439, 90038, 900382, 900432, 1000104],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: according to ${context.cloud.authorityHost}, the identity or its tenant belongs to another cloud.`,
    causes: [{ text: ({ cloud }) => `environment is ${cloud.name}. A cloud does not issue or accept tokens of another one.` }],
    fixes: [{ text: 'Set environment to the cloud of the tenant: azurecloud, azureusgovernment or azurechinacloud.' }],
    facts: identity,
    commands: () => [TENANTS],
};
const PROVIDERS = [
    [/healthcareapis\.azure\./, 'Microsoft.HealthcareApis'],
    [/deid\.azure\./, 'Microsoft.HealthDataAIServices'],
];
const providerOf = ({ audience }) => PROVIDERS.find(([pattern]) => pattern.test(audience))?.[1];
const isFhir = ({ audience }) => audience.includes('.azurehealthcareapis.');
const withoutScope = ({ audience }) => /^((?:api|https):\/\/.+)\/[^/]+$/.exec(audience)?.[1];
const audienceNotFound = {
    code: 'audience-not-found',
    title: 'The tenant does not know the audience',
    recovery: 'propagation',
    aadsts: [500011, 50001],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: the tenant has no resource with the audience ${context.audience}.`,
    causes: [
        { when: isFhir, text: 'The name has a typing error, or the service was deleted, is in another tenant, or is only minutes old.' },
        {
            when: (context) => providerOf(context) !== undefined,
            text: "Microsoft's application for this audience is added to a tenant when one of its subscriptions registers the provider. Either none did, or tenant-id is another tenant.",
        },
        {
            when: (context) => withoutScope(context) !== undefined && !isFhir(context),
            text: ({ audience }) => `The last part (${audience.slice(audience.lastIndexOf('/') + 1)}) may be a scope, which is not part of the audience.`,
        },
        {
            when: (context) => !isFhir(context) && providerOf(context) === undefined,
            text: 'The audience has a typing error, or its application is not in the tenant of tenant-id.',
        },
    ],
    fixes: [
        {
            when: isFhir,
            text: 'Run the command below. It lists the FHIR services as workspace/service. ' +
                'Set endpoint (or audience) to https://workspace-service.fhir.azurehealthcareapis.com of the intended one.',
        },
        {
            when: (context) => providerOf(context) !== undefined,
            text: 'Run the commands below. The first shows whether the tenant knows the audience (no output: it does not). The second registers the provider.',
        },
        {
            when: (context) => withoutScope(context) !== undefined,
            text: (context) => `If the last part is a scope, set audience: ${withoutScope(context) ?? ''}. Otherwise run the command below. ` +
                'No output means that the audience is wrong or belongs to another tenant.',
        },
        { text: 'Run the command below. No output means that the audience is wrong or belongs to another tenant than tenant-id.' },
    ],
    facts: (context) => [...identity(context), ...(0,evidence/* known */.eO)({ Audience: context.audience })],
    commands: (context) => [both(context, undefined, ...audienceCommands(context))],
    wait: (context) => (isFhir(context) ? { hint: 'A new service can take several minutes to be known', seconds: 300 } : undefined),
};
const directoryDefinitions = [
    applicationNotFound,
    servicePrincipalMissing,
    applicationDisabled,
    tenantNotFound,
    cloudMismatch,
    audienceNotFound,
];
function audienceCommands(context) {
    if (isFhir(context))
        return ['az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv'];
    const provider = providerOf(context);
    const names = [context.audience, ...(provider === undefined ? [withoutScope(context)] : [])].filter((name) => name !== undefined);
    const filter = names.map((name) => `servicePrincipalNames/any(n:n eq '${name}')`).join(' or ');
    return [
        `az ad sp list --filter "${filter}" --query "[].displayName" --output tsv`,
        ...(provider === undefined ? [] : [`az provider register --namespace ${provider} --wait`]),
    ];
}
function applicationOf(context) {
    return isLogin(context) ? 'the application of the existing login' : 'the application of client-id';
}
function idOf({ clientId = '' }) {
    return clientId;
}
function identity({ clientId, tenantId }) {
    return (0,evidence/* known */.eO)({ 'Client ID': clientId, 'Tenant ID': tenantId });
}
function both({ cloud }, what, ...lines) {
    return {
        label: what === undefined ? BOTH_SHELLS : `${BOTH_SHELLS}, ${what}`,
        language: 'bash',
        text: [...(0,federated_credential/* cloudLine */.O2)(cloud), ...lines].join('\n'),
    };
}

// EXTERNAL MODULE: ./build/azure/clouds.js
var clouds = __webpack_require__(3796);
;// CONCATENATED MODULE: ./build/failures/federation-causes.js
const DEFAULT_FORM = /^repo:[^/:]+\/[^/:]+:(?:environment:[^:]+|pull_request|ref:[^:]+)$/;
const WITH_IDS = /^repo:[^/:]+@\d+\/[^/:]+@\d+:/;
const subject = (pattern, text) => ({
    when: ({ assertion }) => assertion !== undefined && DEFAULT_FORM.test(assertion.subject) && pattern.test(assertion.subject),
    text,
});
const issuer = (pattern, text) => ({
    when: ({ assertion }) => assertion !== undefined && pattern.test(assertion.issuer),
    text,
});
const UNSEEN = {
    when: (context) => isUnseen(context),
    text: 'The existing login sent an assertion of its own, so its claims are not known here.',
};
const subjectCauses = [
    UNSEEN,
    {
        when: (context) => !isUnseen(context),
        text: 'Entra compares the whole subject. The existing credentials may differ from it in one of these points.',
    },
    subject(WITH_IDS, 'The subject contains the IDs of owner and repository, as in repositories that were created, renamed or transferred after 15 July 2026. ' +
        'A credential with the names alone does not match.'),
    subject(/:environment:/, 'The job names an environment, so the subject contains the environment, not the branch. A credential for a branch, a tag or pull requests does not match.'),
    subject(/:pull_request$/, 'A pull request started the run, so the subject contains pull_request, not the branch. A credential for a branch or an environment does not match.'),
    subject(/:ref:refs\/tags\//, 'The job names no environment, so the subject contains the tag. A credential for an environment, a branch or another tag does not match.'),
    subject(/:ref:(?!refs\/tags\/)/, 'The job names no environment, so the subject contains the branch. A credential for an environment, another branch or pull requests does not match.'),
    subject(/^repo:[^/:@]+\/[^/:@]+:/, 'The subject contains names without IDs. A credential with IDs (repo:owner@id/repository@id), as the Entra portal creates it by default, does not match.'),
    {
        when: ({ assertion }) => assertion !== undefined && !DEFAULT_FORM.test(assertion.subject),
        text: "The subject does not have GitHub's default form, because the organization or the repository has a subject template. The credential must follow the template.",
    },
    {
        when: ({ assertion }) => assertion !== undefined && isReusable(assertion),
        text: 'The job comes from a reusable workflow of another repository. The subject still names the calling repository.',
    },
    {
        when: (context) => !isUnseen(context),
        text: 'A flexible credential (preview) must also compare repository_id or repository_owner_id.',
    },
];
const issuerCauses = [
    UNSEEN,
    issuer(/^https:\/\/token\.actions\.githubusercontent\.com$/, 'The issuer is that of GitHub.com. The credential may have a slash at the end, or the issuer of an enterprise or of GitHub Enterprise Server.'),
    issuer(/^https:\/\/token\.actions\.githubusercontent\.com\//, 'The enterprise has its own issuer, which ends with its name. A credential for the issuer of GitHub.com does not match.'),
    issuer(/\.ghe\.com$/, 'GitHub with data residency (ghe.com) has its own issuer. A credential for the issuer of GitHub.com does not match.'),
    issuer(/\/_services\/token$/, 'GitHub Enterprise Server has its own issuer. A credential for the issuer of GitHub.com does not match.'),
    {
        when: (context) => !isUnseen(context),
        text: 'The credential must have exactly the presented issuer, without a slash at the end.',
    },
];
function isUnseen({ assertion, clientId }) {
    return assertion === undefined || clientId === undefined;
}
function isReusable({ jobWorkflowRef, repository }) {
    return jobWorkflowRef !== undefined && repository !== undefined && !jobWorkflowRef.startsWith(`${repository}/`);
}

;// CONCATENATED MODULE: ./build/failures/trust.js
const GITHUB = 'https://token.actions.githubusercontent.com';
const ORDINARY = /^(?:[\p{L}\p{N} ._@:/#&'()+,=-]|%3A)*$/u;
function trustProblem(assertion, run) {
    if (run === undefined || !isOwnIssuer(assertion.issuer, run.serverUrl))
        return 'issuer';
    if (!namesRepository(assertion.subject, run))
        return 'repository';
    if (isPullRequest(assertion, run))
        return 'pull-request';
    return ORDINARY.test(assertion.subject) && ORDINARY.test(assertion.issuer) ? undefined : 'characters';
}
function isPublicIssuer(issuer) {
    return (issuer === GITHUB ||
        /^https:\/\/token\.actions\.githubusercontent\.com\/[A-Za-z0-9_-]+$/.test(issuer) ||
        gheSubdomain(issuer) !== undefined);
}
function gheSubdomain(issuer) {
    return /^https:\/\/token\.actions\.([a-z0-9-]+)\.ghe\.com$/.exec(issuer)?.[1];
}
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
function namesRepository(subject, { repository, repositoryId, repositoryOwnerId }) {
    const [first, second = '', ...rest] = subject.split(':');
    if (first === 'repo') {
        const [, owner, ownerId, name, id] = /^([^/@]+)(?:@(\d+))?\/([^/@]+)(?:@(\d+))?$/.exec(second) ?? [];
        if (owner === undefined || name === undefined)
            return false;
        const sameName = `${owner}/${name}`.toLowerCase() === repository.toLowerCase();
        return sameName && (ownerId ?? repositoryOwnerId) === repositoryOwnerId && (id ?? repositoryId) === repositoryId;
    }
    const parts = [first, second, ...rest];
    return repositoryId !== '' && parts.some((part, index) => part === repositoryId && parts[index - 1] === 'repository_id');
}
function isPullRequest({ subject, eventName }, { eventName: event }) {
    const parts = subject.split(':');
    const isPull = (part, index) => /^(?:pull_request|refs\/pull\/)/.test(part) && parts[index - 1] !== 'environment';
    if (parts.some(isPull))
        return true;
    const hasContext = parts.some((part) => part === 'environment' || part === 'ref');
    return !hasContext && [eventName, event].some((name) => name?.startsWith('pull_request') === true);
}

;// CONCATENATED MODULE: ./build/failures/federation.js





const WAIT = { hint: 'A new federated credential can take several minutes to take effect', seconds: 300 };
const refusals = [
    {
        when: isUnseen,
        text: 'Set credential: github-oidc with client-id and tenant-id, so that the step uses an ID token of its own.',
    },
    problem('issuer', 'Add no credential for this issuer, because it is not the issuer of the GitHub server that runs this job. ' +
        'Find out what responded to the ID token request, such as a proxy that inspects TLS.'),
    problem('repository', 'Add no credential for this subject, because it does not name the repository of this run. ' +
        'If the organization has a subject template, include repository_id in it, or ask its owner for the credential.'),
    problem('pull-request', 'Add environment: to the job, and create a credential for that environment. ' +
        'A credential for pull requests would accept every pull request, so the action prints no command for it.'),
    problem('characters', 'Check who named the environment or branch of this run, and who started it. Add no credential for it until you know. ' +
        'Its name contains unusual characters, and everyone who may push a branch can choose its name.'),
];
const ADD = {
    text: (context) => 'Use the commands for your type of identity. First list its credentials. If none is for this job, create one with exactly the presented values.' +
        unintendedEnvironment(context),
};
const CORRECT = {
    text: 'Use the commands for your type of identity. First list its credentials. Then set the existing credential to the presented values.',
};
const toAdd = {
    recovery: 'propagation',
    fixes: [...refusals, ADD],
    facts: presentedFacts,
    commands: (context) => commandsFor(context, federated_credential/* listCredentials */.Jc, federated_credential/* addCredential */.hS),
    wait: (context) => (mayCreate(context) ? WAIT : undefined),
};
const toCorrect = {
    recovery: 'none',
    facts: presentedFacts,
    commands: (context) => commandsFor(context, federated_credential/* listCredentials */.Jc, federated_credential/* correctCredential */.qs),
};
const subjectMismatch = {
    ...toAdd,
    code: 'subject-mismatch',
    title: 'No federated credential has the subject of the ID token',
    aadsts: [700213],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: the identity has no federated credential with the subject that GitHub presented.`,
    causes: subjectCauses,
};
const subjectCaseMismatch = {
    ...toCorrect,
    code: 'subject-case-mismatch',
    title: 'The federated credential has the subject with different letter case',
    aadsts: [7002138],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: a federated credential has the subject that GitHub presented, but with different letter case.`,
    causes: [
        UNSEEN,
        { text: 'Entra compares letter case. GitHub writes owner, repository and environment as they were created.' },
        { text: 'If both look equal, delete the credential and add it again.' },
    ],
    fixes: [...refusals, CORRECT],
};
const issuerMismatch = {
    ...toAdd,
    code: 'issuer-mismatch',
    title: 'No federated credential has the issuer of the ID token',
    aadsts: [700211],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: the identity has no federated credential with the issuer that GitHub presented.`,
    causes: issuerCauses,
};
const oidcAudienceMismatch = {
    ...toCorrect,
    code: 'oidc-audience-mismatch',
    title: 'The federated credential expects another audience of the ID token',
    aadsts: [700212, 7002121, 70022204],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: the federated credential expects another audience than the ID token has.`,
    causes: [UNSEEN, { when: (context) => !isUnseen(context), text: audienceCause }],
    fixes: [
        ...refusals,
        {
            when: ({ assertion, cloud }) => assertion?.audience !== cloud.oidcAudience,
            text: 'Remove oidc-audience from the step, or set environment to the cloud of the identity. Use the commands only if the presented audience is intended.',
        },
        CORRECT,
    ],
};
const federatedCredentialMismatch = {
    ...toAdd,
    code: 'federated-credential-mismatch',
    title: 'No federated credential matches the ID token',
    aadsts: [70021],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: no federated credential has the issuer, subject and audience that GitHub presented.`,
    causes: subjectCauses,
};
const federatedCredentialMissing = {
    ...toAdd,
    code: 'federated-credential-missing',
    title: 'The identity has no federated credential',
    aadsts: [70025],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: the identity of client-id has no federated credential.`,
    causes: [UNSEEN, { text: 'Either nobody created one yet, or client-id belongs to another identity than the one with the credential.' }],
    fixes: [
        ...refusals,
        {
            text: 'Run the first command for your type of identity: it shows the name behind client-id. If that is the intended identity, create the credential with the command for it. Otherwise correct client-id.',
        },
    ],
    commands: (context) => commandsFor(context, federated_credential/* showIdentity */.gI, federated_credential/* addCredential */.hS),
};
const enterpriseClaimRequired = {
    code: 'enterprise-claim-required',
    title: "A policy of the tenant does not accept the enterprise of GitHub's ID token",
    recovery: 'transient',
    aadsts: [7002381],
    what: ({ assertion, ...context }) => `${(0,evidence/* codeOf */.$N)({ ...context, assertion })}: a policy of the tenant requires an enterprise claim in GitHub's ID token. ` +
        (assertion === undefined
            ? 'The claims of this token are not known.'
            : assertion.enterprise === undefined
                ? 'This token has no such claim.'
                : `This token has the enterprise ${assertion.enterprise}.`),
    causes: [
        {
            when: ({ assertion }) => assertion?.enterprise === undefined,
            text: 'The organization of the repository may not belong to an enterprise, or GitHub omitted the claim in this run.',
        },
        { when: ({ assertion }) => assertion?.enterprise !== undefined, text: 'The policy may allow other enterprises only.' },
        { when: ({ attempts = 1 }) => attempts > 1, text: 'A second attempt with a new ID token failed in the same way.' },
    ],
    fixes: [
        {
            text: "Ask the tenant's administrator which enterprises the policy on GitHub's ID tokens allows, and show them the presented claims. If the claim is only sometimes absent, run the job again.",
        },
    ],
    facts: (context) => [
        ...presentedFacts(context),
        ...(0,evidence/* known */.eO)({ 'Presented enterprise': context.assertion && (context.assertion.enterprise ?? 'absent') }),
    ],
};
function presentedFacts({ assertion }) {
    if (assertion === undefined)
        return [];
    return (0,evidence/* known */.eO)({
        'Presented issuer (iss)': assertion.issuer,
        'Presented subject (sub)': assertion.subject,
        'Presented audience (aud)': assertion.audience,
        'Presented job_workflow_ref': assertion.jobWorkflowRef,
    });
}
function mayCreate({ assertion, run, clientId }) {
    return assertion !== undefined && clientId !== undefined && trustProblem(assertion, run) === undefined;
}
function problem(name, text) {
    return { when: ({ assertion, run }) => assertion !== undefined && trustProblem(assertion, run) === name, text };
}
function commandsFor(context, look, change) {
    const { assertion, clientId, cloud } = context;
    if (assertion === undefined || clientId === undefined || !mayCreate(context))
        return [];
    return [...look(clientId, cloud), ...change(assertion, clientId, cloud)];
}
function unintendedEnvironment({ assertion }) {
    const environment = /:environment:([^:]+)/.exec(assertion?.subject ?? '')?.[1]?.replaceAll('%3A', ':');
    if (environment === undefined)
        return '';
    return ` If the job should not use the environment ${environment}, remove environment: from it instead.`;
}
function audienceCause({ assertion, cloud }) {
    if (assertion?.audience === cloud.oidcAudience)
        return `The ID token has the audience of ${cloud.title}. The credential has another one.`;
    const other = Object.values(clouds/* CLOUDS */.J).find(({ oidcAudience }) => oidcAudience === assertion?.audience);
    const whose = other === undefined ? 'the audience that oidc-audience sets' : `the audience of ${other.title}`;
    return `The ID token has ${whose}. Credentials for ${cloud.title} usually have ${cloud.oidcAudience}.`;
}

;// CONCATENATED MODULE: ./build/failures/policy.js



const appRoleMissing = {
    code: 'app-role-missing',
    title: 'The identity is not assigned to the application of the audience',
    recovery: 'propagation',
    aadsts: [501051, 50105],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: the application of the audience ${context.audience} accepts only assigned identities, and this one is not assigned.`,
    causes: [{ text: 'The owner of the application set "Assignment required".' }],
    fixes: [{ text: "Ask the owner of the audience's application to run the commands below. They assign this identity." }],
    facts: clientAndAudience,
    commands: (context) => (isLogin(context) ? [] : [{ label: 'Bash', language: 'bash', text: assignAppRole(context) }]),
    wait: { hint: 'A new assignment can take several minutes to take effect', seconds: 300 },
};
const apiPermissionMissing = {
    code: 'api-permission-missing',
    title: 'The application has no permission for the audience',
    recovery: 'none',
    aadsts: [65001, 650056, 650057],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: ${applicationOf(context)} has no permission, or no consent, for the audience ${context.audience}.`,
    causes: [
        { text: "The audience's application must be among the API permissions of the requesting one, with an administrator's consent." },
    ],
    fixes: [
        {
            when: isLogin,
            text: "Add the audience's application under API permissions of the app registration, and ask an administrator for consent.",
        },
        {
            text: "Add the audience's application under API permissions of the app registration. Then ask an administrator to run the command below.",
        },
    ],
    facts: clientAndAudience,
    commands: (context) => (isLogin(context) ? [] : [both(context, undefined, `az ad app permission admin-consent --id '${idOf(context)}'`)]),
};
const conditionalAccessBlocked = {
    code: 'conditional-access-blocked',
    title: 'Conditional Access blocks the identity',
    recovery: 'none',
    aadsts: [53003],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: a Conditional Access policy for workload identities blocks this sign-in.`,
    causes: [{ text: 'Most of these policies compare the location, and the addresses of GitHub-hosted runners are in no named location.' }],
    fixes: [
        {
            text: 'Run the job on a runner whose address is in a named location, or ask the administrator of the tenant to exclude this service principal. ' +
                'The correlation ID finds the request in the sign-in log.',
        },
    ],
    facts: identity,
};
const securityPolicyBlocked = {
    code: 'security-policy-blocked',
    title: 'A security policy of the tenant blocks the identity',
    recovery: 'none',
    aadsts: [530032, 530035],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: a security policy blocks this sign-in, or Identity Protection regards the identity as compromised.`,
    causes: [{ text: 'Only an administrator of the tenant can see the policy or the risk.' }],
    fixes: [{ text: "Ask the tenant's security administrator to look up the correlation ID in the sign-in log of service principals." }],
    facts: identity,
};
const tenantRestricted = {
    code: 'tenant-restricted',
    title: 'The network allows only other tenants',
    recovery: 'none',
    aadsts: [50002, 500021, 500022],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: the network of the runner restricts access to this tenant.`,
    causes: [{ text: 'A proxy adds the header Restrict-Access-To-Tenants, which lists the tenants that this network may use.' }],
    fixes: [{ text: "Ask your network team to add the tenant to the proxy's list, or run the job in another network." }],
    facts: ({ tenantId }) => (0,evidence/* known */.eO)({ 'Tenant ID': tenantId }),
};
const policyDefinitions = [
    appRoleMissing,
    apiPermissionMissing,
    conditionalAccessBlocked,
    securityPolicyBlocked,
    tenantRestricted,
];
function assignAppRole({ cloud, clientId = '', audience }) {
    const graph = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
    const role = "[?contains(allowedMemberTypes, 'Application')].id | [0] || '00000000-0000-0000-0000-000000000000'";
    return [
        ...(0,federated_credential/* cloudLine */.O2)(cloud),
        `principal=$(az ad sp show --id '${clientId}' --query id --output tsv)`,
        `application="servicePrincipalNames/any(n:n eq '${audience}')"`,
        'resource=$(az ad sp list --filter "$application" --query "[0].id" --output tsv)',
        `role=$(az ad sp list --filter "$application" --query "[0].appRoles${role}" --output tsv)`,
        `az rest --method post --url "${graph}v1.0/servicePrincipals/$resource/appRoleAssignedTo" ` +
            `--body "{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$resource\\",\\"appRoleId\\":\\"$role\\"}"`,
    ].join('\n');
}
function clientAndAudience({ clientId, audience }) {
    return (0,evidence/* known */.eO)({ 'Client ID': clientId, Audience: audience });
}

;// CONCATENATED MODULE: ./build/failures/entra.js







const assertionExpired = {
    code: 'assertion-expired',
    title: 'The ID token is outside its time of validity',
    recovery: 'transient',
    aadsts: [700024, 50013, 500133],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: the ID token was not valid when Entra checked it.`,
    causes: [
        {
            text: "GitHub's ID tokens are valid for about 5 minutes, and each attempt uses a new one. The request was delayed, or a clock is wrong.",
        },
    ],
    fixes: [{ text: 'Run the job again. If it fails again, check the clock of the runner and, if you use it, of GitHub Enterprise Server.' }],
    facts: presentedFacts,
};
const clockSkew = {
    code: 'clock-skew',
    title: "The runner's clock is wrong",
    recovery: 'none',
    what: (context) => {
        const skew = context.clockSkewSeconds ?? 0;
        return (`${(0,evidence/* codeOf */.$N)(context)}: the ID token was not valid when Entra checked it, and the runner's clock is ` +
            `${String(Math.abs(skew))} s ${skew > 0 ? 'ahead of' : 'behind'} Entra's clock.`);
    },
    causes: [{ text: 'ID tokens are valid for about 5 minutes, so they fail if the clock of the runner or of a GitHub server is wrong.' }],
    fixes: [{ text: "Set the runner's clock by NTP: sudo timedatectl set-ntp true on Linux, w32tm /resync on Windows." }],
    facts: ({ clockSkewSeconds = 0 }) => (0,evidence/* known */.eO)({ Clock: `${String(clockSkewSeconds)} s compared with Entra's` }),
};
const assertionSignature = {
    code: 'assertion-signature',
    title: 'Entra could not verify the signature of the ID token',
    recovery: 'transient',
    aadsts: [700027, 500031],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: Entra could not verify the signature of the ID token with the issuer's keys.`,
    causes: [
        { text: "Entra caches the issuer's keys, so a change of keys causes failures for minutes." },
        {
            when: ({ assertion }) => assertion === undefined || !isPublicIssuer(assertion.issuer),
            text: 'GitHub Enterprise Server may publish other keys than the one that it signs with.',
        },
        { when: ({ attempts = 1 }) => attempts > 1, text: ({ attempts = 1 }) => `All ${String(attempts)} attempts failed.` },
    ],
    fixes: [
        {
            when: ({ assertion }) => assertion !== undefined && isPublicIssuer(assertion.issuer),
            text: 'Run the job again in a few minutes.',
        },
        { text: 'Run the job again in a few minutes. If it fails again, check that /.well-known/jwks of the issuer has the key that signs.' },
    ],
    facts: presentedFacts,
    wait: { hint: 'Entra may accept the new keys within minutes', seconds: 300 },
};
const assertionNotAccepted = {
    code: 'assertion-not-accepted',
    title: 'Entra does not accept this type of assertion',
    recovery: 'none',
    aadsts: [700222, 700226, 700227, 700236],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: Entra does not accept a token of this issuer as an assertion.`,
    causes: [{ text: "Entra accepts GitHub's ID tokens as assertions, but not tokens that Entra itself issued." }],
    fixes: [{ text: 'Set credential: github-oidc with client-id and tenant-id.' }],
    facts: presentedFacts,
};
const issuerUnreachable = {
    code: 'issuer-unreachable',
    title: 'Entra could not reach the issuer of the ID token',
    recovery: 'propagation',
    aadsts: [90061, 50166, 900612, 501661],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: Entra could not read /.well-known/openid-configuration of the issuer.`,
    causes: [
        {
            when: hasPublicIssuer,
            text: 'The issuer is public, so Entra could not reach GitHub just now. This is a temporary fault of GitHub, of Entra or between them.',
        },
        {
            when: (context) => !hasPublicIssuer(context),
            text: 'Entra reads it from the internet. A GitHub Enterprise Server behind a firewall cannot respond.',
        },
    ],
    fixes: [
        {
            when: hasPublicIssuer,
            text: 'Run the job again. If it fails again, see https://www.githubstatus.com and https://azure.status.microsoft.',
        },
        {
            text: 'Publish /.well-known/openid-configuration and /.well-known/jwks of the issuer to the internet, or use credential: managed-identity on a runner in Azure.',
        },
    ],
    facts: presentedFacts,
    wait: (context) => (hasPublicIssuer(context) ? { hint: 'It may recover within minutes', seconds: 300 } : undefined),
};
const scopeInvalid = {
    code: 'scope-invalid',
    title: 'Entra does not accept the audience as a scope',
    recovery: 'none',
    aadsts: [70011, 1002012, 28000, 700022],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: Entra does not accept ${context.audience}/.default as a scope.`,
    causes: [{ text: 'A scope names one resource by its https:// or api:// URI or its application ID, without spaces.' }],
    fixes: [{ text: 'Correct audience. Write one audience per line.' }],
    facts: ({ audience }) => (0,evidence/* known */.eO)({ Audience: audience }),
};
const exchangeMalformed = {
    code: 'exchange-malformed',
    title: 'Entra could not read the token request',
    recovery: 'none',
    aadsts: [900144, 900561, 50027, 5002723, 901002],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: Entra could not read the token request.`,
    causes: [{ text: 'A proxy may have changed the request. Otherwise this is a fault of the action, because the inputs are valid.' }],
    fixes: [
        { text: "If the runner uses a proxy, run the job without it. If that fails too, report the trace ID at the action's issues page." },
    ],
};
const clientSecretRefused = {
    code: 'client-secret-refused',
    title: 'Entra refused a client secret',
    recovery: 'none',
    aadsts: [7000215, 7000222, 7000218],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: Entra expected a client secret, or refused the one that it received.`,
    causes: [{ text: 'This action never sends a secret, so the existing login uses one that is wrong or expired.' }],
    fixes: [
        { text: 'Set credential: github-oidc with client-id and tenant-id. It needs no secret, so remove the secret from the workflow.' },
    ],
    facts: ({ clientId }) => (0,evidence/* known */.eO)({ 'Client ID': clientId }),
};
const entraTransient = {
    code: 'entra-transient',
    title: 'Microsoft Entra is busy or has a temporary fault',
    recovery: 'transient',
    aadsts: [90012, 90024, 90033, 90055, 50196],
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: Microsoft Entra could not process the request.`,
    causes: (0,evidence/* busyCauses */.CQ)('Microsoft Entra'),
    fixes: [{ text: evidence/* runAgain */.qL }],
    wait: evidence/* waitFor */.fm,
};
const entraUnreadable = {
    code: 'entra-unreadable',
    title: 'The response of Microsoft Entra could not be read',
    recovery: 'transient',
    what: ({ cloud, httpStatus, response }) => `${cloud.authorityHost} returned HTTP ${String(httpStatus)} with ${(0,evidence/* kindOf */.I)(response)} instead of a token or an error code.`,
    causes: (0,evidence/* foreignResponse */.wx)('Microsoft Entra'),
    fixes: [
        {
            when: ({ response, attempts = 1 }) => response?.kind === 'html' || attempts > 1,
            text: ({ cloud }) => `Ask your network team to pass POST requests to https://${cloud.authorityHost} through unchanged.`,
        },
        { text: 'Run the job again.' },
    ],
    facts: (context) => [...(0,evidence/* known */.eO)({ Request: `POST https://${context.cloud.authorityHost}/…/oauth2/v2.0/token` }), ...(0,evidence/* responseFacts */.Zc)(context)],
};
const entraRefused = {
    code: 'entra-refused',
    title: 'Microsoft Entra refused to issue the token',
    recovery: 'none',
    what: (context) => `${(0,evidence/* codeOf */.$N)(context)}: Microsoft Entra refused to issue the token.`,
    causes: [{ text: "The action does not know this code. See Microsoft's list of AADSTS codes." }],
    fixes: [
        {
            text: ({ errorCode }) => `Open https://login.microsoftonline.com/error?code=${String(errorCode ?? '')} and compare the facts below with it.`,
        },
    ],
    facts: (context) => [
        ...presentedFacts(context),
        ...(0,evidence/* known */.eO)({ 'Client ID': context.clientId, 'Tenant ID': context.tenantId, Audience: context.audience }),
    ],
};
const entraDefinitions = [
    subjectMismatch,
    subjectCaseMismatch,
    issuerMismatch,
    oidcAudienceMismatch,
    federatedCredentialMismatch,
    federatedCredentialMissing,
    enterpriseClaimRequired,
    ...directoryDefinitions,
    ...policyDefinitions,
    assertionExpired,
    clockSkew,
    assertionSignature,
    assertionNotAccepted,
    issuerUnreachable,
    scopeInvalid,
    exchangeMalformed,
    clientSecretRefused,
    entraTransient,
    entraUnreadable,
    entraRefused,
];
const definitionOfCode = new Map(entraDefinitions.flatMap((definition) => (definition.aadsts ?? []).map((code) => [code, definition])));
const SKEW_SECONDS = 60;
function entraFailure(context) {
    const definition = definitionFor(context);
    const failure = (0,failures_define/* createFailure */.p)(definition, context);
    return {
        ...failure,
        recovery: recoveryOf(definition, context),
        facts: [...failure.facts, ...(0,evidence/* evidenceOf */.X1)(context)],
    };
}
function definitionFor({ errorCode, httpStatus = 0, clockSkewSeconds }) {
    const definition = errorCode === undefined ? undefined : definitionOfCode.get(errorCode);
    if (definition === assertionExpired && Math.abs(clockSkewSeconds ?? 0) > SKEW_SECONDS)
        return clockSkew;
    if (definition !== undefined)
        return definition;
    if (httpStatus === 408 || httpStatus === 429 || httpStatus >= 500)
        return entraTransient;
    return errorCode === undefined ? entraUnreadable : entraRefused;
}
function recoveryOf(definition, context) {
    const { attempts = 1, httpStatus = 200 } = context;
    if (definition === enterpriseClaimRequired && attempts > 1)
        return 'none';
    if (definition === entraUnreadable && httpStatus !== 200 && httpStatus !== 400)
        return 'none';
    if (definition === issuerUnreachable && hasPublicIssuer(context))
        return 'transient';
    return definition.recovery;
}
function hasPublicIssuer({ assertion }) {
    return assertion !== undefined && isPublicIssuer(assertion.issuer);
}


/***/ })

};
