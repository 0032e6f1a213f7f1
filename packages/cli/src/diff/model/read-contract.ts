import { methods } from '../../document/grammar.ts';
import { memberOf, type JsonObject } from '../../document/json.ts';
import type { Version } from '../../document/read-document.ts';
import type { Contract, Operation } from './contract.ts';
import { parametersOf } from './parameters.ts';
import { bodyOf, lifeOf, responseOf } from './parts.ts';
import { entriesOf, followed, inside, textOf, textsOf, type Place } from './place.ts';
import { securityOf } from './security.ts';

/** How a document is read. */
export interface Reading {
  /** What both documents can say: the rest of a newer one is not compared. */
  readonly version: Version;
  /** Taken from the front of paths. */
  readonly prefix: string;
}

/** What a document promises, in one form for all ways to write it. */
export function readContract(root: JsonObject, { version, prefix }: Reading): Contract {
  const top: Place = { root, value: root, pointer: '' };
  const named = methods.filter((method) => version >= '3.2' || method !== 'query');
  const reader: ItemReader = { methods: named, hasOthers: version >= '3.2', seen: new Set() };
  return {
    version: versionText(root),
    operations: itemsBelow(inside(top, 'paths'), reader, (path) => withoutPrefix(path, prefix)),
    webhooks: version >= '3.1' ? itemsBelow(inside(top, 'webhooks'), reader, (name) => name) : [],
  };
}

interface ItemReader {
  readonly methods: readonly string[];
  readonly hasOthers: boolean;
  /** Where callbacks have been read around: a callback may lead to the path that has it. */
  readonly seen: ReadonlySet<string>;
}

function versionText(root: JsonObject): string | null {
  const version = memberOf(root['info'], 'version');
  return version === undefined ? null : String(version);
}

function withoutPrefix(path: string, prefix: string): string {
  return path.startsWith(`${prefix}/`) || path === prefix ? path.slice(prefix.length) || '/' : path;
}

function itemsBelow(place: Place | null, reader: ItemReader, named: (path: string) => string): readonly Operation[] {
  return entriesOf(place).flatMap(([path, item]) => operationsOf(item, named(path), reader));
}

function operationsOf(item: Place, path: string, reader: ItemReader): readonly Operation[] {
  if (reader.seen.has(item.pointer)) return [];
  const own = reader.methods.flatMap((method) => {
    const place = inside(item, method);
    return place === null ? [] : [[method, place] as const];
  });
  const others = reader.hasOthers ? entriesOf(inside(item, 'additionalOperations')) : [];
  const within = { ...reader, seen: new Set([...reader.seen, item.pointer]) };
  return [...own, ...others].map(([method, place]) => operation(item, place, `${method.toUpperCase()} ${path}`, within));
}

function operation(item: Place, place: Place, name: string, reader: ItemReader): Operation {
  const path = name.slice(name.indexOf(' ') + 1);
  const body = inside(place, 'requestBody');
  return {
    key: name.replaceAll(/\{[^}]*\}/g, '{}'),
    name,
    path,
    pointer: place.pointer,
    operationId: textOf(place, 'operationId'),
    tags: textsOf(place, 'tags'),
    life: lifeOf(place),
    parameters: parametersOf(item, place, path),
    body: body === null ? null : bodyOf(followed(body)),
    responses: new Map(entriesOf(inside(place, 'responses')).map(([status, response]) => [status.toUpperCase(), responseOf(response)])),
    security: securityOf(place, place.root),
    callbacks: entriesOf(inside(place, 'callbacks')).flatMap(([event, callback]) => itemsBelow(callback, reader, (url) => `${event} ${url}`)),
  };
}
