export const id = 336;
export const ids = [336];
export const modules = {

/***/ 74312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ prepareAttestations),
/* harmony export */   s: () => (/* binding */ attest)
/* harmony export */ });
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49772);

/**
 * Attaches signed attestations to one digest that is there already, as promotions and rescans do. A type that is
 * there already is left alone, unless the attestation says `repeat`. Errors as in `sign`.
 */
function attest(target, predicates, signer, store, deps) {
    const wanted = predicates.map((attestation) => ({ subject: target.subject, attestation }));
    return (0,_seal_js__WEBPACK_IMPORTED_MODULE_0__/* .seal */ .o)(target.repository, wanted, signer, store, deps);
}
/**
 * Signs attestations now and attaches them when the function it gives is called: so that what they tell of only
 * happens when they can be signed. Nothing is looked up; each is added as with `repeat`: one of that type that stands
 * there is an older one, also when a try that failed is made again.
 */
function prepareAttestations(target, predicates, signer, store, deps) {
    const wanted = predicates.map((predicate) => ({
        subject: target.subject,
        attestation: { ...predicate, repeat: true },
    }));
    return (0,_seal_js__WEBPACK_IMPORTED_MODULE_0__/* .prepareSeal */ .Z)([wanted], target.repository, signer, store, deps);
}


/***/ }),

/***/ 67085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ refuseFrozenTags),
/* harmony export */   l: () => (/* binding */ refuseFrozenMoves)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_cosign_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31273);
/* harmony import */ var _oci_fallback_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76012);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84974);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75478);
/* harmony import */ var _signature_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49751);
/* harmony import */ var _tag_decision_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31021);







const requestsAtOnce = 8;
/**
 * Fails with `tag-immutable` where a registry says that it will not let a new image be tagged and signed: a tag that
 * moves stands there and is frozen, or one that keeps signatures and attestations is frozen and takes more than one
 * write. A registry that does not say is taken at its word when it refuses. To be asked before anything is sent.
 */
async function refuseFrozenTags(image, registries) {
    const found = image.repositories.map(async (repository) => {
        const rule = await registries.tagRule(repository);
        if (!rule)
            return undefined;
        const floating = image.tags.filter(({ kind }) => !(0,_tag_decision_js__WEBPACK_IMPORTED_MODULE_5__/* .isImmutable */ .t3)(kind));
        const names = await frozenAmong(floating.map(({ name }) => name), rule);
        const frozen = floating.filter(({ name }) => names.includes(name));
        const moves = frozen.length > 0 ? await (0,_tag_decision_js__WEBPACK_IMPORTED_MODULE_5__/* .tagMoves */ .t1)(image.digest, frozen, [repository], registries.client) : [];
        const storage = await rewritten(image.attaching(repository), repository, rule, registries);
        return { repository, rule, moving: moved(moves), storage };
    });
    throwFrozen(await Promise.all(found));
}
/**
 * The same for tags that move to a published image, and for the record that is attached to it: by then the tag that
 * keeps what is attached stands there, or comes along from where the image is copied.
 */
async function refuseFrozenMoves(move, registries) {
    const moving = move.decided.filter(({ outcome }) => outcome === 'not-written');
    const touched = Map.groupBy([...moving, ...move.late], ({ repository }) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryName */ .aR)(repository));
    const found = [...touched.values()].map(async (results) => {
        const { repository } = results[0];
        const rule = await registries.tagRule(repository);
        if (!rule)
            return undefined;
        const storage = await frozenAmong(await recordTags(move, repository, registries), rule);
        return { repository, rule, moving: await frozenAmong(moved(results), rule), storage };
    });
    throwFrozen(await Promise.all(found));
}
async function frozenAmong(tags, rule) {
    const frozen = await Promise.all(tags.map((tag) => rule.freezes(tag)));
    return tags.filter((_, at) => frozen[at]);
}
/** The tags that point at something else now. */
function moved(results) {
    return results
        .filter(({ outcome, previous }) => outcome === 'not-written' && previous !== undefined)
        .map(({ tag }) => tag);
}
/** The tag that keeps what is attached to a digest: its attestations, or the list of what refers to it. */
function storageTag(subject, repository, { storage }) {
    return storage === 'tag' ? (0,_oci_cosign_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .cosignTagNames */ .oM)(subject, ['att']) : [(0,_oci_fallback_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .fallbackTag */ .fH)(repository, subject).tag];
}
/** Whether what is attached is kept in tags. */
async function keepsInTags(subject, repository, { storage }, { hasFallbackTag }) {
    return storage === 'tag' || (await hasFallbackTag(repository, subject));
}
/**
 * The frozen tags that would be written again: each attestation is a write of its own, and each entry in a list. What
 * they hold already is taken for a part of what is wanted.
 */
async function rewritten(attaching, repository, rule, registries) {
    const store = registries.signatureStore(repository);
    const counted = attaching.filter(({ kind }) => store.storage !== 'tag' || kind === 'attestation');
    const [first] = counted;
    if (!first || !(await keepsInTags(first.subject, repository, store, registries)))
        return [];
    const wanted = new Map();
    for (const { subject } of counted)
        for (const tag of storageTag(subject, repository, store))
            wanted.set(tag, (wanted.get(tag) ?? 0) + 1);
    const frozen = await frozenAmong([...wanted.keys()], rule);
    const again = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_6__/* .parallel */ ._)(frozen, requestsAtOnce, async (tag) => {
        const count = wanted.get(tag) ?? 0;
        const held = entriesIn(await registries.client.manifestGet({ ...repository, tag }));
        return held === 0 ? count > 1 : held < count;
    });
    return frozen.filter((_, at) => again[at]);
}
function entriesIn(pulled) {
    if (!pulled)
        return 0;
    const { content } = pulled;
    return Math.max(1, ('manifests' in content ? content.manifests : content.layers).length);
}
/** Where the record of a move goes, when that is a tag which is there by then. */
async function recordTags({ digest, from }, repository, registries) {
    // Its form there is that of what comes along, and that is how it stands where it comes from.
    const store = await (0,_signature_store_js__WEBPACK_IMPORTED_MODULE_4__/* .attachingStore */ .zr)({ repository: from, digest }, registries.signatureStore(repository));
    const [tag] = storageTag(digest, repository, store);
    if (tag === undefined || !(await keepsInTags(digest, repository, store, registries)))
        return [];
    const { client } = registries;
    if (await client.manifestHead({ ...repository, tag }))
        return [tag];
    if ((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameRepository */ .ve)(from, repository))
        return [];
    const referrers = (await client.referrerList(from, digest)).length;
    if (store.storage === 'referrers')
        return referrers > 0 ? [tag] : [];
    // In place of bundles the image is signed and attested anew, and one of those is its signature.
    const comes = referrers > 1 || (await client.manifestHead({ ...from, tag })) !== undefined;
    return comes ? [tag] : [];
}
const shownTags = 4;
function throwFrozen(found) {
    const frozen = found.filter((one) => one !== undefined && one.moving.length + one.storage.length > 0);
    if (frozen.length === 0)
        return;
    const said = frozen.map(({ repository, rule, moving, storage }) => {
        const what = [
            ...(moving.length > 0 ? [`move ${shown(moving)}`] : []),
            ...(storage.length > 0
                ? [`write ${shown(storage)} again, where signatures and attestations are kept`]
                : []),
        ];
        return `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryName */ .aR)(repository)} does not let tags be written again (${rule.setting}), and this run would have to ${what.join(' and ')}`;
    });
    const remedies = [...new Set(frozen.map(({ rule }) => rule.remedy))];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('tag-immutable', said.join('; '), {
        hint: ['No manifest was sent.', ...remedies.map(sentence)].join(' '),
    });
}
function shown(tags) {
    const more = tags.length - shownTags;
    return [...tags.slice(0, shownTags), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
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
