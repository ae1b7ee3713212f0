import { z } from 'zod'

/** Name of a node of the same flow. */
export const target = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a node is named in lower case with underscores, like which_year')

/** Name of a flow: that of its file. */
export const flowName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'a flow is named like its file, in lower case with hyphens')

/** A flow, or one node of it: `faq` begins at its first node, `faq.visa` at `visa`. */
export const entry = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9_]*)?$/, 'a flow, or a flow and its node, like faq.visa')

/** Name of a saved answer or an outcome. */
export const word = z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower case with underscores')

/** A saved answer, or a part of one: `said`, `reply.rest`. */
export const saved = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/, 'a saved answer, or a part of it, like reply.rest')

/** What an `each` gives and the name in it: `task.ref`. */
export const each = z
  .string()
  .regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, 'what an `each` gives and its reference, like task.ref')
