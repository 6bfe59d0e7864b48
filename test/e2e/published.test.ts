import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../src/plan/history.ts';
import { run } from '../../src/tools/runner.ts';
import { type App, createApp, packageJson, type Ran } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { type Sigstore, sigstoreTools, startSigstore } from '../support/sigstore.ts';
import { describeWith } from '../support/tools.ts';
import { testToolsFolder } from '../tools/build.ts';

const tools = [
  ...['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution'],
  ...sigstoreTools,
];
const vulnerable = { 'node_modules/lodash/package.json': packageJson('lodash', '4.17.11') };

describeWith(tools, 'published images', () => {
  let sigstore: Sigstore;
  let lab: App;
  let registry: LocalRegistry;
  beforeAll(async () => {
    lab = await createApp();
    [sigstore, registry] = await Promise.all([
      startSigstore(join(lab.folder, 'sigstore')),
      startDistribution(join(lab.folder, 'distribution')),
    ]);
  });
  afterAll(async () => {
    await Promise.all([sigstore?.stop(), registry?.stop()]);
    await lab?.[Symbol.asyncDispose]();
  });

  const paste = (app: App, command = 'false') =>
    run({
      program: 'sh',
      args: ['-c', command],
      env: { HOME: app.folder, PATH: `${testToolsFolder()}:${process.env.PATH}` },
    });
  const digestOf = (app: App, reference: string) => app.outside('crane', 'digest', reference);

  async function publish(app: App, repository: string, args: readonly string[] = []): Promise<string> {
    const ran = await app.build(['--images', repository, ...args]);
    expect(ran.stderr).not.toContain('error:');
    return ran.record?.image?.digest ?? '';
  }

  /** Builds and promotes versions 1.0.0, 1.0.1, …; their digests. */
  async function release(app: App, repository: string, count: number): Promise<string[]> {
    const digests: string[] = [];
    for (let version = 0; version < count; version += 1) {
      await app.commit({ 'app.txt': `version ${version}` });
      digests.push(await publish(app, repository));
      await done(app.sealift('promote', ['--images', repository, '--tags', `1.0.${version},1.0,latest`]));
    }
    return digests;
  }

  async function done(running: Promise<Ran>): Promise<Ran> {
    const ran = await running;
    expect(ran.stderr).not.toContain('error:');
    expect(ran.code).toBe(0);
    return ran;
  }

  describe('sealift verify', () => {
    test('tells the evidence, and prints a command that says the same', async () => {
      await using app = await createApp();
      const repository = `${registry.host}/team/verified`;
      const digest = await publish(app, repository, ['--platforms', 'linux/amd64,linux/arm64']);
      const commit = await app.git('rev-parse', 'HEAD');
      const ran = await done(
        app.sealift('verify', [
          `${repository}:sha-${commit}`,
          ...['--source-commit', commit, '--source-repository', 'acme/app', '--vuln-max-age', '1h'],
        ]),
      );
      expect(ran.record?.evidence).toMatchObject([
        {
          digest,
          outcome: 'verified',
          platforms: ['linux/amd64', 'linux/arm64'].map((platform) => ({
            platform,
            attestations: ['sbom', 'vuln', 'provenance'],
            source: { gitRepository: 'acme/app', commit },
          })),
        },
      ]);
      const command = ran.record?.signature?.verifyCommand;
      expect((await paste(app, command)).stderr).toContain('The cosign claims were validated');
      const other = command?.replace(digest, `sha256:${'0'.repeat(64)}`);
      expect((await paste(app, other)).code).not.toBe(0);
    });

    test('a public key may come as text, and the printed command finds it', async () => {
      await using app = await createApp();
      const repository = `${registry.host}/team/pem`;
      const digest = await publish(app, repository);
      const pem = await readFile(join(app.folder, 'cosign.pub'), 'utf8');
      const ran = await done(
        app.sealift('verify', [`${repository}@${digest}`], {
          keyless: true,
          env: { SEALIFT_COSIGN_PUBLIC_KEY: pem },
        }),
      );
      const pasted = await paste(app, ran.record?.signature?.verifyCommand);
      expect(pasted.stderr).toContain('The cosign claims were validated');
    });

    test('keyless: the workflow, the git repository and the ref', async () => {
      await using app = await createApp();
      const repository = `${registry.host}/team/verified-keyless`;
      const services = ['--signing-config', sigstore.signingConfig, '--trusted-root', sigstore.trustedRoot];
      sigstore.setClaims({ sha: await app.git('rev-parse', 'HEAD') });
      const built = await app.build(['--images', repository, ...services], {
        keyless: true,
        env: sigstore.env,
      });
      expect(built.code).toBe(0);
      const reference = `${repository}@${built.record?.image?.digest}`;
      const verify = (...args: string[]) =>
        app.sealift(
          'verify',
          [
            ...[reference, '--trusted-root', sigstore.trustedRoot],
            ...['--certificate-oidc-issuer', sigstore.issuer, '--require', 'none', ...args],
          ],
          { keyless: true },
        );
      const workflow = 'acme/app/.github/workflows/release.yml';
      const good = await done(verify('--signer-workflow', workflow, '--source-repository', 'acme/app'));
      expect(good.record?.signature).toMatchObject({ mode: 'keyless', issuer: sigstore.issuer });
      await done(verify('--certificate-identity', `https://github.com/${workflow}@refs/heads/main`));
      await done(
        verify('--certificate-identity-regexp', '.*/release\\.yml@.*', '--source-ref', 'refs/heads/main'),
      );
      for (const wrong of [
        ['--signer-workflow', 'acme/app/.github/workflows/other.yml'],
        ['--signer-workflow', `${workflow}@refs/heads/other`],
        ['--signer-workflow', workflow, '--source-repository', 'mallory/app'],
        ['--signer-workflow', workflow, '--source-ref', 'refs/tags/v1'],
        ['--certificate-identity-regexp', 'release'],
      ]) {
        const refused = await verify(...wrong);
        expect(refused.record?.error?.code, wrong.join(' ')).toBe('identity-mismatch');
        expect(refused.code).toBe(5);
      }
      const nobody = await verify();
      expect(nobody.code).toBe(2);
    });

    test.each([
      ['another commit', ['--source-commit', '0'.repeat(40)], 'provenance-mismatch'],
      ['another git repository', ['--source-repository', 'mallory/app'], 'provenance-mismatch'],
      ['another builder', ['--builder-id', 'https://gitlab\\.com/.*'], 'provenance-mismatch'],
      ['an old scan', ['--vuln-max-age', '1m'], 'scan-too-old'],
      ['a foreign base', ['--allowed-base', 'docker.io/library/*'], 'base-not-allowed'],
    ] as const)('says no to %s, by the rule that failed', async (_what, args, code) => {
      await using app = await createApp();
      const base = `${registry.host}/base/scratch`;
      await publish(app, base);
      const from = `${base}:sha-${await app.git('rev-parse', 'HEAD')}`;
      await app.commit({ Dockerfile: `FROM ${from}\nCOPY app.txt /again\n` });
      const repository = `${registry.host}/team/rule-${code}`;
      const digest = await publish(app, repository);
      if (code === 'scan-too-old') await attestOldScan(app, repository, digest);
      const image = code === 'scan-too-old' ? `${repository}-old` : repository;
      const refused = await app.sealift('verify', [`${image}@${digest}`, ...args]);
      expect(refused.record?.error?.code).toBe(code);
      expect(refused.code).toBe(5);
      expect(refused.record?.evidence).toMatchObject([{ outcome: 'refused' }]);
    });

    /** The image with a scan that was attested long ago, beside what else it needs. */
    async function attestOldScan(app: App, repository: string, digest: string): Promise<void> {
      const old = `${repository}-old`;
      await app.outside('crane', 'copy', '--insecure', `${repository}@${digest}`, `${old}:old`);
      const flags = ['--key', app.key, '--use-signing-config=false', '--tlog-upload=false', '--yes'];
      const cosign = async (...args: string[]) => {
        const result = await run({
          program: join(testToolsFolder(), 'cosign'),
          args: [...args, `${old}@${digest}`],
          env: { HOME: app.folder, COSIGN_PASSWORD: app.password },
        });
        expect(result.stderr).not.toContain('Error');
      };
      await cosign('sign', ...flags);
      const time = '2026-01-01T00:00:00Z';
      const predicates = {
        vuln: { scanner: { result: { Results: [] } }, metadata: { scanFinishedOn: time } },
        cyclonedx: { bomFormat: 'CycloneDX' },
        slsaprovenance1: {
          buildDefinition: {
            buildType: 'test',
            externalParameters: {},
            internalParameters: {},
            resolvedDependencies: [],
          },
          runDetails: { builder: { id: 'test' }, metadata: {}, byproducts: [] },
        },
      };
      for (const [type, predicate] of Object.entries(predicates)) {
        const file = join(app.folder, `${type}.json`);
        await writeFile(file, JSON.stringify(predicate));
        await cosign('attest', ...flags, '--type', type, '--predicate', file);
      }
    }

    test('what cannot be checked is neither yes nor no', async () => {
      await using app = await createApp();
      const own = await startDistribution(join(app.folder, 'own'));
      const repository = `${own.host}/team/unreachable`;
      const digest = await publish(app, repository);
      await own.stop();
      const ran = await app.sealift('verify', [`${repository}@${digest}`]);
      expect(ran.code).toBe(4);
      expect(ran.record?.evidence).toMatchObject([{ outcome: 'failed' }]);
    });

    test('of several images every one is looked at', async () => {
      await using app = await createApp();
      const repository = `${registry.host}/team/several`;
      const good = await publish(app, repository);
      const bad = await app.build(
        ['--images', `${repository}-unsigned`, '--sign', 'off', '--build-args', 'A=1'],
        { keyless: true },
      );
      const unsigned = `${repository}-unsigned@${bad.record?.image?.digest}`;
      const ran = await app.sealift('verify', [unsigned, `${repository}@${good}`]);
      expect(ran.code).toBe(5);
      expect(ran.record?.evidence?.map(({ outcome }) => outcome)).toEqual(['refused', 'verified']);
    });
  });

  describe('sealift rollback and history', () => {
    test('back twice, forward again; the history tells it in order', async () => {
      await using app = await createApp();
      const repository = `${registry.host}/team/rolled`;
      const digests = await release(app, repository, 3);
      const latest = `${repository}:latest`;
      const rollback = (...args: string[]) => done(app.sealift('rollback', [latest, ...args]));

      await rollback();
      expect(await digestOf(app, latest)).toBe(digests[1]);
      const second = await rollback();
      expect(await digestOf(app, latest)).toBe(digests[0]);
      expect(second.record?.tags).toMatchObject([{ outcome: 'written', previous: digests[1] }]);
      const further = await app.sealift('rollback', [latest]);
      expect(further.code).toBe(2);
      await rollback('--to', '1.0.2');
      expect(await digestOf(app, latest)).toBe(digests[2]);
      // The other tags of the releases are where they were.
      expect(await digestOf(app, `${repository}:1.0`)).toBe(digests[2]);
      expect(await digestOf(app, `${repository}:1.0.0`)).toBe(digests[0]);

      const said = await app.sealift('history', [latest]);
      const history = JSON.parse(said.stdout) as HistoryEntry[];
      expect(history.map(({ digest, record }) => [record?.action, digests.indexOf(digest)])).toEqual([
        ['rollback', 2],
        ['rollback', 0],
        ['rollback', 1],
        ['promote', 2],
        ['promote', 1],
        ['promote', 0],
      ]);
      const table = await run({ ...app.command([latest], {}, 'history'), timeoutMs: 60_000 });
      expect(table.code).toBe(0);
    });

    test('several steps at once, and only where the tag still is where it is expected', async () => {
      await using app = await createApp();
      const repository = `${registry.host}/team/steps`;
      const digests = await release(app, repository, 3);
      const latest = `${repository}:latest`;
      const moved = await app.sealift('rollback', [latest, '--expect-current', digests[0] ?? '']);
      expect(moved.code).toBe(5);
      expect(moved.record?.error?.code).toBe('tag-moved');
      expect(await digestOf(app, latest)).toBe(digests[2]);
      await done(app.sealift('rollback', [latest, '--steps', '2', '--expect-current', digests[2] ?? '']));
      expect(await digestOf(app, latest)).toBe(digests[0]);
    });

    test('an image that is vulnerable today is gone back to only when that is said', async () => {
      await using app = await createApp();
      const repository = `${registry.host}/team/vulnerable`;
      await app.commit(vulnerable);
      const lenient = ['--fail-on', 'none'];
      const old = await publish(app, repository, lenient);
      await done(app.sealift('promote', ['--images', repository, '--tags', 'latest', ...lenient]));
      await app.commit({ 'node_modules/lodash/package.json': packageJson('lodash', '4.17.21') });
      const now = await publish(app, repository);
      await done(app.sealift('promote', ['--images', repository, '--tags', 'latest']));
      const latest = `${repository}:latest`;
      const refused = await app.sealift('rollback', [latest]);
      expect(refused.code).toBe(5);
      expect(refused.record?.error?.code).toBe('gate-refused');
      expect(await digestOf(app, latest)).toBe(now);
      await done(app.sealift('rollback', [latest, '--allow-vulnerable']));
      expect(await digestOf(app, latest)).toBe(old);
      const history = JSON.parse((await app.sealift('history', [latest])).stdout) as HistoryEntry[];
      expect(history[0]?.record?.gate).toMatchObject({ outcome: 'refused', allowed: true });
    });

    test.each(['1.0.0', `sha-${'a'.repeat(40)}`])('%s never changes', async (tag) => {
      await using app = await createApp();
      const refused = await app.sealift('rollback', [`${registry.host}/team/any:${tag}`]);
      expect(refused.code).toBe(2);
    });

    test('records by somebody else are not believed', async () => {
      await using app = await createApp();
      await using other = await createApp();
      const repository = `${registry.host}/team/forged`;
      const [first = '', second = ''] = await release(app, repository, 2);
      await mkdir(join(app.folder, 'forged'), { recursive: true });
      const file = join(app.folder, 'forged', 'record.json');
      await writeFile(
        file,
        JSON.stringify({
          ...{ action: 'promote', repository, digest: second, time: '2099-01-01T00:00:00Z', from: '' },
          ...{ tags: [{ name: 'latest', kind: 'floating', previous: `sha256:${'0'.repeat(64)}` }] },
          ...{ gate: { outcome: 'passed', reasons: [] }, sealift: '0' },
        }),
      );
      const type = 'https://github.com/sealift/sealift/promotion/v1';
      const forged = await run({
        program: join(testToolsFolder(), 'cosign'),
        args: [
          ...['attest', '--key', other.key, '--use-signing-config=false', '--tlog-upload=false', '--yes'],
          ...['--type', type, '--predicate', file, `${repository}@${second}`],
        ],
        env: { HOME: app.folder, COSIGN_PASSWORD: other.password },
      });
      expect(forged.code).toBe(0);
      await done(app.sealift('rollback', [`${repository}:latest`]));
      expect(await digestOf(app, `${repository}:latest`)).toBe(first);
    });
  });

  describe('sealift rescan', () => {
    test('finds what is known since the build, attaches it, and fails by policy', async () => {
      await using app = await createApp();
      await app.commit(vulnerable);
      const repository = `${registry.host}/team/rescanned`;
      const before = join(app.folder, 'trivy-before');
      await cp(join(import.meta.dirname, '../fixtures/trivy-db/db-before'), join(before, 'db'), {
        recursive: true,
      });
      const built = await app.build(['--images', repository, '--platforms', 'linux/amd64,linux/arm64'], {
        env: { TRIVY_CACHE_DIR: before },
      });
      expect(built.code).toBe(0);
      const reference = `${repository}@${built.record?.image?.digest}`;

      const quiet = await done(app.sealift('rescan', [reference], { env: { TRIVY_CACHE_DIR: before } }));
      expect(quiet.record?.rescans).toMatchObject([{ outcome: 'passed', found: [], attached: true }]);

      const found = await app.sealift('rescan', [reference]);
      expect(found.code).toBe(5);
      const [rescan] = found.record?.rescans ?? [];
      expect(rescan).toMatchObject({ outcome: 'refused', attached: true });
      expect(new Set(rescan?.found?.map(({ platform }) => platform))).toEqual(
        new Set(['linux/amd64', 'linux/arm64']),
      );
      expect(rescan?.found?.map(({ id }) => id)).toContain('CVE-2019-10744');

      // It is known now, and nothing is new.
      const known = await done(app.sealift('rescan', [reference, '--fail-on', 'new']));
      expect(known.record?.rescans).toMatchObject([{ outcome: 'passed', found: [], attached: true }]);
      // Who builds the commit again is told by the newest attestation, and needs no layer for it.
      const again = await app.build(['--images', repository, '--platforms', 'linux/amd64,linux/arm64']);
      expect(again.code).toBe(5);
      expect(again.record?.scan?.database?.repository).toBe('the signed attestation');
    });

    test('two tags of one image are scanned and attested once', async () => {
      await using app = await createApp();
      const repository = `${registry.host}/team/same`;
      const digest = await publish(app, repository);
      await app.outside('crane', 'tag', `${repository}@${digest}`, 'again');
      const ran = await done(app.sealift('rescan', [`${repository}:again`, `${repository}@${digest}`]));
      expect(ran.record?.rescans).toMatchObject([{ reference: `${repository}:again`, attached: true }]);
      expect(ran.record?.notes.join()).toContain('is the same image as');
    });

    test('no layer is read', async () => {
      await using app = await createApp();
      const own = await startDistribution(join(app.folder, 'own'));
      try {
        const repository = `${own.host}/team/unread`;
        const digest = await publish(app, repository);
        const manifest = JSON.parse(await app.outside('crane', 'manifest', `${repository}@${digest}`));
        const blobs = join(app.folder, 'own/storage/docker/registry/v2/blobs/sha256');
        for (const { digest: layer } of manifest.layers) {
          const hex = layer.replace('sha256:', '');
          await writeFile(join(blobs, hex.slice(0, 2), hex, 'data'), 'gone');
        }
        await done(app.sealift('rescan', [`${repository}@${digest}`]));
      } finally {
        await own.stop();
      }
    });

    test('a secret that was in the image still counts', async () => {
      await using app = await createApp({
        Dockerfile: 'FROM scratch\nCOPY app.txt key.txt /\n',
        'app.txt': 'hello',
        'key.txt': `aws_access_key_id = AKIA${'QYLPMN5HHHFPZAM2'}\n`,
      });
      const repository = `${registry.host}/team/secret`;
      const digest = await publish(app, repository, ['--fail-on', 'none']);
      const ran = await app.sealift('rescan', [`${repository}@${digest}`]);
      expect(ran.code).toBe(5);
      expect(ran.record?.error?.message).toContain('aws-access-key-id');
    });
  });
});
