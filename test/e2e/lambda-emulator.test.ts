import { startEmulator } from '../support/lambda-runtime.ts';
import { lambdaSuite } from '../support/lambda-suite.ts';
import { describeWith } from '../support/tools.ts';

describeWith(['aws-lambda-rie'], 'an event to a function, by AWS’s own emulator', () =>
  lambdaSuite(startEmulator),
);
