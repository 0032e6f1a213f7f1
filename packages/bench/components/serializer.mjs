import fastJsonStringify from 'fast-json-stringify';
import { before, now } from './compiled.mjs';
import { mirrorOf } from './mirror.mjs';
import { serializerCases } from './serializer-cases.mjs';

/**
 * From a value to the bytes as a socket gets them. Node writes a body that is a string by encoding it into memory of its own:
 * latin1 for Tenon, where its strings hold a byte a character, UTF-8 for the others. That step is in all figures, done into one
 * large buffer: it flattens ropes as a socket does. The length in bytes, which a response states, comes for free with
 * Tenon's string and costs the others `Buffer.byteLength`, as in Fastify; that is in the figures too.
 */
const target = Buffer.allocUnsafeSlow(4 * 2 ** 20);

function sent(text) {
  const length = Buffer.byteLength(text);
  return target.utf8Write(text, 0, length);
}

export function tasks() {
  return serializerCases.map(({ name, schema, values, peers = true }) => {
    const mirror = mirrorOf(schema);
    const native = (value) => sent(JSON.stringify(mirror(value)));
    const contestants = { tenon: senderOf(now, schema), native };
    if (before !== null) contestants.before = senderOf(before, schema);
    if (peers) {
      const stringify = fastJsonStringify(schema);
      contestants['fast-json-stringify'] = (value) => sent(stringify(value));
    }
    const inputs = parsed(values());
    return { name, contestants, inputs: () => inputs, mistakes: () => mistakesOf(contestants, inputs) };
  });
}

function senderOf({ serializerOf, sink }, schema) {
  const serialize = serializerOf(schema).run;
  return (value) => {
    sink.reset();
    serialize(value, sink);
    const body = sink.body();
    return typeof body === 'string' ? target.latin1Write(body, 0, body.length) : target.utf8Write(body.text, 0, body.length);
  };
}

/** As values come from a database: flat strings that no source text shares. Dates, bytes and big integers stay. */
function parsed(values) {
  return structuredClone(values).map((value) => restored(value));
}

function restored(value) {
  if (typeof value === 'string') return JSON.parse(JSON.stringify(value));
  if (Array.isArray(value)) return value.map(restored);
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, restored(inner)]));
}

function mistakesOf(contestants, inputs) {
  return inputs.flatMap((value) => {
    const texts = Object.entries(contestants).map(([name, run]) => [name, target.toString('utf8', 0, run(value))]);
    return texts.filter(([, text]) => text !== texts[0][1]).map(([name, text]) => `${name} writes ${text.slice(0, 300)}, tenon ${texts[0][1].slice(0, 300)}`);
  });
}
