import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { recordWords } from '../../src/cli/words/record.ts'
import { projectRoot } from '../../src/library.ts'

/** A hum of the simulator's, made for this project: as good as a voice. */
export const HUM = fileURLToPath(new URL('../../simulator/samples/voice-note.ogg', import.meta.url))

/**
 * A folder with the words of the hub, in which these are recorded: `<flow>/<node>`, and the language when it is not Spanish. It is
 * gone after the tests of the file.
 */
export async function recordedLocales(...recorded: [key: string, lang?: string][]): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'recorded-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  cpSync(join(projectRoot, 'locales'), join(dir, 'locales'), { recursive: true })
  for (const [key, lang = 'es'] of recorded) {
    const [flow = '', node = ''] = key.split('/')
    await recordWords(dir, { flow, node, lang, file: HUM, by: 'Alma', on: '2026-03-02' })
  }
  return dir
}
