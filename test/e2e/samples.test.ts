import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emulatorArguments, emulatorPath } from '../../src/platforms/lambda-emulator.ts';
import { type App, createApp } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { invokeLambda } from '../support/invoke-lambda.ts';
import { type RuntimeApi, startRuntimeApi } from '../support/lambda-runtime.ts';
import { type Moto, startMoto } from '../support/moto.ts';
import { storageEnvironment, storeKeys } from '../support/object-store.ts';
import { freePort } from '../support/ports.ts';
import { answers } from '../support/process.ts';
import { rootDockerfile, writeNodeRoot, writePythonRoot } from '../support/runtime-root.ts';
import { type Sandbox, startSandbox, type UnpackedImage, unpackImage } from '../support/sandbox.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const examples = join(import.meta.dirname, '../../examples');
const samples = {
  'lambda-node': { base: 'node', serverless: 'lambda', port: undefined, request: 'event.json' },
  'lambda-python': { base: 'python', serverless: 'lambda', port: undefined, request: 'event.json' },
  'fc-http': { base: 'python', serverless: 'fc', port: 9000, request: 'POST /transform text.txt' },
  'cloudrun-http': { base: 'node', serverless: 'cloudrun', port: 8080, request: 'POST /transform text.txt' },
} as const;
type Sample = keyof typeof samples;
const names = Object.keys(samples) as Sample[];
/** moto asks for one and checks none; what the samples sign is checked in test/integration/examples. */
const anySignature =
  'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';
const text = 'one\ntwo\n';
const transformed = '1\tONE\n2\tTWO\n';

const tools = ['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution'];

describeWith([...tools, 'moto_server', 'python3', 'ldd', 'tar'], 'the samples', () => {
  let folder: string;
  let app: App;
  let registry: LocalRegistry;
  let moto: Moto;
  const images: Partial<Record<Sample, UnpackedImage>> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samples-'));
    [registry, moto, app] = await Promise.all([
      startDistribution(join(folder, 'r')),
      startMoto(),
      createApp(),
    ]);
    for (const bucket of ['incoming', 'outgoing'])
      expect((await fetch(`${moto.url}/${bucket}`, { method: 'PUT' })).status).toBe(200);
    await publishBase('node', writeNodeRoot);
    await publishBase('python', writePythonRoot);
  }, 300_000);
  afterAll(async () => {
    await Promise.all([registry?.stop(), moto?.stop()]);
    await app?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** A base image made of what this machine has: none can be pulled here. */
  async function publishBase(name: string, write: (root: string) => Promise<void>) {
    const context = join(folder, `base-${name}`);
    await mkdir(context);
    await write(join(context, 'root'));
    await writeFile(join(context, 'Dockerfile'), rootDockerfile);
    const image = `${registry.host}/base/${name}`;
    const built = await app.build(['--images', image, '--scan', 'off', '--tags', 'latest', context]);
    expect(built.stderr).not.toContain('error:');
    expect(built.code).toBe(0);
    await rm(context, { recursive: true, force: true });
  }

  describe.each(names)('%s', (name) => {
    const { base, serverless, port, request } = samples[name];
    let running: Sandbox;

    test('is built, scanned, signed and published by sealift', async () => {
      const context = join(folder, 'context', name);
      await cp(join(examples, name), context, { recursive: true });
      const image = `${registry.host}/samples/${name}`;
      const built = await app.build([
        ...['--images', image, '--tags', 'latest'],
        ...['--build-args', `BASE=${registry.host}/base/${base}:latest`],
        ...['--serverless', serverless],
        ...['--smoke-request', request.replace(/\S+$/, (file) => join(context, file))],
        // Our runtimes are files of the samples; their pages say so.
        ...(serverless === 'lambda' ? ['--serverless-ignore', 'runtime-client-missing'] : []),
        context,
      ]);
      expect(built.stderr).not.toContain('error:');
      expect(built.code).toBe(0);
      expect(built.record?.serverless).toMatchObject({ platform: serverless, outcome: 'passed' });
      await mkdir(join(folder, name));
      images[name] = await unpackImage(`${image}:latest`, join(folder, name));
      const { root, config } = images[name];
      expect((await stat(join(root, 'tmp'))).mode & 0o7777).toBe(0o1777);
      expect(config.User).toBe('1000');
    });

    const image = () => images[name] as UnpackedImage;
    const storage = () => storageEnvironment(moto.url, { ...storeKeys });
    const stored = async (method: 'GET' | 'PUT', path: string, body?: string) => {
      const answer = await fetch(`${moto.url}/${path}`, {
        method,
        headers: { authorization: anySignature },
        ...(body && { body }),
      });
      expect(answer.status).toBe(200);
      return answer.text();
    };

    if (port === undefined) {
      const key = `${name}.txt`;
      const events: [string, object, object][] = [
        ['an event that asks for nothing', {}, { ready: true }],
        ['a text', { text }, { text: transformed }],
        ['an object to copy', { key }, { key, bytes: transformed.length }],
        ['an object that is not there', { key: 'none' }, { errorMessage: expect.stringContaining('404') }],
      ];

      test('answers events of the documented runtime API under Lambda’s conditions', async () => {
        await stored('PUT', `incoming/${key}`, text);
        const api: RuntimeApi = await startRuntimeApi();
        running = await startSandbox(image(), join(folder, name), {
          env: { ...storage(), AWS_LAMBDA_RUNTIME_API: api.address, _HANDLER: image().config.Cmd?.[0] ?? '' },
          ready: async () => true,
        });
        try {
          for (const [, event, answer] of events) {
            const { status, body } = await api.invoke(JSON.stringify(event));
            expect(status).toBe(200);
            expect(JSON.parse(body)).toMatchObject(answer);
          }
          expect(await stored('GET', `outgoing/${key}`)).toBe(transformed);
        } finally {
          await running.stop();
          await api.stop();
        }
      });

      describeWith(['aws-lambda-rie'], 'with AWS’s own emulator', () => {
        test('answers the same', async () => {
          const ports = { events: await freePort(), runtime: await freePort() };
          const origin = new URL(`http://127.0.0.1:${ports.events}`);
          running = await startSandbox(image(), join(folder, name), {
            env: { ...storage(), AWS_LAMBDA_FUNCTION_TIMEOUT: '20' },
            prefix: {
              args: emulatorArguments(emulatorPath, ports),
              program: requireTool('aws-lambda-rie'),
            },
            ready: answers(origin.href, 404),
          });
          try {
            for (const [, event, answer] of events) {
              const told = await invokeLambda(origin, JSON.stringify(event), running.output);
              const expected = 'errorMessage' in answer ? 'function-error' : 'answered';
              expect(told.kind).toBe(expected);
              if (told.kind === 'answered') expect(JSON.parse(told.body)).toEqual(answer);
            }
          } finally {
            await running.stop();
          }
        });
      });
    } else {
      test('answers requests under its platform’s conditions, and ends when told', async () => {
        const key = `notes/${name}.txt`;
        await stored('PUT', `incoming/${key}`, text);
        // Only Cloud Run names the port.
        const at = serverless === 'cloudrun' ? await freePort() : port;
        const origin = `http://127.0.0.1:${at}`;
        running = await startSandbox(image(), join(folder, name), {
          env: { ...storage(), ...(serverless === 'cloudrun' && { PORT: String(at) }) },
          ready: answers(`${origin}/`, 200),
        });
        try {
          const post = async (path: string, body?: string) => {
            const answer = await fetch(`${origin}${path}`, { method: 'POST', ...(body && { body }) });
            return [answer.status, await answer.text()];
          };
          expect(await post('/transform', text)).toEqual([200, transformed]);
          const [status, said] = await post(`/copy?key=${encodeURIComponent(key)}`);
          expect(status).toBe(200);
          expect(JSON.parse(said as string)).toEqual({ key, bytes: transformed.length });
          expect(await stored('GET', `outgoing/${key}`)).toBe(transformed);
          expect(await post('/copy?key=none')).toEqual([500, 'failed, see the log\n']);
          expect(await post('/elsewhere')).toEqual([404, 'not found\n']);
          if (serverless === 'fc') expect(await post('/invoke', '{}')).toEqual([200, 'ready\n']);
          expect(running.output()).toContain('404');
          expect(await running.endsWhenTold()).toBe(true);
          expect(running.output()).not.toContain(storeKeys.secretAccessKey);
        } finally {
          await running.stop();
        }
      });
    }
  });
});
