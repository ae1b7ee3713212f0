import mongoose, { type Schema } from 'mongoose'

/** A change of documents that names none would change all of them. */
export class EmptyFilter extends Error {
  constructor() {
    super('A change must say which documents it is for: its filter is empty, or a value in it is not there.')
    this.name = 'EmptyFilter'
  }
}

const WRITES = [
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
] as const

/**
 * Of every model, from the first on: no change without a condition reaches the store, whoever made the filter. A condition whose value is
 * missing would be sent as "has no such field", which is nearly everybody.
 */
export function noEmptyFilter(schema: Schema): void {
  schema.pre([...WRITES], function () {
    const values = Object.values(this.getFilter())
    if (values.length === 0 || values.includes(undefined)) throw new EmptyFilter()
  })
}

mongoose.plugin(noEmptyFilter)
