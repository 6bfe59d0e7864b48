import type { ImageConfig } from '../oci/descriptor.ts';
import { withoutTokens } from './tokens.ts';

/**
 * The Dockerfile step of each of `count` layers, from the image's history; all `undefined` when the history is not
 * about these layers.
 */
export function layerSteps({ history = [] }: ImageConfig, count: number): (string | undefined)[] {
  const made = history.filter((entry) => entry.empty_layer !== true);
  if (made.length !== count) return Array.from({ length: count }, () => undefined);
  return made.map(({ created_by }) => (created_by ? stepText(created_by) : undefined));
}

/**
 * A step as people wrote it. The values of build arguments, which BuildKit puts before the command
 * (`|2 A=x B=y /bin/sh -c …`), and what looks like a token are left out: a step is shown in reports.
 */
export function stepText(createdBy: string): string {
  const written = createdBy
    .replace(/ # buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/\|(\d+) (.*)$/s, (_all, count: string, rest: string) => withoutArguments(Number(count), rest))
    .replace(/\s+/g, ' ')
    .trim();
  return withoutTokens(written);
}

/** A step behind its build arguments, whose values may hold blanks: up to the usual shell, else so many words. */
function withoutArguments(count: number, text: string): string {
  const shell = text.indexOf('/bin/sh -c ');
  if (shell !== -1) return text.slice(shell);
  return text.replace(new RegExp(`^(?:\\w+=\\S*\\s+){0,${count}}`), '');
}
