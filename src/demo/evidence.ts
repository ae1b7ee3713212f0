import type { Message } from '../../simulator/message.ts'
import { sameNumber } from '../../simulator/numbers.ts'
import type { ClaimDoc } from '../cases/claim-doc.ts'
import type { MatterDoc } from '../cases/matter.ts'
import type { PersonDoc } from '../cases/person.ts'
import { type MadeReport, makeReport } from '../hub/reports/make-report.ts'
import { settlement } from '../hub/reports/settlement.ts'
import { STORY_MATTER } from '../hub/seed/seed-story.ts'
import type { AddressRecord } from '../store/addresses.ts'
import type { CaseRecord } from '../store/case-documents.ts'
import type { MessageRecord } from '../store/messages.ts'
import type { UpdateRecord } from '../store/updates.ts'
import { people } from './people.ts'
import type { Stage } from './stage.ts'
import { GROUP_OPENS } from './story.ts'

export type Known = {
  /** Place on the class list. */
  no: number
  personId: string
  claimId: string
  claim: ClaimDoc
  person: PersonDoc
  addresses: (AddressRecord & { value: string })[]
  /** Number of the phone at which they really answer; null: they have none. */
  phone: string | null
}

/** Everything that the report and the checks look at: read once, after the story, from the store and from the provider. */
export type Evidence = {
  matter: MatterDoc
  /** The settlement report, as everybody gets it who may read all of it. */
  report: MadeReport
  people: Known[]
  /** Those of strangers whom the hub has forgotten by then, too. */
  handoffs: { reason: string }[]
  updates: UpdateRecord[]
  /** Our records of messages, by id. */
  records: Map<string, MessageRecord>
  inboxItems: number
  duplicates: number
  /** What the provider saw: every message both ways, with its time. */
  provider: Message[]
  /** All persons in the store, strangers included. */
  persons: number
}

const MANY = 10_000

export async function gatherEvidence({ store, hub, simulator, clock }: Stage): Promise<Evidence> {
  const matter = await store.cases.get<MatterDoc>('matter', STORY_MATTER)
  const report = await makeReport(
    { store, clock },
    settlement,
    { role: 'admin', matter: STORY_MATTER },
    { around: new Date(GROUP_OPENS).toISOString() },
  )
  if (!matter || !report) throw new Error('The matter of the story is gone')
  const claims = await store.cases.list<ClaimDoc>({ noun: 'claim', matterId: STORY_MATTER }, MANY)
  const persons = await store.cases.list<PersonDoc>({ noun: 'person' }, MANY)
  const byId = new Map(persons.map((each) => [each.subject, each.doc]))
  const handoffs = await store.cases.model.find({ noun: 'handoff' }, { facets: 1 }).lean<Pick<CaseRecord, 'facets'>[]>()
  const addresses = await store.addresses.model.find().lean<AddressRecord[]>()
  const valued = addresses.map((each) => ({ ...each, value: store.addresses.value(each).value }))
  const records = await store.messages.model.find().lean<MessageRecord[]>()
  const duplicates = (await hub.parts.metrics.duplicates.get()).values.reduce((sum, { value }) => sum + value, 0)

  return {
    matter: matter.doc,
    report,
    people: claims
      .flatMap(({ subject, personId, doc }): Known[] => {
        const person = personId ? byId.get(personId) : undefined
        if (!personId || !person) return []
        const no = Number(doc.list_no)
        const phone = people[no - 1]?.phone
        return [
          {
            no,
            personId,
            claimId: subject,
            claim: doc,
            person,
            addresses: valued.filter((each) => each.people.includes(personId)),
            phone: phone ? sameNumber(simulator.control.phone(phone).number) : null,
          },
        ]
      })
      .sort((a, b) => a.no - b.no),
    handoffs: handoffs.map(({ facets }) => ({ reason: String(facets.reason) })),
    updates: await store.updates.model.find().lean<UpdateRecord[]>(),
    records: new Map(records.map((each) => [each._id, each])),
    inboxItems: await store.inbox.model.countDocuments({ kind: 'inbound' }),
    duplicates,
    provider: simulator.control.messages().filter((message) => !message.notice),
    persons: persons.length,
  }
}

/** What we sent, as the provider has it. */
export const outbound = ({ provider }: Evidence): Message[] =>
  provider.filter((message) => message.direction !== 'inbound')

/** Our record of a message that the provider has: the callback address carries its id and which sending it was. */
export function recordOf({ records }: Evidence, { statusCallback }: Message): MessageRecord | undefined {
  const id = statusCallback === null ? null : new URL(statusCallback).searchParams.get('m')
  return id === null ? undefined : records.get(id.slice(0, id.lastIndexOf('.')))
}

/** Accepted updates of one move. */
export const accepted = ({ updates }: Evidence, noun: string, move: string): UpdateRecord[] =>
  updates.filter((update) => update.noun === noun && update.move === move && update.outcome === 'accepted')

export const byNo = (evidence: Evidence, no: number): Known => {
  const known = evidence.people.find((each) => each.no === no)
  if (!known) throw new Error(`Nobody has the number ${no}`)
  return known
}
