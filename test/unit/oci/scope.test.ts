import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeScopes, repositoryScope } from '../../../src/oci/scope.ts';

it.each([
  [[], []],
  [['repository:a:push,pull'], ['repository:a:pull,push']],
  [
    ['repository:b:pull', 'repository:a:pull,push', 'repository:b:push'],
    ['repository:a:pull,push', 'repository:b:pull,push'],
  ],
  [['registry:catalog:*', 'nonsense'], ['registry:catalog:*']],
])('%j are %j', (scopes, merged) => {
  expect(mergeScopes(scopes)).toEqual(merged);
});

it('the order and repetition of scopes makes no difference', () => {
  const scope = fc
    .record({ path: fc.constantFrom('a', 'b/c', 'd'), access: fc.constantFrom('pull', 'pull,push' as const) })
    .map(({ path, access }) => repositoryScope({ path }, access as 'pull'));
  fc.assert(
    fc.property(fc.array(scope), (scopes) => {
      const merged = mergeScopes(scopes);
      expect(mergeScopes([...scopes.toReversed(), ...scopes])).toEqual(merged);
      expect(mergeScopes(merged)).toEqual(merged);
    }),
  );
});
