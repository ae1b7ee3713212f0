import type { AlertDoc } from '../../cases/alert.ts'
import type { ClaimDoc } from '../../cases/claim-doc.ts'
import type { DefenderDoc } from '../../cases/defender.ts'
import type { EvaluationDoc } from '../../cases/evaluation.ts'
import type { FacilitationDoc } from '../../cases/facilitation-doc.ts'
import type { GroupDoc } from '../../cases/group.ts'
import type { HandoffDoc } from '../../cases/handoff.ts'
import type { HoursReportDoc } from '../../cases/hours-report-doc.ts'
import type { IncidentDoc } from '../../cases/incident.ts'
import type { NounName } from '../../cases/index.ts'
import type { InvitationDoc } from '../../cases/invitation.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { OrganisationDoc } from '../../cases/organisation.ts'
import type { OutcomeDoc } from '../../cases/outcome.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import type { PostDoc } from '../../cases/post.ts'
import type { QuestionDoc } from '../../cases/question-doc.ts'
import type { SearchDoc } from '../../cases/search-doc.ts'
import type { TaskDoc } from '../../cases/task-doc.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { CaseRecord } from '../../store/case-documents.ts'
import type { Funnel } from '../updates/funnel.ts'

/** A case document as reports see it. `doc` is null where the person was erased: state and facets still count. */
export type Case<Doc = unknown> = Pick<CaseRecord, 'state' | 'matterId' | 'personId' | 'facets'> & {
  /** Its subject. */
  id: string
  doc: Doc | null
}

/** Nouns that a report may ask for, by the name under which it gets them. */
export type Documents = {
  matters: MatterDoc
  claims: ClaimDoc
  people: PersonDoc
  handoffs: HandoffDoc
  incidents: IncidentDoc
  searches: SearchDoc
  facilitations: FacilitationDoc
  hours: HoursReportDoc
  evaluations: EvaluationDoc
  outcomes: OutcomeDoc
  defenders: DefenderDoc
  organisations: OrganisationDoc
  tasks: TaskDoc
  groups: GroupDoc
  invitations: InvitationDoc
  questions: QuestionDoc
  /** What is ours: digests and warnings, not what people say. */
  posts: PostDoc
  alerts: AlertDoc
}

/** An address without its number. `same`: ids of all that are this number, on the other channel too. */
export type Address = Pick<AddressRecord, 'channel' | 'people' | 'lastInboundAt' | 'unreachable'> & {
  id: string
  same: readonly string[]
}

/** An accepted update of a person or a claim; `payload` is null where the person was erased. */
export type Told = { noun: 'person' | 'claim'; subject: string; move: string; at: string; payload: Payload | null }
type Payload = Record<string, unknown>

/** From the first to the last instant of which something was told of a document. */
export type Span = { noun: NounName; id: string; from: string; to: string }

/** What a report is counted from: of one matter or of all, and only what the caller may see. What was not asked for is empty. */
export type Facts = { [Name in keyof Documents]: Case<Documents[Name]>[] } & {
  now: string
  matter: Case<MatterDoc> | null
  funnel: Funnel | null
  addresses: Address[]
  told: Told[]
  spans: Span[]
}
export type Wanted = keyof Documents | 'funnel' | 'addresses' | 'told' | 'spans'

export const nothing = (now: string): Facts => ({
  now,
  matter: null,
  funnel: null,
  matters: [],
  claims: [],
  people: [],
  handoffs: [],
  incidents: [],
  searches: [],
  facilitations: [],
  hours: [],
  evaluations: [],
  outcomes: [],
  defenders: [],
  organisations: [],
  addresses: [],
  told: [],
  tasks: [],
  groups: [],
  invitations: [],
  questions: [],
  posts: [],
  alerts: [],
  spans: [],
})
