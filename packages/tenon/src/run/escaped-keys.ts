/**
 * Whether `JSON.parse` takes an escaped key for another that it has seen: with `{"a":1,"\\":2}` behind it, the V8 of Node 24 and 26
 * reads the key of `{"a":1,"\"":2}`, of `{"a":1,"é":2}` as Python writes it, as a backslash. Any caller can bring that about for
 * all that come later.
 * Source: nodejs/node#63785, issues.chromium.org/issues/521080746.
 */
export const confusesKeys = isConfusing();

function isConfusing(): boolean {
  JSON.parse('{"tenon: which key is next?":1,"\\\\":2}');
  return !Object.hasOwn(JSON.parse('{"tenon: which key is next?":1,"\\"":2}') as object, '"');
}

/** Whether a key of valid JSON is spelt with an escape. Cost: for most texts one search for a backslash. */
export function hasEscapedKey(text: string): boolean {
  for (let at = text.indexOf('\\'); at !== -1;) {
    const end = endOfString(text, at);
    if (isBeforeColon(text, end)) return true;
    at = text.indexOf('\\', end);
  }
  return false;
}

/**
 * The value of valid JSON, read without what confuses keys: none is spelt with an escape by the time that it is parsed.
 * Cost: recursion as deep as the text nests.
 */
export function parseEscapedKeys(text: string): unknown {
  const placeholders = new Placeholders();
  const value: unknown = JSON.parse(withoutEscapedKeys(text, placeholders));
  return placeholders.names.size === 0 ? value : renamed(value, placeholders.names);
}

/** What stands for keys that JSON cannot write without an escape: names that nobody can have sent. */
class Placeholders {
  readonly names = new Map<string, string>();
  readonly #known = new Map<string, string>();
  readonly #mark = crypto.randomUUID();

  of(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const placeholder = `${this.#mark} ${this.#known.size}`;
    this.#known.set(name, placeholder);
    this.names.set(placeholder, name);
    return placeholder;
  }
}

function withoutEscapedKeys(text: string, placeholders: Placeholders): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = text.indexOf('\\'); at !== -1;) {
    const end = endOfString(text, at);
    if (isBeforeColon(text, end)) {
      const start = text.lastIndexOf('"', at);
      parts.push(text.slice(done, start), plainKey(JSON.parse(text.slice(start, end)) as string, placeholders)); // a string, which has no keys
      done = end;
    }
    at = text.indexOf('\\', end);
  }
  return parts.join('') + text.slice(done);
}

function plainKey(name: string, placeholders: Placeholders): string {
  const spelt = JSON.stringify(name);
  return spelt.includes('\\') ? `"${placeholders.of(name)}"` : spelt;
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [names.get(name) ?? name, renamed(member, names)]));
}

/** Behind the quote that ends the string that a backslash stands in. */
function endOfString(text: string, backslash: number): number {
  for (let at = text.indexOf('"', backslash); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === 0x5c) before--;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return text.length;
}

function isBeforeColon(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === 0x3a;
}
