import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 1668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ requestIdToken)
/* harmony export */ });
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4891);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(871);
/* harmony import */ var _failures_github_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5031);
/* harmony import */ var _failures_network_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3042);
/* harmony import */ var _util_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7967);





/** More than any ID token is long. */
const MOST_BYTES = 64 * 1024;
/**
 * Asks the runner's service for an ID token: one request, not by the toolkit's client, whose time limit is three minutes and cannot be shortened.
 *
 * @param service where to ask, and its bearer.
 * @param audience for the `aud` claim: what the federated credential expects.
 * @param run names the workflow run in failures.
 * @param timeoutMs the wire's limit for a try, named in failures.
 * @param onSent called when the request has left.
 */
async function requestIdToken(service, audience, { run, timeoutMs }, http, clock, onSent) {
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = {
        authorization: `Bearer ${service.requestToken}`,
        accept: 'application/json; api-version=2.0',
        'user-agent': 'azure-healthcare-token',
    };
    const reply = await http.send({ url, headers, maxBytes: MOST_BYTES, ...(onSent && { onRequestSent: onSent }) });
    if (!reply.ok)
        return { ok: false, failure: (0,_failures_network_js__WEBPACK_IMPORTED_MODULE_2__/* .networkFailure */ .rd)({ error: reply.error, whose: "GitHub's ID token service", timeoutMs }) };
    const { status, headers: answered, body } = reply.response;
    const facts = { run, httpStatus: status };
    if (status !== 200)
        return { ok: false, failure: (0,_failures_github_js__WEBPACK_IMPORTED_MODULE_1__/* .idTokenRefused */ .$2)(facts), retryAfterMs: (0,_util_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfter */ .P9)(answered, clock.now()) };
    const parsed = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(body);
    const token = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(parsed) ? parsed['value'] : undefined);
    // A JWT and nothing else: it goes on to Entra, and into mask commands.
    if (token === undefined || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        return { ok: false, failure: (0,_failures_define_js__WEBPACK_IMPORTED_MODULE_4__/* .createFailure */ .p6)(_failures_github_js__WEBPACK_IMPORTED_MODULE_1__/* .idTokenUnreadable */ .oE, facts) };
    return { ok: true, value: token };
}


/***/ }),

/***/ 5007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   an: () => (/* binding */ legacyNote),
/* harmony export */   fo: () => (/* binding */ AUDIENCE_FORMS),
/* harmony export */   hZ: () => (/* binding */ readAudience),
/* harmony export */   n9: () => (/* binding */ isComparable),
/* harmony export */   sI: () => (/* binding */ sharedAudience)
/* harmony export */ });
/* harmony import */ var _clouds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3796);
/* harmony import */ var _util_notice_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4397);
/* harmony import */ var _parse_result_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(157);
/* harmony import */ var _services_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8534);
/* harmony import */ var _services_resources_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6604);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4891);
/** What a token can be asked for: the strings users write, normalised, and those that are known to be wrong (sources: docs/lab.md). */






const DICOM = 'https://dicom.healthcareapis.azure.com';
const WORDS = Object.values(_services_index_js__WEBPACK_IMPORTED_MODULE_1__/* .SERVICES */ .Bg).flatMap(({ name, sharedAudience }) => (sharedAudience === undefined ? [] : [name]));
/** What `audience` takes, for those who gave something else. */
const AUDIENCE_FORMS = `${(0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .choices */ .zM)(WORDS)}, an https:// or api:// URI, or the GUID of an application`;
/** A host without a user name, and a path. */
const RESOURCE_URI = /^(?:https|api):\/\/[^/?#@,\\]+(?:\/[^?#,]*)?$/i;
/** Nothing that was read documents these as audiences (UNVERIFIED). */
const UNDOCUMENTED = new Set(['healthcareapis.azure.com', 'fhir.azurehealthcareapis.com', 'deid.azurehealthcareapis.com']);
/**
 * Reads one audience as a user wrote it.
 *
 * @param given trimmed, not empty.
 * @param cloud where the token is asked for.
 * @returns the resource to ask a token for, without `/.default`, and what to tell the user.
 */
function readAudience(given, cloud) {
    const word = given.toLowerCase();
    if (word === 'fhir')
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('audience-fhir-word', 'the URL of the FHIR service itself', 'https://<workspace>-<service>.fhir.azurehealthcareapis.com');
    const service = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceNamed */ .fD)(word);
    if (service !== undefined)
        return sharedAudience(service, cloud);
    const resource = given.replace(/(?:\/\.default)+$/, '');
    if (_util_json_js__WEBPACK_IMPORTED_MODULE_2__/* .GUID */ .Sm.test(resource))
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(resource);
    if (!/^[\x21-\x7e]+$/.test(resource) || !RESOURCE_URI.test(resource) || !URL.canParse(resource))
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('input-invalid', AUDIENCE_FORMS);
    return resource.toLowerCase().startsWith('api:') ? (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(resource) : readUrl(resource, cloud);
}
/**
 * The one audience that all instances of a service share.
 *
 * @returns a mistake for a service that has none in this cloud, or none that is documented.
 */
function sharedAudience(service, cloud) {
    const audience = service.sharedAudience?.[cloud.name];
    if (audience !== undefined)
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(audience);
    return service.name === 'dicom' && cloud.name === 'azureusgovernment'
        ? (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('dicom-gov-audience', 'the audience that your DICOM service names in Azure US Government')
        : (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('input-invalid', `an audience that exists in ${cloud.title}: no ${service.title} is known there`);
}
function readUrl(resource, cloud) {
    const url = new URL(resource);
    const host = url.hostname;
    // A look-alike with a port is nobody's audience, and not Azure's.
    if (url.port !== '')
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(resource);
    if (UNDOCUMENTED.has(host))
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(resource, [(0,_util_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$)(`${host} is documented nowhere as an audience: Entra may not know it (AADSTS500011)`)]);
    return readKnownWrong(host) ?? readShared(host, cloud) ?? readInstance(url, cloud) ?? (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(resource);
}
/** Strings that are on the web and lead nowhere. */
function readKnownWrong(host) {
    if (host === 'azurehealthcareapis.com')
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)('https://azurehealthcareapis.com', [
            (0,_util_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$)(`${host} is a generic name: Entra issues a token for it that FHIR services refuse`),
        ]);
    if (host === 'dicom.azurehealthcareapis.azure.com')
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('audience-terraform', `\`dicom\` or ${DICOM}`, DICOM);
    if (/\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(host))
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('endpoint-workspace', 'the URL of a FHIR service, or `dicom`');
    return undefined;
}
/** An audience that all instances of a service share. */
function readShared(host, cloud) {
    // The likely one in US Government too, where none is documented (UNVERIFIED): it is what the user is told to try there.
    if (`https://${host}` === DICOM && cloud.name === 'azureusgovernment')
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(DICOM);
    const shared = Object.values(_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J).find(({ name }) => (0,_services_index_js__WEBPACK_IMPORTED_MODULE_1__/* .sharedHosts */ .pT)(name).has(host));
    if (shared === undefined)
        return undefined;
    return shared.name === cloud.name ? (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(`https://${host}`) : ofOtherCloud(cloud, shared.name);
}
/** The URL of one instance: the audience of a FHIR service, and of no other. */
function readInstance({ hostname: host, pathname }, cloud) {
    const known = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceOfHost */ .jE)(host);
    if (known === undefined)
        return undefined;
    const { service, family } = known;
    if (family.cloud !== cloud.name)
        return ofOtherCloud(cloud, family.cloud);
    const audience = family.audience(host);
    if (audience === undefined || service.sharedAudience !== undefined)
        return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('audience-is-endpoint', `the audience all instances of the ${service.title} share`, audience);
    const cut = pathname === '/' ? [] : [(0,_util_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .notice */ .l)(`the path ${(0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .redactForLog */ .Vb)(pathname)} was cut: the audience of a FHIR service is its URL without one`)];
    return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(audience, family.retired ? [...cut, (0,_util_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$)(legacyNote(host))] : cut);
}
function ofOtherCloud(cloud, other) {
    return (0,_parse_result_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('cloud-endpoint-mismatch', `an audience of ${cloud.title}`, `environment: ${other}`);
}
/** What to tell of a host of the retired Azure API for FHIR. */
function legacyNote(host) {
    const label = (0,_services_resources_js__WEBPACK_IMPORTED_MODULE_5__/* .labelOf */ .Wy)(host);
    const missing = label.includes('-')
        ? `; if it is a FHIR service of a workspace, .fhir is missing: ${label}.fhir.azurehealthcareapis.com`
        : '';
    return `${host} is a host of Azure API for FHIR, which was retired on 2026-09-30${missing}`;
}
/** The scope that asks for a resource: a resource that ends in a slash keeps it, and gets a second one (ED: scopes-oidc, "Trailing slash and .default"). */
function scopeOf(audience) {
    return `${audience}/.default`;
}
/**
 * True if a token's audience can be compared with the requested one. The resource decides between its URI (v1 tokens) and its client ID
 * (v2 tokens), so a GUID says nothing about a URI (Microsoft Entra: access-tokens, "Token formats").
 */
function isComparable(requested, received) {
    return received !== undefined && _util_json_js__WEBPACK_IMPORTED_MODULE_2__/* .GUID */ .Sm.test(received) === _util_json_js__WEBPACK_IMPORTED_MODULE_2__/* .GUID */ .Sm.test(requested);
}


/***/ }),

/***/ 3796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ CLOUDS)
/* harmony export */ });
/** The clouds a token can be asked for in. Pure data: ED authentication-national-cloud and workload-identity docs (docs/lab.md lists the sources). */
const CLOUDS = {
    azurecloud: {
        name: 'azurecloud',
        title: 'Azure public cloud',
        authorityHost: 'login.microsoftonline.com',
        oidcAudience: 'api://AzureADTokenExchange',
        cliName: 'AzureCloud',
        healthcareSuffix: 'azurehealthcareapis.com',
    },
    azureusgovernment: {
        name: 'azureusgovernment',
        title: 'Azure US Government',
        authorityHost: 'login.microsoftonline.us',
        oidcAudience: 'api://AzureADTokenExchangeUSGov',
        cliName: 'AzureUSGovernment',
        healthcareSuffix: 'azurehealthcareapis.us',
    },
    azurechinacloud: {
        name: 'azurechinacloud',
        title: 'Azure China (21Vianet)',
        // Not login.chinacloudapi.cn, the SDK's constant: an alias, which costs MSAL one discovery request more.
        authorityHost: 'login.partner.microsoftonline.cn',
        oidcAudience: 'api://AzureADTokenExchangeChina',
        cliName: 'AzureChinaCloud',
        healthcareSuffix: undefined,
    },
};


/***/ }),

/***/ 157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   Vb: () => (/* binding */ redactForLog),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   zM: () => (/* binding */ choices)
/* harmony export */ });
/** A value that was read, and what to tell the user of it. */
function ok(value, notes = []) {
    return { ok: true, value, notes };
}
/**
 * A mistake.
 *
 * @param allowed what would be right, as the end of a sentence.
 * @param instead what to write in its place, where that is known.
 */
function invalid(code, allowed, instead) {
    return { ok: false, error: { code, allowed, ...(instead !== undefined && { instead }) } };
}
/** Words that can be written, as a list in a sentence. */
function choices(words) {
    return words.map((word) => `\`${word}\``).join(', ');
}
/** A user name or password before a host. */
const LOGIN = /(?:\/\/|:)[^\s/]*@/;
/**
 * Text of a user for one line of a log: whole or not at all. The runner masks a secret only where it stands as it was given, so a part of one, or one
 * with a character replaced, would be readable to all; and what belongs into no URL is no secret that the runner knows of.
 */
function redactForLog(value) {
    if (LOGIN.test(value))
        return '(not shown: it may hold a password)';
    return /^[\x20-\x7e]{0,120}$/.test(value) ? value : `(not shown: ${String(value.length)} characters)`;
}


/***/ }),

/***/ 8534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Bg: () => (/* binding */ SERVICES),
  fD: () => (/* binding */ serviceNamed),
  jE: () => (/* binding */ serviceOfHost),
  pT: () => (/* binding */ sharedHosts)
});

;// CONCATENATED MODULE: ./build/azure/services/paths.js
/**
 * The base path under a path that was copied from Microsoft's how-to pages.
 *
 * @param path as written, without a slash at its end.
 * @param base what stays.
 * @param documented the paths that those pages ask for.
 * @returns undefined when the path is none of them.
 */
function cutDocumentedPath(path, base, documented) {
    const cut = documented.find((end) => path === `${base}${end}`);
    return cut === undefined
        ? undefined
        : { path: base, note: { level: 'notice', text: `${cut} is a path of the service, not part of its base URL: it was cut` } };
}

;// CONCATENATED MODULE: ./build/azure/services/service.js
/** The checks that all services have. */
const CHECKS = [
    { name: 'reachable', title: 'reachable' },
    { name: 'anonymous', title: 'refuses anonymous requests' },
    { name: 'authorised', title: 'authorised' },
    { name: 'unsigned-token', title: 'checks the token' },
];

;// CONCATENATED MODULE: ./build/azure/services/deid.js
/** The de-identification service (SPEC: HealthDataAIServices.DeidServices; AD: deidentification/configure-private-endpoints.md). */


const deid = {
    name: 'deid',
    title: 'de-identification service',
    hosts: [
        { pattern: /^[a-z0-9-]+\.api(?:\.[a-z0-9]+)?\.deid\.azure\.com$/, cloud: 'azurecloud', audience: () => 'https://deid.azure.com' },
    ],
    sharedAudience: { azurecloud: 'https://deid.azure.com' },
    bare: { path: '' },
    basePath: (path) => cutDocumentedPath(path, '', ['/health/check', '/health', '/jobs']),
    versionSegment: undefined,
    reachable: { path: '/health', headers: {} },
    // The only read there is without naming a job. Names of jobs may identify a patient: the body is dropped unread.
    authorised: { path: '/jobs?api-version=2024-11-15&maxpagesize=1', headers: { accept: 'application/json' }, form: 'ignored' },
    // What /health answers is not published (UNVERIFIED), so no answer is held to a status that Azure never promised.
    checks: CHECKS,
    access: { read: { roles: ['DeID Batch Data Reader', 'DeID Batch Data Owner', 'DeID Data Owner'] } },
    refusal: 'error-object',
    reachableByAnyAnswer: true,
    // An identity for real-time use alone may not list jobs, and is in order.
    forbidden: 'warn',
    auditHeaders: () => ({}),
    role: {
        name: 'DeID Batch Data Reader',
        // The list of resources holds no URLs, so each service is shown. [@][] makes a list of one resource as of many.
        scopeCommand: (host) => 'az resource show --ids $(az resource list --resource-type Microsoft.HealthDataAIServices/deidServices --query "[].id" --output tsv)' +
            ` --query "[@][] | [?properties.serviceUrl=='https://${host}'].id" --output tsv`,
    },
    expectations: undefined,
};

// EXTERNAL MODULE: ./build/azure/services/resources.js
var resources = __nccwpck_require__(6604);
;// CONCATENATED MODULE: ./build/azure/services/dicom.js
/** The DICOM service of Azure Health Data Services (AD: dicom/api-versioning-dicom-service.md; DS: Web/Startup.cs:74, ChangeFeedController.cs). */



const DOCUMENTED = ['/changefeed', '/health/check'];
const dicom = {
    name: 'dicom',
    title: 'DICOM service',
    hosts: [
        {
            pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.com$/,
            cloud: 'azurecloud',
            audience: () => 'https://dicom.healthcareapis.azure.com',
        },
        // Which audience DICOM has in US Government is documented nowhere (UNVERIFIED): the user must name it.
        { pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience: () => undefined },
    ],
    // One audience for all instances: the token opens each DICOM service of the tenant on which the identity has a role.
    sharedAudience: { azurecloud: 'https://dicom.healthcareapis.azure.com' },
    // The version segment is mandatory on the service: without one the newest is meant, and said.
    bare: { path: '/v2', note: { level: 'info', text: 'no API version in the URL: /v2 is used' } },
    basePath,
    versionSegment: /\/v(?:1|2|1\.0-prerelease)$/,
    reachable: { path: '/health/check', headers: {} },
    // Definitions of tags, never a study: what the change feed (Microsoft's own recipe) and QIDO return holds names or UIDs of patients.
    authorised: { path: '/extendedquerytags?limit=1&offset=0', headers: { accept: 'application/json' }, form: 'json-array' },
    checks: CHECKS,
    access: { read: { roles: ['DICOM Data Reader', 'DICOM Data Owner'] } },
    refusal: 'fixed-text',
    reachableByAnyAnswer: false,
    forbidden: 'fail',
    auditHeaders: () => ({}),
    role: {
        name: 'DICOM Data Reader',
        scopeCommand: (host) => (0,resources/* findByName */._U)('Microsoft.HealthcareApis/workspaces/dicomservices', (0,resources/* nameInWorkspace */._$)(host)),
    },
    expectations: undefined,
};
/** A version segment, or a documented path under one or under none. */
function basePath(path) {
    const [, version] = /^(\/v(?:1|2|1\.0-prerelease))(?=\/|$)/.exec(path) ?? [];
    if (path === version)
        return { path };
    const cut = cutDocumentedPath(path, version ?? '', DOCUMENTED);
    return version === undefined ? cut && { ...cut, path: '/v2' } : cut;
}

// EXTERNAL MODULE: ./build/util/json.js
var json = __nccwpck_require__(4891);
;// CONCATENATED MODULE: ./build/azure/services/capability.js
/**
 * What a FHIR server says of itself: its CapabilityStatement (hl7.org/fhir/R4/capabilitystatement.html), held against expectations.
 * Azure's has no `implementationGuide` (FS: ListedCapabilityStatement.cs): US Core shows in `instantiates` and `supportedProfile`
 * (FS: USCore6InstantiateCapability.cs).
 */

/** Other names of Azure's operations, as the specification and its users write them. */
const OPERATION_ALIASES = new Map([
    ['everything', 'patient-everything'],
    ['patient/$everything', 'patient-everything'],
    ['patient/$export', 'patient-export'],
    ['group/$export', 'group-export'],
]);
/** The release a user may mean by a name (hl7.org/fhir/directory.html). */
const RELEASES = new Map([
    ['stu3', '3.0.'],
    ['r4', '4.0.'],
    ['r4b', '4.3.'],
    ['r5', '5.0.'],
]);
const VERSION = /^\d{1,2}\.\d{1,2}(?:\.\d{1,3})?(?:-[a-z0-9]{1,20})?$/;
const CAPABILITY_CHECKS = {
    'fhir-version': (statement, value) => {
        const given = (0,json/* text */.Qq)((0,json/* isRecord */.u4)(statement) ? statement['fhirVersion'] : undefined) ?? '';
        const found = VERSION.test(given) ? given : 'no version';
        const release = RELEASES.get(value.toLowerCase());
        return { met: release === undefined ? found === value || found.startsWith(`${value}.`) : found.startsWith(release), found };
    },
    resource: (statement, value) => membership(capability_resources(statement).map((resource) => (0,json/* text */.Qq)(resource['type'])), value),
    operation: (statement, value) => {
        const name = value.replace(/^\$/, '').toLowerCase();
        return membership(operations(statement), OPERATION_ALIASES.get(name) ?? name);
    },
    profile: (statement, value) => membership(capability_resources(statement).flatMap((resource) => (0,json/* list */.p_)(resource['supportedProfile']).map(json/* text */.Qq)), value, canonical),
    instantiates: (statement, value) => membership((0,json/* list */.p_)((0,json/* isRecord */.u4)(statement) ? statement['instantiates'] : undefined).map(json/* text */.Qq), value, canonical),
};
function servers(statement) {
    return (0,json/* isRecord */.u4)(statement) ? (0,json/* list */.p_)(statement['rest']).filter(json/* isRecord */.u4) : [];
}
function capability_resources(statement) {
    return servers(statement).flatMap((rest) => (0,json/* list */.p_)(rest['resource']).filter(json/* isRecord */.u4));
}
/** Names of operations, of the whole server and of its resources. */
function operations(statement) {
    return [...servers(statement), ...capability_resources(statement)].flatMap((owner) => (0,json/* list */.p_)(owner['operation'])
        .filter(json/* isRecord */.u4)
        .map(({ name }) => (0,json/* text */.Qq)(name)?.toLowerCase()));
}
/** A canonical URL without its version: `url|version` (hl7.org/fhir/R4/references.html#canonical). */
function canonical(url) {
    return url.replace(/\|.*$/, '');
}
/** Whether a value is among what was found. What else was found is the server's words: only its number is told. */
function membership(found, value, plain = (same) => same) {
    const exact = value.includes('|');
    const met = found.some((item) => item !== undefined && (item === value || (!exact && plain(item) === value)));
    const others = new Set(found).size;
    return { met, found: met ? value : others === 0 ? 'none' : `${String(others)} ${others === 1 ? 'other' : 'others'}` };
}

;// CONCATENATED MODULE: ./build/azure/services/fhir.js
/** The FHIR service of Azure Health Data Services, and the retired Azure API for FHIR (LEARN: get-access-token; AD: fhir/fhir-faq.md; FS: FhirController.cs). */




const BULK = ['FHIR Data Bulk Operator', 'FHIR Data Contributor'];
const WRITERS = ['FHIR Data Writer', ...BULK];
const READERS = ['FHIR Data Exporter', 'FHIR Data Importer', 'Search Parameter Manager', ...WRITERS];
const https = (host) => `https://${host}`;
const fhir = {
    name: 'fhir',
    title: 'FHIR service',
    hosts: [
        { pattern: /^[a-z0-9-]+\.fhir\.azurehealthcareapis\.com$/, cloud: 'azurecloud', audience: https },
        { pattern: /^[a-z0-9-]+\.fhir\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience: https },
        {
            pattern: /^(?!(?:fhir|dicom|workspace)\.)[a-z0-9-]+\.azurehealthcareapis\.com$/,
            cloud: 'azurecloud',
            audience: https,
            retired: true,
        },
        {
            pattern: /^(?!(?:fhir|dicom|workspace)\.)[a-z0-9-]+\.azurehealthcareapis\.us$/,
            cloud: 'azureusgovernment',
            audience: https,
            retired: true,
        },
    ],
    // Each instance is its own audience: a token opens one FHIR service and no other.
    sharedAudience: undefined,
    bare: { path: '' },
    basePath: (path) => cutDocumentedPath(path, '', ['/metadata', '/Patient', '/health/check']),
    versionSegment: undefined,
    reachable: { path: '/health/check', headers: {} },
    // A conformance resource needs the same data action as Patient and holds no patient, so a server or gateway that drops the query moves none either.
    // Strict handling turns a parameter that is not understood into a 400 instead of ignoring it.
    authorised: {
        path: '/StructureDefinition?_summary=count',
        headers: { accept: 'application/fhir+json', prefer: 'handling=strict' },
        form: 'fhir-bundle',
    },
    checks: CHECKS,
    access: {
        read: { roles: ['FHIR Data Reader', ...READERS] },
        export: { lookup: { path: '/_operations/export/', id: 'guid' }, roles: ['FHIR Data Exporter', ...WRITERS] },
        import: { lookup: { path: '/_operations/import/', id: 'number' }, roles: ['FHIR Data Importer', ...WRITERS] },
        reindex: { lookup: { path: '/_operations/reindex/', id: 'guid' }, roles: ['Search Parameter Manager', ...WRITERS] },
        'bulk-operate': { lookup: { path: '/_operations/bulk-update/', id: 'number' }, roles: BULK },
    },
    refusal: 'issue-forbidden',
    reachableByAnyAnswer: false,
    forbidden: 'fail',
    auditHeaders: (run) => ({ 'x-ms-azurefhir-audit-source': 'github-actions', 'x-ms-azurefhir-audit-run': run }),
    role: {
        name: 'FHIR Data Reader',
        scopeCommand: (host) => host.includes('.fhir.')
            ? (0,resources/* findByName */._U)('Microsoft.HealthcareApis/workspaces/fhirservices', (0,resources/* nameInWorkspace */._$)(host))
            : (0,resources/* findByName */._U)('Microsoft.HealthcareApis/services', (0,resources/* labelOf */.Wy)(host)),
    },
    expectations: {
        // A full statement is hundreds of kilobytes long.
        question: { path: '/metadata', headers: { accept: 'application/fhir+json' }, maxBytes: 5 * 1024 * 1024 },
        checks: CAPABILITY_CHECKS,
    },
};

;// CONCATENATED MODULE: ./build/azure/services/index.js



const SERVICES = { fhir: fhir, dicom: dicom, deid: deid };
/**
 * Finds the service behind one of Azure's own hosts.
 *
 * @param host whole host name, lower case, without port.
 * @returns undefined for every other host, look-alikes included: patterns match whole names.
 */
function serviceOfHost(host) {
    for (const service of Object.values(SERVICES)) {
        const family = service.hosts.find(({ pattern }) => pattern.test(host));
        if (family !== undefined)
            return { service, family };
    }
    return undefined;
}
/** Hosts of the audiences that all instances of a service share in a cloud. */
function sharedHosts(cloud) {
    const audiences = Object.values(SERVICES).flatMap(({ sharedAudience }) => sharedAudience?.[cloud] ?? []);
    return new Set(audiences.map((audience) => new URL(audience).hostname));
}
/** The service of a word that a user wrote, in any case. */
function serviceNamed(word) {
    return Object.values(SERVICES).find(({ name }) => name === word.toLowerCase());
}


/***/ }),

/***/ 6604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   _$: () => (/* binding */ nameInWorkspace),
/* harmony export */   _U: () => (/* binding */ findByName)
/* harmony export */ });
/** What a host says of the resource behind it, and the command that finds that resource. */
/** The first label of a host: the name of a resource, or that of a workspace and of its service with a hyphen between. */
function labelOf(host) {
    return host.replace(/\..*$/, '');
}
/** The name of a workspace's service, `workspace/service`: a workspace's name has no hyphen, so the first one ends it. */
function nameInWorkspace(host) {
    return labelOf(host).replace('-', '/');
}
/**
 * An `az` command that prints the ID of a resource, in words that Bash and PowerShell read alike.
 *
 * @param type as Azure Resource Manager names it: `Microsoft.HealthcareApis/services`.
 * @param name as the list of resources holds it.
 */
function findByName(type, name) {
    return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}


/***/ }),

/***/ 871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R1: () => (/* binding */ sharing),
/* harmony export */   Y3: () => (/* binding */ anchor),
/* harmony export */   p6: () => (/* binding */ createFailure)
/* harmony export */ });
/** Creates the failure of one case. */
function createFailure(definition, context) {
    if ('describe' in definition)
        return createLegacyFailure(definition, context);
    const { code, title, recovery, shared } = definition;
    return {
        ...{ code, title, recovery },
        ...describe(definition, context),
        ...(shared && {
            shared: {
                key: `${code} ${shared.key(context)}`,
                occurrence: shared.occurrence(context),
                describe: (occurrences) => describe(definition, shared.merge(context, occurrences)),
            },
        }),
    };
}
function describe(definition, context) {
    const { what, headline, causes, fixes, facts, commands } = definition;
    const wait = typeof definition.wait === 'function' ? definition.wait(context) : definition.wait;
    return {
        what: resolve(what, context),
        why: texts(causes, context).join(' '),
        next: texts(fixes, context)[0] ?? '',
        ...(headline !== undefined && { headline: resolve(headline, context) }),
        facts: facts?.(context) ?? [],
        commands: commands?.(context) ?? [],
        ...(wait && { wait }),
    };
}
function texts(rules, context) {
    return rules.filter(({ when }) => when?.(context) ?? true).map(({ text }) => resolve(text, context));
}
function resolve(text, context) {
    return typeof text === 'string' ? text : text(context);
}
/** Returns the URL (or path) of a failure's section on the troubleshooting page. */
function anchor(code, docs = 'docs/troubleshooting.md') {
    return `${docs}#${code}`;
}
function sharing(key, occurrence, tell) {
    return { ...tell([occurrence]), cause: { key, occurrence, describe: tell } };
}
function createLegacyFailure({ code, title, recovery, describe: tell }, context) {
    const { cause, ...message } = tell(context);
    return {
        ...{ code, title, recovery, facts: [], commands: [] },
        ...message,
        ...(cause && {
            shared: {
                key: cause.key,
                occurrence: { place: cause.occurrence.at, owner: cause.occurrence.of, found: cause.occurrence.how },
                describe: (occurrences) => ({
                    ...{ facts: [], commands: [] },
                    ...cause.describe(occurrences.map(({ place, owner, found = '' }) => ({ at: place, of: owner, how: found }))),
                }),
            },
        }),
    };
}


/***/ }),

/***/ 5031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ idTokenRefused),
/* harmony export */   Fj: () => (/* binding */ githubApiFailed),
/* harmony export */   Gu: () => (/* binding */ deploymentsPermissionMissing),
/* harmony export */   RH: () => (/* binding */ OIDC_PERMISSIONS),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   ko: () => (/* binding */ issuesPermissionMissing),
/* harmony export */   o5: () => (/* binding */ noIdToken),
/* harmony export */   oE: () => (/* binding */ idTokenUnreadable),
/* harmony export */   v3: () => (/* binding */ noOutputFile)
/* harmony export */ });
/* unused harmony exports idTokenPermissionMissing, idTokenFork, idTokenDependabot, outsideGithub, idTokenRefusedKind, idTokenUnavailable, githubKinds, apiKinds */
/* harmony import */ var _define_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(871);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4801);


/** For what only GitHub can mend. */
const AGAIN = 'Run the job again; if it fails again, look at https://www.githubstatus.com.';
/** A block of its own takes every other permission away, so what checkout needs must be said again. */
const OIDC_PERMISSIONS = [
    'permissions:',
    '  id-token: write # for the ID token',
    '  contents: read # for actions/checkout',
];
const idTokenPermissionMissing = {
    code: 'id-token-permission-missing',
    title: 'The job has no permission to get an ID token',
    recovery: 'none',
    describe: ({ run }) => ({
        what: 'GitHub gave this job no way to ask for an ID token.',
        why: "The job lacks id-token: write, or it has a permissions block of its own without it, which replaces the workflow's. " +
            'A job in a reusable workflow gets at most what the job that calls it has.' +
            (isServer(run.serverUrl) ? " On GitHub Enterprise Server, OIDC must also be set up by the site's administrator." : ''),
        next: `${addPermission('id-token')}; if the job is in a reusable workflow, do the same in the calling job.`,
        commands: [yaml('In the job', OIDC_PERMISSIONS)],
    }),
};
const idTokenFork = {
    code: 'id-token-fork',
    title: 'Pull requests from forks get no ID token',
    recovery: 'none',
    describe: () => ({
        what: 'The run belongs to a pull request from a fork, and GitHub gave it no ID token.',
        why: "A fork's code could use the identity, so GitHub withholds ID token and secrets whatever the permissions say.",
        next: `Skip the job for forks: ${_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .SKIP */ ._Z}. With on: push the check runs after the merge.`,
        commands: [(0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .skipRemedy */ .qL)('fork')],
    }),
};
const idTokenDependabot = {
    code: 'id-token-dependabot',
    title: "Dependabot's runs get no ID token",
    recovery: 'none',
    describe: () => ({
        what: 'Dependabot started the run, and GitHub gave it no ID token.',
        why: "GitHub treats Dependabot's runs like those of a fork: no ID token, and none of the ordinary secrets.",
        next: `Skip the job for Dependabot: ${_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .SKIP */ ._Z}. Where the check must run, have a person push to the branch.`,
        commands: [(0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .skipRemedy */ .qL)('dependabot')],
    }),
};
const outsideGithub = {
    code: 'outside-github',
    title: 'The step does not run on GitHub Actions',
    recovery: 'none',
    describe: () => ({
        what: 'There is no GitHub run to get an ID token for.',
        why: "Only GitHub's own runners, hosted or self-hosted, get ID tokens; act and other stand-ins do not.",
        next: 'Run the workflow on GitHub, or sign in with az login and set credential: azure-cli.',
    }),
};
const idTokenRefusedKind = {
    code: 'id-token-refused',
    title: 'GitHub refused to issue an ID token',
    recovery: 'none',
    describe: ({ httpStatus }) => ({
        what: `GitHub's ID token service answered HTTP ${String(httpStatus)}.`,
        why: "The job's permission to ask is tied to its run: it ends with the job, and a copy of its variables does not work elsewhere.",
        next: AGAIN,
    }),
};
const idTokenUnavailable = {
    code: 'id-token-unavailable',
    title: "GitHub's ID token service is busy or in trouble",
    recovery: 'transient',
    describe: ({ httpStatus }) => ({
        what: `GitHub's ID token service answered HTTP ${String(httpStatus)}.`,
        why: 'It is throttling, or has a fault of its own; the tries of this step did not outlast it.',
        next: AGAIN,
    }),
};
const idTokenUnreadable = {
    code: 'id-token-unreadable',
    title: "The answer is not one that GitHub's ID token service gives",
    recovery: 'none',
    describe: ({ httpStatus }) => ({
        what: `The request for an ID token was answered with HTTP ${String(httpStatus)} and no ID token.`,
        why: "Something between answered in GitHub's place: a proxy's block page, a sign-in page of the network.",
        next: 'Ask the network team to let *.actions.githubusercontent.com (or your GitHub server) through unchanged.',
    }),
};
const noOutputFile = {
    code: 'no-output-file',
    title: 'There is no file for outputs, so the token cannot be handed on',
    recovery: 'none',
    describe: () => ({
        what: 'GITHUB_OUTPUT names no file that can be written.',
        why: 'Without that file the token would have to go through the log, and it never does.',
        next: 'Run the step on GitHub Actions, or set output-token: false to verify only.',
    }),
};
const deploymentsPermissionMissing = permissionMissing('deployments', 'The job may not set the status of the deployment');
const issuesPermissionMissing = permissionMissing('issues', 'The job may not write the incident issue');
const githubApiFailed = {
    code: 'github-api-failed',
    title: "GitHub's API did not take the verdict",
    recovery: 'transient',
    describe: (facts) => ({
        what: `GitHub's API could not ${facts.wanted}${facts.httpStatus === undefined ? '' : `: HTTP ${String(facts.httpStatus)}`}.`,
        why: 'The verdict itself is not touched by this.',
        next: facts.httpStatus === 404 ? 'Check that what the step names exists in this repository.' : AGAIN,
    }),
};
/** All kinds told from {@link GitHubContext}, for the catalogue. */
const githubKinds = [
    idTokenPermissionMissing,
    idTokenFork,
    idTokenDependabot,
    outsideGithub,
    idTokenRefusedKind,
    idTokenUnavailable,
    idTokenUnreadable,
    noOutputFile,
];
/** All kinds told from {@link ApiContext}. */
const apiKinds = [deploymentsPermissionMissing, issuesPermissionMissing, githubApiFailed];
/** Tells why the job was given no way to ask for an ID token. */
function noIdToken(facts) {
    if (isOutside(facts))
        return (0,_define_js__WEBPACK_IMPORTED_MODULE_1__/* .createFailure */ .p6)(outsideGithub, facts);
    switch (withoutSecrets(facts.run)) {
        case 'dependabot':
            return (0,_define_js__WEBPACK_IMPORTED_MODULE_1__/* .createFailure */ .p6)(idTokenDependabot, facts);
        case 'fork':
            return (0,_define_js__WEBPACK_IMPORTED_MODULE_1__/* .createFailure */ .p6)(idTokenFork, facts);
        case undefined:
            return (0,_define_js__WEBPACK_IMPORTED_MODULE_1__/* .createFailure */ .p6)(idTokenPermissionMissing, facts);
    }
}
/** Tells an answer of the ID token service that holds no ID token. `httpStatus` is the answer's. */
function idTokenRefused(facts) {
    const status = facts.httpStatus ?? 0;
    if (status === 408 || status === 429 || status >= 500)
        return (0,_define_js__WEBPACK_IMPORTED_MODULE_1__/* .createFailure */ .p6)(idTokenUnavailable, facts);
    return (0,_define_js__WEBPACK_IMPORTED_MODULE_1__/* .createFailure */ .p6)(status >= 400 ? idTokenRefusedKind : idTokenUnreadable, facts);
}
/** Whether GitHub keeps ordinary secrets and ID tokens from this run, and whose run that makes it. */
function withoutSecrets({ actor, fork, eventName }) {
    if (actor === 'dependabot[bot]')
        return 'dependabot';
    // A pull_request_target runs the base's code, with its secrets.
    return fork && eventName !== 'pull_request_target' ? 'fork' : undefined;
}
/** `act` claims to be GitHub.com and numbers its runs 1, which GitHub.com has long passed. */
function isOutside({ run }) {
    return !run.onGitHub || (run.runId === '1' && run.serverUrl === 'https://github.com');
}
function isServer(url) {
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    return host !== '' && host !== 'github.com' && !host.endsWith('.ghe.com');
}
function permissionMissing(permission, title) {
    return {
        code: `${permission}-permission-missing`,
        title,
        recovery: 'none',
        describe: ({ wanted, httpStatus }) => ({
            what: `GitHub's API refused to ${wanted}${httpStatus === undefined ? '' : `: HTTP ${String(httpStatus)}`}.`,
            why: `github-token lacks ${permission}: write. The verdict itself is not touched by this.`,
            next: `${addPermission(permission)}; if the job is in a reusable workflow, do the same in the calling job.`,
            facts: [{ name: 'Missing permission', value: `${permission}: write` }],
            commands: [yaml('In the job', [...OIDC_PERMISSIONS, `  ${permission}: write # for the verdict`])],
        }),
    };
}
/** Two blocks of permissions in one job would be no YAML. */
function addPermission(permission) {
    return `Add the permissions block below to the job (if it has permissions: already, add only the line ${permission}: write to them)`;
}
function yaml(label, lines) {
    return { label, language: 'yaml', text: lines.join('\n') };
}


/***/ }),

/***/ 4801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ environmentUnsupported),
/* harmony export */   UO: () => (/* binding */ credentialIdsIncomplete),
/* harmony export */   _Z: () => (/* binding */ SKIP),
/* harmony export */   gz: () => (/* binding */ tenantCommon),
/* harmony export */   m7: () => (/* binding */ inputInvalid),
/* harmony export */   nm: () => (/* binding */ INPUT_KINDS),
/* harmony export */   qL: () => (/* binding */ skipRemedy),
/* harmony export */   yj: () => (/* binding */ unseenSecrets)
/* harmony export */ });
/* unused harmony exports audienceGeneric, audienceIsEndpoint, audienceTerraform, audienceControlPlane, audienceFhirWord, audienceRefused, cloudEndpointMismatch, endpointUntrusted, endpointWorkspace, dicomGovAudience */
const TENANT = 'az account show --query tenantId --output tsv';
const FHIR_SERVICES = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
const CLIENTS = [
    'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
    'az identity list --query "[].{name:name, clientId:clientId}" --output table',
];
/** Without an address there is nothing that a token could follow from. */
const ENDPOINT = 'Set in the step: endpoint: https://workspace-service.fhir.azurehealthcareapis.com, with a service that the command below lists as workspace/service';
/** What prints the value of an input that is an ID or an address. */
const PRINTED_BY = {
    'client-id': CLIENTS,
    AZURE_CLIENT_ID: CLIENTS,
    'tenant-id': [TENANT],
    AZURE_TENANT_ID: [TENANT],
};
const inputInvalid = kind('input-invalid', 'An input cannot be used', ({ allowed }) => `Allowed: ${allowed}.`, {
    next(facts) {
        if (facts.input === 'endpoint' && facts.given === '')
            return `${ENDPOINT}; or, for a token that nothing is probed with, audience: dicom or another.`;
        return facts.input in PRINTED_BY ? `${correctionOf(facts)} The az command below prints what there is.` : correctionOf(facts);
    },
    commands: (facts) => (facts.input === 'endpoint' && facts.given === '' ? [either(FHIR_SERVICES)] : printedBy(facts)),
});
const audienceGeneric = kind('audience-generic', 'The audience is the generic one that FHIR services refuse', () => 'Entra issues tokens for https://azurehealthcareapis.com, and every FHIR service answers them with 401: its audience is its own ' +
    'URL.', { next: audienceOf, which: ', which FHIR services refuse' });
const audienceIsEndpoint = kind('audience-is-endpoint', 'The audience is the URL of one instance', () => 'All DICOM services share one audience, and so do all de-identification services; only a FHIR service has its URL for its ' +
    'audience.', { which: ', which is the address of one instance' });
const audienceTerraform = kind('audience-terraform', "The audience is a misspelling known from Terraform's documentation", () => "The pages of Terraform and Pulumi name dicom.azurehealthcareapis.azure.com; Microsoft's audience for DICOM is " +
    'https://dicom.healthcareapis.azure.com.', { which: ', which no service has' });
const audienceControlPlane = kind('audience-control-plane', 'The audience is for managing Azure, not for its data', () => 'Healthcare services answer tokens for Azure Resource Manager and Microsoft Graph with 401.', { next: audienceOf, which: ', which is for managing Azure' });
const audienceFhirWord = kind('audience-fhir-word', 'FHIR has no audience that all services share', () => 'Each FHIR service is its own audience, so the word fhir cannot stand for one.', {
    next: () => `${ENDPOINT}, and remove audience.`,
    commands: () => [either(FHIR_SERVICES)],
});
const audienceRefused = kind('audience-refused', 'The service of the endpoint refuses tokens for this audience', () => 'The audience belongs to another Azure service, so the endpoint would answer 401.', { next: audienceOf, which: ", which is another service's" });
const cloudEndpointMismatch = kind('cloud-endpoint-mismatch', 'The address belongs to another cloud than environment says', () => 'A token of one Azure cloud does not open a service of another.', {
    next: (facts) => facts.instead === undefined
        ? changeOf(facts)
        : `Set ${facts.instead} under with: of the step (not of the job), with client-id and tenant-id of that cloud. If the other cloud is ` +
            `meant, correct ${facts.input}.`,
});
const endpointUntrusted = kind('endpoint-untrusted', 'The token may not be sent to this host', () => 'The token opens patient data, so it goes only to hosts that Azure runs for healthcare services, and to those named in ' +
    'trusted-hosts.', {
    next: (facts) => facts.instead === undefined
        ? "Set endpoint to the service's own host: this one is none of Azure's, it only looks like one."
        : `Correct endpoint; if the host is your own gateway or domain, add it to the step: ${facts.instead}`,
});
const endpointWorkspace = kind('endpoint-workspace', 'The address is a workspace, not a service', () => 'A workspace holds FHIR and DICOM services and answers no data requests itself.', {
    next: () => 'Use the URL of a service in it: the command below lists them as workspace/service, and that service has the URL ' +
        'https://workspace-service.fhir.azurehealthcareapis.com (or .dicom.).',
    commands: () => [
        either(`az resource list --query "[?starts_with(type, 'Microsoft.HealthcareApis/workspaces/')].{type:type, name:name}" --output table`),
    ],
});
const tenantCommon = kind('tenant-common', 'The tenant must be a single one', () => 'A token without a user is issued by one directory, so common, organizations and consumers cannot stand for it.', { next: (facts) => `Set ${facts.input} to the ID that the command below prints.`, commands: () => [either(TENANT)] });
const credentialIdsIncomplete = kind('credential-ids-incomplete', 'One of the two IDs of the identity is missing', ({ withoutSecrets }) => {
    const needs = 'GitHub OIDC needs both client-id and tenant-id, as inputs or as AZURE_CLIENT_ID and AZURE_TENANT_ID; ' +
        'a login left by another step is never taken in their place.';
    if (withoutSecrets !== undefined)
        return `${unseenSecrets(withoutSecrets)}, so an ID kept as a secret is empty here. ${needs}`;
    return (`${needs} A variable or secret that is empty counts as not given: mostly there is none of that name, or it belongs to an environment ` +
        'that the job does not name.');
}, {
    next: ({ input, withoutSecrets }) => withoutSecrets === undefined
        ? `Set in the step: ${input}: ${variableOf(input)}, and check in the settings of the repository that this variable is there and not that of ` +
            'an environment which the job does not name; the az command below prints its value.'
        : `Skip the job in such runs: ${SKIP}.`,
    commands: (facts) => facts.withoutSecrets === undefined
        ? [{ label: 'In the with: of the step', language: 'yaml', text: `${facts.input}: ${variableOf(facts.input)}` }, ...printedBy(facts)]
        : [skipRemedy(facts.withoutSecrets)],
});
const dicomGovAudience = kind('dicom-gov-audience', 'DICOM in Azure US Government needs its audience named', () => 'Microsoft documents no audience for DICOM in US Government. The public one, https://dicom.healthcareapis.azure.com, is likely; ' +
    'it has not been verified there.', {
    next: () => 'Set audience to https://dicom.healthcareapis.azure.com, or to what the commands below print for your service.',
    commands: () => [
        either('az cloud set --name AzureUSGovernment', 'az resource show' +
            ' --ids $(az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[].id" --output tsv)' +
            ' --query "[@][].properties.authenticationConfiguration.audiences[]" --output tsv'),
    ],
});
const environmentUnsupported = kind('environment-unsupported', 'There are no healthcare services in this cloud', () => 'Azure Stack Hub signs in by a server of its own and runs no healthcare services; the German cloud was closed in 2021.');
/** The kinds by their codes: what an offline check answers with. */
const INPUT_KINDS = {
    'input-invalid': inputInvalid,
    'audience-generic': audienceGeneric,
    'audience-is-endpoint': audienceIsEndpoint,
    'audience-terraform': audienceTerraform,
    'audience-control-plane': audienceControlPlane,
    'audience-fhir-word': audienceFhirWord,
    'audience-refused': audienceRefused,
    'cloud-endpoint-mismatch': cloudEndpointMismatch,
    'endpoint-untrusted': endpointUntrusted,
    'endpoint-workspace': endpointWorkspace,
    'tenant-common': tenantCommon,
    'credential-ids-incomplete': credentialIdsIncomplete,
    'dicom-gov-audience': dicomGovAudience,
    'environment-unsupported': environmentUnsupported,
};
/** Which secrets such a run does see. */
function unseenSecrets(whose) {
    return whose === 'dependabot'
        ? "Dependabot's runs see only Dependabot's own secrets"
        : 'Runs for pull requests from forks see no secrets';
}
/** The `if:` that keeps a job out of runs that get neither secrets nor an ID token. */
function skipRemedy(whose) {
    const condition = whose === 'dependabot' ? "github.actor != 'dependabot[bot]'" : '!github.event.pull_request.head.repo.fork';
    return { label: 'In the job', language: 'yaml', text: `if: \${{ ${condition} }}` };
}
/** What follows "skip the job": a second `if:` in one job would be no YAML. */
const SKIP = 'add the if: below to it (if it has one already, join the two by &&)';
/** All mistakes are told alike: what was given, why it cannot be, what to write. */
function kind(code, title, why, { next = changeOf, commands = () => [], which = '' } = {}) {
    return {
        code,
        title,
        recovery: 'none',
        describe(noted) {
            // The log shows no Markdown, and the summary makes its own.
            const facts = { ...noted, allowed: noted.allowed.replaceAll('`', '') };
            return {
                what: given(facts, which),
                headline: `${given(facts, which)} Allowed: ${facts.allowed}.`,
                why: why(facts),
                next: next(facts),
                commands: commands(facts),
            };
        },
    };
}
function given({ input, given: value }, which) {
    return value === '' ? `${input} is missing.` : `${input} is "${value}"${which}.`;
}
function correctionOf(facts) {
    // An underscore is in the names of variables, never in those of inputs.
    if (facts.input.includes('_') && facts.instead === undefined)
        return `Correct ${facts.input} where it is set: for the runner, or in an env: of the workflow.`;
    return changeOf(facts);
}
/** Inputs of which a mistake is one line among several. */
const BY_LINE = new Set(['endpoint', 'expect', 'trusted-hosts']);
function changeOf({ input, given: value, allowed, instead, inLine }) {
    if (inLine)
        return `Write in that line of endpoint ${input}=${instead ?? `… with ${allowed}`}`;
    if (instead === undefined)
        return value === '' ? `Add ${input} to the step: ${allowed}.` : `Set ${input} in the step to ${allowed}.`;
    return BY_LINE.has(input) ? `Replace that line of ${input} in the step by this one: ${instead}` : `Set in the step: ${input}: ${instead}`;
}
/** The variable that the documentation keeps an ID in. */
function variableOf(input) {
    return `\${{vars.AZURE_${input.replaceAll('-', '_').toUpperCase()}}}`;
}
function printedBy({ input }) {
    const commands = PRINTED_BY[input];
    return commands === undefined ? [] : [either(...commands)];
}
/** Where the audience of an endpoint can be named; it is best left to follow from the host. */
function audienceOf(facts) {
    return facts.instead === undefined
        ? `Set the audience to ${facts.allowed} (input audience, or audience= in the line of endpoint).`
        : `Remove audience from the step (and audience= from the line of endpoint): without it the endpoint's own is taken, ${facts.instead}`;
}
function either(...lines) {
    return { label: 'Bash or PowerShell', language: 'bash', text: lines.join('\n') };
}


/***/ }),

/***/ 3042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  rd: () => (/* binding */ networkFailure)
});

// UNUSED EXPORTS: kindOfFaultCode, kindOfProxyStatus, networkKinds

// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __nccwpck_require__(871);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __nccwpck_require__(3506);
// EXTERNAL MODULE: ./build/azure/services/index.js + 6 modules
var services = __nccwpck_require__(8534);
;// CONCATENATED MODULE: ./build/failures/network/kind.js
/** What all faults of the wire have in common: the hosts, the step, the code, and who stood between. */



/**
 * A kind of fault. What stands in the way of several hosts stands there once: hosts that fail alike behind the same proxy, or behind none,
 * have one cause.
 */
function kind(code, title, recovery, tell) {
    return {
        code,
        title,
        recovery,
        describe(facts) {
            const { error: fault, whose } = facts;
            // Silence is one cause wherever it sets in, and so is a proxy's word; else only what failed in the same way did so for the same reason.
            const how = SILENCE.has(fault.code) || fault.proxyStatus !== undefined ? '' : `${fault.phase} ${fault.code} ${String(fault.address)}`;
            const key = [code, String(fault.proxy), String(fault.proxyStatus), how].join(' ');
            return (0,failures_define/* sharing */.R1)(key, { at: fault.host, of: whose, how: fault.phase }, (hosts) => ({
                headline: `${title}: ${named({ ...facts, hosts })}.`,
                ...tell({ ...facts, hosts }),
                facts: evidence(facts),
            }));
        },
    };
}
/** The hosts and whose they are. */
function named({ hosts }) {
    return (0,util_text/* joinList */.D)(hosts.map(({ at, of }) => `${at} (${of})`));
}
/** The hosts alone. */
function hostsOf({ hosts }) {
    return (0,util_text/* joinList */.D)(hosts.map(({ at }) => at));
}
/** The hosts as a firewall's list has them. */
function ports({ hosts }) {
    return (0,util_text/* joinList */.D)(hosts.map(({ at }) => (/:\d+$/.test(at) ? at : `${at}:443`)));
}
/** The first host's name, as name servers know it. */
function nameOf({ host }) {
    return host.replace(/:\d+$/, '');
}
/** The steps in which they failed, each once. */
function stepsOf({ hosts }) {
    return new Set(hosts.map(({ how }) => how));
}
/** The proxy in between, by its name where it is known. */
function proxyOf({ proxy }) {
    return proxy === undefined ? 'the proxy in between' : `the proxy ${proxy}`;
}
/** The same at the beginning of a sentence. */
function proxyAtFirst(fault) {
    return proxyOf(fault).replace(/^t/, 'T');
}
/** What the kind of the address says: a public one for a healthcare service may mean that a private DNS zone is missing. */
function addressHint({ address, host }) {
    if (address === 'private')
        return ' The name led to a private address, which only runners inside that network reach.';
    if (address === undefined || (0,services/* serviceOfHost */.jE)(host) === undefined)
        return '';
    return ' The name led to a public address; a service with a private endpoint has a private one inside its network.';
}
/** Codes of time that ran out: ours, and the kernel's. */
const SILENCE = new Set(['TIMEOUT', 'ETIMEDOUT']);
function evidence({ error: fault }) {
    const { phase: step, code, proxy, proxyStatus, address, afterMs } = fault;
    return [
        // Of silence alone, and in whole seconds: hosts that fail alike are told once, and the milliseconds would tell them apart.
        { name: 'Step', value: SILENCE.has(code) ? `${step}, after ${String(Math.round(afterMs / 1000))} s` : step },
        { name: 'Code', value: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}` },
        ...(address === undefined ? [] : [{ name: 'Address', value: address }]),
        ...(proxy === undefined ? [] : [{ name: 'Proxy', value: proxy }]),
    ];
}

;// CONCATENATED MODULE: ./build/failures/network/proxy.js
/** A proxy's own refusals: any answer to CONNECT is the proxy's, never the service's. */

/** Where the settings of a self-hosted runner stand (GHD: using a proxy server with self-hosted runners). */
const WHERE = 'where the runner is started (the .env file in its folder), and restart the runner';
const proxyAuthentication = kind('proxy-authentication', 'The proxy wants a user name and password', 'none', (facts) => ({
    what: `${proxyAtFirst(facts.error)} answered 407 to the connection to ${named(facts)}.`,
    headline: `The proxy wants a user name and password: ${answerOf(facts)}.`,
    why: 'HTTPS_PROXY holds no credentials for the proxy, or wrong ones. The hosts themselves were not asked.',
    next: `Set the user name and password in HTTPS_PROXY (USER:PASSWORD@ before its host), special characters percent-encoded, ${WHERE}.`,
}));
const proxyForbidden = kind('proxy-forbidden', 'The proxy does not allow the host', 'none', (facts) => ({
    what: `${proxyAtFirst(facts.error)} answered 403 to the connection to ${named(facts)}.`,
    headline: `The proxy does not allow ${hostsOf(facts)}: ${answerOf(facts)}.`,
    why: "The answer is the proxy's, not the service's: what was asked for is not on its list.",
    next: `Ask the network team to allow ${ports(facts)} on ${proxyOf(facts.error)}.`,
}));
const proxyBadGateway = kind('proxy-bad-gateway', 'The proxy cannot reach the host', 'transient', (facts) => ({
    what: `${proxyAtFirst(facts.error)} answered ${proxy_status(facts)} to the connection to ${named(facts)}.`,
    headline: `The proxy cannot reach ${hostsOf(facts)}: ${answerOf(facts)}.`,
    ...(facts.hosts.length > 1
        ? {
            why: 'The proxy reached none of these hosts, so it is hardly the name of one: its own way out or its name server is down, or none of them is to be reached from there.',
            next: `Ask the network team why ${proxyOf(facts.error)} answers ${proxy_status(facts)} for ${ports(facts)}; where a host is private to the ` +
                `runner's network, add it to NO_PROXY ${WHERE}.`,
        }
        : {
            why: "The proxy could not resolve or reach the host: the name is wrong or private, or the proxy's own way out is down.",
            next: `Run nslookup ${nameOf(facts.error)} on the runner: correct a name that does not exist; add one with a private address to NO_PROXY ` +
                `${WHERE}; for any other, ask the network team why ${proxyOf(facts.error)} cannot reach it.`,
        }),
}));
const proxyRefused = kind('proxy-refused', 'The proxy refused the connection', 'none', (facts) => ({
    what: `${proxyAtFirst(facts.error)} answered ${proxy_status(facts)} to the connection to ${named(facts)}.`,
    headline: `The proxy refused the connection to ${hostsOf(facts)}: ${answerOf(facts)}.`,
    why: "The answer is the proxy's, not the service's. A redirect is often a sign-in page of the network.",
    next: `Ask the network team to allow ${ports(facts)} on ${proxyOf(facts.error)} without a sign-in page.`,
}));
const proxyUnreachable = kind('proxy-unreachable', 'The proxy cannot be reached', 'transient', (facts) => ({
    what: `${proxyAtFirst(facts.error)} could not be reached (${facts.error.code}), so nothing was asked of ${named(facts)}.`,
    headline: `${proxyAtFirst(facts.error)} cannot be reached (${facts.error.code}).`,
    why: 'HTTPS_PROXY names a host or port where no proxy is, or the proxy is down.',
    next: `Correct or remove HTTPS_PROXY ${WHERE}: no proxy answers there. If ${proxyOf(facts.error)} is the right one, ask the network ` +
        'team whether it is up.',
}));
/** Who answered what: the proxy is named, so that no host is taken for it. */
function answerOf(facts) {
    return `${facts.error.proxy ?? 'it'} answered ${proxy_status(facts)}`;
}
function proxy_status({ error: fault }) {
    return fault.proxyStatus === undefined ? 'something else than a tunnel' : String(fault.proxyStatus);
}

// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __nccwpck_require__(540);
;// CONCATENATED MODULE: ./build/failures/network/reach.js



const nameNotFound = kind('name-not-found', 'The host name does not exist for this runner', 'propagation', (facts) => ({
    what: `The name of ${named(facts)} does not exist for this runner: ${facts.error.code}.`,
    why: 'The name has a typing error, the service is gone or only minutes old, ' +
        "or it is private and the runner's network lacks the private DNS zone.",
    next: `Run nslookup ${nameOf(facts.error)} on the runner to check the name.`,
    wait: { hint: 'A service made minutes ago may not have its name yet', seconds: 600 },
}));
const nameServerFailed = kind('name-server-failed', "The runner's name server does not answer", 'transient', (facts) => ({
    what: `The runner's name server gave no answer for ${named(facts)}: ${facts.error.code}.`,
    why: 'The name server is down, overloaded or cut off by a firewall; it did not say that the name is wrong.',
    next: `Run the job again; if it fails again, run nslookup ${nameOf(facts.error)} on the runner.`,
}));
const connectionRefused = kind('connection-refused', 'The host refuses connections', 'propagation', (facts) => ({
    what: `${named(facts)} refused the connection.`,
    why: `Nothing listens there yet, or a firewall refuses.${addressHint(facts.error)}`,
    next: `Ask the network team to open the way to ${ports(facts)}.`,
    wait: { hint: 'A service made minutes ago may not listen yet', seconds: 600 },
}));
const connectionReset = kind('connection-reset', 'The connection was broken off', 'transient', (facts) => ({
    what: `The connection to ${named(facts)} was broken off ${STEPS[facts.error.phase].when}: ${facts.error.code}.`,
    why: `A firewall or proxy that does not like the host does this, and so does a server that restarts.${addressHint(facts.error)}`,
    next: 'Run the job again; if it fails again, ask the network team whether a firewall cuts connections to the host.',
}));
const networkUnreachable = kind('network-unreachable', 'There is no route to the host', 'transient', (facts) => ({
    what: `The runner has no route to ${named(facts)}: ${facts.error.code}.`,
    why: `The address is of a network, or of an IP version, that the runner is not connected to.${addressHint(facts.error)}`,
    next: 'Run the job on a runner inside the network of the service, or ask the network team for a route.',
}));
const timedOut = kind('timed-out', 'There was no answer in time', 'transient', (facts) => {
    const { timeoutMs } = facts;
    const whens = [...stepsOf(facts)].filter(isStep).map((step) => STEPS[step].when);
    return {
        what: `${named(facts)} gave no answer within ${String(timeoutMs / 1000)} s: time ran out ${whens.join(' or ')}.`,
        why: silenceOf(facts),
        next: patienceFor(facts),
        commands: [lookAt(facts)],
    };
});
const networkFailed = kind('network-failed', 'The connection failed', 'transient', (facts) => ({
    what: `The connection to ${named(facts)} failed ${STEPS[facts.error.phase].when}: ${facts.error.code}.`,
    why: `This catalogue does not know the code; it is Node's.${addressHint(facts.error)}`,
    next: 'Run the job again; if it fails again, look the code up in https://nodejs.org/api/errors.html.',
}));
/** Below this a limit is too short for a handshake behind proxies; it is the default. Milliseconds. */
const USUAL_MS = 10_000;
/** The most that timeout-seconds takes. */
const MOST_SECONDS = 300;
/** More time where there was little, then whoever owns the way: several hosts at once are never each at fault by itself. */
function patienceFor(facts) {
    const { error: fault, hosts, timeoutMs } = facts;
    const steps = [...stepsOf(facts)].filter(isStep);
    const closed = steps.length === 1 && hosts.length === 1 ? steps.map((step) => STEPS[step].next?.(facts))[0] : undefined;
    if (closed !== undefined && timeoutMs >= USUAL_MS)
        return closed;
    const owner = closed !== undefined
        ? closed.replace(/^A/, 'a').replace(/\.$/, '')
        : fault.proxy !== undefined
            ? `ask the network team about ${proxyOf(fault)}, which stood between`
            : hosts.length > 1
                ? `ask the network team what stops the runner from reaching ${ports(facts)}`
                : (0,services/* serviceOfHost */.jE)(fault.host) === undefined
                    ? 'add the step below before this one, which shows where the connection stops'
                    : 'open Resource health of the service in the Azure portal';
    const more = Math.min(MOST_SECONDS, Math.max(30, Math.ceil((3 * timeoutMs) / 1000)));
    return more * 1000 > timeoutMs
        ? `Set timeout-seconds: ${String(more)} in the step; if there is no answer then either, ${owner}.`
        : `${owner.replace(/^[a-z]/, (letter) => letter.toUpperCase())}: ${String(MOST_SECONDS)} s is the most that timeout-seconds takes.`;
}
function silenceOf(facts) {
    if (facts.hosts.length > 1) {
        return facts.error.proxy === undefined
            ? 'Several hosts at once are hardly silent each for itself: the limit is too short, or something on the way swallows what is sent.'
            : `Several hosts at once are hardly silent each for itself: the limit is too short, or ${proxyOf(facts.error)} lets nothing through.`;
    }
    return `${STEPS[facts.error.phase].silence}${addressHint(facts.error)}`;
}
/** Hosted runners have no shell of their own to type into: a step has one. */
function lookAt({ error: fault }) {
    const command = `curl --verbose --max-time 60 --output /dev/null ${(0,shell/* bashWord */.Hu)(`https://${fault.host}`)}`;
    return {
        label: 'A step before this one: shows how far the connection comes',
        language: 'yaml',
        text: `- run: ${command}\n  continue-on-error: true`,
    };
}
const openTheWay = (facts) => `Ask the network team to let the runner connect to ${ports(facts)}.`;
const STEPS = {
    dns: {
        when: 'while the name was looked up',
        silence: 'The name server does not answer.',
        next: () => "Ask the network team whether the runner's name server is up and reachable.",
    },
    connect: { when: 'while connecting', silence: 'A firewall on the way drops the packets, or the host is down.', next: openTheWay },
    proxy: {
        when: 'while the proxy was connecting',
        silence: 'The proxy does not answer, or cannot reach the host and does not say so.',
        next: (facts) => `Ask the network team whether ${proxyOf(facts.error)} is up and may connect to ${ports(facts)}.`,
    },
    tls: {
        when: 'during the TLS handshake',
        silence: 'A firewall lets the connection open and drops what follows, or the host hangs.',
        next: openTheWay,
    },
    request: { when: 'while the request was sent', silence: 'The host, or something in between, takes no data.' },
    headers: {
        when: 'before the answer began',
        silence: 'The host took the request and did not answer: it is overloaded, or something in between swallows answers.',
    },
    body: { when: 'in the middle of the answer', silence: 'The host began to answer and stopped, or is very slow.' },
};
function isStep(name) {
    return name in STEPS;
}

;// CONCATENATED MODULE: ./build/failures/network/tls.js
/** TLS by Node's codes (https://nodejs.org/api/tls.html#x509-certificate-error-codes), and answers that are not what HTTP looks like. */

/** The bundle that `update-ca-certificates` of Debian and Ubuntu keeps, with the authorities of the machine's owner in it. */
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
const tlsUntrusted = kind('tls-untrusted', 'The certificate is of an authority that the runner does not know', 'none', (facts) => ({
    what: `The certificate of ${presenter(facts)} comes from an authority that Node does not know: ${facts.error.code}.`,
    why: 'A proxy or firewall that inspects TLS shows a certificate of its own. The action cannot accept it by itself: ' +
        'Node reads NODE_EXTRA_CA_CERTS once, when it starts.',
    next: "Set NODE_EXTRA_CA_CERTS to the file with the authority's certificate: in the env: of the step, " +
        'or for all jobs in the .env file of the runner. If it is not in the file below, ask the network team for it in PEM form.',
    commands: [
        { label: 'In the step, beside uses: (this file: Debian, Ubuntu)', language: 'yaml', text: `env:\n  NODE_EXTRA_CA_CERTS: ${BUNDLE}` },
        {
            label: 'Bash, for all jobs: in the folder of the self-hosted runner, then restart it',
            language: 'bash',
            text: `echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`,
        },
    ],
}));
const tlsDate = kind('tls-date', 'The certificate is not valid at this time', 'none', (facts) => ({
    what: `The certificate of ${presenter(facts)} is ${facts.error.code === 'CERT_NOT_YET_VALID' ? 'not valid yet' : 'no longer valid'} ` +
        "by the runner's clock.",
    why: 'The clock of the runner is wrong, or the owner of the certificate did not renew it.',
    next: 'Run date -u on the runner; if the clock is right, ask the owner of the host to renew the certificate.',
}));
const tlsWrongHost = kind('tls-wrong-host', 'The certificate is for another host', 'none', (facts) => ({
    what: `The certificate of ${presenter(facts)} is for other names: ${facts.error.code}.`,
    why: 'The name leads to another machine: a wrong private DNS record, a gateway without a certificate for this name, ' +
        'or a network that answers for everything.',
    next: `Run nslookup ${nameOf(facts.error)} on the runner to see where the name leads.`,
}));
const tlsFailed = kind('tls-failed', 'The TLS handshake failed', 'none', (facts) => ({
    what: `TLS with ${presenter(facts)} failed: ${facts.error.code}.`,
    why: 'The two sides share no TLS version, or what answers does not speak TLS: often a firewall or proxy in between.',
    next: `Run openssl s_client -connect ${ports({ ...facts, hosts: facts.hosts.slice(0, 1) })} on the runner and look at the handshake.`,
}));
const answerTooLarge = kind('answer-too-large', 'The answer is larger than any real one', 'none', (facts) => ({
    what: `${named(facts)} sent more than this step reads, and was cut off.`,
    why: 'The address leads to something else than it should, or a gateway answers in its place.',
    next: 'Check the address, and whether a gateway or proxy answers for it.',
}));
const answerMalformed = kind('answer-malformed', 'The answer is not HTTP', 'none', (facts) => ({
    what: `${named(facts)} answered something that is not HTTP: ${facts.error.code}.`,
    why: 'The port belongs to another protocol, or a device in between mangles answers.',
    next: 'Check host and port of the address.',
}));
/** Whose certificate it was: before the tunnel is open, the proxy's own. */
function presenter(facts) {
    return facts.error.phase === 'proxy' ? proxyOf(facts.error) : named(facts);
}

// EXTERNAL MODULE: ./build/failures/run.js
var run = __nccwpck_require__(7979);
;// CONCATENATED MODULE: ./build/failures/network.js





/** Node's codes, and those of http.ts, by what they mean for the user. */
const CODES = [
    [nameNotFound, ['ENOTFOUND', 'ENODATA']],
    [nameServerFailed, ['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'EREFUSED']],
    [connectionRefused, ['ECONNREFUSED']],
    [connectionReset, ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF']],
    [networkUnreachable, ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']],
    [timedOut, ['TIMEOUT', 'ETIMEDOUT']],
    [
        tlsUntrusted,
        [
            'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
            'SELF_SIGNED_CERT_IN_CHAIN',
            'DEPTH_ZERO_SELF_SIGNED_CERT',
            'UNABLE_TO_GET_ISSUER_CERT',
            'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
            'CERT_UNTRUSTED',
        ],
    ],
    [tlsDate, ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']],
    [tlsWrongHost, ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']],
    [answerTooLarge, ['TOO_LARGE', 'HPE_HEADER_OVERFLOW']],
    [answerMalformed, ['MALFORMED']],
];
/** What each code means here. */
const kindOfFaultCode = new Map(CODES.flatMap(([kind, codes]) => codes.map((code) => [code, kind])));
/** What a proxy's own answer to CONNECT means; every other status is `proxy-refused`. */
const kindOfProxyStatus = new Map([
    [403, proxyForbidden],
    [407, proxyAuthentication],
    [502, proxyBadGateway],
    [503, proxyBadGateway],
    [504, proxyBadGateway],
]);
/** Kinds that, where there is a proxy, are about the way to the proxy: the host itself is the proxy's to find. */
const ON_THE_WAY = new Set([
    nameNotFound,
    nameServerFailed,
    connectionRefused,
    networkUnreachable,
]);
/** All kinds of this party, for the catalogue. */
const networkKinds = [
    ...CODES.map(([kind]) => kind),
    tlsFailed,
    proxyAuthentication,
    proxyForbidden,
    proxyBadGateway,
    proxyRefused,
    proxyUnreachable,
    networkFailed,
];
/** Tells a fault of the wire. */
function networkFailure(facts) {
    return (0,failures_define/* createFailure */.p6)(facts.error.code === 'DEADLINE' ? run/* deadlineReached */.JK : kindOf(facts.error), facts);
}
function kindOf({ code, phase: step, proxy, proxyStatus }) {
    if (code === 'PROXY_STATUS')
        return kindOfProxyStatus.get(proxyStatus ?? 0) ?? proxyRefused;
    const known = kindOfFaultCode.get(code);
    if (known !== undefined)
        return proxy !== undefined && ON_THE_WAY.has(known) ? proxyUnreachable : known;
    if (code.startsWith('HPE_'))
        return answerMalformed;
    return step === 'tls' || /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|INVALID_)/.test(code) ? tlsFailed : networkFailed;
}


/***/ }),

/***/ 7979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JK: () => (/* binding */ deadlineReached),
/* harmony export */   Se: () => (/* binding */ unsteady),
/* harmony export */   WB: () => (/* binding */ internalError),
/* harmony export */   dK: () => (/* binding */ latencyHigh),
/* harmony export */   gf: () => (/* binding */ expectationUnmet),
/* harmony export */   tz: () => (/* binding */ noVerdict)
/* harmony export */ });
/* unused harmony export runDefinitions */
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3506);

/** The deadline of the run ended an attempt: the code `DEADLINE` of the HTTP client. */
const deadlineReached = {
    code: 'deadline-reached',
    title: 'The time for this step ran out before there was a verdict',
    recovery: 'transient',
    what: ({ error, whose }) => `The time for this step ran out while it waited for ${error.host} (${whose}).`,
    causes: [{ text: 'A step has one deadline for everything it does, and too many responses were slow or missing.' }],
    fixes: [{ text: 'Run the job again.' }],
    wait: { hint: 'With more time, the missing responses may arrive', seconds: 300 },
};
const noVerdict = {
    code: 'no-verdict',
    title: 'The step ended without a verdict',
    recovery: 'transient',
    what: 'The step had nothing left to wait for, and no verdict.',
    causes: [{ text: 'An operation neither completed nor failed. This is a fault of the action.' }],
    fixes: [{ text: "Run the job again, and report it on the action's issues page with this log." }],
};
const internalError = {
    code: 'internal-error',
    title: 'The action itself failed',
    recovery: 'none',
    what: ({ errorName }) => `The action stopped with an internal error (${errorName}).`,
    causes: [
        { text: 'This is a fault of the action, not of your settings. The message of the error may contain anything, so it is not shown.' },
    ],
    fixes: [{ text: "Run the job again with debug logging, and report it on the action's issues page with this log." }],
};
const latencyHigh = {
    code: 'latency-high',
    title: 'The service responded more slowly than allowed',
    recovery: 'transient',
    what: (context) => `${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)(slowEndpoints(context).map(({ place, latencyMs = 0 }) => `${place} took ${String(latencyMs)} ms`))} to the first byte. ` +
        `max-latency-ms allows ${String(context.limitMs)}.`,
    causes: [
        {
            when: ({ limitMs }) => limitMs < TOO_SHORT_MS,
            text: ({ limitMs }) => `A limit of ${String(limitMs)} ms is shorter than a request over a network usually takes.`,
        },
        {
            when: ({ limitMs }) => limitMs >= TOO_SHORT_MS,
            text: 'The service is under load or is scaling, or the network path from this runner is long.',
        },
    ],
    fixes: [
        {
            text: (context) => `Set max-latency-ms: ${String(suggestedLimit(context))} in the step if such times are normal here. Otherwise check the latency in the ` +
                "service's metrics in the Azure portal. This is a warning, which fails the step only with fail-on: warn.",
        },
    ],
    facts: ({ latencyMs, limitMs, occurrences }) => [
        { name: 'Allowed', value: `${String(limitMs)} ms` },
        ...(occurrences === undefined || occurrences.length === 1 ? [{ name: 'Observed', value: `${String(latencyMs)} ms` }] : []),
    ],
    shared: {
        key: () => '',
        occurrence: ({ target, latencyMs }) => ({ place: target.name, owner: target.base, latencyMs }),
        merge: (context, occurrences) => ({ ...context, occurrences }),
    },
};
/** A shorter limit is more likely a mistake than an intention. Milliseconds. */
const TOO_SHORT_MS = 20;
function slowEndpoints({ target, latencyMs, occurrences }) {
    return occurrences ?? [{ place: target.name, owner: target.base, latencyMs }];
}
/** Returns twice the longest time, in whole hundreds, up to the maximum of `max-latency-ms`. */
function suggestedLimit(context) {
    const slowest = Math.max(...slowEndpoints(context).map(({ latencyMs = 0 }) => latencyMs));
    return Math.min(600_000, Math.ceil((2 * slowest) / 100) * 100);
}
const expectationUnmet = {
    code: 'expectation-unmet',
    title: 'The service is not as expected',
    recovery: 'none',
    headline: (context) => `The service is not as expected: ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)(namesOf(context))} ${doesNot(context)} meet ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)(unmetLines(context).map(({ place }) => place))}.`,
    what: (context) => `${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)(namesOf(context))} ${doesNot(context)} meet ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .L)(unmetLines(context).length, 'line')} of expect: ` +
        `${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)(unmetLines(context).map(({ place, found = '' }) => (namesOf(context).length === 1 ? `${place} (found: ${found})` : place)))}.`,
    causes: [
        { text: 'This is according to the CapabilityStatement of the service.' },
        { when: (context) => unmetLines(context).length > 1, text: 'If many lines are not met, the address may belong to another service.' },
    ],
    fixes: [
        {
            text: (context) => `Open ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D)(statementsOf(context))} in a browser and look for what is missing. If endpoint names the wrong service, correct it. ` +
                'Otherwise deploy what is expected, or correct expect.',
        },
    ],
    facts: ({ name, expected, observed, occurrences = [] }) => occurrences.length > 1 ? [] : [{ name: `${name}: ${expected}`, value: `found: ${observed}` }],
    shared: {
        key: () => '',
        occurrence: ({ target, name, expected, observed }) => ({ place: `${name}: ${expected}`, owner: target.base, found: observed }),
        merge: (context, occurrences) => ({ ...context, occurrences }),
    },
};
function allUnmet({ target, name, expected, observed, occurrences }) {
    return occurrences ?? [{ place: `${name}: ${expected}`, owner: target.base, found: observed }];
}
/** Each line once, although several services may not meet it. */
function unmetLines(context) {
    return [...new Map(allUnmet(context).map((line) => [line.place, line])).values()];
}
function servicesOf(context) {
    return [...new Set(allUnmet(context).map(({ owner }) => owner))];
}
function namesOf(context) {
    return servicesOf(context).map((base) => base.replace('https://', ''));
}
function statementsOf(context) {
    return servicesOf(context).map((base) => `${base}/metadata`);
}
function doesNot(context) {
    return servicesOf(context).length === 1 ? 'does not' : 'do not';
}
const unsteady = {
    code: 'unsteady',
    title: 'The service did not pass often enough in a row',
    recovery: 'propagation',
    what: ({ target, required, seen }) => `${target.name} passed ${String(seen)} times in a row before wait-seconds ran out, but required-successes is ${String(required)}.`,
    causes: [{ text: 'Passes count if they are at least 5 s apart. A failure between them starts the count again.' }],
    fixes: [{ text: 'Look above for what failed between the passes and fix that, or set required-successes lower.' }],
    wait: { hint: 'With more time, it may pass often enough', seconds: 600 },
};
const runDefinitions = [deadlineReached, noVerdict, unsteady, latencyHigh, expectationUnmet, internalError];


/***/ }),

/***/ 540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ powershellString),
/* harmony export */   Hu: () => (/* binding */ bashWord),
/* harmony export */   iL: () => (/* binding */ asciiJson)
/* harmony export */ });
/**
 * Quoting of values in what users paste. Subjects hold names that people chose: an environment may be called `R&D's "prod"`.
 *
 * PowerShell's own quoting is not enough for arguments of `az`: before 7.3 it drops the double quotes inside them, and on Windows `az` is a
 * batch file, where cmd reads `&` and `|` again. So whatever is not plain goes to `az` by standard input there (`--parameters '@-'`).
 */
/** A Bash word: nothing inside single quotes means anything. */
function bashWord(value) {
    return `'${value.replaceAll("'", String.raw `'\''`)}'`;
}
/** A PowerShell string: it takes the four typographic quotes for single quotes too (about_Quoting_Rules; CharTraits.IsSingleQuote). */
function powershellString(value) {
    return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
/** JSON in ASCII, so that no console's code page can change a name on its way. */
function asciiJson(value) {
    const json = JSON.stringify(value);
    return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


/***/ }),

/***/ 8512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ BODY_LIMIT),
  u: () => (/* binding */ createHttpClient)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
// EXTERNAL MODULE: ./build/util/json.js
var json = __nccwpck_require__(4891);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: external "node:querystring"
const external_node_querystring_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
// EXTERNAL MODULE: ./build/http/proxy.js
var http_proxy = __nccwpck_require__(2749);
;// CONCATENATED MODULE: ./build/http/connect.js
/** Opens one connection: DNS, TCP, where there is a proxy its CONNECT, and TLS; each step timed, and named when it fails. */







/** The proxy answered CONNECT with something else than yes. */
class ProxyStatusError extends Error {
    code = 'PROXY_STATUS';
}
/**
 * Opens a connection to the host of `url`.
 *
 * @param url where to; TLS when it is https.
 * @param proxy what to go through, if anything.
 * @param trace gets what was seen on the way; times in milliseconds.
 * @param signal gives up: the socket is destroyed.
 * @throws Node's error of the step in `trace.step`, or {@link ProxyStatusError}.
 */
async function connect(url, proxy, trace, signal) {
    if (proxy !== undefined && url.protocol === 'http:')
        return connect(proxy, undefined, trace, signal);
    const socket = proxy === undefined ? await connectTcp(url, trace, signal) : await connectTunnel(url, proxy, trace, signal);
    return url.protocol === 'https:' ? connect_secure(socket, url, trace, signal) : socket;
}
/** Whether an address is one that only a private network routes: what tells private DNS from public. */
function addressKind(address) {
    return PRIVATE.check(address, (0,external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4') ? 'private' : 'public';
}
const PRIVATE = new external_node_net_.BlockList();
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4');
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4');
PRIVATE.addSubnet('100.64.0.0', 10, 'ipv4');
PRIVATE.addSubnet('169.254.0.0', 16, 'ipv4');
PRIVATE.addSubnet('127.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');
PRIVATE.addAddress('::1', 'ipv6');
/** A URL writes IPv6 addresses in brackets, sockets and certificates do not. */
function bare(hostname) {
    return hostname.replace(/^\[|\]$/g, '');
}
async function connectTcp(url, trace, signal) {
    trace.phase = 'dns';
    let since = performance.now();
    const socket = (0,external_node_net_.connect)({ host: bare(url.hostname), port: (0,http_proxy/* portOf */.HM)(url), noDelay: true });
    socket.once('lookup', (error, address) => {
        if (error !== null)
            return;
        trace.dns = performance.now() - since;
        trace.address = addressKind(address);
        trace.phase = 'connect';
        since = performance.now();
    });
    if ((0,external_node_net_.isIP)(bare(url.hostname)) !== 0)
        trace.phase = 'connect';
    await settled(socket, 'connect', signal);
    trace.connect = performance.now() - since;
    return socket;
}
/** Through a proxy the name is resolved over there, so there is no DNS step and no address here; `connect` is the time to the open tunnel. */
async function connectTunnel(url, proxy, trace, signal) {
    trace.phase = 'proxy';
    const since = performance.now();
    const target = `${url.hostname}:${String((0,http_proxy/* portOf */.HM)(url))}`;
    const ask = proxy.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
    const request = ask({
        host: bare(proxy.hostname),
        port: (0,http_proxy/* portOf */.HM)(proxy),
        method: 'CONNECT',
        path: target,
        agent: false,
        rejectUnauthorized: true,
        signal,
    });
    // By setHeader: NODE_DEBUG=https prints headers that are passed as options, and this one holds a password.
    request.setHeader('host', target);
    if (proxy.username !== '')
        request.setHeader('proxy-authorization', credentials(proxy));
    const socket = await tunnelled(request, trace);
    trace.connect = performance.now() - since;
    return socket;
}
/** The proxy's credentials as a header value. A `%` that escapes nothing stands for itself, as it does for the runner. */
function credentials(proxy) {
    const pair = `${(0,external_node_querystring_namespaceObject.unescape)(proxy.username)}:${(0,external_node_querystring_namespaceObject.unescape)(proxy.password)}`;
    return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}
function tunnelled(request, trace) {
    return new Promise((resolve, reject) => {
        // Of any answer to CONNECT, a refusal too, Node makes this event.
        request.once('connect', (response, socket, rest) => {
            // What a proxy sends on after its yes before we have spoken is no TLS: nothing good can come of it.
            if (response.statusCode === 200 && rest.length === 0) {
                resolve(socket);
                return;
            }
            socket.destroy();
            trace.proxyStatus = response.statusCode;
            reject(new ProxyStatusError());
        });
        request.once('error', reject);
        request.end();
    });
}
let context;
/** One for all connections, when the first needs it: each of its own would read the authorities again, NODE_EXTRA_CA_CERTS among them. */
function secureContext() {
    return (context ??= (0,external_node_tls_namespaceObject.createSecureContext)());
}
async function connect_secure(socket, url, trace, signal) {
    trace.phase = 'tls';
    const since = performance.now();
    const host = bare(url.hostname);
    // ALPN keeps a server from speaking HTTP/2, which node:https does not.
    const secured = (0,external_node_tls_namespaceObject.connect)({
        socket,
        host,
        secureContext: secureContext(),
        // Without it Node obeys NODE_TLS_REJECT_UNAUTHORIZED=0.
        rejectUnauthorized: true,
        ALPNProtocols: ['http/1.1'],
        ...((0,external_node_net_.isIP)(host) === 0 && { servername: host }),
    });
    await settled(secured, 'secureConnect', signal);
    trace.tls = performance.now() - since;
    return secured;
}
/** Waits for one event of a socket; when it fails or is given up, nothing of the socket is left. */
async function settled(socket, event, signal) {
    try {
        await (0,external_node_events_namespaceObject.once)(socket, event, { signal });
    }
    catch (error) {
        socket.on('error', () => undefined).destroy();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/http/attempt.js
/** One try of one request, over a connection of the pool's or one of its own, and what came of it in codes. */






/** Bytes of a head: Node's own default, written down because it bounds headers without end. */
const HEAD_LIMIT = 16 * 1024;
/** One try of one request, from the connection to the last byte. */
class RequestAttempt {
    url;
    proxy;
    #connect;
    /** Rejects the try, whatever it waits for. */
    fail;
    /** Undefined while a pooled connection is used. */
    #opening;
    #step;
    #started = performance.now();
    #failed;
    /**
     * @param connect makes a connection, or takes one in the making; called when the pool has none.
     */
    constructor(url, proxy, connect) {
        this.url = url;
        this.proxy = proxy;
        this.#connect = connect;
        const { promise, reject } = Promise.withResolvers();
        promise.catch(() => undefined);
        this.#failed = promise;
        this.fail = reject;
    }
    /**
     * Sends the request and reads the answer.
     *
     * @throws whatever went wrong; {@link RequestAttempt.fault} tells what of it may be told.
     */
    async run(request, agents) {
        const sending = this.#start(request, agents);
        sending.on('error', this.fail).once('upgrade', () => {
            this.fail(errorWithCode('MALFORMED'));
        });
        // The pool has the connection back only when the request is closed: who asks again sooner gets a new one, and waits for its handshakes.
        const released = (0,external_node_events_namespaceObject.once)(sending, 'close');
        released.catch(() => undefined);
        try {
            const sent = await Promise.race([(0,external_node_events_namespaceObject.once)(sending, 'socket'), this.#failed]).then(() => performance.now());
            this.#step = 'headers';
            const response = await Promise.race([responseOf(sending), this.#failed]);
            const firstByte = performance.now() - sent;
            this.#step = 'body';
            const body = await Promise.race([bodyOf(response, request.maxBytes), this.#failed]);
            const { dns, connect, tls, address } = this.#opening?.trace ?? {};
            await Promise.race([released, this.#failed]);
            return {
                // Undefined in a server's requests alone, says Node.
                status: Number(response.statusCode),
                headers: headersOf(response),
                body,
                timings: { dns, connect, tls, firstByte, total: performance.now() - this.#started },
                address,
                proxy: this.proxy && (0,http_proxy/* proxyName */.ec)(this.proxy),
            };
        }
        catch (error) {
            sending.destroy();
            this.#opening?.abandon();
            throw error;
        }
    }
    #start(request, agents) {
        const { url, proxy } = this;
        // Plain http is asked of the proxy by the whole URL (RFC 9112 §3.2.2), https through a tunnel that the agent digs.
        const absolute = url.protocol === 'http:' && proxy !== undefined;
        const options = {
            host: url.hostname.replace(/^\[|\]$/g, ''),
            port: (0,http_proxy/* portOf */.HM)(url),
            method: request.method ?? 'GET',
            path: absolute ? url.href : `${url.pathname}${url.search}`,
            maxHeaderSize: HEAD_LIMIT,
            createConnection: (_, made) => {
                this.#opening = this.#connect();
                this.#opening.socket.then((socket) => {
                    made(null, socket);
                }, this.fail);
            },
        };
        const sending = url.protocol === 'https:' ? (0,external_node_https_.request)({ ...options, agent: agents.https }) : (0,external_node_http_.request)({ ...options, agent: agents.http });
        // By setHeader, not as options: NODE_DEBUG=https prints options, and a header may hold a bearer.
        for (const [name, value] of Object.entries(request.headers ?? {}))
            sending.setHeader(name, value);
        if (absolute && proxy.username !== '')
            sending.setHeader('proxy-authorization', credentials(proxy));
        if (request.onRequestSent !== undefined)
            sending.once('finish', request.onRequestSent);
        sending.end(request.body);
        return sending;
    }
    /** What is known of a try that failed. */
    fault(error) {
        const { phase: step, proxyStatus, address } = this.#opening?.trace ?? { phase: 'request' };
        return {
            phase: this.#step ?? step,
            code: codeOf(error),
            host: this.url.host,
            afterMs: Math.round(performance.now() - this.#started),
            proxy: this.proxy && (0,http_proxy/* proxyName */.ec)(this.proxy),
            proxyStatus,
            address,
        };
    }
}
async function responseOf(sending) {
    const { promise, resolve } = Promise.withResolvers();
    sending.once('response', resolve);
    return promise;
}
async function bodyOf(response, maxBytes) {
    // A response that was given no encoding yields bytes.
    const pieces = response;
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of pieces) {
            size += chunk.length;
            if (size > maxBytes)
                break;
            chunks.push(chunk);
        }
    }
    catch {
        // Node calls a connection that was closed in order, and too early, reset as well; a real reset has failed the request before it comes here.
        throw errorWithCode('CUT_OFF');
    }
    if (size > maxBytes)
        throw errorWithCode('TOO_LARGE');
    return Buffer.concat(chunks);
}
/** An error of ours: a {@link NetworkError}'s code and nothing else. */
function errorWithCode(code) {
    return Object.assign(new Error(), { code });
}
/** A repeated header's values are joined by a comma (RFC 9110 §5.3). */
function headersOf({ headersDistinct }) {
    return Object.fromEntries(Object.entries(headersDistinct).map(([name, values]) => [name, String(values)]));
}
/** Codes of Node's HTTP parser that say more than "not HTTP". */
const PARSER_CODES = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };
/** Node's code of an error where it has the shape of one: an error's message may hold anything, so nothing else of it is ever looked at. */
function codeOf(error) {
    const code = (0,json/* text */.Qq)((0,json/* isRecord */.u4)(error) ? error['code'] : undefined) ?? '';
    if (code.startsWith('HPE_'))
        return PARSER_CODES[code] ?? 'MALFORMED';
    return /^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN';
}

;// CONCATENATED MODULE: ./build/http/preconnection.js

/** A connection in the making. */
class Preconnection {
    trace = { phase: 'connect' };
    socket;
    #abort = new AbortController();
    /** Whether the connection was made and lost while nobody used it: servers close what stays idle. */
    gone = false;
    constructor(url, proxy) {
        this.socket = connect(url, proxy, this.trace, this.#abort.signal);
        // Whoever needs the connection gets its failure; while nobody does, it must not end the process.
        this.socket.then((socket) => {
            socket
                .on('error', () => undefined)
                .once('close', () => {
                this.gone = true;
            });
        }, () => undefined);
    }
    abandon() {
        this.#abort.abort();
        this.socket.then((socket) => socket.destroy(), () => undefined);
    }
}

;// CONCATENATED MODULE: ./build/http/client.js
/**
 * The one way out to the network: every byte the action sends or receives, the libraries' included, passes here. One time limit covers a try from DNS
 * to the last byte, one byte limit its body, one rule its proxy. Redirects are never followed, and a failure is a value.
 *
 * Own code, because no library bounds a body in time and bytes, times the steps, keeps a proxy's answers apart from the origin's, and opens a
 * connection before it is needed (docs/architecture.md has the measurements).
 */





/** Bytes of a body that are read before its server is cut off: more than any answer that is looked at, less than would hurt. */
const BODY_LIMIT = 1024 * 1024;
/**
 * Opens the way out.
 *
 * @param proxies where proxies stand.
 * @param limits time limits for each try and for the run.
 * @param now the clock, milliseconds since the epoch.
 */
function createHttpClient(proxies, limits, now) {
    const early = new Map();
    const agents = { https: new external_node_https_.Agent({ keepAlive: true }), http: new external_node_http_.Agent({ keepAlive: true }) };
    for (const agent of [agents.https, agents.http]) {
        // The agent pools connections; how one is made is the request's own, and so are its failures: of a socket that was not made the agent never hears.
        agent.createConnection = (options, callback) => callback && options.createConnection?.(options, callback);
    }
    /** A connection that was opened early is for one request: the first that needs it. */
    const connect = (url, proxy) => {
        const opened = early.get(url.origin);
        early.delete(url.origin);
        return opened === undefined || opened.gone ? new Preconnection(url, proxy) : opened;
    };
    return {
        open(url) {
            if (!early.has(url.origin))
                early.set(url.origin, new Preconnection(url, (0,http_proxy/* proxyFor */.iJ)(proxies, url)));
        },
        async send(request) {
            const proxy = request.direct ? undefined : (0,http_proxy/* proxyFor */.iJ)(proxies, request.url);
            const left = Math.max(0, limits.deadline - now());
            const limit = left < limits.timeoutMs ? { ms: left, code: 'DEADLINE' } : { ms: limits.timeoutMs, code: 'TIMEOUT' };
            const attempt = new RequestAttempt(request.url, proxy, () => connect(request.url, proxy));
            if (left === 0)
                return { ok: false, error: attempt.fault(errorWithCode('DEADLINE')) };
            const timer = setTimeout(() => {
                attempt.fail(errorWithCode(limit.code));
            }, limit.ms);
            try {
                return { ok: true, response: await attempt.run({ maxBytes: BODY_LIMIT, ...request }, agents) };
            }
            catch (error) {
                return { ok: false, error: attempt.fault(error) };
            }
            finally {
                clearTimeout(timer);
            }
        },
        close() {
            for (const opening of early.values())
                opening.abandon();
            for (const agent of [agents.https, agents.http])
                agent.destroy();
        },
    };
}


/***/ }),

/***/ 2749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   ec: () => (/* binding */ proxyName),
/* harmony export */   iJ: () => (/* binding */ proxyFor),
/* harmony export */   rq: () => (/* binding */ readProxies)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
/**
 * Which proxy a request takes: the rule of the runner itself (actions/runner RunnerWebProxy.cs) and of the toolkit's http-client, so that the
 * action goes where `checkout` went before it. Libraries disagree with it and with one another; that is why none of them chooses here.
 */

/**
 * Reads the proxy variables. Lower case wins, https never falls back to the http variable, and ALL_PROXY is not read: the runner knows none of these.
 *
 * @param env the environment.
 * @returns the settings, or which variable is unreadable.
 */
function readProxies(env) {
    const read = (lower) => {
        const variables = [lower, lower.toUpperCase()].map((variable) => ({ variable, value: env[variable]?.trim() ?? '' }));
        const given = variables.find(({ value }) => value !== '');
        if (given === undefined)
            return undefined;
        const { variable, value } = given;
        const withScheme = value.includes('://') ? value : `http://${value}`;
        const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
        return url !== undefined && ['http:', 'https:'].includes(url.protocol) ? url : { variable };
    };
    const https = read('https_proxy');
    const http = read('http_proxy');
    if (https !== undefined && 'variable' in https)
        return https;
    if (http !== undefined && 'variable' in http)
        return http;
    const list = [env['no_proxy'], env['NO_PROXY']].find((value) => value?.trim()) ?? '';
    const bypass = list
        .split(',')
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== '');
    return { https, http, bypass };
}
/**
 * The proxy that a request to `url` goes through, or undefined for a direct connection.
 *
 * @param proxies the settings.
 * @param url absolute URL of the request.
 */
function proxyFor(proxies, url) {
    const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
    return proxy === undefined || isLoopback(url.hostname) || proxies.bypass.some((entry) => matches(entry, url)) ? undefined : proxy;
}
/** A proxy's name for logs: never its credentials. */
function proxyName(proxy) {
    return `${proxy.hostname}:${String(portOf(proxy))}`;
}
/** The port of a URL, its scheme's own where none is written. */
function portOf(url) {
    return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}
function isLoopback(hostname) {
    return (hostname === 'localhost' ||
        hostname.endsWith('.localhost') ||
        hostname === '[::1]' ||
        ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(hostname) === 4 && hostname.startsWith('127.')));
}
/** `example.com` matches itself and what is below it, `.example.com` only what is below, `host:port` that port only, `*` everything. */
function matches(entry, url) {
    if (entry === '*')
        return true;
    const [, name = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (port !== undefined && Number(port) !== portOf(url))
        return false;
    const host = url.hostname.toLowerCase();
    return name.startsWith('.') ? host.endsWith(name) : host === name || host.endsWith(`.${name}`);
}


/***/ }),

/***/ 4883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/azure/parse-result.js
var parse_result = __nccwpck_require__(157);
// EXTERNAL MODULE: ./build/azure/services/index.js + 6 modules
var services = __nccwpck_require__(8534);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __nccwpck_require__(871);
// EXTERNAL MODULE: ./build/failures/github.js
var github = __nccwpck_require__(5031);
;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

// EXTERNAL MODULE: ./build/failures/inputs.js
var inputs = __nccwpck_require__(4801);
;// CONCATENATED MODULE: ./build/inputs/reader.js
/** Reads single inputs by their form. A mistake is noted, never thrown: the user is to hear of all of them at once. */



/** YAML 1.2's spellings (yaml.org/spec/1.2.2/#1032-tag-resolution), the ones `core.getBooleanInput` knows. */
const BOOLEANS = new Map([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
]);
/** What people write for booleans elsewhere. */
const MEANT = new Map([
    ...['yes', 'y', 'on', '1'].map((word) => [word, 'true']),
    ...['no', 'n', 'off', '0'].map((word) => [word, 'false']),
]);
/** Milliseconds in the units that people write. */
const UNITS = new Map([
    ['ms', 1],
    ['s', 1000],
    ['m', 60_000],
    ['h', 3_600_000],
]);
/** Slips of the pen in a word, at most, by which it is still known. */
const SLIPS = 2;
/** The nearest of some words, however far it is: the one that holds it, else the one with the fewest other letters. */
function nearest(given, words) {
    const word = given.toLowerCase();
    const holding = words.find((known) => known.includes(word));
    return holding ?? words.reduce((best, other) => (leven(word, other) < leven(word, best) ? other : best));
}
/** The word that was most likely meant; undefined when none is near. */
function misspelt(given, words) {
    const word = nearest(given, words);
    return leven(given.toLowerCase(), word) <= SLIPS ? word : undefined;
}
/** The inputs of a step, and the mistakes found in them so far. */
class Reader {
    mistakes = [];
    #env;
    constructor(env) {
        this.#env = env;
    }
    /** The trimmed value of an input; undefined when nothing was given. */
    text(input) {
        return this.variable(`INPUT_${input.replace(/ /g, '_').toUpperCase()}`);
    }
    /** The trimmed value of an environment variable; undefined when it is empty. */
    variable(name) {
        const value = this.#env[name]?.trim();
        return value === '' ? undefined : value;
    }
    /** The lines of an input, trimmed, without empty ones. */
    lines(input) {
        return (this.text(input) ?? '')
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '');
    }
    /** A boolean in one of its spellings; `otherwise` when nothing was given. */
    boolean(input, otherwise) {
        const given = this.text(input);
        if (given === undefined)
            return otherwise;
        const value = BOOLEANS.get(given);
        if (value === undefined)
            this.wrong(input, given, '`true` or `false`', MEANT.get(given.toLowerCase()));
        return value ?? otherwise;
    }
    /** A whole number of a range; `otherwise` when nothing was given. */
    whole(input, least, most, otherwise) {
        const given = this.text(input);
        if (given === undefined)
            return otherwise;
        const value = /^\d{1,15}$/.test(given) ? Number(given) : NaN;
        if (value >= least && value <= most)
            return value;
        this.wrong(input, given, `a whole number from ${String(least)} to ${String(most)}`, meant(input, given, least, most, otherwise));
        return otherwise;
    }
    /** One word of a list, in any case. */
    word(input, words, otherwise) {
        const given = this.text(input);
        if (given === undefined)
            return otherwise;
        const word = words.find((known) => known === given.toLowerCase());
        if (word === undefined)
            this.wrong(input, given, `one of ${(0,parse_result/* choices */.zM)(words)}`, misspelt(given, words));
        return word ?? otherwise;
    }
    /** Whether a mistake in an input was noted: what depends on it is then no mistake of its own. */
    isMistaken(input) {
        return this.mistakes.some(({ facts }) => facts.input === input);
    }
    /** Notes a mistake that needs no words of its own. */
    wrong(input, given, allowed, instead) {
        this.note(inputs/* inputInvalid */.m7, { input, given: (0,parse_result/* redactForLog */.Vb)(given), allowed, ...(instead !== undefined && { instead }) });
    }
    /** Notes a mistake. */
    note(kind, facts) {
        this.mistakes.push({ kind, facts });
    }
}
/** The number that was most likely meant: `1h` in the unit of the input's name, the most for what is beyond it, the default for what is below the least. */
function meant(input, given, least, most, otherwise) {
    const [, digits, unit] = /^(\d{1,9})\s*(?:(ms|s|m|h)(?:ec|econds?|in|inutes?|ours?)?)?$/i.exec(given) ?? [];
    if (digits === undefined)
        return undefined;
    const counted = /-(?:seconds|ms)$/.test(input);
    if (unit !== undefined && !counted)
        return undefined;
    const ms = UNITS.get(unit?.toLowerCase());
    const value = ms === undefined ? Number(digits) : Math.ceil((Number(digits) * ms) / (input.endsWith('-ms') ? 1 : 1000));
    if (value >= least)
        return String(Math.min(most, value));
    return otherwise?.toString();
}

// EXTERNAL MODULE: ./build/util/json.js
var json = __nccwpck_require__(4891);
;// CONCATENATED MODULE: ./build/inputs/run-context.js
/** Which run this step is part of: the environment that the runner sets. */

/** Whether an event's payload says that its pull request comes from a fork (GHD: webhook payloads, pull_request). */
function isOfFork(payload) {
    const head = (0,json/* isRecord */.u4)(payload) && (0,json/* isRecord */.u4)(payload['pull_request']) ? payload['pull_request']['head'] : undefined;
    return (0,json/* isRecord */.u4)(head) && (0,json/* isRecord */.u4)(head['repo']) && head['repo']['fork'] === true;
}
/** The runner names the repository and ref of the action that it runs, but for one of the workflow's own repository (`uses: ./`). */
function docsOf(variable, serverUrl) {
    const page = 'docs/troubleshooting.md';
    const [repository, ref] = [variable('GITHUB_ACTION_REPOSITORY'), variable('GITHUB_ACTION_REF')];
    const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
    return known ? `${serverUrl}/${repository}/blob/${ref}/${page}` : page;
}
/**
 * The workflow run, as GitHub's environment tells it.
 *
 * @param readEvent gives the payload of the event that started it.
 */
function readRun(reader, readEvent) {
    const variable = (name, otherwise = '') => reader.variable(name) ?? otherwise;
    const eventName = variable('GITHUB_EVENT_NAME');
    const serverUrl = variable('GITHUB_SERVER_URL', 'https://github.com');
    return {
        // act says that it is GitHub, and that it is act.
        onGitHub: reader.variable('GITHUB_ACTIONS') === 'true' && reader.variable('ACT') === undefined,
        repository: variable('GITHUB_REPOSITORY'),
        workflow: variable('GITHUB_WORKFLOW'),
        job: variable('GITHUB_JOB'),
        runId: variable('GITHUB_RUN_ID'),
        runAttempt: variable('GITHUB_RUN_ATTEMPT', '1'),
        eventName,
        actor: variable('GITHUB_ACTOR'),
        serverUrl,
        apiUrl: variable('GITHUB_API_URL', 'https://api.github.com'),
        sha: variable('GITHUB_SHA'),
        ref: variable('GITHUB_REF'),
        refProtected: variable('GITHUB_REF_PROTECTED') === 'true',
        workflowRef: variable('GITHUB_WORKFLOW_REF'),
        repositoryId: variable('GITHUB_REPOSITORY_ID'),
        repositoryOwnerId: variable('GITHUB_REPOSITORY_OWNER_ID'),
        defaultBranch: undefined,
        visibility: undefined,
        fromPullRequest: eventName.startsWith('pull_request'),
        eventPath: reader.variable('GITHUB_EVENT_PATH'),
        fork: eventName.startsWith('pull_request') && isOfFork(readEvent(reader.variable('GITHUB_EVENT_PATH'))),
        stepDebug: reader.variable('RUNNER_DEBUG') === '1',
        docs: docsOf(variable, serverUrl),
        outputFile: reader.variable('GITHUB_OUTPUT') !== undefined,
    };
}

// EXTERNAL MODULE: ./build/azure/clouds.js
var clouds = __nccwpck_require__(3796);
;// CONCATENATED MODULE: ./build/inputs/sign-in.js
/** Who asks: which sign-in the inputs and the environment mean, and for which cloud. */





const WAYS = ['auto', 'github-oidc', 'azure-cli', 'azure-powershell', 'managed-identity'];
/** Words of `azure/login` for clouds that this action cannot serve. */
const UNSUPPORTED = new Set(['azurestack', 'azuregermancloud']);
/** Names that stand for any directory: an app-only token is issued by one. */
const ANY_TENANT = new Set(['common', 'organizations', 'consumers']);
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
/** The cloud of the input `environment`; the public one while that is a mistake, so that the other inputs can be read on. */
function readCloud(reader) {
    const input = 'environment';
    const given = reader.text(input) ?? 'azurecloud';
    const name = given.toLowerCase();
    const cloud = Object.values(clouds/* CLOUDS */.J).find((known) => known.name === name);
    if (cloud !== undefined)
        return cloud;
    const allowed = `one of ${(0,parse_result/* choices */.zM)(Object.keys(clouds/* CLOUDS */.J))}`;
    if (UNSUPPORTED.has(name))
        reader.note(inputs/* environmentUnsupported */.BI, { input, given: (0,parse_result/* redactForLog */.Vb)(given), allowed });
    else
        reader.wrong(input, given, allowed, CLOUD_WORDS.find(([word]) => word.test(name))?.[1]);
    return clouds/* CLOUDS */.J.azurecloud;
}
/** What other tools call the clouds: `az cloud list`, Terraform, Azure PowerShell. */
const CLOUD_WORDS = [
    [/china/, 'azurechinacloud'],
    [/gov/, 'azureusgovernment'],
    [/public|^azure$/, 'azurecloud'],
];
/**
 * The sign-in that was asked for. Client and tenant of the environment count for GitHub OIDC only: clusters inject IDs of their own into runner pods,
 * and those must not narrow a login or pick a managed identity.
 *
 * @param reader the inputs.
 * @param cloud decides the audience of the ID token.
 * @param run may be one that sees no secrets, and then no IDs that are kept as such.
 * @param notes gets where the IDs came from.
 */
function readSignIn(reader, cloud, run, notes) {
    const way = reader.word('credential', WAYS, 'auto');
    const oidcAudience = readOidcAudience(reader) ?? cloud.oidcAudience;
    warnOfAuthorityHost(reader, cloud, notes);
    const own = way !== 'auto' && way !== 'github-oidc';
    const client = readId(reader, CLIENT, own);
    const tenant = readId(reader, TENANT, own);
    if (own)
        return { method: way, clientId: client.value, tenantId: tenant.value };
    if (way === 'auto' && client.from === undefined && tenant.from === undefined)
        return { method: 'existing-login', clientId: undefined, tenantId: undefined };
    for (const { id, from } of [client, tenant]) {
        if (from === undefined)
            reader.note(inputs/* credentialIdsIncomplete */.UO, {
                input: id.input,
                given: '',
                allowed: id.allowed,
                withoutSecrets: (0,github/* withoutSecrets */.cT)(run),
            });
    }
    const taken = [client, tenant].flatMap(({ id, from }) => (from === id.variable ? [`${id.input} from ${id.variable}`] : []));
    if (taken.length > 0)
        notes.push({ level: 'info', text: `Identity: ${taken.join(', ')}.` });
    return {
        method: 'github-oidc',
        clientId: client.value ?? '',
        tenantId: tenant.value ?? '',
        oidcAudience,
        idToken: readIdTokenService(reader),
    };
}
const CLIENT = {
    input: 'client-id',
    variable: 'AZURE_CLIENT_ID',
    allowed: 'the client ID of an app registration or user-assigned identity: a GUID',
    fits: (value) => json/* GUID */.Sm.test(value),
};
const TENANT = {
    input: 'tenant-id',
    variable: 'AZURE_TENANT_ID',
    allowed: 'the ID of a tenant: a GUID, or one of its verified domains',
    fits: (value) => json/* GUID */.Sm.test(value) || (DOMAIN.test(value) && !ANY_TENANT.has(value.toLowerCase())),
};
/** Reads an ID from its input, else from its variable unless only the input counts. `from` is where something was given, right or wrong. */
function readId(reader, id, inputOnly) {
    const input = reader.text(id.input);
    const given = input ?? (inputOnly ? undefined : reader.variable(id.variable));
    if (given === undefined)
        return { id, from: undefined, value: undefined };
    const from = input === undefined ? id.variable : id.input;
    if (id.fits(given))
        return { id, from, value: given.toLowerCase() };
    reader.note(id === TENANT && ANY_TENANT.has(given.toLowerCase()) ? inputs/* tenantCommon */.gz : inputs/* inputInvalid */.m7, {
        input: from,
        given: (0,parse_result/* redactForLog */.Vb)(given),
        allowed: id.allowed,
    });
    return { id, from, value: undefined };
}
function readOidcAudience(reader) {
    const given = reader.text('oidc-audience');
    if (given === undefined || /^[\x21-\x7e]{1,600}$/.test(given))
        return given;
    reader.wrong('oidc-audience', given, 'the audience of the federated credential: up to 600 characters without spaces');
    return undefined;
}
/** Where the runner hands out ID tokens: set for a job with `id-token: write`, and for no other. */
function readIdTokenService(reader) {
    const url = reader.variable('ACTIONS_ID_TOKEN_REQUEST_URL');
    const requestToken = reader.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    if (url === undefined || requestToken === undefined || !URL.canParse(url) || !/^[\x21-\x7e]+$/.test(requestToken))
        return undefined;
    return { url: new URL(url), requestToken };
}
/** Clusters inject it into pods, for a client of their own: an assertion goes to the authority of `environment` only. */
function warnOfAuthorityHost(reader, cloud, notes) {
    const given = reader.variable('AZURE_AUTHORITY_HOST');
    if (given === undefined)
        return;
    const address = given.includes('://') ? given : `https://${given}`;
    if (URL.canParse(address) && new URL(address).host === cloud.authorityHost)
        return;
    notes.push({
        level: 'warning',
        text: `AZURE_AUTHORITY_HOST is ignored: the token is asked of ${cloud.authorityHost}, the authority of environment: ${cloud.name}.`,
    });
}

// EXTERNAL MODULE: ./build/azure/audiences.js
var azure_audiences = __nccwpck_require__(5007);
// EXTERNAL MODULE: ./build/util/notice.js
var notice = __nccwpck_require__(4397);
;// CONCATENATED MODULE: ./build/azure/audience-fit.js
/** Whether a token for an audience can open an endpoint: what is known to be refused costs no request. */




/** Resources whose tokens a healthcare service answers with 401: they are for managing Azure, not for its data. */
const CONTROL_PLANES = new Set([
    'management.azure.com',
    'management.core.windows.net',
    'management.usgovcloudapi.net',
    'management.chinacloudapi.cn',
    'graph.microsoft.com',
    'graph.microsoft.us',
]);
/**
 * Whether an endpoint's service is known to refuse tokens for an audience.
 *
 * @param audience as readAudience returned it.
 * @param service of the endpoint.
 * @param derived what the endpoint's own audience would be; undefined when it has none of its own.
 * @returns the mistake, or what to warn of, or undefined when nothing speaks against it.
 */
function auditPair(audience, service, derived) {
    if (audience === derived)
        return undefined;
    const instead = derived === undefined ? {} : { instead: derived };
    const host = URL.canParse(audience) ? new URL(audience).hostname : '';
    if (CONTROL_PLANES.has(host))
        return { mistake: { code: 'audience-control-plane', allowed: `the audience of the ${service.title}`, ...instead } };
    if (host === 'azurehealthcareapis.com' && service.name === 'fhir')
        return { mistake: { code: 'audience-generic', allowed: 'the URL of the FHIR service itself', ...instead } };
    const other = Object.values(clouds/* CLOUDS */.J).some(({ name }) => (0,services/* sharedHosts */.pT)(name).has(host)) && !sharedBy(service, host);
    const foreign = service.sharedAudience !== undefined && (0,services/* serviceOfHost */.jE)(host) !== undefined;
    if (other || foreign)
        return { mistake: { code: 'audience-refused', allowed: `an audience that a ${service.title} accepts`, ...instead } };
    if (derived !== undefined && (service.sharedAudience !== undefined || (0,services/* serviceOfHost */.jE)(host) !== undefined)) {
        return { warning: (0,notice/* warning */.$)(`the audience of this ${service.title} is usually ${derived}, not ${(0,parse_result/* redactForLog */.Vb)(audience)}`) };
    }
    return undefined;
}
function sharedBy(service, host) {
    return Object.values(service.sharedAudience ?? {}).some((audience) => new URL(audience).hostname === host);
}

;// CONCATENATED MODULE: ./build/azure/endpoints.js
/** Endpoints as users write them, one a line: `<url> [service=…] [audience=…]`. Which host may get a token is decided here, offline. */






const LINE = `\`<url> [service=${Object.keys(services/* SERVICES */.Bg).join('|')}] [audience=…]\`, one endpoint a line`;
const SERVICE_NAMES = (0,parse_result/* choices */.zM)(Object.keys(services/* SERVICES */.Bg));
/**
 * Reads one line of `endpoint`.
 *
 * @param line trimmed, not empty.
 * @param defaults what the other inputs say.
 * @returns the endpoint and what to tell the user, or the first mistake in the line.
 */
function readEndpoint(line, defaults) {
    const options = new Map();
    for (const word of line.split(/\s+/).slice(1)) {
        const [, name, value] = /^(service|audience)=(.+)$/.exec(word) ?? [];
        if (name === undefined || value === undefined || options.has(name))
            return (0,parse_result/* invalid */.Gq)('input-invalid', LINE);
        options.set(name, value);
    }
    const address = line.replace(/\s.*$/, '');
    const written = line.slice(address.length);
    const url = readUrl(address, written);
    if (!(url instanceof URL))
        return { ok: false, error: url };
    const named = options.get('service');
    const service = named === undefined ? defaults.service : (0,services/* serviceNamed */.fD)(named);
    if (named !== undefined && service === undefined)
        return (0,parse_result/* invalid */.Gq)('input-invalid', `service=… as one of ${SERVICE_NAMES}`);
    const parsed = { url, service, named: named !== undefined, audience: options.get('audience'), written };
    const known = url.port === '' ? (0,services/* serviceOfHost */.jE)(url.hostname) : undefined;
    return known === undefined ? readOther(parsed, defaults) : readKnown(parsed, known, defaults);
}
const BASE = 'a base URL without user name, query or fragment';
/** @param options what stands behind the address in the line. */
function readUrl(address, options) {
    if (address.includes('@'))
        return { code: 'input-invalid', allowed: BASE };
    if (/^http:/i.test(address))
        return {
            code: 'input-invalid',
            allowed: 'an https:// URL: a token is never sent in the clear',
            instead: (0,parse_result/* redactForLog */.Vb)(`${address.replace(/^http:/i, 'https:')}${options}`),
        };
    const url = /^https:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
    if (url === undefined)
        return { code: 'input-invalid', allowed: LINE };
    if (/[?#]/.test(address))
        return { code: 'input-invalid', allowed: BASE };
    return url;
}
/** A host that Azure runs: service, cloud and audience follow from it. */
function readKnown({ url, service: asked, named, audience, written: options }, { service, family }, defaults) {
    const { cloud } = defaults;
    if (family.cloud !== cloud.name)
        return (0,parse_result/* invalid */.Gq)('cloud-endpoint-mismatch', `an endpoint of ${cloud.title}, or \`environment: ${family.cloud}\``, `environment: ${family.cloud}`);
    if (named && asked !== service)
        return (0,parse_result/* invalid */.Gq)('input-invalid', `service=${service.name}, or nothing: ${url.hostname} is a ${service.title}`);
    const written = withoutSlash(url.pathname);
    const base = written === '' ? service.bare : service.basePath(written);
    if (base === undefined) {
        return (0,parse_result/* invalid */.Gq)('input-invalid', `the service's base URL, without the path ${(0,parse_result/* redactForLog */.Vb)(url.pathname)}`, `${url.origin}${service.bare.path}${options}`);
    }
    const derived = family.audience(url.hostname);
    const chosen = chooseAudience(audience, derived, service, defaults);
    if (!chosen.ok)
        return chosen;
    const notes = [...(base.note === undefined ? [] : [base.note]), ...(family.retired ? [(0,notice/* warning */.$)((0,azure_audiences/* legacyNote */.an)(url.hostname))] : [])];
    return endpoint({ url, path: base.path, service, audience: chosen.value, trust: 'azure' }, [...notes, ...chosen.notes]);
}
/** What hosts of Azure have in their names, and a script that can be mistaken for another. */
const LOOK_ALIKE = /azurehealthcareapis|healthcareapis|deid|azure|xn--/;
/** Any other host: it must be named in `trusted-hosts`, and say what it is. Its path is kept, gateways have their own. */
function readOther({ url, service, audience }, defaults) {
    if (!defaults.trustedHosts.has(url.host)) {
        if (/\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(url.hostname))
            return (0,parse_result/* invalid */.Gq)('endpoint-workspace', 'the URL of a FHIR or DICOM service of the workspace');
        return (0,parse_result/* invalid */.Gq)('endpoint-untrusted', `a host that Azure runs for a healthcare service, or one named in trusted-hosts`, 
        // Whoever is in a hurry pastes what is offered: never a host that was made to be mistaken for one of Azure's.
        LOOK_ALIKE.test(url.hostname) ? undefined : `trusted-hosts: ${(0,parse_result/* redactForLog */.Vb)(url.host)}`);
    }
    if (service === undefined)
        return (0,parse_result/* invalid */.Gq)('input-invalid', `service=… in the line or the input \`service\`, as one of ${SERVICE_NAMES}: ${(0,parse_result/* redactForLog */.Vb)(url.host)} is not Azure's own host`);
    const shared = service.sharedAudience === undefined ? undefined : (0,azure_audiences/* sharedAudience */.sI)(service, defaults.cloud);
    const derived = shared?.ok === true ? shared.value : undefined;
    const chosen = chooseAudience(audience, derived, service, defaults);
    return chosen.ok
        ? endpoint({ url, path: withoutSlash(url.pathname), service, audience: chosen.value, trust: 'user' }, chosen.notes)
        : chosen;
}
/** A mistake in the audience of a line names the audience: the line holds more. */
function ofLine(audience, read) {
    return read.ok ? read : { ok: false, error: { ...read.error, audience, inLine: true } };
}
/** The line's own word wins, then for a single line the input, then what the host says, then the input. */
function chooseAudience(word, derived, service, defaults) {
    const own = word === undefined ? undefined : ofLine(word, (0,azure_audiences/* readAudience */.hZ)(word, defaults.cloud));
    if (own?.ok === false)
        return own;
    const audience = own?.value ?? (defaults.override ? defaults.audience : undefined) ?? derived ?? defaults.audience;
    if (audience === undefined) {
        return service.sharedAudience !== undefined && defaults.cloud !== clouds/* CLOUDS */.J.azurecloud
            ? (0,azure_audiences/* sharedAudience */.sI)(service, defaults.cloud)
            : (0,parse_result/* invalid */.Gq)('input-invalid', `audience=… in the line, or the input \`audience\`: the audience of this ${service.title} does not follow from its host`);
    }
    const audit = auditPair(audience, service, derived);
    if (audit !== undefined && 'mistake' in audit)
        return { ok: false, error: { ...audit.mistake, audience } };
    return { ok: true, value: audience, notes: [...(own?.notes ?? []), ...(audit === undefined ? [] : [audit.warning])] };
}
function endpoint({ url, path, ...rest }, notes) {
    const base = `${url.origin}${path}`;
    const root = rest.service.versionSegment === undefined ? base : base.replace(rest.service.versionSegment, '');
    return { ok: true, value: { ...rest, base, root, host: url.host, name: `${url.host}${path}` }, notes };
}
function withoutSlash(path) {
    return path.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./build/inputs/targets.js
/** What a token is asked for and what is probed with it: the inputs `endpoint`, `audience`, `service` and `trusted-hosts`, read together. */






/** More would not fit the limits of one step: summary, report and time. A matrix has room for more (docs/recipes.md). */
const MOST_ENDPOINTS = 200;
/**
 * Reads audiences and endpoints.
 *
 * @returns each distinct audience once, in the order written, and the endpoints.
 */
function readTargets(reader, cloud, notes) {
    const lines = reader.lines('endpoint');
    const given = reader.lines('audience');
    const service = readService(reader);
    const trustedHosts = readTrustedHosts(reader);
    if (lines.length === 0 && given.length === 0)
        reader.wrong('endpoint', '', `the URL of a service, whose audience follows from it; or in its place an \`audience\`: ${azure_audiences/* AUDIENCE_FORMS */.fo}`);
    if (lines.length > MOST_ENDPOINTS)
        reader.wrong('endpoint', `${String(lines.length)} lines`, `up to ${String(MOST_ENDPOINTS)} endpoints in one step`);
    if (lines.length > 0 && given.length > 1)
        reader.wrong('audience', `${String(given.length)} lines`, 'one audience beside `endpoint`; a line of `endpoint` can name its own by audience=…');
    const audiences = given.flatMap((audience) => take(reader, 'audience', audience, (0,azure_audiences/* readAudience */.hZ)(audience, cloud), notes));
    // A wrong audience stands in for itself: one mistake, not one more for every line that wanted it.
    const defaults = {
        cloud,
        service,
        audience: audiences[0] ?? given[0],
        override: lines.length === 1 && audiences.length > 0,
        trustedHosts,
    };
    if (lines.length === 0) {
        return {
            audiences: distinct(audiences, (audience) => audience, (audience) => notes.push(twice('audience', audience))),
            targets: [],
        };
    }
    const written = lines.flatMap((line) => take(reader, 'endpoint', line, readEndpoint(line, defaults), notes).map((target) => ({ line, target })));
    const targets = distinct(written, ({ target }) => target.base, (again, first) => {
        if (isSame(again.target, first.target))
            notes.push(twice('endpoint', again.target.base));
        else
            reader.wrong('endpoint', again.line, `one service and one audience for each endpoint; another line has ${(0,parse_result/* redactForLog */.Vb)(first.line)}`);
    }).map(({ target }) => target);
    if (audiences[0] !== undefined && targets.length > 0 && !targets.some(({ audience }) => audience === audiences[0])) {
        notes.push({ level: 'warning', text: 'audience: not used, since every line of endpoint has an audience of its own.' });
    }
    return { audiences: [...new Set(targets.map(({ audience }) => audience))], targets };
}
function isSame(one, other) {
    return one.service === other.service && one.audience === other.audience;
}
function readService(reader) {
    const given = reader.text('service');
    if (given === undefined)
        return undefined;
    const service = (0,services/* serviceNamed */.fD)(given);
    if (service === undefined) {
        reader.wrong('service', given, `one of ${(0,parse_result/* choices */.zM)(Object.keys(services/* SERVICES */.Bg))}`, misspelt(given, Object.keys(services/* SERVICES */.Bg)));
    }
    return service;
}
/** Exact hosts only: a pattern would send a token to hosts that nobody looked at. */
function readTrustedHosts(reader) {
    const hosts = new Set();
    for (const line of reader.lines('trusted-hosts')) {
        const url = URL.canParse(`https://${line}`) ? new URL(`https://${line}`) : undefined;
        // No more than names, addresses and ports are made of: a host stands in commands to paste.
        if (url === undefined || /[/\\?#@*\s,]/.test(line) || !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/.test(url.host))
            reader.wrong('trusted-hosts', line, 'one exact `host` or `host:port` a line, without scheme, path or `*`');
        else
            hosts.add(url.host);
    }
    return hosts;
}
/** The value of a reading in a list, or its mistake noted. */
function take(reader, input, given, read, notes) {
    if (read.ok) {
        notes.push(...read.notes.map(({ level, text }) => ({ level, text: `${input}: ${text}.` })));
        return [read.value];
    }
    const { code, allowed, instead, audience, inLine } = read.error;
    const at = audience === undefined ? { input, given: (0,parse_result/* redactForLog */.Vb)(given) } : { input: 'audience', given: (0,parse_result/* redactForLog */.Vb)(audience) };
    reader.note(inputs/* INPUT_KINDS */.nm[code], { ...at, allowed, ...(instead !== undefined && { instead }), ...(inLine && { inLine }) });
    return [];
}
function twice(input, value) {
    return { level: 'notice', text: `${input}: ${(0,parse_result/* redactForLog */.Vb)(value)} stands there twice and counts once.` };
}
/** Each value once, in the order written; `onAgain` is told of one whose key was there before. */
function distinct(values, key, onAgain) {
    const known = new Map();
    for (const value of values) {
        const first = known.get(key(value));
        if (first === undefined)
            known.set(key(value), value);
        else
            onAgain(value, first);
    }
    return [...known.values()];
}

// EXTERNAL MODULE: ./build/util/retry.js
var retry = __nccwpck_require__(7967);
// EXTERNAL MODULE: ./build/http/proxy.js
var proxy = __nccwpck_require__(2749);
;// CONCATENATED MODULE: ./build/inputs/index.js











/**
 * Reads all inputs.
 *
 * @param env the environment: `INPUT_*` and what the runner sets.
 * @param prepareFile checks where reports are to go.
 * @param readEvent gives the payload of the event that started the run.
 * @returns the request, and every mistake that was found.
 */
function readInputs(env, prepareFile, readEvent) {
    const reader = new Reader(env);
    const notes = [];
    const cloud = readCloud(reader);
    const run = readRun(reader, readEvent);
    const signIn = readSignIn(reader, cloud, run, notes);
    const { audiences, targets } = readTargets(reader, cloud, notes);
    const smokeTest = reader.boolean('smoke-test', true);
    const request = {
        signIn,
        cloud,
        audiences,
        targets,
        smokeTest,
        limits: readPatience(reader),
        expectations: readExpectations(reader, targets, smokeTest, notes),
        access: [],
        anonymousStatus: undefined,
        checkUnsignedToken: true,
        applicationInsights: undefined,
        maxLatencyMs: reader.whole('max-latency-ms', 1, 600_000, undefined),
        failOn: reader.word('fail-on', ['fail', 'warn', 'never'], 'fail'),
        outputToken: reader.boolean('output-token', true),
        summary: reader.boolean('summary', true),
        reportPaths: readReportPaths(reader, prepareFile),
        ...readGitHub(reader),
        proxies: readProxySettings(reader, env),
        run,
        notices: notes,
    };
    const mistakes = reader.mistakes.map(({ kind, facts }) => (0,failures_define/* createFailure */.p6)(kind, facts));
    // Without its file for outputs the toolkit would print them, the token among them.
    return {
        request,
        errors: run.outputFile || !request.outputToken ? mistakes : [...mistakes, (0,failures_define/* createFailure */.p6)(github/* noOutputFile */.v3, { run, httpStatus: undefined })],
    };
}
function readPatience(reader) {
    const waitMs = reader.whole('wait-seconds', 0, 3600, 0) * 1000;
    const requiredSuccesses = reader.whole('required-successes', 1, 100, 1);
    const neededMs = (requiredSuccesses - 1) * retry/* BETWEEN_PASSES_MS */.m1;
    if (waitMs < neededMs && !reader.isMistaken('wait-seconds')) {
        const [successes, seconds] = [String(requiredSuccesses), String(neededMs / 1000)];
        reader.wrong('required-successes', successes, `1, or more with time for it: ${successes} successes 5 s apart need wait-seconds: ${seconds} at least`);
    }
    return { timeoutMs: reader.whole('timeout-seconds', 1, 300, 10) * 1000, waitMs, requiredSuccesses };
}
/** Lines of `name: value`. A name must be known to the service of at least one endpoint: elsewhere it would silently check nothing. */
function readExpectations(reader, targets, smokeTest, notes) {
    const input = 'expect';
    if (!smokeTest && reader.text(input) !== undefined)
        notes.push({ level: 'warning', text: 'expect: not checked, since smoke-test: false sends nothing to the endpoint.' });
    const everyName = Object.values(services/* SERVICES */.Bg).flatMap(({ expectations }) => Object.keys(expectations?.checks ?? {}));
    return reader.lines(input).flatMap((line) => {
        const [, name, value] = /^([A-Za-z-]+)\s*:\s*(\S.*)$/.exec(line) ?? [];
        if (name === undefined || value === undefined) {
            reader.wrong(input, line, 'lines of `name: value`');
            return [];
        }
        const known = everyName.find((candidate) => candidate === name.toLowerCase());
        if (known === undefined) {
            reader.wrong(input, line, `one of ${(0,parse_result/* choices */.zM)(everyName)}`, `${nearest(name, everyName)}: ${(0,parse_result/* redactForLog */.Vb)(value)}`);
            return [];
        }
        // Endpoints that could not be read are a mistake already, and may well know it.
        const checked = targets.some(({ service }) => service.expectations !== undefined && known in service.expectations.checks);
        if (!checked && !reader.isMistaken('endpoint'))
            reader.wrong(input, line, 'an expectation that the service of at least one endpoint knows');
        return [{ name: known, value }];
    });
}
/** Inputs that name a report file. report/files.ts has a writer for each. */
const REPORT_PATHS = ['report-path', 'junit-path'];
/** Absolute paths of the reports that were asked for, by their inputs; no two are the same. */
function readReportPaths(reader, prepareFile) {
    const workspace = reader.variable('GITHUB_WORKSPACE');
    const roots = [workspace, reader.variable('RUNNER_TEMP')].filter((root) => root !== undefined);
    const inputs = new Map();
    for (const input of REPORT_PATHS) {
        const given = reader.text(input);
        if (given === undefined)
            continue;
        const path = (0,external_node_path_.resolve)(workspace ?? '.', given);
        const other = inputs.get(path);
        const allowed = {
            ready: other && `another file than \`${other}\``,
            outside: 'a file inside the workspace or RUNNER_TEMP',
            unwritable: 'a file that this job can write',
        }[prepareFile(path, roots)];
        const name = (0,external_node_path_.basename)(given);
        if (allowed === undefined)
            inputs.set(path, input);
        else
            reader.wrong(input, given, allowed, other === undefined && /^\w[\w.-]{0,99}$/.test(name) ? `\${{runner.temp}}/${name}` : undefined);
    }
    return new Map([...inputs].map(([path, input]) => [input, path]));
}
function readGitHub(reader) {
    const githubToken = reader.text('github-token');
    const deploymentId = reader.whole('deployment-id', 1, Number.MAX_SAFE_INTEGER, undefined);
    const incidentIssue = reader.text('incident-issue');
    if (incidentIssue !== undefined && !/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,79}$/.test(incidentIssue)) {
        reader.wrong('incident-issue', incidentIssue, 'a key of up to 80 letters, digits, spaces and `._/-`');
    }
    if (githubToken === undefined && (deploymentId !== undefined || incidentIssue !== undefined)) {
        reader.wrong('github-token', '', "a token for `deployment-id` and `incident-issue`: leave the input out for the job's own");
    }
    return { githubToken, deploymentId, incidentIssue };
}
function readProxySettings(reader, env) {
    const proxies = (0,proxy/* readProxies */.rq)(env);
    if (!('variable' in proxies))
        return proxies;
    reader.wrong(proxies.variable, '(not shown: it may hold a password)', 'the http:// or https:// URL of a proxy');
    return { https: undefined, http: undefined, bypass: [] };
}


/***/ }),

/***/ 5761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ writable),
/* harmony export */   q: () => (/* binding */ prepareFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/** The action's own files: where reports go, and the event that started the run. */


/**
 * Makes the folder of a report. Links are followed before it is decided whether the file lies inside: a link must not lead a report out.
 *
 * @param path absolute.
 * @param roots folders that reports may be in.
 */
const prepareFile = (path, roots) => {
    const real = roots.filter((root) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(root)).map((root) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(root));
    const inside = (place) => real.some((root) => isWithin(followed(place), root));
    try {
        if (!inside(existing(path)))
            return 'outside';
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isDirectory())
            return 'unwritable';
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        return 'ready';
    }
    catch {
        return 'unwritable';
    }
};
/** Where a path leads; for a link that leads nowhere yet, what it points to. */
function followed(place) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(place) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(place) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(place), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(place));
}
function isWithin(path, root) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path);
    return !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way) && way !== '..' && !/^\.\.[/\\]/.test(way);
}
/** The nearest part of a path that is there, be it a link that leads nowhere yet: writing to it would make what it points to. */
function existing(path) {
    const isThere = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
    return isThere || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path) === path ? path : existing((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
}
/** The path of a file that is there and can be written; undefined for every other. */
function writable(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path ?? '', node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        return path;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8500);
/* harmony import */ var _prefetch_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9389);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(871);
/* harmony import */ var _failures_run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7979);
/* harmony import */ var _inputs_report_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5761);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4891);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4883);








const started = Date.now();
const clock = { now: Date.now, sleep: (ms) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(ms), random: Math.random };
const env = { ...process.env, GITHUB_OUTPUT: (0,_inputs_report_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .writable */ .T)(process.env['GITHUB_OUTPUT']) };
/**
 * What libraries read from the environment and must not: another authority for the assertion, an identity of the cluster's in place of the machine's,
 * and logs that would print what is secret.
 */
const UNREAD = ['AZURE_AUTHORITY_HOST', 'AZURE_REGIONAL_AUTHORITY_NAME', 'AZURE_FEDERATED_TOKEN_FILE', 'AZURE_LOG_LEVEL', 'DEBUG'];
for (const name of UNREAD)
    Reflect.deleteProperty(process.env, name);
/** Whether the run has said its last word, whatever it was. */
let ended = false;
// Before the exit, not at it: Node would have its own say about the await that is left, with a line of the bundle.
process.once('beforeExit', () => {
    if (ended)
        return;
    annotate((0,_failures_define_js__WEBPACK_IMPORTED_MODULE_7__/* .createFailure */ .p6)(_failures_run_js__WEBPACK_IMPORTED_MODULE_3__/* .noVerdict */ .tz, { errorName: 'none' }));
    end('The step stops here.');
});
// An error that nobody caught would be printed by Node, message and all: it may hold what a server or a library put into it.
process.once('uncaughtException', crash);
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
        end('The job was cancelled: the step stops here.');
    });
}
const inputs = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .readInputs */ .K)(env, _inputs_report_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .prepareFile */ .q, _util_json_js__WEBPACK_IMPORTED_MODULE_5__/* .readJsonFile */ .JE);
const begun = inputs.errors.length === 0 ? (0,_prefetch_js__WEBPACK_IMPORTED_MODULE_2__/* .startPrefetch */ .C)(inputs.request, started, clock) : undefined;
await begun?.firstRequestSent;
const { run } = await Promise.all(/* import() */[__nccwpck_require__.e(141), __nccwpck_require__.e(187)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2793));
try {
    process.exitCode = await run(inputs, begun, { clock, started, newId: node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID });
    begun?.http.close();
    ended = true;
}
catch (error) {
    crash(error);
}
function crash(error) {
    annotate((0,_failures_define_js__WEBPACK_IMPORTED_MODULE_7__/* .createFailure */ .p6)(_failures_run_js__WEBPACK_IMPORTED_MODULE_3__/* .internalError */ .WB, { errorName: nameOf(error) }));
    end(env['RUNNER_DEBUG'] === '1' && error instanceof Error ? frames(error) : 'The step stops here.');
}
/** The annotation of a run that cannot tell one itself: by hand, since what would write it may be what failed. */
function annotate({ code, title, what }) {
    process.stdout.write(`::error title=${title}::${what} (${code})\n`);
    process.exitCode = 1;
}
function end(lastWord) {
    ended = true;
    process.stdout.write(`${lastWord}\n`, () => process.exit(1));
}
/** Where an error came from, without its message. */
function frames({ stack = '' }) {
    return stack
        .split('\n')
        .filter((line) => /^ {4}at [\w$.<> [\]]*\(?[^\s()]+:\d+:\d+\)?$/.test(line))
        .join('\n');
}
/** The class of an error, where it has the form of one. */
function nameOf(error) {
    return error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : typeof error;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ startPrefetch),
/* harmony export */   i: () => (/* binding */ CONCURRENCY)
/* harmony export */ });
/* harmony import */ var _auth_github_oidc_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1668);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8512);
/* harmony import */ var _util_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7967);



/** Endpoints that are asked at a time, and connections at most. */
const CONCURRENCY = 25;
/**
 * Begins a run: asks for the ID tokens, and opens connections to the token host and to the endpoints.
 *
 * @param started milliseconds since the epoch.
 */
function startPrefetch(request, started, clock) {
    const { signIn, cloud, audiences, targets, smokeTest, limits: patience, proxies, run } = request;
    const deadlines = (0,_util_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .computeDeadlines */ .xp)(started, patience, Math.ceil(targets.length / CONCURRENCY));
    const http = (0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttpClient */ .u)(proxies, { timeoutMs: patience.timeoutMs, deadline: deadlines.deadline }, clock.now);
    const left = Promise.withResolvers();
    const idTokens = new Map();
    if (signIn.method === 'github-oidc' && signIn.idToken !== undefined) {
        const { idToken, oidcAudience } = signIn;
        for (const audience of audiences) {
            idTokens.set(audience, (0,_auth_github_oidc_js__WEBPACK_IMPORTED_MODULE_0__/* .requestIdToken */ .g)(idToken, oidcAudience, { run, timeoutMs: patience.timeoutMs }, http, clock, () => {
                left.resolve(undefined);
            }));
        }
        http.open(new URL(`https://${cloud.authorityHost}`));
    }
    const probed = smokeTest ? targets.slice(0, CONCURRENCY) : [];
    for (const origin of new Set(probed.map(({ base }) => new URL(base).origin)))
        http.open(new URL(origin));
    return {
        http: http,
        deadlines: deadlines,
        idTokens,
        firstRequestSent: idTokens.size === 0 ? Promise.resolve() : Promise.race([left.promise, ...idTokens.values()]),
    };
}


/***/ }),

/***/ 4891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JE: () => (/* binding */ readJsonFile),
/* harmony export */   Os: () => (/* binding */ guid),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Sm: () => (/* binding */ GUID),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/** Proofs of shape for what came from outside: a parsed answer is `unknown` until one of these has looked at it. */

/** Whether a value is an object with members of any shape. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The value when it is a string. */
function text(value) {
    return typeof value === 'string' ? value : undefined;
}
/** The value when it is an array, else nothing in one. */
function list(value) {
    return Array.isArray(value) ? value : [];
}
/** The value when it has the shape of a GUID, in lower case. */
function guid(value) {
    return typeof value === 'string' && GUID.test(value) ? value.toLowerCase() : undefined;
}
/** Matches a GUID, in any case. */
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Parses JSON of any shape. @returns undefined for what is none. */
function parseJson(bytes) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        return undefined;
    }
}
/**
 * Reads a JSON file of any shape, such as the payload of the event that started the run.
 *
 * @returns undefined if there is no such file, or no JSON in it.
 */
function readJsonFile(path) {
    try {
        return path === undefined ? undefined : parseJson((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 4397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ warning),
/* harmony export */   l: () => (/* binding */ notice)
/* harmony export */ });
/** A note that something may be wrong. */
function warning(text) {
    return { level: 'warning', text };
}
/** A note that something was changed. */
function notice(text) {
    return { level: 'notice', text };
}


/***/ }),

/***/ 7967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   P9: () => (/* binding */ retryAfter),
/* harmony export */   m1: () => (/* binding */ BETWEEN_PASSES_MS),
/* harmony export */   xp: () => (/* binding */ computeDeadlines)
/* harmony export */ });
/** Retries with exponential backoff and jitter, up to a deadline. Only recoverable failures are retried. */
/** Attempts at what heals by trying again, when nothing is waited for. */
const QUICK_TRIES = 3;
/** Least time between passes that are to count one after the other. Milliseconds. */
const BETWEEN_PASSES_MS = 5_000;
/** First pause and longest pause, for a passing fault and for what propagates: roles and credentials take minutes, so asking often is of no use. */
const PAUSES = { transient: { first: 500, longest: 8_000 }, propagation: { first: 2_000, longest: 15_000 } };
/**
 * Repeats an attempt until it succeeds, fails for good, or the next one would be too late.
 *
 * @param attempt one attempt. Receives its number, from 1.
 * @param onPause called before every pause.
 * @returns the value, or the last failure.
 */
async function retry(attempt, deadlines, clock, onPause) {
    for (let attempts = 1;; attempts++) {
        const attempted = await attempt(attempts);
        if (attempted.ok)
            return attempted;
        const { failure } = attempted;
        const pauseMs = pauseBefore(attempted, attempts, deadlines, clock);
        if (pauseMs === undefined)
            return { ok: false, failure };
        onPause({ failure, attempts, pauseMs, remainingMs: Math.max(0, deadlines.waitUntil - clock.now()) });
        await clock.sleep(pauseMs);
    }
}
/** How long to pause before the next attempt, or undefined when there is to be none. */
function pauseBefore({ failure, retryAfterMs, noRetry }, attempts, { deadline, waitUntil }, clock) {
    if (failure.recovery === 'none')
        return undefined;
    const quick = failure.recovery === 'transient' && attempts < QUICK_TRIES && noRetry !== true;
    const { first, longest } = PAUSES[failure.recovery];
    const backoff = Math.min(longest, first * 2 ** (attempts - 1));
    // Half of the pause is chance: the jobs of a matrix must not come back all at once.
    const pauseMs = Math.max(retryAfterMs ?? 0, backoff * (0.5 + clock.random() / 2));
    // The deadline of the run is never before the end of waiting.
    return clock.now() + pauseMs < (quick ? deadline : waitUntil) ? pauseMs : undefined;
}
/**
 * What a server asks for by `x-ms-retry-after-ms` or `Retry-After` (RFC 9110 §10.2.3: seconds or a date), in milliseconds.
 *
 * @param headers of the answer, lower-case names.
 * @param now milliseconds since the epoch.
 * @returns undefined when nothing readable was asked for.
 */
function retryAfter(headers, now) {
    const ms = headers['x-ms-retry-after-ms'];
    if (ms !== undefined && /^\d{1,9}$/.test(ms))
        return Number(ms);
    const after = headers['retry-after'];
    if (after === undefined)
        return undefined;
    if (/^\d{1,6}$/.test(after))
        return Number(after) * 1000;
    const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(after) ? Date.parse(after) : NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
/** What a run without `wait-seconds` has beside its tries: pauses, and a second try of whatever was slow. Milliseconds. */
const SLACK_MS = 20_000;
/**
 * How long a run may take: one deadline over all of it, so that a fleet of silent servers cannot hold a job.
 *
 * @param started milliseconds since the epoch.
 * @param waves how many endpoints at a time, one after the other.
 */
function computeDeadlines(started, { timeoutMs, waitMs }, waves) {
    return { deadline: started + waitMs + SLACK_MS + timeoutMs * (1 + Math.max(1, waves)), waitUntil: started + waitMs };
}


/***/ }),

/***/ 3506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ joinList),
/* harmony export */   L: () => (/* binding */ plural)
/* harmony export */ });
/** Text helpers that know nothing of this project. */
/** Number of items that a sentence names before it counts the rest. */
const NAMED = 3;
/** Joins items for a sentence: `a`, `a and b`, `a, b, c and 4 more`. */
function joinList(items) {
    const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
    return new Intl.ListFormat('en-GB').format(shown);
}
/** Returns a count with its noun: `1 endpoint`, `2 endpoints`. */
function plural(count, noun) {
    return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
