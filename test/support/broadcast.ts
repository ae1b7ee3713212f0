import type { BroadcastDoc } from '../../src/cases/broadcast-doc.ts'
import type { Actor } from '../../src/cases/noun.ts'
import { createAct } from '../../src/hub/act.ts'
import { createFreeze } from '../../src/hub/broadcast/freeze.ts'
import type { TestHub } from './hub.ts'

export const NEUTRAL = 'Hola, {person.address_form}. Soy {matter.alias}. El lunes no atendemos por teléfono.'
const SMS = 'Hola, soy {matter.alias}. El lunes no atendemos por telefono. Para salir, ALTO.'

export type Wanted = {
  id?: string
  matter?: string
  level?: string
  texts?: object[]
  audience?: object
  /** Days until it is over. */
  days?: number
  repeatReason?: string
  /** Not before this hour at each person's place. */
  atHour?: number
  draft?: object
}

/** A broadcast as staff make one: written by Ana, approved by Berta, and what else a test wants of it. */
export function broadcasts({ hub, store, clock, idle }: TestHub) {
  const act = createAct({ ...hub.parts, record: hub.records })
  const freeze = createFreeze(hub)
  let requests = 0

  const tell = async (
    noun: 'broadcast' | 'person' | 'claim',
    subject: string,
    move: string,
    payload: object,
    actor: Actor,
    personId = noun === 'person' ? subject : undefined,
  ) => {
    const acted = await act({
      key: `test:${++requests}`,
      noun,
      subject,
      move,
      payload: payload as Record<string, unknown>,
      actor,
      source: 'test',
      eventAt: clock.now(),
      ...(personId === undefined ? {} : { personId }),
    })
    if (!acted.accepted) throw new Error(`${move}: ${acted.reason}`)
    await idle()
  }
  const ana: Actor = { kind: 'staff', id: 'ana' }
  const move = (id: string, name: string, payload: object = {}, actor = ana) =>
    tell('broadcast', id, name, payload, actor)
  const doc = async (id: string): Promise<BroadcastDoc> => {
    const found = await store.cases.get<BroadcastDoc>('broadcast', id)
    if (!found) throw new Error('There is no such broadcast')
    return found.doc
  }
  const approved = async ({ id = 'b1', matter = 'LAND-1', level = 'L0', texts, audience, draft }: Wanted = {}) => {
    await move(id, 'draft', {
      title: 'Closed on Monday',
      matter_id: matter,
      level,
      texts: texts ?? [{ lang: 'es', text: NEUTRAL, sms: SMS }],
      audience: audience ?? { everybody: true },
      ...draft,
    })
    await move(id, 'approve_text', { hash: (await doc(id)).text_hash }, { kind: 'staff', id: 'berta' })
    return doc(id)
  }
  const frozen = async (wanted: Wanted = {}) =>
    freeze({
      doc: await approved(wanted),
      by: 'ana',
      requestId: `freeze-${++requests}`,
      ...(wanted.repeatReason ? { repeatReason: wanted.repeatReason } : {}),
    })
  /** A fact about somebody, as staff tell it. */
  const tellPerson = (id: string, name: string, payload: object, actor = ana) =>
    tell('person', id, name, payload, actor)
  return {
    move,
    tellPerson,
    /** A fact about a claim, as a conversation tells it. */
    tellClaim: (id: string, personId: string, name: string, payload: object = {}) =>
      tell('claim', id, name, payload, { kind: 'bot' }, personId),
    doc,
    approved,
    frozen,
    /** Frozen and scheduled for now; the next sweep begins it. */
    async scheduled(wanted: Wanted = {}): Promise<string> {
      const result = await frozen(wanted)
      if (!('accepted' in result) || !result.accepted) throw new Error(`Not frozen: ${JSON.stringify(result)}`)
      const { id = 'b1', days = 7, atHour } = wanted
      const until = new Date(clock.now().getTime() + days * 86_400_000)
      await move(id, 'schedule', { expires_at: until.toISOString(), ...(atHour ? { at_hour: atHour } : {}) })
      return id
    },
  }
}
