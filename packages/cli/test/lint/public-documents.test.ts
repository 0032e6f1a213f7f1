import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/document/read-document.ts';
import type { RuleId } from '../../src/lint/catalogue.ts';
import { lint } from '../../src/lint/lint.ts';

const require = createRequire(import.meta.url);

/** How often a rule finds something, and why that is right. */
type Expected = { readonly [rule in RuleId]?: readonly [count: number, because: string] };

const documents: readonly (readonly [name: string, path: string, expected: Expected])[] = [
  [
    '@readme/oas-examples/3.1/json/readme.json',
    require.resolve('@readme/oas-examples/3.1/json/readme.json'),
    {
      'schema-nullable-obsolete': [498, 'the document says 3.1.0 and speaks 3.0: "nullable": true beside types, which no validator of 3.1 reads'],
      'schema-string-unbounded': [131, 'titles, slugs and URIs in bodies and parameters without maxLength'],
      'pattern-exponential': [
        75,
        'file names: ([a-z0-9-_ ]|[^\\\\x00-\\\\x7F])+, whose second class was meant to be "no ASCII", and has the small letters of the first',
      ],
      'response-client-error-missing': [54, 'operations with nothing but 200, 201 or 204'],
      'response-unauthorized-missing': [50, 'the document requires a bearer token, and these operations say nothing of 401 and 403'],
      'schema-array-unbounded': [15, 'lists in bodies without maxItems'],
      'default-on-required': [4, 'the path parameter "section" has a default, and no path comes without it'],
      'parameter-header-ignored': [1, 'a parameter "accept" that chooses between JSON and an event stream'],
    },
  ],
  [
    '@readme/oas-examples/3.0/json/star-trek.json',
    require.resolve('@readme/oas-examples/3.0/json/star-trek.json'),
    {
      'schema-string-unbounded': [258, 'keys, names and titles in queries and forms'],
      'operation-id-missing': [120, 'it names no operation'],
      'response-client-error-missing': [40, 'every search declares its 200 only'],
      'tag-undeclared': [40, 'it tags operations and has no list of tags'],
      'component-unused': [29, 'schemas like AnimalHeader, to which nothing refers'],
    },
  ],
  [
    '@blockfrost/openapi/openapi.yaml',
    require.resolve('@blockfrost/openapi/openapi.yaml'),
    {
      'operation-id-missing': [128, 'it names no operation'],
      'schema-string-unbounded': [107, 'hashes and addresses in paths, whose length is known and not stated'],
      'component-unused': [42, 'schemas of an aggregator, and of metadata that are written out where they are used'],
      'example-invalid': [
        11,
        'members that became required later, a number as text, and keys in hexadecimal of the format byte (base64) with a length that base64 does not have',
      ],
      'schema-type-needs-3-1': [6, '"type": "null" in a document of 3.0.3'],
      'parameter-header-ignored': [2, 'Content-Type as a parameter beside a requestBody that says it'],
      'property-case-collision': [2, 'pvtpp_security_group and pvt_p_p_security_group, the one being the old name of the other'],
      'enum-null-missing': [1, 'a nullable enum of standards without null'],
      'schema-array-unbounded': [1, 'additionalUtxoSet'],
      'component-name-dash': [1, 'network-eras'],
      'tag-undeclared': [1, '"Nut.link", which the list of tags has not'],
    },
  ],
];

describe('public documents', () => {
  it.each(documents)('%s has what was looked at, and nothing else', (name, path, expected) => {
    const counts: Record<string, number> = {};
    for (const { rule } of lint(readDocument(name, readFileSync(path, 'utf8')))) counts[rule] = (counts[rule] ?? 0) + 1;
    expect(counts).toEqual(Object.fromEntries(Object.entries(expected).map(([rule, [count]]) => [rule, count])));
  });
});
