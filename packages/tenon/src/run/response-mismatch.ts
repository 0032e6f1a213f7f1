/** A value that is not what its response schema declares. Answered with 500: nothing of it has left. */
export class ResponseMismatch extends Error {
  override readonly name = 'ResponseMismatch';
  /** What the schema declares there: `string`, `one of "a", "b"`. */
  readonly expected: string;
  #pointer: string;

  constructor(pointer: string, expected: string, options?: ErrorOptions) {
    super(textOf(pointer, expected), options);
    this.#pointer = pointer;
    this.expected = expected;
  }

  /** The place as a JSON pointer (RFC 6901); empty for the whole value. */
  get pointer(): string {
    return this.#pointer;
  }

  /** The same mismatch, seen from the value around it. Changed in place: a copy would take a stack trace per level. */
  within(pointer: string): this {
    this.#pointer = pointer + this.#pointer;
    this.message = textOf(this.#pointer, this.expected);
    return this;
  }
}

function textOf(pointer: string, expected: string): string {
  return `the response does not match its schema at ${pointer === '' ? 'its root' : pointer}: expected ${expected}`;
}
