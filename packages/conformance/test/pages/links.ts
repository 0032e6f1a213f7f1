import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Page } from './page.ts';

/** Links of a page that lead nowhere in the repository, each as `docs/guide/routes.md:12: …`. */
export function brokenLinks(root: string, { path, text }: Page): string[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(root, path, target))
      .map((target) => `${path}:${index + 1}: ${target} leads nowhere`),
  );
}

function leadsSomewhere(root: string, page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = normalize(join(dirname(page), file === '' ? page.slice(dirname(page).length) : file));
  if (!existsSync(join(root, path))) return false;
  return anchor === undefined || !path.endsWith('.md') || anchorsOf(readFileSync(join(root, path), 'utf8')).includes(anchor);
}

/** As GitHub makes them from headings. */
function anchorsOf(text: string): string[] {
  return [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}
