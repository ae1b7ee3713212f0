import { Talk } from '../../src/cli/talk.ts'
import type { Facts } from '../../src/engine/facts.ts'
import type { Input } from '../../src/engine/input.ts'
import type { Session } from '../../src/engine/session.ts'
import type { Library } from '../../src/library.ts'
import { openSession, sealSession } from '../../src/store/saved-session.ts'
import { createVault } from '../../src/store/vault.ts'
import { inputs, setting } from '../engine/dialogue.ts'

/** Many conversations, each somewhere in the dialogue, kept as the store keeps them: deflated and sealed. */
export type Talks = {
  /** One input to one conversation, picked at random: opened, one turn, sealed again. */
  turn: () => void
  /** Bytes of each that is kept. */
  sizes: () => number[]
}

/** A step of the dialogue: what is written there, and what is known then. */
type Step = { input: Input; facts: Facts; before: string | null }

const WHO = 'p1'

/** @param count conversations */
export function keepTalks({ engine, words }: Pick<Library, 'engine' | 'words'>, count: number): Talks {
  const vault = createVault(Buffer.alloc(32, 7))
  const key = vault.ownKey
  const seal = (session: Session): string => sealSession(vault, key, WHO, session)
  const steps: Step[] = []
  const talk = new Talk(engine, words, setting)
  const writes: Input[] = [
    { kind: 'start', flow: 'settlement' },
    ...inputs.map((text) => ({ kind: 'text', text }) as const),
  ]
  for (const input of writes) {
    const { session } = talk
    steps.push({ input, facts: talk.setting.facts, before: session && seal(session) })
    talk.turn(input)
  }
  // Those at the first step have nothing open: one that is begun stands at the second.
  const at = Uint8Array.from({ length: count }, (_, n) => 1 + (n % (steps.length - 1)))
  const kept = keepApart(count)
  at.forEach((step, n) => {
    kept.put(n, steps[step]?.before ?? '')
  })
  const next = random()
  let ids = 0

  return {
    turn() {
      const n = next() % count
      const step = steps[at[n] ?? 0] as Step
      const saved = at[n] === 0 ? undefined : kept.get(n)
      const session = saved === undefined ? null : openSession(vault, key, WHO, saved)
      const { facts, input } = step
      const result = engine.turn(session, input, { ...setting, facts, newId: () => `wait-${++ids}` })
      if (!result.session) throw new Error('the dialogue ended where it does not')
      kept.put(n, seal(result.session))
      at[n] = ((at[n] ?? 0) + 1) % steps.length
    },
    sizes: () => Array.from(at, (_, n) => kept.get(n).length),
  }
}

/** Bytes that a conversation may take: what is asked of each that waits. */
const ROOM = 1_024

/** Outside of the heap, as in a database: what the engine's own memory has to look through must not grow with their number. */
function keepApart(count: number) {
  const room = Buffer.alloc(count * ROOM)
  const lengths = new Uint16Array(count)
  return {
    put(n: number, text: string): void {
      if (text.length > ROOM) throw new Error(`a conversation takes ${text.length} bytes`)
      lengths[n] = room.write(text, n * ROOM, 'latin1')
    },
    get: (n: number): string => room.toString('latin1', n * ROOM, n * ROOM + (lengths[n] ?? 0)),
  }
}

/** Numbers of 32 bits, the same in every run (xorshift). */
function random(): () => number {
  let state = 2_463_534_242
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
