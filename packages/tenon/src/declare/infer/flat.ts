/**
 * The members of an intersection as one object: `Flat<{ a: 1 } & { b: 2 }>` is `{ a: 1; b: 2 }`.
 * A conditional type, since its result has no name: editors and `.d.ts` files print the object, not `Flat<…>` with what went in.
 */
export type Flat<T> = T extends unknown ? { [K in keyof T]: T[K] } : never;
