import { describe, expect, it, vi } from 'vitest'
import { createGroupCommit, NotStored } from '../../src/web/group-commit.ts'

describe('a group commit', () => {
  it('writes what comes together once, and settles each with the group', async () => {
    const flush = vi.fn(async (items: number[]) => items.length)
    const add = createGroupCommit(flush, 1_000)
    expect(await Promise.all([add(1), add(2), add(3)])).toEqual([3, 3, 3])
    expect(flush.mock.calls).toEqual([[[1, 2, 3]]])
  })

  it('splits a rush into groups of 200 and loses none', async () => {
    const flush = vi.fn(async (items: number[]) => items.length)
    const add = createGroupCommit(flush, 1_000)
    await Promise.all(Array.from({ length: 501 }, (_, n) => add(n)))
    expect(flush.mock.calls.map(([items]) => items.length)).toEqual([200, 200, 101])
  })

  it('tells every member that the store refused, and goes on with the next group', async () => {
    const flush = vi
      .fn<(items: number[]) => Promise<number>>()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValue(1)
    const add = createGroupCommit(flush, 1_000)
    const results = await Promise.allSettled([add(1), add(2)])
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
    await expect(add(3)).resolves.toBe(1)
  })

  it('does not wait longer than it may for a store that hangs', async () => {
    vi.useFakeTimers()
    try {
      const waiting = createGroupCommit(() => new Promise<never>(() => {}), 3_000)(1)
      const refused = expect(waiting).rejects.toBeInstanceOf(NotStored)
      await vi.advanceTimersByTimeAsync(3_002)
      await refused
    } finally {
      vi.useRealTimers()
    }
  })
})
