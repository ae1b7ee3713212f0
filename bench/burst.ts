import type { Figure } from './figure.ts'
import { number } from './rounds.ts'
import type { Message } from './webhook-request.ts'
import { receiver, startWholeHub } from './whole-hub.ts'

/** In another order they would be answered by other words: the second asks who we are instead of answering. */
const TEXTS = ['Hola', '¿quién es usted?', 'Me lo dio mi primo'] as const
const LINES = 300

/**
 * Strangers who each send three messages with nothing between them. What each must be answered is what somebody was answered who
 * sent the same three at leisure, in the same run, before or after.
 */
export const burst: Figure = {
  name: 'burst',
  about: 'right dialogues when each of 1,000 people sends three messages at 0 ms gap',
  async run(bench) {
    const people = bench.quick ? 100 : 1_000
    const hub = await startWholeHub(bench, 'fast')
    let ids = 0
    const from = (sender: number): Message[] => TEXTS.map((text) => ({ sender, text, id: ++ids }))
    const atLeisure = async (sender: number): Promise<string> => {
      for (const message of from(sender)) {
        await hub.load.ask({ kind: 'closed', port: hub.port, messages: [message], lines: 1 })
        await hub.idle()
      }
      return JSON.stringify((await hub.sent()).get(receiver(sender)) ?? [])
    }
    try {
      const expected = [await atLeisure(1)]
      const messages = Array.from({ length: people }, (_, n) => from(100 + n)).flat()
      const started = performance.now()
      const { statuses } = await hub.load.ask({ kind: 'burst', port: hub.port, messages, lines: LINES })
      await hub.idle()
      const seconds = (performance.now() - started) / 1000
      const sent = await hub.sent()
      const { handled, shuffled } = await hub.kept(messages)
      // The hour may have changed the words meanwhile.
      expected.push(await atLeisure(2))
      const right = Array.from({ length: people }, (_, n) => JSON.stringify(sent.get(receiver(100 + n)) ?? []))
      const good = right.filter((words) => expected.includes(words)).length
      const replies = (JSON.parse(expected[0] ?? '[]') as string[]).length
      bench.say(`  acknowledged ${JSON.stringify(statuses)}, handled ${number(handled)}, out of order ${shuffled}`)
      return [
        {
          what: `right dialogues, ${number(people)} people with three messages each at 0 ms gap (${hub.store})`,
          ours: `${number(good)} of ${number(people)}, ${number(handled)} of ${number(messages.length)} messages handled, in ${number(seconds, 1)} s`,
          beside: `the same three at leisure: ${replies} replies, word for word`,
          figure: `${number((100 * good) / people, 1)} %`,
          target: '100 %',
          reached: good === people && handled === messages.length && replies >= TEXTS.length,
          promise: true,
        },
      ]
    } finally {
      await hub.close()
    }
  },
}
