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

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

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
/* harmony import */ var _failures_github_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5031);
/* harmony import */ var _failures_network_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1347);
/* harmony import */ var _util_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7967);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4428);





const MAX_BYTES = 64 * 1024;
async function requestIdToken(service, audience, { run, timeoutMs, attempts = 1, deadline = Infinity }, http, clock, onSent) {
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = {
        authorization: `Bearer ${service.requestToken}`,
        accept: 'application/json; api-version=2.0',
        'user-agent': 'azure-healthcare-token',
    };
    const result = await http.send({ url, headers, maxBytes: MAX_BYTES, ...(onSent && { onRequestSent: onSent }) });
    if (!result.ok)
        return { ok: false, failure: (0,_failures_network_js__WEBPACK_IMPORTED_MODULE_2__/* .networkFailure */ .r)({ error: result.error, whose: "GitHub's ID token service", timeoutMs }) };
    const { status, headers: received, body } = result.response;
    const parsed = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(body);
    const token = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_util_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(parsed) ? parsed['value'] : undefined);
    if (status === 200 && token !== undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        return { ok: true, value: token };
    const retryAfterMs = (0,_util_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfter */ .P9)(received, clock.now());
    const waitTooLong = clock.now() + (retryAfterMs ?? 0) >= deadline;
    const failure = (0,_failures_github_js__WEBPACK_IMPORTED_MODULE_1__/* .idTokenRefused */ .$2)({
        run,
        httpStatus: status,
        response: (0,_response_js__WEBPACK_IMPORTED_MODULE_4__/* .describeResponse */ .X)(result.response),
        attempts,
        retryAfterMs,
        waitTooLong,
    });
    return { ok: false, failure, retryAfterMs };
}


/***/ }),

/***/ 4428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeResponse)
/* harmony export */ });
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


/***/ }),

/***/ 5007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mi: () => (/* binding */ isKnownAudience),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   Wo: () => (/* binding */ auditPair),
/* harmony export */   fo: () => (/* binding */ AUDIENCE_FORMS),
/* harmony export */   hZ: () => (/* binding */ readAudience),
/* harmony export */   iN: () => (/* binding */ moveToCloud),
/* harmony export */   mN: () => (/* binding */ retiredNote),
/* harmony export */   n9: () => (/* binding */ isComparable),
/* harmony export */   sI: () => (/* binding */ sharedAudience)
/* harmony export */ });
/* harmony import */ var _clouds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3796);
/* harmony import */ var _hosts_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6419);
/* harmony import */ var _util_notice_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4397);
/* harmony import */ var _util_user_input_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1403);
/* harmony import */ var _services_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8534);
/* harmony import */ var _services_resources_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6604);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4891);







const DICOM = 'https://dicom.healthcareapis.azure.com';
const WORDS = Object.values(_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .SERVICES */ .Bg).flatMap(({ name, sharedAudience }) => (sharedAudience === undefined ? [] : [name]));
const AUDIENCE_FORMS = `${WORDS.join(', ')}, an https:// or api:// URI, or the GUID of an application`;
const RESOURCE_URI = /^(?:https|api):\/\/[\w.~:[\]-]+(?:\/[\w.~:/+=&;!*%-]*)?$/i;
const UNDOCUMENTED = new Set(['healthcareapis.azure.com', 'fhir.azurehealthcareapis.com', 'deid.azurehealthcareapis.com']);
const CONTROL_PLANES = new Set([
    'management.azure.com',
    'management.core.windows.net',
    'management.usgovcloudapi.net',
    'management.chinacloudapi.cn',
    'graph.microsoft.com',
    'graph.microsoft.us',
]);
const OIDC_AUDIENCE = /^api:\/\/azureadtokenexchange[a-z]*\/?$/i;
function readAudience(given, cloud) {
    const read = parseAudience(given, cloud);
    if (read.ok || read.error.code !== 'input-invalid' || read.error.dependsOn !== undefined)
        return read;
    const flaws = (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFlaws */ .Zf)(given, (value) => parseAudience(value, cloud).ok, ['audience']);
    return flaws === undefined ? read : (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('input-invalid', flaws.problem, flaws.fix, { correction: flaws.correction });
}
function parseAudience(given, cloud) {
    const word = given.toLowerCase();
    if (word === 'fhir')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('audience-fhir-word', 'is fhir, which is not an audience', 'Remove the audience and write the URL of the FHIR service as endpoint');
    const service = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceNamed */ .fD)(word);
    if (service !== undefined)
        return sharedAudience(service, cloud);
    const resource = withoutDefault(given);
    if (_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .GUID */ .Sm.test(resource))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(resource);
    if (OIDC_AUDIENCE.test(resource))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('audience-oidc', 'is the audience of the GitHub ID token', 'Remove it. Only the input oidc-audience takes this value');
    const url = /^[\x21-\x7e]+$/.test(resource) && RESOURCE_URI.test(resource) && URL.canParse(resource) ? new URL(resource) : undefined;
    if (url === undefined)
        return { ok: false, error: formError(resource) };
    return url.protocol === 'api:' ? (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(resource) : readUrl(url, resource, cloud);
}
function withoutDefault(given) {
    let resource = given;
    while (resource.endsWith('/.default'))
        resource = resource.slice(0, -'/.default'.length);
    return resource;
}
function formError(given) {
    const error = (problem, fix, correction) => ({ code: 'input-invalid', problem, fix, correction });
    if (given.includes('@'))
        return error('has an @', 'Write a URI without a user name');
    if (/^http:/i.test(given))
        return error('begins with http://', 'Write https:// instead');
    const withScheme = `https://${given}`;
    const host = URL.canParse(withScheme) ? new URL(withScheme).hostname : '';
    if ((0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceOfHost */ .jE)(host) !== undefined || Object.values(_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J).some(({ name }) => (0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .sharedHosts */ .pT)(name).has(host)))
        return error('has no https:// at its start', 'Write https:// in front of it', withScheme.slice(8).includes('/') ? undefined : withScheme);
    if (/^[\w.-]+(?:,[\s\w.-]*)+$/.test(given) || given.includes(','))
        return error('has a comma', 'Write one audience per line, without commas');
    if (/\s/.test(given))
        return error('has a space', 'Write one audience per line');
    if (/^https:.*[?#]/i.test(given))
        return error('has a query or a fragment', 'Remove everything from the ? or # on');
    const word = (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .misspelt */ .IM)(given, WORDS);
    return error('is not an audience', `Write ${AUDIENCE_FORMS}`, word);
}
function sharedAudience(service, cloud) {
    const audience = service.sharedAudience?.[cloud.name];
    if (audience !== undefined)
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(audience);
    return service.name === 'dicom' && cloud.name === 'azureusgovernment'
        ? (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('dicom-gov-audience', 'is for DICOM in Azure US Government, for which no audience is documented', `Write ${DICOM}, or the value that the commands below print`)
        : (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('input-invalid', `cannot be ${service.name}, because ${cloud.title} has no known ${service.title}`, 'Remove the audience', {
            dependsOn: 'environment',
        });
}
function readUrl(url, resource, cloud) {
    const host = url.hostname;
    if (url.port !== '')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(resource);
    if (UNDOCUMENTED.has(host))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(resource, [(0,_util_notice_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$)(`Microsoft does not document ${host} as an audience, so Entra may not know it (AADSTS500011)`)]);
    return readShared(host, cloud) ?? readInstance(url, cloud) ?? readKnownWrong(host) ?? (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(resource);
}
function readKnownWrong(host) {
    if (host === 'azurehealthcareapis.com')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)('https://azurehealthcareapis.com', [
            (0,_util_notice_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$)(`${host} is a generic name. Entra issues tokens for it, but FHIR services refuse them`),
        ]);
    if (host === 'dicom.azurehealthcareapis.azure.com')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('audience-terraform', 'is a misspelling from the documentation of Terraform', 'Write dicom', { correction: 'dicom' });
    if ((0,_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .isWorkspace */ .SX)(host))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('endpoint-workspace', 'is the URL of a workspace', 'Write the URL of a FHIR service, or dicom');
    const near = (0,_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .nearAzureHost */ .MV)(host);
    return near && (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('input-invalid', near.problem, near.fix, { correction: near.correction });
}
function readShared(host, cloud) {
    if (`https://${host}` === DICOM && cloud.name === 'azureusgovernment')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(DICOM);
    const shared = Object.values(_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J).find(({ name }) => (0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .sharedHosts */ .pT)(name).has(host));
    if (shared === undefined)
        return undefined;
    return shared.name === cloud.name ? (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(`https://${host}`) : ofOtherCloud(shared.name);
}
function readInstance({ hostname: host, pathname }, cloud) {
    const known = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceOfHost */ .jE)(host);
    if (known === undefined)
        return undefined;
    const { service, family } = known;
    if (family.cloud !== cloud.name)
        return ofOtherCloud(family.cloud);
    const audience = family.audience(host);
    if (audience === undefined || service.sharedAudience !== undefined)
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('audience-is-endpoint', `is the URL of one ${service.title}, not an audience`, `Write ${service.name}`, {
            correction: audience === undefined ? undefined : service.name,
        });
    const cut = pathname === '/' ? [] : [(0,_util_notice_js__WEBPACK_IMPORTED_MODULE_5__/* .notice */ .l)('the path was removed, because the audience of a FHIR service is its URL without a path')];
    return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__.ok)(audience, family.retired ? [...cut, (0,_util_notice_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$)(retiredNote(host))] : cut);
}
function ofOtherCloud(other) {
    return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('cloud-endpoint-mismatch', `belongs to ${_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J[other].title}`, moveToCloud(other), { dependsOn: 'environment' });
}
function moveToCloud(other) {
    return `Set environment: ${other} in the with: of the step, with client-id and tenant-id of that cloud, or correct the address`;
}
function retiredNote(host) {
    const label = (0,_services_resources_js__WEBPACK_IMPORTED_MODULE_6__/* .labelOf */ .Wy)(host);
    const missing = label.includes('-') ? `. If it is a FHIR service of a workspace, write ${label}.fhir.azurehealthcareapis.com` : '';
    return `${host} is a host of Azure API for FHIR, which was retired on 2026-09-30${missing}`;
}
function auditPair(audience, service, derived) {
    if (audience === derived)
        return undefined;
    const host = URL.canParse(audience) ? new URL(audience).hostname : '';
    const fix = derived === undefined
        ? `Write the audience of the ${service.title}`
        : `Remove the audience. The action then uses the endpoint's own, ${derived}`;
    const mistake = (code, problem) => ({ mistake: { code, problem, fix } });
    if (CONTROL_PLANES.has(host))
        return mistake('audience-control-plane', 'is the audience for managing Azure');
    if (host === 'azurehealthcareapis.com' && service.name === 'fhir')
        return mistake('audience-generic', 'is the generic one, which FHIR services refuse');
    const other = Object.values(_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J).some(({ name }) => (0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .sharedHosts */ .pT)(name).has(host)) && !isSharedBy(service, host);
    const foreign = service.sharedAudience !== undefined && (0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceOfHost */ .jE)(host) !== undefined;
    if (other || foreign)
        return mistake('audience-refused', `belongs to another service than the ${service.title} of the endpoint`);
    if (derived !== undefined && (service.sharedAudience !== undefined || (0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceOfHost */ .jE)(host) !== undefined))
        return { warning: (0,_util_notice_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$)(`the audience is not the usual one of this ${service.title}, ${derived}`) };
    return undefined;
}
function isSharedBy(service, host) {
    return Object.values(service.sharedAudience ?? {}).some((audience) => new URL(audience).hostname === host);
}
function scopeOf(audience) {
    return `${audience}/.default`;
}
function isComparable(requested, received) {
    return received !== undefined && _util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .GUID */ .Sm.test(received) === _util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .GUID */ .Sm.test(requested);
}
function isKnownAudience(audience) {
    if (_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .GUID */ .Sm.test(audience.replace(/^api:\/\//i, '')))
        return true;
    const url = URL.canParse(audience) ? new URL(audience) : undefined;
    const known = url?.protocol === 'https:' &&
        url.port === '' &&
        ((0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceOfHost */ .jE)(url.hostname) !== undefined || Object.values(_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J).some(({ name }) => (0,_services_index_js__WEBPACK_IMPORTED_MODULE_3__/* .sharedHosts */ .pT)(name).has(url.hostname)));
    return WORDS.includes(audience.toLowerCase()) || (known && audience.toLowerCase() === url.origin);
}


/***/ }),

/***/ 3796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ CLOUDS)
/* harmony export */ });
const CLOUDS = {
    azurecloud: {
        name: 'azurecloud',
        title: 'Azure public cloud',
        authorityHost: 'login.microsoftonline.com',
        oidcAudience: 'api://AzureADTokenExchange',
        cliName: 'AzureCloud',
        monitor: {
            audience: 'https://monitor.azure.com',
            hosts: ['.monitor.azure.com', '.services.visualstudio.com', '.applicationinsights.azure.com'],
        },
    },
    azureusgovernment: {
        name: 'azureusgovernment',
        title: 'Azure US Government',
        authorityHost: 'login.microsoftonline.us',
        oidcAudience: 'api://AzureADTokenExchangeUSGov',
        cliName: 'AzureUSGovernment',
        monitor: {
            audience: 'https://monitor.azure.us',
            hosts: ['.monitor.azure.us', '.applicationinsights.azure.us', '.applicationinsights.us'],
        },
    },
    azurechinacloud: {
        name: 'azurechinacloud',
        title: 'Azure China (21Vianet)',
        authorityHost: 'login.partner.microsoftonline.cn',
        oidcAudience: 'api://AzureADTokenExchangeChina',
        cliName: 'AzureChinaCloud',
        monitor: { audience: 'https://monitor.azure.cn', hosts: ['.monitor.azure.cn', '.applicationinsights.azure.cn'] },
    },
};


/***/ }),

/***/ 6419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MV: () => (/* binding */ nearAzureHost),
/* harmony export */   SX: () => (/* binding */ isWorkspace),
/* harmony export */   w: () => (/* binding */ imitatesAzure)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7785);
/* harmony import */ var _services_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8534);


const DOMAINS = [
    'fhir.azurehealthcareapis.com',
    'dicom.azurehealthcareapis.com',
    'fhir.azurehealthcareapis.us',
    'dicom.azurehealthcareapis.us',
    'api.deid.azure.com',
];
const MOST_SLIPS = 2;
function isWorkspace(host) {
    return /\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(host);
}
function nearAzureHost(host) {
    if ((0,_services_index_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceOfHost */ .jE)(host) !== undefined)
        return undefined;
    const problems = [
        [host.endsWith('.'), 'ends with a period'],
        [host.includes('_'), 'has an underscore in its host'],
        [host.includes('.privatelink.'), 'is a private-link name, which certificates do not contain'],
    ].flatMap(([found, problem]) => (found === true ? [String(problem)] : []));
    let candidate = host.replaceAll('_', '-').replaceAll('.privatelink.', '.');
    while (candidate.endsWith('.'))
        candidate = candidate.slice(0, -1);
    if (problems.length > 0 && (0,_services_index_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceOfHost */ .jE)(candidate) !== undefined)
        return corrected(problems.join(' and '), candidate);
    const [label = '', domain = ''] = splitAtDot(candidate);
    const bare = DOMAINS.find((known) => known === candidate);
    if (bare !== undefined)
        return { problem: 'lacks the name of the service in its host', fix: `Write https://<workspace>-<service>.${bare}` };
    const distances = DOMAINS.map((known) => ({ known, slips: (0,leven__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(known, domain.slice(0, 60)) }));
    const least = Math.min(...distances.map(({ slips }) => slips));
    const [nearest, another] = distances.filter(({ slips }) => slips === least && slips > 0 && slips <= MOST_SLIPS);
    const meant = nearest === undefined ? '' : `${label}.${nearest.known}`;
    if (another === undefined && (0,_services_index_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceOfHost */ .jE)(meant) !== undefined)
        return corrected("has a typing error in Azure's domain", meant);
    if (/^[^.]+\.deid\.azure\.com$/.test(candidate))
        return {
            problem: 'lacks the label api in its host',
            fix: 'Copy the service URL of the de-identification service from the Azure portal',
        };
    return DOMAINS.some((known) => candidate.endsWith(`.${known}`))
        ? { problem: 'has a label too many in its host', fix: 'Copy the URL of the service from the Azure portal' }
        : undefined;
}
function imitatesAzure(host) {
    return (/azurehealthcareapis|deid\.azure|xn--[^.]*healthcareap/.test(host) ||
        host.split('.').some((label) => (0,leven__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(label.slice(0, 63), 'azurehealthcareapis') <= MOST_SLIPS));
}
function corrected(problem, host) {
    return { problem, fix: `Write https://${host}`, correction: `https://${host}` };
}
function splitAtDot(host) {
    const dot = host.indexOf('.');
    return dot < 0 ? [host] : [host.slice(0, dot), host.slice(dot + 1)];
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
function cutDocumentedPath(path, base, documented) {
    const cut = documented.find((end) => path === `${base}${end}`);
    return cut === undefined
        ? undefined
        : { path: base, note: { level: 'notice', text: `${cut} is a path of the service, not part of its base URL: it was cut` } };
}

;// CONCATENATED MODULE: ./build/azure/services/service.js
const CHECKS = [
    { name: 'reachable', title: 'reachable' },
    { name: 'anonymous', title: 'refuses anonymous requests' },
    { name: 'authorised', title: 'authorised' },
    { name: 'unsigned-token', title: 'checks the token' },
];

;// CONCATENATED MODULE: ./build/azure/services/deid.js


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
    authorised: { path: '/jobs?api-version=2024-11-15&maxpagesize=1', headers: { accept: 'application/json' }, form: 'ignored' },
    checks: CHECKS,
    access: { read: { roles: ['DeID Batch Data Reader', 'DeID Batch Data Owner', 'DeID Data Owner'] } },
    refusal: 'error-object',
    reachableByAnyAnswer: true,
    forbidden: 'warn',
    auditHeaders: () => ({}),
    role: {
        name: 'DeID Batch Data Reader',
        scopeCommand: (host) => 'az resource show --ids $(az resource list --resource-type Microsoft.HealthDataAIServices/deidServices --query "[].id" --output tsv)' +
            ` --query "[@][] | [?properties.serviceUrl=='https://${host}'].id" --output tsv`,
    },
    expectations: undefined,
};

// EXTERNAL MODULE: ./build/azure/services/resources.js
var resources = __nccwpck_require__(6604);
;// CONCATENATED MODULE: ./build/azure/services/dicom.js



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
        { pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience: () => undefined },
    ],
    sharedAudience: { azurecloud: 'https://dicom.healthcareapis.azure.com' },
    bare: { path: '/v2', note: { level: 'info', text: 'no API version in the URL: /v2 is used' } },
    basePath,
    versionSegment: /\/v(?:1|2|1\.0-prerelease)$/,
    reachable: { path: '/health/check', headers: {} },
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

const OPERATION_ALIASES = new Map([
    ['everything', 'patient-everything'],
    ['patient/$everything', 'patient-everything'],
    ['patient/$export', 'patient-export'],
    ['group/$export', 'group-export'],
]);
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
function operations(statement) {
    return [...servers(statement), ...capability_resources(statement)].flatMap((owner) => (0,json/* list */.p_)(owner['operation'])
        .filter(json/* isRecord */.u4)
        .map(({ name }) => (0,json/* text */.Qq)(name)?.toLowerCase()));
}
function canonical(url) {
    return url.replace(/\|.*$/, '');
}
function membership(found, value, plain = (same) => same) {
    const exact = value.includes('|');
    const met = found.some((item) => item !== undefined && (item === value || (!exact && plain(item) === value)));
    const others = new Set(found).size;
    return { met, found: met ? value : others === 0 ? 'none' : `${String(others)} ${others === 1 ? 'other' : 'others'}` };
}

;// CONCATENATED MODULE: ./build/azure/services/fhir.js




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
    sharedAudience: undefined,
    bare: { path: '' },
    basePath: (path) => cutDocumentedPath(path, '', ['/metadata', '/Patient', '/health/check']),
    versionSegment: undefined,
    reachable: { path: '/health/check', headers: {} },
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
        question: { path: '/metadata', headers: { accept: 'application/fhir+json' }, maxBytes: 5 * 1024 * 1024 },
        checks: CAPABILITY_CHECKS,
    },
};

;// CONCATENATED MODULE: ./build/azure/services/index.js



const SERVICES = { fhir: fhir, dicom: dicom, deid: deid };
function serviceOfHost(host) {
    for (const service of Object.values(SERVICES)) {
        const family = service.hosts.find(({ pattern }) => pattern.test(host));
        if (family !== undefined)
            return { service, family };
    }
    return undefined;
}
function sharedHosts(cloud) {
    const audiences = Object.values(SERVICES).flatMap(({ sharedAudience }) => sharedAudience?.[cloud] ?? []);
    return new Set(audiences.map((audience) => new URL(audience).hostname));
}
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
function labelOf(host) {
    return host.replace(/\..*$/, '');
}
function nameInWorkspace(host) {
    return labelOf(host).replace('-', '/');
}
function findByName(type, name) {
    return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}


/***/ }),

/***/ 871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ anchor),
/* harmony export */   p: () => (/* binding */ createFailure)
/* harmony export */ });
function createFailure(definition, context) {
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
function anchor(code, docs = 'docs/troubleshooting.md') {
    return `${docs}#${code}`;
}


/***/ }),

/***/ 7489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   CQ: () => (/* binding */ busyCauses),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   X1: () => (/* binding */ evidenceOf),
/* harmony export */   Zc: () => (/* binding */ responseFacts),
/* harmony export */   eO: () => (/* binding */ known),
/* harmony export */   fm: () => (/* binding */ waitFor),
/* harmony export */   qL: () => (/* binding */ runAgain),
/* harmony export */   wx: () => (/* binding */ foreignResponse)
/* harmony export */ });
function codeOf({ errorCode, httpStatus }) {
    return errorCode === undefined ? `HTTP ${String(httpStatus)}` : `AADSTS${String(errorCode)}`;
}
function known(values) {
    return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
function evidenceOf(context) {
    const { errorCode, httpStatus, traceId, correlationId, timestamp } = context;
    const status = errorCode === undefined || httpStatus === undefined ? '' : `, HTTP ${String(httpStatus)}`;
    return known({ Response: `${codeOf(context)}${status}`, 'Trace ID': traceId, 'Correlation ID': correlationId, Timestamp: timestamp });
}
const KINDS = { empty: 'an empty response', html: 'a web page', other: 'a response that cannot be read' };
function kindOf(response) {
    return KINDS[response?.kind ?? 'other'];
}
function responseFacts({ response }) {
    if (response === undefined)
        return [];
    const { bytes, mediaType = 'no known type', proxy = 'no' } = response;
    return known({ 'Response body': `${String(bytes)} bytes, ${mediaType}`, 'Through a proxy': proxy });
}
function foreignResponse(party) {
    return [
        {
            when: ({ response }) => response?.kind === 'html',
            text: `A proxy or filter between the runner and ${party} responded instead of ${party}, for example with a block page or a sign-in page of the network.`,
        },
        {
            when: ({ response, attempts = 1 }) => response?.kind !== 'html' && attempts > 1,
            text: ({ attempts = 1 }) => `All ${String(attempts)} attempts got such a response, so a proxy or filter between the runner and ${party} may have changed it.`,
        },
        {
            when: ({ response, attempts = 1 }) => response?.kind !== 'html' && attempts <= 1,
            text: `This can be a temporary fault of ${party}.`,
        },
    ];
}
function busyCauses(party) {
    return [
        { when: ({ httpStatus }) => httpStatus === 429, text: `${party} throttles requests.` },
        { when: ({ httpStatus }) => httpStatus !== 429, text: `${party} has a temporary fault, or throttles requests.` },
        {
            when: ({ attempts = 1 }) => attempts > 1,
            text: ({ attempts = 1 }) => `It still refused the request after ${String(attempts)} attempts.`,
        },
        {
            when: ({ retryAfterMs }) => retryAfterMs !== undefined && retryAfterMs > 0,
            text: ({ retryAfterMs = 0, waitTooLong }) => `It asks to wait ${String(Math.ceil(retryAfterMs / 1000))} s${waitTooLong === true ? ', longer than this step may wait' : ''}.`,
        },
    ];
}
function runAgain({ retryAfterMs = 0 }) {
    const minutes = Math.ceil(retryAfterMs / 60_000);
    return minutes === 0 ? 'Run the job again.' : `Run the job again in ${minutes === 1 ? '1 minute' : `${String(minutes)} minutes`}.`;
}
function waitFor({ retryAfterMs = 0 }) {
    const seconds = Math.max(300, Math.ceil(retryAfterMs / 60_000 + 1) * 60);
    return seconds > 3600 ? undefined : { hint: 'It may recover within minutes', seconds };
}


/***/ }),

/***/ 5031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ idTokenRefused),
/* harmony export */   RH: () => (/* binding */ OIDC_PERMISSIONS),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   o5: () => (/* binding */ noIdToken)
/* harmony export */ });
/* unused harmony exports idTokenPermissionMissing, idTokenFork, idTokenDependabot, outsideGithub, idTokenRefusedKind, idTokenUnavailable, idTokenUnreadable, ID_TOKEN */
/* harmony import */ var _define_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(871);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7489);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9955);



const AGAIN = 'Run the job again. If it fails again, see https://www.githubstatus.com.';
const OIDC_PERMISSIONS = [
    'permissions:',
    '  id-token: write # for the ID token',
    '  contents: read # for actions/checkout',
];
const idTokenPermissionMissing = {
    code: 'id-token-permission-missing',
    title: 'The job has no permission to get an ID token',
    recovery: 'none',
    what: 'GitHub gave this job no address for requesting an ID token.',
    causes: [
        { text: "The job lacks id-token: write. A permissions block of the job replaces the workflow's." },
        { text: 'A job in a reusable workflow gets at most the permissions of the job that calls it.' },
        {
            when: ({ run }) => isServer(run.serverUrl),
            text: 'On GitHub Enterprise Server, the site administrator must also set up OIDC.',
        },
    ],
    fixes: [{ text: `${addPermission('id-token')}. If the job is in a reusable workflow, do the same in the calling job.` }],
    commands: () => [yaml('In the job', OIDC_PERMISSIONS)],
};
const idTokenFork = {
    code: 'id-token-fork',
    title: 'Pull requests from forks get no ID token',
    recovery: 'none',
    what: 'The run belongs to a pull request from a fork, and GitHub gave it no ID token.',
    causes: [
        { text: 'The code of a fork could misuse the identity, so GitHub withholds ID token and secrets whatever the permissions are.' },
    ],
    fixes: [{ text: `Skip the job for forks: ${_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .SKIP */ ._Z}. With on: push, the check runs after the merge.` }],
    commands: () => [(0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .skipRemedy */ .qL)('fork')],
};
const idTokenDependabot = {
    code: 'id-token-dependabot',
    title: 'GitHub gave this run of Dependabot no ID token',
    recovery: 'none',
    what: 'Dependabot started the run, and GitHub gave it no ID token.',
    causes: [
        {
            text: 'By default, the permissions of runs that Dependabot starts are read-only. id-token: write in the job may lift that (UNVERIFIED).',
        },
        { text: "Such runs get Dependabot's own secrets instead of the repository's secrets." },
    ],
    fixes: [
        { text: `${addPermission('id-token')}, or skip the job for Dependabot: ${_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .SKIP */ ._Z}. Keep IDs in variables or in the Dependabot secrets.` },
    ],
    commands: () => [
        yaml('In the job: the permission', OIDC_PERMISSIONS),
        { ...(0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .skipRemedy */ .qL)('dependabot'), label: 'In the job: the condition that skips it' },
    ],
};
const outsideGithub = {
    code: 'outside-github',
    title: 'The step does not run on GitHub Actions',
    recovery: 'none',
    what: 'There is no GitHub run to get an ID token for.',
    causes: [{ text: "Only GitHub's own runners, hosted or self-hosted, get ID tokens. act and other substitutes do not." }],
    fixes: [{ text: 'Run the workflow on GitHub, or sign in with az login and set credential: azure-cli.' }],
};
const SERVICE = "GitHub's ID token service";
const idTokenRefusedKind = {
    code: 'id-token-refused',
    title: 'GitHub refused to issue an ID token',
    recovery: 'none',
    what: ({ httpStatus }) => `${SERVICE} returned HTTP ${String(httpStatus)}.`,
    causes: [{ text: 'The ID token request URL is valid only while this job runs.' }],
    fixes: [{ text: AGAIN }],
    facts: _evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .responseFacts */ .Zc,
};
const idTokenUnavailable = {
    code: 'id-token-unavailable',
    title: "GitHub's ID token service is busy or has a temporary fault",
    recovery: 'transient',
    what: ({ httpStatus }) => `${SERVICE} returned HTTP ${String(httpStatus)}.`,
    causes: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .busyCauses */ .CQ)(SERVICE),
    fixes: [{ text: (context) => `${(0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .runAgain */ .qL)(context)} If it fails again, see https://www.githubstatus.com.` }],
    wait: _evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .waitFor */ .fm,
};
const idTokenUnreadable = {
    code: 'id-token-unreadable',
    title: "The response of GitHub's ID token service could not be read",
    recovery: 'transient',
    what: ({ httpStatus, response }) => `The request for an ID token returned HTTP ${String(httpStatus)} with ${(0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(response)} instead of an ID token.`,
    causes: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignResponse */ .wx)('GitHub'),
    fixes: [
        {
            when: ({ response, attempts = 1 }) => response?.kind === 'html' || attempts > 1,
            text: 'Ask your network team to pass requests to *.actions.githubusercontent.com (or your GitHub server) through unchanged.',
        },
        { text: AGAIN },
    ],
    facts: _evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .responseFacts */ .Zc,
};
const ID_TOKEN = {
    idTokenPermissionMissing,
    idTokenFork,
    idTokenDependabot,
    outsideGithub,
    idTokenRefusedKind,
    idTokenUnavailable,
    idTokenUnreadable,
};
function noIdToken(context) {
    if (isOutside(context))
        return (0,_define_js__WEBPACK_IMPORTED_MODULE_2__/* .createFailure */ .p)(outsideGithub, context);
    switch (withoutSecrets(context.run)) {
        case 'dependabot':
            return (0,_define_js__WEBPACK_IMPORTED_MODULE_2__/* .createFailure */ .p)(idTokenDependabot, context);
        case 'fork':
            return (0,_define_js__WEBPACK_IMPORTED_MODULE_2__/* .createFailure */ .p)(idTokenFork, context);
        case undefined:
            return (0,_define_js__WEBPACK_IMPORTED_MODULE_2__/* .createFailure */ .p)(idTokenPermissionMissing, context);
    }
}
function idTokenRefused(context) {
    const { httpStatus: status = 0, response } = context;
    if (status === 408 || status === 429 || status >= 500)
        return (0,_define_js__WEBPACK_IMPORTED_MODULE_2__/* .createFailure */ .p)(idTokenUnavailable, context);
    if (status >= 400 && response?.kind !== 'html')
        return (0,_define_js__WEBPACK_IMPORTED_MODULE_2__/* .createFailure */ .p)(idTokenRefusedKind, context);
    const failure = (0,_define_js__WEBPACK_IMPORTED_MODULE_2__/* .createFailure */ .p)(idTokenUnreadable, context);
    return status === 200 ? failure : { ...failure, recovery: 'none' };
}
function withoutSecrets({ actor, fork, eventName }) {
    if (actor === 'dependabot[bot]')
        return 'dependabot';
    return fork && eventName !== 'pull_request_target' ? 'fork' : undefined;
}
function isOutside({ run }) {
    return !run.onGitHub || (run.runId === '1' && run.serverUrl === 'https://github.com');
}
function isServer(url) {
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    return host !== '' && host !== 'github.com' && !host.endsWith('.ghe.com');
}
function addPermission(permission) {
    return `Add the permissions below to the job (if it has permissions: already, add only the line ${permission}: write)`;
}
function yaml(label, lines) {
    return { label, language: 'yaml', text: lines.join('\n') };
}


/***/ }),

/***/ 9955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ INPUTS),
  _Z: () => (/* binding */ SKIP),
  qL: () => (/* binding */ skipRemedy),
  yj: () => (/* binding */ unseenSecrets)
});

// UNUSED EXPORTS: EMPTY_VALUE_CAUSES

;// CONCATENATED MODULE: ./build/azure/cli.js
const FHIR_SERVICES = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
const IDS = {
    client: [
        'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
        'az identity list --query "[].{name:name, clientId:clientId}" --output table',
    ].join('\n'),
    tenant: 'az account show --query tenantId --output tsv',
};

;// CONCATENATED MODULE: ./build/failures/inputs.js

const PRINTED_BY = {
    'client-id': IDS.client,
    AZURE_CLIENT_ID: IDS.client,
    'tenant-id': IDS.tenant,
    AZURE_TENANT_ID: IDS.tenant,
};
const SKIP = 'add the if: below to it, or join it with an existing if: by &&';
const EMPTY_VALUE_CAUSES = [
    'A variable or secret that is empty counts as not given.',
    'The value may be in `secrets` while the workflow reads it from `vars`, or the reverse.',
    'There may be no variable or secret of that name.',
    'It may belong to an environment that the job does not name.',
    'A reusable workflow gets secrets only from a caller with `secrets: inherit`.',
];
const INPUTS = {
    'input-invalid': inputs_define('input-invalid', 'An input is invalid', [
        { when: ({ problems }) => problems.some(({ reason }) => reason !== undefined), text: reasonsOf },
        {
            when: ({ problems }) => problems.every(({ reason }) => reason === undefined),
            text: 'The action checks all inputs first, so nothing was sent to Azure.',
        },
    ]),
    'audience-generic': inputs_define('audience-generic', 'The audience is the generic one that FHIR services refuse', [
        {
            text: 'Entra issues tokens for https://azurehealthcareapis.com, but every FHIR service returns 401 to them. The audience of a FHIR service is its own URL.',
        },
    ]),
    'audience-is-endpoint': inputs_define('audience-is-endpoint', 'The audience is the URL of one service', [
        {
            text: 'All DICOM services share one audience, and so do all de-identification services. Only the audience of a FHIR service is its URL.',
        },
    ]),
    'audience-terraform': inputs_define('audience-terraform', "The audience is a misspelling from Terraform's documentation", [
        {
            text: 'The documentation of Terraform and Pulumi names dicom.azurehealthcareapis.azure.com. The audience of DICOM is https://dicom.healthcareapis.azure.com.',
        },
    ]),
    'audience-control-plane': inputs_define('audience-control-plane', 'The audience is for managing Azure, not for its data', [
        { text: 'Healthcare services return 401 to tokens for Azure Resource Manager and Microsoft Graph.' },
    ]),
    'audience-fhir-word': inputs_define('audience-fhir-word', 'FHIR services have no common audience', [{ text: 'The audience of each FHIR service is its own URL, so the word fhir cannot stand for one.' }], () => [either(FHIR_SERVICES)]),
    'audience-oidc': inputs_define('audience-oidc', 'The audience is that of the GitHub ID token', [
        {
            text: 'azure/login has an input of the same name for the audience of the ID token. Here, audience is the resource that the access token is for.',
        },
    ]),
    'audience-refused': inputs_define('audience-refused', 'The service of the endpoint refuses tokens for this audience', [
        { text: 'The audience belongs to another Azure service, so the endpoint would return 401.' },
    ]),
    'cloud-endpoint-mismatch': inputs_define('cloud-endpoint-mismatch', 'The address belongs to another Azure cloud', [
        { text: 'A service does not accept a token of another Azure cloud.' },
    ]),
    'endpoint-untrusted': inputs_define('endpoint-untrusted', 'The token may not be sent to this host', [
        {
            text: 'The token grants access to patient data. It is sent only to hosts that Azure runs for healthcare services, and to hosts in trusted-hosts.',
        },
    ]),
    'endpoint-workspace': inputs_define('endpoint-workspace', 'The address is a workspace, not a service', [
        {
            text: 'A workspace contains FHIR and DICOM services and has no data of its own. The command below lists them as workspace/service. The URL of such a service is https://workspace-service.fhir.azurehealthcareapis.com (or .dicom.).',
        },
    ], () => [
        either(`az resource list --query "[?starts_with(type, 'Microsoft.HealthcareApis/workspaces/')].{type:type, name:name}" --output table`),
    ]),
    'tenant-common': inputs_define('tenant-common', 'The tenant is not a single tenant', [
        { text: 'A token without a user comes from one directory, which common, organizations and consumers do not name.' },
    ]),
    'credential-ids-incomplete': inputs_define('credential-ids-incomplete', 'One of the two IDs of the identity is missing', [
        {
            when: ({ withoutSecrets }) => withoutSecrets !== undefined,
            text: ({ withoutSecrets }) => `${unseenSecrets(withoutSecrets ?? 'fork')}, so an ID from a secret is empty here.`,
        },
        ...EMPTY_VALUE_CAUSES.map((text) => ({ when: ({ withoutSecrets }) => withoutSecrets === undefined, text })),
        {
            text: 'GitHub OIDC needs client-id and tenant-id, as inputs or as AZURE_CLIENT_ID and AZURE_TENANT_ID. If only one of the two IDs is given, an existing login is not used.',
        },
    ], ({ input, withoutSecrets }) => withoutSecrets === undefined
        ? [{ label: 'In the with: of the step', language: 'yaml', text: `${input}: ${variableOf(input)}` }]
        : [skipRemedy(withoutSecrets)], [
        {
            when: ({ withoutSecrets }) => withoutSecrets === undefined,
            text: ({ input }) => `Set ${input}: ${variableOf(input)} in the step, and check in the repository's settings that this variable exists. The az command below prints its value.`,
        },
        { text: `Skip the job in such runs: ${SKIP}.` },
    ]),
    'dicom-gov-audience': inputs_define('dicom-gov-audience', 'DICOM in Azure US Government needs an explicit audience', [
        {
            text: 'Microsoft documents no audience for DICOM in US Government. The public one, https://dicom.healthcareapis.azure.com, is likely but was not verified there.',
        },
    ], () => [
        either('az cloud set --name AzureUSGovernment', 'az resource show' +
            ' --ids $(az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[].id" --output tsv)' +
            ' --query "[@][].properties.authenticationConfiguration.audiences[]" --output tsv'),
    ]),
    'environment-unsupported': inputs_define('environment-unsupported', 'This cloud has no healthcare services', [
        { text: 'Azure Health Data Services exist in the Azure public cloud and in Azure US Government.' },
    ]),
};
function unseenSecrets(whose) {
    return whose === 'dependabot'
        ? "Dependabot's runs get only Dependabot's own secrets"
        : 'Runs for pull requests from forks get no secrets';
}
function skipRemedy(whose) {
    const condition = whose === 'dependabot'
        ? "github.actor != 'dependabot[bot]'"
        : "(github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository)";
    return { label: 'In the job', language: 'yaml', text: `if: \${{ ${condition} }}` };
}
function inputs_define(code, title, causes, commands = () => [], fixes = [{ text: nextOf }]) {
    return {
        ...{ code, title, recovery: 'none', causes, fixes },
        what: whatOf,
        headline: (context) => `${whatOf(context)} ${briefOf(context)}`,
        facts: ({ input, problems }) => problems.flatMap(({ line, shown }) => {
            const name = line === undefined ? `Value of ${input}` : `Line ${String(line)} of ${input}`;
            return shown === undefined ? [] : [{ name, value: shown }];
        }),
        commands: (context) => [...commands(context), ...printedBy(context)],
    };
}
const MOST_LINES = 8;
function whatOf({ input, problems }) {
    const [first] = problems;
    if (problems.length === 1 && first !== undefined)
        return first.line === undefined ? `${input} ${first.problem}.` : `Line ${String(first.line)} of ${input} ${first.problem}.`;
    return `${String(problems.length)} lines of ${input} are wrong: ${listOf(problems, ({ problem }) => problem)}.`;
}
function nextOf(context) {
    const { input, problems } = context;
    const [first] = problems;
    if (problems.length !== 1 || first?.correction === undefined)
        return instructionsOf(context);
    if (first.line !== undefined)
        return `Replace line ${String(first.line)} of ${input} with: ${first.correction}`;
    if (first.correction.includes(': '))
        return `Write this line in ${input}: ${first.correction}`;
    return isVariable(input) ? `Set ${input} to: ${first.correction}` : `Set in the step: ${input}: ${first.correction}`;
}
function briefOf(context) {
    const [first] = context.problems;
    return context.problems.length === 1 && first !== undefined ? `${first.fix}.` : instructionsOf(context);
}
function instructionsOf({ input, problems }) {
    const [first] = problems;
    if (problems.length === 1 && first !== undefined)
        return `Correct ${first.line === undefined ? '' : `line ${String(first.line)} of `}${input}: ${lower(first.fix)}.`;
    return `Correct ${String(problems.length)} lines of ${input}: ${listOf(problems, ({ fix, correction }) => (correction === undefined ? lower(fix) : `write ${correction}`))}.`;
}
function listOf(problems, text) {
    const shown = problems.slice(0, MOST_LINES).map((problem) => `line ${String(problem.line ?? 1)} ${text(problem)}`);
    return [...shown, ...(problems.length > MOST_LINES ? [`${String(problems.length - MOST_LINES)} more`] : [])].join('; ');
}
function reasonsOf({ problems }) {
    return [...new Set(problems.flatMap(({ reason }) => reason ?? []))].join(' ');
}
function isVariable(input) {
    return input.includes('_');
}
function lower(text) {
    return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
function variableOf(input) {
    return `\${{ vars.AZURE_${input.replaceAll('-', '_').toUpperCase()} }}`;
}
function printedBy({ input, problems, withoutSecrets }) {
    if (withoutSecrets !== undefined)
        return [];
    if (input === 'endpoint' && problems.some(({ problem }) => problem.startsWith('is empty')))
        return [either(FHIR_SERVICES)];
    const same = problems.some(({ problem }) => problem.startsWith('is the same ID'));
    const command = PRINTED_BY[input];
    return command === undefined ? [] : [either(...(same ? [IDS.client, IDS.tenant] : [command]))];
}
function either(...lines) {
    return { label: 'Bash or PowerShell', language: 'bash', text: lines.join('\n') };
}


/***/ }),

/***/ 1347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ networkFailure)
});

// UNUSED EXPORTS: NETWORK

// EXTERNAL MODULE: ./build/azure/services/index.js + 6 modules
var services = __nccwpck_require__(8534);
// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __nccwpck_require__(871);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __nccwpck_require__(3506);
;// CONCATENATED MODULE: ./build/failures/network-facts.js


const WHERE = "in the .env file of the runner's folder, without quotation marks, and restart the runner";
const SIGN_IN = new Set(['Microsoft Entra', "GitHub's ID token service"]);
const SILENCE = new Set(['TIMEOUT', 'ETIMEDOUT']);
function placesOf({ error, whose, occurrences }) {
    return occurrences ?? [{ place: error.host, owner: whose, phase: error.phase }];
}
function isSignIn(context) {
    return placesOf(context).every(({ owner }) => SIGN_IN.has(owner));
}
function named(context) {
    return (0,util_text/* joinList */.D)(placesOf(context).map(({ place, owner }) => `${place} (${owner})`));
}
function ports(context) {
    return (0,util_text/* joinList */.D)(placesOf(context).map(({ place }) => withPort(place)));
}
function withPort(place) {
    return /:\d+$/.test(place) ? place : `${place}:443`;
}
function nameOf({ error }) {
    return error.host.replace(/:\d+$/, '');
}
function phasesOf(context) {
    return [...new Set(placesOf(context).flatMap(({ phase }) => phase ?? []))];
}
function proxyOf({ error: { proxy } }) {
    return proxy === undefined ? 'the proxy' : `the proxy ${proxy}`;
}
function proxyFirst({ error: { proxy } }) {
    return proxy === undefined ? 'The proxy' : `The proxy ${proxy}`;
}
function presenter(context) {
    return context.error.phase === 'proxy' ? proxyFirst(context) : named(context);
}
const ADDRESS_HINTS = [
    {
        when: (context) => beforeConnection(context.error) && context.error.address === 'private',
        text: 'The name resolved to a private address, which only runners inside that network can reach.',
    },
    {
        when: ({ error }) => beforeConnection(error) && error.address === 'public' && (0,services/* serviceOfHost */.jE)(error.host) !== undefined,
        text: 'The name resolved to a public address. Inside its network, a service with a private endpoint has a private address.',
    },
];
function beforeConnection({ phase }) {
    return phase === 'dns' || phase === 'connect';
}
const BYPASS_HINTS = [
    {
        when: ({ error: { missedBypass } }) => missedBypass?.mistake === 'wildcard',
        text: ({ error: { missedBypass } }) => `NO_PROXY has ${missedBypass?.entry ?? 'an entry with *'}, which the runner does not match. Write ${missedBypass?.instead ?? 'the name'}.`,
    },
    {
        when: ({ error: { missedBypass } }) => missedBypass?.mistake === 'separator',
        text: 'NO_PROXY separates entries by spaces or semicolons, which the runner does not match. Write commas.',
    },
    {
        when: ({ error: { missedBypass } }) => missedBypass?.mistake === 'quoted',
        text: 'NO_PROXY has quotation marks, which the runner does not match. Remove them.',
    },
    {
        when: ({ error: { missedBypass } }) => missedBypass?.mistake === 'url',
        text: 'NO_PROXY has an entry with a scheme or a path, which the runner does not match. Write the host name alone.',
    },
    {
        when: (context) => context.error.missedBypass?.mistake === 'range' && !isSignIn(context),
        text: ({ error: { missedBypass } }) => `NO_PROXY has ${missedBypass?.entry ?? 'an address range'}, but the runner does not match address ranges. ` +
            `If the host is in that range, add ${missedBypass?.instead ?? 'its name'}.`,
    },
];
const SHARED = {
    key({ error }) {
        const how = SILENCE.has(error.code) || error.proxyStatus !== undefined ? '' : `${error.phase} ${error.code} ${String(error.address)}`;
        return [String(error.proxy), String(error.proxyStatus), how].join(' ');
    },
    occurrence: ({ error, whose }) => ({ place: error.host, owner: whose, phase: error.phase }),
    merge: (context, occurrences) => ({ ...context, occurrences }),
};
function evidence({ error }) {
    const { phase, code, proxy, proxyStatus, address, family, addresses = 1, afterMs, timings = {} } = error;
    const silent = SILENCE.has(code);
    const after = silent || addresses > 1 ? `, after ${seconds(afterMs)} s` : '';
    const times = Object.entries(timings).flatMap(([name, ms]) => (typeof ms === 'number' ? [`${name} ${String(Math.round(ms))} ms`] : []));
    return [
        { name: 'Phase', value: `${phase}${after}${addresses > 1 ? `, at ${String(addresses)} addresses` : ''}` },
        { name: 'Code', value: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}` },
        ...(silent && times.length > 0 ? [{ name: 'Times', value: times.join(', ') }] : []),
        ...(address === undefined
            ? []
            : [{ name: 'Address', value: family === undefined ? address : `${address} IPv${String(family)} address` }]),
        ...(proxy === undefined ? [] : [{ name: 'Proxy', value: proxy }]),
    ];
}
function seconds(ms) {
    return ms < 1000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000));
}
function network_facts_define(definition, hints = []) {
    const { what, causes } = definition;
    return { ...definition, headline: what, causes: [...causes, ...hints], facts: evidence, shared: SHARED };
}

;// CONCATENATED MODULE: ./build/failures/network-proxy.js


function returned(context) {
    const { proxyStatus } = context.error;
    const status = proxyStatus === undefined ? 'something other than a tunnel' : String(proxyStatus);
    return `${proxyFirst(context)} returned ${status} to the connection to ${named(context)}.`;
}
function lacksBasic({ error: { proxySchemes = [] } }) {
    return proxySchemes.length > 0 && !proxySchemes.includes('Basic');
}
const hadLogin = ({ error }) => error.proxyLogin === true;
const PROXY = {
    proxyAuthentication: network_facts_define({
        code: 'proxy-authentication',
        title: 'The proxy requires authentication',
        recovery: 'none',
        what: returned,
        causes: [
            {
                when: lacksBasic,
                text: ({ error: { proxySchemes = [] } }) => `The proxy offers ${(0,util_text/* joinList */.D)(proxySchemes)}. The runner and this action support only Basic, so no user name in HTTPS_PROXY can help.`,
            },
            {
                when: (context) => !lacksBasic(context) && hadLogin(context),
                text: 'The proxy refused the user name and password in HTTPS_PROXY. They are wrong or expired, or special characters are not percent-encoded.',
            },
            { when: (context) => !lacksBasic(context) && !hadLogin(context), text: 'HTTPS_PROXY has no user name and password.' },
        ],
        fixes: [
            {
                when: lacksBasic,
                text: `Run a local helper that signs in to the proxy, such as cntlm or px, and set HTTPS_PROXY to its address ${WHERE}.`,
            },
            {
                when: hadLogin,
                text: `Correct the user name and password in HTTPS_PROXY, with special characters percent-encoded, ${WHERE}.`,
            },
            { text: `Add USER:PASSWORD@ before the host in HTTPS_PROXY, with special characters percent-encoded, ${WHERE}.` },
        ],
    }, BYPASS_HINTS),
    proxyForbidden: network_facts_define({
        code: 'proxy-forbidden',
        title: 'The proxy does not allow the host',
        recovery: 'none',
        what: returned,
        causes: [{ text: "The response is the proxy's, not the service's. The host is not on the list of the proxy." }],
        fixes: [{ text: (context) => `Ask the network team to allow ${ports(context)} on ${proxyOf(context)}.` }],
    }, BYPASS_HINTS),
    proxyBadGateway: network_facts_define({
        code: 'proxy-bad-gateway',
        title: 'The proxy cannot reach the host',
        recovery: 'transient',
        what: returned,
        causes: [
            {
                when: (context) => placesOf(context).length > 1,
                text: 'The proxy reached none of these hosts, so its own connection or name server is probably down.',
            },
            {
                when: (context) => placesOf(context).length === 1,
                text: "The proxy could not resolve or reach the host. The name is wrong or private, or the proxy's own connection is down.",
            },
        ],
        fixes: [
            {
                when: (context) => placesOf(context).length > 1,
                text: (context) => `Ask the network team why ${proxyOf(context)} cannot reach ${ports(context)}.`,
            },
            {
                text: (context) => `Run nslookup ${nameOf(context)} on the runner. If the address is private, add the host to NO_PROXY ${WHERE}. ` +
                    `Otherwise ask the network team why ${proxyOf(context)} cannot reach it.`,
            },
        ],
    }, BYPASS_HINTS),
    proxyRefused: network_facts_define({
        code: 'proxy-refused',
        title: 'The proxy refused the connection',
        recovery: 'none',
        what: returned,
        causes: [{ text: "The response is the proxy's, not the service's. A redirect is often a sign-in page of the network." }],
        fixes: [
            { text: (context) => `Ask the network team to allow ${ports(context)} on ${proxyOf(context)} without a sign-in page.` },
        ],
    }, BYPASS_HINTS),
    proxyUnreachable: network_facts_define({
        code: 'proxy-unreachable',
        title: 'The proxy cannot be reached',
        recovery: 'transient',
        what: (context) => `${proxyFirst(context)} could not be reached (${context.error.code}), so nothing was sent to ${named(context)}.`,
        causes: [{ text: 'HTTPS_PROXY names a host or port without a proxy, or the proxy is down.' }],
        fixes: [
            {
                text: (context) => `Correct or remove HTTPS_PROXY ${WHERE}. If ${proxyOf(context)} is the right one, ask the network team whether it is up.`,
            },
        ],
    }, BYPASS_HINTS),
};
const PROXY_STATUS = new Map([
    [403, PROXY.proxyForbidden],
    [407, PROXY.proxyAuthentication],
    [502, PROXY.proxyBadGateway],
    [503, PROXY.proxyBadGateway],
    [504, PROXY.proxyBadGateway],
]);

// EXTERNAL MODULE: ./build/failures/shell.js
var shell = __nccwpck_require__(540);
;// CONCATENATED MODULE: ./build/failures/network-tls.js



const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
function showChain({ error }) {
    const target = error.phase === 'proxy' ? (error.proxy ?? error.host) : withPort(error.host);
    const proxy = error.proxy === undefined || error.phase === 'proxy' ? '' : ` -proxy ${(0,shell/* bashWord */.Hu)(error.proxy)}`;
    const name = target.replace(/:\d+$/, '');
    return {
        label: 'Bash, on the runner: the certificates that the host sends',
        language: 'bash',
        text: `openssl s_client -connect ${(0,shell/* bashWord */.Hu)(target)} -servername ${(0,shell/* bashWord */.Hu)(name)}${proxy} -showcerts < /dev/null`,
    };
}
const EXTRA_CA = {
    missing: 'names a file that does not exist in the file system of the job',
    unreadable: 'names a file that cannot be read',
    'not-pem': 'names a file that is not a certificate in PEM form',
};
const NOT_HTTP = new Set(['HPE_INVALID_CONSTANT']);
const isHttp = ({ error }) => !NOT_HTTP.has(error.code);
const TLS = {
    tlsUntrusted: network_facts_define({
        code: 'tls-untrusted',
        title: 'The certificate is not from an authority that the runner trusts',
        recovery: 'none',
        nodeCodes: [
            ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
            ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
        ],
        what: (context) => `The certificate of ${presenter(context)} is not from an authority that Node trusts (${context.error.code}).`,
        causes: [
            {
                when: ({ error }) => error.extraCa !== undefined,
                text: ({ error }) => `NODE_EXTRA_CA_CERTS ${EXTRA_CA[error.extraCa ?? 'missing']}, so Node ignored it.`,
            },
            { text: 'A proxy or firewall that inspects TLS presents a certificate of its own.' },
            {
                when: (context) => context.error.address === 'private' && (isSignIn(context) || (0,services/* serviceOfHost */.jE)(context.error.host) !== undefined),
                text: "The host is Azure's or GitHub's, but its name resolved to a private address, where another machine seems to respond. A private endpoint would present Microsoft's own certificate.",
            },
            {
                when: ({ error }) => ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT'].includes(error.code),
                text: 'Or the server sends an incomplete chain, without its intermediate certificate. Browsers tolerate that, and Node does not.',
            },
        ],
        fixes: [
            {
                when: ({ error }) => error.extraCa !== undefined,
                text: 'Correct NODE_EXTRA_CA_CERTS: it must be the absolute path of a readable PEM file, inside the container if the job has one.',
            },
            {
                text: "Set NODE_EXTRA_CA_CERTS to a PEM file with the authority's certificate, in env: of the step or in the .env file of the runner. Node reads it when it starts. If the authority is unknown, run the last command below.",
            },
        ],
        commands: (context) => [
            {
                label: 'In the step, next to uses: (file of Debian and Ubuntu)',
                language: 'yaml',
                text: `env:\n  NODE_EXTRA_CA_CERTS: ${BUNDLE}`,
            },
            {
                label: 'Bash, for all jobs: in the folder of the self-hosted runner, then restart it',
                language: 'bash',
                text: `echo 'NODE_EXTRA_CA_CERTS=${BUNDLE}' >> .env`,
            },
            showChain(context),
        ],
    }, BYPASS_HINTS),
    tlsDate: network_facts_define({
        code: 'tls-date',
        title: 'The certificate is not valid at this time',
        recovery: 'none',
        nodeCodes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
        what: (context) => `By the runner's clock, the certificate of ${presenter(context)} is ` +
            `${context.error.code === 'CERT_NOT_YET_VALID' ? 'not valid yet' : 'no longer valid'} (${context.error.code}).`,
        causes: [{ text: 'The clock of the runner is wrong, or the owner of the certificate did not renew it.' }],
        fixes: [{ text: 'Run date -u on the runner. If the clock is right, ask the owner of the host to renew the certificate.' }],
    }),
    tlsWrongHost: network_facts_define({
        code: 'tls-wrong-host',
        title: 'The certificate is for another host',
        recovery: 'none',
        nodeCodes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
        what: (context) => `The certificate of ${presenter(context)} is for other names (${context.error.code}).`,
        causes: [
            {
                text: 'The name leads to another machine: a wrong private DNS record, a gateway without a certificate for this name, or a network that responds in place of every host.',
            },
        ],
        fixes: [{ text: (context) => `Run nslookup ${nameOf(context)} on the runner to see where the name leads.` }],
    }),
    tlsFailed: network_facts_define({
        code: 'tls-failed',
        title: 'The TLS handshake failed',
        recovery: 'none',
        what: (context) => `TLS with ${presenter(context)} failed (${context.error.code}).`,
        causes: [
            { text: 'The two sides support no common TLS version, or the port does not speak TLS. Often a firewall or proxy is in between.' },
        ],
        fixes: [{ text: 'Run the command below on the runner to see the handshake.' }],
        commands: (context) => [showChain(context)],
    }),
    answerTooLarge: network_facts_define({
        code: 'answer-too-large',
        title: 'The response is larger than expected',
        recovery: 'none',
        nodeCodes: ['TOO_LARGE'],
        what: (context) => `${presenter(context)} sent more than this step reads (${context.error.code}).`,
        causes: [{ text: 'The address is not the one of the service, or a gateway responds in its place.' }],
        fixes: [{ text: 'Check the address, and whether a gateway or proxy responds for it.' }],
    }),
    answerMalformed: network_facts_define({
        code: 'answer-malformed',
        title: 'The response is not valid HTTP',
        recovery: 'none',
        nodeCodes: ['UNEXPECTED_UPGRADE'],
        what: (context) => isHttp(context)
            ? `${presenter(context)} sent an HTTP response that violates the HTTP standard (${context.error.code}).`
            : `${presenter(context)} sent a response that is not HTTP (${context.error.code}).`,
        causes: [
            {
                when: isHttp,
                text: 'The server, or a gateway in front of it, sends a malformed response, for example two Content-Length headers. Browsers may accept it.',
            },
            { when: (context) => !isHttp(context), text: 'The port belongs to another protocol, or a device in between changes responses.' },
        ],
        fixes: [
            { when: isHttp, text: 'Give the code to the owner of the server or gateway, who has to correct the response.' },
            { text: 'Check host and port of the address.' },
        ],
    }),
};

// EXTERNAL MODULE: ./build/failures/run.js
var run = __nccwpck_require__(7979);
;// CONCATENATED MODULE: ./build/failures/network.js







const PHASES = {
    dns: {
        when: 'while the name was resolved',
        silence: 'The name server does not respond.',
        ask: () => "ask the network team whether the runner's name server is up and reachable",
    },
    connect: { when: 'while connecting', silence: 'A firewall drops the packets, or the host is down.', ask: allowAccess },
    proxy: {
        when: 'while the proxy was connecting',
        silence: 'The proxy does not respond, or it cannot reach the host and does not report that.',
        ask: (context) => `ask the network team whether ${proxyOf(context)} is up and may connect to ${ports(context)}`,
    },
    tls: {
        when: 'during the TLS handshake',
        silence: 'A firewall accepts the connection and drops what follows, or the host hangs.',
        ask: allowAccess,
    },
    request: { when: 'while the request was sent', silence: 'The host, or a device in between, accepts no data.' },
    headers: {
        when: 'before the response began',
        silence: 'The host accepted the request and did not respond. It is overloaded, or a device in between drops responses.',
    },
    body: { when: 'in the middle of the response', silence: 'The host stopped in the middle of its response, or is very slow.' },
};
function allowAccess(context) {
    return `ask the network team to allow connections from the runner to ${ports(context)}`;
}
function when(context) {
    return phasesOf(context)
        .map((phase) => PHASES[phase].when)
        .join(' or ');
}
const DEFAULT_MS = 10_000;
const MOST_SECONDS = 300;
function sentence(clause) {
    return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
function timeoutFix(context) {
    const { error, timeoutMs } = context;
    const [phase, ...others] = phasesOf(context);
    const alone = others.length === 0 && placesOf(context).length === 1;
    const blocked = alone && phase !== undefined ? PHASES[phase].ask?.(context) : undefined;
    const ask = blocked ?? owner(context, alone);
    const more = Math.min(MOST_SECONDS, Math.max(30, Math.ceil((3 * timeoutMs) / 1000)));
    if (error.code !== 'TIMEOUT' || (blocked !== undefined && timeoutMs >= DEFAULT_MS) || more * 1000 <= timeoutMs)
        return sentence(ask);
    return `Set timeout-seconds: ${String(more)} in the step. If there is still no response, ${ask}.`;
}
function owner(context, alone) {
    if (context.error.proxy !== undefined)
        return `ask the network team about ${proxyOf(context)}`;
    if (!alone)
        return `ask the network team what stops the runner from reaching ${ports(context)}`;
    return (0,services/* serviceOfHost */.jE)(context.error.host) === undefined
        ? 'add the step below before this one, which shows where the connection stops'
        : 'open Resource health of the service in the Azure portal';
}
function connectionStep({ error }) {
    const command = `curl --verbose --max-time 60 --output /dev/null ${(0,shell/* bashWord */.Hu)(`https://${error.host}`)}`;
    return [
        {
            label: 'Add this step before it. It shows where the connection stops',
            language: 'yaml',
            text: `- run: ${command}\n  continue-on-error: true`,
        },
    ];
}
const NETWORK = {
    nameNotFound: network_facts_define({
        code: 'name-not-found',
        title: 'The host name does not exist for this runner',
        recovery: 'propagation',
        nodeCodes: ['ENOTFOUND'],
        what: (context) => `The name of ${named(context)} does not exist for this runner (${context.error.code}).`,
        causes: [
            { when: isSignIn, text: "The runner's name server does not resolve public names." },
            {
                when: (context) => !isSignIn(context),
                text: "The name has a typing error, or the service is deleted or a few minutes old, or the runner's network lacks the private DNS zone.",
            },
        ],
        fixes: [{ text: (context) => `Run nslookup ${nameOf(context)} on the runner to check the name.` }],
        wait: { hint: 'A service created minutes ago may not have its name yet', seconds: 600 },
    }, ADDRESS_HINTS),
    nameServerFailed: network_facts_define({
        code: 'name-server-failed',
        title: 'The name server failed to resolve the host',
        recovery: 'transient',
        nodeCodes: ['EAI_AGAIN', 'EAI_FAIL'],
        what: (context) => `The name server did not resolve the name of ${named(context)} (${context.error.code}).`,
        causes: [
            {
                when: ({ error }) => error.namesResolved === true,
                text: 'Other names resolved in this run, so the name server works. The name has a typing error, or the server for its domain or private DNS zone is not reachable.',
            },
            { when: ({ error }) => error.namesResolved !== true, text: 'The name server is down, overloaded or blocked by a firewall.' },
        ],
        fixes: [{ text: (context) => `Run the job again. If it fails again, run nslookup ${nameOf(context)} on the runner.` }],
    }),
    connectionRefused: network_facts_define({
        code: 'connection-refused',
        title: 'The host refuses connections',
        recovery: 'propagation',
        nodeCodes: ['ECONNREFUSED'],
        what: (context) => `${named(context)} refused the connection (${context.error.code}).`,
        causes: [
            { when: isSignIn, text: 'A firewall rejects the connection. The runner needs outbound access to this host.' },
            { when: (context) => !isSignIn(context), text: 'The service is not running yet, or a firewall rejects the connection.' },
        ],
        fixes: [{ text: (context) => sentence(allowAccess(context)) }],
        wait: (context) => (isSignIn(context) ? undefined : { hint: 'A new service can take several minutes to start', seconds: 600 }),
    }, ADDRESS_HINTS),
    connectionReset: network_facts_define({
        code: 'connection-reset',
        title: 'The connection was closed early',
        recovery: 'transient',
        nodeCodes: ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF'],
        what: (context) => `The connection to ${named(context)} was closed ${when(context)} (${context.error.code}).`,
        causes: [{ text: 'A firewall or proxy that blocks the host closes connections, and so does a server that restarts.' }],
        fixes: [{ text: 'Run the job again. If it fails again, ask the network team whether a firewall closes connections to the host.' }],
    }, [...ADDRESS_HINTS, ...BYPASS_HINTS]),
    networkUnreachable: network_facts_define({
        code: 'network-unreachable',
        title: 'There is no route to the host',
        recovery: 'transient',
        nodeCodes: ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'],
        what: (context) => `The runner has no route to the ${version(context)} of ${named(context)} (${context.error.code}).`,
        causes: [
            { text: (context) => `The runner's network does not route the ${version(context)}, or has no connectivity for that IP version.` },
        ],
        fixes: [
            {
                when: isSignIn,
                text: (context) => `Give the runner outbound access to ${ports(context)}: ask the network team for a route to its ${version(context)}.`,
            },
            { text: 'Run the job on a runner inside the network of the service, or ask the network team for a route.' },
        ],
    }, ADDRESS_HINTS),
    timedOut: network_facts_define({
        code: 'timed-out',
        title: 'There was no response in time',
        recovery: 'transient',
        nodeCodes: ['TIMEOUT', 'ETIMEDOUT'],
        what: (context) => context.error.code === 'TIMEOUT'
            ? `${named(context)} did not respond within ${String(context.timeoutMs / 1000)} s. The time ran out ${when(context)}.`
            : `${named(context)} did not respond. The operating system ended the attempt after ${seconds(context.error.afterMs)} s ${when(context)}.`,
        causes: [
            {
                when: (context) => placesOf(context).length > 1,
                text: (context) => 'Several hosts timed out together, so one cause is likely: the timeout is too short, or ' +
                    `${context.error.proxy === undefined ? 'the network' : proxyOf(context)} drops the traffic.`,
            },
            { when: (context) => placesOf(context).length === 1, text: ({ error }) => PHASES[error.phase].silence },
        ],
        fixes: [{ text: timeoutFix }],
        commands: connectionStep,
    }, [...ADDRESS_HINTS, ...BYPASS_HINTS]),
    addressNotAllowed: network_facts_define({
        code: 'address-not-allowed',
        title: 'The sign-in may not use this address',
        recovery: 'none',
        nodeCodes: ['ADDRESS_NOT_ALLOWED'],
        what: (context) => `Nothing was sent to ${named(context)}, because the sign-in may not use this address (${context.error.code}).`,
        causes: [
            {
                text: "A variable of the environment names another host. Tokens are requested only from the cloud's authority, and managed identities only from this machine and its private network.",
            },
        ],
        fixes: [{ text: 'Remove the variable that changes the address, such as IDENTITY_ENDPOINT, IMDS_ENDPOINT or MSAL_FORCE_REGION.' }],
    }),
    networkFailed: network_facts_define({
        code: 'network-failed',
        title: 'The connection failed',
        recovery: 'transient',
        what: (context) => `The connection to ${named(context)} failed ${when(context)} (${context.error.code}).`,
        causes: [{ text: "The action does not know this code. It is one of Node's." }],
        fixes: [{ text: 'Run the job again. If it fails again, look up the code in https://nodejs.org/api/errors.html.' }],
    }, [...ADDRESS_HINTS, ...BYPASS_HINTS]),
    ...TLS,
    ...PROXY,
};
function version({ error: { family } }) {
    return family === undefined ? 'address' : `IPv${String(family)} address`;
}
const BY_CODE = new Map(Object.values(NETWORK).flatMap((definition) => (definition.nodeCodes ?? []).map((code) => [code, definition])));
const BEFORE_PROXY = new Set([
    NETWORK.nameNotFound,
    NETWORK.nameServerFailed,
    NETWORK.connectionRefused,
    NETWORK.networkUnreachable,
]);
function networkFailure(context) {
    return context.error.code === 'DEADLINE' ? (0,failures_define/* createFailure */.p)(run/* deadlineReached */.JK, context) : (0,failures_define/* createFailure */.p)(definitionOf(context), context);
}
function definitionOf({ error: { code, phase, proxy, proxyStatus } }) {
    if (code === 'PROXY_STATUS')
        return PROXY_STATUS.get(proxyStatus ?? 0) ?? PROXY.proxyRefused;
    const known = BY_CODE.get(code);
    if (known !== undefined)
        return proxy !== undefined && BEFORE_PROXY.has(known) ? PROXY.proxyUnreachable : known;
    if (code.startsWith('HPE_'))
        return TLS.answerMalformed;
    return phase === 'tls' || /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|INVALID_)/.test(code) ? TLS.tlsFailed : NETWORK.networkFailed;
}


/***/ }),

/***/ 9856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ incidentLocked),
/* harmony export */   Fj: () => (/* binding */ githubApiFailed),
/* harmony export */   Gu: () => (/* binding */ deploymentsPermissionMissing),
/* harmony export */   Uz: () => (/* binding */ logPublic),
/* harmony export */   XZ: () => (/* binding */ incidentNotChecked),
/* harmony export */   ko: () => (/* binding */ issuesPermissionMissing),
/* harmony export */   v3: () => (/* binding */ noOutputFile),
/* harmony export */   yq: () => (/* binding */ incidentNotAllowed)
/* harmony export */ });
/* unused harmony export reporting */
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5031);

const noOutputFile = {
    code: 'no-output-file',
    title: 'The outputs cannot be written',
    recovery: 'none',
    headline: ({ systemCode }) => systemCode === undefined ? 'GITHUB_OUTPUT names no file that can be written.' : `Writing failed with ${systemCode}.`,
    what: ({ systemCode }) => systemCode === undefined
        ? 'GITHUB_OUTPUT names no file that can be written.'
        : `Writing the runner's file for outputs failed with ${systemCode}. Some outputs may be missing or incomplete.`,
    causes: [
        {
            when: ({ systemCode }) => systemCode === undefined,
            text: 'The step does not run on GitHub Actions. Without the file, the token would have to go through the log, and the step never does that.',
        },
        { when: ({ systemCode }) => isDiskFull(systemCode), text: 'The disk of the runner is full, or a quota is used up.' },
        {
            when: ({ systemCode }) => systemCode !== undefined && !isDiskFull(systemCode),
            text: 'The file system of the runner cannot be written.',
        },
    ],
    fixes: [
        {
            when: ({ systemCode }) => systemCode === undefined,
            text: 'Run the step on GitHub Actions, or set output-token: false to check access only.',
        },
        { when: ({ systemCode }) => isDiskFull(systemCode), text: 'Free space on the runner, then run the job again.' },
        { text: 'Check the disk of the runner (it must be writable, with free space on the runner), then run the job again.' },
    ],
};
const deploymentsPermissionMissing = permissionMissing('deployments', 'The job may not set the status of the deployment');
const issuesPermissionMissing = permissionMissing('issues', 'The job may not write the incident issue');
const is = (...refusals) => ({ refusal }) => refusals.includes(refusal);
const status = (...statuses) => ({ httpStatus, refusal }) => refusal === 'other' && statuses.includes(httpStatus ?? 0);
const isTemporary = ({ httpStatus = 0, refusal }) => refusal === 'other' && (httpStatus >= 500 || httpStatus === 408 || httpStatus === 429);
const githubApiFailed = {
    code: 'github-api-failed',
    title: "GitHub's API did not accept the report",
    recovery: 'transient',
    what: ({ action, httpStatus, refusal }) => `The step could not ${action}${httpStatus === undefined || refusal === 'insecure' ? '' : `: GitHub refused (${String(httpStatus)})`}. The verdict is not affected.`,
    causes: [
        { when: is('insecure'), text: 'GITHUB_API_URL is not an https address, so the step sent nothing.' },
        { when: is('no-response'), text: 'GitHub could not be reached, or did not respond in time.' },
        { when: is('rate-limit'), text: "GitHub's rate limit was reached, and it did not end while the step could wait." },
        { when: is('ip-allow-list'), text: "GitHub refuses this runner's address, because the organization has an IP allow list." },
        { when: is('saml'), text: 'The organization enforces SAML single sign-on, and github-token is not authorized for it.' },
        { when: is('archived'), text: 'The repository is archived, so it is read-only.' },
        { when: is('locked'), text: 'The issue is locked.' },
        {
            when: is('label-dropped'),
            text: 'GitHub dropped the label azure-healthcare-incident, because github-token may not set labels. The step closed the new issue, because without the label it cannot find it again.',
        },
        { when: isTemporary, text: 'GitHub has a temporary problem.' },
        { when: status(401), text: 'The token in github-token has expired or is wrong.' },
        { when: status(403), text: 'GitHub gave no reason that the action knows.' },
        { when: status(404), text: 'The deployment, issue or repository does not exist, or github-token cannot see it.' },
        { when: status(410), text: 'Issues are disabled in this repository, or the issue was deleted.' },
        { when: status(422), text: 'GitHub does not accept the content of the request for this deployment or issue.' },
    ],
    fixes: [
        { when: is('insecure'), text: 'Unset GITHUB_API_URL, or set it to the https address of the server.' },
        { when: is('no-response'), text: 'Run the job again. If it fails again, allow connections from the runner to the API of GitHub.' },
        { when: is('rate-limit'), text: 'Run the job again later, or run fewer jobs at the same time.' },
        { when: is('ip-allow-list'), text: "Ask the organization's owner to add the address of the runner to the IP allow list." },
        { when: is('saml'), text: 'Authorize the token for the organization, or leave github-token out to use the token of the job.' },
        { when: is('archived'), text: 'Unarchive the repository, or remove deployment-id and incident-issue.' },
        { when: is('locked'), text: 'Unlock the issue.' },
        {
            when: is('label-dropped'),
            text: 'Use a token with write access to issues: leave github-token out, and add issues: write to the permissions of the job.',
        },
        { when: isTemporary, text: 'Run the job again. If it fails again, look at https://www.githubstatus.com.' },
        { when: status(401), text: 'Leave github-token out to use the token of the job, or give it a valid token.' },
        { when: status(410), text: 'Turn on Issues in the settings of the repository, or remove incident-issue.' },
        { when: status(404), text: 'Check deployment-id, and that github-token belongs to this repository.' },
        { when: status(422), text: 'Check that deployment-id names an active deployment of this repository.' },
        { text: 'Check the permissions of github-token and the rules of the organization.' },
    ],
};
const incidentLocked = {
    code: 'incident-locked',
    title: 'The incident issue is locked',
    recovery: 'none',
    what: ({ issue }) => `The step updated the incident issue #${String(issue)} but did not comment on it.`,
    causes: [{ text: 'The issue is locked, so GitHub accepts no comments from the token of a job.' }],
    fixes: [{ text: 'Unlock the issue to get comments when the incident changes.' }],
};
const incidentNotChecked = {
    code: 'incident-not-checked',
    title: 'The incident stays open',
    recovery: 'none',
    what: ({ issue }) => `This run passed, but the incident issue #${String(issue)} stays open.`,
    causes: [{ text: 'The run did not check every endpoint that the incident is about.' }],
    fixes: [{ text: 'Run the workflow that opened the incident again, or close the issue if those endpoints are no longer checked.' }],
};
const incidentNotAllowed = {
    code: 'incident-not-allowed',
    title: 'This run may not change incidents',
    recovery: 'none',
    what: 'The step did not open, change or close an incident issue.',
    causes: [
        { when: ({ reason }) => reason === 'pull-request', text: 'A pull request started the run, and its changes may cause the result.' },
        {
            when: ({ reason }) => reason === 'branch',
            text: 'The run is neither on the default branch nor on a protected branch, where anyone who can push can change the check.',
        },
        { when: ({ reason }) => reason === 'default-branch-unknown', text: "The event's payload does not name the default branch." },
    ],
    fixes: [{ text: 'Use incident-issue in scheduled runs, or in runs of the default branch or of a protected branch.' }],
};
const logPublic = {
    code: 'log-public',
    title: 'Anyone can read this log',
    recovery: 'none',
    what: 'The log and the summary of this run name the endpoints and what fails there. The incident issue does not.',
    causes: [
        { when: ({ known }) => known, text: 'The repository is public.' },
        { when: ({ known }) => !known, text: 'GitHub did not report the visibility of the repository, so the step treats it as public.' },
    ],
    fixes: [{ text: 'Run the health check in a private repository.' }],
};
function permissionMissing(permission, title) {
    return {
        code: `${permission}-permission-missing`,
        title,
        recovery: 'none',
        what: ({ action, httpStatus }) => `The step could not ${action}: GitHub refused (${String(httpStatus)}). The verdict is not affected.`,
        causes: [{ text: `The job does not have the permission ${permission}: write.` }],
        fixes: [
            {
                text: 'Add the permissions block below to the job, and to the calling job of a reusable workflow. ' +
                    `If the job has permissions already, add only the line ${permission}: write to them.`,
            },
        ],
        facts: () => [{ name: 'Missing permission', value: `${permission}: write` }],
        commands: () => [
            { label: 'In the job', language: 'yaml', text: [..._github_js__WEBPACK_IMPORTED_MODULE_0__/* .OIDC_PERMISSIONS */ .RH, `  ${permission}: write # for the verdict`].join('\n') },
        ],
    };
}
function isDiskFull(systemCode) {
    return systemCode === 'ENOSPC' || systemCode === 'EDQUOT';
}
const reporting = {
    noOutputFile,
    deploymentsPermissionMissing,
    issuesPermissionMissing,
    githubApiFailed,
    incidentLocked,
    incidentNotChecked,
    incidentNotAllowed,
    logPublic,
};


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
const TOO_SHORT_MS = 20;
function slowEndpoints({ target, latencyMs, occurrences }) {
    return occurrences ?? [{ place: target.name, owner: target.base, latencyMs }];
}
function suggestedLimit(context) {
    const slowest = Math.max(...slowEndpoints(context).map(({ latencyMs = 0 }) => latencyMs));
    return Math.min(600_000, Math.ceil((2 * slowest) / 100) * 100);
}
const expectationUnmet = {
    code: 'expectation-unmet',
    title: 'The service is not as expected',
    recovery: 'none',
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

/***/ 1930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ BODY_LIMIT),
  u: () => (/* binding */ createHttpClient)
});

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
// EXTERNAL MODULE: ./build/util/json.js
var json = __nccwpck_require__(4891);
;// CONCATENATED MODULE: external "node:dns"
const external_node_dns_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: external "node:querystring"
const external_node_querystring_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
// EXTERNAL MODULE: ./build/http/proxy.js
var http_proxy = __nccwpck_require__(2749);
;// CONCATENATED MODULE: ./build/http/connect.js








function errorWithCode(code) {
    return Object.assign(new Error(), { code });
}
class Preconnection {
    trace = { phase: 'connect' };
    socket;
    #abort = new AbortController();
    closed = false;
    constructor(url, proxy, onlyPrivate = false) {
        this.socket = connect(url, proxy, this.trace, this.#abort.signal, onlyPrivate);
        this.socket.then((socket) => {
            socket
                .on('error', () => undefined)
                .once('close', () => {
                this.closed = true;
            });
        }, () => undefined);
    }
    abort() {
        this.#abort.abort();
        this.socket.then((socket) => socket.destroy(), () => undefined);
    }
}
async function connect(url, proxy, trace, signal, onlyPrivate) {
    if (proxy !== undefined && url.protocol === 'http:')
        return connect(proxy, undefined, trace, signal, false);
    const socket = proxy === undefined ? await connectTcp(url, trace, signal, onlyPrivate) : await connectTunnel(url, proxy, trace, signal);
    return url.protocol === 'https:' ? connect_secure(socket, url, trace, signal) : socket;
}
function addressKind(address) {
    return isLocal(address) || SHARED.check(address, (0,external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4') ? 'private' : 'public';
}
function isLocal(address) {
    return LOCAL.check(address, (0,external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4');
}
const LOCAL = new external_node_net_.BlockList();
LOCAL.addSubnet('10.0.0.0', 8, 'ipv4');
LOCAL.addSubnet('172.16.0.0', 12, 'ipv4');
LOCAL.addSubnet('192.168.0.0', 16, 'ipv4');
LOCAL.addSubnet('169.254.0.0', 16, 'ipv4');
LOCAL.addSubnet('127.0.0.0', 8, 'ipv4');
LOCAL.addSubnet('fc00::', 7, 'ipv6');
LOCAL.addSubnet('fe80::', 10, 'ipv6');
LOCAL.addAddress('::1', 'ipv6');
const SHARED = new external_node_net_.BlockList();
SHARED.addSubnet('100.64.0.0', 10, 'ipv4');
function bare(hostname) {
    return hostname.replace(/^\[|\]$/g, '');
}
const NEXT_ADDRESS_MS = 250;
function connectTcp(url, trace, signal, onlyPrivate = false) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const host = bare(url.hostname);
    const open = new Set();
    const errors = [];
    const waiting = [];
    let since = performance.now();
    let timer;
    const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        waiting.length = 0;
        for (const socket of open)
            socket.on('error', () => undefined).destroy();
    };
    const abort = () => {
        end();
        reject(errorWithCode('ABORTED'));
    };
    const show = ({ address, family }) => {
        trace.address = addressKind(address);
        trace.family = family === 6 ? 6 : 4;
    };
    const start = (at) => {
        trace.addresses = (trace.addresses ?? 0) + 1;
        if (at.address !== host)
            show(at);
        clearTimeout(timer);
        timer = setTimeout(next, NEXT_ADDRESS_MS);
    };
    const dial = (lookup, at) => {
        const socket = (0,external_node_net_.connect)({ host, port: (0,http_proxy/* portOf */.HM)(url), noDelay: true, autoSelectFamily: false, lookup });
        let address = at;
        socket.once('lookup', (error, ip, family) => {
            if (error === null)
                address = { address: ip, family };
        });
        open.add(socket);
        socket.once('connect', () => {
            open.delete(socket);
            trace.connect = performance.now() - since;
            if (address !== undefined)
                show(address);
            end();
            resolve(socket);
        });
        socket.once('error', (error) => {
            open.delete(socket);
            errors.push({ error, at: address });
            next();
        });
    };
    const next = () => {
        const address = waiting.shift();
        if (address !== undefined) {
            start(address);
            dial((_host, _options, done) => {
                done(null, address.address, address.family);
            }, address);
        }
        else if (open.size === 0) {
            const blamed = errors.find(({ error }) => !isUnroutable(error)) ?? errors[0];
            if (blamed?.at !== undefined)
                show(blamed.at);
            end();
            reject(blamed?.error);
        }
    };
    const resolveName = (name, options, done) => {
        external_node_dns_namespaceObject.lookup(name, { ...options, all: true }, (error, found) => {
            if (signal.aborted)
                return;
            const [first, ...others] = error === null ? alternate(found.filter(({ address }) => !onlyPrivate || isLocal(address))) : [];
            if (first === undefined) {
                done(error ?? errorWithCode('ADDRESS_NOT_ALLOWED'), '', 0);
                return;
            }
            trace.dns = performance.now() - since;
            trace.phase = 'connect';
            since = performance.now();
            waiting.push(...others);
            start(first);
            done(null, first.address, first.family);
        });
    };
    trace.phase = 'dns';
    if ((0,external_node_net_.isIP)(host) !== 0) {
        trace.phase = 'connect';
        if (onlyPrivate && !isLocal(host))
            return Promise.reject(errorWithCode('ADDRESS_NOT_ALLOWED'));
        start({ address: host, family: (0,external_node_net_.isIP)(host) });
    }
    signal.addEventListener('abort', abort);
    dial(resolveName);
    return promise;
}
function alternate(found) {
    const preferred = found.filter(({ family }) => family === found[0]?.family);
    const others = found.filter(({ family }) => family !== found[0]?.family);
    return found.flatMap((_, index) => [preferred[index], others[index]]).filter((address) => address !== undefined);
}
function isUnroutable(error) {
    const code = (0,json/* text */.Qq)((0,json/* isRecord */.u4)(error) ? error['code'] : undefined);
    return code !== undefined && ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code);
}
async function connectTunnel(url, proxy, trace, signal) {
    trace.phase = 'proxy';
    const since = performance.now();
    const own = { phase: 'connect' };
    try {
        const plain = await connectTcp(proxy, own, signal);
        const connection = proxy.protocol === 'https:' ? await connect_secure(plain, proxy, own, signal) : plain;
        const socket = await requestTunnel(connection, url, proxy, trace, signal);
        trace.connect = performance.now() - since;
        return socket;
    }
    finally {
        if (own.addresses !== undefined)
            trace.addresses = own.addresses;
    }
}
function requestTunnel(connection, url, proxy, trace, signal) {
    const target = `${url.hostname}:${String((0,http_proxy/* portOf */.HM)(url))}`;
    const request = (0,external_node_http_.request)({ method: 'CONNECT', path: target, createConnection: () => connection, signal });
    request.setHeader('host', target);
    if (proxy.username !== '')
        request.setHeader('proxy-authorization', credentials(proxy));
    return new Promise((resolve, reject) => {
        request.once('connect', (response, socket, rest) => {
            if (response.statusCode === 200 && rest.length === 0) {
                resolve(socket);
                return;
            }
            socket.destroy();
            trace.proxyStatus = response.statusCode;
            trace.proxySchemes = schemesOf(response.headers['proxy-authenticate']);
            reject(errorWithCode('PROXY_STATUS'));
        });
        request.once('error', reject);
        request.end();
    });
}
const SCHEMES = ['Basic', 'Digest', 'NTLM', 'Negotiate', 'Bearer'];
function schemesOf(challenge) {
    const unquoted = String(challenge ?? '').replaceAll(/"[^"]*"/g, '');
    const known = SCHEMES.filter((scheme) => new RegExp(`(?:^|,)\\s*${scheme}(?=[\\s,]|$)`, 'i').test(unquoted));
    return known.length === 0 && unquoted.trim() !== '' ? ['another scheme'] : known;
}
function credentials(proxy) {
    const pair = `${(0,external_node_querystring_namespaceObject.unescape)(proxy.username)}:${(0,external_node_querystring_namespaceObject.unescape)(proxy.password)}`;
    return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}
let context;
function secureContext() {
    return (context ??= (0,external_node_tls_namespaceObject.createSecureContext)());
}
async function connect_secure(socket, url, trace, signal) {
    trace.phase = 'tls';
    const since = performance.now();
    const host = bare(url.hostname);
    const secured = (0,external_node_tls_namespaceObject.connect)({
        socket,
        host,
        secureContext: secureContext(),
        rejectUnauthorized: true,
        ALPNProtocols: ['http/1.1'],
        ...((0,external_node_net_.isIP)(host) === 0 && { servername: host }),
    });
    try {
        await (0,external_node_events_namespaceObject.once)(secured, 'secureConnect', { signal });
    }
    catch (error) {
        secured.on('error', () => undefined).destroy();
        throw error;
    }
    trace.tls = performance.now() - since;
    return secured;
}

;// CONCATENATED MODULE: ./build/http/attempt.js







const HEAD_LIMIT = 16 * 1024;
function createAgents() {
    const agents = { https: new external_node_https_.Agent({ keepAlive: true }), http: new external_node_http_.Agent({ keepAlive: true }) };
    for (const agent of [agents.https, agents.http]) {
        agent.createConnection = (options, callback) => callback && options.createConnection?.(options, callback);
    }
    return agents;
}
class RequestAttempt {
    url;
    proxy;
    #connect;
    fail;
    #connection;
    #phase;
    #started = performance.now();
    #failed;
    constructor(url, proxy, connect) {
        this.url = url;
        this.proxy = proxy;
        this.#connect = connect;
        const { promise, reject } = Promise.withResolvers();
        promise.catch(() => undefined);
        this.#failed = promise;
        this.fail = reject;
    }
    async run(request, maxBytes, agents) {
        const sending = this.#start(request, agents);
        sending.on('error', this.fail).once('upgrade', (_response, socket) => {
            socket.destroy();
            this.fail(errorWithCode('UNEXPECTED_UPGRADE'));
        });
        const released = (0,external_node_events_namespaceObject.once)(sending, 'close');
        released.catch(() => undefined);
        try {
            const sent = await Promise.race([(0,external_node_events_namespaceObject.once)(sending, 'socket'), this.#failed]).then(() => performance.now());
            this.#phase = 'headers';
            const response = await Promise.race([responseOf(sending), this.#failed]);
            const firstByte = performance.now() - sent;
            if (response.statusCode === 101)
                throw errorWithCode('UNEXPECTED_UPGRADE');
            this.#phase = 'body';
            const body = await Promise.race([bodyOf(response, maxBytes), this.#failed]);
            const { dns, connect, tls, address } = this.#connection?.trace ?? {};
            await Promise.race([released, this.#failed]);
            const total = (dns ?? 0) + (connect ?? 0) + (tls ?? 0) + performance.now() - sent;
            return {
                status: Number(response.statusCode),
                ...decode(headersOf(response), body, maxBytes),
                timings: { dns, connect, tls, firstByte, total },
                address,
                proxy: this.proxy && (0,http_proxy/* proxyName */.ec)(this.proxy),
            };
        }
        catch (error) {
            sending.destroy();
            this.#connection?.abort();
            throw error;
        }
    }
    #start(request, agents) {
        const { url, proxy } = this;
        const absolute = url.protocol === 'http:' && proxy !== undefined;
        const options = {
            host: bare(url.hostname),
            port: (0,http_proxy/* portOf */.HM)(url),
            method: request.method ?? 'GET',
            path: absolute ? url.href : `${url.pathname}${url.search}`,
            maxHeaderSize: HEAD_LIMIT,
            createConnection: (_, done) => {
                this.#connection = this.#connect();
                this.#connection.socket.then((socket) => {
                    done(null, socket);
                }, this.fail);
            },
        };
        const sending = url.protocol === 'https:' ? (0,external_node_https_.request)({ ...options, agent: agents.https }) : (0,external_node_http_.request)({ ...options, agent: agents.http });
        for (const [name, value] of Object.entries({ 'accept-encoding': 'identity', ...request.headers }))
            sending.setHeader(name, value);
        if (absolute && proxy.username !== '')
            sending.setHeader('proxy-authorization', credentials(proxy));
        if (request.onRequestSent !== undefined)
            sending.once('finish', request.onRequestSent);
        sending.end(request.body);
        return sending;
    }
    describeError(error) {
        const { phase, proxyStatus, proxySchemes, address, family, addresses, dns, connect, tls } = this.#connection?.trace ?? {
            phase: 'request',
        };
        return {
            phase: this.#phase ?? phase,
            code: codeOf(error),
            host: this.url.host,
            afterMs: Math.round(performance.now() - this.#started),
            proxy: this.proxy && (0,http_proxy/* proxyName */.ec)(this.proxy),
            proxyStatus,
            proxySchemes,
            proxyLogin: this.proxy && this.proxy.username !== '',
            address,
            family,
            addresses,
            timings: { dns, connect, tls },
        };
    }
}
async function responseOf(sending) {
    const { promise, resolve } = Promise.withResolvers();
    sending.once('response', resolve);
    return promise;
}
async function bodyOf(response, maxBytes) {
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
        throw errorWithCode('CUT_OFF');
    }
    if (size > maxBytes)
        throw errorWithCode('TOO_LARGE');
    return Buffer.concat(chunks);
}
const DECODERS = { gzip: external_node_zlib_.gunzipSync, 'x-gzip': external_node_zlib_.gunzipSync, deflate: external_node_zlib_.inflateSync, br: external_node_zlib_.brotliDecompressSync, zstd: external_node_zlib_.zstdDecompressSync };
function decode(headers, body, maxBytes) {
    const { 'content-encoding': coding, ...others } = headers;
    const decoder = new Map(Object.entries(DECODERS)).get(coding?.trim().toLowerCase() ?? '');
    if (decoder === undefined || body.length === 0)
        return { headers, body };
    try {
        return { headers: others, body: decoder(body, { maxOutputLength: maxBytes }) };
    }
    catch (error) {
        if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE')
            throw errorWithCode('TOO_LARGE');
        return { headers, body };
    }
}
function headersOf({ headers }) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
const PARSER_CODES = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };
function codeOf(error) {
    const code = (0,json/* text */.Qq)((0,json/* isRecord */.u4)(error) ? error['code'] : undefined) ?? '';
    return PARSER_CODES[code] ?? (/^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/http/trust.js



function inspectExtraCa(path) {
    if (path === undefined || path === '')
        return undefined;
    try {
        return isPem((0,external_node_fs_.readFileSync)(path, 'latin1')) ? undefined : 'not-pem';
    }
    catch (error) {
        return (0,json/* isRecord */.u4)(error) && (error['code'] === 'ENOENT' || error['code'] === 'ENOTDIR') ? 'missing' : 'unreadable';
    }
}
function isPem(content) {
    const [first] = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/.exec(content) ?? [];
    if (first === undefined)
        return false;
    try {
        return new external_node_crypto_.X509Certificate(first).raw.length > 0;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/http/client.js




const BODY_LIMIT = 1024 * 1024;
function createHttpClient(proxies, limits, now) {
    const early = new Map();
    const agents = createAgents();
    let namesResolved = false;
    const connect = (url, proxy) => {
        const opened = early.get(url.origin);
        early.delete(url.origin);
        return opened === undefined || opened.closed ? new Preconnection(url, proxy) : opened;
    };
    return {
        open(url) {
            if (!early.has(url.origin))
                early.set(url.origin, new Preconnection(url, (0,http_proxy/* proxyFor */.iJ)(proxies, url)));
        },
        async send(request) {
            const { url, only, maxBytes = BODY_LIMIT } = request;
            const isPrivate = only === 'private';
            const proxy = isPrivate ? undefined : (0,http_proxy/* proxyFor */.iJ)(proxies, url);
            const left = Math.max(0, limits.deadline - now());
            const limit = left < limits.timeoutMs ? { ms: left, code: 'DEADLINE' } : { ms: limits.timeoutMs, code: 'TIMEOUT' };
            const attempt = new RequestAttempt(url, proxy, () => (isPrivate ? new Preconnection(url, proxy, true) : connect(url, proxy)));
            const timer = setTimeout(() => {
                attempt.fail(errorWithCode(limit.code));
            }, limit.ms);
            const pool = isPrivate ? createAgents() : agents;
            try {
                if (typeof only === 'object' && only.origin !== url.origin)
                    throw errorWithCode('ADDRESS_NOT_ALLOWED');
                if (left === 0)
                    throw errorWithCode('DEADLINE');
                const response = await attempt.run(request, maxBytes, pool);
                namesResolved ||= response.timings.dns !== undefined;
                return { ok: true, response };
            }
            catch (error) {
                const described = attempt.describeError(error);
                return { ok: false, error: { ...described, namesResolved, ...clues(described, proxies, url) } };
            }
            finally {
                clearTimeout(timer);
                if (isPrivate)
                    destroy(pool);
            }
        },
        close() {
            for (const connection of early.values())
                connection.abort();
            destroy(agents);
        },
    };
}
function destroy({ https, http }) {
    https.destroy();
    http.destroy();
}
function clues({ phase, code, proxy }, proxies, url) {
    return {
        ...(proxy !== undefined && { missedBypass: (0,http_proxy/* missedBypass */.iu)(proxies, url) }),
        ...((phase === 'tls' || (phase === 'proxy' && code !== 'PROXY_STATUS')) && { extraCa: inspectExtraCa(proxies.extraCaFile) }),
    };
}


/***/ }),

/***/ 2749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   ec: () => (/* binding */ proxyName),
/* harmony export */   iJ: () => (/* binding */ proxyFor),
/* harmony export */   iu: () => (/* binding */ missedBypass),
/* harmony export */   rq: () => (/* binding */ readProxies)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);

function readProxies(env) {
    const read = (lower) => {
        const variables = [lower, lower.toUpperCase()].map((variable) => ({ variable, value: env[variable]?.trim() ?? '' }));
        const given = variables.find(({ value }) => value !== '');
        if (given === undefined)
            return undefined;
        const url = given.value.includes('://') ? given.value : `http://${given.value}`;
        const problem = problemOf(url, given.value);
        return problem === undefined ? new URL(url) : { variable: given.variable, problem };
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
    return { https, http, bypass, extraCaFile: env['NODE_EXTRA_CA_CERTS'] };
}
const QUOTE = `["'\`\u201c\u201d\u2018\u2019]`;
const QUOTED = new RegExp(`^${QUOTE}|${QUOTE}$`);
function problemOf(url, value) {
    const [, scheme = '', rest = ''] = /^(.*?):\/\/(.*)$/s.exec(url) ?? [];
    const login = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
    if (QUOTED.test(value))
        return 'has quotation marks around it, and the .env file of the runner keeps them as part of the value';
    if (/[/\\?#]/.test(login)) {
        return String.raw `has a character before @ that must be percent-encoded (\ is %5C, / is %2F, # is %23, ? is %3F)`;
    }
    if (!/^https?$/i.test(scheme))
        return 'does not begin with http:// or https://, the only kinds of proxy that the runner supports';
    if (!URL.canParse(url) || rest.includes('://'))
        return 'is not a URL of the form http://HOST:PORT';
    return undefined;
}
function proxyFor(proxies, url) {
    const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
    return proxy === undefined || isLoopback(url.hostname) || proxies.bypass.some((entry) => matches(entry, url)) ? undefined : proxy;
}
function proxyName(proxy) {
    return `${proxy.hostname}:${String(portOf(proxy))}`;
}
function portOf(url) {
    return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}
function isLoopback(hostname) {
    return (hostname === 'localhost' ||
        hostname.endsWith('.localhost') ||
        hostname === '[::1]' ||
        ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(hostname) === 4 && hostname.startsWith('127.')));
}
function matches(entry, url) {
    if (entry === '*')
        return true;
    const [, name = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (port !== undefined && Number(port) !== portOf(url))
        return false;
    const host = url.hostname.toLowerCase();
    return name.startsWith('.') ? host.endsWith(name) : host === name || host.endsWith(`.${name}`);
}
function missedBypass({ bypass }, url) {
    for (const entry of bypass) {
        const missed = missedBy(entry, url);
        if (missed !== undefined)
            return missed;
    }
    return undefined;
}
function missedBy(entry, url) {
    const shown = /^[\w.*:/-]{1,253}$/.test(entry) ? entry : undefined;
    const parts = entry.split(/[\s;]+/).filter((part) => part !== '');
    if (parts.length > 1) {
        const meant = parts.some((part) => matches(part, url) || missedBy(part, url) !== undefined);
        return meant ? { mistake: 'separator', entry: undefined, instead: undefined } : undefined;
    }
    const unquoted = entry.replace(new RegExp(`^${QUOTE}+|${QUOTE}+$`, 'g'), '');
    if (unquoted !== entry) {
        const meant = matches(unquoted, url) || missedBy(unquoted, url) !== undefined;
        return meant ? { mistake: 'quoted', entry: undefined, instead: undefined } : undefined;
    }
    if (isRange(entry))
        return meansRange(entry, url) ? { mistake: 'range', entry, instead: url.hostname } : undefined;
    const name = entry.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/s, '');
    if (name !== entry)
        return matches(name, url) ? { mistake: 'url', entry: undefined, instead: undefined } : undefined;
    if (!entry.includes('*') || !matchesWildcard(entry, url))
        return undefined;
    const [, after] = /^\*(\.?[^*]+)$/.exec(entry) ?? [];
    return { mistake: 'wildcard', entry: shown, instead: after ?? url.hostname };
}
function isRange(entry) {
    const [, address = '', bits = ''] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
    const version = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    return version !== 0 && Number(bits) <= (version === 4 ? 32 : 128);
}
function meansRange(range, url) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0)
        return true;
    const [address = '', bits = ''] = range.split('/');
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(address, Number(bits), (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 6 ? 'ipv6' : 'ipv4');
    return list.check(host, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6 ? 'ipv6' : 'ipv4');
}
function matchesWildcard(entry, url) {
    const [, name = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (port !== undefined && Number(port) !== portOf(url))
        return false;
    const pieces = name.split('*');
    const host = url.hostname.toLowerCase();
    const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
    if (!host.startsWith(first) || !host.endsWith(last) || host.length < first.length + last.length)
        return false;
    let from = first.length;
    for (const piece of pieces.slice(1, -1)) {
        const at = host.indexOf(piece, from);
        if (at < 0)
            return false;
        from = at + piece.length;
    }
    return from <= host.length - last.length;
}


/***/ }),

/***/ 2051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./build/azure/clouds.js
var clouds = __nccwpck_require__(3796);
// EXTERNAL MODULE: ./build/azure/audiences.js
var azure_audiences = __nccwpck_require__(5007);
// EXTERNAL MODULE: ./build/util/json.js
var json = __nccwpck_require__(4891);
// EXTERNAL MODULE: ./build/util/notice.js
var notice = __nccwpck_require__(4397);
// EXTERNAL MODULE: ./build/util/user-input.js
var user_input = __nccwpck_require__(1403);
;// CONCATENATED MODULE: ./build/azure/application-insights.js





const COPY = 'Copy the connection string again from the overview page of the resource in the Azure portal';
function readConnectionString(given, cloud) {
    const wrong = (problem) => (0,user_input/* invalid */.Gq)('input-invalid', problem, COPY);
    const values = new Map();
    for (const pair of (given.endsWith(';') ? given.slice(0, -1) : given).split(';')) {
        const at = pair.indexOf('=');
        const [key, value] = [pair.slice(0, Math.max(0, at)).trim().toLowerCase(), pair.slice(at + 1).trim()];
        if (key === '' || value === '')
            return wrong('has a part that is not key=value');
        if (values.has(key))
            return wrong('has a key twice');
        values.set(key, value);
    }
    const key = values.get('instrumentationkey');
    if (key === undefined)
        return wrong('has no InstrumentationKey');
    if (!json/* GUID */.Sm.test(key))
        return wrong('has an InstrumentationKey that is not a GUID');
    const address = addressOf(values);
    const endpoint = URL.canParse(address) ? new URL(address) : undefined;
    if (endpoint === undefined || !isOrigin(endpoint, address))
        return wrong('has an ingestion endpoint that is not https://<host>/ on port 443');
    const host = endpoint.hostname.replace(/\.$/, '');
    const owner = Object.values(clouds/* CLOUDS */.J).find(({ monitor }) => monitor.hosts.some((suffix) => host.endsWith(suffix)));
    if (owner === undefined)
        return (0,user_input/* invalid */.Gq)('input-invalid', 'has an ingestion endpoint that is not a host of Azure Monitor', COPY, {
            reason: 'The results are sent with a token, so they go only to hosts of Azure.',
        });
    if (owner.name !== cloud.name)
        return (0,user_input/* invalid */.Gq)('cloud-endpoint-mismatch', `belongs to ${owner.title}`, (0,azure_audiences/* moveToCloud */.iN)(owner.name), { dependsOn: 'environment' });
    const named = values.get('aadaudience')?.replace(/\/(?:\/?\.default)?$/, '');
    const notes = named === undefined || named === cloud.monitor.audience
        ? []
        : [(0,notice/* warning */.$)(`AADAudience is ignored, because Azure Monitor has the audience ${cloud.monitor.audience} in ${cloud.title}`)];
    return (0,user_input.ok)({ instrumentationKey: key.toLowerCase(), ingestionEndpoint: new URL(`https://${host}`), audience: cloud.monitor.audience }, notes);
}
function addressOf(values) {
    const [suffix, location] = [values.get('endpointsuffix'), values.get('location')];
    const region = location === undefined ? '' : `${trimDots(location)}.`;
    return (values.get('ingestionendpoint') ??
        (suffix === undefined ? 'https://dc.services.visualstudio.com' : `https://${region}dc.${trimDots(suffix)}`));
}
function trimDots(text) {
    return text.slice(0, 253).replace(/^\.+/, '').replace(/\.+$/, '');
}
function isOrigin(url, address) {
    return url.protocol === 'https:' && url.port === '' && url.pathname === '/' && !/[@?#\\]/.test(address) && /^[\w.-]+$/.test(url.hostname);
}

// EXTERNAL MODULE: ./build/failures/define.js
var failures_define = __nccwpck_require__(871);
// EXTERNAL MODULE: ./build/failures/reporting.js
var reporting = __nccwpck_require__(9856);
// EXTERNAL MODULE: ./build/http/proxy.js
var proxy = __nccwpck_require__(2749);
// EXTERNAL MODULE: ./build/util/retry.js
var retry = __nccwpck_require__(7967);
// EXTERNAL MODULE: ./build/azure/services/index.js + 6 modules
var services = __nccwpck_require__(8534);
;// CONCATENATED MODULE: ./build/inputs/expectations.js


const INPUT = 'expect';
const expectations_services = Object.values(services/* SERVICES */.Bg);
const STATEMENTS = expectations_services.flatMap(({ expectations }) => Object.keys(expectations?.checks ?? {}));
const NAMES = [...STATEMENTS, 'allowed', 'denied', 'anonymous', 'unsigned-token'];
const RIGHTS = ['read', 'export', 'import', 'reindex', 'bulk-operate'];
const ANONYMOUS = [200, 302, 403, 404];
const UNPROVABLE = /^(?:write|create|update|patch|put|post|delete|(?:hard|soft|bulk)[-_ ]?delete|purge|convert(?:[-_ ]?data)?|admin|owner|contribut\w*|smart|validate|manage\w*|\*|all)$/i;
const URI = {
    pattern: /^(?:https?:\/\/|urn:)[^\s"'<>,;{}[\]\\^`]+$/i,
    what: 'is not a URL',
    fix: 'Write one canonical URL per line, such as http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient',
};
const FORMS = {
    'fhir-version': {
        pattern: /^(?:stu3|r4b?|r5|r6|\d{1,2}(?:\.\d{1,2}){0,2}(?:-[a-z0-9.]{1,20})?)$/i,
        what: 'is not a FHIR version',
        fix: 'Write a release or a version, such as R4 or 4.0.1',
        table: ['STU3', 'R4', 'R4B', 'R5', '3.0', '3.0.1', '3.0.2', '4.0', '4.0.0', '4.0.1', '4.3', '4.3.0', '5.0', '5.0.0'],
    },
    resource: {
        pattern: /^[A-Z][A-Za-z]{1,60}$/,
        what: 'is not a resource type',
        fix: 'Write one resource type per line, spelt as in FHIR: Patient',
        table: [
            'Patient',
            'Observation',
            'Encounter',
            'Condition',
            'Practitioner',
            'Organization',
            'MedicationRequest',
            'DiagnosticReport',
            'StructureDefinition',
        ],
    },
    operation: {
        pattern: /^(?:[A-Za-z]{1,60}\/)?\$?[A-Za-z][A-Za-z0-9-]{0,63}$/,
        what: 'is not an operation',
        fix: 'Write one operation per line, such as $export',
        table: [
            'export',
            'everything',
            'patient-everything',
            'patient-export',
            'group-export',
            'convert-data',
            'reindex',
            'validate',
            'import',
            'member-match',
        ],
    },
    profile: URI,
    instantiates: URI,
};
function readExpectations(reader, targets, smokeTest, notices) {
    const lines = reader.lines(INPUT);
    if (!smokeTest && lines.length > 0)
        notices.push({ level: 'warning', text: 'expect: not checked, because smoke-test: false sends nothing to the endpoint.' });
    const expectations = [];
    const access = new Map();
    let anonymousStatus;
    let checkUnsignedToken = true;
    for (const line of lines) {
        const parsed = parseLine(line.text);
        const read = 'code' in parsed ? parsed : readValue(parsed, targets);
        if ('code' in read) {
            reader.record(INPUT, line, read);
            continue;
        }
        if ('right' in read) {
            const other = access.get(read.right);
            if (other !== undefined && other !== read.expected)
                reader.record(INPUT, line, error(`contradicts another line: ${read.right} cannot be both allowed and denied`, 'Remove one of the two lines'));
            access.set(read.right, read.expected);
        }
        else if ('status' in read) {
            if (anonymousStatus !== undefined && anonymousStatus !== read.status)
                reader.record(INPUT, line, error('contradicts another line: anonymous names two statuses', 'Remove one of the two lines'));
            anonymousStatus = read.status;
        }
        else if ('skip' in read)
            checkUnsignedToken = false;
        else
            expectations.push(read);
    }
    return { expectations, access: [...access].map(([right, expected]) => ({ right, expected })), anonymousStatus, checkUnsignedToken };
}
function error(problem, fix, more = {}) {
    return { code: 'input-invalid', problem, fix, ...more };
}
function parseLine(text) {
    const split = (line) => {
        const at = line.indexOf(':');
        const [name, value] = [line.slice(0, Math.max(0, at)).trim(), line.slice(at + 1).trim()];
        return at > 0 && value !== '' && /^[\w-]{1,60}(?: [\w-]{1,60})?$/.test(name) ? { name, value } : undefined;
    };
    const find = (name) => NAMES.find((known) => known === name.toLowerCase());
    const line = split(text);
    const known = line && find(line.name);
    if (line !== undefined && known !== undefined)
        return { name: known, value: line.value };
    const flaws = (0,user_input/* describeFlaws */.Zf)(text, (rest) => find(split(rest)?.name ?? '') !== undefined, [INPUT]);
    if (flaws?.fits === true)
        return error(flaws.problem, flaws.fix, { correction: flaws.correction });
    if (line === undefined)
        return flaws === undefined
            ? error('is not a line of name: value', `Write name: value with one of the names ${NAMES.join(', ')}`)
            : error(flaws.problem, flaws.fix);
    const meant = (0,user_input/* nearest */.pA)(line.name.replaceAll(/[_ ]/g, '-'), NAMES);
    const value = FORMS[meant]?.table?.find((each) => each.toLowerCase() === line.value.toLowerCase());
    return error('has an unknown name', `Write ${meant}: as the name. The names are ${NAMES.join(', ')}`, {
        ...(value !== undefined && { correction: `${meant}: ${value}` }),
    });
}
function readValue(line, targets) {
    const { name, value } = line;
    if (name === 'allowed' || name === 'denied')
        return readRight(name, value, targets);
    if (name === 'anonymous' || name === 'unsigned-token') {
        const status = ANONYMOUS.find((known) => String(known) === value);
        const isSkip = name === 'unsigned-token' && value.toLowerCase() === 'skip';
        if (name === 'anonymous' && status === undefined)
            return valueError(name, value, `is not ${(0,user_input/* either */.gP)(ANONYMOUS.map(String))}`, `Write the status that the owner intends: anonymous: ${(0,user_input/* either */.gP)(ANONYMOUS.map(String))}`, ANONYMOUS.map(String));
        if (name === 'unsigned-token' && !isSkip)
            return valueError(name, value, 'is not skip', 'Write unsigned-token: skip, or remove the line', ['skip']);
        if (!targets.some(({ trust }) => trust === 'user'))
            return error(`has ${name}, which is only for hosts in trusted-hosts`, 'Remove the line', { dependsOn: 'endpoint' });
        return status === undefined ? { skip: true } : { status };
    }
    const form = FORMS[name];
    if (form !== undefined && !form.pattern.test(value))
        return valueError(name, value, form.what, form.fix, form.table);
    if (!targets.some(({ service }) => service.expectations !== undefined && name in service.expectations.checks))
        return error(`has ${name}, which no service of the endpoints knows`, 'Remove the line, or add an endpoint of a FHIR service', {
            dependsOn: 'endpoint',
        });
    return line;
}
function valueError(name, value, what, fix, table = []) {
    const find = (text) => table.find((each) => each.toLowerCase() === text.toLowerCase());
    const fits = (text) => find(text) !== undefined || FORMS[name]?.pattern.test(text) === true;
    const flaws = (0,user_input/* describeFlaws */.Zf)(value, fits);
    const stripped = flaws === undefined ? find(value.replace(/^v(?=\d)/i, '')) : undefined;
    const known = stripped ?? find(flaws?.correction ?? '');
    const correction = known === undefined ? {} : { correction: `${name}: ${known}` };
    if (flaws !== undefined)
        return error(`has a value of ${name} that ${flaws.problem}`, flaws.fits ? flaws.fix : fix, correction);
    if (value.includes(','))
        return error(`has a value of ${name} that has a comma`, `Write one line of ${name} for each, without commas`);
    return error(`has a value of ${name} that ${what}`, fix, correction);
}
function readRight(expected, value, targets) {
    const right = RIGHTS.find((known) => known === value.toLowerCase());
    if (right === undefined) {
        if (UNPROVABLE.test(value))
            return error('names a right that no GET request can prove, and the action sends no other request', UNPROVABLE_FIX, {
                reason: 'Reading cannot show whether an identity may write, delete or convert data.',
            });
        const meant = (0,user_input/* misspelt */.IM)(value, RIGHTS) ?? SYNONYMS.find(([word]) => word.test(value))?.[1];
        return meant === undefined
            ? valueError(expected, value, 'is not a right', `Write ${(0,user_input/* either */.gP)(RIGHTS)}`, RIGHTS)
            : error(`has a value of ${expected} that is not a right`, `Write ${(0,user_input/* either */.gP)(RIGHTS)}`, { correction: `${expected}: ${meant}` });
    }
    return targets.some(({ service }) => service.access[right] !== undefined)
        ? { right, expected }
        : error(`has the right ${right}, which no service of the endpoints has`, 'Remove the line, or add an endpoint of a FHIR service', {
            dependsOn: 'endpoint',
        });
}
const SYNONYMS = [
    [/^(?:search|query|get|view|read\w*)$/i, 'read'],
    [/^\$?(?:bulk[-_ ]?)?export(?:er)?$/i, 'export'],
    [/^\$?(?:bulk[-_ ]?)?import(?:er)?$/i, 'import'],
    [/^\$?re-?index(?:er)?$/i, 'reindex'],
    [/^\$?bulk[-_ ]?\w*$/i, 'bulk-operate'],
];
const UNPROVABLE_FIX = 'Write denied: reindex, which excludes every built-in role that can write or delete, or denied: bulk-operate, which excludes every one that can ' +
    'hard-delete. For custom roles, list the role assignments of the identity';

// EXTERNAL MODULE: ./build/failures/inputs.js + 1 modules
var inputs = __nccwpck_require__(9955);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __nccwpck_require__(3506);
;// CONCATENATED MODULE: ./build/inputs/reader.js




const BOOLEANS = new Map([
    ...['true', 'True', 'TRUE'].map((word) => [word, true]),
    ...['false', 'False', 'FALSE'].map((word) => [word, false]),
]);
const MEANT = new Map([
    ...['true', 'yes', 'y', 'on', '1'].map((word) => [word, 'true']),
    ...['false', 'no', 'n', 'off', '0'].map((word) => [word, 'false']),
]);
const UNITS = new Map([
    ['ms', 1],
    ['s', 1000],
    ['m', 60_000],
    ['h', 3_600_000],
]);
const LONGEST_LINE = 4096;
class Reader {
    #recorded = [];
    #env;
    constructor(env) {
        this.#env = env;
    }
    text(input) {
        return this.#limited(input, `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`);
    }
    userVariable(name) {
        return this.#limited(name, name);
    }
    variable(name) {
        const value = this.#env[name]?.trim();
        return value === '' ? undefined : value;
    }
    #limited(input, variable) {
        const value = this.variable(variable);
        if (value === undefined || value.length <= LONGEST_LINE || value.split('\n').every((line) => line.length <= LONGEST_LINE))
            return value;
        if (!this.isMistaken(input))
            this.invalid(input, '', `has a line over ${LONGEST_LINE.toLocaleString('en-GB')} characters`, 'Write shorter lines');
        return undefined;
    }
    lines(input) {
        if (this.text(input) === undefined)
            return [];
        const raw = this.#env[`INPUT_${input.toUpperCase()}`] ?? '';
        const lines = raw
            .split('\n')
            .map((line, index) => ({ text: line.trim(), number: index + 1 }))
            .filter(({ text }) => text !== '');
        return lines.length === 1 ? lines.map(({ text }) => ({ text, number: undefined })) : lines;
    }
    boolean(input, otherwise) {
        const given = this.text(input);
        if (given === undefined)
            return otherwise;
        const value = BOOLEANS.get(given);
        if (value === undefined)
            this.malformed(input, given, `not a boolean (${(0,util_text/* plural */.L)(given.length, 'character')})`, 'Write true or false', (text) => BOOLEANS.has(text), MEANT.get(given.toLowerCase()));
        return value ?? otherwise;
    }
    whole(input, least, most, otherwise) {
        const given = this.text(input);
        if (given === undefined)
            return otherwise;
        const fits = (text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most;
        if (fits(given))
            return Number(given);
        const isNumber = /^-?\d+(?:\.\d+)?$/.test(given);
        const range = most === Number.MAX_SAFE_INTEGER ? `a whole number from ${String(least)}` : `${String(least)} to ${String(most)}`;
        this.malformed(input, given, isNumber ? 'out of range' : `not a number (${(0,util_text/* plural */.L)(given.length, 'character')})`, `Write ${range}`, fits, meant(input, given, least, most, otherwise));
        return otherwise;
    }
    word(input, words, otherwise) {
        const given = this.text(input);
        if (given === undefined)
            return otherwise;
        const find = (text) => words.find((known) => known === text.toLowerCase());
        const word = find(given);
        if (word === undefined)
            this.malformed(input, given, `an unknown word (${(0,util_text/* plural */.L)(given.length, 'character')})`, `Write ${(0,user_input/* either */.gP)(words)}`, (text) => find(text) !== undefined, (0,user_input/* misspelt */.IM)(given, words));
        return word ?? otherwise;
    }
    isMistaken(input) {
        return this.#recorded.some((recorded) => recorded.input === input);
    }
    malformed(input, given, what, fix, fits, correction) {
        const flaws = (0,user_input/* describeFlaws */.Zf)(given, fits, [input]);
        if (flaws !== undefined)
            this.record(input, given, { code: 'input-invalid', ...flaws });
        else
            this.invalid(input, given, `is ${what}`, fix, correction);
    }
    invalid(input, given, problem, fix, correction) {
        this.record(input, given, { code: 'input-invalid', problem, fix, correction });
    }
    record(input, given, error, withoutSecrets) {
        const line = typeof given === 'string' ? { text: given, number: undefined } : given;
        this.#recorded.push({ input, line, error, withoutSecrets });
    }
    take(input, given, read, notices) {
        if (read.ok) {
            notices.push(...read.notes.map(({ level, text }) => ({ level, text: `${input}: ${text}.` })));
            return [read.value];
        }
        if (read.error.input === undefined)
            this.record(input, given, read.error);
        else
            this.record(read.error.input, '', read.error);
        return [];
    }
    failures() {
        const independent = this.#recorded.filter(({ error: { dependsOn } }) => dependsOn === undefined || !this.isMistaken(dependsOn));
        const groups = Map.groupBy(independent, ({ input, error }) => `${error.code} ${input}`);
        return [...groups.values()].flatMap((group) => group.slice(0, 1).map(({ input, error, withoutSecrets }) => {
            const problems = new Map(group.map((one) => [`${String(one.line.number)} ${one.error.problem}`, problemOf(one)]));
            const context = { input, problems: [...problems.values()], withoutSecrets };
            return (0,failures_define/* createFailure */.p)(inputs/* INPUTS */.mc[error.code], context);
        }));
    }
}
function problemOf({ line, error: { problem, fix, correction, reason } }) {
    return { line: line.number, shown: (0,user_input/* shownValue */.JJ)(line.text), problem, fix, correction, reason };
}
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

// EXTERNAL MODULE: ./build/inputs/report-paths.js
var report_paths = __nccwpck_require__(5761);
;// CONCATENATED MODULE: ./build/inputs/run-context.js

const MAY_BELONG_TO_PULL_REQUEST = ['workflow_run', 'check_suite', 'check_run', 'deployment_status'];
function member(value, ...path) {
    return path.reduce((current, name) => ((0,json/* isRecord */.u4)(current) ? current[name] : undefined), value);
}
function isOfFork(payload) {
    const base = (0,json/* text */.Qq)(member(payload, 'pull_request', 'base', 'repo', 'full_name'));
    const head = (0,json/* text */.Qq)(member(payload, 'pull_request', 'head', 'repo', 'full_name'));
    return base !== undefined && head?.toLowerCase() !== base.toLowerCase();
}
function isFromPullRequest(eventName, ref, payload) {
    if (eventName.startsWith('pull_request') || eventName === 'issue_comment' || ref.startsWith('refs/pull/'))
        return true;
    if (!MAY_BELONG_TO_PULL_REQUEST.includes(eventName))
        return false;
    const origins = [...MAY_BELONG_TO_PULL_REQUEST.map((name) => member(payload, name)), member(payload, 'check_run', 'check_suite')];
    return origins.some((origin) => (0,json/* list */.p_)(member(origin, 'pull_requests')).length > 0 || (0,json/* text */.Qq)(member(origin, 'event'))?.startsWith('pull_request') === true);
}
function visibilityOf(payload) {
    const visibility = member(payload, 'repository', 'visibility');
    if (visibility === 'public' || visibility === 'private' || visibility === 'internal')
        return visibility;
    const isPrivate = member(payload, 'repository', 'private');
    return typeof isPrivate === 'boolean' ? (isPrivate ? 'private' : 'public') : undefined;
}
function docsOf(variable, serverUrl) {
    const page = 'docs/troubleshooting.md';
    const [repository, ref] = [variable('GITHUB_ACTION_REPOSITORY'), variable('GITHUB_ACTION_REF')];
    const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
    return known ? `${serverUrl}/${repository}/blob/${ref}/${page}` : page;
}
function readRun(reader, readEvent) {
    const variable = (name, otherwise = '') => reader.variable(name) ?? otherwise;
    const [eventName, ref, serverUrl] = [
        variable('GITHUB_EVENT_NAME'),
        variable('GITHUB_REF'),
        variable('GITHUB_SERVER_URL', 'https://github.com'),
    ];
    const eventPath = reader.variable('GITHUB_EVENT_PATH');
    const payload = readEvent(eventPath);
    return {
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
        ref,
        refProtected: variable('GITHUB_REF_PROTECTED') === 'true',
        workflowRef: variable('GITHUB_WORKFLOW_REF'),
        repositoryId: variable('GITHUB_REPOSITORY_ID'),
        repositoryOwnerId: variable('GITHUB_REPOSITORY_OWNER_ID'),
        defaultBranch: (0,json/* text */.Qq)(member(payload, 'repository', 'default_branch')),
        visibility: visibilityOf(payload),
        fromPullRequest: isFromPullRequest(eventName, ref, payload),
        eventPath,
        fork: eventName.startsWith('pull_request') && isOfFork(payload),
        stepDebug: reader.variable('RUNNER_DEBUG') === '1',
        docs: docsOf(variable, serverUrl),
        outputFile: reader.variable('GITHUB_OUTPUT') !== undefined,
    };
}

// EXTERNAL MODULE: ./build/failures/github.js
var github = __nccwpck_require__(5031);
;// CONCATENATED MODULE: ./build/inputs/sign-in.js





const METHODS = ['auto', 'github-oidc', 'azure-cli', 'azure-powershell', 'managed-identity'];
const UNSUPPORTED = new Map([
    ['azurestack', 'is Azure Stack Hub, which has no healthcare services'],
    ['azuregermancloud', 'is the German cloud, which was closed in 2021'],
]);
const ANY_TENANT = new Set(['common', 'organizations', 'consumers']);
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const CLOUD_WORDS = [
    [/china/, 'azurechinacloud'],
    [/gov/, 'azureusgovernment'],
    [/public|^azure$/, 'azurecloud'],
];
function readCloud(reader) {
    const input = 'environment';
    const given = reader.text(input) ?? 'azurecloud';
    const name = given.toLowerCase();
    const names = Object.keys(clouds/* CLOUDS */.J);
    const cloud = Object.values(clouds/* CLOUDS */.J).find((known) => known.name === name);
    if (cloud !== undefined)
        return cloud;
    const problem = UNSUPPORTED.get(name);
    const fix = `Write ${(0,user_input/* either */.gP)(names)}`;
    if (problem !== undefined)
        reader.record(input, given, { code: 'environment-unsupported', problem, fix });
    else {
        const meant = CLOUD_WORDS.find(([word]) => word.test(name))?.[1];
        reader.malformed(input, given, 'not a cloud that the action knows', fix, (text) => names.includes(text.toLowerCase()), meant);
    }
    return clouds/* CLOUDS */.J.azurecloud;
}
function readSignIn(reader, cloud, run, notices) {
    const method = reader.word('credential', METHODS, 'auto');
    const oidcAudience = readOidcAudience(reader) ?? cloud.oidcAudience;
    warnOfAuthorityHost(reader, cloud, notices);
    const inputOnly = method !== 'auto' && method !== 'github-oidc';
    const client = readId(reader, CLIENT, inputOnly);
    const tenant = readId(reader, TENANT, inputOnly);
    if (client.value !== undefined && client.value === tenant.value)
        reader.invalid(client.from ?? CLIENT.input, '', `is the same ID as ${tenant.from ?? TENANT.input}`, 'Write the application (client) ID here and the directory (tenant) ID there. The commands below print both');
    if (inputOnly)
        return { method, clientId: client.value, tenantId: tenant.value };
    if (method === 'auto' && client.from === undefined && tenant.from === undefined)
        return {
            method: 'existing-login',
            clientId: undefined,
            tenantId: undefined,
            idTokens: reader.variable('ACTIONS_ID_TOKEN_REQUEST_URL') !== undefined,
        };
    for (const { id, from } of [client, tenant]) {
        if (from === undefined)
            reader.record(id.input, '', { code: 'credential-ids-incomplete', problem: 'is empty', fix: id.fix, dependsOn: id.variable }, (0,github/* withoutSecrets */.cT)(run));
    }
    const taken = [client, tenant].flatMap(({ id, from }) => (from === id.variable ? [`${id.input} from ${id.variable}`] : []));
    if (taken.length > 0)
        notices.push({ level: 'info', text: `Identity: ${taken.join(', ')}.` });
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
    what: 'not a GUID',
    fix: 'Write the client ID of the app registration or user-assigned identity. The commands below list them',
    fits: (value) => json/* GUID */.Sm.test(value),
};
const TENANT = {
    input: 'tenant-id',
    variable: 'AZURE_TENANT_ID',
    what: 'neither a GUID nor a domain',
    fix: 'Write the ID of the tenant, which the command below prints, or one of its verified domains',
    fits: (value) => json/* GUID */.Sm.test(value) || (DOMAIN.test(value) && !ANY_TENANT.has(value.toLowerCase())),
};
function readId(reader, id, inputOnly) {
    const input = reader.text(id.input);
    const given = input ?? (inputOnly || reader.isMistaken(id.input) ? undefined : reader.userVariable(id.variable));
    if (given === undefined) {
        const from = [id.input, id.variable].find((name) => reader.isMistaken(name));
        return { id, from, value: undefined };
    }
    const from = input === undefined ? id.variable : id.input;
    if (id.fits(given))
        return { id, from, value: given.toLowerCase() };
    if (id === TENANT && ANY_TENANT.has(given.toLowerCase()))
        reader.record(from, given, { code: 'tenant-common', problem: `is ${given.toLowerCase()}, which is not a single tenant`, fix: id.fix });
    else {
        const length = (0,util_text/* plural */.L)(given.length, 'character');
        reader.malformed(from, given, `${id.what} (${length}${given.length === 36 ? '' : '; a GUID has 36'})`, id.fix, id.fits);
    }
    return { id, from, value: undefined };
}
function readOidcAudience(reader) {
    const input = 'oidc-audience';
    const given = reader.text(input);
    const fits = (text) => /^[\x21-\x7e]{1,600}$/.test(text) && !/["'`<>]/.test(text);
    if (given === undefined || fits(given))
        return given;
    reader.malformed(input, given, 'not an audience', 'Write the audience of the federated credential: up to 600 characters without spaces', fits);
    return undefined;
}
function readIdTokenService(reader) {
    const variable = 'ACTIONS_ID_TOKEN_REQUEST_URL';
    const url = reader.variable(variable);
    const requestToken = reader.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    if (url === undefined || requestToken === undefined || !URL.canParse(url) || !/^[\x21-\x7e]+$/.test(requestToken))
        return undefined;
    if (isHttps(url))
        return { url: new URL(url), requestToken };
    reader.invalid(variable, '', 'does not begin with https://', 'Correct the settings of the runner. A token is never sent without encryption');
    return undefined;
}
function isHttps(address) {
    return /^https:\/\/[^@]+$/i.test(address) && URL.canParse(address);
}
function warnOfAuthorityHost(reader, cloud, notices) {
    const given = reader.userVariable('AZURE_AUTHORITY_HOST');
    if (given === undefined)
        return;
    const address = given.includes('://') ? given : `https://${given}`;
    if (URL.canParse(address) && new URL(address).host === cloud.authorityHost)
        return;
    notices.push({
        level: 'warning',
        text: `AZURE_AUTHORITY_HOST is ignored. The token comes from ${cloud.authorityHost}, the authority of environment: ${cloud.name}.`,
    });
}

// EXTERNAL MODULE: ./build/azure/hosts.js
var hosts = __nccwpck_require__(6419);
;// CONCATENATED MODULE: ./build/azure/endpoints.js






const SERVICE_NAMES = Object.keys(services/* SERVICES */.Bg);
function readEndpoint(line, defaults) {
    const read = endpoints_parseLine(line, defaults);
    if (read.ok || read.error.input !== undefined)
        return read;
    const flaws = (0,user_input/* describeFlaws */.Zf)(line, (value) => endpoints_parseLine(value, defaults).ok, ['endpoint', 'url']);
    const isForm = read.error.code === 'input-invalid' && read.error.correction === undefined && read.error.dependsOn === undefined;
    if (flaws?.fits !== true && !isForm)
        return read;
    if (flaws === undefined)
        return read;
    return (0,user_input/* invalid */.Gq)('input-invalid', flaws.problem, flaws.fix, { correction: flaws.correction });
}
function endpoints_parseLine(line, defaults) {
    const [address = '', ...words] = line.split(/\s+/);
    const options = new Map();
    for (const word of words) {
        const [, name, value] = /^(service|audience)=(.+)$/.exec(word) ?? [];
        if (name === undefined || value === undefined)
            return { ok: false, error: wordError(word, words, address) };
        if (options.has(name))
            return (0,user_input/* invalid */.Gq)('input-invalid', `has ${name}= twice`, `Write ${name}= once`);
        options.set(name, value);
    }
    const url = parseUrl(address, line);
    if (!(url instanceof URL))
        return { ok: false, error: url };
    const named = options.get('service');
    const service = named === undefined ? defaults.service : (0,services/* serviceNamed */.fD)(named);
    if (named !== undefined && service === undefined)
        return (0,user_input/* invalid */.Gq)('input-invalid', 'has a service= that the action does not know', `Write service=${(0,user_input/* either */.gP)(SERVICE_NAMES)}`);
    const bare = words.length === 0 && line.toLowerCase() === url.origin;
    const parsed = { url, service, named: named !== undefined, audience: options.get('audience'), bare, options: words.join(' ') };
    const known = url.port === '' ? (0,services/* serviceOfHost */.jE)(url.hostname) : undefined;
    if (known !== undefined)
        return readKnown(parsed, known, defaults);
    return /[?#]/.test(address) ? { ok: false, error: queryError() } : readOther(parsed, defaults);
}
function wordError(word, words, address) {
    const error = (problem, fix) => ({ code: 'input-invalid', problem, fix });
    const urls = [address, ...words].filter((each) => /^https?:/i.test(each));
    if (urls.length > 1) {
        const lines = urls.map((each) => each.replace(/[,;]$/, ''));
        const printable = lines.every((each) => (0,azure_audiences/* isKnownAudience */.Mi)(each));
        return error(`has ${String(urls.length)} URLs`, printable ? `Write one endpoint per line: ${lines.join(', then ')}` : 'Write one endpoint per line');
    }
    if (/^(?:service|audience)[=:]?$/i.test(word))
        return error('has an option without a value', 'Write service=… and audience=… without spaces');
    return error('has a word that is neither service=… nor audience=…', 'Write <url> [service=…] [audience=…], with one endpoint per line');
}
function queryError() {
    return { code: 'input-invalid', problem: 'has a query or a fragment', fix: 'Remove everything from the ? or # on' };
}
function parseUrl(address, line) {
    const error = (problem, fix, correction) => ({ code: 'input-invalid', problem, fix, correction });
    if (address.includes('@'))
        return error('has an @ in its URL', 'Remove the user name and the password. The action signs in with a token');
    if (/^https:\/\//i.test(address))
        return URL.canParse(address) ? new URL(address) : error('is not a valid URL', 'Write the base URL of the service');
    const rest = address.replace(/^(?:https?)?:?\/{0,2}/i, '');
    const url = URL.canParse(`https://${rest}`) ? new URL(`https://${rest}`) : undefined;
    const known = url?.port !== '' || line !== address ? undefined : (0,services/* serviceOfHost */.jE)(url.hostname);
    const correction = url && known && `${url.origin}${versionOf(url, known.service) ?? ''}`;
    if (/^http:/i.test(address))
        return {
            ...error('begins with http://', 'Write https:// instead of http://', correction),
            reason: 'A token is never sent without encryption.',
        };
    if (/^https?[:/]/i.test(address))
        return error('has a typing error in https://', 'Write https:// at the start', correction);
    if (address.includes('://'))
        return error('does not begin with https://', 'Write the https:// URL of the service');
    const added = `https://${line}`;
    const isHost = url !== undefined && /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/\S*)?$/.test(address);
    return isHost
        ? error('has no https:// at its start', 'Write https:// in front of it', (0,user_input/* isPrintable */.C2)(added) ? added : correction)
        : error('is not a URL', 'Write <url> [service=…] [audience=…], with one endpoint per line');
}
function readKnown(line, { service, family }, defaults) {
    const { url, service: asked, named, audience } = line;
    if (family.cloud !== defaults.cloud.name)
        return (0,user_input/* invalid */.Gq)('cloud-endpoint-mismatch', `belongs to ${clouds/* CLOUDS */.J[family.cloud].title}`, (0,azure_audiences/* moveToCloud */.iN)(family.cloud), {
            dependsOn: 'environment',
        });
    if (named && asked !== service)
        return (0,user_input/* invalid */.Gq)('input-invalid', `has another service= than its host, which is a ${service.title}`, `Write service=${service.name}, or leave service= out`);
    const written = withoutSlash(url.pathname);
    const base = written === '' ? service.bare : service.basePath(written);
    if (base === undefined || url.search !== '' || url.hash !== '' || /[?#]$/.test(url.href))
        return { ok: false, error: pathError(line, service) };
    const derived = family.audience(url.hostname);
    const chosen = chooseAudience(audience, derived, service, defaults);
    if (!chosen.ok)
        return chosen;
    const notes = [...(base.note === undefined ? [] : [base.note]), ...(family.retired ? [(0,notice/* warning */.$)((0,azure_audiences/* retiredNote */.mN)(url.hostname))] : [])];
    return endpoint({ url, path: base.path, service, audience: chosen.value, trust: 'azure' }, [...notes, ...chosen.notes]);
}
function pathError({ url, audience, options }, service) {
    const base = `${url.origin}${versionOf(url, service) ?? service.bare.path}`;
    const printable = audience === undefined || (0,azure_audiences/* isKnownAudience */.Mi)(audience);
    const problem = url.search === '' && url.hash === '' && !/[?#]$/.test(url.href)
        ? 'has a path that is not part of the base URL'
        : 'has a query or a fragment';
    return {
        code: 'input-invalid',
        problem,
        fix: `Write the URL as ${base}`,
        ...(printable && { correction: options === '' ? base : `${base} ${options}` }),
    };
}
function versionOf({ pathname }, service) {
    const [version] = /^\/v\d[^/]*(?=\/|$)/.exec(pathname) ?? [];
    return version !== undefined && service.basePath(version) !== undefined ? version : undefined;
}
function readOther({ url, service, audience, bare }, defaults) {
    if (!defaults.trustedHosts.has(url.host))
        return { ok: false, error: hostError(url, bare) };
    if (service === undefined)
        return (0,user_input/* invalid */.Gq)('input-invalid', 'does not name its service', `Add service=${(0,user_input/* either */.gP)(SERVICE_NAMES)} to that line`, {
            reason: `${bare ? url.host : 'The host of that line'} is not an Azure host, so the service cannot be derived.`,
            dependsOn: 'service',
        });
    const shared = service.sharedAudience === undefined ? undefined : (0,azure_audiences/* sharedAudience */.sI)(service, defaults.cloud);
    const derived = shared?.ok === true ? shared.value : undefined;
    const chosen = chooseAudience(audience, derived, service, defaults);
    return chosen.ok
        ? endpoint({ url, path: withoutSlash(url.pathname), service, audience: chosen.value, trust: 'user' }, chosen.notes)
        : chosen;
}
function hostError(url, bare) {
    const host = url.hostname;
    if ((0,hosts/* isWorkspace */.SX)(host))
        return {
            code: 'endpoint-workspace',
            problem: 'is the URL of a workspace',
            fix: 'Write the URL of a FHIR or DICOM service of the workspace',
        };
    const error = (problem, fix, correction) => ({
        code: 'endpoint-untrusted',
        problem,
        fix,
        correction,
    });
    if (Object.values(clouds/* CLOUDS */.J).some(({ name }) => (0,services/* sharedHosts */.pT)(name).has(host)))
        return error('is an audience, not the URL of a service', 'Write the URL of the service');
    if ((0,services/* serviceOfHost */.jE)(host) !== undefined)
        return error('has a port, which no service of Azure has', 'Remove the port', bare ? `https://${host}` : undefined);
    const near = url.port === '' ? (0,hosts/* nearAzureHost */.MV)(host) : undefined;
    if (near !== undefined)
        return error(near.problem, near.fix, bare ? near.correction : undefined);
    if ((0,hosts/* imitatesAzure */.w)(host))
        return error('is not on a host of Azure Health Data Services, although its host name looks like one', "Write the service's own URL. Do not add this host to trusted-hosts");
    return error('is not on a host of Azure Health Data Services', bare
        ? `If the host is your own gateway or domain, add trusted-hosts: ${url.host}`
        : 'If the host is your own gateway or domain, add it to trusted-hosts');
}
function chooseAudience(word, derived, service, defaults) {
    const own = word === undefined ? undefined : (0,azure_audiences/* readAudience */.hZ)(word, defaults.cloud);
    if (own?.ok === false)
        return { ok: false, error: inLine(own.error) };
    const audience = own?.value ?? (defaults.override ? defaults.audience : undefined) ?? derived ?? defaults.audience;
    if (audience === undefined) {
        return service.sharedAudience !== undefined && defaults.cloud !== clouds/* CLOUDS */.J.azurecloud
            ? (0,azure_audiences/* sharedAudience */.sI)(service, defaults.cloud)
            : (0,user_input/* invalid */.Gq)('input-invalid', 'does not name its audience', 'Add audience=<URL> to that line', {
                reason: `The action cannot derive the audience of this ${service.title} from its host.`,
                dependsOn: 'audience',
            });
    }
    const audit = (0,azure_audiences/* auditPair */.Wo)(audience, service, derived);
    if (audit !== undefined && 'mistake' in audit)
        return { ok: false, error: own === undefined ? { ...audit.mistake, input: 'audience' } : inLine(audit.mistake) };
    return (0,user_input.ok)(audience, [...(own?.notes ?? []), ...(audit === undefined ? [] : [audit.warning])]);
}
function inLine({ correction, ...error }) {
    return {
        ...error,
        problem: `has an audience= that ${error.problem}`,
        fix: correction === undefined ? error.fix : `Write audience=${correction} in it`,
    };
}
function endpoint({ url, path, ...rest }, notes) {
    const base = `${url.origin}${path}`;
    const root = rest.service.versionSegment === undefined ? base : base.replace(rest.service.versionSegment, '');
    return (0,user_input.ok)({ ...rest, base, root, host: url.host, name: `${url.host}${path}` }, notes);
}
function withoutSlash(path) {
    let end = path.length;
    while (path.endsWith('/', end))
        end--;
    return path.slice(0, end);
}

;// CONCATENATED MODULE: ./build/inputs/targets.js




const MOST_ENDPOINTS = 200;
function readTargets(reader, cloud, notices) {
    const lines = reader.lines('endpoint');
    const given = reader.lines('audience');
    const service = readService(reader);
    const trustedHosts = readTrustedHosts(reader);
    if (lines.length === 0 && given.length === 0 && !reader.isMistaken('endpoint') && !reader.isMistaken('audience'))
        reader.invalid('endpoint', '', 'is empty, and so is audience', `Write the URL of a service. For a token without a check, write an audience instead: ${azure_audiences/* AUDIENCE_FORMS */.fo}`);
    if (lines.length > 0 && given.length > 1)
        reader.invalid('audience', '', `has ${String(given.length)} lines although there is an endpoint`, 'Write one audience, and audience=… in those lines of endpoint that need another one');
    const audiences = given.flatMap((line) => reader.take('audience', line, (0,azure_audiences/* readAudience */.hZ)(line.text, cloud), notices));
    if (lines.length === 0) {
        const listed = Map.groupBy(audiences, (audience) => audience);
        for (const [audience, same] of listed)
            noticeDuplicates('audience', audience, same.length, notices);
        return { audiences: [...listed.keys()], targets: [] };
    }
    const usable = reader.isMistaken('audience') ? undefined : audiences[0];
    const defaults = {
        cloud,
        service,
        audience: usable,
        override: lines.length === 1 && usable !== undefined,
        trustedHosts,
    };
    const targets = readEndpoints(reader, lines, defaults, notices);
    if (usable !== undefined && targets.length > 0 && !targets.some(({ audience }) => audience === usable))
        notices.push({ level: 'warning', text: 'audience: not used, because every line of endpoint has its own audience.' });
    return { audiences: [...new Set(targets.map(({ audience }) => audience))], targets };
}
function readEndpoints(reader, lines, defaults, notices) {
    const input = 'endpoint';
    const read = lines.flatMap((line) => reader.take(input, line, readEndpoint(line.text, defaults), notices).map((target) => ({ line, target })));
    const byBase = [...Map.groupBy(read, ({ target }) => target.base).entries()];
    if (byBase.length > MOST_ENDPOINTS)
        reader.invalid(input, '', `has ${String(byBase.length)} endpoints`, `Write up to ${String(MOST_ENDPOINTS)} endpoints per step, and use a matrix for more`);
    return byBase.flatMap(([base, same]) => {
        noticeDuplicates(input, base, same.length, notices);
        const [first] = same;
        if (first === undefined)
            return [];
        for (const { line, target } of same) {
            if (target.service === first.target.service && target.audience === first.target.audience)
                continue;
            const problem = `is the endpoint of line ${String(first.line.number)} with another service or audience`;
            reader.record(input, line, { code: 'input-invalid', problem, fix: 'Keep one of the two lines' });
        }
        return [first.target];
    });
}
function noticeDuplicates(input, value, count, notices) {
    if (count > 1)
        notices.push({ level: 'notice', text: `${input}: ${value} is listed ${String(count)} times; the duplicates are ignored.` });
}
function readService(reader) {
    const given = reader.text('service');
    if (given === undefined)
        return undefined;
    const service = (0,services/* serviceNamed */.fD)(given);
    const names = Object.keys(services/* SERVICES */.Bg);
    if (service === undefined)
        reader.malformed('service', given, `not ${(0,user_input/* either */.gP)(names)}`, `Write ${(0,user_input/* either */.gP)(names)}`, (text) => (0,services/* serviceNamed */.fD)(text) !== undefined, (0,user_input/* misspelt */.IM)(given, names));
    return service;
}
function hostOf(line) {
    const url = URL.canParse(`https://${line}`) ? new URL(`https://${line}`) : undefined;
    if (url === undefined || /[/\\?#@*\s,]/.test(line) || !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/.test(url.host))
        return undefined;
    return url.host.endsWith('.') ? undefined : url.host;
}
function readTrustedHosts(reader) {
    const input = 'trusted-hosts';
    const hosts = new Set();
    for (const line of reader.lines(input)) {
        const host = hostOf(line.text);
        if (host !== undefined) {
            hosts.add(host);
            continue;
        }
        const url = /^https?:\/\//i.test(line.text) && URL.canParse(line.text) ? new URL(line.text) : undefined;
        const rest = line.text.replace(/^https?:\/\//i, '');
        const bare = rest.endsWith('/') ? rest.slice(0, -1) : rest;
        const isBare = hostOf(bare) !== undefined;
        const flaws = (0,user_input/* describeFlaws */.Zf)(line.text, (text) => hostOf(text) !== undefined, [input]);
        if (line.text.includes('*'))
            reader.record(input, line, targets_error('has a wildcard', 'Write each host by its exact name'));
        else if (line.text.includes('@'))
            reader.record(input, line, targets_error('has an @', 'Write one exact host or host:port per line'));
        else if (url !== undefined)
            reader.record(input, line, targets_error(isBare && rest === bare ? 'has a scheme' : 'has a scheme and a path', 'Remove https:// and everything after the host', isBare ? bare : undefined));
        else if (flaws?.fits === true)
            reader.record(input, line, { code: 'input-invalid', ...flaws });
        else if (/[,\s]/.test(line.text))
            reader.record(input, line, targets_error('has several hosts', 'Write one host per line, without commas'));
        else if (line.text.includes('/'))
            reader.record(input, line, targets_error('has a path', 'Write only the host', isBare ? bare : undefined));
        else
            reader.record(input, line, targets_error('is not a host', 'Write one exact host or host:port per line'));
        for (const part of rest.split(/[,\s]+/)) {
            for (const meant of hostsMeant(reader, part.replace(/[/?#].*$/s, '').replace(/^[^\w[*]+|[^\w\]]+$/g, '')))
                hosts.add(meant);
        }
    }
    return hosts;
}
function hostsMeant(reader, written) {
    if (!written.startsWith('*'))
        return [hostOf(written)].flatMap((host) => host ?? []);
    return reader.lines('endpoint').flatMap(({ text }) => {
        const address = text.replace(/\s.*$/s, '');
        const host = URL.canParse(address) ? new URL(address).host : '';
        return host !== '' && host.endsWith(written.slice(1).toLowerCase()) ? [host] : [];
    });
}
function targets_error(problem, fix, correction) {
    return { code: 'input-invalid', problem, fix, correction };
}

;// CONCATENATED MODULE: ./build/inputs/index.js












const GITHUB_INPUTS = ['github-token', 'deployment-id', 'incident-issue', 'GITHUB_API_URL'];
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const RESULT_INPUTS = ['deployment-id', 'incident-issue', 'application-insights'];
const CERTIFICATES_ARE_VERIFIED = 'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect on this step, which always verifies certificates. Remove the variable, because it turns ' +
    'verification off in other programs. If a certificate authority of your own is missing, set NODE_EXTRA_CA_CERTS.';
function readInputs(env, prepareFile, readEvent) {
    const reader = new Reader(env);
    const notices = [];
    const cloud = readCloud(reader);
    const run = readRun(reader, readEvent);
    const signIn = readSignIn(reader, cloud, run, notices);
    const { audiences, targets } = readTargets(reader, cloud, notices);
    const smokeTest = reader.boolean('smoke-test', true);
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
        notices.push((0,notice/* warning */.$)(CERTIFICATES_ARE_VERIFIED));
    const gitHub = readGitHub(reader, run);
    const request = {
        signIn,
        cloud,
        audiences,
        targets,
        smokeTest,
        limits: readLimits(reader),
        ...readExpectations(reader, targets, smokeTest, notices),
        applicationInsights: readApplicationInsights(reader, cloud, notices),
        maxLatencyMs: reader.whole('max-latency-ms', 1, 600_000, undefined),
        failOn: reader.word('fail-on', ['fail', 'warn', 'never'], 'fail'),
        outputToken: reader.boolean('output-token', true),
        summary: reader.boolean('summary', true),
        reportPaths: (0,report_paths/* readReportPaths */.n$)(reader, prepareFile),
        ...gitHub,
        proxies: readProxySettings(reader, env),
        run,
        notices,
    };
    const canReportToGitHub = ![...GITHUB_INPUTS, ...PROXY_VARIABLES].some((input) => reader.isMistaken(input));
    checkProbes(reader, targets, smokeTest);
    const failures = reader.failures();
    const errors = run.outputFile || !request.outputToken ? failures : [...failures, (0,failures_define/* createFailure */.p)(reporting/* noOutputFile */.v3, { systemCode: undefined })];
    return { request, errors, canReportToGitHub, canWrite: (0,report_paths/* reportFileCheck */.nS)(reader, prepareFile) };
}
function readLimits(reader) {
    const waitMs = reader.whole('wait-seconds', 0, 3600, 0) * 1000;
    const requiredSuccesses = reader.whole('required-successes', 1, 100, 1);
    const neededMs = (requiredSuccesses - 1) * retry/* BETWEEN_PASSES_MS */.m1;
    if (waitMs < neededMs) {
        const seconds = String(neededMs / 1000);
        reader.record('required-successes', String(requiredSuccesses), {
            code: 'input-invalid',
            problem: `needs wait-seconds of at least ${seconds}`,
            fix: `Set wait-seconds: ${seconds}, or required-successes: 1`,
            reason: `${String(requiredSuccesses)} passes that are 5 s apart take ${seconds} s.`,
            dependsOn: 'wait-seconds',
        });
    }
    return { timeoutMs: reader.whole('timeout-seconds', 1, 300, 10) * 1000, waitMs, requiredSuccesses };
}
function checkProbes(reader, targets, smokeTest) {
    if ((targets.length > 0 && smokeTest) || (targets.length === 0 && reader.isMistaken('endpoint')) || reader.isMistaken('smoke-test'))
        return;
    for (const input of RESULT_INPUTS) {
        if (reader.text(input) === undefined || reader.isMistaken(input))
            continue;
        const problem = smokeTest
            ? 'needs an endpoint, because without one nothing is checked'
            : 'needs a check, and smoke-test: false turns it off';
        reader.invalid(input, '', problem, smokeTest ? `Add an endpoint, or remove ${input}` : `Remove smoke-test: false, or remove ${input}`);
    }
}
function readApplicationInsights(reader, cloud, notices) {
    const input = 'application-insights';
    const given = reader.text(input);
    if (given === undefined)
        return undefined;
    if (/[\r\n]/.test(given))
        reader.invalid(input, '', 'has several lines', 'Write the connection string on one line');
    else
        return reader.take(input, '', readConnectionString(given, cloud), notices)[0];
    return undefined;
}
function readGitHub(reader, run) {
    const githubToken = reader.variable('INPUT_GITHUB-TOKEN');
    const deploymentId = reader.whole('deployment-id', 1, Number.MAX_SAFE_INTEGER, undefined);
    const incidentIssue = reader.text('incident-issue');
    const fits = (text) => /^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,79}$/.test(text);
    if (incidentIssue !== undefined && !fits(incidentIssue))
        reader.malformed('incident-issue', incidentIssue, 'not a key', 'Write a key of up to 80 letters, digits, spaces and ._/-', fits);
    if (deploymentId !== undefined || incidentIssue !== undefined) {
        if (githubToken === undefined)
            reader.invalid('github-token', '', 'is empty, but deployment-id and incident-issue need it', "Leave github-token out. Its default is the job's own token");
        else if (!/^[\x21-\x7e]+$/.test(githubToken))
            reader.invalid('github-token', '', 'has a space or another character that no token has', "Leave github-token out. Its default is the job's own token");
        if (!isHttps(run.apiUrl))
            reader.invalid('GITHUB_API_URL', '', 'does not begin with https://', 'Correct the settings of the runner. A token is never sent without encryption');
    }
    return { githubToken, deploymentId, incidentIssue };
}
function readProxySettings(reader, env) {
    for (const variable of PROXY_VARIABLES)
        reader.userVariable(variable);
    const none = { https: undefined, http: undefined, bypass: [] };
    if (PROXY_VARIABLES.some((variable) => reader.isMistaken(variable)))
        return none;
    const proxies = (0,proxy/* readProxies */.rq)(env);
    if (!('variable' in proxies))
        return proxies;
    reader.invalid(proxies.variable, '', proxies.problem, 'Write the http:// or https:// URL of the proxy');
    return none;
}


/***/ }),

/***/ 5761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T5: () => (/* binding */ writable),
/* harmony export */   n$: () => (/* binding */ readReportPaths),
/* harmony export */   nS: () => (/* binding */ reportFileCheck),
/* harmony export */   qD: () => (/* binding */ prepareFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


const REPORT_PATHS = [
    ['report-path', 'health.json'],
    ['junit-path', 'junit.xml'],
];
const RUNNER_FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH'];
const RESERVED_FOLDERS = new Set(['.git', '_runner_file_commands', '_github_workflow', '_actions', '_runner_hook_logs']);
const PROBLEMS = {
    outside: 'is outside the workspace and RUNNER_TEMP',
    link: 'leads through a link',
    reserved: 'is a file of Git or of the runner',
    unwritable: 'is not a file that this job can write',
};
function readReportPaths(reader, prepareFile, windows = node_path__WEBPACK_IMPORTED_MODULE_1__.sep === '\\') {
    const { workspace, roots, reserved } = readPlaces(reader);
    const inputs = new Map();
    for (const [input, suggestion] of REPORT_PATHS) {
        const given = reader.text(input);
        if (given === undefined)
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace ?? '.', given);
        const problem = notationProblem(given, windows) ?? placeProblem(inputs.get(path), prepareFile, path, roots, reserved);
        if (problem === undefined)
            inputs.set(path, input);
        else
            reader.invalid(input, given, problem, 'Write the path of a file in the workspace, or in ${{ runner.temp }}', `\${{ runner.temp }}/${suggestion}`);
    }
    return new Map([...inputs].map(([path, input]) => [input, path]));
}
function reportFileCheck(reader, prepareFile) {
    const { roots, reserved } = readPlaces(reader);
    return (path) => prepareFile(path, roots, reserved) === 'ready';
}
function readPlaces(reader) {
    const workspace = reader.variable('GITHUB_WORKSPACE');
    const roots = [workspace, reader.variable('RUNNER_TEMP')].filter((root) => root !== undefined);
    return { workspace, roots, reserved: RUNNER_FILES.flatMap((name) => reader.variable(name) ?? []) };
}
function notationProblem(path, windows) {
    if (path.includes('$') || /%\w+%/.test(path))
        return 'has a variable, which GitHub does not expand in with:';
    if (path.startsWith('~'))
        return 'begins with ~, which only a shell expands';
    if (/[\r\n]/.test(path))
        return 'has a line break';
    if (/[\p{Cc}\p{Cf}]/u.test(path))
        return 'has an invisible character';
    if (/^["'`]|["'`]$/.test(path))
        return 'has quotation marks around it';
    if (/[/\\]$/.test(path))
        return 'ends with a slash, so it names a folder';
    if (!windows && /^[A-Za-z]:/.test(path))
        return 'has a drive letter, but the runner is not Windows';
    return !windows && path.includes('\\') ? 'has a backslash, but the runner is not Windows' : undefined;
}
function placeProblem(other, prepareFile, path, roots, reserved) {
    if (other !== undefined)
        return `is the same file as ${other}`;
    const prepared = prepareFile(path, roots, reserved);
    return prepared === 'ready' ? undefined : PROBLEMS[prepared];
}
const prepareFile = (path, roots, reserved) => {
    try {
        const real = roots.filter((root) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(root)).map((root) => ({ root, real: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(root) }));
        const place = real.find(({ root }) => isWithin(path, root)) ?? real.find((each) => isWithin(path, each.real));
        if (place === undefined)
            return 'outside';
        const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(isWithin(path, place.root) ? place.root : place.real, path);
        const parts = below.split(/[/\\]/);
        const steps = parts.map((_, index) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.real, ...parts.slice(0, index + 1)));
        if (steps.some((step) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(step, { throwIfNoEntry: false })?.isSymbolicLink()))
            return 'link';
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.real, below);
        if (isReserved(target, parts, reserved))
            return 'reserved';
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target), { recursive: true });
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(target) && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(target).isFile())
            return 'unwritable';
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(target) ? target : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        return 'ready';
    }
    catch {
        return 'unwritable';
    }
};
function isReserved(target, parts, reserved) {
    const files = reserved.map((file) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file)) ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file)), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file)) : file));
    return (parts.some((part) => RESERVED_FOLDERS.has(part.toLowerCase())) || files.some((file) => file.toLowerCase() === target.toLowerCase()));
}
function isWithin(path, root) {
    const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path);
    return below !== '' && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(below) && below !== '..' && !/^\.\.[/\\]/.test(below);
}
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
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8500);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(871);
/* harmony import */ var _failures_run_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7979);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1930);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2051);
/* harmony import */ var _inputs_report_paths_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(5761);
/* harmony import */ var _prefetch_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9389);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(4891);
/* harmony import */ var _util_retry_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7967);












const REPORT_MS = { files: 10_000, network: 30_000, watchdog: 5_000 };
const WITHOUT_EFFECT = [
    ...['AZURE_AUTHORITY_HOST', 'AZURE_REGIONAL_AUTHORITY_NAME', 'MSAL_FORCE_REGION', 'AZURE_FEDERATED_TOKEN_FILE'],
    ...['AZURE_LOG_LEVEL', 'DEBUG', 'NODE_TLS_REJECT_UNAUTHORIZED'],
];
const started = Date.now();
const clock = { now: Date.now, sleep: (ms) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(ms), random: Math.random };
const env = { ...process.env, GITHUB_OUTPUT: (0,_inputs_report_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .writable */ .T5)(process.env['GITHUB_OUTPUT']) };
for (const name of WITHOUT_EFFECT)
    Reflect.deleteProperty(process.env, name);
let ended = false;
let verdict;
let watchdog;
process.once('beforeExit', () => {
    fail((0,_failures_define_js__WEBPACK_IMPORTED_MODULE_11__/* .createFailure */ .p)(_failures_run_js__WEBPACK_IMPORTED_MODULE_4__/* .noVerdict */ .tz, { errorName: 'none' }));
});
process.on('uncaughtException', crash);
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
        end(1, 'The job was cancelled: the step stops here.');
    });
}
try {
    const inputs = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .readInputs */ .K)(env, _inputs_report_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .prepareFile */ .qD, _util_json_js__WEBPACK_IMPORTED_MODULE_9__/* .readJsonFile */ .JE);
    const { limits, proxies, targets } = inputs.request;
    const deadlines = (0,_util_retry_js__WEBPACK_IMPORTED_MODULE_10__/* .computeDeadlines */ .xp)(started, limits, Math.ceil(targets.length / _prefetch_js__WEBPACK_IMPORTED_MODULE_8__/* .CONCURRENCY */ .i));
    watch(deadlines.deadline - clock.now() + REPORT_MS.network + REPORT_MS.watchdog);
    const http = (0,_http_client_js__WEBPACK_IMPORTED_MODULE_5__/* .createHttpClient */ .u)(proxies, { timeoutMs: limits.timeoutMs, deadline: deadlines.deadline }, clock.now);
    const prefetch = inputs.errors.length === 0 ? (0,_prefetch_js__WEBPACK_IMPORTED_MODULE_8__/* .startPrefetch */ .C)(inputs.request, http, clock, deadlines.deadline) : undefined;
    await prefetch?.firstRequestSent;
    const { createContext, run } = await Promise.all(/* import() */[__nccwpck_require__.e(892), __nccwpck_require__.e(567)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8498));
    const context = createContext({ http, clock, started, deadlines, newId: node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID });
    const exitCode = await run(inputs, prefetch, context, (code) => {
        verdict = code;
        watch(REPORT_MS.files + REPORT_MS.network + REPORT_MS.watchdog);
    });
    end(exitCode);
}
catch (error) {
    crash(error);
}
function watch(ms) {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
        if (verdict === undefined)
            fail((0,_failures_define_js__WEBPACK_IMPORTED_MODULE_11__/* .createFailure */ .p)(_failures_run_js__WEBPACK_IMPORTED_MODULE_4__/* .noVerdict */ .tz, { errorName: 'none' }));
        else
            end(verdict, '::warning::A report was not finished in time. The verdict does not change.');
    }, ms).unref();
}
function crash(error) {
    fail((0,_failures_define_js__WEBPACK_IMPORTED_MODULE_11__/* .createFailure */ .p)(_failures_run_js__WEBPACK_IMPORTED_MODULE_4__/* .internalError */ .WB, { errorName: nameOf(error) }), env['RUNNER_DEBUG'] === '1' ? framesOf(error) : []);
}
function fail({ code, title, what }, details = []) {
    if (ended)
        return;
    const outputs = env['GITHUB_OUTPUT'];
    const report = JSON.stringify({ status: 'fail', notes: [title], checks: {} });
    try {
        if (outputs !== undefined && !/^status[=<]/m.test((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(outputs, 'utf8')))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(outputs, `status=fail\nfailure=${code}\nreport=${report}\n`);
    }
    catch {
    }
    end(1, `::error title=${title}::${what} (${code})`, ...details, 'The step stops here.');
}
function end(exitCode, ...lines) {
    if (ended)
        return;
    ended = true;
    process.stdout.write(lines.map((line) => `${line}\n`).join(''), () => process.exit(exitCode));
}
function framesOf(error) {
    const frames = [];
    const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
    Error.prepareStackTrace = (_error, sites) => {
        for (const site of sites) {
            const file = site.getFileName() ?? '';
            const name = file.startsWith('node:') ? file : /^(?:file:\/\/)?\//.test(file) ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(file) : '';
            if (/^[\w.:/-]+$/.test(name))
                frames.push(`    at ${name}:${String(site.getLineNumber())}:${String(site.getColumnNumber())}`);
        }
        return '';
    };
    try {
        return error instanceof Error && error.stack === '' ? frames : [];
    }
    finally {
        Reflect.deleteProperty(Error, 'prepareStackTrace');
        if (before !== undefined)
            Object.defineProperty(Error, 'prepareStackTrace', before);
    }
}
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

const CONCURRENCY = 25;
function startPrefetch(request, http, clock, deadline) {
    const sent = Promise.withResolvers();
    const idTokens = requestIdTokens(request, http, clock, deadline, () => {
        sent.resolve(undefined);
    });
    for (const origin of originsOf(request))
        http.open(new URL(origin));
    return {
        firstRequestSent: idTokens.size === 0 ? Promise.resolve() : Promise.race([sent.promise, ...idTokens.values()]),
        takeIdToken(audience) {
            const idToken = idTokens.get(audience);
            idTokens.delete(audience);
            return idToken;
        },
    };
}
function requestIdTokens({ signIn, audiences, limits, run }, http, clock, deadline, onSent) {
    if (signIn.method !== 'github-oidc' || signIn.idToken === undefined)
        return new Map();
    const { idToken, oidcAudience } = signIn;
    const context = { run, timeoutMs: limits.timeoutMs, ...(deadline !== undefined && { deadline }) };
    return new Map(audiences.map((audience) => [audience, (0,_auth_github_oidc_js__WEBPACK_IMPORTED_MODULE_0__/* .requestIdToken */ .g)(idToken, oidcAudience, context, http, clock, onSent)]));
}
function originsOf({ signIn, cloud, targets, smokeTest }) {
    const entra = signIn.method === 'github-oidc' && signIn.idToken !== undefined ? [`https://${cloud.authorityHost}`] : [];
    const checked = smokeTest ? targets.slice(0, CONCURRENCY) : [];
    return new Set([...entra, ...checked.map(({ base }) => new URL(base).origin)]);
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

function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function text(value) {
    return typeof value === 'string' ? value : undefined;
}
function list(value) {
    return Array.isArray(value) ? value : [];
}
function guid(value) {
    return typeof value === 'string' && GUID.test(value) ? value.toLowerCase() : undefined;
}
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
function parseJson(bytes) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        return undefined;
    }
}
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
function warning(text) {
    return { level: 'warning', text };
}
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
const QUICK_ATTEMPTS = 3;
const BETWEEN_PASSES_MS = 5_000;
const PAUSES = { transient: { first: 500, longest: 8_000 }, propagation: { first: 2_000, longest: 15_000 } };
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
function pauseBefore({ failure, retryAfterMs, noRetry }, attempts, { deadline, waitUntil }, clock) {
    if (failure.recovery === 'none')
        return undefined;
    const quick = failure.recovery === 'transient' && attempts < QUICK_ATTEMPTS && noRetry !== true;
    const { first, longest } = PAUSES[failure.recovery];
    const backoff = Math.min(longest, first * 2 ** (attempts - 1));
    const pauseMs = Math.max(retryAfterMs ?? 0, backoff * (0.5 + clock.random() / 2));
    return clock.now() + pauseMs < (quick ? deadline : waitUntil) ? pauseMs : undefined;
}
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
const SLACK_MS = 20_000;
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
const NAMED = 3;
function joinList(items) {
    const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
    return new Intl.ListFormat('en-GB').format(shown);
}
function plural(count, noun) {
    return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 1403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ isPrintable),
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   IM: () => (/* binding */ misspelt),
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   Zf: () => (/* binding */ describeFlaws),
/* harmony export */   gP: () => (/* binding */ either),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7785);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4891);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3506);



function ok(value, notes = []) {
    return { ok: true, value, notes };
}
function invalid(code, problem, fix, more = {}) {
    return { ok: false, error: { code, problem, fix, ...more } };
}
const LONGEST_SHOWN = 120;
function shownValue(value) {
    return /^[\x20-\x7e]+$/.test(value) && value.length <= LONGEST_SHOWN && !value.includes('@') ? value : undefined;
}
function isPrintable(correction) {
    if (_json_js__WEBPACK_IMPORTED_MODULE_0__/* .GUID */ .Sm.test(correction))
        return true;
    const withoutSchemes = correction.replaceAll(/(?:https|api):\/\//gi, '');
    return /^[\x20-\x7e]{1,400}$/.test(correction) && !/[/\\@$?#%]/.test(withoutSchemes);
}
function either(words) {
    return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);
}
const MOST_SLIPS = 2;
function nearest(given, words) {
    const word = given.slice(0, 100).toLowerCase();
    const containing = words.find((known) => known.includes(word));
    return containing ?? words.reduce((best, other) => ((0,leven__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(word, other) < (0,leven__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(word, best) ? other : best));
}
function misspelt(given, words) {
    const word = nearest(given, words);
    return (0,leven__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(given.slice(0, 100).toLowerCase(), word) <= MOST_SLIPS ? word : undefined;
}
const QUOTES = '"\'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb';
const PAIRS = [
    [QUOTES, QUOTES, 'quotation marks'],
    ['{', '}', 'braces'],
    ['[', ']', 'square brackets'],
    ['(', ')', 'parentheses'],
    ['<', '>', 'angle brackets'],
];
const ENDS = new Map([
    [',', 'a comma'],
    [';', 'a semicolon'],
    ['.', 'a period'],
    ['\\', 'a backslash'],
    ...Array.from(QUOTES).map((quote) => [quote, 'a quotation mark']),
]);
const INVISIBLE = /^[\p{C}\p{Z}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]$/u;
function describeFlaws(given, fits, names = []) {
    const flaws = [];
    let rest = given;
    while (rest !== undefined && flaws.length < 6 && (flaws.length === 0 || !fits(rest))) {
        const flaw = flawOf(rest, names);
        if (flaw === undefined)
            break;
        flaws.push(flaw);
        rest = flaw.rest;
    }
    const [first, second] = flaws;
    if (first === undefined)
        return undefined;
    const usable = rest !== undefined && fits(rest);
    const printable = usable && !given.includes('@') && (flaws.some(({ inside }) => inside) ? _json_js__WEBPACK_IMPORTED_MODULE_0__/* .GUID */ .Sm.test(rest ?? '') : isPrintable(rest ?? ''));
    return {
        problem: second === undefined ? first.problem : `${first.problem} and ${second.problem}`,
        fix: second === undefined ? first.fix : `${first.fix}. ${second.fix}`,
        ...(printable && { correction: rest }),
        fits: usable,
    };
}
function flawOf(value, names) {
    return jsonFlaw(value) ?? pairFlaw(value) ?? nameFlaw(value, names) ?? endFlaw(value) ?? characterFlaw(value) ?? variableFlaw(value);
}
function jsonFlaw(value) {
    return /^\{\s*"/.test(value) ? { problem: 'is JSON', fix: 'Write the single value, not the JSON object that contains it' } : undefined;
}
function pairFlaw(value) {
    const [first, last] = [value.charAt(0), value.slice(-1)];
    const pair = value.length > 2 && PAIRS.find(([open, close]) => open.includes(first) && close.includes(last));
    return pair ? { problem: `has ${pair[2]} around it`, fix: 'Remove them', rest: value.slice(1, -1).trim() } : undefined;
}
function nameFlaw(value, names) {
    const name = names.find((each) => value.toLowerCase().startsWith(each.toLowerCase()) && /^\s*[:=]\s*\S/.test(value.slice(each.length)));
    return name === undefined
        ? undefined
        : { problem: 'repeats the name of the input', fix: 'Write only the value', rest: value.slice(name.length).replace(/^\s*[:=]\s*/, '') };
}
function endFlaw(value) {
    if (/^[-*\u2022]\s+\S/u.test(value))
        return { problem: 'begins with a list dash', fix: 'Remove the dash', rest: value.slice(1).trim() };
    const comment = /\s(?:#|\/\/)/.exec(value);
    if (comment !== null)
        return { problem: 'has a comment', fix: 'Remove the comment', rest: value.slice(0, comment.index).trim() };
    const [first, last] = [ENDS.get(value.charAt(0)), ENDS.get(value.slice(-1))];
    if (last !== undefined && value.length > 1)
        return { problem: `ends with ${last}`, fix: 'Remove it', rest: value.slice(0, -1).trim() };
    if (first !== undefined && value.length > 1)
        return { problem: `begins with ${first}`, fix: 'Remove it', rest: value.slice(1).trim() };
    return undefined;
}
function characterFlaw(value) {
    const characters = Array.from(value);
    const index = characters.findIndex((character) => !/^[\x20-\x7e]$/.test(character));
    const character = characters[index];
    if (character === undefined)
        return undefined;
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    if (/[\r\n]/.test(character))
        return { problem: `has ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .L)(value.split(/\r?\n/).length, 'line')}`, fix: 'Write a single value on one line' };
    if (!INVISIBLE.test(character))
        return {
            problem: `is invalid: character ${String(index + 1)} (${code}) is not an ASCII character, although it may look like one`,
            fix: 'Type the value again',
        };
    const atEnd = index === 0 || characters.slice(index).every((each) => INVISIBLE.test(each));
    return {
        problem: `is invalid: character ${String(index + 1)} is invisible (${code})`,
        fix: 'Delete that character, or type the value again',
        rest: characters
            .filter((each) => each !== character)
            .join('')
            .trim(),
        ...(!atEnd && { inside: true }),
    };
}
function variableFlaw(value) {
    return /\$[{(A-Za-z]|^%\w+%/.test(value)
        ? {
            problem: 'has a variable that is not replaced',
            fix: 'Use an expression such as ${{ vars.NAME }}, because GitHub does not expand shell variables in with:',
        }
        : undefined;
}


/***/ }),

/***/ 7785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ leven)
/* harmony export */ });
/* unused harmony export closestMatch */
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
