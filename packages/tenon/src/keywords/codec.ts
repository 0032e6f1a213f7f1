import type { SchemaObject } from '../shapes/schema.ts';
import type { Emit } from './emitter.ts';
import { all } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { maximumOf } from './x-maximum.ts';
import { minimumOf } from './x-minimum.ts';

/** Code for `codec`: nothing on the wire; in the decoded view the whole test of the value. */
export const emitCodec: Emit = (node, { value, view }) => {
  if (view === 'wire') return null;
  if (node.codec === 'date') return `${value} instanceof Date && Number.isFinite(${value}.getTime())`;
  if (node.codec === 'bytes') return `${value} instanceof Uint8Array`;
  return node.codec === 'bigint' ? all([`typeof ${value} === "bigint"`, ...boundsOf(node, value)]) : null;
};

function boundsOf(node: SchemaObject, value: string): string[] {
  const [minimum, maximum] = [minimumOf(node), maximumOf(node)];
  // BigInt() prints digits only, so the text is a number literal whatever the schema held.
  return [...(minimum === null ? [] : [`${value} >= ${BigInt(minimum)}n`]), ...(maximum === null ? [] : [`${value} <= ${BigInt(maximum)}n`])];
}

/** Explains `codec` in the decoded view. */
export const explainCodec: Explain = (node, place) => {
  const { value } = place;
  if (place.view === 'wire') return;
  if (node.codec === 'date' && !(value instanceof Date && Number.isFinite(value.getTime()))) place.fail('type', 'must be a valid Date', { type: 'date' });
  if (node.codec === 'bytes' && !(value instanceof Uint8Array)) place.fail('type', 'must be a Uint8Array', { type: 'bytes' });
  if (node.codec !== 'bigint') return;
  if (typeof value !== 'bigint') return place.fail('type', 'must be a bigint', { type: 'bigint' });
  const [minimum, maximum] = [minimumOf(node), maximumOf(node)];
  if (minimum !== null && value < BigInt(minimum)) place.fail('minimum', `must be at least ${minimum}`, { minimum });
  if (maximum !== null && value > BigInt(maximum)) place.fail('maximum', `must be at most ${maximum}`, { maximum });
};
