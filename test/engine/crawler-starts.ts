import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAYOUT_CODES } from '../../src/cases/claim-doc.ts'
import { nouns } from '../../src/cases/index.ts'
import { TASK_TYPES } from '../../src/cases/task-evidence.ts'
import { NEWS } from '../../src/cases/tell-advocate.ts'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import { entersOf } from '../../src/engine/checks/graph.ts'
import type { Facts } from '../../src/engine/facts.ts'
import type { Flow } from '../../src/engine/flow/flow.ts'
import { loadFlows } from '../../src/engine/flow/load.ts'
import type { Json } from '../../src/engine/session.ts'
import type { Start } from './crawler.ts'
import { goodFor } from './crawler-understood.ts'
import { isPartner, waysInto } from './ways-in.ts'

const root = join(import.meta.dirname, '../..')
export const { flows } = loadFlows(join(root, 'flows'))

export const factsWith = (changes: Record<string, Record<string, Json>>): Facts => {
  const facts = structuredClone(sampleFacts)
  for (const [group, values] of Object.entries(changes)) facts[group] = { ...(facts[group] as object), ...values }
  return facts
}
const CLAIM_STATES = [...(nouns.claim?.states ?? [])]

/** Nobody who works with us. */
const nobodyOfOurs = { defender: { id: null }, advocate: { id: null } }
const stranger = {
  ...nobodyOfOurs,
  person: { first_name: null, known: false },
  claim: { id: null, state: null, open: false },
  matter: { defender: null },
}
const bare = { place: null, court: null, firm: null, advocate: null, case_number: null }

/** People in every state, and every way in. */
const people: [string, Facts][] = [
  ['new', factsWith({})],
  ['a relative of whoever is written to', factsWith(nobodyOfOurs)],
  ['one-way', factsWith({ contact: { can_reply: false, country: 'GT' } })],
  ['shared', factsWith({ contact: { shared: true } })],
  ['at night', factsWith({ now: { quiet: true, opens: '2026-03-03T15:00:00Z', rest_day: false } })],
  [
    'a stranger',
    factsWith({ person: { first_name: null, known: false }, claim: { id: null, state: null, open: false } }),
  ],
  ['a stranger who comes again', factsWith({ ...stranger, person: { ...stranger.person, introduced: true } })],
  [
    'a stranger at night',
    factsWith({ ...stranger, now: { quiet: true, opens: '2026-03-03T15:00:00Z', rest_day: false } }),
  ],
  [
    'a stranger on a feast day',
    factsWith({ ...stranger, now: { quiet: true, opens: '2026-03-03T15:00:00Z', rest_day: true } }),
  ],
  [
    'after days',
    factsWith({ contact: { level: 'L1', shared: false, window_open: false }, claim: { state: 'JOINED' } }),
  ],
  [
    'of a bare matter',
    factsWith({ contact: { level: 'L1', shared: false }, claim: { state: 'INTENDS_TO_JOIN' }, matter: bare }),
  ],
  ['opted out', factsWith({ person: { opted_out: true } })],
  ...CLAIM_STATES.map((state): [string, Facts] => [
    `L1 ${state}`,
    factsWith({ contact: { level: 'L1', shared: false }, claim: { state } }),
  ]),
]
const waysIn = [
  ...flows
    .filter(({ start, audience }) => start.staff && !isPartner(audience) && audience !== 'relative')
    .map((flow) => flow.name),
  ...flows
    .flatMap((flow) => flow.start.keyword)
    .map(({ text }) => `>${text.replace(/\{\w+: ?([a-z-]+)\}/g, (_, reader) => goodFor(reader))}`),
  ...flows.flatMap((flow) => [...flow.start.intent.keys()]).map((intent) => `>#${intent}`),
  '>hola',
  '>#stop?',
]
const entries = waysInto(flows)
const migrantStarts = people.flatMap(([who, facts]): Start[] => {
  const known = (facts.contact as Record<string, Json>).level !== 'L0'
  const nobody = (facts.person as Record<string, Json>).first_name === null
  const ways = waysIn.filter((open) => !nobody || open.startsWith('>'))
  const roots = nobody
    ? []
    : entries
        // D11 is opened by the reference that it names.
        .filter(
          ({ guarded, theirs, kin, open }) =>
            !theirs && !kin && open !== 'not-yours.unknown' && !open.startsWith('group-') && (known || guarded),
        )
        .map(({ open }) => open)
  return [...ways, ...roots].map((open) => ({ name: `${who} ${open}`, facts, open }))
})

/** People on the way to their money: who is paid how, what came back, and what a move hands over. */
const payee = (changes: Record<string, Record<string, Json>>): Facts =>
  factsWith({ contact: { level: 'L3', shared: false }, ...changes })
type PayeeStart = [who: string, facts: Facts, open: string, answers: Record<string, Json>]
const payeeStarts = (
  [
    ...PAYOUT_CODES.flatMap((code): PayeeStart[] => [
      [code, payee({ claim: { state: 'RETURNED' }, payout: { code } }), 'trouble', {}],
      [code, payee({ claim: { state: 'SENT' } }), 'trouble.told', { code }],
    ]),
    ...[
      'sent',
      'pick-up',
      'pick-up.paid',
      'trouble.what_said',
      'payment',
      'documents',
      'changed',
      'our-mistake',
    ].flatMap((open): PayeeStart[] => [
      ['in cash', payee({ claim: { state: 'SENT' } }), open, {}],
      ['by bank', payee({ payout: { method: 'BANK', town: null, missing: null } }), open, {}],
    ]),
    ['who has said nothing yet', payee({ claim: { state: 'INFORMED' } }), 'decline.wish', {}],
    ['who inherits', payee({ claim: { inherited: true } }), 'heir.asks', {}],
    ['who inherits', payee({ claim: { inherited: true } }), 'heir', {}],
    ['who inherits, on the way', payee({ claim: { inherited: true, state: 'SENT' } }), 'heir.asks', { apart: 'sent' }],
    ['of two papers', payee({ payout: { missing: 'su INE', missing_count: 2 } }), 'documents', { apart: 'two' }],
    ['of a name that another has', factsWith({ person: { namesake: true } }), 'settlement', { apart: 'namesake' }],
    [
      'of the name of their father',
      factsWith({ person: { namesake: true } }),
      'settlement.same_name_kin',
      { apart: 'namesake' },
    ],
    ['of nowhere', payee({ payout: { code: 'PICKUP_EXPIRED', town: null } }), 'trouble', {}],
    ['in Guatemala', payee({ contact: { level: 'L3', shared: false, country: 'GT' } }), 'payment', { apart: 'GT' }],
    ['by SMS', payee({ contact: { level: 'L3', shared: false, channel: 'sms' } }), 'documents', { apart: 'sms' }],
    ['by SMS', payee({ contact: { level: 'L3', shared: false, channel: 'sms' } }), 'payment', { apart: 'sms' }],
    ...['ID', 'PAYEE'].map((what): PayeeStart => [what, payee({}), 'confirmed', { what }]),
    ...['FORM', 'PAPER', 'OTHER_PAPER'].map(
      (what): PayeeStart => [what, payee({}), 'refused', { what, document: 'su INE', reason: 'falta una firma' }],
    ),
    ['a form, and why has no words', payee({}), 'refused', { what: 'FORM' }],
  ] satisfies PayeeStart[]
).map(([who, facts, open, answers]): Start => ({ name: `a payee ${who} ${open}`, facts, open, answers }))

/** Questions that look at words said before: here nothing was said yet. */
const unsaid: Start[] = [
  'verify.code_said',
  'settlement.of_the_line',
  'stranger.who_sent',
  'stranger.name_said',
  'stranger.named_here',
  'stranger.name_told',
  'erasure.said_again',
  'new-number.another',
  'new-number.names_whom',
  'new-number.is_it_theirs',
  'stop.not_theirs',
  'wrong-person.of_another',
  'wrong-person.of_them',
  'wrong-person.of_them_again',
  'wrong-person.is_it_they',
  'wrong-person.yes_to_what',
].map((open) => ({ name: `who has said nothing yet ${open}`, facts: factsWith({}), open }))

/** People in a group, or asked into one. */
const inGroup = (group: Record<string, Json>, contact: Record<string, Json> = {}): Facts =>
  factsWith({ contact: { level: 'L1', shared: false, ...contact }, claim: { state: 'JOINED' }, group })
const joined = { state: 'JOINED', member: true, invited: false, spoke_last: true }
const noted = { n: 2, by: '2026-03-04T15:00:00Z' }
const answered = { question: '¿Y la visa?', answer: 'Nadie la promete.', of: 'q_1', digest: 'd1' }
const digests = [1, 2, 3].flatMap((answers) => [0, 2].map((waiting) => ({ ...joined, answers, waiting })))
const groupStarts: Start[] = [
  ...[
    '>ok',
    '>salir grupo',
    '>silenciar grupo',
    '>grupo',
    '>grupo ok',
    '>#STOP',
    '>hola',
    'stop.wish',
    'stop.which_word',
    'stop',
  ].map((open): Start => ({ name: `a member ${open}`, facts: inGroup(joined), open })),
  ...['group-alert', 'group-leave', 'group-say.what_follows', 'group-say.mistake'].map(
    (open): Start => ({ name: `a member ${open}`, facts: inGroup(joined), open }),
  ),
  ...['talk', 'question', 'personal', 'NUMBER', 'AMOUNT', 'NAME', 'LINK', 'LONG', 'HEALTH'].map((verdict): Start => {
    const answers = { text: 'hola', verdict, rule: verdict }
    return { name: `a member says ${verdict}`, facts: inGroup(joined), open: 'group-post.sorted', answers }
  }),
  ...[noted, { ...noted, n: 0 }, { late: 'yes', by: noted.by }, answered].map(
    (answers, at): Start => ({ name: `a question ${at}`, facts: inGroup(joined), open: 'group-question', answers }),
  ),
  ...[{ n: 2 }, { late: 'yes', by: noted.by }, answered].flatMap((answers, at) =>
    [true, false].map(
      (window_open): Start => ({
        name: `asked 1:1 ${at} ${window_open}`,
        facts: inGroup({}, { window_open }),
        open: 'own-question',
        answers,
      }),
    ),
  ),
  ...['UNDECIDED', 'INTENDS_TO_JOIN', 'DOCS_OK'].map(
    (state): Start => ({
      name: `thinks again ${state}`,
      facts: factsWith({ contact: { level: 'L1', shared: false }, claim: { state } }),
      open: '>second-thoughts',
    }),
  ),
  ...['g1.p2', null].map(
    (named): Start => ({
      name: `a member tells of another ${named}`,
      facts: inGroup({ ...joined, named, others: [{ ref: 'g1.p2', alias: 'Chepe' }] }),
      open: '>#INFORMER',
    }),
  ),
  ...digests.map(
    (group): Start => ({ name: `a digest of ${group.answers}`, facts: inGroup(group), open: 'group-digest' }),
  ),
  { name: 'a digest by SMS', facts: inGroup(joined, { channel: 'sms' }), open: 'group-digest' },
  {
    name: 'a name that is taken',
    facts: inGroup({ nicknames: ['elguero'] }),
    open: 'group-invite.is_it_free',
    answers: { alias: 'El Güero', alias_key: 'elguero' },
  },
  {
    name: 'an answer after days',
    facts: inGroup(joined, { window_open: false }),
    open: 'group-question',
    answers: { question: '¿Y la visa?', answer: 'Nadie la promete.', of: 'q_1', digest: 'each' },
  },
  ...['group-digest', 'group-knock'].map(
    (open): Start => ({ name: `after days ${open}`, facts: inGroup(joined, { window_open: false }), open }),
  ),
  ...[{ size: 0 }, { kind: 'BRIDGED' }, { state: 'LEFT' }].map(
    (group, at): Start => ({ name: `asked into a group ${at}`, facts: inGroup(group), open: 'group-invite' }),
  ),
]

/** Defenders at work: what a report says and what a flow is handed differ from one to the next. */
const [case1] = (sampleFacts.cases as { open: Json[] }).open as [Record<string, Json>]
/** What shows that a task is done is gone through type by type below; else every report would go through all of it once more. */
const shownBefore = (sampleFacts.tasks as { open: Record<string, Json>[] }).open.map(
  (task): Record<string, Json> => ({ ...task, complete: true }),
)
const [task1] = shownBefore as [Record<string, Json>]
const money = [{ label: 'pasaje', amount: '240.00', currency: 'MXN' }]
const said = (ref: string, state: string, reason: string | null = null) => ({ ref, state, reason, words: 'así va' })
const tasks = [
  said('T3', 'done'),
  said('T4', 'going'),
  said('T3', 'stuck', 'MOVED'),
  said('T3', 'stuck'),
  said('T3', 'stuck', 'VIOLENCE_IN_AREA'),
  said('T4', 'unclear'),
  said('T99', 'done'),
]
const hoursBack = (kind: string) => [{ ref: 'l1', kind, on: '2026-03-01', reason: 'falta', minutes: 60 }]
const handed = {
  report: 'R1',
  ref: 'CF-1042',
  minutes: 60,
  expenses: money,
  changes: [{ kind: 'WORK', what: '', minutes: 60, reason: 'feriado' }],
  evaluation: 'E1',
  agreement: 'A1',
  hash: 'a'.repeat(64),
  signed: 2,
  area: 'la Huasteca',
  what: 'buscar a tres personas',
  pay: { amount: '20.00', currency: 'USD' },
  due_on: '2026-05-08',
  reason: 'la hoja de atrás',
  lines: [
    {
      ref: 'l1',
      kind: 'EXPENSE',
      on: '2026-03-01',
      reason: 'falta',
      what: 'pasaje',
      cost: { amount: '240.00', currency: 'MXN' },
    },
  ],
  letter: 'l_1',
  words: 'La oficina estaba cerrada',
  translation: 'The office was closed',
}
const atWork = { ...handed, tasks, case: case1, task: task1 }
const told = { tasks, work: 60, travel: 0, spent: true }
/** A flow and all that it enters. */
const withEntered = (flow: Flow, seen = new Set<Flow>()): Set<Flow> => {
  seen.add(flow)
  for (const entry of [...flow.nodes.values()].flatMap(entersOf)) {
    const other = byName.get(entry.split('.')[0] ?? entry)
    if (other && !seen.has(other)) withEntered(other, seen)
  }
  return seen
}
const byName = new Map(flows.map((flow) => [flow.name, flow]))
/** Names of the answers that a flow and those it enters look at: what it is never handed is no part of its session. */
const lookedAt = (whole: readonly Flow[]): string[] =>
  whole.flatMap((flow) => [
    ...[...textOf(flow).matchAll(/answers?(?:\.|":")([a-z0-9_]+)/g)].map(([, name]) => name as string),
    ...flow.start.with,
  ])
const texts = new Map(flows.map((flow) => [flow, JSON.stringify([...flow.nodes.values()])]))
const textOf = (flow: Flow): string => texts.get(flow) ?? ''
/** A report that waits for a receipt. */
const lacking = { report: 'R1', from: '2026-02-01', minutes: 540, expenses: money, bare: [{ label: 'pasaje' }] }
/** `apart` is a word of the flows in which this one goes another way than the first. */
const defenders: [string, Record<string, Json>, Record<string, Record<string, Json>>?][] = [
  ['with money', { ...atWork, ...told, told: {} }],
  ['without money', { ...atWork, ...told, expenses: [], told: {} }],
  ['of hours only', { ...atWork, tasks: [], work: 60, travel: 0, spent: true, expenses: [] }],
  ['of tasks only', { ...handed, expenses: [], tasks, task: task1, told: { unclear: [] } }],
  ['who says little', { ...handed, tasks, task: task1, expenses: [], told: { unclear: ['work'] } }],
  ['of an expense only', { ...handed, tasks, task: task1, expenses: money, travel: 0, told: { unclear: ['work'] } }],
  ['of hours and money', { ...atWork, tasks: [], work: 60, travel: 0, spent: true, apart: 'spent' }],
  ['locates', { ...atWork, apart: 'LOCATE', task: { ...task1, type: 'LOCATE' } }],
  ['serves', { ...atWork, task: { ...task1, type: 'SERVICE' } }],
  ['may not serve yet', { ...atWork, task: { ...task1, type: 'SERVICE', rules_missing: true } }],
  ['agrees', { ...handed, tasks, task: task1, changes: [] }],
  ['lacks a receipt', { ...atWork, ...told, told: {}, case: { ...case1, bare: 1, advocate: null } }],
  ['of two cases', { ...handed, ...told, told: {}, task: task1, apart: 'several' }, { cases: { several: true } }],
  [
    'of no case',
    { ...handed, ...told, told: {}, task: task1 },
    { cases: { open: [], refs: [] }, tasks: { open: [], refs: [], count: 0 } },
  ],
  ['of nowhere', { ...handed, tasks, task: task1 }, { defender: { area: null, next_summary: null } }],
]
const wholes = new Map(flows.map((flow) => [flow.name, [...withEntered(flow)]]))
const defenderStarts = defenders.flatMap(([who, answers, changes = {}]): Start[] => {
  const facts = factsWith({ contact: { level: 'L1', shared: false }, tasks: { open: shownBefore }, ...changes })
  // What anybody may write is tried once.
  const ways = who === 'with money' ? waysIn.filter((open) => open.startsWith('>')) : []
  const roots = entries.filter(({ theirs }) => theirs === 'defender').map(({ open }) => open)
  return [...ways, ...roots].map((open) => {
    const whole = wholes.get(open.split('.')[0] ?? open) ?? []
    const names = lookedAt(whole)
    // Walked apart only where a flow has a word for the difference.
    if (whole.some((flow) => textOf(flow).includes(String(answers.apart)))) names.push('apart')
    return {
      name: `a Defender ${who} ${open}`,
      facts,
      open,
      answers: Object.fromEntries(
        Object.entries({ draft: lacking, ...answers }).filter(([name]) => names.includes(name)),
      ),
      audience: 'defender',
    }
  })
})
const evidenceStarts = TASK_TYPES.flatMap((type) =>
  [true, false].map(
    (without_file): Start => ({
      name: `a Defender shows ${type}`,
      facts: factsWith({ contact: { level: 'L1', shared: false }, tasks: { open: shownBefore } }),
      open: 'evidence',
      answers: { task: { ...task1, type, complete: false }, without_file, apart: `${type} ${without_file}` },
      audience: 'defender',
    }),
  ),
)

/** A Defender tells a group something, answers what it asks, or swears that papers were refused. */
const several = {
  open: [1, 2].map((number) => ({ id: `g${number}`, number, name: 'Green Hollow', people: 31, matter: 'M' })),
}
const refused = {
  served_on: 'la hermana',
  identity_basis: 'su INE',
  relation: 'RELATIVE',
  served_day: '2026-03-01',
  served_hour: '11:00',
  served_place: 'su casa',
  papers: '4 hojas',
  papers_language: 'es',
  refused: true,
}
const away = { contact: { level: 'L1', shared: false, window_open: false } }
const back = { report: 'R1', ref: 'CF-1042' }
const ready = { parts: [{ text: '¿Y?' }], lines: [{ text: '¿Y?' }], ready: 1, by: '2026-03-04T15:00:00Z' }
const tellStarts = (
  [
    ['of several groups of their own', 'group-bring.which_group', { groups: { own: several.open } }, { fit: 1, n: 0 }],
    ['who has copied nothing yet', 'group-bring.in_those_words', {}, {}],
    ['whose questions are personal', 'group-bring.any_fit', {}, { fit: 0, n: 1 }],
    ['whose group has an answer', 'group-ready', {}, { ...ready, n: 0 }],
    ['whose group has an answer after days', 'group-ready', away, { ...ready, n: 2 }],
    ['whose group waits', 'group-ready', {}, { ...ready, ready: 0, n: 1 }],
    ['whose group waits too long', 'group-ready', {}, { ...ready, ready: 0, late: '¿Y?' }],
    ['whose hours are of one of two cases', 'report.whose', { cases: { several: true } }, { work: 60, expenses: [] }],
    ['who has still something to say', 'report.any_more', {}, {}],
    ['whose signed page will not do', 'sign', {}, { agreement: 'A1', page_refused: 'se ve cortada' }],
    ['whose page is right', 'contract-news', {}, { what: 'PAGE', ref: 'CF-1042' }],
    ['with one task more', 'contract-news', {}, { what: 'TASK', ref: 'CF-1042', task: 'T3' }],
    ['who works in one region', 'safety', { defender: { regions: ['Hidalgo'], several_regions: false } }, {}],
    ['who does not say where it is', 'safety', {}, {}],
    ['who has said nothing beside it', 'safety.part_said', {}, {}],
    ['who works nowhere yet', 'safety', { defender: { regions: [], several_regions: null } }, {}],
    [
      'who worked with nobody of a name',
      'evaluate',
      { defender: { evaluations: [{ id: 'E1', ref: 'CF-1042', advocate: null }] } },
      { evaluation: 'E1' },
    ],
    ['asked into the network', 'network-invite', { network: { member: false, invited: true, state: 'INVITED' } }, {}],
    ['of the network, after days', 'network-knock', away, {}],
    ['who has told the network nothing yet', 'network-say.what_follows', {}, {}],
    ...['NUMBER', 'AMOUNT', 'LINK', 'LONG', 'HEALTH'].map(
      (rule) => [`tells the network ${rule}`, 'network-say.may_it', {}, { rule, verdict: 'withheld' }] as const,
    ),
    ...['WORK', 'TRAVEL'].map(
      (kind) =>
        [
          `whose ${kind} came back`,
          'report-returned.each_line',
          {},
          { ...back, lines: hoursBack(kind), apart: kind },
        ] as const,
    ),
    ['whose words are no state', 'report.proofs', {}, { tasks: [said('T4', 'unclear')], apart: 7 }],
    ['who looked for somebody', 'report.told', {}, { told: { seen: true }, apart: 8 }],
    ['who found somebody', 'report.each_told', {}, { tasks: [{ ...said('T3', 'done'), found: [17] }], apart: 9 }],
    ...['is_it_an_offer', 'which_offer', 'what_they_ask'].map(
      (node) => ['who has told of no offer yet', `referral.${node}`, {}, {}] as const,
    ),
    ['whose hour was not said with the day', 'service.what_hour', {}, { ...refused, task: task1, apart: 4 }],
    ['of several groups', '>grupo ok', { groups: { ...several, count: 2 } }, { apart: 1 }],
    ['who has said nothing yet', 'group-tell.what_follows', {}, { apart: 3 }],
    ['whose papers were refused', 'service.read_back', {}, { ...refused, task: task1, apart: 4 }],
    ['of no group', '>grupo ok', { groups: { open: [], count: 0, list: '' } }, { apart: 2 }],
    ['of whom nothing is asked', 'group-answers', { groups: { questions: [], asked: 0 } }, {}],
    ...['NUMBER', 'AMOUNT', 'NAME', 'LINK', 'LONG', 'HEALTH'].flatMap((rule) =>
      ['group-tell.may_it', 'group-answers.may_it'].map(
        (open) => [`says ${rule}`, open, {}, { rule, verdict: 'withheld' }] as const,
      ),
    ),
  ] as [string, string, Record<string, Record<string, Json>>, Record<string, Json>][]
).map(([who, open, changes, answers]): Start => {
  const question = (sampleFacts.groups as { questions: Json[] }).questions[1] ?? null
  const facts = factsWith({ contact: { level: 'L1', shared: false }, ...changes })
  return { name: `a Defender ${who} ${open}`, facts, open, answers: { ...answers, question }, audience: 'defender' }
})

/** Advocates: each kind of answer, to each kind of question, with a reference and without. */
const dana = JSON.parse(readFileSync(join(root, 'test/chats/people/dana.json'), 'utf8')).facts as Facts
const [theirCase] = (dana.cases as { open: Json[] }).open as [Record<string, Json>]
const questions = (dana.asked as { open: Record<string, Json>[] }).open
const replies = [
  ['number', 1],
  ['number', 2],
  ['number', 3],
  ['rate', 5],
  ['outcome', 'WON'],
  ['outcome', 'PENDING'],
  ['send', 1],
  ['withdraw', 2],
  ['tell', 'time'],
  ['what', null],
  ['conflict', 'NONE'],
  ['yes', 'soft'],
  ...[
    'yes',
    'no',
    'call',
    'change',
    'paid',
    'question',
    'rate',
    'outcome',
    'status',
    'more',
    'list',
    'help',
    'request',
    'tell',
    'long',
    'send',
    'withdraw',
    'figure',
    'hello',
    'who',
    'noted',
    'later',
    'words',
    'conflict',
  ].map((verb) => [verb, null]),
] as const
const news = {
  n: 1,
  parts: [{ text: 'The office was closed', number: 1, of: 1 }],
  case: { ...theirCase, contract: { version: 2, signed: 2, yours: true, ours: true, theirs: false } },
}
const about = [...NEWS].map((each) => ({ about: each, ref: 'CF-1042', ...news }))
const repliesSaid = [
  ...replies.flatMap(([verb, value]) =>
    // Words for whoever works on something always name it.
    [...(verb === 'tell' || verb === 'long' ? [] : [null]), 'CF-1042', 'CF-1043', 'T4', 'F2031', 'CF-9'].map((ref) => ({
      reply: { verb, value, ref, of: ref && (/^[A-Z]+/.exec(ref)?.[0] ?? null), words: '1' },
    })),
  ),
  // A second answer below the first, and what is none.
  ...['T4 1', '?'].map((rest) => ({ reply: { verb: 'who', value: null, ref: null, of: null, words: '', rest } })),
]
const toSet = { question: (dana.asked as { rules: Record<string, Json>[] }).rules[0] ?? null }
const setsRules = [
  ...['which_rules', 'heard', 'language_told', 'which_source'].map((node) => `task-rules.${node}`),
  ...['is_it_the_rule', 'is_it_its_rule'].map((node) => `advocate.${node}`),
]
const advocateStarts = [
  {},
  { now: { desk_told: true } },
  { advocate: { office_open: false } },
  { cases: { open: [{ ...theirCase, people: null }], count: 1 } },
  { cases: { open: [{ ...theirCase, working: false }] } },
  { cases: { open: [] }, tasks: { open: [] }, asked: {} },
].flatMap((changes): Start[] => {
  const facts = factsWith(structuredClone(dana) as Record<string, Record<string, Json>>)
  for (const [group, values] of Object.entries(changes)) facts[group] = { ...(facts[group] as object), ...values }
  const whole = Object.keys(changes).length === 0
  const roots = entries.filter(({ theirs }) => theirs === 'advocate').map(({ open }) => open)
  const handed = [
    ...(whole ? roots.map((open) => ({ open, answers: { ...news, question: questions[0], ref: 'CF-1042' } })) : []),
    ...repliesSaid.map((answers) => ({ open: 'advocate.routed', answers })),
    ...about.map((answers) => ({ open: 'advocate-news', answers })),
    ...(whole ? setsRules.map((open) => ({ open, answers: toSet })) : []),
    ...(whole ? questions.map(({ id }) => ({ open: 'ask-advocate', answers: { asked: id } })) : []),
    ...(whole ? ['>hola', '>reply', '>reference', '>#HUMAN', '>#STOP', '>#EMERGENCY', '>#THANKS'] : []).map((open) => ({
      open,
      answers: {},
    })),
  ]
  return handed.map(({ open, answers }) => ({
    name: `an Advocate ${open} ${JSON.stringify(answers).slice(0, 60)}`,
    facts,
    open,
    answers: answers as Record<string, Json>,
    audience: 'advocate',
  }))
})
/** Whoever may know somebody: asked by us, or writing by themselves. */
const named = { search: 'S1', lead: 'L1', number: '+525500000104' }
const relatives: [string, Record<string, Json>, Record<string, Json>][] = [
  ['asked', {}, named],
  ['asked for one without a surname', { initial: null }, named],
  ['asked where nobody is named to go', { defender: null }, { ...named, apart: 1 }],
]
const relativeStarts = relatives.flatMap(([who, changes, answers]): Start[] => {
  const facts = factsWith({ ...stranger, sought: changes })
  return ['locate', ...entries.filter(({ kin }) => kin).map(({ open }) => open), '>hola'].map((open) => ({
    name: `a relative ${who} ${open}`,
    facts,
    open,
    answers,
    audience: 'relative',
  }))
})
/** Whoever wrote to us by themselves, and is one whom we look for. */
const metStarts: Start[] = [
  { name: 'met after days', facts: factsWith({ contact: { window_open: false } }), open: 'met' },
  { name: 'met, with no claim', facts: factsWith({ claim: { id: null, state: null } }), open: 'met' },
]
/** A way in for everybody; Advocates are reached by SMS only. */
export const startsOn = (channel: string): Start[] => [
  ...migrantStarts,
  ...payeeStarts,
  ...unsaid,
  ...groupStarts,
  ...defenderStarts,
  ...evidenceStarts,
  ...tellStarts,
  ...relativeStarts,
  ...metStarts,
  ...(channel === 'sms' ? advocateStarts : []),
]
