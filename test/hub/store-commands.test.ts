import { beforeAll, describe, expect, it } from 'vitest'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { numberOf, openMatter, row } from '../support/matter.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'
import { type StoreCommands, storeCommands } from '../support/store-commands.ts'

const test = testHub('2026-03-03T18:00:00Z')
let commands: { take(): StoreCommands }

beforeAll(async () => {
  await test.store.prepare()
  await openMatter(test, 'LAND-1', [row(1)], '2026-05-08T23:59:00-05:00')
  test.channels.whatsapp = scriptedChannel('whatsapp', test.clock.now)
  commands = storeCommands(test.store.connection, test.hub)
})

const says = async (from: string, text: string): Promise<StoreCommands> => {
  commands.take()
  await test.hub.receive.inbound([inbound(from, text)])
  await test.idle()
  return commands.take()
}
/** How the hub introduces itself, what holds at places, and who wants to be told, is read every few seconds, not for each message. */
const kept = ['find settings', 'find places', 'find webhooks']
const isRead = (command: string): boolean => /^(find|aggregate|count|distinct) /.test(command)
const counts = (taken: StoreCommands) =>
  Object.fromEntries(
    Object.entries(taken).map(([step, list]) => [
      step,
      {
        reads: list.filter((each) => isRead(each) && !kept.includes(each)).length,
        writes: list.filter((each) => !isRead(each)).length,
      },
    ]),
  )

/** What one message costs the store, so that it cannot grow unseen: on the default database this is what limits the hub. */
describe('commands at the store', () => {
  it('for the first message of a new sender, answered: 18', async () => {
    expect(counts(await says('+525500009001', 'Hola'))).toEqual({
      receive: { reads: 0, writes: 1 },
      converse: { reads: 3, writes: 7 },
      relay: { reads: 0, writes: 0 },
      record: { reads: 0, writes: 0 },
      deliver: { reads: 5, writes: 2 },
    })
  })

  it('for an answer in an open conversation that tells a fact and is answered: 25', async () => {
    await says(numberOf(1), 'hola')
    expect(counts(await says(numberOf(1), 'si soy yo'))).toEqual({
      receive: { reads: 0, writes: 1 },
      converse: { reads: 5, writes: 6 },
      relay: { reads: 0, writes: 0 },
      record: { reads: 3, writes: 2 },
      deliver: { reads: 6, writes: 2 },
    })
  })

  it('never looks through a collection: no `$or` at the top of a question, no findAndModify', async () => {
    const taken = [await says('+525500009002', 'Hola'), await says('+525500009002', 'quien es')]
    expect(
      taken.flatMap((each) => Object.values(each).flat()).filter((each) => /findAndModify|\$or/.test(each)),
    ).toEqual([])
  })
})
