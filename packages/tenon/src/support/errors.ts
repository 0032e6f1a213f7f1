import type { Mistake } from '../shapes/mistake.ts';

/** Mistakes in declarations: thrown when an app is opened, printed or exported, never while it answers requests. */
export class DeclarationError extends Error {
  override readonly name = 'DeclarationError';
  declare readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(textOf(mistakes));
    // Not enumerable: the message says it all, and runtimes print an error's members below it.
    Object.defineProperty(this, 'mistakes', { value: mistakes });
  }
}

function textOf(mistakes: readonly Mistake[]): string {
  const count = numberText(mistakes.length);
  const head = mistakes.length === 1 ? 'This app has a mistake in its declarations:' : `This app has ${count} mistakes in its declarations:`;
  const lines = mistakes.slice(0, shownMistakes).map(({ code, at, message, advice }) => `  ${at}: ${message} [${code}]\n    → ${advice}`);
  const left = mistakes.length - lines.length;
  return [head, ...lines, ...(left > 0 ? [`  and ${numberText(left)} more: the error's \`mistakes\` has them all`] : [])].join('\n');
}

/** A terminal holds about as many. One slip in a factory is often a mistake of every route. */
const shownMistakes = 20;

function numberText(count: number): string {
  return count.toLocaleString('en');
}

/** What an HttpError has that asks for none. */
export const noHeaders: Readonly<Record<string, string>> = Object.freeze({});

/**
 * A request that cannot be served: becomes a problem response with this status.
 * An Error in all but the stack: nobody debugs an answer, and taking one costs 4 to 6 µs, half a request (node 24).
 */
export class HttpError {
  readonly name = 'HttpError';
  readonly message: string;
  readonly status: number;
  /** Stable code, `area.what`: `body.too-large`. */
  readonly code: string;
  /** Headers that the status asks for, e.g. `allow`. */
  readonly headers: Readonly<Record<string, string>>;

  static {
    Object.setPrototypeOf(HttpError.prototype, Error.prototype);
  }

  constructor(status: number, code: string, detail: string, headers: Readonly<Record<string, string>> = noHeaders) {
    this.message = detail;
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
