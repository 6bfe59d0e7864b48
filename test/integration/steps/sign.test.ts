import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Deps } from '../../../src/deps.ts';
import type { Log } from '../../../src/log.ts';
import { silentLog } from '../../../src/log.ts';
import { mediaType } from '../../../src/oci/descriptor.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { Secret } from '../../../src/secret.ts';
import { attest, prepareAttestations } from '../../../src/steps/attest.ts';
import { type Signable, sign } from '../../../src/steps/sign.ts';
import type { SignatureStore } from '../../../src/steps/signature-store.ts';
import { openSigner, openVerifier, type SignerOptions } from '../../../src/steps/signer.ts';
import { verify, verifyAttestation } from '../../../src/steps/verify.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../../support/faulty-registry.ts';
import { testClient } from '../../support/registry-client.ts';
import { failure, type Script, type ScriptedCosign, scriptedCosign } from '../../support/scripted-cosign.ts';
import { signDeps } from '../../support/sign-bench.ts';

let folder: string;
let registry: FaultyRegistry;
let warnings: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealift-sign-'));
  registry = await startFaultyRegistry();
  warnings = [];
});
afterEach(async () => {
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
});

const secrets = {
  password: 'key-password',
  pem: 'private-key-line-1\nprivate-key-line-2',
  oidc: 'oidc-request-token',
};
const tool = { program: '/tools/cosign', dockerConfig: '/run/docker', retryDelaysMs: [1, 1] };
const identity = {
  issuer: 'https://issuer.example',
  subject: 'https://github.com/acme/app/w.yml@refs/heads/main',
};
const byKey: SignerOptions = {
  signing: { mode: 'key', key: { pem: new Secret(secrets.pem), password: new Secret(secrets.password) } },
};
const keyless: SignerOptions = { signing: { mode: 'keyless', identity } };

function depsWith(cosign: ScriptedCosign): Deps {
  const log: Log = { ...silentLog, warn: (message) => void warnings.push(message) };
  const env = {
    HTTPS_PROXY: 'http://proxy:3128',
    GITHUB_TOKEN: 'github-token',
    INPUT_PASSWORD: 'registry-password',
    ACTIONS_RUNTIME_TOKEN: 'runtime-token',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://tokens.example/?id=1',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: secrets.oidc,
  };
  return { ...signDeps(folder, env), run: cosign.run, log };
}

/** A store on the registry, and an image in it of one manifest. */
async function open(script?: Script, storage: SignatureStore['storage'] = 'referrers') {
  const cosign = scriptedCosign(script);
  const deps = depsWith(cosign);
  const client = testClient();
  const store: SignatureStore = { registry: client, storage, plainHttp: true };
  const repository = { registry: registry.address, path: 'acme/app' };
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaType.index, manifests: [] }));
  const digest = digestOf(bytes);
  const root = await client.manifestPut({ ...repository, digest }, { mediaType: mediaType.index, bytes });
  const target: Signable = { repository, root: { ...root, mediaType: mediaType.index }, images: [] };
  return { cosign, deps, store, target, client };
}

const signatureEntry = (
  target: Signable,
  type = 'https://sigstore.dev/cosign/sign/v1',
  digest: string = target.root.digest,
) => ({
  critical: { type, image: { 'docker-manifest-digest': digest } },
});

test('a key signs offline: its exact command, and nothing secret in it', async () => {
  const { cosign, deps, store, target } = await open();
  const signer = await openSigner(byKey, tool, deps);
  await sign(target, [], signer, store, deps);
  const [signing] = cosign.argsOf('sign');
  const name = `${registry.address}/acme/app@${target.root.digest}`;
  const file = (path: string) => expect.stringMatching(new RegExp(`^${folder}/run/${path}$`));
  expect(signing).toEqual([
    ...['sign', '--key', 'env://SEALIFT_COSIGN_KEY'],
    ...[
      '--signing-config',
      file('sigstore/signing-config.json'),
      '--trusted-root',
      file('sigstore/trusted-root.json'),
    ],
    ...['--upload=false', '--bundle', file('bundles/.+/0.json'), '--yes', '--allow-http-registry=true', name],
  ]);
  const shown = JSON.stringify(cosign.commands.map(({ args }) => args));
  for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
});

test('each mode gives cosign what it needs in its environment, and no other secret', async () => {
  const { cosign, deps } = await open();
  const withKey = await openSigner(byKey, tool, deps);
  await withKey.cosign(['version']);
  const keyEnv = cosign.commands.at(-1)?.env;
  const withToken = await openSigner(keyless, tool, deps);
  await withToken.cosign(['version']);
  const keylessEnv = cosign.commands.at(-1)?.env;
  await withToken.verifier.cosign(['version']);
  const verifyEnv = cosign.commands.at(-1)?.env;

  for (const env of [keyEnv, keylessEnv, verifyEnv]) {
    expect(env).toMatchObject({ HTTPS_PROXY: 'http://proxy:3128', DOCKER_CONFIG: '/run/docker' });
    for (const name of ['GITHUB_TOKEN', 'INPUT_PASSWORD', 'ACTIONS_RUNTIME_TOKEN'])
      expect(env).not.toHaveProperty(name);
  }
  expect(keyEnv).toMatchObject({ COSIGN_PASSWORD: secrets.password, SEALIFT_COSIGN_KEY: secrets.pem });
  expect(keylessEnv).toMatchObject({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: secrets.oidc });
  for (const env of [keyEnv, verifyEnv]) expect(env).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
  for (const env of [keylessEnv, verifyEnv]) expect(env).not.toHaveProperty('COSIGN_PASSWORD');
});

test('keyless without a token says which permission is missing', async () => {
  const { deps } = await open();
  await expect(openSigner(keyless, tool, { ...deps, env: {} })).rejects.toMatchObject({
    code: 'permission-missing',
  });
});

test('a service that is away for a moment is asked again; the signature is attached once', async () => {
  const { deps, store, target, client } = await open(({ args }, nth) =>
    args[0] === 'sign' && nth === 0 ? failure('getting cert: 503 Service Unavailable') : undefined,
  );
  const signer = await openSigner(keyless, tool, deps);
  await sign(target, [], signer, store, deps);
  expect(await client.referrerList(target.repository, target.root.digest)).toHaveLength(1);
  expect(warnings).toEqual([expect.stringContaining('503 Service Unavailable')]);
});

test.each([
  { what: 'a service that stays away', message: 'dial tcp: lookup fulcio: no such host', tries: 3 },
  { what: 'a refusal', message: 'error getting signer: 403 Forbidden', tries: 1 },
])('$what ends in sign-failed after $tries tries, and attaches nothing', async ({ message, tries }) => {
  const { cosign, deps, store, target, client } = await open(({ args }) =>
    args[0] === 'sign' ? failure(`${message} ${secrets.oidc} eyJhbGci.eyJpc3Mi.c2ln`) : undefined,
  );
  const signer = await openSigner(keyless, tool, deps);
  const error = await sign(target, [], signer, store, deps).catch((caught: Error) => caught);
  expect(error).toMatchObject({
    code: 'sign-failed',
    message: expect.stringContaining(`${message} *** ***`),
  });
  expect(warnings.join()).not.toContain(secrets.oidc);
  expect(cosign.argsOf('sign')).toHaveLength(tries);
  expect(await client.referrerList(target.repository, target.root.digest)).toEqual([]);
});

test('a tag signature that was written by a failed try is not written again', async () => {
  let written = false;
  const { cosign, deps, store, target, client } = await open(async ({ args }) => {
    if (args[0] === 'sign') {
      const tag = `${target.root.digest.replace(':', '-')}.sig`;
      const bytes = Buffer.from(
        JSON.stringify({ schemaVersion: 2, mediaType: mediaType.index, manifests: [] }),
      );
      await client.manifestPut({ ...target.repository, tag }, { mediaType: mediaType.index, bytes });
      written = true;
      return failure('PUT https://registry/v2/: unexpected status code 502 Bad Gateway');
    }
    if (args[0] !== 'verify') return undefined;
    const entry = signatureEntry(target, 'cosign container image signature');
    return written ? { stdout: JSON.stringify([entry]) } : failure('no signatures found', 10);
  }, 'tag');
  const signer = await openSigner(byKey, tool, deps);
  await sign(target, [], signer, store, deps);
  expect(cosign.argsOf('sign')).toHaveLength(1);
});

test('an old record is not taken for the one that a failed try may have written', async () => {
  const type = 'https://example.com/record/v1';
  const { cosign, deps, store, target, client } = await open(({ args }, nth) => {
    if (args[0] === 'attest') return nth === 0 ? failure('502 Bad Gateway') : undefined;
    if (args[0] === 'verify') return { stdout: '[]' };
    const [algorithm, hex] = target.root.digest.split(':') as [string, string];
    const statement = { predicateType: type, subject: [{ digest: { [algorithm]: hex } }], predicate: {} };
    return {
      stdout: JSON.stringify({ payload: Buffer.from(JSON.stringify(statement)).toString('base64') }),
    };
  }, 'tag');
  const { repository, root } = target;
  const { bytes } = (await client.manifestGet({ ...repository, digest: root.digest })) ?? {};
  const old = { ...repository, tag: `${root.digest.replace(':', '-')}.att` };
  await client.manifestPut(old, { mediaType: root.mediaType, bytes: bytes as Uint8Array });
  const attach = await prepareAttestations(
    { repository, subject: root },
    [{ type, predicateFile: await deps.files.write('predicate.json', '{}') }],
    await openSigner(byKey, tool, deps),
    store,
    deps,
  );
  await attach();
  expect(cosign.argsOf('attest')).toHaveLength(2);
});

test('an attachment the registry forgets to list is entered again', async () => {
  const { deps, store, target, client } = await open();
  let puts = 0;
  let lists = 0;
  const forgetful: SignatureStore = {
    ...store,
    registry: {
      ...client,
      manifestPut: (...args) => {
        puts += 1;
        return client.manifestPut(...args);
      },
      // The first listing is ours before signing, the second the one after the first write.
      referrerList: async (...args) => (++lists === 2 ? [] : client.referrerList(...args)),
    },
  };
  await sign(target, [], await openSigner(byKey, tool, deps), forgetful, deps);
  expect(puts).toBe(2);
  expect(await client.referrerList(target.repository, target.root.digest)).toHaveLength(1);
});

const verifier = (deps: Deps) => openVerifier({ identity }, tool, deps);

test.each([500, 403, 429])(
  'a listing that fails with %i is "could not check", and cosign is not asked',
  async (status) => {
    const { cosign, deps, store, target } = await open();
    registry.misbehave({ kind: 'answer', url: /\/referrers\//, status });
    await expect(verify(target, await verifier(deps), store)).rejects.toMatchObject({
      code: 'could-not-check',
    });
    expect(cosign.commands).toEqual([]);
    await expect(sign(target, [], await openSigner(keyless, tool, deps), store, deps)).rejects.toMatchObject({
      code: 'could-not-check',
    });
    const attested = { repository: target.repository, digest: target.root.digest };
    await expect(verifyAttestation(attested, 'vuln', await verifier(deps), store)).rejects.toMatchObject({
      code: 'could-not-check',
    });
  },
);

test('"no signatures" is not believed while the registry lists a bundle', async () => {
  const { deps, store, target } = await open(({ args }) =>
    args[0] === 'verify' ? failure('no signatures found', 10) : undefined,
  );
  await sign(target, [], await openSigner(byKey, tool, deps), store, deps);
  await expect(verify(target, await verifier(deps), store)).rejects.toMatchObject({
    code: 'could-not-check',
  });
});

const other = `sha256:${'b'.repeat(64)}`;
test.each<{
  what: string;
  said: (target: Signable) => Partial<{ code: number; stdout: string; stderr: string }>;
  code: string;
}>([
  { what: 'no signature', said: () => failure('no signatures found', 10), code: 'signature-missing' },
  {
    what: 'attestations only',
    said: (target) => ({ stdout: JSON.stringify([signatureEntry(target, 'https://cyclonedx.org/bom')]) }),
    code: 'signature-missing',
  },
  {
    what: 'a signature of another digest',
    said: (target) => ({ stdout: JSON.stringify([signatureEntry(target, undefined, other)]) }),
    code: 'signature-missing',
  },
  { what: 'an empty list', said: () => ({ stdout: '[]' }), code: 'signature-missing' },
  {
    what: 'another identity',
    said: () =>
      failure(
        'no matching attestations: no matching CertificateIdentity found, last error: expected X, got Y',
      ),
    code: 'identity-mismatch',
  },
  { what: 'no list at all', said: () => ({ stdout: 'Verified OK' }), code: 'could-not-check' },
  { what: 'words nobody knows', said: () => failure('something new', 12), code: 'could-not-check' },
  {
    what: 'a log that is away',
    said: () =>
      failure(
        'no matching signatures: searching log query: Post "https://rekor": giving up after 4 attempt(s)',
        12,
      ),
    code: 'could-not-check',
  },
])('cosign reporting $what is $code', async ({ said, code }) => {
  const { deps, store, target } = await open(() => said(target));
  await expect(verify(target, await verifier(deps), store)).rejects.toMatchObject({ code });
});

const pulledBy = 'HEAD http://127.0.0.1/v2/acme/app/manifests/sha256:0: unexpected status code 412';

test('a pull that is forbidden is no signature missing, and why it is stands in the error', async () => {
  const { deps, store, target } = await open(({ args }) =>
    args[0] === 'verify' ? failure(pulledBy, 1) : undefined,
  );
  registry.misbehave({
    ...{ kind: 'answer', url: /\/manifests\//, status: 412 },
    ...{ code: 'PROJECTPOLICYVIOLATION', message: 'not scanned yet' },
  });
  await expect(verify(target, await verifier(deps), store)).rejects.toMatchObject({
    code: 'could-not-check',
    message: expect.stringContaining('not scanned yet'),
  });
});

test('what the registry means by refusing cosign is told in its place', async () => {
  const { deps, store, target } = await open(() => failure('PUT https://r/v2/a: DENIED: no', 1), 'tag');
  const meaning = (words: string) =>
    words.includes('DENIED') ? ({ as: 'tag-immutable', hint: 'Turn it off.' } as const) : undefined;
  const knowing = { ...store, meaning };
  await expect(verify(target, await verifier(deps), knowing)).rejects.toMatchObject({
    code: 'could-not-check',
    hint: expect.stringContaining('Turn it off.'),
  });
});

test('a valid signature gives who signed, and a command that can be pasted', async () => {
  const { deps, store, target } = await open(() => ({ stdout: JSON.stringify([signatureEntry(target)]) }));
  const pattern = { ...identity, subject: { pattern: "https://github\\.com/acme/it's/.*" } };
  const exact = await verify(target, await verifier(deps), store);
  expect(exact).toMatchObject({ mode: 'keyless', signer: identity.subject, issuer: identity.issuer });
  const loose = await verify(target, await openVerifier({ identity: pattern }, tool, deps), store);
  expect(loose.verifyCommand).toContain(
    String.raw`--certificate-identity-regexp '^(?:https://github\.com/acme/it'\''s/.*)$'`,
  );
});

test('an attestation can be signed ahead, and is attached when it is told to be', async () => {
  const { cosign, deps, store, target, client } = await open();
  const predicateFile = await deps.files.write('predicate.json', '{}');
  const attach = await prepareAttestations(
    { repository: target.repository, subject: target.root },
    [{ type: 'https://example.com/test/v1', predicateFile }],
    await openSigner(byKey, tool, deps),
    store,
    deps,
  );
  expect(cosign.argsOf('attest')).toHaveLength(1);
  expect(await client.referrerList(target.repository, target.root.digest)).toEqual([]);
  await attach();
  expect(await client.referrerList(target.repository, target.root.digest)).toHaveLength(1);
});

test('what cannot be signed ahead attaches nothing', async () => {
  const { deps, store, target, client } = await open(({ args }) =>
    args[0] === 'attest' ? failure('the key service is down') : undefined,
  );
  const predicateFile = await deps.files.write('predicate.json', '{}');
  const prepared = prepareAttestations(
    { repository: target.repository, subject: target.root },
    [{ type: 'https://example.com/test/v1', predicateFile }],
    await openSigner(byKey, tool, deps),
    store,
    deps,
  );
  await expect(prepared).rejects.toMatchObject({ code: 'sign-failed' });
  expect(await client.referrerList(target.repository, target.root.digest)).toEqual([]);
});

test('attestations of other types by others are no mismatch; one of that type is', async () => {
  const { deps, store, target } = await open(({ args }) => {
    if (args[0] === 'verify') return { stdout: '[]' };
    if (args[0] !== 'verify-attestation') return undefined;
    return failure('no matching attestations: no matching CertificateIdentity found, last error: expected X');
  });
  const attested = { repository: target.repository, digest: target.root.digest };
  const predicateFile = await deps.files.write('predicate.json', '{}');
  const signer = await openSigner(byKey, tool, deps);
  const subject = { repository: target.repository, subject: target.root };
  await attest(subject, [{ type: 'https://example.com/other/v1', predicateFile }], signer, store, deps);
  const check = async () =>
    verifyAttestation(attested, 'https://example.com/asked/v1', await verifier(deps), store);
  await expect(check()).resolves.toEqual([]);
  await attest(subject, [{ type: 'https://example.com/asked/v1', predicateFile }], signer, store, deps);
  await expect(check()).rejects.toMatchObject({ code: 'identity-mismatch' });
});
