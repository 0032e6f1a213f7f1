import { usePlace } from './navigation/place.ts'
import { BasketPage } from './pages/basket-page.tsx'
import { BookPage } from './pages/book-page.tsx'
import { BooksPage } from './pages/books-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { OrderPage } from './pages/order-page.tsx'
import { OrdersPage } from './pages/orders-page.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { Header } from './parts/header.tsx'

/** The front end of the bookshop. */
export function App() {
  return (
    <>
      <Header />
      <main id="main">
        <Page />
      </main>
      <footer>An example of Tenon: nothing here is really for sale.</footer>
    </>
  )
}

/** The page that belongs to the path. Keys, so that no page shows what another book or order left behind. */
function Page() {
  const { path } = usePlace()
  const [, folder = '', id, ...rest] = path.split('/')
  if (rest.length > 0) return <NotFoundPage />
  if (path === '/') return <BooksPage />
  if (folder === 'books' && /^\d+$/.test(id ?? '')) return <BookPage key={id} id={Number(id)} />
  if (folder === 'orders' && id) return <OrderPage key={id} id={id} />
  if (path === '/orders') return <OrdersPage />
  if (path === '/basket') return <BasketPage />
  if (path === '/sign-in') return <SignInPage />
  return <NotFoundPage />
}
