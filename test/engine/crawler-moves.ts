import type { Outcome, Talk } from '../../src/cli/talk.ts'
import { shownAt, takenAt } from '../../src/engine/flow/options-of.ts'
import { takesMedia } from '../../src/engine/flow/takes-media.ts'
import { HARD_INTENTS } from '../../src/engine/hearing/hard-intents.ts'
import { MEDIA_KINDS, MEDIA_PROBLEMS, type MediaKind } from '../../src/engine/input.ts'
import type { Node } from '../../src/engine/nodes/index.ts'
import { INTENTS } from '../../src/reading/intent.ts'
import { goodFor, OTHER_VALUES, OTHERWISE } from './crawler-understood.ts'

/** `quiet`: nothing need be said to it. Null: it cannot be made here. */
export type Move = { name: string; run: (talk: Talk) => Outcome[] | null; quiet?: boolean }

/** What people do with an earlier message is no message. */
const QUIET: ReadonlySet<MediaKind> = new Set(['reaction', 'edit', 'deletion'])
const DAY = 86_400_000

/** All that can happen at a wait: every option, other answer, intent, kind of media, and silence. */
export const movesAt = (node: Node, flow: string, talk: Talk): Move[] => {
  const write = (text: string): Move => ({ name: text, run: (one) => one.write(text) })
  if (talk.session?.handedOff) {
    const hard: Move[] = HARD_INTENTS.map((intent) => write(`#${intent}`))
    return [
      ...hard,
      { name: '* resolved', run: (one) => one.event('handoff.resolved'), quiet: true },
      { ...write('hola'), quiet: true },
    ]
  }
  const shown = shownAt(node, talk.session?.part)
  const taken = takenAt(node)
  return [
    ...shown.map(
      (id): Move => ({
        name: `[${id}]`,
        run: (one) => one.turn({ kind: 'text', text: id, button: `${flow}.${node.name}.${id}` }),
      }),
    ),
    ...(node.type === 'choose' || node.type === 'review' ? taken.map((id) => write(`=${id}`)) : []),
    ...(node.type === 'ask' || node.type === 'collect' ? taken.map((id) => write(`#${id.toUpperCase()}`)) : []),
    ...(node.type === 'ask' &&
    [node.spec.reader, node.spec.whole?.reader ?? ''].some((reader) => reader in OTHER_VALUES)
      ? [write(OTHERWISE)]
      : []),
    ...(node.type === 'ask' && goodFor(node.spec.reader) !== 'ok' ? [write(goodFor(node.spec.reader))] : []),
    ...['ok', 'xyzzy ', '#stop?', '', ...INTENTS.map((intent) => `#${intent}`)].map(write),
    { name: 'late', run: (one) => [...one.turn({ kind: 'silence', waitId: 'stale' }), ...lateAnswer(one)] },
    ...['#YES', ...(taken.includes('yes') ? ['=yes'] : []), ...(taken.includes('join') ? ['=join'] : [])].map(
      (text): Move => ({ name: `${LATE} ${text}`, run: (one) => lateAnswer(one, text), quiet: true }),
    ),
    { name: 'old button', run: (one) => one.turn({ kind: 'text', text: 'x', button: 'elsewhere.gone.yes' }) },
    ...MEDIA_KINDS.map(
      (media): Move => ({ name: `(${media})`, run: (one) => one.media(media), quiet: QUIET.has(media) }),
    ),
    ...MEDIA_PROBLEMS.map(
      (problem): Move => ({
        name: `(image ${problem})`,
        run: (one) => (takesMedia(node, 'image') ? one.media('image', problem) : null),
      }),
    ),
    { name: 'silence', run: (one) => (one.due === null ? null : one.until(one.due)), quiet: true },
  ]
}

/** An answer to a question of yesterday. */
export const LATE = 'after a day'

const lateAnswer = (talk: Talk, text = 'ok'): Outcome[] => {
  talk.setting.now = new Date(Date.parse(talk.setting.now) + DAY + 60_000).toISOString()
  return talk.write(text)
}
