import { faultOfPattern } from 'tenon/tooling';
import { isObject, type JsonObject } from '../../document/json.ts';
import type { Path, Rules, Spot } from '../rule.ts';
import { names, wholeOf } from '../schema-facts.ts';
import type { Survey } from '../survey.ts';

/** Formats whose values have a length of their own. */
const shortFormats = [
  'date-time',
  'date',
  'time',
  'duration',
  'uuid',
  'ipv4',
  'ipv6',
  'hostname',
  'email',
  'int32',
  'int64',
  'float',
  'double',
  'decimal',
  'binary',
  'byte',
];

/** What a request may grow to, and what patterns cost. */
export const schemaLimits = {
  'schema-string-unbounded': {
    severity: 'hint',
    summary: 'A string of a request may be of any length',
    advice: 'add maxLength, an enum, a pattern or a format: a limit that is stated can be relied on',
    *find(survey) {
      for (const { path, parts } of unlimited(survey, 'string', ['maxLength', 'enum', 'const', 'pattern', 'contentMediaType']))
        if (!parts.some(({ format }) => shortFormats.includes(String(format)))) yield { path, message: 'a string without maxLength' };
    },
  },
  'schema-array-unbounded': {
    severity: 'hint',
    summary: 'An array of a request may have any number of items',
    advice: 'add maxItems: each item costs the server something',
    *find(survey) {
      for (const { path, parts } of unlimited(survey, 'array', ['maxItems', 'enum', 'const']))
        if (!parts.some(({ items }) => items === false)) yield { path, message: 'an array without maxItems' };
    },
  },
  'pattern-invalid': {
    severity: 'error',
    summary: 'A pattern is no regular expression of ECMA-262',
    advice: 'write it for the u flag: no (?i), no \\A and \\Z, and escape syntax characters only',
    find: (survey) => patternFaults(survey, 'schema.invalid-pattern', 'is not a regular expression with the u flag'),
  },
  'pattern-exponential': {
    severity: 'warning',
    summary: 'A pattern can take exponential time',
    advice: 'let no repeated group match one text in two ways: whoever sends the right text stops the server',
    find: (survey) => patternFaults(survey, 'schema.unsafe-pattern', 'can take exponential time'),
  },
} as const satisfies Rules;

interface Unlimited {
  readonly path: Path;
  readonly parts: readonly JsonObject[];
}

/** Schemas of a type in requests, where no part of their allOf has one of the keywords; the first part stands for all. */
function* unlimited(survey: Survey, type: string, keywords: readonly string[]): Iterable<Unlimited> {
  for (const { path, value, found } of survey.sites('Schema')) {
    if (!survey.reach.request.has(found) || !names(value, type)) continue;
    const parts = wholeOf(survey, found);
    const hasLimit = parts.some((part) => keywords.some((keyword) => Object.hasOwn(part, keyword)));
    if (!hasLimit && parts.find((part) => names(part, type)) === value) yield { path, parts };
  }
}

function* patternFaults({ sites }: Survey, code: string, says: string): Iterable<Spot> {
  for (const { path, value } of sites('Schema')) {
    const { pattern, patternProperties } = value;
    const own = typeof pattern === 'string' ? [{ path: [...path, 'pattern'], text: pattern }] : [];
    const keys = isObject(patternProperties) ? Object.keys(patternProperties).map((text) => ({ path: [...path, 'patternProperties', text], text })) : [];
    for (const { path: place, text } of [...own, ...keys]) if (faultOfPattern(text)?.code === code) yield { path: place, message: `${text} ${says}` };
  }
}
