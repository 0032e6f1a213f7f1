import type { TextPlace } from './read-document.ts';

/** A value of a JSON text, and where its name stands. */
interface Member {
  /** Where the key starts; for an item of a list, the value. */
  readonly key: number;
  readonly value: number;
}

/**
 * Positions in a text that is JSON: a level is read when something inside it is asked for. On 13 MB the first place takes 60 ms,
 * where a parse with positions of everything takes 4 s.
 */
export class JsonPlaces {
  readonly #text: string;
  readonly #levels = new Map<number, ReadonlyMap<string, Member>>();
  #lineStarts: readonly number[] | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the member with these names stands, or the nearest thing around it. */
  placeOf(names: readonly string[]): TextPlace {
    let [key, value] = [0, this.#skipSpace(0)];
    for (const name of names) {
      const member = this.#level(value).get(name);
      if (member === undefined) break;
      ({ key, value } = member);
    }
    return this.#place(key);
  }

  #level(start: number): ReadonlyMap<string, Member> {
    const known = this.#levels.get(start);
    if (known !== undefined) return known;
    const members = this.#membersAt(start);
    this.#levels.set(start, members);
    return members;
  }

  #membersAt(start: number): ReadonlyMap<string, Member> {
    const members = new Map<string, Member>();
    const opening = this.#text[start];
    if (opening !== '{' && opening !== '[') return members;
    let position = this.#skipSpace(start + 1);
    while (position < this.#text.length && this.#text[position] !== '}' && this.#text[position] !== ']') {
      const key = position;
      let name = String(members.size);
      if (opening === '{') {
        position = this.#afterString(key);
        name = JSON.parse(this.#text.slice(key, position)) as string; // a string of a text that JSON.parse has read
        position = this.#skipSpace(this.#skipSpace(position) + 1);
      }
      members.set(name, { key, value: position });
      position = this.#skipSpace(this.#afterValue(position));
      if (this.#text[position] === ',') position = this.#skipSpace(position + 1);
    }
    return members;
  }

  #skipSpace(position: number): number {
    let next = position;
    while (this.#text.charCodeAt(next) <= 32) next++;
    return next;
  }

  #afterString(start: number): number {
    let end = this.#text.indexOf('"', start + 1);
    while (end !== -1 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    return end === -1 ? this.#text.length : end + 1;
  }

  #isEscaped(position: number): boolean {
    let slashes = 0;
    while (this.#text[position - 1 - slashes] === '\\') slashes++;
    return slashes % 2 === 1;
  }

  #afterValue(start: number): number {
    let depth = 0;
    for (let position = start; position < this.#text.length; position++) {
      const character = this.#text[position];
      if (character === '"') position = this.#afterString(position) - 1;
      else if (character === '{' || character === '[') depth++;
      else if (character === '}' || character === ']') depth--;
      if (depth < 0) return position;
      if (depth === 0 && (character === '"' || character === '}' || character === ']')) return position + 1;
      if (depth === 0 && character === ',') return position;
    }
    return this.#text.length;
  }

  #place(offset: number): TextPlace {
    this.#lineStarts ??= [0, ...[...this.#text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}
