import type { Camel } from './camel-case.ts';
import type { Command } from './commands.ts';
import type { KindValues } from './kinds.ts';
import type { InputName, schema } from './schema.ts';

/**
 * All inputs, read: one property for each row of the schema, in camel case. What the command does not
 * take has its default. Secrets are `Secret`s.
 */
export type Inputs = {
  readonly [Name in InputName as Camel<Name>]: RowValue<(typeof schema)[Name]>;
};

/** The inputs of one run, and the line of steps they are for. */
export interface Request {
  readonly command: Command;
  readonly inputs: Inputs;
  /** Bare arguments of the command line that stand for no input, as in `tools install trivy`. */
  readonly operands: readonly string[];
}

type Several =
  | 'choices'
  | 'list'
  | 'lines'
  | 'platforms'
  | 'repositories'
  | 'references'
  | 'secrets'
  | 'assignments'
  | 'logins'
  | 'tool-versions';

type RowValue<Given> = Given extends { kind: infer Kind extends keyof KindValues }
  ? Kind extends 'choice'
    ? Choice<Given> | Absent<Given>
    : Kind extends 'choices'
      ? readonly Choice<Given>[]
      : KindValues[Kind] | (Kind extends Several ? never : Absent<Given>)
  : never;

type Choice<Given> = Given extends { values: readonly (infer Value)[] } ? Value : never;

type Absent<Given> = Given extends { default: string } ? never : undefined;
