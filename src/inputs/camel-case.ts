/** `no-cache-filters` → `noCacheFilters`; the type `Inputs` does the same. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
