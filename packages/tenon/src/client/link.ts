// One link of the list: `<target>` and its parameters, whose quoted texts may hold commas.
const linkForm = /<([^<>]*)>((?:[^",]|"(?:\\.|[^"\\])*")*)/g;
// One parameter, its value quoted or not.
const parameterForm = /;\s*([^\s=;,"]+)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;,"]*)))?/g;

/**
 * The target of the first link with the relation `next`; `undefined` when there is none.
 * Source: RFC 8288 section 3: relations are separated by spaces, in any case; only the first `rel` of a link counts.
 * @example nextLink('</books?page=2>; rel="next"') // '/books?page=2'
 */
export function nextLink(header: string): string | undefined {
  for (const [, target, parameters = ''] of header.matchAll(linkForm)) {
    for (const [, name = '', quoted, token = ''] of parameters.matchAll(parameterForm)) {
      if (name.toLowerCase() !== 'rel') continue;
      if (/(^|\s)next(\s|$)/i.test(quoted ?? token)) return target;
      break;
    }
  }
  return undefined;
}
