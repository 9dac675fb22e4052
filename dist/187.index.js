export const id = 187;
export const ids = [187];
export const modules = {

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

/***/ 2793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run_run)
});

;// CONCATENATED MODULE: ./build/failures/group.js
/** Waiting ends at most this long before `wait-seconds` are over, if the next attempt would be too late. Milliseconds. */
const LONGEST_PAUSE_MS = 15_000;
/**
 * Merges failures that share a cause into one, at the position of the first.
 *
 * @param failures of one run, most important first.
 */
function mergeSharedCauses(failures) {
    const groups = Map.groupBy(failures, (failure) => failure.shared?.key ?? failure);
    return [...groups.values()].flatMap((group) => group.slice(0, 1).map((first) => merge(first, group)));
}
function merge(first, group) {
    const occurrences = group.flatMap(({ shared }) => shared?.occurrence ?? []);
    const distinct = [...new Map(occurrences.map((one) => [`${one.place} ${one.owner}`, one])).values()];
    return { ...first, ...first.shared?.describe(distinct) };
}
/**
 * Adds to the next step what waiting can do: set wait-seconds, wait longer, or that waiting did not help.
 *
 * @param failure of a run that is over.
 */
function addWaitHint(failure, { waitMs, elapsedMs, paused }) {
    const { wait, next } = failure;
    if (wait === undefined)
        return failure;
    const { hint, seconds } = wait;
    if (waitMs === 0)
        return { ...failure, next: `${next} ${hint}: set wait-seconds: ${String(seconds)} in the step, which keeps trying.` };
    // A failure that cannot recover ends the step at once.
    if (!paused || elapsedMs + LONGEST_PAUSE_MS < waitMs)
        return failure;
    const waited = `The step has kept trying for ${String(Math.round(elapsedMs / 1000))} s in vain (wait-seconds: ${String(waitMs / 1000)})`;
    const more = waitMs < seconds * 1000
        ? `; ${hint.charAt(0).toLowerCase()}${hint.slice(1)}: set wait-seconds: ${String(seconds)}.`
        : ': waiting longer will hardly help.';
    return { ...failure, next: `${next} ${waited}${more}` };
}
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
function groupFailures(failures, endpoints, tokens) {
    const ofTokens = tokens.flatMap((token) => (token.granted ? [] : [token.failure]));
    const saidOfTokens = new Set(ofTokens.map(said));
    const atEndpoints = endpoints.flatMap(casesOf).filter(({ failure }) => !saidOfTokens.has(said(failure)));
    const codesThere = new Set(atEndpoints.map(({ failure }) => failure.code));
    const isAtEndpoint = (failure) => codesThere.has(failure.code) && !saidOfTokens.has(said(failure));
    const keyOf = (failure, placed) => failure.shared?.key ?? (placed ? failure.code : said(failure));
    const elsewhere = distinct([...ofTokens, ...failures.filter((failure) => failure.shared === undefined && !isAtEndpoint(failure))]);
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
    const all = told.shared === undefined ? cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.commands) : told.commands;
    const different = [...new Map(all.map((remedy) => [remedy.text, remedy])).values()];
    const together = Map.groupBy(different, ({ label, language, text }) => (SHELLS.has(language) ? label : text));
    return [...together.values()].flatMap((commands) => commands.slice(0, 1).map((first) => ({ ...first, text: commands.map(({ text }) => text).join('\n') })));
}
/** How many cases have commands of their own that `remediesOf` leaves out. */
function withoutCommands({ cases, failure }) {
    if (failure.shared !== undefined)
        return 0;
    const told = new Set(cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.commands.map(({ text }) => text)));
    return cases.slice(COMMANDS_FOR).filter(({ failure }) => failure.commands.some(({ text }) => !told.has(text))).length;
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
function placeOf({ endpoint, failure: { shared } }) {
    if (endpoint !== undefined)
        return [endpoint.target.name];
    return shared === undefined ? [] : [`${shared.occurrence.place} (${shared.occurrence.owner})`];
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

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/prefetch.js
var prefetch = __webpack_require__(9389);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __webpack_require__(871);
;// CONCATENATED MODULE: ./build/failures/masked.js
const NAME = 'If *** shows';
/**
 * What stands behind `***`, for users who keep IDs as secrets.
 *
 * @param what the ID, as the end of a sentence: `the client ID`.
 */
function maskedIdNote(what) {
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
    return commands(cloud, {
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
    return commands(cloud, {
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
function commands(cloud, scripts) {
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
        describe: (facts) => {
            const telling = kind.describe(facts);
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
    recovery: 'propagation',
    describe: (facts) => ({
        ...(facts.clientId === undefined
            ? {
                what: `${codeOf(facts)}: the application that the earlier login signs in as does not exist in its tenant.`,
                why: 'The login is one of another step. Its application was deleted, or lives in another tenant than it signs in to.',
            }
            : {
                what: `${codeOf(facts)}: no application with this client-id exists in the tenant of tenant-id.`,
                why: 'The two IDs may belong to different tenants, or client-id holds the object ID of the application or identity.',
            }),
        wait: { hint: 'An application made minutes ago may not be known everywhere yet', seconds: 300 },
        next: facts.clientId === undefined
            ? 'Add the step below before this one: it prints the identity and tenant of the login; correct them in the step that logs in.'
            : 'Run the command below for your kind of identity: it prints the client ID and tenant that belong together; ' +
                'set client-id and tenant-id to them. If az finds neither, log in to the tenant first (az login --tenant) and look at the list of the last one.',
        facts: named(facts),
        commands: withClientId(facts, WHO, (id) => [
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
    recovery: 'propagation',
    describe: (facts) => ({
        what: `${codeOf(facts)}: ${applicationOf(facts)} has no service principal in the tenant.`,
        why: 'It was registered without one, or with one that is only minutes old.',
        wait: { hint: 'A new service principal takes minutes to be known everywhere', seconds: 300 },
        next: facts.clientId === undefined
            ? 'Sign in as another identity in the earlier step, or have an administrator make its service principal (az ad sp create).'
            : 'Run the az ad sp create command below.',
        facts: named(facts),
        commands: withClientId(facts, [], (id) => [either(facts, EITHER, `az ad sp create --id '${id}'`)]),
    }),
});
const applicationDisabled = entraKind({
    code: 'application-disabled',
    title: 'The application is disabled in the tenant',
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: ${applicationOf(facts)} is disabled in the tenant.`,
        why: 'An administrator, or Microsoft after suspected abuse, turned off sign-in for its service principal.',
        next: facts.clientId === undefined
            ? 'Ask an administrator of the tenant why, and then have it enabled (az ad sp update).'
            : 'Ask an administrator of the tenant why, and then have the command below run.',
        facts: named(facts),
        commands: withClientId(facts, [], (id) => [either(facts, EITHER, `az ad sp update --id '${id}' --set accountEnabled=true`)]),
    }),
});
const tenantNotFound = entraKind({
    code: 'tenant-not-found',
    title: 'Entra knows no such tenant',
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: ${facts.cloud.title} has no tenant with this tenant-id.`,
        why: 'tenant-id has a typing error, or the tenant lives in another cloud than environment says.',
        next: 'Run the command below, and set tenant-id (and environment) to what its list says.',
        facts: [...identity(facts), { name: 'Cloud', value: facts.cloud.title }],
        commands: [{ label: EITHER, language: 'bash', text: TENANTS }],
    }),
});
const cloudMismatch = entraKind({
    code: 'cloud-mismatch',
    title: 'The identity lives in another cloud',
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: ${facts.cloud.authorityHost} answers that the identity or its tenant belongs to another cloud.`,
        why: `environment is ${facts.cloud.name}; a token of one cloud cannot be had, or used, in another.`,
        next: 'Set environment to the cloud of the tenant: azurecloud, azureusgovernment or azurechinacloud.',
        facts: identity(facts),
        commands: [{ label: `${EITHER}: names the tenant's cloud`, language: 'bash', text: TENANTS }],
    }),
});
const audienceNotFound = entraKind({
    code: 'audience-not-found',
    title: 'The tenant does not know the audience',
    recovery: 'propagation',
    describe: (facts) => {
        const { why, next, wait, commands } = AUDIENCES.find(({ of }) => of.test(facts.audience)) ?? OWN_AUDIENCE;
        return {
            what: `${codeOf(facts)}: the tenant knows no resource with the audience ${facts.audience}.`,
            why,
            next,
            ...(wait && { wait: wait }),
            facts: [...identity(facts), { name: 'Audience', value: facts.audience }],
            commands: [either(facts, EITHER, ...commands(facts.audience))],
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
        wait: { hint: 'A service made minutes ago may not be known yet', seconds: 300 },
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
    return [...identity(facts), ...(facts.clientId === undefined ? [] : [maskedIdNote('the client ID')])];
}
function withClientId({ clientId }, otherwise, commands) {
    return clientId === undefined ? otherwise : commands(clientId);
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
const IN_TIME = { hint: 'A new federated credential takes minutes to be known everywhere', seconds: 300 };
const subjectMismatch = entraKind({
    code: 'subject-mismatch',
    title: 'No federated credential has the subject of the ID token',
    recovery: 'propagation',
    describe: (facts) => add(facts, 'the identity has no federated credential with the subject that GitHub presented', subjectCause),
});
const subjectCaseMismatch = entraKind({
    code: 'subject-case-mismatch',
    title: 'The federated credential has the subject in other letter case',
    recovery: 'none',
    describe: (facts) => correct(facts, 'a federated credential has the subject that GitHub presented, but in other upper and lower case', () => 'Entra has compared subjects letter by letter since August 2024; GitHub writes owner, repository and environment as created.'),
});
const issuerMismatch = entraKind({
    code: 'issuer-mismatch',
    title: 'No federated credential has the issuer of the ID token',
    recovery: 'propagation',
    describe: (facts) => add(facts, 'the identity has no federated credential with the issuer that GitHub presented', issuerCause),
});
const oidcAudienceMismatch = entraKind({
    code: 'oidc-audience-mismatch',
    title: 'The federated credential expects another audience of the ID token',
    recovery: 'none',
    describe: (facts) => {
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
    recovery: 'propagation',
    describe: (facts) => add(facts, 'no federated credential has the issuer, subject and audience that GitHub presented', subjectCause),
});
const federatedCredentialMissing = entraKind({
    code: 'federated-credential-missing',
    title: 'The identity has no federated credential',
    recovery: 'propagation',
    describe: (facts) => add(facts, 'the identity has no federated credential at all', () => 'Either none was made yet, or it was made for another application than the one in client-id.'),
});
function add(facts, what, cause) {
    const telling = tell(facts, what, cause, ADD, addCredential);
    // Without a command to run there is nothing that time could bring.
    return (telling.commands ?? []).length === 0 ? telling : { ...telling, wait: IN_TIME };
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
function tell(facts, what, cause, next, commands) {
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
        facts: [...presentedFacts(assertion), maskedIdNote('the client ID')],
        commands: commands(assertion, clientId, cloud),
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
const PASSING = { hint: 'It may pass within minutes', seconds: 300 };
const assertionExpired = entraKind({
    code: 'assertion-expired',
    title: 'The ID token is outside its time of validity',
    recovery: 'transient',
    describe: (facts) => ({
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
    recovery: 'none',
    describe: (facts) => {
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
    recovery: 'transient',
    describe: (facts) => ({
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
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: Entra does not accept a token of this issuer as an assertion.`,
        why: "Tokens that Entra itself issued cannot be presented this way; GitHub's ID token can.",
        next: 'Set credential: github-oidc with client-id and tenant-id.',
        facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
    }),
});
const issuerUnreachable = entraKind({
    code: 'issuer-unreachable',
    title: 'Entra cannot reach the issuer of the ID token',
    recovery: 'propagation',
    describe: (facts) => ({
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
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: ${facts.audience} followed by /.default is not a scope that Entra accepts.`,
        why: 'A scope is one resource: its https:// or api:// URI or its application ID, without spaces.',
        next: 'Correct audience; several audiences go on lines of their own.',
        facts: known({ Audience: facts.audience }),
    }),
});
const exchangeMalformed = entraKind({
    code: 'exchange-malformed',
    title: 'Entra could not read the exchange',
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: Entra could not read the request for the token.`,
        why: 'A part of it was missing or changed on its way; the inputs were checked before, so this is a fault of the action or of a ' +
            'proxy that rewrites requests.',
        next: "Run the job without the proxy if you can; else report the trace ID at the action's issues page.",
    }),
});
const clientSecretRefused = entraKind({
    code: 'client-secret-refused',
    title: 'Entra refused a client secret',
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: Entra expected a client secret, or refused the one it was given.`,
        why: 'This action never sends a secret: the login that an earlier step left behind does.',
        next: 'Set credential: github-oidc with client-id and tenant-id, which needs no secret, and remove the secret from the workflow.',
        facts: known({ 'Client ID': facts.clientId }),
    }),
});
const entraTransient = entraKind({
    code: 'entra-transient',
    title: 'Entra is busy or in trouble',
    recovery: 'transient',
    describe: (facts) => ({
        what: `${codeOf(facts)}: Entra could not serve the request just now.`,
        why: 'It is throttling, or has a fault of its own; the tries of this step did not outlast it.',
        next: 'Run the job again.',
        wait: PASSING,
    }),
});
const entraUnreadable = entraKind({
    code: 'entra-unreadable',
    title: 'The answer is not one that Entra gives',
    recovery: 'none',
    describe: (facts) => ({
        what: `${facts.cloud.authorityHost} answered HTTP ${String(facts.httpStatus)} with neither a token nor an error code.`,
        why: "Something between answered in its place: a proxy's block page, a sign-in page of the network, a gateway.",
        next: `Ask the network team to let POST https://${facts.cloud.authorityHost} through unchanged.`,
    }),
});
const entraRefused = entraKind({
    code: 'entra-refused',
    title: 'Entra refused the exchange',
    recovery: 'none',
    describe: (facts) => ({
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
    recovery: 'propagation',
    describe: (facts) => ({
        what: `${codeOf(facts)}: the application behind the audience ${facts.audience} admits only assigned identities, and this one is not.`,
        why: 'Its owner set "Assignment required".',
        wait: { hint: 'A new assignment takes minutes to be known everywhere', seconds: 300 },
        next: "Have the owner of the audience's application run the commands below: they assign this identity.",
        facts: [...known({ 'Client ID': facts.clientId, Audience: facts.audience }), maskedIdNote('the client ID')],
        commands: facts.clientId === undefined
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
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: the application of client-id has no permission, or no consent, for the audience ${facts.audience}.`,
        why: "The application behind the audience must be among the API permissions of the one that asks, with an administrator's consent.",
        next: "Add the audience's application under API permissions of the app registration, and then have an administrator run the command " +
            'below.',
        facts: [...known({ 'Client ID': facts.clientId, Audience: facts.audience }), maskedIdNote('the client ID')],
        commands: facts.clientId === undefined
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
    recovery: 'none',
    describe: (facts) => ({
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
    recovery: 'none',
    describe: (facts) => ({
        what: `${codeOf(facts)}: a security policy blocks this sign-in, or Identity Protection takes the identity for compromised.`,
        why: 'Only an administrator of the tenant can see which policy or risk it was.',
        next: "Ask the tenant's security administrator to look up the correlation ID in the sign-in log of service principals.",
        facts: known({ 'Client ID': facts.clientId, 'Tenant ID': facts.tenantId }),
    }),
});
const tenantRestricted = entraKind({
    code: 'tenant-restricted',
    title: 'The network lets only other tenants through',
    recovery: 'none',
    describe: (facts) => ({
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
    return (0,failures_define/* createFailure */.p6)(kindOf(facts), facts);
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
// EXTERNAL MODULE: ./build/failures/inputs.js
var inputs = __webpack_require__(4801);
;// CONCATENATED MODULE: ./build/failures/credentials/kinds.js




/** One way out of most of these. */
const USE_OIDC = 'set credential: github-oidc with client-id and tenant-id, which needs no earlier login';
const noLogin = {
    code: 'no-login',
    title: 'There is neither an identity in the inputs nor a login to use',
    recovery: 'none',
    describe: ({ withoutSecrets }) => ({
        what: 'client-id and tenant-id are not given, and neither the Azure CLI nor Azure PowerShell is logged in.',
        ...(withoutSecrets === undefined
            ? {
                why: 'Without the two IDs the step uses the login of an earlier step of the same job, such as azure/login; a login of another ' +
                    'job does not count.',
                next: 'Give client-id and tenant-id to the step, and the permissions below to the job (if it has permissions: already, add only the line ' +
                    'id-token: write to them).',
                commands: [{ label: 'In the job', language: 'yaml', text: github/* OIDC_PERMISSIONS */.RH.join('\n') }],
            }
            : {
                why: `${(0,inputs/* unseenSecrets */.yj)(withoutSecrets)}, so IDs kept as secrets are empty here.`,
                next: `Skip the job in such runs: ${inputs/* SKIP */._Z}.`,
                commands: [(0,inputs/* skipRemedy */.qL)(withoutSecrets)],
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
    recovery: 'none',
    describe: ({ clientId }) => ({
        what: clientId === undefined
            ? 'This machine has no system-assigned identity.'
            : 'The user-assigned identity of client-id is not assigned to this machine.',
        why: 'The endpoint answers, and knows no such identity on this machine.',
        next: clientId === undefined
            ? 'Run the commands below on the runner: they turn on its system-assigned identity; or name a user-assigned one in client-id.'
            : 'Run the commands below on the runner: they assign the identity to it.',
        facts: clientId === undefined ? [] : [{ name: 'Client ID', value: clientId }, maskedIdNote('the client ID')],
        commands: [{ label: 'Bash, on the runner, after az login', language: 'bash', text: [MACHINE, kinds_assign(clientId)].join('\n') }],
    }),
};
const managedIdentityFailed = kind('managed-identity-failed', 'The managed identity endpoint gave no token', 'The managed identity endpoint of this machine answered, without a token.', 'The endpoint is throttled or in trouble, or does not know the audience.', 'Run the job again; if it fails again, check audience.', 'transient');
const exchangeFailed = kind('exchange-failed', 'The exchange ended without an answer', 'The exchange with Entra ended before anything was sent or answered.', 'This is a fault of the action or of a library in it.', "Run the job again; if it fails again, report it at the action's issues page with this log.", 'transient');
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
function kind(code, title, what, why, next, recovery = 'none') {
    return {
        code,
        title,
        recovery,
        describe: (facts) => ({
            what,
            why,
            next: typeof next === 'string' ? next : next(facts),
            facts: [{ name: 'Audience', value: facts.audience }],
        }),
    };
}

;// CONCATENATED MODULE: ./build/failures/credentials.js




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
    'existing-login': { signs: [], otherwise: noLogin },
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
    const { method: way, clientId, tenantId, audience, cloud } = facts;
    if (error === undefined && way !== 'existing-login') {
        return (0,failures_define/* createFailure */.p6)(way === 'azure-powershell' ? azAccountsSecureString : tokenMalformed, facts);
    }
    const words = error instanceof Error ? error.message : '';
    const errorCode = Number(/AADSTS(\d{4,9})\b/.exec(words)?.[1]);
    if (errorCode === 700024)
        return (0,failures_define/* createFailure */.p6)(loginExpired, facts);
    if (cloud !== undefined && errorCode > 0) {
        return entraFailure({ ...UNSEEN, errorCode, clientId, tenantId, audience, cloud });
    }
    const { signs, otherwise } = READINGS[way];
    return (0,failures_define/* createFailure */.p6)(signs.find(([sign]) => sign.test(words))?.[1] ?? otherwise, facts);
}

// EXTERNAL MODULE: ./build/util/retry.js
var retry = __webpack_require__(7967);
// EXTERNAL MODULE: ./build/azure/audiences.js
var audiences = __webpack_require__(5007);
// EXTERNAL MODULE: ./build/util/json.js
var util_json = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/failures/network.js + 4 modules
var network = __webpack_require__(3042);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/auth/cli-refusal.js
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
function readCliErrorCode(audience, tenantId, timeoutMs) {
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
;// CONCATENATED MODULE: ./tools/stubs/azure-identity.js
/**
 * @azure/identity with the four ways in that the action has, and no other.
 *
 * The package's own index names them all (browser, device code, password, certificate, client secret, on-behalf-of …), and webpack keeps
 * what an index names: the package says `sideEffects: false` only in its outer package.json, webpack reads the one in dist/esm. Left in, they
 * would be 100 kB of ways to sign in that a reader of dist has to rule out. The files are the package's, unchanged.
 */





;// CONCATENATED MODULE: ./build/auth/transport.js
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
function createTransport(http, recorded, requestId, direct) {
    return {
        async sendRequest(request) {
            const body = typeof request.body === 'string' ? { body: request.body.replace(OTHER_ID, requestId) } : {};
            const headers = { ...request.headers.toJSON(), [REQUEST_ID]: requestId };
            const url = new URL(request.url);
            if (url.searchParams.has(REQUEST_ID))
                url.searchParams.set(REQUEST_ID, requestId);
            const sent = { url, method: request.method, headers, maxBytes: transport_MOST_BYTES, ...body, ...(direct && { direct }) };
            recorded.reply = await http.send(sent);
            if (!recorded.reply.ok)
                throw new TransportError(recorded.reply.error);
            return response(request, recorded.reply.response);
        },
    };
}
/** Tells the library that nothing came back; what it makes of it is not read, {@link RecordedResult} is. */
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

;// CONCATENATED MODULE: ./build/auth/credentials.js
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
function createCredential(signIn, { cloud, assertion, http, recorded, requestId, processTimeoutMs: processTimeoutInMs }) {
    const { tenantId } = signIn;
    switch (signIn.method) {
        case 'github-oidc':
            return new clientAssertionCredential/* ClientAssertionCredential */.X(signIn.tenantId, signIn.clientId, assertion, {
                authorityHost: `https://${cloud.authorityHost}`,
                ...straightTo(createTransport(http, recorded, requestId)),
            });
        case 'azure-cli':
            return new azureCliCredential/* AzureCliCredential */.nG({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) });
        case 'azure-powershell':
            return new azurePowerShellCredential/* AzurePowerShellCredential */.sj({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) });
        case 'managed-identity': {
            const options = straightTo(createTransport(http, recorded, requestId, true));
            return signIn.clientId === undefined
                ? new managedIdentityCredential/* ManagedIdentityCredential */.N(options)
                : new managedIdentityCredential/* ManagedIdentityCredential */.N({ clientId: signIn.clientId, ...options });
        }
    }
}

;// CONCATENATED MODULE: ./build/failures/token.js
const tokenTenantMismatch = token_kind('token-tenant-mismatch', 'tenant', 'The token is of another tenant', 'is of another tenant than tenant-id', 'The login that gave the token is signed in to another tenant.', 'Sign in to the tenant of tenant-id in the earlier step, or correct tenant-id.', ownMismatch('tenant-id'));
const tokenApplicationMismatch = token_kind('token-application-mismatch', 'client ID', 'The token is of another application', 'is of another application than client-id', 'The login that gave the token belongs to another identity than the one in client-id.', 'Sign in as the identity of client-id in the earlier step, or set credential: github-oidc, which asks as that identity itself.', ownMismatch('client-id'));
const tokenAudienceMismatch = token_kind('token-audience-mismatch', 'audience', 'The token is for another audience', 'carries another audience', 'The service compares the audience letter by letter and would answer 401.', 'Set audience to what the service expects, exactly: a slash at the end counts.');
const tokenExpired = token_kind('token-expired', 'time', 'The token has expired already', 'has expired already', 'The login that gave the token kept an old one, or the clock of the runner is ahead.', 'Run date -u on the runner; if the clock is right, sign in again in the earlier step.', {
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
function token_kind(code, of, title, what, why, next, own) {
    return {
        code,
        title,
        recovery: 'none',
        describe: ({ method: way, audience, asked, got }) => ({
            what: `The token for ${audience} ${what}, so it is not handed on.`,
            ...(way === 'github-oidc' && own !== undefined ? own : { why, next }),
            facts: [
                { name: `Asked for (${of})`, value: asked },
                { name: `Token has (${of})`, value: got },
            ],
        }),
    };
}

;// CONCATENATED MODULE: ./build/auth/check-token.js




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
function checkToken(claims, audience, signIn, now) {
    const { clientId, tenantId, method } = signIn;
    const rules = [
        [tokenTenantMismatch, tenantId !== undefined && util_json/* GUID */.Sm.test(tenantId) ? tenantId : undefined, claims.tenantId],
        [tokenApplicationMismatch, clientId, claims.applicationId],
        [tokenAudienceMismatch, (0,audiences/* isComparable */.n9)(audience, claims.audience) ? audience : undefined, claims.audience],
    ];
    for (const [kind, asked, got] of rules) {
        if (asked !== undefined && got !== undefined && asked.toLowerCase() !== got.toLowerCase())
            return (0,failures_define/* createFailure */.p6)(kind, { method, audience, asked, got });
    }
    if (claims.expiresOn !== undefined && claims.expiresOn <= now + LEAST_LIFE_MS) {
        return (0,failures_define/* createFailure */.p6)(tokenExpired, {
            method,
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

// EXTERNAL MODULE: ./node_modules/jwt-decode/build/esm/index.js
var build_esm = __webpack_require__(3658);
;// CONCATENATED MODULE: ./build/auth/claims.js
/** What is read off tokens: a few claims of known shapes. Nothing is verified here: GitHub's token is for Entra to verify, Entra's for the service. */


/** Words, digits, signs and single spaces, in any script: no control characters, no direction marks, no line ends. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,600}$/u;
function claimsOf(token) {
    try {
        const claims = (0,build_esm/* jwtDecode */.s)(token);
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
        tenantId: (0,util_json/* guid */.Os)(claims['tid']),
        // v1 tokens say appid, v2 tokens azp.
        applicationId: (0,util_json/* guid */.Os)(claims['appid']) ?? (0,util_json/* guid */.Os)(claims['azp']),
        objectId: (0,util_json/* guid */.Os)(claims['oid']),
        version: printable(claims['ver']),
        expiresOn: typeof expiry === 'number' && isTime(expiry * 1000) ? expiry * 1000 : undefined,
    };
}

;// CONCATENATED MODULE: ./build/auth/acquire.js










/**
 * One try to get a token.
 *
 * @param signIn by one way.
 * @param audience the resource, without `/.default`.
 * @param asked the ID token to present, which may still be on its way: meanwhile the library gets ready. Undefined for ways that present none.
 * @returns the token, or the failure: of the ID token, or of the exchange with how long Entra asks to be left alone.
 */
async function acquireToken(signIn, audience, asked, request, { http, clock, mask, newId }) {
    const { cloud, limits: patience } = request;
    const recorded = { reply: undefined };
    const requestId = newId();
    // A command starts an interpreter of its own before it asks for anything.
    const processTimeoutMs = Math.max(patience.timeoutMs, 30_000);
    const credential = createCredential(signIn, {
        cloud,
        assertion: () => requireIdToken(asked),
        http,
        recorded,
        requestId,
        processTimeoutMs,
    });
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
        const wrong = checkToken({ ...(claims ?? OPAQUE), expiresOn }, audience, signIn, clock.now());
        if (wrong)
            return { ok: false, failure: wrong };
        return {
            ok: true,
            value: { audience, token: access.token, by: signIn.method, expiresOn, claims, requestId: recorded.reply && requestId },
        };
    }
    catch (error) {
        const idToken = await asked;
        if (idToken?.ok === false)
            return idToken;
        const why = signIn.method === 'azure-cli' ? await aadstsCodeFromCli(error, audience, signIn.tenantId, processTimeoutMs) : error;
        return refused(signIn, audience, assertionClaims(idToken?.value ?? ''), recorded, why, request, clock);
    }
}
/** The ID token for the library. What it makes of there being none is not read: the failure that is told is the ID token's own. */
async function requireIdToken(asked) {
    const idToken = await asked;
    if (idToken?.ok !== true)
        throw new TypeError('no ID token');
    return idToken.value;
}
/** What the library says, or in the place of "log in" the code by which Entra refuses the login that is there. */
async function aadstsCodeFromCli(error, audience, tenantId, timeoutMs) {
    if (!(error instanceof Error) || !error.message.includes('az login'))
        return error;
    const code = await readCliErrorCode(audience, tenantId, timeoutMs);
    return code === undefined ? error : new Error(code);
}
/** What is known of a token that cannot be decoded. */
const OPAQUE = { audience: undefined, tenantId: undefined, applicationId: undefined, objectId: undefined, version: undefined };
function refused(signIn, audience, assertion, { reply }, error, request, clock) {
    const { cloud, limits: patience } = request;
    const { method: way, clientId, tenantId } = signIn;
    if (way !== 'github-oidc' || reply === undefined)
        return { ok: false, failure: credentialFailure({ method: way, clientId, tenantId, audience, cloud }, error) };
    if (!reply.ok)
        return { ok: false, failure: (0,network/* networkFailure */.rd)({ error: reply.error, whose: 'Microsoft Entra', timeoutMs: patience.timeoutMs }) };
    const refusal = readRefusal(reply.response, clock.now());
    return {
        ok: false,
        failure: entraFailure({ ...refusal, assertion, clientId, tenantId, audience, cloud }),
        retryAfterMs: (0,retry/* retryAfter */.P9)(reply.response.headers, clock.now()),
    };
}
/**
 * Reads a refusal by Entra.
 *
 * @param answer its raw answer.
 * @param now milliseconds since the epoch, to be held against the `Date` header.
 */
function readRefusal({ status, headers, body }, now) {
    const parsed = (0,util_json/* parseJson */.qF)(body);
    const error = (0,util_json/* isRecord */.u4)(parsed) ? parsed : {};
    const code = (0,util_json/* list */.p_)(error['error_codes'])[0];
    const timestamp = (0,util_json/* text */.Qq)(error['timestamp']);
    const date = Date.parse(headers['date'] ?? '');
    return {
        httpStatus: status,
        errorCode: typeof code === 'number' && Number.isSafeInteger(code) && code > 0 ? code : undefined,
        traceId: (0,util_json/* guid */.Os)(error['trace_id']),
        correlationId: (0,util_json/* guid */.Os)(error['correlation_id']),
        timestamp: timestamp !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/.test(timestamp) ? timestamp : undefined,
        clockSkewSeconds: Number.isNaN(date) ? undefined : Math.round((now - date) / 1000),
    };
}

// EXTERNAL MODULE: ./build/auth/github-oidc.js
var github_oidc = __webpack_require__(1668);
;// CONCATENATED MODULE: ./build/auth/provider.js






/**
 * Starts getting every token of a request.
 *
 * @param early the ID tokens, by audience, that the entry asked for before any library was there: the first try of each audience takes its own.
 */
function createTokenProvider(request, early, desk) {
    const obtain = async (audience) => {
        const attempt = async () => {
            const asked = early.get(audience);
            early.delete(audience);
            return attemptToken(request, audience, asked, desk);
        };
        const result = await (0,retry/* retry */.L5)(attempt, desk.deadlines, desk.clock, (pause) => {
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
        getToken: of,
        renewToken(audience) {
            got.delete(audience);
            return of(audience);
        },
    };
}
/** One try by the way that was asked for; for a login left behind, by the Azure CLI's and then by Azure PowerShell's. */
async function attemptToken(request, audience, early, desk) {
    const { signIn } = request;
    switch (signIn.method) {
        case 'github-oidc':
            return timedExchange(signIn, audience, attemptIdToken(request, early, desk), request, desk);
        case 'existing-login': {
            const cli = await timedExchange({ ...signIn, method: 'azure-cli' }, audience, undefined, request, desk);
            if (cli.ok || !MISSING.has(cli.failure.code))
                return cli;
            const powershell = await timedExchange({ ...signIn, method: 'azure-powershell' }, audience, undefined, request, desk);
            if (powershell.ok || !MISSING.has(powershell.failure.code))
                return powershell;
            return {
                ok: false,
                failure: (0,failures_define/* createFailure */.p6)(noLogin, { ...signIn, audience, withoutSecrets: (0,github/* withoutSecrets */.cT)(request.run) }),
            };
        }
        case 'azure-cli':
        case 'azure-powershell':
        case 'managed-identity':
            return timedExchange(signIn, audience, undefined, request, desk);
    }
}
async function attemptIdToken(request, early, desk) {
    const { signIn, run, limits: patience } = request;
    if (signIn.method !== 'github-oidc' || signIn.idToken === undefined) {
        return { ok: false, failure: (0,github/* noIdToken */.o5)({ run, httpStatus: undefined }) };
    }
    const start = desk.clock.now();
    const attempted = await (early ??
        (0,github_oidc/* requestIdToken */.g)(signIn.idToken, signIn.oidcAudience, { run, timeoutMs: patience.timeoutMs }, desk.http, desk.clock));
    desk.onSpan({ label: 'ID token', start, end: desk.clock.now(), ok: attempted.ok });
    if (attempted.ok)
        desk.mask(attempted.value);
    return attempted;
}
async function timedExchange(signIn, audience, asked, request, desk) {
    const exchanged = acquireToken(signIn, audience, asked, request, desk);
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

;// CONCATENATED MODULE: ./build/report/outputs.js
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

// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/log.js





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
    const groups = groupFailures(failures, endpoints, tokens);
    const stories = groups.map((group, index) => story(group, index === 0, docs));
    if (groups.length <= ANNOTATIONS)
        return stories;
    return [...stories.slice(0, ANNOTATIONS - 1), rest(groups.slice(ANNOTATIONS - 1))];
}
/** What to do first; undefined when nothing failed. Mistakes in the inputs are corrected in one go: whoever mends only the first meets the second at the next run. */
function nextStep(failures) {
    const first = failures[0];
    if (first === undefined || !(first.code in inputs/* INPUT_KINDS */.nm))
        return first?.next;
    const steps = failures.filter(({ code }) => code in inputs/* INPUT_KINDS */.nm).map(({ next }) => next);
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
        annotation: safe(`${headline(group)} Code ${failure.code}: see the log below, and ${(0,failures_define/* anchor */.Y3)(failure.code, docs)}`),
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
    const commands = remediesOf(group);
    const others = withoutCommands(group);
    return [
        `What: ${failure.what}`,
        `Why:  ${failure.why}`,
        ...(first ? [] : [`Do:   ${failure.next}`]),
        ...aligned(sharedFacts(group)),
        ...placesIn(group),
        ...commands.flatMap(({ label, text }) => ['', `${label}:`, ...text.split('\n')]),
        ...(others > 0 ? ['', `${String(others)} more need the same commands, each with its own host.`] : []),
        ...maskedIds(group).flatMap((note) => ['', note]),
    ].map(safe);
}
/** What `***` stands for in the commands; nothing when they hold no ID, or when the evidence says which ID it is. */
function maskedIds({ failure }) {
    const holdsId = failure.commands.some(({ text }) => ID.test(text));
    return holdsId && !failure.facts.some(isSecretNote) ? [MASKED_IDS] : [];
}
/** An ID that a user may keep as a secret. */
const ID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;
/** A cause that names its places in its own words needs no list of a single one. */
function placesIn(group) {
    const places = placesWithFacts(group);
    if (places.length === 0 || (places.length === 1 && group.failure.shared !== undefined))
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


/** How each way to sign in is named. */
const WAYS = {
    'github-oidc': 'GitHub OIDC',
    'azure-cli': "the Azure CLI's login",
    'azure-powershell': "Azure PowerShell's login",
    'managed-identity': 'the managed identity of this machine',
    'existing-login': 'the login of an earlier step (client-id and tenant-id are not given)',
};
/** A token that lives longer than this is one of a managed identity: about 24 hours (AL: README). */
const LONG_LIFE_MS = 2 * 60 * 60_000;
/** The first line: how the run signs in, to which cloud, and for what. */
function openingLine({ signIn, cloud, audiences, targets, smokeTest }) {
    const ids = [signIn.clientId && `client ${signIn.clientId}`, signIn.tenantId && `tenant ${signIn.tenantId}`].filter((id) => id !== undefined && id !== '');
    const who = ids.length === 0 ? '' : ` as ${ids.join(', ')}`;
    const probed = smokeTest && targets.length > 0 ? `, ${progress_count(targets.length, 'endpoint')} to probe` : '';
    return safe(`Sign-in: ${WAYS[signIn.method]}${who}, ${cloud.title}; ${progress_count(audiences.length, 'token')} to get${probed}.`);
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
    else if (!(0,audiences/* isComparable */.n9)(audience, claims.audience))
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
// EXTERNAL MODULE: ./build/http/client.js + 6 modules
var client = __webpack_require__(8512);
;// CONCATENATED MODULE: ./build/report/health.js
/** What stands where the report would show a client or tenant ID. */
const HIDDEN = 'hidden-id';
/** A GUID; other IDs (a tenant's domain) could not be told from a host's own name. */
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/**
 * The verdict in the standard form. Holds fixed words, host names and validated values: no token, server text, client ID or tenant ID.
 *
 * Every check of an endpoint is one object under `<host>:<measurement>`. An audience without a token is one more under
 * `<authority host>:token`, because the token service is the component that fails then, whether or not an endpoint needs the token.
 * @param outcome of the run
 * @param request that it answers
 */
function healthReport(outcome, request) {
    const show = hiding(knownIds(outcome, request));
    const found = [
        ...outcome.endpoints.flatMap((endpoint) => endpoint.checks.map((check) => endpointCheck(endpoint, check, show))),
        ...outcome.tokens.flatMap((token) => tokenCheck(token, outcome, request, show)),
    ];
    const first = outcome.failures[0];
    return {
        status: outcome.status === 'skipped' ? 'pass' : outcome.status,
        ...(outcome.endpoints.length === 0 && { notes: [note(outcome)] }),
        ...(first !== undefined && { output: first.title }),
        checks: Object.fromEntries([...Map.groupBy(found, ([key]) => key)].map(([key, rows]) => [key, rows.map(([, row]) => row)])),
    };
}
function endpointCheck({ target }, check, show) {
    const { value, unit } = check.observed ?? {};
    return [
        key(target.host, check.name),
        {
            componentId: show(target.name),
            componentType: 'component',
            ...(value !== undefined && { observedValue: typeof value === 'string' ? show(value) : value }),
            ...(unit !== undefined && { observedUnit: unit }),
            ...(check.expected !== undefined && { expected: show(check.expected) }),
            status: check.status,
            affectedEndpoints: [show(target.base)],
            time: new Date(check.time).toISOString(),
            ...(check.failure !== undefined && { output: check.failure.title, failure: check.failure.code }),
        },
    ];
}
function tokenCheck(token, outcome, request, show) {
    if (token.granted)
        return [];
    const needing = request.targets.filter(({ audience }) => audience === token.audience).map(({ base }) => show(base));
    return [
        [
            key(request.cloud.authorityHost, 'token'),
            {
                componentId: show(token.audience),
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
        return 'No token was asked for and no endpoint was probed.';
    return tokens.every(({ granted }) => granted) ? 'A token was issued. No endpoint was probed.' : 'No endpoint was probed.';
}
/** §4: neither part of a key may hold a colon, which separates them: `host:8443` is written `host_8443`, `resource:Patient` `resource_Patient`. */
function key(component, measurement) {
    return `${component.replaceAll(':', '_')}:${measurement.replaceAll(':', '_')}`;
}
function knownIds({ tokens }, { signIn }) {
    const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
    return [signIn.clientId, signIn.tenantId, ...claimed].filter((id) => id !== undefined).filter((id) => GUID.test(id));
}
/** An audience may be, and a gateway's path may hold, the very ID that a user keeps to himself. */
function hiding(ids) {
    const patterns = ids.map((id) => new RegExp(id, 'gi'));
    return (text) => patterns.reduce((shown, id) => shown.replaceAll(id, HIDDEN), text);
}

;// CONCATENATED MODULE: ./build/report/files.js

const REPORT_FILES = [
    { input: 'report-path', text: (outcome, request) => `${JSON.stringify(healthReport(outcome, request))}\n` },
    { input: 'junit-path', text: async (outcome, request) => (await Promise.all(/* import() */[__webpack_require__.e(585), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 4227))).junitXml(outcome, request) },
];

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





const MARK = { pass: '✅', warn: '⚠️', fail: '❌' };
/** What the sign-in is called. */
const summary_WAYS = {
    'github-oidc': 'GitHub OIDC',
    'azure-cli': 'the Azure CLI’s login',
    'azure-powershell': 'Azure PowerShell’s login',
    'managed-identity': 'a managed identity',
    'existing-login': 'the login of an earlier step',
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
    const causes = groupFailures(failures, endpoints, tokens).map((group, index) => failureDetails(group, index === 0, request.run.docs));
    return fitting([
        `## ${heading(outcome)}`,
        ...(next === undefined ? [] : [`**Next:** ${(0,markdown/* prose */.CS)(next)}`]),
        // The commands that "Next" speaks of stand where they are seen: not below a table of 200 rows.
        ...(endpoints.length > FEW ? [...causes, ...overview] : [...overview, ...causes]),
        ...expectations(endpoints),
        ...(tokens.length === 0 ? [] : [tokenTable(outcome), `Sign-in: ${summary_WAYS[request.signIn.method]}, ${request.cloud.title}.`]),
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
    const commands = remediesOf(group);
    const others = withoutCommands(group);
    return (0,markdown/* details */.zH)([
        `${MARK[level === 'error' ? 'fail' : 'warn']} ${failure.title}`,
        { code: failure.code },
        ...(places > 1 ? [`at ${plural(places, what)}`] : []),
    ], [
        ...sentences(failure, first),
        ...summary_evidence(group),
        ...commands.flatMap(({ label, language, text }) => [`**${(0,markdown/* prose */.CS)(label)}:**`, (0,markdown/* block */.om)(language, text)]),
        ...(others > 0 ? [`${String(others)} more need the same commands, each with its own host.`] : []),
        ...maskedIds(group).map(markdown/* prose */.CS),
        `More: ${(0,markdown/* code */.aY)((0,failures_define/* anchor */.Y3)(failure.code, docs))}`,
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

;// CONCATENATED MODULE: ./build/report/index.js









/** Time for what is told to GitHub, once the run's own is over. Milliseconds. */
const GITHUB_MS = 30_000;
/**
 * Tells the outcome of a run. Never throws: a report that cannot be made is a warning, the verdict stands.
 *
 * @param mayAsk whether anything may be sent: not when the inputs are mistaken.
 */
async function report(outcome, request, clock, mayAsk) {
    const health = JSON.stringify(healthReport(outcome, request));
    // Without its file the toolkit would print them, or throw.
    if (request.run.outputFile)
        writeOutputs(outcome, request, health, clock.now());
    tellLog(outcome, request.run.docs);
    if (request.summary) {
        await orWarn('the job summary', async () => {
            await core/* summary */.z.addRaw(summaryMarkdown(outcome, request), true).write();
        });
    }
    for (const { input, text } of REPORT_FILES) {
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
    const { deploymentId, incidentIssue, proxies, limits: patience } = request;
    if (deploymentId === undefined && incidentIssue === undefined)
        return;
    const deadline = clock.now() + GITHUB_MS;
    const http = (0,client/* createHttpClient */.u)(proxies, { timeoutMs: patience.timeoutMs, deadline }, clock.now);
    const [{ reportDeployment }, { reportIncident }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(656)]).then(__webpack_require__.bind(__webpack_require__, 3168)), Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(568)]).then(__webpack_require__.bind(__webpack_require__, 7784))]);
    const context = { http, clock, deadline };
    const warnings = (await Promise.all([reportDeployment(outcome, request, context), reportIncident(outcome, request, context)])).flat();
    http.close();
    for (const failed of warnings)
        tellWarning(failed, request.run.docs);
}
function tellWarning({ code, title, what, next, commands: commands }, docs) {
    (0,core/* warning */.$e)(`${title}. Code ${code}: see the log below, and ${(0,failures_define/* anchor */.Y3)(code, docs)}`, { title });
    (0,core/* startGroup */.Oh)(`${code}: what to do`);
    for (const line of [what, next, ...commands.flatMap(({ label, text }) => [`${label}:`, ...text.split('\n').map((each) => `  ${each}`)])])
        (0,core/* info */.pq)(line);
    (0,core/* endGroup */.N4)();
}

// EXTERNAL MODULE: ./build/failures/run.js
var run = __webpack_require__(7979);
;// CONCATENATED MODULE: ./build/failures/commands/role.js


const NOT_HERE = 'not in this subscription: choose another with az account set';
/**
 * Returns a command on the Azure resource behind an endpoint, for both shells. The command stops if the resource is not found, because
 * `az role assignment create --scope ""` would assign the role for the whole subscription (azure-cli role/custom.py, `_build_role_scope`).
 *
 * @param what ends the label.
 * @param command receives the shell and the resource ID as a word of that shell.
 * @param more commands that do not need the resource.
 * @returns an empty list for a host that is not Azure's, because its name does not tell the resource.
 */
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
/** Returns a command on the resource that names the identity. Empty if neither the token nor the inputs identify it. */
function onIdentity(context, what, command) {
    const principal = principalOf(context);
    return principal === undefined ? [] : onResource(context, what, (shell, id) => command(principal[shell], id));
}
/** Returns the commands that assign a role to the identity on the service. */
function assignRole(context, role = context.target.service.role.name) {
    return onIdentity(context, '', (principal, id) => `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role '${role}' --scope ${id}`);
}
/** Returns the commands that list every role assignment of the identity on the service, inherited and through groups. */
function listAssignments(context) {
    return onIdentity(context, ': every role of the identity on the service', (principal, id) => `az role assignment list --assignee ${principal} --scope ${id} --include-inherited --include-groups ` +
        '--query "[].{role:roleDefinitionName, scope:scope, via:principalType}" --output table');
}
/** Returns the command that repeats the request without the token. The body may name patients, so it is discarded. */
function curlCommand({ url }) {
    return `curl --silent --show-error --dump-header - --output /dev/null ${(0,shell/* bashWord */.Hu)(url)}`;
}
/** Returns the same command as a step, because a hosted runner has no terminal. */
function curlStep(context) {
    return { label: 'A step before this one, without the token', language: 'yaml', text: `- run: ${curlCommand(context)}` };
}
/** Returns the command that lists the FHIR services of the subscription as workspace/service. */
function listFhirServices({ cloud }) {
    const list = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
    return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), list].join('\n') };
}
/** Returns the command that prints the ID of the resource behind an Azure host, or nothing if there is none. */
function findResource({ target, cloud }) {
    const lookup = target.service.role.scopeCommand(target.host);
    return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), lookup].join('\n') };
}
/** Returns the commands that show a setting of the service. */
function showSettings(context, what, query, ...more) {
    return onResource(context, `: ${what}`, (_shell, id) => `az resource show --ids ${id} --query "${query}"`, ...more);
}
const NETWORK_RULES = '{id:id, publicNetworkAccess:properties.publicNetworkAccess, privateEndpoints:properties.privateEndpointConnections[].name}';
/** Returns the commands that show the network rules of the service and of its workspace, where private link is configured. */
function showNetworkRules(context) {
    const workspace = { bash: '"${scope%/*/*}"', powershell: "($scope -replace '/[^/]+/[^/]+$')" };
    const inWorkspace = /\.(?:fhir|dicom)\.azurehealthcareapis\./.test(context.target.host);
    const show = (id) => `az resource show --ids ${id} --query "${NETWORK_RULES}"`;
    return onResource(context, ': who may reach the service', (shell, id) => [show(id), ...(inWorkspace ? [show(workspace[shell])] : [])].join('; '));
}
/** Returns the commands that disable public access to the service. */
function disablePublicAccess(context) {
    const what = ': disables public access, for every client without a private endpoint (=Enabled enables it again)';
    return onResource(context, what, (_shell, id) => `az resource update --ids ${id} --set properties.publicNetworkAccess=Disabled`);
}
/** Roles are assigned to the object ID of the service principal. `az ad sp show` finds it by client ID, for managed identities too. */
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
/** Returns the start of `what`: which endpoint returned which status to which request. */
function returned({ target, status, path }) {
    return `${target.name} returned ${String(status)} to GET ${path.replace(/\?.*$/, '')}`;
}
/** Returns a fact, if its value is known. */
function service_responses_known(name, value) {
    return value === undefined ? [] : [{ name, value }];
}
/** Returns the wait hint of a failure that can pass, from the time that the server asked for. */
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
/** Describes a body by its kind and size. */
function bodyOf({ bodyKind, bytes }) {
    return bodyKind === 'empty' ? BODIES.empty : `${BODIES[bodyKind]} (${String(bytes)} bytes)`;
}
function attempts({ attempts: count }) {
    return count === 1 ? 'one attempt' : `${String(count)} attempts`;
}

;// CONCATENATED MODULE: ./build/util/secrets.js
/** Finds pieces of live tokens in values that come from a server or from a child process. */
/** Replaces a value that shares characters with a live token. */
const secrets_HIDDEN = '(hidden)';
/** Consecutive characters that a value may not share with a token. */
const SHARED_CHARACTERS = 12;
/** Creates a filter without tokens. */
function createSecretFilter() {
    const encodings = [];
    return {
        add(secret) {
            encodings.push(...encodingsOf(secret));
        },
        hide(value) {
            const plain = normalize(value);
            // A GUID can carry 16 bytes of a token between its hyphens.
            return [plain, plain.replaceAll(/[^a-z0-9]/g, '')].some((text) => sharesCharacters(text, encodings)) ? secrets_HIDDEN : value;
        },
    };
}
function sharesCharacters(text, encodings) {
    const pieces = Array.from({ length: Math.max(0, text.length - SHARED_CHARACTERS + 1) }, (_none, start) => text.slice(start, start + SHARED_CHARACTERS));
    return pieces.some((piece) => encodings.some((encoding) => encoding.includes(piece)));
}
/** Host names have no letter case, so a host can carry a piece of a token in lower case. */
function normalize(text) {
    return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}
function encodingsOf(secret) {
    const bytes = Buffer.from(secret);
    // Base64 depends on where a piece begins within three bytes. The last characters depend on what follows.
    const base64 = [0, 1, 2].map((start) => bytes.subarray(start).toString('base64').replace(/.?=*$/, ''));
    const parts = secret.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
    const plain = [secret, ...base64].map(normalize);
    return [...plain, ...plain.map((text) => text.replaceAll(/[^a-z0-9]/g, '')), bytes.toString('hex'), ...parts];
}

;// CONCATENATED MODULE: ./build/failures/service-token.js
/** Failures of access: the token, the role, and the rules of the network. */




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
        ...service_responses_known('Token: audience (aud)', token?.audience),
        ...service_responses_known('Service expects: audience', expects.audience),
        ...service_responses_known('Token: tenant (tid)', token?.tenantId),
        ...service_responses_known('Service expects: tenant', expects.tenantId),
        ...service_responses_known('Other authentication schemes', challenge.otherSchemes.join(', ') || undefined),
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
                'Whoever assigns it needs Owner, User Access Administrator or Role Based Access Control Administrator.',
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
/** True if a 403 shows another cause than a missing role. */
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
/** Facts that identify the identity of the token. */
function service_token_identity(context) {
    return [
        ...service_responses_known('Object ID (oid) of the identity', context.token?.objectId),
        ...service_responses_known('Token: tenant (tid)', context.token?.tenantId),
        ...(assignRole(context).length === 0 ? [] : [maskedIdNote('the client ID or object ID')]),
    ];
}
function differs(received, expected) {
    return received !== undefined && expected !== undefined && expected !== secrets_HIDDEN && received !== expected;
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
/** Statuses that `expect: anonymous` can name, apart from 200. */
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
/** Failures of the network in front of a service: its rules, redirects and web pages. */


/** Ends of host names whose name resolution a private endpoint changes, and the zones that do it (Azure: private-endpoint-dns). */
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






/** Issue codes with which a FHIR service reports a fault of its own, with 401 too (FS: SqlExceptionActionProcessor.cs:55). */
const SERVER_FAULTS = new Set(['exception', 'transient', 'timeout', 'throttled']);
/** For every request: the first rule that matches. A 502 of a gateway is often a web page, so pages come after the statuses. */
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
/** The anonymous probe: network rules refuse a request before the service looks at a token. */
const REACHABLE = [
    { when: user, definition: healthPathFailed },
    { when: ({ status }) => status === 403, definition: networkBlocked },
    ...GENERAL,
];
/** The read with the token. A bare 403 looks the same for a network rule and for a missing role, so the anonymous requests decide. */
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
/** Creates the failure of a response to the read with the token. */
function authorisedFailure(context) {
    return failureOf(AUTHORISED, context);
}
/** Creates the failure of a response to the anonymous health probe. */
function reachableFailure(context) {
    return failureOf(REACHABLE, context);
}
/** Creates the failure of a response to the request for the CapabilityStatement. */
function statementFailure(context) {
    return failureOf(STATEMENT, context);
}
/** True for a status that the next attempt may not get. */
function isTransient(status) {
    return status === 408 || status >= 500;
}
function failureOf(rules, context) {
    const { definition } = rules.find(({ when }) => when(context)) ?? { definition: unexpectedStatus };
    return createEndpointFailure(definition, context);
}
/** Creates a failure with the evidence that every response carries. */
function createEndpointFailure(definition, context) {
    const failure = (0,failures_define/* createFailure */.p6)(definition, context);
    return { ...failure, facts: [...failure.facts, ...service_evidence(context)] };
}
function service_evidence(context) {
    const { status, path, bodyKind, retryAfterMs, proxy, address, issueCode, anonymousStatus, anonymousReadStatus, requestId } = context;
    return [
        { name: 'Request', value: `GET ${path}` },
        { name: 'HTTP status', value: String(status) },
        ...(bodyKind === 'fhir' || bodyKind === 'json' ? [] : service_responses_known('Body', bodyOf(context))),
        ...service_responses_known('Issue code', issueCode === 'other' ? 'not in the list of FHIR R4' : issueCode),
        ...service_responses_known('Retry-After', retryAfterMs === undefined ? undefined : `${String(Math.ceil(retryAfterMs / 1000))} s`),
        ...service_responses_known('HTTP status of the anonymous probe', anonymousStatus?.toString()),
        ...service_responses_known('HTTP status of the read without a token', anonymousReadStatus?.toString()),
        ...service_responses_known('Proxy', proxy),
        ...service_responses_known('Address', address),
        ...service_responses_known('Request ID, for Azure support', requestId),
    ];
}
/** An OperationOutcome, or a 200 of another request, proves that a service is there. */
function isServiceThere({ issueCode, anonymousStatus, path, target }) {
    if (path === target.service.reachable.path)
        return false;
    return issueCode !== undefined || (anonymousStatus !== undefined && anonymousStatus >= 200 && anonymousStatus < 300);
}
/** True if the health probe got 403 too. On a trusted host the health path may be protected, so the read without a token counts as well. */
function isRefusedForAll({ target, anonymousStatus, anonymousReadStatus }) {
    return anonymousStatus === 403 && (target.trust === 'azure' || anonymousReadStatus === 403);
}
/** Failures of a response to any request. */
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




/** Returns the context of a failure. */
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
/** Evaluates the anonymous health probe. Returns undefined if the host is reachable. */
function evaluateReachable(response, evidence) {
    const { target } = evidence;
    const { status } = response;
    const reachable = target.trust === 'user' ? isSuccess(status) || MEANINGLESS.has(status) : isReachableAzureHost(status, target);
    return reachable ? undefined : reachableFailure(contextOf(response, evidence));
}
/** Statuses of the health path that say nothing about a trusted host: gateways have no reason to publish that path. */
const MEANINGLESS = new Set([401, 404, 405]);
function isReachableAzureHost(status, { service }) {
    return service.reachableByAnyAnswer ? status < 500 && status !== 403 && !isRedirect(status) : isSuccess(status);
}
/** Evaluates the read without a token. Returns undefined only for a refusal: 401, or 403 if the health probe did not get 403 as well. */
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
/** Evaluates the read with the token. Returns undefined if it got the response of the service. */
function evaluateAuthorised(response, evidence) {
    return isRead(response, evidence.target) ? undefined : authorisedFailure(contextOf(response, evidence));
}
/** Evaluates the read with a token that must not be allowed to read. Returns undefined only if the service itself refused it. */
function evaluateDeniedRead(response, evidence) {
    const fail = (definition) => createEndpointFailure(definition, accessContext(response, evidence, { right: 'read', expected: 'denied' }));
    if (isRead(response, evidence.target))
        return fail(accessExcessive);
    if (response.status !== 403)
        return authorisedFailure(contextOf(response, evidence));
    return isDenied(response, evidence) ? undefined : fail(accessUnknown);
}
/** Evaluates the request for the CapabilityStatement. */
function evaluateStatement(response, evidence) {
    const { json, status } = response;
    const isStatement = status === 200 && (0,util_json/* isRecord */.u4)(json) && json['resourceType'] === 'CapabilityStatement';
    return isStatement ? undefined : statementFailure(contextOf(response, evidence));
}
/** Evaluates the read with a token that nobody signed. Returns undefined if it was refused. */
function evaluateUnsignedRead(response, evidence) {
    const { status } = response;
    if (status === 400 || status === 401 || status === 403)
        return undefined;
    if (status === 429 || isTransient(status))
        return authorisedFailure(contextOf(response, evidence));
    const accepted = isSuccess(status) && isServiceContent(response, evidence.target);
    return createEndpointFailure(accepted ? tokenNotChecked : tokenCheckUnclear, contextOf(response, evidence));
}
/** Returns the context of a failure about a right. */
function accessContext(response, evidence, { right, expected }) {
    return { ...contextOf(response, evidence), right, expected };
}
/** True if the service allowed the read, and an anonymous read would not have been allowed. */
function isAllowed(response, { target, anonymousReadStatus }) {
    return anonymousReadStatus === 401 && isRead(response, target);
}
/** True if the service itself refused the read for want of a role. How the de-identification service does that is not documented. */
function isDenied(response, evidence) {
    const { target, anonymousReadStatus } = evidence;
    return (anonymousReadStatus === 401 &&
        response.status === 403 &&
        response.ownRefusal &&
        target.service.refusal !== 'error-object' &&
        !hasOtherCause(contextOf(response, evidence)));
}
/** True for a success with the content that only the service itself returns to the read. */
function isRead(response, { service }) {
    return isSuccess(response.status) && FORMS[service.authorised.form](response);
}
const FORMS = {
    'fhir-bundle': ({ json }) => (0,util_json/* isRecord */.u4)(json) && json['resourceType'] === 'Bundle' && json['type'] === 'searchset',
    'json-array': ({ json, status }) => status === 204 || Array.isArray(json),
    ignored: ({ bodyKind }) => bodyKind === 'json',
};
/** True for content of the kind that the service returns, in any format. */
function isServiceContent(response, { service }) {
    return CONTENTS[service.authorised.form](response);
}
const CONTENTS = {
    'fhir-bundle': ({ bodyKind, issueCode }) => bodyKind === 'fhir-xml' || (bodyKind === 'fhir' && issueCode === undefined),
    'json-array': ({ bodyKind, json, status }) => status === 204 || bodyKind === 'xml' || Array.isArray(json),
    ignored: ({ bodyKind }) => bodyKind === 'json' || bodyKind === 'xml',
};
/** Returns the verdict of an endpoint: its worst check. */
function worst(checks) {
    const order = ['fail', 'warn'];
    return order.find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}
/** True for 2xx. */
function isSuccess(status) {
    return status >= 200 && status < 300;
}
function isRedirect(status) {
    return status >= 300 && status < 400;
}

;// CONCATENATED MODULE: ./build/checks/access.js
/** Finds out which rights a token grants, with GET requests only (docs/security.md). */



/** The largest ID of a job. IDs count up from 1, so no job has it (FS: EnqueueJobs.sql). */
const LARGEST_ID = '9223372036854775807';
const HEADERS = { accept: 'application/fhir+json' };
/** Records what the read with the token proves about `read`, if `expect` names it. */
function recordReadAccess(recorder, response, evidence) {
    const { target, request } = recorder;
    const expectation = request.access.find(({ right }) => right === 'read' && target.service.access[right] !== undefined);
    if (expectation === undefined)
        return;
    const observed = isAllowed(response, evidence) ? 'allowed' : isDenied(response, evidence) ? 'denied' : 'unknown';
    recordAccess(recorder, expectation, observed, response, evidence);
}
/** Probes every other right that `expect` names and the service has. */
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
    // A host that does not refuse the request without a token gets no token for it.
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
    // A 404 proves something only if the host routes before it authorises: then an unknown path gets 404 without a token as well.
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

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/checks/body.js
/** Decodes and classifies the body of a response. The body may contain anything, so only its kind and its parsed form leave this file. */


/** Content codings (RFC 9110 §8.4.1). Many servers send raw deflate for `deflate`. */
const DECODERS = {
    gzip: [external_node_zlib_.gunzipSync],
    'x-gzip': [external_node_zlib_.gunzipSync],
    deflate: [external_node_zlib_.inflateSync, external_node_zlib_.inflateRawSync],
    br: [external_node_zlib_.brotliDecompressSync],
    zstd: [external_node_zlib_.zstdDecompressSync],
};
/** A body with more codings than this is not decoded. */
const MOST_CODINGS = 3;
/**
 * Decodes and classifies a body.
 *
 * @param maxBytes size limit of the decoded body.
 * @param parse false for a body that may name patients and is not needed: its kind is then known only from its first bytes.
 */
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
    return { kind: body_kindOf(bytes, json, start, contentType), json, text: parse ? content : undefined };
}
function body_kindOf(bytes, json, start, contentType) {
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
/** What may stand before the root element: declarations, comments and the document type. */
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
/** Returns undefined if the coding is unknown, or if the content is damaged or too large. */
function decompress({ headers, body }, maxBytes) {
    if (body.length === 0)
        return body;
    const named = (headers['content-encoding'] ?? '')
        .toLowerCase()
        .split(',')
        .map((coding) => coding.trim())
        .filter((coding) => coding !== '' && coding !== 'identity');
    // Some servers compress without saying so.
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
/** Decodes UTF-8, or UTF-16 with a byte order mark. */
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







/** Reduces a response. */
function reduceResponse(response, options) {
    const { status, headers, address, proxy } = response;
    // Names of de-identification jobs can be those of patients, so that body is not parsed.
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
/** Issue types of FHIR R4 (hl7.org/fhir/R4/valueset-issue-type.html), and the code of a retired service. */
const ISSUE_CODES = new Set([
    ...['invalid', 'structure', 'required', 'value', 'invariant', 'security', 'login', 'unknown', 'expired', 'forbidden', 'suppressed'],
    ...['processing', 'not-supported', 'duplicate', 'multiple-matches', 'not-found', 'deleted', 'too-long', 'code-invalid', 'extension'],
    ...['too-costly', 'business-rule', 'conflict', 'transient', 'lock-error', 'no-store', 'exception', 'timeout', 'incomplete', 'throttled'],
    ...['informational', 'service-deprecated'],
]);
/** Returns the code of an issue: a known code of its details, else its type. */
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
/** Reads the word of a health page: `overallStatus` on Azure, `status` or the bare word elsewhere (Microsoft.Extensions.Diagnostics.HealthChecks). */
function healthOf({ json, text: content }) {
    const word = (0,util_json/* isRecord */.u4)(json) ? ((0,util_json/* text */.Qq)(json['overallStatus']) ?? (0,util_json/* text */.Qq)(json['status'])) : ((0,util_json/* text */.Qq)(json) ?? content?.slice(0, 40));
    return ['Degraded', 'Unhealthy'].find((known) => known.toLowerCase() === word?.trim().toLowerCase());
}
/** The managed FHIR service sends GUIDs and, in places, 32 hexadecimal digits. */
const response_summary_REQUEST_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i;
function requestIdOf(headers, outcome, hide) {
    const ids = [headers['x-request-id'], (0,util_json/* text */.Qq)(outcome?.['id']), headers['x-ms-request-id']];
    const id = ids.find((value) => value !== undefined && response_summary_REQUEST_ID.test(value))?.toLowerCase();
    return id && hide(id);
}
const SCHEMES = ['Bearer', 'Basic', 'Negotiate', 'NTLM', 'Digest', 'AzureApiManagementKey'];
/**
 * Reads the challenges of a 401 (RFC 9110 §11.6.1). Azure's is `Bearer authorization_uri="…", resource_id="…", realm="…"`
 * (FS: Startup.cs:262; DS: SecurityModule.cs). Only parameters of `Bearer` count.
 *
 * @param header value of `WWW-Authenticate`.
 */
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
    const known = named.find((value) => value === audience || isKnownAudience(value));
    const shown = known === audience ? known : known && hide(known);
    const tenantId = tenantOf(parameters.get('authorization_uri'), cloud);
    return {
        bearer: schemes.has('Bearer'),
        otherSchemes: [...schemes].filter((name) => name !== 'Bearer'),
        audience: shown,
        unknownAudience: known === undefined && parameters.has('resource_id'),
        tenantId: tenantId !== undefined && hide(tenantId) === secrets_HIDDEN ? undefined : tenantId,
    };
}
/** Applications whose tokens no healthcare service accepts: Azure Resource Manager, Microsoft Graph, Azure AD Graph. */
const CONTROL_PLANES = new Set([
    '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    '00000003-0000-0000-c000-000000000000',
    '00000002-0000-0000-c000-000000000000',
]);
/** True for a shared audience, the origin of an Azure healthcare host, a GUID, and `api://<GUID>`. */
function isKnownAudience(value) {
    const id = (0,util_json/* guid */.Os)(value.replace(/^api:\/\//i, ''));
    if (id !== undefined)
        return !CONTROL_PLANES.has(id);
    const [, host = ''] = /^https:\/\/([a-z0-9.-]{1,200})\/?$/i.exec(value) ?? [];
    const name = host.toLowerCase();
    return (0,services/* serviceOfHost */.jE)(name) !== undefined || Object.values(clouds/* CLOUDS */.J).some((cloud) => (0,services/* sharedHosts */.pT)(cloud.name).has(name));
}
/** Returns the tenant in the URL of an authority of the cloud: its first path segment, if that is a GUID. */
function tenantOf(value, { authorityHost }) {
    const url = value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'https:' || url.host !== authorityHost)
        return undefined;
    return (0,util_json/* guid */.Os)(url.pathname.split('/')[1]);
}
/** Hosts of sign-in pages for people. A host that has a tenant in its name is known by its end. */
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



/** A pause that the server asks for may exceed `wait-seconds` by this. Milliseconds. */
const LONGEST_QUICK_PAUSE_MS = 10_000;
/**
 * Sends a request, up to three times if the failure can pass. Waiting for a role or a new service is not done here, but in smoke-test.ts.
 *
 * @param evaluate returns the failure of a response that is not the expected one.
 */
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
            const failure = (0,network/* networkFailure */.rd)({ error, whose: `the ${target.service.title}`, timeoutMs: limits.timeoutMs, path: request.path });
            // A host that timed out is not asked again within a verdict, because 200 silent hosts would exceed the deadline of the run.
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
/** True if a host did not respond in time, so that another request would not get a response either. */
function isTimeout({ code }) {
    return code === 'timed-out' || code === 'deadline-reached';
}
function headersOf(target, { headers, token }, run) {
    return {
        'user-agent': 'azure-healthcare-token',
        // Without this header a server may compress as it likes (RFC 9110 §12.5.3).
        'accept-encoding': 'identity',
        ...headers,
        // Only Azure's hosts keep the audit headers in their log. A gateway does not need to know where the action runs.
        ...(target.trust === 'azure' && target.service.auditHeaders(run)),
        // Few requests follow the one with the token. Without this header, many services would keep hundreds of connections open.
        ...(token !== undefined && { connection: 'close', authorization: `Bearer ${token}` }),
    };
}

;// CONCATENATED MODULE: ./build/checks/recorder.js


/** Failures that do not make an endpoint unhealthy. */
const WARNINGS = new Set([
    ...['jobs-not-listable', 'latency-high', 'service-degraded', 'health-path-failed'],
    ...['anonymous-unavailable', 'anonymous-unclear', 'token-check-unclear', 'access-unknown'],
]);
/** Records what is found about one endpoint. */
class CheckRecorder {
    target;
    request;
    context;
    #checks = [];
    #spans = [];
    /** Response to the read with the token. */
    #authorised;
    #first;
    #retryAfterMs;
    constructor(target, request, context) {
        this.target = target;
        this.request = request;
        this.context = context;
    }
    /** Sends a request and records its time, but no check. */
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
    /** Records a check. A check with the same name and expectation is replaced. */
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
    /** Records the check of a request. */
    recordResponse(name, response, result = {}) {
        const note = result.note ?? (result.failure === undefined ? earlierAttempts(response) : undefined);
        this.record({ name, ...result, observed: response && { value: response.status }, note });
    }
    /** Returns everything that was recorded. */
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
/** Returns a note about responses before the last one: `Returned 503 twice before.` */
function earlierAttempts(response) {
    if (response === undefined || response.earlier.length === 0)
        return undefined;
    const counts = Map.groupBy(response.earlier, (status) => status);
    const times = [...counts].map(([status, all]) => `${String(status)} ${all.length === 1 ? 'once' : all.length === 2 ? 'twice' : `${String(all.length)} times`}`);
    return `Returned ${times.join(' and ')} before.`;
}

;// CONCATENATED MODULE: ./build/checks/endpoint.js
/** Checks one endpoint once: reachable, refuses anonymous requests, as expected, authorised, and access. */










/**
 * Checks an endpoint. The requests without a token come first, so that they overlap the token exchange.
 *
 * @param getToken returns the token of the endpoint.
 */
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
    if (anonymous.intended)
        settleIntended(recorder, anonymous.response, authorised, withHealth);
    recordReadAccess(recorder, authorised, evidence);
    if (isRead(authorised, target) || isDenied(authorised, evidence))
        await checkAccess(recorder, secret, evidence);
    return recorder.outcome();
}
async function checkReachable(recorder, evidence) {
    const { target } = recorder;
    const { response, failure } = await recorder.send('reachable', { ...target.service.reachable, above: target.root }, (received) => evaluateReachable(received, evidence));
    if (failure !== undefined) {
        // On a trusted host the health path may be protected, so the read decides. A host that timed out is not asked again.
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
    recorder.recordResponse('anonymous', response, { failure });
    const intended = response !== undefined && isIntended(response);
    return { response, intended, mayGetToken: response !== undefined && (intended || !isSuccess(response.status)) };
}
/** The intended status of the read without a token counts only if the read with the token is successful. */
function settleIntended(recorder, anonymous, authorised, evidence) {
    const accepted = isSuccess(authorised.status);
    recorder.recordResponse('anonymous', anonymous, {
        failure: accepted ? undefined : evaluateAnonymousRead(anonymous, evidence),
        note: accepted && anonymous.status === 200 ? ONLY_CONFORMANCE : undefined,
    });
}
const ONLY_CONFORMANCE = 'The host responds without a token, as expect intends. Only conformance resources were compared, so this says nothing about patient data.';
const NOTHING_READ = 'The service refused the read, as expect intends. Nothing was read, so storage was not tested.';
/** Reads with the token. Returns undefined if there was no response. */
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
    // An identity for real-time use may not list jobs, so no 403 of that service is a failure.
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
        failure: limitMs !== undefined && latencyMs > limitMs ? (0,failures_define/* createFailure */.p6)(run/* latencyHigh */.dK, { target, latencyMs, limitMs }) : undefined,
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
/** Compares the service's CapabilityStatement with the lines of `expect` that it knows. */
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
        const failure = met ? undefined : (0,failures_define/* createFailure */.p6)(run/* expectationUnmet */.gf, { target, name, expected: value, observed: found });
        recorder.record({ name, expected, failure, observed: { value: found } });
    }
}
/** Returns what the service says that it expects: in its challenges, else in its CapabilityStatement. */
async function expectedBy(recorder, { challenge }, { expects, ...evidence }) {
    const audience = challenge.audience ?? expects?.audience;
    const tenantId = challenge.tenantId ?? expects?.tenantId;
    if (tenantId !== undefined)
        return { audience, tenantId, source: 'challenge' };
    const statement = await requestStatement(recorder, evidence);
    const found = tenantInStatement(statement?.response?.json, evidence.cloud);
    return { audience, tenantId: found, source: audience === undefined && found !== undefined ? '/metadata' : 'challenge' };
}
/** Returns the tenant in the OAuth URLs of a CapabilityStatement (FS: SecurityProvider.cs; the extension is SMART's). */
function tenantInStatement(statement, cloud) {
    const within = (value, name) => (0,util_json/* list */.p_)((0,util_json/* isRecord */.u4)(value) ? value[name] : undefined).filter(util_json/* isRecord */.u4);
    const securities = within(statement, 'rest').map(({ security }) => security);
    const uris = securities.flatMap((security) => within(security, 'extension')).flatMap((extension) => within(extension, 'extension'));
    const tenants = uris.map(({ valueUri }) => tenantOf((0,util_json/* text */.Qq)(valueUri), cloud));
    return tenants.find((tenant) => tenant !== undefined);
}

;// CONCATENATED MODULE: ./build/checks/unsigned-token.js


/**
 * Sends the read with an unsigned token and adds the result to the outcome.
 *
 * @param outcome of the endpoint, in which the read with the real token passed.
 * @param claims of the real token. Only its tenant and version are used.
 */
async function checkUnsignedToken(outcome, request, claims, context) {
    const { target } = outcome;
    const { authorised } = target.service;
    const recorder = new CheckRecorder(target, request, context);
    const token = unsignedToken(target, request, claims, context);
    const probe = { ...authorised, headers: { ...authorised.headers, 'cache-control': 'no-cache' }, above: target.base, token };
    const evidence = { target, cloud: request.cloud, clientId: request.signIn.clientId };
    const { response, failure } = await recorder.send('unsigned-token', probe, (received) => evaluateUnsignedRead(received, evidence));
    // Only an accepted token is a failure. Everything else that is not a refusal proves nothing.
    const status = failure === undefined || failure.code === 'token-not-checked' ? undefined : 'warn';
    recorder.recordResponse('unsigned-token', response, { failure, status });
    const added = recorder.outcome();
    const checks = [...outcome.checks, ...added.checks];
    return { ...outcome, checks, spans: [...outcome.spans, ...added.spans], status: worst(checks) };
}
/** Bytes of an RS256 signature with a key of 2048 bits. */
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
/** Issuer of a tenant (Microsoft Entra: access-tokens). */
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





/** After this time a token is renewed, because a role may require a token that was issued after it. */
const OLD_TOKEN_MS = 5 * 60_000;
/**
 * Checks an endpoint as often as `wait-seconds` and `required-successes` ask for.
 *
 * @returns the last result.
 */
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
    // The token had its own retries, so waiting here would not help.
    const token = await tokens.getToken(target.audience);
    if (!token.granted)
        return last;
    const attempt = async (number) => {
        if (number > 1)
            last = await check();
        for (let passes = 1;; passes++) {
            const failure = failureToWaitFor(last);
            // The probes had their own quick retries. Here only time passes.
            if (failure !== undefined)
                return { ok: false, failure, retryAfterMs: last.retryAfterMs, noRetry: true };
            if (passes >= request.limits.requiredSuccesses)
                return { ok: true, value: last };
            // A series of passes may end a little after `wait-seconds`, otherwise a healthy service would be reported as unsteady.
            if (clock.now() + retry/* BETWEEN_PASSES_MS */.m1 >= deadlines.deadline) {
                const failed = (0,failures_define/* createFailure */.p6)(run/* unsteady */.Se, { target, required: request.limits.requiredSuccesses, seen: passes });
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
/** Returns a failure that can resolve on its own, if there is one. It is worth waiting for even if another failure remains. */
function failureToWaitFor({ checks }) {
    const failures = checks.filter(isWaitedFor).flatMap(({ failure }) => failure ?? []);
    return failures.find(({ recovery }) => recovery !== 'none') ?? failures[0];
}
/** A failure, and the warning that a refusal of anonymous requests is not proven because the service was not available. */
function isWaitedFor({ status, failure }) {
    return status === 'fail' || failure?.code === 'anonymous-unavailable';
}
/** Once per run, on trusted hosts, after the read with the token passed. It proves nothing on a host that responds without a token. */
function mayCheckUnsignedToken({ target, checks, httpStatus }, { checkUnsignedToken: wanted }) {
    if (!wanted || target.trust !== 'user' || httpStatus === undefined || httpStatus < 200 || httpStatus > 299)
        return false;
    const passed = checks.some(({ name, status }) => name === 'authorised' && status === 'pass');
    const anonymous = checks.find(({ name }) => name === 'anonymous')?.observed?.value;
    return passed && !(typeof anonymous === 'number' && anonymous >= 200 && anonymous <= 299);
}

;// CONCATENATED MODULE: ./build/run.js
/** The run, readable as a table of contents. */












/**
 * Runs the action on inputs that have been read.
 *
 * @param begun what is already under way; undefined when the inputs are mistaken and nothing may be sent.
 * @returns the exit code of the step.
 */
async function run_run({ request, errors: mistakes }, begun, world) {
    emitNotices(request.notices);
    const outcome = begun === undefined ? failedOutcome(mistakes, world) : await runChecks(request, begun, world);
    await report(outcome, request, world.clock, begun !== undefined);
    return exitCode(outcome, request);
}
/** A run that was over before anything was sent. */
function failedOutcome(failures, { clock, started }) {
    return { status: 'fail', failures, tokens: [], endpoints: [], spans: [], started, ended: clock.now() };
}
/** Gets the tokens and checks the endpoints, side by side. */
async function runChecks(request, { http, deadlines, idTokens }, { clock, started, newId }) {
    (0,core/* info */.pq)(openingLine(request));
    const spans = [];
    let paused = false;
    const secrets = createSecretFilter();
    const context = {
        ...{ http, clock, started, deadlines, newId, hide: secrets.hide },
        mask: (secret) => {
            secrets.add(secret);
            mask(secret);
        },
        log: {
            info: core/* info */.pq,
            notice: (one) => {
                emitNotices([one]);
            },
            pause: (what, delay) => {
                paused = true;
                (0,core/* info */.pq)(pauseLine(what, delay, clock.now() - started));
            },
        },
    };
    const tokens = createTokenProvider(request, idTokens, { ...context, onPause: context.log.pause, onSpan: (span) => spans.push(span) });
    const [granted, endpoints] = await Promise.all([
        Promise.all(request.audiences.map((audience) => logToken(audience, tokens, clock))),
        checkEndpoints(request, tokens, context),
    ]);
    const waited = { waitMs: request.limits.waitMs, elapsedMs: clock.now() - started, paused };
    const failures = mergeSharedCauses(failuresOf(granted, endpoints)).map((failure) => addWaitHint(failure, waited));
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
async function logToken(audience, tokens, clock) {
    const token = await tokens.getToken(audience);
    if (token.granted) {
        (0,core/* info */.pq)(tokenLine(token.grant, clock.now()));
        emitNotices(tokenNotes(token.grant, clock.now()));
    }
    return token;
}
async function checkEndpoints(request, tokens, context) {
    const targets = request.smokeTest ? request.targets : [];
    const widths = widthsOf(targets);
    const resources = { tokens, limit: (0,p_limit/* default */.A)(prefetch/* CONCURRENCY */.i) };
    return Promise.all(targets.map(async (target) => {
        const outcome = await smokeTest(target, request, resources, context);
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
function emitNotices(notes) {
    const levels = { info: core/* info */.pq, notice: core/* notice */.lm, warning: core/* warning */.$e };
    for (const { level, text } of notes)
        levels[level](text);
}


/***/ }),

/***/ 1084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1987);
/**
 * MSAL signs an assertion with it when an app signs in with a certificate. This action presents GitHub's assertion, signed already.
 * Left in, it would be 60 kB and six packages of cryptography to review.
 */


/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ({ sign: () => (0,_never_js__WEBPACK_IMPORTED_MODULE_0__/* .never */ .Z)('jsonwebtoken') });


/***/ }),

/***/ 9309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* reexport safe */ _azure_msal_common_node__WEBPACK_IMPORTED_MODULE_0__.$b),
/* harmony export */   U4: () => (/* reexport safe */ _node_modules_azure_msal_node_dist_client_ManagedIdentityApplication_mjs__WEBPACK_IMPORTED_MODULE_2__.U),
/* harmony export */   WR: () => (/* reexport safe */ _node_modules_azure_msal_node_dist_client_ConfidentialClientApplication_mjs__WEBPACK_IMPORTED_MODULE_1__.W),
/* harmony export */   vq: () => (/* binding */ PublicClientApplication)
/* harmony export */ });
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1987);
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

/***/ 1987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ never)
/* harmony export */ });
/** What a function says that is not in the bundle because nothing can reach it. */
function never(name) {
  throw new Error(`${name} is not part of this bundle: tools/stubs.json says why`);
}


/***/ }),

/***/ 1320:
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
