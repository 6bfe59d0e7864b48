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
/* harmony import */ var _plan_history_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(26421);
/* harmony import */ var _plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46349);
/* harmony import */ var _report_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14768);
/* harmony import */ var _steps_judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34369);
/* harmony import */ var _steps_move_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3708);
/* harmony import */ var _steps_plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88418);
/* harmony import */ var _steps_promote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(84600);
/* harmony import */ var _steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(89587);
/* harmony import */ var _steps_prove_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(18103);
/* harmony import */ var _steps_published_line_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(72156);
/* harmony import */ var _steps_resolve_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(94341);
/* harmony import */ var _steps_tag_decision_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(31021);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(15031);















/**
 * Points a floating tag back at an image it had before: chosen from the verified records, then verified, rescanned
 * and judged like one that is promoted; then the tag moves, and that is recorded as well.
 */
async function rollback(request, deps) {
    const { inputs, account } = request;
    const plan = await account.step('plan', 'Plan', async () => {
        const source = await (0,_run_js__WEBPACK_IMPORTED_MODULE_13__/* .sourceIfKnown */ .ej)(request);
        return (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .createRollbackPlan */ .S)(inputs, source, await (0,_steps_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .signingAbility */ .C$)(inputs, deps));
    });
    await (0,_steps_published_line_js__WEBPACK_IMPORTED_MODULE_10__/* .onPublishedLine */ .q)(plan, request, deps, async (line) => {
        const { client } = line.connection;
        const current = await account.step('resolve', `Find ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image)}`, () => (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_11__/* .resolve */ .h)(plan.image, client));
        const target = await account.step('history', 'Read the promotion records', async () => (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_11__/* .openImage */ .U)(await (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_11__/* .resolve */ .h)(await chosen(current, line), client), client));
        const { digest } = target.root;
        const decided = await (0,_steps_tag_decision_js__WEBPACK_IMPORTED_MODULE_12__/* .tagMoves */ .t1)(digest, [plan.tag], [current.repository], client, plan.expectCurrent);
        // What to go back to was chosen from here: a tag that moved meanwhile is not ours to move.
        (0,_steps_tag_decision_js__WEBPACK_IMPORTED_MODULE_12__/* .refuseUnexpected */ .Gp)(decided, current.root.digest);
        account.note({ tags: decided });
        if (digest === current.root.digest)
            return account.remark(`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image)} points at ${digest} already.`);
        const before = { references: [(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...current.repository, digest: current.root.digest })] };
        const tools = { verifier: line.trust.image, database: line.database, baseline: before };
        const proven = await (0,_steps_prove_js__WEBPACK_IMPORTED_MODULE_9__/* .proveImage */ .i)(target, line, tools, inputs.sarif, deps);
        account.note((0,_report_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .verifiedEntry */ .F3)(proven, line.connection.signatureStore(target.repository)));
        const gate = judged(proven, plan, line);
        if (inputs.dryRun)
            return account.planned('Nothing was changed: this was a dry run.');
        const facts = { action: 'rollback', from: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image), gate };
        const approved = [(0,_steps_promote_js__WEBPACK_IMPORTED_MODULE_7__/* .inPlace */ .zp)(proven)];
        const move = await account.step('sign', 'Sign the record', async () => (0,_steps_move_js__WEBPACK_IMPORTED_MODULE_5__/* .prepareMove */ .HN)({ approved, tags: [plan.tag], decided, late: [], facts }, await line.trust.signer(), line, deps));
        await account.step('tag', 'Move the tag and attach the record', () => (0,_steps_move_js__WEBPACK_IMPORTED_MODULE_5__/* .completeMove */ .rY)(move, line, (tags) => account.note({ tags }), deps));
    });
}
/** The image to go back to: the one named, else the one so many steps back in the tag's history. */
async function chosen({ repository, root }, { plan, connection, trust }) {
    const { to, steps, image } = plan;
    if (to)
        return { ...repository, ...to };
    const store = connection.signatureStore(repository);
    const place = { repository: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository), tag: image.tag, digest: root.digest };
    const history = await (0,_plan_history_js__WEBPACK_IMPORTED_MODULE_14__/* .walkHistory */ .S6)(place, (digest) => (0,_steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_8__/* .promotionRecords */ .U)({ repository, digest }, trust.records, store));
    const earlier = (0,_plan_history_js__WEBPACK_IMPORTED_MODULE_14__/* .earlierImages */ .zd)(history);
    const digest = earlier[steps - 1];
    if (digest)
        return { ...repository, digest };
    throw noSuchStep(repository, image.tag, steps, earlier.length);
}
function noSuchStep(repository, tag, steps, known) {
    const name = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...repository, tag });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', known === 0
        ? `no promotion record says what ${name} pointed at before`
        : `steps: the records of ${name} lead ${known} back, not ${steps}`, {
        hint: 'Name the image to go back to: `--to sha256:…` or `--to 1.2.2`. Only promotions and rollbacks leave records; `sealift history` shows them.',
    });
}
function judged({ verdict, scan }, plan, { account }) {
    const gate = (0,_steps_promote_js__WEBPACK_IMPORTED_MODULE_7__/* .gateFacts */ .pE)(verdict, scan?.database?.updatedAt);
    if (verdict.outcome !== 'refused')
        return gate;
    if (!plan.allowVulnerable)
        throw (0,_steps_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .refusal */ .x)(verdict);
    account.remark('The gate refused that image; `allow-vulnerable` let it pass.');
    return { ...gate, allowed: true };
}


/***/ }),

/***/ 26421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S6: () => (/* binding */ walkHistory),
/* harmony export */   u_: () => (/* binding */ historyText),
/* harmony export */   zd: () => (/* binding */ earlierImages)
/* harmony export */ });
/* unused harmony export newestRecord */
/** The newest record of `digest` about this tag that is older than `before`; milliseconds. */
function newestRecord(records, place, before = Number.POSITIVE_INFINITY) {
    return records
        .filter((record) => record.repository === place.repository &&
        record.digest === place.digest &&
        record.tags.some(({ name }) => name === place.tag) &&
        Date.parse(record.time) < before)
        .toSorted((a, b) => Date.parse(b.time) - Date.parse(a.time))[0];
}
/**
 * Where a tag has pointed: follows the records from what it points at now to what each says was before, as long as
 * they lead further back in time. Newest first; the last entry has no record when the trail ends at an image that
 * something else than a promotion tagged.
 */
async function walkHistory(place, recordsOf, most = mostEntries) {
    const entries = [];
    let digest = place.digest;
    let before = Number.POSITIVE_INFINITY;
    while (digest && entries.length < most) {
        const record = newestRecord(await recordsOf(digest), { ...place, digest }, before);
        entries.push({ digest, record });
        if (!record)
            break;
        before = Date.parse(record.time);
        digest = record.tags.find(({ name }) => name === place.tag)?.previous;
    }
    return entries;
}
/** Enough to go back years; a registry that leads in circles ends here. */
const mostEntries = 1000;
/**
 * The images one can go back to from where the tag is now, the nearest first. A rollback takes back the moves after
 * the image it went to, so that going back twice ends two images before; a promotion adds one.
 */
function earlierImages(history) {
    const stack = [];
    for (const { digest, record } of history.toReversed()) {
        const at = stack.lastIndexOf(digest);
        if (record?.action === 'rollback' && at !== -1)
            stack.length = at + 1;
        else if (stack.at(-1) !== digest)
            stack.push(digest);
    }
    return stack.slice(0, -1).toReversed();
}
/** The history as text, one move a line, newest first. */
function historyText(history) {
    const rows = history.map(({ digest, record }) => [
        record?.time ?? '',
        record?.action ?? 'first seen',
        digest,
        record?.run?.actor ?? '',
        record?.gate.allowed ? 'refused, allowed' : (record?.gate.outcome ?? ''),
        record?.run?.url ?? record?.from ?? '',
    ]);
    const head = ['TIME', 'ACTION', 'DIGEST', 'WHO', 'GATE', 'RUN OR SOURCE'];
    const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
    return [head, ...rows]
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n')
        .concat('\n');
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
/* harmony import */ var _promotion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99185);
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
    const plan = {
        ...(0,_published_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .publishedPlan */ .S)(inputs, source, { can, wrong, repositories: inputs.image }),
        image,
        // Going back is what is asked for, so nothing holds this tag where a higher version is.
        tag: { name: image.tag, kind: 'floating', from: 'rollback' },
        to,
        steps: inputs.steps,
        ...(0,_promotion_js__WEBPACK_IMPORTED_MODULE_3__/* .expected */ .p)(inputs.expectCurrent, wrong),
        allowVulnerable: inputs.allowVulnerable,
    };
    if (faults.length > 0)
        throw (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .faultError */ .f)(faults);
    return plan;
}
/** The one tag `image` names; a version, a commit or a digest is a fault. */
function floatingTag({ image: [image] }, wrong) {
    const none = { registry: '', path: '', tag: '' };
    if (!image)
        return none;
    if (!('tag' in image)) {
        wrong({ input: 'image', problem: 'it names a digest, which points nowhere else', remedy: 'name a tag' });
        return none;
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
