export type PageOf<T> = { items: T[]; number: number; size: number; start: number; end: number; more: boolean }

/** One page of a list; `Page` and `PageSize` as checked already, 50 on a page when nothing is asked. */
export function pageOf<T>(list: T[], query: Record<string, unknown>): PageOf<T> {
  const size = typeof query.PageSize === 'number' ? query.PageSize : 50
  const number = typeof query.Page === 'number' ? query.Page : 0
  const start = number * size
  const items = list.slice(start, start + size)
  return { items, number, size, start, end: Math.max(0, start + items.length - 1), more: start + size < list.length }
}
