import { type Outcome, Talk, type TalkSetting } from '../src/cli/talk.ts'
import { shownAt, takenAt } from '../src/engine/flow/options-of.ts'
import type { Node } from '../src/engine/nodes/index.ts'
import { library } from './support/library.ts'

/** The dearest way of a conversation: messages of ours up to the decision, and the answers that led there. */
export type Way = { cost: number; answers: readonly string[] }

/** How people say what no button shows, where the option has no words of its own. */
const SAYS: Readonly<Record<string, string>> = {
  yes: 'sí',
  no: 'no',
  later: 'luego',
  who: '¿quién habla?',
  scam: '¿es una estafa?',
  human: 'persona',
  thanks: 'gracias',
  amount: '¿cuánto me toca?',
  when: '¿cuándo pagan?',
  language: 'hablo mam',
}
/** Good answers, and such as lead to one question more. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  year: ['2020', '2010'],
  'free-text': ['Green Hollow', 'andaba en la pizca', 'no me acuerdo', 'Ángeles', 'Zapata'],
  language: ['español', 'mam'],
}
/** The flow's own word for a wrong answer to the check of understanding: it is explained again, as after a miss. */
const MISUNDERSTOOD = new Set(['talk.check.yes', 'talk.check.unsure'])
/** Somebody else hands the phone over: from there it begins anew, as often as they like. */
const ANEW = 'settlement.relative.self'
/** Answers that offer a call. */
const OFFERS = new Set(['faq.visa_answer', 'faq.lawyer_who_answer', 'faq.lawyer_who_team', 'faq.tax_answer'])

/**
 * The dearest of all ways from here to the decision, of who answers each question by any of its options or by a good answer of their
 * own, without a miss, a pause or a person, begins it once, declines one offer of a call at most, and does not doubt again what was just answered.
 * Null: none of them comes to a decision.
 */
export const dearestWay = (talk: Talk): Way | null => {
  const known = new Map<string, Way | null>()
  const from = (at: Talk, offers: number): Way | null => {
    const stood = standing(at)
    if (stood === null || stood.node.type === 'wait') return null
    const key = `${stateOf(at)}|${offers}`
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, null)
    let dearest: Way | null = null
    for (const { name, run } of answersAt(at, stood)) {
      const answer = `${stood.where}.${name}`
      if (MISUNDERSTOOD.has(answer) || answer === ANEW) continue
      const next = at.fork()
      // Nobody answers two questions at once.
      next.pass(60_000)
      const outcomes = run(next)
      if (outcomes.some(({ kind }) => kind === 'handoff' && !isNoted(outcomes)) || (next.session?.misses ?? 0) > 0)
        continue
      const offered = offers + (OFFERS.has(stood.where) ? 1 : 0)
      if (offered > 1) continue
      const decided = outcomes.findIndex(decides)
      const cost = (decided < 0 ? outcomes : outcomes.slice(0, decided)).filter(({ kind }) => kind === 'said').length
      if (decided < 0 && stood.node.type === 'ask' && standing(next)?.where === stood.where) continue
      const rest = decided < 0 ? from(next, offered) : { cost: 0, answers: [] }
      if (rest !== null && (dearest === null || cost + rest.cost > dearest.cost))
        dearest = { cost: cost + rest.cost, answers: [answer, ...rest.answers] }
    }
    known.set(key, dearest)
    return dearest
  }
  return from(talk, 0)
}

/** They take part, think about it, or say that they do not want to. */
const decides = (one: Outcome): boolean =>
  (one.kind === 'update' && one.noun === 'claim' && ['intend', 'decline', 'undecide'].includes(one.move)) ||
  (one.kind === 'ended' && one.outcome === 'declining')

/** A question that is put before people: the bot goes on. */
const isNoted = (outcomes: readonly Outcome[]): boolean =>
  outcomes.some((one) => one.kind === 'update' && one.noun === 'question' && one.move === 'ask')

type Standing = { flow: string; node: Node; where: string }

const standing = ({ session }: Talk): Standing | null => {
  const top = session?.frames.at(-1)
  const node = top && library.flows.find(({ name }) => name === top.flow)?.nodes.get(top.node)
  return top && node && !session?.handedOff ? { flow: top.flow, node, where: `${top.flow}.${top.node}` } : null
}

/** What makes a difference to how it goes on. */
const stateOf = ({ session, setting }: Talk): string =>
  JSON.stringify([session?.frames, session?.answers, setting.facts.person, setting.facts.contact, setting.facts.claim])

type Doing = { name: string; run: (talk: Talk) => Outcome[] }

const answersAt = ({ setting }: Talk, { flow, node, where }: Standing): Doing[] => {
  const shown = shownAt(node)
  const options = takenAt(node).flatMap((id): Doing[] => {
    const [choice] = library.words.choices(flow, node.name, [id], setting.lang, setting.country)
    const text = shown.includes(id) ? choice?.label : (choice?.words[0] ?? SAYS[id])
    // Their language is another from then on: the same conversation, in other words.
    if (text === undefined || id === 'english') return []
    return [
      {
        name: id,
        run: (talk) => talk.turn({ kind: 'text', text, ...(shown.includes(id) ? { button: `${where}.${id}` } : {}) }),
      },
    ]
  })
  const told = node.type === 'ask' ? (ANSWERS[node.spec.reader] ?? []) : []
  const own = node.type === 'choose' && node.spec.otherwise ? ['una duda que no está en la lista'] : []
  return [
    ...options,
    ...[...told, ...own].map((text) => ({ name: `"${text}"`, run: (talk: Talk) => talk.write(text) })),
  ]
}

export const startOf = (person: Omit<TalkSetting, 'channel' | 'zone' | 'now'>, channel = 'whatsapp'): Talk => {
  const where = { channel, zone: 'America/Mexico_City', now: '2026-03-09T16:00:00.000Z' }
  const talk = new Talk(library.engine, library.words, { ...person, ...where })
  talk.know('contact.channel', channel)
  return talk
}
