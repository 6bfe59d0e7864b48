import { allows, type ImageFiles } from './image-files.ts';
import type { Resolved, TreeNode } from './tree-node.ts';

/** A program of the image that is started, or that a script names. */
export interface Program {
  /** As it was asked for. */
  readonly name: string;
  readonly path: string;
  readonly node: TreeNode;
}

/** The words an image starts: its entry point and command. */
export function commandOf({ config }: Pick<ImageFiles, 'config'>): readonly string[] {
  return [...(config.config?.Entrypoint ?? []), ...(config.config?.Cmd ?? [])];
}

/** The program that `#!/usr/bin/env …` looks for on PATH (env(1): -S splits, assignments come before). */
export function envProgram(argument: string | undefined): string | undefined {
  const words = (argument ?? '').split(/\s+/);
  const split = /^(?:-S|--split-string=?)/.test(words[0] ?? '');
  const first = split
    ? words
        .join(' ')
        .replace(/^(?:-S|--split-string=?)\s*/, '')
        .split(' ')
    : [argument ?? ''];
  return first.find((word) => word !== '' && !word.startsWith('-') && !word.includes('='));
}

/** Where runc and Docker look for programs when an image does not say (moby/moby, oci/defaults). */
export const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The program by a name, as runc finds it: on PATH, or from the working folder when it has a slash. */
export function lookUp(name: string, files: ImageFiles, by: 'path' | 'file'): Program | Resolved {
  const { tree, workingDirectory, environment } = files;
  const at = (path: string): Program | Resolved => {
    const found = tree.resolve(path);
    return found.node && !found.problem ? { name, path: found.path, node: found.node } : found;
  };
  if (name.includes('/') || by === 'file') {
    return at(name.startsWith('/') ? name : `${workingDirectory}/${name}`);
  }
  const places = (environment.get('PATH') ?? usualPath)
    .split(':')
    .map((folder) => at(`${folder.startsWith('/') ? '' : `${workingDirectory}/`}${folder}/${name}`));
  const programs = places.filter(
    (place): place is Program => 'name' in place && place.node.entry.type === 'file',
  );
  return (
    programs.find(({ node }) => allows(node, 'execute', files.identity)) ??
    programs[0] ?? { path: name, through: [], problem: 'missing' }
  );
}
