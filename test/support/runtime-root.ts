import { chmod, cp, lstat, mkdir, realpath, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { run } from '../../src/tools/runner.ts';
import { requireTool } from './tools.ts';

// Root file systems made of what this machine has, for images on a machine that can pull none.

/** Node.js, the very program that runs the tests, with the libraries it needs. */
export async function writeNodeRoot(root: string): Promise<void> {
  await writeTmp(root);
  await place(root, process.execPath, '/usr/local/bin/node');
  await placeLibraries(root, [process.execPath]);
}

/** Parts of Python's library that no service needs. */
const unused =
  /\/(__pycache__|test|tests|idlelib|lib2to3|ensurepip|distutils|turtledemo|tkinter|pydoc_data|config-[^/]*)$/;

/** The system's own Python 3 with its library. Tests that call it `describeWith(['python3'], …)`. */
export async function writePythonRoot(root: string): Promise<void> {
  await writeTmp(root);
  const python = await systemPython();
  const found = await must(python, '-c', 'import os, sysconfig; print(sysconfig.get_path("stdlib"))');
  const library = found.trim();
  await place(root, python, `/usr/bin/${basename(python)}`);
  await mkdir(join(root, 'usr/local/bin'), { recursive: true });
  await symlink(`/usr/bin/${basename(python)}`, join(root, 'usr/local/bin/python3'));
  await cp(library, join(root, library), {
    recursive: true,
    verbatimSymlinks: true,
    filter: async (path) => !unused.test(path) && !(await leadsAway(path)),
  });
  const dynamic = join(library, 'lib-dynload');
  const modules = await must(
    python,
    '-c',
    `import os; print("\\n".join(os.listdir(${JSON.stringify(dynamic)})))`,
  );
  const extensions = modules
    .trim()
    .split('\n')
    .map((name) => join(dynamic, name));
  await placeLibraries(root, [python, ...extensions]);
}

/** What `FROM scratch` needs to make a base of such a folder. */
export const rootDockerfile = `FROM scratch
COPY root /
ENV PATH=/usr/local/bin:/usr/bin:/bin
`;

/** Everybody's to write, and nobody's to delete what is another's. */
async function writeTmp(root: string): Promise<void> {
  await mkdir(join(root, 'tmp'), { recursive: true });
  await chmod(join(root, 'tmp'), 0o1777);
}

/** Debian's, not one of a version manager: its files are where it says. */
async function systemPython(): Promise<string> {
  const own = await realpath('/usr/bin/python3').catch(() => undefined);
  return own ?? realpath(requireTool('python3'));
}

/** Links out of the library: Debian's `sitecustomize.py` leads to /etc. */
async function leadsAway(path: string): Promise<boolean> {
  const stat = await lstat(path);
  return stat.isSymbolicLink() && !(await realpath(path).catch(() => '')).startsWith(dirname(path));
}

/** Copies every shared library these programs name, where the loader looks for it. */
async function placeLibraries(root: string, programs: readonly string[]): Promise<void> {
  const listed = await must('ldd', ...programs);
  const paths = [...listed.matchAll(/(?:=> |^\s+)(\/\S+) \(0x/gm)].map(([, path]) => path as string);
  for (const path of new Set(paths)) await place(root, path, path);
}

async function place(root: string, from: string, to: string): Promise<void> {
  await mkdir(dirname(join(root, to)), { recursive: true });
  await cp(from, join(root, to), { dereference: true });
}

async function must(program: string, ...args: string[]): Promise<string> {
  const ran = await run({ program, args, env: {} });
  if (ran.code !== 0) throw new Error(`${program} ended with ${ran.code}: ${ran.stderr}`);
  return ran.stdout;
}
