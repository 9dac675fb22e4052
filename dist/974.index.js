export const id = 974;
export const ids = [974];
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

/***/ 540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ powershellString),
/* harmony export */   Hu: () => (/* binding */ bashWord),
/* harmony export */   iL: () => (/* binding */ asciiJson)
/* harmony export */ });
function bashWord(value) {
    return `'${value.replaceAll("'", String.raw `'\''`)}'`;
}
function powershellString(value) {
    return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
function asciiJson(value) {
    const json = JSON.stringify(value);
    return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


/***/ }),

/***/ 8158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isFailing),
/* harmony export */   Q: () => (/* binding */ worst)
/* harmony export */ });
function worst(checks) {
    const order = ['fail', 'warn'];
    return order.find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}
function isFailing(status, failOn) {
    return status === 'fail' || (status === 'warn' && failOn === 'warn');
}


/***/ }),

/***/ 1006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ runLinks),
/* harmony export */   Cr: () => (/* binding */ idHider),
/* harmony export */   Vp: () => (/* binding */ runUrl)
/* harmony export */ });
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4891);

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
function idHider({ tokens }, { signIn }) {
    const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
    const ids = [signIn.clientId, signIn.tenantId, ...claimed].flatMap((id) => (0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .guid */ .Os)(id) ?? []);
    const patterns = ids.map((id) => new RegExp(id, 'gi'));
    return (text) => patterns.reduce((shown, id) => shown.replaceAll(id, 'hidden-id'), text);
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
/* harmony export */   S2: () => (/* binding */ tokenLine),
/* harmony export */   Zm: () => (/* binding */ commandLines),
/* harmony export */   dQ: () => (/* binding */ isExpectation),
/* harmony export */   gB: () => (/* binding */ safe),
/* harmony export */   hC: () => (/* binding */ sentences),
/* harmony export */   iv: () => (/* binding */ SIGN_IN),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   zc: () => (/* binding */ commandNotes)
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
        `Requests ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(audiences.length, 'token')} (${use}) for ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D7)(audiences)}.`,
        ...(probed === 0 ? [] : [`Checks ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(probed, 'endpoint')}, with requests that cannot return patient data.`]),
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
function endpointLine({ target, status, checks, latencyMs, timings }, targets) {
    const width = (nameOf) => Math.max(...targets.map((one) => nameOf(one).length));
    const codes = [...new Set(checks.flatMap(({ failure }) => failure?.code ?? []))];
    const results = target.service.checks.flatMap(({ name, title }) => checks.filter((check) => check.name === name).map((check) => `${title}: ${resultOf(check)}`));
    const rights = checks.flatMap(({ right, status: result, observed, expected = '' }) => right === undefined
        ? []
        : [`${right}: ${String(observed?.value ?? 'unknown')} (${result === 'pass' ? 'expected' : `expect: ${expected}`})`]);
    const parts = [
        ...results,
        ...rights,
        ...(latencyMs === undefined ? [] : [`latency ${String(Math.round(latencyMs))} ms`]),
        ...(timings === undefined ? [] : [`first request ${spent(timings)}`]),
    ];
    const notes = checks.flatMap(({ note }) => note ?? []);
    const start = [
        status.toUpperCase(),
        target.service.name.padEnd(width(({ service }) => service.name)),
        target.name.padEnd(width(({ name }) => name)),
    ];
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
    const step = hasSeveralMistakes(outcome)
        ? `Correct the ${String(groups.length)} mistakes in the inputs together.`
        : groups[0]?.failure.next;
    return step && safe(step);
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
    return [
        ...sentences(group, withoutNext).map(([label, text]) => `${label}:`.padEnd(6) + text),
        ...aligned(group.facts),
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
function commandNotes(group, request) {
    const { casesWithoutCommands: others } = group;
    const more = others > 0 ? [`${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(others, 'more endpoint')} need the same commands, each with its own host.`] : [];
    return [...more, ...maskNotes(group, request)];
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
    const also = others.length === 0 ? '' : ` Also at ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D7)(others)}.`;
    return failure.headline ?? `${failure.what}${also} ${failure.why}`;
}
function where({ cases }) {
    const hosts = new Set(cases.flatMap(({ endpoint, audience }) => (endpoint === undefined || audience !== undefined ? [] : endpoint.target.host)));
    return hosts.size === 0 ? '' : ` at ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D7)([...hosts])}`;
}
function count({ places, placeKind }) {
    return places.length > 1 ? ` (${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(places.length, placeKind)})` : '';
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

/***/ 5081:
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
// EXTERNAL MODULE: ./node_modules/jwt-decode/build/esm/index.js
var esm = __webpack_require__(3658);
// EXTERNAL MODULE: ./build/util/json.js
var json = __webpack_require__(4891);
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
function printable(value) {
    const string = (0,json/* text */.Qq)(value);
    return string !== undefined && PRINTABLE.test(string) ? string : undefined;
}
function slug(value) {
    const string = (0,json/* text */.Qq)(value);
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
        tenantId: (0,json/* guid */.Os)(claims['tid']),
        applicationId: (0,json/* guid */.Os)(claims['appid']) ?? (0,json/* guid */.Os)(claims['azp']),
        objectId: (0,json/* guid */.Os)(claims['oid']),
        version: printable(claims['ver']),
        expiresOn: typeof expiry === 'number' && isTime(expiry * 1000) ? expiry * 1000 : undefined,
    };
}

// EXTERNAL MODULE: ./build/azure/audiences.js
var audiences = __webpack_require__(5007);
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
        [tokenTenantMismatch, tenantId !== undefined && json/* GUID */.Sm.test(tenantId) ? tenantId : undefined, claims?.tenantId],
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
        if (signIn.tenantId !== undefined && !json/* GUID */.Sm.test(signIn.tenantId))
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
    const token = (0,json/* text */.Qq)(output?.['accessToken']);
    if (token === undefined)
        return 'no-token';
    const seconds = Number(output?.['expires_on']);
    return { token, expiresOn: seconds > 0 ? seconds * 1000 : Date.parse((0,json/* text */.Qq)(output?.['expiresOn']) ?? '') };
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
    const token = (0,json/* text */.Qq)(output?.['Token']);
    if (token === undefined)
        return 'secure-string';
    return { token, expiresOn: Date.parse((0,json/* text */.Qq)(output?.['ExpiresOn']) ?? '') };
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
        return (0,json/* isRecord */.u4)(value) ? value : undefined;
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
    if (!(0,json/* isRecord */.u4)(parsed) || typeof parsed['access_token'] !== 'string')
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

// EXTERNAL MODULE: ./build/model/retry.js
var retry = __webpack_require__(2324);
;// CONCATENATED MODULE: ./build/auth/response.js



async function readIdToken(result, { run, timeoutMs, attempts, deadline }, clock) {
    if (!result.ok) {
        const { networkFailure } = await __webpack_require__.e(/* import() */ 347).then(__webpack_require__.bind(__webpack_require__, 1347));
        return { ok: false, failure: networkFailure({ error: result.error, whose: "GitHub's ID token service", timeoutMs }) };
    }
    const { status, headers, body } = result.response;
    const parsed = (0,json/* parseJson */.qF)(body);
    const token = (0,json/* text */.Qq)((0,json/* isRecord */.u4)(parsed) ? parsed['value'] : undefined);
    if (status === 200 && token !== undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        return { ok: true, value: token };
    const retryAfterMs = (0,retry/* retryAfter */.P9)(headers, clock.now());
    const waitTooLong = clock.now() + (retryAfterMs ?? 0) >= deadline;
    const response = describeResponse(result.response);
    return { ok: false, failure: (0,github/* idTokenRefused */.$2)({ run, httpStatus: status, response, attempts, retryAfterMs, waitTooLong }), retryAfterMs };
}
const KNOWN_TYPES = ['application/json', 'text/html', 'text/plain', 'text/xml', 'application/xml', 'application/octet-stream'];
function describeResponse({ headers, body, proxy }) {
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const start = Buffer.from(body.subarray(0, 512)).toString('utf8');
    const isHtml = type === 'text/html' || /^\s*<(?:!doctype html|html|head|body)/i.test(start);
    return {
        kind: body.length === 0 ? 'empty' : isHtml ? 'html' : 'other',
        bytes: body.length,
        mediaType: KNOWN_TYPES.find((known) => known === type),
        proxy,
    };
}

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
    if (!result.ok) {
        const { networkFailure } = await __webpack_require__.e(/* import() */ 347).then(__webpack_require__.bind(__webpack_require__, 1347));
        return { ok: false, failure: networkFailure({ error: result.error, whose: 'Microsoft Entra', timeoutMs: limits.timeoutMs }) };
    }
    const retryAfterMs = (0,retry/* retryAfter */.P9)(result.response.headers, context.clock.now());
    const { entraFailure } = await __webpack_require__.e(/* import() */ 469).then(__webpack_require__.bind(__webpack_require__, 469));
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
        response: describeResponse(response),
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
        return { ok: false, failure: await toolFailure(signIn, audience, result.refusal, request) };
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
async function toolFailure(signIn, audience, refusal, { cloud }) {
    const { method, clientId, tenantId } = signIn;
    const { reason, errorCode, exitCode, hadOutput, timedOutAfterMs } = refusal;
    const context = { method, clientId, tenantId, audience, exitCode, hadOutput, timedOutAfterMs };
    if (errorCode === 700024)
        return (0,failures_define/* createFailure */.p)(loginExpired, context);
    if (errorCode !== undefined) {
        const { entraFailure } = await __webpack_require__.e(/* import() */ 469).then(__webpack_require__.bind(__webpack_require__, 469));
        return entraFailure({ ...UNKNOWN, errorCode, clientId, tenantId, audience, cloud });
    }
    return (0,failures_define/* createFailure */.p)(TOOL_FAILURES[method][reason], context);
}
function readRefusal({ status, headers, body }, { clock, hide }) {
    const parsed = (0,json/* parseJson */.qF)(body);
    const error = (0,json/* isRecord */.u4)(parsed) ? parsed : {};
    const code = (0,json/* list */.p_)(error['error_codes'])[0];
    const timestamp = (0,json/* text */.Qq)(error['timestamp']);
    const date = Date.parse(headers['date'] ?? '');
    const [traceId, correlationId] = [error['trace_id'], error['correlation_id']].map(json/* guid */.Os);
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
    const result = await readIdToken(await (early ?? (0,github_oidc/* requestIdToken */.g)(signIn.idToken, signIn.oidcAudience, http)), details, clock);
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

// EXTERNAL MODULE: ./build/failures/group.js
var group = __webpack_require__(5893);
// EXTERNAL MODULE: ./build/failures/reporting.js
var reporting = __webpack_require__(9856);
// EXTERNAL MODULE: ./build/model/outcome.js
var outcome = __webpack_require__(8158);
// EXTERNAL MODULE: ./build/prefetch.js
var prefetch = __webpack_require__(9389);
// EXTERNAL MODULE: ./build/http/client.js + 6 modules
var client = __webpack_require__(1430);
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
        return (0,failures_define/* createFailure */.p)(reporting/* noOutputFile */.v3, { systemCode: systemCodeOf(error) });
    }
}
function systemCodeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' && /^E[A-Z0-9]{1,20}$/.test(code) ? code : 'an unknown error';
}
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

// EXTERNAL MODULE: ./build/util/text.js
var util_text = __webpack_require__(3506);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
;// CONCATENATED MODULE: ./build/report/health.js


function healthReport(outcome, request) {
    const hide = (0,links/* idHider */.Cr)(outcome, request);
    const principals = new Map(outcome.tokens.flatMap((token) => (token.granted ? [[token.audience, token.grant.claims?.objectId]] : [])));
    const rows = [
        ...outcome.endpoints.flatMap((endpoint) => endpoint.checks.map((check) => endpointCheck(endpoint, check, principals.get(endpoint.target.audience), hide))),
        ...outcome.tokens.flatMap((token) => tokenCheck(token, outcome, request, hide)),
    ];
    const first = outcome.groups[0]?.failure;
    return JSON.stringify({
        status: outcome.status === 'skipped' ? 'pass' : outcome.status,
        version: util_text/* VERSION */.xv,
        notes: outcome.endpoints.length === 0 ? [note(outcome)] : undefined,
        output: first?.title,
        failure: first?.code,
        checks: Object.fromEntries([...Map.groupBy(rows, ([key]) => key)].map(([key, found]) => [key, found.map(([, row]) => row)])),
        links: (0,links/* runLinks */.$E)(request.run),
    });
}
function endpointCheck({ target }, check, principal, hide) {
    const { observed, expected, right, failure, note } = check;
    const row = {
        componentId: hide(target.name),
        componentType: 'component',
        observedValue: typeof observed?.value === 'string' ? hide(observed.value) : observed?.value,
        observedUnit: observed?.unit,
        expected: expected === undefined ? undefined : hide(expected),
        principal: right === undefined ? undefined : principal,
        status: check.status,
        affectedEndpoints: [hide(target.base)],
        time: new Date(check.time).toISOString(),
        output: failure?.title,
        failure: failure?.code,
        note,
    };
    return [key(target.host, check.name), row];
}
function tokenCheck(token, outcome, request, hide) {
    if (token.granted)
        return [];
    const needing = request.targets.filter(({ audience }) => audience === token.audience).map(({ base }) => hide(base));
    const row = {
        componentId: hide(token.audience),
        componentType: 'component',
        status: 'fail',
        affectedEndpoints: needing.length > 0 ? needing : undefined,
        time: new Date(outcome.ended).toISOString(),
        output: token.failure.title,
        failure: token.failure.code,
    };
    return [[key(request.cloud.authorityHost, 'token'), row]];
}
function note({ tokens }) {
    if (tokens.length === 0)
        return 'No token was requested and no endpoint was probed.';
    return tokens.every(({ granted }) => granted) ? 'A token was issued. No endpoint was probed.' : 'No endpoint was probed.';
}
function key(component, measurement) {
    return `${component.replaceAll(':', '_')}:${measurement.replaceAll(':', '_')}`;
}

// EXTERNAL MODULE: ./build/report/log.js
var report_log = __webpack_require__(6945);
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
    const count = (wanted) => `${String(endpoints.filter((endpoint) => endpoint.status === wanted).length)} of ${(0,util_text/* plural */.LS)(endpoints.length, 'endpoint')}`;
    switch (status) {
        case 'skipped':
            return `🔑 ${(0,util_text/* plural */.LS)(tokens.length, 'token')} issued, nothing probed`;
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
    const access = ({ checks }) => checks.filter(({ right }) => right !== undefined);
    const lines = [...new Set(endpoints.flatMap(access).flatMap(({ expected }) => expected ?? []))];
    if (lines.length === 0)
        return [];
    const rows = endpoints
        .filter((endpoint) => access(endpoint).length > 0)
        .toSorted(worstFirst)
        .map((endpoint) => [
        (0,markdown/* code */.aY)(endpoint.target.name),
        ...lines.map((line) => cellOf(access(endpoint).find(({ expected }) => expected === line))),
    ]);
    const matrix = (0,markdown/* table */.tp)(['Access of the identity', ...lines.map(markdown/* prose */.CS)], rows);
    return ['#### Access', rows.length > FEW ? (0,markdown/* details */.zH)([(0,util_text/* plural */.LS)(rows.length, 'endpoint')], matrix) : matrix];
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
    const { failure, level, places, placeKind, commands } = group;
    return (0,markdown/* details */.zH)([
        `${MARK[level === 'error' ? 'fail' : 'warn']} ${failure.title}`,
        { code: failure.code },
        ...(places.length > 1 ? [`at ${(0,util_text/* plural */.LS)(places.length, placeKind)}`] : []),
    ], [
        (0,report_log/* sentences */.hC)(group, withoutNext)
            .map(([label, text]) => `- **${label}:** ${(0,markdown/* prose */.CS)(text)}`)
            .join('\n'),
        ...summary_evidence(group),
        ...commands.flatMap(({ label, language, text }) => [`**${(0,markdown/* prose */.CS)(label)}:**`, (0,markdown/* block */.om)(language, text)]),
        ...(0,report_log/* commandNotes */.zc)(group, request).map(markdown/* prose */.CS),
        `More: ${(0,markdown/* code */.aY)((0,failures_define/* anchor */.Y)(failure.code, request.run.docs))}`,
    ].join('\n\n'), open);
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
        ...(more > 0 ? [`${(0,util_text/* plural */.LS)(more, 'further expectation')}: see the report.`] : []),
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
    return tokens.length > FEW ? (0,markdown/* details */.zH)([(0,util_text/* plural */.LS)(tokens.length, 'token')], rows) : rows;
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

;// CONCATENATED MODULE: ./build/report/index.js








const REPORTING_MS = 30_000;
const REPORT_TEXTS = {
    'report-path': (outcome, request) => `${healthReport(outcome, request)}\n`,
    'junit-path': async (outcome, request) => (await Promise.all(/* import() */[__webpack_require__.e(585), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 4227))).junitXml(outcome, request),
};
async function report(found, request, reporting) {
    const failure = writeOutputs(found, request, healthReport(found, request), reporting.clock.now());
    const outcome = failure === undefined ? found : withFailure(found, failure);
    logFailures(outcome, request);
    if (request.summary) {
        await orWarn('the job summary', async () => {
            await core/* summary */.z.addRaw(summaryMarkdown(outcome, request), true).write();
        });
    }
    for (const [input, path] of request.reportPaths) {
        await orWarn(`the file of ${input}`, async () => {
            await writeReportFile(path, await REPORT_TEXTS[input](outcome, request), reporting.canWrite);
        });
    }
    await reportToServices(outcome, request, reporting);
    return outcome;
}
function withFailure(outcome, failure) {
    return { ...outcome, status: 'fail', groups: [...(0,group/* groupFailures */.B)({ errors: [failure] }), ...outcome.groups] };
}
function logFailures(outcome, request) {
    const next = (0,report_log/* nextStep */.sk)(outcome);
    for (const [index, { level, title, annotation, group }] of (0,report_log/* failureStories */.IS)(outcome, request).entries()) {
        (level === 'error' ? core/* error */.z3 : core/* warning */.$e)(annotation, { title });
        if (index === 0 && next !== undefined)
            (0,core/* info */.pq)(`Next: ${next}`);
        logGroup(group.name, group.lines);
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
    const http = (0,client/* createHttpClient */.uT)(proxies, { timeoutMs: limits.timeoutMs, deadline }, clock.now);
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
    logGroup(`${code}: details and fix`, [`What: ${what}`, `Do:   ${next}`, ...(0,report_log/* commandLines */.Zm)(commands)].map(report_log/* safe */.gB));
}

// EXTERNAL MODULE: ./build/util/secrets.js
var util_secrets = __webpack_require__(5536);
;// CONCATENATED MODULE: ./build/run.js











function createContext(base) {
    const secrets = (0,util_secrets/* createSecretFilter */.$)();
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
async function run({ request, errors, canReportToGitHub, canWrite }, prefetch, context, onVerdict) {
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
    const late = async () => ({
        granted: false,
        audience,
        failure: await lateFailure(...signInPlace(request), request),
    });
    const token = await byDeadline(tokens.getToken(audience), late, context);
    if (token.granted) {
        context.log.info((0,report_log/* tokenLine */.S2)(token.grant, context.clock.now()));
    }
    return token;
}
async function checkEndpoints(request, tokens, context) {
    const { log } = context;
    const targets = request.smokeTest ? request.targets : [];
    if (targets.length === 0)
        return [];
    const { smokeTest } = await Promise.all(/* import() */[__webpack_require__.e(347), __webpack_require__.e(668)]).then(__webpack_require__.bind(__webpack_require__, 8668));
    const resources = { tokens, limit: (0,p_limit/* default */.A)(prefetch/* CONCURRENCY */.i) };
    return Promise.all(targets.map(async (target) => {
        const late = () => lateEndpoint(target, request, context);
        const outcome = await byDeadline(smokeTest(target, request, resources, context), late, context);
        log.info((0,report_log/* endpointLine */.K5)(outcome, targets));
        return outcome;
    }));
}
const run_GRACE_MS = 2_000;
function byDeadline(result, late, { clock, deadlines }) {
    return Promise.race([result, clock.sleep(Math.max(0, deadlines.deadline - clock.now()) + run_GRACE_MS).then(late)]);
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
    const { networkFailure } = await __webpack_require__.e(/* import() */ 347).then(__webpack_require__.bind(__webpack_require__, 1347));
    const error = {
        phase: 'request',
        code: 'DEADLINE',
        host,
        afterMs: 0,
        proxy: undefined,
        proxyStatus: undefined,
        address: undefined,
    };
    return networkFailure({ error, whose, timeoutMs: limits.timeoutMs });
}
function statusOf(tokens, endpoints) {
    if (endpoints.length > 0)
        return (0,outcome/* worst */.Q)(endpoints);
    return tokens.every(({ granted }) => granted) ? 'skipped' : 'fail';
}
function exitCodeOf({ status, tokens, groups }, { failOn }) {
    if (tokens[0]?.granted !== true || groups[0]?.failure.code === reporting/* noOutputFile */.v3.code)
        return 1;
    return failOn !== 'never' && (0,outcome/* isFailing */.D)(status, failOn) ? 1 : 0;
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
