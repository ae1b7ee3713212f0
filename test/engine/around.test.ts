import { describe, expect, it } from 'vitest'
import { aroundSchema, instantAround } from '../../src/engine/flow/around.ts'
import { flowFrom, NOW, stage } from './support.ts'

describe('a time around a date', () => {
  it.each<[string, object, string, string]>([
    [
      'days before, at an hour there',
      { before: '3d', at: '10:00' },
      '2026-05-09T04:59:00Z',
      '2026-05-05T16:00:00.000Z',
    ],
    ['days after a plain date', { after: '1d', at: '09:30' }, '2026-05-09', '2026-05-10T15:30:00.000Z'],
    ['hours before', { before: '2h' }, '2026-05-09T04:59:00Z', '2026-05-09T02:59:00.000Z'],
    ['over the change of the clock', { before: '7d', at: '10:00' }, '2026-03-12T15:00:00Z', '2026-03-05T16:00:00.000Z'],
  ])('%s', (_what, around, date, instant) => {
    const parsed = aroundSchema.parse({ fact: 'claim.deadline', ...around })
    expect(instantAround(parsed, date, 'America/Mexico_City')).toBe(instant)
  })

  it('is unknown without a date', () => {
    const around = aroundSchema.parse({ fact: 'claim.deadline', before: '3d' })
    expect(instantAround(around, null, 'UTC')).toBeNull()
    expect(instantAround(around, 'soon', 'UTC')).toBeNull()
  })

  it.each([
    { fact: 'claim.deadline' },
    { fact: 'claim.deadline', before: '1d', after: '1d' },
    { fact: 'x', before: '1d' },
  ])('is refused as %j', (around) => expect(aroundSchema.safeParse(around).success).toBe(false))

  const waiting = flowFrom(
    'waiting',
    'audience: anyone\nfacts: [claim]\nnodes:\n  nap: { wait: { until: { fact: claim.deadline, before: 3d } }, go: over }\n  over: { end: done }\n',
  )
  it.each([
    ['ends a wait', '2026-03-08T15:00:00Z', '2026-03-05T15:00:00.000Z'],
    ['that has passed ends it at once', '2026-03-03T15:00:00Z', NOW],
    ['that is not known ends it at once, not never', null, NOW],
  ])('%s', (_what, deadline, until) => {
    const it = stage([waiting], {}, { claim: { deadline } })
    it.start('waiting')
    expect(it.session?.until).toBe(until)
    it.pass(200)
    it.silence()
    expect(it.types()).toEqual(['ended'])
  })
})
