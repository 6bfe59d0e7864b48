import { describe, expect, test } from 'vitest';
import {
  type EmulatorResponse,
  type LambdaAnswer,
  lambdaFindings,
  readLambdaAnswer,
} from '../../../src/platforms/lambda-answer.ts';
import { emulatorArguments, emulatorEnvironment } from '../../../src/platforms/lambda-emulator.ts';

// Status, body and log lines as the emulator gave them (1.30), but for ids.
const stamp = '21 Nov 2026 08:46:41,659 [ERROR] (rapid)';
const ended = (code: number) => `Runtime exited with error: exit status ${code}`;

const table: [string, Partial<EmulatorResponse>, LambdaAnswer][] = [
  ['an object', { body: '{"got":{"a":1}}' }, { kind: 'answered', body: '{"got":{"a":1}}' }],
  ['null', { body: 'null\n' }, { kind: 'answered', body: 'null' }],
  ['a string', { body: '"<html>"' }, { kind: 'answered', body: '"<html>"' }],
  ['text of a runtime of its own', { body: 'done' }, { kind: 'answered', body: 'done' }],
  [
    'a time-out, with status 200',
    { body: 'Task timed out after 3.00 seconds' },
    { kind: 'timed-out', seconds: 3 },
  ],
  [
    'a string that only quotes a time-out',
    { body: '"Task timed out after 3.00 seconds"' },
    { kind: 'answered', body: '"Task timed out after 3.00 seconds"' },
  ],
  [
    'what the function threw, with status 200',
    { body: '{"errorType":"TypeError","errorMessage":"x is not a function","stackTrace":["a"]}' },
    { kind: 'function-error', errorType: 'TypeError', message: 'x is not a function' },
  ],
  [
    'an error without a type',
    { body: '{"errorMessage":"no","stackTrace":[]}' },
    { kind: 'function-error', errorType: '', message: 'no' },
  ],
  [
    'an error without a message',
    { body: '{"errorType":"Oops"}' },
    { kind: 'function-error', errorType: 'Oops', message: '' },
  ],
  [
    'an answer that has a field of that name',
    { body: '{"errorMessage":"none","items":[]}' },
    { kind: 'answered', body: '{"errorMessage":"none","items":[]}' },
  ],
  [
    'an answer whose field is no text',
    { body: '{"errorType":null,"errorMessage":null}' },
    { kind: 'answered', body: '{"errorType":null,"errorMessage":null}' },
  ],
  [
    'an answer that is too large',
    {
      body: '{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size (7340034 bytes) exceeded maximum allowed payload size (6291556 bytes)."}',
    },
    {
      kind: 'function-error',
      errorType: 'Function.ResponseSizeTooLarge',
      message: 'Response payload size (7340034 bytes) exceeded maximum allowed payload size (6291556 bytes).',
    },
  ],
  ['nothing', { body: '' }, { kind: 'empty' }],
  ['white space', { body: ' \n' }, { kind: 'empty' }],
  [
    'a failed initialization',
    { status: 502, body: '{"errorType":"Init.Bad","errorMessage":"no config"}' },
    { kind: 'init-error', errorType: 'Init.Bad', message: 'no config' },
  ],
  [
    'an end in the middle of an event',
    {
      status: 502,
      body: `{"errorType":"Runtime.ExitError","errorMessage":"RequestId: 7a Error: ${ended(5)}"}`,
    },
    { kind: 'runtime-ended', why: `RequestId: 7a Error: ${ended(5)}` },
  ],
  [
    'an end before the first event, told in the log only',
    {
      status: 502,
      log: `INIT START\n${stamp} Invoke failed error=${ended(3)} InvokeID=6c10dee6\n${stamp} Invoke DONE failed: Sandbox.Failure\n`,
    },
    { kind: 'runtime-ended', why: ended(3) },
  ],
  [
    'an entry point that is not there',
    {
      status: 502,
      log: `${stamp} Invoke failed error=fork/exec /x: no such file or directory InvokeID=9ad0\n`,
    },
    { kind: 'runtime-ended', why: 'fork/exec /x: no such file or directory' },
  ],
  [
    'fields of the log in the other order',
    { status: 502, log: `${stamp} Invoke failed InvokeID=7ac6 error=${ended(5)}\n` },
    { kind: 'runtime-ended', why: ended(5) },
  ],
  ['502 and no word', { status: 502 }, { kind: 'runtime-ended', why: 'the emulator gives no reason' }],
  [
    'another server',
    { status: 404, body: '404 page not found\n' },
    { kind: 'strange', why: 'status 404: 404 page not found' },
  ],
  ['504', { status: 504 }, { kind: 'strange', why: 'status 504' }],
  [
    'a page',
    { body: '<!doctype html>\n<title>hi</title>' },
    { kind: 'strange', why: 'a page, not an answer: <!doctype html> <title>hi</title>' },
  ],
];

describe('readLambdaAnswer', () => {
  test.each(table)('%s', (_name, response, answer) => {
    expect(readLambdaAnswer({ status: 200, body: '', log: '', ...response })).toEqual(answer);
  });

  test('cuts a long page', () => {
    const answer = readLambdaAnswer({ status: 500, body: 'x'.repeat(5000), log: '' });
    expect(answer.kind === 'strange' && answer.why.length).toBeLessThan(200);
  });
});

describe('lambdaFindings', () => {
  const rules: Record<LambdaAnswer['kind'], string[]> = {
    answered: [],
    'timed-out': ['smoke-lambda-timeout'],
    'function-error': ['smoke-lambda-error'],
    'init-error': ['smoke-lambda-init'],
    'runtime-ended': ['smoke-lambda-ended'],
    empty: ['smoke-lambda-empty'],
    strange: ['smoke-lambda-strange'],
  };

  test.each(table)('has a rule for %s, unless it is an answer', (_name, response) => {
    const answer = readLambdaAnswer({ status: 200, body: '', log: '', ...response });
    expect(lambdaFindings(answer).map(({ rule }) => rule)).toEqual(rules[answer.kind]);
  });

  test('tells type and message', () => {
    const [finding] = lambdaFindings({ kind: 'function-error', errorType: 'TypeError', message: 'no x' });
    expect(finding?.what).toContain('TypeError: no x');
    const [untyped] = lambdaFindings({ kind: 'init-error', errorType: '', message: 'no x' });
    expect(untyped?.what).toMatch(/loaded: no x$/);
  });
});

test('the emulator listens on loopback only, away from 8080, before the image’s own command', () => {
  expect(emulatorArguments('/rie')).toEqual([
    '/rie',
    '--runtime-interface-emulator-address',
    '127.0.0.1:9002',
    '--runtime-api-address',
    '127.0.0.1:9001',
  ]);
});

test('whole seconds and megabytes, as the emulator reads them', () => {
  expect(emulatorEnvironment({ timeout: 0.4, memory: 128.9 * 1024 ** 2 })).toMatchObject({
    AWS_LAMBDA_FUNCTION_TIMEOUT: '1',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
  });
});
