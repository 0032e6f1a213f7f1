import type { SchemaObject } from '../shapes/schema.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** What a file may be. */
export interface FileRule {
  /** Exact ones, and ranges: `image/*`. */
  readonly mediaTypes?: readonly string[];
  readonly maxBytes?: number;
}

/** Code for `x-tenon-file`: a file, which no JSON value is. */
export const emitFile: Emit = (node, { writer, value }) => {
  const rule = fileRuleOf(node);
  return rule === null ? null : `${writer.constant('isFile', isFile)}(${value}, ${writer.data('fileRule', rule)})`;
};

/** Explains `x-tenon-file`. */
export const explainFile: Explain = (node, place) => {
  const rule = fileRuleOf(node);
  const { value } = place;
  if (rule === null) return;
  if (!(value instanceof File)) return place.fail('type', 'must be a file', { type: 'file' });
  const { mediaTypes, maxBytes } = rule;
  if (maxBytes !== undefined && value.size > maxBytes) place.fail('maxBytes', `must have at most ${maxBytes} bytes`, { maxBytes });
  if (!hasMediaType(value, rule)) place.fail('mediaType', `must be ${(mediaTypes ?? []).join(' or ')}`, { mediaTypes: mediaTypes ?? [] });
};

/** Whether a value is a file that a rule allows. */
export function isFile(value: unknown, rule: FileRule): boolean {
  return value instanceof File && (rule.maxBytes === undefined || value.size <= rule.maxBytes) && hasMediaType(value, rule);
}

function hasMediaType({ type }: File, { mediaTypes }: FileRule): boolean {
  const bare = (type.split(';')[0] ?? '').trim().toLowerCase();
  return mediaTypes === undefined || mediaTypes.some((each) => (each.endsWith('/*') ? bare.startsWith(each.slice(0, -1)) : bare === each));
}

/** The rule of a schema for files; `null` for all others. */
export function fileRuleOf(node: SchemaObject): FileRule | null {
  const rule = node['x-tenon-file'];
  return typeof rule === 'object' && rule !== null && !Array.isArray(rule) ? (rule as FileRule) : null; // only t.File writes it
}
