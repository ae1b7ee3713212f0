import type { Choice } from '../../src/engine/node.ts'
import type { Readers } from '../../src/engine/parts.ts'
import { INTENTS, type ReadIntent } from '../../src/reading/intent.ts'
import type { Rendered, Words } from '../../src/words/words.ts'

/** What the crawler writes is understood exactly: `#STOP` is that intent, `=id` that option, `ok` a good answer. */
export const crawlerIntents: ReadIntent = (text) => {
  if (text === '#stop?') return { ambiguous: 'stop' }
  return { intent: byText.get(text) ?? null }
}
const byText = new Map(INTENTS.map((intent) => [`#${intent}`, intent]))

/** Another good answer, where it leads elsewhere. */
export const OTHERWISE = 'ok otherwise'
export const OTHER_VALUES: Record<string, unknown> = {
  'id-expiry': { id_state: 'EXPIRED' },
  obstacle: 'OTHER',
  'told-of': { place: 'Vive en Xilitla' },
}
/** Readers with which a message may begin, or that hear an option: `ok` would be a command wherever it is written, so these read their own name. */
const FIRST: readonly string[] = [
  'by-another',
  'danger-near',
  'reference',
  'reply',
  'paste',
  'offer',
  'off-work',
  'own-work',
  'second-thoughts',
]
/** Readers that say of any words whether they hold something: `ok` does. */
const JUDGING: readonly string[] = ['forget', 'leave-word', 'wrong-number']
export const goodFor = (reader: string): string => (FIRST.includes(reader) ? reader : 'ok')

/** Values of the right kind for every reader; `ok` is read, anything else is a miss. */
export const crawlerReaders = (names: readonly string[]): Readers => {
  const expenses = [{ label: 'pasaje', amount: '240.00', currency: 'MXN' }]
  const tasks = [{ ref: 'T3', state: 'done', reason: null, words: 'lista' }]
  const values: Record<string, unknown> = {
    year: 2021,
    hours: 60,
    worked: 60,
    road: 60,
    rating: 5,
    date: '2026-05-15',
    numbers: [1],
    post: { text: '¿Cuándo pagan?', verdict: 'question', rule: null },
    paste: { text: '¿Cuándo pagan?', fit: 1, n: 1 },
    alias: { alias: 'El Güero', alias_key: 'elguero' },
    expenses,
    report: { tasks, refs: ['T3'], work: 60, travel: 60, expenses, spent: true, on: null, since: null, unclear: [] },
    obstacle: 'ROAD_OR_WEATHER',
    'own-work': { of: 'tasks' },
    offer: { asks_money: true, asks_papers: null, fee: '5000.00', currency: 'MXN' },
    'told-of': { number: '+525500000104', place: 'Vive en Xilitla' },
    place: { town: 'Xilitla', division: 'San Luis Potosí', country: 'MX' },
    'payout-code': 'LIMIT_EXCEEDED',
    'second-thoughts': { mind: 'THINK' },
    'id-expiry': { id_state: 'VALID', id_expires_on: '2030-12-31' },
  }
  const reader = (name: string) => ({
    name,
    read: (text: string, _context: unknown, options: { options?: readonly Choice[]; named?: boolean }) => {
      if (name === 'choice') {
        const id = options.options?.find((one) => text === `=${one.id}`)?.id
        return id === undefined ? { problem: 'choice.unclear' } : { value: id }
      }
      if (JUDGING.includes(name)) return { value: text === 'ok' }
      if (text === OTHERWISE && name in OTHER_VALUES) return { value: OTHER_VALUES[name] }
      // Beside another question only what speaks of it is an answer to it.
      if (options.named && name in OTHER_VALUES) return { problem: `${name}.unclear` }
      return text === goodFor(name) ? { value: values[name] ?? 'Green Hollow' } : { problem: `${name}.unclear` }
    },
  })
  return Object.fromEntries(names.map((name) => [name, reader(name)])) as unknown as Readers
}

/**
 * Problems of readers are tested with the readers; here each says that it was not understood. The same words for the same person at
 * the same hour are put together once: a walk says them hundreds of times.
 */
export const crawlerWords = (real: Words): Words => {
  const said = new Map<string, Rendered>()
  const told = <Ref extends { flow: string }>(ref: Ref): Ref =>
    ref.flow === 'readers' ? { ...ref, flow: 'common', key: 'miss', values: {} } : ref
  return {
    ...real,
    render: ({ before, ...ref }, to) => {
      const whole = { ...told(ref), ...(before ? { before: before.map(told) } : {}) }
      const key = JSON.stringify([whole, to])
      const known = said.get(key)
      if (known) return known
      const rendered = real.render(whole, to)
      said.set(key, rendered)
      return rendered
    },
  }
}
