import type { ClaimDoc } from '../cases/claim-doc.ts'
import type { HandoffDoc } from '../cases/handoff.ts'
import type { Actor } from '../cases/noun.ts'
import type { PersonDoc } from '../cases/person-doc.ts'
import { STORY_MATTER } from '../hub/seed/seed-story.ts'
import type { CaseDocument } from '../store/case-documents.ts'
import { people } from './people.ts'
import type { Persona, Route } from './persona.ts'
import type { Stage } from './stage.ts'

const DEFENDER: Actor = { kind: 'defender', id: 'francisco' }
const STAFF: Actor = { kind: 'staff', id: 'marina' }
const SAFETY: Actor = { kind: 'staff', id: 'sol', role: 'safety' }
const ADVOCATE: Actor = { kind: 'advocate', id: 'dana' }
/** The approved words that the Defender reads aloud. */
const TEXT_VERSION = 'A6.1'

export type Staff = ReturnType<typeof createStaff>

/**
 * Marina in the office, Sol for whoever is in danger, Francisco on the road, Dana at the court: what they do goes through the use cases of the API.
 * An act that the case store refuses breaks the story off, with the reason.
 */
export function createStaff({ store, act, outreach, simulator, clock }: Stage) {
  let acts = 0
  /** Facts of one instant are taken in the order of their keys. */
  const nextKey = (): string => {
    acts++
    return `demo:${String(acts).padStart(6, '0')}`
  }

  async function tell(
    noun: 'person' | 'claim' | 'handoff' | 'incident' | 'matter',
    target: { subject: string; personId?: string | undefined },
    actor: Actor,
    move: string,
    payload: Record<string, unknown> = {},
  ): Promise<void> {
    const { accepted, reason } = await act({
      key: nextKey(),
      noun,
      subject: target.subject,
      move,
      payload,
      actor,
      source: 'demo',
      eventAt: clock.now(),
      ...(target.personId ? { personId: target.personId } : {}),
    })
    if (!accepted) throw new Error(`The case store refused ${noun} ${move}: ${reason}`)
  }

  const claims = (): Promise<CaseDocument<ClaimDoc>[]> =>
    store.cases.list<ClaimDoc>({ noun: 'claim', matterId: STORY_MATTER }, 200)

  /** Ids of everybody on the list, by their place on it; they never change. */
  let list: ReadonlyMap<number, { subject: string; personId: string }> | undefined
  async function claimOf(no: number): Promise<{ subject: string; personId: string }> {
    list ??= new Map(
      (await claims()).flatMap(({ subject, personId, doc }) =>
        personId ? [[Number(doc.list_no), { subject, personId }] as const] : [],
      ),
    )
    const claim = list.get(no)
    if (!claim) throw new Error(`There is no claim number ${no}`)
    return claim
  }
  const personOf = async (no: number) => {
    const { personId } = await claimOf(no)
    return { subject: personId, personId }
  }

  /** The WhatsApp address of their phone: where the Defender saw them use it. */
  function addressOf({ phone, channel }: Persona): string | null {
    if (!phone) return null
    return store.addresses.idOf({ channel, value: simulator.control.phone(phone).number })
  }

  /** A number that the search brought; whoever was visited has been seen by the Defender, who vouches. */
  async function found(persona: Persona, by: Route): Promise<void> {
    const person = await personOf(persona.no)
    if (persona.phone) {
      const value = simulator.control.phone(persona.phone).number
      for (const channel of ['whatsapp', 'sms'] as const) {
        const { _id } = await store.addresses.ensure({ channel, value }, 'MX', person.personId)
        await tell('person', person, STAFF, 'add_address', { address: _id, source: by })
      }
    }
    if (persona.shared && persona.phone)
      await tell('person', person, DEFENDER, 'prefer', { shared: true, address: addressOf(persona) })
    if (by === 'visit') await visit(persona)
  }

  async function visit(persona: Persona): Promise<void> {
    const person = await personOf(persona.no)
    const address = addressOf(persona)
    await tell('person', person, DEFENDER, 'reach', address ? { address } : {})
    await tell('person', person, DEFENDER, 'prefer', { mode: persona.mode })
    if (address) await tell('person', person, DEFENDER, 'vouch', { address, how: 'known in the village' })
    if (persona.inPerson) await explain(persona)
  }

  /** Says in person what the bot says in chat, up to the wish to take part. */
  async function explain({ no }: Persona): Promise<void> {
    const claim = await claimOf(no)
    await tell('claim', claim, DEFENDER, 'notify')
    await tell('claim', claim, DEFENDER, 'verify')
    await tell('claim', claim, DEFENDER, 'inform', { text_version: TEXT_VERSION, in_person: true })
    await tell('claim', claim, DEFENDER, 'understand')
    await tell('claim', claim, DEFENDER, 'intend')
  }

  /** The Defender speaks with somebody who asked for it, or whom the bot could not identify: not where a stranger did, while they are looked for. */
  async function speakWith(persona: Persona): Promise<void> {
    const { subject, personId } = await claimOf(persona.no)
    const [claim, person] = await Promise.all([
      store.cases.get<ClaimDoc>('claim', subject),
      store.cases.get<PersonDoc>('person', personId ?? ''),
    ])
    const theirs = addressOf(persona)
    const known = theirs === null || person?.doc.addresses.some(({ id }) => id === theirs)
    if (claim && known && ['NOT_CONTACTED', 'NOTIFIED'].includes(claim.state)) await visit(persona)
  }

  /** The safety lead calls, does what is needed, and lifts what the incident had frozen. */
  async function protect(personId: string): Promise<void> {
    for (const incident of await store.cases.ofPerson(personId, ['incident'], MOST_INCIDENTS)) {
      if (incident.state !== 'REPORTED') continue
      await tell('incident', incident, SAFETY, 'triage', { severity: 'HIGH', plan: 'Call, and warn the others' })
      await tell('incident', incident, SAFETY, 'contain', { text: 'Nothing was paid, no data was given' })
      await tell('incident', incident, SAFETY, 'close', { reason: 'They know what to do; nobody asked again' })
    }
  }

  /** One row of the queue: dealt with, then resolved. */
  async function deal(handoff: CaseDocument<HandoffDoc>): Promise<void> {
    const target = { subject: handoff.subject, personId: handoff.personId }
    const { reason } = handoff.doc
    const persona = await personaOf(handoff.personId)
    if (persona && BY_DEFENDER.has(reason)) await speakWith(persona)
    if (reason === 'incident' && handoff.personId) await protect(handoff.personId)
    if (persona && reason === 'deceased') {
      await tell('person', await personOf(persona.no), STAFF, 'decease')
      await tell('person', await personOf(persona.no), DEFENDER, 'prefer', { mode: persona.mode })
      await explain(persona)
    }
    await tell('handoff', target, STAFF, 'resolve')
  }

  async function personaOf(personId: string | undefined): Promise<Persona | undefined> {
    for (const persona of people) if ((await claimOf(persona.no)).personId === personId) return persona
    return undefined
  }

  return {
    found,
    /** Starts, or goes on with whoever can be written to now. */
    async startOutreach(): Promise<{ started: number }> {
      const report = await outreach({
        matterId: STORY_MATTER,
        action: 'start',
        actor: STAFF,
        requestId: nextKey(),
      })
      if (!report.accepted) throw new Error(`The outreach was refused: ${report.reason}`)
      return report
    },
    /** Works through the queue as it is now. @returns how many were resolved */
    async workQueue(): Promise<number> {
      const open = await store.cases.list<HandoffDoc>({ noun: 'handoff', state: 'OPEN' }, 200)
      for (const handoff of open) await deal(handoff)
      return open.length
    },
    /** He said that he is in Texas: from now on his day is counted there. */
    async movedTo(no: number, country: string, region: string): Promise<void> {
      await tell('person', await personOf(no), STAFF, 'describe', { country, region })
    },
    /** Somebody tried to pass for another person. */
    async reportImpersonation(no: number): Promise<void> {
      const person = await personOf(no)
      await tell('incident', { subject: `i_impersonation_${no}`, personId: person.personId }, STAFF, 'report', {
        kind: 'IMPERSONATION',
        person_id: person.personId,
        matter_id: STORY_MATTER,
      })
    },
    /** A day on the road with the forms: whoever wants to take part signs, or of these the ones that the day is for. */
    async signForms(day: string, only?: readonly number[]): Promise<number> {
      const willing = (await claims()).filter(
        ({ state, doc }) => state === 'INTENDS_TO_JOIN' && (only?.includes(Number(doc.list_no)) ?? true),
      )
      for (const claim of willing)
        await tell('claim', claim, DEFENDER, 'sign', { form: `form-${claim.doc.list_no}`, signed_on: day })
      return willing.length
    },
    /** The Advocate files what was signed; only this counts as joined. */
    async fileForms(day: string): Promise<number> {
      const signed = (await claims()).filter(({ state }) => state === 'CONSENT_SIGNED')
      for (const claim of signed) await tell('claim', claim, ADVOCATE, 'join', { filed_on: day })
      return signed.length
    },
    /** What the court decided in the end. */
    async settleMatter(): Promise<void> {
      await tell('matter', { subject: STORY_MATTER }, ADVOCATE, 'settle')
    },
  }
}

/** More incidents of one person than there are. */
const MOST_INCIDENTS = 20
/** Hand-offs after which the Defender goes to see the person, or calls. */
const BY_DEFENDER = new Set([
  'call_wanted',
  'visit_wanted',
  'not_identified',
  'interpreter',
  'interpreter_from_elsewhere',
  'voice_note',
])
