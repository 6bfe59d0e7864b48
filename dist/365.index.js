export const id = 365;
export const ids = [365];
export const modules = {

/***/ 27365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  merge: () => (/* binding */ merge)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/inputs/fault.js
var fault = __webpack_require__(21683);
// EXTERNAL MODULE: ./build/src/plan/access.js
var access = __webpack_require__(99275);
// EXTERNAL MODULE: ./build/src/plan/signing.js
var signing = __webpack_require__(42946);
;// CONCATENATED MODULE: ./build/src/plan/merge.js





/** Throws `input-invalid` when the parts are of another commit than this run. */
function createMergePlan(parts, inputs, source, can) {
    const faults = [];
    const wrong = (fault) => void faults.push(fault);
    if (source.fork)
        wrong({ input: '', problem: 'a pull request from a fork publishes nothing' });
    if (parts.plan.commit !== source.commit)
        wrong({
            input: 'records',
            problem: `the parts are of commit ${parts.plan.commit}, and this run is of ${source.commit}`,
        });
    if (parts.plan.repositories.length === 0)
        throw new errors/* SealiftError */.Pf('input-invalid', 'records: the parts name no repository');
    const plan = {
        source,
        parts,
        repositories: parts.plan.repositories.map(reference/* parseRepository */.SU),
        tags: parts.plan.tags,
        version: parts.plan.version,
        sign: (0,signing/* signingOptions */.Q)({ ...inputs, attestations: 'referrers' }, source, {
            push: true,
            can,
            wrong,
            always: true,
        }),
        access: (0,access/* accessOf */.Y)(inputs, { pushed: true, fork: source.fork }, wrong),
    };
    if (faults.length > 0)
        throw (0,fault/* faultError */.f)(faults);
    return plan;
}

// EXTERNAL MODULE: ./build/src/plan/part.js
var part = __webpack_require__(71160);
// EXTERNAL MODULE: ./build/src/plan/predicate-type.js
var predicate_type = __webpack_require__(88097);
// EXTERNAL MODULE: ./build/src/report/entries.js
var entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/steps/approve.js
var approve = __webpack_require__(90592);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/src/oci/image-content.js
var image_content = __webpack_require__(9814);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/digest.js
var digest = __webpack_require__(6559);
;// CONCATENATED MODULE: ./build/src/oci/index-content.js


/** The bytes of an index, and its descriptor. The same entries and annotations give the same digest. */
function makeIndex(entries, annotations) {
    const index = {
        schemaVersion: 2,
        mediaType: descriptor/* mediaType */.JL.index,
        manifests: entries.map(({ platform, manifest: { mediaType: type, digest, size }, annotations: own }) => ({
            mediaType: type,
            digest,
            size,
            platform,
            ...(own && Object.keys(own).length > 0 ? { annotations: sorted(own) } : {}),
        })),
        ...(Object.keys(annotations).length > 0 ? { annotations: sorted(annotations) } : {}),
    };
    const bytes = Buffer.from(JSON.stringify(index));
    return { descriptor: { mediaType: descriptor/* mediaType */.JL.index, digest: (0,digest/* digestOf */.ol)(bytes), size: bytes.length }, bytes };
}
function sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// EXTERNAL MODULE: ./build/src/plan/annotation-level.js
var annotation_level = __webpack_require__(54623);
// EXTERNAL MODULE: ./build/src/steps/published.js
var steps_published = __webpack_require__(59223);
// EXTERNAL MODULE: ./build/src/steps/verify.js + 2 modules
var verify = __webpack_require__(98436);
;// CONCATENATED MODULE: ./build/src/steps/assemble.js









/**
 * The image that an earlier run published of these very parts, when there is one that verifies: undefined otherwise,
 * also when what is there is not signed, because then nobody vouches for how it was put together.
 */
async function findAssembled({ parts }, plan, verifier, connection) {
    const published = await (0,steps_published/* findPublished */.e)(plan, connection.client);
    if (!published)
        return undefined;
    const { repository, root } = published;
    const content = await (0,image_content/* registryContent */.xr)(connection.client, repository, root);
    const held = content.images.map(({ descriptor }) => descriptor.digest);
    const wanted = parts.map(({ manifest }) => manifest.digest);
    if (!(0,external_node_util_.isDeepStrictEqual)(held.toSorted(), wanted.toSorted()))
        return undefined;
    try {
        await (0,verify/* verify */.MX)({ repository, root, images: content.images }, verifier, connection.signatureStore(repository));
        return content;
    }
    catch (error) {
        const unproven = error instanceof errors/* SealiftError */.Pf && ['signature-missing', 'identity-mismatch'].includes(error.code);
        if (unproven)
            return undefined;
        throw error;
    }
}
/**
 * The whole image of its parts, whose manifests `repository` holds: an index of them in the plan's order, and with one
 * platform its manifest itself. The same parts give the same index, byte for byte.
 */
async function assemble({ plan, parts }, repository, client) {
    const pulled = await Promise.all(parts.map(async ({ manifest, platform }) => {
        const found = await client.manifestGet({ ...repository, digest: manifest.digest });
        if (found)
            return { platform: (0,part/* platformOf */.tj)(platform), manifest, bytes: found.bytes };
        throw new errors/* SealiftError */.Pf('registry-not-found', `${(0,reference/* repositoryName */.aR)(repository)} does not hold the part of ${platform} (${manifest.digest})`, { hint: 'The part is pushed by the job that builds it; run that job again.' });
    }));
    const images = pulled.map(({ platform, manifest }) => ({ platform, descriptor: manifest }));
    const manifests = pulled.map(({ manifest, bytes }) => ({ descriptor: manifest, bytes }));
    const [only] = manifests;
    // Blobs are where their manifests are: every part was pushed to every repository.
    if (only && manifests.length === 1)
        return { root: only.descriptor, images, manifests, blobs: [] };
    const annotations = (0,annotation_level/* levelledAnnotations */.q)(plan.annotations, ['index', 'manifest']);
    const index = makeIndex(pulled.map(({ platform, manifest }, at) => ({
        platform,
        manifest,
        annotations: pairs(annotations.filter((one) => one.level === 'manifest-descriptor' &&
            (one.platform === undefined || one.platform === parts[at]?.platform))),
    })), pairs(annotations.filter(({ level }) => level === 'index')));
    return { root: index.descriptor, images, manifests: [...manifests, index], blobs: [] };
}
function pairs(annotations) {
    return Object.fromEntries(annotations.map(({ name, value }) => [name, value]));
}

// EXTERNAL MODULE: ./build/src/steps/frozen-tags.js
var frozen_tags = __webpack_require__(67085);
// EXTERNAL MODULE: ./build/src/steps/image.js + 2 modules
var steps_image = __webpack_require__(8769);
// EXTERNAL MODULE: ./build/src/steps/index-provenance.js
var index_provenance = __webpack_require__(82569);
// EXTERNAL MODULE: ./build/src/steps/parts.js
var steps_parts = __webpack_require__(88335);
// EXTERNAL MODULE: ./build/src/steps/plan.js
var steps_plan = __webpack_require__(88418);
// EXTERNAL MODULE: ./build/src/steps/provenance.js
var steps_provenance = __webpack_require__(96454);
// EXTERNAL MODULE: ./build/src/steps/push.js
var push = __webpack_require__(70909);
// EXTERNAL MODULE: ./build/src/steps/run-signer.js
var run_signer = __webpack_require__(84099);
// EXTERNAL MODULE: ./build/src/steps/tag.js
var tag = __webpack_require__(36421);
// EXTERNAL MODULE: ./build/src/steps/tag-decision.js + 1 modules
var tag_decision = __webpack_require__(31021);
// EXTERNAL MODULE: ./build/src/steps/workplace.js + 28 modules
var workplace = __webpack_require__(93823);
;// CONCATENATED MODULE: ./build/src/commands/merge.js




















/**
 * Makes one image of parts that were built, scanned and signed for a platform each: checks that they belong together
 * and who signed them, puts their index beside them, signs and verifies it, and writes the tags they were planned with.
 */
async function merge(request, deps) {
    const { account } = request;
    const plan = await account.step('plan', 'Read the part records', () => planMerge(request, deps));
    await (0,workplace/* inWorkplace */.A)(plan, request, deps, async (shop) => {
        const { client } = shop.connection;
        const [first] = plan.repositories;
        const verifier = await (0,run_signer/* openReuseVerifier */.Dp)(shop, deps);
        if (!verifier)
            throw new TypeError('merge always signs');
        const provenances = await account.step('verify parts', 'Verify the parts', () => verifyParts(verifier, shop));
        const { inputsDigest } = plan.parts.plan;
        const whole = { ...plan, inputsDigest, onExisting: 'reuse', push: { wanted: true, reason: '' } };
        const known = await account.step('look', 'Look for a published image', () => findAssembled(plan.parts, whole, verifier, shop.connection));
        const content = known ??
            (await account.step('assemble', 'Put the parts together', () => assemble(plan.parts, first, client)));
        const { digest } = content.root;
        const image = {
            content,
            imageId: undefined,
            platforms: (0,steps_image/* contentSizes */.iW)(content),
            base: (0,steps_provenance/* basesIn */.a)(provenances),
        };
        account.note({ image: (0,entries/* imageEntry */.AI)(image, known !== undefined) });
        const provenance = content.images.length > 1 ? (0,index_provenance/* indexProvenance */.W)(provenances) : undefined;
        const attestations = provenance ? [await (0,steps_image/* provenanceAttestation */.gl)(digest, provenance, deps)] : [];
        await account.step('tags free', 'Check the tags that never change', async () => {
            await (0,tag_decision/* refuseTakenTags */.XB)(digest, plan.tags, plan.repositories, client);
            // The parts are signed and attested already, and so is a whole that was found.
            const whole = { root: content.root, images: [] };
            const added = known ? () => [] : (0,approve/* attaching */.A)(whole, attestations, undefined, shop);
            await (0,frozen_tags/* refuseFrozenTags */.i)({ ...plan, digest, attaching: added }, shop.connection);
        });
        const pushed = await account.step('push', `Push the index to ${plan.repositories.map(reference/* repositoryName */.aR).join(', ')}`, () => (0,push/* push */.VC)(content, plan.repositories, client, deps));
        account.note({ pushed: (0,entries/* pushedEntry */.kT)(pushed) });
        const approved = await (0,approve/* approve */.S)(pushed, { attestations }, undefined, shop, deps);
        await account.step('tag', 'Write the tags', () => (0,tag/* tag */.T)(approved, plan.tags, client, deps, (tags) => account.note({ tags })));
    });
}
async function planMerge(request, deps) {
    const { inputs, account, place } = request;
    const source = await request.source();
    const parts = (0,part/* joinParts */.nn)(await (0,steps_parts/* readParts */.fp)(inputs.records.map((path) => (0,external_node_path_.resolve)(place.folder, path))));
    const plan = createMergePlan(parts, inputs, source, await (0,steps_plan/* signingAbility */.C$)(inputs, deps));
    account.note({
        source: (0,entries/* sourceEntry */.WU)(source),
        plan: (0,entries/* mergePlanEntry */.wb)(plan),
        verdict: (0,entries/* mergeVerdictEntry */.u0)(plan),
    });
    return plan;
}
/** Every part must be signed in every repository, and its record with it; gives what their builds say of themselves. */
async function verifyParts(verifier, { plan, connection }) {
    const verified = plan.repositories.map((repository) => {
        const store = connection.signatureStore(repository);
        const parts = plan.parts.parts.map(async (part) => {
            const { manifest } = part;
            await (0,verify/* verify */.MX)({ repository, root: manifest, images: [] }, verifier, store);
            await (0,steps_parts/* verifyPart */.Ph)(part, repository, verifier, store);
            const subject = { repository, digest: manifest.digest };
            const statements = await (0,verify/* verifyAttestation */.oe)(subject, predicate_type/* attestationTypes */.C.provenance, verifier, store);
            return statements.slice(0, 1).map(({ predicate }) => predicate);
        });
        return Promise.all(parts);
    });
    // A part is the same image wherever it is, so the first repository speaks for all.
    const [provenances = []] = await Promise.all(verified);
    return provenances.flat();
}


/***/ }),

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
/* harmony export */   A: () => (/* binding */ attaching),
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
/** What `approve` is going to attach to an image in a repository, at most. */
function attaching(image, attestations, known, { plan }) {
    if (plan.sign.signing.mode === 'off')
        return () => [];
    const all = [
        ...(0,_sign_js__WEBPACK_IMPORTED_MODULE_3__/* .digestsOf */ .n)(image).map((subject) => ({ subject, kind: 'signature' })),
        ...attestations.map(({ subject }) => ({ subject, kind: 'attestation' })),
    ];
    return (repository) => (known && (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameRepository */ .ve)(repository, known.target.repository) ? [] : all);
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
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8769);
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


/***/ })

};
