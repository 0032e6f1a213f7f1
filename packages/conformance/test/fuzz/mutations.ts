import fc from 'fast-check';
import { seeds } from './seeds.ts';

/** Bytes for a connection, in the pieces that are written one after the other. */
export type Mutant = readonly string[];

/** A change of a text that stands for bytes. */
type Mutation = (text: string) => string;

const snippets = [
  '\r',
  '\n',
  '\r\n',
  '\r\n\r\n',
  '\n\n',
  '\0',
  ' ',
  '\t',
  '\r\n ',
  '\r\n\t',
  ':',
  ',',
  ';',
  '"',
  '%',
  '%00',
  '/',
  '..',
  '\x7f',
  '\x80',
  '\xff',
  '\u00c0\u00af',
];
const lines = [
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding:\tchunked',
  'Transfer-Encoding : chunked',
  'transfer-encoding: \x0bchunked',
  'TE: trailers',
  'Content-Length: 0',
  'Content-Length: 5',
  'Content-Length: +5',
  'Content-Length: 5, 5',
  'Content-Length: 99999999999999999999',
  'Content-Length: 0x5',
  'Content-Type: application/json',
  'Content-Type: multipart/form-data; boundary="x"',
  'Content-Encoding: gzip',
  'Host: other',
  'Expect: 100-continue',
  'Expect: tea',
  'Connection: keep-alive',
  'Connection: upgrade',
  'Upgrade: h2c',
  'X-HTTP-Method-Override: DELETE',
  '__proto__: x',
  ': empty',
  ' folded',
  'no colon',
];
const starts = [
  'GET /ping HTTP/1.0',
  'GET  /ping HTTP/1.1',
  'GET http://a/ping HTTP/1.1',
  'GET * HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'HEAD /items/1 HTTP/1.1',
  'CONNECT a:1 HTTP/1.1',
  'get /ping HTTP/1.1',
  'GET /ping',
  'GET /ping HTTP/9.9',
  'PRI * HTTP/2.0',
];
const chunks = ['0', '5', '05', '5;a=b', '5;a="\r\n"', '0x5', '-1', '+5', ' 5', '5 ', '5\n', 'ffffffffffffffffff', '5\r', ''];

const place = fc.nat(10_000);
const spliced = (text: string, at: number, removed: number, added: string): string => {
  const start = at % (text.length + 1);
  return text.slice(0, start) + added + text.slice(start + removed);
};
const inHead = (text: string, change: (lines: string[]) => readonly string[]): string => {
  const [head = '', ...body] = text.split('\r\n\r\n');
  return [change(head.split('\r\n')).join('\r\n'), ...body].join('\r\n\r\n');
};
const asChunks = (text: string, sizes: readonly string[]): string => {
  const framed = inHead(text, (head) => [...head.filter((line) => !/^(content-length|transfer-encoding):/i.test(line)), 'Transfer-Encoding: chunked']);
  return `${framed.split('\r\n\r\n')[0]}\r\n\r\n${sizes.map((size) => `${size}\r\nhello\r\n`).join('')}0\r\n\r\n`;
};
const open = (text: string): string => inHead(text, (head) => head.filter((line) => !/^connection:/i.test(line)));

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(7)).map(
    ([at, bit]): Mutation =>
      (text) =>
        spliced(text, at, 1, String.fromCharCode((text.charCodeAt(at % (text.length + 1)) || 0) ^ (1 << bit))),
  ),
  fc.tuple(place, fc.constantFrom(...snippets), fc.nat(1)).map(
    ([at, snippet, removed]): Mutation =>
      (text) =>
        spliced(text, at, removed, snippet),
  ),
  fc.tuple(place, fc.nat(20)).map(
    ([at, length]): Mutation =>
      (text) =>
        spliced(text, at, length, ''),
  ),
  fc.tuple(place, fc.constantFrom(...lines)).map(
    ([at, line]): Mutation =>
      (text) =>
        inHead(text, (head) => head.toSpliced(1 + (at % head.length), 0, line)),
  ),
  place.map(
    (at): Mutation =>
      (text) =>
        inHead(text, (head) => head.toSpliced(at % head.length, 0, head[at % head.length] ?? '')),
  ),
  place.map(
    (at): Mutation =>
      (text) =>
        inHead(text, (head) => head.toSpliced(at % head.length, 1)),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (text) =>
        inHead(text, (head) => head.toSpliced(from % head.length, 1).toSpliced(to % head.length, 0, head[from % head.length] ?? '')),
  ),
  fc.constantFrom(...starts).map(
    (start): Mutation =>
      (text) =>
        inHead(text, (head) => [start, ...head.slice(1)]),
  ),
  fc.array(fc.constantFrom(...chunks), { minLength: 1, maxLength: 3 }).map(
    (sizes): Mutation =>
      (text) =>
        asChunks(text, sizes),
  ),
  fc.constantFrom(...seeds).map(
    (next): Mutation =>
      (text) =>
        open(text) + next,
  ),
  place.map(
    (at): Mutation =>
      (text) =>
        text.slice(0, at % (text.length + 1)),
  ),
);

/** A recorded request, changed up to four times and cut into up to four pieces. */
export const mutant: fc.Arbitrary<Mutant> = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutation, { maxLength: 4 }), fc.array(place, { maxLength: 3 }))
  .map(([seed, mutations, cuts]) =>
    inPieces(
      mutations.reduce((text, mutate) => mutate(text), seed),
      cuts,
    ),
  );

function inPieces(text: string, cuts: readonly number[]): Mutant {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((left, right) => left - right), text.length];
  return places.slice(1).map((end, index) => text.slice(places[index], end));
}
