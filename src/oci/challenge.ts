/** One challenge of a `WWW-Authenticate` header; scheme and parameter names are in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const schemePattern = new RegExp(`[\\s,]*(${token})`, 'y');
// RFC 9110, 11.2: one opaque value in place of parameters, as Negotiate and NTLM use it.
const token68Pattern = /[ \t]+[A-Za-z0-9\-._~+/]+=*(?=\s*(?:,|$))/y;
// Unquoted values are taken up to the next comma: registries leave quotes off URLs and scopes too.
const parameterPattern = new RegExp(`[\\s,]*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]*))`, 'y');

/**
 * Reads a `WWW-Authenticate` header (RFC 9110, 11.6.1) that may hold several challenges, also when
 * several header lines were joined by commas. Never throws: what cannot be read is left out.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  let position = 0;

  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = position;
    const found = pattern.exec(header) ?? undefined;
    if (found) position = pattern.lastIndex;
    return found;
  };

  while (position < header.length) {
    const scheme = match(schemePattern)?.[1];
    if (scheme === undefined) {
      position += 1;
      continue;
    }
    const parameters: Record<string, string> = Object.create(null);
    if (!match(token68Pattern)) {
      for (let found = match(parameterPattern); found; found = match(parameterPattern)) {
        const [, name = '', quoted, plain = ''] = found;
        parameters[name.toLowerCase()] ??= quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1');
      }
    }
    challenges.push({ scheme: scheme.toLowerCase(), parameters });
  }
  return challenges;
}
