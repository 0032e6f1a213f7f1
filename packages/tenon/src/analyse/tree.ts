import type { MountDeclaration, RouteDeclaration } from '../shapes/declaration.ts';
import { declaration, declaredAs } from '../support/markers.ts';
import type { Report } from './mistakes.ts';

/** A route or a mount, and where it was found: `books.get`. */
export interface Found {
  readonly name: string;
  readonly declared: RouteDeclaration | MountDeclaration;
}

/** Every route and mount of a tree, in its order; exports that are neither are ignored. */
export function routesOf(tree: Readonly<Record<string, unknown>>, report: Report): readonly Found[] {
  const found: Found[] = [];
  const names = new Map<object, string>();
  const walk = (node: object, path: string): void => {
    for (const [name, value] of Object.entries(node) as [string, unknown][]) {
      const at = path === '' ? name : `${path}.${name}`;
      const declared = declaredAs<RouteDeclaration>(value, 'route') ?? declaredAs<MountDeclaration>(value, 'mount');
      if (declared !== null) take(declared, at);
      else if (isBranch(value) && !names.has(value)) {
        names.set(value, at);
        walk(value, at);
      }
    }
  };
  const take = (declared: Found['declared'], at: string): void => {
    const first = names.get(declared);
    if (first === undefined) found.push({ name: at, declared });
    else
      report({
        code: 'app.route-twice',
        at,
        message: `the same route stands in the app as '${first}' and as '${at}'`,
        advice: 'export it from one module only, or give createApp one of the two',
      });
    names.set(declared, at);
  };
  walk(tree, '');
  return found;
}

/** Modules and plain objects are branches; schemas, classes and Tenon's other values are not. */
function isBranch(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || declaration in value) return false;
  if (Symbol.for('TypeBox.Kind') in value || '~kind' in value || '~standard' in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // A module has no prototype: ECMA-262 section 10.4.6. On Bun it has one, which is empty.
  return prototype === null || prototype === Object.prototype || Object.prototype.toString.call(value) === '[object Module]';
}
