import type { ContentDeclaration } from '../shapes/declaration.ts';
import type { Representation } from '../shapes/representation.ts';
import { declaredAs } from '../support/markers.ts';
import { mediaTypeOf } from '../support/media-type.ts';
import type { Report } from './mistakes.ts';

/** A body as it was declared. */
export interface DeclaredContent {
  readonly schema: unknown;
  /** Of the value that is read, where it is not what callers send. */
  readonly accepted: unknown;
  /** In the order declared. */
  readonly forms: readonly ContentForm[];
}

/** One media type of a body. */
export interface ContentForm {
  readonly mediaType: string;
  /** `null` is JSON. */
  readonly representation: Representation | null;
}

/** What stands where a schema does: a schema alone is one in JSON, or in what `mediaType` says. */
export function contentOf(
  declared: unknown,
  direction: 'request' | 'response',
  { at, report, mediaType = 'application/json' }: { readonly at: string; readonly report: Report; readonly mediaType?: string },
): DeclaredContent {
  const content = declaredAs<ContentDeclaration>(declared, 'content');
  if (content === null) return { schema: declared, accepted: undefined, forms: [{ mediaType, representation: null }] };
  const { schema, accepted, representations } = content;
  for (const message of mistakesOf(representations, direction))
    report({
      code: 'content.media-type',
      at,
      message,
      advice: 'say content(schema, json(), …): each media type once, JSON first',
    });
  return {
    schema,
    accepted,
    forms: representations.map((each) => ({ mediaType: each.mediaType.toLowerCase(), representation: each.form === 'json' ? null : each })),
  };
}

function mistakesOf(representations: readonly Representation[], direction: 'request' | 'response'): readonly string[] {
  const types = representations.map(({ mediaType }) => mediaType.toLowerCase());
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  const cannot = representations.filter(
    ({ form, read, readStream, write }) => form !== 'json' && (direction === 'request' ? (readStream ?? read) : write) === null,
  );
  return [
    ...(representations.length === 0 ? ['it has no media type'] : []),
    ...types.filter((type) => mediaTypeOf(type)?.type !== type).map((type) => `'${type}' is no media type, or has parameters`),
    ...(twice === undefined ? [] : [`${twice} stands there twice`]),
    ...cannot.map(({ mediaType }) => `${mediaType} cannot be ${direction === 'request' ? 'read' : 'written'}`),
    ...(representations.findIndex(({ form }) => form === 'json') > 0 ? ['JSON is not the first: it is what callers get who ask for nothing'] : []),
  ];
}
