import { useState } from 'react'
import type { InputOf, ShopCall } from './call-types.ts'
import { settled, type Settled } from './settled.ts'

/**
 * Calls when asked to. `send` resolves to the answer, undefined when there was none; a failure is also in the state, for
 * the form to show. Leaving the page ends no call: an order that was sent is an order.
 * @example const { send, isSending, failure } = useSubmit(shop.orders.place)
 */
export function useSubmit<Call extends ShopCall>(call: Call) {
  const [isSending, setIsSending] = useState(false)
  const [last, setLast] = useState<Settled<Call>>({})

  const send = async (input: InputOf<Call>) => {
    setIsSending(true)
    setLast({})
    const outcome = await settled(call, input)
    setIsSending(false)
    setLast(outcome)
    return outcome.answer
  }
  return { send, isSending, failure: last.failure, refusal: last.refusal }
}
