import type { Bench, Figure } from './figure.ts'
import { processorTimes } from './processor-time.ts'
import { number } from './rounds.ts'
import type { Message } from './webhook-request.ts'
import { receiver, startWholeHub, type WholeHub } from './whole-hub.ts'

/** In another order they are answered by other words: who asks first who we are has not been greeted. */
const TEXTS = ['Hola', '¿quién es usted?', 'Me lo dio mi primo'] as const
const LINES = 300
const FIRST = 100

/**
 * Strangers who each send three messages with nothing between them. What each must be answered is what somebody was answered who
 * sent the same three at leisure, in the order in which they had come in, in the same run.
 */
export const burst: Figure = {
  name: 'burst',
  about: 'right dialogues when each of 1,000 people sends three messages at 0 ms gap',
  async run(bench) {
    const hub = await startWholeHub(bench, 'fast')
    try {
      return [await compare(bench, hub)]
    } finally {
      await hub.close()
    }
  },
}

async function compare({ quick, say }: Bench, hub: WholeHub) {
  const people = quick ? 100 : 1_000
  const leisure = createLeisure(hub)
  const first = await leisure.words(TEXTS)

  const messages = Array.from({ length: people }, (_, n) => leisure.from(FIRST + n, TEXTS)).flat()
  const used = processorTimes(hub.pids)
  const started = performance.now()
  const { statuses } = await hub.load.ask({ kind: 'burst', port: hub.port, messages, lines: LINES })
  const acknowledged = (performance.now() - started) / 1000
  await hub.idle()
  const seconds = (performance.now() - started) / 1000
  say(`  processor time a message: ${used(() => messages.length)}`)
  const sent = await hub.sent()
  const handled = await hub.handled(messages)
  const arrived = Map.groupBy(await hub.arrived(messages), ({ sender }) => sender)

  const expected = new Map<string, string[]>([[TEXTS.join(), [first]]])
  let [right, overtaken] = [0, 0]
  for (const [sender, theirs] of arrived) {
    const texts = theirs.map(({ text }) => text)
    if (texts.join() !== TEXTS.join()) overtaken++
    const words = JSON.stringify(sent.get(receiver(sender)) ?? [])
    const known = expected.get(texts.join()) ?? []
    // An order that is new, or an hour that has changed the words meanwhile: played once more, at leisure.
    if (!known.includes(words) && known.length < 2) known.push(await leisure.words(texts))
    expected.set(texts.join(), known)
    if (known.includes(words)) right++
  }
  const replies = (JSON.parse(first) as string[]).length
  say(
    `  acknowledged ${JSON.stringify(statuses)} in ${number(acknowledged, 1)} s; one message overtook another of ${overtaken} people`,
  )
  return {
    what: `right dialogues, ${number(people)} people with three messages each at 0 ms gap (${hub.store})`,
    ours: `${number(right)} of ${number(people)}; ${number(handled)} of ${number(messages.length)} messages handled in ${number(seconds, 1)} s`,
    beside: `the same three at leisure: ${replies} replies, word for word, in the order of arrival`,
    figure: `${number((100 * right) / people, 1)} %`,
    target: '100 %',
    reached: right === people && handled === messages.length && replies >= TEXTS.length,
    promise: true as const,
  }
}

/** Somebody new who waits for the answer to each message before the next one. */
function createLeisure(hub: WholeHub) {
  let ids = 0
  let sender = 0
  const from = (who: number, texts: readonly string[]): Message[] =>
    texts.map((text) => ({ sender: who, text, id: ++ids }))
  return {
    from,
    async words(texts: readonly string[]): Promise<string> {
      for (const message of from(++sender, texts)) {
        await hub.load.ask({ kind: 'closed', port: hub.port, messages: [message], lines: 1 })
        await hub.idle()
      }
      return JSON.stringify((await hub.sent()).get(receiver(sender)) ?? [])
    },
  }
}
