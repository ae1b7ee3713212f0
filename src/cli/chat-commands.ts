import { durationMs } from '../engine/duration.ts'
import { MEDIA_KINDS, MEDIA_PROBLEMS, type MediaKind } from '../engine/input.ts'
import type { Json } from '../engine/session.ts'
import { knownLine } from './chat-format.ts'
import { factIn } from './chat-setting.ts'
import type { Outcome, Talk } from './talk.ts'

/** What a typed line did: what came of it, the line for a .chat file, words for the screen, a file to save to. */
export type Done = { outcomes?: Outcome[]; line?: string; tell?: string; save?: string }

/** What a flow is handed, as its questions read it. @throws Error in words */
export type Handed = (flow: string, given: Record<string, Json>) => Record<string, Json>

type Run = (talk: Talk, argument: string, handed: Handed) => Done

const send =
  (media: MediaKind) =>
  (talk: Talk, argument: string): Done => {
    const problem = MEDIA_PROBLEMS.find((one) => one === argument.trim())
    if (argument.trim() !== '' && !problem) return { tell: `a picture may be ${MEDIA_PROBLEMS.join(', ')}` }
    return { outcomes: talk.media(media, problem), line: `>(${media}${problem ? ` ${problem}` : ''})` }
  }

const commands: Record<string, Run> = {
  button: (talk, label) => {
    const outcomes = talk.tap(label)
    return outcomes ? { outcomes, line: `>[${label}]` } : { tell: `no button is called ${label}` }
  },
  media: (talk, argument) => {
    const [name = '', ...problem] = argument.trim().split(/\s+/)
    const media = MEDIA_KINDS.find((one) => one === name)
    return media ? send(media)(talk, problem.join(' ')) : { tell: `media: ${MEDIA_KINDS.join(', ')}` }
  },
  later: (talk, duration) => {
    const ms = durationMs(duration)
    return ms === null ? { tell: 'write /later 30m, 2h or 3d' } : { outcomes: talk.pass(ms), line: `@ +${duration}` }
  },
  silence: (talk) => {
    const { due } = talk
    if (due === null) return { tell: 'nothing waits for time' }
    const minutes = Math.max(1, Math.ceil((Date.parse(due) - Date.parse(talk.setting.now)) / 60_000))
    return {
      outcomes: talk.pass(minutes * 60_000),
      line: `@ +${minutes <= 9999 ? `${minutes}m` : `${Math.ceil(minutes / 1440)}d`}`,
    }
  },
  event: (talk, event) => ({ outcomes: talk.event(event), line: `* ${event}` }),
  open: (talk, argument, handed) => {
    const [, flow = '', given] = /^(\S+)\s*(\{.*\})?$/.exec(argument.trim()) ?? []
    const answers = given === undefined ? undefined : handed(flow, JSON.parse(given) as Record<string, Json>)
    return { outcomes: talk.open(flow, answers), line: `+ ${flow}${answers ? ` ${JSON.stringify(answers)}` : ''}` }
  },
  with: (talk, fact) => {
    const known = factIn(fact)
    if (!known) return { tell: 'write /with contact.level=L1' }
    talk.know(...known)
    return { line: knownLine(known) }
  },
  facts: (talk) => ({ tell: JSON.stringify(talk.setting.facts, null, 2) }),
  save: (_talk, path) => (path ? { save: path, tell: `saved to ${path}` } : { tell: 'write /save name.chat' }),
  ...Object.fromEntries(MEDIA_KINDS.map((media) => [media, send(media)])),
}

/** One line of the terminal (`/later 3d`, or words), or one JSON line (`{"later":"3d"}`, `{"text":"hola"}`). */
export const runChatCommand = (
  talk: Talk,
  line: string,
  json: boolean,
  handed: Handed = (_flow, given) => given,
): Done => {
  if (line.trim() === '') return {}
  const command = json ? fromJson(line) : fromLine(line)
  if (!command) return { tell: 'write one JSON object with one key, {"text":"hola"} for instance' }
  const [name, argument] = command
  if (name === 'text') return { outcomes: talk.write(argument), line: `> ${argument.replace(/\s+/g, ' ')}` }
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined
  return run
    ? run(talk, argument, handed)
    : { tell: `there is no ${name}; there are ${Object.keys(commands).join(', ')}` }
}

const fromLine = (line: string): [string, string] => {
  const [, name, argument = ''] = /^\/(\w+)\s*(.*)$/.exec(line.trim()) ?? []
  return name === undefined ? ['text', line] : [name, argument]
}

const fromJson = (line: string): [string, string] | null => {
  try {
    const [entry] = Object.entries(JSON.parse(line) as object)
    return entry ? [entry[0], typeof entry[1] === 'string' ? entry[1] : ''] : null
  } catch {
    return null
  }
}
