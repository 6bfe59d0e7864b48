import { expect, it } from 'vitest';
import { nextLink } from '../../../src/oci/link.ts';

it.each([
  [undefined, undefined],
  ['', undefined],
  ['</v2/a/tags/list?n=10&last=x>; rel="next"', '/v2/a/tags/list?n=10&last=x'],
  ['<https://r.example/next>; rel=next', 'https://r.example/next'],
  ['</a>; rel="prev", </b>; title="x"; rel="last next"', '/b'],
  ['</a>;REL="NEXT"', '/a'],
  ['</a,b;c>; rel="next"', '/a,b;c'],
  ['</a>; rel="prev"', undefined],
  ['</a>', undefined],
  ['no link; rel="next"', undefined],
])('the next link of %j is %j', (header, target) => {
  expect(nextLink(header)).toBe(target);
});
