import { type Evidence, evidenceProblem, type TaskType, withFiles } from './task-evidence.ts'

export const TASK_STATES = [
  'NEW',
  'TODO',
  'ACCEPTED',
  'IN_PROGRESS',
  'BLOCKED',
  'SUBMITTED',
  'RETURNED',
  'DONE',
  'CANCELLED',
] as const
export type TaskState = (typeof TASK_STATES)[number]
export const OPEN_TASK = ['TODO', 'ACCEPTED', 'IN_PROGRESS', 'BLOCKED', 'SUBMITTED', 'RETURNED'] as const

export const BLOCKED_REASONS = [
  'PERSON_NOT_FOUND',
  'MOVED',
  'AFRAID',
  'NO_ID',
  'OFFICE_CLOSED',
  'ROAD_OR_WEATHER',
  'VIOLENCE_IN_AREA',
  'WAITING_ADVOCATE',
  'WAITING_DOCUMENT',
  'MONEY_FOR_TRAVEL',
  'INTERPRETER',
  'HEALTH',
  'NO_SIGNAL',
  'OTHER',
] as const

export const ATTEMPT_RESULTS = ['NOBODY_THERE', 'WRONG_PLACE', 'REFUSED', 'UNSAFE', 'OTHER'] as const

/** A try that failed: kept, because a court wants to know each. */
export type TaskAttempt = { at: string; place: string; result: string; note?: string }

export type ServiceTold = {
  served_on: string
  identity_basis: string
  relation: string
  day: string
  hour: string
  place: string
  refused: boolean
}

/** One piece of work for a Defender. Without a contract in force it can be accepted, and nothing more. */
export type TaskDoc = {
  id: string
  state: TaskState
  type: TaskType
  facilitation_id?: string
  matter_id?: string
  /** Whom it is about, where it is about one person. */
  person_id?: string
  advocate_id?: string
  defender_id?: string
  title?: string
  instructions?: string
  due_on?: string
  /** Told by the facilitation: a contract is in force and nothing is paused. */
  cleared: boolean
  /** Legal choices: only the Advocate makes them. */
  service_method?: string
  service_language?: string
  service_source?: string
  jurat_rule?: string
  apostille_needed: boolean
  blocked_reason?: string
  blocked_at?: string
  needs?: string
  waits_for?: string
  follow_up_on?: string
  /** What the Advocate last decided of what it waited for. */
  decision?: string
  decision_note?: string
  attempts: TaskAttempt[]
  evidence: Evidence
  /** Photos, papers and voice notes that the Defender sent for it, by the id of the file. */
  files?: string[]
  /** The Defender says that it is done; it is handed in with its evidence. */
  said_done_at?: string
  done_note?: string
  /** Numbers of the list, of those who were found. */
  found?: number[]
  /** Each time that papers were handed over or refused, as the Defender told it. */
  service_told?: ServiceTold[]
  submitted_at?: string
  /** The Advocate said of what was handed in that it is not right. */
  doubted_at?: string
  nudges: number
  returned_because?: string
  done_at?: string
}

/** What only the Advocate can set is not set yet: without it nothing is done. */
export const rulesMissing = (doc: TaskDoc): 'service_rules' | 'jurat_rule' | null =>
  doc.type === 'SERVICE' && !(doc.service_method && doc.service_language)
    ? 'service_rules'
    : doc.type === 'SIGNATURE' && !doc.jurat_rule
      ? 'jurat_rule'
      : null

/** A task as a conversation about it knows it. */
export const inTalk = (doc: TaskDoc) => ({
  ref: doc.id,
  title: doc.title ?? '',
  type: doc.type,
  state: doc.state,
  case: doc.facilitation_id ?? '',
  /** How papers are served is for the Advocate to say; until then nobody is served. */
  ...(rulesMissing(doc) === 'service_rules' ? { rules_missing: true } : {}),
  /** All that shows that it is done was told before: it is not asked again. */
  ...(evidenceProblem(doc.type, withFiles(doc.type, doc.evidence, doc.files ?? [])) === null ? { complete: true } : {}),
})
