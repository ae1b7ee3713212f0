import { describe, expect, it } from 'vitest'
import { runChatCommand } from '../../src/cli/chat-commands.ts'
import { outcomeLine, parseChat } from '../../src/cli/chat-format.ts'
import { playChat } from '../../src/cli/play-chat.ts'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import { Talk } from '../../src/cli/talk.ts'
import { library } from '../support/library.ts'

const { engine, words } = library
const HEADER = 'as leocadio on whatsapp, 2026-03-02 17:30 America/Mexico_City'
const talk = () =>
  new Talk(engine, words, {
    facts: structuredClone(sampleFacts),
    ...{ audience: 'migrant', channel: 'whatsapp', country: 'MX', lang: 'es', zone: 'America/Mexico_City' },
    now: '2026-03-02T23:30:00.000Z',
  })
const play = (lines: string) => playChat(talk(), parseChat(`${HEADER}\n${lines}`).steps)

const HELLO =
  '< Hola, buenas tardes. Soy Puente Vecino. Quisiera hablar con Leocadio por un asunto personal. ¿Es usted? [Sí, soy yo] [No soy yo] [¿Quién es usted?]'

describe('a .chat file', () => {
  it('is agreed with when it tells what happens', () => {
    expect(play(`+ settlement\n! claim notify\n${HELLO}\n! timer\n# they tap\n>[Sí, soy yo]\n< Gracias...`)).toBeNull()
  })

  it.each([
    ['other words', `+ settlement\n< Buenas.`, /line 3\n {2}expected {2}< Buenas\.\n {2}came {6}< Hola/],
    ['words that do not come', `+ settlement\n${HELLO}\n< Más.`, /line 4[\s\S]*\(nothing\)/],
    ['words that it does not tell', `+ settlement`, /line 2[\s\S]*nothing more[\s\S]*Hola/],
    ['an update that does not come', `+ settlement\n! claim intend\n${HELLO}`, /no such update/],
    ['a button that is not there', `+ settlement\n${HELLO}\n>[Tal vez]`, /no such button/],
    ['a timer that is not set', `> alto\n! timer`, /no timer is set/],
  ])('is disagreed with for %s', (_what, lines, difference) => expect(play(lines)).toMatch(difference))

  it.each([
    ['without a header', '> hola', /begin with "as/],
    ['with words before any action', `${HEADER}\n< Hola.`, /line 2: nothing was written/],
    ['with a line of no kind', `${HEADER}\nhola`, /line 2: begin with >/],
    ['with a fact that is no JSON', `${HEADER}\nwith a.b = x`, /line 2: the value/],
    ['with a time that is none', `${HEADER}\n@ 2026-99-99 10:00`, /line 2: .* is no time/],
  ])('cannot be read %s', (_what, text, message) => expect(() => parseChat(text)).toThrow(message))
})

describe('portavoz chat', () => {
  it('takes words, buttons, time and JSON', () => {
    const here = talk()
    here.open('settlement')
    expect(runChatCommand(here, '/button yes', false).line).toBe('>[yes]')
    expect(runChatCommand(here, '{"later":"2h"}', true).line).toBe('@ +2h')
    expect(here.setting.now).toBe('2026-03-03T01:30:00.000Z')
    expect(runChatCommand(here, '/silence', false).outcomes?.map(outcomeLine)[0]).toMatch(/^< Gracias/)
    expect(runChatCommand(here, '/with contact.shared=true', false).line).toBe('with contact.shared = true')
    expect(here.setting.facts.contact).toMatchObject({ shared: true })
    expect(runChatCommand(talk(), '/open confirmed {"what":"ID"}', false).line).toBe('+ confirmed {"what":"ID"}')
    expect(runChatCommand(here, '{"text":"alto"}', true).outcomes?.map(outcomeLine)).toContain('= stopped')
  })

  it.each([
    ['{bad', true, /one JSON object/],
    ['/later soon', false, /30m, 2h or 3d/],
    ['/with level', false, /contact.level=L1/],
    ['/constructor', false, /there is no constructor/],
    ['/button tal vez', false, /no button/],
  ])('tells what is wrong with %s', (line, json, message) =>
    expect(runChatCommand(talk(), line, json).tell).toMatch(message),
  )
})
