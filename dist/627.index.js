export const id = 627;
export const ids = [627];
export const modules = {

/***/ 48627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closingLines: () => (/* binding */ closingLines)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31953);

/** What the command line says when a run is done: the image, its tags, how to verify it, where the report is. Pure. */
function closingLines(record) {
    const took = Date.parse(record.finishedAt) - Date.parse(record.startedAt);
    const reused = record.command === 'build' && record.image?.reused ? ' (published before, used again)' : '';
    return [
        ...(record.image ? [`image     ${record.image.digest}${reused}`] : []),
        ...tagLines(record),
        ...(record.verdict ? [`scan      ${record.verdict.outcome}`] : []),
        ...rescanLines(record),
        ...(record.signature?.signer ? [`signer    ${record.signature.signer}`] : []),
        ...evidenceLines(record),
        ...(record.signature?.verifyCommand ? [`verify    ${record.signature.verifyCommand}`] : []),
        ...record.notes.map((note) => `note      ${note}`),
        ...(record.files.report ? [`report    ${record.files.report}`] : []),
        `took      ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5)(took)}`,
    ];
}
/** Of many images only how they came out; the report has each. */
function tagLines({ tags, promotions = [] }) {
    if (promotions.length < 2)
        return tags.map(({ repository, tag, outcome, reason }) => `tag       ${repository.registry}/${repository.path}:${tag} ${outcome} (${reason})`);
    const outcomes = Map.groupBy(promotions, ({ outcome }) => outcome);
    return [`images    ${[...outcomes].map(([outcome, all]) => `${all.length} ${outcome}`).join(', ')}`];
}
function rescanLines({ rescans = [] }) {
    return rescans.map(({ reference, outcome, found = [], since }) => {
        const news = `${found.length} new${since ? ` since ${since}` : ''}`;
        return `rescan    ${reference} ${outcome} (${news})`;
    });
}
function evidenceLines({ command, evidence = [] }) {
    if (command !== 'verify')
        return [];
    return evidence.flatMap(({ reference, platforms }) => platforms.map(({ platform, attestations, source }) => {
        const from = [source?.gitRepository, source?.commit].filter(Boolean).join('@');
        return `evidence  ${reference} ${platform}: ${attestations.join(', ') || 'signature only'}${from ? `, built from ${from}` : ''}`;
    }));
}


/***/ })

};
