import type { CallOptions } from 'tenon/client'

/** Any call of the shop. */
export interface ShopCall {
  (input: never, options: CallOptions): Promise<ShopAnswer>
}
type ShopAnswer =
  | { readonly ok: true; readonly status: number; readonly data: unknown }
  | { readonly ok: false; readonly status: number; readonly error: unknown }

/** What a call takes. */
export type InputOf<Call extends ShopCall> = Parameters<Call>[0]

/** What a call resolves to: a case for each status. */
export type AnswerOf<Call extends ShopCall> = Awaited<ReturnType<Call>>

/** What a call that succeeds gives. */
export type DataOf<Call extends ShopCall> = Extract<AnswerOf<Call>, { readonly ok: true }>['data']

/** What a call that does not succeed resolves to. */
export type RefusalOf<Call extends ShopCall> = Extract<AnswerOf<Call>, { readonly ok: false }>
