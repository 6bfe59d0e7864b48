import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Deps } from '../../src/deps.ts';
import { silentLog } from '../../src/log.ts';
import { liveHttp } from '../../src/oci/live-http.ts';
import { createRegistryClient } from '../../src/oci/registry-client.ts';
import type { CosignKey } from '../../src/plan/plan.ts';
import { openRunFolder } from '../../src/run-folder.ts';
import { Secret } from '../../src/secret.ts';
import type { Signable } from '../../src/steps/sign.ts';
import type { SignatureStore } from '../../src/steps/signature-store.ts';
import type { SignerOptions } from '../../src/steps/signer.ts';
import { run, start } from '../../src/tools/runner.ts';
import { writeImageLayout } from './image-layout.ts';
import { requireTool } from './tools.ts';

const runFile = promisify(execFile);

/** Live dependencies of the signing steps, with their files in `folder`. */
export function signDeps(folder: string, env: Record<string, string> = {}): Deps {
  return {
    run,
    start,
    http: liveHttp({}),
    agent: liveHttp({}).agent,
    node: process.execPath,
    clock: () => new Date(),
    log: silentLog,
    env: { PATH: process.env.PATH, HOME: folder, ...env },
    files: openRunFolder(join(folder, 'run')),
    signal: new AbortController().signal,
  };
}

/** A store on a loopback registry without logins. */
export function storeOn(storage: SignatureStore['storage'], deps: Deps): SignatureStore {
  const registry = createRegistryClient({
    http: liveHttp({}),
    log: silentLog,
    clock: deps.clock,
    credentials: async () => undefined,
    insecure: () => true,
    sleep: async () => {},
  });
  return { registry, storage, plainHttp: true };
}

/** The cosign of the tests, with an empty Docker configuration and no waiting between tries. */
export function cosignTool(folder: string) {
  return { program: requireTool('cosign'), dockerConfig: join(folder, 'docker'), retryDelaysMs: [10, 10] };
}

/** Pushes a small image of its own content for these architectures to a new repository. */
export async function pushImage(
  host: string,
  folder: string,
  architectures: readonly string[],
): Promise<Signable> {
  const id = randomUUID();
  const layout = await writeImageLayout(
    join(folder, id),
    architectures.map((architecture) => ({
      platform: { os: 'linux', architecture },
      files: { 'app.txt': `${id} ${architecture}` },
    })),
  );
  const repository = { registry: host, path: `acme/${id}` };
  await runFile(requireTool('skopeo'), [
    'copy',
    '--all',
    '--preserve-digests',
    '--dest-tls-verify=false',
    '--insecure-policy',
    `oci:${layout.folder}`,
    `docker://${host}/${repository.path}:test`,
  ]);
  return { repository, root: layout.root, images: layout.images };
}

/** A new key pair in `folder`: `cosign.key` and `cosign.pub`. */
export async function keyPair(folder: string): Promise<CosignKey & { reference: string }> {
  const password = randomUUID();
  await runFile(requireTool('cosign'), ['generate-key-pair', '--output-key-prefix', join(folder, 'cosign')], {
    env: { ...process.env, COSIGN_PASSWORD: password },
  });
  return { reference: join(folder, 'cosign.key'), password: new Secret(password) };
}

export function keySigning(key: CosignKey, more: Partial<SignerOptions> = {}) {
  return { signing: { mode: 'key', key }, ...more } as const;
}

/** A predicate in a file. */
export async function predicateFile(folder: string, predicate: object): Promise<string> {
  const path = join(folder, `${randomUUID()}.json`);
  await writeFile(path, JSON.stringify(predicate));
  return path;
}
