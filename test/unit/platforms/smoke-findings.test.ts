import { describe, expect, test } from 'vitest';
import { smokeFindings } from '../../../src/platforms/smoke-findings.ts';
import { type SmokeReport, suggestedMemory } from '../../../src/platforms/smoke-report.ts';
import { smokePlan } from '../../support/smoke.ts';

const mebibyte = 1024 ** 2;
const good: SmokeReport = {
  profile: 'generic',
  platform: 'linux/amd64',
  sandbox: { kind: 'runc', version: '1.1.5', rootless: false },
  notHeld: [],
  readySeconds: 0.1,
  answer: { status: 200, seconds: 0.01, body: 'fine' },
  end: { status: 0, seconds: 0.1, by: 'term' },
  listeners: [{ address: '0.0.0.0', port: 8080 }],
  figures: {
    memory: 20 * mebibyte,
    processes: 1,
    threads: 8,
    descriptors: 9,
    tmp: 0,
    oomKills: 0,
    forksRefused: 0,
  },
  refusedWrites: [],
  output: [],
};
const { answer: _, ...silent } = good;
const rules = (report: Partial<SmokeReport>, plan = smokePlan(), base: SmokeReport = good) =>
  smokeFindings({ ...base, ...report }, plan).map(({ rule, severity }) => `${rule} ${severity}`);
const figures = (other: Partial<SmokeReport['figures']>) => ({
  figures: { ...good.figures, oomKills: 0, forksRefused: 0, ...other },
});

describe('what a smoke run shows', () => {
  test('nothing of a good one', () => {
    expect(rules({})).toEqual([]);
  });

  test.each<[string, Partial<SmokeReport>, string[]]>([
    [
      'a first process that cannot be started',
      { startFailure: 'exec: "/x": not found' },
      ['smoke-start error'],
    ],
    ['an answer of 503', { answer: { status: 503, seconds: 1, body: '' } }, ['smoke-answer error']],
    ['an answer of 404', { answer: { status: 404, seconds: 1, body: '' } }, []],
    [
      'loopback',
      {
        listeners: [
          { address: '127.0.0.1', port: 8080 },
          { address: '::1', port: 8080 },
        ],
      },
      ['smoke-loopback error'],
    ],
    [
      'both addresses',
      {
        listeners: [
          { address: '127.0.0.1', port: 8080 },
          { address: '10.0.0.1', port: 8080 },
        ],
      },
      [],
    ],
    ['a kill', { end: { status: 137, seconds: 10, by: 'kill' } }, ['smoke-stop warning']],
    ['memory beyond the limit', figures({ memory: 200 * mebibyte }), ['smoke-memory error']],
    ['an end by the kernel', figures({ oomKills: 1 }), ['smoke-memory error']],
    [
      'an end by the kernel with a full /tmp',
      figures({ oomKills: 1, tmp: 15 * mebibyte }),
      ['smoke-memory error'],
    ],
    ['refused forks', figures({ forksRefused: 3 }), ['smoke-processes error']],
    ['as many threads as there may be', figures({ threads: 64 }), ['smoke-processes error']],
    ['all descriptors', figures({ descriptors: 256 }), ['smoke-descriptors error']],
    ['nearly all descriptors', figures({ descriptors: 240 }), ['smoke-descriptors warning']],
    ['EMFILE', { output: ['Error: EMFILE: too many open files'] }, ['smoke-descriptors error']],
    ['a full /tmp', figures({ tmp: 16 * mebibyte }), ['smoke-tmp error']],
    ['ENOSPC', { output: ['ENOSPC: no space left on device, write'] }, ['smoke-tmp error']],
    ['a quiet write', { refusedWrites: ['/app/x'] }, ['smoke-write warning']],
    [
      'a write it noticed',
      { refusedWrites: ['/app/x'], output: ['EROFS: read-only file system'] },
      ['smoke-write error'],
    ],
    ['a refusal without a path', { output: ['EROFS: read-only file system'] }, ['smoke-write error']],
    ['a condition that was not held', { notHeld: ['user 993'] }, ['smoke-condition note']],
    ['no run', { skipped: 'no runc' }, ['smoke-not-run note']],
  ])('%s', (_name, report, expected) => {
    expect(rules(report)).toEqual(expected);
  });

  test.each<[string, Partial<SmokeReport>, string[]]>([
    ['it ended', { end: { status: 1, seconds: 1, by: 'itself' }, listeners: [] }, ['smoke-exit error']],
    [
      'it ended for want of memory',
      { end: { status: 137, seconds: 1, by: 'itself' }, listeners: [], ...figures({ oomKills: 1 }) },
      ['smoke-memory error'],
    ],
    ['it listens nowhere', { listeners: [] }, ['smoke-not-ready error']],
    ['it listens elsewhere', { listeners: [{ address: '::', port: 3000 }] }, ['smoke-port error']],
    ['it listens and says nothing', {}, ['smoke-not-ready error']],
    [
      'it failed after a quiet write',
      { listeners: [], refusedWrites: ['/a'] },
      ['smoke-not-ready error', 'smoke-write error'],
    ],
  ])('without an answer: %s', (_name, report, expected) => {
    expect(rules(report, smokePlan(), silent)).toEqual(expected);
  });

  test('a larger /tmp than memory is not held against the image', () => {
    const plan = smokePlan({ tmp: { value: 512 * mebibyte, unit: 'bytes', source: 'a test' } });
    expect(rules(figures({ oomKills: 1, tmp: 100 * mebibyte }), plan)).toEqual(['smoke-memory warning']);
  });

  test('children, where there may be none', () => {
    expect(rules(figures({ processes: 2 }))).toEqual([]);
    expect(rules(figures({ processes: 2 }), smokePlan({ children: false }))).toEqual([
      'smoke-children error',
    ]);
  });

  test('where no time to end is set none is held against it', () => {
    const { stop: _stop, ...run } = smokePlan().profile.run;
    const plan = { ...smokePlan(), profile: { ...smokePlan().profile, run } };
    expect(rules({ end: { status: 137, seconds: 10, by: 'kill' } }, plan)).toEqual([]);
  });

  test.each([
    ['{"errorType":"E","errorMessage":"m"}', ['smoke-lambda-error error']],
    ['Task timed out after 3.00 seconds', ['smoke-lambda-timeout error']],
    ['{"statusCode":200}', []],
    ['not json', []],
    ['null', []],
  ])('the answer of a function: %s', (body, expected) => {
    const plan = smokePlan({ invocation: { kind: 'lambda' } });
    expect(rules({ answer: { status: 200, seconds: 1, body } }, plan)).toEqual(expected);
  });

  test('many writes are told one by one, and the rest together', () => {
    const refusedWrites = Array.from({ length: 25 }, (_one, at) => `/app/${at}`);
    const found = smokeFindings({ ...good, refusedWrites }, smokePlan());
    expect(found).toHaveLength(21);
    expect(found.at(-1)?.what).toContain('5 more');
  });
});

test.each([
  [0, 128],
  [20, 128],
  [100, 192],
  [128, 192],
  [1000, 1536],
])('memory for a peak of %d MB is %d MB', (peak, memory) => {
  expect(suggestedMemory(peak * mebibyte)).toBe(memory * mebibyte);
});
