import { beforeAll, expect, test } from 'vitest'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const ROWS = 7

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  const list = ['no,nombre,pueblo', ...Array.from({ length: ROWS }, (_, n) => `${n},Fidel,Xochitla`)].join('\n')
  await api.call('POST', '/matters/LAND-1/class-list', { raw: list, headers: { 'content-type': 'text/csv' } })
  const { clock, store } = api.cases
  // Rows of the staff queue: three urgent, four not, some of one instant.
  for (let n = 0; n < ROWS; n++) {
    if (n % 2) clock.advance(60_000)
    const id = `row-${n}`
    await api.hub.handOff({ id, reason: 'test', priority: n < 3 ? 'urgent' : 'normal' } as never)
    for (const subject of await store.updates.forgotten(new Date(clock.now().getTime() + 1), 10))
      await api.cases.record.drain(subject)
  }
})

type Item = { id: string; key?: string }
async function pages(path: string, limit: number): Promise<Item[][]> {
  const all: Item[][] = []
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await api.call(
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${next && `&after=${next}`}`,
    )
    all.push(body.items)
    next = body.next
  }
  return all
}
const idOf = (item: Item): string => item.key ?? item.id

test.each([
  '/claims?matter=LAND-1',
  '/handoffs',
  '/updates',
  '/updates?noun=claim',
  '/matters',
  '/searches?matter=LAND-1',
])('%s gives by pages of any length what it gives at once, in the same order', async (path) => {
  const whole = (await pages(path, 200)).flat().map(idOf)
  expect(new Set(whole).size).toBe(whole.length)
  expect(whole.length).toBeGreaterThan(0)
  for (const limit of [1, 2, 3]) {
    const parts = await pages(path, limit)
    expect(parts.flat().map(idOf)).toEqual(whole)
    expect(parts.slice(0, -1).every((part) => part.length === limit)).toBe(true)
  }
})

test('no question to the store has `$or`: the embedded store has no index for that', async () => {
  const asked: string[] = []
  const listen = (event: { command: object }): void => void asked.push(JSON.stringify(event.command))
  const client = api.cases.store.connection.getClient()
  client.on('commandStarted', listen)
  for (const path of ['/claims?matter=LAND-1', '/handoffs', '/updates', '/people?matter=LAND-1']) await pages(path, 3)
  client.off('commandStarted', listen)
  expect(asked.length).toBeGreaterThan(10)
  expect(asked.filter((command) => command.includes('"$or"'))).toEqual([])
})
