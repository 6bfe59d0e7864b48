import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildProgress } from '../../../src/tools/build-progress.ts';

const vertex = (fields: object) =>
  JSON.stringify({ vertexes: [{ digest: 'sha256:a', name: '[1/2] RUN x', ...fields }] });
const log = (text: string, digest = 'sha256:a') =>
  JSON.stringify({ logs: [{ vertex: digest, data: Buffer.from(text).toString('base64') }] });

describe('buildProgress', () => {
  test('tells each step once, cached ones as such', () => {
    const progress = buildProgress();
    expect(progress.read(vertex({}))).toEqual([]);
    expect(progress.read(vertex({ started: 't' }))).toEqual(['[1/2] RUN x']);
    expect(progress.read(vertex({ started: 't', completed: 't' }))).toEqual([]);
    const cached = JSON.stringify({
      vertexes: [{ digest: 'sha256:b', name: '[2/2] COPY y', started: 't', cached: true }],
    });
    expect(progress.read(cached)).toEqual(['[2/2] COPY y (cached)']);
  });

  test('puts lines that come in pieces together', () => {
    const progress = buildProgress();
    expect(progress.read(log('one\ntw'))).toEqual(['one']);
    expect(progress.read(log('o\n'))).toEqual(['two']);
  });

  test('gives the failing step with its last 30 lines, the place and the error', () => {
    const progress = buildProgress();
    progress.read(vertex({ started: 't' }));
    progress.read(
      JSON.stringify({ vertexes: [{ digest: 'sha256:c', name: 'other', error: 'context canceled' }] }),
    );
    progress.read(log(Array.from({ length: 100 }, (_, line) => `line ${line}\n`).join('')));
    progress.read(vertex({ started: 't', error: 'exit code: 3' }));
    for (const line of ['Dockerfile:4', '   4 | >>> RUN x', 'ERROR: failed to build: exit code: 3'])
      progress.read(line);
    const failure = progress.failure();
    expect(failure.step).toBe('[1/2] RUN x');
    expect(failure.error).toBe('failed to build: exit code: 3');
    expect(failure.output).toHaveLength(30);
    expect(failure.output.slice(-3)).toEqual(['line 99', 'Dockerfile:4', '   4 | >>> RUN x']);
  });

  test('keeps plain output when that is all there is', () => {
    const progress = buildProgress();
    progress.read('something broke');
    expect(progress.failure()).toEqual({ output: [], error: 'something broke' });
  });

  test('takes any line', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (lines) => {
        const progress = buildProgress();
        for (const line of lines) progress.read(line);
        expect(typeof progress.failure().error).toBe('string');
      }),
    );
  });
});
