import { beforeEach, expect, it } from 'vitest'
import type { AdvocateDoc } from '../../src/cases/advocate.ts'
import type { AgreementDoc } from '../../src/cases/agreement.ts'
import type { FacilitationDoc } from '../../src/cases/facilitation.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { LetterDoc } from '../../src/cases/letter.ts'
import type { Actor } from '../../src/cases/noun.ts'
import { COMPLETE } from '../cases/walks/task.ts'
import { facilitationOnStage } from '../support/facilitation.ts'
import { testHub } from '../support/hub.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/** Friday evening in Austin: what is written now waits for Monday. */
const test = testHub('2026-03-07T03:00:00Z')
const { hub, store, clock, channels } = test
const stage = facilitationOnStage(test)
const { move, settled } = stage
const DANA = '+15125550123'
const staff: Actor = { kind: 'staff', id: 'ana' }
const dana: Actor = { kind: 'advocate', id: 'dana' }
let sms: ScriptedChannel

beforeEach(() => {
  sms = scriptedChannel('sms', clock.now)
  Object.assign(channels, { sms, whatsapp: scriptedChannel('whatsapp', clock.now) })
})
const says = (text: string) => stage.says(sms, DANA, text)
/** Monday, ten in the morning in Austin, and a week later again. */
const monday = async (at = '2026-03-09T15:00:00Z') => {
  clock.set(at)
  await hub.clockwork()
  await hub.sweep()
  await settled()
  return sms.gotBy(DANA)
}
const about = (words: string) => sms.gotBy(DANA).filter((text) => text.includes(words))
const facilitation = async () => (await store.cases.get<FacilitationDoc>('facilitation', 'CF-1042'))?.doc

it('a letter and its reminder come once, and nothing of what was settled over the weekend', async () => {
  const words = { facilitation_id: 'CF-1042', defender_id: 'francisco', words: 'Ask for the pay stubs' }
  await move('letter', 'l_held', 'write', dana, words)
  await move('letter', 'l_held', 'translate', staff, { translation: 'Pregunte por los talones' })
  await move('task', 'T3', 'block', staff, { reason: 'WAITING_ADVOCATE', needs: 'x' })
  await move('facilitation', 'CF-1042', 'pause', staff, { reason: 'OTHER' })
  await move('facilitation', 'CF-1042', 'resume', staff)
  for (const id of ['AG-8', 'AG-9']) {
    await move('agreement', id, 'draft', staff, { kind: 'ADVOCATE', advocate_id: 'dana', text_hash: 'b'.repeat(64) })
    await move('agreement', id, 'ready', staff)
  }
  const { hash } = (await store.cases.get<AgreementDoc>('agreement', 'AG-8'))?.doc ?? {}
  await move('agreement', 'AG-8', 'sign', dana, { hash, signed_on: '2026-03-06' })
  expect(sms.gotBy(DANA)).toEqual([])
  clock.set('2026-03-08T04:00:00Z')
  await hub.clockwork()
  await settled()
  expect((await store.cases.get<LetterDoc>('letter', 'l_held'))?.doc.waited).toBe(1)
  await move('task', 'T3', 'decide', dana, { decision: 'APPROVED' })
  await monday()
  expect(about('Pregunte por los talones')).toHaveLength(1)
  expect(about('this is your message')).toHaveLength(1)
  expect(about('T3')).toEqual([])
  expect(about('paused')).toEqual([])
  // Of two, the one that she has not signed.
  expect(about('ready to sign')).toHaveLength(1)
})

it('what is held for the weekly budget is told as it is then, and a yes before that decides nothing', async () => {
  for (const minutes of [60, 120, 180]) await move('facilitation', 'CF-1042', 'ask_cap', staff, { minutes })
  await move('task', 'T3', 'submit', staff, { evidence: COMPLETE.DELIVER })
  await move('facilitation', 'CF-1042', 'ask_cap', staff, { minutes: 300 })
  // Beside the agreement of that week; the letter she had written herself takes no place.
  expect(about('Approve +')).toHaveLength(2)
  const before = await facilitation()
  // The last that they read was +2 h: what waits is put first.
  expect((await says('yes cf1042')).join()).toContain('Approve +5 h?')
  expect(await facilitation()).toEqual(before)
  expect((await store.cases.get('task', 'T3'))?.state).toBe('SUBMITTED')
  expect((await says('yes cf1042')).join()).toContain('approved')
  const heard = sms.gotBy(DANA).length
  await monday('2026-03-18T15:00:00Z')
  expect(
    sms
      .gotBy(DANA)
      .slice(heard)
      .filter((text) => text.includes('Approve +')),
  ).toEqual([])
})

it('a task that waits for her is asked though news waits, however many calls she booked herself', async () => {
  clock.set('2026-03-31T15:00:00Z')
  await settled()
  const heard = sms.gotBy(DANA).length
  for (const ref of ['CF-5001', 'CF-5002', 'CF-5003']) {
    await move('facilitation', ref, 'request', dana, {
      country: 'MX',
      where_now: 'HOME_COUNTRY',
      category: 'LABOR',
      matter_id: 'LAND-1',
    })
    await move('facilitation', ref, 'book_call', staff, { call_at: '2026-04-02T16:00:00Z' })
  }
  for (const ref of ['CF-5001', 'CF-5002', 'CF-5003'])
    await move('facilitation', ref, 'review', staff, { decision: 'PROCEED', call_held_on: '2026-03-31' })
  await move('task', 'T4', 'block', staff, { reason: 'WAITING_ADVOCATE', needs: 'x' })
  const texts = sms.gotBy(DANA).slice(heard)
  const count = (words: string) => texts.filter((text) => text.includes(words)).length
  // What she wanted comes all the same; of the news two, and the task, though the third was there before it.
  expect(['request received', 'intake call', 'is accepted', 'T4 blocked'].map(count)).toEqual([3, 3, 2, 1])
})

it('what waits for a number that is not theirs any more is a row for the team', async () => {
  clock.set('2026-04-15T04:00:00Z')
  await move('facilitation', 'CF-1042', 'ask_cap', staff, { minutes: 60 })
  const { registered = [] } = (await store.cases.get<AdvocateDoc>('advocate', 'dana'))?.doc ?? {}
  for (const address of registered) await move('advocate', 'dana', 'remove_address', staff, { address })
  await monday('2026-04-16T15:00:00Z')
  const rows = await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 500)
  expect(rows.map(({ doc }) => doc.reason)).toContain('message_refused_disclosure')
})
