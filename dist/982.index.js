export const id = 982;
export const ids = [982];
export const modules = {

/***/ 29982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84974);
/* harmony import */ var _plan_history_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(26421);
/* harmony import */ var _plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46349);
/* harmony import */ var _report_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14768);
/* harmony import */ var _steps_judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34369);
/* harmony import */ var _steps_move_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3708);
/* harmony import */ var _steps_plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88418);
/* harmony import */ var _steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(89587);
/* harmony import */ var _steps_prove_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(18103);
/* harmony import */ var _steps_published_line_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(72156);
/* harmony import */ var _steps_resolve_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(94341);
/* harmony import */ var _steps_tag_decision_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(31021);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(15031);














/**
 * Points a floating tag back at an image it had before: chosen from the verified records, then verified, rescanned
 * and judged like one that is promoted; then the tag moves, and that is recorded as well.
 */
async function rollback(request, deps) {
    const { inputs, account } = request;
    const plan = await account.step('plan', 'Plan', async () => {
        const source = await (0,_run_js__WEBPACK_IMPORTED_MODULE_12__/* .sourceIfKnown */ .ej)(request);
        return (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .createRollbackPlan */ .S)(inputs, source, await (0,_steps_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .signingAbility */ .C$)(inputs, deps));
    });
    await (0,_steps_published_line_js__WEBPACK_IMPORTED_MODULE_9__/* .onPublishedLine */ .q)(plan, request, deps, async (line) => {
        const { client } = line.connection;
        const current = await account.step('resolve', `Find ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image)}`, () => (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_10__/* .resolve */ .h)(plan.image, client));
        const target = await account.step('history', 'Read the promotion records', async () => (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_10__/* .openImage */ .U)(await chosen(current, line), client));
        const { digest } = target.root;
        const decided = await (0,_steps_tag_decision_js__WEBPACK_IMPORTED_MODULE_11__/* .tagMoves */ .t1)(digest, [plan.tag], [current.repository], client, plan.expectCurrent);
        // What to go back to was chosen from here: a tag that moved meanwhile is not ours to move.
        (0,_steps_tag_decision_js__WEBPACK_IMPORTED_MODULE_11__/* .refuseUnexpected */ .Gp)(decided, current.root.digest);
        account.note({ tags: decided });
        if (digest === current.root.digest)
            return account.remark(`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image)} points at ${digest} already.`);
        const before = { references: [(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...current.repository, digest: current.root.digest })] };
        const tools = { verifier: line.trust.image, database: line.database, baseline: before };
        const proven = await (0,_steps_prove_js__WEBPACK_IMPORTED_MODULE_8__/* .proveImage */ .i)(target, line, tools, inputs.sarif, deps);
        account.note((0,_report_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .verifiedEntry */ .F3)(proven, line.connection.signatureStore(target.repository)));
        const gate = passGate(proven, line);
        if (inputs.dryRun)
            return account.planned('Nothing was changed: this was a dry run.');
        const facts = { action: 'rollback', from: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image), gate };
        const approved = [(0,_steps_move_js__WEBPACK_IMPORTED_MODULE_5__/* .inPlace */ .zp)(proven)];
        const move = await account.step('sign', 'Sign the record', async () => (0,_steps_move_js__WEBPACK_IMPORTED_MODULE_5__/* .prepareMove */ .HN)({ approved, tags: [plan.tag], decided, late: [], facts }, await line.trust.signer(), line, deps));
        await account.step('tag', 'Move the tag and attach the record', () => (0,_steps_move_js__WEBPACK_IMPORTED_MODULE_5__/* .completeMove */ .rY)(move, line, (tags) => account.note({ tags }), deps));
    });
}
/** The image to go back to: the one named, else the one so many steps back in the tag's history. */
async function chosen({ repository, root }, line) {
    const { to, steps, image } = line.plan;
    if (to)
        return { ...repository, ...to };
    const earlier = (0,_plan_history_js__WEBPACK_IMPORTED_MODULE_13__/* .earlierImages */ .zd)(await (0,_steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_7__/* .tagHistory */ .n)(image, root.digest, line));
    const digest = earlier[steps - 1];
    if (digest)
        return { ...repository, digest };
    throw noSuchStep((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(image), steps, earlier.length);
}
function noSuchStep(name, steps, known) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', known === 0
        ? `no promotion record says what ${name} pointed at before`
        : `steps: the records of ${name} lead ${known} back, not ${steps}`, {
        hint: 'Name the image to go back to: `--to sha256:…` or `--to 1.2.2`. Only promotions and rollbacks leave records; `sealift history` shows them.',
    });
}
/** What the record says of the gate. Fails with `gate-refused` unless the user lets what it refuses pass. */
function passGate(proven, { plan, account }) {
    const gate = (0,_steps_move_js__WEBPACK_IMPORTED_MODULE_5__/* .gateFacts */ .pE)(proven);
    if (gate.outcome !== 'refused')
        return gate;
    if (!plan.allowVulnerable)
        throw (0,_steps_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .refusal */ .x5)(proven.verdict);
    account.remark('The gate refused that image; `allow-vulnerable` let it pass.');
    return { ...gate, allowed: true };
}


/***/ }),

/***/ 46349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ createRollbackPlan),
/* harmony export */   j: () => (/* binding */ floatingTag)
/* harmony export */ });
/* harmony import */ var _inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21683);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6559);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84974);
/* harmony import */ var _expect_current_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72204);
/* harmony import */ var _published_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20005);
/* harmony import */ var _tag_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21273);






/** Decides which tag goes back how far. Throws `input-invalid`; version and commit tags never change. */
function createRollbackPlan(inputs, source, can) {
    const faults = [];
    const wrong = (fault) => void faults.push(fault);
    if (source?.fork)
        wrong({ input: '', problem: 'a pull request from a fork moves no tag' });
    const image = floatingTag(inputs, wrong);
    const to = targetOf(inputs.to[0], wrong);
    const published = (0,_published_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .publishedPlan */ .S)(inputs, source, { can, wrong, repositories: inputs.image });
    const expectCurrent = (0,_expect_current_js__WEBPACK_IMPORTED_MODULE_3__/* .expectedCurrent */ .U)(inputs.expectCurrent, wrong);
    if (!image || faults.length > 0)
        throw (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .faultError */ .f)(faults);
    return {
        ...published,
        image,
        // Going back is what is asked for, so nothing holds this tag where a higher version is.
        tag: { name: image.tag, kind: 'floating', from: 'rollback' },
        to,
        steps: inputs.steps,
        expectCurrent,
        allowVulnerable: inputs.allowVulnerable,
    };
}
/** The one tag `image` names; undefined, with a fault, for a digest. A version or a commit is a fault too. */
function floatingTag({ image: [image] }, wrong) {
    if (!image || !('tag' in image)) {
        const problem = image ? 'it names a digest, which points nowhere else' : 'it is empty';
        wrong({ input: 'image', problem, remedy: 'name a tag' });
        return undefined;
    }
    const kind = (0,_tag_name_js__WEBPACK_IMPORTED_MODULE_5__/* .kindOfName */ .f$)(image.tag);
    if (kind !== 'floating')
        wrong({
            input: 'image',
            problem: `${image.tag} is a ${kind} tag, and those never change`,
            remedy: 'name the floating tag, as in latest or 1.2',
        });
    return image;
}
function targetOf(text, wrong) {
    if (text === undefined)
        return undefined;
    if ((0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text))
        return { digest: text };
    if ((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz)(text))
        return { tag: text };
    wrong({ input: 'to', problem: `"${text}" is neither a digest nor a tag of that repository` });
    return undefined;
}


/***/ })

};
