import { join } from 'node:path'
import { startChild } from './child.ts'
import type { Figure } from './figure.ts'
import type { Answer, Question } from './group/side.ts'
import { hubEnvironment } from './hub.ts'
import type { Question as Asked, Answer as Provided } from './provider.ts'
import { measured, number, spread } from './rounds.ts'

const TARGET_MS = 1_000
const MEMBERS = 46
/** What a sender may send in a second when nobody says otherwise. */
const RATE = 80
/** Copies that a member gets one by one within a day are twelve: with those that warm up it stays below that. */
const [WARM, MOST] = [2, 9]
const TEXTS = ['el sábado', 'el domingo', 'mañana', 'el lunes', 'el martes', 'en la tarde', 'el jueves', 'el viernes']

/** Somebody speaks to the whole group: how long until the last of the others has it, on the store that `npm start` uses. */
export const group: Figure = {
  name: 'group',
  about: 'one post relayed to the 46 members of a group',
  async run({ rounds, quick, servers, cores, profile, say }) {
    const stage = await servers.open('default', 'everywhere')
    const undo: (() => Promise<unknown>)[] = [() => stage.close()]
    try {
      const script = (name: string): string => join(import.meta.dirname, name)
      const provider = await startChild<Asked, Provided>({ script: script('provider.ts'), cores, on: null })
      undo.push(() => provider.stop())
      const providerUrl = `http://127.0.0.1:${(await provider.ask({ what: 'port' })).port}`
      const hub = await startChild<Question, Answer>({
        script: script('group/side.ts'),
        cores,
        on: null,
        env: { ...hubEnvironment({ stage, providerUrl, port: 0 }), TWILIO_WHATSAPP_RATE: String(RATE) },
        flags: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
      })
      undo.push(() => hub.stop())
      await hub.ask({ members: MEMBERS })
      const found: number[] = []
      let missing = 0
      const posts = WARM + (quick ? 1 : Math.min(MOST, 3 * rounds))
      for (let n = 0; n < posts; n++) {
        const text = `nos vemos ${TEXTS[n % TEXTS.length]} en la casa ejidal, si Dios quiere${'.'.repeat(n)}`
        const { copies, firstMs, lastMs, processorMs } = await hub.ask({ says: { by: n, text } })
        say(
          `  post ${n + 1}: ${copies} copies, from ${number(firstMs)} to ${number(lastMs)} ms; processor ${number(processorMs)} ms`,
        )
        if (n < WARM) continue
        found.push(lastMs)
        missing += MEMBERS - 1 - copies
      }
      const slowest = Math.max(...found)
      return [
        {
          what: `one post to ${MEMBERS} members, ms from its acknowledgement to the last copy at the provider (${stage.name})`,
          ours: spread(measured(found)),
          beside: `the sender's own pace of ${RATE} a second: ${number((1_000 * (MEMBERS - 2)) / RATE)}`,
          figure: `slowest ${number(slowest)} ms, ${missing} missing`,
          target: `< ${number(TARGET_MS)} ms, 0 missing`,
          reached: slowest < TARGET_MS && missing === 0,
          ...(missing > 0 ? { promise: true as const } : {}),
        },
      ]
    } finally {
      for (const step of undo.reverse()) await step()
    }
  },
}
