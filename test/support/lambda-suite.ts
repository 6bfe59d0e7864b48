import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { lambdaFindings } from '../../src/platforms/lambda-answer.ts';
import { invokeLambda } from './invoke-lambda.ts';
import type { EmulatedLambda, LambdaFunction } from './lambda-runtime.ts';

const program = join(import.meta.dirname, '../fixtures/lambda/bootstrap.mjs');

/** What an event to a Lambda function comes to, whoever plays Lambda. */
export function lambdaSuite(start: (lambda: LambdaFunction) => Promise<EmulatedLambda>): void {
  let running: EmulatedLambda | undefined;
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  const startFunction = async (how: string, command = [process.execPath, program, how]) => {
    running = await start({ command, env: { PATH: process.env.PATH ?? '' }, timeout: 2 });
    return running;
  };
  const invoke = (lambda: EmulatedLambda, event = '{"name":"x"}') =>
    invokeLambda(lambda.origin, event, lambda.log);

  test('the function’s answer, to one event after the other', async () => {
    const lambda = await startFunction('handler');
    for (const name of ['x', 'y']) {
      const answer = await invoke(lambda, JSON.stringify({ name }));
      expect(answer).toEqual({ kind: 'answered', body: `{"event":{"name":"${name}"},"handler":"handler"}` });
    }
    expect(lambda.log()).toContain('event {"name":"y"}');
  });

  test.each([
    ['throws', { kind: 'function-error', errorType: 'TypeError', message: 'x is not a function' }],
    ['waits', { kind: 'timed-out', seconds: 2 }],
    ['says nothing', { kind: 'empty' }],
    ['says too much', { kind: 'function-error', errorType: 'Function.ResponseSizeTooLarge' }],
    ['fails to load', { kind: 'init-error', errorType: 'Init.Bad', message: 'no config' }],
    ['ends', { kind: 'runtime-ended', why: 'Runtime exited with error: exit status 3' }],
    ['ends in an event', { kind: 'runtime-ended', why: expect.stringMatching(/exit status 5$/) }],
  ])('a function that %s', async (how, expected) => {
    const answer = await invoke(await startFunction(how));
    expect(answer).toMatchObject(expected);
    expect(lambdaFindings(answer)).toHaveLength(1);
  });

  test('an entry point that is not there', async () => {
    const answer = await invoke(await startFunction('', ['/no/such/program', 'handler']));
    const why = 'fork/exec /no/such/program: no such file or directory';
    expect(answer).toEqual({ kind: 'runtime-ended', why });
  });
}
