export const id = 501;
export const ids = [501];
export const modules = {

/***/ 96621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ runPlan)
});

// EXTERNAL MODULE: ./build/src/plan/build-args.js
var build_args = __webpack_require__(61315);
// EXTERNAL MODULE: ./build/src/plan/cache.js + 3 modules
var cache = __webpack_require__(45589);
// EXTERNAL MODULE: ./build/src/plan/create.js + 8 modules
var create = __webpack_require__(75784);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/platforms/amounts.js
var amounts = __webpack_require__(14859);
// EXTERNAL MODULE: ./build/src/registries/profile.js
var registries_profile = __webpack_require__(71640);
// EXTERNAL MODULE: ./build/src/plan/access.js
var plan_access = __webpack_require__(99275);
// EXTERNAL MODULE: ./build/src/plan/cache-entry.js
var cache_entry = __webpack_require__(8850);
;// CONCATENATED MODULE: ./build/src/plan/print.js






/** The plan as people read it (`sealift plan`, `dry-run: true`); no secret is in it. */
function planText(plan) {
    const { source, build } = plan;
    return [
        section('Source', [
            ['commit', `${source.commit}${source.dirty ? ' (tracked files differ from it)' : ''}`],
            ['ref', `${source.ref} (${source.event})`],
            ['git repository', source.gitRepository],
        ]),
        section('Build', [
            ['context', build.context],
            ['file', build.file],
            ['target', build.target],
            ['platforms', build.platforms.map(descriptor/* platformText */.VQ).join(', ') || "the builder's own"],
            ['builder', builderText(plan)],
            ['build args', build.buildArgs.map((arg) => arg.split('=')[0]).join(', ')],
            ['secrets', build.secrets.map(({ id }) => id).join(', ')],
            ['cache from', cacheTypes(build.cacheFrom).join(', ')],
            ['cache to', cacheTypes(build.cacheTo).join(', ')],
            ['created', plan.created.toISOString()],
            ['inputs digest', plan.inputsDigest],
        ]),
        section('Gate', gateRows(plan)),
        section('Serverless', serverlessRows(plan)),
        section('Push', [
            ['push', `${plan.push.wanted ? 'yes' : 'no'}: ${plan.push.reason}`],
            ...plan.repositories.map((repository) => ['to', (0,reference/* repositoryName */.aR)(repository)]),
            ...registriesOf(plan).map((registry) => ['registry', registryText(registry, plan)]),
            ['existing image', plan.push.wanted ? plan.onExisting : undefined],
            ['signed', signingText(plan)],
            ['attestations', plan.push.wanted ? plan.sign.attestations : undefined],
        ]),
        section('Tags', tagRows(plan)),
        section('Labels', Object.entries(plan.labels)),
        section('Annotations', Object.entries(plan.annotations)),
        section('Notes', (plan.notes ?? []).map((note) => ['', note])),
    ]
        .filter((text) => text !== '')
        .join('\n');
}
/** The plan as data, for `sealift plan --json`; no secret is in it, and build arguments only by name. */
function planJson(plan) {
    const { source, build, sign } = plan;
    return {
        source: {
            provider: source.provider,
            commit: source.commit,
            ref: source.ref,
            event: source.event,
            fork: source.fork,
            dirty: source.dirty,
            gitRepository: source.gitRepository,
        },
        repositories: plan.repositories.map(reference/* repositoryName */.aR),
        tags: plan.tags,
        version: plan.version,
        labels: plan.labels,
        annotations: plan.annotations,
        created: plan.created.toISOString(),
        build: {
            context: build.context,
            file: build.file,
            target: build.target,
            platforms: build.platforms.map(descriptor/* platformText */.VQ),
            buildArgs: build.buildArgs.map((arg) => arg.split('=')[0]),
            secrets: build.secrets.map(({ id }) => id),
            cacheFrom: cacheTypes(build.cacheFrom),
            cacheTo: cacheTypes(build.cacheTo),
            reproducible: build.reproducible,
        },
        builder: { kind: plan.builder.kind, value: plan.builder.value },
        scan: plan.scan,
        policy: plan.policy,
        ...(plan.serverless && { serverless: serverlessJson(plan.serverless) }),
        ...(plan.vendorScan && { vendorScan: vendorScanJson(plan.vendorScan) }),
        push: plan.push,
        sign: {
            mode: sign.signing.mode,
            identity: sign.signing.mode === 'keyless' ? sign.signing.identity : undefined,
            storage: sign.storage,
            attestations: sign.attestations,
        },
        onExisting: plan.onExisting,
        overlapUpload: plan.overlapUpload,
        inputsDigest: plan.inputsDigest,
        logins: plan.access.logins.map(({ kind, registry, username }) => ({ kind, registry, username })),
        notes: plan.notes ?? [],
    };
}
/** Those the image goes to, and those with a login. */
function registriesOf({ repositories, access }) {
    return [...new Set([...repositories, ...access.logins].map(({ registry }) => registry))];
}
/** What is known of a registry before it is asked. */
function registryText(registry, { access, sign }) {
    const { profile, by } = (0,registries_profile/* recognize */.vA)(registry, access.providers.get(registry));
    const login = access.logins.find((one) => one.registry === registry);
    const known = by === 'default' ? 'of no known kind' : `${profile.provider} by its ${by}`;
    const storage = sign.storage === 'auto' ? profile.signatureStorage : sign.storage;
    return `${registry}: ${known}; ${login ? (0,plan_access/* loginText */.z7)(login) : elseLogin(registry, access)}; signatures as ${storage === 'tag' ? '.sig tags' : 'referrers'}`;
}
function elseLogin(registry, { dockerConfig, githubToken }) {
    const own = dockerConfig ? 'login of the Docker configuration, if it has one' : 'no login';
    return registry === 'ghcr.io' && githubToken ? `${own}, else the job's token` : own;
}
function vendorScanJson({ scanner, repository, tag, instance, gate, timeoutMs }) {
    return { scanner, repository: (0,reference/* repositoryName */.aR)(repository), tag: tag.name, instance, gate, timeoutMs };
}
/** Only the types: what follows names places that are nobody else's business. */
function cacheTypes(entries) {
    return [...new Set(entries.map(cache_entry/* cacheType */.NW))];
}
/** A titled block with its values in one column; rows without a value are left out, and so is an empty block. */
function section(title, rows) {
    const shown = rows.filter((row) => row[1] !== undefined && row[1] !== '');
    if (shown.length === 0)
        return '';
    const width = Math.max(...shown.map(([label]) => label.length));
    const lines = shown.map(([label, value]) => `  ${width === 0 ? '' : `${label.padEnd(width)}  `}${value}`);
    return `${title}\n${lines.join('\n')}\n`;
}
function builderText({ builder }) {
    return builder.value === undefined ? builder.kind : `${builder.value} (${builder.kind})`;
}
function gateRows({ scan, policy, vendorScan }) {
    const findings = scan.mode === 'off'
        ? [['scan', 'off']]
        : [
            ['scan', `${scan.scanners.join(' and ')}, every platform`],
            [
                'refuse',
                policy.failOn === 'none'
                    ? 'nothing that is found'
                    : `${policy.severity.join(', ')}${policy.ignoreUnfixed ? ' that a fixed version exists for' : ''}`,
            ],
            ['only new against', policy.failOn === 'new' ? policy.baseline : undefined],
            ['ignore file', scan.ignoreFile],
            ['VEX', scan.vex.join(', ')],
            ['system past its end', policy.exitOnEol ? 'refused' : undefined],
        ];
    return [
        ...findings,
        ['size budget', policy.sizeBudget === undefined ? undefined : `${policy.sizeBudget} bytes a platform`],
        ['allowed bases', policy.allowedBase.join(', ')],
        ['vendor scan', vendorScan && vendorScanText(vendorScan)],
    ];
}
function serverlessRows({ serverless, build }) {
    if (!serverless)
        return [];
    const { profile, region, ignored, smoke } = serverless;
    const { request } = smoke;
    return [
        ['platform', profile.title],
        ['region', region],
        ['layers', build.layerCompression && `written with ${build.layerCompression}, the base image's too`],
        ...runLimits(profile.run).map(([name, limit]) => [name, `${(0,amounts/* limitText */.P)(limit)} (${limit.source})`]),
        ['requests', invocationText(profile.run.invocation)],
        ['smoke run', smoke.mode],
        [
            'smoke request',
            request && (request.kind === 'event' ? request.file : `${request.method} ${request.path}`),
        ],
        ['ignored rules', ignored.join(', ')],
    ];
}
function serverlessJson({ profile, region, ignored, smoke }) {
    return {
        platform: profile.name,
        region,
        limits: Object.fromEntries(runLimits(profile.run)),
        invocation: profile.run.invocation,
        ignored,
        smoke,
    };
}
function runLimits({ tmp, memory, pids, descriptors, ready, stop, }) {
    const limits = { tmp, memory, pids, descriptors, ready, stop };
    return Object.entries(limits).filter((entry) => entry[1] !== undefined);
}
function invocationText(invocation) {
    switch (invocation.kind) {
        case 'http':
            return `HTTP at port ${invocation.port}${invocation.portVariable ? ` ($${invocation.portVariable})` : ''}`;
        case 'lambda':
            return "events, by Lambda's runtime API";
        case 'job':
            return 'none: a job';
    }
}
function vendorScanText({ repository, tag, gate }) {
    return `${(0,reference/* repositoryName */.aR)(repository)}:${tag.name}, ${gate ? 'before any other tag' : 'reported only'}`;
}
function signingText({ sign, push }) {
    return push.wanted ? signerText(sign.signing) : 'no: nothing is pushed';
}
function signerText(signing) {
    switch (signing.mode) {
        case 'off':
            return 'no: sign: off';
        case 'key':
            return 'reference' in signing.key ? `with the key ${signing.key.reference}` : 'with the key given';
        case 'keyless':
            return `keyless, as ${identityText(signing.identity)}`;
    }
}
function identityText({ subject, issuer, gitRepository }) {
    const who = typeof subject === 'string' ? subject : `a match of ${subject.pattern}`;
    return `${who}, vouched for by ${issuer}${gitRepository === undefined ? '' : `, for ${gitRepository}`}`;
}
function tagRows({ tags, push }) {
    const rows = tags.map(({ name, kind, from }) => [name, `${kind} (${from})`]);
    return push.wanted || rows.length === 0 ? rows : [...rows, ['', 'not written: nothing is pushed']];
}

// EXTERNAL MODULE: ./build/src/registries/alibaba-keys.js
var alibaba_keys = __webpack_require__(15382);
// EXTERNAL MODULE: ./build/src/source/detect.js + 5 modules
var detect = __webpack_require__(90518);
;// CONCATENATED MODULE: ./build/src/commands/plan.js






/** The plan of a build as text, or as JSON with `json`; needs no tool and no network. */
async function runPlan(inputs, place, deps) {
    const source = await (0,detect/* detectSource */.P)(deps, { folder: place.folder });
    const buildArgs = (0,build_args/* resolveBuildArgs */.y)(inputs.buildArgs, deps.env);
    const plan = (0,create/* createPlan */.qT)({ ...inputs, buildArgs }, source, inputs.created ?? deps.clock(), {
        keyless: Boolean(deps.env.ACTIONS_ID_TOKEN_REQUEST_URL && deps.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
        alibabaKeys: (0,alibaba_keys/* environmentKeys */.a)(deps.env) !== undefined,
        ...(0,cache/* cacheAbility */.p)(deps.env),
    });
    return inputs.json ? `${JSON.stringify(planJson(plan), null, 2)}\n` : planText(plan);
}


/***/ }),

/***/ 15031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PA: () => (/* binding */ isLine),
  u_: () => (/* binding */ runLine),
  ej: () => (/* binding */ sourceIfKnown)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/report/account.js
var report_account = __webpack_require__(12155);
// EXTERNAL MODULE: ./build/src/report/entries.js
var entries = __webpack_require__(14768);
// EXTERNAL MODULE: ./build/src/source/detect.js + 5 modules
var detect = __webpack_require__(90518);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/src/report/figures.js
var figures = __webpack_require__(31953);
;// CONCATENATED MODULE: ./build/src/report/html-parts.js
/** Pieces of the report page. Everything that is text comes out escaped. */
function section(title, content) {
    return `<section><h2>${title}</h2>\n${content}</section>`;
}
function table(heads, rows) {
    if (rows.length === 0)
        return '';
    const cell = (tag, content, numeric) => `<${tag}${numeric ? ' class="n"' : ''}>${content}</${tag}>`;
    const head = heads.map((title, column) => cell('th', title, isNumber(rows[0]?.[column])));
    const body = rows.map((row) => `<tr>${row.map((one) => cell('td', one, isNumber(one))).join('')}</tr>`);
    return `<div class="wide"><table><thead><tr>${head.join('')}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}
function isNumber(content) {
    return content?.startsWith('<span class="n">') ?? false;
}
function number(value) {
    return `<span class="n">${escaped(value)}</span>`;
}
function mono(value) {
    return `<code>${escaped(value)}</code>`;
}
function badge(tone, value) {
    return `<span class="badge ${tone}">${escaped(value)}</span>`;
}
function escaped(value) {
    return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

// EXTERNAL MODULE: ./build/src/report/published.js
var published = __webpack_require__(97962);
// EXTERNAL MODULE: ./build/src/report/serverless-view.js
var serverless_view = __webpack_require__(24016);
// EXTERNAL MODULE: ./build/src/report/vendor-scan-view.js
var vendor_scan_view = __webpack_require__(70236);
;// CONCATENATED MODULE: ./build/src/report/html.js





/** The report as one HTML page that needs nothing else: no script, no font, no network. Pure. */
function reportHtml(record) {
    const title = `${record.command} ${(0,published/* subject */.b)(record)}`.trim();
    const body = [
        header(record, title),
        failure(record),
        ...html_published(record),
        html_image(record),
        scan(record),
        serverless(record),
        vendorScan(record),
        tags(record),
        signature(record),
        steps(record),
        details(record),
    ];
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body.filter((part) => part !== '').join('\n')}
</main>
</body>
</html>
`;
}
const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --good: #1a7f37; --bad: #cf222e; --warn: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --good: #3fb950; --bad: #f85149; --warn: #d29922; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h3 { font-size: .95rem; } h2 { font-size: 1.1rem; margin-top: 2rem; border-bottom: 1px solid var(--line); }
code, pre { font: 13px/1.45 ui-monospace, monospace; } code { overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .8rem; overflow-x: auto; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td:has(code) { min-width: 8rem; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.badge { display: inline-block; padding: 0 .55em; border-radius: 1em; border: 1px solid currentColor; font-size: .85em; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.wide { overflow-x: auto; margin-bottom: 1rem; } th.n, td.n { width: 1%; white-space: nowrap; } .note { border-left: 3px solid var(--line); padding-left: .8rem; }
.bar { background: var(--good); height: .6rem; border-radius: 3px; min-width: 2px; }
`;
function header(record, title) {
    const tone = { done: 'good', planned: 'warn', refused: 'bad', failed: 'bad', interrupted: 'warn' }[record.outcome];
    const source = record.source;
    const from = source
        ? `<p>From commit <code>${escaped(source.commit)}</code> (${escaped(source.ref)}, ${escaped(source.event)})${source.fork ? ', a fork' : ''}${source.dirty ? ', with changes that are not committed' : ''}.</p>`
        : '';
    return `<h1>${escaped(title)} <span class="badge ${tone}">${record.outcome}</span></h1>
<p>${escaped(record.startedAt)} to ${escaped(record.finishedAt)}, sealift ${escaped(record.sealift.version)}.</p>
${from}${record.notes.map((note) => `<p class="note">${escaped(note)}</p>`).join('\n')}`;
}
function failure({ error }) {
    if (!error)
        return '';
    return `<p class="bad"><strong>${escaped(error.code)}</strong>: ${escaped(error.message)}</p>${error.hint ? `<p>${escaped(error.hint)}</p>` : ''}`;
}
/** What became of images that were published before. */
function html_published(record) {
    return (0,published/* publishedTables */.c)(record).map((one) => section(escaped(one.title), cellTable(one)));
}
function cellTable({ heads, rows }) {
    const cell = (one) => typeof one === 'string' ? escaped(one) : one.code === '' ? '' : mono(one.code);
    return table(heads, rows.map((row) => row.map(cell)));
}
/** The rules of the serverless platform, and where the image's bytes are. */
function serverless(record) {
    const view = (0,serverless_view/* serverlessView */.u)(record);
    if (!view)
        return '';
    const [word, tone] = view.word;
    const lines = view.lines.map((line) => `<li>${escaped(line)}</li>`).join('');
    const sizes = view.sizes.map((one) => `<h3>${escaped(one.title)}</h3>\n${cellTable(one)}`);
    return section(escaped(view.title), [`<p>${badge(tone, word)}</p>`, `<ul>${lines}</ul>`, cellTable(view.findings), ...sizes].join('\n'));
}
/** The registry's own scan beside Trivy's. */
function vendorScan(record) {
    const view = (0,vendor_scan_view/* vendorScanView */.B)(record);
    if (!view)
        return '';
    const [word, tone] = view.word;
    const lines = view.lines.map((line) => `<li>${escaped(line)}</li>`).join('');
    return section(escaped(view.title), `<p>${badge(tone, word)}</p>\n<ul>${lines}</ul>\n${cellTable(view.table)}`);
}
function html_image({ image: built }) {
    if (!built)
        return '';
    return section('Image', `<p><code>${escaped(built.digest)}</code>${built.reused ? ' (published before)' : ''}</p>
${table(['platform', 'size', 'layers', 'manifest'], built.platforms.map((one) => [
        escaped(one.platform),
        number((0,figures/* bytesText */.pV)(one.bytes)),
        number(String(one.layers)),
        mono(one.digest),
    ]))}
${built.base.length > 0 ? `<p>Base images: ${built.base.map((base) => mono(base.reference)).join(', ')}</p>` : ''}`);
}
function scan({ verdict, scan: scanned }) {
    if (!verdict)
        return '';
    const tone = verdict.outcome === 'passed' ? 'good' : verdict.outcome === 'refused' ? 'bad' : 'warn';
    const findings = [...(scanned?.findings ?? [])].sort((a, b) => Number(b.isNew ?? false) - Number(a.isNew ?? false));
    return section('Scan', `<p><span class="badge ${tone}">${verdict.outcome}</span> ${escaped(scanned?.scanner ?? '')}${scanned?.database ? `, database of ${escaped(scanned.database.updatedAt)}` : ''}</p>
${verdict.reasons.length > 0 ? `<ul>${verdict.reasons.map((reason) => `<li>${escaped(reason)}</li>`).join('')}</ul>` : ''}
${table(['platform', 'critical', 'high', 'medium', 'low', 'unknown'], Object.entries(verdict.counts).map(([platform, counts]) => [
        escaped(platform),
        ...['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'].map((severity) => number(String(counts[severity] ?? 0))),
    ]))}
${(scanned?.expiredIgnores ?? []).map((one) => `<p class="warn">The ignore entry for ${mono(one.id)} expired on ${escaped(one.expired)} and no longer counts.</p>`).join('')}
${findings.length === 0
        ? '<p>No findings.</p>'
        : table(['', 'severity', 'id', 'what', 'installed', 'fixed in', 'platform', 'where'], findings.map((one) => [
            [
                one.blocking ? badge('bad', 'blocks') : '',
                one.isNew ? badge('warn', 'new') : '',
                one.ignored ? badge('warn', `ignored: ${one.ignored}`) : '',
            ].join(' '),
            escaped(one.severity.toLowerCase()),
            escaped(one.id),
            escaped(one.package ?? one.title),
            escaped(one.installed ?? ''),
            escaped(one.fixed ?? ''),
            escaped(one.platform),
            escaped(one.target),
        ]))}`);
}
function tags({ tags: results }) {
    if (results.length === 0)
        return '';
    return section('Tags', table(['tag', 'outcome', 'why', 'before'], results.map((one) => [
        mono(`${one.repository.registry}/${one.repository.path}:${one.tag}`),
        badge(one.outcome === 'written' || one.outcome === 'already-there'
            ? 'good'
            : one.outcome === 'refused'
                ? 'bad'
                : 'warn', one.outcome),
        escaped(one.reason),
        one.previous ? mono(one.previous) : '',
    ])));
}
function signature({ signature: signed }) {
    if (!signed)
        return '';
    if (signed.mode === 'off')
        return section('Signature', '<p class="warn">Not signed (sign: off).</p>');
    return section('Signature', `<p>${signed.verified ? badge('good', 'verified') : badge('bad', 'not verified')} ${mono(signed.signer ?? '')}${signed.issuer ? `, issuer ${mono(signed.issuer)}` : ''}</p>
${signed.storageReason ? `<p>Stored as ${escaped(signed.storage ?? '')}: ${escaped(signed.storageReason)}.</p>` : ''}
${signed.attestations.length > 0 ? `<p>Attestations: ${signed.attestations.map(mono).join(', ')}</p>` : ''}
${signed.verifyCommand ? `<pre>${escaped(signed.verifyCommand)}</pre>` : ''}`);
}
function steps(record) {
    if (record.steps.length === 0)
        return '';
    const longest = Math.max(...record.steps.map((step) => step.milliseconds), 1);
    return section('Steps', table(['step', 'outcome', 'time', ''], record.steps.map((step) => [
        escaped(step.name),
        escaped(step.outcome),
        number((0,figures/* durationText */.S5)(step.milliseconds)),
        `<div class="bar" style="width:${Math.round((step.milliseconds / longest) * 100)}%"></div>`,
    ])));
}
function details(record) {
    const { builder } = record;
    const tools = record.tools.map((tool) => [
        escaped(tool.name),
        escaped(tool.version),
        escaped(tool.from),
        tool.sha256 ? mono(tool.sha256) : 'vouched for by the caller',
    ]);
    const transfers = (record.pushed ?? []).map((one) => [
        mono(one.repository),
        number((0,figures/* bytesText */.pV)(one.bytesUploaded)),
        number((0,figures/* durationText */.S5)(one.milliseconds)),
        number(String(one.blobs.uploaded)),
        number(String(one.blobs.mounted)),
        number(String(one.blobs.present)),
    ]);
    const labels = Object.entries(record.plan?.labels ?? {}).map(([name, value]) => [
        mono(name),
        escaped(value),
    ]);
    return [
        table(['repository', 'sent', 'time', 'blobs sent', 'mounted', 'there already'], transfers),
        table(['tool', 'version', 'from', 'SHA-256'], tools),
        builder ? `<p>${escaped(builder.kind)}, because ${escaped(builder.reason)}.</p>` : '',
        table(['label', 'value'], labels),
    ]
        .map((content, at) => content ? section(['Transfers', 'Tools', 'Builder', 'Labels'][at], content) : '')
        .join('');
}

// EXTERNAL MODULE: ./build/src/report/summary.js
var summary = __webpack_require__(73320);
;// CONCATENATED MODULE: ./build/src/steps/report.js




/** Paths of what `writeReport` leaves, by output name. */
function reportFiles(folder) {
    return { record: (0,external_node_path_.join)(folder, 'record.json'), report: (0,external_node_path_.join)(folder, 'report.html') };
}
/**
 * Writes the account of a run into `folder`: `record.json`, `report.html`, `summary.md`. Each file
 * appears whole or not at all.
 */
async function writeReport(record, folder) {
    const files = reportFiles(folder);
    await writeWhole(files.record, `${JSON.stringify(record, null, 2)}\n`);
    await writeWhole(files.report, reportHtml(record));
    await writeWhole((0,external_node_path_.join)(folder, 'summary.md'), (0,summary/* summaryMarkdown */.e)(record));
}
async function writeWhole(path, content) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(`${path}.part`, content);
    await (0,promises_.rename)(`${path}.part`, path);
}

// EXTERNAL MODULE: ./build/src/version.js
var version = __webpack_require__(28009);
;// CONCATENATED MODULE: ./build/src/commands/run.js







/** The commands that leave a record and a report; each is loaded when it is asked for. */
const lines = {
    build: async () => (await Promise.all(/* import() */[__webpack_require__.e(178), __webpack_require__.e(682), __webpack_require__.e(336), __webpack_require__.e(783)]).then(__webpack_require__.bind(__webpack_require__, 58783))).build,
    merge: async () => (await Promise.all(/* import() */[__webpack_require__.e(178), __webpack_require__.e(682), __webpack_require__.e(336), __webpack_require__.e(365)]).then(__webpack_require__.bind(__webpack_require__, 27365))).merge,
    promote: async () => (await Promise.all(/* import() */[__webpack_require__.e(178), __webpack_require__.e(682), __webpack_require__.e(336), __webpack_require__.e(312), __webpack_require__.e(125)]).then(__webpack_require__.bind(__webpack_require__, 47125))).promote,
    rollback: async () => (await Promise.all(/* import() */[__webpack_require__.e(178), __webpack_require__.e(682), __webpack_require__.e(336), __webpack_require__.e(312), __webpack_require__.e(982)]).then(__webpack_require__.bind(__webpack_require__, 29982))).rollback,
    verify: async () => (await Promise.all(/* import() */[__webpack_require__.e(178), __webpack_require__.e(682), __webpack_require__.e(955)]).then(__webpack_require__.bind(__webpack_require__, 56955))).verifyImages,
    rescan: async () => (await Promise.all(/* import() */[__webpack_require__.e(178), __webpack_require__.e(682), __webpack_require__.e(312), __webpack_require__.e(761)]).then(__webpack_require__.bind(__webpack_require__, 51761))).rescan,
};
function isLine(command) {
    return Object.hasOwn(lines, command);
}
/** Runs a line and writes its report, whatever came of it. Never rejects for what the line does. */
async function runLine(name, request, deps) {
    const { inputs, place } = request;
    const account = new report_account/* Account */.g(name, version/* version */.r, deps);
    let error;
    try {
        const line = await lines[name]();
        await line({
            inputs,
            place,
            account,
            source: async () => request.source ?? (await (0,detect/* detectSource */.P)(deps, { folder: place.folder })),
            onBuilder: request.onBuilder ?? (() => { }),
        }, deps);
    }
    catch (failure) {
        // A step that was cut off fails in its own way; why it was cut off is what counts.
        error = deps.signal.aborted ? deps.signal.reason : failure;
    }
    for (const [file, path] of Object.entries(reportFiles(place.report)))
        account.file(file, path);
    const record = account.record(error);
    try {
        await writeReport(record, place.report);
        deps.log.debug(`report: ${(0,external_node_path_.relative)(place.folder, place.report) || '.'}`);
    }
    catch (failure) {
        // The run's own failure must not hide behind one of its report.
        error ??= failure;
        deps.log.error(`the report could not be written to ${place.report}: ${failure.message}`);
    }
    return { record, error };
}
/** Where the run comes from, for a line that can do without: undefined outside any git checkout. */
async function sourceIfKnown({ source, account, }) {
    try {
        const known = await source();
        account.note({ source: (0,entries/* sourceEntry */.WU)(known) });
        return known;
    }
    catch (error) {
        if (error instanceof errors/* SealiftError */.Pf && error.code === 'source-unknown')
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 18669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ openDeps)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/origin.js
var origin = __webpack_require__(30869);
;// CONCATENATED MODULE: ./build/src/oci/redact.js
/** Query parameters of the distribution API; any other may be part of a signature or a session. */
const shown = new Set([
    'artifactType',
    'digest',
    'digest-algorithm',
    'from',
    'last',
    'mount',
    'n',
    'scope',
    'service',
]);
/** The URL for a log or an error: no user information, unknown query parameters without their values. */
function redactedUrl(url) {
    const copy = new URL(url);
    copy.username = '';
    copy.password = '';
    copy.hash = '';
    copy.search = '';
    const query = [...url.searchParams].map(([name, value]) => shown.has(name) ? `${name}=${encodeURIComponent(value)}` : `${encodeURIComponent(name)}=REDACTED`);
    return query.length === 0 ? copy.href : `${copy.href}?${query.join('&')}`;
}

;// CONCATENATED MODULE: ./build/src/oci/live-http.js






const defaultIdleTimeoutMs = 60_000;
/**
 * HTTP over node:http and node:https with kept connections: moving blobs this way takes about half
 * the time and memory of `fetch`. `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` of `env` count, except
 * for loopback hosts; further certificate authorities come by NODE_EXTRA_CA_CERTS, which Node reads.
 *
 * A body stream that fails by itself (a file that cannot be read) rejects with its own error.
 */
function liveHttp(env) {
    const direct = agents({});
    const proxied = agents({ ...env });
    const agent = (url) => ((0,origin/* isLoopbackHost */.cW)(url.hostname) ? direct : proxied)[schemeOf(url)];
    const send = (request) => exchange(request, agent(request.url));
    return Object.assign(send, {
        agent,
        close() {
            for (const agent of [direct.http, direct.https, proxied.http, proxied.https])
                agent.destroy();
        },
    });
}
function agents(proxyEnv) {
    const options = { keepAlive: true, scheduling: 'lifo', proxyEnv };
    return { http: new external_node_http_.Agent(options), https: new external_node_https_.Agent(options) };
}
function schemeOf(url) {
    return url.protocol === 'http:' ? 'http' : 'https';
}
function exchange(request, agent) {
    const { url, method, body, signal } = request;
    const idleMs = request.idleTimeoutMs ?? defaultIdleTimeoutMs;
    return new Promise((resolve, reject) => {
        const headers = { ...request.headers };
        if (typeof body === 'string' || body instanceof Uint8Array) {
            headers['Content-Length'] = String(Buffer.byteLength(body));
        }
        const start = url.protocol === 'http:' ? external_node_http_.request : external_node_https_.request;
        const outgoing = start(url, { method, headers, agent, ...(signal && { signal }) });
        outgoing.setTimeout(idleMs, () => {
            outgoing.destroy(Object.assign(new Error(`nothing moved for ${idleMs / 1000} s`), { code: 'ETIMEDOUT' }));
        });
        outgoing.on('error', (cause) => reject(failure(request, cause)));
        outgoing.once('response', (incoming) => {
            const status = incoming.statusCode ?? 0;
            // An answer that came before the body was sent or read: nobody may get this connection again,
            // the other end can be stuck in the middle of the body.
            if (body instanceof external_node_stream_.Readable && (status >= 400 || !outgoing.writableFinished)) {
                outgoing.shouldKeepAlive = false;
                incoming.once('close', () => incoming.socket.destroy());
            }
            resolve({ status, headers: headersOf(incoming), body: incoming });
        });
        sendBody(outgoing, body, reject);
    });
}
function sendBody(outgoing, body, reject) {
    if (!(body instanceof external_node_stream_.Readable)) {
        outgoing.end(body);
        return;
    }
    body.once('error', (error) => {
        reject(error);
        outgoing.destroy();
    });
    outgoing.once('close', () => body.destroy());
    body.pipe(outgoing);
}
function headersOf(incoming) {
    const joined = Object.entries(incoming.headersDistinct).map(([name, values]) => [name, values?.join(', ')]);
    return Object.fromEntries(joined);
}
function failure(request, cause) {
    const what = `${request.method} ${redactedUrl(request.url)}`;
    return request.signal?.aborted
        ? new errors/* SealiftError */.Pf('interrupted', `${what} was interrupted`, { cause })
        : new errors/* SealiftError */.Pf('network-failed', `${what} got no answer: ${cause.message}`, { cause });
}

// EXTERNAL MODULE: ./build/src/run-folder.js
var run_folder = __webpack_require__(41709);
// EXTERNAL MODULE: ./build/src/tools/runner.js
var runner = __webpack_require__(87695);
;// CONCATENATED MODULE: ./build/src/deps.js



/** The live dependencies of one run; `close` ends connections and removes the run folder. */
async function openDeps(options) {
    const http = liveHttp(options.env);
    const files = await (0,run_folder/* createRunFolder */.k)(options.parent);
    return {
        run: runner/* run */.e,
        start: runner/* start */.n,
        http,
        agent: http.agent,
        node: process.execPath,
        clock: () => new Date(),
        log: options.log,
        env: options.env,
        files,
        signal: options.signal,
        abandon: () => files.removeSecrets(),
        async close() {
            http.close();
            await files.remove();
        },
    };
}


/***/ }),

/***/ 27406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   Pf: () => (/* binding */ SealiftError)
/* harmony export */ });
/* unused harmony export exitCodes */
/** The exit code of each kind of failure, by the error's code. */
const exitCodes = {
    'input-invalid': 2,
    'source-unknown': 2,
    'reference-invalid': 2,
    'permission-missing': 2,
    'tool-missing': 3,
    'tool-failed': 3,
    'tool-checksum': 3,
    'tool-version-refused': 3,
    'builder-unavailable': 3,
    'build-failed': 3,
    'scan-failed': 3,
    'database-unavailable': 3,
    'sign-failed': 3,
    'could-not-check': 4,
    'registry-unauthorized': 4,
    'registry-denied': 4,
    'registry-not-found': 4,
    'registry-rate-limited': 4,
    'registry-refused': 4,
    'registry-unavailable': 4,
    'registry-digest-mismatch': 4,
    'network-failed': 4,
    'gate-refused': 5,
    'platform-refused': 5,
    'tag-immutable': 5,
    'tag-moved': 5,
    'signature-missing': 5,
    'identity-mismatch': 5,
    'attestation-missing': 5,
    'provenance-mismatch': 5,
    'scan-too-old': 5,
    'base-not-allowed': 5,
    interrupted: 130,
};
/**
 * A failure the user can do something about. `message` says what happened and to what,
 * `hint` what to do; neither ever holds a secret.
 */
class SealiftError extends Error {
    code;
    hint;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = 'SealiftError';
        this.code = code;
        this.hint = options.hint;
    }
    /** The command line's exit code for this kind of failure (docs/exit-codes.md). */
    get exitCode() {
        return exitCodes[this.code];
    }
}
/** The exit code for anything thrown: 1 means a bug of ours. */
function exitCodeOf(error) {
    return error instanceof SealiftError ? error.exitCode : 1;
}


/***/ }),

/***/ 46497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ bareCount),
/* harmony export */   TL: () => (/* binding */ takesSecretFile),
/* harmony export */   vE: () => (/* binding */ operandFaults),
/* harmony export */   ye: () => (/* binding */ readCommandLine)
/* harmony export */ });
/* unused harmony export flags */
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45025);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2795);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79389);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96990);




/**
 * Reads the arguments behind the command's name: `--name value`, `--name=value`, `--name` alone for a
 * boolean, bare arguments, and `--` after which everything is bare. A secret comes by
 * `--name-file PATH` or `--name-stdin`, because arguments can be read by every user of the machine.
 */
function readCommandLine(argv, command, read) {
    const values = new Map();
    const operands = [];
    const faults = [];
    const known = flags(command);
    let stdinTaken;
    let bareBoolean;
    for (let at = 0; at < argv.length; at++) {
        const word = argv[at] ?? '';
        const before = bareBoolean;
        bareBoolean = undefined;
        if (word === '--') {
            operands.push(...argv.slice(at + 1));
            break;
        }
        if (!word.startsWith('-') || word === '-') {
            if (before !== undefined && /^(true|false)$/i.test(word))
                faults.push({
                    input: before,
                    problem: `"${word}" behind it is an argument`,
                    remedy: `write ${before}=${word}`,
                });
            operands.push(word);
            continue;
        }
        const { flag, inline } = splitFlag(word);
        const found = known.get(flag);
        if (found === undefined) {
            faults.push(unknownFlag(flag, command));
            // What follows may be its value, and that a mistyped --password's: it is not to show up as an argument.
            if (inline === undefined && isValue(argv[at + 1]))
                at++;
            continue;
        }
        const given = flagText(found, inline, argv[at + 1]);
        if (given.from === 'nothing')
            faults.push({ input: flag, problem: given.problem });
        if (given.from === 'next')
            at++;
        if (given.from === 'itself' && found.how === 'value')
            bareBoolean = flag;
        if (found.how === 'stdin' && stdinTaken !== undefined && stdinTaken !== flag) {
            faults.push({ input: flag, problem: `standard input is read by ${stdinTaken} already` });
            continue;
        }
        if (found.how === 'stdin')
            stdinTaken = flag;
        const text = given.from === 'nothing' ? undefined : finalText(flag, found, given.text, read, faults);
        if (text === undefined)
            continue;
        const earlier = values.get(found.name);
        if (earlier !== undefined && !_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .E[_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .schema */ .wQ[found.name].kind].repeatable && earlier !== text)
            faults.push({ input: flag, problem: 'it is given twice, and takes one value' });
        values.set(found.name, earlier === undefined ? text : `${earlier}\n${text}`);
    }
    return { values, operands, faults };
}
function splitFlag(word) {
    const equals = word.indexOf('=');
    return equals === -1
        ? { flag: word, inline: undefined }
        : { flag: word.slice(0, equals), inline: word.slice(equals + 1) };
}
/** Not another option; PEM text begins with dashes too. */
function isValue(word) {
    return word !== undefined && !/^(?:--?[A-Za-z]|--$)/.test(word);
}
/** What stands for the flag's value: behind `=`, the next argument, or `true` for a boolean alone. */
function flagText({ name, how }, inline, next) {
    const { kind } = _schema_js__WEBPACK_IMPORTED_MODULE_2__/* .schema */ .wQ[name];
    if (how === 'stdin')
        return inline === undefined
            ? { from: 'itself', text: '' }
            : { from: 'nothing', problem: 'it takes no value' };
    if (inline !== undefined)
        return { from: 'inline', text: inline };
    if (how === 'value' && kind === 'boolean')
        return { from: 'itself', text: 'true' };
    if (next !== undefined && isValue(next))
        return { from: 'next', text: next };
    return { from: 'nothing', problem: `it needs a value: ${how === 'file' ? 'a path' : _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .E[kind].takes}` };
}
/** The input's text: the value itself, or the secret read from where it is; undefined after a fault. */
function finalText(flag, { name, how }, text, read, faults) {
    const row = _schema_js__WEBPACK_IMPORTED_MODULE_2__/* .schema */ .wQ[name];
    if (how === 'value') {
        if (!isSecretText(row, text))
            return text;
        faults.push(secretOnCommandLine(name, row));
        return undefined;
    }
    try {
        return (how === 'stdin' ? read.stdin() : read.file(text)).replace(/\r?\n$/, '');
    }
    catch (error) {
        const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
        faults.push({ input: flag, problem: `it could not be read${reason}` });
        return undefined;
    }
}
/** The flags a command takes, `--password-file` and `--password-stdin` among them. */
function flags(command) {
    const all = new Map();
    for (const name of _schema_js__WEBPACK_IMPORTED_MODULE_2__/* .inputNames */ .vj) {
        const row = _schema_js__WEBPACK_IMPORTED_MODULE_2__/* .schema */ .wQ[name];
        if (!row.commands.includes(command) || row.door === 'action')
            continue;
        all.set(`--${name}`, { name, how: 'value' });
        if (!takesSecretFile(row))
            continue;
        all.set(`--${name}-file`, { name, how: 'file' });
        all.set(`--${name}-stdin`, { name, how: 'stdin' });
    }
    return all;
}
/** True for a single secret; build secrets have `secret-files` and `secret-envs` for that. */
function takesSecretFile(row) {
    return _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .E[row.kind].secret === true && row.kind !== 'secrets';
}
function isSecretText(row, text) {
    return _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .E[row.kind].secret === true || (row.kind === 'key' && text.includes('-----BEGIN'));
}
function secretOnCommandLine(name, row) {
    const variable = `SEALIFT_${name.toUpperCase().replaceAll('-', '_')}`;
    const ways = row.kind === 'secrets'
        ? `\`--secret-envs\`, \`--secret-files\` or ${variable}`
        : row.kind === 'key'
            ? `${variable}, or a path`
            : `\`--${name}-file PATH\`, \`--${name}-stdin\` or ${variable}`;
    return {
        input: `--${name}`,
        problem: 'a secret on the command line can be read by every user of the machine',
        remedy: `use ${ways}`,
    };
}
function unknownFlag(flag, command) {
    const name = flag.replace(/^--?/, '');
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(flag, flags(command).keys());
    const problem = (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .isInputName */ .wp)(name)
        ? `\`${command}\` does not take it; it belongs to ${_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .schema */ .wQ[name].commands.join(', ')}`
        : `\`${command}\` has no such option`;
    return meant === undefined
        ? { input: flag, problem }
        : { input: flag, problem, remedy: `did you mean ${meant}?` };
}
/** How many of the bare arguments stand for the command's input: all of them where it takes several. */
function bareCount(command, operands) {
    const name = (0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .bareInput */ .JH)(command);
    if (name === undefined)
        return 0;
    return _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .E[_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .schema */ .wQ[name].kind].repeatable ? operands.length : Math.min(1, operands.length);
}
/** What is wrong with the bare arguments; the first `taken` of them stand for an input. */
function operandFaults(command, operands, taken) {
    if (command === 'tools') {
        const [verb] = operands;
        return toolVerbs.some((known) => known === verb)
            ? []
            : [
                {
                    input: '',
                    problem: `\`tools\` takes one of ${toolVerbs.join(', ')}${verb === undefined ? '' : `, not "${verb}"`}`,
                },
            ];
    }
    const name = (0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .bareInput */ .JH)(command);
    return operands.slice(taken).map((word) => ({
        input: '',
        problem: `"${word}" is one argument too many`,
        remedy: name === undefined
            ? `\`${command}\` takes none`
            : `only \`${name}\` may stand without its option's name`,
    }));
}
const toolVerbs = ['install', 'verify', 'list'];


/***/ }),

/***/ 45025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JH: () => (/* binding */ bareInput),
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   oQ: () => (/* binding */ commandNames),
/* harmony export */   y9: () => (/* binding */ isCommand)
/* harmony export */ });
/** What can stand first on the command line, and what the hidden input `command` of the action names. */
const commands = {
    build: {
        about: 'Build a container image, scan it, push it by digest, sign and verify it, and only then tag it',
        operands: '[CONTEXT]',
        bare: 'context',
    },
    merge: {
        about: 'Make one image of parts that were built for a platform each, sign and verify it, write its tags',
        operands: '[RECORD…]',
        bare: 'records',
    },
    promote: {
        about: 'Give a published image new tags, here or in another registry, after verifying and rescanning it',
        operands: '[FROM]',
        bare: 'from',
    },
    rollback: {
        about: 'Point a tag back at the image it had before, after verifying and rescanning that',
        operands: '[IMAGE]',
        bare: 'image',
    },
    verify: {
        about: 'Check who signed an image, what is attested about it, and what it was built from',
        operands: '[IMAGE…]',
        bare: 'image',
    },
    rescan: {
        about: 'Scan published images again from their attested SBOMs, and attach the new result',
        operands: '[IMAGE…]',
        bare: 'image',
    },
    history: {
        about: 'Print where a tag has pointed, from its signed promotion records',
        operands: '[IMAGE]',
        bare: 'image',
    },
    plan: {
        about: 'Print what `build` would do with the same options; build and push nothing',
        operands: '[CONTEXT]',
        bare: 'context',
    },
    tools: {
        about: 'Install the pinned tools, verify those installed, or list them',
        operands: 'install|verify|list [TOOL…]',
    },
    doctor: { about: 'Say what this machine can do, and what is missing', operands: '' },
    demo: { about: 'Build, scan, sign and push a sample image with a registry on this machine', operands: '' },
};
const commandNames = Object.keys(commands);
function isCommand(name) {
    return Object.hasOwn(commands, name);
}
/** The input that the command's bare arguments stand for. */
function bareInput(command) {
    const row = commands[command];
    return row.bare;
}


/***/ }),

/***/ 93762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ inputsFromCommandLine),
/* harmony export */   Vo: () => (/* binding */ readFirstWord),
/* harmony export */   Wr: () => (/* binding */ inputsFromAction),
/* harmony export */   mT: () => (/* binding */ environmentVariable)
/* harmony export */ });
/* unused harmony export actionVariable */
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46497);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45025);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21683);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79389);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57464);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96990);






/**
 * The request of a workflow step: `INPUT_…` variables, below them `SEALIFT_…` of the runner, then the
 * tools' own variables. The input `command` names the line; a sub-action sets it.
 */
function inputsFromAction(env) {
    const command = env.INPUT_COMMAND?.trim() || 'build';
    const faults = (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommand */ .y9)(command) ? [] : [unknownCommand(command)];
    const line = (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommand */ .y9)(command) ? command : 'build';
    const inputs = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInputs */ .T)((name) => text(env[actionVariable(name)]) ?? fromEnvironment(env, name), line, faults);
    return { command: line, inputs, operands: [] };
}
/**
 * The request of a command line; `argv` is what stands behind the command's name. A flag counts before
 * `SEALIFT_…`, that before a tool's own variable, that before the default. Bare arguments stand for the
 * input the command names (`commands.ts`).
 */
function inputsFromCommandLine(argv, env, command, read) {
    const { values, operands, faults } = (0,_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .readCommandLine */ .ye)(argv, command, read);
    const bare = (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .bareInput */ .JH)(command);
    const taken = bare === undefined || values.has(bare) ? 0 : (0,_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .bareCount */ .C0)(command, operands);
    const inputs = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInputs */ .T)((name) => (name === bare ? text(operands.slice(0, taken).join('\n')) : undefined) ??
        text(values.get(name)) ??
        fromEnvironment(env, name), command, [...faults, ...(0,_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .operandFaults */ .vE)(command, operands, taken)]);
    return { command, inputs, operands: bare === undefined ? operands : [] };
}
/** What the first argument asks for: a command, help, the version; anything else is `input-invalid`. */
function readFirstWord(argv) {
    const [first = '--help', ...rest] = argv;
    const beforeDashes = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
    const helpWanted = beforeDashes.some((word) => word === '--help' || word === '-h');
    if (first === '--help' || first === '-h' || first === 'help') {
        const [asked] = rest;
        if (asked !== undefined && !(0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommand */ .y9)(asked))
            throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .faultError */ .f)([unknownCommand(asked)]);
        return { show: 'help', command: asked };
    }
    if (first === '--version' || first === 'version')
        return { show: 'version' };
    if (!(0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommand */ .y9)(first))
        throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .faultError */ .f)([unknownCommand(first)], '`sealift --help` lists the commands.');
    return helpWanted ? { show: 'help', command: first } : { command: first, rest };
}
/** The name GitHub's runner gives an input in the environment: upper case, hyphens kept. */
function actionVariable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
function environmentVariable(name) {
    return `SEALIFT_${name.toUpperCase().replaceAll('-', '_')}`;
}
function fromEnvironment(env, name) {
    const row = _schema_js__WEBPACK_IMPORTED_MODULE_4__/* .schema */ .wQ[name];
    const own = text(env[environmentVariable(name)]);
    if (own !== undefined || row.env === undefined)
        return own;
    const foreign = text(env[row.env]);
    // Trivy reads booleans as Go does.
    if (row.kind === 'boolean' && foreign !== undefined)
        return { '1': 'true', '0': 'false' }[foreign] ?? foreign;
    return foreign;
}
/** GitHub gives an input that the workflow leaves out as an empty text. */
function text(value) {
    return value === undefined || value.trim() === '' ? undefined : value;
}
function unknownCommand(word) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(word, _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commandNames */ .oQ);
    const problem = `"${word}" is no command; there are ${_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commandNames */ .oQ.join(', ')}`;
    return meant === undefined
        ? { input: '', problem }
        : { input: '', problem, remedy: `did you mean ${meant}?` };
}


/***/ }),

/***/ 21683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ attempt),
/* harmony export */   f: () => (/* binding */ faultError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** All faults as one `input-invalid` error, one line each; call it with at least one. */
function faultError(faults, hint) {
    const [first] = faults;
    const message = faults.length === 1 && first
        ? faultText(first)
        : `${faults.length} things are wrong with the inputs:\n${faults.map((fault) => `  - ${faultText(fault)}`).join('\n')}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', message, hint === undefined ? {} : { hint });
}
function faultText({ input, problem, remedy }) {
    return `${input === '' ? '' : `${input}: `}${problem}${remedy === undefined ? '' : `; ${remedy}`}`;
}
/**
 * What `work` gives. When the request is what it fails for (exit code 2), `wrong` hears of every problem in it, and
 * the result is undefined.
 */
function attempt(work, wrong) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf) || error.exitCode !== 2)
            throw error;
        for (const problem of error.message.split('\n'))
            wrong(problem);
        return undefined;
    }
}


/***/ }),

/***/ 2795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ kinds)
});

// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(29029);
;// CONCATENATED MODULE: ./build/src/inputs/fields.js
/**
 * Splits a text by build-push-action's rules: a value that begins with `"` goes to the closing `"`,
 * may hold commas and newlines, and writes a quote as `""`; quotes anywhere else are plain
 * characters; empty values are left out. `unclosed` counts the lines (from 1) whose opening quote has
 * no end; what follows such a quote is left out.
 */
function readFields(text, rules) {
    const fields = [];
    const unclosed = [];
    const ends = rules.separator === 'comma' ? /[,\n]/g : /\n/g;
    let at = 0;
    let lineStart = true;
    while (at < text.length) {
        const start = skipBlanks(text, at);
        if (rules.comments && lineStart && text[start] === '#') {
            at = after(text, start, /\n/g).next;
            continue;
        }
        let end;
        const quoted = text[start] === '"' ? readQuoted(text, start) : undefined;
        if (quoted === 'unclosed') {
            unclosed.push(text.slice(0, start).split('\n').length);
            break;
        }
        end = after(text, quoted?.next ?? start, ends);
        if (quoted && text.slice(quoted.next, end.stop).trim() === '') {
            fields.push(quoted.value);
        }
        else {
            end = after(text, start, ends);
            const raw = text.slice(start, end.stop);
            const value = rules.keepTrailing ? raw.replace(/\r$/, '') : raw.trimEnd();
            if (value.trim() !== '')
                fields.push(value);
        }
        lineStart = text[end.stop] === '\n';
        at = end.next;
    }
    return { fields, unclosed };
}
/** The values of an ordinary list: with comments, blanks cut off. */
function splitFields(text, separator, wrong) {
    const { fields, unclosed } = readFields(text, { separator, comments: true, keepTrailing: false });
    for (const line of unclosed)
        wrong(unclosedProblem(line));
    return fields;
}
function unclosedProblem(line) {
    return `the quote that opens on line ${line} is never closed`;
}
function skipBlanks(text, from) {
    let at = from;
    while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r')
        at++;
    return at;
}
/** Where the next separator stands, and where reading goes on behind it. */
function after(text, from, separator) {
    separator.lastIndex = from;
    const stop = separator.exec(text)?.index ?? text.length;
    return { stop, next: stop + 1 };
}
function readQuoted(text, open) {
    let value = '';
    let at = open + 1;
    for (;;) {
        const close = text.indexOf('"', at);
        if (close === -1)
            return 'unclosed';
        value += text.slice(at, close);
        if (text[close + 1] !== '"')
            return { value, next: close + 1 };
        value += '"';
        at = close + 2;
    }
}

;// CONCATENATED MODULE: ./build/src/inputs/assignments.js

/**
 * Reads `ID=VALUE` lines by build-push-action's quoting rules: a value of several lines stands in
 * double quotes together with its id. A line that is none, and an empty value, are wrong; where they
 * hold secrets a message names the entry by its number, and by its id only when that is surely one.
 */
function readAssignments(text, { holdsSecrets }, wrong) {
    const { fields, unclosed } = readFields(text, {
        separator: 'line',
        comments: !holdsSecrets,
        keepTrailing: holdsSecrets,
    });
    for (const line of unclosed)
        wrong(unclosedProblem(line));
    const ids = new Set();
    return fields.flatMap((field, index) => {
        const equals = field.indexOf('=');
        const id = field.slice(0, Math.max(equals, 0)).trim();
        const value = field.slice(equals + 1);
        if (equals === -1 || !/^[A-Za-z0-9_.-]+$/.test(id)) {
            const shown = holdsSecrets ? `entry ${index + 1}` : `"${field}"`;
            const lines = holdsSecrets ? '; put an entry of several lines in double quotes, id included' : '';
            wrong(`${shown} is not ID=VALUE, with an id of letters, digits, "_", "." and "-"${lines}`);
            return [];
        }
        if (value.trim() === '') {
            const forks = holdsSecrets ? ' (a workflow of a fork or of Dependabot gets empty secrets)' : '';
            wrong(`${shownId(id, index, holdsSecrets)} has an empty value${forks}`);
            return [];
        }
        if (ids.has(id))
            wrong(`${shownId(id, index, holdsSecrets)} is given twice`);
        ids.add(id);
        return [{ id, value }];
    });
}
/** Part of a key whose quotes were forgotten can look like an id with an empty value: base64 ends with `=`, in mixed case. */
function shownId(id, index, holdsSecrets) {
    const surely = /^(?:[A-Z][A-Z0-9_.-]*|[a-z][a-z0-9_.-]*)$/.test(id);
    return holdsSecrets && !surely ? `entry ${index + 1}` : `"${id}"`;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var oci_reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/registries/provider.js
var registries_provider = __webpack_require__(88120);
// EXTERNAL MODULE: ./build/src/inputs/nearest.js
var nearest = __webpack_require__(79389);
;// CONCATENATED MODULE: ./build/src/inputs/logins.js





const texts = ['registry', 'provider', 'username', 'password', ...registries_provider/* keylessFields */.S8];
const keys = [...texts, 'endpoints'];
/**
 * Reads `registry-auths`: a YAML list of `{registry, username, password}`, or with the fields of a keyless login in
 * place of a password; without `registry` it is Docker Hub's.
 */
function readLogins(text, wrong) {
    // The failsafe schema keeps a password of digits a text. Pretty errors would quote the input.
    const document = (0,dist/* parseDocument */.Tp)(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: true });
    if (document.errors.length > 0) {
        for (const { code, pos } of document.errors) {
            wrong(`line ${text.slice(0, pos[0]).split('\n').length} is no valid YAML (${code})`);
        }
        return [];
    }
    let entries;
    try {
        entries = document.toJS();
    }
    catch {
        // yaml resolves aliases only here; its message would quote the text.
        wrong('a value that begins with * or & must stand in quotes');
        return [];
    }
    if (!Array.isArray(entries)) {
        wrong('it is no YAML list; begin each login with "- registry: …"');
        return [];
    }
    const registries = new Set();
    return entries.flatMap((entry, index) => {
        const login = readLogin(entry, (problem) => wrong(`login ${index + 1} ${problem}`));
        if (login === undefined)
            return [];
        const name = (0,oci_reference/* registryName */.jT)(login.registry);
        if (registries.has(name))
            wrong(`login ${index + 1} is a second one for ${login.registry}`);
        registries.add(name);
        return [login];
    });
}
/** The provider a user names, or undefined. */
function readProvider(name, wrong) {
    if (name === '')
        return undefined;
    if ((0,registries_provider/* isProvider */.sZ)(name))
        return name;
    const meant = (0,nearest/* nearest */.p)(name, registries_provider/* providers */.r5);
    wrong(`"${name}" is none of ${registries_provider/* providers */.r5.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`);
    return undefined;
}
function readLogin(entry, wrong) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
        wrong('is not made of registry, username and password');
        return undefined;
    }
    const given = new Map(Object.entries(entry));
    let sound = true;
    for (const [key, value] of given) {
        // An unknown key is not repeated: a password that YAML read otherwise than meant may be in it.
        if (!keys.some((known) => known === key)) {
            const meant = keys.find((known) => known === key.replaceAll('_', '-').toLowerCase());
            wrong(`has a key that is none of ${keys.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`);
            sound = false;
        }
        else if (key !== 'endpoints' && typeof value !== 'string')
            wrong(`has a "${key}" that is no text`);
    }
    const text = (key) => String(given.get(key) ?? '').trim();
    const provider = readProvider(text('provider'), (problem) => wrong(`has a provider: ${problem}`));
    // One that is there and empty stays: variables are as empty in a pull request of a fork as secrets are.
    const fields = Object.fromEntries(registries_provider/* keylessFields */.S8.filter((field) => given.has(field)).map((field) => [field, text(field)]));
    // A provider alone says what kind of registry it is, and a keyless login has no password.
    if (sound && provider === undefined && Object.keys(fields).length === 0)
        for (const key of ['username', 'password'])
            if (!given.has(key))
                wrong(`has no "${key}"`);
    return {
        registry: text('registry') || 'docker.io',
        ...(provider && { provider }),
        username: text('username'),
        password: new secret/* Secret */.z(text('password')),
        fields,
        endpoints: readEndpoints(given.get('endpoints'), wrong),
    };
}
function readEndpoints(value, wrong) {
    if (value === undefined || value === '')
        return {};
    const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    if (pairs.length === 0 || Array.isArray(value) || !pairs.every(([, url]) => typeof url === 'string')) {
        wrong('has "endpoints" that are no map of names to URLs, as in `sts: https://…`');
        return {};
    }
    return Object.fromEntries(pairs.map(([name, url]) => [name, String(url).trim()]));
}

;// CONCATENATED MODULE: ./build/src/inputs/platforms.js

/** Reads `linux/amd64,linux/arm64`; the same platform twice is wrong, whatever its spelling. */
function readPlatforms(text, wrong) {
    const seen = new Map();
    return splitFields(text, 'comma', wrong).flatMap((entry) => {
        const platform = normalPlatform(entry);
        if (platform === undefined) {
            wrong(`"${entry}" is no platform: expected os/architecture[/variant], as in linux/arm64`);
            return [];
        }
        const key = JSON.stringify(platform);
        const earlier = seen.get(key);
        if (earlier !== undefined)
            wrong(`${entry} is the same platform as ${earlier}; name it once`);
        seen.set(key, entry);
        return [platform];
    });
}
const architectures = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    i386: '386',
};
/** Variants that say nothing, or that an architecture has when none is said (containerd's platforms package). */
const variants = {
    'amd64/v1': '',
    'arm64/v8': '',
    'arm64/8': '',
    'arm/': 'v7',
    'arm/5': 'v5',
    'arm/6': 'v6',
    'arm/7': 'v7',
    'arm/8': 'v8',
};
/** The one spelling BuildKit writes into an index. */
function normalPlatform(text) {
    const match = /^([a-z0-9_-]+)\/([a-z0-9_-]+)(?:\/([a-z0-9.]+))?$/.exec(text.trim().toLowerCase());
    if (!match)
        return undefined;
    const [, os = '', named = '', said = ''] = match;
    const architecture = architectures[named] ?? named;
    const variant = variants[`${architecture}/${said}`] ?? said;
    return variant === '' ? { os, architecture } : { os, architecture, variant };
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/inputs/references.js



/** Reads references. A tag or digest must be named: `latest` is nothing to verify or roll back by accident. */
function readReferences(text, wrong) {
    const seen = new Set();
    return splitFields(text, 'comma', wrong).flatMap((name) => {
        const reference = readReference(name, wrong);
        if (reference === undefined)
            return [];
        const full = (0,oci_reference/* referenceName */.z$)(reference);
        if (seen.has(full))
            wrong(`${full} is named twice`);
        seen.add(full);
        return [reference];
    });
}
function readReference(name, wrong) {
    if (!/[:@][^/]+$/.test(name)) {
        wrong(`"${name}" names neither tag nor digest; write ${name}:TAG or ${name}@sha256:…`);
        return undefined;
    }
    try {
        return (0,oci_reference/* parseReference */.F2)(name);
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf))
            throw error;
        wrong(error.message);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/inputs/repositories.js



/**
 * Reads `images`: repository names, or metadata-action's `name=…,enable=true|false`, one a line. Names
 * become lower case, as metadata-action does it: an account's name often has capitals.
 */
function readRepositories(text, wrong) {
    const seen = new Set();
    return splitFields(text, 'line', wrong)
        .flatMap((line) => namesOf(line, wrong))
        .flatMap((name) => {
        const repository = readRepository(name, wrong);
        if (repository === undefined)
            return [];
        const full = (0,oci_reference/* repositoryName */.aR)(repository);
        if (seen.has(full))
            wrong(`${full} is named twice`);
        seen.add(full);
        return [repository];
    });
}
function namesOf(line, wrong) {
    if (!/(^|,)\s*(name|enable)\s*=/.test(line))
        return splitFields(line, 'comma', wrong);
    const attributes = new Map();
    for (const part of splitFields(line, 'comma', wrong)) {
        const equals = part.indexOf('=');
        const key = equals === -1 ? 'name' : part.slice(0, equals).trim();
        if (key !== 'name' && key !== 'enable')
            wrong(`"${line}" has "${key}"; a line takes name=… and enable=…`);
        attributes.set(key, part.slice(equals + 1).trim());
    }
    const enable = attributes.get('enable') ?? 'true';
    if (enable !== 'true' && enable !== 'false')
        wrong(`"${line}": enable is neither true nor false`);
    const name = attributes.get('name') ?? '';
    if (name === '')
        wrong(`"${line}" has no name=…`);
    return enable === 'true' && name !== '' ? [name] : [];
}
function readRepository(name, wrong) {
    try {
        return (0,oci_reference/* parseRepository */.SU)(name.toLowerCase());
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf))
            throw error;
        const tagged = /[:@][^/]*$/.test(name.replace(/^[^/]*:\d+\//, ''));
        wrong(tagged
            ? `"${name}" names a tag or digest; name the repository here and the tag in \`tags\``
            : `"${name}" is no repository name, such as ghcr.io/owner/app`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/tools/catalog.js + 1 modules
var catalog = __webpack_require__(8027);
;// CONCATENATED MODULE: ./build/src/inputs/tool-versions.js



/** Reads `trivy=0.75.0@sha256:…` lines. */
function readToolVersions(text, wrong) {
    const versions = {};
    for (const line of splitFields(text, 'line', wrong)) {
        const [, name = '', version = '', sha256 = ''] = /^([\w-]+)\s*=\s*(v?\d[\w.+-]*)@sha256:([0-9a-f]{64})$/.exec(line) ?? [];
        const tool = catalog/* toolNames */.$p.find((known) => known === name);
        if (name === '') {
            wrong(`"${line}" is not TOOL=VERSION@sha256:<64 hex digits>, as in trivy=0.75.0@sha256:…`);
        }
        else if (tool === undefined) {
            const meant = (0,nearest/* nearest */.p)(name, catalog/* toolNames */.$p);
            wrong(`"${name}" is none of ${catalog/* toolNames */.$p.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
        }
        else if (versions[tool]) {
            wrong(`${tool} is given twice`);
        }
        else {
            versions[tool] = { version, sha256 };
        }
    }
    return versions;
}

;// CONCATENATED MODULE: ./build/src/inputs/kinds.js









const kinds = {
    string: { takes: 'a text', read: (text) => text.trim() },
    boolean: { takes: '`true` or `false`', read: readBoolean },
    choice: {
        takes: 'one of the values named',
        read: (text, row, wrong) => readChoice(text.trim(), row, wrong),
    },
    choices: {
        takes: 'a list of the values named, separated by commas or newlines',
        none: [],
        repeatable: true,
        read: (text, row, wrong) => splitFields(text, 'comma', wrong).flatMap((value) => readChoice(value, row, wrong) ?? []),
    },
    list: {
        takes: 'a list, separated by commas or newlines',
        none: [],
        repeatable: true,
        read: (text, _row, wrong) => splitFields(text, 'comma', wrong),
    },
    lines: {
        takes: 'a list, one entry a line',
        none: [],
        repeatable: true,
        read: (text, _row, wrong) => splitFields(text, 'line', wrong),
    },
    size: { takes: 'a size such as `250MB` or `1.5GiB`', read: readSize },
    hours: { takes: 'a time such as `72h` or `3d`', read: readHours },
    seconds: { takes: 'a time such as `30s` or `2m`', read: readSeconds },
    platforms: {
        takes: 'a list such as `linux/amd64,linux/arm64`',
        none: [],
        repeatable: true,
        read: (text, _row, wrong) => readPlatforms(text, wrong),
    },
    repositories: {
        takes: 'a list of repositories such as `ghcr.io/owner/app`',
        none: [],
        repeatable: true,
        read: (text, _row, wrong) => readRepositories(text, wrong),
    },
    references: {
        takes: 'a list of references such as `ghcr.io/owner/app:1.2`',
        none: [],
        repeatable: true,
        read: (text, _row, wrong) => readReferences(text, wrong),
    },
    count: { takes: 'a number from 1 on', read: readCount },
    time: { takes: 'a time such as `2026-11-21T10:00:00Z`', read: readTime },
    secret: { takes: 'a secret', secret: true, read: (text) => new secret/* Secret */.z(text.trim()) },
    key: {
        takes: 'a path, the URI of a key service, or a key in PEM',
        read: readKey,
    },
    secrets: {
        takes: 'a list of `ID=VALUE`, one a line',
        none: [],
        repeatable: true,
        secret: true,
        read: (text, _row, wrong) => readAssignments(text, { holdsSecrets: true }, wrong).map(({ id, value }) => ({
            id,
            value: new secret/* Secret */.z(value),
        })),
    },
    assignments: {
        takes: 'a list of `ID=VALUE`, one a line',
        none: [],
        repeatable: true,
        read: (text, _row, wrong) => readAssignments(text, { holdsSecrets: false }, wrong),
    },
    logins: {
        takes: 'a YAML list of `registry`, `username` and `password`, or of the inputs of a keyless login',
        none: [],
        secret: true,
        read: (text, _row, wrong) => readLogins(text, wrong),
    },
    'tool-versions': {
        takes: 'a list of `TOOL=VERSION@sha256:…`, one a line',
        none: {},
        repeatable: true,
        read: (text, _row, wrong) => readToolVersions(text, wrong),
    },
};
/** YAML 1.2's core schema, as @actions/core reads booleans. */
function readBoolean(text, _row, wrong) {
    const word = text.trim();
    if (['true', 'True', 'TRUE'].includes(word))
        return true;
    if (['false', 'False', 'FALSE'].includes(word))
        return false;
    wrong(`"${word}" is neither true nor false`);
    return undefined;
}
function readChoice(word, row, wrong) {
    const values = row.values ?? [];
    const value = values.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
    if (value !== undefined)
        return value;
    const meant = (0,nearest/* nearest */.p)(word, values);
    wrong(`"${word}" is none of ${values.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
    return undefined;
}
function readKey(text, _row, wrong) {
    const key = text.trim();
    if (key.includes('-----BEGIN'))
        return { pem: new secret/* Secret */.z(`${key}\n`) };
    if (!/\s/.test(key) && key.length <= 1024)
        return { reference: key };
    wrong('it is neither a path, nor a URI, nor PEM text (which starts with -----BEGIN); its text is not shown');
    return undefined;
}
const bytesOf = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
};
function readSize(text, _row, wrong) {
    const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(text.trim()) ?? [];
    const factor = bytesOf[unit.toLowerCase() || 'b'];
    const bytes = Math.round(Number(amount) * (factor ?? 0));
    if (amount !== '' && factor !== undefined && bytes > 0)
        return bytes;
    wrong(`"${text.trim()}" is no size: expected a number above zero and B, KB, MB, GB, KiB, MiB or GiB, as in 250MB`);
    return undefined;
}
const hoursOf = { m: 1 / 60, h: 1, d: 24 };
function readHours(text, _row, wrong) {
    const [, amount = '', unit = 'h'] = /^(\d+(?:\.\d+)?)\s*([mhd]?)$/.exec(text.trim()) ?? [];
    const hours = Number(amount) * (hoursOf[unit || 'h'] ?? 0);
    if (amount !== '' && hours > 0)
        return hours;
    wrong(`"${text.trim()}" is no time: expected a number above zero and m, h or d, as in 72h`);
    return undefined;
}
const secondsOf = { s: 1, m: 60 };
function readSeconds(text, _row, wrong) {
    const [, amount = '', unit = 's'] = /^(\d+(?:\.\d+)?)\s*([sm]?)$/.exec(text.trim()) ?? [];
    const seconds = Number(amount) * (secondsOf[unit || 's'] ?? 0);
    if (amount !== '' && seconds > 0)
        return seconds;
    wrong(`"${text.trim()}" is no time: expected a number above zero and s or m, as in 30s`);
    return undefined;
}
function readCount(text, _row, wrong) {
    if (/^[1-9]\d{0,5}$/.test(text.trim()))
        return Number(text);
    wrong(`"${text.trim()}" is no whole number from 1 on`);
    return undefined;
}
function readTime(text, _row, wrong) {
    const time = new Date(text.trim());
    if (/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text.trim()) && !Number.isNaN(time.getTime()))
        return time;
    wrong(`"${text.trim()}" is no time with a zone, as in 2026-11-21T10:00:00Z`);
    return undefined;
}


/***/ }),

/***/ 79389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The candidate a mistyped word most likely means: one it is a whole part of, else at most a third of its letters wrong, at least one letter right. */
function nearest(word, candidates) {
    const names = [...candidates];
    // `ecr` is `aws-ecr` rather than `ghcr`.
    const part = names
        .filter((name) => name.toLowerCase().split('-').includes(word.toLowerCase()))
        .toSorted((a, b) => a.length - b.length)[0];
    if (part !== undefined)
        return part;
    let best;
    let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
    for (const candidate of names) {
        const d = distance(word.toLowerCase(), candidate.toLowerCase());
        if (d < bestDistance && d < Math.max(word.length, candidate.length)) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best;
}
/** Levenshtein's: the fewest letters to insert, delete or replace. */
function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 57464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

;// CONCATENATED MODULE: ./build/src/inputs/camel-case.js
/** `no-cache-filters` → `noCacheFilters`; the type `Inputs` does the same. */
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_match, letter) => letter.toUpperCase());
}

// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
;// CONCATENATED MODULE: ./build/src/inputs/conflicts.js

/** What contradicts itself, whatever is built: each rule names the input to change. */
function conflictsOf(inputs, command) {
    return rules.flatMap((rule) => rule(inputs, command) ?? []);
}
const rules = [
    ({ push, images }) => push === true && images.length === 0
        ? fault('push', 'it is true, but `images` names no repository', 'name one in `images`')
        : undefined,
    ({ push, call }) => push === true && call !== undefined && call !== 'build'
        ? fault('call', `"${call}" makes no image, but push is true`, 'leave out one of them')
        : undefined,
    ({ failOn, baseline }, command) => failOn === 'new' && baseline === undefined && (command === 'build' || command === 'plan')
        ? fault('fail-on', '"new" needs something to compare with', 'name the image in `baseline`')
        : undefined,
    ({ failOn, baseline }) => failOn !== 'new' && baseline !== undefined
        ? fault('baseline', `it is used only with fail-on: new, not with "${failOn}"`)
        : undefined,
    ({ scan, failOn }) => scan === 'off' && failOn === 'new'
        ? fault('scan', 'it is off, so `fail-on: new` has nothing to compare', 'leave out one of them')
        : undefined,
    ({ scan, sarif, serverless }) => scan === 'off' && sarif !== undefined && serverless === 'none'
        ? fault('scan', 'it is off, so there is nothing to write to `sarif`', 'leave out one of them')
        : undefined,
    ({ vendorScan, vendorScanGate }) => vendorScan === 'none' && vendorScanGate
        ? fault('vendor-scan-gate', 'it is true, but `vendor-scan` is none', 'set `vendor-scan: acr`')
        : undefined,
    ({ vendorScan, part }) => vendorScan !== 'none' && part.length > 0
        ? fault('vendor-scan', 'it starts on a tag, and a `part` of an image gets none', 'build all platforms in one run, or leave it out')
        : undefined,
    (inputs) => {
        const given = serverlessInputs.filter(([, name]) => isGiven(inputs[name])).map(([input]) => input);
        return inputs.serverless === 'none' && given.length > 0
            ? fault(given[0], 'it is given, but `serverless` is none', 'name the platform in `serverless`')
            : undefined;
    },
    ({ smoke, smokeRequest }) => smoke === 'off' && smokeRequest !== undefined
        ? fault('smoke-request', 'it is given, but `smoke` is off', 'leave out one of them')
        : undefined,
    ({ sign, cosignKey }) => (sign === 'off' || sign === 'keyless') && cosignKey !== undefined
        ? fault('sign', `it is "${sign}", but \`cosign-key\` is given`, 'set `sign: key` or leave the key out')
        : undefined,
    ({ sign, attestations }) => sign === 'off' && attestations === 'referrers'
        ? fault('attestations', 'referrers are signed, but `sign` is off', 'use `none` or `inline`')
        : undefined,
    ({ reproducible, attestations }) => reproducible && attestations === 'inline'
        ? fault('attestations', '"inline" dates the build inside the index, which `reproducible` forbids', 'use `referrers`')
        : undefined,
    ({ certificateIdentity, certificateIdentityRegexp }) => certificateIdentity !== undefined && certificateIdentityRegexp !== undefined
        ? fault('certificate-identity', '`certificate-identity-regexp` is given too', 'leave out one of them')
        : undefined,
    ({ certificateIdentityRegexp: pattern }) => pattern !== undefined && !isRegExp(pattern)
        ? fault('certificate-identity-regexp', `"${pattern}" is no regular expression`)
        : undefined,
    ({ sign }, command) => sign === 'off' && ['merge', 'promote', 'rollback', 'rescan'].includes(command)
        ? fault('sign', `it is off, but \`${command}\` vouches for what it does`, 'sign by key or keyless')
        : undefined,
    ({ certificateIdentity, certificateIdentityRegexp, signerWorkflow }) => signerWorkflow !== undefined && (certificateIdentity ?? certificateIdentityRegexp) !== undefined
        ? fault('signer-workflow', '`certificate-identity` names the signer too', 'leave out one of them')
        : undefined,
    ({ cosignPublicKey, certificateIdentity, certificateIdentityRegexp, signerWorkflow }) => cosignPublicKey !== undefined &&
        (certificateIdentity ?? certificateIdentityRegexp ?? signerWorkflow) !== undefined
        ? fault('cosign-public-key', 'a certificate identity is given too, and an image is checked by one of them', 'leave out one of them')
        : undefined,
    ...['recordIdentityRegexp', 'builderId'].map((name) => (inputs) => inputs[name] !== undefined && !isRegExp(inputs[name])
        ? fault(inputOf[name], `"${inputs[name]}" is no regular expression`)
        : undefined),
    ({ require }) => require.includes('none') && require.length > 1
        ? fault('require', '"none" stands beside others', 'leave out one of them')
        : undefined,
    ({ image }, command) => ['rollback', 'history'].includes(command) && image.length !== 1
        ? fault('image', `\`${command}\` takes one image, and got ${image.length}`, 'name it as repository:tag')
        : undefined,
    ({ image }, command) => ['verify', 'rescan'].includes(command) && image.length === 0
        ? fault('image', `\`${command}\` needs an image`, 'name it as repository:tag or repository@digest')
        : undefined,
    ({ records }, command) => command === 'merge' && records.length === 0
        ? fault('records', '`merge` needs the part records', 'name their files or the folder that holds them')
        : undefined,
    ({ batch, from, images, to, tags, expectCurrent }) => batch !== undefined && (from !== undefined || [images, to, tags].some((list) => list.length > 0))
        ? fault('batch', 'it names images, repositories and tags itself', 'leave out `from`, `images`, `to`, `tags`')
        : batch !== undefined && expectCurrent !== undefined
            ? fault('expect-current', 'one digest cannot be expected of all images of `batch`')
            : undefined,
    ({ to, steps }, command) => command === 'rollback' && (to.length > 1 || (to.length === 1 && steps > 1))
        ? fault('to', '`rollback` goes to one image', 'name one digest or tag, or how many `steps`')
        : undefined,
    ({ part, attestations }) => part.length > 0 && attestations === 'inline'
        ? fault('attestations', "BuildKit's own lie in an index, and `part` makes none", 'use `referrers`')
        : undefined,
    ({ part, platforms }) => part.length > 1 || part.some((one) => !platforms.some((other) => isSamePlatform(one, other)))
        ? fault('part', 'it is not one of `platforms`', 'name one of them, and all of the image in `platforms`')
        : undefined,
    ({ builderTlsCert, builderTlsKey }) => (builderTlsCert === undefined) !== (builderTlsKey === undefined)
        ? fault('builder-tls-cert', 'certificate and key belong together', 'give `builder-tls-key` as well, or neither')
        : undefined,
    ({ builder, builderTlsCa, builderTlsCert }) => (builderTlsCa ?? builderTlsCert) !== undefined && !builder.startsWith('tcp://')
        ? fault('builder', `"${builder}" uses no TLS files`, 'they are for `tcp://…` builders')
        : undefined,
    ({ builder }) => /:\/\//.test(builder) && !/^(tcp|unix):\/\/./.test(builder)
        ? fault('builder', `"${builder}" is no endpoint it knows`, 'use tcp://HOST:PORT or unix:///PATH, or a builder by name')
        : undefined,
    (inputs) => {
        const ids = [...inputs.secrets, ...inputs.secretEnvs, ...inputs.secretFiles].map(({ id }) => id);
        const twice = ids.find((id, index) => ids.indexOf(id) !== index);
        return twice === undefined
            ? undefined
            : fault('secrets', `"${twice}" is given twice among secrets, secret-envs and secret-files`);
    },
    ({ toolsDir, toolVersions }) => toolsDir !== undefined && Object.keys(toolVersions).length > 0
        ? fault('tool-versions', 'programs in `tools-dir` are used as they are', 'leave out one of them')
        : undefined,
];
/** What only counts where a platform is named. */
const serverlessInputs = [
    ['serverless-region', 'serverlessRegion'],
    ['serverless-ignore', 'serverlessIgnore'],
    ['smoke', 'smoke'],
    ['smoke-request', 'smokeRequest'],
    ['tmp-size', 'tmpSize'],
    ['memory', 'memory'],
    ['pids', 'pids'],
    ['descriptors', 'descriptors'],
    ['port', 'port'],
    ['ready-timeout', 'readyTimeout'],
];
/** Anything but nothing and what `smoke` is when nothing is said. */
function isGiven(value) {
    if (Array.isArray(value))
        return value.length > 0;
    return value !== undefined && value !== 'auto' && value !== 'off';
}
const inputOf = { recordIdentityRegexp: 'record-identity-regexp', builderId: 'builder-id' };
function isSamePlatform(one, other) {
    return (0,descriptor/* platformText */.VQ)(one) === (0,descriptor/* platformText */.VQ)(other);
}
function fault(input, problem, remedy) {
    return remedy === undefined ? { input, problem } : { input, problem, remedy };
}
function isRegExp(pattern) {
    try {
        new RegExp(pattern);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/src/inputs/fault.js
var inputs_fault = __webpack_require__(21683);
// EXTERNAL MODULE: ./build/src/inputs/kinds.js + 7 modules
var kinds = __webpack_require__(2795);
// EXTERNAL MODULE: ./build/src/inputs/schema.js + 1 modules
var schema = __webpack_require__(96990);
;// CONCATENATED MODULE: ./build/src/inputs/parse.js





/**
 * Reads every input of `command` from what a door looks up; inputs of other commands get their
 * defaults. All that is wrong, also what the door found before (`faults`), comes as one
 * `input-invalid` error.
 */
function parseInputs(raw, command, faults = []) {
    const found = [...faults];
    const values = {};
    for (const name of schema/* inputNames */.vj) {
        const row = schema/* schema */.wQ[name];
        const given = row.commands.includes(command) ? raw(name) : undefined;
        const text = given === undefined || given.trim() === '' ? row.default : given;
        const kind = kinds/* kinds */.E[row.kind];
        values[camelCase(name)] =
            text === undefined
                ? kind.none
                : kind.read(text, row, (problem) => found.push({ input: name, problem }));
    }
    // Contradictions are looked for among values that could be read; a fault above may just hide one.
    if (found.length === 0)
        found.push(...conflictsOf(values, command));
    if (found.length > 0)
        throw (0,inputs_fault/* faultError */.f)(found, `\`sealift ${command} --help\` lists what every input takes.`);
    return values;
}


/***/ }),

/***/ 96990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TN: () => (/* binding */ groups),
  vj: () => (/* binding */ inputNames),
  wp: () => (/* binding */ isInputName),
  wQ: () => (/* binding */ schema)
});

;// CONCATENATED MODULE: ./build/src/platforms/finding.js
/** The serverless platforms an image can be held to, by the values of the input `serverless`. */
const platformNames = ['lambda', 'fc', 'scf', 'cloudrun', 'generic'];

// EXTERNAL MODULE: ./build/src/registries/provider.js
var provider = __webpack_require__(88120);
// EXTERNAL MODULE: ./build/src/inputs/commands.js
var commands = __webpack_require__(45025);
;// CONCATENATED MODULE: ./build/src/inputs/schema.js



/**
 * Every input there is. action.yml, --help, SEALIFT_… names, docs/inputs.md and the tables of the
 * README come from here (`npm run generate`), and so does the type `Inputs`: a new row is enough.
 * Names known from build-push-action, metadata-action and login-action keep their meaning.
 */
const line = ['build', 'plan'];
/** What takes an image that is published already. */
const published = [
    'promote',
    'rollback',
    'verify',
    'rescan',
    'history',
];
const registryLines = ['build', 'plan', 'merge', ...published];
const scanning = ['build', 'plan', 'promote', 'rollback', 'rescan'];
const signing = [
    'build',
    'plan',
    'merge',
    'promote',
    'rollback',
    'rescan',
];
const verifying = ['promote', 'rollback', 'verify', 'rescan'];
/** Rows that share their commands; a row may name its own. */
function rows(shared, given) {
    const entries = Object.entries(given).map(([name, row]) => [name, { commands: shared, ...row }]);
    return Object.fromEntries(entries);
}
const schema_image = rows(line, {
    images: {
        kind: 'repositories',
        commands: ['build', 'plan', 'promote'],
        about: 'Repositories the image goes to, as in `ghcr.io/owner/app`; without one nothing is pushed',
    },
    tags: {
        kind: 'lines',
        commands: ['build', 'plan', 'promote'],
        about: "Tags in metadata-action's language: `type=semver,pattern={{version}}` and so on, one a line",
        otherwise: '`sha-<commit>`; a version with its release tags on a `vX.Y.Z` git tag; `edge`; `pr-N`',
    },
    flavor: {
        kind: 'lines',
        commands: ['build', 'plan', 'promote'],
        about: 'What all tags share: `latest=auto|true|false`, `prefix=…`, `suffix=…`, one a line',
    },
    labels: { kind: 'lines', about: 'Labels beside the standard ones, `name=value`, one a line' },
    annotations: {
        kind: 'lines',
        about: 'Annotations of the manifest or index, `[TYPE:]name=value`, one a line',
    },
    push: {
        kind: 'boolean',
        about: 'Push, sign and tag the image once it has passed',
        otherwise: '`true` when `images` are given, but not on a pull request',
    },
    'allow-dirty': {
        kind: 'boolean',
        default: 'false',
        about: 'Publish although tracked files differ from the commit; the record says so',
    },
    'on-existing': {
        kind: 'choice',
        values: ['reuse', 'fail', 'rebuild'],
        default: 'reuse',
        about: 'When this commit with these inputs is published and signed already; nightly builds want `rebuild`',
    },
    'overlap-upload': {
        kind: 'boolean',
        default: 'false',
        about: 'Send blobs, but no manifest, while the scan still runs; nothing can be pulled earlier by that',
    },
});
const parts = rows(line, {
    part: {
        kind: 'platforms',
        about: 'Build only this one of `platforms`, push it by digest without a tag, and leave a part record for `merge`',
    },
    created: {
        kind: 'time',
        commands: ['build', 'plan', 'promote'],
        about: 'The time a run counts as now, RFC 3339; the parts of one image share one',
        otherwise: 'now',
    },
    records: {
        kind: 'list',
        commands: ['merge'],
        about: 'Part records to make one image of: files, or folders that hold them',
    },
});
const publishedImage = rows(published, {
    image: {
        kind: 'references',
        commands: ['rollback', 'verify', 'rescan', 'history'],
        about: 'Reference of the image, `repository:tag` or `repository@digest`; `verify` and `rescan` take several',
    },
    from: {
        kind: 'string',
        commands: ['promote'],
        about: 'What to promote: a reference, a tag or digest in the first of `images`, or a commit built there',
        otherwise: "this run's commit",
    },
    to: {
        kind: 'list',
        commands: ['promote', 'rollback'],
        about: 'For `promote` the repositories that get the image; for `rollback` the digest or tag to go back to',
        otherwise: 'where it is; the image before',
    },
    batch: {
        kind: 'string',
        commands: ['promote'],
        about: 'File that names many images to promote, in YAML: registries, and for each image digests with their tags',
    },
    'expect-current': {
        kind: 'string',
        commands: ['promote', 'rollback'],
        about: 'Digest every floating tag must point at before it is moved, or `none` for a tag that must be new',
    },
    steps: {
        kind: 'count',
        default: '1',
        commands: ['rollback'],
        about: 'How many images to go back',
    },
    'allow-vulnerable': {
        kind: 'boolean',
        default: 'false',
        commands: ['rollback'],
        about: 'Go back although the scan of today refuses that image; the record says so',
    },
});
const trust = rows(verifying, {
    require: {
        kind: 'choices',
        values: ['sbom', 'vuln', 'provenance', 'none'],
        default: 'sbom,vuln,provenance',
        about: 'Signed attestations every platform must have',
    },
    'cosign-public-key': {
        kind: 'key',
        commands: published,
        about: 'Public key that must have signed the image: path, URI of a key service, or its PEM text',
        otherwise: 'the public half of `cosign-key`',
    },
    'signer-workflow': {
        kind: 'string',
        commands: published,
        about: 'Workflow that must have signed the image, as `owner/repo/.github/workflows/build.yml`, at any ref unless `@ref` is given',
        otherwise: "any of `source-repository` on a branch or tag; inside a reusable workflow also its git repository's",
    },
    'source-repository': {
        kind: 'string',
        commands: published,
        about: 'Git repository the image must come from, `owner/repo`, as certificate and provenance say',
        otherwise: "for keyless signatures, this run's own",
    },
    'source-ref': { kind: 'string', about: 'Git ref the image must be built from, as in `refs/heads/main`' },
    'source-commit': {
        kind: 'string',
        about: 'Commit the image must be built from',
        otherwise: 'the commit that `from` names, if it does',
    },
    'builder-id': {
        kind: 'string',
        about: 'Builder the provenance must name; a regular expression for the whole of it',
    },
    'vuln-max-age': {
        kind: 'hours',
        about: 'Oldest attested scan that counts, as in `7d`',
        otherwise: 'any age',
    },
    'record-identity-regexp': {
        kind: 'string',
        commands: ['promote', 'rollback', 'history'],
        about: 'Who may have signed promotion records, as a regular expression for the whole identity',
        otherwise: "the key, or whoever may sign the image, and this git repository's and that workflow's own workflows",
    },
});
const build = rows(line, {
    context: { kind: 'string', default: '.', about: 'Folder or git URL to build from' },
    file: { kind: 'string', about: 'Path of the Dockerfile', otherwise: '`Dockerfile` in `context`' },
    target: { kind: 'string', about: 'Stage of the Dockerfile to build', otherwise: 'the last one' },
    platforms: {
        kind: 'platforms',
        about: 'Platforms to build for, as in `linux/amd64,linux/arm64`',
        otherwise: "the builder's own",
    },
    'build-args': {
        kind: 'lines',
        about: 'Build arguments, `NAME=value`, one a line; they are no place for secrets',
    },
    'build-contexts': { kind: 'lines', about: 'Further contexts, `name=path`, one a line' },
    secrets: {
        kind: 'secrets',
        about: 'Build secrets, `ID=VALUE`, one a line; a value of several lines in double quotes with its id',
    },
    'secret-envs': {
        kind: 'assignments',
        about: 'Build secrets from the environment, `ID=VARIABLE`, one a line',
    },
    'secret-files': { kind: 'assignments', about: 'Build secrets from files, `ID=path`, one a line' },
    ssh: { kind: 'list', about: 'SSH agent sockets or keys for the build, `default` or `id=path`' },
    cache: {
        kind: 'lines',
        about: "BuildKit's cache in safe scopes: `gha`, `registry`, `s3,bucket=…,region=…`, `gcs,…`, `azure,…` or `local=DIR`, one a line",
    },
    'cache-from': { kind: 'lines', about: 'Where to read cache from, as in `type=gha,scope=app`, one a line' },
    'cache-to': { kind: 'lines', about: 'Where to write cache to, as in `type=gha,mode=max`, one a line' },
    'no-cache': { kind: 'boolean', default: 'false', about: 'Build without any cache' },
    'no-cache-filters': { kind: 'list', about: 'Stages to build without cache' },
    pull: { kind: 'boolean', default: 'false', about: 'Always look for newer base images' },
    network: { kind: 'string', about: 'Network of `RUN` instructions: `default`, `none` or `host`' },
    'add-hosts': { kind: 'list', about: 'Host names for the build, `host:ip`' },
    allow: { kind: 'list', about: 'Entitlements to grant, as in `network.host`' },
    'shm-size': { kind: 'string', about: 'Size of `/dev/shm` in the build, as in `2gb`' },
    ulimit: { kind: 'lines', about: 'Limits of the build, as in `nofile=1024:1024`, one a line' },
    'cgroup-parent': { kind: 'string', about: 'Parent cgroup of `RUN` instructions' },
    call: {
        kind: 'string',
        about: 'Evaluate the Dockerfile instead of building: `check`, `outline` or `targets`',
        otherwise: '`build`',
    },
    reproducible: {
        kind: 'boolean',
        default: 'false',
        about: 'Date everything in the image by the commit, so that the same commit gives the same digest',
    },
});
const builder = rows(['build', 'plan', 'doctor'], {
    builder: {
        kind: 'string',
        default: 'auto',
        env: 'BUILDX_BUILDER',
        about: '`auto`, `embedded`, `docker-container`, a builder of buildx by name, or `tcp://…`, `unix://…`',
    },
    'registry-mirrors': {
        kind: 'assignments',
        commands: ['build', 'plan'],
        about: 'Mirrors base images are read from, `docker.io=mirror.gcr.io`, one a line; for the builders Sealift starts',
    },
    'builder-tls-ca': { kind: 'string', about: 'CA certificate (a file) of a `tcp://…` builder' },
    'builder-tls-cert': { kind: 'string', about: 'Client certificate (a file) for a `tcp://…` builder' },
    'builder-tls-key': { kind: 'string', about: 'Key (a file) of the client certificate' },
});
const login = rows([...registryLines, 'doctor'], {
    registry: {
        kind: 'string',
        default: 'docker.io',
        about: 'Registry that `username` and `password` are for',
    },
    username: { kind: 'string', about: 'User of the registry; on GHCR `github.actor`' },
    password: { kind: 'secret', about: 'Password or token of the registry; on GHCR `github.token`' },
    'registry-auths': {
        kind: 'logins',
        about: 'Logins of several registries: a YAML list of `registry`, `username`, `password`, or the inputs of a keyless login',
    },
    provider: {
        kind: 'choice',
        values: provider/* providers */.r5,
        about: 'Whose registry `registry` is, when it stands behind a name of your own',
        otherwise: 'known by the host, or asked',
    },
    'docker-config': {
        kind: 'boolean',
        default: 'true',
        about: 'Also use the logins and credential helpers of the Docker configuration',
    },
    'insecure-registries': {
        kind: 'list',
        about: 'Hosts (with port) that may be spoken to without TLS; those on loopback always may',
    },
});
/** A login by this job's OIDC token in place of a password; the names are those of the vendors' own login actions. */
const keylessLogin = rows([...registryLines, 'doctor'], {
    'role-to-assume': {
        kind: 'string',
        about: 'Role that trusts this job: the ARN of AWS or Alibaba Cloud, the `qcs::cam::…` of Tencent Cloud',
    },
    'oidc-provider': {
        kind: 'string',
        about: "What the cloud knows the tokens' issuer by: Alibaba's provider ARN, Tencent's provider name, Google's `projects/…/providers/…`",
    },
    'service-account': {
        kind: 'string',
        about: 'Service account of Google Cloud to act as',
        otherwise: 'the workload identity itself',
    },
    'client-id': { kind: 'string', about: 'Application or managed identity of Microsoft Entra' },
    'tenant-id': { kind: 'string', about: 'Tenant of Microsoft Entra' },
    'connection-id': {
        kind: 'string',
        about: 'OIDC connection of Docker Hub; `username` is the organization then',
    },
    'instance-id': {
        kind: 'string',
        about: 'Instance of Alibaba ACR Enterprise (`cri-…`) or of Tencent TCR (`tcr-…`)',
    },
    region: { kind: 'string', about: 'Region of the registry', otherwise: 'as its host says' },
    audience: { kind: 'string', about: 'Audience of the OIDC token', otherwise: 'the one the vendor expects' },
    endpoints: {
        kind: 'assignments',
        about: 'Other addresses of the services asked, `NAME=URL`, one a line; the names stand in docs/registries/',
    },
});
const scan = rows(scanning, {
    scan: {
        kind: 'choice',
        values: ['required', 'off'],
        default: 'required',
        commands: ['build', 'plan', 'promote', 'rollback'],
        about: 'Whether every platform is scanned before anything is pushed or a tag is moved',
    },
    scanners: {
        kind: 'choices',
        values: ['vuln', 'secret'],
        default: 'vuln,secret',
        about: 'What to look for: known vulnerabilities, secrets left in the image',
    },
    severity: {
        kind: 'choices',
        values: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'],
        default: 'CRITICAL,HIGH',
        env: 'TRIVY_SEVERITY',
        about: 'Severities the gate refuses',
    },
    'ignore-unfixed': {
        kind: 'boolean',
        default: 'false',
        env: 'TRIVY_IGNORE_UNFIXED',
        about: 'Let vulnerabilities pass that no fixed version exists for',
    },
    'ignore-file': {
        kind: 'string',
        env: 'TRIVY_IGNOREFILE',
        about: 'File of findings to ignore, as `.trivyignore` or `.trivyignore.yaml` have them',
    },
    vex: { kind: 'list', env: 'TRIVY_VEX', about: 'VEX documents (files) that say what does not apply' },
    'fail-on': {
        kind: 'choice',
        values: ['all', 'new', 'none'],
        default: 'all',
        about: 'Refuse for any finding, for those `baseline` does not have, or for none',
    },
    baseline: {
        kind: 'string',
        commands: ['build', 'plan', 'promote', 'rollback'],
        about: 'Reference of the image that `fail-on: new` compares with',
        otherwise: 'for `promote` and `rollback`, what the tag points at; for `rescan`, the attested scan',
    },
    'exit-on-eol': {
        kind: 'boolean',
        default: 'false',
        about: 'Refuse an operating system past its end of life',
    },
    'size-budget': {
        kind: 'size',
        commands: ['build', 'plan', 'promote'],
        about: 'Most bytes, compressed, a platform may have, as in `250MB`',
        otherwise: 'no limit',
    },
    'allowed-base': {
        kind: 'list',
        commands: ['build', 'plan', 'promote', 'rollback', 'verify'],
        about: 'Repositories base images may come from, as in `docker.io/library/*`; `*` is one part of the path, `**` any number',
        otherwise: 'any',
    },
    'db-repository': {
        kind: 'list',
        env: 'TRIVY_DB_REPOSITORY',
        about: "Repositories of Trivy's database, tried in this order",
        otherwise: "Trivy's own",
    },
    'db-max-age': {
        kind: 'hours',
        default: '72h',
        about: 'Oldest database a scan may use, as in `72h` or `7d`',
    },
    'skip-db-update': {
        kind: 'boolean',
        default: 'false',
        env: 'TRIVY_SKIP_DB_UPDATE',
        about: 'Use the database that is there, whose age is still checked',
    },
    'vendor-scan': {
        kind: 'choice',
        values: ['none', 'acr'],
        default: 'none',
        commands: line,
        about: "Also have the registry's own scanner look at what was pushed: `acr` is Alibaba ACR Enterprise's, whose findings stand beside Trivy's",
    },
    'vendor-scan-gate': {
        kind: 'boolean',
        default: 'false',
        commands: line,
        about: 'Write no tag but the commit tag when `vendor-scan` finds what `severity` and `ignore-unfixed` refuse, or cannot tell',
    },
    'vendor-scan-timeout': {
        kind: 'hours',
        default: '10m',
        commands: line,
        about: 'Longest wait for `vendor-scan`, as in `10m`',
    },
});
const serverless = rows(line, {
    serverless: {
        kind: 'choice',
        values: ['none', ...platformNames],
        default: 'none',
        about: 'Platform the image must run on, checked before anything is pushed: `lambda` (AWS), `fc` (Alibaba), `scf` (Tencent), `cloudrun` (Google) or `generic`',
    },
    'serverless-region': {
        kind: 'string',
        about: 'Region the function runs in; Lambda and FC take images of their own region only',
        otherwise: 'not checked',
    },
    'serverless-ignore': {
        kind: 'list',
        about: 'Rules of docs/serverless.md whose findings are reported and refuse nothing',
    },
    smoke: {
        kind: 'choice',
        values: ['auto', 'on', 'off'],
        default: 'auto',
        about: "Run the image under the platform's conditions: `auto` where this machine can, `on` fails where it cannot",
    },
    'smoke-request': {
        kind: 'string',
        about: 'What the smoke run sends: `METHOD /path [FILE]` with the body in a file; for Lambda the file of an event',
        otherwise: '`GET /`; for Lambda an empty event',
    },
    'tmp-size': {
        kind: 'size',
        about: "Size of `/tmp`, as configured there; a vendor's 512 MB is `512MiB`",
        otherwise: "the platform's own",
    },
    memory: {
        kind: 'size',
        about: "Memory, as configured there; a vendor's 512 MB is `512MiB`",
        otherwise: "the platform's own",
    },
    pids: { kind: 'count', about: 'Processes and threads at a time', otherwise: "the platform's own" },
    descriptors: { kind: 'count', about: 'Open files of a process', otherwise: "the platform's own" },
    port: {
        kind: 'string',
        about: 'Port that requests come to, as configured there; `none` for a job, which runs and ends',
        otherwise: "the platform's own",
    },
    'ready-timeout': {
        kind: 'seconds',
        about: 'Longest wait for the first answer, as in `30s`',
        otherwise: "the platform's own",
    },
});
const sign = rows(signing, {
    sign: {
        kind: 'choice',
        values: ['auto', 'keyless', 'key', 'off'],
        default: 'auto',
        about: 'How to sign: `auto` takes `cosign-key` when given, else the OIDC token (`id-token: write`)',
    },
    'cosign-key': {
        kind: 'key',
        commands: registryLines,
        about: 'Key to sign with: path, URI of a key service (`awskms://…`, `env://NAME`), or its PEM text',
    },
    'cosign-password': {
        kind: 'secret',
        commands: registryLines,
        env: 'COSIGN_PASSWORD',
        about: 'Password of `cosign-key`',
    },
    'certificate-identity': {
        kind: 'string',
        commands: registryLines,
        about: 'Who must have signed, as the certificate says it',
        otherwise: 'this workflow at this ref; for a published image see `signer-workflow`',
    },
    'certificate-identity-regexp': {
        kind: 'string',
        commands: registryLines,
        about: 'The same as a regular expression, for the whole of the identity',
    },
    'certificate-oidc-issuer': {
        kind: 'string',
        commands: registryLines,
        about: 'Who must have vouched for the signer',
        otherwise: '`https://token.actions.githubusercontent.com`',
    },
    'signing-config': { kind: 'string', about: 'Signing configuration (a file) of a private Sigstore' },
    'trusted-root': {
        kind: 'string',
        commands: registryLines,
        about: 'Trusted root (a file) of a private Sigstore',
    },
    'signature-storage': {
        kind: 'choice',
        values: ['auto', 'referrers', 'tag'],
        default: 'auto',
        about: 'Signatures as referrers, or under a `.sig` tag; `auto` knows what the registry takes',
    },
    attestations: {
        kind: 'choice',
        commands: line,
        values: ['referrers', 'inline', 'none'],
        about: "SBOM, scan and provenance: signed and attached, as BuildKit's own inside the index, or none",
        otherwise: '`referrers`; `none` with `sign: off`',
    },
});
const tools = rows([...registryLines, 'tools', 'doctor', 'demo'], {
    'tool-cache': {
        kind: 'string',
        about: 'Folder that keeps the tools between runs; checksums are checked all the same',
        otherwise: "the runner's tool cache, or `~/.cache/sealift/tools`",
    },
    'tool-mirror': {
        kind: 'string',
        about: "URL to fetch tools from; `{owner}` and `{repo}` in it stand for the tool's",
    },
    'tools-dir': { kind: 'string', about: 'Folder of programs you vouch for; they are used as they are' },
    'tool-versions': {
        kind: 'tool-versions',
        about: 'Other versions than the pinned ones, `trivy=0.75.0@sha256:…`, one a line',
    },
});
const report = rows(registryLines, {
    'working-directory': {
        kind: 'string',
        door: 'action',
        about: 'Folder of the workspace that all other paths are relative to',
        otherwise: 'the workspace',
    },
    report: {
        kind: 'string',
        about: 'Folder for record, summary, SBOM and SARIF',
        otherwise: 'a temporary one',
    },
    sarif: {
        kind: 'string',
        commands: scanning,
        about: 'File to write the findings of all platforms to, as one SARIF document',
    },
    comment: {
        kind: 'boolean',
        default: 'false',
        commands: ['build', 'plan', 'merge', 'promote'],
        about: 'Put the result into a comment on the pull request (`pull-requests: write`)',
    },
    'github-token': {
        kind: 'secret',
        env: 'GITHUB_TOKEN',
        actionDefault: 'github.token',
        about: "This job's token of GitHub: writes the comment, and is the login of GHCR where no other is given",
    },
    'dry-run': {
        kind: 'boolean',
        default: 'false',
        commands: ['build', 'promote', 'rollback'],
        about: 'Print what would be done, and do nothing else',
    },
    json: {
        kind: 'boolean',
        default: 'false',
        commands: commands/* commandNames */.oQ,
        door: 'command-line',
        about: 'Put the record of the run on standard output, as JSON',
    },
});
/** The table, in the order documents and help show it. */
const groups = [
    { title: 'Image and tags', rows: schema_image },
    { title: 'A published image', rows: publishedImage },
    { title: 'What a published image must prove', rows: trust },
    { title: 'Build', rows: build },
    { title: 'Parts of an image', rows: parts },
    { title: 'Builder', rows: builder },
    { title: 'Registry login', rows: login },
    { title: 'Keyless registry login', rows: keylessLogin },
    { title: 'Scan and gate', rows: scan },
    { title: 'Serverless', rows: serverless },
    { title: 'Signature and attestations', rows: sign },
    { title: 'Tools', rows: tools },
    { title: 'Reports', rows: report },
];
const schema = {
    ...schema_image,
    ...publishedImage,
    ...trust,
    ...build,
    ...parts,
    ...builder,
    ...login,
    ...keylessLogin,
    ...scan,
    ...serverless,
    ...sign,
    ...tools,
    ...report,
};
const inputNames = Object.keys(schema);
function isInputName(name) {
    return Object.hasOwn(schema, name);
}


/***/ }),

/***/ 53566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ interruptSignal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/**
 * A signal that aborts on the first SIGINT, SIGTERM or SIGHUP, so that the run can clean up and end
 * with 130. A second one calls `abandon` and ends the process at once.
 */
function interruptSignal(abandon) {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(name, () => {
            if (controller.signal.aborted) {
                abandon();
                process.exit(130);
            }
            controller.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('interrupted', `the run was interrupted by ${name}`));
        });
    }
    return controller.signal;
}


/***/ }),

/***/ 18514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ isIndexType),
/* harmony export */   JL: () => (/* binding */ mediaType),
/* harmony export */   VQ: () => (/* binding */ platformText)
/* harmony export */ });
/** Media types of the OCI image specification 1.1, and Docker's schema 2 which registries still hold. */
const mediaType = {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar',
    layerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
    layerZstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
    empty: 'application/vnd.oci.empty.v1+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
    dockerConfig: 'application/vnd.docker.container.image.v1+json',
    dockerLayerGzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};
function isIndexType(type) {
    return type === mediaType.index || type === mediaType.dockerManifestList;
}
/** `os/architecture[/variant]`, the way people write it. */
function platformText(platform) {
    return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}


/***/ }),

/***/ 6559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   g4: () => (/* binding */ digestAlgorithm),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex)
/* harmony export */ });
/* unused harmony export parseDigest */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const hexLength = { sha256: 64, sha512: 128 };
/** Reads a digest; anything else is a `reference-invalid` error. */
function parseDigest(text) {
    if (isDigest(text))
        return text;
    throw new SealiftError('reference-invalid', `"${text}" is no digest: expected sha256:<64 hex> or sha512:<128 hex>`);
}
function isDigest(text) {
    const [algorithm, hex = '', ...rest] = text.split(':');
    if (rest.length > 0 || (algorithm !== 'sha256' && algorithm !== 'sha512'))
        return false;
    return hex.length === hexLength[algorithm] && /^[0-9a-f]+$/.test(hex);
}
/** The digest of these bytes. */
function digestOf(bytes, algorithm = 'sha256') {
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}
function digestAlgorithm(digest) {
    return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
/** The part after the colon. */
function digestHex(digest) {
    return digest.slice(digest.indexOf(':') + 1);
}


/***/ }),

/***/ 9814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ layoutContent),
/* harmony export */   OR: () => (/* binding */ blobsOf),
/* harmony export */   OS: () => (/* binding */ platformManifests),
/* harmony export */   xr: () => (/* binding */ registryContent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18514);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57545);






/** The content of a layout on disk. */
async function layoutContent(layout) {
    const read = async (descriptor) => ({
        descriptor,
        bytes: new Uint8Array(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobFile */ .c7)(layout.folder, descriptor.digest))),
    });
    const attestations = await Promise.all(layout.attestations.map(read));
    const children = await Promise.all(layout.images.map((image) => read(image.descriptor)));
    const manifests = (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndexType */ .$U)(layout.root.mediaType)
        ? [...children, ...attestations, await read(layout.root)]
        : children;
    return {
        root: layout.root,
        images: layout.images.map(({ platform, descriptor }) => ({ platform, descriptor })),
        manifests,
        blobs: blobsOf([...layout.images.map((image) => image.manifest), ...attestations.map(parseManifest)]).map((descriptor) => ({
            descriptor,
            open: (offset) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobFile */ .c7)(layout.folder, descriptor.digest), {
                start: offset,
                highWaterMark: 1024 * 1024,
            }),
        })),
    };
}
/** The content of an image that a registry holds; blobs are streamed through, never kept. */
async function registryContent(client, repository, root) {
    const get = async (digest) => {
        const pulled = await client.manifestGet({ ...repository, digest });
        if (pulled)
            return pulled;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SealiftError */ .Pf('registry-not-found', `${repository.path} lists manifest ${digest} but does not hold it`);
    };
    const top = await get(root.digest);
    const children = (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndexType */ .$U)(root.mediaType)
        ? await Promise.all(top.content.manifests.map(async (child) => ({
            ...(await get(child.digest)),
            platform: child.platform,
        })))
        : [{ ...top, platform: undefined }];
    const manifests = (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndexType */ .$U)(root.mediaType) ? [...children, top] : children;
    const images = await Promise.all(children
        .filter((child) => child.platform?.os !== 'unknown')
        .map(async (child) => ({
        descriptor: child.descriptor,
        platform: child.platform ?? (await configPlatform(client, repository, child.content)),
    })));
    return {
        root,
        images,
        manifests: manifests.map(({ descriptor, bytes }) => ({ descriptor, bytes })),
        blobs: blobsOf(children.map((child) => (0,_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .withLayers */ .V$)(child.content))).map((descriptor) => ({
            descriptor,
            open: (offset) => node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable.from(remoteBytes(client, repository, descriptor, offset), { objectMode: false }),
        })),
    };
}
/** Every platform's manifest, read. */
function platformManifests({ images, manifests }) {
    return images.map((image) => {
        const found = manifests.find((one) => one.descriptor.digest === image.descriptor.digest);
        return { ...image, manifest: parseManifest(found ?? { bytes: new Uint8Array() }) };
    });
}
async function configPlatform(client, repository, manifest) {
    const bytes = await client.blobGet({ ...repository, digest: manifest.config.digest });
    const { os, architecture, variant } = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return { os, architecture, ...(variant ? { variant } : {}) };
}
async function* remoteBytes(client, repository, descriptor, offset) {
    let skip = offset;
    for await (const chunk of (await client.blobStream(repository, descriptor))) {
        if (skip < chunk.length)
            yield chunk.subarray(skip);
        skip = Math.max(0, skip - chunk.length);
    }
}
/** Every config and layer, once. */
function blobsOf(manifests) {
    const all = manifests.flatMap((manifest) => [manifest.config, ...manifest.layers]);
    return [...new Map(all.map((descriptor) => [descriptor.digest, descriptor])).values()];
}
function parseManifest({ bytes }) {
    return (0,_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .withLayers */ .V$)(JSON.parse(Buffer.from(bytes).toString('utf8')));
}


/***/ }),

/***/ 57545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readLayout),
/* harmony export */   V$: () => (/* binding */ withLayers),
/* harmony export */   c7: () => (/* binding */ blobFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18514);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6559);





/**
 * Reads the layout folder of one image: its manifests and configs, each held to its digest; layers are
 * left alone. Rejects with `input-invalid` when the folder holds no image, several, or a changed one.
 */
async function readLayout(folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder);
    const version = await readJson(path, 'oci-layout');
    if (version.imageLayoutVersion !== '1.0.0')
        throw damaged(path, 'it is of another version than 1.0.0');
    const top = await readJson(path, 'index.json');
    const [root, ...others] = Array.isArray(top.manifests) ? top.manifests : [];
    if (!root)
        throw damaged(path, 'its index.json names no image');
    if (others.length > 0)
        throw damaged(path, `its index.json names ${top.manifests.length} images, not one`);
    const children = (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .isIndexType */ .$U)(root.mediaType) ? (await readDocument(path, root)).manifests : [root];
    const [attestations, images] = [
        children.filter(isAttestation),
        children.filter((child) => !isAttestation(child)),
    ];
    return {
        folder: path,
        root,
        images: await Promise.all(images.map((image) => readImage(path, image))),
        attestations,
    };
}
/** Where a layout keeps a blob. */
function blobFile(folder, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'blobs', (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestAlgorithm */ .g4)(digest), (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestHex */ .sU)(digest));
}
async function readImage(folder, descriptor) {
    const manifest = withLayers(await readDocument(folder, descriptor));
    const config = await readDocument(folder, manifest.config);
    return { platform: descriptor.platform ?? platformOf(config), descriptor, manifest, config };
}
/** BuildKit writes `null` for an image without layers, where the specification wants an empty list. */
function withLayers(manifest) {
    return { ...manifest, layers: manifest.layers ?? [] };
}
/** BuildKit marks them so (moby/buildkit docs/attestations/attestation-storage.md). */
function isAttestation(descriptor) {
    return descriptor.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}
function platformOf(config) {
    const { os, architecture, variant } = config;
    return { os, architecture, ...(variant && { variant }) };
}
async function readDocument(folder, { digest }) {
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(digest))
        throw damaged(folder, `it names "${digest}", which is no digest`);
    const bytes = await readBytes(folder, blobFile(folder, digest));
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .ol)(bytes, (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestAlgorithm */ .g4)(digest)) !== digest) {
        throw damaged(folder, `the content of ${digest} has changed`);
    }
    return parse(folder, bytes, digest);
}
async function readJson(folder, name) {
    return parse(folder, await readBytes(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)), name);
}
async function readBytes(folder, file) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
    }
    catch (cause) {
        throw damaged(folder, `${file} cannot be read`, cause);
    }
}
function parse(folder, bytes, name) {
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch (cause) {
        throw damaged(folder, `${name} is no JSON`, cause);
    }
}
function damaged(folder, why, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('input-invalid', `${folder} is no OCI image layout that can be used: ${why}`, {
        cause,
    });
}


/***/ }),

/***/ 30869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LE: () => (/* binding */ mayFollow),
/* harmony export */   cW: () => (/* binding */ isLoopbackHost),
/* harmony export */   nz: () => (/* binding */ apiHost)
/* harmony export */ });
/** The host that serves a registry's API: Docker Hub's is not the one in its names. */
function apiHost(registry) {
    return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}
/** Whether a URL's host name (IPv6 in brackets) is this machine itself. */
function isLoopbackHost(hostname) {
    return (hostname === 'localhost' ||
        hostname.endsWith('.localhost') ||
        hostname === '[::1]' ||
        /^127(\.\d{1,3}){3}$/.test(hostname));
}
/**
 * Whether a request may go on from one URL to another: never from https to plain http, unless both
 * ends are this machine itself, and to nothing but http and https.
 */
function mayFollow(from, to) {
    if (to.protocol === 'https:')
        return true;
    if (to.protocol !== 'http:')
        return false;
    return from.protocol === 'http:' || (isLoopbackHost(from.hostname) && isLoopbackHost(to.hostname));
}


/***/ }),

/***/ 84974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   aR: () => (/* binding */ repositoryName),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   jT: () => (/* binding */ registryName),
/* harmony export */   ve: () => (/* binding */ isSameRepository),
/* harmony export */   z$: () => (/* binding */ referenceName)
/* harmony export */ });
/* unused harmony export parseTag */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6559);


const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;
const pathPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/**
 * Reads a repository name. A first part without `.`, `:` and other than `localhost` is a path on
 * Docker Hub, and a single name there is in `library/` (distribution's reference grammar).
 */
function parseRepository(text) {
    const name = text.trim();
    const slash = name.indexOf('/');
    const first = slash === -1 ? '' : name.slice(0, slash);
    const hasHost = first !== '' && (/[.:[]/.test(first) || first === 'localhost');
    const registry = hasHost ? normalRegistry(first) : 'docker.io';
    const rest = hasHost ? name.slice(slash + 1) : name;
    if (!hostPattern.test(registry)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('reference-invalid', `"${text}" begins with "${first}", which is no host name`, {
            hint: 'Write the registry as a host with an optional port, without "https://": registry.example:5000/app.',
        });
    }
    const path = registry === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
    if (!pathPattern.test(path)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('reference-invalid', `"${text}" is no repository name`, {
            hint: 'Use lower-case letters, digits, ".", "_", "-" and "/", as in ghcr.io/owner/app; tags and digests do not belong here.',
        });
    }
    return { registry, path };
}
/** Reads `repository:tag` or `repository@digest` (a tag before a digest is dropped, as Docker does). */
function parseReference(text) {
    const name = text.trim();
    const at = name.indexOf('@');
    if (at !== -1) {
        const digest = name.slice(at + 1);
        if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('reference-invalid', `"${text}" has no valid digest after "@"`);
        return { ...parseRepository(withoutTag(name.slice(0, at)).name), digest };
    }
    const { name: repository, tag } = withoutTag(name);
    return { ...parseRepository(repository), tag: parseTag(tag ?? 'latest') };
}
/** A tag as the distribution specification allows it. */
function parseTag(text) {
    if (tagPattern.test(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('reference-invalid', `"${text}" is no tag: up to 128 of A-Z a-z 0-9 _ . - and no "." or "-" first`);
}
function isTag(text) {
    return tagPattern.test(text);
}
/** `registry/path`. */
function repositoryName(repository) {
    return `${repository.registry}/${repository.path}`;
}
function isSameRepository(a, b) {
    return a.registry === b.registry && a.path === b.path;
}
/** `registry/path@digest` or `registry/path:tag`. */
function referenceName(reference) {
    return repositoryName(reference) + ('digest' in reference ? `@${reference.digest}` : `:${reference.tag}`);
}
function withoutTag(name) {
    const colon = name.lastIndexOf(':');
    if (colon === -1 || name.slice(colon).includes('/'))
        return { name, tag: undefined };
    return { name: name.slice(0, colon), tag: name.slice(colon + 1) };
}
/** One name for a registry, however a configuration writes it: `https://index.docker.io/v1/` is `docker.io`. */
function registryName(text) {
    return normalRegistry(text
        .trim()
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, ''));
}
function normalRegistry(host) {
    const name = host.toLowerCase();
    return ['index.docker.io', 'registry-1.docker.io'].includes(name) ? 'docker.io' : name;
}


/***/ }),

/***/ 75478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ parallel)
/* harmony export */ });
/**
 * Runs `work` on every item, at most `limit` at a time, and gives the results in the items' order.
 * After the first failure no further item is started; what is under way is waited for, so that
 * nothing goes on behind the caller's back.
 */
async function parallel(items, limit, work) {
    const results = new Array(items.length);
    const failures = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            try {
                results[index] = await work(items[index], index);
            }
            catch (failure) {
                failures.push(failure);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
    return results;
}


/***/ }),

/***/ 99275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ isSafeUrl),
/* harmony export */   MS: () => (/* binding */ loginEntries),
/* harmony export */   YK: () => (/* binding */ accessOf),
/* harmony export */   z7: () => (/* binding */ loginText)
/* harmony export */ });
/* harmony import */ var _oci_origin_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30869);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84974);
/* harmony import */ var _registries_profile_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71640);
/* harmony import */ var _registries_provider_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88120);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29029);





/**
 * The logins that are complete. Half a login is wrong where something is pushed; elsewhere it is left out, because
 * pull requests of forks and of Dependabot get empty secrets and should still build.
 */
function accessOf(inputs, { pushed, fork }, wrong) {
    const logins = [];
    const providers = new Map();
    for (const { entry, input } of loginEntries(inputs)) {
        if (isElsewhere(entry, inputs)) {
            const hosts = [...new Set(inputs.images.map(({ registry }) => registry))].join(', ');
            const place = input === undefined ? 'these inputs are' : 'an entry without `registry` is';
            wrong({
                input: input ?? 'registry',
                problem: `${place} for docker.io, where none of \`images\` is`,
                remedy: `set \`registry\`, as in ${hosts}`,
            });
            continue;
        }
        if (entry.provider)
            providers.set((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryName */ .jT)(entry.registry), entry.provider);
        const login = loginOf(withoutPlace(entry, inputs), input, pushed, wrong);
        // In some events a fork's job has a token of ours: what it builds must not get a login by it.
        if (login === undefined || (fork && login.kind === 'keyless'))
            continue;
        if (logins.some(({ registry }) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryName */ .jT)(registry) === (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryName */ .jT)(login.registry)))
            wrong({ input: 'registry-auths', problem: `${login.registry} has a login by \`registry\` already` });
        logins.push(login);
    }
    return {
        logins,
        providers,
        insecureRegistries: inputs.insecureRegistries,
        mirrors: mirrorsOf(inputs.registryMirrors),
        dockerConfig: inputs.dockerConfig,
        githubToken: fork ? undefined : inputs.githubToken,
        needed: pushed,
    };
}
/** Whether a login that only makes sense elsewhere says nothing of where, so that it is taken for Docker Hub's. */
function isElsewhere({ registry, provider, fields }, { images }) {
    if (registry !== 'docker.io' || images.length === 0)
        return false;
    if (images.some((image) => image.registry === 'docker.io'))
        return false;
    const others = _registries_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .keylessFields */ .S8.filter((field) => field !== 'connection-id' && field !== 'audience');
    return (provider !== undefined && provider !== 'docker-hub') || others.some((field) => fields[field]);
}
function mirrorsOf(given) {
    const mirrors = new Map();
    for (const { id, value } of given) {
        const registry = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryName */ .jT)(id);
        mirrors.set(registry, value.split(',').map((mirror) => mirror.trim()));
    }
    return mirrors;
}
/** What the user says of each registry; `input` is where, undefined: each part is an input of its own. */
function loginEntries(inputs) {
    const own = ownEntry(inputs);
    const entries = [
        ...(own ? [{ entry: own, input: undefined }] : []),
        ...inputs.registryAuths.map((entry) => ({ entry, input: 'registry-auths' })),
    ];
    return entries.map(({ entry, input }) => ({
        entry: { ...entry, registry: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryName */ .jT)(entry.registry) },
        input,
    }));
}
/** For `vendor-scan` an instance and its API are named beside a password too: they make no login keyless then. */
function withoutPlace(entry, { vendorScan }) {
    const { 'instance-id': _instance, region: _region, ...proof } = entry.fields;
    if (vendorScan !== 'acr' || Object.keys(proof).length > 0)
        return entry;
    const { acr: _api, ...endpoints } = entry.endpoints;
    return { ...entry, fields: {}, endpoints };
}
/** A login as a plan shows it: who, where and how, and no secret. */
function loginText(login) {
    return login.kind === 'password' ? `login of ${login.username}` : "login by this job's OIDC token";
}
/** The login that `registry`, `username`, `password` and the keyless inputs describe. */
function ownEntry(inputs) {
    const fields = {
        'role-to-assume': inputs.roleToAssume,
        'oidc-provider': inputs.oidcProvider,
        'service-account': inputs.serviceAccount,
        'client-id': inputs.clientId,
        'tenant-id': inputs.tenantId,
        'connection-id': inputs.connectionId,
        'instance-id': inputs.instanceId,
        region: inputs.region,
        audience: inputs.audience,
    };
    const given = Object.entries(fields).filter((field) => field[1] !== undefined);
    const { registry, provider, username, password, endpoints } = inputs;
    const any = username ?? password ?? provider ?? endpoints[0] ?? given[0];
    if (any === undefined)
        return undefined;
    return {
        registry,
        ...(provider && { provider }),
        username: username ?? '',
        password: password ?? new _secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .z(''),
        fields: Object.fromEntries(given),
        endpoints: Object.fromEntries(endpoints.map(({ id, value }) => [id, value])),
    };
}
/** `input` is where the entry stands; undefined: each of its parts is an input of its own. */
function loginOf(entry, input, pushed, wrong) {
    const { registry, provider, username, password } = entry;
    const say = (own, problem, remedy) => wrong({
        input: input ?? own,
        problem: input ? `the login of ${registry}: \`${own}\`: ${problem}` : problem,
        ...(remedy && { remedy }),
    });
    if (Object.keys(entry.fields).length > 0)
        return keylessLogin(entry, pushed, say);
    const [endpoint] = Object.keys(entry.endpoints);
    if (pushed && endpoint !== undefined)
        say('endpoints', `"${endpoint}" is asked only by a keyless login, of which no input is given`);
    const secret = password.reveal();
    if (username !== '' && secret !== '')
        return { kind: 'password', registry, username, password, ...(provider && { provider }) };
    if (pushed && username !== '')
        say('password', `it is empty, but \`username\` is "${username}"`, 'give it, or the inputs of a keyless login');
    else if (pushed && secret !== '')
        say('username', 'it is empty, but `password` is given');
    else if (pushed && input && !provider)
        say('username', 'it is empty, and so is the password');
    return undefined;
}
function keylessLogin(entry, pushed, say) {
    const { registry, username, password, endpoints } = entry;
    const { profile } = (0,_registries_profile_js__WEBPACK_IMPORTED_MODULE_1__/* .recognize */ .vA)(registry, entry.provider);
    const region = (0,_registries_profile_js__WEBPACK_IMPORTED_MODULE_1__/* .regionOf */ .AP)(profile, registry);
    const fields = { ...(region && { region }), ...entry.fields };
    const { provider, title } = profile;
    const [first = ''] = Object.keys(entry.fields);
    if (!(0,_registries_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .isKeylessProvider */ .Ub)(provider)) {
        say(first, `${registry} is ${title}, which takes no OIDC token`, passwordRemedy(provider));
        return undefined;
    }
    if (password.reveal() !== '')
        say('password', 'it is given beside the fields of a keyless login', 'leave out one of them');
    const needs = _registries_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .keylessNeeds */ .aL[provider];
    const wants = [...needs.required, ...needs.optional];
    for (const [field, value] of Object.entries(entry.fields)) {
        const known = (0,_registries_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldForm */ .NG)(provider, field);
        if (!wants.includes(field))
            say(field, `${title} has no use for it; its keyless login takes ${wants.join(', ')}`);
        else if (known && value !== '' && !known.pattern.test(value))
            say(field, `"${value}" is not ${known.form}`);
    }
    if (provider !== 'docker-hub' && username !== '')
        say('username', `${title} names the user of a keyless login itself`, 'leave it out');
    // Variables of a repository are as empty in a pull request of a fork as its secrets are.
    const missing = needs.required.filter((field) => !fields[field]);
    const nameless = provider === 'docker-hub' && username === '';
    if (nameless && pushed)
        say('username', 'it must name the organization of the OIDC connection');
    for (const field of missing) {
        const empty = entry.fields[field] === '' ? ', and it is empty: is its variable set for this repository?' : '';
        if (pushed)
            say(field, `the keyless login for ${title} needs it${empty}`);
    }
    if (region && entry.fields.region && entry.fields.region !== region)
        say('region', `"${entry.fields.region}" is not the region of ${registry}, which is ${region}`, 'leave it out');
    checkEndpoints(endpoints, needs.endpoints, title, say);
    if (nameless || missing.length > 0)
        return undefined;
    return {
        kind: 'keyless',
        registry,
        provider,
        username: username || undefined,
        fields,
        endpoints,
        // Every required field was found above.
    };
}
function passwordRemedy(provider) {
    if (provider === 'ghcr')
        return "leave it out: the job's own token is the login";
    const known = Object.keys(_registries_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .keylessNeeds */ .aL).join(', ');
    return provider === 'other'
        ? `name its \`provider\`, one of ${known}, or give username and password`
        : 'give username and password';
}
/** An OIDC token goes to these addresses, so they must be encrypted. */
function checkEndpoints(endpoints, names, title, say) {
    for (const [name, url] of Object.entries(endpoints)) {
        if (!names.includes(name))
            say('endpoints', `${title} asks no "${name}", only ${names.join(', ')}`);
        else if (!isSafeUrl(url))
            say('endpoints', `"${name}" must be an https URL (http only on this machine itself)`);
    }
}
/** `https`, or `http` on loopback; without a user in it. */
function isSafeUrl(text) {
    if (!URL.canParse(text))
        return false;
    const url = new URL(text);
    return (url.username === '' &&
        (url.protocol === 'https:' || (url.protocol === 'http:' && (0,_oci_origin_js__WEBPACK_IMPORTED_MODULE_4__/* .isLoopbackHost */ .cW)(url.hostname))));
}


/***/ }),

/***/ 54623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ levelledAnnotations)
/* harmony export */ });
const level = String.raw `(?:index-descriptor|manifest-descriptor|index|manifest)(?:\[[^\]]*\])?`;
const levelled = new RegExp(`^(${level}(?:,${level})*):(.+)$`, 's');
/** Every annotation of a plan with its levels; `bare`: those of a name without any. */
function levelledAnnotations(annotations, bare) {
    return Object.entries(annotations).flatMap(([key, value]) => {
        const [, named, name = key] = levelled.exec(key) ?? [];
        const levels = named?.match(new RegExp(level, 'g')) ?? bare;
        return levels.map((text) => {
            const [, at = '', platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(text) ?? [];
            return { level: at, ...(platform ? { platform } : {}), name, value };
        });
    });
}


/***/ }),

/***/ 61315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ resolveBuildArgs)
/* harmony export */ });
/**
 * Build arguments with their values: `NAME` alone takes that variable of the environment, as buildx does, so
 * that what decides the image's content is part of the plan. One that is not set stays as it is. Pure.
 */
function resolveBuildArgs(args, env) {
    return args.map((arg) => (arg.includes('=') || env[arg] === undefined ? arg : `${arg}=${env[arg]}`));
}


/***/ }),

/***/ 8850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NW: () => (/* binding */ cacheType),
/* harmony export */   Ns: () => (/* binding */ cacheSecret),
/* harmony export */   Rv: () => (/* binding */ cacheEntry)
/* harmony export */ });
/* harmony import */ var _csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3485);

/** One entry of `--cache-from` or `--cache-to`, from its attributes; those that are undefined are left out. */
function cacheEntry(type, attributes) {
    const given = Object.entries({ type, ...attributes }).filter(([, value]) => value !== undefined);
    return given.map(([name, value]) => (0,_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvField */ .X)(`${name}=${value}`)).join(',');
}
/** The type of an entry, `type=s3`, which may be shown; a bare reference is a registry's. */
function cacheType(entry) {
    const type = attributesOf(entry)?.find(([name]) => name === 'type')?.[1];
    return `type=${type ?? 'registry'}`;
}
/**
 * Why an entry must not be used: everything in it stands on buildx's command line, where every user of the machine can
 * read it. Never shows a value.
 */
function cacheSecret(entry) {
    const attributes = attributesOf(entry);
    if (attributes === undefined)
        return { problem: 'an entry is no list of `name=value`, separated by commas; it is not shown' };
    const azure = cacheType(entry) === 'type=azblob';
    for (const [name, value] of attributes) {
        const secret = secretAttributes[name];
        if (secret !== undefined)
            return refusal(name, azure ? azureInstead : secret);
        if (holdsCredentials(value))
            return refusal(name, 'give the URL without a user, a password or a signature');
    }
    return undefined;
}
const azureInstead = 'give AZURE_CLIENT_ID and what else the Azure SDK reads in the environment of BuildKit';
/** buildx and BuildKit take these from the environment too (moby/buildkit's README, "Export cache"). */
const secretAttributes = {
    access_key_id: 'give AWS_ACCESS_KEY_ID in the environment',
    secret_access_key: 'give AWS_SECRET_ACCESS_KEY in the environment',
    session_token: 'give AWS_SESSION_TOKEN in the environment',
    token: 'leave it out: ACTIONS_RUNTIME_TOKEN is in the environment of an action',
    ghtoken: 'leave it out: it only saves requests',
};
function refusal(name, remedy) {
    return { problem: `\`${name}\` would put a secret on a command line`, remedy };
}
/** A URL with a login in it, or with the signature of a shared access token of Azure's. */
function holdsCredentials(value) {
    if (!/^[a-z]+:\/\//i.test(value) || !URL.canParse(value))
        return false;
    const url = new URL(value);
    return url.username !== '' || url.password !== '' || url.searchParams.has('sig');
}
/** Names in lower case, as buildx reads them; undefined when it is no CSV. */
function attributesOf(entry) {
    try {
        return (0,_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvRecord */ .e)(entry).map((field) => {
            const at = field.indexOf('=');
            return at === -1 ? ['', field] : [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1)];
        });
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 45589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ cacheAbility),
  _: () => (/* binding */ planCache)
});

// EXTERNAL MODULE: ./build/src/plan/cache-entry.js
var cache_entry = __webpack_require__(8850);
// EXTERNAL MODULE: ./build/src/inputs/fault.js
var fault = __webpack_require__(21683);
// EXTERNAL MODULE: ./build/src/inputs/nearest.js
var nearest = __webpack_require__(79389);
// EXTERNAL MODULE: ./build/src/plan/csv.js
var csv = __webpack_require__(3485);
;// CONCATENATED MODULE: ./build/src/plan/cache-line.js




const common = ['mode', 'scope'];
const s3Tuning = [
    'prefix',
    'use_path_style',
    'upload_parallelism',
    'touch_refresh',
    'retry_mode',
    'retry_max_attempts',
];
/** Attributes are BuildKit's own (moby/buildkit's README, "Export cache"), but for `scope`. */
const cacheKinds = {
    gha: { place: 'none', required: [], optional: [...common, 'timeout'] },
    registry: {
        place: 'optional',
        required: [],
        optional: [...common, 'compression', 'compression-level', 'force-compression'],
    },
    s3: {
        place: 'none',
        required: ['bucket', 'region'],
        optional: [...common, ...s3Tuning, 'endpoint_url', 'disable_accept_encoding'],
    },
    gcs: { place: 'none', required: ['bucket'], optional: [...common, ...s3Tuning, 'endpoint_url'] },
    azure: {
        place: 'none',
        required: ['account_url', 'container'],
        optional: [...common, 'account_name', 'prefix'],
    },
    local: {
        place: 'required',
        required: [],
        optional: [...common, 'compression', 'compression-level', 'force-compression'],
    },
};
/** Reads one line; undefined when `wrong` heard why it cannot be. Shows no value of what may be a secret. */
function readCacheLine(line, wrong) {
    const fields = (0,fault/* attempt */.C)(() => (0,csv/* csvRecord */.e)(line), () => wrong('a line is no list separated by commas; it is not shown'));
    if (fields === undefined)
        return undefined;
    const [head = '', ...rest] = fields.map((field) => field.trim());
    const [kind, place] = pair(head);
    if (!isCacheKind(kind)) {
        wrong(unknownKind(kind), kind === 'type' ? 'write `gha` and so on, or use `cache-from` and `cache-to`' : undefined);
        return undefined;
    }
    let good = true;
    const bad = (problem, remedy) => {
        good = false;
        wrong(`\`${kind}\`: ${problem}`, remedy);
    };
    const rules = cacheKinds[kind];
    if (place === undefined && rules.place === 'required')
        bad('it names no place', `write ${kind}=…`);
    if (place !== undefined && rules.place === 'none')
        bad('it takes no value of its own', `write ${kind},name=…`);
    const attributes = Object.fromEntries(rest.map(pair).map(([name, value]) => [name, value ?? '']));
    const names = [...rules.required, ...rules.optional];
    const secret = (0,cache_entry/* cacheSecret */.Ns)((0,cache_entry/* cacheEntry */.Rv)(kind === 'azure' ? 'azblob' : kind, attributes));
    if (secret)
        bad(secret.problem, secret.remedy);
    else
        for (const name of Object.keys(attributes))
            if (!names.includes(name))
                bad(unknownAttribute(name, names));
    for (const name of rules.required)
        if (!attributes[name])
            bad(`it needs \`${name}\``);
    for (const [name, value] of Object.entries(attributes))
        if (value === '' && !rules.required.includes(name))
            bad(`\`${name}\` is empty`);
    return good ? { kind, place, attributes } : undefined;
}
function isCacheKind(name) {
    return Object.hasOwn(cacheKinds, name);
}
function pair(field) {
    const at = field.indexOf('=');
    return at === -1 ? [field, undefined] : [field.slice(0, at).trim(), field.slice(at + 1).trim()];
}
function unknownKind(kind) {
    const meant = (0,nearest/* nearest */.p)(kind, Object.keys(cacheKinds));
    const known = Object.keys(cacheKinds).join(', ');
    return `"${kind}" is none of ${known}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}
function unknownAttribute(name, names) {
    const meant = (0,nearest/* nearest */.p)(name, names);
    return `it has no \`${name}\`, only ${names.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/digest.js
var digest = __webpack_require__(6559);
;// CONCATENATED MODULE: ./build/src/plan/cache-scope.js


/**
 * The scopes of a run. Two builds share one only when they are of the same git repository, branch, context, Dockerfile,
 * target and platforms: a cache holds one build, and the second would overwrite the first (moby/buildkit#2492).
 * `label` keeps apart what none of these tells apart.
 */
function cacheScopes(build, source, label) {
    const name = (line) => scopeName(line, build, source, label);
    const own = source.fork ? undefined : ownLine(source);
    const behind = [source.baseRef, source.defaultBranch].flatMap((branch) => branch ? [branchLine(branch)] : []);
    return {
        own: own && name(own),
        from: [...new Set([...(own ? [own] : []), ...behind].map(name))],
    };
}
function branchLine(name) {
    return { kind: 'branch', name };
}
function ownLine({ branch, tag, pullRequest, event }) {
    if (pullRequest)
        return { kind: 'pull-request', name: `pr-${pullRequest.number}` };
    // The branch of a merge queue's entry lives as long as the entry.
    if (event === 'merge-group')
        return undefined;
    if (branch !== undefined)
        return branchLine(branch);
    return tag === undefined ? undefined : { kind: 'tags', name: 'tags' };
}
/** Words for people who look into the storage, and the digest that keeps scopes apart. */
function scopeName(line, build, source, label) {
    const platforms = (build.part.length > 0 ? build.part : build.platforms).map(descriptor/* platformText */.VQ).sort();
    const { context, file = null, target = null } = build;
    const { gitUrl = null, gitRepository = null } = source;
    const subject = [
        gitUrl,
        gitRepository,
        line.kind,
        line.name,
        platforms,
        target,
        context,
        file,
        label ?? null,
    ];
    const words = [line.name, ...platforms, target ?? '', label ?? '']
        .map((word) => word.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'))
        .join('-')
        .replaceAll(/-+/g, '-')
        .slice(0, 60)
        .replaceAll(/^-|-$/g, '');
    const hex = (0,digest/* digestHex */.sU)((0,digest/* digestOf */.ol)(JSON.stringify(subject))).slice(0, 16);
    return words === '' ? hex : `${words}-${hex}`;
}

// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/registries/profile.js
var registries_profile = __webpack_require__(71640);
// EXTERNAL MODULE: ./build/src/registries/profiles.js
var profiles = __webpack_require__(78996);
;// CONCATENATED MODULE: ./build/src/plan/cache-store.js




/** The place a line of `cache` names; undefined when `say` heard why it cannot be had. */
function cacheStore(line, inputs, source, context) {
    const { mode: _mode, scope: _scope, prefix: given, ...attributes } = line.attributes;
    switch (line.kind) {
        case 'gha':
            return { type: 'gha', at: (scope) => ({ ...attributes, scope }) };
        case 'registry':
            return registryStore(line, inputs, attributes, context);
        case 'local':
            // Each scope has a folder, of which `reset` removes what its newest cache does not use.
            return {
                type: 'local',
                at: (scope, as) => ({ [as]: `${line.place?.replace(/\/+$/, '')}/${scope}` }),
                write: { ...attributes, reset: 'true' },
            };
        case 's3':
        case 'gcs':
        case 'azure': {
            const prefix = prefixOf(given, source, line.kind, context);
            if (prefix === undefined)
                return undefined;
            const place = { ...placeDefaults[line.kind], ...attributes, prefix };
            return { type: line.kind === 'azure' ? 'azblob' : 's3', at: (name) => ({ ...place, name }) };
        }
    }
}
const placeDefaults = {
    s3: {},
    azure: {},
    /**
     * Cloud Storage's XML API, with HMAC keys. It changes the header Accept-Encoding, which must therefore not be signed
     * (moby/buildkit#3749); its region may be any word. A session token of AWS is no business of Google's: an empty
     * attribute keeps buildx from handing it on.
     */
    gcs: {
        region: 'auto',
        endpoint_url: 'https://storage.googleapis.com',
        use_path_style: 'true',
        disable_accept_encoding: 'true',
        session_token: '',
    },
};
/** A folder for each git repository, which a policy of the bucket can be about. */
function prefixOf(given, { gitRepository }, kind, { say }) {
    const folders = [given, gitRepository].flatMap((path) => path?.split('/') ?? []);
    const prefix = folders
        .map((folder) => folder.replaceAll(/[^A-Za-z0-9._-]/g, '-'))
        .filter((folder) => /[^.]/.test(folder))
        .map((folder) => `${folder}/`)
        .join('');
    if (prefix !== '')
        return prefix;
    say(`\`${kind}\`: the git repository is not known here, whose name the cache's folder has`, 'give `prefix`');
    return undefined;
}
function registryStore({ place }, { images, insecureRegistries }, attributes, { providers, say }) {
    const named = place === undefined ? images[0] : (0,fault/* attempt */.C)(() => (0,reference/* parseReference */.F2)(place), say);
    if (!named) {
        if (place === undefined)
            say('`registry`: `images` names no repository', 'name one in `images`, or write registry=REPOSITORY');
        return undefined;
    }
    const tagged = place !== undefined && /:[^/]*$/.test(place);
    const tag = tagged && 'tag' in named ? named.tag : 'buildcache';
    if ('digest' in named || !(0,reference/* isTag */.dz)(`${tag}-${'x'.repeat(longestScope)}`)) {
        say(`\`registry\`: "${place}" names no tag to begin the cache's tags with, of up to 50 characters`);
        return undefined;
    }
    const provider = providers.get((0,reference/* registryName */.jT)(named.registry));
    const { profile } = (0,registries_profile/* recognize */.vA)(named.registry, provider);
    if (profile.refusedConfigs.includes(profiles/* buildkitCacheConfig */.P)) {
        say(`\`registry\`: ${profile.title} refuses BuildKit's cache, whose config has the type ${profiles/* buildkitCacheConfig */.P}`, 'write registry=REPOSITORY with one at another registry, or use another kind');
        return undefined;
    }
    const insecure = insecureRegistries.some((registry) => (0,reference/* registryName */.jT)(registry) === named.registry);
    return {
        type: 'registry',
        at: (scope) => ({
            ref: `${(0,reference/* repositoryName */.aR)(named)}:${tag}-${scope}`,
            'registry.insecure': insecure ? 'true' : undefined,
        }),
        // As an index of blobs, BuildKit's older form, ECR and others refuse it (aws/containers-roadmap#876).
        write: { ...attributes, 'image-manifest': 'true', 'oci-mediatypes': 'true' },
    };
}
/** `scopeName` gives 60 characters and the digest's 16. */
const longestScope = 77;

;// CONCATENATED MODULE: ./build/src/plan/cache.js




/** Whether GitHub's cache can be reached, as buildx finds it (docker/buildx, build/opt.go). */
function cacheAbility(env) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url, ACTIONS_CACHE_URL: oldUrl } = env;
    return { githubCache: Boolean(token && (url || oldUrl)) };
}
/**
 * The build's remote caches: those of `cache-from` and `cache-to` as they are, and those of `cache` in scopes of their
 * own. A fork writes none. A shared place is written by runs that push: who may change it may change what others build.
 */
function planCache(inputs, source, context) {
    checkEntries('cache-from', inputs.cacheFrom, context);
    checkEntries('cache-to', inputs.cacheTo, context);
    const say = (problem, remedy) => context.wrong({ input: 'cache', problem, ...(remedy && { remedy }) });
    const lines = inputs.cache.flatMap((line) => readCacheLine(line, say) ?? []);
    const kinds = lines.map(({ kind }) => kind);
    if (kinds.includes('s3') && kinds.includes('gcs'))
        say('`s3` and `gcs` take their keys from the same variables, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY', 'use one of them');
    const plans = lines.map((line) => planLine(line, inputs, source, { ...context, say }));
    const unwritten = source.fork && inputs.cacheTo.length > 0 ? [`cache-to: nothing is written: ${fromFork}`] : [];
    return {
        from: [...inputs.cacheFrom, ...plans.flatMap(({ from }) => from)],
        // A cache in a registry is a push, and what a fork puts there would be built on later.
        to: source.fork ? [] : [...inputs.cacheTo, ...plans.flatMap(({ to }) => to)],
        notes: [...unwritten, ...plans.flatMap(({ notes }) => notes)],
    };
}
function checkEntries(input, entries, { wrong }) {
    for (const entry of entries) {
        const secret = (0,cache_entry/* cacheSecret */.Ns)(entry);
        if (secret)
            wrong({ input, ...secret });
    }
}
const nothing = { from: [], to: [], notes: [] };
function planLine(line, inputs, source, context) {
    const { kind } = line;
    const { mode = 'max', scope: label } = line.attributes;
    if (kind === 'gha' && !context.can.githubCache)
        return { ...nothing, notes: [noGithubCache] };
    const scopes = cacheScopes(inputs, source, label);
    const store = cacheStore(line, inputs, source, context);
    if (!store)
        return nothing;
    const only = readOnly(kind, source, scopes, context.push);
    const write = { ...store.write, mode, 'ignore-error': 'true' };
    return {
        from: scopes.from.map((name) => (0,cache_entry/* cacheEntry */.Rv)(store.type, store.at(name, 'src'))),
        to: only === undefined && scopes.own !== undefined
            ? [(0,cache_entry/* cacheEntry */.Rv)(store.type, { ...store.at(scopes.own, 'dest'), ...write })]
            : [],
        notes: only === undefined ? [] : [`cache: ${kind} is only read: ${only}`],
    };
}
const noGithubCache = "cache: gha is left out: GitHub gives its cache's address and token (ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN) to actions only, so use Sealift as an action (`uses:`) and not in a `run:` step";
const fromFork = 'this pull request comes from a fork';
/** Why this run must not write the cache; undefined when it may. */
function readOnly(kind, source, { own }, push) {
    if (source.fork)
        return fromFork;
    if (own === undefined)
        return source.event === 'merge-group'
            ? "a merge queue's branch is gone after its run"
            : 'this run is on no branch';
    if (kind === 'gha' && source.tag !== undefined)
        return "GitHub shows what a tag's run writes to that tag only";
    const shared = kind !== 'gha' && kind !== 'local';
    return shared && !push.wanted ? `this run pushes nothing (${push.reason})` : undefined;
}


/***/ }),

/***/ 75784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qT: () => (/* binding */ createPlan),
  US: () => (/* binding */ policyOf),
  hL: () => (/* binding */ scanOptionsOf)
});

// EXTERNAL MODULE: ./build/src/inputs/fault.js
var fault = __webpack_require__(21683);
// EXTERNAL MODULE: ./build/src/plan/access.js
var plan_access = __webpack_require__(99275);
;// CONCATENATED MODULE: ./build/src/plan/builder-choice.js
/** Reads `builder`: one of three words, an endpoint, or the name of a builder of buildx. */
function builderChoice(inputs) {
    const { builder: value, builderTlsCa: ca, builderTlsCert: cert, builderTlsKey: key } = inputs;
    if (value === 'auto' || value === 'embedded' || value === 'docker-container')
        return { kind: value };
    if (!value.includes('://'))
        return { kind: 'named', value };
    const tls = {
        ...(ca === undefined ? {} : { ca }),
        ...(cert === undefined ? {} : { cert }),
        ...(key === undefined ? {} : { key }),
    };
    return Object.keys(tls).length === 0 ? { kind: 'remote', value } : { kind: 'remote', value, tls };
}

// EXTERNAL MODULE: ./build/src/plan/cache.js + 3 modules
var plan_cache = __webpack_require__(45589);
// EXTERNAL MODULE: ./build/src/plan/inputs-digest.js
var inputs_digest = __webpack_require__(33921);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/plan/expressions.js + 1 modules
var plan_expressions = __webpack_require__(98974);
// EXTERNAL MODULE: ./build/src/plan/faults.js
var plan_faults = __webpack_require__(21196);
;// CONCATENATED MODULE: ./build/src/plan/labels.js



/**
 * The labels and annotations of the image: the `org.opencontainers.image.*` set
 * (https://github.com/opencontainers/image-spec/blob/main/annotations.md) and the caller's own, with
 * global expressions expanded. Throws one `input-invalid` that names every faulty line.
 */
function planLabels(input) {
    const faults = new plan_faults/* Faults */.C();
    const expressions = (0,plan_expressions/* globalExpressions */.dM)({ ...input, now: input.created });
    const own = imageProperties(input);
    const entriesOf = (name, lines) => lines
        .filter((line) => line.trim() !== '')
        .flatMap((line) => faults.attempt(`${name} ${line}`, () => [keyAndValue(line, expressions)]) ?? []);
    const labels = entriesOf('labels', input.labels);
    const annotations = entriesOf('annotations', input.annotations).flatMap(([key, value]) => faults.attempt(`annotations ${key}`, () => levelledKeys(key).map((each) => [each, value])) ??
        []);
    faults.throwIfAny('Write key=value, one to a line; docs/tags.md lists the expressions a value may hold.');
    return {
        // A property we do not know is set empty, or the base image's label of that name would show through.
        labels: sorted([...own, ...labels]),
        annotations: sorted([...own.filter(([, value]) => value !== ''), ...annotations]),
    };
}
function imageProperties({ source, version, created }) {
    const { about, gitRepository, gitUrl = '' } = source;
    const properties = {
        title: about.name ?? gitRepository?.split('/').at(-1) ?? '',
        description: about.description ?? '',
        url: gitUrl,
        source: gitUrl,
        version,
        created: created.toISOString(),
        revision: source.commit,
        licenses: about.license ?? '',
    };
    return Object.entries(properties).map(([name, value]) => [`org.opencontainers.image.${name}`, value]);
}
function keyAndValue(line, expressions) {
    const text = (0,plan_expressions/* expand */.fT)(line, expressions);
    const equals = text.indexOf('=');
    if (equals > 0)
        return [text.slice(0, equals).trim(), text.slice(equals + 1)];
    throw new errors/* SealiftError */.Pf('input-invalid', 'it is no key=value');
}
const level = /^(?:manifest|index|manifest-descriptor|index-descriptor)(?:\[[A-Za-z0-9_/.-]+\])?$/;
/** `index,manifest:key` → `index:key` and `key`, since `manifest` is the level of a bare key. */
function levelledKeys(key) {
    const colon = key.indexOf(':');
    if (colon === -1)
        return [key];
    const name = key.slice(colon + 1);
    return key
        .slice(0, colon)
        .split(',')
        .map((each) => {
        if (!level.test(each)) {
            throw new errors/* SealiftError */.Pf('input-invalid', `${each} is no level: use manifest, index, manifest-descriptor or index-descriptor, with [os/arch] for one platform`);
        }
        return each === 'manifest' ? name : `${each}:${name}`;
    });
}
function sorted(entries) {
    const unique = [...new Map(entries)];
    return Object.fromEntries(unique.sort(([one], [other]) => one.localeCompare(other)));
}

// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
;// CONCATENATED MODULE: ./build/src/plan/push-intent.js

/** Whether the image is pushed, and why; the first reason that holds. */
function pushIntent(inputs, source) {
    const no = (reason) => ({ wanted: false, reason });
    if (inputs.call !== undefined && inputs.call !== 'build')
        return no(`call: ${inputs.call} builds no image`);
    if (source.fork)
        return no('a pull request from a fork builds and scans; it pushes and signs nothing');
    if (inputs.push === false)
        return no('push: false');
    if (inputs.images.length === 0)
        return no('`images` names no repository');
    if (inputs.push === true)
        return { wanted: true, reason: 'push: true' };
    if (source.pullRequest !== undefined || source.event === 'pull-request')
        return no('a pull request is not pushed unless `push: true` says so');
    return { wanted: true, reason: `\`images\` names ${inputs.images.map(reference/* repositoryName */.aR).join(', ')}` };
}

// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/registries/profile.js
var registries_profile = __webpack_require__(71640);
;// CONCATENATED MODULE: ./build/src/plan/registry-limits.js


/**
 * What the inputs ask for and a registry cannot hold, as far as its host or `provider` says what it is: better said
 * before the build than after it.
 */
function refuseImpossible(inputs, repositories, { providers }, wrong) {
    const registries = new Set(repositories.map(({ registry }) => registry));
    for (const registry of registries) {
        const { profile } = (0,registries_profile/* recognize */.vA)(registry, providers.get(registry));
        if (!profile.refusedConfigs.includes(descriptor/* mediaType */.JL.empty))
            continue;
        if (inputs.signatureStorage === 'referrers')
            wrong(impossible('signature-storage', registry, profile));
        if (inputs.attestations === 'inline')
            wrong(impossible('attestations', registry, profile));
    }
}
const remedies = { 'signature-storage': 'use `auto` or `tag`', attestations: 'use `referrers` or `none`' };
function impossible(input, registry, { title }) {
    const given = input === 'attestations' ? 'inline' : 'referrers';
    return {
        input,
        problem: `"${given}" makes manifests with an empty config, which ${registry} (${title}) refuses`,
        remedy: remedies[input],
    };
}

// EXTERNAL MODULE: ./build/src/platforms/amounts.js
var amounts = __webpack_require__(14859);
;// CONCATENATED MODULE: ./build/src/platforms/profiles.js

/** The profile of a platform. */
function profileOf(name) {
    return profiles[name];
}
/** Lambda's pages say MB and mean 1,024 kB (its page on quotas); so do the others, as far as they say. */
const mib = 1024 ** 2;
const gib = 1024 ** 3;
const bytes = (value, source) => ({ value, unit: 'bytes', source });
const seconds = (value, source) => ({ value, unit: 'seconds', source });
const count = (value, source) => ({ value, unit: 'count', source });
const ociAndDocker = [descriptor/* mediaType */.JL.manifest, descriptor/* mediaType */.JL.dockerManifest];
const indexes = [descriptor/* mediaType */.JL.index, descriptor/* mediaType */.JL.dockerManifestList];
const gzipLayers = [descriptor/* mediaType */.JL.layerGzip, descriptor/* mediaType */.JL.dockerLayerGzip];
const lambda = {
    quotas: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    images: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
    imageConfig: 'https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html',
    createFunction: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
    lifecycle: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
};
const fc = {
    images: 'https://help.aliyun.com/zh/functioncompute/fc-3-0/user-guide/overview-2',
    limits: 'https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/product-overview/limits-of-usage',
    createFunction: 'https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-createfunctioninput',
};
const scf = {
    images: 'https://www.tencentcloud.com/document/product/583/41076',
    quotas: 'https://www.tencentcloud.com/document/product/583/11637',
};
const run = {
    contract: 'https://cloud.google.com/run/docs/container-contract',
    quotas: 'https://cloud.google.com/run/quotas',
    memory: 'https://cloud.google.com/run/docs/configuring/services/memory-limits',
    deploying: 'https://cloud.google.com/run/docs/deploying',
};
const ours = 'docs/serverless.md';
/** What each platform says of the images it runs. A number that a vendor changes is changed here and nowhere else. */
const profiles = {
    lambda: {
        name: 'lambda',
        title: 'AWS Lambda',
        image: {
            platforms: ['linux/amd64', 'linux/arm64'],
            index: false,
            manifestTypes: ociAndDocker,
            layerTypes: gzipLayers,
            // "UnsupportedImageLayerDetected" for layers that were not gzip (bazel-contrib/rules_oci issues 645 and 777).
            otherLayers: 'refused',
            unpacked: bytes(10 * gib, lambda.quotas),
            commandItems: count(1_500, lambda.imageConfig),
            environment: bytes(4 * 1024, lambda.quotas),
            registry: {
                host: /^\d{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.|on\.|c2s\.|sc2s\.|cloud\.adc-e\.|csp\.hci\.)/,
                says: 'a private Amazon ECR repository in the region of the function',
                sameRegion: true,
                source: lambda.images,
            },
        },
        run: {
            invocation: { kind: 'lambda' },
            readOnly: true,
            // The page on images says "a default Linux user with least-privileged permissions"; `id` there says 993.
            user: 993,
            root: 'allowed',
            tmp: bytes(512 * mib, lambda.quotas),
            tmpMost: bytes(10_240 * mib, lambda.quotas),
            memory: bytes(128 * mib, lambda.createFunction),
            memoryMost: bytes(10_240 * mib, lambda.quotas),
            pids: count(1_024, lambda.quotas),
            descriptors: count(1_024, lambda.quotas),
            ready: seconds(10, lambda.lifecycle),
            children: true,
        },
    },
    fc: {
        name: 'fc',
        title: 'Alibaba Cloud Function Compute',
        image: {
            platforms: ['linux/amd64'],
            index: true,
            manifestTypes: [...ociAndDocker, ...indexes],
            layerTypes: gzipLayers,
            otherLayers: 'undocumented',
            // Of the image before it is unpacked, by the Chinese text; the English one says "uncompressed".
            packed: bytes(10 * gib, fc.limits),
            registry: {
                host: /(^|[.-])(registry(-intl)?(-vpc|-internal)?(\.[a-z0-9-]+)?\.aliyuncs\.com|cr\.aliyuncs\.com)$/,
                says: 'Alibaba ACR, Personal or Enterprise Edition, in the same account and region',
                sameRegion: true,
                unseen: {
                    host: /(?<!personal)\.cr\.aliyuncs\.com$/,
                    what: 'an instance of the Economy Edition has the same kind of host, and Function Compute does not take its images',
                },
                source: fc.images,
            },
        },
        run: {
            invocation: { kind: 'http', port: 9_000, portVariable: undefined },
            readOnly: false,
            root: 'allowed',
            tmp: bytes(512 * mib, fc.createFunction),
            tmpMost: bytes(10_240 * mib, fc.createFunction),
            memory: bytes(128 * mib, fc.createFunction),
            memoryMost: bytes(32 * gib, fc.limits),
            pids: count(1_024, fc.limits),
            descriptors: count(100_000, fc.limits),
            ready: seconds(120, fc.images),
            children: true,
        },
    },
    scf: {
        name: 'scf',
        title: 'Tencent Cloud SCF',
        image: {
            platforms: ['linux/amd64'],
            index: true,
            manifestTypes: [...ociAndDocker, ...indexes],
            layerTypes: gzipLayers,
            otherLayers: 'undocumented',
            environment: bytes(4 * 1024, scf.quotas),
            registry: {
                host: /^([a-z0-9-]+\.tencentcloudcr\.com|[a-z]*ccr\.ccs\.tencentyun\.com)$/,
                says: 'Tencent TCR, Personal or Enterprise Edition',
                sameRegion: false,
                source: scf.images,
            },
        },
        run: {
            invocation: { kind: 'http', port: 9_000, portVariable: undefined },
            readOnly: true,
            root: 'allowed',
            tmp: bytes(512 * mib, scf.quotas),
            memory: bytes(128 * mib, scf.quotas),
            memoryMost: bytes(3_072 * mib, scf.quotas),
            pids: count(1_024, scf.quotas),
            descriptors: count(1_024, scf.quotas),
            ready: seconds(30, scf.images),
            children: true,
        },
    },
    cloudrun: {
        name: 'cloudrun',
        title: 'Google Cloud Run',
        image: {
            platforms: ['linux/amd64'],
            index: true,
            manifestTypes: [...ociAndDocker, ...indexes],
            layerTypes: [...gzipLayers, descriptor/* mediaType */.JL.layer, descriptor/* mediaType */.JL.layerZstd],
            otherLayers: 'undocumented',
            registry: {
                host: /^([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io|docker\.io|registry-1\.docker\.io|index\.docker\.io)$/,
                says: 'Google Artifact Registry or Docker Hub',
                sameRegion: false,
                source: run.deploying,
            },
        },
        run: {
            invocation: { kind: 'http', port: 8_080, portVariable: 'PORT' },
            // It may be written everywhere, in memory that counts.
            readOnly: false,
            root: 'allowed',
            memory: bytes(512 * mib, run.memory),
            memoryMost: bytes(32 * gib, run.memory),
            ready: seconds(240, run.quotas),
            stop: seconds(10, run.contract),
            children: true,
        },
    },
    generic: {
        name: 'generic',
        title: 'a serverless platform in general',
        image: {
            platforms: ['linux/amd64', 'linux/arm64'],
            index: true,
            manifestTypes: [...ociAndDocker, ...indexes],
            layerTypes: [...gzipLayers, descriptor/* mediaType */.JL.layer, descriptor/* mediaType */.JL.layerZstd],
            otherLayers: 'undocumented',
            environment: bytes(4 * 1024, ours),
        },
        run: {
            invocation: { kind: 'http', port: 8_080, portVariable: 'PORT' },
            readOnly: true,
            root: 'refused',
            tmp: bytes(512 * mib, ours),
            memory: bytes(512 * mib, ours),
            // Threads count too, and a runtime starts a dozen of them.
            pids: count(64, ours),
            descriptors: count(1_024, ours),
            ready: seconds(10, ours),
            stop: seconds(10, ours),
            children: false,
        },
    },
};

;// CONCATENATED MODULE: ./build/src/plan/smoke-input.js
/** Reads `smoke-request`: `[METHOD] /path [FILE]`, or for Lambda the file of an event. */
function smokeInputOf(text, { run, title }, wrong) {
    if (text === undefined)
        return undefined;
    switch (run.invocation.kind) {
        case 'lambda':
            return { kind: 'event', file: text };
        case 'job':
            wrong({
                input: 'smoke-request',
                problem: 'a job gets no request',
                remedy: 'leave it out, or set `port`',
            });
            return undefined;
        case 'http': {
            const [, method, path, body] = /^(?:([A-Za-z]+) +)?(\/\S*)(?: +(\S.*))?$/.exec(text) ?? [];
            if (path !== undefined)
                return {
                    kind: 'http',
                    method: method?.toUpperCase() ?? (body === undefined ? 'GET' : 'POST'),
                    path,
                    ...(body === undefined ? {} : { body }),
                };
            wrong({
                input: 'smoke-request',
                problem: `"${text}" is no request for ${title}: expected a method, a path and a file for the body, as in POST /convert body.json`,
            });
            return undefined;
        }
    }
}

;// CONCATENATED MODULE: ./build/src/plan/serverless.js




/**
 * The plan for `serverless`, and what the build does for it; undefined with `none`. `wrong` hears what the inputs ask
 * for and the platform does not take.
 */
function planServerless(inputs, wrong) {
    if (inputs.serverless === 'none')
        return undefined;
    const own = profileOf(inputs.serverless);
    refuseContrary(inputs, own, wrong);
    const profile = { ...own, run: { ...own.run, ...overrides(inputs, own, wrong) } };
    const request = smokeInputOf(inputs.smokeRequest, profile, wrong);
    const chosen = inputs.platforms.length === 0 ? defaultPlatform(own) : undefined;
    // A platform that refuses an index refuses other layers than those with gzip too.
    const layerCompression = own.image.otherLayers === 'refused' ? 'gzip' : undefined;
    return {
        plan: {
            profile,
            ...(inputs.serverlessRegion === undefined ? {} : { region: inputs.serverlessRegion }),
            ignored: inputs.serverlessIgnore,
            smoke: { mode: inputs.smoke, ...(request && { request }) },
        },
        platforms: chosen ? [chosen] : inputs.platforms,
        layerCompression,
        notes: [
            ...(chosen ? [`platforms: built for ${(0,descriptor/* platformText */.VQ)(chosen)}, which ${own.title} runs.`] : []),
            ...(layerCompression ? compressionNotes(inputs, own) : []),
            ...excessNotes(inputs, own),
        ],
    };
}
/** What the inputs ask for and the platform refuses: better said before the build than after it. */
function refuseContrary({ platforms, attestations }, { image, title }, wrong) {
    if (!image.index) {
        if (platforms.length > 1)
            wrong({
                input: 'platforms',
                problem: `${title} takes the manifest of one platform, and ${platforms.length} give an index`,
                remedy: 'name one, and build the others in runs of their own',
            });
        if (attestations === 'inline')
            wrong({
                input: 'attestations',
                problem: `"inline" gives an index, which ${title} refuses`,
                remedy: 'use `referrers`',
            });
    }
    const unfit = platforms.filter(({ os, architecture }) => !image.platforms.includes(`${os}/${architecture}`));
    if (unfit.length > 0 && (unfit.length === platforms.length || !image.index))
        wrong({
            input: 'platforms',
            problem: `${title} does not run ${unfit.map(descriptor/* platformText */.VQ).join(', ')}`,
            remedy: `use ${image.platforms.join(' or ')}`,
        });
}
/** Only where it is a vendor's: `generic` is whatever the builder is. */
function defaultPlatform({ name, image }) {
    const [os, architecture] = image.platforms[0]?.split('/') ?? [];
    return name === 'generic' || !os || !architecture ? undefined : { os, architecture };
}
function overrides(inputs, { run, title }, wrong) {
    const said = (input, unit, value) => value === undefined ? undefined : { value, unit, source: `the input ${input}` };
    const invocation = invocationOf(inputs.port, run.invocation, title, wrong);
    const tmp = said('tmp-size', 'bytes', inputs.tmpSize);
    const memory = said('memory', 'bytes', inputs.memory);
    const pids = said('pids', 'count', inputs.pids);
    const descriptors = said('descriptors', 'count', inputs.descriptors);
    const ready = said('ready-timeout', 'seconds', inputs.readyTimeout);
    return {
        invocation,
        ...(tmp && { tmp }),
        ...(memory && { memory }),
        ...(pids && { pids }),
        ...(descriptors && { descriptors }),
        ...(ready && { ready }),
    };
}
function invocationOf(port, own, title, wrong) {
    if (port === undefined)
        return own;
    if (own.kind === 'lambda') {
        wrong({ input: 'port', problem: `${title} hands events over and sends no requests to a port` });
        return own;
    }
    if (port === 'none')
        return { kind: 'job' };
    if (/^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535)
        return {
            kind: 'http',
            port: Number(port),
            portVariable: own.kind === 'http' ? own.portVariable : undefined,
        };
    wrong({ input: 'port', problem: `"${port}" is neither a port from 1 to 65535 nor "none"` });
    return own;
}
/** The cache may have what it likes: the image is written with gzip all the same. */
function compressionNotes({ cache, cacheTo }, { title }) {
    const other = (entries) => entries.some((entry) => /(^|,)\s*compression=(?!gzip(,|$))/.test(entry));
    return [...(other(cache) ? ['cache'] : []), ...(other(cacheTo) ? ['cache-to'] : [])].map((input) => `${input}: its compression is the cache's; the image gets gzip layers, which ${title} takes.`);
}
/** A page can be older than the platform, so that more than it says is used, and said. */
function excessNotes(inputs, { run, title }) {
    const asked = [
        ['tmp-size', inputs.tmpSize, run.tmpMost ?? run.tmp],
        ['memory', inputs.memory, run.memoryMost],
        ['pids', inputs.pids, run.pids],
        ['descriptors', inputs.descriptors, run.descriptors],
        ['ready-timeout', inputs.readyTimeout, run.ready],
    ];
    return asked.flatMap(([input, value, most]) => value !== undefined && most !== undefined && value > most.value
        ? [
            `${input}: ${(0,amounts/* limitText */.P)({ ...most, value })} is more than the ${(0,amounts/* limitText */.P)(most)} that ${title} gives (${most.source}).`,
        ]
        : []);
}

// EXTERNAL MODULE: ./build/src/plan/signing.js
var signing = __webpack_require__(42946);
// EXTERNAL MODULE: ./build/src/plan/tags.js + 4 modules
var plan_tags = __webpack_require__(8722);
// EXTERNAL MODULE: ./build/src/registries/provider.js
var provider = __webpack_require__(88120);
;// CONCATENATED MODULE: ./build/src/plan/vendor-scan.js




/**
 * The scan that `vendor-scan` asks for, of an image that is pushed: in the first of `images` that lies in ACR
 * Enterprise. What it lacks is said now, before anything is built.
 */
function vendorScanOf(inputs, { access, tags, can, wrong }) {
    if (inputs.vendorScan === 'none')
        return undefined;
    const repository = inputs.images.find((image) => isEnterprise(image, access));
    if (!repository) {
        wrong({
            input: 'vendor-scan',
            problem: `none of \`images\` lies in ${(0,registries_profile/* profileOf */.dp)('alibaba-acr').title}, the only one with a scanner of its own`,
            remedy: 'name the registry by its own host, or behind another name set `provider: alibaba-acr`',
        });
        return undefined;
    }
    const tag = tags.find(({ kind }) => kind === 'commit');
    if (!tag)
        wrong({
            input: 'tags',
            problem: '`vendor-scan` starts on a tag that never changes, and they plan none of the commit',
            remedy: 'add `type=sha,format=long`',
        });
    const registry = (0,reference/* registryName */.jT)(repository.registry);
    const login = access.logins.find((one) => (0,reference/* registryName */.jT)(one.registry) === registry);
    const keys = login?.kind === 'keyless' ? login : 'environment';
    if (keys === 'environment' && !can.alibabaKeys)
        wrong({
            input: 'vendor-scan',
            problem: `${(0,reference/* repositoryName */.aR)(repository)} can be scanned only with keys for Alibaba's API, which takes no password of a registry`,
            remedy: 'log in by `role-to-assume` and `oidc-provider`, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment',
        });
    const instance = instanceOf(inputs, registry, keys === 'environment', wrong);
    if (!tag || !instance)
        return undefined;
    const { vendorScanGate: gate, vendorScanTimeout: hours } = inputs;
    return {
        scanner: 'acr',
        repository,
        tag,
        instance,
        keys,
        gate,
        timeoutMs: Math.round(hours * 3_600_000),
    };
}
function isEnterprise({ registry }, { providers }) {
    return (0,registries_profile/* recognize */.vA)(registry, providers.get((0,reference/* registryName */.jT)(registry))).profile.provider === 'alibaba-acr';
}
function instanceOf(inputs, registry, checkEndpoint, wrong) {
    const found = (0,plan_access/* loginEntries */.MS)(inputs).find(({ entry }) => (0,reference/* registryName */.jT)(entry.registry) === registry);
    const { fields = {}, endpoints = {} } = found?.entry ?? {};
    const id = fields['instance-id'];
    const region = fields.region ?? (0,registries_profile/* regionOf */.AP)((0,registries_profile/* profileOf */.dp)('alibaba-acr'), registry);
    const place = found?.input;
    const say = (own, problem) => wrong({ input: place ?? own, problem: place ? `\`${own}\` of ${registry}: ${problem}` : problem });
    if (!id)
        say('instance-id', `\`vendor-scan\` needs the instance of ${registry} (\`registry\` names it)`);
    if (!region)
        say('region', `\`vendor-scan\` needs the region of ${registry}, which its host does not name`);
    const form = (0,provider/* fieldForm */.NG)('alibaba-acr', 'region');
    if (region && form && !form.pattern.test(region))
        say('region', `"${region}" is not ${form.form}`);
    if (checkEndpoint && endpoints.acr !== undefined && !(0,plan_access/* isSafeUrl */.FY)(endpoints.acr))
        say('endpoints', '"acr" must be an https URL');
    return id && region && form?.pattern.test(region) ? { id, region, endpoint: endpoints.acr } : undefined;
}

;// CONCATENATED MODULE: ./build/src/plan/create.js












/**
 * Decides everything a run will do. `now` is the run's one clock reading. Throws `input-invalid` with
 * all that does not fit this source, and `permission-missing` when the image could not be signed.
 */
function createPlan(given, source, now, can) {
    const faults = [];
    const wrong = (fault) => void faults.push(fault);
    const serverless = planServerless(given, wrong);
    const inputs = serverless ? { ...given, platforms: serverless.platforms } : given;
    const push = pushIntent(inputs, source);
    if (push.wanted && source.dirty && !inputs.allowDirty)
        wrong(dirtyTree);
    const created = createdDate(inputs, source, now, wrong);
    // Their problems name their own inputs.
    const found = (problem) => wrong({ input: '', problem });
    const { tags, version, notes } = (0,fault/* attempt */.C)(() => (0,plan_tags/* planTags */.V)({ tags: inputs.tags, flavor: inputs.flavor, source, now }), found) ?? noTags;
    const own = { labels: inputs.labels, annotations: inputs.annotations };
    const { labels, annotations } = (0,fault/* attempt */.C)(() => planLabels({ source, version, created, ...own }), found) ?? noLabels;
    const digest = (0,inputs_digest/* inputsDigest */.K)(inputs, source, serverless?.layerCompression);
    const access = (0,plan_access/* accessOf */.YK)(inputs, { pushed: push.wanted, fork: source.fork }, wrong);
    const vendorScan = push.wanted ? vendorScanOf(inputs, { access, tags, can, wrong }) : undefined;
    const cache = (0,plan_cache/* planCache */._)(inputs, source, { push, providers: access.providers, can, wrong });
    const plan = {
        source,
        repositories: inputs.images,
        tags,
        version,
        labels: { ...labels, [inputs_digest/* inputsLabel */.e]: digest },
        annotations,
        created,
        build: {
            ...buildOptions(inputs, cache),
            ...(serverless?.layerCompression && { layerCompression: serverless.layerCompression }),
        },
        ...(inputs.part[0] ? { part: { platform: inputs.part[0], of: inputs.platforms } } : {}),
        builder: builderChoice(inputs),
        scan: scanOptionsOf(inputs),
        policy: policyOf(inputs),
        ...(serverless && { serverless: serverless.plan }),
        ...(vendorScan && { vendorScan }),
        push,
        sign: (0,signing/* signingOptions */.Q)(inputs, source, { push: push.wanted, can, wrong }),
        // A dirty tree can hold anything under the same commit: what an earlier run published is another image.
        onExisting: source.dirty && inputs.onExisting === 'reuse' ? 'rebuild' : inputs.onExisting,
        overlapUpload: inputs.overlapUpload,
        inputsDigest: digest,
        access,
        notes: [...notes, ...cache.notes, ...(serverless?.notes ?? [])],
    };
    if (push.wanted)
        refuseImpossible(inputs, plan.repositories, plan.access, wrong);
    if (faults.length > 0)
        throw (0,fault/* faultError */.f)(faults);
    return plan;
}
const noTags = { tags: [], version: '', notes: [] };
const noLabels = { labels: {}, annotations: {} };
const dirtyTree = {
    input: 'allow-dirty',
    problem: 'tracked files differ from the commit, whose tags would name an image that no commit gives',
    remedy: 'commit or undo the changes, or publish them all the same with `allow-dirty: true`',
};
function createdDate(inputs, source, now, wrong) {
    if (!inputs.reproducible)
        return now;
    if (source.commitDate === undefined)
        wrong({
            input: 'reproducible',
            problem: "the commit's date is not known here",
            remedy: 'check the git repository out before the build',
        });
    return source.commitDate ?? now;
}
function buildOptions(inputs, cache) {
    return {
        context: inputs.context,
        ...(inputs.file === undefined ? {} : { file: inputs.file }),
        ...(inputs.target === undefined ? {} : { target: inputs.target }),
        platforms: inputs.part.length > 0 ? inputs.part : inputs.platforms,
        buildArgs: inputs.buildArgs,
        buildContexts: inputs.buildContexts,
        secrets: [
            ...inputs.secrets,
            ...inputs.secretEnvs.map(({ id, value }) => ({ id, env: value })),
            ...inputs.secretFiles.map(({ id, value }) => ({ id, file: value })),
        ],
        ssh: inputs.ssh,
        cacheFrom: cache.from,
        cacheTo: cache.to,
        noCache: inputs.noCache,
        noCacheFilters: inputs.noCacheFilters,
        pull: inputs.pull,
        ...(inputs.network === undefined ? {} : { network: inputs.network }),
        addHosts: inputs.addHosts,
        allow: inputs.allow,
        ...(inputs.shmSize === undefined ? {} : { shmSize: inputs.shmSize }),
        ulimit: inputs.ulimit,
        ...(inputs.cgroupParent === undefined ? {} : { cgroupParent: inputs.cgroupParent }),
        ...(inputs.call === undefined ? {} : { call: inputs.call }),
        reproducible: inputs.reproducible,
        inlineAttestations: inputs.attestations === 'inline',
    };
}
function scanOptionsOf(inputs) {
    return {
        mode: inputs.scan,
        scanners: inputs.scanners,
        ...(inputs.ignoreFile === undefined ? {} : { ignoreFile: inputs.ignoreFile }),
        vex: inputs.vex,
        databaseRepositories: inputs.dbRepository,
        databaseMaxAgeHours: inputs.dbMaxAge,
        skipDatabaseUpdate: inputs.skipDbUpdate,
    };
}
function policyOf(inputs) {
    return {
        severity: inputs.severity,
        ignoreUnfixed: inputs.ignoreUnfixed,
        failOn: inputs.failOn,
        ...(inputs.baseline === undefined ? {} : { baseline: inputs.baseline }),
        exitOnEol: inputs.exitOnEol,
        ...(inputs.sizeBudget === undefined ? {} : { sizeBudget: inputs.sizeBudget }),
        allowedBase: inputs.allowedBase,
    };
}


/***/ }),

/***/ 3485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ csvField),
/* harmony export */   e: () => (/* binding */ csvRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/**
 * Splits one CSV record (RFC 4180) into its fields: `type=match,"pattern=\d{1,3}"` → two fields.
 * A quote stands around a whole field, and is doubled inside. Throws `input-invalid`.
 */
function csvRecord(line) {
    const fields = [];
    let at = 0;
    while (true) {
        const { field, end } = line[at] === '"' ? quotedField(line, at) : plainField(line, at);
        fields.push(field);
        if (end >= line.length)
            return fields;
        at = end + 1;
    }
}
/** One field of a record as Go's encoding/csv reads it. */
function csvField(field) {
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
function plainField(line, start) {
    const comma = line.indexOf(',', start);
    const end = comma === -1 ? line.length : comma;
    const field = line.slice(start, end);
    if (field.includes('"')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', `a quote stands inside the field ${field.trim()}: put the quotes around the whole field, as in "pattern=\\d{1,3}"`);
    }
    return { field, end };
}
function quotedField(line, start) {
    let field = '';
    for (let at = start + 1; at < line.length; at++) {
        if (line[at] !== '"')
            field += line[at];
        else if (line[at + 1] === '"') {
            field += '"';
            at++;
        }
        else if (at + 1 === line.length || line[at + 1] === ',')
            return { field, end: at + 1 };
        else
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', `after the closing quote of "${field}" comes neither a comma nor the end`);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', `the quote before ${field} is never closed`);
}


/***/ }),

/***/ 98974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Og: () => (/* binding */ dateExpressions),
  fT: () => (/* binding */ expand),
  HF: () => (/* binding */ expressionNames),
  dM: () => (/* binding */ globalExpressions),
  Ax: () => (/* binding */ shortCommit)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/plan/dates.js

/**
 * A date as Moment's format tokens say (https://momentjs.com/docs/#/displaying/format/), English
 * locale; `timezone` is an IANA name. Throws `input-invalid` for an unknown zone.
 */
function formatDate(date, format, timezone) {
    const parts = civilParts(date, timezone);
    const expanded = format.replace(localToken, (found, literal, backslash) => (literal === undefined && backslash === undefined ? localFormats[found] : undefined) ?? found);
    return expanded.replace(token, (found, literal, backslash) => {
        if (literal !== undefined)
            return literal.slice(1, -1);
        if (backslash !== undefined)
            return found.slice(1);
        return tokens[found]?.(parts) ?? found;
    });
}
const localToken = /(\[[^[]*\])|(\\)?(?:LTS|LT|LL?L?L?|l{1,4})/g;
const localFormats = {
    LTS: 'h:mm:ss A',
    LT: 'h:mm A',
    L: 'MM/DD/YYYY',
    LL: 'MMMM D, YYYY',
    LLL: 'MMMM D, YYYY h:mm A',
    LLLL: 'dddd, MMMM D, YYYY h:mm A',
    l: 'M/D/YYYY',
    ll: 'MMM D, YYYY',
    lll: 'MMM D, YYYY h:mm A',
    llll: 'ddd, MMM D, YYYY h:mm A',
};
// Longest first; [text] and \token stand for themselves.
const token = /(\[[^[]*\])|(\\)?(?:[Hh]mm(?:ss)?|Mo|M{1,4}|Do|DDDo|D{1,4}|do|d{1,4}|wo|ww?|Wo|WW?|Qo?|N{1,5}|Y{4,6}|YY|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.)/gs;
const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const dayLength = 86_400_000;
const tokens = {
    ...padded('M', (p) => p.month),
    MMM: (p) => (months[p.month - 1] ?? '').slice(0, 3),
    MMMM: (p) => months[p.month - 1] ?? '',
    ...padded('D', (p) => p.day),
    DDD: (p) => String(p.dayOfYear),
    DDDo: (p) => ordinal(p.dayOfYear),
    DDDD: (p) => pad(p.dayOfYear, 3),
    d: (p) => String(p.weekday),
    do: (p) => ordinal(p.weekday),
    dd: (p) => (weekdays[p.weekday] ?? '').slice(0, 2),
    ddd: (p) => (weekdays[p.weekday] ?? '').slice(0, 3),
    dddd: (p) => weekdays[p.weekday] ?? '',
    e: (p) => String(p.weekday),
    E: (p) => String(p.weekday || 7),
    ...padded('w', (p) => week(p, localWeek).week),
    ...padded('W', (p) => week(p, isoWeek).week),
    gg: (p) => pad(week(p, localWeek).year % 100, 2),
    gggg: (p) => pad(week(p, localWeek).year, 4),
    ggggg: (p) => pad(week(p, localWeek).year, 5),
    GG: (p) => pad(week(p, isoWeek).year % 100, 2),
    GGGG: (p) => pad(week(p, isoWeek).year, 4),
    GGGGG: (p) => pad(week(p, isoWeek).year, 5),
    Q: (p) => String(Math.ceil(p.month / 3)),
    Qo: (p) => ordinal(Math.ceil(p.month / 3)),
    Y: (p) => String(p.year),
    YY: (p) => pad(p.year % 100, 2),
    YYYY: (p) => pad(p.year, 4),
    YYYYY: (p) => pad(p.year, 5),
    YYYYYY: (p) => `+${pad(p.year, 6)}`,
    y: (p) => String(p.year),
    yo: (p) => ordinal(p.year),
    yy: (p) => pad(p.year, 2),
    yyy: (p) => pad(p.year, 3),
    yyyy: (p) => pad(p.year, 4),
    N: () => 'AD',
    NN: () => 'AD',
    NNN: () => 'AD',
    NNNN: () => 'Anno Domini',
    NNNNN: () => 'AD',
    ...padded('H', (p) => p.hour),
    ...padded('h', (p) => p.hour % 12 || 12),
    ...padded('k', (p) => p.hour || 24),
    ...padded('m', (p) => p.minute),
    ...padded('s', (p) => p.second),
    Hmm: (p) => `${p.hour}${pad(p.minute, 2)}`,
    Hmmss: (p) => `${p.hour}${pad(p.minute, 2)}${pad(p.second, 2)}`,
    hmm: (p) => `${p.hour % 12 || 12}${pad(p.minute, 2)}`,
    hmmss: (p) => `${p.hour % 12 || 12}${pad(p.minute, 2)}${pad(p.second, 2)}`,
    a: (p) => (p.hour < 12 ? 'am' : 'pm'),
    A: (p) => (p.hour < 12 ? 'AM' : 'PM'),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [
        'S'.repeat(index + 1),
        (p) => pad(p.millisecond, 3)
            .slice(0, index + 1)
            .padEnd(index + 1, '0'),
    ])),
    x: (p) => String(p.date.getTime()),
    X: (p) => String(Math.floor(p.date.getTime() / 1000)),
    Z: (p) => offsetText(p.offset, ':'),
    ZZ: (p) => offsetText(p.offset, ''),
    z: zoneName,
    zz: zoneName,
};
/** The token alone, doubled (two digits) and followed by `o` (ordinal). */
function padded(name, value) {
    return {
        [name]: (p) => String(value(p)),
        [name + name]: (p) => pad(value(p), 2),
        ...('MDwW'.includes(name) && { [`${name}o`]: (p) => ordinal(value(p)) }),
    };
}
function pad(value, length) {
    return String(value).padStart(length, '0');
}
function ordinal(value) {
    const teen = Math.floor((value % 100) / 10) === 1;
    const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
    return `${value}${ending}`;
}
function offsetText(minutes, separator) {
    const size = Math.abs(minutes);
    return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${separator}${pad(size % 60, 2)}`;
}
// Abbreviations such as JST are Moment's own data; Intl has other ones for most zones.
function zoneName(p) {
    if (p.timezone === 'UTC')
        return 'UTC';
    throw new errors/* SealiftError */.Pf('input-invalid', `the date token z has no abbreviation for ${p.timezone}: use Z, which gives ${offsetText(p.offset, ':')}`);
}
const localWeek = { first: 0, holds: 1 };
const isoWeek = { first: 1, holds: 4 };
function week(p, rule) {
    const today = Date.UTC(p.year, p.month - 1, p.day);
    const startOf = (year) => {
        const held = new Date(Date.UTC(year, 0, rule.holds));
        return held.getTime() - ((held.getUTCDay() - rule.first + 7) % 7) * dayLength;
    };
    const year = [p.year + 1, p.year].find((candidate) => startOf(candidate) <= today) ?? p.year - 1;
    return { year, week: Math.floor((today - startOf(year)) / (7 * dayLength)) + 1 };
}
function civilParts(date, timezone) {
    const offset = offsetOf(date, timezone);
    const local = new Date(date.getTime() + offset * 60_000);
    const year = local.getUTCFullYear();
    return {
        date,
        timezone,
        year,
        month: local.getUTCMonth() + 1,
        day: local.getUTCDate(),
        hour: local.getUTCHours(),
        minute: local.getUTCMinutes(),
        second: local.getUTCSeconds(),
        millisecond: local.getUTCMilliseconds(),
        weekday: local.getUTCDay(),
        dayOfYear: Math.floor((local.getTime() - Date.UTC(year, 0, 1)) / dayLength) + 1,
        offset,
    };
}
function offsetOf(date, timezone) {
    // Starting Intl takes milliseconds that the usual case need not spend.
    if (timezone === 'UTC')
        return 0;
    try {
        const name = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
            .formatToParts(date)
            .find((part) => part.type === 'timeZoneName')?.value;
        const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '') ?? [];
        return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `"${timezone}" is no time zone: use an IANA name such as Asia/Tokyo`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/src/plan/expressions.js


/**
 * Replaces every `{{name}}` (or `{{{name}}}`) of a template by the expression of that name.
 * Throws `input-invalid` for a name that is not in `expressions`, and for anything between the
 * braces that is not a name, one quoted format and `tz='…'`.
 */
function expand(template, expressions) {
    return pieces(template)
        .map((piece) => (typeof piece === 'string' ? piece : evaluate(piece, expressions)))
        .join('');
}
/** The names a template asks for. */
function expressionNames(template) {
    return new Set(pieces(template).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name])));
}
/** The expressions that `prefix`, `suffix`, `value`, `enable`, `flavor`, labels and annotations take. */
function globalExpressions(context) {
    const { source } = context;
    const onDefault = source.branch !== undefined && source.branch === source.defaultBranch;
    return {
        branch: source.branch ?? '',
        tag: source.tag ?? '',
        sha: shortCommit(context),
        base_ref: (source.tag !== undefined || source.pullRequest ? source.baseRef : undefined) ?? '',
        is_default_branch: String(onDefault),
        is_not_default_branch: String(!onDefault),
        ...dateExpressions(context),
    };
}
/** `date` and `commit_date`; without a known commit date both show the time of the run. */
function dateExpressions({ source, now, timezone }) {
    const zone = timezone ?? 'UTC';
    return {
        date: (format, tz) => formatDate(now, format, tz ?? zone),
        commit_date: (format, tz) => formatDate(source.commitDate ?? now, format, tz ?? zone),
    };
}
/** Seven digits, as git and metadata-action abbreviate. */
function shortCommit({ source }) {
    return source.commit.slice(0, 7);
}
const braces = /\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/g;
const call = /^(\w+)(?:\s+(?:'([^']*)'|"([^"]*)"))?(?:\s+tz=(?:'([^']*)'|"([^"]*)"))?$/;
function pieces(template) {
    const found = [];
    let end = 0;
    for (const match of template.matchAll(braces)) {
        found.push(literal(template.slice(end, match.index)), readCall(match[0]));
        end = match.index + match[0].length;
    }
    found.push(literal(template.slice(end)));
    return found;
}
function literal(text) {
    if (!text.includes('{{'))
        return text;
    throw new errors/* SealiftError */.Pf('input-invalid', `the expression in ${text} is never closed by }}`);
}
function readCall(text) {
    const inside = text.replace(/^\{+|\}+$/g, '').trim();
    const [, name, single, double, tzSingle, tzDouble] = call.exec(inside) ?? [];
    if (name === undefined) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${text} is no expression: use {{name}} or {{date 'YYYYMMDD' tz='Asia/Tokyo'}}`);
    }
    return { name, format: single ?? double, timezone: tzSingle ?? tzDouble, text };
}
function evaluate(asked, expressions) {
    const expression = Object.hasOwn(expressions, asked.name) ? expressions[asked.name] : undefined;
    if (expression === undefined) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${asked.text} is not known here: use ${Object.keys(expressions)
            .map((name) => `{{${name}}}`)
            .join(' ')}`);
    }
    if (typeof expression === 'string') {
        if (asked.format === undefined && asked.timezone === undefined)
            return expression;
        throw new errors/* SealiftError */.Pf('input-invalid', `${asked.text}: {{${asked.name}}} takes no format`);
    }
    if (!asked.format) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${asked.text} has no format: write {{${asked.name} 'YYYYMMDD'}}`);
    }
    return expression(asked.format, asked.timezone);
}


/***/ }),

/***/ 21196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Faults)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** Collects what is wrong with an input, so that the user hears of all of it at once. */
class Faults {
    #found = [];
    add(where, what) {
        this.#found.push(`${where}: ${what}`);
    }
    /** Runs `work`; an `input-invalid` it throws becomes a fault of `where`, and the result undefined. */
    attempt(where, work) {
        try {
            return work();
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf) || error.code !== 'input-invalid')
                throw error;
            this.add(where, error.message);
            return undefined;
        }
    }
    /** Throws one `input-invalid` that names every fault; does nothing when there is none. */
    throwIfAny(hint) {
        if (this.#found.length === 0)
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', this.#found.join('\n'), { hint });
    }
}


/***/ }),

/***/ 33921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ inputsDigest),
/* harmony export */   e: () => (/* binding */ inputsLabel)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18514);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6559);


/** The image's label that holds the digest. */
const inputsLabel = 'io.github.sealift.inputs';
/**
 * SHA-256 over the commit and the inputs that decide what is in the image, as `sha256:<hex>`: two runs
 * with the same one want the same image. Tags, credentials, caches and the gate's policy are not in it;
 * of build secrets only the ids are. The JSON it is taken over has its keys sorted, and lists whose
 * order means nothing too.
 */
function inputsDigest(inputs, source, layerCompression) {
    const sorted = (list) => [...list].sort();
    const secretIds = [...inputs.secrets, ...inputs.secretEnvs, ...inputs.secretFiles].map(({ id }) => id);
    return (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(canonicalJson({
        addHosts: sorted(inputs.addHosts),
        annotations: inputs.annotations,
        buildArgs: inputs.buildArgs,
        buildContexts: sorted(inputs.buildContexts),
        commit: source.commit,
        context: inputs.context,
        dirty: source.dirty,
        file: inputs.file ?? null,
        inlineAttestations: inputs.attestations === 'inline',
        labels: inputs.labels,
        // Left out where it is not asked for, so that what was published before it existed is still found.
        ...(layerCompression ? { layerCompression } : {}),
        network: inputs.network ?? null,
        platforms: sorted(inputs.platforms.map(_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)),
        reproducible: inputs.reproducible,
        secretIds: sorted(secretIds),
        target: inputs.target ?? null,
    }));
}
function canonicalJson(record) {
    return JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))));
}


/***/ }),

/***/ 54035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ severities)
/* harmony export */ });
/** From worst to least. */
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];


/***/ }),

/***/ 88097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ attestationTypes),
/* harmony export */   W: () => (/* binding */ predicateType)
/* harmony export */ });
/** The predicate type, in cosign's words, of each attestation a build makes. */
const attestationTypes = {
    sbom: 'cyclonedx',
    vuln: 'vuln',
    provenance: 'slsaprovenance1',
};
/** The names cosign gives predicate types (`cosign attest --type`). */
const names = {
    cyclonedx: 'https://cyclonedx.org/bom',
    custom: 'https://cosign.sigstore.dev/attestation/v1',
    link: 'https://in-toto.io/Link/v1',
    openvex: 'https://openvex.dev/ns',
    slsaprovenance: 'https://slsa.dev/provenance/v0.2',
    slsaprovenance02: 'https://slsa.dev/provenance/v0.2',
    slsaprovenance1: 'https://slsa.dev/provenance/v1',
    spdx: 'https://spdx.dev/Document',
    spdxjson: 'https://spdx.dev/Document',
    vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
};
/** The predicate type that a statement made with this `--type` carries; a URI is itself. */
function predicateType(type) {
    return names[type] ?? type;
}


/***/ }),

/***/ 42946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ signingOptions),
/* harmony export */   r: () => (/* binding */ githubIssuer)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29029);


const githubIssuer = 'https://token.actions.githubusercontent.com';
/**
 * How the image is signed. Without a push nothing is. `auto` means the key when there is one, else the
 * OIDC token; it never means unsigned: when neither is there this throws `permission-missing` on
 * GitHub, and takes down a fault elsewhere.
 */
function signingOptions(inputs, source, options) {
    const signing = options.push ? chosen(inputs, source, options) : { mode: 'off' };
    return {
        signing,
        ...(inputs.signingConfig === undefined ? {} : { signingConfig: inputs.signingConfig }),
        ...(inputs.trustedRoot === undefined ? {} : { trustedRoot: inputs.trustedRoot }),
        storage: inputs.signatureStorage,
        attestations: inputs.attestations ?? (inputs.sign === 'off' ? 'none' : 'referrers'),
    };
}
function chosen(inputs, source, { can, wrong, always = false }) {
    const { sign, cosignKey } = inputs;
    if (sign === 'off')
        return { mode: 'off' };
    if (cosignKey !== undefined)
        return { mode: 'key', key: { ...cosignKey, password: inputs.cosignPassword ?? new _secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z('') } };
    if (sign === 'key') {
        wrong({
            input: 'cosign-key',
            problem: 'sign: key needs it, and it is empty',
            remedy: 'give a path, a URI or PEM text',
        });
        return { mode: 'off' };
    }
    if (can.keyless)
        return keyless(inputs, source, can, wrong);
    if (source.provider === 'github')
        throw noToken(sign, always);
    wrong({
        input: 'sign',
        problem: `"${sign}" finds ${sign === 'auto' ? 'neither `cosign-key` nor' : 'no'} OIDC token to sign with here`,
        remedy: always ? 'give `cosign-key`' : 'give `cosign-key`, or say `sign: off` to push the image unsigned',
    });
    return { mode: 'off' };
}
function keyless(inputs, source, can, wrong) {
    const said = can.identity ?? fromSource(source);
    const subject = subjectGiven(inputs) ?? said.subject;
    if (subject === undefined) {
        wrong({
            input: 'certificate-identity',
            problem: 'the workflow that signs is not known here, so neither is the identity to expect',
            remedy: 'name it, or use `cosign-key`',
        });
        return { mode: 'off' };
    }
    const issuer = inputs.certificateOidcIssuer ?? said.issuer;
    return { mode: 'keyless', identity: { ...said, issuer, subject } };
}
function subjectGiven(inputs) {
    const { certificateIdentity, certificateIdentityRegexp: pattern } = inputs;
    return certificateIdentity ?? (pattern === undefined ? undefined : { pattern });
}
/** Fulcio writes GitHub's `job_workflow_ref` behind the server's URL as the certificate's subject. */
function fromSource({ provider, gitUrl, gitRepository, run, }) {
    const server = gitUrl === undefined ? 'https://github.com' : new URL(gitUrl).origin;
    return {
        issuer: githubIssuer,
        ...(run.workflowRef === undefined ? {} : { subject: `${server}/${run.workflowRef}` }),
        // Only GitHub's certificates hold the caller's git repository.
        ...(provider === 'github' && gitRepository !== undefined ? { gitRepository } : {}),
    };
}
function noToken(sign, always) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('permission-missing', `sign: ${sign} needs GitHub's OIDC token, and this job may not ask for one: it lacks \`id-token: write\``, {
        hint: [
            'Add to the job (permissions named there replace all others, so keep those you need):',
            '  permissions:',
            '    contents: read',
            '    id-token: write',
            always
                ? 'Or sign with a key (`cosign-key`).'
                : 'Or sign with a key (`cosign-key`), or say `sign: off` to push the image unsigned.',
        ].join('\n'),
    });
}


/***/ }),

/***/ 8722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ planTags)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/plan/expressions.js + 1 modules
var plan_expressions = __webpack_require__(98974);
// EXTERNAL MODULE: ./build/src/plan/faults.js
var plan_faults = __webpack_require__(21196);
// EXTERNAL MODULE: ./build/src/plan/csv.js
var csv = __webpack_require__(3485);
;// CONCATENATED MODULE: ./build/src/plan/flavor.js


const noFlavor = {
    latest: 'auto',
    prefix: '',
    suffix: '',
    prefixOnLatest: false,
    suffixOnLatest: false,
};
/**
 * Adds one line of the `flavor` input to what the lines before it said:
 * `latest=auto|true|false`, `prefix=…,onlatest=true`, `suffix=…,onlatest=true`. Throws `input-invalid`.
 */
function readFlavorLine(before, line) {
    let flavor = before;
    let affix;
    for (const field of (0,csv/* csvRecord */.e)(line)) {
        const equals = field.indexOf('=');
        const key = field.slice(0, Math.max(equals, 0)).trim().toLowerCase();
        const value = field.slice(equals + 1).trim();
        switch (key) {
            case 'latest':
                flavor = { ...flavor, latest: oneOf('latest', value, ['auto', 'true', 'false']) };
                break;
            case 'prefix':
            case 'suffix':
                affix = key;
                flavor = { ...flavor, [key]: value };
                break;
            case 'onlatest': {
                if (!affix)
                    throw new errors/* SealiftError */.Pf('input-invalid', 'onlatest comes after prefix= or suffix=');
                const on = oneOf('onlatest', value, ['true', 'false']) === 'true';
                flavor = { ...flavor, [affix === 'prefix' ? 'prefixOnLatest' : 'suffixOnLatest']: on };
                break;
            }
            default:
                throw new errors/* SealiftError */.Pf('input-invalid', `${field.trim() || 'an empty field'} is unknown: flavor takes latest, prefix, suffix and onlatest`);
        }
    }
    return flavor;
}
function oneOf(key, value, allowed) {
    const found = allowed.find((each) => each === value);
    if (found === undefined) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${key}=${value}: it takes ${allowed.join(', ')}`);
    }
    return found;
}

// EXTERNAL MODULE: ./build/src/plan/version.js
var plan_version = __webpack_require__(99753);
;// CONCATENATED MODULE: ./build/src/plan/meaning.js


/*
 * The rule, for every tag of every plan:
 *   commit    `type=sha`, and a raw value that is the whole commit;
 *   version   a value that names one exact version: a semver or pep440 pattern with the whole number in
 *             it, every alpha, rc, dev and post release, a git tag, raw value or match that is a semantic
 *             version and says no less than the version it was taken from;
 *   release   the part of a version that several versions share: patterns and matches that give `1.2` or
 *             `1`, a pattern without a number, and in a plan that has a version `latest`, and a raw `1.2` or `1` of it;
 *   floating  everything else: branches, `edge`, `pr-7`, schedules, dates, other raw values.
 */
const floating = { kind: 'floating' };
/** Of a semver or pep440 tag. */
function versionMeaning(pattern, version) {
    const names = (0,plan_expressions/* expressionNames */.HF)(pattern);
    const has = (...wanted) => wanted.every((name) => names.has(name));
    if (version.special || has('version') || has('raw') || has('major', 'minor', 'patch')) {
        return { kind: 'version', version };
    }
    if (has('patch') || (has('minor') && !has('major')))
        return floating;
    return {
        kind: 'release',
        version,
        major: has('major') ? version.major : undefined,
        minor: has('minor') ? version.minor : undefined,
    };
}
/** Of what `type=match` took out of `source`. */
function matchMeaning(text, source) {
    const whole = (0,plan_version/* semverOf */.E)(/\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?/.exec(source)?.[0] ?? '');
    const number = text.replace(/^v/, '');
    if (!whole)
        return floating;
    if (number === whole.text)
        return { kind: 'version', version: whole };
    const { major, minor } = whole;
    if (number === `${major}.${minor}`)
        return { kind: 'release', version: whole, major, minor };
    if (number === `${major}`)
        return { kind: 'release', version: whole, major, minor: undefined };
    return floating;
}
/** Of a raw value: the template, and what it expanded to. A date that looks like a version is none. */
function rawMeaning(template, text, commit) {
    if (text === 'latest')
        return { kind: 'latest' };
    if (text === commit)
        return { kind: 'commit' };
    const fixed = [...(0,plan_expressions/* expressionNames */.HF)(template)].every((name) => name === 'tag');
    return fixed ? gitTagMeaning(text) : floating;
}
function gitTagMeaning(tag) {
    const version = (0,plan_version/* semverOf */.E)(tag);
    return version ? { kind: 'version', version } : floating;
}

;// CONCATENATED MODULE: ./build/src/plan/planned-tag.js
/**
 * Gives each draft its kind and release line; of one name only the first place stays, with the
 * strictest kind any of its lines asks for. Adds to `notes` what cannot be known about a line.
 */
function plannedTags(drafts, notes) {
    const planned = new Map();
    for (const draft of drafts) {
        const tag = plannedTag(draft, drafts, notes);
        const there = planned.get(tag.name);
        if (!there || strictness.indexOf(tag.kind) < strictness.indexOf(there.kind))
            planned.set(tag.name, tag);
    }
    return [...planned.values()];
}
const strictness = ['commit', 'version', 'release', 'floating'];
function plannedTag(draft, drafts, notes) {
    const { name, from } = draft;
    const meaning = resolved(draft, drafts);
    if (meaning.kind !== 'release')
        return { name, kind: meaning.kind, from };
    return { name, kind: 'release', line: releaseLine(name, meaning, drafts, notes), from };
}
/** `latest`, and a raw `1` or `1.2` of the plan's own version, follow that version; without one they float. */
function resolved({ name, meaning }, drafts) {
    if (meaning.kind !== 'latest' && meaning.kind !== 'floating')
        return meaning;
    for (const other of drafts) {
        if (!('version' in other.meaning))
            continue;
        const { version } = other.meaning;
        const { major, minor } = version;
        if (meaning.kind === 'latest')
            return { kind: 'release', version, major: undefined, minor: undefined };
        if (name === `${major}.${minor}`)
            return { kind: 'release', version, major, minor };
        if (name === `${major}`)
            return { kind: 'release', version, major, minor: undefined };
    }
    return { kind: 'floating' };
}
function releaseLine(name, { version, major, minor }, drafts, notes) {
    const own = affixes(name, [major, minor].filter((part) => part !== undefined).join('.') || name);
    const siblings = drafts
        .filter(({ meaning }) => meaning.kind === 'version' && meaning.version.text === version.text)
        .map((draft) => affixes(draft.name, version.text))
        .filter((found) => found !== undefined);
    if (siblings.length === 0) {
        notes.push(`${name}: no tag of this plan names ${version.text} itself, so a higher version may go unseen; add pattern={{version}}`);
    }
    const same = siblings.find((each) => each.prefix === own?.prefix && each.suffix === own.suffix);
    return {
        version: version.text,
        ...(version.scheme === 'pep440' && { scheme: 'pep440' }),
        ...(major !== undefined && { major }),
        ...(minor !== undefined && { minor }),
        ...(same ?? siblings[0] ?? own ?? { prefix: '', suffix: '' }),
    };
}
/** What stands around `core` in `name`; undefined when it is not in it. */
function affixes(name, core) {
    const at = name.indexOf(core);
    return at === -1 ? undefined : { prefix: name.slice(0, at), suffix: name.slice(at + core.length) };
}

;// CONCATENATED MODULE: ./build/src/plan/tag-line.js


const common = ['enable', 'priority', 'prefix', 'suffix'];
/** Attributes of each type beside the common ones, and its priority where the line names none. */
const types = {
    schedule: { takes: ['pattern'], priority: 1000 },
    semver: { takes: ['pattern', 'value', 'match'], priority: 900 },
    pep440: { takes: ['pattern', 'value', 'match'], priority: 900 },
    match: { takes: ['pattern', 'group', 'value'], priority: 800 },
    edge: { takes: ['branch'], priority: 700 },
    ref: { takes: ['event'], priority: 600 },
    raw: { takes: ['value'], priority: 200 },
    sha: { takes: ['format'], priority: 100 },
};
/**
 * Reads one line: a CSV record of `key=value` fields, where a field without a key is the `value`.
 * Adds what is wrong to `faults` and gives undefined when anything is.
 */
function readTagLine(text, faults) {
    const fields = faults.attempt(text, () => (0,csv/* csvRecord */.e)(text));
    if (!fields)
        return undefined;
    const given = new Map();
    let sound = true;
    const fault = (what) => {
        sound = false;
        faults.add(text, what);
    };
    for (const field of fields) {
        const [, key, value] = /^([^={]+)=(.*)$/s.exec(field) ?? [undefined, 'value', field];
        const name = (key ?? '').trim().toLowerCase();
        if (given.has(name))
            fault(`${name} is given twice; put quotes around a field that holds a comma`);
        given.set(name, (value ?? '').trim());
    }
    const type = given.get('type') ?? 'raw';
    if (!isType(type)) {
        fault(`type=${type} is unknown: use ${Object.keys(types).join(', ')}`);
        return undefined;
    }
    const known = [...common, ...types[type].takes];
    for (const key of given.keys()) {
        if (key !== 'type' && !known.includes(key))
            fault(`type=${type} takes no ${key}: it takes ${known.join(', ')}`);
    }
    const priorityText = given.get('priority') ?? String(types[type].priority);
    const priority = Number(priorityText);
    if (priorityText === '' || !Number.isFinite(priority))
        fault(`priority=${priorityText} is no number: the higher, the earlier the tag`);
    const rule = faults.attempt(text, () => readRule(type, given));
    if (!rule || !sound)
        return undefined;
    return {
        ...rule,
        text,
        priority,
        enable: given.get('enable') ?? 'true',
        prefix: given.get('prefix') ?? ownPrefix(rule),
        suffix: given.get('suffix'),
    };
}
function isType(text) {
    return Object.hasOwn(types, text);
}
function ownPrefix(rule) {
    if (rule.type === 'sha')
        return 'sha-';
    return rule.type === 'ref' && rule.event === 'pr' ? 'pr-' : undefined;
}
function readRule(type, given) {
    const value = given.get('value') ?? '';
    switch (type) {
        case 'schedule':
            return { type, pattern: given.get('pattern') ?? 'nightly' };
        case 'semver':
        case 'pep440':
            return { type, pattern: needed(type, 'pattern', given), value, match: matchOf(given.get('match')) };
        case 'match':
            return { type, value, ...patternAndGroup(needed(type, 'pattern', given), given.get('group') ?? '0') };
        case 'edge':
            return { type, branch: given.get('branch') ?? '' };
        case 'ref':
            return { type, event: tag_line_oneOf('event', needed(type, 'event', given), ['branch', 'tag', 'pr']) };
        case 'raw':
            return { type, value: needed(type, 'value', given) };
        case 'sha':
            return { type, format: tag_line_oneOf('format', given.get('format') ?? 'short', ['short', 'long']) };
    }
}
function needed(type, key, given) {
    const value = given.get(key);
    if (value !== undefined)
        return value;
    throw new errors/* SealiftError */.Pf('input-invalid', `type=${type} needs ${key}=`);
}
function tag_line_oneOf(key, value, allowed) {
    const found = allowed.find((each) => each === value);
    if (found !== undefined)
        return found;
    throw new errors/* SealiftError */.Pf('input-invalid', `${key}=${value}: it takes ${allowed.join(', ')}`);
}
function matchOf(text) {
    if (!text)
        return undefined;
    const match = regularExpression(text, '');
    if (groupCount(match) > 0)
        return match;
    throw new errors/* SealiftError */.Pf('input-invalid', `match=${text} has no group: put the version's part in parentheses, as in app-(.*)`);
}
function patternAndGroup(pattern, group) {
    const [, source, flags] = /^\/(.+)\/(.*)$/s.exec(pattern) ?? [];
    const expression = regularExpression(source ?? pattern, flags ?? '');
    if (!/^\d+$/.test(group)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `group=${group} is no number: 0 is the whole match`);
    }
    // With the flag g the numbers count matches, not groups.
    if (!expression.global && Number(group) > groupCount(expression)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `pattern=${pattern} has no group ${group}`);
    }
    return { pattern: expression, group: Number(group) };
}
function regularExpression(source, flags) {
    try {
        return new RegExp(source, flags);
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${source} is no regular expression (${cause})`, { cause });
    }
}
// With an empty alternative the expression always matches, and the match has a place for each group.
function groupCount(expression) {
    return (new RegExp(`${expression.source}|`).exec('')?.length ?? 1) - 1;
}

;// CONCATENATED MODULE: ./build/src/plan/tags.js









/**
 * The tags an image of this source gets. Understands the whole `tags` and `flavor` language of
 * docker/metadata-action 6 (docs/tags.md lists where we differ). Throws one `input-invalid` that names
 * every faulty line.
 */
function planTags(input) {
    const faults = new plan_faults/* Faults */.C();
    const notes = [];
    const flavor = meaningful(input.flavor).reduce((before, text) => faults.attempt(`flavor ${text}`, () => readFlavorLine(before, text)) ?? before, noFlavor);
    const given = meaningful(input.tags);
    const lines = (given.length > 0 ? given : defaultLines(input.source))
        .map((text) => readTagLine(text, faults))
        .filter((line) => line !== undefined)
        .sort((one, other) => other.priority - one.priority);
    const expressions = (0,plan_expressions/* globalExpressions */.dM)(input);
    const drafts = [];
    let latest;
    for (const line of lines) {
        const content = faults.attempt(line.text, () => isEnabled(line, expressions) ? contentOf(line, input, expressions, notes) : undefined);
        if (!content)
            continue;
        const name = faults.attempt(line.text, () => tagName(line, content.text, flavor, expressions));
        if (!name)
            continue;
        drafts.push({ name, meaning: content.meaning, from: given.length > 0 ? line.text : 'default' });
        latest ??= flavor.latest === 'auto' ? content.latest : flavor.latest === 'true';
    }
    if (latest) {
        const name = faults.attempt('flavor', () => latestName(flavor, expressions));
        if (name)
            drafts.push({ name, meaning: { kind: 'latest' }, from: 'flavor' });
    }
    faults.throwIfAny('docs/tags.md shows every type with its attributes and an example.');
    const tags = plannedTags(drafts, notes);
    return { tags, version: tags[0]?.name ?? '', notes };
}
function meaningful(lines) {
    return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
/** Our own plan for an empty `tags`, in the same language. */
function defaultLines(source) {
    // Under 0.x every minor version may break what the one before promised (semver.org, item 4).
    const majorZero = source.tag !== undefined && (0,plan_version/* semverOf */.E)(source.tag)?.major === 0;
    return [
        'type=semver,pattern={{version}}',
        'type=semver,pattern={{major}}.{{minor}}',
        `type=semver,pattern={{major}},enable=${!majorZero}`,
        'type=edge',
        'type=ref,event=pr',
        'type=sha,format=long',
    ];
}
function isEnabled(line, expressions) {
    const enabled = (0,plan_expressions/* expand */.fT)(line.enable, expressions);
    if (enabled === 'true' || enabled === 'false')
        return enabled === 'true';
    throw new errors/* SealiftError */.Pf('input-invalid', enabled === line.enable
        ? `enable=${enabled}: it takes true or false`
        : `enable=${line.enable} gives "${enabled}": it takes true or false`);
}
function contentOf(line, context, expressions, notes) {
    const { source } = context;
    const floating = (text) => text === undefined ? undefined : { text, meaning: { kind: 'floating' }, latest: false };
    switch (line.type) {
        case 'schedule':
            if (source.event !== 'schedule')
                return undefined;
            return floating((0,plan_expressions/* expand */.fT)(line.pattern, (0,plan_expressions/* dateExpressions */.Og)(context)));
        case 'semver':
        case 'pep440':
            return versionContent(line, source, expressions, notes);
        case 'match': {
            const value = line.value === '' ? source.tag : (0,plan_expressions/* expand */.fT)(line.value, expressions);
            if (value === undefined)
                return undefined;
            const text = value.match(line.pattern)?.[line.group];
            if (text === undefined)
                notes.push(`${line.text}: nothing in ${value} matches`);
            return text === undefined ? undefined : { text, meaning: matchMeaning(text, value), latest: true };
        }
        case 'edge':
            return source.branch !== undefined && source.branch === (line.branch || source.defaultBranch)
                ? floating('edge')
                : undefined;
        case 'ref':
            if (line.event === 'branch')
                return floating(source.branch);
            if (line.event === 'pr')
                return floating(source.pullRequest && String(source.pullRequest.number));
            return source.tag === undefined
                ? undefined
                : { text: source.tag, meaning: gitTagMeaning(source.tag), latest: true };
        case 'raw': {
            const text = (0,plan_expressions/* expand */.fT)(line.value, expressions);
            return { text, meaning: rawMeaning(line.value, text, source.commit), latest: false };
        }
        case 'sha': {
            const text = line.format === 'short' ? (0,plan_expressions/* shortCommit */.Ax)(context) : source.commit;
            return { text, meaning: { kind: 'commit' }, latest: false };
        }
    }
}
function versionContent(rule, source, expressions, notes) {
    const value = rule.value === '' ? source.tag : (0,plan_expressions/* expand */.fT)(rule.value, expressions);
    if (value === undefined)
        return undefined;
    const raw = matched(rule, value, notes).replaceAll('/', '-');
    const version = rule.type === 'semver' ? (0,plan_version/* semverOf */.E)(raw) : (0,plan_version/* pep440Of */.z)(raw);
    if (!version) {
        const what = `${raw || '(nothing)'} is no ${rule.type === 'semver' ? 'semantic version' : 'version of PEP 440'}`;
        // What git happens to name need not be a version; what the user wrote must be.
        if (rule.value !== '' && !comesFromGit(rule.value))
            throw new errors/* SealiftError */.Pf('input-invalid', what);
        notes.push(`${rule.text}: ${what}`);
        return undefined;
    }
    return {
        text: versionText(rule.pattern, version),
        meaning: versionMeaning(rule.pattern, version),
        latest: !version.special,
    };
}
function matched(rule, value, notes) {
    if (!rule.match)
        return value;
    const match = rule.match.exec(value);
    if (!match) {
        notes.push(`${rule.text}: nothing in ${value} matches, so it is taken whole`);
        return value;
    }
    if (match[1] !== undefined)
        return match[1];
    throw new errors/* SealiftError */.Pf('input-invalid', `the group of match=${rule.match.source} takes nothing from ${value}`);
}
function comesFromGit(template) {
    const names = (0,plan_expressions/* expressionNames */.HF)(template);
    return ['branch', 'tag', 'base_ref'].some((name) => names.has(name));
}
function versionText(pattern, version) {
    const isRaw = /^\{{2,3}\s*raw\s*\}{2,3}$/.test(pattern);
    // A pattern may leave out what makes an rc an rc, so one gives its whole version instead.
    const template = version.special && !isRaw ? '{{version}}' : pattern;
    const { major, minor, patch, raw, text } = version;
    const result = (0,plan_expressions/* expand */.fT)(template, {
        version: text,
        raw,
        major: String(major),
        minor: String(minor),
        patch: String(patch),
        ...(version.scheme === 'semver' && { prerelease: '', build: version.build.join(',') }),
    });
    const names = (0,plan_expressions/* expressionNames */.HF)(template);
    const exact = versionMeaning(template, version).kind === 'version';
    if (exact && version.build.length > 0 && !names.has('raw') && !names.has('build')) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${pattern} leaves the build metadata out of ${raw}, so that every build of ${text} would take one tag: use {{raw}}`);
    }
    return result;
}
function tagName(line, text, flavor, expressions) {
    const prefix = (0,plan_expressions/* expand */.fT)(line.prefix ?? flavor.prefix, expressions);
    const suffix = (0,plan_expressions/* expand */.fT)(line.suffix ?? flavor.suffix, expressions);
    return validName(prefix + text + suffix);
}
function latestName(flavor, expressions) {
    const prefix = flavor.prefixOnLatest ? (0,plan_expressions/* expand */.fT)(flavor.prefix, expressions) : '';
    const suffix = flavor.suffixOnLatest ? (0,plan_expressions/* expand */.fT)(flavor.suffix, expressions) : '';
    return validName(`${prefix}latest${suffix}`);
}
/** Each run of characters that no tag may hold becomes one `-`; an empty name is no tag. */
function validName(text) {
    const name = text.replace(/[^a-zA-Z0-9._-]+/g, '-');
    if (name === '' || (0,reference/* isTag */.dz)(name))
        return name || undefined;
    throw new errors/* SealiftError */.Pf('input-invalid', `it gives ${name}, which is no tag: up to 128 of A-Z a-z 0-9 _ . - and no "." or "-" first; where the line only fits some events, add enable=`);
}


/***/ }),

/***/ 99753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ semverOf),
/* harmony export */   z: () => (/* binding */ pep440Of)
/* harmony export */ });
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99687);
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62088);


/** Reads `1.2.3`, `v1.2.3-rc.1`, `1.2.3+build`; undefined when it is no semantic version. */
function semverOf(raw) {
    if (!semver__WEBPACK_IMPORTED_MODULE_1__.valid(raw))
        return undefined;
    const read = new semver__WEBPACK_IMPORTED_MODULE_1__.SemVer(raw);
    return {
        scheme: 'semver',
        raw,
        text: read.version,
        major: read.major,
        minor: read.minor,
        patch: read.patch,
        special: read.prerelease.length > 0,
        build: read.build,
    };
}
/** Reads a version of PEP 440 (`1.2`, `1.2.3rc1`, `1.2.post1`); undefined when it is none. */
function pep440Of(raw) {
    const read = (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(raw);
    // Its canonical form joins the parts of a local version by a comma; PEP 440 joins them by a point.
    const text = (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(raw)?.replaceAll(',', '.');
    if (text === undefined || !read)
        return undefined;
    return {
        scheme: 'pep440',
        raw,
        text,
        major: (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .major */ .eR)(raw),
        minor: (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .minor */ .Ek)(raw),
        patch: (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .patch */ .F6)(raw),
        special: read.is_prerelease || read.is_postrelease || read.is_devrelease,
        build: [],
    };
}


/***/ }),

/***/ 14859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ limitText),
/* harmony export */   n: () => (/* binding */ binaryText)
/* harmony export */ });
/** A limit as people read it: `512 MiB`, `1,024`, `10 s`. */
function limitText({ value, unit }) {
    if (unit === 'bytes')
        return binaryText(value);
    return unit === 'seconds' ? `${value} s` : value.toLocaleString('en');
}
/** `950 B`, `12.4 MiB`: the units that the platforms' limits are in. */
function binaryText(bytes) {
    const units = ['B', 'KiB', 'MiB', 'GiB'];
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit += 1;
    }
    return `${Number.isInteger(value) ? value : value.toFixed(1)} ${units[unit]}`;
}


/***/ }),

/***/ 57691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QQ: () => (/* binding */ refuses),
/* harmony export */   WN: () => (/* binding */ countsText),
/* harmony export */   qJ: () => (/* binding */ judgeFindings)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18514);

/** Judges findings, each with the platform's image it is about. Pure. */
function judgeFindings(found, ignored) {
    const findings = found
        .map(({ finding, platform }) => ({
        ...finding,
        ...(platform && { image: (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(platform) }),
        ignored: ignored.includes(finding.rule),
    }))
        .toSorted((a, b) => rank(a) - rank(b));
    return {
        outcome: findings.some(refuses) ? 'refused' : 'passed',
        findings,
        unused: ignored.filter((rule) => !findings.some((finding) => finding.rule === rule)),
    };
}
/** Whether the image is refused for it. */
function refuses({ severity, ignored }) {
    return severity === 'error' && !ignored;
}
const severities = ['error', 'warning', 'note'];
function rank({ severity, ignored }) {
    return severities.indexOf(severity) + (ignored ? severities.length : 0);
}
/** `2 errors, 1 warning, 1 note (1 ignored)`; undefined when nothing was found. */
function countsText(findings) {
    const counts = severities.flatMap((severity) => {
        const count = findings.filter((one) => one.severity === severity && !one.ignored).length;
        return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
    });
    const ignored = findings.filter((one) => one.ignored).length;
    const all = [...counts, ...(ignored === 0 ? [] : [`${ignored} ignored`])];
    return all.length === 0 ? undefined : all.join(', ');
}


/***/ }),

/***/ 15382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ environmentKeys)
/* harmony export */ });
/**
 * The keys the environment holds, by the names all of Alibaba's SDKs read; undefined without both halves.
 * Source: alibabacloud.com/help, "Manage access credentials" of the Alibaba Cloud SDKs.
 */
function environmentKeys(env) {
    const accessKeyId = env.ALIBABA_CLOUD_ACCESS_KEY_ID;
    const accessKeySecret = env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
    const securityToken = env.ALIBABA_CLOUD_SECURITY_TOKEN;
    if (!accessKeyId || !accessKeySecret)
        return undefined;
    return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
}


/***/ }),

/***/ 71640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ regionOf),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   YY: () => (/* binding */ meaningOfWords),
/* harmony export */   dp: () => (/* binding */ profileOf),
/* harmony export */   vA: () => (/* binding */ recognize)
/* harmony export */ });
/* harmony import */ var _profiles_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78996);

/**
 * The profile of a registry: by the provider the user named, else by its host, else by what its login challenge
 * says, else the specification's.
 */
function recognize(registry, named, challenge) {
    if (named)
        return { profile: profileOf(named), by: 'provider' };
    const host = hostOf(registry);
    const byHost = _profiles_js__WEBPACK_IMPORTED_MODULE_0__/* .profiles */ .x.find((profile) => profile.host?.test(host));
    if (byHost)
        return { profile: byHost, by: 'host' };
    const byChallenge = challenge && _profiles_js__WEBPACK_IMPORTED_MODULE_0__/* .profiles */ .x.find((profile) => matches(profile.challenge, challenge));
    if (byChallenge)
        return { profile: byChallenge, by: 'challenge' };
    return { profile: profileOf('other'), by: 'default' };
}
function profileOf(provider) {
    const found = _profiles_js__WEBPACK_IMPORTED_MODULE_0__/* .profiles */ .x.find((profile) => profile.provider === provider);
    if (!found)
        throw new Error(`no profile for ${provider}`);
    return found;
}
/** The region a registry's host names; undefined when the host is none of this kind. */
function regionOf(profile, registry) {
    const host = hostOf(registry);
    return profile.host?.test(host) ? profile.region?.exec(host)?.[1] : undefined;
}
function hostOf(registry) {
    return registry.replace(/:\d+$/, '').toLowerCase();
}
/** What a refusal means at this kind of registry; undefined when there is nothing special about it. */
function meaningOf(profile, refusal) {
    // Before the profile's own: immutable tags are refused with codes such as DENIED, which alone mean something else.
    if (profile.immutability && saysImmutable(refusal))
        return { as: 'tag-immutable', hint: immutableHint(profile.immutability) };
    const known = profile.meanings.find((meaning) => (meaning.status === undefined || meaning.status === refusal.status) &&
        (meaning.code === undefined || refusal.codes.includes(meaning.code)) &&
        (meaning.words === undefined || meaning.words.test(refusal.words)));
    return known ?? generalMeaning(profile, refusal);
}
/** What follows from what else is known of the registry. */
function generalMeaning({ title, creation, rateLimit }, { status, codes }) {
    if (creation !== 'on-push' && (codes.includes('NAME_UNKNOWN') || status === 404))
        return {
            as: 'registry-not-found',
            hint: `In ${title} the ${creation} must exist before the first push.`,
        };
    if (rateLimit !== undefined && status === 429)
        return { hint: `${title} allows ${rateLimit}: log in, or try again later.` };
    return undefined;
}
/**
 * The same for what cosign says when a request of its own failed: go-containerregistry gives the request, then the
 * registry's codes with their messages (pkg/v1/remote/transport/error.go). Undefined when it is about something else.
 */
function meaningOfWords(profile, registry, words) {
    if (!words.includes(`//${registry}/v2/`))
        return undefined;
    const codes = [...words.matchAll(/: ([A-Z][A-Z_]+)(?=[:;]|$)/g)].map(([, code = '']) => code);
    return meaningOf(profile, { status: undefined, codes, words });
}
/**
 * - Amazon ECR: "… cannot be overwritten because the tag is immutable" (aws/containers-roadmap issue 862)
 * - Google: "cannot update tag v1. The repository has enabled tag immutability" (its page "Troubleshoot", "push")
 * - Harbor, and TCR which is built on it: "… configured as immutable." (goharbor/harbor issue 17332)
 * - Quay: "tag is immutable and cannot be overwritten" (issues.redhat.com PROJQUAY-10859)
 * - Alibaba ACR: "The requested tag already exists and cannot be overwritten." (help.aliyun.com, "Configure a
 *   repository to be immutable")
 */
function saysImmutable({ status, codes, words }) {
    const refused = status === undefined || (status >= 400 && status < 500);
    return refused && /immutab|cannot be overwritten/i.test(`${codes.join(' ')} ${words}`);
}
function immutableHint({ scope, remedy }) {
    return `Tags are immutable there, ${scope}: ${remedy}`;
}
function matches(wanted, said) {
    if (!wanted)
        return false;
    const { realm, service } = wanted;
    return (realm?.test(said.realm) ?? true) && (service?.test(said.service ?? '') ?? true);
}


/***/ }),

/***/ 78996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ buildkitCacheConfig),
/* harmony export */   x: () => (/* binding */ profiles)
/* harmony export */ });
const emptyConfig = 'application/vnd.oci.empty.v1+json';
/** The config of BuildKit's cache, which is an image manifest (moby/buildkit, cache/remotecache/export.go). */
const buildkitCacheConfig = 'application/vnd.buildkit.cacheconfig.v0';
/**
 * "unknown manifest class for application/vnd.oci.empty.v1+json", with 403 and DENIED: distribution's check of
 * manifests by classes, which knows only image configurations (its registry/handlers/manifests.go).
 */
const unknownClass = /unknown manifest class/i;
const bundles = {
    signatureStorage: 'referrers',
    storageReason: 'the registry takes OCI artifacts, so signatures are bundles attached as referrers',
    refusedConfigs: [],
};
const acr = {
    login: "the registry's own password (not the console's), or `role-to-assume` and `oidc-provider`",
    referrers: 'fallback-tag',
    signatureStorage: 'tag',
    storageReason: 'Alibaba ACR refuses manifests with an empty config, so signatures are .sig and .att tags',
    // BuildKit's by the same check.
    refusedConfigs: [emptyConfig, buildkitCacheConfig],
    immutability: {
        scope: 'by a setting of the repository (Enterprise Edition), which leaves out latest',
        remedy: 'turn it off for this repository: the .att tag of a digest is written again for every attestation, the .sig tag for every signature.',
    },
};
const missingNamespace = 'The namespace must exist before the first push: create it in the console of this instance. Repositories in it appear by themselves.';
/** The table of registries; the first match counts. Where a fact comes from stands in its page in docs/registries/. */
const profiles = [
    {
        provider: 'docker-hub',
        title: 'Docker Hub',
        host: /^docker\.io$/,
        login: 'the Docker ID and an access token, or `username` (the organization) and `connection-id`',
        // Has had the referrers API since 2025: github.com/awslabs/soci-snapshotter/issues/1828
        referrers: 'asked',
        ...bundles,
        immutability: {
            scope: 'by a setting of the repository',
            remedy: 'choose "Specific tags are immutable" with a pattern for versions, so that latest, 1.2 and the sha256-… tags of signatures can still be written.',
        },
        creation: 'on-push',
        rateLimit: '100 pulls in 6 hours for each address without login, 200 for each user with a free account',
        meanings: [
            {
                status: 429,
                hint: 'Docker Hub limits pulls: log in (registry, username, password), name a mirror for base images in registry-mirrors, or try again in some hours.',
            },
            {
                words: /access to the resource is denied|insufficient scope/i,
                hint: 'The access token needs "Read & Write", and its user must be allowed to push to this namespace; Docker Hub says the same when the repository does not exist and may not be created.',
            },
        ],
        page: 'docker-hub',
    },
    {
        provider: 'ghcr',
        title: 'GitHub Container Registry',
        host: /^(ghcr\.io|containers\.[a-z0-9-]+\.ghe\.com)$/,
        login: '`github.actor` and `github.token`, which is taken by itself in a workflow',
        referrers: 'fallback-tag',
        ...bundles,
        chunkLimit: 4 * 1024 * 1024,
        creation: 'on-push',
        meanings: [
            {
                words: /write_package|installation not allowed to write/i,
                hint: 'Give the job "permissions: packages: write". If the package was pushed by somebody else first, open its settings and add this git repository under "Manage Actions access" with the role Write.',
            },
            {
                words: /create_package|installation not allowed to create/i,
                hint: 'The organization does not let workflows create packages: allow it in its settings under Packages, or push the package once by hand.',
            },
            {
                status: 403,
                hint: 'Give the job "permissions: packages: write", and check that the path begins with the owner of this git repository.',
            },
        ],
        page: 'ghcr',
    },
    {
        provider: 'alibaba-acr-personal',
        title: 'Alibaba Cloud ACR, Personal Edition',
        host: /^(registry(-intl)?(-vpc|-internal)?(\.[a-z0-9-]+)?\.aliyuncs\.com|crpi-[a-z0-9]+(-vpc)?\.[a-z0-9-]+\.personal\.cr\.aliyuncs\.com)$/,
        region: /\.([a-z0-9-]+)\.(?:personal\.cr\.)?aliyuncs\.com$/,
        // Some Enterprise instances name the same realm; what is stored how is the same for both editions.
        challenge: { realm: /^https:\/\/dockerauth(-vpc)?(\.[a-z0-9-]+)?\.aliyuncs\.com\// },
        ...acr,
        creation: 'namespace',
        meanings: acrMeanings('turn on "automatically create repository" for the namespace'),
        page: 'alibaba-acr',
    },
    {
        provider: 'alibaba-acr',
        title: 'Alibaba Cloud ACR, Enterprise Edition',
        host: /^[a-z0-9-]+\.[a-z0-9-]+\.cr\.aliyuncs\.com$/,
        region: /\.([a-z0-9-]+)\.cr\.aliyuncs\.com$/,
        challenge: { realm: /^https:\/\/dockerauth-ee(-vpc)?\.[a-z0-9-]+\.aliyuncs\.com\// },
        ...acr,
        creation: 'namespace',
        meanings: acrMeanings('turn on "automatically create repository" for the namespace of the instance'),
        page: 'alibaba-acr',
    },
    {
        provider: 'tencent-tcr',
        title: 'Tencent Cloud TCR, Enterprise Edition',
        host: /^[a-z0-9-]+\.tencentcloudcr\.com$/,
        login: 'a long-lived token or service account, or `role-to-assume`, `oidc-provider` and `instance-id`',
        referrers: 'asked',
        ...bundles,
        immutability: {
            scope: 'by rules of the namespace',
            remedy: 'exclude the tags that move, and sha256-*, in the rule of this namespace.',
        },
        creation: 'namespace',
        meanings: [
            {
                words: /(project|namespace) .*(not found|not exist)/i,
                as: 'registry-not-found',
                hint: missingNamespace,
            },
            {
                words: /vulnerab|severity|deployment security|prevent/i,
                as: 'registry-denied',
                hint: "The namespace blocks pulls of images by the severity that TCR's own scan found, also our read-back: put the CVEs on its allow list, raise the level, or turn the block off for this namespace.",
            },
            {
                status: 404,
                hint: missingNamespace,
            },
        ],
        page: 'tencent-tcr',
    },
    {
        provider: 'tencent-tcr-personal',
        title: 'Tencent Cloud TCR, Personal Edition',
        host: /^[a-z]*ccr\.ccs\.tencentyun\.com$/,
        login: 'the account ID (digits) and the password set for the registry',
        referrers: 'asked',
        ...bundles,
        creation: 'namespace',
        meanings: [
            {
                words: /denied|namespace/i,
                hint: 'Check that the namespace exists in your account and that username is the account ID.',
            },
        ],
        page: 'tencent-tcr',
    },
    {
        provider: 'aws-ecr',
        title: 'Amazon ECR',
        host: /^\d{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|on\.(aws|amazonwebservices\.com\.cn)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov|amazonaws\.eu)$/,
        region: /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./,
        login: '`AWS` and `aws ecr get-login-password`, or `role-to-assume`',
        referrers: 'api',
        ...bundles,
        immutability: {
            scope: 'by a setting of the repository',
            remedy: 'use MUTABLE_WITH_EXCLUSION with filters for what stays (sha-*), or IMMUTABLE_WITH_EXCLUSION with filters for what moves (latest, edge, and so on), and sha256-* where signatures are kept as tags.',
        },
        creation: 'repository',
        meanings: [
            {
                // "The repository with name 'x' does not exist in the registry with id '123456789012'"
                code: 'NAME_UNKNOWN',
                as: 'registry-not-found',
                hint: 'ECR makes no repository on push: create it first (aws ecr create-repository), or a repository creation template with "create on push".',
            },
            {
                words: /not authorized to perform/i,
                as: 'registry-denied',
                hint: "The role lacks the action that ECR names: see the policy in docs/registries/aws-ecr.md, and the repository's own policy.",
            },
            {
                words: /authorization token has expired/i,
                as: 'registry-unauthorized',
                hint: 'A token of ECR lives 12 hours: log in again, or set role-to-assume so that it is renewed.',
            },
        ],
        page: 'aws-ecr',
    },
    {
        provider: 'aws-ecr-public',
        title: 'Amazon ECR Public',
        host: /^public\.ecr\.aws$/,
        login: '`AWS` and `aws ecr-public get-login-password --region us-east-1`, or `role-to-assume`',
        referrers: 'asked',
        ...bundles,
        creation: 'repository',
        rateLimit: '1 pull a second without login, 10 with it',
        meanings: [
            {
                code: 'NAME_UNKNOWN',
                as: 'registry-not-found',
                hint: 'ECR Public makes no repository on push: create it first (aws ecr-public create-repository --region us-east-1).',
            },
        ],
        page: 'aws-ecr',
    },
    {
        provider: 'google-artifact-registry',
        title: 'Google Artifact Registry',
        host: /^([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io)$/,
        login: '`oauth2accesstoken` with an access token, `_json_key_base64` with a key, or `oidc-provider`',
        referrers: 'asked',
        ...bundles,
        immutability: {
            scope: 'by a setting of the repository, for every tag',
            remedy: 'neither tags that move (latest, 1.2) nor sha256-… tags with lists of signatures can be kept in such a repository: turn the setting off (gcloud artifacts repositories update --no-immutable-tags).',
        },
        creation: 'repository',
        meanings: [
            {
                words: /repository .* not found|name.unknown/i,
                as: 'registry-not-found',
                hint: 'Artifact Registry makes no repository on push: gcloud artifacts repositories create NAME --repository-format=docker --location=LOCATION.',
            },
            {
                words: /artifactregistry\.[a-z.]+.* denied|permission .*denied/i,
                as: 'registry-denied',
                hint: 'Give the service account or the workload principal the role Artifact Registry Writer on this repository; the same is said when the repository does not exist.',
            },
        ],
        page: 'google-artifact-registry',
    },
    {
        provider: 'azure-acr',
        title: 'Azure Container Registry',
        // A registry also has regional endpoints: learn.microsoft.com, "Azure Container Registry endpoint reference".
        host: /^[a-z0-9-]+(\.[a-z0-9-]+\.geo)?\.azurecr\.(io|cn|us)$/,
        challenge: { realm: /\/oauth2\/token$/, service: /\.azurecr\.(io|cn|us)$/ },
        login: 'a service principal, or `client-id` and `tenant-id`',
        referrers: 'api',
        ...bundles,
        immutability: {
            scope: 'by locks of single tags and repositories',
            remedy: 'unlock the tag (az acr repository update --image NAME:TAG --write-enabled true).',
        },
        creation: 'on-push',
        meanings: [
            {
                // What a locked tag or repository answers to a put, with 405 (Azure/acr-cli issue 70).
                words: /REGISTRY_DISALLOWED_OPERATION|operation is disallowed/,
                as: 'tag-immutable',
                hint: 'The tag or its repository is locked: look with az acr repository show --image NAME:TAG, and unlock it with az acr repository update --image NAME:TAG --write-enabled true.',
            },
            {
                status: 403,
                words: /client with ip|firewall|public network/i,
                hint: "The registry's network rules keep this runner out: allow its address, or use a runner inside the network.",
            },
            {
                code: 'UNAUTHORIZED',
                hint: 'The identity needs the role AcrPush (in registries with repository permissions: Container Registry Repository Writer) on this registry.',
            },
        ],
        page: 'azure-acr',
    },
    {
        provider: 'gitlab',
        title: 'GitLab Container Registry',
        host: /^registry\.gitlab\.com$/,
        challenge: { realm: /\/jwt\/auth$/, service: /^container_registry$/ },
        login: '`$CI_REGISTRY_USER` and `$CI_REGISTRY_PASSWORD`, or a deploy token with write_registry',
        referrers: 'asked',
        ...bundles,
        immutability: {
            scope: 'by protected or immutable tag rules of the project',
            remedy: 'exclude the tags that move, and sha256-…, from the rule.',
        },
        creation: 'project',
        meanings: [
            {
                words: /protected/i,
                as: 'registry-denied',
                hint: 'A protection rule of the project forbids this tag or repository to your role: change the rule, or use a token with a higher role.',
            },
            {
                words: /denied|insufficient/i,
                hint: 'The path must begin with the path of an existing project, and the token needs write_registry; a job token writes only to its own project.',
            },
        ],
        page: 'gitlab',
    },
    {
        provider: 'harbor',
        title: 'Harbor',
        challenge: { service: /^harbor-registry$/ },
        login: 'a robot account (`robot$project+name`) and its secret',
        referrers: 'asked',
        ...bundles,
        immutability: {
            scope: 'by rules of the project',
            remedy: 'exclude the tags that move, and sha256-*, in the rule (Project, Policy, Tag Immutability).',
        },
        creation: 'project',
        meanings: [
            {
                words: /project .*not found/i,
                as: 'registry-not-found',
                hint: 'The first part of the path is a project, which must exist: create it in Harbor. Repositories in it appear by themselves.',
            },
            {
                words: /current image .*vulnerab|cannot be pulled due to|configured policy|PROJECTPOLICYVIOLATION/i,
                as: 'registry-denied',
                hint: 'The project blocks pulls by severity, or of images that are not signed (Project, Configuration, Deployment security), also our read-back: allow the CVEs, or give the robot an exemption.',
            },
            {
                words: /quota/i,
                as: 'registry-denied',
                hint: "The project's storage quota is used up: raise it or clean up.",
            },
        ],
        page: 'harbor',
    },
    {
        provider: 'quay',
        title: 'Quay',
        host: /^quay\.io$/,
        challenge: { realm: /\/v2\/auth$/ },
        login: 'a robot account (`namespace+name`) and its token',
        referrers: 'asked',
        ...bundles,
        immutability: {
            scope: 'by a policy of the organization or repository',
            remedy: 'leave the tags that move, and sha256-…, out of the policy.',
        },
        creation: 'on-push',
        meanings: [
            {
                status: 401,
                hint: 'The robot needs Write on the repository, and the role Creator in the team that owns the namespace when the repository is new.',
            },
        ],
        page: 'quay',
    },
    {
        provider: 'other',
        title: 'a registry by the OCI distribution specification',
        login: 'a user and a password or token',
        referrers: 'asked',
        ...bundles,
        creation: 'on-push',
        immutability: {
            scope: 'by a rule of the registry',
            remedy: 'leave the tags that move, and the sha256-… tags of signatures, out of the rule.',
        },
        meanings: [
            {
                words: unknownClass,
                as: 'registry-refused',
                hint: 'This is what Alibaba ACR answers to an empty config: set provider: alibaba-acr (or alibaba-acr-personal) for this registry.',
            },
        ],
        page: 'other',
    },
];
function acrMeanings(create) {
    return [
        {
            words: unknownClass,
            as: 'registry-refused',
            hint: 'ACR takes no manifests with an empty config: leave signature-storage at auto or set it to tag, and attestations to referrers or none.',
        },
        {
            words: /denied/i,
            hint: `Check the login (the registry's own password), that the namespace exists, and ${create}.`,
        },
        {
            status: 404,
            hint: `The namespace must exist before the first push: create it in the console, and ${create}.`,
        },
    ];
}


/***/ }),

/***/ 88120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NG: () => (/* binding */ fieldForm),
/* harmony export */   S8: () => (/* binding */ keylessFields),
/* harmony export */   Ub: () => (/* binding */ isKeylessProvider),
/* harmony export */   aL: () => (/* binding */ keylessNeeds),
/* harmony export */   r5: () => (/* binding */ providers),
/* harmony export */   sZ: () => (/* binding */ isProvider)
/* harmony export */ });
/** The registries Sealift knows, by the names the input `provider` takes. */
const providers = [
    'docker-hub',
    'ghcr',
    'alibaba-acr',
    'alibaba-acr-personal',
    'tencent-tcr',
    'tencent-tcr-personal',
    'aws-ecr',
    'aws-ecr-public',
    'google-artifact-registry',
    'azure-acr',
    'harbor',
    'quay',
    'gitlab',
    'other',
];
function isProvider(name) {
    return providers.some((provider) => provider === name);
}
/** What a login without a stored secret may need to know, by the names of the inputs. */
const keylessFields = [
    'role-to-assume',
    'oidc-provider',
    'service-account',
    'client-id',
    'tenant-id',
    'connection-id',
    'instance-id',
    'region',
    'audience',
];
/**
 * The providers that take this run's OIDC token in place of a password, and what each must be told; the region is
 * read from the host where that says it.
 */
const keylessNeeds = {
    'docker-hub': { required: ['connection-id'], optional: ['audience'], endpoints: ['token'] },
    'alibaba-acr': {
        required: ['role-to-assume', 'oidc-provider', 'instance-id', 'region'],
        optional: ['audience'],
        endpoints: ['sts', 'acr'],
    },
    'alibaba-acr-personal': {
        required: ['role-to-assume', 'oidc-provider', 'region'],
        optional: ['audience'],
        endpoints: ['sts', 'acr'],
    },
    'tencent-tcr': {
        required: ['role-to-assume', 'oidc-provider', 'instance-id', 'region'],
        optional: ['audience'],
        endpoints: ['sts', 'tcr'],
    },
    'aws-ecr': {
        required: ['role-to-assume', 'region'],
        optional: ['audience'],
        endpoints: ['sts', 'ecr'],
    },
    'aws-ecr-public': {
        required: ['role-to-assume'],
        optional: ['audience'],
        endpoints: ['sts', 'ecr'],
    },
    'google-artifact-registry': {
        required: ['oidc-provider'],
        optional: ['service-account', 'audience'],
        endpoints: ['sts', 'iam', 'artifactregistry'],
    },
    'azure-acr': {
        required: ['client-id', 'tenant-id'],
        optional: ['audience'],
        endpoints: ['entra', 'registry'],
    },
};
const uuid = {
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    form: 'a UUID, as in 01234567-89ab-4cde-8f01-23456789abcd',
};
const awsRole = { pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/, form: 'arn:aws:iam::ACCOUNT:role/NAME' };
const ramFields = {
    'role-to-assume': { pattern: /^acs:ram::\d+:role\/\S+$/, form: 'acs:ram::ACCOUNT:role/NAME' },
    'oidc-provider': {
        pattern: /^acs:ram::\d+:oidc-provider\/\S+$/,
        form: 'acs:ram::ACCOUNT:oidc-provider/NAME',
    },
};
/** A part of a host name at most: tokens are sent to hosts that are made of it. */
const region = { pattern: /^[a-z0-9-]+$/, form: 'a region as the cloud writes it, as in eu-central-1' };
/** The fields whose form is known, so that what cannot be right is found before a cloud says no. */
function fieldForm(provider, field) {
    return field === 'region' ? region : fieldForms[provider]?.[field];
}
const fieldForms = {
    // docker/login-action, src/dockerhub.ts
    'docker-hub': { 'connection-id': uuid },
    'alibaba-acr': {
        ...ramFields,
        'instance-id': { pattern: /^cri-[a-z0-9]+$/, form: 'the ID of an instance, cri-…' },
    },
    'alibaba-acr-personal': ramFields,
    'tencent-tcr': {
        'role-to-assume': {
            pattern: /^qcs::cam::uin\/\d+:role(Name)?\/\S+$/,
            form: 'qcs::cam::uin/ACCOUNT:roleName/NAME',
        },
        'instance-id': { pattern: /^tcr-[a-z0-9]+$/, form: 'the ID of an instance, tcr-…' },
    },
    'aws-ecr': { 'role-to-assume': awsRole },
    'aws-ecr-public': { 'role-to-assume': awsRole },
    'google-artifact-registry': {
        'oidc-provider': {
            pattern: /^((https:)?\/\/iam\.[a-z0-9.-]+\/(v1\/)?|\/)?projects\/\d+\/locations\/[a-z0-9-]+\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/,
            form: "projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the project's number",
        },
        'service-account': { pattern: /^\S+@\S+$|^\d+$/, form: 'NAME@PROJECT.iam.gserviceaccount.com' },
    },
    // A tenant may also be named by a domain.
    'azure-acr': { 'client-id': uuid },
};
function isKeylessProvider(provider) {
    return Object.hasOwn(keylessNeeds, provider);
}


/***/ }),

/***/ 12155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ Account)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** Keeps the account of one run, so that it can be written after success and failure alike. */
class Account {
    #command;
    #version;
    #log;
    #clock;
    #startedAt;
    #steps = [];
    #parts = {};
    #planned = false;
    constructor(command, version, deps) {
        this.#command = command;
        this.#version = version;
        this.#log = deps.log;
        this.#clock = deps.clock;
        this.#startedAt = deps.clock();
    }
    /** Sets parts of the record; a part set again is replaced. */
    note(parts) {
        this.#parts = { ...this.#parts, ...parts };
    }
    /** Adds a sentence a reader should know. */
    remark(sentence) {
        this.note({ notes: [...(this.#parts.notes ?? []), sentence] });
    }
    /** Says that the run only planned, and why. */
    planned(sentence) {
        this.#planned = true;
        this.remark(sentence);
    }
    /** Adds a file the run leaves behind, by its output's name. */
    file(name, path) {
        this.note({ files: { ...this.#parts.files, [name]: path } });
    }
    /** Runs a step of the line, and records its time and whether it was done. */
    async step(name, title, work) {
        const started = performance.now();
        const record = (outcome) => this.#steps.push({ name, outcome, milliseconds: Math.round(performance.now() - started) });
        try {
            const result = await this.#log.step(title, work);
            record('done');
            return result;
        }
        catch (error) {
            record('failed');
            throw error;
        }
    }
    /** The record as it stands; `error` is what ended the run early. */
    record(error) {
        return {
            schema: 'sealift-run/1',
            command: this.#command,
            sealift: { version: this.#version },
            startedAt: this.#startedAt.toISOString(),
            finishedAt: this.#clock().toISOString(),
            outcome: this.#planned && error === undefined ? 'planned' : outcomeOf(error),
            ...(error === undefined ? {} : { error: errorOf(error) }),
            tools: [],
            tags: [],
            files: {},
            notes: [],
            ...this.#parts,
            steps: this.#steps,
        };
    }
}
function outcomeOf(error) {
    if (error === undefined)
        return 'done';
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf))
        return 'failed';
    if (error.code === 'interrupted')
        return 'interrupted';
    return error.exitCode === 5 ? 'refused' : 'failed';
}
function errorOf(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf) {
        return { code: error.code, message: error.message, ...(error.hint ? { hint: error.hint } : {}) };
    }
    return { code: 'bug', message: error instanceof Error ? error.message : String(error) };
}


/***/ }),

/***/ 14768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ failureEntry),
/* harmony export */   AI: () => (/* binding */ imageEntry),
/* harmony export */   BP: () => (/* binding */ signatureEntry),
/* harmony export */   Cc: () => (/* binding */ evidenceEntry),
/* harmony export */   Cd: () => (/* binding */ planEntry),
/* harmony export */   F3: () => (/* binding */ verifiedEntry),
/* harmony export */   WU: () => (/* binding */ sourceEntry),
/* harmony export */   kT: () => (/* binding */ pushedEntry),
/* harmony export */   u0: () => (/* binding */ mergeVerdictEntry),
/* harmony export */   wb: () => (/* binding */ mergePlanEntry),
/* harmony export */   ym: () => (/* binding */ toolsEntry)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18514);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84974);
/* harmony import */ var _steps_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24228);
/* harmony import */ var _steps_provenance_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96454);
/* harmony import */ var _steps_requirements_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65485);





/** How each part of a run stands in its record. All pure. */
function sourceEntry(source) {
    return {
        provider: source.provider,
        ...(source.gitRepository ? { gitRepository: source.gitRepository } : {}),
        commit: source.commit,
        ref: source.ref,
        event: source.event,
        fork: source.fork,
        dirty: source.dirty,
        ...(source.run.url ? { run: source.run.url } : {}),
    };
}
function planEntry(plan) {
    return {
        repositories: plan.repositories.map(_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR),
        tags: plan.tags.map(({ name, kind, from }) => ({ name, kind, from })),
        version: plan.version,
        platforms: plan.build.platforms.map(_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ),
        push: plan.push,
        labels: plan.labels,
        annotations: plan.annotations,
        inputsDigest: plan.inputsDigest,
    };
}
/** The plan that the parts of an image brought along. */
function mergePlanEntry({ parts: { plan }, tags }) {
    return {
        repositories: plan.repositories,
        tags: tags.map(({ name, kind, from }) => ({ name, kind, from })),
        version: plan.version,
        platforms: plan.platforms,
        push: { wanted: true, reason: 'merge' },
        labels: {},
        annotations: plan.annotations,
        inputsDigest: plan.inputsDigest,
    };
}
/** The verdicts that the parts of an image brought along; a part that was refused brings none. */
function mergeVerdictEntry({ parts: { parts } }) {
    return {
        outcome: parts.every(({ verdict }) => verdict.outcome === 'passed') ? 'passed' : 'not-scanned',
        reasons: [],
        counts: Object.assign({}, ...parts.map(({ verdict }) => verdict.counts)),
    };
}
function imageEntry(image, reused) {
    const { root } = image.content;
    return {
        digest: root.digest,
        mediaType: root.mediaType,
        ...(image.imageId ? { imageId: image.imageId } : {}),
        reused,
        platforms: image.platforms.map((one) => ({ ...one, platform: (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(one.platform) })),
        base: image.base,
    };
}
function pushedEntry(pushed) {
    return pushed.map(({ repository, root, transfer }) => ({
        repository: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository),
        digest: root.digest,
        ...transfer,
    }));
}
/** `attestations`: the types of those that stand beside the signature. */
function signatureEntry(proof, attestations, store, reused) {
    return {
        mode: proof.mode,
        signer: proof.signer,
        ...(proof.issuer ? { issuer: proof.issuer } : {}),
        storage: store.storage,
        storageReason: store.reason,
        attestations: [...new Set(attestations)],
        verified: true,
        verifyCommand: proof.verifyCommand,
        reused,
    };
}
/** What a published image proved, as the parts `image`, `signature` and `evidence` of a record. */
function verifiedEntry({ image, evidence }, store) {
    const { content, reference } = image;
    const entry = evidenceEntry(reference, evidence);
    const attestations = entry.platforms.flatMap((one) => one.attestations);
    const base = (0,_steps_provenance_js__WEBPACK_IMPORTED_MODULE_3__/* .basesIn */ .a)(evidence.platforms.flatMap(({ provenances }) => provenances));
    return {
        image: imageEntry({ content, imageId: undefined, platforms: (0,_steps_image_js__WEBPACK_IMPORTED_MODULE_2__/* .contentSizes */ .iW)(content), base }, true),
        signature: signatureEntry(evidence.verified, attestations, store, true),
        evidence: [entry],
    };
}
/** What verified about one image. */
function evidenceEntry(reference, { verified, platforms }) {
    return {
        reference: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceName */ .z$)(reference),
        digest: verified.target.root.digest,
        outcome: 'verified',
        signer: verified.signer,
        ...(verified.issuer ? { issuer: verified.issuer } : {}),
        verifyCommand: verified.verifyCommand,
        platforms: platforms.map(({ platform, digest, sboms, scan, provenances }) => {
            const [provenance] = provenances;
            const source = provenance && (0,_steps_requirements_js__WEBPACK_IMPORTED_MODULE_4__/* .provenanceSource */ .Xs)(provenance);
            return {
                platform: (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(platform),
                digest,
                attestations: [
                    ...(sboms.length > 0 ? ['sbom'] : []),
                    ...(scan ? ['vuln'] : []),
                    ...(provenance ? ['provenance'] : []),
                ],
                ...(scan?.scannedAt ? { scannedAt: scan.scannedAt.toISOString() } : {}),
                ...(source
                    ? {
                        source: {
                            ...(source.gitRepository ? { gitRepository: source.gitRepository } : {}),
                            ...(source.commit ? { commit: source.commit } : {}),
                            ...(source.ref ? { ref: source.ref } : {}),
                        },
                        builder: source.builder,
                    }
                    : {}),
                base: (0,_steps_provenance_js__WEBPACK_IMPORTED_MODULE_3__/* .basesIn */ .a)(provenances),
            };
        }),
    };
}
/** How one image of several failed. */
function failureEntry({ code, message, exitCode }) {
    return { outcome: exitCode === 5 ? 'refused' : 'failed', error: { code, message } };
}
function toolsEntry(tools) {
    return tools.map(({ name, version, sha256, from }) => ({
        name,
        version,
        ...(sha256 ? { sha256 } : {}),
        from,
    }));
}


/***/ }),

/***/ 31953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ isoMinute),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   pV: () => (/* binding */ bytesText)
/* harmony export */ });
/** `950 B`, `12.4 MB`, `1.1 GB`: decimal units, as registries bill them. */
function bytesText(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
/** `0.4 s`, `12 s`, `3 min 05 s`. */
function durationText(milliseconds) {
    const seconds = milliseconds / 1000;
    if (seconds < 10)
        return `${seconds.toFixed(1)} s`;
    if (seconds < 60)
        return `${Math.round(seconds)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
/** `2026-11-21 10:00 UTC`, from RFC 3339. */
function isoMinute(time) {
    return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}


/***/ }),

/***/ 85636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   NK: () => (/* binding */ findingText),
/* harmony export */   dR: () => (/* binding */ recordedFindings)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18514);

/** The findings of every platform as the run record holds them. Pure. */
function recordedFindings(report, verdict) {
    return report.platforms.flatMap(({ platform, findings }) => {
        const text = (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(platform);
        const blocking = new Map(verdict.blocking
            .filter((one) => (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(one.platform) === text)
            .map(({ finding }) => [placeOf(finding), finding]));
        return findings.map((finding) => {
            const blocked = blocking.get(placeOf(finding));
            const isNew = finding.isNew ?? blocked?.isNew;
            return {
                platform: text,
                kind: finding.kind,
                id: finding.id,
                severity: finding.severity,
                title: finding.title,
                ...(finding.package
                    ? {
                        package: finding.package.name,
                        installed: finding.package.installed,
                        ...(finding.package.fixed ? { fixed: finding.package.fixed } : {}),
                    }
                    : {}),
                target: finding.package?.path ?? finding.target,
                ...(isNew === undefined ? {} : { isNew }),
                ...(finding.ignored ? { ignored: finding.ignored.reason ?? finding.ignored.by } : {}),
                blocking: finding.ignored === undefined && blocked !== undefined,
            };
        });
    });
}
/** `CVE-2021-23337 in lodash 4.17.15 (fixed in 4.17.21)`, `aws-access-key-id in /app/.env, line 2`. */
function findingText(finding) {
    if (finding.package) {
        const { name, installed, fixed } = finding.package;
        return `${finding.id} in ${name} ${installed} (${fixed ? `fixed in ${fixed}` : 'no fixed version'})`;
    }
    return `${finding.id} in ${finding.target}${finding.line ? `, line ${finding.line}` : ''}`;
}
/** Tells one finding of a platform from every other. */
function placeOf(finding) {
    return JSON.stringify([
        finding.kind,
        finding.id,
        finding.target,
        finding.package?.name,
        finding.package?.installed,
        finding.package?.path,
        finding.line,
        finding.ignored !== undefined,
    ]);
}


/***/ }),

/***/ 97962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ subject),
/* harmony export */   c: () => (/* binding */ publishedTables)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31953);

const shownFindings = 20;
/** What the run was about: a repository, an image, or how many of them. */
function subject({ plan, promotions, rescans, evidence, source }) {
    const several = promotions ?? rescans ?? evidence;
    if (several && several.length > 1)
        return `${several.length} images`;
    const one = promotions?.[0]?.from ?? rescans?.[0]?.reference ?? evidence?.[0]?.reference;
    return plan?.repositories[0] ?? one ?? source?.gitRepository ?? '';
}
/** What was promoted, rescanned and verified; empty for a build. Pure. */
function publishedTables(record) {
    return [promotions(record), rescans(record), newFindings(record), evidence(record)].filter(({ rows }) => rows.length > 0);
}
function promotions({ promotions: all = [] }) {
    return {
        title: all.length > 1 ? `Promotions (${all.length})` : 'Promotion',
        heads: ['from', 'to', 'tags', 'outcome', 'why'],
        rows: all.map(({ from, to, tags, outcome, error, verdict }) => [
            { code: from },
            { code: to.join(' ') },
            { code: tags.join(' ') },
            outcome,
            error ? `${error.code}: ${error.message}` : (verdict?.reasons.join(' ') ?? ''),
        ]),
    };
}
function rescans({ rescans: all = [] }) {
    return {
        title: 'Rescans',
        heads: ['image', 'outcome', 'since', 'findings', 'why'],
        rows: all.map(({ reference, outcome, found, since, error }) => [
            { code: reference },
            outcome,
            since === undefined ? '' : (0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .isoMinute */ .A_)(since),
            found === undefined ? '' : `${found.length} new`,
            error ? `${error.code}: ${error.message}` : '',
        ]),
    };
}
function newFindings({ rescans: all = [] }) {
    const found = all.flatMap(({ reference, found: some = [] }) => some.map((finding) => ({ reference, finding })));
    const rest = found.length - shownFindings;
    return {
        title: rest > 0 ? `New findings (${shownFindings} of ${found.length})` : 'New findings',
        heads: ['severity', 'id', 'package', 'fixed in', 'platform', 'image'],
        rows: found
            .slice(0, shownFindings)
            .map(({ reference, finding }) => [
            finding.severity.toLowerCase(),
            finding.id,
            finding.package ? `${finding.package} ${finding.installed ?? ''}` : finding.target,
            finding.fixed ?? '',
            { code: finding.platform },
            { code: reference },
        ]),
    };
}
function evidence({ evidence: all = [] }) {
    return {
        title: 'Evidence',
        heads: ['image', 'outcome', 'platform', 'attested', 'scanned', 'built from', 'builder or reason'],
        rows: all.flatMap(({ reference, outcome, error, platforms }) => error
            ? [[{ code: reference }, outcome, '', '', '', '', `${error.code}: ${error.message}`]]
            : platforms.map(({ platform, attestations, scannedAt, source, builder }) => [
                { code: reference },
                outcome,
                platform,
                attestations.join(', '),
                scannedAt === undefined ? '' : (0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .isoMinute */ .A_)(scannedAt),
                [source?.gitRepository, source?.commit?.slice(0, 12)].filter(Boolean).join(' '),
                { code: builder ?? '' },
            ])),
    };
}


/***/ }),

/***/ 25789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H9: () => (/* binding */ relativeUri),
/* harmony export */   _I: () => (/* binding */ sarifReport),
/* harmony export */   qQ: () => (/* binding */ hashOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18514);
/* harmony import */ var _plan_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54035);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85636);




/**
 * A SARIF 2.1.0 log of one platform's findings, all of them; what an ignore file or VEX took out is
 * suppressed. Pure.
 *
 * GitHub takes the level it shows from `security-severity` of the rule, not from the result, and Trivy's own
 * writer puts any CVSS score there, even one that contradicts the severity. So a rule stands for one id and
 * one severity, and the score is the one of its band. GitHub keeps one set of alerts for each category.
 */
function sarifReport(scan, image) {
    const platform = (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ)(scan.platform);
    const rules = [...rulesOf(scan.findings)];
    const index = new Map(rules.map(([id], position) => [id, position]));
    const worst = worstById(scan.findings);
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'Trivy',
                        fullName: 'Trivy, run by Sealift',
                        informationUri: 'https://github.com/aquasecurity/trivy',
                        version: image.scanner.version,
                        rules: rules.map(([id, finding]) => rule(id, finding)),
                    },
                },
                automationDetails: { id: `sealift/${image.name}/${platform.replaceAll('/', '-')}/` },
                columnKind: 'utf16CodeUnits',
                properties: { imageName: image.name, digest: scan.digest, platform },
                results: scan.findings.map((finding) => {
                    const ruleId = ruleOf(finding, worst);
                    return result(finding, ruleId, index.get(ruleId) ?? 0, platform);
                }),
            },
        ],
    };
}
/** Scores by GitHub's bands: critical over 9.0, high 7.0–8.9, medium 4.0–6.9, low 0.1–3.9. */
const bands = {
    CRITICAL: { from: 9.1, to: 10, usual: 9.5 },
    HIGH: { from: 7, to: 8.9, usual: 8 },
    MEDIUM: { from: 4, to: 6.9, usual: 5.5 },
    LOW: { from: 0.1, to: 3.9, usual: 2 },
    // Without a score GitHub shows the level alone.
    UNKNOWN: { from: 1, to: 0, usual: 0 },
};
const levels = {
    CRITICAL: 'error',
    HIGH: 'error',
    MEDIUM: 'warning',
    LOW: 'note',
    UNKNOWN: 'note',
};
function rulesOf(findings) {
    const worst = worstById(findings);
    const rules = new Map();
    for (const finding of findings) {
        const id = ruleOf(finding, worst);
        if (!rules.has(id))
            rules.set(id, finding);
    }
    return rules;
}
/** An id that has several severities in one image (a distribution's, and the package's own) is several rules. */
function ruleOf(finding, worst) {
    return worst.get(finding.id) === finding.severity ? finding.id : `${finding.id}/${finding.severity}`;
}
function worstById(findings) {
    const worst = new Map();
    for (const { id, severity } of findings) {
        const known = worst.get(id);
        if (known === undefined || _plan_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .severities */ .g.indexOf(severity) < _plan_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .severities */ .g.indexOf(known))
            worst.set(id, severity);
    }
    return worst;
}
function rule(id, finding) {
    const { from, to, usual } = bands[finding.severity];
    const score = finding.score !== undefined && finding.score >= from && finding.score <= to ? finding.score : usual;
    return {
        id,
        name: finding.kind === 'secret' ? 'Secret' : 'Vulnerability',
        shortDescription: { text: finding.title },
        fullDescription: { text: finding.title },
        ...(finding.url ? { helpUri: finding.url } : {}),
        help: {
            text: `${finding.id}: ${finding.title}${finding.url ? `\n${finding.url}` : ''}`,
            markdown: `**${finding.id}**: ${finding.title}${finding.url ? `\n\n[${finding.url}](${finding.url})` : ''}`,
        },
        defaultConfiguration: { level: levels[finding.severity] },
        properties: {
            tags: [finding.kind, 'security', finding.severity],
            precision: 'very-high',
            ...(usual === 0 ? {} : { 'security-severity': score.toFixed(1) }),
        },
    };
}
function result(finding, ruleId, ruleIndex, platform) {
    const place = finding.package?.path ?? finding.target;
    const status = finding.status ? ` Status: ${finding.status}.` : '';
    return {
        ruleId,
        ruleIndex,
        level: levels[finding.severity],
        message: {
            text: `${finding.severity} on ${platform}: ${(0,_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .findingText */ .NK)(finding)}. ${finding.title}.${status}`,
        },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: relativeUri(place) },
                    region: { startLine: finding.line ?? 1 },
                },
                message: { text: place },
            },
        ],
        // Without the version: an upgrade that does not help keeps its alert.
        partialFingerprints: {
            primaryLocationLineHash: `${hashOf([finding.id, finding.package?.name, relativeUri(place), finding.line])}:1`,
        },
        ...(finding.ignored
            ? {
                suppressions: [
                    {
                        kind: 'external',
                        status: 'accepted',
                        justification: finding.ignored.reason ?? `taken out by ${finding.ignored.by}`,
                    },
                ],
            }
            : {}),
    };
}
/** A relative URI reference: the digest and `(debian 12.5)` behind an image's name are left off. */
function relativeUri(place) {
    const path = place
        .replace(/@sha\d+:[0-9a-f]+/, '')
        .replace(/ \([^)]*\)$/, '')
        .replace(/^\/+/, '');
    return path.split('/').map(encodeURIComponent).join('/') || 'image';
}
/** Short and stable, for a fingerprint. */
function hashOf(parts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}


/***/ }),

/***/ 24016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ serverlessView)
/* harmony export */ });
/* harmony import */ var _platforms_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57691);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31953);


/** Undefined where no platform was named. Pure. */
function serverlessView({ serverless }) {
    if (!serverless)
        return undefined;
    const { title, outcome, findings, unchecked, sizes } = serverless;
    return {
        title: `Serverless: ${title}`,
        word: [outcome, outcome === 'passed' ? 'good' : 'bad'],
        lines: [`Found: ${(0,_platforms_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .countsText */ .WN)(findings) ?? 'nothing'}.`, ...unchecked],
        findings: {
            title: `${findings.length} finding${findings.length === 1 ? '' : 's'}`,
            heads: ['severity', 'rule', 'what', 'where', 'fix'],
            rows: findings.map((one) => findingRow(one, sizes.length > 1)),
        },
        sizes: sizes.flatMap((one) => sizeTables(one, sizes.length > 1)).filter(({ rows }) => rows.length > 0),
    };
}
function findingRow(finding, several) {
    const { severity, ignored, rule, what, why, fix } = finding;
    const word = ignored ? `${severity} (ignored)` : (0,_platforms_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .refuses */ .QQ)(finding) ? `${severity} (refuses)` : severity;
    return [word, { code: rule }, `${capital(what)}. ${why}`, placeText(finding, several), fix];
}
function placeText({ image, where }, several) {
    const layer = where?.layer === undefined ? undefined : `layer ${where.layer}`;
    const made = where?.step === undefined ? layer : `${layer ?? 'layer'}: ${shortened(where.step)}`;
    return [several ? image : undefined, where?.path, made].filter(Boolean).join(', ');
}
function sizeTables(sizes, several) {
    const of = several ? ` of ${sizes.platform}` : '';
    const { growth } = sizes;
    const wasted = sizes.wasted > 0 ? `, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(sizes.wasted)} wasted` : '';
    return [
        {
            title: `Layers${of}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(sizes.compressed)} compressed, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(sizes.uncompressed)} unpacked${wasted}`,
            heads: ['layer', 'step', 'compressed', 'unpacked', 'lost to later layers'],
            rows: sizes.layers.map(({ step, compressed, uncompressed, lost }, at) => [
                String(at),
                stepCell(step),
                (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(compressed),
                (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(uncompressed),
                lost === 0 ? '' : (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(lost),
            ]),
        },
        {
            title: `Largest files${of}`,
            heads: ['file', 'size', 'layer'],
            rows: sizes.largest.map(({ path, size, layer }) => [{ code: path }, (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(size), String(layer)]),
        },
        {
            title: `What could be left out${of}`,
            heads: ['what', 'bytes', 'files', 'layer', 'how'],
            rows: sizes.waste.map(({ title, bytes, files, layer, fix }) => [
                title,
                (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(bytes),
                String(files),
                String(layer),
                fix,
            ]),
        },
        {
            title: `Duplicates${of}`,
            heads: ['files', 'costs'],
            rows: sizes.duplicates.map(({ paths, bytes }) => [{ code: listed(paths) }, (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(bytes)]),
        },
        {
            title: growth
                ? `Against the published image${of}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(growth.before)}, now ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(growth.now)}`
                : '',
            heads: ['step', 'difference'],
            rows: (growth?.steps ?? []).map(({ step, difference }) => [
                stepCell(step),
                `${difference < 0 ? '−' : '+'}${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(Math.abs(difference))}`,
            ]),
        },
    ];
}
function stepCell(step) {
    return step === undefined ? 'unknown' : { code: shortened(step) };
}
const shownLength = 100;
function shortened(step) {
    return step.length <= shownLength ? step : `${step.slice(0, shownLength - 1)}…`;
}
const shownPaths = 4;
function listed(paths) {
    const rest = paths.length - shownPaths;
    return `${paths.slice(0, shownPaths).join(' ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


/***/ }),

/***/ 73320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ summaryMarkdown)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31953);
/* harmony import */ var _published_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97962);
/* harmony import */ var _serverless_view_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24016);
/* harmony import */ var _vendor_scan_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70236);




const shownFindings = 20;
/** The job summary in GitHub's Markdown: what was built, found, published, and how to verify it. Pure. */
function summaryMarkdown(record) {
    return [
        headline(record),
        failure(record),
        ...published(record),
        image(record),
        findings(record),
        serverless(record),
        vendorScan(record),
        tags(record),
        signature(record),
        remarks(record),
        steps(record),
    ]
        .filter((part) => part !== '')
        .join('\n\n')
        .concat('\n');
}
function headline(record) {
    const words = {
        done: '✅ Done',
        planned: '📝 Planned, nothing done',
        refused: '⛔ Refused by policy',
        failed: '❌ Failed',
        interrupted: '🛑 Interrupted',
    };
    const what = (0,_published_js__WEBPACK_IMPORTED_MODULE_1__/* .subject */ .b)(record) || 'image';
    const version = record.plan?.version ? ` ${code(record.plan.version)}` : '';
    return `## ${words[record.outcome]}: ${record.command} ${code(what)}${version}`;
}
function failure({ error }) {
    if (!error)
        return '';
    const hint = error.hint ? `\n>\n> ${text(error.hint)}` : '';
    return `> [!CAUTION]\n> **${text(error.code)}**: ${text(error.message)}${hint}`;
}
/** What became of images that were published before. */
function published(record) {
    return (0,_published_js__WEBPACK_IMPORTED_MODULE_1__/* .publishedTables */ .c)(record).map((table) => [`### ${table.title}`, '', ...tableLines(table)].join('\n'));
}
function tableLines({ heads, rows }) {
    const cell = (one) => (typeof one === 'string' ? text(one) : one.code === '' ? '' : code(one.code));
    return [
        `| ${heads.join(' | ')} |`,
        `|${heads.map(() => '---|').join('')}`,
        ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
    ];
}
/** The rules of the serverless platform: what was found is open to see, where the bytes are is not. */
function serverless(record) {
    const view = (0,_serverless_view_js__WEBPACK_IMPORTED_MODULE_0__/* .serverlessView */ .u)(record);
    if (!view)
        return '';
    const [word] = view.word;
    const { heads, rows } = view.findings;
    return [
        `### ${view.title}: ${word}`,
        '',
        ...view.lines.map((line) => `- ${text(line)}`),
        ...(rows.length > 0 ? ['', ...shownTable({ heads, rows })] : []),
        ...view.sizes.flatMap((table) => ['', ...folded(table)]),
    ].join('\n');
}
/** A table behind its title, to be unfolded. */
function folded({ title, ...table }) {
    return [`<details><summary>${text(title)}</summary>`, '', ...shownTable(table), '', '</details>'];
}
/** The first rows, and how many there are more. */
function shownTable({ heads, rows }) {
    const rest = rows.length - shownFindings;
    return [
        ...tableLines({ heads, rows: rows.slice(0, shownFindings) }),
        ...(rest > 0 ? ['', `… and ${rest} more in the report.`] : []),
    ];
}
/** The registry's own scan beside Trivy's; what only one of them says stands first. */
function vendorScan(record) {
    const view = (0,_vendor_scan_view_js__WEBPACK_IMPORTED_MODULE_2__/* .vendorScanView */ .B)(record);
    if (!view)
        return '';
    const { title, lines, table } = view;
    return [
        `### ${title}`,
        '',
        ...lines.map((line) => `- ${text(line)}`),
        ...(table.rows.length > 0 ? ['', ...folded(table)] : []),
    ].join('\n');
}
function image(record) {
    if (!record.image)
        return '';
    const built = record.image.reused ? 'Published before; nothing was rebuilt.' : '';
    const rows = record.image.platforms.map((platform) => `| ${code(platform.platform)} | ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesText */ .pV)(platform.bytes)} | ${platform.layers} | ${code(platform.digest)} |`);
    const base = record.image.base.map((one) => code(one.digest && !one.reference.includes('@') ? `${one.reference}@${one.digest}` : one.reference));
    return [
        `### Image`,
        '',
        code(record.image.digest),
        ...(built ? ['', built] : []),
        '',
        '| platform | size | layers | manifest |',
        '|---|--:|--:|---|',
        ...rows,
        ...(base.length > 0 ? ['', `Base images: ${base.join(', ')}`] : []),
    ].join('\n');
}
function findings(record) {
    const { verdict, scan } = record;
    if (!verdict)
        return '';
    if (verdict.outcome === 'not-scanned')
        return '### Scan\n\nNot scanned (`scan: off`).';
    const platforms = Object.entries(verdict.counts);
    const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
    const table = [
        `| platform | ${severities.map((severity) => severity.toLowerCase()).join(' | ')} |`,
        `|---|${'--:|'.repeat(severities.length)}`,
        ...platforms.map(([platform, counts]) => `| ${code(platform)} | ${severities.map((one) => counts[one] ?? 0).join(' | ')} |`),
    ];
    const database = scan?.database ? `Database of ${scan.database.updatedAt}.` : '';
    return [
        `### Scan: ${verdict.outcome}`,
        '',
        ...verdict.reasons.map((reason) => `- ${text(reason)}`),
        ...(verdict.reasons.length > 0 ? [''] : []),
        ...table,
        '',
        `${scan?.scanner ?? ''} ${database}`.trim(),
        ...findingTable(scan?.findings ?? []),
        ...(scan?.expiredIgnores ?? []).map(({ id, expired }) => `\n⚠️ The ignore entry for ${code(id)} expired on ${expired} and no longer counts.`),
    ].join('\n');
}
/** New ones first, then those that block, then by severity, as the record has them. */
function findingTable(all) {
    const active = all.filter((finding) => !finding.ignored);
    if (active.length === 0)
        return [];
    const rank = (finding) => (finding.isNew ? 0 : 2) + (finding.blocking ? 0 : 1);
    const shown = active.toSorted((a, b) => rank(a) - rank(b)).slice(0, shownFindings);
    const rest = active.length - shown.length;
    return [
        '',
        `<details><summary>${active.length} finding${active.length === 1 ? '' : 's'}</summary>`,
        '',
        '| | severity | id | package | fixed in | platform |',
        '|---|---|---|---|---|---|',
        ...shown.map((finding) => {
            const mark = [finding.isNew ? '🆕' : '', finding.blocking ? '⛔' : ''].join('');
            const subject = finding.package
                ? `${text(finding.package)} ${text(finding.installed ?? '')}`
                : text(finding.target);
            return `| ${mark} | ${finding.severity.toLowerCase()} | ${text(finding.id)} | ${subject} | ${text(finding.fixed ?? '')} | ${code(finding.platform)} |`;
        }),
        ...(rest > 0 ? ['', `… and ${rest} more in the report.`] : []),
        '',
        '</details>',
    ];
}
function tags(record) {
    if (!record.plan && record.tags.length === 0)
        return '';
    if (record.plan && record.tags.length === 0)
        return `### Tags\n\nNone written: ${text(record.plan.push.reason)}.`;
    const marks = {
        written: '🏷️',
        'already-there': '✔️',
        kept: '⏸️',
        refused: '⛔',
        'not-written': '⬜',
    };
    return [
        '### Tags',
        '',
        '| | tag | outcome | why |',
        '|---|---|---|---|',
        ...record.tags.map(({ repository, tag, outcome, reason }) => `| ${marks[outcome]} | ${code(`${repository.registry}/${repository.path}:${tag}`)} | ${outcome} | ${text(reason)} |`),
    ].join('\n');
}
function signature({ signature: signed }) {
    if (!signed)
        return '';
    if (signed.mode === 'off')
        return '### Signature\n\n⚠️ Not signed (`sign: off`): the tags above point at an image nobody can verify.';
    const lines = [
        `### Signature`,
        '',
        `Signed by ${code(signed.signer ?? '')}${signed.issuer ? ` (issuer ${code(signed.issuer)})` : ''}, ${signed.verified ? 'read back from the registry and verified' : '**not verified**'}.`,
    ];
    if (signed.attestations.length > 0)
        lines.push('', `Attestations: ${signed.attestations.map(code).join(', ')}.`);
    if (signed.verifyCommand)
        lines.push('', 'Verify it yourself:', '', '```sh', signed.verifyCommand, '```');
    return lines.join('\n');
}
function remarks({ notes }) {
    return notes.map((note) => `> ${text(note)}`).join('\n>\n');
}
function steps(record) {
    const rows = record.steps.map((step) => `| ${step.name} | ${step.outcome} | ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .durationText */ .S5)(step.milliseconds)} |`);
    if (rows.length === 0)
        return '';
    const tools = record.tools.map((tool) => `${tool.name} ${tool.version} (${tool.from})`).join(', ');
    const builder = record.builder
        ? `Builder: ${record.builder.kind}, because ${text(record.builder.reason)}.`
        : '';
    return [
        '<details><summary>Steps</summary>',
        '',
        '| step | outcome | time |',
        '|---|---|--:|',
        ...rows,
        '',
        builder,
        '',
        tools && `Tools: ${tools}.`,
        '',
        '</details>',
    ].join('\n');
}
/** Text from outside must not become Markdown or HTML of the summary. */
function text(value) {
    return value
        .replace(/[\r\n]+/g, ' ')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/[\\`*_[\]|~#]/g, '\\$&');
}
function code(value) {
    return `\`${value.replace(/[`\r\n]/g, ' ').replace(/\|/g, '\\|')}\``;
}


/***/ }),

/***/ 70236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ vendorScanView)
/* harmony export */ });
/* harmony import */ var _plan_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54035);

/** Undefined when no vendor scanned. Pure. */
function vendorScanView({ vendorScan: scan, scan: own }) {
    if (!scan)
        return undefined;
    const { status, outcome, reference, engine, reasons } = scan;
    const word = status === 'failed' ? 'no result' : (outcome ?? 'reported');
    const rows = scan.findings.toSorted((a, b) => order(a) - order(b));
    return {
        title: `Scan by ${scan.scanner}`,
        word: [word, word === 'passed' ? 'good' : word === 'refused' ? 'bad' : 'warn'],
        lines: [
            `${status === 'complete' ? 'Scanned' : 'Not scanned, so that nothing is known'}: ${reference}${engine ? ` (${engine})` : ''}.`,
            ...(scan.counts ? [countsLine(scan.counts)] : []),
            ...(status === 'complete' ? [differences(scan.compared)] : []),
            ...reasons,
            scan.gate
                ? 'It decides whether tags other than the commit tag are written.'
                : 'It is reported only; `vendor-scan-gate` would let it keep tags back.',
        ],
        table: {
            title: `${rows.length} vulnerabilit${rows.length === 1 ? 'y' : 'ies'}, compared`,
            heads: ['', 'id', 'package', own ? 'Trivy' : 'Trivy (not run)', 'ACR', 'difference'],
            rows: rows.map((one) => row(one, own !== undefined)),
        },
    };
}
function countsLine(counts) {
    const parts = _plan_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g.map((one) => `${counts[one] ?? 0} ${one.toLowerCase()}`);
    return `Found: ${parts.join(', ')}.`;
}
function differences(compared) {
    if (!compared)
        return 'Trivy did not scan, so there is nothing to compare with.';
    const { both, trivy, acr } = compared;
    return `Found by both: ${both}; only by Trivy: ${trivy}; only by ACR: ${acr}.`;
}
/** What blocks, then what one scanner does not have, then what they judge otherwise, then the rest. */
function order(finding) {
    if (finding.blocking)
        return 0;
    if (finding.foundBy === 'acr')
        return 1;
    if (finding.foundBy === 'trivy')
        return 2;
    return differenceOf(finding) === '' ? 4 : 3;
}
function row(finding, own) {
    const { id, package: name, installed, trivy, acr } = finding;
    const alias = acr?.package ? ` (ACR: ${acr.package})` : '';
    return [
        finding.blocking ? 'blocks' : '',
        { code: id },
        `${name} ${installed}${alias}`.trim(),
        trivy ? said(trivy, trivy.ignored) : '',
        acr ? said(acr) : '',
        own ? differenceOf(finding) : '',
    ];
}
function said({ severity, fixed }, ignored) {
    const parts = [severity.toLowerCase(), fixed ? `fixed in ${fixed}` : 'no fix'];
    return [...parts, ...(ignored ? [`ignored: ${ignored}`] : [])].join(', ');
}
/** Alibaba's High stands for critical too, so these two do not differ. */
function differenceOf({ foundBy, trivy, acr }) {
    if (foundBy === 'acr')
        return 'only ACR';
    if (foundBy === 'trivy')
        return 'only Trivy';
    const alike = trivy?.severity === 'CRITICAL' ? 'HIGH' : trivy?.severity;
    const parts = [
        ...(alike === acr?.severity ? [] : ['severity']),
        ...(trivy?.fixed === acr?.fixed ? [] : ['fixed version']),
    ];
    return parts.join(', ');
}


/***/ }),

/***/ 49241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rl: () => (/* binding */ vulnPredicate),
/* harmony export */   sY: () => (/* binding */ newestScan)
/* harmony export */ });
/* unused harmony export predicateReport */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** The predicate `trivy convert --format cosign-vuln` makes, with the database and the scan's own time in it. */
function vulnPredicate(report, scan) {
    const finished = scan.finishedAt.toISOString();
    return {
        invocation: {
            parameters: { scanners: scan.scanners, vex: scan.vex },
            uri: '',
            event_id: '',
            'builder.id': '',
        },
        scanner: {
            uri: `pkg:github/aquasecurity/trivy@${scan.version}`,
            version: scan.version,
            db: {
                uri: scan.database?.repository ?? '',
                version: scan.database?.updatedAt.toISOString() ?? '',
            },
            result: report,
        },
        metadata: { scanStartedOn: report.CreatedAt ?? finished, scanFinishedOn: report.CreatedAt ?? finished },
    };
}
/**
 * The scanner's report out of an attested predicate, with the time of its database and what it looked for.
 * What the predicate does not say counts as not covered.
 * @throws SealiftError `scan-failed` when it holds no report
 */
function predicateReport(predicate) {
    const { scanner, invocation, metadata } = (predicate ?? {});
    if (typeof scanner?.result !== 'object' || scanner.result === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('scan-failed', 'the attested scan holds no report of its scanner');
    const parameters = (invocation?.parameters ?? {});
    return {
        predicate,
        report: scanner.result,
        databaseTime: timeOf(scanner.db?.version),
        scannedAt: timeOf(metadata?.scanFinishedOn),
        scanners: Array.isArray(parameters.scanners) ? parameters.scanners : [],
        vex: parameters.vex !== false,
    };
}
/** The newest of several attested scans of one image; one that says no time counts as the oldest. */
function newestScan(predicates) {
    return predicates
        .map(predicateReport)
        .toSorted((a, b) => (a.scannedAt?.getTime() ?? 0) - (b.scannedAt?.getTime() ?? 0))
        .at(-1);
}
function timeOf(text) {
    const time = new Date(text || Number.NaN);
    return Number.isNaN(time.getTime()) ? undefined : time;
}


/***/ }),

/***/ 41709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ openRunFolder),
/* harmony export */   k: () => (/* binding */ createRunFolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76760);





/**
 * Makes a run folder below `parent` (default: the system's temporary folder). The name holds
 * neither `:` nor `@`, which Trivy's `--input` cannot take, and stays short: a unix socket's
 * path is limited to 107 bytes.
 */
async function createRunFolder(parent = (0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)()) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(parent, { recursive: true });
    return openRunFolder(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(parent, 'sealift-')));
}
/** The run folder at `root`, as another process of the same run (the post step) finds it. */
function openRunFolder(root) {
    const path = (...names) => (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(root, ...names);
    return {
        root,
        path,
        async folder(...names) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(path(...names), { recursive: true, mode: 0o700 });
            return path(...names);
        },
        async write(name, content) {
            const [finished, unfinished] = [path(name), path(`${name}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`)];
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(finished), { recursive: true, mode: 0o700 });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(unfinished, content, { mode: 0o600 });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(unfinished, finished);
            return finished;
        },
        removeSecrets() {
            for (const name of ['docker', 'build-secrets'])
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path(name), { recursive: true, force: true });
        },
        async remove() {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(root, { recursive: true, force: true, maxRetries: 3 });
        },
    };
}


/***/ }),

/***/ 29029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** A value that does not print: every way of turning it into text gives `***`. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself; only for stdin, a 0600 file, a process's environment or an HTTP header. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}


/***/ }),

/***/ 90518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ detectSource)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/source/environment.js
var environment = __webpack_require__(84746);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
;// CONCATENATED MODULE: ./build/src/source/git.js



/** Reads the git checkout that holds `folder`; undefined when there is none, or no git to ask, or no commit. */
async function readCheckout(deps, folder) {
    const git = gitIn(deps, folder);
    const [insideWorkTree, head] = (await git('rev-parse', '--is-inside-work-tree', 'HEAD'))?.split('\n') ?? [];
    if (insideWorkTree !== 'true' || head === undefined)
        return undefined;
    const [headDate, status, branch, tags, remote, remoteHead] = await Promise.all([
        git('show', '--no-patch', '--format=%cI', 'HEAD'),
        git('status', '--porcelain', '--untracked-files=no'),
        git('symbolic-ref', '--quiet', '--short', 'HEAD'),
        git('tag', '--points-at', 'HEAD'),
        git('remote', 'get-url', 'origin'),
        git('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
    ]);
    if (status === undefined) {
        throw new errors/* SealiftError */.Pf('could-not-check', `git could not tell whether files in ${folder} are changed`, {
            hint: 'Run `git status` there to see why.',
        });
    }
    return {
        head,
        headDate: (0,environment/* dateOf */.Q$)(headDate),
        dirty: status !== '',
        branch: branch || undefined,
        tag: highest((tags ?? '').split('\n')),
        remote: remote || undefined,
        defaultBranch: remoteHead?.replace(/^origin\//, '') || undefined,
    };
}
/** Committer date of any commit the checkout has; undefined when it has it not. */
async function commitDateOf(deps, folder, commit) {
    return (0,environment/* dateOf */.Q$)(await gitIn(deps, folder)('show', '--no-patch', '--format=%cI', `${commit}^{commit}`));
}
function highest(tags) {
    const versions = tags.filter((tag) => semver.valid(tag));
    return semver.rsort(versions)[0] ?? (tags[0] || undefined);
}
/** Runs git to read; gives its output without the last line end, undefined when it fails. */
function gitIn({ env, run }, folder) {
    return async (...args) => {
        const result = await run({
            program: 'git',
            // Containers check out as another user than they run as. Reading must start nothing that the
            // checkout itself configures (git-config: core.fsmonitor runs a program on status).
            args: ['-C', folder, '-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', ...args],
            env: {
                HOME: env.HOME,
                USERPROFILE: env.USERPROFILE,
                XDG_CONFIG_HOME: env.XDG_CONFIG_HOME,
                GIT_TERMINAL_PROMPT: '0',
                GIT_OPTIONAL_LOCKS: '0',
                LC_ALL: 'C',
            },
        }).catch((error) => {
            if (error instanceof errors/* SealiftError */.Pf && error.code === 'tool-missing')
                return undefined;
            throw error;
        });
        return result?.code === 0 ? result.stdout.replace(/\n$/, '') : undefined;
    };
}

;// CONCATENATED MODULE: ./build/src/source/git-url.js
/**
 * Reads the address of a git remote: a URL, or ssh's short form `git@host:owner/name.git`.
 * A path on this machine is no address anybody else could use.
 */
function gitRemote(address) {
    const nowhere = { gitUrl: undefined, gitRepository: undefined };
    const short = /^(?:[^@/\s]+@)?([^:/\s]{2,}):(?!\/\/)(.+)$/.exec(address ?? '');
    const text = short ? `ssh://${short[1]}/${short[2]}` : (address ?? '');
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !['http:', 'https:', 'ssh:', 'git:', 'git+ssh:'].includes(url.protocol))
        return nowhere;
    const path = url.pathname.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
    if (url.hostname === '' || path === '')
        return nowhere;
    // The port of ssh or git says nothing about the web server on that host.
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    const origin = isWeb ? `${url.protocol}//${url.host}` : `https://${url.hostname}`;
    return { gitUrl: `${origin}/${path}`, gitRepository: path };
}

;// CONCATENATED MODULE: ./build/src/source/github.js


/**
 * What a GitHub workflow run tells: its environment and the event's payload
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows).
 * Throws `source-unknown` when it cannot tell whether a pull request comes from a fork.
 */
function githubSource(env, payload) {
    const get = (name) => (0,environment/* variable */.bv)(env, name);
    const event = payload;
    const name = get('GITHUB_EVENT_NAME') ?? '';
    const pull = pullRequestOf(name, env, event);
    const ref = pull && name === 'pull_request_target' ? `refs/pull/${pull.number}/merge` : (get('GITHUB_REF') ?? '');
    const { branch, tag } = (0,environment/* refNames */.kO)(ref);
    const gitRepository = get('GITHUB_REPOSITORY');
    const server = (get('GITHUB_SERVER_URL') ?? 'https://github.com').replace(/\/$/, '');
    const gitUrl = gitRepository === undefined ? undefined : `${server}/${gitRepository}`;
    const commit = commitOf(env, pull);
    const run = get('GITHUB_RUN_ID');
    return {
        provider: 'github',
        commit,
        commitDate: commitDateIn(event, commit),
        ref,
        branch,
        tag,
        event: name === 'push' && tag !== undefined ? 'tag' : (events[name] ?? 'other'),
        pullRequest: pull,
        baseRef: pull?.baseRef ?? refName(event?.merge_group?.base_ref ?? event?.base_ref),
        // A scheduled run is always of the default branch, which its payload need not name.
        defaultBranch: event?.repository?.default_branch ?? (name === 'schedule' ? branch : undefined),
        fork: pull !== undefined ? isFromFork(event) : isRunOfFork(event),
        gitRepository,
        gitUrl,
        about: aboutOf(event),
        run: {
            url: gitUrl && run && `${gitUrl}/actions/runs/${run}`,
            id: run,
            attempt: get('GITHUB_RUN_ATTEMPT'),
            actor: get('GITHUB_ACTOR'),
            workflowRef: get('GITHUB_WORKFLOW_REF'),
            runnerEnvironment: get('RUNNER_ENVIRONMENT'),
        },
    };
}
const events = {
    push: 'push',
    pull_request: 'pull-request',
    pull_request_target: 'pull-request',
    pull_request_review: 'pull-request',
    pull_request_review_comment: 'pull-request',
    schedule: 'schedule',
    workflow_dispatch: 'dispatch',
    repository_dispatch: 'dispatch',
    release: 'release',
    merge_group: 'merge-group',
};
function pullRequestOf(name, env, event) {
    if (events[name] !== 'pull-request')
        return undefined;
    const pull = event?.pull_request;
    const number = pull?.number ?? event?.number;
    if (!pull || number === undefined) {
        throw new errors/* SealiftError */.Pf('source-unknown', `the payload of this ${name} event names no pull request`, {
            hint: 'Whether it comes from a fork is read from the file GITHUB_EVENT_PATH names: hand on the event as GitHub wrote it.',
        });
    }
    return {
        number,
        headRef: pull.head?.ref ?? (0,environment/* variable */.bv)(env, 'GITHUB_HEAD_REF') ?? '',
        baseRef: pull.base?.ref ?? (0,environment/* variable */.bv)(env, 'GITHUB_BASE_REF') ?? '',
        headCommit: pull.head?.sha,
    };
}
/** metadata-action's switch for naming a pull request's own commit in place of the merge commit. */
function commitOf(env, pull) {
    const wantsHead = /true/i.test(env.DOCKER_METADATA_PR_HEAD_SHA ?? '');
    return (wantsHead ? pull?.headCommit : undefined) ?? (0,environment/* variable */.bv)(env, 'GITHUB_SHA');
}
/** A pull request whose own git repository is not, or no longer, the one it goes to. */
function isFromFork(event) {
    const head = event?.pull_request?.head?.repo?.full_name;
    const base = event?.pull_request?.base?.repo?.full_name ?? event?.repository?.full_name;
    return head === undefined || head !== base;
}
/** A run that another run started, whose own commit came from a fork. */
function isRunOfFork(event) {
    if (!event?.workflow_run)
        return false;
    const head = event.workflow_run.head_repository?.full_name;
    return head === undefined || head !== event.repository?.full_name;
}
function commitDateIn(event, commit) {
    const known = [event?.head_commit, ...(event?.commits ?? [])];
    return (0,environment/* dateOf */.Q$)(known.find((each) => each?.id !== undefined && each.id === commit)?.timestamp);
}
function refName(ref) {
    return ref?.replace(/^refs\/heads\//, '') || undefined;
}
function aboutOf(event) {
    const { name, description, license } = event?.repository ?? {};
    return {
        ...(name && { name }),
        ...(description && { description }),
        ...(license?.spdx_id && { license: license.spdx_id }),
    };
}

;// CONCATENATED MODULE: ./build/src/source/gitlab.js


/** What GitLab CI tells (https://docs.gitlab.com/ci/variables/predefined_variables/). */
function gitlabSource(env) {
    const get = (name) => (0,environment/* variable */.bv)(env, name);
    const pullRequest = mergeRequestOf(env);
    const tag = get('CI_COMMIT_TAG');
    const branch = get('CI_COMMIT_BRANCH');
    const ref = pullRequest
        ? `refs/${requestKind(env) === 'CI_MERGE_REQUEST' ? 'merge-requests' : 'pull'}/${pullRequest.number}/head`
        : tag !== undefined
            ? `refs/tags/${tag}`
            : branch !== undefined
                ? `refs/heads/${branch}`
                : 'HEAD';
    const description = get('CI_PROJECT_DESCRIPTION');
    const name = get('CI_PROJECT_NAME');
    return {
        provider: 'gitlab',
        commit: get('CI_COMMIT_SHA'),
        commitDate: (0,environment/* dateOf */.Q$)(get('CI_COMMIT_TIMESTAMP')),
        ref,
        ...(0,environment/* refNames */.kO)(ref),
        event: eventOf(get('CI_PIPELINE_SOURCE'), pullRequest !== undefined, tag !== undefined),
        pullRequest,
        baseRef: pullRequest?.baseRef,
        defaultBranch: get('CI_DEFAULT_BRANCH'),
        // A pipeline of a fork's merge request runs in the fork or in its target; either way the two differ.
        fork: pullRequest !== undefined && !isOwnMergeRequest(env),
        ...gitRemote(get('CI_PROJECT_URL')),
        about: { ...(name !== undefined && { name }), ...(description !== undefined && { description }) },
        run: {
            ...environment/* unknownRun */.ih,
            url: get('CI_JOB_URL') ?? get('CI_PIPELINE_URL'),
            id: get('CI_PIPELINE_ID'),
            actor: get('GITLAB_USER_LOGIN'),
        },
    };
}
/** Pull requests of a mirrored git repository on GitHub are "external" ones, with variables of the same ends. */
function requestKind(env) {
    const kinds = ['CI_MERGE_REQUEST', 'CI_EXTERNAL_PULL_REQUEST'];
    return kinds.find((kind) => (0,environment/* variable */.bv)(env, `${kind}_IID`) !== undefined);
}
function mergeRequestOf(env) {
    const kind = requestKind(env);
    if (kind === undefined)
        return undefined;
    return {
        number: Number((0,environment/* variable */.bv)(env, `${kind}_IID`)),
        headRef: (0,environment/* variable */.bv)(env, `${kind}_SOURCE_BRANCH_NAME`) ?? '',
        baseRef: (0,environment/* variable */.bv)(env, `${kind}_TARGET_BRANCH_NAME`) ?? '',
        headCommit: (0,environment/* variable */.bv)(env, `${kind}_SOURCE_BRANCH_SHA`),
    };
}
function isOwnMergeRequest(env) {
    const [source, target] = requestKind(env) === 'CI_MERGE_REQUEST'
        ? [
            (0,environment/* variable */.bv)(env, 'CI_MERGE_REQUEST_SOURCE_PROJECT_PATH'),
            (0,environment/* variable */.bv)(env, 'CI_MERGE_REQUEST_PROJECT_PATH') ?? (0,environment/* variable */.bv)(env, 'CI_PROJECT_PATH'),
        ]
        : [
            (0,environment/* variable */.bv)(env, 'CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY'),
            (0,environment/* variable */.bv)(env, 'CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY'),
        ];
    return source !== undefined && source === target;
}
function eventOf(source, isMergeRequest, isTag) {
    if (isMergeRequest)
        return 'pull-request';
    if (source === 'schedule')
        return 'schedule';
    if (isTag)
        return 'tag';
    if (source === 'push')
        return 'push';
    return ['web', 'api', 'trigger', 'chat', 'webide'].includes(source ?? '') ? 'dispatch' : 'other';
}

;// CONCATENATED MODULE: ./build/src/source/jenkins.js


/**
 * What Jenkins tells: the Git plugin's `GIT_*` and the branch source's `BRANCH_NAME`, `TAG_NAME`, `CHANGE_*`
 * (https://www.jenkins.io/doc/book/pipeline/multibranch/#additional-environment-variables).
 */
function jenkinsSource(env) {
    const get = (name) => (0,environment/* variable */.bv)(env, name);
    const pullRequest = changeOf(env);
    const tag = get('TAG_NAME');
    const branch = get('BRANCH_NAME') ?? get('GIT_BRANCH')?.replace(/^(?:refs\/remotes\/)?origin\//, '');
    const ref = pullRequest
        ? `refs/pull/${pullRequest.number}/merge`
        : tag !== undefined
            ? `refs/tags/${tag}`
            : branch !== undefined && branch !== 'detached' && branch !== 'HEAD'
                ? `refs/heads/${branch}`
                : 'HEAD';
    return {
        provider: 'jenkins',
        commit: get('GIT_COMMIT'),
        commitDate: undefined,
        ref,
        ...(0,environment/* refNames */.kO)(ref),
        event: pullRequest ? 'pull-request' : tag !== undefined ? 'tag' : 'push',
        pullRequest,
        baseRef: pullRequest?.baseRef,
        defaultBranch: get('BRANCH_IS_PRIMARY') === 'true' ? branch : undefined,
        // Only with CHANGE_ID does the absence of CHANGE_FORK say that it is none.
        fork: get('CHANGE_FORK') !== undefined || (pullRequest !== undefined && get('CHANGE_ID') === undefined),
        ...gitRemote(get('GIT_URL')),
        about: {},
        run: {
            ...environment/* unknownRun */.ih,
            url: get('BUILD_URL'),
            id: get('BUILD_TAG') ?? get('BUILD_NUMBER'),
            actor: get('BUILD_USER_ID') ?? get('CHANGE_AUTHOR'),
        },
    };
}
function changeOf(env) {
    // Gerrit's is `C-1234/5`. Whatever it looks like, with one the run is a change request and no push.
    const id = (0,environment/* variable */.bv)(env, 'CHANGE_ID') ?? /^(?:PR|MR)-\d+(?=$|-head$|-merge$)/.exec(env.BRANCH_NAME ?? '')?.[0];
    if (id === undefined)
        return undefined;
    return {
        number: Number(/\d+/.exec(id)?.[0] ?? 0),
        headRef: (0,environment/* variable */.bv)(env, 'CHANGE_BRANCH') ?? '',
        baseRef: (0,environment/* variable */.bv)(env, 'CHANGE_TARGET') ?? '',
        headCommit: undefined,
    };
}

;// CONCATENATED MODULE: ./build/src/source/detect.js








/**
 * Finds out what is being built: from GitHub, Jenkins or GitLab CI where we run there, completed by the git
 * checkout that holds `folder`; else from that checkout alone. `event` stands in for the payload that
 * GITHUB_EVENT_PATH names. Throws `source-unknown` when nobody knows the commit.
 */
async function detectSource(deps, options) {
    const { folder } = options;
    const [told, checkout] = await Promise.all([toldByCi(deps.env, options.event), readCheckout(deps, folder)]);
    if (!told) {
        if (checkout)
            return gitSource(checkout);
        throw new errors/* SealiftError */.Pf('source-unknown', `${folder} is in no git repository with a commit`, {
            hint: 'Run it in a git checkout: tags, labels and provenance name the commit the image is built from.',
        });
    }
    const commit = told.commit ?? checkout?.head;
    if (commit === undefined || !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) {
        throw new errors/* SealiftError */.Pf('source-unknown', `${told.provider} names no commit, and ${folder} is no git checkout`, {
            hint: 'Check the source out first (actions/checkout, `checkout scm`).',
        });
    }
    const isCheckedOut = checkout?.head === commit;
    if (checkout && !isCheckedOut) {
        deps.log.warn(`${folder} is at commit ${checkout.head}, but this run is of ${commit}: the image will say it was built from changed files`);
    }
    const remote = gitRemote(checkout?.remote);
    return {
        ...told,
        commit,
        commitDate: (isCheckedOut ? checkout.headDate : checkout && (await commitDateOf(deps, folder, commit))) ??
            told.commitDate,
        dirty: checkout !== undefined && (checkout.dirty || !isCheckedOut),
        defaultBranch: told.defaultBranch ?? checkout?.defaultBranch,
        gitUrl: told.gitUrl ?? remote.gitUrl,
        gitRepository: told.gitRepository ?? remote.gitRepository,
    };
}
async function toldByCi(env, event) {
    if (env.GITHUB_ACTIONS === 'true')
        return githubSource(env, event ?? (await githubEvent(env)));
    if ((0,environment/* variable */.bv)(env, 'JENKINS_URL') ?? (0,environment/* variable */.bv)(env, 'BUILD_URL'))
        return jenkinsSource(env);
    return (0,environment/* variable */.bv)(env, 'GITLAB_CI') ? gitlabSource(env) : undefined;
}
async function githubEvent(env) {
    const path = (0,environment/* variable */.bv)(env, 'GITHUB_EVENT_PATH');
    if (path === undefined)
        return undefined;
    try {
        return JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('source-unknown', `the event in ${path} (GITHUB_EVENT_PATH) could not be read`, {
            hint: 'It is the JSON file GitHub writes for every run; keep it in place.',
            cause,
        });
    }
}
/** A git tag at HEAD is what somebody chose to build; else the branch. */
function gitSource({ head, headDate, dirty, branch, tag, remote, defaultBranch }) {
    return {
        provider: 'git',
        commit: head,
        commitDate: headDate,
        ref: tag !== undefined ? `refs/tags/${tag}` : branch !== undefined ? `refs/heads/${branch}` : 'HEAD',
        event: tag !== undefined ? 'tag' : 'push',
        branch: tag === undefined ? branch : undefined,
        tag,
        pullRequest: undefined,
        baseRef: undefined,
        defaultBranch,
        fork: false,
        dirty,
        ...gitRemote(remote),
        about: {},
        run: environment/* unknownRun */.ih,
    };
}


/***/ }),

/***/ 84746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q$: () => (/* binding */ dateOf),
/* harmony export */   bv: () => (/* binding */ variable),
/* harmony export */   ih: () => (/* binding */ unknownRun),
/* harmony export */   kO: () => (/* binding */ refNames)
/* harmony export */ });
function variable(env, name) {
    return env[name] || undefined;
}
const unknownRun = {
    url: undefined,
    id: undefined,
    attempt: undefined,
    actor: undefined,
    workflowRef: undefined,
    runnerEnvironment: undefined,
};
/** The branch or tag that a ref is the full name of. */
function refNames(ref) {
    const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
    return { branch: kind === 'heads' ? name : undefined, tag: kind === 'tags' ? name : undefined };
}
/** A date that a CI system writes as ISO 8601; undefined when it is none. */
function dateOf(text) {
    const date = new Date(text ?? Number.NaN);
    return Number.isNaN(date.getTime()) ? undefined : date;
}


/***/ }),

/***/ 76670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ baselineOf),
/* harmony export */   JE: () => (/* binding */ noFiles)
/* harmony export */ });
/* unused harmony export baselineScan */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18514);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84974);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75478);
/* harmony import */ var _tools_trivy_mend_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69146);
/* harmony import */ var _tools_trivy_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83452);
/* harmony import */ var _scan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76605);
/* harmony import */ var _scan_trivy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51385);








/** Scans the baseline with the logins of a line, as a step of it. */
function baselineOf(reference, images, ready, { plan, account, connection }, deps) {
    const env = { ...deps.env, DOCKER_CONFIG: connection.dockerLogins.folder };
    const platforms = images.map(({ platform }) => platform);
    return account.step('baseline', `Scan the baseline ${reference}`, () => baselineScan(reference, platforms, plan.scan, ready, { ...deps, env, registry: connection.client }));
}
/**
 * Scans the image that new findings are told apart from (`fail-on: new`), on the platforms asked for; one it
 * does not have is left out. Read from the registry, by each platform's own digest, with today's database and
 * without ignore file or VEX: what was there before is known, whether it counted or not. Makes no files.
 *
 * Undefined when there is no such image: everything is new then. Any other failure rejects.
 * `DOCKER_CONFIG` in `deps.env` holds the login for private images.
 */
async function baselineScan(reference, platforms, options, ready, deps) {
    const image = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(reference);
    const known = await platformDigests(image, deps.registry);
    if (!known) {
        deps.log.info(`there is no baseline ${reference} yet: every finding is new`);
        return undefined;
    }
    const wanted = platforms.flatMap((platform) => {
        const digest = known.find((one) => samePlatform(one.platform, platform))?.digest;
        if (digest)
            return [{ platform, digest }];
        deps.log.info(`the baseline ${reference} has no ${platform.os}/${platform.architecture}: all of it is new`);
        return [];
    });
    const run = (0,_scan_trivy_js__WEBPACK_IMPORTED_MODULE_5__/* .scanRun */ .V8)(options, ready, { ignoreFile: undefined, vex: [] }, deps);
    const scans = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_6__/* .parallel */ ._)(wanted, (0,_scan_js__WEBPACK_IMPORTED_MODULE_4__/* .limit */ .AB)(ready), async ({ platform, digest }) => {
        const remote = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .referenceName */ .z$)({ registry: image.registry, path: image.path, digest });
        const report = await (0,_scan_trivy_js__WEBPACK_IMPORTED_MODULE_5__/* .scanTarget */ .rt)({ remote }, platform, run);
        const { os, findings } = (0,_tools_trivy_report_js__WEBPACK_IMPORTED_MODULE_3__/* .parseTrivyReport */ .Q)((0,_tools_trivy_mend_js__WEBPACK_IMPORTED_MODULE_7__/* .mendReport */ .DA)(report, { name: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryName */ .aR)(image), digest, repository: false }));
        return { platform, digest, os, findings, files: noFiles };
    });
    return (0,_scan_js__WEBPACK_IMPORTED_MODULE_4__/* .reportOf */ .EI)(scans, ready, []);
}
/** A report that only tells findings apart leaves no files. */
const noFiles = { json: '', sarif: '', sbom: '', table: '', vulnPredicate: '' };
async function platformDigests(reference, registry) {
    const pulled = await registry.manifestGet(reference);
    if (!pulled)
        return undefined;
    if ((0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .isIndexType */ .$U)(pulled.descriptor.mediaType)) {
        const { manifests } = pulled.content;
        return manifests.flatMap(({ platform, digest }) => (platform ? [{ platform, digest }] : []));
    }
    const { config } = pulled.content;
    const bytes = await registry.blobGet({ ...reference, digest: config.digest });
    const { os, architecture, variant } = JSON.parse(new TextDecoder().decode(bytes));
    if (!os || !architecture)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('input-invalid', `baseline: ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .referenceName */ .z$)(reference)} is no container image`);
    return [
        { platform: { os, architecture, ...(variant ? { variant } : {}) }, digest: pulled.descriptor.digest },
    ];
}
/** arm64 may be written with its variant v8 or without; for the others the variant tells platforms apart. */
function samePlatform(a, b) {
    const variant = (platform) => platform.architecture === 'arm64' && platform.variant === 'v8' ? '' : (platform.variant ?? '');
    return a.os === b.os && a.architecture === b.architecture && variant(a) === variant(b);
}


/***/ }),

/***/ 82742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ withoutFailedCache),
/* harmony export */   p: () => (/* binding */ cacheRemark)
/* harmony export */ });
/* harmony import */ var _plan_cache_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8850);
/* harmony import */ var _tools_buildx_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89773);


/**
 * What to build in place of a build that `error` ended; undefined when no cache is to blame that may fail. BuildKit's
 * `ignore-error` holds only while a cache is written: one that cannot even be opened, as Azure's without a login,
 * fails the build (moby/buildkit, control/control.go).
 */
function withoutFailedCache(options, error) {
    const [, type, reason = ''] = /failed to configure (\S+) cache exporter: ([^\n]*)/.exec(error) ?? [];
    const kept = options.cacheTo.filter((entry) => (0,_plan_cache_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheType */ .NW)(entry) !== `type=${type}` || !mayFail(entry));
    if (kept.length === options.cacheTo.length)
        return undefined;
    return { options: { ...options, cacheTo: kept }, reason: `the ${type} cache cannot be written: ${reason}` };
}
/** GitHub's may unless it is said that it must not: see `buildArgs`. */
function mayFail(entry) {
    const said = /(?:^|,)ignore-error=([^,]*)/.exec(entry)?.[1];
    return said === undefined ? (0,_tools_buildx_js__WEBPACK_IMPORTED_MODULE_1__/* .isGithubCache */ .Sg)(entry) : said === 'true';
}
/** What a user must know of these caches with this kind of builder. */
function cacheRemark(options, builder) {
    const azure = [...options.cacheFrom, ...options.cacheTo].some((entry) => (0,_plan_cache_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheType */ .NW)(entry) === 'type=azblob');
    return azure && builder !== 'embedded'
        ? "Azure's login for the cache is read by BuildKit and not by buildx: this builder must have it in an environment of its own, or take `builder: embedded`."
        : undefined;
}


/***/ }),

/***/ 86215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jq: () => (/* binding */ build),
  _3: () => (/* binding */ evaluate),
  lZ: () => (/* binding */ isEvaluation)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/digest.js
var oci_digest = __webpack_require__(6559);
// EXTERNAL MODULE: ./build/src/oci/layout.js
var oci_layout = __webpack_require__(57545);
;// CONCATENATED MODULE: ./build/src/tools/build-progress.js
const keptLines = 30;
/** Reads BuildKit's solve status (moby/buildkit client/graph.go), one JSON object for each line. */
function buildProgress() {
    const names = new Map();
    const outputs = new Map();
    const told = new Set();
    const plain = [];
    const warnings = new Set();
    let failed;
    const tellOnce = (key, text) => {
        if (told.has(key))
            return [];
        told.add(key);
        return [text];
    };
    const readVertex = (vertex) => {
        names.set(vertex.digest, vertex.name);
        // A step that was only cancelled because another failed says so; the other is the one to name.
        if (vertex.error && !/context canceled/.test(vertex.error))
            failed ??= vertex;
        if (vertex.error)
            return tellOnce(`${vertex.digest} error`, `${vertex.name}: ${vertex.error}`);
        if (vertex.cached)
            return tellOnce(`${vertex.digest} cached`, `${vertex.name} (cached)`);
        return vertex.started ? tellOnce(vertex.digest, vertex.name) : [];
    };
    const readLog = (log) => {
        const output = outputs.get(log.vertex) ?? new LastLines();
        outputs.set(log.vertex, output);
        return output.add(Buffer.from(log.data ?? '', 'base64').toString('utf8'));
    };
    return {
        get warnings() {
            return [...warnings];
        },
        read(line) {
            const status = parseStatus(line);
            if (!status) {
                if (line.trim() === '')
                    return [];
                plain.push(line);
                return [line];
            }
            for (const warning of status.warnings ?? []) {
                warnings.add(Buffer.from(warning.short ?? '', 'base64').toString('utf8'));
            }
            return [...(status.vertexes ?? []).flatMap(readVertex), ...(status.logs ?? []).flatMap(readLog)];
        },
        failure() {
            // buildx ends with the place in the Dockerfile and the error, as plain text.
            const start = plain.findLastIndex((line) => line.startsWith('ERROR: '));
            const error = (start === -1 ? plain : plain.slice(start)).join('\n').replace(/^ERROR: /, '');
            const place = start === -1 ? [] : plain.slice(0, start);
            const output = failed ? (outputs.get(failed.digest)?.all() ?? []) : [];
            return {
                ...(failed && { step: failed.name }),
                output: [...output, ...place].slice(-keptLines),
                error: error || (failed?.error ?? ''),
            };
        },
    };
}
function parseStatus(line) {
    if (!line.startsWith('{'))
        return undefined;
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}
/** The last whole lines a step printed. */
class LastLines {
    #lines = [];
    #open = '';
    add(text) {
        const lines = (this.#open + text).split(/\r?\n/);
        this.#open = lines.pop() ?? '';
        this.#lines.push(...lines);
        this.#lines.splice(0, this.#lines.length - keptLines);
        return lines;
    }
    all() {
        return this.#open === '' ? [...this.#lines] : [...this.#lines, this.#open];
    }
}

// EXTERNAL MODULE: ./build/src/tools/buildx.js
var buildx = __webpack_require__(89773);
// EXTERNAL MODULE: ./build/src/tools/buildx-environment.js
var buildx_environment = __webpack_require__(80477);
// EXTERNAL MODULE: ./build/src/tools/provenance.js
var provenance = __webpack_require__(20018);
// EXTERNAL MODULE: ./build/src/steps/build-cache.js
var build_cache = __webpack_require__(82742);
;// CONCATENATED MODULE: ./build/src/steps/build-failure.js

/** The error for a build that failed: the step, what it printed last, the cause, and what may help. */
function buildFailure(progress, mask) {
    const { step, output, error } = progress.failure();
    const cause = mask(error.replace(/^failed to build: /, '').replace(/^failed to solve: /, '')).trim();
    const where = step ? `the build failed at ${mask(step)}` : 'the build failed';
    const message = [
        `${where}: ${cause || 'buildx gave no reason'}`,
        ...output.map((line) => `  ${mask(line)}`),
    ];
    const hint = hints.find(([pattern]) => pattern.test(error))?.[1];
    return new errors/* SealiftError */.Pf('build-failed', message.join('\n'), hint === undefined ? {} : { hint });
}
const hints = [
    [
        /failed to read dockerfile|Dockerfile: no such file/i,
        'Is there a Dockerfile in the context? Name another one with file; its path starts at the working directory.',
    ],
    [
        /path .* not found|unable to prepare context/i,
        'Is context the right folder, and was the code checked out?',
    ],
    [/target stage .* could not be found/i, 'target must be the name of a stage in the Dockerfile.'],
    [
        /exec format error|no match for platform/i,
        'A program or image of another architecture: the base image must have this platform, and RUN needs an emulator (binfmt) or a builder node of that architecture.',
    ],
    [
        /failed to configure \S+ cache exporter/i,
        'The cache of cache-to cannot be opened: check its attributes and login, or let it fail with ignore-error=true.',
    ],
    [
        /toomanyrequests|429 Too Many Requests/i,
        'The registry of a base image limits pulls: log in to it (registry-auths), or use a mirror.',
    ],
    [
        /pull access denied|authorization failed|401 Unauthorized|403 Forbidden/i,
        'Is the name of the base image right, and are there credentials for its registry (registry-auths)?',
    ],
    [
        /OCI exporter is not supported|Docker exporter feature/i,
        'This builder cannot write an OCI layout: use one of the docker-container, remote or kubernetes drivers, or builder: auto.',
    ],
    [
        /entitlement .* is not allowed|not allowed by/i,
        'Grant it with allow, and in the configuration of the builder.',
    ],
    [/no space left on device/i, 'The disk of the builder is full: prune its cache (`docker buildx prune`).'],
    [
        /dial tcp|i\/o timeout|connection refused|no such host|TLS handshake/i,
        'The builder could not reach a registry or server: check name, network and proxy.',
    ],
];

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/steps/build-secrets.js




/**
 * Puts values into 0600 files of the run folder and checks that the others are there: BuildKit builds on
 * without a secret that is missing or empty. Rejects with `input-invalid` before anything is built.
 */
async function giveSecrets(secrets, deps) {
    const given = await Promise.all(secrets.map((secret) => giveSecret(secret, deps)));
    return {
        sources: given.map(({ source }) => source),
        environment: Object.fromEntries(given.flatMap(({ variable }) => (variable ? [variable] : []))),
        mask: masker(given.map(({ value }) => value)),
    };
}
async function giveSecret(secret, { env, files }) {
    const { id } = secret;
    if (id === '')
        throw missing('a build secret has no id', 'Write it as id=value.');
    if ('value' in secret) {
        const value = secret.value.reveal();
        if (value === '')
            throw missing(`build secret ${id} is empty`, 'Is the secret set for this repository and event?');
        // The id is the user's and may hold anything; it is no file name.
        const file = await files.write(`build-secrets/${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`, value);
        return { source: { id, file }, value };
    }
    if ('env' in secret) {
        const value = env[secret.env];
        if (!value) {
            const what = value === undefined ? 'is not set' : 'is empty';
            throw missing(`build secret ${id}: the variable ${secret.env} ${what}`, 'Set it in the env of this step.');
        }
        return { source: { id, env: secret.env }, value, variable: [secret.env, value] };
    }
    const file = (0,external_node_path_.resolve)(secret.file);
    const value = await (0,promises_.readFile)(file, 'utf8').catch((cause) => {
        throw missing(`build secret ${id}: the file ${file} cannot be read`, 'Is the path right, and relative to this folder?', cause);
    });
    if (value === '')
        throw missing(`build secret ${id}: the file ${file} is empty`, 'Put the secret into it first.');
    return { source: { id, file }, value };
}
function missing(message, hint, cause) {
    return new errors/* SealiftError */.Pf('input-invalid', message, { hint, cause });
}
/** Shorter lines of a secret of several lines (`{`, `}`) say nothing, and would blot out the log. */
const shortestMaskedLine = 6;
function masker(values) {
    const parts = values.flatMap((value) => {
        const lines = value.split(/\r?\n/).map((line) => line.trim());
        return [value.trim(), ...lines.filter((line) => line.length >= shortestMaskedLine)];
    });
    // The longest first, or a part of one value would leave the rest of another in sight.
    const wanted = [...new Set(parts)].filter((part) => part !== '').sort((a, b) => b.length - a.length);
    return (text) => wanted.reduce((masked, part) => masked.replaceAll(part, '***'), text);
}

;// CONCATENATED MODULE: ./build/src/steps/build.js













/**
 * Builds into an OCI layout in the run folder; nothing leaves the machine. Rejects with `build-failed`
 * (the failing step and what it printed last) or `input-invalid` (a build secret that is not there).
 */
async function build(plan, ready, deps) {
    if (isEvaluation(plan.build)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `call: ${plan.build.call} builds nothing that could be published`, {
            hint: 'Leave call out to build; sealift evaluates the Dockerfile only when nothing is pushed or signed.',
        });
    }
    const layoutFolder = deps.files.path('layout');
    const metadataFile = deps.files.path('build-metadata.json');
    await (0,promises_.rm)(layoutFolder, { recursive: true, force: true });
    await (0,promises_.rm)(metadataFile, { force: true });
    const secrets = await giveSecrets(plan.build.secrets, deps);
    const run = async (options) => {
        const progress = buildProgress();
        const args = (0,buildx/* buildArgs */.CH)({
            builder: ready.builder.name,
            options,
            labels: plan.labels,
            annotations: plan.annotations,
            secrets: secrets.sources,
            layout: layoutFolder,
            metadataFile,
        });
        const result = await runBuildx(args, plan, ready, deps, secrets, progress);
        if (result.code === 0)
            return { progress, milliseconds: result.milliseconds };
        const uncached = (0,build_cache/* withoutFailedCache */.S)(options, progress.failure().error);
        if (!uncached)
            throw buildFailure(progress, secrets.mask);
        deps.log.warn(secrets.mask(uncached.reason));
        return run(uncached.options);
    };
    const { progress, milliseconds } = await run(plan.build);
    const layout = await (0,oci_layout/* readLayout */.T4)(layoutFolder);
    const metadata = await readMetadata(metadataFile, layout, progress.warnings.map(secrets.mask));
    for (const warning of metadata.warnings)
        deps.log.warn(`Dockerfile: ${warning}`);
    return {
        layout,
        metadata,
        metadataFile,
        base: (0,provenance/* baseImages */.i)(metadata.provenance),
        milliseconds,
    };
}
/** Whether these options ask for an evaluation of the Dockerfile and not for an image. */
function isEvaluation(options) {
    return options.call !== undefined && options.call !== 'build';
}
/** Evaluates the Dockerfile by `call`; makes no image. Rejects with `build-failed` when it cannot be evaluated. */
async function evaluate(plan, ready, deps) {
    const method = plan.build.call ?? 'check';
    const secrets = await giveSecrets(plan.build.secrets, deps);
    const progress = buildProgress();
    const args = (0,buildx/* callArgs */.qS)({ builder: ready.builder.name, options: plan.build, secrets: secrets.sources }, method);
    const { code, stdout } = await runBuildx(args, plan, ready, deps, secrets, progress);
    if (code !== 0 && stdout.trim() === '')
        throw buildFailure(progress, secrets.mask);
    return { method, output: secrets.mask(stdout), passed: code === 0 };
}
function runBuildx(args, plan, ready, deps, secrets, progress) {
    const options = plan.build;
    return deps.run({
        program: ready.buildx.path,
        args,
        env: {
            ...(0,buildx_environment/* buildxEnvironment */.Q)(deps.env, {
                BUILDX_CONFIG: ready.builder.buildxConfig,
                DOCKER_CONFIG: ready.logins.folder,
                PATH: [ready.logins.helpers, deps.env.PATH].filter(Boolean).join(external_node_path_.delimiter),
                BUILDX_METADATA_PROVENANCE: 'max',
                SOURCE_DATE_EPOCH: epochSeconds(plan.source.commitDate ?? plan.created),
            }),
            ...(0,buildx_environment/* cacheEnvironment */.G)(deps.env, [...options.cacheFrom, ...options.cacheTo], 'buildx'),
            ...bareBuildArgs(options, deps.env),
            ...secrets.environment,
        },
        signal: deps.signal,
        onStderrLine(line) {
            for (const said of progress.read(line)) {
                const text = secrets.mask(said);
                deps.log.debug(text);
                deps.log.progress(text);
            }
        },
    });
}
function epochSeconds(date) {
    return String(Math.floor(date.getTime() / 1000));
}
/** `--build-arg NAME` without a value takes it from the environment. */
function bareBuildArgs(options, env) {
    const names = options.buildArgs.filter((arg) => !arg.includes('='));
    return Object.fromEntries(names.map((name) => [name, env[name]]));
}
const provenanceKey = 'buildx.build.provenance';
async function readMetadata(file, layout, warnings) {
    const metadata = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    const digest = metadata['containerimage.digest'];
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.Bc)(digest) || digest !== layout.root.digest) {
        throw new errors/* SealiftError */.Pf('build-failed', `buildx says it built ${digest}, but the layout holds ${layout.root.digest}`);
    }
    const only = layout.images.length === 1 ? layout.images[0] : undefined;
    const provenance = Object.entries(metadata).flatMap(([key, value]) => {
        // The value can be null, or the string "null", when BuildKit recorded nothing.
        if (!key.startsWith(provenanceKey) || typeof value !== 'object' || value === null)
            return [];
        const platform = key.slice(provenanceKey.length + 1) || (only && (0,descriptor/* platformText */.VQ)(only.platform));
        return platform ? [[platform, value]] : [];
    });
    const ref = metadata['buildx.build.ref'];
    return {
        digest,
        provenance: Object.fromEntries(provenance),
        warnings,
        buildRef: typeof ref === 'string' ? ref : undefined,
    };
}


/***/ }),

/***/ 57454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ closeBuilderState),
  I: () => (/* binding */ openBuilder)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(32467);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/src/tools/mounts.js


/**
 * Removes a folder. First ends the containers whose file systems lie below one of `roots` and unmounts
 * what is left mounted there: removing through a mount would empty what is behind it.
 */
async function removeTree(folder, roots, { run, rootless }) {
    for (const pid of await containersBelow(roots)) {
        try {
            process.kill(pid, 'SIGKILL');
        }
        catch {
            // It has ended in between.
        }
    }
    for (const mount of await mountsBelow(roots)) {
        const { code } = await run({ program: 'umount', args: [mount] });
        if (code !== 0)
            await run({ program: 'umount', args: ['--lazy', mount] });
    }
    try {
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    }
    catch (error) {
        if (!rootless)
            throw error;
        // Files of a user namespace belong to ids that only that namespace may touch.
        await run({ program: 'rootlesskit', args: ['rm', '-rf', folder] });
    }
}
/** Mount points below these folders, the deepest first. */
async function mountsBelow(roots) {
    const table = await (0,promises_.readFile)('/proc/self/mountinfo', 'utf8').catch(() => '');
    return mountPoints(table)
        .filter((point) => roots.some((root) => point.startsWith(`${root}/`)))
        .sort((a, b) => b.length - a.length);
}
/** The fifth field of each line, its octal escapes undone (proc_pid_mountinfo(5)). */
function mountPoints(table) {
    return table
        .split('\n')
        .map((line) => line.split(' ')[4] ?? '')
        .filter((point) => point !== '')
        .map((point) => point.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))));
}
/**
 * Processes in another mount namespace whose root is an overlay of layers below these folders: build
 * steps that outlived a killed daemon.
 */
async function containersBelow(roots) {
    const ours = await (0,promises_.readFile)('/proc/self/mountinfo', 'utf8').catch(() => '');
    const names = await (0,promises_.readdir)('/proc').catch(() => []);
    const pids = [];
    for (const name of names.filter((entry) => /^\d+$/.test(entry))) {
        const table = await (0,promises_.readFile)((0,external_node_path_.join)('/proc', name, 'mountinfo'), 'utf8').catch(() => '');
        if (table === '' || table === ours)
            continue;
        const rootLine = table.split('\n').find((line) => line.split(' ')[4] === '/') ?? '';
        if (roots.some((root) => rootLine.includes(`dir=${root}/`)))
            pids.push(Number(name));
    }
    return pids;
}

;// CONCATENATED MODULE: ./build/src/tools/process-mark.js


/** The mark of a process that runs now. */
async function processMark(pid) {
    return { pid, startTime: (await readStat(pid))?.startTime };
}
/** False when it has ended, also when it is a zombie that nobody waited for, or its id is another's now. */
async function isAlive(mark) {
    const stat = await readStat(mark.pid);
    return stat !== undefined && stat.startTime === mark.startTime && stat.state !== 'Z' && stat.state !== 'X';
}
/** SIGTERM, and SIGKILL for its process group when it has not ended after `patienceMs` milliseconds. */
async function stopProcess(mark, patienceMs) {
    if (!(await isAlive(mark)))
        return;
    send(mark.pid, 'SIGTERM');
    if (await ends(mark, patienceMs))
        return;
    send(-mark.pid, 'SIGKILL');
    send(mark.pid, 'SIGKILL');
    await ends(mark, 5000);
}
async function ends(mark, patienceMs) {
    for (const end = performance.now() + patienceMs; performance.now() < end; await (0,external_node_timers_promises_.setTimeout)(20)) {
        if (!(await isAlive(mark)))
            return true;
    }
    return false;
}
function send(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        // It has ended in between.
        if (error.code !== 'ESRCH')
            throw error;
    }
}
async function readStat(pid) {
    const text = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The program's name may hold spaces and brackets; the fields go on after the last one.
    const [state, ...rest] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
    const startTime = rest[18];
    return state && startTime ? { state, startTime } : undefined;
}

;// CONCATENATED MODULE: ./build/src/tools/buildkit.js








const patienceMs = 30_000;
/** Starts `buildkitd` and waits until its socket takes connections; else `builder-unavailable` with its last words. */
async function startBuildkit(options, deps) {
    const socket = (0,external_node_path_.join)(options.folder, 'buildkitd.sock');
    // The kernel's sun_path holds 108 bytes with the final zero (unix(7)).
    if (Buffer.byteLength(socket) > 107) {
        throw new errors/* SealiftError */.Pf('builder-unavailable', `${socket} is too long for a unix socket`, {
            hint: 'Set TMPDIR to a shorter path.',
        });
    }
    await (0,promises_.mkdir)(options.folder, { recursive: true, mode: 0o700 });
    await (0,promises_.mkdir)(options.root, { recursive: true, mode: 0o700 });
    // A daemon that was killed could not be cleaned up after.
    await forgetBuilds(options.root);
    const logFile = (0,external_node_path_.join)(options.folder, 'buildkitd.log');
    const daemon = await deps.start({
        ...(await tied(daemonCommand(options, socket, deps.env), deps.run)),
        logFile,
    });
    const state = {
        process: await processMark(daemon.pid),
        folder: options.folder,
        root: options.root,
        rootless: options.rootlesskit !== undefined,
    };
    try {
        await untilReady(socket, daemon, logFile, deps.signal);
    }
    catch (error) {
        await stopBuildkit(state, deps.run);
        throw error;
    }
    return { address: `unix://${socket}`, state };
}
/**
 * Ends the daemon (SIGTERM, after five seconds SIGKILL: it waits for clients that hang on) and removes the run's folder with everything
 * still mounted below it. Does no harm when it has ended long ago, or its process id is another's now.
 */
async function stopBuildkit(state, run) {
    await stopProcess(state.process, 5000);
    await forgetBuilds(state.root);
    await removeTree(state.folder, [state.folder, state.root], { run, rootless: state.rootless });
}
/**
 * BuildKit keeps the requests of past builds beside its cache, and the credentials of remote caches are in them as plain
 * text. The cache itself does without.
 */
async function forgetBuilds(root) {
    await (0,promises_.rm)((0,external_node_path_.join)(root, 'history.db'), { force: true });
}
/** `buildkitd` and its flags; the socket and cache are ours alone. */
function daemonCommand(options, socket, env) {
    const { program, programFolder, root, rootlesskit } = options;
    const args = [
        ...['--addr', `unix://${socket}`],
        ...['--root', root],
        '--oci-worker=true',
        '--containerd-worker=false',
        // Bridged networks would need iptables and leave rules behind.
        '--oci-worker-net=host',
        ...['--config', options.config],
        ...['--otel-socket-path', (0,external_node_path_.join)(options.folder, 'otel.sock')],
    ];
    const passed = [
        'HOME',
        'TMPDIR',
        'XDG_RUNTIME_DIR',
        'SSL_CERT_FILE',
        'SSL_CERT_DIR',
        ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
    ];
    const environment = {
        ...options.environment,
        ...Object.fromEntries(passed.map((name) => [name, env[name]])),
        PATH: [programFolder, env.PATH, '/usr/sbin', '/sbin'].filter(Boolean).join(':'),
    };
    return rootlesskit
        ? { program: rootlesskit, args: [program, '--rootless', ...args], env: environment }
        : { program, args, env: environment };
}
/** Lets the kernel end the daemon when we are killed, where util-linux's setpriv can ask for that. */
async function tied(command, run) {
    const tie = ['--pdeathsig', 'TERM'];
    const { PATH } = command.env;
    const able = await run({ program: 'setpriv', args: [...tie, 'true'], env: { PATH } }).then(({ code }) => code === 0, () => false);
    return able
        ? { ...command, program: 'setpriv', args: [...tie, command.program, ...command.args] }
        : command;
}
async function untilReady(socket, daemon, logFile, signal) {
    let status;
    void daemon.ended.then((code) => {
        status = code;
    });
    for (const end = performance.now() + patienceMs; performance.now() < end;) {
        if (signal.aborted)
            throw new errors/* SealiftError */.Pf('interrupted', 'interrupted while BuildKit was starting');
        if (status !== undefined)
            throw await died(logFile, `ended with exit status ${status}`);
        if (await serves(socket))
            return;
        await (0,external_node_timers_promises_.setTimeout)(20);
    }
    throw await died(logFile, `was not ready within ${patienceMs / 1000} seconds`);
}
/** Whether somebody serves here: buildkitd listens some time before it can fail for good. */
function serves(path) {
    return new Promise((resolve) => {
        const session = (0,external_node_http2_.connect)('http://buildkitd', { createConnection: () => (0,external_node_net_.createConnection)({ path }) });
        const answer = (served) => {
            resolve(served);
            session.destroy();
        };
        // gRPC speaks HTTP/2, where the server says its settings first.
        session.once('remoteSettings', () => answer(true));
        session.once('error', () => answer(false));
        session.once('close', () => answer(false));
        session.setTimeout(1000, () => answer(false));
    });
}
const causes = [
    [/could not lock|another instance running/, 'Another buildkitd uses the same state folder.'],
    [
        /failed to find (runc|crun)|no such.*runc|runc.*not found/i,
        'It needs runc: put runc or buildkit-runc beside buildkitd in tools-dir, or install it on PATH.',
    ],
    [
        /rootless|must be run as root|operation not permitted|permission denied/i,
        'It may not do what it needs here: run as root, or install rootlesskit with newuidmap and /etc/subuid entries for this user, or use builder: remote.',
    ],
    [/no space left/i, 'The disk is full.'],
];
async function died(logFile, what) {
    const log = await (0,promises_.readFile)(logFile, 'utf8').catch(() => '');
    // A Go stack ends the log; its frames have no spaces, or start with a tab.
    const lines = log
        .split('\n')
        .filter((line) => line.includes(' ') && !line.startsWith('\t'))
        .slice(-10);
    const hint = causes.find(([pattern]) => pattern.test(log))?.[1];
    return new errors/* SealiftError */.Pf('builder-unavailable', [`buildkitd ${what}; its log ends with:`, ...lines].join('\n  '), {
        hint: hint ??
            'Use another builder (docker-container, remote, or the name of one), or run buildkitd by hand to see more.',
    });
}
/** A configuration that says nothing but how registries are reached. Source: moby/buildkit's docs/buildkitd.toml.md. */
function daemonConfig({ insecureRegistries = [], mirrors = new Map() }) {
    const hosts = new Set([...mirrors.keys(), ...insecureRegistries]);
    return [...hosts]
        .map((host) => {
        const own = mirrors.get(host);
        return [
            `[registry.${JSON.stringify(host)}]`,
            ...(insecureRegistries.includes(host) ? ['  http = true'] : []),
            ...(own ? [`  mirrors = ${JSON.stringify(own)}`] : []),
            '',
        ].join('\n');
    })
        .join('');
}

// EXTERNAL MODULE: ./build/src/tools/docker.js
var tools_docker = __webpack_require__(25405);
// EXTERNAL MODULE: ./build/src/tools/buildx.js
var tools_buildx = __webpack_require__(89773);
// EXTERNAL MODULE: ./build/src/tools/buildx-environment.js
var buildx_environment = __webpack_require__(80477);
// EXTERNAL MODULE: ./build/src/tools/catalog.js + 1 modules
var catalog = __webpack_require__(8027);
;// CONCATENATED MODULE: ./build/src/steps/builder-container.js





/** BuildKit's image, pinned by digest, as a container of Docker's for this run. */
async function openContainer(reason, buildx, deps, options) {
    const name = (0,tools_buildx/* freshBuilderName */.Nu)();
    const buildxConfig = await deps.files.folder('buildx');
    const state = { kind: 'docker-container', name, buildx: buildx.path, buildxConfig };
    const config = options.buildkitdConfig ?? (await registryConfig(options, deps));
    const { code, stderr } = await deps.run({
        program: buildx.path,
        args: (0,tools_buildx/* createArgs */.Og)({
            name,
            driver: 'docker-container',
            driverOptions: { image: catalog/* buildkitImage */.UG },
            ...(config && { config }),
            bootstrap: true,
        }),
        env: (0,buildx_environment/* buildxEnvironment */.Q)(deps.env, { BUILDX_CONFIG: buildxConfig }),
        timeoutMs: 300_000,
        signal: deps.signal,
    });
    if (code !== 0) {
        await removeContainer(state, deps);
        throw unavailable(stderr);
    }
    return {
        name,
        kind: 'docker-container',
        reason,
        buildxConfig,
        buildkitVersion: (0,catalog/* pinnedVersion */.V2)('buildkit'),
        state,
        close: () => removeContainer(state, deps),
    };
}
/** Removes container and cache volume. A builder that is not there any more is no failure. */
async function removeContainer(state, deps) {
    await deps.run({
        program: state.buildx,
        args: ['rm', '--force', state.name],
        env: (0,buildx_environment/* buildxEnvironment */.Q)(deps.env, { BUILDX_CONFIG: state.buildxConfig }),
        timeoutMs: 60_000,
    });
}
async function registryConfig(options, deps) {
    const config = daemonConfig(options);
    return config === '' ? undefined : deps.files.write('buildkitd.toml', config);
}
function unavailable(stderr) {
    const lines = stderr.trim().split('\n');
    const why = (lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '').replace('ERROR: ', '');
    const hint = /toomanyrequests|429|rate limit/i.test(why)
        ? 'Docker Hub limits anonymous pulls: log in to docker.io, configure a mirror in the Docker daemon, or use builder: embedded.'
        : 'Try `docker run --privileged` by hand, or use builder: embedded or a remote one.';
    return new errors/* SealiftError */.Pf('builder-unavailable', `Docker could not start ${catalog/* buildkitImage */.UG}: ${why}`, { hint });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/src/steps/builder-named.js





/** The user's own builder, as his `docker buildx create` made it. It is his: nothing is removed. */
async function openNamed(name, reason, buildx, deps) {
    const buildxConfig = userBuildxConfig(deps.env);
    const inspected = await inspectBuilder(name, buildx, buildxConfig, deps);
    const buildkitVersion = inspected.nodes.find((node) => node.buildkitVersion)?.buildkitVersion;
    return {
        name,
        kind: 'named',
        reason,
        buildxConfig,
        ...(buildkitVersion && { buildkitVersion }),
        close: async () => { },
    };
}
/** Boots the builder and asks how it is; `builder-unavailable` when there is none or a node does not answer. */
async function inspectBuilder(name, buildx, buildxConfig, deps) {
    const { code, stdout, stderr } = await deps.run({
        program: buildx.path,
        args: ['inspect', '--bootstrap', name],
        env: (0,buildx_environment/* buildxEnvironment */.Q)(deps.env, { BUILDX_CONFIG: buildxConfig }),
        timeoutMs: 120_000,
        signal: deps.signal,
    });
    const inspected = (0,tools_buildx/* parseInspect */.E7)(stdout);
    const broken = inspected.nodes.find((node) => node.error)?.error;
    if (code === 0 && !broken)
        return inspected;
    const why = broken ?? stderr.trim().split('\n').at(-1) ?? '';
    throw new errors/* SealiftError */.Pf('builder-unavailable', `builder ${name} cannot be used: ${why.replace(/^ERROR: /, '')}`, {
        hint: /no builder/.test(why)
            ? `buildx knows no builder of that name in ${buildxConfig}. Create it in an earlier step, set BUILDX_CONFIG to where it was created, or use builder: auto.`
            : 'Is its BuildKit running, and reachable from this machine?',
    });
}
/** Where the docker CLI's buildx keeps its builders (docker/buildx docs/reference, BUILDX_CONFIG). */
function userBuildxConfig(env) {
    return env.BUILDX_CONFIG || (0,external_node_path_.join)(env.DOCKER_CONFIG || (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.docker'), 'buildx');
}

;// CONCATENATED MODULE: ./build/src/steps/builder-remote.js





/**
 * A BuildKit that runs elsewhere. `choice.value` holds one endpoint or, separated by commas or spaces,
 * several: one node each, for instance one per architecture.
 */
async function openRemote(choice, buildx, deps) {
    const endpoints = (choice.value ?? '').split(/[\s,]+/).filter(Boolean);
    const wrong = endpoints.find((endpoint) => !/^(tcp|unix|ssh|docker-container|kube-pod):\/\/./.test(endpoint));
    if (endpoints.length === 0 || wrong !== undefined) {
        throw new errors/* SealiftError */.Pf('input-invalid', `builder: "${wrong ?? ''}" is no BuildKit endpoint`, {
            hint: 'It looks like tcp://buildkit.example:1234 or unix:///run/buildkit/buildkitd.sock.',
        });
    }
    const driverOptions = await tlsOptions(choice);
    const name = (0,tools_buildx/* freshBuilderName */.Nu)();
    const buildxConfig = await deps.files.folder('buildx');
    await addNodes(name, endpoints, driverOptions, buildx, buildxConfig, deps);
    const inspected = await inspectBuilder(name, buildx, buildxConfig, deps);
    const buildkitVersion = inspected.nodes.find((node) => node.buildkitVersion)?.buildkitVersion;
    return {
        name,
        kind: 'remote',
        reason: `the builder input names the endpoint ${endpoints.join(' and ')}`,
        buildxConfig,
        ...(buildkitVersion && { buildkitVersion }),
        // buildx only has a note of it in the run folder.
        close: async () => { },
    };
}
/** Makes one builder with a node for each endpoint. */
async function addNodes(name, endpoints, driverOptions, buildx, buildxConfig, deps) {
    for (const [index, endpoint] of endpoints.entries()) {
        const { code, stderr } = await deps.run({
            program: buildx.path,
            args: (0,tools_buildx/* createArgs */.Og)({ name, driver: 'remote', endpoint, append: index > 0, driverOptions }),
            env: (0,buildx_environment/* buildxEnvironment */.Q)(deps.env, { BUILDX_CONFIG: buildxConfig }),
            timeoutMs: 60_000,
            signal: deps.signal,
        });
        if (code === 0)
            continue;
        throw new errors/* SealiftError */.Pf('builder-unavailable', `buildx refused the endpoint ${endpoint}: ${stderr.trim()}`);
    }
}
async function tlsOptions({ tls = {} }) {
    const files = { cacert: tls.ca, cert: tls.cert, key: tls.key };
    const given = Object.entries(files).filter((entry) => Boolean(entry[1]));
    for (const [role, file] of given) {
        await (0,promises_.access)(file).catch((cause) => {
            throw new errors/* SealiftError */.Pf('input-invalid', `the builder's TLS file ${file} (${role}) cannot be read`, {
                cause,
            });
        });
    }
    if (Boolean(tls.cert) !== Boolean(tls.key)) {
        throw new errors/* SealiftError */.Pf('input-invalid', "the builder's client certificate and its key belong together", {
            hint: 'Give both files, or neither.',
        });
    }
    return Object.fromEntries(given);
}

;// CONCATENATED MODULE: ./build/src/steps/builder-embedded.js






/** The pinned `buildkitd`, started for this run and ended with it. */
async function openEmbedded(reason, tools, deps, options) {
    const rootlesskit = await rootlesskitIfNeeded(reason, deps, options);
    const buildkit = await tools.buildkit();
    const name = (0,tools_buildx/* freshBuilderName */.Nu)();
    const folder = await deps.files.folder('buildkit');
    const config = options.buildkitdConfig ?? (await deps.files.write('buildkitd.toml', daemonConfig(options)));
    const begin = (root) => startBuildkit({
        program: buildkit.path,
        programFolder: buildkit.folder,
        root,
        folder,
        config,
        ...(rootlesskit && { rootlesskit }),
        ...(options.environment && { environment: options.environment }),
    }, deps);
    const buildxConfig = await deps.files.folder('buildx');
    const daemon = await beginWithState(begin, (0,external_node_path_.join)(folder, 'state'), deps, options);
    const close = () => stopBuildkit(daemon.state, deps.run);
    try {
        await addNodes(name, [daemon.address], {}, tools.buildx, buildxConfig, deps);
    }
    catch (error) {
        await close();
        throw error;
    }
    return {
        name,
        kind: 'embedded',
        reason,
        buildxConfig,
        buildkitVersion: buildkit.version,
        state: { kind: 'embedded', daemon: daemon.state },
        close,
    };
}
/** Only one daemon can use a state folder: a second run at the same time goes without its cache. */
async function beginWithState(begin, ownRoot, deps, { stateFolder }) {
    if (stateFolder === undefined)
        return begin(ownRoot);
    try {
        return await begin(stateFolder);
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf) || !/could not lock|another instance running/.test(error.message))
            throw error;
        deps.log.warn(`another run is using BuildKit's cache in ${stateFolder}: this one builds without it`);
        return begin(ownRoot);
    }
}
/** BuildKit needs root, or rootlesskit to play it in a user namespace. */
async function rootlesskitIfNeeded(reason, deps, { host }) {
    if (host.platform !== 'linux') {
        throw new errors/* SealiftError */.Pf('builder-unavailable', `BuildKit runs on Linux only, this is ${host.platform}; the embedded one was to be taken because ${reason}`, { hint: 'Start Docker, or set builder to a remote endpoint (tcp://…).' });
    }
    if (host.uid === 0)
        return undefined;
    const rootlesskit = await onPath('rootlesskit', deps.env.PATH);
    if (rootlesskit)
        return rootlesskit;
    throw new errors/* SealiftError */.Pf('builder-unavailable', `BuildKit cannot be started as user ${host.uid}: it needs root or rootlesskit; the embedded one was to be taken because ${reason}`, {
        hint: 'Install rootlesskit (with uidmap, and entries for this user in /etc/subuid and /etc/subgid), run as root, start Docker, or set builder to a remote endpoint (tcp://…).',
    });
}
async function onPath(program, path = '') {
    for (const folder of path.split(external_node_path_.delimiter).filter(Boolean)) {
        const file = (0,external_node_path_.join)(folder, program);
        const able = await (0,promises_.access)(file, promises_.constants.X_OK).then(() => true, () => false);
        if (able)
            return file;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/steps/builder.js







/**
 * Gets a builder ready. `auto` takes the builder the user named (`BUILDX_BUILDER`), else Docker where
 * its daemon answers, else the embedded BuildKit, also when Docker cannot run BuildKit's image. Rejects
 * with `builder-unavailable`, or `input-invalid` for a choice that cannot be meant.
 */
async function openBuilder(choice, tools, deps, options) {
    switch (choice.kind) {
        case 'named':
            return openNamed(namedBuilder(choice, deps.env), 'the builder input names it', tools.buildx, deps);
        case 'remote':
            return openRemote(choice, tools.buildx, deps);
        case 'docker-container':
            return openContainer('the builder input asks for it', tools.buildx, deps, options);
        case 'embedded':
            return openEmbedded('the builder input asks for it', tools, deps, options);
        case 'auto':
            return openAuto(choice, tools, deps, options);
    }
}
/** Cleans up after a builder whose process was killed before it could close it. */
async function closeBuilderState(state, deps) {
    if (state.kind === 'embedded')
        await stopBuildkit(state.daemon, deps.run);
    else
        await removeContainer(state, deps);
}
async function openAuto(choice, tools, deps, options) {
    if (choice.value)
        return openNamed(choice.value, 'the builder input names it', tools.buildx, deps);
    if (deps.env.BUILDX_BUILDER) {
        return openNamed(deps.env.BUILDX_BUILDER, 'BUILDX_BUILDER names it', tools.buildx, deps);
    }
    const docker = await (0,tools_docker/* askDocker */.a)(deps.env, deps.run);
    if (!docker.answers)
        return openEmbedded(docker.reason, tools, deps, options);
    try {
        return await openContainer('a Docker daemon answers', tools.buildx, deps, options);
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf) || error.code !== 'builder-unavailable')
            throw error;
        const reason = `Docker answers but cannot run BuildKit's image (${error.message})`;
        deps.log.warn(`${reason}; taking the embedded BuildKit`);
        return openEmbedded(reason, tools, deps, options);
    }
}
function namedBuilder(choice, env) {
    const name = choice.value || env.BUILDX_BUILDER;
    if (name)
        return name;
    throw new errors/* SealiftError */.Pf('input-invalid', 'builder: a named builder needs its name', {
        hint: 'Give the name that `docker buildx ls` shows, or set BUILDX_BUILDER.',
    });
}


/***/ }),

/***/ 28980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ fetchJavaDatabase),
/* harmony export */   m: () => (/* binding */ fetchDatabase)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38409);




/**
 * Makes sure that a vulnerability database is there and young enough, and says which. Takes the cached one
 * while it is current (Trivy's own rule: before its next update, or downloaded within the hour), else asks
 * each repository in turn. A failed update beside a cached one within `databaseMaxAgeHours` is a warning.
 * An age of 0 hours means no limit.
 * @throws SealiftError `database-unavailable` with each repository's reason
 */
async function fetchDatabase(scan, tools, deps) {
    const cacheFolder = (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .trivyCacheFolder */ .LU)(deps.env, deps.cacheFolder);
    const now = deps.clock();
    const cached = await readMetadata((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheFolder, 'db'), 'trivy.db');
    const young = (database) => ageHours(database, now) <= maxAgeHours(scan);
    if (cached && young(cached) && isCurrent(cached, now))
        return info(cached, 'cache');
    if (scan.skipDatabaseUpdate || isTrue(deps.env.TRIVY_SKIP_DB_UPDATE)) {
        if (cached && young(cached))
            return info(cached, 'cache');
        throw unavailable(scan, cacheFolder, cached, now, ['updating is switched off (skip-db-update)']);
    }
    const repositories = listOf(scan.databaseRepositories, deps.env.TRIVY_DB_REPOSITORY, vulnerabilities);
    const failures = [];
    for (const repository of repositories) {
        const failure = await download(vulnerabilities, repository, tools.trivy, cacheFolder, deps);
        const fetched = failure === undefined ? await readMetadata((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheFolder, 'db'), 'trivy.db') : undefined;
        if (fetched && young(fetched))
            return info(fetched, repository);
        failures.push(`${repository}: ${failure ?? 'its newest database is too old as well'}`);
        deps.log.info(`vulnerability database not taken from ${failures.at(-1)}`);
    }
    const kept = await readMetadata((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheFolder, 'db'), 'trivy.db');
    if (!kept || !young(kept))
        throw unavailable(scan, cacheFolder, kept, now, failures);
    deps.log.warn(`the vulnerability database could not be updated; using the one of ${kept.updatedAt.toISOString()}, ` +
        `${Math.floor(ageHours(kept, now))} hours old (${failures.join('; ')})`);
    return info(kept, 'cache');
}
/**
 * Fetches the index that names Java archives, which only images that hold such archives need (it is
 * large). Returns at once when it is there.
 * @throws SealiftError `database-unavailable`
 */
async function fetchJavaDatabase(scan, tools, deps) {
    const cacheFolder = (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .trivyCacheFolder */ .LU)(deps.env, deps.cacheFolder);
    if (await readMetadata((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheFolder, 'java-db'), 'trivy-java.db'))
        return;
    const failures = [];
    const allowed = !scan.skipDatabaseUpdate && !isTrue(deps.env.TRIVY_SKIP_JAVA_DB_UPDATE);
    if (!allowed)
        failures.push('updating is switched off (skip-db-update)');
    for (const repository of allowed ? listOf([], deps.env.TRIVY_JAVA_DB_REPOSITORY, java) : []) {
        const failure = await download(java, repository, tools.trivy, cacheFolder, deps);
        if (failure === undefined)
            return;
        failures.push(`${repository}: ${failure}`);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('database-unavailable', `the image holds Java archives, and the index to name them could not be had: ${failures.join('; ')}`, {
        hint: 'Set TRIVY_JAVA_DB_REPOSITORY to a mirror, or keep the cache folder between runs with a java-db in it.',
    });
}
const vulnerabilities = {
    database: 'vulnerability',
    folder: 'db',
    file: 'trivy.db',
    repositories: ['mirror.gcr.io/aquasec/trivy-db:2', 'ghcr.io/aquasecurity/trivy-db:2'],
};
const java = {
    database: 'java',
    folder: 'java-db',
    file: 'trivy-java.db',
    repositories: ['mirror.gcr.io/aquasec/trivy-java-db:1', 'ghcr.io/aquasecurity/trivy-java-db:1'],
};
const hour = 3_600_000;
const downloadLimit = 15 * 60_000;
/** Undefined when there is no database of the version Trivy reads; a missing or broken file is none. */
async function readMetadata(folder, file) {
    try {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file))).size === 0)
            return undefined;
        const json = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'metadata.json'), 'utf8'));
        const updatedAt = new Date(String(json.UpdatedAt));
        const nextUpdate = new Date(String(json.NextUpdate));
        const downloadedAt = new Date(String(json.DownloadedAt));
        const usable = json.Version === (file === 'trivy.db' ? 2 : 1) && isDate(updatedAt) && isDate(nextUpdate);
        return usable
            ? { updatedAt, nextUpdate, downloadedAt: isDate(downloadedAt) ? downloadedAt : undefined }
            : undefined;
    }
    catch {
        return undefined;
    }
}
function info(database, repository) {
    return { updatedAt: database.updatedAt, nextUpdate: database.nextUpdate, repository };
}
function isCurrent(database, now) {
    const downloaded = database.downloadedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
    return now < database.nextUpdate || now.getTime() < downloaded + hour;
}
/**
 * Downloads into a folder of its own beside the cache and moves the finished files in one by one, so that a
 * run that is cut off, or two at once, never leave half a database. The database goes first: an older
 * `metadata.json` beside it only makes it look older than it is.
 */
async function download(kind, repository, trivy, cacheFolder, deps) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheFolder, kind.folder), { recursive: true });
    const fresh = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheFolder, '.download-'));
    try {
        const result = await deps.run({
            program: trivy,
            args: (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .downloadArgs */ .Cs)({ database: kind.database, repository, cacheFolder: fresh }),
            env: (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .trivyEnv */ .G7)(deps.env, fresh),
            cwd: fresh,
            timeoutMs: downloadLimit,
            signal: deps.signal,
        });
        if (result.code !== 0)
            return (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .trivyFailure */ .Xe)(result);
        const fetched = await readMetadata((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(fresh, kind.folder), kind.file);
        if (!fetched)
            return 'it holds no usable database';
        const cached = await readMetadata((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheFolder, kind.folder), kind.file);
        if (cached && cached.updatedAt > fetched.updatedAt)
            return 'its database is older than the cached one';
        for (const file of [kind.file, 'metadata.json'])
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(fresh, kind.folder, file), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheFolder, kind.folder, file));
        return undefined;
    }
    catch (error) {
        // Only the time limit is this repository's fault.
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf && error.code === 'tool-failed')
            return error.message;
        throw error;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(fresh, { recursive: true, force: true });
    }
}
function unavailable(scan, cacheFolder, database, now, failures) {
    const state = database
        ? `the vulnerability database in ${cacheFolder} is ${Math.floor(ageHours(database, now))} hours old, ` +
            `and db-max-age allows ${scan.databaseMaxAgeHours}`
        : `there is no vulnerability database in ${cacheFolder}`;
    const limited = failures.some((failure) => /TOOMANYREQUESTS|429/i.test(failure));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('database-unavailable', `${state}; ${failures.join('; ')}`, {
        hint: limited
            ? 'A registry limits how often it is asked: keep the cache folder between runs, or name a mirror of your own in db-repository.'
            : 'Name a mirror that can be reached in db-repository, keep the cache folder between runs, or raise db-max-age.',
    });
}
function listOf(asked, env, kind) {
    if (asked.length > 0)
        return asked;
    const named = (env ?? '').split(',').flatMap((name) => name.trim() || []);
    return named.length > 0 ? named : kind.repositories;
}
function maxAgeHours(scan) {
    return scan.databaseMaxAgeHours > 0 ? scan.databaseMaxAgeHours : Number.POSITIVE_INFINITY;
}
function ageHours(database, now) {
    return (now.getTime() - database.updatedAt.getTime()) / hour;
}
function isDate(date) {
    return !Number.isNaN(date.getTime());
}
function isTrue(text) {
    return text === 'true' || text === '1';
}


/***/ }),

/***/ 45462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ baseAllowed)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84974);

/**
 * True when the reference's repository matches one of the patterns: `docker.io/library/*`,
 * `ghcr.io/acme/**`, or a repository by name (`alpine` is `docker.io/library/alpine`). `*` stands for one
 * part of a path, `**` for any number. What cannot be read as a reference is not allowed.
 */
function baseAllowed(reference, patterns) {
    let repository;
    try {
        repository = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryName */ .aR)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(reference));
    }
    catch {
        return false;
    }
    return patterns.some((pattern) => expression(fullName(pattern.trim())).test(repository));
}
/** Docker Hub's short names, as parseRepository reads them, for a name that may hold stars. */
function fullName(pattern) {
    const [first = '', ...rest] = pattern.split('/');
    if (pattern === '**')
        return pattern;
    if (rest.length === 0)
        return `docker.io/library/${pattern}`;
    if (['docker.io', 'index.docker.io', 'registry-1.docker.io'].includes(first))
        return rest.length === 1 && rest[0] !== '**'
            ? `docker.io/library/${rest[0]}`
            : `docker.io/${rest.join('/')}`;
    return /[.:*]/.test(first) || first === 'localhost' ? pattern : `docker.io/${pattern}`;
}
function expression(pattern) {
    const source = pattern
        .split(/(\*\*|\*)/)
        .map((part) => part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('');
    return new RegExp(`^${source}$`);
}


/***/ }),

/***/ 24228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gs: () => (/* binding */ makeImage),
/* harmony export */   Le: () => (/* binding */ scanAttestations),
/* harmony export */   PO: () => (/* binding */ readyBuilder),
/* harmony export */   Ye: () => (/* binding */ scanLayout),
/* harmony export */   gl: () => (/* binding */ provenanceAttestation),
/* harmony export */   hm: () => (/* binding */ checkServerless),
/* harmony export */   iW: () => (/* binding */ contentSizes),
/* harmony export */   kV: () => (/* binding */ attestationOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18514);
/* harmony import */ var _oci_image_content_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9814);
/* harmony import */ var _plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88097);
/* harmony import */ var _tools_buildx_environment_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80477);
/* harmony import */ var _baseline_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76670);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86215);
/* harmony import */ var _build_cache_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(82742);
/* harmony import */ var _builder_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(57454);
/* harmony import */ var _index_provenance_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(82569);
/* harmony import */ var _platform_check_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(55265);
/* harmony import */ var _provenance_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(96454);
/* harmony import */ var _scan_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(76605);
/* harmony import */ var _scan_ready_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(16814);
















/** Builds the image, and scans it while the database was fetched beside the build. `meanwhile` runs beside the scan. */
async function makeImage(shop, deps, meanwhile) {
    const { plan, account } = shop;
    const scanning = plan.scan.mode === 'required';
    const database = scanning
        ? inBackground(account.step('database', 'Get the vulnerability database', () => (0,_scan_ready_js__WEBPACK_IMPORTED_MODULE_14__/* .getDatabase */ .C)(shop, deps)))
        : undefined;
    // Asked for now, so that they are fetched while the build runs.
    if (plan.push.wanted && plan.sign.signing.mode !== 'off')
        void inBackground(shop.tools.get('cosign'));
    const built = await buildOnce(shop, deps);
    if (plan.policy.allowedBase.length > 0)
        refuseUnknownBases(built);
    account.file('metadata', await keepMetadata(built, shop.place));
    const content = await (0,_oci_image_content_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutContent */ .GS)(built.layout);
    const [report, baseline, serverless] = await Promise.all([
        database &&
            account.step('scan', `Scan ${platformNames(built.layout)}`, () => scanLayout(built.layout, database, shop, deps)),
        database && plan.policy.failOn === 'new' ? scanBaseline(built.layout, database, shop, deps) : undefined,
        checkServerless({ content, layout: built.layout }, shop, deps),
        meanwhile(content),
    ]);
    return {
        content,
        imageId: built.layout.images[0]?.manifest.config.digest,
        platforms: platformSizes(built.layout),
        scan: report,
        baseline,
        serverless,
        base: built.base,
        attestations: plan.sign.attestations === 'none' ? [] : await attestations(built, report, shop, deps),
    };
}
/** Holds the image to the rules of the serverless platform, where one is named. */
async function checkServerless(image, shop, deps) {
    const { serverless } = shop.plan;
    return (serverless &&
        shop.account.step('serverless', `Check the image for ${serverless.profile.title}`, () => (0,_platform_check_js__WEBPACK_IMPORTED_MODULE_11__/* .checkPlatform */ .o)(image, serverless, shop, deps)));
}
/** Not knowing the base images is no permission where a rule asks for them. */
function refuseUnknownBases({ layout, metadata }) {
    const unknown = layout.images.filter((image) => !metadata.provenance[(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .platformText */ .VQ)(image.platform)]);
    if (unknown.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('could-not-check', `allowed-base cannot be checked: BuildKit recorded no provenance for ${unknown.map((image) => (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .platformText */ .VQ)(image.platform)).join(', ')}`, {
        hint: 'Use a BuildKit that records provenance (0.11 or newer), or leave allowed-base out.',
    });
}
/** A builder lives only as long as the build it is for. */
async function buildOnce(shop, deps) {
    const { plan, account } = shop;
    const builder = await account.step('builder', 'Get a builder ready', () => readyBuilder(shop, deps));
    account.note({ builder: { kind: builder.kind, reason: builder.reason } });
    deps.log.info(`builder: ${builder.kind}, because ${builder.reason}`);
    try {
        const buildx = await shop.tools.get('buildx');
        const logins = shop.connection.dockerLogins.build;
        return await account.step('build', 'Build the image', () => (0,_build_js__WEBPACK_IMPORTED_MODULE_8__/* .build */ .jq)(plan, { buildx, builder, logins }, deps));
    }
    finally {
        await builder.close();
    }
}
/** Opens the builder the plan names. */
async function readyBuilder({ plan, place, tools, account, onBuilder }, deps) {
    const caches = [...plan.build.cacheFrom, ...plan.build.cacheTo];
    const builder = await (0,_builder_js__WEBPACK_IMPORTED_MODULE_10__/* .openBuilder */ .I)(plan.builder, { buildx: await tools.get('buildx'), buildkit: () => tools.get('buildkit') }, deps, {
        host: { platform: place.platform, uid: place.uid },
        stateFolder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.cache, 'buildkit'),
        insecureRegistries: plan.access.insecureRegistries,
        mirrors: plan.access.mirrors,
        environment: (0,_tools_buildx_environment_js__WEBPACK_IMPORTED_MODULE_6__/* .cacheEnvironment */ .G)(deps.env, caches, 'buildkit'),
    });
    const remark = (0,_build_cache_js__WEBPACK_IMPORTED_MODULE_9__/* .cacheRemark */ .p)(plan.build, builder.kind);
    if (remark)
        account.remark(remark);
    if (builder.state)
        onBuilder(builder.state);
    return builder;
}
/** Scans a layout, with the reports going to the report folder. */
async function scanLayout(layout, database, shop, deps) {
    const { scan: options, repositories } = shop.plan;
    return (0,_scan_js__WEBPACK_IMPORTED_MODULE_13__/* .scan */ .SQ)(options, layout, await (0,_scan_ready_js__WEBPACK_IMPORTED_MODULE_14__/* .scanReady */ .P)(await database, repositories[0], shop), deps);
}
async function scanBaseline(layout, database, shop, deps) {
    const { policy, repositories } = shop.plan;
    if (!policy.baseline)
        return undefined;
    const ready = await (0,_scan_ready_js__WEBPACK_IMPORTED_MODULE_14__/* .scanReady */ .P)(await database, repositories[0], shop);
    return (0,_baseline_js__WEBPACK_IMPORTED_MODULE_7__/* .baselineOf */ .Bv)(policy.baseline, layout.images, ready, shop, deps);
}
/** SBOM, scan and provenance of every platform, and the provenance of the index. */
async function attestations(built, report, { plan }, deps) {
    const { layout } = built;
    const provenances = layout.images.flatMap((image) => {
        const entry = built.metadata.provenance[(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .platformText */ .VQ)(image.platform)];
        const predicate = (0,_provenance_js__WEBPACK_IMPORTED_MODULE_12__/* .provenanceOf */ .J)({ 'buildx.build.provenance': entry }, image.platform, plan.source);
        return predicate ? [{ subject: image.descriptor.digest, predicate }] : [];
    });
    const isIndex = layout.images.every((image) => image.descriptor.digest !== layout.root.digest);
    const whole = isIndex ? (0,_index_provenance_js__WEBPACK_IMPORTED_MODULE_15__/* .indexProvenance */ .W)(provenances.map((one) => one.predicate)) : undefined;
    if (whole)
        provenances.push({ subject: layout.root.digest, predicate: whole });
    const made = await Promise.all(provenances.map((one) => provenanceAttestation(one.subject, one.predicate, deps)));
    return [...scanAttestations(report), ...made];
}
/** The attestations that come from a scan. */
function scanAttestations(report) {
    return (report?.platforms ?? []).flatMap(({ digest: subject, files }) => [
        { subject, type: _plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_5__/* .attestationTypes */ .C.sbom, predicateFile: files.sbom },
        { subject, type: _plan_predicate_type_js__WEBPACK_IMPORTED_MODULE_5__/* .attestationTypes */ .C.vuln, predicateFile: files.vulnPredicate },
    ]);
}
function provenanceAttestation(subject, predicate, deps) {
    return attestationOf(subject, 'slsaprovenance1', predicate, deps);
}
/** A predicate, written to the run folder, as an attestation of one of cosign's types. */
async function attestationOf(subject, type, predicate, { files }) {
    const name = `${type.replaceAll(/[^a-z0-9]+/gi, '-')}-${subject.replace(':', '-')}.json`;
    return {
        subject,
        type,
        predicateFile: await files.write((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('predicates', name), JSON.stringify(predicate)),
    };
}
async function keepMetadata({ metadataFile }, { report }) {
    const kept = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(report, 'build-metadata.json');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(report, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(metadataFile, kept);
    return kept;
}
function platformSizes(layout) {
    return layout.images.map(sizeOf);
}
/** The same of an image wherever it is. */
function contentSizes(content) {
    return (0,_oci_image_content_js__WEBPACK_IMPORTED_MODULE_4__/* .platformManifests */ .OS)(content).map(sizeOf);
}
function sizeOf({ platform, descriptor, manifest, }) {
    return {
        platform,
        digest: descriptor.digest,
        bytes: [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0),
        layers: manifest.layers.length,
    };
}
function platformNames(layout) {
    return layout.images.map((image) => (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .platformText */ .VQ)(image.platform)).join(', ');
}
/** Work whose failure is met where its result is asked for, not before. */
function inBackground(work) {
    work.catch(() => { });
    return work;
}


/***/ }),

/***/ 82569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ indexProvenance)
/* harmony export */ });
/**
 * The provenance of an index: what its platforms' builds have in common, from the first of them, and
 * everything any of them was made from. Undefined when no platform has one. Pure.
 */
function indexProvenance(platforms) {
    const [first] = platforms;
    if (!first)
        return undefined;
    const all = platforms.flatMap((one) => one.buildDefinition.resolvedDependencies);
    const distinct = new Map(all.map((dependency) => [JSON.stringify(dependency), dependency]));
    return {
        ...first,
        buildDefinition: { ...first.buildDefinition, resolvedDependencies: [...distinct.values()] },
    };
}


/***/ }),

/***/ 55265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ checkPlatform),
  S: () => (/* binding */ platformRefusal)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var oci_descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/image-content.js
var image_content = __webpack_require__(9814);
// EXTERNAL MODULE: ./build/src/platforms/amounts.js
var amounts = __webpack_require__(14859);
;// CONCATENATED MODULE: ./build/src/platforms/image-checks.js


/** The rules over manifest and configuration, and those that need only the sizes of layers. */
const imageChecks = [
    manifestForm,
    inlineAttestations,
    mediaTypes,
    layerTypes,
    platform,
    sizes,
    command,
    environment,
    ports,
    volumes,
];
/** `index-refused`, `several-platforms` */
function manifestForm(image, { image: takes, title }) {
    if (takes.index || !(0,oci_descriptor/* isIndexType */.$U)(image.root.mediaType))
        return [];
    if (image.images > 1)
        return [
            {
                rule: 'several-platforms',
                severity: 'error',
                what: `the image is an index of ${image.images} platforms`,
                why: `${title} takes the manifest of one platform and refuses an index.`,
                fix: 'Name one platform in `platforms`, and build the others under tags or repositories of their own.',
            },
        ];
    return [
        {
            rule: 'index-refused',
            severity: 'error',
            what: `the image is an index (${image.root.mediaType}), although it has one platform`,
            why: `${title} takes the manifest of one platform and refuses an index.`,
            fix: `Build with \`serverless\` set, or with attestations outside the image: \`attestations: referrers\`.`,
        },
    ];
}
/** `inline-attestations` */
function inlineAttestations({ inlineAttestations: found }, { image: takes, title }) {
    if (found === 0)
        return [];
    return [
        {
            rule: 'inline-attestations',
            severity: takes.index ? 'warning' : 'error',
            what: `the index holds ${found} attestation ${found === 1 ? 'manifest' : 'manifests'} of platform unknown/unknown`,
            why: takes.index
                ? `They make an index of an image that could be one manifest; nothing says that ${title} passes over them.`
                : `They make an index of the image, and ${title} refuses an index.`,
            fix: 'Use `attestations: referrers`, which keeps them outside the image.',
        },
    ];
}
/** `manifest-media-type`, `config-media-type` */
function mediaTypes(image, { image: takes, title }) {
    const { manifest, descriptor } = image;
    const fix = 'Build with BuildKit, which writes the types of OCI or of Docker.';
    const type = descriptor.mediaType;
    const found = [];
    if (!takes.manifestTypes.includes(type))
        found.push({
            rule: 'manifest-media-type',
            severity: 'error',
            what: `the manifest is of type ${type}`,
            why: `${title} takes ${takes.manifestTypes.filter((one) => !(0,oci_descriptor/* isIndexType */.$U)(one)).join(' and ')}.`,
            fix,
        });
    const config = manifest.config.mediaType;
    if (config !== oci_descriptor/* mediaType */.JL.config && config !== oci_descriptor/* mediaType */.JL.dockerConfig)
        found.push({
            rule: 'config-media-type',
            severity: 'error',
            what: `the configuration is of type ${config}`,
            why: 'That is not the configuration of an image that can be run.',
            fix,
        });
    return found;
}
/** `layer-compression`, `layer-media-type`: one finding for all layers of a type. */
function layerTypes(image, { image: takes, title }) {
    const severity = takes.otherLayers === 'refused' ? 'error' : 'warning';
    const layers = image.manifest.layers.map(({ mediaType: type }, layer) => ({ type, layer }));
    const others = layers.filter(({ type }) => !takes.layerTypes.includes(type));
    return [...Map.groupBy(others, ({ type }) => type)].map(([type, those]) => {
        const compression = compressionOf(type);
        const some = those.length === 1 ? 'layer is' : 'layers are';
        const step = image.layers?.[those[0]?.layer ?? 0]?.step;
        return {
            rule: compression === undefined ? 'layer-media-type' : 'layer-compression',
            severity,
            what: `${those.length} ${some} ${compression ?? `of type ${type}`}`,
            where: { layer: those[0]?.layer ?? 0, ...(step === undefined ? {} : { step }) },
            why: takes.otherLayers === 'refused'
                ? `${title} unpacks layers with gzip and refuses others when the function is created.`
                : `Nothing says that ${title} unpacks them; gzip is what it is known to unpack.`,
            fix: 'Let the build write gzip layers, and rebuild a base image that has others.',
        };
    });
}
const layerForm = /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar|docker\.image\.rootfs\.diff\.tar)(?:[+.](gzip|zstd))?$/;
/** How a layer of this type is compressed, in words; undefined for what is no plain layer at all. */
function compressionOf(type) {
    const form = layerForm.exec(type);
    if (!form)
        return undefined;
    return form[1] ? `compressed with ${form[1]}` : 'not compressed';
}
/** `platform-unsupported` */
function platform(image, { image: takes, title }) {
    const { os, architecture } = image.platform;
    if (takes.platforms.includes(`${os}/${architecture}`))
        return [];
    return [
        {
            rule: 'platform-unsupported',
            // In an index that the platform chooses from, one that it does not run is only ballast.
            severity: image.images > 1 && takes.index ? 'note' : 'error',
            what: `the image is for ${(0,oci_descriptor/* platformText */.VQ)(image.platform)}`,
            why: `${title} runs ${takes.platforms.join(' and ')}.`,
            fix: `Build for ${takes.platforms[0]} (\`platforms\`).`,
        },
    ];
}
/** `unpacked-size`, `packed-size` */
function sizes({ manifest, layers }, { image: takes, title }) {
    const packed = [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0);
    const found = [];
    const fix = 'Leave out what is not needed at run time: a stage of its own for the build, and a smaller base.';
    if (takes.packed && packed > takes.packed.value)
        found.push({
            rule: 'packed-size',
            severity: 'error',
            what: `the image has ${(0,amounts/* binaryText */.n)(packed)} compressed, and ${(0,amounts/* limitText */.P)(takes.packed)} are allowed`,
            why: `${title} does not take a larger one (${takes.packed.source}).`,
            fix,
        });
    const unpacked = layers?.reduce((sum, { uncompressed }) => sum + uncompressed, 0) ?? 0;
    if (takes.unpacked && unpacked > takes.unpacked.value)
        found.push({
            rule: 'unpacked-size',
            severity: 'error',
            what: `all layers together have ${(0,amounts/* binaryText */.n)(unpacked)} unpacked, and ${(0,amounts/* limitText */.P)(takes.unpacked)} are allowed`,
            why: `${title} does not take a larger one (${takes.unpacked.source}).`,
            fix,
        });
    return found;
}
/** `entry-point-undefined`, `command-items` */
function command({ config }, { image: takes, title }) {
    const items = [...(config.config?.Entrypoint ?? []), ...(config.config?.Cmd ?? [])];
    if (items.length === 0)
        return [
            {
                rule: 'entry-point-undefined',
                severity: 'error',
                what: 'the image has neither an entry point nor a command',
                why: `${title} starts what the image names; here there is nothing to start.`,
                fix: 'Set ENTRYPOINT or CMD. If they are set where the function is configured, ignore this rule.',
            },
        ];
    if (!takes.commandItems || items.length <= takes.commandItems.value)
        return [];
    return [
        {
            rule: 'command-items',
            severity: 'error',
            what: `entry point and command have ${items.length} items, and ${(0,amounts/* limitText */.P)(takes.commandItems)} are allowed`,
            why: `${title} takes no more (${takes.commandItems.source}).`,
            fix: 'Put the arguments into a file of the image.',
        },
    ];
}
/** `environment-size`: a warning, because the limits speak of what is configured at the function. */
function environment({ config }, { image: takes, title }) {
    const size = (config.config?.Env ?? []).reduce((sum, one) => sum + new TextEncoder().encode(one).length, 0);
    if (!takes.environment || size <= takes.environment.value)
        return [];
    return [
        {
            rule: 'environment-size',
            severity: 'warning',
            what: `the variables of the image have ${(0,amounts/* binaryText */.n)(size)}, and a function's may have ${(0,amounts/* limitText */.P)(takes.environment)}`,
            why: `${title} limits a function's variables (${takes.environment.source}); nothing says that those of the image are free.`,
            fix: 'Put long values into a file of the image, or read them when the function starts.',
        },
    ];
}
/** `exposed-port` */
function ports({ config }, { run, title }) {
    const exposed = Object.keys(config.config?.ExposedPorts ?? {});
    const tcp = exposed
        .filter((one) => !one.includes('/') || one.endsWith('/tcp'))
        .map((one) => one.split('/')[0]);
    if (tcp.length === 0)
        return [];
    const { invocation } = run;
    const says = `the image exposes ${tcp.join(', ')}`;
    if (invocation.kind !== 'http')
        return [
            {
                rule: 'exposed-port',
                severity: 'note',
                what: says,
                why: invocation.kind === 'lambda' ? `${title} sends no requests to ports.` : 'A job gets no requests.',
                fix: 'Leave EXPOSE out, unless something in the image turns events into requests.',
            },
        ];
    if (tcp.includes(String(invocation.port)))
        return [];
    const variable = invocation.portVariable;
    return [
        {
            rule: 'exposed-port',
            severity: 'warning',
            what: `${says}, and requests come to ${invocation.port}`,
            why: `${title} sends requests to ${invocation.port}${variable ? ` (it sets ${variable} to it)` : ''}, whatever EXPOSE says.`,
            fix: variable
                ? `Listen on $${variable}, or set \`port\` to what is configured there.`
                : `Listen on ${invocation.port}, or set \`port\` to what is configured there.`,
        },
    ];
}
/** `volume-outside-tmp` */
function volumes({ config }, { run, title }) {
    const declared = Object.keys(config.config?.Volumes ?? {}).filter((path) => !/^\/tmp(\/|$)/.test(path));
    return declared.map((path) => ({
        rule: 'volume-outside-tmp',
        severity: run.readOnly ? 'warning' : 'note',
        what: `the image declares a volume at ${path}`,
        where: { path },
        why: run.readOnly
            ? `${title} makes no volumes, so ${path} is read-only like the rest.`
            : `${title} makes no volumes; what is written there is gone with the instance.`,
        fix: 'Write to /tmp, and leave VOLUME out.',
    }));
}

;// CONCATENATED MODULE: ./build/src/platforms/registry-checks.js
/**
 * Whether the platform can pull from one of these repositories: `registry-host`, `registry-region`,
 * `registry-edition`. `region`: where the function runs. Pure.
 */
function registryFindings(repositories, { image, title }, region) {
    const rule = image.registry;
    if (!rule || repositories.length === 0)
        return [];
    const right = repositories.filter(({ registry }) => rule.host.test(registry.toLowerCase()));
    if (right.length === 0)
        return [
            {
                rule: 'registry-host',
                // The image is as good as elsewhere; it may be promoted to where the platform looks.
                severity: 'warning',
                what: `the image goes to ${names(repositories)}`,
                why: `${title} pulls from ${rule.says} (${rule.source}).`,
                fix: 'Name such a repository in `images`, or promote the image to one before it is deployed.',
            },
        ];
    return [...regionFindings(right, rule, title, region), ...editionFindings(right, rule)];
}
function regionFindings(repositories, rule, title, region) {
    if (!rule.sameRegion || region === undefined)
        return [];
    // A host without a region says nothing against it.
    if (repositories.some((one) => one.region === undefined || one.region === region))
        return [];
    return [
        {
            rule: 'registry-region',
            severity: 'error',
            what: `the image goes to ${names(repositories)}, and the function runs in ${region}`,
            why: `${title} pulls from ${rule.says} (${rule.source}).`,
            fix: `Name a repository of ${region} in \`images\`; several regions may stand there.`,
        },
    ];
}
function editionFindings(repositories, rule) {
    const { unseen } = rule;
    const those = unseen ? repositories.filter(({ registry }) => unseen.host.test(registry.toLowerCase())) : [];
    if (!unseen || those.length === 0)
        return [];
    return [
        {
            rule: 'registry-edition',
            severity: 'note',
            what: `the edition of ${names(those)} does not show in its name`,
            why: `${capital(unseen.what)} (${rule.source}).`,
            fix: 'Look the edition up in the console once, and ignore this rule.',
        },
    ];
}
function names(repositories) {
    return [...new Set(repositories.map(({ registry }) => registry))].join(', ');
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./build/src/platforms/verdict.js
var platforms_verdict = __webpack_require__(57691);
// EXTERNAL MODULE: ./build/src/registries/profile.js
var registries_profile = __webpack_require__(71640);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
// EXTERNAL MODULE: ./build/src/report/sarif.js
var sarif = __webpack_require__(25789);
;// CONCATENATED MODULE: ./build/src/report/platform-sarif.js


/**
 * A SARIF 2.1.0 log of what the serverless checks found, one run; what `serverless-ignore` names is suppressed. A
 * rule that is an error of one image and a note of another is two rules, as GitHub takes the level from the rule. Pure.
 */
function platformSarif({ platform, title, findings, }, repository, digest) {
    const name = repository ? (0,reference/* repositoryName */.aR)(repository) : 'image';
    const rules = new Map();
    for (const finding of findings)
        if (!rules.has(idOf(finding)))
            rules.set(idOf(finding), finding);
    const ids = [...rules.keys()];
    const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'Sealift serverless checks',
                        fullName: `Sealift's checks for ${title}`,
                        informationUri: 'https://github.com/sealift/sealift/blob/main/docs/serverless.md',
                        rules: [...rules].map(([id, finding]) => rule(id, finding, platform)),
                    },
                },
                automationDetails: { id: `sealift/${name}/serverless-${platform}/` },
                columnKind: 'utf16CodeUnits',
                properties: { imageName: name, digest, platform },
                results: findings.map((finding) => result(finding, ids.indexOf(idOf(finding)), title)),
            },
        ],
    };
    return log;
}
const worst = 'error';
function idOf({ rule: id, severity }) {
    return severity === worst ? id : `${id}/${severity}`;
}
function rule(id, { rule: name, severity, why, fix }, platform) {
    return {
        id,
        name,
        shortDescription: { text: name.replaceAll('-', ' ') },
        fullDescription: { text: why },
        help: { text: `${why}\n${fix}`, markdown: `${why}\n\n**Fix**: ${fix}` },
        defaultConfiguration: { level: severity },
        properties: { tags: ['serverless', platform], precision: 'very-high' },
    };
}
function result(finding, ruleIndex, title) {
    const { where, image, what, fix, why, severity } = finding;
    const place = where?.path ?? 'image';
    const about = [image, where?.step && `layer ${where.layer ?? 0}, made by ${where.step}`].filter(Boolean);
    return {
        ruleId: idOf(finding),
        ruleIndex,
        level: severity,
        message: {
            text: `${title}: ${what}${about.length > 0 ? ` (${about.join(', ')})` : ''}. ${why} ${fix}`,
        },
        locations: [
            {
                physicalLocation: { artifactLocation: { uri: (0,sarif/* relativeUri */.H9)(place) }, region: { startLine: 1 } },
                message: { text: place },
            },
        ],
        // Without the figures in `what`: a size that changed is the same alert.
        partialFingerprints: {
            primaryLocationLineHash: `${(0,sarif/* hashOf */.qQ)([finding.rule, image, (0,sarif/* relativeUri */.H9)(place)])}:1`,
        },
        ...(finding.ignored
            ? {
                suppressions: [
                    { kind: 'external', status: 'accepted', justification: 'taken out by serverless-ignore' },
                ],
            }
            : {}),
    };
}

;// CONCATENATED MODULE: ./build/src/steps/platform-check.js











const everyWay = { checks: imageChecks };
/**
 * Holds an image to the rules of its serverless platform, and puts what was found on record. Refuses nothing by itself
 * (`platformRefusal`). Without a layout the layers are in a registry, and what needs them is said to be unchecked.
 */
async function checkPlatform(image, serverless, shop, deps, ways = everyWay) {
    const { plan, account, place } = shop;
    const { profile, region, ignored } = serverless;
    const images = await checkedImages(image, ways, deps);
    const found = images.flatMap((one) => ways.checks.flatMap((check) => check(one, profile).map((finding) => ({ finding, platform: one.platform }))));
    const repositories = plan.repositories.map(({ registry }) => ({
        registry,
        region: (0,registries_profile/* regionOf */.AP)((0,registries_profile/* recognize */.vA)(registry, plan.access.providers.get(registry)).profile, registry),
    }));
    const aboutRegistry = registryFindings(repositories, profile, region).map((finding) => ({ finding }));
    const verdict = (0,platforms_verdict/* judgeFindings */.qJ)([...found, ...aboutRegistry], ignored);
    const record = {
        platform: profile.name,
        title: profile.title,
        outcome: verdict.outcome,
        unchecked: image.layout ? [] : [unread],
        findings: verdict.findings,
        sizes: images.flatMap(({ platform, layers }) => layers && ways.sizes ? [{ platform: (0,oci_descriptor/* platformText */.VQ)(platform), ...ways.sizes(layers) }] : []),
    };
    account.note({ serverless: record });
    if (image.layout)
        for (const rule of verdict.unused)
            account.remark(`serverless-ignore: nothing was found for ${rule}.`);
    for (const one of verdict.findings.filter((finding) => !finding.ignored))
        deps.log.info(oneLine(`${one.severity} ${one.rule}: ${one.what}. ${one.fix}`));
    const sarif = platformSarif(record, plan.repositories[0], image.content.root.digest);
    // Beside those of the scan: what uploads that folder takes this too.
    const folder = (0,external_node_path_.join)(place.report, 'scan');
    await (0,promises_.mkdir)(folder, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'serverless.sarif'), `${JSON.stringify(sarif, undefined, 1)}\n`);
    return { ...verdict, title: profile.title, sarif };
}
const unread = 'The layers of a published image are not fetched: the rules over files and unpacked sizes were kept or broken when it was built.';
const named = 3;
/** What a refused image ends the run with. */
function platformRefusal({ title, findings }) {
    const errors = findings.filter(platforms_verdict/* refuses */.QQ);
    const first = errors.slice(0, named).map(({ what, rule, image, where }) => {
        const place = [image, where?.path].filter(Boolean).join(' ');
        return `${place === '' ? '' : `${place}: `}${what} (${rule})`;
    });
    const rest = errors.length > named ? `; and ${errors.length - named} more` : '';
    const message = `${title} would not run this image: ${first.join('; ')}${rest}`;
    return new src_errors/* SealiftError */.Pf('platform-refused', oneLine(message), {
        hint: oneLine(`Nothing was published and no tag was touched. ${errors[0]?.fix ?? ''} A rule that does not apply goes into \`serverless-ignore\` (docs/serverless.md).`),
    });
}
/** Text from an image must not forge lines of a log. */
function oneLine(said) {
    return said.replaceAll(/\p{Cc}+/gu, ' ');
}
async function checkedImages({ content, layout }, ways, deps) {
    const shared = {
        root: content.root,
        images: content.images.length,
        inlineAttestations: attestationsIn(content),
    };
    if (!layout)
        return Promise.all((0,image_content/* platformManifests */.OS)(content).map(async (image) => ({
            ...shared,
            ...image,
            config: await configOf(content, image.manifest.config, image.platform),
            layers: undefined,
        })));
    const checked = [];
    // One after the other: the layers of one image are read in parallel already, and platforms share their cores.
    for (const image of layout.images)
        checked.push({ ...shared, ...image, layers: await ways.list?.(layout.folder, image, deps) });
    return checked;
}
/** How many manifests in the index are BuildKit's attestations, which are of no platform. */
function attestationsIn({ root, manifests, images }) {
    if (!(0,oci_descriptor/* isIndexType */.$U)(root.mediaType))
        return 0;
    const index = manifests.find(({ descriptor }) => descriptor.digest === root.digest);
    if (!index)
        return 0;
    const { manifests: children } = JSON.parse(Buffer.from(index.bytes).toString('utf8'));
    const platforms = new Set(images.map(({ descriptor }) => descriptor.digest));
    return children.filter(({ digest }) => !platforms.has(digest)).length;
}
/** The configuration of an image in a registry; of another type than an image's, nothing but its platform is known. */
async function configOf({ blobs }, { digest, mediaType: type }, { os, architecture }) {
    const blob = blobs.find(({ descriptor }) => descriptor.digest === digest);
    if (!blob || (type !== oci_descriptor/* mediaType */.JL.config && type !== oci_descriptor/* mediaType */.JL.dockerConfig))
        return { os, architecture };
    return JSON.parse(await (0,consumers_.text)(blob.open(0)));
}


/***/ }),

/***/ 96454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ provenanceOf),
/* harmony export */   a: () => (/* binding */ basesIn)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18514);
/* harmony import */ var _tools_provenance_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20018);


/** BuildKit's own definition of what the parameters mean. */
const buildType = 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md';
const localBuilder = 'https://github.com/sealift/sealift/blob/main/docs/signing.md#builder-id';
/**
 * The provenance of one platform's image in SLSA v1, from the metadata file of `buildx build`. BuildKit knows what
 * was built from what; git source, commit and the run come from `source`. Undefined when the file has none for the
 * platform.
 *
 * Build secrets appear with their ids only, because BuildKit writes no more; of the rest only named fields are taken
 * over, so that nothing a later BuildKit adds gets signed unseen.
 */
function provenanceOf(metadata, platform, source) {
    // One platform has one entry; several have one each. A value may be the string "null".
    const entry = metadata[`buildx.build.provenance/${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .platformText */ .VQ)(platform)}`] ?? metadata['buildx.build.provenance'];
    if (typeof entry !== 'object' || entry === null)
        return undefined;
    const { invocation, metadata: about, buildConfig, materials, builder } = entry;
    const { configSource, parameters, environment } = invocation ?? {};
    const git = gitDescriptor(source);
    return {
        buildDefinition: {
            buildType,
            externalParameters: {
                configSource: present({
                    ...git,
                    ...present({ uri: configSource?.uri, digest: configSource?.digest }),
                    path: configSource?.entryPoint,
                }),
                request: present({
                    frontend: parameters?.frontend,
                    args: parameters?.args && withoutCredentials(parameters.args),
                    secrets: parameters?.secrets?.map(({ id, optional }) => present({ id, optional })),
                    ssh: parameters?.ssh?.map(({ id, optional }) => present({ id, optional })),
                    locals: parameters?.locals?.map(({ name }) => present({ name })),
                }),
            },
            internalParameters: present({
                builderPlatform: environment?.platform,
                dockerfileVersion: environment?.dockerfileVersion,
                completeness: about?.completeness,
                reproducible: about?.reproducible,
                buildConfig,
                run: present({
                    event: source.event,
                    url: source.run.url,
                    runnerEnvironment: source.run.runnerEnvironment,
                    dirty: source.dirty || undefined,
                }),
            }),
            resolvedDependencies: [...(git ? [git] : []), ...(materials ?? []).map(materialDescriptor)],
        },
        runDetails: {
            builder: { id: builderId(source) ?? (builder?.id || localBuilder) },
            metadata: present({
                invocationId: source.run.url
                    ? invocationUrl(source.run.url, source.run.attempt)
                    : about?.buildInvocationID,
                startedOn: about?.buildStartedOn,
                finishedOn: about?.buildFinishedOn,
            }),
            byproducts: dockerfiles(about),
        },
    };
}
/** The base images these provenances name, each once. Pure. */
function basesIn(provenances) {
    const builds = provenances.map(({ buildDefinition }, at) => {
        const build = {
            buildConfig: buildDefinition?.internalParameters?.buildConfig,
            materials: buildDefinition?.resolvedDependencies ?? [],
        };
        return [String(at), build];
    });
    return (0,_tools_provenance_js__WEBPACK_IMPORTED_MODULE_1__/* .baseImages */ .i)(Object.fromEntries(builds));
}
/** SPDX's download location of a git commit, as SLSA uses it. */
function gitDescriptor({ gitUrl, ref, commit }) {
    return gitUrl === undefined
        ? undefined
        : { uri: `git+${withoutUser(gitUrl)}@${ref}`, digest: { gitCommit: commit } };
}
/** Whoever runs the workflow vouches for it: the workflow file at its ref. */
function builderId({ run, gitUrl }) {
    if (!run.workflowRef || !gitUrl)
        return undefined;
    return `${new URL(gitUrl).origin}/${run.workflowRef}`;
}
function invocationUrl(url, attempt) {
    return attempt === undefined || url.includes('/attempts/') ? url : `${url}/attempts/${attempt}`;
}
function materialDescriptor({ uri, digest, }) {
    return { uri: withoutUser(uri), ...(digest && { digest }) };
}
/** Build arguments stay (they are no place for secrets), but a user and password inside a URL do not. */
function withoutCredentials(args) {
    return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, withoutUser(value)]));
}
function withoutUser(text) {
    return text.replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@/gi, '$1');
}
/** The Dockerfile that was built, word for word. */
function dockerfiles(about) {
    const infos = about?.['https://mobyproject.org/buildkit@v1#metadata']?.source?.infos ?? [];
    return infos.flatMap(({ filename, data }) => filename && data ? [{ name: filename, mediaType: 'text/x-dockerfile', content: data }] : []);
}
function present(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 65485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xs: () => (/* binding */ provenanceSource),
/* harmony export */   eq: () => (/* binding */ refuseUnmet)
/* harmony export */ });
/* unused harmony export unmetRequirements */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18514);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84974);
/* harmony import */ var _gate_base_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45462);
/* harmony import */ var _provenance_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96454);





/** Every rule that the evidence does not meet; empty when it meets all. Pure. */
function unmetRequirements(evidence, requirements, now) {
    return evidence.platforms.flatMap((one) => [
        ...missingAttestations(one, requirements),
        ...wrongProvenance(one, requirements),
        ...oldScan(one, requirements, now),
        ...foreignBases(one, requirements),
    ]);
}
/** Fails with the first unmet rule's code; the message names them all. */
function refuseUnmet(evidence, requirements, now) {
    const unmet = unmetRequirements(evidence, requirements, now);
    const [first] = unmet;
    if (!first)
        return;
    const { repository, root } = evidence.verified.target;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf(first.code, `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .referenceName */ .z$)({ ...repository, digest: root.digest })} is signed, but ${unmet.map((one) => one.reason).join('; ')}`, { hint: hints[first.code] ?? 'Nothing was changed.' });
}
const hints = {
    'attestation-missing': 'Build it with attestations: referrers (the default), or leave out of `require` what you do not ask for. Nothing was changed.',
    'scan-too-old': 'Rescan it (`sealift rescan`), or allow more by `vuln-max-age`. Nothing was changed.',
};
/** Reads the git source out of a provenance: the first dependency that is one, as ours names it. Pure. */
function provenanceSource({ buildDefinition, runDetails }) {
    const git = (buildDefinition?.resolvedDependencies ?? []).find(({ uri }) => uri?.startsWith('git+'));
    const [, path, ref] = /^git\+[a-z+]+:\/\/[^/]+\/([^@]+?)(?:\.git)?(?:@(.+))?$/.exec(git?.uri ?? '') ?? [];
    return {
        gitRepository: path,
        ref,
        commit: git?.digest?.gitCommit ?? git?.digest?.sha1,
        builder: runDetails?.builder?.id ?? '',
    };
}
function missingAttestations(one, { attestations }) {
    const there = {
        sbom: one.sboms.length > 0,
        vuln: one.scan !== undefined && coversVulnerabilities(one.scan),
        provenance: one.provenances.length > 0,
    };
    const names = {
        sbom: 'SBOM',
        vuln: 'vulnerability scan',
        provenance: 'provenance',
    };
    return attestations
        .filter((name) => !there[name])
        .map((name) => ({
        code: 'attestation-missing',
        reason: `${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ)(one.platform)} has no signed ${names[name]}`,
    }));
}
/** Other tools' predicates do not say what was looked for; ours do, and a scan for secrets alone is none of this kind. */
function coversVulnerabilities({ scanners }) {
    return scanners.length === 0 || scanners.includes('vuln');
}
/** The accepted signer may have attested several builds of the same bytes: one of them must say all that is asked. */
function wrongProvenance(one, { source, builder }) {
    if (one.provenances.length === 0)
        return [];
    const differences = one.provenances.map((provenance) => differencesFrom(provenance, source, builder));
    const best = differences.toSorted((a, b) => a.length - b.length)[0] ?? [];
    return best.map((reason) => ({
        code: 'provenance-mismatch',
        reason: `${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ)(one.platform)}: ${reason}`,
    }));
}
function differencesFrom(provenance, wanted, builder) {
    const said = provenanceSource(provenance);
    const claims = [
        ['git repository', wanted.gitRepository, said.gitRepository],
        ['git ref', wanted.ref, said.ref],
        ['commit', wanted.commit, said.commit],
    ];
    return [
        ...claims
            .filter(([, asked, found]) => asked !== undefined && asked !== found)
            .map(([name, asked, found]) => `its provenance names the ${name} ${found ?? '(none)'}, not ${asked}`),
        ...(wanted.ref === undefined && /^refs\/(?:pull|merge-requests)\//.test(said.ref ?? '')
            ? [`it was built for the pull request ${said.ref}, which \`source-ref\` does not name`]
            : []),
        ...(builder === undefined || new RegExp(`^(?:${builder})$`, 'u').test(said.builder)
            ? []
            : [`its provenance names the builder ${said.builder || '(none)'}, which is not like ${builder}`]),
    ];
}
function oldScan(one, { scanMaxAgeHours }, now) {
    if (scanMaxAgeHours === undefined || !one.scan)
        return [];
    const { scannedAt } = one.scan;
    const hours = scannedAt ? (now.getTime() - scannedAt.getTime()) / 3_600_000 : Number.NaN;
    // Also refuses a scan that does not say when it was made.
    if (hours <= scanMaxAgeHours)
        return [];
    const age = Number.isNaN(hours) ? 'of unknown age' : `${Math.floor(hours)} hours old`;
    return [
        {
            code: 'scan-too-old',
            reason: `${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ)(one.platform)}: its attested scan is ${age}, and ${scanMaxAgeHours} hours are allowed`,
        },
    ];
}
function foreignBases(one, { allowedBase }) {
    if (allowedBase.length === 0)
        return [];
    return (0,_provenance_js__WEBPACK_IMPORTED_MODULE_4__/* .basesIn */ .a)(one.provenances)
        .filter(({ reference }) => !(0,_gate_base_js__WEBPACK_IMPORTED_MODULE_3__/* .baseAllowed */ .C)(reference, allowedBase))
        .map(({ reference }) => ({
        code: 'base-not-allowed',
        reason: `${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ)(one.platform)}: its base image ${reference} is not among the allowed ones (${allowedBase.join(', ')})`,
    }));
}


/***/ }),

/***/ 10950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ readExceptions),
  K: () => (/* binding */ readIgnoreFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/src/tools/trivy-ignore.js


/**
 * Reads a `.trivyignore` (an id on each line, `exp:2026-01-31` behind it) or a `.trivyignore.yaml`
 * (https://trivy.dev/latest/docs/configuration/filtering/). An entry ends when its day begins, in UTC.
 *
 * Stricter than Trivy, which passes over an entry whose date it cannot read.
 * @throws SealiftError `input-invalid`
 */
function parseIgnoreFile(text, name, now) {
    const read = /\.ya?ml$/.test(name) ? readYaml(text, name) : readLines(text, name);
    const expired = new Map();
    const current = (entries) => entries.flatMap(({ expires, ...entry }) => {
        if (expires === undefined || expires.at >= now.getTime())
            return [entry];
        expired.set(`${entry.id} ${expires.text}`, entry.id);
        return [];
    });
    return {
        vulnerabilities: current(read.vulnerabilities),
        secrets: current(read.secrets),
        expired: [...expired].map(([key, id]) => ({ id, expired: key.slice(id.length + 1) })),
    };
}
/** The entries that still count, for Trivy's `--ignorefile`; the file's name must end in `.yaml`. */
function ignoreFileText(file) {
    // JSON is YAML too.
    return JSON.stringify({ vulnerabilities: file.vulnerabilities, secrets: file.secrets }, undefined, 2);
}
function readLines(text, name) {
    const entries = text.split(/\r?\n/).flatMap((line, index) => {
        const [id, ...rest] = line.trim().split(/\s+/);
        if (!id || id.startsWith('#'))
            return [];
        const expiry = rest.find((field) => field.startsWith('exp:'))?.slice(4);
        return [{ id, ...expires(expiry, `${name}, line ${index + 1}`) }];
    });
    // A line says nothing of what it is about, so it counts for both.
    return { vulnerabilities: entries, secrets: entries };
}
function readYaml(text, name) {
    let content;
    try {
        content = (0,dist/* parse */.qg)(text) ?? {};
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `ignore-file: ${name} is not valid YAML`, { cause });
    }
    const section = (key) => {
        const list = content[key] ?? [];
        if (!Array.isArray(list))
            throw invalid(name, `"${key}" is not a list`);
        return list.map((entry, index) => yamlEntry(entry, `${name}, ${key}[${index}]`));
    };
    if (typeof content !== 'object' || Array.isArray(content))
        throw invalid(name, 'it holds no sections');
    return { vulnerabilities: section('vulnerabilities'), secrets: section('secrets') };
}
function yamlEntry(entry, where) {
    const { id, paths, purls, statement, expired_at } = (entry ?? {});
    if (typeof id !== 'string' || id === '')
        throw invalid(where, 'it has no id');
    for (const [key, list] of Object.entries({ paths, purls })) {
        const strings = list === undefined || (Array.isArray(list) && list.every((x) => typeof x === 'string'));
        if (!strings)
            throw invalid(where, `"${key}" is not a list of texts`);
    }
    return {
        id,
        ...(paths ? { paths: paths } : {}),
        ...(purls ? { purls: purls } : {}),
        ...(statement === undefined ? {} : { statement: String(statement) }),
        ...expires(expired_at === undefined ? undefined : String(expired_at), where),
    };
}
function expires(text, where) {
    if (text === undefined)
        return {};
    const at = /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(at))
        throw invalid(where, `"${text}" is no date; write it as 2026-01-31`);
    return { expires: { text, at } };
}
function invalid(where, why) {
    return new errors/* SealiftError */.Pf('input-invalid', `ignore-file: ${where}: ${why}`);
}

// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(84974);
;// CONCATENATED MODULE: ./build/src/tools/vex.js

/**
 * An OpenVEX document whose statements about our own image (`pkg:oci/…` products) are about the packages
 * they name, so that they hold while the image is not in a registry yet: Trivy knows an image's package URL
 * only by its digest there. A statement about the whole image, without subcomponents, stays as it is, and so
 * does one about another image or one digest of it. Other documents (CycloneDX, CSAF) come back unchanged. Pure.
 */
function vexForLayout(text, repository) {
    const document = readObject(text);
    const statements = document?.statements;
    if (!document || !Array.isArray(statements) || repository === undefined)
        return text;
    return JSON.stringify({
        ...document,
        statements: statements.map((statement) => Array.isArray(statement?.products)
            ? { ...statement, products: statement.products.flatMap((product) => packagesOf(product, repository)) }
            : statement),
    });
}
function packagesOf(product, repository) {
    const purl = product?.identifiers?.purl ?? product?.['@id'];
    const parts = product?.subcomponents;
    if (!purl || !Array.isArray(parts) || parts.length === 0)
        return [product];
    return isOurImage(purl, repository) ? [product, ...parts] : [product];
}
/** A digest cannot be known before the build, so a package URL that names one is about an image of before. */
function isOurImage(purl, repository) {
    const match = /^pkg:oci\/([^@?]+)(?:\?(.*))?$/.exec(purl);
    if (!match)
        return false;
    const url = new URLSearchParams(match[2]).get('repository_url');
    if (url !== null)
        return sameRepository(url, repository);
    return decodeURIComponent(match[1] ?? '') === repository.split('/').at(-1);
}
function sameRepository(url, repository) {
    const name = (text) => (0,reference/* repositoryName */.aR)((0,reference/* parseRepository */.SU)(text.toLowerCase()));
    try {
        return name(url) === name(repository);
    }
    catch {
        return false;
    }
}
function readObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? { ...value } : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/steps/scan-exceptions.js





/** @throws SealiftError `input-invalid` for a file that cannot be read or understood */
async function readExceptions(options, repository, deps) {
    const ignored = await readIgnoreFile(options, deps);
    const vex = options.vex.map(async (path, index) => deps.files.write(`scan/vex-${index}${(0,external_node_path_.extname)(path)}`, vexForLayout(await readInput('vex', path), repository)));
    return {
        ignoreFile: ignored ? await deps.files.write('scan/ignore.yaml', ignoreFileText(ignored)) : undefined,
        vex: await Promise.all(vex),
        expired: ignored?.expired ?? [],
    };
}
/** The ignore file the user named, without what has expired. */
async function readIgnoreFile({ ignoreFile }, { clock }) {
    if (!ignoreFile)
        return undefined;
    return parseIgnoreFile(await readInput('ignore-file', ignoreFile), ignoreFile, clock());
}
async function readInput(input, path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${input}: ${path} cannot be read`, {
            hint: `Name a file that exists, or leave ${input} out.`,
            cause,
        });
    }
}


/***/ }),

/***/ 16814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ getDatabase),
/* harmony export */   P: () => (/* binding */ scanReady)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84974);
/* harmony import */ var _database_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28980);



/** What a line gives Trivy. Reports go to `scan` in the report folder, and name the image by `repository`. */
async function scanReady(database, repository, { place, tools }) {
    return {
        trivy: await tools.get('trivy'),
        cacheFolder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.cache, 'trivy'),
        database,
        output: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.report, 'scan'),
        ...(repository ? { repository: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository) } : {}),
    };
}
/** Makes sure that there is a vulnerability database young enough. */
async function getDatabase({ plan, place, tools }, deps) {
    const trivy = await tools.get('trivy');
    return (0,_database_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchDatabase */ .m)(plan.scan, { trivy: trivy.path }, { ...deps, cacheFolder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.cache, 'trivy') });
}


/***/ }),

/***/ 51385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DN: () => (/* binding */ platformSlug),
/* harmony export */   K: () => (/* binding */ convertToSbom),
/* harmony export */   V8: () => (/* binding */ scanRun),
/* harmony export */   X3: () => (/* binding */ ignoreAgain),
/* harmony export */   rt: () => (/* binding */ scanTarget)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18514);
/* harmony import */ var _tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38409);
/* harmony import */ var _tools_trivy_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83452);
/* harmony import */ var _database_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28980);






function scanRun(options, ready, exceptions, deps) {
    let underway;
    const javaDatabase = () => {
        underway ??= (0,_database_js__WEBPACK_IMPORTED_MODULE_5__/* .fetchJavaDatabase */ .g)(options, { trivy: ready.trivy.path }, { ...deps, cacheFolder: ready.cacheFolder });
        return underway;
    };
    return { options, ready, exceptions, deps, javaDatabase };
}
/** One Trivy run; repeated once with the Java index when the image turns out to hold Java archives. */
async function scanTarget(target, platform, run) {
    const args = (output) => (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .scanArgs */ .tA)({
        target,
        scanners: run.options.scanners,
        cacheFolder: (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .trivyCacheFolder */ .LU)(run.deps.env, run.ready.cacheFolder),
        output,
        vex: run.exceptions.vex,
        ...(run.exceptions.ignoreFile === undefined ? {} : { ignoreFile: run.exceptions.ignoreFile }),
    });
    const first = await runTrivy(platform, run, args);
    if (first !== 'java-database-missing')
        return first;
    await run.javaDatabase();
    const second = await runTrivy(platform, run, args);
    if (second !== 'java-database-missing')
        return second;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('scan-failed', `${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .platformText */ .VQ)(platform)}: Trivy does not find its Java index`);
}
/** Applies the ignore file to a report that was made without it. */
async function ignoreAgain(report, platform, run) {
    const { ignoreFile } = run.exceptions;
    if (ignoreFile === undefined)
        return report;
    const input = await run.deps.files.write(`scan/attested-${platformSlug(platform)}.json`, JSON.stringify(report));
    const converted = await runTrivy(platform, run, (output) => (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .convertArgs */ .RU)({ format: 'json', input, output, ignoreFile }));
    return converted;
}
/** Makes a CycloneDX SBOM of the packages in this report. */
async function convertToSbom(report, platform, output, run) {
    const input = await run.deps.files.write(`scan/packages-${platformSlug(platform)}.json`, JSON.stringify(report));
    const result = await start(run, (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .convertArgs */ .RU)({ format: 'cyclonedx', input, output }));
    if (result.code !== 0)
        throw scanFailed(platform, `the SBOM was not made: ${(0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .trivyFailure */ .Xe)(result)}`);
}
/** `linux-arm64-v8`, for names of files. */
function platformSlug(platform) {
    return (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .platformText */ .VQ)(platform).replaceAll(/[^A-Za-z0-9.]+/g, '-');
}
/** The JSON a run wrote. The file may hold secrets of the image: it is in the run folder, and goes at once. */
async function runTrivy(platform, run, args) {
    const output = run.deps.files.path('scan', `trivy-${platformSlug(platform)}.json`);
    try {
        const result = await start(run, args(output));
        if ((0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .needsJavaDatabase */ .Vr)(result))
            return 'java-database-missing';
        if (result.code !== 0)
            throw scanFailed(platform, (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .trivyFailure */ .Xe)(result));
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(output, 'utf8').catch((cause) => {
            throw scanFailed(platform, 'Trivy wrote no report', cause);
        });
        return (0,_tools_trivy_report_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTrivyReport */ .Q)(parseJson(text, platform)).report;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(output, { force: true });
    }
}
/** Starts Trivy in a folder of its own, away from any `trivy.yaml` or `.trivyignore` where we were called. */
async function start(run, args) {
    const { deps, ready } = run;
    const cwd = await deps.files.folder('scan');
    const temporary = await deps.files.folder('scan', 'tmp');
    return deps.run({
        program: ready.trivy.path,
        args,
        cwd,
        env: (0,_tools_trivy_js__WEBPACK_IMPORTED_MODULE_3__/* .trivyEnv */ .G7)(deps.env, temporary),
        signal: deps.signal,
    });
}
function parseJson(text, platform) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw scanFailed(platform, 'the report Trivy wrote is not JSON', cause);
    }
}
function scanFailed(platform, why, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('scan-failed', `the scan of ${(0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .platformText */ .VQ)(platform)} failed: ${why}`, {
        hint: 'Nothing was pushed. Run it again with debug logging if the reason is not plain.',
        cause,
    });
}


/***/ }),

/***/ 76605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AB: () => (/* binding */ limit),
  EI: () => (/* binding */ reportOf),
  SQ: () => (/* binding */ scan),
  lT: () => (/* binding */ scanFromReports),
  we: () => (/* binding */ scanSboms)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/parallel.js
var parallel = __webpack_require__(75478);
// EXTERNAL MODULE: ./build/src/tools/trivy-mend.js
var trivy_mend = __webpack_require__(69146);
// EXTERNAL MODULE: ./build/src/tools/trivy-report.js
var trivy_report = __webpack_require__(83452);
// EXTERNAL MODULE: ./build/src/steps/scan-exceptions.js + 2 modules
var scan_exceptions = __webpack_require__(10950);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/plan/policy.js
var policy = __webpack_require__(54035);
;// CONCATENATED MODULE: ./build/src/report/findings-table.js


/** One platform's findings as plain text: counts, then a row each, then what was taken out and why. */
function findingsTable(scan) {
    const counted = scan.findings.filter((finding) => finding.ignored === undefined);
    const ignored = scan.findings.filter((finding) => finding.ignored !== undefined);
    const counts = policy/* severities */.g.map((severity) => `${counted.filter((one) => one.severity === severity).length} ${severity.toLowerCase()}`);
    const system = scan.os
        ? ` · ${scan.os.family} ${scan.os.name}${scan.os.endOfLife ? ' (end of life)' : ''}`
        : '';
    return [
        `${(0,descriptor/* platformText */.VQ)(scan.platform)} · ${scan.digest}${system}`,
        counts.join(', '),
        ...table(['Severity', 'Id', 'Found in', 'Installed', 'Fixed in', 'Title'], counted.map(row)),
        ...table(['Ignored', 'Id', 'Found in', 'By', 'Reason'], ignored.map((one) => [
            one.severity,
            one.id,
            place(one),
            one.ignored?.by ?? '',
            one.ignored?.reason ?? '',
        ])),
        '',
    ].join('\n');
}
function row(finding) {
    return [
        finding.severity,
        finding.id,
        place(finding),
        finding.package?.installed ?? '',
        finding.package ? (finding.package.fixed ?? finding.status ?? '') : '',
        finding.title.length > 80 ? `${finding.title.slice(0, 79)}…` : finding.title,
    ];
}
function place(finding) {
    if (finding.package)
        return finding.package.name;
    return finding.line ? `${finding.target}:${finding.line}` : finding.target;
}
function table(head, rows) {
    if (rows.length === 0)
        return [];
    // Text from an image's files must not move the cursor or forge lines in a terminal or a log.
    const clean = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll(/\p{Cc}+/gu, ' ')));
    const widths = head.map((_, column) => Math.max(...clean.map((cells) => (cells[column] ?? '').length)));
    return [
        '',
        ...clean.map((cells) => cells
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join('  ')
            .trimEnd()),
    ];
}

// EXTERNAL MODULE: ./build/src/report/sarif.js
var sarif = __webpack_require__(25789);
// EXTERNAL MODULE: ./build/src/report/vuln-predicate.js
var vuln_predicate = __webpack_require__(49241);
// EXTERNAL MODULE: ./build/src/steps/scan-trivy.js
var scan_trivy = __webpack_require__(51385);
;// CONCATENATED MODULE: ./build/src/steps/scan-files.js







/** Writes every report of one platform's scan into the output folder. */
async function writeScanFiles(scan, run) {
    const { output, trivy, database } = run.ready;
    await (0,promises_.mkdir)(output, { recursive: true });
    const slug = (0,scan_trivy/* platformSlug */.DN)(scan.platform);
    const files = {
        json: (0,external_node_path_.join)(output, `scan-${slug}.json`),
        sarif: (0,external_node_path_.join)(output, `scan-${slug}.sarif`),
        sbom: (0,external_node_path_.join)(output, `sbom-${slug}.cdx.json`),
        table: (0,external_node_path_.join)(output, `scan-${slug}.txt`),
        vulnPredicate: (0,external_node_path_.join)(output, `vuln-${slug}.json`),
    };
    const scanner = { name: 'trivy', version: scan.report.Trivy?.Version ?? trivy.version };
    const finishedAt = run.deps.clock();
    await Promise.all([
        (0,promises_.writeFile)(files.json, json(scan.report)),
        (0,promises_.writeFile)(files.sarif, json((0,sarif/* sarifReport */._I)(scan, { name: scan.name, scanner }))),
        (0,promises_.writeFile)(files.table, findingsTable(scan)),
        (0,promises_.writeFile)(files.vulnPredicate, json((0,vuln_predicate/* vulnPredicate */.Rl)(scan.report, {
            ...{ version: scanner.version, database, finishedAt },
            ...{ scanners: run.options.scanners, vex: run.options.vex.length > 0 },
        }))),
        (0,scan_trivy/* convertToSbom */.K)((0,trivy_mend/* packagesOnly */.eV)(scan.report), scan.platform, files.sbom, run),
    ]);
    return files;
}
function json(content) {
    return `${JSON.stringify(content, undefined, 1)}\n`;
}

;// CONCATENATED MODULE: ./build/src/steps/scan-view.js



/**
 * Makes a small layout that shares the real one's blobs and lists every platform's manifest directly in its
 * `index.json`, which is the only place where Trivy finds a digest. Gives its name, relative to the folder
 * Trivy runs in: a `:` or `@` elsewhere in the path would be taken for a tag or a digest.
 */
async function writeView(layout, files) {
    await (0,promises_.rm)(files.path('scan', 'view'), { recursive: true, force: true });
    const folder = await files.folder('scan', 'view');
    const manifests = layout.images.map((image) => image.descriptor);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, mediaType: descriptor/* mediaType */.JL.index, manifests }));
    await (0,promises_.symlink)((0,external_node_path_.join)(layout.folder, 'blobs'), (0,external_node_path_.join)(folder, 'blobs'));
    return 'view';
}

;// CONCATENATED MODULE: ./build/src/steps/scan.js










/**
 * Scans every platform of the image, each by a Trivy run of its own, and makes all reports from that one
 * result. Nothing is left out for its severity; what an ignore file or a VEX document takes out stays in, marked.
 * @throws SealiftError `scan-failed`, `input-invalid` (ignore file, VEX), `database-unavailable` (Java archives)
 */
async function scan(options, layout, ready, deps) {
    const view = await writeView(layout, deps.files);
    const images = layout.images.map((image) => ({ ...image, digest: image.descriptor.digest }));
    return reportOnEach(images, options, ready, deps, async (image, run) => {
        const found = await (0,scan_trivy/* scanTarget */.rt)({ view, digest: image.digest }, image.platform, run);
        assertScanned(found, image);
        return found;
    });
}
/**
 * The same report and files from Trivy reports that exist already (read back from signed attestations),
 * under today's ignore file. Nothing is scanned; statements of a VEX document stay as they were made.
 */
async function scanFromReports(attested, options, ready, deps) {
    return reportOnEach(attested, options, ready, deps, ({ platform, report }, run) => (0,scan_trivy/* ignoreAgain */.X3)((0,trivy_mend/* restoreIgnored */.dW)((0,trivy_report/* parseTrivyReport */.Q)(report).report), platform, run));
}
/** Looks up the packages of each platform's SBOMs in today's database; the image itself is not needed. */
async function scanSboms(sboms, options, ready, deps) {
    return reportOnEach(sboms, options, ready, deps, async ({ platform, files, report }, run) => {
        const reports = [];
        for (const sbom of files)
            reports.push(await (0,scan_trivy/* scanTarget */.rt)({ sbom }, platform, run));
        const found = joined(reports);
        const secrets = report === undefined ? undefined : (0,trivy_mend/* secretsOnly */.uY)((0,trivy_mend/* restoreIgnored */.dW)((0,trivy_report/* parseTrivyReport */.Q)(report).report));
        if (!secrets?.Results?.length)
            return found;
        const { Results } = await (0,scan_trivy/* ignoreAgain */.X3)(secrets, platform, run);
        return { ...found, Results: [...(found.Results ?? []), ...(Results ?? [])] };
    });
}
/** The report of all platforms, and their files, from what `find` gives for each. */
async function reportOnEach(items, options, ready, deps, find) {
    refuseTwins(items);
    const exceptions = await (0,scan_exceptions/* readExceptions */.r)(options, ready.repository, deps);
    const run = (0,scan_trivy/* scanRun */.V8)(options, ready, exceptions, deps);
    const platforms = await (0,parallel/* parallel */._)(items, limit(ready), async (item) => finish(await find(item, run), item.platform, item.digest, run));
    return reportOf(platforms, ready, exceptions.expired);
}
/** One report of several about the same image: what the first does not have comes from the others. */
function joined(reports) {
    const [first, ...others] = reports;
    if (!first)
        throw new TypeError('there is nothing to scan');
    const key = (found) => JSON.stringify([found.VulnerabilityID, found.PkgName, found.InstalledVersion]);
    const known = new Set((first.Results ?? []).flatMap(({ Vulnerabilities }) => (Vulnerabilities ?? []).map(key)));
    const further = others
        .flatMap(({ Results }) => Results ?? [])
        .map((result) => ({
        ...result,
        Vulnerabilities: (result.Vulnerabilities ?? []).filter((found) => {
            const isNew = !known.has(key(found));
            known.add(key(found));
            return isNew;
        }),
    }))
        .filter(({ Vulnerabilities }) => Vulnerabilities.length > 0);
    return further.length === 0 ? first : { ...first, Results: [...(first.Results ?? []), ...further] };
}
/** Files and findings go by platform: two manifests of one platform would take each other's place. */
function refuseTwins(images) {
    const names = images.map(({ platform }) => (0,descriptor/* platformText */.VQ)(platform));
    const twin = names.find((name, at) => names.indexOf(name) !== at);
    if (twin === undefined)
        return;
    throw new errors/* SealiftError */.Pf('scan-failed', `the image has two manifests of ${twin}, which a scan cannot tell apart`, {
        hint: 'Make an index with one manifest for each platform. Nothing was changed.',
    });
}
/** Takes the secrets' text out, and makes every file from what is left. */
async function finish(found, platform, digest, run) {
    const { repository } = run.ready;
    const name = repository ?? 'image';
    const report = (0,trivy_mend/* mendReport */.DA)(found, { name, digest, repository: repository !== undefined });
    const { os, findings } = (0,trivy_report/* parseTrivyReport */.Q)(report);
    const files = await writeScanFiles({ platform, digest, os, findings, report, name }, run);
    return { platform, digest, os, findings, files };
}
function reportOf(platforms, ready, expiredIgnores) {
    const scanner = { name: 'trivy', version: ready.trivy.version };
    return { platforms, database: ready.database, expiredIgnores, scanner };
}
/** Trivy takes no notice of `--platform` on a layout: what it looked at is compared with what was asked. */
function assertScanned(found, image) {
    const { ImageID, ImageConfig } = found.Metadata ?? {};
    const asked = image.manifest.config.digest;
    const { architecture, os } = image.config;
    if (ImageID === asked && ImageConfig?.architecture === architecture && ImageConfig.os === os)
        return;
    throw new errors/* SealiftError */.Pf('scan-failed', `${(0,descriptor/* platformText */.VQ)(image.platform)}: Trivy was to scan the image ${asked} (${os}/${architecture}) and scanned ` +
        `${ImageID ?? 'none'} (${ImageConfig?.os ?? '?'}/${ImageConfig?.architecture ?? '?'})`);
}
/** Trivy runs at a time. */
function limit(ready) {
    return Math.max(1, ready.parallel ?? (0,external_node_os_.availableParallelism)());
}


/***/ }),

/***/ 80477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ cacheEnvironment),
/* harmony export */   Q: () => (/* binding */ buildxEnvironment)
/* harmony export */ });
/**
 * What buildx gets of our environment: where things are, proxies, certificates, and what buildx itself
 * reads. Registry credentials come by `DOCKER_CONFIG`; nothing else of ours is handed on.
 */
function buildxEnvironment(env, own) {
    const passed = Object.entries(env).filter(([name]) => passedNames.has(name) || passedPrefix.test(name));
    return { ...Object.fromEntries(passed), ...own };
}
const passedNames = new Set([
    ...[
        'PATH',
        'HOME',
        'USER',
        'TMPDIR',
        'TEMP',
        'TMP',
        'LANG',
        'XDG_RUNTIME_DIR',
        'SystemRoot',
        'USERPROFILE',
    ],
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'],
    ...['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy', 'ftp_proxy'],
    ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'SSH_AUTH_SOCK', 'KUBECONFIG'],
    ...['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_API_VERSION'],
]);
/** buildx's and BuildKit's own switches. The builder is always named by `--builder`. */
const passedPrefix = /^(?:BUILDX_(?!BUILDER$|CONFIG$|METADATA_)|BUILDKIT_|EXPERIMENTAL_BUILDKIT_)/;
/**
 * The variables remote caches take their credentials from, by the `type` of the cache entries in use. buildx reads
 * those of GitHub and S3 and hands them on to BuildKit, which reads Azure's itself (docker/buildx, build/opt.go;
 * moby/buildkit's README, "Export cache").
 */
function cacheEnvironment(env, entries, reader) {
    const types = entries.map((entry) => /(?:^|,)type=([a-z0-9]+)/.exec(entry)?.[1] ?? '');
    const wanted = cacheVariables.filter((variables) => variables.reader === reader && types.includes(variables.type));
    return Object.fromEntries(Object.entries(env).filter(([name]) => wanted.some(({ names }) => names.test(name))));
}
const cacheVariables = [
    {
        type: 'gha',
        reader: 'buildx',
        names: /^ACTIONS_(?:CACHE_URL|RESULTS_URL|RUNTIME_TOKEN|CACHE_SERVICE_V2)$/,
    },
    { type: 's3', reader: 'buildx', names: /^AWS_/ },
    { type: 'azblob', reader: 'buildkit', names: /^(?:AZURE_|BUILDKIT_AZURE_)/ },
];


/***/ }),

/***/ 89773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ buildArgs),
/* harmony export */   E7: () => (/* binding */ parseInspect),
/* harmony export */   Nu: () => (/* binding */ freshBuilderName),
/* harmony export */   Og: () => (/* binding */ createArgs),
/* harmony export */   Sg: () => (/* binding */ isGithubCache),
/* harmony export */   qS: () => (/* binding */ callArgs)
/* harmony export */ });
/* unused harmony export annotationValues */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18514);
/* harmony import */ var _plan_annotation_level_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54623);
/* harmony import */ var _plan_csv_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3485);




/** The arguments of a build that leaves an OCI layout on disk. */
function buildArgs(call) {
    const { options } = call;
    return [
        'build',
        ...['--builder', call.builder],
        ...['--progress', 'rawjson'],
        ...['--output', layoutOutput(call.layout, options)],
        ...['--metadata-file', call.metadataFile],
        // Left to itself BuildKit adds an attestation manifest to the index; an SBOM of its own would run a
        // scanner image that nobody pinned.
        ...(options.inlineAttestations ? ['--provenance', 'mode=max'] : ['--provenance', 'false']),
        ...sourceArgs(call),
        ...each('--label', pairs(call.labels)),
        ...each('--annotation', annotationValues(call.annotations, options)),
        ...each('--cache-from', options.cacheFrom.map((entry) => scopedCache(entry, options.platforms))),
        ...each('--cache-to', options.cacheTo.map((entry) => forgivingCache(scopedCache(entry, options.platforms)))),
        options.context,
    ];
}
/** The arguments of `call: check` and the like, which evaluate the Dockerfile and build nothing. */
function callArgs(call, method) {
    return [
        'build',
        ...['--builder', call.builder],
        ...['--progress', 'quiet'],
        ...['--call', method],
        ...sourceArgs(call),
        ...each('--cache-from', call.options.cacheFrom.map((entry) => scopedCache(entry, call.options.platforms))),
        call.options.context,
    ];
}
/** The arguments that make a builder; with several endpoints, one node each. */
function createArgs(node) {
    return [
        'create',
        ...['--name', node.name],
        ...['--driver', node.driver],
        ...(node.append ? ['--append'] : []),
        ...each('--driver-opt', Object.entries(node.driverOptions ?? {}).map(([key, value]) => (0,_plan_csv_js__WEBPACK_IMPORTED_MODULE_3__/* .csvField */ .X)(`${key}=${value}`))),
        ...one('--buildkitd-config', node.config),
        ...(node.bootstrap ? ['--bootstrap'] : []),
        ...(node.endpoint === undefined ? [] : [node.endpoint]),
    ];
}
/** A builder's name that no other run on this machine or Docker daemon uses. */
function freshBuilderName() {
    return `sealift-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(5).toString('hex')}`;
}
/** Reads the output of `buildx inspect`: a head, then one block for each node, `Key: value` lines. */
function parseInspect(output) {
    const [head = '', ...rest] = output.split(/^Nodes:$/m);
    const blocks = rest.join('').split(/^(?=Name:)/m);
    return {
        driver: field(head, 'Driver') ?? '',
        nodes: blocks
            .filter((block) => block.startsWith('Name:'))
            .map((block) => {
            const buildkitVersion = field(block, 'BuildKit version');
            const error = field(block, 'Error');
            return {
                endpoint: field(block, 'Endpoint') ?? '',
                status: field(block, 'Status') ?? '',
                ...(buildkitVersion && { buildkitVersion }),
                ...(error && { error }),
            };
        }),
    };
}
function field(block, name) {
    return new RegExp(`^${name}:[ \\t]*(.+?)[ \\t]*$`, 'm').exec(block)?.[1];
}
function sourceArgs(call) {
    const { options } = call;
    return [
        ...one('--file', options.file),
        ...one('--target', options.target),
        ...(options.platforms.length > 0 ? ['--platform', options.platforms.map(_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ).join(',')] : []),
        ...each('--build-arg', options.buildArgs),
        ...each('--build-context', options.buildContexts),
        ...each('--secret', call.secrets.map(secretValue)),
        ...each('--ssh', options.ssh),
        ...(options.noCache ? ['--no-cache'] : []),
        ...each('--no-cache-filter', options.noCacheFilters),
        ...(options.pull ? ['--pull'] : []),
        ...one('--network', options.network),
        ...each('--add-host', options.addHosts.map(_plan_csv_js__WEBPACK_IMPORTED_MODULE_3__/* .csvField */ .X)),
        ...each('--allow', options.allow),
        ...one('--shm-size', options.shmSize),
        ...each('--ulimit', options.ulimit),
        ...one('--cgroup-parent', options.cgroupParent),
    ];
}
function layoutOutput(folder, { reproducible, layerCompression }) {
    return [
        ...['type=oci', 'tar=false', (0,_plan_csv_js__WEBPACK_IMPORTED_MODULE_3__/* .csvField */ .X)(`dest=${folder}`)],
        // Without the second, layers that exist already (of a base image, of a cache) stay as they are.
        ...(layerCompression ? [`compression=${layerCompression}`, 'force-compression=true'] : []),
        // Sets the times inside the layers to SOURCE_DATE_EPOCH too.
        ...(reproducible ? ['rewrite-timestamp=true'] : []),
    ].join(',');
}
/**
 * Annotations as buildx takes them. A name may carry levels (`index,manifest:NAME`); one without goes to
 * every manifest and, where there is an index, to the index too. A single manifest has no index, and
 * buildx fails when it is asked to annotate one, so those levels are left out there.
 */
function annotationValues(annotations, options) {
    const hasIndex = options.platforms.length > 1 || options.inlineAttestations;
    const all = (0,_plan_annotation_level_js__WEBPACK_IMPORTED_MODULE_2__/* .levelledAnnotations */ .q)(annotations, hasIndex ? ['index', 'manifest'] : ['manifest']);
    const possible = hasIndex ? all : all.filter(({ level }) => !level.startsWith('index'));
    const together = Map.groupBy(possible, ({ name, value }) => `${name}=${value}`);
    return [...together].map(([pair, levels]) => `${levels.map(({ level, platform }) => (platform ? `${level}[${platform}]` : level)).join(',')}:${pair}`);
}
/**
 * GitHub's cache keeps one entry per scope, so jobs of a matrix that share the default one overwrite each
 * other (docker/build-push-action's cache documentation): a scope for these platforms is added.
 */
function scopedCache(entry, platforms) {
    if (!isGithubCache(entry) || /(^|,)scope=/.test(entry) || platforms.length === 0)
        return entry;
    return `${entry},scope=${['buildkit', ...platforms.map(_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ)].join('-').replaceAll('/', '-')}`;
}
/** A cache that cannot be written must not fail a good build (moby/buildkit#2492). */
function forgivingCache(entry) {
    return isGithubCache(entry) && !/(^|,)ignore-error=/.test(entry) ? `${entry},ignore-error=true` : entry;
}
function isGithubCache(entry) {
    return /(^|,)type=gha(,|$)/.test(entry);
}
function secretValue(secret) {
    const source = 'env' in secret ? `env=${secret.env}` : `src=${secret.file}`;
    return [(0,_plan_csv_js__WEBPACK_IMPORTED_MODULE_3__/* .csvField */ .X)(`id=${secret.id}`), (0,_plan_csv_js__WEBPACK_IMPORTED_MODULE_3__/* .csvField */ .X)(source)].join(',');
}
function pairs(record) {
    return Object.entries(record).map(([name, value]) => `${name}=${value}`);
}
function each(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
function one(flag, value) {
    return value === undefined ? [] : [flag, value];
}


/***/ }),

/***/ 8027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UG: () => (/* binding */ buildkitImage),
  _h: () => (/* binding */ isSha256),
  V2: () => (/* binding */ pinnedVersion),
  kX: () => (/* binding */ programName),
  Un: () => (/* binding */ refuseBadVersion),
  l7: () => (/* binding */ releaseOf),
  $p: () => (/* binding */ toolNames)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/tools/checksums.json
const checksums_namespaceObject = /*#__PURE__*/JSON.parse('{"Yl":{"sigstore/cosign":{"version":"v3.1.3","assets":{"cosign-linux-amd64":{"sha256":"4629c757b7618056f8ddd7e2625ae9fdd94c0372a65049520bc7d9df9efc7f71","seen":5},"cosign-linux-arm64":{"sha256":"c5d324e091826b0d7a78eb16fef316450b4eb9aaec045611c08ba06f5e73220a","seen":5},"cosign-darwin-amd64":{"sha256":"2347488e5d5b25336644024dfeca5601b190e91197a71a917bda44744aff106c","seen":4},"cosign-darwin-arm64":{"sha256":"5cf948c2f4dfe59687bdd0b8523709067383e03982cc543475c8a7dc70e92a76","seen":4},"cosign-windows-amd64.exe":{"sha256":"9fe59be0eca1271873ce019061335eb1ac419b7059202e797828467ddabe33be","seen":4}},"other_versions":[{"version":"v3.0.6","assets":{"cosign-linux-amd64":{"sha256":"c956e5dfcac53d52bcf058360d579472f0c1d2d9b69f55209e256fe7783f4c74","seen":3},"cosign-linux-arm64":{"sha256":"bedac92e8c3729864e13d4a17048007cfafa79d5deca993a43a90ffe018ef2b8","seen":3},"cosign-darwin-amd64":{"sha256":"4c3e7af8372d3ca3296e62fa56f23fcbb5721cc6ac1827900d398f110d7cd280","seen":2},"cosign-darwin-arm64":{"sha256":"5fadd012ae6381a6a29ff86a7d39aa873878852f1073fc90b15995961ecfb084","seen":3},"cosign-windows-amd64.exe":{"sha256":"9b85a88ebff2d9dd30ff4984a6f61f2cedc232dd87d81fa7f2ff3c0ed96c241c","seen":3}}}]},"aquasecurity/trivy":{"version":"v0.75.0","assets":{"trivy_0.75.0_Linux-64bit.tar.gz":{"sha256":"c6e65abddb348e25f10549df887045629cf28cc72453cd1c63acb717316b3f3f","seen":6},"trivy_0.75.0_Linux-ARM64.tar.gz":{"sha256":"a1ee9f6ffb7d112b64ff726a2a0717c21175c1114361391f4a132956751a13b3","seen":5},"trivy_0.75.0_macOS-64bit.tar.gz":{"sha256":"291edaa9778acbe4693d067b5ad60ee11570e5ac68296e85595417528ca641e4","seen":4},"trivy_0.75.0_macOS-ARM64.tar.gz":{"sha256":"4a77108cccf8e55c8d6823e1e759939a622277e66cd0daa3c1fc621ed69e4568","seen":4},"trivy_0.75.0_windows-64bit.zip":{"sha256":"4e43bd71a30f51aee39525f60f2b47043af77eb8df8fe082aae4372b69c6660f","seen":4}},"other_versions":[{"version":"v0.74.0","assets":{"trivy_0.74.0_Linux-64bit.tar.gz":{"sha256":"2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a","seen":3},"trivy_0.74.0_Linux-ARM64.tar.gz":{"sha256":"b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5","seen":3},"trivy_0.74.0_macOS-64bit.tar.gz":{"sha256":"472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485","seen":2},"trivy_0.74.0_macOS-ARM64.tar.gz":{"sha256":"1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11","seen":2},"trivy_0.74.0_windows-64bit.zip":{"sha256":"94c40e0696e4b907a74b7b2e1438d5d72ebaca83115817407f568a002d520842","seen":1}}}]},"docker/buildx":{"version":"v0.37.1","assets":{"buildx-v0.37.1.linux-amd64":{"sha256":"9447199cdb435f25880548343c128a4b6650e8891ee598905d8d29d39a8e359b","seen":5},"buildx-v0.37.1.linux-arm64":{"sha256":"e5cc9fe3bbff5cbc91230981f7860e06076110730a2db997082652199042a1f2","seen":5},"buildx-v0.37.1.darwin-arm64":{"sha256":"c3cbbc820d578b0aa8158dd62ef1af25a0c8a75ef53331dbe4e219471e1dbe8c","seen":4},"buildx-v0.37.1.darwin-amd64":{"sha256":"7003a7bae20e7741283db1e23dafdcb957776a8be85de3f459630b1dd4c19db0","seen":3}},"other_versions":[{"version":"v0.38.0","assets":{"buildx-v0.38.0.linux-amd64":{"sha256":"4fe4cc38adf48169132749b6ca22a990928db0118e3407584ee553723115d287","seen":4},"buildx-v0.38.0.linux-arm64":{"sha256":"38e890e1a162bfdbf32fbe91404991dc4fc28e55b0de901b34374a061bab4d2c","seen":1},"buildx-v0.38.0.darwin-arm64":{"sha256":"85989b895add5f119c1ccf8eada2f6892fc33ccf16bd8917638eae404ef26344","seen":2}}},{"version":"v0.37.2","assets":{"buildx-v0.37.2.linux-amd64":{"sha256":"982ca20490b45ed1ec8d99795974d3d874a358f75938c9c237305010e6b7e548","seen":3},"buildx-v0.37.2.linux-arm64":{"sha256":"efa38cb7aa7db2dbb9ad049b00b0a9737f66f033626177b5a4e845184ad7ab29","seen":3}}},{"version":"v0.36.1","assets":{"buildx-v0.36.1.linux-amd64":{"sha256":"48af8a397ebd60178778bf63611dbcebe5f5e7a9be90eb9147b24b9587455778","seen":3},"buildx-v0.36.1.linux-arm64":{"sha256":"5d0cafd9d16afe1a0f0d9529885344ace2cc99efdd531b6c783c5455a6001569","seen":3},"buildx-v0.36.1.darwin-arm64":{"sha256":"214cdc36788602862dbc82b523d58648b4585c7b0ff95218b0817c44db5573d7","seen":2},"buildx-v0.36.1.darwin-amd64":{"sha256":"52a39ee4012d18f83373656712102ebda55656121dcdabbbb1ccfbd41b7debe8","seen":2}}}]},"moby/buildkit":{"version":"v0.33.0","assets":{"buildkit-v0.33.0.linux-amd64.tar.gz":{"sha256":"b6242896d343100808dcbe37565caf381e0a444a6a83d7255926bb1519248ead","seen":4},"buildkit-v0.33.0.linux-arm64.tar.gz":{"sha256":"e5acfb5929f967fde3b925ddb39f79fd481a0e96774c641fab3a0e83950d7bfa","seen":3}},"other_versions":[{"version":"v0.33.1","assets":{"buildkit-v0.33.1.linux-amd64.tar.gz":{"sha256":"4e044bcd62a0c0bbe6a8c94d73989de2bfe4c04dbc0f9d6021cf96b72cd1d965","seen":4},"buildkit-v0.33.1.linux-arm64.tar.gz":{"sha256":"4e1ba91f139761f249a1fa6c71e632dfdbdafeda416176ecadefbb95225e56c4","seen":1}}}]},"aws/aws-lambda-runtime-interface-emulator":{"version":"v1.37","assets":{"aws-lambda-rie":{"sha256":"6b1e686e62ab2baf5759c412c4864276ef2a88b094fca53ec070637ccba9b9a5","seen":2},"aws-lambda-rie-x86_64":{"sha256":"6b1e686e62ab2baf5759c412c4864276ef2a88b094fca53ec070637ccba9b9a5","seen":1},"aws-lambda-rie-arm64":{"sha256":"ec2e5d09633d853834c008b1ef264bf834b258a94d551d2b2074966494b39a21","seen":1}},"other_versions":[{"version":"v1.36","assets":{"aws-lambda-rie":{"sha256":"ba57f2683260127135ad5ba9bafea141f90492143cbaeb9312cde6dae8d1c08e","seen":1},"aws-lambda-rie-x86_64":{"sha256":"ba57f2683260127135ad5ba9bafea141f90492143cbaeb9312cde6dae8d1c08e","seen":1},"aws-lambda-rie-arm64":{"sha256":"7826415f278663274e279085ff96d7c9da210a30213fa72279e56e59f028ce76","seen":1}}},{"version":"v1.35","assets":{"aws-lambda-rie-x86_64":{"sha256":"3a3494331c212c14366c1073fdc4f0078f58a927da64479413879b0d84e21f20","seen":2},"aws-lambda-rie-arm64":{"sha256":"8159172a2dc2ce5bf434ba94d7241f2252d1ac30b58410c7e30a4b8afefd7cca","seen":2}}}]}},"zC":{"moby/buildkit":{"moby/buildkit:v0.33.0":{"digest":"sha256:6c2fa84a6b61ccd72899dde4239f8d5717f05f9a8ca6f3cad185fb1a95a94de3","seen":4},"moby/buildkit:v0.33.1":{"digest":"sha256:cec9f139f45e93c5c69c60f8b07cfad9f43f4ef6b6a6cd917527fea5ff2e3dea","seen":4},"moby/buildkit:v0.34.0":{"digest":"sha256:b059f8d7226d0b326bc871af489a5dddf65e36af4d20d14251b072974d9ee87c","seen":4},"moby/buildkit:buildx-stable-1 (as of early Oct 2026 = v0.33.1)":{"digest":"sha256:cec9f139f45e93c5c69c60f8b07cfad9f43f4ef6b6a6cd917527fea5ff2e3dea","seen":3}}}}');
;// CONCATENATED MODULE: ./build/src/tools/catalog.js


/** The programs Sealift drives. */
const toolNames = ['buildx', 'buildkit', 'trivy', 'cosign'];
const systems = {
    linux: 'linux',
    darwin: 'darwin',
    win32: 'windows',
};
const cpus = { x64: 'amd64', arm64: 'arm64' };
const products = {
    buildx: {
        gitRepository: 'docker/buildx',
        program: 'buildx',
        asset: (version, system, cpu) => `buildx-${version}.${system}-${cpu}${exe(system)}`,
    },
    buildkit: {
        gitRepository: 'moby/buildkit',
        program: 'buildkitd',
        asset: (version, system, cpu) => system === 'linux' ? `buildkit-${version}.linux-${cpu}.tar.gz` : undefined,
    },
    trivy: {
        gitRepository: 'aquasecurity/trivy',
        program: 'trivy',
        asset(version, system, cpu) {
            if (system === 'windows' && cpu === 'arm64')
                return undefined;
            const name = { linux: 'Linux', darwin: 'macOS', windows: 'windows' }[system];
            const bits = { amd64: '64bit', arm64: 'ARM64' }[cpu];
            return `trivy_${version.slice(1)}_${name}-${bits}.${system === 'windows' ? 'zip' : 'tar.gz'}`;
        },
    },
    cosign: {
        gitRepository: 'sigstore/cosign',
        program: 'cosign',
        asset: (_version, system, cpu) => `cosign-${system}-${cpu}${exe(system)}`,
    },
};
/** Trivy's releases that carried a credential stealer (CVE-2026-33634). */
const badVersions = {
    trivy: ['v0.69.4', 'v0.69.5', 'v0.69.6'],
};
/** BuildKit's image for the docker-container driver, by digest; the same version as the pinned tool. */
const buildkitImage = pinnedImage('moby/buildkit', `moby/buildkit:${pinnedVersion('buildkit')}`);
/** The version Sealift brings, with its `v`. */
function pinnedVersion(name) {
    return checksums_namespaceObject.Yl[products[name].gitRepository].version;
}
/** The program's file name on this platform: BuildKit's is `buildkitd`. */
function programName(name, platform) {
    return products[name].program + (platform === 'win32' ? '.exe' : '');
}
/**
 * The release asset for this machine. Rejects with `tool-missing` where there is none, or none whose
 * checksum two public sources agree on, and `tool-version-refused` for a known-bad version.
 */
function releaseOf(name, machine, chosen) {
    const version = chosen ? withV(chosen.version) : pinnedVersion(name);
    refuseBadVersion(name, version);
    const { gitRepository, asset } = products[name];
    const system = systems[machine.platform];
    const cpu = cpus[machine.arch];
    const file = system && cpu && asset(version, system, cpu);
    if (!file) {
        throw new errors/* SealiftError */.Pf('tool-missing', `${name} ${version} has no release for ${machine.platform}/${machine.arch}`, {
            hint: name === 'buildkit'
                ? 'The embedded BuildKit needs Linux on x64 or arm64: set builder to docker-container, or to a remote or named builder.'
                : 'Run on Linux or macOS (x64, arm64), or put the program into a folder and name it with tools-dir.',
        });
    }
    return { name, version, gitRepository, asset: file, sha256: chosen?.sha256 ?? pinnedSha256(name, file) };
}
/** Throws `tool-version-refused` for versions nobody may run, whoever vouches for them. */
function refuseBadVersion(name, version) {
    if (!badVersions[name]?.includes(withV(version)))
        return;
    throw new errors/* SealiftError */.Pf('tool-version-refused', `${name} ${version} is never run: its release was replaced by malware`, {
        hint: `Take the pinned ${pinnedVersion(name)} or another version, and treat the secrets of every machine that ran ${version} as stolen (CVE-2026-33634).`,
    });
}
function pinnedSha256(name, asset) {
    const assets = checksums_namespaceObject.Yl[products[name].gitRepository].assets;
    const entry = assets[asset];
    if (entry && entry.seen >= 2 && isSha256(entry.sha256))
        return entry.sha256;
    throw new errors/* SealiftError */.Pf('tool-missing', `no checksum is pinned for ${asset}, so it is not taken`, {
        hint: `Name the version together with its SHA-256, or put ${products[name].program} into a folder and name it with tools-dir.`,
    });
}
function pinnedImage(repository, image) {
    const images = checksums_namespaceObject.zC[repository];
    const entry = images[image];
    if (!entry || entry.seen < 2 || !isSha256(entry.digest.replace('sha256:', ''))) {
        throw new Error(`${image} has no digest in checksums.json that two sources agree on`);
    }
    return `${image}@${entry.digest}`;
}
function isSha256(text) {
    return /^[0-9a-f]{64}$/.test(text);
}
function withV(version) {
    return version.startsWith('v') ? version : `v${version}`;
}
function exe(system) {
    return system === 'windows' ? '.exe' : '';
}


/***/ }),

/***/ 25405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ askDocker)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _buildx_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80477);



const patienceMs = 5000;
/**
 * Asks the daemon itself: a `docker` client on PATH says nothing about one. Takes the endpoint from
 * `DOCKER_HOST`, else the default socket; TLS and ssh endpoints are asked through the client.
 */
async function askDocker(env, run) {
    const host = env.DOCKER_HOST || 'unix:///var/run/docker.sock';
    const url = URL.parse(host);
    if (url?.protocol === 'unix:')
        return ping(host, { socketPath: url.pathname, path: '/_ping' });
    if (url?.protocol === 'tcp:' && !env.DOCKER_TLS_VERIFY) {
        return ping(host, { host: url.hostname, port: url.port || '2375', path: '/_ping' });
    }
    return askClient(host, env, run);
}
function ping(host, to) {
    return new Promise((resolve) => {
        const no = (why) => resolve({ answers: false, reason: `no Docker daemon answers at ${host} (${why})` });
        const call = (0,node_http__WEBPACK_IMPORTED_MODULE_0__.request)({ ...to, timeout: patienceMs, agent: false }, (response) => {
            response.resume();
            if (response.statusCode === 200)
                resolve({ answers: true });
            else
                no(`status ${response.statusCode}`);
        });
        call.once('timeout', () => call.destroy(new Error('no answer in time')));
        call.once('error', (error) => no(error.code ?? error.message));
        call.end();
    });
}
async function askClient(host, env, run) {
    try {
        const { code, stderr } = await run({
            program: 'docker',
            args: ['version', '--format', '{{.Server.Version}}'],
            env: (0,_buildx_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .buildxEnvironment */ .Q)(env, {}),
            timeoutMs: 4 * patienceMs,
        });
        if (code === 0)
            return { answers: true };
        return {
            answers: false,
            reason: `no Docker daemon answers at ${host} (${stderr.trim().split('\n').at(-1)})`,
        };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf) || error.code === 'interrupted')
            throw error;
        return { answers: false, reason: `no Docker daemon answers at ${host} (${error.message})` };
    }
}


/***/ }),

/***/ 20018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ baseImages)
/* harmony export */ });
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);

const imageSource = /^docker-image:\/\/([^@]+)(?:@(.+))?$/;
/**
 * The images these builds used, each once. They are read from the build's own steps: the list of
 * materials also names the image of the Dockerfile frontend, which is nobody's base.
 */
function baseImages(provenance) {
    const found = new Map();
    for (const { buildConfig, materials = [] } of Object.values(provenance)) {
        for (const step of buildConfig?.llbDefinition ?? []) {
            const [, reference, pinned] = imageSource.exec(step.op?.Op?.source?.identifier ?? '') ?? [];
            if (reference === undefined)
                continue;
            const digest = pinned ?? materialDigest(materials, reference);
            const base = { reference, ...(digest !== undefined && (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) && { digest }) };
            found.set(`${reference}@${digest}`, base);
        }
    }
    return [...found.values()];
}
/** Materials are package URLs: `pkg:docker/alpine@3.22?platform=linux%2Famd64`. */
function materialDigest(materials, reference) {
    const short = reference.replace(/^docker\.io\/(?:library\/)?/, '');
    const colon = short.lastIndexOf(':');
    const name = colon > short.lastIndexOf('/') ? `${short.slice(0, colon)}@${short.slice(colon + 1)}` : short;
    const material = materials.find(({ uri }) => decodeURIComponent(uri.split('?')[0] ?? '') === `pkg:docker/${name}`);
    const hex = material?.digest?.sha256;
    return hex === undefined ? undefined : `sha256:${hex}`;
}


/***/ }),

/***/ 87695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ run),
/* harmony export */   n: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);



const keptStderr = 256 * 1024;
/** The live runner. Its programs get SIGTERM when `signal` aborts, SIGKILL five seconds later. */
const run = (command) => new Promise((resolve, reject) => {
    const started = performance.now();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command.program, [...command.args], {
        shell: false,
        cwd: command.cwd,
        env: { PATH: process.env.PATH, ...command.env },
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout = [];
    let stderr = '';
    let pending = '';
    let stop;
    let killTimer;
    const end = (why) => {
        stop ??= why;
        child.kill('SIGTERM');
        killTimer ??= setTimeout(() => child.kill('SIGKILL'), 5000);
    };
    const onAbort = () => end(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('interrupted', `interrupted while ${command.program} was running`));
    if (command.signal?.aborted)
        onAbort();
    command.signal?.addEventListener('abort', onAbort, { once: true });
    const timer = command.timeoutMs === undefined
        ? undefined
        : setTimeout(() => end(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('tool-failed', `${command.program} gave no result within ${command.timeoutMs} ms`)), command.timeoutMs);
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (chunk) => {
        stderr = (stderr + chunk).slice(-keptStderr);
        if (!command.onStderrLine)
            return;
        const lines = (pending + chunk).split(/\r?\n/);
        pending = lines.pop() ?? '';
        for (const line of lines)
            command.onStderrLine(line);
    });
    // A program may end before it has read its input; that is told by its exit status.
    child.stdin.on('error', () => { });
    child.stdin.end(command.stdin ?? '');
    const settle = () => {
        clearTimeout(timer);
        clearTimeout(killTimer);
        command.signal?.removeEventListener('abort', onAbort);
    };
    child.once('error', (cause) => {
        settle();
        reject(notStarted(command.program, cause));
    });
    child.once('close', (status, signal) => {
        settle();
        if (pending && command.onStderrLine)
            command.onStderrLine(pending);
        if (stop)
            return reject(stop);
        resolve({
            code: status ?? 128 + signalNumber(signal),
            stdout: Buffer.concat(stdout).toString('utf8'),
            stderr,
            milliseconds: performance.now() - started,
        });
    });
});
/** The live starter of daemons. */
const start = async (command) => {
    const log = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(command.logFile, 'a', 0o600);
    try {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command.program, [...command.args], {
            shell: false,
            detached: true,
            env: { PATH: process.env.PATH, ...command.env },
            stdio: ['ignore', log.fd, log.fd],
        });
        const ended = new Promise((resolve) => child.once('exit', (status, signal) => resolve(status ?? 128 + signalNumber(signal))));
        await new Promise((resolve, reject) => {
            child.once('spawn', resolve);
            child.once('error', (cause) => reject(notStarted(command.program, cause)));
        });
        // A run that has failed must be able to exit although the daemon still stops.
        child.unref();
        return { pid: child.pid, ended };
    }
    finally {
        await log.close();
    }
};
function notStarted(program, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('tool-missing', `${program} could not be started (${cause.code ?? cause.message})`, {
        cause,
    });
}
function signalNumber(signal) {
    const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
    return (signal && numbers[signal]) ?? 0;
}


/***/ }),

/***/ 69146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ mendReport),
/* harmony export */   dW: () => (/* binding */ restoreIgnored),
/* harmony export */   eV: () => (/* binding */ packagesOnly),
/* harmony export */   uY: () => (/* binding */ secretsOnly)
/* harmony export */ });
/**
 * The report as it may be stored: without the text of any secret, and named for the image. Pure.
 *
 * Trivy masks what its rule matched, but shows the lines around it, and copies the image's whole
 * configuration: environment, and build arguments in the history (also as `CreatedBy` of a layer).
 */
function mendReport(report, image) {
    const scanned = report.ArtifactName ?? '';
    const called = `${image.name}@${image.digest}`;
    const { ImageConfig, ...metadata } = (report.Metadata ?? {});
    const results = (report.Results ?? []).map((result) => ({
        ...result,
        Target: target(result, scanned, called),
        ...withoutSecretText(result),
    }));
    return withoutCreatedBy({
        ...report,
        ArtifactName: called,
        Metadata: {
            ...metadata,
            // Gives the SBOM's root component its package URL.
            ...(image.repository ? { RepoDigests: [called] } : {}),
            ...(ImageConfig ? { ImageConfig: withoutRunConfig(ImageConfig) } : {}),
        },
        Results: results,
    });
}
/** Undoes what an ignore file took out, so that another one can be applied; VEX statements stay. Pure. */
function restoreIgnored(report) {
    return {
        ...report,
        Results: (report.Results ?? []).map((result) => {
            const modified = result.ExperimentalModifiedFindings ?? [];
            const back = modified.filter((one) => one.Status === 'ignored');
            if (back.length === 0)
                return result;
            return {
                ...result,
                Vulnerabilities: [
                    ...(result.Vulnerabilities ?? []),
                    ...back.flatMap((one) => (one.Type === 'vulnerability' ? [one.Finding] : [])),
                ],
                Secrets: [
                    ...(result.Secrets ?? []),
                    ...back.flatMap((one) => (one.Type === 'secret' ? [one.Finding] : [])),
                ],
                ExperimentalModifiedFindings: modified.filter((one) => one.Status !== 'ignored'),
            };
        }),
    };
}
/** Only the packages: what an SBOM is made from. Pure. */
function packagesOnly(report) {
    return {
        ...report,
        Results: (report.Results ?? []).map((result) => {
            const { Vulnerabilities, Secrets, ExperimentalModifiedFindings, ...rest } = result;
            return rest;
        }),
    };
}
/** Only the results that tell of secrets. Pure. */
function secretsOnly(report) {
    return { ...report, Results: (report.Results ?? []).filter((result) => (result.Secrets ?? []).length > 0) };
}
/** Where Trivy names what it was given, the image is named; a secret found there is in the configuration. */
function target(result, scanned, called) {
    if (scanned === '' || !result.Target.startsWith(scanned))
        return result.Target;
    return result.Class === 'secret' ? 'image configuration' : called + result.Target.slice(scanned.length);
}
function withoutSecretText(result) {
    return {
        ...(result.Secrets ? { Secrets: result.Secrets.map(masked) } : {}),
        ...(result.ExperimentalModifiedFindings
            ? {
                ExperimentalModifiedFindings: result.ExperimentalModifiedFindings.map((one) => one.Type === 'secret' ? { ...one, Finding: masked(one.Finding) } : one),
            }
            : {}),
    };
}
function masked(secret) {
    const { Code, ...rest } = secret;
    return { ...rest, Match: '[redacted]' };
}
function withoutRunConfig(config) {
    const { config: _runConfig, history: _history, container_config: _old, ...rest } = config;
    return { ...rest, config: {} };
}
function withoutCreatedBy(value) {
    if (Array.isArray(value))
        return value.map(withoutCreatedBy);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => name === 'CreatedBy' ? [] : [[name, withoutCreatedBy(inner)]]));
}


/***/ }),

/***/ 83452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseTrivyReport)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _plan_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54035);


/**
 * Reads a Trivy JSON report, from a scan or out of an attestation. Pure.
 * @throws SealiftError `scan-failed` when it is not one.
 */
function parseTrivyReport(json) {
    assertReport(json);
    const os = json.Metadata?.OS;
    const findings = (json.Results ?? []).flatMap((result) => [
        ...(result.Vulnerabilities ?? []).map((found) => vulnerability(found, result)),
        ...(result.Secrets ?? []).map((found) => secret(found, result)),
        ...(result.ExperimentalModifiedFindings ?? []).flatMap((modified) => takenOut(modified, result)),
    ]);
    return {
        report: json,
        os: os?.Family ? { family: os.Family, name: os.Name ?? '', endOfLife: os.EOSL === true } : undefined,
        findings: findings.sort((a, b) => _plan_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.indexOf(a.severity) - _plan_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.indexOf(b.severity) ||
            compare(a.package?.name ?? a.target, b.package?.name ?? b.target) ||
            compare(a.id, b.id)),
    };
}
function assertReport(json) {
    const report = json;
    const results = report?.Results ?? [];
    if (typeof report !== 'object' || report?.SchemaVersion !== 2 || !Array.isArray(results)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('scan-failed', 'what should be a Trivy report is none (schema version 2)');
    }
    for (const result of results) {
        const lists = [result.Vulnerabilities, result.Secrets, result.ExperimentalModifiedFindings];
        if (typeof result.Target === 'string' && lists.every((list) => !list || Array.isArray(list)))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('scan-failed', 'the Trivy report has a result that cannot be read');
    }
}
function vulnerability(found, result) {
    return {
        kind: 'vulnerability',
        id: found.VulnerabilityID,
        severity: severity(found.Severity),
        title: found.Title ?? found.VulnerabilityID,
        ...(found.PrimaryURL ? { url: found.PrimaryURL } : {}),
        package: {
            name: found.PkgName,
            installed: found.InstalledVersion ?? '',
            ...(found.FixedVersion ? { fixed: found.FixedVersion } : {}),
            ...(found.PkgIdentifier?.PURL ? { purl: found.PkgIdentifier.PURL } : {}),
            ...(found.PkgPath ? { path: found.PkgPath } : {}),
        },
        target: result.Target,
        ...(result.Class ? { class: result.Class } : {}),
        ...(found.Status ? { status: found.Status } : {}),
        ...score(found),
    };
}
/** CVSS of the source the severity was taken from, so that the two agree. */
function score(found) {
    const cvss = found.CVSS?.[found.SeveritySource ?? ''];
    const value = cvss?.V40Score || cvss?.V3Score;
    return value ? { score: value } : {};
}
function secret(found, result) {
    return {
        kind: 'secret',
        id: found.RuleID,
        severity: severity(found.Severity),
        title: found.Title ?? found.RuleID,
        target: result.Target,
        class: 'secret',
        ...(found.StartLine ? { line: found.StartLine } : {}),
    };
}
function takenOut(modified, result) {
    const ignored = {
        by: modified.Status === 'ignored' ? 'ignore-file' : 'vex',
        ...(modified.Statement ? { reason: modified.Statement } : {}),
    };
    if (modified.Type === 'vulnerability')
        return [{ ...vulnerability(modified.Finding, result), ignored }];
    return modified.Type === 'secret' ? [{ ...secret(modified.Finding, result), ignored }] : [];
}
function severity(text) {
    return _plan_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.find((known) => known === text) ?? 'UNKNOWN';
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 38409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ downloadArgs),
/* harmony export */   G7: () => (/* binding */ trivyEnv),
/* harmony export */   LU: () => (/* binding */ trivyCacheFolder),
/* harmony export */   RU: () => (/* binding */ convertArgs),
/* harmony export */   Vr: () => (/* binding */ needsJavaDatabase),
/* harmony export */   Xe: () => (/* binding */ trivyFailure),
/* harmony export */   tA: () => (/* binding */ scanArgs)
/* harmony export */ });
/**
 * Arguments of one scan. Every finding is asked for, whatever its severity: the gate decides, not Trivy,
 * and what its environment variables or a stray `trivy.yaml` would take away is set back here.
 */
function scanArgs(scan) {
    const sbom = 'sbom' in scan.target;
    return [
        sbom ? 'sbom' : 'image',
        ...imageTarget(scan.target),
        '--cache-dir',
        scan.cacheFolder,
        // The file cache lets one process in at a time; platforms are scanned side by side.
        '--cache-backend',
        'memory',
        ...quiet,
        '--skip-db-update',
        '--skip-java-db-update',
        '--offline-scan',
        '--skip-vex-repo-update',
        '--scanners',
        sbom ? 'vuln' : scan.scanners.join(','),
        ...(!sbom && scan.scanners.includes('secret') ? ['--image-config-scanners', 'secret'] : []),
        ...everyFinding(scan.ignoreFile),
        '--ignore-unfixed=false',
        ...(scan.vex ?? []).flatMap((file) => ['--vex', file]),
        '--format',
        'json',
        '--output',
        scan.output,
        ...(sbom ? [scan.target.sbom] : []),
        ...('remote' in scan.target ? [scan.target.remote] : []),
    ];
}
/** Arguments that turn a JSON report into another format; with `json`, an ignore file is applied to it. */
function convertArgs(options) {
    return [
        'convert',
        '--quiet',
        ...everyFinding(options.ignoreFile),
        '--format',
        options.format,
        '--output',
        options.output,
        options.input,
    ];
}
/** Arguments that download one database from one repository into a cache folder, and scan nothing. */
function downloadArgs(options) {
    const java = options.database === 'java';
    return [
        'image',
        java ? '--download-java-db-only' : '--download-db-only',
        java ? '--java-db-repository' : '--db-repository',
        options.repository,
        '--cache-dir',
        options.cacheFolder,
        '--no-progress',
        ...quiet,
    ];
}
/**
 * The environment Trivy gets: how to reach things and how to weigh them, as the caller set it, but none of
 * the `TRIVY_*` variables that would hide findings (`TRIVY_SEVERITY`, `TRIVY_SKIP_DIRS`, …).
 */
function trivyEnv(env, temporaryFolder) {
    const kept = Object.entries(env).filter(([name]) => passedOn.has(name.toUpperCase()));
    return { TRIVY_TIMEOUT: '30m', ...Object.fromEntries(kept), TMPDIR: temporaryFolder };
}
/** Trivy's own cache folder when the caller has one, else ours. */
function trivyCacheFolder(env, cacheFolder) {
    return env.TRIVY_CACHE_DIR || cacheFolder;
}
/**
 * Why a run failed, on one line: of Trivy's chain of wrapped errors only the innermost tells something,
 * which is the last `* …` line of a list, else the text of the last FATAL line.
 */
function trivyFailure(result) {
    const lines = result.stderr.split('\n').map((line) => line.trim());
    const bullet = lines.findLast((line) => line.startsWith('* '));
    const fatal = lines.findLast((line) => /\b(FATAL|ERROR)\b/.test(line)) ?? lines.findLast(Boolean);
    const text = bullet?.slice(2) ??
        fatal
            ?.replace(/^\S+\s+(FATAL|ERROR)\s+/, '')
            .replace(/^(Fatal error\s+)?(run error: )?((image )?scan (error|failed): )*/, '');
    return text?.trim() || `it ended with exit status ${result.code} and said nothing`;
}
/** True when a Java archive was met and there is no Java index database to look it up in. */
function needsJavaDatabase(result) {
    return result.stderr.includes("'--skip-java-db-update' cannot be specified on the first run");
}
const quiet = ['--quiet', '--skip-version-check', '--disable-telemetry'];
function imageTarget(target) {
    if ('view' in target)
        return ['--input', `${target.view}@${target.digest}`];
    return 'remote' in target ? ['--image-src', 'remote'] : [];
}
function everyFinding(ignoreFile) {
    return [
        '--severity',
        'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL',
        '--exit-code',
        '0',
        '--list-all-pkgs',
        '--show-suppressed',
        ...(ignoreFile === undefined ? [] : ['--ignorefile', ignoreFile]),
    ];
}
const passedOn = new Set([
    'HOME',
    'DOCKER_CONFIG',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'ALL_PROXY',
    'TRIVY_CACERT',
    'TRIVY_DETECTION_PRIORITY',
    'TRIVY_INSECURE',
    'TRIVY_NON_SSL',
    'TRIVY_PARALLEL',
    'TRIVY_PASSWORD',
    'TRIVY_REGISTRY_TOKEN',
    'TRIVY_TIMEOUT',
    'TRIVY_USERNAME',
    'TRIVY_VULN_SEVERITY_SOURCE',
]);


/***/ }),

/***/ 28009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** This release of Sealift; a test compares it with package.json. */
const version = '0.1.0';


/***/ })

};
