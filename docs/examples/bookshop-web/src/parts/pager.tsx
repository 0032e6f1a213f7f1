import { Link } from '../navigation/link.tsx'
import { usePlace } from '../navigation/place.ts'

/** Links to the pages of a list. A cursor knows only the next one; Back leads to the one before. */
export function Pager({ nextCursor }: { readonly nextCursor: string | null }) {
  const { path, search } = usePlace()
  const linkTo = (cursor: string | null) => {
    const query = new URLSearchParams(search)
    if (cursor === null) query.delete('cursor')
    else query.set('cursor', cursor)
    return `${path}?${query}`
  }
  const isFirst = !new URLSearchParams(search).has('cursor')
  if (isFirst && nextCursor === null) return null
  return (
    <nav className="pager" aria-label="Pages">
      {!isFirst && <Link to={linkTo(null)}>First page</Link>}
      {nextCursor !== null && (
        <Link to={linkTo(nextCursor)} rel="next">
          Next page
        </Link>
      )}
    </nav>
  )
}
