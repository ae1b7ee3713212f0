import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { cast, classListFile } from '../../simulator/cast.ts'
import { isFictional, sameNumber } from '../../simulator/numbers.ts'

const rows: Record<string, string>[] = parse(readFileSync(classListFile), { columns: true })
const phones = cast()
const listed = rows.flatMap((row) => (row.phone ? [canonical(row.phone)] : []))

/** The list writes numbers as people do. */
function canonical(phone: string): string {
  const digits = phone.replace(/\s/g, '')
  if (digits.startsWith('+')) return sameNumber(digits)
  return `+52${digits.replace(/^04[45]/, '')}`
}

it('has 46 people in the proportions of the story', () => {
  expect(rows).toHaveLength(46)
  const languages = Object.groupBy(rows, (row) => row.language ?? '')
  expect(Object.fromEntries(Object.entries(languages).map(([name, some]) => [name, some?.length]))).toEqual({
    es: 33,
    nhe: 6,
    hus: 5,
    ote: 2,
  })
  expect(listed).toHaveLength(31)
})

it('has a phone for every number of the list, and tells who answers there', () => {
  const who = listed.map((number) => {
    const phone = phones.find((one) => one.number === number)
    if (phone?.role !== 'worker') return phone?.role
    if (phone.channels.includes('whatsapp')) return 'right person'
    return ['w22', 'w23'].includes(phone.id) ? 'silent' : 'SMS'
  })
  const count = (kind: string) => who.filter((one) => one === kind).length
  expect([count('right person'), count('SMS'), count('silent'), count('stranger'), count('nobody')]).toEqual([
    12, 3, 2, 6, 8,
  ])
})

it('uses no number twice, none outside the fictional ranges, and no id twice', () => {
  expect(phones.filter((phone) => !isFictional(phone.number))).toEqual([])
  expect(new Set(phones.map((phone) => phone.number)).size).toBe(phones.length)
  expect(new Set(phones.map((phone) => phone.id)).size).toBe(phones.length)
})

it.each([
  ['+525500000001', true],
  ['+5215500000001', true],
  ['+50200000019', true],
  ['+18305550144', true],
  ['+525512345678', false],
  ['+18305551144', false],
  ['+50655500000', false],
])('knows whether %s belongs to nobody', (number, fictional) => {
  expect(isFictional(number)).toBe(fictional)
})
