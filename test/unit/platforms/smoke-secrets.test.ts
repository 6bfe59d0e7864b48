import { expect, test } from 'vitest';
import { withoutSecrets } from '../../../src/platforms/smoke-secrets.ts';

test('what an image holds as a secret stands in nothing of its own that is reported', () => {
  const token = `ghp_${'a'.repeat(36)}`;
  const config = {
    os: 'linux',
    architecture: 'amd64',
    config: { Env: ['PATH=/bin', 'DB_PASSWORD=hunter2!', `OTHER=${token}`] },
  };
  const said = `starting with hunter2! and ${token} in /bin`;
  const report = withoutSecrets(
    {
      ...{ profile: 'generic', platform: 'linux/amd64', notHeld: [], listeners: [], refusedWrites: [] },
      startFailure: said,
      answer: { status: 500, seconds: 1, body: said },
      output: [said, 'plain'],
    },
    config,
  );
  expect(JSON.stringify(report)).not.toMatch(/hunter2|ghp_/);
  expect(report.output).toEqual(['starting with *** and *** in /bin', 'plain']);
});
