import { byText, type JsonObject } from './json.ts';
import { operationOf } from './operation.ts';
import type { DocumentSetting } from './setting.ts';

/** The methods of a Path Item Object, in the specification's order (OpenAPI 3.1 section 4.8.9.1). */
const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];

/** The Paths Object: templates as declared, sorted; what order routes were declared in does not show. */
export function pathsOf(setting: DocumentSetting): JsonObject {
  const templates = [...new Set(setting.routes.map(({ path }) => path))].sort(byText);
  return Object.fromEntries(templates.map((template) => [template, pathItemOf(template, setting)]));
}

function pathItemOf(template: string, setting: DocumentSetting): JsonObject {
  const routes = setting.routes.filter(({ path }) => path === template);
  const operations = methods.flatMap((method) => routes.filter((route) => route.method === method));
  return Object.fromEntries(operations.map((route) => [route.method.toLowerCase(), operationOf(route, setting)]));
}
