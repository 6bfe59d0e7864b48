import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Digest, digestHex } from '../../src/oci/digest.ts';
import { promotionRecordType } from '../../src/plan/promotion-record.ts';
import { profileOf } from '../../src/registries/profile.ts';
import { isSignatureOf, parseVerified } from '../../src/tools/cosign-output.ts';
import { run } from '../../src/tools/runner.ts';
import { type App, createApp, type Ran } from '../support/app.ts';
import {
  environmentFor,
  outsideEnvironment,
  type QuirkRegistry,
  startQuirkRegistry,
} from '../support/quirks/registry.ts';
import { type QuirkProfile, quirkProfiles } from '../support/quirks/table.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const tools = ['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'openssl'];
const one = ['--platforms', 'linux/amd64'];
const two = ['--platforms', 'linux/amd64,linux/arm64'];
/** Everything is tried on one platform; these two also show an index. */
const withIndex: readonly string[] = ['alibaba-acr', 'ghcr'];

describeWith(tools, 'a registry of each kind', () => {
  let app: App;
  beforeAll(async () => {
    app = await createApp();
  });
  afterAll(() => app?.[Symbol.asyncDispose]());

  /** `cosign`, as somebody who knows nothing of us. */
  const cosign = async (command: string[], reference: string, ...registries: QuirkRegistry[]) => {
    const ran = await run({
      program: requireTool('cosign'),
      args: [
        ...command,
        ...['--key', app.key.replace(/key$/, 'pub'), '--insecure-ignore-tlog=true', reference],
      ],
      env: await outsideEnvironment(app.folder, ...registries),
    });
    expect(ran.stderr).not.toContain('Error:');
    expect(ran.code).toBe(0);
    return ran.stdout;
  };

  const tagsIn = ({ content }: QuirkRegistry, path: string) =>
    content.client.tagList({ registry: content.host, path });

  /** In which form the registry holds what is attached to a digest, read from its storage. */
  const formIn = async (at: QuirkRegistry, path: string, digest: Digest) => {
    const tag = `sha256-${digestHex(digest)}`;
    const tags = (await tagsIn(at, path)).filter((name) => name.startsWith(tag));
    const listed = await at.content.client.referrerList({ registry: at.content.host, path }, digest);
    return {
      signatureTags: tags.filter((name) => name !== tag).toSorted(),
      fallbackTag: tags.includes(tag),
      bundles: listed.length,
    };
  };
  /** An image keeps the form it was signed in: one that comes from ACR has its signatures under tags anywhere. */
  const ownForm = async (
    at: QuirkRegistry,
    path: string,
    digest: Digest,
    from: QuirkProfile['provider'] = at.profile.provider,
  ) => {
    const tag = `sha256-${digestHex(digest)}`;
    const { referrersApi, provider } = at.profile;
    const form = await formIn(at, path, digest);
    if ([provider, from].some((one) => profileOf(one).signatureStorage === 'tag'))
      expect(form).toEqual({ signatureTags: [`${tag}.att`, `${tag}.sig`], fallbackTag: false, bundles: 0 });
    else {
      expect(form).toMatchObject({ fallbackTag: !referrersApi });
      expect(form.bundles).toBeGreaterThan(0);
    }
    return form;
  };

  const entry = ({ host, profile: { provider, knownBy, pulls } }: QuirkRegistry) => ({
    registry: host,
    provider,
    by: knownBy,
    login: 'input',
    storage: profileOf(provider).signatureStorage,
    storageReason: profileOf(provider).storageReason,
    ...(pulls && { rateLimit: { limit: pulls, remaining: expect.any(Number), windowSeconds: 21_600 } }),
  });

  const imageOf = ({ record }: Ran) => {
    if (!record?.image) throw new Error('the record tells of no image');
    return record.image;
  };

  const done = (ran: Ran): Ran => {
    expect(ran.stderr).not.toContain('error:');
    expect(ran.code).toBe(0);
    return ran;
  };

  describe('takes a build, and promotions within it and to another', () => {
    test.each(
      quirkProfiles.map((profile, at) => {
        const next = quirkProfiles[(at + 1) % quirkProfiles.length] as QuirkProfile;
        return [profile.provider, next.provider] as const;
      }),
    )('%s, then %s', async (provider, other) => {
      await using here = await startQuirkRegistry(provider, { folder: app.folder });
      await using there = await startQuirkRegistry(other, { folder: app.folder });
      const [path, target] = ['team/app', 'prod/app'];
      const source = `${here.host}/${path}`;
      const platforms = withIndex.includes(provider) ? two : one;
      const built = done(await app.build(['--images', source, ...platforms], { env: environmentFor(here) }));
      const { digest, platforms: images } = imageOf(built);
      const manifests = [...new Set([digest, ...images.map((each) => each.digest)])];
      expect(manifests).toHaveLength(platforms === two ? 3 : 1);
      expect(built.record?.registries).toEqual([entry(here)]);
      if (here.realm) expect(here.realm.asked()).toBeGreaterThan(0);
      for (const each of manifests) {
        // In the bundle form attestations stand among what verifies.
        const verified = parseVerified(await cosign(['verify'], `${source}@${each}`, here)) ?? [];
        expect(verified.filter((found) => isSignatureOf(found, each))).toHaveLength(1);
        await ownForm(here, path, each);
      }

      const env = environmentFor(here, there);
      const inside = done(await app.sealift('promote', ['--images', source, '--tags', '1.0.0'], { env }));
      expect(inside.record?.registries).toEqual([entry(here)]);
      const across = done(
        await app.sealift(
          'promote',
          [`${source}:1.0.0`, '--to', `${there.host}/${target}`, '--tags', '1.0.0,latest'],
          { env },
        ),
      );
      expect(across.record?.registries).toEqual([entry(here), entry(there)]);

      for (const [at, repository] of [
        [here, path],
        [there, target],
      ] as const) {
        const [tagged, latest] = await Promise.all(
          ['1.0.0', 'latest'].map((tag) =>
            at.content.client.manifestHead({ registry: at.content.host, path: repository, tag }),
          ),
        );
        expect(tagged?.digest).toBe(digest);
        expect(latest?.digest).toBe(at === there ? digest : undefined);
        for (const each of manifests) {
          const verified = await cosign(['verify'], `${at.host}/${repository}@${each}`, at);
          expect(verified).toContain(each);
        }
        const record = ['verify-attestation', '--type', promotionRecordType];
        expect(await cosign(record, `${at.host}/${repository}@${digest}`, at)).toContain('payload');
        await ownForm(at, repository, digest, provider);
      }
    });
  });
});
