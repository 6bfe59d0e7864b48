import { type ChosenVersion, type ToolName, toolNames } from '../tools/catalog.ts';
import { splitFields, type Wrong } from './fields.ts';
import { nearest } from './nearest.ts';

/** Tools in other versions than the pinned ones; the checksum is that of the file that is downloaded. */
export type ToolVersions = Readonly<Partial<Record<ToolName, ChosenVersion>>>;

/** Reads `trivy=0.75.0@sha256:…` lines. */
export function readToolVersions(text: string, wrong: Wrong): ToolVersions {
  const versions: Partial<Record<ToolName, ChosenVersion>> = {};
  for (const line of splitFields(text, 'line', wrong)) {
    const [, name = '', version = '', sha256 = ''] =
      /^([\w-]+)\s*=\s*(v?\d[\w.+-]*)@sha256:([0-9a-f]{64})$/.exec(line) ?? [];
    const tool = toolNames.find((known) => known === name);
    if (name === '') {
      wrong(`"${line}" is not TOOL=VERSION@sha256:<64 hex digits>, as in trivy=0.75.0@sha256:…`);
    } else if (tool === undefined) {
      const meant = nearest(name, toolNames);
      wrong(
        `"${name}" is none of ${toolNames.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
      );
    } else if (versions[tool]) {
      wrong(`${tool} is given twice`);
    } else {
      versions[tool] = { version, sha256 };
    }
  }
  return versions;
}
