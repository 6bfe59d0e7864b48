import { SealiftError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { RunRecord } from './record.ts';

/** What a run has told about itself so far; parts are filled in as they become known. */
export type AccountParts = Partial<
  Omit<
    RunRecord,
    'schema' | 'command' | 'sealift' | 'startedAt' | 'finishedAt' | 'outcome' | 'error' | 'steps'
  >
>;

type StepRecord = RunRecord['steps'][number];

/** Keeps the account of one run, so that it can be written after success and failure alike. */
export class Account {
  readonly #command: string;
  readonly #version: string;
  readonly #log: Log;
  readonly #clock: () => Date;
  readonly #startedAt: Date;
  readonly #steps: StepRecord[] = [];
  #parts: AccountParts = {};
  #planned = false;

  constructor(command: string, version: string, deps: { log: Log; clock: () => Date }) {
    this.#command = command;
    this.#version = version;
    this.#log = deps.log;
    this.#clock = deps.clock;
    this.#startedAt = deps.clock();
  }

  /** Sets parts of the record; a part set again is replaced. */
  note(parts: AccountParts): void {
    this.#parts = { ...this.#parts, ...parts };
  }

  /** Adds a sentence a reader should know. */
  remark(sentence: string): void {
    this.note({ notes: [...(this.#parts.notes ?? []), sentence] });
  }

  /** Says that the run only planned, and why. */
  planned(sentence: string): void {
    this.#planned = true;
    this.remark(sentence);
  }

  /** Adds a file the run leaves behind, by its output's name. */
  file(name: string, path: string): void {
    this.note({ files: { ...this.#parts.files, [name]: path } });
  }

  /** Runs a step of the line, and records its time and whether it was done. */
  async step<T>(name: string, title: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const record = (outcome: StepRecord['outcome']) =>
      this.#steps.push({ name, outcome, milliseconds: Math.round(performance.now() - started) });
    try {
      const result = await this.#log.step(title, work);
      record('done');
      return result;
    } catch (error) {
      record('failed');
      throw error;
    }
  }

  /** The record as it stands; `error` is what ended the run early. */
  record(error?: unknown): RunRecord {
    return {
      schema: 'sealift-run/1',
      command: this.#command,
      sealift: { version: this.#version },
      startedAt: this.#startedAt.toISOString(),
      finishedAt: this.#clock().toISOString(),
      outcome: this.#planned && error === undefined ? 'planned' : outcomeOf(error),
      ...(error === undefined ? {} : { error: errorOf(error) }),
      tools: [],
      tags: [],
      files: {},
      notes: [],
      ...this.#parts,
      steps: this.#steps,
    };
  }
}

function outcomeOf(error: unknown): RunRecord['outcome'] {
  if (error === undefined) return 'done';
  if (!(error instanceof SealiftError)) return 'failed';
  if (error.code === 'interrupted') return 'interrupted';
  return error.exitCode === 5 ? 'refused' : 'failed';
}

function errorOf(error: unknown): NonNullable<RunRecord['error']> {
  if (error instanceof SealiftError) {
    return { code: error.code, message: error.message, ...(error.hint ? { hint: error.hint } : {}) };
  }
  return { code: 'bug', message: error instanceof Error ? error.message : String(error) };
}
