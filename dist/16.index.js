export const id = 16;
export const ids = [16];
export const modules = {

/***/ 2016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/* harmony import */ var _never_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9640);
/** Starts a browser, for the interactive credentials. Left in, dist would hold code that starts programs, for a job with no screen. */


/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = (() => (0,_never_js__WEBPACK_IMPORTED_MODULE_0__/* .never */ .Z)('open'));


/***/ })

};
