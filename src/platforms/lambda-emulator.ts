/** Where an event is posted; `function` stands for the only one there is. Source: the emulator's README. */
export const invocationPath = '/2015-03-31/functions/function/invocations';

/** The folder of the container that the emulator is in. */
export const emulatorFolder = '/.sealift';

/** Where the emulator is mounted, read-only. */
export const emulatorPath = `${emulatorFolder}/aws-lambda-rie`;

export interface EmulatorPorts {
  /** Where events are posted. Not 8080, the emulator's own choice: web servers in images want that one. */
  readonly events: number;
  /** The Lambda runtime API, which only the function asks; 9001 is Lambda's too. */
  readonly runtime: number;
}

export const emulatorPorts: EmulatorPorts = { events: 9_002, runtime: 9_001 };

/**
 * What stands before the image's own entry point and command when it runs under the emulator, which starts them
 * when the first event comes. It gives their last argument to the function as `_HANDLER`, as Lambda does, and
 * takes options of its own name (`--log-level`) for itself wherever they stand. `host` is where it hears
 * events: not only on loopback when they come from outside the container.
 */
export function emulatorArguments(
  program: string,
  ports: EmulatorPorts = emulatorPorts,
  host = '127.0.0.1',
): readonly string[] {
  return [
    program,
    ...['--runtime-interface-emulator-address', `${host}:${ports.events}`],
    ...['--runtime-api-address', `127.0.0.1:${ports.runtime}`],
  ];
}

/**
 * The variables of Lambda that the emulator leaves to whoever starts it; they stand over those of the image.
 * `timeout` in seconds, `memory` in bytes. Source: docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function emulatorEnvironment(limits: {
  readonly timeout: number;
  readonly memory: number;
}): Readonly<Record<string, string>> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: 'smoke',
    AWS_LAMBDA_FUNCTION_TIMEOUT: String(Math.max(1, Math.ceil(limits.timeout))),
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(Math.floor(limits.memory / 1024 ** 2)),
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
  };
}
