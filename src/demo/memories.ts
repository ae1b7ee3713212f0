import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { classListFile } from '../../simulator/cast.ts'
import type { Memory } from './answers.ts'

/** What everybody remembers of the years abroad, by place on the list: the list is right about them. */
export function readMemories(): ReadonlyMap<number, Memory> {
  const rows: Memory[] = parse(readFileSync(classListFile), { columns: true, bom: true })
  return new Map(rows.map((row) => [Number(row.list_no), row]))
}
