import type { PlatformFinding } from './finding.ts';
import type { SmokePlan } from './smoke-plan.ts';
import type { SmokeReport } from './smoke-report.ts';

/** The part of a limit that one request should not use up. */
const nearly = 0.9;

/** What a run took, against the limits of its platform. */
export function limitFindings({ figures, output }: SmokeReport, { profile }: SmokePlan): PlatformFinding[] {
  if (!figures) return [];
  const { memory, pids, descriptors, tmp, children } = profile.run;
  const text = output.join('\n');
  const found: PlatformFinding[] = [];
  if (figures.oomKills > 0 || (figures.memory ?? 0) > memory.value) {
    found.push(outOfMemory(figures, profile));
  }
  if (figures.forksRefused > 0 || (pids && (figures.threads ?? 0) >= pids.value)) {
    found.push({
      rule: 'smoke-processes',
      severity: 'error',
      what: `it wanted more than the ${pids?.value} processes and threads it may have; ${figures.forksRefused} were refused`,
      why: `${profile.title} refuses more, and programs seldom expect that.`,
      fix: 'Bound the workers and threads that it starts.',
    });
  }
  if (!children && (figures.processes ?? 0) > 1) {
    found.push({
      rule: 'smoke-children',
      severity: 'error',
      what: `it had ${figures.processes} processes at once`,
      why: `${profile.title} does not let a program start others.`,
      fix: 'Start the program itself in ENTRYPOINT, without a shell or supervisor, and do the work in threads.',
    });
  }
  const open = figures.descriptors ?? 0;
  const refused = /EMFILE|too many open files/i.test(text);
  if (descriptors && (refused || open >= descriptors.value * nearly)) {
    const out = refused || open >= descriptors.value;
    found.push({
      rule: 'smoke-descriptors',
      severity: out ? 'error' : 'warning',
      what: out
        ? `it ran out of the ${descriptors.value} descriptors a process may have`
        : `it had ${open} of the ${descriptors.value} descriptors a process may have after a single request`,
      why: `${profile.title} allows no more: files cannot be opened and connections not accepted.`,
      fix: 'Close what is opened, and bound what is open at once.',
    });
  }
  if (tmp && ((figures.tmp ?? 0) >= tmp.value * 0.99 || /ENOSPC|no space left on device/i.test(text))) {
    found.push({
      rule: 'smoke-tmp',
      severity: 'error',
      what: `it filled the ${megabytes(tmp.value)} of /tmp`,
      why: `${profile.title} has no other place to write to, and keeps /tmp between calls.`,
      fix: 'Remove what is not needed any more, or give it more (input tmp-size).',
    });
  }
  return found;
}

/** In the smoke run `/tmp` is memory that counts, on most platforms it is a disk: an end may be only our own. */
function outOfMemory(
  { oomKills, tmp = 0 }: NonNullable<SmokeReport['figures']>,
  { run, title }: SmokePlan['profile'],
): PlatformFinding {
  const byTmp = oomKills > 0 && run.tmp !== undefined && tmp > run.memory.value / 8;
  const ended = oomKills > 0 ? ' and was ended by the kernel' : '';
  return {
    rule: 'smoke-memory',
    severity: byTmp ? 'warning' : 'error',
    what: byTmp
      ? `it was ended when memory and ${megabytes(tmp)} in /tmp together came to ${megabytes(run.memory.value)}`
      : `it needs more than the ${megabytes(run.memory.value)} of memory it has${ended}`,
    why: byTmp
      ? `the smoke run keeps /tmp in the memory it gives; ${title} has it beside, so this may go well there`
      : `${title} ends what takes more memory than it was given.`,
    fix: 'Give it more memory (input memory), or tell its runtime how much there is.',
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}
