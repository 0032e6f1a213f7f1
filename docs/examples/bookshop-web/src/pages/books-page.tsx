import { shop } from '../client/shop.ts'
import { useCall } from '../client/use-call.ts'
import { Link } from '../navigation/link.tsx'
import { PageTitle } from '../navigation/page-title.tsx'
import { usePlace } from '../navigation/place.ts'
import { BookCard } from '../parts/book-card.tsx'
import { BookFilters, filterPointers } from '../parts/book-filters.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { counted } from '../parts/format.ts'
import { Loading } from '../parts/loading.tsx'
import { Pager } from '../parts/pager.tsx'
import { bookQueryOf } from './book-query.ts'

/** The shelves. What they are searched for stands in the address. */
export function BooksPage() {
  const { search, visit } = usePlace()
  const { status, data, failure, retry } = useCall(shop.books.list, { query: bookQueryOf(search) })
  return (
    <>
      <PageTitle>Books</PageTitle>
      <BookFilters key={visit} failure={failure} />
      <FailureNote failure={failure} retry={retry} beside={filterPointers} />
      {status === 'loading' && data === undefined && <Loading what="books" />}
      <p role="status" className="count">
        {data && counted(data.total, 'book')}
      </p>
      {data?.total === 0 && (
        <p>
          Nothing on the shelves is like that. <Link to="/">Show all books</Link>
        </p>
      )}
      {data && (
        <div aria-busy={status === 'loading'}>
          <ul className="shelf">
            {data.items.map((book) => (
              <BookCard key={book.id} book={book} />
            ))}
          </ul>
          <Pager nextCursor={data.nextCursor} />
        </div>
      )}
    </>
  )
}
