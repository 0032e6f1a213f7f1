/** The document as a file: two spaces, LF, a final newline. Equal documents give equal bytes. */
export function printDocument(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * The same as YAML. Quoted so that readers of YAML 1.1 and 1.2 see the same values: `no`, `0o7` and `2020-01-01` are texts.
 * Cost: the first call loads the printer.
 */
export async function printYaml(document: object): Promise<string> {
  const { Document, visit } = await import('./yaml.ts');
  const yaml = new Document(document, {
    version: '1.1',
    aliasDuplicateObjects: false,
    // A member named `<<` is one like others.
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge'),
  });
  visit(yaml, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && mustBeQuoted.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  const text = yaml.toString({ lineWidth: 0, singleQuote: true });
  // Within double quotes only, by the rule above: an escape says the same.
  return text.replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What YAML does not take as it is, or for the end of a line (YAML 1.1 sections 4.1.1 and 4.1.4; 1.2 sections 5.1 and 5.4). */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** That, a number of 1.2 alone, and what 1.1 merges with or has a default by (`<<`, `=`). */
const mustBeQuoted = new RegExp(`${unprintable.source}|^[-+]?0o[0-7]+$|^(?:<<|=)$`);
