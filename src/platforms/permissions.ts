import { eachFile } from './file-tree.ts';
import type { PlatformFinding } from './finding.ts';
import { allows, type ImageFiles, modeText, placeOf } from './image-files.ts';
import { commandOf, lookUp } from './program.ts';
import { isWithin, type TreeNode } from './tree-node.ts';

/** What the user an image runs as cannot read, one finding for each layer; none for root, who reads everything. */
export function readabilityFindings(files: ImageFiles): PlatformFinding[] {
  const { identity, tree, profile } = files;
  if (identity.uid === 0) return [];
  const closed: [path: string, node: TreeNode][] = [];
  let skip: string | undefined;
  for (const [path, node] of tree.nodes()) {
    // What is in a closed folder is not counted again.
    if (skip !== undefined && isWithin(path, skip)) continue;
    skip = undefined;
    if (privatePlaces.test(path) || isOpen(node, files)) continue;
    closed.push([path, node]);
    if (node.children) skip = path;
  }
  const needed = neededFolders(files);
  return [...Map.groupBy(closed, ([, node]) => node.layer)].map(([layer, found]) => {
    const [first] = found.find(([path]) => needed.some((folder) => isWithin(path, folder))) ??
      found[0] ?? [''];
    const matters = needed.some((folder) => isWithin(first, folder));
    const named = [first, ...found.map(([path]) => path).filter((path) => path !== first)];
    return {
      rule: 'unreadable-files',
      severity: matters ? 'error' : 'warning',
      what: `the user it runs as cannot read ${counted(found)}: ${listed(named, files)}`,
      where: placeOf(files, first, layer),
      why:
        profile.run.user === undefined
          ? 'The image runs as the USER it names, who does not own them.'
          : `${profile.title} runs every image as a user of its own, whatever USER says: only what others may read can be read.`,
      fix: 'COPY --chmod=755 (or --chmod=644 for files), or RUN chmod -R a+rX on the folder in the same step.',
    };
  });
}

/** Programs that change who runs them. */
export function setUidFindings(files: ImageFiles): PlatformFinding[] {
  const found = [...eachFile(files.tree)].filter(
    ([, { entry }]) => entry.mode & 0o6000 && entry.mode & 0o111,
  );
  return [...Map.groupBy(found, ([, node]) => node.layer)].map(([layer, those]) => ({
    rule: 'set-uid-files',
    severity: files.profile.run.root === 'refused' ? 'warning' : 'note',
    what: `${those.length} ${those.length === 1 ? 'program has' : 'programs have'} the set-uid or set-gid bit: ${listed(
      those.map(([path]) => path),
      files,
    )}`,
    where: placeOf(files, those[0]?.[0] ?? '', layer),
    why: 'Without new privileges they cannot do what the bit is for; where new privileges are allowed, they are a way to root.',
    fix: 'RUN chmod a-s on them, or leave the packages out that bring them.',
  }));
}

/** At most five of them, with their modes. */
function listed(paths: readonly string[], { tree }: ImageFiles): string {
  const shown = paths.slice(0, 5).map((path) => {
    const mode = tree.resolve(path).node?.entry.mode ?? 0;
    return `/${path} (${modeText(mode)})`;
  });
  return `${shown.join(', ')}${paths.length > shown.length ? ', …' : ''}`;
}

function isOpen(node: TreeNode, { identity }: ImageFiles): boolean {
  if (node.entry.type === 'directory')
    return allows(node, 'execute', identity) && allows(node, 'read', identity);
  if (node.entry.type !== 'file') return true;
  // A program that may only be run is meant so.
  return (
    allows(node, 'read', identity) || (node.entry.head?.[0] === 0x7f && allows(node, 'execute', identity))
  );
}

/** What distributions keep from others on purpose, and no application reads. */
const privatePlaces =
  /^(?:root|proc|sys|dev|run|boot|lost\+found|var\/(?:cache|log|spool|run|lib\/(?:apt|dpkg|private|polkit-1|sudo|systemd|rpm|dnf|yum|selinux))|etc\/(?:g?shadow-?|\.pwd\.lock|security|sudoers|sudoers\.d|ssl\/private|ssh|cron\.[a-z]+|crontab|default\/useradd|polkit-1|selinux|audit|credstore(?:\.encrypted)?|subgid-|subuid-|passwd-|group-)|usr\/(?:share\/polkit-1|lib\/(?:credstore|polkit-1)|libexec\/(?:sudo|openssh)))(?:\/|$)/;

/** Folders that the application is in: without them it does not run. */
function neededFolders(files: ImageFiles): string[] {
  const { tree, workingDirectory } = files;
  const [name] = commandOf(files);
  const program = name ? lookUp(name, files, 'path') : undefined;
  const own = program?.path && !/^(?:usr\/(?:local\/)?)?s?bin\//.test(program.path) ? [program.path] : [];
  const folders = [workingDirectory, '/var/task', '/var/runtime', '/opt'].map(
    (path) => tree.resolve(path).path,
  );
  return [...folders, ...own].filter((path) => path !== '');
}

function counted(found: readonly [string, TreeNode][]): string {
  const folders = found.filter(([, node]) => node.children).length;
  const files = found.length - folders;
  const parts = [
    files > 0 && `${files} ${files === 1 ? 'file' : 'files'}`,
    folders > 0 && `${folders} ${folders === 1 ? 'folder' : 'folders'}`,
  ];
  return parts.filter(Boolean).join(' and ');
}
