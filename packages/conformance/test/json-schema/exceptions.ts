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
