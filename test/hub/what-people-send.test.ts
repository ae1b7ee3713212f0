import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseInbound } from '../../src/channels/twilio/parse.ts'
import type { Event } from '../../src/engine/events.ts'
import type { Facts } from '../../src/engine/facts.ts'
import type { Input } from '../../src/engine/input.ts'
import type { Session } from '../../src/engine/session.ts'
import { toInput } from '../../src/hub/inbound-input.ts'
import { projectRoot } from '../../src/library.ts'
import { library } from '../support/library.ts'

const { engine } = library
const page = readFileSync(join(projectRoot, 'docs/what-people-send.md'), 'utf8')
const person = JSON.parse(readFileSync(join(projectRoot, 'test/chats/people/maximiliano.json'), 'utf8'))

const file = (type: string) => ({
  NumMedia: '1',
  MediaUrl0: 'https://api.twilio.com/2010-04-01/Accounts/AC0/Messages/MM0/Media/ME0',
  MediaContentType0: type,
})
/** How the provider's webhook tells each; beside words of the same name in the page. */
const WEBHOOKS: Record<string, Record<string, string>> = {
  'voice note': { ...file('audio/ogg'), MessageType: 'audio' },
  sticker: { ...file('image/webp'), MessageType: 'sticker' },
  'only emoji that say nothing': { Body: '😂🌮🇲🇽' },
  'thumbs up': { Body: '👍🏽' },
  'folded hands': { Body: '🙏' },
  reaction: { Body: '👍', MessageType: 'reaction' },
  photo: file('image/jpeg'),
  'photo with words': { ...file('image/jpeg'), Body: 'sí, soy yo' },
  document: file('application/pdf'),
  video: file('video/mp4'),
  location: { Latitude: '20.1', Longitude: '-98.2', Label: 'Mi casa' },
  contact: file('text/vcard'),
  call: { MessageSid: '', CallSid: `CA${'0b'.repeat(16)}`, CallStatus: 'ringing', From: '+525500000101' },
  poll: { MessageType: 'unsupported' },
  edit: { Body: 'no, no soy yo', MessageType: 'edit' },
  deletion: { MessageType: 'revoke' },
}

const SID = `SM${'0a'.repeat(16)}`
const input = (webhook: Record<string, string>): Input => {
  const { MessageSid = SID, ...more } = webhook
  const inbound = parseInbound(
    {
      ...(MessageSid ? { MessageSid } : {}),
      From: 'whatsapp:+525500000101',
      To: 'whatsapp:+525500000900',
      Body: '',
      ...more,
    },
    { own: ['+525500000900'], mediaOrigins: [] },
  )
  if ('problem' in inbound) throw new Error(inbound.problem)
  return toInput(inbound, `twilio.${SID}.0`)
}

const turn = (session: Session | null, what: Input, facts: Facts) =>
  engine.turn(session, what, {
    facts,
    now: '2026-03-09T16:00:00Z',
    newId: () => 'wait-1',
    country: 'MX',
    lang: 'es',
    zone: 'America/Mexico_City',
    audience: 'migrant',
    channel: 'whatsapp',
  })
const joined: Facts = {
  ...person.facts,
  contact: { ...person.facts.contact, level: 'L1' },
  claim: { ...person.facts.claim, state: 'JOINED' },
}
const asked = turn(null, { kind: 'start', flow: 'settlement' }, person.facts).session
if (!asked) throw new Error('nothing was asked')
const SITUATIONS: Record<string, { session: Session | null; facts: Facts }> = {
  'While a question is open': { session: asked, facts: person.facts },
  'While nothing is open': { session: null, facts: joined },
  'While a person of the team has the conversation': { session: { ...asked, handedOff: true }, facts: person.facts },
}
const QUESTION = 'settlement.is_it_you'

/** The words and reasons of a turn, in order, as the page names them. */
const happened = (events: readonly Event[]): string[] =>
  events.flatMap((event) => {
    if (event.type === 'handed-off') return [event.reason]
    if (event.type !== 'said') return []
    return [...(event.text.before ?? []), event.text].map(({ flow, key }) =>
      `${flow}.${key}`.replace(/\.(again|back)$/, ''),
    )
  })

const rowsUnder = (title: string): string[][] => {
  const [, section = ''] = page.split(`## ${title}\n`)
  return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| (?!what \||---)(.+) \| (.+) \|$/gm)].map((row) =>
    row.slice(1),
  )
}

describe.each(Object.entries(SITUATIONS))('%s', (title, { session, facts }) => {
  const rows = rowsUnder(title)

  it('has a row for everything that people send', () => {
    expect(rows.map(([what]) => what)).toEqual(Object.keys(WEBHOOKS))
  })

  it.each(rows)('%s: %s', (what = '', told = '') => {
    const result = turn(session, input(WEBHOOKS[what] ?? {}), facts)
    const promised = [...told.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    if (told === 'is a yes' || told.endsWith('the words are the answer'))
      return expect(happened(result.events)).toEqual([...promised, 'settlement.one_phone'])
    const question = /\bthe question\b(?! stays)/.test(told)
    expect(happened(result.events)).toEqual([...promised, ...(question ? [QUESTION] : [])])
    if (told === 'silence') expect(promised).toEqual([])
    if (session && !session.handedOff)
      expect((result.session?.misses ?? 0) > 0).toBe(told.includes('counts as not understood'))
  })
})

it('takes a picture for the form that is waited for, whatever else is asked and written beside it; a call for help goes first', () => {
  const intends: Facts = {
    ...person.facts,
    contact: { ...person.facts.contact, level: 'L1' },
    claim: { ...person.facts.claim, state: 'INTENDS_TO_JOIN' },
  }
  const asks = turn(null, { kind: 'start', flow: 'later' }, intends).session
  const sends = (session: Session | null, Body: string, facts = intends) =>
    happened(turn(session, input({ ...WEBHOOKS['photo with words'], Body }), facts).events)
  expect(sends(asks, 'ahí va la hoja')).toEqual(['form_photo', 'form-sent.arrived'])
  expect(sends(null, 'ahí va la hoja')).toEqual(['form_photo', 'form-sent.arrived'])
  expect(sends(asks, 'me quieren matar, ayuda')).not.toContain('form_photo')
  const waits = { ...intends, claim: { ...(intends.claim as object), form_sent: true } as never }
  expect(sends(asks, '', waits)).toEqual(['file_unasked', 'common.image', 'later.which_day'])
})

it('says thanks once: a second drawing or thank-you within 12 hours finds silence, or the bare question', () => {
  const thanked = (facts: Facts): Facts => ({
    ...facts,
    person: { ...(facts.person as object), thanked: true } as never,
  })
  for (const what of ['sticker', 'folded hands', 'only emoji that say nothing'])
    expect(happened(turn(null, input(WEBHOOKS[what] ?? {}), thanked(joined)).events)).toEqual([])
  const again = turn(asked, input(WEBHOOKS['folded hands'] ?? {}), thanked(person.facts))
  expect(happened(again.events)).toEqual([QUESTION])
})

it('answers a stranger whatever they send, except what is no message', () => {
  const nobody: Facts = {
    ...person.facts,
    person: {},
    claim: { id: null },
    contact: { ...person.facts.contact, level: 'L0' },
  }
  for (const [what, webhook] of Object.entries(WEBHOOKS)) {
    const said = happened(turn(null, input(webhook), nobody).events)
    expect([what, said.length > 0]).toEqual([what, !['reaction', 'edit', 'deletion'].includes(what)])
  }
})

it('after a stop answers with the one line that says how to come back, and nothing beside it', () => {
  const out: Facts = { ...joined, person: { ...(joined.person as object), opted_out: true } as never }
  for (const what of ['sticker', 'location', 'contact', 'video', 'poll', 'only emoji that say nothing'])
    expect([what, happened(turn(null, input(WEBHOOKS[what] ?? {}), out).events)]).toEqual([
      what,
      ['opted-out.how_back'],
    ])
})

describe('a message under a wrong name', () => {
  const said = (webhook: Record<string, string>, situation: string) => {
    const { session, facts } = SITUATIONS[situation] as { session: Session | null; facts: Facts }
    return turn(session, input(webhook), facts).events
  }

  it.each(Object.keys(SITUATIONS))('words are words, whatever the provider calls them: %s', (situation) => {
    for (const MessageType of ['reaction', 'revoke', 'deleted', 'edit'])
      expect(said({ Body: 'ya no me escriban', MessageType }, situation), MessageType).toContainEqual({
        type: 'consent-changed',
        to: 'withdrawn',
      })
  })

  it('a photo is one, too', () => {
    expect(happened(said({ ...file('image/jpeg'), MessageType: 'reaction' }, 'While a question is open'))[0]).toBe(
      'file_unasked',
    )
  })

  it('an edit decides nothing else', () => {
    for (const Body of ['sí', 'no soy yo', '1'])
      expect(said({ Body, MessageType: 'edit' }, 'While a question is open')).toEqual([])
  })
})
