import { ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { DataOf, InputOf, ShopCall } from '../src/client/call-types.ts'
import type { Failure } from '../src/client/failure.ts'
import { settled } from '../src/client/settled.ts'

/**
 * Calls at once, and again whenever the input is another.
 * @example const { status, data, failure, retry } = useCall(shop.books.list, () => ({ query: { q: words.value } }))
 */
export function useCall<Call extends ShopCall>(call: Call, input: MaybeRefOrGetter<InputOf<Call>>) {
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  // Shallow: what the server sent is not changed here.
  const data = shallowRef<DataOf<Call>>()
  const failure = shallowRef<Failure>()
  const attempt = ref(0)

  const load = async (signal: AbortSignal) => {
    status.value = 'loading'
    failure.value = undefined
    const outcome = await settled(call, toValue(input), { signal })
    // An answer that was overtaken by another input does not count.
    if (signal.aborted) return
    status.value = outcome.failure ? 'failed' : 'ready'
    data.value = outcome.data
    failure.value = outcome.failure
  }
  // The text stands for the input: one with the same members is no other. Leaving the page cleans up, too.
  watch(
    [() => JSON.stringify(toValue(input)), attempt],
    (_now, _before, onCleanup) => {
      const controller = new AbortController()
      onCleanup(() => controller.abort())
      void load(controller.signal)
    },
    { immediate: true },
  )
  return { status, data, failure, retry: () => attempt.value++ }
}
