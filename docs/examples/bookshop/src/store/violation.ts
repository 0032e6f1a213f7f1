/** The constraint that a failed query broke, or undefined when it failed for another reason. */
export function violatedConstraint(error: unknown): string | undefined {
  // Drizzle wraps what the driver throws; both drivers name the constraint as PostgreSQL does.
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (typeof cause !== 'object' || cause === null || !('constraint' in cause)) return undefined
  return typeof cause.constraint === 'string' ? cause.constraint : undefined
}

/** Runs a query and turns the constraints it may break into failures of the shop. */
export async function refusing<Result>(
  query: PromiseLike<Result>,
  failures: Readonly<Record<string, () => Error>>,
): Promise<Result> {
  try {
    return await query
  } catch (error) {
    const failure = failures[violatedConstraint(error) ?? '']
    throw failure ? failure() : error
  }
}
