/** Sets an own member under any name; a plain assignment to `__proto__` would set the prototype. */
export function setMember(target: object, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  else (target as Record<string, unknown>)[name] = value; // any object takes any other name
}

/** One more text under a name that was seen already: a repeated name is a list. */
export function repeated(seen: string | string[], text: string): string[] {
  if (typeof seen === 'string') return [seen, text];
  seen.push(text);
  return seen;
}

/** Texts by name. Shape: [name, text, name, text…] → name → text, or texts when the name is repeated. */
export function textsByName(pairs: readonly string[]): Map<string, string | string[]> {
  const texts = new Map<string, string | string[]>();
  for (let at = 0; at < pairs.length; at += 2) {
    const name = pairs[at] as string; // pairs come in twos
    const text = pairs[at + 1] as string;
    const seen = texts.get(name);
    texts.set(name, seen === undefined ? text : repeated(seen, text));
  }
  return texts;
}
