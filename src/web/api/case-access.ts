import type { AnyDoc, NounName } from '../../cases/index.ts'
import type { LetterDoc } from '../../cases/letter.ts'
import { notByText } from '../../hub/letters/not-by-text.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import type { Store } from '../../store/index.ts'
import type { Caller } from './caller.ts'
import { showClaim, showEvaluation, showPerson, showReport } from './shown-fields.ts'

/**
 * How a noun stands in the API. Who may make which move is in the noun's own table (`who`): a role that reads a noun and
 * acts as one of those may try the move.
 */
export type Access = {
  /** Below /api/v1: `facilitations`. */
  path: string
  read: readonly ApiRole[]
  /** Roles that may make one beside those that read it; they are told its id and state, and no more. */
  make?: readonly ApiRole[]
  /** Roles that see only what is theirs, and the field in the clear that says whose it is; `id`: the document itself. */
  own?: Partial<Record<'advocate' | 'defender', string>>
  /** Not bound to matters: keys for some matters see it too. */
  everywhere?: boolean
  /** What of it stands in the clear is shown when the person was erased. */
  outlives?: boolean
  /** Reads are logged: it tells of a person. */
  logged?: boolean
  /** What of it a caller sees; absent: all. */
  show?: (doc: AnyDoc, caller: Caller) => AnyDoc
  /** Why a move is not taken in these fields, for what its guard cannot know; null: it is. */
  refuses?: (store: Store, doc: AnyDoc, move: string, payload: Record<string, unknown>) => Promise<string | null>
}

const parties = { advocate: 'advocate_id', defender: 'defender_id' }
const team = ['admin', 'staff', 'safety'] as const satisfies readonly ApiRole[]
/** Whoever handles complaints, and nobody else: not who runs the hub, and least of all whom it is about. */
const sealed = ['complaints'] as const satisfies readonly ApiRole[]

/** Every noun; `own`: its routes are written by hand. */
export const access: Readonly<Record<NounName, Access | 'own routes'>> = {
  person: 'own routes',
  address: 'own routes',
  matter: 'own routes',
  claim: 'own routes',
  handoff: 'own routes',
  organisation: { path: 'organisations', read: [...team, 'finance', 'advocate', 'defender'], everywhere: true },
  defender: { path: 'defenders', read: [...team, 'finance', 'defender'], own: { defender: 'id' } },
  advocate: { path: 'advocates', read: [...team, 'finance', 'advocate'], own: { advocate: 'id' } },
  facilitation: { path: 'facilitations', read: [...team, 'finance', 'advocate', 'defender'], own: parties },
  agreement: { path: 'agreements', read: [...team, 'finance', 'advocate', 'defender'], own: parties },
  task: { path: 'tasks', read: [...team, 'advocate', 'defender'], own: parties, logged: true },
  hours_report: {
    path: 'hours-reports',
    read: [...team, 'finance', 'advocate', 'defender'],
    own: parties,
    show: showReport,
  },
  evaluation: {
    path: 'evaluations',
    read: [...team, 'advocate', 'defender'],
    own: parties,
    show: showEvaluation,
  },
  outcome: { path: 'outcomes', read: [...team, 'advocate'], own: { advocate: 'advocate_id' } },
  invitation: { path: 'invitations', read: [...team, 'defender'], logged: true },
  referral: { path: 'referrals', read: [...team, 'defender'], own: { defender: 'defender_id' }, logged: true },
  letter: {
    path: 'letters',
    read: [...team, 'advocate', 'defender'],
    own: parties,
    logged: true,
    refuses: async (store, doc, move, { translation }) =>
      move === 'translate' && typeof translation === 'string'
        ? notByText({ store }, doc as unknown as LetterDoc, translation)
        : null,
  },
  search: { path: 'searches', read: [...team, 'defender'], own: { defender: 'defender_id' }, logged: true },
  relationship: { path: 'relationships', read: team, logged: true },
  consent: { path: 'consents', read: team, logged: true },
  incident: { path: 'incidents', read: team, make: ['defender', 'advocate'], logged: true },
  complaint: { path: 'complaints', read: sealed, make: [...team, 'defender', 'advocate'], logged: true },
  privacy_request: { path: 'privacy-requests', read: team, make: ['defender'], logged: true, outlives: true },
  group: { path: 'groups', read: [...team, 'defender', 'advocate'] },
  post: { path: 'posts', read: [...team, 'defender'], logged: true },
  question: { path: 'questions', read: [...team, 'defender', 'advocate'], logged: true },
  alert: { path: 'alerts', read: [...team, 'defender'] },
  broadcast: { path: 'broadcasts', read: [...team, 'advocate'] },
}

/** How the nouns with routes of their own stand in what is made from this table all the same: exports, and figures of reports. */
const byHand: Readonly<Partial<Record<NounName, Access>>> = {
  person: { path: 'people', read: [...team, 'defender'], logged: true, show: showPerson },
  address: { path: 'addresses', read: team, logged: true },
  matter: { path: 'matters', read: [...team, 'finance', 'advocate', 'defender', 'integration'] },
  claim: { path: 'claims', read: [...team, 'finance', 'advocate', 'defender', 'integration'], show: showClaim },
  handoff: { path: 'handoffs', read: team },
}

export function accessTo(name: NounName): Access {
  const entry = access[name] === 'own routes' ? byHand[name] : access[name]
  if (!entry) throw new Error(`Nobody has said who reads ${name}`)
  return entry
}
