import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { loadConfig } from '../config.ts'
import type { Head, Verified } from '../hub/privacy/audit.ts'
import { openHub } from '../runtime.ts'
import { AUDITED_LOGS } from '../store/audit.ts'

const heads = z.array(
  z.object({ log: z.enum(AUDITED_LOGS), n: z.int(), hash: z.string(), signature: z.string(), at: z.string() }),
)

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('prove that nothing in the two logs was changed, taken out or put in. Exit 1 when it was')
    .option('--heads <file>', 'signed heads that --export wrote before: the logs must still be the same up to there')
    .option('--export <file>', 'write the signed heads, to be kept where nobody of this hub can change them')
    .action(async (options: { heads?: string; export?: string }) => {
      const kept = options.heads ? await readHeads(options.heads) : []
      const opened = await openHub(loadConfig())
      try {
        const { audit } = opened.hub
        await audit.append()
        const results: Verified[] = []
        for (const log of AUDITED_LOGS) results.push(await audit.verify(log, kept))
        for (const result of results) process.stdout.write(`${resultText(result)}\n`)
        if (results.some(({ broken }) => broken)) process.exitCode = 1
        else if (options.export)
          await writeFile(
            options.export,
            `${JSON.stringify(
              results.flatMap(({ head }) => head ?? []),
              null,
              2,
            )}\n`,
          )
      } finally {
        await opened.close()
      }
    })
}

async function readHeads(file: string): Promise<Head[]> {
  try {
    return heads.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new Error('The heads cannot be read: give a file that `portavoz verify --export` wrote.')
  }
}

const resultText = ({ log, blocks, entries, broken }: Verified): string =>
  broken
    ? `${log}: broken at block ${broken.block}${broken.entry === null ? '' : `, entry ${broken.entry}`}: ${broken.what}`
    : `${log}: whole, ${entries} entries in ${blocks} blocks`
