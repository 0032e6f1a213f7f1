/** A mistake in a declaration. All mistakes of an app are reported together, at boot. */
export interface Mistake {
  /** Stable code, `area.what`: `path.duplicate-route`. */
  readonly code: string;
  /** Where: `GET /books/{id}`, `dependency user`, `schema Book`. */
  readonly at: string;
  /** What is wrong, one sentence without a full stop. */
  readonly message: string;
  /** What to do, one sentence without a full stop. */
  readonly advice: string;
}
