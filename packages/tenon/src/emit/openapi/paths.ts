import type { RoutePlan } from '../../shapes/plan.ts';
import { memberOf } from './dialect.ts';
import { byText, type JsonObject } from './json.ts';
import { operationOf } from './operation.ts';
import type { DocumentSetting } from './setting.ts';

/** The methods of a Path Item Object, in the specification's order (OpenAPI 3.2 section 4.9.1). */
const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'QUERY'];

/** The Paths Object: templates as declared, sorted; what order routes were declared in does not show. */
export function pathsOf(setting: DocumentSetting): JsonObject {
  const byTemplate = new Map<string, RoutePlan[]>();
  for (const route of setting.routes) byTemplate.set(route.path, [...(byTemplate.get(route.path) ?? []), route]);
  const items = [...byTemplate].sort(([left], [right]) => byText(left, right));
  return Object.fromEntries(items.map(([template, routes]) => [escaped(template), pathItemOf(routes, setting)]));
}

/** A path is appended to a URL as it stands: other letters are percent-encoded (RFC 3986 section 2.1). */
function escaped(template: string): string {
  return template.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
}

function pathItemOf(routes: readonly RoutePlan[], setting: DocumentSetting): JsonObject {
  const operations = methods.flatMap((method) => routes.filter((route) => route.method === method));
  return Object.fromEntries(operations.map((route) => [memberOf(route.method, setting.dialect), operationOf(route, setting)]));
}
