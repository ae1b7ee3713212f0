import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AdvocateDoc } from '../../src/cases/advocate.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { LetterDoc } from '../../src/cases/letter.ts'
import type { Actor } from '../../src/cases/noun.ts'
import type { TaskDoc } from '../../src/cases/task-doc.ts'
import { readMail } from '../../src/channels/email/read-mail.ts'
import { createReplyAddresses } from '../../src/channels/reply-address.ts'
import { mails } from '../channels/email/mails.ts'
import { facilitationOnStage } from '../support/facilitation.ts'
import { testHub } from '../support/hub.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/** Monday, half past ten in the morning in Austin: an Advocate who writes and is written to by e-mail, a Defender by WhatsApp. */
const test = testHub('2026-03-09T15:30:00Z')
const { hub, store, clock, channels, idle, later } = test
const stage = facilitationOnStage(test)
const { move, settled } = stage
const MAIL = 'dana@whitfield.example'
const FRANCISCO = '+525500000101'
const staff: Actor = { kind: 'staff', id: 'ana' }
const replies = createReplyAddresses('reply@hub.example.org', store.vault.blindIndex)
const reading = { from: 'hub@hub.example.org', server: 'mx.hub.example.org' }
let sms: ScriptedChannel
let whatsapp: ScriptedChannel
let email: ScriptedChannel
let written = 0

beforeAll(async () => {
  const { personId = '' } = (await store.cases.get<AdvocateDoc>('advocate', 'dana')) ?? {}
  const { _id: address } = await store.addresses.ensure({ channel: 'email', value: MAIL }, 'US', personId)
  await move('advocate', 'dana', 'register_email', staff, { address, email: MAIL })
  await move('advocate', 'dana', 'describe', staff, { mode: 'email' })
})

beforeEach(() => {
  sms = scriptedChannel('sms', clock.now)
  whatsapp = scriptedChannel('whatsapp', clock.now)
  email = Object.assign(scriptedChannel('email', clock.now), { answered: true })
  Object.assign(channels, { sms, whatsapp, email })
})

type Change = NonNullable<Parameters<typeof mails.plain>[1]>
const comes = async (raw: string): Promise<void> => hub.receiveMail(await readMail(Buffer.from(raw), reading))
/** @returns what goes out by e-mail in answer */
async function writes(words: string, change: Change = {}): Promise<string[]> {
  const before = email.handed.length
  await comes(mails.plain(words, { id: `w${++written}@x.example`, to: replies.to(MAIL, 'CF-1042'), ...change }))
  await settled()
  return email.handed.slice(before).map(({ text }) => text)
}
const rows = async () => (await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 500)).map(({ doc }) => doc)
const reasons = async () => (await rows()).map(({ reason }) => reason)
const letters = async () => (await store.cases.list<LetterDoc>({ noun: 'letter' }, 50)).map(({ doc }) => doc)

describe('the thread between an Advocate by e-mail and a Defender by WhatsApp', () => {
  it('goes there and back, each in their own words, sent by who wrote them', async () => {
    const told = await writes('Please ask about the pay stubs of 2019.\n\nDana Whitfield\nWhitfield Law')
    expect(told).toEqual(['JIM CF-1042: we translate it and show it to you before it is sent.'])
    const [letter] = await letters()
    expect(letter).toMatchObject({
      ...{ from: 'ADVOCATE', state: 'WRITTEN', facilitation_id: 'CF-1042' },
      words: 'Please ask about the pay stubs of 2019.',
    })
    const id = letter?.id ?? ''
    await move('letter', id, 'translate', staff, { translation: 'Pregunte por los recibos de pago de 2019.' })
    const shown = email.handed.filter(({ text }) => text.includes('recibos de pago'))
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatchObject({ thread: 'CF-1042', subject: 'JIM: a message for you' })
    expect(shown[0]?.footer).toContain('answer this email')
    expect(whatsapp.got.join()).not.toContain('recibos')

    expect((await writes('Send.\n\nDana')).join()).toBe('JIM CF-1042: thank you, it goes to the Defender.')
    expect(whatsapp.gotBy(FRANCISCO).join()).toContain('Pregunte por los recibos de pago de 2019.')

    const francisco: Actor = { kind: 'defender', id: 'francisco' }
    const about = { facilitation_id: 'CF-1042', advocate_id: 'dana', words: 'Su hermana los tiene.' }
    await move('letter', 'l_back', 'write', francisco, about)
    await move('letter', 'l_back', 'translate', staff, { translation: 'His sister has them.' })
    await move('letter', 'l_back', 'send', francisco)
    expect(email.handed.at(-1)?.text).toContain('His sister has them.')
    expect(sms.handed).toEqual([])
  })

  it('takes a mail once, however often it is brought', async () => {
    const before = (await letters()).length
    const raw = mails.plain('Has he sent the forms?', { id: 'once@x.example', to: replies.to(MAIL, 'CF-1042') })
    await Promise.all([comes(raw), comes(raw)])
    await comes(`X-Seen: again\r\n${raw}`)
    await settled()
    expect(await letters()).toHaveLength(before + 1)
  })

  it('decides nothing by a bare yes that stands in a thread only', async () => {
    const before = await letters()
    await writes('ok')
    expect(await letters()).toEqual(before)
  })

  it('hears an answer above what every mail ends with, and passes on what it says besides', async () => {
    const below = 'Best regards,\nDana Whitfield, Esq.\nWhitfield Law LLP\n512-555-0123'
    const notice = 'CONFIDENTIALITY NOTICE: This e-mail is intended only for the recipient.'
    const francisco: Actor = { kind: 'defender', id: 'francisco' }
    const block = { reason: 'WAITING_ADVOCATE', needs: 'la respuesta' }
    for (const task of ['T4', 'T5']) {
      await move('task', task, 'block', francisco, block)
      expect(email.handed.at(-1)?.text).not.toMatch(/your e-?mail/)
    }
    expect((await writes(`T4 1\n\n${below}\n\n${notice}\n\nSent from my iPhone`)).join()).toContain('T4 approved')
    expect((await store.cases.get<TaskDoc>('task', 'T4'))?.doc).toMatchObject({ decision: 'APPROVED' })
    // The fourth text of this week waits: whoever names it is asked now.
    expect((await writes('T5')).join()).toContain('task T5 blocked')
    const told = await writes(`Hi Alma,\n\nT5 1\n\nAlso ask her for the pay stubs of 2018.\n\n${below}`)
    expect(told.join()).toMatch(/T5 approved.*show it to you before it is sent/)
    expect((await store.cases.get<TaskDoc>('task', 'T5'))?.doc).toMatchObject({ decision: 'APPROVED' })
    expect((await letters()).map(({ words }) => words)).toContain('Also ask her for the pay stubs of 2018.')
  })

  it('knows the signature by the registered name, where the mail gives that of a firm or none', async () => {
    for (const from of [MAIL, `Whitfield Law <${MAIL}>`])
      expect((await writes('STATUS\n\nDana Whitfield\nWhitfield Law LLP', { from })).join()).toContain('tasks')
  })

  it('says so when words are more than may be passed on, and people read them', async () => {
    const before = await letters()
    expect((await writes('Please ask for the papers. '.repeat(30))).join()).toContain('room for 600 characters')
    expect(await letters()).toEqual(before)
    expect(await reasons()).toContain('advocate_wrote')
  })

  it('passes on up to that, and cuts nothing', async () => {
    const words = `${'Please ask for the papers of the shop. '.repeat(14)}The last word.`
    expect(words.length).toBeGreaterThan(500)
    await writes(words)
    expect((await letters()).map((each) => each.words)).toContain(words)
  })

  it('keeps the whole mail in the thread, for people', async () => {
    const id = 'whole@x.example'
    await comes(mails.plain('STATUS\n-- \nWhitfield Law', { id, to: replies.to(MAIL, 'CF-1042') }))
    await settled()
    const { personId = '' } = (await store.cases.get<AdvocateDoc>('advocate', 'dana')) ?? {}
    const person = await store.people.get(personId)
    const kept = await store.messages.model.find({ personId, direction: 'in' }).sort({ order: -1 }).limit(1).lean()
    const [{ _id, sealedText = '' } = { _id: '' }] = kept
    expect(store.vault.open(person?.key ?? '', sealedText, `messages/${_id}/text`)).toContain('Whitfield Law')
  })

  it('takes no files, and says so', async () => {
    const raw = mails.withFile.replaceAll(/reply\+cf1042-\w+@hub\.example\.org/g, replies.to(MAIL, 'CF-1042'))
    await comes(raw)
    await comes(raw)
    await settled()
    const told = email.handed.filter(({ text }) => text.includes('files do not come in'))
    expect(told).toHaveLength(1)
    expect((await reasons()).filter((each) => each === 'mail_with_files')).toHaveLength(1)
  })
})

describe('what does not get into the thread', () => {
  it.each<[string, Change, string]>([
    ['no tag of ours', { to: 'reply@hub.example.org' }, 'mail_not_an_answer'],
    ['the tag of another reader', { to: replies.to('eva@elsewhere.example', 'CF-1042') }, 'mail_not_an_answer'],
    ['nobody vouches', { results: null }, 'mail_not_vouched_for'],
    [
      'a forged sender',
      { results: 'mx.hub.example.org; dmarc=fail header.from=whitfield.example' },
      'mail_not_vouched_for',
    ],
  ])('%s', async (_, change, reason) => {
    const before = await letters()
    const id = `kept${++written}@x.example`
    expect(await writes('Tell him to sign.', { ...change, id })).toEqual([])
    expect(await writes('Tell him to sign.', { ...change, id })).toEqual([])
    expect(await letters()).toEqual(before)
    const kept = (await rows()).filter((row) => row.reason === reason)
    const item = await store.inbox.model.findById((kept.at(-1)?.about ?? '').slice('inbox/'.length)).lean()
    expect(item).toMatchObject({ state: 'quarantined', reason })
    expect(JSON.stringify(item)).not.toContain('sign')
    expect(store.inbox.content(item as never)).toMatchObject({ words: 'Tell him to sign.' })
  })

  it('strangers: one row a day, and no person is made of them', async () => {
    const people = await store.people.model.countDocuments({})
    for (const from of ['eva@elsewhere.example', 'otto@elsewhere.example'])
      expect(await writes('Buy now', { from, to: replies.to(from) })).toEqual([])
    expect((await reasons()).filter((each) => each === 'mail_from_stranger')).toHaveLength(1)
    expect(await store.people.model.countDocuments({})).toBe(people)
    // Somebody was done with that row: the next mail is not left where nobody looks.
    const [row] = (await rows()).filter(({ reason }) => reason === 'mail_from_stranger')
    await move('handoff', row?.id ?? '', 'resolve', staff)
    for (const from of ['ada@elsewhere.example', 'ivo@elsewhere.example']) await writes('Hello', { from })
    expect((await reasons()).filter((each) => each === 'mail_from_stranger')).toHaveLength(2)
  })

  it('an Advocate who left', async () => {
    await move('advocate', 'dana', 'leave', staff)
    expect(await writes('Is there any news?')).toEqual([])
    await move('advocate', 'dana', 'activate', staff)
  })

  it('what a machine writes: it is no answer, and nothing is said to it', async () => {
    const before = [await letters(), await rows()]
    await comes(mails.absent.replaceAll(/reply\+cf1042-\w+@hub\.example\.org/g, replies.to(MAIL, 'CF-1042')))
    await settled()
    expect([await letters(), await rows()]).toEqual(before)
    expect(email.handed).toEqual([])
  })
})

describe('a mail of ours that came back', () => {
  const letter = async (id: string) => {
    const francisco: Actor = { kind: 'defender', id: 'francisco' }
    const about = { facilitation_id: 'CF-1042', advocate_id: 'dana', words: 'La oficina estaba cerrada.' }
    await move('letter', id, 'write', francisco, about)
    await move('letter', id, 'translate', staff, { translation: 'The office was closed.' })
    await move('letter', id, 'send', francisco)
    return (email.handed.at(-1)?.messageId ?? '').replace(/\.\d+$/, '')
  }
  const back = (id: string, raw: string) => comes(raw.replace('m_abc-DEF_1', id))

  it('fails for a mailbox that is full, and people are told', async () => {
    const id = await letter('l_full')
    await back(id, mails.full)
    await idle()
    await later(1_000)
    expect(await store.messages.get(id)).toMatchObject({ state: 'failed', code: 'mail.5.2.2' })
    expect(await reasons()).toContain('message_failed_at_provider')
    expect(sms.handed).toEqual([])
  })

  it('marks an address that does not exist, once, and says it by text', async () => {
    const id = await letter('l_gone')
    for (let times = 0; times < 3; times++) {
      await back(id, mails.failed)
      await settled()
    }
    const address = await store.addresses.get(store.addresses.idOf({ channel: 'email', value: MAIL }))
    expect(address?.unreachable).toBe('mail.5.1.1')
    expect(sms.got.filter((text) => text.includes('The office was closed.'))).toHaveLength(1)
  })

  it('works again once they write from it', async () => {
    await writes('STATUS')
    const address = await store.addresses.get(store.addresses.idOf({ channel: 'email', value: MAIL }))
    expect(address?.unreachable).toBeUndefined()
  })
})

it('STOP by e-mail is a stop', async () => {
  await writes('STOP')
  expect(await writes('status')).not.toEqual([])
  const { personId = '' } = (await store.cases.get<AdvocateDoc>('advocate', 'dana')) ?? {}
  expect((await store.conversations.get(personId))?.optedOut).toBe(true)
})
