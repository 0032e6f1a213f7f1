import type { Server } from '../../shapes/documentation.ts';
import type { Plan } from '../../shapes/plan.ts';
import type { Dialect } from './dialect.ts';
import { lines, present, type JsonObject } from './json.ts';
import type { DocumentSetting } from './setting.ts';

/** The servers that the app declares; without any, the place that the document was read from. */
export function serversOf({ servers }: Plan, { document, dialect }: DocumentSetting): readonly JsonObject[] {
  return servers.length === 0 ? [{ url: rootFrom(document.path) }] : servers.map((server) => serverOf(server, dialect));
}

function serverOf({ url, name, description, variables, ...extensions }: Server, { has }: Dialect): JsonObject {
  return present({
    url,
    description: lines(description),
    name: has.query ? name : undefined,
    variables: variables && Object.fromEntries(Object.entries(variables).map(([variable, value]) => [variable, variableOf(value)])),
    ...extensions,
  });
}

function variableOf(variable: NonNullable<Server['variables']>[string]): JsonObject {
  return present({ enum: variable.enum, default: variable.default, description: lines(variable.description) });
}

/**
 * The app's root, relative to the document: right behind a proxy that strips a prefix.
 * No slash at the end: clients put a path behind it, and some of them join texts (OpenAPI 3.1 section 4.8.5).
 */
function rootFrom(documentPath: string): string {
  const depth = documentPath.split('/').length - 2;
  return depth <= 0 ? '.' : Array.from({ length: depth }, () => '..').join('/');
}
