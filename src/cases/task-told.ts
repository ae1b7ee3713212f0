import { DateTime } from 'luxon'
import { including } from './list.ts'
import type { Move, Tell, Update } from './noun.ts'
import { ownCase } from './party.ts'
import { said } from './said.ts'
import type { ServiceTold, TaskDoc, TaskState } from './task-doc.ts'
import { EVIDENCE_FIELDS, type Evidence, surplusIn, withFiles } from './task-evidence.ts'
import { handedIn, inPast, mayWork, NOT_BLOCKED, underWay, worked } from './task-work.ts'

const IN_HAND = ['TODO', 'ACCEPTED', ...worked] as const

const SERVICE_TOLD = {
  served_on: 'text',
  identity_basis: 'text',
  relation: 'text',
  day: 'date',
  hour: 'text',
  place: 'text',
  refused: 'flag',
} as const

/** `hour`: HH:MM on the clock of `zone`. */
const SERVICE_SWORN = {
  served_on: 'word',
  identity_basis: 'text',
  relation: { one_of: ['SAME', 'RELATIVE', 'ANOTHER'] },
  papers: 'word',
  language: 'word',
  day: 'date',
  hour: 'word',
  zone: 'word',
  place: 'word',
  refused: 'flag',
  declared: 'flag',
} as const

const servedAt = ({ day, hour, zone }: Update['payload']): DateTime =>
  DateTime.fromISO(`${day}T${hour}`, { zone: String(zone) })

function swornProblem(doc: TaskDoc, update: Update): string | null {
  if (doc.type !== 'SERVICE') return 'Only papers that are served have a return of service.'
  if (update.payload.declared !== true) return 'A return of service is sworn: without the declaration it is none.'
  const at = servedAt(update.payload)
  if (!at.isValid) return 'The day, the hour (HH:MM) or the zone is none.'
  if (at.toMillis() > Date.parse(update.eventAt)) return 'That has not happened yet.'
  return mayWork(doc, update)
}

/** A piece of evidence as it was told; of people who are named by their numbers it is how many they are. */
const shown = (update: Update): Evidence => {
  const { told } = update.payload
  return { ...said(EVIDENCE_FIELDS, update), ...(told == null ? {} : { people_told: (told as number[]).length }) }
}
const complete = (doc: TaskDoc, update: Update): boolean =>
  mayWork(doc, update) === null && handedIn(doc, update) === null

/** Whom they found is known to the search for each, too. */
const foundBy = ({ payload }: Update): Tell[] => {
  const numbers = (payload.found ?? []) as number[]
  return numbers.length > 0 ? [{ to: 'found', numbers }] : []
}

/** What a Defender tells of a task in a talk, piece by piece: nothing of it is refused because something else is missing yet. */
export const toldMoves: Record<string, Move<TaskState, TaskDoc>> = {
  // In hand it is worked on as far as it may be, whatever stood in its way before. Also when they fall silent after they said so.
  go_on: {
    from: IN_HAND,
    to: underWay,
    who: ['defender', 'timer'],
    fields: { follow_up_on: 'date', found: 'numbers' },
    guard: (doc, update) =>
      update.payload.follow_up_on && inPast(update.payload.follow_up_on, update.eventAt)
        ? 'The day to go on lies in the past.'
        : ownCase(doc, update),
    change: (_, { payload }) => ({
      ...NOT_BLOCKED,
      follow_up_on: (payload.follow_up_on ?? '') as string,
      ...(payload.found ? { found: payload.found as number[] } : {}),
    }),
    tells: (_, update) => foundBy(update),
  },
  show: {
    from: IN_HAND,
    who: ['defender'],
    fields: { ...EVIDENCE_FIELDS, told: 'numbers' },
    guard: (doc, update) => surplusIn(doc.type, shown(update)) ?? ownCase(doc, update),
    change: (doc, update) => ({ evidence: { ...doc.evidence, ...shown(update) } }),
  },
  // "Ya quedó": with all that shows it, it is handed in; else staff put the rest together with the Defender.
  say_done: {
    from: IN_HAND,
    to: (doc, update) => (complete(doc, update) ? 'SUBMITTED' : underWay(doc, update)),
    who: ['defender', 'timer'],
    fields: { note: 'text', found: 'numbers' },
    guard: ownCase,
    change: (doc, update) => {
      const told: TaskDoc = {
        ...doc,
        ...NOT_BLOCKED,
        evidence: withFiles(doc.type, doc.evidence, doc.files ?? []),
        said_done_at: update.eventAt,
        ...(update.payload.note ? { done_note: update.payload.note as string } : {}),
        ...(update.payload.found ? { found: update.payload.found as number[] } : {}),
      }
      return complete(told, update)
        ? { ...told, submitted_at: update.eventAt, doubted_at: '', nudges: 0, returned_because: '' }
        : told
    },
    tells: ({ state }, update) => [
      { to: 'staff', reason: state === 'SUBMITTED' ? 'task_submitted' : 'task_said_done', priority: 'normal' },
      ...foundBy(update),
    ],
  },
  // In the Defender's words, from which staff write the return of service with them.
  tell_service: {
    from: IN_HAND,
    to: underWay,
    who: ['defender'],
    fields: SERVICE_TOLD,
    requires: ['served_on', 'identity_basis', 'relation', 'day', 'hour', 'place', 'refused'],
    guard: (doc, update) =>
      doc.type === 'SERVICE' ? mayWork(doc, update) : 'Only papers that are served have a return of service.',
    change: (doc, update) => ({
      service_told: [...(doc.service_told ?? []), said(SERVICE_TOLD, update) as ServiceTold],
    }),
    tells: [{ to: 'staff', reason: 'service_told', priority: 'normal' }],
  },
  // Read back and declared by whoever served them: it is the return of service. What was sworn is the message that said it.
  swear_service: {
    from: IN_HAND,
    to: underWay,
    who: ['defender'],
    fields: { ...SERVICE_SWORN, note: 'text' },
    requires: Object.keys(SERVICE_SWORN),
    guard: swornProblem,
    change: (doc, { payload, actor, source }) => ({
      evidence: {
        ...doc.evidence,
        served_by: actor.id,
        served_on: payload.served_on,
        identity_basis: payload.identity_basis,
        relation: payload.relation,
        papers: [payload.papers],
        language: payload.language,
        served_at: servedAt(payload).toUTC().toISO(),
        place: payload.place,
        manner: payload.refused ? 'REFUSED' : payload.relation === 'SAME' ? 'PERSONAL' : 'SUBSTITUTE',
        sworn_statement: `chat:${source}`,
        ...(payload.note ? { note: payload.note } : {}),
      },
    }),
    tells: [{ to: 'staff', reason: 'service_sworn', priority: 'normal' }],
  },
  add_file: {
    from: IN_HAND,
    who: ['defender', 'staff'],
    fields: { file: 'word' },
    requires: ['file'],
    guard: ownCase,
    change: (doc, { payload }) => ({ files: including(doc.files ?? [], payload.file as string) }),
  },
}
