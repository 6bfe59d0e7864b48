import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { promotionRecordType } from '../../src/plan/promotion-record.ts';
import { run } from '../../src/tools/runner.ts';
import { type App, type Call, cleanApp, createApp, packageJson, type Ran } from '../support/app.ts';
import { type LocalRegistry, startCraneRegistry, startDistribution } from '../support/distribution.ts';
import { startFaultyRegistry } from '../support/faulty-registry.ts';
import { type Sigstore, sigstoreTools, startSigstore } from '../support/sigstore.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const tools = [
  ...['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'regctl', 'distribution', 'registry'],
  ...sigstoreTools,
];
const two = ['--platforms', 'linux/amd64,linux/arm64'];
const one = ['--platforms', 'linux/amd64'];

/** lodash 4.17.11, of which `db-before` knows nothing and `db` a critical vulnerability. */
const vulnerableApp = {
  ...cleanApp,
  'node_modules/lodash/package.json': packageJson('lodash', '4.17.11'),
};

describeWith(tools, 'sealift promote', () => {
  let sigstore: Sigstore;
  let lab: App;
  let distribution: LocalRegistry;
  let crane: LocalRegistry;
  beforeAll(async () => {
    lab = await createApp();
    [sigstore, distribution, crane] = await Promise.all([
      startSigstore(join(lab.folder, 'sigstore')),
      startDistribution(join(lab.folder, 'distribution')),
      startCraneRegistry({ referrers: true }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([sigstore?.stop(), distribution?.stop(), crane?.stop()]);
    await lab?.[Symbol.asyncDispose]();
  });

  const keyless = () => ['--signing-config', sigstore.signingConfig, '--trusted-root', sigstore.trustedRoot];
  const keylessCall = (): Call => ({ keyless: true, env: sigstore.env });

  /** What cosign needs to check the image, as somebody who knows nothing of us. */
  const cosignFlags = (app: App, signer: 'key' | 'keyless') =>
    signer === 'key'
      ? ['--key', join(app.folder, 'cosign.pub'), '--insecure-ignore-tlog=true']
      : [
          ...['--trusted-root', sigstore.trustedRoot, '--insecure-ignore-sct'],
          ...['--certificate-oidc-issuer', sigstore.issuer],
          ...[
            '--certificate-identity',
            `https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main`,
          ],
          ...['--certificate-github-workflow-repository', 'acme/app'],
        ];

  const referrersOf = async (app: App, repository: string, digest: string): Promise<string[]> => {
    const host = repository.split('/')[0];
    const args = ['--host', `reg=${host},tls=disabled`, 'artifact', 'list', '--format', 'body'];
    const { manifests } = JSON.parse(await app.outside('regctl', ...args, `${repository}@${digest}`));
    return manifests.map((entry: { digest: string }) => entry.digest).toSorted();
  };

  const records = async (app: App, signer: 'key' | 'keyless', repository: string, digest: string) => {
    const said = await app.outside(
      ...(['cosign', 'verify-attestation', '--type', promotionRecordType] as const),
      ...cosignFlags(app, signer),
      `${repository}@${digest}`,
    );
    return said
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(Buffer.from(JSON.parse(line).payload, 'base64').toString()).predicate);
  };

  describe('gives a tested image new tags, and others find it whole', () => {
    test.each([
      ['a key', 'one platform', 'inside its repository'],
      ['keyless', 'two platforms', 'inside its repository'],
      ['a key', 'two platforms', 'to another repository of the registry'],
      ['keyless', 'one platform', 'to another repository of the registry'],
      ['a key', 'two platforms', 'to another registry and back'],
      ['keyless', 'two platforms', 'to another registry and back'],
    ] as const)('%s, %s, %s', async (by, platforms, where) => {
      await using app = await createApp();
      const signer = by === 'a key' ? 'key' : 'keyless';
      const call = signer === 'key' ? {} : keylessCall();
      const services = signer === 'key' ? [] : keyless();
      const name = `${signer}-${where}-${platforms}`.replaceAll(' ', '-');
      const source = `${distribution.host}/team/${name}`;
      const commit = await app.git('rev-parse', 'HEAD');
      sigstore.setClaims({ sha: commit });
      const built = await app.build(
        ['--images', source, ...(platforms === 'one platform' ? one : two), ...services],
        call,
      );
      expect(built.stderr).not.toContain('error:');
      const digest = built.record?.image?.digest ?? '';
      const manifests = [digest, ...(built.record?.image?.platforms ?? []).map((each) => each.digest)];
      const attached = await Promise.all(manifests.map((each) => referrersOf(app, source, each)));

      const promoteTo = async (from: string[], target: string | undefined): Promise<Ran> => {
        const ran = await app.sealift(
          'promote',
          [...from, ...(target ? ['--to', target] : []), '--tags', '1.2.3,1.2,latest', ...services],
          call,
        );
        expect(ran.stderr).not.toContain('error:');
        expect(ran.code).toBe(0);
        return ran;
      };
      let target = source;
      const [there, back] = [`${crane.host}/prod/${name}`, `${distribution.host}/back/${name}`];
      if (where === 'inside its repository') await promoteTo(['--images', source], undefined);
      else if (where === 'to another repository of the registry') {
        target = `${distribution.host}/prod/${name}`;
        const ran = await promoteTo(['--images', source], target);
        expect(ran.record?.pushed).toMatchObject([{ bytesUploaded: 0, blobs: { uploaded: 0 } }]);
      } else {
        await promoteTo(['--images', source], there);
        target = back;
        await promoteTo([`${there}:1.2.3`], back);
      }

      for (const tag of ['1.2.3', '1.2', 'latest'])
        expect(await app.outside('crane', 'digest', `${target}:${tag}`)).toBe(digest);
      for (const [at, each] of manifests.entries()) {
        expect(
          await app.outside('cosign', 'verify', ...cosignFlags(app, signer), `${target}@${each}`),
        ).toContain(each);
        const now = await referrersOf(app, target, each);
        expect(now).toEqual(expect.arrayContaining(attached[at] ?? []));
      }
      for (const each of built.record?.image?.platforms ?? [])
        for (const type of ['cyclonedx', 'vuln', 'slsaprovenance1'])
          await app.outside(
            ...(['cosign', 'verify-attestation', '--type', type] as const),
            ...cosignFlags(app, signer),
            `${target}@${each.digest}`,
          );
      expect(await records(app, signer, target, digest)).toContainEqual(
        expect.objectContaining({
          action: 'promote',
          repository: target,
          digest,
          tags: ['1.2.3', '1.2', 'latest'].map((tag) =>
            expect.objectContaining({ name: tag, previous: null }),
          ),
          source: expect.objectContaining({ commit }),
          gate: expect.objectContaining({ outcome: 'passed' }),
        }),
      );
    });
  });

  test('a second run changes nothing, and says so', async () => {
    await using app = await createApp();
    const repository = `${distribution.host}/team/twice`;
    const digest = await publish(app, repository);
    const args = ['--images', repository, '--tags', '1.0.0,latest'];
    expect((await app.sealift('promote', args)).code).toBe(0);
    const before = await referrersOf(app, repository, digest);
    const again = await app.sealift('promote', args);
    expect(again.code).toBe(0);
    expect(again.record?.promotions).toMatchObject([{ outcome: 'already-promoted' }]);
    expect(again.record?.tags.map(({ outcome }) => outcome)).toEqual(['already-there', 'already-there']);
    expect(await referrersOf(app, repository, digest)).toEqual(before);
  });

  test('on a version git tag the tags follow from it', async () => {
    await using app = await createApp();
    const repository = `${distribution.host}/team/planned`;
    const digest = await publish(app, repository);
    await app.git('tag', 'v2.4.6');
    const ran = await app.sealift('promote', ['--images', repository]);
    expect(ran.code).toBe(0);
    expect(await tagsOf(app, repository)).toMatchObject({
      '2.4.6': digest,
      '2.4': digest,
      '2': digest,
      latest: digest,
    });
  });

  test('a dry run shows the moves and writes nothing', async () => {
    await using app = await createApp();
    const repository = `${distribution.host}/team/dry`;
    const digest = await publish(app, repository);
    const [tags, attached] = [await tagsOf(app, repository), await referrersOf(app, repository, digest)];
    const target = `${distribution.host}/dry/target`;
    const ran = await app.sealift('promote', [
      ...['--images', repository, '--to', `${repository},${target}`, '--tags', '1.0.0', '--dry-run'],
    ]);
    expect(ran.code).toBe(0);
    expect(ran.record).toMatchObject({
      outcome: 'planned',
      promotions: [{ outcome: 'planned', digest }],
      tags: [
        { tag: '1.0.0', outcome: 'not-written', reason: 'would be new' },
        { tag: '1.0.0', outcome: 'not-written', reason: 'would be new' },
      ],
    });
    expect(await tagsOf(app, repository)).toEqual(tags);
    expect(await tagsOf(app, target)).toEqual({});
    expect(await referrersOf(app, repository, digest)).toEqual(attached);
  });

  describe('refuses, and changes nothing at the target', () => {
    const refusals: Record<string, (app: App, source: string, target: string) => Promise<Attempt>> = {
      'an unsigned image': async (app, source) => {
        await app.build(['--images', source, '--sign', 'off'], { keyless: true });
        return { code: 'signature-missing' };
      },
      'an image that only carries attestations': async (app, source) => {
        const built = await app.build(['--images', source, '--sign', 'off'], { keyless: true });
        await writeFile(join(app.folder, 'predicate.json'), '{}');
        const flags = ['--key', app.key, '--use-signing-config=false', '--tlog-upload=false', '--yes'];
        const predicate = ['--type', 'custom', '--predicate', join(app.folder, 'predicate.json')];
        const attested = await run({
          program: requireTool('cosign'),
          args: ['attest', ...flags, ...predicate, `${source}@${built.record?.image?.digest}`],
          env: { HOME: app.folder, COSIGN_PASSWORD: app.password },
        });
        expect(attested.code).toBe(0);
        return { code: 'signature-missing' };
      },
      'an image signed with another key': async (app, source) => {
        await using other = await createApp();
        await publish(app, source, ['--cosign-key', other.key]);
        return { code: 'identity-mismatch' };
      },
      'the right workflow, called by another git repository': async (app, source) => {
        sigstore.setClaims({ repository: 'mallory/app', sha: await app.git('rev-parse', 'HEAD') });
        const built = await app.build(['--images', source, ...keyless()], {
          ...keylessCall(),
          env: { ...sigstore.env, GITHUB_ACTIONS: '' },
        });
        expect(built.code).toBe(0);
        sigstore.setClaims({ sha: await app.git('rev-parse', 'HEAD') });
        return {
          code: 'identity-mismatch',
          args: [
            ...keyless(),
            ...['--signer-workflow', 'acme/app/.github/workflows/release.yml'],
            ...['--source-repository', 'acme/app'],
          ],
          call: keylessCall(),
        };
      },
      'an image without SBOM': async (app, source) => {
        await publish(app, source, ['--attestations', 'none']);
        return { code: 'attestation-missing' };
      },
      'an image of another commit': async (app, source) => {
        await publish(app, source);
        const args = ['--source-commit', '0123456789012345678901234567890123456789'];
        return { code: 'provenance-mismatch', args };
      },
      'a critical finding that nobody knew at the build': async (app, source) => {
        await app.commit(vulnerableApp);
        await publish(app, source, [], { TRIVY_CACHE_DIR: await databaseBefore(app) });
        return { code: 'gate-refused' };
      },
      'a tag that is not where it is expected': async (app, source, target) => {
        await publish(app, source);
        expect(
          (await app.sealift('promote', ['--images', source, '--to', target, '--tags', 'latest'])).code,
        ).toBe(0);
        await app.commit({ 'app.txt': 'newer' });
        await publish(app, source);
        return { code: 'tag-moved', args: ['--expect-current', `sha256:${'0'.repeat(64)}`] };
      },
      'a version tag that holds another digest': async (app, source, target) => {
        await publish(app, source);
        expect(
          (await app.sealift('promote', ['--images', source, '--to', target, '--tags', '1.0.0'])).code,
        ).toBe(0);
        await app.commit({ 'app.txt': 'newer' });
        await publish(app, source);
        return { code: 'tag-immutable' };
      },
    };
    interface Attempt {
      readonly code: string;
      readonly args?: readonly string[];
      readonly call?: Call;
    }

    test.each(Object.keys(refusals))('%s', async (what) => {
      await using app = await createApp();
      const name = what.toLowerCase().replaceAll(/[^a-z]+/g, '-');
      const [source, target] = [`${distribution.host}/team/${name}`, `${crane.host}/prod/${name}`];
      const {
        code,
        args = [],
        call = {},
      } = await (refusals[what] as (typeof refusals)[string])(app, source, target);
      const before = await tagsOf(app, target);
      const refused = await app.sealift(
        'promote',
        ['--images', source, '--to', target, '--tags', '1.0.0,latest', ...args],
        call,
      );
      expect(refused.record?.error?.code).toBe(code);
      expect(refused.code).toBe(5);
      expect(refused.record?.outcome).toBe('refused');
      expect(await tagsOf(app, target)).toEqual(before);
      if (Object.keys(before).length === 0)
        expect(refused.record?.tags.every(({ outcome }) => outcome !== 'written')).toBe(true);
    });

    test('a target that cannot be reached keeps the others untouched too', async () => {
      await using app = await createApp();
      const source = `${distribution.host}/team/dead-target`;
      await publish(app, source);
      const good = `${crane.host}/prod/dead-target`;
      const ran = await app.sealift('promote', [
        ...['--images', source, '--to', `${good},127.0.0.1:1/prod/app`, '--tags', '1.0.0,latest'],
      ]);
      expect(ran.code).toBe(4);
      expect(await tagsOf(app, good)).toEqual({});
    });
  });

  test('fail-on: new lets pass what the tag has already, and refuses what it has not', async () => {
    await using app = await createApp(vulnerableApp);
    const repository = `${distribution.host}/team/new-findings`;
    const lenient = ['--fail-on', 'none'];
    await publish(app, repository, lenient);
    const promoteNew = () =>
      app.sealift('promote', ['--images', repository, '--tags', 'latest', '--fail-on', 'new']);
    expect((await promoteNew()).code).toBe(5);
    expect(
      (await app.sealift('promote', ['--images', repository, '--tags', 'latest', ...lenient])).code,
    ).toBe(0);

    await app.commit({ 'app.txt': 'same findings' });
    await publish(app, repository, lenient);
    expect((await promoteNew()).code).toBe(0);

    await app.commit({ 'node_modules/minimist/package.json': packageJson('minimist', '1.2.0') });
    await publish(app, repository, lenient);
    const worse = await promoteNew();
    expect(worse.code).toBe(5);
    expect(worse.record?.verdict?.reasons.join()).toContain('minimist');
    expect(worse.record?.verdict?.reasons.join()).not.toContain('lodash');
  });

  test('two promotions of one tag at the same time end with one of them, and the records agree', async () => {
    await using app = await createApp();
    const repository = `${distribution.host}/team/race`;
    const first = await publish(app, repository);
    const firstCommit = await app.git('rev-parse', 'HEAD');
    await app.commit({ 'app.txt': 'other' });
    const second = await publish(app, repository);
    const secondCommit = await app.git('rev-parse', 'HEAD');
    const promote = (commit: string) =>
      app.sealift('promote', [
        ...['--images', repository, '--from', commit, '--tags', 'stable'],
        ...['--report', join(app.folder, commit)],
      ]);
    const ran = await Promise.all([promote(firstCommit), promote(secondCommit)]);
    expect(ran.some(({ code }) => code === 0)).toBe(true);
    for (const { code, record } of ran) if (code !== 0) expect(record?.error?.code).toBe('tag-moved');
    const winner = await app.outside('crane', 'digest', `${repository}:stable`);
    expect([first, second]).toContain(winner);
    expect(await records(app, 'key', repository, winner)).toContainEqual(
      expect.objectContaining({ tags: [expect.objectContaining({ name: 'stable' })] }),
    );
    const history = await app.sealift('history', [`${repository}:stable`]);
    expect(JSON.parse(history.stdout)[0]).toMatchObject({ digest: winner, record: { action: 'promote' } });
  });

  test('six promotions of one image at the same time leave six records, without a referrers API', async () => {
    await using app = await createApp();
    const repository = `${distribution.host}/team/six`;
    const digest = await publish(app, repository);
    const ran = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) =>
        app.sealift('promote', [
          ...['--images', repository, '--tags', `stage-${n}`, '--report', join(app.folder, `report-${n}`)],
        ]),
      ),
    );
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    const names = (await records(app, 'key', repository, digest)).map(({ tags }) => tags[0].name);
    expect(names.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `stage-${n}`));
  });

  test('a batch promotes many images, and a second run has nothing to do', async () => {
    await using app = await createApp();
    const digests: Record<string, string> = {};
    for (const name of ['a', 'b', 'c']) {
      await app.commit({ 'app.txt': name });
      digests[name] = await publish(app, `${distribution.host}/staging/${name}`);
    }
    const batch = (more = '') =>
      writeFile(
        join(app.folder, 'batch.yaml'),
        [
          `registries: [{name: ${distribution.host}/staging, src: true}, {name: ${crane.host}/batch}]`,
          'images:',
          ...Object.entries(digests).map(
            ([name, digest]) => `- {name: ${name}, dmap: {"${digest}": ["1.0.0", latest]}}`,
          ),
          more,
        ].join('\n'),
      );
    const run = () => app.sealift('promote', ['--batch', join(app.folder, 'batch.yaml')]);

    await batch(`- {name: a, dmap: {"sha256:${'0'.repeat(64)}": ["9.9.9"]}}`);
    const broken = await run();
    expect(broken.code).toBe(4);
    expect(broken.record?.promotions?.map(({ outcome }) => outcome)).toEqual([
      ...['prepared', 'prepared', 'prepared', 'failed'],
    ]);
    for (const name of ['a', 'b', 'c']) expect(await tagsOf(app, `${crane.host}/batch/${name}`)).toEqual({});

    await batch();
    const first = await run();
    expect(first.stderr).not.toContain('error:');
    expect(first.code).toBe(0);
    expect(first.record?.promotions?.map(({ outcome }) => outcome)).toEqual([
      'promoted',
      'promoted',
      'promoted',
    ]);
    for (const [name, digest] of Object.entries(digests))
      expect(await tagsOf(app, `${crane.host}/batch/${name}`)).toEqual({ '1.0.0': digest, latest: digest });

    const again = await run();
    expect(again.code).toBe(0);
    expect(new Set(again.record?.promotions?.map(({ outcome }) => outcome))).toEqual(
      new Set(['already-promoted']),
    );
  });

  test('a target that dies half-way gets no tag, and a second run goes on from what is there', async () => {
    await using app = await createApp();
    await using registry = await disposable(startFaultyRegistry());
    const source = `${distribution.host}/team/dies`;
    const target = `${registry.address}/prod/app`;
    const digest = await publish(app, source, two);
    const args = ['--images', source, '--to', target, '--tags', '1.0.0,latest'];
    registry.misbehave({ kind: 'die', method: 'PUT', url: /manifests/, nth: 3 });
    const died = await app.sealift('promote', args);
    expect(died.code).toBe(4);
    expect(died.record?.tags.map(({ outcome }) => outcome)).not.toContain('written');
    registry.misbehave();
    expect(await tagsOf(app, target)).toEqual({});
    const again = await app.sealift('promote', args);
    expect(again.stderr).not.toContain('error:');
    expect(again.record?.pushed).toMatchObject([{ blobs: { uploaded: expect.any(Number) } }]);
    expect(await tagsOf(app, target)).toEqual({ '1.0.0': digest, latest: digest });
  });

  test('when a tag cannot be written, the run says which were, and a second run writes the rest', async () => {
    await using app = await createApp();
    await using registry = await disposable(startFaultyRegistry());
    const source = `${distribution.host}/team/half`;
    const target = `${registry.address}/prod/half`;
    const digest = await publish(app, source);
    const args = ['--images', source, '--to', target, '--tags', '1.0.0,1.0,latest'];
    registry.misbehave({ kind: 'answer', method: 'PUT', url: /manifests\/latest/, status: 403 });
    const half = await app.sealift('promote', args);
    expect(half.code).toBe(4);
    expect(half.record?.tags.map(({ tag, outcome }) => [tag, outcome])).toEqual([
      ['1.0.0', 'written'],
      ['1.0', 'written'],
      ['latest', 'not-written'],
    ]);
    registry.misbehave();
    expect(await tagsOf(app, target)).toEqual({ '1.0.0': digest, '1.0': digest });
    const moved = (await records(app, 'key', target, digest)).map(({ tags }) =>
      tags.map(({ name }: { name: string }) => name),
    );
    // Signed and attached before the first tag moved.
    expect(moved).toEqual([['1.0.0', '1.0', 'latest']]);

    const rest = await app.sealift('promote', args);
    expect(rest.stderr).not.toContain('error:');
    expect(rest.record?.tags.map(({ outcome }) => outcome)).toEqual([
      'already-there',
      'already-there',
      'written',
    ]);
    expect(await tagsOf(app, target)).toEqual({ '1.0.0': digest, '1.0': digest, latest: digest });
  });

  test('a tag does not move when its record cannot be attached, and goes back where it was', async () => {
    await using app = await createApp();
    await using registry = await disposable(startFaultyRegistry());
    const source = `${distribution.host}/team/no-record`;
    const target = `${registry.address}/prod/no-record`;
    const digest = await publish(app, source);
    const args = ['--images', source, '--to', target, '--tags'];
    expect((await app.sealift('promote', [...args, 'canary'])).code).toBe(0);
    registry.misbehave({ kind: 'answer', method: 'PUT', url: /manifests\/sha256/, status: 403 });
    expect((await app.sealift('promote', [...args, 'stable'])).code).toBe(4);
    registry.misbehave();
    expect(await tagsOf(app, target)).toEqual({ canary: digest });
  });

  test('a record that an earlier run could not attach is made up for', async () => {
    await using app = await createApp();
    await using registry = await disposable(startFaultyRegistry());
    const source = `${distribution.host}/team/unrecorded`;
    const target = `${registry.address}/prod/unrecorded`;
    const digest = await publish(app, source);
    const promote = (tag: string) =>
      app.sealift('promote', ['--images', source, '--to', target, '--tags', tag]);
    expect((await promote('other')).code).toBe(0);
    await app.outside('crane', 'tag', '--insecure', `${target}@${digest}`, 'stable');
    const ran = await promote('stable');
    expect(ran.record?.tags).toMatchObject([{ tag: 'stable', outcome: 'already-there' }]);
    const late = (await records(app, 'key', target, digest)).flatMap(({ tags }) => tags);
    expect(late).toContainEqual({ name: 'stable', kind: 'floating' });
  });

  test('a registry that takes no bundles gets signatures of the old form', async () => {
    await using app = await createApp();
    await using registry = await disposable(
      startFaultyRegistry({ referrers: false, faults: [{ kind: 'refuse-empty-config' }] }),
    );
    const source = `${distribution.host}/team/old-form`;
    const target = `${registry.address}/prod/app`;
    const digest = await publish(app, source, two);
    const args = ['--images', source, '--to', target, '--tags', '1.0.0'];
    const refused = await app.sealift('promote', args);
    expect(refused.code).toBe(4);
    expect(await tagsOf(app, target)).toEqual({});

    const ran = await app.sealift('promote', [...args, '--signature-storage', 'tag']);
    expect(ran.stderr).not.toContain('error:');
    expect(ran.record?.notes.join()).toContain('signed anew there');
    expect(await tagsOf(app, target)).toEqual({ '1.0.0': digest });
    await app.outside('cosign', 'verify', ...cosignFlags(app, 'key'), `${target}@${digest}`);
    expect(await records(app, 'key', target, digest)).toMatchObject([{ repository: target }]);
  });

  test('an image signed in the old form stays verifiable where it is promoted to, also beside bundles of others', async () => {
    await using app = await createApp();
    const source = `${distribution.host}/team/from-old-form`;
    const target = `${distribution.host}/prod/from-old-form`;
    const digest = await publish(app, source, [...two, '--signature-storage', 'tag']);
    const promote = (...args: string[]) => app.sealift('promote', ['--images', source, ...args]);

    const elsewhere = await promote('--to', target, '--tags', '1.0.0');
    expect(elsewhere.stderr).not.toContain('error:');
    expect(elsewhere.record?.signature).toMatchObject({
      storage: 'tag',
      verifyCommand: expect.stringContaining(`${target}@${digest}`),
    });
    expect((await promote('--tags', '1.0.0')).code).toBe(0);
    // Cosign by itself reads the tag only where there is no bundle.
    await app.outside('cosign', 'verify', ...cosignFlags(app, 'key'), `${target}@${digest}`);
    const other = join(app.folder, 'other.json');
    await writeFile(other, '{}');
    const attested = await run({
      program: requireTool('cosign'),
      args: [
        ...['attest', '--key', app.key, '--use-signing-config=false', '--tlog-upload=false', '--yes'],
        ...['--type', 'https://x.example/y', '--predicate', other, `${target}@${digest}`],
      ],
      env: { HOME: app.folder, COSIGN_PASSWORD: app.password },
    });
    expect(attested.code).toBe(0);
    for (const [command, args] of [
      ['verify', [`${target}:1.0.0`]],
      ['rescan', [`${target}:1.0.0`]],
      ['promote', ['--images', target, '--from', digest, '--tags', 'stable']],
    ] as const) {
      const ran = await app.sealift(command, [...args]);
      expect(ran.stderr, command).not.toContain('error:');
      expect(ran.code, command).toBe(0);
    }
  });

  /** Builds the commit that is checked out; the image's digest. */
  async function publish(
    app: App,
    repository: string,
    args: readonly string[] = [],
    env: Record<string, string> = {},
  ): Promise<string> {
    const ran = await app.build(['--images', repository, ...args], { env });
    expect(ran.stderr).not.toContain('error:');
    expect(ran.code).toBe(0);
    return ran.record?.image?.digest ?? '';
  }
});

/** Every tag of a repository with its digest, but those that hold signatures. */
async function tagsOf(app: App, repository: string): Promise<Record<string, string>> {
  const listing = await app.outside('crane', 'ls', '--insecure', repository).catch((error: Error) => {
    if (!error.message.includes('NAME_UNKNOWN')) throw error;
    return '';
  });
  const names = listing.split('\n').filter((name) => name && !name.startsWith('sha256-'));
  const digests = await Promise.all(
    names.map((name) => app.outside('crane', 'digest', '--insecure', `${repository}:${name}`)),
  );
  return Object.fromEntries(names.map((name, at) => [name, digests[at] ?? '']));
}

/** A cache folder with the database of before lodash's advisories. */
async function databaseBefore(app: App): Promise<string> {
  const folder = join(app.folder, 'trivy-before');
  const fixture = join(import.meta.dirname, '../fixtures/trivy-db/db-before');
  await cp(fixture, join(folder, 'db'), { recursive: true });
  return folder;
}

async function disposable<T extends { stop(): Promise<void> }>(opening: Promise<T>) {
  const opened = await opening;
  return Object.assign(opened, { [Symbol.asyncDispose]: () => opened.stop() });
}
