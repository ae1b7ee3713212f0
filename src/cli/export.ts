import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, link, rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Argument, type Command } from 'commander'
import { type AnyNoun, NOUN_NAMES, type NounName, nouns } from '../cases/index.ts'
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { exportCases } from '../hub/exports/export-cases.ts'
import type { Parts } from '../hub/parts.ts'
import { openHub } from '../runtime.ts'
import { accessTo } from '../web/api/case-access.ts'

export type ExportOptions = { out: string; reason: string; matter?: string; state?: string }

/** As whom a command reads. */
const ROLE = 'admin'
/** Of what only one role reads nobody takes a list by a command. */
const READABLE = NOUN_NAMES.filter((name) => accessTo(name).read.includes(ROLE))
const MAX_REASON = 200

export function registerExport(program: Command): void {
  program
    .command('export')
    .description('write a list of cases into a file for Excel (CSV), without numbers of phones. Who and why is logged')
    .addArgument(new Argument('<noun>', 'what is on the list').choices(READABLE))
    .requiredOption('--out <file>', 'a new file; only you may read it')
    .requiredOption('--reason <words>', 'why; kept in the access log, so without names')
    .option('--matter <id>', 'only of this matter')
    .option('--state <state>', 'only in this state')
    .action(async (noun: NounName, options: ExportOptions) => {
      const opened = await openHub(loadConfig())
      try {
        const by = { actor: `cli:${userInfo().uid}`, role: ROLE } as const
        const bytes = await exportFile({ store: opened.store, clock: systemClock }, noun, options, by)
        process.stdout.write(`${options.out}: ${bytes} bytes\n`)
      } finally {
        await opened.close()
      }
    })
}

/**
 * The list as a file that is there whole or not at all.
 * @returns its bytes
 */
export async function exportFile(
  parts: Pick<Parts, 'store' | 'clock'>,
  noun: NounName,
  { out, reason, matter, state }: ExportOptions,
  by: { actor: string; role: typeof ROLE },
): Promise<number> {
  const { states }: AnyNoun = nouns[noun]
  const why = reason.trim()
  if (why === '' || why.length > MAX_REASON)
    throw new Error(`Say why the list is needed: --reason, at most ${MAX_REASON} characters.`)
  if (state !== undefined && !states.includes(state))
    throw new Error(`There is no such state. A ${noun} is one of: ${states.join(', ')}.`)
  if (matter !== undefined && !(await parts.store.cases.get('matter', matter)))
    throw new Error('There is no such matter.')
  if (await isThere(out)) throw new Error('There is a file of that name already: choose another.')

  const pieces = await exportCases(parts, {
    noun,
    filter: { noun, ...(matter === undefined ? {} : { matterId: matter }), ...(state === undefined ? {} : { state }) },
    show: (doc) => accessTo(noun).show?.(doc, { id: by.actor, role: by.role }) ?? doc,
    by,
    reason: why,
  })
  const part = `${out}.${randomBytes(4).toString('hex')}.part`
  const file = createWriteStream(part, { flags: 'wx', mode: 0o600 })
  try {
    await pipeline(Readable.from(pieces), file)
    // Not a renaming: it would take the place of a file that somebody made meanwhile.
    await link(part, out)
    return file.bytesWritten
  } finally {
    await rm(part, { force: true })
  }
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
