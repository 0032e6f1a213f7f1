import { mapError, t } from 'tenon'
import { noSuchPage, created, notFound, taken } from '../answers.ts'
import { open, signedIn } from '../api.ts'
import { byId } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { NewReview, Review, ReviewPage, ReviewPatch } from '../schemas/review.ts'
import { Missing } from '../store/failures.ts'
import { addReview, getReview, listReviews, removeReview, updateReview } from '../store/reviews.ts'

const ofBook = { prefix: '/books/{id}/reviews', tags: ['reviews'] } as const
const byNumber = { prefix: '/reviews/{id}', tags: ['reviews'] } as const
const own = signedIn.scope(byNumber)

const noSuchBook = mapError(Missing, 404, () => ({ title: 'No such book' }))

export const list = open.scope(ofBook).scope({ errors: [noSuchPage] })({
  method: 'GET',
  summary: 'List what customers think of a book, newest first',
  params: byId,
  query: t.Object(paging),
  responses: { 200: ReviewPage, 404: notFound('book or page') },
  handler: async ({ params, query, reply }, { db }) =>
    (await listReviews(db, params.id, query)) ?? reply(404, { title: 'No such book' }),
})

export const create = signedIn.scope(ofBook).scope({ errors: [noSuchBook, taken] })({
  method: 'POST',
  summary: 'Review a book',
  params: byId,
  body: NewReview,
  responses: { 201: created(Review, 'reviewsGet', 'reviewsUpdate', 'reviewsRemove') },
  handler: async ({ params, body, reply }, { db, user }) => {
    const review = await addReview(db, { bookId: params.id, customerId: user.id }, body)
    return reply(201, review, { location: `/reviews/${review.id}` })
  },
})

export const get = open.scope(byNumber)({
  method: 'GET',
  summary: 'Read one review',
  params: byId,
  responses: { 200: Review, 404: notFound('review') },
  handler: async ({ params, reply }, { db }) =>
    (await getReview(db, params.id)) ?? reply(404, { title: 'No such review' }),
})

export const update = own({
  method: 'PATCH',
  summary: 'Change a review of your own',
  params: byId,
  body: ReviewPatch,
  responses: { 200: Review, 404: notFound('review of yours') },
  handler: async ({ params, body, reply }, { db, user }) =>
    (await updateReview(db, { id: params.id, customerId: user.id }, body)) ??
    reply(404, { title: 'No such review of yours' }),
})

export const remove = own({
  method: 'DELETE',
  summary: 'Remove a review of your own',
  params: byId,
  responses: { 204: null, 404: notFound('review of yours') },
  handler: async ({ params, reply }, { db, user }) =>
    (await removeReview(db, { id: params.id, customerId: user.id }))
      ? reply(204)
      : reply(404, { title: 'No such review of yours' }),
})
