import type { Order } from '../client/generated/types.ts'
import { shop } from '../client/shop.ts'
import { useCall } from '../client/use-call.ts'
import { useSubmit } from '../client/use-submit.ts'
import { ForSignedIn } from '../navigation/for-signed-in.tsx'
import { Link } from '../navigation/link.tsx'
import { PageTitle } from '../navigation/page-title.tsx'
import { usePlace } from '../navigation/place.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { money, moment } from '../parts/format.ts'
import { Loading } from '../parts/loading.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** One order of the visitor. */
export function OrderPage({ id }: { readonly id: string }) {
  return (
    <ForSignedIn>
      <OneOrder id={id} />
    </ForSignedIn>
  )
}

function OneOrder({ id }: { readonly id: string }) {
  const { data: order, failure, retry } = useCall(shop.orders.get, { params: { id } })
  const isNew = new URLSearchParams(usePlace().search).has('placed')
  // 422: what stands in the address cannot be the id of any order.
  if (failure?.status === 404 || failure?.status === 422) return <NotFoundPage title="No such order of yours" />
  return (
    <>
      {order === undefined && failure === undefined && <Loading what="the order" />}
      <FailureNote failure={failure} retry={retry} />
      {order && <PageTitle>{`Order of ${moment(order.placedAt)}`}</PageTitle>}
      {order && isNew && order.status === 'placed' && (
        <p role="status" className="note">
          Thank you. Your order is placed.
        </p>
      )}
      {order && <Lines order={order} />}
      {order && <Cancelling order={order} changed={retry} />}
      <p>
        <Link to="/orders">All your orders</Link>
      </p>
    </>
  )
}

function Lines({ order }: { readonly order: Order }) {
  return (
    <table>
      <caption>
        <span className={`status ${order.status}`}>{order.status}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Book</th>
          <th scope="col">Copies</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map(({ bookId, title, quantity, unitPriceCents }) => (
          <tr key={bookId}>
            <th scope="row">
              <Link to={`/books/${bookId}`}>{title}</Link>
            </th>
            <td>{quantity}</td>
            <td>{money(quantity * unitPriceCents)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Together
          </th>
          <td>{money(order.totalCents)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

interface CancellingProps {
  readonly order: Order
  changed(): void
}

function Cancelling({ order, changed }: CancellingProps) {
  const { send, isSending, failure } = useSubmit(shop.orders.cancel)
  const cancel = async () => {
    await send({ params: { id: order.id } })
    // Also when it was too late: then the order is further than it was shown.
    changed()
  }
  const isPossible = order.status === 'placed' || order.status === 'paid'
  return (
    <>
      <FailureNote failure={failure} />
      {isPossible && (
        <button type="button" className="quiet" disabled={isSending} onClick={cancel}>
          Cancel the order
        </button>
      )}
    </>
  )
}
