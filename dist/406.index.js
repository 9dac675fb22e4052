export const id = 406;
export const ids = [406];
export const modules = {

/***/ 3442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jc: () => (/* binding */ listCredentials),
/* harmony export */   O4: () => (/* binding */ curlCommand),
/* harmony export */   PF: () => (/* binding */ showExpectedToken),
/* harmony export */   P_: () => (/* binding */ isInWorkspace),
/* harmony export */   Y3: () => (/* binding */ assignRole),
/* harmony export */   gI: () => (/* binding */ showIdentity),
/* harmony export */   h8: () => (/* binding */ showNetworkRules),
/* harmony export */   hS: () => (/* binding */ addCredential),
/* harmony export */   ho: () => (/* binding */ NOT_HERE),
/* harmony export */   i6: () => (/* binding */ principalOf),
/* harmony export */   mQ: () => (/* binding */ disablePublicAccess),
/* harmony export */   nD: () => (/* binding */ curlStep),
/* harmony export */   qs: () => (/* binding */ correctCredential),
/* harmony export */   t_: () => (/* binding */ listAssignments)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5358);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(540);



function showIdentity(clientId, cloud) {
    return eitherType(cloud, 'Show the name', `az ad app show --id '${clientId}' --query "{name:displayName, clientId:appId}" --output table`, `az identity list --query "[?clientId=='${clientId}' || principalId=='${clientId}'].{name:name, clientId:clientId, group:resourceGroup}" --output table`);
}
function listCredentials(clientId, cloud) {
    const list = ({ url, claims }) => `az rest --method get --url "${url}" --query "value[].{name:name, issuer:${claims}issuer, subject:${claims}subject, expression:${claims}claimsMatchingExpression.value}" --output table`;
    return eitherType(cloud, 'List the credentials', list(storeOfApp(clientId)), list(storeOfIdentity(`$(${resourceId(clientId)})`)));
}
function eitherType(cloud, purpose, app, identity) {
    return (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .eitherShell */ .ke)(cloud, `${purpose} of an app registration or, with the last command, of a user-assigned identity`, app, identity);
}
const resourceId = (clientId) => `az identity list --query "[?clientId=='${clientId}'].id" --output tsv`;
function storeOfApp(clientId) {
    const graph = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
    return {
        url: `${graph}beta/applications/$(az ad app show --id '${clientId}' --query id --output tsv)/federatedIdentityCredentials`,
        claims: '',
        key: 'id',
        create: () => `az ad app federated-credential create --id '${clientId}' --parameters`,
        update: (id) => `az ad app federated-credential update --id '${clientId}' --federated-credential-id "${id}" --parameters`,
        body: (claims) => claims,
    };
}
function storeOfIdentity(resource) {
    const url = (path) => `${resource}/federatedIdentityCredentials${path}?api-version=2023-01-31`;
    const put = (name) => `az rest --method put --url "${url(`/${name}`)}" --body`;
    return { url: url(''), claims: 'properties.', key: 'name', create: put, update: put, body: (properties) => ({ properties }) };
}
function addCredential(presented, clientId, cloud) {
    const { issuer, subject, audience } = presented;
    const name = credentialName(presented);
    return changeCredential(clientId, cloud, 'Create the credential', ({ create, body, key }) => {
        const claims = { ...(key === 'id' && { name }), issuer, subject, audiences: [audience] };
        return { bash: [inBash(create(name), body(claims))], powershell: [inPowershell(create(name), body(claims))] };
    });
}
function correctCredential({ issuer, subject, audience }, clientId, cloud) {
    const missing = 'no credential has this issuer and subject';
    const sameSubject = `SUBJECT=${(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .bashWord */ .Hu)(subject)} awk -F '\\t' 'tolower($2) == tolower(ENVIRON["SUBJECT"]) { print $1 }'`;
    return changeCredential(clientId, cloud, 'Correct the credential', ({ url, claims, key, update, body }) => {
        const list = `az rest --method get --url "${url}"`;
        const content = body({ issuer, subject, audiences: [audience] });
        const same = `$_.${claims}issuer -eq ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .powershellString */ .$v)(issuer)} -and $_.${claims}subject -eq ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .powershellString */ .$v)(subject)}`;
        return {
            bash: [
                `credential=$(${list} --query "value[?${claims}issuer=='${issuer}'].[${key},${claims}subject]" --output tsv | ${sameSubject})`,
                inBash(update(`\${credential:?${missing}}`), content),
            ],
            powershell: [
                `$credential = ((${list} | ConvertFrom-Json).value | Where-Object { ${same} }).${key}`,
                `if ($credential) { ${inPowershell(update('$($credential)'), content)} } else { '${missing}' }`,
            ],
        };
    });
}
function changeCredential(clientId, cloud, purpose, change) {
    const indented = (shell, store) => change(store)[shell].map((line) => `  ${line}`);
    const branches = (shell, otherwise) => [
        ...indented(shell, storeOfIdentity('$identity')),
        otherwise,
        ...indented(shell, storeOfApp(clientId)),
    ];
    return inBothShells(cloud, purpose, {
        bash: [`identity=$(${resourceId(clientId)})`, 'if [ "$identity" ]; then', ...branches('bash', 'else'), 'fi'],
        powershell: [`$identity = ${resourceId(clientId)}`, 'if ($identity) {', ...branches('powershell', '} else {'), '}'],
    });
}
const inBash = (command, body) => `${command} ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .bashWord */ .Hu)((0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .asciiJson */ .iL)(body))}`;
const inPowershell = (command, body) => `${(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .powershellString */ .$v)((0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .asciiJson */ .iL)(body))} | ${command} '@-'`;
function credentialName({ issuer, subject, audience }) {
    const words = subject
        .replace(/^repo:/, '')
        .replace(/[^a-zA-Z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 95);
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${issuer}\n${subject}\n${audience}`).digest('hex').slice(0, 16);
    return `github-${words}-${digest}`;
}
const NOT_HERE = 'not in this subscription: choose another with az account set';
function onResource({ target, cloud }, purpose, command, ...more) {
    if (target.trust === 'user')
        return [];
    const lookup = target.service.role.scopeCommand(target.host);
    return inBothShells(cloud, purpose, {
        bash: [`scope=$(${lookup})`, command('bash', `"\${scope:?${NOT_HERE}}"`), ...more],
        powershell: [`$scope = ${lookup}`, `if ($scope) { ${command('powershell', '$scope')} } else { '${NOT_HERE}' }`, ...more],
    });
}
function inBothShells(cloud, purpose, scripts) {
    return [
        { label: `${purpose} (Bash)`, language: 'bash', text: [...(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .cloudLine */ .O2)(cloud), ...scripts.bash].join('\n') },
        { label: `${purpose} (PowerShell)`, language: 'powershell', text: [...(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .cloudLine */ .O2)(cloud), ...scripts.powershell].join('\n') },
    ];
}
function onIdentity(context, purpose, command) {
    const principal = principalOf(context.token?.objectId, context.clientId);
    return principal === undefined ? [] : onResource(context, purpose, (shell, id) => command(principal[shell], id));
}
function assignRole(context, role = context.target.service.role.name) {
    return onIdentity(context, `Assign the ${role} role to the identity`, (principal, id) => `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role '${role}' --scope ${id}`);
}
function listAssignments(context) {
    return onIdentity(context, "List all of the identity's roles on the service", (principal, id) => `az role assignment list --assignee ${principal} --scope ${id} --include-inherited --include-groups ` +
        '--query "[].{role:roleDefinitionName, scope:scope, via:principalType, name:principalName}" --output table');
}
const curlCommand = ({ url }) => `curl --silent --show-error --suppress-connect-headers --dump-header - --output /dev/null ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .bashWord */ .Hu)(url)}`;
const curlStep = (context) => (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .addStep */ .ih)(' to send the same request without the token', curlCommand(context));
function showExpectedToken(context) {
    const show = (_shell, id) => `az resource show --ids ${id} --query "properties.authenticationConfiguration"`;
    return onResource(context, 'Show the audience and the tenant that the service expects', show, _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .IDS */ .Bq.tenant);
}
const NETWORK_RULES = '{id:id, publicNetworkAccess:properties.publicNetworkAccess, privateEndpoints:properties.privateEndpointConnections[].name}';
function showNetworkRules(context) {
    const workspace = { bash: '"${scope%/*/*}"', powershell: "($scope -replace '/[^/]+/[^/]+$')" };
    const show = (id) => `az resource show --ids ${id} --query "${NETWORK_RULES}"`;
    return onResource(context, 'Show which networks can reach the service', (shell, id) => [show(id), ...(isInWorkspace(context.target.host) ? [show(workspace[shell])] : [])].join('; '));
}
const isInWorkspace = (host) => /\.(?:fhir|dicom)\.azurehealthcareapis\./.test(host);
function disablePublicAccess(context) {
    const purpose = 'Allow access only through private endpoints (to undo, set publicNetworkAccess=Enabled)';
    return onResource(context, purpose, (_shell, id) => `az resource update --ids ${id} --set properties.publicNetworkAccess=Disabled`);
}
function principalOf(objectId, clientId) {
    if (objectId !== undefined)
        return { bash: (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .bashWord */ .Hu)(objectId), powershell: (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .powershellString */ .$v)(objectId) };
    if (clientId === undefined)
        return undefined;
    const lookup = `az ad sp show --id '${clientId}' --query id --output tsv`;
    return { bash: `"$(${lookup})"`, powershell: `$(${lookup})` };
}


/***/ }),

/***/ 7489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ isBusy),
/* harmony export */   AD: () => (/* binding */ bypassFor),
/* harmony export */   CQ: () => (/* binding */ busyCauses),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   U$: () => (/* binding */ pauseCause),
/* harmony export */   Zc: () => (/* binding */ responseFacts),
/* harmony export */   fm: () => (/* binding */ waitFor),
/* harmony export */   jq: () => (/* binding */ isForeign),
/* harmony export */   qL: () => (/* binding */ runAgain),
/* harmony export */   wx: () => (/* binding */ foreignResponse)
/* harmony export */ });
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3506);

const KINDS = { empty: 'an empty response', html: 'a web page', other: 'an unreadable response' };
const kindOf = (response) => KINDS[response?.kind ?? 'other'];
function responseFacts({ response }) {
    if (response === undefined)
        return {};
    const { bytes, mediaType = 'no known type', proxy = 'no' } = response;
    return { 'Response body': `${String(bytes)} bytes, ${mediaType}`, 'Through a proxy': proxy };
}
const isBusy = (status) => status === 408 || status === 429 || (status >= 500 && status !== 511);
const isExpected = ({ httpStatus = 200 }) => httpStatus === 200 || httpStatus === 400;
const isForeign = (context) => context.response?.kind === 'html' || !isExpected(context) || (context.attempts ?? 1) > 1;
const bypassFor = (context) => isForeign(context) && context.response?.missedBypass?.error !== 'range' ? context.response?.missedBypass : undefined;
function foreignResponse(party, context) {
    const { response, attempts = 1 } = context;
    if (!isForeign(context))
        return `${party} might be having a temporary problem.`;
    if (response?.kind === 'html')
        return `This web page probably came from a proxy or filter between the runner and ${party}. The page might be a block page or the network's sign-in page.`;
    return !isExpected(context)
        ? `A proxy or filter between the runner and ${party} probably sent this response, because ${party} does not return HTTP ${String(context.httpStatus)} for this request.`
        : `All ${String(attempts)} attempts received an unusable response. A proxy or filter between the runner and ${party} might have modified the responses.`;
}
function busyCauses(party, context) {
    const { httpStatus, attempts = 1 } = context;
    return [
        httpStatus === 429 ? `${party} is throttling requests.` : `${party} is temporarily unavailable or is throttling requests.`,
        attempts > 1 && `All ${String(attempts)} attempts failed.`,
        pauseCause(context),
    ];
}
function pauseCause({ retryAfterMs = 0, waitTooLong }) {
    const late = waitTooLong === true ? ', which is longer than this step can wait' : '';
    return retryAfterMs > 0 && `The server requested a delay of ${String(Math.ceil(retryAfterMs / 1000))} s${late}.`;
}
function runAgain({ retryAfterMs = 0 }) {
    const minutes = Math.ceil(retryAfterMs / 60_000);
    return minutes === 0 ? 'Run the job again.' : `Run the job again in ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(minutes, 'minute')}.`;
}
function waitFor({ retryAfterMs = 0, waitTooLong }) {
    const seconds = Math.max(300, Math.ceil(retryAfterMs / 60_000 + 1) * 60);
    return seconds <= 3600 && { hint: 'The request might succeed within minutes', seconds, tooShort: waitTooLong };
}


/***/ }),

/***/ 5031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ idTokenRefused),
/* harmony export */   $i: () => (/* binding */ ADD_PERMISSIONS),
/* harmony export */   Ft: () => (/* binding */ addPermission),
/* harmony export */   RH: () => (/* binding */ OIDC_PERMISSIONS),
/* harmony export */   o5: () => (/* binding */ noIdToken)
/* harmony export */ });
/* unused harmony export githubFailures */
/* harmony import */ var _contexts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1056);
/* harmony import */ var _define_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(871);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7489);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4801);
/* harmony import */ var _network_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7050);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(540);






const AGAIN = 'Run the job again. If the job fails again, see https://www.githubstatus.com.';
const OIDC_PERMISSIONS = [
    'permissions:',
    '  id-token: write # for the ID token',
    '  contents: read # for actions/checkout',
];
const ADD_PERMISSIONS = (0,_shell_js__WEBPACK_IMPORTED_MODULE_3__/* .yaml */ .oQ)('Add to the job', ...OIDC_PERMISSIONS);
const SERVICE = "GitHub's ID token service";
const ID_TOKEN_DOMAIN = '*.actions.githubusercontent.com';
const addPermission = (permission) => `Add the permissions below to the job. If the job already has a permissions block, add only the line "${permission}: write" to that block. If the job is in a reusable workflow, also add the permissions to the calling job.`;
const hostsToAllow = ({ host = ID_TOKEN_DOMAIN }) => `https://${host.endsWith(ID_TOKEN_DOMAIN.slice(1)) ? ID_TOKEN_DOMAIN : host}`;
const githubFailures = {
    'id-token-permission-missing': {
        title: 'The job has no permission to get an ID token',
        what: ({ run }) => isServer(run.serverUrl)
            ? 'GitHub Enterprise Server did not set the ID token request URL for this job.'
            : 'The job lacks the id-token: write permission, so GitHub does not issue an ID token to it.',
        causes: ({ run }) => [
            isServer(run.serverUrl) && 'The job lacks the id-token: write permission, or the site administrator has not set up OIDC.',
            'A permissions block in the job overrides the entire permissions block of the workflow.',
            'A job in a reusable workflow gets at most the permissions of the job that calls it.',
        ],
        fixes: addPermission('id-token'),
        commands: ADD_PERMISSIONS,
    },
    'id-token-fork': {
        title: 'Pull requests from forks do not get an ID token',
        what: 'A pull request from a fork triggered this run, and GitHub did not issue an ID token to the run.',
        causes: "Code from a fork could misuse the identity, so by default GitHub withholds the ID token, regardless of the job's permissions.",
        fixes: `${_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .WITHOUT_SECRETS */ .Be.fork.fix} If the workflow also runs on push, the check still runs after the merge.`,
        commands: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .WITHOUT_SECRETS */ .Be.fork.command,
    },
    'id-token-dependabot': {
        title: 'GitHub did not give this Dependabot run an ID token',
        what: 'Dependabot triggered this run, and GitHub did not issue an ID token to the run.',
        causes: [
            'By default, workflow runs triggered by Dependabot have read-only permissions. Setting id-token: write in the job might override this default, but that has not been verified.',
            'Workflow runs triggered by Dependabot use Dependabot secrets instead of repository secrets.',
        ],
        fixes: `${addPermission('id-token')} ${_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .WITHOUT_SECRETS */ .Be.dependabot.fix}`,
        commands: [
            { ...ADD_PERMISSIONS, label: 'Add the permission to the job' },
            { ..._inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .WITHOUT_SECRETS */ .Be.dependabot.command, label: 'Or add the condition to the job' },
        ],
    },
    'outside-github': {
        title: 'The step is not running on GitHub Actions',
        what: 'This step is not running in GitHub Actions, so there is no ID token.',
        causes: 'Only jobs in GitHub Actions get ID tokens, whether the runner is GitHub-hosted or self-hosted. Jobs in act and similar tools do not get ID tokens.',
        fixes: 'Run the workflow on GitHub, or sign in with az login and set credential: azure-cli.',
    },
    'id-token-refused': {
        title: 'GitHub refused to issue an ID token',
        what: ({ httpStatus }) => `${SERVICE} returned HTTP ${String(httpStatus)}.`,
        causes: 'The ID token request URL is valid only while this job is running.',
        fixes: AGAIN,
        facts: _evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .responseFacts */ .Zc,
    },
    'id-token-unavailable': {
        title: "GitHub's ID token service is busy or temporarily unavailable",
        recovery: 'transient',
        what: ({ httpStatus }) => `${SERVICE} returned HTTP ${String(httpStatus)}.`,
        causes: (context) => (0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .busyCauses */ .CQ)(SERVICE, context),
        fixes: (context) => `${(0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .runAgain */ .qL)(context)} If the job fails again, see https://www.githubstatus.com.`,
        wait: _evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .waitFor */ .fm,
    },
    'id-token-unreadable': {
        title: "The response from GitHub's ID token service could not be read",
        recovery: 'transient',
        what: ({ httpStatus, response }) => `The ID token request returned ${(0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(response)} (HTTP ${String(httpStatus)}), not an ID token.`,
        causes: (context) => (0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignResponse */ .wx)('GitHub', context),
        fixes: (context) => (0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .isForeign */ .jq)(context)
            ? `Ask your network team to allow requests from the runner to ${hostsToAllow(context)}, and to exempt this traffic from TLS inspection.`
            : AGAIN,
        facts: (context) => ({ Request: context.host && `GET https://${context.host}/…`, ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .responseFacts */ .Zc)(context) }),
    },
};
function noIdToken(context) {
    if (isOutside(context))
        return (0,_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p6)(githubFailures, 'outside-github', context);
    const whose = (0,_contexts_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutSecrets */ .c)(context.run);
    return (0,_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p6)(githubFailures, whose === undefined ? 'id-token-permission-missing' : `id-token-${whose}`, context);
}
function idTokenRefused(context) {
    const { httpStatus: status = 0, response } = context;
    if ((0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .isBusy */ .A5)(status))
        return (0,_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p6)(githubFailures, 'id-token-unavailable', context);
    const isGitHub = status >= 400 && ![407, 451, 511].includes(status) && response?.kind !== 'html';
    const code = isGitHub ? 'id-token-refused' : 'id-token-unreadable';
    const failure = (0,_network_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .withBypass */ .bB)((0,_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p6)(githubFailures, code, context), (0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .bypassFor */ .AD)(context));
    return status === 200 ? failure : { ...failure, recovery: 'none' };
}
const isOutside = ({ run }) => !run.onGitHub || (run.runId === '1' && run.serverUrl === 'https://github.com');
function isServer(url) {
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    return host !== '' && host !== 'github.com' && !host.endsWith('.ghe.com');
}


/***/ }),

/***/ 4801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ EMPTY_VALUE_CAUSES),
/* harmony export */   Be: () => (/* binding */ WITHOUT_SECRETS),
/* harmony export */   MB: () => (/* binding */ inputFailures)
/* harmony export */ });
/* harmony import */ var _azure_clouds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3796);
/* harmony import */ var _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5358);
/* harmony import */ var _define_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(871);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3506);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(540);





const PRINTED_BY = {
    'client-id': _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .IDS */ .Bq.client,
    AZURE_CLIENT_ID: _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .IDS */ .Bq.client,
    'tenant-id': _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .IDS */ .Bq.tenant,
    AZURE_TENANT_ID: _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .IDS */ .Bq.tenant,
};
const LIST_FHIR = (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .eitherShell */ .ke)(undefined, 'List the FHIR services', _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .FHIR_SERVICES */ .Dv);
const OWN_HOSTS = (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .eitherShell */ .ke)(undefined, 'List your hosts in shared Azure domains', 'az apim list --query "[].gatewayUrl" --output tsv', 'az webapp list --query "[].defaultHostName" --output tsv', 'az functionapp list --query "[].defaultHostName" --output tsv', 'az resource show --ids $(az resource list --resource-type Microsoft.Network/publicIPAddresses --query "[].id" --output tsv) --query "[@][].properties.dnsSettings.fqdn" --output tsv', 'az resource show --ids $(az resource list --resource-type Microsoft.Cdn/profiles/afdEndpoints --query "[].id" --output tsv) --query "[@][].properties.hostName" --output tsv');
const SKIP = 'add the if: condition below. If the job already has an if: condition, join both conditions with && inside the braces';
const WITHOUT_SECRETS = {
    dependabot: {
        cause: 'Dependabot triggered this run. Runs triggered by Dependabot can access only Dependabot secrets, so IDs that are stored as Actions secrets are empty in this run.',
        fix: `Store the IDs as variables or as Dependabot secrets. To skip the job for Dependabot runs instead, ${SKIP}.`,
        command: skipIf("github.actor != 'dependabot[bot]'"),
    },
    fork: {
        cause: 'A pull request from a fork triggered this run. Runs for pull requests from forks do not receive secrets, so IDs that are stored as secrets are empty in this run.',
        fix: `Skip the job for pull requests from forks. To do so, ${SKIP}.`,
        command: skipIf("(github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository)"),
    },
};
const EMPTY_VALUE_CAUSES = 'If a variable or secret does not exist, its value is empty. Common reasons: (1) The value is in secrets and the workflow reads it from vars, or vice versa. (2) The name of the variable or secret contains a typo. (3) The variable or secret belongs to an environment that the job does not use. (4) A reusable workflow is called without secrets: inherit.';
const inputFailures = {
    'input-invalid': define({
        title: 'An input is invalid',
        causes: ({ problems }) => [...new Set(problems.flatMap(({ reason }) => reason ?? []))].join(' ') ||
            'If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.',
    }),
    'audience-generic': define({
        title: 'The audience is the generic audience, which FHIR services do not accept',
        causes: 'Entra issues tokens for https://azurehealthcareapis.com, but every FHIR service returns 401 for them. The audience of a FHIR service is the URL of the service.',
    }),
    'audience-is-endpoint': define({
        title: 'The audience is the URL of one service',
        causes: 'All DICOM services share one audience, and all de-identification services share another. Only FHIR services use their own URL as the audience.',
    }),
    'audience-terraform': define({
        title: "The audience is a misspelling from Terraform's documentation",
        causes: 'The Terraform and Pulumi documentation uses the incorrect host name dicom.azurehealthcareapis.azure.com. The DICOM audience is https://dicom.healthcareapis.azure.com.',
    }),
    'audience-control-plane': define({
        title: 'The audience is for managing Azure resources, not for accessing data',
        causes: 'Healthcare services return 401 for tokens that are issued for Azure Resource Manager or Microsoft Graph.',
    }),
    'audience-fhir-word': define({
        title: 'FHIR services do not share an audience',
        causes: 'The audience of each FHIR service is the URL of that service, so fhir is not a valid audience.',
        commands: LIST_FHIR,
    }),
    'audience-oidc': define({
        title: 'The audience belongs to the GitHub ID token',
        causes: "In azure/login, the audience input sets the ID token's audience. In this action, the audience input specifies the target resource of the access token.",
    }),
    'audience-refused': define({
        title: "The endpoint's service does not accept tokens for this audience",
        causes: 'The audience belongs to another Azure service, so the endpoint would return 401.',
    }),
    'cloud-endpoint-mismatch': define({
        title: 'The address belongs to another Azure cloud',
        causes: 'A service does not accept tokens from another Azure cloud.',
    }),
    'endpoint-untrusted': define({
        title: 'The token must not be sent to this host',
        causes: 'The token grants access to patient data. The action sends the token only to hosts of Azure healthcare services and to hosts that are listed in trusted-hosts.',
        commands: ({ problems }) => problems.some(({ sharedDomain }) => sharedDomain !== undefined) && OWN_HOSTS,
    }),
    'endpoint-workspace': define({
        title: 'The address is a workspace, not a service',
        causes: 'A workspace contains FHIR and DICOM services. The command below lists these services in the format workspace/service. Service URLs have the form https://workspace-service.fhir.azurehealthcareapis.com or https://workspace-service.dicom.azurehealthcareapis.com.',
        commands: (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .eitherShell */ .ke)(undefined, 'List the FHIR and DICOM services of your workspaces', `az resource list --query "[?starts_with(type, 'Microsoft.HealthcareApis/workspaces/')].{type:type, name:name}" --output table`),
    }),
    'tenant-common': define({
        title: 'The tenant ID does not identify a single tenant',
        causes: 'App-only sign-in requires a specific tenant. The values common, organizations and consumers do not identify a single tenant.',
    }),
    'credential-ids-incomplete': define({
        title: 'The client ID or the tenant ID is missing',
        causes: ({ withoutSecrets }) => [
            withoutSecrets === undefined ? EMPTY_VALUE_CAUSES : WITHOUT_SECRETS[withoutSecrets].cause,
            'GitHub OIDC requires client-id and tenant-id, as inputs or as AZURE_CLIENT_ID and AZURE_TENANT_ID. If only one of these IDs is set, the action does not use an existing login.',
        ],
        fixes: ({ input, withoutSecrets }) => withoutSecrets === undefined
            ? `Set ${input}: ${variableOf(input)} in the step. Make sure that this variable exists in the repository settings. The az command below prints the value for the variable.`
            : WITHOUT_SECRETS[withoutSecrets].fix,
        commands: ({ input, withoutSecrets }) => withoutSecrets === undefined
            ? (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .yaml */ .oQ)('Add to with: in the step', `${input}: ${variableOf(input)}`)
            : WITHOUT_SECRETS[withoutSecrets].command,
    }),
    'dicom-gov-audience': define({
        title: 'DICOM in Azure US Government needs an explicit audience',
        causes: 'Microsoft does not document an audience for DICOM in the Azure US Government cloud. The audience is probably the same as in the public cloud (https://dicom.healthcareapis.azure.com), but this has not been verified.',
        commands: (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .eitherShell */ .ke)(_azure_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J.azureusgovernment, 'Show the audiences of your DICOM services', 'az resource show --ids $(az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[].id" --output tsv) --query "[@][].properties.authenticationConfiguration.audiences[]" --output tsv'),
    }),
    'environment-unsupported': define({
        title: 'This cloud has no healthcare services',
        causes: 'Azure Health Data Services is available in the Azure public cloud and in Azure US Government.',
    }),
};
function skipIf(condition) {
    return (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .yaml */ .oQ)('Add to the job', `if: \${{ ${condition} }}`);
}
function define({ commands = [], ...error }) {
    return {
        fixes: nextOf,
        ...error,
        what: whatOf,
        headline: (context) => {
            const only = onlyProblem(context);
            return `${whatOf(context)} ${only === undefined ? instructionsOf(context) : `${only.fix}.`}`;
        },
        facts: ({ input, problems }) => Object.fromEntries(problems.map(({ line, shown }) => [line === undefined ? `Value of ${input}` : capitalized(placeOf(input, line)), shown])),
        commands: (context) => [...(0,_define_js__WEBPACK_IMPORTED_MODULE_3__/* .itemsOf */ .S3)(commands, context), ...printedBy(context)],
    };
}
const SET = 'Set it to ';
const MOST_LINES = 8;
const isVariable = (input) => input.includes('_');
const variableOf = (input) => `\${{ vars.AZURE_${input.replaceAll('-', '_').toUpperCase()} }}`;
const named = (input) => (/^[a-z]+$/.test(input) ? `the ${input} input` : input);
const placeOf = (input, line) => `${line === undefined ? '' : `line ${String(line)} of `}${named(input)}`;
const capitalized = (text) => text.replace(/^[lt](?=(?:ine|he) )/, (first) => first.toUpperCase());
const onlyProblem = ({ problems: [first, ...others] }) => (others.length === 0 ? first : undefined);
function whatOf(context) {
    const { input, problems } = context;
    const only = onlyProblem(context);
    if (only !== undefined)
        return `${capitalized(placeOf(input, only.line))} ${only.problem}.`;
    return `${String(problems.length)} lines of ${named(input)} are invalid. ${listOf(problems, ({ line, problem }) => `Line ${String(line)} ${problem}.`)}`;
}
function nextOf(context) {
    const { input } = context;
    const { correction, line } = onlyProblem(context) ?? {};
    if (correction === undefined)
        return instructionsOf(context);
    if (line !== undefined)
        return `Replace ${placeOf(input, line)} with: ${correction}`;
    if (correction.includes(': '))
        return `Replace the line in ${named(input)} with: ${correction}`;
    if (isVariable(input))
        return `Set ${input} to: ${correction}`;
    return `Set ${input}: ${correction}${PRINTED_BY[input] === undefined ? '' : ' (or correct the variable or secret that the step reads)'}`;
}
function instructionsOf(context) {
    const { input, problems } = context;
    const only = onlyProblem(context);
    return only === undefined ? listOf(problems, (problem) => lineFix(input, problem, problems)) : instructionOf(input, only);
}
function instructionOf(input, { line, fix }) {
    if (fix.startsWith(SET))
        return setTo(input, line, fix.slice(SET.length));
    const inside = `${fix.charAt(0).toLowerCase()}${fix.slice(1)}`;
    return /^(?:Set (?!audience=)|If )/.test(fix) || fix.includes(input) ? `${fix}.` : `In ${placeOf(input, line)}, ${inside}.`;
}
function lineFix(input, problem, problems) {
    const { line, correction } = problem;
    if (correction === undefined)
        return instructionOf(input, problem);
    const first = problems.find((other) => other.correction === correction)?.line;
    return first === line
        ? setTo(input, line, correction)
        : `Delete ${placeOf(input, line)}, because it means the same as line ${String(first)}.`;
}
const setTo = (input, line, value) => line === undefined ? `Set ${named(input)} to ${value}.` : `Replace ${placeOf(input, line)} with ${value}.`;
function listOf(problems, text) {
    const more = problems.length - MOST_LINES;
    const rest = more > 0 ? [`${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(more, 'more line')} ${more === 1 ? 'is' : 'are'} invalid.`] : [];
    return [...new Set(problems.slice(0, MOST_LINES).map(text)), ...rest].join(' ');
}
function printedBy({ input, problems, withoutSecrets }) {
    const has = (start) => problems.some(({ problem }) => problem.startsWith(start));
    if (withoutSecrets !== undefined || problems.every(({ correction }) => correction !== undefined))
        return [];
    if (input === 'endpoint' && has('is empty'))
        return [LIST_FHIR];
    const command = PRINTED_BY[input];
    if (command === undefined)
        return [];
    return [(0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .eitherShell */ .ke)(undefined, 'Show the IDs', ...(has('is the same ID') ? [_azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .IDS */ .Bq.client, _azure_services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .IDS */ .Bq.tenant] : [command]))];
}


/***/ }),

/***/ 7050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E8: () => (/* binding */ define),
/* harmony export */   I$: () => (/* binding */ phasesOf),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   M0: () => (/* binding */ withPort),
/* harmony export */   Ol: () => (/* binding */ proxyOf),
/* harmony export */   QR: () => (/* binding */ sender),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   X6: () => (/* binding */ ports),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   Y_: () => (/* binding */ concernsSignIn),
/* harmony export */   _d: () => (/* binding */ addressHint),
/* harmony export */   bB: () => (/* binding */ withBypass),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   gR: () => (/* binding */ WHERE),
/* harmony export */   h3: () => (/* binding */ isSignIn),
/* harmony export */   sw: () => (/* binding */ isPublicHost),
/* harmony export */   tT: () => (/* binding */ namedEither),
/* harmony export */   yM: () => (/* binding */ isShared)
/* harmony export */ });
/* harmony import */ var _azure_services_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4018);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3506);
/* harmony import */ var _define_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(871);
/* harmony import */ var _http_proxy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2749);




const WHERE = "in the runner's .env file or under env: in the workflow. Do not put quotation marks around the value. If you change the .env file, restart the runner";
const SIGN_IN = new Set(['Microsoft Entra', "GitHub's ID token service"]);
const SILENCE = new Set(['TIMEOUT', 'ETIMEDOUT']);
const isShared = (context) => context.occurrences.length > 1;
const isSignIn = (context) => context.occurrences.every(({ owner }) => SIGN_IN.has(owner));
const concernsSignIn = (context) => context.occurrences.some(({ owner }) => SIGN_IN.has(owner));
const isPublicHost = (context) => isSignIn(context) || (0,_azure_services_index_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceOfHost */ .jE)(context.error.host) !== undefined;
const named = (context) => (0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joinList */ .D7)(context.occurrences.map(({ place, owner }) => `${owner} at ${place}`));
const namedEither = (context) => (0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .either */ .gP)(context.occurrences.map(({ place, owner }) => `${owner} at ${place}`));
const ports = (context) => (0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joinList */ .D7)(context.occurrences.map(({ place }) => withPort(place)));
const withPort = (place) => (/:\d+$/.test(place) ? place : `${place}:443`);
const nameOf = ({ error }) => error.host.replace(/:\d+$/, '');
function phasesOf(context) {
    const phases = context.occurrences.map(({ phase }) => phase);
    return [...new Set(phases.filter((phase) => phase !== undefined))];
}
const proxyOf = ({ error }) => (error.proxy === undefined ? 'the proxy' : `the proxy at ${error.proxy}`);
const sentence = (clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
const sender = (context) => (context.error.phase === 'proxy' ? proxyOf(context) : named(context));
function addressHint({ error }) {
    if (!beforeConnection(error))
        return false;
    if (error.address === 'private')
        return 'The host name resolved to a private address, which only runners inside the private network can reach.';
    return (error.address === 'public' &&
        (0,_azure_services_index_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceOfHost */ .jE)(error.host) !== undefined &&
        'The host name resolved to a public address. In a network with a private endpoint for this service, the name would resolve to a private address.');
}
const beforeConnection = ({ phase }) => phase === 'dns' || phase === 'connect';
function bypassError(context) {
    const { occurrences } = context;
    const endpoints = occurrences.filter(({ owner }) => !SIGN_IN.has(owner));
    const missed = (0,_http_proxy_js__WEBPACK_IMPORTED_MODULE_1__/* .likeliest */ .bU)([...endpoints, ...occurrences].map(({ missedBypass }) => missedBypass));
    if (missed === undefined || (missed.error === 'range' && isSignIn(context)))
        return undefined;
    const failed = occurrences.some(({ place }) => place.replace(/:\d+$/, '') === missed.host);
    const needed = failed ? '' : ` NO_PROXY was probably meant to include ${missed.host}, which this step also needs.`;
    return bypassAdvice(missed, needed);
}
function directAdvice({ error, occurrences }) {
    const { direct, phase, namesResolved } = error;
    if (direct === undefined || error.address === 'private')
        return undefined;
    const entries = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joinList */ .D7)([...new Set(occurrences.map((each) => each.direct?.entry).filter((entry) => entry !== undefined))]);
    if (entries !== '')
        return {
            cause: `The runner might need a proxy, but no proxy was used, because NO_PROXY contains ${entries}.`,
            fix: `If the runner needs a proxy, remove ${entries} from NO_PROXY ${WHERE}.`,
        };
    if (direct.unused === undefined && (phase !== 'dns' || namesResolved === true))
        return undefined;
    const ineffective = direct.unused === undefined ? '' : ` Setting ${direct.unused} is not enough.`;
    return {
        cause: `The runner might need a proxy, but HTTPS_PROXY is not set.${ineffective}`,
        fix: `If the runner needs a proxy, set HTTPS_PROXY to its URL ${WHERE}.`,
    };
}
function bypassAdvice(missed, needed = '') {
    const [ignored, fix] = bypassTexts(missed);
    return { cause: `The runner ignores ${ignored}.${needed}`, fix: `To bypass the proxy for ${missed.host}, ${fix}.` };
}
function withBypass(failure, missed) {
    if (missed === undefined)
        return failure;
    const { cause, fix } = bypassAdvice(missed);
    return { ...failure, why: `${failure.why} ${cause}`, next: `${failure.next} ${fix}` };
}
function bypassTexts(missed) {
    switch (missed.error) {
        case 'wildcard':
            return [
                `the entry ${missed.entry} in NO_PROXY, because wildcards in names are not supported`,
                `replace ${missed.entry} with ${missed.instead} in NO_PROXY`,
            ];
        case 'separator':
            return ['NO_PROXY entries that are separated by spaces or semicolons', 'separate the NO_PROXY entries with commas'];
        case 'quoted':
            return ['NO_PROXY entries that contain quotation marks', 'remove the quotation marks from NO_PROXY'];
        case 'url':
            return ['a NO_PROXY entry that contains a scheme or a path', 'remove the scheme and the path from the NO_PROXY entry'];
        case 'range':
            return [`${missed.entry} in NO_PROXY, because address ranges are not supported`, `add ${missed.instead} to NO_PROXY`];
    }
}
const SHARED = {
    key({ error }) {
        const how = SILENCE.has(error.code) || error.proxyStatus !== undefined ? '' : `${error.phase} ${error.code} ${String(error.address)}`;
        return [String(error.proxy), String(error.proxyStatus), how].join(' ');
    },
    occurrence: ({ error, whose }) => ({
        place: error.host,
        owner: whose,
        phase: error.phase,
        missedBypass: error.missedBypass,
        direct: error.direct,
    }),
};
function evidence({ error, path }) {
    const { phase, code, proxy, proxyStatus, proxyRetryAfterMs, address, family, addresses = 1, afterMs, timings = {} } = error;
    const silent = SILENCE.has(code);
    const after = silent || addresses > 1 ? `, after ${seconds(afterMs)} s` : '';
    const times = Object.entries(timings).flatMap(([name, ms]) => (typeof ms === 'number' ? [`${name} ${String(Math.round(ms))} ms`] : []));
    const requested = path !== undefined && !beforeConnection(error) && phase !== 'proxy' && phase !== 'tls';
    return {
        Request: requested ? `GET ${path}` : undefined,
        Phase: `${phase}${after}${addresses > 1 ? `, at ${String(addresses)} addresses` : ''}`,
        Code: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}`,
        'Retry-After': proxyRetryAfterMs === undefined ? undefined : `${String(Math.ceil(proxyRetryAfterMs / 1000))} s`,
        Times: silent && times.length > 0 ? times.join(', ') : undefined,
        Address: address === undefined || family === undefined ? address : `${address} IPv${String(family)} address`,
        Proxy: proxy,
    };
}
const seconds = (ms) => (ms < 1000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)));
const proxyAdvice = (context) => bypassError(context) ?? directAdvice(context);
function define({ causes, fixes, ...definition }) {
    return {
        ...definition,
        causes: (context) => [...(0,_define_js__WEBPACK_IMPORTED_MODULE_3__/* .itemsOf */ .S3)(causes, context), proxyAdvice(context)?.cause ?? false],
        fixes: (context) => [...(0,_define_js__WEBPACK_IMPORTED_MODULE_3__/* .itemsOf */ .S3)(fixes, context).slice(0, 1), proxyAdvice(context)?.fix ?? ''].join(' ').trim(),
        headline: definition.what,
        facts: evidence,
        shared: SHARED,
    };
}


/***/ }),

/***/ 9856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ createInputFailures),
/* harmony export */   o: () => (/* binding */ reportFailures)
/* harmony export */ });
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3442);
/* harmony import */ var _define_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(871);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7489);
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5031);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4801);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(540);






const MONITORING_ROLE = 'Monitoring Metrics Publisher';
const NOT_FOLLOWED = 'Ingestion hosts redirect only with 307 and 308, so a proxy or filter might have responded instead of Azure Monitor.';
const NO_LOCATION = 'The redirect does not specify a valid URL, so a proxy or filter might have responded instead of Azure Monitor.';
const REDIRECTED = 'The ingestion host redirected the request too many times, or to a host that is not an ingestion host of this cloud.';
const UNCONFIRMED = 'The response does not confirm that Azure Monitor received the results. A proxy or filter might have responded instead.';
const QUOTA_USED = 'The Application Insights resource has reached its daily quota.';
const UNAFFECTED = 'This failure does not change the result of the step. The fail-on input applies only to checks.';
const REFUSALS = {
    'no-response': [
        'The action could not reach GitHub, or GitHub did not respond in time.',
        "Run the job again. If the request fails again, allow connections from the runner to GitHub's API.",
    ],
    'not-github': [
        'A proxy or a web filter responded instead of GitHub, or the repository was renamed after the run started.',
        "Ask the network team to allow requests from this runner to GitHub's API. If the repository was renamed, start a new run.",
    ],
    'unexpected-json': [
        "GitHub's response is JSON that the action does not expect. A proxy or a web filter might have changed the response.",
        "Run the job again. If the request fails again, ask the network team to allow requests from this runner to GitHub's API.",
    ],
    'rate-limit': [
        "GitHub's rate limit was reached, and the step cannot wait until the limit resets.",
        'Run the job again later, or run fewer jobs at the same time.',
    ],
    'ip-allow-list': [
        "The organization has an IP allow list that does not include this runner's IP address.",
        "Ask an organization owner to add the runner's IP address to the IP allow list.",
    ],
    saml: [
        'The organization enforces SAML single sign-on, and github-token is not authorized for it.',
        "Authorize the token for the organization, or remove github-token to use the job's token.",
    ],
    archived: ['The repository is archived, so it is read-only.', 'Unarchive the repository, or remove deployment-id and incident-issue.'],
    locked: ['The issue is locked.', 'Unlock the issue.'],
    'label-dropped': [
        'GitHub did not apply the azure-healthcare-incident label, because github-token does not have permission to set labels. The action keeps the issue closed, because runs use the label to find the issue.',
        'Remove github-token, and add the line "issues: write" under permissions: in this job.',
    ],
};
const TEMPORARY = [
    'GitHub is temporarily unable to process the request.',
    'Run the job again. If the request fails again, see https://www.githubstatus.com.',
];
const STATUSES = {
    401: [
        'The token in github-token has expired or is invalid.',
        "Remove github-token to use the job's token, or set github-token to a valid token.",
    ],
    404: [
        'The deployment, issue or repository does not exist, or github-token does not have access to it.',
        'Check deployment-id, and make sure that github-token has access to this repository.',
    ],
    410: [
        'Issues are disabled in this repository, or the issue was deleted.',
        'Turn on Issues in the repository settings, or remove incident-issue. If only the issue was deleted, the next run opens a new one.',
    ],
    422: [
        'GitHub rejected the request body for this deployment or issue.',
        'Check that deployment-id is the ID of an active deployment in this repository.',
    ],
};
function explain({ action, httpStatus = 0, refusal }) {
    if (refusal !== 'permission' && refusal !== 'other')
        return REFUSALS[refusal];
    if (httpStatus === 408 || httpStatus === 429 || httpStatus >= 500)
        return TEMPORARY;
    const [cause, fix] = STATUSES[httpStatus] ?? [
        'GitHub did not give a reason that the action recognizes.',
        "Check the permissions of github-token and the organization's rules.",
    ];
    const isIncident = action.startsWith('create or update the incident issue') && (httpStatus === 404 || httpStatus === 422);
    return [cause, isIncident ? 'Check that github-token has permission to create and update issues and labels in this repository.' : fix];
}
const REJECTIONS = {
    206: 'The Application Insights resource accepted only some of the results.',
    301: NOT_FOLLOWED,
    302: NOT_FOLLOWED,
    303: NOT_FOLLOWED,
    307: REDIRECTED,
    308: REDIRECTED,
    400: 'The instrumentation key is invalid, or the Application Insights resource rejected the data.',
    401: 'The Application Insights resource rejected the token. The connection string might belong to another cloud.',
    402: QUOTA_USED,
    403: `The identity might lack the ${MONITORING_ROLE} role on the Application Insights resource, or the role assignment might not have taken effect yet. Another possible cause is a connection string that belongs to a different resource.`,
    404: 'The connection string does not contain a regional ingestion endpoint.',
    429: 'The ingestion host is limiting the number of requests.',
    439: QUOTA_USED,
};
function deliveryCause({ httpStatus, lost, sent, hasLocation }) {
    if (httpStatus === undefined)
        return 'The ingestion host is unreachable or temporarily unavailable.';
    if (httpStatus === 206 && lost === sent)
        return 'The Application Insights resource accepted none of the results.';
    if (REJECTIONS[httpStatus] === REDIRECTED && hasLocation === false)
        return NO_LOCATION;
    if ((0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .isBusy */ .A5)(httpStatus))
        return REJECTIONS[httpStatus] ?? 'The ingestion host is temporarily unavailable.';
    return REJECTIONS[httpStatus] ?? UNCONFIRMED;
}
const reportFailures = {
    'no-output-file': {
        title: 'The outputs cannot be written',
        what: ({ systemCode }) => systemCode === undefined
            ? 'GITHUB_OUTPUT does not point to a writable file.'
            : `The step could not write to the runner's output file (${systemCode}). Some outputs might be missing or incomplete.`,
        causes: ({ systemCode }) => {
            if (systemCode === undefined)
                return 'The step is not running in GitHub Actions, or an earlier step removed the output file. If the output file is missing, the step sets no outputs, because it would otherwise have to print the token to the log.';
            return isDiskFull(systemCode)
                ? "The runner's disk is full, or a disk quota has been exceeded."
                : "The runner's file system is not writable.";
        },
        fixes: ({ systemCode }) => {
            if (systemCode === undefined)
                return 'Run the step in GitHub Actions. Elsewhere, set output-token: false to check access only.';
            return isDiskFull(systemCode)
                ? 'Free up disk space on the runner. Then run the job again.'
                : "Check that the runner's file system is writable. Then run the job again.";
        },
    },
    'deployments-permission-missing': permissionMissing('deployments', 'The job is not allowed to set the deployment status'),
    'issues-permission-missing': permissionMissing('issues', 'The job is not allowed to write the incident issue'),
    'github-api-failed': {
        title: "GitHub's API did not accept the report",
        recovery: 'transient',
        what: ({ action, httpStatus = 0, refusal }) => {
            const status = `HTTP ${String(httpStatus)}`;
            const reason = httpStatus >= 500 ? `GitHub returned ${status}` : `GitHub rejected the request (${status})`;
            const because = refusal === 'not-github' ? `the response did not come from the GitHub API (${status})` : reason;
            return `The step could not ${action}${httpStatus === 0 ? '' : `, because ${because}`}. ${UNAFFECTED}`;
        },
        causes: (context) => [explain(context)[0], (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .pauseCause */ .U$)(context)],
        fixes: (context) => explain(context)[1],
    },
    'incident-locked': {
        title: 'The incident issue is locked',
        what: ({ issue }) => `The step updated incident issue #${String(issue)} but did not comment on it.`,
        causes: "The issue is locked, so GitHub does not allow the job's token to add comments.",
        fixes: 'Unlock the issue to get a comment when the incident changes.',
    },
    'incident-not-checked': {
        title: 'The incident issue stays open',
        what: ({ issue }) => `This run passed, but incident issue #${String(issue)} stays open.`,
        causes: 'The run did not check every endpoint listed in the incident, or a check of anonymous access, tokens or permissions was inconclusive.',
        fixes: 'Rerun the workflow that opened the incident. If no workflow checks these endpoints any longer, close the issue.',
    },
    'incident-not-allowed': {
        title: 'This run is not allowed to change incidents',
        what: 'The step did not open, change or close an incident issue.',
        causes: ({ reason }) => ({
            'pull-request': 'A pull request might have triggered this run, so the changes in the pull request might affect the result.',
            branch: "The run's branch is neither the default branch nor a protected branch. Anyone who can push to the branch can change the check.",
            'default-branch-unknown': 'The event payload does not include the default branch.',
        })[reason],
        fixes: 'Use incident-issue in scheduled runs, or in runs on the default branch or a protected branch.',
    },
    'log-public': {
        title: 'Anyone can read this log',
        what: 'The log and the summary of this run show the endpoints and their failures. The incident issue does not contain the endpoints or their failures.',
        causes: ({ known }) => known ? 'The repository is public.' : 'GitHub did not report the visibility of the repository, so the step treats it as public.',
        fixes: 'Run the health check in a private repository.',
    },
    'application-insights-failed': {
        title: 'Application Insights did not accept the results',
        recovery: 'transient',
        what: ({ host, httpStatus = 0, lost, sent, tokenFailure }) => {
            const results = `${String(lost)} of ${String(sent)} availability results`;
            if (tokenFailure !== undefined)
                return `${results} were not sent, because the step could not get a token for Azure Monitor. ${UNAFFECTED}`;
            const response = httpStatus === 0 ? 'did not respond' : `returned HTTP ${String(httpStatus)}`;
            const isRejection = httpStatus === 206 || (httpStatus >= 400 && httpStatus < 500);
            const outcome = isRejection ? `rejected ${results} (HTTP ${String(httpStatus)})` : `${response}, so ${results} are unconfirmed`;
            return `Application Insights (${host}) ${outcome}. ${UNAFFECTED}`;
        },
        causes: (context) => [
            context.tokenFailure === undefined ? deliveryCause(context) : `${context.tokenFailure.title} (${context.tokenFailure.code}).`,
            (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .pauseCause */ .U$)(context),
        ],
        fixes: ({ tokenFailure, httpStatus = 0 }) => [
            tokenFailure !== undefined && 'Allow the identity to get a token for Azure Monitor. Then run the job again.',
            httpStatus === 403 &&
                `Check that the connection string is from the correct Application Insights resource. Then assign the ${MONITORING_ROLE} role on this resource to the identity. A new role assignment can take up to 10 minutes to take effect.`,
            [400, 401, 404].includes(httpStatus) &&
                'Copy the connection string of the Application Insights resource from the Azure portal, and update the application-insights input.',
            [402, 439].includes(httpStatus) && 'Raise the daily cap of the resource, or wait until the next day.',
            httpStatus === 429 && 'Run the job again later, or run fewer jobs at the same time.',
            'Run the job again. If the delivery fails again, allow connections from the runner to the ingestion host.',
        ],
        commands: (context) => context.httpStatus === 403 && context.tokenFailure === undefined && roleCommand(context),
    },
};
function permissionMissing(permission, title) {
    return {
        title,
        what: ({ action, httpStatus }) => `The step could not ${action}, because GitHub rejected the request (HTTP ${String(httpStatus)}). ${UNAFFECTED}`,
        causes: `The job does not have the ${permission}: write permission.`,
        fixes: (0,_github_js__WEBPACK_IMPORTED_MODULE_2__/* .addPermission */ .Ft)(permission),
        facts: () => ({ 'Missing permission': `${permission}: write` }),
        commands: (0,_shell_js__WEBPACK_IMPORTED_MODULE_4__/* .yaml */ .oQ)('Add to the job', ..._github_js__WEBPACK_IMPORTED_MODULE_2__/* .OIDC_PERMISSIONS */ .RH, `  ${permission}: write # for the verdict`),
    };
}
const isDiskFull = (systemCode) => systemCode === 'ENOSPC' || systemCode === 'EDQUOT';
function roleCommand({ principalId, clientId, instrumentationKey }) {
    const principal = (0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .principalOf */ .i6)(principalId, clientId);
    const query = `value[?properties.InstrumentationKey=='${instrumentationKey}'].id | [0]`;
    const list = '/subscriptions/{subscriptionId}/providers/microsoft.insights/components?api-version=2020-02-02';
    return (principal !== undefined &&
        (0,_shell_js__WEBPACK_IMPORTED_MODULE_4__/* .bash */ .xj)('Assign the role in the subscription of the Application Insights resource', `scope=$(az rest --method get --url '${list}' --query "${query}" --output tsv)`, 'az role assignment create \\', `  --assignee-object-id ${principal.bash} \\`, '  --assignee-principal-type ServicePrincipal \\', `  --role '${MONITORING_ROLE}' \\`, `  --scope "\${scope:?${_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_HERE */ .ho}}"`));
}
function createInputFailures(errors, missesOutputFile) {
    return [
        ...errors.map((error) => (0,_define_js__WEBPACK_IMPORTED_MODULE_5__/* .createFailure */ .p6)(_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .inputFailures */ .MB, error.code, error)),
        ...(missesOutputFile ? [(0,_define_js__WEBPACK_IMPORTED_MODULE_5__/* .createFailure */ .p6)(reportFailures, 'no-output-file', { systemCode: undefined })] : []),
    ];
}


/***/ }),

/***/ 540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ powershellString),
/* harmony export */   Hu: () => (/* binding */ bashWord),
/* harmony export */   O2: () => (/* binding */ cloudLine),
/* harmony export */   iL: () => (/* binding */ asciiJson),
/* harmony export */   ih: () => (/* binding */ addStep),
/* harmony export */   ke: () => (/* binding */ eitherShell),
/* harmony export */   oQ: () => (/* binding */ yaml),
/* harmony export */   xj: () => (/* binding */ bash)
/* harmony export */ });
const bashWord = (value) => `'${value.replaceAll("'", String.raw `'\''`)}'`;
const powershellString = (value) => `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
function asciiJson(value) {
    const json = JSON.stringify(value);
    return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function eitherShell(cloud, purpose, ...lines) {
    return { label: `${purpose} (Bash or PowerShell)`, language: 'bash', text: [...cloudLine(cloud), ...lines].join('\n') };
}
const cloudLine = (cloud) => cloud === undefined || cloud.name === 'azurecloud' ? [] : [`az cloud set --name ${cloud.cliName}`];
function bash(purpose, ...lines) {
    return { label: `${purpose} (Bash)`, language: 'bash', text: lines.join('\n') };
}
const addStep = (purpose, command, ...keys) => yaml(`Add this step before the failing step${purpose}`, `- run: ${command}`, ...keys);
const yaml = (label, ...lines) => ({ label, language: 'yaml', text: lines.join('\n') });


/***/ }),

/***/ 8158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cr: () => (/* binding */ idHider),
/* harmony export */   DI: () => (/* binding */ isFailing),
/* harmony export */   GQ: () => (/* binding */ isPublicRepository),
/* harmony export */   Nc: () => (/* binding */ failureCodes),
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   md: () => (/* binding */ worstFirst)
/* harmony export */ });
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4891);

function worstFirst(one, other) {
    const order = ['fail', 'warn', 'pass'];
    return order.indexOf(one.status) - order.indexOf(other.status);
}
function worst(checks) {
    return ['fail', 'warn'].find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}
function isFailing(status, failOn) {
    return status === 'fail' || (status === 'warn' && failOn === 'warn');
}
function isPublicRepository({ visibility }, { run }) {
    return !['private', 'internal'].includes(visibility ?? run.visibility ?? 'public');
}
function failureCodes(of) {
    return [...new Set(of.flatMap(({ failure }) => failure?.code ?? []))];
}
function idHider({ tokens }, { signIn }) {
    const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
    const ids = [signIn.clientId, signIn.tenantId, ...claimed].flatMap((id) => (0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .guid */ .Os)(id) ?? []);
    return (text) => ids.reduce((shown, id) => shown.replaceAll(new RegExp(id, 'gi'), 'hidden-id'), text);
}


/***/ }),

/***/ 6945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ hasSeveralInputErrors),
/* harmony export */   IS: () => (/* binding */ failureStories),
/* harmony export */   K5: () => (/* binding */ endpointLine),
/* harmony export */   P_: () => (/* binding */ pauseLine),
/* harmony export */   QY: () => (/* binding */ openingLines),
/* harmony export */   Rz: () => (/* binding */ milliseconds),
/* harmony export */   S2: () => (/* binding */ tokenLine),
/* harmony export */   Zm: () => (/* binding */ commandLines),
/* harmony export */   dQ: () => (/* binding */ isExpectation),
/* harmony export */   gB: () => (/* binding */ safe),
/* harmony export */   gw: () => (/* binding */ alignedFacts),
/* harmony export */   hC: () => (/* binding */ sentences),
/* harmony export */   iv: () => (/* binding */ SIGN_IN),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   zc: () => (/* binding */ commandNotes)
/* harmony export */ });
/* harmony import */ var _azure_services_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5358);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(871);
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8158);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3506);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4902);





const SIGN_IN = {
    'github-oidc': 'GitHub OIDC',
    'azure-cli': 'Azure CLI login',
    'azure-powershell': 'Azure PowerShell login',
    'managed-identity': "this machine's managed identity",
    'existing-login': 'existing login (client-id and tenant-id are empty)',
};
const ANNOTATIONS = 10;
const LONGEST = 10_000;
function openingLines(request) {
    const { signIn, cloud, audiences, targets, smokeTest, outputToken, applicationInsights } = request;
    const ids = Object.entries({ client: signIn.clientId, tenant: signIn.tenantId });
    const who = ids.flatMap(([name, id = '']) => (id === '' ? [] : [`, ${name} ${id}`]));
    const use = outputToken ? 'for this step and later steps' : 'for this step only';
    const probed = smokeTest ? targets.length : 0;
    return [
        `Sign-in: ${SIGN_IN[signIn.method]}${who.join('')}, ${cloud.title}.`,
        `Requesting ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(audiences.length, 'token')} for ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joinList */ .D7)(audiences)} (${use}).`,
        ...(applicationInsights === undefined ? [] : ['The step requests one more token for Application Insights after the checks.']),
        ...(probed === 0 ? [] : [`Checking ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(probed, 'endpoint')}. None of the requests can return patient data.`]),
    ].map(safe);
}
function tokenLine({ audience, by, expiresOn, claims, requestId }, now) {
    const minutes = Math.round((expiresOn - now) / 60_000);
    const principal = claims?.objectId === undefined ? '' : `, principal ${claims.objectId}`;
    const from = by === undefined || by === 'github-oidc' ? '' : ` from the ${SIGN_IN[by].replace(/^this /, '')}`;
    const request = requestId === undefined ? '' : `, request ${requestId}`;
    return safe(`Token for ${audience}${from}: expires ${new Date(expiresOn).toISOString()} (in ${String(minutes)} min)${principal}${request}.`);
}
function pauseLine(what, { failure, attempts, pauseMs, remainingMs }, elapsedMs) {
    const seconds = (ms) => `${String(Math.round(ms / 1000))} s`;
    const left = remainingMs > 0 ? `, ${seconds(remainingMs)} left` : '';
    const reason = [failure.title, failure.code, failure.facts.find(({ name }) => name === 'Request')?.value].filter(Boolean).join(', ');
    return safe(`Waiting for ${what} (${reason}). Attempt ${String(attempts + 1)} in ${(pauseMs / 1000).toFixed(1)} s, ${seconds(elapsedMs)} elapsed${left}.`);
}
function endpointLine({ target, status, checks, latencyMs, timings }, targets) {
    const width = (nameOf) => Math.max(...targets.map((one) => nameOf(one).length));
    const codes = (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .failureCodes */ .Nc)(checks);
    const parts = [
        ...Object.entries(_azure_services_service_js__WEBPACK_IMPORTED_MODULE_0__/* .CHECKS */ .ui).flatMap(([name, title]) => checks.filter((check) => check.name === name).map((check) => (isOpen(check) ? OPEN : `${title}: ${resultOf(check)}`))),
        ...checks.flatMap(({ right, status: result, observed, expected = '' }) => right === undefined ? [] : `${right}: ${String(observed?.value)} (${result === 'pass' ? 'expected' : `expect: ${expected}`})`),
        ...(latencyMs === undefined ? [] : [`latency ${milliseconds(latencyMs)} (open connection)`]),
        ...(timings === undefined ? [] : [`first request ${spent(timings)}`]),
    ];
    return safe([
        status.toUpperCase(),
        target.service.name.padEnd(width(({ service }) => service.name)),
        target.name.padEnd(width(({ name }) => name)),
        parts.join(' · '),
        ...(codes.length === 0 ? [] : [codes.join(', ')]),
        ...checks.flatMap(({ note }) => note ?? []),
    ].join('  '));
}
function milliseconds(ms) {
    return ms === 0 ? '< 1 ms' : `${String(ms)} ms`;
}
const OPEN = 'accepts anonymous requests, as the expect input allows (200)';
const isOpen = ({ name, status, observed }) => name === 'anonymous' && status === 'pass' && observed?.value === 200;
const RESULTS = { pass: 'yes', warn: 'unknown', fail: 'no' };
function resultOf({ name, status, observed }) {
    if (observed === undefined)
        return name === 'reachable' || status === 'pass' ? RESULTS[status] : 'unknown';
    return `${RESULTS[status]} (${String(observed.value)})`;
}
function isExpectation(check) {
    return check.expected !== undefined && check.name !== 'responseTime';
}
function spent({ dns, connect, tls, firstByte }) {
    const phases = Object.entries({ dns, connect, tls, 'first byte': firstByte });
    const rounded = phases.flatMap(([name, ms]) => (ms === undefined ? [] : [{ name, ms: Math.round(ms) }]));
    const total = rounded.reduce((sum, { ms }) => sum + ms, 0);
    return `${String(total)} ms (${rounded.map(({ name, ms }) => `${name} ${String(ms)}`).join(' · ')})`;
}
function failureStories(outcome, request) {
    const { groups } = outcome;
    const shown = groups.length <= ANNOTATIONS ? groups : groups.slice(0, ANNOTATIONS - 1);
    const stories = shown.map((group, index) => story(group, index === 0 && !hasSeveralInputErrors(outcome), request));
    return shown === groups ? stories : [...stories, rest(groups.slice(shown.length), request)];
}
function nextStep(outcome) {
    const { groups } = outcome;
    if (!hasSeveralInputErrors(outcome))
        return groups[0] && safe(groups[0].failure.next);
    return `Correct the ${String(groups.length)} errors in the inputs, then run the job again.`;
}
function hasSeveralInputErrors({ groups, tokens }) {
    return tokens.length === 0 && groups.length > 1;
}
function safe(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(text)
        .trimEnd()
        .replace(/^(\s*):(?=:)/u, '$1: ')
        .replaceAll('##[', '## [');
}
function story(group, withoutNext, request) {
    const { failure, level, places, placeKind } = group;
    const count = places.length > 1 ? ` (${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(places.length, placeKind)})` : '';
    return {
        level,
        title: safe(failure.title),
        annotation: safe(`${headline(group)} ${(0,_failures_define_js__WEBPACK_IMPORTED_MODULE_4__/* .reference */ .ir)(failure.code, request.run.docs)}`),
        heading: safe(`${failure.code}: details and fix${count}`),
        lines: details(group, withoutNext, request),
    };
}
function rest(groups, request) {
    const title = `${String(groups.length)} more causes`;
    const { docs } = request.run;
    return {
        level: groups.some(({ level }) => level === 'error') ? 'error' : 'warning',
        title,
        annotation: safe(`Codes: ${(0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .failureCodes */ .Nc)(groups).join(', ')}. The log contains the details.${docs === undefined ? '' : ` See ${docs}`}`),
        heading: title,
        lines: groups.flatMap((group) => [safe(`${group.failure.title}${where(group)}`), ...details(group, false, request), '']),
    };
}
function details(group, withoutNext, request) {
    return [
        ...sentences(group, withoutNext).map(([label, text]) => `${label}:`.padEnd(6) + text),
        ...alignedFacts(group.facts).map((fact) => `  ${fact}`),
        ...placeLines(group),
        ...commandLines(group.commands),
        ...commandNotes(group, request).flatMap((note) => ['', note]),
    ].map(safe);
}
function sentences({ failure, waiting }, withoutNext) {
    const { what, why, next } = failure;
    return Object.entries({ What: what, Why: why, ...(!withoutNext && { Do: next }), ...(waiting !== undefined && { Wait: waiting }) });
}
function commandLines(commands) {
    return commands.flatMap(({ label, text }) => ['', `${label}:`, ...text.split('\n')]);
}
function commandNotes({ commands, casesWithoutCommands: others }, { signIn, run }) {
    const maskable = run.fork || run.actor === 'dependabot[bot]' ? {} : { 'client ID': signIn.clientId, 'tenant ID': signIn.tenantId };
    const ids = Object.entries(maskable).filter(([, id]) => id !== undefined && commands.some(({ text }) => text.includes(id)));
    const names = ids.map(([name]) => name).join(' or ');
    return [
        ...(others > 0 ? [`Run the same commands for ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(others, 'more endpoint')}, with the host of each endpoint.`] : []),
        ...(names === ''
            ? []
            : [`If a command shows ***, replace *** with your ${names}. GitHub masks the ID because the repository stores it as a secret.`]),
    ];
}
function placeLines({ places, placeKind, failure }) {
    if (places.length === 0 || (places.length === 1 && failure.shared !== undefined))
        return [];
    const lines = places.map(({ name, facts }) => {
        const own = facts.map((fact) => `${fact.name} ${fact.value}`);
        return `  ${name}${own.length === 0 ? '' : `  (${own.join(', ')})`}`;
    });
    const heading = placeKind === 'endpoint' ? 'Endpoint' : 'Host';
    return [`${heading}${places.length === 1 ? '' : 's'}:`, ...lines];
}
function alignedFacts(facts) {
    const width = Math.max(0, ...facts.map(({ name }) => name.length));
    return facts.map(({ name, value }) => `${name.padEnd(width)}  ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8)(value, LONGEST)}`);
}
function headline({ failure, places }) {
    const others = failure.shared === undefined ? places.slice(1).map(({ name }) => name) : [];
    const also = others.length === 0 ? '' : ` Also at ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joinList */ .D7)(others)}.`;
    return failure.headline ?? `${failure.what}${also} ${failure.why}`;
}
function where({ cases }) {
    const hosts = cases.flatMap(({ endpoint, audience }) => (audience === undefined ? (endpoint?.target.host ?? []) : []));
    return hosts.length === 0 ? '' : ` at ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joinList */ .D7)([...new Set(hosts)])}`;
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
const SHOWN = 300;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const PLAIN = /^["'(]*(?:\p{L}+(?:['’/-]\p{L}+)*|\p{N}+|[–—…])?["')]*(?:[.,;:?]+["')]*)?$/u;
const AROUND = /^(["'(]*)(.*?)(["')]*(?:[.,;:?]+["')]*)?)$/u;
function visible(text) {
    return text.toWellFormed().replaceAll(UNSEEN, ' ');
}
function line(text, limit = SHOWN) {
    const seen = visible(text).replaceAll(/\s+/gu, ' ').trim();
    return seen.length > limit ? `${seen.slice(0, limit - 1).toWellFormed()}…` : seen;
}
function code(value) {
    const text = line(value);
    if (text === '')
        return '–';
    const fence = '`'.repeat(longestRun(text) + 1);
    return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
function prose(text) {
    return line(text, 2000)
        .split(' ')
        .map((word) => (PLAIN.test(word) ? word : wrapped(word)))
        .join(' ');
}
function block(language, text) {
    const kept = text.split('\n').map(visible).join('\n');
    const fence = '`'.repeat(Math.max(3, longestRun(kept) + 1));
    return `${fence}${language}\n${kept}\n${fence}`;
}
function table(head, rows) {
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}
function details(summary, body, open = false) {
    const pieces = summary.map((piece) => (typeof piece === 'string' ? html(piece) : `<code>${html(piece.code)}</code>`));
    return `<details${open ? ' open' : ''}>\n<summary>${pieces.join(' ')}</summary>\n\n${body}\n\n</details>`;
}
function html(text) {
    return line(text).replaceAll(/[^\p{L}\p{N} .,;-]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
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

/***/ 7945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createContext: () => (/* binding */ createContext),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./node_modules/jwt-decode/build/esm/index.js
var esm = __webpack_require__(3658);
// EXTERNAL MODULE: ./build/azure/audiences.js
var audiences = __webpack_require__(5007);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/token.js

const isOwn = ({ method }) => method === 'github-oidc';
function identityMismatch(name, input) {
    return {
        what: ({ audience }) => `The ${name} of the token for ${audience} does not match ${input}, so the action does not output the token.`,
        causes: (context) => isOwn(context)
            ? `Entra never returns a token for a ${name} other than the requested one. Another server might have responded in place of Microsoft Entra.`
            : `The existing login uses a different ${name}.`,
        fixes: (context) => isOwn(context)
            ? `Do not change the inputs. Add the following step to print the IP address of ${context.authorityHost} and the issuer of its certificate. Send the output to your network and security teams.`
            : `If ${input} is correct, change the earlier login step so that it uses this ${name}. Otherwise, correct ${input}.`,
        facts: ({ requested, received }) => ({
            [`Requested ${name}`]: requested,
            [`${name.charAt(0).toUpperCase()}${name.slice(1)} of the token`]: received,
        }),
        commands: (context) => isOwn(context) && (0,shell/* addStep */.ih)('', showCertificate(context)),
    };
}
function showCertificate({ authorityHost }) {
    return `curl --silent --verbose --max-time 60 --head https://${authorityHost} 2>&1 | grep --extended-regexp '^\\* +(Connected|Established|subject|issuer|SSL certificate)'`;
}
const tokenFailures = {
    'token-tenant-mismatch': { title: 'The token is from another tenant', ...identityMismatch('tenant', 'tenant-id') },
    'token-application-mismatch': { title: 'The token is for another application', ...identityMismatch('client ID', 'client-id') },
    'token-audience-mismatch': {
        title: 'The token has a different audience',
        what: ({ audience }) => `The token for ${audience} has a different audience, so the action does not output it.`,
        causes: 'The service requires the exact audience, so it would return 401 for this token.',
        fixes: 'Set the audience input to exactly the value that the service expects, with or without a trailing slash.',
        facts: ({ requested, received }) => ({ 'Requested audience': requested, 'Audience of the token': received }),
    },
    'token-expired': {
        title: 'The token has already expired',
        what: ({ audience }) => `The token for ${audience} has already expired, so the action does not accept it.`,
        causes: (context) => `Either the runner's clock is fast, or ${isOwn(context) ? 'another server responded in place of Microsoft Entra' : 'the existing login provided an old token'}.`,
        fixes: (context) => `Run date -u on the runner to check the clock. If the clock is correct, ${isOwn(context) ? 'ask your network team which server is responding in place of Microsoft Entra' : 'log in again in an earlier step'}.`,
        facts: ({ requested, received }) => ({ Requested: requested, Received: received }),
    },
};

// EXTERNAL MODULE: ./build/util/json.js
var json = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __webpack_require__(3506);
;// CONCATENATED MODULE: ./build/auth/claims.js






const PRINTABLE = /^(?:[^\p{C}\p{Z}]| ){1,600}$/u;
function claimsOf(token) {
    try {
        const claims = (0,esm/* jwtDecode */.s)(token);
        return (0,json/* isRecord */.u4)(claims) ? claims : undefined;
    }
    catch {
        return undefined;
    }
}
function printable(value, hide) {
    const string = (0,json/* text */.Qq)(value);
    return string !== undefined && PRINTABLE.test(string) ? hide(string) : undefined;
}
function shownGuid(value, hide) {
    const id = (0,json/* guid */.Os)(value);
    return id && hide(id);
}
function slug(value, hide) {
    const string = (0,json/* text */.Qq)(value);
    return string !== undefined && /^[\w-]{1,100}$/.test(string) && hide(string) === string ? string : undefined;
}
function assertionClaims(idToken, hide) {
    const claims = claimsOf(idToken) ?? {};
    const [issuer, subject, audience] = [claims['iss'], claims['sub'], claims['aud']].map((claim) => printable(claim, hide));
    if (issuer === undefined || subject === undefined || audience === undefined)
        return undefined;
    return {
        issuer,
        subject,
        audience,
        jobWorkflowRef: printable(claims['job_workflow_ref'], hide),
        eventName: printable(claims['event_name'], hide),
        repository: printable(claims['repository'], hide),
        repositoryId: printable(claims['repository_id'], hide),
        repositoryOwnerId: printable(claims['repository_owner_id'], hide),
        enterprise: slug(claims['enterprise'], hide),
    };
}
function repositoryVisibility(idToken) {
    const visibility = claimsOf(idToken)?.['repository_visibility'];
    return visibility === 'public' || visibility === 'private' || visibility === 'internal' ? visibility : undefined;
}
function isTime(ms) {
    return ms > 0 && ms <= 8.64e15;
}
function milliseconds(seconds) {
    return typeof seconds === 'number' && isTime(seconds * 1000) ? seconds * 1000 : undefined;
}
function accessClaims(token, hide) {
    const claims = claimsOf(token);
    if (claims === undefined)
        return undefined;
    const [audience, ...others] = [claims['aud']].flat();
    return {
        audience: others.length === 0 ? printable(audience, hide) : undefined,
        tenantId: shownGuid(claims['tid'], hide),
        applicationId: shownGuid(claims['appid'], hide) ?? shownGuid(claims['azp'], hide),
        objectId: shownGuid(claims['oid'], hide),
        version: printable(claims['ver'], hide),
        notBefore: milliseconds(claims['nbf']),
        expiresOn: milliseconds(claims['exp']),
    };
}
const NO_AUDIENCE = 'none or several';
function isComparable(requested, { audience = '', version }) {
    return version !== '2.0' || !json/* GUID */.Sm.test(audience) || json/* GUID */.Sm.test(requested);
}
const MIN_LIFE_MS = 5_000;
const LONG_LIFE_MS = 2 * 60 * 60_000;
function isExpiring({ expiresOn }, now) {
    return expiresOn <= now + MIN_LIFE_MS;
}
function checkToken({ claims, audience, expiresOn }, signIn, { authorityHost }, now) {
    const { clientId, tenantId, method } = signIn;
    const rules = [
        ['token-tenant-mismatch', tenantId !== undefined && json/* GUID */.Sm.test(tenantId) ? tenantId : undefined, claims?.tenantId],
        ['token-application-mismatch', clientId, claims?.applicationId],
        ['token-audience-mismatch', claims && isComparable(audience, claims) ? audience : undefined, claims?.audience ?? NO_AUDIENCE],
    ];
    for (const [code, requested, received] of rules) {
        if (requested !== undefined && received !== undefined && requested.toLowerCase() !== received.toLowerCase())
            return (0,failures_define/* createFailure */.p6)(tokenFailures, code, {
                ...{ method, authorityHost, audience, requested },
                received: code === 'token-audience-mismatch' ? shownAudience(received, audience) : received,
            });
    }
    if (!isExpiring({ expiresOn }, now))
        return undefined;
    return (0,failures_define/* createFailure */.p6)(tokenFailures, 'token-expired', {
        ...{ method, authorityHost, audience },
        requested: `a token that is valid at ${new Date(now + MIN_LIFE_MS).toISOString()}`,
        received: `a token that expires at ${new Date(expiresOn).toISOString()}`,
    });
}
function shownAudience(received, requested) {
    const bare = (audience) => audience.replace(/\/$/, '');
    return received === NO_AUDIENCE || (0,audiences/* isKnownAudience */.Mi)(bare(received)) || bare(received) === bare(requested)
        ? received
        : 'another audience (not shown)';
}
function expiryWarning({ audience, expiresOn }, { title, code }) {
    return (0,util_text/* warning */.$e)(`The token for ${audience} has expired or is about to expire (${new Date(expiresOn).toISOString()}), so later steps cannot use it. ` +
        `The step could not get a new token (${title}, ${code}).`);
}
function tokenNotices({ claims, audience, expiresOn, by }, signIn, now) {
    const login = by === 'azure-powershell' ? 'Azure PowerShell' : 'Azure CLI';
    const who = claims?.applicationId === undefined ? 'of an unknown application' : `of application ${claims.applicationId}`;
    const missing = [claims?.tenantId === undefined && 'tenant (tid)', claims?.applicationId === undefined && 'application (appid)']
        .filter((name) => name !== false)
        .join(' or ');
    const lifeMs = Math.min(expiresOn - now, expiresOn - (claims?.notBefore ?? now));
    const notices = [
        signIn.method === 'existing-login' &&
            (0,util_text/* notice */.lm)(`client-id and tenant-id are empty, so the step uses the existing ${login} login ${who}. ` +
                'If you expected another identity, set client-id and tenant-id.'),
        claims === undefined &&
            (0,util_text/* notice */.lm)(`The token for ${audience} cannot be decoded, so the action does not check its claims. Some valid Entra tokens cannot be decoded.`),
        claims !== undefined &&
            missing !== '' &&
            (0,util_text/* notice */.lm)(`The token for ${audience} does not identify its ${missing}, so the action cannot compare it with the inputs.`),
        claims !== undefined &&
            signIn.tenantId !== undefined &&
            !json/* GUID */.Sm.test(signIn.tenantId) &&
            (0,util_text/* notice */.lm)("tenant-id is a domain, so the token's tenant is not checked. To check it, set tenant-id to the tenant GUID."),
        claims !== undefined &&
            !isComparable(audience, claims) &&
            (0,util_text/* notice */.lm)(`The audience in the token for ${audience} is a client ID, so the action cannot compare it with the requested audience.`),
        lifeMs > LONG_LIFE_MS &&
            (0,util_text/* warning */.$e)(`The token for ${audience} is valid for ${String(Math.round(lifeMs / 3_600_000))} hours and cannot be revoked. ` +
                "To block the token, remove the identity's role. The removal takes effect within 10 minutes. " +
                'Managed identity tokens are valid for about 24 hours. ' +
                'For patient data, use an app registration, because its tokens are valid for about one hour.'),
    ];
    return notices.filter((each) => each !== false);
}

// EXTERNAL MODULE: ./build/failures/github.js
var github = __webpack_require__(5031);
// EXTERNAL MODULE: ./build/failures/inputs.js
var inputs = __webpack_require__(4801);
;// CONCATENATED MODULE: ./build/failures/credentials.js



const USE_OIDC = 'set credential: github-oidc with client-id and tenant-id. GitHub OIDC does not require an existing login';
const EARLIER_STEP = 'In an earlier step, run';
const SET_IDS = 'Set client-id and tenant-id in the step. Check that the variables or secrets used in these inputs exist';
const MACHINE = "machine=$(curl --silent --noproxy '*' --header Metadata:true " +
    '"http://169.254.169.254/metadata/instance/compute/resourceId?api-version=2021-02-01&format=text")';
function toolFailed(tool, command) {
    return {
        what: ({ timedOutAfterMs, exitCode }) => timedOutAfterMs === undefined
            ? `${tool} failed${exitCode === undefined ? '' : ` with exit code ${String(exitCode)}`}.`
            : `${tool} did not respond within ${String(Math.round(timedOutAfterMs / 1000))} s, so the action stopped it.`,
        causes: ({ timedOutAfterMs, hadOutput }) => [
            timedOutAfterMs !== undefined && `${tool} might be waiting for user input, such as an interactive login, or for the network.`,
            timedOutAfterMs === undefined &&
                hadOutput !== false &&
                `The output of ${tool} contains no error code that the action recognizes. The action does not show the output, because it might contain secrets.`,
            hadOutput === false && `${tool} did not print any output.`,
        ],
        fixes: ({ audience }) => `${EARLIER_STEP} ${command(audience)}. Then read the output of that step.`,
        facts: ({ audience, exitCode, hadOutput }) => ({
            Audience: audience,
            'Exit code': exitCode?.toString(),
            Output: hadOutput === undefined ? undefined : hadOutput ? 'yes (not shown)' : 'none',
        }),
    };
}
const credentialFailures = {
    'no-login': {
        title: 'No identity is set, and there is no existing login',
        what: 'client-id and tenant-id are empty, and neither the Azure CLI nor Azure PowerShell is logged in.',
        causes: ({ withoutSecrets }) => withoutSecrets === undefined
            ? [inputs/* EMPTY_VALUE_CAUSES */.$9, 'If both IDs are empty, the step uses the login from an earlier step of the same job, such as azure/login.']
            : inputs/* WITHOUT_SECRETS */.Be[withoutSecrets].cause,
        fixes: ({ withoutSecrets, idTokens }) => [
            withoutSecrets !== undefined && inputs/* WITHOUT_SECRETS */.Be[withoutSecrets].fix,
            idTokens === true && `${SET_IDS}. To use an existing login instead, log in with azure/login in an earlier step of this job.`,
            `${SET_IDS}. ${(0,github/* addPermission */.Ft)('id-token')}`,
        ],
        commands: ({ withoutSecrets, idTokens }) => withoutSecrets === undefined ? idTokens !== true && github/* ADD_PERMISSIONS */.$i : inputs/* WITHOUT_SECRETS */.Be[withoutSecrets].command,
    },
    'azure-cli-missing': {
        title: 'The Azure CLI is not installed on this runner',
        what: "The action could not find az on the runner's PATH.",
        causes: 'The azure-cli sign-in method requests the token from the Azure CLI.',
        fixes: `Install the Azure CLI on the runner, or ${USE_OIDC}.`,
    },
    'azure-cli-not-logged-in': {
        title: 'The Azure CLI is not logged in, or its login has expired',
        what: 'No earlier step of this job logged in to the Azure CLI, or the login has expired.',
        causes: "On GitHub-hosted runners, a login lasts for only one job. After azure/login, the Azure CLI can get tokens for additional audiences for only about 5 minutes, until GitHub's ID token expires.",
        fixes: `Add azure/login to this job immediately before this step, or ${USE_OIDC}.`,
    },
    'login-expired': {
        title: 'The existing login has expired',
        what: 'AADSTS700024: the existing login has expired, so it cannot get more tokens.',
        causes: 'azure/login stores an assertion that is valid for about 5 minutes. The Azure CLI needs a valid assertion to get a token for a new audience (azure-cli issue 28708).',
        fixes: 'Set credential: github-oidc with client-id and tenant-id. GitHub OIDC uses a new assertion for each token and does not require an existing login.',
    },
    'azure-cli-failed': {
        ...toolFailed('az account get-access-token', (audience) => `az account get-access-token --resource ${(0,shell/* bashWord */.Hu)(audience)} --query expiresOn`),
        title: 'The Azure CLI did not return a token',
    },
    'azure-powershell-missing': {
        title: 'PowerShell is not installed on this runner',
        what: "The action could not find pwsh (or, on Windows, powershell) on the runner's PATH.",
        causes: 'The azure-powershell sign-in method requests the token from Azure PowerShell.',
        fixes: `Install PowerShell on the runner, or ${USE_OIDC}.`,
    },
    'az-accounts-missing': {
        title: 'The Az.Accounts PowerShell module is not installed',
        what: 'PowerShell is installed, but the Az.Accounts module (2.2.0 or newer) is not.',
        causes: 'The azure-powershell sign-in method uses Get-AzAccessToken from the Az.Accounts module.',
        fixes: `${EARLIER_STEP} Install-Module Az.Accounts -Scope CurrentUser -Force.`,
    },
    'azure-powershell-not-logged-in': {
        title: 'Azure PowerShell is not logged in',
        what: 'No earlier step of this job logged in to Azure PowerShell.',
        causes: 'On GitHub-hosted runners, a login lasts for only one job. azure/login logs in to Azure PowerShell only if you set enable-AzPSSession: true.',
        fixes: `Add azure/login with enable-AzPSSession: true to this job before this step, or ${USE_OIDC}.`,
    },
    'az-accounts-securestring': {
        title: 'Az.Accounts returned the token in a format that could not be read',
        what: 'Get-AzAccessToken succeeded, but the action could not read a token from its output.',
        causes: 'Since Az.Accounts 5.0.0 (Az 14.0.0), Get-AzAccessToken returns the token as a SecureString. A module or a wrapper around PowerShell might also print its own output.',
        fixes: `${EARLIER_STEP} Update-Module Az.Accounts, or ${USE_OIDC}.`,
    },
    'azure-powershell-failed': {
        ...toolFailed('Get-AzAccessToken', (audience) => `(Get-AzAccessToken -ResourceUrl ${(0,shell/* powershellString */.$v)(audience)}).ExpiresOn`),
        title: 'Azure PowerShell did not return a token',
    },
    'managed-identity-unreachable': {
        title: 'This runner has no managed identity endpoint',
        what: 'The managed identity endpoint (169.254.169.254 on a virtual machine) did not respond.',
        causes: 'Only machines in Azure and servers with Azure Arc have a managed identity endpoint. GitHub-hosted runners do not have one.',
        fixes: `Run the job on a self-hosted runner in Azure, or ${USE_OIDC}.`,
    },
    'managed-identity-not-local': {
        title: 'The managed identity endpoint is not a local address',
        what: 'An environment variable sets the managed identity endpoint to an address outside this machine and its private network, so the action did not send the request.',
        causes: 'Azure sets IDENTITY_ENDPOINT, IMDS_ENDPOINT, MSI_ENDPOINT or AZURE_POD_IDENTITY_AUTHORITY_HOST to a loopback, link-local or private address. An earlier step or the runner might have changed the variable.',
        fixes: `Find out what sets the variable. On a virtual machine, remove the variable. Otherwise, ${USE_OIDC}.`,
    },
    'managed-identity-missing': {
        title: 'The managed identity is not assigned to this machine',
        what: ({ clientId }) => clientId === undefined
            ? 'This machine has no system-assigned identity.'
            : 'The user-assigned identity that client-id specifies is not assigned to this machine.',
        causes: 'The managed identity endpoint reports that the requested identity is not assigned to this machine.',
        fixes: ({ clientId }) => clientId === undefined
            ? 'Run the commands below on the runner to enable the system-assigned identity, or set client-id to the client ID of a user-assigned identity.'
            : 'Run the commands below on the runner to assign the identity to this machine.',
        facts: ({ clientId }) => ({ 'Client ID': clientId }),
        commands: ({ clientId }) => {
            const identities = clientId === undefined ? '' : ` --identities "$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)"`;
            return (0,shell/* bash */.xj)('Run on the runner after az login', MACHINE, `az vm identity assign --ids "$machine"${identities}`);
        },
    },
    'managed-identity-failed': {
        title: 'The managed identity endpoint did not return a token',
        recovery: 'transient',
        what: 'The managed identity endpoint of this machine responded but did not return a token.',
        causes: 'The managed identity endpoint is throttling requests, is temporarily unavailable, or does not recognize the audience.',
        fixes: 'Run the job again. If the job fails again, check the audience.',
        facts: ({ audience }) => ({ Audience: audience }),
    },
    'exchange-failed': {
        title: 'The token request ended without a response',
        recovery: 'transient',
        what: 'An unexpected error occurred before the action sent the token request to Microsoft Entra.',
        causes: 'This error is caused by a bug in the action or in one of its libraries.',
        fixes: "Run the job again. If the job fails again, open an issue in the action's repository and include this log.",
    },
    'token-malformed': {
        title: 'The sign-in did not return a token',
        what: ({ method }) => method === 'managed-identity'
            ? 'The managed identity endpoint returned something other than a token, so the action has no token to output.'
            : 'The Azure command succeeded but did not return a token, so the action has no token to output.',
        causes: ({ method }) => method === 'managed-identity'
            ? 'A different service might be running at the address of the managed identity endpoint.'
            : "A wrapper around the command might have changed the command's output.",
        fixes: ({ method }) => method === 'managed-identity'
            ? `Check which service responds at the managed identity endpoint of this machine, or ${USE_OIDC}.`
            : `${EARLIER_STEP} the command (such as az account get-access-token --query expiresOn). Then read the output of that step.`,
        facts: ({ audience, exitCode }) => ({ Audience: audience, 'Exit code': exitCode?.toString() }),
    },
};

// EXTERNAL MODULE: ./build/failures/contexts.js
var contexts = __webpack_require__(1056);
// EXTERNAL MODULE: ./node_modules/@azure/core-process/dist/esm/index.js + 4 modules
var dist_esm = __webpack_require__(6392);
;// CONCATENATED MODULE: ./build/auth/child-process.js

const MAX_BYTES = 256 * 1024;
const GRACE_MS = 1_000;
const ALLOWED_VARIABLES = new Set([
    ...['HOME', 'USER', 'LOGNAME', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA'],
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'COMMONPROGRAMFILES', 'SYSTEMDRIVE', 'SYSTEMROOT', 'WINDIR', 'COMSPEC'],
    ...['PATH', 'PATHEXT', 'TEMP', 'TMP', 'TMPDIR', 'PROCESSOR_ARCHITECTURE', 'NUMBER_OF_PROCESSORS', 'OS'],
    ...['PSMODULEPATH', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'DOTNET_ROOT', 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'],
    ...['AZURE_CONFIG_DIR', 'AZURE_EXTENSION_DIR', 'LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'TZ'],
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
]);
function childEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => ALLOWED_VARIABLES.has(name.toUpperCase())));
}
function runCommand(command, args, variables, timeoutMs, platform) {
    const { promise, resolve } = Promise.withResolvers();
    let child;
    try {
        child = (0,dist_esm/* spawn */.cH)(command, args, {
            cwd: (platform === 'win32' ? process.env['SystemRoot'] : undefined) ?? '/',
            env: { ...childEnvironment(process.env), ...variables },
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: platform !== 'win32',
            windowsHide: true,
            allowWindowsBatchFiles: true,
        });
    }
    catch (error) {
        return Promise.resolve(unstarted(error));
    }
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    const killNow = () => kill(child, 'SIGKILL', platform);
    process.once('exit', killNow);
    const timers = [];
    const after = (ms, action) => {
        timers.push(setTimeout(action, ms));
    };
    const endWith = (exitCode) => {
        resolve({ status: 'exited', exitCode: exitCode ?? undefined, stdout: stdout(), stderr: stderr() });
    };
    after(timeoutMs, () => {
        kill(child, 'SIGTERM', platform);
        after(GRACE_MS, () => {
            killNow();
            resolve({ status: 'timed-out', afterMs: timeoutMs });
        });
        child.removeAllListeners('exit').removeAllListeners('close');
    });
    child.once('error', (error) => {
        resolve(unstarted(error));
    });
    child.once('exit', (exitCode) => {
        after(GRACE_MS, () => {
            endWith(exitCode);
        });
    });
    child.once('close', endWith);
    return promise.finally(() => {
        process.off('exit', killNow);
        for (const timer of timers)
            clearTimeout(timer);
        child.stdout?.destroy();
        child.stderr?.destroy();
        child.unref();
    });
}
function unstarted(error) {
    if ((0,dist_esm/* isProcessError */.G_)(error) && error.code === 'ENOENT')
        return { status: 'not-found' };
    return { status: 'exited', exitCode: undefined, stdout: '', stderr: '' };
}
function kill({ pid }, signal, platform) {
    try {
        if (platform === 'win32') {
            const options = { stdio: 'ignore', windowsHide: true };
            (0,dist_esm/* spawn */.cH)('taskkill', ['/pid', String(pid), '/T', '/F'], options).on('error', () => undefined);
        }
        else
            process.kill(-Number(pid), signal);
    }
    catch {
    }
}
function collect(pipe) {
    const chunks = [];
    let size = 0;
    pipe?.on('data', (chunk) => {
        size += chunk.length;
        if (size <= MAX_BYTES)
            chunks.push(chunk);
    });
    return () => Buffer.concat(chunks).toString('utf8');
}

;// CONCATENATED MODULE: ./build/auth/cli.js



const limit = (0,p_limit/* default */.A)(4);
const MIN_TIME_MS = 1_000;
async function getCliToken(method, audience, tenantId, timeLimit, platform = process.platform) {
    const run = (program, args, variables = {}) => {
        const since = performance.now();
        return limit(() => {
            const timeoutMs = timeLimit();
            if (timeoutMs < MIN_TIME_MS)
                return { status: 'timed-out', afterMs: performance.now() - since };
            return runCommand(program, args, variables, timeoutMs, platform);
        });
    };
    if (method === 'azure-cli') {
        const tenant = tenantId === undefined ? [] : ['--tenant', tenantId];
        const result = await run('az', ['account', 'get-access-token', '--output', 'json', '--resource', audience, ...tenant]);
        return readResult(result, { missing: 'azure-cli-missing', failed: 'azure-cli-failed' }, readAzOutput, azError);
    }
    const args = ['-NoProfile', '-NonInteractive', '-Command', SCRIPT];
    const variables = { [RESOURCE]: audience, [TENANT]: tenantId ?? '' };
    let result = await run(platform === 'win32' ? 'pwsh.exe' : 'pwsh', args, variables);
    if (platform === 'win32' && result.status === 'not-found')
        result = await run('powershell.exe', args, variables);
    const codes = { missing: 'azure-powershell-missing', failed: 'azure-powershell-failed' };
    return readResult(result, codes, readPowerShellOutput, powerShellError);
}
function azError(stderr) {
    if (/\baz:.{0,200}not found/.test(stderr))
        return 'azure-cli-missing';
    return /\baz login\b/.test(stderr) ? 'azure-cli-not-logged-in' : undefined;
}
function powerShellError(stderr) {
    if (/module 'Az\.Accounts'.{0,200}was not loaded/s.test(stderr))
        return 'az-accounts-missing';
    return stderr.includes('Run Connect-AzAccount to login') ? 'azure-powershell-not-logged-in' : undefined;
}
function readAzOutput(stdout) {
    const output = (0,json/* parseJson */.qF)(stdout);
    const token = (0,json/* text */.Qq)((0,json/* member */.Dc)(output, 'accessToken'));
    if (token === undefined)
        return 'token-malformed';
    const seconds = Number((0,json/* member */.Dc)(output, 'expires_on'));
    return { token, expiresOn: seconds > 0 ? seconds * 1000 : Date.parse((0,json/* text */.Qq)((0,json/* member */.Dc)(output, 'expiresOn')) ?? '') };
}
const RESOURCE = 'AZURE_IDENTITY_POWERSHELL_RESOURCE';
const TENANT = 'AZURE_IDENTITY_POWERSHELL_TENANT_ID';
const SCRIPT = `
$ErrorActionPreference = 'Stop'
$module = Import-Module Az.Accounts -MinimumVersion 2.2.0 -PassThru
$params = @{ ResourceUrl = $env:${RESOURCE} }
if ($env:${TENANT}) { $params['TenantId'] = $env:${TENANT} }
if ($module.Version -ge [version]'2.17.0' -and $module.Version -lt [version]'5.0.0') { $params['AsSecureString'] = $true }
$result = Get-AzAccessToken @params
$token = $result.Token
if ($token -is [System.Security.SecureString]) { $token = [System.Net.NetworkCredential]::new('', $token).Password }
Write-Output (ConvertTo-Json @{ ExpiresOn = $result.ExpiresOn.UtcDateTime.ToString('o'); Token = $token })
`;
function readPowerShellOutput(stdout) {
    const outputs = [stdout, ...(stdout.match(/\{[^{}]*\}/g) ?? [])].map(json/* parseJson */.qF);
    const output = outputs.find((candidate) => (0,json/* member */.Dc)(candidate, 'Token') !== undefined);
    const token = (0,json/* text */.Qq)((0,json/* member */.Dc)(output, 'Token'));
    if (token === undefined)
        return 'az-accounts-securestring';
    return { token, expiresOn: Date.parse((0,json/* text */.Qq)((0,json/* member */.Dc)(output, 'ExpiresOn')) ?? '') };
}
function readResult(result, codes, readOutput, readError) {
    if (result.status === 'not-found')
        return { ok: false, refusal: { code: codes.missing } };
    if (result.status === 'timed-out')
        return { ok: false, refusal: { code: codes.failed, timedOutAfterMs: result.afterMs } };
    const { exitCode, stdout, stderr } = result;
    const output = exitCode === 0 ? readOutput(stdout) : codes.failed;
    if (typeof output !== 'string')
        return { ok: true, value: output };
    return {
        ok: false,
        refusal: {
            code: readError(stderr) ?? output,
            errorCode: Number(/\bAADSTS(\d{4,9})\b/.exec(stderr)?.[1]) || undefined,
            exitCode,
            hadOutput: stdout !== '' || stderr !== '',
        },
    };
}

// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 82 modules
var core_rest_pipeline_dist_esm = __webpack_require__(1340);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/credentials/clientAssertionCredential.js + 3 modules
var clientAssertionCredential = __webpack_require__(6843);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/credentials/managedIdentityCredential/index.js + 5 modules
var managedIdentityCredential = __webpack_require__(4136);
;// CONCATENATED MODULE: ./tools/identity/index.js
/**
 * Exports the two @azure/identity credentials that src/auth uses. The package's index exports more than twenty, which webpack would keep in
 * dist. The imported files are the package's own.
 */



;// CONCATENATED MODULE: ./build/auth/credentials.js





const REQUEST_ID = 'client-request-id';
const ID_IN_BODY = /(?<=(?:^|&)client-request-id=)[^&]*/;
const PENDING_ID_TOKEN = 'pending-id-token';
const credentials_MAX_BYTES = 256 * 1024;
function withoutPolicies(httpClient) {
    return { httpClient, pipeline: (0,core_rest_pipeline_dist_esm/* createEmptyPipeline */.O8)(), retryOptions: { maxRetries: 0 } };
}
async function exchangeToken({ clientId, tenantId }, { authorityHost }, audience, idToken, requestId, { http }) {
    const origin = `https://${authorityHost}`;
    let result;
    const client = {
        async sendRequest(request) {
            const assertion = await idToken;
            if (assertion?.ok !== true)
                throw new Error('no ID token');
            result = await http.send({ ...requestOf(request, requestId, assertion.value), only: { origin } });
            return responseOf(request, result);
        },
    };
    const credential = new clientAssertionCredential/* ClientAssertionCredential */.X(tenantId, clientId, () => Promise.resolve(PENDING_ID_TOKEN), {
        authorityHost: origin,
        ...withoutPolicies(client),
    });
    const access = await credential.getToken((0,audiences/* scopeOf */.Od)(audience)).catch(() => null);
    return { access, result };
}
function createManagedIdentityCredential(clientId, client) {
    return new managedIdentityCredential/* ManagedIdentityCredential */.N({ ...(clientId !== undefined && { clientId }), ...withoutPolicies(client) });
}
function createManagedIdentityClient({ http, clock, newId }) {
    const expiries = new Map();
    let refused = false;
    return {
        expiries,
        addressRefused: () => refused,
        async sendRequest(request) {
            const result = await http.send({ ...requestOf(request, newId()), only: 'private' });
            refused ||= !result.ok && result.error.code === 'ADDRESS_NOT_ALLOWED';
            const response = responseOf(request, result);
            return { ...response, bodyAsText: withoutCaching(response.bodyAsText, clock.now(), expiries) };
        },
    };
}
function withoutCaching(body, now, expiries) {
    const parsed = (0,json/* parseJson */.qF)(body);
    if (!(0,json/* isRecord */.u4)(parsed) || typeof parsed['access_token'] !== 'string')
        return body;
    const { expires_on: expiresOn, expires_in: expiresIn } = parsed;
    const expiry = Number(expiresOn) * 1000 || Date.parse(String(expiresOn)) || now + Number(expiresIn) * 1000;
    if (isTime(expiry))
        expiries.set(parsed['access_token'], expiry);
    return JSON.stringify({ ...parsed, expires_on: String(Math.floor(now / 1000)) });
}
function requestOf(request, requestId, idToken = '') {
    const { method, body } = request;
    const url = new URL(request.url);
    if (url.searchParams.has(REQUEST_ID))
        url.searchParams.set(REQUEST_ID, requestId);
    const sent = { url, method, headers: { ...request.headers.toJSON(), [REQUEST_ID]: requestId }, maxBytes: credentials_MAX_BYTES };
    if (typeof body !== 'string')
        return sent;
    return { ...sent, body: body.replace(ID_IN_BODY, requestId).replace(PENDING_ID_TOKEN, encodeURIComponent(idToken)) };
}
function responseOf(request, result) {
    if (!result.ok)
        throw new Error(result.error.code);
    const { status, headers, body } = result.response;
    return { request, status, headers: (0,core_rest_pipeline_dist_esm/* createHttpHeaders */.Nc)(headers), bodyAsText: Buffer.from(body).toString('utf8') };
}

;// CONCATENATED MODULE: ./build/auth/acquire.js








const MIN_PROCESS_MS = 30_000;
const MAX_LIFETIME_MS = 28 * 60 * 60_000;
async function acquireToken(signIn, attempt) {
    const { audience, context } = attempt;
    const received = await receiveToken(signIn, attempt);
    if (!received.ok)
        return received;
    context.mask(received.value.token);
    const { token, requestId } = received.value;
    const claims = accessClaims(token, context.hide);
    const now = context.clock.now();
    const expiresOn = Math.min(claims?.expiresOn ?? received.value.expiresOn, now + MAX_LIFETIME_MS);
    if (!isTime(expiresOn))
        return failed('token-malformed', signIn, audience);
    const grant = { audience, token, by: signIn.method, expiresOn, claims, requestId };
    const failure = checkToken(grant, signIn, attempt.request.cloud, now);
    return failure ? { ok: false, failure } : { ok: true, value: grant };
}
async function receiveToken(signIn, attempt) {
    switch (signIn.method) {
        case 'github-oidc':
            return exchangeIdToken(signIn, attempt);
        case 'managed-identity':
            return requestManagedIdentity(signIn, attempt);
        case 'azure-cli':
        case 'azure-powershell':
            return runTool(signIn, attempt);
    }
}
function isToken(token) {
    return /^[\w.~+/-]{20,}=*$/.test(token);
}
async function exchangeIdToken(signIn, { number, idToken, audience, request, context }) {
    const { cloud, run, limits } = request;
    const requestId = context.newId();
    const { access, result } = await exchangeToken(signIn, cloud, audience, idToken, requestId, context);
    const assertion = await idToken;
    if (assertion?.ok === false)
        return assertion;
    if (access !== null && isToken(access.token))
        return { ok: true, value: { token: access.token, expiresOn: access.expiresOnTimestamp, requestId } };
    const { clientId, tenantId } = signIn;
    if (result === undefined)
        return failed('exchange-failed', signIn, audience);
    if (!result.ok) {
        const { networkFailure } = await __webpack_require__.e(/* import() */ 337).then(__webpack_require__.bind(__webpack_require__, 4337));
        return { ok: false, failure: networkFailure({ error: result.error, whose: 'Microsoft Entra', timeoutMs: limits.timeoutMs }) };
    }
    const details = describeAttempt(result.response, number, context);
    const { entraFailure } = await __webpack_require__.e(/* import() */ 92).then(__webpack_require__.bind(__webpack_require__, 92));
    const failure = entraFailure({
        ...readRefusal(result.response, context),
        ...details,
        assertion: assertion && assertionClaims(assertion.value, context.hide),
        ...{ clientId, tenantId, audience, cloud, run },
    });
    return { ok: false, failure, retryAfterMs: details.retryAfterMs };
}
async function requestManagedIdentity(signIn, { audience, managedIdentity: client }) {
    try {
        const access = await createManagedIdentityCredential(signIn.clientId, client).getToken((0,audiences/* scopeOf */.Od)(audience));
        if (access === null || !isToken(access.token))
            return failed('token-malformed', signIn, audience);
        return { ok: true, value: { token: access.token, expiresOn: client.expiries.get(access.token) ?? access.expiresOnTimestamp } };
    }
    catch (error) {
        if (client.addressRefused())
            return failed('managed-identity-not-local', signIn, audience);
        const words = String(error);
        if (/identity not found/i.test(words))
            return failed('managed-identity-missing', signIn, audience);
        const isUnreachable = /it is not available|unreachable/i.test(words);
        return failed(isUnreachable ? 'managed-identity-unreachable' : 'managed-identity-failed', signIn, audience);
    }
}
async function runTool(signIn, { audience, request: { limits, cloud }, context: { clock, deadlines } }) {
    const { method, clientId, tenantId } = signIn;
    const timeLimit = () => Math.min(Math.max(limits.timeoutMs, MIN_PROCESS_MS), deadlines.deadline - clock.now());
    const result = await getCliToken(method, audience, tenantId, timeLimit);
    if (result.ok)
        return isToken(result.value.token) ? result : failed('token-malformed', signIn, audience, { exitCode: 0 });
    const { code, errorCode, ...output } = result.refusal;
    if (errorCode === undefined || errorCode === 700024)
        return failed(errorCode === undefined ? code : 'login-expired', signIn, audience, output);
    const { entraFailure } = await __webpack_require__.e(/* import() */ 92).then(__webpack_require__.bind(__webpack_require__, 92));
    return { ok: false, failure: entraFailure({ errorCode, clockSkewSeconds: 0, clientId, tenantId, audience, cloud }) };
}
function failed(code, { method, clientId }, audience, output = {}) {
    return { ok: false, failure: (0,failures_define/* createFailure */.p6)(credentialFailures, code, { method, clientId, audience, ...output }) };
}
function readRefusal({ status, headers, body }, { clock, hide }) {
    const error = (0,json/* parseJson */.qF)(body);
    const code = (0,json/* list */.p_)((0,json/* member */.Dc)(error, 'error_codes'))[0];
    const timestamp = (0,json/* text */.Qq)((0,json/* member */.Dc)(error, 'timestamp'));
    const date = Date.parse(String(headers['date']));
    const [traceId, correlationId] = ['trace_id', 'correlation_id'].map((name) => (0,json/* guid */.Os)((0,json/* member */.Dc)(error, name)));
    return {
        httpStatus: status,
        errorCode: typeof code === 'number' && Number.isSafeInteger(code) && code > 0 && code < 1e9 ? code : undefined,
        traceId: traceId && hide(traceId),
        correlationId: correlationId && hide(correlationId),
        timestamp: timestamp !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/.test(timestamp) ? timestamp : undefined,
        clockSkewSeconds: Number.isNaN(date) ? 0 : Math.round((clock.now() - date) / 1000),
    };
}
const KNOWN_TYPES = ['application/json', 'text/html', 'text/plain', 'text/xml', 'application/xml', 'application/octet-stream'];
function describeAttempt({ headers, body, proxy, missedBypass }, attempts, { clock, deadlines }) {
    const retryAfterMs = (0,json/* retryAfter */.P9)(headers, clock.now());
    const type = (headers['content-type'] ?? '').replace(/;.*/s, '').trim().toLowerCase();
    const start = Buffer.from(body.subarray(0, 4096)).toString('utf8');
    const isHtml = type === 'text/html' || (0,util_text/* markupOf */.CE)(start) === 'html';
    const kind = start.trim() === '' ? 'empty' : isHtml ? 'html' : 'other';
    const mediaType = KNOWN_TYPES.find((known) => known === type);
    return {
        attempts,
        retryAfterMs,
        waitTooLong: clock.now() + (retryAfterMs ?? 0) >= deadlines.pauseUntil,
        response: { kind, bytes: body.length, mediaType, proxy, missedBypass },
    };
}

// EXTERNAL MODULE: ./build/model/retry.js
var retry = __webpack_require__(2324);
;// CONCATENATED MODULE: ./build/auth/provider.js









const NO_LOGIN = new Set([
    ...['azure-cli-missing', 'azure-cli-not-logged-in', 'azure-powershell-missing'],
    ...['az-accounts-missing', 'azure-powershell-not-logged-in'],
]);
function createTokenProvider(request, requestIdToken, context) {
    const { signIn, run } = request;
    const { clock, deadlines, log } = context;
    const spans = new Map(request.audiences.map((audience) => [audience, []]));
    const grants = new Map();
    const noticed = new Set();
    const managedIdentity = createManagedIdentityClient(context);
    let lastIdToken = '';
    const getIdToken = async (service, audience, attempts) => {
        const start = clock.now();
        const response = await requestIdToken(audience);
        if (service === undefined || response === undefined)
            return { ok: false, failure: (0,github/* noIdToken */.o5)({ run, httpStatus: undefined }) };
        const result = await readIdToken(response, { run, host: service.url.host }, attempts, request.limits.timeoutMs, context);
        spans.get(audience)?.push({ label: 'ID token', start, end: clock.now(), ok: result.ok });
        if (result.ok) {
            context.mask(result.value);
            lastIdToken = result.value;
        }
        return result;
    };
    const exchange = async (method, audience, number, idToken) => {
        const acquired = acquireToken(method, { number, idToken, managedIdentity, audience, request, context });
        const assertion = await idToken;
        const start = clock.now();
        const result = await acquired;
        if (assertion?.ok !== false)
            spans.get(audience)?.push({ label: 'Exchange', audience, start, end: clock.now(), ok: result.ok });
        return result;
    };
    const attempt = async (audience, number) => {
        if (signIn.method === 'github-oidc')
            return exchange(signIn, audience, number, getIdToken(signIn.idToken, audience, number));
        if (signIn.method !== 'existing-login')
            return exchange(signIn, audience, number);
        for (const method of ['azure-cli', 'azure-powershell']) {
            const attempted = await exchange({ ...signIn, method }, audience, number);
            if (attempted.ok || !NO_LOGIN.has(attempted.failure.code))
                return attempted;
        }
        const details = { ...signIn, audience, withoutSecrets: (0,contexts/* withoutSecrets */.c)(run) };
        return { ok: false, failure: (0,failures_define/* createFailure */.p6)(credentialFailures, 'no-login', details) };
    };
    const obtain = async (audience) => {
        const result = await (0,retry/* retry */.L5)((number) => attempt(audience, number), deadlines, clock, (pause) => log.pause('a token', pause));
        if (!result.ok)
            return { granted: false, audience, failure: result.failure };
        for (const notice of tokenNotices(result.value, signIn, clock.now())) {
            if (!noticed.has(notice.text))
                log.notice(notice);
            noticed.add(notice.text);
        }
        grants.set(audience, result.value);
        return { granted: true, audience, grant: result.value };
    };
    const tokens = new Map();
    const requestToken = (audience) => {
        const requested = obtain(audience).then((token) => ({ token, since: clock.now() }));
        tokens.set(audience, requested);
        return requested;
    };
    const current = (audience) => tokens.get(audience) ?? requestToken(audience);
    for (const audience of request.audiences)
        void current(audience);
    return {
        async getToken(audience) {
            return (await current(audience)).token;
        },
        async getFreshToken(audience, maxAgeMs = Infinity) {
            const known = current(audience);
            const { token, since } = await known;
            const now = clock.now();
            if (now - since <= maxAgeMs && !(token.granted && isExpiring(token.grant, now)))
                return token;
            const latest = current(audience);
            return (await (latest === known ? requestToken(audience) : latest)).token;
        },
        lastGrant: (audience) => grants.get(audience),
        spans: () => [...spans.values()].flat(),
        repositoryVisibility: () => repositoryVisibility(lastIdToken),
    };
}
async function readIdToken(result, service, attempts, timeoutMs, context) {
    if (!result.ok) {
        const { networkFailure } = await __webpack_require__.e(/* import() */ 337).then(__webpack_require__.bind(__webpack_require__, 4337));
        return { ok: false, failure: networkFailure({ error: result.error, whose: "GitHub's ID token service", timeoutMs }) };
    }
    const { status, body } = result.response;
    const token = (0,json/* text */.Qq)((0,json/* member */.Dc)((0,json/* parseJson */.qF)(body), 'value'));
    if (status === 200 && token !== undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        return { ok: true, value: token };
    const details = describeAttempt(result.response, attempts, context);
    return { ok: false, failure: (0,github/* idTokenRefused */.$2)({ ...service, ...details, httpStatus: status }), retryAfterMs: details.retryAfterMs };
}

;// CONCATENATED MODULE: ./build/failures/group.js
const LONGEST_PAUSE_MS = 15_000;
const COMMANDS_FOR = 25;
const SHELLS = new Set(['bash', 'powershell']);
function groupFailures({ errors = [], tokens = [], endpoints = [] }, waited) {
    const ofRun = errors.map((failure) => ({ failure, status: 'fail' }));
    const ofTokens = tokens.flatMap((token) => (token.granted ? [] : [{ ...token, status: 'fail' }]));
    const audienceOf = new Map(ofTokens.map(({ failure, audience }) => [identity(failure), audience]));
    const ofEndpoints = endpoints.flatMap((endpoint) => casesOf(endpoint, audienceOf));
    const byStatus = (status) => ofEndpoints.filter((one) => one.status === status);
    const groups = Map.groupBy([...ofRun, ...ofTokens, ...byStatus('fail'), ...byStatus('warn')], keyOf);
    return [...groups.values()].flatMap((cases) => cases.slice(0, 1).map(({ failure }) => createGroup(failure, cases, waited)));
}
function casesOf(endpoint, audienceOf) {
    const cases = endpoint.checks.flatMap(({ failure, status }) => {
        if (failure === undefined)
            return [];
        const audience = audienceOf.get(identity(failure));
        return [{ failure, status: status === 'warn' ? 'warn' : 'fail', endpoint, ...(audience !== undefined && { audience }) }];
    });
    return [...new Map(cases.map((one) => [`${one.status} ${identity(one.failure)}`, one])).values()];
}
function keyOf({ failure, endpoint, audience }) {
    if (failure.shared !== undefined)
        return failure.shared.key;
    return endpoint !== undefined && audience === undefined ? failure.code : identity(failure);
}
const identity = ({ code, what }) => `${code} ${what}`;
function createGroup(first, cases, waited) {
    const failure = { ...first, ...first.shared?.describe(occurrencesOf(cases)) };
    const names = [...new Set(cases.flatMap(placesOf))];
    const distinct = new Map(cases.flatMap((one) => one.failure.facts).map((fact) => [`${fact.name} ${fact.value}`, fact]));
    const isCommon = (fact) => cases.every((one) => one.failure.facts.some((other) => isSame(fact, other)));
    const all = names.length <= 1 ? [...distinct.values()] : failure.facts.filter(isCommon);
    const places = names.map((name) => {
        const own = cases.filter((one) => placesOf(one).includes(name)).flatMap((one) => one.failure.facts);
        return { name, facts: own.filter((fact) => !all.some((other) => isSame(other, fact))) };
    });
    return {
        failure,
        level: cases.some(({ status }) => status === 'fail') ? 'error' : 'warning',
        cases,
        waiting: waited && waitingText(failure, waited),
        facts: all,
        placeKind: cases.some(isAtEndpoint) && cases.every((one) => isAtEndpoint(one) || placesOf(one).length === 0) ? 'endpoint' : 'host',
        places,
        ...commandsOf(failure, cases),
    };
}
function occurrencesOf(cases) {
    const occurrences = cases.map(({ failure: { shared } }) => shared?.occurrence).filter((one) => one !== undefined);
    return [...new Map(occurrences.map((one) => [`${one.place} ${one.owner}`, one])).values()];
}
const isAtEndpoint = ({ endpoint, audience }) => endpoint !== undefined && audience === undefined;
function placesOf({ endpoint, audience, failure: { shared } }) {
    if (endpoint !== undefined && audience === undefined)
        return [endpoint.target.name];
    return shared === undefined ? [] : [`${shared.occurrence.place} (${shared.occurrence.owner})`];
}
function commandsOf(failure, cases) {
    const commandsIn = (some) => some.flatMap((one) => one.failure.commands);
    const shown = failure.shared === undefined ? commandsIn(cases.slice(0, COMMANDS_FOR)) : failure.commands;
    const distinct = [...new Map(shown.map((command) => [command.text, command])).values()];
    const joined = Map.groupBy(distinct, ({ label, language, text }) => (SHELLS.has(language) ? label : text));
    const leftOut = failure.shared === undefined ? cases.slice(COMMANDS_FOR) : [];
    return {
        commands: [...joined.values()].flatMap((commands) => commands.slice(0, 1).map((first) => ({ ...first, text: commands.map(({ text }) => text).join('\n') }))),
        casesWithoutCommands: leftOut.filter((one) => one.failure.commands.some(({ text }) => !shown.some((other) => other.text === text)))
            .length,
    };
}
function waitingText({ wait }, { waitMs, elapsedMs, paused }) {
    if (wait === undefined)
        return undefined;
    const longer = `${wait.hint}. To retry for longer, set wait-seconds: ${String(wait.seconds)} in the step.`;
    if (waitMs === 0 || (wait.tooShort === true && waitMs < wait.seconds * 1000))
        return longer;
    if (!paused || elapsedMs + LONGEST_PAUSE_MS < waitMs)
        return undefined;
    const waited = `The step retried for ${String(Math.round(elapsedMs / 1000))} s (wait-seconds: ${String(waitMs / 1000)}) without success.`;
    return waitMs < wait.seconds * 1000 ? `${waited} ${longer}` : `${waited} Waiting longer is unlikely to help.`;
}
const isSame = (one, other) => one.name === other.name && one.value === other.value;

// EXTERNAL MODULE: ./build/failures/reporting.js
var failures_reporting = __webpack_require__(9856);
// EXTERNAL MODULE: ./build/model/outcome.js
var model_outcome = __webpack_require__(8158);
// EXTERNAL MODULE: ./build/http/client.js
var client = __webpack_require__(9726);
;// CONCATENATED MODULE: ./build/report/health.js


function healthReport(outcome, request) {
    const { status, groups, tokens, endpoints } = outcome;
    const principals = new Map(tokens.flatMap((token) => (token.granted ? [[token.audience, token.grant.claims?.objectId]] : [])));
    const rows = [
        ...endpoints.flatMap(({ target, checks }) => checks.map((check) => endpointCheck(target, check, principals.get(target.audience)))),
        ...tokens.flatMap((token) => tokenCheck(token, outcome, request)),
    ];
    const first = groups[0]?.failure;
    const report = JSON.stringify({
        status: status === 'skipped' ? 'pass' : status,
        version: util_text/* VERSION */.xv,
        notes: endpoints.length === 0 ? [note(outcome)] : undefined,
        output: first?.title,
        failure: first?.code,
        checks: Object.fromEntries([...Map.groupBy(rows, ([key]) => key)].map(([key, found]) => [key, found.map(([, row]) => row)])),
        links: request.run.links,
    });
    return (0,model_outcome/* idHider */.Cr)(outcome, request)(report);
}
function endpointCheck(target, { name, status, observed, expected, right, failure, note, time }, principal) {
    const row = {
        componentId: target.name,
        componentType: 'component',
        observedValue: observed?.value,
        observedUnit: observed?.unit,
        expected,
        principal: right === undefined ? undefined : principal,
        status,
        affectedEndpoints: [target.base],
        time: new Date(time).toISOString(),
        output: failure?.title,
        failure: failure?.code,
        note,
    };
    return [key(target.host, name), row];
}
function tokenCheck(token, { ended }, { targets, cloud }) {
    if (token.granted)
        return [];
    const needing = targets.filter(({ audience }) => audience === token.audience).map(({ base }) => base);
    const row = {
        componentId: token.audience,
        componentType: 'component',
        status: 'fail',
        affectedEndpoints: needing.length > 0 ? needing : undefined,
        time: new Date(ended).toISOString(),
        output: token.failure.title,
        failure: token.failure.code,
    };
    return [[key(cloud.authorityHost, 'token'), row]];
}
function note({ tokens }) {
    if (tokens.length === 0)
        return 'The step did not request a token. No endpoints were checked.';
    return tokens.every(({ granted }) => granted) ? 'The step got a token. No endpoints were checked.' : 'No endpoints were checked.';
}
function key(component, measurement) {
    return `${component.replaceAll(':', '_')}:${measurement.replaceAll(':', '_')}`;
}

// EXTERNAL MODULE: ./build/report/log.js
var report_log = __webpack_require__(6945);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/report/outputs.js






const SHORTEST_MASK = 8;
function mask(token) {
    for (const secret of [token, ...token.split('.').slice(1)])
        if (secret.length >= SHORTEST_MASK)
            (0,core/* setSecret */.Pq)(secret);
}
function writeOutputs(outcome, { audiences, outputToken, run }, report, now) {
    if (!run.outputFile)
        return undefined;
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
        failure: outcome.groups[0]?.failure.code ?? '',
        'http-status': String(probed?.httpStatus ?? ''),
        'latency-ms': String(probed?.latencyMs ?? ''),
        report,
    };
    try {
        for (const [name, value] of Object.entries(outputs))
            (0,core/* setOutput */.uH)(name, value);
        return undefined;
    }
    catch (error) {
        return (0,failures_define/* createFailure */.p6)(failures_reporting/* reportFailures */.o, 'no-output-file', { systemCode: systemCodeOf(error) });
    }
}
function systemCodeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' && /^E[A-Z0-9]{1,20}$/.test(code) ? code : 'an unknown error';
}
async function writeReportFile(path, text, canWrite) {
    if (!canWrite(path))
        throw new Error('The path changed during the run');
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_crypto_.randomUUID)()}`);
    const file = await (0,promises_.open)(temporary, 'wx', 0o600);
    try {
        await file.writeFile(text);
        await file.chmod(0o666 & ~umask());
        await file.close();
        await (0,promises_.rename)(temporary, path);
    }
    catch (error) {
        await file.close().catch(() => undefined);
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
}
function umask() {
    const bits = process.umask(0o077);
    process.umask(bits);
    return bits;
}

// EXTERNAL MODULE: ./build/azure/services/service.js
var service = __webpack_require__(5358);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/summary.js






const MARK = { pass: '✅', warn: '⚠️', fail: '❌' };
const EXPECTATIONS = 40;
const FEW = 10;
const LIMIT = 250 * 1024;
function summaryMarkdown(outcome, request) {
    const { groups, endpoints, tokens } = outcome;
    const next = (0,report_log/* nextStep */.sk)(outcome);
    const notes = [...new Set(endpoints.flatMap(({ checks }) => checks.flatMap(({ note }) => note ?? [])))];
    const overview = endpoints.length === 0 ? [] : [endpointTable(endpoints), ...notes.map(markdown/* prose */.CS)];
    const several = (0,report_log/* hasSeveralInputErrors */.ER)(outcome);
    const causes = groups.map((group, index) => failureDetails(group, index === 0 || several, index === 0 && !several, request));
    return fitting([
        `## ${heading(outcome)}`,
        ...(next === undefined ? [] : [`**Next:** ${(0,markdown/* prose */.CS)(next)}`]),
        ...(endpoints.length > FEW ? [...causes, ...overview] : [...overview, ...causes]),
        ...accessMatrix(endpoints),
        ...expectations(endpoints),
        ...(tokens.length === 0 ? [] : [tokenTable(outcome), (0,markdown/* prose */.CS)(`Sign-in: ${report_log/* SIGN_IN */.iv[request.signIn.method]}, ${request.cloud.title}.`)]),
        ...(endpoints.length > FEW ? [] : timeline(outcome)),
    ]);
}
function heading({ status, groups, endpoints, tokens }) {
    const count = endpoints.filter((endpoint) => endpoint.status === status).length;
    const some = `${String(count)} of ${(0,util_text/* plural */.LS)(endpoints.length, 'endpoint')}`;
    switch (status) {
        case 'skipped':
            return `🔑 ${(0,util_text/* plural */.LS)(tokens.length, 'token')} issued, no endpoint checked`;
        case 'pass':
            return `✅ Passed at ${count === 1 ? 'the endpoint' : `all ${String(count)} endpoints`}`;
        case 'warn':
            return `⚠️ Warning at ${some}`;
        case 'fail':
            return endpoints.length > 1 && count > 0 ? `❌ Failed at ${some}` : `❌ Failed: ${(0,markdown/* prose */.CS)(groups[0]?.failure.title ?? 'no verdict')}`;
    }
}
function endpointTable(endpoints) {
    const columns = Object.entries(service/* CHECKS */.ui).filter(([name]) => endpoints.some(({ checks }) => checks.some((check) => check.name === name)));
    return (0,markdown/* table */.tp)(['Endpoint', 'Service', ...columns.map(([, title]) => `${title.charAt(0).toUpperCase()}${title.slice(1)}`), 'Latency', 'Verdict'], endpoints
        .toSorted(model_outcome/* worstFirst */.md)
        .map(({ target, status, checks, latencyMs }) => [
        (0,markdown/* code */.aY)(target.name),
        target.service.name,
        ...columns.map(([name]) => cellOf(checks.find((check) => check.name === name))),
        latencyMs === undefined ? '–' : (0,report_log/* milliseconds */.Rz)(latencyMs),
        marked(status, (0,markdown/* prose */.CS)((0,model_outcome/* failureCodes */.Nc)(checks).join(', ') || status)),
    ]));
}
function accessMatrix(endpoints) {
    const access = ({ checks }) => checks.filter(({ right }) => right !== undefined);
    const lines = [...new Set(endpoints.flatMap(access).map(({ expected }) => String(expected)))];
    if (lines.length === 0)
        return [];
    const rows = endpoints
        .filter((endpoint) => access(endpoint).length > 0)
        .toSorted(model_outcome/* worstFirst */.md)
        .map((endpoint) => [
        (0,markdown/* code */.aY)(endpoint.target.name),
        ...lines.map((line) => cellOf(access(endpoint).find(({ expected }) => expected === line))),
    ]);
    const matrix = (0,markdown/* table */.tp)(['Endpoint', ...lines.map(markdown/* prose */.CS)], rows);
    return ['#### Access', folded((0,util_text/* plural */.LS)(rows.length, 'endpoint'), rows.length, matrix)];
}
function cellOf(check) {
    return check === undefined ? '–' : marked(check.status, (0,markdown/* prose */.CS)(String(check.observed?.value ?? '–')));
}
function marked(status, word) {
    return `${MARK[status]}\u00A0${word}`;
}
function failureDetails(group, open, withoutNext, request) {
    const { failure, level, facts, places, placeKind, commands } = group;
    return (0,markdown/* details */.zH)([
        `${MARK[level === 'error' ? 'fail' : 'warn']} ${failure.title}`,
        { code: failure.code },
        ...(places.length > 1 ? [`at ${(0,util_text/* plural */.LS)(places.length, placeKind)}`] : []),
    ], [
        (0,report_log/* sentences */.hC)(group, withoutNext)
            .map(([label, text]) => `- **${label}:** ${(0,markdown/* prose */.CS)(text)}`)
            .join('\n'),
        ...(facts.length === 0 ? [] : [(0,markdown/* block */.om)('text', (0,report_log/* alignedFacts */.gw)(facts).join('\n'))]),
        ...(places.length > 1 ? [placeList(places)] : []),
        ...commands.flatMap(({ label, language, text }) => [`**${(0,markdown/* prose */.CS)(label)}:**`, (0,markdown/* block */.om)(language, text)]),
        ...(0,report_log/* commandNotes */.zc)(group, request).map(markdown/* prose */.CS),
        ...(request.run.docs === undefined ? [] : [`More: ${(0,markdown/* code */.aY)((0,failures_define/* anchor */.Y3)(failure.code, request.run.docs))}`]),
    ].join('\n\n'), open);
}
function placeList(places) {
    const items = places.map((place) => {
        const own = place.facts.map(({ name, value }) => `${(0,markdown/* prose */.CS)(name)} ${(0,markdown/* code */.aY)(value)}`);
        return `- ${(0,markdown/* code */.aY)(place.name)}${own.length === 0 ? '' : `: ${own.join(', ')}`}`;
    });
    return folded(`All ${String(items.length)} cases`, items.length, items.join('\n'));
}
function folded(heading, count, body) {
    return count > FEW ? (0,markdown/* details */.zH)([heading], body) : body;
}
function expectations(endpoints) {
    const all = endpoints.flatMap(({ target, checks }) => checks.flatMap((check) => ((0,report_log/* isExpectation */.dQ)(check) && check.right === undefined ? [{ ...check, target }] : [])));
    if (all.length === 0)
        return [];
    const rows = all
        .toSorted(model_outcome/* worstFirst */.md)
        .slice(0, EXPECTATIONS)
        .map(({ target, status, expected, observed }) => [
        ...[target.name, expected, String(observed?.value ?? '')].map(markdown/* code */.aY),
        marked(status, status),
    ]);
    const more = all.length - rows.length;
    return [
        '#### Expectations',
        (0,markdown/* table */.tp)(['Endpoint', 'Expected', 'Found', 'Verdict'], rows),
        ...(more > 0 ? [`The report lists ${(0,util_text/* plural */.LS)(more, 'more expectation')}.`] : []),
    ];
}
function tokenTable({ tokens }) {
    const rows = (0,markdown/* table */.tp)(['Token for', 'Expires (UTC)', 'Identity (object ID)'], tokens
        .toSorted((one, other) => Number(one.granted) - Number(other.granted))
        .map((token) => token.granted
        ? [
            (0,markdown/* code */.aY)(token.audience),
            new Date(token.grant.expiresOn).toISOString().slice(0, 16).replace('T', ' '),
            token.grant.claims?.objectId === undefined ? 'unknown (the token cannot be decoded)' : (0,markdown/* code */.aY)(token.grant.claims.objectId),
        ]
        : [(0,markdown/* code */.aY)(token.audience), marked('fail', (0,markdown/* prose */.CS)(token.failure.code)), '–']));
    return folded((0,util_text/* plural */.LS)(tokens.length, 'token'), tokens.length, rows);
}
function fitting(parts) {
    let left = LIMIT;
    const kept = parts.filter((part) => {
        const bytes = Buffer.byteLength(part) + 2;
        if (bytes > left)
            return false;
        left -= bytes;
        return true;
    });
    const note = kept.length < parts.length ? ['This summary is incomplete because of its size limit. The log shows all results.'] : [];
    return `${[...kept, ...note].join('\n\n')}\n`;
}
const BARS = {
    reachable: 'health check',
    anonymous: 'anonymous read',
    statement: 'capability statement',
    authorised: 'authorized read',
    'unsigned-token': 'read with unsigned token',
    Exchange: 'Token request',
};
const THINNEST = 1;
const LETTER = 6;
function timeline({ started, spans, endpoints }) {
    const all = [{ name: 'Token', spans }, ...endpoints.map(({ target, spans }) => ({ name: plain(target.name), spans }))];
    const sections = all.filter((section) => section.spans.length > 0);
    if (sections.length === 0)
        return [];
    const end = Math.max(...sections.flatMap((section) => section.spans.map((span) => span.end)));
    const margin = Math.max(...sections.map(({ name }) => name.length)) * LETTER + 30;
    const chart = [
        `%%{init: {"gantt": {"leftPadding": ${String(margin)}}}}%%`,
        'gantt',
        '  dateFormat x',
        `  axisFormat ${end - started < 60_000 ? '%-S.%L s' : '%-M:%S'}`,
        ...sections.flatMap((section) => [`  section ${section.name}`, ...bars(section.spans, started)]),
    ];
    return [(0,markdown/* details */.zH)(['Timeline'], (0,markdown/* block */.om)('mermaid', chart.join('\n')), true)];
}
function bars(spans, origin) {
    return [
        ...Map.groupBy(spans, ({ label, audience = '' }) => `${BARS[label] ?? label.replace(/^access /, 'access check ')} ${audience}`.trimEnd()),
    ].map(([label, tries]) => {
        const start = Math.round(Math.min(...tries.map((span) => span.start)) - origin);
        const end = Math.round(Math.max(...tries.map((span) => span.end)) - origin);
        const name = `${plain(label)}${tries.length > 1 ? ` ×${String(tries.length)}` : ''}, ${String(end - start)} ms`;
        return `  ${name.replaceAll(',', ' ·')} :${tries.at(-1)?.ok === false ? 'crit, ' : ''}${String(start)}, ${String(Math.max(end, start + THINNEST))}`;
    });
}
function plain(label) {
    const short = label.replace(/\b[a-z]+:\/\//, '').replace(/\.azurehealthcareapis\.(?:com|us)/, '');
    const shown = short.replaceAll(/[^\p{L}\p{N}./ -]+/gu, ' ').trim();
    return shown.slice(0, 48) || '–';
}

;// CONCATENATED MODULE: ./build/report/index.js








const REPORTING_MS = 30_000;
const REPORT_TEXTS = {
    'report-path': (outcome, request) => `${healthReport(outcome, request)}\n`,
    'junit-path': async (outcome, request) => (await Promise.all(/* import() */[__webpack_require__.e(585), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 4227))).junitXml(outcome, request),
};
async function report(found, request, reporting) {
    const failure = writeOutputs(found, request, healthReport(found, request), reporting.clock.now());
    const outcome = failure === undefined ? found : { ...found, status: 'fail', groups: [...groupFailures({ errors: [failure] }), ...found.groups] };
    logFailures(outcome, request);
    await Promise.all([
        orWarn('the job summary', async () => {
            if (request.summary)
                await core/* summary */.z.addRaw(summaryMarkdown(outcome, request), true).write();
        }),
        ...[...request.reportPaths].map(([input, path]) => orWarn(`the ${input} file`, async () => {
            await writeReportFile(path, await REPORT_TEXTS[input](outcome, request), reporting.canWrite);
        })),
        orWarn('the reports to GitHub and Application Insights', () => reportToServices(outcome, request, reporting)),
    ]);
    return outcome;
}
function logFailures(outcome, request) {
    const next = (0,report_log/* nextStep */.sk)(outcome);
    for (const [index, { level, title, annotation, heading, lines }] of (0,report_log/* failureStories */.IS)(outcome, request).entries()) {
        (level === 'error' ? core/* error */.z3 : core/* warning */.$e)(annotation, { title });
        if (index === 0 && next !== undefined)
            (0,core/* info */.pq)(`Next: ${next}`);
        logGroup(heading, lines);
    }
}
function logGroup(name, lines) {
    (0,core/* startGroup */.Oh)(name);
    for (const line of lines)
        (0,core/* info */.pq)(line);
    (0,core/* endGroup */.N4)();
}
async function orWarn(what, write) {
    try {
        await write();
    }
    catch {
        (0,core/* warning */.$e)(`The step could not write ${what}. The result of the step does not change.`);
    }
}
async function reportToServices(outcome, request, { clock, canReportToGitHub, getToken }) {
    const { deploymentId, incidentIssue, applicationInsights, proxies, limits } = request;
    const toGitHub = canReportToGitHub && (deploymentId !== undefined || incidentIssue !== undefined);
    const toAzure = applicationInsights !== undefined && getToken !== undefined && outcome.endpoints.length > 0;
    if (!toGitHub && !toAzure)
        return;
    const deadline = clock.now() + REPORTING_MS;
    const context = {
        http: (0,client/* createHttpClient */.u)(proxies, { timeoutMs: limits.timeoutMs, deadline }, clock.now),
        clock,
        deadline,
        log: (line) => {
            (0,core/* info */.pq)((0,report_log/* safe */.gB)(line));
        },
    };
    const reports = [];
    if (toGitHub) {
        reports.push(Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(984)]).then(__webpack_require__.bind(__webpack_require__, 9112)).then(({ reportDeployment }) => reportDeployment(outcome, request, context)));
        reports.push(Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(352)]).then(__webpack_require__.bind(__webpack_require__, 7784)).then(({ reportIncident }) => reportIncident(outcome, request, context)));
    }
    if (toAzure) {
        const { sendAvailability } = await __webpack_require__.e(/* import() */ 943).then(__webpack_require__.bind(__webpack_require__, 1943));
        reports.push(sendAvailability(applicationInsights, outcome, request, getToken, context));
    }
    const warnings = await Promise.all(reports);
    context.http.close();
    for (const { code, title, what, why, next, commands } of warnings.flat()) {
        (0,core/* warning */.$e)((0,report_log/* safe */.gB)(`${what} ${why} ${(0,failures_define/* reference */.ir)(code, request.run.docs)}`), { title });
        logGroup(`${code}: details and fix`, [`Do: ${next}`, ...(0,report_log/* commandLines */.Zm)(commands)].map(report_log/* safe */.gB));
    }
}

// EXTERNAL MODULE: ./build/util/secrets.js
var util_secrets = __webpack_require__(5536);
;// CONCATENATED MODULE: ./build/run.js












function createContext(base, { githubToken, signIn }) {
    const secrets = (0,util_secrets/* createSecretFilter */.$)();
    const idTokens = signIn.method === 'github-oidc' ? signIn.idToken : undefined;
    for (const secret of [githubToken, idTokens?.requestToken])
        if (secret !== undefined)
            secrets.add(secret);
    const levels = { info: core/* info */.pq, notice: core/* notice */.lm, warning: core/* warning */.$e };
    return {
        ...base,
        mask(secret) {
            mask(secret);
            secrets.add(secret);
        },
        hide: secrets.hide,
        log: {
            info: core/* info */.pq,
            notice({ level, text }) {
                levels[level](text);
            },
            pause(what, delay) {
                (0,core/* info */.pq)((0,report_log/* pauseLine */.P_)(what, delay, base.clock.now() - base.started));
            },
        },
    };
}
async function run({ request, errors, missesOutputFile, canReportToGitHub, canWrite }, prefetch, context, onVerdict) {
    for (const note of request.notices)
        context.log.notice(note);
    let paused = false;
    const pause = (what, delay) => {
        paused = true;
        context.log.pause(what, delay);
    };
    const watched = { ...context, log: { ...context.log, pause } };
    const tokens = prefetch && createTokenProvider(request, prefetch.requestIdToken, watched);
    const found = tokens
        ? await runChecks(request, tokens, watched, () => paused)
        : failedOutcome((0,failures_reporting/* createInputFailures */.Q)(errors, missesOutputFile), context);
    onVerdict(exitCodeOf(found, request));
    const reporting = { clock: context.clock, canReportToGitHub, canWrite, getToken: tokens?.getToken };
    return exitCodeOf(await report(found, request, reporting), request);
}
function failedOutcome(errors, { clock, started }) {
    const groups = groupFailures({ errors });
    return { status: 'fail', groups, tokens: [], endpoints: [], spans: [], visibility: undefined, started, ended: clock.now() };
}
async function runChecks(request, provider, context, hasPaused) {
    const { clock, started, log } = context;
    for (const line of (0,report_log/* openingLines */.QY)(request))
        log.info(line);
    const [first, endpoints] = await Promise.all([
        Promise.all(request.audiences.map((audience) => logToken(audience, provider, request, context))),
        checkEndpoints(request, provider, context),
    ]);
    const tokens = await Promise.all(first.map((token) => latestToken(token, provider, request, context)));
    const waited = { waitMs: request.limits.waitMs, elapsedMs: clock.now() - started, paused: hasPaused() };
    return {
        status: statusOf(tokens, endpoints),
        groups: groupFailures({ tokens, endpoints }, waited),
        tokens,
        endpoints,
        spans: provider.spans(),
        visibility: provider.repositoryVisibility(),
        started,
        ended: clock.now(),
    };
}
async function logToken(audience, tokens, request, context) {
    const token = await byDeadline(tokens.getToken(audience), () => lateToken(audience, request), context);
    if (token.granted)
        context.log.info((0,report_log/* tokenLine */.S2)(token.grant, context.clock.now()));
    return token;
}
async function latestToken(first, tokens, request, context) {
    const { audience, granted } = first;
    const { clock, log } = context;
    const renewed = granted && request.outputToken;
    const latest = renewed ? await byDeadline(tokens.getFreshToken(audience), () => lateToken(audience, request), context) : first;
    const grant = tokens.lastGrant(audience);
    if (!first.granted || grant === undefined)
        return first;
    if (grant !== first.grant)
        log.info((0,report_log/* tokenLine */.S2)(grant, clock.now()));
    if (!latest.granted && isExpiring(grant, clock.now()))
        log.notice(expiryWarning(grant, latest.failure));
    return { ...first, grant };
}
async function lateToken(audience, request) {
    return { granted: false, audience, failure: await lateFailure(...signInPlace(request), request) };
}
async function checkEndpoints(request, tokens, context) {
    const { log } = context;
    const targets = request.smokeTest ? request.targets : [];
    if (targets.length === 0)
        return [];
    const { smokeTest } = await Promise.all(/* import() */[__webpack_require__.e(337), __webpack_require__.e(705)]).then(__webpack_require__.bind(__webpack_require__, 4705));
    const resources = { tokens, limit: (0,p_limit/* default */.A)(retry/* CONCURRENCY */.iy) };
    return Promise.all(targets.map(async (target) => {
        const late = () => lateEndpoint(target, request, context);
        const outcome = await byDeadline(smokeTest(target, request, resources, context), late, context);
        log.info((0,report_log/* endpointLine */.K5)(outcome, targets));
        return outcome;
    }));
}
const run_GRACE_MS = 2_000;
function byDeadline(result, late, { clock, deadlines }) {
    return Promise.race([result, clock.sleep(Math.max(0, deadlines.deadline + run_GRACE_MS - clock.now())).then(late)]);
}
async function lateEndpoint(target, request, { clock }) {
    const failure = await lateFailure(new URL(target.base).host, `the ${target.service.title}`, request);
    const check = { name: 'reachable', status: 'fail', failure, time: clock.now() };
    return { target, status: 'fail', checks: [check], httpStatus: undefined, latencyMs: undefined, timings: undefined, spans: [] };
}
function signInPlace({ signIn, cloud }) {
    const places = {
        'github-oidc': [cloud.authorityHost, 'Microsoft Entra'],
        'azure-cli': ['az', 'the Azure CLI'],
        'azure-powershell': ['pwsh', 'Azure PowerShell'],
        'managed-identity': ['the local endpoint', 'the managed identity'],
        'existing-login': ['az or pwsh', 'an existing login'],
    };
    return places[signIn.method];
}
async function lateFailure(host, whose, { limits }) {
    const { networkFailure } = await __webpack_require__.e(/* import() */ 337).then(__webpack_require__.bind(__webpack_require__, 4337));
    const nothing = { proxy: undefined, proxyStatus: undefined, address: undefined };
    const error = { phase: 'request', code: 'DEADLINE', host, afterMs: 0, ...nothing };
    return networkFailure({ error, whose, timeoutMs: limits.timeoutMs });
}
function statusOf(tokens, endpoints) {
    if (endpoints.length > 0)
        return (0,model_outcome/* worst */.QZ)(endpoints);
    return tokens.every(({ granted }) => granted) ? 'skipped' : 'fail';
}
function exitCodeOf({ status, tokens, groups }, { failOn }) {
    if (tokens[0]?.granted !== true || groups[0]?.failure.code === 'no-output-file')
        return 1;
    return failOn !== 'never' && (0,model_outcome/* isFailing */.DI)(status, failOn) ? 1 : 0;
}


/***/ }),

/***/ 5536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createSecretFilter),
/* harmony export */   R: () => (/* binding */ HIDDEN)
/* harmony export */ });
const HIDDEN = '(hidden)';
const SHARED_CHARACTERS = 12;
const BLOCK = Uint32Array.BYTES_PER_ELEMENT;
const STEP = 8;
const NUMBER = Uint32Array.BYTES_PER_ELEMENT;
const HASHES = 2 ** 16;
const PAGE = 1024;
function createSecretFilter() {
    const added = [];
    const pages = [undefined];
    const last = new DataView(new ArrayBuffer(HASHES * NUMBER));
    const index = (secret) => {
        const bytes = new TextEncoder().encode(encodingsOf(secret).join(' '));
        const blocks = viewOf(bytes);
        const first = pages.length * PAGE;
        const count = Math.floor((bytes.length + STEP - BLOCK) / STEP);
        const previous = new DataView(new ArrayBuffer(count * NUMBER));
        for (let block = 0; block < count; block++) {
            const hash = hashOf(blocks.getUint32(block * STEP));
            previous.setUint32(block * NUMBER, last.getUint32(hash * NUMBER));
            last.setUint32(hash * NUMBER, first + block);
        }
        for (let block = 0; block < count; block += PAGE)
            pages.push({ bytes, first, previous });
    };
    const sharesCharacters = (text) => {
        const value = new TextEncoder().encode(text);
        const blocks = viewOf(value);
        for (let at = 0; at + BLOCK <= value.length; at++) {
            let number = last.getUint32(hashOf(blocks.getUint32(at)) * NUMBER);
            for (let token = pages[Math.floor(number / PAGE)]; token !== undefined; token = pages[Math.floor(number / PAGE)]) {
                const block = number - token.first;
                if (sharedLength(value, at, token.bytes, block * STEP) >= SHARED_CHARACTERS)
                    return true;
                number = token.previous.getUint32(block * NUMBER);
            }
        }
        return false;
    };
    return {
        add: (secret) => {
            added.push(secret);
        },
        hide: (value) => {
            if (value.length < SHARED_CHARACTERS)
                return value;
            added.splice(0).forEach(index);
            const plain = normalize(value);
            return [plain, plain.replaceAll(/[^a-z0-9]/g, '')].some(sharesCharacters) ? HIDDEN : value;
        },
    };
}
function viewOf({ buffer, byteOffset, byteLength }) {
    return new DataView(buffer, byteOffset, byteLength);
}
function hashOf(block) {
    return Math.imul(block, 0x9e37_79b1) >>> 16;
}
function sharedLength(value, at, bytes, bytesAt) {
    let before = 0;
    while (before < at && value[at - before - 1] === bytes[bytesAt - before - 1])
        before++;
    let after = 0;
    while (at + after < value.length && value[at + after] === bytes[bytesAt + after])
        after++;
    return before + after;
}
function normalize(text) {
    return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}
function encodingsOf(secret) {
    const bytes = Buffer.from(secret);
    const base64 = [0, 1, 2].map((start) => bytes.subarray(start).toString('base64').replace(/.?=*$/, ''));
    const parts = secret
        .split('.')
        .flatMap((part) => [0, 1, 2, 3].map((start) => Buffer.from(part.slice(start), 'base64url').toString('hex')));
    const plain = [secret, ...base64].map(normalize);
    return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}


/***/ }),

/***/ 5943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ HttpProxyAgent)
/* harmony export */ });
/** Azure's pipeline creates this agent if HTTPS_PROXY is set. src/http selects the proxy by the runner's rules and ignores agents. */
class HttpProxyAgent {}


/***/ }),

/***/ 8618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ HttpsProxyAgent)
/* harmony export */ });
/** Azure's pipeline creates this agent if HTTPS_PROXY is set. src/http selects the proxy by the runner's rules and ignores agents. */
class HttpsProxyAgent {}


/***/ }),

/***/ 9631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/** MSAL uses this package to sign certificate assertions. GitHub's assertion is already signed. The package would add 180 kB to the bundle. */
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ({
  sign() {
    throw new Error('jsonwebtoken is not part of this bundle');
  },
});


/***/ })

};
