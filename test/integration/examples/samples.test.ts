import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../../src/tools/runner.ts';
import { type ObjectStore, startObjectStore } from '../../support/object-store.ts';
import { describeWith, requireTool } from '../../support/tools.ts';

const examples = join(import.meta.dirname, '../../../examples');
let store: ObjectStore;
beforeAll(async () => {
  store = await startObjectStore();
});
afterAll(() => store.stop());

const javascript = `
  import('./copy.mjs').then((m) => m.copyText(process.argv[1], process.env))
    .then((done) => console.log(JSON.stringify(done)), (error) => { console.error(error.message); process.exit(1); });`;
const python = `
import json, os, sys
from copy_text import copy_text
try:
    print(json.dumps(copy_text(sys.argv[1], os.environ)))
except RuntimeError as error:
    print(error, file=sys.stderr)
    sys.exit(1)`;

const samples: [string, () => [string, ...string[]]][] = [
  ['lambda-node', () => [process.execPath, '--eval', javascript]],
  ['lambda-python', () => [requireTool('python3'), '-c', python]],
];

describeWith(['python3'], 'a text copied from one bucket to the other', () => {
  describe.each(samples)('%s', (name, program) => {
    const copy = (key: string, env: Readonly<Record<string, string>> = {}) => {
      const [file, ...args] = program();
      return run({
        program: file,
        args: [...args, key],
        cwd: join(examples, name),
        env: { ...store.env, PYTHONDONTWRITEBYTECODE: '1', ...env },
      });
    };

    test.each(['a.txt', "notes/été 1+1 (ü)!*'~.txt"])('%s, transformed', async (key) => {
      const path = key.split('/').map(encoded).join('/');
      store.objects.set(`/incoming/${path}`, 'one\nzwei ß\n');
      const ran = await copy(key);
      expect(ran.stderr).toBe('');
      expect(JSON.parse(ran.stdout)).toEqual({ key, bytes: 16 });
      expect(store.asked.at(-1)?.headers['content-type']).toMatch(/^text\/plain; ?charset=utf-8$/i);
      expect(store.objects.get(`/outgoing/${path}`)).toBe('1\tONE\n2\tZWEI SS\n');
    });

    test('what is not there, and a key that is not known, are told without the key', async () => {
      const missing = await copy('none.txt');
      expect(missing.code).toBe(1);
      expect(missing.stderr).toMatch(/GET \S+\/incoming\/none.txt answered 404: .*NoSuchKey/);
      const wrong = await copy('a.txt', { AWS_SECRET_ACCESS_KEY: 'not-the-key' });
      expect(wrong.stderr).toMatch(/answered 403: .*InvalidSignature/);
      expect(wrong.stderr).not.toContain('not-the-key');
    });
  });
});

// A sample is a folder that can be taken as it is, so two of them hold the same storage code.
test.each([
  ['lambda-node', 'cloudrun-http', ['objects.mjs', 'copy.mjs']],
  ['lambda-python', 'fc-http', ['objects.py', 'copy_text.py']],
])('%s and %s copy objects by the same code', (one, other, files) => {
  for (const file of files)
    expect(readFileSync(join(examples, other, file), 'utf8')).toBe(
      readFileSync(join(examples, one, file), 'utf8'),
    );
});

/** As S3 wants a key in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
