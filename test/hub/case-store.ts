import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { beforeAll } from 'vitest'
import { createRecord, type RecordUpdates } from '../../src/hub/updates/record.ts'
import { createTellUpdates, type NewUpdate, type TellUpdates } from '../../src/hub/updates/tell-update.ts'
import type { Payloads, QueueName } from '../../src/queues/queues.ts'
import { openStore, type Store } from '../../src/store/index.ts'
import { createVault } from '../../src/store/vault.ts'
import { createClock, type TestClock } from '../support/clock.ts'
import { testStore } from '../support/store.ts'

export type CaseHub = {
  store: Store
  clock: TestClock
  record: RecordUpdates
  tellUpdates: TellUpdates
  /** Every wake-up since the last `drain`. */
  woken: { name: QueueName; payload: Payloads[QueueName] }[]
  log: pino.Logger
  /** Lines that were logged. */
  logged: string[]
  wake: (name: QueueName, payload: Payloads[QueueName]) => Promise<void>
  /** Applies what waits, as the workers would, until nothing is left. */
  drain(): Promise<void>
  tell(...updates: (Partial<NewUpdate> & Pick<NewUpdate, 'noun' | 'subject' | 'move'>)[]): Promise<void>
}

/** The case side on a real store, without queues: wake-ups are collected and run by `drain`. */
export function caseHub(): CaseHub {
  const test = testStore()
  const clock = createClock()
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const hub = { clock, log, logged, woken: [] } as unknown as CaseHub
  let last = 0
  hub.wake = async (name, payload) => void hub.woken.push({ name, payload })
  beforeAll(async () => {
    hub.store = openStore(test.connection, createVault(randomBytes(32)))
    await hub.store.prepare()
    const parts = { store: hub.store, clock, wake: hub.wake as never, log }
    hub.record = createRecord(parts)
    hub.tellUpdates = createTellUpdates(parts)
  })
  hub.drain = async () => {
    while (hub.woken.length > 0) {
      const jobs = hub.woken.splice(0)
      for (const { name, payload } of jobs) {
        if (name === 'record') await hub.record.drain(payload as Payloads['record'])
        if (name === 'records') await hub.record.drainAll((payload as Payloads['records']).subjects)
      }
    }
  }
  hub.tell = (...updates) =>
    hub.tellUpdates(
      updates.map((update) => {
        clock.advance(1_000)
        return {
          key: `t${String(++last).padStart(5, '0')}`,
          payload: {},
          actor: { kind: 'bot' },
          source: 'test',
          eventAt: clock.now(),
          ...update,
        }
      }),
    )
  return hub
}
