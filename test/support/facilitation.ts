import { beforeAll, expect } from 'vitest'
import type { Actor } from '../../src/cases/noun.ts'
import { createAct } from '../../src/hub/act.ts'
import { seedFacilitation } from '../../src/hub/seed/seed-facilitation.ts'
import type { TestHub } from './hub.ts'
import { inbound } from './inbound.ts'
import type { ScriptedChannel } from './scripted-channel.ts'

/** The facilitation of the story on a hub, and what its people do there. Call it at the top of the file. */
export function facilitationOnStage({ hub, store, clock, idle, later }: TestHub) {
  let moves = 0
  beforeAll(async () => {
    await store.prepare()
    await seedFacilitation(hub, 'LAND-1')
    await idle()
  }, 120_000)

  const settled = async (): Promise<void> => {
    await idle()
    await later(1_000)
  }
  /** Fails the test when it is refused. */
  async function move(
    noun: string,
    subject: string,
    name: string,
    actor: Actor,
    payload: Record<string, unknown> = {},
  ) {
    const act = createAct({ ...hub.parts, record: { drain: hub.record } })
    const about = { noun, subject, move: name, payload, actor, source: 'test', eventAt: clock.now() }
    const { reason } = await act({ key: `stage${++moves}`, ...about })
    expect(reason, `${noun} ${name}`).toBeNull()
    await settled()
  }
  /** @returns what they are answered by text */
  async function says(sms: ScriptedChannel, from: string, text: string): Promise<string[]> {
    const before = sms.gotBy(from).length
    await hub.receive.inbound([inbound(from, text, { from: { channel: 'sms', value: from } })])
    await settled()
    return sms.gotBy(from).slice(before)
  }
  return { settled, move, says }
}
