import type { ObjectKind } from '../document/grammar.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import type { ReadDocument, Version } from '../document/read-document.ts';
import { objectsIn, type Found } from '../document/walk.ts';
import { operationsIn, type OperationSite } from './operations.ts';
import { reachIn, type Reach } from './reach.ts';
import { referencesIn, type Reference } from './references.ts';
import type { Path } from './rule.ts';
import { valueCheckOf, type ValueCheck } from './values.ts';

/** An object of one kind, and where it stands. */
export interface Site {
  readonly found: Found;
  readonly value: JsonObject;
  readonly path: Path;
}

/** A document walked once, with what more than one rule asks of it. */
export interface Survey {
  readonly version: Version;
  readonly document: JsonObject;
  /** The objects of a kind in the order of the text; references in their place are not among them. */
  sites(kind: ObjectKind): readonly Site[];
  /** The object that a value of the document is, `undefined` for plain values. */
  found(value: Json | undefined): Found | undefined;
  readonly references: readonly Reference[];
  readonly operations: readonly OperationSite[];
  readonly reach: Reach;
  /** The value itself, or what its `$ref` leads to; `undefined` when that is nowhere in this document. */
  follow(value: Json | undefined): Json | undefined;
  /** What is wrong with a value by the schema at a place; null when nothing is, or nobody can tell. */
  readonly check: ValueCheck;
}

/** Walks a document. Cost: about 10 ms per megabyte; values are checked only when asked for. */
export function surveyOf({ document, version }: Pick<ReadDocument, 'document' | 'version'>): Survey {
  const all = [...objectsIn(document)];
  const byValue = new Map<unknown, Found>();
  // The first of two that a YAML alias makes one.
  for (const found of all) if (isObject(found.value) && !byValue.has(found.value)) byValue.set(found.value, found);
  const byKind = sitesByKind(all);
  const sites = (kind: ObjectKind): readonly Site[] => byKind.get(kind) ?? [];
  const found = (value: Json | undefined): Found | undefined => byValue.get(value);
  const { all: references, follow } = referencesIn(document, all);
  return {
    version,
    document,
    sites,
    found,
    references,
    operations: operationsIn(sites('Operation'), follow),
    reach: reachIn(all, references, found),
    follow,
    check: valueCheckOf({ document, version }),
  };
}

function sitesByKind(all: readonly Found[]): ReadonlyMap<ObjectKind, readonly Site[]> {
  const byKind = new Map<ObjectKind, Site[]>();
  for (const found of all) {
    const { kind, value, path, isReference } = found;
    if (isReference || !isObject(value)) continue;
    const sites = byKind.get(kind) ?? [];
    if (sites.length === 0) byKind.set(kind, sites);
    sites.push({ found, value, path });
  }
  return byKind;
}
