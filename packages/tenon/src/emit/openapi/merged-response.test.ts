import { describe, expect, it } from 'vitest';
import { mergedResponse, type HeaderSource, type ResponseSource } from './merged-response.ts';

const text = { type: 'string' };
const header = (name: string, more: Partial<HeaderSource> = {}): HeaderSource => ({
  name,
  isRequired: true,
  isDeprecated: false,
  description: undefined,
  schema: text,
  ...more,
});
const source = (more: Partial<ResponseSource> = {}): ResponseSource => ({ description: null, contents: [], headers: [], links: {}, extensions: {}, ...more });
const content = (schema: ResponseSource['headers'][number]['schema'], examples = {}, mediaType = 'application/json'): ResponseSource['contents'][number] => ({
  mediaType,
  schema,
  examples,
});

describe('a response of several origins', () => {
  it.each<[string, readonly ResponseSource[], object]>([
    ['nobody describes has the phrase of its status', [source(), source()], { description: 'Phrase' }],
    ['one describes is described so', [source(), source({ description: 'a\r\nb' }), source({ description: 'c' })], { description: 'a\nb' }],
    [
      'has alike headers once, required when all have them',
      [source({ headers: [header('ETag'), header('A')] }), source({ headers: [header('etag')] })],
      { description: 'Phrase', headers: { A: { schema: text }, ETag: { required: true, schema: text } } },
    ],
    [
      'has alternatives where headers differ',
      [source({ headers: [header('A')] }), source({ headers: [header('A', { isRequired: false, description: 'D', schema: {} })] })],
      { description: 'Phrase', headers: { A: { description: 'D', schema: { anyOf: [text, {}] } } } },
    ],
    [
      'has alike bodies once, the first example of a name',
      [source({ contents: [content(text, { a: { value: 1 } })] }), source({ contents: [content(text, { a: { value: 2 }, b: { value: 3 } })] })],
      { description: 'Phrase', content: { 'application/json': { schema: text, examples: { a: { value: 1 }, b: { value: 3 } } } } },
    ],
    [
      'has alternatives where bodies differ',
      [source({ contents: [content(text)] }), source(), source({ contents: [content({})] })],
      { description: 'Phrase', content: { 'application/json': { schema: { anyOf: [text, {}] } } } },
    ],
    [
      'has media types side by side',
      [source({ contents: [content(text)] }), source({ contents: [content({}, {}, 'text/plain')] })],
      { description: 'Phrase', content: { 'application/json': { schema: text }, 'text/plain': { schema: {} } } },
    ],
  ])('that %s', (_what, sources, expected) => {
    expect(mergedResponse(sources, 'Phrase')).toEqual(expected);
  });
});
