import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeLogin } from '../../src/registries/exchanges.ts';
import { type App, createApp } from '../support/app.ts';
import { exchangeDeps } from '../support/clouds/exchange-deps.ts';
import { type Moto, startMoto } from '../support/moto.ts';
import { startIssuer } from '../support/oidc-issuer.ts';
import { tagAnswers } from '../support/quirks/answers.ts';
import { immutableTags } from '../support/quirks/effects.ts';
import { type ImmutableRule, immutableRules } from '../support/quirks/harbor-rules.ts';
import { environmentFor, type QuirkRegistry, startQuirkRegistry } from '../support/quirks/registry.ts';
import { describeWith } from '../support/tools.ts';

const one = ['--platforms', 'linux/amd64'];
const everything: ImmutableRule = { decoration: 'matches', pattern: '**' };

describeWith(
  ['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'openssl'],
  'a Harbor with immutable tags',
  () => {
    let app: App;
    beforeAll(async () => {
      app = await createApp();
    });
    afterAll(() => app?.[Symbol.asyncDispose]());

    const start = (options: Partial<Parameters<typeof startQuirkRegistry>[1]> = {}) =>
      startQuirkRegistry('harbor', { folder: app.folder, ...options });

    /** From now on the project has these rules, and keeps to them. */
    const rule = (at: QuirkRegistry, frozen: RegExp, rules?: readonly ImmutableRule[]) =>
      at.misbehave(immutableRules(rules), immutableTags(frozen, tagAnswers.harbor));

    const build = (at: QuirkRegistry, path: string, ...args: string[]) =>
      app.build(['--images', `${at.host}/${path}`, ...one, ...args], { env: environmentFor(at) });
    const promote = (at: QuirkRegistry, path: string, ...args: string[]) =>
      app.sealift('promote', ['--images', `${at.host}/${path}`, ...args], { env: environmentFor(at) });

    /** What was written since there were `before` requests. */
    const written = ({ registry }: QuirkRegistry, before: number) =>
      registry.requests
        .slice(before)
        .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
        .map(({ method, url }) => `${method} ${url}`);

    const tagged = ({ content }: QuirkRegistry, path: string, tag: string) =>
      content.client.manifestHead({ registry: content.host, path, tag });

    test('a tag that moves is refused before anything is sent; commit and version tags are written', async () => {
      await using harbor = await start();
      expect((await build(harbor, 'team/app', '--tags', 'edge')).code).toBe(0);
      const before = await tagged(harbor, 'team/app', 'edge');

      rule(harbor, /^edge$/, [{ decoration: 'matches', pattern: 'edge' }]);
      await app.commit({ 'app.txt': 'changed\n' });
      const sent = harbor.registry.requests.length;
      const refused = await build(harbor, 'team/app', '--tags', 'edge');
      expect(refused.code).toBe(5);
      expect(refused.record?.error?.code).toBe('tag-immutable');
      expect(refused.record?.error?.message).toContain(`${harbor.host}/team/app`);
      expect(refused.record?.error?.message).toContain('immutable tag rule 1: tag matches edge');
      expect(refused.record?.error?.hint).toContain('Exclude the tags that move');
      expect(refused.record?.registries?.[0]?.tagRules).toEqual([
        { repository: `${harbor.host}/team/app`, setting: 'immutable tag rule 1: tag matches edge' },
      ]);
      expect(written(harbor, sent)).toEqual([]);
      expect((await tagged(harbor, 'team/app', 'edge'))?.digest).toBe(before?.digest);

      rule(harbor, /./, [everything]);
      const passed = await build(harbor, 'team/app', '--tags', '1.0.0\ntype=sha,format=long');
      expect(passed.stderr).not.toContain('error:');
      expect(passed.code).toBe(0);
      expect((await tagged(harbor, 'team/app', '1.0.0'))?.digest).toBe(passed.record?.image?.digest);
      expect((await build(harbor, 'team/app', '--tags', '1.0.0\ntype=sha,format=long')).code).toBe(0);
    });

    test('without the referrers API nothing is sent that could not be signed', async () => {
      await using harbor = await start({ referrersApi: false });
      rule(harbor, /./, [everything]);
      const refused = await build(harbor, 'team/app', '--tags', 'fresh');
      expect(refused.code).toBe(5);
      expect(refused.record?.error?.code).toBe('tag-immutable');
      expect(refused.record?.error?.message).toMatch(/write sha256-[0-9a-f]{64} again/);
      expect(refused.record?.error?.hint).toContain('sha256-*');
      expect(written(harbor, 0)).toEqual([]);

      rule(harbor, /^(?!sha256-)/, [{ decoration: 'excludes', pattern: 'sha256-*' }]);
      const passed = await build(harbor, 'team/app', '--tags', 'fresh');
      expect(passed.stderr).not.toContain('error:');
      expect(passed.code).toBe(0);
    });

    test('a promotion is refused before it is copied, signed or recorded, also when it is tried dry', async () => {
      await using harbor = await start();
      const first = await build(harbor, 'team/app', '--tags', '2.0.0\ntype=sha,format=long');
      expect((await promote(harbor, 'team/app', '--tags', 'stable')).code).toBe(0);
      await app.commit({ 'app.txt': 'for promotion\n' });
      expect((await build(harbor, 'team/app', '--tags', '2.0.1\ntype=sha,format=long')).code).toBe(0);

      rule(harbor, /^stable$/, [{ decoration: 'matches', pattern: 'stable' }]);
      for (const more of [['--dry-run'], []]) {
        const sent = harbor.registry.requests.length;
        const refused = await promote(harbor, 'team/app', '--tags', 'stable', ...more);
        expect(refused.code).toBe(5);
        expect(refused.record?.error?.code).toBe('tag-immutable');
        expect(refused.record?.error?.message).toContain('move stable');
        expect(written(harbor, sent)).toEqual([]);
      }
      expect((await tagged(harbor, 'team/app', 'stable'))?.digest).toBe(first.record?.image?.digest);
      const fresh = await promote(harbor, 'team/app', '--tags', 'candidate');
      expect(fresh.stderr).not.toContain('error:');
      expect(fresh.code).toBe(0);
    });

    test('a promotion whose record could not be kept is refused at its target', async () => {
      await using source = await start();
      await using target = await start({ referrersApi: false });
      const built = await build(source, 'team/app', '--tags', '3.0.0');
      expect(built.code).toBe(0);
      rule(target, /./, [everything]);
      const refused = await app.sealift(
        'promote',
        [`${source.host}/team/app:3.0.0`, '--to', `${target.host}/prod/app`, '--tags', '3.0.0'],
        { env: environmentFor(source, target) },
      );
      expect(refused.code).toBe(5);
      expect(refused.record?.error?.code).toBe('tag-immutable');
      expect(refused.record?.error?.message).toContain(`${target.host}/prod/app`);
      expect(written(target, 0)).toEqual([]);
    });

    test('a robot that may not read the rules is told by Harbor in the end', async () => {
      await using harbor = await start();
      expect((await build(harbor, 'team/app', '--tags', 'edge')).code).toBe(0);
      rule(harbor, /^edge$/);
      await app.commit({ 'app.txt': 'changed again\n' });
      const refused = await build(harbor, 'team/app', '--tags', 'edge');
      expect(refused.code).toBe(5);
      expect(refused.record?.error?.code).toBe('tag-immutable');
      expect(refused.record?.pushed).toHaveLength(1);
      expect(refused.record?.registries?.[0]).not.toHaveProperty('tagRules');
    });
  },
);

describeWith(['moto_server'], "Amazon ECR's immutable tags, as moto plays them", () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.stop());

  describe.each([
    ['MUTABLE', [], []],
    ['IMMUTABLE', [], ['latest', 'sha-1', 'dev-1']],
    ['IMMUTABLE_WITH_EXCLUSION', ['latest', 'dev-*'], ['sha-1']],
    ['MUTABLE_WITH_EXCLUSION', ['sha-*'], ['sha-1']],
  ] as const)('%s', (imageTagMutability, filters, expected) => {
    test('are known before a push', async () => {
      const { ECRClient, CreateRepositoryCommand } = await import('@aws-sdk/client-ecr');
      const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
      const admin = new ECRClient({ region: 'eu-central-1', endpoint: moto.url, credentials });
      const repositoryName = `team/${imageTagMutability.toLowerCase()}`;
      const excluded = filters.map((filter) => ({ filterType: 'WILDCARD', filter }) as const);
      await admin.send(
        new CreateRepositoryCommand({
          repositoryName,
          imageTagMutability,
          ...(excluded.length > 0 && { imageTagMutabilityExclusionFilters: excluded }),
        }),
      );
      admin.destroy();

      const issuer = await startIssuer();
      await using deps = exchangeDeps(issuer);
      try {
        const login = await exchangeLogin<'aws-ecr'>(
          {
            ...{ kind: 'keyless', provider: 'aws-ecr', username: undefined },
            registry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
            fields: { 'role-to-assume': 'arn:aws:iam::123456789012:role/push', region: 'eu-central-1' },
            endpoints: { sts: moto.url, ecr: moto.url },
          },
          deps,
        );
        const rule = await login.tagRule?.(repositoryName, deps);
        expect(rule?.setting).toContain(imageTagMutability);
        expect(['latest', 'sha-1', 'dev-1'].filter((tag) => rule?.freezes(tag))).toEqual(expected);
      } finally {
        await issuer.stop();
      }
    });
  });
});
