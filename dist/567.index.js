export const id = 567;
export const ids = [567];
export const modules = {

/***/ 5893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ groupFailures),
/* harmony export */   N: () => (/* binding */ failureCodes)
/* harmony export */ });
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
function failureCodes({ groups }) {
    return [...new Set(groups.map(({ failure }) => failure.code))];
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
function identity({ code, what }) {
    return `${code} ${what}`;
}
function createGroup(first, cases, waited) {
    const failure = { ...first, ...first.shared?.describe(occurrencesOf(cases)) };
    const names = [...new Set(cases.flatMap(placesOf))];
    const all = names.length <= 1 ? distinctFacts(cases.flatMap((one) => one.failure.facts)) : failure.facts.filter((fact) => isCommon(fact, cases));
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
    const occurrences = cases.flatMap(({ failure: { shared } }) => shared?.occurrence ?? []);
    return [...new Map(occurrences.map((one) => [`${one.place} ${one.owner}`, one])).values()];
}
function isAtEndpoint({ endpoint, audience }) {
    return endpoint !== undefined && audience === undefined;
}
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
    const longer = `${wait.hint}. Set wait-seconds: ${String(wait.seconds)} in the step to keep retrying.`;
    if (waitMs === 0)
        return longer;
    if (!paused || elapsedMs + LONGEST_PAUSE_MS < waitMs)
        return undefined;
    const waited = `The step retried for ${String(Math.round(elapsedMs / 1000))} s (wait-seconds: ${String(waitMs / 1000)}) without success.`;
    return waitMs < wait.seconds * 1000 ? `${waited} ${longer}` : `${waited} Waiting longer is unlikely to help.`;
}
function distinctFacts(facts) {
    return [...new Map(facts.map((fact) => [`${fact.name} ${fact.value}`, fact])).values()];
}
function isCommon(fact, cases) {
    return cases.every(({ failure }) => failure.facts.some((other) => isSame(fact, other)));
}
function isSame(one, other) {
    return one.name === other.name && one.value === other.value;
}


/***/ }),

/***/ 8158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isFailing)
/* harmony export */ });
function isFailing(status, failOn) {
    return status === 'fail' || (status === 'warn' && failOn === 'warn');
}


/***/ }),

/***/ 92:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ idHider)
/* harmony export */ });
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4891);

const HIDDEN = 'hidden-id';
function idHider({ tokens }, { signIn }) {
    const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
    const ids = [signIn.clientId, signIn.tenantId, ...claimed].flatMap((id) => (0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .guid */ .Os)(id) ?? []);
    const patterns = ids.map((id) => new RegExp(id, 'gi'));
    return (text) => patterns.reduce((shown, id) => shown.replaceAll(id, HIDDEN), text);
}


/***/ }),

/***/ 1006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ runLinks),
/* harmony export */   V: () => (/* binding */ runUrl)
/* harmony export */ });
function runUrl({ serverUrl, repository, runId, runAttempt }) {
    return pageOf(serverUrl, repository, `actions/runs/${runId}/attempts/${runAttempt}`, /^actions\/runs\/\d+\/attempts\/\d+$/);
}
function runLinks(run) {
    const { serverUrl, repository, sha, workflowRef } = run;
    const workflow = workflowRef.startsWith(`${repository}/`) ? workflowRef.slice(repository.length + 1).replace(/@.*$/, '') : '';
    const links = {
        run: runUrl(run),
        commit: pageOf(serverUrl, repository, `commit/${sha}`, /^commit\/[\da-f]{40,64}$/),
        workflow: pageOf(serverUrl, repository, `blob/${sha}/${workflow}`, /^blob\/[\da-f]{40,64}\/\.github\/workflows\/[\w.-]+$/),
    };
    return Object.fromEntries(Object.entries(links).flatMap(([name, url]) => (url === undefined ? [] : [[name, url]])));
}
function pageOf(serverUrl, repository, path, form) {
    const url = `${serverUrl}/${repository}`;
    return /^https?:\/\/[\w.-]+(:\d+)?\/[\w.-]+\/[\w.-]+$/.test(url) && form.test(path) ? `${url}/${path}` : undefined;
}


/***/ }),

/***/ 6945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ hasSeveralMistakes),
/* harmony export */   IS: () => (/* binding */ failureStories),
/* harmony export */   K5: () => (/* binding */ endpointLine),
/* harmony export */   P_: () => (/* binding */ pauseLine),
/* harmony export */   QY: () => (/* binding */ openingLines),
/* harmony export */   Qm: () => (/* binding */ maskNotes),
/* harmony export */   S2: () => (/* binding */ tokenLine),
/* harmony export */   dQ: () => (/* binding */ isExpectation),
/* harmony export */   gB: () => (/* binding */ safe),
/* harmony export */   iv: () => (/* binding */ SIGN_IN),
/* harmony export */   sE: () => (/* binding */ nextLine),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   zj: () => (/* binding */ widthsOf)
/* harmony export */ });
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(871);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3506);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4902);



const SIGN_IN = {
    'github-oidc': 'GitHub OIDC',
    'azure-cli': 'Azure CLI login',
    'azure-powershell': 'Azure PowerShell login',
    'managed-identity': "this machine's managed identity",
    'existing-login': 'existing login, if there is one (client-id and tenant-id are empty)',
};
const ANNOTATIONS = 10;
const LONGEST = 10_000;
function openingLines({ signIn, cloud, audiences, targets, smokeTest, outputToken }) {
    const ids = Object.entries({ client: signIn.clientId, tenant: signIn.tenantId });
    const who = ids.flatMap(([name, id = '']) => (id === '' ? [] : [`, ${name} ${id}`]));
    const use = outputToken ? 'output to later steps' : 'used by this step only';
    const probed = smokeTest ? targets.length : 0;
    return [
        `Sign-in: ${SIGN_IN[signIn.method]}${who.join('')}, ${cloud.title}.`,
        `Requests ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .L)(audiences.length, 'token')} (${use}) for ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)(audiences)}.`,
        ...(probed === 0 ? [] : [`Checks ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .L)(probed, 'endpoint')}, with requests that cannot return patient data.`]),
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
    return safe(`Waiting for ${what} (${failure.title}, ${failure.code}). Attempt ${String(attempts + 1)} in ${(pauseMs / 1000).toFixed(1)} s, ${seconds(elapsedMs)} elapsed${left}.`);
}
function widthsOf(targets) {
    return {
        service: Math.max(0, ...targets.map(({ service }) => service.name.length)),
        name: Math.max(0, ...targets.map(({ name }) => name.length)),
    };
}
function endpointLine({ target, status, checks, latencyMs, timings }, widths) {
    const codes = [...new Set(checks.flatMap(({ failure }) => failure?.code ?? []))];
    const results = target.service.checks.flatMap(({ name, title }) => checks.filter((check) => check.name === name).map((check) => `${title}: ${resultOf(check)}`));
    const rights = checks.flatMap((check) => check.right === undefined ? [] : [`${check.right}: ${String(check.observed?.value ?? 'unknown')}`]);
    const parts = [
        ...results,
        ...rights,
        ...(latencyMs === undefined ? [] : [`latency ${String(Math.round(latencyMs))} ms`]),
        ...(timings === undefined ? [] : [`first request ${spent(timings)}`]),
    ];
    const notes = checks.flatMap(({ note }) => note ?? []);
    const start = [status.toUpperCase(), target.service.name.padEnd(widths.service), target.name.padEnd(widths.name)];
    return safe([...start, [parts.join(' · '), ...codes.slice(0, 1).map(() => codes.join(', ')), ...notes].join('  ')].join('  '));
}
const RESULTS = { pass: 'yes', warn: 'unknown', fail: 'no' };
function resultOf({ name, status, observed }) {
    if (observed === undefined)
        return name === 'reachable' || status === 'pass' ? RESULTS[status] : 'unknown';
    return `${RESULTS[status]} (${String(observed.value)})`;
}
function isExpectation(target, { name, expected }) {
    return expected !== undefined && name !== 'responseTime' && target.service.checks.every((check) => check.name !== name);
}
function spent({ dns, connect, tls, firstByte }) {
    const phases = Object.entries({ dns, connect, tls, 'first byte': firstByte }).flatMap(([name, ms]) => ms === undefined ? [] : [{ name, ms: Math.round(ms) }]);
    const total = phases.reduce((sum, { ms }) => sum + ms, 0);
    return `${String(total)} ms (${phases.map(({ name, ms }) => `${name} ${String(ms)}`).join(' · ')})`;
}
function failureStories(outcome, request) {
    const { groups } = outcome;
    const stories = groups.map((group, index) => story(group, index === 0 && !hasSeveralMistakes(outcome), request));
    if (groups.length <= ANNOTATIONS)
        return stories;
    return [...stories.slice(0, ANNOTATIONS - 1), rest(groups.slice(ANNOTATIONS - 1), request)];
}
function nextStep(outcome) {
    const { groups } = outcome;
    return hasSeveralMistakes(outcome) ? `Correct the ${String(groups.length)} mistakes in the inputs together.` : groups[0]?.failure.next;
}
function nextLine(outcome) {
    const step = nextStep(outcome);
    return step === undefined ? undefined : safe(`Next: ${step}`);
}
function hasSeveralMistakes({ groups, tokens }) {
    return tokens.length === 0 && groups.length > 1;
}
function safe(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(text)
        .trimEnd()
        .replace(/^(\s*):(?=:)/u, '$1: ')
        .replaceAll('##[', '## [');
}
function story(group, withoutNext, request) {
    const { failure, level } = group;
    return {
        level,
        title: safe(failure.title),
        annotation: safe(`${headline(group)} Code ${failure.code}: ${(0,_failures_define_js__WEBPACK_IMPORTED_MODULE_2__/* .anchor */ .Y)(failure.code, request.run.docs)}`),
        group: { name: safe(`${failure.code}: details and fix${count(group)}`), lines: details(group, withoutNext, request) },
    };
}
function rest(groups, request) {
    const title = `${String(groups.length)} further causes`;
    const codes = [...new Set(groups.map(({ failure }) => failure.code))];
    return {
        level: groups.some(({ level }) => level === 'error') ? 'error' : 'warning',
        title,
        annotation: safe(`Codes: ${codes.join(', ')}. The log has the details: ${request.run.docs}`),
        group: {
            name: title,
            lines: groups.flatMap((group) => [safe(`${group.failure.title}${where(group)}`), ...details(group, false, request), '']),
        },
    };
}
function details(group, withoutNext, request) {
    const { failure, waiting, commands, casesWithoutCommands: others } = group;
    return [
        `What: ${failure.what}`,
        `Why:  ${failure.why}`,
        ...(withoutNext ? [] : [`Do:   ${failure.next}`]),
        ...(waiting === undefined ? [] : [`Wait: ${waiting}`]),
        ...aligned(group.facts),
        ...placeLines(group),
        ...commands.flatMap(({ label, text }) => ['', `${label}:`, ...text.split('\n')]),
        ...(others > 0 ? ['', `${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .L)(others, 'more endpoint')} need the same commands, each with its own host.`] : []),
        ...maskNotes(group, request).flatMap((note) => ['', note]),
    ].map(safe);
}
function maskNotes({ commands }, { signIn, run }) {
    if (run.fork || run.actor === 'dependabot[bot]')
        return [];
    const ids = Object.entries({ 'client ID': signIn.clientId, 'tenant ID': signIn.tenantId }).flatMap(([name, id]) => id !== undefined && commands.some(({ text }) => text.includes(id)) ? [name] : []);
    return ids.length === 0
        ? []
        : [
            `If a command shows ***, it is your ${ids.join(' or ')}, masked because the repository stores it as a secret. Replace *** with the ID.`,
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
function aligned(facts) {
    const width = Math.max(0, ...facts.map(({ name }) => name.length));
    return facts.map(({ name, value }) => `  ${name.padEnd(width)}  ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)(value, LONGEST)}`);
}
function headline({ failure, places }) {
    const others = failure.shared === undefined ? places.slice(1).map(({ name }) => name) : [];
    const also = others.length === 0 ? '' : ` Also at ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)(others)}.`;
    return failure.headline ?? `${failure.what}${also} ${failure.why}`;
}
function where({ cases }) {
    const hosts = new Set(cases.flatMap(({ endpoint, audience }) => (endpoint === undefined || audience !== undefined ? [] : endpoint.target.host)));
    return hosts.size === 0 ? '' : ` at ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)([...hosts])}`;
}
function count({ places, placeKind }) {
    return places.length > 1 ? ` (${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .L)(places.length, placeKind)})` : '';
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
const PLAIN = /^["'(]*(?:\p{L}+(?:['’/-]\p{L}+)*|\p{N}+|[–—…])?["')]*[.,;:?]*["')]*$/u;
const AROUND = /^(["'(]*)(.*?)(["')]*[.,;:?]*["')]*)$/u;
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

/***/ 8498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createContext: () => (/* binding */ createContext),
  run: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/failures/evidence.js
var evidence = __webpack_require__(7489);
// EXTERNAL MODULE: ./build/failures/github.js
var github = __webpack_require__(5031);
// EXTERNAL MODULE: ./build/failures/inputs.js + 1 modules
var inputs = __webpack_require__(9955);
;// CONCATENATED MODULE: ./build/failures/managed-identity.js

const USE_OIDC = 'set credential: github-oidc with client-id and tenant-id, which needs no existing login';
const audienceFact = ({ audience }) => (0,evidence/* known */.eO)({ Audience: audience });
const managedIdentityUnreachable = {
    code: 'managed-identity-unreachable',
    title: 'This runner has no managed identity endpoint',
    recovery: 'none',
    what: 'Nothing responds at the managed identity endpoint (169.254.169.254 on a virtual machine).',
    causes: [{ text: 'Only machines in Azure, and servers with Azure Arc, have that endpoint. GitHub-hosted runners do not.' }],
    fixes: [{ text: `Run the job on a self-hosted runner in Azure, or ${USE_OIDC}.` }],
    facts: audienceFact,
};
const managedIdentityNotLocal = {
    code: 'managed-identity-not-local',
    title: 'The managed identity endpoint is not a local address',
    recovery: 'none',
    what: 'A variable names a managed identity endpoint outside this machine and its private network, so the action sent nothing to it.',
    causes: [
        {
            text: 'Azure sets IDENTITY_ENDPOINT, IMDS_ENDPOINT, MSI_ENDPOINT or AZURE_POD_IDENTITY_AUTHORITY_HOST to a loopback, link-local or private address. An earlier step or the runner may have changed it.',
        },
    ],
    fixes: [{ text: `Check what sets these variables, and remove them on a virtual machine. Otherwise ${USE_OIDC}.` }],
    facts: audienceFact,
};
const MACHINE = "machine=$(curl --silent --noproxy '*' --header Metadata:true " +
    '"http://169.254.169.254/metadata/instance/compute/resourceId?api-version=2021-02-01&format=text")';
const managedIdentityMissing = {
    code: 'managed-identity-missing',
    title: 'The managed identity is not assigned to this machine',
    recovery: 'none',
    what: ({ clientId }) => clientId === undefined
        ? 'This machine has no system-assigned identity.'
        : 'The user-assigned identity of client-id is not assigned to this machine.',
    causes: [{ text: 'The endpoint responded that this machine has no such identity.' }],
    fixes: [
        {
            when: ({ clientId }) => clientId === undefined,
            text: 'Run the commands below on the runner. They enable its system-assigned identity. Otherwise set client-id to a user-assigned identity.',
        },
        { text: 'Run the commands below on the runner. They assign the identity to it.' },
    ],
    facts: ({ clientId }) => (0,evidence/* known */.eO)({ 'Client ID': clientId }),
    commands: ({ clientId }) => {
        const identities = clientId === undefined ? '' : ` --identities "$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)"`;
        const text = `${MACHINE}\naz vm identity assign --ids "$machine"${identities}`;
        return [{ label: 'Bash, on the runner, after az login', language: 'bash', text }];
    },
};
const managedIdentityFailed = {
    code: 'managed-identity-failed',
    title: 'The managed identity endpoint gave no token',
    recovery: 'transient',
    what: 'The managed identity endpoint of this machine responded without a token.',
    causes: [{ text: 'The endpoint throttles requests or has a temporary fault, or it does not know the audience.' }],
    fixes: [{ text: 'Run the job again. If it fails again, check audience.' }],
    facts: audienceFact,
};

// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/failures/credentials.js





const credentials_USE_OIDC = 'set credential: github-oidc with client-id and tenant-id, which needs no existing login';
const EARLIER_STEP = 'a step before this one';
const credentials_audienceFact = ({ audience }) => (0,evidence/* known */.eO)({ Audience: audience });
const noLogin = {
    code: 'no-login',
    title: 'The identity is empty, and there is no existing login',
    recovery: 'none',
    what: 'client-id and tenant-id are empty, and neither the Azure CLI nor Azure PowerShell is logged in.',
    causes: [
        {
            when: ({ withoutSecrets }) => withoutSecrets !== undefined,
            text: ({ withoutSecrets }) => `${(0,inputs/* unseenSecrets */.yj)(withoutSecrets ?? 'fork')}, so IDs that are kept as secrets are empty here.`,
        },
        {
            text: 'A variable or secret that is empty counts as not given. Usual causes: ' +
                '(1) the value is in secrets and the workflow reads it from vars, or the reverse; (2) no variable or secret has that name; ' +
                '(3) it belongs to an environment that the job does not name; (4) a reusable workflow is called without secrets: inherit.',
        },
        { text: 'Without both IDs, the step uses a login that an earlier step of the same job made, such as azure/login.' },
    ],
    fixes: [
        {
            when: ({ withoutSecrets }) => withoutSecrets !== undefined,
            text: `Skip the job in such runs: ${inputs/* SKIP */._Z}.`,
        },
        {
            when: ({ idTokens }) => idTokens === true,
            text: 'Set client-id and tenant-id in the step to values that are not empty, or log in with azure/login in an earlier step of this job.',
        },
        {
            text: 'Set client-id and tenant-id in the step to values that are not empty, and add the permissions below to the job. ' +
                'If it has permissions: already, add only the line id-token: write to them.',
        },
    ],
    commands: ({ withoutSecrets, idTokens }) => {
        if (withoutSecrets !== undefined)
            return [(0,inputs/* skipRemedy */.qL)(withoutSecrets)];
        return idTokens === true ? [] : [{ label: 'In the job', language: 'yaml', text: github/* OIDC_PERMISSIONS */.RH.join('\n') }];
    },
};
const azureCliMissing = {
    code: 'azure-cli-missing',
    title: 'The Azure CLI is not installed on this runner',
    recovery: 'none',
    what: 'The action found no az in the folders of PATH on this runner.',
    causes: [{ text: 'The sign-in method azure-cli requests the token from the Azure CLI.' }],
    fixes: [{ text: `Install the Azure CLI on the runner, or ${credentials_USE_OIDC}.` }],
    facts: credentials_audienceFact,
};
const azureCliNotLoggedIn = {
    code: 'azure-cli-not-logged-in',
    title: 'The Azure CLI has no valid login',
    recovery: 'none',
    what: 'The Azure CLI has no login in this job, or one that has expired.',
    causes: [{ text: 'A login is valid within its job only. The login of azure/login gives tokens for a new audience for about 5 minutes.' }],
    fixes: [{ text: `Add azure/login to this job right before the step, or ${credentials_USE_OIDC}.` }],
    facts: credentials_audienceFact,
};
const loginExpired = {
    code: 'login-expired',
    title: 'The existing login has expired',
    recovery: 'none',
    aadsts: [700024],
    what: 'AADSTS700024: the existing login can give no more tokens.',
    causes: [
        {
            text: 'azure/login stores an assertion that is valid for about 5 minutes, and a token for a new audience needs it again (azure-cli issue 28708).',
        },
    ],
    fixes: [{ text: 'Set credential: github-oidc with client-id and tenant-id. It uses a new assertion each time and no existing login.' }],
    facts: credentials_audienceFact,
};
function toolFailed(tool, command) {
    return {
        recovery: 'none',
        what: ({ timedOutAfterMs, exitCode }) => {
            if (timedOutAfterMs !== undefined)
                return `${tool} did not respond within ${String(timedOutAfterMs / 1000)} s, so the action stopped it.`;
            return exitCode === undefined ? `${tool} failed.` : `${tool} failed with exit code ${String(exitCode)}.`;
        },
        causes: [
            {
                when: ({ timedOutAfterMs }) => timedOutAfterMs !== undefined,
                text: 'It may wait for a person, such as an interactive login, or for the network.',
            },
            {
                when: ({ timedOutAfterMs, hadOutput }) => timedOutAfterMs === undefined && hadOutput !== false,
                text: 'Its output has no code that the action knows. The action does not repeat it, because it may contain secrets.',
            },
            { when: ({ hadOutput }) => hadOutput === false, text: 'It printed nothing.' },
        ],
        fixes: [{ text: ({ audience }) => `Run ${command(audience)} in ${EARLIER_STEP} and read its output.` }],
        facts: ({ audience, exitCode, hadOutput }) => (0,evidence/* known */.eO)({
            Audience: audience,
            'Exit code': exitCode === undefined ? undefined : String(exitCode),
            Output: hadOutput === undefined ? undefined : hadOutput ? 'yes (not shown)' : 'none',
        }),
    };
}
const azureCliFailed = {
    ...toolFailed('az account get-access-token', (audience) => `az account get-access-token --resource ${(0,shell/* bashWord */.Hu)(audience)} --query expiresOn`),
    code: 'azure-cli-failed',
    title: 'The Azure CLI gave no token',
};
const azurePowershellMissing = {
    code: 'azure-powershell-missing',
    title: 'PowerShell is not installed on this runner',
    recovery: 'none',
    what: 'The action found no pwsh (or, on Windows, powershell) in the folders of PATH on this runner.',
    causes: [{ text: 'The sign-in method azure-powershell requests the token from Azure PowerShell.' }],
    fixes: [{ text: `Install PowerShell on the runner, or ${credentials_USE_OIDC}.` }],
    facts: credentials_audienceFact,
};
const azAccountsMissing = {
    code: 'az-accounts-missing',
    title: 'The PowerShell module Az.Accounts is not installed',
    recovery: 'none',
    what: 'PowerShell is installed, but its module Az.Accounts (2.2.0 or newer) is not.',
    causes: [{ text: 'The sign-in method azure-powershell uses Get-AzAccessToken of that module.' }],
    fixes: [{ text: `Run Install-Module Az.Accounts -Scope CurrentUser -Force in ${EARLIER_STEP}.` }],
    facts: credentials_audienceFact,
};
const azurePowershellNotLoggedIn = {
    code: 'azure-powershell-not-logged-in',
    title: 'Azure PowerShell is not logged in',
    recovery: 'none',
    what: 'Azure PowerShell has no login in this job.',
    causes: [{ text: 'A login is valid within its job only. azure/login logs in PowerShell only with enable-AzPSSession: true.' }],
    fixes: [{ text: `Add azure/login with enable-AzPSSession: true to this job before the step, or ${credentials_USE_OIDC}.` }],
    facts: credentials_audienceFact,
};
const azAccountsSecureString = {
    code: 'az-accounts-securestring',
    title: 'Az.Accounts gave the token in a form that could not be read',
    recovery: 'none',
    what: 'Get-AzAccessToken ended without an error, but the action could not read a token from its output.',
    causes: [
        {
            text: 'Since Az.Accounts 5.0.0 (Az 14.0.0), the token is a SecureString, not text. A profile or a module may also print other lines.',
        },
    ],
    fixes: [{ text: `Run Update-Module Az.Accounts in ${EARLIER_STEP}, or ${credentials_USE_OIDC}.` }],
    facts: credentials_audienceFact,
};
const azurePowershellFailed = {
    ...toolFailed('Get-AzAccessToken', (audience) => `(Get-AzAccessToken -ResourceUrl ${(0,shell/* powershellString */.$v)(audience)}).ExpiresOn`),
    code: 'azure-powershell-failed',
    title: 'Azure PowerShell gave no token',
};
const exchangeFailed = {
    code: 'exchange-failed',
    title: 'The token request ended without a response',
    recovery: 'transient',
    what: ({ authority }) => authority === undefined
        ? 'The token request to Microsoft Entra ended before anything was sent or received.'
        : `Something directed the token request to another host than ${authority}, so the action sent nothing.`,
    causes: [
        { when: ({ authority }) => authority === undefined, text: 'This is a fault of the action or of one of its libraries.' },
        {
            when: ({ authority }) => authority !== undefined,
            text: 'A library reads the host from a variable, such as MSAL_FORCE_REGION. An earlier step or the runner may have set it.',
        },
    ],
    fixes: [
        {
            when: ({ authority }) => authority !== undefined,
            text: 'Remove variables such as MSAL_FORCE_REGION and AZURE_REGIONAL_AUTHORITY_NAME from the job and the runner, and find out what set them.',
        },
        { text: "Run the job again. If it fails again, report it at the action's issues page with this log." },
    ],
    facts: credentials_audienceFact,
};
const tokenMalformed = {
    code: 'token-malformed',
    title: 'The output of the sign-in is not a token',
    recovery: 'none',
    what: ({ method }) => method === 'managed-identity'
        ? 'The managed identity endpoint returned something other than a token, so the action does not output it.'
        : 'The command ended without an error, but it printed something other than a token. The action does not output it.',
    causes: [{ text: 'A wrapper around the command, or another service at the address of the endpoint, causes this.' }],
    fixes: [
        {
            when: ({ method }) => method === 'managed-identity',
            text: `Check which service is at the managed identity endpoint of this machine, or ${credentials_USE_OIDC}.`,
        },
        { text: `Run the command in ${EARLIER_STEP} (az account get-access-token --query expiresOn) and read its output.` },
    ],
    facts: ({ audience, exitCode }) => (0,evidence/* known */.eO)({ Audience: audience, 'Exit code': exitCode === undefined ? undefined : String(exitCode) }),
};
const credentialDefinitions = [
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
    managedIdentityNotLocal,
    managedIdentityMissing,
    managedIdentityFailed,
    exchangeFailed,
    tokenMalformed,
];

// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
// EXTERNAL MODULE: ./build/util/retry.js
var retry = __webpack_require__(7967);
// EXTERNAL MODULE: ./node_modules/jwt-decode/build/esm/index.js
var esm = __webpack_require__(3658);
// EXTERNAL MODULE: ./build/util/json.js
var util_json = __webpack_require__(4891);
;// CONCATENATED MODULE: ./build/auth/claims.js


const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,600}$/u;
function claimsOf(token) {
    try {
        const claims = (0,esm/* jwtDecode */.s)(token);
        return (0,util_json/* isRecord */.u4)(claims) ? claims : undefined;
    }
    catch {
        return undefined;
    }
}
function printable(value) {
    const string = (0,util_json/* text */.Qq)(value);
    return string !== undefined && PRINTABLE.test(string) ? string : undefined;
}
function slug(value) {
    const string = (0,util_json/* text */.Qq)(value);
    return string !== undefined && /^[\w-]{1,100}$/.test(string) ? string : undefined;
}
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
        enterprise: slug(claims['enterprise']),
    };
}
function repositoryVisibility(idToken) {
    const visibility = claimsOf(idToken)?.['repository_visibility'];
    return visibility === 'public' || visibility === 'private' || visibility === 'internal' ? visibility : undefined;
}
function isTime(ms) {
    return ms > 0 && ms <= 8.64e15;
}
function accessClaims(token) {
    const claims = claimsOf(token);
    if (claims === undefined)
        return undefined;
    const expiry = claims['exp'];
    return {
        audience: printable(claims['aud']),
        tenantId: (0,util_json/* guid */.Os)(claims['tid']),
        applicationId: (0,util_json/* guid */.Os)(claims['appid']) ?? (0,util_json/* guid */.Os)(claims['azp']),
        objectId: (0,util_json/* guid */.Os)(claims['oid']),
        version: printable(claims['ver']),
        expiresOn: typeof expiry === 'number' && isTime(expiry * 1000) ? expiry * 1000 : undefined,
    };
}

// EXTERNAL MODULE: ./build/azure/audiences.js
var audiences = __webpack_require__(5007);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/failures/commands/federated-credential.js


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
    const id = (0,shell/* bashWord */.Hu)(clientId);
    const app = (0,shell/* asciiJson */.iL)({ name, issuer, subject, audiences: [audience] });
    const identity = (0,shell/* asciiJson */.iL)({ properties: { issuer, subject, audiences: [audience] } });
    return commands(cloud, {
        bashApp: [`az ad app federated-credential create --id ${id} --parameters ${(0,shell/* bashWord */.Hu)(app)}`],
        powershellApp: [`${(0,shell/* powershellString */.$v)(app)} | az ad app federated-credential create --id ${id} --parameters '@-'`],
        bashIdentity: [
            bashNameAndGroup(clientId),
            `az identity federated-credential create --identity-name "\${name:?${NO_IDENTITY}}" --resource-group "$group" --name ${name} ${bashClaims(presented)}`,
        ],
        powershellIdentity: [
            powershellIdentityId(clientId),
            `if ($identity) { ${(0,shell/* powershellString */.$v)(identity)} | az rest --method put --url "$identity/federatedIdentityCredentials/${name}?${ARM_VERSION}" ` +
                `--body '@-' } else { '${NO_IDENTITY}' }`,
        ],
    });
}
function correctCredential(presented, clientId, cloud) {
    const { issuer, subject, audience } = presented;
    const id = (0,shell/* bashWord */.Hu)(clientId);
    const body = { issuer, subject, audiences: [audience] };
    const sameSubject = `SUBJECT=${(0,shell/* bashWord */.Hu)(subject)} awk -F '\\t' 'tolower($2) == tolower(ENVIRON["SUBJECT"]) { print $1 }'`;
    const [same, iss] = [(0,shell/* powershellString */.$v)(subject), (0,shell/* powershellString */.$v)(issuer)];
    return commands(cloud, {
        bashApp: [
            `credential=$(az rest --method get --url "${graphUrl(clientId)}" --query "value[?issuer=='${issuer}'].[id,subject]" --output tsv | ${sameSubject})`,
            `az ad app federated-credential update --id ${id} --federated-credential-id "\${credential:?${NO_CREDENTIAL}}" --parameters ` +
                (0,shell/* bashWord */.Hu)((0,shell/* asciiJson */.iL)(body)),
        ],
        powershellApp: [
            `$all = (az rest --method get --url "${graphUrl(clientId)}" | ConvertFrom-Json).value`,
            `$credential = ($all | Where-Object { $_.issuer -eq ${iss} -and $_.subject -eq ${same} }).id`,
            powershellIf(`${(0,shell/* powershellString */.$v)((0,shell/* asciiJson */.iL)(body))} | ` +
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
            powershellIf(`${(0,shell/* powershellString */.$v)((0,shell/* asciiJson */.iL)({ properties: body }))} | ` +
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
    const digest = (0,external_node_crypto_.createHash)('sha256').update(`${issuer}\n${subject}\n${audience}`).digest('hex').slice(0, 6);
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
    return `--issuer ${(0,shell/* bashWord */.Hu)(issuer)} --subject ${(0,shell/* bashWord */.Hu)(subject)} --audiences ${(0,shell/* bashWord */.Hu)(audience)}`;
}

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
            directory_both(context, 'app registration', `az ad app show --id '${idOf(context)}' --query "{name:displayName, clientId:appId}" --output table`, 'az account show --query tenantId --output tsv'),
            directory_both(context, 'user-assigned identity', `az identity list --query "[?clientId=='${idOf(context)}' || principalId=='${idOf(context)}'].{name:name, clientId:clientId, tenantId:tenantId}" --output table`),
            directory_both(context, 'list your applications', 'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table'),
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
    commands: (context) => (isLogin(context) ? [] : [directory_both(context, undefined, `az ad sp create --id '${idOf(context)}'`)]),
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
    commands: (context) => isLogin(context) ? [] : [directory_both(context, undefined, `az ad sp update --id '${idOf(context)}' --set accountEnabled=true`)],
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
    commands: (context) => [directory_both(context, undefined, ...audienceCommands(context))],
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
function directory_both({ cloud }, what, ...lines) {
    return {
        label: what === undefined ? BOTH_SHELLS : `${BOTH_SHELLS}, ${what}`,
        language: 'bash',
        text: [...cloudLine(cloud), ...lines].join('\n'),
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
    commands: (context) => commandsFor(context, listCredentials, addCredential),
    wait: (context) => (mayCreate(context) ? WAIT : undefined),
};
const toCorrect = {
    recovery: 'none',
    facts: presentedFacts,
    commands: (context) => commandsFor(context, listCredentials, correctCredential),
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
    commands: (context) => commandsFor(context, showIdentity, addCredential),
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
    commands: (context) => (isLogin(context) ? [] : [directory_both(context, undefined, `az ad app permission admin-consent --id '${idOf(context)}'`)]),
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
        ...cloudLine(cloud),
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

// EXTERNAL MODULE: ./build/failures/network.js + 3 modules
var network = __webpack_require__(1347);
;// CONCATENATED MODULE: ./build/failures/token.js
const isOwn = ({ method }) => method === 'github-oidc';
const ownCause = {
    when: isOwn,
    text: 'Entra never does this for a correct request, so something else may have responded instead of Entra, such as a proxy that inspects TLS.',
};
const ownFix = {
    when: isOwn,
    text: 'Leave the inputs as they are. Add the step below before this one. It shows the address and the issuer of the certificate behind the name. ' +
        'Show both to your network team.',
};
function identityMismatch(name, login) {
    return {
        recovery: 'none',
        causes: [ownCause, { when: (context) => !isOwn(context), text: login.cause }],
        fixes: [ownFix, { text: login.fix }],
        facts: ({ requested, received }) => [
            { name: `Requested ${name}`, value: requested },
            { name: `${name.charAt(0).toUpperCase()}${name.slice(1)} of the token`, value: received },
        ],
        commands: (context) => (isOwn(context) ? [{ label: 'A step before this one', language: 'yaml', text: SHOW_CERTIFICATE }] : []),
    };
}
const SHOW_CERTIFICATE = '- run: getent hosts login.microsoftonline.com; openssl s_client -connect login.microsoftonline.com:443 -servername login.microsoftonline.com < /dev/null | openssl x509 -noout -issuer -subject';
const tokenTenantMismatch = {
    ...identityMismatch('tenant', {
        cause: 'The existing login belongs to another tenant.',
        fix: 'Sign in to the tenant of tenant-id in the earlier step, or correct tenant-id.',
    }),
    code: 'token-tenant-mismatch',
    title: 'The token is from another tenant',
    what: ({ audience }) => `The token for ${audience} is from another tenant than tenant-id, so the action does not output it.`,
};
const tokenApplicationMismatch = {
    ...identityMismatch('client ID', {
        cause: 'The existing login belongs to another identity than client-id.',
        fix: 'Sign in as the identity of client-id in the earlier step, or set credential: github-oidc.',
    }),
    code: 'token-application-mismatch',
    title: 'The token is for another application',
    what: ({ audience }) => `The token for ${audience} belongs to another application than client-id, so the action does not output it.`,
};
const tokenAudienceMismatch = {
    code: 'token-audience-mismatch',
    title: 'The token has another audience',
    recovery: 'none',
    what: ({ audience }) => `The token for ${audience} has another audience, so the action does not output it.`,
    causes: [{ text: 'The service compares the audience exactly and would return 401.' }],
    fixes: [{ text: 'Set audience to exactly the value that the service expects. A slash at the end makes a difference.' }],
    facts: ({ requested, received }) => [
        { name: 'Requested audience', value: requested },
        { name: 'Audience of the token', value: received },
    ],
};
const tokenExpired = {
    code: 'token-expired',
    title: 'The token has already expired',
    recovery: 'none',
    what: ({ audience }) => `The token for ${audience} has already expired, so the action does not output it.`,
    causes: [
        { when: isOwn, text: "The runner's clock is ahead, or something else responded instead of Entra." },
        { when: (context) => !isOwn(context), text: "The existing login returned an old token, or the runner's clock is ahead." },
    ],
    fixes: [
        { when: isOwn, text: 'Run date -u on the runner. If the clock is right, ask your network team what responds instead of Entra.' },
        { text: 'Run date -u on the runner. If the clock is right, log in again in the earlier step.' },
    ],
    facts: ({ requested, received }) => [
        { name: 'Requested', value: requested },
        { name: 'Received', value: received },
    ],
};
const tokenDefinitions = [tokenTenantMismatch, tokenApplicationMismatch, tokenAudienceMismatch, tokenExpired];

;// CONCATENATED MODULE: ./build/auth/check-token.js




const MIN_LIFE_MS = 5_000;
const LONG_LIFE_MS = 2 * 60 * 60_000;
function checkToken({ claims, audience, expiresOn }, signIn, now) {
    const { clientId, tenantId, method } = signIn;
    const rules = [
        [tokenTenantMismatch, tenantId !== undefined && util_json/* GUID */.Sm.test(tenantId) ? tenantId : undefined, claims?.tenantId],
        [tokenApplicationMismatch, clientId, claims?.applicationId],
        [tokenAudienceMismatch, (0,audiences/* isComparable */.n9)(audience, claims?.audience) ? audience : undefined, claims?.audience],
    ];
    for (const [definition, requested, received] of rules) {
        if (requested !== undefined && received !== undefined && requested.toLowerCase() !== received.toLowerCase())
            return (0,failures_define/* createFailure */.p)(definition, {
                method,
                audience,
                requested,
                received: definition === tokenAudienceMismatch ? check_token_printable(received, audience) : received,
            });
    }
    if (expiresOn > now + MIN_LIFE_MS)
        return undefined;
    return (0,failures_define/* createFailure */.p)(tokenExpired, {
        method,
        audience,
        requested: `a token that is valid at ${new Date(now).toISOString()}`,
        received: `a token that expires at ${new Date(expiresOn).toISOString()}`,
    });
}
function check_token_printable(received, requested) {
    const bare = (audience) => audience.replace(/\/$/, '');
    return (0,audiences/* isKnownAudience */.Mi)(bare(received)) || bare(received) === bare(requested) ? received : 'another audience (not shown)';
}
function tokenNotices({ claims, audience, expiresOn, by }, signIn, now) {
    const notices = [];
    const notice = (text) => {
        notices.push({ level: 'notice', text });
    };
    if (signIn.method === 'existing-login') {
        const login = by === 'azure-powershell' ? 'Azure PowerShell' : 'Azure CLI';
        const who = claims?.applicationId === undefined ? 'of an unknown application' : `of the application ${claims.applicationId}`;
        notice(`client-id and tenant-id are empty, so the step uses the existing ${login} login ${who}. ` +
            'If that is not the identity you expect, set client-id and tenant-id.');
    }
    if (claims === undefined) {
        notice(`The token for ${audience} cannot be decoded. Entra may issue such tokens. The action outputs it without checking its claims.`);
    }
    else {
        const missing = [claims.tenantId === undefined && 'tenant (tid)', claims.applicationId === undefined && 'application (appid)'].filter((name) => name !== false);
        if (missing.length > 0)
            notice(`The token for ${audience} does not name its ${missing.join(' and ')}, so it could not be compared.`);
        if (signIn.tenantId !== undefined && !util_json/* GUID */.Sm.test(signIn.tenantId))
            notice('tenant-id is a domain, so the tenant of the token was not compared. Set tenant-id to the GUID of the tenant to compare it.');
        if (!(0,audiences/* isComparable */.n9)(audience, claims.audience))
            notice(`The token for ${audience} names its audience in another form (a client ID, or none), so it was not compared.`);
    }
    if (expiresOn - now > LONG_LIFE_MS) {
        const hours = Math.round((expiresOn - now) / 3_600_000);
        notices.push({
            level: 'warning',
            text: `The token for ${audience} is valid for ${String(hours)} hours and cannot be revoked. Only removing its role stops it, which takes up to 10 minutes. ` +
                'Tokens of managed identities are valid for about 24 hours. For patient data, an app registration is safer, because its tokens are valid for about one hour.',
        });
    }
    return notices;
}

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
function runCommand(command, args, variables, timeoutMs) {
    const { promise, resolve } = Promise.withResolvers();
    let child;
    try {
        child = (0,dist_esm/* spawn */.cH)(command, args, {
            cwd: safeFolder(),
            env: { ...childEnvironment(process.env), ...variables },
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: process.platform !== 'win32',
            windowsHide: true,
            allowWindowsBatchFiles: true,
        });
    }
    catch (error) {
        return Promise.resolve(unstarted(error));
    }
    const outputs = [collect(child.stdout), collect(child.stderr)];
    const killNow = () => {
        kill(child, 'SIGKILL');
    };
    process.once('exit', killNow);
    const timers = [];
    const after = (ms, action) => {
        timers.push(setTimeout(action, ms));
    };
    const endWith = (exitCode) => {
        const [stdout = '', stderr = ''] = outputs.map((output) => output());
        resolve({ status: 'exited', exitCode: exitCode ?? undefined, stdout, stderr });
    };
    after(timeoutMs, () => {
        kill(child, 'SIGTERM');
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
function safeFolder() {
    return process.platform === 'win32' ? (process.env['SystemRoot'] ?? String.raw `C:\Windows`) : '/';
}
function kill(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        if (process.platform === 'win32') {
            const options = { stdio: 'ignore', windowsHide: true };
            (0,dist_esm/* spawn */.cH)('taskkill', ['/pid', String(child.pid), '/T', '/F'], options).on('error', () => undefined);
        }
        else
            process.kill(-child.pid, signal);
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


async function getCliToken(method, audience, tenantId, timeoutMs) {
    return method === 'azure-cli' ? runAz(audience, tenantId, timeoutMs) : runPowerShell(audience, tenantId, timeoutMs);
}
async function runAz(audience, tenantId, timeoutMs) {
    const tenant = tenantId === undefined ? [] : ['--tenant', tenantId];
    const args = ['account', 'get-access-token', '--output', 'json', '--resource', audience, ...tenant];
    const result = await runCommand('az', args, {}, timeoutMs);
    return readResult(result, readAzOutput, (stderr) => {
        if (/\baz:.*not found/.test(stderr))
            return 'not-installed';
        return /\baz login\b/.test(stderr) ? 'not-logged-in' : 'failed';
    });
}
function readAzOutput(stdout) {
    const output = parse(stdout);
    const token = (0,util_json/* text */.Qq)(output?.['accessToken']);
    if (token === undefined)
        return 'no-token';
    const seconds = Number(output?.['expires_on']);
    return { token, expiresOn: seconds > 0 ? seconds * 1000 : Date.parse((0,util_json/* text */.Qq)(output?.['expiresOn']) ?? '') };
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
async function runPowerShell(audience, tenantId, timeoutMs) {
    const programs = process.platform === 'win32' ? ['pwsh.exe', 'powershell.exe'] : ['pwsh'];
    const variables = { [RESOURCE]: audience, [TENANT]: tenantId ?? '' };
    let result = { status: 'not-found' };
    for (const program of programs) {
        result = await runCommand(program, ['-NoProfile', '-NonInteractive', '-Command', SCRIPT], variables, timeoutMs);
        if (result.status !== 'not-found')
            break;
    }
    return readResult(result, readPowerShellOutput, (stderr) => {
        if (/module 'Az\.Accounts'.*was not loaded/s.test(stderr))
            return 'module-missing';
        return stderr.includes('Run Connect-AzAccount to login') ? 'not-logged-in' : 'failed';
    });
}
function readPowerShellOutput(stdout) {
    const outputs = [stdout, ...(stdout.match(/\{[^{}]*\}/g) ?? [])].map(parse);
    const output = outputs.find((candidate) => candidate?.['Token'] !== undefined);
    const token = (0,util_json/* text */.Qq)(output?.['Token']);
    if (token === undefined)
        return 'secure-string';
    return { token, expiresOn: Date.parse((0,util_json/* text */.Qq)(output?.['ExpiresOn']) ?? '') };
}
function readResult(result, readOutput, readError) {
    if (result.status === 'not-found')
        return { ok: false, refusal: { reason: 'not-installed' } };
    if (result.status === 'timed-out')
        return { ok: false, refusal: { reason: 'timed-out', timedOutAfterMs: result.afterMs } };
    const { exitCode, stdout, stderr } = result;
    const output = exitCode === 0 ? readOutput(stdout) : 'failed';
    if (typeof output !== 'string')
        return { ok: true, value: output };
    const error = readError(stderr);
    return {
        ok: false,
        refusal: {
            reason: error === 'failed' ? output : error,
            errorCode: Number(/\bAADSTS(\d{4,9})\b/.exec(stderr)?.[1]) || undefined,
            exitCode,
            hadOutput: stdout !== '' || stderr !== '',
        },
    };
}
function parse(output) {
    try {
        const value = JSON.parse(output);
        return (0,util_json/* isRecord */.u4)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 82 modules
var core_rest_pipeline_dist_esm = __webpack_require__(1340);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/credentials/clientAssertionCredential.js + 3 modules
var clientAssertionCredential = __webpack_require__(6843);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/credentials/managedIdentityCredential/index.js + 5 modules
var managedIdentityCredential = __webpack_require__(4136);
;// CONCATENATED MODULE: ./tools/identity/index.js
/**
 * @azure/identity with the two credentials that src/auth uses. The index of the package exports more than twenty, which webpack would keep in
 * dist. The files are those of the package, unchanged.
 */



;// CONCATENATED MODULE: ./build/auth/credentials.js




const REQUEST_ID = 'client-request-id';
const ID_IN_BODY = /(?<=(?:^|&)client-request-id=)[^&]*/;
const credentials_MAX_BYTES = 256 * 1024;
function createAssertionCredential({ clientId, tenantId }, cloud, assertion, httpClient) {
    return new clientAssertionCredential/* ClientAssertionCredential */.X(tenantId, clientId, assertion, {
        authorityHost: `https://${cloud.authorityHost}`,
        ...withoutPolicies(httpClient),
    });
}
function createManagedIdentityCredential(clientId, httpClient) {
    const options = withoutPolicies(httpClient);
    return clientId === undefined ? new managedIdentityCredential/* ManagedIdentityCredential */.N(options) : new managedIdentityCredential/* ManagedIdentityCredential */.N({ clientId, ...options });
}
function withoutPolicies(httpClient) {
    return { httpClient, pipeline: (0,core_rest_pipeline_dist_esm/* createEmptyPipeline */.O8)(), retryOptions: { maxRetries: 0 } };
}
function createEntraClient({ http }, cloud, exchange, requestId) {
    const only = { origin: `https://${cloud.authorityHost}` };
    return {
        async sendRequest(request) {
            exchange.result = await http.send({ ...requestOf(request, requestId), only });
            return responseOf(request, exchange.result);
        },
    };
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
            return { ...response, bodyAsText: withoutCaching(response.bodyAsText ?? '', clock.now(), expiries) };
        },
    };
}
function withoutCaching(body, now, expiries) {
    let parsed;
    try {
        parsed = JSON.parse(body);
    }
    catch {
        return body;
    }
    if (!(0,util_json/* isRecord */.u4)(parsed) || typeof parsed['access_token'] !== 'string')
        return body;
    const { expires_on: expiresOn, expires_in: expiresIn } = parsed;
    const expiry = Number(expiresOn) * 1000 || Date.parse(String(expiresOn)) || now + Number(expiresIn) * 1000;
    if (isTime(expiry))
        expiries.set(parsed['access_token'], expiry);
    return JSON.stringify({ ...parsed, expires_on: String(Math.floor(now / 1000)) });
}
function requestOf(request, requestId) {
    const url = new URL(request.url);
    const body = typeof request.body === 'string' ? { body: request.body.replace(ID_IN_BODY, requestId) } : {};
    if (url.searchParams.has(REQUEST_ID))
        url.searchParams.set(REQUEST_ID, requestId);
    return { url, method: request.method, headers: { ...request.headers.toJSON(), [REQUEST_ID]: requestId }, maxBytes: credentials_MAX_BYTES, ...body };
}
class TransportError extends Error {
    name = 'RestError';
    code;
    constructor(code) {
        super(code);
        this.code = code;
    }
}
function responseOf(request, result) {
    if (!result.ok)
        throw new TransportError(result.error.code);
    const { status, headers, body } = result.response;
    return { request, status, headers: (0,core_rest_pipeline_dist_esm/* createHttpHeaders */.Nc)(headers), bodyAsText: Buffer.from(body).toString('utf8') };
}

// EXTERNAL MODULE: ./build/auth/response.js
var auth_response = __webpack_require__(4428);
;// CONCATENATED MODULE: ./build/auth/acquire.js













const MIN_PROCESS_MS = 30_000;
const MAX_LIFETIME_MS = 28 * 60 * 60_000;
async function acquireToken(signIn, audience, attempt, request, context) {
    const received = await receiveToken(signIn, audience, attempt, request, context);
    if (!received.ok)
        return received;
    const { token, requestId } = received.value;
    const claims = accessClaims(token);
    const now = context.clock.now();
    const expiresOn = Math.min(claims?.expiresOn ?? received.value.expiresOn, now + MAX_LIFETIME_MS);
    if (!isTime(expiresOn))
        return { ok: false, failure: (0,failures_define/* createFailure */.p)(tokenMalformed, { ...signIn, audience }) };
    const grant = { audience, token, by: signIn.method, expiresOn, claims, requestId };
    const failure = checkToken(grant, signIn, now);
    return failure ? { ok: false, failure } : { ok: true, value: grant };
}
async function receiveToken(signIn, audience, attempt, request, context) {
    switch (signIn.method) {
        case 'github-oidc':
            return exchangeIdToken(signIn, audience, attempt, request, context);
        case 'managed-identity':
            return requestManagedIdentity(signIn, audience, attempt.managedIdentity, context);
        case 'azure-cli':
        case 'azure-powershell':
            return runTool(signIn, audience, request, context);
    }
}
function isToken(token) {
    return /^[\w.~+/-]{20,}=*$/.test(token);
}
async function exchangeIdToken(signIn, audience, { number, idToken }, request, context) {
    const { cloud, run, limits } = request;
    const exchange = { result: undefined };
    const requestId = context.newId();
    const credential = createAssertionCredential(signIn, cloud, () => requireIdToken(idToken), createEntraClient(context, cloud, exchange, requestId));
    const access = await tryGetToken(credential, audience);
    const assertion = await idToken;
    if (assertion?.ok === false)
        return assertion;
    if (access !== null && isToken(access.token)) {
        context.mask(access.token);
        return { ok: true, value: { token: access.token, expiresOn: access.expiresOnTimestamp, requestId } };
    }
    const { result } = exchange;
    const { clientId, tenantId } = signIn;
    if (result === undefined)
        return { ok: false, failure: (0,failures_define/* createFailure */.p)(exchangeFailed, { ...signIn, audience }) };
    if (!result.ok && result.error.code === 'ADDRESS_NOT_ALLOWED') {
        const failure = (0,failures_define/* createFailure */.p)(exchangeFailed, { ...signIn, audience, authority: cloud.authorityHost });
        return { ok: false, failure: { ...failure, recovery: 'none' } };
    }
    if (!result.ok)
        return { ok: false, failure: (0,network/* networkFailure */.r)({ error: result.error, whose: 'Microsoft Entra', timeoutMs: limits.timeoutMs }) };
    const retryAfterMs = (0,retry/* retryAfter */.P9)(result.response.headers, context.clock.now());
    const failure = entraFailure({
        ...readRefusal(result.response, context),
        ...describeAttempt(number, result.response, retryAfterMs, context),
        assertion: assertionClaims(assertion?.value ?? ''),
        ...{ clientId, tenantId, audience, cloud, run },
    });
    return { ok: false, failure, retryAfterMs };
}
async function requireIdToken(requested) {
    const idToken = await requested;
    if (idToken?.ok !== true)
        throw new TypeError('no ID token');
    return idToken.value;
}
async function tryGetToken(credential, audience) {
    try {
        return await credential.getToken((0,audiences/* scopeOf */.Od)(audience));
    }
    catch {
        return null;
    }
}
function describeAttempt(number, response, retryAfterMs, { clock, deadlines }) {
    return {
        attempts: number,
        retryAfterMs,
        waitTooLong: clock.now() + (retryAfterMs ?? 0) >= deadlines.deadline,
        response: (0,auth_response/* describeResponse */.X)(response),
    };
}
async function requestManagedIdentity(signIn, audience, client, { mask }) {
    const failed = (definition) => ({
        ok: false,
        failure: (0,failures_define/* createFailure */.p)(definition, { ...signIn, audience }),
    });
    try {
        const access = await createManagedIdentityCredential(signIn.clientId, client).getToken((0,audiences/* scopeOf */.Od)(audience));
        if (access === null || !isToken(access.token))
            return failed(tokenMalformed);
        mask(access.token);
        return { ok: true, value: { token: access.token, expiresOn: client.expiries.get(access.token) ?? access.expiresOnTimestamp } };
    }
    catch (error) {
        if (client.addressRefused())
            return failed(managedIdentityNotLocal);
        const words = error instanceof Error ? error.message : '';
        if (/identity not found/i.test(words))
            return failed(managedIdentityMissing);
        return failed(/it is not available|unreachable/i.test(words) ? managedIdentityUnreachable : managedIdentityFailed);
    }
}
async function runTool(signIn, audience, request, { clock, deadlines, mask }) {
    const { method, tenantId } = signIn;
    const timeoutMs = Math.max(1_000, Math.min(Math.max(request.limits.timeoutMs, MIN_PROCESS_MS), deadlines.deadline - clock.now()));
    const result = await getCliToken(method, audience, tenantId, timeoutMs);
    if (!result.ok)
        return { ok: false, failure: toolFailure(signIn, audience, result.refusal, request) };
    const { token, expiresOn } = result.value;
    if (!isToken(token))
        return { ok: false, failure: (0,failures_define/* createFailure */.p)(tokenMalformed, { ...signIn, audience, exitCode: 0 }) };
    mask(token);
    return { ok: true, value: { token, expiresOn } };
}
const TOOL_FAILURES = {
    'azure-cli': {
        'not-installed': azureCliMissing,
        'module-missing': azureCliFailed,
        'not-logged-in': azureCliNotLoggedIn,
        'timed-out': azureCliFailed,
        'no-token': tokenMalformed,
        'secure-string': tokenMalformed,
        failed: azureCliFailed,
    },
    'azure-powershell': {
        'not-installed': azurePowershellMissing,
        'module-missing': azAccountsMissing,
        'not-logged-in': azurePowershellNotLoggedIn,
        'timed-out': azurePowershellFailed,
        'no-token': tokenMalformed,
        'secure-string': azAccountsSecureString,
        failed: azurePowershellFailed,
    },
};
const UNKNOWN = {
    httpStatus: undefined,
    traceId: undefined,
    correlationId: undefined,
    timestamp: undefined,
    clockSkewSeconds: undefined,
    assertion: undefined,
};
function toolFailure(signIn, audience, refusal, { cloud }) {
    const { method, clientId, tenantId } = signIn;
    const { reason, errorCode, exitCode, hadOutput, timedOutAfterMs } = refusal;
    const context = { method, clientId, tenantId, audience, exitCode, hadOutput, timedOutAfterMs };
    if (errorCode === 700024)
        return (0,failures_define/* createFailure */.p)(loginExpired, context);
    if (errorCode !== undefined)
        return entraFailure({ ...UNKNOWN, errorCode, clientId, tenantId, audience, cloud });
    return (0,failures_define/* createFailure */.p)(TOOL_FAILURES[method][reason], context);
}
function readRefusal({ status, headers, body }, { clock, hide }) {
    const parsed = (0,util_json/* parseJson */.qF)(body);
    const error = (0,util_json/* isRecord */.u4)(parsed) ? parsed : {};
    const code = (0,util_json/* list */.p_)(error['error_codes'])[0];
    const timestamp = (0,util_json/* text */.Qq)(error['timestamp']);
    const date = Date.parse(headers['date'] ?? '');
    const [traceId, correlationId] = [error['trace_id'], error['correlation_id']].map(util_json/* guid */.Os);
    return {
        httpStatus: status,
        errorCode: typeof code === 'number' && Number.isSafeInteger(code) && code > 0 ? code : undefined,
        traceId: traceId && hide(traceId),
        correlationId: correlationId && hide(correlationId),
        timestamp: timestamp !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/.test(timestamp) ? timestamp : undefined,
        clockSkewSeconds: Number.isNaN(date) ? undefined : Math.round((clock.now() - date) / 1000),
    };
}

// EXTERNAL MODULE: ./build/auth/github-oidc.js
var github_oidc = __webpack_require__(1668);
;// CONCATENATED MODULE: ./build/auth/provider.js









function createTokenProvider(request, takeIdToken, context) {
    const spans = new Map(request.audiences.map((audience) => [audience, []]));
    let visibility;
    const noticed = new Set();
    const managedIdentity = createManagedIdentityClient(context);
    const obtain = async (audience) => {
        const attempt = (number) => attemptToken(request, audience, {
            ...{ number, managedIdentity, context },
            early: takeIdToken(audience),
            onSpan: (span) => spans.get(audience)?.push(span),
            onIdToken: (idToken) => {
                visibility = repositoryVisibility(idToken);
            },
        });
        const result = await (0,retry/* retry */.L5)(attempt, context.deadlines, context.clock, (pause) => {
            context.log.pause('a token', pause);
        });
        if (!result.ok)
            return { granted: false, audience, failure: result.failure };
        for (const notice of tokenNotices(result.value, request.signIn, context.clock.now())) {
            if (!noticed.has(notice.text))
                context.log.notice(notice);
            noticed.add(notice.text);
        }
        return { granted: true, audience, grant: result.value };
    };
    const tokens = new Map();
    const getToken = (audience) => {
        const token = tokens.get(audience) ?? obtain(audience);
        tokens.set(audience, token);
        return token;
    };
    for (const audience of request.audiences)
        void getToken(audience);
    return {
        getToken,
        renewToken(audience) {
            tokens.delete(audience);
            return getToken(audience);
        },
        spans: () => [...spans.values()].flat(),
        repositoryVisibility: () => visibility,
    };
}
async function attemptToken(request, audience, details) {
    const { signIn } = request;
    switch (signIn.method) {
        case 'github-oidc':
            return timedExchange(signIn, audience, attemptIdToken(request, details), request, details);
        case 'existing-login': {
            const cli = await timedExchange({ ...signIn, method: 'azure-cli' }, audience, undefined, request, details);
            if (cli.ok || !NO_LOGIN.has(cli.failure.code))
                return cli;
            const powershell = await timedExchange({ ...signIn, method: 'azure-powershell' }, audience, undefined, request, details);
            if (powershell.ok || !NO_LOGIN.has(powershell.failure.code))
                return powershell;
            return {
                ok: false,
                failure: (0,failures_define/* createFailure */.p)(noLogin, { ...signIn, audience, withoutSecrets: (0,github/* withoutSecrets */.cT)(request.run) }),
            };
        }
        case 'azure-cli':
        case 'azure-powershell':
        case 'managed-identity':
            return timedExchange(signIn, audience, undefined, request, details);
    }
}
const NO_LOGIN = new Set([azureCliMissing, azureCliNotLoggedIn, azurePowershellMissing, azAccountsMissing, azurePowershellNotLoggedIn].map(({ code }) => code));
async function attemptIdToken(request, { early, number, onSpan, onIdToken, context }) {
    const { signIn, run, limits } = request;
    if (signIn.method !== 'github-oidc' || signIn.idToken === undefined) {
        return { ok: false, failure: (0,github/* noIdToken */.o5)({ run, httpStatus: undefined }) };
    }
    const { clock, http, mask } = context;
    const start = clock.now();
    const details = { run, timeoutMs: limits.timeoutMs, attempts: number, deadline: context.deadlines.deadline };
    const result = await (early ?? (0,github_oidc/* requestIdToken */.g)(signIn.idToken, signIn.oidcAudience, details, http, clock));
    onSpan({ label: 'ID token', start, end: clock.now(), ok: result.ok });
    if (result.ok) {
        mask(result.value);
        onIdToken(result.value);
    }
    return result;
}
async function timedExchange(signIn, audience, idToken, request, { number, managedIdentity, onSpan, context }) {
    const exchange = acquireToken(signIn, audience, { number, managedIdentity, idToken }, request, context);
    const assertion = await idToken;
    const start = context.clock.now();
    const result = await exchange;
    if (assertion?.ok !== false)
        onSpan({ label: 'Exchange', audience, start, end: context.clock.now(), ok: result.ok });
    return result;
}

;// CONCATENATED MODULE: ./build/failures/commands/role.js


const NOT_HERE = 'not in this subscription: choose another with az account set';
function onResource({ target, cloud }, what, command, ...more) {
    if (target.trust === 'user')
        return [];
    const lookup = target.service.role.scopeCommand(target.host);
    const bash = [...cloudLine(cloud), `scope=$(${lookup})`, command('bash', `"\${scope:?${NOT_HERE}}"`), ...more];
    const powershell = [
        ...cloudLine(cloud),
        `$scope = ${lookup}`,
        `if ($scope) { ${command('powershell', '$scope')} } else { '${NOT_HERE}' }`,
        ...more,
    ];
    return [
        { label: `Bash${what}`, language: 'bash', text: bash.join('\n') },
        { label: `PowerShell${what}`, language: 'powershell', text: powershell.join('\n') },
    ];
}
function onIdentity(context, what, command) {
    const principal = principalOf(context);
    return principal === undefined ? [] : onResource(context, what, (shell, id) => command(principal[shell], id));
}
function assignRole(context, role = context.target.service.role.name) {
    return onIdentity(context, '', (principal, id) => `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role '${role}' --scope ${id}`);
}
function listAssignments(context) {
    return onIdentity(context, ': every role of the identity on the service', (principal, id) => `az role assignment list --assignee ${principal} --scope ${id} --include-inherited --include-groups ` +
        '--query "[].{role:roleDefinitionName, scope:scope, via:principalType}" --output table');
}
function curlCommand({ url }) {
    return `curl --silent --show-error --dump-header - --output /dev/null ${(0,shell/* bashWord */.Hu)(url)}`;
}
function curlStep(context) {
    return { label: 'A step before this one, without the token', language: 'yaml', text: `- run: ${curlCommand(context)}` };
}
function listFhirServices({ cloud }) {
    const list = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
    return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), list].join('\n') };
}
function findResource({ target, cloud }) {
    const lookup = target.service.role.scopeCommand(target.host);
    return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), lookup].join('\n') };
}
function showSettings(context, what, query, ...more) {
    return onResource(context, `: ${what}`, (_shell, id) => `az resource show --ids ${id} --query "${query}"`, ...more);
}
const NETWORK_RULES = '{id:id, publicNetworkAccess:properties.publicNetworkAccess, privateEndpoints:properties.privateEndpointConnections[].name}';
function showNetworkRules(context) {
    const workspace = { bash: '"${scope%/*/*}"', powershell: "($scope -replace '/[^/]+/[^/]+$')" };
    const inWorkspace = /\.(?:fhir|dicom)\.azurehealthcareapis\./.test(context.target.host);
    const show = (id) => `az resource show --ids ${id} --query "${NETWORK_RULES}"`;
    return onResource(context, ': who may reach the service', (shell, id) => [show(id), ...(inWorkspace ? [show(workspace[shell])] : [])].join('; '));
}
function disablePublicAccess(context) {
    const what = ': disables public access, for every client without a private endpoint (=Enabled enables it again)';
    return onResource(context, what, (_shell, id) => `az resource update --ids ${id} --set properties.publicNetworkAccess=Disabled`);
}
function principalOf({ token, clientId }) {
    if (token?.objectId !== undefined)
        return { bash: (0,shell/* bashWord */.Hu)(token.objectId), powershell: (0,shell/* powershellString */.$v)(token.objectId) };
    if (clientId === undefined)
        return undefined;
    const lookup = `az ad sp show --id '${clientId}' --query id --output tsv`;
    return { bash: `"$(${lookup})"`, powershell: `$(${lookup})` };
}

// EXTERNAL MODULE: ./build/azure/services/index.js + 6 modules
var services = __webpack_require__(8534);
;// CONCATENATED MODULE: ./build/failures/service-responses.js


const azure = ({ target }) => target.trust === 'azure';
const user = ({ target }) => target.trust === 'user';
const portal = 'Open Resource health and the encryption settings of the service in the Azure portal';
function returned({ target, status, path }) {
    return `${target.name} returned ${String(status)} to GET ${path.replace(/\?.*$/, '')}`;
}
function known(name, value) {
    return value === undefined ? [] : [{ name, value }];
}
function passing({ retryAfterMs }) {
    const seconds = Math.ceil((retryAfterMs ?? 0) / 1000);
    if (seconds < 60)
        return { hint: 'It may pass within minutes', seconds: 300 };
    return { hint: `The service asks to wait ${String(seconds)} s`, seconds: Math.min(3600, seconds + 10) };
}
const pathNotFound = {
    code: 'path-not-found',
    title: 'There is no service at this address',
    recovery: 'propagation',
    what: (context) => `${returned(context)}.`,
    causes: [
        { when: azure, text: 'The name is wrong, the service was deleted, or it is still being created.' },
        {
            when: user,
            text: 'The path is wrong, or the service is not started. Paths are case-sensitive, and DICOM needs its version (/v2).',
        },
    ],
    fixes: [
        {
            when: azure,
            text: 'Run the command below. No output means that the subscription has no such service (az account set selects another subscription). ' +
                'Then correct endpoint.',
        },
        { text: 'Correct endpoint. It is the URL under which the gateway offers the service.' },
    ],
    commands: (context) => (azure(context) ? [findResource(context)] : []),
    wait: { hint: 'A new service can take several minutes to start', seconds: 600 },
};
const readNotOffered = {
    code: 'read-not-offered',
    title: 'The service responds but does not offer the resource that the check reads',
    recovery: 'propagation',
    what: (context) => `${returned(context)}, although a service responds at this address.`,
    causes: [
        {
            text: ({ path }) => `The server does not offer ${path.replace(/\?.*$/, '')}, the base path of endpoint is incomplete, or the service is still starting.`,
        },
    ],
    fixes: [
        {
            text: ({ path }) => `Check the base path in endpoint, and whether the server offers ${path.replace(/\?.*$/, '')}. This check needs it.`,
        },
    ],
    commands: (context) => [curlStep(context)],
    wait: { hint: 'A new service can take several minutes to start', seconds: 600 },
};
const serviceDeprecated = {
    code: 'service-deprecated',
    title: 'Azure API for FHIR has been retired',
    recovery: 'none',
    what: (context) => `${returned(context)} with the code service-deprecated. It no longer accepts requests for data.`,
    causes: [
        { text: 'Azure API for FHIR was retired on 2026-09-30. Its /metadata and /health/check still return 200, and $export still works.' },
    ],
    fixes: [
        {
            text: ({ cloud }) => 'Run the command below. It lists the FHIR services that can be the successor, as workspace/service. Set endpoint to ' +
                `https://workspace-service.fhir.azurehealthcareapis.${cloud.name === 'azureusgovernment' ? 'us' : 'com'} of that service. ` +
                'If there is none, move the data first: https://learn.microsoft.com/azure/healthcare-apis/fhir/migration-strategies',
        },
    ],
    commands: (context) => [listFhirServices(context)],
};
const gone = {
    code: 'gone',
    title: 'The requested resource is gone',
    recovery: 'none',
    what: (context) => `${returned(context)}, without the code of a retired service.`,
    causes: [
        { text: 'The service at this address was removed.' },
        {
            when: ({ target }) => (0,services/* serviceOfHost */.jE)(target.host)?.family.retired === true,
            text: 'The host belongs to Azure API for FHIR, which was retired on 2026-09-30.',
        },
    ],
    fixes: [{ text: 'Check in the Azure portal whether the service still exists, and correct endpoint.' }],
};
const serviceLocked = {
    code: 'service-locked',
    title: 'The service is locked',
    recovery: 'none',
    what: (context) => `${returned(context)}: it is locked.`,
    causes: [{ text: 'A FHIR service in initial import mode refuses writes, but not reads. A 423 to a read comes from another component.' }],
    fixes: [{ text: 'Ask the owner of the service what locks it. Turn off initial import mode when the import is done.' }],
};
const dependencyFailed = {
    code: 'dependency-failed',
    title: 'The service cannot use its key or storage',
    recovery: 'none',
    what: (context) => `${returned(context)}. The service is running, but a dependency of it is not available.`,
    causes: [{ text: 'The service lost access to its customer-managed key or to its storage account, or one of them was removed.' }],
    fixes: [{ text: `${portal}, and restore its access to the key or storage.` }],
};
const serviceThrottled = {
    code: 'service-throttled',
    title: 'The service receives too many requests',
    recovery: 'transient',
    what: (context) => `${returned(context)} in ${attempts(context)}.`,
    causes: [{ text: 'Other clients use up the request limit of the service or of a gateway.' }],
    fixes: [{ text: 'Run the job at a quieter time.' }],
    wait: passing,
};
const serviceUnavailable = {
    code: 'service-unavailable',
    title: 'The service is not available',
    recovery: 'transient',
    what: (context) => `${returned(context)} in ${attempts(context)}.`,
    causes: [
        { text: 'The service is starting, is being upgraded, or has a fault of its own.' },
        {
            when: ({ status }) => status === 503,
            text: 'A service also returns 503 if its storage or its configured authority does not work.',
        },
        {
            when: ({ status, issueCode }) => status === 401 && issueCode !== undefined,
            text: 'A FHIR service returns 401 with this issue code if its own sign-in to its database fails. The token is not the cause.',
        },
    ],
    fixes: [{ text: 'Run the job again. If the failure remains, open Resource health of the service in the Azure portal.' }],
    wait: passing,
};
const serviceDegraded = {
    code: 'service-degraded',
    title: 'The service reports that it is not healthy',
    recovery: 'none',
    what: (context) => `${returned(context)} with the status ${context.health ?? 'Degraded'}.`,
    causes: [{ text: 'A dependency of the service has a problem, such as its customer-managed key, or the service started minutes ago.' }],
    fixes: [{ text: `${portal}. This is a warning: the read decides the verdict.` }],
};
const healthPathFailed = {
    code: 'health-path-failed',
    title: 'The health path of the host is not usable',
    recovery: 'transient',
    what: (context) => `${returned(context)}.`,
    causes: [{ text: 'Gateways often do not publish the health path, or protect it. The read decides the verdict.' }],
    fixes: [
        { text: ({ path }) => `Nothing, if the gateway does not publish ${path}. Otherwise ask the owner of the gateway about this status.` },
    ],
};
const unexpectedResponse = {
    code: 'unexpected-answer',
    title: 'The response is not one of this service',
    recovery: 'none',
    what: (context) => `${returned(context)} with ${bodyOf(context)}, which a ${context.target.service.title} does not return.`,
    causes: [
        {
            when: ({ bodyKind }) => bodyKind === 'compressed',
            text: 'The body is compressed with an unknown coding, is damaged, or exceeds the size limit.',
        },
        { when: ({ bodyKind }) => bodyKind !== 'compressed', text: 'Another service is at this address, or a gateway changes the responses.' },
    ],
    fixes: [
        { text: ({ target }) => `Check endpoint, and service for a host that is not Azure's. The action expects a ${target.service.title}.` },
    ],
};
const unexpectedStatus = {
    code: 'unexpected-status',
    title: 'The service returned an unexpected status',
    recovery: 'none',
    what: (context) => `${returned(context)}.`,
    causes: [
        { text: 'A service of this kind does not return this status to the request. A gateway may, or endpoint names another service.' },
        {
            when: ({ target, status }) => target.service.name === 'fhir' && status === 400,
            text: 'A FHIR service returns 400 to an application whose custom role grants smart/action.',
        },
    ],
    fixes: [{ text: 'Check endpoint, and add the step below. Its lines Server and Via show which server responds.' }],
    commands: (context) => [curlStep(context)],
};
const statementUnreadable = {
    code: 'statement-unreadable',
    title: 'The CapabilityStatement of the service cannot be read',
    recovery: 'none',
    what: (context) => `${returned(context)} with ${bodyOf(context)} instead of a CapabilityStatement, so expect cannot be checked.`,
    causes: [
        {
            when: ({ status }) => status !== 401 && status !== 403,
            text: 'A gateway does not publish /metadata, or the server does not offer it as JSON.',
        },
        {
            when: ({ status }) => status === 401 || status === 403,
            text: 'A gateway protects /metadata. The action requests it without a token, because FHIR services publish it.',
        },
    ],
    fixes: [
        {
            when: ({ status }) => status === 401 || status === 403,
            text: 'Ask the owner of the gateway to publish /metadata without a token, or remove the lines of expect that need it.',
        },
        { text: 'Run the step below to see the response, and correct endpoint, or remove the lines of expect that need /metadata.' },
    ],
    commands: (context) => [curlStep(context)],
};
const BODIES = {
    fhir: 'FHIR in JSON',
    'fhir-xml': 'FHIR in XML',
    json: 'JSON',
    xml: 'XML',
    html: 'an HTML page',
    empty: 'no body',
    compressed: 'a compressed body that cannot be read',
    other: 'a body of unknown type',
};
function bodyOf({ bodyKind, bytes }) {
    return bodyKind === 'empty' ? BODIES.empty : `${BODIES[bodyKind]} (${String(bytes)} bytes)`;
}
function attempts({ attempts: count }) {
    return count === 1 ? 'one attempt' : `${String(count)} attempts`;
}

;// CONCATENATED MODULE: ./build/util/secrets.js
const HIDDEN = '(hidden)';
const SHARED_CHARACTERS = 12;
function createSecretFilter() {
    const encodings = [];
    return {
        add(secret) {
            encodings.push(...encodingsOf(secret));
        },
        hide(value) {
            const plain = normalize(value);
            return [plain, plain.replaceAll(/[^a-z0-9]/g, '')].some((text) => sharesCharacters(text, encodings)) ? HIDDEN : value;
        },
    };
}
function sharesCharacters(text, encodings) {
    const pieces = Array.from({ length: Math.max(0, text.length - SHARED_CHARACTERS + 1) }, (_none, start) => text.slice(start, start + SHARED_CHARACTERS));
    return pieces.some((piece) => encodings.some((encoding) => encoding.includes(piece)));
}
function normalize(text) {
    return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}
function encodingsOf(secret) {
    const bytes = Buffer.from(secret);
    const base64 = [0, 1, 2].map((start) => bytes.subarray(start).toString('base64').replace(/.?=*$/, ''));
    const parts = secret.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
    const plain = [secret, ...base64].map(normalize);
    return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}

;// CONCATENATED MODULE: ./build/failures/service-token.js



const otherAudience = ({ token, expects }) => differs(token?.audience, expects.audience);
const otherTenant = ({ token, expects }) => differs(token?.tenantId, expects.tenantId);
const unknownAudience = ({ challenge }) => challenge.unknownAudience;
const noDifference = (context) => !otherAudience(context) && !otherTenant(context) && !unknownAudience(context);
const bothMatch = (context) => noDifference(context) && context.expects.audience !== undefined && context.expects.tenantId !== undefined && context.token !== undefined;
const sourceOf = ({ expects }) => (expects.source === 'challenge' ? 'its 401 response' : 'its /metadata');
const tokenRejected = {
    code: 'token-rejected',
    title: 'The service does not accept the token',
    recovery: 'none',
    what: (context) => `${returned(context)}: the ${context.target.service.title} does not accept the token. A role cannot change this.`,
    causes: [
        { when: otherAudience, text: (context) => `The token is for another audience than the service names in ${sourceOf(context)}.` },
        {
            when: (context) => !otherAudience(context) && otherTenant(context),
            text: (context) => `The token is from another tenant than the service names in ${sourceOf(context)}.`,
        },
        {
            when: unknownAudience,
            text: 'The service names another audience in its 401 response. The action does not print it, because it is not an audience that the action knows.',
        },
        {
            when: bothMatch,
            text: 'Audience and tenant both match what the service names. The clock of the service, Conditional Access, a gateway or a fault of the service can be the cause.',
        },
        {
            when: (context) => noDifference(context) && !bothMatch(context) && context.target.service.sharedAudience === undefined,
            text: ({ target }) => `The ${target.service.title} may expect another audience (with SMART on FHIR that of an application), or may trust another tenant.`,
        },
        {
            when: (context) => noDifference(context) && !bothMatch(context) && context.target.service.sharedAudience !== undefined,
            text: ({ target, cloud }) => `The ${target.service.title} may trust another tenant, or may expect another audience than ${target.service.sharedAudience?.[cloud.name] ?? target.audience}.`,
        },
        {
            when: ({ challenge }) => challenge.otherSchemes.length > 0,
            text: ({ challenge }) => `The server also asks for ${challenge.otherSchemes.join(' and ')}, which this action cannot send.`,
        },
    ],
    fixes: [
        {
            when: (context) => otherAudience(context) && user(context),
            text: ({ expects }) => `Ask the owner of the gateway whether its audience is ${expects.audience ?? ''}, and only then set it (audience=… in its line of endpoint).`,
        },
        {
            when: otherAudience,
            text: ({ expects }) => `Set the audience to ${expects.audience ?? ''} (input audience, or audience= in its line of endpoint).`,
        },
        {
            when: otherTenant,
            text: ({ expects }) => `Check whether ${expects.tenantId ?? ''} is your tenant. If it is, set tenant-id to it, and client-id to an identity there.`,
        },
        { when: user, text: 'Ask the owner of the gateway which audience and tenant it expects, and set audience or tenant-id accordingly.' },
        { text: 'Run the lines below. They show which audience and tenant the service expects. Set audience or tenant-id accordingly.' },
    ],
    facts: ({ token, expects, challenge }) => [
        ...known('Token: audience (aud)', token?.audience),
        ...known('Service expects: audience', expects.audience),
        ...known('Token: tenant (tid)', token?.tenantId),
        ...known('Service expects: tenant', expects.tenantId),
        ...known('Other authentication schemes', challenge.otherSchemes.join(', ') || undefined),
    ],
    commands: (context) => showSettings(context, 'what the service expects', 'properties.authenticationConfiguration', 'az account show --query tenantId --output tsv'),
};
const readUnauthorised = {
    code: 'read-unauthorised',
    title: 'The request with the token got 401 without a reason',
    recovery: 'none',
    what: (context) => `${returned(context)} with the token.`,
    causes: [
        {
            when: ({ challenge }) => challenge.otherSchemes.length > 0,
            text: ({ challenge }) => `The server asks for ${challenge.otherSchemes.join(' and ')}, which this action cannot send. A token alone is not enough.`,
        },
        {
            when: ({ issueCode }) => issueCode !== undefined,
            text: ({ issueCode }) => `The response has ${issueCode === 'other' ? 'an issue code that FHIR R4 does not define' : `the issue code ${issueCode ?? ''}`}, so it is not known whether the token is the cause.`,
        },
        {
            when: ({ issueCode, challenge }) => issueCode === undefined && challenge.otherSchemes.length === 0,
            text: 'The response does not say why: it has no Bearer challenge. A gateway or a proxy may have sent it.',
        },
    ],
    fixes: [
        {
            when: user,
            text: ({ target }) => `Ask the owner of ${target.host} why the gateway returns 401, and show them the time and the request ID of this run.`,
        },
        {
            text: 'Add the step below. Its lines Server and Via show which server responds. If it is the service, open an Azure support request.',
        },
    ],
    commands: (context) => [curlStep(context)],
};
const roleMissing = {
    code: 'role-missing',
    title: 'The identity has no role on the service',
    recovery: 'propagation',
    what: (context) => `${returned(context)}: the service accepted the token, but the identity is not allowed to read data.`,
    causes: [
        {
            text: ({ target }) => `The identity needs the role ${target.service.role.name} on the service. Owner and Contributor grant no access to data. ` +
                'To assign it requires Owner, User Access Administrator or Role Based Access Control Administrator.',
        },
    ],
    fixes: [
        {
            when: (context) => assignRole(context).length > 0,
            text: 'Run the az role assignment create lines below, for Bash or for PowerShell.',
        },
        {
            when: user,
            text: ({ target }) => `Assign the role ${target.service.role.name} to the identity, on the service behind ${target.host}.`,
        },
        { text: ({ target }) => `Assign the role ${target.service.role.name} to the identity of the login, on the service.` },
    ],
    facts: service_token_identity,
    commands: (context) => assignRole(context),
    wait: { hint: 'A new role takes up to 10 minutes to take effect', seconds: 600 },
};
const jobsNotListable = {
    code: 'jobs-not-listable',
    title: 'The identity may not list de-identification jobs',
    recovery: 'none',
    what: (context) => `${returned(context)}: the identity is not allowed to list jobs.`,
    causes: [
        {
            text: ({ target }) => 'This is expected for an identity that has only the role DeID Realtime Data User. ' +
                `To list jobs, it needs the role ${target.service.role.name}.`,
        },
    ],
    fixes: [{ text: 'Nothing, if the identity is for real-time use only. Otherwise run the az role assignment create command below.' }],
    facts: service_token_identity,
    commands: (context) => assignRole(context),
};
function hasOtherCause({ issueCode, retryAfterMs, anonymousReadStatus }) {
    return retryAfterMs !== undefined || anonymousReadStatus === 403 || (issueCode !== undefined && issueCode !== 'forbidden');
}
const requestForbidden = {
    code: 'request-forbidden',
    title: 'The request was refused for another reason than a role',
    recovery: 'none',
    what: (context) => `${returned(context)} with the token, and the response shows another cause than a missing role.`,
    causes: [
        {
            when: ({ retryAfterMs }) => retryAfterMs !== undefined,
            text: ({ retryAfterMs }) => `The response asks to wait ${String(Math.ceil((retryAfterMs ?? 0) / 1000))} s. A quota of a gateway is likely.`,
        },
        {
            when: ({ anonymousReadStatus }) => anonymousReadStatus === 403,
            text: 'The same request without a token got 403 as well, so a network rule or a gateway refuses both.',
        },
        {
            when: ({ issueCode }) => issueCode !== undefined && issueCode !== 'forbidden',
            text: 'The issue code of the response is not that of a missing role. A customer-managed key that the service cannot use is the most common reason.',
        },
    ],
    fixes: [
        {
            when: ({ issueCode, retryAfterMs }) => issueCode !== undefined && issueCode !== 'forbidden' && retryAfterMs === undefined,
            text: 'Open Resource health and the encryption settings of the service in the Azure portal.',
        },
        {
            text: ({ target }) => `Ask the owner of the gateway or network in front of ${target.host} which rule refuses the request. The step below shows the response without a token.`,
        },
    ],
    commands: (context) => [curlStep(context)],
};
const forbiddenUnexplained = {
    code: 'forbidden-unexplained',
    title: 'The request with the token got 403 without a reason',
    recovery: 'propagation',
    what: (context) => `${returned(context)} with the token. The response is not the one with which the ${context.target.service.title} refuses an identity without a role.`,
    causes: [
        {
            text: 'A gateway, firewall or proxy between the runner and the service may refuse the request, by a quota or an IP filter for example.',
        },
        { text: ({ target }) => `A missing role (${target.service.role.name}) is possible too, but the response does not say so.` },
    ],
    fixes: [
        {
            text: ({ target }) => `Ask the owner of the gateway or network in front of ${target.host} which rule refuses the request. Check the role assignments of the identity as well.`,
        },
    ],
    facts: service_token_identity,
    commands: (context) => listAssignments(context),
    wait: { hint: 'If a role is missing, a new one takes up to 10 minutes to take effect', seconds: 600 },
};
function service_token_identity(context) {
    return [...known('Object ID (oid) of the identity', context.token?.objectId), ...known('Token: tenant (tid)', context.token?.tenantId)];
}
function differs(received, expected) {
    return received !== undefined && expected !== undefined && expected !== HIDDEN && received !== expected;
}

;// CONCATENATED MODULE: ./build/failures/service-exposure.js



const openServer = {
    code: 'open-server',
    title: 'The service responds without a token',
    recovery: 'none',
    what: (context) => `${returned(context)} without a token, with content of a ${context.target.service.title}: anyone who reaches it can read its data.`,
    causes: [
        { when: azure, text: 'Azure services require a token. A gateway or a proxy of this network may add one.' },
        { when: user, text: 'Authentication is turned off on the server, or the gateway in front of it adds credentials of its own.' },
    ],
    fixes: [
        {
            when: azure,
            text: 'Run the curl command below here and from another network. If both get 200, inform the owner of the data and the privacy officer, ' +
                'and let them decide on the az lines below. If only this network gets 200, ask the network team which proxy adds a token.',
        },
        {
            text: ({ target }) => 'Run the curl command below to confirm the status. Then inform the owner of the data and the privacy officer, and ask the owner of ' +
                `${target.host} to require a token or take it off the network.`,
        },
    ],
    commands: (context) => [anonymousRead(context), ...disablePublicAccess(context)],
};
const anonymousAccepted = {
    code: 'anonymous-accepted',
    title: 'The host responded to a request without a token',
    recovery: 'none',
    what: (context) => `${returned(context)} without a token. The content is not that of a ${context.target.service.title}.`,
    causes: [
        {
            text: 'Another server, a sign-in page or a proxy responds at this address, or the service is open. The action sends no token to such a host.',
        },
    ],
    fixes: [
        {
            text: ({ target }) => `Run the curl command below. Ask the owner of ${target.host} (or the network team) which server responds without a token, and correct endpoint.`,
        },
    ],
    commands: (context) => [anonymousRead(context)],
};
const anonymousUnavailable = {
    code: 'anonymous-unavailable',
    title: 'It is not proven that the service refuses requests without a token',
    recovery: 'transient',
    what: (context) => `${returned(context)} without a token in ${String(context.attempts)} attempts, so a refusal is not proven.`,
    causes: [{ text: 'The service or a gateway was overloaded or starting when the request without a token was sent.' }],
    fixes: [{ text: 'Run the job again. A service that requires a token returns 401 to this request.' }],
    wait: { hint: 'It may pass within minutes', seconds: 300 },
};
const anonymousUnclear = {
    code: 'anonymous-unclear',
    title: 'The response to a request without a token proves nothing',
    recovery: 'none',
    what: (context) => `${returned(context)} without a token. Only 401, or 403 from a reachable host, proves that the host refuses such requests.`,
    causes: [
        {
            when: ({ redirect }) => redirect !== undefined,
            text: ({ redirect }) => redirect?.to === 'sign-in' ? `The host redirects to the sign-in page ${redirect.name}.` : 'The host redirects the request.',
        },
        {
            when: ({ status }) => status === 403,
            text: 'The anonymous health request got 403 as well, so the status says nothing about tokens.',
        },
        { when: ({ redirect, status }) => redirect === undefined && status !== 403, text: 'A gateway may respond before it checks the token.' },
    ],
    fixes: [
        {
            when: (context) => user(context) && INTENDED.has(context.status),
            text: ({ target, status }) => `If the owner of ${target.host} intends this response, add anonymous: ${String(status)} to expect. Otherwise ask for 401.`,
        },
        { text: ({ target }) => `Ask the owner of ${target.host} to return 401 to requests without a token.` },
    ],
    commands: (context) => [anonymousRead(context)],
};
const INTENDED = new Set([302, 403, 404]);
const tokenNotChecked = {
    code: 'token-not-checked',
    title: 'The host accepts a token with an invalid signature',
    recovery: 'none',
    what: (context) => `${returned(context)} to a token that nobody signed, with content of a ${context.target.service.title}.`,
    causes: [
        {
            text: 'The gateway does not validate the signature of tokens, and the service behind it trusts the gateway. Anyone can make a token that it accepts.',
        },
    ],
    fixes: [
        {
            text: ({ target }) => `Ask the owner of ${target.host} to validate tokens (in API Management: the policy validate-azure-ad-token). Inform the owner of the data and the privacy officer.`,
        },
    ],
};
const tokenCheckUnclear = {
    code: 'token-check-unclear',
    title: 'It is not proven that the host validates tokens',
    recovery: 'none',
    what: (context) => `${returned(context)} to a token with an invalid signature. Only 400, 401 or 403 proves that the host checks tokens.`,
    causes: [{ text: 'A gateway responded for another reason than the token.' }],
    fixes: [{ text: ({ target }) => `Ask the owner of ${target.host} what causes this status, or add unsigned-token: skip to expect.` }],
};
const RIGHTS = {
    read: 'read data',
    export: 'export data',
    import: 'import data',
    reindex: 'reindex the service',
    'bulk-operate': 'change or delete data in bulk',
};
const rolesOf = ({ target, right }) => target.service.access[right]?.roles ?? [];
const accessMissing = {
    code: 'access-missing',
    title: 'The identity lacks access that is expected',
    recovery: 'propagation',
    what: (context) => `${context.target.name} denies the identity to ${RIGHTS[context.right]}, but expect has allowed: ${context.right}.`,
    causes: [
        {
            text: (context) => `The identity needs the role ${rolesOf(context)[0] ?? ''} on the service, or another role that grants this right.`,
        },
    ],
    fixes: [
        {
            when: (context) => assignRole(context, rolesOf(context)[0]).length > 0,
            text: 'Run the az role assignment create lines below, for Bash or for PowerShell.',
        },
        { text: (context) => `Assign the role ${rolesOf(context)[0] ?? ''} to the identity, on the service behind ${context.target.host}.` },
    ],
    facts: service_token_identity,
    commands: (context) => assignRole(context, rolesOf(context)[0]),
    wait: { hint: 'A new role takes up to 10 minutes to take effect', seconds: 600 },
};
const accessExcessive = {
    code: 'access-excessive',
    title: 'The identity has access that is not expected',
    recovery: 'propagation',
    what: (context) => `${context.target.name} allows the identity to ${RIGHTS[context.right]}, but expect has denied: ${context.right}.`,
    causes: [
        {
            text: (context) => `A role assignment grants it, on the service, above it, or through a group. These built-in roles do: ${rolesOf(context).join(', ')}. A custom role can grant it too.`,
        },
    ],
    fixes: [
        {
            when: (context) => listAssignments(context).length > 0,
            text: 'Run the lines below. They list every assignment, inherited and through groups (use a current Azure CLI: old versions leave out management groups). ' +
                'Remove each assignment whose role grants the right, or take the identity out of the group.',
        },
        { text: ({ target }) => `Remove the roles that grant the right from the identity, on the service behind ${target.host} and above it.` },
    ],
    facts: service_token_identity,
    commands: listAssignments,
    wait: { hint: 'The removal of a role takes up to 10 minutes to take effect', seconds: 600 },
};
const accessUnknown = {
    code: 'access-unknown',
    title: 'It is not proven whether the identity has the access',
    recovery: 'none',
    what: (context) => `${returned(context)}, which does not prove whether the identity may ${RIGHTS[context.right]} (expect: ${context.expected}: ${context.right}).`,
    causes: [
        {
            when: ({ anonymousReadStatus }) => anonymousReadStatus !== undefined && anonymousReadStatus !== 401,
            text: ({ anonymousReadStatus }) => `The same request without a token got ${String(anonymousReadStatus)} instead of 401, so the token did not decide.`,
        },
        {
            when: ({ target, status }) => target.service.name === 'deid' && status === 403,
            text: 'Microsoft does not document how the de-identification service refuses an identity without a role.',
        },
        { text: 'The feature may be turned off, or a gateway may respond instead of the service.' },
    ],
    fixes: [
        {
            when: (context) => listAssignments(context).length > 0,
            text: 'Run the lines below to see every role assignment of the identity, or remove the line of expect.',
        },
        { text: ({ target }) => `Ask the owner of ${target.host} for the role assignments of the identity, or remove the line of expect.` },
    ],
    facts: service_token_identity,
    commands: listAssignments,
};
function anonymousRead(context) {
    return { label: 'Bash: the same read without a token (the body is discarded)', language: 'bash', text: curlCommand(context) };
}

;// CONCATENATED MODULE: ./build/failures/service-network.js


function privateZones({ target: { host } }) {
    const suffix = /(\.azurehealthcareapis\.(?:com|us))$/.exec(host)?.[1];
    if (suffix === undefined)
        return { noProxy: '.deid.azure.com', zones: undefined };
    const zone = (label) => `privatelink${label}${suffix}`;
    const inWorkspace = /\.(?:fhir|dicom)\.azurehealthcareapis\./.test(host);
    return { noProxy: suffix, zones: inWorkspace ? ['.workspace', '.fhir', '.dicom'].map(zone).join(', ') : zone('') };
}
const rulesBelow = 'The lines below show the network rules of the service and its workspace.';
const throughProxy = (context) => azure(context) && context.proxy !== undefined;
const publicAddress = (context) => azure(context) && context.proxy === undefined && context.address === 'public';
const networkBlocked = {
    code: 'network-blocked',
    title: 'The service refuses requests from this network',
    recovery: 'none',
    what: (context) => `${returned(context)} without a token too, so a network rule refuses this runner. A role cannot change it.`,
    causes: [
        {
            when: throughProxy,
            text: ({ proxy }) => `The request went through the proxy ${proxy ?? ''}, so the service received it from a public address. A service with a private endpoint refuses that.`,
        },
        {
            when: publicAddress,
            text: 'The host name resolved to a public address. Inside the network of a private endpoint it resolves to a private one. ' +
                'The DNS record of a new service can be missing until the private endpoint is refreshed.',
        },
        {
            when: (context) => azure(context) && !throughProxy(context) && !publicAddress(context),
            text: 'Public network access is disabled, or the service has a private endpoint. A change of either takes up to 5 minutes to take effect.',
        },
        { when: user, text: 'The gateway, or the service behind it, accepts requests only from certain networks.' },
    ],
    fixes: [
        {
            when: throughProxy,
            text: (context) => `Set NO_PROXY=${privateZones(context).noProxy} on a runner inside the service's virtual network, so that requests reach the private endpoint directly. ${rulesBelow}`,
        },
        {
            when: publicAddress,
            text: (context) => {
                const { zones } = privateZones(context);
                return `Link the private DNS zones${zones === undefined ? ' of the service' : ` (${zones})`} to the network of the runner, or set runs-on to a runner inside the service's virtual network. ${rulesBelow}`;
            },
        },
        { when: azure, text: `Set runs-on to a self-hosted runner inside the service's virtual network. ${rulesBelow}` },
        { text: "Ask the owner of the gateway to allow the runner's address, or set runs-on to a runner inside its network." },
    ],
    commands: showNetworkRules,
};
const redirected = {
    code: 'redirected',
    title: 'The address redirects the request',
    recovery: 'none',
    what: (context) => `${returned(context)}: a redirect to ${destination(context)}, which was not followed.`,
    causes: [
        {
            when: ({ redirect }) => redirect?.to === 'sign-in',
            text: 'A sign-in page for people responds where a service returns 401.',
        },
        {
            when: (context) => azure(context) && context.redirect?.to !== 'sign-in',
            text: 'Azure services do not redirect. A sign-in or block page of the network is likely.',
        },
        {
            when: (context) => user(context) && context.redirect?.to === 'same-host',
            text: 'The base path in endpoint is not the one that the gateway uses: for example, a final part or a slash is missing.',
        },
        {
            when: (context) => user(context) && (context.redirect?.to === 'other-host' || context.redirect?.to === 'nowhere'),
            text: 'A gateway or a sign-in page of the network redirects. The token is sent only to the host of endpoint.',
        },
    ],
    fixes: [
        {
            when: azure,
            text: ({ target }) => `Ask the network team to let the runner reach ${target.host}:443 without a redirect. The step below shows them the response.`,
        },
        {
            when: ({ redirect }) => redirect?.to === 'sign-in',
            text: ({ target }) => `Ask the owner of ${target.host} to let requests with a bearer token pass without the sign-in page (for App Service: Return HTTP 401 for unauthenticated requests).`,
        },
        {
            when: ({ redirect }) => redirect?.to === 'same-host',
            text: 'Run the step below, read the Location line of its output, and correct the path in endpoint.',
        },
        {
            text: ({ target }) => `Run the step below and read the Location line of its output. Ask the owner of ${target.host} whether that is the address of the service, and only then set endpoint to it.`,
        },
    ],
    commands: (context) => [curlStep(context)],
};
const htmlResponse = {
    code: 'html-answer',
    title: 'A web page was returned instead of a response of the service',
    recovery: 'none',
    what: (context) => `${returned(context)} with an HTML page of ${String(context.bytes)} bytes.`,
    causes: [
        {
            text: 'Healthcare services do not return HTML. The page comes from a proxy, a sign-in of the network, or another server at this address.',
        },
    ],
    fixes: [
        {
            when: azure,
            text: ({ target }) => `Ask the network team to let ${target.host}:443 through unchanged. The step below shows which server responds (lines Server and Via).`,
        },
        {
            text: ({ target }) => 'Add the step below. Its lines Server and Via show which server responds. If a proxy does, ask the network team to let ' +
                `${target.host} through unchanged; otherwise correct endpoint.`,
        },
    ],
    commands: (context) => [curlStep(context)],
};
function destination({ redirect }) {
    if (redirect?.to === 'sign-in')
        return `the sign-in page ${redirect.name}`;
    return { 'same-host': 'another path of the same host', 'other-host': 'another host', nowhere: 'no address' }[redirect?.to ?? 'nowhere'];
}

;// CONCATENATED MODULE: ./build/failures/service.js






const SERVER_FAULTS = new Set(['exception', 'transient', 'timeout', 'throttled']);
const GENERAL = [
    { when: ({ status }) => status >= 300 && status < 400, definition: redirected },
    { when: ({ status }) => status === 424, definition: dependencyFailed },
    { when: ({ status }) => status === 429, definition: serviceThrottled },
    {
        when: ({ status, issueCode }) => isTransient(status) || (status === 401 && SERVER_FAULTS.has(issueCode)),
        definition: serviceUnavailable,
    },
    { when: ({ bodyKind, status }) => bodyKind === 'html' && status !== 401, definition: htmlResponse },
    { when: ({ status, issueCode }) => status === 410 && issueCode === 'service-deprecated', definition: serviceDeprecated },
    { when: ({ status }) => status === 410, definition: gone },
    { when: (context) => context.status === 404 && isServiceThere(context), definition: readNotOffered },
    { when: ({ status }) => status === 404, definition: pathNotFound },
    { when: ({ status }) => status === 423, definition: serviceLocked },
    { when: ({ status }) => status < 300, definition: unexpectedResponse },
];
const REACHABLE = [
    { when: user, definition: healthPathFailed },
    { when: ({ status }) => status === 403, definition: networkBlocked },
    ...GENERAL,
];
const AUTHORISED = [
    { when: (context) => context.status === 403 && isRefusedForAll(context), definition: networkBlocked },
    ...GENERAL,
    {
        when: ({ status, issueCode, challenge }) => status === 401 && (issueCode === 'login' || challenge.bearer),
        definition: tokenRejected,
    },
    { when: ({ status }) => status === 401, definition: readUnauthorised },
    { when: (context) => context.status === 403 && hasOtherCause(context), definition: requestForbidden },
    { when: ({ status, ownRefusal }) => status === 403 && !ownRefusal, definition: forbiddenUnexplained },
    { when: ({ status, target }) => status === 403 && target.service.forbidden === 'warn', definition: jobsNotListable },
    { when: ({ status }) => status === 403, definition: roleMissing },
];
const STATEMENT = [
    { when: ({ status }) => isTransient(status) || status === 429, definition: serviceUnavailable },
    { when: () => true, definition: statementUnreadable },
];
function authorisedFailure(context) {
    return failureOf(AUTHORISED, context);
}
function reachableFailure(context) {
    return failureOf(REACHABLE, context);
}
function statementFailure(context) {
    return failureOf(STATEMENT, context);
}
function isTransient(status) {
    return status === 408 || status >= 500;
}
function failureOf(rules, context) {
    const { definition } = rules.find(({ when }) => when(context)) ?? { definition: unexpectedStatus };
    return createEndpointFailure(definition, context);
}
function createEndpointFailure(definition, context) {
    const failure = (0,failures_define/* createFailure */.p)(definition, context);
    return { ...failure, facts: [...failure.facts, ...service_evidence(context)] };
}
function service_evidence(context) {
    const { status, path, bodyKind, retryAfterMs, proxy, address, issueCode, ownRefusal, anonymousStatus, anonymousReadStatus, requestId } = context;
    return [
        { name: 'Request', value: `GET ${path}` },
        { name: 'HTTP status', value: String(status) },
        ...(bodyKind === 'fhir' || bodyKind === 'json' ? [] : known('Body', bodyOf(context))),
        ...known('Issue code', issueCode === 'other' ? 'not in the list of FHIR R4' : issueCode),
        ...known('Retry-After', retryAfterMs === undefined ? undefined : `${String(Math.ceil(retryAfterMs / 1000))} s`),
        ...known('HTTP status of the anonymous probe', anonymousStatus?.toString()),
        ...known('HTTP status of the read without a token', anonymousReadStatus?.toString()),
        ...(ownRefusal ? [] : [...known('Proxy', proxy), ...known('Address', address)]),
        ...known('Request ID, for Azure support', requestId),
    ];
}
function isServiceThere({ issueCode, anonymousStatus, path, target }) {
    if (path === target.service.reachable.path)
        return false;
    return issueCode !== undefined || (anonymousStatus !== undefined && anonymousStatus >= 200 && anonymousStatus < 300);
}
function isRefusedForAll({ target, anonymousStatus, anonymousReadStatus }) {
    return anonymousStatus === 403 && (target.trust === 'azure' || anonymousReadStatus === 403);
}
const serviceDefinitions = [
    ...[tokenRejected, readUnauthorised, roleMissing, jobsNotListable, requestForbidden],
    ...[forbiddenUnexplained, networkBlocked, openServer, anonymousAccepted],
    ...[anonymousUnavailable, anonymousUnclear, tokenNotChecked, tokenCheckUnclear],
    ...[accessMissing, accessExcessive, accessUnknown],
    ...[
        redirected,
        dependencyFailed,
        serviceThrottled,
        serviceUnavailable,
        serviceDegraded,
        healthPathFailed,
        htmlResponse,
    ],
    ...[
        serviceDeprecated,
        gone,
        readNotOffered,
        pathNotFound,
        serviceLocked,
        unexpectedResponse,
        statementUnreadable,
        unexpectedStatus,
    ],
];

;// CONCATENATED MODULE: ./build/checks/evaluate.js




function contextOf(response, { claims, expects, anonymousStatus, anonymousReadStatus, ...evidence }) {
    const { audience, tenantId } = response.challenge;
    return {
        ...response,
        ...evidence,
        ...{ anonymousStatus, anonymousReadStatus },
        token: claims && { audience: claims.audience, tenantId: claims.tenantId, objectId: claims.objectId },
        expects: expects ?? { audience, tenantId, source: 'challenge' },
    };
}
function evaluateReachable(response, evidence) {
    const { target } = evidence;
    const { status } = response;
    const reachable = target.trust === 'user' ? isSuccess(status) || MEANINGLESS.has(status) : isReachableAzureHost(status, target);
    return reachable ? undefined : reachableFailure(contextOf(response, evidence));
}
const MEANINGLESS = new Set([401, 404, 405]);
function isReachableAzureHost(status, { service }) {
    return service.reachableByAnyAnswer ? status < 500 && status !== 403 && !isRedirect(status) : isSuccess(status);
}
function evaluateAnonymousRead(response, evidence) {
    const { status } = response;
    const fail = (definition) => createEndpointFailure(definition, contextOf(response, evidence));
    if (isSuccess(status))
        return fail(isServiceContent(response, evidence.target) ? openServer : anonymousAccepted);
    if (status === 401)
        return undefined;
    if (status === 403 && evidence.anonymousStatus !== undefined && evidence.anonymousStatus !== 403)
        return undefined;
    return fail(isTransient(status) || status === 429 ? anonymousUnavailable : anonymousUnclear);
}
function evaluateAuthorised(response, evidence) {
    return isRead(response, evidence.target) ? undefined : authorisedFailure(contextOf(response, evidence));
}
function evaluateDeniedRead(response, evidence) {
    const fail = (definition) => createEndpointFailure(definition, accessContext(response, evidence, { right: 'read', expected: 'denied' }));
    if (isRead(response, evidence.target))
        return fail(accessExcessive);
    if (response.status !== 403)
        return authorisedFailure(contextOf(response, evidence));
    return isDenied(response, evidence) ? undefined : fail(accessUnknown);
}
function evaluateStatement(response, evidence) {
    const { json, status } = response;
    const isStatement = status === 200 && (0,util_json/* isRecord */.u4)(json) && json['resourceType'] === 'CapabilityStatement';
    return isStatement ? undefined : statementFailure(contextOf(response, evidence));
}
function evaluateUnsignedRead(response, evidence) {
    const { status } = response;
    if (status === 400 || status === 401 || status === 403)
        return undefined;
    if (status === 429 || isTransient(status))
        return authorisedFailure(contextOf(response, evidence));
    const accepted = isSuccess(status) && isServiceContent(response, evidence.target);
    return createEndpointFailure(accepted ? tokenNotChecked : tokenCheckUnclear, contextOf(response, evidence));
}
function accessContext(response, evidence, { right, expected }) {
    return { ...contextOf(response, evidence), right, expected };
}
function isAllowed(response, { target, anonymousReadStatus }) {
    return anonymousReadStatus === 401 && isRead(response, target);
}
function isDenied(response, evidence) {
    const { target, anonymousReadStatus } = evidence;
    return (anonymousReadStatus === 401 &&
        response.status === 403 &&
        response.ownRefusal &&
        target.service.refusal !== 'error-object' &&
        !hasOtherCause(contextOf(response, evidence)));
}
function isRead(response, { service }) {
    return isSuccess(response.status) && FORMS[service.authorised.form](response);
}
const FORMS = {
    'fhir-bundle': ({ json }) => (0,util_json/* isRecord */.u4)(json) && json['resourceType'] === 'Bundle' && json['type'] === 'searchset',
    'json-array': ({ json, status }) => status === 204 || Array.isArray(json),
    ignored: ({ bodyKind }) => bodyKind === 'json',
};
function isServiceContent(response, { service }) {
    return CONTENTS[service.authorised.form](response);
}
const CONTENTS = {
    'fhir-bundle': ({ bodyKind, issueCode }) => bodyKind === 'fhir-xml' || (bodyKind === 'fhir' && issueCode === undefined),
    'json-array': ({ bodyKind, json, status }) => status === 204 || bodyKind === 'xml' || Array.isArray(json),
    ignored: ({ bodyKind }) => bodyKind === 'json' || bodyKind === 'xml',
};
function worst(checks) {
    const order = ['fail', 'warn'];
    return order.find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}
function isSuccess(status) {
    return status >= 200 && status < 300;
}
function isRedirect(status) {
    return status >= 300 && status < 400;
}

// EXTERNAL MODULE: ./build/failures/run.js
var run = __webpack_require__(7979);
;// CONCATENATED MODULE: ./build/checks/access.js



const LARGEST_ID = '9223372036854775807';
const HEADERS = { accept: 'application/fhir+json' };
function recordReadAccess(recorder, response, evidence) {
    const { target, request } = recorder;
    const expectation = request.access.find(({ right }) => right === 'read' && target.service.access[right] !== undefined);
    if (expectation === undefined)
        return;
    const observed = isAllowed(response, evidence) ? 'allowed' : isDenied(response, evidence) ? 'denied' : 'unknown';
    recordAccess(recorder, expectation, observed, response, evidence);
}
async function checkAccess(recorder, token, evidence) {
    const { target, request } = recorder;
    for (const expectation of request.access) {
        const lookup = target.service.access[expectation.right]?.lookup;
        if (lookup !== undefined)
            await checkRight(recorder, token, evidence, { expectation, lookup });
    }
}
async function checkRight(recorder, token, evidence, { expectation, lookup }) {
    const { target, context } = recorder;
    const sentId = lookup.id === 'guid' ? context.newId() : LARGEST_ID;
    const label = `access ${expectation.right}`;
    const probe = { path: `${lookup.path}${sentId}`, headers: HEADERS, above: target.base, sentId };
    const anonymous = await recorder.send(label, probe, retryIfTransient(evidence, expectation));
    const known = { ...evidence, anonymousReadStatus: anonymous.response?.status };
    const refused = anonymous.response?.status === 401;
    const { response, failure } = refused ? await recorder.send(label, { ...probe, token }, retryIfTransient(known, expectation)) : anonymous;
    if (response === undefined) {
        const expected = `${expectation.expected}: ${expectation.right}`;
        recorder.record({ name: 'access', expected, failure, status: 'warn', observed: { value: 'unknown' } });
        return;
    }
    const observed = refused ? await observe(recorder, response, known) : 'unknown';
    recordAccess(recorder, expectation, observed, response, known);
}
async function observe(recorder, response, evidence) {
    if (isDenied(response, evidence))
        return 'denied';
    if (response.status !== 404)
        return 'unknown';
    if (response.repeatsId)
        return 'allowed';
    const { target, context } = recorder;
    const word = context.newId().replaceAll('-', '');
    const path = `/_operations/${word}/${context.newId()}`;
    const control = await recorder.send('access control', { path, headers: HEADERS, above: target.base }, () => undefined);
    return control.response?.status === 404 ? 'allowed' : 'unknown';
}
function retryIfTransient(evidence, expectation) {
    return (response) => {
        const { status } = response;
        if (status !== 408 && status !== 429 && status < 500)
            return undefined;
        const unknown = createEndpointFailure(accessUnknown, accessContext(response, evidence, expectation));
        return { ...unknown, recovery: 'transient' };
    };
}
function recordAccess(recorder, expectation, observed, response, evidence) {
    const definition = observed === 'unknown' ? accessUnknown : observed === 'denied' ? accessMissing : accessExcessive;
    recorder.record({
        name: 'access',
        expected: `${expectation.expected}: ${expectation.right}`,
        observed: { value: observed },
        failure: observed === expectation.expected ? undefined : createEndpointFailure(definition, accessContext(response, evidence, expectation)),
    });
}

// EXTERNAL MODULE: ./build/http/client.js + 7 modules
var client = __webpack_require__(1930);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/checks/body.js


const DECODERS = {
    gzip: [external_node_zlib_.gunzipSync],
    'x-gzip': [external_node_zlib_.gunzipSync],
    deflate: [external_node_zlib_.inflateSync, external_node_zlib_.inflateRawSync],
    br: [external_node_zlib_.brotliDecompressSync],
    zstd: [external_node_zlib_.zstdDecompressSync],
};
const MOST_CODINGS = 3;
function readBody(response, maxBytes, parse) {
    const bytes = decompress(response, maxBytes);
    if (bytes === undefined)
        return { kind: 'compressed', json: undefined, text: undefined };
    const content = decodeText(bytes);
    const contentType = response.headers['content-type'] ?? '';
    const start = (content ?? '').slice(0, 4096).trimStart();
    if (!parse && /^[[{]/.test(start))
        return { kind: 'json', json: undefined, text: undefined };
    const json = parse && content !== undefined ? parseJson(content) : undefined;
    return { kind: kindOf(bytes, json, start, contentType), json, text: parse ? content : undefined };
}
function kindOf(bytes, json, start, contentType) {
    if ((0,util_json/* isRecord */.u4)(json) && (0,util_json/* text */.Qq)(json['resourceType']) !== undefined)
        return 'fhir';
    if (json !== undefined)
        return 'json';
    if (bytes.length === 0 || (bytes.length < 4096 && start === '' && /^\s*$/.test(Buffer.from(bytes).toString('latin1'))))
        return 'empty';
    const markup = markupOf(start);
    if (markup === 'fhir-xml')
        return markup;
    return contentType.toLowerCase().startsWith('text/html') ? 'html' : (markup ?? 'other');
}
const PROLOG = /^(?:\s|<\?[^>]{0,500}>|<!--[^]{0,2000}?-->|<!doctype(?!\s+html)[^>]{0,500}>)*/i;
function markupOf(start) {
    const root = start.slice(PROLOG.exec(start)?.[0].length ?? 0);
    const [, name] = /^<(?:[\w.-]{1,60}:)?(!?[\w.-]{1,60})/.exec(root) ?? [];
    if (name === undefined)
        return undefined;
    if (/^(?:!doctype|html|head|body)$/i.test(name))
        return 'html';
    return name === 'Bundle' || /^<[^>]*hl7\.org\/fhir["'/]/.test(root) ? 'fhir-xml' : 'xml';
}
function decompress({ headers, body }, maxBytes) {
    if (body.length === 0)
        return body;
    const named = (headers['content-encoding'] ?? '')
        .toLowerCase()
        .split(',')
        .map((coding) => coding.trim())
        .filter((coding) => coding !== '' && coding !== 'identity');
    const codings = named.length === 0 && body[0] === 0x1f && body[1] === 0x8b ? ['gzip'] : named;
    if (codings.length > MOST_CODINGS)
        return undefined;
    return codings.reduceRight((bytes, coding) => bytes && decodeOne(bytes, coding, maxBytes), body);
}
function decodeOne(bytes, coding, maxBytes) {
    for (const decoder of DECODERS[coding] ?? []) {
        try {
            return decoder(bytes, { maxOutputLength: maxBytes });
        }
        catch {
            continue;
        }
    }
    return undefined;
}
function decodeText(bytes) {
    const [first, second] = bytes;
    const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function parseJson(content) {
    try {
        const json = JSON.parse(content);
        return json;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/checks/response-summary.js






function reduceResponse(response, options) {
    const { status, headers, address, proxy } = response;
    const parse = options.form !== 'ignored' || status < 200 || status >= 300;
    const body = readBody(response, options.maxBytes ?? client/* BODY_LIMIT */.T, parse);
    const outcome = (0,util_json/* isRecord */.u4)(body.json) && body.json['resourceType'] === 'OperationOutcome' ? body.json : undefined;
    const issue = outcome && (0,util_json/* list */.p_)(outcome['issue'])[0];
    const issueCode = outcome && issueCodeOf(issue);
    return {
        json: body.json,
        summary: {
            ...{ status, address, proxy },
            bodyKind: body.kind,
            bytes: response.body.length,
            issueCode,
            ownRefusal: status === 403 && isOwnRefusal(options.service.refusal, issueCode, body),
            repeatsId: options.sentId !== undefined && issueCode === 'not-found' && repeats(issue, options.sentId),
            health: status === 200 ? healthOf(body) : undefined,
            requestId: requestIdOf(headers, status >= 400 ? outcome : undefined, options.hide),
            challenge: readChallenge(headers['www-authenticate'], options),
            redirect: status >= 300 && status < 400 ? redirectOf(headers['location'], options.url) : undefined,
            retryAfterMs: (0,retry/* retryAfter */.P9)(headers, options.now),
        },
    };
}
const ISSUE_CODES = new Set([
    ...['invalid', 'structure', 'required', 'value', 'invariant', 'security', 'login', 'unknown', 'expired', 'forbidden', 'suppressed'],
    ...['processing', 'not-supported', 'duplicate', 'multiple-matches', 'not-found', 'deleted', 'too-long', 'code-invalid', 'extension'],
    ...['too-costly', 'business-rule', 'conflict', 'transient', 'lock-error', 'no-store', 'exception', 'timeout', 'incomplete', 'throttled'],
    ...['informational', 'service-deprecated'],
]);
function issueCodeOf(issue) {
    if (!(0,util_json/* isRecord */.u4)(issue))
        return 'other';
    const { details } = issue;
    const coding = (0,util_json/* isRecord */.u4)(details) ? (0,util_json/* list */.p_)(details['coding'])[0] : undefined;
    const codes = [(0,util_json/* isRecord */.u4)(coding) ? (0,util_json/* text */.Qq)(coding['code']) : undefined, (0,util_json/* text */.Qq)(issue['code'])];
    return codes.find((code) => code !== undefined && ISSUE_CODES.has(code)) ?? 'other';
}
function isOwnRefusal(refusal, issueCode, { json, text: content }) {
    switch (refusal) {
        case 'issue-forbidden':
            return issueCode === 'forbidden';
        case 'fixed-text':
            return content?.trim() === 'Authorization failed.';
        case 'error-object':
            return (0,util_json/* isRecord */.u4)(json) && (0,util_json/* isRecord */.u4)(json['error']) && (0,util_json/* text */.Qq)(json['error']['code']) !== undefined;
    }
}
function repeats(issue, id) {
    if (!(0,util_json/* isRecord */.u4)(issue))
        return false;
    const { diagnostics, details } = issue;
    const texts = [(0,util_json/* text */.Qq)(diagnostics), (0,util_json/* text */.Qq)((0,util_json/* isRecord */.u4)(details) ? details['text'] : undefined)];
    return texts.some((value) => value?.toLowerCase().includes(id.toLowerCase()) === true);
}
function healthOf({ json, text: content }) {
    const word = (0,util_json/* isRecord */.u4)(json) ? ((0,util_json/* text */.Qq)(json['overallStatus']) ?? (0,util_json/* text */.Qq)(json['status'])) : ((0,util_json/* text */.Qq)(json) ?? content?.slice(0, 40));
    return ['Degraded', 'Unhealthy'].find((known) => known.toLowerCase() === word?.trim().toLowerCase());
}
const response_summary_REQUEST_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i;
function requestIdOf(headers, outcome, hide) {
    const ids = [headers['x-request-id'], (0,util_json/* text */.Qq)(outcome?.['id']), headers['x-ms-request-id']];
    const id = ids.find((value) => value !== undefined && response_summary_REQUEST_ID.test(value))?.toLowerCase();
    return id && hide(id);
}
const SCHEMES = ['Bearer', 'Basic', 'Negotiate', 'NTLM', 'Digest', 'AzureApiManagementKey'];
function readChallenge(header, { cloud, audience, hide }) {
    const parameters = new Map();
    const schemes = new Set();
    let scheme = '';
    for (const item of header?.match(/(?:[^,"]|"[^"]*(?:"|$))+/g) ?? []) {
        const [, next, rest = ''] = /^\s*(?:([\w!#$%&'*+.^`|~-]+)(?=\s*$|\s+[^\s=]))?\s*(.*)$/s.exec(item) ?? [];
        if (next !== undefined)
            scheme = SCHEMES.find((known) => known.toLowerCase() === next.toLowerCase()) ?? 'another scheme';
        if (next !== undefined)
            schemes.add(scheme);
        const [, name, value] = /^([\w-]+)\s*=\s*"?([^"]*)"?\s*$/.exec(rest) ?? [];
        if (scheme === 'Bearer' && name !== undefined && value !== undefined)
            parameters.set(name.toLowerCase(), value);
    }
    const named = [parameters.get('resource_id'), parameters.get('realm')].filter((value) => value !== undefined);
    const known = named.find((value) => value === audience || mayBeExpected(value));
    const shown = known === audience ? known : known && hide(known);
    const tenantId = tenantOf(parameters.get('authorization_uri'), cloud);
    return {
        bearer: schemes.has('Bearer'),
        otherSchemes: [...schemes].filter((name) => name !== 'Bearer'),
        audience: shown,
        unknownAudience: known === undefined && parameters.has('resource_id'),
        tenantId: tenantId !== undefined && hide(tenantId) === HIDDEN ? undefined : tenantId,
    };
}
const CONTROL_PLANES = new Set([
    '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    '00000003-0000-0000-c000-000000000000',
    '00000002-0000-0000-c000-000000000000',
]);
function mayBeExpected(value) {
    const id = (0,util_json/* guid */.Os)(value.replace(/^api:\/\//i, ''));
    return (id === undefined || !CONTROL_PLANES.has(id)) && (0,audiences/* isKnownAudience */.Mi)(value.replace(/\/$/, ''));
}
function tenantOf(value, { authorityHost }) {
    const url = value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'https:' || url.host !== authorityHost)
        return undefined;
    return (0,util_json/* guid */.Os)(url.pathname.split('/')[1]);
}
const SIGN_IN_HOSTS = [
    ...['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn', 'login.microsoft.com'],
    ...['login.windows.net', 'login.live.com', 'login.chinacloudapi.cn', 'sts.windows.net', 'accounts.google.com'],
];
const SIGN_IN_SUFFIXES = ['b2clogin.com', 'ciamlogin.com', 'okta.com', 'auth0.com'];
function redirectOf(location, url) {
    if (location === undefined || !URL.canParse(location, url.href))
        return { to: 'nowhere' };
    const { hostname, pathname } = new URL(location, url);
    if (hostname === url.hostname) {
        return pathname.startsWith('/.auth/login') ? { to: 'sign-in', name: 'of App Service' } : { to: 'same-host' };
    }
    const name = SIGN_IN_HOSTS.find((host) => host === hostname) ?? SIGN_IN_SUFFIXES.find((suffix) => hostname.endsWith(`.${suffix}`));
    return name === undefined ? { to: 'other-host' } : { to: 'sign-in', name };
}

;// CONCATENATED MODULE: ./build/checks/probe.js



const LONGEST_QUICK_PAUSE_MS = 10_000;
async function probe(target, { cloud, limits, run }, request, evaluate, context) {
    const { http, clock, deadlines, log } = context;
    const url = new URL(`${request.above}${request.path}`);
    const headers = headersOf(target, request, `${run.repository}/${run.runId}/${run.runAttempt}`);
    const earlier = [];
    let response;
    const attempt = async (number) => {
        if (response !== undefined)
            earlier.push(response.status);
        response = undefined;
        const result = await http.send({ url, headers, ...(request.maxBytes !== undefined && { maxBytes: request.maxBytes }) });
        if (!result.ok) {
            const { error } = result;
            const failure = (0,network/* networkFailure */.r)({ error, whose: `the ${target.service.title}`, timeoutMs: limits.timeoutMs, path: request.path });
            return { ok: false, failure, noRetry: TIMEOUTS.has(error.code) };
        }
        const { summary, json } = reduceResponse(result.response, {
            ...{ url, cloud, now: clock.now(), hide: context.hide, service: target.service, audience: target.audience },
            ...{ form: request.form, maxBytes: request.maxBytes, sentId: request.sentId },
        });
        response = { ...summary, json, url: url.href, path: request.path, attempts: number, earlier, timings: result.response.timings };
        const failure = evaluate(response);
        if (failure === undefined)
            return { ok: true, value: response };
        const pauseMs = response.retryAfterMs ?? 0;
        const tooLong = limits.waitMs > 0 && pauseMs > Math.max(LONGEST_QUICK_PAUSE_MS, deadlines.waitUntil - clock.now());
        return { ok: false, failure, retryAfterMs: response.retryAfterMs, noRetry: tooLong };
    };
    const result = await (0,retry/* retry */.L5)(attempt, { ...deadlines, waitUntil: 0 }, clock, (pause) => {
        log.pause(target.name, pause);
    });
    return result.ok ? { response: result.value, failure: undefined } : { response, failure: result.failure };
}
const TIMEOUTS = new Set(['TIMEOUT', 'DEADLINE', 'ETIMEDOUT']);
function isTimeout({ code }) {
    return code === 'timed-out' || code === 'deadline-reached';
}
function headersOf(target, { headers, token }, run) {
    return {
        'user-agent': 'azure-healthcare-token',
        'accept-encoding': 'identity',
        ...headers,
        ...(target.trust === 'azure' && target.service.auditHeaders(run)),
        ...(token !== undefined && { connection: 'close', authorization: `Bearer ${token}` }),
    };
}

;// CONCATENATED MODULE: ./build/checks/recorder.js


const WARNINGS = new Set([
    ...['jobs-not-listable', 'latency-high', 'service-degraded', 'health-path-failed'],
    ...['anonymous-unavailable', 'anonymous-unclear', 'token-check-unclear', 'access-unknown'],
]);
class CheckRecorder {
    target;
    request;
    context;
    #checks = [];
    #spans = [];
    #authorised;
    #first;
    #retryAfterMs;
    constructor(target, request, context) {
        this.target = target;
        this.request = request;
        this.context = context;
    }
    async send(name, request, evaluate) {
        const { now } = this.context.clock;
        const start = now();
        const result = await probe(this.target, this.request, request, evaluate, this.context);
        this.#spans.push({ label: name, start, end: now(), ok: result.failure === undefined });
        this.#first ??= result.response;
        if (name === 'authorised')
            this.#authorised = result.response;
        if (result.failure !== undefined)
            this.#retryAfterMs = result.response?.retryAfterMs;
        return result;
    }
    record({ name, failure, status, observed, expected, note }) {
        const check = {
            name,
            status: status ?? (failure === undefined ? 'pass' : WARNINGS.has(failure.code) ? 'warn' : 'fail'),
            time: this.context.clock.now(),
            ...(observed && { observed }),
            ...(expected !== undefined && { expected }),
            ...(failure && { failure }),
            ...(note !== undefined && { note }),
        };
        const at = this.#checks.findIndex((other) => other.name === name && other.expected === expected);
        if (at === -1)
            this.#checks.push(check);
        else
            this.#checks[at] = check;
    }
    recordResponse(name, response, result = {}) {
        const note = result.note ?? (result.failure === undefined ? earlierAttempts(response) : undefined);
        this.record({ name, ...result, observed: response && { value: response.status }, note });
    }
    outcome() {
        return {
            target: this.target,
            status: worst(this.#checks),
            checks: this.#checks,
            httpStatus: this.#authorised?.status,
            latencyMs: this.#authorised && Math.round(this.#authorised.timings.firstByte),
            timings: this.#first?.timings,
            spans: this.#spans,
            retryAfterMs: this.#retryAfterMs,
        };
    }
}
function earlierAttempts(response) {
    if (response === undefined || response.earlier.length === 0)
        return undefined;
    const counts = Map.groupBy(response.earlier, (status) => status);
    const times = [...counts].map(([status, all]) => `${String(status)} ${all.length === 1 ? 'once' : all.length === 2 ? 'twice' : `${String(all.length)} times`}`);
    return `Returned ${times.join(' and ')} before.`;
}

;// CONCATENATED MODULE: ./build/checks/endpoint.js










async function checkEndpoint(target, request, getToken, context) {
    const recorder = new CheckRecorder(target, request, context);
    const known = { target, cloud: request.cloud, clientId: request.signIn.clientId };
    const reachable = await checkReachable(recorder, known);
    if (!reachable.continues)
        return recorder.outcome();
    const withHealth = { ...known, anonymousStatus: reachable.response?.status };
    const anonymous = await checkAnonymousRead(recorder, withHealth);
    if (anonymous.response !== undefined)
        await checkExpectations(recorder, withHealth);
    const token = await getToken();
    if (!token.granted)
        recorder.record({ name: 'authorised', failure: token.failure });
    if (!token.granted || anonymous.response === undefined || !anonymous.mayGetToken)
        return recorder.outcome();
    const { token: secret, claims } = token.grant;
    const evidence = {
        ...withHealth,
        claims,
        anonymousReadStatus: anonymous.response.status,
        expects: { ...anonymous.response.challenge, source: 'challenge' },
    };
    const authorised = await checkAuthorised(recorder, secret, evidence);
    if (authorised === undefined)
        return recorder.outcome();
    if (anonymous.intended && isSuccess(authorised.status))
        acceptIntended(recorder, anonymous.response);
    recordReadAccess(recorder, authorised, evidence);
    if (isRead(authorised, target) || isDenied(authorised, evidence))
        await checkAccess(recorder, secret, evidence);
    return recorder.outcome();
}
async function checkReachable(recorder, evidence) {
    const { target } = recorder;
    const { response, failure } = await recorder.send('reachable', { ...target.service.reachable, above: target.root }, (received) => evaluateReachable(received, evidence));
    if (failure !== undefined) {
        const continues = target.trust === 'user' && !isTimeout(failure);
        recorder.recordResponse('reachable', response, { failure, status: continues ? 'warn' : 'fail' });
        return { continues, response };
    }
    const degraded = response.health && createEndpointFailure(serviceDegraded, contextOf(response, evidence));
    recorder.recordResponse('reachable', response, { failure: degraded });
    return { continues: true, response };
}
async function checkAnonymousRead(recorder, evidence) {
    const { target, request } = recorder;
    const isIntended = ({ status }) => target.trust === 'user' && status === request.anonymousStatus;
    const { response, failure } = await recorder.send('anonymous', { ...target.service.authorised, above: target.base }, (received) => isIntended(received) ? undefined : evaluateAnonymousRead(received, evidence));
    const intended = response !== undefined && isIntended(response);
    recorder.recordResponse('anonymous', response, { failure: intended ? evaluateAnonymousRead(response, evidence) : failure });
    return { response, intended, mayGetToken: response !== undefined && (intended || !isSuccess(response.status)) };
}
function acceptIntended(recorder, anonymous) {
    recorder.recordResponse('anonymous', anonymous, { note: anonymous.status === 200 ? ONLY_CONFORMANCE : undefined });
}
const ONLY_CONFORMANCE = 'The host responds without a token, as expect intends. Only conformance resources were compared, so this says nothing about patient data.';
const NOTHING_READ = 'The service refused the read, as expect intends. Nothing was read, so storage was not tested.';
async function checkAuthorised(recorder, token, evidence) {
    const { target, request } = recorder;
    const denied = request.access.some(({ right, expected }) => right === 'read' && expected === 'denied');
    const evaluateRead = denied ? evaluateDeniedRead : evaluateAuthorised;
    const { response, failure } = await recorder.send('authorised', { ...target.service.authorised, above: target.base, token }, (received) => evaluateRead(received, evidence));
    if (failure === undefined) {
        recorder.recordResponse('authorised', response, { note: denied ? NOTHING_READ : undefined });
        if (isRead(response, target))
            checkLatency(recorder, response);
        return response;
    }
    const explained = response?.status === 401 ? evaluateRead(response, { ...evidence, expects: await expectedBy(recorder, response, evidence) }) : failure;
    const warns = target.service.forbidden === 'warn' && explained?.code === 'forbidden-unexplained';
    recorder.recordResponse('authorised', response, { failure: explained, status: warns ? 'warn' : undefined });
    return response;
}
function checkLatency(recorder, { timings }) {
    const { target, request } = recorder;
    const limitMs = request.maxLatencyMs;
    const latencyMs = Math.round(timings.firstByte);
    recorder.record({
        name: 'responseTime',
        failure: limitMs !== undefined && latencyMs > limitMs ? (0,failures_define/* createFailure */.p)(run/* latencyHigh */.dK, { target, latencyMs, limitMs }) : undefined,
        observed: { value: latencyMs, unit: 'ms' },
        expected: limitMs === undefined ? undefined : `${String(limitMs)} ms`,
    });
}
async function requestStatement(recorder, evidence) {
    const { target } = recorder;
    const question = target.service.expectations?.question;
    if (question === undefined)
        return undefined;
    return recorder.send('statement', { ...question, above: target.base }, (received) => evaluateStatement(received, evidence));
}
async function checkExpectations(recorder, evidence) {
    const { target, request } = recorder;
    const wanted = request.expectations.flatMap(({ name, value }) => {
        const check = target.service.expectations?.checks[name];
        return check === undefined ? [] : [{ name, value, check }];
    });
    const statement = wanted.length === 0 ? undefined : await requestStatement(recorder, evidence);
    if (statement === undefined)
        return;
    for (const { name, value, check } of wanted) {
        const expected = `${name}: ${value}`;
        if (statement.failure !== undefined) {
            recorder.record({ name, expected, failure: statement.failure });
            continue;
        }
        const { met, found } = check(statement.response.json, value);
        const failure = met ? undefined : (0,failures_define/* createFailure */.p)(run/* expectationUnmet */.gf, { target, name, expected: value, observed: found });
        recorder.record({ name, expected, failure, observed: { value: found } });
    }
}
async function expectedBy(recorder, { challenge }, { expects, ...evidence }) {
    const audience = challenge.audience ?? expects?.audience;
    const tenantId = challenge.tenantId ?? expects?.tenantId;
    if (tenantId !== undefined)
        return { audience, tenantId, source: 'challenge' };
    const statement = await requestStatement(recorder, evidence);
    const found = tenantInStatement(statement?.response?.json, evidence.cloud);
    return { audience, tenantId: found, source: audience === undefined && found !== undefined ? '/metadata' : 'challenge' };
}
function tenantInStatement(statement, cloud) {
    const within = (value, name) => (0,util_json/* list */.p_)((0,util_json/* isRecord */.u4)(value) ? value[name] : undefined).filter(util_json/* isRecord */.u4);
    const securities = within(statement, 'rest').map(({ security }) => security);
    const uris = securities.flatMap((security) => within(security, 'extension')).flatMap((extension) => within(extension, 'extension'));
    const tenants = uris.map(({ valueUri }) => tenantOf((0,util_json/* text */.Qq)(valueUri), cloud));
    return tenants.find((tenant) => tenant !== undefined);
}

;// CONCATENATED MODULE: ./build/checks/unsigned-token.js


async function checkUnsignedToken(outcome, request, claims, context) {
    const { target } = outcome;
    const { authorised } = target.service;
    const recorder = new CheckRecorder(target, request, context);
    const token = unsignedToken(target, request, claims, context);
    const probe = { ...authorised, headers: { ...authorised.headers, 'cache-control': 'no-cache' }, above: target.base, token };
    const evidence = { target, cloud: request.cloud, clientId: request.signIn.clientId };
    const { response, failure } = await recorder.send('unsigned-token', probe, (received) => evaluateUnsignedRead(received, evidence));
    const status = failure === undefined || failure.code === 'token-not-checked' ? undefined : 'warn';
    recorder.recordResponse('unsigned-token', response, { failure, status });
    const added = recorder.outcome();
    const checks = [...outcome.checks, ...added.checks];
    return { ...outcome, checks, spans: [...outcome.spans, ...added.spans], status: worst(checks) };
}
const SIGNATURE_BYTES = 256;
const LIFETIME_SECONDS = 3600;
function unsignedToken(target, request, claims, context) {
    const now = Math.floor(context.clock.now() / 1000);
    const tenant = claims?.tenantId ?? request.signIn.tenantId ?? 'common';
    const payload = {
        aud: target.audience,
        iss: issuerOf(tenant, claims?.version, request.cloud),
        ...{ iat: now, nbf: now, exp: now + LIFETIME_SECONDS },
        tid: tenant,
        ver: claims?.version ?? '1.0',
    };
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const header = { typ: 'JWT', alg: 'RS256', kid: randomBytes(20, context).toString('base64url') };
    return `${encode(header)}.${encode(payload)}.${randomBytes(SIGNATURE_BYTES, context).toString('base64url')}`;
}
function issuerOf(tenant, version, cloud) {
    if (version === '2.0')
        return `https://${cloud.authorityHost}/${tenant}/v2.0`;
    return `https://${cloud.name === 'azurechinacloud' ? 'sts.chinacloudapi.cn' : 'sts.windows.net'}/${tenant}/`;
}
function randomBytes(count, { newId }) {
    const ids = Array.from({ length: Math.ceil(count / 16) }, () => newId().replaceAll('-', ''));
    return Buffer.from(ids.join(''), 'hex').subarray(0, count);
}

;// CONCATENATED MODULE: ./build/checks/smoke-test.js





const OLD_TOKEN_MS = 5 * 60_000;
async function smokeTest(target, request, { tokens, limit }, context) {
    const { clock, deadlines, log } = context;
    let tokenSince = clock.now();
    const getToken = () => {
        if (clock.now() - tokenSince <= OLD_TOKEN_MS)
            return tokens.getToken(target.audience);
        tokenSince = clock.now();
        return tokens.renewToken(target.audience);
    };
    const check = () => limit(() => checkEndpoint(target, request, getToken, context));
    let last = await check();
    const token = await tokens.getToken(target.audience);
    if (!token.granted)
        return last;
    const attempt = async (number) => {
        if (number > 1)
            last = await check();
        for (let passes = 1;; passes++) {
            const failure = failureToWaitFor(last);
            if (failure !== undefined)
                return { ok: false, failure, retryAfterMs: last.retryAfterMs, noRetry: true };
            if (passes >= request.limits.requiredSuccesses)
                return { ok: true, value: last };
            if (clock.now() + retry/* BETWEEN_PASSES_MS */.m1 >= deadlines.deadline) {
                const failed = (0,failures_define/* createFailure */.p)(run/* unsteady */.Se, { target, required: request.limits.requiredSuccesses, seen: passes });
                last = {
                    ...last,
                    status: 'fail',
                    checks: [...last.checks, { name: 'steady', status: 'fail', failure: failed, time: clock.now() }],
                };
                return { ok: false, failure: failed, noRetry: true };
            }
            await clock.sleep(retry/* BETWEEN_PASSES_MS */.m1);
            last = await check();
        }
    };
    await (0,retry/* retry */.L5)(attempt, deadlines, clock, (pause) => {
        log.pause(target.name, pause);
    });
    if (!mayCheckUnsignedToken(last, request))
        return last;
    return limit(() => checkUnsignedToken(last, request, token.grant.claims, context));
}
function failureToWaitFor({ checks }) {
    const failures = checks.filter(isWaitedFor).flatMap(({ failure }) => failure ?? []);
    return failures.find(({ recovery }) => recovery !== 'none') ?? failures[0];
}
function isWaitedFor({ status, failure }) {
    return status === 'fail' || failure?.code === 'anonymous-unavailable';
}
function mayCheckUnsignedToken({ target, checks, httpStatus }, { checkUnsignedToken: wanted }) {
    if (!wanted || target.trust !== 'user' || httpStatus === undefined || httpStatus < 200 || httpStatus > 299)
        return false;
    const passed = checks.some(({ name, status }) => name === 'authorised' && status === 'pass');
    const anonymous = checks.find(({ name }) => name === 'anonymous')?.observed?.value;
    return passed && !(typeof anonymous === 'number' && anonymous >= 200 && anonymous <= 299);
}

// EXTERNAL MODULE: ./build/failures/group.js
var group = __webpack_require__(5893);
// EXTERNAL MODULE: ./build/failures/reporting.js
var reporting = __webpack_require__(9856);
// EXTERNAL MODULE: ./build/model/outcome.js
var outcome = __webpack_require__(8158);
// EXTERNAL MODULE: ./build/prefetch.js
var prefetch = __webpack_require__(9389);
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
        return (0,failures_define/* createFailure */.p)(reporting/* noOutputFile */.v3, { systemCode: systemCodeOf(error) });
    }
}
function systemCodeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' && /^E[A-Z0-9]{1,20}$/.test(code) ? code : 'an unknown error';
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/util/version.js
var version = __webpack_require__(6777);
// EXTERNAL MODULE: ./build/report/hide-ids.js
var hide_ids = __webpack_require__(92);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
;// CONCATENATED MODULE: ./build/report/health.js



function healthReport(outcome, request) {
    const hide = (0,hide_ids/* idHider */.C)(outcome, request);
    const principals = new Map(outcome.tokens.flatMap((token) => (token.granted ? [[token.audience, token.grant.claims?.objectId]] : [])));
    const rows = [
        ...outcome.endpoints.flatMap((endpoint) => endpoint.checks.map((check) => endpointCheck(endpoint, check, principals.get(endpoint.target.audience), hide))),
        ...outcome.tokens.flatMap((token) => tokenCheck(token, outcome, request, hide)),
    ];
    const first = outcome.groups[0]?.failure;
    return {
        status: outcome.status === 'skipped' ? 'pass' : outcome.status,
        version: version/* VERSION */.x,
        ...(outcome.endpoints.length === 0 && { notes: [note(outcome)] }),
        ...(first !== undefined && { output: first.title }),
        checks: Object.fromEntries([...Map.groupBy(rows, ([key]) => key)].map(([key, found]) => [key, found.map(([, row]) => row)])),
        links: (0,links/* runLinks */.$)(request.run),
    };
}
function endpointCheck({ target }, check, principal, hide) {
    const { value, unit } = check.observed ?? {};
    return [
        key(target.host, check.name),
        {
            componentId: hide(target.name),
            componentType: 'component',
            ...(value !== undefined && { observedValue: typeof value === 'string' ? hide(value) : value }),
            ...(unit !== undefined && { observedUnit: unit }),
            ...(check.expected !== undefined && { expected: hide(check.expected) }),
            ...(check.right !== undefined && principal !== undefined && { principal }),
            status: check.status,
            affectedEndpoints: [hide(target.base)],
            time: new Date(check.time).toISOString(),
            ...(check.failure !== undefined && { output: check.failure.title, failure: check.failure.code }),
            ...(check.note !== undefined && { note: check.note }),
        },
    ];
}
function tokenCheck(token, outcome, request, hide) {
    if (token.granted)
        return [];
    const needing = request.targets.filter(({ audience }) => audience === token.audience).map(({ base }) => hide(base));
    return [
        [
            key(request.cloud.authorityHost, 'token'),
            {
                componentId: hide(token.audience),
                componentType: 'component',
                status: 'fail',
                ...(needing.length > 0 && { affectedEndpoints: needing }),
                time: new Date(outcome.ended).toISOString(),
                output: token.failure.title,
                failure: token.failure.code,
            },
        ],
    ];
}
function note({ tokens }) {
    if (tokens.length === 0)
        return 'No token was requested and no endpoint was probed.';
    return tokens.every(({ granted }) => granted) ? 'A token was issued. No endpoint was probed.' : 'No endpoint was probed.';
}
function key(component, measurement) {
    return `${component.replaceAll(':', '_')}:${measurement.replaceAll(':', '_')}`;
}

;// CONCATENATED MODULE: ./build/report/files.js




const REPORT_FILES = [
    { input: 'report-path', text: (outcome, request) => `${JSON.stringify(healthReport(outcome, request))}\n` },
    { input: 'junit-path', text: async (outcome, request) => (await Promise.all(/* import() */[__webpack_require__.e(585), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 4227))).junitXml(outcome, request) },
];
async function writeReportFile(path, text, canWrite) {
    if (!canWrite(path))
        throw new Error('The path changed during the run');
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomUUID)()}`);
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

// EXTERNAL MODULE: ./build/report/log.js
var report_log = __webpack_require__(6945);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __webpack_require__(3506);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/timeline.js

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
    return [(0,markdown/* details */.zH)(['Where the time went'], (0,markdown/* block */.om)('mermaid', chart.join('\n')), true)];
}
function bars(spans, origin) {
    return [...Map.groupBy(spans, nameOf)].map(([label, tries]) => {
        const start = Math.round(Math.min(...tries.map((span) => span.start)) - origin);
        const end = Math.round(Math.max(...tries.map((span) => span.end)) - origin);
        const name = `${plain(label)}${tries.length > 1 ? ` ×${String(tries.length)}` : ''}, ${String(end - start)} ms`;
        return `  ${name.replaceAll(',', ' ·')} :${tries.at(-1)?.ok === false ? 'crit, ' : ''}${String(start)}, ${String(Math.max(end, start + THINNEST))}`;
    });
}
function nameOf({ label, audience }) {
    return audience === undefined ? label : `${label} ${audience}`;
}
function plain(label) {
    const short = label.replace(/[a-z]+:\/\//, '').replace(/\.azurehealthcareapis\.(?:com|us)/, '');
    return (short
        .replaceAll(/[^\p{L}\p{N}./ -]+/gu, ' ')
        .trim()
        .slice(0, 48) || '–');
}

;// CONCATENATED MODULE: ./build/report/summary.js





const MARK = { pass: '✅', warn: '⚠️', fail: '❌' };
const EXPECTATIONS = 40;
const FEW = 10;
const LIMIT = 250 * 1024;
function summaryMarkdown(outcome, request) {
    const { groups, endpoints, tokens } = outcome;
    const next = (0,report_log/* nextStep */.sk)(outcome);
    const overview = endpoints.length === 0 ? [] : [endpointTable(endpoints), ...notes(endpoints)];
    const several = (0,report_log/* hasSeveralMistakes */.EB)(outcome);
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
    const of = endpoints.length === 1 ? 'the endpoint' : `all ${String(endpoints.length)} endpoints`;
    const count = (wanted) => `${String(endpoints.filter((endpoint) => endpoint.status === wanted).length)} of ${(0,util_text/* plural */.L)(endpoints.length, 'endpoint')}`;
    switch (status) {
        case 'skipped':
            return `🔑 ${(0,util_text/* plural */.L)(tokens.length, 'token')} issued, nothing probed`;
        case 'pass':
            return `✅ Pass at ${of}`;
        case 'warn':
            return `⚠️ Warning at ${count('warn')}`;
        case 'fail':
            return endpoints.length > 1 && endpoints.some((endpoint) => endpoint.status === 'fail')
                ? `❌ Failed at ${count('fail')}`
                : `❌ Failed: ${(0,markdown/* prose */.CS)(groups[0]?.failure.title ?? 'no verdict')}`;
    }
}
function endpointTable(endpoints) {
    const all = new Map(endpoints.flatMap(({ target }) => target.service.checks.map(({ name, title }) => [name, title])));
    const columns = [...all].filter(([name]) => endpoints.some(({ checks }) => checks.some((check) => check.name === name)));
    return (0,markdown/* table */.tp)(['Endpoint', 'Service', ...columns.map(([, title]) => capitalized(title)), 'Latency', 'Verdict'], endpoints
        .toSorted(worstFirst)
        .map(({ target, status, checks, latencyMs }) => [
        (0,markdown/* code */.aY)(target.name),
        target.service.name,
        ...columns.map(([name]) => cellOf(checks.find((check) => check.name === name))),
        latencyMs === undefined ? '–' : `${String(Math.round(latencyMs))} ms`,
        verdict(status, checks),
    ]));
}
function accessMatrix(endpoints) {
    const rights = [...new Set(endpoints.flatMap(({ checks }) => checks.flatMap(({ right }) => right ?? [])))];
    if (rights.length === 0)
        return [];
    const rows = endpoints
        .filter(({ checks }) => checks.some(({ right }) => right !== undefined))
        .toSorted(worstFirst)
        .map(({ target, checks }) => [(0,markdown/* code */.aY)(target.name), ...rights.map((right) => cellOf(checks.find((check) => check.right === right)))]);
    const matrix = (0,markdown/* table */.tp)(['Access of the identity', ...rights.map(capitalized)], rows);
    return ['#### Access', rows.length > FEW ? (0,markdown/* details */.zH)([(0,util_text/* plural */.L)(rows.length, 'endpoint')], matrix) : matrix];
}
function notes(endpoints) {
    return [...new Set(endpoints.flatMap(({ checks }) => checks.flatMap(({ note }) => note ?? [])))].map(markdown/* prose */.CS);
}
function worstFirst(one, other) {
    const order = ['fail', 'warn', 'pass'];
    return order.indexOf(one.status) - order.indexOf(other.status);
}
function verdict(status, checks) {
    const codes = [...new Set(checks.flatMap(({ failure }) => failure?.code ?? []))];
    return codes.length === 0 ? marked(status, status) : marked(status, (0,markdown/* prose */.CS)(codes.join(', ')));
}
function cellOf(check) {
    return check === undefined ? '–' : marked(check.status, (0,markdown/* prose */.CS)(String(check.observed?.value ?? '–')));
}
function marked(status, word) {
    return `${MARK[status]}\u00A0${word}`;
}
function failureDetails(group, open, withoutNext, request) {
    const { failure, level, places, placeKind, commands, casesWithoutCommands: others } = group;
    return (0,markdown/* details */.zH)([
        `${MARK[level === 'error' ? 'fail' : 'warn']} ${failure.title}`,
        { code: failure.code },
        ...(places.length > 1 ? [`at ${(0,util_text/* plural */.L)(places.length, placeKind)}`] : []),
    ], [
        sentences(failure, group.waiting, withoutNext),
        ...summary_evidence(group),
        ...commands.flatMap(({ label, language, text }) => [`**${(0,markdown/* prose */.CS)(label)}:**`, (0,markdown/* block */.om)(language, text)]),
        ...(others > 0 ? [`${(0,util_text/* plural */.L)(others, 'more endpoint')} need the same commands, each with its own host.`] : []),
        ...(0,report_log/* maskNotes */.Qm)(group, request).map(markdown/* prose */.CS),
        `More: ${(0,markdown/* code */.aY)((0,failures_define/* anchor */.Y)(failure.code, request.run.docs))}`,
    ].join('\n\n'), open);
}
function sentences({ what, why, next }, waiting, withoutNext) {
    return [
        `- **What:** ${(0,markdown/* prose */.CS)(what)}`,
        `- **Why:** ${(0,markdown/* prose */.CS)(why)}`,
        ...(withoutNext ? [] : [`- **Do:** ${(0,markdown/* prose */.CS)(next)}`]),
        ...(waiting === undefined ? [] : [`- **Wait:** ${(0,markdown/* prose */.CS)(waiting)}`]),
    ].join('\n');
}
function summary_evidence({ facts, places }) {
    const width = Math.max(0, ...facts.map(({ name }) => name.length));
    const items = places.map((place) => {
        const own = place.facts.map(({ name, value }) => `${(0,markdown/* prose */.CS)(name)} ${(0,markdown/* code */.aY)(value)}`);
        return `- ${(0,markdown/* code */.aY)(place.name)}${own.length === 0 ? '' : `: ${own.join(', ')}`}`;
    });
    return [
        ...(facts.length === 0
            ? []
            : [(0,markdown/* block */.om)('text', facts.map(({ name, value }) => `${name.padEnd(width)}  ${value.replaceAll('\n', ' ')}`).join('\n'))]),
        ...(items.length > 1 ? [folded(items)] : []),
    ];
}
function folded(items) {
    const list = items.join('\n');
    return items.length > FEW ? (0,markdown/* details */.zH)([`All ${String(items.length)} cases`], list) : list;
}
function expectations(endpoints) {
    const all = endpoints.flatMap(({ target, checks }) => checks
        .filter((check) => check.right === undefined && (0,report_log/* isExpectation */.dQ)(target, check))
        .map(({ status, expected = '', observed }) => ({
        status,
        cells: [(0,markdown/* code */.aY)(target.name), (0,markdown/* code */.aY)(expected), (0,markdown/* code */.aY)(String(observed?.value ?? '')), marked(status, status)],
    })));
    if (all.length === 0)
        return [];
    const rows = all.toSorted(worstFirst).slice(0, EXPECTATIONS);
    const more = all.length - rows.length;
    return [
        '#### Expectations',
        (0,markdown/* table */.tp)(['Endpoint', 'Expected', 'Found', 'Verdict'], rows.map(({ cells }) => cells)),
        ...(more > 0 ? [`${(0,util_text/* plural */.L)(more, 'further expectation')}: see the report.`] : []),
    ];
}
function tokenTable({ tokens }) {
    const rows = (0,markdown/* table */.tp)(['Token for', 'Expires (UTC)', 'Identity (object ID)'], tokens
        .toSorted((one, other) => Number(one.granted) - Number(other.granted))
        .map((token) => token.granted
        ? [
            (0,markdown/* code */.aY)(token.audience),
            new Date(token.grant.expiresOn).toISOString().slice(0, 16).replace('T', ' '),
            token.grant.claims?.objectId === undefined ? 'unknown, the token cannot be decoded' : (0,markdown/* code */.aY)(token.grant.claims.objectId),
        ]
        : [(0,markdown/* code */.aY)(token.audience), marked('fail', (0,markdown/* prose */.CS)(token.failure.code)), '–']));
    return tokens.length > FEW ? (0,markdown/* details */.zH)([(0,util_text/* plural */.L)(tokens.length, 'token')], rows) : rows;
}
function fitting(parts) {
    const closing = 'The log has more than fits here.';
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
function capitalized(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

;// CONCATENATED MODULE: ./build/report/index.js









const REPORTING_MS = 30_000;
async function report(found, request, reporting) {
    const failure = writeOutputs(found, request, JSON.stringify(healthReport(found, request)), reporting.clock.now());
    const outcome = failure === undefined ? found : withFailure(found, failure);
    logFailures(outcome, request);
    if (request.summary) {
        await orWarn('the job summary', async () => {
            await core/* summary */.z.addRaw(summaryMarkdown(outcome, request), true).write();
        });
    }
    for (const { input, text } of REPORT_FILES) {
        const path = request.reportPaths.get(input);
        if (path !== undefined)
            await orWarn(`the file of ${input}`, async () => writeReportFile(path, await text(outcome, request), reporting.canWrite));
    }
    await reportToServices(outcome, request, reporting);
    return outcome;
}
function withFailure(outcome, failure) {
    return { ...outcome, status: 'fail', groups: [...(0,group/* groupFailures */.B)({ errors: [failure] }), ...outcome.groups] };
}
function logFailures(outcome, request) {
    const next = (0,report_log/* nextLine */.sE)(outcome);
    for (const [index, { level, title, annotation, group }] of (0,report_log/* failureStories */.IS)(outcome, request).entries()) {
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
        (0,core/* warning */.$e)(`Could not write ${what}. The verdict is not affected.`);
    }
}
async function reportToServices(outcome, request, { clock, canReportToGitHub, getToken }) {
    const { deploymentId, incidentIssue, applicationInsights, proxies, limits } = request;
    const toGitHub = canReportToGitHub && (deploymentId !== undefined || incidentIssue !== undefined);
    const toAzure = applicationInsights !== undefined && getToken !== undefined && outcome.endpoints.length > 0;
    if (!toGitHub && !toAzure)
        return;
    const deadline = clock.now() + REPORTING_MS;
    const http = (0,client/* createHttpClient */.u)(proxies, { timeoutMs: limits.timeoutMs, deadline }, clock.now);
    const context = { http, clock, deadline };
    const warnings = await Promise.all([
        ...(toGitHub
            ? [
                Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(800)]).then(__webpack_require__.bind(__webpack_require__, 3168)).then(({ reportDeployment }) => reportDeployment(outcome, request, context)),
                Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(352)]).then(__webpack_require__.bind(__webpack_require__, 7784)).then(({ reportIncident }) => reportIncident(outcome, request, context)),
            ]
            : []),
        ...(toAzure
            ? [__webpack_require__.e(/* import() */ 824).then(__webpack_require__.bind(__webpack_require__, 1824)).then(({ sendAvailability }) => sendAvailability(outcome, request, getToken, context))]
            : []),
    ]);
    http.close();
    for (const failed of warnings.flat())
        logWarning(failed, request.run.docs);
}
function logWarning({ code, title, what, why, next, commands }, docs) {
    (0,core/* warning */.$e)((0,report_log/* safe */.gB)(`${why} Code ${code}: ${(0,failures_define/* anchor */.Y)(code, docs)}`), { title });
    (0,core/* startGroup */.Oh)(`${code}: details and fix`);
    const lines = [`What: ${what}`, `Do:   ${next}`, ...commands.flatMap(({ label, text }) => ['', `${label}:`, ...text.split('\n')])];
    for (const line of lines)
        (0,core/* info */.pq)((0,report_log/* safe */.gB)(line));
    (0,core/* endGroup */.N4)();
}

;// CONCATENATED MODULE: ./build/run.js














function createContext(base) {
    const secrets = createSecretFilter();
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
async function run_run({ request, errors, canReportToGitHub, canWrite }, prefetch, context, onVerdict) {
    for (const note of request.notices)
        context.log.notice(note);
    const tokens = prefetch && createTokens(request, prefetch, context);
    const found = tokens === undefined ? failedOutcome(errors, context) : await runChecks(request, tokens, context);
    onVerdict(exitCodeOf(found, request));
    const reporting = { clock: context.clock, canReportToGitHub, canWrite, getToken: tokens?.provider.getToken };
    return exitCodeOf(await report(found, request, reporting), request);
}
function failedOutcome(errors, { clock, started }) {
    const groups = (0,group/* groupFailures */.B)({ errors });
    return { status: 'fail', groups, tokens: [], endpoints: [], spans: [], visibility: undefined, started, ended: clock.now() };
}
function createTokens(request, { takeIdToken }, context) {
    for (const line of (0,report_log/* openingLines */.QY)(request))
        context.log.info(line);
    let paused = false;
    const onPause = (what, delay) => {
        paused = true;
        context.log.pause(what, delay);
    };
    const provider = createTokenProvider(request, takeIdToken, { ...context, log: { ...context.log, pause: onPause } });
    return { provider, onPause, hasPaused: () => paused };
}
async function runChecks(request, { provider, onPause, hasPaused }, context) {
    const { clock, started, log } = context;
    const [tokens, endpoints] = await Promise.all([
        Promise.all(request.audiences.map((audience) => logToken(audience, provider, request, context))),
        checkEndpoints(request, provider, { ...context, log: { ...log, pause: onPause } }),
    ]);
    const waited = { waitMs: request.limits.waitMs, elapsedMs: clock.now() - started, paused: hasPaused() };
    return {
        status: statusOf(tokens, endpoints),
        groups: (0,group/* groupFailures */.B)({ tokens, endpoints }, waited),
        tokens,
        endpoints,
        spans: provider.spans(),
        visibility: provider.repositoryVisibility(),
        started,
        ended: clock.now(),
    };
}
async function logToken(audience, tokens, request, context) {
    const late = () => ({ granted: false, audience, failure: lateFailure(...signInPlace(request), request) });
    const token = await byDeadline(tokens.getToken(audience), late, context);
    if (token.granted) {
        context.log.info((0,report_log/* tokenLine */.S2)(token.grant, context.clock.now()));
    }
    return token;
}
async function checkEndpoints(request, tokens, context) {
    const { log } = context;
    const targets = request.smokeTest ? request.targets : [];
    const widths = (0,report_log/* widthsOf */.zj)(targets);
    const resources = { tokens, limit: (0,p_limit/* default */.A)(prefetch/* CONCURRENCY */.i) };
    return Promise.all(targets.map(async (target) => {
        const late = () => lateEndpoint(target, request, context);
        const outcome = await byDeadline(smokeTest(target, request, resources, context), late, context);
        log.info((0,report_log/* endpointLine */.K5)(outcome, widths));
        return outcome;
    }));
}
const run_GRACE_MS = 2_000;
function byDeadline(result, late, { clock, deadlines }) {
    return Promise.race([result, clock.sleep(Math.max(0, deadlines.deadline - clock.now()) + run_GRACE_MS).then(late)]);
}
function lateEndpoint(target, request, { clock }) {
    const failure = lateFailure(new URL(target.base).host, `the ${target.service.title}`, request);
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
function lateFailure(host, whose, { limits }) {
    const error = {
        phase: 'request',
        code: 'DEADLINE',
        host,
        afterMs: 0,
        proxy: undefined,
        proxyStatus: undefined,
        address: undefined,
    };
    return (0,network/* networkFailure */.r)({ error, whose, timeoutMs: limits.timeoutMs });
}
function statusOf(tokens, endpoints) {
    if (endpoints.length > 0)
        return worst(endpoints);
    return tokens.every(({ granted }) => granted) ? 'skipped' : 'fail';
}
function exitCodeOf({ status, tokens, groups }, { failOn }) {
    if (tokens[0]?.granted !== true || groups[0]?.failure.code === reporting/* noOutputFile */.v3.code)
        return 1;
    return failOn !== 'never' && (0,outcome/* isFailing */.D)(status, failOn) ? 1 : 0;
}


/***/ }),

/***/ 6777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ ACTION),
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
const ACTION = 'azure-healthcare-token';
const VERSION = '1.0.0';


/***/ }),

/***/ 5943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ HttpProxyAgent)
/* harmony export */ });
/** Azure's pipeline constructs it when HTTPS_PROXY is set. src/http connects through the proxy by the runner's rule and ignores agents. */
class HttpProxyAgent {}


/***/ }),

/***/ 8618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ HttpsProxyAgent)
/* harmony export */ });
/** Azure's pipeline constructs it when HTTPS_PROXY is set. src/http connects through the proxy by the runner's rule and ignores agents. */
class HttpsProxyAgent {}


/***/ }),

/***/ 9631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/** MSAL signs assertions of certificates with it. This action presents GitHub's assertion, which is already signed. The package adds 180 kB. */
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ({
  sign() {
    throw new Error('jsonwebtoken is not part of this bundle');
  },
});


/***/ })

};
