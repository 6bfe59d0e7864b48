import { eachFile } from './file-tree.ts';
import type { PlatformFinding } from './finding.ts';
import { type ImageFiles, placeOf } from './image-files.ts';
import type { LayerEntry } from './listing.ts';
import { secretIn } from './secret-files.ts';
import { isSecretNamed, tokenIn } from './tokens.ts';

/** Credentials that everyone who can pull the image can read. No finding has a value. */
export function secretFindings(files: ImageFiles): PlatformFinding[] {
  return [...environmentFindings(files), ...historyFindings(files), ...fileFindings(files)];
}

const why = 'Everyone who may pull the image can read it, in every copy of it.';

function environmentFindings({ environment }: ImageFiles): PlatformFinding[] {
  return [...environment].flatMap(([name, value]): PlatformFinding[] => {
    const whose = tokenIn(value);
    if (whose === undefined && !isSecretNamed(name, value)) return [];
    return [
      {
        rule: 'secret-in-environment',
        severity: whose ? 'error' : 'warning',
        what: whose
          ? `the environment variable ${name} holds ${whose}`
          : `the environment variable ${name} has a value, and by its name that is a secret`,
        why,
        fix: `Take ENV ${name} out, give it to the function when it is deployed, and replace the credential.`,
      },
    ];
  });
}

/** The history keeps build arguments and commands, with what was written in them. */
function historyFindings({ config, layers }: ImageFiles): PlatformFinding[] {
  let layer = -1;
  return (config.history ?? []).flatMap(({ created_by = '', empty_layer }, index): PlatformFinding[] => {
    if (empty_layer !== true) layer += 1;
    // What ENV set is in the environment, or was.
    const whose = tokenIn(created_by);
    const argument = argumentsIn(created_by).find(([name, value]) => isSecretNamed(name, value))?.[0];
    if (whose === undefined && argument === undefined) return [];
    const step = empty_layer === true ? undefined : layers[layer]?.step;
    return [
      {
        rule: 'secret-in-history',
        severity: whose ? 'error' : 'warning',
        what: whose
          ? `step ${index + 1} of the image's history holds ${whose}`
          : `step ${index + 1} of the image's history holds the value of the build argument ${argument}`,
        ...(empty_layer !== true && { where: { layer, ...(step !== undefined && { step }) } }),
        why,
        fix: 'Use a build secret (RUN --mount=type=secret), which leaves nothing behind, and replace the credential.',
      },
    ];
  });
}

/** `|2 A=x B=y /bin/sh -c …`: what BuildKit writes of a step that uses build arguments. */
function argumentsIn(step: string): [name: string, value: string][] {
  const [, given = ''] = /(?:^|\s)\|\d+ (.*?)(?:\/bin\/sh -c |$)/s.exec(step) ?? [];
  const declared = /^ARG (\w+=.*)$/.exec(step)?.[1] ?? '';
  return [...`${given} ${declared}`.matchAll(/(?:^|\s)(\w+)=(\S*)/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

function fileFindings(files: ImageFiles): PlatformFinding[] {
  const present = [...eachFile(files.tree)].flatMap(([path, { entry, layer }]) =>
    secretFile(files, path, entry, layer),
  );
  const lost = files.tree.lost.flatMap(({ path, entry, layer, by, byLayer }) =>
    secretFile(files, path, entry, layer, ` (${by} by layer ${byLayer}, and still in layer ${layer})`),
  );
  return [...present, ...lost];
}

function secretFile(
  files: ImageFiles,
  path: string,
  entry: LayerEntry,
  layer: number,
  note = '',
): PlatformFinding[] {
  const holds = secretIn(path, entry.head);
  if (holds === undefined) return [];
  return [
    {
      rule: 'secret-file',
      severity: 'error',
      what: `/${path} holds ${holds}${note}`,
      where: placeOf(files, path, layer),
      why: note ? `${why} Deleting a file in a later step hides it, and leaves it in its layer.` : why,
      fix: 'Add it to .dockerignore, use a build secret (RUN --mount=type=secret) where a step needs it, and replace the credential.',
    },
  ];
}
