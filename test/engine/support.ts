import { expect } from 'vitest'
import { createEngine, type TurnResult } from '../../src/engine/engine.ts'
import type { Facts } from '../../src/engine/facts.ts'
import { compileFlow } from '../../src/engine/flow/compile-flow.ts'
import type { Flow } from '../../src/engine/flow/flow.ts'
import { fold } from '../../src/engine/fold.ts'
import type { Input } from '../../src/engine/input.ts'
import type { Choice } from '../../src/engine/node.ts'
import type { Readers, TurnContext } from '../../src/engine/parts.ts'
import type { Json, Session } from '../../src/engine/session.ts'
import type { Intent, ReadIntent } from '../../src/reading/intent.ts'
import { compileLocale } from '../../src/words/locales.ts'
import { type Words, wordsOf } from '../../src/words/words.ts'

export const NOW = '2026-03-02T15:00:00.000Z'

/** Whole messages that mean an intent here: a dictionary, so that a test says exactly what is understood. */
export const MEANINGS: Record<string, Intent> = {
  si: 'YES',
  no: 'NO',
  luego: 'LATER',
  alto: 'STOP',
  iniciar: 'START',
  'me amenazan': 'EXTORT',
  auxilio: 'EMERGENCY',
  persona: 'HUMAN',
  gracias: 'THANKS',
  mande: 'REPEAT',
  'es estafa': 'SCAM',
  'cuanto cuesta': 'COST',
  equivocado: 'WRONG',
}

export const readIntent: ReadIntent = (text) => {
  const said = fold(text)
  if (said === 'cancelar') return { ambiguous: 'stop' }
  return { intent: MEANINGS[said] ?? null }
}

export const readers = {
  choice: {
    name: 'choice',
    read: (text: string, _context: unknown, { options }: { options: readonly Choice[] }) => {
      const said = fold(text)
      const hits = options.filter((one, index) =>
        [String(index + 1), fold(one.label), ...one.words.map(fold)].includes(said),
      )
      const both = options.filter((one) => said.split(' o ').includes(fold(one.label)))
      if (both.length === 2) return { ambiguous: 'choice.two', between: both.map(({ id }) => id) }
      return hits[0] ? { value: hits[0].id } : { problem: 'choice.unclear' }
    },
  },
  year: {
    name: 'year',
    read: (text: string) => {
      if (/^hace (poco|mucho)$/.test(text)) return { ambiguous: 'year.which', values: { n: 2021 }, between: [2021] }
      return /^\d{4}$/.test(text.trim()) ? { value: Number(text) } : { problem: 'year.unclear', values: { n: 4 } }
    },
  },
  'free-text': {
    name: 'free-text',
    read: (text: string) => (text.trim() ? { value: text } : { problem: 'text.empty' }),
  },
} as unknown as Readers

export const COMMON = {
  miss: 'Perdón.',
  miss_help: 'Perdón. Escriba PERSONA.',
  miss_call: 'Perdón. Escriba LLAMADA.',
  handed: 'Le contesta una persona.',
  handed_back: 'Sigo yo.',
  awaited: 'Ya viene.',
  taken: 'Le atiende una persona.',
  late_answer: 'Siguen ocupados.',
  opening: { text: '¿Le escribimos?', options: { yes: 'Sí', later: 'Luego', call: 'Llame' } },
  voice_unclear: 'No se oye.',
  late: 'Gracias por contestar. Le repito:',
  again: 'Empiezo de nuevo.',
  twice: 'Lo mismo dos veces:',
  voice_note: 'Recibí su audio.',
  sticker: 'Recibí su dibujo.',
  thanks: 'Para servirle.',
  media: 'Eso no lo puedo abrir.',
  location: 'La ubicación no hace falta.',
  footer: 'Nunca cobramos.',
}
export const READER_WORDS = {
  'year.unclear': 'Escriba {n} números.',
  'year.which': '¿Fue en {n}?',
  'choice.two': '¿Cuál de las dos?',
  'reference.bare': '¿Y {ref}?',
  'reference.kept': 'Anotado lo de {ref}.',
  'photo.dark': 'Salió oscura.',
}

type Locale = Record<string, unknown>

export const wordsFrom = (locales: Record<string, Record<string, Locale>>): Words =>
  wordsOf(
    new Map(
      Object.entries(locales).map(([lang, files]) => [
        lang,
        new Map(Object.entries(files).map(([name, file]) => [name, compileLocale(file as never)])),
      ]),
    ),
  )

export const flowFrom = (name: string, yaml: string): Flow => {
  const { flow, problems } = compileFlow(`flows/${name}.yaml`, `flow: ${name}\n${yaml}`)
  expect(problems).toEqual([])
  if (!flow) throw new Error('the flow did not compile')
  return flow
}

export type Stage = {
  session: Session | null
  facts: Facts
  now: string
  /** The last turn. */
  last: TurnResult
  send: (input: Input, more?: Partial<TurnContext>) => TurnResult
  write: (text: string) => TurnResult
  tap: (button: string) => TurnResult
  start: (flow: string) => TurnResult
  /** Texts of the last turn, as they would arrive on WhatsApp. */
  texts: () => string[]
  types: () => string[]
  /** Move the clock. */
  pass: (hours: number) => void
  silence: () => TurnResult
}

/** An engine over inline flows and words, one conversation, saved and loaded between any two inputs. */
export const stage = (flows: Flow[], words: Record<string, Locale>, facts: Record<string, Json> = {}): Stage => {
  const index = wordsFrom({ es: { common: COMMON, readers: READER_WORDS, ...words } })
  const engine = createEngine({ flows, readers, readIntent, words: index })
  let ids = 0
  const self: Stage = {
    session: null,
    facts,
    now: NOW,
    last: { session: null, events: [] },
    send: (input, more = {}) => {
      const before = JSON.stringify(self.session)
      const context: TurnContext = {
        facts: self.facts,
        now: self.now,
        newId: () => `w${++ids}`,
        country: 'MX',
        lang: 'es',
        zone: 'America/Mexico_City',
        audience: 'migrant',
        channel: 'whatsapp',
        ...more,
      }
      const held = self.session
      self.last = engine.turn(held, input, context)
      expect(JSON.stringify(held)).toBe(before)

      self.session = JSON.parse(JSON.stringify(self.last.session)) as Session | null
      return self.last
    },
    write: (text) => self.send({ kind: 'text', text }),
    tap: (button) => self.send({ kind: 'text', text: button, button }),
    start: (flow) => self.send({ kind: 'start', flow }),
    texts: () =>
      self.last.events.flatMap((event) =>
        event.type === 'said'
          ? [
              index.render(event.text, {
                ...{
                  channel: 'whatsapp',
                  lang: 'es',
                  country: 'MX',
                  zone: 'America/Mexico_City',
                  now: self.now,
                  buttons: true,
                },
              }).text,
            ]
          : [],
      ),
    types: () => self.last.events.map((event) => event.type),
    pass: (hours) => {
      self.now = new Date(Date.parse(self.now) + hours * 3_600_000).toISOString()
    },
    silence: () => self.send({ kind: 'silence', waitId: self.session?.waitId ?? '' }),
  }
  return self
}
