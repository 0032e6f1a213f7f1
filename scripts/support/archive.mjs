import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const blockBytes = 512;

/**
 * The files in a package archive, in the order of their names.
 * Shape: [{ path: 'dist/index.js', size: 120 }]; the folder `package/` that registries ask for is left out.
 * Source: POSIX ustar, the 512 byte header with name, size and type at fixed offsets.
 */
export function packedFiles(archive) {
  const bytes = gunzipSync(readFileSync(archive));
  const files = [];
  for (let at = 0; at + blockBytes <= bytes.length && bytes[at] !== 0;) {
    const field = (offset, length) => bytes.toString('utf8', at + offset, at + offset + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12).trim(), 8);
    const type = field(156, 1);
    const path = [field(345, 155), field(0, 100)].filter(Boolean).join('/').replace('package/', '');
    // Type 0 is a plain file; the others are folders and headers with more about the next entry.
    if (type === '0' || type === '') files.push({ path, size });
    at += blockBytes + Math.ceil(size / blockBytes) * blockBytes;
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
