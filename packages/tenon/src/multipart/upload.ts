import type { TransformKind } from '@sinclair/typebox';
import { declaredContent } from '../declare/content.ts';
import { t } from '../declare/schema.ts';
import type { Decoded, Sent, TFile } from '../declare/infer.ts';
import { representing } from '../support/representing.ts';
import type { MultipartOptions } from './parser.ts';
import { readUpload } from './read-upload.ts';

/** The files of an upload: one, or any number of them, by name. */
export interface FileSchemas {
  readonly [name: string]: TFile | { readonly type: 'array'; readonly items: TFile };
}

/** What a handler gets of an upload. */
export interface Upload<Fields, Names> {
  readonly fields: Fields;
  /**
   * The files as they come, to be read in this order: going on to the next leaves the rest of one unread.
   * Throws: HttpError when a file is not what was declared or the form breaks off; it is the answer if nobody catches it.
   */
  readonly files: AsyncIterable<UploadedFile<Names>>;
}
/** A file on its way. */
export interface UploadedFile<Names> {
  /** Which of the declared files it is. */
  readonly field: Names;
  /** As the caller calls it, without folders: data, never a path. */
  readonly name: string;
  readonly mediaType: string;
  readonly stream: AsyncIterable<Uint8Array>;
}
/** What `upload({…})` gives: to types a transform, whose sides are the handler's and the client's. */
export interface UploadBody<Fields, Files> {
  readonly [TransformKind]: { readonly Decode: (value: never) => Upload<Decoded<Fields>, keyof Files & string> };
  readonly static: Sent<Fields> & { readonly [Name in keyof Files]: Files[Name] extends TFile ? File : readonly File[] };
}

/**
 * A form in parts whose files are handed over as they come, and are never in memory as a whole. Fields come before files: the handler
 * runs at the first file, when the fields have been checked. Raise `limits.bodyBytes` for it.
 * @example body: upload({ fields: t.Object({ title: t.String() }), files: { video: t.File({ maxBytes: 1e9 }) } })
 */
export function upload<Fields extends { readonly properties: object }, Files extends FileSchemas>(
  { fields, files }: { readonly fields: Fields; readonly files: Files },
  options: MultipartOptions = {},
): UploadBody<Fields, Files> {
  return declaredContent({
    schema: t.Object({ ...fields.properties, ...files } as never),
    accepted: t.Object({ fields: fields as never, files: t.Unknown() }),
    representations: [representing({ mediaType: 'multipart/form-data', form: 'stream', client: 'value', readStream: (body) => readUpload(body, options) })],
  }) as UploadBody<Fields, Files>; // what it says to types exists there only
}
