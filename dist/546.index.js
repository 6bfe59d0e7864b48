export const id = 546;
export const ids = [546];
export const modules = {

/***/ 36546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promote: () => (/* binding */ promote_promote)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/plan/promotion.js + 1 modules
var promotion = __webpack_require__(99185);
// EXTERNAL MODULE: ./build/src/steps/plan.js
var plan = __webpack_require__(88418);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/parallel.js
var parallel = __webpack_require__(75478);
// EXTERNAL MODULE: ./build/src/report/entries.js
var entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/steps/each-image.js + 1 modules
var each_image = __webpack_require__(30667);
// EXTERNAL MODULE: ./build/src/steps/move.js
var steps_move = __webpack_require__(3708);
// EXTERNAL MODULE: ./build/src/steps/promote.js + 3 modules
var promote = __webpack_require__(84600);
;// CONCATENATED MODULE: ./build/src/steps/promotions.js







/**
 * Prepares every promotion, and tells the account of each. Fails when one cannot be prepared, so that no tag moves
 * then.
 */
async function prepareAll(promotions, line, options, deps) {
    const { account } = line;
    const single = promotions.length === 1;
    const work = () => (0,each_image/* eachImage */.N)(promotions, ({ from }) => from, line, deps, (promotion, own, ownDeps) => (0,promote/* preparePromotion */.rr)(promotion, own, { ...options, ...(single ? {} : { sarif: undefined }) }, ownDeps));
    const outcomes = single
        ? await work()
        : await account.step('prepare', `Prepare ${promotions.length} images`, work);
    account.note({
        promotions: outcomes.map((one, at) => 'error' in one
            ? failedEntry(promotions[at], one.error)
            : preparedEntry(one.value, options)),
    });
    (0,each_image/* refuseFailures */.G)(outcomes, 'cannot be promoted, so no tag was moved');
    return outcomes.flatMap((one) => ('value' in one ? [one.value] : []));
}
/** Moves the tags of every image that has something to move. What can be moved is, also when another fails. */
async function completeAll(prepared, line, deps) {
    const { account } = line;
    const results = prepared.map(({ decided }) => decided);
    const entries = prepared.map((one) => preparedEntry(one, { dryRun: false }));
    const tell = () => account.note({ tags: results.flat(), promotions: [...entries] });
    const complete = async ({ promotion, move }, at) => {
        const reference = promotion.from;
        if (!move)
            return { reference, value: undefined };
        const report = (now) => {
            results[at] = now;
            tell();
        };
        try {
            await (0,steps_move/* completeMove */.rY)(move, line, report, deps);
            entries[at] = { ...entries[at], outcome: 'promoted' };
            return { reference, value: undefined };
        }
        catch (error) {
            if (deps.signal.aborted || !(error instanceof errors/* SealiftError */.Pf))
                throw error;
            entries[at] = { ...entries[at], ...failedEntry(promotion, error) };
            return { reference, error };
        }
        finally {
            tell();
        }
    };
    const outcomes = await account.step('tag', 'Write the tags and attach the records', () => (0,parallel/* parallel */._)(prepared, movesAtOnce, complete));
    (0,each_image/* refuseFailures */.G)(outcomes, 'did not get all their tags');
}
const movesAtOnce = 8;
function entryOf({ from, to, tags }, outcome) {
    return {
        from: (0,reference/* referenceName */.z$)(from),
        to: to.map(reference/* repositoryName */.aR),
        tags: tags.map(({ name }) => name),
        outcome,
    };
}
function preparedEntry({ promotion, digest, verdict, move }, { dryRun }) {
    const outcome = !verdict ? 'already-promoted' : dryRun ? 'planned' : 'prepared';
    return {
        ...entryOf(promotion, outcome),
        digest,
        ...(verdict ? { verdict: { outcome: verdict.outcome, reasons: verdict.reasons } } : {}),
        ...(move ? { copies: (0,entries/* pushedEntry */.kT)(move.approved.map(({ pushed }) => pushed)) } : {}),
    };
}
function failedEntry(promotion, error) {
    return {
        ...entryOf(promotion, (0,errors/* exitCodeOf */.FO)(error) === 5 ? 'refused' : 'failed'),
        error: { code: error.code, message: error.message },
    };
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
async function promote_promote(request, deps) {
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
    return (0,promotion/* createPromotePlan */.W)(inputs, source, {
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

/***/ 30667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ eachImage),
  G: () => (/* binding */ refuseFailures)
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
            return { reference, value: await work(item, own.line, own.deps) };
        }
        catch (error) {
            if (deps.signal.aborted || !(error instanceof src_errors/* SealiftError */.Pf))
                throw error;
            return { reference, error };
        }
        finally {
            deps.log.progress(`${++done} of ${items.length} images`);
        }
    });
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


/***/ })

};
