import type { Json } from '../shapes/json.ts';
import type { Issue } from '../shapes/problem.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import type { Delegate, ExplainPlace } from '../keywords/explainer.ts';
import { explainers } from '../keywords/explainers.ts';
import { kindOf, kindsOf } from '../keywords/names.ts';
import type { KeywordName, Kind, View } from '../keywords/names.ts';

/** What an explanation needs besides schema and value. */
export interface ExplainContext {
  readonly schemas: Schemas;
  /** Validators of foreign schemas, by `foreignKey`. */
  readonly delegates?: ReadonlyMap<string, Delegate>;
  /** How many issues at most; 20 when absent. */
  readonly limit?: number;
  /** `wire` when absent. */
  readonly view?: View;
}

/**
 * What is wrong with a value, for one that a check has refused.
 * Shape: at least one issue for every such value, none for a value that the check accepts.
 * Cost: bounded by the number of issues and by 100,000 steps; whatever was found by then is the answer.
 */
export function explain(node: SchemaNode, value: unknown, context: ExplainContext): Issue[] {
  const explanation = new Explanation(context);
  try {
    explanation.walk(node, value, null);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // nested deeper than the stack
    explanation.isCutShort = true;
  }
  return explanation.finish();
}

/** A member's way from the whole value; built into a pointer only where an issue is. */
interface Path {
  readonly above: Path | null;
  readonly key: string | number;
}

const workLimit = 10_000;
// A pointer repeats names that a caller chose: longer names stay out of it, so that answers stay small.
const nameLimit = 256;

class Explanation {
  readonly #context: ExplainContext;
  readonly #view: View;
  #issues: Issue[] = [];
  #limit: number;
  #work = workLimit;
  /** Whether some part was not looked at. */
  isCutShort = false;

  constructor(context: ExplainContext) {
    this.#context = context;
    this.#view = context.view ?? 'wire';
    this.#limit = Math.max(1, context.limit ?? 20);
  }

  finish(): Issue[] {
    if (this.#issues.length > 0 || !this.isCutShort) return this.#issues;
    return [{ pointer: '', code: 'invalid', message: 'does not satisfy its schema' }];
  }

  /** Looks at a value by a schema; true when nothing was found. */
  walk(node: SchemaNode, value: unknown, path: Path | null): boolean {
    const before = this.#issues.length;
    if (before >= this.#limit) return false;
    if (--this.#work < 0) this.isCutShort = true;
    if (this.#work < 0) return false;
    if (node === false) this.#fail(path, 'never', 'is not allowed');
    else if (node !== true) this.#walkObject(node, value, path);
    return this.#issues.length === before;
  }

  #walkObject(node: SchemaObject, value: unknown, path: Path | null): void {
    const place = this.#placeOf(value, path);
    if (this.#view === 'decoded' && node.codec !== undefined) return explainers.codec(node, place);
    const before = this.#issues.length;
    explainers.type(node, place);
    if (this.#issues.length > before) return; // what else is wrong follows from the type
    const kind = kindOf(value, this.#view);
    for (const name of Object.keys(node)) if (judges(name, kind)) explainers[name](node, place);
  }

  #placeOf(value: unknown, path: Path | null): ExplainPlace {
    return {
      value,
      schemas: this.#context.schemas,
      view: this.#view,
      fail: (code, message, parameters) => this.#fail(path, code, message, parameters),
      failAt: (key, code, message, parameters) => this.#fail({ above: path, key }, code, message, parameters),
      failBelow: (pointer, code, message) => this.#push({ pointer: pointerOf(path) + pointer, code, message }),
      explain: (node) => this.walk(node, value, path),
      explainMember: (key, member, node) => void this.walk(node, member, { above: path, key }),
      matches: (node, target) => this.#matches(node, target),
      delegate: (key) => this.#delegate(key),
    };
  }

  /** A silent walk that ends at the first issue. */
  #matches(node: SchemaNode, value: unknown): boolean {
    const [issues, limit] = [this.#issues, this.#limit];
    [this.#issues, this.#limit] = [[], 1];
    try {
      return this.walk(node, value, null);
    } finally {
      [this.#issues, this.#limit] = [issues, limit];
    }
  }

  #delegate(key: string): Delegate | undefined {
    const delegate = this.#context.delegates?.get(key);
    if (delegate === undefined) this.isCutShort = true;
    return delegate;
  }

  #fail(path: Path | null, code: string, message: string, parameters: { readonly [name: string]: Json } = {}): void {
    if (this.#issues.length >= this.#limit) return;
    const issue = { pointer: pointerOf(path), code, message };
    this.#push(Object.keys(parameters).length === 0 ? issue : { ...issue, parameters });
  }

  #push(issue: Issue): void {
    if (this.#issues.length < this.#limit) this.#issues.push(issue);
  }
}

function judges(name: string, kind: Kind | null): name is KeywordName {
  if (!Object.hasOwn(kindsOf, name) || name === 'type' || name === 'codec') return false;
  const kinds = kindsOf[name as KeywordName]; // an own name of the table
  return kinds === null || (kind !== null && kinds.includes(kind));
}

/** RFC 6901, ending at the parent of the first member whose name is too long. */
function pointerOf(path: Path | null): string {
  const keys: (string | number)[] = [];
  for (let step = path; step !== null; step = step.above) {
    if (typeof step.key === 'string' && step.key.length > nameLimit) keys.length = 0;
    else keys.push(step.key);
  }
  return keys
    .reverse()
    .map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
