/** Tests of one file whose verdict is not shared, and why. */
export interface Exceptions {
  readonly file: string;
  readonly reason: string;
  /** Tests by group, both by description. */
  readonly tests: { readonly [group: string]: readonly string[] };
}

/** Where Tenon means something else than the suite. */
export const ownExceptions: readonly Exceptions[] = [
  {
    file: 'format.json',
    reason: 'Tenon asserts the formats that it knows; the suite holds that to be optional',
    tests: {
      'email format': ['invalid email string is only an annotation by default'],
      'regex format': ['invalid regex string is only an annotation by default'],
      'ipv4 format': ['invalid ipv4 string is only an annotation by default'],
      'ipv6 format': ['invalid ipv6 string is only an annotation by default'],
      'hostname format': ['invalid hostname string is only an annotation by default'],
      'date format': ['invalid date string is only an annotation by default'],
      'date-time format': ['invalid date-time string is only an annotation by default'],
      'time format': ['invalid time string is only an annotation by default'],
      'json-pointer format': ['invalid json-pointer string is only an annotation by default'],
      'relative-json-pointer format': ['invalid relative-json-pointer string is only an annotation by default'],
      'uri format': ['invalid uri string is only an annotation by default'],
      'uri-reference format': ['invalid uri-reference string is only an annotation by default'],
      'uri-template format': ['invalid uri-template string is only an annotation by default'],
      'uuid format': ['invalid uuid string is only an annotation by default'],
      'duration format': ['invalid duration string is only an annotation by default'],
    },
  },
];

/** Where Ajv, to which `$dynamicRef` is left, is wrong. */
export const ajvExceptions: readonly Exceptions[] = [
  {
    file: 'dynamicRef.json',
    reason: 'Ajv resolves $dynamicRef by the dynamic anchors it has met, not by schema resources, and only knows `#name`',
    tests: {
      'A $dynamicRef to a $dynamicAnchor in the same schema resource behaves like a normal $ref to an $anchor': ['An array of strings is valid'],
      'A $dynamicRef to an $anchor in the same schema resource behaves like a normal $ref to an $anchor': ['An array of strings is valid'],
      'A $dynamicRef resolves to the first $dynamicAnchor still in scope that is encountered when the schema is evaluated': ['An array of strings is valid'],
      'A $dynamicRef without anchor in fragment behaves identical to $ref': ['An array of numbers is valid'],
      "A $dynamicRef with intermediate scopes that don't include a matching $dynamicAnchor does not affect dynamic scope resolution": [
        'An array of strings is valid',
      ],
      'An $anchor with the same name as a $dynamicAnchor is not used for dynamic scope resolution': ['Any array is valid'],
      'A $dynamicRef without a matching $dynamicAnchor in the same schema resource behaves like a normal $ref to $anchor': ['Any array is valid'],
      'A $dynamicRef with a non-matching $dynamicAnchor in the same schema resource behaves like a normal $ref to $anchor': ['Any array is valid'],
      'A $dynamicRef that initially resolves to a schema with a matching $dynamicAnchor resolves to the first $dynamicAnchor in the dynamic scope': [
        'The recursive part is valid against the root',
        'The recursive part is not valid against the root',
      ],
      'A $dynamicRef that initially resolves to a schema without a matching $dynamicAnchor behaves like a normal $ref to $anchor': [
        "The recursive part doesn't need to validate against the root",
      ],
      'multiple dynamic paths to the $dynamicRef keyword': ['number list with string values', 'string list with number values'],
      'after leaving a dynamic scope, it is not used by a $dynamicRef': [
        'string matches /$defs/thingy, but the $dynamicRef does not stop here',
        'first_scope is not in dynamic scope for the $dynamicRef',
        '/then/$defs/thingy is the final stop for the $dynamicRef',
      ],
      'tests for implementation dynamic anchor and reference link': ['correct extended schema'],
      '$ref and $dynamicAnchor are independent of order - $defs first': ['correct extended schema'],
      '$ref and $dynamicAnchor are independent of order - $ref first': ['correct extended schema'],
      '$ref to $dynamicRef finds detached $dynamicAnchor': ['number is valid', 'non-number is invalid'],
      '$dynamicRef points to a boolean schema': ['follow $dynamicRef to a false schema'],
      '$dynamicRef skips over intermediate resources - direct reference': ['integer property passes'],
      '$dynamicRef avoids the root of each schema, but scopes are still registered': [
        'data is sufficient for schema at second#/$defs/length',
        'data is not sufficient for schema at second#/$defs/length',
      ],
    },
  },
  {
    file: 'unevaluatedItems.json',
    reason: 'Ajv overflows the stack when a $dynamicRef leads out of an embedded resource',
    tests: {
      'unevaluatedItems with $dynamicRef': ['with no unevaluated items', 'with unevaluated items'],
    },
  },
  {
    file: 'unevaluatedProperties.json',
    reason: 'Ajv overflows the stack when a $dynamicRef leads out of an embedded resource',
    tests: {
      'unevaluatedProperties with $dynamicRef': ['with no unevaluated properties', 'with unevaluated properties'],
    },
  },
];

/** The optional part. */
export const optionalExceptions: readonly Exceptions[] = [
  {
    file: 'optional/cross-draft.json',
    reason: 'Tenon knows one dialect, 2020-12: what $schema names is not looked at',
    tests: {
      'refs to historic drafts are processed as historic drafts': ['first item not a string is valid'],
    },
  },
  {
    file: 'optional/dynamicRef.json',
    reason: 'Ajv resolves $dynamicRef by the dynamic anchors it has met, not by schema resources, and only knows `#name`',
    tests: {
      '$dynamicRef skips over intermediate resources - pointer reference across resource boundary': ['integer property passes'],
    },
  },
  {
    file: 'optional/format/date-time.json',
    reason: 'a date without a leap second is what Date can hold: every accepted text must decode',
    tests: { 'validation of date-time strings': ['a valid date-time with a leap second, UTC', 'a valid date-time with a leap second, with minus offset'] },
  },
  {
    file: 'optional/format/email.json',
    reason: 'quoted local parts and address literals are refused: almost always mistakes, and a danger in mail headers',
    tests: {
      'validation of e-mail addresses': [
        'a quoted string with a space in the local part is valid',
        'a quoted string with a double dot in the local part is valid',
        'a quoted string with a @ in the local part is valid',
        'an IPv4-address-literal after the @ is valid',
        'an IPv6-address-literal after the @ is valid',
      ],
    },
  },
];

/** Files and groups that are not run, and why. */
export const skipped: ReadonlyMap<string, string> = new Map([
  ['optional/format/idn-email.json', 'idn-email is an annotation'],
  ['optional/format/idn-hostname.json', 'idn-hostname is an annotation'],
  ['optional/format/iri.json', 'iri is an annotation'],
  ['optional/format/iri-reference.json', 'iri-reference is an annotation'],
  ['optional/format/hostname.json > validation of A-label (punycode) host names', 'what an A-label decodes to is not looked at'],
]);

/** The tests of a list, each as `file > group > test`. */
export function namesOf(lists: readonly Exceptions[]): ReadonlySet<string> {
  return new Set(lists.flatMap(({ file, tests }) => Object.entries(tests).flatMap(([group, names]) => names.map((name) => `${file} > ${group} > ${name}`))));
}
