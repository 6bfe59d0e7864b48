/** A regular expression, for cosign too (Go's RE2), that matches this text only. */
export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
