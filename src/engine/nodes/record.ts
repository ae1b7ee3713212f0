import { defineNode } from '../node.ts'
import { recordsSchema } from '../records.ts'
import { target } from '../target.ts'

/** `identified: { record: [{ person: identify }], go: explain }`: only updates; what it records runs as for any node. */
export const record = defineNode({
  type: 'record',
  shape: { record: recordsSchema, go: target },
  compile: (raw): { go: string } => ({ go: raw.go }),
  targets: (spec) => [spec.go],
  waits: false,
  enter: (node) => ({ go: node.spec.go }),
})
