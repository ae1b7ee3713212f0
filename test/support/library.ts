import { loadLibrary } from '../../src/library.ts'

/** The conversations that ship with the code: read once for all the test files of a worker, and changed by none. */
export const library = await loadLibrary()
