/** Marks a schema whose default is part of its type: optional for the caller, present for the handler. */
export const DefaultKind: unique symbol = Symbol.for('Tenon.Default');
/** Where a schema marked by `t.Default` keeps the decoded default. */
export const DefaultValue: unique symbol = Symbol.for('Tenon.DefaultValue');

/** Where a public value (a route, a dependency, a plugin…) keeps its declaration. `Symbol.for`: two copies of Tenon understand each other. */
export const declaration: unique symbol = Symbol.for('Tenon.declaration');

/** What a public value declares, when it is of this kind; `null` for anything else. */
export function declaredAs<Declared extends { readonly kind: string }>(value: unknown, kind: Declared['kind']): Declared | null {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return null;
  const declared = (value as { readonly [declaration]?: Declared })[declaration]; // only Tenon writes under this symbol
  return declared !== undefined && declared.kind === kind ? declared : null;
}
