import { z } from 'zod'
import { MEDIA_KINDS } from '../input.ts'
import { PRESSING } from '../pressing.ts'
import { stillSchema } from '../still.ts'
import { aroundSchema } from './around.ts'
import { NODE_KINDS, nodeSchemas } from './compile-node.ts'
import { conditionsSchema } from './conditions.ts'
import { AUDIENCES, FACT_GROUPS } from './flow.ts'
import { phraseSchema } from './phrase.ts'
import { flowName, target, word } from './target.ts'

const intentName = z.string().regex(/^[A-Z_]+$/, 'an intent is written in capitals, like STOP')

const eventName = z.string().regex(/^[a-z]+(\.[a-z_]+)+$/, 'an event is written like claim.joined')

export const startSchema = z.strictObject({
  staff: z.boolean().optional(),
  inbound: z
    .union([
      z.literal(true),
      z.strictObject({
        when: conditionsSchema.optional(),
        priority: z.number().int().optional(),
        questions: z.literal(true).optional(),
      }),
    ])
    .optional(),
  keyword: z.union([z.array(phraseSchema).min(1), z.record(phraseSchema, target)]).optional(),
  event: z.array(eventName).min(1).optional(),
  date: aroundSchema.optional(),
  media: z.array(z.enum(MEDIA_KINDS)).min(1).optional(),
  missed: z
    .object({
      reader: z.string(),
      is: z.string().optional(),
      anew: word.optional(),
      beside: z.literal(true).optional(),
      go: target,
    })
    .catchall(z.union([z.string(), z.number(), z.boolean()]))
    .optional(),
  more: z.union([z.literal(true), z.literal('colon')]).optional(),
  forwarded: z.literal(true).optional(),
  intent: z.union([z.array(intentName).min(1), z.record(intentName, target)]).optional(),
  reads: z
    .object({ reader: z.string(), fields: z.array(word).optional(), anywhere: z.literal(true).optional() })
    .catchall(z.union([z.string(), z.number(), z.boolean()]))
    .optional(),
  when: conditionsSchema.optional(),
  replaces: z.array(flowName).min(1).optional(),
  once: z.literal(true).optional(),
  between: z.union([z.literal(true), z.array(eventName).min(1)]).optional(),
  newest: z.array(word).optional(),
  with: z.array(word).min(1).optional(),
})

/** All but what is inside the nodes. */
export const headSchema = z.strictObject({
  flow: flowName,
  audience: z.enum(AUDIENCES),
  facts: z.array(z.enum(FACT_GROUPS)).default([]),
  start: startSchema.default({}),
  pressing: z.enum(PRESSING).optional(),
  still: stillSchema.optional(),
  first: target.optional(),
  renamed: z.record(target, target).optional(),
  nodes: z.record(target, z.unknown()),
})

/** The whole file, for the JSON Schema that editors use. The loader checks node by node, for messages one can act on. */
export const flowFileSchema = headSchema.extend({
  nodes: z.record(target, z.union(NODE_KINDS.map((kind) => nodeSchemas[kind]) as [z.ZodType, z.ZodType])),
})
