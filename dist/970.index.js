export const id = 970;
export const ids = [970];
export const modules = {

/***/ 71160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jN: () => (/* binding */ partRecord),
/* harmony export */   nn: () => (/* binding */ joinParts),
/* harmony export */   qf: () => (/* binding */ sameRecord),
/* harmony export */   tj: () => (/* binding */ platformOf),
/* harmony export */   vj: () => (/* binding */ partRecordType),
/* harmony export */   x2: () => (/* binding */ parsePart)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18514);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6559);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84974);





/** The predicate type under which a build signs its part record, attached to the part's manifest. */
const partRecordType = 'https://github.com/sealift/sealift/part/v1';
function partRecord(plan, built) {
    return {
        schema: 'sealift-part/1',
        commit: plan.source.commit,
        inputsDigest: plan.inputsDigest,
        version: plan.version,
        repositories: plan.repositories.map(_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryName */ .aR),
        tags: plan.tags,
        annotations: plan.annotations,
        platforms: plan.part.of.map(_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .platformText */ .VQ),
        platform: (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .platformText */ .VQ)(plan.part.platform),
        ...built,
    };
}
/**
 * Whether two records of one manifest say the same. Annotations do not count: they tell when a run was, and a part
 * that an earlier run published keeps those of that run.
 */
function sameRecord(one, other) {
    return isPart(one) && (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)({ ...one, annotations: {} }, { ...other, annotations: {} });
}
/** Reads a part record; `file` names it in the error. Throws `input-invalid`. */
function parsePart(text, file) {
    const record = parsed(text);
    if (isPart(record))
        return record;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('input-invalid', `records: ${file} is no part record`, {
        hint: 'A build with `part` writes one into its report folder: part-<platform>.json.',
    });
}
/**
 * Checks that the parts make one image: built from one commit and one plan, every platform of it once. Throws
 * `input-invalid` with everything that does not fit.
 */
function joinParts(parts) {
    const [first] = parts;
    if (!first)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('input-invalid', 'records: there is no part record');
    const problems = [
        ...parts.flatMap((part) => differences(first, part)),
        ...first.platforms.flatMap((platform) => {
            const count = parts.filter((part) => part.platform === platform).length;
            return count === 1
                ? []
                : [count === 0 ? `the part of ${platform} is missing` : `there are ${count} parts of ${platform}`];
        }),
        ...parts
            .filter(({ platform }) => !first.platforms.includes(platform))
            .map(({ platform }) => `${platform} is no platform of the image`),
    ];
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('input-invalid', `records: these parts make no image: ${problems.join('; ')}`, {
            hint: 'Give `merge` the records of one run, one for each platform. A part that was refused leaves no record.',
        });
    const newest = parts.toSorted((a, b) => createdAt(a).localeCompare(createdAt(b))).at(-1) ?? first;
    const { platform: _platform, manifest: _manifest, verdict: _verdict, ...plan } = newest;
    const inOrder = plan.platforms.map((platform) => parts.find((part) => part.platform === platform));
    return { plan, parts: inOrder.filter((part) => part !== undefined) };
}
const shared = {
    commit: 'commit',
    inputsDigest: 'inputs',
    version: 'version',
    repositories: 'repositories',
    tags: 'tags',
    platforms: 'platforms',
};
function differences(first, part) {
    const names = Object.keys(shared);
    const different = names.filter((name) => JSON.stringify(first[name]) !== JSON.stringify(part[name]));
    if (different.length === 0)
        return [];
    return [
        `${part.platform} and ${first.platform} were built with different ${different.map((name) => shared[name]).join(', ')}`,
    ];
}
function createdAt({ annotations }) {
    return annotations['org.opencontainers.image.created'] ?? '';
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isPart(value) {
    const part = value;
    if (typeof part !== 'object' || part === null || part.schema !== 'sealift-part/1')
        return false;
    const texts = [part.commit, part.inputsDigest, part.version, part.platform];
    return (texts.every((text) => typeof text === 'string') &&
        [part.repositories, part.platforms].every(isTexts) &&
        Array.isArray(part.tags) &&
        part.tags.every((tag) => typeof tag?.name === 'string' && kinds.includes(tag.kind)) &&
        typeof part.annotations === 'object' &&
        isDescriptor(part.manifest) &&
        !(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .isIndexType */ .$U)(part.manifest.mediaType) &&
        (part.verdict?.outcome === 'passed' || part.verdict?.outcome === 'not-scanned'));
}
const kinds = ['commit', 'version', 'release', 'floating'];
function isTexts(value) {
    return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
function isDescriptor(value) {
    return (typeof value?.mediaType === 'string' &&
        typeof value.digest === 'string' &&
        (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(value.digest) &&
        Number.isSafeInteger(value.size));
}
/** `linux/arm64/v8` as a platform. */
function platformOf(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return { os, architecture, ...(variant ? { variant } : {}) };
}


/***/ }),

/***/ 90592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ approve)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84974);
/* harmony import */ var _report_entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14768);
/* harmony import */ var _run_signer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84099);
/* harmony import */ var _sign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1276);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98436);





/**
 * Signs and verifies in every repository; where `known` proves that an earlier run did, nothing is added.
 * With `sign: off` the record and the summary say so.
 */
async function approve(pushed, image, known, shop, deps) {
    const { plan, account, connection } = shop;
    if (plan.sign.signing.mode === 'off') {
        account.note({ signature: { mode: 'off', attestations: [], verified: false } });
        account.remark('The image is not signed (sign: off): nobody can verify it.');
        return pushed.map((one) => ({ pushed: one, proof: 'signing-off' }));
    }
    const lacking = pushed.filter(({ repository }) => !known || !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameRepository */ .ve)(repository, known.target.repository));
    const added = lacking.length > 0 ? await signAndVerify(lacking, image, shop, deps) : [];
    const proofs = [...(known ? [known] : []), ...added];
    const [first] = proofs;
    const store = connection.signatureStore(first.target.repository);
    const types = image.attestations.map(({ type }) => type);
    account.note({ signature: (0,_report_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .signatureEntry */ .BP)(first, types, store, added.length === 0) });
    return pushed.map((one) => ({ pushed: one, proof: proofFor(one, proofs) }));
}
function proofFor({ repository, root }, proofs) {
    const proof = proofs.find(({ target }) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameRepository */ .ve)(target.repository, repository) && target.root.digest === root.digest);
    if (proof)
        return proof;
    throw new TypeError(`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryName */ .aR)(repository)} was not verified`);
}
async function signAndVerify(pushed, image, shop, deps) {
    const { account, connection } = shop;
    const signer = await (0,_run_signer_js__WEBPACK_IMPORTED_MODULE_2__/* .openRunSigner */ .mg)(shop, deps);
    await account.step('sign', 'Sign, and attach SBOM, scan and provenance', () => Promise.all(pushed.map((one) => (0,_sign_js__WEBPACK_IMPORTED_MODULE_3__/* .sign */ ._)(one, image.attestations, signer, connection.signatureStore(one.repository), deps))));
    return account.step('verify', 'Verify the signatures, read back from the registry', () => Promise.all(pushed.map((one) => (0,_verify_js__WEBPACK_IMPORTED_MODULE_4__/* .verify */ .MX)(one, signer.verifier, connection.signatureStore(one.repository)))));
}


/***/ }),

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

/***/ 88335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ writePart),
/* harmony export */   Gb: () => (/* binding */ partAttestation),
/* harmony export */   PR: () => (/* binding */ attestPart),
/* harmony export */   Ph: () => (/* binding */ verifyPart),
/* harmony export */   fp: () => (/* binding */ readParts),
/* harmony export */   sM: () => (/* binding */ makePart)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18514);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84974);
/* harmony import */ var _plan_part_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71160);
/* harmony import */ var _attest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74312);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(24228);
/* harmony import */ var _run_signer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(84099);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(98436);










/** The record of a part that may be published. */
function makePart(plan, image, verdict) {
    const { platform } = plan.part;
    const built = image.content.images.find((one) => (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .platformText */ .VQ)(one.platform) === (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .platformText */ .VQ)(platform));
    if (!built || verdict.outcome === 'refused')
        throw new TypeError(`there is no passed image of ${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .platformText */ .VQ)(platform)}`);
    const { mediaType, digest, size } = built.descriptor;
    return (0,_plan_part_js__WEBPACK_IMPORTED_MODULE_5__/* .partRecord */ .jN)(plan, {
        manifest: { mediaType, digest, size },
        verdict: { outcome: verdict.outcome, counts: verdict.counts },
    });
}
/** The record as an attestation of the part's manifest. */
function partAttestation(record, deps) {
    return (0,_image_js__WEBPACK_IMPORTED_MODULE_7__/* .attestationOf */ .kV)(record.manifest.digest, _plan_part_js__WEBPACK_IMPORTED_MODULE_5__/* .partRecordType */ .vj, record, deps);
}
/**
 * Makes sure that a part which an earlier run published carries this record, signed, in every repository; gives the
 * record it carries. What is there already is left alone.
 */
async function attestPart(record, shop, deps) {
    const { plan, connection } = shop;
    const verifier = await (0,_run_signer_js__WEBPACK_IMPORTED_MODULE_8__/* .openReuseVerifier */ .Dp)(shop, deps);
    if (!verifier)
        return record;
    let kept = record;
    for (const repository of plan.repositories) {
        const store = connection.signatureStore(repository);
        const signed = await signedRecords(record, repository, verifier, store);
        const known = signed.find((one) => (0,_plan_part_js__WEBPACK_IMPORTED_MODULE_5__/* .sameRecord */ .qf)(one, record));
        if (known) {
            kept = known;
            continue;
        }
        const { subject: _subject, ...attestation } = await partAttestation(kept, deps);
        const signer = await (0,_run_signer_js__WEBPACK_IMPORTED_MODULE_8__/* .openRunSigner */ .mg)(shop, deps);
        const target = { repository, subject: record.manifest };
        await (0,_attest_js__WEBPACK_IMPORTED_MODULE_6__/* .attest */ .s)(target, [{ ...attestation, repeat: true }], signer, store, deps);
    }
    return kept;
}
/** Fails with `attestation-missing` when the build of this part did not sign this very record. */
async function verifyPart(record, repository, verifier, store) {
    const signed = await signedRecords(record, repository, verifier, store);
    if (signed.some((one) => (0,_plan_part_js__WEBPACK_IMPORTED_MODULE_5__/* .sameRecord */ .qf)(one, record)))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('attestation-missing', `the record of the part ${record.platform} is not what the build of ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .referenceName */ .z$)({ ...repository, digest: record.manifest.digest })} signed`, { hint: 'Give `merge` the records as the builds of this run wrote them. Nothing was tagged.' });
}
async function signedRecords({ manifest }, repository, verifier, store) {
    const target = { repository, digest: manifest.digest };
    const statements = await (0,_verify_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyAttestation */ .oe)(target, _plan_part_js__WEBPACK_IMPORTED_MODULE_5__/* .partRecordType */ .vj, verifier, store);
    return statements.map(({ predicate }) => predicate);
}
/** Writes the part record into `folder`; its path. */
async function writePart(record, folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `part-${record.platform.replaceAll(/[^A-Za-z0-9.]+/g, '-')}.json`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, `${JSON.stringify(record, null, 2)}\n`);
    return path;
}
/** Reads part records: files, and every `part-*.json` below folders. Throws `input-invalid`. */
async function readParts(paths) {
    const files = (await Promise.all(paths.map(partFiles))).flat();
    return Promise.all(files.map(async (file) => (0,_plan_part_js__WEBPACK_IMPORTED_MODULE_5__/* .parsePart */ .x2)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8'), file)));
}
async function partFiles(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined);
    if (!found)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('input-invalid', `records: there is no ${path}`);
    if (!found.isDirectory())
        return [path];
    const inside = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { recursive: true });
    const files = inside.filter((name) => /^part-.*\.json$/.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(name))).toSorted();
    if (files.length > 0)
        return files.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name));
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('input-invalid', `records: ${path} holds no part record (part-<platform>.json)`, {
        hint: 'A part that was refused leaves none; look at the jobs that build them.',
    });
}


/***/ }),

/***/ 59223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ findPublished)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18514);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84974);
/* harmony import */ var _plan_inputs_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33921);
/* harmony import */ var _tag_decision_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31021);





/**
 * Looks for the image behind the plan's commit and version tags. Gives it when its label names the
 * same inputs; fails with `tag-immutable` when it was made from others, because then no build could
 * take that tag. `on-existing: rebuild` builds anyway, `fail` refuses any image that is there.
 */
async function findPublished(plan, client) {
    if (!plan.push.wanted || plan.onExisting === 'rebuild')
        return undefined;
    const candidates = plan.tags
        .filter((tag) => (0,_tag_decision_js__WEBPACK_IMPORTED_MODULE_4__/* .isImmutable */ .t3)(tag.kind))
        .flatMap((tag) => plan.repositories.map((repository) => ({ ...repository, tag: tag.name })));
    const found = await Promise.all(candidates.map(async (reference) => ({ reference, root: await client.manifestHead(reference) })));
    // A commit tag comes first in every plan that has one; it is the surest sign of the same commit.
    for (const { reference, root } of found) {
        if (!root)
            continue;
        if (plan.onExisting === 'fail') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('tag-immutable', `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .referenceName */ .z$)(reference)} is published already`, {
                hint: 'on-existing: fail refuses that; use "reuse" to publish the same image again.',
            });
        }
        const inputs = await labelOf(client, reference, root);
        if (inputs === plan.inputsDigest)
            return { repository: { registry: reference.registry, path: reference.path }, tag: reference.tag, root };
        // Without our label the image is somebody else's; whether it has our digest shows after the build.
        if (inputs === undefined)
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('tag-immutable', `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .referenceName */ .z$)(reference)} was built from this commit with other inputs`, {
            hint: 'Commit and version tags never change. Build it from a new commit, or leave that tag out of "tags".',
        });
    }
    return undefined;
}
async function labelOf(client, reference, root) {
    const top = await client.manifestGet({ ...reference, digest: root.digest });
    const first = top && (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .isIndexType */ .$U)(root.mediaType) ? top.content.manifests[0] : undefined;
    const manifest = first ? await client.manifestGet({ ...reference, digest: first.digest }) : top;
    if (!manifest)
        return undefined;
    const config = manifest.content.config;
    // Artifacts have configs of other types, and none of them carries our label.
    if (!/\.(image\.config|container\.image)\.v1\+json$/.test(config.mediaType))
        return undefined;
    const bytes = await client.blobGet({ ...reference, digest: config.digest });
    return JSON.parse(Buffer.from(bytes).toString('utf8')).config?.Labels?.[_plan_inputs_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsLabel */ .e];
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
