// Runs a script of this project on the Node.js it needs, from a bare clone and on any Node.js from 20 on:
//
//   node scripts/node24.mjs SCRIPT [ARGUMENT...]
//
// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

installPackages();
runScript(suitableNode(), process.argv.slice(2));

/** Runs `npm ci` when node_modules is missing, was left half done, or is older than the lock file. */
function installPackages() {
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
  say('installing the packages of package-lock.json (npm ci)');
  const npm = npmCommand();
  // A caller that asked npm for production packages only would leave the test tools and Node itself out.
  const result = spawnSync(
    npm.program,
    [...npm.args, 'ci', '--include=dev', '--include=optional', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (result.error) fail(`npm could not be started (${result.error.message}): install npm, then run again`);
  if (result.status !== 0) fail('npm ci failed: its own message stands above');
}

/** When a file of the project was last written; 0 when it is not there. npm writes its hidden lock file last. */
function modified(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The npm that started this script; a plain `npm` when something else did. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script && basename(script).startsWith('npm')) {
    return { program: node && existsSync(node) ? node : process.execPath, args: [script] };
  }
  return { program: 'npm', args: [] };
}

/** This Node.js when it is new enough, else the one npm installed for this system. */
function suitableNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = Number(/\d+/.exec(engines.node)?.[0]);
  if (Number.parseInt(process.versions.node, 10) >= wanted) return process.execPath;
  const system = `${process.platform}-${process.arch}`;
  const carried = join(root, 'node_modules', `node-${system}`, 'bin', 'node');
  if (existsSync(carried)) return carried;
  return fail(
    `this needs Node.js ${wanted} or newer, and this is ${process.version}; npm installed none for ${system}: ` +
      `install Node.js ${wanted} from https://nodejs.org, then run again`,
  );
}

/** Runs the script with `node` first on PATH, and ends the way it ends. */
function runScript(node, [script, ...args]) {
  if (!script) fail('usage: node scripts/node24.mjs SCRIPT [ARGUMENT...]');
  const child = spawn(node, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; a second one would mean "stop at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`${node} could not be started (${error.message})`));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function say(message) {
  process.stderr.write(`sealift: ${message}\n`);
}

function fail(message) {
  say(message);
  process.exit(1);
}
