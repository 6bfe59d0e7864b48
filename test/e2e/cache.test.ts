import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { type Moto, startMoto } from '../support/moto.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const tools = ['buildx', 'buildkitd', 'runc', 'busybox', 'cosign', 'crane', 'distribution', 'moto_server'];
const aws = { AWS_ACCESS_KEY_ID: 'the-access-key', AWS_SECRET_ACCESS_KEY: 'the-secret-access-key' };
const scope = (words: string) => new RegExp(`^${words}-[0-9a-f]{16}$`);

/** The last step makes other bytes each time it runs: two images with the same layers share one run of it. */
const randomApp = {
  Dockerfile: [
    'FROM scratch',
    'COPY busybox /bin/busybox',
    'RUN ["/bin/busybox", "dd", "if=/dev/urandom", "of=/random", "bs=16", "count=1"]',
    '',
  ].join('\n'),
};

/** What starts a run on GitHub. */
interface Event {
  readonly name: 'push' | 'pull_request';
  readonly ref: string;
  readonly payload?: object;
}

const main: Event = { name: 'push', ref: 'refs/heads/main' };
const branch: Event = { name: 'push', ref: 'refs/heads/feature/one' };
const fork: Event = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: {
    number: 7,
    pull_request: {
      number: 7,
      head: { ref: 'fix', repo: { full_name: 'mallory/app' } },
      base: { ref: 'main', repo: { full_name: 'acme/app' } },
    },
  },
};

describeWith(tools, 'a cache outside of the builder', () => {
  let moto: Moto;
  let registry: LocalRegistry;
  let app: App;
  let runs = 0;

  beforeAll(async () => {
    app = await createApp(randomApp);
    await writeFile(join(app.folder, 'app', 'busybox'), await readFile(requireTool('busybox')), {
      mode: 0o755,
    });
    [moto, registry] = await Promise.all([startMoto(), startDistribution(join(app.folder, 'distribution'))]);
  });
  afterAll(async () => {
    await moto?.stop();
    await registry?.stop();
    await app?.[Symbol.asyncDispose]();
  });

  /** `sealift build` of a new commit on GitHub, by a BuildKit that has never built anything. */
  async function build(event: Event, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    runs += 1;
    const commit = await app.commit({ 'notes.txt': `change ${runs}\n` });
    const payload = join(app.folder, 'event.json');
    const gitRepository = { full_name: 'acme/app', name: 'app', default_branch: 'main' };
    await writeFile(payload, JSON.stringify({ repository: gitRepository, ...event.payload }));
    const ran = await app.build(['--sign', 'off', '--scan', 'off', ...args], {
      keyless: true,
      env: {
        XDG_CACHE_HOME: join(app.folder, `builder-${runs}`),
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: event.name,
        GITHUB_EVENT_PATH: payload,
        GITHUB_REF: event.ref,
        GITHUB_REPOSITORY: 'acme/app',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_SHA: commit,
        ...aws,
        SEALIFT_DEBUG: 'true',
        ...env,
      },
    });
    expect(ran.stderr).not.toContain(aws.AWS_SECRET_ACCESS_KEY);
    expect(ran, ran.stderr).toMatchObject({ code: 0 });
    return ran;
  }

  /** The layers of the image that such a build publishes. */
  async function layers(
    event: Event,
    repository: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<string[]> {
    const { record } = await build(event, ['--images', repository, ...args], env);
    const manifest = JSON.parse(
      await app.outside('crane', 'manifest', `${repository}@${record?.image?.digest}`),
    );
    return manifest.layers.map(({ digest }: { digest: string }) => digest);
  }

  /** Everything a bucket holds, with the time of its last change. */
  async function objects(bucket: string): Promise<Record<string, string>> {
    const listing = await (await fetch(`${moto.url}/${bucket}?list-type=2`)).text();
    const found = listing.matchAll(/<Key>([^<]+)<\/Key><LastModified>([^<]+)</g);
    return Object.fromEntries([...found].map(([, key = '', changed = '']) => [key, changed]));
  }

  /** The names of the caches a bucket holds. */
  async function caches(bucket: string): Promise<string[]> {
    const folder = 'acme/app/manifests/';
    const keys = Object.keys(await objects(bucket)).filter((key) => key.startsWith(folder));
    return keys.map((key) => key.slice(folder.length)).sort();
  }

  async function newBucket(name: string): Promise<string> {
    expect((await fetch(`${moto.url}/${name}`, { method: 'PUT' })).status).toBe(200);
    return `s3,bucket=${name},region=us-east-1,endpoint_url=${moto.url},use_path_style=true`;
  }

  test('in S3 serves the next builder; a branch reads the default one’s and writes its own', async () => {
    const repository = `${registry.host}/acme/s3`;
    const cache = ['--cache', await newBucket('app-cache')];

    const first = await layers(main, repository, cache);
    expect(await caches('app-cache')).toEqual([expect.stringMatching(scope('main'))]);
    expect(await layers(main, repository, cache)).toEqual(first);
    expect(await layers(branch, repository, cache)).toEqual(first);
    expect(await caches('app-cache')).toEqual([
      expect.stringMatching(scope('feature-one')),
      expect.stringMatching(scope('main')),
    ]);
    // What makes the comparison above one that can fail.
    expect(await layers(main, repository, [])).not.toEqual(first);
  });

  test('its keys stay nowhere once the build is over', async () => {
    const cache = ['--cache', await newBucket('keys')];
    await layers(main, `${registry.host}/acme/keys`, cache);
    const kept = join(app.folder, `builder-${runs}`);
    const files = (await readdir(kept, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) {
      const bytes = await readFile(join(parentPath, name));
      expect(bytes.includes(aws.AWS_SECRET_ACCESS_KEY), join(parentPath, name)).toBe(false);
    }
  });

  test('is not read for other platforms', async () => {
    const repository = `${registry.host}/acme/scopes`;
    const cache = ['--cache', await newBucket('scopes')];
    const first = await layers(main, repository, cache);
    const other = await layers(main, repository, [...cache, '--platforms', 'linux/amd64']);
    expect(other).not.toEqual(first);
    expect(await caches('scopes')).toEqual([
      expect.stringMatching(scope('main')),
      expect.stringMatching(scope('main-linux-amd64')),
    ]);
  });

  describe('with the rights that docs/caching.md names', () => {
    let strict: Moto;
    beforeAll(async () => {
      strict = await startMoto();
    });
    afterAll(() => strict?.stop());

    /** Keys of a user who may do what the policy says, in a bucket of its own. */
    async function keysFor(bucket: string, change: (policy: string) => string) {
      const page = await readFile(join(import.meta.dirname, '../../docs/caching.md'), 'utf8');
      const [, policy = ''] = /<!-- policy -->\n```json\n([^`]+)```/.exec(page) ?? [];
      expect((await fetch(`${strict.url}/${bucket}`, { method: 'PUT' })).status).toBe(200);
      const named = policy.replaceAll('BUCKET', bucket).replaceAll('OWNER/NAME', 'acme/app');
      await iam({ Action: 'CreateUser', UserName: bucket });
      await iam({
        ...{ Action: 'PutUserPolicy', UserName: bucket, PolicyName: 'cache' },
        PolicyDocument: change(named),
      });
      const keys = await iam({ Action: 'CreateAccessKey', UserName: bucket });
      return {
        AWS_ACCESS_KEY_ID: /<AccessKeyId>([^<]+)/.exec(keys)?.[1] ?? '',
        AWS_SECRET_ACCESS_KEY: /<SecretAccessKey>([^<]+)/.exec(keys)?.[1] ?? '',
      };
    }

    async function iam(parameters: Record<string, string>): Promise<string> {
      const response = await fetch(strict.url, {
        method: 'POST',
        headers: { authorization: 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/iam/aws4_request' },
        body: new URLSearchParams({ Version: '2010-05-08', ...parameters }),
      });
      expect(response.status).toBe(200);
      return response.text();
    }

    test('it is written and read; without the right to write nothing is kept, and the build goes on', async () => {
      const all = await keysFor('all', (policy) => policy);
      const none = await keysFor('none', (policy) => policy.replace('s3:PutObject', 's3:GetObjectAcl'));
      // From here on moto asks who may do what, and checks signatures.
      const strictly = await fetch(`${strict.url}/moto-api/reset-auth`, { method: 'POST', body: '0' });
      expect(strictly.status).toBe(200);
      const at = (bucket: string) => [
        '--cache',
        `s3,bucket=${bucket},region=us-east-1,endpoint_url=${strict.url},use_path_style=true`,
      ];
      const repository = `${registry.host}/acme/rights`;
      const first = await layers(main, repository, at('all'), all);
      expect(await layers(main, repository, at('all'), all)).toEqual(first);
      const unwritten = await layers(main, repository, at('none'), none);
      expect(await layers(main, repository, at('none'), none)).not.toEqual(unwritten);
    });
  });

  test('in the registry serves the next builder, under a tag of its own', async () => {
    const repository = `${registry.host}/acme/tagged`;
    const first = await layers(main, repository, ['--cache', 'registry']);
    expect(await layers(main, repository, ['--cache', 'registry'])).toEqual(first);

    const tags = (await app.outside('crane', 'ls', repository)).split('\n');
    const [tag, ...others] = tags.filter((name) => name.startsWith('buildcache-'));
    expect(tag).toMatch(scope('buildcache-main'));
    expect(others).toEqual([]);
    const manifest = JSON.parse(await app.outside('crane', 'manifest', `${repository}:${tag}`));
    expect(manifest).toMatchObject({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.buildkit.cacheconfig.v0' },
    });
  });

  test('is read by a pull request from a fork, and never written', async () => {
    const repository = `${registry.host}/acme/fork`;
    const cache = ['--cache', [await newBucket('forked'), 'registry'].join('\n')];
    await layers(main, repository, cache);
    const before = [await objects('forked'), await app.outside('crane', 'ls', repository)];

    const { record, stderr } = await build(fork, [
      ...['--images', repository, ...cache],
      ...['--cache-to', `type=registry,ref=${repository}:poisoned`],
    ]);
    expect([await objects('forked'), await app.outside('crane', 'ls', repository)]).toEqual(before);
    expect(stderr).toMatch(/RUN .*\(cached\)/);
    expect(record?.notes).toEqual([
      expect.stringMatching(/^cache-to: nothing is written: .*fork/),
      expect.stringMatching(/^cache: s3 is only read: .*fork/),
      expect.stringMatching(/^cache: registry is only read: .*fork/),
      expect.stringMatching(/^Nothing was pushed/),
    ]);
  });

  test('in a folder serves the next builder', async () => {
    const repository = `${registry.host}/acme/local`;
    const cache = ['--cache', `local=${join(app.folder, 'local-cache')}`];
    const first = await layers(main, repository, cache);
    expect(await layers(main, repository, cache)).toEqual(first);
  });

  test('in Cloud Storage is asked for as Google wants it, and hears of no session at AWS', async () => {
    const asked: { line: string; signed: string; session: unknown }[] = [];
    const google = createServer((request, response) => {
      const { authorization = '', 'x-amz-security-token': session } = request.headers;
      asked.push({ line: `${request.method} ${request.url}`, signed: authorization, session });
      request.resume().on('end', () => response.writeHead(request.method === 'PUT' ? 200 : 404).end());
    });
    await new Promise<void>((resolve) => google.listen(0, '127.0.0.1', resolve));
    const { port } = google.address() as AddressInfo;
    try {
      await build(
        main,
        [
          ...['--images', `${registry.host}/acme/google`],
          ...['--cache', `gcs,bucket=google,endpoint_url=http://127.0.0.1:${port}`],
        ],
        { AWS_SESSION_TOKEN: 'a-session' },
      );
    } finally {
      google.closeAllConnections();
      google.close();
    }
    const written = asked.filter(({ line }) => line.startsWith('PUT /google/acme/app/'));
    expect(written.length).toBeGreaterThan(1);
    for (const { signed, session } of asked) {
      expect(signed).toMatch(/Credential=the-access-key\/\d+\/auto\/s3\//);
      expect(signed).not.toMatch(/SignedHeaders=[^,]*accept-encoding/);
      expect(session).toBeUndefined();
    }
  });

  test('at Azure has its login where BuildKit is, and fails no build without one', async () => {
    const { stderr } = await build(
      main,
      [
        ...['--images', `${registry.host}/acme/azure`],
        ...['--cache', 'azure,account_url=https://127.0.0.1:1,account_name=acme,container=caches'],
      ],
      { AZURE_TENANT_ID: 'a-tenant', AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential' },
    );
    expect(stderr).toMatch(/warning: the azblob cache cannot be written: /);
    // The Azure SDK names the first of its variables that is missing: it was given the tenant.
    expect(stderr).toMatch(/missing environment variable AZURE_CLIENT_ID/);
  });

  test('that cannot be had fails no build', async () => {
    const cache = `s3,bucket=no-such-bucket,region=us-east-1,endpoint_url=${moto.url},use_path_style=true`;
    expect(await layers(main, `${registry.host}/acme/none`, ['--cache', cache])).toHaveLength(2);
  });
});
