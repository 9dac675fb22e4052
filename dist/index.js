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

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

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
/* harmony export */   L: () => (/* binding */ belongsToCloud),
/* harmony export */   Mi: () => (/* binding */ isKnownAudience),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   Wo: () => (/* binding */ auditPair),
/* harmony export */   fo: () => (/* binding */ AUDIENCE_FORMS),
/* harmony export */   gD: () => (/* binding */ sharedAudienceError),
/* harmony export */   hZ: () => (/* binding */ readAudience),
/* harmony export */   mN: () => (/* binding */ retiredNote)
/* harmony export */ });
/* harmony import */ var _clouds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3796);
/* harmony import */ var _util_user_input_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1403);
/* harmony import */ var _services_index_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4018);
/* harmony import */ var _services_service_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5358);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4891);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3506);






const DICOM = 'https://dicom.healthcareapis.azure.com';
const WORDS = Object.values(_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .SERVICES */ .Bg).flatMap(({ name, sharedAudience }) => (sharedAudience === undefined ? [] : [name]));
const AUDIENCE_FORMS = `${WORDS.join(', ')}, an https:// or api:// URI, or the GUID of an application`;
const RESOURCE_URI = /^(?:https|api):\/\/[\w.~:[\]-]+(?:\/[\w.~:/+=&;!*%-]*)?$/i;
const UNDOCUMENTED = new Set(['healthcareapis.azure.com', 'fhir.azurehealthcareapis.com', 'deid.azurehealthcareapis.com']);
const CONTROL_PLANES = new Set([
    ...['management.azure.com', 'management.core.windows.net', 'management.usgovcloudapi.net', 'management.chinacloudapi.cn'],
    ...['graph.microsoft.com', 'graph.microsoft.us'],
]);
const OIDC_AUDIENCE = /^api:\/\/azureadtokenexchange[a-z]*\/?$/i;
function readAudience(given, cloud, alone = false) {
    const read = parseAudience(given, cloud, alone);
    if (!('code' in read) || read.code !== 'input-invalid')
        return read;
    return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFlaws */ .Zf)(given, (value) => !('code' in parseAudience(value, cloud, alone)), ['audience']) ?? read;
}
function parseAudience(given, cloud, alone) {
    const resource = given.replace(/(?<!\/\.default)(?:\/\.default)+$/, '');
    const word = (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSlash */ .mW)(resource);
    if (word.toLowerCase() === 'fhir')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('is set to fhir, which is not an audience', alone ? 'Remove the audience input, and set the endpoint input to the service URL' : 'Set it to the URL of the FHIR service', { code: 'audience-fhir-word' });
    const service = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceNamed */ .fD)(word);
    if (service !== undefined) {
        const shared = service.sharedAudience?.[cloud.name];
        return shared === undefined ? sharedAudienceError(service, cloud) : (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__.ok)(shared);
    }
    if (_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .GUID */ .Sm.test(word))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__.ok)(word);
    if (OIDC_AUDIENCE.test(resource))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('is set to the audience of the GitHub ID token, not to the audience of the access token', 'Remove the audience input. If there is no endpoint, set the audience input to the audience of the service instead. To change the audience of the ID token, use oidc-audience', { code: 'audience-oidc' });
    const url = RESOURCE_URI.test(resource) ? URL.parse(resource) : null;
    if (url === null)
        return formError(resource);
    return url.protocol === 'api:' || url.port !== '' ? (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__.ok)(resource) : readUrl(url, resource, cloud);
}
function formError(given) {
    if (given.includes('@'))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('contains an @', 'Write a URI without a user name');
    if (/^http:/i.test(given))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('begins with http://', 'Write https:// instead of http://');
    const withScheme = `https://${given}`;
    const host = URL.parse(withScheme)?.hostname ?? '';
    if (((0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceOfHost */ .jE)(host) ?? (0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .cloudOfSharedHost */ .MV)(host)) !== undefined)
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('does not start with https://', 'Write https:// in front of the host', {
            correction: given.includes('/') ? undefined : withScheme,
        });
    const separator = (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .separatorIn */ .Pi)(given);
    if (separator !== undefined)
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)(`contains a ${separator}`, `Write one audience per line, without ${separator}s`);
    if (/\s/.test(given))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('contains a space', 'Write one audience per line');
    if (/^https:.*[?#]/i.test(given))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('contains a query or a fragment', 'Remove the ? or # and everything after it');
    return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('is not an audience', `Set it to ${AUDIENCE_FORMS}`, { correction: (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .misspelt */ .IM)(given, WORDS) });
}
function sharedAudienceError(service, cloud) {
    if (service.name === 'dicom' && cloud.name === 'azureusgovernment')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('refers to a DICOM service in Azure US Government, which requires an explicit audience', `Set it to ${DICOM}, or to the audience in the output of the commands below`, { code: 'dicom-gov-audience' });
    const problem = `is set to ${service.name}, but ${cloud.title} has no known ${service.title}`;
    return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)(problem, 'Remove the audience', { dependsOn: 'environment' });
}
function readUrl(url, resource, cloud) {
    const host = url.hostname;
    if (UNDOCUMENTED.has(host))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__.ok)(resource, [(0,_util_text_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$e)(`Microsoft does not document ${host} as an audience, so Entra might not recognize it (AADSTS500011)`)]);
    if (host === 'azurehealthcareapis.com')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__.ok)(`https://${host}`, [
            (0,_util_text_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$e)(`${host} is a generic audience. Entra issues tokens for this audience, but FHIR services reject them`),
        ]);
    if (host === 'dicom.azurehealthcareapis.azure.com')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)("contains a typo from Terraform's documentation", 'Set it to dicom', {
            code: 'audience-terraform',
            correction: 'dicom',
        });
    if ((0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isWorkspace */ .SX)(host))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('is a workspace URL, not an audience', 'Set it to the URL of a FHIR service, or to dicom', {
            code: 'endpoint-workspace',
        });
    const shared = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .cloudOfSharedHost */ .MV)(host);
    if (shared === cloud || (`https://${host}` === DICOM && cloud.name === 'azureusgovernment'))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__.ok)(`https://${host}`);
    if (shared !== undefined)
        return belongsToCloud(shared.name);
    const known = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceOfHost */ .jE)(host);
    return known === undefined ? ((0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .nearAzureHost */ .ty)(host) ?? (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__.ok)(resource)) : readInstance(url, known, cloud);
}
function readInstance({ hostname: host, pathname }, { service, family }, cloud) {
    if (family.cloud !== cloud.name)
        return belongsToCloud(family.cloud);
    const audience = family.audience(host);
    if (audience === undefined || service.sharedAudience !== undefined)
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)(`is the URL of one ${service.title}, which is not a valid audience`, `Set it to ${service.name}`, {
            code: 'audience-is-endpoint',
            correction: audience === undefined ? undefined : service.name,
        });
    const cut = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_5__/* .notice */ .lm)('the action removes the path, because the audience of a FHIR service is its URL without a path');
    return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__.ok)(audience, [...(pathname === '/' ? [] : [cut]), ...(family.retired ? [(0,_util_text_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$e)(retiredNote(host))] : [])]);
}
function belongsToCloud(other) {
    return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)(`contains an address in ${_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOUDS */ .J[other].title}`, `Set environment: ${other} in the step, with a client-id and tenant-id from that cloud. If the address is wrong, correct it instead`, { code: 'cloud-endpoint-mismatch', dependsOn: 'environment' });
}
function retiredNote(host) {
    const label = (0,_services_service_js__WEBPACK_IMPORTED_MODULE_3__/* .labelOf */ .Wy)(host);
    const missing = label.includes('-') ? `. For a FHIR service in a workspace, write ${label}.fhir.azurehealthcareapis.com` : '';
    return `${host} belongs to Azure API for FHIR, which was retired on 2026-09-30${missing}`;
}
function auditPair(audience, service, derived) {
    if (audience === derived)
        return [];
    const host = URL.parse(audience)?.hostname ?? '';
    const fix = derived === undefined
        ? `Set it to the audience of the ${service.title}`
        : `Remove the audience. The action then uses the endpoint's audience, ${derived}`;
    if (CONTROL_PLANES.has(host))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('is set to the audience of Azure Resource Manager or Microsoft Graph', fix, { code: 'audience-control-plane' });
    if (host === 'azurehealthcareapis.com' && service.name === 'fhir')
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('is set to the generic audience, which FHIR services do not accept', fix, { code: 'audience-generic' });
    const other = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .cloudOfSharedHost */ .MV)(host) !== undefined && !Object.values(service.sharedAudience ?? {}).includes(`https://${host}`);
    const isInstance = (0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceOfHost */ .jE)(host) !== undefined;
    const isShared = service.sharedAudience !== undefined;
    if (other || (isShared && isInstance))
        return (0,_util_user_input_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)(`is set to the audience of another Azure service, not of the ${service.title}`, fix, { code: 'audience-refused' });
    return derived !== undefined && (isShared || isInstance)
        ? [(0,_util_text_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$e)(`the audience is not the default audience of this ${service.title} (${derived})`)]
        : [];
}
function scopeOf(audience) {
    return `${audience}/.default`;
}
function isKnownAudience(audience) {
    if (_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .GUID */ .Sm.test(audience.replace(/^api:\/\//i, '')))
        return true;
    const word = audience.toLowerCase();
    const host = URL.parse(audience)?.host ?? '';
    const isKnownHost = ((0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceOfHost */ .jE)(host) ?? (0,_services_index_js__WEBPACK_IMPORTED_MODULE_2__/* .cloudOfSharedHost */ .MV)(host)) !== undefined;
    return WORDS.includes(word) || (isKnownHost && word === `https://${host}`);
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

/***/ 4018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Bg: () => (/* binding */ SERVICES),
  MV: () => (/* binding */ cloudOfSharedHost),
  w: () => (/* binding */ imitatesAzure),
  SX: () => (/* binding */ isWorkspace),
  ty: () => (/* binding */ nearAzureHost),
  fD: () => (/* binding */ serviceNamed),
  jE: () => (/* binding */ serviceOfHost)
});

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __nccwpck_require__(7785);
// EXTERNAL MODULE: ./build/util/user-input.js
var user_input = __nccwpck_require__(1403);
// EXTERNAL MODULE: ./build/azure/clouds.js
var clouds = __nccwpck_require__(3796);
// EXTERNAL MODULE: ./build/azure/services/service.js
var service = __nccwpck_require__(5358);
;// CONCATENATED MODULE: ./build/azure/services/deid.js

const deid = {
    name: 'deid',
    title: 'de-identification service',
    hosts: [
        {
            pattern: /^[a-z0-9-]+\.api(?:\.(?!privatelink\.)[a-z0-9]+)?\.deid\.azure\.com$/,
            cloud: 'azurecloud',
            audience: () => 'https://deid.azure.com',
        },
    ],
    sharedAudience: { azurecloud: 'https://deid.azure.com' },
    bare: { path: '' },
    basePath: (path) => (0,service/* cutDocumentedPath */.od)(path, '', ['/health/check', '/health', '/jobs']),
    reachable: { path: '/health', headers: {} },
    authorised: { path: '/jobs?api-version=2024-11-15&maxpagesize=1', headers: { accept: 'application/json' }, form: 'job-list' },
    access: { read: { roles: ['DeID Batch Data Reader', 'DeID Batch Data Owner', 'DeID Data Owner'] } },
    refusal: 'error-object',
    reachableByAnyAnswer: true,
    forbidden: 'warn',
    role: {
        name: 'DeID Batch Data Reader',
        scopeCommand: (host) => 'az resource show --ids $(az resource list --resource-type Microsoft.HealthDataAIServices/deidServices --query "[].id" --output tsv)' +
            ` --query "[@][] | [?properties.serviceUrl=='https://${host}'].id" --output tsv`,
    },
};

// EXTERNAL MODULE: ./build/util/text.js
var util_text = __nccwpck_require__(3506);
;// CONCATENATED MODULE: ./build/azure/services/dicom.js


const AUDIENCE = 'https://dicom.healthcareapis.azure.com';
const dicom = {
    name: 'dicom',
    title: 'DICOM service',
    hosts: [
        { pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.com$/, cloud: 'azurecloud', audience: () => AUDIENCE },
        { pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience: () => undefined },
    ],
    sharedAudience: { azurecloud: AUDIENCE },
    bare: { path: '/v2', note: (0,util_text/* notice */.lm)('the URL does not contain an API version, so the action uses /v2') },
    basePath,
    versionSegment: /\/v(?:1|2|1\.0-prerelease)$/,
    reachable: { path: '/health/check', headers: {} },
    authorised: { path: '/extendedquerytags?limit=1&offset=0', headers: { accept: 'application/json' }, form: 'json-array' },
    access: { read: { roles: ['DICOM Data Reader', 'DICOM Data Owner'] } },
    refusal: 'fixed-text',
    reachableByAnyAnswer: false,
    forbidden: 'fail',
    role: {
        name: 'DICOM Data Reader',
        scopeCommand: (host) => (0,service/* findByName */._U)('Microsoft.HealthcareApis/workspaces/dicomservices', (0,service/* nameInWorkspace */._$)(host)),
    },
};
function basePath(path) {
    const [version] = /^\/v(?:1|2|1\.0-prerelease)(?=\/|$)/.exec(path) ?? [];
    if (path === version)
        return { path };
    const cut = (0,service/* cutDocumentedPath */.od)(path, version ?? '', ['/changefeed', '/health/check']);
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
const VERSION = /^\d{1,2}\.\d{1,2}(?:\.\d{1,3})?(?:-(?:ballot|cibuild|draft|preview|snapshot)\d{0,2})?$/;
const CAPABILITY_CHECKS = {
    'fhir-version': (statement) => {
        const given = (0,json/* text */.Qq)((0,json/* member */.Dc)(statement, 'fhirVersion')) ?? '';
        const found = VERSION.test(given) ? given : 'no version';
        return (value) => {
            const release = RELEASES.get(value.toLowerCase());
            return { met: release === undefined ? found === value || found.startsWith(`${value}.`) : found.startsWith(release), found };
        };
    },
    resource: (statement) => membership(resources(statement).map(({ type }) => type)),
    operation: (statement) => {
        const operations = [(0,json/* objects */.JD)(statement, 'rest'), resources(statement)].flat().flatMap((owner) => (0,json/* objects */.JD)(owner, 'operation'));
        const isMember = membership(operations.map(({ name }) => (0,json/* text */.Qq)(name)?.toLowerCase()));
        return (value) => {
            const name = value.replace(/^\$/, '').toLowerCase();
            return isMember(OPERATION_ALIASES.get(name) ?? name.replace(/^[a-z]+\/\$?/, ''));
        };
    },
    profile: (statement) => membership(resources(statement).flatMap((resource) => (0,json/* list */.p_)(resource['supportedProfile']))),
    instantiates: (statement) => membership((0,json/* list */.p_)((0,json/* member */.Dc)(statement, 'instantiates'))),
};
function resources(statement) {
    return (0,json/* objects */.JD)(statement, 'rest').flatMap((rest) => (0,json/* objects */.JD)(rest, 'resource'));
}
function membership(items) {
    const found = new Set(items.map(json/* text */.Qq).filter((item) => item !== undefined));
    const known = new Set([...found].flatMap((item) => [item, item.replace(/\|.*/s, '')]));
    const others = found.size === 0 ? 'none' : (0,util_text/* plural */.LS)(found.size, 'other value');
    return (value) => ({ met: known.has(value), found: known.has(value) ? value : others });
}

;// CONCATENATED MODULE: ./build/azure/services/fhir.js


const BULK = ['FHIR Data Bulk Operator', 'FHIR Data Contributor'];
const WRITERS = ['FHIR Data Writer', ...BULK];
const READERS = ['FHIR Data Exporter', 'FHIR Data Importer', 'Search Parameter Manager', ...WRITERS];
const audience = (host) => `https://${host}`;
const retired = true;
const fhir = {
    name: 'fhir',
    title: 'FHIR service',
    hosts: [
        { pattern: /^[a-z0-9-]+\.fhir\.azurehealthcareapis\.com$/, cloud: 'azurecloud', audience },
        { pattern: /^[a-z0-9-]+\.fhir\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience },
        { pattern: /^(?!(?:fhir|dicom|workspace)\.)[a-z0-9-]+\.azurehealthcareapis\.com$/, cloud: 'azurecloud', audience, retired },
        { pattern: /^(?!(?:fhir|dicom|workspace)\.)[a-z0-9-]+\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience, retired },
    ],
    bare: { path: '' },
    basePath: (path) => (0,service/* cutDocumentedPath */.od)(path, '', ['/metadata', '/Patient', '/health/check']),
    reachable: { path: '/health/check', headers: {} },
    authorised: {
        path: '/StructureDefinition?_summary=count',
        headers: { accept: 'application/fhir+json', prefer: 'handling=strict' },
        form: 'fhir-bundle',
    },
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
            ? (0,service/* findByName */._U)('Microsoft.HealthcareApis/workspaces/fhirservices', (0,service/* nameInWorkspace */._$)(host))
            : (0,service/* findByName */._U)('Microsoft.HealthcareApis/services', (0,service/* labelOf */.Wy)(host)),
    },
    expectations: {
        question: { path: '/metadata', headers: { accept: 'application/fhir+json' }, maxBytes: 5 * 1024 * 1024, form: 'capability-statement' },
        checks: CAPABILITY_CHECKS,
    },
};

;// CONCATENATED MODULE: ./build/azure/services/index.js







const SERVICES = { fhir: fhir, dicom: dicom, deid: deid };
const FAMILIES = Object.values(SERVICES).flatMap((service) => service.hosts.map((family) => ({ service, family })));
function serviceOfHost(host) {
    return FAMILIES.find(({ family }) => family.pattern.test(host));
}
function cloudOfSharedHost(host) {
    return Object.values(clouds/* CLOUDS */.J).find(({ name }) => Object.values(SERVICES).some(({ sharedAudience }) => sharedAudience?.[name] === `https://${host}`));
}
function serviceNamed(word) {
    return Object.values(SERVICES).find(({ name }) => name === word.toLowerCase());
}
const DEID = 'api.deid.azure.com';
const DOMAINS = [
    'fhir.azurehealthcareapis.com',
    'dicom.azurehealthcareapis.com',
    'fhir.azurehealthcareapis.us',
    'dicom.azurehealthcareapis.us',
    DEID,
];
function isWorkspace(host) {
    return /\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(host);
}
function nearAzureHost(host) {
    const problems = [
        ...(host.endsWith('.') ? ['ends with a period'] : []),
        ...(host.includes('_') ? ['contains an underscore in its host name'] : []),
        ...(host.includes('.privatelink.') ? ['uses a private-link name, which certificates do not contain'] : []),
    ];
    const candidate = host
        .replaceAll('_', '-')
        .replaceAll('.privatelink.', '.')
        .replace(/(?<!\.)\.+$/, '');
    if (serviceOfHost(candidate) !== undefined)
        return corrected(problems.join(' and '), candidate);
    const label = (0,service/* labelOf */.Wy)(candidate);
    const labels = candidate.split('.').slice(1);
    const region = labels.slice(0, 2).find((each) => /^(?!fhir|dicom)[a-z]+\d+$/.test(each));
    const domain = labels
        .filter((each) => each !== region)
        .join('.')
        .slice(0, 60);
    const copy = 'Set it to the service URL of the de-identification service in the Azure portal';
    if (DOMAINS.includes(`${label}.${domain}`))
        return (0,user_input/* inputError */.Xu)('contains a host name without the service name', label === 'api' ? copy : `Set it to https://<workspace>-<service>.${candidate}`);
    if (/^[^.]+\.deid\.azure\.com$/.test(candidate))
        return (0,user_input/* inputError */.Xu)('contains a host name without the api label', copy);
    const distances = DOMAINS.map((known) => ({ known, slips: region === undefined || known === DEID ? slipsIn(domain, known) : Infinity }));
    const least = Math.min(user_input/* MOST_SLIPS */.Sz, ...distances.map(({ slips }) => slips));
    const [nearest, another] = distances.filter(({ slips }) => slips <= least);
    const meant = `${label}.${nearest?.known ?? ''}`.replace('.api.', region === undefined ? '.api.' : `.api.${region}.`);
    if (another === undefined && serviceOfHost(meant) !== undefined)
        return corrected(domain === 'deid.azure.com' ? 'contains a host name without the api label' : "contains a typo in Azure's domain", meant);
    return DOMAINS.some((known) => candidate.endsWith(`.${known}`))
        ? (0,user_input/* inputError */.Xu)('contains an extra label in its host name', 'Set it to the URL of the service in the Azure portal')
        : undefined;
}
function slipsIn(domain, known) {
    const completed = known === DEID ? [`api.${domain}`, `${domain}.com`] : [];
    return Math.min(...[domain, ...completed].map((each) => (0,leven/* default */.A)(known, each)));
}
function imitatesAzure(host) {
    return (/azurehealthcareapis|(?:^|\.)deid\.azure(?:\.|$)|\.api\.(?:[^.]+\.)?deid\.azure|xn--[^.]{0,59}healthcareap/.test(host) ||
        host.split('.').some((label) => (0,leven/* default */.A)(label.slice(0, 63), 'azurehealthcareapis') <= user_input/* MOST_SLIPS */.Sz));
}
function corrected(problem, host) {
    return (0,user_input/* inputError */.Xu)(problem, `Write https://${host}`, { correction: `https://${host}` });
}


/***/ }),

/***/ 5358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ IDS),
/* harmony export */   Dv: () => (/* binding */ FHIR_SERVICES),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   _$: () => (/* binding */ nameInWorkspace),
/* harmony export */   _U: () => (/* binding */ findByName),
/* harmony export */   nG: () => (/* binding */ ACCESS_RIGHTS),
/* harmony export */   od: () => (/* binding */ cutDocumentedPath),
/* harmony export */   ui: () => (/* binding */ CHECKS)
/* harmony export */ });
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3506);

const ACCESS_RIGHTS = ['read', 'export', 'import', 'reindex', 'bulk-operate'];
const CHECKS = {
    reachable: 'reachable',
    anonymous: 'refuses anonymous requests',
    authorised: 'authorized',
    'unsigned-token': 'checks the token',
};
function cutDocumentedPath(path, base, documented) {
    const cut = documented.find((end) => path === `${base}${end}`);
    return cut === undefined
        ? undefined
        : { path: base, note: (0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)(`the action removes ${cut}, because this path is not part of the base URL`) };
}
const FHIR_SERVICES = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
const IDS = {
    client: [
        'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
        'az identity list --query "[].{name:name, clientId:clientId}" --output table',
    ].join('\n'),
    tenant: 'az account show --query tenantId --output tsv',
};
function labelOf(host) {
    return host.replace(/\..*/, '');
}
function nameInWorkspace(host) {
    return labelOf(host).replace('-', '/');
}
function findByName(type, name) {
    return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}


/***/ }),

/***/ 1056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ withoutSecrets),
/* harmony export */   j: () => (/* binding */ withoutQuery)
/* harmony export */ });
function withoutSecrets({ actor, fork, eventName }) {
    if (actor === 'dependabot[bot]')
        return 'dependabot';
    return fork && eventName !== 'pull_request_target' ? 'fork' : undefined;
}
const withoutQuery = (path) => path.replace(/\?.*$/, '');


/***/ }),

/***/ 871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   WQ: () => (/* binding */ codesBy),
/* harmony export */   Y3: () => (/* binding */ anchor),
/* harmony export */   eO: () => (/* binding */ known),
/* harmony export */   ir: () => (/* binding */ reference),
/* harmony export */   p6: () => (/* binding */ createFailure)
/* harmony export */ });
function createFailure(definitions, code, context) {
    const definition = definitions[code];
    const { title, recovery = 'none', shared } = definition;
    const occurrence = shared?.occurrence(context);
    const message = (occurrences) => describe(definition, { ...context, occurrences });
    return {
        ...{ code, title, recovery },
        ...(shared === undefined || occurrence === undefined
            ? describe(definition, context)
            : { ...message([occurrence]), shared: { key: `${code} ${shared.key(context)}`, occurrence, describe: message } }),
    };
}
function describe(definition, context) {
    const { what, headline, causes, fixes, facts, commands = [], wait: hint } = definition;
    const wait = typeof hint === 'function' ? hint(context) : hint;
    return {
        what: itemsOf(what, context).join(),
        why: itemsOf(causes, context).join(' '),
        next: itemsOf(fixes, context).slice(0, 1).join(),
        ...(headline !== undefined && { headline: itemsOf(headline, context).join() }),
        facts: known(facts?.(context) ?? {}),
        commands: itemsOf(commands, context),
        ...(wait && { wait }),
    };
}
function itemsOf(all, context) {
    const none = [];
    return none.concat(typeof all === 'function' ? all(context) : all).filter((item) => item !== false);
}
function codesBy(definitions, valuesOf) {
    const codes = new Map();
    for (const code in definitions)
        for (const value of valuesOf(definitions[code]) ?? [])
            codes.set(value, code);
    return codes;
}
const known = (values) => Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
const anchor = (code, docs = 'docs/troubleshooting.md') => `${docs}#${code}`;
const reference = (code, docs) => docs === undefined ? `Code ${code}.` : `Code ${code}: ${anchor(code, docs)}`;


/***/ }),

/***/ 7979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ runFailures)
/* harmony export */ });
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3506);

const TOO_SHORT_MS = 20;
const suggestedLimit = ({ occurrences }) => Math.min(600_000, Math.ceil(Math.max(...occurrences.map(({ latencyMs }) => Number(latencyMs))) / 50) * 100);
function unmet({ occurrences }) {
    const lines = [...new Map(occurrences.map((line) => [line.place, line])).values()];
    return { lines, bases: [...new Set(occurrences.map(({ owner }) => owner))] };
}
const runFailures = {
    'deadline-reached': {
        title: 'The step timed out before there was a verdict',
        recovery: 'transient',
        what: ({ error, whose }) => `This step timed out while waiting for ${error.host} (${whose}).`,
        causes: 'All operations in the step share one deadline. Too many requests were slow or received no response.',
        fixes: 'Run the job again.',
        wait: { hint: 'The missing responses might arrive if the step has more time', seconds: 300 },
    },
    'no-verdict': {
        title: 'The step ended without a verdict',
        recovery: 'transient',
        what: 'Node.js had no pending operations, so the step ended before the action reached a verdict.',
        causes: 'An operation neither completed nor failed. This is a bug in the action.',
        fixes: "Run the job again. Report the failure on the action's issues page, and include this log.",
    },
    canceled: {
        title: 'The step was canceled before there was a verdict',
        recovery: 'none',
        what: 'The runner canceled the step before the action reached a verdict.',
        causes: 'Someone canceled the run, a newer run replaced it, or the step or job reached its timeout-minutes limit.',
        fixes: 'If the step or job reached its timeout-minutes limit, increase timeout-minutes to allow more time than wait-seconds. Otherwise, run the job again.',
    },
    unsteady: {
        title: 'The service did not pass enough times in a row',
        recovery: 'propagation',
        what: ({ target, required, seen }) => `${target.name} must pass ${String(required)} times in a row (required-successes), but passed only ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(seen, 'time')} within the time limit (wait-seconds).`,
        causes: 'Passes are counted only if they are at least 5 s apart. A failure resets the count.',
        fixes: 'In the log above, find a failed check between the passed checks, and fix its cause. Otherwise, lower required-successes.',
        wait: { hint: 'The check might pass the required number of times if the step has more time', seconds: 600 },
    },
    'latency-high': {
        title: 'The service responded more slowly than allowed',
        recovery: 'transient',
        what: ({ limitMs, occurrences }) => `The time to first byte is ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D7)(occurrences.map(({ place, latencyMs }) => `${String(latencyMs)} ms for ${place}`))}. The max-latency-ms limit is ${String(limitMs)} ms.`,
        causes: ({ limitMs }) => limitMs < TOO_SHORT_MS
            ? `A limit of ${String(limitMs)} ms is too low, because most network requests take longer.`
            : 'The service is under load or scaling, or the network path from this runner has high latency.',
        fixes: (context) => `If this latency is normal, set max-latency-ms: ${String(suggestedLimit(context))} in the step. Otherwise, check the latency metrics of the service in the Azure portal. High latency fails the step only if you set fail-on: warn.`,
        facts: ({ latencyMs, limitMs, occurrences }) => ({
            Allowed: `${String(limitMs)} ms`,
            Observed: occurrences.length === 1 ? `${String(latencyMs)} ms` : undefined,
        }),
        shared: {
            key: () => '',
            occurrence: ({ target, latencyMs }) => ({ place: target.name, owner: target.base, latencyMs }),
        },
    },
    'expectation-unmet': {
        title: 'The service is not as expected',
        what: (context) => {
            const { lines, bases } = unmet(context);
            const [the, noun] = lines.length === 1 ? ['the', ' expectation'] : [`${String(lines.length)} expectations:`, ''];
            const found = lines.map(({ place, found: value }) => `${place.replace(': ', ' ')}${noun}${bases.length === 1 ? ` (found ${String(value)})` : ''}`);
            const names = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D7)(bases.map((base) => base.replace('https://', '')));
            return `${names} ${bases.length === 1 ? 'does' : 'do'} not meet ${the} ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D7)(found)}.`;
        },
        causes: (context) => [
            "The action compares the expect input with the service's CapabilityStatement (/metadata).",
            unmet(context).lines.length > 1 && 'If many expectations are not met, the address might belong to another service.',
        ],
        fixes: (context) => {
            const { lines, bases } = unmet(context);
            const statements = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joinList */ .D7)(bases.map((base) => `${base}/metadata`));
            return lines.every(({ place }) => place.startsWith('fhir-version:'))
                ? `Open ${statements}, and check fhirVersion. If the endpoint input identifies the intended service, change fhir-version in the expect input.`
                : `Open ${statements}, and compare the content with the expect input. If the endpoint input identifies the intended service, change the expect input, or add the missing features to the service.`;
        },
        facts: ({ name, expected, observed, occurrences }) => occurrences.length > 1 ? {} : { [`${name}: ${expected}`]: `found: ${observed}` },
        shared: {
            key: () => '',
            occurrence: ({ target, name, expected, observed }) => ({ place: `${name}: ${expected}`, owner: target.base, found: observed }),
        },
    },
    'internal-error': {
        title: 'The action itself failed',
        what: ({ errorName }) => `The action failed with an internal error (${errorName}).`,
        causes: 'This error is caused by a bug in the action, not by your settings. The action does not show the error message, because it might contain secrets.',
        fixes: "Run the job again with debug logging. Report the failure on the action's issues page, and include the log.",
    },
};


/***/ }),

/***/ 176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ attemptRequest),
/* harmony export */   Th: () => (/* binding */ BODY_LIMIT),
/* harmony export */   jQ: () => (/* binding */ createAgents)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4708);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4891);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3250);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2749);






const BODY_LIMIT = 1024 * 1024;
const HEAD_LIMIT = 16 * 1024;
function createAgents() {
    const agents = { https: new node_https__WEBPACK_IMPORTED_MODULE_2__.Agent({ keepAlive: true }), http: new node_http__WEBPACK_IMPORTED_MODULE_1__.Agent({ keepAlive: true }) };
    for (const agent of [agents.https, agents.http]) {
        agent.createConnection = (options, callback) => callback && options.createConnection?.(options, callback);
    }
    return agents;
}
async function attemptRequest(request, { proxy, agents, connect, limit }) {
    const { url, only, maxBytes = BODY_LIMIT, truncate = false, partial = false } = request;
    const size = { maxBytes, truncate };
    const started = performance.now();
    let connection = { trace: (0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .createTrace */ .sW)('request'), abort: () => undefined };
    let sending;
    const { promise: failed, reject: fail } = Promise.withResolvers();
    failed.catch(() => undefined);
    const timer = setTimeout(fail, limit.ms, (0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .errorWithCode */ .Qt)(limit.code));
    try {
        if (typeof only === 'object' && only.origin !== url.origin)
            throw (0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .errorWithCode */ .Qt)('ADDRESS_NOT_ALLOWED');
        if (limit.ms === 0)
            throw (0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .errorWithCode */ .Qt)(limit.code);
        sending = startRequest(request, proxy, agents, (done) => {
            const opened = connect();
            connection = opened;
            opened.socket.then((socket) => {
                done(null, socket);
            }, fail);
        });
        sending.on('error', fail).once('upgrade', (_response, socket) => {
            socket.destroy();
            fail((0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .errorWithCode */ .Qt)('UNEXPECTED_UPGRADE'));
        });
        const released = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(sending, 'close');
        released.catch(() => undefined);
        const sent = await Promise.race([(0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(sending, 'socket'), failed]).then(() => performance.now());
        connection.trace.phase = 'headers';
        const response = await Promise.race([responseOf(sending), failed]);
        const firstByte = performance.now() - sent;
        if (response.statusCode === 101)
            throw (0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .errorWithCode */ .Qt)('UNEXPECTED_UPGRADE');
        connection.trace.phase = 'body';
        const chunks = [];
        const reading = readBytes(response, maxBytes, chunks).catch(() => {
            throw (0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .errorWithCode */ .Qt)('CUT_OFF');
        });
        const isWhole = await Promise.race([reading.then(() => true), failed]).catch((error) => {
            if (!partial || Math.floor(Number(response.statusCode) / 100) !== 2)
                throw error;
            sending?.destroy();
            return false;
        });
        const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        const decoding = decode(limitSize(Buffer.concat(chunks), size, !isWhole), headers['content-encoding'], size);
        const content = await (isWhole ? Promise.race([decoding, failed]) : decoding);
        if (isWhole)
            await Promise.race([released, failed]);
        const { timings: opening, address } = connection.trace;
        const total = (opening.dns ?? 0) + (opening.connect ?? 0) + (opening.tls ?? 0) + performance.now() - sent;
        const timings = { ...opening, firstByte, total };
        const status = Number(response.statusCode);
        return { ok: true, response: { status, headers, ...content, timings, address, proxy: proxy && (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyName */ .ec)(proxy) } };
    }
    catch (error) {
        sending?.destroy();
        connection.abort();
        return {
            ok: false,
            error: {
                ...connection.trace,
                code: codeOf(error),
                host: url.host,
                afterMs: Math.round(performance.now() - started),
                proxy: proxy && (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyName */ .ec)(proxy),
                proxyLogin: proxy && proxy.username !== '',
            },
        };
    }
    finally {
        clearTimeout(timer);
    }
}
function startRequest({ url, method = 'GET', headers, body, onRequestSent }, proxy, agents, connect) {
    const absolute = url.protocol === 'http:' && proxy !== undefined;
    const options = {
        host: (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .bare */ .$B)(url.hostname),
        port: (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .portOf */ .HM)(url),
        method,
        path: absolute ? url.href : `${url.pathname}${url.search}`,
        maxHeaderSize: HEAD_LIMIT,
        createConnection: (_, done) => {
            connect(done);
        },
    };
    const sending = url.protocol === 'https:' ? (0,node_https__WEBPACK_IMPORTED_MODULE_2__.request)({ ...options, agent: agents?.https }) : (0,node_http__WEBPACK_IMPORTED_MODULE_1__.request)({ ...options, agent: agents?.http });
    for (const [name, value] of Object.entries({ 'accept-encoding': 'identity', ...headers }))
        sending.setHeader(name, value);
    if (absolute && proxy.username !== '')
        sending.setHeader('proxy-authorization', (0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .credentials */ .z3)(proxy));
    if (onRequestSent !== undefined)
        sending.once('finish', onRequestSent);
    return sending.end(body);
}
function responseOf(sending) {
    const { promise, resolve } = Promise.withResolvers();
    sending.once('response', resolve);
    return promise;
}
async function readBytes(stream, maxBytes, chunks = []) {
    let size = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > maxBytes)
            break;
    }
    return Buffer.concat(chunks);
}
function limitSize(bytes, { maxBytes, truncate }, isCut = false) {
    const exceeds = bytes.length > maxBytes;
    if (exceeds && !truncate)
        throw (0,_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .errorWithCode */ .Qt)('TOO_LARGE');
    return { body: bytes.subarray(0, maxBytes), ...((exceeds || isCut) && { truncated: true }) };
}
const MAX_CODINGS = 3;
async function decode(received, coding, limit) {
    let content = received;
    const { body } = received;
    const named = (coding ?? '').toLowerCase().match(/[^\s,]+/g) ?? (body[0] === 0x1f && body[1] === 0x8b ? ['gzip'] : []);
    const codings = body.length === 0 ? [] : named.filter((name) => name !== 'identity').reverse();
    for (const name of codings) {
        const decoded = codings.length > MAX_CODINGS ? undefined : await decompress(content, name, limit);
        if (decoded === undefined)
            return { ...content, body, compressed: true };
        content = decoded;
    }
    return content;
}
async function decompress({ body, truncated }, coding, limit) {
    const zlib = process.getBuiltinModule('node:zlib');
    const { BROTLI_OPERATION_FLUSH, ZSTD_e_flush, Z_SYNC_FLUSH } = zlib.constants;
    const decoders = new Map([
        ['gzip', { streams: [zlib.createGunzip], finishFlush: Z_SYNC_FLUSH }],
        ['x-gzip', { streams: [zlib.createGunzip], finishFlush: Z_SYNC_FLUSH }],
        ['deflate', { streams: [zlib.createInflate, zlib.createInflateRaw], finishFlush: Z_SYNC_FLUSH }],
        ['br', { streams: [zlib.createBrotliDecompress], finishFlush: BROTLI_OPERATION_FLUSH }],
        ['zstd', { streams: [zlib.createZstdDecompress], finishFlush: ZSTD_e_flush }],
    ]);
    const decoder = decoders.get(coding);
    if (decoder === undefined)
        return undefined;
    const { streams, finishFlush } = decoder;
    const modes = limit.truncate ? [{}, { finishFlush }] : [{}];
    for (const [index, mode] of modes.entries()) {
        for (const create of streams) {
            const decoded = await readBytes(create(mode).end(body), limit.maxBytes).catch(() => undefined);
            if (decoded !== undefined)
                return limitSize(decoded, limit, truncated === true || index > 0);
        }
        if (/^[\s -~]+$/.test(Buffer.from(body.subarray(0, 16)).toString()))
            return limitSize(body, limit, truncated);
    }
    return undefined;
}
const PARSER_CODES = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };
function codeOf(error) {
    const code = (0,_util_json_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)((0,_util_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(error, 'code')) ?? '';
    return PARSER_CODES[code] ?? (/^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN');
}


/***/ }),

/***/ 9726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ createHttpClient)
/* harmony export */ });
/* unused harmony export inspectExtraCa */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _attempt_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(176);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3250);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2749);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4891);





function createHttpClient(proxies, limits, now) {
    const early = new Map();
    const agents = (0,_attempt_js__WEBPACK_IMPORTED_MODULE_1__/* .createAgents */ .jQ)();
    const opened = [];
    let namesResolved = false;
    const missed = new Map();
    const missedOnce = (url) => {
        if (!missed.has(url.origin))
            missed.set(url.origin, (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .missedBypass */ .iu)(proxies, url));
        return missed.get(url.origin);
    };
    const connect = (url, proxy) => {
        const opened = early.get(url.origin);
        early.delete(url.origin);
        return opened === undefined || opened.closed ? new _connect_js__WEBPACK_IMPORTED_MODULE_2__/* .Preconnection */ .UC(url, proxy) : opened;
    };
    const clues = (url, { phase, code, proxy }) => {
        const isUnreachable = phase === 'proxy' && code !== 'PROXY_STATUS';
        const hosts = isUnreachable ? [url, ...opened] : [url];
        return {
            ...(proxy !== undefined && { missedBypass: (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .likeliest */ .bU)(hosts.map(missedOnce)) }),
            ...(proxy === undefined && (phase === 'dns' || phase === 'connect') && { direct: (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .whyDirect */ .EN)(proxies, url) }),
            ...((phase === 'tls' || isUnreachable) && { extraCa: inspectExtraCa(proxies.extraCaFile) }),
        };
    };
    return {
        open(url) {
            opened.push(url);
            if (!early.has(url.origin))
                early.set(url.origin, new _connect_js__WEBPACK_IMPORTED_MODULE_2__/* .Preconnection */ .UC(url, (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyFor */ .iJ)(proxies, url)));
        },
        async send(request) {
            const { url } = request;
            const isPrivate = request.only === 'private';
            const proxy = isPrivate ? undefined : (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyFor */ .iJ)(proxies, url);
            const route = isPrivate ? { connect: () => new _connect_js__WEBPACK_IMPORTED_MODULE_2__/* .Preconnection */ .UC(url, proxy, true) } : { connect: () => connect(url, proxy), agents };
            const left = Math.max(0, limits.deadline - now());
            const isLast = left < limits.timeoutMs;
            const limit = { ms: isLast ? left : limits.timeoutMs, code: isLast ? 'DEADLINE' : 'TIMEOUT' };
            const result = await (0,_attempt_js__WEBPACK_IMPORTED_MODULE_1__/* .attemptRequest */ .Dc)(request, { ...route, proxy, limit });
            if (!result.ok)
                return { ok: false, error: { ...result.error, namesResolved, ...clues(url, result.error) } };
            namesResolved ||= result.response.timings.dns !== undefined;
            return proxy === undefined ? result : { ok: true, response: { ...result.response, missedBypass: missedOnce(url) } };
        },
        close() {
            for (const connection of early.values())
                connection.abort();
            for (const agent of Object.values(agents))
                agent.destroy();
        },
    };
}
function inspectExtraCa(path) {
    if (path === undefined || path === '')
        return undefined;
    let content;
    try {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
            return { path, problem: 'unreadable' };
        content = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'latin1');
    }
    catch (error) {
        return { path, problem: ['ENOENT', 'ENOTDIR'].includes(String((0,_util_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(error, 'code'))) ? 'missing' : 'unreadable' };
    }
    try {
        const { X509Certificate } = process.getBuiltinModule('node:crypto');
        new X509Certificate(content);
        return undefined;
    }
    catch {
        return { path, problem: 'not-pem' };
    }
}


/***/ }),

/***/ 3250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  UC: () => (/* binding */ Preconnection),
  sW: () => (/* binding */ createTrace),
  z3: () => (/* binding */ credentials),
  Qt: () => (/* binding */ errorWithCode)
});

// UNUSED EXPORTS: addressKind

;// CONCATENATED MODULE: external "node:dns"
const external_node_dns_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: external "node:querystring"
const external_node_querystring_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./build/util/json.js
var json = __nccwpck_require__(4891);
// EXTERNAL MODULE: ./build/http/proxy.js
var http_proxy = __nccwpck_require__(2749);
;// CONCATENATED MODULE: ./build/http/connect.js










function createTrace(phase) {
    return { phase, timings: { dns: undefined, connect: undefined, tls: undefined }, address: undefined, proxyStatus: undefined };
}
function errorWithCode(code) {
    return Object.assign(new Error(), { code });
}
class Preconnection {
    trace = createTrace('connect');
    socket;
    #abort = new AbortController();
    closed = false;
    constructor(url, proxy, onlyPrivate = false) {
        const onClose = () => {
            this.closed = true;
        };
        const opening = connect(url, proxy, this.trace, this.#abort.signal, onlyPrivate);
        this.socket = opening.then((socket) => socket.on('error', () => undefined).once('close', onClose));
        this.socket.catch(() => undefined);
    }
    abort() {
        this.#abort.abort();
        this.socket.then((socket) => socket.destroy()).catch(() => undefined);
    }
}
async function connect(url, proxy, trace, signal, onlyPrivate) {
    if (proxy !== undefined && url.protocol === 'http:')
        return connect(proxy, undefined, trace, signal, false);
    const opening = proxy === undefined ? connectTcp(url, trace, signal, onlyPrivate) : connectTunnel(url, proxy, trace, signal);
    if (url.protocol !== 'https:')
        return opening;
    const [socket, options] = await Promise.all([opening, tlsOptions(url)]);
    return connect_secure(socket, options, trace, signal);
}
const LOCAL = (0,http_proxy/* createBlockList */._T)(['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['127.0.0.0', 8], ['fc00::', 7], ['fe80::', 10], ['::1', 128]);
const SHARED = (0,http_proxy/* createBlockList */._T)(['100.64.0.0', 10]);
function addressKind(address) {
    return isLocal(address) || SHARED.check(address, (0,http_proxy/* versionOf */.E4)(address)) ? 'private' : 'public';
}
function isLocal(address) {
    return LOCAL.check(address, (0,http_proxy/* versionOf */.E4)(address));
}
const NEXT_ADDRESS_MS = 250;
async function connectTcp(url, trace, signal, onlyPrivate = false) {
    const host = (0,http_proxy/* bare */.$B)(url.hostname);
    const waiting = (await resolveHost(host, trace)).filter(({ address }) => !onlyPrivate || isLocal(address));
    signal.throwIfAborted();
    if (waiting.length === 0)
        throw errorWithCode('ADDRESS_NOT_ALLOWED');
    const { promise, resolve, reject } = Promise.withResolvers();
    const since = performance.now();
    const open = new Set();
    const errors = [];
    let timer;
    trace.phase = 'connect';
    const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        waiting.length = 0;
        for (const socket of open)
            socket.on('error', () => undefined).destroy();
        reject(errorWithCode('ABORTED'));
    };
    const show = ({ address, family }) => {
        if (trace.timings.dns === undefined)
            return;
        trace.address = addressKind(address);
        trace.family = family === 6 ? 6 : 4;
    };
    const next = () => {
        const at = waiting.shift();
        if (at === undefined)
            return;
        trace.addresses = (trace.addresses ?? 0) + 1;
        show(at);
        clearTimeout(timer);
        timer = setTimeout(next, NEXT_ADDRESS_MS);
        const lookup = (_host, _options, done) => {
            done(null, at.address, at.family);
        };
        const socket = (0,external_node_net_.connect)({ host, port: (0,http_proxy/* portOf */.HM)(url), noDelay: true, autoSelectFamily: false, lookup });
        open.add(socket);
        socket.once('connect', () => {
            open.delete(socket);
            trace.timings.connect = performance.now() - since;
            show(at);
            resolve(socket);
            end();
        });
        socket.once('error', (error) => {
            open.delete(socket);
            errors.push({ error, at });
            next();
            if (open.size > 0)
                return;
            const useful = errors.find((each) => !isUnroutable(each.error)) ?? errors.find((each) => each.at.family === 4);
            const { error: reason, at: blamed } = useful ?? { error, at };
            show(blamed);
            reject(reason);
            end();
        });
    };
    signal.addEventListener('abort', end);
    next();
    return promise;
}
async function resolveHost(host, trace) {
    const family = (0,external_node_net_.isIP)(host);
    if (family !== 0)
        return [{ address: host, family }];
    trace.phase = 'dns';
    const since = performance.now();
    const hints = process.platform === 'win32' ? 0 : external_node_dns_namespaceObject.ADDRCONFIG;
    const found = await (0,external_node_util_.promisify)(external_node_dns_namespaceObject.lookup)(host, { all: true, hints });
    trace.timings.dns = performance.now() - since;
    return alternate(found);
}
function alternate(found) {
    const preferred = found.filter(({ family }) => family === found[0]?.family);
    const others = found.filter(({ family }) => family !== found[0]?.family);
    return found.flatMap((_, index) => [preferred[index], others[index]]).filter((address) => address !== undefined);
}
function isUnroutable(error) {
    const code = (0,json/* text */.Qq)((0,json/* member */.Dc)(error, 'code'));
    return code !== undefined && ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code);
}
async function connectTunnel(url, proxy, trace, signal) {
    trace.phase = 'proxy';
    const since = performance.now();
    const own = createTrace('connect');
    try {
        const plain = await connectTcp(proxy, own, signal);
        const connection = proxy.protocol === 'https:' ? await connect_secure(plain, await tlsOptions(proxy), own, signal) : plain;
        const socket = await requestTunnel(connection, url, proxy, trace, signal);
        trace.timings.connect = performance.now() - since;
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
            trace.proxyRetryAfterMs = (0,json/* retryAfter */.P9)(response.headers, Date.now());
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
async function tlsOptions(url) {
    await (0,promises_.setImmediate)();
    context ??= (0,external_node_tls_namespaceObject.createSecureContext)();
    const host = (0,http_proxy/* bare */.$B)(url.hostname);
    return {
        host,
        secureContext: context,
        rejectUnauthorized: true,
        ALPNProtocols: ['http/1.1'],
        ...((0,external_node_net_.isIP)(host) === 0 && { servername: host }),
    };
}
async function connect_secure(socket, options, trace, signal) {
    trace.phase = 'tls';
    const since = performance.now();
    const secured = (0,external_node_tls_namespaceObject.connect)({ ...options, socket });
    try {
        await (0,external_node_events_.once)(secured, 'secureConnect', { signal });
    }
    catch (error) {
        secured.on('error', () => undefined).destroy();
        throw error;
    }
    trace.timings.tls = performance.now() - since;
    return secured;
}


/***/ }),

/***/ 2749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ bare),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   EN: () => (/* binding */ whyDirect),
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   _T: () => (/* binding */ createBlockList),
/* harmony export */   bU: () => (/* binding */ likeliest),
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
        return problem === undefined ? new URL(url) : { variable: given.variable, ...problem };
    };
    const https = read('https_proxy');
    const http = read('http_proxy');
    if (https !== undefined && 'variable' in https)
        return https;
    if (http !== undefined && 'variable' in http)
        return http;
    const list = [env['no_proxy'], env['NO_PROXY']].find((value) => value?.trim()) ?? '';
    const entries = list.split(',').map((entry) => entry.trim().toLowerCase());
    const unused = ['HTTP_PROXY', 'ALL_PROXY'].find((name) => [name, name.toLowerCase()].some((variable) => env[variable]?.trim()));
    return { https, http, unused, bypass: entries.filter((entry) => entry !== ''), extraCaFile: env['NODE_EXTRA_CA_CERTS'] };
}
const QUOTE = `["'\`\u201c\u201d\u2018\u2019]`;
const QUOTED = new RegExp(`^${QUOTE}|${QUOTE}$`);
function problemOf(url, value) {
    const at = url.indexOf('://');
    const [scheme, rest] = [url.slice(0, at), url.slice(at + 3)];
    const login = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
    if (QUOTED.test(value))
        return {
            problem: "begins or ends with a quotation mark, and the runner's .env file keeps quotation marks as part of the value",
            fix: 'Remove the quotation marks',
        };
    if (/[/\\?#]/.test(login))
        return {
            problem: `contains a special character in the ${/[/\\?#]/.test(login.replace(/:.*$/s, '')) ? 'user name' : 'password'} that is not percent-encoded`,
            fix: String.raw `Percent-encode the special characters in the user name and password (%5C for \, %2F for /, %23 for #, %3F for ?)`,
        };
    if (!/^https?$/i.test(scheme))
        return {
            problem: 'does not begin with http:// or https://, and the runner supports only HTTP and HTTPS proxies',
            fix: 'Set it to the http:// or https:// URL of the proxy',
        };
    if (!URL.canParse(url) || rest.includes('://'))
        return { problem: 'is not a valid URL', fix: 'Set it to the http:// or https:// URL of the proxy, such as http://HOST:PORT' };
    return undefined;
}
function proxyFor(proxies, url) {
    const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
    return proxy === undefined || isLoopback(url.hostname) || proxies.bypass.some((entry) => matches(entry, url)) ? undefined : proxy;
}
function whyDirect({ https, bypass, unused }, url) {
    if (url.protocol !== 'https:' || isLoopback(url.hostname))
        return undefined;
    if (https === undefined)
        return unused === undefined ? {} : { unused };
    const entry = bypass.find((each) => matches(each, url));
    return entry === undefined ? undefined : { entry };
}
function proxyName(proxy) {
    return `${proxy.hostname}:${String(portOf(proxy))}`;
}
function portOf(url) {
    return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}
function bare(hostname) {
    return hostname.replace(/^\[|\]$/g, '');
}
function versionOf(address) {
    return address.includes(':') ? 'ipv6' : 'ipv4';
}
function isLoopback(hostname) {
    return (hostname === 'localhost' ||
        hostname.endsWith('.localhost') ||
        hostname === '[::1]' ||
        (hostname.startsWith('127.') && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(hostname) === 4));
}
function createBlockList(...ranges) {
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const [address, bits] of ranges)
        list.addSubnet(address, bits, versionOf(address));
    return list;
}
function matches(entry, url) {
    if (entry === '*')
        return true;
    const name = nameFor(entry, url);
    if (name === undefined)
        return false;
    return name.startsWith('.') ? url.hostname.endsWith(name) : `.${url.hostname}`.endsWith(`.${name}`);
}
function nameFor(entry, url) {
    const [suffix = '', port] = /:(\d+)$/.exec(entry) ?? [];
    return port === undefined || Number(port) === portOf(url) ? entry.slice(0, entry.length - suffix.length) : undefined;
}
const QUOTES_AROUND = new RegExp(`^${QUOTE}+|(?<!${QUOTE})${QUOTE}+$`, 'g');
function missedBypass({ bypass }, url) {
    const missed = likeliest(bypass.map((entry) => missedBy(entry, url)));
    return missed && { ...missed, host: url.hostname };
}
function likeliest(errors) {
    return errors.find((each) => each !== undefined && each.error !== 'range') ?? errors.find((each) => each !== undefined);
}
function missedBy(entry, url) {
    if (/^[\w.:-]*$/.test(entry))
        return undefined;
    const parts = entry.split(/[\s;]+/).filter((part) => part !== '');
    if (parts.length > 1) {
        const meant = likeliest(parts.map((part) => (matches(part, url) ? { error: 'separator' } : missedBy(part, url))));
        return meant === undefined || meant.error === 'range' ? meant : { error: 'separator' };
    }
    const unquoted = entry.replace(QUOTES_AROUND, '');
    if (unquoted !== entry) {
        const meant = matches(unquoted, url) || missedBy(unquoted, url) !== undefined;
        return meant ? { error: 'quoted' } : undefined;
    }
    const range = rangeOf(entry);
    const host = bare(url.hostname);
    if (range !== undefined && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && !range.check(host, versionOf(host)))
        return undefined;
    if (range !== undefined)
        return { error: 'range', entry, instead: url.hostname };
    const name = entry.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/s, '');
    if (name !== entry)
        return matches(name, url) ? { error: 'url' } : undefined;
    if (!/^[\w.*:-]{1,253}$/.test(entry) || !entry.includes('*') || !matchesWildcard(entry, url))
        return undefined;
    const [, after] = /^\*(\.?[^*]+)$/.exec(entry) ?? [];
    return { error: 'wildcard', entry, instead: after ?? url.hostname };
}
function rangeOf(entry) {
    const [, address = '', bits] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
    const version = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    return version === 0 || Number(bits) > (version === 4 ? 32 : 128) ? undefined : createBlockList([address, Number(bits)]);
}
function matchesWildcard(entry, url) {
    const name = nameFor(entry, url);
    if (name === undefined)
        return false;
    const host = url.hostname;
    const [first, last] = [name.slice(0, name.indexOf('*')), name.slice(name.lastIndexOf('*') + 1)];
    if (!host.startsWith(first) || !host.endsWith(last) || host.length < first.length + last.length)
        return false;
    let from = first.length;
    for (const piece of name.split('*').slice(1, -1)) {
        const at = host.indexOf(piece, from);
        if (at < 0)
            return false;
        from = at + piece.length;
    }
    return from <= host.length - last.length;
}


/***/ }),

/***/ 8754:
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
// EXTERNAL MODULE: ./build/util/user-input.js
var user_input = __nccwpck_require__(1403);
// EXTERNAL MODULE: ./build/util/text.js
var util_text = __nccwpck_require__(3506);
;// CONCATENATED MODULE: ./build/azure/application-insights.js





const COPY = 'Set it to the connection string that the Azure portal shows on the overview page of the resource';
function readConnectionString(given, cloud) {
    const wrong = (problem) => (0,user_input/* inputError */.Xu)(problem, COPY);
    const values = new Map();
    for (const pair of (given.endsWith(';') ? given.slice(0, -1) : given).split(';')) {
        const at = pair.indexOf('=');
        const [key, value] = [pair.slice(0, Math.max(0, at)).trim().toLowerCase(), pair.slice(at + 1).trim()];
        if (key === '' || value === '' || /[\r\n]/.test(pair))
            return wrong('contains an entry that does not have the form key=value');
        if (values.has(key))
            return wrong('contains the same key twice');
        values.set(key, value);
    }
    const key = values.get('instrumentationkey');
    if (key === undefined)
        return wrong('does not contain an InstrumentationKey');
    if (!json/* GUID */.Sm.test(key))
        return wrong('contains an InstrumentationKey that is not a GUID');
    const address = addressOf(values);
    const endpoint = URL.parse(address);
    const isOrigin = endpoint?.protocol === 'https:' && endpoint.port === '' && endpoint.pathname === '/' && !/[@?#\\]/.test(address);
    if (!isOrigin || !/^[\w.-]+$/.test(endpoint.hostname))
        return wrong('contains an ingestion endpoint that is not https://<host>/ on port 443');
    const host = endpoint.hostname.replace(/\.$/, '');
    const owner = Object.values(clouds/* CLOUDS */.J).find(({ monitor }) => monitor.hosts.some((suffix) => host.endsWith(suffix)));
    if (owner === undefined)
        return (0,user_input/* inputError */.Xu)('contains an ingestion endpoint that is not an Azure Monitor host', COPY, {
            reason: 'The action sends a token along with the results, so it sends them only to Azure Monitor hosts.',
        });
    if (owner.name !== cloud.name)
        return (0,azure_audiences/* belongsToCloud */.L)(owner.name);
    const { audience } = cloud.monitor;
    const named = values.get('aadaudience')?.replace(/\/(?:\/?\.default)?$/, '') ?? audience;
    const ignored = `the action ignores AADAudience, because the Azure Monitor audience in ${cloud.title} is ${audience}`;
    const resource = { instrumentationKey: key.toLowerCase(), ingestionEndpoint: new URL(`https://${host}`), audience };
    return (0,user_input.ok)(resource, named === audience ? [] : [(0,util_text/* warning */.$e)(ignored)]);
}
function addressOf(values) {
    const [suffix, location] = [values.get('endpointsuffix'), values.get('location')];
    const region = location === undefined ? '' : `${trimDots(location)}.`;
    return (values.get('ingestionendpoint') ??
        (suffix === undefined ? 'https://dc.services.visualstudio.com' : `https://${region}dc.${trimDots(suffix)}`));
}
function trimDots(text) {
    return text.replaceAll(/^\.+|(?<!\.)\.+$/g, '');
}

// EXTERNAL MODULE: ./build/failures/contexts.js
var contexts = __nccwpck_require__(1056);
// EXTERNAL MODULE: ./build/http/proxy.js
var proxy = __nccwpck_require__(2749);
// EXTERNAL MODULE: ./build/model/retry.js
var retry = __nccwpck_require__(2324);
// EXTERNAL MODULE: ./build/azure/services/service.js
var service = __nccwpck_require__(5358);
;// CONCATENATED MODULE: ./build/inputs/expectations.js



const INPUT = 'expect';
const ANONYMOUS = [200, 302, 403, 404];
const SYNONYMS = [
    [/^(?:search|query|get|view|read\w*)$/i, 'read'],
    [/^\$?(?:bulk[-_ ]?)?export(?:er)?$/i, 'export'],
    [/^\$?(?:bulk[-_ ]?)?import(?:er)?$/i, 'import'],
    [/^\$?re-?index(?:er)?$/i, 'reindex'],
    [/^\$?bulk[-_ ]?\w*$/i, 'bulk-operate'],
];
const UNPROVABLE = /^\$?(?:write|create|update|patch|put|post|delete|(?:hard|soft|bulk)[-_ ]?delete|purge(?:-history)?|convert(?:[-_ ]?data)?|admin|owner|contribut\w*|smart|validate|manage\w*|\*|all)$/i;
const UNPROVABLE_FIX = 'Add the line "denied: reindex" to the expect input to verify that the identity has no built-in role that allows writing or deleting data. Add the line "denied: bulk-operate" to verify that the identity has no built-in role that allows hard deletes. For custom roles, list the role assignments of the identity';
const URI = {
    pattern: /^(?:https?:\/\/|urn:)[^\s"'<>,;{}[\]\\^`]+$/i,
    what: 'is not a URL',
    fix: 'Write one canonical URL per line, such as http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient',
};
const STATEMENTS = {
    'fhir-version': {
        pattern: /^(?:stu3|r4b?|r5|r6|\d{1,2}(?:\.\d{1,2}){0,2}(?:-[a-z0-9.]{1,20})?)$/i,
        what: 'is not a FHIR version',
        fix: 'Write a release or a version, such as R4 or 4.0.1',
        table: 'STU3 R4 R4B R5 3.0 3.0.1 3.0.2 4.0 4.0.0 4.0.1 4.3 4.3.0 5.0 5.0.0'.split(' '),
    },
    resource: {
        pattern: /^[A-Z][A-Za-z]{1,60}$/,
        what: 'is not a resource type',
        fix: 'Write one resource type per line, spelled as in FHIR, such as Patient',
        table: 'Patient Observation Encounter Condition Practitioner Organization MedicationRequest DiagnosticReport StructureDefinition'.split(' '),
    },
    operation: {
        pattern: /^(?:[A-Za-z]{1,60}\/)?\$?[A-Za-z][A-Za-z0-9-]{0,63}$/,
        what: 'is not an operation',
        fix: 'Write one operation per line, such as $export',
        table: 'export everything patient-everything patient-export group-export convert-data reindex validate import member-match'.split(' '),
    },
    profile: URI,
    instantiates: URI,
};
const RIGHT = oneOf(service/* ACCESS_RIGHTS */.nG, 'is not an access right', `Use one of these rights: ${service/* ACCESS_RIGHTS */.nG.join(', ')}`);
const STATUSES = ANONYMOUS.map(String);
const FORMS = new Map([
    ...Object.entries(STATEMENTS),
    ['allowed', RIGHT],
    ['denied', RIGHT],
    ['anonymous', oneOf(STATUSES, `is not ${(0,util_text/* either */.gP)(STATUSES)}`, `Write the status that the host should return, such as anonymous: 404`)],
    ['unsigned-token', oneOf(['skip'], 'is not skip', 'Write unsigned-token: skip, or remove the line')],
]);
const NAMES = [...FORMS.keys()];
function oneOf(table, what, fix) {
    return { pattern: new RegExp(`^(?:${table.join('|')})$`, 'i'), what, fix, table };
}
function readExpectations(reader, targets, smokeTest) {
    const lines = reader.lines(INPUT);
    if (!smokeTest && lines.length > 0)
        reader.notices.push((0,util_text/* warning */.$e)('The expect input has no effect, because smoke-test is false.'));
    const expectations = [];
    const access = new Map();
    let anonymousStatus;
    let checkUnsignedToken = true;
    for (const line of lines) {
        const contradicts = (other, value, how) => {
            if (other !== undefined && other !== value)
                reader.record(INPUT, (0,user_input/* inputError */.Xu)(`contradicts another line, because ${how}`, 'Remove one of the lines from the expect input'), line);
        };
        const read = readLine(line.text, targets);
        if ('code' in read)
            reader.record(INPUT, read, line);
        else if ('right' in read) {
            contradicts(access.get(read.right), read.expected, `the ${read.right} right cannot be both allowed and denied`);
            access.set(read.right, read.expected);
        }
        else if ('status' in read) {
            contradicts(anonymousStatus, read.status, 'anonymous requests can have only one expected status');
            anonymousStatus = read.status;
        }
        else if ('skip' in read)
            checkUnsignedToken = false;
        else
            expectations.push(read);
    }
    return { expectations, access: [...access].map(([right, expected]) => ({ right, expected })), anonymousStatus, checkUnsignedToken };
}
function readLine(text, targets) {
    const parsed = splitLine(text);
    const form = FORMS.get(parsed?.name ?? '');
    if (parsed === undefined || form === undefined)
        return lineError(text, parsed);
    const { name, value } = parsed;
    if (!form.pattern.test(value))
        return valueError(name, value, form);
    const right = findWord(value, service/* ACCESS_RIGHTS */.nG);
    if (right !== undefined && (name === 'allowed' || name === 'denied'))
        return targets.some(({ service }) => service.access[right] !== undefined)
            ? { right, expected: name }
            : unsupported(`contains the ${right} right`);
    if (name === 'anonymous' || name === 'unsigned-token') {
        if (!targets.some(({ trust }) => trust === 'user'))
            return (0,user_input/* inputError */.Xu)(`contains the ${name} expectation, which does not apply to Azure's own hosts`, 'Remove the line from the expect input', {
                dependsOn: 'endpoint',
            });
        return name === 'anonymous' ? { status: ANONYMOUS.find((known) => String(known) === value) } : { skip: true };
    }
    return targets.some(({ service }) => name in (service.expectations?.checks ?? {}))
        ? parsed
        : unsupported(`contains the ${name} expectation`);
}
function splitLine(text) {
    const [, name, value] = /^\s*([\w-]{1,60}(?: [\w-]{1,60})?)\s*:\s*(\S.*)$/s.exec(text) ?? [];
    return name === undefined || value === undefined ? undefined : { name: name.toLowerCase(), value: value.trim() };
}
function lineError(text, line) {
    const flaws = (0,user_input/* describeFlaws */.Zf)(text, (rest) => NAMES.includes(splitLine(rest)?.name ?? ''), [INPUT]);
    if (flaws !== undefined && (flaws.fits || line === undefined))
        return { ...flaws, reason: undefined };
    if (line === undefined)
        return (0,user_input/* inputError */.Xu)('does not have the form name: value', `Write the line as name: value. The valid names are ${NAMES.join(', ')}`);
    const meant = (0,user_input/* nearest */.pA)(line.name.replaceAll(/[_ ]/g, '-'), NAMES);
    const value = findWord(line.value, STATEMENTS[meant]?.table);
    return (0,user_input/* inputError */.Xu)('contains an unknown expectation name', `Use ${meant} as the name. The valid names are ${NAMES.join(', ')}`, {
        correction: value && `${meant}: ${value}`,
    });
}
function valueError(name, value, form) {
    const { pattern, what, fix, table } = form;
    if (form === RIGHT && UNPROVABLE.test(value))
        return (0,user_input/* inputError */.Xu)('contains a permission that the action cannot verify with GET requests', UNPROVABLE_FIX, {
            reason: 'The action sends only GET requests to endpoints. A GET request cannot show whether an identity is allowed to write, delete or convert data.',
        });
    const error = (problem, instead, correction) => (0,user_input/* inputError */.Xu)(`specifies a value that ${problem}`, instead, { correction: correction && `${name}: ${correction}` });
    const meant = form === RIGHT ? ((0,user_input/* misspelt */.IM)(value, service/* ACCESS_RIGHTS */.nG) ?? SYNONYMS.find(([word]) => word.test(value))?.[1]) : undefined;
    if (meant !== undefined)
        return error(what, fix, meant);
    const written = value.replace(/\$+(?=[a-z-]+$)/, '');
    const flaws = (0,user_input/* describeFlaws */.Zf)(written, (text) => findWord(text, table) !== undefined || pattern.test(text));
    if (flaws !== undefined)
        return error(flaws.problem, flaws.fits ? flaws.fix : fix, findWord(flaws.correction ?? '', table));
    const separator = (0,user_input/* separatorIn */.Pi)(value);
    if (separator !== undefined)
        return error(`contains a ${separator}`, `Write one line per value, without ${separator}s`);
    return error(what, fix, findWord(value.replace(/^v(?=\d)/i, ''), table));
}
function unsupported(problem) {
    const fix = 'Remove the line from the expect input, or add the URL of a FHIR service to the endpoint input';
    return (0,user_input/* inputError */.Xu)(`${problem}, which no service in the endpoint input supports`, fix, { dependsOn: 'endpoint' });
}
function findWord(text, words = []) {
    return words.find((word) => word.toLowerCase() === text.toLowerCase());
}

;// CONCATENATED MODULE: ./build/inputs/reader.js


const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const UNITS = new Map(Object.entries({ ms: 1, s: 1000, m: 60_000, h: 3_600_000 }));
const LONGEST_LINE = 4096;
const MOST_LINES = 1000;
class Reader {
    notices = [];
    #recorded = [];
    #env;
    constructor(env) {
        this.#env = env;
    }
    text(input, variable = `INPUT_${input.toUpperCase()}`) {
        const value = this.variable(variable);
        const lines = value?.split(user_input/* LINE_BREAK */.Fb) ?? [];
        const isLong = lines.some((line) => line.length > LONGEST_LINE);
        if (!isLong && lines.length <= MOST_LINES)
            return value;
        const problem = isLong
            ? `contains a line longer than ${LONGEST_LINE.toLocaleString('en-GB')} characters`
            : `contains ${String(lines.length)} lines`;
        const fix = isLong ? 'Write shorter lines' : `Write at most ${String(MOST_LINES)} lines`;
        if (!this.isInvalid(input))
            this.record(input, (0,user_input/* inputError */.Xu)(problem, fix));
        return undefined;
    }
    userVariable(name) {
        return this.text(name, name);
    }
    variable(name) {
        const value = this.#env[name]?.trim();
        return value === '' ? undefined : value;
    }
    lines(input) {
        if (this.text(input) === undefined)
            return [];
        const lines = String(this.#env[`INPUT_${input.toUpperCase()}`])
            .split(user_input/* LINE_BREAK */.Fb)
            .map((line, index) => ({ text: line.trim(), number: index + 1 }))
            .filter(({ text }) => text !== '');
        return lines.length === 1 ? lines.map(({ text }) => ({ text, number: undefined })) : lines;
    }
    boolean(input, otherwise) {
        const parse = (text) => (BOOLEAN.test(text) ? text.toLowerCase() === 'true' : undefined);
        return this.parsed(input, otherwise, parse, (given) => {
            const correction = /^(?:true|yes|y|on|1)$/i.test(given) ? 'true' : /^(?:false|no|n|off|0)$/i.test(given) ? 'false' : undefined;
            return (0,user_input/* inputError */.Xu)(`is not a boolean (the value has ${(0,util_text/* plural */.LS)(given.length, 'character')})`, 'Set it to true or false', { correction });
        });
    }
    whole(input, least, most, otherwise) {
        const parse = (text) => /^\d{1,16}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
        return this.parsed(input, otherwise, parse, (given) => {
            const isFraction = /^-?\d+\.\d+$/.test(given);
            const unsuitable = isFraction ? 'is not a whole number' : `is not a number (the value has ${(0,util_text/* plural */.LS)(given.length, 'character')})`;
            const range = most === Number.MAX_SAFE_INTEGER ? `of ${String(least)} or more` : `from ${String(least)} to ${String(most)}`;
            return (0,user_input/* inputError */.Xu)(/^-?\d+$/.test(given) ? 'is out of range' : unsuitable, `Set it to a whole number ${range}`, {
                correction: numberMeant(input, given, least, most, otherwise),
            });
        });
    }
    word(input, words, otherwise) {
        const parse = (text) => words.find((known) => known === text.toLowerCase());
        return this.parsed(input, otherwise, parse, (given) => (0,user_input/* inputError */.Xu)(`is set to an unknown value (${(0,util_text/* plural */.LS)(given.length, 'character')} long)`, `Set it to ${(0,util_text/* either */.gP)(words)}`, {
            correction: (0,user_input/* misspelt */.IM)(given, words),
        }));
    }
    parsed(input, otherwise, parse, describe) {
        const given = this.text(input);
        if (given === undefined)
            return otherwise;
        const value = parse(given);
        if (value === undefined)
            this.malformed(input, given, (text) => parse(text) !== undefined, describe(given));
        return value ?? otherwise;
    }
    malformed(input, given, fits, error) {
        this.record(input, (0,user_input/* describeFlaws */.Zf)(given, fits, [input]) ?? error, given);
    }
    isInvalid(input) {
        return this.#recorded.some((recorded) => recorded.input === input);
    }
    record(input, error, given = '') {
        const line = typeof given === 'string' ? { text: given, number: undefined } : given;
        this.#recorded.push({ input, line, error });
    }
    take(input, read, given) {
        if ('code' in read) {
            this.record(read.input ?? input, read, read.input === undefined ? given : undefined);
            return [];
        }
        this.notices.push(...read.notes.map(({ level, text }) => ({ level, text: `${input}: ${text}.` })));
        return [read.value];
    }
    errors(withoutSecrets) {
        const independent = this.#recorded.filter(({ error: { dependsOn } }) => dependsOn === undefined || !this.isInvalid(dependsOn));
        const groups = Map.groupBy(independent, ({ input, error }) => `${error.code} ${input}`);
        return [...groups.values()].flatMap((group) => {
            const problems = new Map(group.map(({ line, error: { problem, fix, correction, reason, sharedDomain } }) => [
                `${String(line.number)} ${problem}`,
                { line: line.number, shown: (0,user_input/* shownValue */.JJ)(line.text), problem, fix, correction, reason, sharedDomain },
            ]));
            return group.slice(0, 1).map(({ input, error: { code } }) => {
                const context = { code, input, problems: [...problems.values()] };
                return code === 'credential-ids-incomplete' ? { ...context, withoutSecrets } : context;
            });
        });
    }
}
function numberMeant(input, given, least, most, otherwise) {
    const [, digits, unit] = /^(\d{1,9})(?:\.0+)?\s*(?:(ms|s|m|h)(?:ec|econds?|in|inutes?|ours?)?)?$/i.exec(given) ?? [];
    const isDuration = /-(?:seconds|ms)$/.test(input);
    if (digits === undefined || (unit !== undefined && !isDuration))
        return undefined;
    const ms = UNITS.get(unit?.toLowerCase());
    const value = ms === undefined ? Number(digits) : Math.ceil((Number(digits) * ms) / (input.endsWith('-ms') ? 1 : 1000));
    return value < least ? otherwise?.toString() : String(Math.min(most, value));
}

// EXTERNAL MODULE: ./build/inputs/runner.js + 1 modules
var runner = __nccwpck_require__(4908);
;// CONCATENATED MODULE: ./build/inputs/sign-in.js




const METHODS = ['auto', 'github-oidc', 'azure-cli', 'azure-powershell', 'managed-identity'];
const UNSUPPORTED = new Map([
    ['azurestack', 'is set to Azure Stack Hub, which has no healthcare services'],
    ['azuregermancloud', 'is set to the German cloud, which was closed in 2021'],
]);
const ANY_TENANT = new Set(['common', 'organizations', 'consumers']);
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const CLOUD_WORDS = [
    [/china/i, 'azurechinacloud'],
    [/gov/i, 'azureusgovernment'],
    [/public|^azure$/i, 'azurecloud'],
];
function readCloud(reader) {
    const parse = (text) => Object.values(clouds/* CLOUDS */.J).find(({ name }) => name === text.toLowerCase());
    return reader.parsed('environment', clouds/* CLOUDS */.J.azurecloud, parse, (given) => {
        const fix = `Set it to ${(0,util_text/* either */.gP)(Object.keys(clouds/* CLOUDS */.J))}`;
        const unsupported = UNSUPPORTED.get(given.toLowerCase());
        if (unsupported !== undefined)
            return (0,user_input/* inputError */.Xu)(unsupported, fix, { code: 'environment-unsupported' });
        const correction = CLOUD_WORDS.find(([word]) => word.test(given))?.[1];
        return (0,user_input/* inputError */.Xu)('is not a cloud that the action supports', fix, { correction });
    });
}
function readSignIn(reader, cloud) {
    const method = reader.word('credential', METHODS, 'auto');
    const oidcAudience = readOidcAudience(reader) ?? cloud.oidcAudience;
    noteAuthorityHost(reader, cloud);
    const inputOnly = method !== 'auto' && method !== 'github-oidc';
    const client = readId(reader, CLIENT, inputOnly);
    const tenant = readId(reader, TENANT, inputOnly);
    if (client.value !== undefined && client.value === tenant.value) {
        const fix = 'Set client-id to the application (client) ID, and tenant-id to the directory (tenant) ID. The commands below show both IDs';
        reader.record(String(client.from), (0,user_input/* inputError */.Xu)(`is the same ID as ${String(tenant.from)}`, fix));
    }
    if (inputOnly)
        return { method, clientId: client.value, tenantId: tenant.value };
    if (method === 'auto' && client.from === undefined && tenant.from === undefined) {
        const idTokens = reader.variable('ACTIONS_ID_TOKEN_REQUEST_URL') !== undefined;
        return { method: 'existing-login', clientId: undefined, tenantId: undefined, idTokens };
    }
    for (const { id, from } of [client, tenant]) {
        if (from !== undefined || reader.isInvalid('credential'))
            continue;
        reader.record(id.input, (0,user_input/* inputError */.Xu)('is empty', id.fix, { code: 'credential-ids-incomplete', dependsOn: id.variable }));
    }
    const taken = [client, tenant].flatMap(({ id, from }) => (from === id.variable ? [`${id.input} from ${id.variable}`] : []));
    if (taken.length > 0)
        reader.notices.push({ level: 'info', text: `Identity: ${taken.join(', ')}.` });
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
    fix: 'Set it to the client ID of the app registration or user-assigned identity. The commands below list the client IDs',
    fits: (value) => json/* GUID */.Sm.test(value),
};
const TENANT = {
    input: 'tenant-id',
    variable: 'AZURE_TENANT_ID',
    what: 'neither a GUID nor a domain',
    fix: 'Set it to a verified domain of the tenant, or to the tenant ID in the output of the command below',
    fits: (value) => json/* GUID */.Sm.test(value) || (DOMAIN.test(value) && !ANY_TENANT.has(value.toLowerCase())),
};
function readId(reader, id, inputOnly) {
    const input = reader.text(id.input);
    const given = input ?? (inputOnly || reader.isInvalid(id.input) ? undefined : reader.userVariable(id.variable));
    if (given === undefined) {
        const from = [id.input, id.variable].find((name) => reader.isInvalid(name));
        return { id, from, value: undefined };
    }
    const from = input === undefined ? id.variable : id.input;
    const value = given.toLowerCase();
    if (id.fits(given))
        return { id, from, value };
    const length = `the value has ${(0,util_text/* plural */.LS)(given.length, 'character')}${given.length === 36 ? '' : ', but a GUID has 36'}`;
    const error = id === TENANT && ANY_TENANT.has(value)
        ? (0,user_input/* inputError */.Xu)(`is set to ${value}, which does not identify a single tenant`, id.fix, { code: 'tenant-common' })
        : (urlOfDomain(id, given) ?? (0,user_input/* inputError */.Xu)(`is ${id.what} (${length})`, id.fix));
    reader.malformed(from, given, id.fits, error);
    return { id, from, value: undefined };
}
function urlOfDomain(id, given) {
    const host = given.replace(/^https?:\/\//i, '').replace(/\/$/, '');
    const isAuthority = Object.values(clouds/* CLOUDS */.J).some(({ authorityHost }) => authorityHost === host.toLowerCase());
    return id.fits(host) && !isAuthority
        ? (0,user_input/* inputError */.Xu)('contains other text around the domain', 'Remove https:// and the slash after the domain', { correction: host })
        : undefined;
}
function readOidcAudience(reader) {
    const input = 'oidc-audience';
    const parse = (text) => /^[\x21-\x7e]{1,600}$/.test(text) && !/["'`<>]/.test(text) && (0,user_input/* flawOf */.e3)(text, [input]) === undefined ? text : undefined;
    const fix = 'Set it to the audience of the federated credential, which has at most 600 characters and no spaces';
    return reader.parsed(input, undefined, parse, () => (0,user_input/* inputError */.Xu)('is not an audience', fix));
}
function readIdTokenService(reader) {
    const variable = 'ACTIONS_ID_TOKEN_REQUEST_URL';
    const address = reader.variable(variable) ?? '';
    const url = URL.parse(address);
    const requestToken = reader.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN') ?? '';
    if (url === null || !/^[\x21-\x7e]+$/.test(requestToken))
        return undefined;
    return requireHttps(reader, variable, address) ? { url, requestToken } : undefined;
}
function requireHttps(reader, variable, address) {
    const isHttps = /^https:\/\/[^@]+$/i.test(address) && URL.canParse(address);
    const fix = 'Set it to an https:// URL in the runner settings. The action never sends a token without encryption';
    if (!isHttps)
        reader.record(variable, (0,user_input/* inputError */.Xu)('does not begin with https://', fix));
    return isHttps;
}
function noteAuthorityHost(reader, cloud) {
    const given = reader.variable('AZURE_AUTHORITY_HOST');
    if (given === undefined)
        return;
    const address = given.includes('://') ? given : `https://${given}`;
    if (URL.parse(address)?.host === cloud.authorityHost)
        return;
    const authority = `${cloud.authorityHost}, the authority for environment: ${cloud.name}`;
    reader.notices.push((0,util_text/* notice */.lm)(`AZURE_AUTHORITY_HOST is ignored. The token comes from ${authority}.`));
}

// EXTERNAL MODULE: ./build/azure/services/index.js + 4 modules
var services = __nccwpck_require__(4018);
;// CONCATENATED MODULE: ./build/azure/endpoints.js




const SERVICE_NAMES = Object.keys(services/* SERVICES */.Bg);
const LINE_FORM = 'Write one endpoint per line, as <url> [service=…] [audience=…]';
function readEndpoint(line, defaults) {
    const read = parseLine(line, defaults);
    if (!('code' in read))
        return read;
    const flaws = (0,user_input/* describeFlaws */.Zf)(line, (value) => !('code' in parseLine(value, defaults)), ['endpoint', 'url']);
    const isForm = read.code === 'input-invalid' && read.correction === undefined && read.dependsOn === undefined;
    return flaws !== undefined && (flaws.fits || isForm) ? flaws : read;
}
function parseLine(line, defaults) {
    const urls = line.split(/[\s,;]/).filter((each) => /^https?:/i.test(each));
    if (urls.length > 1) {
        const list = urls.every(azure_audiences/* isKnownAudience */.Mi) ? `: ${urls.join(', then ')}` : '';
        return (0,user_input/* inputError */.Xu)(`contains ${String(urls.length)} URLs`, `Write one endpoint per line${list}`);
    }
    const address = line.replace(/\s.*/s, '');
    const [, ...words] = line.split(/\s+/);
    const options = new Map();
    for (const word of words) {
        const [, given = '', value] = /^(service|audience)=(.+)/i.exec(word) ?? [];
        const name = given.toLowerCase();
        if (value === undefined)
            return /^(?:service|audience)[=:]?$/i.test(word)
                ? (0,user_input/* inputError */.Xu)('contains an option without a value', 'Write service=… and audience=… without spaces')
                : (0,user_input/* inputError */.Xu)('contains a word that is neither service=… nor audience=…', LINE_FORM);
        if (options.has(name))
            return (0,user_input/* inputError */.Xu)(`contains ${name}= twice`, `Write ${name}= once`);
        options.set(name, value);
    }
    const url = parseUrl(address, line);
    if (!(url instanceof URL))
        return url;
    const named = options.get('service');
    const service = named === undefined ? undefined : (0,services/* serviceNamed */.fD)(named);
    if (named !== undefined && service === undefined)
        return (0,user_input/* inputError */.Xu)('contains an unknown service= value', `Write service=${(0,util_text/* either */.gP)(SERVICE_NAMES)}`);
    const parsed = { url, service, audience: options.get('audience'), bare: line.toLowerCase() === url.origin, words };
    const known = url.port === '' ? (0,services/* serviceOfHost */.jE)(url.hostname) : undefined;
    if (known !== undefined)
        return readKnown(parsed, known, defaults);
    return /[?#]/.test(address)
        ? (0,user_input/* inputError */.Xu)('contains a query or a fragment', 'Remove the ? or # and everything after it')
        : readOther(parsed, defaults);
}
function parseUrl(address, line) {
    if (address.includes('@'))
        return (0,user_input/* inputError */.Xu)('contains an @ in its URL', 'Remove the user name and the password. The action uses a token instead');
    const isDoubled = /^https?:\/\/https?[:/]/i.test(address);
    if (!isDoubled && /^https:\/\//i.test(address))
        return URL.parse(address) ?? (0,user_input/* inputError */.Xu)('is not a valid URL', 'Set it to the base URL of the service');
    const rest = address.replace(/^(?:https?:\/\/(?=https?[:/]))?https?:?\/{0,2}/i, '');
    const url = URL.parse(`https://${rest}`);
    const known = line === address ? (0,services/* serviceOfHost */.jE)(url?.host ?? '') : undefined;
    const correction = url !== null && known !== undefined ? `${url.origin}${versionOf(url, known.service) ?? ''}` : undefined;
    if (isDoubled)
        return (0,user_input/* inputError */.Xu)('contains https:// twice', 'Write https:// once at the start', { correction });
    if (/^http:/i.test(address)) {
        const reason = 'The action never sends a token without encryption.';
        return (0,user_input/* inputError */.Xu)('begins with http://', 'Write https:// instead of http://', { correction, reason });
    }
    if (/^https?[:/]/i.test(address))
        return (0,user_input/* inputError */.Xu)('contains a typo in https://', 'Write https:// at the start', { correction });
    if (address.includes('://'))
        return (0,user_input/* inputError */.Xu)('does not start with https://', 'Set it to the https:// URL of the service');
    const added = `https://${line}`;
    return url !== null && /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/\S*)?$/.test(address)
        ? (0,user_input/* inputError */.Xu)('does not start with https://', 'Write https:// in front of the host', {
            correction: (0,user_input/* isPrintable */.C2)(added) ? added : correction,
        })
        : (0,user_input/* inputError */.Xu)('is not a URL', LINE_FORM);
}
function readKnown(line, { service, family }, defaults) {
    const { url } = line;
    if (family.cloud !== defaults.cloud.name)
        return (0,azure_audiences/* belongsToCloud */.L)(family.cloud);
    if (line.service !== undefined && line.service !== service)
        return (0,user_input/* inputError */.Xu)(`contains a service= value that does not match its host, which belongs to a ${service.title}`, `Write service=${service.name}, or remove service=`);
    const written = (0,user_input/* withoutSlash */.mW)(url.pathname);
    const base = written === '' ? service.bare : service.basePath(written);
    if (base === undefined || /[?#]/.test(url.href))
        return pathError(line, service);
    const notes = [...(base.note === undefined ? [] : [base.note]), ...(family.retired ? [(0,util_text/* warning */.$e)((0,azure_audiences/* retiredNote */.mN)(url.hostname))] : [])];
    return createEndpoint(line, { path: base.path, service, trust: 'azure' }, family.audience(url.hostname), defaults, notes);
}
function pathError({ url, audience, words }, service) {
    const base = `${url.origin}${versionOf(url, service) ?? service.bare.path}`;
    const parts = [
        ...(['', versionOf(url, service)].includes((0,user_input/* withoutSlash */.mW)(url.pathname)) ? [] : ['a path']),
        ...(/^[^#]*\?/.test(url.href) ? ['a query'] : []),
        ...(url.href.includes('#') ? ['a fragment'] : []),
    ];
    return (0,user_input/* inputError */.Xu)(`contains ${(0,util_text/* joinList */.D7)(parts)} that ${parts.length === 1 ? 'is' : 'are'} not part of the base URL`, `Write the URL as ${base}`, {
        ...((audience === undefined || (0,azure_audiences/* isKnownAudience */.Mi)(audience)) && { correction: [base, ...words].join(' ') }),
    });
}
function versionOf({ pathname }, service) {
    const [version] = /^\/v\d[^/]*(?=\/|$)/.exec(pathname) ?? [];
    return version !== undefined && service.basePath(version) !== undefined ? version : undefined;
}
function readOther(line, defaults) {
    const { url, bare } = line;
    const service = line.service ?? defaults.service;
    if (!defaults.trustedHosts.has(url.host))
        return hostError(url, bare);
    if (service === undefined)
        return (0,user_input/* inputError */.Xu)('does not specify a service', `Add service=${(0,util_text/* either */.gP)(SERVICE_NAMES)} to the line`, {
            reason: `${bare ? url.host : 'The host in that line'} is not an Azure host, so the action cannot derive the service.`,
            dependsOn: 'service',
        });
    const derived = service.sharedAudience?.[defaults.cloud.name];
    return createEndpoint(line, { path: (0,user_input/* withoutSlash */.mW)(url.pathname), service, trust: 'user' }, derived, defaults);
}
const SHARED_DOMAIN = /\.(azure-api\.(?:net|us|cn)|azurefd\.(?:net|us|cn)|azurewebsites\.(?:net|us)|chinacloudsites\.cn|cloudapp\.(?:azure\.com|usgovcloudapi\.net|chinacloudapi\.cn))$/;
function hostError(url, bare) {
    const host = url.hostname;
    const error = (problem, fix, correction) => (0,user_input/* inputError */.Xu)(problem, fix, { code: 'endpoint-untrusted', correction: bare ? correction : undefined });
    if ((0,services/* isWorkspace */.SX)(host))
        return (0,user_input/* inputError */.Xu)('is a workspace URL, not a service URL', 'Set it to the URL of a FHIR or DICOM service in the workspace', {
            code: 'endpoint-workspace',
        });
    if ((0,services/* cloudOfSharedHost */.MV)(host) !== undefined)
        return error('is an audience, not the URL of a service', 'Set it to the URL of the service');
    if ((0,services/* serviceOfHost */.jE)(host) !== undefined)
        return error('contains a port, but URLs of Azure services do not', 'Remove the port', `https://${host}`);
    const near = url.port === '' ? (0,services/* nearAzureHost */.ty)(host) : undefined;
    if (near !== undefined)
        return error(near.problem, near.fix, near.correction);
    const problem = 'is not an Azure Health Data Services URL';
    if ((0,services/* imitatesAzure */.w)(host)) {
        const fix = 'Set it to the URL of the service. Do not add this host to trusted-hosts';
        return error('contains a host name that looks like an Azure Health Data Services host name but is not one', fix);
    }
    const [name, trust] = bare ? [url.host, `add trusted-hosts: ${url.host}`] : ['the host', 'add it to trusted-hosts'];
    const [, sharedDomain] = SHARED_DOMAIN.exec(host) ?? [];
    if (sharedDomain === undefined)
        return error(problem, `If ${name} is your own gateway or domain, ${trust}. Otherwise, correct the URL`);
    const fix = `If one of the commands below lists ${name}, you own it and can ${trust}. Otherwise, ask the gateway owner for the URL. The commands list only hosts in the selected subscription`;
    return { ...error(`${problem}. Many Azure customers share the domain ${sharedDomain}`, fix), sharedDomain };
}
function createEndpoint({ url, audience: word }, { path, service, trust }, derived, { cloud, audience: input, override }, notes = []) {
    const own = word === undefined ? undefined : (0,azure_audiences/* readAudience */.hZ)(word, cloud);
    if (own !== undefined && 'code' in own) {
        const fix = (derived ?? input) === undefined ? `Set it to the audience of the ${service.title}` : 'Remove audience=';
        return inLine(own.fix.startsWith('Remove the audience') ? { ...own, fix } : own);
    }
    const audience = own?.value ?? (override ? input : undefined) ?? derived ?? input;
    if (audience === undefined) {
        const error = (0,azure_audiences/* sharedAudienceError */.gD)(service, cloud);
        if (error.code === 'dicom-gov-audience')
            return { ...error, fix: inOption(error.fix) };
        const reason = `The action cannot derive the audience of this ${service.title} from its host.`;
        return (0,user_input/* inputError */.Xu)('does not specify an audience', 'Add audience=<URL> to the line', { reason, dependsOn: 'audience' });
    }
    const audit = (0,azure_audiences/* auditPair */.Wo)(audience, service, derived);
    if ('code' in audit)
        return own === undefined ? { ...audit, input: 'audience' } : inLine(audit);
    const base = `${url.origin}${path}`;
    const root = service.versionSegment === undefined ? base : base.replace(service.versionSegment, '');
    const endpoint = { name: `${url.host}${path}`, base, root, host: url.host, service, audience, trust };
    return (0,user_input.ok)(endpoint, [...notes, ...(own?.notes ?? []), ...audit]);
}
function inLine({ correction, ...error }) {
    const fix = correction === undefined ? inOption(error.fix) : `Write audience=${correction} in the line`;
    return { ...error, problem: `contains an audience= option that ${error.problem}`, fix };
}
function inOption(fix) {
    return fix.replace('Set it to ', 'Set audience= to ');
}

;// CONCATENATED MODULE: ./build/inputs/targets.js





const MOST_ENDPOINTS = 200;
function readTargets(reader, cloud) {
    const lines = reader.lines('endpoint');
    const given = reader.lines('audience');
    const service = readService(reader);
    const trustedHosts = readTrustedHosts(reader);
    if (lines.length === 0 && given.length === 0 && !reader.isInvalid('endpoint') && !reader.isInvalid('audience')) {
        const fix = `Set the endpoint input to the URL of a service. To get a token without checking an endpoint, set the audience input to ${azure_audiences/* AUDIENCE_FORMS */.fo}`;
        reader.record('endpoint', (0,user_input/* inputError */.Xu)('is empty, and the audience input is also empty', fix));
    }
    const tooMany = lines.length > 0 && given.length > 1;
    if (tooMany) {
        const fix = 'Write one audience. Add audience=… to the endpoint lines that require a different audience';
        reader.record('audience', (0,user_input/* inputError */.Xu)(`contains ${String(given.length)} lines, but only one is allowed if the endpoint input is set`, fix));
    }
    const audiences = (tooMany ? [] : given).flatMap((line) => reader.take('audience', (0,azure_audiences/* readAudience */.hZ)(line.text, cloud, given.length === 1), line));
    if (lines.length === 0) {
        const listed = Map.groupBy(audiences, (audience) => audience);
        for (const [audience, same] of listed)
            noticeDuplicates(reader, 'audience', audience, same.length);
        return { audiences: [...listed.keys()], targets: [] };
    }
    const usable = reader.isInvalid('audience') ? undefined : audiences[0];
    const defaults = { cloud, service, audience: usable, override: lines.length === 1 && usable !== undefined, trustedHosts };
    const targets = readEndpoints(reader, lines, defaults);
    if (usable !== undefined && targets.length > 0 && !targets.some(({ audience }) => audience === usable))
        reader.notices.push((0,util_text/* warning */.$e)('The audience input is not used, because every endpoint line has its own audience.'));
    return { audiences: [...new Set(targets.map(({ audience }) => audience))], targets };
}
function readEndpoints(reader, lines, defaults) {
    const input = 'endpoint';
    const read = lines.flatMap((line) => reader.take(input, readEndpoint(line.text, defaults), line).map((target) => ({ line, target })));
    const byBase = Map.groupBy(read, ({ target }) => target.base);
    const fix = `Write at most ${String(MOST_ENDPOINTS)} endpoints per step. Use a matrix for more endpoints`;
    if (byBase.size > MOST_ENDPOINTS)
        reader.record(input, (0,user_input/* inputError */.Xu)(`contains ${String(byBase.size)} endpoints`, fix));
    return [...byBase].flatMap(([base, same]) => {
        noticeDuplicates(reader, input, base, same.length);
        return same.slice(0, 1).map((first) => {
            for (const { line, target } of same) {
                if (target.service === first.target.service && target.audience === first.target.audience)
                    continue;
                const problem = `repeats the endpoint of line ${String(first.line.number)} with a different service or audience`;
                reader.record(input, (0,user_input/* inputError */.Xu)(problem, 'Remove one of these lines from the endpoint input'), line);
            }
            return first.target;
        });
    });
}
function noticeDuplicates(reader, input, value, count) {
    if (count > 1)
        reader.notices.push((0,util_text/* notice */.lm)(`The ${input} input lists ${value} ${String(count)} times. The action ignores duplicates.`));
}
function readService(reader) {
    const names = Object.keys(services/* SERVICES */.Bg);
    return reader.parsed('service', undefined, services/* serviceNamed */.fD, (given) => (0,user_input/* inputError */.Xu)(`is not ${(0,util_text/* either */.gP)(names)}`, `Set it to ${(0,util_text/* either */.gP)(names)}`, { correction: (0,user_input/* misspelt */.IM)(given, names) }));
}
function hostOf(line) {
    const host = URL.parse(`https://${line}`)?.host ?? '';
    const isHost = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/.test(host) && !/^\.|\.\.|\.$/.test(host);
    return isHost && !/[/\\?#@*\s,]/.test(line) ? host : undefined;
}
function readTrustedHosts(reader) {
    const input = 'trusted-hosts';
    const addresses = reader.lines('endpoint').map(({ text }) => text.replace(/\s.*$/s, ''));
    const needed = addresses.map((address) => URL.parse(address)?.host ?? '').filter((host) => host !== '');
    return new Set(reader.lines(input).flatMap((line) => {
        const host = hostOf(line.text);
        if (host !== undefined)
            return [host];
        reader.record(input, targets_hostError(line.text), line);
        const parts = line.text
            .replace(SCHEME, '')
            .replace(/^\./, '*.')
            .split(/[,;\s]+/);
        return parts.flatMap((part) => hostsMeant(needed, part.replace(/[/?#].*$/s, '').replace(/^[^\w[*]+|(?<![^\w\]])[^\w\]]+$/g, '')));
    }));
}
const SCHEME = /^https?:\/\//i;
function targets_hostError(text) {
    const rest = text.replace(SCHEME, '');
    const bare = rest.replace(/\/$/, '');
    const correction = hostOf(bare) === undefined ? undefined : bare;
    const flaws = (0,user_input/* describeFlaws */.Zf)(text, (value) => hostOf(value) !== undefined, ['trusted-hosts']);
    if (text.includes('*'))
        return (0,user_input/* inputError */.Xu)('contains a wildcard', 'Write the exact name of each host');
    if (rest.startsWith('.'))
        return (0,user_input/* inputError */.Xu)('contains a period before the host, but only exact host names are allowed', 'Write the exact name of each host');
    if (text.includes('@'))
        return (0,user_input/* inputError */.Xu)('contains an @', 'Write one exact host or host:port per line');
    if (SCHEME.test(text) && URL.canParse(text)) {
        const problem = correction !== undefined && rest === bare ? 'contains a scheme' : 'contains a scheme and a path';
        return (0,user_input/* inputError */.Xu)(problem, 'Remove https:// and everything after the host', { correction });
    }
    if (flaws !== undefined && (flaws.fits || text.startsWith('#')))
        return flaws;
    if (/[,;\s]/.test(text))
        return (0,user_input/* inputError */.Xu)('contains several hosts', 'Write one host per line, without commas');
    if (text.includes('/'))
        return (0,user_input/* inputError */.Xu)('contains a path', 'Write only the host', { correction });
    return (0,user_input/* inputError */.Xu)('is not a host', 'Write one exact host or host:port per line');
}
function hostsMeant(needed, written) {
    if (!written.startsWith('*'))
        return [hostOf(written)].filter((host) => host !== undefined);
    return needed.filter((host) => host.endsWith(written.slice(1).toLowerCase()));
}

;// CONCATENATED MODULE: ./build/inputs/index.js











const GITHUB_INPUTS = ['github-token', 'deployment-id', 'incident-issue', 'GITHUB_API_URL'];
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const EXTRA_CA = 'NODE_EXTRA_CA_CERTS';
const RESULT_INPUTS = ['deployment-id', 'incident-issue', 'application-insights'];
const CERTIFICATES_ARE_VERIFIED = 'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect on this step, which always verifies certificates. Remove the variable, because it turns verification off in other programs. If the runner does not trust your own certificate authority, set NODE_EXTRA_CA_CERTS.';
function readInputs(env, prepareReport, readEvent) {
    const reader = new Reader(env);
    const cloud = readCloud(reader);
    const run = (0,runner/* readRun */.cI)(reader, readEvent);
    const signIn = readSignIn(reader, cloud);
    const { audiences, targets } = readTargets(reader, cloud);
    const smokeTest = reader.boolean('smoke-test', true);
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
        reader.notices.push((0,util_text/* warning */.$e)(CERTIFICATES_ARE_VERIFIED));
    const prepare = (0,runner/* filePreparer */.iQ)(reader, prepareReport);
    const gitHub = readGitHub(reader, run);
    const request = {
        signIn,
        cloud,
        audiences,
        targets,
        smokeTest,
        limits: readLimits(reader),
        ...readExpectations(reader, targets, smokeTest),
        applicationInsights: readApplicationInsights(reader, cloud),
        maxLatencyMs: reader.whole('max-latency-ms', 1, 600_000, undefined),
        failOn: reader.word('fail-on', ['fail', 'warn', 'never'], 'fail'),
        outputToken: reader.boolean('output-token', true),
        summary: reader.boolean('summary', true),
        reportPaths: (0,runner/* readReportPaths */.n$)(reader, prepare),
        ...gitHub,
        proxies: readProxySettings(reader, env),
        run,
        notices: combineNotices(reader.notices),
    };
    const canReportToGitHub = ![...GITHUB_INPUTS, ...PROXY_VARIABLES, EXTRA_CA].some((input) => reader.isInvalid(input));
    checkProbes(reader, targets, smokeTest);
    const missesOutputFile = !run.outputFile && (request.outputToken || run.onGitHub);
    const errors = reader.errors((0,contexts/* withoutSecrets */.c)(run));
    return { request, errors, missesOutputFile, canReportToGitHub, canWrite: (path) => prepare(path) === undefined };
}
function readLimits(reader) {
    const waitMs = reader.whole('wait-seconds', 0, 3600, 0) * 1000;
    const requiredSuccesses = reader.whole('required-successes', 1, 100, 1);
    const neededMs = (requiredSuccesses - 1) * retry/* BETWEEN_PASSES_MS */.m1;
    if (waitMs < neededMs) {
        const seconds = String(neededMs / 1000);
        const reason = `${String(requiredSuccesses)} passes at intervals of 5 s take ${seconds} s.`;
        const fix = `Set wait-seconds: ${seconds}, or required-successes: 1`;
        const error = (0,user_input/* inputError */.Xu)(`requires a wait-seconds value of at least ${seconds}`, fix, { reason, dependsOn: 'wait-seconds' });
        reader.record('required-successes', error, String(requiredSuccesses));
    }
    return { timeoutMs: reader.whole('timeout-seconds', 1, 300, 10) * 1000, waitMs, requiredSuccesses };
}
function checkProbes(reader, targets, smokeTest) {
    if ((targets.length > 0 && smokeTest) || (targets.length === 0 && reader.isInvalid('endpoint')) || reader.isInvalid('smoke-test'))
        return;
    for (const input of RESULT_INPUTS.filter((each) => reader.text(each) !== undefined && !reader.isInvalid(each))) {
        const error = smokeTest
            ? (0,user_input/* inputError */.Xu)('requires at least one endpoint to check', `Add an endpoint, or remove ${input}`)
            : (0,user_input/* inputError */.Xu)('requires the result of a check, but smoke-test: false turns off the checks', `Remove smoke-test: false, or remove ${input}`);
        reader.record(input, error);
    }
}
function readApplicationInsights(reader, cloud) {
    const input = 'application-insights';
    const given = reader.text(input);
    if (given === undefined)
        return undefined;
    const read = readConnectionString(given, cloud);
    const fits = (value) => !('code' in readConnectionString(value, cloud));
    const flaws = (0,user_input/* describeFlaws */.Zf)(given, fits, [input, 'APPLICATIONINSIGHTS_CONNECTION_STRING']);
    return reader.take(input, 'code' in read && read.code === 'input-invalid' ? (flaws ?? read) : read)[0];
}
function readGitHub(reader, run) {
    const githubToken = reader.variable('INPUT_GITHUB-TOKEN');
    const deploymentId = reader.whole('deployment-id', 1, Number.MAX_SAFE_INTEGER, undefined);
    const parseKey = (text) => (/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,79}$/.test(text) ? text : undefined);
    const incidentIssue = reader.parsed('incident-issue', undefined, parseKey, () => (0,user_input/* inputError */.Xu)('is not a valid key', 'Set it to a key of up to 80 letters, digits, spaces, periods, underscores, slashes and hyphens'));
    if (deploymentId !== undefined || reader.text('incident-issue') !== undefined) {
        const fix = "Remove github-token to use its default, which is the job's token";
        if (githubToken === undefined)
            reader.record('github-token', (0,user_input/* inputError */.Xu)('is empty, but deployment-id and incident-issue require it', fix));
        else if (!/^[\x21-\x7e]+$/.test(githubToken))
            reader.record('github-token', (0,user_input/* inputError */.Xu)('contains a space or another character that is not valid in a token', fix));
        requireHttps(reader, 'GITHUB_API_URL', run.apiUrl);
    }
    return { githubToken, deploymentId, incidentIssue };
}
function readProxySettings(reader, env) {
    for (const variable of PROXY_VARIABLES)
        reader.userVariable(variable);
    if ((0,runner/* isPipe */.Ju)(env[EXTRA_CA]))
        reader.record(EXTRA_CA, (0,user_input/* inputError */.Xu)('is a named pipe instead of a file', 'Set it to the path of a PEM file'));
    const none = { https: undefined, http: undefined, bypass: [] };
    if (PROXY_VARIABLES.some((variable) => reader.isInvalid(variable)))
        return none;
    const proxies = (0,proxy/* readProxies */.rq)(env);
    if (!('variable' in proxies))
        return proxies;
    const where = "Check the .env file in the runner's folder and env: in the workflow. After you change the .env file, restart the runner";
    reader.record(proxies.variable, (0,user_input/* inputError */.Xu)(proxies.problem, `${proxies.fix}. ${where}`));
    return none;
}
function combineNotices(notices) {
    const distinct = [...new Map(notices.map((notice) => [notice.text, notice])).values()];
    const wordsOf = ({ text }) => text
        .split(' ')
        .filter((word) => !/[.\d]/.test(word))
        .join(' ');
    return [...Map.groupBy(distinct, wordsOf).values()].flatMap((group) => {
        const others = group.length - 1;
        const more = others > 0 ? ` The same applies to ${(0,util_text/* plural */.LS)(others, 'other line')} of the input.` : '';
        return group.slice(0, 1).map((notice) => ({ ...notice, text: `${notice.text}${more}` }));
    });
}


/***/ }),

/***/ 4908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  iQ: () => (/* binding */ filePreparer),
  Ju: () => (/* binding */ isPipe),
  qD: () => (/* binding */ prepareFile),
  n$: () => (/* binding */ readReportPaths),
  cI: () => (/* binding */ readRun),
  T5: () => (/* binding */ writable)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/model/request.js
const REPORT_FILES = [
    { input: 'report-path', example: 'health.json' },
    { input: 'junit-path', example: 'junit.xml' },
];

// EXTERNAL MODULE: ./build/util/json.js
var json = __nccwpck_require__(4891);
// EXTERNAL MODULE: ./build/util/user-input.js
var user_input = __nccwpck_require__(1403);
;// CONCATENATED MODULE: ./build/inputs/runner.js





const RUNNER_FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH'];
const RESERVED_FOLDERS = new Set(['.git', '_runner_file_commands', '_github_workflow', '_actions', '_runner_hook_logs']);
const UNWRITABLE = 'is not a file that this job can write to';
const OUTSIDE = 'is outside the workspace and RUNNER_TEMP';
function filePreparer(reader, prepare) {
    const valuesOf = (names) => names.flatMap((name) => reader.variable(name) ?? []);
    const [roots, reserved] = [valuesOf(['GITHUB_WORKSPACE', 'RUNNER_TEMP']), valuesOf(RUNNER_FILES)];
    return (path) => prepare(path, roots, reserved);
}
function readReportPaths(reader, prepare) {
    const paths = new Map();
    const workspace = reader.variable('GITHUB_WORKSPACE');
    for (const { input, example } of REPORT_FILES) {
        const given = reader.text(input);
        if (given === undefined)
            continue;
        const path = (0,external_node_path_.resolve)(workspace ?? '.', given);
        const [other] = [...paths].find(([, one]) => one === path || isWithin(path, one) || isWithin(one, path)) ?? [];
        const found = NOTATION_PROBLEMS.find(([pattern]) => pattern.test(given))?.[1] ??
            (other === undefined ? prepare(path) : `is the same file as ${other}, or one path is inside the other`);
        const isUnknown = found === OUTSIDE && workspace === undefined && !(0,external_node_path_.isAbsolute)(given);
        const problem = isUnknown ? 'is relative to the workspace, but GITHUB_WORKSPACE is not set' : found;
        if (problem === undefined) {
            paths.set(input, path);
            continue;
        }
        const fix = 'Set it to the path of a file in the workspace or in ${{ runner.temp }}';
        reader.record(input, (0,user_input/* inputError */.Xu)(problem, fix, { correction: `\${{ runner.temp }}/${example}` }), given);
    }
    return paths;
}
const WINDOWS_NOTATION = [
    [/^[A-Za-z]:/, 'contains a drive letter, but the job does not run on Windows'],
    [/\\/, 'contains a backslash, but the job does not run on Windows'],
];
const NOTATION_PROBLEMS = [
    [/\$\{\{/, 'contains an expression that is not evaluated'],
    [/^[a-z][a-z\d+.-]+:[/\\]/i, 'is a URL instead of a path'],
    [/(?:^|[/\\])\.{1,2}$/, 'is the path of a folder'],
    [/\$|%\w+%/, 'contains a shell variable, but GitHub does not expand shell variables in inputs'],
    [/^~/, 'begins with ~, which only a shell expands'],
    [/[\r\n]/, 'contains a line break'],
    [/[\p{Cc}\p{Cf}]/u, 'contains an invisible character'],
    [/^["'`]|["'`]$/, 'begins or ends with a quotation mark'],
    [/[/\\]$/, 'ends with a slash, so it is the path of a folder'],
    ...WINDOWS_NOTATION.filter(() => external_node_path_.sep === '/'),
];
function prepareFile(path, roots, reserved) {
    try {
        const real = roots.filter((root) => (0,external_node_fs_.existsSync)(root)).map((root) => ({ root, real: (0,external_node_fs_.realpathSync)(root) }));
        const place = real.find(({ root }) => isWithin(path, root)) ?? real.find((each) => isWithin(path, each.real));
        if (place === undefined)
            return roots.some((root) => isWithin(path, root)) ? 'is in the workspace or RUNNER_TEMP, but that folder does not exist' : OUTSIDE;
        const below = (0,external_node_path_.relative)(isWithin(path, place.root) ? place.root : place.real, path);
        const parts = below.split(/[/\\]/);
        const steps = parts.map((_, index) => (0,external_node_path_.join)(place.real, ...parts.slice(0, index + 1)));
        if (steps.some((step) => (0,external_node_fs_.lstatSync)(step, { throwIfNoEntry: false })?.isSymbolicLink()))
            return 'contains a symbolic link';
        const target = (0,external_node_path_.join)(place.real, below);
        if (isReserved(target, parts, reserved))
            return 'belongs to Git or to the runner';
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(target), { recursive: true });
        if ((0,external_node_fs_.existsSync)(target) && !(0,external_node_fs_.statSync)(target).isFile())
            return UNWRITABLE;
        (0,external_node_fs_.accessSync)((0,external_node_fs_.existsSync)(target) ? target : (0,external_node_path_.dirname)(target), external_node_fs_.constants.W_OK);
        return undefined;
    }
    catch {
        return UNWRITABLE;
    }
}
function isReserved(target, parts, reserved) {
    const names = parts.map((part) => part.toLowerCase().replace(/(?<![. ])[. ]+$/, ''));
    if (names.some((name) => RESERVED_FOLDERS.has(name) || /^git~\d+$/.test(name)))
        return true;
    const files = reserved.map((file) => ((0,external_node_fs_.existsSync)((0,external_node_path_.dirname)(file)) ? (0,external_node_path_.join)((0,external_node_fs_.realpathSync)((0,external_node_path_.dirname)(file)), (0,external_node_path_.basename)(file)) : file));
    return files.some((file) => file.toLowerCase() === target.toLowerCase());
}
function isWithin(path, root) {
    const below = (0,external_node_path_.relative)(root, path);
    return below !== '' && !(0,external_node_path_.isAbsolute)(below) && below !== '..' && !/^\.\.[/\\]/.test(below);
}
function isPipe(path = '') {
    try {
        return (0,external_node_fs_.statSync)(path).isFIFO();
    }
    catch {
        return false;
    }
}
function writable(path = '') {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.W_OK);
        const stats = (0,external_node_fs_.statSync)(path);
        return stats.isFile() || stats.isCharacterDevice() ? path : undefined;
    }
    catch {
        return undefined;
    }
}
const MAY_BELONG_TO_PULL_REQUEST = ['workflow_run', 'check_suite', 'check_run', 'deployment_status'];
const PULL_REQUEST_REF = /^(?:refs\/pull\/|(?:refs\/heads\/)?gh-readonly-queue\/)/;
function isOfFork(payload) {
    const base = (0,json/* text */.Qq)((0,json/* member */.Dc)(payload, 'pull_request', 'base', 'repo', 'full_name'));
    const head = (0,json/* text */.Qq)((0,json/* member */.Dc)(payload, 'pull_request', 'head', 'repo', 'full_name'));
    return base !== undefined && head?.toLowerCase() !== base.toLowerCase();
}
function isFromPullRequest(eventName, ref, payload) {
    const name = eventName.toLowerCase();
    if (isOfPullRequest(name) || PULL_REQUEST_REF.test(ref))
        return true;
    if (name === 'status')
        return !(0,json/* objects */.JD)(payload, 'branches').some((branch) => branch['name'] === (0,json/* member */.Dc)(payload, 'repository', 'default_branch'));
    if (!MAY_BELONG_TO_PULL_REQUEST.includes(name))
        return false;
    const origins = [...MAY_BELONG_TO_PULL_REQUEST, 'deployment'].map((origin) => (0,json/* member */.Dc)(payload, origin));
    return [...origins, (0,json/* member */.Dc)(payload, 'check_run', 'check_suite')].some((origin) => {
        const event = (0,json/* text */.Qq)((0,json/* member */.Dc)(origin, 'event')) ?? '';
        const [own, head] = ['repository', 'head_repository'].map((repository) => (0,json/* text */.Qq)((0,json/* member */.Dc)(origin, repository, 'full_name')));
        const isOfOtherRepository = (0,json/* member */.Dc)(origin, 'head_branch') === null || (head !== undefined && head !== own);
        const isOrMayBe = isOfOtherRepository || isOfPullRequest(event) || MAY_BELONG_TO_PULL_REQUEST.includes(event);
        const refs = ['ref', 'head_branch'].map((name) => (0,json/* text */.Qq)((0,json/* member */.Dc)(origin, name)) ?? '');
        return isOrMayBe || (0,json/* list */.p_)((0,json/* member */.Dc)(origin, 'pull_requests')).length > 0 || refs.some((each) => PULL_REQUEST_REF.test(each));
    });
}
function isOfPullRequest(event) {
    return event.startsWith('pull_request') || event === 'issue_comment' || event === 'merge_group';
}
function visibilityOf(payload) {
    const visibility = (0,json/* member */.Dc)(payload, 'repository', 'visibility');
    if (visibility === 'public' || visibility === 'private' || visibility === 'internal')
        return visibility;
    const isPrivate = (0,json/* member */.Dc)(payload, 'repository', 'private');
    return typeof isPrivate === 'boolean' ? (isPrivate ? 'private' : 'public') : undefined;
}
function docsOf(variable, serverUrl) {
    const [repository, ref] = [variable('GITHUB_ACTION_REPOSITORY'), variable('GITHUB_ACTION_REF')];
    const known = serverUrl === 'https://github.com' && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
    return known ? `${serverUrl}/${repository}/blob/${ref}/docs/troubleshooting.md` : undefined;
}
const RUN_PAGE = /^https?:\/\/[\w.-]+(:\d+)?\/[\w.-]+\/[\w.-]+\/(?:actions\/runs\/\d+\/attempts\/\d+|commit\/[\da-f]{40,64}|blob\/[\da-f]{40,64}\/\.github\/workflows\/[\w.-]+)$/;
function linksOf(variable, serverUrl) {
    const [repository, sha] = [variable('GITHUB_REPOSITORY'), variable('GITHUB_SHA')];
    const workflow = variable('GITHUB_WORKFLOW_REF').replace(`${repository}/`, '').replace(/@.*$/s, '');
    const pages = {
        run: `actions/runs/${variable('GITHUB_RUN_ID')}/attempts/${variable('GITHUB_RUN_ATTEMPT', '1')}`,
        commit: `commit/${sha}`,
        workflow: `blob/${sha}/${workflow}`,
    };
    const links = Object.entries(pages).map(([name, page]) => [name, `${serverUrl}/${repository}/${page}`]);
    return Object.fromEntries(links.filter(([, url]) => RUN_PAGE.test(url)));
}
function readRun(reader, readEvent) {
    const variable = (name, otherwise = '') => reader.variable(name) ?? otherwise;
    const [eventName, ref] = [variable('GITHUB_EVENT_NAME'), variable('GITHUB_REF')];
    const serverUrl = variable('GITHUB_SERVER_URL', 'https://github.com');
    const payload = readEvent(reader.variable('GITHUB_EVENT_PATH'));
    return {
        onGitHub: reader.variable('GITHUB_ACTIONS') === 'true' && reader.variable('ACT') === undefined,
        repository: variable('GITHUB_REPOSITORY'),
        workflow: variable('GITHUB_WORKFLOW'),
        runId: variable('GITHUB_RUN_ID'),
        runAttempt: variable('GITHUB_RUN_ATTEMPT', '1'),
        eventName,
        actor: variable('GITHUB_ACTOR'),
        serverUrl,
        apiUrl: variable('GITHUB_API_URL', 'https://api.github.com'),
        ref,
        refProtected: variable('GITHUB_REF_PROTECTED') === 'true',
        repositoryId: variable('GITHUB_REPOSITORY_ID'),
        repositoryOwnerId: variable('GITHUB_REPOSITORY_OWNER_ID'),
        defaultBranch: (0,json/* text */.Qq)((0,json/* member */.Dc)(payload, 'repository', 'default_branch')),
        visibility: visibilityOf(payload),
        fromPullRequest: isFromPullRequest(eventName, ref, payload),
        fork: eventName.startsWith('pull_request') && isOfFork(payload),
        links: linksOf(variable, serverUrl),
        docs: docsOf(variable, serverUrl),
        outputFile: reader.variable('GITHUB_OUTPUT') !== undefined,
    };
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8500);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(871);
/* harmony import */ var _failures_run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7979);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9726);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8754);
/* harmony import */ var _inputs_runner_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4908);
/* harmony import */ var _prefetch_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9389);
/* harmony import */ var _util_json_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4891);
/* harmony import */ var _model_retry_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2324);










const REPORT_MS = { files: 10_000, network: 30_000, watchdog: 5_000 };
const WITHOUT_EFFECT = [
    ...['AZURE_AUTHORITY_HOST', 'AZURE_REGIONAL_AUTHORITY_NAME', 'MSAL_FORCE_REGION', 'AZURE_FEDERATED_TOKEN_FILE'],
    ...['AZURE_LOG_LEVEL', 'DEBUG', 'NODE_TLS_REJECT_UNAUTHORIZED', 'GITHUB_EVENT_PATH'],
];
const started = Date.now();
const zero = performance.now();
const clock = { now: () => Math.round(started + performance.now() - zero), sleep: (ms) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(ms), random: Math.random };
const env = { ...process.env, GITHUB_OUTPUT: (0,_inputs_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .writable */ .T5)(process.env['GITHUB_OUTPUT']) };
for (const name of WITHOUT_EFFECT)
    Reflect.deleteProperty(process.env, name);
let ended = false;
let verdict;
let watchdog;
process.once('beforeExit', () => {
    stop('no-verdict');
});
process.on('uncaughtException', (error) => {
    fail('internal-error', nameOf(error), env['RUNNER_DEBUG'] === '1' ? framesOf(error) : []);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
        stop('canceled', 'The step was canceled before it finished all reports.');
    });
}
const inputs = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)(env, _inputs_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .prepareFile */ .qD, _util_json_js__WEBPACK_IMPORTED_MODULE_7__/* .readJsonFile */ .JE);
const { limits, proxies, targets } = inputs.request;
const deadlines = (0,_model_retry_js__WEBPACK_IMPORTED_MODULE_8__/* .computeDeadlines */ .xp)(started, limits, Math.ceil(targets.length / _model_retry_js__WEBPACK_IMPORTED_MODULE_8__/* .CONCURRENCY */ .iy));
watch(deadlines.deadline - clock.now() + REPORT_MS.network + REPORT_MS.watchdog);
const http = (0,_http_client_js__WEBPACK_IMPORTED_MODULE_3__/* .createHttpClient */ .u)(proxies, { timeoutMs: limits.timeoutMs, deadline: deadlines.deadline }, clock.now);
const prefetch = inputs.errors.length === 0 && !inputs.missesOutputFile ? (0,_prefetch_js__WEBPACK_IMPORTED_MODULE_6__/* .startPrefetch */ .C)(inputs.request, http) : undefined;
await prefetch?.firstRequestSent;
const { createContext, run } = await Promise.all(/* import() */[__nccwpck_require__.e(892), __nccwpck_require__.e(406)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7945));
const context = createContext({ http, clock, started, deadlines, newId: () => crypto.randomUUID() }, inputs.request);
const exitCode = await run(inputs, prefetch, context, (code) => {
    verdict = code;
    watch(REPORT_MS.files + REPORT_MS.network + REPORT_MS.watchdog);
});
end(exitCode);
function watch(ms) {
    clearTimeout(watchdog);
    watchdog = setTimeout(stop, ms, 'no-verdict').unref();
}
function stop(code, reason = 'A report was not finished in time.') {
    if (verdict === undefined)
        fail(code);
    else
        end(verdict, `::warning::${reason} The verdict does not change.`);
}
function fail(code, errorName = 'none', details = []) {
    const { title, what } = (0,_failures_define_js__WEBPACK_IMPORTED_MODULE_9__/* .createFailure */ .p6)(_failures_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runFailures */ .B, code, { errorName });
    const outputs = env['GITHUB_OUTPUT'];
    const report = JSON.stringify({ status: 'fail', notes: [title], checks: {} });
    try {
        if (outputs !== undefined && !/^status[=<]/m.test((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(outputs, 'utf8')))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(outputs, `status=fail\nfailure=${code}\nreport=${report}\n`);
    }
    catch {
    }
    end(1, `::error title=${title}::${what} (${code})`, ...details, 'This step stops.');
}
function end(exitCode, ...lines) {
    if (ended)
        return;
    ended = true;
    process.stdout.write(lines.map((line) => `${line}\n`).join(''), () => {
        setImmediate(exit, exitCode);
    });
}
function exit(exitCode) {
    const waits = (0,_inputs_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .isPipe */ .Ju)(env['NODE_EXTRA_CA_CERTS']) || process.getActiveResourcesInfo().some((name) => /^(?:GetAddrInfo|FSReq)/.test(name));
    if (waits && process.platform !== 'win32') {
        process.emit('exit', exitCode);
        process.execve?.(process.execPath, ['node', '-e', `process.exit(${String(exitCode)})`], {});
    }
    process.exit(exitCode);
}
function framesOf(error) {
    const frames = [];
    Error.prepareStackTrace = (_error, sites) => {
        for (const site of sites) {
            const name = String(site.getFileName()).replace(/^(?:file:\/\/)?\/.*\//s, '');
            if (/^(?:node:[\w/]+|[\w.-]+\.[cm]?js)$/.test(name))
                frames.push(`    at ${name}:${String(site.getLineNumber())}:${String(site.getColumnNumber())}`);
        }
        return '';
    };
    return error instanceof Error && error.stack === '' ? frames : [];
}
function nameOf(error) {
    return error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : typeof error;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   SS: () => (/* binding */ TRANSIENT_STATUSES),
/* harmony export */   iy: () => (/* binding */ CONCURRENCY),
/* harmony export */   m1: () => (/* binding */ BETWEEN_PASSES_MS),
/* harmony export */   mp: () => (/* binding */ pauseForReport),
/* harmony export */   xp: () => (/* binding */ computeDeadlines)
/* harmony export */ });
const CONCURRENCY = 25;
const QUICK_ATTEMPTS = 3;
const BETWEEN_PASSES_MS = 5_000;
const PAUSES_OF_REPORTS_MS = [1_000, 4_000];
const TRANSIENT_STATUSES = new Set([408, 429, 500, 502, 503, 504]);
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
async function pauseForReport(to, attempts, requestedMs, { clock, deadline, log }) {
    const backoff = attempts === undefined ? 0 : (PAUSES_OF_REPORTS_MS[attempts - 1] ?? Infinity);
    const pauseMs = Math.max(requestedMs ?? 0, backoff * (1 + clock.random() / 2));
    if (clock.now() + pauseMs >= deadline)
        return false;
    log(`Waiting for ${to}. Sending the report again in ${(pauseMs / 1000).toFixed(1)} s.`);
    await clock.sleep(pauseMs);
    return true;
}
function pauseBefore({ failure, retryAfterMs = failure.retryAfterMs, noRetry }, attempts, { deadline, waitUntil, pauseUntil }, clock) {
    if (failure.recovery === 'none')
        return undefined;
    const quick = failure.recovery === 'transient' && attempts < QUICK_ATTEMPTS && noRetry !== true;
    const { first, longest } = PAUSES[failure.recovery];
    const backoff = Math.min(longest, first * 2 ** (attempts - 1));
    const pauseMs = Math.max(retryAfterMs ?? 0, backoff * (0.5 + clock.random() / 2));
    const quickUntil = (retryAfterMs ?? 0) > first * 2 ? pauseUntil : deadline;
    return clock.now() + pauseMs < (quick ? quickUntil : waitUntil) ? pauseMs : undefined;
}
const SLACK_MS = 20_000;
function computeDeadlines(started, { timeoutMs, waitMs }, waves) {
    const deadline = started + waitMs + SLACK_MS + timeoutMs * (1 + Math.max(1, waves));
    return { deadline, waitUntil: started + waitMs, pauseUntil: waitMs > 0 ? started + waitMs : deadline };
}


/***/ }),

/***/ 9389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ startPrefetch)
/* harmony export */ });
/* harmony import */ var _model_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2324);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3506);


const MAX_BYTES = 64 * 1024;
function startPrefetch({ signIn, cloud, audiences, targets, smokeTest }, http) {
    const sent = Promise.withResolvers();
    const service = signIn.method === 'github-oidc' && signIn.idToken !== undefined ? { ...signIn, ...signIn.idToken } : undefined;
    const send = () => {
        if (service === undefined)
            return undefined;
        const url = new URL(service.url);
        url.searchParams.set('audience', service.oidcAudience);
        const headers = {
            authorization: `Bearer ${service.requestToken}`,
            accept: 'application/json; api-version=2.0',
            'user-agent': _util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .ACTION */ .hr,
        };
        return http.send({ url, headers, maxBytes: MAX_BYTES, onRequestSent: () => sent.resolve(undefined) });
    };
    const early = new Map(audiences.map((audience) => [audience, send()]));
    const hosts = service === undefined ? [] : [`https://${cloud.authorityHost}`];
    if (smokeTest)
        hosts.push(...targets.slice(0, _model_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .CONCURRENCY */ .iy).map(({ base }) => new URL(base).origin));
    for (const origin of new Set(hosts))
        http.open(new URL(origin));
    return {
        firstRequestSent: Promise.race([sent.promise, ...early.values()]),
        requestIdToken: (audience) => {
            const response = early.get(audience) ?? send();
            early.delete(audience);
            return response;
        },
    };
}


/***/ }),

/***/ 4891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   JD: () => (/* binding */ objects),
/* harmony export */   JE: () => (/* binding */ readJsonFile),
/* harmony export */   Os: () => (/* binding */ guid),
/* harmony export */   P9: () => (/* binding */ retryAfter),
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
function member(value, ...path) {
    return path.reduce((at, name) => (isRecord(at) ? at[name] : undefined), value);
}
function objects(value, name) {
    return list(member(value, name)).filter(isRecord);
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
function parseJson(content) {
    try {
        return JSON.parse(typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true }).decode(content));
    }
    catch {
        return undefined;
    }
}
function readJsonFile(path) {
    try {
        return path !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile() ? parseJson((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path)) : undefined;
    }
    catch {
        return undefined;
    }
}
const LONGEST_MS = 999_999_999;
function retryAfter(headers, now) {
    const ms = text(headers['x-ms-retry-after-ms']) ?? '';
    if (/^\d+$/.test(ms))
        return Math.min(Number(ms), LONGEST_MS);
    const after = text(headers['retry-after']) ?? '';
    if (/^\d+$/.test(after))
        return Math.min(Number(after) * 1000, LONGEST_MS);
    const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(after) ? Date.parse(after) : NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 3506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   CE: () => (/* binding */ markupOf),
/* harmony export */   D7: () => (/* binding */ joinList),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   gP: () => (/* binding */ either),
/* harmony export */   hr: () => (/* binding */ ACTION),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   xv: () => (/* binding */ VERSION)
/* harmony export */ });
const ACTION = 'azure-healthcare-token';
const VERSION = '1.0.0';
function warning(text) {
    return { level: 'warning', text };
}
function notice(text) {
    return { level: 'notice', text };
}
const NAMED = 3;
function joinList(items) {
    const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
    return enumerate(shown, 'and');
}
function plural(count, noun) {
    return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
function either(words) {
    return enumerate(words, 'or');
}
function enumerate(items, conjunction) {
    const leading = items.slice(0, -1).join(', ');
    return [leading, ...items.slice(-1)].filter((part) => part !== '').join(` ${conjunction} `);
}
const PROLOG = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->|<!doctype(?!\s+html)[^[>]*(?:\[[^\]]*\]\s*)?>)*/i;
function markupOf(start) {
    const root = start.replace(PROLOG, '');
    const [, name] = /^<(?:[\w.-]{1,60}:)?(!?[\w.-]{1,60})/.exec(root) ?? [];
    if (name === undefined)
        return undefined;
    if (/^(?:!doctype|html|head|body|title|meta|link|style|script|center|h[1-6]|p|div)$/i.test(name))
        return 'html';
    return name === 'Bundle' || /^<[^>]*hl7\.org\/fhir["'/]/.test(root) ? 'fhir-xml' : 'xml';
}


/***/ }),

/***/ 1403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ isPrintable),
/* harmony export */   Fb: () => (/* binding */ LINE_BREAK),
/* harmony export */   IM: () => (/* binding */ misspelt),
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   Pi: () => (/* binding */ separatorIn),
/* harmony export */   Sz: () => (/* binding */ MOST_SLIPS),
/* harmony export */   Xu: () => (/* binding */ inputError),
/* harmony export */   Zf: () => (/* binding */ describeFlaws),
/* harmony export */   e3: () => (/* binding */ flawOf),
/* harmony export */   mW: () => (/* binding */ withoutSlash),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7785);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4891);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3506);



function ok(value, notes = []) {
    return { value, notes };
}
function inputError(problem, fix, more = {}) {
    return { code: 'input-invalid', problem, fix, ...more };
}
function shownValue(value) {
    return /^[\x20-\x7e]{1,120}$/.test(value) && !value.includes('@') ? value : undefined;
}
function isPrintable(correction) {
    if (_json_js__WEBPACK_IMPORTED_MODULE_0__/* .GUID */ .Sm.test(correction))
        return true;
    const withoutSchemes = correction.replaceAll(/(?:https|api):\/\//gi, '');
    return /^[\x20-\x7e]{1,400}$/.test(correction) && !/[/\\@$?#%]/.test(withoutSchemes);
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
function withoutSlash(path) {
    return path.replace(/(?<!\/)\/+$/, '');
}
function separatorIn(text) {
    return text.includes(',') ? 'comma' : text.includes(';') ? 'semicolon' : undefined;
}
const QUOTES = '"\'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb';
const QUOTES_ARE_KEPT = 'Quotation marks in a variable, a secret or a block scalar remain part of the value.';
const ENDS = [
    [',', 'comma'],
    [';', 'semicolon'],
    ['.', 'period'],
    ['\\\\', 'backslash'],
    [QUOTES, 'quotation mark'],
];
const FLAWS = [
    { pattern: /^\{\s*"/, problem: 'is JSON', fix: 'Write only the value, without the JSON object around it' },
    { ...around(QUOTES, QUOTES, 'quotation marks'), reason: QUOTES_ARE_KEPT },
    around('{', '}', 'braces'),
    around('[', '\\]', 'square brackets'),
    around('(', ')', 'parentheses'),
    around('<', '>', 'angle brackets'),
    { pattern: /^[-*\u2022]\s+(\S.*)$/s, problem: 'begins with a list marker', fix: 'Remove the list marker' },
    { pattern: /^#+\s/, problem: 'is a comment', fix: 'Remove the comment' },
    { pattern: /^(.+?)\s(?:#|\/\/)/s, problem: 'contains a comment', fix: 'Remove the comment' },
    ...ENDS.map(([characters, name]) => atEnd('ends', name, new RegExp(`^(.+)[${characters}]$`, 's'))),
    ...ENDS.map(([characters, name]) => atEnd('begins', name, new RegExp(`^[${characters}](.+)$`, 's'))),
];
function around(open, close, name) {
    return { pattern: new RegExp(`^[${open}](.+)[${close}]$`, 's'), problem: `has ${name} around it`, fix: `Remove the ${name}` };
}
function atEnd(verb, name, pattern) {
    return { pattern, problem: `${verb} with a ${name}`, fix: `Remove the ${name}` };
}
const LINE_BREAK = /\r\n?|\n/;
const INVISIBLE = /^[\p{C}\p{Z}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]$/u;
function describeFlaws(given, fits, names = []) {
    const flaws = [];
    let rest = given;
    while (rest !== undefined && flaws.length < 6 && (flaws.length === 0 || !fits(rest))) {
        const flaw = flawOf(rest, names) ?? guidFlaw(rest, fits);
        if (flaw === undefined)
            break;
        flaws.push(flaw);
        rest = flaw.rest;
    }
    const [first, second] = flaws.filter(({ fix }, index) => flaws.findIndex((flaw) => flaw.fix === fix) === index);
    if (first === undefined)
        return undefined;
    const problem = second === undefined ? first.problem : `${first.problem} and ${second.problem}`;
    const fix = second === undefined ? first.fix : `${first.fix}. ${second.fix}`;
    const usable = rest !== undefined && fits(rest) ? rest : undefined;
    const isLoggable = flaws.some(({ inside }) => inside) ? (text) => _json_js__WEBPACK_IMPORTED_MODULE_0__/* .GUID */ .Sm.test(text) : isPrintable;
    const correction = usable !== undefined && !given.includes('@') && isLoggable(usable) ? usable : undefined;
    return { ...inputError(problem, fix, { correction, reason: first.reason }), fits: usable !== undefined };
}
function flawOf(value, names) {
    const [, name, named] = /^([\w-]+)\s*[:=]\s*(\S.*)$/s.exec(value) ?? [];
    if (names.some((each) => each.toLowerCase() === name?.toLowerCase()))
        return { problem: 'repeats the name of the input', fix: 'Write the value without the name', rest: named };
    const flaw = FLAWS.find(({ pattern }) => pattern.test(value));
    if (flaw !== undefined)
        return { ...flaw, rest: flaw.pattern.exec(value)?.[1]?.trim() };
    const character = characterFlaw(value);
    if (character !== undefined || !/\$[{(A-Za-z]|^%\w+%/.test(value))
        return character;
    if (value.includes('${{'))
        return {
            problem: 'contains an expression that is not evaluated',
            fix: 'Write the expression in the workflow, because GitHub does not evaluate expressions in the values of variables and secrets',
        };
    return {
        problem: 'contains a shell variable, which GitHub does not expand',
        fix: 'Use an expression such as ${{ vars.NAME }} instead',
    };
}
function characterFlaw(value) {
    const characters = Array.from(value);
    const index = characters.findIndex((character) => !/^[\x20-\x7e]$/.test(character));
    const character = characters[index];
    if (character === undefined)
        return undefined;
    if (/[\r\n]/.test(character))
        return { problem: `contains ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(value.split(LINE_BREAK).length, 'line')}`, fix: 'Write a single value on one line' };
    const start = `is invalid, because character ${String(index + 1)}`;
    const code = `U+${Number(character.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}`;
    if (!INVISIBLE.test(character)) {
        const dash = /[\u2010-\u2015\u2212]/g;
        return {
            problem: `${start} (${code}) is not an ASCII character, although it might look like one`,
            fix: 'Type the value again',
            rest: dash.test(character) ? value.replaceAll(dash, '-') : undefined,
            inside: true,
        };
    }
    return {
        problem: `${start} is invisible (${code})`,
        fix: 'Delete that character, or type the value again',
        rest: value.replaceAll(character, '').trim(),
        inside: index > 0 && !characters.slice(index).every((each) => INVISIBLE.test(each)),
    };
}
function guidFlaw(value, fits) {
    const guids = value.match(/(?<![\da-f-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f-])/gi) ?? [];
    const [guid = '00000000-0000-0000-0000-000000000000'] = guids;
    if (!fits(guid))
        return undefined;
    if (/^[\da-f]{32}$/i.test(value)) {
        const parts = [value.slice(0, 8), value.slice(8, 12), value.slice(12, 16), value.slice(16, 20), value.slice(20)];
        return { problem: 'is a GUID without its hyphens', fix: 'Write the GUID with hyphens', rest: parts.join('-'), inside: true };
    }
    if (guids.length > 1)
        return { problem: `contains ${String(guids.length)} IDs`, fix: 'Write a single ID' };
    if (guids.length === 1 && guid !== value)
        return { problem: 'contains other text around the ID', fix: 'Write the ID without other text', rest: guid };
    const wrong = /^\w{8}(?:-\w{4}){3}-\w{12}$/.test(value) ? value.search(/[^\da-f-]/i) : -1;
    if (wrong < 0)
        return undefined;
    return {
        problem: `is invalid, because character ${String(wrong + 1)} is not a hexadecimal digit (0 to 9, a to f)`,
        fix: 'Replace the value with a new copy of the ID',
    };
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
