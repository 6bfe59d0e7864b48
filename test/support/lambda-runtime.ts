import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { emulatorArguments, invocationPath } from '../../src/platforms/lambda-emulator.ts';
import { freePort } from './ports.ts';
import { startServer } from './process.ts';
import { requireTool } from './tools.ts';

/** A Lambda function that takes events at `origin`. */
export interface EmulatedLambda {
  readonly origin: URL;
  /** What emulator and function have written. */
  log(): string;
  stop(): Promise<void>;
}

export interface LambdaFunction {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
}

/** AWS's own emulator around a program of this machine, for suites that `describeWith(['aws-lambda-rie'], …)`. */
export async function startEmulator(lambda: LambdaFunction): Promise<EmulatedLambda> {
  const ports = { events: await freePort(), runtime: await freePort() };
  const [program = '', ...args] = emulatorArguments(requireTool('aws-lambda-rie'), ports);
  const origin = new URL(`http://127.0.0.1:${ports.events}`);
  const server = await startServer({
    program,
    args: [...args, ...lambda.command],
    env: { ...lambda.env, AWS_LAMBDA_FUNCTION_TIMEOUT: String(lambda.timeout) },
    // Anything but its one path is not found, and starts nothing.
    ready: async () => (await fetch(origin)).status === 404,
  });
  return { origin, log: server.output, stop: server.stop };
}

/** The Lambda runtime API alone, for functions that run elsewhere. */
export interface RuntimeApi {
  /** For AWS_LAMBDA_RUNTIME_API: `127.0.0.1:PORT`. */
  readonly address: string;
  /** Hands an event to the next runtime that asks; resolves with what comes of it. */
  invoke(event: string): Promise<RuntimeAnswer>;
  /** Gives every event that is waiting this answer: its function is gone. */
  end(answer: RuntimeAnswer): void;
  stop(): Promise<void>;
}

export interface RuntimeAnswer {
  readonly status: number;
  readonly body: string;
}

/** The longest answer a function may give: 6 MB and some. Source: docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
const longestAnswer = 6_291_556;

/** Serves the documented runtime API (2018-06-01) on loopback. */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const waiting: { readonly id: string; readonly event: string }[] = [];
  const open = new Map<string, (answer: RuntimeAnswer) => void>();
  const askers: ServerResponse[] = [];
  let initError: string | undefined;

  const hand = () => {
    while (waiting.length > 0 && askers.length > 0) {
      const [asker, invocation] = [askers.shift(), waiting.shift()];
      asker?.writeHead(200, {
        'Content-Type': 'application/json',
        'Lambda-Runtime-Aws-Request-Id': invocation?.id ?? '',
        'Lambda-Runtime-Deadline-Ms': String(Date.now() + 60_000),
        'Lambda-Runtime-Invoked-Function-Arn': 'arn:aws:lambda:us-east-1:012345678912:function:test',
      });
      asker?.end(invocation?.event);
    }
  };
  const settle = (id: string, answer: RuntimeAnswer) => {
    open.get(id)?.(answer);
    open.delete(id);
  };
  const server = createServer(async (request, response) => {
    const [, what = ''] = /^\/2018-06-01\/runtime\/(.*)$/.exec(request.url ?? '') ?? [];
    const [, id = '', kind] = /^invocation\/([^/]+)\/(response|error)$/.exec(what) ?? [];
    const body = await textOf(request);
    if (request.method === 'GET' && what === 'invocation/next') {
      askers.push(response);
      return hand();
    }
    if (what === 'init/error') {
      initError = body;
      return response.writeHead(202).end('{"status":"OK"}');
    }
    if (request.method !== 'POST' || !open.has(id)) return response.writeHead(404).end();
    if (kind === 'response' && Buffer.byteLength(body) > longestAnswer) {
      response.writeHead(413).end('{"errorType":"RequestEntityTooLarge"}');
      const errorMessage = `Response payload size (${Buffer.byteLength(body)} bytes) exceeded maximum allowed payload size (${longestAnswer} bytes).`;
      const errorType = 'Function.ResponseSizeTooLarge';
      return settle(id, { status: 200, body: JSON.stringify({ errorType, errorMessage }) });
    }
    response.writeHead(202).end('{"status":"OK"}');
    settle(id, { status: 200, body });
  });
  const port = await listening(server);
  return {
    address: `127.0.0.1:${port}`,
    invoke: (event) =>
      new Promise((resolve) => {
        const id = randomUUID();
        open.set(id, resolve);
        waiting.push({ id, event });
        hand();
      }),
    end(answer) {
      const said = initError === undefined ? answer : { ...answer, body: initError };
      for (const id of open.keys()) settle(id, said);
      waiting.length = 0;
    },
    stop: () => stopped(server),
  };
}

/**
 * What AWS's emulator does, in its place: starts the program when the first event comes, holds it to its
 * time-out, and tells of its end. Tests hold that it answers as the real one where that is at hand.
 */
export async function startStandIn(lambda: LambdaFunction): Promise<EmulatedLambda> {
  const api = await startRuntimeApi();
  let log = '';
  let child: ChildProcess | undefined;
  const begin = () => {
    const [program = '', ...args] = lambda.command;
    const started = spawn(program, args, {
      env: { ...lambda.env, AWS_LAMBDA_RUNTIME_API: api.address, _HANDLER: args.at(-1) ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let asked = false;
    const end = (why: string) => {
      log += `[ERROR] (rapid) Invoke failed error=${why} InvokeID=0\n`;
      const body = { errorType: 'Runtime.ExitError', errorMessage: `RequestId: 0 Error: ${why}` };
      api.end({ status: 502, body: asked ? JSON.stringify(body) : '' });
      child = undefined;
    };
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        asked ||= text.includes('event ');
      });
    }
    started.once('error', () => end(`fork/exec ${program}: no such file or directory`));
    started.once('close', (code) => {
      if (child === started) end(`Runtime exited with error: exit status ${code}`);
    });
    return started;
  };
  const server = createServer(async (request, response) => {
    const event = await textOf(request);
    if (request.method !== 'POST' || request.url !== invocationPath) return response.writeHead(404).end();
    child ??= begin();
    const answered = api.invoke(event);
    const timer = setTimeout(() => {
      const late = child;
      child = undefined;
      late?.kill('SIGKILL');
      api.end({ status: 200, body: `Task timed out after ${lambda.timeout}.00 seconds` });
    }, lambda.timeout * 1000);
    const { status, body } = await answered;
    clearTimeout(timer);
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(body);
  });
  const origin = new URL(`http://127.0.0.1:${await listening(server)}`);
  return {
    origin,
    log: () => log,
    async stop() {
      const last = child;
      child = undefined;
      last?.kill('SIGKILL');
      await Promise.all([api.stop(), stopped(server)]);
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
