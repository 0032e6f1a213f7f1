/**
 * The one writer of code. Emitters add units (function declarations) to a `Code`; `link` turns units into functions, a
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

  /** An identifier bound to a function that gives JSON data: what only failures read. */
  late(hint: string, data: unknown): string {
    const name = this.#code.identifier(hint);
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

  /** The units that `name` needs, itself included. */
  closure(name: string): Unit[] {
    const seen = new Set<string>();
    const wanted: Unit[] = [];
    const visit = (next: string): void => {
      if (seen.has(next)) return;
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

/** Turns units into functions: each is compiled once, together with whatever it needs that is not linked yet. */
export class Linker {
  readonly #code: Code;
  readonly #linked = new Map<string, unknown>();

  constructor(code: Code) {
    this.#code = code;
  }

  /** The function of a unit. */
  link(name: string): unknown {
    const done = this.#linked.get(name);
    if (done !== undefined) return done;
    const units = this.#code.closure(name);
    const fresh = units.filter((unit) => !this.#linked.has(unit.name));
    const inputs = new Map<string, unknown>();
    for (const unit of units) if (this.#linked.has(unit.name)) inputs.set(unit.name, this.#linked.get(unit.name));
    for (const unit of fresh) for (const [identifier, value] of unit.constants) inputs.set(identifier, value);
    for (const unit of fresh) for (const [identifier, data] of unit.late) inputs.set(identifier, () => data);
    const names = fresh.map((unit) => unit.name);
    const text = `"use strict";\n${fresh.map((unit) => unit.text).join('\n')}\nreturn [${names.join(', ')}];`;
    const functions = compiled([...inputs.keys()], text)(...inputs.values()) as unknown[]; // the list that the text returns
    names.forEach((unit, index) => this.#linked.set(unit, functions[index]));
    return this.#linked.get(name);
  }
}

/** The only place where text becomes code. */
function compiled(names: readonly string[], text: string): (...values: unknown[]) => unknown {
  try {
    return new Function(...names, text) as (...values: unknown[]) => unknown; // Function's own type is wider
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    throw new Error('This runtime forbids code generation (new Function), which an app needs that is not built ahead of time', { cause: error });
  }
}
