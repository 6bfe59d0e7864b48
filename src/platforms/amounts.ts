import type { Limit } from './profile.ts';

/** A limit as people read it: `512 MiB`, `1,024`, `10 s`. */
export function limitText({ value, unit }: Limit): string {
  if (unit === 'bytes') return binaryText(value);
  return unit === 'seconds' ? `${value} s` : value.toLocaleString('en');
}

/** `950 B`, `12.4 MiB`: the units that the platforms' limits are in. */
export function binaryText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${units[unit]}`;
}
