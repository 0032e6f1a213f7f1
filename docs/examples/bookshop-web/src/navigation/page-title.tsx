import { useEffect, useRef } from 'react'
import { usePlace } from './place.ts'

/** The heading of a page and the title of its tab. It takes the focus after each navigation, so that readers hear where they are. */
export function PageTitle({ children: title }: { readonly children: string }) {
  const { visit } = usePlace()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (visit > 0) heading.current?.focus({ preventScroll: true })
  }, [visit])
  return (
    <>
      <title>{`${title} · Bookshop`}</title>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </>
  )
}
