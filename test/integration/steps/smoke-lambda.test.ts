import { describe } from 'vitest';
import { startStandIn } from '../../support/lambda-runtime.ts';
import { lambdaSuite } from '../../support/lambda-suite.ts';

describe('an event to a function, by a stand-in that speaks the documented runtime API', () =>
  lambdaSuite(startStandIn));
