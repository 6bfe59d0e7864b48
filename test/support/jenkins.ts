import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../src/tools/runner.ts';
import { cacheFolder } from '../tools/build.ts';
import { requireTool } from './tools.ts';

/** From Maven Central, by coordinates and checksum. */
const groovy = {
  artifact: 'org.apache.groovy:groovy:4.0.24',
  sha256: '38db8aa6f48b96aa11dd75745b96ab2991ddc9a09f5f3840fae704b84a588867',
};

export interface JenkinsRun {
  /** The Jenkinsfile's text. */
  readonly jenkinsfile: string;
  /** Jenkins' workspace: a git checkout. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** By id: `username` and `password`, `file`, or `string`. */
  readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface JenkinsResult {
  readonly result: 'SUCCESS' | 'UNSTABLE' | 'FAILURE';
  /** Everything that was printed, with nothing masked. */
  readonly log: string;
  /** Stages that ran. */
  readonly stages: readonly string[];
}

/** Runs a Jenkinsfile by a real Groovy; its `sh` steps are executed (test/support/jenkins/pipeline.groovy). */
export async function runJenkinsfile(request: JenkinsRun): Promise<JenkinsResult> {
  const files = join(request.folder, '..', `jenkins-${crypto.randomUUID()}`);
  await mkdir(files);
  const [jenkinsfile, properties] = [join(files, 'Jenkinsfile.groovy'), join(files, 'request.properties')];
  await writeFile(jenkinsfile, request.jenkinsfile);
  const pairs = [
    ['folder', request.folder],
    ...Object.entries(request.env).map(([name, value]) => [`env.${name}`, value]),
    ...Object.entries(request.credentials).flatMap(([id, kinds]) =>
      Object.entries(kinds).map(([kind, value]) => [`credential.${id}.${kind}`, value]),
    ),
  ];
  await writeFile(properties, pairs.map(([name, value]) => `${name}=${value}\n`).join(''));
  const script = join(import.meta.dirname, 'jenkins', 'pipeline.groovy');
  const ran = await run({
    program: requireTool('java'),
    args: ['-cp', await groovyJar(), 'groovy.ui.GroovyMain', script, jenkinsfile, properties],
    env: {},
    timeoutMs: 170_000,
  });
  const log = ran.stdout + ran.stderr;
  const result = /^\[result\] (\w+)$/m.exec(log)?.[1];
  if (result === undefined) throw new Error(`the pipeline did not end: ${log}`);
  return {
    log,
    result: result as JenkinsResult['result'],
    stages: [...log.matchAll(/^\[stage\] (.+)$/gm)].map(([, name = '']) => name),
  };
}

/** Groovy's jar, fetched once and checked on every use. */
async function groovyJar(): Promise<string> {
  const folder = join(cacheFolder(), 'groovy');
  const jar = join(folder, `${groovy.artifact.split(':').slice(1).join('-')}.jar`);
  const isGood = async () => {
    const bytes = await readFile(jar).catch(() => undefined);
    return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === groovy.sha256;
  };
  if (await isGood()) return jar;
  await rm(jar, { force: true });
  await mkdir(folder, { recursive: true });
  const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';
  const fetched = await run({
    program: requireTool('mvn'),
    args: ['-q', '-B', plugin, `-Dartifact=${groovy.artifact}`, `-DoutputDirectory=${folder}`],
    env: process.env,
    timeoutMs: 120_000,
  });
  if (await isGood()) return jar;
  throw new Error(`Groovy could not be fetched from Maven Central: ${fetched.stdout}${fetched.stderr}`);
}
