import { beforeEach, describe, expect, it } from 'vitest'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { Actor } from '../../src/cases/noun.ts'
import { smsSegments } from '../../src/words/gsm7.ts'
import { COMPLETE } from '../cases/walks/task.ts'
import { facilitationOnStage } from '../support/facilitation.ts'
import { testHub } from '../support/hub.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/** Monday, half past ten in the morning in Austin: what time alone brings to an Advocate. */
const test = testHub('2026-03-09T15:30:00Z')
const { hub, store, clock, channels, later } = test
const stage = facilitationOnStage(test)
const { move, settled } = stage
const DANA = '+15125550123'
const staff: Actor = { kind: 'staff', id: 'ana' }
let sms: ScriptedChannel

beforeEach(() => {
  sms = scriptedChannel('sms', clock.now)
  Object.assign(channels, { sms, whatsapp: scriptedChannel('whatsapp', clock.now) })
})

/** Time passes; whatever it brings is looked for by two processes. */
const passes = async (by: string) => {
  await later(by)
  for (let looks = 0; looks < 2; looks++) await hub.clockwork()
  await settled()
}
const says = (text: string) => stage.says(sms, DANA, text)
const rows = async () => (await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 500)).map(({ doc }) => doc.reason)
const status = (texts: readonly string[]) => texts.filter((text) => /tasks \d+\/\d+ done/.test(text))

describe('every week', () => {
  it('an Advocate is told where the work stands, once', async () => {
    await passes('167h')
    expect(status(sms.gotBy(DANA))).toEqual([])
    await passes('1h')
    expect(status(sms.gotBy(DANA))).toEqual([
      'JIM CF-1042: tasks 0/3 done, 0 blocked. Next: no date set. Reply MORE or CALL.',
    ])
    await passes('168h')
    expect(status(sms.gotBy(DANA))).toHaveLength(2)
  })

  it('in the hours of their own office', async () => {
    const hours = { zone: 'America/New_York', office_from: 14, office_to: 17 }
    await move('advocate', 'dana', 'describe', staff, hours)
    await passes('168h')
    expect(status(sms.gotBy(DANA))).toEqual([])
    // 14:00 in New York.
    clock.set('2026-03-30T17:59:00Z')
    await passes('0s')
    expect(status(sms.gotBy(DANA))).toEqual([])
    await passes('60s')
    expect(status(sms.gotBy(DANA))).toHaveLength(1)
    await move('advocate', 'dana', 'describe', staff, { office_from: 8, office_to: 20 })
  })
})

it('work that was handed in is asked about after five days, and staff are told after ten', async () => {
  await move('task', 'T3', 'submit', staff, { evidence: COMPLETE.DELIVER })
  await passes('119h')
  expect(sms.gotBy(DANA).filter((text) => text.includes('T3'))).toEqual([])
  await passes('3h')
  // A Saturday: the office is closed.
  expect(sms.gotBy(DANA).filter((text) => text.includes('T3'))).toEqual([])
  clock.set('2026-04-06T14:00:00Z')
  await passes('0s')
  const asked = sms.gotBy(DANA).filter((text) => text.includes('T3'))
  expect(asked).toHaveLength(1)
  expect(smsSegments(asked[0] ?? '')).toBe(1)
  clock.set('2026-04-09T18:30:00Z')
  await passes('0s')
  expect(await rows()).toContain('task_not_judged')
  expect(sms.gotBy(DANA).filter((text) => text.includes('T3'))).toHaveLength(1)
  await says('ok t3')
  expect((await store.cases.get('task', 'T3'))?.state).toBe('DONE')
})

it('a long answer goes on on MORE, and nothing of it is left out', async () => {
  for (let n = 20; n < 32; n++)
    await move('task', `T${n}`, 'create', staff, {
      ...{ type: 'OTHER', title: `Tarea ${n}`, facilitation_id: 'CF-1042' },
      ...{ advocate_id: 'dana', defender_id: 'francisco' },
    })
  const texts: string[] = []
  for (let next: string | undefined = 'MORE CF-1042'; next && texts.length < 9; ) {
    const [text = ''] = await says(next)
    texts.push(text)
    next = /reply (CF-1042 MORE \d+)\./.exec(text)?.[1]
  }
  expect(texts.length).toBeGreaterThan(1)
  expect(texts.every((text) => smsSegments(text) === 1)).toBe(true)
  const told = texts.flatMap((text) => [...text.matchAll(/\bT\d+(?= \w)/g)].map(([ref]) => ref))
  const all = Object.keys((await store.cases.get<{ tasks: object }>('facilitation', 'CF-1042'))?.doc.tasks ?? {})
  expect(told).toEqual(all)
})

it('a court date that comes nearer is told on a day of work, in the days that are left then, and anew when it is moved', async () => {
  const dates = () => sms.gotBy(DANA).filter((text) => text.includes('court date'))
  // The night of a Monday: its last day before is a Sunday.
  await move('facilitation', 'CF-1042', 'describe', staff, { deadline: '2026-04-28T04:59:00Z' })
  clock.set('2026-04-24T18:00:00Z')
  await passes('0s')
  await passes('1h')
  expect(dates()).toEqual([expect.stringContaining('is in 3 days')])
  clock.set('2026-04-26T18:00:00Z')
  await passes('0s')
  expect(dates()).toHaveLength(1)
  await passes('20h')
  expect(dates().slice(1)).toEqual([expect.stringContaining('is today')])
  await move('facilitation', 'CF-1042', 'describe', staff, { deadline: '2026-05-05T04:59:00Z' })
  await passes('0s')
  expect(dates()).toHaveLength(2)
  clock.set('2026-05-01T18:00:00Z')
  await passes('0s')
  expect(dates().slice(2)).toEqual([expect.stringContaining('is in 3 days')])
})

it('MORE alone is of the case that they have just read about, where there are several', async () => {
  const request = { country: 'MX', where_now: 'HOME_COUNTRY', category: 'LABOR', matter_id: 'LAND-1' }
  await move('facilitation', 'CF-7001', 'request', { kind: 'advocate', id: 'dana' }, request)
  await says('status CF-7001')
  await says('status CF-1042')
  expect((await says('more')).join()).toContain('JIM CF-1042: T3')
  clock.advance('25h')
  expect((await says('more')).join()).toContain('open now: CF-1042 and CF-7001')
})
