import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AdvocateDoc } from '../../src/cases/advocate.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { LetterDoc } from '../../src/cases/letter.ts'
import type { Actor } from '../../src/cases/noun.ts'
import { facilitationOnStage } from '../support/facilitation.ts'
import { testHub } from '../support/hub.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/** Monday, half past ten in the morning in Austin: the direct thread to an Advocate who may choose e-mail. */
const test = testHub('2026-03-09T15:30:00Z')
const { store, clock, channels, later } = test
const stage = facilitationOnStage(test)
const { move } = stage
const [DANA, MAIL] = ['+15125550123', 'dana@example.org']
const staff: Actor = { kind: 'staff', id: 'ana' }
const francisco: Actor = { kind: 'defender', id: 'francisco' }
let sms: ScriptedChannel
let email: ScriptedChannel

beforeEach(() => {
  sms = scriptedChannel('sms', clock.now)
  email = scriptedChannel('email', clock.now)
  Object.assign(channels, { sms, whatsapp: scriptedChannel('whatsapp', clock.now) })
  delete channels.email
})

const says = (text: string) => stage.says(sms, DANA, text)
const rows = async () => (await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 500)).map(({ doc }) => doc.reason)

describe('an Advocate who chose e-mail', () => {
  const letter = async (id: string) => {
    const about = { facilitation_id: 'CF-1042', advocate_id: 'dana', words: 'La oficina estaba cerrada. '.repeat(15) }
    await move('letter', id, 'write', francisco, about)
    await move('letter', id, 'translate', staff, { translation: 'The office was closed. '.repeat(15).trim() })
    await move('letter', id, 'send', francisco)
  }

  beforeAll(async () => {
    const { personId = '' } = (await store.cases.get<AdvocateDoc>('advocate', 'dana')) ?? {}
    const { _id: address } = await store.addresses.ensure({ channel: 'email', value: MAIL }, 'US', personId)
    await move('advocate', 'dana', 'register_email', staff, { address, email: MAIL })
  })

  it('is told by text while they did not choose it, and while the hub has none', async () => {
    channels.email = email
    await letter('l_text')
    expect(email.handed).toEqual([])
    expect(sms.gotBy(DANA).length).toBeGreaterThan(2)
    await move('advocate', 'dana', 'describe', staff, { mode: 'email' })
    delete channels.email
    await letter('l_off')
    expect(email.handed).toEqual([])
  })

  it('gets a letter whole, with a subject that says nothing, and answers by text', async () => {
    channels.email = email
    await letter('l_mail')
    expect(sms.gotBy(DANA)).toEqual([])
    const [mail] = email.handed
    expect(email.handed).toHaveLength(1)
    expect(mail).toMatchObject({ to: { channel: 'email', value: MAIL }, subject: 'JIM: a message for you' })
    expect(mail?.text).toContain('The office was closed. '.repeat(15).trim())
    expect(mail?.footer).toContain('Please answer by text message')
    expect(`${mail?.subject} ${mail?.text} ${mail?.footer}`).not.toMatch(/Dana|Whitfield|Francisco|Ruiz/)
    const [sent] = await store.messages.model.find({ channel: null, state: 'sent', node: 'letter_whole' }).lean()
    expect(sent?.externalId).toBeDefined()
    expect(await says('status')).toHaveLength(1)
    expect((await store.cases.get<LetterDoc>('letter', 'l_mail'))?.state).toBe('SENT')
  })

  it('gets no mail twice: one of which nobody knows is for a person of the team', async () => {
    channels.email = Object.assign(email, { listSent: async () => [] })
    email.next = ['accept and cut']
    await letter('l_cut')
    await later('90s')
    await later('90s')
    expect(email.handed).toHaveLength(1)
    expect(await rows()).toContain('message_failed_at_provider')
    expect(sms.gotBy(DANA)).toEqual([])
  })

  it('is told by text where the address does not work', async () => {
    channels.email = email
    email.next = [{ kind: 'refused', policy: 'bad-address', code: '550' }]
    await letter('l_bad')
    expect(sms.gotBy(DANA).join()).toContain('The office was closed.')
  })
})
