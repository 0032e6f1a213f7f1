/** Marks a schema whose default is part of its type: optional for the caller, present for the handler. */
export const DefaultKind: unique symbol = Symbol.for('Tenon.Default');

/** Where a public value (a route, a dependency, a plugin…) keeps its declaration. `Symbol.for`: two copies of Tenon understand each other. */
export const declaration: unique symbol = Symbol.for('Tenon.declaration');
