export const id = 771;
export const ids = [771];
export const modules = {

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
/* harmony import */ var _source_nowhere_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38321);
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


/***/ }),

/***/ 70909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ pushedImage),
/* harmony export */   VC: () => (/* binding */ push),
/* harmony export */   Xr: () => (/* binding */ pushManifests),
/* harmony export */   Yt: () => (/* binding */ blobsText),
/* harmony export */   bg: () => (/* binding */ putByDigest),
/* harmony export */   l9: () => (/* binding */ pushBlobs)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84974);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75478);


/** Connections a push keeps busy on one repository; more gained nothing against a registry on loopback. */
const blobsAtOnce = 4;
/** Sends blobs, then manifests, to every repository; registries at the same time, repositories of one in turn, so that they can mount. */
async function push(content, repositories, client, deps) {
    const registries = Map.groupBy(repositories, (repository) => repository.registry);
    const pushed = await Promise.all([...registries.values()].map(async (siblings) => {
        const results = [];
        for (const repository of siblings) {
            results.push(await pushTo(content, repository, results[0]?.repository, client, deps));
        }
        return results;
    }));
    const done = pushed.flat();
    return repositories.map((repository) => done.find((one) => one.repository === repository));
}
/** Sends only the blobs, which nobody can pull as an image: may run while the scan is not done. */
async function pushBlobs(content, repository, mountFrom, client) {
    let bytesUploaded = 0;
    // The largest first, so that the last one to finish is a small one.
    const largestFirst = content.blobs.toSorted((a, b) => b.descriptor.size - a.descriptor.size);
    const outcomes = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__/* .parallel */ ._)(largestFirst, blobsAtOnce, async (source) => {
        const outcome = await client.blobPut(repository, source, mountFrom ? { mountFrom } : {});
        if (outcome === 'uploaded')
            bytesUploaded += source.descriptor.size;
        return outcome;
    });
    const count = (outcome) => outcomes.filter((one) => one === outcome).length;
    return {
        blobs: { present: count('present'), mounted: count('mounted'), uploaded: count('uploaded') },
        bytesUploaded,
    };
}
/** Sends the manifests, whose blobs are there; nothing that is there already. */
async function pushManifests({ manifests }, repository, client) {
    const children = manifests.slice(0, -1);
    // A registry may refuse an index whose manifests it does not hold yet, so the root goes last.
    await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__/* .parallel */ ._)(children, blobsAtOnce, (manifest) => putByDigest(client, repository, manifest));
    await putByDigest(client, repository, rootOf(manifests));
}
/** What a push or a copy gives, when both parts of it are done. */
function pushedImage({ root, images, manifests }, repository, transfer) {
    return { repository, root, rootBytes: rootOf(manifests).bytes, images, transfer };
}
async function pushTo(content, repository, mountFrom, client, { log }) {
    const started = performance.now();
    const transfer = await pushBlobs(content, repository, mountFrom, client);
    await pushManifests(content, repository, client);
    const milliseconds = performance.now() - started;
    log.info(`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryName */ .aR)(repository)}@${content.root.digest}: ${blobsText(transfer)}`);
    return pushedImage(content, repository, { ...transfer, milliseconds });
}
/** How blobs came to be where they are, for the log. */
function blobsText({ blobs }) {
    return `${blobs.uploaded} blobs sent, ${blobs.mounted} mounted, ${blobs.present} there already`;
}
function rootOf(manifests) {
    return manifests.at(-1);
}
/** Puts a manifest, unless the repository holds it. */
async function putByDigest(client, repository, { descriptor, bytes }) {
    const reference = { ...repository, digest: descriptor.digest };
    if (await client.manifestHead(reference))
        return;
    await client.manifestPut(reference, { mediaType: descriptor.mediaType, bytes });
}


/***/ }),

/***/ 31021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t3: () => (/* binding */ isImmutable),
  mA: () => (/* binding */ keptBy),
  YK: () => (/* binding */ lookUpTags),
  XB: () => (/* binding */ refuseTakenTags),
  Gp: () => (/* binding */ refuseUnexpected),
  GK: () => (/* binding */ tagLists),
  t1: () => (/* binding */ tagMoves)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js + 4 modules
var pep440 = __webpack_require__(99687);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
;// CONCATENATED MODULE: ./build/src/plan/release.js


/**
 * Whether a release tag (`1.2`, `1`, `latest`) may go to `line.version`, given every tag of its
 * repository: only if no higher version of its line is published. Prereleases hold back prereleases only.
 * Tags that are no version with the line's prefix and suffix are no part of it.
 */
function releaseDecision(line, published) {
    const order = line.scheme === 'pep440' ? pep440Order(line) : semverOrder(line);
    const { prefix, suffix } = line;
    let highest = line.version;
    for (const tag of published) {
        if (!tag.startsWith(prefix) || !tag.endsWith(suffix))
            continue;
        const version = tag.slice(prefix.length, tag.length - suffix.length);
        if (order.holds(version) && order.compare(version, highest) > 0)
            highest = version;
    }
    return highest === line.version ? { move: true } : { move: false, higher: highest };
}
function semverOrder(line) {
    const prereleasesCount = (semver.prerelease(line.version)?.length ?? 0) > 0;
    return {
        holds(text) {
            const version = /^\d+\.\d+\.\d/.test(text) ? semver.parse(text) : null;
            return (version !== null &&
                isInLine(line, version.major, version.minor) &&
                (prereleasesCount || version.prerelease.length === 0));
        },
        compare: (one, other) => semver.compare(one, other),
    };
}
function pep440Order(line) {
    const candidate = (0,pep440/* explain */.WE)(line.version);
    const prereleasesCount = candidate !== null && (candidate.is_prerelease || candidate.is_devrelease);
    // A single number is a date or a floating tag, unless this project counts by single numbers.
    const fewest = Math.min(2, candidate?.release.length ?? 2);
    return {
        holds(text) {
            const version = /^\d/.test(text) ? (0,pep440/* explain */.WE)(text) : null;
            return (version !== null &&
                version.release.length >= fewest &&
                isInLine(line, version.release[0] ?? 0, version.release[1] ?? 0) &&
                (prereleasesCount || !(version.is_prerelease || version.is_devrelease)));
        },
        compare: pep440/* compare */.UD,
    };
}
function isInLine(line, major, minor) {
    return (line.major ?? major) === major && (line.minor ?? minor) === minor;
}

;// CONCATENATED MODULE: ./build/src/steps/tag-decision.js



/** Immutable tags first, `latest` the very last. */
const order = ['commit', 'version', 'floating', 'release'];
function isImmutable(kind) {
    return kind === 'commit' || kind === 'version';
}
/**
 * Fails with `tag-immutable` when a commit or version tag holds another digest anywhere, so that
 * nothing is sent for an image that could not get its tags.
 */
async function refuseTakenTags(digest, tags, repositories, client) {
    const results = await lookUp(digest, tags.filter((tag) => isImmutable(tag.kind)), repositories, client);
    throwRefused(digest, results);
}
/**
 * What writing these tags would do now, without writing one: `not-written` stands for those that would move. Fails
 * with `tag-immutable` like `refuseTakenTags`, and with `tag-moved` when a tag that would move does not point at
 * `expectCurrent` (`none`: when there is such a tag).
 */
async function tagMoves(digest, tags, repositories, client, expectCurrent) {
    const { ordered, results } = await lookUpTags(digest, tags, repositories, client);
    const lists = tagLists(results, client);
    const moves = await Promise.all(results.map(async (result) => {
        const planned = ordered.find(({ name }) => name === result.tag);
        const kept = result.outcome === 'already-there' ? undefined : await keptBy(planned, result, lists);
        const reason = result.previous ? `would move from ${result.previous}` : 'would be new';
        return kept ?? (result.outcome === 'not-written' ? { ...result, reason } : result);
    }));
    if (expectCurrent)
        refuseUnexpected(moves, expectCurrent);
    return moves;
}
/**
 * Looks every tag up, in the order they are written: immutable ones first, `latest` the very last. `report` hears of
 * all of them, also when one that never changes holds another digest (`tag-immutable`).
 */
async function lookUpTags(digest, tags, repositories, client, report = () => { }) {
    const ordered = inOrder(tags);
    const results = await lookUp(digest, ordered, repositories, client);
    report(results);
    throwRefused(digest, results);
    return { ordered, results };
}
/** The tags of each repository, listed when they are first asked for, and once. */
function tagLists(results, client) {
    const published = new Map();
    return (repository) => {
        const name = (0,reference/* repositoryName */.aR)(repository);
        const listing = published.get(name) ?? completeList(repository, results, client);
        published.set(name, listing);
        return listing;
    };
}
/** The result of a release tag that stays, because a higher version of its line is published. */
async function keptBy({ line }, before, lists) {
    const decision = line && releaseDecision(line, await lists(before.repository));
    if (!decision || decision.move)
        return undefined;
    return { ...before, outcome: 'kept', reason: `the higher version ${decision.higher} is published` };
}
/** Fails with `tag-moved` when a tag that would move does not point at `expected` (`none`: when there is such a tag). */
function refuseUnexpected(moves, expected) {
    const wrong = moves.filter(({ outcome, kind, previous }) => outcome === 'not-written' && !isImmutable(kind) && (previous ?? 'none') !== expected);
    if (wrong.length === 0)
        return;
    const said = wrong.map((one) => `${(0,reference/* referenceName */.z$)({ ...one.repository, tag: one.tag })} points at ${one.previous ?? 'nothing'}`);
    throw new errors/* SealiftError */.Pf('tag-moved', `${expected} was expected, but ${said.join('; ')}`, {
        hint: 'Somebody moved it since you looked. Look at it again before you decide; nothing was written.',
    });
}
/** Every tag of the repository. One that lacks what we know to be there is no basis for moving a release tag. */
async function completeList(repository, results, client) {
    const tags = await client.tagList(repository);
    const known = results.filter((one) => one.repository === repository && (one.previous !== undefined || one.outcome === 'written'));
    const missing = known.filter((one) => !tags.includes(one.tag));
    if (missing.length === 0)
        return tags;
    throw new errors/* SealiftError */.Pf('could-not-check', `${(0,reference/* repositoryName */.aR)(repository)} does not list ${missing.map((one) => one.tag).join(', ')}, which it has: its list of tags cannot be relied on`, {
        hint: 'Release tags move only when no higher version is published, and that cannot be told. Run again, or check what may list tags there.',
    });
}
function inOrder(tags) {
    const rank = (planned) => order.indexOf(planned.kind) + (planned.name.includes('latest') ? order.length : 0);
    return tags.toSorted((a, b) => rank(a) - rank(b) || releaseWidth(b) - releaseWidth(a));
}
/** `1.2` before `1`: the narrower line first. */
function releaseWidth({ line }) {
    return (line?.major === undefined ? 0 : 1) + (line?.minor === undefined ? 0 : 1);
}
async function lookUp(digest, tags, repositories, client) {
    const pairs = tags.flatMap((planned) => repositories.map((repository) => ({ planned, repository })));
    return Promise.all(pairs.map(async ({ planned, repository }) => {
        const current = await client.manifestHead({ ...repository, tag: planned.name });
        const base = { repository, tag: planned.name, kind: planned.kind, previous: current?.digest };
        if (current?.digest === digest)
            return { ...base, outcome: 'already-there', reason: 'it points at this digest' };
        if (current && isImmutable(planned.kind)) {
            return {
                ...base,
                outcome: 'refused',
                reason: `it holds ${current.digest}, and a ${planned.kind} tag never changes`,
            };
        }
        return { ...base, outcome: 'not-written', reason: 'the run ended before it' };
    }));
}
function throwRefused(digest, results) {
    const refused = results.filter((one) => one.outcome === 'refused');
    if (refused.length === 0)
        return;
    const lines = refused.map((one) => `${(0,reference/* referenceName */.z$)({ ...one.repository, tag: one.tag })} holds ${one.previous}`);
    throw new errors/* SealiftError */.Pf('tag-immutable', `this image is ${digest}, but ${lines.join('; ')}`, {
        hint: 'Commit and version tags never change. Publish the change under a new commit or version; nothing was written.',
    });
}


/***/ }),

/***/ 36421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ refuseOvertaken),
/* harmony export */   T: () => (/* binding */ tag)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84974);
/* harmony import */ var _tag_decision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31021);



/**
 * Writes the tags of a plan. All immutable tags are looked up before the first tag is written; a
 * release tag moves only when no higher version of its line is published.
 * `report` is told of every outcome, also of those before a failure. With `decided` (from `tagMoves`), a tag that has
 * changed since fails with `tag-moved` and is left alone.
 */
async function tag(approved, tags, client, deps, report, decided) {
    for (const one of approved)
        assertProven(one);
    const images = approved.map((one) => one.pushed);
    const digest = images[0].root.digest;
    const repositories = images.map((one) => one.repository);
    const { ordered, results } = await (0,_tag_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .lookUpTags */ .YK)(digest, tags, repositories, client, report);
    const lists = (0,_tag_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .tagLists */ .GK)(results, client);
    for (const planned of ordered) {
        for (const image of images) {
            const at = results.findIndex((one) => one.repository === image.repository && one.tag === planned.name);
            const before = results[at];
            if (before.outcome === 'already-there')
                continue;
            const kept = await (0,_tag_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .keptBy */ .mA)(planned, before, lists);
            if (kept) {
                if (decided)
                    refuseOutrun(before, kept, decided);
                results[at] = kept;
            }
            else {
                const name = { ...image.repository, tag: planned.name };
                if (decided)
                    await refuseChanged(before, decided, client);
                await client.manifestPut(name, { mediaType: image.root.mediaType, bytes: image.rootBytes });
                results[at] = {
                    ...before,
                    outcome: 'written',
                    reason: before.previous ? `moved from ${before.previous}` : 'new',
                };
            }
            deps.log.info(`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...image.repository, tag: planned.name })}: ${describe(results[at])}`);
            report(results);
        }
    }
    return results;
}
/** The proof must be about this very image in this very repository: a signature read elsewhere says nothing here. */
function assertProven({ pushed, proof }) {
    if (proof === 'signing-off')
        return;
    const { repository, root } = proof.target;
    if (!(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .ve)(repository, pushed.repository) || root.digest !== pushed.root.digest)
        throw new TypeError(`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...pushed.repository, digest: pushed.root.digest })} was not verified`);
}
/**
 * Fails with `tag-moved` when a tag that was just written points elsewhere: somebody else wrote it at the same time,
 * and a registry keeps what came last.
 */
async function refuseOvertaken(digest, results, client) {
    const written = results.filter((one) => one.outcome === 'written');
    const now = await Promise.all(written.map(({ repository, tag: name }) => client.manifestHead({ ...repository, tag: name })));
    const lost = written.flatMap((one, at) => now[at]?.digest === digest
        ? []
        : [`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...one.repository, tag: one.tag })} points at ${now[at]?.digest ?? 'nothing'}`]);
    if (lost.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('tag-moved', `written, and moved by somebody else at the same time: ${lost.join('; ')}`, {
        hint: 'Both moves are on record. Run again if this image should have the tag.',
    });
}
/** A release tag that was to move, and must not any more: its record is signed and would tell of a move that was none. */
function refuseOutrun(before, kept, decided) {
    if (decisionOn(before, decided)?.outcome !== 'not-written')
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('tag-moved', `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...before.repository, tag: before.tag })} was left alone: ${kept.reason} since this run began`, { hint: 'Run again: the tag will be kept where it is, and the others are written.' });
}
function decisionOn({ repository, tag: name }, decided) {
    return decided.find((one) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .ve)(one.repository, repository) && one.tag === name);
}
/** Compares with what was decided on, as close before the write as a registry allows. */
async function refuseChanged(result, decided, client) {
    const { repository, tag: name } = result;
    const before = decisionOn(result, decided);
    const now = (await client.manifestHead({ ...repository, tag: name }))?.digest;
    if (before?.outcome === 'not-written' && before.previous === now)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('tag-moved', `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)({ ...repository, tag: name })} pointed at ${before?.previous ?? 'nothing'} and now at ${now ?? 'nothing'}`, { hint: 'Somebody else moved it during this run, so it was left alone. Run again.' });
}
function describe(result) {
    return result ? `${result.outcome} (${result.reason})` : '';
}


/***/ })

};
