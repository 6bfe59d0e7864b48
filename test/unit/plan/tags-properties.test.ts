import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SealiftError } from '../../../src/errors.ts';
import { isTag } from '../../../src/oci/reference.ts';
import { planTags, type TagPlan } from '../../../src/plan/tags.ts';
import { branchPush, pullRequest, sourceOf, tagPush } from './source-of.ts';

const number = fc.nat({ max: 40 });
const version = fc
  .tuple(number, number, number, fc.constantFrom('', '-rc.1', '-beta.2'))
  .map(([major, minor, patch, end]) => `${major}.${minor}.${patch}${end}`);
const source = fc.oneof(
  version.map((text) => tagPush(`v${text}`)),
  fc.stringMatching(/^[a-z0-9][a-z0-9/_#@-]{0,30}$/).map(branchPush),
  fc.constantFrom(sourceOf(), pullRequest, sourceOf({ event: 'schedule' }), tagPush('odd')),
);
const piece = fc.constantFrom(
  ...'type= raw sha semver match ref edge pep440 schedule , = " value= pattern= {{version}} {{ }} {{branch}} {{major}} event=tag priority= 7 enable= true suffix= -x match= ( ) v1.2.3 group=1 é'.split(
    ' ',
  ),
);
const anyLine = fc.oneof(
  fc.string(),
  fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
);
const goodLine = fc
  .tuple(
    fc.constantFrom(
      'type=semver,pattern={{version}}',
      'type=semver,pattern={{major}}.{{minor}}',
      'type=semver,pattern={{major}}',
      'type=ref,event=branch',
      'type=ref,event=tag',
      'type=ref,event=pr',
      'type=edge',
      'type=schedule',
      'type=sha',
      'type=raw,value=x',
      'type=raw,value=latest',
    ),
    fc.constantFrom('', ',priority=1', ',priority=500', ',priority=2000', ',suffix=-s'),
  )
  .map((parts) => parts.join(''));
const flavor = fc.subarray(['latest=true', 'prefix=p-', 'suffix=-s,onlatest=true']);
const now = new Date('2026-11-21T01:02:03Z');

function priorityOf(line: string): number {
  const given = /priority=(\d+)/.exec(line)?.[1];
  if (given !== undefined) return Number(given);
  return (
    { schedule: 1000, semver: 900, edge: 700, ref: 600, raw: 200, sha: 100 }[
      /type=(\w+)/.exec(line)?.[1] ?? ''
    ] ?? Number.NaN
  );
}

function checkNames(plan: TagPlan): void {
  const names = plan.tags.map((tag) => tag.name);
  expect(names.filter((name) => !isTag(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(plan.version).toBe(names[0] ?? '');
}

test('whatever the lines: valid and different names, or an input-invalid', () => {
  let planned = 0;
  fc.assert(
    fc.property(
      source,
      fc.array(anyLine, { maxLength: 4 }),
      fc.array(anyLine, { maxLength: 2 }),
      (from, tags, flavors) => {
        try {
          checkNames(planTags({ tags, flavor: flavors, source: from, now }));
          planned++;
        } catch (error) {
          if (!(error instanceof SealiftError && error.code === 'input-invalid')) throw error;
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(planned).toBeGreaterThan(0);
});

test('tags stand by priority, and as written where it is equal', () => {
  fc.assert(
    fc.property(source, fc.array(goodLine, { minLength: 1, maxLength: 8 }), flavor, (from, tags, flavors) => {
      const plan = planTags({ tags, flavor: flavors, source: from, now });
      checkNames(plan);
      const lines = plan.tags.map((tag) => tag.from).filter((line) => line !== 'flavor');
      const expected = lines
        .map((line) => ({ line, priority: priorityOf(line), at: tags.indexOf(line) }))
        .sort((one, other) => other.priority - one.priority || one.at - other.at);
      expect(lines).toEqual(expected.map((each) => each.line));
    }),
  );
});

test('a full version never has a kind that lets it change', () => {
  fc.assert(
    fc.property(version, flavor, (text, flavors) => {
      const tags = ['type=semver,pattern={{version}}', 'type=ref,event=tag', `type=raw,value=${text}`];
      const plan = planTags({ tags, flavor: flavors, source: tagPush(`v${text}`), now });
      const full = plan.tags.filter((tag) => tag.name.includes(text));
      expect(full.length).toBeGreaterThan(0);
      expect(full.map((tag) => tag.kind)).toEqual(full.map(() => 'version'));
    }),
  );
});
