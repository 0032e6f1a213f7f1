import { basket, emptyBasket } from '../client/basket.ts'
import { session } from '../client/session.ts'
import { Link } from '../navigation/link.tsx'
import { navigate, usePlace } from '../navigation/place.ts'

/** What stands above every page. */
export function Header() {
  const copies = basket.use().reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <header>
      <a className="skip" href="#main">
        To the content
      </a>
      <Link className="brand" to="/">
        Bookshop
      </Link>
      <nav aria-label="Main">
        <NavigationLink to="/">Books</NavigationLink>
        <NavigationLink to="/orders">Orders</NavigationLink>
        <NavigationLink to="/basket">
          Basket
          {copies > 0 && (
            <span className="badge">
              {copies}
              <span className="unseen"> {copies === 1 ? 'copy' : 'copies'}</span>
            </span>
          )}
        </NavigationLink>
        <Account />
      </nav>
    </header>
  )
}

function NavigationLink({ to, children }: { readonly to: string; readonly children: React.ReactNode }) {
  const { path } = usePlace()
  return (
    <Link to={to} aria-current={path === to ? 'page' : undefined}>
      {children}
    </Link>
  )
}

function Account() {
  const current = session.use()
  if (current === null) return <NavigationLink to="/sign-in">Sign in</NavigationLink>
  const signOut = () => {
    session.set(null)
    emptyBasket()
    navigate('/')
  }
  return (
    <span className="account">
      <span>{current.name}</span>
      <button type="button" className="quiet" onClick={signOut}>
        Sign out
      </button>
    </span>
  )
}
