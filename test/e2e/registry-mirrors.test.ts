import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/tools/runner.ts';
import { cleanApp, createApp } from '../support/app.ts';
import { startDistribution } from '../support/distribution.ts';
import { writeImageLayout } from '../support/image-layout.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const tools = ['buildx', 'buildkitd', 'runc', 'cosign', 'crane', 'trivy', 'distribution', 'git'];

describeWith(tools, 'registry-mirrors', () => {
  test('base images of Docker Hub are read from the mirror', async () => {
    await using app = await createApp();
    const mirror = await startDistribution(join(app.folder, 'mirror'));
    try {
      const layout = join(app.folder, 'base');
      const platform = { os: 'linux', architecture: process.arch === 'x64' ? 'amd64' : process.arch };
      await writeImageLayout(layout, [{ platform, files: { 'base.txt': 'base' } }]);
      const pushed = await run({
        program: requireTool('crane'),
        args: ['push', layout, `${mirror.host}/library/base:1`],
        env: { HOME: app.folder },
      });
      expect(pushed).toMatchObject({ code: 0 });
      await app.commit({ ...cleanApp, Dockerfile: 'FROM base:1\nCOPY app.txt /\n' });
      const images = ['--images', `${mirror.host}/acme/app`];
      const ran = await app.build([...images, '--registry-mirrors', `docker.io=${mirror.host}`]);
      expect(ran.stderr).not.toContain('error:');
      expect(ran.record?.image?.base).toMatchObject([{ reference: expect.stringContaining('base:1') }]);
      expect(
        (
          await app.outside('crane', 'export', `${mirror.host}/acme/app@${ran.record?.image?.digest}`, '-')
        ).includes('base.txt'),
      ).toBe(true);
    } finally {
      await mirror.stop();
    }
  });
});
