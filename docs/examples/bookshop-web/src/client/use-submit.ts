import { useState } from 'react'
import type { AnswerOf, InputOf, RefusalOf, ShopCall } from './call-types.ts'
import { failureOfAnswer, failureOfError, type Failure } from './failure.ts'

interface SubmitState<Refusal> {
  readonly isSending: boolean
  readonly failure?: Failure
  /** The answer that is the failure, with what its status says beside the problem. */
  readonly refusal?: Refusal
}

/**
 * Calls when asked to. `send` resolves to the answer, undefined when there was none; a failure is also in the state, for
 * the form to show. Leaving the page ends no call: an order that was sent is an order.
 * @example const { send, isSending, failure } = useSubmit(shop.orders.place)
 */
export function useSubmit<Call extends ShopCall>(call: Call) {
  const [state, setState] = useState<SubmitState<RefusalOf<Call>>>({ isSending: false })

  const send = async (input: InputOf<Call>): Promise<AnswerOf<Call> | undefined> => {
    setState({ isSending: true })
    const [answer, next] = await settled<Call>(call(input as never, {})) // `never` is what every call takes
    setState(next)
    return answer
  }
  return { ...state, send }
}

async function settled<Call extends ShopCall>(
  promise: ReturnType<ShopCall>,
): Promise<readonly [AnswerOf<Call> | undefined, SubmitState<RefusalOf<Call>>]> {
  try {
    const answer = await promise
    const whole = answer as AnswerOf<Call> // of this very call
    if (answer.ok) return [whole, { isSending: false }]
    return [whole, { isSending: false, failure: failureOfAnswer(answer), refusal: answer as RefusalOf<Call> }] // not ok
  } catch (error) {
    return [undefined, { isSending: false, failure: failureOfError(error) }]
  }
}
