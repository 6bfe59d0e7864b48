import { describe, expect, test } from 'vitest';
import { run } from '../../../src/tools/runner.ts';

const node = (script: string) => ({ program: process.execPath, args: ['-e', script] });

describe('run', () => {
  test('gives status and both outputs, and each line of standard error as it comes', async () => {
    const lines: string[] = [];
    const result = await run({
      ...node(
        "process.stdout.write('out'); process.stderr.write('one\\ntwo\\r\\nthree'); process.exitCode = 7",
      ),
      onStderrLine: (line) => lines.push(line),
    });
    expect(result).toMatchObject({ code: 7, stdout: 'out' });
    expect(lines).toEqual(['one', 'two', 'three']);
  });

  test('hands arguments over as they are: no shell reads them', async () => {
    const words = ['$HOME', '`id`', '; exit 3', 'a b', '*', ''];
    const { program, args } = node('process.stdout.write(JSON.stringify(process.argv.slice(1)))');
    const { stdout } = await run({ program, args: [...args, '--', ...words] });
    expect(JSON.parse(stdout)).toEqual(words);
  });

  test('gives a program the environment it is told, and no more than PATH beside', async () => {
    process.env.SEALIFT_TEST_CANARY = 'canary';
    try {
      const { stdout } = await run({
        ...node('process.stdout.write(JSON.stringify(process.env))'),
        env: { GIVEN: 'yes' },
      });
      expect(
        Object.keys(JSON.parse(stdout))
          .filter((name) => !name.startsWith('__'))
          .sort(),
      ).toEqual(['GIVEN', 'PATH']);
    } finally {
      delete process.env.SEALIFT_TEST_CANARY;
    }
  });

  test('writes standard input, also to a program that does not read it', async () => {
    const { stdout } = await run({ ...node('process.stdin.pipe(process.stdout)'), stdin: 'hello' });
    expect(stdout).toBe('hello');
    expect((await run({ ...node('process.exit(0)'), stdin: 'x'.repeat(1_000_000) })).code).toBe(0);
  });

  test('a program that is not there is tool-missing', async () => {
    await expect(run({ program: '/nowhere/program', args: [] })).rejects.toMatchObject({
      code: 'tool-missing',
    });
  });

  test('a program ended by a signal has 128 and its number', async () => {
    expect((await run(node("process.kill(process.pid, 'SIGKILL')"))).code).toBe(137);
  });

  test('an abort ends the program, and the run with interrupted', async () => {
    const controller = new AbortController();
    const work = run({ ...node('setInterval(() => {}, 1000)'), signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await expect(work).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('one that does not heed SIGTERM is killed', async () => {
    const controller = new AbortController();
    const work = run({
      ...node(
        "process.on('SIGTERM', () => {}); process.stderr.write('ready\\n'); setInterval(() => {}, 1000)",
      ),
      signal: controller.signal,
      onStderrLine: () => controller.abort(),
    });
    await expect(work).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('a signal that was aborted before starts nothing that lasts', async () => {
    await expect(
      run({ ...node('setInterval(() => {}, 1000)'), signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('a program that gives no result in its time is ended', async () => {
    await expect(run({ ...node('setInterval(() => {}, 1000)'), timeoutMs: 200 })).rejects.toMatchObject({
      code: 'tool-failed',
    });
  });
});
