import { z } from 'zod'
import { flowFileSchema } from './flow-file.ts'

/** The JSON Schema of a flow file, for editors: `docs/flow.schema.json` holds its printed form and a test keeps it true. */
export const flowJsonSchema = (): string =>
  `${JSON.stringify({ title: 'A Portavoz conversation', ...z.toJSONSchema(flowFileSchema, { io: 'input', unrepresentable: 'any', reused: 'ref' }) }, null, 2)}\n`
