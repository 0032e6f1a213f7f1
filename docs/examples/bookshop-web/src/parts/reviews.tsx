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

interface ReviewsProps {
  readonly bookId: number
  /** Called when there is one more: the rating of the book is another. */
  reviewed(): void
}

/** What customers think of a book, and what the visitor thinks. */
export function Reviews({ bookId, reviewed }: ReviewsProps) {
  const isSignedIn = session.use() !== null
  const [written, setWritten] = useState(0)
  const add = () => {
    setWritten(written + 1)
    reviewed()
  }
  return (
    <section className="reviews">
      <h2>Reviews</h2>
      <ReviewsFrom key={`reviews ${written}`} bookId={bookId} />
      {isSignedIn ? (
        <ReviewForm key={`form ${written}`} bookId={bookId} written={add} />
      ) : (
        <SignInLink>Sign in to write one</SignInLink>
      )}
    </section>
  )
}

/** One page of reviews, newest first, and below it the next one when it is asked for. */
function ReviewsFrom({ bookId, cursor }: { readonly bookId: number; readonly cursor?: string }) {
  const query = { limit: 5, ...(cursor && { cursor }) }
  const { data, failure, retry } = useCall(shop.reviews.list, { params: { id: bookId }, query })
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      {!data && !failure && <Loading what="reviews" />}
      <FailureNote failure={failure} retry={retry} />
      {data?.total === 0 && <p>Nobody has reviewed this book yet.</p>}
      <ul>
        {data?.items.map((review) => (
          <Opinion key={review.id} review={review} />
        ))}
      </ul>
      {data?.nextCursor && !isOpen && (
        <button type="button" className="quiet" onClick={() => setIsOpen(true)}>
          Show more reviews
        </button>
      )}
      {data?.nextCursor && isOpen && <ReviewsFrom bookId={bookId} cursor={data.nextCursor} />}
    </>
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
