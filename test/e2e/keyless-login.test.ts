import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/tools/runner.ts';
import { type App, cleanApp, createApp } from '../support/app.ts';
import { type DockerIdentity, startDockerIdentity } from '../support/clouds/docker-identity.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { writeImageLayout } from '../support/image-layout.ts';
import { type Issuer, startIssuer } from '../support/oidc-issuer.ts';
import { testAccount } from '../support/token-server.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const parts = ['buildx', 'buildkitd', 'runc', 'cosign', 'crane', 'trivy', 'distribution', 'git'];

describeWith(parts, 'a registry with a keyless login', () => {
  let app: App;
  let issuer: Issuer;
  let docker: DockerIdentity;
  let registry: LocalRegistry;
  /** What the exchange gives. */
  let password: string = testAccount.password;

  beforeAll(async () => {
    app = await createApp();
    issuer = await startIssuer();
    docker = await startDockerIdentity(issuer.url, () => password);
    registry = await startDistribution(join(app.folder, 'registry'), { auth: 'htpasswd' });
    await pushBase();
    await app.commit({ ...cleanApp, Dockerfile: `FROM ${registry.host}/base:1\nCOPY app.txt /\n` });
  });
  afterAll(async () => {
    await registry?.stop();
    await docker?.stop();
    await issuer?.stop();
    await app?.[Symbol.asyncDispose]();
  });

  const crane = (...args: string[]) =>
    run({
      ...{ program: requireTool('crane'), args, stdin: testAccount.password },
      env: { HOME: app.folder, DOCKER_CONFIG: join(app.folder, 'crane') },
    });

  async function pushBase(): Promise<void> {
    const layout = join(app.folder, 'base');
    const platform = { os: 'linux', architecture: process.arch === 'x64' ? 'amd64' : process.arch };
    await writeImageLayout(layout, [{ platform, files: { 'base.txt': 'base' } }]);
    await crane('auth', 'login', registry.host, '-u', testAccount.username, '--password-stdin');
    expect(await crane('push', layout, `${registry.host}/base:1`)).toMatchObject({ code: 0 });
  }

  /** `provider` and `endpoints` stand for the vendor's, as for a registry under a name of its own. */
  const build = (repository: string) =>
    app.build(
      [
        ...[
          '--images',
          `${registry.host}/${repository}`,
          '--registry',
          registry.host,
          '--provider',
          'docker-hub',
        ],
        ...['--username', testAccount.username, '--connection-id', docker.connectionId],
        ...['--endpoints', `token=${docker.url}/oauth/token`, '--docker-config=false'],
      ],
      { env: issuer.env },
    );

  test('lets the builder pull, by a helper that it asks, and everything else pull and push', async () => {
    password = testAccount.password;
    const built = await build('app');
    expect(built.code, built.stderr).toBe(0);
    expect(docker.given).toHaveLength(1);
    const tag = `sha-${await app.git('rev-parse', 'HEAD')}`;
    expect(await crane('digest', `${registry.host}/app:${tag}`)).toMatchObject({
      stdout: `${built.record?.image?.digest}\n`,
    });
    expect(built.stdout + built.stderr).not.toContain(password);
  });

  test('lets nobody in with another token', async () => {
    password = 'token-of-somebody-else';
    const built = await build('other');
    expect(built.code).toBe(4);
    expect(built.stdout + built.stderr).not.toContain(password);
  });
});
