import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../src/tools/runner.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The two doors into the one bundle: small files, so that what they share is there once and only
 * what a door needs is loaded (docs/decisions/0001-one-bundle.md).
 */
const doors = {
  'action.js': `import { action } from './index.js';\n\nawait action();\n`,
  'cli.js': `#!/usr/bin/env node
const { node } = process.versions;
if (Number(node.split('.')[0]) < 24) {
  process.stderr.write('error: Sealift needs Node.js 24 or newer, and this is ' + node + '\\n');
  process.exit(2);
}
const { cli } = await import('./index.js');
await cli();
`,
};

if (import.meta.main) {
  const fresh = await packageBundle();
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await rename(fresh, join(root, 'dist'));
}

/**
 * Compiles and bundles `src/` and returns a new folder below `build/` with what `dist/` should hold.
 * The same source gives the same bytes. Throws with the compiler's or bundler's own output.
 */
export async function packageBundle(): Promise<string> {
  // ncc names its chunks after paths: the compiled files always stand in the same place, and nothing old among them.
  await rm(join(root, 'build', 'src'), { recursive: true, force: true });
  await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  const folder = await mkdtemp(join(root, 'build', 'dist-'));
  await node(
    'node_modules/@vercel/ncc/dist/ncc/cli.js',
    ...['build', 'build/src/doors.js', '--out', folder, '--license', 'licenses.txt', '--no-cache', '--quiet'],
  );
  for (const [name, text] of Object.entries(doors)) await writeFile(join(folder, name), text);
  await chmod(join(folder, 'cli.js'), 0o755);
  await chmod(folder, 0o755);
  return folder;
}

/** The names of the files in which `dist/` differs from what `src/` gives now; empty when it is fresh. */
export async function staleFiles(): Promise<string[]> {
  const fresh = await packageBundle();
  try {
    const [wanted, found] = await Promise.all([contents(fresh), contents(join(root, 'dist'))]);
    const names = new Set([...wanted.keys(), ...found.keys()]);
    return [...names].filter((name) => wanted.get(name) !== found.get(name)).sort();
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function contents(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => []);
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), 'latin1')] as const),
    ),
  );
}

async function node(...args: string[]): Promise<void> {
  const result = await run({ program: process.execPath, args, cwd: root, env: process.env });
  if (result.code !== 0)
    throw new Error(`${args[0]} ended with ${result.code}\n${result.stdout}${result.stderr}`);
}
