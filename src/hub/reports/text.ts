import type { ReportView, SectionView } from './view.ts'

/** The report for a terminal. */
export const reportText = ({ title, matter, sections }: ReportView): string =>
  `${[matter === null ? title : `${title}: ${matter}`, ...sections.flatMap((section) => ['', ...sectionLines(section)])].join('\n')}\n`

function sectionLines({ title, columns, rows, whole }: SectionView): string[] {
  const table = [
    ...(columns.length > 0 ? [['', ...columns]] : []),
    ...rows.map(({ label, cells }) => [label, ...cells.map(({ shown }) => shown)]),
  ]
  const widths = (table[0] ?? []).map((_, index) => Math.max(...table.map((line) => line[index]?.length ?? 0)))
  const line = ([first = '', ...rest]: string[]): string =>
    `  ${[first.padEnd(widths[0] ?? 0), ...rest.map((each, index) => each.padStart(widths[index + 1] ?? 0))].join('  ')}`
  return [whole === null ? title : `${title} (${whole})`, ...table.map((each) => line(each).trimEnd())]
}
