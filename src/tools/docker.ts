import { request } from 'node:http';
import { SealiftError } from '../errors.ts';
import { buildxEnvironment } from './buildx-environment.ts';
import type { Run } from './runner.ts';

/** Whether a Docker daemon answers, and how we know. */
export type DockerAnswer = { readonly answers: true } | { readonly answers: false; readonly reason: string };

const patienceMs = 5000;

/**
 * Asks the daemon itself: a `docker` client on PATH says nothing about one. Takes the endpoint from
 * `DOCKER_HOST`, else the default socket; TLS and ssh endpoints are asked through the client.
 */
export async function askDocker(
  env: Readonly<Record<string, string | undefined>>,
  run: Run,
): Promise<DockerAnswer> {
  const host = env.DOCKER_HOST || 'unix:///var/run/docker.sock';
  const url = URL.parse(host);
  if (url?.protocol === 'unix:') return ping(host, { socketPath: url.pathname, path: '/_ping' });
  if (url?.protocol === 'tcp:' && !env.DOCKER_TLS_VERIFY) {
    return ping(host, { host: url.hostname, port: url.port || '2375', path: '/_ping' });
  }
  return askClient(host, env, run);
}

function ping(
  host: string,
  to: { path: string } & ({ socketPath: string } | { host: string; port: string }),
): Promise<DockerAnswer> {
  return new Promise((resolve) => {
    const no = (why: string) =>
      resolve({ answers: false, reason: `no Docker daemon answers at ${host} (${why})` });
    const call = request({ ...to, timeout: patienceMs, agent: false }, (response) => {
      response.resume();
      if (response.statusCode === 200) resolve({ answers: true });
      else no(`status ${response.statusCode}`);
    });
    call.once('timeout', () => call.destroy(new Error('no answer in time')));
    call.once('error', (error: NodeJS.ErrnoException) => no(error.code ?? error.message));
    call.end();
  });
}

async function askClient(
  host: string,
  env: Readonly<Record<string, string | undefined>>,
  run: Run,
): Promise<DockerAnswer> {
  try {
    const { code, stderr } = await run({
      program: 'docker',
      args: ['version', '--format', '{{.Server.Version}}'],
      env: buildxEnvironment(env, {}),
      timeoutMs: 4 * patienceMs,
    });
    if (code === 0) return { answers: true };
    return {
      answers: false,
      reason: `no Docker daemon answers at ${host} (${stderr.trim().split('\n').at(-1)})`,
    };
  } catch (error) {
    if (!(error instanceof SealiftError) || error.code === 'interrupted') throw error;
    return { answers: false, reason: `no Docker daemon answers at ${host} (${error.message})` };
  }
}
