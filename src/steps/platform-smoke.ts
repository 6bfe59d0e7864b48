import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import type { Layout } from '../oci/layout.ts';
import type { Plan } from '../plan/plan.ts';
import type { ServerlessPlan } from '../plan/serverless.ts';
import type { SmokePlan, SmokeRequest } from '../platforms/smoke-plan.ts';
import { findRunc } from '../tools/runc.ts';
import { type SmokeResult, smoke } from './smoke.ts';
import type { SmokeState } from './smoke-sandbox.ts';
import type { Workplace } from './workplace.ts';

/** What the smoke run takes of a line. */
export interface SmokeShop extends Pick<Workplace<Plan>, 'account' | 'place' | 'tools'> {
  /** Told as soon as there is a container that a killed run would leave behind. */
  readonly onSmoke: (state: SmokeState) => void;
}

/** Seconds one answer, or a job, may take. */
const patience = 60;

/**
 * Runs every platform's image of a layout under the conditions of its serverless platform. What cannot be run here is
 * said (`smoke: auto`), or fails with `could-not-check` (`smoke: on`).
 */
export async function smokeImages(
  layout: Layout,
  { profile, smoke: asked }: ServerlessPlan,
  { account, place, tools, onSmoke }: SmokeShop,
  deps: Deps,
): Promise<SmokeResult[]> {
  if (asked.mode === 'off') return [];
  const lambda = profile.run.invocation.kind === 'lambda';
  const program = lambda ? await emulatorOf(tools, asked.mode) : undefined;
  const plan: SmokePlan = {
    profile,
    environment: {},
    patience,
    ...(asked.request?.kind === 'http' && { request: await requestOf(asked.request, place.folder) }),
    ...(program !== undefined && {
      emulator: { program, event: await eventOf(asked.request, place.folder) },
    }),
  };
  const host = { platform: place.platform, architecture: place.architecture, uid: place.uid };
  const runc = async () => findRunc(await tools.get('buildkit'), deps.env);
  const results: SmokeResult[] = [];
  // One after the other: each has the machine's processors and its figures to itself.
  for (const image of layout.images) {
    const result = await smoke(layout, image, plan, { ...deps, host, runc, onState: onSmoke });
    const { skipped } = result.report;
    if (skipped !== undefined) {
      const what = `The image for ${platformText(image.platform)} was not run: ${skipped}.`;
      if (asked.mode === 'on')
        throw new SealiftError('could-not-check', `smoke is on. ${what}`, {
          hint: 'Run this on a machine of that architecture with Docker or runc, or set smoke: auto. Nothing was published.',
        });
      account.remark(what);
    }
    results.push(result);
  }
  return results;
}

/** Undefined where it cannot be had, and the run may do without. */
async function emulatorOf(tools: SmokeShop['tools'], mode: 'auto' | 'on'): Promise<string | undefined> {
  try {
    return (await tools.get('lambda-rie')).path;
  } catch (error) {
    const absent = error instanceof SealiftError && ['tool-missing', 'network-failed'].includes(error.code);
    if (mode === 'on' || !absent) throw error;
    return undefined;
  }
}

type Asked = NonNullable<ServerlessPlan['smoke']['request']>;

async function requestOf(
  { method, path, body }: Extract<Asked, { kind: 'http' }>,
  folder: string,
): Promise<SmokeRequest> {
  return { method, path, ...(body !== undefined && { body: await textOf(body, folder) }) };
}

async function eventOf(asked: Asked | undefined, folder: string): Promise<string> {
  return asked?.kind === 'event' ? textOf(asked.file, folder) : '{}';
}

async function textOf(file: string, folder: string): Promise<string> {
  try {
    return await readFile(resolve(folder, file), 'utf8');
  } catch (cause) {
    throw new SealiftError('input-invalid', `smoke-request: ${file} cannot be read`, { cause });
  }
}
