import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocsView } from '../shapes/docs.ts';
import { pageText } from './page-text.ts';

const one = [{ name: 'Shop', url: '../openapi.json' }];
const two = [...one, { name: 'Partners & "friends"', url: '../partners.json' }];

describe('pageText', () => {
  it('tells the script what to show', () => {
    expect(settingsOf(pageText({ title: 'Shop', documents: one }, {}))).toEqual({ documents: one, theme: 'auto', expand: null, oauth: null });
    const view: DocsView = { theme: 'dark', expand: 'operations', oauth: { clientId: 'docs' } };
    expect(settingsOf(pageText({ title: 'Shop', documents: one }, view))).toEqual({ documents: one, ...view, oauth: { clientId: 'docs', scopes: [] } });
  });

  it('offers a choice where there is one', () => {
    expect(pageText({ title: 'Shop', documents: one }, {})).not.toContain('<nav');
    const text = pageText({ title: 'Shop', documents: two }, {});
    expect(text).toContain('<a href="?document=Shop">Shop</a>');
    expect(text).toContain('<a href="?document=Partners%20%26%20%22friends%22">Partners &#38; &#34;friends&#34;</a>');
  });

  it('is dark from the start where that is asked', () => {
    expect(pageText({ title: 'Shop', documents: one }, { theme: 'dark' })).toContain('<html lang="en" data-theme="dark" class="dark-mode">');
    expect(pageText({ title: 'Shop', documents: one }, { theme: 'light' })).toContain('<html lang="en" data-theme="light">');
  });

  it('hands over any text, and no text becomes a tag', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</script><script>', '<!--', '"><b>', '\u2028'));
    const frame = tagsOf(pageText({ title: '', documents: two }, {}));
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, name, clientId) => {
        const documents = [{ name, url: '../a.json' }, ...one];
        const text = pageText({ title, documents }, { oauth: { clientId } });
        expect(settingsOf(text)).toMatchObject({ documents, oauth: { clientId } });
        expect(tagsOf(text)).toEqual(frame);
      }),
    );
  });
});

function settingsOf(text: string): unknown {
  return JSON.parse(/id="docs-settings">([^<]*)<\/script>/.exec(text)?.[1] ?? '');
}

function tagsOf(text: string): string[] {
  return text.match(/<[^\s>]*/g) ?? [];
}
