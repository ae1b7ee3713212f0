import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { DateTime } from 'luxon'
import { createConsole } from '../channels/console/console.ts'
import type { Flow } from '../engine/flow/flow.ts'
import { problemLine } from '../engine/problem.ts'
import type { Json } from '../engine/session.ts'
import { loadLibrary, projectRoot } from '../library.ts'
import { runChatCommand } from './chat-commands.ts'
import { knownLine, outcomeLine } from './chat-format.ts'
import { answerIn, type ChatOptions, chatSetting } from './chat-setting.ts'
import { handedAnswers } from './handed-answers.ts'
import { type Outcome, Talk } from './talk.ts'

type Options = ChatOptions & { json?: boolean; answer?: string[] }

const help = `
Write, and it answers. Instead of words:
  /button yes     tap a button, by label or option id        /later 3d     let time pass (30m, 2h, 3d)
  /audio          send a voice note (also /image, /sticker)  /silence      let time pass until the next timer
  /event NAME     something happened elsewhere               /facts        show what the flows know
  /open FLOW      begin another flow                         /save F.chat  keep the talk as a test
  /with contact.level=L1  a fact becomes so                  /open FLOW {"day":"2026-03-09"}  with what it is handed
With --json each line in is {"text":"hola"}, {"button":"yes"}, {"media":"audio"}, {"later":"3d"}, {"silence":true},
{"event":"handoff.resolved"}, {"with":"contact.level=L1"} or {"open":"flow"}; each line out is one thing that came of it.
Without FLOW the person writes first.`

/** `portavoz chat [flow]`: talk to the conversations in the terminal, without servers. */
export const registerChat = (program: Command): void => {
  program
    .command('chat')
    .argument('[flow]', 'the flow to open; without it the person writes first')
    .description('talk to a flow in the terminal')
    .option('--as <who>', 'a person of test/chats/people, or the first name of a new one (default: leocadio)')
    .option(
      '--audience <audience>',
      "migrant, relative, defender, advocate or anyone; else the person's, else the flow's",
    )
    .option('--channel <channel>', 'whatsapp or sms', 'whatsapp')
    .option('--at <time>', "when it begins, on the person's clock", '2026-03-02T17:30')
    .option('--zone <zone>', "the person's time zone; else that of the country")
    .option('--lang <language>', "es, en or fr; else the person's")
    .option('--country <country>', "MX, GT, SV, HN, NI, US or CA; else the person's")
    .option('--with <fact...>', 'a fact that is otherwise, like contact.level=L1; may be given again')
    .option('--answer <answer...>', 'what the flow is handed when it begins (its `with`), like day=2026-03-09')
    .option('--facts <file>', 'a JSON file like those of test/chats/people')
    .option('--json', 'JSON lines in and out')
    .option('--dir <folder>', 'the folder that holds flows/ and locales/', projectRoot)
    .addHelpText('after', help)
    .action((flow: string | undefined, options: Options) => chat(flow, options))
}

const chat = async (flow: string | undefined, options: Options): Promise<void> => {
  // `portavoz chat ... | head` closes the pipe: that is an end, not a fault.
  process.stdout.on('error', () => process.exit())
  const library = await loadLibrary(options.dir, 'tell')
  const unread = library.problems.filter((problem) => problem.check === 'schema')
  if (unread.length > 0) throw new Error(unread.map(problemLine).join('\n'))
  if (flow !== undefined && !library.flows.some((one) => one.name === flow)) {
    throw new Error(`no flow is called ${flow}; there are ${library.flows.map(({ name }) => name).join(', ')}`)
  }
  const opened = library.flows.find(({ name }) => name === flow)
  const { who, setting, person, known } = chatSetting(options, opened?.audience)
  const talk = new Talk(library.engine, library.words, setting)
  const { now, zone, lang, country } = setting
  const began = DateTime.fromISO(now, { zone }).toFormat('yyyy-MM-dd HH:mm')
  const log = [
    `as ${who} on ${options.channel}, ${began} ${zone}, lang ${lang}, country ${country}`,
    ...known.map(knownLine),
  ]
  const terminal = createConsole({ write: (text) => process.stdout.write(text) })
  const show = async (outcomes: Outcome[]) => {
    for (const outcome of outcomes) {
      log.push(outcomeLine(outcome))
      if (options.json) process.stdout.write(`${JSON.stringify(outcome)}\n`)
      else if (outcome.kind !== 'said') process.stdout.write(`  ${outcomeLine(outcome)}\n`)
      else await terminal.send({ messageId: 'chat', to: TERMINAL, text: outcome.text, options: outcome.options })
    }
  }
  const save = (path: string) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${log.join('\n')}\n`)
    if (!person) return
    // A saved talk is played with the facts of its person: a new one is kept beside it.
    const file = join(dirname(path), 'people', `${who}.json`)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(person, null, 2)}\n`)
  }
  const note = (text: string) =>
    process.stdout.write(options.json ? `${JSON.stringify({ kind: 'note', text })}\n` : `  ${text}\n`)
  const handed = (name: string, given: Record<string, Json>) => {
    const flow = library.flows.find((one) => one.name === name)
    return flow ? handedAnswers(flow, given, { ...library, setting: talk.setting }) : given
  }
  if (opened) {
    const answers = handed(opened.name, handedOver(options.answer ?? [], opened))
    log.push(`+ ${opened.name}${Object.keys(answers).length > 0 ? ` ${JSON.stringify(answers)}` : ''}`)
    await show(talk.open(opened.name, answers))
  }
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      const done = runChatCommand(talk, line, options.json ?? false, handed)
      if (done.line) log.push(done.line)
      await show(done.outcomes ?? [])
      if (done.save) save(done.save)
      if (done.tell) note(done.tell)
    } catch (error) {
      // A flow or folder that is not there must not end a talk that is not saved yet.
      note(error instanceof Error ? error.message : String(error))
    }
  }
}

/** What the flow says that it is handed must be there: its words may name it. */
const handedOver = (given: readonly string[], { name, start }: Flow): Record<string, Json> => {
  const answers = Object.fromEntries(given.map(answerIn))
  const missing = start.with.filter((one) => !(one in answers))
  if (missing.length > 0)
    process.stderr.write(
      `${name} is handed ${start.with.join(', ')} when it begins; missing: give ${missing.map((one) => `--answer ${one}=...`).join(' ')}\n`,
    )
  return answers
}

const TERMINAL = { channel: 'console', value: 'terminal' } as const
