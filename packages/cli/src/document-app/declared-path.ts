import type { DocumentOperation } from './document-operation.ts';
import type { Warn } from './references.ts';

/** A path as Tenon takes it, and what its parameters are called there. */
export interface DeclaredPath {
  readonly path: string;
  /** The document's name → the app's. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Finds paths and names for parameters that Tenon can take: letters, digits and underscores, the same for all methods of a path.
 * On the wire nothing changes: only callers see the names.
 */
export class DeclaredPaths {
  readonly #warn: Warn;
  readonly #namesByShape = new Map<string, readonly string[]>();

  constructor(warn: Warn) {
    this.#warn = warn;
  }

  of({ path, parameters, pointer }: DocumentOperation): DeclaredPath {
    const shape = path.replaceAll(/\{[^}]*\}/g, '{}');
    const written = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
    const isRest = (name: string): boolean => parameters.some((parameter) => parameter.in === 'path' && parameter.name === name && parameter.isRest);
    const own = this.#namesByShape.get(shape) ?? distinct(written.map((name) => (isRest(name) ? 'rest' : identifierOf(name))));
    this.#namesByShape.set(shape, own);
    const names = new Map(written.map((name, index) => [name, own[index] ?? name] as const));
    for (const [name, called] of names) {
      if (name !== called && !isRest(name)) this.#warn(`the path parameter ${name} is called ${called} in calls`, pointer);
    }
    return { path: path.replaceAll(/\{([^}]*)\}/g, (_, name: string) => `{${names.get(name) ?? name}}`), names };
  }
}

/** `rest` means something of its own to Tenon: all that is left of a path. */
function identifierOf(name: string): string {
  const plain = name.replaceAll(/\W/g, '_').replace(/^(?=\d|$)/, '_');
  return plain === 'rest' || plain === '__proto__' ? `${plain}_` : plain;
}

function distinct(names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return names.map((wanted) => {
    let name = wanted;
    for (let count = 2; used.has(name); count++) name = `${wanted}${count}`;
    used.add(name);
    return name;
  });
}
