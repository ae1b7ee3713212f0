import type { Json } from '../session.ts'

/** A list with what is told anew in it: a name is added, an item of the same `ref` or `label` is replaced, others are added. What is no list is replaced. */
export const merged = (known: Json, told: Json): Json => {
  if (isNames(known) && isNames(told)) return [...new Set([...known, ...told])]
  const items = itemsOf(told)
  if (!Array.isArray(told) || items.length === 0) return told
  const news = new Map(items.map((item) => [nameOf(item), item]))
  const kept = itemsOf(known).map((item) => news.get(nameOf(item)) ?? item)
  const names = new Set(kept.map(nameOf))
  return [...kept, ...items.filter((item) => !names.has(nameOf(item)))]
}

const isNames = (value: Json): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

export const itemsOf = (value: Json): Record<string, Json>[] =>
  (Array.isArray(value) ? value : []).filter(
    (item): item is Record<string, Json> => item !== null && typeof item === 'object' && !Array.isArray(item),
  )

const nameOf = (item: Record<string, Json>): Json => item.ref ?? item.label ?? null
