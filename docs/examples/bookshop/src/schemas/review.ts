import { t } from 'tenon'
import { id, prose } from './fields.ts'
import { page } from './page.ts'

const members = {
  rating: t.Integer({ minimum: 1, maximum: 5, description: '5 is best', examples: [5] }),
  text: prose({ maxLength: 5000, examples: ['Skip nothing, not even the whales.'] }),
}

const Reviewer = t.Object({ id, name: t.String() }, { $id: 'Reviewer' })

export const Review = t.Object(
  { id, bookId: id, customer: Reviewer, ...members, createdAt: t.Date() },
  { $id: 'Review', description: 'What a customer thinks of a book' },
)

export const NewReview = t.Object(members, { $id: 'NewReview', description: 'A review to write' })

export const ReviewPatch = t.Partial(t.Object(members), {
  $id: 'ReviewPatch',
  description: 'What to change of a review; the rest stays',
})

export const ReviewPage = page(Review, 'ReviewPage')
