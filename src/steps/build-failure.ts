import { SealiftError } from '../errors.ts';
import type { BuildProgress } from '../tools/build-progress.ts';

/** The error for a build that failed: the step, what it printed last, the cause, and what may help. */
export function buildFailure(progress: BuildProgress, mask: (text: string) => string): SealiftError {
  const { step, output, error } = progress.failure();
  const cause = mask(error.replace(/^failed to build: /, '').replace(/^failed to solve: /, '')).trim();
  const where = step ? `the build failed at ${mask(step)}` : 'the build failed';
  const message = [
    `${where}: ${cause || 'buildx gave no reason'}`,
    ...output.map((line) => `  ${mask(line)}`),
  ];
  const hint = hints.find(([pattern]) => pattern.test(error))?.[1];
  return new SealiftError('build-failed', message.join('\n'), hint === undefined ? {} : { hint });
}

const hints: readonly (readonly [RegExp, string])[] = [
  [
    /failed to read dockerfile|Dockerfile: no such file/i,
    'Is there a Dockerfile in the context? Name another one with file; its path starts at the working directory.',
  ],
  [
    /path .* not found|unable to prepare context/i,
    'Is context the right folder, and was the code checked out?',
  ],
  [/target stage .* could not be found/i, 'target must be the name of a stage in the Dockerfile.'],
  [
    /exec format error|no match for platform/i,
    'A program or image of another architecture: the base image must have this platform, and RUN needs an emulator (binfmt) or a builder node of that architecture.',
  ],
  [
    /failed to configure \S+ cache exporter/i,
    'The cache of cache-to cannot be opened: check its attributes and login, or let it fail with ignore-error=true.',
  ],
  [
    /toomanyrequests|429 Too Many Requests/i,
    'The registry of a base image limits pulls: log in to it (registry-auths), or use a mirror.',
  ],
  [
    /pull access denied|authorization failed|401 Unauthorized|403 Forbidden/i,
    'Is the name of the base image right, and are there credentials for its registry (registry-auths)?',
  ],
  [
    /OCI exporter is not supported|Docker exporter feature/i,
    'This builder cannot write an OCI layout: use one of the docker-container, remote or kubernetes drivers, or builder: auto.',
  ],
  [
    /entitlement .* is not allowed|not allowed by/i,
    'Grant it with allow, and in the configuration of the builder.',
  ],
  [/no space left on device/i, 'The disk of the builder is full: prune its cache (`docker buildx prune`).'],
  [
    /dial tcp|i\/o timeout|connection refused|no such host|TLS handshake/i,
    'The builder could not reach a registry or server: check name, network and proxy.',
  ],
];
