import { stringify } from 'csv-stringify/sync'
import type { ReportView } from './view.ts'

const COLUMNS = ['section', 'figure', 'column', 'value', 'unit', 'of', 'percent', 'status', 'people'] as const

/** One line for each figure, for Excel: its mark of UTF-8, and nothing that it would take for a formula. */
export const reportCsv = ({ sections }: ReportView): string =>
  stringify(
    sections.flatMap(({ title, columns, rows }) =>
      rows.flatMap(({ label, cells }) =>
        cells.map((cell, index) => ({
          section: title,
          figure: label,
          column: columns[index] ?? '',
          value: cell.value ?? '',
          unit: cell.unit ?? '',
          of: cell.of ?? '',
          percent: cell.percent ?? '',
          status: cell.status,
          people: cell.people ?? '',
        })),
      ),
    ),
    { header: true, columns: [...COLUMNS], bom: true, escape_formulas: true, record_delimiter: 'windows' },
  )
