import { isObject, memberOf, type Json } from '../../document/json.ts';
import { Chance } from '../data/chance.ts';
import { below, type PlacedSchema } from '../data/schemas.ts';
import { echoed, generated, NotMocked, validExample, wantedExample, type Making } from './making.ts';
import type { MockedContent, MockedExample } from './mocked-operation.ts';
import { withToldMembers } from './told-members.ts';

/** How many items a stream has before it ends. */
const streamItems = 3;
/** One transparent pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==';

const encoder = new TextEncoder();

/** What a body says as a JSON value, where it does, and its bytes. */
export interface MadeBody {
  readonly value: Json | undefined;
  readonly bytes: Uint8Array;
}

/**
 * A body of a media type: the example asked for, else the first valid one, else made from the schema.
 * Throws: NotMocked when there is nothing to make it from.
 */
export function bodyOf(content: MockedContent, wanted: MockedExample | null, making: Making): MadeBody {
  const { schema, itemSchema, examples, mediaType } = content;
  const example = wanted === null ? validExample(examples, schema, making) : wantedExample(wanted, schema, making);
  if (example !== undefined) return 'text' in example ? ofText(example.text) : written(example.value, mediaType);
  if (itemSchema !== null) return ofText(streamOf(itemSchema, mediaType, making));
  if (isBinary(mediaType)) return { value: undefined, bytes: binaryOf(mediaType, making.seed) };
  // Nothing is said of the value: any will do.
  if (schema === null) return written({}, mediaType);
  if (isXml(mediaType)) throw new NotMocked(`${mediaType} at ${content.pointer} has no example, and none is made from a schema`, content.pointer);
  return written(withToldMembers(generated(schema, making, { sent: echoed(making) }), schema, mediaType, making), mediaType);
}

function written(value: Json, mediaType: string): MadeBody {
  if (isJson(mediaType)) return { value, bytes: encoder.encode(JSON.stringify(value)) };
  if (typeof value === 'string') return { value, bytes: encoder.encode(value) };
  if (mediaType === 'application/x-www-form-urlencoded') return { value, bytes: encoder.encode(new URLSearchParams(fieldsOf(value)).toString()) };
  return { value, bytes: encoder.encode(JSON.stringify(value)) };
}

function ofText(text: string): MadeBody {
  return { value: undefined, bytes: encoder.encode(text) };
}

function fieldsOf(value: Json): [string, string][] {
  const text = (part: unknown): string => (typeof part === 'string' ? part : JSON.stringify(part));
  return Object.entries(value ?? {}).flatMap(([name, part]: [string, unknown]) =>
    Array.isArray(part) ? part.map((item): [string, string] => [name, text(item)]) : [[name, text(part)] as [string, string]],
  );
}

/** Items one after the other, as the type separates them. OpenAPI 3.2 section 4.14.5. */
function streamOf(itemSchema: PlacedSchema, mediaType: string, making: Making): string {
  const items = Array.from({ length: streamItems }, (_, index) => itemOf(itemSchema, { ...making, seed: `${making.seed} ${index}` }));
  if (mediaType === 'text/event-stream') return items.map(eventText).join('');
  const [before, after] = mediaType === 'application/json-seq' ? ['\u001e', '\n'] : ['', '\n'];
  return items.map((item) => `${before}${JSON.stringify(item)}${after}`).join('');
}

/** One item; the data of an event is JSON where its schema says of what. OpenAPI 3.2 section 4.14.4. */
function itemOf(itemSchema: PlacedSchema, making: Making): Json {
  const item = generated(itemSchema, making);
  const data = memberOf(memberOf(itemSchema.schema, 'properties'), 'data');
  const keyword = ['contentSchema', 'x-contentSchema'].find((name) => memberOf(data, name) !== undefined);
  if (keyword === undefined || !isObject(item)) return item;
  return { ...item, data: JSON.stringify(generated(below(itemSchema, 'properties', 'data', keyword), making)) };
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html: one line for each line of a field. */
function eventText(item: Json): string {
  const lines = Object.entries(typeof item === 'object' ? (item ?? {}) : { data: item }).flatMap(([name, value]: [string, unknown]) =>
    (typeof value === 'string' ? value : JSON.stringify(value)).split(/\r\n|[\r\n]/).map((line) => `${name}: ${line}\n`),
  );
  return `${lines.join('')}\n`;
}

/** Whether a media type is JSON. */
export function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i.test(mediaType) || /^(?:\*|application)\/\*$/.test(mediaType);
}

function isXml(mediaType: string): boolean {
  return /^(?:application|text)\/(?:[\w.+-]+\+)?xml(?:\s*;|$)/i.test(mediaType);
}

function isBinary(mediaType: string): boolean {
  return /^(?:image|audio|video|font|model)\//i.test(mediaType) || /^application\/(?:octet-stream|pdf|zip|gzip|wasm|x-tar)\b/i.test(mediaType);
}

function binaryOf(mediaType: string, seed: string): Uint8Array {
  if (/^image\/(?:png|\*)/i.test(mediaType)) return Buffer.from(png, 'base64');
  const chance = new Chance(seed);
  return Uint8Array.from({ length: 64 }, () => chance.below(256));
}
