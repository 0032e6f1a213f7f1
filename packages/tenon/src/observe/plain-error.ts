/** An error as it may stand in a log. */
export interface PlainError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly cause?: unknown;
}

const deepest = 5;

/** What an error is. Further members of it are left out: drivers of databases put parameters there. */
export function plainError(value: unknown, depth = 0): unknown {
  if (!(value instanceof Error)) return typeof value === 'object' && value !== null ? { type: value.constructor?.name ?? 'Object' } : value;
  const { name, message, stack, cause } = value;
  const { code } = value as { readonly code?: unknown };
  return {
    type: name,
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(cause === undefined || depth === deepest ? {} : { cause: plainError(cause, depth + 1) }),
  } satisfies PlainError;
}
