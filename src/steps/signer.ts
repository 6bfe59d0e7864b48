import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { CosignKey, ExpectedIdentity, Signing, SigningOptions } from '../plan/plan.ts';
import { Secret } from '../secret.ts';
import {
  identityFlags,
  keylessTrustFlags,
  keyTrustFlags,
  publicKeyArgs,
  type SignatureStorage,
  type SigstoreServices,
  signerFlags,
} from '../tools/cosign.ts';
import { type Cosign, type CosignTool, openCosign } from '../tools/cosign-process.ts';
import { readServices, readTrustedRoot, writeNoServices } from '../tools/sigstore-files.ts';

type SignerDeps = Pick<Deps, 'run' | 'env' | 'files' | 'signal' | 'log'>;

/** Checks signatures: whom they must be from, and with which program. */
export interface Verifier {
  readonly cosign: Cosign;
  readonly mode: 'keyless' | 'key';
  /** Paths in them outlive the run: a user can type them too. */
  readonly flags: readonly string[];
  /** Whom signatures must be from, in a user's words. */
  readonly expected: string;
  readonly identity: ExpectedIdentity | undefined;
}

/** Makes signatures, and checks them as what they must be. */
export interface Signer {
  readonly cosign: Cosign;
  readonly flags: (storage: SignatureStorage) => readonly string[];
  readonly verifier: Verifier;
}

/** What `openSigner` takes of a plan's signing options. */
export interface SignerOptions extends Pick<SigningOptions, 'signingConfig' | 'trustedRoot'> {
  readonly signing: Exclude<Signing, { mode: 'off' }>;
  /** Where the public half of a key goes that has no file of its own yet; default: the run folder. */
  readonly publicKeyFile?: string;
}

/** Whose signatures to accept, when nothing is to be signed. */
export type VerifyOptions = {
  readonly trustedRoot?: string;
} & (
  | { readonly identity: ExpectedIdentity }
  /** A public key: path or KMS URI. `transparencyLog`: whether its signatures stand in one. */
  | {
      readonly key: { readonly reference: string };
      readonly transparencyLog?: boolean;
    }
);

/** A signing configuration of this name means the public Sigstore, also when signing with a key. */
export const publicSigstore = 'public';

/**
 * Opens what signs: the OIDC token of this job (keyless), or a key. A key without `signing-config` signs
 * without any service: no transparency log, no network but the registry's (docs/signing.md).
 */
export async function openSigner(
  options: SignerOptions,
  tool: CosignTool,
  deps: SignerDeps,
): Promise<Signer> {
  const { signing, trustedRoot } = options;
  const signingConfig = options.signingConfig === publicSigstore ? undefined : options.signingConfig;
  const named = signingConfig === undefined ? undefined : await readServices(signingConfig);

  if (signing.mode === 'keyless') {
    const cosign = openCosign(tool, oidcRequest(deps.env), deps);
    const verifier = await openVerifier(
      { identity: signing.identity, ...given({ trustedRoot }) },
      tool,
      deps,
    );
    return {
      cosign,
      verifier,
      flags: (storage) =>
        signerFlags('keyless', storage, { signingConfig, trustedRoot, named: servicesFor(storage, named) }),
    };
  }

  const { key, secrets } = keyAccess(signing.key, deps.env);
  const cosign = openCosign(tool, { ...secrets, COSIGN_PASSWORD: signing.key.password }, deps);
  const offline = options.signingConfig === undefined;
  const services = offline
    ? { ...(await writeNoServices(deps)), named: {} }
    : { signingConfig, trustedRoot, named };
  const transparencyLog = !offline && (named === undefined || named.rekor !== undefined);
  const verifier = await openVerifier(
    {
      key: {
        reference: await publicKeyOf(key, cosign, options.publicKeyFile ?? deps.files.path('cosign.pub')),
      },
      transparencyLog,
      ...given({ trustedRoot }),
    },
    tool,
    deps,
  );
  return {
    cosign,
    // A KMS key is asked for its public half with the same access that signs.
    verifier: { ...verifier, cosign },
    flags: (storage) =>
      signerFlags({ key }, storage, { ...services, named: servicesFor(storage, services.named) }),
  };
}

/** Opens what checks signatures by an identity or a public key. */
export async function openVerifier(
  options: VerifyOptions,
  tool: CosignTool,
  deps: SignerDeps,
): Promise<Verifier> {
  const cosign = openCosign(tool, {}, deps);
  const root = options.trustedRoot === undefined ? undefined : await readTrustedRoot(options.trustedRoot);
  if ('identity' in options) {
    const flags = [...identityFlags(options.identity), ...keylessTrustFlags(root)];
    const expected = identityText(options.identity);
    return { cosign, mode: 'keyless', flags, expected, identity: options.identity };
  }
  const trust = keyTrustFlags(root, options.transparencyLog ?? root?.transparencyLog ?? false);
  const { reference } = options.key;
  const flags = ['--key', reference, ...trust];
  return {
    cosign,
    mode: 'key',
    flags,
    expected: `the key ${reference}`,
    identity: undefined,
  };
}

/** Whom a keyless signature must be from, in one line. */
export function identityText(identity: ExpectedIdentity): string {
  const { subject } = identity;
  return [
    typeof subject === 'string' ? subject : `a subject like ${subject.pattern}`,
    `issuer ${identity.issuer}`,
    ...(identity.gitRepository === undefined ? [] : [`git repository ${identity.gitRepository}`]),
    ...(identity.ref === undefined ? [] : [`ref ${identity.ref}`]),
    ...(identity.commit === undefined ? [] : [`commit ${identity.commit}`]),
  ].join(', ');
}

/** The two variables by which a GitHub job asks for its OIDC token; cosign is the only program that gets them. */
function oidcRequest(env: Deps['env']): Record<string, Secret> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
  if (!url || !token) {
    throw new SealiftError(
      'permission-missing',
      'keyless signing needs an OIDC token, and this job cannot ask for one',
      {
        hint: 'Give the job "permissions: id-token: write", or sign with a key: sign: key and cosign-key.',
      },
    );
  }
  return { ACTIONS_ID_TOKEN_REQUEST_URL: new Secret(url), ACTIONS_ID_TOKEN_REQUEST_TOKEN: new Secret(token) };
}

const pemVariable = 'SEALIFT_COSIGN_KEY';

/** A key as cosign takes it. PEM text goes by environment, so that it never lies on the disk. */
function keyAccess(key: CosignKey, env: Deps['env']): { key: string; secrets: Record<string, Secret> } {
  if ('pem' in key) return { key: `env://${pemVariable}`, secrets: { [pemVariable]: key.pem } };
  const variable = key.reference.startsWith('env://') ? key.reference.slice('env://'.length) : undefined;
  if (variable === undefined) return { key: key.reference, secrets: {} };
  const value = env[variable];
  if (!value) {
    throw new SealiftError('input-invalid', `cosign-key: ${key.reference} names a variable that is not set`);
  }
  return { key: key.reference, secrets: { [variable]: new Secret(value) } };
}

/** What verifies a key's signatures: the KMS URI itself, the `.pub` beside a key file, else a file we write. */
async function publicKeyOf(key: string, cosign: Cosign, file: string): Promise<string> {
  if (/^[a-z0-9]+:\/\//.test(key) && !key.startsWith('env://')) return key;
  const answer = await cosign(publicKeyArgs(key));
  if (!answer.ok) {
    throw new SealiftError('sign-failed', `cosign cannot use the key ${keyName(key)}: ${answer.message}`, {
      hint: 'Check cosign-key (a path, a KMS URI, env://NAME or PEM text) and cosign-password.',
    });
  }
  const beside = key.replace(/\.key$/, '.pub');
  if (beside !== key && (await readFile(beside, 'utf8').catch(() => undefined)) === answer.stdout)
    return beside;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, answer.stdout);
  return file;
}

/** Never the value of a key: a path, a URI, or that it came as text. */
function keyName(key: string): string {
  return key === `env://${pemVariable}` ? 'given as PEM text' : key;
}

/** The old form has no signing configuration; its flags know the first API of the transparency log only. */
function servicesFor(
  storage: SignatureStorage,
  named: SigstoreServices | undefined,
): SigstoreServices | undefined {
  if (storage === 'tag' && named?.rekor && named.rekor.version !== 1) {
    throw new SealiftError(
      'input-invalid',
      'signing-config names a Rekor 2 log, which the old .sig form cannot use',
      {
        hint: 'Name a log with API version 1 or none, sign with a key, or use signature-storage: referrers.',
      },
    );
  }
  return named;
}

/** Leaves out what is undefined, as optional properties want it. */
function given<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
