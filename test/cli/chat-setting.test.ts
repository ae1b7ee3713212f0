import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type ChatOptions, chatSetting, factIn } from '../../src/cli/chat-setting.ts'
import { projectRoot } from '../../src/library.ts'

const folder = mkdtempSync(join(tmpdir(), 'portavoz-chat-'))
afterAll(() => rmSync(folder, { recursive: true }))
const defender = join(folder, 'francisco.json')
writeFileSync(
  defender,
  JSON.stringify({ audience: 'defender', country: 'GT', lang: 'es', facts: { tasks: { open: [] } } }),
)

const options = (more: Partial<ChatOptions> = {}): ChatOptions => ({
  ...{ channel: 'whatsapp', at: '2026-03-02T17:30', dir: projectRoot },
  ...more,
})

describe('who talks', () => {
  it('is a person of test/chats/people, whose file needs no copy', () => {
    const { who, setting, person } = chatSetting(options({ as: 'maximiliano' }))
    expect([who, person]).toEqual(['maximiliano', undefined])
    expect(setting.facts.person).toMatchObject({ address_form: 'don Maximiliano' })
  })

  it('is a new one under that name, to be kept beside a saved talk', () => {
    const { setting, person } = chatSetting(options({ as: 'rosa' }))
    expect(setting.facts.person).toMatchObject({ first_name: 'Rosa' })
    expect(person).toMatchObject({ audience: 'migrant', country: 'MX', lang: 'es' })
  })

  it('is the one of a file of facts, with its audience, country and clock', () => {
    const { who, setting, person } = chatSetting(options({ facts: defender }), 'migrant')
    expect([who, setting.audience, setting.country, setting.zone]).toEqual([
      'francisco',
      'defender',
      'GT',
      'America/Guatemala',
    ])
    expect(setting.now).toBe('2026-03-02T23:30:00.000Z')
    expect(person?.facts).toEqual({ tasks: { open: [] } })
  })

  it.each([
    ['anyone', 'migrant'],
    ['advocate', 'advocate'],
  ])('of no audience talks as the one that a flow for %s is for', (opened, audience) =>
    expect(chatSetting(options({ as: 'rosa' }), opened).setting.audience).toBe(audience),
  )

  it.each([
    ['anyone', 'leocadio', 'migrant'],
    ['migrant', 'leocadio', 'migrant'],
    ['defender', 'defender', 'defender'],
    ['relative', 'relative', 'relative'],
  ])('is, when nobody is named, somebody for whom a flow for %s is', (opened, name, audience) => {
    const { who, setting } = chatSetting(options(), opened)
    expect([who, setting.audience]).toEqual([name, audience])
  })

  it('tells each fact that is not as in the file, so that a saved talk goes the same way', () => {
    const { setting, known } = chatSetting(
      options({ as: 'maximiliano', channel: 'sms', country: 'GT', with: ['contact.level=L1', 'claim.open=true'] }),
    )
    expect(known).toEqual([
      ['contact.country', 'GT'],
      ['contact.can_reply', false],
      ['contact.level', 'L1'],
    ])
    expect(setting.facts.contact).toMatchObject({ channel: 'sms', can_reply: false, level: 'L1' })
  })
})

it.each([
  [{ at: 'soon' }, /--at soon is no time/],
  [{ channel: 'telegram' }, /--channel telegram is unknown.*whatsapp/],
  [{ country: 'FR' }, /--country FR is unknown.*MX/],
  [{ lang: 'xx' }, /--lang xx is unknown/],
  [{ audience: 'lawyer' }, /--audience lawyer is unknown.*advocate/],
  [{ with: ['level'] }, /--with level is no fact; write --with contact.level=L1/],
] as [Partial<ChatOptions>, RegExp][])('%j is refused in words', (more, message) =>
  expect(() => chatSetting(options(more))).toThrow(message),
)

it.each([
  ['contact.level=L1', ['contact.level', 'L1']],
  ['contact.shared = true', ['contact.shared', true]],
  ['claim.deadline=null', ['claim.deadline', null]],
  ['contact.level = "L1"', ['contact.level', 'L1']],
  ['level=L1', null],
  ['contact.level', null],
])('the fact %s', (text, fact) => expect(factIn(text)).toEqual(fact))
