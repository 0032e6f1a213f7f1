import { addToBasket, basket } from '../client/basket.ts'
import type { Book } from '../client/generated/types.ts'
import { shop } from '../client/shop.ts'
import { useCall } from '../client/use-call.ts'
import { Link } from '../navigation/link.tsx'
import { PageTitle } from '../navigation/page-title.tsx'
import { Cover } from '../parts/cover.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { counted, day, languageName, money, subjectName, year } from '../parts/format.ts'
import { Loading } from '../parts/loading.tsx'
import { Rating } from '../parts/rating.tsx'
import { Reviews } from '../parts/reviews.tsx'
import { Stock } from '../parts/stock.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** One book, and what customers think of it. */
export function BookPage({ id }: { readonly id: number }) {
  const { data: book, failure, retry } = useCall(shop.books.get, { params: { id } })
  // 422: the number in the address cannot be that of any book.
  if (failure?.status === 404 || failure?.status === 422) return <NotFoundPage title="No such book" />
  return (
    <>
      {book === undefined && failure === undefined && <Loading what="the book" />}
      <FailureNote failure={failure} retry={retry} />
      {book && <About book={book} />}
      {book && <Reviews bookId={id} reviewed={retry} />}
    </>
  )
}

function About({ book }: { readonly book: Book }) {
  return (
    <article className="book">
      <Cover book={book} />
      <div>
        <PageTitle>{book.title}</PageTitle>
        <p>
          by <Link to={`/?authorId=${book.author.id}`}>{book.author.name}</Link>
        </p>
        <Rating value={book.rating} count={book.reviewCount} />
        <dl>
          <Fact name="First published">{year(book.year)}</Fact>
          <Fact name="Written in">{languageName(book.language)}</Fact>
          <Fact name="Length">{counted(book.pages, 'page')}</Fact>
          <Fact name="In the shop since">
            <time dateTime={book.createdAt.toISOString()}>{day(book.createdAt)}</time>
          </Fact>
        </dl>
        <ul className="tags" aria-label="Subjects">
          {book.subjects.map((subject) => (
            <li key={subject}>
              <Link to={`/?subject=${subject}`}>{subjectName(subject)}</Link>
            </li>
          ))}
        </ul>
        <Offer book={book} />
      </div>
    </article>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Offer({ book }: { readonly book: Book }) {
  const chosen = basket.use().find(({ bookId }) => bookId === book.id)
  return (
    <div className="offer">
      <p className="price">
        {money(book.priceCents)} <Stock left={book.stock} />
      </p>
      <button type="button" disabled={book.stock === 0} onClick={() => addToBasket(book)}>
        Add to basket
      </button>
      <p role="status">
        {chosen && (
          <>
            {counted(chosen.quantity, 'copy', 'copies')} in your <Link to="/basket">basket</Link>
          </>
        )}
      </p>
    </div>
  )
}
