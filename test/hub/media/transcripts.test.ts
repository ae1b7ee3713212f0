import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Transcriber } from '../../../src/hub/media/transcriber.ts'
import { createTranscripts } from '../../../src/hub/media/transcripts.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, rows } from '../../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const voice = readFileSync(new URL('../../../simulator/samples/voice-note.ogg', import.meta.url))
const MATTER = 'LAND-1'
let whatsapp: ScriptedChannel
let n = 0

/** Hears the same in every voice note; counts how often it was asked. */
const hears = (text: string | null | Error, languages = ['es']): Transcriber & { asked: number } => {
  const transcriber = {
    name: 'test',
    languages,
    asked: 0,
    transcribe: async () => {
      transcriber.asked++
      if (text instanceof Error) throw text
      return text
    },
  }
  hub.parts.transcriber = transcriber
  return transcriber
}

beforeEach(async () => {
  if (n++ === 0) {
    await store.prepare()
    await openMatter(test, MATTER, rows(12), '2026-05-08T23:59:00-05:00')
  }
  delete hub.parts.transcriber
  clock.set('2026-03-03T18:00:00Z')
  whatsapp = scriptedChannel('whatsapp', clock.now)
  whatsapp.fetchMedia = async () => ({ kind: 'fetched', bytes: voice })
  channels.whatsapp = whatsapp
  await says('hola')
  expect(got().at(-1)).toMatch(/¿Es usted/)
})

const got = (): string[] => whatsapp.gotBy(numberOf(n))
async function says(text: string, button?: string): Promise<void> {
  await hub.receive.inbound([inbound(numberOf(n), text, button ? { button } : {})])
  await idle()
}
/** @returns the id of the file */
async function speaks(): Promise<string> {
  const message = inbound(numberOf(n), '', { media: [{ url: 'https://api.twilio.com/m', contentType: 'audio/ogg' }] })
  await hub.receive.inbound([message])
  await idle()
  return `twilio.${message.externalId}.0`
}
const unheard = async (): Promise<string[]> => {
  const { personId } = await claimOf(test, MATTER, n)
  return (await store.media.unheard(5, personId)).map(({ _id }) => _id)
}

describe('a voice note in answer to a question', () => {
  it('is listened to by people, and by nobody else, where nothing is switched on', async () => {
    const id = await speaks()
    expect(got().at(-1)).toMatch(/^Recibí su audio, gracias\. Una persona lo escucha/)
    expect(await store.media.get(id)).not.toHaveProperty('sealedTranscript')
    expect(await unheard()).toEqual([id])
  })

  it.each<[string, string, string | undefined]>([
    ['by a tap', 'Sí, así es', 'common.voice_understood.yes'],
    ['by words', 'sí, así es', undefined],
    ['by a yes', 'si', undefined],
  ])('is read back, and taken as their words when they say so %s', async (_, text, button) => {
    hears('sí, soy yo')
    const id = await speaks()
    expect(got().slice(-2)).toEqual([
      expect.stringMatching(/^Recibí su audio/),
      'Entendí esto: sí, soy yo. ¿Está bien?',
    ])
    await hub.media(id)
    await idle()
    expect(got().filter((each) => each.startsWith('Entendí'))).toHaveLength(1)
    await says(text, button)
    expect(got().at(-1)).toMatch(/^Gracias\. Antes de seguir/)
    expect(await store.media.get(id)).toMatchObject({ confirmed: true })
    // It still waits for a person, as it was promised.
    expect(await unheard()).toEqual([id])
  })

  it('decides nothing when it was heard wrong: the question stays, and they say it again', async () => {
    hears('no soy yo')
    await speaks()
    const { subject } = await claimOf(test, MATTER, n)
    await says('No, le repito', 'common.voice_understood.no')
    expect(got().at(-1)).toMatch(/^Está bien\. ¿Me lo repite/)
    await says('sí, soy yo')
    expect(got().at(-1)).toMatch(/^Gracias\. Antes de seguir/)
    expect((await store.cases.get('claim', subject))?.state).not.toBe('WRONG_PERSON')
  })

  it('gives way to anything else that they write', async () => {
    hears('no soy yo')
    await speaks()
    await says('¿quién es usted?')
    expect(got().at(-1)).toMatch(/^Claro, le digo/)
  })

  it.each<[string, () => Transcriber & { asked: number }, number]>([
    ['in a language that it does not hear', () => hears('hello', ['en']), 0],
    ['of which it makes nothing', () => hears(null), 1],
    ['at which it fails', () => hears(new Error('no model')), 1],
    ['that is a story', () => hears('y entonces '.repeat(40)), 1],
  ])('%s is not read back', async (_, make, asked) => {
    const transcriber = make()
    const id = await speaks()
    expect(got().at(-1)).toMatch(/^Recibí su audio/)
    expect(transcriber.asked).toBe(asked)
    expect(await unheard()).toEqual([id])
  })

  it('is a proposal that only the person’s key opens', async () => {
    hears('sí, soy yo')
    const id = await speaks()
    const record = await store.media.get(id)
    if (!record) throw new Error('no file')
    expect(JSON.stringify(record)).not.toMatch(/soy yo/)
    expect(await createTranscripts(hub.parts).read(record)).toBe('sí, soy yo')
    await store.people.destroy(record.personId, clock.now())
    expect(await createTranscripts(hub.parts).read(record)).toBeNull()
  })
})
