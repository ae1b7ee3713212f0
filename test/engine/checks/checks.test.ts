import { describe, expect, it } from 'vitest'
import { checkLibrary, checks } from '../../../src/engine/checks/index.ts'
import type { Approvals } from '../../../src/words/approvals.ts'
import { type Recording, spokenHash } from '../../../src/words/recordings.ts'
import { processorMs } from '../../support/processor-ms.ts'
import { COMMON, flowFrom, READER_WORDS, wordsFrom } from '../support.ts'

type Words = Record<string, object>
type Library = {
  flows: Record<string, string>
  es: Words
  en: Words
  more?: Record<string, Words>
  approved?: Approvals
  /** `<file>/<node>` -> the version of the words that is spoken. */
  recorded?: Record<string, string>
}

/** A small library without a fault; each row below breaks one thing. */
const good = (): Library => ({
  flows: {
    talk: `
audience: migrant
facts: [person, matter, contact]
start: { staff: true }
nodes:
  first: { branch: [{ when: [{ fact: contact.can_reply, is: false }], go: told }, { go: hello }] }
  hello:
    choose: { yes: known, no: told }
    level: L0
    template: true
    silence: [{ after: 48h, do: repeat }, { after: 96h, go: over }]
  told: { say: {}, level: L0, template: true, go: over }
  known: { record: [{ person: identify, with: { level: L1 } }], go: why }
  why: { ask: { reader: year, save: q1 }, go: case, level: L1, silence: [{ after: 2h, do: repeat }] }
  case: { say: {}, level: L1, go: over }
  over: { end: done }
`,
    human: 'audience: anyone\nstart: { intent: [HUMAN] }\nnodes:\n  hand: { handoff: { reason: wanted } }\n',
    stranger: 'audience: anyone\nstart: { inbound: true }\nnodes:\n  hand: { handoff: { reason: stranger } }\n',
  },
  es: {
    talk: {
      hello: {
        text: 'Hola, soy {matter.alias}. ¿Es usted {person.first_name}?',
        options: { yes: 'Sí, soy yo', no: 'No soy yo' },
      },
      told: 'Gracias.',
      why: '¿En qué año?',
      case: 'Su caso va bien, según {matter.court} de aquí.',
    },
  },
  en: {
    talk: {
      hello: {
        text: 'Hello, this is {matter.alias}. Are you {person.first_name}?',
        options: { yes: 'Yes', no: 'No' },
      },
      told: 'Thank you.',
      why: 'In what year?',
      case: 'Your case goes well, says {matter.court} here.',
    },
  },
})

const run = (
  { flows, es, en, more, approved, recorded }: Library,
  told: Record<string, string> = { talk: 'migrant' },
) =>
  checkLibrary({
    flows: Object.entries(flows).map(([name, yaml]) => flowFrom(name, yaml)),
    words: {
      ...wordsFrom({
        es: { common: COMMON, readers: READER_WORDS, ...(es as Record<string, Record<string, unknown>>) },
        en: { common: COMMON, readers: READER_WORDS, ...(en as Record<string, Record<string, unknown>>) },
        fr: { common: COMMON, readers: READER_WORDS },
        ...(more as Record<string, Record<string, Record<string, unknown>>> | undefined),
      }),
      approvals: new Map(approved ? [['es', approved]] : []),
      recordings: new Map([
        [
          'quc',
          new Map(Object.entries(recorded ?? {}).map(([key, speaks]) => [key, { of: 'es', speaks } as Recording])),
        ],
      ]),
    },
    readers: { year: { takes: { min: 'number' } }, 'free-text': {}, choice: {} },
    recordable: { person: ['identify'], claim: ['notify'] },
    told,
  })

const inTalk =
  (from: string, to: string) =>
  (library: Library): void => {
    expect(library.flows.talk).toContain(from)
    library.flows.talk = library.flows.talk?.replace(from, to) ?? ''
  }
const says =
  (key: string, entry: unknown) =>
  (library: Library): void => {
    library.es.talk = { ...library.es.talk, [key]: entry }
  }

const region =
  (talk: Record<string, unknown>) =>
  (library: Library): void => {
    library.more = { 'es-MX': { talk } }
  }

/** Check, what is broken, what the problem must name. */
const rows: [string, string, (library: Library) => void, RegExp][] = [
  [
    'told-by-cases',
    'a flow that a case starts is for somebody else',
    inTalk('audience: migrant', 'audience: defender'),
    /talk.*written for a defender.*audience: migrant/,
  ],
  [
    'told-by-cases',
    'a flow that a case starts is not started by staff',
    inTalk('start: { staff: true }', 'start: { keyword: [hola] }'),
    /talk.*does not say so.*staff: true/,
  ],
  ['targets', 'a jump to nowhere', inTalk('go: case,', 'go: cases,'), /why.*goes to cases.*case/],
  [
    'targets',
    'a flow that does not exist',
    inTalk('{ end: done }', '{ end: done, then: nowhere }'),
    /over.*enters nowhere/,
  ],
  ['targets', 'an end of no flow', inTalk('{ end: done }', '{ end: done, closes: [nowhere] }'), /over.*closes nowhere/],
  [
    'targets',
    'a renamed node that is still there',
    inTalk('nodes:', 'renamed: { why: case }\nnodes:'),
    /renames why, which is still there/,
  ],
  [
    'reader-options',
    'an option misspelt',
    inTalk('save: q1', 'save: q1, mni: 1990'),
    /why.*gives mni to year.*takes min/,
  ],
  ['reader-options', 'an option of another kind', inTalk('save: q1', 'save: q1, min: true'), /why.*min.*number/],
  [
    'unreachable',
    'a node without a way to it',
    inTalk('  over:', '  lost: { end: done }\n  over:'),
    /lost.*no way leads here/,
  ],
  [
    'dead-ends',
    'a circle that never waits',
    inTalk('case: { say: {}, level: L1, go: over }', 'case: { say: {}, level: L1, go: case }'),
    /comes back to itself/,
  ],
  ['dead-ends', 'a question without an end', inTalk('go: case, level: L1', 'go: why, level: L1'), /why.*no end/],
  ['names', 'an unknown reader', inTalk('reader: year', 'reader: yeer'), /why.*yeer/],
  ['names', 'an unknown reader, beside those of files', inTalk('reader: year', 'reader: foto'), /why.*foto.*photo/],
  [
    'names',
    'an unknown reader of a late answer',
    inTalk('save: q1 }, go: case', 'save: q1 }, late: { reader: yeer, save: q2 }, go: case'),
    /why.*yeer/,
  ],
  [
    'names',
    'keywords that enter no flow',
    inTalk('choose: { yes: known, no: told }', 'choose: { yes: known, no: told }\n    keywords: { human.hand: yes }'),
    /hello.*human\.hand.*which none enters/,
  ],
  [
    'names',
    'keywords that say no option',
    (library: Library): void => {
      inTalk('start: { staff: true }', 'start: { staff: true, keyword: { si: why } }')(library)
      inTalk(
        'choose: { yes: known, no: told }',
        'choose: { yes: known, no: told }\n    keywords: { talk.why: maybe }',
      )(library)
    },
    /hello.*maybe in keywords, which is no option/,
  ],
  ['names', 'an unknown move', inTalk('person: identify', 'person: identifies'), /known.*identifies.*identify/],
  [
    'names',
    'an unknown intent',
    (it) => {
      it.flows.human = it.flows.human?.replace('[HUMAN]', '[HUMAN, HELP]') ?? ''
    },
    /HELP/,
  ],
  [
    'facts-declared',
    'an undeclared fact',
    inTalk('[person, matter, contact]', '[person, contact]'),
    /hello.*matter\.alias/,
  ],
  [
    'facts-declared',
    'a start that looks at an undeclared fact',
    inTalk('{ staff: true }', '{ staff: true, when: [{ fact: hub.alias, set: true }] }'),
    /its start reads hub\.alias.*add hub/,
  ],
  [
    'facts-declared',
    'a wait for a time that nothing saves',
    inTalk('  case: {', '  pause: { wait: { until: slot }, go: case }\n  case: {'),
    /pause.*answers\.slot/,
  ],
  ['facts-declared', 'an answer that nothing saves', says('told', 'Gracias por {answers.q9}.'), /told.*q9/],
  ['facts-declared', 'an unknown format', says('told', 'Gracias, {person.first_name, loud}.'), /loud/],
  [
    'silence',
    'a question without a silence rule',
    inTalk(', silence: [{ after: 2h, do: repeat }]', ''),
    /why.*nobody answers/,
  ],
  ['silence', 'steps out of order', inTalk('after: 96h', 'after: 24h'), /hello.*order/],
  [
    'way-to-a-person',
    'no way to a person',
    (it) => {
      delete it.flows.human
    },
    /talk.*leads nowhere/,
  ],
  [
    'inbound-fallback',
    'a stranger without an answer',
    (it) => {
      it.flows.stranger = it.flows.stranger?.replace('inbound: true', 'staff: true') ?? ''
    },
    /stranger/,
  ],
  [
    'locale-keys',
    'missing words',
    (it) => {
      it.en.talk = { ...it.en.talk, why: undefined }
      it.en.talk = JSON.parse(JSON.stringify(it.en.talk))
    },
    /why.*no words.*en/,
  ],
  ['locale-keys', 'words that nobody says', says('nobody', 'Hola.'), /nobody.*no node/],
  [
    'locale-keys',
    'an option without a label',
    says('hello', { text: 'Hola.', options: { yes: 'Sí' } }),
    /option no has no label/,
  ],
  [
    'locale-keys',
    'a label without an option',
    says('hello', { text: 'Hola.', options: { yes: 'Sí', no: 'No', who: '¿Quién?' } }),
    /labels who/,
  ],
  [
    'locale-keys',
    'a file of no flow',
    (it) => {
      it.es.lost = { a: 'Hola.' }
    },
    /lost\.json.*no flow/,
  ],
  [
    'translations',
    'a fact that the translation leaves out',
    says('told', 'Gracias de {matter.alias} a usted.'),
    /told.*leaves out/,
  ],
  ['translations', 'a fact that only the translation tells', says('case', 'Su caso va bien.'), /case.*matter\.court/],
  ['translations', 'plurals without a number', says('told', { text_one: 'Uno.', text_other: 'Más.' }), /told.*decides/],
  ['translations', 'plurals without a last resort', says('told', { text_one: '{n} día.' }), /told.*text_other/],
  ['variants', 'a region that says the same', region({ told: 'Gracias.' }), /told.*same as in general/],
  [
    'variants',
    'a region that tells other facts',
    region({ told: 'Gracias de {matter.alias} hoy.' }),
    /told.*other facts/,
  ],
  ['variants', 'a key that only a region has', region({ tolds: 'Gracias.' }), /tolds.*nothing in/],
  ['variants', 'a label that only a region has', region({ told: { options: { yes: 'Sí' } } }), /told.*labels yes/],
  ['counted', 'people counted by a bare number', says('told', 'Ya somos {n} personas aquí.'), /told.*bare \{n\}/],
  ['levels', 'L1 words before an identification', inTalk('no: told', 'no: case'), /case.*L1.*L0/],
  [
    'levels',
    'a level that is not enough',
    inTalk('case: { say: {}, level: L1', 'case: { say: {}, level: L2'),
    /case.*L2.*L1/,
  ],
  ['forbidden', 'money at L0', says('told', 'Su dinero llega.'), /told.*dinero/],
  ['forbidden', 'a telling fact at L0', says('told', 'Trabajó con {matter.company} allá.'), /told.*matter\.company/],
  ['kept-out', 'a word of two meanings', says('told', 'Hay que cancelar eso.'), /cancelar/],
  ['kept-out', 'a link', says('told', 'Vea www.example.org ya.'), /link/],
  ['kept-out', 'shouting', says('told', 'LEA ESTE AVISO YA MISMO hoy.'), /capitals/],
  ['usted', 'a tú form', says('told', 'Si quieres, seguimos.'), /told.*"quieres"/],
  ['usted', 'a vos form in a label', says('hello', { text: '¿Es?', options: { yes: 'Podés', no: 'No' } }), /podés/],
  [
    'readability',
    'a text that reads like a form',
    says(
      'told',
      'La distribución proporcional de las indemnizaciones correspondientes permanecerá supeditada a la homologación jurisdiccional definitiva de las disposiciones anteriormente establecidas por las instituciones administrativas responsables de la supervisión.',
    ),
    /told.*reads hard/,
  ],
  [
    'first-contact',
    'a link where we speak first',
    says('hello', { text: 'Vea ejemplo.com hoy.', options: { yes: 'Sí', no: 'No' } }),
    /hello.*link/,
  ],
  [
    'first-contact',
    'a request for money',
    says('hello', { text: 'Deposite hoy.', options: { yes: 'Sí', no: 'No' } }),
    /hello.*paying/,
  ],
  ['one-question', 'two questions', says('told', '¿Sí? ¿No?'), /told.*two things/],
  [
    'templates',
    'an opening without a template',
    inTalk('level: L0\n    template: true', 'level: L0'),
    /hello.*without a template/,
  ],
  [
    'templates',
    'words after a wait of days',
    (it) => {
      inTalk('why: { ask', 'pause: { wait: { until: 3d }, go: case }\n  why: { ask')(it)
      inTalk('go: case, level: L1, silence', 'go: pause, level: L1, silence')(it)
    },
    /case.*may follow 24 h of waiting at pause without a template/,
  ],
  [
    'templates',
    'a template that ends with a placeholder',
    says('told', 'Gracias, {person.first_name}'),
    /told.*placeholder/,
  ],
  [
    'told-between',
    'what would end the conversation beneath',
    (it) => {
      inTalk('start: {', 'start: { between: true,')(it)
      inTalk('over: { end: done }', 'over: { end: done, then: human }')(it)
    },
    /ends the conversation that is open beneath/,
  ],
  [
    'said-ahead',
    'what binds beside something else',
    inTalk('choose: { yes: known', 'choose: { yes: { go: known, rest: beside }'),
    /hello.*yes is decided beside something else.*alone/,
  ],
  [
    'one-way',
    'a question where no answer can arrive',
    inTalk('contact.can_reply', 'contact.shared'),
    /hello.*cannot be answered/,
  ],
  [
    'one-way',
    'pictures where none can arrive',
    (it) => {
      inTalk('contact.can_reply', 'contact.shared')(it)
      inTalk('choose: { yes: known, no: told }', 'collect: { of: [page], save: pages }\n    go: known')(it)
      says('hello', 'Mande la hoja, {person.first_name} aquí.')(it)
    },
    /hello.*cannot be answered/,
  ],
  [
    'way-to-a-person',
    'no way out of a list of pictures',
    (it) => {
      delete it.flows.human
      it.flows.photos =
        'audience: migrant\nstart: { staff: true }\nnodes:\n  a: { collect: { of: [page], save: pages }, go: b, level: L0, silence: [{ after: 2h, go: b }] }\n  b: { end: done }\n'
    },
    /photos.*leads nowhere/,
  ],
  [
    'locale-keys',
    'words of the engine that are missing',
    (it) => {
      it.es.common = { ...COMMON, awaited: undefined }
      it.es.common = JSON.parse(JSON.stringify(it.es.common))
    },
    /common\.json awaited.*missing/,
  ],
  [
    'labels',
    'a long button',
    says('hello', { text: 'Hola.', options: { yes: 'Sí, soy yo y nadie más que yo', no: 'No' } }),
    /hello.*yes.*20/,
  ],
  ['labels', 'a long body', says('told', 'a '.repeat(600)), /told.*1200/],
  ['sms-length', 'an SMS of two segments', says('told', 'palabra '.repeat(21)), /told.*SMS/],
  [
    'approvals',
    'words that were changed after their approval',
    (it) => {
      it.approved = { 'talk/case': { by: 'the Advocate', on: '2026-03-02', hash: '0123456789ab' } }
    },
    /case.*changed since the Advocate approved it on 2026-03-02/,
  ],
  [
    'recordings',
    'a recording of words that were changed since',
    (it) => {
      it.recorded = {
        'talk/told': '0123456789ab',
        'talk/why': spokenHash({ forms: { text: '¿En qué año?' }, options: {} }),
      }
    },
    /^locales\/quc\/audio\/recordings.json told the words of talk\/told were changed since.*record it again.*--lang quc[^\n]*$/,
  ],
  [
    'recordings',
    'a recording of words that differ from person to person',
    (it) => {
      it.recorded = { 'talk/hello': '0123456789ab' }
    },
    /hello.*differ from person to person/,
  ],
  [
    'recordings',
    'a recording of words that are gone',
    (it) => {
      it.recorded = { 'talk/gone': '0123456789ab' }
    },
    /gone.*has no words in es/,
  ],
  [
    'mail-form',
    'a text to Advocates that says it is in their mail',
    (it) => {
      inTalk('audience: migrant', 'audience: advocate')(it)
      says('told', 'El enlace va por correo.')(it)
    },
    /told.*e-mail/,
  ],
  [
    'mail-form',
    'a form for e-mail that speaks of it still',
    (it) => {
      inTalk('audience: migrant', 'audience: advocate')(it)
      says('told', { text: 'El enlace va por correo.', mail: 'El enlace va en este correo.' })(it)
    },
    /told.*e-mail/,
  ],
  ['sms-characters', 'an accent outside GSM-7', says('told', { text: 'Sí', sms: 'Sí' }), /told.*í/],
]

describe('checks', () => {
  it('find nothing in a good library', () => expect(run(good())).toEqual([]))

  it.each(rows)('%s: %s', (name, _what, spoil, names) => {
    const library = good()
    spoil(library)
    const found = run(library).filter((problem) => problem.check === name)
    expect(found.map((one) => `${one.file} ${one.node} ${one.problem} ${one.remedy}`).join('\n')).toMatch(names)
    for (const one of found) expect(one.remedy.length).toBeGreaterThan(5)
  })

  it('refuse a flow that a case starts and that is not there', () =>
    expect(run(good(), { enrolled: 'migrant' })).toMatchObject([
      { check: 'told-by-cases', file: 'flows/enrolled.yaml', problem: expect.stringContaining('does not exist') },
    ]))

  it('each has a row', () => {
    const untested = checks.filter(({ name }) => !rows.some(([tested]) => tested === name))
    expect(
      untested.map(({ name }) => `${name}: add a row that breaks it to test/engine/checks/checks.test.ts`),
    ).toEqual([])
  })

  it('a node may state why a check does not apply', () => {
    const library = good()
    says('told', '¿Sí? ¿No?')(library)
    inTalk('told: { say: {}', 'told: { say: {}, allow: { one-question: they are one in this region }')(library)
    expect(run(library)).toEqual([])
  })

  it('take bounded time over 500 nodes that lead to each other in circles', () => {
    const library = good()
    const ways = (at: number) =>
      [1, 7, 50, 333]
        .map((step) => `{ when: [{ fact: contact.shared, is: true }], go: n${(at + step) % 490} }`)
        .join(', ')
    const circles = Array.from(
      { length: 490 },
      (_, at) => `  n${at}: { branch: [${ways(at)}, { go: n${(at + 1) % 490} }] }\n`,
    )
    library.flows.circles = `audience: migrant\nfacts: [contact]\nstart: { staff: true }\nnodes:\n${circles.join('')}`
    let found: ReturnType<typeof run> = []
    const cost = processorMs(() => {
      found = run(library)
    })
    expect(cost).toBeLessThan(5000)
    expect(found.filter(({ problem }) => problem === 'comes back to itself without ever waiting')).toHaveLength(490)
    expect(found.some(({ problem }) => problem.startsWith('no end and no person'))).toBe(false)
  })
})
