import { fold } from '../../src/cases/apply.ts'
import { type AnyDoc, type NounName, nouns } from '../../src/cases/index.ts'
import { type Address, type Case, type Facts, nothing, type Told } from '../../src/hub/reports/facts.ts'
import { caseFacets } from '../../src/hub/updates/case-facets.ts'
import type { NewUpdate } from '../../src/hub/updates/tell-update.ts'
import { type Numbers, STORY, settlementStory } from './settlement-story.ts'

const TOLD = ['trust', 'opt_out', 'opt_in', 'send', 'pay', 'return']

/** What the reports of the story are counted from, folded in memory as the record worker does. @throws when a move was refused */
export async function factsOf(now: string, only?: number[]): Promise<Facts> {
  const addresses: Address[] = []
  const numbers: Numbers = {
    async add(channel, value, person) {
      const same = (['whatsapp', 'sms'] as const).map((each) => `${each} ${value}`)
      addresses.push({ id: `${channel} ${value}`, channel, people: [person], same })
      return `${channel} ${value}`
    },
    async unreachable(id, code) {
      const address = addresses.find((each) => each.id === id)
      if (address) address.unreachable = code
    },
  }
  const updates = await settlementStory(numbers, only)
  const cases = (name: NounName): Case<never>[] =>
    [
      ...Map.groupBy(
        updates.filter(({ noun }) => noun === name),
        ({ subject }) => subject,
      ),
    ].map(([id, of]) => folded(name, id, of))
  const matters = cases('matter')
  return {
    ...nothing(now),
    matter: matters.find(({ id }) => id === STORY) ?? null,
    matters,
    claims: cases('claim'),
    people: cases('person'),
    addresses,
    told: updates
      .filter(({ move }) => TOLD.includes(move))
      .map(
        ({ noun, subject, move, payload, eventAt }) =>
          ({ noun, subject, move, payload, at: eventAt.toISOString() }) as Told,
      ),
    spans: updates.map(({ noun, subject, eventAt }) => {
      const at = eventAt.toISOString()
      return { noun: noun as NounName, id: subject, from: at, to: at }
    }),
  }
}

function folded(name: NounName, id: string, updates: readonly NewUpdate[]): Case<never> {
  const told = updates.map(({ eventAt, ...rest }) => ({
    ...rest,
    eventAt: eventAt.toISOString(),
    receivedAt: eventAt.toISOString(),
  }))
  const { doc, outcomes } = fold(nouns[name], id, told)
  for (const [key, outcome] of outcomes)
    if (!outcome.accepted) throw new Error(`Refused: ${name} ${id} ${key}: ${outcome.reason}`)
  const { dueAt, ...facets } = caseFacets(name, doc as AnyDoc)
  return { id, state: doc.state, doc: doc as never, ...facets }
}
