import { normalPath } from './percent-encoding.ts';

/** One segment of a path template. `rest` is always the last one and spans slashes. */
export type Segment = { readonly text: string } | { readonly parameter: string } | { readonly rest: string };

/** What is wrong with a path template: a `Mistake` that does not know its place yet. */
export interface PathMistake {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/**
 * Splits a path template into segments; literal text comes in the normal form of `normalPath`.
 * Never throws: what a template with mistakes gives is a guess, `pathMistakes` says what is wrong with it.
 * Shape: `/books/{id}/files/{rest}` → `[{text:'books'}, {parameter:'id'}, {text:'files'}, {rest:'rest'}]`; a trailing slash
 * is a last segment `{text:''}`; `''` is `[]`.
 */
export function parsePath(template: string): readonly Segment[] {
  const parts = partsOf(template);
  return parts.map((part, index) => {
    const name = parameterName(part);
    if (name === null) return { text: normalPath(part) };
    return name === 'rest' && index === parts.length - 1 ? { rest: name } : { parameter: name };
  });
}

/** Everything that is wrong with a path template; empty when it is fine. */
export function pathMistakes(template: string): readonly PathMistake[] {
  if (template === '') return [];
  const parts = partsOf(template);
  return [
    ...(template.startsWith('/')
      ? []
      : [mistake('path.missing-slash', `path ${quoted(template)} does not start with a slash`, `write ${quoted(`/${template}`)}`)]),
    ...parts.flatMap((part, index) => partMistakes(part, index === parts.length - 1)),
    ...repeatedNames(parts.map(parameterName)),
  ];
}

const loneSurrogates = /[\ud800-\udfff]/gu;
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

function partsOf(template: string): string[] {
  if (template === '') return [];
  return (template.startsWith('/') ? template.slice(1) : template).split('/');
}

/** What stands between braces when they span the whole segment. */
function parameterName(part: string): string | null {
  return /^\{([^{}]*)\}$/.exec(part)?.[1] ?? null;
}

function partMistakes(part: string, isLast: boolean): PathMistake[] {
  const name = parameterName(part);
  if (name !== null) return nameMistakes(name, isLast);
  const colon = /^:([A-Za-z_]\w*)$/.exec(part)?.[1];
  if (colon !== undefined) return [mistake('path.colon-parameter', `the segment ${quoted(part)} is literal text here`, `write {${colon}} for a parameter`)];
  if (part === '') return isLast ? [] : [mistake('path.empty-segment', 'the path has an empty segment: two slashes in a row never match', 'leave one slash')];
  return literalMistakes(part);
}

function nameMistakes(name: string, isLast: boolean): PathMistake[] {
  if (!identifier.test(name) || name === '__proto__') {
    return [
      mistake(
        'path.parameter-name',
        `${quoted(name)} cannot be the name of a path parameter`,
        'use letters, digits and underscores, not starting with a digit; types and patterns belong into params',
      ),
    ];
  }
  if (name === 'rest' && !isLast) {
    return [
      mistake(
        'path.rest-not-last',
        'the parameter {rest} spans slashes and is not the last segment',
        'move {rest} to the end, or give the parameter another name',
      ),
    ];
  }
  return [];
}

function literalMistakes(part: string): PathMistake[] {
  if (/[{}]/.test(part)) {
    return [
      mistake(
        'path.partial-parameter',
        `segment ${quoted(part)} mixes text and a parameter`,
        'let the parameter take the whole segment and split its value in the handler; a literal brace is written %7B or %7D',
      ),
    ];
  }
  // None of these ever arrives inside a path: `?` and `#` end it, the others are refused with 400.
  if (/[?#\\\u0000-\u001f\u007f]|%(?:00|5c)/i.test(part) || part.search(loneSurrogates) !== -1) {
    return [
      mistake(
        'path.invalid-character',
        `segment ${quoted(part)} has a character that no request path has`,
        'leave out ?, #, backslashes and control characters; query parameters are declared in query',
      ),
    ];
  }
  if (/%(?![0-9A-Fa-f]{2})/.test(part))
    return [mistake('path.malformed-escape', `segment ${quoted(part)} has a % that two hex digits do not follow`, 'write a literal % as %25')];
  const text = normalPath(part);
  if (text === '.' || text === '..')
    return [mistake('path.dot-segment', `segment ${quoted(part)} never reaches a server: clients resolve it`, 'leave the segment out')];
  return [];
}

function repeatedNames(names: readonly (string | null)[]): PathMistake[] {
  const repeated = new Set(names.filter((name, index) => name !== null && identifier.test(name) && names.indexOf(name) !== index));
  return [...repeated].map((name) => mistake('path.duplicate-parameter', `the path names {${name}} twice`, 'give each parameter a name of its own'));
}

function mistake(code: string, message: string, advice: string): PathMistake {
  return { code, message, advice };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
