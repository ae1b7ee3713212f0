import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { DateTime } from 'luxon'
import { createConsole } from '../channels/console/console.ts'
import { problemLine } from '../engine/problem.ts'
import { loadLibrary, projectRoot } from '../library.ts'
import { runChatCommand } from './chat-commands.ts'
import { outcomeLine } from './chat-format.ts'
import { sampleFacts } from './sample-facts.ts'
import { type Outcome, Talk, type TalkSetting } from './talk.ts'

type Options = {
  as: string
  channel: string
  at: string
  zone: string
  lang: string
  country: string
  facts?: string
  json?: boolean
  dir: string
}

const help = `
Write, and it answers. Instead of words:
  /button yes     tap a button, by label or option id        /later 3d     let time pass (30m, 2h, 3d)
  /audio          send a voice note (also /image, /sticker)  /silence      let time pass until the next timer
  /event NAME     something happened elsewhere               /facts        show what the flows know
  /open FLOW      begin another flow                         /save F.chat  keep the talk as a test
With --json each line in is {"text":"hola"}, {"button":"yes"}, {"media":"audio"}, {"later":"3d"}, {"silence":true},
{"event":"handoff.resolved"} or {"open":"flow"}; each line out is one thing that came of it.
Without FLOW the person writes first.`

/** `portavoz chat [flow]`: talk to the conversations in the terminal, without servers. */
export const registerChat = (program: Command): void => {
  program
    .command('chat')
    .argument('[flow]', 'the flow to open; without it the person writes first')
    .description('talk to a flow in the terminal')
    .option('--as <name>', 'first name of the person, or a file of facts in test/chats/people', 'leocadio')
    .option('--channel <channel>', 'whatsapp or sms', 'whatsapp')
    .option('--at <time>', 'when it begins, ISO', '2026-03-02T17:30:00-06:00')
    .option('--zone <zone>', "the person's time zone", 'America/Mexico_City')
    .option('--lang <language>', 'es or en', 'es')
    .option('--country <country>', 'MX, GT, SV, HN, NI, US or CA', 'MX')
    .option('--facts <file>', 'a JSON file of facts')
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
  const talk = new Talk(library.engine, library.words, settingOf(options))
  const log = [
    `as ${options.as} on ${options.channel}, ${DateTime.fromISO(talk.setting.now, { zone: options.zone }).toFormat('yyyy-MM-dd HH:mm')} ${options.zone}, lang ${options.lang}, country ${options.country}`,
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
  if (flow !== undefined) {
    log.push(`+ ${flow}`)
    await show(talk.open(flow))
  }
  const save = (path: string) => writeFileSync(path, `${log.join('\n')}\n`)
  for await (const line of createInterface({ input: process.stdin })) {
    const done = runChatCommand(talk, line, options.json ?? false)
    if (done.line) log.push(done.line)
    await show(done.outcomes ?? [])
    if (done.save) save(done.save)
    if (done.tell)
      process.stdout.write(options.json ? `${JSON.stringify({ kind: 'note', text: done.tell })}\n` : `  ${done.tell}\n`)
  }
}

const TERMINAL = { channel: 'console', value: 'terminal' } as const

const settingOf = (options: Options): TalkSetting => {
  const now = DateTime.fromISO(options.at, { zone: options.zone, setZone: false }).toUTC().toISO()
  if (!now) throw new Error(`--at ${options.at} is no time; write 2026-03-02T17:30:00-06:00`)
  const given = options.facts ? (JSON.parse(readFileSync(options.facts, 'utf8')) as Partial<TalkSetting>) : {}
  const facts = given.facts ?? structuredClone(sampleFacts)
  const name = options.as.charAt(0).toUpperCase() + options.as.slice(1)
  if (!given.facts && options.as !== 'leocadio')
    facts.person = { ...(facts.person as object), first_name: name, address_form: name }
  facts.contact = {
    ...(facts.contact as object),
    channel: options.channel,
    country: options.country,
    can_reply: options.channel !== 'sms' || ['MX', 'US', 'CA'].includes(options.country),
    lang: options.lang,
  }
  return {
    facts,
    audience: given.audience ?? 'migrant',
    channel: options.channel,
    country: options.country as TalkSetting['country'],
    lang: options.lang as TalkSetting['lang'],
    zone: options.zone,
    now,
  }
}
