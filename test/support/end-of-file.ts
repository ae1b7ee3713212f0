import { afterAll } from 'vitest'
import { endAll } from './ends.ts'

// A set-up file: it runs for each test file, while what it and the test files import stays from one file to the next. A hook at the
// top of such a module would hold for the first file alone.
afterAll(endAll)
