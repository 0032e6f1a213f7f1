import { useEffect, useState } from 'react'
import type { DataOf, InputOf, ShopCall } from './call-types.ts'
import type { Failure } from './failure.ts'
import { settled } from './settled.ts'

/** Where a call stands. */
export interface CallState<Data> {
  readonly status: 'loading' | 'ready' | 'failed'
  /** What came; while other data is loading, what came before. */
  readonly data?: Data | undefined
  readonly failure?: Failure | undefined
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
    const { signal } = controller
    const load = async () => {
      const { data, failure } = await settled(call, input, { signal })
      // An answer that was overtaken by another input does not count.
      if (!signal.aborted) setState({ status: failure ? 'failed' : 'ready', data, failure })
    }
    setState(({ data }) => ({ status: 'loading', data }))
    void load()
    return () => controller.abort()
    // The key stands for the input: one with the same members is no other.
  }, [call, key, attempt])

  return { ...state, retry: () => setAttempt(attempt + 1) }
}
