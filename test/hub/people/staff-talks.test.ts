import { beforeEach, describe, expect, it } from 'vitest'
import type { HandoffDoc } from '../../../src/cases/handoff.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createHearVoiceNote } from '../../../src/hub/media/hear-voice-note.ts'
import { CannotTalk, createStaffTalks } from '../../../src/hub/people/staff-talks.ts'
import type { ConversationRecord } from '../../../src/store/conversations.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const parts = { ...hub.parts, record: hub.records }
const act = createAct(parts)
const talks = createStaffTalks(parts)
const staff = { kind: 'staff', id: 'k_carmen' } as const
let whatsapp: ScriptedChannel
let n = 0

beforeEach(async () => {
  if (n++ === 0) await store.prepare()
  clock.set('2026-03-03T18:00:00Z')
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
  await says('Hola')
})

const number = (): string => `+52550000${String(n).padStart(4, '0')}`
const got = (): string[] => whatsapp.gotBy(number())
async function says(text: string): Promise<void> {
  await hub.receive.inbound([inbound(number(), text)])
  await idle()
}
async function personId(): Promise<string> {
  const id = store.addresses.idOf({ channel: 'whatsapp', value: number() })
  return (await store.addresses.get(id))?.people[0] ?? ''
}
async function take(id = `take-${n}`): Promise<void> {
  await talks.take(await personId(), id)
  await idle()
}
async function rows(reason: string) {
  return store.cases.list<HandoffDoc>({ noun: 'handoff', personId: await personId(), facets: { reason } }, 10)
}
async function move(subject: string, what: string): Promise<void> {
  await act({
    key: `${what}:${subject}`,
    noun: 'handoff',
    subject,
    move: what,
    payload: {},
    actor: staff,
    source: 'test',
    eventAt: clock.now(),
    personId: await personId(),
  })
  await idle()
}
const write = async (text: string, level: 'L0' | 'L1' = 'L0', id = `w-${n}-${text}`): Promise<string> => {
  const message = await talks.write({ personId: await personId(), text, level, requestId: id, actor: staff })
  await idle()
  return message
}

describe('a person of the team takes a conversation', () => {
  it('silences the bot at once, says so when somebody is there, and gives it back', async () => {
    await take()
    await take()
    const [row] = await rows('staff_writes')
    expect(await rows('staff_writes')).toHaveLength(1)
    expect(row?.doc).toMatchObject({ state: 'OPEN', silent: true })
    const before = got().length
    await says('me llamo Refugio')
    expect(got()).toHaveLength(before)
    await move(row?.subject ?? '', 'take')
    expect(got().at(-1)).toMatch(/^Ya le atiende una persona del equipo\. Mientras, yo no contesto\.$/)
    await move(row?.subject ?? '', 'resolve')
    expect(got().at(-1)).toMatch(/sigo yo/)
    expect(got()).toHaveLength(before + 2)
  })

  it('apologises once when nobody takes it for four working hours', async () => {
    await take()
    const before = got().length
    clock.advance('5h')
    await hub.clockwork()
    await idle()
    await hub.clockwork()
    await idle()
    expect(got().slice(before)).toEqual([expect.stringMatching(/^Disculpe la espera/)])
    expect((await rows('staff_writes'))[0]?.doc).toMatchObject({ priority: 'urgent' })
  })

  it('works also while nothing is open', async () => {
    await store.conversations.model.updateOne(
      { _id: await personId() },
      { $set: { status: 'idle' }, $unset: { sealed: 1, dueAt: 1, waitId: 1 } },
    )
    await take()
    expect(await rows('staff_writes')).toHaveLength(1)
    expect(await store.conversations.get(await personId())).toMatchObject({ status: 'handed-off' })
  })
})

describe('a person of the team writes', () => {
  it('only in a conversation that was taken, and once', async () => {
    await expect(write('Buenas tardes.')).rejects.toThrow(CannotTalk)
    await take()
    await write('Buenas tardes, le habla Carmen.', 'L0', `same-${n}`)
    await write('Buenas tardes, le habla Carmen.', 'L0', `same-${n}`)
    expect(got().filter((text) => text === 'Buenas tardes, le habla Carmen.')).toHaveLength(1)
  })

  it('is held to what this person may read', async () => {
    await take()
    const tooMuch = await write('El juzgado aprobó su pago.')
    const above = await write('Le cuento.', 'L1')
    expect(await store.messages.get(tooMuch)).toMatchObject({ state: 'refused', code: 'neutral-words' })
    expect(await store.messages.get(above)).toMatchObject({ state: 'refused', code: 'disclosure' })
    expect(got().join()).not.toMatch(/juzgado|Le cuento/)
  })

  it('names nobody to an Advocate, whose texts hold references', async () => {
    await take()
    const about = { name: 'Dana Whitfield', firm: 'W', country: 'US', language: 'en' }
    await act({
      ...{ key: `advocate-${n}`, noun: 'advocate', subject: `dana-${n}`, move: 'register', payload: about },
      ...{ actor: staff, source: 'test', eventAt: clock.now(), personId: await personId() },
    })
    await expect(write('We have found María Hernández.')).rejects.toThrow(/names somebody.*say "the worker"/)
    await write('Dana Whitfield, T4 is done.')
    expect(got().at(-1)).toBe('Dana Whitfield, T4 is done.')
  })

  it('cannot be read as a placeholder', async () => {
    await take()
    await write('Traiga {{hub.alias}} y $t(common.miss) {person.first_name}.')
    expect(got().at(-1)).toBe('Traiga {{hub.alias}} y $t(common.miss) {person.first_name}.')
  })

  it('waits after 24 hours until they answer', async () => {
    await take()
    clock.advance('25h')
    const message = await write('Ya tengo su respuesta.')
    expect(await store.messages.get(message)).toMatchObject({ state: 'queued', code: 'window' })
    expect(got()).not.toContain('Ya tengo su respuesta.')
    await says('Sí, mándemelo')
    expect(got().at(-1)).toBe('Ya tengo su respuesta.')
  })

  /** Written after the 24 hours: they are asked first. */
  async function asked(): Promise<string> {
    await take()
    clock.advance('25h')
    const message = await write('Ya tengo su respuesta.')
    expect(got().at(-1)).toMatch(/Tengo un mensaje para usted\. ¿Se lo mando ahora\?/)
    return message
  }
  const taps = async (option: 'yes' | 'later' | 'call', label: string): Promise<void> => {
    await hub.receive.inbound([inbound(number(), label, { button: `common.opening.${option}` })])
    await idle()
  }

  it.each(['tap', 'words'])('sends it at once when they want it now, by %s', async (how) => {
    await asked()
    await (how === 'tap' ? taps('yes', 'Sí, mándemelo') : says('sí, mándemelo por favor'))
    expect(got().at(-1)).toBe('Ya tengo su respuesta.')
  })

  it.each(['tap', 'words'])('waits when they want it later, by %s, and is not asked again', async (how) => {
    await asked()
    await (how === 'tap' ? taps('later', 'Más tarde') : says('más tarde'))
    expect(got().at(-1)).toBe('Está bien, se lo mando más tarde.')
    await test.later('2h')
    expect(got()).not.toContain('Ya tengo su respuesta.')
    // In the evening "later" is tomorrow morning; well within the 24 hours that they opened.
    await test.later('17h')
    expect(got().filter((text) => text === 'Ya tengo su respuesta.')).toHaveLength(1)
  })

  it.each(['tap', 'words'])('is not sent when they want a call, by %s: the team is told', async (how) => {
    const message = await asked()
    await (how === 'tap' ? taps('call', 'Llámeme') : says('mejor llámeme'))
    expect(got().at(-1)).toMatch(/le llama lo más pronto posible/)
    expect((await rows('call_wanted')).map(({ doc }) => doc.priority)).toEqual(['high'])
    await test.later('20h')
    expect(got()).not.toContain('Ya tengo su respuesta.')
    expect(await store.messages.get(message)).toMatchObject({ state: 'refused', code: 'team-words' })
    await write('Le llamo a las cuatro.')
    expect(got().at(-1)).toBe('Le llamo a las cuatro.')
  })

  it('keeps who wrote it: in the message, on the hand-off and in the update log', async () => {
    await take()
    const message = await write('Buenas tardes.')
    expect(await store.messages.get(message)).toMatchObject({ author: 'k_carmen' })
    const [row] = await rows('staff_writes')
    expect(row?.doc).toMatchObject({ written_by: 'k_carmen', state: 'OPEN' })
    const wrote = (await store.updates.of('handoff', row?.subject ?? '')).filter(({ move }) => move === 'write')
    expect(wrote).toMatchObject([{ actor: staff, source: `messages/${message}`, outcome: 'accepted' }])
  })
})

describe('a voice note that was listened to', () => {
  it.each(['answer', 'note'] as const)('as an %s: once, and the row is closed', async (as) => {
    whatsapp.fetchMedia = async () => ({ kind: 'fetched', bytes: Buffer.from('OggS\0'.padEnd(200, 'x')) })
    const message = inbound(number(), '', { media: [{ url: 'https://api.twilio.com/m', contentType: 'audio/ogg' }] })
    await hub.receive.inbound([message])
    await idle()
    const mediaId = `twilio.${message.externalId}.0`
    await store.media.model.updateOne({ _id: mediaId }, { $set: { state: 'kept', kind: 'audio' } })
    expect((await store.media.unheard(5, await personId())).map(({ _id }) => _id)).toEqual([mediaId])
    const before = got().length
    const hear = createHearVoiceNote(parts, act)
    const heard = { mediaId, summary: 'me lo dio mi primo', as, actor: staff }
    expect(await hear(heard)).toBe(true)
    expect(await hear(heard)).toBe(false)
    await idle()
    expect(got().length - before).toBe(as === 'answer' ? 1 : 0)
    expect((await rows('voice_note')).map(({ state }) => state)).toEqual(['RESOLVED'])
    expect(await store.media.unheard(5, await personId())).toEqual([])
  })

  it('while nothing is open, those in a row get one word, until a person has heard them', async () => {
    const open = await store.conversations.get(await personId())
    const { sealed: _sealed, flow: _flow, waitId: _waitId, dueAt: _dueAt, ...rest } = open as ConversationRecord
    await store.conversations.commit({ ...rest, status: 'idle' })
    whatsapp.fetchMedia = async () => ({ kind: 'fetched', bytes: Buffer.from('OggS\0'.padEnd(200, 'x')) })
    const sends = async () => {
      const before = got().length
      await hub.receive.inbound([
        inbound(number(), '', { media: [{ url: 'https://api.twilio.com/m', contentType: 'audio/ogg' }] }),
      ])
      await idle()
      return got().slice(before)
    }
    expect(await sends()).toEqual([expect.stringMatching(/^Recibí su audio/)])
    clock.advance('1h')
    expect(await sends()).toEqual([])
    const waiting = await rows('voice_note')
    expect(waiting.map(({ state }) => state)).toEqual(['OPEN', 'OPEN'])
    await move(waiting[0]?.subject ?? '', 'resolve')
    expect(await sends()).toEqual([expect.stringMatching(/^Recibí su audio/)])
  })
})
