import { createConfig, lintFromString } from '@redocly/openapi-core';
import { validate as validate30 } from '@hyperjump/json-schema/openapi-3-0';
import { validate as validate31 } from '@hyperjump/json-schema/openapi-3-1';
import { validate as validate32 } from '@hyperjump/json-schema/openapi-3-2';
import { compileErrors, validate as validateSemantics } from '@readme/openapi-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';

/** A document as a reader of the file gets it. */
export type Document = Record<string, unknown>;
export type Version = '3.0' | '3.1' | '3.2';

/** Something that judges documents. */
export interface Judge {
  readonly name: string;
  readonly versions: readonly Version[];
  /** Minutes for hundreds of routes: it follows each reference again. */
  readonly isSlow: boolean;
  /** What it finds, one line each. */
  judge(document: Document, version: Version): Promise<Verdict>;
}
export interface Verdict {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

const every: readonly Version[] = ['3.0', '3.1', '3.2'];

const dialects = {
  '3.0': (document: Document) => validate30('https://spec.openapis.org/oas/3.0/schema', document as never, 'BASIC'),
  '3.1': (document: Document) => validate31('https://spec.openapis.org/oas/3.1/schema-base', document as never, 'BASIC'),
  '3.2': (document: Document) => validate32('https://spec.openapis.org/oas/3.2/schema-base', document as never, 'BASIC'),
};

const redocly = createConfig({ extends: ['recommended'] });
const spectral = new spectralCore.Spectral();
spectral.setRuleset({ extends: [[spectralRulesets.oas, 'recommended']] } as never); // the package's own types name another copy of its ruleset

/** Judges that see different mistakes; each takes a document that it may change. */
export const judges: readonly Judge[] = [
  {
    name: 'the official schema, with the dialect of its schemas',
    versions: every,
    isSlow: false,
    async judge(document, version) {
      const output = await dialects[version](document);
      return refused(output.valid, () => JSON.stringify(output));
    },
  },
  {
    name: 'the official schema, with references',
    versions: every,
    isSlow: false,
    async judge(document) {
      const { valid, errors } = await new Validator().validate(document);
      return refused(valid, () => JSON.stringify(errors));
    },
  },
  {
    name: 'the semantic rules of readme',
    versions: ['3.0', '3.1'],
    isSlow: false,
    async judge(document) {
      const result = await validateSemantics(document as never);
      return refused(result.valid, () => (result.valid ? '' : compileErrors(result)));
    },
  },
  {
    name: 'Redocly, recommended',
    versions: every,
    isSlow: false,
    async judge(document) {
      const problems = await lintFromString({ source: JSON.stringify(withoutDeviceFlow(document)), absoluteRef: '/document.json', config: await redocly });
      const lines = problems.map(({ severity, ruleId, message, location: [place] }) => ({ severity, line: `${ruleId}: ${message} (${place?.pointer ?? ''})` }));
      return { errors: linesOf(lines, 'error'), warnings: linesOf(lines, 'warn') };
    },
  },
  {
    name: 'Spectral, oas',
    versions: every,
    isSlow: true,
    async judge(document) {
      const results = await spectral.run(document);
      const lines = results
        .filter(isDeserved(document))
        .map(({ severity, code, message, path }) => ({ severity, line: `${code}: ${message} (${path.join('/')})` }));
      return { errors: linesOf(lines, 0), warnings: linesOf(lines, 1) };
    },
  },
];

/** Redocly 2.64.0 throws "Unknown type name found: string" on the scopes of a device flow, which is of 3.2. */
function withoutDeviceFlow(document: Document): unknown {
  return JSON.parse(JSON.stringify(document, (name, value: unknown) => (name === 'deviceAuthorization' ? undefined : value)));
}

/** Spectral 1.24.1 takes `items: false`, the end of a tuple in 2020-12, for an array without items. */
function isDeserved(document: Document): (finding: { readonly code: string | number; readonly path: readonly (string | number)[] }) => boolean {
  return ({ code, path }) =>
    code !== 'array-items' || path.at(-1) !== 'items' || path.reduce<unknown>((value, name) => (value as Document)[name], document) !== false;
}

function refused(isValid: boolean, why: () => string): Verdict {
  return { errors: isValid ? [] : [why()], warnings: [] };
}

function linesOf<Severity>(lines: readonly { readonly severity: Severity; readonly line: string }[], severity: Severity): readonly string[] {
  return lines.filter((each) => each.severity === severity).map(({ line }) => line);
}
