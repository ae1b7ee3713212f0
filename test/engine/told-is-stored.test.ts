import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Outcome, Talk, type TalkSetting } from '../../src/cli/talk.ts'
import { library } from '../support/library.ts'

const francisco = JSON.parse(readFileSync(join(import.meta.dirname, '../chats/people/francisco.json'), 'utf8'))
const talk = (): Talk =>
  new Talk(library.engine, library.words, {
    ...francisco,
    channel: 'whatsapp',
    zone: 'America/Mexico_City',
    now: '2026-03-09T15:00:00Z',
  } as TalkSetting)

/** What a tired person writes, in any order: reports, corrections, doubts, and words of something else. */
const SAID = [
  'T3 lista, T4 no avanza por lluvia, 6 horas y 3 de camino, pasaje 240 comida 85',
  'trabaje 3 horas y media, 2 h de camino, camion 180',
  'dije que gasté 3.50 en copias y 2 de camino, si es correcto',
  'no, fueron 3 horas y media de trabajo',
  'las horas estan mal, son 4 y cuarto',
  'la t3 ya quedo lista, la t4 va bien',
  'no, quite comida y el pasaje son 200',
  'ninguna, era de lo de antes',
  'ninguna de las dos',
  'fue el martes',
  '3 y media',
  '180 de camion y unas aguas 35',
  'NADA',
  'sin gastos',
  'olvidelo',
  'no',
  'mal',
  'no dieron',
  'enviar',
  'reporte',
  'me falta un dato',
] as const

const told = (from: readonly Outcome[]): string =>
  from.flatMap((one) => (one.kind === 'said' ? [one.text] : [])).at(-1) ?? ''

describe('what a Defender says yes to', () => {
  it('is what is stored: hours, road and expenses stand in the words that were read back, and nothing else', () => {
    let stored = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SAID), { minLength: 1, maxLength: 6 }), (messages) => {
        const one = talk()
        let readBack = ''
        for (const said of [...messages, 'si', 'si', 'si']) {
          const came = one.write(said)
          for (const update of came)
            if (update.kind === 'update' && update.move === 'sum_up') {
              stored++
              expect(readBack, messages.join(' / ')).toContain('¿Está bien?')
              expect(amounts(readBack), messages.join(' / ')).toEqual(counted(update.payload))
            }
          readBack = told(came)
        }
      }),
      {
        numRuns: 150,
        seed: 7,
        examples: [[['dije que gasté 3.50 en copias y 2 de camino, si es correcto', 'ninguna de las dos']]],
      },
    )
    expect(stored).toBeGreaterThan(20)
  })
})

type Counted = { work: number; travel: number; spent: string[] }

const counted = ({ work, travel, expenses }: Record<string, unknown>): Counted => ({
  work: Number(work ?? 0),
  travel: Number(travel ?? 0),
  spent: ((expenses ?? []) as { label: string; amount: string }[]).map(({ label, amount }) => `${label} $${amount}`),
})

/** The figures of a text that reads back. */
const amounts = (text: string): Counted => ({
  work: minutes(/((?:\d+ h)?(?: ?\d+ min)?) de trabajo/.exec(text)?.[1]),
  travel: minutes(/((?:\d+ h)?(?: ?\d+ min)?) de camino/.exec(text)?.[1]),
  spent:
    /gastos: (.*?)\. Total de gastos/
      .exec(text)?.[1]
      ?.split(/, | y /)
      .map((one) => one.trim()) ?? [],
})

const minutes = (text = ''): number =>
  Number(/(\d+) h/.exec(text)?.[1] ?? 0) * 60 + Number(/(\d+) min/.exec(text)?.[1] ?? 0)
