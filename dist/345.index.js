export const id = 345;
export const ids = [345];
export const modules = {

/***/ 6621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ runPlan)
});

// EXTERNAL MODULE: ./build/src/plan/build-args.js
var build_args = __webpack_require__(1315);
// EXTERNAL MODULE: ./build/src/plan/create.js + 14 modules
var create = __webpack_require__(8131);
// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var descriptor = __webpack_require__(8514);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(4974);
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
            ['cache to', build.cacheTo.map((entry) => entry.split(',')[0]).join(', ')],
            ['created', plan.created.toISOString()],
            ['inputs digest', plan.inputsDigest],
        ]),
        section('Gate', gateRows(plan)),
        section('Push', [
            ['push', `${plan.push.wanted ? 'yes' : 'no'}: ${plan.push.reason}`],
            ...plan.repositories.map((repository) => ['to', (0,reference/* repositoryName */.aR)(repository)]),
            ...plan.logins.map(({ registry, username }) => ['login', `${username} at ${registry}`]),
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
            // Only the kind: what follows may hold a key.
            cacheTo: build.cacheTo.map((entry) => entry.split(',')[0]),
            reproducible: build.reproducible,
        },
        builder: { kind: plan.builder.kind, value: plan.builder.value },
        scan: plan.scan,
        policy: plan.policy,
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
        logins: plan.logins.map(({ registry, username }) => ({ registry, username })),
        notes: plan.notes ?? [],
    };
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
function gateRows({ scan, policy }) {
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
    ];
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

// EXTERNAL MODULE: ./build/src/source/detect.js + 6 modules
var detect = __webpack_require__(646);
;// CONCATENATED MODULE: ./build/src/commands/plan.js




/** The plan of a build as text, or as JSON with `json`; needs no tool and no network. */
async function runPlan(inputs, place, deps) {
    const source = await (0,detect/* detectSource */.P)(deps, { folder: place.folder });
    const buildArgs = (0,build_args/* resolveBuildArgs */.y)(inputs.buildArgs, deps.env);
    const plan = (0,create/* createPlan */.q)({ ...inputs, buildArgs }, source, deps.clock(), {
        keyless: Boolean(deps.env.ACTIONS_ID_TOKEN_REQUEST_URL && deps.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
    });
    return inputs.json ? `${JSON.stringify(planJson(plan), null, 2)}\n` : planText(plan);
}


/***/ }),

/***/ 5387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ runBuild)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/plan/build-args.js
var build_args = __webpack_require__(1315);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/report/account.js

/** Keeps the account of one run, so that it can be written after success and failure alike. */
class Account {
    #command;
    #version;
    #log;
    #clock;
    #startedAt;
    #steps = [];
    #parts = {};
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
            outcome: outcomeOf(error),
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
    if (!(error instanceof errors/* SealiftError */.Pf))
        return 'failed';
    if (error.code === 'interrupted')
        return 'interrupted';
    return error.exitCode === 5 ? 'refused' : 'failed';
}
function errorOf(error) {
    if (error instanceof errors/* SealiftError */.Pf) {
        return { code: error.code, message: error.message, ...(error.hint ? { hint: error.hint } : {}) };
    }
    return { code: 'bug', message: error instanceof Error ? error.message : String(error) };
}

// EXTERNAL MODULE: ./build/src/source/detect.js + 6 modules
var detect = __webpack_require__(646);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/src/report/figures.js
var figures = __webpack_require__(1953);
;// CONCATENATED MODULE: ./build/src/report/html.js

/** The report as one HTML page that needs nothing else: no script, no font, no network. Pure. */
function reportHtml(record) {
    const title = `${record.command} ${record.plan?.repositories[0] ?? record.source?.gitRepository ?? ''}`.trim();
    const body = [
        header(record, title),
        failure(record),
        html_image(record),
        scan(record),
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
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; border-bottom: 1px solid var(--line); }
code, pre { font: 13px/1.45 ui-monospace, monospace; } code { overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .8rem; overflow-x: auto; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
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
function html_image({ image: built }) {
    if (!built)
        return '';
    return section('Image', `<p><code>${escaped(built.digest)}</code>${built.reused ? ' (published before, reused)' : ''}</p>
${table(['platform', 'size', 'layers', 'manifest'], built.platforms.map((one) => [
        escaped(one.platform),
        number((0,figures/* bytesText */.p)(one.bytes)),
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
        number((0,figures/* durationText */.S)(step.milliseconds)),
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
        number((0,figures/* bytesText */.p)(one.bytesUploaded)),
        number((0,figures/* durationText */.S)(one.milliseconds)),
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

// EXTERNAL MODULE: ./build/src/report/summary.js
var summary = __webpack_require__(3320);
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
var version = __webpack_require__(8009);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var oci_reference = __webpack_require__(4974);
// EXTERNAL MODULE: ./build/src/oci/origin.js
var origin = __webpack_require__(869);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/src/oci/blob-reader.js


/** `onBytes` hears of every byte on its way, also of those sent again. */
function createBlobReader(source, onBytes) {
    let stream;
    let chunks;
    /** Read from the stream, but part of the next piece. */
    let rest;
    /** Where the next piece must start to go on with the open stream; undefined in the middle of a piece. */
    let position;
    function close() {
        stream?.destroy();
        stream = undefined;
        chunks = undefined;
        rest = undefined;
        position = undefined;
    }
    async function* read(offset, length) {
        if (position !== offset || !chunks) {
            close();
            stream = source.open(offset);
            // Errors arrive through the iterator; without a listener one after close() would be an uncaught one.
            stream.on('error', () => { });
            chunks = stream[Symbol.asyncIterator]();
        }
        position = undefined;
        const own = chunks;
        let left = length;
        while (left > 0) {
            const chunk = rest ?? (await nextOf(own));
            // Meanwhile this piece was given up and another begun.
            if (own !== chunks)
                return;
            rest = undefined;
            if (!chunk)
                throw tooShort(source, offset + length - left);
            if (chunk.length > left)
                rest = chunk.subarray(left);
            const part = chunk.subarray(0, left);
            left -= part.length;
            onBytes?.(part.length);
            yield part;
        }
        position = offset + length;
    }
    return { piece: (offset, length) => external_node_stream_.Readable.from(read(offset, length), { objectMode: false }), close };
}
async function nextOf(chunks) {
    const { done, value } = await chunks.next();
    return done ? undefined : value;
}
function tooShort({ descriptor: { digest, size } }, ended) {
    return new errors/* SealiftError */.Pf('registry-digest-mismatch', `the source of blob ${digest} has ${ended} bytes in place of ${size}`, {
        hint: 'The image on disk was changed or is not complete: build it again.',
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/oci/body.js
/** The whole body, or undefined when it is longer than `limit` bytes. Rejects when the connection breaks. */
async function readBody(response, limit) {
    const { bytes, whole } = await readStart(response.body, limit);
    return whole ? bytes : undefined;
}
/** As much of the body as fits into `limit` bytes. Rejects when the connection breaks. */
async function readBodyStart(response, limit) {
    return (await readStart(response.body, limit)).bytes;
}
/** Reads what is left of a body nobody wants, so that its connection can be used again. */
async function discardBody(response) {
    try {
        await readStart(response.body, 64 * 1024);
    }
    catch {
        // A connection that broke here took nothing with it that anybody waits for.
    }
}
async function readStart(body, limit) {
    const chunks = [];
    let length = 0;
    // Leaving the loop early destroys the stream, and with it the connection.
    for await (const chunk of body) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > limit)
            return { bytes: Buffer.concat(chunks).subarray(0, limit), whole: false };
    }
    return { bytes: Buffer.concat(chunks), whole: true };
}

// EXTERNAL MODULE: ./build/src/oci/digest.js
var oci_digest = __webpack_require__(6559);
// EXTERNAL MODULE: ./build/src/oci/retry.js
var retry = __webpack_require__(9221);
;// CONCATENATED MODULE: ./build/src/oci/registry-error.js



/** A registry's "no", or its silence; `status` is undefined when no answer came. */
class RegistryError extends errors/* SealiftError */.Pf {
    status;
    /** The registry's own error codes, such as `MANIFEST_INVALID`. */
    registryCodes;
    /** Whether the same request may succeed later. */
    retriable;
    retryAfterMs;
    constructor(code, message, options = {}) {
        super(code, message, options);
        this.name = 'RegistryError';
        this.status = options.status;
        this.registryCodes = options.registryCodes ?? [];
        this.retriable = options.retriable ?? false;
        this.retryAfterMs = options.retryAfterMs;
    }
}
const bodyLimit = 8 * 1024;
const textLimit = 500;
/** The error for an answer nobody asked for; reads (at most 8 KiB of) its body. */
async function answerError(response, operation, now) {
    const { status, headers } = response;
    const body = await readBodyStart(response, bodyLimit).catch(() => Buffer.alloc(0));
    const problems = problemsIn(body.toString('utf8'), headers['content-type'] ?? '');
    const registryCodes = problems.map((problem) => problem.code).filter((code) => code !== '');
    const code = errorCode(status, registryCodes);
    const words = printable(problems
        .map(({ text }) => text)
        .filter(Boolean)
        .join('; '), operation.hidden ?? []);
    return new RegistryError(code, `${operation.target}: ${operation.verb} failed with ${status}${words && ` (${words})`}`, {
        status,
        registryCodes,
        retriable: (0,retry/* isRetriedStatus */.Mq)(status),
        retryAfterMs: (0,retry/* parseRetryAfter */.mu)(headers['retry-after'], now),
        hint: hintFor(code, operation),
    });
}
/** The error for a request that got no complete answer. */
function connectionError(error, operation) {
    const text = printable(reasonOf(error), operation.hidden ?? []);
    const certificate = isCertificateProblem(error);
    return new RegistryError('network-failed', `${operation.target}: ${operation.verb} got no answer: ${text}`, {
        retriable: !certificate,
        cause: error,
        hint: certificate
            ? `The certificate of ${operation.registry} is not trusted: set NODE_EXTRA_CA_CERTS to a file with its authority.`
            : hintFor('network-failed', operation),
    });
}
/** What a failed exchange means: a broken connection, an interruption, or what it says itself. */
function exchangeError(error, operation, signal) {
    if (error instanceof RegistryError)
        return error;
    if (signal?.aborted) {
        return new errors/* SealiftError */.Pf('interrupted', `${operation.target}: ${operation.verb} was interrupted`, {
            cause: error,
        });
    }
    return isBrokenConnection(error) ? connectionError(error, operation) : error;
}
/** A request without an answer, or an answer whose body broke off (then it is Node's own error). */
function isBrokenConnection(error) {
    if (error instanceof errors/* SealiftError */.Pf)
        return error.code === 'network-failed';
    const code = (error instanceof Error && error.code) || '';
    return /^(ECONN|EPIPE|ETIMEDOUT|HPE_|ERR_STREAM_PREMATURE_CLOSE)/.test(code);
}
/** The error when trying again may help, else undefined. */
function retriable(error) {
    return error instanceof RegistryError && error.retriable ? error : undefined;
}
function errorCode(status, registryCodes) {
    if (status === 401)
        return 'registry-unauthorized';
    if (status === 403)
        return 'registry-denied';
    if (status === 404)
        return 'registry-not-found';
    if (status === 429)
        return 'registry-rate-limited';
    if ((0,retry/* isRetriedStatus */.Mq)(status))
        return 'registry-unavailable';
    return registryCodes.includes('DIGEST_INVALID') ? 'registry-digest-mismatch' : 'registry-refused';
}
function hintFor(code, { registry, target, username }) {
    switch (code) {
        case 'registry-unauthorized':
            return username === undefined
                ? `There is no login for ${registry}: set registry, username and password, or registry-auths.`
                : `The login of ${username} for ${registry} was refused: check username and password, and whether a token has expired.`;
        case 'registry-denied':
            return username === undefined
                ? `${registry} does not let everybody do this: set registry, username and password, or registry-auths.`
                : `Check that ${username} may do this in ${target} (on GitHub: permissions packages: write).`;
        case 'registry-not-found':
            return `Check the name ${target}; on some registries a repository or project must be created first.`;
        case 'registry-rate-limited':
            return `${registry} limits how often it is asked: try again later, or log in for a higher limit.`;
        case 'registry-unavailable':
            return `${registry} is in trouble; running again later is safe.`;
        case 'network-failed':
            return `Check the name ${registry}, the network and the proxy variables; a registry without TLS must stand in insecure-registries.`;
        default:
            return `${registry} does not take this; its own words are in the message.`;
    }
}
/** The specification's `{"errors":[{code,message,detail}]}`, a token server's `details`, or plain text. */
function problemsIn(body, contentType) {
    try {
        const { errors, details, message } = JSON.parse(body);
        if (Array.isArray(errors)) {
            return errors.map((entry) => {
                const code = typeof entry?.code === 'string' ? entry.code : '';
                const said = typeof entry?.message === 'string' ? entry.message : '';
                return { code, text: [code, said].filter(Boolean).join(': ') };
            });
        }
        const text = [details, message].find((value) => typeof value === 'string');
        return text === undefined ? [] : [{ code: '', text: text }];
    }
    catch {
        return contentType.includes('html') || body === '' ? [] : [{ code: '', text: body }];
    }
}
function printable(text, hidden) {
    let shown = text;
    for (const value of hidden)
        if (value.length > 3)
            shown = shown.replaceAll(value, '***');
    const line = shown.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
    return line.length > textLimit ? `${line.slice(0, textLimit)}…` : line;
}
function reasonOf(error) {
    const root = rootCause(error);
    return root instanceof Error
        ? root.message || (root.code ?? root.name)
        : String(root);
}
function isCertificateProblem(error) {
    const code = rootCause(error)?.code ?? '';
    return /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(code);
}
function rootCause(error) {
    let root = error;
    while (root instanceof Error && root.cause !== undefined)
        root = root.cause;
    // Connecting to a name with several addresses fails with one error for each.
    return root instanceof AggregateError && root.errors.length > 0 ? root.errors[0] : root;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/src/oci/retrying.js




/** Calls `work` until it succeeds, fails for good, or has failed five times. */
async function retrying(work, patience) {
    for (let failures = 1;; failures += 1) {
        try {
            return await work();
        }
        catch (error) {
            const failure = retriable(error);
            if (!failure || failures >= retry/* maximumTries */.u3)
                throw error;
            await pause(failures, failure, patience);
        }
    }
}
/** Waits before the next try after failure number `failures` (from 1). */
async function pause(failures, failure, patience) {
    const milliseconds = (0,retry/* retryDelayMs */.qO)(failures, failure.retryAfterMs, Math.random());
    patience.log.debug(`${failure.message}; trying again in ${milliseconds} ms`);
    try {
        await (patience.sleep ?? timer)(milliseconds, patience.signal);
    }
    catch (cause) {
        if (!patience.signal?.aborted)
            throw cause;
        throw new errors/* SealiftError */.Pf('interrupted', `interrupted while waiting to try again: ${failure.message}`, {
            cause,
        });
    }
}
const timer = (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, signal && { signal });

;// CONCATENATED MODULE: ./build/src/oci/scope.js
/** What a token shall allow, as token servers read it: `repository:library/app:pull,push`. */
function repositoryScope({ path }, access) {
    return `repository:${path}:${access}`;
}
/** One scope for each resource, with the actions of all scopes that name it; sorted, so that equal sets are equal. */
function mergeScopes(scopes) {
    const actionsOf = new Map();
    for (const scope of scopes) {
        const colon = scope.lastIndexOf(':');
        if (colon === -1)
            continue;
        const resource = scope.slice(0, colon);
        const actions = actionsOf.get(resource) ?? new Set();
        for (const action of scope.slice(colon + 1).split(','))
            if (action)
                actions.add(action);
        actionsOf.set(resource, actions);
    }
    return [...actionsOf].map(([resource, actions]) => `${resource}:${[...actions].sort().join(',')}`).sort();
}

;// CONCATENATED MODULE: ./build/src/oci/blobs.js









const blobGetLimit = 16 * 1024 * 1024;
/** Undefined when the registry has no such blob in this repository. */
function blobHead(transport, reference, access = 'pull') {
    const request = blobRequest(reference, 'HEAD', [200, 404], access);
    return transport.send(request, ({ status, headers, body }) => {
        body.resume();
        if (status === 404)
            return undefined;
        const mediaType = headers['content-type']?.split(';')[0]?.trim() || 'application/octet-stream';
        return { mediaType, digest: reference.digest, size: Number(headers['content-length'] ?? 0) };
    });
}
/** The whole blob, at most 16 MiB, its digest checked. */
async function blobGet(transport, reference) {
    const bytes = await transport.send(blobRequest(reference, 'GET', [200]), (answer) => readBody(answer, blobGetLimit));
    if (!bytes) {
        throw new RegistryError('registry-refused', `${(0,oci_reference/* referenceName */.z$)(reference)}: the blob is larger than 16 MiB`, {
            hint: 'Only configurations, signatures and other small blobs are read whole.',
        });
    }
    const found = (0,oci_digest/* digestOf */.ol)(bytes, (0,oci_digest/* digestAlgorithm */.g4)(reference.digest));
    if (found !== reference.digest)
        throw mismatch(reference, `its digest is ${found}`);
    return bytes;
}
/**
 * The blob as a stream that fails at its end when size or digest are not the descriptor's, and goes
 * on where it was when the connection breaks.
 */
async function blobStream(transport, repository, descriptor, patience) {
    const reference = { ...repository, digest: descriptor.digest };
    const first = await openAt(transport, reference, 0);
    return external_node_stream_.Readable.from(verified(transport, reference, descriptor, first, patience), { objectMode: false });
}
async function* verified(transport, reference, { size }, first, patience) {
    const hash = (0,external_node_crypto_.createHash)((0,oci_digest/* digestAlgorithm */.g4)(reference.digest));
    let received = 0;
    let answer = first;
    for (let failures = 1;; failures += 1) {
        try {
            for await (const chunk of answer.body) {
                received += chunk.length;
                if (received > size)
                    throw mismatch(reference, `it is larger than ${size} bytes`);
                hash.update(chunk);
                yield chunk;
            }
            break;
        }
        catch (error) {
            // Nothing is lost when it broke after the last byte; an error of our reader's is none of the registry's.
            if (received === size)
                break;
            if (!answer.body.errored)
                throw error;
            const failure = answer.failure(error);
            if (!retriable(failure) || failures === retry/* maximumTries */.u3)
                throw failure;
            await pause(failures, failure, patience);
            answer = await openAt(transport, reference, received);
        }
    }
    if (received !== size)
        throw mismatch(reference, `it has ${received} bytes in place of ${size}`);
    const hex = hash.digest('hex');
    if (hex !== (0,oci_digest/* digestHex */.sU)(reference.digest))
        throw mismatch(reference, `its digest is ${(0,oci_digest/* digestAlgorithm */.g4)(reference.digest)}:${hex}`);
}
/** Opens the blob at an offset; a registry that knows no ranges sends all of it, and the start is left out. */
function openAt(transport, reference, offset) {
    const request = blobRequest(reference, 'GET', offset === 0 ? [200] : [200, 206]);
    const headers = offset === 0 ? {} : { Range: `bytes=${offset}-` };
    return transport.send({ ...request, headers }, async (answer) => {
        if (answer.status === 206 || offset === 0)
            return answer;
        return { ...answer, body: external_node_stream_.Readable.from(without(answer.body, offset), { objectMode: false }) };
    });
}
async function* without(body, count) {
    let left = count;
    for await (const chunk of body) {
        if (left < chunk.length)
            yield chunk.subarray(left);
        left = Math.max(0, left - chunk.length);
    }
}
function blobRequest(reference, method, accept, access = 'pull') {
    return {
        repository: reference,
        verb: `${method} blob ${reference.digest}`,
        method,
        at: `blobs/${reference.digest}`,
        scopes: [repositoryScope(reference, access)],
        accept,
    };
}
function mismatch(reference, what) {
    return new RegistryError('registry-digest-mismatch', `${(0,oci_reference/* referenceName */.z$)(reference)}: the blob is not what was asked for: ${what}`, {
        hint: 'Do not use it; look at the registry and any proxy before it.',
    });
}

;// CONCATENATED MODULE: ./build/src/oci/challenge.js
const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const schemePattern = new RegExp(`[\\s,]*(${token})`, 'y');
// RFC 9110, 11.2: one opaque value in place of parameters, as Negotiate and NTLM use it.
const token68Pattern = /[ \t]+[A-Za-z0-9\-._~+/]+=*(?=\s*(?:,|$))/y;
// Unquoted values are taken up to the next comma: registries leave quotes off URLs and scopes too.
const parameterPattern = new RegExp(`[\\s,]*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]*))`, 'y');
/**
 * Reads a `WWW-Authenticate` header (RFC 9110, 11.6.1) that may hold several challenges, also when
 * several header lines were joined by commas. Never throws: what cannot be read is left out.
 */
function parseChallenges(header) {
    const challenges = [];
    let position = 0;
    const match = (pattern) => {
        pattern.lastIndex = position;
        const found = pattern.exec(header) ?? undefined;
        if (found)
            position = pattern.lastIndex;
        return found;
    };
    while (position < header.length) {
        const scheme = match(schemePattern)?.[1];
        if (scheme === undefined) {
            position += 1;
            continue;
        }
        const parameters = Object.create(null);
        if (!match(token68Pattern)) {
            for (let found = match(parameterPattern); found; found = match(parameterPattern)) {
                const [, name = '', quoted, plain = ''] = found;
                parameters[name.toLowerCase()] ??= quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1');
            }
        }
        challenges.push({ scheme: scheme.toLowerCase(), parameters });
    }
    return challenges;
}

;// CONCATENATED MODULE: ./build/src/oci/token.js



/** The user name under which Docker stores an identity token: the password is an OAuth refresh token. */
const identityTokenUser = '<token>';
const defaultLifeSeconds = 60;
const answerLimit = 1024 * 1024;
/**
 * Gets a token from the realm of a Bearer challenge: by GET with Basic credentials, or by POST with a
 * refresh token (Docker registry token authentication, and its OAuth 2 variant). A failure is not
 * tried again here: the request the token is for is.
 */
async function fetchToken(request, deps) {
    const realm = realmUrl(request);
    const operation = {
        registry: request.registry,
        target: request.registry,
        verb: `get a token from ${realm.host}`,
        username: request.login?.username,
        hidden: request.login ? [request.login.password.reveal()] : [],
    };
    const sentAt = deps.clock().getTime();
    try {
        const signal = deps.signal && { signal: deps.signal };
        const response = await deps.http({ ...tokenRequest(request, realm), ...signal });
        if (response.status !== 200)
            throw await answerError(response, operation, deps.clock());
        return tokenIn(await readBody(response, answerLimit), sentAt, operation);
    }
    catch (error) {
        throw exchangeError(error, operation, deps.signal);
    }
}
function realmUrl({ registry, base, realm, login }) {
    let url;
    try {
        url = new URL(realm, base);
    }
    catch (cause) {
        throw new RegistryError('registry-refused', `${registry} names a token server that is no URL`, { cause });
    }
    url.username = '';
    url.password = '';
    const ownHost = url.hostname === base.hostname || (0,origin/* isLoopbackHost */.cW)(url.hostname);
    const safe = url.protocol === 'https:' || (url.protocol === 'http:' && base.protocol === 'http:' && ownHost);
    if (login && !safe) {
        throw new RegistryError('registry-unauthorized', `${registry} wants its login sent to ${url.protocol}//${url.host}, which is not encrypted`, { hint: `The token server of ${registry} must be reached by https; ask whoever runs the registry.` });
    }
    return url;
}
function tokenRequest({ service, scopes, login }, realm) {
    if (login?.username === identityTokenUser) {
        const form = new URLSearchParams({
            grant_type: 'refresh_token',
            client_id: 'sealift',
            refresh_token: login.password.reveal(),
        });
        if (service !== undefined)
            form.set('service', service);
        if (scopes.length > 0)
            form.set('scope', scopes.join(' '));
        const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
        return { method: 'POST', url: realm, headers, body: form.toString() };
    }
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    return { method: 'GET', url, ...(login && { headers: { Authorization: basicAuthorization(login) } }) };
}
/** The `Authorization` header of the Basic scheme. */
function basicAuthorization({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password.reveal()}`).toString('base64')}`;
}
function tokenIn(bytes, sentAt, operation) {
    const answer = bytes && parsed(bytes);
    const value = [answer?.token, answer?.access_token].find((text) => typeof text === 'string' && text !== '');
    if (typeof value !== 'string') {
        throw new RegistryError('registry-unauthorized', `${operation.target}: ${operation.verb} gave no token`, {
            hint: `The token server of ${operation.registry} answered something else; try to log in there by hand.`,
        });
    }
    const given = Number(answer?.expires_in);
    const seconds = given > 0 ? given : defaultLifeSeconds;
    // A tenth of its life, at most half a minute, is kept for the way there.
    return { value, renewAt: sentAt + (seconds - Math.min(30, seconds / 10)) * 1000 };
}
function parsed(bytes) {
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/oci/authorizer.js



function createAuthorizer(options) {
    let scheme = { kind: 'none' };
    const tokens = new Map();
    /** What the registry asked for on top of what a request was thought to need. */
    const widened = new Map();
    async function header(scopes) {
        if (scheme.kind === 'none')
            return undefined;
        if (scheme.kind === 'basic') {
            const login = await options.login();
            return login && login.username !== identityTokenUser ? basicAuthorization(login) : undefined;
        }
        const wanted = mergeScopes(scopes);
        return `Bearer ${(await token(scheme, widened.get(wanted.join(' ')) ?? wanted)).value}`;
    }
    async function token(bearer, scopes) {
        const key = JSON.stringify([bearer.realm, bearer.service, scopes]);
        const known = tokens.get(key);
        if (known) {
            const held = await known;
            if (options.clock().getTime() < held.renewAt)
                return held;
            // Whoever comes first replaces it; the others find the new promise.
            if (tokens.get(key) === known)
                tokens.delete(key);
            return token(bearer, scopes);
        }
        const fetched = options
            .login()
            .then((login) => fetchToken({ ...options, ...bearer, scopes, login }, options));
        tokens.set(key, fetched);
        fetched.catch(() => tokens.get(key) === fetched && tokens.delete(key));
        return fetched;
    }
    function learn(challenge) {
        const challenges = parseChallenges(challenge ?? '');
        const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm);
        if (bearer?.parameters.realm) {
            scheme = { kind: 'bearer', realm: bearer.parameters.realm, service: bearer.parameters.service };
        }
        else if (challenges.some(({ scheme }) => scheme === 'basic')) {
            scheme = { kind: 'basic' };
        }
    }
    async function renewed(challenge, scopes, refused) {
        learn(challenge);
        const wanted = mergeScopes(scopes);
        const asked = parseChallenges(challenge ?? '').find(({ scheme }) => scheme === 'bearer')?.parameters
            .scope;
        if (asked)
            widened.set(wanted.join(' '), mergeScopes([...wanted, ...asked.split(' ')]));
        for (const [key, pending] of tokens) {
            const held = await pending.catch(() => undefined);
            if (held && `Bearer ${held.value}` === refused && tokens.get(key) === pending)
                tokens.delete(key);
        }
        const next = await header(scopes);
        return next === refused ? undefined : next;
    }
    return { header, learn, renewed };
}

;// CONCATENATED MODULE: ./build/src/oci/transport.js







const maximumRedirects = 5;
const redirectStatuses = [301, 302, 303, 307, 308];
function createTransport(options) {
    const endpoints = new Map();
    function endpointOf(registry) {
        const known = endpoints.get(registry);
        if (known)
            return known;
        const found = findEndpoint(registry, options);
        endpoints.set(registry, found);
        found.catch(() => endpoints.delete(registry));
        return found;
    }
    async function exchange(request, read) {
        const { registry } = request.repository;
        const endpoint = await endpointOf(registry);
        const login = await options.credentials(registry);
        const operation = {
            registry,
            target: (0,oci_reference/* repositoryName */.aR)(request.repository),
            verb: request.verb,
            username: login?.username,
            hidden: login ? [login.password.reveal()] : [],
        };
        try {
            const answer = await authorized(request, endpoint, operation, options);
            if (!request.accept.includes(answer.status))
                throw await answerError(answer, operation, options.clock());
            return await read(answer);
        }
        catch (error) {
            throw exchangeError(error, operation, options.signal);
        }
    }
    return {
        send: (request, read) => request.once ? exchange(request, read) : retrying(() => exchange(request, read), options),
    };
}
/** Where `target`, a Location or a Link of the answer, leads; refuses to leave https for plain http. */
function linkedUrl(answer, target) {
    const { verb, target: place } = answer.operation;
    const url = URL.canParse(target, answer.url.href) ? new URL(target, answer.url) : undefined;
    if (!url || !(0,origin/* mayFollow */.LE)(answer.url, url)) {
        const reason = url
            ? `to ${url.protocol}//${url.host}, which is not encrypted`
            : 'to something that is no URL';
        throw new RegistryError('registry-refused', `${place}: ${verb} leads ${reason}`, {
            status: answer.status,
            hint: 'The registry does not know its own address: behind a proxy it must be told that it is reached by https.',
        });
    }
    url.username = '';
    url.password = '';
    return url;
}
async function authorized(request, { base, authorizer }, operation, options) {
    const url = request.at instanceof URL ? request.at : new URL(`/v2/${request.repository.path}/${request.at}`, base);
    // A place elsewhere (an upload's or a page's own URL) carries its own permission and never gets ours.
    if (url.origin !== base.origin)
        return redirected(request, url, undefined, operation, options);
    const header = await authorizer.header(request.scopes);
    const answer = await redirected(request, url, header, operation, options);
    if (answer.status !== 401 || answer.url.origin !== base.origin)
        return answer;
    const next = await authorizer.renewed(answer.headers['www-authenticate'], request.scopes, header);
    if (next === undefined)
        return answer;
    await discardBody(answer);
    return redirected(request, url, next, operation, options);
}
async function redirected(request, start, authorization, operation, { http, signal }) {
    let url = start;
    let header = authorization;
    for (let redirects = 0;; redirects += 1) {
        const response = await http({
            method: request.method,
            url,
            headers: { ...request.headers, 'User-Agent': 'sealift', ...(header && { Authorization: header }) },
            ...(request.body && { body: typeof request.body === 'function' ? request.body() : request.body }),
            ...(request.idleTimeoutMs && { idleTimeoutMs: request.idleTimeoutMs }),
            ...(signal && { signal }),
        });
        const failure = (error) => exchangeError(error, operation, signal);
        const answer = { ...response, url, operation, failure };
        const { location } = response.headers;
        if (!location || !isRedirect(request.method, response.status))
            return answer;
        await discardBody(response);
        if (redirects === maximumRedirects) {
            throw new RegistryError('registry-refused', `${operation.target}: ${operation.verb} is redirected in a circle`);
        }
        const next = linkedUrl(answer, location);
        if (next.origin !== url.origin)
            header = undefined;
        url = next;
    }
}
function isRedirect(method, status) {
    if (method === 'GET' || method === 'HEAD')
        return redirectStatuses.includes(status);
    return status === 307 || status === 308;
}
/**
 * Finds out how a registry is reached and what login it wants, by `GET /v2/`. Loopback and insecure
 * registries are tried without TLS first, then with it: a TLS server answers plain HTTP with 400 or
 * closes the connection. A failure is not tried again here: the request that led here is.
 */
async function findEndpoint(registry, options) {
    const host = (0,origin/* apiHost */.nz)(registry);
    if (!URL.canParse(`https://${host}/v2/`)) {
        throw new errors/* SealiftError */.Pf('reference-invalid', `"${registry}" is no registry's host name`);
    }
    const secure = new URL(`https://${host}/v2/`);
    const plain = new URL(`http://${host}/v2/`);
    const operation = { registry, target: registry, verb: 'GET /v2/' };
    const ping = async (url) => {
        try {
            const response = await options.http({
                method: 'GET',
                url,
                ...(options.signal && { signal: options.signal }),
            });
            await discardBody(response);
            return response;
        }
        catch (error) {
            throw exchangeError(error, operation, options.signal);
        }
    };
    const endpoint = (url, response) => {
        const login = () => options.credentials(registry);
        const base = new URL('/', url);
        const authorizer = createAuthorizer({ ...options, registry, base, login });
        if (response.status === 401)
            authorizer.learn(response.headers['www-authenticate']);
        return { base, authorizer };
    };
    if (!(0,origin/* isLoopbackHost */.cW)(secure.hostname) && !options.insecure(registry))
        return endpoint(secure, await ping(secure));
    const first = await ping(plain).then((response) => ({ response }), (error) => ({ error }));
    if ('response' in first && first.response.status !== 400)
        return endpoint(plain, first.response);
    const second = await ping(secure).catch(() => undefined);
    if (second)
        return endpoint(secure, second);
    if ('error' in first)
        throw first.error;
    return endpoint(plain, first.response);
}

;// CONCATENATED MODULE: ./build/src/oci/upload.js








/** What every limit known to us lets through (GHCR's for one PATCH, common ones of proxies). */
const cautiousChunk = 4 * 1024 * 1024;
/** An upload that has come this much further may fail as often again. */
const progressBytes = 1024 * 1024;
/** Moving a large blob to its place can take a registry's storage minutes. */
const uploadIdleMs = 300_000;
/** The way of one blob's bytes into a repository, by as many requests as it takes. */
class Upload {
    #transport;
    #repository;
    #source;
    #reader;
    #chunkLimit;
    #session;
    constructor(transport, repository, source, reader, chunkLimit) {
        this.#transport = transport;
        this.#repository = repository;
        this.#source = source;
        this.#reader = reader;
        this.#chunkLimit = chunkLimit;
    }
    async run(session, patience) {
        this.#session = session;
        let furthest = 0;
        for (let failures = 1;; failures += 1) {
            try {
                return await this.#send();
            }
            catch (error) {
                const failure = this.#recoverable(error);
                if (!failure || failures >= retry/* maximumTries */.u3) {
                    await this.#cancel();
                    throw error;
                }
                if (failure.retriable)
                    await pause(failures, failure, patience);
                if (await this.#findOut())
                    return;
            }
            const offset = this.#session?.offset ?? 0;
            if (offset >= furthest + progressBytes) {
                furthest = offset;
                failures = 0;
            }
        }
    }
    /** Sends what the registry does not have yet, and closes the upload. */
    async #send() {
        const { size } = this.#source.descriptor;
        this.#session ??= await this.#transport.send(this.#open(), sessionOf);
        const session = this.#session;
        const whole = session.offset === 0 && (this.#chunkLimit === undefined || size <= this.#chunkLimit);
        if (!whole) {
            while (session.offset < size)
                await this.#patch(session);
        }
        const length = size - session.offset;
        await this.#step('PUT', session, length, [201, 204], withDigest(session.location, this.#source), (answer) => {
            answer.body.resume();
        });
    }
    async #patch(session) {
        const { size } = this.#source.descriptor;
        const limit = Math.max(this.#chunkLimit ?? size, session.chunkMinimum);
        const length = Math.min(limit, size - session.offset);
        const end = session.offset + length;
        await this.#step('PATCH', session, length, [202, 201, 204], session.location, (answer) => {
            answer.body.resume();
            moveOn(session, answer);
            const has = offsetIn(answer.headers.range);
            session.offset = has !== undefined && has > session.offset && has < end ? has : end;
        });
    }
    #step(method, session, length, accept, at, read) {
        const { offset } = session;
        const range = method === 'PATCH' ? { 'Content-Range': `${offset}-${offset + length - 1}` } : {};
        const headers = {
            'Content-Type': 'application/octet-stream',
            'Content-Length': String(length),
            ...range,
        };
        const request = this.#request(method, at, accept);
        const body = () => this.#reader.piece(offset, length);
        return this.#transport.send({ ...request, headers, once: true, ...(length > 0 && { body }) }, read);
    }
    /** The error when the upload can go on after it: a passing failure, or a chunk the registry did not want. */
    #recoverable(error) {
        if (!(error instanceof RegistryError))
            return undefined;
        // Opening an upload is tried again where it is asked for; what fails here has failed there.
        if (!this.#session)
            return undefined;
        if (error.status === 413 || error.status === 416) {
            // Both may mean "too much at once"; 416 also "not where the upload stands", which #findOut mends.
            const limit = Math.min(this.#chunkLimit ?? Number.POSITIVE_INFINITY, cautiousChunk);
            const smaller = limit !== this.#chunkLimit && this.#source.descriptor.size > limit;
            if (smaller)
                this.#chunkLimit = limit;
            return smaller || error.status === 416 ? error : undefined;
        }
        // The registry has forgotten the upload.
        if (error.status === 404)
            return error;
        return retriable(error);
    }
    /** Asks how far the upload has come; true when the blob turns out to be complete. */
    async #findOut() {
        const session = this.#session;
        if (!session)
            return false;
        const request = this.#request('GET', session.location, [200, 204]);
        try {
            const has = await this.#transport.send({ ...request, once: true }, (answer) => {
                answer.body.resume();
                moveOn(session, answer);
                return offsetIn(answer.headers.range);
            });
            // With nothing there, a new upload is surer than one of which we know that it broke.
            if (has !== undefined && has > 0 && has <= this.#source.descriptor.size) {
                session.offset = has;
                return false;
            }
        }
        catch (error) {
            if (!(error instanceof RegistryError))
                throw error;
        }
        this.#session = undefined;
        // The answer to the last PUT may have been lost after it was done.
        const { digest } = this.#source.descriptor;
        return (await blobHead(this.#transport, { ...this.#repository, digest }, 'pull,push')) !== undefined;
    }
    /** Lets the registry forget a started upload; whether that works does not matter. */
    async #cancel() {
        if (!this.#session)
            return;
        const request = this.#request('DELETE', this.#session.location, [200, 202, 204]);
        await this.#transport
            .send({ ...request, once: true, idleTimeoutMs: 5_000 }, ({ body }) => body.resume())
            .catch(() => undefined);
    }
    #open() {
        const algorithm = (0,oci_digest/* digestAlgorithm */.g4)(this.#source.descriptor.digest);
        return openRequest(this.#repository, algorithm === 'sha256' ? '' : `?digest-algorithm=${algorithm}`);
    }
    #request(method, at, accept) {
        return {
            repository: this.#repository,
            verb: `${method} upload of blob ${this.#source.descriptor.digest}`,
            method,
            at,
            scopes: [repositoryScope(this.#repository, 'pull,push')],
            accept,
            idleTimeoutMs: uploadIdleMs,
        };
    }
}
/** Opens an upload; `query` may ask for a mount in its place. */
function openRequest(repository, query) {
    return {
        repository,
        verb: 'open an upload',
        method: 'POST',
        at: `blobs/uploads/${query}`,
        headers: { 'Content-Length': '0' },
        scopes: [repositoryScope(repository, 'pull,push')],
        accept: [202],
    };
}
/** The upload an answer opened. */
function sessionOf(answer) {
    answer.body.resume();
    const { location } = answer.headers;
    if (location === undefined) {
        const { target, verb, registry } = answer.operation;
        throw new errors/* SealiftError */.Pf('registry-refused', `${target}: ${verb} gave no place to send the blob to`, {
            hint: `Check that ${registry} is a container registry.`,
        });
    }
    const chunkMinimum = Number(answer.headers['oci-chunk-min-length'] ?? 0) || 0;
    return { location: linkedUrl(answer, location), offset: 0, chunkMinimum };
}
function moveOn(session, answer) {
    if (answer.headers.location !== undefined)
        session.location = linkedUrl(answer, answer.headers.location);
}
/**
 * How many bytes the registry has, from `Range: 0-<last>`. Some write `0-0` for none: taken for none,
 * at most one byte is sent twice.
 */
function offsetIn(range) {
    const last = /^(?:bytes=)?0-(\d+)$/.exec(range?.trim() ?? '')?.[1];
    if (last === undefined)
        return undefined;
    return last === '0' ? 0 : Number(last) + 1;
}
function withDigest(location, { descriptor: { digest } }) {
    const url = new URL(location);
    // Set by hand: searchParams would also rewrite what the registry signed.
    url.search = `${url.search}${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(digest)}`;
    return url;
}

;// CONCATENATED MODULE: ./build/src/oci/blob-put.js





/**
 * Brings a blob into a repository: nothing to do when it is there, else mounted, else uploaded. An upload
 * that breaks goes on from the byte the registry has; without such an answer it starts over.
 */
async function blobPut(transport, repository, source, options, patience) {
    const { digest } = source.descriptor;
    // One token serves the whole way, hence more access than a HEAD needs.
    if (await blobHead(transport, { ...repository, digest }, 'pull,push'))
        return 'present';
    const from = options.mountFrom;
    const mountable = from && from.registry === repository.registry && from.path !== repository.path;
    const mount = mountable ? await mountBlob(transport, repository, source, from, patience) : undefined;
    if (mount === 'mounted')
        return mount;
    const reader = createBlobReader(source, options.onBytes);
    const upload = new Upload(transport, repository, source, reader, options.chunkLimit);
    try {
        await upload.run(mount, patience);
        return 'uploaded';
    }
    finally {
        reader.close();
    }
}
/** 'mounted', or the upload the registry opened instead, or nothing when mounting is not possible. */
async function mountBlob(transport, repository, { descriptor: { digest } }, from, { log }) {
    const request = {
        ...openRequest(repository, `?mount=${digest}&from=${encodeURIComponent(from.path)}`),
        verb: `mount blob ${digest} from ${from.path}`,
        accept: [201, 202],
        scopes: [repositoryScope(repository, 'pull,push'), repositoryScope(from, 'pull')],
    };
    try {
        return await transport.send(request, (answer) => {
            if (answer.status === 202)
                return sessionOf(answer);
            answer.body.resume();
            return 'mounted';
        });
    }
    catch (error) {
        // Sending the bytes needs less than mounting does: no access to the other repository, for one.
        if (!(error instanceof RegistryError) || error.retriable)
            throw error;
        log.debug(`${error.message}; uploading it instead`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/oci/descriptor.js
var oci_descriptor = __webpack_require__(8514);
;// CONCATENATED MODULE: ./build/src/oci/manifests.js






/** Registries need not take more (OCI distribution specification, "Pushing Manifests"). */
const manifestLimit = 4 * 1024 * 1024;
const accepted = [
    oci_descriptor/* mediaType */.JL.index,
    oci_descriptor/* mediaType */.JL.manifest,
    oci_descriptor/* mediaType */.JL.dockerManifestList,
    oci_descriptor/* mediaType */.JL.dockerManifest,
];
async function manifestHead(transport, reference) {
    const request = manifestRequest(reference, 'HEAD', 'pull', [200, 404, 405]);
    const found = await transport.send(request, (answer) => answer.status === 404 ? 'absent' : answer.status === 200 ? describedBy(answer, reference) : undefined);
    if (found === 'absent')
        return undefined;
    return found ?? (await manifestGet(transport, reference))?.descriptor;
}
function manifestGet(transport, reference) {
    return transport.send(manifestRequest(reference, 'GET', 'pull', [200, 404]), async (answer) => {
        if (answer.status === 404) {
            answer.body.destroy();
            return undefined;
        }
        const bytes = await readBody(answer, manifestLimit);
        if (!bytes)
            throw refused(reference, 'the manifest is larger than 4 MiB');
        return { bytes, ...readManifest(reference, answer, bytes) };
    });
}
/** Puts the bytes and returns their descriptor, and whether the registry keeps referrers of its `subject` itself. */
function manifestPut(transport, reference, manifest) {
    const algorithm = 'digest' in reference ? (0,oci_digest/* digestAlgorithm */.g4)(reference.digest) : 'sha256';
    const digest = (0,oci_digest/* digestOf */.ol)(manifest.bytes, algorithm);
    if ('digest' in reference && reference.digest !== digest)
        throw manifests_mismatch(reference, digest, 'the bytes to send have');
    const request = {
        ...manifestRequest(reference, 'PUT', 'pull,push', [200, 201, 202]),
        headers: { 'Content-Type': manifest.mediaType },
        body: manifest.bytes,
    };
    return transport.send(request, async (answer) => {
        answer.body.resume();
        const stored = answer.headers['docker-content-digest'];
        if (stored !== undefined && (0,oci_digest/* isDigest */.Bc)(stored)) {
            const ours = (0,oci_digest/* digestOf */.ol)(manifest.bytes, (0,oci_digest/* digestAlgorithm */.g4)(stored));
            if (stored !== ours)
                throw manifests_mismatch({ ...reference, digest: ours }, stored, 'the registry stored');
        }
        const subjectKnown = answer.headers['oci-subject'] !== undefined;
        return { mediaType: manifest.mediaType, digest, size: manifest.bytes.length, subjectKnown };
    });
}
function manifestDelete(transport, reference) {
    const request = manifestRequest(reference, 'DELETE', 'pull,push,delete', [200, 202, 204, 404]);
    return transport.send(request, (answer) => {
        answer.body.resume();
    });
}
function manifestRequest(reference, method, access, accept) {
    const name = nameOf(reference);
    return {
        repository: reference,
        verb: `${method} manifest ${name}`,
        method,
        at: `manifests/${name}`,
        scopes: [repositoryScope(reference, access)],
        accept,
        ...((method === 'GET' || method === 'HEAD') && { headers: { Accept: accepted.join(', ') } }),
    };
}
/** The descriptor a HEAD answer gives; undefined when a header is missing that we need. */
function describedBy({ headers, body }, reference) {
    body.resume();
    const type = typeOf(headers);
    const size = Number(headers['content-length'] ?? Number.NaN);
    const given = headers['docker-content-digest'];
    if (!given || !(0,oci_digest/* isDigest */.Bc)(given) || !accepted.some((known) => known === type) || !(size > 0))
        return undefined;
    if (!('digest' in reference))
        return { mediaType: type, digest: given, size };
    const sameAlgorithm = (0,oci_digest/* digestAlgorithm */.g4)(given) === (0,oci_digest/* digestAlgorithm */.g4)(reference.digest);
    if (sameAlgorithm && given !== reference.digest)
        throw manifests_mismatch(reference, given, 'the registry answered with');
    return { mediaType: type, digest: reference.digest, size };
}
function readManifest(reference, { headers }, bytes) {
    const given = headers['docker-content-digest'];
    const expected = 'digest' in reference ? reference.digest : given !== undefined && (0,oci_digest/* isDigest */.Bc)(given) ? given : undefined;
    const digest = (0,oci_digest/* digestOf */.ol)(bytes, expected && (0,oci_digest/* digestAlgorithm */.g4)(expected));
    if (expected && digest !== expected)
        throw manifests_mismatch({ ...reference, digest: expected }, digest, 'the registry sent');
    const content = parseManifest(reference, bytes);
    const said = typeOf(headers);
    const type = content.mediaType ?? (accepted.some((known) => known === said) ? said : guessedType(content));
    const { artifactType } = content;
    return {
        descriptor: { mediaType: type, digest, size: bytes.length, ...(artifactType && { artifactType }) },
        content,
    };
}
function parseManifest(reference, bytes) {
    let content;
    try {
        content = JSON.parse(bytes.toString('utf8'));
    }
    catch (cause) {
        throw refused(reference, 'the manifest is no JSON', cause);
    }
    if (content?.schemaVersion !== 2)
        throw refused(reference, 'the manifest is not of schema version 2');
    // Readable as both, it would mean different images to different clients (CVE-2021-41190).
    const isManifest = Array.isArray(content.layers) && typeof content.config === 'object';
    if (isManifest === Array.isArray(content.manifests)) {
        throw refused(reference, 'the manifest is neither clearly a manifest nor clearly an index');
    }
    return content;
}
function guessedType(content) {
    return 'manifests' in content ? oci_descriptor/* mediaType */.JL.index : oci_descriptor/* mediaType */.JL.manifest;
}
function typeOf(headers) {
    return headers['content-type']?.split(';')[0]?.trim() ?? '';
}
function nameOf(reference) {
    return 'digest' in reference ? reference.digest : reference.tag;
}
function manifests_mismatch(reference, found, who) {
    return new RegistryError('registry-digest-mismatch', `${(0,oci_reference/* referenceName */.z$)(reference)}: ${who} ${found}`, {
        hint: 'What is stored under that digest is something else; do not use it, and look at the registry and any proxy before it.',
    });
}
function refused(reference, reason, cause) {
    return new RegistryError('registry-refused', `${(0,oci_reference/* referenceName */.z$)(reference)}: ${reason}`, {
        cause,
        hint: 'Check that this is an image or an artifact by the OCI image specification.',
    });
}

;// CONCATENATED MODULE: ./build/src/oci/link.js
/** The target of `rel="next"` in a `Link` header (RFC 8288), as it stands there; undefined when there is none. */
function nextLink(header) {
    for (const [, target, parameters = ''] of (header ?? '').matchAll(/<([^>]*)>((?:\s*;\s*[^\s;,="]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g)) {
        const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/i.exec(parameters);
        const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
        if (relations.includes('next'))
            return target;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/oci/pages.js




const pageLimit = 10_000;
/** The items of all pages; pages that go in a circle are an error, for such a listing is not complete. */
async function allPages(repository, first, page) {
    const items = [];
    const seen = new Set();
    let at = first;
    while (at !== undefined) {
        if (seen.has(String(at)) || seen.size === pageLimit) {
            throw new RegistryError('registry-refused', `${(0,oci_reference/* repositoryName */.aR)(repository)}: the pages of a list have no end`, {
                hint: `${repository.registry} links from page to page in a circle; the list cannot be relied on.`,
            });
        }
        seen.add(String(at));
        const { items: more, next } = await page(at);
        for (const item of more)
            items.push(item);
        at = next;
    }
    return items;
}
/** Where the answer's `Link` header says the list goes on. */
function nextPage(answer) {
    const target = nextLink(answer.headers.link);
    return target === undefined ? undefined : linkedUrl(answer, target);
}

;// CONCATENATED MODULE: ./build/src/oci/referrer-list.js








const referrer_list_answerLimit = 4 * 1024 * 1024;
function createReferrers(transport) {
    /** Registries that turned out to have no referrers API. */
    const without = new Set();
    /** The fallback index is read, changed and written: for each subject one after the other. */
    const writing = new Map();
    async function fromApi(repository, subject, artifactType) {
        if (without.has(repository.registry))
            return undefined;
        const filter = artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
        let there = true;
        const listed = await allPages(repository, `referrers/${subject}${filter}`, async (at) => {
            const answer = await transport.send(referrersRequest(repository, subject, at), readReferrers);
            if (answer.page)
                return withType(answer.page, answer.filtered ? undefined : artifactType);
            // Only the first answer can tell that there is no such list; later it is one that broke off.
            if (at instanceof URL)
                throw brokenList(`${(0,oci_reference/* repositoryName */.aR)(repository)}: referrers of ${subject}`);
            if (answer.noApi)
                without.add(repository.registry);
            there = false;
            return { items: [], next: undefined };
        });
        return there ? listed : undefined;
    }
    async function fromTag(repository, subject) {
        const tag = fallbackTag(repository, subject);
        const pulled = await manifestGet(transport, tag);
        if (!pulled)
            return [];
        if (!('manifests' in pulled.content))
            throw brokenList((0,oci_reference/* referenceName */.z$)(tag));
        return pulled.content.manifests;
    }
    async function add(repository, subject, entry) {
        const known = await fromTag(repository, subject);
        if (known.some(({ digest }) => digest === entry.digest))
            return;
        const index = { schemaVersion: 2, mediaType: oci_descriptor/* mediaType */.JL.index, manifests: [...known, entry] };
        const bytes = Buffer.from(JSON.stringify(index));
        await manifestPut(transport, fallbackTag(repository, subject), { mediaType: oci_descriptor/* mediaType */.JL.index, bytes });
    }
    return {
        async list(repository, subject, artifactType) {
            const listed = await fromApi(repository, subject, artifactType);
            if (listed)
                return listed;
            const items = await fromTag(repository, subject);
            return [...withType({ items, next: undefined }, artifactType).items];
        },
        async record(repository, manifest, descriptor) {
            const subject = manifest.subject?.digest;
            if (!subject)
                return;
            const key = (0,oci_reference/* referenceName */.z$)({ ...repository, digest: subject });
            const before = writing.get(key) ?? Promise.resolve();
            const added = before
                .catch(() => { })
                .then(() => add(repository, subject, entryOf(manifest, descriptor)));
            writing.set(key, added);
            await added;
        },
    };
}
function referrersRequest(repository, subject, at) {
    return {
        repository,
        verb: `list referrers of ${subject}`,
        method: 'GET',
        at,
        headers: { Accept: oci_descriptor/* mediaType */.JL.index },
        scopes: [repositoryScope(repository, 'pull')],
        // 405 and 406 come from registries that know neither the path nor the media type.
        accept: [200, 404, 405, 406],
    };
}
async function readReferrers(answer) {
    const text = (await readBody(answer, referrer_list_answerLimit))?.toString('utf8') ?? '';
    const filters = answer.headers['oci-filters-applied'] ?? '';
    const filtered = filters.split(',').some((name) => name.trim() === 'artifactType');
    const items = answer.status === 200 ? descriptorsIn(text) : undefined;
    if (items)
        return { page: { items, next: nextPage(answer) }, filtered, noApi: false };
    // A web page stands where a path is unknown. Any other yes without a list, or a no to us alone, does not say
    // that there are none.
    const webPage = /^text\/html\b/.test(answer.headers['content-type'] ?? '');
    if ((answer.status === 200 && !webPage) || /DENIED|UNAUTHORIZED/.test(text))
        throw unreadableList(answer);
    return { filtered, noApi: !/NAME_UNKNOWN|MANIFEST_UNKNOWN|REPOSITORY/.test(text) };
}
function unreadableList({ operation }) {
    return new RegistryError('registry-refused', `${operation.target}: ${operation.verb} gave no list of referrers`, {
        hint: `What is attached cannot be told. Check that ${operation.registry} is a container registry, and its permissions.`,
    });
}
function descriptorsIn(text) {
    try {
        const { schemaVersion, manifests } = JSON.parse(text);
        if (schemaVersion !== 2)
            return undefined;
        return manifests === null ? [] : Array.isArray(manifests) ? manifests : undefined;
    }
    catch {
        return undefined;
    }
}
function withType({ items, next }, artifactType) {
    if (artifactType === undefined)
        return { items, next };
    return { items: items.filter((item) => item.artifactType === artifactType), next };
}
/** The tag schema cuts the algorithm to 32 and the encoded part to 64 characters. */
function fallbackTag(repository, subject) {
    const { registry, path } = repository;
    return { registry, path, tag: `${(0,oci_digest/* digestAlgorithm */.g4)(subject)}-${(0,oci_digest/* digestHex */.sU)(subject).slice(0, 64)}` };
}
function entryOf(manifest, { mediaType, digest, size }) {
    const artifactType = manifest.artifactType ?? ('config' in manifest ? manifest.config.mediaType : undefined);
    const { annotations } = manifest;
    return {
        mediaType,
        digest,
        size,
        ...(artifactType && { artifactType }),
        ...(annotations && { annotations }),
    };
}
function brokenList(what) {
    return new RegistryError('registry-refused', `${what}: not a list of referrers`, {
        hint: 'What is attached to the image cannot be told; nothing was taken for absent.',
    });
}

;// CONCATENATED MODULE: ./build/src/oci/tags.js





const pageSize = 1000;
const firstPage = `tags/list?n=${pageSize}`;
const tags_answerLimit = 32 * 1024 * 1024;
/** Every tag of the repository in the registry's order; empty when there is no such repository. */
async function tagList(transport, repository) {
    const tags = await allPages(repository, firstPage, (at) => transport.send({
        repository,
        verb: 'list tags',
        method: 'GET',
        at,
        scopes: [repositoryScope(repository, 'pull')],
        accept: [200, 404],
    }, (answer) => tagPage(repository, at, answer)));
    return [...new Set(tags)];
}
async function tagPage(repository, at, answer) {
    if (answer.status === 404) {
        answer.body.resume();
        if (at !== firstPage)
            throw brokenListing(repository);
        return { items: [], next: undefined };
    }
    const items = tagsIn(await readBody(answer, tags_answerLimit));
    if (!items)
        throw brokenListing(repository);
    return { items, next: nextPage(answer) ?? afterFullPage(items, at) };
}
/** A listing that breaks off must not pass for a short one. */
function brokenListing(repository) {
    return new RegistryError('registry-refused', `${(0,oci_reference/* repositoryName */.aR)(repository)}: the answer to list tags holds no tags`, { hint: `Check that ${repository.registry} is a container registry, and run again.` });
}
/** Before the Link header was specified, a full page was the only sign that more may follow. */
function afterFullPage(tags, at) {
    const last = tags.at(-1);
    if (tags.length !== pageSize || last === undefined)
        return undefined;
    const next = `tags/list?n=${pageSize}&last=${encodeURIComponent(last)}`;
    // The same page again: this registry takes no notice of `last`, and the page was all there is.
    return next === at ? undefined : next;
}
function tagsIn(bytes) {
    try {
        const { tags } = JSON.parse(bytes?.toString('utf8') ?? '');
        // distribution writes null for a repository that has lost its last tag.
        if (tags === null)
            return [];
        return Array.isArray(tags) && tags.every((tag) => typeof tag === 'string') ? tags : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/oci/registry-client.js






/**
 * Opens a client for any number of registries; tokens and what was learned about a registry are kept
 * as long as it lives.
 */
function createRegistryClient(options) {
    const transport = createTransport(options);
    const referrers = createReferrers(transport);
    return {
        manifestHead: (reference) => manifestHead(transport, reference),
        manifestGet: (reference) => manifestGet(transport, reference),
        manifestDelete: (reference) => manifestDelete(transport, reference),
        blobHead: (reference) => blobHead(transport, reference),
        blobGet: (reference) => blobGet(transport, reference),
        blobStream: (repository, descriptor) => blobStream(transport, repository, descriptor, options),
        tagList: (repository) => tagList(transport, repository),
        referrerList: (repository, subject, artifactType) => referrers.list(repository, subject, artifactType),
        close: () => options.http.close?.(),
        async manifestPut(reference, manifest) {
            const { subjectKnown, ...descriptor } = await manifestPut(transport, reference, manifest);
            const content = subjectKnown ? undefined : contentWithSubject(manifest.bytes);
            if (content)
                await referrers.record(reference, content, descriptor);
            return descriptor;
        },
        blobPut(repository, source, { mountFrom, onBytes } = {}) {
            const chunkLimit = options.chunkLimit?.(repository.registry);
            return blobPut(transport, repository, source, { mountFrom, onBytes, chunkLimit }, options);
        },
    };
}
/** The manifest, when it has a subject. */
function contentWithSubject(bytes) {
    const text = Buffer.from(bytes).toString('utf8');
    if (!text.includes('"subject"'))
        return undefined;
    try {
        const content = JSON.parse(text);
        return content?.subject ? content : undefined;
    }
    catch {
        // Nothing a registry would have taken as a manifest.
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(9029);
;// CONCATENATED MODULE: ./build/src/tools/foreign-environment.js
/** Variables that hold other programs' secrets, or that hand our own inputs over as those of a program we start. */
const withheld = /^(ACTIONS_|INPUT_|SEALIFT_|GITHUB_TOKEN$|GH_TOKEN$|COSIGN_PASSWORD$|COSIGN_KEY$)/;
/**
 * The user's environment for a program whose own variables nobody can list (a cloud's for KMS keys and
 * credential helpers, proxies, certificates), without what is not meant for it.
 */
function foreignEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.test(name)));
}

;// CONCATENATED MODULE: ./build/src/registries/credentials.js





/**
 * Opens the logins of a run: those given as inputs first, then the user's own Docker configuration
 * (`DOCKER_CONFIG`, or `~/.docker`) with its credential helpers.
 */
async function openCredentials(logins, deps) {
    const config = await readDockerConfig(deps.env);
    const given = new Map(logins.map(({ registry, ...credential }) => [registryKey(registry), credential]));
    const found = new Map();
    const lookup = (registry) => {
        const key = registryKey(registry);
        const login = given.get(key);
        if (login)
            return Promise.resolve(login);
        const known = found.get(key) ?? fromDockerConfig(config, key, deps);
        found.set(key, known);
        return known;
    };
    return {
        lookup,
        async writeDockerConfig(registries) {
            const wanted = new Set([...registries, ...given.keys(), ...Object.keys(config.auths ?? {})].map(registryKey));
            const auths = {};
            for (const key of wanted) {
                // A helper named for this registry stays in charge: its tokens may be renewed during the build.
                if (!given.has(key) && config.credHelpers?.[key])
                    continue;
                const credential = await lookup(key);
                if (!credential)
                    continue;
                auths[dockerKey(key)] = credentials_entryOf(credential);
            }
            const credHelpers = Object.fromEntries(Object.entries(config.credHelpers ?? {}).filter(([registry]) => !given.has(registryKey(registry))));
            await deps.files.write((0,external_node_path_.join)('docker', 'config.json'), `${JSON.stringify({ auths, credHelpers })}\n`);
            return deps.files.path('docker');
        },
    };
}
async function readDockerConfig(env) {
    const folder = env.DOCKER_CONFIG ?? (env.HOME ? (0,external_node_path_.join)(env.HOME, '.docker') : undefined);
    if (!folder)
        return {};
    const path = (0,external_node_path_.join)(folder, 'config.json');
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        if (cause.code === 'ENOENT')
            return {};
        throw new errors/* SealiftError */.Pf('input-invalid', `the Docker configuration ${path} cannot be read`, { cause });
    }
    try {
        return JSON.parse(text);
    }
    catch {
        // The parser's own message would quote the file, and the file holds passwords.
        throw new errors/* SealiftError */.Pf('input-invalid', `the Docker configuration ${path} is no valid JSON`, {
            hint: 'Mend it, or set DOCKER_CONFIG to a folder with a valid config.json.',
        });
    }
}
async function fromDockerConfig(config, key, deps) {
    const helper = config.credHelpers?.[key] ?? config.credHelpers?.[dockerKey(key)];
    if (helper)
        return fromHelper(helper, dockerKey(key), deps);
    const entry = Object.entries(config.auths ?? {}).find(([name]) => registryKey(name) === key);
    const stored = entry && fromEntry(entry[1]);
    if (stored)
        return stored;
    // With a store, the entries in `auths` are empty: the store holds the passwords.
    return entry && config.credsStore ? fromHelper(config.credsStore, entry[0], deps) : undefined;
}
function fromEntry(entry) {
    if (entry.identitytoken)
        return { username: '<token>', password: new secret/* Secret */.z(entry.identitytoken) };
    if (entry.auth) {
        const text = Buffer.from(entry.auth, 'base64').toString('utf8');
        const colon = text.indexOf(':');
        if (colon > 0)
            return { username: text.slice(0, colon), password: new secret/* Secret */.z(text.slice(colon + 1)) };
    }
    return entry.username && entry.password
        ? { username: entry.username, password: new secret/* Secret */.z(entry.password) }
        : undefined;
}
/** Speaks the credential-helper protocol: the registry on stdin, JSON on stdout (docker-credential-helpers). */
async function fromHelper(helper, registry, deps) {
    if (!/^[\w.-]+$/.test(helper)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `the Docker configuration names a credential helper "${helper}", which is no program name`);
    }
    const program = `docker-credential-${helper}`;
    const result = await deps.run({
        program,
        args: ['get'],
        env: foreignEnvironment(deps.env),
        stdin: registry,
        signal: deps.signal,
        timeoutMs: 60_000,
    });
    if (result.code !== 0) {
        if (/credentials not found/i.test(result.stdout + result.stderr))
            return undefined;
        throw new errors/* SealiftError */.Pf('tool-failed', `${program} gave no login for ${registry} (exit ${result.code})`, {
            hint: 'Run it by hand to see why, or give username and password as inputs.',
        });
    }
    try {
        const answer = JSON.parse(result.stdout);
        return { username: answer.Username, password: new secret/* Secret */.z(answer.Secret) };
    }
    catch {
        throw new errors/* SealiftError */.Pf('tool-failed', `${program} answered something that is no JSON`);
    }
}
function credentials_entryOf({ username, password, }) {
    if (username === '<token>')
        return { auth: Buffer.from('<token>:').toString('base64'), identitytoken: password.reveal() };
    return { auth: Buffer.from(`${username}:${password.reveal()}`).toString('base64') };
}
/** One name for a registry, however a configuration writes it: `https://index.docker.io/v1/` is `docker.io`. */
function registryKey(name) {
    const host = name
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
    return ['index.docker.io', 'registry-1.docker.io'].includes(host) ? 'docker.io' : host;
}
/** The key Docker's own tools look the registry up by. */
function dockerKey(registry) {
    return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}

;// CONCATENATED MODULE: ./build/src/registries/profile.js
/** Known registries; the first match counts. The rest behave as the specification says. */
const profiles = [
    {
        // Alibaba Cloud Container Registry: Personal Edition, old and new hosts, and Enterprise Edition.
        host: /^(registry(-vpc|-internal)?\.[a-z0-9-]+\.aliyuncs\.com|crpi-[a-z0-9]+(-vpc)?\.[a-z0-9-]+\.personal\.cr\.aliyuncs\.com|[a-z0-9-]+\.[a-z0-9-]+\.cr\.aliyuncs\.com)$/,
        signatureStorage: 'tag',
        // It answers "unknown manifest class" to a manifest with the empty config type.
        storageReason: 'Alibaba ACR refuses manifests with an empty config, so signatures are .sig and .att tags',
    },
];
const other = {
    host: /^/,
    signatureStorage: 'referrers',
    storageReason: 'the registry takes OCI artifacts, so signatures are bundles attached as referrers',
};
/** The profile of a registry by its host. */
function registryProfile(registry) {
    return profiles.find((profile) => profile.host.test(registry)) ?? other;
}

;// CONCATENATED MODULE: ./build/src/registries/connection.js




/** Opens the client and writes the logins the tools need; asks no registry anything yet. */
async function connect(plan, deps) {
    const credentials = await openCredentials(plan.logins, deps);
    const insecure = (registry) => plan.insecureRegistries.includes(registry);
    const client = createRegistryClient({
        http: deps.http,
        log: deps.log,
        clock: deps.clock,
        signal: deps.signal,
        credentials: credentials.lookup,
        insecure,
    });
    const registries = plan.repositories.map((repository) => repository.registry);
    return {
        client,
        dockerConfig: await credentials.writeDockerConfig(registries),
        signatureStore({ registry }) {
            const profile = registryProfile(registry);
            const asked = plan.sign.storage;
            return {
                registry: client,
                plainHttp: (0,origin/* isLoopbackHost */.cW)(registry.replace(/:\d+$/, '')) || insecure(registry),
                storage: asked === 'auto' ? profile.signatureStorage : asked,
                reason: asked === 'auto' ? profile.storageReason : `signature-storage: ${asked}`,
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/report/entries.js


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
        repositories: plan.repositories.map(oci_reference/* repositoryName */.aR),
        tags: plan.tags.map(({ name, kind, from }) => ({ name, kind, from })),
        version: plan.version,
        platforms: plan.build.platforms.map(oci_descriptor/* platformText */.VQ),
        push: plan.push,
        labels: plan.labels,
        annotations: plan.annotations,
        inputsDigest: plan.inputsDigest,
    };
}
function imageEntry(image, reused) {
    const { root } = image.content;
    return {
        digest: root.digest,
        mediaType: root.mediaType,
        ...(image.imageId ? { imageId: image.imageId } : {}),
        reused,
        platforms: image.platforms.map((one) => ({ ...one, platform: (0,oci_descriptor/* platformText */.VQ)(one.platform) })),
        base: image.base,
    };
}
function pushedEntry(pushed) {
    return pushed.map(({ repository, root, transfer }) => ({
        repository: (0,oci_reference/* repositoryName */.aR)(repository),
        digest: root.digest,
        ...transfer,
    }));
}
function signatureEntry(proof, image, store, reused) {
    return {
        mode: proof.mode,
        signer: proof.signer,
        ...(proof.issuer ? { issuer: proof.issuer } : {}),
        storage: store.storage,
        storageReason: store.reason,
        attestations: [...new Set(image.attestations.map((one) => one.type))],
        verified: true,
        verifyCommand: proof.verifyCommand,
        reused,
    };
}
function toolsEntry(tools) {
    return tools.map(({ name, version, sha256, from }) => ({
        name,
        version,
        ...(sha256 ? { sha256 } : {}),
        from,
    }));
}

;// CONCATENATED MODULE: ./build/src/oci/referrer.js






const emptyConfig = Buffer.from('{}');
const delaysMs = [0, 200, 1000];
/**
 * Attaches artifacts to a subject: one manifest each, with the subject in it. Afterwards the listing is read to see
 * that none got lost: where there is no referrers API, somebody else may write the fallback tag at the same time
 * (OCI distribution specification 1.1, "Referrers Tag Schema"). Returns their descriptors; fails with
 * `registry-refused` when one stays missing.
 */
async function referrersPut(client, repository, subject, attachments) {
    const made = await Promise.all(attachments.map((one) => contentPut(client, repository, subject, one)));
    let missing = made;
    for (const delay of delaysMs) {
        if (delay > 0)
            await (0,external_node_timers_promises_.setTimeout)(delay);
        // Putting a manifest again changes nothing but its entry in the fallback tag.
        for (const { descriptor, bytes } of missing) {
            await client.manifestPut({ ...repository, digest: descriptor.digest }, { mediaType: descriptor.mediaType, bytes });
        }
        const listed = new Set((await client.referrerList(repository, subject.digest)).map(({ digest }) => digest));
        missing = made.filter(({ descriptor }) => !listed.has(descriptor.digest));
        if (missing.length === 0)
            return made.map(({ descriptor }) => descriptor);
    }
    throw new errors/* SealiftError */.Pf('registry-refused', `${(0,oci_reference/* repositoryName */.aR)(repository)} took ${missing.length} attachment(s) of ${subject.digest} but does not list them`, { hint: 'If tags are immutable there, exempt "sha256-*", or use signature-storage: tag.' });
}
/** Sends what the manifest points at, and makes the manifest. */
async function contentPut(client, repository, subject, { artifactType, bytes, annotations }) {
    const blob = async (type, content) => {
        const descriptor = { mediaType: type, digest: (0,oci_digest/* digestOf */.ol)(content), size: content.length };
        await client.blobPut(repository, {
            descriptor,
            open: (offset) => external_node_stream_.Readable.from([content.subarray(offset)]),
        });
        return descriptor;
    };
    const manifest = {
        schemaVersion: 2,
        mediaType: oci_descriptor/* mediaType */.JL.manifest,
        artifactType,
        config: await blob(oci_descriptor/* mediaType */.JL.empty, emptyConfig),
        layers: [await blob(artifactType, bytes)],
        subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
        annotations,
    };
    const content = Buffer.from(JSON.stringify(manifest));
    const descriptor = {
        mediaType: oci_descriptor/* mediaType */.JL.manifest,
        digest: (0,oci_digest/* digestOf */.ol)(content),
        size: content.length,
        artifactType,
        annotations,
    };
    return { descriptor, bytes: content };
}

;// CONCATENATED MODULE: ./build/src/parallel.js
/**
 * Runs `work` on every item, at most `limit` at a time, and gives the results in the items' order.
 * After the first failure no further item is started; what is under way is waited for, so that
 * nothing goes on behind the caller's back.
 */
async function parallel_parallel(items, limit, work) {
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

;// CONCATENATED MODULE: ./build/src/plan/predicate-type.js
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

;// CONCATENATED MODULE: ./build/src/tools/cosign.js

/** Makes a signature's bundle and writes it to `bundle`; nothing is sent to the registry. */
function signBundleArgs(target, signer, bundle) {
    return ['sign', ...signer, '--upload=false', '--bundle', bundle, '--yes', ...place(target)];
}
/** Makes an attestation's bundle and writes it to `bundle`; nothing is sent to the registry. */
function attestBundleArgs(target, signer, { type, predicateFile }, bundle) {
    const predicate = ['--type', type, '--predicate', predicateFile];
    return [
        'attest',
        ...signer,
        ...predicate,
        '--no-upload=true',
        '--bundle',
        bundle,
        '--yes',
        ...place(target),
    ];
}
/** Writes a signature in the old form, under the tag `sha256-<hex>.sig`. */
function signTagArgs(target, signer) {
    // The referrers mode alone still writes a bundle, hence both flags.
    return ['sign', ...signer, '--registry-referrers-mode=legacy', '--yes', ...place(target)];
}
/** Writes an attestation in the old form, under the tag `sha256-<hex>.att`. */
function attestTagArgs(target, signer, { type, predicateFile }) {
    return ['attest', ...signer, '--type', type, '--predicate', predicateFile, '--yes', ...place(target)];
}
/** `cosign verify`, whose JSON lists every bundle and `.sig` entry of the digest that verifies. */
function verifyArgs(target, verifier) {
    return ['verify', ...verifier, '--output', 'json', ...place(target)];
}
/** `cosign verify-attestation`, which prints one DSSE envelope per attestation of the type that verifies. */
function verifyAttestationArgs(target, verifier, type) {
    return ['verify-attestation', ...verifier, '--type', type, '--output', 'json', ...place(target)];
}
function publicKeyArgs(key) {
    return ['public-key', '--key', key];
}
/**
 * Who signs, as flags. Bundles name their services in a signing configuration; the old form knows no such
 * file and takes the services one by one.
 */
function signerFlags(who, storage, services) {
    const identity = who === 'keyless' ? ['--oidc-provider', 'github-actions'] : ['--key', who.key];
    const root = flag('--trusted-root', services.trustedRoot);
    if (storage === 'referrers')
        return [...identity, ...flag('--signing-config', services.signingConfig), ...root];
    return [
        ...identity,
        '--use-signing-config=false',
        '--new-bundle-format=false',
        ...legacyServices(who, services.named),
        ...root,
    ];
}
/** Whom a keyless signature must be from, as flags. A pattern is anchored here, so that it cannot match a part. */
function identityFlags(identity) {
    const { subject } = identity;
    return [
        '--certificate-oidc-issuer',
        identity.issuer,
        ...(typeof subject === 'string'
            ? ['--certificate-identity', subject]
            : ['--certificate-identity-regexp', `^(?:${subject.pattern})$`]),
        ...flag('--certificate-github-workflow-repository', identity.gitRepository),
        ...flag('--certificate-github-workflow-ref', identity.ref),
        ...flag('--certificate-github-workflow-sha', identity.commit),
    ];
}
/** What a keyless signature is checked against: the public Sigstore, or a trusted root and the logs it has. */
function keylessTrustFlags(root) {
    if (!root)
        return [];
    return [
        '--trusted-root',
        root.path,
        // A trusted root without a certificate log cannot vouch for an entry in one.
        ...(root.certificateLog ? [] : ['--insecure-ignore-sct=true']),
        // Without a transparency log the time of signing is known by a timestamp authority only.
        ...(root.transparencyLog ? [] : ['--insecure-ignore-tlog=true', '--use-signed-timestamps=true']),
    ];
}
/** What a key's signature is checked against besides the key: a transparency log, or nothing. */
function keyTrustFlags(root, transparencyLog) {
    // Nothing was uploaded, so there is nothing to find: the key alone decides, and no network is needed.
    if (!transparencyLog)
        return ['--insecure-ignore-tlog=true'];
    return root ? ['--trusted-root', root.path] : [];
}
function legacyServices(who, named) {
    if (!named)
        return [];
    return [
        ...(who === 'keyless' ? flag('--fulcio-url', named.fulcio) : []),
        ...(named.rekor ? ['--rekor-url', named.rekor.url] : ['--tlog-upload=false']),
        ...flag('--timestamp-server-url', named.timestamp),
    ];
}
function place(target) {
    return [
        ...(target.plainHttp ? ['--allow-http-registry=true'] : []),
        (0,oci_reference/* referenceName */.z$)({ ...target.repository, digest: target.digest }),
    ];
}
function flag(name, value) {
    return value === undefined ? [] : [name, value];
}

;// CONCATENATED MODULE: ./build/src/tools/cosign-output.js

const signatureTypes = new Set(['https://sigstore.dev/cosign/sign/v1', 'cosign container image signature']);
/**
 * Whether an entry is a signature of this very digest. An attestation also makes `cosign verify` pass,
 * and must not count: it is told apart by its type (seen with cosign 3.1.3).
 */
function isSignatureOf(entry, digest) {
    return signatureTypes.has(entry.type) && entry.digest === digest;
}
/** Reads the JSON of `cosign verify`; undefined when it is not what cosign prints. */
function parseVerified(stdout) {
    let entries;
    try {
        entries = JSON.parse(stdout);
    }
    catch {
        return undefined;
    }
    if (!Array.isArray(entries))
        return undefined;
    return entries.flatMap((entry) => {
        const type = entry?.critical?.type;
        const digest = entry?.critical?.image?.['docker-manifest-digest'];
        if (typeof type !== 'string' || typeof digest !== 'string')
            return [];
        const { Subject: subject, Issuer: issuer } = entry.optional ?? {};
        return [
            {
                type,
                digest,
                ...(typeof subject === 'string' && { subject }),
                ...(typeof issuer === 'string' && { issuer }),
            },
        ];
    });
}
/**
 * Reads the lines of `cosign verify-attestation`: the statements about this digest. Undefined when a line is
 * no DSSE envelope around an in-toto statement.
 */
function parseStatements(stdout, digest) {
    try {
        return stdout
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => statementOf(JSON.parse(line)))
            .filter((statement) => isAbout(statement, digest));
    }
    catch {
        return undefined;
    }
}
/** The statement inside a DSSE envelope. Throws when there is none. */
function statementOf(envelope) {
    const statement = JSON.parse(Buffer.from(String(envelope.payload), 'base64').toString('utf8'));
    if (typeof statement.predicateType !== 'string' || !Array.isArray(statement.subject)) {
        throw new TypeError('the payload is no in-toto statement');
    }
    return statement;
}
function isAbout(statement, digest) {
    return statement.subject.some((subject) => subject.digest?.[(0,oci_digest/* digestAlgorithm */.g4)(digest)] === (0,oci_digest/* digestHex */.sU)(digest));
}
// Cosign tells of a failed check only by these words; a wording that is not known counts as "could not check".
const missing = [
    /no signatures found/,
    /no matching attestations: *$/m,
    /none of the attestations matched the predicate type/,
];
const cosign_output_mismatch = [
    /no matching CertificateIdentity found/,
    /none of the expected identities matched/,
    /expected GitHub Workflow \w+ not found in certificate/,
    /leaf certificate verification failed/,
    /accepted signatures do not match threshold/,
    /invalid signature when validating/,
    /expected key signature, not certificate/,
    /not enough verified log entries from transparency log/,
    /no matching signatures: empty key/,
];
const cosign_output_transient = [
    /connection (refused|reset)/,
    /no such host/,
    /i\/o timeout|deadline exceeded|Client\.Timeout|TLS handshake timeout/,
    /unexpected EOF|: EOF/,
    /giving up after \d+ attempt/,
    /TOOMANYREQUESTS|too many requests/i,
    /\b(408|429|50[0234])\b/,
    /network is unreachable|no route to host/,
];
/** Sorts a failed cosign command. Its exit codes say little: 10 is "no signature", all others are not dependable. */
function cosignFailure({ code, stderr, }) {
    const message = errorLine(stderr);
    const all = errorText(stderr);
    const says = (patterns, text) => patterns.some((pattern) => pattern.test(text));
    // A service that does not answer also makes "no matching signatures"; it is looked for first.
    if (says(cosign_output_transient, all.replaceAll(/sha256:[0-9a-f]+/g, '')))
        return 'transient';
    if (code === 10 || says(missing, message))
        return 'missing';
    return says(cosign_output_mismatch, all) ? 'mismatch' : 'other';
}
/** Cosign's own last error line, without its prefix; empty when it gave none. */
function errorLine(stderr) {
    return errorText(stderr).split('\n')[0] ?? '';
}
/** Cosign prints each error twice: after `Error:`, and once more after `error during command execution:`. */
function errorText(stderr) {
    const prefix = /^(?:error during command execution|Error): ?/m;
    const at = [...stderr.matchAll(/^(?:error during command execution|Error): ?/gm)].at(-1)?.index;
    return (at === undefined ? (stderr.trim().split('\n').at(-1) ?? '') : stderr.slice(at).replace(prefix, '')).trimEnd();
}

;// CONCATENATED MODULE: ./build/src/steps/signature-store.js





const bundleType = /^application\/vnd\.dev\.sigstore\.bundle/;
/**
 * Everything at a digest that verifies: its signatures in either form, and attestations stored as bundles.
 * Fails with `could-not-check` when the registry or a service did not answer.
 */
async function findVerified(repository, digest, verifier, store) {
    const listed = await referrers(repository, digest, store);
    const outcome = await verifier.cosign.retrying(verifyArgs({ ...store, repository, digest }, verifier.flags));
    const found = read(outcome, repository, digest, parseVerified);
    if (found.state === 'missing')
        await refuseOverlooked(listed, repository, digest, store);
    return found;
}
/** The verified statements of one predicate type about a digest, in either form. Errors as in `findVerified`. */
async function findStatements(repository, digest, type, verifier, store) {
    await referrers(repository, digest, store);
    const args = verifyAttestationArgs({ ...store, repository, digest }, verifier.flags, type);
    return read(await verifier.cosign.retrying(args), repository, digest, (stdout) => parseStatements(stdout, digest));
}
/** Whether the registry holds nothing that could be a signature or attestation of the digest, in any form. */
async function isBare(repository, digest, store) {
    const tags = ['sig', 'att'].map((suffix) => `${(0,oci_digest/* digestAlgorithm */.g4)(digest)}-${(0,oci_digest/* digestHex */.sU)(digest)}.${suffix}`);
    const [listed, ...heads] = await Promise.all([
        referrers(repository, digest, store),
        ...tags.map((tag) => checking(repository, digest, () => store.registry.manifestHead({ ...repository, tag }))),
    ]);
    return listed.length === 0 && heads.every((head) => head === undefined);
}
/**
 * The digest's referrers. Cosign takes a listing that fails for an empty one and goes on to look for `.sig`,
 * so the listing is read first, by a client that tells the two apart.
 */
function referrers(repository, digest, store) {
    return checking(repository, digest, () => store.registry.referrerList(repository, digest));
}
async function checking(repository, digest, work) {
    try {
        return await work();
    }
    catch (cause) {
        if (cause instanceof errors/* SealiftError */.Pf && cause.code !== 'interrupted')
            throw couldNotCheck(repository, digest, cause.message, cause);
        throw cause;
    }
}
function read(outcome, repository, digest, parse) {
    if (outcome.ok) {
        const entries = parse(outcome.stdout);
        if (entries)
            return { state: 'verified', entries };
        throw couldNotCheck(repository, digest, 'cosign printed something that is no list of signatures');
    }
    if (outcome.failure === 'missing')
        return { state: 'missing' };
    if (outcome.failure === 'mismatch')
        return { state: 'mismatch', reason: outcome.message };
    throw couldNotCheck(repository, digest, outcome.message);
}
/** "Nothing there" is believed only when the registry lists no bundle either. */
async function refuseOverlooked(listed, repository, digest, { registry }) {
    for (const { digest: referrer } of listed) {
        // The listing's own artifactType is not to be trusted: some registries give the config's type.
        const manifest = await checking(repository, digest, () => registry.manifestGet({ ...repository, digest: referrer }));
        if (manifest &&
            'layers' in manifest.content &&
            manifest.content.layers.some((layer) => bundleType.test(layer.mediaType))) {
            throw couldNotCheck(repository, digest, `the registry lists the bundle ${(0,oci_digest/* digestHex */.sU)(referrer).slice(0, 12)}, but cosign did not see it`);
        }
    }
}
function couldNotCheck(repository, digest, why, cause) {
    return new errors/* SealiftError */.Pf('could-not-check', `the signatures of ${(0,oci_reference/* referenceName */.z$)({ ...repository, digest })} could not be checked: ${why}`, {
        hint: 'This says nothing about whether it is signed. Try again when the registry and Sigstore answer.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/src/steps/seal.js










/** Cosign processes at once; each keeps about half a core busy and then waits for services. */
const processesAtOnce = 6;
/** Makes the signatures and attestations that are wanted and not there yet, and attaches them. */
async function seal(repository, wanted, signer, store, deps) {
    const subjects = [...Map.groupBy(wanted, ({ subject }) => subject.digest).values()];
    const checked = await parallel_parallel(subjects, processesAtOnce, async (group) => {
        const present = await presentAmong(group, repository, signer, store);
        return { present, lacking: group.filter((one) => !present.includes(one)) };
    });
    const lacking = checked.map((group) => group.lacking).filter((group) => group.length > 0);
    if (store.storage === 'referrers')
        await attachBundles(lacking, repository, signer, store, deps);
    else
        await parallel_parallel(lacking, processesAtOnce, (group) => writeTags(group, repository, signer, store));
    return {
        added: lacking.flat().map(statementName),
        present: checked.flatMap((group) => group.present.map(statementName)),
    };
}
/** Which of the things wanted for one digest are there and verify. */
async function presentAmong(group, repository, signer, store) {
    const digest = group[0].subject.digest;
    const asked = group.filter(({ attestation }) => !attestation?.repeat);
    if (asked.length === 0 || (await isBare(repository, digest, store)))
        return [];
    const found = await findVerified(repository, digest, signer.verifier, store);
    const entries = found.state === 'verified' ? found.entries : [];
    const isThere = async ({ attestation }) => {
        if (!attestation)
            return entries.some((entry) => isSignatureOf(entry, digest));
        const type = predicateType(attestation.type);
        if (entries.some((entry) => entry.type === type && entry.digest === digest))
            return true;
        // Attestations in the old form are not among what `cosign verify` lists.
        if (store.storage === 'referrers')
            return false;
        const statements = await findStatements(repository, digest, attestation.type, signer.verifier, store);
        return statements.state === 'verified' && statements.entries.length > 0;
    };
    const there = await parallel_parallel(asked, processesAtOnce, isThere);
    return asked.filter((_, index) => there[index]);
}
/** Makes all bundles at the same time, sends nothing while one is missing, then attaches them digest by digest. */
async function attachBundles(groups, repository, signer, store, deps) {
    const folder = await deps.files.folder('bundles', crypto.randomUUID());
    const made = await parallel_parallel(groups.flat(), processesAtOnce, async (one, index) => ({
        one,
        attachment: await makeBundle(one, (0,external_node_path_.join)(folder, `${index}.json`), repository, signer, store, deps),
    }));
    await parallel_parallel(groups, processesAtOnce, async (group) => {
        const attachments = made.filter(({ one }) => group.includes(one)).map(({ attachment }) => attachment);
        await referrersPut(store.registry, repository, group[0].subject, attachments);
    });
}
async function makeBundle(one, file, repository, signer, store, deps) {
    const target = targetOf(one, repository, store);
    const flags = signer.flags('referrers');
    const args = one.attestation
        ? attestBundleArgs(target, flags, one.attestation, file)
        : signBundleArgs(target, flags, file);
    refuseFailure(await signer.cosign.retrying(args), one, target);
    const bytes = await (0,promises_.readFile)(file);
    const bundle = JSON.parse(bytes.toString('utf8'));
    const statement = statementOf(bundle.dsseEnvelope);
    if (!isAbout(statement, one.subject.digest))
        throw new TypeError(`cosign made a bundle that is not about ${one.subject.digest}`);
    return {
        artifactType: bundle.mediaType,
        bytes,
        // The annotations cosign itself writes, by which others find a bundle without opening it.
        annotations: {
            'dev.sigstore.bundle.content': 'dsse-envelope',
            'dev.sigstore.bundle.predicateType': statement.predicateType,
            'org.opencontainers.image.created': deps.clock().toISOString(),
        },
    };
}
/** Writes the old form: cosign reads, changes and writes one tag per digest, so one thing after the other. */
async function writeTags(group, repository, signer, store) {
    for (const one of group) {
        const target = targetOf(one, repository, store);
        const flags = signer.flags('tag');
        const args = one.attestation ? attestTagArgs(target, flags, one.attestation) : signTagArgs(target, flags);
        // A try that failed late may have written it all the same; a second one would add a duplicate.
        const isDone = async () => (await presentAmong([one], repository, signer, store)).length > 0;
        refuseFailure(await signer.cosign.retrying(args, isDone), one, target);
    }
}
function refuseFailure(outcome, one, target) {
    if (outcome.ok)
        return;
    const what = one.attestation ? `attach the ${one.attestation.type} attestation to` : 'sign';
    const name = (0,oci_reference/* referenceName */.z$)({ ...target.repository, digest: target.digest });
    throw new errors/* SealiftError */.Pf('sign-failed', `cosign could not ${what} ${name}: ${outcome.message}`, {
        hint: outcome.failure === 'transient'
            ? 'A service did not answer. The image is pushed by digest and no tag points at it; run again to sign it.'
            : 'The image is pushed by digest and no tag points at it. Check the key, or the job\'s "id-token: write" permission.',
    });
}
function targetOf(one, repository, store) {
    return { repository, digest: one.subject.digest, plainHttp: store.plainHttp };
}
function statementName({ subject, attestation }) {
    return { subject: subject.digest, type: attestation ? predicateType(attestation.type) : 'signature' };
}

;// CONCATENATED MODULE: ./build/src/steps/sign.js

/**
 * Signs the index and every platform manifest, and attaches the attestations; what is there already and verifies
 * is left alone. Everything for one digest is made at the same time and attached in one go.
 *
 * Fails with `sign-failed` (cosign's own words), `could-not-check` when it is not known what is there, and the
 * registry's errors.
 */
async function sign(target, attestations, signer, store, deps) {
    // Not by --recursive: that signs again what is signed, one after the other, and BuildKit's own attestations too.
    const subjects = descriptorsOf(target);
    const wanted = [
        ...subjects.map((subject) => ({ subject })),
        ...attestations.map((attestation) => ({ subject: subjectOf(attestation, subjects), attestation })),
    ];
    return { target, ...(await seal(target.repository, wanted, signer, store, deps)) };
}
/** The digests a signature must stand on: the root's and every platform's, each once. */
function digestsOf(target) {
    return descriptorsOf(target).map(({ digest }) => digest);
}
function descriptorsOf({ root, images }) {
    const all = [root, ...images.map((image) => image.descriptor)];
    return [...new Map(all.map((descriptor) => [descriptor.digest, descriptor])).values()];
}
function subjectOf(attestation, subjects) {
    const subject = subjects.find(({ digest }) => digest === attestation.subject);
    if (!subject)
        throw new TypeError(`an attestation is about ${attestation.subject}, which is not part of the image`);
    return subject;
}

;// CONCATENATED MODULE: ./build/src/tools/cosign-process.js



const timeoutMs = 240_000;
const defaultDelaysMs = [1000, 4000];
/**
 * Opens cosign for one purpose. It gets the user's environment (proxies, certificates, the cloud's
 * variables for KMS keys and credential helpers) without other programs' secrets, plus `secrets`.
 */
function openCosign(tool, secrets, deps) {
    const env = {
        ...foreignEnvironment(deps.env),
        ...Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()])),
        DOCKER_CONFIG: tool.dockerConfig,
    };
    const clean = cleaner(Object.values(secrets));
    const cosign = async (args) => {
        const result = await deps.run({ program: tool.program, args, env, timeoutMs, signal: deps.signal });
        return cosign_process_outcomeOf(result, clean);
    };
    const retrying = async (args, before) => {
        let outcome = await cosign(args);
        for (const delay of tool.retryDelaysMs ?? defaultDelaysMs) {
            if (outcome.ok || outcome.failure !== 'transient')
                return outcome;
            deps.log.warn(`cosign ${args[0]} failed and is tried again: ${outcome.message}`);
            await (0,external_node_timers_promises_.setTimeout)(delay, undefined, { signal: deps.signal });
            if (await before?.())
                return { ok: true, stdout: '' };
            outcome = await cosign(args);
        }
        return outcome;
    };
    return Object.assign(cosign, { retrying });
}
function cosign_process_outcomeOf(result, clean) {
    if (result.code === 0)
        return { ok: true, stdout: result.stdout };
    const message = clean(errorLine(result.stderr)) || `exit status ${result.code}`;
    return { ok: false, failure: cosignFailure(result), message };
}
/** Takes secrets out of a program's message, and anything that looks like a token. */
function cleaner(secrets) {
    const values = secrets.flatMap((secret) => secret.reveal().split('\n')).filter((line) => line.length > 3);
    return (text) => values
        .reduce((rest, value) => rest.replaceAll(value, '***'), text)
        .replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '***');
}

;// CONCATENATED MODULE: ./build/src/tools/sigstore-files.js


/** A signing configuration (`application/vnd.dev.sigstore.signingconfig.v0.2+json`), as far as it names services. */
async function readServices(path) {
    const config = (await readJson('signing-config', path));
    const [ca, rekor, tsa] = [config.caUrls?.[0], config.rekorTlogUrls?.[0], config.tsaUrls?.[0]];
    return {
        ...(ca && { fulcio: ca.url }),
        ...(rekor && { rekor: { url: rekor.url, version: rekor.majorApiVersion ?? 1 } }),
        ...(tsa && { timestamp: tsa.url }),
    };
}
/** A trusted root (`application/vnd.dev.sigstore.trustedroot+json`): which logs it knows the keys of. */
async function readTrustedRoot(path) {
    const root = (await readJson('trusted-root', path));
    return {
        path,
        certificateLog: (root.ctlogs?.length ?? 0) > 0,
        transparencyLog: (root.tlogs?.length ?? 0) > 0,
    };
}
/**
 * Writes a signing configuration and a trusted root that name no service at all, so that cosign signs with a
 * key and asks nobody. They are what `cosign signing-config create` and `trusted-root create` give (3.1.3).
 */
async function writeNoServices(deps) {
    const config = {
        mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
        rekorTlogConfig: {},
        tsaConfig: {},
    };
    const root = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1' };
    return {
        signingConfig: await deps.files.write('sigstore/signing-config.json', JSON.stringify(config)),
        trustedRoot: await deps.files.write('sigstore/trusted-root.json', JSON.stringify(root)),
    };
}
async function readJson(input, path) {
    try {
        const content = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        if (typeof content === 'object' && content !== null)
            return content;
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${input}: ${path} cannot be read as JSON`, { cause });
    }
    throw new errors/* SealiftError */.Pf('input-invalid', `${input}: ${path} holds no JSON object`);
}

;// CONCATENATED MODULE: ./build/src/steps/signer.js







/** A signing configuration of this name means the public Sigstore, also when signing with a key. */
const publicSigstore = 'public';
/**
 * Opens what signs: the OIDC token of this job (keyless), or a key. A key without `signing-config` signs
 * without any service: no transparency log, no network but the registry's (docs/signing.md).
 */
async function openSigner(options, tool, deps) {
    const { signing, trustedRoot } = options;
    const signingConfig = options.signingConfig === publicSigstore ? undefined : options.signingConfig;
    const named = signingConfig === undefined ? undefined : await readServices(signingConfig);
    if (signing.mode === 'keyless') {
        const cosign = openCosign(tool, oidcRequest(deps.env), deps);
        const verifier = await openVerifier({ identity: signing.identity, ...given({ trustedRoot }) }, tool, deps);
        return {
            cosign,
            verifier,
            flags: (storage) => signerFlags('keyless', storage, { signingConfig, trustedRoot, named: servicesFor(storage, named) }),
        };
    }
    const { key, secrets } = keyAccess(signing.key, deps.env);
    const cosign = openCosign(tool, { ...secrets, COSIGN_PASSWORD: signing.key.password }, deps);
    const offline = options.signingConfig === undefined;
    const services = offline
        ? { ...(await writeNoServices(deps)), named: {} }
        : { signingConfig, trustedRoot, named };
    const transparencyLog = !offline && (named === undefined || named.rekor !== undefined);
    const verifier = await openVerifier({
        key: {
            reference: await publicKeyOf(key, cosign, options.publicKeyFile ?? deps.files.path('cosign.pub')),
        },
        transparencyLog,
        ...given({ trustedRoot }),
    }, tool, deps);
    return {
        cosign,
        // A KMS key is asked for its public half with the same access that signs.
        verifier: { ...verifier, cosign },
        flags: (storage) => signerFlags({ key }, storage, { ...services, named: servicesFor(storage, services.named) }),
    };
}
/** Opens what checks signatures by an identity or a public key. */
async function openVerifier(options, tool, deps) {
    const cosign = openCosign(tool, {}, deps);
    const root = options.trustedRoot === undefined ? undefined : await readTrustedRoot(options.trustedRoot);
    if ('identity' in options) {
        const flags = [...identityFlags(options.identity), ...keylessTrustFlags(root)];
        const expected = identityText(options.identity);
        return { cosign, mode: 'keyless', flags, printedFlags: flags, expected, identity: options.identity };
    }
    const trust = keyTrustFlags(root, options.transparencyLog ?? root?.transparencyLog ?? false);
    const key = 'pem' in options.key ? await deps.files.write('verify.pub', options.key.pem) : options.key.reference;
    const printed = 'pem' in options.key ? 'cosign.pub' : key;
    return {
        cosign,
        mode: 'key',
        flags: ['--key', key, ...trust],
        printedFlags: ['--key', printed, ...trust],
        expected: `the key ${printed}`,
        identity: undefined,
    };
}
/** Whom a keyless signature must be from, in one line. */
function identityText(identity) {
    const { subject } = identity;
    return [
        typeof subject === 'string' ? subject : `a subject like ${subject.pattern}`,
        `issuer ${identity.issuer}`,
        ...(identity.gitRepository === undefined ? [] : [`git repository ${identity.gitRepository}`]),
        ...(identity.ref === undefined ? [] : [`ref ${identity.ref}`]),
        ...(identity.commit === undefined ? [] : [`commit ${identity.commit}`]),
    ].join(', ');
}
/** The two variables by which a GitHub job asks for its OIDC token; cosign is the only program that gets them. */
function oidcRequest(env) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
    if (!url || !token) {
        throw new errors/* SealiftError */.Pf('permission-missing', 'keyless signing needs an OIDC token, and this job cannot ask for one', {
            hint: 'Give the job "permissions: id-token: write", or sign with a key: sign: key and cosign-key.',
        });
    }
    return { ACTIONS_ID_TOKEN_REQUEST_URL: new secret/* Secret */.z(url), ACTIONS_ID_TOKEN_REQUEST_TOKEN: new secret/* Secret */.z(token) };
}
const pemVariable = 'SEALIFT_COSIGN_KEY';
/** A key as cosign takes it. PEM text goes by environment, so that it never lies on the disk. */
function keyAccess(key, env) {
    if ('pem' in key)
        return { key: `env://${pemVariable}`, secrets: { [pemVariable]: key.pem } };
    const variable = key.reference.startsWith('env://') ? key.reference.slice('env://'.length) : undefined;
    if (variable === undefined)
        return { key: key.reference, secrets: {} };
    const value = env[variable];
    if (!value) {
        throw new errors/* SealiftError */.Pf('input-invalid', `cosign-key: ${key.reference} names a variable that is not set`);
    }
    return { key: key.reference, secrets: { [variable]: new secret/* Secret */.z(value) } };
}
/** What verifies a key's signatures: the KMS URI itself, the `.pub` beside a key file, else a file we write. */
async function publicKeyOf(key, cosign, file) {
    if (/^[a-z0-9]+:\/\//.test(key) && !key.startsWith('env://'))
        return key;
    const answer = await cosign(publicKeyArgs(key));
    if (!answer.ok) {
        throw new errors/* SealiftError */.Pf('sign-failed', `cosign cannot use the key ${keyName(key)}: ${answer.message}`, {
            hint: 'Check cosign-key (a path, a KMS URI, env://NAME or PEM text) and cosign-password.',
        });
    }
    const beside = key.replace(/\.key$/, '.pub');
    if (beside !== key && (await (0,promises_.readFile)(beside, 'utf8').catch(() => undefined)) === answer.stdout)
        return beside;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, answer.stdout);
    return file;
}
/** Never the value of a key: a path, a URI, or that it came as text. */
function keyName(key) {
    return key === `env://${pemVariable}` ? 'given as PEM text' : key;
}
/** The old form has no signing configuration; its flags know the first API of the transparency log only. */
function servicesFor(storage, named) {
    if (storage === 'tag' && named?.rekor && named.rekor.version !== 1) {
        throw new errors/* SealiftError */.Pf('input-invalid', 'signing-config names a Rekor 2 log, which the old .sig form cannot use', {
            hint: 'Name a log with API version 1 or none, sign with a key, or use signature-storage: referrers.',
        });
    }
    return named;
}
/** Leaves out what is undefined, as optional properties want it. */
function given(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/src/tools/shell-quote.js
/** One word of a POSIX shell command, for text that people paste; we ourselves never go through a shell. */
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}

;// CONCATENATED MODULE: ./build/src/steps/certificate-subject.js



/**
 * The certificate subject behind a signature that verified against a pattern. `cosign verify` does not print it
 * for bundles (3.1.3), so the subjects are read from the bundles, and the one is taken that matches the pattern and
 * that verifies when it is asked for exactly: a bundle by itself proves nothing.
 */
async function certificateSubject(repository, digest, verifier, store) {
    const { identity } = verifier;
    if (!identity || typeof identity.subject === 'string')
        return undefined;
    const pattern = wholeMatch(identity.subject.pattern);
    for (const subject of new Set(await subjectsOf(repository, digest, store))) {
        if (!pattern?.test(subject))
            continue;
        const flags = replaceIdentity(verifier.flags, identity, { ...identity, subject });
        const outcome = await verifier.cosign(verifyArgs({ ...store, repository, digest }, flags));
        if (outcome.ok && parseVerified(outcome.stdout)?.some((entry) => isSignatureOf(entry, digest)))
            return subject;
    }
    return undefined;
}
/** The identity's flags stand first, then what they are checked against. */
function replaceIdentity(flags, from, to) {
    return [...identityFlags(to), ...flags.slice(identityFlags(from).length)];
}
/** Go's expressions are nearly JavaScript's; undefined for one that is not. */
function wholeMatch(pattern) {
    try {
        return new RegExp(`^(?:${pattern})$`, 'u');
    }
    catch {
        return undefined;
    }
}
async function subjectsOf(repository, digest, { registry }) {
    const subjects = [];
    for (const referrer of await registry.referrerList(repository, digest)) {
        const manifest = await registry.manifestGet({ ...repository, digest: referrer.digest });
        if (!manifest || !('layers' in manifest.content))
            continue;
        for (const layer of manifest.content.layers) {
            if (!layer.mediaType.startsWith('application/vnd.dev.sigstore.bundle'))
                continue;
            subjects.push(...namesIn(await registry.blobGet({ ...repository, digest: layer.digest })));
        }
    }
    return subjects;
}
/** The URI and e-mail names of the certificate in a bundle. */
function namesIn(bundle) {
    try {
        const { verificationMaterial } = JSON.parse(Buffer.from(bundle).toString('utf8'));
        const certificate = new external_node_crypto_.X509Certificate(Buffer.from(verificationMaterial.certificate.rawBytes, 'base64'));
        return (certificate.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(URI|email):/, ''));
    }
    catch {
        // Signed with a key, or not a bundle we know.
        return [];
    }
}

;// CONCATENATED MODULE: ./build/src/steps/verify.js









const verify_processesAtOnce = 6;
/**
 * Reads the signatures of the root and of every platform manifest back from the registry and checks them with an
 * explicit identity or key. An attestation alone is no signature.
 *
 * Fails with `signature-missing`, with `identity-mismatch` (signed, but by somebody else), or, when that cannot be
 * found out, with `could-not-check`.
 */
async function verify(target, verifier, store) {
    const digests = digestsOf(target);
    const { repository } = target;
    const entries = await parallel_parallel(digests, verify_processesAtOnce, (digest) => signatureOf(repository, digest, verifier, store));
    const { identity } = verifier;
    const subject = identity && (await verify_subjectOf(target, entries[0], verifier, store));
    const verified = {
        target,
        digests,
        mode: verifier.mode,
        signer: subject ?? verifier.expected,
        issuer: identity?.issuer,
        verifyCommand: verifyCommand(target, verifier, store),
    };
    return verified;
}
/** The statements of one predicate type about a digest that verify; none when there is no such attestation. */
async function verifyAttestation(target, type, verifier, store) {
    const found = await findStatements(target.repository, target.digest, type, verifier, store);
    if (found.state === 'mismatch')
        throw verify_mismatch(`the ${type} attestation of ${(0,oci_reference/* referenceName */.z$)({ ...target.repository, digest: target.digest })}`, found.reason, verifier);
    return found.state === 'verified' ? found.entries : [];
}
/** The `cosign verify` command for the image's root, quoted for a POSIX shell. */
function verifyCommand(target, verifier, store) {
    const place = { repository: target.repository, digest: target.root.digest, plainHttp: store.plainHttp };
    return ['cosign', ...verifyArgs(place, verifier.printedFlags)].map(shellQuote).join(' ');
}
async function signatureOf(repository, digest, verifier, store) {
    const found = await findVerified(repository, digest, verifier, store);
    const name = (0,oci_reference/* referenceName */.z$)({ ...repository, digest });
    if (found.state === 'mismatch')
        throw verify_mismatch(name, found.reason, verifier);
    const signature = found.state === 'verified' && found.entries.find((entry) => isSignatureOf(entry, digest));
    if (signature)
        return signature;
    const others = found.state === 'verified' && found.entries.length > 0;
    throw new errors/* SealiftError */.Pf('signature-missing', others
        ? `${name} carries attestations, but no signature from ${verifier.expected}`
        : `${name} is not signed`, { hint: 'Only an image whose index and every platform manifest are signed gets a tag.' });
}
function verify_mismatch(name, reason, verifier) {
    return new errors/* SealiftError */.Pf('identity-mismatch', `${name} is signed, but not by ${verifier.expected} (cosign: ${reason})`, {
        hint: 'If the signer found is the right one, expect that identity; otherwise do not use this image.',
    });
}
/** An exact subject is what was verified; for a pattern it is read: the old form prints it, a bundle holds it. */
async function verify_subjectOf({ repository, root }, entry, verifier, store) {
    const subject = verifier.identity?.subject;
    if (typeof subject === 'string')
        return subject;
    return (entry.subject ?? (await certificateSubject(repository, root.digest, verifier, store)) ?? verifier.expected);
}

;// CONCATENATED MODULE: ./build/src/steps/approve.js






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
    const lacking = pushed.filter(({ repository }) => !known || !isSame(repository, known.target.repository));
    const added = lacking.length > 0 ? await signAndVerify(lacking, image, shop, deps) : [];
    const proofs = [...(known ? [known] : []), ...added];
    const [first] = proofs;
    const store = connection.signatureStore(first.target.repository);
    account.note({ signature: signatureEntry(first, image, store, added.length === 0) });
    return pushed.map((one) => ({ pushed: one, proof: proofFor(one, proofs) }));
}
function proofFor({ repository, root }, proofs) {
    const proof = proofs.find(({ target }) => isSame(target.repository, repository) && target.root.digest === root.digest);
    if (proof)
        return proof;
    throw new TypeError(`${(0,oci_reference/* repositoryName */.aR)(repository)} was not verified`);
}
async function signAndVerify(pushed, image, shop, deps) {
    const { account, connection } = shop;
    const signer = await openRunSigner(shop, deps);
    await account.step('sign', 'Sign, and attach SBOM, scan and provenance', () => Promise.all(pushed.map((one) => sign(one, image.attestations, signer, connection.signatureStore(one.repository), deps))));
    return account.step('verify', 'Verify the signatures, read back from the registry', () => Promise.all(pushed.map((one) => verify(one, signer.verifier, connection.signatureStore(one.repository)))));
}
/** What signs for this run; a key's public half goes into the report folder, for the printed command. */
async function openRunSigner({ plan, tools, connection, place }, deps) {
    const { signing, ...options } = plan.sign;
    if (signing.mode === 'off')
        throw new TypeError('nothing signs with sign: off');
    const tool = { program: (await tools.get('cosign')).path, dockerConfig: connection.dockerConfig };
    return openSigner({ ...options, signing, publicKeyFile: (0,external_node_path_.join)(place.report, 'cosign.pub') }, tool, deps);
}
/**
 * Checks an image that an earlier run published: the same key, or the same workflow file at whatever
 * ref, for this very commit (a tag's run finds what the branch's run signed).
 */
async function openReuseVerifier(shop, deps) {
    const { signing, trustedRoot } = shop.plan.sign;
    if (signing.mode === 'off')
        return undefined;
    if (signing.mode === 'key')
        return (await openRunSigner(shop, deps)).verifier;
    const { ref: _thisRun, ...identity } = signing.identity;
    const [, workflow] = typeof identity.subject === 'string' ? (/^(.+)@refs\/.+$/.exec(identity.subject) ?? []) : [];
    const subject = workflow
        ? { pattern: `${workflow.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}@refs/.+` }
        : identity.subject;
    const commit = identity.gitRepository ? { commit: shop.plan.source.commit } : {};
    const tool = { program: (await shop.tools.get('cosign')).path, dockerConfig: shop.connection.dockerConfig };
    return openVerifier({ identity: { ...identity, ...commit, subject }, ...(trustedRoot ? { trustedRoot } : {}) }, tool, deps);
}
function isSame(a, b) {
    return a.registry === b.registry && a.path === b.path;
}

;// CONCATENATED MODULE: ./build/src/oci/layout.js





/**
 * Reads the layout folder of one image: its manifests and configs, each held to its digest; layers are
 * left alone. Rejects with `input-invalid` when the folder holds no image, several, or a changed one.
 */
async function readLayout(folder) {
    const path = (0,external_node_path_.resolve)(folder);
    const version = await layout_readJson(path, 'oci-layout');
    if (version.imageLayoutVersion !== '1.0.0')
        throw damaged(path, 'it is of another version than 1.0.0');
    const top = await layout_readJson(path, 'index.json');
    const [root, ...others] = Array.isArray(top.manifests) ? top.manifests : [];
    if (!root)
        throw damaged(path, 'its index.json names no image');
    if (others.length > 0)
        throw damaged(path, `its index.json names ${top.manifests.length} images, not one`);
    const children = (0,oci_descriptor/* isIndexType */.$U)(root.mediaType) ? (await readDocument(path, root)).manifests : [root];
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
    return (0,external_node_path_.join)(folder, 'blobs', (0,oci_digest/* digestAlgorithm */.g4)(digest), (0,oci_digest/* digestHex */.sU)(digest));
}
async function readImage(folder, descriptor) {
    const manifest = await readDocument(folder, descriptor);
    const config = await readDocument(folder, manifest.config);
    return { platform: descriptor.platform ?? platformOf(config), descriptor, manifest, config };
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
    if (!(0,oci_digest/* isDigest */.Bc)(digest))
        throw damaged(folder, `it names "${digest}", which is no digest`);
    const bytes = await readBytes(folder, blobFile(folder, digest));
    if ((0,oci_digest/* digestOf */.ol)(bytes, (0,oci_digest/* digestAlgorithm */.g4)(digest)) !== digest) {
        throw damaged(folder, `the content of ${digest} has changed`);
    }
    return parse(folder, bytes, digest);
}
async function layout_readJson(folder, name) {
    return parse(folder, await readBytes(folder, (0,external_node_path_.join)(folder, name)), name);
}
async function readBytes(folder, file) {
    try {
        return await (0,promises_.readFile)(file);
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
    return new errors/* SealiftError */.Pf('input-invalid', `${folder} is no OCI image layout that can be used: ${why}`, {
        cause,
    });
}

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
var buildx = __webpack_require__(9773);
// EXTERNAL MODULE: ./build/src/tools/buildx-environment.js
var buildx_environment = __webpack_require__(477);
;// CONCATENATED MODULE: ./build/src/tools/provenance.js

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
            const base = { reference, ...(digest !== undefined && (0,oci_digest/* isDigest */.Bc)(digest) && { digest }) };
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
        throw build_secrets_missing('a build secret has no id', 'Write it as id=value.');
    if ('value' in secret) {
        const value = secret.value.reveal();
        if (value === '')
            throw build_secrets_missing(`build secret ${id} is empty`, 'Is the secret set for this repository and event?');
        // The id is the user's and may hold anything; it is no file name.
        const file = await files.write(`build-secrets/${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`, value);
        return { source: { id, file }, value };
    }
    if ('env' in secret) {
        const value = env[secret.env];
        if (!value) {
            const what = value === undefined ? 'is not set' : 'is empty';
            throw build_secrets_missing(`build secret ${id}: the variable ${secret.env} ${what}`, 'Set it in the env of this step.');
        }
        return { source: { id, env: secret.env }, value, variable: [secret.env, value] };
    }
    const file = (0,external_node_path_.resolve)(secret.file);
    const value = await (0,promises_.readFile)(file, 'utf8').catch((cause) => {
        throw build_secrets_missing(`build secret ${id}: the file ${file} cannot be read`, 'Is the path right, and relative to this folder?', cause);
    });
    if (value === '')
        throw build_secrets_missing(`build secret ${id}: the file ${file} is empty`, 'Put the secret into it first.');
    return { source: { id, file }, value };
}
function build_secrets_missing(message, hint, cause) {
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
    const progress = buildProgress();
    const args = (0,buildx/* buildArgs */.CH)({
        builder: ready.builder.name,
        options: plan.build,
        labels: plan.labels,
        annotations: plan.annotations,
        secrets: secrets.sources,
        layout: layoutFolder,
        metadataFile,
    });
    const result = await runBuildx(args, plan, ready, deps, secrets, progress);
    if (result.code !== 0)
        throw buildFailure(progress, secrets.mask);
    const layout = await readLayout(layoutFolder);
    const metadata = await readMetadata(metadataFile, layout, progress.warnings.map(secrets.mask));
    for (const warning of metadata.warnings)
        deps.log.warn(`Dockerfile: ${warning}`);
    return {
        layout,
        metadata,
        metadataFile,
        base: baseImages(metadata.provenance),
        milliseconds: result.milliseconds,
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
                DOCKER_CONFIG: ready.dockerConfig,
                BUILDX_METADATA_PROVENANCE: 'max',
                SOURCE_DATE_EPOCH: epochSeconds(plan.source.commitDate ?? plan.created),
            }),
            ...(0,buildx_environment/* cacheEnvironment */.G)(deps.env, [...options.cacheFrom, ...options.cacheTo]),
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
        const platform = key.slice(provenanceKey.length + 1) || (only && (0,oci_descriptor/* platformText */.VQ)(only.platform));
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/src/oci/image-content.js






/** The content of a layout on disk. */
async function layoutContent(layout) {
    const read = async (descriptor) => ({
        descriptor,
        bytes: new Uint8Array(await (0,promises_.readFile)(blobFile(layout.folder, descriptor.digest))),
    });
    const attestations = await Promise.all(layout.attestations.map(read));
    const children = await Promise.all(layout.images.map((image) => read(image.descriptor)));
    const manifests = (0,oci_descriptor/* isIndexType */.$U)(layout.root.mediaType)
        ? [...children, ...attestations, await read(layout.root)]
        : children;
    return {
        root: layout.root,
        images: layout.images.map(({ platform, descriptor }) => ({ platform, descriptor })),
        manifests,
        blobs: blobsOf([...layout.images.map((image) => image.manifest), ...attestations.map(image_content_parseManifest)]).map((descriptor) => ({
            descriptor,
            open: (offset) => (0,external_node_fs_.createReadStream)(blobFile(layout.folder, descriptor.digest), {
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
        throw new errors/* SealiftError */.Pf('registry-not-found', `${repository.path} lists manifest ${digest} but does not hold it`);
    };
    const top = await get(root.digest);
    const children = (0,oci_descriptor/* isIndexType */.$U)(root.mediaType)
        ? await Promise.all(top.content.manifests.map(async (child) => ({
            ...(await get(child.digest)),
            platform: child.platform,
        })))
        : [{ ...top, platform: undefined }];
    const manifests = (0,oci_descriptor/* isIndexType */.$U)(root.mediaType) ? [...children, top] : children;
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
        blobs: blobsOf(children.map((child) => child.content)).map((descriptor) => ({
            descriptor,
            open: (offset) => external_node_stream_.Readable.from(remoteBytes(client, repository, descriptor, offset), { objectMode: false }),
        })),
    };
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
function blobsOf(manifests) {
    const all = manifests.flatMap((manifest) => [manifest.config, ...manifest.layers]);
    return [...new Map(all.map((descriptor) => [descriptor.digest, descriptor])).values()];
}
function image_content_parseManifest({ bytes }) {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

;// CONCATENATED MODULE: ./build/src/tools/trivy-mend.js
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

;// CONCATENATED MODULE: ./build/src/plan/policy.js
/** From worst to least. */
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];

;// CONCATENATED MODULE: ./build/src/tools/trivy-report.js


/**
 * Reads a Trivy JSON report, from a scan or out of an attestation. Pure.
 * @throws SealiftError `scan-failed` when it is not one.
 */
function parseTrivyReport(json) {
    assertReport(json);
    const os = json.Metadata?.OS;
    const findings = (json.Results ?? []).flatMap((result) => [
        ...(result.Vulnerabilities ?? []).map((found) => vulnerability(found, result)),
        ...(result.Secrets ?? []).map((found) => trivy_report_secret(found, result)),
        ...(result.ExperimentalModifiedFindings ?? []).flatMap((modified) => takenOut(modified, result)),
    ]);
    return {
        report: json,
        os: os?.Family ? { family: os.Family, name: os.Name ?? '', endOfLife: os.EOSL === true } : undefined,
        findings: findings.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
            compare(a.package?.name ?? a.target, b.package?.name ?? b.target) ||
            compare(a.id, b.id)),
    };
}
function assertReport(json) {
    const report = json;
    const results = report?.Results ?? [];
    if (typeof report !== 'object' || report?.SchemaVersion !== 2 || !Array.isArray(results)) {
        throw new errors/* SealiftError */.Pf('scan-failed', 'what should be a Trivy report is none (schema version 2)');
    }
    for (const result of results) {
        const lists = [result.Vulnerabilities, result.Secrets, result.ExperimentalModifiedFindings];
        if (typeof result.Target === 'string' && lists.every((list) => !list || Array.isArray(list)))
            continue;
        throw new errors/* SealiftError */.Pf('scan-failed', 'the Trivy report has a result that cannot be read');
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
function trivy_report_secret(found, result) {
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
    return modified.Type === 'secret' ? [{ ...trivy_report_secret(modified.Finding, result), ignored }] : [];
}
function severity(text) {
    return severities.find((known) => known === text) ?? 'UNKNOWN';
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
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
    const name = (text) => (0,oci_reference/* repositoryName */.aR)((0,oci_reference/* parseRepository */.SU)(text.toLowerCase()));
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
async function scan_exceptions_readExceptions(options, repository, deps) {
    const ignored = options.ignoreFile
        ? parseIgnoreFile(await readInput('ignore-file', options.ignoreFile), options.ignoreFile, deps.clock())
        : undefined;
    const vex = options.vex.map(async (path, index) => deps.files.write(`scan/vex-${index}${(0,external_node_path_.extname)(path)}`, vexForLayout(await readInput('vex', path), repository)));
    return {
        ignoreFile: ignored ? await deps.files.write('scan/ignore.yaml', ignoreFileText(ignored)) : undefined,
        vex: await Promise.all(vex),
        expired: ignored?.expired ?? [],
    };
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

;// CONCATENATED MODULE: ./build/src/report/findings-table.js


/** One platform's findings as plain text: counts, then a row each, then what was taken out and why. */
function findingsTable(scan) {
    const counted = scan.findings.filter((finding) => finding.ignored === undefined);
    const ignored = scan.findings.filter((finding) => finding.ignored !== undefined);
    const counts = severities.map((severity) => `${counted.filter((one) => one.severity === severity).length} ${severity.toLowerCase()}`);
    const system = scan.os
        ? ` · ${scan.os.family} ${scan.os.name}${scan.os.endOfLife ? ' (end of life)' : ''}`
        : '';
    return [
        `${(0,oci_descriptor/* platformText */.VQ)(scan.platform)} · ${scan.digest}${system}`,
        counts.join(', '),
        ...findings_table_table(['Severity', 'Id', 'Found in', 'Installed', 'Fixed in', 'Title'], counted.map(row)),
        ...findings_table_table(['Ignored', 'Id', 'Found in', 'By', 'Reason'], ignored.map((one) => [
            one.severity,
            one.id,
            findings_table_place(one),
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
        findings_table_place(finding),
        finding.package?.installed ?? '',
        finding.package ? (finding.package.fixed ?? finding.status ?? '') : '',
        finding.title.length > 80 ? `${finding.title.slice(0, 79)}…` : finding.title,
    ];
}
function findings_table_place(finding) {
    if (finding.package)
        return finding.package.name;
    return finding.line ? `${finding.target}:${finding.line}` : finding.target;
}
function findings_table_table(head, rows) {
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

;// CONCATENATED MODULE: ./build/src/report/findings.js

/** The findings of every platform as the run record holds them. Pure. */
function recordedFindings(report, verdict) {
    return report.platforms.flatMap(({ platform, findings }) => {
        const text = (0,oci_descriptor/* platformText */.VQ)(platform);
        const blocking = new Map(verdict.blocking
            .filter((one) => (0,oci_descriptor/* platformText */.VQ)(one.platform) === text)
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

;// CONCATENATED MODULE: ./build/src/report/sarif.js




/**
 * A SARIF 2.1.0 log of one platform's findings, all of them; what an ignore file or VEX took out is
 * suppressed. Pure.
 *
 * GitHub takes the level it shows from `security-severity` of the rule, not from the result, and Trivy's own
 * writer puts any CVSS score there, even one that contradicts the severity. So a rule stands for one id and
 * one severity, and the score is the one of its band. GitHub keeps one set of alerts for each category.
 */
function sarifReport(scan, image) {
    const platform = (0,oci_descriptor/* platformText */.VQ)(scan.platform);
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
        if (known === undefined || severities.indexOf(severity) < severities.indexOf(known))
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
            text: `${finding.severity} on ${platform}: ${findingText(finding)}. ${finding.title}.${status}`,
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
function hashOf(parts) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./build/src/report/vuln-predicate.js

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
    const { scanner, invocation } = (predicate ?? {});
    if (typeof scanner?.result !== 'object' || scanner.result === null)
        throw new errors/* SealiftError */.Pf('scan-failed', 'the attested scan holds no report of its scanner');
    const time = new Date(scanner.db?.version || Number.NaN);
    const parameters = (invocation?.parameters ?? {});
    return {
        report: scanner.result,
        databaseTime: Number.isNaN(time.getTime()) ? undefined : time,
        scanners: Array.isArray(parameters.scanners) ? parameters.scanners : [],
        vex: parameters.vex !== false,
    };
}

;// CONCATENATED MODULE: ./build/src/tools/trivy.js
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

;// CONCATENATED MODULE: ./build/src/steps/database.js




/**
 * Makes sure that a vulnerability database is there and young enough, and says which. Takes the cached one
 * while it is current (Trivy's own rule: before its next update, or downloaded within the hour), else asks
 * each repository in turn. A failed update beside a cached one within `databaseMaxAgeHours` is a warning.
 * An age of 0 hours means no limit.
 * @throws SealiftError `database-unavailable` with each repository's reason
 */
async function fetchDatabase(scan, tools, deps) {
    const cacheFolder = trivyCacheFolder(deps.env, deps.cacheFolder);
    const now = deps.clock();
    const cached = await database_readMetadata((0,external_node_path_.join)(cacheFolder, 'db'), 'trivy.db');
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
        const fetched = failure === undefined ? await database_readMetadata((0,external_node_path_.join)(cacheFolder, 'db'), 'trivy.db') : undefined;
        if (fetched && young(fetched))
            return info(fetched, repository);
        failures.push(`${repository}: ${failure ?? 'its newest database is too old as well'}`);
        deps.log.info(`vulnerability database not taken from ${failures.at(-1)}`);
    }
    const kept = await database_readMetadata((0,external_node_path_.join)(cacheFolder, 'db'), 'trivy.db');
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
    const cacheFolder = trivyCacheFolder(deps.env, deps.cacheFolder);
    if (await database_readMetadata((0,external_node_path_.join)(cacheFolder, 'java-db'), 'trivy-java.db'))
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
    throw new errors/* SealiftError */.Pf('database-unavailable', `the image holds Java archives, and the index to name them could not be had: ${failures.join('; ')}`, {
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
async function database_readMetadata(folder, file) {
    try {
        if ((await (0,promises_.stat)((0,external_node_path_.join)(folder, file))).size === 0)
            return undefined;
        const json = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'metadata.json'), 'utf8'));
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
    await (0,promises_.mkdir)((0,external_node_path_.join)(cacheFolder, kind.folder), { recursive: true });
    const fresh = await (0,promises_.mkdtemp)((0,external_node_path_.join)(cacheFolder, '.download-'));
    try {
        const result = await deps.run({
            program: trivy,
            args: downloadArgs({ database: kind.database, repository, cacheFolder: fresh }),
            env: trivyEnv(deps.env, fresh),
            cwd: fresh,
            timeoutMs: downloadLimit,
            signal: deps.signal,
        });
        if (result.code !== 0)
            return trivyFailure(result);
        const fetched = await database_readMetadata((0,external_node_path_.join)(fresh, kind.folder), kind.file);
        if (!fetched)
            return 'it holds no usable database';
        const cached = await database_readMetadata((0,external_node_path_.join)(cacheFolder, kind.folder), kind.file);
        if (cached && cached.updatedAt > fetched.updatedAt)
            return 'its database is older than the cached one';
        for (const file of [kind.file, 'metadata.json'])
            await (0,promises_.rename)((0,external_node_path_.join)(fresh, kind.folder, file), (0,external_node_path_.join)(cacheFolder, kind.folder, file));
        return undefined;
    }
    catch (error) {
        // Only the time limit is this repository's fault.
        if (error instanceof errors/* SealiftError */.Pf && error.code === 'tool-failed')
            return error.message;
        throw error;
    }
    finally {
        await (0,promises_.rm)(fresh, { recursive: true, force: true });
    }
}
function unavailable(scan, cacheFolder, database, now, failures) {
    const state = database
        ? `the vulnerability database in ${cacheFolder} is ${Math.floor(ageHours(database, now))} hours old, ` +
            `and db-max-age allows ${scan.databaseMaxAgeHours}`
        : `there is no vulnerability database in ${cacheFolder}`;
    const limited = failures.some((failure) => /TOOMANYREQUESTS|429/i.test(failure));
    return new errors/* SealiftError */.Pf('database-unavailable', `${state}; ${failures.join('; ')}`, {
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

;// CONCATENATED MODULE: ./build/src/steps/scan-trivy.js






function scan_trivy_scanRun(options, ready, exceptions, deps) {
    let underway;
    const javaDatabase = () => {
        underway ??= fetchJavaDatabase(options, { trivy: ready.trivy.path }, { ...deps, cacheFolder: ready.cacheFolder });
        return underway;
    };
    return { options, ready, exceptions, deps, javaDatabase };
}
/** One Trivy run; repeated once with the Java index when the image turns out to hold Java archives. */
async function scan_trivy_scanTarget(target, platform, run) {
    const args = (output) => scanArgs({
        target,
        scanners: run.options.scanners,
        cacheFolder: trivyCacheFolder(run.deps.env, run.ready.cacheFolder),
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
    throw new errors/* SealiftError */.Pf('scan-failed', `${(0,oci_descriptor/* platformText */.VQ)(platform)}: Trivy does not find its Java index`);
}
/** Applies the ignore file to a report that was made without it. */
async function ignoreAgain(report, platform, run) {
    const { ignoreFile } = run.exceptions;
    if (ignoreFile === undefined)
        return report;
    const input = await run.deps.files.write(`scan/attested-${platformSlug(platform)}.json`, JSON.stringify(report));
    const converted = await runTrivy(platform, run, (output) => convertArgs({ format: 'json', input, output, ignoreFile }));
    return converted;
}
/** Makes a CycloneDX SBOM of the packages in this report. */
async function convertToSbom(report, platform, output, run) {
    const input = await run.deps.files.write(`scan/packages-${platformSlug(platform)}.json`, JSON.stringify(report));
    const result = await start(run, convertArgs({ format: 'cyclonedx', input, output }));
    if (result.code !== 0)
        throw scanFailed(platform, `the SBOM was not made: ${trivyFailure(result)}`);
}
/** `linux-arm64-v8`, for names of files. */
function platformSlug(platform) {
    return (0,oci_descriptor/* platformText */.VQ)(platform).replaceAll(/[^A-Za-z0-9.]+/g, '-');
}
/** The JSON a run wrote. The file may hold secrets of the image: it is in the run folder, and goes at once. */
async function runTrivy(platform, run, args) {
    const output = run.deps.files.path('scan', `trivy-${platformSlug(platform)}.json`);
    try {
        const result = await start(run, args(output));
        if (needsJavaDatabase(result))
            return 'java-database-missing';
        if (result.code !== 0)
            throw scanFailed(platform, trivyFailure(result));
        const text = await (0,promises_.readFile)(output, 'utf8').catch((cause) => {
            throw scanFailed(platform, 'Trivy wrote no report', cause);
        });
        return parseTrivyReport(parseJson(text, platform)).report;
    }
    finally {
        await (0,promises_.rm)(output, { force: true });
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
        env: trivyEnv(deps.env, temporary),
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
    return new errors/* SealiftError */.Pf('scan-failed', `the scan of ${(0,oci_descriptor/* platformText */.VQ)(platform)} failed: ${why}`, {
        hint: 'Nothing was pushed. Run it again with debug logging if the reason is not plain.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/src/steps/scan-files.js







/** Writes every report of one platform's scan into the output folder. */
async function writeScanFiles(scan, run) {
    const { output, trivy, database } = run.ready;
    await (0,promises_.mkdir)(output, { recursive: true });
    const slug = platformSlug(scan.platform);
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
        (0,promises_.writeFile)(files.sarif, json(sarifReport(scan, { name: scan.name, scanner }))),
        (0,promises_.writeFile)(files.table, findingsTable(scan)),
        (0,promises_.writeFile)(files.vulnPredicate, json(vulnPredicate(scan.report, {
            ...{ version: scanner.version, database, finishedAt },
            ...{ scanners: run.options.scanners, vex: run.options.vex.length > 0 },
        }))),
        convertToSbom(packagesOnly(scan.report), scan.platform, files.sbom, run),
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
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, mediaType: oci_descriptor/* mediaType */.JL.index, manifests }));
    await (0,promises_.symlink)((0,external_node_path_.join)(layout.folder, 'blobs'), (0,external_node_path_.join)(folder, 'blobs'));
    return 'view';
}

;// CONCATENATED MODULE: ./build/src/steps/scan.js










/**
 * Scans every platform of the image, each by a Trivy run of its own, and makes all reports from that one
 * result. Nothing is left out for its severity; what an ignore file or a VEX document takes out stays in, marked.
 * @throws SealiftError `scan-failed`, `input-invalid` (ignore file, VEX), `database-unavailable` (Java archives)
 */
async function scan_scan(options, layout, ready, deps) {
    const exceptions = await scan_exceptions_readExceptions(options, ready.repository, deps);
    const run = scan_trivy_scanRun(options, ready, exceptions, deps);
    const view = await writeView(layout, deps.files);
    const platforms = await parallel_parallel(layout.images, limit(ready), async (image) => {
        const { digest } = image.descriptor;
        const found = await scan_trivy_scanTarget({ view, digest }, image.platform, run);
        assertScanned(found, image);
        return finish(found, image.platform, digest, run);
    });
    return reportOf(platforms, ready, exceptions.expired);
}
/**
 * The same report and files from Trivy reports that exist already (read back from signed attestations),
 * under today's ignore file. Nothing is scanned; statements of a VEX document stay as they were made.
 */
async function scanFromReports(attested, options, ready, deps) {
    const exceptions = await scan_exceptions_readExceptions(options, ready.repository, deps);
    const run = scan_trivy_scanRun(options, ready, exceptions, deps);
    const platforms = await parallel_parallel(attested, limit(ready), async ({ platform, digest, report }) => {
        const restored = restoreIgnored(parseTrivyReport(report).report);
        return finish(await ignoreAgain(restored, platform, run), platform, digest, run);
    });
    return reportOf(platforms, ready, exceptions.expired);
}
/** Looks up the packages of each platform's SBOM in today's database; the image itself is not needed. */
async function scanSboms(sboms, options, ready, deps) {
    const exceptions = await readExceptions(options, ready.repository, deps);
    const run = scanRun(options, ready, exceptions, deps);
    const platforms = await parallel(sboms, limit(ready), async ({ platform, digest, file }) => finish(await scanTarget({ sbom: file }, platform, run), platform, digest, run));
    return reportOf(platforms, ready, exceptions.expired);
}
/** Takes the secrets' text out, and makes every file from what is left. */
async function finish(found, platform, digest, run) {
    const { repository } = run.ready;
    const name = repository ?? 'image';
    const report = mendReport(found, { name, digest, repository: repository !== undefined });
    const { os, findings } = parseTrivyReport(report);
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
    throw new errors/* SealiftError */.Pf('scan-failed', `${(0,oci_descriptor/* platformText */.VQ)(image.platform)}: Trivy was to scan the image ${asked} (${os}/${architecture}) and scanned ` +
        `${ImageID ?? 'none'} (${ImageConfig?.os ?? '?'}/${ImageConfig?.architecture ?? '?'})`);
}
/** Trivy runs at a time. */
function limit(ready) {
    return Math.max(1, ready.parallel ?? (0,external_node_os_.availableParallelism)());
}

;// CONCATENATED MODULE: ./build/src/steps/baseline.js








/**
 * Scans the image that new findings are told apart from (`fail-on: new`), on the platforms asked for; one it
 * does not have is left out. Read from the registry, by each platform's own digest, with today's database and
 * without ignore file or VEX: what was there before is known, whether it counted or not. Makes no files.
 *
 * Undefined when there is no such image: everything is new then. Any other failure rejects.
 * `DOCKER_CONFIG` in `deps.env` holds the login for private images.
 */
async function baselineScan(reference, platforms, options, ready, deps) {
    const image = (0,oci_reference/* parseReference */.F2)(reference);
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
    const run = scan_trivy_scanRun(options, ready, { ignoreFile: undefined, vex: [] }, deps);
    const scans = await parallel_parallel(wanted, limit(ready), async ({ platform, digest }) => {
        const remote = (0,oci_reference/* referenceName */.z$)({ registry: image.registry, path: image.path, digest });
        const report = await scan_trivy_scanTarget({ remote }, platform, run);
        const { os, findings } = parseTrivyReport(mendReport(report, { name: (0,oci_reference/* repositoryName */.aR)(image), digest, repository: false }));
        return { platform, digest, os, findings, files: noFiles };
    });
    return reportOf(scans, ready, []);
}
const noFiles = { json: '', sarif: '', sbom: '', table: '', vulnPredicate: '' };
async function platformDigests(reference, registry) {
    const pulled = await registry.manifestGet(reference);
    if (!pulled)
        return undefined;
    if ((0,oci_descriptor/* isIndexType */.$U)(pulled.descriptor.mediaType)) {
        const { manifests } = pulled.content;
        return manifests.flatMap(({ platform, digest }) => (platform ? [{ platform, digest }] : []));
    }
    const { config } = pulled.content;
    const bytes = await registry.blobGet({ ...reference, digest: config.digest });
    const { os, architecture, variant } = JSON.parse(new TextDecoder().decode(bytes));
    if (!os || !architecture)
        throw new errors/* SealiftError */.Pf('input-invalid', `baseline: ${(0,oci_reference/* referenceName */.z$)(reference)} is no container image`);
    return [
        { platform: { os, architecture, ...(variant ? { variant } : {}) }, digest: pulled.descriptor.digest },
    ];
}
/** arm64 may be written with its variant v8 or without; for the others the variant tells platforms apart. */
function samePlatform(a, b) {
    const variant = (platform) => platform.architecture === 'arm64' && platform.variant === 'v8' ? '' : (platform.variant ?? '');
    return a.os === b.os && a.architecture === b.architecture && variant(a) === variant(b);
}

// EXTERNAL MODULE: ./build/src/steps/builder.js + 7 modules
var steps_builder = __webpack_require__(7454);
;// CONCATENATED MODULE: ./build/src/steps/index-provenance.js
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

;// CONCATENATED MODULE: ./build/src/steps/provenance.js

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
    const entry = metadata[`buildx.build.provenance/${(0,oci_descriptor/* platformText */.VQ)(platform)}`] ?? metadata['buildx.build.provenance'];
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

;// CONCATENATED MODULE: ./build/src/steps/image.js













/** Builds the image, and scans it while the database was fetched beside the build. `meanwhile` runs beside the scan. */
async function makeImage(shop, deps, meanwhile) {
    const { plan, account } = shop;
    const scanning = plan.scan.mode === 'required';
    const database = scanning
        ? inBackground(account.step('database', 'Get the vulnerability database', () => getDatabase(shop, deps)))
        : undefined;
    // Asked for now, so that they are fetched while the build runs.
    if (plan.push.wanted && plan.sign.signing.mode !== 'off')
        void inBackground(shop.tools.get('cosign'));
    const built = await buildOnce(shop, deps);
    if (plan.policy.allowedBase.length > 0)
        refuseUnknownBases(built);
    account.file('metadata', await keepMetadata(built, shop.place));
    const content = await layoutContent(built.layout);
    const [report, baseline] = await Promise.all([
        database &&
            account.step('scan', `Scan ${platformNames(built.layout)}`, () => scanLayout(built.layout, database, shop, deps)),
        database && plan.policy.failOn === 'new' ? scanBaseline(built.layout, database, shop, deps) : undefined,
        meanwhile(content),
    ]);
    return {
        content,
        imageId: built.layout.images[0]?.manifest.config.digest,
        platforms: platformSizes(built.layout),
        scan: report,
        baseline,
        base: built.base,
        attestations: plan.sign.attestations === 'none' ? [] : await attestations(built, report, shop, deps),
    };
}
/** Not knowing the base images is no permission where a rule asks for them. */
function refuseUnknownBases({ layout, metadata }) {
    const unknown = layout.images.filter((image) => !metadata.provenance[(0,oci_descriptor/* platformText */.VQ)(image.platform)]);
    if (unknown.length === 0)
        return;
    throw new errors/* SealiftError */.Pf('could-not-check', `allowed-base cannot be checked: BuildKit recorded no provenance for ${unknown.map((image) => (0,oci_descriptor/* platformText */.VQ)(image.platform)).join(', ')}`, {
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
        const { dockerConfig } = shop.connection;
        return await account.step('build', 'Build the image', () => build(plan, { buildx, builder, dockerConfig }, deps));
    }
    finally {
        await builder.close();
    }
}
/** Opens the builder the plan names. */
async function readyBuilder({ plan, place, tools, onBuilder }, deps) {
    const builder = await (0,steps_builder/* openBuilder */.I)(plan.builder, { buildx: await tools.get('buildx'), buildkit: () => tools.get('buildkit') }, deps, {
        host: { platform: place.platform, uid: place.uid },
        stateFolder: (0,external_node_path_.join)(place.cache, 'buildkit'),
        insecureRegistries: plan.insecureRegistries,
    });
    if (builder.state)
        onBuilder(builder.state);
    return builder;
}
async function getDatabase({ plan, place, tools }, deps) {
    const trivy = await tools.get('trivy');
    return fetchDatabase(plan.scan, { trivy: trivy.path }, { ...deps, cacheFolder: (0,external_node_path_.join)(place.cache, 'trivy') });
}
/** Scans a layout, with the reports going to the report folder. */
async function scanLayout(layout, database, shop, deps) {
    return scan_scan(shop.plan.scan, layout, await scanReady(await database, shop), deps);
}
/** The database, then what every use of Trivy needs. */
async function scanReady(database, { plan, place, tools }) {
    const [repository] = plan.repositories;
    return {
        trivy: await tools.get('trivy'),
        cacheFolder: (0,external_node_path_.join)(place.cache, 'trivy'),
        database,
        output: (0,external_node_path_.join)(place.report, 'scan'),
        ...(repository ? { repository: (0,oci_reference/* repositoryName */.aR)(repository) } : {}),
    };
}
async function scanBaseline(layout, database, shop, deps) {
    const { baseline } = shop.plan.policy;
    if (!baseline)
        return undefined;
    const platforms = layout.images.map((image) => image.platform);
    const ready = await scanReady(await database, shop);
    const env = { ...deps.env, DOCKER_CONFIG: shop.connection.dockerConfig };
    return shop.account.step('baseline', `Scan the baseline ${baseline}`, () => baselineScan(baseline, platforms, shop.plan.scan, ready, {
        ...deps,
        env,
        registry: shop.connection.client,
    }));
}
/** SBOM, scan and provenance of every platform, and the provenance of the index. */
async function attestations(built, report, { plan }, deps) {
    const { layout } = built;
    const provenances = layout.images.flatMap((image) => {
        const entry = built.metadata.provenance[(0,oci_descriptor/* platformText */.VQ)(image.platform)];
        const predicate = provenanceOf({ 'buildx.build.provenance': entry }, image.platform, plan.source);
        return predicate ? [{ subject: image.descriptor.digest, predicate }] : [];
    });
    const isIndex = layout.images.every((image) => image.descriptor.digest !== layout.root.digest);
    const whole = isIndex ? indexProvenance(provenances.map((one) => one.predicate)) : undefined;
    if (whole)
        provenances.push({ subject: layout.root.digest, predicate: whole });
    const made = await Promise.all(provenances.map((one) => provenanceAttestation(one.subject, one.predicate, deps)));
    return [...scanAttestations(report), ...made];
}
/** The attestations that come from a scan. */
function scanAttestations(report) {
    return (report?.platforms ?? []).flatMap(({ digest: subject, files }) => [
        { subject, type: 'cyclonedx', predicateFile: files.sbom },
        { subject, type: 'vuln', predicateFile: files.vulnPredicate },
    ]);
}
async function provenanceAttestation(subject, predicate, { files }) {
    const name = (0,external_node_path_.join)('predicates', `provenance-${subject.replace(':', '-')}.json`);
    return {
        subject,
        type: 'slsaprovenance1',
        predicateFile: await files.write(name, JSON.stringify(predicate)),
    };
}
async function keepMetadata({ metadataFile }, { report }) {
    const kept = (0,external_node_path_.join)(report, 'build-metadata.json');
    await (0,promises_.mkdir)(report, { recursive: true });
    await (0,promises_.copyFile)(metadataFile, kept);
    return kept;
}
function platformSizes(layout) {
    return layout.images.map(({ platform, descriptor, manifest }) => ({
        platform,
        digest: descriptor.digest,
        bytes: [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0),
        layers: manifest.layers.length,
    }));
}
function platformNames(layout) {
    return layout.images.map((image) => (0,oci_descriptor/* platformText */.VQ)(image.platform)).join(', ');
}
/** Work whose failure is met where its result is asked for, not before. */
function inBackground(work) {
    work.catch(() => { });
    return work;
}

;// CONCATENATED MODULE: ./build/src/steps/evaluate.js



/** `call: check` and the like: says what BuildKit makes of the Dockerfile, and builds nothing. */
async function evaluateDockerfile(shop, deps) {
    const { account, plan, tools, connection } = shop;
    const builder = await account.step('builder', 'Get a builder ready', () => readyBuilder(shop, deps));
    try {
        const buildx = await tools.get('buildx');
        const { dockerConfig } = connection;
        const said = await account.step('call', `Evaluate the Dockerfile (${plan.build.call})`, () => evaluate(plan, { buildx, builder, dockerConfig }, deps));
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
    const name = (0,oci_descriptor/* platformText */.VQ)(scan.platform);
    const failures = scan.findings.filter((finding) => blocked.has(placeOf(finding))).length;
    const skipped = scan.findings.filter((finding) => finding.ignored !== undefined).length;
    const tests = Math.max(scan.findings.length, 1);
    const cases = scan.findings.length === 0
        ? [`    <testcase classname="${escapeXml(name)}" name="no findings"/>`]
        : scan.findings.flatMap((finding) => testCase(name, finding, blocked.has(placeOf(finding))));
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
    const open = `    <testcase classname="${escapeXml(`${platform} ${place}`)}" name="${escapeXml(`${finding.severity} ${findingText(finding)}`)}"`;
    if (finding.ignored) {
        const reason = finding.ignored.reason ?? finding.ignored.by;
        return [`${open}>`, `      <skipped message="${escapeXml(reason)}"/>`, '    </testcase>'];
    }
    if (!blocks)
        return [`${open}/>`];
    const detail = [finding.title, finding.url].filter(Boolean).join('\n');
    return [
        `${open}>`,
        `      <failure type="${finding.severity}" message="${escapeXml(findingText(finding))}">${escapeXml(detail)}</failure>`,
        '    </testcase>',
    ];
}
function blockedOn(scan, verdict) {
    const name = (0,oci_descriptor/* platformText */.VQ)(scan.platform);
    return new Set(verdict.blocking.filter((one) => (0,oci_descriptor/* platformText */.VQ)(one.platform) === name).map((one) => placeOf(one.finding)));
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

;// CONCATENATED MODULE: ./build/src/steps/gate-base.js

/**
 * True when the reference's repository matches one of the patterns: `docker.io/library/*`,
 * `ghcr.io/acme/**`, or a repository by name (`alpine` is `docker.io/library/alpine`). `*` stands for one
 * part of a path, `**` for any number. What cannot be read as a reference is not allowed.
 */
function baseAllowed(reference, patterns) {
    let repository;
    try {
        repository = (0,oci_reference/* repositoryName */.aR)((0,oci_reference/* parseReference */.F2)(reference));
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

;// CONCATENATED MODULE: ./build/src/steps/gate.js




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
    const counts = platforms.map((scan) => [(0,oci_descriptor/* platformText */.VQ)(scan.platform), countBySeverity(scan)]);
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
        const text = (0,oci_descriptor/* platformText */.VQ)(scan.platform);
        const before = baseline?.platforms.find((one) => (0,oci_descriptor/* platformText */.VQ)(one.platform) === text);
        const known = new Set(before?.findings.map(identity));
        const findings = scan.findings.map((finding) => ({ ...finding, isNew: !known.has(identity(finding)) }));
        return { ...scan, findings };
    });
    return { ...report, platforms };
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
    const platform = (0,oci_descriptor/* platformText */.VQ)(scan.platform);
    const found = blocking.filter((one) => (0,oci_descriptor/* platformText */.VQ)(one.platform) === platform).map((one) => one.finding);
    if (found.length === 0)
        return [];
    const what = `${found.length} ${policy.failOn === 'new' ? 'new ' : ''}finding${found.length === 1 ? '' : 's'}`;
    const rest = found.length > named ? ` and ${found.length - named} more` : '';
    const wanted = policy.severity.toSorted((a, b) => severities.indexOf(a) - severities.indexOf(b));
    return [
        `${platform}: ${what} of severity ${joined(wanted)}: ${found.slice(0, named).map(findingText).join('; ')}${rest}.`,
    ];
}
function endOfLifeReason(scan, policy) {
    if (!policy.exitOnEol || !scan.os?.endOfLife)
        return [];
    const system = `${scan.os.family} ${scan.os.name}`;
    return [
        `${(0,oci_descriptor/* platformText */.VQ)(scan.platform)}: ${system} is past its end of life and gets no more security fixes; build from a release that is supported.`,
    ];
}
function sizeReason(image, { sizeBudget }) {
    if (sizeBudget === undefined || image.bytes <= sizeBudget)
        return [];
    const over = image.bytes - sizeBudget;
    return [
        `${(0,oci_descriptor/* platformText */.VQ)(image.platform)}: the image is ${megabytes(image.bytes)} compressed, ${megabytes(over)} over the size budget of ${megabytes(sizeBudget)}.`,
    ];
}
function baseReason(reference, { allowedBase }) {
    if (allowedBase.length === 0 || baseAllowed(reference, allowedBase))
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

;// CONCATENATED MODULE: ./build/src/steps/judge.js






/** The verdict, and the reports that speak of it. `sarifFile`: one more file, with every platform's run in it. */
async function judge(image, sarifFile, { plan, account, place }) {
    const verdict = gate(image.scan, image.platforms, image.base, plan.policy, image.baseline);
    account.note({ verdict: { outcome: verdict.outcome, reasons: verdict.reasons, counts: verdict.counts } });
    if (!image.scan)
        return verdict;
    const report = plan.policy.failOn === 'new' ? markNew(image.scan, image.baseline) : image.scan;
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
            findings: recordedFindings(report, verdict),
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
function refusal(verdict) {
    return new errors/* SealiftError */.Pf('gate-refused', verdict.reasons.join(' '), {
        hint: 'Nothing was published and no tag was touched. Update what is named, or put a finding that does not apply into the ignore file or a VEX document (docs/scanning.md).',
    });
}

// EXTERNAL MODULE: ./build/src/plan/create.js + 14 modules
var create = __webpack_require__(8131);
;// CONCATENATED MODULE: ./build/src/plan/identity.js
/** The audience Fulcio asks of an OIDC token. */
const sigstoreAudience = 'sigstore';
/**
 * The identity Fulcio will put into a certificate for this token. The subject alone is shared by everybody who
 * calls the same reusable workflow, so the caller's git repository belongs to it, and ref and commit narrow it to
 * this run's source (Fulcio's `github-workflow` issuer).
 */
function identityOf(claims, serverUrl) {
    return {
        issuer: claims.issuer,
        subject: `${serverUrl.replace(/\/+$/, '')}/${claims.jobWorkflowRef}`,
        gitRepository: claims.repository,
        ref: claims.ref,
        commit: claims.commit,
    };
}

;// CONCATENATED MODULE: ./build/src/source/oidc.js


const largestAnswer = 64 * 1024;
/**
 * Asks GitHub for this job's OIDC token and reads what it claims; undefined when the job may not ask
 * (no `id-token: write`). The token is not checked, since it comes straight from its issuer and only tells whom to
 * expect in a certificate; it is neither kept nor logged. Fails with `network-failed` or `permission-missing`.
 */
async function readOidcClaims({ env, http, signal }, audience = sigstoreAudience) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
    if (!requestUrl || !requestToken)
        return undefined;
    const url = new URL(requestUrl);
    url.searchParams.set('audience', audience);
    const response = await http({
        method: 'GET',
        url,
        headers: { authorization: `bearer ${requestToken}`, accept: 'application/json' },
        signal,
    });
    const body = await bodyText(response.body);
    if (response.status !== 200) {
        throw new errors/* SealiftError */.Pf('permission-missing', `${url.host} gave no OIDC token for this job (status ${response.status})`, {
            hint: 'Give the job "permissions: id-token: write".',
        });
    }
    const claims = claimsIn(body);
    if (claims)
        return claims;
    throw new errors/* SealiftError */.Pf('network-failed', `${url.host} answered something that holds no OIDC token of a workflow`);
}
async function bodyText(body) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > largestAnswer)
            throw new errors/* SealiftError */.Pf('network-failed', 'the OIDC token endpoint answered too much');
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** The claims in `{"value": "<header>.<payload>.<signature>"}`. Parser errors are dropped: they quote the token. */
function claimsIn(body) {
    try {
        const token = JSON.parse(body).value;
        const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
        const { iss, job_workflow_ref, repository, ref, sha } = payload;
        const all = [iss, job_workflow_ref, repository, ref, sha];
        if (!all.every((claim) => typeof claim === 'string' && claim !== ''))
            return undefined;
        return { issuer: iss, jobWorkflowRef: job_workflow_ref, repository, ref, commit: sha };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/steps/plan.js




/** Plans, and asks the OIDC token whom the certificate will name: in a reusable workflow only it knows. */
async function makePlan({ inputs, source, account }, deps) {
    const plan = (0,create/* createPlan */.q)(inputs, source, deps.clock(), await signingAbility(inputs, deps));
    account.note({ source: sourceEntry(source), plan: planEntry(plan) });
    for (const note of plan.notes ?? [])
        account.remark(note);
    if (source.dirty)
        account.remark('Tracked files differ from the commit: the image holds changes that no commit names.');
    return plan;
}
/** Whether this job gets an OIDC token, and the identity Fulcio will put into the certificate for it. */
async function signingAbility(inputs, deps) {
    const mayNeed = inputs.cosignKey === undefined && inputs.sign !== 'off';
    const claims = mayNeed ? await readOidcClaims(deps) : undefined;
    if (!claims)
        return { keyless: false };
    return { keyless: true, identity: identityOf(claims, deps.env.GITHUB_SERVER_URL ?? 'https://github.com') };
}

// EXTERNAL MODULE: ./build/src/plan/inputs-digest.js
var inputs_digest = __webpack_require__(3921);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js + 4 modules
var pep440 = __webpack_require__(9687);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
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

;// CONCATENATED MODULE: ./build/src/steps/tag.js



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
 * Writes the tags of a plan. All immutable tags are looked up before the first tag is written; a
 * release tag moves only when no higher version of its line is published.
 * `report` is told of every outcome, also of those before a failure.
 */
async function tag(approved, tags, client, deps, report) {
    const images = approved.map((one) => one.pushed);
    const digest = images[0].root.digest;
    const repositories = images.map((one) => one.repository);
    const ordered = inOrder(tags);
    const results = await lookUp(digest, ordered, repositories, client);
    report(results);
    throwRefused(digest, results);
    const published = new Map();
    const publishedTags = (repository) => {
        const name = (0,oci_reference/* repositoryName */.aR)(repository);
        const listing = published.get(name) ?? completeList(repository, results, client);
        published.set(name, listing);
        return listing;
    };
    for (const planned of ordered) {
        for (const image of images) {
            const at = results.findIndex((one) => one.repository === image.repository && one.tag === planned.name);
            const before = results[at];
            if (before.outcome === 'already-there')
                continue;
            const keep = planned.line && releaseDecision(planned.line, await publishedTags(image.repository));
            if (keep && !keep.move) {
                results[at] = {
                    ...before,
                    outcome: 'kept',
                    reason: `the higher version ${keep.higher} is published`,
                };
            }
            else {
                const name = { ...image.repository, tag: planned.name };
                await client.manifestPut(name, { mediaType: image.root.mediaType, bytes: image.rootBytes });
                results[at] = {
                    ...before,
                    outcome: 'written',
                    reason: before.previous ? `moved from ${before.previous}` : 'new',
                };
            }
            deps.log.info(`${(0,oci_reference/* referenceName */.z$)({ ...image.repository, tag: planned.name })}: ${describe(results[at])}`);
            report(results);
        }
    }
    return results;
}
/** Every tag of the repository. One that lacks what we know to be there is no basis for moving a release tag. */
async function completeList(repository, results, client) {
    const tags = await client.tagList(repository);
    const known = results.filter((one) => one.repository === repository && (one.previous !== undefined || one.outcome === 'written'));
    const missing = known.filter((one) => !tags.includes(one.tag));
    if (missing.length === 0)
        return tags;
    throw new errors/* SealiftError */.Pf('could-not-check', `${(0,oci_reference/* repositoryName */.aR)(repository)} does not list ${missing.map((one) => one.tag).join(', ')}, which it has: its list of tags cannot be relied on`, {
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
    const lines = refused.map((one) => `${(0,oci_reference/* referenceName */.z$)({ ...one.repository, tag: one.tag })} holds ${one.previous}`);
    throw new errors/* SealiftError */.Pf('tag-immutable', `this image is ${digest}, but ${lines.join('; ')}`, {
        hint: 'Commit and version tags never change. Publish the change under a new commit or version; nothing was written.',
    });
}
function describe(result) {
    return result ? `${result.outcome} (${result.reason})` : '';
}

;// CONCATENATED MODULE: ./build/src/steps/published.js





/**
 * Looks for the image behind the plan's commit and version tags. Gives it when its label names the
 * same inputs; fails with `tag-immutable` when it was made from others, because then no build could
 * take that tag. `on-existing: rebuild` builds anyway, `fail` refuses any image that is there.
 */
async function findPublished(plan, client) {
    if (!plan.push.wanted || plan.onExisting === 'rebuild')
        return undefined;
    const candidates = plan.tags
        .filter((tag) => isImmutable(tag.kind))
        .flatMap((tag) => plan.repositories.map((repository) => ({ ...repository, tag: tag.name })));
    const found = await Promise.all(candidates.map(async (reference) => ({ reference, root: await client.manifestHead(reference) })));
    // A commit tag comes first in every plan that has one; it is the surest sign of the same commit.
    for (const { reference, root } of found) {
        if (!root)
            continue;
        if (plan.onExisting === 'fail') {
            throw new errors/* SealiftError */.Pf('tag-immutable', `${(0,oci_reference/* referenceName */.z$)(reference)} is published already`, {
                hint: 'on-existing: fail refuses that; use "reuse" to publish the same image again.',
            });
        }
        const inputs = await labelOf(client, reference, root);
        if (inputs === plan.inputsDigest)
            return { repository: { registry: reference.registry, path: reference.path }, tag: reference.tag, root };
        // Without our label the image is somebody else's; whether it has our digest shows after the build.
        if (inputs === undefined)
            continue;
        throw new errors/* SealiftError */.Pf('tag-immutable', `${(0,oci_reference/* referenceName */.z$)(reference)} was built from this commit with other inputs`, {
            hint: 'Commit and version tags never change. Build it from a new commit, or leave that tag out of "tags".',
        });
    }
    return undefined;
}
async function labelOf(client, reference, root) {
    const top = await client.manifestGet({ ...reference, digest: root.digest });
    const first = top && (0,oci_descriptor/* isIndexType */.$U)(root.mediaType) ? top.content.manifests[0] : undefined;
    const manifest = first ? await client.manifestGet({ ...reference, digest: first.digest }) : top;
    if (!manifest)
        return undefined;
    const config = manifest.content.config;
    // Artifacts have configs of other types, and none of them carries our label.
    if (!/\.(image\.config|container\.image)\.v1\+json$/.test(config.mediaType))
        return undefined;
    const bytes = await client.blobGet({ ...reference, digest: config.digest });
    return JSON.parse(Buffer.from(bytes).toString('utf8')).config?.Labels?.[inputs_digest/* inputsLabel */.e];
}

;// CONCATENATED MODULE: ./build/src/steps/push.js


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
    const outcomes = await parallel_parallel(largestFirst, blobsAtOnce, async (source) => {
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
async function pushTo(content, repository, mountFrom, client, { log }) {
    const started = performance.now();
    const transfer = await pushBlobs(content, repository, mountFrom, client);
    const children = content.manifests.slice(0, -1);
    const root = content.manifests.at(-1);
    // A registry may refuse an index whose manifests it does not hold yet, so the root goes last.
    await parallel_parallel(children, blobsAtOnce, (manifest) => putByDigest(client, repository, manifest));
    await putByDigest(client, repository, root);
    const milliseconds = performance.now() - started;
    log.info(`${(0,oci_reference/* repositoryName */.aR)(repository)}@${content.root.digest}: ${transfer.blobs.uploaded} blobs sent, ${transfer.blobs.mounted} mounted, ${transfer.blobs.present} there already`);
    return {
        repository,
        root: content.root,
        rootBytes: root.bytes,
        images: content.images,
        transfer: { ...transfer, milliseconds },
    };
}
async function putByDigest(client, repository, { descriptor, bytes }) {
    const reference = { ...repository, digest: descriptor.digest };
    if (await client.manifestHead(reference))
        return;
    await client.manifestPut(reference, { mediaType: descriptor.mediaType, bytes });
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/src/steps/pull.js







const pull_blobsAtOnce = 4;
/** Writes an image into an OCI layout folder, so that it can be scanned like one that was just built. */
async function pull(content, folder) {
    const digests = [
        ...content.manifests.map((one) => one.descriptor.digest),
        ...content.blobs.map((one) => one.descriptor.digest),
    ];
    for (const algorithm of new Set(digests.map(oci_digest/* digestAlgorithm */.g4))) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'blobs', algorithm), { recursive: true });
    }
    await parallel_parallel(content.blobs, pull_blobsAtOnce, (blob) => (0,external_node_stream_promises_.pipeline)(blob.open(0), (0,external_node_fs_.createWriteStream)(blobFile(folder, blob.descriptor.digest))));
    for (const { descriptor, bytes } of content.manifests)
        await (0,promises_.writeFile)(blobFile(folder, descriptor.digest), bytes);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [content.root] }));
    return readLayout(folder);
}

;// CONCATENATED MODULE: ./build/src/steps/reuse.js











/**
 * Takes an image that an earlier run published: verifies its signatures, and reads its scan back from
 * the signed attestations, to be judged by today's policy. An image without such a scan is scanned anew.
 */
async function reuseImage(published, verifier, shop, deps) {
    const { connection, account, plan } = shop;
    const content = await registryContent(connection.client, published.repository, published.root);
    const target = { repository: published.repository, root: content.root, images: content.images };
    const store = connection.signatureStore(published.repository);
    const verified = verifier &&
        (await account.step('verify published', 'Verify the published image', () => verifyOurs(published, () => verify(target, verifier, store))));
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
            imageId: manifestsOf(content)[0]?.manifest.config.digest,
            platforms: sizes(content),
            scan: report,
            baseline,
            base: basesOf(provenances, plan),
            attestations: verifier && plan.sign.attestations !== 'none'
                ? [
                    ...scanAttestations(report),
                    ...(await Promise.all(provenances.map((one) => provenanceAttestation(one.subject, one.predicate, deps)))),
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
        const statements = await verifyAttestation({ repository, digest }, 'vuln', verifier, store);
        const newest = statements.map((statement) => predicateReport(statement.predicate)).at(-1);
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
    return scanFromReports(reports, scan, await scanReady(database, shop), deps);
}
async function scanAgain(content, shop, deps) {
    deps.log.info('the published image carries no signed scan that covers what is asked today: it is scanned anew');
    const [layout, trivy] = await Promise.all([
        pull(content, deps.files.path('published')),
        shop.tools.get('trivy'),
    ]);
    const { cacheFolder } = await scanReady(undefined, shop);
    const database = fetchDatabase(shop.plan.scan, { trivy: trivy.path }, { ...deps, cacheFolder });
    return scanLayout(layout, database, shop, deps);
}
async function scanBaselineOf(content, shop, deps) {
    const { plan, connection, tools } = shop;
    if (!plan.policy.baseline)
        return undefined;
    const trivy = await tools.get('trivy');
    const { cacheFolder } = await scanReady(undefined, shop);
    const database = await fetchDatabase(plan.scan, { trivy: trivy.path }, { ...deps, cacheFolder });
    const env = { ...deps.env, DOCKER_CONFIG: connection.dockerConfig };
    const platforms = content.images.map((image) => image.platform);
    return baselineScan(plan.policy.baseline, platforms, plan.scan, await scanReady(database, shop), {
        ...deps,
        env,
        registry: connection.client,
    });
}
/** Read back only where it is needed: for the rule on base images, and for a repository that still lacks the image. */
async function attestedProvenances(content, { repository }, verifier, { plan, connection }) {
    if (plan.repositories.length === 1 && plan.policy.allowedBase.length === 0)
        return [];
    const store = connection.signatureStore(repository);
    const subjects = new Set([...content.images.map((image) => image.descriptor.digest), content.root.digest]);
    const found = await Promise.all([...subjects].map(async (subject) => {
        const [statement] = await verifyAttestation({ repository, digest: subject }, 'slsaprovenance1', verifier, store);
        return statement ? [{ subject, predicate: statement.predicate }] : [];
    }));
    return found.flat();
}
/** The base images the signed provenance names. Not knowing them is no permission where a rule asks for them. */
function basesOf(provenances, plan) {
    if (provenances.length === 0 && plan.policy.allowedBase.length > 0) {
        throw new errors/* SealiftError */.Pf('could-not-check', 'allowed-base cannot be checked: the published image carries no signed provenance', { hint: 'Build it with attestations: referrers, from a new commit, or leave allowed-base out.' });
    }
    const builds = provenances.map(({ predicate: { buildDefinition } }) => ({
        buildConfig: buildDefinition.internalParameters.buildConfig,
        materials: buildDefinition.resolvedDependencies,
    }));
    return baseImages(Object.fromEntries(builds.map((build, at) => [String(at), build])));
}
function sizes(content) {
    return manifestsOf(content).map(({ platform, descriptor, manifest }) => ({
        platform,
        digest: descriptor.digest,
        bytes: [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0),
        layers: manifest.layers.length,
    }));
}
function manifestsOf({ images, manifests }) {
    return images.map((image) => {
        const bytes = manifests.find((one) => one.descriptor.digest === image.descriptor.digest)?.bytes ?? new Uint8Array();
        return { ...image, manifest: JSON.parse(Buffer.from(bytes).toString('utf8')) };
    });
}

// EXTERNAL MODULE: ./build/src/tools/toolbox.js
var toolbox = __webpack_require__(178);
;// CONCATENATED MODULE: ./build/src/commands/build.js














/**
 * The main line: plan, build, scan, gate, push by digest, sign, verify, and only then tag. What happened
 * is told to the account, also when a step fails.
 */
async function build_build(request, deps) {
    const { inputs, place, account } = request;
    const plan = await account.step('plan', 'Plan', () => makePlan(request, deps));
    const tools = (0,toolbox/* openToolbox */.M)(inputs, place, deps);
    const connection = await connect(plan, deps);
    const shop = { plan, place, tools, connection, account, onBuilder: request.onBuilder };
    const { client } = connection;
    try {
        if (isEvaluation(plan.build))
            return await evaluateDockerfile(shop, deps);
        const published = await account.step('look', 'Look for a published image', () => findPublished(plan, client));
        const earlier = published && (await reuseImage(published, await openReuseVerifier(shop, deps), shop, deps));
        const image = earlier?.image ?? (await makeImage(shop, deps, (content) => sendBlobsEarly(content, shop)));
        account.note({ image: imageEntry(image, earlier !== undefined) });
        remarkOnBases(image, account);
        const verdict = await judge(image, inputs.sarif, shop);
        if (verdict.outcome === 'refused')
            throw refusal(verdict);
        if (!plan.push.wanted)
            return account.remark(`Nothing was pushed: ${plan.push.reason}.`);
        const { digest } = image.content.root;
        await account.step('tags free', 'Check the tags that never change', () => refuseTakenTags(digest, plan.tags, plan.repositories, client));
        const pushed = await account.step('push', `Push to ${plan.repositories.map(oci_reference/* repositoryName */.aR).join(', ')}`, () => push(image.content, plan.repositories, client, deps));
        account.note({ pushed: pushedEntry(pushed) });
        const approved = await approve(pushed, image, earlier?.verified, shop, deps);
        await account.step('tag', 'Write the tags', () => tag(approved, plan.tags, client, deps, (tags) => account.note({ tags })));
    }
    finally {
        account.note({ tools: toolsEntry(tools.ready()) });
        client.close();
    }
}
/** With `overlap-upload`, blobs go up while the scan runs; nobody can pull an image without its manifest. */
async function sendBlobsEarly(content, { plan, connection }) {
    const [repository] = plan.repositories;
    if (!plan.overlapUpload || !plan.push.wanted || !repository)
        return;
    await pushBlobs(content, repository, undefined, connection.client);
}
function remarkOnBases(image, account) {
    const unpinned = image.base.filter((base) => !base.digest && !base.reference.includes('@'));
    for (const base of unpinned)
        account.remark(`The base image ${base.reference} is not pinned by digest.`);
}

;// CONCATENATED MODULE: ./build/src/commands/run.js







/** Runs the build line and writes its report, whatever came of it. Never rejects for what the line does. */
async function runBuild(request, deps) {
    const { inputs, place } = request;
    const account = new Account('build', version/* version */.r, deps);
    let error;
    try {
        const source = request.source ?? (await (0,detect/* detectSource */.P)(deps, { folder: place.folder }));
        const buildArgs = (0,build_args/* resolveBuildArgs */.y)(inputs.buildArgs, deps.env);
        await build_build({
            inputs: { ...inputs, buildArgs },
            place,
            source,
            account,
            onBuilder: request.onBuilder ?? (() => { }),
        }, deps);
    }
    catch (failure) {
        // A step that was cut off fails in its own way; why it was cut off is what counts.
        error = deps.signal.aborted ? deps.signal.reason : failure;
    }
    for (const [name, path] of Object.entries(reportFiles(place.report)))
        account.file(name, path);
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


/***/ }),

/***/ 8669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ openDeps)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/oci/origin.js
var origin = __webpack_require__(869);
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
    const send = (request) => exchange(request, ((0,origin/* isLoopbackHost */.cW)(request.url.hostname) ? direct : proxied)[schemeOf(request.url)]);
    return Object.assign(send, {
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
var run_folder = __webpack_require__(1709);
// EXTERNAL MODULE: ./build/src/tools/runner.js
var runner = __webpack_require__(7695);
;// CONCATENATED MODULE: ./build/src/deps.js



/** The live dependencies of one run; `close` ends connections and removes the run folder. */
async function openDeps(options) {
    const http = liveHttp(options.env);
    const files = await (0,run_folder/* createRunFolder */.k)(options.parent);
    return {
        run: runner/* run */.e,
        start: runner/* start */.n,
        http,
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

/***/ 7406:
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
    'tag-immutable': 5,
    'signature-missing': 5,
    'identity-mismatch': 5,
    'base-not-allowed': 5,
    'size-exceeded': 5,
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

/***/ 6497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TL: () => (/* binding */ takesSecretFile),
/* harmony export */   vE: () => (/* binding */ operandFaults),
/* harmony export */   ye: () => (/* binding */ readCommandLine)
/* harmony export */ });
/* unused harmony export flags */
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5025);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9168);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9389);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2336);




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
        if (!row.commands.includes(command))
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
    if ((0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .isInputName */ .wp)(name)) {
        const takers = _schema_js__WEBPACK_IMPORTED_MODULE_2__/* .schema */ .wQ[name].commands.join(', ');
        return { input: flag, problem: `\`${command}\` does not take it; it belongs to ${takers}` };
    }
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(flag, flags(command).keys());
    const problem = `\`${command}\` has no such option`;
    return meant === undefined
        ? { input: flag, problem }
        : { input: flag, problem, remedy: `did you mean ${meant}?` };
}
/** What is wrong with the bare arguments; `taken` says how many of them stand for inputs. */
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
    const takesContext = _commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commands */ .Pi[command].operands === '[CONTEXT]';
    return operands.slice(taken).map((word) => ({
        input: '',
        problem: `"${word}" is one argument too many`,
        remedy: takesContext
            ? "only the context may stand without its option's name"
            : `\`${command}\` takes none`,
    }));
}
const toolVerbs = ['install', 'verify', 'list'];


/***/ }),

/***/ 5025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   oQ: () => (/* binding */ commandNames),
/* harmony export */   y9: () => (/* binding */ isCommand)
/* harmony export */ });
/** What can stand first on the command line, and what the hidden input `command` of the action names. */
const commands = {
    build: {
        about: 'Build an image, scan it, push it by digest, sign and verify it, then write its tags',
        operands: '[CONTEXT]',
    },
    plan: {
        about: 'Print what `build` would do with the same options; build and push nothing',
        operands: '[CONTEXT]',
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


/***/ }),

/***/ 3762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ inputsFromCommandLine),
/* harmony export */   Vo: () => (/* binding */ readFirstWord),
/* harmony export */   Wr: () => (/* binding */ inputsFromAction),
/* harmony export */   mT: () => (/* binding */ environmentVariable)
/* harmony export */ });
/* unused harmony export actionVariable */
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6497);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5025);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1683);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9389);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7464);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2336);






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
 * `SEALIFT_…`, that before a tool's own variable, that before the default. For `build` and `plan` a bare
 * argument is the context.
 */
function inputsFromCommandLine(argv, env, command, read) {
    const { values, operands, faults } = (0,_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .readCommandLine */ .ye)(argv, command, read);
    const takesContext = _schema_js__WEBPACK_IMPORTED_MODULE_4__/* .schema */ .wQ.context.commands.includes(command);
    const context = takesContext && !values.has('context') ? operands[0] : undefined;
    const inputs = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInputs */ .T)((name) => (name === 'context' ? text(context) : undefined) ??
        text(values.get(name)) ??
        fromEnvironment(env, name), command, [...faults, ...(0,_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .operandFaults */ .vE)(command, operands, context === undefined ? 0 : 1)]);
    return { command, inputs, operands: takesContext ? [] : operands };
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

/***/ 1683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ faultError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

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


/***/ }),

/***/ 9168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ kinds)
});

// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(9029);
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
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/inputs/logins.js


const keys = ['registry', 'username', 'password'];
/**
 * Reads `registry-auths`: a YAML list of `{registry, username, password}`; without `registry` it is
 * Docker Hub's. An empty password stays in: whether one is needed is the plan's to say.
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
        if (registries.has(login.registry))
            wrong(`login ${index + 1} is a second one for ${login.registry}`);
        registries.add(login.registry);
        return [login];
    });
}
function readLogin(entry, wrong) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
        wrong('is not made of registry, username and password');
        return undefined;
    }
    const given = new Map(Object.entries(entry));
    for (const [key, value] of given) {
        // An unknown key is not repeated: a password that YAML read otherwise than meant may be in it.
        if (!keys.some((known) => known === key))
            wrong(`has a key that is none of ${keys.join(', ')}`);
        else if (typeof value !== 'string')
            wrong(`has a "${key}" that is no text`);
    }
    for (const key of ['username', 'password'])
        if (!given.has(key))
            wrong(`has no "${key}"`);
    const text = (key) => String(given.get(key) ?? '').trim();
    return {
        registry: text('registry') || 'docker.io',
        username: text('username'),
        password: new secret/* Secret */.z(text('password')),
    };
}

// EXTERNAL MODULE: ./build/src/inputs/nearest.js
var nearest = __webpack_require__(9389);
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
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/oci/reference.js
var reference = __webpack_require__(4974);
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
        const full = (0,reference/* repositoryName */.aR)(repository);
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
        return (0,reference/* parseRepository */.SU)(name.toLowerCase());
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
        takes: 'a YAML list of `registry`, `username` and `password`',
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


/***/ }),

/***/ 9389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The candidate a mistyped word most likely means: at most a third of its letters wrong, at least one letter right. */
function nearest(word, candidates) {
    let best;
    let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
    for (const candidate of candidates) {
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

/***/ 7464:
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

;// CONCATENATED MODULE: ./build/src/inputs/conflicts.js
/** What contradicts itself, whatever is built: each rule names the input to change. */
function conflictsOf(inputs) {
    return rules.flatMap((rule) => rule(inputs) ?? []);
}
const rules = [
    ({ push, images }) => push === true && images.length === 0
        ? fault('push', 'it is true, but `images` names no repository', 'name one in `images`')
        : undefined,
    ({ push, call }) => push === true && call !== undefined && call !== 'build'
        ? fault('call', `"${call}" makes no image, but push is true`, 'leave out one of them')
        : undefined,
    ({ failOn, baseline }) => failOn === 'new' && baseline === undefined
        ? fault('fail-on', '"new" needs something to compare with', 'name the image in `baseline`')
        : undefined,
    ({ failOn, baseline }) => failOn !== 'new' && baseline !== undefined
        ? fault('baseline', `it is used only with fail-on: new, not with "${failOn}"`)
        : undefined,
    ({ scan, failOn }) => scan === 'off' && failOn === 'new'
        ? fault('scan', 'it is off, so `fail-on: new` has nothing to compare', 'leave out one of them')
        : undefined,
    ({ scan, sarif }) => scan === 'off' && sarif !== undefined
        ? fault('scan', 'it is off, so there is nothing to write to `sarif`', 'leave out one of them')
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
var inputs_fault = __webpack_require__(1683);
// EXTERNAL MODULE: ./build/src/inputs/kinds.js + 6 modules
var kinds = __webpack_require__(9168);
// EXTERNAL MODULE: ./build/src/inputs/schema.js
var schema = __webpack_require__(2336);
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
        found.push(...conflictsOf(values));
    if (found.length > 0)
        throw (0,inputs_fault/* faultError */.f)(found, `\`sealift ${command} --help\` lists what every input takes.`);
    return values;
}


/***/ }),

/***/ 2336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ groups),
/* harmony export */   vj: () => (/* binding */ inputNames),
/* harmony export */   wQ: () => (/* binding */ schema),
/* harmony export */   wp: () => (/* binding */ isInputName)
/* harmony export */ });
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5025);

/**
 * Every input there is. action.yml, --help, SEALIFT_… names, docs/inputs.md and the tables of the
 * README come from here (`npm run generate`), and so does the type `Inputs`: a new row is enough.
 * Names known from build-push-action, metadata-action and login-action keep their meaning.
 */
const line = ['build', 'plan'];
const lineAndTools = ['build', 'plan', 'tools', 'doctor', 'demo'];
/** Rows that share their commands; a row may name its own. */
function rows(shared, given) {
    const entries = Object.entries(given).map(([name, row]) => [name, { commands: shared, ...row }]);
    return Object.fromEntries(entries);
}
const image = rows(line, {
    images: {
        kind: 'repositories',
        about: 'Repositories the image goes to, as in `ghcr.io/owner/app`; without one nothing is pushed',
    },
    tags: {
        kind: 'lines',
        about: "Tags in metadata-action's language: `type=semver,pattern={{version}}` and so on, one a line",
        otherwise: '`sha-<commit>`; a version with its release tags on a `vX.Y.Z` git tag; `edge`; `pr-N`',
    },
    flavor: {
        kind: 'lines',
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
    'builder-tls-ca': { kind: 'string', about: 'CA certificate (a file) of a `tcp://…` builder' },
    'builder-tls-cert': { kind: 'string', about: 'Client certificate (a file) for a `tcp://…` builder' },
    'builder-tls-key': { kind: 'string', about: 'Key (a file) of the client certificate' },
});
const login = rows(['build', 'plan', 'doctor'], {
    registry: {
        kind: 'string',
        default: 'docker.io',
        about: 'Registry that `username` and `password` are for',
    },
    username: { kind: 'string', about: 'User of the registry; on GHCR `github.actor`' },
    password: { kind: 'secret', about: 'Password or token of the registry; on GHCR `github.token`' },
    'registry-auths': {
        kind: 'logins',
        about: 'Logins of several registries: a YAML list of `registry`, `username`, `password`',
    },
    'insecure-registries': {
        kind: 'list',
        about: 'Hosts (with port) that may be spoken to without TLS; those on loopback always may',
    },
});
const scan = rows(line, {
    scan: {
        kind: 'choice',
        values: ['required', 'off'],
        default: 'required',
        about: 'Whether every platform is scanned before anything is pushed',
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
    baseline: { kind: 'string', about: 'Reference of the image that `fail-on: new` compares with' },
    'exit-on-eol': {
        kind: 'boolean',
        default: 'false',
        about: 'Refuse an operating system past its end of life',
    },
    'size-budget': {
        kind: 'size',
        about: 'Most bytes, compressed, a platform may have, as in `250MB`',
        otherwise: 'no limit',
    },
    'allowed-base': {
        kind: 'list',
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
});
const sign = rows(line, {
    sign: {
        kind: 'choice',
        values: ['auto', 'keyless', 'key', 'off'],
        default: 'auto',
        about: 'How to sign: `auto` takes `cosign-key` when given, else the OIDC token (`id-token: write`)',
    },
    'cosign-key': {
        kind: 'key',
        about: 'Key to sign with: path, URI of a key service (`awskms://…`, `env://NAME`), or its PEM text',
    },
    'cosign-password': { kind: 'secret', env: 'COSIGN_PASSWORD', about: 'Password of `cosign-key`' },
    'certificate-identity': {
        kind: 'string',
        about: 'Who must have signed, as the certificate says it',
        otherwise: 'this workflow at this ref',
    },
    'certificate-identity-regexp': {
        kind: 'string',
        about: 'The same as a regular expression, for the whole of the identity',
    },
    'certificate-oidc-issuer': {
        kind: 'string',
        about: 'Who must have vouched for the signer',
        otherwise: '`https://token.actions.githubusercontent.com`',
    },
    'signing-config': { kind: 'string', about: 'Signing configuration (a file) of a private Sigstore' },
    'trusted-root': { kind: 'string', about: 'Trusted root (a file) of a private Sigstore' },
    'signature-storage': {
        kind: 'choice',
        values: ['auto', 'referrers', 'tag'],
        default: 'auto',
        about: 'Signatures as referrers, or under a `.sig` tag; `auto` knows what the registry takes',
    },
    attestations: {
        kind: 'choice',
        values: ['referrers', 'inline', 'none'],
        about: "SBOM, scan and provenance: signed and attached, as BuildKit's own inside the index, or none",
        otherwise: '`referrers`; `none` with `sign: off`',
    },
});
const tools = rows(lineAndTools, {
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
const report = rows(line, {
    report: {
        kind: 'string',
        about: 'Folder for record, summary, SBOM and SARIF',
        otherwise: 'a temporary one',
    },
    sarif: { kind: 'string', about: 'File to write the findings of all platforms to, as one SARIF document' },
    comment: {
        kind: 'boolean',
        default: 'false',
        about: 'Put the result into a comment on the pull request (`pull-requests: write`)',
    },
    'github-token': {
        kind: 'secret',
        env: 'GITHUB_TOKEN',
        actionDefault: 'github.token',
        about: "Token for GitHub's API, which writes the comment",
    },
    'dry-run': {
        kind: 'boolean',
        default: 'false',
        commands: ['build'],
        about: 'Print the plan and do nothing else',
    },
    json: {
        kind: 'boolean',
        default: 'false',
        commands: _commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commandNames */ .oQ,
        door: 'command-line',
        about: 'Put the record of the run on standard output, as JSON',
    },
});
/** The table, in the order documents and help show it. */
const groups = [
    { title: 'Image and tags', rows: image },
    { title: 'Build', rows: build },
    { title: 'Builder', rows: builder },
    { title: 'Registry login', rows: login },
    { title: 'Scan and gate', rows: scan },
    { title: 'Signature and attestations', rows: sign },
    { title: 'Tools', rows: tools },
    { title: 'Reports', rows: report },
];
const schema = { ...image, ...build, ...builder, ...login, ...scan, ...sign, ...tools, ...report };
const inputNames = Object.keys(schema);
function isInputName(name) {
    return Object.hasOwn(schema, name);
}


/***/ }),

/***/ 3566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ interruptSignal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

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

/***/ 8514:
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
    layerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
    empty: 'application/vnd.oci.empty.v1+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
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
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);


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

/***/ 869:
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

/***/ 4974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   aR: () => (/* binding */ repositoryName),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   z$: () => (/* binding */ referenceName)
/* harmony export */ });
/* unused harmony export parseTag */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
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
function normalRegistry(host) {
    const name = host.toLowerCase();
    return ['index.docker.io', 'registry-1.docker.io'].includes(name) ? 'docker.io' : name;
}


/***/ }),

/***/ 9221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mq: () => (/* binding */ isRetriedStatus),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter),
/* harmony export */   qO: () => (/* binding */ retryDelayMs),
/* harmony export */   u3: () => (/* binding */ maximumTries)
/* harmony export */ });
/** How many times a request is sent at most, the first time included. */
const maximumTries = 5;
const firstDelayMs = 500;
const longestDelayMs = 60_000;
/** Whether the same request may succeed later: 408, 429 and every 5xx. */
function isRetriedStatus(status) {
    return status === 408 || status === 429 || status >= 500;
}
/** `Retry-After` in milliseconds from now: seconds or an HTTP date; undefined when it is neither. */
function parseRetryAfter(header, now) {
    const text = header?.trim();
    if (!text)
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
/**
 * Milliseconds to wait after failure number `failures` (from 1): what the registry asked for, at most
 * a minute; else 0.5 s, 1 s, 2 s …, of which `random` (0 to 1) takes off up to a half.
 */
function retryDelayMs(failures, retryAfterMs, random) {
    const wanted = retryAfterMs ?? firstDelayMs * 2 ** (failures - 1) * (1 - random / 2);
    return Math.min(longestDelayMs, Math.round(wanted));
}


/***/ }),

/***/ 1315:
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

/***/ 8131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ createPlan)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/inputs/fault.js
var fault = __webpack_require__(1683);
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

// EXTERNAL MODULE: ./build/src/plan/inputs-digest.js
var inputs_digest = __webpack_require__(3921);
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

;// CONCATENATED MODULE: ./build/src/plan/faults.js

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
            if (!(error instanceof errors/* SealiftError */.Pf) || error.code !== 'input-invalid')
                throw error;
            this.add(where, error.message);
            return undefined;
        }
    }
    /** Throws one `input-invalid` that names every fault; does nothing when there is none. */
    throwIfAny(hint) {
        if (this.#found.length === 0)
            return;
        throw new errors/* SealiftError */.Pf('input-invalid', this.#found.join('\n'), { hint });
    }
}

;// CONCATENATED MODULE: ./build/src/plan/labels.js



/**
 * The labels and annotations of the image: the `org.opencontainers.image.*` set
 * (https://github.com/opencontainers/image-spec/blob/main/annotations.md) and the caller's own, with
 * global expressions expanded. Throws one `input-invalid` that names every faulty line.
 */
function planLabels(input) {
    const faults = new Faults();
    const expressions = globalExpressions({ ...input, now: input.created });
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
    const text = expand(line, expressions);
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
var reference = __webpack_require__(4974);
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

// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(9029);
;// CONCATENATED MODULE: ./build/src/plan/signing.js


const githubIssuer = 'https://token.actions.githubusercontent.com';
/**
 * How the image is signed. Without a push nothing is. `auto` means the key when there is one, else the
 * OIDC token; it never means unsigned: when neither is there this throws `permission-missing` on
 * GitHub, and takes down a fault elsewhere.
 */
function signingOptions(inputs, source, options) {
    const signing = options.push
        ? chosen(inputs, source, options.can, options.wrong)
        : { mode: 'off' };
    return {
        signing,
        ...(inputs.signingConfig === undefined ? {} : { signingConfig: inputs.signingConfig }),
        ...(inputs.trustedRoot === undefined ? {} : { trustedRoot: inputs.trustedRoot }),
        storage: inputs.signatureStorage,
        attestations: inputs.attestations ?? (inputs.sign === 'off' ? 'none' : 'referrers'),
    };
}
function chosen(inputs, source, can, wrong) {
    const { sign, cosignKey } = inputs;
    if (sign === 'off')
        return { mode: 'off' };
    if (cosignKey !== undefined)
        return { mode: 'key', key: { ...cosignKey, password: inputs.cosignPassword ?? new secret/* Secret */.z('') } };
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
        throw noToken(sign);
    wrong({
        input: 'sign',
        problem: `"${sign}" finds ${sign === 'auto' ? 'neither `cosign-key` nor' : 'no'} OIDC token to sign with here`,
        remedy: 'give `cosign-key`, or say `sign: off` to push the image unsigned',
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
function noToken(sign) {
    return new errors/* SealiftError */.Pf('permission-missing', `sign: ${sign} needs GitHub's OIDC token, and this job may not ask for one: it lacks \`id-token: write\``, {
        hint: [
            'Add to the job (permissions named there replace all others, so keep those you need):',
            '  permissions:',
            '    contents: read',
            '    id-token: write',
            'Or sign with a key (`cosign-key`), or say `sign: off` to push the image unsigned.',
        ].join('\n'),
    });
}

;// CONCATENATED MODULE: ./build/src/plan/csv.js

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
function plainField(line, start) {
    const comma = line.indexOf(',', start);
    const end = comma === -1 ? line.length : comma;
    const field = line.slice(start, end);
    if (field.includes('"')) {
        throw new errors/* SealiftError */.Pf('input-invalid', `a quote stands inside the field ${field.trim()}: put the quotes around the whole field, as in "pattern=\\d{1,3}"`);
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
            throw new errors/* SealiftError */.Pf('input-invalid', `after the closing quote of "${field}" comes neither a comma nor the end`);
    }
    throw new errors/* SealiftError */.Pf('input-invalid', `the quote before ${field} is never closed`);
}

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
    for (const field of csvRecord(line)) {
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

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js + 4 modules
var pep440 = __webpack_require__(9687);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
;// CONCATENATED MODULE: ./build/src/plan/version.js


/** Reads `1.2.3`, `v1.2.3-rc.1`, `1.2.3+build`; undefined when it is no semantic version. */
function semverOf(raw) {
    if (!semver.valid(raw))
        return undefined;
    const read = new semver.SemVer(raw);
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
    const read = (0,pep440/* explain */.WE)(raw);
    // Its canonical form joins the parts of a local version by a comma; PEP 440 joins them by a point.
    const text = (0,pep440/* clean */.uH)(raw)?.replaceAll(',', '.');
    if (text === undefined || !read)
        return undefined;
    return {
        scheme: 'pep440',
        raw,
        text,
        major: (0,pep440/* major */.eR)(raw),
        minor: (0,pep440/* minor */.Ek)(raw),
        patch: (0,pep440/* patch */.F6)(raw),
        special: read.is_prerelease || read.is_postrelease || read.is_devrelease,
        build: [],
    };
}

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
    const names = expressionNames(pattern);
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
    const whole = semverOf(/\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?/.exec(source)?.[0] ?? '');
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
    const fixed = [...expressionNames(template)].every((name) => name === 'tag');
    return fixed ? gitTagMeaning(text) : floating;
}
function gitTagMeaning(tag) {
    const version = semverOf(tag);
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
    const fields = faults.attempt(text, () => csvRecord(text));
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
    const faults = new Faults();
    const notes = [];
    const flavor = meaningful(input.flavor).reduce((before, text) => faults.attempt(`flavor ${text}`, () => readFlavorLine(before, text)) ?? before, noFlavor);
    const given = meaningful(input.tags);
    const lines = (given.length > 0 ? given : defaultLines(input.source))
        .map((text) => readTagLine(text, faults))
        .filter((line) => line !== undefined)
        .sort((one, other) => other.priority - one.priority);
    const expressions = globalExpressions(input);
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
    const majorZero = source.tag !== undefined && semverOf(source.tag)?.major === 0;
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
    const enabled = expand(line.enable, expressions);
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
            return floating(expand(line.pattern, dateExpressions(context)));
        case 'semver':
        case 'pep440':
            return versionContent(line, source, expressions, notes);
        case 'match': {
            const value = line.value === '' ? source.tag : expand(line.value, expressions);
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
            const text = expand(line.value, expressions);
            return { text, meaning: rawMeaning(line.value, text, source.commit), latest: false };
        }
        case 'sha': {
            const text = line.format === 'short' ? shortCommit(context) : source.commit;
            return { text, meaning: { kind: 'commit' }, latest: false };
        }
    }
}
function versionContent(rule, source, expressions, notes) {
    const value = rule.value === '' ? source.tag : expand(rule.value, expressions);
    if (value === undefined)
        return undefined;
    const raw = matched(rule, value, notes).replaceAll('/', '-');
    const version = rule.type === 'semver' ? semverOf(raw) : pep440Of(raw);
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
    const names = expressionNames(template);
    return ['branch', 'tag', 'base_ref'].some((name) => names.has(name));
}
function versionText(pattern, version) {
    const isRaw = /^\{{2,3}\s*raw\s*\}{2,3}$/.test(pattern);
    // A pattern may leave out what makes an rc an rc, so one gives its whole version instead.
    const template = version.special && !isRaw ? '{{version}}' : pattern;
    const { major, minor, patch, raw, text } = version;
    const result = expand(template, {
        version: text,
        raw,
        major: String(major),
        minor: String(minor),
        patch: String(patch),
        ...(version.scheme === 'semver' && { prerelease: '', build: version.build.join(',') }),
    });
    const names = expressionNames(template);
    const exact = versionMeaning(template, version).kind === 'version';
    if (exact && version.build.length > 0 && !names.has('raw') && !names.has('build')) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${pattern} leaves the build metadata out of ${raw}, so that every build of ${text} would take one tag: use {{raw}}`);
    }
    return result;
}
function tagName(line, text, flavor, expressions) {
    const prefix = expand(line.prefix ?? flavor.prefix, expressions);
    const suffix = expand(line.suffix ?? flavor.suffix, expressions);
    return validName(prefix + text + suffix);
}
function latestName(flavor, expressions) {
    const prefix = flavor.prefixOnLatest ? expand(flavor.prefix, expressions) : '';
    const suffix = flavor.suffixOnLatest ? expand(flavor.suffix, expressions) : '';
    return validName(`${prefix}latest${suffix}`);
}
/** Each run of characters that no tag may hold becomes one `-`; an empty name is no tag. */
function validName(text) {
    const name = text.replace(/[^a-zA-Z0-9._-]+/g, '-');
    if (name === '' || (0,reference/* isTag */.dz)(name))
        return name || undefined;
    throw new errors/* SealiftError */.Pf('input-invalid', `it gives ${name}, which is no tag: up to 128 of A-Z a-z 0-9 _ . - and no "." or "-" first; where the line only fits some events, add enable=`);
}

;// CONCATENATED MODULE: ./build/src/plan/create.js








/**
 * Decides everything a run will do. `now` is the run's one clock reading. Throws `input-invalid` with
 * all that does not fit this source, and `permission-missing` when the image could not be signed.
 */
function createPlan(inputs, source, now, can) {
    const faults = [];
    const wrong = (fault) => void faults.push(fault);
    const push = pushIntent(inputs, source);
    if (push.wanted && source.dirty && !inputs.allowDirty)
        wrong(dirtyTree);
    const created = createdDate(inputs, source, now, wrong);
    const { tags, version, notes } = attempt(noTags, wrong, () => planTags({ tags: inputs.tags, flavor: inputs.flavor, source, now }));
    const { labels, annotations } = attempt(noLabels, wrong, () => planLabels({
        source,
        version,
        created,
        labels: inputs.labels,
        annotations: inputs.annotations,
    }));
    const digest = (0,inputs_digest/* inputsDigest */.K)(inputs, source);
    const plan = {
        source,
        repositories: inputs.images,
        tags,
        version,
        labels: { ...labels, [inputs_digest/* inputsLabel */.e]: digest },
        annotations,
        created,
        build: buildOptions(inputs, source),
        builder: builderChoice(inputs),
        scan: scanOptions(inputs),
        policy: policy(inputs),
        push,
        sign: signingOptions(inputs, source, { push: push.wanted, can, wrong }),
        // A dirty tree can hold anything under the same commit: what an earlier run published is another image.
        onExisting: source.dirty && inputs.onExisting === 'reuse' ? 'rebuild' : inputs.onExisting,
        overlapUpload: inputs.overlapUpload,
        inputsDigest: digest,
        insecureRegistries: inputs.insecureRegistries,
        logins: logins(inputs, push.wanted, wrong),
        notes,
    };
    if (faults.length > 0)
        throw (0,fault/* faultError */.f)(faults);
    return plan;
}
const noTags = { tags: [], version: '', notes: [] };
const noLabels = { labels: {}, annotations: {} };
/** What `work` gives; its faults join ours, and `instead` stands in until they are thrown. */
function attempt(instead, wrong, work) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof errors/* SealiftError */.Pf) || error.code !== 'input-invalid')
            throw error;
        for (const problem of error.message.split('\n'))
            wrong({ input: '', problem });
        return instead;
    }
}
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
function buildOptions(inputs, source) {
    return {
        context: inputs.context,
        ...(inputs.file === undefined ? {} : { file: inputs.file }),
        ...(inputs.target === undefined ? {} : { target: inputs.target }),
        platforms: inputs.platforms,
        buildArgs: inputs.buildArgs,
        buildContexts: inputs.buildContexts,
        secrets: [
            ...inputs.secrets,
            ...inputs.secretEnvs.map(({ id, value }) => ({ id, env: value })),
            ...inputs.secretFiles.map(({ id, value }) => ({ id, file: value })),
        ],
        ssh: inputs.ssh,
        cacheFrom: inputs.cacheFrom,
        // A cache in a registry is a push, and what a fork puts there would be built on later.
        cacheTo: source.fork ? [] : inputs.cacheTo,
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
function scanOptions(inputs) {
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
function policy(inputs) {
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
/**
 * The logins that are complete. Half a login is wrong where something is pushed; elsewhere it is left
 * out, because pull requests of forks and of Dependabot get empty secrets and should still build.
 */
function logins(inputs, pushed, wrong) {
    const complete = [];
    const { registry, username, password } = inputs;
    if (username !== undefined && password !== undefined)
        complete.push({ registry, username, password });
    else if (pushed && username !== undefined)
        wrong({ input: 'password', problem: `it is empty, but \`username\` is "${username}"` });
    else if (pushed && password !== undefined)
        wrong({ input: 'username', problem: 'it is empty, but `password` is given' });
    for (const login of inputs.registryAuths) {
        if (login.username !== '' && login.password.reveal() !== '') {
            if (complete.some((other) => other.registry === login.registry))
                wrong({ input: 'registry-auths', problem: `${login.registry} has a login by \`registry\` already` });
            complete.push(login);
        }
        else if (pushed) {
            wrong({
                input: 'registry-auths',
                problem: `the login of ${login.registry} has an empty username or password`,
            });
        }
    }
    return complete;
}


/***/ }),

/***/ 3921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ inputsDigest),
/* harmony export */   e: () => (/* binding */ inputsLabel)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8514);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6559);


/** The image's label that holds the digest. */
const inputsLabel = 'io.github.sealift.inputs';
/**
 * SHA-256 over the commit and the inputs that decide what is in the image, as `sha256:<hex>`: two runs
 * with the same one want the same image. Tags, credentials, caches and the gate's policy are not in it;
 * of build secrets only the ids are. The JSON it is taken over has its keys sorted, and lists whose
 * order means nothing too.
 */
function inputsDigest(inputs, source) {
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

/***/ 1953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ durationText),
/* harmony export */   p: () => (/* binding */ bytesText)
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


/***/ }),

/***/ 3320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ summaryMarkdown)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1953);

const shownFindings = 20;
/** The job summary in GitHub's Markdown: what was built, found, published, and how to verify it. Pure. */
function summaryMarkdown(record) {
    return [
        headline(record),
        failure(record),
        image(record),
        findings(record),
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
    const what = record.plan?.repositories[0] ?? record.source?.gitRepository ?? 'image';
    const version = record.plan?.version ? ` ${code(record.plan.version)}` : '';
    return `## ${words[record.outcome]}: ${record.command} ${code(what)}${version}`;
}
function failure({ error }) {
    if (!error)
        return '';
    const hint = error.hint ? `\n>\n> ${text(error.hint)}` : '';
    return `> [!CAUTION]\n> **${text(error.code)}**: ${text(error.message)}${hint}`;
}
function image(record) {
    if (!record.image)
        return '';
    const built = record.image.reused
        ? 'Published before for this commit and these inputs; nothing was rebuilt.'
        : '';
    const rows = record.image.platforms.map((platform) => `| ${code(platform.platform)} | ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesText */ .p)(platform.bytes)} | ${platform.layers} | ${code(platform.digest)} |`);
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
    if (!record.plan)
        return '';
    if (record.tags.length === 0)
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
    const rows = record.steps.map((step) => `| ${step.name} | ${step.outcome} | ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S)(step.milliseconds)} |`);
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

/***/ 1709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ openRunFolder),
/* harmony export */   k: () => (/* binding */ createRunFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);




/**
 * Makes a run folder below `parent` (default: the system's temporary folder). The name holds
 * neither `:` nor `@`, which Trivy's `--input` cannot take, and stays short: a unix socket's
 * path is limited to 107 bytes.
 */
async function createRunFolder(parent = (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(parent, { recursive: true });
    return openRunFolder(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, 'sealift-')));
}
/** The run folder at `root`, as another process of the same run (the post step) finds it. */
function openRunFolder(root) {
    const path = (...names) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, ...names);
    return {
        root,
        path,
        async folder(...names) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(path(...names), { recursive: true, mode: 0o700 });
            return path(...names);
        },
        async write(name, content) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path(name)), { recursive: true, mode: 0o700 });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path(name), content, { mode: 0o600 });
            return path(name);
        },
        removeSecrets() {
            for (const name of ['docker', 'build-secrets'])
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path(name), { recursive: true, force: true });
        },
        async remove() {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(root, { recursive: true, force: true, maxRetries: 3 });
        },
    };
}


/***/ }),

/***/ 9029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

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

/***/ 646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ detectSource)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/source/environment.js
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

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
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
        headDate: dateOf(headDate),
        dirty: status !== '',
        branch: branch || undefined,
        tag: highest((tags ?? '').split('\n')),
        remote: remote || undefined,
        defaultBranch: remoteHead?.replace(/^origin\//, '') || undefined,
    };
}
/** Committer date of any commit the checkout has; undefined when it has it not. */
async function commitDateOf(deps, folder, commit) {
    return dateOf(await gitIn(deps, folder)('show', '--no-patch', '--format=%cI', `${commit}^{commit}`));
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
    const get = (name) => variable(env, name);
    const event = payload;
    const name = get('GITHUB_EVENT_NAME') ?? '';
    const pull = pullRequestOf(name, env, event);
    const ref = pull && name === 'pull_request_target' ? `refs/pull/${pull.number}/merge` : (get('GITHUB_REF') ?? '');
    const { branch, tag } = refNames(ref);
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
        headRef: pull.head?.ref ?? variable(env, 'GITHUB_HEAD_REF') ?? '',
        baseRef: pull.base?.ref ?? variable(env, 'GITHUB_BASE_REF') ?? '',
        headCommit: pull.head?.sha,
    };
}
/** metadata-action's switch for naming a pull request's own commit in place of the merge commit. */
function commitOf(env, pull) {
    const wantsHead = /true/i.test(env.DOCKER_METADATA_PR_HEAD_SHA ?? '');
    return (wantsHead ? pull?.headCommit : undefined) ?? variable(env, 'GITHUB_SHA');
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
    return dateOf(known.find((each) => each?.id !== undefined && each.id === commit)?.timestamp);
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
    const get = (name) => variable(env, name);
    const pullRequest = mergeRequestOf(env);
    const tag = get('CI_COMMIT_TAG');
    const branch = get('CI_COMMIT_BRANCH');
    const ref = pullRequest
        ? `refs/merge-requests/${pullRequest.number}/head`
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
        commitDate: dateOf(get('CI_COMMIT_TIMESTAMP')),
        ref,
        ...refNames(ref),
        event: eventOf(get('CI_PIPELINE_SOURCE'), pullRequest !== undefined, tag !== undefined),
        pullRequest,
        baseRef: pullRequest?.baseRef,
        defaultBranch: get('CI_DEFAULT_BRANCH'),
        // A pipeline of a fork's merge request runs in the fork or in its target; either way the two differ.
        fork: pullRequest !== undefined && !isOwnMergeRequest(env),
        ...gitRemote(get('CI_PROJECT_URL')),
        about: { ...(name !== undefined && { name }), ...(description !== undefined && { description }) },
        run: {
            ...unknownRun,
            url: get('CI_JOB_URL') ?? get('CI_PIPELINE_URL'),
            id: get('CI_PIPELINE_ID'),
            actor: get('GITLAB_USER_LOGIN'),
        },
    };
}
function mergeRequestOf(env) {
    const number = variable(env, 'CI_MERGE_REQUEST_IID');
    if (number === undefined)
        return undefined;
    return {
        number: Number(number),
        headRef: variable(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME') ?? '',
        baseRef: variable(env, 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME') ?? '',
        headCommit: variable(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'),
    };
}
function isOwnMergeRequest(env) {
    const target = variable(env, 'CI_MERGE_REQUEST_PROJECT_PATH') ?? variable(env, 'CI_PROJECT_PATH');
    return target !== undefined && variable(env, 'CI_MERGE_REQUEST_SOURCE_PROJECT_PATH') === target;
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
    const get = (name) => variable(env, name);
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
        ...refNames(ref),
        event: pullRequest ? 'pull-request' : tag !== undefined ? 'tag' : 'push',
        pullRequest,
        baseRef: pullRequest?.baseRef,
        defaultBranch: get('BRANCH_IS_PRIMARY') === 'true' ? branch : undefined,
        // Only with CHANGE_ID does the absence of CHANGE_FORK say that it is none.
        fork: get('CHANGE_FORK') !== undefined || (pullRequest !== undefined && get('CHANGE_ID') === undefined),
        ...gitRemote(get('GIT_URL')),
        about: {},
        run: {
            ...unknownRun,
            url: get('BUILD_URL'),
            id: get('BUILD_TAG') ?? get('BUILD_NUMBER'),
            actor: get('BUILD_USER_ID') ?? get('CHANGE_AUTHOR'),
        },
    };
}
function changeOf(env) {
    const number = variable(env, 'CHANGE_ID') ?? /^(?:PR|MR)-(\d+)/.exec(env.BRANCH_NAME ?? '')?.[1];
    if (number === undefined || !/^\d+$/.test(number))
        return undefined;
    return {
        number: Number(number),
        headRef: variable(env, 'CHANGE_BRANCH') ?? '',
        baseRef: variable(env, 'CHANGE_TARGET') ?? '',
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
    if (variable(env, 'JENKINS_URL') ?? variable(env, 'BUILD_URL'))
        return jenkinsSource(env);
    return variable(env, 'GITLAB_CI') ? gitlabSource(env) : undefined;
}
async function githubEvent(env) {
    const path = variable(env, 'GITHUB_EVENT_PATH');
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
        run: unknownRun,
    };
}


/***/ }),

/***/ 7454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ closeBuilderState),
  I: () => (/* binding */ openBuilder)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(2467);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
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
    await removeTree(state.folder, [state.folder, state.root], { run, rootless: state.rootless });
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
/** A configuration that says nothing but which registries speak plain HTTP. */
function daemonConfig(insecureRegistries) {
    return insecureRegistries.map((host) => `[registry.${JSON.stringify(host)}]\n  http = true\n`).join('');
}

// EXTERNAL MODULE: ./build/src/tools/docker.js
var tools_docker = __webpack_require__(5405);
// EXTERNAL MODULE: ./build/src/tools/buildx.js
var tools_buildx = __webpack_require__(9773);
// EXTERNAL MODULE: ./build/src/tools/buildx-environment.js
var buildx_environment = __webpack_require__(477);
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
    const registries = options.insecureRegistries ?? [];
    return registries.length === 0 ? undefined : deps.files.write('buildkitd.toml', daemonConfig(registries));
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
var external_node_os_ = __webpack_require__(8161);
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
    const config = options.buildkitdConfig ??
        (await deps.files.write('buildkitd.toml', daemonConfig(options.insecureRegistries ?? [])));
    const begin = (root) => startBuildkit({
        program: buildkit.path,
        programFolder: buildkit.folder,
        root,
        folder,
        config,
        ...(rootlesskit && { rootlesskit }),
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

/***/ 6310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   Ux: () => (/* binding */ keepAsset),
/* harmony export */   Y: () => (/* binding */ cachedAssetPath),
/* harmony export */   p4: () => (/* binding */ copyHashed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6466);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7406);






/**
 * Where a release's asset is kept: `CACHE/sealift/buildx/v0.37.1/buildx-v0.37.1.linux-amd64`. Only the
 * published files are kept, never what was unpacked from them (docs/decisions/0003-tool-cache.md).
 */
function cachedAssetPath(cacheFolder, release) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(cacheFolder, 'sealift', release.name, release.version, release.asset);
}
/**
 * Copies a file and returns the SHA-256 of the bytes that were written, 64 hex digits; `undefined` when
 * there is no such file. What is checked is what will run: the original may change meanwhile.
 */
async function copyHashed(from, to) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(from, { highWaterMark: 1024 * 1024 }), async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                yield chunk;
            }
        }, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(to, { mode: 0o600 }));
        return hash.digest('hex');
    }
    catch (cause) {
        if (!isAbsent(cause))
            throw unreadable(from, cause);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(to, { force: true });
        return undefined;
    }
}
/** The SHA-256 of a file, 64 hex digits; `undefined` when there is none. */
async function hashFile(path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1024 * 1024 }), hash);
        return hash.digest('hex');
    }
    catch (cause) {
        if (isAbsent(cause))
            return undefined;
        throw unreadable(path, cause);
    }
}
/** Puts a verified file into the cache; a rename, so that another run sees all of it or nothing. */
async function keepAsset(from, to) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(to), { recursive: true });
    const part = `${to}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.part`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(from, part);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(part, to);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(part, { force: true });
    }
}
function isAbsent(error) {
    return ['ENOENT', 'ENOTDIR'].includes(error.code ?? '');
}
function unreadable(path, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .SealiftError */ .Pf('tool-failed', `${path} could not be read: ${cause.message}`, { cause });
}


/***/ }),

/***/ 477:
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
/** The variables remote caches take their credentials from, by the `type` of the cache entries in use. */
function cacheEnvironment(env, entries) {
    const types = entries.map((entry) => /(?:^|,)type=([a-z0-9]+)/.exec(entry)?.[1] ?? '');
    const wanted = cacheVariables.filter(([type]) => types.includes(type)).map(([, pattern]) => pattern);
    return Object.fromEntries(Object.entries(env).filter(([name]) => wanted.some((pattern) => pattern.test(name))));
}
/** From moby/buildkit's README, "Export cache". */
const cacheVariables = [
    ['gha', /^ACTIONS_(?:CACHE_URL|RESULTS_URL|RUNTIME_TOKEN|CACHE_SERVICE_V2)$/],
    ['s3', /^AWS_/],
    ['azblob', /^(?:AZURE_|BUILDKIT_AZURE_)/],
];


/***/ }),

/***/ 9773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ buildArgs),
/* harmony export */   E7: () => (/* binding */ parseInspect),
/* harmony export */   Nu: () => (/* binding */ freshBuilderName),
/* harmony export */   Og: () => (/* binding */ createArgs),
/* harmony export */   qS: () => (/* binding */ callArgs)
/* harmony export */ });
/* unused harmony exports annotationValues, isGithubCache */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8514);


/** The arguments of a build that leaves an OCI layout on disk. */
function buildArgs(call) {
    const { options } = call;
    return [
        'build',
        ...['--builder', call.builder],
        ...['--progress', 'rawjson'],
        ...['--output', layoutOutput(call.layout, options.reproducible)],
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
        ...each('--driver-opt', Object.entries(node.driverOptions ?? {}).map(([key, value]) => csv(`${key}=${value}`))),
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
        ...each('--add-host', options.addHosts.map(csv)),
        ...each('--allow', options.allow),
        ...one('--shm-size', options.shmSize),
        ...each('--ulimit', options.ulimit),
        ...one('--cgroup-parent', options.cgroupParent),
    ];
}
function layoutOutput(folder, reproducible) {
    const fields = ['type=oci', 'tar=false', csv(`dest=${folder}`)];
    // Sets the times inside the layers to SOURCE_DATE_EPOCH too.
    return (reproducible ? [...fields, 'rewrite-timestamp=true'] : fields).join(',');
}
const levels = String.raw `(?:index-descriptor|manifest-descriptor|index|manifest)(?:\[[^\]]*\])?`;
const levelled = new RegExp(`^(${levels}(?:,${levels})*):(.+)$`, 's');
/**
 * Annotations as buildx takes them. A name may carry levels (`index,manifest:NAME`); one without goes to
 * every manifest and, where there is an index, to the index too. A single manifest has no index, and
 * buildx fails when it is asked to annotate one, so those levels are left out there.
 */
function annotationValues(annotations, options) {
    const hasIndex = options.platforms.length > 1 || options.inlineAttestations;
    return Object.entries(annotations).flatMap(([name, value]) => {
        const [, named, plain = name] = levelled.exec(name) ?? [];
        const wanted = named?.match(new RegExp(levels, 'g')) ?? (hasIndex ? ['index', 'manifest'] : ['manifest']);
        const possible = hasIndex ? wanted : wanted.filter((level) => !level.startsWith('index'));
        return possible.length === 0 ? [] : [`${possible.join(',')}:${plain}=${value}`];
    });
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
    return [csv(`id=${secret.id}`), csv(source)].join(',');
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
/** One field of the comma-separated lists buildx reads (Go's encoding/csv). */
function csv(field) {
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
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
var errors = __webpack_require__(7406);
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

/***/ 5405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ askDocker)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _buildx_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(477);



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

/***/ 3631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uq: () => (/* binding */ assetUrl),
  Ed: () => (/* binding */ chosenRelease),
  HG: () => (/* binding */ installTools)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/tools/asset-cache.js
var asset_cache = __webpack_require__(6310);
// EXTERNAL MODULE: ./build/src/tools/catalog.js + 1 modules
var catalog = __webpack_require__(8027);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/src/oci/retry.js
var retry = __webpack_require__(9221);
;// CONCATENATED MODULE: ./build/src/tools/download.js






/**
 * Downloads `url` into the new file `path` and returns the SHA-256 of what came, 64 hex digits.
 * Follows up to five redirects, never from https to http. Tries again on a broken connection, 408, 429
 * (`Retry-After`) and 5xx; any other answer is `network-failed` at once.
 */
async function download(url, path, deps, sleep = timer) {
    for (let attempt = 1;; attempt += 1) {
        const failure = await tryOnce(url, path, deps);
        if ('sha256' in failure)
            return failure.sha256;
        if (!failure.again || attempt === retry/* maximumTries */.u3 || deps.signal.aborted)
            throw failure.error;
        deps.log.warn(`${failure.error.message}; trying again (${attempt + 1} of ${retry/* maximumTries */.u3})`);
        await sleep((0,retry/* retryDelayMs */.qO)(attempt, failure.retryAfterMs, Math.random()), deps.signal).catch((cause) => {
            throw new errors/* SealiftError */.Pf('interrupted', `interrupted while ${url.pathname} was downloaded`, { cause });
        });
    }
}
async function tryOnce(url, path, deps) {
    const name = publicUrl(url);
    try {
        const response = await get(url, deps);
        if (response.status !== 200) {
            response.body.destroy();
            return refused(name, response, deps.clock());
        }
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const length = response.headers['content-length'];
        let received = 0;
        await (0,external_node_stream_promises_.pipeline)(response.body, async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                received += chunk.length;
                yield chunk;
            }
        }, (0,external_node_fs_.createWriteStream)(path, { mode: 0o600 }), { signal: deps.signal });
        if (length !== undefined && Number(length) !== received) {
            throw new Error(`${received} of ${length} bytes came`);
        }
        return { sha256: hash.digest('hex') };
    }
    catch (cause) {
        if (deps.signal.aborted)
            throw new errors/* SealiftError */.Pf('interrupted', `interrupted while ${name} was downloaded`);
        if (cause instanceof errors/* SealiftError */.Pf && cause.code !== 'network-failed')
            throw cause;
        const why = cause instanceof Error ? cause.message : String(cause);
        const error = new errors/* SealiftError */.Pf('network-failed', `downloading ${name} failed: ${why}`, { cause, hint });
        return { error, again: !isUnknownHost(cause) };
    }
}
/** A name nobody knows is a final answer; a name server that did not answer (EAI_AGAIN) is not. */
function isUnknownHost(error) {
    if (!(error instanceof Error))
        return false;
    return error.code === 'ENOTFOUND' || isUnknownHost(error.cause);
}
const hint = 'Is the machine allowed to reach it? A proxy is taken from HTTPS_PROXY; tool-mirror names another place, tools-dir a folder that has the programs.';
async function get(url, deps) {
    let target = url;
    for (let hop = 0; hop <= 5; hop += 1) {
        const response = await deps.http({ method: 'GET', url: target, signal: deps.signal });
        const location = response.headers.location;
        if (![301, 302, 303, 307, 308].includes(response.status) || !location)
            return response;
        response.body.destroy();
        const next = new URL(location, target);
        if (target.protocol === 'https:' && next.protocol !== 'https:') {
            throw new errors/* SealiftError */.Pf('tool-failed', `${publicUrl(url)} redirects from https to ${next.protocol}//`);
        }
        target = next;
    }
    throw new errors/* SealiftError */.Pf('tool-failed', `${publicUrl(url)} redirects more than five times`);
}
function refused(name, response, now) {
    const { status } = response;
    return {
        error: new errors/* SealiftError */.Pf('network-failed', `downloading ${name} was answered with ${status}`, { hint }),
        again: (0,retry/* isRetriedStatus */.Mq)(status),
        retryAfterMs: (0,retry/* parseRetryAfter */.mu)(response.headers['retry-after'], now),
    };
}
/** Without the user and password a mirror's URL may hold, and without a signed query. */
function publicUrl(url) {
    return `${url.origin}${url.pathname}`;
}
const timer = (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, signal && { signal });

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/src/tools/tar.js





const block = 512;
/**
 * Unpacks the regular files of a `.tar.gz` that `wanted` gives a file name for, into `folder` (which must
 * exist), executable. No path of the archive is used, so none can lead out of the folder. Returns the
 * names written; a damaged archive is `tool-failed`.
 */
async function unpackTarGz(archive, folder, wanted) {
    const written = [];
    const chunkSize = 1024 * 1024;
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive, { highWaterMark: chunkSize }), (0,external_node_zlib_.createGunzip)({ chunkSize }), async (stream) => {
            const reader = new ByteReader(stream);
            for (;;) {
                const header = await reader.take(block);
                if (!header || header.every((byte) => byte === 0))
                    break;
                const { path, size, regular } = readHeader(header);
                const name = regular ? wanted(path) : undefined;
                if (name === undefined) {
                    for await (const _ of reader.upTo(size))
                        ;
                }
                else {
                    await (0,external_node_stream_promises_.pipeline)(reader.upTo(size), (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(folder, name), { mode: 0o755 }));
                    written.push(name);
                }
                await reader.take((block - (size % block)) % block);
            }
            // The rest is padding; reading it lets gzip check its own sum.
            for await (const _ of stream)
                ;
        });
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('tool-failed', `${archive} could not be unpacked`, { cause });
    }
    return written;
}
function readHeader(header) {
    const text = (from, length) => header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12).trim() || '0', 8);
    if (!Number.isSafeInteger(size) || size < 0)
        throw new Error('a tar header has no readable size');
    const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
    const type = text(156, 1);
    return {
        path: (prefix ? `${prefix}/${text(0, 100)}` : text(0, 100)).replace(/^\.\//, ''),
        size,
        regular: type === '0' || type === '',
    };
}
/** Cuts a stream of buffers at the places the tar format names. */
class ByteReader {
    #source;
    #rest = Buffer.alloc(0);
    constructor(stream) {
        this.#source = stream[Symbol.asyncIterator]();
    }
    /** Exactly `size` bytes; `undefined` at the stream's end. */
    async take(size) {
        const parts = [];
        for await (const part of this.upTo(size, true))
            parts.push(part);
        const taken = Buffer.concat(parts);
        if (taken.length === size)
            return taken;
        if (taken.length === 0)
            return undefined;
        throw new Error('the archive ends too early');
    }
    async *upTo(size, mayEnd = false) {
        let missing = size;
        while (missing > 0) {
            if (this.#rest.length === 0) {
                const next = await this.#source.next();
                if (next.done) {
                    if (mayEnd)
                        return;
                    throw new Error('the archive ends too early');
                }
                this.#rest = next.value;
            }
            const part = this.#rest.subarray(0, missing);
            this.#rest = this.#rest.subarray(part.length);
            missing -= part.length;
            yield part;
        }
    }
}

// EXTERNAL MODULE: ./build/src/tools/tools-dir.js
var tools_dir = __webpack_require__(1312);
;// CONCATENATED MODULE: ./build/src/tools/install.js








/**
 * Makes these tools ready to run, all at once, in their order. Programs from releases are put into the
 * run folder from bytes whose SHA-256 was just checked. Rejects with `tool-missing`, `tool-checksum`,
 * `tool-version-refused`, `network-failed`.
 */
function installTools(names, options, deps) {
    return Promise.all(names.map((name) => options.toolsDir === undefined
        ? installRelease(chosenRelease(name, options), options, deps)
        : (0,tools_dir/* vouchedTool */.j)(name, options.toolsDir, options.platform, deps)));
}
/** The release these options ask for; a chosen version must come with a checksum. */
function chosenRelease(name, options) {
    const chosen = options.versions?.[name];
    if (chosen && !(0,catalog/* isSha256 */._h)(chosen.sha256)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${name} ${chosen.version} needs its SHA-256: 64 hex digits`, {
            hint: `Take it from the checksum file of ${name}'s release, or leave the version out for the pinned one.`,
        });
    }
    return (0,catalog/* releaseOf */.l7)(name, options, chosen);
}
/** Where a release's asset is downloaded from. */
function assetUrl(release, mirror) {
    const [owner = '', repo = ''] = release.gitRepository.split('/');
    const base = (mirror ?? 'https://github.com/{owner}/{repo}/releases/download')
        .replaceAll('{owner}', owner)
        .replaceAll('{repo}', repo)
        .replace(/\/+$/, '');
    try {
        return new URL(`${base}/${release.version}/${release.asset}`);
    }
    catch {
        throw new errors/* SealiftError */.Pf('input-invalid', 'tool-mirror is no URL', {
            hint: 'It looks like https://mirror.example/{owner}/{repo}/releases/download.',
        });
    }
}
async function installRelease(release, options, deps) {
    const folder = await deps.files.folder('tools', release.name);
    const file = (0,external_node_path_.join)(folder, release.asset);
    const from = (await takeCached(release, file, options, deps))
        ? 'cache'
        : await takeDownloaded(release, file, options, deps);
    const path = (0,external_node_path_.join)(folder, (0,catalog/* programName */.kX)(release.name, options.platform));
    await placePrograms(release, file, path, deps);
    return { name: release.name, version: release.version, path, folder, sha256: release.sha256, from };
}
async function takeCached(release, file, options, deps) {
    const cached = (0,asset_cache/* cachedAssetPath */.Y)(options.cacheFolder, release);
    const sha256 = await (0,asset_cache/* copyHashed */.p4)(cached, file);
    if (sha256 === undefined)
        return false;
    if (sha256 === release.sha256)
        return true;
    await (0,promises_.rm)(file, { force: true });
    deps.log.warn(`${cached} is not what ${release.gitRepository} published (SHA-256 ${sha256}, expected ${release.sha256}): it is thrown away and fetched anew`);
    await (0,promises_.rm)(cached, { force: true }).catch(() => { });
    return false;
}
async function takeDownloaded(release, file, options, deps) {
    const url = assetUrl(release, options.mirror);
    const sha256 = await download(url, file, deps, options.sleep);
    if (sha256 !== release.sha256) {
        await (0,promises_.rm)(file, { force: true });
        throw new errors/* SealiftError */.Pf('tool-checksum', `${release.asset} from ${url.host} is not the pinned one: SHA-256 is ${sha256}, expected ${release.sha256}`, {
            hint: 'Nothing was unpacked or run. Find out who changed it: the release, the mirror, or something between.',
        });
    }
    await (0,asset_cache/* keepAsset */.Ux)(file, (0,asset_cache/* cachedAssetPath */.Y)(options.cacheFolder, release)).catch((error) => deps.log.warn(`${release.asset} could not be kept for later runs: ${error.message}`));
    return 'download';
}
/** Makes the program out of the checked asset, which is gone afterwards. */
async function placePrograms(release, asset, program, deps) {
    if (asset.endsWith('.tar.gz')) {
        await unpackTarGz(asset, (0,external_node_path_.dirname)(program), (path) => wantedMember(release.name, path));
        await (0,promises_.rm)(asset);
    }
    else if (asset.endsWith('.zip')) {
        await unpackZip(asset, program, deps);
        await (0,promises_.rm)(asset);
    }
    else {
        await (0,promises_.rename)(asset, program);
    }
    await (0,promises_.chmod)(program, 0o755).catch((cause) => {
        throw new errors/* SealiftError */.Pf('tool-missing', `${release.asset} holds no ${(0,external_node_path_.basename)(program)}`, { cause });
    });
}
/** BuildKit's archive brings runc and the emulators for other architectures along; its client is not used. */
function wantedMember(name, path) {
    if (name !== 'buildkit')
        return path === (0,catalog/* programName */.kX)(name, 'linux') ? path : undefined;
    return /^bin\/(buildkitd|buildkit-(?:runc|qemu-[a-z0-9_]+))$/.exec(path)?.[1];
}
/** Only Windows' releases are zip files, and its own tar reads them. */
async function unpackZip(asset, program, deps) {
    const tar = deps.env.SystemRoot ? (0,external_node_path_.join)(deps.env.SystemRoot, 'System32', 'tar.exe') : 'tar';
    const { code, stderr } = await deps.run({
        program: tar,
        args: ['-xf', asset, '-C', (0,external_node_path_.dirname)(program), (0,external_node_path_.basename)(program)],
        env: { PATH: deps.env.PATH, SystemRoot: deps.env.SystemRoot },
        signal: deps.signal,
    });
    if (code !== 0)
        throw new errors/* SealiftError */.Pf('tool-failed', `${asset} could not be unpacked: ${stderr.trim()}`);
}


/***/ }),

/***/ 7695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ run),
/* harmony export */   n: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);



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

/***/ 178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ openToolbox),
/* harmony export */   c: () => (/* binding */ installOptions)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _install_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3631);


function openToolbox(choice, place, deps) {
    const asked = new Map();
    const ready = [];
    const install = async (name) => {
        const [tool] = await (0,_install_js__WEBPACK_IMPORTED_MODULE_1__/* .installTools */ .HG)([name], installOptions(choice, place), deps);
        ready.push(tool);
        return tool;
    };
    return {
        get(name) {
            const tool = asked.get(name) ?? install(name);
            asked.set(name, tool);
            return tool;
        },
        ready: () => [...ready],
    };
}
/** How `sealift tools` and the lines find and keep programs. */
function installOptions(choice, place) {
    return {
        platform: place.platform,
        arch: place.architecture,
        cacheFolder: choice.toolCache ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.cache, 'tools'),
        versions: choice.toolVersions,
        ...(choice.toolsDir ? { toolsDir: choice.toolsDir } : {}),
        ...(choice.toolMirror ? { mirror: choice.toolMirror } : {}),
    };
}


/***/ }),

/***/ 1312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ vouchedTool)
/* harmony export */ });
/* unused harmony export versionIn */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8027);




/**
 * A tool from the folder the caller vouches for. Its version is what the program says; there is no
 * checksum to hold it to, which `from: 'tools-dir'` tells in the record. Rejects with `tool-missing` or
 * `tool-version-refused`.
 */
async function vouchedTool(name, toolsDir, platform, deps) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(toolsDir);
    const file = (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .programName */ .kX)(name, platform);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).catch((cause) => {
        const why = cause.code === 'ENOENT' ? `has no ${file}` : `has a ${file} that cannot be run (${cause.code})`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('tool-missing', `tools-dir ${folder} ${why}`, {
            hint: `Put ${name}'s program there under the name ${file}, or leave tools-dir out so that the pinned release is fetched.`,
            cause,
        });
    });
    const version = await ownVersion(name, path, deps);
    (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseBadVersion */ .Un)(name, version);
    return { name, version, path, folder, from: 'tools-dir' };
}
const versionArgs = {
    buildx: ['version'],
    buildkit: ['--version'],
    trivy: ['--version'],
    cosign: ['version'],
};
/** The first thing in the output that looks like a version: `v1.2.3`, with `-rc.1` and the like. */
function versionIn(output) {
    const found = /\bv?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/.exec(output);
    return found ? `v${found[1]}` : undefined;
}
async function ownVersion(name, path, deps) {
    const { code, stdout, stderr } = await deps.run({
        program: path,
        args: versionArgs[name],
        env: { PATH: deps.env.PATH, HOME: deps.env.HOME },
        timeoutMs: 30_000,
        signal: deps.signal,
    });
    // cosign has written its version to either output, by version.
    const version = versionIn(stdout) ?? versionIn(stderr);
    if (code === 0 && version)
        return version;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('tool-failed', `${path} ${versionArgs[name].join(' ')} gave no version (exit ${code})`, {
        hint: `Is it really ${name}, for this machine's architecture?`,
    });
}


/***/ }),

/***/ 8009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** This release of Sealift; a test compares it with package.json. */
const version = '0.1.0';


/***/ })

};
