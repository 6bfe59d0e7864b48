import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLargeLayout } from '../support/large-layout.ts';

const mebibyte = 1024 * 1024;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-layers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a layer of 1 GB is listed and checked in memory that does not grow with it', async () => {
  await writeLargeLayout(folder, [{ files: 10, size: 100 * mebibyte }]);
  // In a process of its own, so that its memory is its own.
  const script = join(import.meta.dirname, '../../bench/layers-ours.ts');
  const told = JSON.parse(execFileSync(process.execPath, [script, folder], { encoding: 'utf8' }));
  expect(told.entries).toBe(10);
  expect(told.growth / mebibyte).toBeLessThan(150);
});
