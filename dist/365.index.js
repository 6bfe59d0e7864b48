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
        access: (0,access/* accessOf */.YK)(inputs, { pushed: true, fork: source.fork }, wrong),
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

// EXTERNAL MODULE: ./build/src/steps/image.js
var steps_image = __webpack_require__(24228);
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
// EXTERNAL MODULE: ./build/src/steps/workplace.js + 23 modules
var workplace = __webpack_require__(65803);
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
        await account.step('tags free', 'Check the tags that never change', () => (0,tag_decision/* refuseTakenTags */.XB)(digest, plan.tags, plan.repositories, client));
        const pushed = await account.step('push', `Push the index to ${plan.repositories.map(reference/* repositoryName */.aR).join(', ')}`, () => (0,push/* push */.VC)(content, plan.repositories, client, deps));
        account.note({ pushed: (0,entries/* pushedEntry */.kT)(pushed) });
        const provenance = content.images.length > 1 ? (0,index_provenance/* indexProvenance */.W)(provenances) : undefined;
        const attestations = provenance ? [await (0,steps_image/* provenanceAttestation */.gl)(digest, provenance, deps)] : [];
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


/***/ })

};
