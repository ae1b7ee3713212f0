import { join } from 'node:path'
import { nouns } from '../cases/index.ts'
import { runChecks } from '../engine/checks/index.ts'
import type { Flow } from '../engine/flow.ts'
import { fold } from '../engine/fold.ts'
import { loadFlows } from '../engine/load.ts'
import type { Problem } from '../engine/problem.ts'
import { INTENTS } from '../reading/intent.ts'
import { formats } from '../words/formats.ts'
import { isGsm7, smsSegments } from '../words/gsm7.ts'
import { placeholdersIn } from '../words/locales.ts'
import { createWords, type Words } from '../words/words.ts'

export type CheckedLibrary = { flows: Flow[]; words: Words; problems: Problem[] }

/** A morning in Mexico: what a greeting or a date says is as long at any other time. */
const SETTING = { country: 'MX', zone: 'America/Mexico_City', now: '2026-03-02T15:00:00Z', buttons: true }

/**
 * Load `flows/` and `locales/` below a folder and run every check. Where files do not even compile, only that is told: the
 * checks would report what follows from it. `readers` are the names that `ask` may use.
 */
export const checkLibrary = (root: string, readers: readonly string[]): CheckedLibrary => {
  const { flows, problems } = loadFlows(join(root, 'flows'))
  const words = createWords(join(root, 'locales'))
  const unread = words.problems.map(
    ({ file, key, problem }): Problem => ({
      check: 'schema',
      file,
      problem,
      remedy: 'words are "text", or { "text", "sms", "options", "words", "again", "back" }',
      ...(key ? { node: key } : {}),
    }),
  )
  if (problems.length + unread.length > 0) return { flows, words, problems: [...problems, ...unread] }
  const found = runChecks({
    flows,
    locales: words.locales,
    render: (ref, channel, lang) => words.render(ref, { ...SETTING, channel, lang, buttons: channel !== 'sms' }),
    placeholders: placeholdersIn,
    formats: Object.keys(formats),
    segments: smsSegments,
    isGsm7,
    fold,
    readers,
    intents: INTENTS,
    moves: new Map(Object.entries(nouns).map(([name, noun]) => [name, Object.keys(noun.moves)])),
  })
  return { flows, words, problems: found }
}
