import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { limitText } from '../../../src/platforms/amounts.ts';
import { platformNames } from '../../../src/platforms/finding.ts';
import type { Limit } from '../../../src/platforms/profile.ts';
import { profileOf } from '../../../src/platforms/profiles.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/serverless.md'), 'utf8');

describe('docs/serverless.md', () => {
  test.each(platformNames)('tells every limit of %s, with who says so', (name) => {
    const profile = profileOf(name);
    const section = sectionOf(name === 'generic' ? name : profile.title);
    const limits = [...Object.entries(profile.image), ...Object.entries(profile.run)].filter(
      (entry): entry is [string, Limit] => isLimit(entry[1]),
    );
    expect(limits.length).toBeGreaterThan(1);
    const missing = limits.filter(([, limit]) => {
      const source = limit.source.startsWith('https:') ? limit.source : '| this page |';
      return !section.some((line) => line.includes(limitText(limit)) && line.includes(source));
    });
    expect(missing).toEqual([]);
    const { registry } = profile.image;
    if (registry) expect(section.join('\n')).toContain(registry.source);
  });

  test('has a row for every rule, and for no other', () => {
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(
      ([, rule]) => rule as string,
    );
    const rules = rulesIn([
      ...globSync('src/platforms/*.ts', { cwd: root }),
      ...globSync('src/steps/{smoke,platform}*.ts', { cwd: root }),
    ]);
    expect(rules.length).toBeGreaterThan(50);
    expect(rows.toSorted()).toEqual(rules);
  });
});

/** Lines of the part under this heading. */
function sectionOf(heading: string): string[] {
  const [, after = ''] = page.split(new RegExp(`^### ${heading}.*$`, 'm'));
  return (after.split(/^##/m)[0] ?? '').split('\n');
}

function isLimit(value: unknown): value is Limit {
  return typeof value === 'object' && value !== null && 'unit' in value;
}

/** Rules as the code names them: `rule: '…'`, `finding('…', …)`, and the `id` of a kind of waste. */
function rulesIn(files: readonly string[]): string[] {
  const named = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const rules = [...text.matchAll(/\brule: ([^\n]*)|\bfinding\(\s*('[^']*')/g)];
    const kinds = /waste/.test(file) ? [...text.matchAll(/\bid: ('[^']*')/g)] : [];
    return [...rules, ...kinds].map(([, rule, other]) => rule ?? other ?? '');
  });
  const ids = named.flatMap((text) =>
    [...text.matchAll(/'([a-z]+(?:-[a-z]+)+|tests|logs)'/g)].map(([, id]) => id as string),
  );
  return [...new Set(ids)].toSorted();
}
