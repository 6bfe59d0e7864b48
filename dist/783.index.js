export const id = 783;
export const ids = [783];
export const modules = {

/***/ 58783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build_build)
});

// EXTERNAL MODULE: ./build/src/oci/reference.js
var oci_reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/report/entries.js
var entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/steps/approve.js
var approve = __webpack_require__(90592);
// EXTERNAL MODULE: ./build/src/steps/build.js + 3 modules
var build = __webpack_require__(86215);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/steps/image.js + 2 modules
var steps_image = __webpack_require__(8769);
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

// EXTERNAL MODULE: ./build/src/steps/frozen-tags.js
var frozen_tags = __webpack_require__(67085);
// EXTERNAL MODULE: ./build/src/steps/judge.js + 1 modules
var judge = __webpack_require__(34369);
// EXTERNAL MODULE: ./build/src/steps/parts.js
var parts = __webpack_require__(88335);
// EXTERNAL MODULE: ./build/src/steps/plan.js
var steps_plan = __webpack_require__(88418);
// EXTERNAL MODULE: ./build/src/steps/platform-check.js + 17 modules
var platform_check = __webpack_require__(37199);
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
    await (0,parallel/* parallel */._)(content.blobs, blobsAtOnce, (blob) => (0,external_node_stream_promises_.pipeline)(blob.open(0), (0,external_node_fs_.createWriteStream)((0,layout/* blobFile */.c7)(folder, blob.descriptor.digest))));
    for (const { descriptor, bytes } of content.manifests)
        await (0,promises_.writeFile)((0,layout/* blobFile */.c7)(folder, descriptor.digest), bytes);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [content.root] }));
    return (0,layout/* readLayout */.T4)(folder);
}

// EXTERNAL MODULE: ./build/src/steps/scan.js + 3 modules
var steps_scan = __webpack_require__(76605);
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
    const serverless = await (0,steps_image/* checkServerless */.hm)({ content, layout: undefined }, shop, deps);
    const provenances = verifier ? await attestedProvenances(content, published, verifier, shop) : [];
    return {
        verified,
        image: {
            content,
            imageId: (0,image_content/* platformManifests */.OS)(content)[0]?.manifest.config.digest,
            platforms: (0,steps_image/* contentSizes */.iW)(content),
            scan: report,
            baseline,
            serverless,
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
        const name = (0,oci_reference/* referenceName */.z$)({ ...published.repository, tag: published.tag });
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
// EXTERNAL MODULE: ./build/src/plan/policy.js
var policy = __webpack_require__(54035);
;// CONCATENATED MODULE: ./build/src/plan/compared-findings.js

/**
 * Lays Trivy's vulnerabilities, of all platforms, beside the vendor's. The same id in the same package is the same; and
 * because one scanner names the binary package (`libc6`) and another its source (`glibc`), so is the same id in the
 * same installed version. `excepted` are ids the ignore file takes out wherever they are. What blocks stands first,
 * then what is worse. Pure.
 */
function compareFindings(trivy, vendor, policy, excepted = new Set()) {
    const groups = grouped(trivy);
    const unique = withoutRepeats(vendor);
    const met = new Set();
    const rows = groups.map((group) => {
        const other = unique.find((one) => isSame(one, group)) ?? unique.find((one) => isKin(one, group));
        if (other)
            met.add(other);
        return rowOf({ group, vendor: other }, policy, excepted);
    });
    const rest = unique.filter((one) => !met.has(one)).map((vendor) => rowOf({ vendor }, policy, excepted));
    return [...rows, ...rest].sort((a, b) => Number(b.blocking) - Number(a.blocking) || rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
/** How many each scanner found alone, and how many both. */
function comparison(rows) {
    const counts = { both: 0, trivy: 0, acr: 0 };
    for (const { foundBy } of rows)
        counts[foundBy] += 1;
    return counts;
}
function grouped(findings) {
    const groups = new Map();
    for (const finding of findings) {
        if (finding.kind !== 'vulnerability')
            continue;
        const { id, package: name = '', installed = '' } = finding;
        const key = keyOf({ id, package: name, installed });
        const group = groups.get(key);
        if (group)
            group.on.push(finding);
        else
            groups.set(key, { id, package: name, installed, on: [finding] });
    }
    return [...groups.values()];
}
/** What a vendor lists for each layer is one, as bad as the worst of them and fixed if one of them is. */
function withoutRepeats(findings) {
    const found = new Map();
    for (const finding of findings) {
        const before = found.get(keyOf(finding));
        const isWorse = !before || policy/* severities */.g.indexOf(finding.severity) < policy/* severities */.g.indexOf(before.severity);
        const [worse, other] = isWorse ? [finding, before] : [before, finding];
        found.set(keyOf(finding), { ...other, ...worse });
    }
    return [...found.values()];
}
function keyOf(one) {
    return JSON.stringify([one.id.toUpperCase(), one.package, one.installed]);
}
function isSame(vendor, group) {
    return (vendor.id.toUpperCase() === group.id.toUpperCase() &&
        vendor.package === group.package &&
        (vendor.installed === group.installed || vendor.installed === ''));
}
function isKin(vendor, group) {
    if (vendor.id.toUpperCase() !== group.id.toUpperCase())
        return false;
    return (vendor.package === group.package || (vendor.installed !== '' && vendor.installed === group.installed));
}
function rowOf(match, policy, excepted) {
    const { group, vendor } = match;
    const { id, package: name, installed } = match.group ? match.group : match.vendor;
    const fixed = group?.on.find((one) => one.fixed)?.fixed;
    const ignored = group?.on.every((one) => one.ignored) ? group.on[0].ignored : undefined;
    // What was decided on one version says nothing of another.
    const alike = !vendor || !group || vendor.installed === '' || vendor.installed === group.installed;
    const named = vendor && {
        severity: vendor.severity,
        ...(vendor.package === name ? {} : { package: vendor.package }),
        ...(vendor.fixed ? { fixed: vendor.fixed } : {}),
        ...(vendor.url ? { url: vendor.url } : {}),
        ...(vendor.path ? { path: vendor.path } : {}),
    };
    const known = group?.on.every((one) => one.isNew === false);
    const excused = excepted.has(id) || (alike && (ignored !== undefined || (policy.failOn === 'new' && known === true)));
    return {
        id,
        package: name,
        installed,
        foundBy: group && vendor ? 'both' : group ? 'trivy' : 'acr',
        ...(group
            ? {
                trivy: {
                    severity: group.on[0].severity,
                    platforms: [...new Set(group.on.map(({ platform }) => platform))],
                    ...(fixed ? { fixed } : {}),
                    ...(ignored ? { ignored } : {}),
                },
            }
            : {}),
        ...(named ? { acr: named } : {}),
        blocking: vendor !== undefined && !excused && refuses(vendor, policy),
    };
}
/** The vendor's worst is HIGH: it counts where the policy names CRITICAL alone, too. */
function refuses({ severity, fixed }, policy) {
    if (policy.ignoreUnfixed && !fixed)
        return false;
    const meant = severity === 'HIGH' ? ['CRITICAL', 'HIGH'] : [severity];
    return meant.some((one) => policy.severity.includes(one));
}
function rank({ trivy, acr }) {
    const ranks = [trivy, acr].flatMap((one) => (one ? [policy/* severities */.g.indexOf(one.severity)] : []));
    return Math.min(...ranks);
}

// EXTERNAL MODULE: ./build/src/oci/registry-error.js
var registry_error = __webpack_require__(17055);
// EXTERNAL MODULE: ./build/src/oci/retrying.js
var retrying = __webpack_require__(13057);
// EXTERNAL MODULE: ./build/src/registries/alibaba-api.js
var alibaba_api = __webpack_require__(57804);
// EXTERNAL MODULE: ./build/src/registries/alibaba-keys.js
var alibaba_keys = __webpack_require__(15382);
// EXTERNAL MODULE: ./build/src/registries/alibaba-role.js
var alibaba_role = __webpack_require__(14090);
// EXTERNAL MODULE: ./build/src/registries/service.js
var registries_service = __webpack_require__(85438);
;// CONCATENATED MODULE: ./build/src/registries/alibaba-scan.js








/** Keys for the API: those of the role that trusts this job, else the environment's. */
async function acrKeys(keys, deps) {
    if (keys !== 'environment')
        return (0,alibaba_role/* assumeAlibabaRole */.J)(keys, deps);
    const found = (0,alibaba_keys/* environmentKeys */.a)(deps.env);
    if (found)
        return found;
    throw new errors/* SealiftError */.Pf('permission-missing', "there are no keys for Alibaba's API in the environment", {
        hint: 'Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.',
    });
}
/**
 * Has ACR Enterprise scan a tag, waits for the end, and reads every finding. Anything but a scan that ended and was
 * read in full is an error: `could-not-check` when it failed, took longer than `timeoutMs` or was denied. Source:
 * alibabacloud.com/help, Container Registry API 2018-12-01: GetRepository, CreateRepoTagScanTask,
 * GetRepoTagScanStatus and ListRepoTagScanResult.
 */
async function scanInAcr(target, keys, deps, wait = retrying/* timer */.O1) {
    const limit = AbortSignal.timeout(target.timeoutMs);
    const signal = AbortSignal.any([deps.signal, limit]);
    let status = 'not started';
    try {
        const ask = askInstance(target, keys, { ...deps, signal });
        const image = { RepoId: await repositoryId(target, ask), Tag: target.tag };
        const scan = { target, image, ask };
        await ask('CreateRepoTagScanTask', image);
        const pause = (milliseconds) => wait(milliseconds, signal);
        const engine = await scanEnd(scan, pause, deps.log, (now) => {
            status = now;
        });
        return { engine, findings: await allFindings(scan) };
    }
    catch (error) {
        if (!limit.aborted || deps.signal.aborted)
            throw error;
        throw incomplete(target, `did not end within ${minutes(target.timeoutMs)} (${status})`, {
            hint: 'Give it longer with `vendor-scan-timeout`, or look at the scan in the console of ACR.',
            cause: error,
        });
    }
}
function askInstance(target, keys, deps) {
    const { id, region, endpoint } = target.instance;
    const service = (0,alibaba_api/* acrService */.gT)(region, endpoint, keys);
    return async (action, parameters) => {
        const given = { InstanceId: id, RegionId: region, ...parameters };
        const answer = await (0,alibaba_api/* callAcr */.tC)(service, keys, action, given, deps);
        if (!(0,registries_service/* isRefusal */.vu)(answer) && answer.IsSuccess !== false)
            return answer;
        const words = (0,registries_service/* isRefusal */.vu)(answer) ? answer.refused : `${answer.Code}: ${answer.Message ?? ''}`;
        throw refused(target, action, (0,registry_error/* printable */.g$)(words, service.hidden));
    };
}
/** The namespace is the first part of the path, all the rest the repository's name. */
async function repositoryId({ repository }, ask) {
    const [RepoNamespaceName = '', ...rest] = repository.path.split('/');
    const { RepoId } = await ask('GetRepository', { RepoNamespaceName, RepoName: rest.join('/') });
    if (typeof RepoId === 'string' && RepoId !== '')
        return RepoId;
    throw (0,registries_service/* nonsense */.IE)('Alibaba Cloud ACR', `the id of ${(0,oci_reference/* repositoryName */.aR)(repository)}`);
}
const firstPollMs = 2_000;
const longestPollMs = 15_000;
function longer(milliseconds) {
    return Math.min(longestPollMs, milliseconds * 1.5);
}
/** Waits until the scan has ended well, and gives the engine. A status that is not known is one to wait on. */
async function scanEnd({ target, image, ask }, pause, log, onStatus) {
    const started = performance.now();
    for (let milliseconds = firstPollMs;; milliseconds = longer(milliseconds)) {
        const { Status, ScanService } = await ask('GetRepoTagScanStatus', image);
        const status = String(Status ?? 'no status yet');
        onStatus(status);
        if (status === 'COMPLETE')
            return typeof ScanService === 'string' ? ScanService : undefined;
        if (status === 'FAILED')
            throw incomplete(target, 'failed at Alibaba', {
                hint: 'Look at the scan in the console of ACR and run again. Its Trivy engine fails on layers of more than 3 GB.',
            });
        const seconds = Math.round((performance.now() - started) / 1000);
        log.progress(`ACR scans ${(0,oci_reference/* repositoryName */.aR)(target.repository)}:${target.tag}: ${status}, ${seconds} s`);
        await pause(milliseconds);
    }
}
const pageSize = 100;
/** Reads page after page until all that the service counts are there; fewer are no result. */
async function allFindings({ target, image, ask }) {
    const found = [];
    const seen = new Set();
    let counted;
    for (let page = 1;; page += 1) {
        const answer = await ask('ListRepoTagScanResult', {
            ...image,
            PageNo: String(page),
            PageSize: String(pageSize),
        });
        const { TotalCount: total, Vulnerabilities: entries = [] } = answer;
        if (typeof total !== 'number' || !Array.isArray(entries))
            throw (0,registries_service/* nonsense */.IE)('Alibaba Cloud ACR', 'a list of findings and their number');
        counted ??= total;
        found.push(...entries.map(findingOf));
        const lines = entries.map((entry) => JSON.stringify(entry));
        const repeated = lines.length > 0 && lines.every((line) => seen.has(line));
        for (const line of lines)
            seen.add(line);
        const done = found.length >= counted;
        if (total !== counted || repeated || (entries.length === 0 && !done))
            throw incomplete(target, `counts ${Math.max(total, counted)} findings, of which it lists ${seen.size}`, {
                hint: 'The list may have changed while it was read: run again.',
            });
        if (done)
            return found;
    }
}
/** The API names High, Medium, Low and Unknown; a Critical, should it come, must not be taken for less. */
const severityOf = {
    critical: 'CRITICAL',
    high: 'HIGH',
    medium: 'MEDIUM',
    low: 'LOW',
};
function findingOf(entry) {
    const text = (name) => (typeof entry[name] === 'string' ? entry[name].trim() : '');
    const optional = (name, value) => (value === '' ? {} : { [name]: value });
    return {
        id: text('CveName') || text('AliasName') || 'unnamed',
        severity: severityOf[text('Severity').toLowerCase()] ?? 'UNKNOWN',
        package: text('Feature'),
        installed: text('Version'),
        ...optional('fixed', text('VersionFixed')),
        ...optional('url', text('CveLink')),
        ...optional('path', text('CveLocation')),
    };
}
/** The actions of a policy each call needs; they differ from the calls' own names (same source). */
const permissions = {
    GetRepository: 'cr:GetRepository',
    CreateRepoTagScanTask: 'cr:PutScan',
    GetRepoTagScanStatus: 'cr:GetScan',
    ListRepoTagScanResult: 'cr:GetScan',
};
/** `words` begin with the code. */
function refused(target, action, words) {
    const name = (0,oci_reference/* repositoryName */.aR)(target.repository);
    const hint = /^\S*(NoPrivilege|NoPermission|Forbidden|Unauthorized|NotAuthorized)/i.test(words)
        ? `Allow the keys ${permissions[action]} on ${name} in ${target.instance.id}.`
        : `Check the keys, \`instance-id\` (${target.instance.id}), \`region\` (${target.instance.region}) and that ${name} is in this instance.`;
    return incomplete(target, `could not be had: ${action} answered ${words}`, { hint });
}
function incomplete({ repository, tag }, what, options) {
    return new errors/* SealiftError */.Pf('could-not-check', `Alibaba Cloud ACR's scan of ${(0,oci_reference/* repositoryName */.aR)(repository)}:${tag} ${what}`, options);
}
function minutes(milliseconds) {
    return milliseconds < 60_000 ? `${milliseconds / 1000} s` : `${Math.round(milliseconds / 6000) / 10} min`;
}

// EXTERNAL MODULE: ./build/src/report/findings.js
var findings = __webpack_require__(85636);
// EXTERNAL MODULE: ./build/src/steps/scan-exceptions.js + 2 modules
var scan_exceptions = __webpack_require__(10950);
;// CONCATENATED MODULE: ./build/src/steps/vendor-scan.js










const scanner = 'Alibaba Cloud ACR';
/**
 * Writes the commit tag of a verified image in the one repository that is scanned, has the registry scan it, and lays
 * the findings beside Trivy's. Where it gates, throws `gate-refused` for what the policy refuses and `could-not-check`
 * when there is no result; the other tags are not written then. Gives the outcome of the commit tag; nothing without
 * a `vendorScan` in the plan.
 */
async function vendorScan(approved, image, verdict, shop, deps) {
    const { plan, account, connection } = shop;
    const wanted = plan.vendorScan;
    if (!wanted)
        return [];
    const early = await writeCommitTag(wanted, approved, shop, deps);
    const reference = { ...wanted.repository, tag: wanted.tag.name };
    const base = { scanner, reference: (0,oci_reference/* referenceName */.z$)(reference), gate: wanted.gate };
    let found;
    try {
        found = await account.step('vendor scan', `Have ACR scan ${base.reference}`, async () => {
            const target = { ...wanted, tag: wanted.tag.name };
            const scan = await scanInAcr(target, await acrKeys(wanted.keys, deps), deps);
            await refuseMoved(reference, digestOf(approved), connection.client);
            return scan;
        });
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf) || error.code === 'interrupted' || deps.signal.aborted)
            throw error;
        account.note({ vendorScan: { ...base, status: 'failed', reasons: [error.message], findings: [] } });
        if (wanted.gate)
            throw withoutResult(error, base.reference);
        account.remark(`${error.message}. What ${scanner} would have found is not known.`);
        return early;
    }
    const trivy = image.scan && (0,judge/* judgedReport */.IA)(image.scan, image.baseline, plan.policy);
    const rows = compareFindings(trivy ? (0,findings/* recordedFindings */.dR)(trivy, verdict) : [], found.findings, plan.policy, await exceptedIds(plan, deps));
    const reasons = wanted.gate ? reasonsOf(rows) : [];
    account.note({
        vendorScan: {
            ...base,
            status: 'complete',
            ...(found.engine ? { engine: found.engine } : {}),
            reasons,
            ...(wanted.gate ? { outcome: reasons.length > 0 ? 'refused' : 'passed' } : {}),
            counts: countsOf(found.findings),
            ...(trivy ? { compared: comparison(rows) } : {}),
            findings: wanted.gate ? rows : rows.map((row) => ({ ...row, blocking: false })),
        },
    });
    if (reasons.length > 0)
        throw refusal(reasons, base.reference);
    return early;
}
/** What a later look at the tags says, but that this run wrote those that are "already there". */
function withEarlier(results, early) {
    return results.map((result) => {
        const written = result.outcome === 'already-there' && early.find((one) => isSameTag(one, result));
        return written || result;
    });
}
/** All tags are looked up first, so that none is written for an image that cannot have them all. */
async function writeCommitTag({ repository, tag: planned }, approved, { plan, account, connection: { client } }, deps) {
    const here = approved.filter(({ pushed }) => (0,oci_reference/* isSameRepository */.ve)(pushed.repository, repository));
    return account.step('commit tag', `Write the commit tag ${planned.name}`, async () => {
        let all = [];
        await (0,tag_decision/* lookUpTags */.YK)(digestOf(approved), plan.tags, plan.repositories, client, (results) => {
            all = results;
            account.note({ tags: results });
        });
        return (0,tag/* tag */.T)(here, [planned], client, deps, (written) => account.note({ tags: all.map((result) => written.find((one) => isSameTag(one, result)) ?? result) }));
    });
}
function digestOf([first]) {
    return first.pushed.root.digest;
}
function isSameTag(a, b) {
    return a.tag === b.tag && (0,oci_reference/* isSameRepository */.ve)(a.repository, b.repository);
}
/** The service was told a tag, not a digest: what it scanned is this image only if the tag still is. */
async function refuseMoved(reference, digest, client) {
    const now = (await client.manifestHead(reference))?.digest;
    if (now === digest)
        return;
    throw new errors/* SealiftError */.Pf('tag-moved', `${(0,oci_reference/* referenceName */.z$)(reference)} points at ${now ?? 'nothing'} after the scan, and not at ${digest}: what was scanned is not this image`, { hint: 'Find out who writes commit tags there, and run again.' });
}
/** Ids that the ignore file takes out without naming a package or a path: those count for every scanner. */
async function exceptedIds({ scan }, deps) {
    const file = await (0,scan_exceptions/* readIgnoreFile */.K)(scan, deps);
    const whole = file?.vulnerabilities.filter(({ paths = [], purls = [] }) => paths.length + purls.length === 0);
    return new Set(whole?.map(({ id }) => id));
}
function countsOf(findings) {
    return Object.fromEntries(policy/* severities */.g.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]));
}
const named = 5;
function reasonsOf(rows) {
    const blocking = rows.filter((row) => row.blocking);
    if (blocking.length === 0)
        return [];
    const list = blocking.slice(0, named).map(({ id, package: name, installed, acr, foundBy }) => {
        const fix = acr?.fixed ? `fixed in ${acr.fixed}` : 'no fixed version';
        return `${id} in ${name} ${installed} (${fix}${foundBy === 'acr' ? '; Trivy does not have it' : ''})`;
    });
    const rest = blocking.length > named ? ` and ${blocking.length - named} more` : '';
    const what = `${blocking.length} finding${blocking.length === 1 ? '' : 's'}`;
    return [`${scanner} has ${what} that the policy refuses: ${list.join('; ')}${rest}.`];
}
function published(reference) {
    return `The image can be pulled as ${reference}; no other tag was written.`;
}
function refusal(reasons, reference) {
    return new errors/* SealiftError */.Pf('gate-refused', reasons.join(' '), {
        hint: `${published(reference)} Update what is named, or put what does not apply into the ignore file (docs/scanning.md).`,
    });
}
/** Exit 4 whatever stood in the way: it is not the image that was found wanting. */
function withoutResult(error, reference) {
    if (error.code === 'tag-moved')
        return error;
    return new errors/* SealiftError */.Pf('could-not-check', error.message, {
        hint: [error.hint, published(reference)].filter(Boolean).join(' '),
        cause: error,
    });
}

// EXTERNAL MODULE: ./build/src/steps/workplace.js + 28 modules
var workplace = __webpack_require__(93823);
;// CONCATENATED MODULE: ./build/src/commands/build.js



















/**
 * The main line: plan, build, scan, gate, push by digest, sign, verify, and only then tag. What happened
 * is told to the account, also when a step fails.
 */
async function build_build(request, deps) {
    const { inputs, account, onBuilder, onSmoke } = request;
    const plan = await account.step('plan', 'Plan', async () => (0,steps_plan/* makePlan */.Cs)({ inputs, source: await request.source(), account }, deps));
    await (0,workplace/* inWorkplace */.A)(plan, request, deps, async (workplace) => {
        const shop = { ...workplace, onBuilder, onSmoke };
        const { client } = shop.connection;
        if ((0,build/* isEvaluation */.lZ)(plan.build))
            return await evaluateDockerfile(shop, deps);
        const published = await account.step('look', 'Look for a published image', () => (0,steps_published/* findPublished */.e)(plan, client));
        const earlier = published && (await reuseImage(published, await (0,run_signer/* openReuseVerifier */.Dp)(shop, deps), shop, deps));
        const image = earlier?.image ?? (await (0,steps_image/* makeImage */.Gs)(shop, deps, (content) => sendBlobsEarly(content, shop)));
        account.note({ image: (0,entries/* imageEntry */.AI)(image, earlier !== undefined) });
        remarkOnBases(image, account);
        const verdict = await (0,judge/* judge */.S4)(image, inputs.sarif, shop);
        if (verdict.outcome === 'refused')
            throw (0,judge/* refusal */.x5)(verdict);
        if (image.serverless?.outcome === 'refused')
            throw (0,platform_check/* platformRefusal */.SH)(image.serverless);
        if (!plan.push.wanted)
            return account.remark(`Nothing was pushed: ${plan.push.reason}.`);
        const { part } = plan;
        const record = part && (0,parts/* makePart */.sM)({ ...plan, part }, image, verdict);
        if (record && earlier) {
            const kept = await account.step('part', 'Look for the signed part record', () => (0,parts/* attestPart */.PR)(record, shop, deps));
            return await handOver(kept, shop);
        }
        const { digest } = image.content.root;
        const tags = part ? [] : plan.tags;
        const attestations = [...image.attestations, ...(record ? [await (0,parts/* partAttestation */.Gb)(record, deps)] : [])];
        await account.step('tags free', 'Check the tags that never change', async () => {
            await (0,tag_decision/* refuseTakenTags */.XB)(digest, tags, plan.repositories, client);
            const added = (0,approve/* attaching */.A)(image.content, attestations, earlier?.verified, shop);
            await (0,frozen_tags/* refuseFrozenTags */.i)({ ...plan, digest, tags, attaching: added }, shop.connection);
        });
        const pushed = await account.step('push', `Push to ${plan.repositories.map(oci_reference/* repositoryName */.aR).join(', ')}`, () => (0,push/* push */.VC)(image.content, plan.repositories, client, deps));
        account.note({ pushed: (0,entries/* pushedEntry */.kT)(pushed) });
        const approved = await (0,approve/* approve */.S)(pushed, { attestations }, earlier?.verified, shop, deps);
        if (record)
            await handOver(record, shop);
        else {
            const early = await vendorScan(approved, image, verdict, shop, deps);
            await account.step('tag', 'Write the tags', () => (0,tag/* tag */.T)(approved, plan.tags, client, deps, (tags) => account.note({ tags: withEarlier(tags, early) })));
        }
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

/***/ 57804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vw: () => (/* binding */ callAcrPersonal),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   gT: () => (/* binding */ acrService),
/* harmony export */   oh: () => (/* binding */ wrongClock),
/* harmony export */   tC: () => (/* binding */ callAcr)
/* harmony export */ });
/* harmony import */ var _oci_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79221);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85438);


/** The API of both editions in a region; `endpoint` replaces Alibaba's own address. */
function acrService(region, endpoint, keys) {
    return {
        title: 'Alibaba Cloud ACR',
        url: new URL(endpoint ?? `https://cr.${region}.aliyuncs.com/`),
        hidden: Object.values(keys),
    };
}
/** One signed call of the Enterprise Edition's API (RPC, version 2018-12-01): its answer, or its own "no". */
function callAcr(service, keys, action, parameters, deps) {
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_0__/* .callService */ .cb)(service, async () => {
        const { RPCClient } = await popCore();
        const client = new RPCClient({ ...keys, endpoint: service.url.origin, apiVersion: '2018-12-01' });
        // By GET the keys' token would stand in the URL, and in every message that quotes it.
        const options = { method: 'POST', timeout: timeoutMs, agent: deps.agent(service.url) };
        return client.request(action, parameters, options);
    }, refusalOf, deps);
}
/** One signed call of the Personal Edition's API (ROA, version 2016-06-07): its answer, or its own "no". */
function callAcrPersonal(service, keys, path, deps) {
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_0__/* .callService */ .cb)(service, async () => {
        const { ROAClient } = await popCore();
        const client = new ROAClient({ ...keys, endpoint: service.url.origin, apiVersion: '2016-06-07' });
        const options = { timeout: timeoutMs, agent: deps.agent(service.url) };
        const body = await client.get(path, {}, {}, options);
        // The client hands on whatever is no JSON, such as the error page of a proxy.
        if (typeof body === 'string')
            throw new Error('its answer is no JSON');
        return body;
    }, refusalOf, deps);
}
const timeoutMs = 30_000;
async function popCore() {
    return (await Promise.all(/* import() */[__webpack_require__.e(826), __webpack_require__.e(511)]).then(__webpack_require__.t.bind(__webpack_require__, 60511, 19))).default;
}
/**
 * An error of pop-core that holds an answer of the service. The answers of the gateway have `Code`, those of the
 * Personal Edition itself `code`.
 */
function refusalOf(error) {
    const { data, result, statusCode, entry } = error;
    const answer = data ?? result;
    if (!answer)
        return undefined;
    const code = String(answer.Code ?? answer.code ?? '');
    // A wrong signature is answered with all that was signed, the keys' token too.
    const [message = ''] = String(answer.Message ?? answer.message ?? '').split(/\s*server string to sign is/i);
    const status = statusCode ?? entry?.response?.statusCode ?? 0;
    return { refused: `${code}: ${message}`, again: (0,_oci_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isRetriedStatus */ .Mq)(status) || isPassing(code) };
}
const passing = /^(Throttling|ServiceUnavailable|InternalError)/;
/** Whether a refusal of the gateway passes by itself; some such come with status 400. */
function isPassing(code) {
    return passing.test(code);
}
/** What to do about `InvalidTimeStamp`. */
const wrongClock = 'The clock of this machine differs from that of Alibaba Cloud by more than 15 minutes: set it right.';


/***/ }),

/***/ 14090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ assumeAlibabaRole)
/* harmony export */ });
/* harmony import */ var _alibaba_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57804);
/* harmony import */ var _denial_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51058);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77108);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85438);




/**
 * Alibaba's STS for an OIDC provider of the account; AssumeRoleWithOIDC takes no signature.
 * Source: Security Token Service API 2015-04-01 (help.aliyun.com; client.py of PyPI's alibabacloud_sts20150401, where
 * the endpoint is regional).
 */
async function assumeAlibabaRole(login, deps) {
    const { registry, fields, endpoints } = login;
    // The audience of Alibaba's own action and of its Kubernetes service (aliyun/configure-aliyun-credentials-action).
    const { token, claims } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .idToken */ .f)(fields.audience ?? 'sts.aliyuncs.com', registry, deps);
    const service = {
        title: 'Alibaba Cloud STS',
        url: new URL(endpoints.sts ?? `https://sts.${fields.region}.aliyuncs.com/`),
        hidden: [token.reveal()],
        again: ({ json }) => (0,_alibaba_api_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(String(json.Code)),
    };
    const request = () => ({
        form: {
            Action: 'AssumeRoleWithOIDC',
            Version: '2015-04-01',
            Format: 'JSON',
            Timestamp: deps
                .clock()
                .toISOString()
                .replace(/\.\d+Z$/, 'Z'),
            SignatureNonce: crypto.randomUUID(),
            RoleArn: fields['role-to-assume'],
            OIDCProviderArn: fields['oidc-provider'],
            RoleSessionName: 'sealift',
            DurationSeconds: '3600',
            OIDCToken: token.reveal(),
        },
    });
    const { status, json } = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, request, deps);
    if (status !== 200) {
        const words = `${json.Code ?? `status ${status}`}: ${json.Message ?? ''}`;
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, { registry, words, claims, mismatches, look: lookAt(words, fields) });
    }
    const names = ['AccessKeyId', 'AccessKeySecret', 'SecurityToken'];
    const keys = (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, json.Credentials, names, 'keys of the role');
    return {
        accessKeyId: keys.AccessKeyId,
        accessKeySecret: keys.AccessKeySecret,
        securityToken: keys.SecurityToken,
    };
}
/**
 * Codes: help.aliyun.com, "STS 2015-04-01, error codes", and ACK's "RRSA, error messages". What the conditions of a trust
 * policy compare, the subject above all, is only "There is no permission".
 */
const mismatches = [
    [/AudienceNotMatch/, 'aud'],
    [/IssuerNotMatch/, 'iss'],
];
function lookAt(words, fields) {
    const [role, provider] = [fields['role-to-assume'], fields['oidc-provider']];
    if (/AudienceNotMatch/.test(words))
        return `Add this audience to the client IDs of ${provider} and to oidc:aud in the trust policy of ${role}, or set audience to the one that stands there.`;
    if (/IssuerNotMatch/.test(words))
        return `Compare the issuer URL of ${provider} and oidc:iss in the trust policy of ${role} with the issuer of the token.`;
    if (/No such OIDC Provider/i.test(words))
        return `Check oidc-provider: there is no ${provider}.`;
    if (/EntityNotExist\.Role/.test(words))
        return `Check role-to-assume: there is no ${role}.`;
    if (/InvalidTimeStamp/.test(words))
        return _alibaba_api_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongClock */ .oh;
    return `Look at the trust policy of ${role}: its principal must be ${provider}, and its conditions on oidc:sub, oidc:aud and oidc:iss must hold for this token.`;
}


/***/ }),

/***/ 51058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ untold),
/* harmony export */   w: () => (/* binding */ denied)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17055);


/**
 * The error for an exchange that was denied: `registry-unauthorized`, with the claims a trust policy can ask for. What
 * the service must not repeat, the token above all, is in no part of it.
 */
function denied({ title, hidden }, { registry, words, claims, mismatches = [], look }) {
    const mismatch = mismatches.find(([pattern]) => pattern.test(words))?.[1];
    const about = mismatch ? ` because "${mismatch}" does not match` : '';
    const sent = claims ? ` This job's token says ${claimsText(claims)}.` : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('registry-unauthorized', `${title} denied the login for ${registry}${about}: ${(0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(words, hidden)}`, { hint: `${look}${sent}` });
}
/** The error for a question that a service does not answer, in its words. */
function untold({ title, hidden }, words) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('could-not-check', `${title} does not tell: ${(0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(words, hidden)}`);
}
const shownClaims = [
    'iss',
    'aud',
    'sub',
    'repository',
    'repository_id',
    'repository_owner_id',
    'ref',
    'environment',
    'event_name',
    'job_workflow_ref',
];
function claimsText(claims) {
    return shownClaims
        .filter((name) => claims[name] !== undefined)
        .map((name) => `${name}: ${(0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(String(claims[name]))}`)
        .join(', ');
}


/***/ }),

/***/ 77108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ idToken)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _source_oidc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55018);


/** This job's OIDC token for `audience`; fails with `permission-missing` where none can be had. */
async function idToken(audience, registry, deps) {
    const answer = await (0,_source_oidc_js__WEBPACK_IMPORTED_MODULE_1__/* .requestOidcToken */ .I)(deps, audience);
    if (answer)
        return answer;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('permission-missing', `the keyless login for ${registry} needs this job's OIDC token, which it may not ask for`, {
        hint: 'Give the job "permissions: id-token: write"; pull requests from forks never get one. Outside GitHub Actions give username and password.',
    });
}


/***/ }),

/***/ 85438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ textsIn),
/* harmony export */   IE: () => (/* binding */ nonsense),
/* harmony export */   cb: () => (/* binding */ callService),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   xE: () => (/* binding */ askService)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_body_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1515);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17055);
/* harmony import */ var _oci_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79221);
/* harmony import */ var _oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13057);





const answerLimit = 1024 * 1024;
/**
 * Posts a form or JSON to a service, or asks it by GET; tried again where that may help. What holds a timestamp or a
 * nonce is made anew for every try. Fails with `network-failed` where the service is not at its address; follows no
 * redirect.
 */
async function askService(service, request, deps, headers = {}) {
    const operation = operationOf(service);
    const answer = await (0,_oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R$)(async () => {
        try {
            const asked = forThisTry(request);
            const response = await deps.http({
                url: service.url,
                ...sentBy(asked, forThisTry(headers)),
                signal: deps.signal,
            });
            if ((0,_oci_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .isRetriedStatus */ .Mq)(response.status))
                throw await (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .answerError */ .n)(response, operation, deps.clock());
            const bytes = await (0,_oci_body_js__WEBPACK_IMPORTED_MODULE_4__/* .readBody */ .x8)(response, answerLimit);
            if (!bytes)
                throw new _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl('network-failed', `${service.title} answered more than 1 MiB`);
            const text = bytes.toString('utf8');
            const answer = { status: response.status, text, json: objectIn(text) };
            if (service.again?.(answer))
                throw putOff(service, text);
            return answer;
        }
        catch (error) {
            throw (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeError */ .mH)(error, operation, deps.signal);
        }
    }, deps);
    if (isElsewhere(answer))
        throw nonsense(`${service.title} at ${service.url.host}`, `what it gives (status ${answer.status})`);
    return answer;
}
function sentBy(asked, headers) {
    const accept = 'application/json';
    if ('method' in asked)
        return { method: 'GET', headers: { accept, ...headers } };
    const [type, body] = 'form' in asked
        ? ['application/x-www-form-urlencoded', new URLSearchParams(asked.form).toString()]
        : ['application/json', JSON.stringify(asked.json)];
    return { method: 'POST', headers: { accept, 'content-type': type, ...headers }, body };
}
/** A redirect, or a web server's own word for an address where nothing is: no service says no like this. */
function isElsewhere({ status, text }) {
    return (status >= 300 && status < 400) || ((status === 404 || status === 405) && !/^\s*[{[]/.test(text));
}
/**
 * Calls a vendor's SDK, which signs and sends its own requests: tried again while no answer comes. `said` reads the
 * service's own refusal out of an error; undefined: there was no answer.
 */
function callService(service, work, said, deps) {
    const operation = operationOf(service);
    return (0,_oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R$)(async () => {
        try {
            deps.signal.throwIfAborted();
            return await interruptible(work(), deps.signal);
        }
        catch (thrown) {
            // A parser throws what is no error and holds the whole answer: that goes no further.
            const error = thrown instanceof Error ? thrown : new Error('its answer could not be read');
            if (deps.signal.aborted)
                throw (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeError */ .mH)(error, operation, deps.signal);
            const refusal = said(error);
            if (!refusal)
                throw (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionError */ .$t)(error, operation);
            if (refusal.again)
                throw putOff(service, refusal.refused);
            return refusal;
        }
    }, deps);
}
function forThisTry(value) {
    return typeof value === 'function' ? value() : value;
}
function operationOf({ title, url, hidden }) {
    return { registry: title, target: title, verb: `ask ${url.host}`, ...(hidden && { hidden }) };
}
/** The error for a "not now" that its status does not tell. */
function putOff(service, words) {
    return new _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl('registry-unavailable', `${service.title}: ask ${service.url.host} was put off: ${(0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(words, service.hidden)}`, { retriable: true, hint: `${service.title} is busy or in trouble; running again later is safe.` });
}
function isRefusal(answer) {
    return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
/** Not every SDK can be stopped; the run goes on without its answer then. */
function interruptible(work, signal) {
    return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}
/** Fields of an answer that must each be a text and not empty; fails with `network-failed` when one is not. */
function textsIn({ title }, answer, names, what) {
    const fields = new Map(Object.entries(answer ?? {}));
    const texts = names.map((name) => [name, fields.get(name)]);
    if (!texts.every(([, text]) => typeof text === 'string' && text !== ''))
        throw nonsense(title, what);
    return Object.fromEntries(texts);
}
/** An answer that makes no sense, in the words of an error. */
function nonsense(service, lacks) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('network-failed', `${service} answered without ${lacks}`, {
        hint: 'Check the address in endpoints, if one is set there; something between may have answered in its place.',
    });
}
function objectIn(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
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
