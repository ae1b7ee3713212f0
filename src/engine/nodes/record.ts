import { recordsSchema } from '../flow/records.ts'
import { target } from '../flow/target.ts'
import { defineNode } from '../node.ts'

/** `identified: { record: [{ person: identify }], go: explain }`: only updates; what it records runs as for any node. */
export const record = defineNode({
  type: 'record',
  shape: { record: recordsSchema, go: target },
  compile: (raw): { go: string } => ({ go: raw.go }),
  targets: (spec) => [spec.go],
  waits: false,
  enter: (node) => ({ go: node.spec.go }),
})
