import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { declaresMembers, hasForeign, isAlone, leadsOf, speaksOfMembers, type Follow } from './member-speech.ts';

/**
 * How a schema applies to a request.
 * `reject`: the place is closed to undeclared members. `part`: something around it closes the place, members inside are closed.
 * `open`: nothing is closed, only defaults may be missing.
 */
export type ViewMode = 'reject' | 'part' | 'open';

/** How one node is closed: the keyword that it gets, and the mode of each schema that applies to the same value. */
export interface Closing {
  readonly add: 'additionalProperties' | 'unevaluatedProperties' | null;
  /** The mode of a part; `null` is what `$ref` leads to. */
  modeOf(part: SchemaNode | null): ViewMode;
}

/**
 * Decides where an object is closed. One schema that speaks of members is closed itself, so that validators can fuse the
 * check; when several speak of the same object, only the node around them can know what none of them declares.
 */
export function closingOf(node: SchemaObject, mode: ViewMode, follow: Follow): Closing {
  if (mode !== 'reject') return mode === 'part' ? openParts : open;
  if (isDecided(node)) return openParts;
  // Most schemas speak for themselves: nothing else applies to the same value.
  if (isAlone(node)) return node.properties !== undefined ? closed : node.patternProperties !== undefined ? openParts : closedParts;
  if (hasForeign(node, follow)) return openParts;
  const speakers = speakersOf(node, follow);
  const [only] = speakers;
  if (only === undefined) return closedParts;
  if (speakers.length === 1) return closingOne(only, node);
  return declaresMembers(node, follow) ? { add: 'unevaluatedProperties', modeOf: () => 'part' } : openParts;
}

const open: Closing = { add: null, modeOf: () => 'open' };
const openParts: Closing = { add: null, modeOf: () => 'part' };
const closed: Closing = { add: 'additionalProperties', modeOf: () => 'part' };
const closedParts: Closing = { add: null, modeOf: () => 'reject' };

/** A group of schemas that speaks of the members of one value. */
type Speaker = 'own' | 'anyOf' | 'oneOf' | 'conditions' | { readonly part: SchemaNode | null };

/** With one speaker there is nobody else whose members it would have to know. */
function closingOne(only: Speaker, node: SchemaObject): Closing {
  if (only === 'own') return node.properties === undefined ? openParts : closed;
  if (only === 'conditions') return openParts; // a value that meets no condition would lose every member
  if (typeof only === 'object') return { add: null, modeOf: (part) => (part === only.part ? 'reject' : 'part') };
  return { add: null, modeOf: (part) => (part !== null && node[only]?.includes(part) === true ? 'reject' : 'part') };
}

function speakersOf(node: SchemaObject, follow: Follow): Speaker[] {
  const speaks = (part: SchemaNode): boolean => speaksOfMembers(part, follow);
  const { own, reference, conditions } = leadsOf(node, follow);
  return [
    ...(own ? ['own' as const] : []),
    ...(reference !== null && (reference === 'unknown' || speaks(reference)) ? [{ part: null }] : []),
    ...(node.allOf ?? []).filter(speaks).map((part) => ({ part })),
    ...((node.anyOf ?? []).some(speaks) ? ['anyOf' as const] : []),
    ...((node.oneOf ?? []).some(speaks) ? ['oneOf' as const] : []),
    ...(conditions.some(speaks) ? ['conditions' as const] : []),
  ];
}

const CATCH_ALL: ReadonlySet<string> = new Set(['', '.*', '^.*', '.*$', '^.*$', '^(.*)$']);

/** Whether a schema says itself what holds for other members. */
function isDecided(node: SchemaObject): boolean {
  return (
    node.additionalProperties !== undefined ||
    node.unevaluatedProperties !== undefined ||
    (node.patternProperties !== undefined && Object.keys(node.patternProperties).some((pattern) => CATCH_ALL.has(pattern)))
  );
}
