import { objectOf } from '../media/form.ts';
import { itemsOf, propertiesOf } from '../media/wire-text.ts';
import type { StreamToRead } from '../shapes/representation.ts';
import { HttpError } from '../support/errors.ts';
import { allowsMediaType, fileRuleOf, type FileRule } from '../support/file-rule.ts';
import { FileQueue } from './file-queue.ts';
import { malformed, parserOf, type ArrivingFile, type MultipartOptions, type Part } from './parser.ts';

/** What `upload` reads: fields at the first file, or at the end. */
export interface ReadUpload {
  readonly fields: object;
  readonly files: FileQueue<ReadFile>;
}
/** A file on its way. */
export interface ReadFile {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly stream: AsyncIterable<Uint8Array>;
}

/**
 * Reads a form until its first file, and goes on as its files are read.
 * Rejects with: HttpError 400 for what is not multipart, 413 beyond a bound. Later failures are those of the files.
 */
export function readUpload(body: StreamToRead, options: MultipartOptions): Promise<ReadUpload> {
  return new Promise((resolve, reject) => {
    const reading = new Reading(body, resolve, reject);
    const parser = parserOf(body.parameters.get('boundary'), body, options, reading);
    void pump(body.stream, parser, reading);
  });
}

class Reading {
  readonly #body: StreamToRead;
  readonly #fields: Part[] = [];
  readonly #files: FileQueue<ReadFile>;
  readonly #shapes: ReadonlyMap<string, FileShape>;
  readonly #counts = new Map<string, number>();
  readonly #resolve: (upload: ReadUpload) => void;
  readonly #reject: (error: unknown) => void;
  #hasBegun = false;
  #current: ArrivingFile | null = null;
  /** Whether nobody wants more. */
  isOver = false;

  constructor(body: StreamToRead, resolve: (upload: ReadUpload) => void, reject: (error: unknown) => void) {
    this.#body = body;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#shapes = fileShapes(body);
    this.#files = new FileQueue(() => (this.isOver = true));
  }

  readonly field = (name: string, value: unknown): void => {
    if (this.#hasBegun) this.fail(new HttpError(400, 'body.field-after-file', 'Send the fields of the form before its files'));
    else this.#fields.push([name, value]);
  };

  readonly file = (name: string, file: ArrivingFile): void => {
    const shape = this.#shapes.get(name);
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    this.#begin();
    this.#current = file;
    if (shape === undefined) return this.#refuse(`The form has a file that nobody declared`);
    if (count > shape.most) return this.#refuse(`The form has more files of one name than allowed`);
    if (!allowsMediaType(shape.rule, file.mediaType)) return this.#refuse(`A file of the form has another media type than declared`);
    this.#files.push({
      field: name,
      name: file.fileName,
      mediaType: file.mediaType,
      stream: bounded(file.stream as AsyncIterable<Uint8Array>, shape.rule.maxBytes ?? Infinity),
    });
  };

  readonly end = (): void => {
    this.#begin();
    const isMissing = ([name, { isRequired, least }]: readonly [string, FileShape]): boolean => {
      const count = this.#counts.get(name) ?? 0;
      return count < least && (isRequired || count > 0);
    };
    if ([...this.#shapes].some(isMissing)) this.fail(invalid('A declared file is missing in the form'));
    else this.#files.end();
  };

  readonly fail = (error: unknown): void => {
    this.isOver = true;
    // Whoever reads it would wait for what never comes.
    this.#current?.stream.destroy(error as Error);
    if (this.#hasBegun) this.#files.fail(error);
    else this.#reject(error);
  };

  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#resolve({ fields: objectOf(this.#fields, this.#body), files: this.#files });
  }

  #refuse(detail: string): void {
    this.fail(invalid(detail));
  }
}

/** Writes what comes into the parser, no faster than files are read. */
async function pump(stream: AsyncIterable<Uint8Array>, parser: NodeJS.WritableStream, reading: Reading): Promise<void> {
  let hasFailed = false;
  parser.on('error', () => (hasFailed = true));
  try {
    for await (const chunk of stream) {
      if (reading.isOver || hasFailed) return;
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', () => resolve(null)).once('error', resolve));
    }
    parser.end();
  } catch (error) {
    reading.fail(error instanceof HttpError ? error : malformed());
  }
}

/** How many files of one name there may be, and of what kind. */
interface FileShape {
  readonly isRequired: boolean;
  readonly least: number;
  readonly most: number;
  readonly rule: FileRule;
}

function fileShapes({ schema, schemas }: StreamToRead): ReadonlyMap<string, FileShape> {
  const required = new Set(typeof schema === 'object' ? schema.required : []);
  return new Map(
    [...propertiesOf(schema, schemas)].flatMap(([name, node]) => {
      const isRequired = required.has(name);
      const one = fileRuleOf(node);
      if (one !== null) return [[name, { isRequired, least: 1, most: 1, rule: one }]];
      const rule = fileRuleOf(itemsOf(node, schemas));
      if (rule === null || typeof node !== 'object') return [];
      return [[name, { isRequired, least: node.minItems ?? 0, most: node.maxItems ?? Infinity, rule }]];
    }),
  );
}

async function* bounded(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  let read = 0;
  for await (const chunk of stream) {
    read += chunk.length;
    if (read > maxBytes) throw new HttpError(413, 'body.too-large', `A file of the form has more than ${maxBytes} bytes`);
    yield chunk;
  }
}

function invalid(detail: string): HttpError {
  return new HttpError(422, 'input.invalid', detail);
}
