import type { Representation, RepresentationSetting } from '../shapes/representation.ts';
import { representing } from '../support/representing.ts';
import { itemsOf, propertiesOf } from './wire-text.ts';

/** How CSV is written. */
export interface CsvOptions {
  /** Default: a comma. */
  readonly separator?: ',' | ';' | '\t';
  /** Whether texts that a spreadsheet would run as a formula get a quote before them: it changes what is in them. Default: false. */
  readonly disarmFormulas?: boolean;
}

/**
 * A list of objects as lines, for responses: the declared members are the columns, in their order; lists and objects in them are
 * JSON. Source: RFC 4180.
 */
export function csv({ separator = ',', disarmFormulas = false }: CsvOptions = {}): Representation & { readonly client: 'text' } {
  const cell = (value: unknown): string => cellText(value, separator, disarmFormulas);
  return representing({
    mediaType: 'text/csv',
    client: 'text',
    document: 'text',
    write: (value, setting) => {
      const rows = value as readonly Readonly<Record<string, unknown>>[]; // the schema is one of lists of objects
      const columns = columnsOf(rows, setting);
      const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(Object.hasOwn(row, column) ? row[column] : null)))];
      return lines.map((line) => `${line.join(separator)}\r\n`).join('');
    },
  });
}

/** Declared ones; of a list that declares none, those that are there. */
function columnsOf(rows: readonly object[], { schema, schemas }: RepresentationSetting): readonly string[] {
  const declared = [...propertiesOf(itemsOf(schema, schemas), schemas).keys()];
  return declared.length > 0 ? declared : [...new Set(rows.flatMap(Object.keys))];
}

function cellText(value: unknown, separator: string, disarmFormulas: boolean): string {
  if (value === null || value === undefined) return '';
  const plain = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // OWASP, CSV injection: what a cell starts with makes it a formula.
  const text = disarmFormulas && typeof value === 'string' && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
