export const id = 168;
export const ids = [168];
export const modules = {

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

/***/ 99185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ createPromotePlan),
  p: () => (/* binding */ expected)
});

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

// EXTERNAL MODULE: ./build/src/plan/published-plan.js + 1 modules
var published_plan = __webpack_require__(20005);
// EXTERNAL MODULE: ./build/src/plan/tags.js + 5 modules
var plan_tags = __webpack_require__(78449);
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
        ...expected(inputs.expectCurrent, wrong),
        notes,
    };
    if (faults.length > 0)
        throw (0,fault/* faultError */.f)(faults);
    return plan;
}
/** Reads `expect-current`. */
function expected(text, wrong) {
    if (text === undefined)
        return {};
    if (text === 'none' || (0,oci_digest/* isDigest */.Bc)(text))
        return { expectCurrent: text };
    wrong({
        input: 'expect-current',
        problem: `"${text}" is no digest`,
        remedy: 'give sha256:<64 hex>, or none',
    });
    return {};
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
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78449);
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
/* harmony export */   rY: () => (/* binding */ completeMove),
/* harmony export */   yt: () => (/* binding */ unrecorded)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84974);
/* harmony import */ var _plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47268);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28009);
/* harmony import */ var _attest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74312);
/* harmony import */ var _promotion_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89587);
/* harmony import */ var _tag_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36421);







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
                .filter((one) => one.outcome === 'not-written' && isIn(repository, one))
                .map(({ tag: name, kind, previous }) => ({ name, kind, previous: previous ?? null })),
            ...late
                .filter((one) => isIn(repository, one))
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
            sealift: _version_js__WEBPACK_IMPORTED_MODULE_6__/* .version */ .r,
        };
        const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)('records', `${crypto.randomUUID()}.json`);
        const predicateFile = await deps.files.write(name, JSON.stringify(record));
        const attach = await (0,_attest_js__WEBPACK_IMPORTED_MODULE_3__/* .prepareAttestations */ .h)({ repository, subject: root }, [{ type: _plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_2__/* .promotionRecordType */ .L, predicateFile }], signer, shop.connection.signatureStore(repository), deps);
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
    const results = await (0,_tag_js__WEBPACK_IMPORTED_MODULE_5__/* .tag */ .T)(approved, tags, client, deps, report, decided);
    const [first] = approved;
    if (first)
        await (0,_tag_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseOvertaken */ .C)(first.pushed.root.digest, results, client);
}
function isIn(repository, result) {
    return (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(result.repository) === (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository);
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

/***/ 84600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pE: () => (/* binding */ gateFacts),
  zp: () => (/* binding */ inPlace),
  rr: () => (/* binding */ preparePromotion)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var oci_reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/report/entries.js
var entries = __webpack_require__(14768);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/parallel.js
var parallel = __webpack_require__(75478);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/digest.js
var oci_digest = __webpack_require__(6559);
;// CONCATENATED MODULE: ./build/src/oci/cosign-tag.js




const layerTypes = [
    'application/vnd.dev.cosign.simplesigning.v1+json',
    'application/vnd.dsse.envelope.v1+json',
];
const configTypes = [descriptor/* mediaType */.JL.config, 'application/vnd.docker.container.image.v1+json'];
/** The tags cosign may have written for a digest; a SHA-512 digest is too long for a tag. */
function cosignTagNames(digest) {
    return ['sig', 'att', 'sbom']
        .map((suffix) => `${(0,oci_digest/* digestAlgorithm */.g4)(digest)}-${(0,oci_digest/* digestHex */.sU)(digest)}.${suffix}`)
        .filter(oci_reference/* isTag */.dz);
}
/** Whether `there` holds everything `wanted` does. */
function holds(there, wanted) {
    if (there.descriptor.digest === wanted.descriptor.digest)
        return true;
    const [has, wants] = [signatures(there), signatures(wanted)];
    return has !== undefined && wants !== undefined && missingLayers(has, wants).length === 0;
}
/**
 * The signatures or attestations of both manifests, those that are there first, with the config that belongs to them.
 * Fails with `registry-refused` when one of them holds anything else.
 */
async function mergedSignatures(name, there, wanted, configOf) {
    const [has, wants] = [signatures(there), signatures(wanted)];
    if (!has || !wants) {
        throw new errors/* SealiftError */.Pf('registry-refused', `${name} is ${there.descriptor.digest} already and would have to become ${wanted.descriptor.digest}, and the two cannot be merged`, {
            hint: 'Only signatures and attestations of cosign can stand side by side under one tag. Delete the tag if what it holds is no longer wanted.',
        });
    }
    const layers = [...has.layers, ...missingLayers(has, wants)];
    const mergedConfig = Buffer.from(JSON.stringify(configFor(layers, await configOf(has))));
    const manifest = {
        ...has,
        config: { ...has.config, digest: (0,oci_digest/* digestOf */.ol)(mergedConfig), size: mergedConfig.length },
        layers,
    };
    return { manifest: Buffer.from(JSON.stringify(manifest)), config: mergedConfig };
}
/** The manifest, when it has the form in which cosign keeps signatures or attestations. */
function signatures({ content }) {
    if (!('layers' in content) || !configTypes.includes(content.config.mediaType))
        return undefined;
    return content.layers.every((layer) => layerTypes.includes(layer.mediaType)) ? content : undefined;
}
function missingLayers(has, wants) {
    const known = new Set(has.layers.map(identity));
    return wants.layers.filter((layer) => !known.has(identity(layer)));
}
/** Two keys may sign the same payload: the signature is an annotation, not in the layer. */
function identity({ digest, annotations = {} }) {
    return JSON.stringify([digest, Object.entries(annotations).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
/** These layers are not compressed, so each is its own diff ID; there is one line of history for each. */
function configFor(layers, bytes) {
    const config = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const known = config.history ?? [];
    const history = layers.map((_, at) => known[at] ?? { created: '0001-01-01T00:00:00Z' });
    return { ...config, history, rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) } };
}

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
    const found = [];
    const seen = new Set(digests);
    let subjects = [...seen];
    while (subjects.length > 0) {
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
        const referrers = level.flat();
        found.push(...referrers);
        const next = referrers
            .flatMap(({ manifest, children }) => [manifest, ...children])
            .map(({ descriptor }) => descriptor.digest);
        subjects = [...new Set(next)].filter((digest) => !seen.has(digest));
        for (const digest of subjects)
            seen.add(digest);
    }
    return found;
}
/** Cosign's own tags for these digests, and for the manifests behind such tags: an attached SBOM may be signed. */
async function attachedTags(client, repository, digests) {
    const found = [];
    const seen = new Set(digests);
    let subjects = [...seen];
    while (subjects.length > 0) {
        const level = await (0,parallel/* parallel */._)(subjects.flatMap(cosignTagNames), requestsAtOnce, async (tag) => {
            const manifest = await client.manifestGet({ ...repository, tag });
            return manifest ? [{ tag, manifest }] : [];
        });
        found.push(...level.flat());
        const next = level.flat().map(({ manifest }) => manifest.descriptor.digest);
        subjects = [...new Set(next)].filter((digest) => !seen.has(digest));
        for (const digest of subjects)
            seen.add(digest);
    }
    return found;
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
        else if (!holds(there, wanted.manifest)) {
            const merged = await mergedSignatures(name, there, wanted.manifest, ({ config }) => client.blobGet({ ...to, digest: config.digest }));
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
    return there !== undefined && holds(there, manifest);
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

// EXTERNAL MODULE: ./build/src/steps/image.js
var steps_image = __webpack_require__(24228);
// EXTERNAL MODULE: ./build/src/steps/judge.js + 1 modules
var judge = __webpack_require__(34369);
// EXTERNAL MODULE: ./build/src/steps/move.js
var steps_move = __webpack_require__(3708);
// EXTERNAL MODULE: ./build/src/steps/prove.js + 1 modules
var prove = __webpack_require__(18103);
// EXTERNAL MODULE: ./build/src/steps/resolve.js
var resolve = __webpack_require__(94341);
// EXTERNAL MODULE: ./build/src/steps/sign.js
var sign = __webpack_require__(1276);
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
    const image = await account.step('resolve', `Find ${(0,oci_reference/* referenceName */.z$)(promotion.from)}`, async () => (0,resolve/* openImage */.U)(await (0,resolve/* resolve */.h)(promotion.from, client), client));
    const { digest } = image.root;
    const decided = await account.step('tags', 'Look at the tags', () => (0,tag_decision/* tagMoves */.t1)(digest, promotion.tags, promotion.to, client, plan.expectCurrent));
    const moving = decided.some(({ outcome }) => outcome === 'not-written');
    const late = await (0,steps_move/* unrecorded */.yt)(digest, decided, trust.records, line);
    const nothing = { promotion, digest, decided, verdict: undefined, move: undefined };
    if (!moving && late.length === 0)
        return nothing;
    const proven = await (0,prove/* proveImage */.i)(image, line, { verifier: trust.image, database: line.database, baseline: floatingBefore(decided) }, options.sarif, deps);
    const { verdict } = proven;
    account.note((0,entries/* verifiedEntry */.F3)(proven, connection.signatureStore(image.repository)));
    if (verdict.outcome === 'refused')
        throw (0,judge/* refusal */.x)(verdict);
    if (options.dryRun)
        return { ...nothing, verdict };
    const approved = await account.step('bring', `Bring it to ${names(promotion.to)}`, () => Promise.all(promotion.to.map((target) => bring(proven, target, line, deps))));
    account.note({ pushed: (0,entries/* pushedEntry */.kT)(approved.map(({ pushed }) => pushed)) });
    const facts = {
        action: 'promote',
        from: (0,oci_reference/* referenceName */.z$)(promotion.from),
        gate: gateFacts(verdict, proven.scan?.database?.updatedAt),
    };
    const move = await account.step('sign', 'Sign the promotion record', async () => (0,steps_move/* prepareMove */.HN)({ approved, tags: promotion.tags, decided, late, facts }, await trust.signer(), line, deps));
    return { ...nothing, verdict, move };
}
/** What the record says of the gate. */
function gateFacts(verdict, database) {
    return {
        outcome: verdict.outcome,
        reasons: verdict.reasons,
        ...(database === undefined ? {} : { database: database.toISOString() }),
    };
}
/** An image that stays where it is: its signature was read back there. */
function inPlace({ image, evidence }) {
    const { content, repository } = image;
    return { pushed: { ...pushedAs(content, repository), transfer: noTransfer }, proof: evidence.verified };
}
const noTransfer = {
    blobs: { present: 0, mounted: 0, uploaded: 0 },
    bytesUploaded: 0,
    milliseconds: 0,
};
function pushedAs(content, repository) {
    const rootBytes = content.manifests.at(-1)?.bytes ?? new Uint8Array();
    return { repository, root: content.root, rootBytes, images: content.images };
}
/** Copies the image and all that is attached to it, and verifies it where it is then. */
async function bring(proven, target, line, deps) {
    const { image } = proven;
    if ((0,oci_reference/* repositoryName */.aR)(target) === (0,oci_reference/* repositoryName */.aR)(image.repository))
        return inPlace(proven);
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


/***/ }),

/***/ 89587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ promotionRecords)
/* harmony export */ });
/* harmony import */ var _plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47268);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98436);


/** The promotion records of a digest that verify. Errors as in `verifyAttestation`. */
async function promotionRecords(target, verifier, store) {
    const statements = await (0,_verify_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyAttestation */ .oe)(target, _plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_0__/* .promotionRecordType */ .L, verifier, store);
    return statements.flatMap(({ predicate }) => {
        const record = (0,_plan_promotion_record_js__WEBPACK_IMPORTED_MODULE_0__/* .readPromotionRecord */ .n)(predicate);
        // A statement counts for its subject only, whatever its predicate claims.
        return record && record.digest === target.digest ? [record] : [];
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
    const same = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository) === (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(pushed.repository);
    if (!same || root.digest !== pushed.root.digest)
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
    return decided.find((one) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(one.repository) === (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository) && one.tag === name);
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
