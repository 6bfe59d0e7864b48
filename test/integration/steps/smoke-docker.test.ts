import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blobFile } from '../../../src/oci/layout.ts';
import { closeSmokeState, smoke } from '../../../src/steps/smoke.ts';
import { changes } from '../../../src/steps/smoke-docker.ts';
import type { SmokeState } from '../../../src/steps/smoke-sandbox.ts';
import { writeDockerArchive } from '../../../src/tools/docker-archive.ts';
import type { Command, RunResult } from '../../../src/tools/runner.ts';
import { readTar, type TarEntry } from '../../../src/tools/tar-reader.ts';
import { type LiveDeps, liveDeps } from '../../support/build.ts';
import { writeImageLayout } from '../../support/image-layout.ts';
import { smokeDeps, smokePlan } from '../../support/smoke.ts';

const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';

let deps: LiveDeps;
let commands: Command[];
let states: SmokeState[];
let answers: Record<string, Partial<RunResult>>;
let closing: (() => void)[];

beforeEach(async () => {
  deps = await liveDeps();
  commands = [];
  states = [];
  closing = [];
  answers = {
    info: { stdout: `29.1.0 ${hostname()}\n` },
    // Nobody has the process id 0, so nothing of this machine is measured.
    inspect: { stdout: '0 127.0.0.1\n' },
    wait: { stdout: '0\n' },
  };
});
afterEach(async () => {
  for (const close of closing) close();
  await deps.files.remove();
});

const layoutOf = () =>
  writeImageLayout(deps.files.path('layout'), [
    {
      platform: { os: 'linux', architecture },
      files: { app: 'x' },
      config: { Cmd: ['/app'], Env: ['A=own'] },
    },
  ]);

/** A daemon that answers a ping; the client is played by `answers`. */
async function docker(uid: number) {
  const server = createServer((_, response) => response.end('OK'));
  await new Promise<void>((resolve) => server.listen(deps.files.path('docker.sock'), resolve));
  closing.push(() => server.close());
  return smokeDeps(deps, {
    env: { PATH: '/bin', HOME: '/home/me', DOCKER_HOST: `unix://${deps.files.path('docker.sock')}` },
    host: { platform: 'linux', architecture: process.arch, uid },
    runc: () => Promise.reject(new Error('Docker is to be used')),
    onState: (state) => states.push(state),
    async run(command) {
      // What asks the container: it hears nothing.
      if (command.program === deps.node) {
        return { code: 0, stdout: '{"failure":"ECONNREFUSED"}', stderr: '', milliseconds: 1 };
      }
      commands.push(command);
      return { code: 0, stdout: '', stderr: '', milliseconds: 1, ...answers[command.args[0] ?? ''] };
    },
  });
}

const lines = () =>
  commands.map(({ program, args }) => [program, ...args].join(' ').replaceAll(deps.files.root, 'RUN'));

describe('the smoke run with Docker', () => {
  test('a job: what is issued, from the first to the last', async () => {
    const layout = await layoutOf();
    const plan = smokePlan(
      { invocation: { kind: 'job' }, user: 993 },
      { environment: { TOKEN: 'not to be seen', TEXT: 'two\nlines' } },
    );
    const { report, findings } = await smoke(layout, layout.images[0] as never, plan, await docker(1000));
    const state = states[0];
    if (state?.kind !== 'docker') throw new Error('no state was told');
    const [name, open] = state.containers;
    const limits =
      '--tmpfs /tmp:rw,exec,nosuid,nodev,mode=1777,size=16777216 --memory 134217728 --memory-swap 134217728 --pids-limit 64 --ulimit nofile=256:256 --cap-drop ALL --security-opt no-new-privileges --log-driver json-file';
    // The client would add those of this machine's configuration.
    const noProxies = ['HTTP', 'HTTPS', 'FTP', 'NO', 'ALL']
      .flatMap((kind) => [`--env ${kind}_PROXY=`, `--env ${kind.toLowerCase()}_proxy=`])
      .join(' ');
    const own = (which: string | undefined) =>
      `--env-file RUN/${which}.env --env TEXT ${noProxies} ${name}:smoke`;
    expect(lines()).toEqual([
      'docker info --format {{.ServerVersion}} {{.Name}}',
      `docker load --quiet --input RUN/${name}.tar`,
      `docker create --pull never --name ${name} --network none --read-only ${limits} --user 993:993 ${own(name)}`,
      `docker start ${name}`,
      `docker inspect --format {{.State.Pid}} {{with index .NetworkSettings.Networks "${name}"}}{{.IPAddress}}{{end}} ${name}`,
      `docker wait ${name}`,
      `docker inspect --format {{.State.OOMKilled}} ${name}`,
      `docker logs --tail 200 ${name}`,
      `docker create --pull never --name ${open} --network none ${limits} --user 0:0 --cap-add DAC_OVERRIDE ${own(open)}`,
      `docker start ${open}`,
      `docker inspect --format {{.State.Pid}} {{with index .NetworkSettings.Networks "${name}"}}{{.IPAddress}}{{end}} ${open}`,
      `docker wait ${open}`,
      `docker inspect --format {{.State.OOMKilled}} ${open}`,
      `docker logs --tail 200 ${open}`,
      `docker diff ${open}`,
      `docker rm --force --volumes ${name}`,
      `docker rm --force --volumes ${open}`,
      `docker network rm ${name}`,
      `docker image rm --force ${name}:smoke`,
    ]);
    expect(findings).toEqual([]);
    expect(report).toMatchObject({
      sandbox: { kind: 'docker', version: '29.1.0' },
      end: { status: 0, by: 'itself' },
    });
    expect(lines().join()).not.toContain('not to be seen');
    const envFile = deps.files.path(`${name}.env`);
    expect(await readFile(envFile, 'utf8')).toBe('TOKEN=not to be seen\n');
    expect((await stat(envFile)).mode & 0o777).toBe(0o600);
    // A variable of the image must not take its value from the client's.
    expect(commands.find(({ args }) => args[0] === 'create')?.env).toMatchObject({
      TEXT: 'two\nlines',
      PATH: '/bin',
    });
  });

  test('without root a service gets a network of its own, and that is said', async () => {
    const layout = await layoutOf();
    const plan = smokePlan({ readOnly: false, ready: { value: 0.1, unit: 'seconds', source: 'a test' } });
    const { report, findings } = await smoke(layout, layout.images[0] as never, plan, await docker(1000));
    const name = states[0]?.kind === 'docker' ? states[0].network : '';
    expect(lines()).toContain(`docker network create --internal ${name}`);
    expect(lines().find((line) => line.startsWith('docker create'))).toContain(`--network ${name} --tmpfs`);
    expect(lines().some((line) => line.includes('--read-only'))).toBe(false);
    expect(report.notHeld).toHaveLength(1);
    expect(findings.map(({ rule }) => rule)).toContain('smoke-condition');
  });

  test('the emulator takes the place of the entry point', async () => {
    const layout = await layoutOf();
    const plan = smokePlan(
      { invocation: { kind: 'lambda' }, ready: { value: 0.1, unit: 'seconds', source: 'a test' } },
      { emulator: { program: '/tools/rie', event: '{}' } },
    );
    await smoke(layout, layout.images[0] as never, plan, await docker(1000));
    const create = lines().find((line) => line.startsWith('docker create')) ?? '';
    expect(create).toContain('--ipc none');
    expect(create).toContain(
      '--mount type=bind,source=/tools/rie,target=/.sealift/aws-lambda-rie,readonly --entrypoint /.sealift/aws-lambda-rie',
    );
    expect(create).toMatch(
      /:smoke --runtime-interface-emulator-address 0\.0\.0\.0:9002 --runtime-api-address 127\.0\.0\.1:9001 \/app$/,
    );
  });

  test('what Docker cannot start is a finding, not a failure of the run', async () => {
    answers.start = { code: 127, stderr: 'exec: "/app": permission denied\n' };
    const layout = await layoutOf();
    const { report, findings } = await smoke(layout, layout.images[0] as never, smokePlan(), await docker(0));
    expect(report.startFailure).toContain('permission denied');
    expect(findings.map(({ rule }) => rule)).toEqual(['smoke-start']);
  });

  test('everything is removed when Docker fails', async () => {
    answers.load = { code: 1, stderr: 'no space left on device' };
    const layout = await layoutOf();
    await expect(
      smoke(layout, layout.images[0] as never, smokePlan(), await docker(0)),
    ).rejects.toMatchObject({ code: 'tool-failed' });
    expect(
      lines()
        .slice(-4)
        .map((line) => line.split(' ').slice(1, 3).join(' ')),
    ).toEqual(['rm --force', 'rm --force', 'network rm', 'image rm']);
  });

  test('the post step removes what a killed run left', async () => {
    const played = await docker(0);
    await closeSmokeState({ kind: 'docker', containers: ['a', 'b'], image: 'a:smoke', network: 'a' }, played);
    expect(lines()).toEqual([
      'docker rm --force --volumes a',
      'docker rm --force --volumes b',
      'docker network rm a',
      'docker image rm --force a:smoke',
    ]);
  });

  test('a daemon on another machine is not used', async () => {
    answers.info = { stdout: '29.1.0 docker-desktop\n' };
    const layout = await layoutOf();
    const played = {
      ...(await docker(0)),
      runc: () => Promise.reject(Object.assign(new Error('no'), { code: 'x' })),
    };
    await expect(smoke(layout, layout.images[0] as never, smokePlan(), played)).rejects.toThrow('no');
    expect(lines()).toHaveLength(1);
  });
});

test('folders that only hold what changed are not told, nor what is mounted', () => {
  expect(
    changes(
      'C /app\nA /app/x\nC /var\nC /var/lib\nD /var/lib/old\nA /tmp\nA /.sealift/aws-lambda-rie\nC /home\n',
    ),
  ).toEqual(['/app/x', '/home', '/var/lib/old']);
});

test('the archive for docker load holds config and layers as they are', async () => {
  const layout = await layoutOf();
  const [image] = layout.images;
  if (!image) throw new Error('no image');
  const file = deps.files.path('image.tar');
  await writeDockerArchive(layout.folder, image, 'sealift-x:smoke', file, deps.signal);
  const found: Record<string, string> = {};
  await readTar(createReadStream(file), (entry: TarEntry) => {
    const pieces: Buffer[] = [];
    return {
      write: (piece) => void pieces.push(Buffer.from(piece)),
      end() {
        found[entry.path] = Buffer.concat(pieces).toString('base64');
      },
    };
  });
  const hex = (digest: string) => digest.slice(7);
  const layer = image.manifest.layers[0];
  if (!layer) throw new Error('no layer');
  expect(Object.keys(found)).toEqual([
    'manifest.json',
    `${hex(image.manifest.config.digest)}.json`,
    `${hex(layer.digest)}.tar`,
  ]);
  expect(JSON.parse(Buffer.from(found['manifest.json'] ?? '', 'base64').toString())).toEqual([
    {
      Config: `${hex(image.manifest.config.digest)}.json`,
      RepoTags: ['sealift-x:smoke'],
      Layers: [`${hex(layer.digest)}.tar`],
    },
  ]);
  expect(found[`${hex(layer.digest)}.tar`]).toBe(
    (await readFile(blobFile(layout.folder, layer.digest))).toString('base64'),
  );
});
