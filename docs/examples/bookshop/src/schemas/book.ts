import { t } from 'tenon'
import { cents, id, language, line, year } from './fields.ts'
import { page } from './page.ts'

const subject = t.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40, examples: ['science-fiction'] })

const members = {
  title: line({ maxLength: 150, examples: ['Dune'] }),
  year: year('When it first came out', 1965),
  language,
  pages: t.Integer({ minimum: 1, maximum: 20_000, examples: [412] }),
  subjects: t.Array(subject, { maxItems: 20, uniqueItems: true }),
  priceCents: cents('What one copy costs'),
  stock: t.Integer({ minimum: 0, maximum: 1_000_000, description: 'How many copies are left', examples: [12] }),
}

const BookAuthor = t.Object({ id, name: t.String({ examples: ['Frank Herbert'] }) }, { $id: 'BookAuthor' })

export const Book = t.Object(
  {
    id,
    ...members,
    // Without the limit of what staff may enter: a cancelled order puts its copies back.
    stock: t.Integer({ minimum: 0, description: 'How many copies are left', examples: [12] }),
    author: BookAuthor,
    rating: t.Union([t.Number(), t.Null()], { description: 'The average of all reviews, 1 to 5; null without any' }),
    reviewCount: t.Integer({ minimum: 0 }),
    createdAt: t.Date({ description: 'When the shop took it in' }),
  },
  { $id: 'Book', description: 'A book on the shelves' },
)

export const NewBook = t.Object(
  { ...members, authorId: id, subjects: t.Default(members.subjects, []), stock: t.Default(members.stock, 0) },
  { $id: 'NewBook', description: 'A book to put on the shelves' },
)

export const BookPatch = t.Partial(t.Object({ ...members, authorId: id }), {
  $id: 'BookPatch',
  description: 'What to change of a book; the rest stays',
})

export const NewCover = t.Object(
  {
    description: line({ maxLength: 300, description: 'What is on it, for those who do not see it' }),
    picture: t.File({ maxBytes: 200_000, mediaTypes: ['image/png'] }),
  },
  { $id: 'NewCover', description: 'A picture of a book' },
)

export const BookPage = page(Book, 'BookPage')

/** What a list of books can be narrowed down by. */
export const bookFilters = {
  q: t.Optional(
    t.String({ maxLength: 200, description: 'Words, each of which stands in the title or the author’s name' }),
  ),
  authorId: t.Optional(id),
  subject: t.Optional(subject),
  language: t.Optional(language),
  yearFrom: t.Optional(year('Came out in this year or later', 1950)),
  yearTo: t.Optional(year('Came out in this year or before', 1999)),
  priceFromCents: t.Optional(cents('Costs so much or more')),
  priceToCents: t.Optional(cents('Costs so much or less')),
  inStock: t.Optional(t.Boolean({ description: 'true: can be ordered now; false: sold out' })),
}
