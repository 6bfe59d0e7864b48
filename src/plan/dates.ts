import { SealiftError } from '../errors.ts';

/**
 * A date as Moment's format tokens say (https://momentjs.com/docs/#/displaying/format/), English
 * locale; `timezone` is an IANA name. Throws `input-invalid` for an unknown zone.
 */
export function formatDate(date: Date, format: string, timezone: string): string {
  const parts = civilParts(date, timezone);
  const expanded = format.replace(
    localToken,
    (found, literal, backslash) =>
      (literal === undefined && backslash === undefined ? localFormats[found] : undefined) ?? found,
  );
  return expanded.replace(token, (found, literal?: string, backslash?: string) => {
    if (literal !== undefined) return literal.slice(1, -1);
    if (backslash !== undefined) return found.slice(1);
    return tokens[found]?.(parts) ?? found;
  });
}

const localToken = /(\[[^[]*\])|(\\)?(?:LTS|LT|LL?L?L?|l{1,4})/g;
const localFormats: Readonly<Record<string, string>> = {
  LTS: 'h:mm:ss A',
  LT: 'h:mm A',
  L: 'MM/DD/YYYY',
  LL: 'MMMM D, YYYY',
  LLL: 'MMMM D, YYYY h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
  l: 'M/D/YYYY',
  ll: 'MMM D, YYYY',
  lll: 'MMM D, YYYY h:mm A',
  llll: 'ddd, MMM D, YYYY h:mm A',
};

// Longest first; [text] and \token stand for themselves.
const token =
  /(\[[^[]*\])|(\\)?(?:[Hh]mm(?:ss)?|Mo|M{1,4}|Do|DDDo|D{1,4}|do|d{1,4}|wo|ww?|Wo|WW?|Qo?|N{1,5}|Y{4,6}|YY|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.)/gs;

interface Parts {
  readonly date: Date;
  readonly timezone: string;
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 = Sunday. */
  readonly weekday: number;
  /** 1–366. */
  readonly dayOfYear: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const dayLength = 86_400_000;

const tokens: Readonly<Record<string, (parts: Parts) => string>> = {
  ...padded('M', (p) => p.month),
  MMM: (p) => (months[p.month - 1] ?? '').slice(0, 3),
  MMMM: (p) => months[p.month - 1] ?? '',
  ...padded('D', (p) => p.day),
  DDD: (p) => String(p.dayOfYear),
  DDDo: (p) => ordinal(p.dayOfYear),
  DDDD: (p) => pad(p.dayOfYear, 3),
  d: (p) => String(p.weekday),
  do: (p) => ordinal(p.weekday),
  dd: (p) => (weekdays[p.weekday] ?? '').slice(0, 2),
  ddd: (p) => (weekdays[p.weekday] ?? '').slice(0, 3),
  dddd: (p) => weekdays[p.weekday] ?? '',
  e: (p) => String(p.weekday),
  E: (p) => String(p.weekday || 7),
  ...padded('w', (p) => week(p, localWeek).week),
  ...padded('W', (p) => week(p, isoWeek).week),
  gg: (p) => pad(week(p, localWeek).year % 100, 2),
  gggg: (p) => pad(week(p, localWeek).year, 4),
  ggggg: (p) => pad(week(p, localWeek).year, 5),
  GG: (p) => pad(week(p, isoWeek).year % 100, 2),
  GGGG: (p) => pad(week(p, isoWeek).year, 4),
  GGGGG: (p) => pad(week(p, isoWeek).year, 5),
  Q: (p) => String(Math.ceil(p.month / 3)),
  Qo: (p) => ordinal(Math.ceil(p.month / 3)),
  Y: (p) => String(p.year),
  YY: (p) => pad(p.year % 100, 2),
  YYYY: (p) => pad(p.year, 4),
  YYYYY: (p) => pad(p.year, 5),
  YYYYYY: (p) => `+${pad(p.year, 6)}`,
  y: (p) => String(p.year),
  yo: (p) => ordinal(p.year),
  yy: (p) => pad(p.year, 2),
  yyy: (p) => pad(p.year, 3),
  yyyy: (p) => pad(p.year, 4),
  N: () => 'AD',
  NN: () => 'AD',
  NNN: () => 'AD',
  NNNN: () => 'Anno Domini',
  NNNNN: () => 'AD',
  ...padded('H', (p) => p.hour),
  ...padded('h', (p) => p.hour % 12 || 12),
  ...padded('k', (p) => p.hour || 24),
  ...padded('m', (p) => p.minute),
  ...padded('s', (p) => p.second),
  Hmm: (p) => `${p.hour}${pad(p.minute, 2)}`,
  Hmmss: (p) => `${p.hour}${pad(p.minute, 2)}${pad(p.second, 2)}`,
  hmm: (p) => `${p.hour % 12 || 12}${pad(p.minute, 2)}`,
  hmmss: (p) => `${p.hour % 12 || 12}${pad(p.minute, 2)}${pad(p.second, 2)}`,
  a: (p) => (p.hour < 12 ? 'am' : 'pm'),
  A: (p) => (p.hour < 12 ? 'AM' : 'PM'),
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      'S'.repeat(index + 1),
      (p: Parts) =>
        pad(p.millisecond, 3)
          .slice(0, index + 1)
          .padEnd(index + 1, '0'),
    ]),
  ),
  x: (p) => String(p.date.getTime()),
  X: (p) => String(Math.floor(p.date.getTime() / 1000)),
  Z: (p) => offsetText(p.offset, ':'),
  ZZ: (p) => offsetText(p.offset, ''),
  z: zoneName,
  zz: zoneName,
};

/** The token alone, doubled (two digits) and followed by `o` (ordinal). */
function padded(name: string, value: (parts: Parts) => number) {
  return {
    [name]: (p: Parts) => String(value(p)),
    [name + name]: (p: Parts) => pad(value(p), 2),
    ...('MDwW'.includes(name) && { [`${name}o`]: (p: Parts) => ordinal(value(p)) }),
  };
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function ordinal(value: number): string {
  const teen = Math.floor((value % 100) / 10) === 1;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}

function offsetText(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${separator}${pad(size % 60, 2)}`;
}

// Abbreviations such as JST are Moment's own data; Intl has other ones for most zones.
function zoneName(p: Parts): string {
  if (p.timezone === 'UTC') return 'UTC';
  throw new SealiftError(
    'input-invalid',
    `the date token z has no abbreviation for ${p.timezone}: use Z, which gives ${offsetText(p.offset, ':')}`,
  );
}

/** First weekday (0 = Sunday), and the day of January that week 1 always holds. */
interface WeekRule {
  readonly first: number;
  readonly holds: number;
}
const localWeek: WeekRule = { first: 0, holds: 1 };
const isoWeek: WeekRule = { first: 1, holds: 4 };

function week(p: Parts, rule: WeekRule): { year: number; week: number } {
  const today = Date.UTC(p.year, p.month - 1, p.day);
  const startOf = (year: number) => {
    const held = new Date(Date.UTC(year, 0, rule.holds));
    return held.getTime() - ((held.getUTCDay() - rule.first + 7) % 7) * dayLength;
  };
  const year = [p.year + 1, p.year].find((candidate) => startOf(candidate) <= today) ?? p.year - 1;
  return { year, week: Math.floor((today - startOf(year)) / (7 * dayLength)) + 1 };
}

function civilParts(date: Date, timezone: string): Parts {
  const offset = offsetOf(date, timezone);
  const local = new Date(date.getTime() + offset * 60_000);
  const year = local.getUTCFullYear();
  return {
    date,
    timezone,
    year,
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
    weekday: local.getUTCDay(),
    dayOfYear: Math.floor((local.getTime() - Date.UTC(year, 0, 1)) / dayLength) + 1,
    offset,
  };
}

function offsetOf(date: Date, timezone: string): number {
  // Starting Intl takes milliseconds that the usual case need not spend.
  if (timezone === 'UTC') return 0;
  try {
    const name = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
      .formatToParts(date)
      .find((part) => part.type === 'timeZoneName')?.value;
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '') ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  } catch (cause) {
    throw new SealiftError(
      'input-invalid',
      `"${timezone}" is no time zone: use an IANA name such as Asia/Tokyo`,
      { cause },
    );
  }
}
