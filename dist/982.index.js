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
/* harmony import */ var _steps_frozen_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67085);
/* harmony import */ var _steps_judge_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34369);
/* harmony import */ var _steps_move_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3708);
/* harmony import */ var _steps_plan_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88418);
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
        return (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .createRollbackPlan */ .S)(inputs, source, await (0,_steps_plan_js__WEBPACK_IMPORTED_MODULE_7__/* .signingAbility */ .C$)(inputs, deps));
    });
    await (0,_steps_published_line_js__WEBPACK_IMPORTED_MODULE_10__/* .onPublishedLine */ .q)(plan, request, deps, async (line) => {
        const { client } = line.connection;
        const current = await account.step('resolve', `Find ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image)}`, () => (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_11__/* .resolve */ .h)(plan.image, client));
        const target = await account.step('history', 'Read the promotion records', async () => (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_11__/* .openImage */ .U)(await chosen(current, line), client));
        const { digest } = target.root;
        const decided = await (0,_steps_tag_decision_js__WEBPACK_IMPORTED_MODULE_12__/* .tagMoves */ .t1)(digest, [plan.tag], [current.repository], client, plan.expectCurrent);
        // What to go back to was chosen from here: a tag that moved meanwhile is not ours to move.
        (0,_steps_tag_decision_js__WEBPACK_IMPORTED_MODULE_12__/* .refuseUnexpected */ .Gp)(decided, current.root.digest);
        account.note({ tags: decided });
        if (digest === current.root.digest)
            return account.remark(`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image)} points at ${digest} already.`);
        await (0,_steps_frozen_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseFrozenMoves */ .l)({ digest, decided, late: [], from: current.repository }, line.connection);
        const before = { references: [(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...current.repository, digest: current.root.digest })] };
        const tools = { verifier: line.trust.image, database: line.database, baseline: before };
        const proven = await (0,_steps_prove_js__WEBPACK_IMPORTED_MODULE_9__/* .proveImage */ .i)(target, line, tools, inputs.sarif, deps);
        account.note((0,_report_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .verifiedEntry */ .F3)(proven, line.connection.signatureStore(target.repository)));
        const gate = passGate(proven, line);
        if (inputs.dryRun)
            return account.planned('Nothing was changed: this was a dry run.');
        const facts = { action: 'rollback', from: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(plan.image), gate };
        const approved = [(0,_steps_move_js__WEBPACK_IMPORTED_MODULE_6__/* .inPlace */ .zp)(proven)];
        const move = await account.step('sign', 'Sign the record', async () => (0,_steps_move_js__WEBPACK_IMPORTED_MODULE_6__/* .prepareMove */ .HN)({ approved, tags: [plan.tag], decided, late: [], facts }, await line.trust.signer(), line, deps));
        await account.step('tag', 'Move the tag and attach the record', () => (0,_steps_move_js__WEBPACK_IMPORTED_MODULE_6__/* .completeMove */ .rY)(move, line, (tags) => account.note({ tags }), deps));
    });
}
/** The image to go back to: the one named, else the one so many steps back in the tag's history. */
async function chosen({ repository, root }, line) {
    const { to, steps, image } = line.plan;
    if (to)
        return { ...repository, ...to };
    const earlier = (0,_plan_history_js__WEBPACK_IMPORTED_MODULE_14__/* .earlierImages */ .zd)(await (0,_steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_8__/* .tagHistory */ .n)(image, root.digest, line));
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
    const gate = (0,_steps_move_js__WEBPACK_IMPORTED_MODULE_6__/* .gateFacts */ .pE)(proven);
    if (gate.outcome !== 'refused')
        return gate;
    if (!plan.allowVulnerable)
        throw (0,_steps_judge_js__WEBPACK_IMPORTED_MODULE_5__/* .refusal */ .x5)(proven.verdict);
    account.remark('The gate refused that image; `allow-vulnerable` let it pass.');
    return { ...gate, allowed: true };
}


/***/ }),

/***/ 72204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ expectedCurrent)
/* harmony export */ });
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);

/** Reads `expect-current`. */
function expectedCurrent(text, wrong) {
    if (text === undefined || text === 'none' || (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(text))
        return text;
    wrong({
        input: 'expect-current',
        problem: `"${text}" is no digest`,
        remedy: 'give sha256:<64 hex>, or none',
    });
    return undefined;
}


/***/ }),

/***/ 26421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S6: () => (/* binding */ walkHistory),
/* harmony export */   u_: () => (/* binding */ historyText),
/* harmony export */   zd: () => (/* binding */ earlierImages)
/* harmony export */ });
/**
 * Where a tag has pointed: follows the records from what it points at now to what each says was before, as long as
 * they lead further back in time. Newest first; the last entry has no record when the trail ends at an image that
 * something else than a promotion tagged.
 */
async function walkHistory(place, recordsOf) {
    const entries = [];
    let digest = place.digest;
    let before = Number.POSITIVE_INFINITY;
    while (digest && entries.length < mostEntries) {
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
/** The newest record of `digest` about this tag that is older than `before`; milliseconds. */
function newestRecord(records, place, before) {
    return records
        .filter((record) => record.repository === place.repository &&
        record.digest === place.digest &&
        record.tags.some(({ name }) => name === place.tag) &&
        Date.parse(record.time) < before)
        .toSorted((a, b) => Date.parse(b.time) - Date.parse(a.time))[0];
}
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

/***/ 47268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ promotionRecordType),
/* harmony export */   n: () => (/* binding */ readPromotionRecord)
/* harmony export */ });
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);

/** The predicate type of promotion records; docs/promotion-record.md describes it field by field. */
const promotionRecordType = 'https://github.com/sealift/sealift/promotion/v1';
/** Reads a predicate; undefined for what is none of ours. */
function readPromotionRecord(predicate) {
    const record = predicate;
    if (typeof record !== 'object' ||
        record === null ||
        (record.action !== 'promote' && record.action !== 'rollback') ||
        typeof record.repository !== 'string' ||
        typeof record.digest !== 'string' ||
        !(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(record.digest) ||
        typeof record.time !== 'string' ||
        Number.isNaN(Date.parse(record.time)) ||
        !Array.isArray(record.tags) ||
        !record.tags.every(isMove))
        return undefined;
    return record;
}
function isMove(move) {
    const { name, previous } = (move ?? {});
    return (typeof name === 'string' &&
        (previous === undefined || previous === null || (typeof previous === 'string' && (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(previous))));
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


/***/ }),

/***/ 21273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AT: () => (/* binding */ unboundReleases),
/* harmony export */   PU: () => (/* binding */ namedTags),
/* harmony export */   f$: () => (/* binding */ kindOfName)
/* harmony export */ });
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99687);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84974);
/* harmony import */ var _source_nowhere_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60702);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8722);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99753);






/**
 * Tags that are given by name alone, with the kinds their names ask for: beside `1.2.3`, the names `1.2`, `1` and
 * `latest` follow that version, whether it is in the list or `of`, the tag they are given to. Throws `input-invalid`
 * for what is no tag.
 */
function namedTags(names, of) {
    const wrong = names.filter((name) => !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz)(name));
    if (wrong.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('input-invalid', `${wrong.map((name) => `"${name}"`).join(', ')} is no tag`, {
            hint: 'A tag has up to 128 of A-Z a-z 0-9 _ . - and no "." or "-" first.',
        });
    if (names.length === 0)
        return [];
    const version = of !== undefined && (0,_version_js__WEBPACK_IMPORTED_MODULE_5__/* .semverOf */ .E)(of) && !names.includes(of) ? [of] : [];
    const { tags } = (0,_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .planTags */ .V)({
        tags: [...version, ...names].map((name) => `type=raw,value=${name}`),
        flavor: ['latest=false'],
        source: _source_nowhere_js__WEBPACK_IMPORTED_MODULE_3__/* .nowhere */ .j,
        now: new Date(0),
    });
    const versions = [...names, ...(of === undefined ? [] : [of])].flatMap((name) => namedVersion(name) ?? []);
    return tags
        .filter(({ name }) => names.includes(name))
        .map((tag) => {
        if (tag.kind !== 'floating')
            return tag;
        const line = lineOf(tag.name, versions);
        return line ? { ...tag, kind: 'release', line } : { ...tag, kind: kindOfName(tag.name) };
    });
}
/** The line of versions that `app-1.2-alpine`, `app-1-alpine` or `latest-alpine` follow beside `app-1.2.3-alpine`. */
function lineOf(name, versions) {
    for (const { prefix, major, minor, patch, suffix } of versions) {
        const line = { version: `${major}.${minor}.${patch}`, prefix, suffix };
        if (name === `${prefix}${major}.${minor}${suffix}`)
            return { ...line, major, minor };
        if (name === `${prefix}${major}${suffix}`)
            return { ...line, major };
        if (name === `${prefix}latest${suffix}` || (prefix === 'v' && name === `latest${suffix}`))
            return line;
    }
    return undefined;
}
/** A whole version in a name, with what stands around it: `app-1.2.3-alpine`. */
function namedVersion(name) {
    const [, prefix, major, minor, patch, suffix] = /^((?:.*[-_.])?v?)(\d+)\.(\d+)\.(\d+)((?:[-_.].*)?)$/.exec(name) ?? [];
    if (prefix === undefined || suffix === undefined)
        return undefined;
    return { prefix, major: Number(major), minor: Number(minor), patch: Number(patch), suffix };
}
/** Names that look like release tags but float, because nothing says of which version: they may go backwards. */
function unboundReleases(tags) {
    return tags
        .filter(({ kind, name }) => kind === 'floating' && /^(?:latest|v?\d+(?:\.\d+)?)(?:-[a-z][\w.]*)?$/.test(name))
        .map(({ name }) => name);
}
/**
 * What a tag's name says of how it may change. `1.2.3`, `v1.2.3-rc.1`, `app-1.2.3-alpine` and `1.2.3.post1` are
 * versions, `sha-…` and a whole commit are commits; everything else floats.
 */
function kindOfName(name) {
    if (isCommitTag(name))
        return 'commit';
    if ((0,_version_js__WEBPACK_IMPORTED_MODULE_5__/* .semverOf */ .E)(name) || namedVersion(name))
        return 'version';
    const python = /^v?\d/.test(name) ? (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(name.replace(/^v/, '')) : null;
    const exact = python !== null && (python.release.length > 2 || python.is_prerelease || python.is_postrelease);
    return exact ? 'version' : 'floating';
}
function isCommitTag(name) {
    return /^sha-[0-9a-f]{7,64}$|^(?:.*[-_.])?(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name);
}


/***/ }),

/***/ 3708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ prepareMove),
/* harmony export */   pE: () => (/* binding */ gateFacts),
/* harmony export */   rY: () => (/* binding */ completeMove),
/* harmony export */   yt: () => (/* binding */ unrecorded),
/* harmony export */   zp: () => (/* binding */ inPlace)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84974);
/* harmony import */ var _plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47268);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(28009);
/* harmony import */ var _attest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74312);
/* harmony import */ var _promotion_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89587);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70909);
/* harmony import */ var _signature_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(49751);
/* harmony import */ var _tag_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(36421);









/** What a record says of the gate. */
function gateFacts({ verdict, scan }) {
    const { outcome, reasons } = verdict;
    const database = scan?.database?.updatedAt.toISOString();
    return { outcome, reasons, ...(database === undefined ? {} : { database }) };
}
/** An image that stays where it is: its signature was read back there. */
function inPlace({ image, evidence }) {
    return { pushed: (0,_push_js__WEBPACK_IMPORTED_MODULE_5__/* .pushedImage */ .$n)(image.content, image.repository, noTransfer), proof: evidence.verified };
}
const noTransfer = { blobs: { present: 0, mounted: 0, uploaded: 0 }, bytesUploaded: 0, milliseconds: 0 };
/** Which of these tags point at the digest already but are in no record: a run before this one did not finish. */
async function unrecorded(digest, decided, verifier, { connection }) {
    const there = Map.groupBy(decided.filter(({ outcome }) => outcome === 'already-there'), ({ repository }) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository));
    const found = await Promise.all([...there.values()].map(async (results) => {
        const { repository } = results[0];
        const records = await (0,_promotion_records_js__WEBPACK_IMPORTED_MODULE_4__/* .promotionRecords */ .U)({ repository, digest }, verifier, connection.signatureStore(repository));
        const recorded = new Set(records
            .filter((record) => record.repository === (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository))
            .flatMap(({ tags }) => tags.map(({ name }) => name)));
        return results.filter((result) => !recorded.has(result.tag));
    }));
    return found.flat();
}
/**
 * Signs the record of every repository in which a tag moves, or stands without one (`late`). A tag never moves
 * without its record: when nothing can be signed, nothing is moved.
 */
async function prepareMove(move, signer, shop, deps) {
    const { approved, tags, decided, late, facts } = move;
    const time = deps.clock().toISOString();
    const records = await Promise.all(approved.map(async ({ pushed: { repository, root } }) => {
        const moves = [
            ...decided
                .filter((one) => one.outcome === 'not-written' && (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .ve)(one.repository, repository))
                .map(({ tag: name, kind, previous }) => ({ name, kind, previous: previous ?? null })),
            ...late
                .filter((one) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .ve)(one.repository, repository))
                .map(({ tag: name, kind }) => ({ name, kind })),
        ];
        if (moves.length === 0)
            return [];
        const record = {
            ...facts,
            repository: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository),
            digest: root.digest,
            tags: moves,
            time,
            ...sourceFacts(shop.plan),
            sealift: _version_js__WEBPACK_IMPORTED_MODULE_8__/* .version */ .r,
        };
        const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)('records', `${crypto.randomUUID()}.json`);
        const predicateFile = await deps.files.write(name, JSON.stringify(record));
        const attach = await (0,_attest_js__WEBPACK_IMPORTED_MODULE_3__/* .prepareAttestations */ .h)({ repository, subject: root }, [{ type: _plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_2__/* .promotionRecordType */ .L, predicateFile }], signer, await (0,_signature_store_js__WEBPACK_IMPORTED_MODULE_6__/* .attachingStore */ .zr)({ repository, digest: root.digest }, shop.connection.signatureStore(repository)), deps);
        return [{ attach }];
    }));
    return { approved, tags, decided, records: records.flat() };
}
/**
 * Attaches the records, writes the tags, and looks whether they are still where they were put. The records come first:
 * a tag that moved without one could not be taken back, while one that tells of a tag that did not move is never
 * followed, because a history begins at what the tag points at (docs/decisions/0005).
 */
async function completeMove({ approved, tags, decided, records }, { connection: { client } }, report, deps) {
    await Promise.all(records.map((record) => record.attach()));
    const results = await (0,_tag_js__WEBPACK_IMPORTED_MODULE_7__/* .tag */ .T)(approved, tags, client, deps, report, decided);
    const [first] = approved;
    if (first)
        await (0,_tag_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseOvertaken */ .C)(first.pushed.root.digest, results, client);
}
function sourceFacts({ source }) {
    if (!source)
        return {};
    const { gitRepository, commit, ref } = source;
    const { url, id, actor } = source.run;
    return {
        source: { ...(gitRepository ? { gitRepository } : {}), commit, ref },
        run: { ...(url ? { url } : {}), ...(id ? { id } : {}), ...(actor ? { actor } : {}) },
    };
}


/***/ }),

/***/ 89587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ promotionRecords),
/* harmony export */   n: () => (/* binding */ tagHistory)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84974);
/* harmony import */ var _plan_history_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26421);
/* harmony import */ var _plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47268);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98436);




/** Where a tag that points at `digest` now has pointed, newest first, by the records that verify. */
function tagHistory({ tag, ...repository }, digest, { connection, trust }) {
    const store = connection.signatureStore(repository);
    return (0,_plan_history_js__WEBPACK_IMPORTED_MODULE_3__/* .walkHistory */ .S6)({ repository: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryName */ .aR)(repository), tag, digest }, (earlier) => promotionRecords({ repository, digest: earlier }, trust.records, store));
}
/** The promotion records of a digest that verify. Errors as in `verifyAttestation`. */
async function promotionRecords(subject, verifier, store) {
    const statements = await (0,_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyAttestation */ .oe)(subject, _plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_1__/* .promotionRecordType */ .L, verifier, store);
    return statements.flatMap(({ predicate }) => {
        const record = (0,_plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_1__/* .readPromotionRecord */ .n)(predicate);
        // A statement counts for its subject only, whatever its predicate claims.
        return record && record.digest === subject.digest ? [record] : [];
    });
}


/***/ })

};
