import type { Command, Run } from './runner.ts';

type TiedCommand = Pick<Command, 'program' | 'args' | 'env'>;

/** Lets the kernel end a daemon with SIGTERM when we are killed, where util-linux's setpriv can ask for that. */
export async function tied<C extends TiedCommand>(command: C, run: Run): Promise<C> {
  const tie = ['--pdeathsig', 'TERM'];
  const able = await run({
    program: 'setpriv',
    args: [...tie, 'true'],
    env: { PATH: command.env?.PATH },
  }).then(
    ({ code }) => code === 0,
    () => false,
  );
  return able
    ? { ...command, program: 'setpriv', args: [...tie, command.program, ...command.args] }
    : command;
}
