import type { PlatformFinding } from './finding.ts';
import { allows, type ImageFiles, modeText, placeOf } from './image-files.ts';

/** Whether programs find the place for temporary files as they expect it. */
export function tmpFindings(files: ImageFiles): PlatformFinding[] {
  const found = files.tree.resolve('/tmp');
  const own = [...files.tree.nodes()].find(([path]) => path === 'tmp')?.[1];
  const why = 'Platforms put a file system of their own at /tmp, and programs write there with any user.';
  const fix =
    'Keep the /tmp of the base image; in one from scratch, make it in a build stage (RUN mkdir -p /r/tmp && chmod 1777 /r/tmp) and copy what is above it (COPY --from=STAGE /r /).';
  if (own === undefined) {
    return [{ rule: 'tmp-missing', severity: 'warning', what: 'the image has no /tmp', why, fix }];
  }
  const where = placeOf(files, 'tmp', own.layer);
  if (own.entry.type !== 'directory') {
    const what = `/tmp is a ${own.entry.type}${own.entry.target ? ` to ${own.entry.target}` : ''}, not a folder`;
    return [{ rule: 'tmp-not-a-directory', severity: 'error', what, where, why, fix }];
  }
  const mode = found.node?.entry.mode ?? 0;
  if (mode === 0o1777) return [];
  // runc gives the file system it mounts there the mode of the folder under it.
  return [
    {
      rule: 'tmp-mode',
      severity: 'warning',
      what: `/tmp has mode ${modeText(mode)}, not 1777`,
      where,
      why,
      fix: 'RUN chmod 1777 /tmp.',
    },
  ];
}

/** Whether the working folder is there and can be used. */
export function workingDirectoryFindings(files: ImageFiles): PlatformFinding[] {
  const { workingDirectory, tree, profile, identity } = files;
  const found = tree.resolve(workingDirectory);
  if (found.problem || !found.node?.children) {
    // Runtimes make a missing one, and cannot where the root file system is read-only.
    if (found.problem === 'missing' && !profile.run.readOnly) return [];
    return [
      {
        rule: 'working-directory-missing',
        severity: 'error',
        what: `the working folder ${workingDirectory} is ${found.problem === 'missing' ? 'not in the image' : 'no folder'}`,
        where: { path: workingDirectory },
        why: 'The container cannot be started.',
        fix: 'Let WORKDIR name a folder that is there.',
      },
    ];
  }
  if (profile.run.readOnly || identity.uid === 0 || workingDirectory === '/') return [];
  if (allows(found.node, 'write', identity)) return [];
  return [
    {
      rule: 'working-directory-not-writable',
      severity: 'note',
      what: `the user it runs as cannot write to the working folder ${workingDirectory} (mode ${modeText(found.node.entry.mode)}, owner ${found.node.entry.uid})`,
      where: placeOf(files, found.path, found.node.layer),
      why: 'A program that writes beside itself fails; one that writes below /tmp does not.',
      fix: 'Write below /tmp, or COPY --chown to the user that USER names.',
    },
  ];
}
