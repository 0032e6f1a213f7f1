import { useState } from 'react'
import type { Review } from '../client/generated/types.ts'
import { session } from '../client/session.ts'
import { shop } from '../client/shop.ts'
import { useCall } from '../client/use-call.ts'
import { SignInLink } from '../navigation/sign-in-link.tsx'
import { FailureNote } from './failure-note.tsx'
import { day } from './format.ts'
import { Loading } from './loading.tsx'
import { Rating } from './rating.tsx'
import { ReviewForm } from './review-form.tsx'

const perPage = 5

interface ReviewsProps {
  readonly bookId: number
  /** Called when there is one more: the rating of the book is another. */
  reviewed(): void
}

/** What customers think of a book, newest first, and what the visitor thinks. */
export function Reviews({ bookId, reviewed }: ReviewsProps) {
  const isSignedIn = session.use() !== null
  const [limit, setLimit] = useState(perPage)
  const { status, data, failure, retry } = useCall(shop.reviews.list, { params: { id: bookId }, query: { limit } })
  const written = () => {
    retry()
    reviewed()
  }
  return (
    <section className="reviews">
      <h2>Reviews</h2>
      {status === 'loading' && data === undefined && <Loading what="reviews" />}
      <FailureNote failure={failure} retry={retry} />
      {data?.total === 0 && <p>Nobody has reviewed this book yet.</p>}
      <ul>
        {data?.items.map((review) => (
          <Opinion key={review.id} review={review} />
        ))}
      </ul>
      {data?.nextCursor && (
        <button type="button" onClick={() => setLimit(limit + perPage)}>
          Show more reviews
        </button>
      )}
      {isSignedIn ? <ReviewForm bookId={bookId} written={written} /> : <SignInLink>Sign in to write one</SignInLink>}
    </section>
  )
}

function Opinion({ review }: { readonly review: Review }) {
  return (
    <li>
      <p>
        <Rating value={review.rating} /> <strong>{review.customer.name}</strong>,{' '}
        <time dateTime={review.createdAt.toISOString()}>{day(review.createdAt)}</time>
      </p>
      <blockquote>{review.text}</blockquote>
    </li>
  )
}
