export const id = 564;
export const ids = [564];
export const modules = {

/***/ 79564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runHistory: () => (/* binding */ runHistory)
/* harmony export */ });
/* harmony import */ var _inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21683);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84974);
/* harmony import */ var _plan_history_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(26421);
/* harmony import */ var _plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46349);
/* harmony import */ var _report_account_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12155);
/* harmony import */ var _source_detect_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90518);
/* harmony import */ var _steps_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88418);
/* harmony import */ var _steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89587);
/* harmony import */ var _steps_published_line_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72156);
/* harmony import */ var _steps_resolve_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(94341);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(28009);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(15031);












/** Where a tag has pointed, newest first: a table, or with `json` a list of digests with their records. */
async function runHistory(inputs, place, deps) {
    const account = new _report_account_js__WEBPACK_IMPORTED_MODULE_3__/* .Account */ .g('history', _version_js__WEBPACK_IMPORTED_MODULE_10__/* .version */ .r, deps);
    const faults = [];
    const image = (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .floatingTag */ .j)(inputs, (fault) => void faults.push(fault));
    if (faults.length > 0)
        throw (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .faultError */ .f)(faults);
    const source = () => (0,_source_detect_js__WEBPACK_IMPORTED_MODULE_4__/* .detectSource */ .P)(deps, { folder: place.folder });
    const plan = await (0,_steps_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .makePublishedPlan */ .EJ)(inputs, await (0,_run_js__WEBPACK_IMPORTED_MODULE_9__/* .sourceIfKnown */ .ej)({ source, account }), false, deps);
    let printed = '';
    // It leaves no report; what a verifier needs as a file goes with the run.
    const own = { ...place, report: deps.files.path('report') };
    await (0,_steps_published_line_js__WEBPACK_IMPORTED_MODULE_7__/* .onPublishedLine */ .q)(plan, { inputs, place: own, account }, deps, async ({ connection, trust }) => {
        const { repository, root } = await (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_8__/* .resolve */ .h)(image, connection.client);
        const store = connection.signatureStore(repository);
        const tagged = { repository: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository), tag: image.tag, digest: root.digest };
        const history = await account.step('history', 'Read the promotion records', () => (0,_plan_history_js__WEBPACK_IMPORTED_MODULE_11__/* .walkHistory */ .S6)(tagged, (digest) => (0,_steps_promotion_records_js__WEBPACK_IMPORTED_MODULE_6__/* .promotionRecords */ .U)({ repository, digest }, trust.records, store)));
        printed = inputs.json ? `${JSON.stringify(history, null, 2)}\n` : (0,_plan_history_js__WEBPACK_IMPORTED_MODULE_11__/* .historyText */ .u_)(history);
    });
    return printed;
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

/***/ 72156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ onPublishedLine)
});

// EXTERNAL MODULE: ./build/src/registries/connection.js + 19 modules
var registries_connection = __webpack_require__(28060);
// EXTERNAL MODULE: ./build/src/report/entries.js
var entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/tools/toolbox.js
var toolbox = __webpack_require__(70178);
// EXTERNAL MODULE: ./build/src/steps/image.js
var steps_image = __webpack_require__(24228);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/steps/signer.js + 2 modules
var steps_signer = __webpack_require__(21914);
;// CONCATENATED MODULE: ./build/src/steps/trust.js



/** Opens the verifiers of a plan. Errors as in `openVerifier` and `openSigner`. */
async function openTrust({ plan, tools, connection, place }, deps) {
    const tool = {
        program: (await tools.get('cosign')).path,
        dockerConfig: connection.dockerLogins.folder,
    };
    const { requirements, recordSigner, sign } = plan;
    const publicKeyFile = (0,external_node_path_.join)(place.report, 'cosign.pub');
    const root = sign.trustedRoot === undefined ? {} : { trustedRoot: sign.trustedRoot };
    const log = sign.signingConfig === steps_signer/* publicSigstore */.eX ? { transparencyLog: true } : {};
    let opened;
    const signer = () => {
        const { signing, ...options } = sign;
        if (signing.mode === 'off')
            throw new TypeError('this run signs nothing');
        opened ??= (0,steps_signer/* openSigner */.Hs)({ ...options, signing, publicKeyFile }, tool, deps);
        return opened;
    };
    const verifier = async (expected) => {
        if ('identity' in expected)
            return (0,steps_signer/* openVerifier */.bg)({ ...expected, ...root }, tool, deps);
        if ('key' in expected) {
            const key = { reference: await keyFile(expected.key, publicKeyFile) };
            return (0,steps_signer/* openVerifier */.bg)({ key, ...root, ...log }, tool, deps);
        }
        if (sign.signing.mode === 'key')
            return (await signer()).verifier;
        const signing = { mode: 'key', key: expected.signingKey };
        return (await (0,steps_signer/* openSigner */.Hs)({ ...sign, signing, publicKeyFile }, tool, deps)).verifier;
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

;// CONCATENATED MODULE: ./build/src/steps/published-line.js





/** Opens tools, registries and verifiers for `work`, and closes them after it. */
async function onPublishedLine(plan, { inputs, place, account }, deps, work) {
    for (const note of plan.notes)
        account.remark(note);
    const tools = (0,toolbox/* openToolbox */.M)(inputs, place, deps);
    const connection = await (0,registries_connection/* connect */.N)(plan, deps);
    const shop = { plan, place, tools, connection, account };
    let database;
    try {
        const trust = await account.step('trust', 'Open what verifies', () => openTrust(shop, deps));
        await work({
            ...shop,
            trust,
            database() {
                database ??= account.step('database', 'Get the vulnerability database', () => (0,steps_image/* getDatabase */.C3)(shop, deps));
                return database;
            },
        });
        await connection.client.referrersConfirm();
    }
    catch (error) {
        // What was attached before the failure must not be lost to another writer either; the failure itself counts.
        if (!deps.signal.aborted)
            await connection.client.referrersConfirm().catch(() => { });
        throw error;
    }
    finally {
        account.note({ tools: (0,entries/* toolsEntry */.ym)(tools.ready()) });
        account.note({ registries: connection.registries() });
        connection.close();
    }
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
/** Reads index and manifests of an image; of its blobs only the configuration where the platform stands there. */
async function openImage(resolved, client) {
    const content = await (0,_oci_image_content_js__WEBPACK_IMPORTED_MODULE_1__/* .registryContent */ .xr)(client, resolved.repository, resolved.root);
    return { ...resolved, content, images: content.images };
}


/***/ })

};
