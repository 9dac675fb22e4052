export const id = 227;
export const ids = [227];
export const modules = {

/***/ 4227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   junitXml: () => (/* binding */ junitXml)
/* harmony export */ });
/* harmony import */ var fast_xml_builder__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9585);
/* harmony import */ var _failures_define_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(871);
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8158);
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3506);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6945);





const NOT_XML = /[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const builder = new fast_xml_builder__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A({
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
});
function junitXml(outcome, request) {
    const suites = [runSuite(outcome), tokenSuite(outcome), ...outcome.endpoints.map(endpointSuite)].filter(({ cases }) => cases.length > 0);
    const isFailed = ({ status }) => (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isFailing */ .DI)(status, request.failOn);
    const counts = (cases) => ({
        '@_tests': cases.length,
        '@_failures': cases.filter(isFailed).length,
        '@_errors': 0,
    });
    const xml = builder.build({
        '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
        testsuites: {
            '@_name': _util_text_js__WEBPACK_IMPORTED_MODULE_3__/* .ACTION */ .hr,
            ...counts(suites.flatMap(({ cases }) => cases)),
            '@_time': ((outcome.ended - outcome.started) / 1000).toFixed(3),
            testsuite: suites.map(({ name, started, seconds, cases }) => ({
                '@_name': name,
                ...counts(cases),
                '@_skipped': 0,
                '@_time': seconds.toFixed(3),
                '@_timestamp': new Date(started).toISOString().slice(0, 19),
                testcase: cases.map((one) => testcase(name, one, isFailed(one), request.run.docs)),
            })),
        },
    });
    return (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .idHider */ .Cr)(outcome, request)(xml).toWellFormed().replace(NOT_XML, '\uFFFD');
}
function testcase(suite, { name, status, seconds, failure, details }, failed, docs) {
    const text = [details, ...(failure === undefined ? [] : lines(failure, docs))].filter(Boolean).join('\n');
    return {
        '@_name': name,
        '@_classname': suite,
        '@_time': seconds.toFixed(3),
        ...(failed && { failure: { '@_type': failure?.code ?? status, '@_message': failure?.title ?? status, '#text': text || status } }),
        ...(!failed && text !== '' && { 'system-out': text }),
    };
}
function lines({ title, code, what, why }, docs) {
    const page = docs === undefined ? '' : `, and ${(0,_failures_define_js__WEBPACK_IMPORTED_MODULE_4__/* .anchor */ .Y3)(code, docs)}`;
    return [`${title} (${code})`, what, why, `For the fix, see the summary and log of the run${page}`];
}
function endpointSuite({ target, checks, spans }) {
    return {
        name: `${target.service.name} ${target.name}`,
        started: Math.min(...spans.map(({ start }) => start), ...checks.map(({ time }) => time)),
        seconds: length(spans),
        cases: checks.map((check) => ({
            name: (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpectation */ .dQ)(check) ? check.expected : check.name,
            status: check.status,
            seconds: length(spans.filter(({ label }) => label === (check.right === undefined ? check.name : `access ${check.right}`))),
            failure: check.failure,
            details: detailsOf(check),
        })),
    };
}
function tokenSuite({ tokens, spans, started }) {
    return {
        name: 'tokens',
        started,
        seconds: length(spans),
        cases: tokens.map((token) => ({
            ...(token.granted
                ? { status: 'pass', details: `Expires ${new Date(token.grant.expiresOn).toISOString()}` }
                : { status: 'fail', failure: token.failure }),
            name: token.audience,
            seconds: length(spans.filter(({ audience }) => audience === token.audience)),
        })),
    };
}
function runSuite({ groups, started, ended }) {
    const cases = groups.flatMap((group) => group.cases).filter(({ endpoint, audience }) => endpoint === undefined && audience === undefined);
    return {
        name: 'run',
        started,
        seconds: (ended - started) / 1000,
        cases: cases.map(({ failure, status }) => ({ name: failure.code, status, seconds: 0, failure })),
    };
}
function detailsOf({ observed, expected, note }) {
    const found = observed && `Found: ${`${String(observed.value)} ${observed.unit ?? ''}`.trimEnd()}`;
    return [expected && `Expected: ${expected}`, found, note].filter(Boolean).join('\n');
}
function length(spans) {
    if (spans.length === 0)
        return 0;
    return (Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start))) / 1000;
}


/***/ })

};
