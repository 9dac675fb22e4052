export const id = 176;
export const ids = [176];
export const modules = {

/***/ 7189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ action_run)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/begin.js
var begin = __webpack_require__(8233);
// EXTERNAL MODULE: ./build/failures/failure.js
var failures_failure = __webpack_require__(3624);
;// CONCATENATED MODULE: ./build/failures/masked.js
const NAME = 'If *** shows';
/**
 * What stands behind `***`, for users who keep IDs as secrets.
 *
 * @param what the ID, as the end of a sentence: `the client ID`.
 */
function secretNote(what) {
    return { name: NAME, value: `it stands for ${what}, which this repository keeps as a secret` };
}
/** Whether a fact is such a note. */
function isSecretNote({ name }) {
    return name === NAME;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/entra/federated-credential.js
/**
 * Commands that make a federated credential from what was presented. Nothing is left for the user to look up: names, groups and IDs are
 * found by the commands themselves.
 */


const API = 'api-version=2023-01-31';
/** An empty name would be an error of its own, in words that say less. */
const NONE = 'no credential has this issuer and subject';
/** Without it a line pasted alone, or from another subscription, would end in words of az's that say less. */
const NO_IDENTITY = 'no identity with this client ID in this subscription';
/**
 * Adds a federated credential with the presented issuer, subject and audience.
 *
 * @param clientId of the app registration or user-assigned identity.
 */
function addCredential(presented, clientId, cloud) {
    const { issuer, subject, audience } = presented;
    const name = credentialName(presented);
    const id = (0,shell/* bashWord */.Hu)(clientId);
    const app = (0,shell/* asciiJson */.iL)({ name, issuer, subject, audiences: [audience] });
    const identity = (0,shell/* asciiJson */.iL)({ properties: { issuer, subject, audiences: [audience] } });
    return remedies(cloud, {
        bashApp: [`az ad app federated-credential create --id ${id} --parameters ${(0,shell/* bashWord */.Hu)(app)}`],
        powershellApp: [`${(0,shell/* powershellString */.$v)(app)} | az ad app federated-credential create --id ${id} --parameters '@-'`],
        bashIdentity: [
            bashNameAndGroup(clientId),
            `az identity federated-credential create --identity-name "\${name:?${NO_IDENTITY}}" --resource-group "$group" --name ${name} ${bashClaims(presented)}`,
        ],
        powershellIdentity: [
            powershellIdentityId(clientId),
            `if ($identity) { ${(0,shell/* powershellString */.$v)(identity)} | az rest --method put --url "$identity/federatedIdentityCredentials/${name}?${API}" ` +
                `--body '@-' } else { '${NO_IDENTITY}' }`,
        ],
    });
}
/**
 * Sets the credential that has the presented issuer, and the presented subject in whatever case, to what was presented. For a wrong
 * audience or case: a second credential with the same issuer and subject is refused by Entra.
 */
function correctCredential(presented, clientId, cloud) {
    const { issuer, subject, audience } = presented;
    const id = (0,shell/* bashWord */.Hu)(clientId);
    const body = { issuer, subject, audiences: [audience] };
    const sameSubject = `SUBJECT=${(0,shell/* bashWord */.Hu)(subject)} awk -F '\\t' 'tolower($2) == tolower(ENVIRON["SUBJECT"]) { print $1 }'`;
    const [same, iss] = [(0,shell/* powershellString */.$v)(subject), (0,shell/* powershellString */.$v)(issuer)];
    return remedies(cloud, {
        bashApp: [
            `credential=$(az ad app federated-credential list --id ${id} --query "[?issuer=='${issuer}'].[id,subject]" --output tsv | ` +
                `${sameSubject})`,
            `az ad app federated-credential update --id ${id} --federated-credential-id "\${credential:?${NONE}}" --parameters ` +
                (0,shell/* bashWord */.Hu)((0,shell/* asciiJson */.iL)(body)),
        ],
        powershellApp: [
            `$credential = ((az ad app federated-credential list --id ${id} | ConvertFrom-Json) | Where-Object { $_.issuer -eq ${iss} ` +
                `-and $_.subject -eq ${same} }).id`,
            powershellIf(`${(0,shell/* powershellString */.$v)((0,shell/* asciiJson */.iL)(body))} | ` +
                `az ad app federated-credential update --id ${id} --federated-credential-id $credential --parameters '@-'`),
        ],
        bashIdentity: [
            bashNameAndGroup(clientId),
            `credential=$(az identity federated-credential list --identity-name "\${name:?${NO_IDENTITY}}" --resource-group "$group"` +
                ` --query "[?issuer=='${issuer}'].[name,subject]" --output tsv | ${sameSubject})`,
            `az identity federated-credential update --identity-name "$name" --resource-group "$group" --name "\${credential:?${NONE}}" ` +
                bashClaims(presented),
        ],
        powershellIdentity: [
            powershellIdentityId(clientId),
            `$all = (az rest --method get --url "$identity/federatedIdentityCredentials?${API}" | ConvertFrom-Json).value`,
            `$credential = ($all | Where-Object { $_.properties.issuer -eq ${iss} -and $_.properties.subject -eq ${same} }).name`,
            powershellIf(`${(0,shell/* powershellString */.$v)((0,shell/* asciiJson */.iL)({ properties: body }))} | ` +
                `az rest --method put --url "$identity/federatedIdentityCredentials/$($credential)?${API}" --body '@-'`),
        ],
    });
}
/** The line that makes `az` talk to the right cloud; none for the public one, its default. */
function cloudLine(cloud) {
    return cloud.name === 'azurecloud' ? [] : [`az cloud set --name ${cloud.cliName}`];
}
function remedies(cloud, scripts) {
    const script = (lines) => [...cloudLine(cloud), ...lines].join('\n');
    return [
        { label: 'Bash, app registration', language: 'bash', text: script(scripts.bashApp) },
        { label: 'Bash, user-assigned identity', language: 'bash', text: script(scripts.bashIdentity) },
        { label: 'PowerShell, app registration', language: 'powershell', text: script(scripts.powershellApp) },
        { label: 'PowerShell, user-assigned identity', language: 'powershell', text: script(scripts.powershellIdentity) },
    ];
}
/**
 * A name that Entra takes (letters, digits, hyphens; 3 to 120) and that no other credential of the identity has: the same name with another
 * subject would be refused, or overwritten.
 */
function credentialName({ issuer, subject, audience }) {
    const words = subject
        .replace(/^repo:/, '')
        .replace(/[^a-zA-Z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 100);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(`${issuer}\n${subject}\n${audience}`).digest('hex').slice(0, 6);
    return `github-${words}-${digest}`;
}
function bashNameAndGroup(clientId) {
    return `read -r name group <<< "$(az identity list --query "[?clientId=='${clientId}'].[name,resourceGroup]" --output tsv)"`;
}
function powershellIdentityId(clientId) {
    return `$identity = az identity list --query "[?clientId=='${clientId}'].id" --output tsv`;
}
function powershellIf(command) {
    return `if ($credential) { ${command} } else { '${NONE}' }`;
}
function bashClaims({ issuer, subject, audience }) {
    return `--issuer ${(0,shell/* bashWord */.Hu)(issuer)} --subject ${(0,shell/* bashWord */.Hu)(subject)} --audiences ${(0,shell/* bashWord */.Hu)(audience)}`;
}

;// CONCATENATED MODULE: ./build/failures/entra/kind.js
/** Adds the evidence that every refusal carries to what a kind tells. */
function entraKind(kind) {
    return {
        ...kind,
        tell: (facts) => {
            const telling = kind.tell(facts);
            return { ...telling, facts: [...(telling.facts ?? []), ...evidence(facts)] };
        },
    };
}
/** `AADSTS700213`, or the HTTP status of an answer without a code. */
function codeOf({ errorCode, httpStatus }) {
    return errorCode === undefined ? `HTTP ${String(httpStatus)}` : `AADSTS${String(errorCode)}`;
}
/** Facts from those values that are known. */
function known(values) {
    return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
function evidence(facts) {
    const { errorCode, httpStatus, traceId, correlationId, timestamp } = facts;
    const status = errorCode === undefined || httpStatus === undefined ? '' : `, HTTP ${String(httpStatus)}`;
    return known({ Answer: `${codeOf(facts)}${status}`, 'Trace ID': traceId, 'Correlation ID': correlationId, Timestamp: timestamp });
}

;// CONCATENATED MODULE: ./build/failures/entra/directory.js



const EITHER = 'Bash or PowerShell';
/** The login of another step, as it is in that job. */
const WHO = [
    {
        label: 'A step before this one',
        language: 'yaml',
        text: '- run: az account show --query "{identity:user.name, tenant:tenantId}" --output table',
    },
];
/** Of every cloud that the CLI is logged in to, so without a line that chooses one. */
const TENANTS = 'az account list --query "[].{name:name, tenant:tenantId, cloud:environmentName}" --output table';
const applicationNotFound = entraKind({
    code: 'application-not-found',
    title: 'The tenant has no application with this client ID',
    heals: 'wait',
    tell: (facts) => ({
        ...(facts.clientId === undefined
            ? {
                what: `${codeOf(facts)}: the application that the earlier login signs in as does not exist in its tenant.`,
                why: 'The login is one of another step. Its application was deleted, or lives in another tenant than it signs in to.',
            }
            : {
                what: `${codeOf(facts)}: no application with this client-id exists in the tenant of tenant-id.`,
                why: 'The two IDs may belong to different tenants, or client-id holds the object ID of the application or identity.',
            }),
        inTime: { clause: 'An application made minutes ago may not be known everywhere yet', seconds: 300 },
        next: facts.clientId === undefined
            ? 'Add the step below before this one: it prints the identity and tenant of the login; correct them in the step that logs in.'
            : 'Run the command below for your kind of identity: it prints the client ID and tenant that belong together; ' +
                'set client-id and tenant-id to them. If az finds neither, log in to the tenant first (az login --tenant) and look at the list of the last one.',
        facts: named(facts),
        remedies: withClientId(facts, WHO, (id) => [
            either(facts, `${EITHER}, app registration`, `az ad app show --id '${id}' --query "{name:displayName, clientId:appId}" --output table`, 'az account show --query tenantId --output tsv'),
            either(facts, `${EITHER}, user-assigned identity`, `az identity list --query "[?clientId=='${id}' || principalId=='${id}'].{name:name, clientId:clientId, tenantId:tenantId}"` +
                ' --output table'),
            either(facts, `${EITHER}, what there is`, 'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table'),
        ]),
    }),
});
const servicePrincipalMissing = entraKind({
    code: 'service-principal-missing',
    title: 'The application has no service principal in the tenant',
    heals: 'wait',
    tell: (facts) => ({
        what: `${codeOf(facts)}: ${applicationOf(facts)} has no service principal in the tenant.`,
        why: 'It was registered without one, or with one that is only minutes old.',
        inTime: { clause: 'A new service principal takes minutes to be known everywhere', seconds: 300 },
        next: facts.clientId === undefined
            ? 'Sign in as another identity in the earlier step, or have an administrator make its service principal (az ad sp create).'
            : 'Run the az ad sp create command below.',
        facts: named(facts),
        remedies: withClientId(facts, [], (id) => [either(facts, EITHER, `az ad sp create --id '${id}'`)]),
    }),
});
const applicationDisabled = entraKind({
    code: 'application-disabled',
    title: 'The application is disabled in the tenant',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: ${applicationOf(facts)} is disabled in the tenant.`,
        why: 'An administrator, or Microsoft after suspected abuse, turned off sign-in for its service principal.',
        next: facts.clientId === undefined
            ? 'Ask an administrator of the tenant why, and then have it enabled (az ad sp update).'
            : 'Ask an administrator of the tenant why, and then have the command below run.',
        facts: named(facts),
        remedies: withClientId(facts, [], (id) => [either(facts, EITHER, `az ad sp update --id '${id}' --set accountEnabled=true`)]),
    }),
});
const tenantNotFound = entraKind({
    code: 'tenant-not-found',
    title: 'Entra knows no such tenant',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: ${facts.cloud.title} has no tenant with this tenant-id.`,
        why: 'tenant-id has a typing error, or the tenant lives in another cloud than environment says.',
        next: 'Run the command below, and set tenant-id (and environment) to what its list says.',
        facts: [...identity(facts), { name: 'Cloud', value: facts.cloud.title }],
        remedies: [{ label: EITHER, language: 'bash', text: TENANTS }],
    }),
});
const cloudMismatch = entraKind({
    code: 'cloud-mismatch',
    title: 'The identity lives in another cloud',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: ${facts.cloud.authorityHost} answers that the identity or its tenant belongs to another cloud.`,
        why: `environment is ${facts.cloud.name}; a token of one cloud cannot be had, or used, in another.`,
        next: 'Set environment to the cloud of the tenant: azurecloud, azureusgovernment or azurechinacloud.',
        facts: identity(facts),
        remedies: [{ label: `${EITHER}: names the tenant's cloud`, language: 'bash', text: TENANTS }],
    }),
});
const audienceNotFound = entraKind({
    code: 'audience-not-found',
    title: 'The tenant does not know the audience',
    heals: 'wait',
    tell: (facts) => {
        const { why, next, inTime, commands } = AUDIENCES.find(({ of }) => of.test(facts.audience)) ?? OWN_AUDIENCE;
        return {
            what: `${codeOf(facts)}: the tenant knows no resource with the audience ${facts.audience}.`,
            why,
            next,
            ...(inTime && { inTime }),
            facts: [...identity(facts), { name: 'Audience', value: facts.audience }],
            remedies: [either(facts, EITHER, ...commands(facts.audience))],
        };
    },
});
const lookUp = (audience) => `az ad sp list --filter "servicePrincipalNames/any(n:n eq '${audience}')" --query "[].displayName" --output tsv`;
const OWN_AUDIENCE = {
    why: 'The audience has a typing error, or its application is not in the tenant of tenant-id.',
    next: 'Run the command below: no output means that the audience is wrong or belongs to another tenant than tenant-id.',
    commands: (audience) => [lookUp(audience)],
};
const SHARED_WHY = "Microsoft's application behind this audience comes into a tenant when a subscription of it registers the provider; " +
    'none has, or tenant-id is another tenant.';
const SHARED_NEXT = 'Run the commands below: the first shows whether the tenant knows the audience (no output: it does not), the second registers ' +
    'the provider.';
/** Audiences by what to do about them. A FHIR service is its own audience; DICOM and de-id come with Microsoft's applications. */
const AUDIENCES = [
    {
        of: /\.azurehealthcareapis\./,
        why: 'The name has a typing error, the service is gone or in another tenant, or it is only minutes old.',
        inTime: { clause: 'A service made minutes ago may not be known yet', seconds: 300 },
        next: 'Run the command below: it lists the FHIR services as workspace/service; set endpoint (or audience) to ' +
            'https://workspace-service.fhir.azurehealthcareapis.com of the one you mean.',
        commands: () => ['az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv'],
    },
    {
        of: /healthcareapis\.azure\./,
        why: SHARED_WHY,
        next: SHARED_NEXT,
        commands: (audience) => [lookUp(audience), 'az provider register --namespace Microsoft.HealthcareApis --wait'],
    },
    {
        of: /deid\.azure\./,
        why: SHARED_WHY,
        next: SHARED_NEXT,
        commands: (audience) => [lookUp(audience), 'az provider register --namespace Microsoft.HealthDataAIServices --wait'],
    },
];
/** Only what was given is spoken of: a login of an earlier step has its own client ID. */
function applicationOf({ clientId }) {
    return clientId === undefined ? 'the application of the earlier login' : 'the application of client-id';
}
function identity({ clientId, tenantId }) {
    return known({ 'Client ID': clientId, 'Tenant ID': tenantId });
}
/** The identity, and what stands for it in the commands where there are some. */
function named(facts) {
    return [...identity(facts), ...(facts.clientId === undefined ? [] : [secretNote('the client ID')])];
}
function withClientId({ clientId }, otherwise, remedies) {
    return clientId === undefined ? otherwise : remedies(clientId);
}
/** Double quotes around and single quotes within read the same in both shells. */
function either({ cloud }, label, ...lines) {
    return { label, language: 'bash', text: [...cloudLine(cloud), ...lines].join('\n') };
}

// EXTERNAL MODULE: ./build/azure/clouds.js
var clouds = __webpack_require__(3796);
;// CONCATENATED MODULE: ./build/failures/entra/cause.js
/** Likely causes, read off what GitHub presented: never computed from the repository's name (GHD: reference/security/oidc). */

/** GitHub's default subjects, with names or with names and IDs. Colons within a value arrive as `%3A`. */
const DEFAULT_FORM = /^repo:[^/:]+\/[^/:]+:(?:environment:[^:]+|pull_request|ref:[^:]+)$/;
const WITH_IDS = /^repo:[^/:]+@\d+\/[^/:]+@\d+:/;
const TEMPLATE = "The subject does not have GitHub's default form: the organization or the repository has a subject template of its own, " +
    'and the credential must follow it.';
/** GitHub prefers the environment to the pull request, and both to the branch or tag (GHD: reference/security/oidc). */
const CONTEXTS = [
    [
        /:environment:/,
        'The job names an environment, so GitHub presents that and no branch; ' +
            'a credential for a branch, a tag or pull requests does not match.',
    ],
    [
        /:pull_request$/,
        'The run belongs to a pull request, so GitHub presents pull_request and no branch; ' +
            'a credential for a branch or an environment does not match.',
    ],
    [
        /:ref:refs\/tags\//,
        'The job names no environment, so GitHub presents the tag; ' +
            'a credential for an environment, a branch or another tag does not match.',
    ],
];
const BRANCH = 'The job names no environment, so GitHub presents the branch; ' +
    'a credential for an environment, another branch or pull requests does not match.';
const IDS = 'The subject holds the IDs of owner and repository, as GitHub has it for repositories created, renamed or transferred ' +
    'after 15 July 2026; a credential with the names alone does not match.';
const NAMES = 'The subject holds names without IDs; a credential with IDs (repo:owner@id/repository@id), ' +
    'as the Entra portal now makes it by default, does not match.';
const REUSABLE = 'The job comes from a reusable workflow of another repository; the subject names the calling repository all the same.';
const ISSUERS = [
    [
        /^https:\/\/token\.actions\.githubusercontent\.com$/,
        'This is the issuer of GitHub.com; the credential names another: ' +
            'often one with a slash at the end, or that of an enterprise or of GitHub Enterprise Server.',
    ],
    [
        /^https:\/\/token\.actions\.githubusercontent\.com\//,
        'The enterprise has an issuer of its own, with its name at the end; a credential for the issuer of GitHub.com does not match.',
    ],
    [
        /\.ghe\.com(?:\/|$)/,
        'GitHub with data residency (ghe.com) has an issuer of its own; a credential for the issuer of GitHub.com does not match.',
    ],
    [/\/_services\/token$/, 'GitHub Enterprise Server is an issuer of its own; a credential for the issuer of GitHub.com does not match.'],
];
const OTHER_ISSUER = 'The credential must name exactly the issuer that was presented, without a slash at the end.';
/** Why Entra may know no credential with the subject. */
function subjectCause(presented) {
    const { subject } = presented;
    if (!DEFAULT_FORM.test(subject))
        return TEMPLATE;
    const context = sentence(CONTEXTS, subject, BRANCH);
    // IDs are told first: a credential that is older than they are is the likelier cause.
    const both = WITH_IDS.test(subject) ? [IDS, context] : [context, NAMES];
    return [...both, ...(isReusable(presented) ? [REUSABLE] : [])].join(' ');
}
/** Why Entra may know no credential with the issuer. */
function issuerCause({ issuer }) {
    return sentence(ISSUERS, issuer, OTHER_ISSUER);
}
/** Why the audience of the ID token may be refused. */
function audienceCause({ audience }, cloud) {
    if (audience === cloud.oidcAudience)
        return `The ID token carries the audience of ${cloud.title}; the credential has another one.`;
    const other = Object.values(clouds/* CLOUDS */.J).find(({ oidcAudience }) => oidcAudience === audience);
    const whose = other === undefined ? 'an audience of your own, from oidc-audience' : `the audience of ${other.title}`;
    return `The ID token carries ${whose}; credentials for ${cloud.title} usually have ${cloud.oidcAudience}.`;
}
/** A reusable workflow of another repository leaves the subject as it is, which surprises whoever made the credential for it. */
function isReusable({ jobWorkflowRef, repository }) {
    return jobWorkflowRef !== undefined && repository !== undefined && !jobWorkflowRef.startsWith(`${repository}/`);
}
function sentence(table, value, otherwise) {
    return table.find(([pattern]) => pattern.test(value))?.[1] ?? otherwise;
}

;// CONCATENATED MODULE: ./build/failures/entra/federation.js




const ADD = 'Run the command below for an app registration (az ad app federated-credential create), which adds exactly what GitHub presented; if az ' +
    'says that it does not exist, run both lines for a user-assigned identity.';
const CORRECT = 'Run the commands below for an app registration (az ad app federated-credential update), which set the existing credential to what GitHub ' +
    'presented; if az says that it does not exist, run those for a user-assigned identity.';
const IN_TIME = { clause: 'A new federated credential takes minutes to be known everywhere', seconds: 300 };
const subjectMismatch = entraKind({
    code: 'subject-mismatch',
    title: 'No federated credential has the subject of the ID token',
    heals: 'wait',
    tell: (facts) => add(facts, 'the identity has no federated credential with the subject that GitHub presented', subjectCause),
});
const subjectCaseMismatch = entraKind({
    code: 'subject-case-mismatch',
    title: 'The federated credential has the subject in other letter case',
    heals: 'never',
    tell: (facts) => correct(facts, 'a federated credential has the subject that GitHub presented, but in other upper and lower case', () => 'Entra has compared subjects letter by letter since August 2024; GitHub writes owner, repository and environment as created.'),
});
const issuerMismatch = entraKind({
    code: 'issuer-mismatch',
    title: 'No federated credential has the issuer of the ID token',
    heals: 'wait',
    tell: (facts) => add(facts, 'the identity has no federated credential with the issuer that GitHub presented', issuerCause),
});
const oidcAudienceMismatch = entraKind({
    code: 'oidc-audience-mismatch',
    title: 'The federated credential expects another audience of the ID token',
    heals: 'never',
    tell: (facts) => {
        const { assertion, cloud } = facts;
        const telling = correct(facts, 'the federated credential expects another audience than the ID token carries', (presented) => audienceCause(presented, cloud));
        if (assertion === undefined || assertion.audience === cloud.oidcAudience)
            return telling;
        // The audience was chosen in the workflow, so that is where it is most likely wrong.
        return {
            ...telling,
            next: `Remove oidc-audience from the step, or set environment to the cloud of the identity; if ${assertion.audience} is meant, run ` +
                'the commands below.',
        };
    },
});
const federatedCredentialMismatch = entraKind({
    code: 'federated-credential-mismatch',
    title: 'No federated credential matches the ID token',
    heals: 'wait',
    tell: (facts) => add(facts, 'no federated credential has the issuer, subject and audience that GitHub presented', subjectCause),
});
const federatedCredentialMissing = entraKind({
    code: 'federated-credential-missing',
    title: 'The identity has no federated credential',
    heals: 'wait',
    tell: (facts) => add(facts, 'the identity has no federated credential at all', () => 'Either none was made yet, or it was made for another application than the one in client-id.'),
});
function add(facts, what, cause) {
    const telling = tell(facts, what, cause, ADD, addCredential);
    // Without a command to run there is nothing that time could bring.
    return (telling.remedies ?? []).length === 0 ? telling : { ...telling, inTime: IN_TIME };
}
function correct(facts, what, cause) {
    return tell(facts, what, cause, CORRECT, correctCredential);
}
/** What people name environments, branches and repositories with; `%3A` is GitHub's own for a colon. */
const HARMLESS = /^(?:[\p{L}\p{N} ._@:/#&'()+,=-]|%3A)*$/u;
/** A subject that nobody should make a credential for before its author is known: whoever may open a branch may choose its name. */
const SUSPICIOUS = {
    why: 'The subject holds characters that names of environments, branches and repositories seldom have. Whoever may push a branch may choose its ' +
        'name, and a credential for it would let that run in.',
    next: 'Look first at who named the environment or branch of this run, and who started it; add no credential for it until you know.',
};
/** GitHub presents an environment in place of the branch, and somebody may have named one without meaning that. */
function unlessMeant({ environment = '', subject }) {
    return subject.includes(':environment:') && environment !== '' && HARMLESS.test(environment)
        ? ` If environment: ${environment} is not meant for this job, remove that line from it instead.`
        : '';
}
function tell(facts, what, cause, next, remedies) {
    const { assertion, clientId, cloud } = facts;
    const said = `${codeOf(facts)}: ${what}.`;
    if (assertion === undefined || clientId === undefined) {
        return {
            what: said,
            why: 'The login presented an assertion of its own, which this step has not seen.',
            next: 'Set credential: github-oidc with client-id and tenant-id, so that the step presents an ID token of its own.',
        };
    }
    if (![assertion.issuer, assertion.subject].every((presented) => HARMLESS.test(presented)))
        return { what: said, ...SUSPICIOUS, facts: presentedFacts(assertion) };
    return {
        what: said,
        why: cause(assertion),
        next: `${next}${cause === subjectCause ? unlessMeant(assertion) : ''}`,
        facts: [...presentedFacts(assertion), secretNote('the client ID')],
        remedies: remedies(assertion, clientId, cloud),
    };
}
/** Issuer, subject, audience and the workflow as presented: what the credential must name. */
function presentedFacts({ issuer, subject, audience, jobWorkflowRef }) {
    return known({
        'Presented issuer (iss)': issuer,
        'Presented subject (sub)': subject,
        'Presented audience (aud)': audience,
        'Presented job_workflow_ref': jobWorkflowRef,
    });
}

;// CONCATENATED MODULE: ./build/failures/entra/exchange.js


/** What retrying may outlast. */
const PASSING = { clause: 'It may pass within minutes', seconds: 300 };
const assertionExpired = entraKind({
    code: 'assertion-expired',
    title: 'The ID token is outside its time of validity',
    heals: 'retry',
    tell: (facts) => ({
        what: `${codeOf(facts)}: the ID token was not valid at the moment Entra looked at it.`,
        why: "GitHub's ID tokens live about 5 minutes. Each try takes a new one, so either the exchange was held up on its way or a clock " +
            'is wrong.',
        next: 'Run the job again; if it fails again, compare the clock of GitHub Enterprise Server, where there is one, with true time.',
        facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
    }),
});
const clockSkew = entraKind({
    code: 'clock-skew',
    title: "The runner's clock is wrong",
    heals: 'never',
    tell: (facts) => {
        const skew = Number(facts.clockSkewSeconds);
        return {
            what: `${codeOf(facts)}: the ID token was not valid at the moment Entra looked at it, and the runner's clock is ` +
                `${String(Math.abs(skew))} s ${skew > 0 ? 'ahead of' : 'behind'} Entra's.`,
            why: "ID tokens live about 5 minutes, so they fail where clocks disagree: the runner's, or that of a GitHub server beside it.",
            next: "Set the runner's clock by NTP: sudo timedatectl set-ntp true on Linux, w32tm /resync on Windows.",
            facts: [{ name: 'Clock', value: `${String(skew)} s against Entra's` }],
        };
    },
});
const assertionSignature = entraKind({
    code: 'assertion-signature',
    title: 'Entra could not verify the signature of the ID token',
    heals: 'retry',
    tell: (facts) => ({
        what: `${codeOf(facts)}: Entra could not verify the signature of the ID token with the issuer's keys.`,
        why: "Entra keeps issuers' keys for a while, so a change of keys fails for minutes; on GitHub Enterprise Server the published keys " +
            'may not be the signing ones.',
        next: `Run the job again in a few minutes; if it fails again, check that ${facts.assertion?.issuer ?? 'the issuer'}/.well-known/jwks ` +
            'holds the key that signs.',
        facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
    }),
});
const assertionNotGithub = entraKind({
    code: 'assertion-not-accepted',
    title: 'Entra does not accept this kind of assertion',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: Entra does not accept a token of this issuer as an assertion.`,
        why: "Tokens that Entra itself issued cannot be presented this way; GitHub's ID token can.",
        next: 'Set credential: github-oidc with client-id and tenant-id.',
        facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
    }),
});
const issuerUnreachable = entraKind({
    code: 'issuer-unreachable',
    title: 'Entra cannot reach the issuer of the ID token',
    heals: 'wait',
    tell: (facts) => ({
        what: `${codeOf(facts)}: Entra could not fetch the issuer's /.well-known/openid-configuration.`,
        why: 'Entra asks the issuer from the internet; a GitHub Enterprise Server behind a firewall cannot answer.',
        next: 'Publish /.well-known/openid-configuration and /.well-known/jwks of the issuer to the internet, or use credential: ' +
            'managed-identity on a runner in Azure.',
        facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
    }),
});
const scopeInvalid = entraKind({
    code: 'scope-invalid',
    title: 'Entra does not accept the audience as a scope',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: ${facts.audience} followed by /.default is not a scope that Entra accepts.`,
        why: 'A scope is one resource: its https:// or api:// URI or its application ID, without spaces.',
        next: 'Correct audience; several audiences go on lines of their own.',
        facts: known({ Audience: facts.audience }),
    }),
});
const exchangeMalformed = entraKind({
    code: 'exchange-malformed',
    title: 'Entra could not read the exchange',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: Entra could not read the request for the token.`,
        why: 'A part of it was missing or changed on its way; the inputs were checked before, so this is a fault of the action or of a ' +
            'proxy that rewrites requests.',
        next: "Run the job without the proxy if you can; else report the trace ID at the action's issues page.",
    }),
});
const clientSecretRefused = entraKind({
    code: 'client-secret-refused',
    title: 'Entra refused a client secret',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: Entra expected a client secret, or refused the one it was given.`,
        why: 'This action never sends a secret: the login that an earlier step left behind does.',
        next: 'Set credential: github-oidc with client-id and tenant-id, which needs no secret, and remove the secret from the workflow.',
        facts: known({ 'Client ID': facts.clientId }),
    }),
});
const entraTransient = entraKind({
    code: 'entra-transient',
    title: 'Entra is busy or in trouble',
    heals: 'retry',
    tell: (facts) => ({
        what: `${codeOf(facts)}: Entra could not serve the request just now.`,
        why: 'It is throttling, or has a fault of its own; the tries of this step did not outlast it.',
        next: 'Run the job again.',
        inTime: PASSING,
    }),
});
const entraUnreadable = entraKind({
    code: 'entra-unreadable',
    title: 'The answer is not one that Entra gives',
    heals: 'never',
    tell: (facts) => ({
        what: `${facts.cloud.authorityHost} answered HTTP ${String(facts.httpStatus)} with neither a token nor an error code.`,
        why: "Something between answered in its place: a proxy's block page, a sign-in page of the network, a gateway.",
        next: `Ask the network team to let POST https://${facts.cloud.authorityHost} through unchanged.`,
    }),
});
const entraRefused = entraKind({
    code: 'entra-refused',
    title: 'Entra refused the exchange',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: Entra refused to issue the token.`,
        why: "This catalogue does not know the code; Microsoft's page does.",
        next: `Open https://login.microsoftonline.com/error?code=${String(facts.errorCode)}`,
        facts: known({ 'Client ID': facts.clientId, 'Tenant ID': facts.tenantId, Audience: facts.audience }),
    }),
});

;// CONCATENATED MODULE: ./build/failures/entra/policy.js



/** Application roles are assigned through Microsoft Graph, whose host differs by cloud; `az cloud show` knows it. */
const GRAPH = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
/** Graph's own word for "no role in particular", for applications that declare none. */
const DEFAULT_ROLE = '00000000-0000-0000-0000-000000000000';
const appRoleMissing = entraKind({
    code: 'app-role-missing',
    title: 'The identity is not assigned to the application behind the audience',
    heals: 'wait',
    tell: (facts) => ({
        what: `${codeOf(facts)}: the application behind the audience ${facts.audience} admits only assigned identities, and this one is not.`,
        why: 'Its owner set "Assignment required".',
        inTime: { clause: 'A new assignment takes minutes to be known everywhere', seconds: 300 },
        next: "Have the owner of the audience's application run the commands below: they assign this identity.",
        facts: [...known({ 'Client ID': facts.clientId, Audience: facts.audience }), secretNote('the client ID')],
        remedies: facts.clientId === undefined
            ? []
            : [
                {
                    label: 'Bash',
                    language: 'bash',
                    text: [
                        ...cloudLine(facts.cloud),
                        `principal=$(az ad sp show --id '${facts.clientId}' --query id --output tsv)`,
                        `application="servicePrincipalNames/any(n:n eq '${facts.audience}')"`,
                        'resource=$(az ad sp list --filter "$application" --query "[0].id" --output tsv)',
                        'role=$(az ad sp list --filter "$application" --query "[0].appRoles[?contains(allowedMemberTypes, ' +
                            `'Application')].id | [0] || '${DEFAULT_ROLE}'" --output tsv)`,
                        `az rest --method post --url "${GRAPH}v1.0/servicePrincipals/$resource/appRoleAssignedTo"` +
                            ` --body "{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$resource\\",\\"appRoleId\\":\\"$role\\"}"`,
                    ].join('\n'),
                },
            ],
    }),
});
const apiPermissionMissing = entraKind({
    code: 'api-permission-missing',
    title: 'The application has no permission for the audience',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: the application of client-id has no permission, or no consent, for the audience ${facts.audience}.`,
        why: "The application behind the audience must be among the API permissions of the one that asks, with an administrator's consent.",
        next: "Add the audience's application under API permissions of the app registration, and then have an administrator run the command " +
            'below.',
        facts: [...known({ 'Client ID': facts.clientId, Audience: facts.audience }), secretNote('the client ID')],
        remedies: facts.clientId === undefined
            ? []
            : [
                {
                    label: 'Bash or PowerShell',
                    language: 'bash',
                    text: [...cloudLine(facts.cloud), `az ad app permission admin-consent --id '${facts.clientId}'`].join('\n'),
                },
            ],
    }),
});
const conditionalAccessBlocked = entraKind({
    code: 'conditional-access-blocked',
    title: 'Conditional Access blocks the identity',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: a Conditional Access policy for workload identities blocks this sign-in.`,
        why: 'Such policies mostly go by location, and the addresses of GitHub-hosted runners are in no named location.',
        next: "Run the job on a runner whose address is in a named location, or ask the tenant's administrator to exclude this service " +
            'principal; the sign-in log finds the request by its correlation ID.',
        facts: known({ 'Client ID': facts.clientId, 'Tenant ID': facts.tenantId }),
    }),
});
const securityPolicyBlocked = entraKind({
    code: 'security-policy-blocked',
    title: 'A security policy of the tenant blocks the identity',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: a security policy blocks this sign-in, or Identity Protection takes the identity for compromised.`,
        why: 'Only an administrator of the tenant can see which policy or risk it was.',
        next: "Ask the tenant's security administrator to look up the correlation ID in the sign-in log of service principals.",
        facts: known({ 'Client ID': facts.clientId, 'Tenant ID': facts.tenantId }),
    }),
});
const tenantRestricted = entraKind({
    code: 'tenant-restricted',
    title: 'The network lets only other tenants through',
    heals: 'never',
    tell: (facts) => ({
        what: `${codeOf(facts)}: access to this tenant is restricted by the network that the request came from.`,
        why: 'A proxy on the way adds the header Restrict-Access-To-Tenants, which lists the tenants that may be used from this network.',
        next: "Ask the network team to add the tenant to the proxy's list, or run the job from another network.",
        facts: known({ 'Tenant ID': facts.tenantId }),
    }),
});

;// CONCATENATED MODULE: ./build/failures/entra.js





/** Kinds and the codes they answer. A code that stands nowhere is told as `entra-refused`, with Microsoft's page for it. */
const CODES = [
    [federatedCredentialMismatch, [70021]],
    [issuerMismatch, [700211]],
    [oidcAudienceMismatch, [700212, 7002121, 70022204]],
    [subjectMismatch, [700213]],
    [subjectCaseMismatch, [7002138]],
    [federatedCredentialMissing, [70025]],
    [applicationNotFound, [700016]],
    [servicePrincipalMissing, [7000229]],
    [applicationDisabled, [7000112]],
    [tenantNotFound, [90002, 900023]],
    [cloudMismatch, [900439, 90038, 900382, 900432, 1000104]],
    [audienceNotFound, [500011, 50001]],
    [appRoleMissing, [501051, 50105]],
    [apiPermissionMissing, [65001, 650056, 650057]],
    [conditionalAccessBlocked, [53003]],
    [securityPolicyBlocked, [530032, 530035]],
    [tenantRestricted, [50002, 500021, 500022]],
    [assertionExpired, [700024, 50013, 500133]],
    [assertionSignature, [700027]],
    [assertionNotGithub, [700222, 700226, 700227, 700236]],
    [issuerUnreachable, [90061, 50166, 900612]],
    [scopeInvalid, [70011, 1002012, 28000, 700022]],
    [exchangeMalformed, [900144, 900561, 50027, 5002723, 901002]],
    [clientSecretRefused, [7000215, 7000222, 7000218]],
    [entraTransient, [90012, 90024, 90033, 90055, 50196]],
];
/** What each AADSTS number means here. */
const kindOfEntraCode = new Map(CODES.flatMap(([kind, codes]) => codes.map((code) => [code, kind])));
/** All kinds of this party, for the catalogue. */
const entraKinds = [
    ...CODES.map(([kind]) => kind),
    clockSkew,
    entraUnreadable,
    entraRefused,
];
/** Beyond this the clock itself is the cause to name: an ID token lives 300 s, and ordinary clocks agree within seconds. */
const SKEW_SECONDS = 60;
/** Tells a refusal by Entra, whatever it answered. */
function entraFailure(facts) {
    return (0,failures_failure/* failure */.V2)(kindOf(facts), facts);
}
function kindOf({ errorCode, httpStatus = 0, clockSkewSeconds }) {
    const kind = errorCode === undefined ? undefined : kindOfEntraCode.get(errorCode);
    if (kind === assertionExpired && Math.abs(clockSkewSeconds ?? 0) > SKEW_SECONDS)
        return clockSkew;
    if (kind !== undefined)
        return kind;
    if (httpStatus === 408 || httpStatus === 429 || httpStatus >= 500)
        return entraTransient;
    return errorCode === undefined ? entraUnreadable : entraRefused;
}

// EXTERNAL MODULE: ./build/failures/github.js
var github = __webpack_require__(5031);
// EXTERNAL MODULE: ./build/failures/input.js
var input = __webpack_require__(114);
;// CONCATENATED MODULE: ./build/failures/credentials/kinds.js
/** What an earlier step, or the machine, must have left for sign-ins other than GitHub's. */




/** One way out of most of these. */
const USE_OIDC = 'set credential: github-oidc with client-id and tenant-id, which needs no earlier login';
const noLogin = {
    code: 'no-login',
    title: 'There is neither an identity in the inputs nor a login to use',
    heals: 'never',
    tell: ({ withoutSecrets }) => ({
        what: 'client-id and tenant-id are not given, and neither the Azure CLI nor Azure PowerShell is logged in.',
        ...(withoutSecrets === undefined
            ? {
                why: 'Without the two IDs the step uses the login of an earlier step of the same job, such as azure/login; a login of another ' +
                    'job does not count.',
                next: 'Give client-id and tenant-id to the step, and the permissions below to the job (if it has permissions: already, add only the line ' +
                    'id-token: write to them).',
                remedies: [{ label: 'In the job', language: 'yaml', text: github/* OIDC_PERMISSIONS */.RH.join('\n') }],
            }
            : {
                why: `${(0,input/* unseenSecrets */.yj)(withoutSecrets)}, so IDs kept as secrets are empty here.`,
                next: `Skip the job in such runs: ${input/* SKIP */._Z}.`,
                remedies: [(0,input/* skipRemedy */.qL)(withoutSecrets)],
            }),
    }),
};
const azureCliMissing = kind('azure-cli-missing', 'The Azure CLI is not installed on this runner', 'az is not on the PATH of this runner.', 'The sign-in asks the Azure CLI for the token.', `Install the Azure CLI on the runner, or ${USE_OIDC}.`);
const azureCliNotLoggedIn = kind('azure-cli-not-logged-in', 'The Azure CLI has no login that works', 'The Azure CLI has no login in this job, or one that has expired.', 'A login lasts for its job, and that of azure/login gives tokens for a new audience for about 5 minutes only.', `Add azure/login to this job right before the step, or ${USE_OIDC}.`);
const loginExpired = kind('login-expired', 'The login of an earlier step has expired', 'AADSTS700024: the login of an earlier step can give no further tokens.', 'azure/login leaves behind an assertion that lives about 5 minutes, and a token for a new audience needs it again.', `Set credential: github-oidc with client-id and tenant-id: it takes a fresh assertion each time, without the login.`);
const azureCliFailed = kind('azure-cli-failed', 'The Azure CLI gave no token', 'az account get-access-token failed, without a code that this catalogue knows.', 'Its words may hold anything, so they are not repeated here.', ({ audience }) => `Run az account get-access-token --resource ${(0,shell/* bashWord */.Hu)(audience)} --query expiresOn in a step before this one and read what it ` +
    'says.');
const azurePowershellMissing = kind('azure-powershell-missing', 'PowerShell is not installed on this runner', 'Neither pwsh nor, on Windows, powershell is on the PATH of this runner.', 'The sign-in asks Azure PowerShell for the token.', `Install PowerShell on the runner, or ${USE_OIDC}.`);
const azAccountsMissing = kind('az-accounts-missing', 'The PowerShell module Az.Accounts is not installed', 'PowerShell is there, and its module Az.Accounts (2.2.0 or newer) is not.', 'The sign-in asks Get-AzAccessToken of that module for the token.', 'Run Install-Module Az.Accounts -Scope CurrentUser -Force in a step before this one.');
const azurePowershellNotLoggedIn = kind('azure-powershell-not-logged-in', 'Azure PowerShell is not logged in', 'Azure PowerShell has no login in this job.', 'A login lasts for its job, and azure/login leaves one for PowerShell only with enable-AzPSSession: true.', `Add azure/login with enable-AzPSSession: true to this job before the step, or ${USE_OIDC}.`);
const azAccountsSecureString = kind('az-accounts-securestring', 'Az.Accounts gave the token in a form that could not be read', 'Get-AzAccessToken answered, and no token could be read from it.', 'Since Az.Accounts 5.0.0 (Az 14.0.0) it gives a SecureString in place of text, and anything else that PowerShell prints gets in between.', `Run Update-Module Az.Accounts in a step before this one, or ${USE_OIDC}.`);
const azurePowershellFailed = kind('azure-powershell-failed', 'Azure PowerShell gave no token', 'Get-AzAccessToken failed, without a code that this catalogue knows.', 'Its words may hold anything, so they are not repeated here.', ({ audience }) => `Run (Get-AzAccessToken -ResourceUrl ${(0,shell/* powershellString */.$v)(audience)}).ExpiresOn in a step before this one and read what it says.`);
const managedIdentityUnreachable = kind('managed-identity-unreachable', 'This runner has no managed identity endpoint', 'Nothing answers at 169.254.169.254, where Azure gives tokens to its own machines.', 'Only machines in Azure have that endpoint; GitHub-hosted runners and machines elsewhere do not.', `Run the job on a self-hosted runner in Azure, or ${USE_OIDC}.`);
const managedIdentityMissing = {
    code: 'managed-identity-missing',
    title: 'The managed identity is not assigned to this machine',
    heals: 'never',
    tell: ({ clientId }) => ({
        what: clientId === undefined
            ? 'This machine has no system-assigned identity.'
            : 'The user-assigned identity of client-id is not assigned to this machine.',
        why: 'The endpoint answers, and knows no such identity on this machine.',
        next: clientId === undefined
            ? 'Run the commands below on the runner: they turn on its system-assigned identity; or name a user-assigned one in client-id.'
            : 'Run the commands below on the runner: they assign the identity to it.',
        facts: clientId === undefined ? [] : [{ name: 'Client ID', value: clientId }, secretNote('the client ID')],
        remedies: [{ label: 'Bash, on the runner, after az login', language: 'bash', text: [MACHINE, kinds_assign(clientId)].join('\n') }],
    }),
};
const managedIdentityFailed = kind('managed-identity-failed', 'The managed identity endpoint gave no token', 'The managed identity endpoint of this machine answered, without a token.', 'The endpoint is throttled or in trouble, or does not know the audience.', 'Run the job again; if it fails again, check audience.', 'retry');
const exchangeFailed = kind('exchange-failed', 'The exchange ended without an answer', 'The exchange with Entra ended before anything was sent or answered.', 'This is a fault of the action or of a library in it.', "Run the job again; if it fails again, report it at the action's issues page with this log.", 'retry');
const tokenMalformed = kind('token-malformed', 'What came back is not a token', 'The sign-in gave something that is not a token, so it is not handed on.', "A wrapper around the command line tool, or something that answers in Entra's place, does this.", "Run the login's own command in a step before this one (az account get-access-token --query expiresOn) and look at what it prints.");
/** All kinds of this party, for the catalogue. */
const credentialKinds = [
    noLogin,
    azureCliMissing,
    azureCliNotLoggedIn,
    loginExpired,
    azureCliFailed,
    azurePowershellMissing,
    azAccountsMissing,
    azurePowershellNotLoggedIn,
    azAccountsSecureString,
    azurePowershellFailed,
    managedIdentityUnreachable,
    managedIdentityMissing,
    managedIdentityFailed,
    exchangeFailed,
    tokenMalformed,
];
/** The machine's own resource ID, as its metadata service tells it (LEARN: virtual-machines/instance-metadata-service). */
const MACHINE = "machine=$(curl --silent --noproxy '*' --header Metadata:true " +
    '"http://169.254.169.254/metadata/instance/compute/resourceId?api-version=2021-02-01&format=text")';
function kinds_assign(clientId) {
    const command = 'az vm identity assign --ids "$machine"';
    if (clientId === undefined)
        return command;
    return `${command} --identities "$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)"`;
}
function kind(code, title, what, why, next, heals = 'never') {
    return {
        code,
        title,
        heals,
        tell: (facts) => ({
            what,
            why,
            next: typeof next === 'string' ? next : next(facts),
            facts: [{ name: 'Audience', value: facts.audience }],
        }),
    };
}

;// CONCATENATED MODULE: ./build/failures/credentials.js
/** Sign-ins other than GitHub's, told by what the library says, which is matched and never repeated. */




/** Words of @azure/identity 4.14 by which it tells these apart; it has no codes. They decide, and are never shown. */
const READINGS = {
    'azure-cli': {
        signs: [
            [/Azure CLI could not be found|\bENOENT\b/, azureCliMissing],
            [/az login/, azureCliNotLoggedIn],
        ],
        otherwise: azureCliFailed,
    },
    'azure-powershell': {
        signs: [
            [/Unable to execute PowerShell/, azurePowershellMissing],
            [/Az\.Accounts?\b.*is not installed/, azAccountsMissing],
            [/Connect-AzAccount/, azurePowershellNotLoggedIn],
            [/No access token found in the output|Unable to parse the output/, azAccountsSecureString],
        ],
        otherwise: azurePowershellFailed,
    },
    'managed-identity': {
        signs: [
            [/identity not found/i, managedIdentityMissing],
            // MSAL writes "Not Available" for whatever an answer does not say, so those two words alone say nothing.
            [/it is not available|unreachable/i, managedIdentityUnreachable],
        ],
        otherwise: managedIdentityFailed,
    },
    'github-oidc': { signs: [], otherwise: exchangeFailed },
    'login-left-behind': { signs: [], otherwise: noLogin },
};
/** Of a refusal that a command line tool reports, only the code is known. */
const UNSEEN = {
    httpStatus: undefined,
    traceId: undefined,
    correlationId: undefined,
    timestamp: undefined,
    clockSkewSeconds: undefined,
    assertion: undefined,
};
/**
 * Tells why a sign-in gave no token.
 *
 * @param facts which sign-in, and for what.
 * @param error what it threw; undefined when it threw nothing and what it gave is no token, or when no login was there to ask.
 */
function credentialFailure(facts, error) {
    const { way, clientId, tenantId, audience, cloud } = facts;
    if (error === undefined && way !== 'login-left-behind') {
        return (0,failures_failure/* failure */.V2)(way === 'azure-powershell' ? azAccountsSecureString : tokenMalformed, facts);
    }
    const words = error instanceof Error ? error.message : '';
    const errorCode = Number(/AADSTS(\d{4,9})\b/.exec(words)?.[1]);
    if (errorCode === 700024)
        return (0,failures_failure/* failure */.V2)(loginExpired, facts);
    if (cloud !== undefined && errorCode > 0) {
        return entraFailure({ ...UNSEEN, errorCode, clientId, tenantId, audience, cloud });
    }
    const { signs, otherwise } = READINGS[way];
    return (0,failures_failure/* failure */.V2)(signs.find(([sign]) => sign.test(words))?.[1] ?? otherwise, facts);
}

// EXTERNAL MODULE: ./build/patience.js
var build_patience = __webpack_require__(5217);
// EXTERNAL MODULE: ./build/azure/audiences.js
var audiences = __webpack_require__(5007);
// EXTERNAL MODULE: ./build/azure/shape.js
var shape = __webpack_require__(8609);
// EXTERNAL MODULE: ./build/failures/network.js + 4 modules
var network = __webpack_require__(3042);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/identity/cli-refusal.js
/** Entra's code in a refusal that the Azure CLI passed on: @azure/identity puts words of its own in the place of the CLI's and drops it. */

/** More than the CLI says when it is refused. */
const MOST_BYTES = 64 * 1024;
/**
 * Asks the Azure CLI once more, and reads the code off what it says; of all else nothing is kept. Only for a login that gave no token: the CLI says
 * "az login" for one that is missing and for one that Entra refuses, and each wants another remedy (azure-cli#28708).
 *
 * @param timeoutMs how long the CLI may take.
 * @returns `AADSTS<number>`, or undefined when it names none or cannot be run (on Windows `az` is a batch file, which needs a shell).
 */
function cliRefusal(audience, tenantId, timeoutMs) {
    const tenant = tenantId === undefined ? [] : ['--tenant', tenantId];
    const args = ['account', 'get-access-token', '--output', 'none', '--resource', audience, ...tenant];
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)('az', args, { timeout: timeoutMs, maxBuffer: MOST_BYTES }, (_error, _stdout, stderr) => {
            resolve(/\bAADSTS\d{4,9}\b/.exec(stderr)?.[0]);
        });
    });
}

// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 82 modules
var esm = __webpack_require__(1340);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/credentials/azureCliCredential.js + 1 modules
var azureCliCredential = __webpack_require__(5681);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/credentials/azurePowerShellCredential.js
var azurePowerShellCredential = __webpack_require__(5854);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/credentials/clientAssertionCredential.js + 3 modules
var clientAssertionCredential = __webpack_require__(6843);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/credentials/managedIdentityCredential/index.js + 5 modules
var managedIdentityCredential = __webpack_require__(4136);
;// CONCATENATED MODULE: ./bundle/stubs/azure-identity.js
/**
 * @azure/identity with the four ways in that the action has, and no other.
 *
 * The package's own index names them all (browser, device code, password, certificate, client secret, on-behalf-of …), and webpack keeps
 * what an index names: the package says `sideEffects: false` only in its outer package.json, webpack reads the one in dist/esm. Left in, they
 * would be 100 kB of ways to sign in that a reader of dist has to rule out. The files are the package's, unchanged.
 */





;// CONCATENATED MODULE: ./build/identity/transport.js
/** Hands the one way out to @azure/identity as its HTTP client, and keeps what came back: the library hides the body of a refusal. */

/** Entra reads it from the header; MSAL writes it into query and body (ED: v2-protocols, "client-request-id"). */
const REQUEST_ID = 'client-request-id';
const OTHER_ID = /(?<=(?:^|&)client-request-id=)[^&]*/;
/** More than any answer of Entra or of a managed identity's endpoint is long. */
const transport_MOST_BYTES = 256 * 1024;
/**
 * An HTTP client for one credential and one token.
 *
 * @param wire the way out.
 * @param recorded gets the raw reply.
 * @param requestId by which the other side's log can be searched; the library's own would be known to nobody.
 * @param direct never through a proxy: for a managed identity's local endpoint.
 */
function transportOf(wire, recorded, requestId, direct) {
    return {
        async sendRequest(request) {
            const body = typeof request.body === 'string' ? { body: request.body.replace(OTHER_ID, requestId) } : {};
            const headers = { ...request.headers.toJSON(), [REQUEST_ID]: requestId };
            const url = new URL(request.url);
            if (url.searchParams.has(REQUEST_ID))
                url.searchParams.set(REQUEST_ID, requestId);
            const sent = { url, method: request.method, headers, maxBytes: transport_MOST_BYTES, ...body, ...(direct && { direct }) };
            recorded.reply = await wire.send(sent);
            if (!recorded.reply.ok)
                throw new TransportError(recorded.reply.fault);
            return response(request, recorded.reply.answer);
        },
    };
}
/** Tells the library that nothing came back; what it makes of it is not read, {@link Recorded} is. */
class TransportError extends Error {
    name = 'RestError';
    code;
    constructor({ code }) {
        super(code);
        this.code = code;
    }
}
function response(request, { status, headers, body }) {
    return { request, status, headers: (0,esm/* createHttpHeaders */.Nc)(headers), bodyAsText: Buffer.from(body).toString('utf8') };
}

;// CONCATENATED MODULE: ./build/identity/credentials.js
/** Which credential of @azure/identity each sign-in means. */



/**
 * Nothing between the library and the wire. Its usual pipeline retries, follows redirects, and loads a second HTTP client only to see that the body of
 * an exchange is no form data (20 ms): tries, limits and redirects are the action's own business.
 */
function straightTo(httpClient) {
    // The managed identity's credential adds a policy of its own, which heeds retryOptions.
    return { httpClient, pipeline: (0,esm/* createEmptyPipeline */.O8)(), retryOptions: { maxRetries: 0 } };
}
/**
 * Makes the credential of a sign-in. It is used for one token and thrown away: after a failure MSAL would answer the next request from its throttle
 * cache, without sending one.
 */
function credentialOf(signIn, { cloud, assertion, wire, recorded, requestId, processTimeoutMs: processTimeoutInMs }) {
    const { tenantId } = signIn;
    switch (signIn.way) {
        case 'github-oidc':
            return new clientAssertionCredential/* ClientAssertionCredential */.X(signIn.tenantId, signIn.clientId, assertion, {
                authorityHost: `https://${cloud.authorityHost}`,
                ...straightTo(transportOf(wire, recorded, requestId)),
            });
        case 'azure-cli':
            return new azureCliCredential/* AzureCliCredential */.nG({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) });
        case 'azure-powershell':
            return new azurePowerShellCredential/* AzurePowerShellCredential */.sj({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) });
        case 'managed-identity': {
            const options = straightTo(transportOf(wire, recorded, requestId, true));
            return signIn.clientId === undefined
                ? new managedIdentityCredential/* ManagedIdentityCredential */.N(options)
                : new managedIdentityCredential/* ManagedIdentityCredential */.N({ clientId: signIn.clientId, ...options });
        }
    }
}

;// CONCATENATED MODULE: ./build/failures/guardrail.js
const tokenTenantMismatch = guardrail_kind('token-tenant-mismatch', 'tenant', 'The token is of another tenant', 'is of another tenant than tenant-id', 'The login that gave the token is signed in to another tenant.', 'Sign in to the tenant of tenant-id in the earlier step, or correct tenant-id.', ownMismatch('tenant-id'));
const tokenApplicationMismatch = guardrail_kind('token-application-mismatch', 'client ID', 'The token is of another application', 'is of another application than client-id', 'The login that gave the token belongs to another identity than the one in client-id.', 'Sign in as the identity of client-id in the earlier step, or set credential: github-oidc, which asks as that identity itself.', ownMismatch('client-id'));
const tokenAudienceMismatch = guardrail_kind('token-audience-mismatch', 'audience', 'The token is for another audience', 'carries another audience', 'The service compares the audience letter by letter and would answer 401.', 'Set audience to what the service expects, exactly: a slash at the end counts.');
const tokenExpired = guardrail_kind('token-expired', 'time', 'The token has expired already', 'has expired already', 'The login that gave the token kept an old one, or the clock of the runner is ahead.', 'Run date -u on the runner; if the clock is right, sign in again in the earlier step.', {
    why: 'The clock of the runner is ahead, or what answered was not Entra.',
    next: "Run date -u on the runner; if the clock is right, ask the network team what answers in Entra's place.",
});
/** All kinds of this party, for the catalogue. */
const guardrailKinds = [
    tokenTenantMismatch,
    tokenApplicationMismatch,
    tokenAudienceMismatch,
    tokenExpired,
];
function ownMismatch(input) {
    return {
        why: 'This step asked Entra itself, which answered for something else: what answered may not have been Entra.',
        next: `Compare both values below with those of the identity (az ad app list --show-mine, az account show). If ${input} is wrong, correct it; if it is right, change nothing and ask the network team what answers in Entra's place.`,
    };
}
function guardrail_kind(code, of, title, what, why, next, own) {
    return {
        code,
        title,
        heals: 'never',
        tell: ({ way, audience, asked, got }) => ({
            what: `The token for ${audience} ${what}, so it is not handed on.`,
            ...(way === 'github-oidc' && own !== undefined ? own : { why, next }),
            facts: [
                { name: `Asked for (${of})`, value: asked },
                { name: `Token has (${of})`, value: got },
            ],
        }),
    };
}

;// CONCATENATED MODULE: ./build/identity/guardrail.js
/** Before a token is handed on, it is held against what was asked for: Entra is right, but a leftover login or a proxy may not be. */



/** A token that is gone before the next step can send it is of no use to anybody. Milliseconds. */
const LEAST_LIFE_MS = 5_000;
/**
 * Compares what can be compared.
 *
 * @param claims of the token.
 * @param audience as asked for.
 * @param signIn the IDs asked for; a tenant given as a domain cannot be compared.
 * @param now milliseconds since the epoch.
 * @returns the first difference.
 */
function guardrail(claims, audience, signIn, now) {
    const { clientId, tenantId, way } = signIn;
    const rules = [
        [tokenTenantMismatch, tenantId !== undefined && shape/* GUID */.Sm.test(tenantId) ? tenantId : undefined, claims.tenantId],
        [tokenApplicationMismatch, clientId, claims.applicationId],
        [tokenAudienceMismatch, comparable(audience, claims) ? audience : undefined, claims.audience],
    ];
    for (const [kind, asked, got] of rules) {
        if (asked !== undefined && got !== undefined && asked.toLowerCase() !== got.toLowerCase())
            return (0,failures_failure/* failure */.V2)(kind, { way, audience, asked, got });
    }
    if (claims.expiresOn !== undefined && claims.expiresOn <= now + LEAST_LIFE_MS) {
        return (0,failures_failure/* failure */.V2)(tokenExpired, {
            way,
            audience,
            asked: `a token that is valid at ${iso(now)}`,
            got: `one that expires at ${iso(claims.expiresOn)}`,
        });
    }
    return undefined;
}
function iso(time) {
    return new Date(time).toISOString();
}
/**
 * Whether the token's audience can be held against the one asked for: the resource decides between its URI (v1) and its client ID (v2), so a GUID
 * for a URI says nothing (ED: access-tokens, "Token formats").
 */
function comparable(audience, { audience: got }) {
    return got !== undefined && shape/* GUID */.Sm.test(got) === shape/* GUID */.Sm.test(audience);
}

// EXTERNAL MODULE: ./node_modules/jwt-decode/build/esm/index.js
var build_esm = __webpack_require__(3658);
;// CONCATENATED MODULE: ./build/identity/jwt.js
/** What is read off tokens: a few claims of known shapes. Nothing is verified here: GitHub's token is for Entra to verify, Entra's for the service. */


/** Words, digits, signs and single spaces, in any script: no control characters, no direction marks, no line ends. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,600}$/u;
function claimsOf(token) {
    try {
        const claims = (0,build_esm/* jwtDecode */.s)(token);
        return (0,shape/* isRecord */.u4)(claims) ? claims : undefined;
    }
    catch {
        return undefined;
    }
}
function printable(value) {
    const string = (0,shape/* text */.Qq)(value);
    return string !== undefined && PRINTABLE.test(string) ? string : undefined;
}
/**
 * The public claims of GitHub's ID token (GHD: reference/security/oidc).
 *
 * @returns undefined when the token cannot be decoded, or lacks one of the three that Entra compares.
 */
function assertionClaims(idToken) {
    const claims = claimsOf(idToken) ?? {};
    const [issuer, subject, audience] = [claims['iss'], claims['sub'], claims['aud']].map(printable);
    if (issuer === undefined || subject === undefined || audience === undefined)
        return undefined;
    return {
        issuer,
        subject,
        audience,
        jobWorkflowRef: printable(claims['job_workflow_ref']),
        environment: printable(claims['environment']),
        eventName: printable(claims['event_name']),
        ref: printable(claims['ref']),
        repository: printable(claims['repository']),
    };
}
/** Whether a number of milliseconds since the epoch is a time that a Date can tell. */
function isTime(ms) {
    return ms > 0 && ms <= 8.64e15;
}
/**
 * Decodes an access token where it can be. Tokens are opaque to clients by Entra's own word, so this is for diagnosis and guardrail, never a need.
 *
 * @returns undefined when it is no JWT.
 */
function accessClaims(token) {
    const claims = claimsOf(token);
    if (claims === undefined)
        return undefined;
    const expiry = claims['exp'];
    return {
        audience: printable(claims['aud']),
        tenantId: (0,shape/* guid */.Os)(claims['tid']),
        // v1 tokens say appid, v2 tokens azp.
        applicationId: (0,shape/* guid */.Os)(claims['appid']) ?? (0,shape/* guid */.Os)(claims['azp']),
        objectId: (0,shape/* guid */.Os)(claims['oid']),
        version: printable(claims['ver']),
        expiresOn: typeof expiry === 'number' && isTime(expiry * 1000) ? expiry * 1000 : undefined,
    };
}

;// CONCATENATED MODULE: ./build/identity/access-token.js
/** One access token: what to present, the exchange, and whether what came back is what was asked for. */










/**
 * One try to get a token.
 *
 * @param signIn by one way.
 * @param audience the resource, without `/.default`.
 * @param asked the ID token to present, which may still be on its way: meanwhile the library gets ready. Undefined for ways that present none.
 * @returns the token, or the failure: of the ID token, or of the exchange with how long Entra asks to be left alone.
 */
async function exchange(signIn, audience, asked, request, { wire, clock, mask, newId }) {
    const { cloud, patience } = request;
    const recorded = { reply: undefined };
    const requestId = newId();
    // A command starts an interpreter of its own before it asks for anything.
    const processTimeoutMs = Math.max(patience.timeoutMs, 30_000);
    const credential = credentialOf(signIn, { cloud, assertion: () => presentable(asked), wire, recorded, requestId, processTimeoutMs });
    try {
        const access = await credential.getToken((0,audiences/* scopeOf */.Od)(audience));
        // A token becomes an output and a header: anything but one line of token characters (RFC 6750 §2.1) is neither.
        if (access === null || !/^[\w.~+/-]{20,}=*$/.test(access.token))
            throw new TypeError('not a token');
        mask(access.token);
        const claims = accessClaims(access.token);
        // The token's own word on its expiry is better: an older CLI tells the time without its zone.
        const expiresOn = claims?.expiresOn ?? access.expiresOnTimestamp;
        if (!isTime(expiresOn))
            throw new TypeError('not a time');
        const wrong = guardrail({ ...(claims ?? OPAQUE), expiresOn }, audience, signIn, clock.now());
        if (wrong)
            return { ok: false, failure: wrong };
        return {
            ok: true,
            value: { audience, token: access.token, by: signIn.way, expiresOn, claims, requestId: recorded.reply && requestId },
        };
    }
    catch (error) {
        const idToken = await asked;
        if (idToken?.ok === false)
            return idToken;
        const why = signIn.way === 'azure-cli' ? await explained(error, audience, signIn.tenantId, processTimeoutMs) : error;
        return refused(signIn, audience, assertionClaims(idToken?.value ?? ''), recorded, why, request, clock);
    }
}
/** The ID token for the library. What it makes of there being none is not read: the failure that is told is the ID token's own. */
async function presentable(asked) {
    const idToken = await asked;
    if (idToken?.ok !== true)
        throw new TypeError('no ID token');
    return idToken.value;
}
/** What the library says, or in the place of "log in" the code by which Entra refuses the login that is there. */
async function explained(error, audience, tenantId, timeoutMs) {
    if (!(error instanceof Error) || !error.message.includes('az login'))
        return error;
    const code = await cliRefusal(audience, tenantId, timeoutMs);
    return code === undefined ? error : new Error(code);
}
/** What is known of a token that cannot be decoded. */
const OPAQUE = { audience: undefined, tenantId: undefined, applicationId: undefined, objectId: undefined, version: undefined };
function refused(signIn, audience, assertion, { reply }, error, request, clock) {
    const { cloud, patience } = request;
    const { way, clientId, tenantId } = signIn;
    if (way !== 'github-oidc' || reply === undefined)
        return { ok: false, failure: credentialFailure({ way, clientId, tenantId, audience, cloud }, error) };
    if (!reply.ok)
        return { ok: false, failure: (0,network/* networkFailure */.rd)({ fault: reply.fault, whose: 'Microsoft Entra', timeoutMs: patience.timeoutMs }) };
    const refusal = readRefusal(reply.answer, clock.now());
    return {
        ok: false,
        failure: entraFailure({ ...refusal, assertion, clientId, tenantId, audience, cloud }),
        retryAfterMs: (0,build_patience/* retryAfter */.P9)(reply.answer.headers, clock.now()),
    };
}
/**
 * Reads a refusal by Entra.
 *
 * @param answer its raw answer.
 * @param now milliseconds since the epoch, to be held against the `Date` header.
 */
function readRefusal({ status, headers, body }, now) {
    const parsed = (0,shape/* parseJson */.qF)(body);
    const error = (0,shape/* isRecord */.u4)(parsed) ? parsed : {};
    const code = (0,shape/* list */.p_)(error['error_codes'])[0];
    const timestamp = (0,shape/* text */.Qq)(error['timestamp']);
    const date = Date.parse(headers['date'] ?? '');
    return {
        httpStatus: status,
        errorCode: typeof code === 'number' && Number.isSafeInteger(code) && code > 0 ? code : undefined,
        traceId: (0,shape/* guid */.Os)(error['trace_id']),
        correlationId: (0,shape/* guid */.Os)(error['correlation_id']),
        timestamp: timestamp !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/.test(timestamp) ? timestamp : undefined,
        clockSkewSeconds: Number.isNaN(date) ? undefined : Math.round((now - date) / 1000),
    };
}

// EXTERNAL MODULE: ./build/identity/github-oidc.js
var github_oidc = __webpack_require__(8616);
;// CONCATENATED MODULE: ./build/identity/tokens.js
/** All tokens of a run: each distinct audience once, side by side, with patience, and each shown to the masks before anybody else sees it. */






/**
 * Starts getting every token of a request.
 *
 * @param early the ID tokens, by audience, that the entry asked for before any library was there: the first try of each audience takes its own.
 */
function tokensOf(request, early, desk) {
    const obtain = async (audience) => {
        const attempt = async () => {
            const asked = early.get(audience);
            early.delete(audience);
            return attemptToken(request, audience, asked, desk);
        };
        const result = await (0,build_patience/* patiently */.d_)(attempt, desk.horizon, desk.clock, (pause) => {
            desk.onPause('a token', pause);
        });
        return result.ok ? { granted: true, audience, grant: result.value } : { granted: false, audience, failure: result.failure };
    };
    const got = new Map();
    const of = (audience) => {
        const token = got.get(audience) ?? obtain(audience);
        got.set(audience, token);
        return token;
    };
    for (const audience of request.audiences)
        void of(audience);
    return {
        of,
        renew(audience) {
            got.delete(audience);
            return of(audience);
        },
    };
}
/** One try by the way that was asked for; for a login left behind, by the Azure CLI's and then by Azure PowerShell's. */
async function attemptToken(request, audience, early, desk) {
    const { signIn } = request;
    switch (signIn.way) {
        case 'github-oidc':
            return timedExchange(signIn, audience, attemptIdToken(request, early, desk), request, desk);
        case 'login-left-behind': {
            const cli = await timedExchange({ ...signIn, way: 'azure-cli' }, audience, undefined, request, desk);
            if (cli.ok || !MISSING.has(cli.failure.code))
                return cli;
            const powershell = await timedExchange({ ...signIn, way: 'azure-powershell' }, audience, undefined, request, desk);
            if (powershell.ok || !MISSING.has(powershell.failure.code))
                return powershell;
            return {
                ok: false,
                failure: (0,failures_failure/* failure */.V2)(noLogin, { ...signIn, audience, withoutSecrets: (0,github/* withoutSecrets */.cT)(request.run) }),
            };
        }
        case 'azure-cli':
        case 'azure-powershell':
        case 'managed-identity':
            return timedExchange(signIn, audience, undefined, request, desk);
    }
}
async function attemptIdToken(request, early, desk) {
    const { signIn, run, patience } = request;
    if (signIn.way !== 'github-oidc' || signIn.idToken === undefined) {
        return { ok: false, failure: (0,github/* noIdToken */.o5)({ run, httpStatus: undefined }) };
    }
    const start = desk.clock.now();
    const attempted = await (early ??
        (0,github_oidc/* requestIdToken */.g)(signIn.idToken, signIn.oidcAudience, { run, timeoutMs: patience.timeoutMs }, desk.wire, desk.clock));
    desk.onSpan({ label: 'ID token', start, end: desk.clock.now(), ok: attempted.ok });
    if (attempted.ok)
        desk.mask(attempted.value);
    return attempted;
}
async function timedExchange(signIn, audience, asked, request, desk) {
    const exchanged = exchange(signIn, audience, asked, request, desk);
    const idToken = await asked;
    // Until the ID token is there, nothing is exchanged: its own span tells that time.
    const start = desk.clock.now();
    const attempted = await exchanged;
    if (idToken?.ok !== false)
        desk.onSpan({ label: `Exchange ${audience}`, start, end: desk.clock.now(), ok: attempted.ok });
    return attempted;
}
/** Failures that say no more than that nobody has logged in this way. */
const MISSING = new Set([azureCliMissing, azureCliNotLoggedIn, azurePowershellMissing, azAccountsMissing, azurePowershellNotLoggedIn].map(({ code }) => code));

;// CONCATENATED MODULE: ./build/outputs.js
/** The only writer of masks and outputs. */

/**
 * Has the runner replace a token wherever it shows: whole, and its payload and signature by themselves, since masks match whole strings only and a
 * part of a token is as telling as all of it.
 */
function mask(token) {
    const [, payload = '', signature = ''] = token.split('.');
    for (const secret of [token, payload, signature]) {
        // A short string would be struck out of words that have nothing to do with it.
        if (secret.length >= SHORTEST_MASK)
            (0,core/* setSecret */.Pq)(secret);
    }
}
const SHORTEST_MASK = 8;
/**
 * Writes every output that action.yml declares, an empty one where there is nothing to say, so that `steps.<id>.outputs` never depends on the path a
 * run took.
 *
 * @param report as JSON text.
 * @param now milliseconds since the epoch.
 */
function writeOutputs(outcome, { audiences, outputToken }, report, now) {
    const granted = outcome.tokens.flatMap((token) => (token.granted ? [token.grant] : []));
    const first = granted.find(({ audience }) => audience === audiences[0]);
    const probed = outcome.endpoints[0];
    const tokens = Object.fromEntries(granted.map(({ audience, token }) => [audience, token]));
    const outputs = {
        token: outputToken ? (first?.token ?? '') : '',
        tokens: outputToken ? JSON.stringify(tokens) : '',
        'token-type': first === undefined ? '' : 'Bearer',
        'expires-on': first === undefined ? '' : new Date(first.expiresOn).toISOString(),
        'expires-in': first === undefined ? '' : String(Math.max(0, Math.floor((first.expiresOn - now) / 1000))),
        audience: audiences[0] ?? '',
        'principal-id': first?.claims?.objectId ?? '',
        status: outcome.status,
        failure: outcome.failures[0]?.code ?? '',
        'http-status': String(probed?.httpStatus ?? ''),
        'latency-ms': String(probed?.latencyMs ?? ''),
        report,
    };
    for (const [name, value] of Object.entries(outputs))
        (0,core/* setOutput */.uH)(name, value);
}

;// CONCATENATED MODULE: ./build/report/alike.js
/** Cases whose commands are told: they differ by the host alone, and 200 of them would fill the summary. */
const COMMANDS_FOR = 25;
/** Languages whose texts can stand below each other and be pasted at once. */
const SHELLS = new Set(['bash', 'powershell']);
/**
 * The cases of each cause. What shares a cause is one group wherever it showed; else endpoints are grouped by their failure's code, and
 * what concerns no endpoint only when it says the very same.
 * @param failures of the run, each cause once and most important first: the order of the groups
 * @param endpoints of the run, each with the failures of its checks
 * @param tokens of the run: an endpoint without its token has not failed by itself, and a like failure of its own is another cause
 */
function alike(failures, endpoints, tokens) {
    const ofTokens = tokens.flatMap((token) => (token.granted ? [] : [token.failure]));
    const saidOfTokens = new Set(ofTokens.map(said));
    const atEndpoints = endpoints.flatMap(casesOf).filter(({ failure }) => !saidOfTokens.has(said(failure)));
    const codesThere = new Set(atEndpoints.map(({ failure }) => failure.code));
    const isAtEndpoint = (failure) => codesThere.has(failure.code) && !saidOfTokens.has(said(failure));
    const keyOf = (failure, placed) => failure.cause?.key ?? (placed ? failure.code : said(failure));
    const elsewhere = distinct([...ofTokens, ...failures.filter((failure) => failure.cause === undefined && !isAtEndpoint(failure))]);
    const cases = [...elsewhere.map((failure) => ({ endpoint: undefined, failure })), ...atEndpoints];
    const groups = new Map();
    for (const failure of failures) {
        const key = keyOf(failure, isAtEndpoint(failure));
        const belongs = (one) => keyOf(one.failure, one.endpoint !== undefined) === key;
        if (!groups.has(key))
            groups.set(key, group(failure, cases.filter(belongs)));
    }
    return [...groups.values()];
}
/** What is known of all the cases alike; of one place, all that is known of it. */
function sharedFacts(group) {
    const { cases, failure } = group;
    if (placesOf(group).length <= 1)
        return [...new Map(cases.flatMap(factsOf).map((fact) => [`${fact.name} ${fact.value}`, fact])).values()];
    return failure.facts.filter((fact) => cases.every((other) => other.failure.facts.some((theirs) => same(theirs, fact))));
}
/** Where it showed: endpoints by their names, whatever else was asked by its host. None for what has no place, such as an input. */
function placesOf({ cases }) {
    return [...new Set(cases.flatMap(placeOf))];
}
/** The places with what is not known of all. */
function placesWithFacts(group) {
    const shared = sharedFacts(group);
    return placesOf(group).map((name) => ({
        name,
        facts: group.cases
            .filter((one) => placeOf(one).includes(name))
            .flatMap(factsOf)
            .filter((fact) => !shared.some((other) => same(other, fact))),
    }));
}
/** What is to be pasted: each text once, and the commands of several endpoints for one shell as one text. */
function remediesOf({ cases, failure: told }) {
    const all = told.cause === undefined ? cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.remedies) : told.remedies;
    const different = [...new Map(all.map((remedy) => [remedy.text, remedy])).values()];
    const together = Map.groupBy(different, ({ label, language, text }) => (SHELLS.has(language) ? label : text));
    return [...together.values()].flatMap((remedies) => remedies.slice(0, 1).map((first) => ({ ...first, text: remedies.map(({ text }) => text).join('\n') })));
}
/** How many cases have commands of their own that `remediesOf` leaves out. */
function withoutCommands({ cases, failure }) {
    if (failure.cause !== undefined)
        return 0;
    const told = new Set(cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.remedies.map(({ text }) => text)));
    return cases.slice(COMMANDS_FOR).filter(({ failure }) => failure.remedies.some(({ text }) => !told.has(text))).length;
}
function casesOf(endpoint) {
    return distinct(endpoint.checks.flatMap(({ failure }) => failure ?? [])).map((failure) => ({ endpoint, failure }));
}
/** Tells failures apart that share a code. */
function said({ code, what }) {
    return `${code} ${what}`;
}
function distinct(failures) {
    return [...new Map(failures.map((failure) => [said(failure), failure])).values()];
}
function placeOf({ endpoint, failure: { cause } }) {
    if (endpoint !== undefined)
        return [endpoint.target.name];
    return cause === undefined ? [] : [`${cause.seen.at} (${cause.seen.of})`];
}
function factsOf({ failure }) {
    return failure.facts;
}
function group(failure, cases) {
    const fails = cases.some(({ endpoint }) => endpoint === undefined || endpoint.checks.some((check) => check.status === 'fail' && check.failure?.code === failure.code));
    return { failure, cases, level: fails ? 'error' : 'warning' };
}
function same(one, other) {
    return one.name === other.name && one.value === other.value;
}

// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/log.js
/** What the log says: one line an endpoint, one annotation a cause, and below it what is known and what to type. */





/** GitHub shows ten annotations of a step and drops the rest unsaid (actions/runner ExecutionContext.cs, `_maxIssueCount`). */
const ANNOTATIONS = 10;
/** Endpoints that an annotation names before it counts. */
const NAMED = 3;
/** A log line is longer than a table's cell may be: a command is never cut. */
const LONGEST = 10_000;
/** Tells what `***` is, because a command with a hole in it cannot be pasted. */
const MASKED_IDS = 'Where a line shows ***, GitHub hides an ID that the repository keeps as a secret: put the ID itself there.';
/** The widths for these endpoints' lines. */
function widthsOf(targets) {
    return {
        service: Math.max(0, ...targets.map(({ service }) => service.name.length)),
        name: Math.max(0, ...targets.map(({ name }) => name.length)),
    };
}
/**
 * The verdict on one endpoint in one line: what the two probes were answered, how long it took, and where the time went.
 * @param endpoint that has finished
 * @param widths of the run's lines
 */
function endpointLine({ target, status, checks, latencyMs, timings }, widths) {
    const failed = [...new Set(checks.flatMap(({ failure }) => failure?.code ?? []))];
    const parts = [
        status.toUpperCase(),
        target.service.name.padEnd(widths.service),
        `${target.name.padEnd(widths.name)} `,
        `reachable ${answered(checks, 'reachable')}`,
        `authorised ${answered(checks, 'authorised')}`,
        latencyMs === undefined ? '     –' : `${String(Math.round(latencyMs)).padStart(4)} ms`,
        ...(timings === undefined ? [] : [` ${spent(timings)}`]),
        ...(failed.length === 0 ? [] : [` ${failed.join(', ')}`]),
    ];
    return safe(parts.join('  '));
}
/**
 * What the log tells of the run's failures: one story a cause, at most ten; the tenth sums up the rest.
 * @param failures of the run, most important first
 * @param endpoints of the run
 * @param tokens of the run
 * @param docs where the troubleshooting page stands
 */
function failureStory(failures, endpoints, tokens = [], docs) {
    const groups = alike(failures, endpoints, tokens);
    const stories = groups.map((group, index) => story(group, index === 0, docs));
    if (groups.length <= ANNOTATIONS)
        return stories;
    return [...stories.slice(0, ANNOTATIONS - 1), rest(groups.slice(ANNOTATIONS - 1))];
}
/** What to do first; undefined when nothing failed. Mistakes in the inputs are corrected in one go: whoever mends only the first meets the second at the next run. */
function nextStep(failures) {
    const first = failures[0];
    if (first === undefined || !(first.code in input/* INPUT_KINDS */.nm))
        return first?.next;
    const steps = failures.filter(({ code }) => code in input/* INPUT_KINDS */.nm).map(({ next }) => next);
    return steps.length === 1
        ? first.next
        : `Correct ${String(steps.length)} inputs in one go. ${steps.map((step, index) => `(${String(index + 1)}) ${step.replace(/\.$/, '')}.`).join(' ')}`;
}
/** The one line that says what to do first; undefined when nothing failed. */
function nextLine(failures) {
    const step = nextStep(failures);
    return step === undefined ? undefined : safe(`Next: ${step}`);
}
/**
 * A line that no runner takes for a command: `::` counts at a line's start, after any white space, and the old `##[` anywhere in it
 * (actions/runner ActionCommand.cs).
 */
function safe(text) {
    return (0,markdown/* visible */.RK)(text)
        .trimEnd()
        .replace(/^(\s*):(?=:)/u, '$1: ')
        .replaceAll('##[', '## [');
}
function story(group, first, docs) {
    const { failure, level } = group;
    return {
        level,
        title: safe(failure.title),
        annotation: safe(`${headline(group)} Code ${failure.code}: see the log below, and ${(0,failures_failure/* anchor */.Y3)(failure.code, docs)}`),
        group: { name: safe(`${failure.code}: what is known, and what to do${count(group)}`), lines: told(group, first) },
    };
}
function rest(groups) {
    const codes = [...new Set(groups.map(({ failure }) => failure.code))];
    return {
        level: groups.some(({ level }) => level === 'error') ? 'error' : 'warning',
        title: `${String(groups.length)} further causes`,
        annotation: safe(`${String(groups.length)} further causes: ${codes.join(', ')}. See the log below, and docs/troubleshooting.md`),
        group: {
            name: `${String(groups.length)} further causes`,
            lines: groups.flatMap((group) => [safe(`${group.failure.title}${where(group)}`), ...told(group, false), '']),
        },
    };
}
/** The first cause's next step stands above its group already. */
function told(group, first) {
    const { failure } = group;
    const remedies = remediesOf(group);
    const others = withoutCommands(group);
    return [
        `What: ${failure.what}`,
        `Why:  ${failure.why}`,
        ...(first ? [] : [`Do:   ${failure.next}`]),
        ...aligned(sharedFacts(group)),
        ...placesIn(group),
        ...remedies.flatMap(({ label, text }) => ['', `${label}:`, ...text.split('\n')]),
        ...(others > 0 ? ['', `${String(others)} more need the same commands, each with its own host.`] : []),
        ...maskedIds(group).flatMap((note) => ['', note]),
    ].map(safe);
}
/** What `***` stands for in the commands; nothing when they hold no ID, or when the evidence says which ID it is. */
function maskedIds({ failure }) {
    const holdsId = failure.remedies.some(({ text }) => ID.test(text));
    return holdsId && !failure.facts.some(isSecretNote) ? [MASKED_IDS] : [];
}
/** An ID that a user may keep as a secret. */
const ID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;
/** A cause that names its places in its own words needs no list of a single one. */
function placesIn(group) {
    const places = placesWithFacts(group);
    if (places.length === 0 || (places.length === 1 && group.failure.cause !== undefined))
        return [];
    const heading = group.cases.every(({ endpoint }) => endpoint !== undefined) ? 'Endpoint' : 'Host';
    const lines = places.map(({ name, facts }) => {
        const own = facts.map((fact) => `${fact.name} ${fact.value}`);
        return `  ${name}${own.length === 0 ? '' : `  (${own.join(', ')})`}`;
    });
    return [`${heading}${places.length === 1 ? '' : 's'}:`, ...lines];
}
function aligned(facts) {
    const width = Math.max(0, ...facts.map(({ name }) => name.length));
    return facts.map(({ name, value }) => `  ${name.padEnd(width)}  ${(0,markdown/* line */.n8)(value, LONGEST)}`);
}
/** Some have words of their own; the others are told with the hosts of their endpoints. */
function headline(group) {
    return group.failure.headline ?? `${group.failure.title}${where(group)}.`;
}
function where({ cases }) {
    const hosts = [...new Set(cases.flatMap(({ endpoint }) => endpoint?.target.host ?? []))];
    if (hosts.length === 0)
        return '';
    const more = hosts.length - NAMED;
    return ` at ${hosts.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
function count(group) {
    const places = placesOf(group).length;
    const what = group.cases.every(({ endpoint }) => endpoint !== undefined) ? 'endpoints' : 'hosts';
    return places > 1 ? ` (${String(places)} ${what})` : '';
}
function answered(checks, name) {
    const check = checks.find((one) => one.name === name);
    return String(check?.observed?.value ?? '–').padEnd(3);
}
function spent({ dns, connect, tls, firstByte }) {
    const steps = [
        ['dns', dns],
        ['connect', connect],
        ['tls', tls],
        ['first byte', firstByte],
    ];
    return `(${steps.flatMap(([name, ms]) => (ms === undefined ? [] : `${name} ${String(Math.round(ms))}`)).join(' · ')})`;
}

;// CONCATENATED MODULE: ./build/report/progress.js
/** What the log says while the run goes on: who asks for what, each token as it comes, and why nothing happens for a while. */


/** How each way to sign in is named. */
const WAYS = {
    'github-oidc': 'GitHub OIDC',
    'azure-cli': "the Azure CLI's login",
    'azure-powershell': "Azure PowerShell's login",
    'managed-identity': 'the managed identity of this machine',
    'login-left-behind': 'the login of an earlier step (client-id and tenant-id are not given)',
};
/** A token that lives longer than this is one of a managed identity: about 24 hours (AL: README). */
const LONG_LIFE_MS = 2 * 60 * 60_000;
/** The first line: how the run signs in, to which cloud, and for what. */
function openingLine({ signIn, cloud, audiences, targets, smokeTest }) {
    const ids = [signIn.clientId && `client ${signIn.clientId}`, signIn.tenantId && `tenant ${signIn.tenantId}`].filter((id) => id !== undefined && id !== '');
    const who = ids.length === 0 ? '' : ` as ${ids.join(', ')}`;
    const probed = smokeTest && targets.length > 0 ? `, ${progress_count(targets.length, 'endpoint')} to probe` : '';
    return safe(`Sign-in: ${WAYS[signIn.way]}${who}, ${cloud.title}; ${progress_count(audiences.length, 'token')} to get${probed}.`);
}
/** One line for a token that has come. */
function tokenLine({ audience, by, expiresOn, claims, requestId }, now) {
    const minutes = Math.round((expiresOn - now) / 60_000);
    const principal = claims?.objectId === undefined ? '' : `, principal ${claims.objectId}`;
    const whose = by === undefined || by === 'github-oidc' ? '' : ` by ${WAYS[by]}`;
    const request = requestId === undefined ? '' : `, request ${requestId}`;
    return safe(`Token for ${audience}${whose}: expires ${new Date(expiresOn).toISOString()} (in ${String(minutes)} min)${principal}${request}.`);
}
/** What is worth saying of a token that nothing speaks against. */
function tokenNotes({ audience, expiresOn, claims }, now) {
    const notes = [];
    if (claims === undefined)
        notes.push({
            level: 'info',
            text: `The token for ${audience} cannot be decoded, which is Entra's right: it is handed on without being compared with what was asked for.`,
        });
    else if (!comparable(audience, claims))
        notes.push({
            level: 'info',
            text: `The token for ${audience} names its audience in another form (a client ID for a URI, or none): it cannot be compared.`,
        });
    if (expiresOn - now > LONG_LIFE_MS) {
        const hours = Math.round((expiresOn - now) / 3_600_000);
        notes.push({
            level: 'warning',
            text: `The token for ${audience} is valid for ${String(hours)} hours and cannot be revoked: tokens of managed identities live about 24. For patient data an app registration is the safer choice: its tokens live about one hour.`,
        });
    }
    return notes.map(({ level, text }) => ({ level, text: safe(text) }));
}
/**
 * One line before every pause.
 *
 * @param what is being tried: a token, or an endpoint's name.
 * @param elapsedMs since the step began.
 */
function pauseLine(what, { failure, attempts, pauseMs, remainingMs }, elapsedMs) {
    const seconds = (ms) => `${String(Math.round(ms / 1000))} s`;
    const left = remainingMs > 0 ? `, ${seconds(remainingMs)} left` : '';
    return safe(`Waiting for ${what} (${failure.title}, ${failure.code}). Try ${String(attempts + 1)} in ${(pauseMs / 1000).toFixed(1)} s; ${seconds(elapsedMs)} elapsed${left}.`);
}
function progress_count(number, what) {
    return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/http.js + 6 modules
var http = __webpack_require__(9612);
// EXTERNAL MODULE: ./build/report-files.js
var report_files = __webpack_require__(5118);
;// CONCATENATED MODULE: ./build/wire/fetch.js
/** More than a page of a hundred issues is long. */
const fetch_MOST_BYTES = 5 * 1024 * 1024;
/** Statuses that a Response may not have a body with (fetch.spec.whatwg.org, "null body status"). */
const BODILESS = new Set([101, 103, 204, 205, 304]);
/**
 * A `fetch` over a wire: bounded in time and bytes, through the same proxy, never following a redirect.
 *
 * @throws the returned function throws a TypeError, as fetch does, with the fault's code for its message.
 */
function fetchOver(wire) {
    return async (input, init = {}) => {
        const request = new Request(input, init);
        const body = await request.text();
        const sent = { url: new URL(request.url), method: request.method, headers: Object.fromEntries(request.headers), maxBytes: fetch_MOST_BYTES };
        const reply = await wire.send({ ...sent, ...(body !== '' && { body }) });
        if (!reply.ok)
            throw new TypeError(reply.fault.code);
        const { status, headers, body: bytes } = reply.answer;
        return new Response(BODILESS.has(status) ? null : Buffer.from(bytes), { status, headers });
    };
}

// EXTERNAL MODULE: ./build/report/health.js
var report_health = __webpack_require__(5277);
;// CONCATENATED MODULE: ./build/report/timeline.js

/** A bar thinner than this could not be seen. Milliseconds. */
const THINNEST = 1;
/** Width of a letter in the size that Mermaid writes sections in. Pixels. */
const LETTER = 6;
/**
 * A picture of the run's time on the wire: the ID token, each exchange, each probe. Several of one name are one bar, from the first
 * to the last. Empty when nothing was on the wire.
 * @param outcome of the run
 */
function timeline({ started, spans, endpoints }) {
    const all = [{ name: 'Token', spans }, ...endpoints.map(({ target, spans }) => ({ name: plain(target.name), spans }))];
    const sections = all.filter((section) => section.spans.length > 0);
    if (sections.length === 0)
        return [];
    const end = Math.max(...sections.flatMap((section) => section.spans.map((span) => span.end)));
    const margin = Math.max(...sections.map(({ name }) => name.length)) * LETTER + 30;
    const chart = [
        // Without a margin of their length Mermaid draws the sections' names under the bars.
        `%%{init: {"gantt": {"leftPadding": ${String(margin)}}}}%%`,
        'gantt',
        // Lower-case x is milliseconds; with X, seconds, every bar silently starts at zero.
        '  dateFormat x',
        `  axisFormat ${end - started < 60_000 ? '%-S.%L s' : '%-M:%S'}`,
        ...sections.flatMap((section) => [`  section ${section.name}`, ...bars(section.spans, started)]),
    ];
    return [(0,markdown/* details */.zH)(['Where the time went'], (0,markdown/* block */.om)('mermaid', chart.join('\n')), true)];
}
function bars(spans, origin) {
    return [...Map.groupBy(spans, ({ label }) => label)].map(([label, tries]) => {
        const start = Math.round(Math.min(...tries.map((span) => span.start)) - origin);
        const end = Math.round(Math.max(...tries.map((span) => span.end)) - origin);
        const name = `${plain(label)}${tries.length > 1 ? ` ×${String(tries.length)}` : ''}, ${String(end - start)} ms`;
        return `  ${name.replaceAll(',', ' ·')} :${tries.at(-1)?.ok === false ? 'crit, ' : ''}${String(start)}, ${String(Math.max(end, start + THINNEST))}`;
    });
}
/**
 * A name that fits and that Mermaid gives no meaning to, as it does to `:`, `;`, `#`, `%%` and line ends: without scheme and Azure's own
 * suffix, letters, digits, dot, hyphen and slash only.
 */
function plain(label) {
    const short = label.replace(/[a-z]+:\/\//, '').replace(/\.azurehealthcareapis\.(?:com|us)/, '');
    return (short
        .replaceAll(/[^\p{L}\p{N}./ -]+/gu, ' ')
        .trim()
        .slice(0, 48) || '–');
}

;// CONCATENATED MODULE: ./build/report/summary.js
/** The job summary: GitHub-flavoured Markdown, under GitHub's limit of 1 MiB a step whatever the number of endpoints. */





const MARK = { pass: '✅', warn: '⚠️', fail: '❌' };
/** What the sign-in is called. */
const summary_WAYS = {
    'github-oidc': 'GitHub OIDC',
    'azure-cli': 'the Azure CLI’s login',
    'azure-powershell': 'Azure PowerShell’s login',
    'managed-identity': 'a managed identity',
    'login-left-behind': 'the login of an earlier step',
};
/** Expectations shown at most: unmet ones first. */
const EXPECTATIONS = 40;
/** A picture of more endpoints than this is too small to read, and their table longer than a screen. */
const FEW = 10;
/** Bytes, under which the summary stays: a quarter of what GitHub takes. */
const LIMIT = 250 * 1024;
/**
 * What people read first: the verdict, the next step, a line an endpoint, what failed with its commands, the tokens, and where the time went.
 * @param outcome of the run
 * @param request that it answers
 */
function summaryMarkdown(outcome, request) {
    const { failures, endpoints, tokens } = outcome;
    const next = nextStep(failures);
    const overview = endpoints.length === 0 ? [] : [endpointTable(endpoints)];
    const causes = alike(failures, endpoints, tokens).map((group, index) => failureDetails(group, index === 0, request.run.docs));
    return fitting([
        `## ${heading(outcome)}`,
        ...(next === undefined ? [] : [`**Next:** ${(0,markdown/* prose */.CS)(next)}`]),
        // The commands that "Next" speaks of stand where they are seen: not below a table of 200 rows.
        ...(endpoints.length > FEW ? [...causes, ...overview] : [...overview, ...causes]),
        ...expectations(endpoints),
        ...(tokens.length === 0 ? [] : [tokenTable(outcome), `Sign-in: ${summary_WAYS[request.signIn.way]}, ${request.cloud.title}.`]),
        ...(endpoints.length > FEW ? [] : timeline(outcome)),
    ]);
}
function heading({ status, failures, endpoints, tokens }) {
    const of = endpoints.length === 1 ? 'the endpoint' : `all ${String(endpoints.length)} endpoints`;
    const count = (wanted) => `${String(endpoints.filter((endpoint) => endpoint.status === wanted).length)} of ${plural(endpoints.length, 'endpoint')}`;
    switch (status) {
        case 'skipped':
            return `🔑 ${plural(tokens.length, 'token')} issued, nothing probed`;
        case 'pass':
            return `✅ Pass: the token opens ${of}`;
        case 'warn':
            return `⚠️ Warning at ${count('warn')}`;
        case 'fail':
            return endpoints.length > 1 && endpoints.some((endpoint) => endpoint.status === 'fail')
                ? `❌ Failed at ${count('fail')}`
                : `❌ Failed: ${(0,markdown/* prose */.CS)(failures[0]?.title ?? 'no verdict')}`;
    }
}
function endpointTable(endpoints) {
    return (0,markdown/* table */.tp)(['Endpoint', 'Service', 'Reachable', 'Authorised', 'Latency', 'Verdict'], endpoints
        .toSorted(worstFirst)
        .map(({ target, status, checks, latencyMs }) => [
        (0,markdown/* code */.aY)(target.name),
        target.service.name,
        summary_answered(checks, 'reachable'),
        summary_answered(checks, 'authorised'),
        latencyMs === undefined ? '–' : `${String(Math.round(latencyMs))} ms`,
        verdict(status, checks),
    ]));
}
function worstFirst(one, other) {
    const order = ['fail', 'warn', 'pass'];
    return order.indexOf(one.status) - order.indexOf(other.status);
}
function verdict(status, checks) {
    const codes = [...new Set(checks.flatMap(({ failure }) => failure?.code ?? []))];
    return codes.length === 0 ? marked(status, status) : marked(status, (0,markdown/* prose */.CS)(codes.join(', ')));
}
function summary_answered(checks, name) {
    const check = checks.find((one) => one.name === name);
    return check === undefined ? '–' : marked(check.status, (0,markdown/* prose */.CS)(String(check.observed?.value ?? '–')));
}
/** A mark and its word, kept on one line by a no-break space. */
function marked(status, word) {
    return `${MARK[status]}\u00A0${word}`;
}
function failureDetails(group, first, docs) {
    const { failure, level } = group;
    const places = placesOf(group).length;
    const what = group.cases.every(({ endpoint }) => endpoint !== undefined) ? 'endpoint' : 'host';
    const remedies = remediesOf(group);
    const others = withoutCommands(group);
    return (0,markdown/* details */.zH)([
        `${MARK[level === 'error' ? 'fail' : 'warn']} ${failure.title}`,
        { code: failure.code },
        ...(places > 1 ? [`at ${plural(places, what)}`] : []),
    ], [
        ...sentences(failure, first),
        ...summary_evidence(group),
        ...remedies.flatMap(({ label, language, text }) => [`**${(0,markdown/* prose */.CS)(label)}:**`, (0,markdown/* block */.om)(language, text)]),
        ...(others > 0 ? [`${String(others)} more need the same commands, each with its own host.`] : []),
        ...maskedIds(group).map(markdown/* prose */.CS),
        `More: ${(0,markdown/* code */.aY)((0,failures_failure/* anchor */.Y3)(failure.code, docs))}`,
    ].join('\n\n'), first);
}
/** The first failure's next step already stands above the table. */
function sentences({ what, why, next }, first) {
    return [[`- **What:** ${(0,markdown/* prose */.CS)(what)}`, `- **Why:** ${(0,markdown/* prose */.CS)(why)}`, ...(first ? [] : [`- **Do:** ${(0,markdown/* prose */.CS)(next)}`])].join('\n')];
}
function summary_evidence(group) {
    const facts = sharedFacts(group);
    const width = Math.max(0, ...facts.map(({ name }) => name.length));
    const places = placesWithFacts(group).map((place) => {
        const own = place.facts.map(({ name, value }) => `${(0,markdown/* prose */.CS)(name)} ${(0,markdown/* code */.aY)(value)}`);
        return `- ${(0,markdown/* code */.aY)(place.name)}${own.length === 0 ? '' : `: ${own.join(', ')}`}`;
    });
    return [
        ...(facts.length === 0
            ? []
            : [(0,markdown/* block */.om)('text', facts.map(({ name, value }) => `${name.padEnd(width)}  ${value.replaceAll('\n', ' ')}`).join('\n'))]),
        ...(places.length > 1 ? [folded(places)] : []),
    ];
}
/** The commands below matter more than a long list. */
function folded(items) {
    const list = items.join('\n');
    return items.length > FEW ? (0,markdown/* details */.zH)([`All ${String(items.length)} cases`], list) : list;
}
function expectations(endpoints) {
    const all = endpoints.flatMap(({ target, checks }) => checks.flatMap(({ name, status, expected, observed }) => expected === undefined || name === 'responseTime'
        ? []
        : [{ status, cells: [(0,markdown/* code */.aY)(target.name), (0,markdown/* code */.aY)(expected), (0,markdown/* code */.aY)(String(observed?.value ?? '')), marked(status, status)] }]));
    if (all.length === 0)
        return [];
    const rows = all.toSorted(worstFirst).slice(0, EXPECTATIONS);
    const more = all.length - rows.length;
    return [
        '#### Expectations',
        (0,markdown/* table */.tp)(['Endpoint', 'Expected', 'Found', 'Verdict'], rows.map(({ cells }) => cells)),
        ...(more > 0 ? [`${plural(more, 'further expectation')}: see the report.`] : []),
    ];
}
function tokenTable({ tokens }) {
    const rows = (0,markdown/* table */.tp)(['Token for', 'Expires (UTC)', 'Identity (object ID)'], tokens
        .toSorted((one, other) => Number(one.granted) - Number(other.granted))
        .map((token) => token.granted
        ? [
            (0,markdown/* code */.aY)(token.audience),
            new Date(token.grant.expiresOn).toISOString().slice(0, 16).replace('T', ' '),
            token.grant.claims?.objectId === undefined ? 'the token cannot be read' : (0,markdown/* code */.aY)(token.grant.claims.objectId),
        ]
        : [(0,markdown/* code */.aY)(token.audience), marked('fail', (0,markdown/* prose */.CS)(token.failure.code)), '–']));
    return tokens.length > FEW ? (0,markdown/* details */.zH)([plural(tokens.length, 'token')], rows) : rows;
}
/** As many of the parts as fit; what is left out is said. */
function fitting(parts) {
    const closing = 'More was found than fits here: see the log.';
    const kept = [];
    let bytes = Buffer.byteLength(closing);
    for (const part of parts) {
        bytes += Buffer.byteLength(part) + 2;
        if (bytes > LIMIT)
            return `${[...kept, closing].join('\n\n')}\n`;
        kept.push(part);
    }
    return `${kept.join('\n\n')}\n`;
}
function plural(count, noun) {
    return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/report/report.js
/** Tells everybody who is to know. The outputs come before all that can fail: no report costs the user a good token. */










/** Time for what is told to GitHub, once the run's own is over. Milliseconds. */
const GITHUB_MS = 60_000;
/**
 * Tells the outcome of a run. Never throws: a report that cannot be made is a warning, the verdict stands.
 *
 * @param mayAsk whether anything may be sent: not when the inputs are mistaken.
 */
async function report(outcome, request, clock, mayAsk) {
    const health = JSON.stringify((0,report_health/* healthReport */.r)(outcome, request));
    // Without its file the toolkit would print them, or throw.
    if (request.run.outputFile)
        writeOutputs(outcome, request, health, clock.now());
    tellLog(outcome, request.run.docs);
    if (request.summary) {
        await orWarn('the job summary', async () => {
            await core/* summary */.z.addRaw(summaryMarkdown(outcome, request), true).write();
        });
    }
    for (const { input, text } of report_files/* REPORT_FILES */.J) {
        const path = request.reportPaths.get(input);
        if (path !== undefined)
            await orWarn('a report file', async () => (0,promises_.writeFile)(path, await text(outcome, request)));
    }
    if (mayAsk)
        await orWarn('the verdict to GitHub', () => tellGitHub(outcome, request, clock));
}
/** One annotation a cause, below the first what to do first, and what is known and what to type in a group below each. */
function tellLog({ failures, endpoints, tokens }, docs) {
    const next = nextLine(failures);
    for (const [index, { level, title, annotation, group }] of failureStory(failures, endpoints, tokens, docs).entries()) {
        (level === 'error' ? core/* error */.z3 : core/* warning */.$e)(annotation, { title });
        if (index === 0 && next !== undefined)
            (0,core/* info */.pq)(next);
        (0,core/* startGroup */.Oh)(group.name);
        for (const line of group.lines)
            (0,core/* info */.pq)(line);
        (0,core/* endGroup */.N4)();
    }
}
async function orWarn(what, write) {
    try {
        await write();
    }
    catch {
        // The error is not repeated: it holds a path, and says no more than this.
        (0,core/* warning */.$e)(`Could not write ${what}. The verdict stands.`);
    }
}
/** Evaluated only when asked for: GitHub's client is a large library that most runs do not need. */
async function tellGitHub(outcome, request, clock) {
    const { deploymentId, incidentIssue, proxies, patience } = request;
    if (deploymentId === undefined && incidentIssue === undefined)
        return;
    const wire = (0,http/* openWire */.K)(proxies, { timeoutMs: patience.timeoutMs, deadline: clock.now() + GITHUB_MS }, clock.now);
    const [{ reportDeployment }, { reportIncident }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(239), __webpack_require__.e(872)]).then(__webpack_require__.bind(__webpack_require__, 304)), Promise.all(/* import() */[__webpack_require__.e(239), __webpack_require__.e(36)]).then(__webpack_require__.bind(__webpack_require__, 9572))]);
    const deps = { fetch: fetchOver(wire), now: clock.now };
    const warnings = [...(await reportDeployment(outcome, request, deps)), ...(await reportIncident(outcome, request, deps))];
    wire.close();
    for (const failed of warnings)
        tellWarning(failed, request.run.docs);
}
function tellWarning({ code, title, what, next, remedies }, docs) {
    (0,core/* warning */.$e)(`${title}. Code ${code}: see the log below, and ${(0,failures_failure/* anchor */.Y3)(code, docs)}`, { title });
    (0,core/* startGroup */.Oh)(`${code}: what to do`);
    for (const line of [what, next, ...remedies.flatMap(({ label, text }) => [`${label}:`, ...text.split('\n').map((each) => `  ${each}`)])])
        (0,core/* info */.pq)(line);
    (0,core/* endGroup */.N4)();
}

// EXTERNAL MODULE: ./build/failures/run.js
var run = __webpack_require__(7979);
;// CONCATENATED MODULE: ./build/smoke/probe.js
/** One question to one endpoint: asked, tried again while that can help, and what came back reduced to what may be looked at. */



/**
 * Asks.
 *
 * @param above where the question's path begins: the target's base, or its root.
 * @param token to send along; undefined for an anonymous question.
 * @param judge whether an answer is one, or a failure that may heal by asking again.
 * @returns what was seen, or the failure: of the wire, or as judged.
 */
async function ask(target, above, question, token, judge, asking) {
    const { wire, clock, timeoutMs, run } = asking;
    const url = new URL(`${above}${question.path}`);
    const headers = { ...headersOf(target, question, run), ...(token !== undefined && { ...LAST, authorization: `Bearer ${token}` }) };
    let seen;
    const attempt = async () => {
        seen = undefined;
        const reply = await wire.send({ url, headers, ...(question.maxBytes !== undefined && { maxBytes: question.maxBytes }) });
        if (!reply.ok) {
            const { fault } = reply;
            // A host that was silent is not asked again within a verdict: in a fleet, that patience would be everybody's.
            return {
                ok: false,
                failure: (0,network/* networkFailure */.rd)({ fault, whose: `the ${target.service.title}`, timeoutMs }),
                final: SILENT.has(fault.code),
            };
        }
        seen = see(reply.answer, clock.now(), question.form);
        const failure = judge(seen);
        return failure === undefined ? { ok: true, value: seen } : { ok: false, failure, retryAfterMs: seen.retryAfterMs };
    };
    const result = await (0,build_patience/* patiently */.d_)(attempt, asking.horizon, clock, () => undefined);
    return result.ok ? { seen: result.value, failure: undefined } : { seen, failure: result.failure };
}
/** The read with the token is the last question: in a fleet, connections kept for nothing would be hundreds. */
const LAST = { connection: 'close' };
const SILENT = new Set(['TIMEOUT', 'DEADLINE', 'ETIMEDOUT']);
function headersOf(target, question, run) {
    // Only Azure's own hosts keep the audit headers in their log; a gateway is not told where we run.
    const audit = target.trust === 'azure' ? target.service.auditHeaders(`${run.repository}/${run.runId}/${run.runAttempt}`) : {};
    return { 'user-agent': 'azure-healthcare-token', ...question.headers, ...audit };
}
/**
 * Reduces an answer.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date.
 * @param form in which a success is understood.
 */
function see(answer, now, form) {
    // The names of de-identification jobs may be those of patients: what is asked for its status alone is not even parsed.
    const unread = form === 'ignored' && answer.status >= 200 && answer.status < 300;
    const json = unread ? undefined : (0,shape/* parseJson */.qF)(answer.body);
    return {
        status: answer.status,
        looks: looksOf(answer, json),
        json,
        issueCode: issueCodeOf(json),
        requestId: (0,shape/* guid */.Os)(answer.headers['x-request-id']) ?? (0,shape/* guid */.Os)((0,shape/* isRecord */.u4)(json) ? json['id'] : undefined) ?? (0,shape/* guid */.Os)(answer.headers['x-ms-request-id']),
        challenge: readChallenge(answer.headers['www-authenticate']),
        redirectsTo: hostOf(answer.headers['location']),
        timings: answer.timings,
        retryAfterMs: (0,build_patience/* retryAfter */.P9)(answer.headers, now),
    };
}
function looksOf({ headers, body }, json) {
    if ((0,shape/* isRecord */.u4)(json) && (0,shape/* text */.Qq)(json['resourceType']) !== undefined)
        return 'fhir';
    if (json !== undefined)
        return 'json';
    if (body.length === 0)
        return 'empty';
    const start = Buffer.from(body.subarray(0, 256)).toString('latin1');
    return /^\s*<(?:!doctype html|html|head|body)/i.test(start) || (headers['content-type'] ?? '').startsWith('text/html') ? 'html' : 'other';
}
const ISSUE_CODES = new Set(['login', 'forbidden', 'service-deprecated']);
function isIssueCode(code) {
    return code !== undefined && ISSUE_CODES.has(code);
}
/** The code of an OperationOutcome (hl7.org/fhir/R4/operationoutcome.html) that decides something: the coded detail before the issue's type. */
function issueCodeOf(json) {
    if (!(0,shape/* isRecord */.u4)(json) || json['resourceType'] !== 'OperationOutcome')
        return undefined;
    const issue = (0,shape/* list */.p_)(json['issue'])[0];
    if (!(0,shape/* isRecord */.u4)(issue))
        return 'other';
    const { details } = issue;
    const coding = (0,shape/* isRecord */.u4)(details) ? (0,shape/* list */.p_)(details['coding'])[0] : undefined;
    const codes = [(0,shape/* isRecord */.u4)(coding) ? (0,shape/* text */.Qq)(coding['code']) : undefined, (0,shape/* text */.Qq)(issue['code'])];
    return codes.find(isIssueCode) ?? 'other';
}
/**
 * Reads the challenge of a 401: `Bearer authorization_uri="…", resource_id="…", realm="…"` (RFC 9110 §11.6.1; the names are Azure's).
 *
 * @param header the value of `WWW-Authenticate`.
 */
function readChallenge(header) {
    const parameter = (name) => new RegExp(`\\b${name}="([^"\\s<>\`]{1,300})"`, 'i').exec(header ?? '')?.[1];
    const audience = parameter('resource_id') ?? parameter('realm');
    return {
        audience: audience !== undefined && isAudience(audience) ? audience : undefined,
        tenantId: tenantOf(parameter('authorization_uri')),
    };
}
function isAudience(value) {
    return (0,shape/* guid */.Os)(value) !== undefined || (/^(?:https|api):\/\/[\w.:/-]{1,250}$/.test(value) && URL.canParse(value));
}
/** The host of a URL, where it is the name of one (RFC 1123 §2.1): of the rest, a server may have written anything. */
function hostOf(url) {
    const host = url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).hostname : '';
    return HOST_NAME.test(host) ? host : undefined;
}
const HOST_NAME = /^(?=.{4,100}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
/** The tenant in the URL of an authority: its first path segment, where that is a GUID. */
function tenantOf(url) {
    return url !== undefined && URL.canParse(url) ? (0,shape/* guid */.Os)(new URL(url).pathname.split('/')[1]) : undefined;
}

;// CONCATENATED MODULE: ./build/failures/service/kind.js
/** A kind whose tellings end with the evidence that every answer carries. */
function kind_kind(code, title, heals, tell) {
    return {
        code,
        title,
        heals,
        tell: (facts) => {
            const telling = tell(facts);
            return { ...telling, facts: [...(telling.facts ?? []), ...kind_evidence(facts)] };
        },
    };
}
/** A fact from a value that may not be known. */
function kind_known(name, value) {
    return value === undefined ? [] : [{ name, value }];
}
function kind_evidence({ status, anonymousStatus, requestId }) {
    return [
        { name: 'HTTP status', value: String(status) },
        ...kind_known('HTTP status of the anonymous probe', anonymousStatus?.toString()),
        ...kind_known('Request ID, for Azure support', requestId),
    ];
}

;// CONCATENATED MODULE: ./build/failures/service/role.js


const NOT_HERE = 'not in this subscription: choose another with az account set';
/**
 * A command on the resource behind a host of Azure's own, in both shells. The resource is looked up first and must not be found missing:
 * `az role assignment create --scope ""` would assign the role on the whole subscription (azure-cli role/custom.py, `_build_role_scope`).
 *
 * @param what it does, for the label.
 * @param command by shell, with the resource's ID as a word of it.
 * @param more commands that need no resource.
 * @returns nothing for a host that says nothing of the resource behind it.
 */
function onResource({ target, cloud }, what, command, ...more) {
    if (target.trust === 'user')
        return [];
    const lookup = target.service.role.scopeCommand(target.host);
    return [
        script('bash', `Bash${what}`, [...cloudLine(cloud), `scope=$(${lookup})`, command('bash', `"\${scope:?${NOT_HERE}}"`), ...more]),
        script('powershell', `PowerShell${what}`, [
            ...cloudLine(cloud),
            `$scope = ${lookup}`,
            `if ($scope) { ${command('powershell', '$scope')} } else { '${NOT_HERE}' }`,
            ...more,
        ]),
    ];
}
/**
 * The role assignment, in both shells.
 *
 * @returns nothing when neither the token nor the inputs say who the identity is, or when the host says nothing of the resource behind it.
 */
function roleRemedies(facts) {
    const { role } = facts.target.service;
    const objectId = facts.token?.objectId;
    const principal = objectId === undefined ? byClientId(facts.clientId) : { bash: (0,shell/* bashWord */.Hu)(objectId), powershell: (0,shell/* powershellString */.$v)(objectId) };
    if (principal === undefined)
        return [];
    return onResource(facts, '', (shell, id) => `az role assignment create --assignee-object-id ${principal[shell]} --assignee-principal-type ServicePrincipal ` +
        `--role '${role.name}' --scope ${id}`);
}
/** Asks again what was asked, without the token: of a body that may name patients only the head. */
function askCommand({ asked, target: { base, root, service } }) {
    const url = asked === 'reachable' ? `${root}${service.reachable.path}` : `${base}${service.authorised.path}`;
    const bodyUnread = asked === 'authorised' && service.authorised.form === 'ignored';
    return `curl ${bodyUnread ? '--silent --show-error --dump-header - --output /dev/null' : '-i'} ${(0,shell/* bashWord */.Hu)(url)}`;
}
/** The same as a step: hosted runners have no shell of their own to type into. */
function askStep(facts) {
    return { label: 'A step before this one, without the token', language: 'yaml', text: `- run: ${askCommand(facts)}` };
}
/** Lists the FHIR services there are, as workspace/service, in either shell. */
function fhirServices({ cloud }) {
    const list = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
    return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), list].join('\n') };
}
/** Prints the ID of the resource behind a host of Azure's own, in either shell; prints nothing where there is none. */
function resourceRemedy({ target, cloud }) {
    return {
        label: 'Bash or PowerShell',
        language: 'bash',
        text: [...cloudLine(cloud), target.service.role.scopeCommand(target.host)].join('\n'),
    };
}
/** Shows what the service itself has been set to; nothing for a host that says nothing of the resource behind it. */
function settingsRemedies(facts, what, query, ...more) {
    return onResource(facts, `: ${what}`, (_, id) => `az resource show --ids ${id} --query "${query}"`, ...more);
}
/** Closes the public way to a service of Azure's own; nothing for a host that says nothing of the resource behind it. */
function closeRemedies(facts) {
    const what = ': closes public access, to every client without a private endpoint (=Enabled opens it again)';
    return onResource(facts, what, (_, id) => `az resource update --ids ${id} --set properties.publicNetworkAccess=Disabled`);
}
/** Roles go to the service principal's object ID; `az ad sp show` knows it by the client ID, of managed identities too. */
function byClientId(clientId) {
    if (clientId === undefined)
        return undefined;
    const lookup = `az ad sp show --id '${clientId}' --query id --output tsv`;
    return { bash: `"$(${lookup})"`, powershell: `$(${lookup})` };
}
function script(language, label, lines) {
    return { label, language, text: lines.join('\n') };
}

;// CONCATENATED MODULE: ./build/failures/service/access.js



const tokenRejected = kind_kind('token-rejected', 'The service does not accept the token', 'never', (facts) => ({
    what: `${facts.target.name} answered 401: the ${facts.target.service.title} does not accept the token. This is not about roles.`,
    ...rejection(facts),
    facts: [
        ...kind_known('Token: audience (aud)', facts.token?.audience),
        ...kind_known('Service expects: audience', facts.expects.audience),
        ...kind_known('Token: tenant (tid)', facts.token?.tenantId),
        ...kind_known('Service expects: tenant', facts.expects.tenantId),
    ],
}));
const roleMissing = kind_kind('role-missing', 'The identity has no role on the service', 'wait', (facts) => ({
    what: `${facts.target.name} knows the token and answered 403: the identity may not read data.`,
    why: `It needs the role ${facts.target.service.role.name} on the service; Owner and Contributor give no access to data. To assign it takes ` +
        'Owner, User Access Administrator or Role Based Access Control Administrator there.',
    inTime: { clause: 'A new role takes up to 10 minutes to work', seconds: 600 },
    next: roleNext(facts),
    facts: access_identity(facts),
    remedies: roleRemedies(facts),
}));
const jobsNotListable = kind_kind('jobs-not-listable', 'The identity may not list de-identification jobs', 'never', (facts) => ({
    what: `${facts.target.name} knows the token and answered 403 to the list of jobs.`,
    why: 'That is in order for an identity that only de-identifies in real time (role DeID Realtime Data User); ' +
        `jobs need the role ${facts.target.service.role.name}.`,
    next: 'Nothing, if the identity is for real-time use only; otherwise run the az role assignment create command below.',
    facts: access_identity(facts),
    remedies: roleRemedies(facts),
}));
const requestForbidden = kind_kind('request-forbidden', 'The service refuses for another reason than a role', 'never', (facts) => ({
    what: `${facts.target.name} answered 403, and not for want of a role.`,
    why: 'Its answer names another reason: most often that its customer-managed key cannot be used.',
    next: 'Open Resource health and the encryption settings of the service in the Azure portal.',
}));
const networkBlocked = kind_kind('network-blocked', 'The service is closed to this network', 'never', (facts) => ({
    what: `${facts.target.name} answered 403 to a request without any token, so network rules refuse this runner.`,
    ...(facts.target.trust === 'azure'
        ? {
            why: 'Public network access is disabled, or there is a private endpoint; a change of either takes up to 5 minutes to work. ' +
                'A role cannot change it.',
            next: 'Run both lines below: if publicNetworkAccess is Disabled or a private endpoint is listed, set runs-on to a self-hosted runner inside ' +
                "the service's virtual network; if neither is so, ask the network team what refuses this runner.",
        }
        : {
            why: 'The gateway, or the service behind it, admits certain networks only. A role cannot change it.',
            next: "Ask who runs the gateway to admit the runner's address, or set runs-on to a runner inside its network.",
        }),
    remedies: settingsRemedies(facts, 'who may reach the service', NETWORK_RULES),
}));
const openServerKind = kind_kind('open-server', 'The service answers without a token', 'never', (facts) => ({
    what: `${facts.target.name} answered ${String(facts.status)} to the same read without a token: ` +
        'anybody who reaches it can read its data.',
    ...(facts.target.trust === 'azure'
        ? {
            why: "Azure's own services ask for a token unless something in front of them adds one: a gateway, or a proxy of this network.",
            next: 'Run the curl command below here and from another network. If both answer 200, tell the owner of the data and the privacy officer, and ' +
                'let them decide on the az lines below. If it is refused from there, ask the network team which proxy adds a token here.',
        }
        : {
            why: 'Authentication is turned off on the server, or the gateway in front of it adds credentials of its own.',
            next: 'Run the curl command below: the same status confirms it. Then tell the owner of the data and the privacy officer, and have whoever runs ' +
                `${facts.target.host} take it off the network or make it ask for a token.`,
        }),
    remedies: [
        { label: 'Bash: the same read without a token (it asks for no patient data)', language: 'bash', text: askCommand(facts) },
        ...closeRemedies(facts),
    ],
}));
const NETWORK_RULES = '{publicNetworkAccess:properties.publicNetworkAccess, privateEndpoints:properties.privateEndpointConnections[].name}';
/** A 401 in the service's own words where it says some, else what mostly is behind it. */
function rejection(facts) {
    const { token, expects, target, cloud } = facts;
    if (expects.audience !== undefined && differ(token?.audience, expects.audience)) {
        const why = 'The token is for another audience than the service says it expects.';
        return {
            why,
            next: target.trust === 'user'
                ? `Ask who runs the gateway whether its audience is ${expects.audience}, and only then set it (audience=… in its line of endpoint).`
                : `Set the audience to ${expects.audience} (input audience, or audience= in its line of endpoint).`,
        };
    }
    if (expects.tenantId !== undefined && differ(token?.tenantId, expects.tenantId)) {
        return {
            why: 'The token is of another tenant than the service says it trusts.',
            next: `Set tenant-id to ${expects.tenantId}, the tenant that the service trusts, and client-id to an identity there.`,
        };
    }
    const { sharedAudience, title } = target.service;
    const why = sharedAudience === undefined
        ? `The ${title} expects another audience (on SMART on FHIR it is that of an application), or trusts another tenant.`
        : `The ${title} trusts another tenant, or expects another audience than ${sharedAudience[cloud.name] ?? target.audience}.`;
    if (target.trust === 'user') {
        return { why, next: 'Ask who runs the gateway which audience and tenant it expects, and set audience or tenant-id to that.' };
    }
    return {
        why,
        next: 'Run the lines below: they show which audience and tenant the service expects; set audience or tenant-id to that.',
        remedies: settingsRemedies(facts, 'what the service expects', 'properties.authenticationConfiguration', 'az account show --query tenantId --output tsv'),
    };
}
function roleNext(facts) {
    const { target } = facts;
    if (roleRemedies(facts).length > 0) {
        return 'Run both lines below for Bash or for PowerShell (the second is az role assignment create).';
    }
    return target.trust === 'user'
        ? `Assign the role ${target.service.role.name} to the identity, on the service behind ${target.host}.`
        : `Assign the role ${target.service.role.name} to the identity of the login, on the service.`;
}
function access_identity(facts) {
    return [
        ...kind_known('Object ID (oid) of the identity', facts.token?.objectId),
        ...kind_known('Token: tenant (tid)', facts.token?.tenantId),
        ...(roleRemedies(facts).length === 0 ? [] : [secretNote('the client ID or object ID')]),
    ];
}
function differ(got, expected) {
    return got !== undefined && got !== expected;
}

// EXTERNAL MODULE: ./build/azure/services/index.js + 5 modules
var services = __webpack_require__(2873);
;// CONCATENATED MODULE: ./build/failures/service/answers.js
/** Answers that say something of the service or the way to it, whoever asked. */



/** What trying again may outlast. */
const answers_PASSING = { clause: 'It may pass within minutes', seconds: 300 };
const PORTAL = 'Open Resource health and the encryption settings of the service in the Azure portal';
const pathNotFound = kind_kind('path-not-found', 'There is no service under this address', 'never', (facts) => ({
    what: `${facts.target.name} answered 404.`,
    ...(facts.target.trust === 'azure'
        ? {
            why: 'The name is wrong, the service is gone, or it is still being made.',
            next: 'Run the command below: no output means that the subscription has no such service (az account set chooses another one); ' +
                'then correct endpoint.',
            remedies: [resourceRemedy(facts)],
        }
        : {
            why: 'The path is wrong: paths are case-sensitive, DICOM needs its version (/v2), and FHIR stands where the gateway puts it.',
            next: 'Correct endpoint: it is the URL under which the gateway offers the service.',
        }),
}));
const serviceDeprecated = kind_kind('service-deprecated', 'Azure API for FHIR has been retired', 'never', (facts) => ({
    what: `${facts.target.name} answered 410 with the code service-deprecated: it takes no requests for data any more.`,
    why: 'Azure API for FHIR was retired on 2026-09-30. Its /metadata and /health/check still answer 200, and $export still works.',
    next: 'Run the command below: it lists the FHIR services that may be the successor, as workspace/service; set endpoint to ' +
        `https://workspace-service.fhir.azurehealthcareapis.${facts.cloud.name === 'azureusgovernment' ? 'us' : 'com'} of that one. ` +
        'If there is none, move the data first: https://learn.microsoft.com/azure/healthcare-apis/fhir/migration-strategies',
    remedies: [fhirServices(facts)],
}));
const gone = kind_kind('gone', 'What was asked for is gone', 'never', ({ target }) => ({
    what: `${target.name} answered 410, without the code that retired services give.`,
    why: 'What stood under this address was ' +
        `removed.${isRetired(target) ? ' The host is one of Azure API for FHIR, retired on 2026-09-30.' : ''}`,
    next: 'Check in the Azure portal whether the service still exists, and correct endpoint.',
}));
const serviceLocked = kind_kind('service-locked', 'The service is locked for an import', 'never', ({ target }) => ({
    what: `${target.name} answered 423: it is locked.`,
    why: 'A FHIR service in initial import mode takes nothing but its import.',
    next: 'Turn off initial import mode of the service (Import in its settings) when the import is done.',
}));
const dependencyFailed = kind_kind('dependency-failed', 'The service cannot use its key or storage', 'never', ({ target }) => ({
    what: `${target.name} answered 424: the service is there, but something that it needs is not.`,
    why: 'Its customer-managed key was removed, disabled or closed to it, or its storage account is.',
    next: `${PORTAL}, and restore its access to the key or storage.`,
}));
const serviceThrottled = kind_kind('service-throttled', 'The service has too many requests', 'retry', ({ target }) => ({
    what: `${target.name} answered 429 for as long as this step tried.`,
    why: "Other clients use up the service's limit of requests.",
    next: 'Run the job at a quieter time.',
    inTime: answers_PASSING,
}));
const serviceUnavailable = kind_kind('service-unavailable', 'The service is in trouble', 'retry', ({ target, status }) => ({
    what: `${target.name} answered ${String(status)}.`,
    why: 'The service is starting, being upgraded, or has a fault of its own.' +
        (status === 503 ? ' A service also answers 503 when its key, its storage or its configured authority does not work.' : ''),
    next: 'Run the job again; if it lasts, open Resource health of the service in the Azure portal.',
    inTime: answers_PASSING,
}));
const redirected = kind_kind('redirected', 'The address redirects elsewhere', 'never', (facts) => {
    const { target, status, redirectsTo } = facts;
    const to = redirectsTo === undefined ? '' : ` to ${redirectsTo}`;
    return {
        what: `${target.name} answered ${String(status)}: a redirect${to}, which was not followed.`,
        ...(target.trust === 'azure'
            ? {
                why: "Azure's services do not redirect: something between does, mostly a sign-in or block page of the network. " +
                    'The token goes to the named host alone.',
                next: `Ask the network team to let the runner reach ${target.host}:443 without a redirect${to}; the step below shows it to them.`,
            }
            : {
                why: 'A gateway does this, or a sign-in page of the network. The token goes to the named host alone.',
                next: redirectsTo === undefined
                    ? `Run the step below, read the Location line in its output, and ask whoever runs ${target.host} which address the service itself has.`
                    : `Ask whoever runs ${target.host} whether ${redirectsTo} is the service's own address, and only then set endpoint to it.`,
            }),
        facts: kind_known('Redirects to', redirectsTo),
        remedies: [askStep(facts)],
    };
});
const htmlAnswer = kind_kind('html-answer', 'A web page answered instead of the service', 'never', (facts) => ({
    what: `${facts.target.name} answered ${String(facts.status)} with an HTML page.`,
    why: "Healthcare services answer no HTML: this is a page of a proxy, of a network's sign-in, or of another server at this address.",
    next: "Add the step below before this one: the lines Server and Via of its output, and the page's title, say who answers. " +
        (facts.target.trust === 'azure'
            ? `Ask the network team to let ${facts.target.host}:443 through unchanged, and show them that.`
            : `If it is the network, ask its team to let ${facts.target.host} through; if it is another server, correct endpoint.`),
    remedies: [askStep(facts)],
}));
const unexpectedAnswer = kind_kind('unexpected-answer', 'The answer is not one of this service', 'never', ({ target, status }) => ({
    what: `${target.name} answered ${String(status)} with a body that a ${target.service.title} does not give.`,
    why: 'Another service stands at this address, or a gateway changes its answers.',
    next: `Check endpoint and, for a host that is not Azure's own, service: this was read as a ${target.service.title}.`,
}));
const unexpectedStatus = kind_kind('unexpected-status', 'The service answered something unexpected', 'never', (facts) => ({
    what: `${facts.target.name} answered ${String(facts.status)}.`,
    why: 'A service of this kind does not answer its probe so; a gateway in front of it may, or endpoint names another service.',
    next: 'Check endpoint, and add the step below before this one: the lines Server and Via of its output say who answers.',
    remedies: [askStep(facts)],
}));
function isRetired({ host }) {
    return (0,services/* serviceOfHost */.jE)(host)?.family.retired === true;
}

;// CONCATENATED MODULE: ./build/failures/service.js



/** Whoever asked: the first rule that fits. A gateway's 502 often comes as a web page and is a 502 all the same: pages come after it. */
const GENERAL = [
    [({ status }) => status >= 300 && status < 400, redirected],
    [({ status }) => status === 424, dependencyFailed],
    [({ status }) => status === 429, serviceThrottled],
    [({ status }) => status === 408 || status >= 500, serviceUnavailable],
    [({ looks }) => looks === 'html', htmlAnswer],
    [({ status, issueCode }) => status === 410 && issueCode === 'service-deprecated', serviceDeprecated],
    [({ status }) => status === 410, gone],
    [({ status }) => status === 404, pathNotFound],
    [({ status }) => status === 423, serviceLocked],
    [({ status }) => status < 300, unexpectedAnswer],
];
/** The anonymous probe: the network's rules refuse before anything looks at a token. */
const REACHABLE = [[({ status }) => status === 403, networkBlocked], ...GENERAL];
/** The authorised read. A bare 403 looks the same whether network or role is the cause: only the anonymous probe tells them apart. */
const AUTHORISED = [
    [({ status, anonymousStatus }) => status === 403 && anonymousStatus === 403, networkBlocked],
    // Before the pages: gateways say 401 with one.
    [({ status }) => status === 401, tokenRejected],
    ...GENERAL,
    [({ status, issueCode }) => status === 403 && issueCode === 'other', requestForbidden],
    [({ status, target }) => status === 403 && target.service.forbidden === 'warn', jobsNotListable],
    [({ status }) => status === 403, roleMissing],
];
/** All kinds told from {@link EndpointFacts}, for the catalogue. */
const serviceKinds = [
    tokenRejected,
    roleMissing,
    jobsNotListable,
    requestForbidden,
    networkBlocked,
    openServerKind,
    ...GENERAL.map(([, kind]) => kind),
    unexpectedStatus,
];
/** Tells an answer to the authorised read that is not the one asked for. */
function authorisedFailure(facts) {
    return tellBy(AUTHORISED, facts);
}
/** Tells an answer to the anonymous probe that is not the one asked for. */
function reachableFailure(facts) {
    return tellBy(REACHABLE, facts);
}
/** Tells that the authorised read was answered without the token too. `status` is that of the answer without it. */
function openServer(facts) {
    return (0,failures_failure/* failure */.V2)(openServerKind, facts);
}
function tellBy(rules, facts) {
    const [, kind] = rules.find(([fits]) => fits(facts)) ?? [undefined, unexpectedStatus];
    return (0,failures_failure/* failure */.V2)(kind, facts);
}

;// CONCATENATED MODULE: ./build/smoke/verdict.js


/** Whether the anonymous answer says that the service is there, and lets this network in. */
function judgeReachable(seen, { target, cloud, clientId }) {
    const { status } = seen;
    const lenient = target.trust === 'user' || target.service.reachableByAnyAnswer;
    const reachable = lenient ? status < 500 && status !== 403 && !isRedirect(status) : isSuccess(status);
    return reachable ? undefined : reachableFailure(verdict_factsOf('reachable', seen, { target, cloud, clientId }, NOTHING_BESIDE));
}
/**
 * Whether the service refuses the read to somebody without a token: any answer but a success is a refusal. A success in the service's own form is an
 * open server; in another it is a portal's page, and calling that a breach would alarm a hospital at night for nothing.
 */
function judgeClosed(seen, which) {
    if (!isSuccess(seen.status))
        return undefined;
    const tell = FORMS[which.target.service.authorised.form](seen) ? openServer : authorisedFailure;
    return tell(verdict_factsOf('authorised', seen, which, NOTHING_BESIDE));
}
/** Whether the read with the token was answered, in the form that only the service itself answers in. */
function judgeAuthorised(seen, which, beside) {
    const answered = isSuccess(seen.status) && FORMS[which.target.service.authorised.form](seen);
    return answered ? undefined : authorisedFailure(verdict_factsOf('authorised', seen, which, beside));
}
/** A proxy's or portal's page is a success by its status: the form of the body tells it from the service's own answer. */
const FORMS = {
    'fhir-bundle': ({ json }) => (0,shape/* isRecord */.u4)(json) && json['resourceType'] === 'Bundle' && json['type'] === 'searchset',
    'json-array': ({ json, status }) => status === 204 || Array.isArray(json),
    ignored: ({ looks }) => looks !== 'html',
};
/** The verdict of an endpoint: its worst check. */
function worst(checks) {
    const order = ['fail', 'warn'];
    return order.find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}
const NOTHING_BESIDE = { anonymousStatus: undefined, claims: undefined, expects: { audience: undefined, tenantId: undefined } };
function verdict_factsOf(asked, { status, issueCode, looks, requestId, redirectsTo }, { target, cloud, clientId }, { anonymousStatus, claims, expects }) {
    const token = claims && { audience: claims.audience, tenantId: claims.tenantId, objectId: claims.objectId };
    return { target, cloud, asked, status, redirectsTo, anonymousStatus, token, expects, requestId, clientId, issueCode, looks };
}
function isSuccess(status) {
    return status >= 200 && status < 300;
}
function isRedirect(status) {
    return status >= 300 && status < 400;
}

;// CONCATENATED MODULE: ./build/smoke/examine.js
/** Examines one endpoint: is it there, is it closed to strangers, does the token open it? */





/**
 * One verdict on one endpoint. The questions without a token go first: they run while the token is still being fetched.
 *
 * @param tokenOf gives the endpoint's token, once it is there.
 */
async function examineOnce(target, request, tokenOf, asking) {
    const { service, base, root } = target;
    const which = { target, cloud: request.cloud, clientId: request.signIn.clientId };
    const book = new Book(target, asking);
    const reached = await book.probe('reachable', root, service.reachable, (seen) => judgeReachable(seen, which));
    // Silence, a closed network, a redirect: whatever else was asked would be answered alike.
    if (!reached.passed)
        return book.outcome();
    const closed = await book.probe('closed', base, service.authorised, (seen) => judgeClosed(seen, which));
    // A server that has just answered a stranger gets no token, and one that has fallen silent is not asked again.
    if (closed.seen !== undefined)
        await checkExpectations(target, request, book);
    const token = await tokenOf();
    if (!token.granted) {
        book.note({ name: 'authorised', failure: token.failure });
        return book.outcome();
    }
    if (!closed.passed)
        return book.outcome();
    const { token: secret, claims } = token.grant;
    const beside = { anonymousStatus: reached.seen.status, claims, expects: closed.seen.challenge };
    const explain = async (seen) => judgeAuthorised(seen, which, { ...beside, expects: await expectedBy(target, seen, beside, book) });
    const authorised = await book.probe('authorised', base, service.authorised, (seen) => judgeAuthorised(seen, which, beside), {
        token: secret,
        explain,
    });
    if (authorised.passed)
        checkLatency(target, request.maxLatencyMs, authorised.seen, book);
    return book.outcome();
}
/** Keeps what is found of one endpoint, in order. */
class Book {
    #target;
    #asking;
    #checks = [];
    #spans = [];
    #seen = new Map();
    #last;
    constructor(target, asking) {
        this.#target = target;
        this.#asking = asking;
    }
    /** Asks, without noting a check. */
    async ask(name, above, question, judge, token) {
        const { now } = this.#asking.clock;
        const start = now();
        const asked = await ask(this.#target, above, question, token, judge, this.#asking);
        this.#spans.push({ label: name, start, end: now(), ok: asked.failure === undefined });
        return asked;
    }
    /** Asks one of the three questions and notes its check; `explain` may look further into a failure. */
    async probe(name, above, question, judge, { token, explain } = {}) {
        const asked = await this.ask(name, above, question, judge, token);
        const { seen, failure: why } = asked;
        if (seen !== undefined)
            this.#seen.set(name, seen);
        this.#last = seen;
        const explained = why !== undefined && seen !== undefined && explain !== undefined ? await explain(seen) : why;
        this.note({ name, failure: explained, observed: seen && { value: seen.status } });
        return asked.failure === undefined ? { passed: true, seen: asked.seen } : { passed: false, seen };
    }
    /** Notes a check: a pass, or what its failure makes of it. */
    note({ name, failure: why, observed, expected, }) {
        const status = why === undefined ? 'pass' : WARNINGS.has(why.code) ? 'warn' : 'fail';
        const time = this.#asking.clock.now();
        this.#checks.push({
            name,
            status,
            time,
            ...(observed && { observed }),
            ...(expected !== undefined && { expected }),
            ...(why && { failure: why }),
        });
    }
    outcome() {
        const authorised = this.#seen.get('authorised');
        return {
            target: this.#target,
            status: worst(this.#checks),
            checks: this.#checks,
            httpStatus: authorised?.status,
            latencyMs: authorised && latencyOf(authorised),
            timings: this.#seen.get('reachable')?.timings,
            spans: this.#spans,
            retryAfterMs: this.#last?.retryAfterMs,
        };
    }
}
/** Failures that make an endpoint no less healthy: an identity for real-time use alone, and a slow answer. */
const WARNINGS = new Set(['jobs-not-listable', 'latency-high']);
function latencyOf({ timings }) {
    return Math.round(timings.firstByte);
}
function checkLatency(target, limitMs, seen, book) {
    const latencyMs = latencyOf(seen);
    const slow = limitMs !== undefined && latencyMs > limitMs ? (0,failures_failure/* failure */.V2)(run/* latencyHigh */.dK, { target, latencyMs, limitMs }) : undefined;
    const expected = limitMs === undefined ? {} : { expected: `${String(limitMs)} ms` };
    book.note({ name: 'responseTime', failure: slow, observed: { value: latencyMs, unit: 'ms' }, ...expected });
}
/** Holds the service's own statement against the lines of `expect` that it knows. */
async function checkExpectations(target, { expectations }, book) {
    const known = target.service.expectations;
    if (known === undefined)
        return;
    const wanted = expectations.flatMap(({ name, value }) => {
        const check = known.checks[name];
        return check === undefined ? [] : [{ name, value, check }];
    });
    if (wanted.length === 0)
        return;
    const { seen, failure: fault } = await book.ask('statement', target.base, known.question, () => undefined);
    for (const { name, value, check } of wanted) {
        const expected = `${name}: ${value}`;
        const result = seen?.status === 200 ? check(seen.json, value) : undefined;
        const unmet = result?.met === true ? undefined : (fault ?? (0,failures_failure/* failure */.V2)(run/* expectationUnmet */.gf, { target, name, expected: value, observed: result?.found }));
        book.note({ name, failure: unmet, expected, ...(result && { observed: { value: result.found } }) });
    }
}
/** What the service says it expects, for a 401: by its challenges, else by the authority in its CapabilityStatement. */
async function expectedBy(target, { status, challenge }, { expects }, book) {
    const [audience, tenantId] = [challenge.audience ?? expects.audience, challenge.tenantId ?? expects.tenantId];
    const question = target.service.expectations?.question;
    if (status !== 401 || tenantId !== undefined || question === undefined)
        return { audience, tenantId };
    const { seen } = await book.ask('statement', target.base, question, () => undefined);
    return { audience, tenantId: tenantInStatement(seen?.json) };
}
/** The tenant in the OAuth URLs of a CapabilityStatement (FS: SecurityProvider.cs; the extension's name is SMART's). */
function tenantInStatement(statement) {
    const within = (value, name) => (0,shape/* list */.p_)((0,shape/* isRecord */.u4)(value) ? value[name] : undefined).filter(shape/* isRecord */.u4);
    const securities = within(statement, 'rest').map(({ security }) => security);
    const uris = securities.flatMap((security) => within(security, 'extension')).flatMap((extension) => within(extension, 'extension'));
    const tenants = uris.map(({ valueUri }) => tenantOf((0,shape/* text */.Qq)(valueUri)));
    return tenants.find((tenant) => tenant !== undefined);
}

;// CONCATENATED MODULE: ./build/smoke/smoke-test.js
/** The smoke test of an endpoint: verdicts until one stands, at once or while `wait-seconds` last. */




/** After so long a role that was assigned meanwhile may want a token issued after it. */
const OLD_TOKEN_MS = 5 * 60_000;
/**
 * Tests an endpoint.
 *
 * @returns the last verdict.
 */
async function smokeTest(target, request, { asking, tokens, horizon, onPause }) {
    const { clock } = asking;
    let tokenSince = clock.now();
    const tokenOf = () => {
        if (clock.now() - tokenSince <= OLD_TOKEN_MS)
            return tokens.of(target.audience);
        tokenSince = clock.now();
        return tokens.renew(target.audience);
    };
    const examine = () => asking.limit(() => examineOnce(target, request, tokenOf, asking));
    let last = await examine();
    // The token had a patience of its own, and that is over: nothing more can come of waiting here.
    if (!(await tokens.of(target.audience)).granted)
        return last;
    const attempt = async (number) => {
        if (number > 1)
            last = await examine();
        for (let passes = 1;; passes++) {
            const failed = firstFailure(last);
            // Quick tries were the probes' own; here only time is waited for.
            if (failed !== undefined)
                return { ok: false, failure: failed, retryAfterMs: last.retryAfterMs, final: true };
            if (passes >= request.patience.requiredSuccesses)
                return { ok: true, value: last };
            // A row of passes that has begun may end a little late: cutting it off would call a healthy service unsteady.
            if (clock.now() + build_patience/* BETWEEN_PASSES_MS */.m1 >= horizon.deadline) {
                const why = (0,failures_failure/* failure */.V2)(run/* unsteady */.Se, { target, required: request.patience.requiredSuccesses, seen: passes });
                last = { ...last, status: 'fail', checks: [...last.checks, { name: 'steady', status: 'fail', failure: why, time: clock.now() }] };
                return { ok: false, failure: why, final: true };
            }
            await clock.sleep(build_patience/* BETWEEN_PASSES_MS */.m1);
            last = await examine();
        }
    };
    await (0,build_patience/* patiently */.d_)(attempt, horizon, clock, (pause) => {
        onPause(target.name, pause);
    });
    return last;
}
function firstFailure({ checks }) {
    return checks.find(({ status }) => status === 'fail')?.failure;
}

;// CONCATENATED MODULE: ./build/action.js
/** The run, readable as a table of contents. */











/**
 * Runs the action on inputs that have been read.
 *
 * @param begun what is already under way; undefined when the inputs are mistaken and nothing may be sent.
 * @returns the exit code of the step.
 */
async function action_run({ request, mistakes }, begun, world) {
    say(request.notes);
    const outcome = begun === undefined ? action_refused(mistakes, world) : await prove(request, begun, world);
    await report(outcome, request, world.clock, begun !== undefined);
    return exitCode(outcome, request);
}
/** A run that was over before anything was sent. */
function action_refused(failures, { clock, started }) {
    return { status: 'fail', failures, tokens: [], endpoints: [], spans: [], started, ended: clock.now() };
}
/** Gets the tokens and examines the endpoints, side by side. */
async function prove(request, { wire, horizon, idTokens }, world) {
    const { clock, started, newId } = world;
    (0,core/* info */.pq)(openingLine(request));
    const spans = [];
    let paused = false;
    const onPause = (what, pause) => {
        paused = true;
        (0,core/* info */.pq)(pauseLine(what, pause, clock.now() - started));
    };
    const tokens = tokensOf(request, idTokens, { wire, clock, horizon, newId, mask: mask, onPause, onSpan: (span) => spans.push(span) });
    const [granted, endpoints] = await Promise.all([
        Promise.all(request.audiences.map((audience) => announced(audience, tokens, clock))),
        examineAll(request, tokens, { wire, clock, horizon, onPause }),
    ]);
    const waited = { waitMs: request.patience.waitMs, elapsedMs: clock.now() - started, paused };
    const failures = (0,failures_failure/* causesOf */.cZ)(failuresOf(granted, endpoints)).map((failure) => (0,failures_failure/* afterWaiting */.A7)(failure, waited));
    return {
        status: statusOf(granted, endpoints),
        failures,
        tokens: granted,
        endpoints,
        spans: inOrder(spans, request),
        started,
        ended: clock.now(),
    };
}
/** Spans come as they end; a reader looks for them in the order of the request. */
function inOrder(spans, { audiences }) {
    const order = audiences.map((audience) => `Exchange ${audience}`);
    return spans.toSorted((one, other) => order.indexOf(one.label) - order.indexOf(other.label));
}
async function announced(audience, tokens, clock) {
    const token = await tokens.of(audience);
    if (token.granted) {
        (0,core/* info */.pq)(tokenLine(token.grant, clock.now()));
        say(tokenNotes(token.grant, clock.now()));
    }
    return token;
}
async function examineAll(request, tokens, { wire, clock, horizon, onPause }) {
    const targets = request.smokeTest ? request.targets : [];
    const widths = widthsOf(targets);
    const limit = (0,p_limit/* default */.A)(begin/* CONCURRENCY */.i);
    // What a probe alone may wait for is a passing fault; what propagates is waited for around the verdict.
    const asking = { wire, clock, limit, timeoutMs: request.patience.timeoutMs, run: request.run, horizon: { ...horizon, waitUntil: 0 } };
    return Promise.all(targets.map(async (target) => {
        const outcome = await smokeTest(target, request, { asking, tokens, horizon, onPause });
        (0,core/* info */.pq)(endpointLine(outcome, widths));
        return outcome;
    }));
}
/** Tokens first: an endpoint without its token has failed for the token's reason, and that is told once. */
function failuresOf(tokens, endpoints) {
    const checks = endpoints.flatMap((endpoint) => endpoint.checks);
    const of = (status) => checks.flatMap((check) => (check.status === status && check.failure !== undefined ? [check.failure] : []));
    return [...new Set([...tokens.flatMap((token) => (token.granted ? [] : [token.failure])), ...of('fail'), ...of('warn')])];
}
function statusOf(tokens, endpoints) {
    if (endpoints.length > 0)
        return worst(endpoints);
    return tokens.every(({ granted }) => granted) ? 'skipped' : 'fail';
}
/** Without the token that the step is for, it fails whatever `fail-on` says; else the verdict decides. */
function exitCode({ status, tokens }, { failOn }) {
    if (tokens[0]?.granted !== true)
        return 1;
    const failing = { fail: ['fail'], warn: ['fail', 'warn'], never: [] }[failOn];
    return failing.includes(status) ? 1 : 0;
}
function say(notes) {
    const levels = { info: core/* info */.pq, notice: core/* notice */.lm, warning: core/* warning */.$e };
    for (const { level, text } of notes)
        levels[level](text);
}


/***/ }),

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   om: () => (/* binding */ block),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/**
 * The little Markdown that summary and incidents are written in: safe by its alphabet rather than by escaping.
 *
 * A value only ever stands in a code span or a fenced block, where Markdown, HTML, links, images and, GitHub's own addition, mentions and
 * references mean nothing. Around them stand only letters, digits and plain punctuation. A general Markdown writer was measured
 * (mdast-util-to-markdown with its tables: 125 kB in dist) and escapes no mention: `\@name` is a mention again once rendered.
 */
/** How many characters of a value are shown: names and paths are the user's, and 200 long ones must not fill the summary. */
const SHOWN = 300;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** A word that is shown as it is: letters or digits, in plain punctuation; joined by a hyphen, slash or apostrophe only when all letters. */
const PLAIN = /^["'(]*(?:\p{L}+(?:['’/-]\p{L}+)*|\p{N}+|[–—…])?["')]*[.,;:?]*["')]*$/u;
/** What of a word is around the value in it. */
const AROUND = /^(["'(]*)(.*?)(["')]*[.,;:?]*["')]*)$/u;
/** The text with a space for everything that moves the cursor, turns the direction of text, hides, or ends a line. */
function visible(text) {
    return text.toWellFormed().replaceAll(UNSEEN, ' ');
}
/** One line of text with nothing unseen in it, cut where it is longer than the limit. */
function line(text, limit = SHOWN) {
    const seen = visible(text).replaceAll(/\s+/gu, ' ').trim();
    return seen.length > limit ? `${seen.slice(0, limit - 1).toWellFormed()}…` : seen;
}
/** A value as a code span; a dash for nothing. */
function code(value) {
    const text = line(value);
    if (text === '')
        return '–';
    const fence = '`'.repeat(longestRun(text) + 1);
    return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
/** Sentences: plain words as they are, every other word (a host, an ID, a setting, an address) as a code span. */
function prose(text) {
    return line(text, 2000)
        .split(' ')
        .map((word) => (PLAIN.test(word) ? word : wrapped(word)))
        .join(' ');
}
/** A fenced block: commands and evidence, kept as they are but for control characters. */
function block(language, text) {
    const kept = text.split('\n').map(visible).join('\n');
    const fence = '`'.repeat(Math.max(3, longestRun(kept) + 1));
    return `${fence}${language}\n${kept}\n${fence}`;
}
/**
 * A table.
 * @param head cells, of fixed words
 * @param rows of cells, each made by `code` or `prose` or of fixed words
 */
function table(head, rows) {
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}
/**
 * Something to open.
 * @param summary plain words and values, joined by spaces: HTML, because Markdown has no meaning there
 * @param body Markdown
 */
function details(summary, body, open = false) {
    const pieces = summary.map((piece) => (typeof piece === 'string' ? html(piece) : `<code>${html(piece.code)}</code>`));
    return `<details${open ? ' open' : ''}>\n<summary>${pieces.join(' ')}</summary>\n\n${body}\n\n</details>`;
}
/** Every character that could mean anything becomes a character reference. */
function html(text) {
    return line(text).replaceAll(/[^\p{L}\p{N} .,;-]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
/** Inside a table a pipe is escaped even in a code span, and a backslash before it would undo that; no value of ours holds one. */
function cell(text) {
    return text.replaceAll('\\', '?').replaceAll('|', '\\|');
}
function wrapped(word) {
    return word.replace(AROUND, (_word, before, value, after) => `${before}${code(value)}${after}`);
}
function longestRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}


/***/ }),

/***/ 1225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9640);
/**
 * MSAL signs an assertion with it when an app signs in with a certificate. This action presents GitHub's assertion, signed already.
 * Left in, it would be 60 kB and six packages of cryptography to review.
 */


/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ({ sign: () => (0,_never_js__WEBPACK_IMPORTED_MODULE_0__/* .never */ .Z)('jsonwebtoken') });


/***/ }),

/***/ 5334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* reexport safe */ _azure_msal_common_node__WEBPACK_IMPORTED_MODULE_0__.$b),
/* harmony export */   U4: () => (/* reexport safe */ _node_modules_azure_msal_node_dist_client_ManagedIdentityApplication_mjs__WEBPACK_IMPORTED_MODULE_2__.U),
/* harmony export */   WR: () => (/* reexport safe */ _node_modules_azure_msal_node_dist_client_ConfidentialClientApplication_mjs__WEBPACK_IMPORTED_MODULE_1__.W),
/* harmony export */   vq: () => (/* binding */ PublicClientApplication)
/* harmony export */ });
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9640);
/* harmony import */ var _azure_msal_common_node__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3237);
/* harmony import */ var _node_modules_azure_msal_node_dist_client_ConfidentialClientApplication_mjs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4571);
/* harmony import */ var _node_modules_azure_msal_node_dist_client_ManagedIdentityApplication_mjs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6998);
/**
 * @azure/msal-node with what @azure/identity asks it for. The files are the package's, unchanged, but for one class.
 *
 * PublicClientApplication is the client of people at a browser (it brings a loopback web server and the device code flow). @azure/identity
 * makes one for its interactive credentials only, and those are not in the bundle. Left in, it would be 45 kB and a listening socket to explain.
 */






class PublicClientApplication {
  constructor() {
    (0,_never_js__WEBPACK_IMPORTED_MODULE_3__/* .never */ .Z)('PublicClientApplication');
  }
}


/***/ }),

/***/ 9640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ never)
/* harmony export */ });
/** What a function says that is not in the bundle because nothing can reach it. */
function never(name) {
  throw new Error(`${name} is not part of this bundle: bundle/stubs.json says why`);
}


/***/ }),

/***/ 7941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ HttpsProxyAgent),
/* harmony export */   s: () => (/* binding */ HttpProxyAgent)
/* harmony export */ });
/**
 * Azure's pipeline makes one of these when HTTPS_PROXY is set, and gives it to the HTTP client: here that is src/http.ts, which goes
 * through the proxy by the runner's own rule and looks at no agent. So they must be constructible, and are never asked to connect.
 * Left in, they would be a second way out to the network, of 50 kB, that knows NO_PROXY by another rule.
 */
class HttpProxyAgent {}
class HttpsProxyAgent {}


/***/ })

};
