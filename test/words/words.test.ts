import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLocale, localeSchema } from '../../src/words/locales.ts'
import { type RenderFor, WordsMissing, wordsOf } from '../../src/words/words.ts'

const words = wordsOf(
  new Map([
    [
      'es',
      new Map([
        [
          'talk',
          compileLocale({
            hello: {
              text: 'Hola, {now, greeting}. ¿Es {person.name}?',
              sms: 'Hola, es {person.name}? SI o NO',
              options: { yes: 'Sí, soy yo', no: 'No soy yo' },
            },
            long: { text: '¿Cuál?', options: { a: 'Una etiqueta de 24 letr', b: 'B', c: 'C', d: 'D' } },
            many: { text_one: '{n} día', text_many: '{n} de días', text_other: '{n} días' },
            when: 'El {answers.day, long_date} ({answers.day, short_date}), {answers.at, hour}. {answers.list}',
            café: '¿Está ahí, señor? áéíóú “sí” 👍',
            bare: 'Sin nada',
            told: 'Dice: {answers.words}. ¿Va?',
            link: { text: 'El enlace va por correo.', sms: 'Va por correo.', mail: 'El enlace va por separado.' },
          } as never),
        ],
        ['common', compileLocale({ footer: 'Nunca cobramos.', miss: 'Perdón.' })],
      ]),
    ],
    [
      'es-MX',
      new Map([
        ['talk', compileLocale({ bare: 'Sin nada, pues', hello: { options: { yes: 'Soy yo mero' } } } as never)],
      ]),
    ],
    ['en', new Map([['talk', compileLocale({ bare: 'Nothing' })]])],
    ['fr', new Map([['talk', compileLocale({})]])],
  ]),
)
const to: RenderFor = {
  ...{ channel: 'whatsapp', lang: 'es', country: 'GT', zone: 'America/Guatemala', now: '2026-03-02T15:00:00Z' },
  buttons: true,
}
const hello = { flow: 'talk', key: 'hello', values: { 'person.name': 'José' }, options: ['yes', 'no'] }

/** What is sent, without the note of which words they are. */
const said = (...args: Parameters<typeof words.render>) => {
  const { version: _version, ...sent } = words.render(...args)
  return sent
}

describe('words', () => {
  it.each([
    ['Ya fui', 'Dice: Ya fui. ¿Va?'],
    ['Ya fui.', 'Dice: Ya fui. ¿Va?'],
    ['¿Ya fue?', 'Dice: ¿Ya fue? ¿Va?'],
    ['¡Ya!', 'Dice: ¡Ya! ¿Va?'],
    ['Ya casi...', 'Dice: Ya casi... ¿Va?'],
    ['a las 3 p.m.', 'Dice: a las 3 p.m. ¿Va?'],
    ['Fui. Y ya', 'Dice: Fui. Y ya. ¿Va?'],
  ])('end with one stop, theirs or ours: %s', (words, text) => {
    const told = { flow: 'talk', key: 'told', values: { 'answers.words': words } }
    expect(said(told, to).text).toBe(text)
    const { text: template, holes } = said(told, { ...to, holes: true })
    expect(template.replace('{{1}}', holes?.[0] ?? '')).not.toMatch(/[^.]\.\.(?!\.)|\.{4}/)
    expect(template).toBe('Dice: {{1}}. ¿Va?')
  })

  it('by e-mail do not speak of an e-mail as of another one', () => {
    const link = { flow: 'talk', key: 'link', values: {} }
    expect(said(link, { ...to, channel: 'email' }).text).toBe('El enlace va por separado.')
    // Nor to who has none.
    expect(said(link, { ...to, channel: 'sms', noMail: true }).text).toBe('El enlace va por separado.')
    expect(said(link, { ...to, channel: 'sms' }).text).toBe('Va por correo.')
    expect(said(link, to).text).toBe('El enlace va por correo.')
  })

  it('stand before the question behind them, with its buttons, and are the words that are approved', () => {
    const answer = { flow: 'talk', key: 'bare', values: {}, asks: hello }
    expect(said(answer, to)).toEqual({
      text: 'Sin nada\nHola, buenos días. ¿Es José?',
      options: [
        { id: 'talk.hello.yes', label: 'Sí, soy yo' },
        { id: 'talk.hello.no', label: 'No soy yo' },
      ],
    })
    const own = { lang: 'es', text: 'Lo de este caso.', hash: 'abc' }
    expect(words.render(answer, to, own)).toMatchObject({
      text: 'Lo de este caso.\nHola, buenos días. ¿Es José?',
      version: { hash: 'abc' },
    })
    const { version } = words.render({ flow: 'talk', key: 'bare', values: {} }, to)
    expect(words.render(answer, to).version).toEqual(version)
  })

  it('are as unapproved as the question behind them', () => {
    const approved = compileLocale({
      told: 'Ya está.',
      open: { text: '¿Qué prefiere?', options: { a: 'A' }, approval: 'advocate' },
    } as never)
    const both = wordsOf(new Map([['es', new Map([['talk', approved]])]]))
    const asks = { flow: 'talk', key: 'open', values: {}, options: ['a'] }
    expect(both.render({ flow: 'talk', key: 'told', values: {} }, to).version.unapproved).toBeUndefined()
    expect(both.render({ flow: 'talk', key: 'told', values: {}, asks }, to).version.unapproved).toBe(true)
  })

  it('go out with buttons whose payload names flow, node and option', () => {
    expect(said(hello, to)).toEqual({
      text: 'Hola, buenos días. ¿Es José?',
      options: [
        { id: 'talk.hello.yes', label: 'Sí, soy yo' },
        { id: 'talk.hello.no', label: 'No soy yo' },
      ],
    })
  })

  it('are numbered where there are no buttons, or when numbers are asked for', () => {
    const numbered = 'Hola, buenos días. ¿Es José?\n1 Sí, soy yo\n2 No soy yo'
    expect(said(hello, { ...to, buttons: false })).toEqual({ text: numbered })
    expect(said({ ...hello, numbered: true }, to)).toEqual({ text: numbered })
  })

  it('take their SMS form, or lose their accents and carry the numbers inline', () => {
    const sms = { ...to, channel: 'sms', buttons: false }
    expect(said(hello, sms)).toEqual({ text: 'Hola, es José? SI o NO' })
    const long = { flow: 'talk', key: 'long', values: {}, options: ['a', 'b', 'c', 'd'] }
    expect(words.render(long, sms).text).toBe('¿Cual? 1 Una etiqueta de 24 letr 2 B 3 C 4 D')
    expect(words.render(long, to).options).toHaveLength(4)
    expect(words.render({ flow: 'talk', key: 'café', values: {} }, sms).text).toBe('¿Esta ahi, señor? aéiou "si"')
  })

  it('stand in one message with what comes before', () => {
    const before = [{ flow: 'common', key: 'miss', values: {} }]
    expect(words.render({ ...hello, before }, to).text).toBe('Perdón.\nHola, buenos días. ¿Es José?')
  })

  it('carry the footer when they are a template', () => {
    expect(words.render(hello, { ...to, template: true }).footer).toBe('Nunca cobramos.')
  })

  it('greet by the hour of sending where the person is', () => {
    for (const [now, zone, greeting] of [
      ['2026-03-02T17:59:00Z', 'America/Guatemala', 'buenos días'],
      ['2026-03-02T18:00:00Z', 'America/Guatemala', 'buenas tardes'],
      ['2026-03-03T00:59:00Z', 'America/Guatemala', 'buenas tardes'],
      ['2026-03-03T01:00:00Z', 'America/Guatemala', 'buenas noches'],
      ['2026-03-02T15:00:00Z', 'Europe/Madrid', 'buenas tardes'],
    ] as const) {
      expect(words.render(hello, { ...to, now, zone }).text).toContain(greeting)
    }
  })

  it('fall back from the regional variant to the language to Spanish', () => {
    const bare = { flow: 'talk', key: 'bare', values: {} }
    expect(words.render(bare, { ...to, country: 'MX' }).text).toBe('Sin nada, pues')
    expect(words.render(bare, to).text).toBe('Sin nada')
    expect(words.render(bare, { ...to, lang: 'fr', country: 'CA' }).text).toBe('Nothing')
    expect(words.render(hello, { ...to, lang: 'en' }).text).toContain('¿Es José?')
  })

  it('take from the region what differs, and all else from the language', () => {
    const mexico = { ...to, country: 'MX', zone: 'America/Mexico_City' }
    expect(said(hello, mexico)).toEqual({
      text: 'Hola, buenos días. ¿Es José?',
      options: [
        { id: 'talk.hello.yes', label: 'Soy yo mero' },
        { id: 'talk.hello.no', label: 'No soy yo' },
      ],
    })
    expect(words.render(hello, { ...mexico, channel: 'sms', buttons: false }).text).toBe('Hola, es José? SI o NO')
    expect(words.choices('talk', 'hello', ['yes', 'no'], 'es', 'MX').map(({ label }) => label)).toEqual([
      'Soy yo mero',
      'No soy yo',
    ])
  })

  it('say which words they are: equal words alike, other words or another language not', () => {
    const version = (to: RenderFor, key = 'bare') => words.render({ flow: 'talk', key, values: {} }, to).version
    expect(version(to)).toEqual({ lang: 'es', hash: expect.stringMatching(/^[0-9a-f]{12}$/) })
    expect(version(to)).toEqual(version({ ...to, channel: 'sms' }))
    expect(
      new Set([version(to), version({ ...to, lang: 'en' }), version(to, 'long')].map(({ hash }) => hash)).size,
    ).toBe(3)
  })

  it('know one, many and other', () => {
    const days = (n: number) => words.render({ flow: 'talk', key: 'many', values: { n } }, to).text
    expect([days(1), days(5), days(1_000_000)]).toEqual(['1 día', '5 días', '1000000 de días'])
  })

  it('write dates and hours in the zone of the person; a plain date is that day everywhere', () => {
    const values = { 'answers.day': '2026-05-15', 'answers.at': '2026-05-15T20:30:00Z', 'answers.list': ['a', 'b'] }
    expect(words.render({ flow: 'talk', key: 'when', values }, to).text).toMatch(
      /^El viernes,? 15 de mayo \(15 may\), 2:30 de la tarde\. a/,
    )
  })

  it('throw with the key only when words or a value are missing', () => {
    expect(() => words.render({ flow: 'talk', key: 'nothing', values: {} }, to)).toThrow(
      new WordsMissing('talk.nothing'),
    )
    expect(() => words.render({ ...hello, values: { 'person.name': null } }, to)).toThrow(
      new WordsMissing('talk.hello', 'person.name'),
    )
    expect(() => words.render({ ...hello, options: ['maybe'] }, to)).toThrow(new WordsMissing('talk.hello.maybe'))
  })

  it('put any name in exactly as it is', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '{{x}}',
        '$t(talk.bare)',
        '{person.name}',
        '$&',
        '$1',
        '{now, greeting}',
        '__proto__',
        '{-x}',
        '&<>"',
      ),
    )
    fc.assert(
      fc.property(names, (name) => {
        const { text } = words.render({ ...hello, values: { 'person.name': name } }, to)
        expect(text).toBe(`Hola, buenos días. ¿Es ${name}?`)
      }),
    )
  })
})

describe('the index for the engine', () => {
  it('knows keys, placeholders of all languages and forms, and labels', () => {
    expect(words.has('talk', 'hello')).toBe(true)
    expect(words.has('talk', 'hello.again')).toBe(false)
    expect(words.placeholders('talk', 'hello')).toEqual(['now', 'person.name'])
    expect(words.choices('talk', 'hello', ['no', 'later'], 'es', 'MX')).toEqual([
      { id: 'no', label: 'No soy yo', words: [] },
      { id: 'later', label: 'later', words: [] },
    ])
  })
})

describe('options that are named alike', () => {
  const know = { text: '¿Le conoce?', words: { yes: ['es mi primo'], no: ['ni idea'] } }

  it('take the words of another node, their own first', () => {
    const { words } = compileLocale({
      know,
      again: { text: '¿Y ahora?', words_of: 'know', words: { no: ['nada'] } },
    }).get('again') ?? { words: {} }
    expect(words).toEqual({ yes: ['es mi primo'], no: ['nada'] })
  })

  it('say which node is not there', () => {
    const { error } = localeSchema.safeParse({ know, again: { text: '¿Y ahora?', words_of: 'konw' } })
    expect(error?.issues).toMatchObject([{ path: ['again', 'words_of'], message: expect.stringContaining('"konw"') }])
  })
})
