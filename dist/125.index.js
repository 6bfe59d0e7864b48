export const id = 125;
export const ids = [125];
export const modules = {

/***/ 47125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promote: () => (/* binding */ promote)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/inputs/fault.js
var fault = __webpack_require__(21683);
// EXTERNAL MODULE: ./build/src/oci/digest.js
var oci_digest = __webpack_require__(6559);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var oci_reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./build/src/plan/tag-name.js
var tag_name = __webpack_require__(21273);
;// CONCATENATED MODULE: ./build/src/plan/batch.js





/**
 * Reads a batch file, in the form the Kubernetes image promoter (`registries`, `images` with `name` and `dmap`) made
 * known: exactly one registry with `src: true`, and for every image its digests with the tags each gets. `wrong`
 * hears of everything that does not fit; what does is given.
 */
function parseBatch(text, wrong) {
    const file = yamlOf(text, wrong);
    if (file === undefined)
        return [];
    if (!isObject(file) || !Array.isArray(file.registries) || !Array.isArray(file.images)) {
        wrong('it takes `registries` and `images`, both lists (docs/promote.md)');
        return [];
    }
    for (const name of Object.keys(file))
        if (!['registries', 'images'].includes(name))
            wrong(`"${name}" is neither \`registries\` nor \`images\``);
    const registries = file.registries.flatMap((entry, at) => registryOf(entry, at, wrong));
    const sources = registries.filter(({ src }) => src);
    const targets = registries.filter(({ src }) => !src);
    const [source] = sources;
    if (!source || sources.length > 1 || targets.length === 0) {
        wrong('`registries` needs exactly one with `src: true`, and at least one without');
        return [];
    }
    const promotions = file.images.flatMap((entry, at) => imageOf(entry, at, wrong).flatMap(({ name, digest, tags }) => {
        const from = repositoryOf(`${source.name}/${name}`, wrong);
        const to = targets.flatMap((target) => repositoryOf(`${target.name}/${name}`, wrong) ?? []);
        if (!from || !(0,oci_digest/* isDigest */.Bc)(digest))
            return [];
        return [{ from: { ...from, digest }, to, tags: plannedTags(name, tags, wrong) }];
    }));
    refuseTwice(promotions, wrong);
    return promotions;
}
function yamlOf(text, wrong) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch (error) {
        wrong(`it is no YAML: ${error.message.split('\n')[0]}`);
        return undefined;
    }
}
function registryOf(entry, at, wrong) {
    if (isObject(entry) &&
        typeof entry.name === 'string' &&
        [undefined, true, false].includes(entry.src))
        return [{ name: entry.name.replace(/\/+$/, ''), src: entry.src === true }];
    wrong(`registries[${at}] takes \`name\` and, for the one images come from, \`src: true\``);
    return [];
}
function imageOf(entry, at, wrong) {
    if (!isObject(entry) || typeof entry.name !== 'string' || !isObject(entry.dmap)) {
        wrong(`images[${at}] takes \`name\` and \`dmap\`, from digests to lists of tags`);
        return [];
    }
    const { name } = entry;
    return Object.entries(entry.dmap).flatMap(([digest, tags]) => {
        if (!(0,oci_digest/* isDigest */.Bc)(digest))
            wrong(`${name}: "${digest}" is no digest`);
        if (!Array.isArray(tags) || tags.length === 0) {
            wrong(`${name}: ${digest} has no list of tags`);
            return [];
        }
        return [{ name, digest, tags }];
    });
}
function plannedTags(name, tags, wrong) {
    const numbers = tags.filter((tag) => typeof tag !== 'string');
    // YAML reads 1.20 as 1.2.
    if (numbers.length > 0) {
        wrong(`${name}: put tags in quotes (${numbers.join(', ')})`);
        return [];
    }
    return ((0,fault/* attempt */.C)(() => (0,tag_name/* namedTags */.PU)(tags), (problem) => wrong(`${name}: ${problem}`)) ?? []);
}
function repositoryOf(name, wrong) {
    return (0,fault/* attempt */.C)(() => (0,oci_reference/* parseRepository */.SU)(name), wrong);
}
/** Two digests for one tag: whichever came last would win. */
function refuseTwice(promotions, wrong) {
    const seen = new Set();
    for (const { from, to, tags } of promotions)
        for (const repository of to)
            for (const { name } of tags) {
                const full = `${(0,oci_reference/* repositoryName */.aR)(repository)}:${name}`;
                if (seen.has(full))
                    wrong(`${full} is given twice, once to ${'digest' in from ? from.digest : ''}`);
                seen.add(full);
            }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ./build/src/plan/expect-current.js
var expect_current = __webpack_require__(72204);
// EXTERNAL MODULE: ./build/src/plan/published-plan.js + 1 modules
var published_plan = __webpack_require__(20005);
// EXTERNAL MODULE: ./build/src/plan/tags.js + 4 modules
var plan_tags = __webpack_require__(8722);
;// CONCATENATED MODULE: ./build/src/plan/promotion.js








/**
 * Decides what is promoted, where to and under which tags. `batch` is the text of the batch file, when one is named.
 * Throws `input-invalid` with everything that is missing or contradicts itself.
 */
function createPromotePlan(inputs, source, context) {
    const faults = [];
    const wrong = (fault) => void faults.push(fault);
    if (source?.fork)
        wrong({ input: '', problem: 'a pull request from a fork promotes nothing' });
    const from = context.batch === undefined ? originOf(inputs, source, wrong) : undefined;
    const notes = [];
    const promotions = context.batch === undefined
        ? single(inputs, source, from, context.now, notes, wrong)
        : parseBatch(context.batch, (problem) => wrong({ input: 'batch', problem }));
    const plan = {
        ...(0,published_plan/* publishedPlan */.S)(inputs, source, {
            commit: from?.commit,
            can: context.can,
            wrong,
            repositories: promotions.flatMap(({ from: reference, to }) => [reference, ...to]),
        }),
        promotions,
        expectCurrent: (0,expect_current/* expectedCurrent */.U)(inputs.expectCurrent, wrong),
        notes,
    };
    if (faults.length > 0)
        throw (0,fault/* faultError */.f)(faults);
    return plan;
}
const commitPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** What `from` names: a commit, a tag or a digest in `images`, or a whole reference. */
function originOf({ from, images }, source, wrong) {
    if (from?.includes('/'))
        return wholeReference(from, images, wrong);
    const [first] = images;
    if (first === undefined) {
        const problem = from === undefined ? 'nothing says what to promote' : `"${from}" names no repository`;
        wrong({ input: 'from', problem, remedy: 'give a reference, or the repository in `images`' });
        return undefined;
    }
    const name = from ?? source?.commit;
    if (name === undefined) {
        wrong({
            input: 'from',
            problem: 'no git checkout says which commit',
            remedy: 'name a commit, tag or digest',
        });
        return undefined;
    }
    const [, tagged] = /^sha-([0-9a-f]+)$/.exec(name) ?? [];
    const commit = commitPattern.test(tagged ?? name) ? (tagged ?? name) : undefined;
    if (commit)
        return { reference: { ...first, tag: `sha-${commit}` }, commit, repositories: images };
    if ((0,oci_digest/* isDigest */.Bc)(name))
        return { reference: { ...first, digest: name }, repositories: images };
    if ((0,oci_reference/* isTag */.dz)(name))
        return { reference: { ...first, tag: name }, repositories: images };
    wrong({ input: 'from', problem: `"${name}" is neither a commit, a tag, a digest nor a reference` });
    return undefined;
}
function wholeReference(from, images, wrong) {
    if (images.length > 0)
        wrong({
            input: 'images',
            problem: '`from` names a repository itself',
            remedy: 'leave out `images`; say in `to` where the image goes',
        });
    const reference = (0,fault/* attempt */.C)(() => (0,oci_reference/* parseReference */.F2)(from), about('from', wrong));
    if (!reference)
        return undefined;
    const repository = { registry: reference.registry, path: reference.path };
    const [, commit] = 'tag' in reference ? (/^sha-([0-9a-f]+)$/.exec(reference.tag) ?? []) : [];
    return {
        reference,
        ...(commit && commitPattern.test(commit) ? { commit } : {}),
        repositories: [repository],
    };
}
function single(inputs, source, from, now, notes, wrong) {
    const named = from && 'tag' in from.reference ? from.reference.tag : undefined;
    const tags = tagsOf(inputs, source, { now, named }, notes, wrong);
    for (const name of (0,tag_name/* unboundReleases */.AT)(tags))
        notes.push(`${name} goes to this image whatever is published: nothing says of which version it is. Name the version beside it, or promote by it.`);
    const to = targetsOf(inputs.to, wrong);
    if (!from)
        return [];
    return [{ from: from.reference, to: to.length > 0 ? to : from.repositories, tags }];
}
function targetsOf(texts, wrong) {
    const targets = texts.flatMap((text) => (0,fault/* attempt */.C)(() => (0,oci_reference/* parseRepository */.SU)(text), about('to', wrong)) ?? []);
    const names = targets.map(oci_reference/* repositoryName */.aR);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice)
        wrong({ input: 'to', problem: `${twice} is named twice` });
    return targets;
}
/** The tags asked for; else those that follow from the git tag: a version and the release tags of its line. */
function tagsOf({ tags, flavor }, source, { now, named }, notes, wrong) {
    const names = plainNames(tags);
    if (names.length > 0 && flavor.length === 0)
        return (0,fault/* attempt */.C)(() => (0,tag_name/* namedTags */.PU)(names, named), about('tags', wrong)) ?? [];
    if (source === undefined) {
        wrong({
            input: 'tags',
            problem: 'no git checkout says what they follow from',
            remedy: 'give plain names, as in 1.2.3',
        });
        return [];
    }
    const planned = (0,fault/* attempt */.C)(() => (0,plan_tags/* planTags */.V)({ tags, flavor, source, now }), about('tags', wrong));
    notes.push(...(planned?.notes ?? []));
    if (tags.length > 0)
        return planned?.tags ?? [];
    const release = planned?.tags.filter(({ kind }) => kind === 'version' || kind === 'release') ?? [];
    if (planned && release.length === 0)
        wrong({
            input: 'tags',
            problem: `the run is on ${source.ref}, which names no version`,
            remedy: 'name the tags, or run on a git tag vX.Y.Z',
        });
    return release;
}
/** The names, when `tags` holds nothing else; none of them holds a comma. */
function plainNames(lines) {
    if (lines.some((line) => /[={]/.test(line)))
        return [];
    return lines
        .flatMap((line) => line.split(','))
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('#'));
}
function about(input, wrong) {
    return (problem) => wrong({ input, problem });
}

// EXTERNAL MODULE: ./build/src/steps/plan.js
var plan = __webpack_require__(88418);
// EXTERNAL MODULE: ./build/src/parallel.js
var parallel = __webpack_require__(75478);
// EXTERNAL MODULE: ./build/src/report/entries.js
var report_entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/steps/each-image.js + 1 modules
var each_image = __webpack_require__(30667);
// EXTERNAL MODULE: ./build/src/steps/move.js
var steps_move = __webpack_require__(3708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/oci/cosign-tag.js
var cosign_tag = __webpack_require__(31273);
;// CONCATENATED MODULE: ./build/src/oci/attached.js




const requestsAtOnce = 8;
/** The manifests that have blobs: no index has any. */
function blobManifests({ referrers, tags }) {
    return [
        ...referrers.flatMap(({ manifest, children }) => [...children, manifest]),
        ...tags.map(({ manifest }) => manifest),
    ].flatMap(({ content }) => ('layers' in content ? [content] : []));
}
/**
 * The referrers of these digests, and of what is attached to them, to any depth. Rejects when a listing fails, and
 * with `registry-not-found` when something listed is not there: neither means that there is nothing.
 */
async function attachedReferrers(client, repository, digests, log) {
    return walk(digests, async (subjects) => {
        const listed = await (0,parallel/* parallel */._)(subjects, requestsAtOnce, async (subject) => {
            const entries = await client.referrerList(repository, subject);
            return [...new Set(entries.map(({ digest }) => digest))].map((digest) => ({ subject, digest }));
        });
        const level = await (0,parallel/* parallel */._)(listed.flat(), requestsAtOnce, async ({ subject, digest }) => {
            const manifest = await held(client, repository, digest, subject);
            // A fallback tag is a tag like any other: what it lists need not refer to the digest in its name.
            if (manifest.content.subject?.digest === subject)
                return [{ subject, manifest, children: await childrenOf(client, repository, manifest) }];
            log.warn(`${(0,oci_reference/* repositoryName */.aR)(repository)} lists ${digest} as attached to ${subject}, which it is not`);
            return [];
        });
        const found = level.flat();
        return { found, next: found.flatMap(({ manifest, children }) => [manifest, ...children]) };
    });
}
/** Cosign's own tags for these digests, and for the manifests behind such tags: an attached SBOM may be signed. */
async function attachedTags(client, repository, digests) {
    return walk(digests, async (subjects) => {
        const tags = subjects.flatMap((digest) => (0,cosign_tag/* cosignTagNames */.oM)(digest));
        const level = await (0,parallel/* parallel */._)(tags, requestsAtOnce, async (tag) => {
            const manifest = await client.manifestGet({ ...repository, tag });
            return manifest ? [{ tag, manifest }] : [];
        });
        const found = level.flat();
        return { found, next: found.map(({ manifest }) => manifest) };
    });
}
/** What a step finds for these digests, for the manifests it leads to, and so on; every digest once. */
async function walk(digests, step) {
    const all = [];
    const seen = new Set(digests);
    let subjects = [...seen];
    while (subjects.length > 0) {
        const { found, next } = await step(subjects);
        all.push(...found);
        subjects = [...new Set(next.map(({ descriptor }) => descriptor.digest))].filter((digest) => !seen.has(digest));
        for (const digest of subjects)
            seen.add(digest);
    }
    return all;
}
async function childrenOf(client, repository, { descriptor, content }) {
    if (!('manifests' in content))
        return [];
    const children = await (0,parallel/* parallel */._)(content.manifests, requestsAtOnce, async ({ digest }) => {
        const child = await held(client, repository, digest, descriptor.digest);
        return [...(await childrenOf(client, repository, child)), child];
    });
    return children.flat();
}
async function held(client, repository, digest, by) {
    const manifest = await client.manifestGet({ ...repository, digest });
    if (manifest)
        return manifest;
    throw new errors/* SealiftError */.Pf('registry-not-found', `${(0,oci_reference/* repositoryName */.aR)(repository)} lists ${digest} for ${by} but does not hold it`, {
        hint: 'Something attached to the image was deleted there. Attach it again, or remove it from the list (the tag sha256-… of the digest).',
    });
}

// EXTERNAL MODULE: ./build/src/oci/image-content.js
var image_content = __webpack_require__(9814);
// EXTERNAL MODULE: ./build/src/oci/read-back.js
var read_back = __webpack_require__(37779);
// EXTERNAL MODULE: ./build/src/oci/referrer.js
var referrer = __webpack_require__(624);
// EXTERNAL MODULE: ./build/src/steps/push.js
var push = __webpack_require__(70909);
;// CONCATENATED MODULE: ./build/src/steps/copy.js











const copy_requestsAtOnce = 8;
/**
 * Copies an image (`registryContent` of `from`), byte for byte, with the referrers of its index and of every manifest
 * in it, to any depth, and the `.sig`, `.att` and `.sbom` tags of these digests. Where one registry holds both
 * repositories blobs are mounted, else streamed. What is there is not sent again. Fails before any manifest is sent
 * when something cannot be listed at the source, and with `registry-refused` when the target does not list a referrer it
 * took, or holds something else under one of these tags that cannot be merged.
 */
async function copyImage(content, from, to, client, { log }, options = { referrers: true }) {
    const started = performance.now();
    const pushSome = (blobs) => (0,push/* pushBlobs */.l9)({ blobs: sources(from, blobs, client) }, to, from, client);
    const digests = [...new Set(content.manifests.map(({ descriptor }) => descriptor.digest))];
    const [imageBlobs, [referrers, tags]] = await both(pushSome(content.blobs.map(({ descriptor }) => descriptor)), both(options.referrers ? attachedReferrers(client, from, digests, log) : Promise.resolve([]), attachedTags(client, from, digests)));
    await (0,push/* pushManifests */.Xr)(content, to, client);
    const missing = await missingAt(to, { referrers, tags }, client);
    const attachedBlobs = await pushSome((0,image_content/* blobsOf */.OR)(blobManifests(missing)));
    await putReferrers(to, referrers, missing.referrers, client);
    await (0,parallel/* parallel */._)(missing.tags, copy_requestsAtOnce, (tag) => putTag(to, tag, client));
    const transfer = { ...sum(imageBlobs, attachedBlobs), milliseconds: performance.now() - started };
    log.info(`${(0,oci_reference/* repositoryName */.aR)(to)}@${content.root.digest}: ${(0,push/* blobsText */.Yt)(transfer)}; ${referrers.length} referrers (${missing.referrers.length} sent) and ${tags.length} signature tags (${missing.tags.length} sent)`);
    return {
        ...(0,push/* pushedImage */.$n)(content, to, transfer),
        attached: { referrers: referrers.length, tags: tags.map(({ tag }) => tag) },
    };
}
/** Blobs straight from one registry to another; the one that gets them checks their digests. */
function sources(from, descriptors, client) {
    return descriptors.map((descriptor) => ({
        descriptor,
        open: (offset) => client.blobPart(from, descriptor, offset),
    }));
}
/** What the target does not hold, or does not list. */
async function missingAt(to, attached, client) {
    const bySubject = [...Map.groupBy(attached.referrers, ({ subject }) => subject)];
    const [referrers, tags] = await both((0,parallel/* parallel */._)(bySubject, copy_requestsAtOnce, async ([subject, those]) => {
        const listed = new Set((await client.referrerList(to, subject)).map(({ digest }) => digest));
        // A fallback tag may list what was deleted.
        const there = await (0,parallel/* parallel */._)(those, copy_requestsAtOnce, async ({ manifest: { descriptor } }) => listed.has(descriptor.digest) ? client.manifestHead({ ...to, digest: descriptor.digest }) : undefined);
        return those.filter((_, at) => there[at] === undefined);
    }), (0,parallel/* parallel */._)(attached.tags, copy_requestsAtOnce, async (tag) => ((await isThere(to, tag, client)) ? [] : [tag])));
    return { referrers: referrers.flat(), tags: tags.flat() };
}
/** Puts the missing referrers, the children of an index before it, and reads back that all are listed. */
async function putReferrers(to, all, missing, client) {
    for (const { children } of missing)
        for (const child of children)
            await (0,push/* putByDigest */.bg)(client, to, child);
    const subjects = new Set(missing.map(({ subject }) => subject));
    const of = (subject, referrers) => referrers.filter((one) => one.subject === subject).map(({ manifest }) => manifest);
    await (0,parallel/* parallel */._)([...subjects], copy_requestsAtOnce, (subject) => (0,referrer/* referrerManifestsPut */.N)(client, to, subject, of(subject, all), of(subject, missing)));
}
/** Puts what cosign keeps under a tag, beside what the target's tag holds; read back, for others may write it too. */
async function putTag(to, wanted, client) {
    const reference = { ...to, tag: wanted.tag };
    const name = (0,oci_reference/* referenceName */.z$)(reference);
    const done = await (0,read_back/* untilReadBack */.I)(async () => {
        const there = await client.manifestGet(reference);
        if (!there) {
            const { descriptor, bytes } = wanted.manifest;
            await client.manifestPut(reference, { mediaType: descriptor.mediaType, bytes });
        }
        else if (!(0,cosign_tag/* holds */.v9)(there, wanted.manifest)) {
            const merged = await (0,cosign_tag/* mergedSignatures */.kK)(name, there, wanted.manifest, ({ config }) => client.blobGet({ ...to, digest: config.digest }));
            await client.blobPut(to, {
                descriptor: { digest: (0,oci_digest/* digestOf */.ol)(merged.config), size: merged.config.length },
                open: (offset) => external_node_stream_.Readable.from([merged.config.subarray(offset)]),
            });
            await client.manifestPut(reference, { mediaType: there.descriptor.mediaType, bytes: merged.manifest });
        }
        return isThere(to, wanted, client);
    });
    if (done)
        return;
    throw new errors/* SealiftError */.Pf('registry-refused', `${name} was written but does not hold what was put there`, {
        hint: 'Something else keeps writing that tag, or the registry does not keep what it takes.',
    });
}
async function isThere(to, { tag, manifest }, client) {
    const there = await client.manifestGet({ ...to, tag });
    return there !== undefined && (0,cosign_tag/* holds */.v9)(there, manifest);
}
function sum(a, b) {
    return {
        blobs: {
            present: a.blobs.present + b.blobs.present,
            mounted: a.blobs.mounted + b.blobs.mounted,
            uploaded: a.blobs.uploaded + b.blobs.uploaded,
        },
        bytesUploaded: a.bytesUploaded + b.bytesUploaded,
    };
}
/** Both results; also when one fails, the other is waited for, so that nothing goes on behind the caller's back. */
async function both(a, b) {
    await Promise.allSettled([a, b]);
    return Promise.all([a, b]);
}

// EXTERNAL MODULE: ./build/src/steps/frozen-tags.js
var frozen_tags = __webpack_require__(67085);
// EXTERNAL MODULE: ./build/src/steps/image.js + 2 modules
var steps_image = __webpack_require__(8769);
// EXTERNAL MODULE: ./build/src/steps/judge.js + 1 modules
var judge = __webpack_require__(34369);
// EXTERNAL MODULE: ./build/src/steps/prove.js + 1 modules
var prove = __webpack_require__(18103);
// EXTERNAL MODULE: ./build/src/steps/resolve.js
var resolve = __webpack_require__(94341);
// EXTERNAL MODULE: ./build/src/steps/sign.js
var sign = __webpack_require__(1276);
// EXTERNAL MODULE: ./build/src/steps/signature-store.js
var signature_store = __webpack_require__(49751);
// EXTERNAL MODULE: ./build/src/steps/tag-decision.js + 1 modules
var tag_decision = __webpack_require__(31021);
// EXTERNAL MODULE: ./build/src/steps/verify.js + 2 modules
var verify = __webpack_require__(98436);
;// CONCATENATED MODULE: ./build/src/steps/promote.js














/**
 * Takes one image as far as it goes without a tag moving: resolved, its tags decided on, verified, rescanned and
 * judged, copied with everything attached to it, verified again where it is then, and the record of the move signed.
 * Fails with the code of whatever refuses it; nothing is tagged then.
 */
async function preparePromotion(promotion, line, options, deps) {
    const { account, connection, plan, trust } = line;
    const { client } = connection;
    const image = await account.step('resolve', `Find ${(0,oci_reference/* referenceName */.z$)(promotion.from)}`, () => (0,resolve/* openImage */.U)(promotion.from, client));
    const { digest } = image.root;
    const decided = await account.step('tags', 'Look at the tags', () => (0,tag_decision/* tagMoves */.t1)(digest, promotion.tags, promotion.to, client, plan.expectCurrent));
    const moving = decided.some(({ outcome }) => outcome === 'not-written');
    const late = await (0,steps_move/* unrecorded */.yt)(digest, decided, trust.records, line);
    const looked = { promotion, digest, decided };
    if (!moving && late.length === 0)
        return { ...looked, outcome: 'already-promoted' };
    await (0,frozen_tags/* refuseFrozenMoves */.l)({ digest, decided, late, from: image.repository }, connection);
    const proven = await (0,prove/* proveImage */.i)(image, line, { verifier: trust.image, database: line.database, baseline: floatingBefore(decided) }, options.sarif, deps);
    const { verdict } = proven;
    account.note((0,report_entries/* verifiedEntry */.F3)(proven, connection.signatureStore(image.repository)));
    if (verdict.outcome === 'refused')
        throw (0,judge/* refusal */.x5)(verdict);
    if (options.dryRun)
        return { ...looked, outcome: 'planned', verdict };
    const approved = await account.step('bring', `Bring it to ${names(promotion.to)}`, () => Promise.all(promotion.to.map((target) => bring(proven, target, line, deps))));
    account.note({ pushed: (0,report_entries/* pushedEntry */.kT)(approved.map(({ pushed }) => pushed)) });
    await noteSignature(proven, approved, line);
    const facts = {
        action: 'promote',
        from: (0,oci_reference/* referenceName */.z$)(promotion.from),
        gate: (0,steps_move/* gateFacts */.pE)(proven),
    };
    const move = await account.step('sign', 'Sign the promotion record', async () => (0,steps_move/* prepareMove */.HN)({ approved, tags: promotion.tags, decided, late, facts }, await trust.signer(), line, deps));
    return { ...looked, outcome: 'prepared', verdict, move };
}
/** Copies the image and all that is attached to it, and verifies it where it is then. */
async function bring(proven, target, line, deps) {
    const { image } = proven;
    if ((0,oci_reference/* isSameRepository */.ve)(target, image.repository))
        return (0,steps_move/* inPlace */.zp)(proven);
    const { connection, trust } = line;
    const store = connection.signatureStore(target);
    const copied = await copyImage(image.content, image.repository, target, connection.client, deps, {
        referrers: store.storage === 'referrers',
    });
    try {
        return { pushed: copied, proof: await (0,verify/* verify */.MX)(copied, trust.image, store) };
    }
    catch (error) {
        const lost = error instanceof errors/* SealiftError */.Pf && error.code === 'signature-missing';
        if (!lost || store.storage === 'referrers')
            throw error;
    }
    // A registry that takes no bundles cannot hold the signature that was verified; ours says the same there.
    line.account.remark(`${(0,oci_reference/* repositoryName */.aR)(target)} takes no signature bundles: the image and what is attested about it were signed anew there.`);
    const signer = await trust.signer();
    await (0,sign/* sign */._)(copied, await statements(proven, deps), signer, store, deps);
    return { pushed: copied, proof: await (0,verify/* verify */.MX)(copied, signer.verifier, store) };
}
/** From here on it is the image at its (first) target whose signature is told of, and which others can verify. */
async function noteSignature({ image, evidence }, approved, { account, connection }) {
    const [first] = approved;
    if (!first || first.proof === 'signing-off')
        return;
    const { repository, root } = first.pushed;
    const store = connection.signatureStore(repository);
    const { storage } = await (0,signature_store/* attachingStore */.zr)({ repository, digest: root.digest }, store);
    const reason = storage === store.storage ? store.reason : 'the image was signed under a tag, which is kept';
    const attested = (0,report_entries/* evidenceEntry */.Cc)(image.reference, evidence).platforms.flatMap((one) => one.attestations);
    account.note({ signature: (0,report_entries/* signatureEntry */.BP)(first.proof, attested, { storage, reason }, true) });
}
/** What was attested and verified, to be attested again; of the scans the one of today, where there is one. */
async function statements({ scan, evidence }, deps) {
    const again = evidence.platforms.flatMap(({ digest, provenances, sboms, scan: attested }) => [
        ...provenances.slice(-1).map((predicate) => (0,steps_image/* provenanceAttestation */.gl)(digest, predicate, deps)),
        ...(scan ? [] : sboms.slice(-1).map((predicate) => (0,steps_image/* attestationOf */.kV)(digest, 'cyclonedx', predicate, deps))),
        ...(scan || !attested ? [] : [(0,steps_image/* attestationOf */.kV)(digest, 'vuln', attested.predicate, deps)]),
    ]);
    return [...(0,steps_image/* scanAttestations */.Le)(scan), ...(await Promise.all(again))];
}
/** What the tags that move on point at now, each image once. */
function floatingBefore(decided) {
    const references = decided.flatMap(({ outcome, kind, previous, repository }) => outcome === 'not-written' && previous !== undefined && (kind === 'release' || kind === 'floating')
        ? [(0,oci_reference/* referenceName */.z$)({ ...repository, digest: previous })]
        : []);
    return { references: [...new Set(references)] };
}
function names(repositories) {
    return repositories.map(oci_reference/* repositoryName */.aR).join(', ');
}

;// CONCATENATED MODULE: ./build/src/steps/promotions.js






/**
 * Prepares every promotion, and tells the account of each. Fails when one cannot be prepared, so that no tag moves
 * then.
 */
async function prepareAll(promotions, line, options, deps) {
    const { account } = line;
    const single = promotions.length === 1;
    const work = () => (0,each_image/* eachImage */.Ne)(promotions, ({ from }) => from, line, deps, (promotion, own, ownDeps) => preparePromotion(promotion, own, { ...options, ...(single ? {} : { sarif: undefined }) }, ownDeps));
    const outcomes = single
        ? await work()
        : await account.step('prepare', `Prepare ${promotions.length} images`, work);
    account.note({
        promotions: outcomes.map((one, at) => 'error' in one
            ? { ...asked(promotions[at]), ...(0,report_entries/* failureEntry */.$S)(one.error) }
            : preparedEntry(one.value)),
    });
    (0,each_image/* refuseFailures */.Gl)(outcomes, 'cannot be promoted, so no tag was moved');
    return outcomes.flatMap((one) => ('value' in one ? [one.value] : []));
}
/** Moves the tags of every image that has something to move. What can be moved is, also when another fails. */
async function completeAll(prepared, line, deps) {
    const { account } = line;
    const results = prepared.map(({ decided }) => decided);
    const entries = prepared.map(preparedEntry);
    const tell = () => account.note({ tags: results.flat(), promotions: [...entries] });
    const complete = async (one, at) => {
        if (one.outcome !== 'prepared')
            return;
        const report = (now) => {
            results[at] = now;
            tell();
        };
        await (0,steps_move/* completeMove */.rY)(one.move, line, report, deps);
        entries[at] = { ...preparedEntry(one), outcome: 'promoted' };
    };
    const outcomes = await account.step('tag', 'Write the tags and attach the records', () => (0,parallel/* parallel */._)(prepared, movesAtOnce, async (one, at) => {
        const outcome = await (0,each_image/* outcomeOf */.sG)(one.promotion.from, () => complete(one, at), deps);
        if ('error' in outcome)
            entries[at] = { ...preparedEntry(one), ...(0,report_entries/* failureEntry */.$S)(outcome.error) };
        tell();
        return outcome;
    }));
    (0,each_image/* refuseFailures */.Gl)(outcomes, 'did not get all their tags');
}
const movesAtOnce = 8;
function asked({ from, to, tags }) {
    return { from: (0,oci_reference/* referenceName */.z$)(from), to: to.map(oci_reference/* repositoryName */.aR), tags: tags.map(({ name }) => name) };
}
function preparedEntry(one) {
    const entry = { ...asked(one.promotion), outcome: one.outcome, digest: one.digest };
    if (one.outcome === 'already-promoted')
        return entry;
    const { outcome, reasons } = one.verdict;
    const judged = { ...entry, verdict: { outcome, reasons } };
    if (one.outcome === 'planned')
        return judged;
    return { ...judged, copies: (0,report_entries/* pushedEntry */.kT)(one.move.approved.map(({ pushed }) => pushed)) };
}

// EXTERNAL MODULE: ./build/src/steps/published-line.js + 1 modules
var published_line = __webpack_require__(72156);
// EXTERNAL MODULE: ./build/src/commands/run.js + 3 modules
var run = __webpack_require__(15031);
;// CONCATENATED MODULE: ./build/src/commands/promote.js








/**
 * Gives published images new tags, here or elsewhere: verify, rescan, gate, copy with everything attached, verify
 * there; and only when every image is ready the first tag is written, and the signed record of the move attached.
 */
async function promote(request, deps) {
    const { inputs, account } = request;
    const { dryRun, sarif } = inputs;
    const plan = await account.step('plan', 'Plan', () => planPromotions(request, deps));
    await (0,published_line/* onPublishedLine */.q)(plan, request, deps, async (line) => {
        const prepared = await prepareAll(plan.promotions, line, { dryRun, sarif }, deps);
        account.note({ tags: prepared.flatMap(({ decided }) => decided) });
        if (dryRun)
            return account.planned('Nothing was changed: this was a dry run.');
        await completeAll(prepared, line, deps);
    });
}
async function planPromotions(request, deps) {
    const { inputs, place } = request;
    const source = await (0,run/* sourceIfKnown */.ej)(request);
    const batch = inputs.batch === undefined ? undefined : await readBatch((0,external_node_path_.resolve)(place.folder, inputs.batch));
    return createPromotePlan(inputs, source, {
        batch,
        now: inputs.created ?? deps.clock(),
        can: await (0,plan/* signingAbility */.C$)(inputs, deps),
    });
}
async function readBatch(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `batch: ${path} cannot be read`, { cause });
    }
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

/***/ 30667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ne: () => (/* binding */ eachImage),
  sG: () => (/* binding */ outcomeOf),
  Gl: () => (/* binding */ refuseFailures)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/log.js
/** A log that says nothing, for tests and for library use. */
const silentLog = {
    debug() { },
    info() { },
    warn() { },
    error() { },
    step: (_title, work) => work(),
    hide() { },
    progress() { },
};

// EXTERNAL MODULE: ./build/src/oci/reference.js
var oci_reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/parallel.js
var parallel = __webpack_require__(75478);
// EXTERNAL MODULE: ./build/src/report/account.js
var account = __webpack_require__(12155);
// EXTERNAL MODULE: ./build/src/run-folder.js
var run_folder = __webpack_require__(41709);
// EXTERNAL MODULE: ./build/src/version.js
var version = __webpack_require__(28009);
;// CONCATENATED MODULE: ./build/src/steps/each-image.js








/** Images worked on at a time: each keeps a Trivy or cosign process busy, and waits for the registry in between. */
const imagesAtOnce = 4;
/**
 * Does the same for every image and gives what came of each, so that all that is wrong is known after one run. A
 * single image tells the run's own account and log; one of several has an account, a log that only warns, a run
 * folder and a report folder of its own. Rejects for bugs, and when the run is stopped.
 */
async function eachImage(items, referenceOf, line, deps, work) {
    let done = 0;
    return (0,parallel/* parallel */._)(items, imagesAtOnce, async (item, at) => {
        const reference = referenceOf(item);
        const own = items.length === 1 ? { line, deps } : await ownOf(reference, at, line, deps);
        try {
            return await outcomeOf(reference, () => work(item, own.line, own.deps), deps);
        }
        finally {
            deps.log.progress(`${++done} of ${items.length} images`);
        }
    });
}
/** What comes of `work` on one image. Rejects for bugs, and when the run is stopped. */
async function outcomeOf(reference, work, { signal }) {
    try {
        return { reference, value: await work() };
    }
    catch (error) {
        if (signal.aborted || !(error instanceof src_errors/* SealiftError */.Pf))
            throw error;
        return { reference, error };
    }
}
/** Fails when any image did: with its own error when it is the only one, else with all of them. */
function refuseFailures(outcomes, what) {
    const errors = outcomes.filter((one) => 'error' in one);
    const [first] = errors;
    if (!first)
        return;
    if (outcomes.length === 1)
        throw first.error;
    const shown = errors
        .slice(0, named)
        .map(({ reference, error }) => `${(0,oci_reference/* referenceName */.z$)(reference)}: ${error.code}: ${error.message}`);
    const rest = errors.length > named ? [`… and ${errors.length - named} more`] : [];
    throw new src_errors/* SealiftError */.Pf(first.error.code, [`${errors.length} of ${outcomes.length} images ${what}:`, ...shown, ...rest].join('\n'), { hint: 'The report names every one of them.', cause: first.error });
}
const named = 10;
async function ownOf(reference, at, line, deps) {
    const log = { ...silentLog, warn: deps.log.warn, error: deps.log.error };
    // The number keeps apart what only differs in characters a file name cannot hold.
    const folder = `${at + 1}-${(0,oci_reference/* referenceName */.z$)(reference).replaceAll(/[^A-Za-z0-9.]+/g, '-')}`;
    return {
        line: {
            ...line,
            account: new account/* Account */.g('', version/* version */.r, { log, clock: deps.clock }),
            place: { ...line.place, report: (0,external_node_path_.join)(line.place.report, 'images', folder) },
        },
        deps: { ...deps, log, files: (0,run_folder/* openRunFolder */.i)(await deps.files.folder('images', String(at))) },
    };
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
