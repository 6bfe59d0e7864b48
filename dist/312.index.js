export const id = 312;
export const ids = [312];
export const modules = {

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
    let { platforms } = first;
    for (const other of others) {
        if (!other)
            return undefined;
        platforms = markNew({ ...first, platforms }, other).platforms.map((scan) => ({
            ...scan,
            findings: scan.findings.filter(({ isNew }) => !isNew),
        }));
    }
    return { ...first, platforms };
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
  S4: () => (/* binding */ judge),
  IA: () => (/* binding */ judgedReport),
  x5: () => (/* binding */ refusal)
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
// EXTERNAL MODULE: ./build/src/platforms/verdict.js
var verdict = __webpack_require__(57691);
;// CONCATENATED MODULE: ./build/src/report/junit.js



/**
 * A JUnit XML report: a test suite for each platform that was scanned and one for the serverless platform, a test case
 * for each finding. What blocks is a failure, what was ignored is skipped. A suite without findings has one passed
 * case, so that it shows. Pure.
 */
function junitReport(report, verdict, serverless) {
    const suites = [
        ...(report?.platforms ?? []).map((scan) => suite(scan, blockedOn(scan, verdict))),
        ...(serverless ? [serverlessSuite(serverless)] : []),
    ];
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
function serverlessSuite({ title, findings }) {
    const tests = Math.max(findings.length, 1);
    const failures = findings.filter(verdict/* refuses */.QQ).length;
    const skipped = findings.filter((finding) => finding.ignored).length;
    const cases = findings.flatMap((finding) => {
        const place = [finding.image, finding.where?.path].filter(Boolean).join(' ');
        const open = `    <testcase classname="${escapeXml(`${title} ${place}`.trim())}" name="${escapeXml(`${finding.severity} ${finding.rule}: ${finding.what}`)}"`;
        if (finding.ignored)
            return [`${open}>`, '      <skipped message="serverless-ignore"/>', '    </testcase>'];
        if (!(0,verdict/* refuses */.QQ)(finding))
            return [`${open}/>`];
        return [
            `${open}>`,
            `      <failure type="${finding.severity}" message="${escapeXml(finding.what)}">${escapeXml(`${finding.why}\n${finding.fix}`)}</failure>`,
            '    </testcase>',
        ];
    });
    return {
        tests,
        failures,
        lines: [
            `  <testsuite name="${escapeXml(title)}" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">`,
            ...(cases.length > 0 ? cases : [`    <testcase classname="${escapeXml(title)}" name="no findings"/>`]),
            '  </testsuite>',
        ],
    };
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
    const { serverless } = image;
    const report = image.scan && judgedReport(image.scan, image.baseline, plan.policy);
    if (report || serverless) {
        const junit = (0,external_node_path_.join)(place.report, 'junit.xml');
        await (0,promises_.writeFile)(junit, junitReport(report, verdict, serverless));
        account.file('junit', junit);
        account.file('sarif', (0,external_node_path_.join)(place.report, 'scan'));
        if (sarifFile)
            await writeMergedSarif(report, serverless, (0,external_node_path_.resolve)(place.folder, sarifFile));
    }
    if (!report)
        return verdict;
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
    account.file('sbom', (0,external_node_path_.join)(place.report, 'scan'));
    return verdict;
}
/** The report as the verdict speaks of it: with what is new marked, where that counts. */
function judgedReport(scan, baseline, policy) {
    return baseline || policy.failOn === 'new' ? (0,gate/* markNew */._b)(scan, baseline) : scan;
}
async function writeMergedSarif(report, serverless, file) {
    const scanned = await Promise.all((report?.platforms ?? []).map(async ({ files }) => JSON.parse(await (0,promises_.readFile)(files.sarif, 'utf8'))));
    const documents = [...scanned, ...(serverless ? [serverless.sarif] : [])];
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, JSON.stringify({ ...documents[0], runs: documents.flatMap(({ runs }) => runs) }, null, 1));
}
/** What a refused verdict ends the run with. */
function refusal(verdict, state = 'Nothing was published and no tag was touched.') {
    return new errors/* SealiftError */.Pf('gate-refused', verdict.reasons.join(' '), {
        hint: `${state} Update what is named, or put a finding that does not apply into the ignore file or a VEX document (docs/scanning.md).`,
    });
}


/***/ }),

/***/ 18103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ proveImage)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/tools/trivy-report.js
var trivy_report = __webpack_require__(83452);
// EXTERNAL MODULE: ./build/src/steps/baseline.js
var steps_baseline = __webpack_require__(76670);
// EXTERNAL MODULE: ./build/src/steps/evidence.js
var steps_evidence = __webpack_require__(26856);
// EXTERNAL MODULE: ./build/src/steps/gate.js
var gate = __webpack_require__(30822);
// EXTERNAL MODULE: ./build/src/steps/image.js + 2 modules
var steps_image = __webpack_require__(8769);
// EXTERNAL MODULE: ./build/src/steps/judge.js + 1 modules
var judge = __webpack_require__(34369);
// EXTERNAL MODULE: ./build/src/steps/provenance.js
var provenance = __webpack_require__(96454);
// EXTERNAL MODULE: ./build/src/steps/requirements.js
var requirements = __webpack_require__(65485);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/steps/scan.js + 3 modules
var scan = __webpack_require__(76605);
// EXTERNAL MODULE: ./build/src/steps/scan-trivy.js
var scan_trivy = __webpack_require__(51385);
;// CONCATENATED MODULE: ./build/src/steps/rescan.js



/**
 * Scans an image again without its layers: the packages of each platform's attested SBOM are looked up in the
 * database of today, and the secrets of the attested scan are taken over, since the bytes cannot have changed.
 */
async function rescan(evidence, options, ready, deps) {
    const sboms = await Promise.all(evidence.platforms.map(async ({ platform, digest, sboms: documents, scan }) => ({
        platform,
        digest,
        // The signer may have attested several: which is listed last is the registry's choice, so all of them count.
        files: await Promise.all(distinct(documents).map((document, at) => deps.files.write((0,external_node_path_.join)('scan', `attested-${(0,scan_trivy/* platformSlug */.DN)(platform)}-${at}.cdx.json`), document))),
        ...(scan === undefined ? {} : { report: scan.report }),
    })));
    return (0,scan/* scanSboms */.we)(sboms, { ...options, scanners: coveredBy(evidence) }, ready, deps);
}
function distinct(documents) {
    return [...new Set(documents.map((document) => JSON.stringify(document)))];
}
/** Secrets count as looked for only where every platform's attested scan did. */
function coveredBy({ platforms }) {
    const secrets = platforms.every(({ scan }) => scan?.scanners.includes('secret'));
    return secrets ? ['vuln', 'secret'] : ['vuln'];
}

// EXTERNAL MODULE: ./build/src/steps/scan-ready.js
var scan_ready = __webpack_require__(16814);
;// CONCATENATED MODULE: ./build/src/steps/prove.js













/**
 * Verifies signature, attestations and claims of a published image, then rescans its attested SBOMs with the
 * database of today and judges that. The verdict is given, not enforced. Fails as `verify` does, or with the code of
 * the first requirement that is not met.
 */
async function proveImage(image, shop, tools, sarif, deps) {
    const { plan, account, connection } = shop;
    const { repository, root } = image;
    const name = (0,reference/* referenceName */.z$)({ ...repository, digest: root.digest });
    const scanning = plan.scan.mode === 'required';
    const wanted = [...plan.requirements.attestations, ...(scanning ? ['sbom', 'vuln'] : [])];
    const store = connection.signatureStore(repository);
    const evidence = await account.step('verify', `Verify ${name}`, () => (0,steps_evidence/* gatherEvidence */.h)(image, wanted, tools.verifier, store));
    (0,requirements/* refuseUnmet */.eq)(evidence, plan.requirements, deps.clock());
    const report = scanning
        ? await account.step('rescan', 'Rescan from the attested SBOM', async () => {
            refuseUnscannable(evidence);
            return rescan(evidence, plan.scan, await (0,scan_ready/* scanReady */.P)(await tools.database(), repository, shop), deps);
        })
        : undefined;
    const baseline = report && (await chosenBaseline(evidence, shop, tools, deps));
    const base = (0,provenance/* basesIn */.a)(evidence.platforms.flatMap(({ provenances }) => provenances));
    const judged = { scan: report, baseline, platforms: (0,steps_image/* contentSizes */.iW)(image.content), base };
    const verdict = await (0,judge/* judge */.S4)(judged, sarif, shop);
    return { image, evidence, scan: report, baseline, verdict };
}
/** Asked for only where it decides, or costs nothing. */
async function chosenBaseline(evidence, shop, { baseline, database }, deps) {
    const { policy } = shop.plan;
    const named = policy.baseline === undefined ? undefined : [policy.baseline];
    if (!named && baseline === 'attested')
        return attestedReport(evidence);
    if (policy.failOn !== 'new')
        return undefined;
    const references = named ?? (baseline === 'attested' ? [] : baseline.references);
    const { images, repository } = evidence.verified.target;
    const ready = await (0,scan_ready/* scanReady */.P)(await database(), repository, shop);
    const reports = [];
    for (const reference of references)
        reports.push(await (0,steps_baseline/* baselineOf */.Bv)(reference, images, ready, shop, deps));
    return (0,gate/* knownEverywhere */.Sr)(reports);
}
/** What the newest attested scans found, whether an ignore file took it out or not. */
function attestedReport({ platforms }) {
    return {
        platforms: platforms.flatMap(({ platform, digest, scan }) => {
            if (!scan)
                return [];
            const { os, findings } = (0,trivy_report/* parseTrivyReport */.Q)(scan.report);
            return [{ platform, digest, os, findings, files: steps_baseline/* noFiles */.JE }];
        }),
        database: undefined,
        expiredIgnores: [],
        scanner: { name: 'trivy', version: '' },
    };
}
function refuseUnscannable({ platforms, verified }) {
    const without = platforms.filter(({ sboms }) => sboms.length === 0);
    if (without.length === 0)
        return;
    const { repository, root } = verified.target;
    throw new errors/* SealiftError */.Pf('attestation-missing', `${(0,reference/* referenceName */.z$)({ ...repository, digest: root.digest })} has no signed SBOM for ${without.map(({ platform }) => (0,descriptor/* platformText */.VQ)(platform)).join(', ')}, so it cannot be rescanned`, {
        hint: 'Build it with attestations: referrers (the default), or leave the rescan out with `scan: off`. Nothing was changed.',
    });
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
