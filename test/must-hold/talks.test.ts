import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LEVELS } from '../../src/engine/events.ts'
import { isGsm7, smsSegments } from '../../src/words/gsm7.ts'
import { phrases } from '../reading/support.ts'
import { begin, goOn, history, KNOWN, library, nodeOf, play, type Turn, write } from './histories.ts'

/**
 * What must hold in every talk of every flow, whatever people write, tap, send and let pass: the numbers are those of
 * test/must-hold.test.ts. Each run is the same; a failure is shrunk to the shortest talk that shows it.
 */
const SEEDED = { seed: 20_260_302, numRuns: 250 }
const DAY = 86_400_000

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
const saidIn = ({ outcomes }: Turn) => outcomes.flatMap((one) => (one.kind === 'said' ? [one] : []))
const withdrawn = ({ outcomes }: Turn): boolean =>
  outcomes.some((one) => one.kind === 'consent' && one.to === 'withdrawn')

/** Of the case, in words. "De acuerdo" agrees, and settles nothing. */
const OF_THE_CASE =
  /\b(?:demanda|caso|juzgado|dinero|pago|(?<!de )acuerdo|visa|empresa|lawsuit|court|money|payment|settlement|company|employer)\b/
const AMOUNT = /(?:\$|\bq|\bl|\bc\$)\s?\d|\d\s?(?:pesos|dolares|dollars|quetzales|lempiras|cordobas|usd|mxn)\b/
/** What only the facts know of this person: nobody tells it to somebody who may be anybody. */
const PRIVATE = [
  'Green Hollow',
  'Don Ray',
  'Whitfield',
  '00987',
  'Austin',
  'Xochitla',
  'zacate',
  'Tamazunchale',
  '8 de mayo',
  'May 8',
]

it('1: words that anybody may read tell nothing of the case, and nobody reads words above their level', () => {
  fc.assert(
    fc.property(history(), (told) => {
      play(told, (turn) => {
        const { level } = turn.talk.setting.facts.contact as { level: (typeof LEVELS)[number] }
        for (const said of saidIn(turn)) {
          expect(LEVELS.indexOf(said.level), said.text).toBeLessThanOrEqual(LEVELS.indexOf(level))
          if (said.level !== 'L0') continue
          const words = [said.text, ...said.options.map(({ label }) => label)].join(' ')
          expect(plain(words)).not.toMatch(OF_THE_CASE)
          expect(plain(words)).not.toMatch(AMOUNT)
          for (const value of PRIVATE) expect(words).not.toContain(value)
        }
      })
    }),
    SEEDED,
  )
})

const stops = phrases('phrases.es.tsv').filter(
  ({ want, setting }) => want === 'STOP' && setting.expecting === undefined,
)

it('5: after STOP, at whatever moment, one confirmation and nothing more', () => {
  fc.assert(
    fc.property(history(), fc.constantFrom(...stops), (told, { text, setting }) => {
      const talk = play({ ...told, lang: setting.lang, place: { ...told.place, country: setting.country } })
      const before = (talk.setting.facts.person as { opted_out?: boolean }).opted_out === true
      write(talk, text, (turn) => {
        expect(withdrawn(turn)).toBe(!before)
        expect(saidIn(turn).length).toBeLessThanOrEqual(before ? 0 : 1)
      })
      const later = [...talk.pass(400 * DAY), ...talk.write(text)]
      expect(later.filter(({ kind }) => kind === 'said')).toEqual([])
    }),
    SEEDED,
  )
})

const sharing = ['phrases.es.tsv', 'phrases.es.people.tsv'].flatMap(phrases).filter(({ want }) => want === 'SHARED')

it('A27: once others are said to use the phone, what is answered tells nothing of the case, whatever was asked', () => {
  fc.assert(
    fc.property(history(KNOWN, 8), fc.constantFrom(...sharing), (told, { text }) => {
      const talk = play({ ...told, lang: 'es' })
      talk.know('defender.id', null)
      talk.know('advocate.id', null)
      if ((talk.setting.facts.person as { opted_out?: boolean }).opted_out === true) return
      write(talk, text, (turn) => {
        for (const said of saidIn(turn)) {
          expect(said.level).toBe('L0')
          expect(plain(said.text)).not.toMatch(OF_THE_CASE)
        }
      })
    }),
    SEEDED,
  )
})

/** Nobody takes part, leaves, signs or is paid by an answer to what was asked the day before. */
const DECIDES = ['intend', 'decline', 'reconsider', 'choose_method', 'pay', 'sign', 'join', 'change_payout']

const CHOICES = ['talk', 'decline', 'thinking', 'form', 'payment', 'sent', 'pick-up', 'trouble', 'changed']

it('6: an answer after a day decides nothing, whether it is written or tapped', () => {
  let late = 0
  const after = fc.constantFrom(25 * 3_600_000, 3 * DAY, 9 * DAY)
  const chooses = fc.record({ chooses: fc.nat(11), tapping: fc.boolean() })
  fc.assert(
    fc.property(history(KNOWN, 3), after, chooses, (told, lets, chosen) => {
      const talk = play({ ...told, among: CHOICES })
      let asked = Date.parse(talk.setting.now)
      goOn(talk, { lets }, (turn) => {
        if (saidIn(turn).length > 0) asked = Date.parse(talk.setting.now)
      })
      if (Date.parse(talk.setting.now) - asked <= DAY) return
      goOn(talk, chosen, ({ outcomes }) => {
        late++
        for (const one of outcomes)
          if (one.kind === 'update' && one.noun === 'claim') expect(DECIDES).not.toContain(one.move)
      })
    }),
    { ...SEEDED, numRuns: 600 },
  )
  expect(late).toBeGreaterThan(60)
})

const toPay = fc
  .tuple(
    fc.constantFrom(
      '¿tengo que cancelar {x}?',
      'hay que cancelar {x}?',
      'cuánto hay que cancelar {x}',
      'y cuánto se cancela {x}',
    ),
    fc.constantFrom('algo', 'por eso', 'para entrar', 'por el trámite'),
  )
  .map(([words, what]) => words.replace('{x}', what))

/** Where somebody may be in danger, or their money: nothing else goes on there. */
const SAFETY = new Set(library.flows.flatMap(({ name, pressing }) => (pressing === 'safety' ? [name] : [])))

it('7: "cancelar" said of money is a question about the cost, and never a stop', () => {
  fc.assert(
    fc.property(history(), toPay, (told, text) => {
      const talk = play(told)
      const open = nodeOf(talk)
      const { session } = talk
      const safe = session?.frames.some(({ flow }) => SAFETY.has(flow))
      const stopped = (talk.setting.facts.person as { opted_out?: boolean }).opted_out === true
      write(talk, text, (turn) => {
        expect(withdrawn(turn)).toBe(false)
        // Somebody of the team has it, their own words are asked for, or they are in danger: there it is no question to us.
        const ours = open?.type === 'choose' && !session?.handedOff && !safe && !stopped
        if (ours && talk.setting.lang === 'es')
          expect(
            saidIn(turn)
              .map((said) => said.text)
              .join(' '),
          ).toMatch(/No cobramos nada|no paga nada/)
      })
    }),
    SEEDED,
  )
})

const reference = fc
  .tuple(fc.constantFrom('CF', 'cf', 'Cf'), fc.constantFrom('-', '', ' '), fc.integer({ min: 1000, max: 9999 }))
  .map((parts) => parts.join(''))
const texted = fc
  .tuple(
    fc.constantFrom('', 'status ', 'yes ', 'ok ', 'paid ', 'call ', 'more '),
    reference,
    fc.constantFrom('', '.', '  '),
  )
  .map((parts) => parts.join(''))

it('15: a number that is registered for nobody hears D11, whatever the reference is', () => {
  fc.assert(
    fc.property(texted, fc.constantFrom('es', 'en', 'fr'), (text, lang) => {
      const stranger = {
        who: 'a stranger',
        place: { country: 'US', zone: 'America/New_York' },
        channel: 'sms',
        lang,
      } as const
      const talk = begin(stranger)
      write(talk, text, ({ outcomes }) => {
        const [said, ...more] = outcomes.filter(({ kind }) => kind !== 'ended')
        expect(more).toEqual([])
        expect(said).toMatchObject({
          kind: 'said',
          text: expect.stringMatching(/^JIM: CF-\d{4} (?:no existe|not found|introuvable)/),
        })
      })
    }),
    SEEDED,
  )
})

it('16: every SMS is one segment of GSM-7', () => {
  fc.assert(
    fc.property(history(), (told) => {
      play({ ...told, channel: 'sms' }, (turn) => {
        for (const said of saidIn(turn)) {
          if (said.channel !== 'sms') continue
          expect(isGsm7(said.text), said.text).toBe(true)
          expect(smsSegments(said.text), said.text).toBe(1)
        }
      })
    }),
    SEEDED,
  )
})
