// `undefined` is the language that the visitor's browser speaks.
const moneyFormat = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'EUR' })
const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })
const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const languageNames = new Intl.DisplayNames(undefined, { type: 'language' })

/** An amount of money. */
export const money = (cents: number): string => moneyFormat.format(cents / 100)

/** A day. */
export const day = (date: Date): string => dateFormat.format(date)

/** A day and its time. */
export const moment = (date: Date): string => momentFormat.format(date)

/** The name of a language. */
export const languageName = (code: string): string => languageNames.of(code) ?? code

/** A subject as people write it. */
export const subjectName = (subject: string): string => subject.replaceAll('-', ' ')

/** A year of the common era, or before it. */
export const year = (number: number): string => (number < 0 ? `${-number} BCE` : String(number))

/** `1 copy`, `2 copies`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
