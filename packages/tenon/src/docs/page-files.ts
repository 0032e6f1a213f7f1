import type { Content } from './content.ts';
import type { DocsOptions } from './docs-options.ts';
import { initScript } from './init-script.ts';

/** The files that are made here, by the path below the page: the page itself, its start script, its style. */
export async function pageFiles(options: DocsOptions, headers: readonly string[]): Promise<ReadonlyMap<string, Content>> {
  const page = await toContent('text/html; charset=utf-8', pageText(options.title ?? 'API documentation'), headers);
  return new Map([
    ['', page],
    ['index.html', page],
    ['init.js', await toContent('text/javascript; charset=utf-8', initScript(options), [])],
    ['page.css', await toContent('text/css; charset=utf-8', styleText, [])],
  ]);
}

const styleText = `html { box-sizing: border-box; overflow-y: scroll; }
*, ::before, ::after { box-sizing: inherit; }
body { margin: 0; }
`;

// Relative links: the page works under any prefix.
function pageText(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" type="image/png" href="favicon-32x32.png" sizes="32x32">
<link rel="icon" type="image/png" href="favicon-16x16.png" sizes="16x16">
<link rel="stylesheet" href="swagger-ui.css">
<link rel="stylesheet" href="page.css">
</head>
<body>
<noscript>This page needs JavaScript.</noscript>
<div id="docs"></div>
<script src="swagger-ui-bundle.js"></script>
<script src="init.js"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

async function toContent(contentType: string, text: string, headers: readonly string[]): Promise<Content> {
  const bytes = new TextEncoder().encode(text);
  const hash = await hashOf([...headers, text].join('\n'));
  return { contentType, hash, encodings: ['identity'], read: async () => bytes, headers };
}

// Web crypto, so that this module loads on every runtime.
async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
