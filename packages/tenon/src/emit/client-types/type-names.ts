// What the module itself declares, imports or takes from the language.
const taken = [
  'App',
  'AppOf',
  'Headed',
  'ProblemDetails',
  'Route',
  'Routes',
  'Date',
  'ArrayBuffer',
  'Blob',
  'FormData',
  'ReadableStream',
  'Uint8Array',
  'URLSearchParams',
];
// TypeScript refuses them as names of types, and some of JavaScript's words.
const reserved =
  'any bigint boolean never null number object string symbol undefined unknown void break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new return super switch this throw true try typeof var while with implements interface let package private protected public static yield await'.split(
    ' ',
  );

/** Identifiers for the named schemas of an app: the name of a schema where it is one, else the nearest that is free. */
export class TypeNames {
  readonly #used = new Set([...taken, ...reserved]);
  readonly #byName = new Map<string, string>();

  /** The identifier of a schema's name; the same every time. */
  of(name: string): string {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const wanted = name.replace(/[^A-Za-z0-9_$]/g, '_').replace(/^(?=\d|$)/, '_');
    let identifier = wanted;
    for (let count = 2; this.#used.has(identifier); count++) identifier = `${wanted}${count}`;
    this.#used.add(identifier);
    this.#byName.set(name, identifier);
    return identifier;
  }
}
