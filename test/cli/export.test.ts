import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExportOptions, exportFile } from '../../src/cli/export.ts'
import { caseHub } from '../hub/case-store.ts'
import { temporaryPrefix } from '../support/leftovers.ts'

const hub = caseHub()
const folder = mkdtempSync(join(tmpdir(), temporaryPrefix))
const by = { actor: 'cli:1000', role: 'admin' } as const
let files = 0

beforeAll(async () => {
  const staff = { noun: 'matter', actor: { kind: 'staff', id: 'ana' } } as const
  await hub.tell({ ...staff, subject: 'LAND-1', move: 'create', payload: { title: 'Wages' } })
  for (const [n, given_name] of ['Maximiliano', '=1+1', 'Ponciano'].entries()) {
    const [personId, claim] = [`p${n}`, `c${n}`]
    const row = { personId, actor: { kind: 'import' }, move: 'import' } as const
    const matter_id = n < 2 ? 'LAND-1' : 'OTHER-1'
    await hub.tell(
      { ...row, noun: 'person', subject: personId, payload: { given_name } },
      { ...row, noun: 'claim', subject: claim, payload: { person_id: personId, matter_id, last_year: 2021 } },
      { ...row, noun: 'claim', subject: claim, move: 'notify', actor: { kind: 'bot' }, payload: {} },
    )
  }
  await hub.drain()
})
afterAll(() => rmSync(folder, { recursive: true }))

const options = (change: Partial<ExportOptions> = {}): ExportOptions => ({
  out: join(folder, `list-${++files}.csv`),
  reason: 'court order',
  ...change,
})
const rowsOf = (file: string): Record<string, string>[] => parse(readFileSync(file), { bom: true, columns: true })

describe('portavoz export', () => {
  test('writes what was asked for, without formulas, for its owner alone', async () => {
    const asked = options({ matter: 'LAND-1' })
    const bytes = await exportFile(hub, 'person', asked, by)
    expect(rowsOf(asked.out).map(({ given_name }) => given_name)).toEqual(['Maximiliano', "'=1+1"])
    const { size, mode } = statSync(asked.out)
    expect([size, mode & 0o777]).toEqual([bytes, 0o600])

    const claims = options({ state: 'NOTIFIED' })
    await exportFile(hub, 'claim', claims, by)
    expect(rowsOf(claims.out).map(({ id, last_year }) => [id, last_year])).toEqual([
      ['c0', '2021'],
      ['c1', '2021'],
      ['c2', '2021'],
    ])
  })

  test('is logged with who and why, before anything is read', async () => {
    await exportFile(hub, 'claim', options({ matter: 'LAND-1', reason: ' audit ' }), by)
    const [entry] = await hub.store.accessLog.of('claim:LAND-1', 1)
    expect(entry).toMatchObject({ ...by, what: 'export', reason: 'audit' })

    const deaf = { ...hub.store.accessLog, note: () => Promise.reject(new Error('down')) }
    const asked = options()
    await expect(exportFile({ ...hub, store: { ...hub.store, accessLog: deaf } }, 'claim', asked, by)).rejects.toThrow()
    expect(readdirSync(folder)).not.toContain(asked.out)
  })

  test.each<[string, Partial<ExportOptions>, RegExp]>([
    ['no reason', { reason: ' ' }, /Say why/],
    ['a matter that is not there', { matter: 'LAND-9' }, /no such matter/],
    ['a state that is none', { state: 'HAPPY' }, /no such state/],
    ['a file that is there', { out: import.meta.filename }, /choose another/],
  ])('%s is refused in words, and nothing is logged', async (_, change, words) => {
    const before = await hub.store.accessLog.model.countDocuments({})
    await expect(exportFile(hub, 'claim', options(change), by)).rejects.toThrow(words)
    expect(await hub.store.accessLog.model.countDocuments({})).toBe(before)
  })

  test('leaves no half of a file when the store fails on the way', async () => {
    async function* each(): AsyncGenerator<never> {
      yield* []
      throw new Error('down')
    }
    const cases = { ...hub.store.cases, each: each as never }
    const asked = options()
    await expect(exportFile({ ...hub, store: { ...hub.store, cases } }, 'claim', asked, by)).rejects.toThrow('down')
    expect(readdirSync(folder).filter((name) => name.includes('.part') || asked.out.endsWith(name))).toEqual([])
  })
})
