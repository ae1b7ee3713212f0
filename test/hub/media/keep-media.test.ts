import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FetchedMedia } from '../../../src/channels/channel.ts'
import type { MediaRecord } from '../../../src/store/media.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const sample = (name: string): Buffer => readFileSync(new URL(`../../../simulator/samples/${name}`, import.meta.url))
const photo = sample('photo.jpg')
const voice = sample('voice-note.ogg')
const MATTER = 'LAND-1'

let whatsapp: ScriptedChannel
/** What the provider gives, what it was asked for, what it was told to delete. */
let gives: FetchedMedia[]
let asked: number
let deletes: boolean[]
let deleted: string[]
let n = 0

beforeEach(async () => {
  if (n++ === 0) {
    await store.prepare()
    const rows = Array.from({ length: 20 }, (_, index) => row(index + 1))
    await openMatter(test, MATTER, rows, '2026-05-08T23:59:00-05:00')
  }
  gives = []
  deletes = []
  deleted = []
  asked = 0
  whatsapp = scriptedChannel('whatsapp', clock.now)
  whatsapp.fetchMedia = async () => {
    asked++
    return gives.shift() ?? { kind: 'later', code: 'http_503' }
  }
  whatsapp.deleteMedia = async (url) => {
    const done = deletes.shift() ?? true
    if (done) deleted.push(url)
    return done
  }
  channels.whatsapp = whatsapp
})

const file = (bytes: Buffer): FetchedMedia => ({ kind: 'fetched', bytes })
const URL_OF_IT = 'https://api.twilio.com/media/1'
async function sends(contentType: string, given: FetchedMedia[], text = ''): Promise<MediaRecord> {
  gives.push(...given)
  const message = inbound(numberOf(n), text, { media: [{ url: URL_OF_IT, contentType }] })
  await hub.receive.inbound([message])
  await idle()
  return record(`twilio.${message.externalId}.0`)
}
async function record(id: string): Promise<MediaRecord> {
  const found = await store.media.get(id)
  if (!found) throw new Error('no such file')
  return found
}
async function bytesOf(name: string, personId: string): Promise<Buffer> {
  const key = (await store.people.get(personId))?.key ?? ''
  const frames: Buffer[] = []
  for await (const frame of store.files.read(name, key)) frames.push(frame)
  return Buffer.concat(frames)
}
const got = (): string[] => whatsapp.gotBy(numberOf(n))
const last = (): string => got().at(-1) ?? ''

/** Somebody who is known by now. */
async function getsKnown(): Promise<string> {
  const { personId = '' } = await claimOf(test, MATTER, n)
  await hub.receive.inbound([inbound(numberOf(n), 'hola')])
  await idle()
  for (const text of ['si soy yo', 'solo yo', 'por texto', 'español', 'en el 2021', 'con Don Ray']) {
    await hub.receive.inbound([inbound(numberOf(n), text)])
    await idle()
  }
  return personId
}

/** Whatever is open is ended first: the form then waits for its photo. */
async function asksForTheForm(id: string): Promise<void> {
  const { personId = '' } = await claimOf(test, MATTER, n)
  const [address] = await store.addresses.ofPerson(personId)
  await store.conversations.model.collection.updateMany(
    {},
    { $set: { status: 'idle' }, $unset: { sealed: 1, waitId: 1, dueAt: 1 } },
  )
  await store.inbox.add({
    id,
    addressId: address?._id ?? '',
    personId,
    kind: 'input',
    receivedAt: clock.now(),
    content: { kind: 'start', flow: 'form.when_signed' },
  })
  await hub.converse(address?._id ?? '')
  await idle()
  expect(last()).toMatch(/mándeme una foto/)
}

describe('a voice note', () => {
  it('is kept as it is, sealed under the person’s key, and deleted at the provider', async () => {
    const kept = await sends('audio/ogg', [file(voice)])
    expect(kept).toMatchObject({ state: 'kept', kind: 'audio', type: 'audio/ogg', outcome: 'ok', asked: false })
    expect(kept).not.toHaveProperty('due')
    expect(kept).not.toHaveProperty('sealedUrl')
    expect(deleted).toEqual([URL_OF_IT])
    expect((await bytesOf(kept._id, kept.personId)).equals(voice)).toBe(true)
    const raw = await store.connection.db?.collection('files.chunks').find({}).toArray()
    expect(raw?.some(({ data }) => Buffer.from(data.buffer).includes('OggS'))).toBe(false)
    expect(last()).toMatch(/Recibí su audio, gracias/)
  })

  it('is brought in once though its job runs twice, and again later', async () => {
    const message = inbound(numberOf(n), '', { media: [{ url: URL_OF_IT, contentType: 'audio/ogg' }] })
    gives.push(file(voice), file(voice))
    await hub.receive.inbound([message, message])
    await hub.converse(store.addresses.idOf(message.from))
    const id = `twilio.${message.externalId}.0`
    await Promise.all([hub.media(id), hub.media(id)])
    await hub.media(id)
    await idle()
    expect([asked, deleted.length]).toEqual([1, 1])
    expect(await store.connection.db?.collection('files.files').countDocuments({ filename: id })).toBe(1)
  })

  it('goes on after the process died between keeping and deleting', async () => {
    deletes.push(false)
    const kept = await sends('audio/ogg', [file(voice)])
    expect(kept).toMatchObject({ state: 'kept', due: expect.any(Date) })
    await test.later('2m')
    expect(asked).toBe(1)
    expect(deleted).toHaveLength(1)
    expect(await record(kept._id)).not.toHaveProperty('due')
  })

  it('is found by the sweeper when its wake-up call was lost', async () => {
    const message = inbound(numberOf(n), '', { media: [{ url: URL_OF_IT, contentType: 'audio/ogg' }] })
    await hub.receive.inbound([message])
    await hub.converse(store.addresses.idOf(message.from))
    const id = `twilio.${message.externalId}.0`
    await store.media.model.updateOne({ _id: id }, { $set: { due: clock.now() } })
    gives.push(file(voice))
    await test.later('6s')
    expect(await record(id)).toMatchObject({ state: 'kept' })
  })

  it('is asked for again while the provider is away, and given up after a week, with a row for people', async () => {
    const { _id } = await sends('audio/ogg', [])
    expect(await record(_id)).toMatchObject({ state: 'wanted', code: 'http_503' })
    for (let hours = 0; hours < 12; hours++) await test.later('20m')
    expect(asked).toBeGreaterThan(8)
    expect(await record(_id)).toMatchObject({ state: 'wanted' })
    await test.later('8d')
    expect(await record(_id)).toMatchObject({ state: 'refused', outcome: 'incomplete' })
    expect(await store.cases.count({ noun: 'handoff', facets: { reason: 'media_lost' } })).toBe(1)
  })

  it('is read by nobody after the person’s key is destroyed, and gives its room back', async () => {
    const kept = await sends('audio/ogg', [file(voice)])
    await expect(async () => {
      for await (const _ of store.files.read(kept._id, store.vault.newKey()));
    }).rejects.toThrow(/cannot be opened/)
    expect(await store.files.removeOf(kept.personId)).toBeGreaterThan(0)
    await expect(bytesOf(kept._id, kept.personId)).rejects.toThrow()
  })
})

describe('what is not kept', () => {
  it.each([
    ['a sticker', 'image/webp'],
    ['somebody else’s number', 'text/vcard'],
    ['a film', 'video/mp4'],
  ])('%s is deleted at the provider unseen', async (_, type) => {
    expect(await sends(type, [file(photo)])).toMatchObject({ state: 'refused', code: 'unwanted' })
    expect([asked, deleted.length]).toEqual([0, 1])
  })

  it('a page that calls itself a photo is refused', async () => {
    const found = await sends('image/jpeg', [file(Buffer.from('<html><script>'))])
    expect(found).toMatchObject({ state: 'refused', code: 'type', outcome: 'unreadable' })
    expect(deleted).toHaveLength(1)
  })
})

/** Pictures are drawn anew several times: slow where all processors are busy. */
describe('a photo that is asked for', { timeout: 60_000 }, () => {
  it('is an answer when it can be read; else another is asked for', async () => {
    await getsKnown()
    await asksForTheForm(`form-${n}`)
    const before = got().length

    const dark = await sharp(photo).linear(0.1, 0).toBuffer()
    expect(await sends('image/jpeg', [file(dark)])).toMatchObject({ asked: true, outcome: 'dark', told: true })
    expect(got().slice(before)).toEqual([expect.stringMatching(/^La foto salió oscura\. ¿Me manda otra/)])
    expect(await sends('image/jpeg', [{ kind: 'refused', code: 'gone' }])).toMatchObject({ outcome: 'incomplete' })
    expect(last()).toMatch(/^La foto no llegó completa/)

    const good = await sends('image/jpeg', [file(photo)])
    expect(good).toMatchObject({ asked: true, outcome: 'ok', kind: 'image' })
    expect(last()).toMatch(/Recibí la hoja/)
    expect((await sharp(await bytesOf(good._id, good.personId)).metadata()).exif).toBeUndefined()
  })

  it('is told apart when it comes again, also saved anew by another program; another one is taken', async () => {
    await getsKnown()
    await asksForTheForm(`first-${n}`)
    const good = await sends('image/jpeg', [file(photo)])
    expect(good).toMatchObject({ outcome: 'ok' })
    await asksForTheForm(`again-${n}`)
    const saved = await sharp(photo).resize({ width: 900 }).jpeg({ quality: 60 }).toBuffer()
    for (const same of [photo, saved]) {
      expect(await sends('image/jpeg', [file(same)])).toMatchObject({ outcome: 'duplicate', twin: good._id })
      expect(last()).toMatch(/^Esa foto ya la tengo, gracias/)
    }
    const other = await sharp(photo).rotate(90).toBuffer()
    expect(await sends('image/jpeg', [file(other)])).toMatchObject({ outcome: 'ok' })
    expect(last()).toMatch(/Recibí la hoja/)
  })

  it('that fails three times is the Defender’s to help with, by name', async () => {
    await getsKnown()
    await asksForTheForm(`thrice-${n}`)
    const dark = await sharp(photo).linear(0.1, 0).toBuffer()
    for (let miss = 0; miss < 3; miss++) await sends('image/jpeg', [file(dark)])
    expect(last()).toBe('No se preocupe; Francisco Ruiz le ayuda con la foto.')
  })

  it('for service of process is kept as it was sent, too, sealed', async () => {
    const personId = await getsKnown()
    const [address] = await store.addresses.ofPerson(personId)
    const placed = await sharp(photo)
      .withExif({ IFD0: { Copyright: 'SECRET-PLACE' } })
      .toBuffer()
    gives.push(file(placed))
    const _id = `original-${n}.0`
    await store.media.insert([
      {
        _id,
        personId,
        addressId: address?._id ?? '',
        channel: 'whatsapp',
        messageId: `original-${n}`,
        at: clock.now(),
        state: 'wanted',
        asked: true,
        original: true,
        due: clock.now(),
        attempts: 0,
        sealedUrl: store.vault.seal(store.vault.ownKey, URL_OF_IT, `media/${_id}/url`),
      },
    ])
    await hub.media(_id)
    await hub.media(_id)
    expect(await record(_id)).toMatchObject({ state: 'kept', original: true })
    expect((await bytesOf(`${_id}.original`, personId)).equals(placed)).toBe(true)
    expect((await sharp(await bytesOf(_id, personId)).metadata()).exif).toBeUndefined()
    const raw = await store.connection.db?.collection('files.chunks').find({}).toArray()
    expect(raw?.some(({ data }) => Buffer.from(data.buffer).includes('SECRET-PLACE'))).toBe(false)
  })

  it('that came while the hub was away is fetched with its message, and brought in once', async () => {
    const missed = inbound(numberOf(n), '', { media: [{ url: URL_OF_IT, contentType: 'audio/ogg' }] })
    gives.push(file(voice), file(voice))
    whatsapp.listReceived = async () => [missed]
    expect(await hub.catchUp()).toBe(1)
    await idle()
    const kept = await record(`twilio.${missed.externalId}.0`)
    expect(kept).toMatchObject({ state: 'kept', kind: 'audio' })
    // The provider delivers it after all.
    await hub.catchUp()
    await hub.receive.inbound([missed])
    await idle()
    expect([asked, deleted.length]).toEqual([1, 1])
    expect((await store.media.ofPerson(kept.personId, 5)).length).toBe(1)
  })
})
