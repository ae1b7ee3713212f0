import { Talk } from '../../src/cli/talk.ts'
import type { Library } from '../../src/library.ts'
import { inputs, type Play, type Said, setting } from './dialogue.ts'

/** The engine as it is: flows, intents, readers and words; the session goes through JSON at every turn. */
export const playOurs =
  ({ engine, words }: Library): Play =>
  () => {
    const talk = new Talk(engine, words, setting)
    const said: Said[] = []
    for (const outcome of [talk.open('settlement'), ...inputs.map((text) => talk.write(text))].flat())
      if (outcome.kind === 'said') said.push({ text: outcome.text, labels: outcome.options.map(({ label }) => label) })
    return said
  }
