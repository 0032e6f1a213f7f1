import { saysOnly } from '../../model/unions.ts';
import type { ReadSchema } from '../../model/schema-reader.ts';
import { matched, type Matched } from './match.ts';
import type { Readers } from './objects.ts';
import { changed, shapesOf, type Found, type Pair } from './pair.ts';
import { typeText } from './values.ts';

/** Members of `oneOf` and `anyOf`. */
export function unions(pair: Pair, readers: Readers): Found {
  const [{ alternatives: old }, { alternatives: next }] = shapesOf(pair);
  if (old === null && next === null) return { changes: [], links: [] };
  const kind = (next ?? old)?.kind === 'oneOf' ? 'one-of' : 'any-of';
  if ((old === null || next === null) && !isUnionOfOne(pair)) {
    const name = `${kind === 'one-of' ? 'oneOf' : 'anyOf'} of ${(next ?? old)?.members.length}`;
    return { changes: [changed(pair, old === null ? 'all-of-added' : 'all-of-removed', { from: name, to: name })], links: [] };
  }
  const members = matched(old?.members.map(readers.old.read) ?? [pair.old], next?.members.map(readers.new.read) ?? [pair.new], readers.old, readers.new);
  return membersFound(pair, kind, members);
}

/** Whether one side is a union that says nothing else, and the other can be looked at as a union of one. */
export function isUnionOfOne(pair: Pair): boolean {
  const [old, next] = shapesOf(pair);
  if ((old.alternatives === null) === (next.alternatives === null)) return false;
  return saysOnly(old.alternatives === null ? next : old, ['alternatives', 'types']);
}

/** Members of `allOf` that could not be merged. */
export function conjunctions(pair: Pair, readers: Readers): Found {
  const [{ others: old }, { others: next }] = shapesOf(pair);
  return membersFound(pair, 'all-of', matched(old.map(readers.old.read), next.map(readers.new.read), readers.old, readers.new));
}

function membersFound(pair: Pair, stem: string, { pairs, removed, added }: Matched): Found {
  return {
    changes: [
      ...(removed.length > 0 ? [changed(pair, `${stem}-removed`, { from: removed.map(schemaText).join(', ') })] : []),
      ...(added.length > 0 ? [changed(pair, `${stem}-added`, { to: added.map(schemaText).join(', ') })] : []),
    ],
    links: pairs.map(([old, next]) => ({ step: '', old: old.ref, new: next.ref })),
  };
}

/** What a schema is called in a sentence. */
function schemaText({ component, shape }: ReadSchema): string {
  if (component !== null) return component;
  const names = [...shape.properties.keys()];
  return names.length === 0 ? typeText(shape) : `{ ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''} }`;
}
