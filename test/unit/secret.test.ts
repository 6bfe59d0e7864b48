import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from '../../src/secret.ts';

test('a secret never prints, and reveals itself only when asked', () => {
  const secret = new Secret('hunter2');
  const printed = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: 5, showHidden: true }),
    ''.concat(secret as unknown as string),
  ];
  for (const text of printed) expect(text).not.toContain('hunter2');
  expect(secret.reveal()).toBe('hunter2');
});
