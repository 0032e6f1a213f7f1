import { useEffect, useState } from 'react'
import type { DataOf, InputOf, ShopCall } from './call-types.ts'
import { failureOfAnswer, failureOfError, type Failure } from './failure.ts'

/** Where a call stands. */
export interface CallState<Data> {
  readonly status: 'loading' | 'ready' | 'failed'
  /** What came; while other data is loading, what came before. */
  readonly data?: Data
  readonly failure?: Failure
}

/**
 * Calls when the component appears, and again whenever the input is another.
 * @example const { status, data, failure, retry } = useCall(shop.books.get, { params: { id } })
 */
export function useCall<Call extends ShopCall>(call: Call, input: InputOf<Call>) {
  const [state, setState] = useState<CallState<DataOf<Call>>>({ status: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const key = JSON.stringify(input)

  useEffect(() => {
    const controller = new AbortController()
    setState(({ data }) => ({ status: 'loading', ...(data === undefined ? {} : { data }) }))
    const load = async () => {
      // `never` is what every call takes; `input` is what this one does.
      const next = await stateAfter<DataOf<Call>>(call(input as never, { signal: controller.signal }))
      // An answer that was overtaken by another input does not count.
      if (!controller.signal.aborted) setState(next)
    }
    void load()
    return () => controller.abort()
    // The key stands for the input: one with the same members is no other.
  }, [call, key, attempt])

  return { ...state, retry: () => setAttempt(attempt + 1) }
}

async function stateAfter<Data>(answer: ReturnType<ShopCall>): Promise<CallState<Data>> {
  try {
    const outcome = await answer
    if (outcome.ok) return { status: 'ready', data: outcome.data as Data } // of the call whose answer this is
    return { status: 'failed', failure: failureOfAnswer(outcome) }
  } catch (error) {
    return { status: 'failed', failure: failureOfError(error) }
  }
}
