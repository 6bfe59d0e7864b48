import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Claims, startIssuer } from './oidc-issuer.ts';
import { freePorts } from './ports.ts';
import { answers, type ServerProcess, startServer } from './process.ts';
import { requireTool } from './tools.ts';

const runFile = promisify(execFile);

/** The tools a private Sigstore is made of, for `describeWith`. */
export const sigstoreTools = ['cosign', 'fulcio', 'rekor-server', 'timestamp-server'] as const;

/** A Sigstore of its own on loopback: issuer, certificate authority, transparency log, timestamp authority. */
export interface Sigstore {
  /** What a GitHub job with `id-token: write` has in its environment. */
  readonly env: {
    readonly ACTIONS_ID_TOKEN_REQUEST_URL: string;
    readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string;
  };
  /** Paths of the files cosign's `--signing-config` and `--trusted-root` take. */
  readonly signingConfig: string;
  readonly trustedRoot: string;
  /** The same without the transparency log: the time of signing is known by the timestamp authority. */
  readonly withoutLog: { readonly signingConfig: string; readonly trustedRoot: string };
  readonly issuer: string;
  /** What the next tokens say of the job; claims left out go back to their defaults (acme/app, release.yml, main). */
  setClaims(claims: Claims): void;
  stop(): Promise<void>;
}

/** Starts it, with its files in `folder`. There is no certificate transparency log in it. */
export async function startSigstore(folder: string): Promise<Sigstore> {
  await mkdir(folder, { recursive: true });
  const issuer = await startIssuer();
  const servers: ServerProcess[] = [];
  const stop = async () => {
    await Promise.all([issuer.stop(), ...servers.map((server) => server.stop())]);
  };
  try {
    const urls = await startServices(folder, issuer.url, servers);
    const files = await describeServices(folder, urls);
    return { env: issuer.env, issuer: issuer.url, setClaims: issuer.setClaims, stop, ...files };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Urls {
  readonly fulcio: string;
  readonly timestamp: string;
  readonly rekor: string;
}

async function startServices(folder: string, issuer: string, servers: ServerProcess[]): Promise<Urls> {
  const ports = (await freePorts(7)).map(String);
  const [fulcio, fulcioGrpc, fulcioMetrics, timestamp, rekor, rekorGrpc, rekorMetrics] = ports as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const loopback = '127.0.0.1';
  const template = await readFile(new URL('sigstore/fulcio.yaml', import.meta.url), 'utf8');
  const config = join(folder, 'fulcio.yaml');
  await writeFile(config, template.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, issuer));
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(join(folder, 'rekor.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  await writeFile(join(folder, 'rekor.pub'), publicKey.export({ type: 'spki', format: 'pem' }));

  const start = async (program: string, args: string[], url: string) => {
    servers.push(await startServer({ program: requireTool(program), args, ready: answers(url) }));
  };
  const urls = {
    fulcio: `http://${loopback}:${fulcio}`,
    timestamp: `http://${loopback}:${timestamp}/api/v1/timestamp`,
    rekor: `http://${loopback}:${rekor}`,
  };
  await untilFree(timestampMetricsPort);
  const starting = [
    start(
      'fulcio',
      [
        'serve',
        '--ca',
        'ephemeralca',
        '--ct-log-url',
        '',
        '--config-path',
        config,
        '--host',
        loopback,
        '--port',
        fulcio,
        '--grpc-host',
        loopback,
        '--grpc-port',
        fulcioGrpc,
        '--metrics-port',
        fulcioMetrics,
      ],
      `${urls.fulcio}/api/v2/trustBundle`,
    ),
    start(
      'timestamp-server',
      [
        'serve',
        '--host',
        loopback,
        '--port',
        timestamp,
        '--timestamp-signer',
        'memory',
        '--disable-ntp-monitoring',
      ],
      `${urls.timestamp}/certchain`,
    ),
    start(
      'rekor-server',
      [
        'serve',
        '--http-port',
        rekor,
        '--grpc-port',
        rekorGrpc,
        '--http-metrics-port',
        rekorMetrics,
        '--signer-filepath',
        join(folder, 'rekor.key'),
        '--storage-dir',
        join(folder, 'tiles'),
        '--hostname',
        loopback,
        '--checkpoint-interval',
        '1s',
      ],
      `${urls.rekor}/healthz`,
    ),
  ];
  // When one fails, those that start all the same must be known by then, to be stopped.
  await Promise.allSettled(starting);
  await Promise.all(starting);
  return urls;
}

/** The timestamp server listens there for metrics and cannot be told otherwise, so two of them take turns. */
const timestampMetricsPort = 2112;

async function untilFree(port: number): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await isFree(port))) {
    if (Date.now() > deadline) throw new Error(`port ${port} stays in use; the timestamp server needs it`);
    await sleep(250);
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

async function describeServices(folder: string, urls: Urls) {
  const file = (name: string) => join(folder, name);
  const bundle = (await (await fetch(`${urls.fulcio}/api/v2/trustBundle`)).json()) as {
    chains: { certificates: string[] }[];
  };
  await writeFile(file('fulcio.pem'), bundle.chains[0]?.certificates.join('') ?? '');
  await writeFile(file('tsa.pem'), await (await fetch(`${urls.timestamp}/certchain`)).text());
  const start = 'start-time=2024-01-01T00:00:00Z';
  const service = (url: string, version: number) =>
    `url=${url},api-version=${version},${start},operator=test`;
  const cosign = async (...args: string[]) => void (await runFile(requireTool('cosign'), args));
  const config = (out: string, log: string[]) =>
    cosign(
      'signing-config',
      'create',
      `--fulcio=${service(urls.fulcio, 1)}`,
      `--tsa=${service(urls.timestamp, 1)}`,
      '--tsa-config=ANY',
      ...log,
      `--out=${out}`,
    );
  const root = (out: string, log: string[]) =>
    cosign(
      'trusted-root',
      'create',
      `--fulcio=url=${urls.fulcio},certificate-chain=${file('fulcio.pem')},${start}`,
      `--tsa=url=${urls.timestamp},certificate-chain=${file('tsa.pem')},${start}`,
      ...log,
      `--out=${out}`,
    );
  const files = {
    signingConfig: file('signing-config.json'),
    trustedRoot: file('trusted-root.json'),
    withoutLog: {
      signingConfig: file('signing-config-no-log.json'),
      trustedRoot: file('trusted-root-no-log.json'),
    },
  };
  await Promise.all([
    config(files.signingConfig, [`--rekor=${service(urls.rekor, 2)}`, '--rekor-config=ANY']),
    config(files.withoutLog.signingConfig, []),
    root(files.trustedRoot, [
      `--rekor=url=${urls.rekor},public-key=${file('rekor.pub')},${start},origin=127.0.0.1`,
    ]),
    root(files.withoutLog.trustedRoot, []),
  ]);
  return files;
}
