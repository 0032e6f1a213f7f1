import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The pages of the repository, by their paths from its root; those of examples belong to the examples. */
export function markdownFiles(root: string): string[] {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
  const folders = ['.', 'docs', 'docs/guide', 'docs/reference', 'docs/decisions', 'scripts', ...packages];
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
  );
}
