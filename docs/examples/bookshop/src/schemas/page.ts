import type { TSchema } from '@sinclair/typebox'
import { t } from 'tenon'

// As `store/page.ts` writes it; the longest title makes one of some 850 letters.
const cursorPattern = '^[A-Za-z0-9_-]{1,1000}$'

/** The query parameters of every list; `t.Object({ ...paging, … })` adds filters. */
export const paging = {
  limit: t.Default(t.Integer({ minimum: 1, maximum: 100, description: 'At most so many items' }), 20),
  cursor: t.Optional(
    t.String({
      pattern: cursorPattern,
      description: 'The `nextCursor` of the page before, asked for in the same order',
    }),
  ),
}

/** One page of a list; `$id` names it in the document. */
export const page = <Item extends TSchema>(item: Item, $id: string) =>
  t.Object(
    {
      items: t.Array(item),
      total: t.Integer({ description: 'How many the whole list has, over all pages' }),
      nextCursor: t.Union([t.String(), t.Null()], {
        description: 'Asks for the page after this one; null on the last',
      }),
    },
    { $id, description: 'One page of a list' },
  )
