import { SealiftError } from './errors.ts';

/**
 * A signal that aborts on the first SIGINT, SIGTERM or SIGHUP, so that the run can clean up and end
 * with 130. A second one calls `abandon` and ends the process at once.
 */
export function interruptSignal(abandon: () => void): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        abandon();
        process.exit(130);
      }
      controller.abort(new SealiftError('interrupted', `the run was interrupted by ${name}`));
    });
  }
  return controller.signal;
}
