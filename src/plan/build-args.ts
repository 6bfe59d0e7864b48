/**
 * Build arguments with their values: `NAME` alone takes that variable of the environment, as buildx does, so
 * that what decides the image's content is part of the plan. One that is not set stays as it is. Pure.
 */
export function resolveBuildArgs(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  return args.map((arg) => (arg.includes('=') || env[arg] === undefined ? arg : `${arg}=${env[arg]}`));
}
