import type { DocsUiPage, DocsView } from '../shapes/docs.ts';

/** The text of the docs page. All of its links are relative, so that it works under any prefix. */
export function pageText({ title, documents }: DocsUiPage, { theme = 'auto', expand, oauth }: DocsView): string {
  const login = oauth === undefined ? null : { clientId: oauth.clientId, scopes: oauth.scopes ?? [] };
  const settings = { documents, theme, expand: expand ?? null, oauth: login };
  return `<!doctype html>
<html lang="en" data-theme="${theme}"${theme === 'dark' ? ' class="dark-mode"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" type="image/png" href="favicon-32x32.png" sizes="32x32">
<link rel="icon" type="image/png" href="favicon-16x16.png" sizes="16x16">
<link rel="stylesheet" href="swagger-ui.css">
<link rel="stylesheet" href="page.css">
<script type="application/json" id="docs-settings">${scriptJson(settings)}</script>
<script defer src="swagger-ui-bundle.js"></script>
<script type="module" src="start.js"></script>
</head>
<body>
${selectorText(documents)}<main id="docs"><noscript><p class="docs-message">This page needs JavaScript.</p></noscript></main>
</body>
</html>
`;
}

// Links, so that a choice has an address, opens in a new tab and needs no script.
function selectorText(documents: DocsUiPage['documents']): string {
  if (documents.length < 2) return '';
  const links = documents.map(({ name }) => `<a href="?document=${encodeURIComponent(name)}">${escapeHtml(name)}</a>`);
  return `<nav class="docs-documents" aria-label="Documents">\n${links.join('\n')}\n</nav>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
