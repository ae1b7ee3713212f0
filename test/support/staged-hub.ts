import { readFileSync } from 'node:fs'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll } from 'vitest'
import { cast, classListFile } from '../../simulator/cast.ts'
import type { Control } from '../../simulator/control.ts'
import type { FaultChange } from '../../simulator/faults.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { freePort, type HubProcess, ownRedis, startHubProcess, TWILIO } from './hub-process.ts'
import { type StaffApi, staffApi } from './staff-api.ts'
import { testStore } from './store.ts'

/** The matter whose class list is imported. */
export const MATTER = 'LAND-1'

export type StagedHub = {
  readonly connection: Connection
  readonly simulator: Simulator
  readonly control: Control
  /** The process that was started last. */
  readonly hub: HubProcess
  readonly api: StaffApi
  readonly redis: Awaited<ReturnType<typeof ownRedis>>
  /** Starts one more process, on the same address, store and Redis: after the one before it has ended. */
  start(): Promise<HubProcess>
}

export type Staging = {
  /** A numbered database that no other file uses. */
  redisDb: number
  /** The people of the story and their class list, imported; else no phone and no matter. */
  story?: boolean
  /** What the provider does from the start; by default every message is sent and delivered at once. */
  faults?: FaultChange
  /** False: the file starts it itself, by `start`. */
  running?: boolean
}

/** The real program beside the provider's look-alike, both over HTTP, from `beforeAll` to `afterAll`. Call it at the top of the file. */
export function stagedHub({ redisDb, story = false, faults, running = true }: Staging): StagedHub {
  const { name: database, connection } = testStore()
  let started: { simulator: Simulator; redis: StagedHub['redis']; port: number } | undefined
  let hub: HubProcess | undefined

  const start = async (): Promise<HubProcess> => {
    const { simulator, port } = there(started)
    hub = await startHubProcess({ port, providerUrl: simulator.url, database, redisDb })
    return hub
  }
  beforeAll(async () => {
    const port = await freePort()
    const redis = await ownRedis(redisDb)
    const simulator = await startSimulator({
      port: 0,
      ...TWILIO,
      webhookUrl: `http://127.0.0.1:${port}/webhooks/twilio`,
      phones: story ? cast() : [],
      faults: { pace: { sent: 0, delivered: 0 }, ...faults },
    })
    started = { simulator, redis, port }
    if (running) await start()
    if (story) await staffApi(there(hub).url).openMatter(MATTER, readFileSync(classListFile, 'utf8'))
  })
  afterAll(() => started?.simulator.close())

  return {
    connection,
    get simulator() {
      return there(started).simulator
    },
    get control() {
      return there(started).simulator.control
    },
    get hub() {
      return there(hub)
    },
    get api() {
      return staffApi(there(hub).url)
    },
    get redis() {
      return there(started).redis
    },
    start,
  }
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('Not started yet: use it in a test, not at the top of the file.')
  return part
}
