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
// EXTERNAL MODULE: ./build/src/plan/cache-entry.js
var cache_entry = __webpack_require__(8850);
// EXTERNAL MODULE: ./build/src/plan/login.js
var plan_login = __webpack_require__(43828);
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
    return `${registry}: ${known}; ${login ? (0,plan_login/* loginText */.z7)(login) : elseLogin(registry, access)}; signatures as ${storage === 'tag' ? '.sig tags' : 'referrers'}`;
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
    build: async () => (await Promise.all(/* import() */[__webpack_require__.e(573), __webpack_require__.e(336), __webpack_require__.e(783)]).then(__webpack_require__.bind(__webpack_require__, 58783))).build,
    merge: async () => (await Promise.all(/* import() */[__webpack_require__.e(573), __webpack_require__.e(336), __webpack_require__.e(365)]).then(__webpack_require__.bind(__webpack_require__, 27365))).merge,
    promote: async () => (await Promise.all(/* import() */[__webpack_require__.e(573), __webpack_require__.e(336), __webpack_require__.e(312), __webpack_require__.e(125)]).then(__webpack_require__.bind(__webpack_require__, 47125))).promote,
    rollback: async () => (await Promise.all(/* import() */[__webpack_require__.e(573), __webpack_require__.e(336), __webpack_require__.e(312), __webpack_require__.e(982)]).then(__webpack_require__.bind(__webpack_require__, 29982))).rollback,
    verify: async () => (await Promise.all(/* import() */[__webpack_require__.e(573), __webpack_require__.e(955)]).then(__webpack_require__.bind(__webpack_require__, 56955))).verifyImages,
    rescan: async () => (await Promise.all(/* import() */[__webpack_require__.e(573), __webpack_require__.e(312), __webpack_require__.e(761)]).then(__webpack_require__.bind(__webpack_require__, 51761))).rescan,
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
            onSmoke: request.onSmoke ?? (() => { }),
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

/***/ 33438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ camelCase)
/* harmony export */ });
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_match, letter) => letter.toUpperCase());
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
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43707);
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

/***/ 43707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

// EXTERNAL MODULE: ./build/src/inputs/camel-case.js
var camel_case = __webpack_require__(33438);
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
        values[(0,camel_case/* camelCase */.x)(name)] =
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
/* harmony export */   VQ: () => (/* binding */ platformText),
/* harmony export */   lJ: () => (/* binding */ isConfigType)
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
/** Whether a blob of this type is the configuration of an image that can be run. */
function isConfigType(type) {
    return type === mediaType.config || type === mediaType.dockerConfig;
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
/* harmony export */   gj: () => (/* binding */ imageConfig),
/* harmony export */   xr: () => (/* binding */ registryContent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38321);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18514);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57545);







/** The content of a layout on disk. */
async function layoutContent(layout) {
    const read = async (descriptor) => ({
        descriptor,
        bytes: new Uint8Array(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .blobFile */ .c7)(layout.folder, descriptor.digest))),
    });
    const attestations = await Promise.all(layout.attestations.map(read));
    const children = await Promise.all(layout.images.map((image) => read(image.descriptor)));
    const manifests = (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_5__/* .isIndexType */ .$U)(layout.root.mediaType)
        ? [...children, ...attestations, await read(layout.root)]
        : children;
    return {
        root: layout.root,
        images: layout.images.map(({ platform, descriptor }) => ({ platform, descriptor })),
        manifests,
        blobs: blobsOf([...layout.images.map((image) => image.manifest), ...attestations.map(parseManifest)]).map((descriptor) => ({
            descriptor,
            open: (offset) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .blobFile */ .c7)(layout.folder, descriptor.digest), {
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SealiftError */ .Pf('registry-not-found', `${repository.path} lists manifest ${digest} but does not hold it`);
    };
    const top = await get(root.digest);
    const children = (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_5__/* .isIndexType */ .$U)(root.mediaType)
        ? await Promise.all(top.content.manifests.map(async (child) => ({
            ...(await get(child.digest)),
            platform: child.platform,
        })))
        : [{ ...top, platform: undefined }];
    const manifests = (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_5__/* .isIndexType */ .$U)(root.mediaType) ? [...children, top] : children;
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
        blobs: blobsOf(children.map((child) => (0,_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .withLayers */ .V$)(child.content))).map((descriptor) => ({
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
/** The configuration of one of its images; of another type than an image's, nothing but its platform is known. */
async function imageConfig({ blobs }, { manifest, platform }) {
    const { digest, mediaType } = manifest.config;
    const blob = blobs.find(({ descriptor }) => descriptor.digest === digest);
    if (!blob || !(0,_descriptor_js__WEBPACK_IMPORTED_MODULE_5__/* .isConfigType */ .lJ)(mediaType))
        return { os: platform.os, architecture: platform.architecture };
    return JSON.parse(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_3__.text)(blob.open(0)));
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
    return (0,_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .withLayers */ .V$)(JSON.parse(Buffer.from(bytes).toString('utf8')));
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

/***/ 39484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ opaqueWhiteout),
/* harmony export */   q: () => (/* binding */ whiteoutPrefix)
/* harmony export */ });
/** Before the name of what a layer hides of those below it (OCI image specification, layer.md, "Whiteouts"). */
const whiteoutPrefix = '.wh.';
/** Hides everything that the layers below have in its folder. */
const opaqueWhiteout = '.wh..wh..opq';


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
/* harmony export */   M: () => (/* binding */ loginEntries),
/* harmony export */   Y: () => (/* binding */ accessOf)
/* harmony export */ });
/* harmony import */ var _inputs_camel_case_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33438);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84974);
/* harmony import */ var _registries_provider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88120);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29029);
/* harmony import */ var _login_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43828);





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
            providers.set(entry.registry, entry.provider);
        const login = (0,_login_js__WEBPACK_IMPORTED_MODULE_3__/* .loginOf */ .DQ)(withoutPlace(entry, inputs), input, pushed, wrong);
        // In some events a fork's job has a token of ours: what it builds must not get a login by it.
        if (login === undefined || (fork && login.kind === 'keyless'))
            continue;
        if (logins.some(({ registry }) => registry === login.registry))
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
    const others = _registries_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .keylessFields */ .S8.filter((field) => field !== 'connection-id' && field !== 'audience');
    return (provider !== undefined && provider !== 'docker-hub') || others.some((field) => fields[field]);
}
function mirrorsOf(given) {
    return new Map(given.map(({ id, value }) => [(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryName */ .jT)(id), value.split(',').map((mirror) => mirror.trim())]));
}
/** What the user says of each registry, by its one name; `input` is where, undefined: each part is an input of its own. */
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
/** The login that `registry`, `username`, `password` and the keyless inputs describe. */
function ownEntry(inputs) {
    const given = _registries_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .keylessFields */ .S8.flatMap((field) => {
        const value = inputs[(0,_inputs_camel_case_js__WEBPACK_IMPORTED_MODULE_4__/* .camelCase */ .x)(field)];
        return value === undefined ? [] : [[field, value]];
    });
    const { registry, provider, username, password, endpoints } = inputs;
    const any = username ?? password ?? provider ?? endpoints[0] ?? given[0];
    if (any === undefined)
        return undefined;
    return {
        registry,
        ...(provider && { provider }),
        username: username ?? '',
        password: password ?? new _secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .z(''),
        fields: Object.fromEntries(given),
        endpoints: Object.fromEntries(endpoints.map(({ id, value }) => [id, value])),
    };
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
/* harmony export */   Nj: () => (/* binding */ cacheAttribute),
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
    return `type=${cacheAttribute(entry, 'type') ?? 'registry'}`;
}
/** What an entry says of one attribute, as buildx reads it; undefined when it says nothing. */
function cacheAttribute(entry, attribute) {
    return attributesOf(entry)?.find(([name]) => name === attribute)?.[1];
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
    const { profile } = (0,registries_profile/* recognize */.vA)(named.registry, providers.get(named.registry));
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
                    what: 'An instance of the Economy Edition has the same kind of host, and Function Compute does not take its images',
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
/** Nothing runs in less; a number without its unit is. */
const leastBytes = 1024 ** 2;
function overrides(inputs, { run, title }, wrong) {
    const said = (input, unit, value) => value === undefined ? undefined : { value, unit, source: `the input ${input}` };
    for (const [input, value] of [
        ['memory', inputs.memory],
        ['tmp-size', inputs.tmpSize],
    ])
        if (value !== undefined && value < leastBytes)
            wrong({
                input,
                problem: `${value} bytes are too few for any program`,
                remedy: 'write the unit, as in 512MiB',
            });
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
// EXTERNAL MODULE: ./build/src/plan/login.js
var login = __webpack_require__(43828);
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
    const { registry } = repository;
    const login = access.logins.find((one) => one.registry === registry);
    const keys = login?.kind === 'keyless' && login.provider === 'alibaba-acr' ? login : 'environment';
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
    return (0,registries_profile/* recognize */.vA)(registry, providers.get(registry)).profile.provider === 'alibaba-acr';
}
function instanceOf(inputs, registry, checkEndpoint, wrong) {
    const found = (0,plan_access/* loginEntries */.M)(inputs).find(({ entry }) => entry.registry === registry);
    const { fields = {}, endpoints = {} } = found?.entry ?? {};
    const id = fields['instance-id'];
    const region = fields.region ?? (0,registries_profile/* regionOf */.AP)((0,registries_profile/* profileOf */.dp)('alibaba-acr'), registry);
    const say = (0,login/* sayOf */.J)(registry, found?.input, wrong);
    if (!id)
        say('instance-id', `\`vendor-scan\` needs the instance of ${registry} (\`registry\` names it)`);
    if (!region)
        say('region', `\`vendor-scan\` needs the region of ${registry}, which its host does not name`);
    const form = (0,provider/* fieldForm */.NG)('alibaba-acr', 'region');
    if (region && form && !form.pattern.test(region))
        say('region', `"${region}" is not ${form.form}`);
    if (checkEndpoint && endpoints.acr !== undefined && !(0,login/* isSafeUrl */.FY)(endpoints.acr))
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
    const access = (0,plan_access/* accessOf */.Y)(inputs, { pushed: push.wanted, fork: source.fork }, wrong);
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
        // What an image was held to cannot be looked at again without its layers: who asks for more asks for another.
        ...(inputs.serverless === 'none' ? {} : { serverless: serverlessOf(inputs) }),
        target: inputs.target ?? null,
    }));
}
function serverlessOf(inputs) {
    const { serverless, smoke, smokeRequest, serverlessIgnore } = inputs;
    const limits = [
        inputs.tmpSize,
        inputs.memory,
        inputs.pids,
        inputs.descriptors,
        inputs.port,
        inputs.readyTimeout,
    ];
    return [
        ...[serverless, smoke, smokeRequest ?? ''],
        ...limits.map((limit) => String(limit ?? '')),
        ...[...serverlessIgnore].sort(),
    ];
}
function canonicalJson(record) {
    return JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))));
}


/***/ }),

/***/ 43828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ loginOf),
/* harmony export */   FY: () => (/* binding */ isSafeUrl),
/* harmony export */   J: () => (/* binding */ sayOf),
/* harmony export */   z7: () => (/* binding */ loginText)
/* harmony export */ });
/* harmony import */ var _oci_origin_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30869);
/* harmony import */ var _registries_profile_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71640);
/* harmony import */ var _registries_provider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88120);



/**
 * The login an entry describes; undefined when it is none, or half of one. `input` is where the entry stands; undefined:
 * each of its parts is an input of its own.
 */
function loginOf(entry, input, pushed, wrong) {
    const { registry, provider, username, password } = entry;
    const say = sayOf(registry, input, wrong);
    if (Object.keys(entry.fields).length > 0)
        return keylessLogin(entry, pushed, say);
    const [endpoint] = Object.keys(entry.endpoints);
    if (pushed && endpoint !== undefined)
        say('endpoints', `"${endpoint}" is asked only by a keyless login, of which no input is given`);
    const secret = password.reveal();
    if (username !== '' && secret !== '')
        return { kind: 'password', registry, username, password };
    if (pushed && username !== '')
        say('password', `it is empty, but \`username\` is "${username}"`, 'give it, or the inputs of a keyless login');
    else if (pushed && secret !== '')
        say('username', 'it is empty, but `password` is given');
    else if (pushed && input && !provider)
        say('username', 'it is empty, and so is the password');
    return undefined;
}
/** Says what is wrong with a part of a login, by its own name or within the input where the login stands. */
function sayOf(registry, input, wrong) {
    return (own, problem, remedy) => wrong({
        input: input ?? own,
        problem: input ? `the login of ${registry}: \`${own}\`: ${problem}` : problem,
        ...(remedy && { remedy }),
    });
}
function keylessLogin(entry, pushed, say) {
    const { registry, username, password, endpoints } = entry;
    const { profile } = (0,_registries_profile_js__WEBPACK_IMPORTED_MODULE_0__/* .recognize */ .vA)(registry, entry.provider);
    const region = (0,_registries_profile_js__WEBPACK_IMPORTED_MODULE_0__/* .regionOf */ .AP)(profile, registry);
    const fields = { ...(region && { region }), ...entry.fields };
    const { provider, title } = profile;
    const [first = ''] = Object.keys(entry.fields);
    if (!(0,_registries_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .isKeylessProvider */ .Ub)(provider)) {
        say(first, `${registry} is ${title}, which takes no OIDC token`, passwordRemedy(provider));
        return undefined;
    }
    if (password.reveal() !== '')
        say('password', 'it is given beside the fields of a keyless login', 'leave out one of them');
    const needs = _registries_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .keylessNeeds */ .aL[provider];
    const wants = [...needs.required, ...needs.optional];
    for (const [field, value] of Object.entries(entry.fields)) {
        const known = (0,_registries_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldForm */ .NG)(provider, field);
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
    const known = Object.keys(_registries_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .keylessNeeds */ .aL).join(', ');
    return provider === 'other'
        ? `name its \`provider\`, one of ${known}, or give username and password`
        : 'give username and password';
}
/** A login as a plan shows it: who, where and how, and no secret. */
function loginText(login) {
    return login.kind === 'password' ? `login of ${login.username}` : "login by this job's OIDC token";
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
        (url.protocol === 'https:' || (url.protocol === 'http:' && (0,_oci_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopbackHost */ .cW)(url.hostname))));
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

/***/ 53503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ buildFileTree),
/* harmony export */   a: () => (/* binding */ eachFile)
/* harmony export */ });
/* harmony import */ var _oci_whiteout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39484);
/* harmony import */ var _tree_node_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12357);


/**
 * Puts layers on top of each other as a runtime does (OCI image specification, "Image Layer Filesystem
 * Changeset"): a whiteout hides what is below its layer, never what is in it; a folder over a folder keeps its
 * content; anything else replaces what was there. Links in the folders of a path are followed inside the image.
 */
function buildFileTree(layers) {
    const root = folder(rootEntry, 0, undefined);
    const lost = [];
    for (const [layer, { entries }] of layers.entries()) {
        const removing = { layer, lost };
        for (const entry of entries)
            if (isWhiteout(entry.path))
                applyWhiteout(root, entry.path, removing);
        for (const entry of entries)
            if (!isWhiteout(entry.path))
                place(root, entry, removing);
    }
    return {
        resolve: (path) => (0,_tree_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveIn */ .Q)(root, path),
        nodes: () => descend(root, ''),
        lost,
    };
}
/** Every file with content, under the first of its names. */
function* eachFile(tree) {
    const seen = new Set();
    for (const named of tree.nodes()) {
        const { file, entry } = named[1];
        if (file === undefined || entry.type !== 'file' || seen.has(file))
            continue;
        seen.add(file);
        yield named;
    }
}
const rootEntry = { path: '', type: 'directory', mode: 0o755, uid: 0, gid: 0, size: 0 };
function isWhiteout(path) {
    return path.slice(path.lastIndexOf('/') + 1).startsWith(_oci_whiteout_js__WEBPACK_IMPORTED_MODULE_1__/* .whiteoutPrefix */ .q);
}
function applyWhiteout(root, path, removing) {
    const [parentPath, name] = split(path);
    const parent = (0,_tree_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveIn */ .Q)(root, parentPath).node;
    if (parent?.children === undefined)
        return;
    if (name === _oci_whiteout_js__WEBPACK_IMPORTED_MODULE_1__/* .opaqueWhiteout */ .P) {
        for (const child of [...parent.children.keys()])
            remove(parent, child, 'deleted', removing);
    }
    else {
        remove(parent, name.slice(_oci_whiteout_js__WEBPACK_IMPORTED_MODULE_1__/* .whiteoutPrefix */ .q.length), 'deleted', removing);
    }
}
function place(root, entry, removing) {
    const [parentPath, name] = split(entry.path);
    const parent = folderAt(root, parentPath, removing);
    const before = parent.children?.get(name);
    if (entry.type === 'directory') {
        if (before?.children) {
            before.entry = entry;
            before.layer = removing.layer;
            return;
        }
        remove(parent, name, 'overwritten', removing);
        parent.children?.set(name, folder(entry, removing.layer, parent));
        return;
    }
    const file = entry.type === 'hardlink' ? (0,_tree_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveIn */ .Q)(root, entry.target ?? '', 'last').node?.file : undefined;
    // A member that is a link to itself changes nothing.
    if (file !== undefined && file === before?.file)
        return;
    remove(parent, name, 'overwritten', removing);
    const own = file ?? { entry, layer: removing.layer, links: 0 };
    own.links += 1;
    parent.children?.set(name, { entry: own.entry, layer: own.layer, parent, file: own });
}
/** The folder at a path, made where it is missing, as runtimes make the folders a layer leaves out. */
function folderAt(root, path, removing) {
    let at = root;
    let done = '';
    for (const name of path.split('/').filter(Boolean)) {
        const here = done ? `${done}/${name}` : name;
        const child = at.children?.get(name);
        const led = child?.entry.type === 'symlink' ? (0,_tree_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveIn */ .Q)(root, here) : undefined;
        if (child?.children) {
            at = child;
        }
        else if (led?.node?.children) {
            at = led.node;
        }
        else if (led?.problem === 'missing' && !(0,_tree_node_js__WEBPACK_IMPORTED_MODULE_0__/* .isWithin */ .U)(led.path, here)) {
            at = folderAt(root, led.path, removing);
        }
        else {
            remove(at, name, 'overwritten', removing);
            const made = folder({ ...rootEntry, path: here }, removing.layer, at);
            at.children?.set(name, made);
            at = made;
        }
        done = here;
    }
    return at;
}
function remove(parent, name, by, removing) {
    const node = parent.children?.get(name);
    if (node === undefined)
        return;
    for (const child of node.children?.keys() ?? [])
        remove(node, child, by, removing);
    parent.children?.delete(name);
    if (node.file === undefined)
        return;
    node.file.links -= 1;
    // Other names of the same file still need its bytes.
    if (node.file.links > 0)
        return;
    const { entry, layer } = node.file;
    if (entry.type !== 'file')
        return;
    removing.lost.push({ path: entry.path, bytes: entry.size, layer, by, byLayer: removing.layer, entry });
}
function folder(entry, layer, parent) {
    return { entry, layer, parent, children: new Map() };
}
function* descend(node, path) {
    for (const [name, child] of node.children ?? []) {
        const here = path ? `${path}/${name}` : name;
        yield [here, child];
        if (child.children)
            yield* descend(child, here);
    }
}
function split(path) {
    const slash = path.lastIndexOf('/');
    return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
}


/***/ }),

/***/ 59700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NB: () => (/* binding */ allows),
  BQ: () => (/* binding */ imageFiles),
  zR: () => (/* binding */ modeText),
  $t: () => (/* binding */ placeOf)
});

// EXTERNAL MODULE: ./build/src/platforms/image-user.js
var image_user = __webpack_require__(20571);
;// CONCATENATED MODULE: ./build/src/platforms/accounts.js

/** A user that owns nothing in an image and is in none of its groups; what the number is does not matter. */
const nobodyAtAll = { uid: -1, gids: [] };
/** Who an image runs as: the platform's own user where it has one, else USER, looked up in the image. */
function identityOf(user, tree, platformUser) {
    if (platformUser !== undefined) {
        return { identity: platformUser === 0 ? { uid: 0, gids: [0] } : nobodyAtAll };
    }
    const tables = [textAt(tree, 'etc/passwd'), textAt(tree, 'etc/group')];
    const found = (0,image_user/* imageUser */.R)(user, ...tables);
    if (found)
        return { identity: { uid: found.uid, gids: [found.gid, ...found.additionalGids] } };
    const [name = '', group = ''] = user.split(':');
    const alone = (0,image_user/* imageUser */.R)(name, ...tables);
    if (!alone)
        return { identity: nobodyAtAll, fault: { kind: 'user', name, file: '/etc/passwd' } };
    return {
        identity: { uid: alone.uid, gids: [] },
        fault: { kind: 'group', name: group, file: '/etc/group' },
    };
}
function textAt(tree, path) {
    const head = tree.resolve(path).node?.entry.head;
    return head === undefined ? '' : new TextDecoder().decode(head);
}

// EXTERNAL MODULE: ./build/src/platforms/file-tree.js
var file_tree = __webpack_require__(53503);
;// CONCATENATED MODULE: ./build/src/platforms/image-files.js


/** What the rules look at, from an image's layers and config. */
function imageFiles(layers, config, profile) {
    const tree = (0,file_tree/* buildFileTree */.$)(layers);
    const { identity, fault } = identityOf(config.config?.User ?? '', tree, profile.run.user);
    const environment = (config.config?.Env ?? []).map((line) => {
        const equals = line.indexOf('=');
        return equals === -1 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
    });
    return {
        layers,
        tree,
        config,
        profile,
        environment: new Map(environment),
        workingDirectory: config.config?.WorkingDir?.replace(/^\/*/, '/') ?? '/',
        identity,
        userFault: fault,
    };
}
/** Where something in an image is, for a finding. */
function placeOf(files, path, layer) {
    const step = layer === undefined ? undefined : files.layers[layer]?.step;
    return {
        path: `/${path}`,
        ...(layer !== undefined && { layer }),
        ...(step !== undefined && { step }),
    };
}
/** Whether a process of this identity may do so (path_resolution(7)); root may run only what anyone may. */
function allows({ entry }, permission, identity) {
    if (identity.uid === 0) {
        return permission !== 'execute' || entry.type === 'directory' || (entry.mode & 0o111) !== 0;
    }
    const shift = entry.uid === identity.uid ? 6 : identity.gids.includes(entry.gid) ? 3 : 0;
    return ((entry.mode >> shift) & bits[permission]) !== 0;
}
const bits = { read: 4, write: 2, execute: 1 };
/** Permission bits as people write them: `0644`. */
function modeText(mode) {
    return mode.toString(8).padStart(4, '0');
}


/***/ }),

/***/ 20571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ imageUser)
/* harmony export */ });
/**
 * The user that USER means in an image: `name`, `uid`, `name:group`, `uid:gid`. `passwd` and `group` are the texts of
 * the image's files. Undefined for a name that they do not have. A number need not be there; its group is then root's,
 * as in Docker. Source: OCI image specification, config.md, `User`.
 */
function imageUser(text, passwd, group) {
    const [named, groupText] = text.split(':');
    const user = named || '0';
    const people = records(passwd);
    const groups = records(group);
    const isNumber = /^\d+$/.test(user);
    const entry = people.find(([name, , uid]) => (isNumber ? uid === String(Number(user)) : name === user));
    if (!entry && !isNumber)
        return undefined;
    const uid = entry ? Number(entry[2]) : Number(user);
    const gid = groupText ? gidOf(groupText, groups) : Number(entry?.[3] ?? 0);
    if (gid === undefined)
        return undefined;
    const additionalGids = groupText
        ? []
        : groups
            .filter(([, , , members = '']) => entry && members.split(',').includes(entry[0] ?? ''))
            .map(([, , id]) => Number(id));
    return { uid, gid, additionalGids, home: entry?.[5] || undefined };
}
function gidOf(text, groups) {
    if (/^\d+$/.test(text))
        return Number(text);
    const found = groups.find(([name]) => name === text);
    return found && Number(found[2]);
}
/** The lines of a table of accounts (passwd(5), group(5)); what has no id is none. */
function records(text) {
    return text
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .map((line) => line.split(':'))
        .filter(([, , id = '']) => /^\d+$/.test(id));
}


/***/ }),

/***/ 21801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ layerSteps)
/* harmony export */ });
/* unused harmony export stepText */
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42762);

/**
 * The Dockerfile step of each of `count` layers, from the image's history; all `undefined` when the history is not
 * about these layers.
 */
function layerSteps({ history = [] }, count) {
    const made = history.filter((entry) => entry.empty_layer !== true);
    if (made.length !== count)
        return Array.from({ length: count }, () => undefined);
    return made.map(({ created_by }) => (created_by ? stepText(created_by) : undefined));
}
/**
 * A step as people wrote it. The values of build arguments, which BuildKit puts before the command
 * (`|2 A=x B=y /bin/sh -c …`), and what looks like a token are left out: a step is shown in reports.
 */
function stepText(createdBy) {
    const written = createdBy
        .replace(/ # buildkit$/, '')
        .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
        .replace(/\|(\d+) (.*)$/s, (_all, count, rest) => withoutArguments(Number(count), rest))
        .replace(/\s+/g, ' ')
        .trim();
    return (0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTokens */ .N_)(written);
}
/** A step behind its build arguments, whose values may hold blanks: up to the usual shell, else so many words. */
function withoutArguments(count, text) {
    const shell = text.indexOf('/bin/sh -c ');
    if (shell !== -1)
        return text.slice(shell);
    return text.replace(new RegExp(`^(?:\\w+=\\S*\\s+){0,${count}}`), '');
}


/***/ }),

/***/ 72014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nl: () => (/* binding */ commandOf),
/* harmony export */   SM: () => (/* binding */ envProgram),
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   ul: () => (/* binding */ usualPath)
/* harmony export */ });
/* harmony import */ var _image_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59700);

/** The words an image starts: its entry point and command. */
function commandOf({ config }) {
    return [...(config.config?.Entrypoint ?? []), ...(config.config?.Cmd ?? [])];
}
/** The program that `#!/usr/bin/env …` looks for on PATH (env(1): -S splits, assignments come before). */
function envProgram(argument) {
    const words = (argument ?? '').split(/\s+/);
    const split = /^(?:-S|--split-string=?)/.test(words[0] ?? '');
    const first = split
        ? words
            .join(' ')
            .replace(/^(?:-S|--split-string=?)\s*/, '')
            .split(' ')
        : [argument ?? ''];
    return first.find((word) => word !== '' && !word.startsWith('-') && !word.includes('='));
}
/** Where runc and Docker look for programs when an image does not say (moby/moby, oci/defaults). */
const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** The program by a name, as runc finds it: on PATH, or from the working folder when it has a slash. */
function lookUp(name, files, by) {
    const { tree, workingDirectory, environment } = files;
    const at = (path) => {
        const found = tree.resolve(path);
        return found.node && !found.problem ? { name, path: found.path, node: found.node } : found;
    };
    if (name.includes('/') || by === 'file') {
        return at(name.startsWith('/') ? name : `${workingDirectory}/${name}`);
    }
    const places = (environment.get('PATH') ?? usualPath)
        .split(':')
        .map((folder) => at(`${folder.startsWith('/') ? '' : `${workingDirectory}/`}${folder}/${name}`));
    const programs = places.filter((place) => 'name' in place && place.node.entry.type === 'file');
    return (programs.find(({ node }) => (0,_image_files_js__WEBPACK_IMPORTED_MODULE_0__/* .allows */ .NB)(node, 'execute', files.identity)) ??
        programs[0] ?? { path: name, through: [], problem: 'missing' });
}


/***/ }),

/***/ 47609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ outlineLayers),
/* harmony export */   f: () => (/* binding */ sizeGrowth)
/* harmony export */ });
/* harmony import */ var _layer_steps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21801);

/** The layers of an image that was not read: what a registry gives for two small requests. */
function outlineLayers(manifest, config) {
    const steps = (0,_layer_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .layerSteps */ .L)(config, manifest.layers.length);
    return manifest.layers.map(({ digest, size }, index) => ({ digest, compressed: size, step: steps[index] }));
}
/** Compares an image with an older one, step by step. */
function sizeGrowth(now, before) {
    const total = (layers) => layers.reduce((sum, layer) => sum + layer.compressed, 0);
    return { before: total(before), now: total(now), steps: stepGrowth(now, before) };
}
const most = 20;
function stepGrowth(now, before) {
    const known = new Set(before.map(({ digest }) => digest));
    const kept = new Set(now.map(({ digest }) => digest).filter((digest) => known.has(digest)));
    // A step may stand there several times; the first is compared with the first.
    const left = before.filter(({ digest }) => !kept.has(digest));
    const changed = now
        .filter(({ digest }) => !kept.has(digest))
        .map(({ step, compressed }) => {
        const at = left.findIndex((other) => step !== undefined && other.step === step);
        const [other] = at === -1 ? [] : left.splice(at, 1);
        return {
            step,
            before: other?.compressed,
            now: compressed,
            difference: compressed - (other?.compressed ?? 0),
        };
    });
    const gone = left.map(({ step, compressed }) => ({
        step,
        before: compressed,
        now: undefined,
        difference: -compressed,
    }));
    return [...changed, ...gone]
        .filter(({ difference }) => difference !== 0)
        .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
        .slice(0, most);
}


/***/ }),

/***/ 42762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N_: () => (/* binding */ withoutTokens),
/* harmony export */   jf: () => (/* binding */ tokenIn),
/* harmony export */   mB: () => (/* binding */ isSecretNamed)
/* harmony export */ });
/* unused harmony export tokenForms */
/** Forms of credentials that cannot be mistaken for anything else, by whose they are. */
const tokenForms = [
    { whose: 'a private key', form: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/ },
    { whose: 'an AWS access key', form: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
    { whose: 'an Alibaba Cloud access key', form: /\bLTAI[A-Za-z0-9]{12,24}\b/ },
    { whose: 'a Tencent Cloud secret id', form: /\bAKID[A-Za-z0-9]{28,36}\b/ },
    { whose: 'a Google API key', form: /\bAIza[A-Za-z0-9_-]{35}/ },
    { whose: 'a GitHub token', form: /\b(?:gh[oprsu]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/ },
    { whose: 'a GitLab token', form: /\bglpat-[A-Za-z0-9_-]{20,}/ },
    { whose: 'an npm token', form: /\bnpm_[A-Za-z0-9]{36}/ },
    { whose: 'a PyPI token', form: /\bpypi-[A-Za-z0-9_-]{40,}/ },
    { whose: 'a Slack token', form: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
    { whose: 'a Stripe key', form: /\b[rs]k_live_[A-Za-z0-9]{20,}/ },
    { whose: 'a JSON web token', form: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
    { whose: 'a password in a URL', form: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:(?![$<{])[^\s:/@]+@/i },
];
/** Whose credential stands in a text, `a GitHub token`; undefined when none does. */
function tokenIn(text) {
    return tokenForms.find(({ form }) => form.test(text))?.whose;
}
/** A text in which no credential can be read. */
function withoutTokens(text) {
    return tokenForms.reduce((left, { form }) => left.replace(new RegExp(form, `${form.flags}g`), '***'), text);
}
/** Names of variables that hold a credential, when they hold anything. */
const secretName = /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRETS|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|SECRET_?KEY|(?:ACCESS|SECRET)_KEY_ID|CREDENTIALS?|AUTH|DATABASE_URL|CONNECTION_STRING)$/i;
/** Values that are no credential: nothing, a switch, a number, a path, a reference to another variable. */
const noSecret = /^(?:|true|false|yes|no|none|null|on|off|\d{1,5}|\.{0,2}\/.*|\$.*|<.*>|file:.*|arn:.*)$/i;
/** Whether `NAME=value` reads like a credential by its name. */
function isSecretNamed(name, value) {
    return secretName.test(name) && !noSecret.test(value.trim());
}


/***/ }),

/***/ 12357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ resolveIn),
/* harmony export */   U: () => (/* binding */ isWithin)
/* harmony export */ });
/** Links followed before Linux calls it a loop (path_resolution(7)). */
const mostLinks = 40;
/** Follows a path from the root of a tree, inside it; `last` leaves a link at the end alone. */
function resolveIn(root, path, leave) {
    const through = [];
    const todo = path.split('/').reverse();
    let names = [];
    let at = root;
    let links = 0;
    while (todo.length > 0) {
        const name = todo.pop() ?? '';
        if (name === '' || name === '.')
            continue;
        if (at.children === undefined)
            return { path: names.join('/'), node: at, through, problem: 'not-a-directory' };
        through.push(at);
        if (name === '..') {
            // The root's own parent is the root.
            names.pop();
            at = at.parent ?? at;
            continue;
        }
        const child = at.children.get(name);
        if (child === undefined) {
            return { path: restOf(names, name, todo), through, problem: 'missing' };
        }
        const isLink = child.entry.type === 'symlink';
        if (isLink && !(leave && todo.every((rest) => rest === '' || rest === '.'))) {
            links += 1;
            if (links > mostLinks)
                return { path: [...names, name].join('/'), through, problem: 'loop' };
            const target = child.entry.target ?? '';
            if (target.startsWith('/')) {
                at = root;
                names = [];
            }
            todo.push(...target.split('/').reverse());
            continue;
        }
        names.push(name);
        at = child;
    }
    return { path: names.join('/'), node: at, through };
}
/** Whether `path` is `folder` or in it. */
function isWithin(path, folder) {
    return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
function restOf(names, name, todo) {
    const parts = [...names, name];
    for (const part of todo.toReversed()) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
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
/* harmony import */ var _steps_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8769);
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
    const { title, outcome, findings, unchecked, sizes, smoke } = serverless;
    return {
        title: `Serverless: ${title}`,
        word: [outcome, outcome === 'passed' ? 'good' : 'bad'],
        lines: [`Found: ${(0,_platforms_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .countsText */ .WN)(findings) ?? 'nothing'}.`, ...unchecked],
        findings: {
            title: `${findings.length} finding${findings.length === 1 ? '' : 's'}`,
            heads: ['severity', 'rule', 'what', 'where', 'fix'],
            rows: findings.map((one) => findingRow(one, sizes.length > 1)),
        },
        sizes: [
            ...smoke.flatMap(smokeTable),
            ...sizes.flatMap((one) => sizeTables(one, sizes.length > 1)),
        ].filter(({ rows }) => rows.length > 0),
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
/** The figures of one smoke run. */
function smokeTable(report) {
    const { skipped, sandbox, figures, answer, end } = report;
    if (skipped !== undefined || !sandbox)
        return [];
    const seconds = (value) => (value === undefined ? '' : `${value.toFixed(2)} s`);
    const number = (value) => (value === undefined ? '' : String(value));
    const rows = [
        ['first answer after', seconds(report.readySeconds)],
        ['answer', answer ? `status ${answer.status} in ${seconds(answer.seconds)}` : ''],
        ['most memory', figures?.memory === undefined ? '' : (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(figures.memory)],
        ['memory to give it', report.suggestedMemory === undefined ? '' : (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(report.suggestedMemory)],
        [
            'processes, with threads',
            [number(figures?.processes), number(figures?.threads)].filter(Boolean).join(', '),
        ],
        ['open files', number(figures?.descriptors)],
        ['written to /tmp', figures?.tmp === undefined ? '' : (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(figures.tmp)],
        ['writes refused', listed(report.refusedWrites)],
        ['end', end ? `${endWords[end.by]} after ${seconds(end.seconds)}` : ''],
        ['not held', report.notHeld.join('; ')],
    ];
    return [
        {
            title: `Run of ${report.platform} by ${sandbox.kind} ${sandbox.version}${sandbox.rootless ? ', without root' : ''}`,
            heads: ['what', 'value'],
            rows: rows.filter(([, value]) => value !== ''),
        },
    ];
}
const endWords = { itself: 'by itself', term: 'on SIGTERM', kill: 'only on SIGKILL' };
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
    const said = (0,_plan_cache_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheAttribute */ .Nj)(entry, 'ignore-error');
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

/***/ 69413:
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
// EXTERNAL MODULE: ./build/src/tools/mounts.js
var mounts = __webpack_require__(82507);
// EXTERNAL MODULE: ./build/src/tools/process-mark.js
var process_mark = __webpack_require__(12208);
// EXTERNAL MODULE: ./build/src/tools/tied.js
var tied = __webpack_require__(21715);
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
        ...(await (0,tied/* tied */.L)(daemonCommand(options, socket, deps.env), deps.run)),
        logFile,
    });
    const state = {
        process: await (0,process_mark/* processMark */.tz)(daemon.pid),
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
    await (0,process_mark/* stopProcess */.g0)(state.process, 5000);
    await forgetBuilds(state.root);
    await (0,mounts/* removeTree */.dM)(state.folder, [state.folder, state.root], { run, rootless: state.rootless });
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

// EXTERNAL MODULE: ./build/src/tools/find-program.js
var find_program = __webpack_require__(74663);
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
    const rootlesskit = await (0,find_program/* findProgram */.K)(['rootlesskit'], (deps.env.PATH ?? '').split(external_node_path_.delimiter).filter(Boolean));
    if (rootlesskit)
        return rootlesskit;
    throw new errors/* SealiftError */.Pf('builder-unavailable', `BuildKit cannot be started as user ${host.uid}: it needs root or rootlesskit; the embedded one was to be taken because ${reason}`, {
        hint: 'Install rootlesskit (with uidmap, and entries for this user in /etc/subuid and /etc/subgid), run as root, start Docker, or set builder to a remote endpoint (tcp://…).',
    });
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

/***/ 8769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kV: () => (/* binding */ attestationOf),
  hm: () => (/* binding */ checkServerless),
  iW: () => (/* binding */ contentSizes),
  Gs: () => (/* binding */ makeImage),
  gl: () => (/* binding */ provenanceAttestation),
  PO: () => (/* binding */ readyBuilder),
  Le: () => (/* binding */ scanAttestations),
  Ye: () => (/* binding */ scanLayout)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/image-content.js
var image_content = __webpack_require__(9814);
// EXTERNAL MODULE: ./build/src/plan/predicate-type.js
var predicate_type = __webpack_require__(88097);
// EXTERNAL MODULE: ./build/src/tools/buildx-environment.js
var buildx_environment = __webpack_require__(80477);
// EXTERNAL MODULE: ./build/src/steps/baseline.js
var baseline = __webpack_require__(76670);
// EXTERNAL MODULE: ./build/src/steps/build.js + 3 modules
var build = __webpack_require__(86215);
// EXTERNAL MODULE: ./build/src/steps/build-cache.js
var build_cache = __webpack_require__(82742);
// EXTERNAL MODULE: ./build/src/steps/builder.js + 5 modules
var steps_builder = __webpack_require__(69413);
// EXTERNAL MODULE: ./build/src/steps/index-provenance.js
var index_provenance = __webpack_require__(82569);
// EXTERNAL MODULE: ./build/src/steps/platform-check.js + 17 modules
var platform_check = __webpack_require__(37199);
// EXTERNAL MODULE: ./build/src/tools/runc.js
var tools_runc = __webpack_require__(83851);
// EXTERNAL MODULE: ./build/src/steps/smoke.js + 22 modules
var smoke = __webpack_require__(2653);
;// CONCATENATED MODULE: ./build/src/steps/platform-smoke.js






/** Seconds one answer, or a job, may take. */
const patience = 60;
/**
 * Runs every platform's image of a layout under the conditions of its serverless platform. What cannot be run here is
 * said (`smoke: auto`), or fails with `could-not-check` (`smoke: on`).
 */
async function smokeImages(layout, { profile, smoke: asked }, { account, place, tools, onSmoke }, deps) {
    if (asked.mode === 'off')
        return [];
    const lambda = profile.run.invocation.kind === 'lambda';
    const program = lambda ? await emulatorOf(tools, asked.mode) : undefined;
    const plan = {
        profile,
        environment: {},
        patience,
        ...(asked.request?.kind === 'http' && { request: await requestOf(asked.request, place.folder) }),
        ...(program !== undefined && {
            emulator: { program, event: await eventOf(asked.request, place.folder) },
        }),
    };
    const host = { platform: place.platform, architecture: place.architecture, uid: place.uid };
    const runc = async () => (0,tools_runc/* findRunc */.sX)(await tools.get('buildkit'), deps.env);
    const results = [];
    // One after the other: each has the machine's processors and its figures to itself.
    for (const image of layout.images) {
        const result = await (0,smoke/* smoke */.Q)(layout, image, plan, { ...deps, host, runc, onState: onSmoke });
        const { skipped } = result.report;
        if (skipped !== undefined) {
            const what = `The image for ${(0,descriptor/* platformText */.VQ)(image.platform)} was not run: ${skipped}.`;
            if (asked.mode === 'on')
                throw new errors/* SealiftError */.Pf('could-not-check', `smoke is on. ${what}`, {
                    hint: 'Run this on a machine of that architecture with Docker or runc, or set smoke: auto. Nothing was published.',
                });
            account.remark(what);
        }
        results.push(result);
    }
    return results;
}
/** Undefined where it cannot be had, and the run may do without. */
async function emulatorOf(tools, mode) {
    try {
        return (await tools.get('lambda-rie')).path;
    }
    catch (error) {
        const absent = error instanceof errors/* SealiftError */.Pf && ['tool-missing', 'network-failed'].includes(error.code);
        if (mode === 'on' || !absent)
            throw error;
        return undefined;
    }
}
async function requestOf({ method, path, body }, folder) {
    return { method, path, ...(body !== undefined && { body: await textOf(body, folder) }) };
}
async function eventOf(asked, folder) {
    return asked?.kind === 'event' ? textOf(asked.file, folder) : '{}';
}
async function textOf(file, folder) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.resolve)(folder, file), 'utf8');
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `smoke-request: ${file} cannot be read`, { cause });
    }
}

// EXTERNAL MODULE: ./build/src/steps/provenance.js
var provenance = __webpack_require__(96454);
// EXTERNAL MODULE: ./build/src/platforms/size-growth.js
var size_growth = __webpack_require__(47609);
;// CONCATENATED MODULE: ./build/src/steps/published-layers.js



/**
 * The layers of the image that the first tag which moves on points at now, by platform; undefined where there is none.
 * Only to compare sizes with: what cannot be read is no failure.
 */
async function publishedLayers({ tags, repositories }, client) {
    const [repository] = repositories;
    const tag = tags.find(({ kind }) => kind === 'floating' || kind === 'release');
    if (!repository || !tag)
        return undefined;
    try {
        const root = await client.manifestHead({ ...repository, tag: tag.name });
        if (!root)
            return undefined;
        const content = await (0,image_content/* registryContent */.xr)(client, repository, root);
        const outlines = await Promise.all((0,image_content/* platformManifests */.OS)(content).map(async (image) => {
            const outline = (0,size_growth/* outlineLayers */.$)(image.manifest, await (0,image_content/* imageConfig */.gj)(content, image));
            return [(0,descriptor/* platformText */.VQ)(image.platform), outline];
        }));
        const byPlatform = new Map(outlines);
        return (platform) => byPlatform.get((0,descriptor/* platformText */.VQ)(platform));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/steps/scan.js + 3 modules
var scan = __webpack_require__(76605);
// EXTERNAL MODULE: ./build/src/steps/scan-ready.js
var scan_ready = __webpack_require__(16814);
;// CONCATENATED MODULE: ./build/src/steps/image.js


















/** Builds the image, and scans it while the database was fetched beside the build. `meanwhile` runs beside the scan. */
async function makeImage(shop, deps, meanwhile) {
    const { plan, account } = shop;
    const scanning = plan.scan.mode === 'required';
    const database = scanning
        ? inBackground(account.step('database', 'Get the vulnerability database', () => (0,scan_ready/* getDatabase */.C)(shop, deps)))
        : undefined;
    // Asked for now, so that they are fetched while the build runs.
    if (plan.push.wanted && plan.sign.signing.mode !== 'off')
        void inBackground(shop.tools.get('cosign'));
    const built = await buildOnce(shop, deps);
    if (plan.policy.allowedBase.length > 0)
        refuseUnknownBases(built);
    account.file('metadata', await keepMetadata(built, shop.place));
    const content = await (0,image_content/* layoutContent */.GS)(built.layout);
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
        shop.account.step('serverless', `Check the image for ${serverless.profile.title}`, () => (0,platform_check/* checkPlatform */.oF)(image, serverless, shop, deps, {
            ...platform_check/* everyWay */.fo,
            smoke: (layout) => smokeImages(layout, serverless, shop, deps),
            published: () => publishedLayers(shop.plan, shop.connection.client),
        })));
}
/** Not knowing the base images is no permission where a rule asks for them. */
function refuseUnknownBases({ layout, metadata }) {
    const unknown = layout.images.filter((image) => !metadata.provenance[(0,descriptor/* platformText */.VQ)(image.platform)]);
    if (unknown.length === 0)
        return;
    throw new errors/* SealiftError */.Pf('could-not-check', `allowed-base cannot be checked: BuildKit recorded no provenance for ${unknown.map((image) => (0,descriptor/* platformText */.VQ)(image.platform)).join(', ')}`, {
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
        return await account.step('build', 'Build the image', () => (0,build/* build */.jq)(plan, { buildx, builder, logins }, deps));
    }
    finally {
        await builder.close();
    }
}
/** Opens the builder the plan names. */
async function readyBuilder({ plan, place, tools, account, onBuilder }, deps) {
    const caches = [...plan.build.cacheFrom, ...plan.build.cacheTo];
    const builder = await (0,steps_builder/* openBuilder */.I)(plan.builder, { buildx: await tools.get('buildx'), buildkit: () => tools.get('buildkit') }, deps, {
        host: { platform: place.platform, uid: place.uid },
        stateFolder: (0,external_node_path_.join)(place.cache, 'buildkit'),
        insecureRegistries: plan.access.insecureRegistries,
        mirrors: plan.access.mirrors,
        environment: (0,buildx_environment/* cacheEnvironment */.G)(deps.env, caches, 'buildkit'),
    });
    const remark = (0,build_cache/* cacheRemark */.p)(plan.build, builder.kind);
    if (remark)
        account.remark(remark);
    if (builder.state)
        onBuilder(builder.state);
    return builder;
}
/** Scans a layout, with the reports going to the report folder. */
async function scanLayout(layout, database, shop, deps) {
    const { scan: options, repositories } = shop.plan;
    return (0,scan/* scan */.SQ)(options, layout, await (0,scan_ready/* scanReady */.P)(await database, repositories[0], shop), deps);
}
async function scanBaseline(layout, database, shop, deps) {
    const { policy, repositories } = shop.plan;
    if (!policy.baseline)
        return undefined;
    const ready = await (0,scan_ready/* scanReady */.P)(await database, repositories[0], shop);
    return (0,baseline/* baselineOf */.Bv)(policy.baseline, layout.images, ready, shop, deps);
}
/** SBOM, scan and provenance of every platform, and the provenance of the index. */
async function attestations(built, report, { plan }, deps) {
    const { layout } = built;
    const provenances = layout.images.flatMap((image) => {
        const entry = built.metadata.provenance[(0,descriptor/* platformText */.VQ)(image.platform)];
        const predicate = (0,provenance/* provenanceOf */.J)({ 'buildx.build.provenance': entry }, image.platform, plan.source);
        return predicate ? [{ subject: image.descriptor.digest, predicate }] : [];
    });
    const isIndex = layout.images.every((image) => image.descriptor.digest !== layout.root.digest);
    const whole = isIndex ? (0,index_provenance/* indexProvenance */.W)(provenances.map((one) => one.predicate)) : undefined;
    if (whole)
        provenances.push({ subject: layout.root.digest, predicate: whole });
    const made = await Promise.all(provenances.map((one) => provenanceAttestation(one.subject, one.predicate, deps)));
    return [...scanAttestations(report), ...made];
}
/** The attestations that come from a scan. */
function scanAttestations(report) {
    return (report?.platforms ?? []).flatMap(({ digest: subject, files }) => [
        { subject, type: predicate_type/* attestationTypes */.C.sbom, predicateFile: files.sbom },
        { subject, type: predicate_type/* attestationTypes */.C.vuln, predicateFile: files.vulnPredicate },
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
        predicateFile: await files.write((0,external_node_path_.join)('predicates', name), JSON.stringify(predicate)),
    };
}
async function keepMetadata({ metadataFile }, { report }) {
    const kept = (0,external_node_path_.join)(report, 'build-metadata.json');
    await (0,promises_.mkdir)(report, { recursive: true });
    await (0,promises_.copyFile)(metadataFile, kept);
    return kept;
}
function platformSizes(layout) {
    return layout.images.map(sizeOf);
}
/** The same of an image wherever it is. */
function contentSizes(content) {
    return (0,image_content/* platformManifests */.OS)(content).map(sizeOf);
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
    return layout.images.map((image) => (0,descriptor/* platformText */.VQ)(image.platform)).join(', ');
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

/***/ 37199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oF: () => (/* binding */ checkPlatform),
  fo: () => (/* binding */ everyWay),
  SH: () => (/* binding */ platformRefusal)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var oci_descriptor = __webpack_require__(18514);
// EXTERNAL MODULE: ./build/src/oci/image-content.js
var image_content = __webpack_require__(9814);
;// CONCATENATED MODULE: ./build/src/platforms/elf.js
/** Reads the first bytes of an ELF file (System V ABI, "ELF Header"); undefined when they are none. */
function readElf(head) {
    if (!isElf(head) || head.length < 52)
        return undefined;
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const little = head[5] !== 2;
    const bits = head[4] === 1 ? 32 : 64;
    if (bits === 64 && head.length < 64)
        return undefined;
    const machine = view.getUint16(18, little);
    const type = view.getUint16(16, little);
    const loader = readLoader(view, bits, little);
    return {
        bits,
        architecture: architectureOf(machine, bits, little),
        machine,
        kind: type === 2 ? 'program' : type === 3 ? 'shared' : 'other',
        linking: loader === undefined ? 'unknown' : loader === 'none' ? 'static' : 'dynamic',
        ...(loader && loader !== 'none' && loader !== 'elsewhere' && { interpreter: loader }),
    };
}
function isElf(head) {
    return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
}
function readScript(head) {
    if (head[0] !== 0x23 || head[1] !== 0x21)
        return undefined;
    const [line = ''] = new TextDecoder().decode(head.subarray(2, 256)).split('\n');
    const [, interpreter, argument] = /^[ \t]*([^ \t\0]+)[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (!interpreter)
        return undefined;
    return { interpreter, ...(argument && { argument }) };
}
/** The path of PT_INTERP; `none` without one, `elsewhere` when its text is further on. */
function readLoader(view, bits, little) {
    const wide = bits === 64;
    const word = (at) => (wide ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
    const start = word(wide ? 32 : 28);
    const size = view.getUint16(wide ? 54 : 42, little);
    const count = view.getUint16(wide ? 56 : 44, little);
    if (count === 0)
        return 'none';
    if (size < (wide ? 56 : 32) || start + size * count > view.byteLength)
        return undefined;
    for (let at = start; at < start + size * count; at += size) {
        if (view.getUint32(at, little) !== 3)
            continue;
        const from = word(at + (wide ? 8 : 4));
        const length = word(at + (wide ? 32 : 16));
        if (from + length > view.byteLength)
            return 'elsewhere';
        const text = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + from, length));
        return text.replace(/\0.*$/s, '') || 'elsewhere';
    }
    return 'none';
}
/** Go's names of processors, which OCI takes, by e_machine (the registry of the System V ABI). */
function architectureOf(machine, bits, little) {
    switch (machine) {
        case 3:
            return '386';
        case 8:
            return `mips${bits === 64 ? '64' : ''}${little ? 'le' : ''}`;
        case 20:
            return 'ppc';
        case 21:
            return little ? 'ppc64le' : 'ppc64';
        case 22:
            return 's390x';
        case 40:
            return 'arm';
        case 62:
            return 'amd64';
        case 183:
            return 'arm64';
        case 243:
            return bits === 64 ? 'riscv64' : 'riscv';
        case 258:
            return 'loong64';
        default:
            return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/platforms/image-files.js + 1 modules
var image_files = __webpack_require__(59700);
// EXTERNAL MODULE: ./build/src/platforms/program.js
var platforms_program = __webpack_require__(72014);
;// CONCATENATED MODULE: ./build/src/platforms/entry-point.js



/** Whether the image's program is there, can be started, and is for the image's processor. */
function entryPointFindings(files) {
    const [name] = (0,platforms_program/* commandOf */.Nl)(files);
    // That it names none is a rule over the configuration alone.
    return name ? programFindings(name, files, 0) : [];
}
/** A script's interpreter may be a script again, so many times (BINPRM_MAX_RECURSION of Linux). */
const mostScripts = 4;
function programFindings(name, files, depth, asked) {
    const found = (0,platforms_program/* lookUp */.TE)(name, files, asked === undefined ? 'path' : 'file');
    if (!('name' in found))
        return [absence(found, name, files, asked)];
    const startable = startFinding(found, files);
    if (startable)
        return [startable];
    const { head, size } = found.node.entry;
    // Nobody looked into it.
    if (head === undefined && size > 0)
        return [];
    const elf = head && readElf(head);
    if (elf)
        return elfFindings(found, elf, files);
    const script = head && readScript(head);
    if (!script)
        return [formatFinding(found, files)];
    const unreadable = (0,image_files/* allows */.NB)(found.node, 'read', files.identity) ? [] : [unreadableScript(found, files)];
    return depth >= mostScripts ? unreadable : [...unreadable, ...scriptFindings(found, script, files, depth)];
}
function elfFindings(program, elf, files) {
    const { architecture } = files.config;
    const findings = [];
    if (elf.architecture !== architecture) {
        findings.push({
            rule: 'entry-point-architecture',
            severity: 'error',
            what: `/${program.path} is a program for ${elf.architecture ?? `machine ${elf.machine}`}, and the image is for ${architecture}`,
            where: (0,image_files/* placeOf */.$t)(files, program.path, program.node.layer),
            why: 'It ends with "exec format error" before its first line.',
            fix: `Compile or copy the program for ${architecture}: in a stage with FROM --platform=$BUILDPLATFORM, build for $TARGETARCH.`,
        });
    }
    if (elf.interpreter !== undefined) {
        const loader = files.tree.resolve(elf.interpreter);
        if (loader.problem || loader.node?.entry.type !== 'file') {
            findings.push({
                rule: 'entry-point-interpreter-missing',
                severity: 'error',
                what: `/${program.path} needs the loader ${elf.interpreter}, which is not in the image`,
                where: (0,image_files/* placeOf */.$t)(files, program.path, program.node.layer),
                why: 'It ends with "no such file or directory", though the program itself is there.',
                fix: loaderFix(elf.interpreter),
            });
        }
    }
    return findings;
}
function loaderFix(loader) {
    return /ld-musl/.test(loader)
        ? 'Use a base image with musl (Alpine), or link the program statically.'
        : 'Use a base image with glibc (Debian, distroless), or link the program statically (CGO_ENABLED=0 for Go).';
}
function scriptFindings(program, script, files, depth) {
    const findings = programFindings(script.interpreter, files, depth + 1, program);
    const wanted = /(?:^|\/)env$/.test(script.interpreter) ? (0,platforms_program/* envProgram */.SM)(script.argument) : undefined;
    if (findings.length > 0 || wanted === undefined)
        return findings;
    const found = (0,platforms_program/* lookUp */.TE)(wanted, files, 'path');
    return 'name' in found
        ? programFindings(`/${found.path}`, files, depth + 1, program)
        : [absence(found, wanted, files, program)];
}
function absence(found, name, files, asked) {
    const searched = name.includes('/')
        ? ''
        : ` in any folder of PATH (${files.environment.get('PATH') ?? platforms_program/* usualPath */.ul})`;
    const loops = found.problem === 'loop' ? ': its links lead in a circle' : '';
    if (asked) {
        return {
            rule: 'entry-point-interpreter-missing',
            severity: 'error',
            what: `the script /${asked.path} needs ${JSON.stringify(name)}, which is not in the image${searched}${loops}`,
            where: (0,image_files/* placeOf */.$t)(files, asked.path, asked.node.layer),
            why: 'It ends with "no such file or directory", though the script itself is there.',
            fix: name.endsWith('\r')
                ? 'Give the script line ends of Unix: in .gitattributes, *.sh text eol=lf.'
                : `Install ${name}, or begin the script with the path of an interpreter that is there.`,
        };
    }
    return {
        rule: 'entry-point-missing',
        severity: 'error',
        what: `the image starts ${name}, which is not in it${searched}${loops}`,
        ...(name.includes('/') && { where: (0,image_files/* placeOf */.$t)(files, found.path) }),
        why: 'The container cannot be started.',
        fix: 'Copy the program into the image, or name the one that is there in ENTRYPOINT or CMD.',
    };
}
function startFinding(program, files) {
    const { node, path } = program;
    const where = (0,image_files/* placeOf */.$t)(files, path, node.layer);
    if (node.entry.type !== 'file') {
        return {
            rule: 'entry-point-not-a-file',
            severity: 'error',
            what: `the image starts ${program.name}, which is a ${node.entry.type}`,
            where,
            why: 'Only a file can be started.',
            fix: 'Name the program itself in ENTRYPOINT or CMD.',
        };
    }
    const closed = files.tree
        .resolve(path)
        .through.find((folder) => !(0,image_files/* allows */.NB)(folder, 'execute', files.identity));
    if (!closed && (0,image_files/* allows */.NB)(node, 'execute', files.identity))
        return undefined;
    const which = closed ? `the folder /${closed.entry.path}` : `/${path}`;
    return {
        rule: 'entry-point-not-executable',
        severity: 'error',
        what: `${which} has mode ${(0,image_files/* modeText */.zR)((closed ?? node).entry.mode)}, so the user it runs as cannot execute ${closed ? `/${path} in it` : 'it'}`,
        where,
        why: files.profile.run.user === undefined
            ? 'The container ends with "permission denied".'
            : `${files.profile.title} runs every image as a user of its own, whatever USER says.`,
        fix: `COPY --chmod=755, or RUN chmod a+rx /${closed?.entry.path ?? path}.`,
    };
}
function unreadableScript({ path, node }, files) {
    return {
        rule: 'entry-point-not-executable',
        severity: 'error',
        what: `the script /${path} has mode ${(0,image_files/* modeText */.zR)(node.entry.mode)}, so the user it runs as cannot read it`,
        where: (0,image_files/* placeOf */.$t)(files, path, node.layer),
        why: 'An interpreter has to read the script it runs.',
        fix: `COPY --chmod=755, or RUN chmod a+rx /${path}.`,
    };
}
function formatFinding({ path, node }, files) {
    return {
        rule: 'entry-point-format',
        severity: 'error',
        what: `/${path} is ${node.entry.size === 0 ? 'empty' : 'neither an ELF program nor a script that begins with #!'}`,
        where: (0,image_files/* placeOf */.$t)(files, path, node.layer),
        why: 'It ends with "exec format error".',
        fix: 'Begin a script with #! and its interpreter (#!/bin/sh); keep line ends and byte order marks of Windows out of it.',
    };
}

;// CONCATENATED MODULE: ./build/src/platforms/lambda-runtime.js


/**
 * Whether an image for Lambda has what speaks with the Lambda runtime API: a runtime interface client
 * (docs.aws.amazon.com/lambda/latest/dg/images-create.html), or the bootstrap of AWS's base images.
 */
function lambdaRuntimeFindings(files) {
    if (files.profile.run.invocation.kind !== 'lambda')
        return [];
    const [name] = (0,platforms_program/* commandOf */.Nl)(files);
    const program = name ? (0,platforms_program/* lookUp */.TE)(name, files, 'path') : undefined;
    if (!name || !program || !('name' in program))
        return [];
    if (['/var/runtime/bootstrap', '/var/task/bootstrap'].some((path) => files.tree.resolve(path).node))
        return [];
    for (const [path] of files.tree.nodes())
        if (clients.some((client) => client.test(path)))
            return [];
    const language = languageOf([name, ...program.path.split('/').slice(-1), shellCommand(files)].join(' '));
    const where = (0,image_files/* placeOf */.$t)(files, program.path, program.node.layer);
    const why = 'Lambda starts the program and waits until it asks the runtime API for an event.';
    if (language) {
        return [
            {
                rule: 'runtime-client-missing',
                severity: 'warning',
                what: `the image starts ${language.title}, and has no runtime interface client for it`,
                where,
                why: `${why} Without the client the program has to do that itself.`,
                fix: `Install ${language.client}, or start from AWS's base image for ${language.title}.`,
            },
        ];
    }
    return [
        {
            rule: 'runtime-client-unknown',
            severity: 'note',
            what: `whether /${program.path} speaks with the runtime API cannot be told from outside`,
            where,
            why,
            fix: 'Build it with the runtime library of its language (aws-lambda-go, lambda_runtime for Rust); the smoke run tells.',
        },
    ];
}
const clients = [
    /(?:^|\/)node_modules\/aws-lambda-ric$/,
    /(?:^|\/)awslambdaric$/,
    /(?:^|\/)aws-lambda-java-runtime-interface-client[^/]*(?:\.jar)?$/,
    /(?:^|\/)AWSLambdaRuntimeInterfaceClient\b/,
    /(?:^|\/)com\/amazonaws\/services\/lambda\/runtime\/api\/client$/,
    /(?:^|\/)aws_lambda_ric(?:-[\d.]+)?$/,
    /(?:^|\/)Amazon\.Lambda\.RuntimeSupport\.dll$/,
];
const languages = [
    { program: /^node(?:js)?\d*$/, title: 'Node.js', client: 'the npm package aws-lambda-ric' },
    { program: /^python[\d.]*$/, title: 'Python', client: 'the PyPI package awslambdaric' },
    { program: /^java$/, title: 'Java', client: 'com.amazonaws:aws-lambda-java-runtime-interface-client' },
    { program: /^ruby[\d.]*$/, title: 'Ruby', client: 'the gem aws_lambda_ric' },
    { program: /^dotnet$/, title: '.NET', client: 'the NuGet package Amazon.Lambda.RuntimeSupport' },
];
function languageOf(words) {
    const names = words.split(/\s+/).map((word) => word.slice(word.lastIndexOf('/') + 1));
    return languages.find(({ program }) => names.some((name) => program.test(name)));
}
/** The command of `/bin/sh -c COMMAND`, which is how a Dockerfile's shell form is kept. */
function shellCommand(files) {
    const [shell = '', option, command = ''] = (0,platforms_program/* commandOf */.Nl)(files);
    return /(?:^|\/)(?:ba|da|a)?sh$/.test(shell) && option === '-c' ? command : '';
}

// EXTERNAL MODULE: ./build/src/platforms/file-tree.js
var file_tree = __webpack_require__(53503);
// EXTERNAL MODULE: ./build/src/platforms/tree-node.js
var tree_node = __webpack_require__(12357);
;// CONCATENATED MODULE: ./build/src/platforms/permissions.js




/** What the user an image runs as cannot read, one finding for each layer; none for root, who reads everything. */
function readabilityFindings(files) {
    const { identity, tree, profile } = files;
    if (identity.uid === 0)
        return [];
    const closed = [];
    let skip;
    for (const [path, node] of tree.nodes()) {
        // What is in a closed folder is not counted again.
        if (skip !== undefined && (0,tree_node/* isWithin */.U)(path, skip))
            continue;
        skip = undefined;
        if (privatePlaces.test(path) || isOpen(node, files))
            continue;
        closed.push([path, node]);
        if (node.children)
            skip = path;
    }
    const needed = neededFolders(files);
    return [...Map.groupBy(closed, ([, node]) => node.layer)].map(([layer, found]) => {
        const [first] = found.find(([path]) => needed.some((folder) => (0,tree_node/* isWithin */.U)(path, folder))) ??
            found[0] ?? [''];
        const matters = needed.some((folder) => (0,tree_node/* isWithin */.U)(first, folder));
        const named = [first, ...found.map(([path]) => path).filter((path) => path !== first)];
        return {
            rule: 'unreadable-files',
            severity: matters ? 'error' : 'warning',
            what: `the user it runs as cannot read ${counted(found)}: ${listed(named, files)}`,
            where: (0,image_files/* placeOf */.$t)(files, first, layer),
            why: profile.run.user === undefined
                ? 'The image runs as the USER it names, who does not own them.'
                : `${profile.title} runs every image as a user of its own, whatever USER says: only what others may read can be read.`,
            fix: 'COPY --chmod=755 (or --chmod=644 for files), or RUN chmod -R a+rX on the folder in the same step.',
        };
    });
}
/** Programs that change who runs them. */
function setUidFindings(files) {
    const found = [...(0,file_tree/* eachFile */.a)(files.tree)].filter(([, { entry }]) => entry.mode & 0o6000 && entry.mode & 0o111);
    return [...Map.groupBy(found, ([, node]) => node.layer)].map(([layer, those]) => ({
        rule: 'set-uid-files',
        severity: files.profile.run.root === 'refused' ? 'warning' : 'note',
        what: `${those.length} ${those.length === 1 ? 'program has' : 'programs have'} the set-uid or set-gid bit: ${listed(those.map(([path]) => path), files)}`,
        where: (0,image_files/* placeOf */.$t)(files, those[0]?.[0] ?? '', layer),
        why: 'Without new privileges they cannot do what the bit is for; where new privileges are allowed, they are a way to root.',
        fix: 'RUN chmod a-s on them, or leave the packages out that bring them.',
    }));
}
/** At most five of them, with their modes. */
function listed(paths, { tree }) {
    const shown = paths.slice(0, 5).map((path) => {
        const mode = tree.resolve(path).node?.entry.mode ?? 0;
        return `/${path} (${(0,image_files/* modeText */.zR)(mode)})`;
    });
    return `${shown.join(', ')}${paths.length > shown.length ? ', …' : ''}`;
}
function isOpen(node, { identity }) {
    if (node.entry.type === 'directory')
        return (0,image_files/* allows */.NB)(node, 'execute', identity) && (0,image_files/* allows */.NB)(node, 'read', identity);
    if (node.entry.type !== 'file')
        return true;
    // A program that may only be run is meant so.
    return ((0,image_files/* allows */.NB)(node, 'read', identity) || (node.entry.head?.[0] === 0x7f && (0,image_files/* allows */.NB)(node, 'execute', identity)));
}
/** What distributions keep from others on purpose, and no application reads. */
const privatePlaces = /^(?:root|proc|sys|dev|run|boot|lost\+found|var\/(?:cache|log|spool|run|lib\/(?:apt|dpkg|private|polkit-1|sudo|systemd|rpm|dnf|yum|selinux))|etc\/(?:g?shadow-?|\.pwd\.lock|security|sudoers|sudoers\.d|ssl\/private|ssh|cron\.[a-z]+|crontab|default\/useradd|polkit-1|selinux|audit|credstore(?:\.encrypted)?|subgid-|subuid-|passwd-|group-)|usr\/(?:share\/polkit-1|lib\/(?:credstore|polkit-1)|libexec\/(?:sudo|openssh)))(?:\/|$)/;
/** Folders that the application is in: without them it does not run. */
function neededFolders(files) {
    const { tree, workingDirectory } = files;
    const [name] = (0,platforms_program/* commandOf */.Nl)(files);
    const program = name ? (0,platforms_program/* lookUp */.TE)(name, files, 'path') : undefined;
    const own = program?.path && !/^(?:usr\/(?:local\/)?)?s?bin\//.test(program.path) ? [program.path] : [];
    const folders = [workingDirectory, '/var/task', '/var/runtime', '/opt'].map((path) => tree.resolve(path).path);
    return [...folders, ...own].filter((path) => path !== '');
}
function counted(found) {
    const folders = found.filter(([, node]) => node.children).length;
    const files = found.length - folders;
    const parts = [
        files > 0 && `${files} ${files === 1 ? 'file' : 'files'}`,
        folders > 0 && `${folders} ${folders === 1 ? 'folder' : 'folders'}`,
    ];
    return parts.filter(Boolean).join(' and ');
}

;// CONCATENATED MODULE: ./build/src/platforms/places.js

/** Whether programs find the place for temporary files as they expect it. */
function tmpFindings(files) {
    const found = files.tree.resolve('/tmp');
    const own = [...files.tree.nodes()].find(([path]) => path === 'tmp')?.[1];
    const why = 'Platforms put a file system of their own at /tmp, and programs write there with any user.';
    const fix = 'Keep the /tmp of the base image; in one from scratch, make it in a build stage (RUN mkdir -p /r/tmp && chmod 1777 /r/tmp) and copy what is above it (COPY --from=STAGE /r /).';
    if (own === undefined) {
        return [{ rule: 'tmp-missing', severity: 'warning', what: 'the image has no /tmp', why, fix }];
    }
    const where = (0,image_files/* placeOf */.$t)(files, 'tmp', own.layer);
    if (own.entry.type !== 'directory') {
        const what = `/tmp is a ${own.entry.type}${own.entry.target ? ` to ${own.entry.target}` : ''}, not a folder`;
        return [{ rule: 'tmp-not-a-directory', severity: 'error', what, where, why, fix }];
    }
    const mode = found.node?.entry.mode ?? 0;
    if (mode === 0o1777)
        return [];
    // runc gives the file system it mounts there the mode of the folder under it.
    return [
        {
            rule: 'tmp-mode',
            severity: 'warning',
            what: `/tmp has mode ${(0,image_files/* modeText */.zR)(mode)}, not 1777`,
            where,
            why,
            fix: 'RUN chmod 1777 /tmp.',
        },
    ];
}
/** Whether the working folder is there and can be used. */
function workingDirectoryFindings(files) {
    const { workingDirectory, tree, profile, identity } = files;
    const found = tree.resolve(workingDirectory);
    if (found.problem || !found.node?.children) {
        // Runtimes make a missing one, and cannot where the root file system is read-only.
        if (found.problem === 'missing' && !profile.run.readOnly)
            return [];
        return [
            {
                rule: 'working-directory-missing',
                severity: 'error',
                what: `the working folder ${workingDirectory} is ${found.problem === 'missing' ? 'not in the image' : 'no folder'}`,
                where: { path: workingDirectory },
                why: 'The container cannot be started.',
                fix: 'Let WORKDIR name a folder that is there.',
            },
        ];
    }
    if (profile.run.readOnly || identity.uid === 0 || workingDirectory === '/')
        return [];
    if ((0,image_files/* allows */.NB)(found.node, 'write', identity))
        return [];
    return [
        {
            rule: 'working-directory-not-writable',
            severity: 'note',
            what: `the user it runs as cannot write to the working folder ${workingDirectory} (mode ${(0,image_files/* modeText */.zR)(found.node.entry.mode)}, owner ${found.node.entry.uid})`,
            where: (0,image_files/* placeOf */.$t)(files, found.path, found.node.layer),
            why: 'A program that writes beside itself fails; one that writes below /tmp does not.',
            fix: 'Write below /tmp, or COPY --chown to the user that USER names.',
        },
    ];
}

// EXTERNAL MODULE: ./build/src/platforms/tokens.js
var tokens = __webpack_require__(42762);
;// CONCATENATED MODULE: ./build/src/platforms/secret-files.js

/** What a file by this path and with these first bytes holds, `npm's token`; undefined when it is no secret file. */
function secretIn(path, head) {
    const kind = kinds.find((one) => one.path.test(path));
    if (kind === undefined || samples.test(path))
        return undefined;
    const text = head === undefined ? undefined : new TextDecoder().decode(head);
    if (kind.content === undefined)
        return text === undefined || text.trim() ? kind.holds : undefined;
    if (text === undefined)
        return undefined;
    return kind.content.test(text) || (0,tokens/* tokenIn */.jf)(text) ? kind.holds : undefined;
}
/** Whether the first bytes of a file by this path are worth keeping to tell whether it holds a secret. */
function isSecretCandidate(path) {
    return kinds.some((kind) => kind.path.test(path));
}
/** Where packages keep keys and files for their tests and examples. */
const samples = /(?:^|\/)(?:node_modules|site-packages|dist-packages|tests?)\/|^usr\/(?:local\/)?share\/(?:doc|examples)\//;
const privateKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;
const kinds = [
    {
        path: /(?:^|\/)\.env(?:\.(?!example|sample|template|dist|defaults)[\w-]+)?$/,
        holds: 'environment variables',
    },
    { path: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/, holds: 'an SSH key' },
    { path: /(?:^|\/)\.aws\/credentials$/, holds: 'AWS credentials' },
    {
        path: /(?:^|\/)\.aliyun\/config\.json$/,
        holds: 'Alibaba Cloud credentials',
        content: /"access_key_secret"\s*:\s*"[^"]/,
    },
    { path: /(?:^|\/)\.tccli\/[^/]+\.credential$/, holds: 'Tencent Cloud credentials' },
    { path: /(?:^|\/)\.azure\/(?:accessTokens\.json|msal_token_cache\.(?:json|bin))$/, holds: 'Azure tokens' },
    {
        path: /(?:^|\/)(?:application_default_credentials|credentials?|service[-_]?account[\w-]*|[\w-]*key)\.json$/,
        holds: 'a Google service account',
        content: /"(?:private_key|refresh_token)"\s*:\s*"[^"]/,
    },
    {
        path: /(?:^|\/)\.npmrc$/,
        holds: 'a login to npm',
        content: /(?:_authToken|_auth|_password)\s*=\s*(?!\$\{)\S/,
    },
    {
        path: /(?:^|\/)\.yarnrc\.yml$/,
        holds: 'a login to npm',
        content: /npmAuth(?:Token|Ident)\s*:\s*(?!["']?\$\{)\S/,
    },
    { path: /(?:^|\/)\.pypirc$/, holds: 'a login to PyPI', content: /password\s*[=:]\s*\S/ },
    { path: /(?:^|\/)pip\.conf$/, holds: 'a login to PyPI', content: /:\/\/[^\s:/@]*:[^\s@]+@/ },
    { path: /(?:^|\/)(?:\.netrc|_netrc)$/, holds: 'a login', content: /\bpassword\s+\S/ },
    { path: /(?:^|\/)\.git-credentials$/, holds: 'a login to git' },
    { path: /(?:^|\/)\.pgpass$/, holds: 'a login to PostgreSQL' },
    { path: /(?:^|\/)\.vault-token$/, holds: 'a token of Vault' },
    { path: /(?:^|\/)\.m2\/settings\.xml$/, holds: 'a login to Maven', content: /<password>\s*(?!\$\{)[^<\s]/ },
    { path: /(?:^|\/)\.cargo\/credentials(?:\.toml)?$/, holds: 'a login to crates.io' },
    {
        path: /(?:^|\/)\.docker\/config\.json$/,
        holds: 'a login to a registry',
        content: /"(?:auth|identitytoken)"\s*:\s*"[^"]/,
    },
    { path: /(?:^|\/)\.dockercfg$/, holds: 'a login to a registry', content: /"auth"\s*:\s*"[^"]/ },
    {
        path: /(?:^|\/)\.kube\/config$/,
        holds: 'a login to Kubernetes',
        content: /(?:token|client-key-data|password)\s*:\s*\S/,
    },
    { path: /(?:^|\/)[^/]+\.tfstate$/, holds: 'the state of Terraform' },
    { path: /(?:^|\/)[^/]+\.(?:pem|key|p8)$/, holds: 'a private key', content: privateKey },
    { path: /(?:^|\/)cosign\.key$/, holds: 'a private key', content: privateKey },
];

;// CONCATENATED MODULE: ./build/src/platforms/secrets.js




/** Credentials that everyone who can pull the image can read. No finding has a value. */
function secretFindings(files) {
    return [...environmentFindings(files), ...historyFindings(files), ...fileFindings(files)];
}
const why = 'Everyone who may pull the image can read it, in every copy of it.';
function environmentFindings({ environment }) {
    return [...environment].flatMap(([name, value]) => {
        const whose = (0,tokens/* tokenIn */.jf)(value);
        if (whose === undefined && !(0,tokens/* isSecretNamed */.mB)(name, value))
            return [];
        return [
            {
                rule: 'secret-in-environment',
                severity: whose ? 'error' : 'warning',
                what: whose
                    ? `the environment variable ${name} holds ${whose}`
                    : `the environment variable ${name} has a value, and by its name that is a secret`,
                why,
                fix: `Take ENV ${name} out, give it to the function when it is deployed, and replace the credential.`,
            },
        ];
    });
}
/** The history keeps build arguments and commands, with what was written in them. */
function historyFindings({ config, layers }) {
    let layer = -1;
    return (config.history ?? []).flatMap(({ created_by = '', empty_layer }, index) => {
        if (empty_layer !== true)
            layer += 1;
        // What ENV set is in the environment, or was.
        const whose = (0,tokens/* tokenIn */.jf)(created_by);
        const argument = argumentsIn(created_by).find(([name, value]) => (0,tokens/* isSecretNamed */.mB)(name, value))?.[0];
        if (whose === undefined && argument === undefined)
            return [];
        const step = empty_layer === true ? undefined : layers[layer]?.step;
        return [
            {
                rule: 'secret-in-history',
                severity: whose ? 'error' : 'warning',
                what: whose
                    ? `step ${index + 1} of the image's history holds ${whose}`
                    : `step ${index + 1} of the image's history holds the value of the build argument ${argument}`,
                ...(empty_layer !== true && { where: { layer, ...(step !== undefined && { step }) } }),
                why,
                fix: 'Use a build secret (RUN --mount=type=secret), which leaves nothing behind, and replace the credential.',
            },
        ];
    });
}
/** `|2 A=x B=y /bin/sh -c …`: what BuildKit writes of a step that uses build arguments. */
function argumentsIn(step) {
    const [, given = ''] = /(?:^|\s)\|\d+ (.*?)(?:\/bin\/sh -c |$)/s.exec(step) ?? [];
    const declared = /^ARG (\w+=.*)$/.exec(step)?.[1] ?? '';
    return [...`${given} ${declared}`.matchAll(/(?:^|\s)(\w+)=(\S*)/g)].map(([, name = '', value = '']) => [
        name,
        value,
    ]);
}
function fileFindings(files) {
    const present = [...(0,file_tree/* eachFile */.a)(files.tree)].flatMap(([path, { entry, layer }]) => secretFile(files, path, entry, layer));
    const lost = files.tree.lost.flatMap(({ path, entry, layer, by, byLayer }) => secretFile(files, path, entry, layer, ` (${by} by layer ${byLayer}, and still in layer ${layer})`));
    return [...present, ...lost];
}
function secretFile(files, path, entry, layer, note = '') {
    const holds = secretIn(path, entry.head);
    if (holds === undefined)
        return [];
    return [
        {
            rule: 'secret-file',
            severity: 'error',
            what: `/${path} holds ${holds}${note}`,
            where: (0,image_files/* placeOf */.$t)(files, path, layer),
            why: note ? `${why} Deleting a file in a later step hides it, and leaves it in its layer.` : why,
            fix: 'Add it to .dockerignore, use a build secret (RUN --mount=type=secret) where a step needs it, and replace the credential.',
        },
    ];
}

;// CONCATENATED MODULE: ./build/src/platforms/user.js
/** Whether the user an image names can be looked up, and is not root. */
function userFindings({ profile, identity, userFault, config }) {
    const user = config.config?.User ?? '';
    if (userFault) {
        return [
            {
                rule: 'user-unknown',
                severity: 'error',
                what: `USER ${user} names the ${userFault.kind} ${userFault.name}, and ${userFault.file} does not have it`,
                where: { path: userFault.file },
                why: 'The container cannot be started: a name has to be turned into a number.',
                fix: `Add it with useradd or groupadd, copy ${userFault.file}, or name it by number: USER 65532:65532.`,
            },
        ];
    }
    // Where the platform chooses the user, USER says nothing.
    if (profile.run.user !== undefined || identity.uid !== 0)
        return [];
    return [
        {
            rule: 'user-root',
            severity: profile.run.root === 'refused' ? 'error' : 'note',
            what: user === '' ? 'the image names no user, and runs as root' : `USER ${user} is root`,
            why: profile.run.root === 'refused'
                ? 'Platforms that run images as nobody in particular refuse root, or take its rights away.'
                : `${profile.title} runs it so; what breaks into the program then has all of the container.`,
            fix: 'Set USER to a number that is not 0: USER 65532:65532.',
        },
    ];
}

// EXTERNAL MODULE: ./build/src/report/figures.js
var figures = __webpack_require__(31953);
;// CONCATENATED MODULE: ./build/src/platforms/waste-kinds.js
/** What a file is kept for, when the image could do without it; `exists` tells whether another path is there. */
function wasteKindOf(path, exists) {
    const kind = waste_kinds_kinds.find((one) => one.path.test(path));
    if (kind?.id !== 'python-bytecode')
        return kind;
    // Compiled modules without their source are the program itself.
    const source = path.replace(/(?:__pycache__\/)?([^/.]+)(?:\.[^/]+)?\.pyc$/, '$1.py');
    return exists(source) ? kind : undefined;
}
const home = '(?:^|^root/|^home/[^/]+/)';
/** The first that fits counts. */
const waste_kinds_kinds = [
    {
        id: 'apt-cache',
        title: 'lists and archives of apt',
        path: /^var\/(?:lib\/apt\/lists|cache\/apt)\//,
        fix: 'RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt …, or rm -rf /var/lib/apt/lists/* in the step that installs.',
    },
    {
        id: 'apk-cache',
        title: 'the cache of apk',
        path: /^(?:var\/cache\/apk|etc\/apk\/cache)\//,
        fix: 'apk add --no-cache.',
    },
    {
        id: 'dnf-cache',
        title: 'the cache of dnf or yum',
        path: /^var\/(?:cache\/(?:dnf|yum|libdnf5)|lib\/dnf\/repos)\//,
        fix: 'dnf clean all in the step that installs.',
    },
    {
        id: 'pip-cache',
        title: 'the cache of pip, uv or poetry',
        path: new RegExp(`${home}\\.cache/(?:pip|uv|pypoetry|pipenv)/`),
        fix: 'PIP_NO_CACHE_DIR=1, or RUN --mount=type=cache,target=/root/.cache.',
    },
    {
        id: 'npm-cache',
        title: 'the cache of npm, yarn or pnpm',
        path: new RegExp(`${home}(?:\\.npm/_(?:cacache|logs|npx)|\\.cache/(?:yarn|node|node-gyp)|\\.local/share/pnpm/store|\\.yarn/berry/cache)/|^usr/local/share/\\.cache/`),
        fix: 'RUN --mount=type=cache,target=/root/.npm npm ci, or npm cache clean --force in the same step.',
    },
    {
        id: 'go-cache',
        title: 'the caches of Go',
        path: new RegExp(`${home}(?:\\.cache/go-build|go/pkg/mod)/`),
        fix: 'Build in a stage of its own and copy the program, or use RUN --mount=type=cache.',
    },
    {
        id: 'cargo-cache',
        title: 'the caches of Cargo',
        path: new RegExp(`${home}\\.cargo/(?:registry|git)/|^usr/local/cargo/(?:registry|git)/`),
        fix: 'Build in a stage of its own and copy the program, or use RUN --mount=type=cache.',
    },
    {
        id: 'java-cache',
        title: 'the caches of Maven or Gradle',
        path: new RegExp(`${home}(?:\\.m2/repository|\\.gradle/caches)/`),
        fix: 'Build in a stage of its own and copy the archive, or use RUN --mount=type=cache.',
    },
    {
        id: 'git-folder',
        title: 'the history of git',
        path: /(?:^|\/)\.git\//,
        fix: 'Add .git to .dockerignore.',
    },
    {
        id: 'python-bytecode',
        title: 'compiled Python modules beside their source',
        path: /\.pyc$/,
        fix: 'PYTHONDONTWRITEBYTECODE=1 while building; keep them where a fast start is worth more than the bytes, for a read-only system cannot make them later.',
    },
    {
        id: 'package-documentation',
        title: 'manuals, documentation and translations',
        path: /^usr\/(?:local\/)?share\/(?:doc|man|info|locale|gtk-doc|help)\//,
        fix: 'Start from a slim base image, or exclude them (path-exclude in /etc/dpkg/dpkg.cfg.d, tsflags=nodocs for dnf).',
    },
    {
        id: 'source-maps',
        title: 'source maps',
        path: /\.(?:[cm]?js|css|d\.[cm]?ts)\.map$/,
        fix: 'Leave them out of the build for production, or copy only *.js.',
    },
    {
        id: 'node-modules-development',
        title: 'what packages of node_modules carry for their developers',
        path: /(?:^|\/)node_modules\/(?:(?:.+\/)?(?:\.cache|\.bin-cache|@types|typescript|eslint|jest|vitest|webpack|test|tests|__tests__|docs?|examples?|coverage)\/|.+\.(?:d\.[cm]?ts|tsbuildinfo|md|markdown)$)/i,
        fix: 'npm ci --omit=dev, or bundle the program into one file.',
    },
    {
        id: 'tests',
        title: 'tests',
        path: /(?:^|\/)(?:site-packages|dist-packages)\/.+\/tests?\/|^(?:app|src|opt\/app|usr\/src\/app|var\/task)\/(?:tests?|__tests__|spec)\//,
        fix: 'Add them to .dockerignore.',
    },
    {
        id: 'logs',
        title: 'logs of the build',
        path: /^var\/log\/|(?:^|\/)npm-debug\.log$/,
        fix: 'Delete them in the step that writes them.',
    },
];

;// CONCATENATED MODULE: ./build/src/platforms/waste.js




/** What could be left out, the most expensive first. Files that are also lost to a later layer are counted as lost only. */
function findWaste(tree) {
    const found = new Map();
    for (const [path, { entry, layer }] of (0,file_tree/* eachFile */.a)(tree)) {
        const kind = wasteKindOf(path, (other) => tree.resolve(other).node !== undefined);
        if (kind === undefined)
            continue;
        add(found, kind, layer, path, entry.size);
    }
    for (const { path, bytes, layer, by } of tree.lost)
        add(found, lostKinds[by], layer, path, bytes);
    return [...found.values()]
        .filter(({ bytes }) => bytes > 0)
        .map(({ largestSize: _, ...waste }) => waste)
        .toSorted((a, b) => b.bytes - a.bytes);
}
/** Files with the same content, the most expensive first; names of one file (hard links) are no duplicates. */
function findDuplicates(tree) {
    const comparable = [...(0,file_tree/* eachFile */.a)(tree)].filter(([, { entry }]) => entry.digest !== undefined);
    const byDigest = Map.groupBy(comparable, ([, { entry }]) => entry.digest);
    return [...byDigest.values()]
        .filter((same) => same.length > 1)
        .map((same) => {
        const size = same[0]?.[1].entry.size ?? 0;
        return { paths: same.map(([path]) => path), size, bytes: size * (same.length - 1) };
    })
        .toSorted((a, b) => b.bytes - a.bytes);
}
/** Bytes: less is not worth a line. */
const least = 1024 * 1024;
/** Waste as notes: it never makes an image wrong, only larger. */
function wasteFindings(files) {
    const { tree } = files;
    const why = 'What is not in the image is not pulled before a start, and does not count against the size limit.';
    const waste = findWaste(tree)
        .filter(({ bytes }) => bytes >= least)
        .map(({ kind, title, layer, files: number, bytes, largest, fix }) => {
        const count = `${number} ${number === 1 ? 'file' : 'files'}`;
        return {
            rule: kind,
            severity: 'note',
            what: `${(0,figures/* bytesText */.pV)(bytes)} are ${title} (${count}, the largest is /${largest})`,
            where: (0,image_files/* placeOf */.$t)(files, largest, layer),
            why,
            fix,
        };
    });
    const duplicates = findDuplicates(tree).filter(({ bytes }) => bytes >= least);
    const [most] = duplicates;
    if (most === undefined)
        return waste;
    const bytes = duplicates.reduce((sum, duplicate) => sum + duplicate.bytes, 0);
    return [
        ...waste,
        {
            rule: 'duplicate-files',
            severity: 'note',
            what: `${(0,figures/* bytesText */.pV)(bytes)} are copies of files that are in the image already: ${most.paths
                .slice(0, 3)
                .map((path) => `/${path}`)
                .join(' and ')}`,
            where: { path: `/${most.paths[1] ?? most.paths[0] ?? ''}` },
            why,
            fix: 'Copy the file once, and link the other names to it.',
        },
    ];
}
const lostKinds = {
    overwritten: {
        id: 'overwritten-files',
        title: 'files that a later step writes again',
        fix: 'Write a file once: give COPY --chown and --chmod instead of a RUN chown afterwards, and do what belongs together in one step.',
    },
    deleted: {
        id: 'deleted-files',
        title: 'files that a later step deletes',
        fix: 'Delete in the step that makes the files, or build in a stage of its own and copy only the result.',
    },
};
function add(found, { id, title, fix }, layer, path, size) {
    const key = `${id} ${layer}`;
    const before = found.get(key) ?? {
        kind: id,
        title,
        layer,
        files: 0,
        bytes: 0,
        largest: path,
        fix,
        largestSize: -1,
    };
    found.set(key, {
        ...before,
        files: before.files + 1,
        bytes: before.bytes + size,
        ...(size > before.largestSize && { largest: path, largestSize: size }),
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/file-checks.js








/** The rules over files. Nothing without layers. */
const fileChecks = [
    ({ layers, config }, profile) => (layers ? file_checks_fileFindings(layers, config, profile) : []),
];
/**
 * What an image's files would meet on a platform, and what they cost beside what it needs. Nothing is known about the
 * files of an image for another system than Linux.
 */
function file_checks_fileFindings(layers, config, profile) {
    if (config.os !== 'linux')
        return [];
    const files = (0,image_files/* imageFiles */.BQ)(layers, config, profile);
    return rules.flatMap((rule) => rule(files));
}
const rules = [
    entryPointFindings,
    lambdaRuntimeFindings,
    userFindings,
    readabilityFindings,
    workingDirectoryFindings,
    tmpFindings,
    setUidFindings,
    secretFindings,
    wasteFindings,
];

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
    if (!(0,oci_descriptor/* isConfigType */.lJ)(config))
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
function command(image, { image: takes, title }) {
    const items = (0,platforms_program/* commandOf */.Nl)(image);
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
            why: `${unseen.what} (${rule.source}).`,
            fix: 'Look the edition up in the console once, and ignore this rule.',
        },
    ];
}
function names(repositories) {
    return [...new Set(repositories.map(({ registry }) => registry))].join(', ');
}

// EXTERNAL MODULE: ./build/src/platforms/size-growth.js
var size_growth = __webpack_require__(47609);
;// CONCATENATED MODULE: ./build/src/platforms/size-report.js


const most = 10;
/** Sums up an image's layers. */
function sizeReport(layers) {
    const tree = (0,file_tree/* buildFileTree */.$)(layers);
    const waste = findWaste(tree);
    return {
        compressed: sum(layers.map((layer) => layer.compressed)),
        uncompressed: sum(layers.map((layer) => layer.uncompressed)),
        layers: layers.map(({ step, compressed, uncompressed }, layer) => ({
            step,
            compressed,
            uncompressed,
            lost: sum(tree.lost.filter((one) => one.layer === layer).map(({ bytes }) => bytes)),
        })),
        largest: largestOf(filesOf(tree)),
        waste: waste.map(({ title, layer, files, bytes, fix }) => ({ title, layer, files, bytes, fix })),
        duplicates: findDuplicates(tree)
            .slice(0, most)
            .map(({ paths, bytes }) => ({ paths: paths.map((path) => `/${path}`), bytes })),
        wasted: sum(waste.map(({ bytes }) => bytes)),
    };
}
function filesOf(tree) {
    return [...(0,file_tree/* eachFile */.a)(tree)].map(([path, { entry, layer }]) => ({
        path: `/${path}`,
        size: entry.size,
        layer,
    }));
}
function largestOf(files) {
    return files.toSorted((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1)).slice(0, most);
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/oci/layout.js
var layout = __webpack_require__(57545);
// EXTERNAL MODULE: ./build/src/parallel.js
var parallel = __webpack_require__(75478);
;// CONCATENATED MODULE: ./build/src/platforms/head.js


/** How many of a file's first bytes are looked at. */
function headLength({ path, mode }) {
    if (accounts.has(path))
        return 64 * 1024;
    if (isSecretCandidate(path))
        return 4096;
    // The program headers of an ELF file and the name of its loader are at its start, as linkers write it.
    return mode & 0o111 ? 4096 : 0;
}
/** What of these bytes is kept; of a program only as much as tells its kind, for an image may have many. */
function keptHead(entry, head) {
    if (head.length === 0)
        return undefined;
    if (accounts.has(entry.path) || isSecretCandidate(entry.path))
        return head;
    if (isElf(head))
        return head.slice(0, 4096);
    // The kernel reads so much of the line that names the interpreter (BINPRM_BUF_SIZE).
    if (head[0] === 0x23 && head[1] === 0x21)
        return head.slice(0, 256);
    return head.slice(0, 16);
}
const accounts = new Set(['etc/passwd', 'etc/group']);

// EXTERNAL MODULE: ./build/src/platforms/layer-steps.js
var layer_steps = __webpack_require__(21801);
// EXTERNAL MODULE: ./build/src/steps/read-layer.js
var read_layer = __webpack_require__(54393);
;// CONCATENATED MODULE: ./build/src/steps/layer-listing.js







/**
 * Lists the layers of an image in the layout folder that holds it, reading each once, in memory that does not grow
 * with their size. Rejects with `input-invalid` for a layer that is missing, damaged, or of another size than its
 * descriptor says.
 */
async function listLayers(folder, image, deps) {
    const { layers } = image.manifest;
    const steps = (0,layer_steps/* layerSteps */.L)(image.config, layers.length);
    // Decompressing two at a time uses two cores.
    return (0,parallel/* parallel */._)(layers, 2, (descriptor, index) => listLayer(folder, descriptor, steps[index], deps));
}
async function listLayer(folder, { digest, mediaType, size }, step, { signal }) {
    const file = (0,layout/* blobFile */.c7)(folder, digest);
    const entries = [];
    const { compressed, uncompressed } = await (0,read_layer/* readLayer */.w)(file, mediaType, (entry) => fileReader(entry, entries), signal);
    if (compressed !== size) {
        throw new src_errors/* SealiftError */.Pf('input-invalid', `the layer ${digest} has ${compressed} bytes, and its descriptor says ${size}`);
    }
    return { digest, mediaType, compressed, uncompressed, step, entries };
}
/** From this size on the same file twice is worth knowing, in bytes. */
const compared = 64 * 1024;
/** Takes from a file what its entry keeps of it; an entry that keeps nothing is listed at once. */
function fileReader(entry, entries) {
    const { modified: _, ...listed } = entry;
    if (entry.path === '')
        return undefined;
    const length = entry.type === 'file' ? Math.min(headLength(entry), entry.size) : 0;
    const hash = entry.type === 'file' && entry.size >= compared ? (0,external_node_crypto_.createHash)('sha256') : undefined;
    if (length === 0 && !hash) {
        entries.push(listed);
        return undefined;
    }
    const head = Buffer.alloc(length);
    let at = 0;
    let sparse = false;
    return {
        write(piece) {
            hash?.update(piece);
            if (at < length)
                piece.copy(head, at);
            at += piece.length;
        },
        // Hashing what is not there could take for ever: a few bytes can announce any number of zeros.
        hole(zeros) {
            sparse = true;
            at += zeros;
        },
        end() {
            const kept = keptHead(entry, head);
            entries.push({
                ...listed,
                ...(hash && !sparse && { digest: `sha256:${hash.digest('hex')}` }),
                ...(kept && { head: kept }),
            });
        },
    };
}

;// CONCATENATED MODULE: ./build/src/steps/platform-check.js














/** What looks at every image whose layers are at hand. */
const everyWay = {
    checks: [...imageChecks, ...fileChecks],
    list: listLayers,
    sizes: sizeReport,
};
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
    const smoked = image.layout && ways.smoke ? await ways.smoke(image.layout) : [];
    const ran = smoked.flatMap(({ findings }, at) => findings.map((finding) => ({ finding, ...(images[at] && { platform: images[at].platform }) })));
    const verdict = (0,platforms_verdict/* judgeFindings */.qJ)([...found, ...aboutRegistry, ...ran], ignored);
    const before = image.layout && ways.sizes ? await ways.published?.() : undefined;
    const record = {
        platform: profile.name,
        title: profile.title,
        outcome: verdict.outcome,
        unchecked: image.layout ? [] : [unread],
        findings: verdict.findings,
        sizes: images.flatMap(({ platform, layers }) => {
            if (!layers || !ways.sizes)
                return [];
            const earlier = before?.(platform);
            const growth = earlier && { growth: (0,size_growth/* sizeGrowth */.f)(layers, earlier) };
            return [{ platform: (0,oci_descriptor/* platformText */.VQ)(platform), ...ways.sizes(layers), ...growth }];
        }),
        smoke: smoked.map(({ report }) => report),
    };
    account.note({ serverless: record });
    if (image.layout)
        for (const rule of verdict.unused)
            account.remark(`serverless-ignore: nothing was found for ${rule}.`);
    for (const one of verdict.findings.filter((finding) => !finding.ignored))
        deps.log.info(oneLine(`${one.severity} ${one.rule}: ${one.what}. ${one.fix}`));
    deps.log.info(oneLine(`${profile.title}: ${verdict.outcome}${ranText(smoked)}`));
    const sarif = platformSarif(record, plan.repositories[0], image.content.root.digest);
    // Beside those of the scan: what uploads that folder takes this too.
    const folder = (0,external_node_path_.join)(place.report, 'scan');
    await (0,promises_.mkdir)(folder, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'serverless.sarif'), `${JSON.stringify(sarif, undefined, 1)}\n`);
    return { ...verdict, title: profile.title, sarif };
}
/** How the images ran, for a line of the log. */
function ranText(smoked) {
    if (smoked.length === 0)
        return '; not run';
    return smoked
        .map(({ report: { platform, skipped, readySeconds } }) => {
        if (skipped !== undefined)
            return `; ${platform} not run`;
        return `; ${platform} run${readySeconds === undefined ? '' : `, first answer after ${readySeconds.toFixed(2)} s`}`;
    })
        .join('');
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
            config: await (0,image_content/* imageConfig */.gj)(content, image),
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

/***/ 54393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ readLayer)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _tools_tar_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46753);
/* harmony import */ var _tools_tar_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72105);






/**
 * Reads the layer in `file` once, as a stream, and shows every member to `visit`. How it is compressed is told by
 * its first bytes, as containerd and Docker tell it; the media type only has to be that of a layer. Rejects with
 * `input-invalid` when it cannot be read to its end.
 */
async function readLayer(file, mediaType, visit, signal) {
    if (!layerType.test(mediaType)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SealiftError */ .Pf('input-invalid', `the layer ${file} is of media type "${mediaType}", which is no archive`, {
            hint: 'Layers are tar archives, plain or compressed with gzip or zstd.',
        });
    }
    try {
        const { size, compression } = await inspect(file).catch(unreadable);
        const content = contentOf(file, size, compression, signal);
        return { compressed: size, uncompressed: await (0,_tools_tar_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .readTar */ .s)(sound(content), visit) };
    }
    catch (cause) {
        signal?.throwIfAborted();
        // What a visitor throws is its own, and not about the layer.
        if (!(cause instanceof _tools_tar_error_js__WEBPACK_IMPORTED_MODULE_5__/* .TarError */ .m))
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SealiftError */ .Pf('input-invalid', `the layer ${file} cannot be read: ${cause.message}`, {
            cause,
        });
    }
}
/** OCI's and Docker's, also those that are not to be distributed; `+encrypted` cannot be read. */
const layerType = /(?:\.tar|\.diff\.tar)(?:[.+](?:gzip|zstd))?$/;
// Larger pieces are not faster, and wait longer for the garbage collector.
const chunkSize = 256 * 1024;
async function inspect(file) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
        const { size } = await handle.stat();
        return { size, compression: compressionOf(buffer.subarray(0, bytesRead)) };
    }
    finally {
        await handle.close();
    }
}
function compressionOf(head) {
    if (head[0] === 0x1f && head[1] === 0x8b)
        return 'gzip';
    const zstd = head.length === 4 ? head.readUInt32LE() : 0;
    // A frame, or one that is to be skipped (RFC 8878, 3.1).
    return zstd === 0xfd2fb528 || zstd >>> 4 === 0x184d2a5 ? 'zstd' : 'none';
}
async function* contentOf(file, size, compression, signal) {
    const options = signal ? { signal } : {};
    if (compression === 'none') {
        yield* (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file, { highWaterMark: chunkSize, ...options });
        return;
    }
    // Node's gunzip goes on with the next member of a file by itself; its zstd ends with the first frame, and
    // says nothing of the others, of which a layer in zstd:chunked form has one for each file.
    for (let start = 0; start < size;) {
        const source = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file, { start, highWaterMark: chunkSize, ...options });
        const unpacked = compression === 'gzip' ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createGunzip)({ chunkSize }) : (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdDecompress)({ chunkSize });
        source.once('error', (error) => unpacked.destroy(error));
        try {
            yield* source.pipe(unpacked);
        }
        finally {
            source.destroy();
            unpacked.destroy();
        }
        if (compression === 'gzip')
            return;
        start += unpacked.bytesWritten;
    }
}
/** The same bytes; where they cannot be had, that is told as damage. */
async function* sound(content) {
    try {
        yield* content;
    }
    catch (cause) {
        unreadable(cause);
    }
}
function unreadable(cause) {
    throw new _tools_tar_error_js__WEBPACK_IMPORTED_MODULE_5__/* .TarError */ .m(cause instanceof Error ? cause.message : String(cause), { cause });
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

/***/ 2653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  closeSmokeState: () => (/* binding */ closeSmokeState),
  Q: () => (/* binding */ smoke)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(18514);
;// CONCATENATED MODULE: ./build/src/platforms/lambda-answer.js
/**
 * Reads the emulator's answer. Its status says little: time-outs and errors of the function come with 200, and
 * an image that cannot start with 502 and nothing else, the reason being in the log (seen with version 1.30).
 */
function readLambdaAnswer(response) {
    const body = response.body.trim();
    const timedOut = /^Task timed out after (\d+(?:\.\d+)?) seconds$/.exec(body);
    if (timedOut)
        return { kind: 'timed-out', seconds: Number(timedOut[1]) };
    const error = errorIn(body);
    if (response.status === 502) {
        if (error && error.errorType !== 'Runtime.ExitError')
            return { kind: 'init-error', ...error };
        return { kind: 'runtime-ended', why: error?.message ?? reasonIn(response.log) };
    }
    if (response.status !== 200) {
        return { kind: 'strange', why: `status ${response.status}${body === '' ? '' : `: ${start(body)}`}` };
    }
    if (error)
        return { kind: 'function-error', ...error };
    if (body === '')
        return { kind: 'empty' };
    // Every runtime answers in JSON; a page comes from a web server that took the port.
    if (body.startsWith('<'))
        return { kind: 'strange', why: `a page, not an answer: ${start(body)}` };
    return { kind: 'answered', body };
}
const documented = 'A runtime asks /2018-06-01/runtime/invocation/next for events and posts what comes of them (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).';
/** What an answer means for the image; nothing where it is as it should be. */
function lambdaFindings(answer) {
    switch (answer.kind) {
        case 'answered':
            return [];
        case 'timed-out':
            return [
                {
                    rule: 'smoke-lambda-timeout',
                    severity: 'error',
                    what: `the function gave no answer within ${answer.seconds} seconds`,
                    why: 'Lambda ends the function at its time-out and reports an error to whoever called it.',
                    fix: 'See in its log what it waits for: there is no network in the smoke run. Send it an event it can answer alone.',
                },
            ];
        case 'function-error':
            return [
                {
                    rule: 'smoke-lambda-error',
                    severity: 'error',
                    what: `the function answered with an error: ${told(answer)}`,
                    why: 'Lambda passes the error on, and tries an asynchronous event again.',
                    fix: 'Mend the function, or send it an event that it takes.',
                },
            ];
        case 'init-error':
            return [
                {
                    rule: 'smoke-lambda-init',
                    severity: 'error',
                    what: `the function could not be loaded: ${told(answer)}`,
                    why: 'No event reaches a function whose initialization fails.',
                    fix: 'Check the handler named by the command (FILE.FUNCTION), and that its files can be read by any user.',
                },
            ];
        case 'runtime-ended':
            return [
                {
                    rule: 'smoke-lambda-ended',
                    severity: 'error',
                    what: `the process ended, or never started: ${answer.why}`,
                    why: `Lambda starts the entry point once and expects it to ask for events until it is stopped. ${documented}`,
                    fix: 'Let the entry point be a runtime interface client, or a program that asks the runtime API itself.',
                },
            ];
        case 'empty':
            return [
                {
                    rule: 'smoke-lambda-empty',
                    severity: 'warning',
                    what: 'the function answered nothing at all',
                    why: 'Callers that read the answer as JSON fail on an empty one.',
                    fix: 'Answer null, or what the caller expects.',
                },
            ];
        case 'strange':
            return [
                {
                    rule: 'smoke-lambda-strange',
                    severity: 'error',
                    what: `no answer of a Lambda function came back: ${answer.why}`,
                    why: `An image that only serves HTTP gets no events. ${documented}`,
                    fix: 'Add a runtime interface client, or the Lambda Web Adapter in front of a web server.',
                },
            ];
    }
}
function told(error) {
    return error.errorType === '' ? error.message : `${error.errorType}: ${error.message}`;
}
const errorFields = ['errorType', 'errorMessage', 'stackTrace', 'trace', 'requestId', 'cause'];
/** An error in the runtime API's form. A function may well answer with one of the two fields; then others stand beside it. */
function errorIn(body) {
    const value = json(body);
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { errorType, errorMessage } = value;
    const fields = [errorType, errorMessage].filter((field) => typeof field === 'string');
    const all = Object.keys(value).every((key) => errorFields.includes(key));
    if (fields.length === 0 || (fields.length === 1 && !all))
        return undefined;
    return {
        errorType: typeof errorType === 'string' ? errorType : '',
        message: typeof errorMessage === 'string' ? errorMessage : '',
    };
}
function json(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
/** The emulator's own words on why an event failed; its lines are `… [ERROR] (rapid) Invoke failed error=… InvokeID=…`. */
function reasonIn(log) {
    const errors = [...log.matchAll(/\(rapid\) Invoke failed.*?\berror=(.+?)(?: InvokeID=\S+)?$/gm)];
    return errors.at(-1)?.[1] ?? 'the emulator gives no reason';
}
function start(body) {
    const line = body.replace(/\s+/g, ' ');
    return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

;// CONCATENATED MODULE: ./build/src/platforms/smoke-limits.js
/** The part of a limit that one request should not use up. */
const nearly = 0.9;
/** What a run took, against the limits of its platform. */
function limitFindings({ figures, output }, { profile }) {
    if (!figures)
        return [];
    const { memory, pids, descriptors, tmp, children } = profile.run;
    const text = output.join('\n');
    const found = [];
    if (figures.oomKills > 0 || (figures.memory ?? 0) > memory.value) {
        found.push(outOfMemory(figures, profile));
    }
    if (figures.forksRefused > 0 || (pids && (figures.threads ?? 0) >= pids.value)) {
        found.push({
            rule: 'smoke-processes',
            severity: 'error',
            what: `it wanted more than the ${pids?.value} processes and threads it may have; ${figures.forksRefused} were refused`,
            why: `${profile.title} refuses more, and programs seldom expect that.`,
            fix: 'Bound the workers and threads that it starts.',
        });
    }
    if (!children && (figures.processes ?? 0) > 1) {
        found.push({
            rule: 'smoke-children',
            severity: 'error',
            what: `it had ${figures.processes} processes at once`,
            why: `${profile.title} does not let a program start others.`,
            fix: 'Start the program itself in ENTRYPOINT, without a shell or supervisor, and do the work in threads.',
        });
    }
    const open = figures.descriptors ?? 0;
    const refused = /EMFILE|too many open files/i.test(text);
    if (descriptors && (refused || open >= descriptors.value * nearly)) {
        const out = refused || open >= descriptors.value;
        found.push({
            rule: 'smoke-descriptors',
            severity: out ? 'error' : 'warning',
            what: out
                ? `it ran out of the ${descriptors.value} descriptors a process may have`
                : `it had ${open} of the ${descriptors.value} descriptors a process may have after a single request`,
            why: `${profile.title} allows no more: files cannot be opened and connections not accepted.`,
            fix: 'Close what is opened, and bound what is open at once.',
        });
    }
    if (tmp && ((figures.tmp ?? 0) >= tmp.value * 0.99 || /ENOSPC|no space left on device/i.test(text))) {
        found.push({
            rule: 'smoke-tmp',
            severity: 'error',
            what: `it filled the ${megabytes(tmp.value)} of /tmp`,
            why: `${profile.title} has no other place to write to, and keeps /tmp between calls.`,
            fix: 'Remove what is not needed any more, or give it more (input tmp-size).',
        });
    }
    return found;
}
/** In the smoke run `/tmp` is memory that counts, on most platforms it is a disk: an end may be only our own. */
function outOfMemory({ oomKills, tmp = 0 }, { run, title }) {
    const byTmp = oomKills > 0 && run.tmp !== undefined && tmp > run.memory.value / 8;
    const ended = oomKills > 0 ? ' and was ended by the kernel' : '';
    return {
        rule: 'smoke-memory',
        severity: byTmp ? 'warning' : 'error',
        what: byTmp
            ? `it was ended when memory and ${megabytes(tmp)} in /tmp together came to ${megabytes(run.memory.value)}`
            : `it needs more than the ${megabytes(run.memory.value)} of memory it has${ended}`,
        why: byTmp
            ? `the smoke run keeps /tmp in the memory it gives; ${title} has it beside, so this may go well there`
            : `${title} ends what takes more memory than it was given.`,
        fix: 'Give it more memory (input memory), or tell its runtime how much there is.',
    };
}
function megabytes(bytes) {
    return `${Math.round(bytes / 1024 ** 2)} MB`;
}

;// CONCATENATED MODULE: ./build/src/platforms/smoke-findings.js


/** What a smoke run shows against the platform, in plain words. */
function smokeFindings(report, plan) {
    if (report.skipped !== undefined) {
        return [
            {
                rule: 'smoke-not-run',
                severity: 'note',
                what: `the image was not run: ${report.skipped}`,
                why: 'Only what can be seen without running it was checked.',
                fix: 'Build on a machine of the same architecture where Docker answers or runc can be started.',
            },
        ];
    }
    const found = [
        ...begin(report, plan),
        ...listening(report, plan),
        ...answered(report, plan),
        ...ended(report, plan),
        ...limitFindings(report, plan),
    ];
    const failed = found.some(({ severity }) => severity === 'error');
    return [...found, ...writes(report, plan, failed), ...conditions(report)];
}
function begin(report, { profile }) {
    const { startFailure, end, answer, figures } = report;
    if (startFailure !== undefined) {
        return [
            {
                rule: 'smoke-start',
                severity: 'error',
                what: `the entry point could not be started: ${startFailure}`,
                why: `${profile.title} starts the same command and would fail the same way.`,
                fix: 'Look at ENTRYPOINT, CMD, USER and WORKDIR: the program must be in the image, executable by its user, and for its architecture.',
            },
        ];
    }
    const { kind } = profile.run.invocation;
    if (kind === 'job') {
        if (end?.by === 'itself' && end.status === 0)
            return [];
        const what = end?.by === 'itself'
            ? `the job ended with exit status ${end.status}${lastWords(report)}`
            : 'the job was not done in the time it was given';
        return [
            {
                rule: 'smoke-exit',
                severity: 'error',
                what,
                why: 'A job has succeeded when it ends with 0.',
                fix: 'Read what it wrote, and run it with the same limits by hand.',
            },
        ];
    }
    // Who was ended for want of memory is told of that.
    if (end?.by !== 'itself' || figures?.oomKills)
        return [];
    if (answer !== undefined)
        return [
            {
                rule: 'smoke-exit',
                severity: end.status === 0 ? 'warning' : 'error',
                what: `it ended by itself with exit status ${end.status} after it had answered${lastWords(report)}`,
                why: `${profile.title} needs a process that stays and answers the next request too.`,
                fix: 'Read what it wrote, and let the program go on after a request.',
            },
        ];
    return [
        {
            rule: 'smoke-exit',
            severity: 'error',
            what: `it ended by itself with exit status ${end.status} after ${seconds(end.seconds)}, before it had answered${lastWords(report)}`,
            why: `${profile.title} needs a process that stays and answers.`,
            fix: 'Read what it wrote. Under a read-only root, see the writes that were refused.',
        },
    ];
}
function listening(report, { profile }) {
    const { invocation, ready } = profile.run;
    const { listeners, answer, end } = report;
    if (invocation.kind !== 'http' || report.startFailure !== undefined)
        return [];
    const here = listeners.filter(({ port }) => port === invocation.port);
    if (here.length > 0 && here.every(({ address }) => isLoopback(address))) {
        return [
            {
                rule: 'smoke-loopback',
                severity: 'error',
                what: `it listens on ${here.map(({ address }) => address).join(', ')} only, at port ${invocation.port}`,
                why: `${profile.title} sends requests from outside the container; a loopback address is not reached from there.`,
                fix: 'Listen on 0.0.0.0.',
            },
        ];
    }
    if (answer !== undefined || end?.by === 'itself')
        return [];
    const ports = [...new Set(listeners.map(({ port }) => port))];
    if (here.length === 0 && ports.length > 0) {
        const told = invocation.portVariable ? `, which $${invocation.portVariable} says` : '';
        return [
            {
                rule: 'smoke-port',
                severity: 'error',
                what: `it listens at port ${ports.join(', ')}, not at ${invocation.port}${told}`,
                why: `${profile.title} sends requests to port ${invocation.port}.`,
                fix: `Listen at port ${invocation.port}${told}, or set the input port to where it listens.`,
            },
        ];
    }
    const waited = ready ? `within ${ready.value} seconds` : 'in time';
    return [
        {
            rule: 'smoke-not-ready',
            severity: 'error',
            what: here.length > 0
                ? `it listens at port ${invocation.port} but did not answer ${waited}`
                : `it did not listen at port ${invocation.port} ${waited}${lastWords(report)}`,
            why: `${profile.title} gives up on a container that is not ready by then.`,
            fix: 'Start listening first and do slow work later; raise ready-timeout if the platform is told to wait longer.',
        },
    ];
}
function answered(report, plan) {
    const { answer } = report;
    const { kind } = plan.profile.run.invocation;
    if (kind === 'lambda')
        return invoked(report);
    if (answer === undefined)
        return [];
    const wanted = plan.request?.status;
    if (wanted === undefined ? answer.status < 500 : answer.status === wanted)
        return [];
    const { method, path } = plan.request ?? { method: 'GET', path: '/' };
    return [
        {
            rule: 'smoke-answer',
            severity: 'error',
            what: `${method} ${path} was answered with ${answer.status}${wanted === undefined ? '' : `, not ${wanted}`}: ${excerpt(answer.body)}`,
            why: 'The same request would be answered so after the deploy.',
            fix: 'Read what the container wrote; a variable or a service it needs may be missing in the smoke run.',
        },
    ];
}
function invoked({ answer, startFailure, end, output }) {
    if (startFailure !== undefined || end?.by === 'itself')
        return [];
    if (answer !== undefined) {
        return lambdaFindings(readLambdaAnswer({ status: answer.status, body: answer.body, log: output.join('\n') }));
    }
    return [
        {
            rule: 'smoke-not-ready',
            severity: 'error',
            what: 'the function gave no answer to the event',
            why: 'Lambda ends an invocation that takes too long.',
            fix: 'Look whether the image starts a runtime interface client, and whether the handler ends.',
        },
    ];
}
function ended({ end }, { profile }) {
    const { stop, invocation } = profile.run;
    if (end?.by !== 'kill' || !stop || invocation.kind === 'job')
        return [];
    return [
        {
            rule: 'smoke-stop',
            severity: 'warning',
            what: `it did not end within ${stop.value} seconds after SIGTERM and had to be killed`,
            why: `${profile.title} sends SIGTERM, waits ${stop.value} seconds and kills: requests under way are lost.`,
            fix: 'Handle SIGTERM: the first process of a container ignores it unless it says otherwise. Start the program itself in ENTRYPOINT, not through a shell.',
        },
    ];
}
/** Findings by path; more than so many are told together. */
const smoke_findings_told = 20;
function writes({ refusedWrites, output }, { profile }, failed) {
    const missed = /EROFS|read-only file system/i.test(output.join('\n'));
    const write = (what, path) => ({
        rule: 'smoke-write',
        severity: failed || missed ? 'error' : 'warning',
        what,
        ...(path !== undefined && { where: { path } }),
        why: `Only /tmp can be written on ${profile.title}.`,
        fix: 'Write below /tmp, or make the file when the image is built.',
    });
    const found = refusedWrites
        .slice(0, smoke_findings_told)
        .map((path) => write(`it writes to ${path}, which is refused`, path));
    const more = refusedWrites.length - found.length;
    if (more > 0)
        found.push(write(`it writes to ${more} more paths outside /tmp`));
    if (found.length === 0 && missed && profile.run.readOnly) {
        found.push(write('it says that a file system is read-only, and does not write there when it may'));
    }
    return found;
}
function conditions({ notHeld, sandbox }) {
    return notHeld.map((condition) => ({
        rule: 'smoke-condition',
        severity: 'note',
        what: `it was run without a condition of the platform: ${condition}`,
        why: `${sandbox?.kind ?? 'The sandbox'} could not set it here, so the run says nothing about it.`,
        fix: 'Run as root, or where Docker answers.',
    }));
}
function isLoopback(address) {
    return address.startsWith('127.') || address === '::1';
}
function lastWords({ output }) {
    const line = output.filter((text) => text.trim() !== '').at(-1);
    return line === undefined ? '' : `; its last line was "${line.trim().slice(0, 300)}"`;
}
function excerpt(body) {
    const line = body.trim().replace(/\s+/g, ' ');
    return line.length > 300 ? `${line.slice(0, 300)}…` : line || '(no body)';
}
function seconds(value) {
    return `${value.toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./build/src/platforms/smoke-report.js
/** Functions are given memory in steps of 64 MB at least, from 128 MB on. */
const step = 64 * 1024 ** 2;
const least = 128 * 1024 ** 2;
/** Memory for a peak: half as much again, rounded up to a size that platforms offer. Bytes. */
function suggestedMemory(peak) {
    return Math.max(least, Math.ceil((peak * 1.5) / step) * step);
}

// EXTERNAL MODULE: ./build/src/platforms/tokens.js
var tokens = __webpack_require__(42762);
;// CONCATENATED MODULE: ./build/src/platforms/smoke-secrets.js

/** The report with what looks like a secret taken out of all that the image itself said. Pure. */
function withoutSecrets(report, { config }) {
    const values = (config?.Env ?? []).flatMap((pair) => {
        const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
        return value.length > 3 && ((0,tokens/* isSecretNamed */.mB)(name, value) || (0,tokens/* tokenIn */.jf)(value) !== undefined) ? [value] : [];
    });
    const clean = (text) => (0,tokens/* withoutTokens */.N_)(values.reduce((left, value) => left.replaceAll(value, '***'), text));
    const { answer, startFailure } = report;
    return {
        ...report,
        ...(startFailure !== undefined && { startFailure: clean(startFailure) }),
        ...(answer && { answer: { ...answer, body: clean(answer.body) } }),
        output: report.output.map(clean),
    };
}

// EXTERNAL MODULE: ./build/src/tools/docker.js
var tools_docker = __webpack_require__(25405);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/src/platforms/lambda-emulator.js
/** Where an event is posted; `function` stands for the only one there is. Source: the emulator's README. */
const invocationPath = '/2015-03-31/functions/function/invocations';
/** The folder of the container that the emulator is in. */
const emulatorFolder = '/.sealift';
/** Where the emulator is mounted, read-only. */
const emulatorPath = `${emulatorFolder}/aws-lambda-rie`;
const emulatorPorts = { events: 9_002, runtime: 9_001 };
/**
 * What stands before the image's own entry point and command when it runs under the emulator, which starts them
 * when the first event comes. It gives their last argument to the function as `_HANDLER`, as Lambda does, and
 * takes options of its own name (`--log-level`) for itself wherever they stand. `host` is where it hears
 * events: not only on loopback when they come from outside the container.
 */
function emulatorArguments(program, ports = emulatorPorts, host = '127.0.0.1') {
    return [
        program,
        ...['--runtime-interface-emulator-address', `${host}:${ports.events}`],
        ...['--runtime-api-address', `127.0.0.1:${ports.runtime}`],
    ];
}
/**
 * The variables of Lambda that the emulator leaves to whoever starts it; they stand over those of the image.
 * `timeout` in seconds, `memory` in bytes. Source: docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
function emulatorEnvironment(limits) {
    return {
        AWS_LAMBDA_FUNCTION_NAME: 'smoke',
        AWS_LAMBDA_FUNCTION_TIMEOUT: String(Math.max(1, Math.ceil(limits.timeout))),
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(Math.floor(limits.memory / 1024 ** 2)),
        AWS_REGION: 'us-east-1',
        AWS_DEFAULT_REGION: 'us-east-1',
        LAMBDA_TASK_ROOT: '/var/task',
        LAMBDA_RUNTIME_DIR: '/var/runtime',
    };
}

// EXTERNAL MODULE: ./build/src/platforms/program.js
var program = __webpack_require__(72014);
;// CONCATENATED MODULE: ./build/src/platforms/runtime-spec.js


/** The conditions of a platform for an image; nothing of this machine's environment comes in. */
function containerConditions(config, plan) {
    const { run } = plan.profile;
    const own = platformEnvironment(plan);
    const image = (config?.Env ?? []).filter((entry) => !((entry.split('=')[0] ?? '') in own));
    const all = [...image, ...Object.entries(own).map(([name, value]) => `${name}=${value}`)];
    return {
        args: [
            ...(plan.emulator ? emulatorArguments(emulatorPath, emulatorPorts, '0.0.0.0') : []),
            ...(config?.Entrypoint ?? []),
            ...(config?.Cmd ?? []),
        ],
        environment: all.some((entry) => entry.startsWith('PATH=')) ? all : [`PATH=${program/* usualPath */.ul}`, ...all],
        folder: config?.WorkingDir || '/',
        readOnly: run.readOnly,
        // Where nothing is said of it, files are in memory and count (Cloud Run's container contract).
        tmp: run.tmp?.value ?? run.memory.value,
        memory: run.memory.value,
        pids: run.pids?.value,
        descriptors: run.descriptors?.value,
        // Lambda has none: AWS Compute Blog, "Parallel Processing in Python with AWS Lambda".
        sharedMemory: run.invocation.kind !== 'lambda',
    };
}
/** The variables an image does not have itself. */
function platformEnvironment({ profile, environment, emulator, patience, }) {
    const { invocation, memory } = profile.run;
    const named = invocation.kind === 'http' ? invocation.portVariable : undefined;
    return {
        ...(invocation.kind === 'http' && named && { [named]: String(invocation.port) }),
        ...(emulator && emulatorEnvironment({ timeout: patience, memory: memory.value })),
        ...environment,
    };
}
/** The mount points of a container. They must be in a read-only root file system before it starts. */
const mountPoints = ['/proc', '/dev', '/sys', '/tmp'];
/** Folders of a container that are the runtime's doing or ours, not the image's. */
const ownPlaces = [...mountPoints, emulatorFolder];
/**
 * The configuration of one container for runc: own namespaces with nothing but loopback, no capabilities, no new
 * privileges. Source: OCI runtime specification 1.0, config.md and config-linux.md.
 */
function runtimeSpec(options) {
    const { conditions, user, root, cgroup, mapping, writesAnywhere = false } = options;
    const { uid, gid, additionalGids } = user;
    const sets = ['bounding', 'effective', 'permitted', 'inheritable', 'ambient'];
    const rights = writesAnywhere ? ['CAP_DAC_OVERRIDE'] : [];
    return {
        ociVersion: '1.0.2',
        process: {
            terminal: false,
            user: { uid, gid, ...(additionalGids.length > 0 && { additionalGids }) },
            args: conditions.args,
            env: conditions.environment,
            cwd: conditions.folder,
            capabilities: Object.fromEntries(sets.map((set) => [set, rights])),
            rlimits: conditions.descriptors === undefined
                ? []
                : [{ type: 'RLIMIT_NOFILE', hard: conditions.descriptors, soft: conditions.descriptors }],
            noNewPrivileges: true,
        },
        root: { path: root, readonly: conditions.readOnly && !writesAnywhere },
        hostname: 'localhost',
        mounts: mounts(options),
        linux: {
            namespaces: ['pid', 'network', 'ipc', 'uts', 'mount', ...(mapping ? ['user'] : [])].map((type) => ({
                type,
            })),
            ...(mapping && { uidMappings: mapping.uids, gidMappings: mapping.gids }),
            ...(cgroup !== undefined && { cgroupsPath: cgroup, resources: resources(conditions) }),
            maskedPaths: ['/proc/kcore', '/proc/keys', '/proc/timer_list', '/proc/sched_debug', '/proc/scsi'],
            readonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
        },
    };
}
function mounts({ conditions, cgroup, program, mapping }) {
    const quiet = ['nosuid', 'noexec', 'nodev'];
    return [
        { destination: '/proc', type: 'proc', source: 'proc', options: quiet },
        { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=755', 'size=64k'] },
        ...(conditions.sharedMemory
            ? [
                {
                    destination: '/dev/shm',
                    type: 'tmpfs',
                    source: 'shm',
                    options: [...quiet, 'mode=1777', 'size=65536k'],
                },
            ]
            : []),
        ...(mapping ? [] : [{ destination: '/sys', type: 'sysfs', source: 'sysfs', options: [...quiet, 'ro'] }]),
        // Runtimes such as the JVM look here for the memory they may take.
        ...(cgroup !== undefined && !mapping
            ? [{ destination: '/sys/fs/cgroup', type: 'cgroup', source: 'cgroup', options: [...quiet, 'ro'] }]
            : []),
        {
            destination: '/tmp',
            type: 'tmpfs',
            source: 'tmpfs',
            options: ['nosuid', 'nodev', 'mode=1777', `size=${conditions.tmp}`],
        },
        ...(program ? [{ ...program, type: 'bind', options: ['bind', 'ro', 'nosuid', 'nodev'] }] : []),
    ];
}
/** Swap is not to be had on any of the platforms: the memory limit counts for both. */
function resources({ memory, pids }) {
    return {
        ...(memory !== undefined && { memory: { limit: memory, swap: memory } }),
        ...(pids !== undefined && { pids: { limit: pids } }),
    };
}

// EXTERNAL MODULE: ./build/src/tools/buildx-environment.js
var buildx_environment = __webpack_require__(80477);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/src/oci/digest.js
var oci_digest = __webpack_require__(6559);
// EXTERNAL MODULE: ./build/src/oci/layout.js
var oci_layout = __webpack_require__(57545);
;// CONCATENATED MODULE: ./build/src/tools/docker-archive.js




const block = 512;
/**
 * Writes one image of the layout at `layout` to `file` as `docker load` takes it, under the name `name` (with its tag).
 * Layers go in as they are: Docker unpacks them whatever their compression. Source: moby/moby, image/spec/v1.2.md,
 * "Combined Image JSON + Filesystem Changeset Format".
 */
async function writeDockerArchive(layout, { manifest }, name, file, signal) {
    await (0,external_node_stream_promises_.pipeline)(archive(layout, manifest, name), (0,external_node_fs_.createWriteStream)(file, { mode: 0o600 }), { signal });
}
async function* archive(layout, { config, layers }, name) {
    const once = [...new Map(layers.map((layer) => [layer.digest, layer])).values()];
    const fileOf = ({ digest }) => `${(0,oci_digest/* digestHex */.sU)(digest)}.tar`;
    const configFile = `${(0,oci_digest/* digestHex */.sU)(config.digest)}.json`;
    const index = Buffer.from(JSON.stringify([{ Config: configFile, RepoTags: [name], Layers: layers.map(fileOf) }]));
    yield* member('manifest.json', index.length, [index]);
    yield* member(configFile, config.size, blob(layout, config));
    for (const layer of once)
        yield* member(fileOf(layer), layer.size, blob(layout, layer));
    yield Buffer.alloc(2 * block);
}
function blob(layout, { digest }) {
    return (0,external_node_fs_.createReadStream)((0,oci_layout/* blobFile */.c7)(layout, digest), { highWaterMark: 1024 * 1024 });
}
async function* member(path, size, content) {
    yield header(path, size);
    yield* content;
    yield Buffer.alloc((block - (size % block)) % block);
}
/** POSIX.1-1988 ustar; sizes that its digits do not hold in GNU's binary form. */
function header(path, size) {
    const bytes = Buffer.alloc(block);
    const octal = (value, width) => `${value.toString(8).padStart(width - 1, '0')}\0`;
    bytes.write(path, 0);
    bytes.write(octal(0o644, 8), 100);
    bytes.write(octal(0, 8), 108);
    bytes.write(octal(0, 8), 116);
    if (size < 8 ** 11)
        bytes.write(octal(size, 12), 124);
    else {
        bytes[124] = 0x80;
        bytes.writeBigUInt64BE(BigInt(size), 128);
    }
    bytes.write(octal(0, 12), 136);
    bytes.write(' '.repeat(8), 148);
    bytes.write('0', 156);
    bytes.write('ustar\x0000', 257, 'latin1');
    const sum = bytes.reduce((total, byte) => total + byte, 0);
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return bytes;
}

;// CONCATENATED MODULE: ./build/src/steps/smoke-probe.js
/**
 * Asks until there is an answer, then once more for the time an answer takes. It runs in a Node.js of its own, within
 * the container's network, as text (`probeProgram`): it can use nothing but what stands inside it.
 */
async function probe(task) {
    const http = process.getBuiltinModule('node:http');
    const ask = (timeoutMs) => new Promise((resolve, reject) => {
        const { host, port, method, path, headers, body } = task;
        const start = process.hrtime.bigint();
        const request = http.request({ host, port, method, path, headers, agent: false }, (response) => {
            const began = process.hrtime.bigint();
            let text = '';
            response.setEncoding('utf8');
            response.on('data', (piece) => {
                if (text.length < 65536)
                    text = (text + piece).slice(0, 65536);
            });
            response.on('error', reject);
            response.on('end', () => {
                clearTimeout(timer);
                const seconds = Number(process.hrtime.bigint() - start) / 1e9;
                resolve({ status: response.statusCode ?? 0, began, seconds, body: text });
            });
        });
        const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
        request.on('error', (error) => {
            clearTimeout(timer);
            reject(error);
        });
        request.end(body);
    });
    const end = performance.now() + task.readyMs;
    let failure = 'nothing was tried';
    while (performance.now() < end) {
        try {
            const first = await ask(Math.max(task.once ? task.answerMs : end - performance.now(), 1));
            const counts = task.once ? first : await ask(task.answerMs);
            const { status, seconds, body } = counts;
            return { ready: String(first.began), status, seconds, body };
        }
        catch (error) {
            const { code, message } = error;
            failure = code ?? message;
            // An answer that never came will not come to a second request either.
            if (task.once && failure === 'no answer in time')
                break;
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return { failure };
}
/** The program that runs `probe` on what `input` gives, for `node --eval`. */
const probeProgram = `let text = ''; process.stdin.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('end', () => {
(${probe.toString()})(JSON.parse(text)).then((result) => process.stdout.write(JSON.stringify(result)));
});`;

;// CONCATENATED MODULE: ./build/src/steps/smoke-ask.js



/** Asks a container from within its network, by nsenter of util-linux; with its user namespace where we are not root. */
async function askInside(pid, task, userNamespace, signal, deps) {
    const user = userNamespace ? [`--user=/proc/${pid}/ns/user`, '--preserve-credentials'] : [];
    try {
        return await ask(['nsenter', ...user, `--net=/proc/${pid}/ns/net`, '--'], task, signal, deps);
    }
    catch (error) {
        const there = await (0,promises_.access)(`/proc/${pid}/ns/net`).then(() => true, () => false);
        if (there)
            throw error;
        return { failure: 'it has ended' };
    }
}
/** Asks from this machine's own network. */
function askOutside(task, signal, deps) {
    return ask([], task, signal, deps);
}
async function ask(prefix, task, signal, { run, node, env }) {
    const [program = node, ...args] = [...prefix, node, '--eval', probeProgram];
    try {
        const { code, stdout, stderr } = await run({
            program,
            args,
            env: { PATH: env.PATH },
            stdin: JSON.stringify(task),
            signal,
        });
        if (code === 0 && stdout !== '')
            return JSON.parse(stdout);
        throw new errors/* SealiftError */.Pf('tool-failed', `the container could not be asked: ${stderr.trim().split('\n').at(-1) ?? `exit ${code}`}`, { hint: 'Reaching into a container takes nsenter of util-linux on PATH.' });
    }
    catch (error) {
        if (error instanceof errors/* SealiftError */.Pf && error.code === 'interrupted' && signal.aborted) {
            return { failure: 'it was not waited for any longer' };
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/steps/smoke-docker.js









/** Loads the image into Docker, to be run there. Answers why not where its daemon runs containers on another machine. */
async function openDocker(layout, image, plan, deps) {
    const docker = client(deps);
    const about = await docker.must(['info', '--format', '{{.ServerVersion}} {{.Name}}']);
    const [version = '', machine] = about.split(' ');
    if (machine !== (0,external_node_os_.hostname)())
        return `Docker runs containers on another machine (${machine})`;
    const name = `sealift-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    const containers = [name, `${name}-open`];
    const state = { kind: 'docker', containers, image: `${name}:smoke`, network: name };
    deps.onState?.(state);
    const close = () => closeDocker(state, deps);
    try {
        const archive = deps.files.path(`${name}.tar`);
        await writeDockerArchive(layout.folder, image, state.image, archive, deps.signal);
        await docker.must(['load', '--quiet', '--input', archive]);
        await (0,promises_.rm)(archive);
        // Only root reaches into a container that has no network at all; a job need not be reached.
        const isolated = deps.host.uid === 0 || plan.profile.run.invocation.kind === 'job';
        if (!isolated)
            await docker.must(['network', 'create', '--internal', state.network]);
        return {
            about: { kind: 'docker', version, rootless: false },
            start: (open) => startContainer(image, plan, { state, open, isolated }, deps),
            changed: async () => changes(await docker.must(['diff', containers[1]])),
            close,
        };
    }
    catch (error) {
        await close();
        throw error;
    }
}
/** Removes containers, network and image of a smoke run; what is not there is no matter. */
async function closeDocker({ containers, image, network }, deps) {
    const docker = client(deps);
    for (const name of containers)
        await docker.ask(['rm', '--force', '--volumes', name]);
    await docker.ask(['network', 'rm', network]);
    await docker.ask(['image', 'rm', '--force', image]);
}
async function startContainer(image, plan, { state, open, isolated }, deps) {
    const docker = client(deps);
    const name = state.containers[open ? 1 : 0];
    const { config } = image.config;
    const { profile, emulator } = plan;
    const conditions = containerConditions(config, plan);
    const own = platformEnvironment(plan);
    const create = [
        ...['create', '--pull', 'never', '--name', name],
        ...['--network', isolated ? 'none' : state.network],
        ...limits(conditions, open),
        ...(open ? ['--user', '0:0', '--cap-add', 'DAC_OVERRIDE'] : user(profile.run.user)),
        ...(emulator
            ? [
                ...['--mount', `type=bind,source=${emulator.program},target=${emulatorPath},readonly`],
                ...['--entrypoint', emulatorPath],
            ]
            : []),
        ...(await environmentArgs(name, own, deps)),
        state.image,
        ...(emulator ? conditions.args.slice(1) : []),
    ];
    await docker.must(create, own);
    const begun = await docker.ask(['start', name]);
    const started = process.hrtime.bigint();
    const [pid = 0, address = ''] = (await inspect(docker, name, state.network)).split(' ');
    return {
        startFailure: begun.code === 0 ? undefined : begun.stderr.trim(),
        pid: Number(pid),
        started,
        notHeld: isolated ? [] : ['no network: it could reach services of this machine'],
        ended: docker.ask(['wait', name]).then(({ stdout }) => Number(stdout.trim() || 137)),
        probe: (task, signal) => isolated
            ? askInside(Number(pid), { ...task, host: '127.0.0.1' }, false, signal, deps)
            : askOutside({ ...task, host: address }, signal, deps),
        signal: async (which) => void (await docker.ask(['kill', '--signal', which, name])),
        output: async () => {
            const { stdout, stderr } = await docker.ask(['logs', '--tail', '200', name]);
            return stdout + stderr;
        },
        outOfMemory: async () => (await docker.ask(['inspect', '--format', '{{.State.OOMKilled}}', name])).stdout.trim() === 'true',
    };
}
function inspect(docker, name, network) {
    const address = `{{with index .NetworkSettings.Networks "${network}"}}{{.IPAddress}}{{end}}`;
    return docker.must(['inspect', '--format', `{{.State.Pid}} ${address}`, name]);
}
function limits(conditions, open) {
    const { readOnly, tmp, memory, pids, descriptors, sharedMemory } = conditions;
    return [
        ...(readOnly && !open ? ['--read-only'] : []),
        ...['--tmpfs', `/tmp:rw,exec,nosuid,nodev,mode=1777,size=${tmp}`],
        // As much with swap as without: none.
        ...(memory === undefined ? [] : ['--memory', String(memory), '--memory-swap', String(memory)]),
        ...(pids === undefined ? [] : ['--pids-limit', String(pids)]),
        ...(descriptors === undefined ? [] : ['--ulimit', `nofile=${descriptors}:${descriptors}`]),
        ...(sharedMemory ? [] : ['--ipc', 'none']),
        ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--log-driver', 'json-file'],
    ];
}
function user(forced) {
    return forced === undefined ? [] : ['--user', `${forced}:${forced}`];
}
/** Values never are arguments, which others can see; its files know no line breaks, so those come from the client's own. */
async function environmentArgs(name, own, { files }) {
    const [long, plain] = [true, false].map((breaks) => Object.entries(own).filter(([, value]) => value.includes('\n') === breaks));
    const file = await files.write(`${name}.env`, plain.map(([variable, value]) => `${variable}=${value}\n`).join(''));
    // The client would put this machine's proxies, with their logins, where the image names none.
    const proxies = ['HTTP', 'HTTPS', 'FTP', 'NO', 'ALL']
        .flatMap((kind) => [`${kind}_PROXY`, `${kind}_PROXY`.toLowerCase()])
        .filter((variable) => own[variable] === undefined);
    return [
        ...['--env-file', file],
        ...long.flatMap(([variable]) => ['--env', variable]),
        ...proxies.flatMap((variable) => ['--env', `${variable}=`]),
    ];
}
/** Paths from `docker diff`, without folders that only hold what changed. */
function changes(diff) {
    const paths = diff
        .split('\n')
        .filter((line) => /^[ACD] \//.test(line))
        .map((line) => line.slice(2));
    return paths
        .filter((path) => !ownPlaces.some((point) => path === point || path.startsWith(`${point}/`)))
        .filter((path) => !paths.some((other) => other.startsWith(`${path}/`)))
        .sort();
}
function client({ run, env }) {
    const own = (0,buildx_environment/* buildxEnvironment */.Q)(env, {});
    return {
        ask: (args) => run({ program: 'docker', args, env: own }),
        async must(args, environment = {}) {
            const { code, stdout, stderr } = await run({
                program: 'docker',
                args,
                env: { ...environment, ...own },
            });
            if (code === 0)
                return stdout.trim();
            throw new errors/* SealiftError */.Pf('tool-failed', `docker ${args[0]} failed: ${stderr.trim()}`, {
                hint: 'Set smoke: off to go without the smoke run, or see why Docker says no.',
            });
        },
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/tools/process-mark.js
var process_mark = __webpack_require__(12208);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/src/tools/cgroup.js



/** The cgroup of a process, unless it has none of its own but shares ours. */
async function cgroupOf(pid) {
    const [theirs, ours, mounts] = await Promise.all([
        memberships(String(pid)),
        memberships('self'),
        cgroupMounts(),
    ]);
    const at = (controller) => {
        const mount = mounts.find(({ version, controllers }) => version === 1 && controllers.includes(controller));
        const path = theirs.get(controller);
        if (!mount || path === undefined || path === '/' || path === ours.get(controller))
            return undefined;
        return (0,external_node_path_.join)(mount.point, (0,external_node_path_.relative)(mount.root, path));
    };
    const [memory, pids] = [at('memory'), at('pids')];
    if (memory ?? pids)
        return { version: 1, ...(memory && { memory }), ...(pids && { pids }) };
    const unified = mounts.find(({ version }) => version === 2);
    const path = theirs.get('');
    if (!unified || path === undefined || path === '/' || path === ours.get(''))
        return undefined;
    const folder = (0,external_node_path_.join)(unified.point, (0,external_node_path_.relative)(unified.root, path));
    return { version: 2, memory: folder, pids: folder };
}
/** Reads the counts of a cgroup; what it does not tell is missing. Sources: the kernel's cgroup-v1 and cgroup-v2 documents. */
async function cgroupCounts({ version, memory, pids }) {
    const text = (folder, name) => folder === undefined ? undefined : (0,promises_.readFile)((0,external_node_path_.join)(folder, name), 'utf8').catch(() => undefined);
    const [usage, stat, events, current, refusals, members] = await Promise.all([
        text(memory, version === 1 ? 'memory.usage_in_bytes' : 'memory.current'),
        text(memory, 'memory.stat'),
        text(memory, version === 1 ? 'memory.oom_control' : 'memory.events'),
        text(pids, 'pids.current'),
        text(pids, 'pids.events'),
        text(pids ?? memory, 'cgroup.procs'),
    ]);
    const cache = sum(field(stat, 'active_file'), field(stat, 'inactive_file'));
    const counts = {
        memory: usage === undefined ? undefined : Math.max(0, Number(usage) - (cache ?? 0)),
        shared: field(stat, 'shmem'),
        threads: current === undefined ? undefined : Number(current),
        oomKills: field(events, 'oom_kill'),
        forksRefused: field(refusals, 'max'),
    };
    return {
        ...Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined)),
        members: (members ?? '').split('\n').filter(Boolean).map(Number),
    };
}
/** Ends what is left in cgroups of this name, directly below the mounts, and removes them. */
async function removeCgroups(name) {
    for (const { point } of await cgroupMounts()) {
        const folder = (0,external_node_path_.join)(point, name);
        for (let tries = 0; tries < 50; tries += 1) {
            const members = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'cgroup.procs'), 'utf8').catch(() => undefined);
            if (members === undefined)
                break;
            for (const pid of members.split('\n').filter(Boolean))
                kill(Number(pid));
            for (const child of await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(() => [])) {
                if (child.isDirectory())
                    await (0,promises_.rmdir)((0,external_node_path_.join)(folder, child.name)).catch(() => { });
            }
            const gone = await (0,promises_.rmdir)(folder).then(() => true, () => false);
            if (gone)
                break;
            await (0,external_node_timers_promises_.setTimeout)(20);
        }
    }
}
function kill(pid) {
    try {
        process.kill(pid, 'SIGKILL');
    }
    catch {
        // It has ended in between.
    }
}
/** Paths by controller, as in cgroups(7); that of version 2 under the empty name. */
async function memberships(pid) {
    const text = await (0,promises_.readFile)(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
    return new Map(text
        .split('\n')
        .filter(Boolean)
        .flatMap((line) => {
        const [, controllers = '', ...path] = line.split(':');
        return controllers.split(',').map((name) => [name, path.join(':')]);
    }));
}
async function cgroupMounts() {
    const table = await (0,promises_.readFile)('/proc/self/mountinfo', 'utf8').catch(() => '');
    return table.split('\n').flatMap((line) => {
        const [before = '', after = ''] = line.split(' - ');
        const [, , , root = '', point = ''] = before.split(' ');
        const [type, , options = ''] = after.split(' ');
        if (type !== 'cgroup' && type !== 'cgroup2')
            return [];
        return [{ version: type === 'cgroup' ? 1 : 2, root, point, controllers: options.split(',') }];
    });
}
/** The number after a name at the start of a line. */
function field(text, name) {
    const found = text?.split('\n').find((line) => line.startsWith(`${name} `));
    return found === undefined ? undefined : Number(found.slice(name.length + 1));
}
function sum(...numbers) {
    const known = numbers.filter((number) => number !== undefined);
    return known.length === 0 ? undefined : known.reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./build/src/tools/socket-table.js
/** The state LISTEN in proc_net_tcp(5). */
const socket_table_listening = '0A';
/** The sockets that listen, in the text of `/proc/PID/net/tcp` or `tcp6`. */
function listeners(table) {
    return table
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .filter((fields) => fields[3] === socket_table_listening)
        .map((fields) => {
        const [address = '', port = ''] = (fields[1] ?? '').split(':');
        return { address: addressOf(address), port: Number.parseInt(port, 16) };
    });
}
/** The kernel writes words of four bytes as they are in memory, so on all platforms we know the last byte first. */
function addressOf(hex) {
    const bytes = hex.match(/.{8}/g)?.flatMap((word) => word.match(/../g)?.reverse() ?? []) ?? [];
    if (bytes.length === 4)
        return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
    const groups = Array.from({ length: 8 }, (_, at) => `${bytes[2 * at]}${bytes[2 * at + 1]}`);
    if (groups.slice(0, 5).every((group) => group === '0000') && groups[5]?.toLowerCase() === 'ffff') {
        return bytes
            .slice(12)
            .map((byte) => Number.parseInt(byte, 16))
            .join('.');
    }
    const short = groups.map((group) => group.toLowerCase().replace(/^0{1,3}/, '')).join(':');
    return short.replace(/(^|:)0(:0)+(:|$)/, '::');
}

;// CONCATENATED MODULE: ./build/src/steps/smoke-meter.js




const pauseMs = 20;
/** Docker answers names there, within the network of every container. */
const dockerDns = '127.0.0.11';
/**
 * Looks at the container whose first process is `pid` (as this machine counts them) every 20 ms. Memory, threads and
 * refusals come from its cgroup, or where it has none from `/proc`; the cgroup's own peaks are not used, as they count
 * what it took to start the container.
 */
async function openMeter(pid, filesAreMemory) {
    const cgroup = await cgroupOf(pid);
    const peak = new Peaks();
    const look = async () => peak.add(await sample(pid, cgroup, filesAreMemory));
    const stopped = new AbortController();
    const watching = (async () => {
        while (!stopped.signal.aborted) {
            await look();
            await (0,external_node_timers_promises_.setTimeout)(pauseMs, undefined, { signal: stopped.signal }).catch(() => { });
        }
    })();
    return {
        figures: () => peak.figures(),
        async listeners() {
            const tables = await Promise.all(['tcp', 'tcp6'].map((name) => smoke_meter_text(`/proc/${pid}/net/${name}`)));
            return tables.flatMap((table) => listeners(table ?? '')).filter(({ address }) => address !== dockerDns);
        },
        async stop() {
            stopped.abort();
            await watching;
            await look();
            return peak.figures();
        },
    };
}
class Peaks {
    #highest = {};
    add(sample) {
        for (const [name, value] of Object.entries(sample)) {
            if (value !== undefined)
                this.#highest[name] = Math.max(this.#highest[name] ?? 0, value);
        }
    }
    figures() {
        return { oomKills: 0, forksRefused: 0, ...this.#highest };
    }
}
async function sample(pid, cgroup, filesAreMemory) {
    const counts = cgroup && (await cgroupCounts(cgroup));
    const pids = counts && counts.members.length > 0 ? counts.members : await family(pid);
    const processes = (await Promise.all(pids.map(processOf))).filter((one) => one !== undefined);
    const tmp = await tmpUse(pid, counts?.shared);
    const resident = total(processes.map((one) => one.resident));
    // A tmpfs is the container's memory here, and on most platforms a disk.
    const files = filesAreMemory ? (tmp ?? 0) : 0;
    const used = counts?.memory === undefined ? resident : counts.memory - (tmp ?? 0);
    // What one process had at its highest is exact, also between two looks.
    const highest = Math.max(0, ...processes.map((one) => one.highest));
    return {
        ...((counts?.memory !== undefined || processes.length > 0) && {
            memory: Math.max(used, highest) + files,
        }),
        ...(processes.length > 0 && { processes: processes.length }),
        ...present('threads', counts?.threads ?? (total(processes.map((one) => one.threads)) || undefined)),
        ...present('descriptors', most(processes.map((one) => one.descriptors))),
        ...present('tmp', tmp),
        ...present('oomKills', counts?.oomKills),
        ...present('forksRefused', counts?.forksRefused),
    };
}
async function processOf(pid) {
    const [status, open] = await Promise.all([
        smoke_meter_text(`/proc/${pid}/status`),
        (0,promises_.readdir)(`/proc/${pid}/fd`).catch(() => undefined),
    ]);
    // A zombie has no memory any more.
    if (status === undefined || !status.includes('VmRSS:'))
        return undefined;
    const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return {
        resident: field('VmRSS') * 1024,
        highest: field('VmHWM') * 1024,
        threads: field('Threads'),
        descriptors: open?.length,
    };
}
/** A process and all that came from it; those whose parent has ended are the container's first process's. */
async function family(pid) {
    const threads = await (0,promises_.readdir)(`/proc/${pid}/task`).catch(() => []);
    const lists = await Promise.all(threads.map((thread) => smoke_meter_text(`/proc/${pid}/task/${thread}/children`)));
    const children = lists.flatMap((list) => (list ?? '').split(' ').filter(Boolean).map(Number));
    return [pid, ...(await Promise.all(children.map(family))).flat()];
}
/** Its own tmpfs can be looked at by root only; for others the cgroup counts all tmpfs together. */
async function tmpUse(pid, shared) {
    const stat = await (0,promises_.statfs)(`/proc/${pid}/root/tmp`).catch(() => undefined);
    const tmpfsMagic = 0x01021994;
    return stat?.type === tmpfsMagic ? (stat.blocks - stat.bfree) * stat.bsize : shared;
}
function smoke_meter_text(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}
function present(name, value) {
    return value === undefined ? {} : { [name]: value };
}
function total(numbers) {
    return numbers.reduce((sum, number) => sum + number, 0);
}
function most(numbers) {
    const known = numbers.filter((number) => number !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
}

;// CONCATENATED MODULE: ./build/src/steps/smoke-run.js





/** Where nothing says how long a program may take to end. */
const stopSeconds = 10;
/** Seconds that the emulator has to tell of a function's time-out. */
const grace = 5;
/** One that listens elsewhere, and only there, for so long will not come to its port. */
const elsewhereSeconds = 5;
/**
 * Has the container answer, or a job do its work, then ends it, and says what was seen. `readySeconds` bounds the
 * wait for the first answer.
 */
async function runContainer(container, plan, readySeconds, signal) {
    const { pid, startFailure } = container;
    if (startFailure !== undefined)
        return { startFailure, listeners: [], output: '' };
    const { run } = plan.profile;
    const mark = await (0,process_mark/* processMark */.tz)(pid);
    const meter = await openMeter(pid, run.tmp === undefined);
    try {
        const ended = container.ended.then((status) => ({ status, at: process.hrtime.bigint() }));
        const asked = run.invocation.kind === 'job'
            ? await work(ended, plan.patience, signal)
            : await smoke_run_ask(container, run.invocation, plan, readySeconds, meter, ended, signal);
        if (signal.aborted)
            throw new errors/* SealiftError */.Pf('interrupted', 'interrupted during the smoke run');
        // Before it is told to end: a cgroup and its counts go with the last process.
        const listeners = await meter.listeners();
        const end = await endOf(container, mark, run.stop?.value, ended);
        const figures = await meter.stop();
        const oomKills = figures.oomKills || Number(await container.outOfMemory());
        return {
            ...asked,
            ...(run.invocation.kind === 'job' && end.by === 'itself' && { readySeconds: end.seconds }),
            end,
            listeners: listeners.length > 0 ? listeners : asked.listeners,
            figures: { ...figures, oomKills },
            output: await container.output(),
        };
    }
    finally {
        await meter.stop();
    }
}
async function work(ended, patience, signal) {
    const waiting = new AbortController();
    const either = AbortSignal.any([signal, waiting.signal]);
    await Promise.race([ended, (0,external_node_timers_promises_.setTimeout)(patience * 1000, undefined, { signal: either }).catch(() => { })]);
    waiting.abort();
    return { listeners: [] };
}
async function smoke_run_ask(container, invocation, plan, readySeconds, meter, ended, signal) {
    const enough = new AbortController();
    const task = {
        ...requestOf(invocation, plan),
        readyMs: readySeconds * 1000,
        answerMs: (plan.patience + grace) * 1000,
    };
    const probing = container.probe(task, AbortSignal.any([signal, enough.signal]));
    let last = [];
    const watching = watchPorts(task.port, meter, enough.signal, (found) => {
        last = found;
    });
    let result;
    try {
        const first = await Promise.race([probing, ended.then(() => 'ended'), watching]);
        enough.abort();
        result = typeof first === 'string' ? await probing : first;
    }
    finally {
        enough.abort();
        await probing.catch(() => { });
    }
    const { ready, status, seconds = 0, body = '' } = result;
    if (ready === undefined || status === undefined)
        return { listeners: last };
    return {
        readySeconds: Number(BigInt(ready) - container.started) / 1e9,
        answer: { status, seconds, body },
        listeners: last,
    };
}
function requestOf(invocation, { request, emulator }) {
    if (invocation.kind === 'lambda') {
        // A function is not called twice: the second time may be a time-out of the first.
        return {
            port: emulatorPorts.events,
            method: 'POST',
            path: invocationPath,
            headers: smoke_run_json,
            body: emulator?.event ?? '{}',
            once: true,
        };
    }
    const { method, path, headers = {}, body = '' } = request ?? { method: 'GET', path: '/' };
    return { port: invocation.port, method, path, headers, body, once: false };
}
const smoke_run_json = { 'content-type': 'application/json' };
/** Resolves when there is no sense in waiting: it listens at other ports only. */
async function watchPorts(port, meter, signal, onFound) {
    let since;
    while (!signal.aborted) {
        const found = await meter.listeners();
        if (found.length > 0)
            onFound(found);
        if (found.length === 0 || found.some((one) => one.port === port))
            since = undefined;
        else
            since ??= performance.now();
        if (since !== undefined && performance.now() - since > elsewhereSeconds * 1000)
            return 'elsewhere';
        await (0,external_node_timers_promises_.setTimeout)(50, undefined, { signal }).catch(() => { });
    }
    return 'elsewhere';
}
async function endOf(container, mark, stop, ended) {
    // Its sandbox may take a moment to notice.
    const gone = !(await (0,process_mark/* isAlive */._n)(mark));
    const first = await Promise.race([ended, ...(gone ? [] : [(0,external_node_timers_promises_.setTimeout)(0)])]);
    if (first)
        return { status: first.status, seconds: since(container.started, first.at), by: 'itself' };
    const told = process.hrtime.bigint();
    await container.signal('TERM');
    const waiting = new AbortController();
    const after = await Promise.race([
        ended,
        (0,external_node_timers_promises_.setTimeout)((stop ?? stopSeconds) * 1000, undefined, { signal: waiting.signal }).catch(() => undefined),
    ]);
    waiting.abort();
    if (after)
        return { status: after.status, seconds: since(told, after.at), by: 'term' };
    await container.signal('KILL');
    const { status, at } = await ended;
    return { status, seconds: since(told, at), by: 'kill' };
}
function since(start, end) {
    return Math.max(0, Number(end - start)) / 1e9;
}

// EXTERNAL MODULE: ./build/src/tools/mounts.js
var tools_mounts = __webpack_require__(82507);
// EXTERNAL MODULE: ./build/src/tools/runc.js
var runc = __webpack_require__(83851);
// EXTERNAL MODULE: ./build/src/tools/tied.js
var tied = __webpack_require__(21715);
;// CONCATENATED MODULE: ./build/src/steps/changed-paths.js


/**
 * What was changed below `root` after the moment `since` (nanoseconds since 1970), as absolute paths with `root` for
 * `/`, sorted. A folder counts by itself only when nothing that changed in it is left: something was made there and
 * removed, or only removed. `skip` names paths that are left out with all below them.
 */
async function changedPaths(root, since, skip) {
    const found = [];
    await walk(root, '/', since, skip, found);
    return found.sort();
}
async function walk(root, folder, since, skip, found) {
    let changed = false;
    for await (const { name } of await (0,promises_.opendir)((0,external_node_path_.join)(root, folder))) {
        const path = (0,external_node_path_.join)(folder, name);
        if (skip.has(path))
            continue;
        const stat = await (0,promises_.lstat)((0,external_node_path_.join)(root, path), { bigint: true }).catch(() => undefined);
        if (stat === undefined)
            continue;
        const below = stat.isDirectory() && (await walk(root, path, since, skip, found));
        const itself = !below && stat.ctimeNs > since;
        if (itself)
            found.push(path);
        changed ||= below || itself;
    }
    return changed;
}

;// CONCATENATED MODULE: ./build/src/tools/descriptor-limit.js

/** The capability that lets limits be raised, by its bit (linux/capability.h). */
const sysResource = 24n;
/** The limit of descriptors that we can give a program, of the one that is wanted: more than our own only with the right to. */
async function descriptorLimit(wanted) {
    if (wanted === undefined)
        return undefined;
    const [limits, status] = await Promise.all([
        (0,promises_.readFile)('/proc/self/limits', 'utf8').catch(() => ''),
        (0,promises_.readFile)('/proc/self/status', 'utf8').catch(() => ''),
    ]);
    const hard = Number(/^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1] ?? wanted);
    const capabilities = BigInt(`0x${/^CapEff:\s+([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
    const mayRaise = ((capabilities >> sysResource) & 1n) === 1n;
    return mayRaise ? wanted : Math.min(wanted, hard);
}

// EXTERNAL MODULE: ./build/src/oci/whiteout.js
var whiteout = __webpack_require__(39484);
// EXTERNAL MODULE: ./build/src/steps/read-layer.js
var read_layer = __webpack_require__(54393);
;// CONCATENATED MODULE: ./build/src/steps/root-path.js


/** As the kernel's limit for one look-up: path_resolution(7). */
const mostLinks = 40;
/**
 * Where a path inside a root file system is on this machine, symlinks below `root` followed the way a process with
 * that root would follow them; so nothing leads out of it. The last part is not followed. Undefined when a part is
 * missing, is no folder, or links go round in circles. Only sure while nothing else changes the folder.
 */
async function pathInRoot(root, path) {
    const last = path.split('/').filter(Boolean).at(-1);
    const parent = await folderInRoot(root, dirname(`/${path}`));
    if (last === undefined || parent === undefined)
        return parent;
    return last === '..' || last === '.' ? undefined : join(parent, last);
}
/** The folder, or undefined; its last part is followed too. */
async function folderInRoot(root, path) {
    const found = await follow(root, path);
    const isFolder = found !== undefined && (await (0,promises_.lstat)(found)).isDirectory();
    return isFolder ? found : undefined;
}
/** The file or folder that a process with this root would open under `path`; undefined when there is none. */
async function follow(root, path) {
    const open = parts(path);
    const done = [];
    let links = 0;
    for (let part = open.shift(); part !== undefined; part = open.shift()) {
        if (part === '..') {
            // Above the root there is the root.
            done.pop();
            continue;
        }
        const here = (0,external_node_path_.join)(root, ...done, part);
        const stat = await (0,promises_.lstat)(here).catch(() => undefined);
        if (stat === undefined || (open.length > 0 && !stat.isDirectory() && !stat.isSymbolicLink())) {
            return undefined;
        }
        if (!stat.isSymbolicLink()) {
            done.push(part);
            continue;
        }
        links += 1;
        if (links > mostLinks)
            return undefined;
        const target = await (0,promises_.readlink)(here);
        if (target.startsWith('/'))
            done.length = 0;
        open.unshift(...parts(target));
    }
    return (0,external_node_path_.join)(root, ...done);
}
function parts(path) {
    return path.split('/').filter((part) => part !== '' && part !== '.');
}

;// CONCATENATED MODULE: ./build/src/steps/root-filesystem.js









/** Unpacks the layers of an image of the layout at `layout` into `root`, an empty folder. */
async function unpackImage(layout, { manifest }, root, options) {
    const target = new RootFilesystem(root, options);
    for (const { digest, mediaType } of manifest.layers) {
        await (0,read_layer/* readLayer */.w)((0,oci_layout/* blobFile */.c7)(layout, digest), mediaType, target.layer(), options.signal);
    }
    await target.finish();
}
/**
 * A folder that layers are unpacked into, one after the other: whiteouts, modes, owners, times and links are kept,
 * devices and pipes left out. No entry leads out of it: folders on the way are looked up as a process with this root
 * would, and the last part is never followed. Source: OCI image specification, layer.md.
 */
class RootFilesystem {
    #root;
    #options;
    /** Folders known to be there, by their path in the image; emptied when anything is removed. */
    #folders = new Map();
    /** What folders get in the end: files are still put into them, whatever their mode. */
    #late = new Map();
    constructor(root, options) {
        this.#root = root;
        this.#options = options;
    }
    /** Takes the entries of the next layer. */
    layer() {
        const made = new Set();
        return (entry) => this.#take(entry, made);
    }
    /** Gives folders their modes and times, and makes those that a container is mounted on. */
    async finish() {
        for (const [path, entry] of [...this.#late].reverse())
            await this.#dress(path, entry);
        for (const point of [...mountPoints, ...(this.#options.folders ?? [])]) {
            const path = await this.#folder(point);
            // runc 1.1 gives a tmpfs the mode of the folder below it.
            if (point === '/tmp')
                await (0,promises_.chmod)(path, 0o1777);
        }
    }
    async #take(entry, made) {
        if (entry.path === '') {
            this.#late.set(this.#root, entry);
            return undefined;
        }
        const name = (0,external_node_path_.basename)(entry.path);
        if (name.startsWith(whiteout/* whiteoutPrefix */.q)) {
            await this.#hide(entry.path, name, made);
            return undefined;
        }
        const path = (0,external_node_path_.join)(await this.#folder((0,external_node_path_.dirname)(entry.path)), name);
        made.add(path);
        switch (entry.type) {
            case 'directory':
                await this.#makeFolder(path, entry);
                return undefined;
            case 'symlink':
                await this.#remove(path);
                await (0,promises_.symlink)(entry.target ?? '', path);
                await this.#dress(path, entry);
                return undefined;
            case 'hardlink':
                await this.#link(path, entry);
                return undefined;
            case 'device':
            case 'fifo':
                made.delete(path);
                return undefined;
            case 'file':
                await this.#remove(path);
                return this.#file(path, entry);
        }
    }
    /** Removes what layers below brought; what this layer made already stays. */
    async #hide(path, name, made) {
        const hidden = name.slice(whiteout/* whiteoutPrefix */.q.length);
        if (hidden === '' || hidden === '.' || hidden === '..') {
            throw new errors/* SealiftError */.Pf('input-invalid', `a layer has the whiteout "${path}", which hides nothing`);
        }
        const folder = await folderInRoot(this.#root, (0,external_node_path_.dirname)(path));
        if (folder === undefined)
            return;
        if (name === whiteout/* opaqueWhiteout */.P)
            await this.#clear(folder, made);
        else
            await this.#remove((0,external_node_path_.join)(folder, hidden));
    }
    async #clear(folder, made) {
        for (const child of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
            const path = (0,external_node_path_.join)(folder, child.name);
            if (!made.has(path))
                await this.#remove(path);
            else if (child.isDirectory())
                await this.#clear(path, made);
        }
    }
    async #remove(path) {
        const stat = await (0,promises_.lstat)(path).catch(() => undefined);
        if (stat === undefined)
            return;
        await (0,promises_.rm)(path, { recursive: true, force: true });
        if (stat.isFile())
            return;
        this.#folders.clear();
        for (const late of this.#late.keys()) {
            if (late === path || late.startsWith(`${path}/`))
                this.#late.delete(late);
        }
    }
    async #makeFolder(path, entry) {
        const stat = await (0,promises_.lstat)(path).catch(() => undefined);
        if (!stat?.isDirectory()) {
            if (stat)
                await this.#remove(path);
            await (0,promises_.mkdir)(path, { mode: 0o700 });
        }
        this.#late.delete(path);
        this.#late.set(path, entry);
    }
    async #link(path, { path: name, target = '' }) {
        const folder = await folderInRoot(this.#root, (0,external_node_path_.dirname)(target));
        const source = folder === undefined ? undefined : (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(target));
        const stat = source === undefined ? undefined : await (0,promises_.lstat)(source).catch(() => undefined);
        if (source === undefined || !stat || stat.isDirectory()) {
            throw new errors/* SealiftError */.Pf('input-invalid', `a layer links "${name}" to "${target}", which is not there`);
        }
        if (source === path)
            return;
        await this.#remove(path);
        await (0,promises_.link)(source, path);
    }
    async #file(path, entry) {
        const flags = external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_NOFOLLOW;
        const file = await (0,promises_.open)(path, flags, 0o600);
        let at = 0;
        return {
            async write(piece) {
                for (let from = 0; from < piece.length;) {
                    const { bytesWritten } = await file.write(piece, from, piece.length - from, at);
                    from += bytesWritten;
                    at += bytesWritten;
                }
            },
            hole(length) {
                at += length;
            },
            end: async () => {
                try {
                    await file.truncate(at);
                }
                finally {
                    await file.close();
                }
                await this.#dress(path, entry);
            },
        };
    }
    async #dress(path, entry) {
        if (this.#options.owners)
            await (0,promises_.lchown)(path, entry.uid, entry.gid);
        // A change of owner takes set-uid bits away: the mode comes after it (chown(2)).
        if (entry.type !== 'symlink')
            await (0,promises_.chmod)(path, this.#mode(entry));
        await (0,promises_.lutimes)(path, entry.modified, entry.modified);
    }
    /** Who is not root could not remove again what he may not write. */
    #mode({ type, mode }) {
        return type === 'directory' && !this.#options.owners ? mode | 0o700 : mode;
    }
    /** The folder at a path of the image, made where a layer leaves it out. */
    async #folder(path) {
        if (path === '.' || path === '/')
            return this.#root;
        const known = this.#folders.get(path);
        if (known !== undefined)
            return known;
        const there = await folderInRoot(this.#root, path);
        if (there !== undefined) {
            this.#folders.set(path, there);
            return there;
        }
        const made = (0,external_node_path_.join)(await this.#folder((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
        // A file, or a link that leads nowhere, gives way as in containerd.
        await this.#remove(made);
        await (0,promises_.mkdir)(made, { mode: 0o755 });
        this.#folders.set(path, made);
        return made;
    }
}

// EXTERNAL MODULE: ./build/src/platforms/image-user.js
var image_user = __webpack_require__(20571);
// EXTERNAL MODULE: ./build/src/tools/find-program.js
var find_program = __webpack_require__(74663);
;// CONCATENATED MODULE: ./build/src/steps/smoke-user.js






/** The user an image runs as on its platform; undefined when it names one that it does not have. */
async function userIn(root, user, forced) {
    const read = async (path) => {
        const file = await follow(root, path);
        return file === undefined ? '' : (0,promises_.readFile)(file, 'utf8').catch(() => '');
    };
    const text = forced === undefined ? user : `${forced}:${forced}`;
    return (0,image_user/* imageUser */.R)(text, await read('/etc/passwd'), await read('/etc/group'));
}
/**
 * The user namespace of who is not root: root in it is us, and others are the ids that `/etc/subuid` and
 * `/etc/subgid` lend us, which newuidmap hands out (subuid(5)).
 */
async function userMapping(env) {
    const { uid, gid, username } = (0,external_node_os_.userInfo)();
    const lent = async (file) => {
        const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '');
        const line = text
            .split('\n')
            .map((entry) => entry.split(':'))
            .find(([name]) => name === username || name === String(uid));
        return line ? [{ containerID: 1, hostID: Number(line[1]), size: Number(line[2]) }] : [];
    };
    const lenders = await Promise.all(['newuidmap', 'newgidmap'].map((name) => (0,find_program/* findProgram */.K)([name], (0,runc/* runcFolders */.cp)(env))));
    const [uids, gids] = lenders.includes(undefined)
        ? [[], []]
        : await Promise.all([lent('/etc/subuid'), lent('/etc/subgid')]);
    const many = uids.length > 0 && gids.length > 0;
    return {
        uids: [{ containerID: 0, hostID: uid, size: 1 }, ...(many ? uids : [])],
        gids: [{ containerID: 0, hostID: gid, size: 1 }, ...(many ? gids : [])],
        many,
    };
}

;// CONCATENATED MODULE: ./build/src/steps/prepared-image.js








/** Unpacks an image into `folder`, which is there. */
async function prepareImage(layout, image, plan, folder, rootless, deps) {
    const { config } = image.config;
    const { profile, emulator } = plan;
    const root = (0,external_node_path_.join)(folder, 'root');
    await (0,promises_.mkdir)(root, { mode: 0o755 });
    await unpackImage(layout.folder, image, root, {
        owners: !rootless,
        folders: [config?.WorkingDir || '/', '/etc', ...(emulator ? [emulatorFolder] : [])],
        signal: deps.signal,
    });
    // Every platform knows localhost; images seldom do.
    await place(root, '/etc/hosts', '127.0.0.1\tlocalhost\n::1\tlocalhost\n');
    if (emulator)
        await place(root, emulatorPath, '');
    const notHeld = [];
    const conditions = containerConditions(config, plan);
    const descriptors = await descriptorLimit(conditions.descriptors);
    if (descriptors !== conditions.descriptors) {
        notHeld.push(`${conditions.descriptors} descriptors: this machine allows ${descriptors}`);
    }
    const wantedUser = config?.User ?? '';
    let user = await userIn(root, wantedUser, profile.run.user);
    const home = `HOME=${user?.home ?? '/'}`;
    const mapping = rootless ? await userMapping(deps.env) : undefined;
    if (user && mapping && !mapping.many && user.uid !== 0) {
        notHeld.push(`user ${user.uid}: it ran with the rights of this machine's user ${deps.host.uid}`);
        user = namespaceRoot;
    }
    if (rootless)
        notHeld.push('owners of files: all belong to the one who runs this');
    const environment = conditions.environment.some((entry) => entry.startsWith('HOME='))
        ? conditions.environment
        : [...conditions.environment, home];
    const mark = (0,external_node_path_.join)(folder, 'mark');
    await (0,promises_.writeFile)(mark, '');
    const { ctimeNs } = await (0,promises_.lstat)(mark, { bigint: true });
    return {
        root,
        conditions: { ...conditions, environment, descriptors },
        user,
        wantedUser,
        mapping,
        program: emulator && { source: emulator.program, destination: emulatorPath },
        notHeld,
        since: ctimeNs,
    };
}
/** Root in a user namespace is who made it. */
const namespaceRoot = { uid: 0, gid: 0, additionalGids: [], home: undefined };
/** Writes a file that is not there yet into a folder that is. */
async function place(root, path, content) {
    const folder = await folderInRoot(root, (0,external_node_path_.dirname)(path));
    if (folder === undefined)
        return;
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, (0,external_node_path_.basename)(path)), content, { flag: 'wx' }).catch(() => { });
}

;// CONCATENATED MODULE: ./build/src/steps/smoke-runc.js













/** Unpacks the image into the run folder, to be run with runc from there, as root or as anybody. */
async function openRunc(layout, image, plan, deps) {
    const program = await deps.runc();
    const rootless = deps.host.uid !== 0;
    const name = `sealift-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    const folder = await deps.files.folder('smoke', name);
    const state = {
        kind: 'runc',
        program,
        state: await deps.files.folder('smoke', name, 'state'),
        folder,
        containers: [name, `${name}-open`],
        rootless,
    };
    deps.onState?.(state);
    const close = () => closeRunc(state, deps);
    try {
        const version = await (0,runc/* runcVersion */.JI)(program, deps);
        const prepared = await prepareImage(layout, image, plan, folder, rootless, deps);
        return {
            about: { kind: 'runc', version, rootless },
            start: (writable) => smoke_runc_startContainer({ ...prepared, state, name: writable ? `${name}-open` : name, writesAnywhere: writable }, deps),
            changed: () => changedPaths(prepared.root, prepared.since, notOurs),
            close,
        };
    }
    catch (error) {
        await close();
        throw error;
    }
}
/** Ends what a smoke run left, and removes its folder. */
async function closeRunc(state, { run, env }) {
    for (const name of state.containers) {
        // It says no when there is no such container, which is what we want.
        await run((0,runc/* runcCommand */.Ij)(state, ['delete', '--force', name], env)).catch(() => { });
        await removeCgroups(name);
    }
    await (0,tools_mounts/* removeTree */.dM)(state.folder, [state.folder], { run, rootless: state.rootless });
}
/** Left out of what a container has changed. */
const notOurs = new Set(ownPlaces);
async function smoke_runc_startContainer(options, deps) {
    const { wantedUser, mapping, writesAnywhere } = options;
    if (options.user === undefined) {
        return notStarted(`the image has no user "${wantedUser}" in its /etc/passwd and /etc/group`);
    }
    // What others wrote we could not remove again.
    const user = mapping && writesAnywhere ? namespaceRoot : options.user;
    const held = await attempt(options, user, true, deps);
    if (!/cgroup/i.test(held.startFailure ?? ''))
        return held;
    // Who may not make cgroups can still run the image, only not hold it to these.
    await deps.run((0,runc/* runcCommand */.Ij)(options.state, ['delete', '--force', options.name], deps.env));
    const free = await attempt(options, user, false, deps);
    const { memory, pids } = options.conditions;
    return {
        ...free,
        notHeld: [
            ...free.notHeld,
            ...(memory === undefined ? [] : [`the memory limit of ${memory} bytes: no right to make a cgroup`]),
            ...(pids === undefined
                ? []
                : [`the limit of ${pids} processes and threads: no right to make a cgroup`]),
        ],
    };
}
async function attempt({ state, name, root, conditions, mapping, program, notHeld, writesAnywhere }, user, limited, deps) {
    const bundle = await deps.files.folder('smoke', (0,external_node_path_.basename)(state.folder), name);
    const spec = runtimeSpec({
        conditions,
        user,
        root,
        cgroup: limited ? `/${name}` : undefined,
        ...(program && { program }),
        ...(mapping && { mapping }),
        writesAnywhere,
    });
    await (0,promises_.writeFile)((0,external_node_path_.join)(bundle, 'config.json'), JSON.stringify(spec), { mode: 0o600 });
    const [pidFile, logFile] = [(0,external_node_path_.join)(bundle, `pid-${limited}`), (0,external_node_path_.join)(bundle, `log-${limited}`)];
    // Kept when it has ended: its cgroup tells why.
    const args = ['run', '--keep', '--bundle', bundle, '--pid-file', pidFile, name];
    const command = await (0,tied/* tied */.L)((0,runc/* runcCommand */.Ij)(state, args, deps.env), deps.run);
    const daemon = await deps.start({ ...command, logFile });
    const pid = await pidWhenStarted(pidFile, daemon, deps.signal);
    const started = process.hrtime.bigint();
    return {
        startFailure: pid === undefined ? (0,runc/* runcFailure */.L6)(await lastOf(logFile)) : undefined,
        pid: pid ?? 0,
        started,
        notHeld,
        ended: daemon.ended,
        probe: (task, aborted) => askInside(pid ?? 0, { ...task, host: '127.0.0.1' }, mapping !== undefined, aborted, deps),
        signal: async (which) => void (await deps.run((0,runc/* runcCommand */.Ij)(state, ['kill', name, which], deps.env))),
        output: () => lastOf(logFile),
        outOfMemory: async () => false,
    };
}
/** runc writes its file once the program runs. */
async function pidWhenStarted(file, daemon, signal) {
    let ended = false;
    void daemon.ended.then(() => {
        ended = true;
    });
    for (;;) {
        const last = ended;
        const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '');
        if (text !== '')
            return Number(text);
        if (last)
            return undefined;
        if (signal.aborted)
            throw new errors/* SealiftError */.Pf('interrupted', 'interrupted while a container was starting');
        await (0,external_node_timers_promises_.setTimeout)(5);
    }
}
function notStarted(why) {
    return {
        startFailure: why,
        pid: 0,
        started: process.hrtime.bigint(),
        notHeld: [],
        ended: Promise.resolve(1),
        probe: () => Promise.resolve({ failure: why }),
        signal: () => Promise.resolve(),
        output: () => Promise.resolve(why),
        outOfMemory: () => Promise.resolve(false),
    };
}
const keptOutput = 64 * 1024;
/** What the container and runc wrote, the last of it. */
async function lastOf(file) {
    const handle = await (0,promises_.open)(file);
    try {
        const { size } = await handle.stat();
        const length = Math.min(size, keptOutput);
        const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
        return buffer.toString('utf8');
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/src/steps/smoke.js









/**
 * Runs one platform's image of a layout under the conditions of its platform: with Docker where its daemon answers,
 * else with runc. Where neither can, or the image is for another machine, the report says so (`skipped`). Nothing of
 * it is left afterwards. Rejects with `tool-failed` when a sandbox that is there does not work, and `interrupted`.
 */
async function smoke(layout, image, plan, deps) {
    const report = withoutSecrets(await smokeReport(layout, image, plan, deps), image.config);
    return { report, findings: smokeFindings(report, plan) };
}
/** Cleans up after a smoke run whose process was killed. */
async function closeSmokeState(state, deps) {
    if (state.kind === 'runc')
        await closeRunc(state, deps);
    else
        await closeDocker(state, deps);
}
const outputLines = 20;
/** The second run only has to come as far as the first. */
const openSeconds = 20;
async function smokeReport(layout, image, plan, deps) {
    const { profile } = plan;
    const about = { profile: profile.name, platform: (0,descriptor/* platformText */.VQ)(image.platform) };
    const nothing = { ...about, notHeld: [], listeners: [], refusedWrites: [], output: [] };
    const sandbox = await openSandbox(layout, image, plan, deps);
    if (typeof sandbox === 'string')
        return { ...nothing, skipped: sandbox };
    try {
        const ready = profile.run.ready?.value ?? plan.patience;
        const container = await sandbox.start(false);
        const run = await runContainer(container, plan, ready, deps.signal);
        const refusedWrites = profile.run.readOnly && run.startFailure === undefined
            ? await writesOf(sandbox, plan, Math.min(ready, openSeconds), deps)
            : [];
        // What a sandbox cannot do here says nothing of the image.
        if (run.startFailure !== undefined && !isAboutImage(run.startFailure))
            return { ...nothing, skipped: `${sandbox.about.kind} starts no container here: ${run.startFailure}` };
        const { output, ...seen } = atItsPeak(run, profile.run);
        return {
            ...about,
            sandbox: sandbox.about,
            notHeld: container.notHeld,
            ...seen,
            refusedWrites,
            ...(seen.figures?.memory !== undefined &&
                !seen.figures.oomKills && { suggestedMemory: suggestedMemory(seen.figures.memory) }),
            output: output === '' ? [] : output.trimEnd().split('\n').slice(-outputLines),
        };
    }
    finally {
        await sandbox.close();
    }
}
/** What runc and Docker say of a program, a folder or a user that the image names. */
function isAboutImage(failure) {
    return /exec:|args|exec format|executable|no such file|chdir|permission denied|no user|user /i.test(failure);
}
/** Who was ended for want of memory had all there is, if only between two looks. */
function atItsPeak(run, { memory, tmp }) {
    const { figures } = run;
    if (!figures?.oomKills)
        return run;
    const beside = tmp === undefined ? 0 : (figures.tmp ?? 0);
    return { ...run, figures: { ...figures, memory: Math.max(figures.memory ?? 0, memory.value - beside) } };
}
/** Runs it again where it may write, and looks where it did. */
async function writesOf(sandbox, plan, readySeconds, deps) {
    await runContainer(await sandbox.start(true), plan, readySeconds, deps.signal);
    return sandbox.changed();
}
/** A daemon may answer where there is no client to run containers with. */
async function dockerOr(...asked) {
    try {
        return await openDocker(...asked);
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf) || error.code !== 'tool-missing')
            throw error;
        return error.message;
    }
}
async function openSandbox(layout, image, plan, deps) {
    const { platform, architecture } = deps.host;
    if (image.platform.os !== 'linux' || image.platform.architecture !== machines[architecture]) {
        return `it is for ${(0,descriptor/* platformText */.VQ)(image.platform)}, and this machine is ${platform}/${machines[architecture] ?? architecture}`;
    }
    if (plan.profile.run.invocation.kind === 'lambda' && !plan.emulator) {
        return 'the runtime interface emulator is not to be had';
    }
    if (platform !== 'linux')
        return `this machine is ${platform}, and containers run on linux`;
    const docker = await (0,tools_docker/* askDocker */.a)(deps.env, deps.run);
    const inDocker = docker.answers ? await dockerOr(layout, image, plan, deps) : docker.reason;
    if (typeof inDocker !== 'string')
        return inDocker;
    try {
        return await openRunc(layout, image, plan, deps);
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf) || error.code !== 'tool-missing')
            throw error;
        return `${inDocker}, and there is no runc (${error.message})`;
    }
}
/** Node.js's names of architectures, in OCI's. */
const machines = {
    x64: 'amd64',
    arm64: 'arm64',
    arm: 'arm',
    ia32: '386',
    ppc64: 'ppc64le',
    riscv64: 'riscv64',
    s390x: 's390x',
};


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
const checksums_namespaceObject = /*#__PURE__*/JSON.parse('{"Yl":{"sigstore/cosign":{"version":"v3.1.3","assets":{"cosign-linux-amd64":{"sha256":"4629c757b7618056f8ddd7e2625ae9fdd94c0372a65049520bc7d9df9efc7f71","seen":5},"cosign-linux-arm64":{"sha256":"c5d324e091826b0d7a78eb16fef316450b4eb9aaec045611c08ba06f5e73220a","seen":5},"cosign-darwin-amd64":{"sha256":"2347488e5d5b25336644024dfeca5601b190e91197a71a917bda44744aff106c","seen":4},"cosign-darwin-arm64":{"sha256":"5cf948c2f4dfe59687bdd0b8523709067383e03982cc543475c8a7dc70e92a76","seen":4},"cosign-windows-amd64.exe":{"sha256":"9fe59be0eca1271873ce019061335eb1ac419b7059202e797828467ddabe33be","seen":4}},"other_versions":[{"version":"v3.0.6","assets":{"cosign-linux-amd64":{"sha256":"c956e5dfcac53d52bcf058360d579472f0c1d2d9b69f55209e256fe7783f4c74","seen":3},"cosign-linux-arm64":{"sha256":"bedac92e8c3729864e13d4a17048007cfafa79d5deca993a43a90ffe018ef2b8","seen":3},"cosign-darwin-amd64":{"sha256":"4c3e7af8372d3ca3296e62fa56f23fcbb5721cc6ac1827900d398f110d7cd280","seen":2},"cosign-darwin-arm64":{"sha256":"5fadd012ae6381a6a29ff86a7d39aa873878852f1073fc90b15995961ecfb084","seen":3},"cosign-windows-amd64.exe":{"sha256":"9b85a88ebff2d9dd30ff4984a6f61f2cedc232dd87d81fa7f2ff3c0ed96c241c","seen":3}}}]},"aquasecurity/trivy":{"version":"v0.75.0","assets":{"trivy_0.75.0_Linux-64bit.tar.gz":{"sha256":"c6e65abddb348e25f10549df887045629cf28cc72453cd1c63acb717316b3f3f","seen":6},"trivy_0.75.0_Linux-ARM64.tar.gz":{"sha256":"a1ee9f6ffb7d112b64ff726a2a0717c21175c1114361391f4a132956751a13b3","seen":5},"trivy_0.75.0_macOS-64bit.tar.gz":{"sha256":"291edaa9778acbe4693d067b5ad60ee11570e5ac68296e85595417528ca641e4","seen":4},"trivy_0.75.0_macOS-ARM64.tar.gz":{"sha256":"4a77108cccf8e55c8d6823e1e759939a622277e66cd0daa3c1fc621ed69e4568","seen":4},"trivy_0.75.0_windows-64bit.zip":{"sha256":"4e43bd71a30f51aee39525f60f2b47043af77eb8df8fe082aae4372b69c6660f","seen":4}},"other_versions":[{"version":"v0.74.0","assets":{"trivy_0.74.0_Linux-64bit.tar.gz":{"sha256":"2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a","seen":3},"trivy_0.74.0_Linux-ARM64.tar.gz":{"sha256":"b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5","seen":3},"trivy_0.74.0_macOS-64bit.tar.gz":{"sha256":"472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485","seen":2},"trivy_0.74.0_macOS-ARM64.tar.gz":{"sha256":"1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11","seen":2},"trivy_0.74.0_windows-64bit.zip":{"sha256":"94c40e0696e4b907a74b7b2e1438d5d72ebaca83115817407f568a002d520842","seen":1}}}]},"docker/buildx":{"version":"v0.37.1","assets":{"buildx-v0.37.1.linux-amd64":{"sha256":"9447199cdb435f25880548343c128a4b6650e8891ee598905d8d29d39a8e359b","seen":5},"buildx-v0.37.1.linux-arm64":{"sha256":"e5cc9fe3bbff5cbc91230981f7860e06076110730a2db997082652199042a1f2","seen":5},"buildx-v0.37.1.darwin-arm64":{"sha256":"c3cbbc820d578b0aa8158dd62ef1af25a0c8a75ef53331dbe4e219471e1dbe8c","seen":4},"buildx-v0.37.1.darwin-amd64":{"sha256":"7003a7bae20e7741283db1e23dafdcb957776a8be85de3f459630b1dd4c19db0","seen":3}},"other_versions":[{"version":"v0.38.0","assets":{"buildx-v0.38.0.linux-amd64":{"sha256":"4fe4cc38adf48169132749b6ca22a990928db0118e3407584ee553723115d287","seen":4},"buildx-v0.38.0.linux-arm64":{"sha256":"38e890e1a162bfdbf32fbe91404991dc4fc28e55b0de901b34374a061bab4d2c","seen":1},"buildx-v0.38.0.darwin-arm64":{"sha256":"85989b895add5f119c1ccf8eada2f6892fc33ccf16bd8917638eae404ef26344","seen":2}}},{"version":"v0.37.2","assets":{"buildx-v0.37.2.linux-amd64":{"sha256":"982ca20490b45ed1ec8d99795974d3d874a358f75938c9c237305010e6b7e548","seen":3},"buildx-v0.37.2.linux-arm64":{"sha256":"efa38cb7aa7db2dbb9ad049b00b0a9737f66f033626177b5a4e845184ad7ab29","seen":3}}},{"version":"v0.36.1","assets":{"buildx-v0.36.1.linux-amd64":{"sha256":"48af8a397ebd60178778bf63611dbcebe5f5e7a9be90eb9147b24b9587455778","seen":3},"buildx-v0.36.1.linux-arm64":{"sha256":"5d0cafd9d16afe1a0f0d9529885344ace2cc99efdd531b6c783c5455a6001569","seen":3},"buildx-v0.36.1.darwin-arm64":{"sha256":"214cdc36788602862dbc82b523d58648b4585c7b0ff95218b0817c44db5573d7","seen":2},"buildx-v0.36.1.darwin-amd64":{"sha256":"52a39ee4012d18f83373656712102ebda55656121dcdabbbb1ccfbd41b7debe8","seen":2}}}]},"moby/buildkit":{"version":"v0.33.0","assets":{"buildkit-v0.33.0.linux-amd64.tar.gz":{"sha256":"b6242896d343100808dcbe37565caf381e0a444a6a83d7255926bb1519248ead","seen":4},"buildkit-v0.33.0.linux-arm64.tar.gz":{"sha256":"e5acfb5929f967fde3b925ddb39f79fd481a0e96774c641fab3a0e83950d7bfa","seen":3}},"other_versions":[{"version":"v0.33.1","assets":{"buildkit-v0.33.1.linux-amd64.tar.gz":{"sha256":"4e044bcd62a0c0bbe6a8c94d73989de2bfe4c04dbc0f9d6021cf96b72cd1d965","seen":4},"buildkit-v0.33.1.linux-arm64.tar.gz":{"sha256":"4e1ba91f139761f249a1fa6c71e632dfdbdafeda416176ecadefbb95225e56c4","seen":1}}}]},"aws/aws-lambda-runtime-interface-emulator":{"version":"v1.35","assets":{"aws-lambda-rie-x86_64":{"sha256":"3a3494331c212c14366c1073fdc4f0078f58a927da64479413879b0d84e21f20","seen":2},"aws-lambda-rie-arm64":{"sha256":"8159172a2dc2ce5bf434ba94d7241f2252d1ac30b58410c7e30a4b8afefd7cca","seen":2}},"other_versions":[{"version":"v1.37","assets":{"aws-lambda-rie":{"sha256":"6b1e686e62ab2baf5759c412c4864276ef2a88b094fca53ec070637ccba9b9a5","seen":2},"aws-lambda-rie-x86_64":{"sha256":"6b1e686e62ab2baf5759c412c4864276ef2a88b094fca53ec070637ccba9b9a5","seen":1},"aws-lambda-rie-arm64":{"sha256":"ec2e5d09633d853834c008b1ef264bf834b258a94d551d2b2074966494b39a21","seen":1}}},{"version":"v1.36","assets":{"aws-lambda-rie":{"sha256":"ba57f2683260127135ad5ba9bafea141f90492143cbaeb9312cde6dae8d1c08e","seen":1},"aws-lambda-rie-x86_64":{"sha256":"ba57f2683260127135ad5ba9bafea141f90492143cbaeb9312cde6dae8d1c08e","seen":1},"aws-lambda-rie-arm64":{"sha256":"7826415f278663274e279085ff96d7c9da210a30213fa72279e56e59f028ce76","seen":1}}}]}},"zC":{"moby/buildkit":{"moby/buildkit:v0.33.0":{"digest":"sha256:6c2fa84a6b61ccd72899dde4239f8d5717f05f9a8ca6f3cad185fb1a95a94de3","seen":4},"moby/buildkit:v0.33.1":{"digest":"sha256:cec9f139f45e93c5c69c60f8b07cfad9f43f4ef6b6a6cd917527fea5ff2e3dea","seen":4},"moby/buildkit:v0.34.0":{"digest":"sha256:b059f8d7226d0b326bc871af489a5dddf65e36af4d20d14251b072974d9ee87c","seen":4},"moby/buildkit:buildx-stable-1 (as of early Oct 2026 = v0.33.1)":{"digest":"sha256:cec9f139f45e93c5c69c60f8b07cfad9f43f4ef6b6a6cd917527fea5ff2e3dea","seen":3}}}}');
;// CONCATENATED MODULE: ./build/src/tools/catalog.js


/** The programs Sealift drives. */
const toolNames = ['buildx', 'buildkit', 'trivy', 'cosign', 'lambda-rie'];
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
    // AWS Lambda's runtime interface emulator: runs inside an image, beside its function.
    'lambda-rie': {
        gitRepository: 'aws/aws-lambda-runtime-interface-emulator',
        program: 'aws-lambda-rie',
        asset(_version, system, cpu) {
            return system === 'linux' ? `aws-lambda-rie-${{ amd64: 'x86_64', arm64: 'arm64' }[cpu]}` : undefined;
        },
    },
};
/** What to do where a tool that only runs on Linux has no release. */
const elsewhere = {
    buildkit: 'The embedded BuildKit needs Linux on x64 or arm64: set builder to docker-container, or to a remote or named builder.',
    'lambda-rie': 'The emulator runs on Linux on x64 or arm64: let the smoke run happen there, or set smoke to off.',
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
            hint: elsewhere[name] ??
                'Run on Linux or macOS (x64, arm64), or put the program into a folder and name it with tools-dir.',
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

/***/ 74663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findProgram)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** The first folder's program by one of these names, the first name first, that we may run; undefined where there is none. */
async function findProgram(names, folders) {
    for (const folder of folders) {
        for (const name of names) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
            const able = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(file, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false);
            if (able)
                return file;
        }
    }
    return undefined;
}


/***/ }),

/***/ 82507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dM: () => (/* binding */ removeTree)
/* harmony export */ });
/* unused harmony exports mountsBelow, mountPoints */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
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
    const table = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/self/mountinfo', 'utf8').catch(() => '');
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
    const ours = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/self/mountinfo', 'utf8').catch(() => '');
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)('/proc').catch(() => []);
    const pids = [];
    for (const name of names.filter((entry) => /^\d+$/.test(entry))) {
        const table = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', name, 'mountinfo'), 'utf8').catch(() => '');
        if (table === '' || table === ours)
            continue;
        const rootLine = table.split('\n').find((line) => line.split(' ')[4] === '/') ?? '';
        if (roots.some((root) => rootLine.includes(`dir=${root}/`)))
            pids.push(Number(name));
    }
    return pids;
}


/***/ }),

/***/ 12208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _n: () => (/* binding */ isAlive),
/* harmony export */   g0: () => (/* binding */ stopProcess),
/* harmony export */   tz: () => (/* binding */ processMark)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58500);


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
    for (const end = performance.now() + patienceMs; performance.now() < end; await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(20)) {
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
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The program's name may hold spaces and brackets; the fields go on after the last one.
    const [state, ...rest] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
    const startTime = rest[18];
    return state && startTime ? { state, startTime } : undefined;
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

/***/ 83851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ij: () => (/* binding */ runcCommand),
/* harmony export */   JI: () => (/* binding */ runcVersion),
/* harmony export */   L6: () => (/* binding */ runcFailure),
/* harmony export */   cp: () => (/* binding */ runcFolders),
/* harmony export */   sX: () => (/* binding */ findRunc)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _find_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74663);



/**
 * The runc to run containers with, looked for as buildkitd does: `buildkit-runc` or `runc` beside it, as its release
 * brings it, then on PATH. Rejects with `tool-missing`.
 */
async function findRunc(buildkit, env) {
    const found = await (0,_find_program_js__WEBPACK_IMPORTED_MODULE_2__/* .findProgram */ .K)(['buildkit-runc', 'runc'], [buildkit.folder, ...runcFolders(env)]);
    if (found !== undefined)
        return found;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('tool-missing', `there is no runc beside ${buildkit.path} nor on PATH`, {
        hint: 'Put buildkit-runc into tools-dir, install runc, or start Docker.',
    });
}
/** Where programs are, those of the system among them, which PATH of who is not root may leave out. */
function runcFolders({ PATH = '' }) {
    return [...PATH.split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter), '/usr/sbin', '/sbin'].filter(Boolean);
}
/** A call of runc that keeps its containers in the folder `state`. */
function runcCommand({ program, state }, args, env) {
    return { program, args: ['--root', state, ...args], env: environmentOf(env) };
}
/** It looks for newuidmap; nothing else of our environment is its business. */
function environmentOf(env) {
    return { PATH: runcFolders(env).join(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter) };
}
/** `1.3.0`. Rejects with `tool-failed` where the program says none. */
async function runcVersion(program, { run, env, signal }) {
    const { code, stdout, stderr } = await run({
        program,
        args: ['--version'],
        env: environmentOf(env),
        signal,
    });
    const version = /version (\S+)/.exec(stdout)?.[1];
    if (code === 0 && version)
        return version;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SealiftError */ .Pf('tool-failed', `${program} --version gave no version: ${stderr.trim()}`);
}
/** The message in the last line of its log, `time="…" level=error msg="…"`. */
function runcFailure(log) {
    const line = log.trim().split('\n').at(-1) ?? '';
    const message = /msg="((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
    return (message ?? line).replaceAll('\\"', '"').replace(/^runc run failed: /, '');
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

/***/ 46753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ TarError)
/* harmony export */ });
/** What is wrong with an archive, as the end of a sentence about it: `it ends too early`. */
class TarError extends Error {
    name = 'TarError';
}


/***/ }),

/***/ 72105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ readTar)
});

// EXTERNAL MODULE: ./build/src/tools/tar-error.js
var tar_error = __webpack_require__(46753);
;// CONCATENATED MODULE: ./build/src/tools/tar-header.js

/** The unit of the format, in bytes. */
const block = 512;
/** Reads a header and holds it to its checksum; what is none is a `TarError`. */
function readHeader(header) {
    if (!sums(header).includes(number(header, 148, 8)))
        throw new tar_error/* TarError */.m('a header does not match its checksum');
    // GNU's own format keeps times and sparse maps where POSIX has the prefix of long names.
    const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? tar_header_text(header, 345, 155) : '';
    const name = tar_header_text(header, 0, 100);
    return {
        path: prefix ? `${prefix}/${name}` : name,
        mode: number(header, 100, 8) & 0o7777,
        uid: number(header, 108, 8),
        gid: number(header, 116, 8),
        size: size(number(header, 124, 12)),
        modified: number(header, 136, 12),
        type: tar_header_text(header, 156, 1),
        target: tar_header_text(header, 157, 100),
    };
}
/**
 * A number field: octal digits, or where those do not reach, base 256 with the first bit set and two's
 * complement (GNU tar manual, "Extensions").
 */
function number(header, from, length) {
    const first = header[from] ?? 0;
    if (first & 0x80) {
        let value = first & 0x40 ? -1n : 0n;
        value = (value << 6n) | BigInt(first & 0x3f);
        for (const byte of header.subarray(from + 1, from + length))
            value = (value << 8n) | BigInt(byte);
        return Number(value);
    }
    const digits = tar_header_text(header, from, length).trim();
    if (!/^[0-7]*$/.test(digits))
        throw new tar_error/* TarError */.m('a header has a number that cannot be read');
    return Number.parseInt(digits || '0', 8);
}
/** A count of bytes; one that cannot be is a `TarError`. */
function size(value) {
    if (!Number.isSafeInteger(value) || value < 0)
        throw new tar_error/* TarError */.m('a size cannot be read');
    return value;
}
function isZero(bytes) {
    return bytes.every((byte) => byte === 0);
}
function tar_header_text(header, from, length) {
    const field = header.subarray(from, from + length);
    const end = field.indexOf(0);
    return field.toString('utf8', 0, end === -1 ? length : end);
}
/** The sum over unsigned bytes, and that over signed ones, which old programs wrote. */
function sums(header) {
    let unsigned = 0;
    let signed = 0;
    for (let at = 0; at < block; at += 1) {
        const byte = at >= 148 && at < 156 ? 0x20 : (header[at] ?? 0);
        unsigned += byte;
        signed += byte > 127 ? byte - 256 : byte;
    }
    return [unsigned, signed];
}

;// CONCATENATED MODULE: ./build/src/tools/tar-extended.js


/** Reads the records of a pax header, each `LENGTH KEYWORD=VALUE\n`. Extended attributes are passed over. */
function paxRecords(content) {
    const records = new Map();
    const map = [];
    for (const [key, value] of eachRecord(content)) {
        // An empty value takes back what the member's own header does not say: nothing.
        if (value === '')
            records.delete(key);
        else
            records.set(key, value);
        if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes')
            map.push(whole(value));
    }
    const text = (key) => records.get(key);
    const count = (key) => {
        const value = records.get(key);
        return value === undefined ? undefined : whole(value);
    };
    const sparse = paxSparse(text, count, map);
    const modified = text('mtime');
    const found = {
        path: text('path'),
        target: text('linkpath'),
        size: count('size'),
        uid: count('uid'),
        gid: count('gid'),
        modified: modified === undefined ? undefined : Number.parseFloat(modified),
        sparse,
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
/** The name in a GNU long name or long link. */
function gnuName(content) {
    const end = content.indexOf(0);
    return content.toString('utf8', 0, end === -1 ? content.length : end);
}
function paxSparse(text, count, map) {
    const name = text('GNU.sparse.name');
    const listed = text('GNU.sparse.map');
    const full = count('GNU.sparse.realsize') ?? count('GNU.sparse.size');
    if (full === undefined)
        return undefined;
    return {
        inContent: text('GNU.sparse.major') === '1',
        ...(name !== undefined && { name }),
        size: full,
        map: listed === undefined ? map : listed.split(',').map(whole),
    };
}
function* eachRecord(content) {
    let at = 0;
    while (at < content.length) {
        const space = content.indexOf(0x20, at);
        const length = space === -1 ? Number.NaN : whole(content.toString('latin1', at, space));
        const end = at + length - 1;
        const equals = content.indexOf(0x3d, space);
        if (!(end < content.length) || content[end] !== 0x0a || equals === -1 || equals > end) {
            throw new tar_error/* TarError */.m('a pax header cannot be read');
        }
        yield [content.toString('utf8', space + 1, equals), content.toString('utf8', equals + 1, end)];
        at += length;
    }
}
function whole(digits) {
    if (!/^[0-9]+$/.test(digits))
        throw new tar_error/* TarError */.m('a pax header has a number that cannot be read');
    return size(Number(digits));
}

;// CONCATENATED MODULE: ./build/src/tools/tar-sparse.js


/** The map in a GNU header of type `S`: four parts, and 21 more in each block that is announced. */
async function oldSparseMap(header, source) {
    const full = size(number(header, 483, 12));
    const parts = readParts(header, 386, 4);
    let more = header[482] !== 0;
    while (more) {
        const next = await take(source);
        parts.push(...readParts(next, 0, 21));
        more = next[504] !== 0;
        if (parts.length > mostParts)
            throw tooMany();
    }
    return { size: full, parts };
}
/** The map of a pax header, or where it says so, of the content: decimal lines, padded to a block. */
async function paxSparseMap(sparse, source) {
    const numbers = sparse.inContent ? await mapInContent(source) : sparse.map;
    const parts = [];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
        parts.push({ offset: numbers[at] ?? 0, length: numbers[at + 1] ?? 0 });
    }
    return { size: sparse.size, parts };
}
const mostParts = 1_000_000;
async function mapInContent(source) {
    const numbers = [];
    let rest = '';
    let wanted = 1;
    while (numbers.length < wanted) {
        const lines = (rest + (await take(source)).toString('latin1')).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
            if (numbers.length >= wanted)
                break;
            if (!/^[0-9]+$/.test(line))
                throw new tar_error/* TarError */.m('the map of a sparse file cannot be read');
            numbers.push(size(Number(line)));
            if (numbers.length === 1)
                wanted = 1 + 2 * (numbers[0] ?? 0);
            if (wanted > 2 * mostParts)
                throw tooMany();
        }
    }
    return numbers.slice(1);
}
function readParts(bytes, from, count) {
    const parts = [];
    for (let at = from; at < from + count * 24; at += 24) {
        // An unused place is all zero bytes.
        if (bytes[at] === 0)
            break;
        parts.push({ offset: size(number(bytes, at, 12)), length: size(number(bytes, at + 12, 12)) });
    }
    return parts;
}
async function take(source) {
    if (source.left < block)
        throw new tar_error/* TarError */.m('the map of a sparse file ends too early');
    source.left -= block;
    return source.read();
}
function tooMany() {
    return new tar_error/* TarError */.m('the map of a sparse file has more than a million parts');
}

;// CONCATENATED MODULE: ./build/src/tools/tar-reader.js




/**
 * Reads an archive once, from start to end, and shows every member to `visit`: ustar, GNU and pax, with long
 * names, large numbers and sparse files (POSIX.1-2017 pax; GNU tar manual, "Basic Tar Format"). Holds no more than
 * the piece at hand. Rejects with a `TarError` when the archive is damaged or a path leads out of it, and with what
 * `visit` or the archive's source threw. Returns the bytes read.
 */
async function readTar(archive, visit, leadingOut = 'refused') {
    const bytes = new Pieces(archive);
    let extended = {};
    for (;;) {
        const header = await bytes.take(block);
        if (header === undefined)
            break;
        if (isZero(header)) {
            const next = await bytes.take(block);
            if (next !== undefined && !isZero(next))
                throw new tar_error/* TarError */.m('it goes on after its end');
            break;
        }
        const raw = readHeader(header);
        if (raw.type === 'x' || raw.type === 'L' || raw.type === 'K') {
            extended = { ...extended, ...(await readExtended(bytes, raw)) };
        }
        else if (raw.type === 'g') {
            // Defaults for all members (a commit of git archive, say); none of them names or measures one.
            await bytes.skip(padded(raw.size));
        }
        else {
            await readMember(bytes, header, raw, extended, visit, leadingOut);
            extended = {};
        }
    }
    // The rest is padding; reading it lets the decompressor check its own sum.
    return bytes.drain();
}
/** Larger than any that a program writes in earnest; archive/tar of Go refuses the same. */
const extendedLimit = 1024 * 1024;
async function readExtended(bytes, { type, size }) {
    if (size > extendedLimit)
        throw new tar_error/* TarError */.m('an extended header has more than 1 MiB');
    const content = await bytes.need(size);
    await bytes.skip(padded(size) - size);
    if (type === 'x')
        return paxRecords(content);
    return type === 'L' ? { path: gnuName(content) } : { target: gnuName(content) };
}
async function readMember(bytes, header, raw, extended, visit, leadingOut) {
    const name = extended.sparse?.name ?? extended.path ?? raw.path;
    const type = memberType(raw.type, name);
    // Sizes of links and devices are of something else, as archive/tar of Go has it too.
    const stored = type === 'file' ? (extended.size ?? raw.size) : 0;
    const source = { read: () => bytes.need(block), left: padded(stored) };
    const map = raw.type === 'S'
        ? await oldSparseMap(header, { ...source, left: Number.POSITIVE_INFINITY })
        : extended.sparse && (await paxSparseMap(extended.sparse, source));
    // The map of the newest format is the first part of the content, that of the oldest is before it.
    const data = raw.type === 'S' ? stored : stored - (padded(stored) - source.left);
    const link = extended.target ?? raw.target;
    const path = cleanPath(name);
    const target = type === 'hardlink' ? cleanPath(link) : link;
    if (path === undefined || target === undefined) {
        if (leadingOut === 'refused')
            throw new tar_error/* TarError */.m(`the path "${path === undefined ? name : link}" leads out of it`);
        return bytes.skip(data + padded(stored) - stored);
    }
    const sink = await visit({
        path,
        type,
        mode: raw.mode,
        uid: extended.uid ?? raw.uid,
        gid: extended.gid ?? raw.gid,
        size: map?.size ?? stored,
        modified: extended.modified ?? raw.modified,
        ...((type === 'symlink' || type === 'hardlink') && { target }),
    });
    if (sink === undefined) {
        await bytes.skip(data);
    }
    else {
        if (map)
            await writeSparse(bytes, map, data, sink);
        else
            await bytes.copy(data, sink);
        await sink.end?.();
    }
    await bytes.skip(padded(stored) - stored);
}
async function writeSparse(bytes, map, data, sink) {
    let at = 0;
    let used = 0;
    for (const { offset, length } of map.parts) {
        if (offset < at || offset + length > map.size || used + length > data) {
            throw new tar_error/* TarError */.m('the map of a sparse file does not fit its size');
        }
        await writeHole(offset - at, sink);
        await bytes.copy(length, sink);
        used += length;
        at = offset + length;
    }
    await writeHole(map.size - at, sink);
    await bytes.skip(data - used);
}
const zeros = Buffer.alloc(64 * 1024);
async function writeHole(length, sink) {
    if (length <= 0)
        return;
    if (sink.hole)
        return sink.hole(length);
    for (let left = length; left > 0; left -= zeros.length) {
        await sink.write(left < zeros.length ? zeros.subarray(0, left) : zeros);
    }
}
function memberType(flag, name) {
    switch (flag) {
        case '':
        case '0':
            // Before there was a type for folders, a slash told them.
            return name.endsWith('/') ? 'directory' : 'file';
        case '7':
        case 'S':
            return 'file';
        case '1':
            return 'hardlink';
        case '2':
            return 'symlink';
        case '3':
        case '4':
            return 'device';
        case '5':
        case 'D':
            return 'directory';
        case '6':
            return 'fifo';
        default:
            // containerd and Docker refuse a layer for it.
            throw new tar_error/* TarError */.m(`"${name}" is of the unknown type "${flag}"`);
    }
}
/** The path without `.`, empty parts and a leading slash; undefined for one that leads out of the archive. */
function cleanPath(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return parts.join('/');
}
function padded(size) {
    return Math.ceil(size / block) * block;
}
/** Cuts a stream of buffers at the places the format names. */
class Pieces {
    #source;
    #rest = Buffer.alloc(0);
    #read = 0;
    constructor(stream) {
        this.#source = stream[Symbol.asyncIterator]();
    }
    /** Exactly `size` bytes; `undefined` when the stream has ended before the first. */
    async take(size) {
        if (this.#rest.length < size) {
            const parts = [this.#rest];
            let length = this.#rest.length;
            while (length < size && (await this.#next())) {
                parts.push(this.#rest);
                length += this.#rest.length;
            }
            this.#rest = Buffer.concat(parts);
            if (length === 0 && size > 0)
                return undefined;
            if (length < size)
                throw endsEarly();
        }
        const taken = this.#rest.subarray(0, size);
        this.#rest = this.#rest.subarray(size);
        return taken;
    }
    async need(size) {
        const taken = await this.take(size);
        if (taken === undefined)
            throw endsEarly();
        return taken;
    }
    async copy(size, sink) {
        let missing = size;
        while (missing > 0) {
            if (this.#rest.length === 0 && !(await this.#next()))
                throw endsEarly();
            const piece = this.#rest.subarray(0, missing);
            this.#rest = this.#rest.subarray(piece.length);
            missing -= piece.length;
            // Awaiting nothing costs more than hashing a small file.
            const writing = sink?.write(piece);
            if (writing)
                await writing;
        }
    }
    skip(size) {
        return this.copy(size, undefined);
    }
    /** Reads to the end of the stream, and says how many bytes it had. */
    async drain() {
        while (await this.#next())
            ;
        return this.#read;
    }
    async #next() {
        const next = await this.#source.next();
        this.#rest = next.done ? Buffer.alloc(0) : next.value;
        this.#read += this.#rest.length;
        return !next.done;
    }
}
function endsEarly() {
    return new tar_error/* TarError */.m('it ends too early');
}


/***/ }),

/***/ 21715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ tied)
/* harmony export */ });
/** Lets the kernel end a daemon with SIGTERM when we are killed, where util-linux's setpriv can ask for that. */
async function tied(command, run) {
    const tie = ['--pdeathsig', 'TERM'];
    const able = await run({
        program: 'setpriv',
        args: [...tie, 'true'],
        env: { PATH: command.env?.PATH },
    }).then(({ code }) => code === 0, () => false);
    return able
        ? { ...command, program: 'setpriv', args: [...tie, command.program, ...command.args] }
        : command;
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
