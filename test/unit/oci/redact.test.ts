import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redactedUrl } from '../../../src/oci/redact.ts';

it.each([
  ['https://r.example/v2/a/tags/list?n=10&last=x', 'https://r.example/v2/a/tags/list?n=10&last=x'],
  ['https://ann:pw@r.example/v2/', 'https://r.example/v2/'],
  [
    'https://s3.example/b?X-Amz-Signature=abc&X-Amz-Expires=60',
    'https://s3.example/b?X-Amz-Signature=REDACTED&X-Amz-Expires=REDACTED',
  ],
  [
    'https://r.example/u/1?_state=abc&digest=sha256:00',
    'https://r.example/u/1?_state=REDACTED&digest=sha256%3A00',
  ],
  ['https://r.example/b#secret', 'https://r.example/b'],
])('%s is shown as %s', (url, shown) => {
  expect(redactedUrl(new URL(url))).toBe(shown);
});

it('shows no value of a parameter it does not know', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{3,12}$/), fc.uuid(), (name, value) => {
      const url = new URL('https://r.example/b');
      url.searchParams.set(name, value);
      expect(redactedUrl(url)).not.toContain(value);
    }),
  );
});
