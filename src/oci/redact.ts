/** Query parameters of the distribution API; any other may be part of a signature or a session. */
const shown = new Set([
  'artifactType',
  'digest',
  'digest-algorithm',
  'from',
  'last',
  'mount',
  'n',
  'scope',
  'service',
]);

/** The URL for a log or an error: no user information, unknown query parameters without their values. */
export function redactedUrl(url: URL): string {
  const copy = new URL(url);
  copy.username = '';
  copy.password = '';
  copy.hash = '';
  copy.search = '';
  const query = [...url.searchParams].map(([name, value]) =>
    shown.has(name) ? `${name}=${encodeURIComponent(value)}` : `${encodeURIComponent(name)}=REDACTED`,
  );
  return query.length === 0 ? copy.href : `${copy.href}?${query.join('&')}`;
}
