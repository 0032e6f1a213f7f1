import { allowsMediaType, fileRuleOf, type FileRule } from '../support/file-rule.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

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
  if (!allowsMediaType(rule, value.type)) place.fail('mediaType', `must be ${(mediaTypes ?? []).join(' or ')}`, { mediaTypes: mediaTypes ?? [] });
};

/** Whether a value is a file that a rule allows. */
export function isFile(value: unknown, rule: FileRule): boolean {
  return value instanceof File && (rule.maxBytes === undefined || value.size <= rule.maxBytes) && allowsMediaType(rule, value.type);
}
