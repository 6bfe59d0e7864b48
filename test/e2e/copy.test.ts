import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../../src/log.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { registryContent } from '../../src/oci/image-content.ts';
import { type Repository, referenceName } from '../../src/oci/reference.ts';
import { copyImage } from '../../src/steps/copy.ts';
import { digestsOf, type Signable } from '../../src/steps/sign.ts';
import { type LocalRegistry, startCraneRegistry, startDistribution } from '../support/distribution.ts';
import { testClient } from '../support/registry-client.ts';
import { keyPair, predicateFile, pushImage } from '../support/sign-bench.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const runFile = promisify(execFile);
const tools = ['cosign', 'crane', 'regctl', 'distribution', 'registry', 'skopeo'];

describeWith(tools, 'copying with the real registries', () => {
  let folder: string;
  let key: Awaited<ReturnType<typeof keyPair>>;
  let predicate: string;
  let distribution: LocalRegistry;
  const craneRegistries = new Map<boolean, LocalRegistry>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sealift-copy-'));
    await mkdir(join(folder, 'docker'));
    const [pair, file, files, withApi, without] = await Promise.all([
      keyPair(folder),
      predicateFile(folder, { passed: true }),
      startDistribution(join(folder, 'distribution')),
      startCraneRegistry({ referrers: true }),
      startCraneRegistry({ referrers: false }),
    ]);
    key = pair;
    predicate = file;
    distribution = files;
    craneRegistries.set(true, withApi).set(false, without);
  });
  afterAll(async () => {
    await Promise.all([distribution, ...craneRegistries.values()].map((server) => server?.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  const cosign = (...args: string[]) =>
    runFile(requireTool('cosign'), args, {
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        DOCKER_CONFIG: join(folder, 'docker'),
        COSIGN_PASSWORD: key.password.reveal(),
      },
    });
  const withKey = () => [
    '--key',
    key.reference,
    '--use-signing-config=false',
    '--tlog-upload=false',
    '--yes',
  ];
  const withPublicKey = () => [
    ...['--key', key.reference.replace(/key$/, 'pub'), '--insecure-ignore-tlog=true'],
    '--allow-http-registry',
  ];

  const forms: Record<string, { sign: string[]; attest: string[] }> = {
    bundles: { sign: [], attest: [] },
    tags: {
      sign: ['--new-bundle-format=false', '--registry-referrers-mode=legacy'],
      attest: ['--new-bundle-format=false'],
    },
  };

  async function signed(form: string, architectures: readonly string[]): Promise<Signable> {
    const image = await pushImage(distribution.host, folder, architectures);
    const name = (digest: Digest) => referenceName({ ...image.repository, digest });
    const { sign = [], attest = [] } = forms[form] ?? {};
    await cosign('sign', ...withKey(), ...sign, '-r', '--allow-http-registry', name(image.root.digest));
    for (const digest of digestsOf(image)) {
      await cosign(
        ...['attest', ...withKey(), ...attest, '--type', 'vuln', '--predicate', predicate],
        ...['--allow-http-registry', name(digest)],
      );
    }
    return image;
  }

  async function verifiedBy(repository: Repository, digest: Digest) {
    const name = referenceName({ ...repository, digest });
    const hosts = ['--host', `reg=${repository.registry},tls=disabled`];
    const [signatures, attestations, artifacts, crane] = await Promise.all([
      cosign('verify', ...withPublicKey(), name),
      cosign('verify-attestation', ...withPublicKey(), '--type', 'vuln', name),
      runFile(requireTool('regctl'), [
        ...[...hosts, 'artifact', 'list', '--digest-tags', '--format', '{{json .Descriptors}}', name],
      ]),
      runFile(requireTool('crane'), ['digest', '--insecure', name]),
    ]);
    const kinds = JSON.parse(signatures.stdout).map(
      (one: { critical: { type: string } }) => one.critical.type,
    );
    return {
      kinds: kinds.toSorted(),
      attestations: attestations.stdout.trim().split('\n').toSorted(),
      artifacts: JSON.parse(artifacts.stdout)
        .map((one: { digest: string }) => one.digest)
        .toSorted(),
      digest: crane.stdout.trim(),
    };
  }

  const cases = Object.keys(forms).flatMap((form) =>
    [true, false].flatMap((api) =>
      [['amd64'], ['amd64', 'arm64']].map((architectures) => ({ form, api, architectures })),
    ),
  );
  test.each(cases)(
    'an image of $architectures signed by $form is the same after a way to crane (referrers API: $api) and back',
    async ({ form, api, architectures }) => {
      const image = await signed(form, architectures);
      const client = testClient();
      const there = { registry: craneRegistries.get(api)?.host as string, path: `copy/${randomUUID()}` };
      const back = { registry: distribution.host, path: `copy/${randomUUID()}` };
      const beside = { registry: distribution.host, path: `copy/${randomUUID()}` };
      const copy = async (from: Repository, to: Repository) =>
        copyImage(await registryContent(client, from, image.root), from, to, client, { log: silentLog });

      await copy(image.repository, there);
      await copy(there, back);
      expect((await copy(image.repository, beside)).transfer.bytesUploaded).toBe(0);

      for (const digest of digestsOf(image)) {
        const expected = await verifiedBy(image.repository, digest);
        expect(expected.digest).toBe(digest);
        expect(expected.artifacts.length).toBe(2);
        for (const repository of [there, back, beside]) {
          expect(await verifiedBy(repository, digest)).toEqual(expected);
        }
      }
      // A registry with the API needs no fallback tag.
      if (api && form === 'bundles') expect(await client.tagList(there)).toEqual([]);
      expect((await client.tagList(back)).every((tag) => tag.startsWith('sha256-'))).toBe(true);
      client.close();
    },
  );
});
