import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRunFolder, type RunFolder } from '../../../src/run-folder.ts';
import { askDocker } from '../../../src/tools/docker.ts';
import type { Run } from '../../../src/tools/runner.ts';

let files: RunFolder;
beforeEach(async () => {
  files = await createRunFolder();
});
afterEach(() => files.remove());

const noClient: Run = () => Promise.reject(new Error('the client is not to be asked'));
const answering = (status: number, where: { path: string } | { port: number; host: string }) => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/_ping' ? status : 404).end('OK');
  });
  return new Promise<typeof server>((resolve) => server.listen(where, () => resolve(server)));
};

test('a daemon that answers on its socket is Docker', async () => {
  const path = files.path('docker.sock');
  const server = await answering(200, { path });
  const env = { DOCKER_HOST: `unix://${path}` };
  expect(await askDocker(env, noClient)).toEqual({ answers: true });
  server.close();
});

test('a daemon on TCP is asked there', async () => {
  const server = await answering(200, { port: 0, host: '127.0.0.1' });
  const { port } = server.address() as { port: number };
  expect(await askDocker({ DOCKER_HOST: `tcp://127.0.0.1:${port}` }, noClient)).toEqual({ answers: true });
  server.close();
});

test('no socket, one nobody listens on, and one that fails are no Docker', async () => {
  const path = files.path('docker.sock');
  const env = { DOCKER_HOST: `unix://${path}` };
  expect(await askDocker(env, noClient)).toMatchObject({
    answers: false,
    reason: expect.stringContaining('ENOENT'),
  });
  await writeFile(path, '');
  expect(await askDocker(env, noClient)).toMatchObject({ answers: false });
  await rm(path);
  const server = await answering(500, { path });
  expect(await askDocker(env, noClient)).toMatchObject({
    answers: false,
    reason: expect.stringContaining('500'),
  });
  server.close();
});

test('TLS and ssh endpoints are asked through the client', async () => {
  const asked: unknown[] = [];
  const client =
    (code: number): Run =>
    async ({ program, args }) => {
      asked.push([program, ...args]);
      return { code, stdout: '', stderr: 'warning\npermission denied\n', milliseconds: 1 };
    };
  expect(await askDocker({ DOCKER_HOST: 'ssh://me@host' }, client(0))).toEqual({ answers: true });
  expect(await askDocker({ DOCKER_HOST: 'tcp://host:2376', DOCKER_TLS_VERIFY: '1' }, client(1))).toEqual({
    answers: false,
    reason: 'no Docker daemon answers at tcp://host:2376 (permission denied)',
  });
  expect(asked).toEqual(Array(2).fill(['docker', 'version', '--format', '{{.Server.Version}}']));
});
