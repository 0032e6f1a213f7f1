// RFC 9110 section 5.6.2 and 5.6.4.
const pairForm = /([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)|"((?:[\t\x20\x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t\x20-\x7e\x80-\xff])*)")/y;

/** What one proxy says of who called it; names in lower case. */
export type ForwardedElement = ReadonlyMap<string, string>;

/** The elements of a `Forwarded` header (RFC 7239 section 4), the first proxy's first; `null` when it is malformed. */
export function forwardedElements(header: string): readonly ForwardedElement[] | null {
  const elements: ForwardedElement[] = [];
  for (let position = 0; ; position++) {
    const element = new Map<string, string>();
    const end = readElement(header, afterSpace(header, position), element);
    if (end === null) return null;
    if (element.size > 0) elements.push(element);
    position = afterSpace(header, end);
    if (position === header.length) return elements;
    if (header[position] !== ',') return null;
  }
}

/** Where an element ends; `null` when a name stands in it twice: "Each parameter MUST NOT occur more than once per field-value." */
function readElement(header: string, start: number, element: Map<string, string>): number | null {
  for (let position = start; ; position++) {
    pairForm.lastIndex = position;
    const pair = pairForm.exec(header);
    if (pair !== null) {
      const [text, name = '', token, quoted = ''] = pair;
      if (element.has(name.toLowerCase())) return null;
      element.set(name.toLowerCase(), token ?? quoted.replace(/\\(.)/g, '$1'));
      position += text.length;
    }
    if (header[position] !== ';') return position;
  }
}

function afterSpace(text: string, start: number): number {
  let position = start;
  while (text[position] === ' ' || text[position] === '\t') position++;
  return position;
}
