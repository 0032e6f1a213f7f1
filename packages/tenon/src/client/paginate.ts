import type { Args, Call, CallOptions } from '../declare/infer.ts';
import type { SuccessOf } from '../declare/infer/client.ts';
import type { AnyCall } from './call.ts';
import { nextLink } from './link.ts';
import type { CallInput } from './request.ts';
import { ResponseError } from './response-error.ts';

/** How the pages of a list hang together; and what each of their calls may say. */
export interface PageOptions<Input, Page, Item> extends CallOptions {
  /** The items of a page. */
  readonly items: (page: Page) => Iterable<Item>;
  /** What to ask for after a page; whatever is falsy ends the list. Default: the query of the response's link with `rel="next"`. */
  readonly nextInput?: (page: Page, input: Input, response: Response) => Input | null | undefined | false | '' | 0;
}

/**
 * The items of a list, page after page; the next page is asked for when its first item is. A link leads to another query of the
 * same route, never to another place.
 * Throws: ResponseError when a page is a failure, and whatever a call throws.
 */
export async function* paginate<In, Out, Fails, Item>(
  call: Call<In, Out, Fails>,
  input: Args<In>,
  { items, nextInput, ...options }: PageOptions<Args<In>, SuccessOf<Out>, Item>,
): AsyncGenerator<Item, void, undefined> {
  let asked = input as CallInput | undefined;
  while (asked) {
    const outcome = await (call as unknown as AnyCall)(asked, options); // the same call, before its types
    if (!outcome.ok) throw new ResponseError(call.route, outcome.response, outcome.error);
    const page = outcome.data as SuccessOf<Out>;
    yield* items(page);
    asked = nextInput ? ((nextInput(page, asked as Args<In>, outcome.response) || undefined) as CallInput | undefined) : linkedInput(asked, outcome.response);
  }
}

function linkedInput(asked: CallInput, response: Response): CallInput | undefined {
  const target = nextLink(response.headers.get('link') ?? '');
  const query = /\?([^#]*)/.exec(target ?? '')?.[1];
  return query === undefined || query === asked.query ? undefined : { ...asked, query }; // a page that names itself is the last
}
