export const id = 44;
export const ids = [44];
export const modules = {

/***/ 89044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/src/commands/plan.js + 1 modules
var plan = __webpack_require__(96621);
// EXTERNAL MODULE: ./build/src/commands/run.js + 3 modules
var run = __webpack_require__(15031);
// EXTERNAL MODULE: ./build/src/deps.js + 2 modules
var src_deps = __webpack_require__(18669);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/inputs/doors.js
var doors = __webpack_require__(93762);
// EXTERNAL MODULE: ./build/src/inputs/command-line.js
var command_line = __webpack_require__(46497);
// EXTERNAL MODULE: ./build/src/inputs/commands.js
var commands = __webpack_require__(45025);
// EXTERNAL MODULE: ./build/src/inputs/schema.js + 1 modules
var schema = __webpack_require__(96990);
;// CONCATENATED MODULE: ./build/src/inputs/help.js




const width = 100;
const column = 30;
/** `sealift --help`. Every line fits 100 columns. */
function generalHelp(version) {
    return lines(`sealift ${version}: container images from source to registry, scanned, signed and verified before any tag`, '', 'Usage: sealift COMMAND [OPTIONS] [ARGUMENTS]', '', 'Commands:', ...commands/* commandNames */.oQ.flatMap((name) => entry(name, plain(commands/* commands */.Pi[name].about), 12)), '', 'Options:', ...entry('-h, --help', 'Show this, or with a command its options', 16), ...entry('--version', 'Show the version', 16), '', ...wrap('Every option can also stand in the environment: --build-args is SEALIFT_BUILD_ARGS. Logs go to standard error. Exit codes: 0 done, 2 the request is wrong, 3 a tool failed or is missing, 4 the registry or the network failed, 5 a policy said no, 130 interrupted, 1 a bug of ours.', 0));
}
/** `sealift COMMAND --help`, from the schema, in its groups. */
function commandHelp(command) {
    const { about, operands } = commands/* commands */.Pi[command];
    const usage = `Usage: sealift ${command} [OPTIONS]${operands === '' ? '' : ` ${operands}`}`;
    return lines(`${plain(about)}.`, '', usage, ...schema/* groups */.TN.flatMap(({ title, rows }) => {
        const shown = Object.keys(rows).filter((name) => rowOf(name).commands.includes(command) && rowOf(name).door !== 'action');
        return shown.length === 0 ? [] : ['', `${title}:`, ...shown.flatMap(help_option)];
    }), '', ...wrap('A list is given by commas or by repeating the option; an option takes its value as --name value or --name=value, a yes-or-no option alone or as --name=false. After -- everything is an argument. Each option has a variable, as --no-cache has SEALIFT_NO_CACHE; the option counts before it.', 0));
}
function help_option(name) {
    const row = rowOf(name);
    const flag = `--${name}`;
    const shape = row.kind === 'boolean' ? flag : (0,command_line/* takesSecretFile */.TL)(row) ? `${flag}-file PATH` : `${flag} ${valueWord(row)}`;
    return entry(row.kind === 'secrets' ? (0,doors/* environmentVariable */.mT)(name) : shape, `${plain(row.about)}${remarks(name, row)}`, column);
}
function valueWord(row) {
    const words = {
        choice: 'WORD',
        choices: 'LIST',
        list: 'LIST',
        lines: 'TEXT',
        size: 'SIZE',
        hours: 'TIME',
        seconds: 'TIME',
        platforms: 'LIST',
        repositories: 'LIST',
        references: 'LIST',
        count: 'NUMBER',
        time: 'TIME',
        assignments: 'ID=NAME',
        key: 'KEY',
        'tool-versions': 'TEXT',
    };
    return words[row.kind] ?? 'TEXT';
}
function remarks(name, row) {
    const parts = [];
    if (row.values)
        parts.push(`${row.kind === 'choices' ? 'of' : 'one of'} ${row.values.join(', ')}`);
    if (row.default !== undefined && !(row.kind === 'boolean' && row.default === 'false'))
        parts.push(`default ${row.default}`);
    else if (row.otherwise !== undefined)
        parts.push(`default: ${plain(row.otherwise)}`);
    if ((0,command_line/* takesSecretFile */.TL)(row))
        parts.push(`or --${name}-stdin, or ${(0,doors/* environmentVariable */.mT)(name)}`);
    if (row.env !== undefined)
        parts.push(`also ${row.env}`);
    return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}
function rowOf(name) {
    return schema/* schema */.wQ[name];
}
/** Without Markdown's code marks. */
function plain(text) {
    return text.replaceAll('`', '');
}
function entry(head, text, at) {
    const left = `  ${head}`;
    const wrapped = wrap(text, at);
    if (left.length >= at - 1)
        return [left, ...wrapped];
    return [left.padEnd(at) + (wrapped[0] ?? '').trimStart(), ...wrapped.slice(1)];
}
/** Words of `text` on lines of at most 100 columns, each indented by `indent`. */
function wrap(text, indent) {
    const out = [];
    for (const word of text.split(' ')) {
        const last = out.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= width)
            out[out.length - 1] = `${last} ${word}`;
        else
            out.push(' '.repeat(indent) + word);
    }
    return out;
}
function lines(...all) {
    return `${all.join('\n')}\n`;
}

// EXTERNAL MODULE: ./build/src/interrupt.js
var interrupt = __webpack_require__(53566);
// EXTERNAL MODULE: ./build/src/report/figures.js
var figures = __webpack_require__(31953);
;// CONCATENATED MODULE: ./build/src/log-terminal.js

/** The command line's log: lines on standard error; a terminal also shows how far a long step has come. */
function terminalLog(stream, options) {
    let shown = false;
    const clear = () => {
        if (shown)
            stream.write('\r\u001b[K');
        shown = false;
    };
    const line = (text) => {
        clear();
        stream.write(`${text}\n`);
    };
    return {
        debug: (message) => options.verbose && line(`  ${message}`),
        info: (message) => !options.quiet && line(`  ${message}`),
        warn: (message) => line(`  warning: ${message}`),
        error: (message) => line(`error: ${message}`),
        // Nobody but the user reads a terminal, and nothing of ours writes it.
        hide() { },
        progress(message) {
            if (!stream.isTTY || options.quiet)
                return;
            clear();
            stream.write(`  ${message}`.slice(0, (stream.columns ?? 80) - 1));
            shown = true;
        },
        async step(title, work) {
            const started = performance.now();
            if (!options.quiet)
                line(`▸ ${title}`);
            try {
                const result = await work();
                if (!options.quiet)
                    line(`✓ ${title} (${(0,figures/* durationText */.S5)(performance.now() - started)})`);
                return result;
            }
            catch (error) {
                line(`✗ ${title} (${(0,figures/* durationText */.S5)(performance.now() - started)})`);
                throw error;
            }
        },
    };
}

// EXTERNAL MODULE: ./build/src/version.js
var version = __webpack_require__(28009);
;// CONCATENATED MODULE: ./build/src/cli.js














/** The command line: reads arguments, runs a command, prints, and returns the exit code (docs/exit-codes.md). */
async function cli(terminal) {
    const print = (text) => terminal.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    const log = terminalLog(terminal.stderr, {
        verbose: terminal.env.SEALIFT_DEBUG === 'true' || terminal.env.RUNNER_DEBUG === '1',
        quiet: false,
    });
    let deps;
    try {
        const asked = (0,doors/* readFirstWord */.Vo)(terminal.argv);
        if ('show' in asked) {
            if (asked.show === 'version')
                print(version/* version */.r);
            else
                print(asked.command ? commandHelp(asked.command) : generalHelp(version/* version */.r));
            return 0;
        }
        const request = (0,doors/* inputsFromCommandLine */.H4)(asked.rest, terminal.env, asked.command, {
            file: (path) => (0,external_node_fs_.readFileSync)(path, 'utf8'),
            stdin: () => (0,external_node_fs_.readFileSync)(0, 'utf8'),
        });
        const signal = (0,interrupt/* interruptSignal */.C)(() => deps?.abandon());
        deps = await (0,src_deps/* openDeps */.d)({ env: terminal.env, log, signal });
        return await perform(request, await placeOf(request, terminal), deps, print);
    }
    catch (error) {
        return tell(error, terminal.stderr);
    }
    finally {
        await deps?.close();
    }
    async function perform(request, place, live, printer) {
        const { command, inputs, operands } = request;
        if (command === 'plan' || (command === 'build' && inputs.dryRun)) {
            printer(await (0,plan/* runPlan */.F)(inputs, place, live));
            return 0;
        }
        if ((0,run/* isLine */.PA)(command))
            return performLine(command, inputs, place, live, printer);
        switch (command) {
            case 'history': {
                const { runHistory } = await Promise.all(/* import() */[__webpack_require__.e(573), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 79564));
                printer(await runHistory(inputs, place, live));
                return 0;
            }
            case 'tools': {
                const { runTools } = await Promise.all(/* import() */[__webpack_require__.e(910), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 29091));
                return runTools(operands, inputs, place, live, printer);
            }
            case 'doctor': {
                const { runDoctor } = await Promise.all(/* import() */[__webpack_require__.e(910), __webpack_require__.e(565)]).then(__webpack_require__.bind(__webpack_require__, 55565));
                return runDoctor(inputs, place, live, printer);
            }
            case 'demo': {
                const { runDemo } = await __webpack_require__.e(/* import() */ 576).then(__webpack_require__.bind(__webpack_require__, 93576));
                return runDemo(inputs, place, live, printer);
            }
        }
    }
    async function performLine(name, inputs, place, live, printer) {
        const { record, error } = await (0,run/* runLine */.u_)(name, { inputs, place }, live);
        if (inputs.json)
            printer(JSON.stringify(record, null, 2));
        if (error !== undefined)
            return tell(error, terminal.stderr, place.report);
        const { closingLines } = await __webpack_require__.e(/* import() */ 627).then(__webpack_require__.bind(__webpack_require__, 48627));
        for (const line of closingLines(record))
            log.info(line);
        return 0;
    }
}
/** Says what went wrong on standard error, and returns the exit code. */
function tell(error, stderr, report) {
    const code = (0,errors/* exitCodeOf */.FO)(error);
    if (error instanceof errors/* SealiftError */.Pf) {
        stderr.write(`error: ${error.message}\n`);
        if (error.hint)
            stderr.write(`${error.hint.replace(/^/gm, '  ')}\n`);
    }
    else {
        stderr.write(`error: this is a bug of sealift ${version/* version */.r}, please report it with these lines at https://github.com/sealift/sealift/issues\n`);
        stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    }
    if (report)
        stderr.write(`  report: ${(0,external_node_path_.join)(report, 'report.html')}\n`);
    return code;
}
async function placeOf({ command, inputs }, { env, folder }) {
    const reports = ((0,run/* isLine */.PA)(command) && !(command === 'build' && inputs.dryRun)) || command === 'demo';
    const home = env.XDG_CACHE_HOME ?? (0,external_node_path_.join)(env.HOME ?? (0,external_node_os_.homedir)(), '.cache');
    return {
        folder,
        cache: (0,external_node_path_.join)(home, 'sealift'),
        report: inputs.report ? (0,external_node_path_.resolve)(folder, inputs.report) : await reportFolder(reports),
        package: (0,external_node_path_.dirname)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url))),
        platform: process.platform,
        architecture: process.arch,
        uid: process.getuid?.(),
    };
}
/** A folder of its own for each run that leaves a report; the others write none. */
function reportFolder(needed) {
    const name = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'sealift-report-');
    return needed ? (0,promises_.mkdtemp)(name) : name;
}


/***/ })

};
