import { expect, test } from 'vitest';
import { recognize } from '../../../src/registries/profile.ts';

test.each([
  ['docker.io', 'referrers'],
  ['ghcr.io', 'referrers'],
  ['127.0.0.1:5000', 'referrers'],
  ['registry.cn-hangzhou.aliyuncs.com', 'tag'],
  ['registry-vpc.cn-hangzhou.aliyuncs.com', 'tag'],
  ['crpi-abc123.cn-shanghai.personal.cr.aliyuncs.com', 'tag'],
  ['team-registry.cn-beijing.cr.aliyuncs.com', 'tag'],
  ['registry.cn-hangzhou.aliyuncs.com.evil.example', 'referrers'],
] as const)('%s keeps signatures as %s', (host, storage) => {
  expect(recognize(host, undefined).profile.signatureStorage).toBe(storage);
});
