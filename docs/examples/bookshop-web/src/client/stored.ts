import { useSyncExternalStore } from 'react'

/** A value that survives a reload of the page and ends with its tab. */
export interface Stored<Value> {
  get(): Value
  set(value: Value): void
  /** The value, in a component. */
  use(): Value
}

/** Keeps a value in sessionStorage as JSON; `empty` stands for what is not there. */
export function stored<Value>(key: string, empty: Value): Stored<Value> {
  const listeners = new Set<() => void>()
  let current = read(key) ?? empty
  const get = () => current
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const set = (value: Value) => {
    current = value
    if (value === empty) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
    for (const listener of listeners) listener()
  }
  return { get, set, use: () => useSyncExternalStore(subscribe, get) }

  function read(name: string): Value | undefined {
    const text = sessionStorage.getItem(name)
    return text === null ? undefined : (JSON.parse(text) as Value) // only `set` writes here
  }
}
