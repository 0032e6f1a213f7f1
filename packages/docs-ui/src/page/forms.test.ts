import { describe, expect, it } from 'vitest';
import { isListOfFiles } from './forms.ts';

const file = { type: 'string', format: 'binary' };

describe('isListOfFiles', () => {
  it.each([
    [{ type: 'array', items: file }, true],
    [{ type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } }, true],
    [{ toJS: () => ({ type: 'array', items: file }) }, true],
    [{ type: 'array', items: { type: 'string' } }, false],
    [{ type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream', contentEncoding: 'base64' } }, false],
    [{ type: 'array', items: true }, false],
    [file, false],
    [true, false],
    [null, false],
  ])('of %j is %s', (schema, expected) => {
    expect(isListOfFiles(schema)).toBe(expected);
  });
});
