import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Digest } from '../../src/oci/digest.ts';
import { referenceName } from '../../src/oci/reference.ts';
import { identityOf } from '../../src/plan/identity.ts';
import type { ExpectedIdentity } from '../../src/plan/plan.ts';
import { Secret } from '../../src/secret.ts';
import { readOidcClaims } from '../../src/source/oidc.ts';
import { attest } from '../../src/steps/attest.ts';
import { provenanceOf } from '../../src/steps/provenance.ts';
import { digestsOf, type Signable, sign } from '../../src/steps/sign.ts';
import type { SignatureStore } from '../../src/steps/signature-store.ts';
import { openSigner, openVerifier, type Signer, type SignerOptions } from '../../src/steps/signer.ts';
import { verify, verifyAttestation } from '../../src/steps/verify.ts';
import { type LocalRegistry, startCraneRegistry, startDistribution } from '../support/distribution.ts';
import {
  cosignTool,
  keyPair,
  keySigning,
  predicateFile,
  pushImage,
  signDeps,
  storeOn,
} from '../support/sign-bench.ts';
import { type Sigstore, sigstoreTools, startSigstore } from '../support/sigstore.ts';
import { describeWith, requireTool } from '../support/tools.ts';
import { sourceOf } from '../unit/plan/source-of.ts';

const runFile = promisify(execFile);

describeWith([...sigstoreTools, 'distribution', 'registry', 'skopeo'], 'signing with the real cosign', () => {
  let folder: string;
  let sigstore: Sigstore;
  let key: Awaited<ReturnType<typeof keyPair>>;
  const registries: Record<string, LocalRegistry> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sealift-sign-'));
    await mkdir(join(folder, 'docker'));
    [sigstore, key, registries.distribution, registries.referrers] = await Promise.all([
      startSigstore(join(folder, 'sigstore')),
      keyPair(folder),
      startDistribution(join(folder, 'distribution')),
      startCraneRegistry({ referrers: true }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([sigstore, ...Object.values(registries)].map((server) => server?.stop()));
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => sigstore.setClaims({}));

  const deps = () => signDeps(folder, sigstore.env);
  const hostOf = (name: string) => (registries[name] as LocalRegistry).host;

  async function ownIdentity(): Promise<ExpectedIdentity> {
    const claims = await readOidcClaims(deps());
    if (!claims) throw new Error('the test environment offers an OIDC token');
    return identityOf(claims, 'https://github.com');
  }
  async function keylessSigner(more: Partial<SignerOptions> = {}): Promise<Signer> {
    const { signingConfig, trustedRoot } = sigstore;
    const signing = { mode: 'keyless', identity: await ownIdentity() } as const;
    return openSigner({ signing, signingConfig, trustedRoot, ...more }, cosignTool(folder), deps());
  }
  const keySigner = () => openSigner(keySigning(key), cosignTool(folder), deps());
  const signerOf = (mode: string) => (mode === 'key' ? keySigner() : keylessSigner());
  const referrersOf = async (target: Signable, store: SignatureStore) =>
    Promise.all(
      digestsOf(target).map(
        async (digest) => (await store.registry.referrerList(target.repository, digest)).length,
      ),
    );

  /** Runs a printed command the way a user does: pasted into a shell. */
  const paste = (command: string) =>
    runFile('/bin/sh', ['-c', command.replace(/^cosign /, `${requireTool('cosign')} `)], {
      env: { PATH: process.env.PATH, HOME: folder },
    });

  describe.each(['key', 'keyless'])('%s', (mode) => {
    test.each([
      { registry: 'distribution', architectures: ['amd64'] },
      { registry: 'distribution', architectures: ['amd64', 'arm64'] },
      { registry: 'referrers', architectures: ['amd64'] },
      { registry: 'referrers', architectures: ['amd64', 'arm64'] },
    ])(
      'every digest of $architectures on $registry is signed, attested and verified once',
      async ({ registry, architectures }) => {
        const target = await pushImage(hostOf(registry), folder, architectures);
        const signer = await signerOf(mode);
        const store = storeOn('referrers', deps());
        const attestations = await Promise.all(
          target.images.map(async ({ descriptor }) => ({
            subject: descriptor.digest,
            type: 'cyclonedx',
            predicateFile: await predicateFile(folder, {
              bomFormat: 'CycloneDX',
              specVersion: '1.6',
              version: 1,
              components: [],
            }),
          })),
        );
        const signed = await sign(target, attestations, signer, store, deps());
        expect(signed.added).toHaveLength(digestsOf(target).length + architectures.length);

        const verified = await verify(target, signer.verifier, store);
        expect(verified.digests).toEqual(digestsOf(target));
        if (mode === 'keyless')
          expect(verified.signer).toBe(
            'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
          );
        const { stdout } = await paste(verified.verifyCommand);
        expect(stdout).toContain(target.root.digest);

        // Cosign itself, knowing nothing of us, finds the attestations too.
        for (const { descriptor } of target.images) {
          const reference = referenceName({ ...target.repository, digest: descriptor.digest });
          const flags = signer.verifier.flags;
          await runFile(requireTool('cosign'), [
            'verify-attestation',
            ...flags,
            '--type',
            'cyclonedx',
            '--allow-http-registry',
            reference,
          ]);
        }

        const before = await referrersOf(target, store);
        const again = await sign(target, attestations, signer, store, deps());
        expect(again.added).toEqual([]);
        expect(again.present).toHaveLength(signed.added.length);
        expect(await referrersOf(target, store)).toEqual(before);
      },
    );

    test('the old tag form is signed, attested and verified once', async () => {
      const target = await pushImage(hostOf('distribution'), folder, ['amd64', 'arm64']);
      const signer = mode === 'key' ? await keySigner() : await keylessSigner(sigstore.withoutLog);
      const store = storeOn('tag', deps());
      expect((await sign(target, [], signer, store, deps())).added).toHaveLength(3);
      const verified = await verify(target, signer.verifier, store);
      await paste(verified.verifyCommand);
      expect((await sign(target, [], signer, store, deps())).added).toEqual([]);
      const tags = await store.registry.tagList(target.repository);
      expect(tags.filter((tag) => tag.endsWith('.sig'))).toHaveLength(3);
      expect(tags.filter((tag) => /^sha256-[0-9a-f]+$/.test(tag))).toEqual([]);
    });
  });

  test('attestations in the old tag form are attached once, beside each other', async () => {
    const target = await pushImage(hostOf('distribution'), folder, ['amd64']);
    const signer = await keySigner();
    const store = storeOn('tag', deps());
    const other = { type: 'vuln', predicateFile: await predicateFile(folder, { scanner: { uri: 'trivy' } }) };
    const attestations = [await anAttestation(), other];
    const subject = { repository: target.repository, subject: target.root };
    expect((await attest(subject, attestations, signer, store, deps())).added).toHaveLength(2);
    expect((await attest(subject, attestations, signer, store, deps())).added).toEqual([]);
    const statements = await verifyAttestation(
      subjectOf(target),
      'https://example.com/test/v1',
      signer.verifier,
      store,
    );
    expect(statements.map(({ predicate }) => predicate)).toEqual([{ passed: true }]);
  });

  test('provenance of a real build is attested as SLSA v1 and comes back', async () => {
    const target = await pushImage(hostOf('referrers'), folder, ['amd64']);
    const signer = await keySigner();
    const store = storeOn('referrers', deps());
    const file = new URL('../fixtures/provenance/two-platforms.json', import.meta.url);
    const metadata = JSON.parse(await readFile(file, 'utf8'));
    const predicate = provenanceOf(metadata, { os: 'linux', architecture: 'arm64' }, sourceOf());
    if (!predicate) throw new Error('the fixture has provenance for linux/arm64');
    const attestation = { type: 'slsaprovenance1', predicateFile: await predicateFile(folder, predicate) };
    await attest(
      { repository: target.repository, subject: target.root },
      [attestation],
      signer,
      store,
      deps(),
    );
    const [statement] = await verifyAttestation(subjectOf(target), 'slsaprovenance1', signer.verifier, store);
    expect(statement).toMatchObject({ predicateType: 'https://slsa.dev/provenance/v1' });
    expect(statement?.predicate).toEqual(predicate);
  });

  test('a certificate of another authority is refused', async () => {
    const target = await pushImage(hostOf('referrers'), folder, ['amd64']);
    const store = storeOn('referrers', deps());
    await sign(target, [], await keylessSigner(), store, deps());
    const root = JSON.parse(await readFile(sigstore.trustedRoot, 'utf8'));
    root.certificateAuthorities[0].certChain = root.timestampAuthorities[0].certChain;
    const trustedRoot = join(folder, 'other-root.json');
    await writeFile(trustedRoot, JSON.stringify(root));
    const verifier = await openVerifier(
      { identity: await ownIdentity(), trustedRoot },
      cosignTool(folder),
      deps(),
    );
    await expect(verify(target, verifier, store)).rejects.toMatchObject({ code: 'identity-mismatch' });
  });

  test('an attestation alone passes cosign, and is no signature to us', async () => {
    const target = await pushImage(hostOf('distribution'), folder, ['amd64']);
    const signer = await keySigner();
    const store = storeOn('referrers', deps());
    await attest(
      { repository: target.repository, subject: target.root },
      [await anAttestation()],
      signer,
      store,
      deps(),
    );
    const reference = referenceName({ ...target.repository, digest: target.root.digest });
    await runFile(requireTool('cosign'), [
      'verify',
      ...signer.verifier.flags,
      '--allow-http-registry',
      reference,
    ]);
    await expect(verify(target, signer.verifier, store)).rejects.toMatchObject({ code: 'signature-missing' });
  });

  test('an index with an unsigned platform is refused', async () => {
    const target = await pushImage(hostOf('referrers'), folder, ['amd64', 'arm64']);
    const signer = await keySigner();
    const store = storeOn('referrers', deps());
    await sign({ ...target, images: target.images.slice(0, 1) }, [], signer, store, deps());
    await expect(verify(target, signer.verifier, store)).rejects.toMatchObject({ code: 'signature-missing' });
  });

  test.each<{ what: string; claims: Parameters<Sigstore['setClaims']>[0] }>([
    {
      what: 'git repository',
      claims: {
        repository: 'evil/app',
        job_workflow_ref: 'acme/app/.github/workflows/release.yml@refs/heads/main',
      },
    },
    {
      what: 'workflow',
      claims: { job_workflow_ref: 'acme/app/.github/workflows/other.yml@refs/heads/main' },
    },
    { what: 'commit', claims: { sha: 'b'.repeat(40) } },
    {
      what: 'ref',
      claims: {
        ref: 'refs/heads/side',
        job_workflow_ref: 'acme/app/.github/workflows/release.yml@refs/heads/main',
      },
    },
  ])('a certificate for another $what is refused, whatever the storage', async ({ claims }) => {
    const expected = await keylessSigner();
    const expectedInTags = await keylessSigner(sigstore.withoutLog);
    const store = storeOn('referrers', deps());
    const tagStore = storeOn('tag', deps());
    const [target, tagTarget] = (await Promise.all(
      [0, 1].map(() => pushImage(hostOf('distribution'), folder, ['amd64'])),
    )) as [Signable, Signable];
    sigstore.setClaims(claims);
    await sign(target, [], await keylessSigner(), store, deps());
    await sign(tagTarget, [], await keylessSigner(sigstore.withoutLog), tagStore, deps());
    await expect(verify(target, expected.verifier, store)).rejects.toMatchObject({
      code: 'identity-mismatch',
    });
    await expect(verify(tagTarget, expectedInTags.verifier, tagStore)).rejects.toMatchObject({
      code: 'identity-mismatch',
    });
  });

  test('a signature of another key is refused, and ours is found beside it', async () => {
    const target = await pushImage(hostOf('distribution'), folder, ['amd64']);
    const other = join(folder, 'other');
    await mkdir(other);
    const otherSigner = await openSigner(keySigning(await keyPair(other)), cosignTool(folder), deps());
    const signer = await keySigner();
    const store = storeOn('referrers', deps());
    await sign(target, [], otherSigner, store, deps());
    await expect(verify(target, signer.verifier, store)).rejects.toMatchObject({ code: 'identity-mismatch' });
    const keyless = await keylessSigner();
    await expect(verify(target, keyless.verifier, store)).rejects.toMatchObject({
      code: 'identity-mismatch',
    });
    expect((await sign(target, [], signer, store, deps())).added).toHaveLength(1);
    await verify(target, signer.verifier, store);
    await verify(target, otherSigner.verifier, store);
  });

  test('a pattern must match the whole subject, and the real one is told', async () => {
    const target = await pushImage(hostOf('referrers'), folder, ['amd64']);
    const store = storeOn('referrers', deps());
    await sign(target, [], await keylessSigner(), store, deps());
    const verifierFor = (pattern: string) =>
      openVerifier(
        { identity: { issuer: sigstore.issuer, subject: { pattern } }, trustedRoot: sigstore.trustedRoot },
        cosignTool(folder),
        deps(),
      );
    const whole = await verify(
      target,
      await verifierFor(String.raw`https://github\.com/acme/.*@refs/heads/.*`),
      store,
    );
    expect(whole.signer).toBe('https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main');
    await paste(whole.verifyCommand);
    await expect(verify(target, await verifierFor('acme/app'), store)).rejects.toMatchObject({
      code: 'identity-mismatch',
    });
  });

  test.each(['PEM text', 'env://'])(
    'a key given as %s signs, never lies on the disk, and its public half is written',
    async (form) => {
      const target = await pushImage(hostOf('referrers'), folder, ['amd64']);
      const text = await readFile(key.reference, 'utf8');
      const runDeps = signDeps(await mkdtemp(join(folder, 'run-')), { TEAM_KEY: text });
      const given = form === 'env://' ? { reference: 'env://TEAM_KEY' } : { pem: new Secret(text) };
      const publicKeyFile = join(folder, 'out', `${form.slice(0, 3)}.pub`);
      const signer = await openSigner(
        { ...keySigning({ ...given, password: key.password }), publicKeyFile },
        cosignTool(folder),
        runDeps,
      );
      const store = storeOn('referrers', runDeps);
      await sign(target, [], signer, store, runDeps);
      const verified = await verify(target, signer.verifier, store);
      expect(verified.verifyCommand).toContain(publicKeyFile);
      await paste(verified.verifyCommand);
      const { stdout } = await runFile('/bin/grep', [
        '-rl',
        'ENCRYPTED SIGSTORE PRIVATE KEY',
        runDeps.files.root,
      ]).catch((error) => error);
      expect(stdout).toBe('');
    },
  );

  test('a key with a signing configuration uses its transparency log', async () => {
    const target = await pushImage(hostOf('referrers'), folder, ['amd64']);
    const { signingConfig, trustedRoot } = sigstore;
    const signer = await openSigner(
      keySigning(key, { signingConfig, trustedRoot }),
      cosignTool(folder),
      deps(),
    );
    const store = storeOn('referrers', deps());
    await sign(target, [], signer, store, deps());
    const verified = await verify(target, signer.verifier, store);
    expect(verified.verifyCommand).not.toContain('ignore-tlog');
    await paste(verified.verifyCommand);
    // The same key without the log does not satisfy who asks for one.
    const offline = await pushImage(hostOf('referrers'), folder, ['amd64']);
    await sign(offline, [], await keySigner(), store, deps());
    await expect(verify(offline, signer.verifier, store)).rejects.toMatchObject({
      code: 'identity-mismatch',
    });
  });

  test('a wrong password fails and shows no secret', async () => {
    const wrong = { ...key, password: new Secret('wrong-password') };
    const error = await openSigner(keySigning(wrong), cosignTool(folder), deps()).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'sign-failed' });
    expect(`${error.message} ${error.hint}`).not.toContain('wrong-password');
  });

  test.each(['distribution', 'referrers'])(
    'six attestations of one digest on %s leave six',
    async (registry) => {
      const target = await pushImage(hostOf(registry), folder, ['amd64']);
      const signer = await keySigner();
      const store = storeOn('referrers', deps());
      const six = await Promise.all(
        [1, 2, 3, 4, 5, 6].map(async (n) => ({ ...(await anAttestation({ n })), repeat: true })),
      );
      await attest({ repository: target.repository, subject: target.root }, six, signer, store, deps());
      const statements = await verifyAttestation(
        subjectOf(target),
        'https://example.com/test/v1',
        signer.verifier,
        store,
      );
      expect(statements.map(({ predicate }) => (predicate as { n: number }).n).toSorted()).toEqual([
        1, 2, 3, 4, 5, 6,
      ]);
      // Each statement is about this digest; nothing is there for another type.
      expect(await verifyAttestation(subjectOf(target), 'vuln', signer.verifier, store)).toEqual([]);
    },
  );

  test('a registry that is down is "could not check", never "unsigned"', async () => {
    const down = await startDistribution(join(folder, 'down'));
    const target = await pushImage(down.host, folder, ['amd64']);
    const signer = await keySigner();
    const store = storeOn('referrers', deps());
    await sign(target, [], signer, store, deps());
    await down.stop();
    await expect(verify(target, signer.verifier, store)).rejects.toMatchObject({ code: 'could-not-check' });
    await expect(sign(target, [], signer, store, deps())).rejects.toMatchObject({ code: 'could-not-check' });
    await expect(verifyAttestation(subjectOf(target), 'vuln', signer.verifier, store)).rejects.toMatchObject({
      code: 'could-not-check',
    });
  });

  test('an image nobody signed is told as such', async () => {
    const target = await pushImage(hostOf('distribution'), folder, ['amd64']);
    const { verifier } = await keySigner();
    await expect(verify(target, verifier, storeOn('referrers', deps()))).rejects.toMatchObject({
      code: 'signature-missing',
    });
  });

  async function anAttestation(predicate: object = { passed: true }) {
    return { type: 'https://example.com/test/v1', predicateFile: await predicateFile(folder, predicate) };
  }
});

function subjectOf(target: Signable, digest: Digest = target.root.digest) {
  return { repository: target.repository, digest };
}
