import { takesMedia } from '../flow/takes-media.ts'
import { type Input, MEDIA_PROBLEMS, type MediaKind } from '../input.ts'
import { flowFor } from '../openings.ts'
import type { Json } from '../session.ts'
import type { Turn } from '../turn.ts'
import { textAtWait } from './at-wait.ts'
import { sayAwaited } from './awaited.ts'
import { isInDanger, isUrgent } from './hard-intents.ts'
import { placeOf } from './heard-voice.ts'
import { saidOfTheFirst } from './in-a-row.ts'

/** What may be a page that somebody waits for. */
export const PICTURES: ReadonlySet<MediaKind> = new Set(['image', 'document'])

type Media = Extract<Input, { kind: 'media' }>

/** What people do with a message that was sent before is no message: nothing is said to it, unless it now calls for help or says stop. */
export const SILENT: ReadonlySet<MediaKind> = new Set(['edit', 'deletion'])

/** Something that is not words, while a question or a wait is open. docs/what-people-send.md tells what each kind gets. */
export const mediaAtWait = (turn: Turn, input: Media) => {
  if (SILENT.has(input.media)) {
    const { caption = '' } = input
    return isUrgent(turn, caption) ? textAtWait(turn, caption) : undefined
  }
  const { node } = turn
  const expected = takesMedia(node, input.media)
  const awaited = node.type === 'wait' && node.spec.file !== undefined && PICTURES.has(input.media)
  if ((expected || awaited) && !turn.open.handedOff && input.looking && input.mediaId !== undefined) {
    const original = node.type === 'ask' && node.spec.options.original === true
    turn.open.checking = {
      id: input.mediaId,
      media: input.media,
      at: placeOf(turn),
      ...(original ? { original: true as const } : {}),
    }
    return
  }
  if (expected && !turn.open.handedOff) {
    return turn.answer({
      kind: 'media',
      media: input.media,
      ...(input.mediaId === undefined ? {} : { mediaId: input.mediaId }),
      ...(input.problem === undefined ? {} : { problem: input.problem }),
    })
  }
  const { handedOff } = turn.open
  // A page that is waited for is taken while people have the talk, too, and it stays with them.
  const shown = awaited || turn.open.quiet || isInDanger(turn) ? null : pictureOpens(turn, input)
  if (shown) return turn.interrupt(shown.flow, input.caption ?? '', shown.flow.first, shown.answers)
  if (input.caption?.trim()) {
    if (PICTURES.has(input.media) && !handedOff) fileForTeam(turn)
    return textAtWait(turn, input.caption)
  }
  if (handedOff) {
    if (PICTURES.has(input.media)) fileForTeam(turn)
    return input.media === 'audio' || input.media === 'call' || PICTURES.has(input.media) ? sayAwaited(turn) : undefined
  }
  if (input.media === 'audio') {
    if (input.mediaId !== undefined) turn.open.heard = { id: input.mediaId, at: placeOf(turn) }
    return voiceNote(turn, saidOfTheFirst(turn, 'audio'))
  }
  if (node.type === 'wait' && node.spec.file && awaited) {
    turn.save(node.spec.file.save, { media: input.media, id: input.mediaId ?? null })
    return turn.advance({ go: node.spec.file.go })
  }
  if (input.media === 'reaction') {
    const counted = turn.context.interrupted ? flowFor(turn, turn.library.byMedia.get('reaction')) : null
    if (counted) return turn.interrupt(counted, input.sign ?? '')
    // An emoji on some message of ours decides nothing, and is no try at an answer.
    if (node.type !== 'wait' && !saidOfTheFirst(turn, 'reaction'))
      turn.reshow({ before: [turn.words('common', 'sticker')] })
    return
  }
  // A picture was looked at above; in danger it is for the team.
  const opens = PICTURES.has(input.media) ? null : flowFor(turn, turn.library.byMedia.get(input.media))
  if (opens) return turn.interrupt(opens, '')
  if (PICTURES.has(input.media)) fileForTeam(turn)
  if (node.type === 'wait' && PICTURES.has(input.media))
    turn.emit({
      type: 'said',
      text: turn.words('common', mediaWords(turn, input.media)),
      level: 'L0',
      ...turn.channel(),
    })
  if (node.type === 'wait') return turn.answer({ kind: 'text', text: '' })
  if (saidOfTheFirst(turn, input.media)) return
  if (input.media === 'sticker') return stickerAtWait(turn)
  turn.reshow({ before: [turn.words('common', mediaWords(turn, input.media))] })
}

/**
 * The file that was sent to the open question has been looked at: now it is its answer, or not (F23, F24). One that came to a
 * question which is over is left to people. An edge that is missing matters where a page is asked for (`page: true`).
 */
export const mediaJudged = (turn: Turn, { media: id, problem }: Record<string, Json>) => {
  const { checking } = turn.open
  if (checking === undefined || checking.id !== id) return
  delete turn.open.checking
  if (turn.open.handedOff || checking.at !== placeOf(turn)) return
  const { node } = turn
  const page = node.type === 'ask' && node.spec.options.page === true
  const found = MEDIA_PROBLEMS.find((one) => one === problem && (one !== 'cut' || page))
  if (found && checking.media === 'audio')
    return turn.advance({ miss: true, problem: turn.words('common', 'voice_unclear') })
  mediaAtWait(turn, {
    kind: 'media',
    media: checking.media,
    mediaId: checking.id,
    ...(found ? { problem: found } : {}),
  })
}

/** A picture that a flow waits for whatever else is asked (the signed form), whatever is written beside it, calls for help and stops apart. */
export const pictureOpens = (turn: Turn, { media, mediaId, caption = '' }: Media) => {
  if (!PICTURES.has(media) || mediaId === undefined || isUrgent(turn, caption)) return null
  const flow = flowFor(turn, turn.library.byMedia.get(media))
  return flow && { flow, answers: { file: { media, id: mediaId } } }
}

/** Kept for a person to listen to; the question stays open as it is (F28). `told`: they know that, from the one before. */
export const voiceNote = (turn: Turn, told: boolean) => {
  const channel = turn.session?.channel
  const words = turn.session === null && isToGroup(turn) ? 'group_voice_note' : 'voice_note'
  if (!told)
    turn.emit({ type: 'said', text: turn.words('common', words), level: 'L0', ...(channel ? { channel } : {}) })
  turn.emit({ type: 'handed-off', reason: 'voice_note', priority: 'normal' })
}

/** Nothing is open and the group spoke last: what they say is for it, and is passed on as soon as somebody has heard it. */
const isToGroup = (turn: Turn): boolean =>
  turn.context.audience === 'migrant' &&
  turn.value('group.member') === true &&
  turn.value('group.spoke_last') === true &&
  turn.value('contact.level') !== 'L0'

/** A photo or paper that nobody asked for: kept, and the team is told, once in a conversation. */
export const fileForTeam = (turn: Turn) => {
  if (turn.session?.fileTold) return
  turn.emit({ type: 'handed-off', reason: 'file_unasked', priority: 'normal' })
  if (turn.session) turn.session.fileTold = true
}

/** A picture says neither yes nor no (F29): a miss, with its own words. */
const stickerAtWait = (turn: Turn) => {
  turn.advance({ miss: true, problem: turn.words('common', 'sticker') })
}

/** The key of the common words for a kind of media. */
export const mediaWords = ({ parts }: Turn, media: MediaKind): string =>
  parts.words.has('common', media) ? media : 'media'
