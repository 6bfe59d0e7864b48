import { expect, test } from 'vitest';
import { isNearlyUsedUp, rateLimitText, readRateLimit } from '../../../src/registries/rate-limit.ts';

test('Docker Hub’s headers are read', () => {
  const limit = readRateLimit({ 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '9;w=21600' });
  expect(limit).toEqual({ limit: 100, remaining: 9, windowSeconds: 21600 });
  expect(limit && rateLimitText(limit)).toBe('9 of 100 pulls are left in 6 hours');
});

test.each([
  ['none', {}],
  ['one of the two', { 'ratelimit-limit': '100;w=21600' }],
  ['no number', { 'ratelimit-limit': 'many', 'ratelimit-remaining': '1' }],
])('%s is no limit', (_what, headers) => {
  expect(readRateLimit(headers)).toBeUndefined();
});

test('a limit may name no window', () => {
  const limit = readRateLimit({ 'ratelimit-limit': '10', 'ratelimit-remaining': '10' });
  expect(limit && rateLimitText(limit)).toBe('10 of 10 pulls are left');
});

test.each([
  [9, true],
  [10, false],
])('%i of 100 left: nearly used up is %s', (remaining, nearly) => {
  expect(isNearlyUsedUp({ limit: 100, remaining, windowSeconds: undefined })).toBe(nearly);
});
