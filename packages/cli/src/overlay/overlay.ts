import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { Failure } from '../failure.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';

/** One change of an overlay. */
export interface OverlayAction {
  /** A JSONPath of RFC 9535. */
  readonly target: string;
  readonly update?: Json;
  readonly remove: boolean;
}

/** Changes to a document, in order. */
export interface Overlay {
  readonly name: string;
  readonly actions: readonly OverlayAction[];
}

/**
 * Reads an overlay, JSON or YAML.
 * Throws: Failure that names the file and the action that is wrong.
 * Source: OpenAPI Overlay 1.0 section 4.4.
 */
export function readOverlay(path: string): Overlay {
  const value = parsed(path);
  if (!isObject(value) || typeof value['overlay'] !== 'string' || !/^1\.\d/.test(value['overlay'])) {
    throw new Failure(`${path} is no overlay: it says nothing like "overlay: 1.0.0"`);
  }
  const { actions } = value;
  if (!Array.isArray(actions) || actions.length === 0) throw new Failure(`${path} has no actions`);
  return { name: path, actions: (actions as readonly Json[]).map((action, index) => actionOf(action, `${path} action ${index + 1}`)) };
}

function parsed(path: string): Json {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Failure(`there is no file ${path}`);
  }
  const yaml = parseDocument(text);
  const [mistake] = yaml.errors;
  if (mistake !== undefined) throw new Failure(`${path} is neither JSON nor YAML: ${mistake.message}`);
  return yaml.toJS() as Json; // YAML's core schema gives JSON values
}

function actionOf(action: Json, at: string): OverlayAction {
  const { target, update, remove = false } = isObject(action) ? action : ({} as JsonObject);
  if (typeof target !== 'string') throw new Failure(`${at} has no target\n  → give it a JSONPath: target: $.paths['/books'].get`);
  if (typeof remove !== 'boolean') throw new Failure(`${at}: remove is true or false`);
  if (!remove && update === undefined) throw new Failure(`${at} neither updates nor removes\n  → give it update: { … } or remove: true`);
  return { target, remove, ...(update === undefined ? {} : { update }) };
}
