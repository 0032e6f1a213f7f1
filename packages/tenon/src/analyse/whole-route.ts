import type { RouteDeclaration } from '../shapes/declaration.ts';
import type { Report } from './mistakes.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY']);

/** Whether a route has what every route has; only untyped code can leave it out. */
export function isWhole({ method, handler, responses }: RouteDeclaration, at: string, report: Report): boolean {
  if (typeof handler === 'function' && typeof responses === 'object' && responses !== null && methods.has(method)) return true;
  const parts = [
    typeof handler === 'function' || { what: 'it has no handler', advice: 'add handler: (request, context) => …' },
    (typeof responses === 'object' && responses !== null) || { what: 'it declares no responses', advice: 'add responses: { 200: … }' },
    methods.has(method) || { what: `'${method}' is not a method that routes can have`, advice: `use one of ${[...methods].join(', ')}` },
  ];
  for (const part of parts) if (typeof part === 'object') report({ code: 'route.incomplete', at, message: part.what, advice: part.advice });
  return parts.every((part) => part === true);
}
