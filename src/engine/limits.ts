/** Every limit of the engine, with the reason for its value. They are enforced where the loop turns (turn.ts, scene.ts, engine.ts). */
export const LIMITS = {
  /** Nodes entered in one turn. The longest honest chain is about ten; a cycle without a wait would never stop. */
  stepsPerTurn: 50,
  /** Flows on the stack. Above it a global intent takes the place of the top flow instead of being stacked on it. */
  callsDeep: 5,
  /** Flows that what is told between may call: it is not begun where they would have no room. */
  betweenDeep: 2,
  /** How long a question stands before something else of ours is told between: until then they are answering it. */
  betweenMs: 10 * 60_000,
  /** Characters read of one message: WhatsApp's own limit. */
  textLength: 4096,
  /** What is longer is a story, of which one question is answered and the rest read by people. */
  besideLength: 200,
  /** Characters kept of the words that opened a flow (`answers.said`): ten segments of a text, the longest that a reader takes whole. */
  openingWords: 1_600,
  /** Times that the same words of ours may be said within `repeatWindowMs`; one more and a person looks: two bots talk. */
  repeats: 6,
  repeatWindowMs: 5 * 60_000,
  /** Different texts remembered within the window: keeps the saved session under 1 KB. */
  repeatKeys: 8,
  /** Words of options whose reading is kept. */
  keptOptions: 5_000,
  /** Misses at one wait before a person takes over (rule RR). */
  misses: 3,
  /** Words that make a sentence: what is shorter is mostly an answer that was written badly. */
  sentenceWords: 3,
  /** Words in which somebody asks for a person; with more, where a story is asked, it is told of others. */
  wishWords: 5,
  /** "No entendí la pregunta" asks us to say it again; more words tell what somebody did not understand. */
  repeatWords: 4,
  /** Words that answered one question decide nothing at the next one sooner than this: two ways of the net, reading and typing take about as long. */
  twiceMs: 10_000,
  /** So long what proved who they are is known when it comes again: it answers no other question, and a slow net brings it late. */
  provedTwiceMs: 60_000,
  /** So long somebody waits for a person before what they write gets a word again. */
  awaitedMs: 12 * 3_600_000,
  /** So long what somebody in danger writes on, while a person is awaited, is of the row that is open for it. */
  dangerAgainMs: 5 * 60_000,
  /** Photos of one heap come within this time, also on a bad net. */
  heapMs: 5 * 60_000,
  /** So long one word of thanks holds for the voice notes that a person of the team has yet to hear. */
  voiceToldMs: 12 * 3_600_000,
  /** An answer to a question older than this shows the question again first. */
  lateMs: 24 * 3_600_000,
} as const
