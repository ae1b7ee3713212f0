import { createAct } from '../../src/hub/act.ts'
import type { NewUpdate } from '../../src/hub/updates/tell-update.ts'
import type { TestHub } from './hub.ts'
import { inbound } from './inbound.ts'
import { claimOf, numberOf } from './matter.ts'

export type GroupOnStage = {
  /** Somebody of the team, or a case, says something. Fails the test when it is refused. */
  act(
    noun: string,
    subject: string,
    move: string,
    payload?: Record<string, unknown>,
    as?: NewUpdate['actor'],
  ): Promise<void>
  personOf(n: number): Promise<string>
  /** The person of that row is known (a Defender vouches). */
  vouch(n: number): Promise<void>
  /** Their number is on no WhatsApp: what is known of them is known at their SMS. */
  smsAlone(n: number): Promise<void>
  /** A member since some time: consent and name are given. */
  join(n: number, alias: string): Promise<void>
  says(n: number, text: string): Promise<void>
}

export const ANA = { kind: 'staff', id: 'ana' } as const
export const EVA = { kind: 'staff', id: 'eva' } as const
export const DANA = { kind: 'advocate', id: 'dana' } as const

let told = 0

/** A relay group of a matter, open. */
export async function openGroup(test: TestHub, matter: string, group: string): Promise<GroupOnStage> {
  const { hub, clock, idle } = test
  const acting = createAct({ ...hub.parts, record: hub.records })
  const act: GroupOnStage['act'] = async (noun, subject, move, payload = {}, actor = ANA) => {
    const personId = typeof payload.person_id === 'string' ? payload.person_id : undefined
    const { accepted, reason } = await acting({
      key: `stage${++told}`,
      noun,
      subject,
      move,
      payload,
      actor,
      source: 'test',
      eventAt: clock.now(),
      ...(noun === 'person' ? { personId: subject } : personId ? { personId } : {}),
    })
    if (!accepted) throw new Error(`${noun} ${move} was refused: ${reason}`)
    await idle()
  }
  const personOf = async (n: number): Promise<string> => (await claimOf(test, matter, n)).personId ?? ''
  const vouch = async (n: number): Promise<void> => {
    const personId = await personOf(n)
    const address = (await test.store.addresses.ofPerson(personId)).find(({ unreachable }) => !unreachable)
    await act('person', personId, 'vouch', { address: address?._id, name: 'Maximiliano', how: 'neighbour' })
  }
  await act('group', group, 'propose', { kind: 'RELAY', matter_id: matter, people: 46 })
  await act('group', group, 'open')
  return {
    act,
    personOf,
    vouch,
    async smsAlone(n) {
      const known = await test.store.addresses.ofPerson(await personOf(n))
      const ids = known.filter(({ channel }) => channel === 'whatsapp').map(({ _id }) => _id)
      await test.store.addresses.model.updateMany({ _id: { $in: ids } }, { $set: { unreachable: '63003' } })
    },
    async join(n, alias) {
      await vouch(n)
      const personId = await personOf(n)
      const id = `${group}.${personId}`
      const address = (await test.store.addresses.ofPerson(personId)).find(({ unreachable }) => !unreachable)
      // They have just said so by themselves: the 24 hours are open.
      if (address) await test.store.addresses.heard(address, clock.now())
      await act('person', personId, 'give_consent', { purpose: 'GROUP', text_version: 'E0.1' })
      await act('invitation', id, 'invite', { person_id: personId, group_id: group, matter_id: matter, level: 'L1' })
      await act('invitation', id, 'join', { alias, text_version: 'E0.1' })
    },
    async says(n, text) {
      clock.advance('1m')
      await hub.receive.inbound([inbound(numberOf(n), text)])
      await idle()
    },
  }
}
