import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Readable } from 'node:stream';
import { itemsOf, propertiesOf } from '../media/wire-text.ts';
import type { BodyHead } from '../shapes/representation.ts';
import { HttpError } from '../support/errors.ts';
import { fileRuleOf } from '../support/file-rule.ts';

/** Bounds of a form in parts. Its bytes as a whole are bounded by `limits.bodyBytes` of the route. */
export interface MultipartOptions {
  /** Default: 100. */
  readonly maxFields?: number;
  /** Default: 20. */
  readonly maxFiles?: number;
  /** Of the text in one field. Default: 65,536. */
  readonly maxFieldBytes?: number;
}

/** A field or a file. */
export type Part = readonly [name: string, value: unknown];

/** What is told of a form as it is parsed. */
export interface PartsListener {
  readonly field: (name: string, value: unknown) => void;
  readonly file: (name: string, file: ArrivingFile) => void;
  readonly end: () => void;
  readonly fail: (error: HttpError) => void;
}

/** A file that is on its way. */
export interface ArrivingFile {
  readonly stream: Readable;
  /** As the caller calls it, without folders: data, never a path. */
  readonly fileName: string;
  readonly mediaType: string;
}

/**
 * A parser of `multipart/form-data`, to be written to.
 * Throws: HttpError body.malformed (400) without a boundary.
 * Source: RFC 7578; RFC 2046 section 5.1.1.
 */
export function parserOf(
  boundary: string | undefined,
  { schema, schemas, json }: BodyHead,
  { maxFields = 100, maxFiles = 20, maxFieldBytes = 65_536 }: MultipartOptions,
  { field, file, end, fail }: PartsListener,
): BusboyInstance {
  if (boundary === undefined || !/^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(boundary)) throw malformed();
  const files = new Set(
    [...propertiesOf(schema, schemas)].flatMap(([name, node]) => (fileRuleOf(node) !== null || fileRuleOf(itemsOf(node, schemas)) !== null ? [name] : [])),
  );
  const parser = new Busboy({
    headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    limits: { fieldNameSize: 200, fieldSize: maxFieldBytes, fields: maxFields, files: maxFiles, headerPairs: 20, headerSize: 8192 },
    // Browsers send JSON parts with a file name: they are made of a Blob.
    isPartAFile: (name, mediaType, fileName) => files.has(name ?? '') || (fileName !== undefined && !isJson(mediaType)),
  });
  // oxlint-disable-next-line max-params -- the library's
  parser.on('field', (name, value, isNameCut, isCut, _encoding, mediaType) => {
    if (isNameCut || isCut) fail(tooLarge('A field of the form is larger than allowed'));
    else if (!isJson(mediaType)) field(name, value);
    else
      try {
        field(name, json(value));
      } catch (error) {
        fail(error as HttpError); // it throws no other
      }
  });
  parser.on('file', (name, stream, fileName, _encoding, mediaType) => {
    stream.on('error', () => undefined); // who reads it is told; where nobody does, that is no accident of the process
    file(name, { stream, fileName: fileName ?? '', mediaType });
  });
  for (const bound of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(bound, () => fail(tooLarge('The form has more parts than allowed')));
  parser.on('error', () => fail(malformed()));
  parser.on('finish', end);
  return parser;
}

function isJson(mediaType: string | undefined): boolean {
  return mediaType !== undefined && /^application\/json(?:;|$)/i.test(mediaType);
}

/** The refusal of what is not multipart. */
export function malformed(): HttpError {
  return new HttpError(400, 'body.malformed', 'The body is not multipart/form-data');
}

function tooLarge(detail: string): HttpError {
  return new HttpError(413, 'body.too-many-fields', detail);
}
