import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { getObject, putObject } from './objects.mjs';

/** Fetches a text into /tmp, the only place that can be written, transforms it, and puts it into the other bucket. */
export async function copyText(key, env) {
  const folder = await mkdtemp(join(tmpdir(), 'copy-'));
  try {
    const file = join(folder, 'text');
    const object = await getObject(env.SOURCE_BUCKET, key, env);
    await pipeline(object.body, createWriteStream(file));
    const text = transform(await readFile(file, 'utf8'));
    await putObject(env.TARGET_BUCKET, key, text, env);
    return { key, bytes: Buffer.byteLength(text) };
  } finally {
    // The same instance serves the next event, and finds what this one leaves.
    await rm(folder, { recursive: true, force: true });
  }
}

/** Upper case, and every line by its number. */
export function transform(text) {
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.map((line, at) => `${at + 1}\t${line.toUpperCase()}\n`).join('');
}
