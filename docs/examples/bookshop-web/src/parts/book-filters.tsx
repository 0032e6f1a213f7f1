import { useEffect, useRef } from 'react'
import { issueAt, type Failure } from '../client/failure.ts'
import { Link } from '../navigation/link.tsx'
import { navigate, usePlace } from '../navigation/place.ts'
import { InputField, SelectField } from './field.tsx'
import { languageName, money, subjectName } from './format.ts'

const any = { '': 'Any' }
const languageCodes = ['cs', 'de', 'en', 'es', 'fr', 'it', 'ja', 'pl', 'pt', 'ru', 'sv', 'zh']
const languages = { ...any, ...Object.fromEntries(languageCodes.map((code) => [code, languageName(code)])) }
const prices = {
  ...any,
  ...Object.fromEntries([1000, 1500, 2000, 3000].map((cents) => [cents, `up to ${money(cents)}`])),
}
const orders = {
  'title asc': 'Title',
  'year desc': 'Newest first',
  'year asc': 'Oldest first',
  'price asc': 'Cheapest first',
  'rating desc': 'Best rated first',
}
const pauseMs = 250

/** What the form says beside its fields when it is wrong. */
export const filterPointers = ['/q', '/language', '/yearFrom', '/yearTo', '/priceToCents', '/sort', '/order']

/** The search form. It reads the address when it appears, and writes it while it is filled in. */
export function BookFilters({ failure }: { readonly failure: Failure | undefined }) {
  const asked = new URLSearchParams(usePlace().search)
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])

  const apply = (form: HTMLFormElement) => navigate(`/${searchOf(form)}`, { replace: true })
  const applySoon = (form: HTMLFormElement) => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(apply, pauseMs, form)
  }
  const applyNow = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    clearTimeout(timer.current)
    apply(event.currentTarget)
  }
  const field = (name: string) => ({ name, defaultValue: asked.get(name) ?? '', issue: issueAt(failure, `/${name}`) })
  const select = (name: string) => ({ name, value: asked.get(name) ?? '', issue: issueAt(failure, `/${name}`) })
  const sorted = `${asked.get('sort') ?? 'title'} ${asked.get('order') ?? 'asc'}`
  return (
    <search>
      <form
        className="filters"
        aria-label="Search the shelves"
        noValidate
        onInput={(event) => applySoon(event.currentTarget)}
        onSubmit={applyNow}
      >
        <InputField label="Title or author" type="search" {...field('q')} />
        <SelectField label="Order" name="sorted" value={sorted} options={orders} />
        <SelectField label="Language" options={languages} {...select('language')} />
        <SelectField label="Price" options={prices} {...select('priceToCents')} />
        <InputField label="From year" type="number" {...field('yearFrom')} />
        <InputField label="To year" type="number" {...field('yearTo')} />
        <label className="choice">
          <input type="checkbox" name="inStock" value="true" defaultChecked={asked.get('inStock') === 'true'} />
          In stock
        </label>
      </form>
      <Narrowing asked={asked} />
    </search>
  )
}

/** What the form asks for, beside what only links ask for: a subject, an author. The list begins at its first page. */
function searchOf(form: HTMLFormElement): string {
  const query = new URLSearchParams(location.search)
  const values = new FormData(form)
  const [sort = '', order = ''] = String(values.get('sorted')).split(' ')
  const wanted = { sort, order, inStock: values.get('inStock') ?? '', cursor: '' }
  for (const [name, value] of [...values, ...Object.entries(wanted)]) {
    if (value === '') query.delete(name)
    else query.set(name, String(value))
  }
  query.delete('sorted')
  if (sort === 'title' && order === 'asc') for (const name of ['sort', 'order']) query.delete(name)
  return query.size === 0 ? '' : `?${query}`
}

/** What links have narrowed the list down to. */
function Narrowing({ asked }: { readonly asked: URLSearchParams }) {
  const subject = asked.get('subject')
  if (asked.size === 0) return null
  return (
    <p className="narrowing">
      {subject && (
        <>
          On the subject of <strong>{subjectName(subject)}</strong>.{' '}
        </>
      )}
      {asked.has('authorId') && <>By one author. </>}
      <Link to="/">Show all books</Link>
    </p>
  )
}
