/** A pino logger serves. Numbers and texts are never handed to it. */
export type Log = { warn(fields: object, message: string): void; error(fields: object, message: string): void }
