import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { PRESSING } from '../../src/engine/pressing.ts'
import { judge } from '../../src/hub/send-rules/index.ts'
import type { Country } from '../../src/reading/reader.ts'
import type { RenderFor } from '../../src/words/words.ts'
import { candidate } from '../hub/candidate.ts'
import { library } from './histories.ts'

/** What must hold at every hour and in every zone; the numbers are those of test/must-hold.test.ts. */
const SEEDED = { seed: 20_260_302, numRuns: 1_000 }
const { flows, words } = library

const PLACES: readonly (readonly [Country, string])[] = [
  ['MX', 'America/Mexico_City'],
  ['MX', 'America/Tijuana'],
  ['MX', 'America/Hermosillo'],
  ['MX', 'America/Cancun'],
  ['GT', 'America/Guatemala'],
  ['SV', 'America/El_Salvador'],
  ['HN', 'America/Tegucigalpa'],
  ['NI', 'America/Managua'],
  ['US', 'America/Chicago'],
  ['US', 'America/New_York'],
  ['CA', 'America/St_Johns'],
]
/** Days on which nobody in these countries is at work, whatever else is kept there. */
const FREE = ['01-01', '12-25']
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }).map((ms) => new Date(ms))
/** Around the edges of a day the hour of one zone is another day of the next. */
const edge = fc
  .tuple(fc.integer({ min: 0, max: 729 }), fc.integer({ min: -90, max: 90 }), fc.constantFrom(8, 9, 19, 20, 24))
  .map(([day, minutes, hour]) => new Date(Date.UTC(2026, 0, 1 + day, hour + 6, minutes)))
const spoken = flows.flatMap(({ name, nodes }) =>
  [...nodes.values()].flatMap((node) => (node.level ? [{ flow: name, key: node.name, level: node.level }] : [])),
)

describe('2: nights and days of rest', () => {
  it('what we begin, of any flow and however it presses, goes out by day on a working day where the person is', () => {
    let allowed = 0
    fc.assert(
      fc.property(
        fc.oneof(instant, edge),
        fc.constantFrom(...PLACES),
        fc.constantFrom(...spoken),
        fc.constantFrom(undefined, ...PRESSING),
        fc.boolean(),
        (now, [country, zone], { flow, key, level }, pressing, first) => {
          const at = (when: Date) =>
            judge(
              candidate({
                message: { kind: 'ours', template: true, level, flow, node: key, ...(pressing ? { pressing } : {}) },
                snapshot: { country, zone, level, lang: 'es' },
                address: first ? { lastInboundAt: undefined as never } : {},
                text: 'Hola, buenas tardes.',
                now: when,
              }),
            )
          const goesOut = (when: Date): void => {
            const local = DateTime.fromJSDate(when, { zone })
            const [from, to] = first ? [9, 19] : [8, 20]
            expect(local.hour).toBeGreaterThanOrEqual(from)
            expect(local.hour).toBeLessThan(to)
            expect(local.weekday).not.toBe(7)
            expect(FREE).not.toContain(local.toFormat('MM-dd'))
          }
          const verdict = at(now)
          if (verdict.do === 'allow') {
            allowed++
            goesOut(now)
          }
          if (verdict.do !== 'defer' || verdict.rule !== 'hours') return
          expect(verdict.until.getTime()).toBeGreaterThan(now.getTime())
          goesOut(verdict.until)
          expect(at(verdict.until).rule).not.toBe('hours')
        },
      ),
      SEEDED,
    )
    expect(allowed).toBeGreaterThan(100)
  })

  it('an answer to their own message goes at any hour', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...PLACES), (now, [country, zone]) => {
        const message = { kind: 'reply', at: now } as const
        const address = { lastInboundAt: now }
        expect(judge(candidate({ message, address, snapshot: { country, zone }, now })).rule).toBe('none')
      }),
      SEEDED,
    )
  })
})

const COURTS = ['America/Chicago', 'America/New_York', 'America/Los_Angeles', 'America/Toronto', 'America/Phoenix']
/** The last minute of a day at the court. */
const deadline = fc
  .tuple(fc.constantFrom(...COURTS), fc.integer({ min: 0, max: 729 }))
  .map(([zone, day]) => DateTime.fromISO('2026-01-01T23:59', { zone }).plus({ days: day }))
const to = (lang: string, country: string, zone: string, channel = 'whatsapp'): RenderFor => ({
  ...{ lang, country, zone, channel },
  ...{ now: '2026-01-01T15:00:00Z', buttons: true },
})

describe('21: the last minute of the court at the person’s place', () => {
  it('is told as their own day and hour', () => {
    fc.assert(
      fc.property(deadline, fc.constantFrom(...PLACES), (last, [country, zone]) => {
        const values = { 'claim.deadline': last.toUTC().toISO() }
        const { text } = words.render({ flow: 'thinking', key: 'until_when', values }, to('es', country, zone))
        const local = last.setZone(zone).setLocale('es-MX')
        expect(text).toContain(local.toFormat("cccc d 'de' LLLL"))
        const part = local.hour < 1 ? 'madrugada' : local.hour < 12 ? 'mañana' : local.hour < 19 ? 'tarde' : 'noche'
        expect(text).toContain(` ${local.toFormat('h:mm')} de la ${part}`)
      }),
      SEEDED,
    )
  })

  it('never gives a day of which only some minutes are left, in any text that names the day alone', () => {
    const named = [...words.locales].flatMap(([lang, files]) =>
      [...files].flatMap(([flow, entries]) =>
        [...entries].flatMap(([key, { forms }]) =>
          Object.values(forms).flatMap((form) =>
            words.rules
              .placeholders(form)
              .filter(({ path, format }) => path === 'claim.deadline' && !/hour/.test(format ?? ''))
              .map(({ format }) => ({
                where: `${lang}/${flow}.${key}`,
                format: format ?? '',
                timed: /claim\.deadline, (?:at_)?hour/.test(form),
              })),
          ),
        ),
      ),
    )
    expect(named.length).toBeGreaterThan(30)
    for (const { where, format, timed } of named)
      expect(timed ? ['long_date', 'short_date'] : ['last_day', 'short_last_day'], where).toContain(format)
    fc.assert(
      fc.property(deadline, fc.constantFrom(...PLACES), (last, [country, zone]) => {
        const values = { 'claim.deadline': last.toUTC().toISO() }
        const { text } = words.render({ flow: 'thinking', key: 'see_now', values }, to('es', country, zone))
        const days = [0, 1].map((ago) => last.setZone(zone).minus({ days: ago }).setLocale('es-MX'))
        const day = days.find((each) => text.includes(each.toFormat("cccc d 'de' LLLL")))
        // Until 20 that day it is true, wherever they are.
        expect(day?.set({ hour: 20, minute: 0 }).toMillis()).toBeLessThanOrEqual(last.toMillis())
      }),
      SEEDED,
    )
  })
})
