import { basket, changeLine, emptyBasket, removeLine, type BasketLine } from '../client/basket.ts'
import { issueAt } from '../client/failure.ts'
import { session } from '../client/session.ts'
import { shop } from '../client/shop.ts'
import { useSubmit } from '../client/use-submit.ts'
import { Link } from '../navigation/link.tsx'
import { PageTitle } from '../navigation/page-title.tsx'
import { navigate } from '../navigation/place.ts'
import { SignInLink } from '../navigation/sign-in-link.tsx'
import { InputField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { money } from '../parts/format.ts'

/** What was chosen, to be ordered together. */
export function BasketPage() {
  const lines = basket.use()
  return (
    <>
      <PageTitle>Basket</PageTitle>
      {lines.length === 0 ? (
        <p>
          There is nothing in it. <Link to="/">Look at the books</Link>
        </p>
      ) : (
        <OrderForm lines={lines} />
      )}
    </>
  )
}

function OrderForm({ lines }: { readonly lines: readonly BasketLine[] }) {
  const isSignedIn = session.use() !== null
  const { send, isSending, failure, refusal } = useSubmit(shop.orders.place)
  const outOfStock = refusal?.status === 409 ? refusal.error : undefined

  const placeOrder = async () => {
    const answer = await send({ body: { lines: lines.map(({ bookId, quantity }) => ({ bookId, quantity })) } })
    if (!answer?.ok) return
    emptyBasket()
    navigate(`/orders/${answer.data.id}?placed=true`, { replace: true })
  }
  const issueOf = ({ bookId }: BasketLine, index: number) =>
    bookId === outOfStock?.bookId ? leftText(outOfStock.left) : issueAt(failure, `/lines/${index}/quantity`)

  return (
    <Form
      label="Order"
      failure={outOfStock && failure ? { ...failure, detail: 'Nothing was ordered. Take fewer copies.' } : failure}
      pointers={lines.map((_, index) => `/lines/${index}/quantity`)}
      onSubmit={placeOrder}
    >
      <ul className="lines">
        {lines.map((line, index) => (
          <Line key={line.bookId} line={line} issue={issueOf(line, index)} />
        ))}
      </ul>
      <p className="total">
        Together{' '}
        <strong>{money(lines.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0))}</strong>
      </p>
      {isSignedIn ? <button disabled={isSending}>Place the order</button> : <SignInLink>Sign in to order</SignInLink>}
    </Form>
  )
}

function leftText(left: number): string {
  return left === 0 ? 'is sold out' : `has only ${left} left`
}

function Line({ line, issue }: { readonly line: BasketLine; readonly issue: string | undefined }) {
  const { bookId, title, priceCents, quantity } = line
  return (
    <li>
      <Link to={`/books/${bookId}`}>{title}</Link>
      <InputField
        label={
          <>
            Copies<span className="unseen"> of {title}</span>
          </>
        }
        type="number"
        min={1}
        value={quantity}
        issue={issue}
        onChange={(event) => changeLine(bookId, () => event.target.valueAsNumber || 0)}
      />
      <span className="price">{money(quantity * priceCents)}</span>
      <button type="button" className="quiet" aria-label={`Remove ${title}`} onClick={() => removeLine(bookId)}>
        Remove
      </button>
    </li>
  )
}
