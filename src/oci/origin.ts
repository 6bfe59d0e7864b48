/** The host that serves a registry's API: Docker Hub's is not the one in its names. */
export function apiHost(registry: string): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}

/** Whether a URL's host name (IPv6 in brackets) is this machine itself. */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

/**
 * Whether a request may go on from one URL to another: never from https to plain http, unless both
 * ends are this machine itself, and to nothing but http and https.
 */
export function mayFollow(from: URL, to: URL): boolean {
  if (to.protocol === 'https:') return true;
  if (to.protocol !== 'http:') return false;
  return from.protocol === 'http:' || (isLoopbackHost(from.hostname) && isLoopbackHost(to.hostname));
}
