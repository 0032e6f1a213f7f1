import { createApi, createApp, type App } from 'tenon';
import { memberOf, type Json, type JsonObject } from '../document/json.ts';
import { bodyOf } from './body.ts';
import { DeclaredPaths } from './declared-path.ts';
import type { DocumentAppOptions } from './document-app-options.ts';
import type { DocumentOperation } from './document-operation.ts';
import { inputsOf } from './inputs.ts';
import type { References } from './references.ts';
import { responsesOf } from './responses.ts';
import { Schemas, type SchemaOptions } from './schemas.ts';
import { Guards } from './security.ts';
import { treeOf, treePathOf } from './tree.ts';

/** What an app is declared with. */
export interface DeclaringSetting {
  readonly document: JsonObject;
  readonly references: References;
  readonly options: DocumentAppOptions;
  readonly schemas: SchemaOptions;
}

/** An app that may have mistakes. */
export interface DeclaredApp {
  readonly app: App<unknown>;
  /** By what mistakes say: `GET /books/{id}`. */
  readonly operations: ReadonlyMap<string, DocumentOperation>;
  /** Of request bodies other than application/json, by tree path. */
  readonly mediaTypes: ReadonlyMap<string, string>;
}

/** Declares some operations of a document. */
export function declaredApp(
  operations: readonly DocumentOperation[],
  { document, references, options, schemas: schemaOptions }: DeclaringSetting,
): DeclaredApp {
  const { warn } = references;
  const api = createApi({ info: infoOf(document), tags: tagsOf(document), unknown: 'allow' });
  const guards = new Guards(document, references);
  const paths = new DeclaredPaths(warn);
  const setting = { schemas: new Schemas(references, schemaOptions), warn, hasAllBodies: options.bodies === 'all' };
  const byPlace = new Map<string, DocumentOperation>();
  const mediaTypes = new Map<string, string>();
  const routes = operations.map((operation) => {
    const path = paths.of(operation);
    byPlace.set(`${operation.method} ${path.path}`, operation);
    const body = bodyOf(operation, setting);
    const treePath = treePathOf(operation);
    if (body !== null && body.mediaType !== 'application/json') mediaTypes.set(treePath.join('.'), body.mediaType);
    const literal = {
      ...docsOf(operation),
      method: operation.method,
      path: path.path,
      unknown: options.unknownOf?.(operation) ?? 'allow',
      ...inputsOf(operation, path, setting),
      ...(body !== null && { body: body.schema }),
      responses: options.responses === 'none' ? { 204: null } : responsesOf(operation, setting),
      handler: (call: never) => options.answer(operation, call),
    };
    return [treePath, declare(api.route as unknown as Declare, guards.of(operation), literal)] as const; // a document is only known at run time
  });
  return { app: createApp(treeOf(routes), options.app), operations: byPlace, mediaTypes };
}

/** A factory of routes without the types of a literal. */
interface Declare {
  (literal: object): unknown;
  with(dependencies: object): (literal: object) => unknown;
}

function declare(route: Declare, guards: object | null, literal: object): unknown {
  return guards === null ? route({ ...literal, security: 'public' }) : route.with(guards)(literal);
}

function docsOf({ operationId, summary, description, tags, isDeprecated }: DocumentOperation): object {
  return { operationId, ...(summary !== null && { summary }), ...(description !== null && { description }), tags, deprecated: isDeprecated };
}

function infoOf(document: JsonObject): { readonly title: string; readonly version: string; readonly description?: string } {
  const text = (name: string): string | undefined => {
    const value = memberOf(document['info'], name);
    return typeof value === 'string' ? value : undefined;
  };
  const description = text('description');
  return { title: text('title') ?? 'API', version: text('version') ?? '0.0.0', ...(description !== undefined && { description }) };
}

function tagsOf({ tags = [] }: JsonObject): readonly { readonly name: string; readonly description?: string }[] {
  if (!Array.isArray(tags)) return [];
  return (tags as readonly Json[]).flatMap((tag) => {
    const [name, description] = [memberOf(tag, 'name'), memberOf(tag, 'description')];
    return typeof name === 'string' ? [{ name, ...(typeof description === 'string' && { description }) }] : [];
  });
}
