import { LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import { Failure } from '../failure.ts';
import { JsonPlaces } from './json-places.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { namesIn } from './pointer.ts';

/** The feature versions of OpenAPI that are read. */
export type Version = '3.0' | '3.1' | '3.2';

/** Where something stands in a file. Both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** An OpenAPI document, read. */
export interface ReadDocument {
  /** How people call it: a path, `-`, `main:openapi.json`. */
  readonly name: string;
  readonly text: string;
  readonly version: Version;
  readonly document: JsonObject;
  /** Where the value at a JSON pointer stands in the text, or the nearest thing around it. Cost: the first call parses the text once more. */
  placeOf(pointer: string): TextPlace;
}

/**
 * Reads the text of an OpenAPI document, JSON or YAML.
 * Throws: Failure when it is neither, no OpenAPI document, or one of a version before 3.0.
 */
export function readDocument(name: string, text: string): ReadDocument {
  const { value: document, isJson } = parsed(name, text);
  if (!isObject(document)) throw new Failure(`${name} holds no object: an OpenAPI document is one`);
  const version = versionOf(name, document);
  let places: Places | null = null;
  const placeOf = (pointer: string): TextPlace => (places ??= isJson ? new JsonPlaces(text) : new YamlPlaces(text)).placeOf(namesIn(pointer));
  return { name, text, version, document, placeOf };
}

interface Places {
  placeOf(names: readonly string[]): TextPlace;
}

function parsed(name: string, text: string): { readonly value: Json; readonly isJson: boolean } {
  if (/^\s*\{/.test(text)) {
    try {
      return { value: JSON.parse(text) as Json, isJson: true };
    } catch (error) {
      // A YAML document may start with a brace, too.
      const yaml = parseDocument(text);
      if (yaml.errors.length > 0) throw new Failure(`${name} is no JSON: ${(error as Error).message}`); // JSON.parse throws a SyntaxError
      return { value: yaml.toJS() as Json, isJson: false };
    }
  }
  const yaml = parseDocument(text, { merge: true });
  const [mistake] = yaml.errors;
  if (mistake !== undefined) throw new Failure(`${name} is no YAML: ${mistake.message}`);
  return { value: yaml.toJS() as Json, isJson: false }; // YAML's core schema gives JSON values
}

function versionOf(name: string, document: JsonObject): Version {
  const { openapi, swagger } = document;
  if (swagger !== undefined) throw new Failure(`${name} is a Swagger 2.0 document\n  → convert it to OpenAPI 3 first, e.g. with swagger2openapi`);
  const [, version] = typeof openapi === 'string' ? (/^(3\.[012])(\.|$)/.exec(openapi) ?? []) : [];
  if (version === undefined) {
    const said = openapi === undefined ? 'it has no "openapi" member' : `its "openapi" is ${JSON.stringify(openapi)}`;
    throw new Failure(`${name} is no OpenAPI 3.0, 3.1 or 3.2 document: ${said}`);
  }
  return version as Version; // one of the three that the pattern admits
}

/** Positions in a text of YAML. */
class YamlPlaces {
  readonly #lines = new LineCounter();
  readonly #document: YamlDocument;

  constructor(text: string) {
    this.#document = parseDocument(text, { lineCounter: this.#lines, keepSourceTokens: true, logLevel: 'silent' });
  }

  placeOf(names: readonly string[]): TextPlace {
    for (let length = names.length; length > 0; length--) {
      const place = this.#keyPlace(names.slice(0, length));
      if (place !== null) return place;
    }
    return { line: 1, column: 1 };
  }

  /** The key of a member, or an item of a list. */
  #keyPlace(names: readonly string[]): TextPlace | null {
    const parent: unknown = names.length === 1 ? this.#document.contents : this.#document.getIn(names.slice(0, -1), true);
    if (typeof parent !== 'object' || parent === null || !('items' in parent)) return null;
    const last = names[names.length - 1];
    const items = parent.items as readonly unknown[]; // a map or a sequence of yaml
    const found = items.find((item, index) => (isPair(item) ? String(item.key.value) === last : String(index) === last));
    const range = isPair(found) ? found.key.range : (found as { readonly range?: readonly number[] } | undefined)?.range;
    if (range?.[0] === undefined) return null;
    const { line, col } = this.#lines.linePos(range[0]);
    return { line, column: col };
  }
}

interface Pair {
  readonly key: { readonly value: unknown; readonly range?: readonly number[] };
}

function isPair(item: unknown): item is Pair {
  return typeof item === 'object' && item !== null && 'key' in item && typeof item.key === 'object' && item.key !== null && 'value' in item.key;
}
