import { describe, expect, it } from 'vitest'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import { Talk, type TalkSetting } from '../../src/cli/talk.ts'
import type { Session } from '../../src/engine/session.ts'
import { sealSession } from '../../src/store/saved-session.ts'
import { createVault } from '../../src/store/vault.ts'
import { library } from '../support/library.ts'
import { processorMs } from '../support/processor-ms.ts'

const { engine, words } = library
const setting: TalkSetting = {
  facts: sampleFacts,
  audience: 'migrant',
  channel: 'whatsapp',
  country: 'MX',
  lang: 'es',
  zone: 'America/Mexico_City',
  now: '2026-03-02T23:30:00.000Z',
}

const texts: [string, string][] = [
  ['65,000 characters', 'palabra '.repeat(8_125)],
  ['65,000 of one letter', 's'.repeat(65_000)],
  ['only emoji', '🙏👍😀🎉'.repeat(50)],
  ['right-to-left marks', '\u202e\u200fis\u202c\u2067'],
  ['zalgo', 'h\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308ola'.repeat(40)],
  ['lone surrogates', 'hola \ud83d\ude00\ud83d \udc00'],
  ['only white space and zero width', ' \u200b\u200d\ufeff\t\n'],
  ['placeholders', '{{person.first_name}} {answers.said} $t(common:miss) %s'],
  ['markup', '<script>alert(1)</script> *negrita* _x_'],
  ['a NUL', 'ho\u0000la'],
]

describe.each(['es', 'en'] as const)('hostile texts, %s', (lang) => {
  it.each(texts)('%s: one answer for less than a second of work, and the question stays', (_what, text) => {
    const talk = new Talk(engine, words, { ...setting, lang })
    talk.open('settlement')
    let outcomes: ReturnType<typeof talk.write> = []
    const cost = processorMs(() => {
      outcomes = talk.write(text)
    })
    expect(cost).toBeLessThan(1000)
    expect(outcomes.map(({ kind }) => kind)).toContain('said')
    expect(outcomes.filter(({ kind }) => kind === 'update').map((one) => JSON.stringify(one))).toEqual([])
    expect(talk.session).not.toBeNull()
  })
})

describe('names that look like code', () => {
  it.each(['{{person.known}}', '$t(common:miss)', '{claim.state}', '$&', '%{x}', '{{- x}}', '__proto__'])(
    '%s is said as it is written',
    (name) => {
      const facts = {
        ...sampleFacts,
        person: { ...(sampleFacts.person as object), first_name: name, address_form: name },
      }
      const outcomes = new Talk(engine, words, { ...setting, facts }).open('settlement')
      const said = outcomes.find(({ kind }) => kind === 'said')
      expect(said).toMatchObject({ kind: 'said', text: expect.stringContaining(name) })
    },
  )
})

it('an idle conversation keeps less than 1 KB, sealed as the store has it', () => {
  const vault = createVault(Buffer.alloc(32, 7))
  const talk = new Talk(engine, words, setting)
  const sizes = [
    () => talk.open('settlement'),
    ...['sí', 'solo yo', 'por texto', 'español', '2021', 'Green Hollow'].map((text) => () => talk.write(text)),
  ].map((act) => {
    act()
    return sealSession(vault, vault.ownKey, 'p1', talk.session as Session).length
  })
  expect(Math.max(...sizes)).toBeLessThan(1024)
})
