import { Link } from '../navigation/link.tsx'
import { PageTitle } from '../navigation/page-title.tsx'

/** For a path that leads nowhere, and for a thing that the shop does not know. */
export function NotFoundPage({ title = 'No such page' }: { readonly title?: string }) {
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <p>
        It may never have been here, or be gone. <Link to="/">Look at the books</Link>
      </p>
    </>
  )
}
