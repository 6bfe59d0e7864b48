export const id = 2;
export const ids = [2];
export const modules = {

/***/ 77002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(96421);
// EXTERNAL MODULE: ./build/src/commands/plan.js + 1 modules
var commands_plan = __webpack_require__(96621);
// EXTERNAL MODULE: ./build/src/commands/run.js + 3 modules
var run = __webpack_require__(15031);
// EXTERNAL MODULE: ./build/src/deps.js + 2 modules
var src_deps = __webpack_require__(18669);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/inputs/doors.js
var doors = __webpack_require__(93762);
// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(29029);
;// CONCATENATED MODULE: ./build/src/inputs/secrets.js

/** Every secret among the inputs, for a door that masks them in its log. */
function secretsOf(inputs) {
    return found(Object.values(inputs));
}
function found(value) {
    if (value instanceof secret/* Secret */.z)
        return [value];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.values(value).flatMap(found);
}

// EXTERNAL MODULE: ./build/src/interrupt.js
var interrupt = __webpack_require__(53566);
// EXTERNAL MODULE: ./build/src/report/figures.js
var figures = __webpack_require__(31953);
;// CONCATENATED MODULE: ./build/src/log-actions.js


/** The Action's log: one group a step (GitHub cannot nest them, so steps inside a step are lines). */
function actionsLog() {
    let depth = 0;
    return {
        debug: (message) => core/* debug */.Yz(message),
        info: (message) => core/* info */.pq(message),
        warn: (message) => core/* warning */.$e(message),
        error: (message) => core/* error */.z3(message),
        hide: (secret) => core/* setSecret */.Pq(secret),
        progress() { },
        async step(title, work) {
            const started = performance.now();
            const outermost = depth === 0;
            depth += 1;
            if (outermost)
                core/* startGroup */.Oh(title);
            else
                core/* info */.pq(`${title} …`);
            let outcome = 'failed';
            try {
                const result = await work();
                outcome = 'done';
                return result;
            }
            finally {
                depth -= 1;
                core/* info */.pq(`${title}: ${outcome} in ${(0,figures/* durationText */.S5)(performance.now() - started)}`);
                if (outermost)
                    core/* endGroup */.N4();
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/src/report/outputs.js
/** The Action's outputs, from the record of the run; what is not known is left out. Pure. */
function outputsOf(record) {
    const { image, verdict, signature, plan } = record;
    const repository = record.pushed?.[0]?.repository ?? repositoryIn(record.evidence?.[0]?.reference);
    const present = record.tags.filter((result) => result.outcome === 'written' || result.outcome === 'already-there');
    const values = {
        digest: image?.digest,
        imageid: image?.imageId,
        reference: image && repository ? `${repository}@${image.digest}` : undefined,
        tags: present.map(({ repository: where, tag }) => `${where.registry}/${where.path}:${tag}`).join('\n'),
        'tag-results': JSON.stringify(record.tags.map(({ repository: where, tag, outcome, reason, previous }) => ({
            repository: `${where.registry}/${where.path}`,
            tag,
            outcome,
            reason,
            ...(previous ? { previous } : {}),
        }))),
        previous: record.tags.find(({ outcome, previous }) => outcome === 'written' && previous)?.previous,
        version: plan?.version,
        platforms: image &&
            JSON.stringify(image.platforms.map(({ platform, digest, bytes }) => ({ platform, digest, bytes }))),
        verdict: verdict?.outcome,
        findings: verdict && JSON.stringify(verdict.counts),
        serverless: record.serverless?.outcome,
        promotions: record.promotions && JSON.stringify(record.promotions),
        rescans: record.rescans && JSON.stringify(record.rescans),
        evidence: record.evidence && JSON.stringify(record.evidence),
        signer: signature?.signer,
        'verify-command': signature?.verifyCommand,
        ...record.files,
    };
    return Object.fromEntries(Object.entries(values).filter((entry) => entry[1] !== undefined));
}
/** `registry/path` of a reference. */
function repositoryIn(reference) {
    return reference?.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

// EXTERNAL MODULE: ./build/src/report/summary.js
var summary = __webpack_require__(73320);
// EXTERNAL MODULE: ./build/src/run-folder.js
var run_folder = __webpack_require__(41709);
// EXTERNAL MODULE: ./build/src/steps/builder.js + 5 modules
var builder = __webpack_require__(69413);
// EXTERNAL MODULE: ./build/src/tools/runner.js
var runner = __webpack_require__(87695);
// EXTERNAL MODULE: ./build/src/version.js
var version = __webpack_require__(28009);
;// CONCATENATED MODULE: ./build/src/action.js



















const runFolderState = 'run-folder';
const builderState = 'builder';
const smokeState = 'smoke';
/** The Action's step, and after the job its post step, which cleans up what a killed run left behind. */
async function action(env) {
    const runFolder = core/* getState */.Gu(runFolderState);
    if (runFolder)
        return cleanUp(runFolder, env);
    let deps;
    try {
        const request = (0,doors/* inputsFromAction */.Wr)(env);
        for (const secret of secretsOf(request.inputs))
            mask(secret.reveal());
        deps = await (0,src_deps/* openDeps */.d)({
            env,
            log: actionsLog(),
            signal: (0,interrupt/* interruptSignal */.C)(() => deps?.abandon()),
            ...(env.RUNNER_TEMP ? { parent: env.RUNNER_TEMP } : {}),
        });
        // Before anything is started: a run that is killed says nothing any more.
        core/* saveState */.LZ(runFolderState, deps.files.root);
        enter(request.inputs.workingDirectory);
        await perform(request, await placeOf(request, env), deps);
    }
    catch (error) {
        fail(error);
    }
    finally {
        await deps?.close();
    }
}
async function perform({ command, inputs }, place, deps) {
    if (command === 'plan' || (command === 'build' && inputs.dryRun)) {
        const plan = await (0,commands_plan/* runPlan */.F)(inputs, place, deps);
        core/* info */.pq(plan);
        await core/* summary */.z.addRaw(`## Plan\n\n\`\`\`\n${plan}\n\`\`\`\n`).write();
        return;
    }
    if (!(0,run/* isLine */.PA)(command)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `command: ${command} is for the command line, not for a workflow step`);
    }
    const onBuilder = (state) => core/* saveState */.LZ(builderState, JSON.stringify(state));
    const onSmoke = (state) => core/* saveState */.LZ(smokeState, JSON.stringify(state));
    const result = await (0,run/* runLine */.u_)(command, { inputs, place, onBuilder, onSmoke }, deps);
    for (const [name, value] of Object.entries(outputsOf(result.record)))
        core/* setOutput */.uH(name, value);
    annotate(result.record);
    await core/* summary */.z.addRaw((0,summary/* summaryMarkdown */.e)(result.record)).write();
    if (inputs.comment)
        await comment(result.record, inputs, deps);
    if (result.error !== undefined)
        fail(result.error);
}
/** What a reader of the run should see without opening the log. */
function annotate(record) {
    for (const { id, expired } of record.scan?.expiredIgnores ?? []) {
        core/* warning */.$e(`The ignore entry for ${id} expired on ${expired} and no longer counts.`, {
            title: 'Expired ignore entry',
        });
    }
    for (const { repository, tag, outcome, reason } of record.tags) {
        if (outcome === 'kept')
            core/* notice */.lm(`${repository.registry}/${repository.path}:${tag} was not moved: ${reason}.`, {
                title: 'Tag kept',
            });
    }
    for (const note of record.notes)
        core/* notice */.lm(note);
}
/** A comment that cannot be written never fails the run: it is an extra. */
async function comment(record, inputs, deps) {
    try {
        const { commentOnPullRequest } = await Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(580)]).then(__webpack_require__.bind(__webpack_require__, 72580));
        await commentOnPullRequest((0,summary/* summaryMarkdown */.e)(record), inputs.githubToken);
    }
    catch (error) {
        deps.log.warn(`the comment on the pull request could not be written (${error.message}); the job needs "pull-requests: write"`);
    }
}
function fail(error) {
    if (error instanceof errors/* SealiftError */.Pf) {
        core/* setFailed */.C1(error.hint ? `${error.message}\n${error.hint}` : error.message);
        return;
    }
    core/* setFailed */.C1(`This is a bug of sealift ${version/* version */.r}; please report it at https://github.com/sealift/sealift/issues\n${error instanceof Error ? error.stack : String(error)}`);
}
/** The post step: the run itself has cleaned up unless it was killed. */
async function cleanUp(runFolder, env) {
    try {
        const state = core/* getState */.Gu(builderState);
        if (state)
            await (0,builder/* closeBuilderState */.V)(JSON.parse(state), { run: runner/* run */.e, env });
        const smoked = core/* getState */.Gu(smokeState);
        if (smoked) {
            const { closeSmokeState } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2653));
            await closeSmokeState(JSON.parse(smoked), { run: runner/* run */.e, env });
        }
    }
    catch (error) {
        core/* warning */.$e(`a builder or a container could not be stopped: ${error.message}`);
    }
    finally {
        await (0,run_folder/* openRunFolder */.i)(runFolder).remove();
    }
}
/** The runner masks line by line. */
function mask(secret) {
    for (const line of secret.split(/\r?\n/))
        if (line.trim() !== '')
            core/* setSecret */.Pq(line);
}
/** Paths among the inputs are read by us and by the tools we start, which inherit the working directory. */
function enter(folder) {
    if (folder === undefined)
        return;
    try {
        process.chdir(folder);
    }
    catch (cause) {
        throw new errors/* SealiftError */.Pf('input-invalid', `working-directory: there is no folder ${folder}`, { cause });
    }
}
async function placeOf({ inputs }, env) {
    const folder = (0,external_node_path_.resolve)(env.GITHUB_WORKSPACE ?? '.', inputs.workingDirectory ?? '.');
    const temporary = env.RUNNER_TEMP ?? '/tmp';
    return {
        folder,
        cache: env.RUNNER_TOOL_CACHE
            ? (0,external_node_path_.join)(env.RUNNER_TOOL_CACHE, 'sealift')
            : (0,external_node_path_.join)(env.XDG_CACHE_HOME ?? (0,external_node_path_.join)(env.HOME ?? (0,external_node_os_.homedir)(), '.cache'), 'sealift'),
        report: inputs.report
            ? (0,external_node_path_.resolve)(folder, inputs.report)
            : await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'sealift-report-')),
        package: (0,external_node_path_.dirname)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url))),
        platform: process.platform,
        architecture: process.arch,
        uid: process.getuid?.(),
    };
}


/***/ })

};
