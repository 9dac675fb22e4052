export const id = 218;
export const ids = [218];
export const modules = {

/***/ 9218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (/* binding */ open)
/* harmony export */ });
/** @azure/identity uses this package to start a browser for interactive sign-in, which is impossible in a job. */
function open() {
  throw new Error('open is not part of this bundle');
}


/***/ })

};
