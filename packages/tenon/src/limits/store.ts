/** A rule about how often: so much in each window of time. */
export interface LimitPolicy {
  /** Counts of one name are one count, in every process that shares a store. */
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

/** How a count stands after something was added to it. */
export interface Count {
  /** In this window, refused requests too. */
  readonly spent: number;
  /** Until the window ends. */
  readonly leftMs: number;
}

/** Counts of one policy. */
export interface Counter {
  /** Adds to the count of a key, atomically. Rejects when the store cannot say. */
  readonly add: (key: string, cost: number) => Promise<Count>;
}

/** Where counts are kept. */
export interface LimitStore {
  readonly kind: string;
  readonly counter: (policy: LimitPolicy) => Counter;
}

/** Counts of this process alone. */
export interface MemoryStore extends LimitStore {
  readonly kind: 'memory';
}
