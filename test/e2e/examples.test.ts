import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../src/tools/runner.ts';
import { type App, createApp, packageJson } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { type GitlabFile, jobsOf } from '../support/gitlab.ts';
import { groovyJar, type JenkinsResult, runJenkinsfile } from '../support/jenkins.ts';
import { testAccount } from '../support/token-server.ts';
import { describeWith, requireTool } from '../support/tools.ts';
import { startVault, type Vault } from '../support/vault.ts';
import { testToolsFolder } from '../tools/build.ts';

const root = join(import.meta.dirname, '..', '..');
const tools = ['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution'];
const example = (path: string) => readFile(join(root, 'examples', path), 'utf8');
const vulnerable = { 'node_modules/lodash/package.json': packageJson('lodash', '4.17.11') };

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

async function tagsOf(registry: LocalRegistry, repository: string): Promise<string[]> {
  const auth = Buffer.from(`${testAccount.username}:${testAccount.password}`).toString('base64');
  const answer = await fetch(`http://${registry.host}/v2/${repository}/tags/list`, {
    headers: { authorization: `Basic ${auth}` },
  });
  if (answer.status === 404) return [];
  const { tags } = (await answer.json()) as { tags: string[] | null };
  return (tags ?? []).filter((name) => !name.startsWith('sha256-')).toSorted();
}

describeWith([...tools, 'java', groovyJar], 'the Jenkinsfiles', () => {
  let registry: LocalRegistry;
  let vault: Vault;
  let lab: App;
  beforeAll(async () => {
    lab = await createApp();
    registry = await startDistribution(join(lab.folder, 'r'), { auth: 'htpasswd' });
    vault = await startVault();
  });
  afterAll(async () => {
    await Promise.all([registry?.stop(), vault?.stop()]);
    await lab?.[Symbol.asyncDispose]();
  });

  /** Whether anything was ever sent to a repository, be it a blob or a manifest without a tag. */
  const isStored = (repository: string) =>
    access(join(lab.folder, 'r/storage/docker/registry/v2/repositories', repository)).then(
      () => true,
      () => false,
    );
  const secretsOf = (app: App) => [testAccount.password, app.password, vault.env.VAULT_TOKEN];
  const main = { BRANCH_NAME: 'main', BRANCH_IS_PRIMARY: 'true' };
  const tagged = { BRANCH_NAME: 'v1.4.2', TAG_NAME: 'v1.4.2' };
  const change = { BRANCH_NAME: 'PR-7', CHANGE_ID: '7', CHANGE_BRANCH: 'fix', CHANGE_TARGET: 'main' };

  async function jenkins(
    app: App,
    name: string,
    repository: string,
    event: Readonly<Record<string, string>>,
    host = registry.host,
  ): Promise<JenkinsResult> {
    const text = await example(`jenkins/${name}`);
    expect(text).toContain('registry.example/team/app');
    const auths = join(app.folder, 'registry-auths.yaml');
    const { username, password } = testAccount;
    await writeFile(auths, JSON.stringify([{ registry: host, username, password }]), { mode: 0o600 });
    return runJenkinsfile({
      jenkinsfile: text
        .replaceAll('registry.example/team/app', `${host}/${repository}`)
        .replaceAll('registry.example', host),
      folder: join(app.folder, 'app'),
      env: {
        ...machine(app),
        JENKINS_URL: 'https://jenkins.example/',
        BUILD_URL: 'https://jenkins.example/job/app/1/',
        ...(name.endsWith('scripted') && { SEALIFT_COSIGN_KEY: vault.keyUri, ...vault.env }),
        ...event,
      },
      git: {
        GIT_COMMIT: await app.git('rev-parse', 'HEAD'),
        GIT_BRANCH: event.BRANCH_NAME ?? 'main',
        GIT_URL: 'https://git.example/team/app.git',
      },
      // A change request that asks for any fails.
      credentials: event.CHANGE_ID
        ? {}
        : {
            registry: { username, password },
            'registry-auths': { file: auths },
            'cosign-key': { file: app.key },
            'cosign-password': { string: app.password },
          },
    });
  }

  describe.each(['Jenkinsfile', 'Jenkinsfile.scripted'])('%s', (name) => {
    const isScripted = name.endsWith('scripted');
    const path = (what: string) => `jenkins/${isScripted ? 'scripted' : 'declarative'}-${what}`;

    test('a push builds, signs and tags; a version tag promotes that image', async () => {
      await using app = await createApp();
      const commit = await app.git('rev-parse', 'HEAD');
      const before = vault.signatures();
      const built = await jenkins(app, name, path('app'), main);
      expect(built.log).not.toContain('ERROR');
      expect(built.result).toBe('SUCCESS');
      expect(built.stages).toEqual(isScripted ? ['Image'] : ['Image', 'Verify']);
      expect(await tagsOf(registry, path('app'))).toEqual(['edge', `sha-${commit}`]);
      expect(await isStored(path('app'))).toBe(true);
      expect(vault.signatures() > before).toBe(isScripted);

      await app.git('tag', 'v1.4.2');
      const released = await jenkins(app, name, path('app'), tagged);
      expect(released.log).not.toContain('ERROR');
      expect(released.stages).toEqual(['Release']);
      const versions = ['1', '1.4', '1.4.2', 'edge', 'latest', `sha-${commit}`];
      expect(await tagsOf(registry, path('app'))).toEqual(versions);

      for (const { log, archive } of [built, released]) {
        expect(log).toMatch(/\[junit\] \d+ cases, 0 failed/);
        expect(log).toMatch(/\[sarif\] \S+\.sarif/);
        const record = JSON.parse(await readFile(join(archive, 'sealift-report/record.json'), 'utf8'));
        expect(record.source).toMatchObject({ commit, gitRepository: 'team/app' });
        for (const secret of secretsOf(app)) {
          expect(log).not.toContain(secret);
          expect(JSON.stringify(record)).not.toContain(secret);
        }
      }
      const publicKey = join(app.folder, isScripted ? 'service.pub' : 'cosign.pub');
      if (isScripted) await writeFile(publicKey, vault.publicKey);
      await app.outside('crane', 'auth', 'login', registry.host, ...login);
      const image = `${registry.host}/${path('app')}:1.4.2`;
      await app.outside('cosign', 'verify', '--key', publicKey, '--insecure-ignore-tlog=true', image);
    });

    test('a change request builds and scans, and publishes nothing', async () => {
      await using app = await createApp();
      // Neither without credentials, which the Jenkinsfile gives it none of, nor where the machine has them lying about.
      const everywhere = {
        SEALIFT_REGISTRY: registry.host,
        SEALIFT_USERNAME: testAccount.username,
        SEALIFT_PASSWORD: testAccount.password,
        SEALIFT_COSIGN_KEY: app.key,
        COSIGN_PASSWORD: app.password,
      };
      for (const env of [{}, everywhere]) {
        const ran = await jenkins(app, name, path('change'), { ...change, ...env });
        expect(ran.log).not.toContain('ERROR');
        expect(ran.result).toBe('SUCCESS');
        expect(ran.stages).toEqual(['Image']);
        expect(ran.log).toContain('Scan linux/');
        expect(ran.log).toContain('[junit]');
        for (const secret of secretsOf(app)) expect(ran.log).not.toContain(secret);
      }
      expect(await tagsOf(registry, path('change'))).toEqual([]);
      expect(await isStored(path('change'))).toBe(false);
    });

    test('a vulnerable image fails or marks its stage, and nothing after it runs', async () => {
      await using app = await createApp();
      await app.commit(vulnerable);
      const ran = await jenkins(app, name, path('vulnerable'), main);
      expect(ran.result).toBe(isScripted ? 'UNSTABLE' : 'FAILURE');
      expect(ran.stages).toEqual(['Image']);
      expect(ran.log).toContain('A policy said no');
      expect(ran.log).toMatch(/\[junit\] \d+ cases, [1-9]\d* failed/);
      const junit = await readFile(join(ran.archive, 'sealift-report/junit.xml'), 'utf8');
      expect(junit).toContain('<failure');
      expect(await tagsOf(registry, path('vulnerable'))).toEqual([]);
    });

    test('a wrong request fails at once, and publishes no report of an earlier build', async () => {
      await using app = await createApp();
      expect((await jenkins(app, name, path('wrong'), change)).result).toBe('SUCCESS');
      const ran = await jenkins(app, name, path('wrong'), { ...change, SEALIFT_FAIL_ON: 'everything' });
      expect(ran.result).toBe('FAILURE');
      expect(ran.log).toContain('ERROR: sealift ended with 2');
      expect(ran.log).not.toContain('once more');
      expect(ran.log).toContain('[junit] 0 cases');
      await expect(access(join(ran.archive, 'sealift-report/junit.xml'))).rejects.toThrow('ENOENT');
    });

    test('a registry that does not answer is tried once more, then the stage fails', async () => {
      await using app = await createApp();
      const ran = await jenkins(app, name, 'team/app', main, '127.0.0.1:1');
      expect(ran.result).toBe('FAILURE');
      expect(ran.log.match(/once more/g)).toHaveLength(1);
      expect(ran.log).toContain('ERROR: sealift ended with 4');
    });
  });
});

const login = ['--username', testAccount.username, '--password', testAccount.password];

describeWith([...tools, 'make'], 'the Makefile', () => {
  test('builds, releases, verifies, tells the history and goes back', async () => {
    await using app = await createApp();
    const own = await startDistribution(join(app.folder, 'r'));
    try {
      const image = `${own.host}/make/app`;
      const make = async (...args: string[]) =>
        run({
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
      const made = async (...args: string[]) => {
        const ran = await make(...args);
        expect(ran.stderr).not.toContain('error:');
        expect(ran.code).toBe(0);
        return ran.stdout;
      };
      const digests: string[] = [];
      for (const version of ['v1.0.0', 'v1.0.1']) {
        await app.commit({ 'app.txt': version });
        await made('image');
        await app.git('tag', version);
        await made('release');
        digests.push(await app.outside('crane', 'digest', `${image}:latest`));
      }
      expect(new Set(digests).size).toBe(2);
      await made('verify');
      expect(await made('history')).toContain(digests[0]);
      await made('rollback');
      expect(await app.outside('crane', 'digest', `${image}:latest`)).toBe(digests[0]);

      await app.commit(vulnerable);
      const refused = await make('image');
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('Error 5');
    } finally {
      await own.stop();
    }
  });
});

describeWith(tools, 'the GitLab CI file', () => {
  const main = {
    CI_COMMIT_BRANCH: 'main',
    CI_COMMIT_REF_PROTECTED: 'true',
    CI_PIPELINE_SOURCE: 'push',
    CI_DEFAULT_BRANCH: 'main',
  };
  const request = {
    CI_MERGE_REQUEST_IID: '3',
    CI_MERGE_REQUEST_PROJECT_PATH: 'acme/app',
    CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'acme/app',
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_DEFAULT_BRANCH: 'main',
  };
  const tagged = (tag: string) => ({
    CI_COMMIT_TAG: tag,
    CI_COMMIT_REF_PROTECTED: 'true',
    CI_PIPELINE_SOURCE: 'push',
    CI_DEFAULT_BRANCH: 'main',
  });

  test.each<[string, Record<string, string>, string[], string[]]>([
    ['a push to a protected branch', main, ['image', 'verify'], ['history', 'rollback']],
    [
      'a push to a branch that gets no protected variables',
      { ...main, CI_COMMIT_BRANCH: 'fix', CI_COMMIT_REF_PROTECTED: 'false' },
      [],
      [],
    ],
    ['a merge request', request, ['image'], []],
    ['a version tag', tagged('v2.0.0'), ['release'], []],
    ['another tag', tagged('nightly'), [], []],
  ])('%s starts its jobs', async (_name, event, started, byHand) => {
    const file = parse(await example('gitlab/.gitlab-ci.yml')) as GitlabFile;
    expect(jobsOf(file, event)).toEqual({ started, byHand });
  });

  test('builds on a push, publishes nothing for a merge request, promotes on a tag, goes back by hand', async () => {
    await using app = await createApp();
    const own = await startDistribution(join(app.folder, 'r'), { auth: 'htpasswd' });
    try {
      const file = parse(await example('gitlab/.gitlab-ci.yml')) as GitlabFile;
      /** Runs a job's script as GitLab's runner does: its lines in one shell, variables in the environment. */
      const job = async (name: string, event: Record<string, string>) => {
        expect(Object.values(jobsOf(file, event)).flat()).toContain(name);
        const predefined: Record<string, string> = {
          ...{ GITLAB_CI: 'true', CI_COMMIT_SHA: await app.git('rev-parse', 'HEAD') },
          ...{ CI_PROJECT_PATH: 'acme/app', CI_PROJECT_URL: 'https://gitlab.example/acme/app' },
          ...{ CI_REGISTRY: own.host, CI_REGISTRY_IMAGE: `${own.host}/acme/app` },
          ...{ CI_REGISTRY_USER: testAccount.username, CI_REGISTRY_PASSWORD: testAccount.password },
          ...(event.CI_COMMIT_REF_PROTECTED === 'true' && {
            SEALIFT_COSIGN_KEY: app.key,
            COSIGN_PASSWORD: app.password,
          }),
          ...event,
        };
        const given = Object.entries(file.variables)
          .filter(([variable]) => variable !== 'SEALIFT')
          .map(([variable, value]) => [
            variable,
            value.replace(/^\$(\w+)$/, (_, of) => predefined[of] ?? ''),
          ]);
        const ran = await run({
          program: 'sh',
          args: ['-ec', (file[name] as { script: string[] }).script.join('\n')],
          cwd: join(app.folder, 'app'),
          env: { ...machine(app), ...predefined, ...Object.fromEntries(given) },
          timeoutMs: 120_000,
        });
        for (const secret of [testAccount.password, app.password])
          expect(ran.stdout + ran.stderr).not.toContain(secret);
        return ran;
      };
      const done = async (name: string, event: Record<string, string>) => {
        const ran = await job(name, event);
        expect(ran.stderr).not.toContain('error:');
        expect(ran.code).toBe(0);
        return ran.stdout;
      };
      const latest = async () => {
        await app.outside('crane', 'auth', 'login', own.host, ...login);
        return app.outside('crane', 'digest', `${own.host}/acme/app:latest`);
      };
      const report = join(app.folder, 'app', 'sealift-report');

      await done('image', request);
      expect(await tagsOf(own, 'acme/app')).toEqual([]);
      await access(join(report, 'junit.xml'));

      const commit = await app.git('rev-parse', 'HEAD');
      await done('image', main);
      await done('verify', main);
      expect(await tagsOf(own, 'acme/app')).toEqual(['edge', `sha-${commit}`]);
      await app.git('tag', 'v2.0.0');
      await done('release', tagged('v2.0.0'));
      const versions = ['2', '2.0', '2.0.0', 'edge', 'latest', `sha-${commit}`];
      expect(await tagsOf(own, 'acme/app')).toEqual(versions);
      const first = await latest();

      await app.commit({ 'app.txt': 'second' });
      await done('image', main);
      await app.git('tag', 'v2.0.1');
      await done('release', tagged('v2.0.1'));
      expect(await latest()).not.toBe(first);
      expect(await done('history', main)).toContain(first.slice(0, 'sha256:'.length + 6));
      await done('rollback', main);
      expect(await latest()).toBe(first);

      await app.commit(vulnerable);
      expect((await job('image', main)).code).toBe(5);
    } finally {
      await own.stop();
    }
  });
});

describeWith([...tools, 'skopeo'], 'what docs/versions.md says of retagging by hand', () => {
  test('pulled, tagged and pushed again is another image, unsigned; promoted is the same', async () => {
    await using app = await createApp();
    const own = await startDistribution(join(app.folder, 'r'));
    try {
      const image = `${own.host}/team/app`;
      const built = await app.build(['--images', image, '--platforms', 'linux/amd64,linux/arm64']);
      expect(built.code).toBe(0);
      const commit = await app.git('rev-parse', 'HEAD');
      const digestOf = (tag: string) => app.outside('crane', 'digest', `${image}:${tag}`);
      const verify = (tag: string) =>
        app.outside(
          ...(['cosign', 'verify', '--key', join(app.folder, 'cosign.pub')] as const),
          ...['--insecure-ignore-tlog=true', `${image}:${tag}`],
        );

      // `docker pull`, `docker tag` and `docker push` need a daemon; these move the same things.
      const local = `docker-archive:${join(app.folder, 'pulled.tar')}:app:rc`;
      const skopeo = ['--insecure-policy', '--override-os', 'linux', '--override-arch', 'amd64', 'copy'];
      await app.outside(
        'skopeo',
        ...skopeo,
        '--src-tls-verify=false',
        `docker://${image}:sha-${commit}`,
        local,
      );
      await app.outside('skopeo', ...skopeo, '--dest-tls-verify=false', local, `docker://${image}:by-hand`);
      expect(await digestOf('by-hand')).not.toBe(built.record?.image?.digest);
      expect(JSON.parse(await app.outside('crane', 'manifest', `${image}:by-hand`))).not.toHaveProperty(
        'manifests',
      );
      await expect(verify('by-hand')).rejects.toThrow('no signatures found');

      expect((await app.sealift('promote', ['--images', image, '--tags', 'promoted'])).code).toBe(0);
      expect(await digestOf('promoted')).toBe(built.record?.image?.digest);
      await verify('promoted');
    } finally {
      await own.stop();
    }
  });
});
