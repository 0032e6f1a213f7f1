import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';

/** What a set of nodes that all apply says about the members of an object. */
export interface Members {
  /** In the order of declaration. */
  readonly declared: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  /** For members with other names: the first pattern that matches decides. */
  readonly patterns: readonly (readonly [pattern: string, node: SchemaNode])[];
  /** For all others; null when they stay behind. */
  readonly rest: SchemaNode | null;
}

/** What a set of nodes that all apply says about the items of an array. */
export interface Items {
  readonly first: readonly SchemaNode[];
  /** The length that `first` may not fall short of. */
  readonly least: number;
  /** For items after `first`; null when there are none. */
  readonly rest: SchemaNode | null;
}

/** Reads the members that nodes declare. A member that several nodes declare is what all of them say. */
export function membersOf(parts: readonly SchemaObject[]): Members {
  const names = new Set(parts.flatMap((part) => Object.keys(part.properties ?? {})));
  const rest =
    togetherOrNull(parts.map(({ additionalProperties }) => additionalProperties)) ??
    togetherOrNull(parts.map(({ unevaluatedProperties }) => unevaluatedProperties));
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  // A required member that only a pattern or additionalProperties declares is missed like any other.
  for (const name of required) names.add(name);
  const declared = new Map<string, SchemaNode>();
  for (const name of names) {
    const nodes = parts.flatMap((part) => memberOf(part, name));
    if (nodes.length > 0) declared.set(name, together(nodes));
    else if (rest !== null) declared.set(name, rest);
  }
  return { declared, required, patterns: parts.flatMap((part) => Object.entries(part.patternProperties ?? {})), rest };
}

function memberOf(part: SchemaObject, name: string): readonly SchemaNode[] {
  const nodes: SchemaNode[] = [];
  if (part.properties !== undefined && Object.hasOwn(part.properties, name)) nodes.push(part.properties[name] as SchemaNode); // own, tested above
  for (const [pattern, node] of Object.entries(part.patternProperties ?? {})) {
    if (new RegExp(pattern, 'u').test(name)) nodes.push(node);
  }
  if (nodes.length === 0 && part.additionalProperties !== undefined && part.additionalProperties !== false) nodes.push(part.additionalProperties);
  return nodes;
}

/** Reads the items that nodes declare. */
export function itemsOf(parts: readonly SchemaObject[]): Items {
  const length = Math.max(0, ...parts.map((part) => part.prefixItems?.length ?? 0));
  const first = Array.from({ length }, (_, index) => together(parts.flatMap((part) => part.prefixItems?.[index] ?? part.items ?? [])));
  const least = Math.min(length, Math.max(0, ...parts.map((part) => part.minItems ?? 0)));
  const rests = parts.map((part) => part.items ?? part.unevaluatedItems);
  const isClosed = rests.includes(false) || (length > 0 && rests.every((rest) => rest === undefined));
  return { first, least, rest: isClosed ? null : (togetherOrNull(rests) ?? true) };
}

function togetherOrNull(nodes: readonly (SchemaNode | undefined)[]): SchemaNode | null {
  const present = nodes.filter((node) => node !== undefined && node !== false);
  return present.length === 0 ? null : together(present);
}

/** One node for several that all apply; `true` beside a node that says more says nothing. */
function together(nodes: readonly SchemaNode[]): SchemaNode {
  const telling = nodes.filter((node) => node !== true);
  if (telling.length === 0) return true;
  return telling.length === 1 ? (telling[0] as SchemaNode) : { allOf: telling }; // one element
}
