import { describe, expect, it } from 'vitest';
import { DeclarationError } from '../support/errors.ts';
import { checkDocsOptions } from './docs-options.ts';

describe('checkDocsOptions', () => {
  it.each(['/docs', '/internal/docs', '/v1.0/api_docs~x', '/...'])('takes the path %s', (path) => {
    expect(() => checkDocsOptions({ path, documentPath: path })).not.toThrow();
  });

  it.each(['', '/', 'docs', '/docs/', '//docs', '/a/../docs', '/./docs', '/do cs', '/docs?x', '/docs\n'])('refuses the path %j', (path) => {
    expect(codesOf({ path })).toEqual(['docs.path']);
    expect(codesOf({ documentPath: path })).toEqual(['docs.path']);
  });

  it.each(['https://login.example.com', 'http://localhost:8080', 'http://[::1]:8080'])('takes the origin %s', (origin) => {
    expect(() => checkDocsOptions({ connectTo: [origin] })).not.toThrow();
  });

  it.each([
    '*',
    'https:',
    'example.com',
    'https://example.com/',
    'https://example.com/token',
    'ws://example.com',
    'https://user@example.com',
    "https://a.example; script-src 'unsafe-inline'",
    'https://a.example https://b.example',
    'https://a.example\r\nx: y',
    'https://a;b',
    'https://*.example.com',
  ])('refuses the origin %j', (origin) => {
    expect(codesOf({ connectTo: [origin] })).toEqual(['docs.connect-to']);
  });

  it.each([
    ['', []],
    ['a name that two have', [{ name: 'a', path: '/b.json' }]],
  ])('refuses %j as the name of a document', (name, more) => {
    const documents = [{ name: name === '' ? '' : 'a', path: '/a.json' }, ...more];
    expect(codesOf({ documents })).toEqual(['docs.document']);
  });

  it('refuses the path of a document that is not plain', () => {
    expect(codesOf({ documents: [{ name: 'a', path: 'a.json' }] })).toEqual(['docs.path']);
  });

  it.each([new URL('file:///srv/page/'), { 'a.js': 'text', 'fonts/a.woff2': new URL('file:///a.woff2') }])('takes the assets %j', (assets) => {
    expect(codesOf({ ui: { html: () => '', assets } })).toEqual([]);
  });

  it.each([
    new URL('file:///srv/page'),
    new URL('https://cdn.example/page/'),
    { '../a.js': '' },
    { '/a.js': '' },
    { 'a b.js': '' },
    { './a.js': '' },
    { '': '' },
    { 'a.js': new URL('https://cdn.example/a.js') },
  ])('refuses the assets %j', (assets) => {
    expect(codesOf({ ui: { html: () => '', assets } })).toEqual(['docs.asset']);
  });

  it.each(["'unsafe-inline'", 'blob:', 'https://a.example', "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='", '*'])('takes the source %s', (source) => {
    expect(codesOf({ ui: { html: () => '', assets: {}, contentSecurityPolicy: { 'style-src': [source] } } })).toEqual([]);
  });

  it.each(['', 'a b', 'a;b', 'a,b', 'a\r\nx: y', 'ü'])('refuses the source %j', (source) => {
    expect(codesOf({ ui: { html: () => '', assets: {}, contentSecurityPolicy: { 'style-src': [source] } } })).toEqual(['docs.policy']);
    expect(codesOf({ ui: { html: () => '', assets: {}, contentSecurityPolicy: { [source]: [] } } })).toEqual(['docs.policy']);
  });

  it('reports all mistakes together', () => {
    expect(codesOf({ path: 'docs', documentPath: 'x', connectTo: ['*', 'y'] })).toEqual(['docs.path', 'docs.path', 'docs.connect-to', 'docs.connect-to']);
  });
});

function codesOf(options: Parameters<typeof checkDocsOptions>[0]): string[] {
  try {
    checkDocsOptions(options);
  } catch (error) {
    if (error instanceof DeclarationError) return error.mistakes.map(({ code }) => code);
    throw error;
  }
  return [];
}
