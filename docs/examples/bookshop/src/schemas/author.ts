import { t } from 'tenon'
import { country, id, line, year } from './fields.ts'
import { page } from './page.ts'

const members = {
  name: line({ maxLength: 100, examples: ['Frank Herbert'] }),
  bornYear: year('Year of birth', 1920),
  diedYear: t.Union([year('Year of death', 1986), t.Null()], { description: 'Year of death; null for the living' }),
  country,
}

export const Author = t.Object({ id, ...members }, { $id: 'Author', description: 'A person who writes books' })

export const NewAuthor = t.Object(
  { ...members, diedYear: t.Default(members.diedYear, null) },
  { $id: 'NewAuthor', description: 'An author to add' },
)

export const AuthorPatch = t.Partial(t.Object(members), {
  $id: 'AuthorPatch',
  description: 'What to change of an author; the rest stays',
})

export const AuthorPage = page(Author, 'AuthorPage')
