import type { Book } from '../client/generated/types.ts'
import { Link } from '../navigation/link.tsx'
import { Cover } from './cover.tsx'
import { money, year } from './format.ts'
import { Rating } from './rating.tsx'
import { Stock } from './stock.tsx'

/** A book on the shelf. */
export function BookCard({ book }: { readonly book: Book }) {
  return (
    <li className="card">
      <Cover book={book} />
      <div>
        <h2>
          <Link to={`/books/${book.id}`}>{book.title}</Link>
        </h2>
        <p>
          {book.author.name}, {year(book.year)}
        </p>
        <Rating value={book.rating} count={book.reviewCount} />
        <p className="price">
          {money(book.priceCents)} <Stock left={book.stock} />
        </p>
      </div>
    </li>
  )
}
