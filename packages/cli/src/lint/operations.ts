import { isObject, memberOf, type Json, type JsonObject } from '../document/json.ts';
import type { Path } from './rule.ts';
import type { Site } from './survey.ts';

/** A parameter of an operation, its own or of the whole path. */
export interface ParameterSite {
  readonly path: Path;
  /** What it is, references followed. */
  readonly value: JsonObject;
  readonly name: string;
  readonly place: string;
}

/** An operation with what surrounds it. */
export interface OperationSite extends Site {
  /** GET, or the name of an additional one. */
  readonly method: string;
  /** Where its path item stands. */
  readonly under: 'paths' | 'webhooks' | 'callbacks' | 'components';
  /** The key of its path item: a path template under `paths`. */
  readonly key: string;
  /** How people call it: `GET /books/{id}`. */
  readonly label: string;
  /** Those of the path, and its own: one of the same name and place takes the place of the path's. */
  readonly parameters: readonly ParameterSite[];
  readonly requestBody: JsonObject | null;
  /** Responses by status, references followed; an empty object for what leads nowhere. */
  readonly responses: readonly ResponseSite[];
}

/** A response of an operation. */
export interface ResponseSite {
  readonly status: string;
  readonly path: Path;
  readonly value: JsonObject;
}

type Follow = (value: Json | undefined) => Json | undefined;

/** The operations of a document. */
export function operationsIn(sites: readonly Site[], follow: Follow): readonly OperationSite[] {
  return sites.map((site) => operationOf(site, follow));
}

function operationOf(site: Site, follow: Follow): OperationSite {
  const { path, value, found } = site;
  const item = found.parent;
  const itemPath = item?.path ?? [];
  const method = String(path.at(-1)).toUpperCase();
  const key = String(itemPath.at(-1));
  const body = follow(value['requestBody']);
  return {
    ...site,
    method,
    under: placeOf(item?.parent?.kind),
    key,
    label: `${method} ${key}`,
    parameters: [
      ...parametersOf(memberOf(item?.value, 'parameters'), [...itemPath, 'parameters'], follow),
      ...parametersOf(value['parameters'], [...path, 'parameters'], follow),
    ],
    requestBody: isObject(body) ? body : null,
    responses: responsesOf(value['responses'], [...path, 'responses'], follow),
  };
}

function placeOf(kind: string | undefined): OperationSite['under'] {
  if (kind === 'Paths') return 'paths';
  if (kind === 'OpenAPI') return 'webhooks';
  return kind === 'Callback' ? 'callbacks' : 'components';
}

/** The parameters in a list of a document. */
export function parametersOf(list: Json | undefined, path: Path, follow: Follow): readonly ParameterSite[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((item, index) => {
    const value = follow(item);
    const [name, place] = [memberOf(value, 'name'), memberOf(value, 'in')];
    return isObject(value) && typeof name === 'string' && typeof place === 'string' ? [{ path: [...path, index], value, name, place }] : [];
  });
}

function responsesOf(responses: Json | undefined, path: Path, follow: Follow): readonly ResponseSite[] {
  if (!isObject(responses)) return [];
  return Object.entries(responses).flatMap(([status, response]) => {
    const value = follow(response);
    return status.startsWith('x-') ? [] : [{ status, path: [...path, status], value: isObject(value) ? value : {} }];
  });
}
