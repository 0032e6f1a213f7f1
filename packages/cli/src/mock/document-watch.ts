import { readFileSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

// Editors write in steps: a file, its backup, its time.
const settledMs = 40;

/** Tells whenever the text of a file has become another one; gives what ends it. The folder is watched: editors put a new file in the place of the old. */
export function watchDocument(path: string, onChange: () => void): () => void {
  let known = textOf(path);
  let timer: NodeJS.Timeout | null = null;
  const settle = (): void => {
    const text = textOf(path);
    if (text === null || text === known) return;
    known = text;
    onChange();
  };
  const watcher = watch(dirname(resolve(path)), (_, name) => {
    if (name !== null && name !== basename(path)) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(settle, settledMs);
  });
  watcher.on('error', () => undefined); // the folder is gone: what was read stays
  return () => {
    if (timer !== null) clearTimeout(timer);
    watcher.close();
  };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // between two steps
  }
}
