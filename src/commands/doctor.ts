import type { Deps } from '../deps.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import { askDocker } from '../tools/docker.ts';
import { listTools } from '../tools/inventory.ts';
import { installOptions } from '../tools/toolbox.ts';

/** One thing a run may need, and how this machine stands. */
interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'note';
  readonly says: string;
}

/** Says what this machine can do and what is missing; changes nothing, and asks nobody but the Docker daemon. */
export async function runDoctor(
  inputs: Inputs,
  place: Place,
  deps: Deps,
  print: (text: string) => void,
): Promise<number> {
  const findings = [await git(deps), ...tools(inputs, place), await builder(place, deps), ...signing(deps)];
  const width = Math.max(...findings.map(({ what }) => what.length));
  const marks = { ok: '✓', missing: '✗', note: '·' };
  print(
    inputs.json
      ? JSON.stringify(findings, null, 2)
      : findings.map(({ what, state, says }) => `${marks[state]} ${what.padEnd(width)}  ${says}`).join('\n'),
  );
  return findings.some(({ state }) => state === 'missing') ? 3 : 0;
}

async function git({ run, env }: Deps): Promise<Finding> {
  try {
    const { stdout } = await run({ program: 'git', args: ['--version'], env: { PATH: env.PATH } });
    return { what: 'git', state: 'ok', says: stdout.trim() };
  } catch {
    return { what: 'git', state: 'note', says: 'not found; only a CI that names the commit can do without' };
  }
}

/** Builds are made by others too, and only Lambda's smoke run wants its emulator. */
const optional: readonly string[] = ['buildkit', 'lambda-rie'];

function tools(inputs: Inputs, place: Place): Finding[] {
  if (inputs.toolsDir)
    return [{ what: 'tools', state: 'note', says: `from ${inputs.toolsDir}, which you vouch for` }];
  return listTools(installOptions(inputs, place)).map((tool) => ({
    what: tool.name,
    state: tool.unavailable && !optional.includes(tool.name) ? 'missing' : tool.unavailable ? 'note' : 'ok',
    says: tool.unavailable ?? `${tool.version}, pinned by SHA-256`,
  }));
}

async function builder(place: Place, { env, run }: Deps): Promise<Finding> {
  const what = 'builder';
  if (env.BUILDX_BUILDER)
    return { what, state: 'ok', says: `${env.BUILDX_BUILDER}, named by BUILDX_BUILDER` };
  const docker = await askDocker(env, run);
  if (docker.answers) return { what, state: 'ok', says: 'docker-container: a Docker daemon answers' };
  if (place.platform !== 'linux')
    return { what, state: 'missing', says: `${docker.reason}, and the embedded BuildKit needs Linux` };
  const rights = place.uid === 0 ? '' : '; not being root, it needs rootlesskit';
  return { what, state: 'ok', says: `embedded: ${docker.reason}${rights}` };
}

function signing({ env }: Deps): Finding[] {
  const keyless = Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL);
  return [
    {
      what: 'keyless signing',
      state: keyless ? 'ok' : 'note',
      says: keyless ? 'this job can get an OIDC token' : 'no OIDC token here: sign with cosign-key',
    },
  ];
}
