import type { PlatformFinding } from './finding.ts';
import { lambdaFindings, readLambdaAnswer } from './lambda-answer.ts';
import { limitFindings } from './smoke-limits.ts';
import type { SmokePlan } from './smoke-plan.ts';
import type { SmokeReport } from './smoke-report.ts';

/** What a smoke run shows against the platform, in plain words. */
export function smokeFindings(report: SmokeReport, plan: SmokePlan): PlatformFinding[] {
  if (report.skipped !== undefined) {
    return [
      {
        rule: 'smoke-not-run',
        severity: 'note',
        what: `the image was not run: ${report.skipped}`,
        why: 'Only what can be seen without running it was checked.',
        fix: 'Build on a machine of the same architecture where Docker answers or runc can be started.',
      },
    ];
  }
  const found = [
    ...begin(report, plan),
    ...listening(report, plan),
    ...answered(report, plan),
    ...ended(report, plan),
    ...limitFindings(report, plan),
  ];
  const failed = found.some(({ severity }) => severity === 'error');
  return [...found, ...writes(report, plan, failed), ...conditions(report)];
}

function begin(report: SmokeReport, { profile }: SmokePlan): PlatformFinding[] {
  const { startFailure, end, answer, figures } = report;
  if (startFailure !== undefined) {
    return [
      {
        rule: 'smoke-start',
        severity: 'error',
        what: `the entry point could not be started: ${startFailure}`,
        why: `${profile.title} starts the same command and would fail the same way.`,
        fix: 'Look at ENTRYPOINT, CMD, USER and WORKDIR: the program must be in the image, executable by its user, and for its architecture.',
      },
    ];
  }
  const { kind } = profile.run.invocation;
  if (kind === 'job') {
    if (end?.by === 'itself' && end.status === 0) return [];
    const what =
      end?.by === 'itself'
        ? `the job ended with exit status ${end.status}${lastWords(report)}`
        : 'the job was not done in the time it was given';
    return [
      {
        rule: 'smoke-exit',
        severity: 'error',
        what,
        why: 'A job has succeeded when it ends with 0.',
        fix: 'Read what it wrote, and run it with the same limits by hand.',
      },
    ];
  }
  // Who was ended for want of memory is told of that.
  if (end?.by !== 'itself' || figures?.oomKills) return [];
  if (answer !== undefined)
    return [
      {
        rule: 'smoke-exit',
        severity: end.status === 0 ? 'warning' : 'error',
        what: `it ended by itself with exit status ${end.status} after it had answered${lastWords(report)}`,
        why: `${profile.title} needs a process that stays and answers the next request too.`,
        fix: 'Read what it wrote, and let the program go on after a request.',
      },
    ];
  return [
    {
      rule: 'smoke-exit',
      severity: 'error',
      what: `it ended by itself with exit status ${end.status} after ${seconds(end.seconds)}, before it had answered${lastWords(report)}`,
      why: `${profile.title} needs a process that stays and answers.`,
      fix: 'Read what it wrote. Under a read-only root, see the writes that were refused.',
    },
  ];
}

function listening(report: SmokeReport, { profile }: SmokePlan): PlatformFinding[] {
  const { invocation, ready } = profile.run;
  const { listeners, answer, end } = report;
  if (invocation.kind !== 'http' || report.startFailure !== undefined) return [];
  const here = listeners.filter(({ port }) => port === invocation.port);
  if (here.length > 0 && here.every(({ address }) => isLoopback(address))) {
    return [
      {
        rule: 'smoke-loopback',
        severity: 'error',
        what: `it listens on ${here.map(({ address }) => address).join(', ')} only, at port ${invocation.port}`,
        why: `${profile.title} sends requests from outside the container; a loopback address is not reached from there.`,
        fix: 'Listen on 0.0.0.0.',
      },
    ];
  }
  if (answer !== undefined || end?.by === 'itself') return [];
  const ports = [...new Set(listeners.map(({ port }) => port))];
  if (here.length === 0 && ports.length > 0) {
    const told = invocation.portVariable ? `, which $${invocation.portVariable} says` : '';
    return [
      {
        rule: 'smoke-port',
        severity: 'error',
        what: `it listens at port ${ports.join(', ')}, not at ${invocation.port}${told}`,
        why: `${profile.title} sends requests to port ${invocation.port}.`,
        fix: `Listen at port ${invocation.port}${told}, or set the input port to where it listens.`,
      },
    ];
  }
  const waited = ready ? `within ${ready.value} seconds` : 'in time';
  return [
    {
      rule: 'smoke-not-ready',
      severity: 'error',
      what:
        here.length > 0
          ? `it listens at port ${invocation.port} but did not answer ${waited}`
          : `it did not listen at port ${invocation.port} ${waited}${lastWords(report)}`,
      why: `${profile.title} gives up on a container that is not ready by then.`,
      fix: 'Start listening first and do slow work later; raise ready-timeout if the platform is told to wait longer.',
    },
  ];
}

function answered(report: SmokeReport, plan: SmokePlan): PlatformFinding[] {
  const { answer } = report;
  const { kind } = plan.profile.run.invocation;
  if (kind === 'lambda') return invoked(report);
  if (answer === undefined) return [];
  const wanted = plan.request?.status;
  if (wanted === undefined ? answer.status < 500 : answer.status === wanted) return [];
  const { method, path } = plan.request ?? { method: 'GET', path: '/' };
  return [
    {
      rule: 'smoke-answer',
      severity: 'error',
      what: `${method} ${path} was answered with ${answer.status}${wanted === undefined ? '' : `, not ${wanted}`}: ${excerpt(answer.body)}`,
      why: 'The same request would be answered so after the deploy.',
      fix: 'Read what the container wrote; a variable or a service it needs may be missing in the smoke run.',
    },
  ];
}

function invoked({ answer, startFailure, end, output }: SmokeReport): PlatformFinding[] {
  if (startFailure !== undefined || end?.by === 'itself') return [];
  if (answer !== undefined) {
    return lambdaFindings(
      readLambdaAnswer({ status: answer.status, body: answer.body, log: output.join('\n') }),
    );
  }
  return [
    {
      rule: 'smoke-not-ready',
      severity: 'error',
      what: 'the function gave no answer to the event',
      why: 'Lambda ends an invocation that takes too long.',
      fix: 'Look whether the image starts a runtime interface client, and whether the handler ends.',
    },
  ];
}

function ended({ end }: SmokeReport, { profile }: SmokePlan): PlatformFinding[] {
  const { stop, invocation } = profile.run;
  if (end?.by !== 'kill' || !stop || invocation.kind === 'job') return [];
  return [
    {
      rule: 'smoke-stop',
      severity: 'warning',
      what: `it did not end within ${stop.value} seconds after SIGTERM and had to be killed`,
      why: `${profile.title} sends SIGTERM, waits ${stop.value} seconds and kills: requests under way are lost.`,
      fix: 'Handle SIGTERM: the first process of a container ignores it unless it says otherwise. Start the program itself in ENTRYPOINT, not through a shell.',
    },
  ];
}

/** Findings by path; more than so many are told together. */
const told = 20;

function writes(
  { refusedWrites, output }: SmokeReport,
  { profile }: SmokePlan,
  failed: boolean,
): PlatformFinding[] {
  const missed = /EROFS|read-only file system/i.test(output.join('\n'));
  const write = (what: string, path?: string): PlatformFinding => ({
    rule: 'smoke-write',
    severity: failed || missed ? 'error' : 'warning',
    what,
    ...(path !== undefined && { where: { path } }),
    why: `Only /tmp can be written on ${profile.title}.`,
    fix: 'Write below /tmp, or make the file when the image is built.',
  });
  const found = refusedWrites
    .slice(0, told)
    .map((path) => write(`it writes to ${path}, which is refused`, path));
  const more = refusedWrites.length - found.length;
  if (more > 0) found.push(write(`it writes to ${more} more paths outside /tmp`));
  if (found.length === 0 && missed && profile.run.readOnly) {
    found.push(write('it says that a file system is read-only, and does not write there when it may'));
  }
  return found;
}

function conditions({ notHeld, sandbox }: SmokeReport): PlatformFinding[] {
  return notHeld.map((condition) => ({
    rule: 'smoke-condition',
    severity: 'note',
    what: `it was run without a condition of the platform: ${condition}`,
    why: `${sandbox?.kind ?? 'The sandbox'} could not set it here, so the run says nothing about it.`,
    fix: 'Run as root, or where Docker answers.',
  }));
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

function lastWords({ output }: SmokeReport): string {
  const line = output.filter((text) => text.trim() !== '').at(-1);
  return line === undefined ? '' : `; its last line was "${line.trim().slice(0, 300)}"`;
}

function excerpt(body: string): string {
  const line = body.trim().replace(/\s+/g, ' ');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line || '(no body)';
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
