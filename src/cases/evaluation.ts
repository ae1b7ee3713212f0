import type { FieldKind } from './field.ts'
import { defineNoun, type Tell, type Update } from './noun.ts'
import { ownCase, tellCase } from './party.ts'
import { said } from './said.ts'
import { askAdvocate } from './tell-advocate.ts'

export const EVALUATION_STATES = ['NEW', 'INVITED', 'STARTED', 'SUBMITTED', 'EXPIRED'] as const
export type EvaluationState = (typeof EVALUATION_STATES)[number]

const scores = {
  communication: 'score',
  clarity: 'score',
  timeliness: 'score',
  safety: 'score',
  would_repeat: 'flag',
} as const satisfies Record<string, FieldKind>
const answers: Record<string, FieldKind> = {
  ...scores,
  overall: 'score',
  comment: 'text',
  voice: 'word',
  lesson: 'text',
}

/** What one side says of the work with the other. Nobody else reads it before both are in, or the time is over. */
export type EvaluationDoc = {
  id: string
  state: EvaluationState
  facilitation_id?: string
  by?: 'ADVOCATE' | 'DEFENDER'
  advocate_id?: string
  defender_id?: string
  invited_at?: string
  overall?: number
  communication?: number
  clarity?: number
  timeliness?: number
  safety?: number
  would_repeat?: boolean
  comment?: string
  voice?: string
  /** For the library: what may help others. */
  lesson?: string
  released: boolean
}

/** Fields that are hidden until the release. */
export const EVALUATION_ANSWERS: readonly string[] = Object.keys(answers)

const evaluator = (doc: EvaluationDoc, update: Update): string | null =>
  update.actor.kind.toUpperCase() === doc.by ? ownCase(doc, update) : 'This evaluation is for the other side to give.'
const counted = (doc: EvaluationDoc): Tell[] =>
  tellCase('facilitation', doc.facilitation_id, 'count_evaluation', { by: doc.by, state: doc.state })

export const evaluation = defineNoun<EvaluationState, EvaluationDoc>({
  name: 'evaluation',
  states: EVALUATION_STATES,
  initial: (id) => ({ id, state: 'NEW', released: false }),
  clear: ['facilitation_id', 'advocate_id', 'defender_id', 'by', 'released'],
  due: [{ move: 'expire', in: ['INVITED', 'STARTED'], since: 'invited_at', after: ['30d'] }],
  moves: {
    invite: {
      from: ['NEW'],
      to: 'INVITED',
      who: ['case'],
      fields: {
        facilitation_id: 'word',
        by: { one_of: ['ADVOCATE', 'DEFENDER'] },
        advocate_id: 'word',
        defender_id: 'word',
      },
      requires: ['facilitation_id', 'by', 'advocate_id', 'defender_id'],
      change: (_, { payload, eventAt }) => ({ ...(payload as Partial<EvaluationDoc>), invited_at: eventAt }),
      tells: (doc) => [
        ...counted(doc),
        ...(doc.by === 'DEFENDER'
          ? [{ to: 'defender', flow: 'evaluate', with: { evaluation: doc.id } } as const]
          : askAdvocate('RATE', doc.facilitation_id)),
      ],
    },
    // One answer at a time, as a chat gives them.
    rate: {
      from: ['INVITED', 'STARTED'],
      to: 'STARTED',
      who: ['advocate', 'defender'],
      fields: answers,
      guard: (doc, update) =>
        Object.keys(said(answers, update)).length > 0 ? evaluator(doc, update) : 'Say at least one answer.',
      change: (_, update) => said(answers, update) as Partial<EvaluationDoc>,
    },
    submit: {
      from: ['INVITED', 'STARTED'],
      to: 'SUBMITTED',
      who: ['advocate', 'defender'],
      fields: answers,
      guard: (doc, update) => {
        const rated = { ...doc, ...said(answers, update) }
        return [rated.overall, ...Object.keys(scores).map((name) => rated[name as keyof typeof scores])].every(
          (each) => each === undefined,
        )
          ? 'Give at least one score.'
          : evaluator(doc, update)
      },
      change: (_, update) => said(answers, update) as Partial<EvaluationDoc>,
      tells: counted,
    },
    expire: { from: ['INVITED', 'STARTED'], to: 'EXPIRED', who: ['timer'], tells: counted },
    // Told by the facilitation when both are in, or their time is over.
    release: { from: ['SUBMITTED', 'EXPIRED'], who: ['case'], change: () => ({ released: true }) },
  },
})
