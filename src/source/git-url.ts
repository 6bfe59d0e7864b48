export interface GitRemote {
  /** Where people find the git repository: `https://host/owner/name`, without credentials. */
  readonly gitUrl: string | undefined;
  /** Its path on its host: `owner/name`. */
  readonly gitRepository: string | undefined;
}

/**
 * Reads the address of a git remote: a URL, or ssh's short form `git@host:owner/name.git`.
 * A path on this machine is no address anybody else could use.
 */
export function gitRemote(address: string | undefined): GitRemote {
  const nowhere = { gitUrl: undefined, gitRepository: undefined };
  const short = /^(?:[^@/\s]+@)?([^:/\s]{2,}):(?!\/\/)(.+)$/.exec(address ?? '');
  const text = short ? `ssh://${short[1]}/${short[2]}` : (address ?? '');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:', 'ssh:', 'git:', 'git+ssh:'].includes(url.protocol)) return nowhere;
  const path = url.pathname.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (url.hostname === '' || path === '') return nowhere;
  // The port of ssh or git says nothing about the web server on that host.
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const origin = isWeb ? `${url.protocol}//${url.host}` : `https://${url.hostname}`;
  return { gitUrl: `${origin}/${path}`, gitRepository: path };
}
