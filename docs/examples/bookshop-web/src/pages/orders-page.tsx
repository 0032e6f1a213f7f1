import type { Order } from '../client/generated/types.ts'
import { shop } from '../client/shop.ts'
import { useCall } from '../client/use-call.ts'
import { Link } from '../navigation/link.tsx'
import { PageTitle } from '../navigation/page-title.tsx'
import { usePlace } from '../navigation/place.ts'
import { ForSignedIn } from '../navigation/for-signed-in.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { money, moment } from '../parts/format.ts'
import { Loading } from '../parts/loading.tsx'
import { Pager } from '../parts/pager.tsx'

/** The visitor's orders, newest first. */
export function OrdersPage() {
  return (
    <ForSignedIn>
      <PageTitle>Your orders</PageTitle>
      <Orders />
    </ForSignedIn>
  )
}

function Orders() {
  const cursor = new URLSearchParams(usePlace().search).get('cursor')
  const query = cursor === null ? {} : { cursor }
  const { status, data, failure, retry } = useCall(shop.orders.list, { query })
  return (
    <>
      {status === 'loading' && data === undefined && <Loading what="your orders" />}
      <FailureNote failure={failure} retry={retry} />
      {data?.total === 0 && (
        <p>
          You have not ordered anything yet. <Link to="/">Look at the books</Link>
        </p>
      )}
      <ul className="orders" aria-busy={status === 'loading'}>
        {data?.items.map((order) => (
          <OrderItem key={order.id} order={order} />
        ))}
      </ul>
      {data && <Pager nextCursor={data.nextCursor} />}
    </>
  )
}

function OrderItem({ order }: { readonly order: Order }) {
  return (
    <li>
      <h2>
        <Link to={`/orders/${order.id}`}>
          <time dateTime={order.placedAt.toISOString()}>{moment(order.placedAt)}</time>
        </Link>
      </h2>
      <p>{order.lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(', ')}</p>
      <p>
        <span className={`status ${order.status}`}>{order.status}</span> {money(order.totalCents)}
      </p>
    </li>
  )
}
