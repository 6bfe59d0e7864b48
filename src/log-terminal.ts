import type { Log } from './log.ts';
import { durationText } from './report/figures.ts';

export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The command line's log: lines on standard error; a terminal also shows how far a long step has come. */
export function terminalLog(stream: TextStream, options: { verbose: boolean; quiet: boolean }): Log {
  let shown = false;
  const clear = () => {
    if (shown) stream.write('\r\u001b[K');
    shown = false;
  };
  const line = (text: string) => {
    clear();
    stream.write(`${text}\n`);
  };
  return {
    debug: (message) => options.verbose && line(`  ${message}`),
    info: (message) => !options.quiet && line(`  ${message}`),
    warn: (message) => line(`  warning: ${message}`),
    error: (message) => line(`error: ${message}`),
    // Nobody but the user reads a terminal, and nothing of ours writes it.
    hide() {},
    progress(message) {
      if (!stream.isTTY || options.quiet) return;
      clear();
      stream.write(`  ${message}`.slice(0, (stream.columns ?? 80) - 1));
      shown = true;
    },
    async step(title, work) {
      const started = performance.now();
      if (!options.quiet) line(`▸ ${title}`);
      try {
        const result = await work();
        if (!options.quiet) line(`✓ ${title} (${durationText(performance.now() - started)})`);
        return result;
      } catch (error) {
        line(`✗ ${title} (${durationText(performance.now() - started)})`);
        throw error;
      }
    },
  };
}
