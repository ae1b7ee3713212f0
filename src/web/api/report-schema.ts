import { z } from 'zod'
import { REPORT_LANGUAGES } from '../../hub/reports/view.ts'

/** A report as the API gives it. */
export const viewSchema = z
  .object({
    report: z.string(),
    title: z.string(),
    matter: z.string().nullable(),
    made_at: z.string(),
    language: z.enum(REPORT_LANGUAGES),
    sections: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        columns: z.array(z.string()),
        whole: z.int().nullable().meta({ description: 'A division: its rows add up to it' }),
        rows: z.array(
          z.object({
            name: z.string(),
            label: z.string(),
            cells: z.array(
              z.object({
                value: z.union([z.number(), z.string()]).nullable(),
                unit: z.string().nullable().meta({ description: 'ISO currency, or minutes' }),
                of: z.int().nullable(),
                percent: z.string().nullable(),
                status: z.enum(['recorded', 'not_recorded', 'suppressed']),
                shown: z.string(),
                people: z.string().nullable().meta({ description: 'Where the API tells who is in it' }),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Report' })
