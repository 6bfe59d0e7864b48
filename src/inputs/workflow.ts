import type { Command } from './commands.ts';
import { replaceYamlRegion } from './generate.ts';
import { outputsFor } from './outputs.ts';
import type { Row } from './row.ts';
import { type InputName, inputNames, schema } from './schema.ts';

/** The commands a reusable workflow is for, and the inputs of each that its callers do not give. */
export const workflows = {
  build: [
    // The workflow's own business: what is built where, when the run began, and where its files go.
    ...['platforms', 'part', 'created', 'working-directory', 'report', 'sarif', 'call', 'dry-run'],
    // A called workflow sees neither the caller's environment, nor its files, nor its SSH agent.
    ...['secret-envs', 'secret-files', 'ssh'],
    // Several jobs would write one comment, and every caller would have to grant `pull-requests: write`.
    ...['comment', 'github-token'],
  ],
  promote: ['created', 'working-directory', 'report', 'sarif', 'comment', 'github-token'],
} as const satisfies Partial<Record<Command, readonly InputName[]>>;

export type WorkflowName = keyof typeof workflows;

/** Secrets by the names callers give them, where the input's own name would not do. */
const secretNames: Partial<Record<InputName, string>> = { secrets: 'build-secrets' };

/** What merge takes of the inputs of the build workflow: who logs in where, and who signs. */
const mergeCommand: Command = 'merge';

/** .github/workflows/build.yml with its regions made anew. */
export function buildWorkflow(page: string): string {
  return withRegions(page, {
    inputs: workflowInputs('build'),
    secrets: workflowSecrets('build'),
    outputs: workflowOutputs('merge', 'merge'),
    'build-with': workflowWith('build', 'build'),
    'merge-outputs': jobOutputs('merge', 'merge'),
    'merge-with': workflowWith('build', 'merge'),
  });
}

/** .github/workflows/promote.yml with its regions made anew. */
export function promoteWorkflow(page: string): string {
  return withRegions(page, {
    inputs: workflowInputs('promote'),
    secrets: workflowSecrets('promote'),
    outputs: workflowOutputs('promote', 'promote'),
    'promote-outputs': jobOutputs('promote', 'promote'),
    'promote-with': workflowWith('promote', 'promote'),
  });
}

function withRegions(page: string, regions: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(regions).reduce((text, [name, lines]) => replaceYamlRegion(text, name, lines), page);
}

/** `on.workflow_call.inputs`, without those written by hand; one text a line. */
function workflowInputs(name: WorkflowName): string[] {
  return callerInputs(name)
    .filter((input) => !isSecret(input))
    .flatMap((input) => {
      const row: Row = schema[input];
      // A yes-or-no input that also knows "not said" is a text.
      const boolean = row.kind === 'boolean' && row.default !== undefined;
      return [
        `${input}:`,
        `  description: ${JSON.stringify(description(row))}`,
        `  type: ${boolean ? 'boolean' : 'string'}`,
        `  default: ${boolean ? row.default : "''"}`,
      ];
    });
}

/** `on.workflow_call.secrets`. */
function workflowSecrets(name: WorkflowName): string[] {
  return callerInputs(name)
    .filter(isSecret)
    .flatMap((input) => [
      `${secretName(input)}:`,
      `  description: ${JSON.stringify(description(schema[input]))}`,
      '  required: false',
    ]);
}

/** The `with` of the step that runs `command`, handing on what the caller gave. */
function workflowWith(name: WorkflowName, command: Command): string[] {
  return callerInputs(name)
    .filter((input) => takes(input, command))
    .map(
      (input) => `${input}: \${{ ${isSecret(input) ? `secrets.${secretName(input)}` : `inputs.${input}`} }}`,
    );
}

/** `on.workflow_call.outputs`, from the job of this name. */
function workflowOutputs(command: Command, job: string): string[] {
  return handedOn(command).flatMap(([output, about]) => [
    `${output}:`,
    `  description: ${JSON.stringify(`${about}.`)}`,
    `  value: \${{ jobs.${job}.outputs.${output} }}`,
  ]);
}

/** `jobs.JOB.outputs`, from the step of this id. */
function jobOutputs(command: Command, step: string): string[] {
  return handedOn(command).map(([output]) => `${output}: \${{ steps.${step}.outputs.${output} }}`);
}

/** Paths mean nothing in another job. */
function handedOn(command: Command) {
  const files = ['sbom', 'sarif', 'junit', 'report', 'record', 'metadata', 'part'];
  return outputsFor(command).filter(([name]) => !files.includes(name));
}

function callerInputs(name: WorkflowName): InputName[] {
  const command: Command = name;
  const own: readonly InputName[] = workflows[name];
  return inputNames.filter(
    (input) =>
      (takes(input, command) || (name === 'build' && takes(input, mergeCommand) && input !== 'records')) &&
      !own.includes(input),
  );
}

function takes(input: InputName, command: Command): boolean {
  const row: Row = schema[input];
  return row.door !== 'command-line' && row.commands.includes(command);
}

function isSecret(input: InputName): boolean {
  const { kind } = schema[input];
  return ['secret', 'secrets', 'logins'].includes(kind) || input === 'cosign-key';
}

function secretName(input: InputName): string {
  return secretNames[input] ?? input;
}

function description(row: Row): string {
  if (row.kind === 'boolean' && row.default !== undefined) return `${row.about}.`;
  const otherwise = row.default === undefined ? row.otherwise : `\`${row.default}\``;
  return otherwise === undefined ? `${row.about}.` : `${row.about}. Default: ${otherwise}.`;
}
