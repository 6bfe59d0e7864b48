import { access } from 'node:fs/promises';
import { SealiftError } from '../errors.ts';
import type { BuilderChoice } from '../plan/plan.ts';
import { createArgs, freshBuilderName } from '../tools/buildx.ts';
import { buildxEnvironment } from '../tools/buildx-environment.ts';
import type { InstalledTool } from '../tools/install.ts';
import type { Builder, BuilderDeps } from './builder.ts';
import { inspectBuilder } from './builder-named.ts';

/**
 * A BuildKit that runs elsewhere. `choice.value` holds one endpoint or, separated by commas or spaces,
 * several: one node each, for instance one per architecture.
 */
export async function openRemote(
  choice: BuilderChoice,
  buildx: InstalledTool,
  deps: BuilderDeps,
): Promise<Builder> {
  const endpoints = (choice.value ?? '').split(/[\s,]+/).filter(Boolean);
  const wrong = endpoints.find(
    (endpoint) => !/^(tcp|unix|ssh|docker-container|kube-pod):\/\/./.test(endpoint),
  );
  if (endpoints.length === 0 || wrong !== undefined) {
    throw new SealiftError('input-invalid', `builder: "${wrong ?? ''}" is no BuildKit endpoint`, {
      hint: 'It looks like tcp://buildkit.example:1234 or unix:///run/buildkit/buildkitd.sock.',
    });
  }
  const driverOptions = await tlsOptions(choice);
  const name = freshBuilderName();
  const buildxConfig = await deps.files.folder('buildx');
  await addNodes(name, endpoints, driverOptions, buildx, buildxConfig, deps);
  const inspected = await inspectBuilder(name, buildx, buildxConfig, deps);
  const buildkitVersion = inspected.nodes.find((node) => node.buildkitVersion)?.buildkitVersion;
  return {
    name,
    kind: 'remote',
    reason: `the builder input names the endpoint ${endpoints.join(' and ')}`,
    buildxConfig,
    ...(buildkitVersion && { buildkitVersion }),
    // buildx only has a note of it in the run folder.
    close: async () => {},
  };
}

/** Makes one builder with a node for each endpoint. */
export async function addNodes(
  name: string,
  endpoints: readonly string[],
  driverOptions: Readonly<Record<string, string>>,
  buildx: InstalledTool,
  buildxConfig: string,
  deps: Pick<BuilderDeps, 'run' | 'env' | 'signal'>,
): Promise<void> {
  for (const [index, endpoint] of endpoints.entries()) {
    const { code, stderr } = await deps.run({
      program: buildx.path,
      args: createArgs({ name, driver: 'remote', endpoint, append: index > 0, driverOptions }),
      env: buildxEnvironment(deps.env, { BUILDX_CONFIG: buildxConfig }),
      timeoutMs: 60_000,
      signal: deps.signal,
    });
    if (code === 0) continue;
    throw new SealiftError(
      'builder-unavailable',
      `buildx refused the endpoint ${endpoint}: ${stderr.trim()}`,
    );
  }
}

async function tlsOptions({ tls = {} }: BuilderChoice): Promise<Record<string, string>> {
  const files = { cacert: tls.ca, cert: tls.cert, key: tls.key };
  const given = Object.entries(files).filter((entry): entry is [string, string] => Boolean(entry[1]));
  for (const [role, file] of given) {
    await access(file).catch((cause) => {
      throw new SealiftError('input-invalid', `the builder's TLS file ${file} (${role}) cannot be read`, {
        cause,
      });
    });
  }
  if (Boolean(tls.cert) !== Boolean(tls.key)) {
    throw new SealiftError('input-invalid', "the builder's client certificate and its key belong together", {
      hint: 'Give both files, or neither.',
    });
  }
  return Object.fromEntries(given);
}
