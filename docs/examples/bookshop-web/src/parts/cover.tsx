import type { CSSProperties } from 'react'
import type { Book } from '../client/generated/types.ts'

/** A cover of sorts: the shop has no pictures. */
export function Cover({ book }: { readonly book: Book }) {
  const style = { '--hue': (book.id * 47) % 360 } as CSSProperties // React knows no custom properties
  return (
    <div className="cover" style={style} aria-hidden="true">
      <span>{book.title}</span>
      <small>{book.author.name}</small>
    </div>
  )
}
