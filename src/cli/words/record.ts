import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { LANGUAGES } from '../../reading/languages.ts'
import { type LocaleProblem, loadLocales } from '../../words/load-locales.ts'
import { manifestPath, readManifest } from '../../words/load-recordings.ts'
import { isRecordable, MOST_RECORDED, type RECORDING_TYPES, sha256, spokenHash } from '../../words/recordings.ts'
import { writeJson } from './locale-file.ts'

export type Recording = {
  flow: string
  node: string
  /** Language that is spoken: `es`, a region like `es-GT`, or one that we have no written words in, like `quc`. */
  lang: string
  /** An .ogg (Opus) or .mp3 file. */
  file: string
  by: string
  on: string
}

/**
 * Takes a recording in: copies it to `locales/<lang>/audio/` and binds it to the words that it speaks.
 * @returns where it stands now
 * @throws Error that says what is wrong with the file or the words
 */
export async function recordWords(root: string, { flow, node, lang, file, by, on }: Recording): Promise<string> {
  const dir = join(root, 'locales')
  const { locales } = loadLocales(dir)
  const spoken = lang.split('-')[0] ?? lang
  if (!LANGUAGES.some(({ code }) => code === spoken))
    throw new Error(`"${lang}" is in no table of languages: write a code such as es, es-GT, quc or mam.`)
  const of = locales.get(spoken)?.get(flow) ? lang : 'es'
  const general = locales
    .get(of.split('-')[0] ?? of)
    ?.get(flow)
    ?.get(node)
  const own = of.includes('-') ? locales.get(of)?.get(flow)?.get(node) : undefined
  if (!general || (of.includes('-') && !own))
    throw new Error(`There are no words under ${flow}/${node} in locales/${of}: see portavoz words recordings.`)
  const entry = {
    forms: { ...general.forms, ...own?.forms },
    options: { ...general.options, ...own?.options },
  }
  if (!isRecordable(entry))
    throw new Error(`${flow}/${node} says something else to each person ({...}): such words are only written.`)
  const bytes = readFileSync(file)
  if (bytes.length > MOST_RECORDED)
    throw new Error(`${file} has over 1 MB: speak shorter, or encode it as Opus in Ogg.`)
  const ending = await endingOf(bytes)
  if (ending === null)
    throw new Error(`${file} is no Ogg with Opus and no MP3: WhatsApp plays nothing else (${extname(file)}).`)

  const manifest = manifestPath(dir, lang)
  const problems: LocaleProblem[] = []
  const before = readManifest(manifest, manifest, problems)
  if (problems[0]) throw new Error(`${problems[0].file} ${problems[0].problem}`)
  const key = `${flow}/${node}`
  const name = `${flow}.${node}.${ending}`
  mkdirSync(join(dir, lang, 'audio'), { recursive: true })
  const path = join(dir, lang, 'audio', name)
  if (path !== file) copyFileSync(file, path)
  const now = { ...before, [key]: { file: name, sha256: sha256(bytes), of, speaks: spokenHash(entry), by, on } }
  writeJson(manifest, Object.fromEntries(Object.entries(now).sort(([a], [b]) => (a < b ? -1 : 1))))
  const old = before[key]?.file
  if (old !== undefined && old !== name) rmSync(join(dir, lang, 'audio', old), { force: true })
  return path
}

/** The bytes decide, not the name. */
const endingOf = async (bytes: Buffer): Promise<keyof typeof RECORDING_TYPES | null> => {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (type?.mime === 'audio/mpeg') return 'mp3'
  return type?.mime.startsWith('audio/ogg') && bytes.includes('OpusHead') ? 'ogg' : null
}
