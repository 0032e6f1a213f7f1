import type { SchemaNode } from '../shapes/schema.ts';

/** What `t.File` says a file may be; it stands under `x-tenon-file` of its schema. */
export interface FileRule {
  /** Exact ones, and ranges: `image/*`. */
  readonly mediaTypes?: readonly string[];
  readonly maxBytes?: number;
}

/** The rule of a schema for files; `null` for all others. */
export function fileRuleOf(node: SchemaNode): FileRule | null {
  const rule = typeof node === 'object' ? node['x-tenon-file'] : undefined;
  return typeof rule === 'object' && rule !== null && !Array.isArray(rule) ? (rule as FileRule) : null; // only t.File writes it
}

/** Whether a file of a media type, whatever its parameters, is one that a rule allows. */
export function allowsMediaType({ mediaTypes }: FileRule, mediaType: string): boolean {
  const bare = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  return mediaTypes === undefined || mediaTypes.some((each) => (each.endsWith('/*') ? bare.startsWith(each.slice(0, -1)) : bare === each));
}
