import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatDate } from '../../../src/plan/dates.ts';

const fixture: {
  formats: string[];
  cases: { date: string; timezone: string; expected: string[] }[];
} = JSON.parse(readFileSync(new URL('../../fixtures/tags/moment.json', import.meta.url), 'utf8'));

test.each(fixture.cases)('writes $date in $timezone as Moment does', ({ date, timezone, expected }) => {
  const written = fixture.formats.map((format) => formatDate(new Date(date), format, timezone));
  expect(Object.fromEntries(fixture.formats.map((format, at) => [format, written[at]]))).toEqual(
    Object.fromEntries(fixture.formats.map((format, at) => [format, expected[at]])),
  );
});

test('knows the abbreviation of UTC only', () => {
  const date = new Date('2026-11-21T01:02:03Z');
  expect(formatDate(date, 'HH:mm z', 'UTC')).toBe('01:02 UTC');
  expect(() => formatDate(date, 'z', 'Asia/Tokyo')).toThrow(
    expect.objectContaining({ code: 'input-invalid' }),
  );
});

test('refuses an unknown time zone', () => {
  expect(() => formatDate(new Date(0), 'YYYY', 'Mars/Olympus')).toThrow(
    expect.objectContaining({ code: 'input-invalid' }),
  );
});
