export const id = 564;
export const ids = [564];
export const modules = {

/***/ 79564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runHistory: () => (/* binding */ runHistory)
/* harmony export */ });
/* harmony import */ var _inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21683);
/* harmony import */ var _plan_history_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(26421);
/* harmony import */ var _plan_rollback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46349);
/* harmony import */ var _report_account_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12155);
/* harmony import */ var _source_detect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90518);
/* harmony import */ var _steps_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88418);
/* harmony import */ var _steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89587);
/* harmony import */ var _steps_published_line_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72156);
/* harmony import */ var _steps_resolve_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94341);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(28009);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(15031);











/** Where a tag has pointed, newest first: a table, or with `json` a list of digests with their records. */
async function runHistory(inputs, place, deps) {
    const account = new _report_account_js__WEBPACK_IMPORTED_MODULE_2__/* .Account */ .g('history', _version_js__WEBPACK_IMPORTED_MODULE_9__/* .version */ .r, deps);
    const faults = [];
    const image = (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_1__/* .floatingTag */ .j)(inputs, (fault) => void faults.push(fault));
    if (!image || faults.length > 0)
        throw (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .faultError */ .f)(faults);
    const source = () => (0,_source_detect_js__WEBPACK_IMPORTED_MODULE_3__/* .detectSource */ .P)(deps, { folder: place.folder });
    const plan = await (0,_steps_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .makePublishedPlan */ .EJ)(inputs, await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .sourceIfKnown */ .ej)({ source, account }), false, deps);
    // It leaves no report; what a verifier needs as a file goes with the run.
    const own = { ...place, report: deps.files.path('report') };
    return (0,_steps_published_line_js__WEBPACK_IMPORTED_MODULE_6__/* .onPublishedLine */ .q)(plan, { inputs, place: own, account }, deps, async (line) => {
        const { root } = await (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_7__/* .resolve */ .h)(image, line.connection.client);
        const history = await account.step('history', 'Read the promotion records', () => (0,_steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_5__/* .tagHistory */ .n)(image, root.digest, line));
        return inputs.json ? `${JSON.stringify(history, null, 2)}\n` : (0,_plan_history_js__WEBPACK_IMPORTED_MODULE_10__/* .historyText */ .u_)(history);
    });
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


/***/ }),

/***/ 72156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ onPublishedLine)
});

// EXTERNAL MODULE: ./build/src/steps/scan-ready.js
var scan_ready = __webpack_require__(16814);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/steps/run-signer.js
var run_signer = __webpack_require__(84099);
// EXTERNAL MODULE: ./build/src/steps/signer.js + 2 modules
var steps_signer = __webpack_require__(21914);
;// CONCATENATED MODULE: ./build/src/steps/trust.js




/** Opens the verifiers of a plan. Errors as in `openVerifier` and `openSigner`. */
async function openTrust(shop, deps) {
    const tool = await (0,run_signer/* cosignTool */.qM)(shop);
    const { requirements, recordSigner, sign } = shop.plan;
    const root = sign.trustedRoot === undefined ? {} : { trustedRoot: sign.trustedRoot };
    const log = sign.signingConfig === steps_signer/* publicSigstore */.eX ? { transparencyLog: true } : {};
    let opened;
    const signer = () => {
        opened ??= (0,run_signer/* openRunSigner */.mg)(shop, deps);
        return opened;
    };
    const verifier = async (expected) => {
        if ('identity' in expected)
            return (0,steps_signer/* openVerifier */.bg)({ ...expected, ...root }, tool, deps);
        if ('key' in expected) {
            const key = { reference: await keyFile(expected.key, (0,run_signer/* publicKeyFile */.rZ)(shop)) };
            return (0,steps_signer/* openVerifier */.bg)({ key, ...root, ...log }, tool, deps);
        }
        if (sign.signing.mode === 'key')
            return (await signer()).verifier;
        const signing = { mode: 'key', key: expected.signingKey };
        return (await (0,steps_signer/* openSigner */.Hs)({ ...sign, signing, publicKeyFile: (0,run_signer/* publicKeyFile */.rZ)(shop) }, tool, deps)).verifier;
    };
    const image = await verifier(requirements.signer);
    return {
        image,
        records: recordSigner === requirements.signer ? image : await verifier(recordSigner),
        signer,
    };
}
/** A key that came as text is left with the report, so that the printed command finds it. */
async function keyFile(key, file) {
    if ('reference' in key)
        return key.reference;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, key.pem);
    return file;
}

// EXTERNAL MODULE: ./build/src/steps/workplace.js + 28 modules
var workplace = __webpack_require__(93823);
;// CONCATENATED MODULE: ./build/src/steps/published-line.js



/** Opens a workplace and the verifiers for `work`. */
function onPublishedLine(plan, request, deps, work) {
    const { account } = request;
    for (const note of plan.notes)
        account.remark(note);
    return (0,workplace/* inWorkplace */.A)(plan, request, deps, async (shop) => {
        let database;
        const trust = await account.step('trust', 'Open what verifies', () => openTrust(shop, deps));
        return work({
            ...shop,
            trust,
            database() {
                database ??= account.step('database', 'Get the vulnerability database', () => (0,scan_ready/* getDatabase */.C)(shop, deps));
                return database;
            },
        });
    });
}


/***/ }),

/***/ 94341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ openImage),
/* harmony export */   h: () => (/* binding */ resolve)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_image_content_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9814);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84974);



/** Looks a reference up. Fails with `registry-not-found`. */
async function resolve(reference, client) {
    const root = await client.manifestHead(reference);
    const { registry, path } = reference;
    if (root)
        return { reference, repository: { registry, path }, root };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('registry-not-found', `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .referenceName */ .z$)(reference)} is not in the registry`, {
        hint: 'Check the name, and that the image was built and pushed; without a login a private one looks absent.',
    });
}
/**
 * Looks an image up and reads its index and manifests; of its blobs only the configuration where the platform stands
 * there. Errors as in `resolve`.
 */
async function openImage(reference, client) {
    const resolved = await resolve(reference, client);
    const content = await (0,_oci_image_content_js__WEBPACK_IMPORTED_MODULE_1__/* .registryContent */ .xr)(client, resolved.repository, resolved.root);
    return { ...resolved, content, images: content.images };
}


/***/ })

};
