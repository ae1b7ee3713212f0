import { createActor } from 'xstate'
import type { Library } from '../../src/library.ts'
import type { Reading } from '../../src/reading/reader.ts'
import { year as yearReader } from '../../src/reading/readers/year.ts'
import { inputs, type Play, type Said, setting } from './dialogue.ts'
import { dialogueMachine } from './machine.ts'
import { plainReading } from './plain-reading.ts'
import { plainWords } from './plain-words.ts'

/** How the machine understands. `global` is asked first at every turn, as in ours. */
type Understanding = {
  prepare: (text: string) => string
  global: (text: string) => string | null
  year: (text: string) => number | null
}

/** Lists and patterns: what one writes first. */
const plain: Understanding = { prepare: plainReading.fold, global: plainReading.global, year: plainReading.year }

/** Our intents and our reader of years in front of the machine: the same understanding on both sides. */
const withOurReaders = ({ readIntent }: Library): Understanding => {
  const { country, lang, now, zone } = setting
  const context = { country, lang, now, zone }
  return {
    prepare: (text) => text,
    global(text) {
      const reading = readIntent(text, { ...context, expecting: 'choice' })
      return 'intent' in reading ? reading.intent : null
    },
    year(text) {
      const reading: Reading<number> = yearReader.read(text, context, {})
      return 'value' in reading ? reading.value : null
    },
  }
}

/** XState 5: a persisted snapshot is loaded, takes one event, and is persisted and saved again. */
export function playXState(library?: Library): Play {
  const { prepare, global, year } = library ? withOurReaders(library) : plain
  const words = plainWords()
  let said: Said[] = []
  let before = ''
  let recorded: string[] = []
  const { claim } = setting.facts as { claim: { last_year: number; employers: string[]; work: string[] } }
  const machine = dialogueMachine({
    say: (flow, node, joins) => {
      const { text, labels } = words(flow, node)
      if (joins) before += `${text}\n`
      else {
        said.push({ text: before + text, labels })
        before = ''
      }
    },
    record: (noun, move) => recorded.push(`${noun} ${move}`),
    says: library ? (text, list) => plainReading.says(plainReading.fold(text), list) : plainReading.says,
    year,
    person: {
      lastYear: claim.last_year,
      employers: claim.employers.map(plainReading.fold),
      work: claim.work.map(plainReading.fold),
    },
  })
  const save = (actor: ReturnType<typeof start>): string => {
    const saved = JSON.stringify(actor.getPersistedSnapshot())
    actor.stop()
    return saved
  }
  const start = (saved?: string) =>
    createActor(machine, saved === undefined ? {} : { snapshot: JSON.parse(saved) }).start()
  return () => {
    said = []
    recorded = []
    let saved = save(start())
    for (const text of inputs) {
      const actor = start(saved)
      const heard = prepare(text)
      const intent = global(heard)
      actor.send(intent !== null && known.has(intent) ? ({ type: intent } as never) : { type: 'text', text: heard })
      saved = save(actor)
    }
    return said
  }
}

const known = new Set(['STOP', 'COST', 'SCAM', 'VISA', 'HUMAN', 'WHO', 'LATER', 'REPEAT'])
