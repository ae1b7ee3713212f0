import pino from 'pino'
import type { Store } from '../../../src/store/index.ts'
import { createClock } from '../../support/clock.ts'

/** What erasing and recording need beside a store: nobody is woken, and nobody acts. */
export const silentParts = (store: Store) => ({
  store,
  clock: createClock('2026-03-02T16:00:00Z'),
  wake: async (): Promise<void> => {},
  log: pino({ level: 'silent' }),
  act: async (): Promise<never> => {
    throw new Error('Nothing acts here')
  },
})
