/** What a caller asks a mock for. */
export interface Preferences {
  /** `Prefer: status=404` */
  readonly status: string | null;
  /** `Prefer: example=empty` */
  readonly example: string | null;
}

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * Reads a Prefer header: preferences with other names are not kept, the first of two with one name counts, and a semicolon
 * separates like a comma. `code` is another name of `status`, which other mocks have.
 * Source: RFC 7240 section 2.
 * @example preferencesOf('status=404, example="two words"') // { status: '404', example: 'two words' }
 */
export function preferencesOf(header: string | readonly string[] | undefined): Preferences {
  const text = typeof header === 'string' ? header : (header ?? []).join(', ');
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/g) ?? [];
  const pairs = parts.flatMap((part): [string, string][] => {
    const [, name, value = ''] = /^\s*([^\s=]+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
    return name === undefined || value === '' ? [] : [[name.toLowerCase(), unquoted(value)]];
  });
  const found = new Map(pairs.toReversed());
  return { status: found.get('status') ?? found.get('code') ?? null, example: found.get('example') ?? null };
}

/** What was honoured, as Preference-Applied says it; null when nothing was asked for. */
export function appliedText({ status, example }: Preferences): string | null {
  const applied = Object.entries({ status, example }).flatMap(([name, value]) => (value === null ? [] : [`${name}=${quoted(value)}`]));
  return applied.length === 0 ? null : applied.join(', ');
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text;
}

function quoted(text: string): string {
  return token.test(text) ? text : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
