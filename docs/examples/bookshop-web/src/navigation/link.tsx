import type { ComponentProps, MouseEvent } from 'react'
import { navigate } from './place.ts'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  readonly to: string
}

/** A link to another place of this page. */
export function Link({ to, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    // With a key pressed it is for the browser: another tab, another window, a download.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(to)
  }
  return <a href={to} onClick={follow} {...rest} />
}
