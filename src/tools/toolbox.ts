import { join } from 'node:path';
import type { Place } from '../place.ts';
import type { ChosenVersion, ToolName } from './catalog.ts';
import { type InstallDeps, type InstalledTool, installTools } from './install.ts';

/** The programs of a run: each is installed when it is first asked for, and once. */
export interface Toolbox {
  get(name: ToolName): Promise<InstalledTool>;
  /** Those that are ready. */
  ready(): InstalledTool[];
}

/** What the inputs say about tools. */
export interface ToolChoice {
  readonly toolsDir: string | undefined;
  readonly toolCache: string | undefined;
  readonly toolMirror: string | undefined;
  readonly toolVersions: Readonly<Partial<Record<ToolName, ChosenVersion>>>;
}

export function openToolbox(choice: ToolChoice, place: Place, deps: InstallDeps): Toolbox {
  const asked = new Map<ToolName, Promise<InstalledTool>>();
  const ready: InstalledTool[] = [];
  const install = async (name: ToolName) => {
    const [tool] = await installTools([name], installOptions(choice, place), deps);
    ready.push(tool as InstalledTool);
    return tool as InstalledTool;
  };
  return {
    get(name) {
      const tool = asked.get(name) ?? install(name);
      asked.set(name, tool);
      return tool;
    },
    ready: () => [...ready],
  };
}

/** How `sealift tools` and the lines find and keep programs. */
export function installOptions(choice: ToolChoice, place: Place) {
  return {
    platform: place.platform,
    arch: place.architecture,
    cacheFolder: choice.toolCache ?? join(place.cache, 'tools'),
    versions: choice.toolVersions,
    ...(choice.toolsDir ? { toolsDir: choice.toolsDir } : {}),
    ...(choice.toolMirror ? { mirror: choice.toolMirror } : {}),
  };
}
