import { diff } from 'node:util'
import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { problemLine } from '../engine/problem.ts'
import type { FlowLibrary, FlowRefusal, Published } from '../hub/library/flow-library.ts'
import { RELEASE } from '../hub/library/standing.ts'
import { projectRoot, releaseTexts } from '../library.ts'
import { openHub } from '../runtime.ts'
import type { FlowText } from '../store/flow-versions.ts'

type Change = { base?: string; note: string }

/** `portavoz flows`: which version of each conversation is published; publish the files of a folder, or an earlier version. */
export function registerFlows(program: Command): void {
  const flows = program.command('flows').description('list, compare, publish and take back versions of conversations')
  flows
    .command('list')
    .argument('[flow]', 'a conversation: all its publications')
    .action((flow?: string) => withFlows((library) => listText(library, flow)))
  flows
    .command('diff')
    .argument('<flow>')
    .description('what the files hold that is not published (+), and what is published and not in the files (-)')
    .option('--dir <folder>', 'the folder that holds flows/ and locales/', projectRoot)
    .action((flow: string, { dir }: { dir: string }) => withFlows((library) => diffText(library, textIn(dir, flow))))
  flows
    .command('publish')
    .argument('<flow>')
    .description('publish the files of a conversation for everybody. Refused when any check fails')
    .requiredOption('--note <words>', 'why')
    .option('--base <hash>', 'the published version that the files were made from; needed once staff have published')
    .option('--dir <folder>', 'the folder that holds flows/ and locales/', projectRoot)
    .action((flow: string, { dir, ...change }: Change & { dir: string }) =>
      withFlows((library) => publish(library, textIn(dir, flow), change)),
    )
  flows
    .command('rollback')
    .argument('<flow>')
    .argument('<hash>', 'a version that was published before; portavoz flows list <flow> shows them')
    .requiredOption('--note <words>', 'why')
    .action((flow: string, hash: string, { note }: Change) =>
      withFlows((library) => rollback(library, flow, hash, note)),
    )
}

/** One line for each conversation, or for each publication of one, the last first. */
export async function listText(library: FlowLibrary, flow?: string): Promise<string> {
  const line = (name: string, { at, author, note }: { at: Date; author: string; note: string }): string =>
    `${name}  ${at.toISOString().slice(0, 16)}  ${author}: ${note}`
  if (flow === undefined)
    return [...(await library.standing())]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, standing]) => line(`${name.padEnd(20)} ${standing.hash}`, standing))
      .join('\n')
  const history = await library.history(flow)
  if (history.length === 0) throw new Error(`No conversation called ${flow} was published.`)
  return history
    .reverse()
    .map((publication) => line(publication.changes[flow] ?? '', publication))
    .join('\n')
}

/** Lines of the files (+) and of the published version (-), by file; empty when they are alike. */
export async function diffText(library: FlowLibrary, text: FlowText): Promise<string> {
  const standing = (await library.standing()).get(text.flow)
  const published = standing && (await library.version(text.flow, standing.hash))
  const files = [
    `flows/${text.flow}.yaml`,
    ...languages(published, text).map((lang) => `locales/${lang}/${text.flow}.json`),
  ]
  const [before, now] = [published, text].map((one) => [
    one?.yaml ?? '',
    ...languages(published, text).map((lang) => one?.words[lang] ?? ''),
  ]) as [string[], string[]]
  return files
    .flatMap((file, n) => {
      const lines = diff((before[n] ?? '').split('\n'), (now[n] ?? '').split('\n')).flatMap(([change, line]) =>
        change === 0 ? [] : [`${change < 0 ? '+' : '-'} ${line}`],
      )
      return lines.length > 0 ? [file, ...lines] : []
    })
    .join('\n')
}

const languages = (...texts: (FlowText | null | undefined)[]): string[] =>
  [...new Set(texts.flatMap((text) => Object.keys(text?.words ?? {})))].sort()

/** @throws Error that says what stands against it */
export async function publish(library: FlowLibrary, text: FlowText, { base, note }: Change): Promise<string> {
  const standing = (await library.standing()).get(text.flow)
  if (standing && standing.author !== RELEASE && base === undefined)
    throw new Error(
      `${standing.author} published ${standing.hash} (${standing.note}). See portavoz flows diff ${text.flow}; when the files hold that change too, give --base ${standing.hash}.`,
    )
  return told(await library.publish(text, { base: base ?? standing?.hash ?? null, author: AUTHOR, note }))
}

/** @throws Error that says what stands against it */
export async function rollback(library: FlowLibrary, flow: string, hash: string, note: string): Promise<string> {
  const base = (await library.standing()).get(flow)?.hash ?? null
  return told(await library.rollback(flow, hash, { base, author: AUTHOR, note }))
}

const AUTHOR = 'command line'

const told = (result: Published | FlowRefusal): string => {
  if (!('refused' in result)) return `published ${result.hash}, publication ${result.number}`
  if (result.refused === 'unknown')
    throw new Error('This version was never published: portavoz flows list <flow> shows them.')
  if (result.refused === 'conflict')
    throw new Error(`Another version is published now (${result.current}): compare with portavoz flows diff.`)
  throw new Error(['Not published:', ...result.problems.map(problemLine)].join('\n'))
}

const textIn = (dir: string, flow: string): FlowText => {
  const text = releaseTexts(dir).find((one) => one.flow === flow)
  if (!text) throw new Error(`There is no flows/${flow}.yaml that can be read: portavoz check says what is wrong.`)
  return text
}

async function withFlows(run: (library: FlowLibrary) => Promise<string>): Promise<void> {
  const opened = await openHub(loadConfig())
  try {
    process.stdout.write(`${await run(opened.hub.flows)}\n`)
  } finally {
    await opened.close()
  }
}
