import { z } from 'zod'

const approval = z.strictObject({
  /** Who approved, as the case file names them. */
  by: z.string().min(1),
  on: z.iso.date(),
  /** Version of the words that were approved; see `Entry.version`. */
  hash: z.string().regex(/^[0-9a-f]{12}$/),
})

/** A file `locales/<lang>/approvals.json`: `<file>/<node>` -> who approved these words, when, and which version of them. */
export const approvalsSchema = z.record(z.string().regex(/^[^/]+\/[^/]+$/), approval)
export type Approvals = z.infer<typeof approvalsSchema>
