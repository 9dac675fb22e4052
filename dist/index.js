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

/***/ 5007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   an: () => (/* binding */ legacyNote),
/* harmony export */   fo: () => (/* binding */ AUDIENCE_FORMS),
/* harmony export */   hZ: () => (/* binding */ readAudience),
/* harmony export */   sI: () => (/* binding */ sharedAudience)
/* harmony export */ });
/* harmony import */ var _clouds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3796);
/* harmony import */ var _note_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(830);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1880);
/* harmony import */ var _services_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2873);
/* harmony import */ var _services_resources_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6604);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8609);
/** What a token can be asked for: the strings users write, normalised, and those that are known to be wrong (sources: docs/lab.md). */






const DICOM = 'https://dicom.healthcareapis.azure.com';
const WORDS = Object.values(_services_index_js__WEBPACK_IMPORTED_MODULE_1__/* .SERVICES */ .Bg).flatMap(({ name, sharedAudience }) => (sharedAudience === undefined ? [] : [name]));
/** What `audience` takes, for those who gave something else. */
const AUDIENCE_FORMS = `${(0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(WORDS)}, an https:// or api:// URI, or the GUID of an application`;
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
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)('audience-fhir-word', 'the URL of the FHIR service itself', 'https://<workspace>-<service>.fhir.azurehealthcareapis.com');
    const service = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceNamed */ .fD)(word);
    if (service !== undefined)
        return sharedAudience(service, cloud);
    const resource = given.replace(/(?:\/\.default)+$/, '');
    if (_shape_js__WEBPACK_IMPORTED_MODULE_3__/* .GUID */ .Sm.test(resource))
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(resource);
    if (!/^[\x21-\x7e]+$/.test(resource) || !RESOURCE_URI.test(resource) || !URL.canParse(resource))
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)('input-invalid', AUDIENCE_FORMS);
    return resource.toLowerCase().startsWith('api:') ? (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(resource) : readUrl(resource, cloud);
}
/**
 * The one audience that all instances of a service share.
 *
 * @returns a mistake for a service that has none in this cloud, or none that is documented.
 */
function sharedAudience(service, cloud) {
    const audience = service.sharedAudience?.[cloud.name];
    if (audience !== undefined)
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(audience);
    return service.name === 'dicom' && cloud.name === 'azureusgovernment'
        ? (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)('dicom-gov-audience', 'the audience that your DICOM service names in Azure US Government')
        : (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)('input-invalid', `an audience that exists in ${cloud.title}: no ${service.title} is known there`);
}
function readUrl(resource, cloud) {
    const url = new URL(resource);
    const host = url.hostname;
    // A look-alike with a port is nobody's audience, and not Azure's.
    if (url.port !== '')
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(resource);
    if (UNDOCUMENTED.has(host))
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(resource, [(0,_note_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$)(`${host} is documented nowhere as an audience: Entra may not know it (AADSTS500011)`)]);
    return readKnownWrong(host) ?? readShared(host, cloud) ?? readInstance(url, cloud) ?? (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(resource);
}
/** Strings that are on the web and lead nowhere. */
function readKnownWrong(host) {
    if (host === 'azurehealthcareapis.com')
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)('https://azurehealthcareapis.com', [
            (0,_note_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$)(`${host} is a generic name: Entra issues a token for it that FHIR services refuse`),
        ]);
    if (host === 'dicom.azurehealthcareapis.azure.com')
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)('audience-terraform', `\`dicom\` or ${DICOM}`, DICOM);
    if (/\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(host))
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)('endpoint-workspace', 'the URL of a FHIR service, or `dicom`');
    return undefined;
}
/** An audience that all instances of a service share. */
function readShared(host, cloud) {
    // The likely one in US Government too, where none is documented (UNVERIFIED): it is what the user is told to try there.
    if (`https://${host}` === DICOM && cloud.name === 'azureusgovernment')
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(DICOM);
    const shared = Object.values(_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J).find(({ name }) => (0,_services_index_js__WEBPACK_IMPORTED_MODULE_1__/* .sharedHosts */ .pT)(name).has(host));
    if (shared === undefined)
        return undefined;
    return shared.name === cloud.name ? (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(`https://${host}`) : ofOtherCloud(cloud, shared.name);
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
        return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)('audience-is-endpoint', `the audience all instances of the ${service.title} share`, audience);
    const cut = pathname === '/' ? [] : [(0,_note_js__WEBPACK_IMPORTED_MODULE_4__/* .notice */ .l)(`the path ${(0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(pathname)} was cut: the audience of a FHIR service is its URL without one`)];
    return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .right */ .pG)(audience, family.retired ? [...cut, (0,_note_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$)(legacyNote(host))] : cut);
}
function ofOtherCloud(cloud, other) {
    return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)('cloud-endpoint-mismatch', `an audience of ${cloud.title}`, `environment: ${other}`);
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

/***/ 830:
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

/***/ 1880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Qm: () => (/* binding */ wrong),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   pG: () => (/* binding */ right)
/* harmony export */ });
/** A value that was read, and what to tell the user of it. */
function right(value, notes = []) {
    return { ok: true, value, notes };
}
/**
 * A mistake.
 *
 * @param allowed what would be right, as the end of a sentence.
 * @param instead what to write in its place, where that is known.
 */
function wrong(code, allowed, instead) {
    return { ok: false, mistake: { code, allowed, ...(instead !== undefined && { instead }) } };
}
/** Words that can be written, as a list in a sentence. */
function listed(words) {
    return words.map((word) => `\`${word}\``).join(', ');
}
/** A user name or password before a host. */
const LOGIN = /(?:\/\/|:)[^\s/]*@/;
/**
 * Text of a user for one line of a log: whole or not at all. The runner masks a secret only where it stands as it was given, so a part of one, or one
 * with a character replaced, would be readable to all; and what belongs into no URL is no secret that the runner knows of.
 */
function shown(value) {
    if (LOGIN.test(value))
        return '(not shown: it may hold a password)';
    return /^[\x20-\x7e]{0,120}$/.test(value) ? value : `(not shown: ${String(value.length)} characters)`;
}


/***/ }),

/***/ 2873:
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

// EXTERNAL MODULE: ./build/azure/shape.js
var shape = __nccwpck_require__(8609);
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
        const given = (0,shape/* text */.Qq)((0,shape/* isRecord */.u4)(statement) ? statement['fhirVersion'] : undefined) ?? '';
        const found = VERSION.test(given) ? given : 'no version';
        const release = RELEASES.get(value.toLowerCase());
        return { met: release === undefined ? found === value || found.startsWith(`${value}.`) : found.startsWith(release), found };
    },
    resource: (statement, value) => membership(capability_resources(statement).map((resource) => (0,shape/* text */.Qq)(resource['type'])), value),
    operation: (statement, value) => {
        const name = value.replace(/^\$/, '').toLowerCase();
        return membership(operations(statement), OPERATION_ALIASES.get(name) ?? name);
    },
    profile: (statement, value) => membership(capability_resources(statement).flatMap((resource) => (0,shape/* list */.p_)(resource['supportedProfile']).map(shape/* text */.Qq)), value, canonical),
    instantiates: (statement, value) => membership((0,shape/* list */.p_)((0,shape/* isRecord */.u4)(statement) ? statement['instantiates'] : undefined).map(shape/* text */.Qq), value, canonical),
};
function servers(statement) {
    return (0,shape/* isRecord */.u4)(statement) ? (0,shape/* list */.p_)(statement['rest']).filter(shape/* isRecord */.u4) : [];
}
function capability_resources(statement) {
    return servers(statement).flatMap((rest) => (0,shape/* list */.p_)(rest['resource']).filter(shape/* isRecord */.u4));
}
/** Names of operations, of the whole server and of its resources. */
function operations(statement) {
    return [...servers(statement), ...capability_resources(statement)].flatMap((owner) => (0,shape/* list */.p_)(owner['operation'])
        .filter(shape/* isRecord */.u4)
        .map(({ name }) => (0,shape/* text */.Qq)(name)?.toLowerCase()));
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

/***/ 8609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Os: () => (/* binding */ guid),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Sm: () => (/* binding */ GUID),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
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


/***/ }),

/***/ 8233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ CONCURRENCY),
/* harmony export */   q: () => (/* binding */ begin)
/* harmony export */ });
/* harmony import */ var _identity_github_oidc_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8616);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9612);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5217);
/** The wire first: what must be asked anyway is asked before any library is evaluated, so that evaluating costs no time of its own. */



/** Endpoints that are asked at a time, and connections at most. */
const CONCURRENCY = 25;
/**
 * Begins a run: asks for the ID tokens, and opens connections to the token host and to the endpoints.
 *
 * @param started milliseconds since the epoch.
 */
function begin(request, started, clock) {
    const { signIn, cloud, audiences, targets, smokeTest, patience, proxies, run } = request;
    const horizon = (0,_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .horizonOf */ .dK)(started, patience, Math.ceil(targets.length / CONCURRENCY));
    const wire = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .openWire */ .K)(proxies, { timeoutMs: patience.timeoutMs, deadline: horizon.deadline }, clock.now);
    const left = Promise.withResolvers();
    const idTokens = new Map();
    if (signIn.way === 'github-oidc' && signIn.idToken !== undefined) {
        const { idToken, oidcAudience } = signIn;
        for (const audience of audiences) {
            idTokens.set(audience, (0,_identity_github_oidc_js__WEBPACK_IMPORTED_MODULE_0__/* .requestIdToken */ .g)(idToken, oidcAudience, { run, timeoutMs: patience.timeoutMs }, wire, clock, () => {
                left.resolve(undefined);
            }));
        }
        wire.open(new URL(`https://${cloud.authorityHost}`));
    }
    const probed = smokeTest ? targets.slice(0, CONCURRENCY) : [];
    for (const origin of new Set(probed.map(({ base }) => new URL(base).origin)))
        wire.open(new URL(origin));
    return { wire, horizon, idTokens, sent: idTokens.size === 0 ? Promise.resolve() : Promise.race([left.promise, ...idTokens.values()]) };
}


/***/ }),

/***/ 3624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ afterWaiting),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   R1: () => (/* binding */ sharing),
/* harmony export */   V2: () => (/* binding */ failure),
/* harmony export */   Y3: () => (/* binding */ anchor),
/* harmony export */   cZ: () => (/* binding */ causesOf)
/* harmony export */ });
/**
 * What a failure is. Every one is a value, never only an exception: a stable code, what happened, why, the next step, and whether
 * anything heals it. The other files of this folder are the catalogue: tables of kinds, one file for each party that can fail us.
 */
/** Tells one case of a kind. */
function failure(kind, facts) {
    const { code, title, heals } = kind;
    return { code, title, heals, facts: [], remedies: [], ...kind.tell(facts) };
}
/** Things that a sentence names before it counts. */
const NAMED = 3;
/** `a`, `a and b`, `a, b, c and 4 more`. */
function listed(items) {
    const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
    return new Intl.ListFormat('en-GB').format(shown);
}
/** A telling that can be told of several places at once, here of the first. */
function sharing(key, seen, tell) {
    return { ...tell([seen]), cause: { key, seen, tell } };
}
/**
 * Each cause once: failures that share one become one failure, told of all their places, where the first of them stood.
 *
 * @param failures of one run, most important first.
 */
function causesOf(failures) {
    const groups = Map.groupBy(failures, (failure) => failure.cause?.key ?? failure);
    return [...groups.values()].flatMap((group) => group.slice(0, 1).map((first) => together(first, group)));
}
function together(first, group) {
    const seen = group.flatMap(({ cause }) => (cause === undefined ? [] : [cause.seen]));
    const places = [...new Map(seen.map((sighting) => [`${sighting.at} ${sighting.of}`, sighting])).values()];
    return { ...first, ...first.cause?.tell(places) };
}
/** Waiting ends this long before its time at most: when the next try would be too late. Milliseconds. */
const LONGEST_PAUSE_MS = 15_000;
/**
 * Adds to the next step what time may do: wait for it, wait longer, or that waiting was in vain.
 *
 * @param told of a run that is over.
 */
function afterWaiting(told, { waitMs, elapsedMs, paused }) {
    const { inTime, next } = told;
    if (inTime === undefined)
        return told;
    const { clause, seconds } = inTime;
    if (waitMs === 0)
        return { ...told, next: `${next} ${clause}: set wait-seconds: ${String(seconds)} in the step, which keeps trying.` };
    // What nothing heals ends a step at once, whatever it was to wait for beside.
    if (!paused || elapsedMs + LONGEST_PAUSE_MS < waitMs)
        return told;
    const vain = `The step has kept trying for ${String(Math.round(elapsedMs / 1000))} s in vain (wait-seconds: ${String(waitMs / 1000)})`;
    const more = waitMs < seconds * 1000
        ? `; ${clause.charAt(0).toLowerCase()}${clause.slice(1)}: set wait-seconds: ${String(seconds)}.`
        : ': waiting longer will hardly help.';
    return { ...told, next: `${next} ${vain}${more}` };
}
/**
 * Where a failure's page stands: GitHub's anchor for a heading that is the code itself.
 *
 * @param docs URL or path of the page.
 */
function anchor(code, docs = 'docs/troubleshooting.md') {
    return `${docs}#${code}`;
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
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3624);
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(114);


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
    heals: 'never',
    tell: ({ run }) => ({
        what: 'GitHub gave this job no way to ask for an ID token.',
        why: "The job lacks id-token: write, or it has a permissions block of its own without it, which replaces the workflow's. " +
            'A job in a reusable workflow gets at most what the job that calls it has.' +
            (isServer(run.serverUrl) ? " On GitHub Enterprise Server, OIDC must also be set up by the site's administrator." : ''),
        next: `${addPermission('id-token')}; if the job is in a reusable workflow, do the same in the calling job.`,
        remedies: [yaml('In the job', OIDC_PERMISSIONS)],
    }),
};
const idTokenFork = {
    code: 'id-token-fork',
    title: 'Pull requests from forks get no ID token',
    heals: 'never',
    tell: () => ({
        what: 'The run belongs to a pull request from a fork, and GitHub gave it no ID token.',
        why: "A fork's code could use the identity, so GitHub withholds ID token and secrets whatever the permissions say.",
        next: `Skip the job for forks: ${_input_js__WEBPACK_IMPORTED_MODULE_0__/* .SKIP */ ._Z}. With on: push the check runs after the merge.`,
        remedies: [(0,_input_js__WEBPACK_IMPORTED_MODULE_0__/* .skipRemedy */ .qL)('fork')],
    }),
};
const idTokenDependabot = {
    code: 'id-token-dependabot',
    title: "Dependabot's runs get no ID token",
    heals: 'never',
    tell: () => ({
        what: 'Dependabot started the run, and GitHub gave it no ID token.',
        why: "GitHub treats Dependabot's runs like those of a fork: no ID token, and none of the ordinary secrets.",
        next: `Skip the job for Dependabot: ${_input_js__WEBPACK_IMPORTED_MODULE_0__/* .SKIP */ ._Z}. Where the check must run, have a person push to the branch.`,
        remedies: [(0,_input_js__WEBPACK_IMPORTED_MODULE_0__/* .skipRemedy */ .qL)('dependabot')],
    }),
};
const outsideGithub = {
    code: 'outside-github',
    title: 'The step does not run on GitHub Actions',
    heals: 'never',
    tell: () => ({
        what: 'There is no GitHub run to get an ID token for.',
        why: "Only GitHub's own runners, hosted or self-hosted, get ID tokens; act and other stand-ins do not.",
        next: 'Run the workflow on GitHub, or sign in with az login and set credential: azure-cli.',
    }),
};
const idTokenRefusedKind = {
    code: 'id-token-refused',
    title: 'GitHub refused to issue an ID token',
    heals: 'never',
    tell: ({ httpStatus }) => ({
        what: `GitHub's ID token service answered HTTP ${String(httpStatus)}.`,
        why: "The job's permission to ask is tied to its run: it ends with the job, and a copy of its variables does not work elsewhere.",
        next: AGAIN,
    }),
};
const idTokenUnavailable = {
    code: 'id-token-unavailable',
    title: "GitHub's ID token service is busy or in trouble",
    heals: 'retry',
    tell: ({ httpStatus }) => ({
        what: `GitHub's ID token service answered HTTP ${String(httpStatus)}.`,
        why: 'It is throttling, or has a fault of its own; the tries of this step did not outlast it.',
        next: AGAIN,
    }),
};
const idTokenUnreadable = {
    code: 'id-token-unreadable',
    title: "The answer is not one that GitHub's ID token service gives",
    heals: 'never',
    tell: ({ httpStatus }) => ({
        what: `The request for an ID token was answered with HTTP ${String(httpStatus)} and no ID token.`,
        why: "Something between answered in GitHub's place: a proxy's block page, a sign-in page of the network.",
        next: 'Ask the network team to let *.actions.githubusercontent.com (or your GitHub server) through unchanged.',
    }),
};
const noOutputFile = {
    code: 'no-output-file',
    title: 'There is no file for outputs, so the token cannot be handed on',
    heals: 'never',
    tell: () => ({
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
    heals: 'retry',
    tell: (facts) => ({
        what: `GitHub's API could not ${facts.wanted}${facts.httpStatus === undefined ? '' : `: HTTP ${String(facts.httpStatus)}`}.`,
        why: 'The verdict itself is not touched by this.',
        next: facts.httpStatus === 404 ? 'Check that what the step names exists in this repository.' : AGAIN,
    }),
};
/** All kinds told from {@link GitHubFacts}, for the catalogue. */
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
/** All kinds told from {@link ApiFacts}. */
const apiKinds = [deploymentsPermissionMissing, issuesPermissionMissing, githubApiFailed];
/** Tells why the job was given no way to ask for an ID token. */
function noIdToken(facts) {
    if (isOutside(facts))
        return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(outsideGithub, facts);
    switch (withoutSecrets(facts.run)) {
        case 'dependabot':
            return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(idTokenDependabot, facts);
        case 'fork':
            return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(idTokenFork, facts);
        case undefined:
            return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(idTokenPermissionMissing, facts);
    }
}
/** Tells an answer of the ID token service that holds no ID token. `httpStatus` is the answer's. */
function idTokenRefused(facts) {
    const status = facts.httpStatus ?? 0;
    if (status === 408 || status === 429 || status >= 500)
        return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(idTokenUnavailable, facts);
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(status >= 400 ? idTokenRefusedKind : idTokenUnreadable, facts);
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
        heals: 'never',
        tell: ({ wanted, httpStatus }) => ({
            what: `GitHub's API refused to ${wanted}${httpStatus === undefined ? '' : `: HTTP ${String(httpStatus)}`}.`,
            why: `github-token lacks ${permission}: write. The verdict itself is not touched by this.`,
            next: `${addPermission(permission)}; if the job is in a reusable workflow, do the same in the calling job.`,
            facts: [{ name: 'Missing permission', value: `${permission}: write` }],
            remedies: [yaml('In the job', [...OIDC_PERMISSIONS, `  ${permission}: write # for the verdict`])],
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

/***/ 114:
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
    remedies: (facts) => (facts.input === 'endpoint' && facts.given === '' ? [either(FHIR_SERVICES)] : printedBy(facts)),
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
    remedies: () => [either(FHIR_SERVICES)],
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
    remedies: () => [
        either(`az resource list --query "[?starts_with(type, 'Microsoft.HealthcareApis/workspaces/')].{type:type, name:name}" --output table`),
    ],
});
const tenantCommon = kind('tenant-common', 'The tenant must be a single one', () => 'A token without a user is issued by one directory, so common, organizations and consumers cannot stand for it.', { next: (facts) => `Set ${facts.input} to the ID that the command below prints.`, remedies: () => [either(TENANT)] });
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
    remedies: (facts) => facts.withoutSecrets === undefined
        ? [{ label: 'In the with: of the step', language: 'yaml', text: `${facts.input}: ${variableOf(facts.input)}` }, ...printedBy(facts)]
        : [skipRemedy(facts.withoutSecrets)],
});
const dicomGovAudience = kind('dicom-gov-audience', 'DICOM in Azure US Government needs its audience named', () => 'Microsoft documents no audience for DICOM in US Government. The public one, https://dicom.healthcareapis.azure.com, is likely; ' +
    'it has not been verified there.', {
    next: () => 'Set audience to https://dicom.healthcareapis.azure.com, or to what the commands below print for your service.',
    remedies: () => [
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
function kind(code, title, why, { next = changeOf, remedies = () => [], which = '' } = {}) {
    return {
        code,
        title,
        heals: 'never',
        tell(noted) {
            // The log shows no Markdown, and the summary makes its own.
            const facts = { ...noted, allowed: noted.allowed.replaceAll('`', '') };
            return {
                what: given(facts, which),
                headline: `${given(facts, which)} Allowed: ${facts.allowed}.`,
                why: why(facts),
                next: next(facts),
                remedies: remedies(facts),
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

// EXTERNAL MODULE: ./build/failures/failure.js
var failure = __nccwpck_require__(3624);
// EXTERNAL MODULE: ./build/azure/services/index.js + 5 modules
var services = __nccwpck_require__(2873);
;// CONCATENATED MODULE: ./build/failures/network/kind.js
/** What all faults of the wire have in common: the hosts, the step, the code, and who stood between. */


/**
 * A kind of fault. What stands in the way of several hosts stands there once: hosts that fail alike behind the same proxy, or behind none,
 * have one cause.
 */
function kind(code, title, heals, tell) {
    return {
        code,
        title,
        heals,
        tell(facts) {
            const { fault, whose } = facts;
            // Silence is one cause wherever it sets in, and so is a proxy's word; else only what failed in the same way did so for the same reason.
            const how = SILENCE.has(fault.code) || fault.proxyStatus !== undefined ? '' : `${fault.step} ${fault.code} ${String(fault.address)}`;
            const key = [code, String(fault.proxy), String(fault.proxyStatus), how].join(' ');
            return (0,failure/* sharing */.R1)(key, { at: fault.host, of: whose, how: fault.step }, (hosts) => ({
                headline: `${title}: ${named({ ...facts, hosts })}.`,
                ...tell({ ...facts, hosts }),
                facts: evidence(facts),
            }));
        },
    };
}
/** The hosts and whose they are. */
function named({ hosts }) {
    return (0,failure/* listed */.KE)(hosts.map(({ at, of }) => `${at} (${of})`));
}
/** The hosts alone. */
function hostsOf({ hosts }) {
    return (0,failure/* listed */.KE)(hosts.map(({ at }) => at));
}
/** The hosts as a firewall's list has them. */
function ports({ hosts }) {
    return (0,failure/* listed */.KE)(hosts.map(({ at }) => (/:\d+$/.test(at) ? at : `${at}:443`)));
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
function evidence({ fault }) {
    const { step, code, proxy, proxyStatus, address, afterMs } = fault;
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
const proxyAuthentication = kind('proxy-authentication', 'The proxy wants a user name and password', 'never', (facts) => ({
    what: `${proxyAtFirst(facts.fault)} answered 407 to the connection to ${named(facts)}.`,
    headline: `The proxy wants a user name and password: ${answerOf(facts)}.`,
    why: 'HTTPS_PROXY holds no credentials for the proxy, or wrong ones. The hosts themselves were not asked.',
    next: `Set the user name and password in HTTPS_PROXY (USER:PASSWORD@ before its host), special characters percent-encoded, ${WHERE}.`,
}));
const proxyForbidden = kind('proxy-forbidden', 'The proxy does not allow the host', 'never', (facts) => ({
    what: `${proxyAtFirst(facts.fault)} answered 403 to the connection to ${named(facts)}.`,
    headline: `The proxy does not allow ${hostsOf(facts)}: ${answerOf(facts)}.`,
    why: "The answer is the proxy's, not the service's: what was asked for is not on its list.",
    next: `Ask the network team to allow ${ports(facts)} on ${proxyOf(facts.fault)}.`,
}));
const proxyBadGateway = kind('proxy-bad-gateway', 'The proxy cannot reach the host', 'retry', (facts) => ({
    what: `${proxyAtFirst(facts.fault)} answered ${proxy_status(facts)} to the connection to ${named(facts)}.`,
    headline: `The proxy cannot reach ${hostsOf(facts)}: ${answerOf(facts)}.`,
    ...(facts.hosts.length > 1
        ? {
            why: 'The proxy reached none of these hosts, so it is hardly the name of one: its own way out or its name server is down, or none of them is to be reached from there.',
            next: `Ask the network team why ${proxyOf(facts.fault)} answers ${proxy_status(facts)} for ${ports(facts)}; where a host is private to the ` +
                `runner's network, add it to NO_PROXY ${WHERE}.`,
        }
        : {
            why: "The proxy could not resolve or reach the host: the name is wrong or private, or the proxy's own way out is down.",
            next: `Run nslookup ${nameOf(facts.fault)} on the runner: correct a name that does not exist; add one with a private address to NO_PROXY ` +
                `${WHERE}; for any other, ask the network team why ${proxyOf(facts.fault)} cannot reach it.`,
        }),
}));
const proxyRefused = kind('proxy-refused', 'The proxy refused the connection', 'never', (facts) => ({
    what: `${proxyAtFirst(facts.fault)} answered ${proxy_status(facts)} to the connection to ${named(facts)}.`,
    headline: `The proxy refused the connection to ${hostsOf(facts)}: ${answerOf(facts)}.`,
    why: "The answer is the proxy's, not the service's. A redirect is often a sign-in page of the network.",
    next: `Ask the network team to allow ${ports(facts)} on ${proxyOf(facts.fault)} without a sign-in page.`,
}));
const proxyUnreachable = kind('proxy-unreachable', 'The proxy cannot be reached', 'retry', (facts) => ({
    what: `${proxyAtFirst(facts.fault)} could not be reached (${facts.fault.code}), so nothing was asked of ${named(facts)}.`,
    headline: `${proxyAtFirst(facts.fault)} cannot be reached (${facts.fault.code}).`,
    why: 'HTTPS_PROXY names a host or port where no proxy is, or the proxy is down.',
    next: `Correct or remove HTTPS_PROXY ${WHERE}: no proxy answers there. If ${proxyOf(facts.fault)} is the right one, ask the network ` +
        'team whether it is up.',
}));
/** Who answered what: the proxy is named, so that no host is taken for it. */
function answerOf(facts) {
    return `${facts.fault.proxy ?? 'it'} answered ${proxy_status(facts)}`;
}
function proxy_status({ fault }) {
    return fault.proxyStatus === undefined ? 'something else than a tunnel' : String(fault.proxyStatus);
}

// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __nccwpck_require__(540);
;// CONCATENATED MODULE: ./build/failures/network/reach.js



const nameNotFound = kind('name-not-found', 'The host name does not exist for this runner', 'wait', (facts) => ({
    what: `The name of ${named(facts)} does not exist for this runner: ${facts.fault.code}.`,
    why: 'The name has a typing error, the service is gone or only minutes old, ' +
        "or it is private and the runner's network lacks the private DNS zone.",
    next: `Run nslookup ${nameOf(facts.fault)} on the runner to check the name.`,
    inTime: { clause: 'A service made minutes ago may not have its name yet', seconds: 600 },
}));
const nameServerFailed = kind('name-server-failed', "The runner's name server does not answer", 'retry', (facts) => ({
    what: `The runner's name server gave no answer for ${named(facts)}: ${facts.fault.code}.`,
    why: 'The name server is down, overloaded or cut off by a firewall; it did not say that the name is wrong.',
    next: `Run the job again; if it fails again, run nslookup ${nameOf(facts.fault)} on the runner.`,
}));
const connectionRefused = kind('connection-refused', 'The host refuses connections', 'wait', (facts) => ({
    what: `${named(facts)} refused the connection.`,
    why: `Nothing listens there yet, or a firewall refuses.${addressHint(facts.fault)}`,
    next: `Ask the network team to open the way to ${ports(facts)}.`,
    inTime: { clause: 'A service made minutes ago may not listen yet', seconds: 600 },
}));
const connectionReset = kind('connection-reset', 'The connection was broken off', 'retry', (facts) => ({
    what: `The connection to ${named(facts)} was broken off ${STEPS[facts.fault.step].when}: ${facts.fault.code}.`,
    why: `A firewall or proxy that does not like the host does this, and so does a server that restarts.${addressHint(facts.fault)}`,
    next: 'Run the job again; if it fails again, ask the network team whether a firewall cuts connections to the host.',
}));
const networkUnreachable = kind('network-unreachable', 'There is no route to the host', 'retry', (facts) => ({
    what: `The runner has no route to ${named(facts)}: ${facts.fault.code}.`,
    why: `The address is of a network, or of an IP version, that the runner is not connected to.${addressHint(facts.fault)}`,
    next: 'Run the job on a runner inside the network of the service, or ask the network team for a route.',
}));
const timedOut = kind('timed-out', 'There was no answer in time', 'retry', (facts) => {
    const { timeoutMs } = facts;
    const whens = [...stepsOf(facts)].filter(isStep).map((step) => STEPS[step].when);
    return {
        what: `${named(facts)} gave no answer within ${String(timeoutMs / 1000)} s: time ran out ${whens.join(' or ')}.`,
        why: silenceOf(facts),
        next: patienceFor(facts),
        remedies: [lookAt(facts)],
    };
});
const networkFailed = kind('network-failed', 'The connection failed', 'retry', (facts) => ({
    what: `The connection to ${named(facts)} failed ${STEPS[facts.fault.step].when}: ${facts.fault.code}.`,
    why: `This catalogue does not know the code; it is Node's.${addressHint(facts.fault)}`,
    next: 'Run the job again; if it fails again, look the code up in https://nodejs.org/api/errors.html.',
}));
/** Below this a limit is too short for a handshake behind proxies; it is the default. Milliseconds. */
const USUAL_MS = 10_000;
/** The most that timeout-seconds takes. */
const MOST_SECONDS = 300;
/** More time where there was little, then whoever owns the way: several hosts at once are never each at fault by itself. */
function patienceFor(facts) {
    const { fault, hosts, timeoutMs } = facts;
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
        return facts.fault.proxy === undefined
            ? 'Several hosts at once are hardly silent each for itself: the limit is too short, or something on the way swallows what is sent.'
            : `Several hosts at once are hardly silent each for itself: the limit is too short, or ${proxyOf(facts.fault)} lets nothing through.`;
    }
    return `${STEPS[facts.fault.step].silence}${addressHint(facts.fault)}`;
}
/** Hosted runners have no shell of their own to type into: a step has one. */
function lookAt({ fault }) {
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
        next: (facts) => `Ask the network team whether ${proxyOf(facts.fault)} is up and may connect to ${ports(facts)}.`,
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
const tlsUntrusted = kind('tls-untrusted', 'The certificate is of an authority that the runner does not know', 'never', (facts) => ({
    what: `The certificate of ${presenter(facts)} comes from an authority that Node does not know: ${facts.fault.code}.`,
    why: 'A proxy or firewall that inspects TLS shows a certificate of its own. The action cannot accept it by itself: ' +
        'Node reads NODE_EXTRA_CA_CERTS once, when it starts.',
    next: "Set NODE_EXTRA_CA_CERTS to the file with the authority's certificate: in the env: of the step, " +
        'or for all jobs in the .env file of the runner. If it is not in the file below, ask the network team for it in PEM form.',
    remedies: [
        { label: 'In the step, beside uses: (this file: Debian, Ubuntu)', language: 'yaml', text: `env:\n  NODE_EXTRA_CA_CERTS: ${BUNDLE}` },
        {
            label: 'Bash, for all jobs: in the folder of the self-hosted runner, then restart it',
            language: 'bash',
            text: `echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`,
        },
    ],
}));
const tlsDate = kind('tls-date', 'The certificate is not valid at this time', 'never', (facts) => ({
    what: `The certificate of ${presenter(facts)} is ${facts.fault.code === 'CERT_NOT_YET_VALID' ? 'not valid yet' : 'no longer valid'} ` +
        "by the runner's clock.",
    why: 'The clock of the runner is wrong, or the owner of the certificate did not renew it.',
    next: 'Run date -u on the runner; if the clock is right, ask the owner of the host to renew the certificate.',
}));
const tlsWrongHost = kind('tls-wrong-host', 'The certificate is for another host', 'never', (facts) => ({
    what: `The certificate of ${presenter(facts)} is for other names: ${facts.fault.code}.`,
    why: 'The name leads to another machine: a wrong private DNS record, a gateway without a certificate for this name, ' +
        'or a network that answers for everything.',
    next: `Run nslookup ${nameOf(facts.fault)} on the runner to see where the name leads.`,
}));
const tlsFailed = kind('tls-failed', 'The TLS handshake failed', 'never', (facts) => ({
    what: `TLS with ${presenter(facts)} failed: ${facts.fault.code}.`,
    why: 'The two sides share no TLS version, or what answers does not speak TLS: often a firewall or proxy in between.',
    next: `Run openssl s_client -connect ${ports({ ...facts, hosts: facts.hosts.slice(0, 1) })} on the runner and look at the handshake.`,
}));
const answerTooLarge = kind('answer-too-large', 'The answer is larger than any real one', 'never', (facts) => ({
    what: `${named(facts)} sent more than this step reads, and was cut off.`,
    why: 'The address leads to something else than it should, or a gateway answers in its place.',
    next: 'Check the address, and whether a gateway or proxy answers for it.',
}));
const answerMalformed = kind('answer-malformed', 'The answer is not HTTP', 'never', (facts) => ({
    what: `${named(facts)} answered something that is not HTTP: ${facts.fault.code}.`,
    why: 'The port belongs to another protocol, or a device in between mangles answers.',
    next: 'Check host and port of the address.',
}));
/** Whose certificate it was: before the tunnel is open, the proxy's own. */
function presenter(facts) {
    return facts.fault.step === 'proxy' ? proxyOf(facts.fault) : named(facts);
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
    return (0,failure/* failure */.V2)(facts.fault.code === 'DEADLINE' ? run/* deadlineReached */.JK : kindOf(facts.fault), facts);
}
function kindOf({ code, step, proxy, proxyStatus }) {
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
/* unused harmony export runKinds */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3624);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(540);


/** The run's deadline ended a try: `DEADLINE` on the wire. */
const deadlineReached = {
    code: 'deadline-reached',
    title: 'The time for this step ran out before there was a verdict',
    heals: 'retry',
    tell: ({ fault, whose }) => ({
        what: `The time for this step ran out while it waited for ${fault.host} (${whose}).`,
        why: 'A step has one deadline for all it does, and too many answers were slow or missing.',
        next: 'Run the job again.',
        inTime: { clause: 'More time may bring the missing answers', seconds: 300 },
    }),
};
const noVerdict = {
    code: 'no-verdict',
    title: 'The step ended without a verdict',
    heals: 'retry',
    tell: () => ({
        what: 'The step had nothing left to wait for, and no verdict.',
        why: 'An answer that was promised never came and never failed: a fault of the action.',
        next: "Run the job again, and report it at the action's issues page with this log.",
    }),
};
const internalError = {
    code: 'internal-error',
    title: 'The action itself failed',
    heals: 'never',
    tell: ({ errorName }) => ({
        what: `The action stopped at an error of its own (${errorName}).`,
        why: 'This is a fault of the action, not of your settings. Its message may hold anything, so it is not repeated here.',
        next: "Run the job again with debug logging, and report it at the action's issues page with this log.",
    }),
};
const latencyHigh = {
    code: 'latency-high',
    title: 'The service answered more slowly than allowed',
    heals: 'retry',
    tell({ target, latencyMs, limitMs }) {
        const ms = Math.round(latencyMs);
        return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .sharing */ .R1)('latency-high', { at: target.name, of: target.service.title, how: String(ms) }, (seen) => {
            const slowest = Math.max(...seen.map(({ how }) => Number(how)));
            return {
                what: `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(seen.map(({ at, how }) => `${at} took ${how} ms`))} to the first byte; max-latency-ms allows ${String(limitMs)}.`,
                why: limitMs < TOO_SHORT_MS
                    ? `A limit of ${String(limitMs)} ms is shorter than a request over a network usually takes.`
                    : 'The service is loaded or scaling, or the way from this runner to it is long.',
                next: `Set max-latency-ms: ${String(generous(slowest))} in the step if such times are in order here; else look at the latency in the ` +
                    "service's metrics in the Azure portal. This is a warning: the step fails by it only with fail-on: warn.",
                facts: [
                    { name: 'Allowed', value: `${String(limitMs)} ms` },
                    { name: 'Observed', value: `${String(ms)} ms` },
                ],
            };
        });
    },
};
/** Shorter limits are more likely a slip than a wish. Milliseconds. */
const TOO_SHORT_MS = 20;
/** Twice what was seen, in whole hundreds, as far as `max-latency-ms` goes. */
function generous(ms) {
    return Math.min(600_000, Math.ceil((2 * ms) / 100) * 100);
}
const expectationUnmet = {
    code: 'expectation-unmet',
    title: 'The service is not as expected',
    heals: 'never',
    tell({ target, name, expected, observed = 'no statement' }) {
        const seen = { at: `${name}: ${expected}`, of: target.base, how: observed };
        return { ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .sharing */ .R1)('expectation-unmet', seen, unmetLines), facts: [{ name: seen.at, value: `found: ${observed}` }] };
    },
};
/** All lines that are not met, of one service or of several. */
function unmetLines(seen) {
    const services = [...new Set(seen.map(({ of }) => of))];
    const lines = [...new Map(seen.map((line) => [line.at, line])).values()];
    const names = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(services.map((base) => base.replace('https://', '')));
    const count = lines.length === 1 ? 'a line' : `${String(lines.length)} lines`;
    const statements = services.map((base) => `${base}/metadata`);
    const where = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(statements);
    return {
        headline: `The service is not as expected: ${names} ${services.length === 1 ? 'does' : 'do'} not meet ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(lines.map(({ at }) => at))}.`,
        what: `${names} ${services.length === 1 ? 'does' : 'do'} not meet ${count} of expect: ` +
            `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(lines.map(({ at, how }) => (services.length === 1 ? `${at} (found: ${how})` : at)))}.`,
        why: lines.length > 1
            ? `The service says so of itself at ${where}. Where so much is missing, the address may lead to another service.`
            : `The service says so of itself at ${where}.`,
        next: 'Run the command below and look there for what is missing: if endpoint leads to the wrong service, correct it; else deploy what is ' +
            `expected, or correct ${lines.length === 1 ? 'that line' : 'those lines'} of expect.`,
        remedies: [
            {
                label: "Bash: the service's own statement",
                language: 'bash',
                text: statements.map((url) => `curl --silent --show-error ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .bashWord */ .Hu)(url)}`).join('\n'),
            },
        ],
    };
}
const unsteady = {
    code: 'unsteady',
    title: 'The service did not pass often enough in a row',
    heals: 'wait',
    tell: ({ target, required, seen }) => ({
        what: `${target.name} passed ${String(seen)} times in a row before wait-seconds ran out; ${String(required)} are required.`,
        why: 'Passes at least 5 s apart count, and a failure between starts the count again.',
        next: 'Look above for what failed between the passes and mend that, or set required-successes lower.',
        inTime: { clause: 'More time may bring them', seconds: 600 },
    }),
};
/** All kinds of the run, for the catalogue. */
const runKinds = [deadlineReached, noVerdict, unsteady, latencyHigh, expectationUnmet, internalError];


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

/***/ 1983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T5: () => (/* binding */ writable),
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   qD: () => (/* binding */ prepareFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _azure_shape_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8609);
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
/**
 * The payload of the event that started the run.
 *
 * @returns of any shape; undefined when there is none.
 */
function readEvent(path) {
    try {
        return path === undefined ? undefined : (0,_azure_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path));
    }
    catch {
        return undefined;
    }
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

/***/ 9612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ openWire)
});

// UNUSED EXPORTS: BODY_LIMIT

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
// EXTERNAL MODULE: ./build/azure/shape.js
var shape = __nccwpck_require__(8609);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: external "node:querystring"
const external_node_querystring_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
// EXTERNAL MODULE: ./build/wire/proxies.js
var wire_proxies = __nccwpck_require__(6776);
;// CONCATENATED MODULE: ./build/wire/dial.js
/** Opens one connection: DNS, TCP, where there is a proxy its CONNECT, and TLS; each step timed, and named when it fails. */







/** The proxy answered CONNECT with something else than yes. */
class ProxyRefusal extends Error {
    code = 'PROXY_STATUS';
}
/**
 * Opens a connection to the host of `url`.
 *
 * @param url where to; TLS when it is https.
 * @param proxy what to go through, if anything.
 * @param trace gets what was seen on the way; times in milliseconds.
 * @param signal gives up: the socket is destroyed.
 * @throws Node's error of the step in `trace.step`, or {@link ProxyRefusal}.
 */
async function dial(url, proxy, trace, signal) {
    if (proxy !== undefined && url.protocol === 'http:')
        return dial(proxy, undefined, trace, signal);
    const socket = proxy === undefined ? await dialTcp(url, trace, signal) : await dialTunnel(url, proxy, trace, signal);
    return url.protocol === 'https:' ? dial_secure(socket, url, trace, signal) : socket;
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
async function dialTcp(url, trace, signal) {
    trace.step = 'dns';
    let since = performance.now();
    const socket = (0,external_node_net_.connect)({ host: bare(url.hostname), port: (0,wire_proxies/* portOf */.HM)(url), noDelay: true });
    socket.once('lookup', (error, address) => {
        if (error !== null)
            return;
        trace.dns = performance.now() - since;
        trace.address = addressKind(address);
        trace.step = 'connect';
        since = performance.now();
    });
    if ((0,external_node_net_.isIP)(bare(url.hostname)) !== 0)
        trace.step = 'connect';
    await settled(socket, 'connect', signal);
    trace.connect = performance.now() - since;
    return socket;
}
/** Through a proxy the name is resolved over there, so there is no DNS step and no address here; `connect` is the time to the open tunnel. */
async function dialTunnel(url, proxy, trace, signal) {
    trace.step = 'proxy';
    const since = performance.now();
    const target = `${url.hostname}:${String((0,wire_proxies/* portOf */.HM)(url))}`;
    const ask = proxy.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
    const request = ask({ host: bare(proxy.hostname), port: (0,wire_proxies/* portOf */.HM)(proxy), method: 'CONNECT', path: target, agent: false, signal });
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
            reject(new ProxyRefusal());
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
async function dial_secure(socket, url, trace, signal) {
    trace.step = 'tls';
    const since = performance.now();
    const host = bare(url.hostname);
    // ALPN keeps a server from speaking HTTP/2, which node:https does not.
    const secured = (0,external_node_tls_namespaceObject.connect)({
        socket,
        host,
        secureContext: secureContext(),
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

;// CONCATENATED MODULE: ./build/wire/attempt.js
/** One try of one request, over a connection of the pool's or one of its own, and what came of it in codes. */






/** Bytes of a head: Node's own default, written down because it bounds headers without end. */
const HEAD_LIMIT = 16 * 1024;
/** One try of one request, from the connection to the last byte. */
class Attempt {
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
     * @throws whatever went wrong; {@link Attempt.fault} tells what of it may be told.
     */
    async run(request, agents) {
        const sending = this.#start(request, agents);
        sending.on('error', this.fail).once('upgrade', () => {
            this.fail(coded('MALFORMED'));
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
                proxy: this.proxy && (0,wire_proxies/* proxyName */.ec)(this.proxy),
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
            port: (0,wire_proxies/* portOf */.HM)(url),
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
        if (request.onSent !== undefined)
            sending.once('finish', request.onSent);
        sending.end(request.body);
        return sending;
    }
    /** What is known of a try that failed. */
    fault(error) {
        const { step, proxyStatus, address } = this.#opening?.trace ?? { step: 'request' };
        return {
            step: this.#step ?? step,
            code: codeOf(error),
            host: this.url.host,
            afterMs: Math.round(performance.now() - this.#started),
            proxy: this.proxy && (0,wire_proxies/* proxyName */.ec)(this.proxy),
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
        throw coded('CUT_OFF');
    }
    if (size > maxBytes)
        throw coded('TOO_LARGE');
    return Buffer.concat(chunks);
}
/** An error of ours: a {@link Fault}'s code and nothing else. */
function coded(code) {
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
    const code = (0,shape/* text */.Qq)((0,shape/* isRecord */.u4)(error) ? error['code'] : undefined) ?? '';
    if (code.startsWith('HPE_'))
        return PARSER_CODES[code] ?? 'MALFORMED';
    return /^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN';
}

;// CONCATENATED MODULE: ./build/wire/opening.js

/** A connection in the making. */
class Opening {
    trace = { step: 'connect' };
    socket;
    #abort = new AbortController();
    /** Whether the connection was made and lost while nobody used it: servers close what stays idle. */
    gone = false;
    constructor(url, proxy) {
        this.socket = dial(url, proxy, this.trace, this.#abort.signal);
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

;// CONCATENATED MODULE: ./build/http.js
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
function openWire(proxies, limits, now) {
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
        return opened === undefined || opened.gone ? new Opening(url, proxy) : opened;
    };
    return {
        open(url) {
            if (!early.has(url.origin))
                early.set(url.origin, new Opening(url, (0,wire_proxies/* proxyFor */.iJ)(proxies, url)));
        },
        async send(request) {
            const proxy = request.direct ? undefined : (0,wire_proxies/* proxyFor */.iJ)(proxies, request.url);
            const left = Math.max(0, limits.deadline - now());
            const limit = left < limits.timeoutMs ? { ms: left, code: 'DEADLINE' } : { ms: limits.timeoutMs, code: 'TIMEOUT' };
            const attempt = new Attempt(request.url, proxy, () => connect(request.url, proxy));
            if (left === 0)
                return { ok: false, fault: attempt.fault(coded('DEADLINE')) };
            const timer = setTimeout(() => {
                attempt.fail(coded(limit.code));
            }, limit.ms);
            try {
                return { ok: true, answer: await attempt.run({ maxBytes: BODY_LIMIT, ...request }, agents) };
            }
            catch (error) {
                return { ok: false, fault: attempt.fault(error) };
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

/***/ 8616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ requestIdToken)
/* harmony export */ });
/* harmony import */ var _azure_shape_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8609);
/* harmony import */ var _failures_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3624);
/* harmony import */ var _failures_github_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5031);
/* harmony import */ var _failures_network_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3042);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5217);
/** The GitHub ID token: the assertion by which a job says who it is (GHD: reference/security/oidc). */





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
async function requestIdToken(service, audience, { run, timeoutMs }, wire, clock, onSent) {
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = {
        authorization: `Bearer ${service.requestToken}`,
        accept: 'application/json; api-version=2.0',
        'user-agent': 'azure-healthcare-token',
    };
    const reply = await wire.send({ url, headers, maxBytes: MOST_BYTES, ...(onSent && { onSent }) });
    if (!reply.ok)
        return { ok: false, failure: (0,_failures_network_js__WEBPACK_IMPORTED_MODULE_1__/* .networkFailure */ .rd)({ fault: reply.fault, whose: "GitHub's ID token service", timeoutMs }) };
    const { status, headers: answered, body } = reply.answer;
    const facts = { run, httpStatus: status };
    if (status !== 200)
        return { ok: false, failure: (0,_failures_github_js__WEBPACK_IMPORTED_MODULE_0__/* .idTokenRefused */ .$2)(facts), retryAfterMs: (0,_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfter */ .P9)(answered, clock.now()) };
    const parsed = (0,_azure_shape_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(body);
    const token = (0,_azure_shape_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)((0,_azure_shape_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(parsed) ? parsed['value'] : undefined);
    // A JWT and nothing else: it goes on to Entra, and into mask commands.
    if (token === undefined || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        return { ok: false, failure: (0,_failures_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .failure */ .V2)(_failures_github_js__WEBPACK_IMPORTED_MODULE_0__/* .idTokenUnreadable */ .oE, facts) };
    return { ok: true, value: token };
}


/***/ }),

/***/ 8878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/azure/reading.js
var reading = __nccwpck_require__(1880);
// EXTERNAL MODULE: ./build/azure/services/index.js + 5 modules
var services = __nccwpck_require__(2873);
// EXTERNAL MODULE: ./build/failures/failure.js
var failure = __nccwpck_require__(3624);
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

// EXTERNAL MODULE: ./build/failures/input.js
var failures_input = __nccwpck_require__(114);
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
            this.wrong(input, given, `one of ${(0,reading/* listed */.KE)(words)}`, misspelt(given, words));
        return word ?? otherwise;
    }
    /** Whether a mistake in an input was noted: what depends on it is then no mistake of its own. */
    isMistaken(input) {
        return this.mistakes.some(({ facts }) => facts.input === input);
    }
    /** Notes a mistake that needs no words of its own. */
    wrong(input, given, allowed, instead) {
        this.note(failures_input/* inputInvalid */.m7, { input, given: (0,reading/* shown */.SP)(given), allowed, ...(instead !== undefined && { instead }) });
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

// EXTERNAL MODULE: ./build/azure/shape.js
var shape = __nccwpck_require__(8609);
;// CONCATENATED MODULE: ./build/inputs/run.js
/** Which run this step is part of: the environment that the runner sets. */

/** Whether an event's payload says that its pull request comes from a fork (GHD: webhook payloads, pull_request). */
function isOfFork(payload) {
    const head = (0,shape/* isRecord */.u4)(payload) && (0,shape/* isRecord */.u4)(payload['pull_request']) ? payload['pull_request']['head'] : undefined;
    return (0,shape/* isRecord */.u4)(head) && (0,shape/* isRecord */.u4)(head['repo']) && head['repo']['fork'] === true;
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
    const allowed = `one of ${(0,reading/* listed */.KE)(Object.keys(clouds/* CLOUDS */.J))}`;
    if (UNSUPPORTED.has(name))
        reader.note(failures_input/* environmentUnsupported */.BI, { input, given: (0,reading/* shown */.SP)(given), allowed });
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
        return { way, clientId: client.value, tenantId: tenant.value };
    if (way === 'auto' && client.from === undefined && tenant.from === undefined)
        return { way: 'login-left-behind', clientId: undefined, tenantId: undefined };
    for (const { id, from } of [client, tenant]) {
        if (from === undefined)
            reader.note(failures_input/* credentialIdsIncomplete */.UO, {
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
        way: 'github-oidc',
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
    fits: (value) => shape/* GUID */.Sm.test(value),
};
const TENANT = {
    input: 'tenant-id',
    variable: 'AZURE_TENANT_ID',
    allowed: 'the ID of a tenant: a GUID, or one of its verified domains',
    fits: (value) => shape/* GUID */.Sm.test(value) || (DOMAIN.test(value) && !ANY_TENANT.has(value.toLowerCase())),
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
    reader.note(id === TENANT && ANY_TENANT.has(given.toLowerCase()) ? failures_input/* tenantCommon */.gz : failures_input/* inputInvalid */.m7, {
        input: from,
        given: (0,reading/* shown */.SP)(given),
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
// EXTERNAL MODULE: ./build/azure/note.js
var note = __nccwpck_require__(830);
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
        return { warning: (0,note/* warning */.$)(`the audience of this ${service.title} is usually ${derived}, not ${(0,reading/* shown */.SP)(audience)}`) };
    }
    return undefined;
}
function sharedBy(service, host) {
    return Object.values(service.sharedAudience ?? {}).some((audience) => new URL(audience).hostname === host);
}

;// CONCATENATED MODULE: ./build/azure/endpoints.js
/** Endpoints as users write them, one a line: `<url> [service=…] [audience=…]`. Which host may get a token is decided here, offline. */






const LINE = `\`<url> [service=${Object.keys(services/* SERVICES */.Bg).join('|')}] [audience=…]\`, one endpoint a line`;
const SERVICE_NAMES = (0,reading/* listed */.KE)(Object.keys(services/* SERVICES */.Bg));
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
            return (0,reading/* wrong */.Qm)('input-invalid', LINE);
        options.set(name, value);
    }
    const address = line.replace(/\s.*$/, '');
    const written = line.slice(address.length);
    const url = readUrl(address, written);
    if (!(url instanceof URL))
        return { ok: false, mistake: url };
    const named = options.get('service');
    const service = named === undefined ? defaults.service : (0,services/* serviceNamed */.fD)(named);
    if (named !== undefined && service === undefined)
        return (0,reading/* wrong */.Qm)('input-invalid', `service=… as one of ${SERVICE_NAMES}`);
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
            instead: (0,reading/* shown */.SP)(`${address.replace(/^http:/i, 'https:')}${options}`),
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
        return (0,reading/* wrong */.Qm)('cloud-endpoint-mismatch', `an endpoint of ${cloud.title}, or \`environment: ${family.cloud}\``, `environment: ${family.cloud}`);
    if (named && asked !== service)
        return (0,reading/* wrong */.Qm)('input-invalid', `service=${service.name}, or nothing: ${url.hostname} is a ${service.title}`);
    const written = withoutSlash(url.pathname);
    const base = written === '' ? service.bare : service.basePath(written);
    if (base === undefined) {
        return (0,reading/* wrong */.Qm)('input-invalid', `the service's base URL, without the path ${(0,reading/* shown */.SP)(url.pathname)}`, `${url.origin}${service.bare.path}${options}`);
    }
    const derived = family.audience(url.hostname);
    const chosen = chooseAudience(audience, derived, service, defaults);
    if (!chosen.ok)
        return chosen;
    const notes = [...(base.note === undefined ? [] : [base.note]), ...(family.retired ? [(0,note/* warning */.$)((0,azure_audiences/* legacyNote */.an)(url.hostname))] : [])];
    return endpoint({ url, path: base.path, service, audience: chosen.value, trust: 'azure' }, [...notes, ...chosen.notes]);
}
/** What hosts of Azure have in their names, and a script that can be mistaken for another. */
const LOOK_ALIKE = /azurehealthcareapis|healthcareapis|deid|azure|xn--/;
/** Any other host: it must be named in `trusted-hosts`, and say what it is. Its path is kept, gateways have their own. */
function readOther({ url, service, audience }, defaults) {
    if (!defaults.trustedHosts.has(url.host)) {
        if (/\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(url.hostname))
            return (0,reading/* wrong */.Qm)('endpoint-workspace', 'the URL of a FHIR or DICOM service of the workspace');
        return (0,reading/* wrong */.Qm)('endpoint-untrusted', `a host that Azure runs for a healthcare service, or one named in trusted-hosts`, 
        // Whoever is in a hurry pastes what is offered: never a host that was made to be mistaken for one of Azure's.
        LOOK_ALIKE.test(url.hostname) ? undefined : `trusted-hosts: ${(0,reading/* shown */.SP)(url.host)}`);
    }
    if (service === undefined)
        return (0,reading/* wrong */.Qm)('input-invalid', `service=… in the line or the input \`service\`, as one of ${SERVICE_NAMES}: ${(0,reading/* shown */.SP)(url.host)} is not Azure's own host`);
    const shared = service.sharedAudience === undefined ? undefined : (0,azure_audiences/* sharedAudience */.sI)(service, defaults.cloud);
    const derived = shared?.ok === true ? shared.value : undefined;
    const chosen = chooseAudience(audience, derived, service, defaults);
    return chosen.ok
        ? endpoint({ url, path: withoutSlash(url.pathname), service, audience: chosen.value, trust: 'user' }, chosen.notes)
        : chosen;
}
/** A mistake in the audience of a line names the audience: the line holds more. */
function ofLine(audience, read) {
    return read.ok ? read : { ok: false, mistake: { ...read.mistake, audience, inLine: true } };
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
            : (0,reading/* wrong */.Qm)('input-invalid', `audience=… in the line, or the input \`audience\`: the audience of this ${service.title} does not follow from its host`);
    }
    const audit = auditPair(audience, service, derived);
    if (audit !== undefined && 'mistake' in audit)
        return { ok: false, mistake: { ...audit.mistake, audience } };
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
            reader.wrong('endpoint', again.line, `one service and one audience for each endpoint; another line has ${(0,reading/* shown */.SP)(first.line)}`);
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
        reader.wrong('service', given, `one of ${(0,reading/* listed */.KE)(Object.keys(services/* SERVICES */.Bg))}`, misspelt(given, Object.keys(services/* SERVICES */.Bg)));
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
    const { code, allowed, instead, audience, inLine } = read.mistake;
    const at = audience === undefined ? { input, given: (0,reading/* shown */.SP)(given) } : { input: 'audience', given: (0,reading/* shown */.SP)(audience) };
    reader.note(failures_input/* INPUT_KINDS */.nm[code], { ...at, allowed, ...(instead !== undefined && { instead }), ...(inLine && { inLine }) });
    return [];
}
function twice(input, value) {
    return { level: 'notice', text: `${input}: ${(0,reading/* shown */.SP)(value)} stands there twice and counts once.` };
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

// EXTERNAL MODULE: ./build/patience.js
var patience = __nccwpck_require__(5217);
// EXTERNAL MODULE: ./build/report-files.js
var report_files = __nccwpck_require__(5118);
// EXTERNAL MODULE: ./build/wire/proxies.js
var wire_proxies = __nccwpck_require__(6776);
;// CONCATENATED MODULE: ./build/inputs.js
/** The only reader of inputs and environment. Everything is read and checked here, together, before anything is sent. */












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
        patience: readPatience(reader),
        expectations: readExpectations(reader, targets, smokeTest, notes),
        maxLatencyMs: reader.whole('max-latency-ms', 1, 600_000, undefined),
        failOn: reader.word('fail-on', ['fail', 'warn', 'never'], 'fail'),
        outputToken: reader.boolean('output-token', true),
        summary: reader.boolean('summary', true),
        reportPaths: readReportPaths(reader, prepareFile),
        ...readGitHub(reader),
        proxies: readProxySettings(reader, env),
        run,
        notes,
    };
    const mistakes = reader.mistakes.map(({ kind, facts }) => (0,failure/* failure */.V2)(kind, facts));
    // Without its file for outputs the toolkit would print them, the token among them.
    return {
        request,
        mistakes: run.outputFile || !request.outputToken ? mistakes : [...mistakes, (0,failure/* failure */.V2)(github/* noOutputFile */.v3, { run, httpStatus: undefined })],
    };
}
function readPatience(reader) {
    const waitMs = reader.whole('wait-seconds', 0, 3600, 0) * 1000;
    const requiredSuccesses = reader.whole('required-successes', 1, 100, 1);
    const neededMs = (requiredSuccesses - 1) * patience/* BETWEEN_PASSES_MS */.m1;
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
            reader.wrong(input, line, `one of ${(0,reading/* listed */.KE)(everyName)}`, `${nearest(name, everyName)}: ${(0,reading/* shown */.SP)(value)}`);
            return [];
        }
        // Endpoints that could not be read are a mistake already, and may well know it.
        const checked = targets.some(({ service }) => service.expectations !== undefined && known in service.expectations.checks);
        if (!checked && !reader.isMistaken('endpoint'))
            reader.wrong(input, line, 'an expectation that the service of at least one endpoint knows');
        return [{ name: known, value }];
    });
}
/** Absolute paths of the reports that were asked for, by their inputs; no two are the same. */
function readReportPaths(reader, prepareFile) {
    const workspace = reader.variable('GITHUB_WORKSPACE');
    const roots = [workspace, reader.variable('RUNNER_TEMP')].filter((root) => root !== undefined);
    const inputs = new Map();
    for (const { input } of report_files/* REPORT_FILES */.J) {
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
    const proxies = (0,wire_proxies/* readProxies */.rq)(env);
    if (!('variable' in proxies))
        return proxies;
    reader.wrong(proxies.variable, '(not shown: it may hold a password)', 'the http:// or https:// URL of a proxy');
    return { https: undefined, http: undefined, bypass: [] };
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8500);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8233);
/* harmony import */ var _failures_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3624);
/* harmony import */ var _failures_run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7979);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1983);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8878);
/** The entry: the action with real effects. Nothing but Node's own modules and the readers of inputs is evaluated before the first request has left. */







const started = Date.now();
const clock = { now: Date.now, sleep: (ms) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(ms), random: Math.random };
const env = { ...process.env, GITHUB_OUTPUT: (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writable */ .T5)(process.env['GITHUB_OUTPUT']) };
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
    annotate((0,_failures_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V2)(_failures_run_js__WEBPACK_IMPORTED_MODULE_3__/* .noVerdict */ .tz, { errorName: 'none' }));
    end('The step stops here.');
});
// An error that nobody caught would be printed by Node, message and all: it may hold what a server or a library put into it.
process.once('uncaughtException', crash);
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
        end('The job was cancelled: the step stops here.');
    });
}
const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readInputs */ .K)(env, _files_js__WEBPACK_IMPORTED_MODULE_4__/* .prepareFile */ .qD, _files_js__WEBPACK_IMPORTED_MODULE_4__/* .readEvent */ .j_);
const begun = inputs.mistakes.length === 0 ? (0,_begin_js__WEBPACK_IMPORTED_MODULE_2__/* .begin */ .q)(inputs.request, started, clock) : undefined;
await begun?.sent;
const { run } = await Promise.all(/* import() */[__nccwpck_require__.e(141), __nccwpck_require__.e(176)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7189));
try {
    process.exitCode = await run(inputs, begun, { clock, started, newId: node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID });
    begun?.wire.close();
    ended = true;
}
catch (error) {
    crash(error);
}
function crash(error) {
    annotate((0,_failures_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V2)(_failures_run_js__WEBPACK_IMPORTED_MODULE_3__/* .internalError */ .WB, { errorName: nameOf(error) }));
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

/***/ 5217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P9: () => (/* binding */ retryAfter),
/* harmony export */   dK: () => (/* binding */ horizonOf),
/* harmony export */   d_: () => (/* binding */ patiently),
/* harmony export */   m1: () => (/* binding */ BETWEEN_PASSES_MS)
/* harmony export */ });
/** Attempts at what heals by trying again, when nothing is waited for. */
const QUICK_TRIES = 3;
/** Least time between passes that are to count one after the other. Milliseconds. */
const BETWEEN_PASSES_MS = 5_000;
/** First pause and longest pause, for a passing fault and for what propagates: roles and credentials take minutes, so asking often is of no use. */
const PAUSES = { retry: { first: 500, longest: 8_000 }, wait: { first: 2_000, longest: 15_000 } };
/**
 * Attempts until something worked, cannot heal, or would come too late.
 *
 * @param attempt one attempt; gets its number, from 1.
 * @param horizon when to stop.
 * @param clock the time.
 * @param onPause told before every pause.
 * @returns the value, or the last failure.
 */
async function patiently(attempt, horizon, clock, onPause) {
    for (let attempts = 1;; attempts++) {
        const attempted = await attempt(attempts);
        if (attempted.ok)
            return attempted;
        const { failure } = attempted;
        const pauseMs = pauseBefore(attempted, attempts, horizon, clock);
        if (pauseMs === undefined)
            return { ok: false, failure };
        onPause({ failure, attempts, pauseMs, remainingMs: Math.max(0, horizon.waitUntil - clock.now()) });
        await clock.sleep(pauseMs);
    }
}
/** How long to pause before the next attempt, or undefined when there is to be none. */
function pauseBefore({ failure, retryAfterMs, final }, attempts, { deadline, waitUntil }, clock) {
    if (failure.heals === 'never')
        return undefined;
    const quick = failure.heals === 'retry' && attempts < QUICK_TRIES && final !== true;
    const { first, longest } = PAUSES[failure.heals];
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
function horizonOf(started, { timeoutMs, waitMs }, waves) {
    return { deadline: started + waitMs + SLACK_MS + timeoutMs * (1 + Math.max(1, waves)), waitUntil: started + waitMs };
}


/***/ }),

/***/ 5118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ REPORT_FILES)
/* harmony export */ });
/* harmony import */ var _report_health_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5277);

const REPORT_FILES = [
    { input: 'report-path', text: (outcome, request) => `${JSON.stringify((0,_report_health_js__WEBPACK_IMPORTED_MODULE_0__/* .healthReport */ .r)(outcome, request))}\n` },
    { input: 'junit-path', text: async (outcome, request) => (await Promise.all(/* import() */[__nccwpck_require__.e(585), __nccwpck_require__.e(227)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4227))).junitXml(outcome, request) },
];


/***/ }),

/***/ 5277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ healthReport)
/* harmony export */ });
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


/***/ }),

/***/ 6776:
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
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
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
