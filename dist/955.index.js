export const id = 955;
export const ids = [955];
export const modules = {

/***/ 56955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyImages: () => (/* binding */ verifyImages)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84974);
/* harmony import */ var _report_entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14768);
/* harmony import */ var _steps_each_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30667);
/* harmony import */ var _steps_evidence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26856);
/* harmony import */ var _steps_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88418);
/* harmony import */ var _steps_published_line_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72156);
/* harmony import */ var _steps_requirements_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65485);
/* harmony import */ var _steps_resolve_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94341);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(15031);









/**
 * Checks every image named: signatures of the index and every platform, attestations, what provenance says, the age
 * of the scan, base images. Looks at all of them before it fails, with the code of the first that does not pass.
 */
async function verifyImages(request, deps) {
    const { inputs, account } = request;
    const plan = await account.step('plan', 'Plan', async () => (0,_steps_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .makePublishedPlan */ .EJ)(inputs, await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .sourceIfKnown */ .ej)(request), false, deps));
    await (0,_steps_published_line_js__WEBPACK_IMPORTED_MODULE_5__/* .onPublishedLine */ .q)(plan, request, deps, async (line) => {
        const outcomes = await (0,_steps_each_image_js__WEBPACK_IMPORTED_MODULE_2__/* .eachImage */ .Ne)(inputs.image, (one) => one, line, deps, verifyOne);
        account.note({
            evidence: outcomes.map((one) => {
                if ('value' in one)
                    return one.value;
                return { reference: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .referenceName */ .z$)(one.reference), ...(0,_report_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEntry */ .$S)(one.error), platforms: [] };
            }),
        });
        (0,_steps_each_image_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseFailures */ .Gl)(outcomes, 'did not pass');
    });
}
async function verifyOne(reference, { plan, account, connection, trust }, deps) {
    const image = await (0,_steps_resolve_js__WEBPACK_IMPORTED_MODULE_7__/* .openImage */ .U)(reference, connection.client);
    const store = connection.signatureStore(image.repository);
    const evidence = await account.step('verify', `Verify ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .referenceName */ .z$)(reference)}`, () => (0,_steps_evidence_js__WEBPACK_IMPORTED_MODULE_3__/* .gatherEvidence */ .h)(image, plan.requirements.attestations, trust.image, store));
    (0,_steps_requirements_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseUnmet */ .eq)(evidence, plan.requirements, deps.clock());
    account.note((0,_report_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .verifiedEntry */ .F3)({ image, evidence }, store));
    return (0,_report_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .evidenceEntry */ .Cc)(reference, evidence);
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

/***/ 26856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ gatherEvidence)
/* harmony export */ });
/* harmony import */ var _plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88097);
/* harmony import */ var _report_vuln_predicate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49241);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98436);



/**
 * Verifies the signatures of the image and of every platform, and reads the attestations that are named. One that
 * is missing is simply not in the result. Errors as in `verify`.
 */
async function gatherEvidence(image, names, verifier, store) {
    const verified = await (0,_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verify */ .MX)(image, verifier, store);
    const { repository } = image;
    const platforms = await Promise.all(image.images.map(async ({ platform, descriptor: { digest } }) => {
        const predicates = async (name) => {
            if (!names.includes(name))
                return [];
            const statements = await (0,_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyAttestation */ .oe)({ repository, digest }, _plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_0__/* .attestationTypes */ .C[name], verifier, store);
            return statements.map((statement) => statement.predicate);
        };
        const [sboms, scans, provenances] = await Promise.all([
            predicates('sbom'),
            predicates('vuln'),
            predicates('provenance'),
        ]);
        return {
            platform,
            digest,
            sboms,
            scan: (0,_report_vuln_predicate_js__WEBPACK_IMPORTED_MODULE_1__/* .newestScan */ .sY)(scans),
            provenances: provenances,
        };
    }));
    return { verified, platforms };
}


/***/ }),

/***/ 72156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ onPublishedLine)
});

// EXTERNAL MODULE: ./build/src/steps/scan-ready.js
var scan_ready = __webpack_require__(16814);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/steps/run-signer.js
var run_signer = __webpack_require__(84099);
// EXTERNAL MODULE: ./build/src/steps/signer.js + 2 modules
var steps_signer = __webpack_require__(21914);
;// CONCATENATED MODULE: ./build/src/steps/trust.js




/** Opens the verifiers of a plan. Errors as in `openVerifier` and `openSigner`. */
async function openTrust(shop, deps) {
    const tool = await (0,run_signer/* cosignTool */.qM)(shop);
    const { requirements, recordSigner, sign } = shop.plan;
    const root = sign.trustedRoot === undefined ? {} : { trustedRoot: sign.trustedRoot };
    const log = sign.signingConfig === steps_signer/* publicSigstore */.eX ? { transparencyLog: true } : {};
    let opened;
    const signer = () => {
        opened ??= (0,run_signer/* openRunSigner */.mg)(shop, deps);
        return opened;
    };
    const verifier = async (expected) => {
        if ('identity' in expected)
            return (0,steps_signer/* openVerifier */.bg)({ ...expected, ...root }, tool, deps);
        if ('key' in expected) {
            const key = { reference: await keyFile(expected.key, (0,run_signer/* publicKeyFile */.rZ)(shop)) };
            return (0,steps_signer/* openVerifier */.bg)({ key, ...root, ...log }, tool, deps);
        }
        if (sign.signing.mode === 'key')
            return (await signer()).verifier;
        const signing = { mode: 'key', key: expected.signingKey };
        return (await (0,steps_signer/* openSigner */.Hs)({ ...sign, signing, publicKeyFile: (0,run_signer/* publicKeyFile */.rZ)(shop) }, tool, deps)).verifier;
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

// EXTERNAL MODULE: ./build/src/steps/workplace.js + 28 modules
var workplace = __webpack_require__(93823);
;// CONCATENATED MODULE: ./build/src/steps/published-line.js



/** Opens a workplace and the verifiers for `work`. */
function onPublishedLine(plan, request, deps, work) {
    const { account } = request;
    for (const note of plan.notes)
        account.remark(note);
    return (0,workplace/* inWorkplace */.A)(plan, request, deps, async (shop) => {
        let database;
        const trust = await account.step('trust', 'Open what verifies', () => openTrust(shop, deps));
        return work({
            ...shop,
            trust,
            database() {
                database ??= account.step('database', 'Get the vulnerability database', () => (0,scan_ready/* getDatabase */.C)(shop, deps));
                return database;
            },
        });
    });
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
/**
 * Looks an image up and reads its index and manifests; of its blobs only the configuration where the platform stands
 * there. Errors as in `resolve`.
 */
async function openImage(reference, client) {
    const resolved = await resolve(reference, client);
    const content = await (0,_oci_image_content_js__WEBPACK_IMPORTED_MODULE_1__/* .registryContent */ .xr)(client, resolved.repository, resolved.root);
    return { ...resolved, content, images: content.images };
}


/***/ })

};
