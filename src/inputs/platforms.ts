import type { Platform } from '../oci/descriptor.ts';
import { splitFields, type Wrong } from './fields.ts';

/** Reads `linux/amd64,linux/arm64`; the same platform twice is wrong, whatever its spelling. */
export function readPlatforms(text: string, wrong: Wrong): Platform[] {
  const seen = new Map<string, string>();
  return splitFields(text, 'comma', wrong).flatMap((entry) => {
    const platform = normalPlatform(entry);
    if (platform === undefined) {
      wrong(`"${entry}" is no platform: expected os/architecture[/variant], as in linux/arm64`);
      return [];
    }
    const key = JSON.stringify(platform);
    const earlier = seen.get(key);
    if (earlier !== undefined) wrong(`${entry} is the same platform as ${earlier}; name it once`);
    seen.set(key, entry);
    return [platform];
  });
}

const architectures: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  i386: '386',
};

/** Variants that say nothing, or that an architecture has when none is said (containerd's platforms package). */
const variants: Readonly<Record<string, string>> = {
  'amd64/v1': '',
  'arm64/v8': '',
  'arm64/8': '',
  'arm/': 'v7',
  'arm/5': 'v5',
  'arm/6': 'v6',
  'arm/7': 'v7',
  'arm/8': 'v8',
};

/** The one spelling BuildKit writes into an index. */
function normalPlatform(text: string): Platform | undefined {
  const match = /^([a-z0-9_-]+)\/([a-z0-9_-]+)(?:\/([a-z0-9.]+))?$/.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const [, os = '', named = '', said = ''] = match;
  const architecture = architectures[named] ?? named;
  const variant = variants[`${architecture}/${said}`] ?? said;
  return variant === '' ? { os, architecture } : { os, architecture, variant };
}
