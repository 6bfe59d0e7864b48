import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartRecord } from '../../src/plan/part.ts';
import { type App, type Call, cleanApp, createApp, packageJson, type Ran } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { type Sigstore, sigstoreTools, startSigstore } from '../support/sigstore.ts';
import { describeWith } from '../support/tools.ts';

const tools = [
  ...['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution'],
  ...sigstoreTools,
];
const platforms = ['linux/amd64', 'linux/arm64'];

describeWith(tools, 'sealift merge', () => {
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

  /** Builds one platform as a job of its own would; its part record goes into `folder`. */
  async function buildPart(
    app: App,
    repository: string,
    platform: string,
    folder: string,
    args: readonly string[] = [],
    call: Call = {},
  ): Promise<Ran> {
    const report = join(app.folder, `report-${crypto.randomUUID()}`);
    const ran = await app.build(
      [
        ...['--images', repository, '--platforms', platforms.join(), '--part', platform],
        ...['--created', '2026-11-21T10:00:00Z', '--report', report, ...args],
      ],
      call,
    );
    const part = ran.record?.files.part;
    if (part) {
      await mkdir(join(folder, platform.replace('/', '-')), { recursive: true });
      await copyFile(part, join(folder, platform.replace('/', '-'), part.split('/').at(-1) ?? ''));
    }
    return ran;
  }

  const tagsOf = async (app: App, repository: string) => {
    const listing = await app.outside('crane', 'ls', repository).catch((error: Error) => {
      if (!error.message.includes('NAME_UNKNOWN')) throw error;
      return '';
    });
    return listing.split('\n').filter((name) => name && !name.startsWith('sha256-'));
  };

  test.each(['key', 'keyless'] as const)(
    'two parts become one image that others verify, signed by %s; a second merge adds nothing',
    async (signer) => {
      await using app = await createApp();
      const repository = `${registry.host}/team/merged-${signer}`;
      const folder = join(app.folder, 'parts');
      const commit = await app.commit({ 'app.txt': 'v1' }, 'v1.2.3');
      sigstore.setClaims({ sha: commit, ref: 'refs/tags/v1.2.3' });
      const services =
        signer === 'key'
          ? []
          : ['--signing-config', sigstore.signingConfig, '--trusted-root', sigstore.trustedRoot];
      const call: Call = signer === 'key' ? {} : { keyless: true, env: sigstore.env };
      const annotations = ['--annotations', 'team=blue'];
      const parts: Ran[] = [];
      for (const platform of platforms)
        parts.push(await buildPart(app, repository, platform, folder, [...services, ...annotations], call));
      for (const part of parts) {
        expect(part.stderr).not.toContain('error:');
        expect(part.code).toBe(0);
        expect(part.record?.tags).toEqual([]);
      }
      expect(await tagsOf(app, repository)).toEqual([]);

      const merged = await app.sealift('merge', [folder, ...services], call);
      expect(merged.stderr).not.toContain('error:');
      expect(merged.code).toBe(0);
      const digest = merged.record?.image?.digest ?? '';
      expect(merged.record).toMatchObject({
        verdict: { outcome: 'passed' },
        signature: { verified: true, attestations: ['slsaprovenance1'] },
      });
      expect(Object.keys(merged.record?.verdict?.counts ?? {})).toEqual(platforms);
      const index = JSON.parse(await app.outside('crane', 'manifest', `${repository}@${digest}`));
      expect(index.annotations).toMatchObject({ team: 'blue' });
      expect(index.manifests.map((one: { digest: string }) => one.digest)).toEqual(
        parts.map(({ record }) => record?.image?.digest),
      );
      expect(
        index.manifests.map(
          ({ platform }: { platform: { os: string; architecture: string } }) =>
            `${platform.os}/${platform.architecture}`,
        ),
      ).toEqual(platforms);
      for (const tag of [`sha-${commit}`, '1.2.3', '1.2', '1', 'latest'])
        expect(await app.outside('crane', 'digest', `${repository}:${tag}`)).toBe(digest);
      const flags =
        signer === 'key'
          ? ['--key', join(app.folder, 'cosign.pub'), '--insecure-ignore-tlog=true']
          : [
              ...['--trusted-root', sigstore.trustedRoot, '--insecure-ignore-sct'],
              ...['--certificate-oidc-issuer', sigstore.issuer, '--certificate-identity-regexp', '.*'],
              ...['--certificate-github-workflow-repository', 'acme/app'],
            ];
      for (const each of [digest, ...index.manifests.map((one: { digest: string }) => one.digest)])
        expect(await app.outside('cosign', 'verify', ...flags, `${repository}@${each}`)).toContain(each);
      const attested = ['cosign', 'verify-attestation', '--type', 'slsaprovenance1'] as const;
      await app.outside(...attested, ...flags, `${repository}@${digest}`);

      const before = await app.outside('crane', 'manifest', `${repository}:${digest.replace(':', '-')}`);
      const again = await app.sealift('merge', [folder, ...services], call);
      expect(again.code).toBe(0);
      expect(new Set(again.record?.tags.map(({ outcome }) => outcome))).toEqual(new Set(['already-there']));
      expect(await app.outside('crane', 'manifest', `${repository}:${digest.replace(':', '-')}`)).toBe(
        before,
      );

      // A part that is built again finds the whole image published, and merges into that.
      const later = join(app.folder, 'later');
      for (const platform of platforms) {
        const rerun = await buildPart(app, repository, platform, later, [...services, ...annotations], call);
        expect(rerun.code).toBe(0);
        expect(rerun.record?.image?.reused).toBe(true);
      }
      const third = await app.sealift('merge', [later, ...services], call);
      expect(third.code).toBe(0);
      expect(third.record?.image?.digest).toBe(digest);
    },
  );

  test('what one run over all platforms published is the same image to its parts', async () => {
    await using app = await createApp();
    const repository = `${registry.host}/team/one-run`;
    const built = await app.build(['--images', repository, '--platforms', platforms.join()]);
    expect(built.code).toBe(0);
    const folder = join(app.folder, 'parts');
    for (const platform of platforms)
      expect((await buildPart(app, repository, platform, folder)).record?.image?.reused).toBe(true);
    const merged = await app.sealift('merge', [folder]);
    expect(merged.code).toBe(0);
    expect(merged.record?.image?.digest).toBe(built.record?.image?.digest);
  });

  test('parts that do not belong together are refused, and nothing is tagged', async () => {
    await using app = await createApp();
    const repository = `${registry.host}/team/apart`;
    const folder = (name: string) => join(app.folder, name);
    await buildPart(app, repository, 'linux/amd64', folder('missing'));
    const missing = await app.sealift('merge', [folder('missing')]);
    expect(missing.code).toBe(2);
    expect(missing.record?.error?.message).toContain('linux/arm64 is missing');

    const [amd64] = await partFiles(folder('missing'));
    const double = await app.sealift('merge', [amd64 ?? '', amd64 ?? '']);
    expect(double.code).toBe(2);
    expect(double.record?.error?.message).toContain('2 parts of linux/amd64');

    await buildPart(app, repository, 'linux/arm64', folder('inputs'), ['--build-args', 'A=1']);
    const inputs = await app.sealift('merge', [folder('missing'), folder('inputs')]);
    expect(inputs.code).toBe(2);
    expect(inputs.record?.error?.message).toContain('different inputs');

    await app.commit({ 'app.txt': 'next' });
    await buildPart(app, repository, 'linux/arm64', folder('commit'));
    const commit = await app.sealift('merge', [folder('missing'), folder('commit')]);
    expect(commit.code).toBe(2);
    expect(commit.record?.error?.message).toContain('different commit');
    await app.git('checkout', '--quiet', 'HEAD~1');
    await buildPart(app, repository, 'linux/arm64', folder('missing'));
    await app.git('checkout', '--quiet', 'main');
    const elsewhere = await app.sealift('merge', [folder('missing')]);
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.record?.error?.message).toContain('this run is of');
    expect(await tagsOf(app, repository)).toEqual([]);
  });

  test('a part that nobody signed is refused', async () => {
    await using app = await createApp();
    const repository = `${registry.host}/team/unsigned-part`;
    const folder = join(app.folder, 'parts');
    for (const platform of platforms)
      await buildPart(app, repository, platform, folder, ['--sign', 'off'], { keyless: true });
    const merged = await app.sealift('merge', [folder]);
    expect(merged.code).toBe(5);
    expect(merged.record?.error?.code).toBe('signature-missing');
    expect(await tagsOf(app, repository)).toEqual([]);
  });

  test('a record that names other bytes than were signed is refused', async () => {
    await using app = await createApp();
    const repository = `${registry.host}/team/forged`;
    const folder = join(app.folder, 'parts');
    for (const platform of platforms) await buildPart(app, repository, platform, folder);
    const foreign = await app.build(['--images', repository, '--sign', 'off', '--build-args', 'A=1'], {
      keyless: true,
    });
    const [file = ''] = await partFiles(folder);
    const part = JSON.parse(await readFile(file, 'utf8')) as PartRecord;
    const { digest = '', mediaType = '' } = foreign.record?.image ?? {};
    const size = Buffer.byteLength(await app.outside('crane', 'manifest', `${repository}@${digest}`));
    await writeFile(file, JSON.stringify({ ...part, manifest: { mediaType, digest, size } }));
    const merged = await app.sealift('merge', [folder]);
    expect(merged.code).toBe(5);
    expect(merged.record?.error?.code).toBe('signature-missing');
  });

  test('a record that its build did not sign is refused, and nothing is tagged', async () => {
    await using app = await createApp();
    const repository = `${registry.host}/team/changed`;
    const folder = join(app.folder, 'parts');
    for (const platform of platforms) await buildPart(app, repository, platform, folder);
    const files = await partFiles(folder);
    const parts = await Promise.all(
      files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as PartRecord),
    );
    const changes: ((part: PartRecord, at: number) => PartRecord)[] = [
      // Each platform under the other's name.
      (part, at) => ({ ...part, platform: parts[1 - at]?.platform ?? '' }),
      (part) => ({ ...part, manifest: { ...part.manifest, size: 7 } }),
      (part) => ({ ...part, inputsDigest: 'f'.repeat(64) }),
      (part) => ({ ...part, tags: [{ name: '1.2.3', kind: 'floating', from: 'x' }] }),
    ];
    for (const change of changes) {
      const changed = parts.map(change);
      for (const [at, file] of files.entries()) await writeFile(file, JSON.stringify(changed[at]));
      const merged = await app.sealift('merge', [folder]);
      expect(merged.code).toBe(5);
      expect(merged.record?.error?.code).toBe('attestation-missing');
      expect(merged.record?.tags).toEqual([]);
    }
  });

  test('a vulnerable part fails its own job, and leaves no record', async () => {
    await using app = await createApp({
      Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY modules/$TARGETARCH /app/node_modules\n',
      'modules/amd64/lodash/package.json': packageJson('lodash', '4.17.21'),
      'modules/arm64/lodash/package.json': packageJson('lodash', '4.17.11'),
    });
    const repository = `${registry.host}/team/vulnerable-part`;
    const folder = join(app.folder, 'parts');
    expect((await buildPart(app, repository, 'linux/amd64', folder)).code).toBe(0);
    const arm64 = await buildPart(app, repository, 'linux/arm64', folder);
    expect(arm64.code).toBe(5);
    expect(arm64.record?.files.part).toBeUndefined();
    const merged = await app.sealift('merge', [folder]);
    expect(merged.record?.error?.message).toContain('linux/arm64 is missing');
  });

  test('a pull request builds its parts and pushes nothing', async () => {
    await using app = await createApp(cleanApp);
    const repository = `${registry.host}/team/pull-request`;
    const ran = await buildPart(app, repository, 'linux/amd64', join(app.folder, 'parts'), ['--push=false']);
    expect(ran.code).toBe(0);
    expect(ran.record?.verdict?.outcome).toBe('passed');
    expect(ran.record?.files.part).toBeUndefined();
    expect(await tagsOf(app, repository)).toEqual([]);
  });
});

async function partFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
}
