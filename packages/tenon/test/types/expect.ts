/** Whether two types are the same to the compiler, modifiers included. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Whether two object types have the same members; an intersection is one object. */
export type Same<A, B> = Equal<{ [K in keyof A]: A[K] }, { [K in keyof B]: B[K] }>;

/** One claim about types. Nothing runs: the compiler reads the body. */
export declare function it(claim: string, body: () => unknown): void;
/** Compiles only when its argument type is `true`: `expect<Equal<A, B>>()`. */
export declare function expect<T extends true>(): T;
/** Compiles only when the value is a `T`. */
export declare function accept<T>(value: NoInfer<T>): void;
/** Reads a value: the compiler says whether it is there. */
export declare function read(value: unknown): void;
