export const id = 580;
export const ids = [580];
export const modules = {

/***/ 72580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commentOnPullRequest: () => (/* binding */ commentOnPullRequest)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92413);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/** By this line the comment is found again and replaced, so that a pull request has one and not one per push. */
const marker = '<!-- sealift -->';
/** Writes the result into a comment on the pull request of this workflow run, or replaces the one of an earlier run. */
async function commentOnPullRequest(markdown, token) {
    const { issue, repo } = _actions_github__WEBPACK_IMPORTED_MODULE_0__/* .context */ ._;
    if (!issue.number)
        return;
    if (!token)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('permission-missing', 'comment: true needs github-token');
    const { issues } = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token.reveal()).rest;
    const body = `${marker}\n${markdown}`;
    const { data: comments } = await issues.listComments({
        ...repo,
        issue_number: issue.number,
        per_page: 100,
    });
    const mine = comments.find((comment) => comment.body?.startsWith(marker));
    if (mine)
        await issues.updateComment({ ...repo, comment_id: mine.id, body });
    else
        await issues.createComment({ ...repo, issue_number: issue.number, body });
}


/***/ })

};
