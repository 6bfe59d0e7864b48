import { writeFile } from 'node:fs/promises';
import { digestHex } from '../../src/oci/digest.ts';
import { parseReference } from '../../src/oci/reference.ts';
import type { Command, Run, RunResult } from '../../src/tools/runner.ts';

/** What the scripted cosign says to one command; left out, the command succeeds. */
export type Script = (
  command: Command,
  /** How many commands of the same verb came before. */
  nth: number,
) => Partial<RunResult> | undefined | Promise<Partial<RunResult> | undefined>;

export interface ScriptedCosign {
  readonly run: Run;
  readonly commands: readonly Command[];
  /** The arguments of the commands with this verb. */
  argsOf(verb: string): (readonly string[])[];
}

/** Plays cosign: it writes the bundles it is asked for, and answers and fails as the script says. */
export function scriptedCosign(script: Script = () => undefined): ScriptedCosign {
  const commands: Command[] = [];
  const argsOf = (verb: string) => commands.map(({ args }) => args).filter(([first]) => first === verb);
  return {
    commands,
    argsOf,
    async run(command) {
      const nth = argsOf(command.args[0] ?? '').length;
      commands.push(command);
      const said = await script(command, nth);
      if ((said?.code ?? 0) === 0) await writeBundle(command.args);
      return { code: 0, stdout: '', stderr: '', milliseconds: 1, ...said };
    },
  };
}

/** The failure of a cosign command: it prints every error twice. */
export function failure(message: string, code = 1): Partial<RunResult> {
  return {
    code,
    stderr: `WARNING: a warning\nError: ${message}\nerror during command execution: ${message}\n`,
  };
}

async function writeBundle(args: readonly string[]): Promise<void> {
  const file = args[args.indexOf('--bundle') + 1];
  if (!args.includes('--bundle') || file === undefined) return;
  const reference = parseReference(args.at(-1) ?? '');
  if (!('digest' in reference)) throw new Error('cosign is to be given a digest');
  const type = args.includes('--type')
    ? args[args.indexOf('--type') + 1]
    : 'https://sigstore.dev/cosign/sign/v1';
  const statement = {
    predicateType: type,
    subject: [{ digest: { sha256: digestHex(reference.digest) } }],
    predicate: {},
  };
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
  const mediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
  await writeFile(file, JSON.stringify({ mediaType, dsseEnvelope: { payload } }));
}
