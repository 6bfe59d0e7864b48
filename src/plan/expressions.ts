import { SealiftError } from '../errors.ts';
import type { Source } from '../source/source.ts';
import { formatDate } from './dates.ts';

/** What stands between `{{` and `}}`: a text, or the text of a format and a time zone. */
export type Expression = string | ((format: string, timezone: string | undefined) => string);
export type Expressions = Readonly<Record<string, Expression>>;

export interface ExpressionContext {
  readonly source: Source;
  /** The run's one clock reading. */
  readonly now: Date;
  /** IANA name that dates without `tz=` are shown in. Default UTC. */
  readonly timezone?: string | undefined;
}

/**
 * Replaces every `{{name}}` (or `{{{name}}}`) of a template by the expression of that name.
 * Throws `input-invalid` for a name that is not in `expressions`, and for anything between the
 * braces that is not a name, one quoted format and `tz='…'`.
 */
export function expand(template: string, expressions: Expressions): string {
  return pieces(template)
    .map((piece) => (typeof piece === 'string' ? piece : evaluate(piece, expressions)))
    .join('');
}

/** The names a template asks for. */
export function expressionNames(template: string): ReadonlySet<string> {
  return new Set(pieces(template).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name])));
}

/** The expressions that `prefix`, `suffix`, `value`, `enable`, `flavor`, labels and annotations take. */
export function globalExpressions(context: ExpressionContext): Expressions {
  const { source } = context;
  const onDefault = source.branch !== undefined && source.branch === source.defaultBranch;
  return {
    branch: source.branch ?? '',
    tag: source.tag ?? '',
    sha: shortCommit(context),
    base_ref: (source.tag !== undefined || source.pullRequest ? source.baseRef : undefined) ?? '',
    is_default_branch: String(onDefault),
    is_not_default_branch: String(!onDefault),
    ...dateExpressions(context),
  };
}

/** `date` and `commit_date`; without a known commit date both show the time of the run. */
export function dateExpressions({ source, now, timezone }: ExpressionContext): Expressions {
  const zone = timezone ?? 'UTC';
  return {
    date: (format, tz) => formatDate(now, format, tz ?? zone),
    commit_date: (format, tz) => formatDate(source.commitDate ?? now, format, tz ?? zone),
  };
}

/** Seven digits, as git and metadata-action abbreviate. */
export function shortCommit({ source }: Pick<ExpressionContext, 'source'>): string {
  return source.commit.slice(0, 7);
}

interface Call {
  readonly name: string;
  readonly format: string | undefined;
  readonly timezone: string | undefined;
  readonly text: string;
}

const braces = /\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/g;
const call = /^(\w+)(?:\s+(?:'([^']*)'|"([^"]*)"))?(?:\s+tz=(?:'([^']*)'|"([^"]*)"))?$/;

function pieces(template: string): (string | Call)[] {
  const found: (string | Call)[] = [];
  let end = 0;
  for (const match of template.matchAll(braces)) {
    found.push(literal(template.slice(end, match.index)), readCall(match[0]));
    end = match.index + match[0].length;
  }
  found.push(literal(template.slice(end)));
  return found;
}

function literal(text: string): string {
  if (!text.includes('{{')) return text;
  throw new SealiftError('input-invalid', `the expression in ${text} is never closed by }}`);
}

function readCall(text: string): Call {
  const inside = text.replace(/^\{+|\}+$/g, '').trim();
  const [, name, single, double, tzSingle, tzDouble] = call.exec(inside) ?? [];
  if (name === undefined) {
    throw new SealiftError(
      'input-invalid',
      `${text} is no expression: use {{name}} or {{date 'YYYYMMDD' tz='Asia/Tokyo'}}`,
    );
  }
  return { name, format: single ?? double, timezone: tzSingle ?? tzDouble, text };
}

function evaluate(asked: Call, expressions: Expressions): string {
  const expression = Object.hasOwn(expressions, asked.name) ? expressions[asked.name] : undefined;
  if (expression === undefined) {
    throw new SealiftError(
      'input-invalid',
      `${asked.text} is not known here: use ${Object.keys(expressions)
        .map((name) => `{{${name}}}`)
        .join(' ')}`,
    );
  }
  if (typeof expression === 'string') {
    if (asked.format === undefined && asked.timezone === undefined) return expression;
    throw new SealiftError('input-invalid', `${asked.text}: {{${asked.name}}} takes no format`);
  }
  if (!asked.format) {
    throw new SealiftError(
      'input-invalid',
      `${asked.text} has no format: write {{${asked.name} 'YYYYMMDD'}}`,
    );
  }
  return expression(asked.format, asked.timezone);
}
