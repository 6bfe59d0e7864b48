/** What the bundle exports: each door is loaded only when it is called (`dist/action.js`, `dist/cli.js`). */

// What an SDK in the bundle calls (@alicloud/pop-core: url.parse) is nothing its users can change.
process.noDeprecation = true;

export async function action(): Promise<void> {
  const door = await import('./action.ts');
  await door.action(process.env);
}

export async function cli(): Promise<void> {
  const door = await import('./cli.ts');
  const { argv, env, stdout, stderr } = process;
  process.exitCode = await door.cli({ argv: argv.slice(2), env, folder: process.cwd(), stdout, stderr });
}
