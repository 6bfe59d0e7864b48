import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/tools/runner.ts';
import { startServer } from './process.ts';
import { requireTool } from './tools.ts';

export interface DockerDaemon {
  /** For `DOCKER_HOST`. */
  readonly host: string;
  /** What `docker` says to these arguments. */
  ask(...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Debian's dockerd with a state of its own; it changes no rules of the machine's network. */
export async function startDocker(): Promise<DockerDaemon> {
  const folder = await mkdtemp(join(tmpdir(), 'sealift-dockerd-'));
  const host = `unix://${join(folder, 'docker.sock')}`;
  const ask = async (...args: string[]) => {
    const { PATH, HOME } = process.env;
    const { code, stdout, stderr } = await run({
      program: requireTool('docker'),
      args,
      env: { PATH, HOME, DOCKER_HOST: host },
    });
    if (code !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const server = await startServer({
    program: requireTool('dockerd'),
    args: [
      ...['--iptables=false', '--bridge=none', '--host', host],
      ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
      ...['--pidfile', join(folder, 'pid')],
    ],
    ready: async () => (await ask('version')) !== '',
  });
  return {
    host,
    ask,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
