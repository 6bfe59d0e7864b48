import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { RegistryAuth } from '../../src/embedded-registry/access.ts';
import { run } from '../../src/tools/runner.ts';
import { openSession } from '../support/registry-session.ts';
import { describeWith, requireTool } from '../support/tools.ts';

/** Every workflow must be seen to run: an API that is missing here was not tested. */
const apis = [
  ...['Ping', 'Tag listing', 'Tag delete', 'Tag delete atomic', 'Referrers'],
  ...['Blob upload cancel', 'Blob push', 'Blob post only', 'Blob post put', 'Blob chunked', 'Blob streaming'],
  ...['Blob mount', 'Blob get', 'Blob get range', 'Blob head', 'Blob delete', 'Blob delete atomic'],
  ...['Manifest put by digest', 'Manifest put by tag', 'Manifest put with tag params'],
  ...['Manifest put with subject', 'Manifest get by digest', 'Manifest get by tag'],
  ...['Manifest head by digest', 'Manifest head by tag', 'Manifest delete', 'Manifest delete atomic'],
];

/** The suite of the distribution specification, a program that its own repository builds. */
describeWith(['oci-conformance'], "OCI's conformance suite on the embedded registry", () => {
  test.each<{ login: string; auth?: RegistryAuth; skipped: number }>([
    { login: 'none', skipped: 0 },
    { login: 'basic', auth: { username: 'me', password: 'pass' }, skipped: 0 },
    // a token is for named repositories, so nothing is mounted from a repository that is not named
    { login: 'token', auth: { username: 'me', password: 'pass', scheme: 'token' }, skipped: 2 },
  ])('passes whole with login $login', async ({ auth, skipped }) => {
    await using session = await openSession(auth ? { auth } : {});
    const results = join(session.folder, 'results');
    const ran = await run({
      program: requireTool('oci-conformance'),
      args: [],
      cwd: session.folder,
      env: {
        OCI_REGISTRY: session.registry.address,
        OCI_TLS: 'disabled',
        OCI_VERSION: 'dev', // has more tests than the stable 1.1: upload cancel, tag parameters, digest headers
        OCI_RESULTS_DIR: results,
        ...(auth && { OCI_USERNAME: auth.username, OCI_PASSWORD: auth.password }),
      },
    });
    const count = (kind: string) =>
      Number(new RegExp(`^  ${kind}\\.+: +(\\d+)$`, 'm').exec(ran.stdout)?.[1] ?? Number.NaN);
    expect({ failed: count('FAIL'), errors: count('Error'), skipped: count('Skip') }).toEqual({
      failed: 0,
      errors: 0,
      skipped,
    });
    expect(count('Disabled')).toBe(0);
    expect(count('Pass')).toBeGreaterThan(900);

    const report = parse(await readFile(join(results, 'results.yaml'), 'utf8')) as Report;
    expect(report.data).toMatchObject({ 'Blobs sha512': 'Pass', 'Digest Algorithm sha512': 'Pass' });
    for (const api of apis) expect(ran.stdout).toMatch(new RegExp(`^  ${api}\\.+: +Pass$`, 'm'));
  });
});

interface Report {
  readonly data: Readonly<Record<string, string>>;
}
