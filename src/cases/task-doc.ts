import type { Evidence, TaskType } from './task-evidence.ts'

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
  needs?: string
  waits_for?: string
  follow_up_on?: string
  attempts: TaskAttempt[]
  evidence: Evidence
  submitted_at?: string
  nudges: number
  returned_because?: string
  done_at?: string
}
