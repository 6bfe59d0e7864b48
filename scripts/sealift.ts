import { cli } from '../src/doors.ts';

// The command line straight from its source, without a bundle.
await cli();
