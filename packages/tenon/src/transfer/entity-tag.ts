import { dependency } from '../declare/dependency.ts';
import type { Dependencies, Dependency, Problem as ProblemDetails, Provided } from '../declare/infer.ts';
import { Problem } from '../declare/problem-schema.ts';
import { t } from '../declare/schema.ts';
import { HttpError } from '../support/errors.ts';
import { saysCoding, uncoded } from './coded-tag.ts';
import { isAlikeStrongly, isAlikeWeakly, listedTags, tagText, type EntityTag } from './entity-tags.ts';

/** What a version is called: a text or a number without quotes, a weak one in an object; `null` where there is nothing yet. */
export type TagValue = string | number | { readonly weak: string | number } | null;

/** The literal of an entity tag. `Needs` are the dependencies that it is read from. */
export interface EntityTagOptions<Needs extends Dependencies, Required extends boolean> {
  readonly needs: Needs;
  /** The version of what is there now. */
  readonly tag: (context: Provided<Needs>) => TagValue | Promise<TagValue>;
  /** Whether who writes has to say what it was. Default: `true`. */
  readonly requireIfMatch?: Required;
}

interface Conditions {
  readonly 'if-match'?: string;
  readonly 'if-none-match'?: string;
}
interface Conditional {
  readonly headers: Conditions;
}

/** To bind to routes that read: answers 304 to who has that version. Provides the `ETag`. */
export type TagForReading<Needs> = Dependency<string | null, Needs, { 304: undefined; 412: ProblemDetails }, Conditional, Conditional, false>;

/** To bind to routes that write: answers 412 to who knows another version. */
export type TagForWriting<Needs, Required extends boolean> = Dependency<
  TagToChange,
  Needs,
  Required extends false ? { 412: ProblemDetails } : { 412: ProblemDetails; 428: ProblemDetails },
  Conditional,
  Conditional,
  false
>;

/** What handlers that write know of a version. */
export interface TagToChange {
  /** The `ETag` before the change; `null` where there was nothing. */
  readonly before: string | null;
  /** Says with the response what the version is now. */
  readonly changedTo: (tag: TagValue) => void;
}

/** One resource's tag, as dependencies for the routes that read and write it. */
export interface EntityTagDependencies<Needs, Required extends boolean> {
  readonly reading: TagForReading<Needs>;
  readonly writing: TagForWriting<Needs, Required>;
}

const conditions = {
  'if-match': t.Optional(t.String({ description: 'Entity tags, or `*`: only if it is one of these' })),
  'if-none-match': t.Optional(t.String({ description: 'Entity tags, or `*`: only if it is none of these' })),
};
const headers = t.Object(conditions);
const responseHeaders = t.Object({ etag: t.String({ description: 'The version: `"…"`, `W/"…"` where bytes may differ' }) });

/**
 * Versions of a resource, for caches and against lost updates: two dependencies, so that what they ask and answer is in the
 * document, the types and the client.
 * @example const version = entityTag({ needs: { book }, tag: ({ book }) => book.version })
 * open.with({ book, version: version.reading })
 */
export function entityTag<const Needs extends Dependencies, Required extends boolean = true>(
  options: EntityTagOptions<Needs, Required>,
): EntityTagDependencies<Provided<Needs>, Required> {
  const { needs, requireIfMatch = true } = options;
  const current = async (context: unknown): Promise<EntityTag | null> => tagOf(await options.tag(context as Provided<Needs>)); // bound beside what it needs
  const reading = dependency()({
    needs,
    headers,
    responseHeaders,
    responses: { 304: null, 412: Problem },
    provide: async ({ headers: asked, addHeaders, reply }, context) => {
      const tag = await current(context);
      if (asked['if-match'] !== undefined && !matches(asked['if-match'], tag, isAlikeStrongly)) throw failed;
      const etag = textOf(tag);
      // What cannot be read is no version that anybody has.
      const known = listedTags(asked['if-none-match'] ?? '') ?? [];
      const isKnown = isListed(known, tag, isAlikeWeakly);
      if (etag !== null) addHeaders({ etag: isKnown && tag !== null ? namedIn(known, tag, etag) : etag });
      return isKnown ? reply(304) : etag;
    },
  });
  const writing = dependency()({
    needs,
    headers,
    responseHeaders,
    responses: { 412: Problem, ...(requireIfMatch && { 428: Problem }) },
    provide: async ({ headers: asked, addHeaders }, context): Promise<TagToChange> => {
      const tag = await current(context);
      const { 'if-match': is, 'if-none-match': isNot } = asked;
      if (requireIfMatch && is === undefined && isNot === undefined) throw required;
      if (is !== undefined && !matches(is, tag, isAlikeStrongly)) throw failed;
      if (isNot !== undefined && matches(isNot, tag, isAlikeWeakly)) throw failed;
      const changedTo = (value: TagValue): void => {
        const etag = textOf(tagOf(value));
        if (etag !== null) addHeaders({ etag });
      };
      return { before: textOf(tag), changedTo };
    },
  });
  return { reading, writing } as unknown as EntityTagDependencies<Provided<Needs>, Required>; // 412 and 428 are thrown, and `needs` are as they were given
}

const failed = new HttpError(412, 'precondition.failed', 'It is another version than you ask for: read it again');
const required = new HttpError(428, 'precondition.required', 'Say in If-Match which version you change: the ETag that came with it');
const malformed = new HttpError(400, 'header.malformed-entity-tag', 'If-Match and If-None-Match are tags in quotes, as ETag gives them, or *');

type Comparison = (a: EntityTag, b: EntityTag) => boolean;

/** Throws: HttpError 400 for what is no list of tags: what depends on it must not happen. */
function matches(text: string, tag: EntityTag | null, isAlike: Comparison): boolean {
  const listed = listedTags(text);
  if (listed === null) throw malformed;
  return isListed(listed, tag, isAlike);
}

/** Source: RFC 9110 sections 13.1.1 and 13.1.2. */
function isListed(listed: readonly EntityTag[] | '*', tag: EntityTag | null, isAlike: Comparison): boolean {
  return tag !== null && (listed === '*' || listed.some((each) => isAlike(uncoded(each), tag)));
}

/** What a caller calls the version that it has: caches look for the strong tag of a 304 among theirs (RFC 9111 section 4.3.4). */
function namedIn(known: readonly EntityTag[] | '*', tag: EntityTag, etag: string): string {
  const coded = known === '*' ? undefined : known.find((each) => isAlikeStrongly(uncoded(each), tag));
  return coded === undefined ? etag : (tagText(coded) ?? etag);
}

function tagOf(value: TagValue): EntityTag | null {
  if (value === null) return null;
  return typeof value === 'object' ? { isWeak: true, value: String(value.weak) } : { isWeak: false, value: String(value) };
}

function textOf(tag: EntityTag | null): string | null {
  if (tag === null) return null;
  const text = tagText(tag);
  if (text === null) throw new TypeError('a tag holds no blanks, quotes or control characters: give it a hash or a number');
  if (saysCoding(tag.value)) throw new TypeError('a tag that ends in +gzip or +br is one of a coded body: give it another name');
  return text;
}
