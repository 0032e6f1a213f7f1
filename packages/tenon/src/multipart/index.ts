import { objectOf } from '../media/form.ts';
import type { Representation } from '../shapes/representation.ts';
import { representing } from '../support/representing.ts';
import type { MultipartOptions } from './parser.ts';
import { partsOf } from './parts.ts';

export type { MultipartOptions } from './parser.ts';
export { upload, type FileSchemas, type Upload, type UploadBody, type UploadedFile } from './upload.ts';

/**
 * Forms in parts (`multipart/form-data`), for requests: a part per member, a list as parts of one name, an object as a part of
 * JSON, a file (`t.File()`) as a part with a file name. All of it is in memory when the handler runs; `upload` hands files over
 * as they come.
 * Source: RFC 7578.
 * @example body: content(t.Object({ title: t.String(), cover: t.File({ mediaTypes: ['image/*'] }) }), multipart())
 */
export function multipart(options: MultipartOptions = {}): Representation & { readonly client: 'value' } {
  return representing({
    mediaType: 'multipart/form-data',
    client: 'value',
    read: (body) => partsOf(body, options).then((parts) => objectOf(parts, body)),
  });
}
