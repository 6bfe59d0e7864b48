import { type LambdaAnswer, readLambdaAnswer } from '../../src/platforms/lambda-answer.ts';
import { invocationPath } from '../../src/platforms/lambda-emulator.ts';
import { probe } from '../../src/steps/smoke-probe.ts';

/** Sends one event to an emulator at `origin` as the smoke run does, and reads what comes of it. */
export async function invokeLambda(origin: URL, event: string, log: () => string): Promise<LambdaAnswer> {
  const {
    status,
    body = '',
    failure,
  } = await probe({
    host: origin.hostname,
    port: Number(origin.port),
    method: 'POST',
    path: invocationPath,
    headers: { 'content-type': 'application/json' },
    body: event,
    readyMs: 5_000,
    answerMs: 35_000,
    once: true,
  });
  if (status === undefined) throw new Error(`no answer to the event: ${failure}`);
  return readLambdaAnswer({ status, body, log: log() });
}
