/** How one text is split into several values. */
export interface FieldRules {
  /** `line`: only a newline separates; `comma`: a comma does too. */
  readonly separator: 'line' | 'comma';
  /** Leave out lines that begin with `#`, as metadata-action does. */
  readonly comments: boolean;
  /** Keep blanks at the end of a value, as build-push-action does for `secrets`. */
  readonly keepTrailing: boolean;
}

/**
 * Splits a text by build-push-action's rules: a value that begins with `"` goes to the closing `"`,
 * may hold commas and newlines, and writes a quote as `""`; quotes anywhere else are plain
 * characters; empty values are left out. `unclosed` counts the lines (from 1) whose opening quote has
 * no end; what follows such a quote is left out.
 */
export function readFields(text: string, rules: FieldRules): { fields: string[]; unclosed: number[] } {
  const fields: string[] = [];
  const unclosed: number[] = [];
  const ends = rules.separator === 'comma' ? /[,\n]/g : /\n/g;
  let at = 0;
  let lineStart = true;
  while (at < text.length) {
    const start = skipBlanks(text, at);
    if (rules.comments && lineStart && text[start] === '#') {
      at = after(text, start, /\n/g).next;
      continue;
    }
    let end: { stop: number; next: number };
    const quoted = text[start] === '"' ? readQuoted(text, start) : undefined;
    if (quoted === 'unclosed') {
      unclosed.push(text.slice(0, start).split('\n').length);
      break;
    }
    end = after(text, quoted?.next ?? start, ends);
    if (quoted && text.slice(quoted.next, end.stop).trim() === '') {
      fields.push(quoted.value);
    } else {
      end = after(text, start, ends);
      const raw = text.slice(start, end.stop);
      const value = rules.keepTrailing ? raw.replace(/\r$/, '') : raw.trimEnd();
      if (value.trim() !== '') fields.push(value);
    }
    lineStart = text[end.stop] === '\n';
    at = end.next;
  }
  return { fields, unclosed };
}

/** Takes down one problem with a text; what was read from it is then thrown away. Never holds a secret. */
export type Wrong = (problem: string) => void;

/** The values of an ordinary list: with comments, blanks cut off. */
export function splitFields(text: string, separator: FieldRules['separator'], wrong: Wrong): string[] {
  const { fields, unclosed } = readFields(text, { separator, comments: true, keepTrailing: false });
  for (const line of unclosed) wrong(unclosedProblem(line));
  return fields;
}

export function unclosedProblem(line: number): string {
  return `the quote that opens on line ${line} is never closed`;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at++;
  return at;
}

/** Where the next separator stands, and where reading goes on behind it. */
function after(text: string, from: number, separator: RegExp): { stop: number; next: number } {
  separator.lastIndex = from;
  const stop = separator.exec(text)?.index ?? text.length;
  return { stop, next: stop + 1 };
}

function readQuoted(text: string, open: number): { value: string; next: number } | 'unclosed' {
  let value = '';
  let at = open + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return 'unclosed';
    value += text.slice(at, close);
    if (text[close + 1] !== '"') return { value, next: close + 1 };
    value += '"';
    at = close + 2;
  }
}
