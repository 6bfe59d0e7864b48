import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { type Platform, platformText } from '../oci/descriptor.ts';
import { limitText } from '../platforms/amounts.ts';
import type { Invocation, Limit, PlatformProfile } from '../platforms/profile.ts';
import { profileOf } from '../platforms/profiles.ts';
import type { BuildOptions } from './plan.ts';
import { type SmokeInput, smokeInputOf } from './smoke-input.ts';

/** How the image is held to a serverless platform. */
export interface ServerlessPlan {
  /** With what the inputs say of its limits. */
  readonly profile: PlatformProfile;
  /** Where the function runs, if that is known. */
  readonly region?: string;
  /** Rules whose findings refuse nothing. */
  readonly ignored: readonly string[];
  readonly smoke: { readonly mode: 'auto' | 'on' | 'off'; readonly request?: SmokeInput };
}

type ServerlessInputs = Pick<
  Inputs,
  | 'serverless'
  | 'serverlessRegion'
  | 'serverlessIgnore'
  | 'smoke'
  | 'smokeRequest'
  | 'tmpSize'
  | 'memory'
  | 'pids'
  | 'descriptors'
  | 'port'
  | 'readyTimeout'
  | 'platforms'
  | 'attestations'
  | 'cache'
  | 'cacheTo'
>;

/**
 * The plan for `serverless`, and what the build does for it; undefined with `none`. `wrong` hears what the inputs ask
 * for and the platform does not take.
 */
export function planServerless(
  inputs: ServerlessInputs,
  wrong: (fault: Fault) => void,
):
  | {
      readonly plan: ServerlessPlan;
      /** What is built: `platforms`, else the platform's own. */
      readonly platforms: readonly Platform[];
      readonly layerCompression: BuildOptions['layerCompression'];
      readonly notes: readonly string[];
    }
  | undefined {
  if (inputs.serverless === 'none') return undefined;
  const own = profileOf(inputs.serverless);
  refuseContrary(inputs, own, wrong);
  const profile = { ...own, run: { ...own.run, ...overrides(inputs, own, wrong) } };
  const request = smokeInputOf(inputs.smokeRequest, profile, wrong);
  const chosen = inputs.platforms.length === 0 ? defaultPlatform(own) : undefined;
  // A platform that refuses an index refuses other layers than those with gzip too.
  const layerCompression = own.image.otherLayers === 'refused' ? 'gzip' : undefined;
  return {
    plan: {
      profile,
      ...(inputs.serverlessRegion === undefined ? {} : { region: inputs.serverlessRegion }),
      ignored: inputs.serverlessIgnore,
      smoke: { mode: inputs.smoke, ...(request && { request }) },
    },
    platforms: chosen ? [chosen] : inputs.platforms,
    layerCompression,
    notes: [
      ...(chosen ? [`platforms: built for ${platformText(chosen)}, which ${own.title} runs.`] : []),
      ...(layerCompression ? compressionNotes(inputs, own) : []),
      ...excessNotes(inputs, own),
    ],
  };
}

/** What the inputs ask for and the platform refuses: better said before the build than after it. */
function refuseContrary(
  { platforms, attestations }: ServerlessInputs,
  { image, title }: PlatformProfile,
  wrong: (fault: Fault) => void,
): void {
  if (!image.index) {
    if (platforms.length > 1)
      wrong({
        input: 'platforms',
        problem: `${title} takes the manifest of one platform, and ${platforms.length} give an index`,
        remedy: 'name one, and build the others in runs of their own',
      });
    if (attestations === 'inline')
      wrong({
        input: 'attestations',
        problem: `"inline" gives an index, which ${title} refuses`,
        remedy: 'use `referrers`',
      });
  }
  const unfit = platforms.filter(
    ({ os, architecture }) => !image.platforms.includes(`${os}/${architecture}`),
  );
  if (unfit.length > 0 && (unfit.length === platforms.length || !image.index))
    wrong({
      input: 'platforms',
      problem: `${title} does not run ${unfit.map(platformText).join(', ')}`,
      remedy: `use ${image.platforms.join(' or ')}`,
    });
}

/** Only where it is a vendor's: `generic` is whatever the builder is. */
function defaultPlatform({ name, image }: PlatformProfile): Platform | undefined {
  const [os, architecture] = image.platforms[0]?.split('/') ?? [];
  return name === 'generic' || !os || !architecture ? undefined : { os, architecture };
}

/** Nothing runs in less; a number without its unit is. */
const leastBytes = 1024 ** 2;

function overrides(
  inputs: ServerlessInputs,
  { run, title }: PlatformProfile,
  wrong: (fault: Fault) => void,
): Partial<PlatformProfile['run']> {
  const said = (input: string, unit: Limit['unit'], value: number | undefined): Limit | undefined =>
    value === undefined ? undefined : { value, unit, source: `the input ${input}` };
  for (const [input, value] of [
    ['memory', inputs.memory],
    ['tmp-size', inputs.tmpSize],
  ] as const)
    if (value !== undefined && value < leastBytes)
      wrong({
        input,
        problem: `${value} bytes are too few for any program`,
        remedy: 'write the unit, as in 512MiB',
      });
  const invocation = invocationOf(inputs.port, run.invocation, title, wrong);
  const tmp = said('tmp-size', 'bytes', inputs.tmpSize);
  const memory = said('memory', 'bytes', inputs.memory);
  const pids = said('pids', 'count', inputs.pids);
  const descriptors = said('descriptors', 'count', inputs.descriptors);
  const ready = said('ready-timeout', 'seconds', inputs.readyTimeout);
  return {
    invocation,
    ...(tmp && { tmp }),
    ...(memory && { memory }),
    ...(pids && { pids }),
    ...(descriptors && { descriptors }),
    ...(ready && { ready }),
  };
}

function invocationOf(
  port: string | undefined,
  own: Invocation,
  title: string,
  wrong: (fault: Fault) => void,
): Invocation {
  if (port === undefined) return own;
  if (own.kind === 'lambda') {
    wrong({ input: 'port', problem: `${title} hands events over and sends no requests to a port` });
    return own;
  }
  if (port === 'none') return { kind: 'job' };
  if (/^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535)
    return {
      kind: 'http',
      port: Number(port),
      portVariable: own.kind === 'http' ? own.portVariable : undefined,
    };
  wrong({ input: 'port', problem: `"${port}" is neither a port from 1 to 65535 nor "none"` });
  return own;
}

/** The cache may have what it likes: the image is written with gzip all the same. */
function compressionNotes({ cache, cacheTo }: ServerlessInputs, { title }: PlatformProfile): string[] {
  const other = (entries: readonly string[]) =>
    entries.some((entry) => /(^|,)\s*compression=(?!gzip(,|$))/.test(entry));
  return [...(other(cache) ? ['cache'] : []), ...(other(cacheTo) ? ['cache-to'] : [])].map(
    (input) => `${input}: its compression is the cache's; the image gets gzip layers, which ${title} takes.`,
  );
}

/** A page can be older than the platform, so that more than it says is used, and said. */
function excessNotes(inputs: ServerlessInputs, { run, title }: PlatformProfile): string[] {
  const asked = [
    ['tmp-size', inputs.tmpSize, run.tmpMost ?? run.tmp],
    ['memory', inputs.memory, run.memoryMost],
    ['pids', inputs.pids, run.pids],
    ['descriptors', inputs.descriptors, run.descriptors],
    ['ready-timeout', inputs.readyTimeout, run.ready],
  ] as const;
  return asked.flatMap(([input, value, most]) =>
    value !== undefined && most !== undefined && value > most.value
      ? [
          `${input}: ${limitText({ ...most, value })} is more than the ${limitText(most)} that ${title} gives (${most.source}).`,
        ]
      : [],
  );
}
