/** Where a run tells what it does. Messages never hold secrets. Doors decide how it looks. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  /** Runs one named step: a line when it starts, one with the time taken when it ends, grouped on GitHub. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Asks whoever shows this run's output never to show this text: a token that was got during the run. */
  hide(secret: string): void;
  /** Says how far a long piece of work has come; a terminal redraws one line, CI stays silent. */
  progress(message: string): void;
}

/** A log that says nothing, for tests and for library use. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  step: (_title, work) => work(),
  hide() {},
  progress() {},
};
