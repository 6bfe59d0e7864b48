import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const pages = globSync(['*.md', 'docs/**/*.md', 'demo/**/*.md', 'bench/**/*.md', '.github/**/*.md'], {
  cwd: root,
});

test('there are pages', () => expect(pages.length).toBeGreaterThan(5));

test.each(pages)('%s links to files and headings that are there', (page) => {
  const links = linksOf(textOf(page)).filter((link) => !/^[a-z]+:/.test(link));
  const broken = links.filter((link) => {
    const [path = '', heading] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(root, target))) return true;
    return heading !== undefined && target.endsWith('.md') && !anchorsOf(textOf(target)).includes(heading);
  });
  expect(broken).toEqual([]);
});

function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8').replace(/^ *```[\s\S]*?^ *```/gm, '');
}

function linksOf(text: string): string[] {
  return [...text.replace(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string);
}

/** How GitHub makes a heading's anchor: lower case, no punctuation, hyphens for spaces. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading as string);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
