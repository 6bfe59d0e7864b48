import { delimiter } from 'node:path';
import { type BuiltProgram, buildTestTools, builtPrograms, testToolsFolder } from '../tools/build.ts';
import { obtainReleased, type ReleasedProgram, releasedPrograms } from '../tools/released.ts';
import { obtainVenv, venvPrograms } from '../tools/venv.ts';
import { groovyFolder, installGroovy } from './jenkins.ts';
import { systemFolders } from './tools.ts';

/**
 * Runs once before the end-to-end tests: builds the tools that are missing. Without Go the tests
 * that need them are skipped and counted; so are those that need Groovy, without Maven, and
 * those that need moto or the clouds' own SDKs, without Python, and those that need a program that only
 * comes as a release, where GitHub is out of reach.
 */
export default async function setup(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`e2e: ${line}\n`);
  // Test processes inherit this environment.
  process.env.SEALIFT_TEST_TOOLS = testToolsFolder();
  process.env.PATH = [process.env.PATH, ...systemFolders, groovyFolder()].join(delimiter);
  for (const name of Object.keys(builtPrograms) as BuiltProgram[]) {
    // One by one: a tool that cannot be built must not take the others along.
    await buildTestTools([name], say).catch((error: Error) => say(error.message));
  }
  for (const name of Object.keys(releasedPrograms) as ReleasedProgram[]) {
    await obtainReleased(name).catch((error: Error) => say(error.message));
  }
  await installGroovy().catch((error: Error) => say(error.message));
  for (const name of new Set(Object.values(venvPrograms).map(({ venv }) => venv))) {
    await obtainVenv(name).catch((error: Error) => say(error.message));
  }
}
