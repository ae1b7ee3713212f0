import { PAYOUT_CODES } from './claim-doc.ts'
import { type ChoiceKind, isEmpty, MAX_LIST, type PlainKind, type Shape } from './field.ts'

export const TASK_TYPES = [
  'LOCATE',
  'DELIVER',
  'REVIEW_STATEMENT',
  'SIGNATURE',
  'INTERVIEW',
  'ANNOUNCE',
  'PAYOUT_HELP',
  'WITNESS',
  'DOC',
  'SERVICE',
  'REFERRAL',
  'OTHER',
] as const
export type TaskType = (typeof TASK_TYPES)[number]

/** What shows that a task of a type was done; nothing is handed in without it. */
export type EvidenceRule = {
  /** Must be there. A flag may be false, a list empty: it was answered. */
  needs: readonly Field[]
  /** Must be true or have this value. */
  must?: Partial<Record<Field, boolean | string>>
  /** One of these at least. */
  one_of?: readonly Field[]
  /** Further needs where a field has one of these values. */
  when?: readonly { field: Field; is: readonly unknown[]; needs: readonly Field[] }[]
  /** May be there too. */
  also?: readonly Field[]
}

const consent: ChoiceKind = { one_of: ['GIVEN', 'REFUSED', 'NOT_ASKED'] }

/** Every field that evidence may have. Photos and papers are ids of files. */
export const EVIDENCE_FIELDS = {
  accepted: 'flag',
  act_type: {
    one_of: [
      'BIRTH',
      'MARRIAGE',
      'DEATH',
      'POWER_OF_ATTORNEY',
      'POLICE_RECORD',
      'SCHOOL_RECORD',
      'MEDICAL_RECORD',
      'OTHER',
    ],
  },
  action: 'text',
  amount: 'money',
  apostille: 'word',
  claim_states: 'texts',
  consent,
  consents: 'texts',
  corrections: 'texts',
  currency: 'currency',
  done_on: 'date',
  form: { one_of: ['ORIGINAL', 'COPY'] },
  how: 'text',
  identity_basis: 'text',
  interpreter: 'flag',
  interpreter_certificate: 'word',
  issued_on: 'date',
  jurat_ok: 'flag',
  language: 'word',
  /** All in which it was read or told, where there were several. */
  languages: 'texts',
  level: 'level',
  manner: { one_of: ['PERSONAL', 'SUBSTITUTE', 'MAIL', 'POSTED', 'REFUSED'] },
  minutes: 'count',
  new_contact: 'word',
  note: 'text',
  number: 'word',
  outcome: { one_of: ['LOCATED', 'DECEASED', 'DECLINES_CONTACT', 'NOT_FOUND'] },
  pages: 'texts',
  papers: 'texts',
  people_present: 'texts',
  people_told: 'count',
  photo: 'word',
  place: 'word',
  private_room: 'flag',
  problem_code: { one_of: PAYOUT_CODES },
  questions: 'texts',
  read_aloud: 'flag',
  recording_consent: consent,
  referred_to: 'word',
  registry: 'word',
  relation: 'word',
  result: { one_of: ['SOLVED', 'PENDING', 'NOT_SOLVED'] },
  safety_note: 'text',
  served_at: 'instant',
  served_by: 'word',
  served_on: 'word',
  share_consent: consent,
  signed: 'flag',
  statement_draft: 'word',
  sworn_statement: 'word',
  technical_problems: 'texts',
  tracking: 'word',
  translation: 'word',
  willing_to_testify: 'flag',
} as const satisfies Record<string, PlainKind | ChoiceKind>
export type Field = keyof typeof EVIDENCE_FIELDS
export type Evidence = Partial<Record<Field, unknown>>

/** Closed: those fields and no others. */
export const EVIDENCE_SHAPE: Shape = { fields: EVIDENCE_FIELDS }

const handedOver: EvidenceRule = {
  needs: ['done_on', 'read_aloud', 'language', 'corrections'],
  one_of: ['photo', 'note'],
  also: ['languages'],
}

export const EVIDENCE: Readonly<Record<TaskType, EvidenceRule>> = {
  LOCATE: {
    needs: ['outcome', 'how'],
    when: [{ field: 'outcome', is: ['LOCATED'], needs: ['new_contact', 'level', 'share_consent'] }],
    also: ['photo', 'note'],
  },
  DELIVER: handedOver,
  REVIEW_STATEMENT: handedOver,
  SIGNATURE: {
    needs: ['pages', 'signed', 'place', 'done_on', 'jurat_ok', 'interpreter', 'tracking'],
    must: { signed: true, jurat_ok: true },
    when: [{ field: 'interpreter', is: [true], needs: ['interpreter_certificate'] }],
    also: ['note', 'language', 'read_aloud'],
  },
  INTERVIEW: {
    needs: ['done_on', 'minutes', 'people_present', 'private_room', 'recording_consent', 'technical_problems'],
    also: ['note', 'language'],
  },
  ANNOUNCE: { needs: ['people_told', 'claim_states', 'questions', 'consents'], also: ['note'] },
  PAYOUT_HELP: {
    needs: ['problem_code', 'action', 'result'],
    when: [{ field: 'result', is: ['SOLVED'], needs: ['amount', 'currency'] }],
    also: ['photo', 'note'],
  },
  WITNESS: {
    needs: ['consent', 'relation', 'statement_draft', 'safety_note', 'willing_to_testify'],
    must: { consent: 'GIVEN' },
    also: ['note', 'language'],
  },
  DOC: {
    needs: ['act_type', 'registry', 'number', 'issued_on', 'form', 'tracking'],
    also: ['apostille', 'translation', 'photo', 'note'],
  },
  SERVICE: {
    needs: [
      'served_by',
      'served_on',
      'identity_basis',
      'relation',
      'papers',
      'language',
      'served_at',
      'place',
      'manner',
      'sworn_statement',
    ],
    also: ['photo', 'note'],
  },
  REFERRAL: { needs: ['referred_to', 'accepted', 'done_on'], also: ['note'] },
  OTHER: { needs: ['done_on', 'note'], also: ['photo'] },
}

/** What the files are that a Defender sent for a task in a talk, where its evidence has a field for them. */
const FILES_ARE: Partial<Record<TaskType, Field>> = {
  LOCATE: 'photo',
  DELIVER: 'photo',
  REVIEW_STATEMENT: 'photo',
  SIGNATURE: 'pages',
  ANNOUNCE: 'consents',
  PAYOUT_HELP: 'photo',
  WITNESS: 'statement_draft',
  DOC: 'photo',
  SERVICE: 'photo',
  OTHER: 'photo',
}

/** The evidence with the files that were sent, unless it names some already: all of them for a list, else the first. */
export function withFiles(type: TaskType, evidence: Evidence, files: readonly string[]): Evidence {
  const field = FILES_ARE[type]
  if (!field || files.length === 0 || evidence[field] != null) return evidence
  return { ...evidence, [field]: EVIDENCE_FIELDS[field] === 'texts' ? files.slice(0, MAX_LIST) : files[0] }
}

/** What is missing or wrong before a task of this type can be handed in; null when nothing is. */
export function evidenceProblem(type: TaskType, evidence: Evidence): string | null {
  const rule = EVIDENCE[type]
  const surplus = surplusIn(type, evidence)
  if (surplus) return surplus
  const more = (rule.when ?? []).flatMap(({ field, is, needs }) => (is.includes(evidence[field]) ? needs : []))
  const missing = [...rule.needs, ...more].filter((field) => evidence[field] == null || evidence[field] === '')
  if (missing.length > 0) return `The evidence still needs ${missing.join(', ')}.`
  if (rule.one_of?.every((field) => isEmpty(evidence[field])))
    return `The evidence still needs ${rule.one_of.join(' or ')}.`
  const wrong = Object.entries(rule.must ?? {}).filter(([field, value]) => evidence[field as Field] !== value)
  if (wrong.length > 0)
    return `It is not done until ${wrong.map(([field, value]) => `${field} is ${value}`).join(' and ')}.`
  return null
}

/** Fields that a task of this type does not have: what belongs elsewhere is not slipped in here. */
export function surplusIn(type: TaskType, evidence: Evidence): string | null {
  const { needs, one_of = [], when = [], also = [] } = EVIDENCE[type]
  const known: readonly string[] = [...needs, ...one_of, ...also, ...when.flatMap((each) => each.needs)]
  const surplus = Object.keys(evidence).filter((field) => !known.includes(field))
  return surplus.length > 0 ? `The evidence of this task takes ${[...new Set(known)].sort().join(', ')}.` : null
}
