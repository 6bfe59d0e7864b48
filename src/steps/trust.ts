import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Deps } from '../deps.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import type { ExpectedSigner } from '../plan/requirements.ts';
import { cosignTool, openRunSigner, publicKeyFile } from './run-signer.ts';
import { openSigner, openVerifier, publicSigstore, type Signer, type Verifier } from './signer.ts';
import type { Workplace } from './workplace.ts';

/** Who is believed about published images and their records, and who signs what this run adds. */
export interface Trust {
  /** Checks the image and its attestations. */
  readonly image: Verifier;
  /** Checks promotion records. */
  readonly records: Verifier;
  /** Opened when it is first asked for: a run that adds nothing needs no key and no token. */
  signer(): Promise<Signer>;
}

/** Opens the verifiers of a plan. Errors as in `openVerifier` and `openSigner`. */
export async function openTrust(shop: Workplace<PublishedPlan>, deps: Deps): Promise<Trust> {
  const tool = await cosignTool(shop);
  const { requirements, recordSigner, sign } = shop.plan;
  const root = sign.trustedRoot === undefined ? {} : { trustedRoot: sign.trustedRoot };
  const log = sign.signingConfig === publicSigstore ? { transparencyLog: true } : {};
  let opened: Promise<Signer> | undefined;
  const signer = () => {
    opened ??= openRunSigner(shop, deps);
    return opened;
  };
  const verifier = async (expected: ExpectedSigner): Promise<Verifier> => {
    if ('identity' in expected) return openVerifier({ ...expected, ...root }, tool, deps);
    if ('key' in expected) {
      const key = { reference: await keyFile(expected.key, publicKeyFile(shop)) };
      return openVerifier({ key, ...root, ...log }, tool, deps);
    }
    if (sign.signing.mode === 'key') return (await signer()).verifier;
    const signing = { mode: 'key', key: expected.signingKey } as const;
    return (await openSigner({ ...sign, signing, publicKeyFile: publicKeyFile(shop) }, tool, deps)).verifier;
  };
  const image = await verifier(requirements.signer);
  return {
    image,
    records: recordSigner === requirements.signer ? image : await verifier(recordSigner),
    signer,
  };
}

/** A key that came as text is left with the report, so that the printed command finds it. */
async function keyFile(
  key: { readonly reference: string } | { readonly pem: string },
  file: string,
): Promise<string> {
  if ('reference' in key) return key.reference;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, key.pem);
  return file;
}
