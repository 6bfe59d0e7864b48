import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../src/tools/runner.ts';
import { cacheFolder } from '../tools/build.ts';
import { requireTool } from './tools.ts';

/** From Maven Central, by coordinates and checksum. */
const groovy = {
  artifact: 'org.apache.groovy:groovy:4.0.24',
  sha256: '38db8aa6f48b96aa11dd75745b96ab2991ddc9a09f5f3840fae704b84a588867',
};

/** The name `describeWith` knows it by. */
export const groovyJar = `${groovy.artifact.split(':').slice(1).join('-')}.jar`;

export interface JenkinsRun {
  /** The Jenkinsfile's text. */
  readonly jenkinsfile: string;
  /** Jenkins' workspace: a git checkout. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** What the Git plugin tells of the checkout: GIT_COMMIT and so on. */
  readonly git: Readonly<Record<string, string>>;
  /** By id: `username` and `password`, `file`, or `string`. */
  readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface JenkinsResult {
  readonly result: 'SUCCESS' | 'UNSTABLE' | 'FAILURE';
  /** Everything that was printed, with nothing masked. */
  readonly log: string;
  /** Stages that ran. */
  readonly stages: readonly string[];
  /** The folder of what was archived, at its paths in the workspace. */
  readonly archive: string;
}

/** Runs a Jenkinsfile by a real Groovy; its `sh` steps are executed (test/support/jenkins/pipeline.groovy). */
export async function runJenkinsfile(request: JenkinsRun): Promise<JenkinsResult> {
  const files = join(request.folder, '..', `jenkins-${crypto.randomUUID()}`);
  await mkdir(files);
  const [jenkinsfile, properties] = [join(files, 'Jenkinsfile.groovy'), join(files, 'request.properties')];
  await writeFile(jenkinsfile, request.jenkinsfile);
  const pairs = [
    ['folder', request.folder],
    ['archive', join(files, 'archive')],
    ...Object.entries(request.env).map(([name, value]) => [`env.${name}`, value]),
    ...Object.entries(request.git).map(([name, value]) => [`git.${name}`, value]),
    ...Object.entries(request.credentials).flatMap(([id, kinds]) =>
      Object.entries(kinds).map(([kind, value]) => [`credential.${id}.${kind}`, value]),
    ),
  ];
  await writeFile(properties, pairs.map(([name, value]) => `${name}=${value}\n`).join(''));
  const script = join(import.meta.dirname, 'jenkins', 'pipeline.groovy');
  const ran = await run({
    program: requireTool('java'),
    args: ['-cp', requireTool(groovyJar), 'groovy.ui.GroovyMain', script, jenkinsfile, properties],
    env: {},
    timeoutMs: 170_000,
  });
  const log = ran.stdout + ran.stderr;
  const result = /^\[result\] (\w+)$/m.exec(log)?.[1];
  if (result === undefined) throw new Error(`the pipeline did not end: ${log}`);
  return {
    log,
    archive: join(files, 'archive'),
    result: result as JenkinsResult['result'],
    stages: [...log.matchAll(/^\[stage\] (.+)$/gm)].map(([, name = '']) => name),
  };
}

/** Where Groovy's jar is kept; this folder is on the PATH of the end-to-end tests. */
export function groovyFolder(): string {
  return join(cacheFolder(), 'groovy');
}

/**
 * Fetches Groovy by Maven where it is missing, and checks it. Without it there is no jar afterwards, so that what
 * needs it is skipped, and this throws.
 */
export async function installGroovy(): Promise<void> {
  const jar = join(groovyFolder(), groovyJar);
  const isGood = async () => {
    const bytes = await readFile(jar).catch(() => undefined);
    return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === groovy.sha256;
  };
  if (!(await isGood())) {
    await rm(jar, { force: true });
    await mkdir(groovyFolder(), { recursive: true });
    const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';
    const fetched = await run({
      program: requireTool('mvn'),
      args: ['-q', '-B', plugin, `-Dartifact=${groovy.artifact}`, `-DoutputDirectory=${groovyFolder()}`],
      env: process.env,
      timeoutMs: 120_000,
    });
    if (!(await isGood())) {
      await rm(jar, { force: true });
      throw new Error(`Groovy could not be fetched from Maven Central: ${fetched.stdout}${fetched.stderr}`);
    }
  }
  await chmod(jar, 0o755);
}
