/**
 * The one writer of code. Emitters add units (function declarations) to a `Code`; a `Linker` turns units into functions, a
 * module printer turns them into text. Every string enters code through `literal`; every other value through `constant`.
 */
export interface Unit {
  readonly name: string;
  /** A function declaration named `name`. */
  readonly text: string;
  /** Other units that the text calls. */
  readonly uses: readonly string[];
  /** Values that the text reads, by identifier; unique in a `Code`. */
  readonly constants: ReadonlyMap<string, unknown>;
  /** Data that the text asks for by a call, `schema_3()`, so that it need not exist before: by identifier. */
  readonly late: ReadonlyMap<string, unknown>;
}

/**
 * A value as source text.
 * Throws: on what JSON cannot say; infinities and NaN never reach code.
 * U+2028/9 are escaped because old engines end a line there; `</` because text may be put into a page.
 */
export function literal(value: unknown): string {
  if (Object.is(value, -0)) return '0';
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('a number in code is finite');
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`no literal for a ${typeof value}`);
  return text.replace(/[\u2028\u2029]/g, (c) => (c === '\u2028' ? '\\u2028' : '\\u2029')).replace(/<\//g, '<\\/');
}

/**
 * Access to a member whose name is data: `value["name"]`.
 * An own `__proto__` needs `Object.hasOwn` first; callers that read declared names do that.
 */
export function member(target: string, name: string): string {
  return `${target}[${literal(name)}]`;
}

/** Writes the body of one unit. */
export class UnitWriter {
  readonly #lines: string[] = [];
  readonly #uses = new Set<string>();
  readonly #constants = new Map<string, unknown>();
  readonly #late = new Map<string, unknown>();
  readonly #code: Code;
  readonly name: string;
  #depth = 1;
  #variables = 0;

  constructor(code: Code, name: string) {
    this.#code = code;
    this.name = name;
  }

  /** One line of code. Text between braces is indented for readers. */
  line(text: string): this {
    if (text.startsWith('}')) this.#depth--;
    this.#lines.push('  '.repeat(this.#depth) + text);
    if (text.endsWith('{')) this.#depth++;
    return this;
  }

  /** `head {` … `}`. */
  block(head: string, body: () => void): this {
    this.line(`${head} {`);
    body();
    return this.line('}');
  }

  /** A fresh variable name, e.g. `item3`. `hint` is ours, never user text. */
  variable(hint: string): string {
    return `${hint}${++this.#variables}`;
  }

  /** An identifier bound to a value that code cannot spell: a regular expression, a function, a table. */
  constant(hint: string, value: unknown): string {
    const name = this.#code.constantName(hint, value);
    this.#constants.set(name, value);
    return name;
  }

  /** An identifier bound to plain data that nobody changes: equal data is one constant. */
  data(hint: string, value: unknown): string {
    return this.constant(hint, this.#code.known(value));
  }

  /** An identifier bound to a function that gives JSON data: what only failures read. */
  late(hint: string, data: unknown): string {
    const name = this.#code.lateName(hint, data);
    this.#late.set(name, data);
    return name;
  }

  /** The name of another unit, remembered as needed by this one. */
  use(unit: string): string {
    this.#uses.add(unit);
    return unit;
  }

  /** The finished unit: `function name(parameters) { … }`. */
  unit(parameters: string, isAsync = false): Unit {
    const text = `${isAsync ? 'async ' : ''}function ${this.name}(${parameters}) {\n${this.#lines.join('\n')}\n}`;
    return { name: this.name, text, uses: [...this.#uses], constants: this.#constants, late: this.#late };
  }
}

/** All code of one app. */
export class Code {
  readonly #units = new Map<string, Unit>();
  readonly #names = new Map<string, string>();
  readonly #constantNames = new Map<unknown, string>();
  readonly #lateNames = new Map<unknown, string>();
  readonly #data = new Map<string, unknown>();
  #identifiers = 0;

  /** A fresh identifier for a constant or a unit. `hint` is ours; user text never becomes an identifier. */
  identifier(hint: string): string {
    return `${hint}_${++this.#identifiers}`;
  }

  /** The identifier of a constant: one for each object or function, however many units read it. */
  constantName(hint: string, value: unknown): string {
    if (typeof value !== 'function' && typeof value !== 'object') return this.identifier(hint);
    const name = this.#constantNames.get(value) ?? this.identifier(hint);
    this.#constantNames.set(value, name);
    return name;
  }

  /** The identifier of data that is read late. */
  lateName(hint: string, data: unknown): string {
    if (typeof data !== 'object') return this.identifier(hint);
    const name = this.#lateNames.get(data) ?? this.identifier(hint);
    this.#lateNames.set(data, name);
    return name;
  }

  /** The first of equal plain data: what many routes read should be one thing in memory. */
  known(data: unknown): unknown {
    const text = JSON.stringify(data);
    const first = this.#data.get(text) ?? Object.freeze(data);
    this.#data.set(text, first);
    return first;
  }

  /**
   * The name of the unit known under `key`, written on first use. A unit may ask for itself while it is being written.
   * @param key Any text, e.g. `check Book?reject`; equal keys are one unit.
   * @param write Writes the body, gives back the parameter list.
   */
  unit(key: string, hint: string, write: (writer: UnitWriter) => string, isAsync = false): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.identifier(hint);
    this.#names.set(key, name);
    const writer = new UnitWriter(this, name);
    const parameters = write(writer);
    this.#units.set(name, writer.unit(parameters, isAsync));
    return name;
  }

  /** A unit by name. */
  get(name: string): Unit | undefined {
    return this.#units.get(name);
  }

  /** Lets go of a unit that is a function by now: its name stays known. */
  forget(name: string): void {
    this.#units.delete(name);
  }

  /** The units that `name` needs, itself included, each after those that it uses; without what is not wanted, and what that needs. */
  closure(name: string, isWanted: (name: string) => boolean = () => true): Unit[] {
    const seen = new Set<string>();
    const wanted: Unit[] = [];
    const visit = (next: string): void => {
      if (seen.has(next) || !isWanted(next)) return;
      seen.add(next);
      const unit = this.#units.get(next);
      if (unit === undefined) throw new Error(`no unit ${next}`);
      for (const used of unit.uses) visit(used);
      wanted.push(unit);
    };
    visit(name);
    return wanted;
  }
}
