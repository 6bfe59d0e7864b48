import { SealiftError } from '../errors.ts';

/**
 * Splits one CSV record (RFC 4180) into its fields: `type=match,"pattern=\d{1,3}"` → two fields.
 * A quote stands around a whole field, and is doubled inside. Throws `input-invalid`.
 */
export function csvRecord(line: string): string[] {
  const fields: string[] = [];
  let at = 0;
  while (true) {
    const { field, end } = line[at] === '"' ? quotedField(line, at) : plainField(line, at);
    fields.push(field);
    if (end >= line.length) return fields;
    at = end + 1;
  }
}

/** One field of a record as Go's encoding/csv reads it. */
export function csvField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function plainField(line: string, start: number): { field: string; end: number } {
  const comma = line.indexOf(',', start);
  const end = comma === -1 ? line.length : comma;
  const field = line.slice(start, end);
  if (field.includes('"')) {
    throw new SealiftError(
      'input-invalid',
      `a quote stands inside the field ${field.trim()}: put the quotes around the whole field, as in "pattern=\\d{1,3}"`,
    );
  }
  return { field, end };
}

function quotedField(line: string, start: number): { field: string; end: number } {
  let field = '';
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] !== '"') field += line[at];
    else if (line[at + 1] === '"') {
      field += '"';
      at++;
    } else if (at + 1 === line.length || line[at + 1] === ',') return { field, end: at + 1 };
    else
      throw new SealiftError(
        'input-invalid',
        `after the closing quote of "${field}" comes neither a comma nor the end`,
      );
  }
  throw new SealiftError('input-invalid', `the quote before ${field} is never closed`);
}
