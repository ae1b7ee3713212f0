import { describe, expect, it } from 'vitest'
import { interleaved, measured, quantile, ratios, spread } from '../../bench/rounds.ts'

describe('rounds', () => {
  it('asks the sides in turn, not one after the other', async () => {
    const asked: string[] = []
    const side = (name: string, value: number) => async () => {
      asked.push(name)
      return value
    }
    const found = await interleaved({ ours: side('ours', 8), bare: side('bare', 10) }, 3)
    expect(asked).toEqual(['ours', 'bare', 'ours', 'bare', 'ours', 'bare'])
    expect(found).toEqual({ ours: [8, 8, 8], bare: [10, 10, 10] })
  })

  it.each([
    [[3], 3],
    [[9, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('takes the middle of %j', (values, median) => {
    expect(measured(values).median).toBe(median)
  })

  it('tells the lowest and the highest beside the middle', () => {
    expect(spread(measured([1200, 900, 1000]))).toBe('1,000 (900-1,200)')
  })

  it('compares the sides round by round', () => {
    expect(ratios([5, 6], [10, 10])).toEqual([0.5, 0.6])
  })

  it('finds the 99th of a hundred', () => {
    const sorted = Array.from({ length: 101 }, (_, n) => n)
    expect(quantile(sorted, 0.99)).toBe(99)
    expect(quantile([], 0.99)).toBeNaN()
  })
})
