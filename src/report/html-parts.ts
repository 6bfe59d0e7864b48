/** Pieces of the report page. Everything that is text comes out escaped. */

export function section(title: string, content: string): string {
  return `<section><h2>${title}</h2>\n${content}</section>`;
}

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cell = (tag: 'th' | 'td', content: string, numeric: boolean) =>
    `<${tag}${numeric ? ' class="n"' : ''}>${content}</${tag}>`;
  const head = heads.map((title, column) => cell('th', title, isNumber(rows[0]?.[column])));
  const body = rows.map((row) => `<tr>${row.map((one) => cell('td', one, isNumber(one))).join('')}</tr>`);
  return `<div class="wide"><table><thead><tr>${head.join('')}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}

function isNumber(content: string | undefined): boolean {
  return content?.startsWith('<span class="n">') ?? false;
}

export function number(value: string): string {
  return `<span class="n">${escaped(value)}</span>`;
}

export function mono(value: string): string {
  return `<code>${escaped(value)}</code>`;
}

export function badge(tone: 'good' | 'bad' | 'warn', value: string): string {
  return `<span class="badge ${tone}">${escaped(value)}</span>`;
}

export function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
