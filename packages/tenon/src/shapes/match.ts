/** Which route answers a path. */
export interface Match {
  /** `RoutePlan.index`. */
  readonly route: number;
  /** Parameter values in path order: raw, still percent-encoded, never empty. */
  readonly params: readonly string[];
}
