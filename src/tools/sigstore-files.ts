import { readFile } from 'node:fs/promises';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { SigstoreServices, TrustedRoot } from './cosign.ts';

interface Service {
  readonly url: string;
  readonly majorApiVersion?: number;
}

/** A signing configuration (`application/vnd.dev.sigstore.signingconfig.v0.2+json`), as far as it names services. */
export async function readServices(path: string): Promise<SigstoreServices> {
  const config = (await readJson('signing-config', path)) as {
    readonly caUrls?: readonly Service[];
    readonly rekorTlogUrls?: readonly Service[];
    readonly tsaUrls?: readonly Service[];
  };
  const [ca, rekor, tsa] = [config.caUrls?.[0], config.rekorTlogUrls?.[0], config.tsaUrls?.[0]];
  return {
    ...(ca && { fulcio: ca.url }),
    ...(rekor && { rekor: { url: rekor.url, version: rekor.majorApiVersion ?? 1 } }),
    ...(tsa && { timestamp: tsa.url }),
  };
}

/** A trusted root (`application/vnd.dev.sigstore.trustedroot+json`): which logs it knows the keys of. */
export async function readTrustedRoot(path: string): Promise<TrustedRoot> {
  const root = (await readJson('trusted-root', path)) as {
    readonly ctlogs?: readonly unknown[];
    readonly tlogs?: readonly unknown[];
  };
  return {
    path,
    certificateLog: (root.ctlogs?.length ?? 0) > 0,
    transparencyLog: (root.tlogs?.length ?? 0) > 0,
  };
}

/**
 * Writes a signing configuration and a trusted root that name no service at all, so that cosign signs with a
 * key and asks nobody. They are what `cosign signing-config create` and `trusted-root create` give (3.1.3).
 */
export async function writeNoServices(
  deps: Pick<Deps, 'files'>,
): Promise<{ signingConfig: string; trustedRoot: string }> {
  const config = {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    rekorTlogConfig: {},
    tsaConfig: {},
  };
  const root = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1' };
  return {
    signingConfig: await deps.files.write('sigstore/signing-config.json', JSON.stringify(config)),
    trustedRoot: await deps.files.write('sigstore/trusted-root.json', JSON.stringify(root)),
  };
}

async function readJson(input: string, path: string): Promise<unknown> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof content === 'object' && content !== null) return content;
  } catch (cause) {
    throw new SealiftError('input-invalid', `${input}: ${path} cannot be read as JSON`, { cause });
  }
  throw new SealiftError('input-invalid', `${input}: ${path} holds no JSON object`);
}
