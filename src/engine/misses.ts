import type { TextRef } from './events.ts'
import { takesMedia } from './flow/takes-media.ts'
import { meaningOf } from './hearing/meaning.ts'
import { LIMITS } from './limits.ts'
import type { Next } from './node.ts'
import { MEDIA_READERS } from './nodes/ask.ts'
import type { Dress, Scene } from './scene.ts'

/** What follows a miss: the question in another dress, a question in its place, or a person, with these common words. */
export type AfterMiss = { dress: Dress } | { instead: TextRef } | { handOver: string }

/** Rule RR: rephrase with numbers, then offer a person, then hand over; the place is kept. */
export const afterMiss = (scene: Scene, next: Extract<Next, { miss: true }>, said: string | null): AfterMiss => {
  const session = scene.open
  session.misses += 1
  delete session.offered
  if (session.misses >= LIMITS.misses) return { handOver: helpAt(scene) }
  if (next.question) {
    if (next.offered !== undefined) session.offered = next.offered
    return { instead: next.question }
  }
  const first = session.misses === 1
  const noted =
    said !== null && (!next.problem || isQuestion(said) || isToldInstead(scene, said)) && noteIt(scene, said)
  if (first && !next.problem && !noted && scene.parts.words.has(scene.frame.flow, `${scene.node.name}.again`)) {
    return { dress: { variant: 'again', numbered: true } }
  }
  const help = scene.value('advocate.id') === null ? 'miss_help' : 'miss_call'
  const usual = noted ? 'miss_noted' : first ? 'miss' : help
  const before = (noted ? undefined : next.problem) ?? scene.words('common', usual)
  return { dress: { before: [before], numbered: true, ...scene.short() } }
}

/** The team gets the words, once for this question, and the bot goes on. False: they are not for people, or people know already. */
const noteIt = (scene: Scene, said: string): boolean => {
  if (scene.open.noted || !isForPeople(scene, said)) return false
  scene.open.noted = true
  scene.emit({ type: 'handed-off', reason: 'not_heard', priority: 'normal' })
  return true
}

/**
 * "Ya firmé con el licenciado" where a button or a photo was asked for: a sentence of somebody to whom we wrote, which nothing here understood,
 * says something all the same ("viene los domingos"), and so does a question, however short ("¿cuántos somos?").
 */
const isForPeople = (scene: Scene, said: string): boolean =>
  OURS.some((path) => scene.value(path) !== null) &&
  (isQuestion(said) || (takesNoWords(scene) && isSentence(said)) || isToldInstead(scene, said))

/**
 * "Ya me dijo mi hija que no" where words are read (a name, a date). With a figure in it, or shorter, it is an answer that they will write once
 * more, where the reader takes figures at all; what is compared with what we know is one, too.
 */
const isToldInstead = ({ node }: Scene, said: string): boolean =>
  node.type === 'ask' &&
  !(node.spec.reader in MEDIA_READERS) &&
  node.spec.against === undefined &&
  wordsOf(said) > LIMITS.sentenceWords &&
  (WITHOUT_FIGURES.has(node.spec.reader) || !/\d/.test(said))

const WITHOUT_FIGURES = new Set(['name', 'place', 'language'])

/** Words with which somebody begins of themselves, and which may be for the team. */
export const saysSomething = (said: string): boolean => isQuestion(said) || isSentence(said)

const isSentence = (said: string): boolean => wordsOf(said) >= LIMITS.sentenceWords

const wordsOf = (said: string): number => said.trim().split(/\s+/).length

const isQuestion = (said: string): boolean => /\p{L}.*\?/su.test(said)

/** Whom we know, or asked about somebody: what a stranger writes is answered before anybody reads it. */
const OURS = ['claim.id', 'sought.search', 'defender.id', 'advocate.id']

const takesNoWords = ({ node }: Scene): boolean => NO_WORDS.has(node.type) || takesMedia(node, 'image')

const NO_WORDS = new Set<Scene['node']['type']>(['choose', 'review', 'wait'])

/** Where nothing is asked, what nothing understands is for the team, and whoever wrote it hears so before what comes next. */
export const leftToTeam = (scene: Scene, said: string): TextRef[] =>
  !agrees(scene, said) && noteIt(scene, said) ? [scene.words('common', 'left_to_team')] : []

/** "Está bueno, gracias" to what we said last tells people nothing. */
const agrees = (scene: Scene, said: string): boolean => {
  const intent = meaningOf(scene, said)
  return intent === 'YES' || intent === 'THANKS'
}

/** With a photo the Defender helps, where one is known: people know them (F23). */
const helpAt = (scene: Scene): string =>
  takesMedia(scene.node, 'image') && scene.value('matter.defender') !== null ? 'photo_help' : 'handed'
