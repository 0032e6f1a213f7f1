import type { TransformKind } from '@sinclair/typebox';
import type { Representation } from '../../shapes/representation.ts';
import type { Decoded } from './views.ts';

/**
 * What `content(schema, …)` gives. Where clients speak one of its media types, it is to types the schema alone, and routes pay
 * nothing for it; else it has two sides: the handler's is the schema's, the client's is what is on the wire.
 */
// oxfmt-ignore
export type Represented<S, All extends readonly Representation[]> =
  'value' extends All[number]['client'] ? S
  : OnTheWire<S, 'bytes' extends All[number]['client'] ? Uint8Array : string>;
interface OnTheWire<S, Body> {
  readonly [TransformKind]: { readonly Decode: (value: never) => Decoded<S> };
  readonly static: Body;
}

/** What `bytes(mediaType)` gives. */
export interface BytesBody {
  readonly static: Uint8Array;
}
