export const id = 761;
export const ids = [761];
export const modules = {

/***/ 51761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rescan: () => (/* binding */ rescan)
});

// EXTERNAL MODULE: ./build/src/oci/reference.js
var oci_reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/report/entries.js
var entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/steps/each-image.js + 1 modules
var each_image = __webpack_require__(30667);
// EXTERNAL MODULE: ./build/src/steps/judge.js + 1 modules
var judge = __webpack_require__(34369);
// EXTERNAL MODULE: ./build/src/steps/plan.js
var steps_plan = __webpack_require__(88418);
// EXTERNAL MODULE: ./build/src/steps/published-line.js + 1 modules
var published_line = __webpack_require__(72156);
// EXTERNAL MODULE: ./build/src/plan/predicate-type.js
var predicate_type = __webpack_require__(88097);
// EXTERNAL MODULE: ./build/src/report/findings.js
var findings = __webpack_require__(85636);
// EXTERNAL MODULE: ./build/src/steps/attest.js
var attest = __webpack_require__(74312);
// EXTERNAL MODULE: ./build/src/steps/gate.js
var gate = __webpack_require__(30822);
// EXTERNAL MODULE: ./build/src/steps/prove.js + 1 modules
var prove = __webpack_require__(18103);
// EXTERNAL MODULE: ./build/src/steps/resolve.js
var resolve = __webpack_require__(94341);
// EXTERNAL MODULE: ./build/src/steps/signature-store.js
var signature_store = __webpack_require__(49751);
;// CONCATENATED MODULE: ./build/src/steps/rescan-published.js








/**
 * Scans one published image again from its attested SBOMs and attaches the result to every platform as a new signed
 * attestation, whatever it says: what is known must not depend on whether it pleases.
 */
async function rescanPublished(reference, line, sarif, deps) {
    const { connection, trust, account } = line;
    const image = await account.step('resolve', `Find ${(0,oci_reference/* referenceName */.z$)(reference)}`, () => (0,resolve/* openImage */.U)(reference, connection.client));
    const tools = { verifier: trust.image, database: line.database, baseline: 'attested' };
    const proven = await (0,prove/* proveImage */.i)(image, line, tools, sarif, deps);
    const { scan, verdict, evidence, baseline } = proven;
    if (!scan)
        throw new TypeError('a rescan always scans');
    const store = connection.signatureStore(image.repository);
    const signer = await trust.signer();
    await account.step('attach', 'Attach the new scan', () => Promise.all(scan.platforms.map(async ({ digest, files }) => {
        const subject = image.images.find(({ descriptor }) => descriptor.digest === digest)?.descriptor;
        if (!subject)
            throw new TypeError(`${digest} is not part of the image`);
        const attestation = { type: predicate_type/* attestationTypes */.C.vuln, predicateFile: files.vulnPredicate, repeat: true };
        const { repository } = image;
        const there = await (0,signature_store/* attachingStore */.zr)({ repository, digest }, store);
        return (0,attest/* attest */.s)({ repository, subject }, [attestation], signer, there, deps);
    })));
    const since = evidence.platforms.map((one) => one.scan?.scannedAt).find((time) => time !== undefined);
    const marked = (0,findings/* recordedFindings */.dR)((0,gate/* markNew */._b)(scan, baseline), verdict);
    return {
        proven,
        verdict,
        entry: {
            reference: (0,oci_reference/* referenceName */.z$)(reference),
            digest: image.root.digest,
            outcome: verdict.outcome === 'refused' ? 'refused' : 'passed',
            found: marked.filter((finding) => finding.isNew && !finding.ignored),
            counts: verdict.counts,
            ...(since ? { since: since.toISOString() } : {}),
            attached: true,
        },
    };
}

// EXTERNAL MODULE: ./build/src/commands/run.js + 3 modules
var run = __webpack_require__(15031);
;// CONCATENATED MODULE: ./build/src/commands/rescan.js








/**
 * Scans published images again with the database of today, without their layers; says what is new since the attested
 * scan, attaches the new one, and fails by policy. Every image is looked at before it fails.
 */
async function rescan(request, deps) {
    const { inputs, account } = request;
    const plan = await account.step('plan', 'Plan', async () => (0,steps_plan/* makePublishedPlan */.EJ)(inputs, await (0,run/* sourceIfKnown */.ej)(request), true, deps));
    await (0,published_line/* onPublishedLine */.q)(plan, request, deps, async (line) => {
        const images = await distinctImages(inputs.image, line);
        const single = images.length === 1;
        const outcomes = await (0,each_image/* eachImage */.Ne)(images, (one) => one, line, deps, (reference, own, ownDeps) => rescanPublished(reference, own, single ? inputs.sarif : undefined, ownDeps));
        account.note({
            rescans: outcomes.map((one) => 'error' in one ? failedEntry(one.reference, one.error) : one.value.entry),
        });
        const [only] = outcomes;
        if (single && only && 'value' in only) {
            const { proven } = only.value;
            account.note((0,entries/* verifiedEntry */.F3)(proven, line.connection.signatureStore(proven.image.repository)));
        }
        (0,each_image/* refuseFailures */.Gl)(outcomes.map(refused), 'did not pass');
    });
}
/** Tags of one digest are one image, which gets one new attestation. What cannot be looked up stays, to fail by itself. */
async function distinctImages(references, { connection, account }) {
    const seen = new Map();
    for (const reference of references) {
        const found = await connection.client.manifestHead(reference).catch(() => undefined);
        const name = found ? (0,oci_reference/* referenceName */.z$)({ ...reference, digest: found.digest }) : (0,oci_reference/* referenceName */.z$)(reference);
        const same = seen.get(name);
        if (same)
            account.remark(`${(0,oci_reference/* referenceName */.z$)(reference)} is the same image as ${(0,oci_reference/* referenceName */.z$)(same)}.`);
        else
            seen.set(name, reference);
    }
    return [...seen.values()];
}
const attached = 'The new result is attached to the image; no tag was touched.';
function refused(outcome) {
    if ('error' in outcome || outcome.value.verdict.outcome !== 'refused')
        return outcome;
    return { reference: outcome.reference, error: (0,judge/* refusal */.x5)(outcome.value.verdict, attached) };
}
function failedEntry(reference, { code, message }) {
    return {
        reference: (0,oci_reference/* referenceName */.z$)(reference),
        outcome: 'failed',
        error: { code, message },
        attached: false,
    };
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


/***/ })

};
