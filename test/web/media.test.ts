import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express from 'express'
import helmet from 'helmet'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMediaLinks } from '../../src/hub/media/media-links.ts'
import { createVault } from '../../src/store/vault.ts'
import { mediaRouter } from '../../src/web/media.ts'
import { createWords } from '../../src/words/words.ts'
import { createClock } from '../support/clock.ts'
import { HUM, recordedLocales } from '../support/recorded-locales.ts'

const files = {
  has: async (name: string) => name === LEAFLET,
  async *read() {
    yield Buffer.from('%PDF-')
    yield Buffer.from('1.7')
  },
}
const words = createWords(join(await recordedLocales(['faq/audio']), 'locales'))
const id = words.recordingFor({ flow: 'faq', key: 'audio', values: {} }, { lang: 'es', country: 'MX' }, 'es')?.id ?? ''
const LEAFLET = `gf_${'a'.repeat(32)}.pdf`
const clock = createClock('2026-03-03T18:00:00Z')
const vault = createVault(Buffer.alloc(32, 7))
let server: Server
let base = ''
let links = createMediaLinks(vault, '', clock.now)

beforeAll(async () => {
  const app = express()
  app.use(helmet())
  app.use((request, response, next) => mediaRouter(links, words, files)(request, response, next))
  server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  links = createMediaLinks(vault, base, clock.now)
})
afterAll(() => new Promise((done) => server.close(done)))

it('gives the recording to whoever has its address, and lets nobody keep it', async () => {
  const answer = await fetch(links.to(id))
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'audio/ogg',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(HUM))).toBe(true)
})

it('gives what the team sends to a group, with its type, and nothing under another name', async () => {
  const answer = await fetch(links.to(LEAFLET))
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'application/pdf',
    '%PDF-1.7',
  ])
  expect((await fetch(links.to(LEAFLET.replace('aa', 'bb')))).status).toBe(404)
})

it.each<[string, number, () => string]>([
  ['no signature', 403, () => `${base}/media/${id}`],
  ['another signature', 403, () => links.to(id).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ['a later end than was signed', 403, () => links.to(id).replace(/exp=(\d+)/, (_, exp) => `exp=${Number(exp) + 60}`)],
  ['the signature of another file', 403, () => links.to('0'.repeat(32)).replace('0'.repeat(32), id)],
  ['a key that is not ours', 403, () => createMediaLinks(createVault(Buffer.alloc(32, 8)), base, clock.now).to(id)],
  ['two signatures', 403, () => `${links.to(id)}&sig=x`],
  ['a file that is gone', 404, () => links.to('0'.repeat(32))],
  ['a path out of the folder', 403, () => `${base}/media/..%2f..%2fpackage.json?exp=9999999999&sig=x`],
  ['no file', 404, () => `${base}/media/`],
])('gives nothing for %s', async (_, status, url) => {
  const answer = await fetch(url())
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).not.toContain('audio')
})

it('is over after an hour', async () => {
  const url = links.to(id)
  clock.advance('59m')
  expect((await fetch(url)).status).toBe(200)
  clock.advance('2m')
  expect((await fetch(url)).status).toBe(410)
})

it('stays good while the master key is changed', () => {
  const exp = '1772564400'
  const changed = createVault(Buffer.alloc(32, 9), Buffer.alloc(32, 7))
  expect(changed.isLink(`x ${exp}`, vault.link(`x ${exp}`))).toBe(true)
  expect(vault.isLink(`x ${exp}`, changed.link(`x ${exp}`))).toBe(false)
})
