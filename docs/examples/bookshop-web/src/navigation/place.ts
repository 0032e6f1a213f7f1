import { useSyncExternalStore } from 'react'

/** Where the visitor is. */
export interface Place {
  readonly path: string
  /** `?q=dune`, or nothing. */
  readonly search: string
  /** How often they went elsewhere; a place that replaced another is no other visit. */
  readonly visit: number
}

const listeners = new Set<() => void>()
let place = placeOf(0)

window.addEventListener('popstate', () => arrive(place.visit + 1))

/** Where the visitor is, in a component. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, () => place)
}

/** Where the visitor is, as a link to it. */
export function here(): string {
  return place.path + place.search
}

/** Goes to another place of this page; with `replace`, Back leads past the present one. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  const isSamePath = location.pathname === place.path
  arrive(replace && isSamePath ? place.visit : place.visit + 1)
  if (!replace) window.scrollTo(0, 0)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function arrive(visit: number): void {
  place = placeOf(visit)
  for (const listener of listeners) listener()
}

function placeOf(visit: number): Place {
  return { path: location.pathname, search: location.search, visit }
}
