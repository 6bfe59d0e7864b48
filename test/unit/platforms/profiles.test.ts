import { describe, expect, test } from 'vitest';
import { platformNames } from '../../../src/platforms/finding.ts';
import type { Limit } from '../../../src/platforms/profile.ts';
import { profileOf } from '../../../src/platforms/profiles.ts';

/** Where each vendor speaks for itself. */
const pages = {
  lambda: /^https:\/\/docs\.aws\.amazon\.com\//,
  fc: /^https:\/\/(www\.alibabacloud\.com|help\.aliyun\.com)\//,
  scf: /^https:\/\/www\.tencentcloud\.com\//,
  cloudrun: /^https:\/\/cloud\.google\.com\//,
  generic: /^docs\/serverless\.md$/,
} as const;

describe.each(platformNames)('the profile %s', (name) => {
  const profile = profileOf(name);
  const limits = Object.entries({ ...profile.image, ...profile.run }).filter(
    (entry): entry is [string, Limit] => isLimit(entry[1]),
  );

  test('bears its name', () => {
    expect(profile.name).toBe(name);
  });

  test('has limits', () => {
    expect(limits.map(([key]) => key)).toContain('memory');
    expect(limits.length).toBeGreaterThanOrEqual(4);
  });

  test.each(limits)('%s is a whole number above zero, with a page of the vendor', (_, limit) => {
    expect(Number.isInteger(limit.value) && limit.value > 0).toBe(true);
    expect(limit.source).toMatch(pages[name]);
  });

  test('the most is not less than what is given', () => {
    const { memory, memoryMost, tmp, tmpMost } = profile.run;
    expect(memoryMost?.value ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(memory.value);
    expect(tmpMost?.value ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(tmp?.value ?? 0);
  });

  test('says where its rule on registries comes from', () => {
    if (name === 'generic') expect(profile.image.registry).toBeUndefined();
    else expect(profile.image.registry?.source).toMatch(pages[name]);
  });
});

function isLimit(value: unknown): value is Limit {
  return typeof value === 'object' && value !== null && 'source' in value && 'unit' in value;
}
