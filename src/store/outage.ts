import { MongooseError, mongo } from 'mongoose'
import { MasterUnknown } from './vault.ts'

/**
 * Whether an error says that the store is away or changing hands, or that this process may not read it now, rather than
 * that the work is wrong.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof MasterUnknown) return true
  if (error instanceof mongo.MongoServerSelectionError || error instanceof mongo.MongoNetworkError) return true
  if (error instanceof mongo.MongoNotConnectedError || error instanceof mongo.MongoTopologyClosedError) return true
  if (error instanceof mongo.MongoServerError)
    return error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('TransientTransactionError')
  if (error instanceof mongo.MongoError) return /pool|timed out|closed|interrupted/i.test(error.message)
  return error instanceof MongooseError && /initial connection|buffering|not connected/i.test(error.message)
}
