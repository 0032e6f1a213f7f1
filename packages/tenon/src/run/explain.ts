import type { Json } from '../shapes/json.ts';
import type { Issue } from '../shapes/problem.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import type { Delegate, Explain, ExplainPlace } from '../keywords/explainer.ts';
import { explainers } from '../keywords/explainers.ts';
import { kindOf, kindsOf } from '../keywords/names.ts';
import type { KeywordName, Kind, View } from '../keywords/names.ts';
import { isType } from '../keywords/type.ts';
import { isPlainlyRight } from './plainly-right.ts';

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

  get schemas(): Schemas {
    return this.#context.schemas;
  }

  get view(): View {
    return this.#view;
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
    if (node === false) this.push({ pointer: pointerOf(path), code: 'never', message: 'is not allowed' });
    else if (!(this.#view === 'wire' && isPlainlyRight(node, value)) && node !== true) this.#walkObject(node, value, path);
    return this.#issues.length === before;
  }

  #walkObject(node: SchemaObject, value: unknown, path: Path | null): void {
    const place = new Place(this, value, path);
    if (this.#view === 'decoded' && node.codec !== undefined) return explainers.codec(node, place);
    const before = this.#issues.length;
    if (!isOfOnlyType(node, value, this.#view)) explainers.type(node, place);
    if (this.#issues.length > before) return; // what else is wrong follows from the type
    for (const explainKeyword of explainersOf(node, kindOf(value, this.#view))) explainKeyword(node, place);
  }

  /** A silent walk that ends at the first issue. */
  matches(node: SchemaNode, value: unknown): boolean {
    const [issues, limit] = [this.#issues, this.#limit];
    [this.#issues, this.#limit] = [[], 1];
    try {
      return this.walk(node, value, null);
    } finally {
      [this.#issues, this.#limit] = [issues, limit];
    }
  }

  delegate(key: string): Delegate | undefined {
    const delegate = this.#context.delegates?.get(key);
    if (delegate === undefined) this.isCutShort = true;
    return delegate;
  }

  push(issue: Issue): void {
    if (this.#issues.length < this.#limit) this.#issues.push(issue);
  }
}

/** One value that is looked at. A class: closures for each of them made half the garbage of an explanation. */
class Place implements ExplainPlace {
  readonly value: unknown;
  readonly #explanation: Explanation;
  readonly #path: Path | null;

  constructor(explanation: Explanation, value: unknown, path: Path | null) {
    this.value = value;
    this.#explanation = explanation;
    this.#path = path;
  }

  get schemas(): Schemas {
    return this.#explanation.schemas;
  }

  get view(): View {
    return this.#explanation.view;
  }

  fail(code: string, message: string, parameters?: Parameters): void {
    this.#explanation.push(issueAt(this.#path, code, message, parameters));
  }

  failAt(key: string | number, code: string, message: string, parameters?: Parameters): void {
    this.#explanation.push(issueAt({ above: this.#path, key }, code, message, parameters));
  }

  failBelow(pointer: string, code: string, message: string): void {
    this.#explanation.push({ pointer: pointerOf(this.#path) + pointer, code, message });
  }

  explain(node: SchemaNode): boolean {
    return this.#explanation.walk(node, this.value, this.#path);
  }

  explainMember(key: string | number, member: unknown, node: SchemaNode): void {
    this.#explanation.walk(node, member, { above: this.#path, key });
  }

  matches(node: SchemaNode, target: unknown): boolean {
    return this.#explanation.matches(node, target);
  }

  delegate(key: string): Delegate | undefined {
    return this.#explanation.delegate(key);
  }
}

type Parameters = Readonly<Record<string, Json>>;

function issueAt(path: Path | null, code: string, message: string, parameters: Parameters = {}): Issue {
  const issue = { pointer: pointerOf(path), code, message };
  return Object.keys(parameters).length === 0 ? issue : { ...issue, parameters };
}

/** Most schemas name one type, and most values are of it. */
function isOfOnlyType({ type }: SchemaObject, value: unknown, view: View): boolean {
  return type === undefined || (typeof type === 'string' && isType(type, value, view));
}

type ByKind = ReadonlyMap<Kind | null, readonly Explain[]>;
const known = new WeakMap<SchemaObject, ByKind>();
const kinds: readonly (Kind | null)[] = ['number', 'string', 'array', 'object', null];

/** What judges values of a kind by a schema, `type` left out; found once for each schema. */
function explainersOf(node: SchemaObject, kind: Kind | null): readonly Explain[] {
  let byKind = known.get(node);
  if (byKind === undefined) {
    const names = Object.keys(node);
    byKind = new Map(kinds.map((each) => [each, names.filter((name) => judges(name, each)).map((name) => explainers[name as KeywordName])])); // judges() lets no other pass
    known.set(node, byKind);
  }
  return byKind.get(kind) ?? [];
}

function judges(name: string, kind: Kind | null): boolean {
  if (!Object.hasOwn(kindsOf, name) || name === 'type' || name === 'codec') return false;
  const kindsJudged = kindsOf[name as KeywordName]; // an own name of the table
  return kindsJudged === null || (kind !== null && kindsJudged.includes(kind));
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
