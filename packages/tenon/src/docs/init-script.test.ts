import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initScript } from './init-script.ts';

describe('initScript', () => {
  it.each([
    ['/docs', '/openapi.json', 'http://host.example/docs/', 'http://host.example/openapi.json'],
    ['/docs', '/openapi.json', 'http://host.example/docs/index.html?x=1#/a', 'http://host.example/openapi.json'],
    ['/docs', '/openapi.json', 'https://host.example/public/prefix/docs/', 'https://host.example/public/prefix/openapi.json'],
    ['/internal/docs', '/openapi.json', 'http://host.example/v1/internal/docs/', 'http://host.example/v1/openapi.json'],
    ['/docs', '/docs/openapi.json', 'http://host.example/p/docs/', 'http://host.example/p/docs/openapi.json'],
  ])('with the page at %s and the document at %s, seen at %s, asks for %s', (path, documentPath, location, expected) => {
    expect(run(initScript({ path, documentPath }), location).url).toBe(expected);
  });

  it('starts Swagger UI with settings that stay on this host', () => {
    expect(run(initScript({}), 'http://host.example/p/docs/')).toEqual({
      dom_id: '#docs',
      layout: 'BaseLayout',
      presets: ['apis'],
      url: 'http://host.example/p/openapi.json',
      oauth2RedirectUrl: 'http://host.example/p/docs/oauth2-redirect.html',
      validatorUrl: null,
      queryConfigEnabled: false,
      deepLinking: true,
      displayOperationId: false,
      docExpansion: 'list',
      filter: true,
      persistAuthorization: true,
      tryItOutEnabled: false,
    });
  });

  it('stays a script, and free of tags, whatever the document path holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</script>', '\u2028', "';}", '<!--')), (text) => {
        const script = initScript({ documentPath: `/${text}` });
        expect(script).not.toMatch(/[<\u2028\u2029]/);
        expect(() => run(script, 'http://host.example/docs/')).not.toThrow();
      }),
    );
  });
});

function run(script: string, href: string): Record<string, unknown> {
  let settings: Record<string, unknown> = {};
  const SwaggerUIBundle = Object.assign(
    (given: Record<string, unknown>) => {
      settings = given;
    },
    { presets: { apis: 'apis' } },
  );
  const document = { documentElement: { classList: { toggle() {} } } };
  runInNewContext(script, { SwaggerUIBundle, URL, location: { href }, document, matchMedia: () => ({ matches: false, addEventListener() {} }) });
  return JSON.parse(JSON.stringify(settings)) as Record<string, unknown>; // the objects of another realm are not equal to ours
}
