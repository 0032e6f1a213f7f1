import type { TargetName } from './target.ts';

/** What a runtime does before an app sees a request, and an app on it cannot do as Node does it. */
export interface Difference {
  readonly runtime: 'bun' | 'deno' | 'workerd';
  readonly target: TargetName;
  /** The titles of the cases that it concerns. */
  readonly cases: readonly string[];
  readonly because: string;
}

/** Every case that is not the same everywhere. The suite expects each to fail still: a line that is no longer true is an error. */
export const differences: readonly Difference[] = [
  {
    runtime: 'bun',
    target: 'bun',
    cases: ['answers 501 to a method that no parser knows', 'reads methods in upper case only'],
    because: 'Bun closes the connection of a caller whose method it does not know',
  },
  {
    runtime: 'bun',
    target: 'web',
    cases: ['answers 501 to a method that no parser knows', 'reads methods in upper case only'],
    because: 'the Request of Bun makes GET of a method that it does not know, and upper case of one that it does',
  },
  {
    runtime: 'bun',
    target: 'bun',
    cases: ['answers 431 to 2,000 small headers with the credentials last'],
    because: 'Bun answers 431 by itself, without a body',
  },
  {
    runtime: 'deno',
    target: 'deno',
    cases: ['answers 400 to two Host lines', 'answers 431 to 2,000 small headers with the credentials last'],
    because: 'Deno answers 400 by itself, without a body',
  },
  {
    runtime: 'workerd',
    target: 'workerd',
    cases: ['answers 501 to a method that no parser knows', 'reads methods in upper case only'],
    because: 'workerd answers 501 by itself, in plain text',
  },
  {
    runtime: 'workerd',
    target: 'workerd',
    cases: ['sends a header that a handler sets'],
    because: 'workerd writes values of headers in UTF-8, not a byte for each character',
  },
];
