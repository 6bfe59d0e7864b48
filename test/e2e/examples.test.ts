import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../src/tools/runner.ts';
import { type App, createApp, packageJson } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { type JenkinsResult, runJenkinsfile } from '../support/jenkins.ts';
import { testAccount } from '../support/token-server.ts';
import { describeWith, requireTool } from '../support/tools.ts';
import { testToolsFolder } from '../tools/build.ts';

const root = join(import.meta.dirname, '..', '..');
const tools = ['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution'];
const example = (path: string) => readFile(join(root, 'examples', path), 'utf8');

/** What a CI machine has set up for every job. */
function machine(app: App): Record<string, string> {
  const { env } = app.command([]);
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'COSIGN_PASSWORD')),
    SEALIFT: `${process.execPath} ${join(root, 'scripts/sealift.ts')}`,
    SEALIFT_TOOLS_DIR: testToolsFolder(),
    SEALIFT_BUILDER: 'embedded',
    SEALIFT_SKIP_DB_UPDATE: 'true',
    SEALIFT_DB_MAX_AGE: '876000h',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

const secrets = (app: App) => [testAccount.password, app.password];

let registry: LocalRegistry;
let lab: App;

async function tagsOf(repository: string): Promise<string[]> {
  const auth = Buffer.from(`${testAccount.username}:${testAccount.password}`).toString('base64');
  const answer = await fetch(`http://${registry.host}/v2/${repository}/tags/list`, {
    headers: { authorization: `Basic ${auth}` },
  });
  if (answer.status === 404) return [];
  const { tags } = (await answer.json()) as { tags: string[] | null };
  return (tags ?? []).filter((name) => !name.startsWith('sha256-'));
}

describeWith([...tools, 'java', 'mvn'], 'the Jenkinsfiles', () => {
  beforeAll(async () => {
    lab = await createApp();
    registry = await startDistribution(join(lab.folder, 'r'), { auth: 'htpasswd' });
  });
  afterAll(async () => {
    await registry?.stop();
    await lab?.[Symbol.asyncDispose]();
  });

  async function jenkins(
    app: App,
    name: string,
    repository: string,
    event: Readonly<Record<string, string>>,
  ): Promise<JenkinsResult> {
    const text = await example(`jenkins/${name}`);
    expect(text).toContain('registry.example/team/app');
    await rm(join(app.folder, 'app', 'sealift-report'), { recursive: true, force: true });
    return runJenkinsfile({
      jenkinsfile: text
        .replaceAll('registry.example/team/app', `${registry.host}/${repository}`)
        .replaceAll('registry.example', registry.host),
      folder: join(app.folder, 'app'),
      env: {
        ...machine(app),
        JENKINS_URL: 'https://jenkins.example/',
        BUILD_URL: 'https://jenkins.example/job/app/1/',
        GIT_COMMIT: await app.git('rev-parse', 'HEAD'),
        // The scripted one has its key in a key service; a file does for the test.
        ...(name.endsWith('scripted') ? { SEALIFT_COSIGN_KEY: app.key, COSIGN_PASSWORD: app.password } : {}),
        ...event,
      },
      credentials: {
        registry: { username: testAccount.username, password: testAccount.password },
        'cosign-key': { file: app.key },
        'cosign-password': { string: app.password },
      },
    });
  }

  describe.each(['Jenkinsfile', 'Jenkinsfile.scripted'])('%s', (name) => {
    const path = (what: string) => `jenkins/${name.toLowerCase().replace('.', '-')}-${what}`;

    test('a push builds, signs and tags; a version tag promotes that image', async () => {
      await using app = await createApp();
      const commit = await app.git('rev-parse', 'HEAD');
      const built = await jenkins(app, name, path('app'), { BRANCH_NAME: 'main', GIT_BRANCH: 'main' });
      expect(built.log).not.toContain('ERROR');
      expect(built.result).toBe('SUCCESS');
      expect(built.stages).toEqual(name === 'Jenkinsfile' ? ['Image', 'Verify'] : ['Image']);
      expect(await tagsOf(path('app'))).toEqual([`sha-${commit}`]);
      expect(built.log).toContain('[junit] [testResults:sealift-report/junit.xml');
      await access(join(app.folder, 'app/sealift-report/junit.xml'));
      await access(join(app.folder, 'app/sealift-report/scan'));

      await app.git('tag', 'v1.4.2');
      const released = await jenkins(app, name, path('app'), { BRANCH_NAME: 'v1.4.2', TAG_NAME: 'v1.4.2' });
      expect(released.log).not.toContain('ERROR');
      expect(released.stages).toEqual(['Release']);
      expect((await tagsOf(path('app'))).toSorted()).toEqual([
        '1',
        '1.4',
        '1.4.2',
        'latest',
        `sha-${commit}`,
      ]);
      for (const { log } of [built, released])
        for (const secret of secrets(app)) expect(log).not.toContain(secret);
    });

    test('a change request builds and scans, and publishes nothing', async () => {
      await using app = await createApp();
      const ran = await jenkins(app, name, path('change'), {
        ...{ BRANCH_NAME: 'PR-7', CHANGE_ID: '7', CHANGE_BRANCH: 'fix', CHANGE_TARGET: 'main' },
      });
      expect(ran.log).not.toContain('ERROR');
      expect(ran.result).toBe('SUCCESS');
      expect(ran.stages).toEqual(['Image']);
      expect(ran.log).toContain('Scan linux/');
      expect(await tagsOf(path('change'))).toEqual([]);
    });

    test('a vulnerable image fails or marks its stage, and nothing after it runs', async () => {
      await using app = await createApp();
      await app.commit({ 'node_modules/lodash/package.json': packageJson('lodash', '4.17.11') });
      const ran = await jenkins(app, name, path('vulnerable'), { BRANCH_NAME: 'main', GIT_BRANCH: 'main' });
      expect(ran.result).toBe(name === 'Jenkinsfile' ? 'FAILURE' : 'UNSTABLE');
      expect(ran.stages).toEqual(['Image']);
      expect(ran.log).toContain('A policy said no');
      expect(ran.log).toContain('[archive]');
      expect(await readFile(join(app.folder, 'app/sealift-report/junit.xml'), 'utf8')).toContain('<failure');
      expect(await tagsOf(path('vulnerable'))).toEqual([]);
    });
  });

  test('a registry that does not answer is tried once more, then the stage fails', async () => {
    await using app = await createApp();
    const text = (await example('jenkins/Jenkinsfile')).replaceAll('registry.example', '127.0.0.1:1');
    const ran = await runJenkinsfile({
      jenkinsfile: text,
      folder: join(app.folder, 'app'),
      env: {
        ...machine(app),
        JENKINS_URL: 'https://jenkins.example/',
        GIT_COMMIT: await app.git('rev-parse', 'HEAD'),
        BRANCH_NAME: 'main',
      },
      credentials: {
        registry: { username: 'a', password: 'b' },
        'cosign-key': { file: app.key },
        'cosign-password': { string: app.password },
      },
    });
    expect(ran.result).toBe('FAILURE');
    expect(ran.log).toContain('once more');
    expect(ran.log).toContain('sealift ended with 4');
  });
});

describeWith([...tools, 'make'], 'the Makefile', () => {
  test('builds, releases, verifies, tells the history and goes back', async () => {
    await using app = await createApp();
    const own = await startDistribution(join(app.folder, 'r'));
    try {
      const image = `${own.host}/make/app`;
      const make = async (...args: string[]) => {
        const ran = await run({
          program: requireTool('make'),
          args: ['--file', join(root, 'examples/make/Makefile'), ...args],
          cwd: join(app.folder, 'app'),
          env: {
            ...machine(app),
            ...{ IMAGE: image, KEY: app.key, PUBLIC: join(app.folder, 'cosign.pub') },
            ...{ COSIGN_PASSWORD: app.password, REPORT: join(app.folder, 'report') },
          },
          timeoutMs: 120_000,
        });
        expect(ran.stderr).not.toContain('error:');
        expect(ran.code).toBe(0);
        return ran.stdout;
      };
      const digests: string[] = [];
      for (const version of ['v1.0.0', 'v1.0.1']) {
        await app.commit({ 'app.txt': version });
        await make('image');
        await app.git('tag', version);
        await make('release');
        digests.push(await app.outside('crane', 'digest', `${image}:latest`));
      }
      await make('verify');
      expect(await make('history')).toContain(digests[0]);
      await make('rollback');
      expect(await app.outside('crane', 'digest', `${image}:latest`)).toBe(digests[0]);
    } finally {
      await own.stop();
    }
  });
});

describeWith(tools, 'the GitLab CI file', () => {
  test('builds on a push, publishes nothing for a merge request, promotes on a tag', async () => {
    await using app = await createApp();
    const own = await startDistribution(join(app.folder, 'r'), { auth: 'htpasswd' });
    try {
      const file = parse(await example('gitlab/.gitlab-ci.yml')) as {
        variables: Record<string, string>;
        [job: string]: unknown;
      };
      const commit = await app.git('rev-parse', 'HEAD');
      /** Runs a job's script as GitLab's runner does: its lines in one shell, variables in the environment. */
      const job = async (name: string, event: Record<string, string>, isProtected: boolean) => {
        const predefined: Record<string, string> = {
          ...{
            GITLAB_CI: 'true',
            CI_COMMIT_SHA: commit,
            CI_PROJECT_PATH: 'acme/app',
            CI_DEFAULT_BRANCH: 'main',
          },
          ...{ CI_REGISTRY: own.host, CI_REGISTRY_IMAGE: `${own.host}/acme/app` },
          ...{ CI_REGISTRY_USER: testAccount.username, CI_REGISTRY_PASSWORD: testAccount.password },
          ...(isProtected ? { COSIGN_KEY: app.key, COSIGN_PASSWORD: app.password } : {}),
          ...event,
        };
        const given = Object.fromEntries(
          Object.entries(file.variables)
            .filter(([variable]) => variable !== 'SEALIFT')
            .map(([variable, value]) => [
              variable,
              value.replace(/^\$(\w+)$/, (_, of) => predefined[of] ?? ''),
            ]),
        );
        const { script } = file[name] as { script: string[] };
        return run({
          program: 'sh',
          args: ['-ec', script.join('\n')],
          cwd: join(app.folder, 'app'),
          env: { ...machine(app), ...predefined, ...given },
          timeoutMs: 120_000,
        });
      };
      const ask = async () => {
        registry = own;
        return tagsOf('acme/app');
      };
      const request = { CI_MERGE_REQUEST_IID: '3', CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'acme/app' };
      const requested = await job('image', { ...request, CI_PIPELINE_SOURCE: 'merge_request_event' }, false);
      expect(requested.stderr).not.toContain('error:');
      expect(requested.code).toBe(0);
      expect(await ask()).toEqual([]);
      const push = { CI_COMMIT_BRANCH: 'main', CI_PIPELINE_SOURCE: 'push' };
      const pushed = await job('image', push, true);
      expect(pushed.stderr).not.toContain('error:');
      expect((await ask()).toSorted()).toEqual(['edge', `sha-${commit}`]);
      await app.git('tag', 'v2.0.0');
      const released = await job('release', { CI_COMMIT_TAG: 'v2.0.0', CI_PIPELINE_SOURCE: 'push' }, true);
      expect(released.stderr).not.toContain('error:');
      expect(await ask()).toEqual(expect.arrayContaining(['2.0.0', '2.0', '2', 'latest']));
      for (const { stdout, stderr } of [pushed, released])
        for (const secret of secrets(app)) expect(stdout + stderr).not.toContain(secret);
    } finally {
      await own.stop();
    }
  });
});
