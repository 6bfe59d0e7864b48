/** `no-cache-filters` → `noCacheFilters`. */
export type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

export function camelCase<Name extends string>(name: Name): Camel<Name> {
  return name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase()) as Camel<Name>;
}
