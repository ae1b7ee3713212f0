import type { Cell, Section } from '../../src/hub/reports/report.ts'

/** The values of a section, by row: one value, or a list where there are several columns. Minutes as hours. */
export const figures = (all: Section[], name: string): Record<string, unknown> =>
  Object.fromEntries(
    (all.find((section) => section.name === name)?.rows ?? []).map(({ name: row, cells }) => {
      const values = cells.map(plain)
      return [row, values.length === 1 ? values[0] : values]
    }),
  )

const plain = (cell: Cell): unknown => {
  if (cell.kind === 'count') return cell.value
  if (cell.kind === 'money') return `${cell.money.amount} ${cell.money.currency}`
  if (cell.kind === 'minutes') return cell.minutes / 60
  return cell.kind === 'text' ? cell.text : cell.kind
}
