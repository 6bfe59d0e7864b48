export const id = 627;
export const ids = [627];
export const modules = {

/***/ 8627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closingLines: () => (/* binding */ closingLines)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1953);

/** What the command line says when a run is done: the image, its tags, how to verify it, where the report is. Pure. */
function closingLines(record) {
    const took = Date.parse(record.finishedAt) - Date.parse(record.startedAt);
    const reused = record.image?.reused ? ' (published before, used again)' : '';
    return [
        ...(record.image ? [`image     ${record.image.digest}${reused}`] : []),
        ...record.tags.map(({ repository, tag, outcome, reason }) => `tag       ${repository.registry}/${repository.path}:${tag} ${outcome} (${reason})`),
        ...(record.verdict ? [`scan      ${record.verdict.outcome}`] : []),
        ...(record.signature?.signer ? [`signer    ${record.signature.signer}`] : []),
        ...(record.signature?.verifyCommand ? [`verify    ${record.signature.verifyCommand}`] : []),
        ...record.notes.map((note) => `note      ${note}`),
        ...(record.files.report ? [`report    ${record.files.report}`] : []),
        `took      ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S)(took)}`,
    ];
}


/***/ })

};
