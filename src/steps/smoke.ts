import { SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import type { Layout, PlatformImage } from '../oci/layout.ts';
import type { PlatformFinding } from '../platforms/finding.ts';
import type { PlatformProfile } from '../platforms/profile.ts';
import { smokeFindings } from '../platforms/smoke-findings.ts';
import type { SmokePlan } from '../platforms/smoke-plan.ts';
import { type SmokeReport, suggestedMemory } from '../platforms/smoke-report.ts';
import { withoutSecrets } from '../platforms/smoke-secrets.ts';
import { askDocker } from '../tools/docker.ts';
import { closeDocker, openDocker } from './smoke-docker.ts';
import { type ContainerRun, runContainer } from './smoke-run.ts';
import { closeRunc, openRunc } from './smoke-runc.ts';
import type { Sandbox, SmokeDeps, SmokeState } from './smoke-sandbox.ts';

export interface SmokeResult {
  readonly report: SmokeReport;
  readonly findings: readonly PlatformFinding[];
}

/**
 * Runs one platform's image of a layout under the conditions of its platform: with Docker where its daemon answers,
 * else with runc. Where neither can, or the image is for another machine, the report says so (`skipped`). Nothing of
 * it is left afterwards. Rejects with `tool-failed` when a sandbox that is there does not work, and `interrupted`.
 */
export async function smoke(
  layout: Layout,
  image: PlatformImage,
  plan: SmokePlan,
  deps: SmokeDeps,
): Promise<SmokeResult> {
  const report = withoutSecrets(await smokeReport(layout, image, plan, deps), image.config);
  return { report, findings: smokeFindings(report, plan) };
}

/** Cleans up after a smoke run whose process was killed. */
export async function closeSmokeState(
  state: SmokeState,
  deps: Pick<SmokeDeps, 'run' | 'env'>,
): Promise<void> {
  if (state.kind === 'runc') await closeRunc(state, deps);
  else await closeDocker(state, deps);
}

const outputLines = 20;
/** The second run only has to come as far as the first. */
const openSeconds = 20;

async function smokeReport(
  layout: Layout,
  image: PlatformImage,
  plan: SmokePlan,
  deps: SmokeDeps,
): Promise<SmokeReport> {
  const { profile } = plan;
  const about = { profile: profile.name, platform: platformText(image.platform) };
  const nothing = { ...about, notHeld: [], listeners: [], refusedWrites: [], output: [] };
  const sandbox = await openSandbox(layout, image, plan, deps);
  if (typeof sandbox === 'string') return { ...nothing, skipped: sandbox };
  try {
    const ready = profile.run.ready?.value ?? plan.patience;
    const container = await sandbox.start(false);
    const run = await runContainer(container, plan, ready, deps.signal);
    const refusedWrites =
      profile.run.readOnly && run.startFailure === undefined
        ? await writesOf(sandbox, plan, Math.min(ready, openSeconds), deps)
        : [];
    // What a sandbox cannot do here says nothing of the image.
    if (run.startFailure !== undefined && !isAboutImage(run.startFailure))
      return { ...nothing, skipped: `${sandbox.about.kind} starts no container here: ${run.startFailure}` };
    const { output, ...seen } = atItsPeak(run, profile.run);
    return {
      ...about,
      sandbox: sandbox.about,
      notHeld: container.notHeld,
      ...seen,
      refusedWrites,
      ...(seen.figures?.memory !== undefined &&
        !seen.figures.oomKills && { suggestedMemory: suggestedMemory(seen.figures.memory) }),
      output: output === '' ? [] : output.trimEnd().split('\n').slice(-outputLines),
    };
  } finally {
    await sandbox.close();
  }
}

/** What runc and Docker say of a program, a folder or a user that the image names. */
function isAboutImage(failure: string): boolean {
  return /exec:|args|exec format|executable|no such file|chdir|permission denied|no user|user /i.test(
    failure,
  );
}

/** Who was ended for want of memory had all there is, if only between two looks. */
function atItsPeak(run: ContainerRun, { memory, tmp }: PlatformProfile['run']): ContainerRun {
  const { figures } = run;
  if (!figures?.oomKills) return run;
  const beside = tmp === undefined ? 0 : (figures.tmp ?? 0);
  return { ...run, figures: { ...figures, memory: Math.max(figures.memory ?? 0, memory.value - beside) } };
}

/** Runs it again where it may write, and looks where it did. */
async function writesOf(
  sandbox: Sandbox,
  plan: SmokePlan,
  readySeconds: number,
  deps: SmokeDeps,
): Promise<string[]> {
  await runContainer(await sandbox.start(true), plan, readySeconds, deps.signal);
  return sandbox.changed();
}

/** A daemon may answer where there is no client to run containers with. */
async function dockerOr(...asked: Parameters<typeof openDocker>): Promise<Sandbox | string> {
  try {
    return await openDocker(...asked);
  } catch (error) {
    if (!(error instanceof SealiftError) || error.code !== 'tool-missing') throw error;
    return error.message;
  }
}

async function openSandbox(
  layout: Layout,
  image: PlatformImage,
  plan: SmokePlan,
  deps: SmokeDeps,
): Promise<Sandbox | string> {
  const { platform, architecture } = deps.host;
  if (image.platform.os !== 'linux' || image.platform.architecture !== machines[architecture]) {
    return `it is for ${platformText(image.platform)}, and this machine is ${platform}/${machines[architecture] ?? architecture}`;
  }
  if (plan.profile.run.invocation.kind === 'lambda' && !plan.emulator) {
    return 'the runtime interface emulator is not to be had';
  }
  if (platform !== 'linux') return `this machine is ${platform}, and containers run on linux`;
  const docker = await askDocker(deps.env, deps.run);
  const inDocker = docker.answers ? await dockerOr(layout, image, plan, deps) : docker.reason;
  if (typeof inDocker !== 'string') return inDocker;
  try {
    return await openRunc(layout, image, plan, deps);
  } catch (error) {
    if (!(error instanceof SealiftError) || error.code !== 'tool-missing') throw error;
    return `${inDocker}, and there is no runc (${error.message})`;
  }
}

/** Node.js's names of architectures, in OCI's. */
const machines: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: '386',
  ppc64: 'ppc64le',
  riscv64: 'riscv64',
  s390x: 's390x',
};
