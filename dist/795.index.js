export const id = 795;
export const ids = [795];
export const modules = {

/***/ 61795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build_build)
});

// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/report/entries.js
var entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/steps/approve.js
var approve = __webpack_require__(90592);
// EXTERNAL MODULE: ./build/src/steps/build.js + 3 modules
var build = __webpack_require__(86215);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/steps/image.js
var steps_image = __webpack_require__(24228);
;// CONCATENATED MODULE: ./build/src/steps/evaluate.js



/** `call: check` and the like: says what BuildKit makes of the Dockerfile, and builds nothing. */
async function evaluateDockerfile(shop, deps) {
    const { account, plan, tools, connection } = shop;
    const builder = await account.step('builder', 'Get a builder ready', () => (0,steps_image/* readyBuilder */.PO)(shop, deps));
    try {
        const buildx = await tools.get('buildx');
        const logins = connection.dockerLogins.build;
        const said = await account.step('call', `Evaluate the Dockerfile (${plan.build.call})`, () => (0,build/* evaluate */._3)(plan, { buildx, builder, logins }, deps));
        for (const line of said.output.trimEnd().split('\n'))
            deps.log.info(line);
        if (!said.passed)
            throw new errors/* SealiftError */.Pf('build-failed', `call: ${said.method} found something in the Dockerfile`);
        account.remark(`The Dockerfile was evaluated (call: ${said.method}); nothing was built.`);
    }
    finally {
        await builder.close();
    }
}

// EXTERNAL MODULE: ./build/src/steps/judge.js + 1 modules
var judge = __webpack_require__(34369);
// EXTERNAL MODULE: ./build/src/steps/parts.js
var parts = __webpack_require__(88335);
// EXTERNAL MODULE: ./build/src/steps/plan.js
var steps_plan = __webpack_require__(88418);
// EXTERNAL MODULE: ./build/src/steps/published.js
var steps_published = __webpack_require__(59223);
// EXTERNAL MODULE: ./build/src/steps/push.js
var push = __webpack_require__(70909);
// EXTERNAL MODULE: ./build/src/oci/image-content.js
var image_content = __webpack_require__(9814);
// EXTERNAL MODULE: ./build/src/plan/predicate-type.js
var predicate_type = __webpack_require__(88097);
// EXTERNAL MODULE: ./build/src/report/vuln-predicate.js
var vuln_predicate = __webpack_require__(49241);
// EXTERNAL MODULE: ./build/src/steps/baseline.js
var baseline = __webpack_require__(76670);
// EXTERNAL MODULE: ./build/src/steps/provenance.js
var provenance = __webpack_require__(96454);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/src/oci/digest.js
var digest = __webpack_require__(6559);
// EXTERNAL MODULE: ./build/src/oci/layout.js
var layout = __webpack_require__(57545);
// EXTERNAL MODULE: ./build/src/parallel.js
var parallel = __webpack_require__(75478);
;// CONCATENATED MODULE: ./build/src/steps/pull.js







const blobsAtOnce = 4;
/** Writes an image into an OCI layout folder, so that it can be scanned like one that was just built. */
async function pull(content, folder) {
    const digests = [
        ...content.manifests.map((one) => one.descriptor.digest),
        ...content.blobs.map((one) => one.descriptor.digest),
    ];
    for (const algorithm of new Set(digests.map(digest/* digestAlgorithm */.g4))) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'blobs', algorithm), { recursive: true });
    }
    await (0,parallel/* parallel */._)(content.blobs, blobsAtOnce, (blob) => (0,external_node_stream_promises_.pipeline)(blob.open(0), (0,external_node_fs_.createWriteStream)((0,layout/* blobFile */.c)(folder, blob.descriptor.digest))));
    for (const { descriptor, bytes } of content.manifests)
        await (0,promises_.writeFile)((0,layout/* blobFile */.c)(folder, descriptor.digest), bytes);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [content.root] }));
    return (0,layout/* readLayout */.T)(folder);
}

// EXTERNAL MODULE: ./build/src/steps/scan.js + 7 modules
var steps_scan = __webpack_require__(64732);
// EXTERNAL MODULE: ./build/src/steps/scan-ready.js
var scan_ready = __webpack_require__(16814);
// EXTERNAL MODULE: ./build/src/steps/verify.js + 2 modules
var verify = __webpack_require__(98436);
;// CONCATENATED MODULE: ./build/src/steps/reuse.js












/**
 * Takes an image that an earlier run published: verifies its signatures, and reads its scan back from
 * the signed attestations, to be judged by today's policy. An image without such a scan is scanned anew.
 */
async function reuseImage(published, verifier, shop, deps) {
    const { connection, account, plan } = shop;
    const content = await (0,image_content/* registryContent */.xr)(connection.client, published.repository, published.root);
    const target = { repository: published.repository, root: content.root, images: content.images };
    const store = connection.signatureStore(published.repository);
    const verified = verifier &&
        (await account.step('verify published', 'Verify the published image', () => verifyOurs(published, () => (0,verify/* verify */.MX)(target, verifier, store))));
    const report = plan.scan.mode === 'required'
        ? await account.step('scan', 'Judge the scan of the published image', async () => (verifier && (await attestedScan(content, published, verifier, shop, deps))) ??
            scanAgain(content, shop, deps))
        : undefined;
    const baseline = plan.scan.mode === 'required' && plan.policy.failOn === 'new'
        ? await scanBaselineOf(content, shop, deps)
        : undefined;
    const provenances = verifier ? await attestedProvenances(content, published, verifier, shop) : [];
    return {
        verified,
        image: {
            content,
            imageId: (0,image_content/* platformManifests */.OS)(content)[0]?.manifest.config.digest,
            platforms: (0,steps_image/* contentSizes */.iW)(content),
            scan: report,
            baseline,
            base: basesOf(provenances, plan),
            attestations: verifier && plan.sign.attestations !== 'none'
                ? [
                    ...(0,steps_image/* scanAttestations */.Le)(report),
                    ...(await Promise.all(provenances.map((one) => (0,steps_image/* provenanceAttestation */.gl)(one.subject, one.predicate, deps)))),
                ]
                : [],
        },
    };
}
/** An image under our commit tag that is not signed by us can neither be used nor replaced. */
async function verifyOurs(published, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf) || !['signature-missing', 'identity-mismatch'].includes(error.code))
            throw error;
        const name = (0,reference/* referenceName */.z$)({ ...published.repository, tag: published.tag });
        throw new errors/* SealiftError */.Pf(error.code, `${name} is published already, and cannot be used again: ${error.message}`, {
            cause: error,
            hint: 'Find out who pushed it. If it is yours, sign it or delete that tag; a commit tag is never overwritten.',
        });
    }
}
async function attestedScan(content, { repository }, verifier, shop, deps) {
    const store = shop.connection.signatureStore(repository);
    const attested = await Promise.all(content.images.map(async ({ platform, descriptor: { digest } }) => {
        const statements = await (0,verify/* verifyAttestation */.oe)({ repository, digest }, predicate_type/* attestationTypes */.C.vuln, verifier, store);
        const newest = (0,vuln_predicate/* newestScan */.sY)(statements.map((statement) => statement.predicate));
        return { platform, digest, newest };
    }));
    const { scan } = shop.plan;
    const covered = attested.every(({ newest }) => newest !== undefined &&
        scan.scanners.every((scanner) => newest.scanners.includes(scanner)) &&
        // Statements of a VEX document stay in an attested scan as they were made: today's may differ.
        !newest.vex &&
        scan.vex.length === 0);
    if (!covered)
        return undefined;
    const times = attested.map(({ newest }) => newest?.databaseTime?.getTime() ?? Number.NaN);
    const oldest = new Date(Math.min(...times));
    const hours = (deps.clock().getTime() - oldest.getTime()) / 3_600_000;
    // Also false for a scan that does not say how old its database was.
    if (!(hours <= scan.databaseMaxAgeHours))
        return undefined;
    const database = { updatedAt: oldest, nextUpdate: oldest, repository: 'the signed attestation' };
    const reports = attested.map(({ platform, digest, newest }) => ({
        platform,
        digest,
        report: newest?.report,
    }));
    const [named] = shop.plan.repositories;
    return (0,steps_scan/* scanFromReports */.lT)(reports, scan, await (0,scan_ready/* scanReady */.P)(database, named, shop), deps);
}
async function scanAgain(content, shop, deps) {
    deps.log.info('the published image carries no signed scan that covers what is asked today: it is scanned anew');
    const [layout] = await Promise.all([pull(content, deps.files.path('published')), shop.tools.get('trivy')]);
    return (0,steps_image/* scanLayout */.Ye)(layout, (0,scan_ready/* getDatabase */.C)(shop, deps), shop, deps);
}
async function scanBaselineOf(content, shop, deps) {
    const { policy, repositories } = shop.plan;
    if (!policy.baseline)
        return undefined;
    const ready = await (0,scan_ready/* scanReady */.P)(await (0,scan_ready/* getDatabase */.C)(shop, deps), repositories[0], shop);
    return (0,baseline/* baselineOf */.Bv)(policy.baseline, content.images, ready, shop, deps);
}
/** Read back only where it is needed: for the rule on base images, and for a repository that still lacks the image. */
async function attestedProvenances(content, { repository }, verifier, { plan, connection }) {
    if (plan.repositories.length === 1 && plan.policy.allowedBase.length === 0)
        return [];
    const store = connection.signatureStore(repository);
    const subjects = new Set([...content.images.map((image) => image.descriptor.digest), content.root.digest]);
    const found = await Promise.all([...subjects].map(async (subject) => {
        const [statement] = await (0,verify/* verifyAttestation */.oe)({ repository, digest: subject }, predicate_type/* attestationTypes */.C.provenance, verifier, store);
        return statement ? [{ subject, predicate: statement.predicate }] : [];
    }));
    return found.flat();
}
/** The base images the signed provenance names. Not knowing them is no permission where a rule asks for them. */
function basesOf(provenances, plan) {
    if (provenances.length === 0 && plan.policy.allowedBase.length > 0) {
        throw new errors/* SealiftError */.Pf('could-not-check', 'allowed-base cannot be checked: the published image carries no signed provenance', { hint: 'Build it with attestations: referrers, from a new commit, or leave allowed-base out.' });
    }
    return (0,provenance/* basesIn */.a)(provenances.map(({ predicate }) => predicate));
}

// EXTERNAL MODULE: ./build/src/steps/run-signer.js
var run_signer = __webpack_require__(84099);
// EXTERNAL MODULE: ./build/src/steps/tag.js
var tag = __webpack_require__(36421);
// EXTERNAL MODULE: ./build/src/steps/tag-decision.js + 1 modules
var tag_decision = __webpack_require__(31021);
// EXTERNAL MODULE: ./build/src/steps/workplace.js + 23 modules
var workplace = __webpack_require__(65803);
;// CONCATENATED MODULE: ./build/src/commands/build.js
















/**
 * The main line: plan, build, scan, gate, push by digest, sign, verify, and only then tag. What happened
 * is told to the account, also when a step fails.
 */
async function build_build(request, deps) {
    const { inputs, account, onBuilder } = request;
    const plan = await account.step('plan', 'Plan', async () => (0,steps_plan/* makePlan */.Cs)({ inputs, source: await request.source(), account }, deps));
    await (0,workplace/* inWorkplace */.A)(plan, request, deps, async (workplace) => {
        const shop = { ...workplace, onBuilder };
        const { client } = shop.connection;
        if ((0,build/* isEvaluation */.lZ)(plan.build))
            return await evaluateDockerfile(shop, deps);
        const published = await account.step('look', 'Look for a published image', () => (0,steps_published/* findPublished */.e)(plan, client));
        const earlier = published && (await reuseImage(published, await (0,run_signer/* openReuseVerifier */.Dp)(shop, deps), shop, deps));
        const image = earlier?.image ?? (await (0,steps_image/* makeImage */.Gs)(shop, deps, (content) => sendBlobsEarly(content, shop)));
        account.note({ image: (0,entries/* imageEntry */.AI)(image, earlier !== undefined) });
        remarkOnBases(image, account);
        const verdict = await (0,judge/* judge */.S)(image, inputs.sarif, shop);
        if (verdict.outcome === 'refused')
            throw (0,judge/* refusal */.x)(verdict);
        if (!plan.push.wanted)
            return account.remark(`Nothing was pushed: ${plan.push.reason}.`);
        const { part } = plan;
        const record = part && (0,parts/* makePart */.sM)({ ...plan, part }, image, verdict);
        if (record && earlier) {
            const kept = await account.step('part', 'Look for the signed part record', () => (0,parts/* attestPart */.PR)(record, shop, deps));
            return await handOver(kept, shop);
        }
        const { digest } = image.content.root;
        if (!part)
            await account.step('tags free', 'Check the tags that never change', () => (0,tag_decision/* refuseTakenTags */.XB)(digest, plan.tags, plan.repositories, client));
        const pushed = await account.step('push', `Push to ${plan.repositories.map(reference/* repositoryName */.aR).join(', ')}`, () => (0,push/* push */.VC)(image.content, plan.repositories, client, deps));
        account.note({ pushed: (0,entries/* pushedEntry */.kT)(pushed) });
        const attestations = [...image.attestations, ...(record ? [await (0,parts/* partAttestation */.Gb)(record, deps)] : [])];
        const approved = await (0,approve/* approve */.S)(pushed, { attestations }, earlier?.verified, shop, deps);
        if (record)
            await handOver(record, shop);
        else
            await account.step('tag', 'Write the tags', () => (0,tag/* tag */.T)(approved, plan.tags, client, deps, (tags) => account.note({ tags })));
    });
}
/** A part gets no tag: `merge` writes those of the whole image. */
async function handOver(record, { account, place }) {
    account.file('part', await (0,parts/* writePart */.$X)(record, place.report));
    account.remark(`This is the part of ${record.platform}; \`merge\` writes the tags.`);
}
/** With `overlap-upload`, blobs go up while the scan runs; nobody can pull an image without its manifest. */
async function sendBlobsEarly(content, { plan, connection }) {
    const [repository] = plan.repositories;
    if (!plan.overlapUpload || !plan.push.wanted || !repository)
        return;
    await (0,push/* pushBlobs */.l9)(content, repository, undefined, connection.client);
}
function remarkOnBases(image, account) {
    const unpinned = image.base.filter((base) => !base.digest && !base.reference.includes('@'));
    for (const base of unpinned)
        account.remark(`The base image ${base.reference} is not pinned by digest.`);
}


/***/ }),

/***/ 30822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gj: () => (/* binding */ gate),
/* harmony export */   Sr: () => (/* binding */ knownEverywhere),
/* harmony export */   _b: () => (/* binding */ markNew)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18514);
/* harmony import */ var _plan_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54035);
/* harmony import */ var _report_findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85636);
/* harmony import */ var _gate_base_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45462);




/**
 * Decides whether the image may be pushed. Pure.
 *
 * `fail-on` is about findings only: a size budget, a list of allowed bases and `exit-on-eol` were asked for
 * one by one and refuse on their own. Without a report, and nothing else to refuse, the outcome is `not-scanned`.
 */
function gate(report, images, base, policy, baseline) {
    const marked = report && policy.failOn === 'new' ? markNew(report, baseline) : report;
    const platforms = marked?.platforms ?? [];
    const blocking = platforms.flatMap((scan) => scan.findings
        .filter((finding) => blocks(finding, policy))
        .map((finding) => ({ platform: scan.platform, finding })));
    const reasons = [
        ...platforms.flatMap((scan) => findingReason(scan, blocking, policy)),
        ...platforms.flatMap((scan) => endOfLifeReason(scan, policy)),
        ...images.flatMap((image) => sizeReason(image, policy)),
        ...base.flatMap(({ reference }) => baseReason(reference, policy)),
    ];
    const counts = platforms.map((scan) => [(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(scan.platform), countBySeverity(scan)]);
    return {
        outcome: reasons.length > 0 ? 'refused' : report ? 'passed' : 'not-scanned',
        reasons,
        blocking,
        counts: Object.fromEntries(counts),
    };
}
/**
 * Marks each finding as new or not. It is known when the baseline's same platform has the same id in a
 * package of the same name and kind (or the same file, for a secret), in whatever version. Without a
 * baseline, or without that platform in it, everything is new. Pure.
 */
function markNew(report, baseline) {
    const platforms = report.platforms.map((scan) => {
        const text = (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(scan.platform);
        const before = baseline?.platforms.find((one) => (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(one.platform) === text);
        const known = new Set(before?.findings.map(identity));
        const findings = scan.findings.map((finding) => ({ ...finding, isNew: !known.has(identity(finding)) }));
        return { ...scan, findings };
    });
    return { ...report, platforms };
}
/**
 * What all of these scans found: the baseline for several tags that move at once. Undefined when one is missing,
 * because nothing is known there. Pure.
 */
function knownEverywhere(reports) {
    const [first, ...others] = reports;
    if (!first)
        return undefined;
    return others.reduce((known, other) => {
        if (!known || !other)
            return undefined;
        const marked = markNew(known, other);
        const platforms = marked.platforms.map((scan) => ({
            ...scan,
            findings: scan.findings.filter(({ isNew }) => !isNew),
        }));
        return { ...known, platforms };
    }, first);
}
function identity(finding) {
    const purlType = /^pkg:([^/]+)\//.exec(finding.package?.purl ?? '')?.[1];
    return JSON.stringify(finding.package
        ? [finding.id, finding.package.name, purlType, finding.class]
        : [finding.id, finding.target, finding.class]);
}
function blocks(finding, policy) {
    if (policy.failOn === 'none' || finding.ignored)
        return false;
    if (!policy.severity.includes(finding.severity))
        return false;
    if (policy.ignoreUnfixed && finding.kind === 'vulnerability' && !finding.package?.fixed)
        return false;
    return policy.failOn === 'all' || finding.isNew !== false;
}
const named = 5;
function findingReason(scan, blocking, policy) {
    const platform = (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(scan.platform);
    const found = blocking.filter((one) => (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(one.platform) === platform).map((one) => one.finding);
    if (found.length === 0)
        return [];
    const what = `${found.length} ${policy.failOn === 'new' ? 'new ' : ''}finding${found.length === 1 ? '' : 's'}`;
    const rest = found.length > named ? ` and ${found.length - named} more` : '';
    const wanted = policy.severity.toSorted((a, b) => _plan_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .severities */ .g.indexOf(a) - _plan_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .severities */ .g.indexOf(b));
    return [
        `${platform}: ${what} of severity ${joined(wanted)}: ${found.slice(0, named).map(_report_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .findingText */ .NK).join('; ')}${rest}.`,
    ];
}
function endOfLifeReason(scan, policy) {
    if (!policy.exitOnEol || !scan.os?.endOfLife)
        return [];
    const system = `${scan.os.family} ${scan.os.name}`;
    return [
        `${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(scan.platform)}: ${system} is past its end of life and gets no more security fixes; build from a release that is supported.`,
    ];
}
function sizeReason(image, { sizeBudget }) {
    if (sizeBudget === undefined || image.bytes <= sizeBudget)
        return [];
    const over = image.bytes - sizeBudget;
    return [
        `${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(image.platform)}: the image is ${megabytes(image.bytes)} compressed, ${megabytes(over)} over the size budget of ${megabytes(sizeBudget)}.`,
    ];
}
function baseReason(reference, { allowedBase }) {
    if (allowedBase.length === 0 || (0,_gate_base_js__WEBPACK_IMPORTED_MODULE_2__/* .baseAllowed */ .C)(reference, allowedBase))
        return [];
    return [`The base image ${reference} is not among the allowed ones (${allowedBase.join(', ')}).`];
}
function countBySeverity(scan) {
    const counts = { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, UNKNOWN: 0 };
    for (const finding of scan.findings)
        if (!finding.ignored)
            counts[finding.severity] += 1;
    return counts;
}
function joined(names) {
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
function megabytes(bytes) {
    return bytes < 100_000 ? `${bytes} bytes` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}


/***/ }),

/***/ 34369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ judge),
  x: () => (/* binding */ refusal)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/report/findings.js
var findings = __webpack_require__(85636);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
;// CONCATENATED MODULE: ./build/src/report/junit.js


/**
 * A JUnit XML report: a test suite for each platform, a test case for each finding. What blocks is a failure,
 * what was ignored is skipped. A platform without findings has one passed case, so that it shows. Pure.
 */
function junitReport(report, verdict) {
    const suites = report.platforms.map((scan) => suite(scan, blockedOn(scan, verdict)));
    const sum = (key) => suites.reduce((total, one) => total + one[key], 0);
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="sealift scan" tests="${sum('tests')}" failures="${sum('failures')}">`,
        ...suites.flatMap((one) => one.lines),
        '</testsuites>',
        '',
    ].join('\n');
}
function suite(scan, blocked) {
    const name = (0,descriptor/* platformText */.VQ)(scan.platform);
    const failures = scan.findings.filter((finding) => blocked.has((0,findings/* placeOf */.$t)(finding))).length;
    const skipped = scan.findings.filter((finding) => finding.ignored !== undefined).length;
    const tests = Math.max(scan.findings.length, 1);
    const cases = scan.findings.length === 0
        ? [`    <testcase classname="${escapeXml(name)}" name="no findings"/>`]
        : scan.findings.flatMap((finding) => testCase(name, finding, blocked.has((0,findings/* placeOf */.$t)(finding))));
    return {
        tests,
        failures,
        lines: [
            `  <testsuite name="${escapeXml(name)}" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">`,
            '    <properties>',
            `      <property name="digest" value="${escapeXml(scan.digest)}"/>`,
            '    </properties>',
            ...cases,
            '  </testsuite>',
        ],
    };
}
function testCase(platform, finding, blocks) {
    const place = finding.package?.path ?? finding.target;
    const open = `    <testcase classname="${escapeXml(`${platform} ${place}`)}" name="${escapeXml(`${finding.severity} ${(0,findings/* findingText */.NK)(finding)}`)}"`;
    if (finding.ignored) {
        const reason = finding.ignored.reason ?? finding.ignored.by;
        return [`${open}>`, `      <skipped message="${escapeXml(reason)}"/>`, '    </testcase>'];
    }
    if (!blocks)
        return [`${open}/>`];
    const detail = [finding.title, finding.url].filter(Boolean).join('\n');
    return [
        `${open}>`,
        `      <failure type="${finding.severity}" message="${escapeXml((0,findings/* findingText */.NK)(finding))}">${escapeXml(detail)}</failure>`,
        '    </testcase>',
    ];
}
function blockedOn(scan, verdict) {
    const name = (0,descriptor/* platformText */.VQ)(scan.platform);
    return new Set(verdict.blocking.filter((one) => (0,descriptor/* platformText */.VQ)(one.platform) === name).map((one) => (0,findings/* placeOf */.$t)(one.finding)));
}
/** Text for an attribute or an element; characters XML 1.0 cannot hold at all become U+FFFD. */
function escapeXml(text) {
    return text
        .toWellFormed()
        .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll('\n', '&#10;')
        .replaceAll('\r', '&#13;')
        .replaceAll('\t', '&#9;');
}

// EXTERNAL MODULE: ./build/src/steps/gate.js
var gate = __webpack_require__(30822);
;// CONCATENATED MODULE: ./build/src/steps/judge.js






/** The verdict, and the reports that speak of it. `sarifFile`: one more file, with every platform's run in it. */
async function judge(image, sarifFile, { plan, account, place }) {
    const verdict = (0,gate/* gate */.Gj)(image.scan, image.platforms, image.base, plan.policy, image.baseline);
    account.note({ verdict: { outcome: verdict.outcome, reasons: verdict.reasons, counts: verdict.counts } });
    if (!image.scan)
        return verdict;
    const report = image.baseline || plan.policy.failOn === 'new' ? (0,gate/* markNew */._b)(image.scan, image.baseline) : image.scan;
    account.note({
        scan: {
            scanner: `${report.scanner.name} ${report.scanner.version}`,
            ...(report.database
                ? {
                    database: {
                        updatedAt: report.database.updatedAt.toISOString(),
                        repository: report.database.repository,
                    },
                }
                : {}),
            findings: (0,findings/* recordedFindings */.dR)(report, verdict),
            expiredIgnores: report.expiredIgnores,
        },
    });
    const junit = (0,external_node_path_.join)(place.report, 'junit.xml');
    await (0,promises_.writeFile)(junit, junitReport(report, verdict));
    account.file('junit', junit);
    account.file('sarif', (0,external_node_path_.join)(place.report, 'scan'));
    if (sarifFile)
        await writeMergedSarif(report, (0,external_node_path_.resolve)(place.folder, sarifFile));
    account.file('sbom', (0,external_node_path_.join)(place.report, 'scan'));
    return verdict;
}
async function writeMergedSarif(report, file) {
    const documents = await Promise.all(report.platforms.map(async ({ files }) => JSON.parse(await (0,promises_.readFile)(files.sarif, 'utf8'))));
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, JSON.stringify({ ...documents[0], runs: documents.flatMap(({ runs }) => runs) }, null, 1));
}
/** What a refused verdict ends the run with. */
function refusal(verdict, state = 'Nothing was published and no tag was touched.') {
    return new errors/* SealiftError */.Pf('gate-refused', verdict.reasons.join(' '), {
        hint: `${state} Update what is named, or put a finding that does not apply into the ignore file or a VEX document (docs/scanning.md).`,
    });
}


/***/ })

};
