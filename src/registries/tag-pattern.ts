/** A pattern of Amazon ECR, in which `*` stands for any number of characters (ECR API reference, ImageTagMutabilityExclusionFilter). */
export function wildcard(pattern: string): RegExp {
  return anchored(pattern.split(/\*+/).map(literal).join('.*'));
}

/**
 * A pattern of Harbor and Tencent TCR: `*` and `?` within a part of a path, `**` for any number of parts, `[a-z]`,
 * `{one,other}`, and `\` before what is meant literally. Undefined when it is malformed. Source: bmatcuk/doublestar 1,
 * which Harbor compares with (its src/lib/selector/selectors/doublestar); there an empty pattern matches everything.
 */
export function doublestar(pattern: string): RegExp | undefined {
  if (pattern === '') return /^/;
  const parts = pattern.split('/');
  const sources = parts.map((part, at) => {
    const last = at === parts.length - 1;
    if (part === '**') return last ? (at === 0 ? '.*' : '.+') : '(?:[^/]+/)*';
    const source = partSource(part);
    return source && `${source}${last ? '' : '/'}`;
  });
  return sources.includes(undefined) ? undefined : anchored(sources.join(''));
}

function anchored(source: string): RegExp {
  return new RegExp(`^(?:${source})$`);
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

const token = /\\(.)|(\*+)|(\?)|\[([!^]?)((?:\\.|[^\]\\])+)\]|([{},])|([^\\*?[\]{},])/y;

/** One part of a path as the source of a regular expression. */
function partSource(part: string): string | undefined {
  let source = '';
  let depth = 0;
  for (token.lastIndex = 0; token.lastIndex < part.length; ) {
    const found = token.exec(part);
    if (!found) return undefined;
    const [, escaped, stars, one, not = '', range, brace, plain] = found;
    if (stars) source += '[^/]*';
    else if (one) source += '[^/]';
    else if (range) source += `[${not && '^'}${range.replaceAll(/[[\]^]/g, String.raw`\$&`)}]`;
    else if (brace === '{') [source, depth] = [`${source}(?:`, depth + 1];
    else if (brace === '}' && depth > 0) [source, depth] = [`${source})`, depth - 1];
    else if (brace === ',' && depth > 0) source += '|';
    else if (brace === '}') return undefined;
    else source += literal(escaped ?? brace ?? plain ?? '');
  }
  return depth === 0 ? source : undefined;
}
