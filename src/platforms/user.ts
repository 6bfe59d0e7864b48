import type { PlatformFinding } from './finding.ts';
import type { ImageFiles } from './image-files.ts';

/** Whether the user an image names can be looked up, and is not root. */
export function userFindings({ profile, identity, userFault, config }: ImageFiles): PlatformFinding[] {
  const user = config.config?.User ?? '';
  if (userFault) {
    return [
      {
        rule: 'user-unknown',
        severity: 'error',
        what: `USER ${user} names the ${userFault.kind} ${userFault.name}, and ${userFault.file} does not have it`,
        where: { path: userFault.file },
        why: 'The container cannot be started: a name has to be turned into a number.',
        fix: `Add it with useradd or groupadd, copy ${userFault.file}, or name it by number: USER 65532:65532.`,
      },
    ];
  }
  // Where the platform chooses the user, USER says nothing.
  if (profile.run.user !== undefined || identity.uid !== 0) return [];
  return [
    {
      rule: 'user-root',
      severity: profile.run.root === 'refused' ? 'error' : 'note',
      what: user === '' ? 'the image names no user, and runs as root' : `USER ${user} is root`,
      why:
        profile.run.root === 'refused'
          ? 'Platforms that run images as nobody in particular refuse root, or take its rights away.'
          : `${profile.title} runs it so; what breaks into the program then has all of the container.`,
      fix: 'Set USER to a number that is not 0: USER 65532:65532.',
    },
  ];
}
