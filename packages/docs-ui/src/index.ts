import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** A content coding of HTTP, as `accept-encoding` and `content-encoding` name it. */
export type AssetEncoding = 'br' | 'gzip' | 'identity';

/** One file of the docs page. */
export interface Asset {
  readonly name: string;
  readonly contentType: string;
  /** Hash of the content in the alphabet of base64url: the same for every encoding. */
  readonly hash: string;
  /** The encodings that `read` gives, best first; the last is always `identity`. */
  readonly encodings: readonly AssetEncoding[];
  /**
   * The bytes in one of `encodings`, read from disk on every call.
   * Cost: `identity` of a compressed asset is inflated anew.
   */
  read(encoding: AssetEncoding): Promise<Uint8Array>;
}

/** What the build writes about one asset. */
interface AssetRecord {
  readonly name: string;
  readonly contentType: string;
  readonly hash: string;
  readonly isCompressed: boolean;
}

// By way of the parent, so that the source finds the built assets, too.
const folder = new URL('../dist/assets/', import.meta.url);
const inflate = promisify(gunzip);
const records = JSON.parse(readFileSync(new URL('../assets.json', folder), 'utf8')) as AssetRecord[]; // written by build.mjs

/** Every asset by its file name: nothing else may be served. */
export const assets: ReadonlyMap<string, Asset> = new Map(records.map((record) => [record.name, toAsset(record)]));

function toAsset({ name, contentType, hash, isCompressed }: AssetRecord): Asset {
  return Object.freeze({
    name,
    contentType,
    hash,
    encodings: isCompressed ? (['br', 'gzip', 'identity'] as const) : (['identity'] as const),
    read: isCompressed ? readCompressed.bind(null, name) : readPlain.bind(null, name),
  });
}

async function readCompressed(name: string, encoding: AssetEncoding): Promise<Uint8Array> {
  if (encoding === 'br') return readFile(new URL(`${name}.br`, folder));
  const compressed = await readFile(new URL(`${name}.gz`, folder));
  return encoding === 'gzip' ? compressed : inflate(compressed);
}

async function readPlain(name: string, encoding: AssetEncoding): Promise<Uint8Array> {
  if (encoding !== 'identity') throw new RangeError(`${name} is not stored in ${encoding}: see its encodings`);
  return readFile(new URL(name, folder));
}
