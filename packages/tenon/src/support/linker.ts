import type { Code, Unit } from './code.ts';
import { Family, literalIn } from './family.ts';
import { outlineOf, type Outline } from './outline.ts';

/** How many units of a family have code of their own: a few routes are fastest with it. */
export const ownOfFamily = 4;

interface Maker {
  readonly family: Family;
  /** Made anew when a member differs in another way. */
  make: ((outline: Outline, valueOf: (name: string) => unknown) => unknown) | null;
}

/**
 * Turns units into functions: each once, together with whatever it needs that is not linked yet. The first of a family are compiled
 * as they are, the others are made by one function. What is linked has no text any more.
 */
export class Linker {
  readonly #code: Code;
  readonly #linked = new Map<string, unknown>();
  readonly #makers = new Map<string, Maker>();

  constructor(code: Code) {
    this.#code = code;
  }

  /** The function of a unit. */
  link(name: string): unknown {
    const done = this.#linked.get(name);
    if (done !== undefined) return done;
    const fresh = this.#code.closure(name, (unit) => !this.#linked.has(unit));
    // Units that call each other have to be there at once.
    if (isCyclic(fresh)) this.#compile(fresh);
    else this.#linkInOrder(fresh);
    for (const unit of fresh) this.#code.forget(unit.name);
    return this.#linked.get(name);
  }

  /** What a unit uses comes before it. */
  #linkInOrder(units: readonly Unit[]): void {
    let waiting: Unit[] = [];
    for (const unit of units) {
      const make = this.#memberOf(unit);
      if (make === null) {
        waiting.push(unit);
        continue;
      }
      if (waiting.some(({ name }) => unit.uses.includes(name))) {
        this.#compile(waiting);
        waiting = [];
      }
      this.#linked.set(unit.name, make());
    }
    this.#compile(waiting);
  }

  /** What makes a unit by the function of its family; null for the first of one. */
  #memberOf(unit: Unit): (() => unknown) | null {
    const outline = outlineOf(unit);
    const maker = this.#makers.get(outline.text);
    if (maker === undefined) {
      this.#makers.set(outline.text, { family: new Family(outline), make: null });
      return null;
    }
    if (maker.family.add(outline)) maker.make = null;
    if (maker.family.size <= ownOfFamily) return null;
    const valueOf = (name: string): unknown => this.#valueOf(unit, name);
    return () => (maker.make ??= makerOf(maker.family, valueOf))(outline, valueOf);
  }

  #valueOf({ constants, late }: Unit, name: string): unknown {
    if (constants.has(name)) return constants.get(name);
    if (late.has(name)) return lateFunction(late.get(name));
    if (!this.#linked.has(name)) throw new Error(`no unit ${name}`);
    return this.#linked.get(name);
  }

  #compile(units: readonly Unit[]): void {
    if (units.length === 0) return;
    const names = units.map(({ name }) => name);
    const inputs = new Map<string, unknown>();
    for (const { uses, constants, late } of units) {
      for (const used of uses) if (this.#linked.has(used)) inputs.set(used, this.#linked.get(used));
      for (const [identifier, value] of constants) inputs.set(identifier, value);
      for (const [identifier, data] of late) inputs.set(identifier, lateFunction(data));
    }
    const text = `${units.map((unit) => unit.text).join('\n')}\nreturn [${names.join(', ')}];`;
    const functions = compiled(inputs, text) as unknown[]; // the list that the text returns
    names.forEach((unit, index) => this.#linked.set(unit, functions[index]));
  }
}

function makerOf(family: Family, valueOf: (name: string) => unknown): Maker['make'] & object {
  const inputs = new Map(family.shared().map((name) => [name, valueOf(name)]));
  const make = compiled(inputs, `return ${family.text()};`) as (...values: readonly unknown[]) => unknown; // what the text of a family is
  const columns = family.columns();
  return ({ fillings }, ownValueOf) =>
    make(
      ...columns.map(({ gap, index }) => {
        const filling = fillings[index] as string; // one for each gap
        return gap.kind === 'reference' ? ownValueOf(filling) : literalIn(gap, filling);
      }),
    );
}

function isCyclic(units: readonly Unit[]): boolean {
  const places = new Map(units.map(({ name }, index) => [name, index]));
  return units.some(({ name, uses }, index) => uses.some((used) => used !== name && (places.get(used) ?? -1) > index));
}

function lateFunction(data: unknown): () => unknown {
  return () => data;
}

/** The only place where text becomes code. */
function compiled(inputs: ReadonlyMap<string, unknown>, text: string): unknown {
  try {
    return (new Function(...inputs.keys(), `"use strict";\n${text}`) as (...values: unknown[]) => unknown)(...inputs.values()); // Function's own type is wider
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    throw new Error('This runtime forbids code generation (new Function), which an app needs that is not built ahead of time', { cause: error });
  }
}
