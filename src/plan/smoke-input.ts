import type { Fault } from '../inputs/fault.ts';
import type { PlatformProfile } from '../platforms/profile.ts';

/** What the smoke run sends, when something else than the simplest is asked for. */
export type SmokeInput =
  | {
      readonly kind: 'http';
      readonly method: string;
      readonly path: string;
      /** File with the body. */
      readonly body?: string;
    }
  /** A file with the event, JSON. */
  | { readonly kind: 'event'; readonly file: string };

/** Reads `smoke-request`: `[METHOD] /path [FILE]`, or for Lambda the file of an event. */
export function smokeInputOf(
  text: string | undefined,
  { run, title }: PlatformProfile,
  wrong: (fault: Fault) => void,
): SmokeInput | undefined {
  if (text === undefined) return undefined;
  switch (run.invocation.kind) {
    case 'lambda':
      return { kind: 'event', file: text };
    case 'job':
      wrong({
        input: 'smoke-request',
        problem: 'a job gets no request',
        remedy: 'leave it out, or set `port`',
      });
      return undefined;
    case 'http': {
      const [, method, path, body] = /^(?:([A-Za-z]+) +)?(\/\S*)(?: +(\S.*))?$/.exec(text) ?? [];
      if (path !== undefined)
        return {
          kind: 'http',
          method: method?.toUpperCase() ?? (body === undefined ? 'GET' : 'POST'),
          path,
          ...(body === undefined ? {} : { body }),
        };
      wrong({
        input: 'smoke-request',
        problem: `"${text}" is no request for ${title}: expected a method, a path and a file for the body, as in POST /convert body.json`,
      });
      return undefined;
    }
  }
}
