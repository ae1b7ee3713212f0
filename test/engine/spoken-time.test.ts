import { describe, expect, it } from 'vitest'
import { spokenTime } from '../../src/engine/flow/spoken-time.ts'

/** A Monday, 09:00 in Mexico City. */
const NOW = '2026-03-02T15:00:00.000Z'

describe('a spoken time', () => {
  it.each([
    ['+3h', 'America/Mexico_City', '2026-03-02T18:00:00.000Z'],
    ['today 17:00', 'America/Mexico_City', '2026-03-02T23:00:00.000Z'],
    ['tomorrow 10:00', 'America/Mexico_City', '2026-03-03T16:00:00.000Z'],
    ['saturday 10:00', 'America/Mexico_City', '2026-03-07T16:00:00.000Z'],
    ['2026-03-05 18:30', 'America/Mexico_City', '2026-03-06T00:30:00.000Z'],
    // Nobody is written to at night, or on a Sunday that a flow does not name.
    ['2026-03-05 22:00', 'America/Mexico_City', '2026-03-06T01:00:00.000Z'],
    ['tomorrow 05:00', 'America/Mexico_City', '2026-03-03T14:00:00.000Z'],
    ['2026-03-08 10:00', 'America/Mexico_City', '2026-03-09T16:00:00.000Z'],
    ['monday 10:00', 'America/Mexico_City', '2026-03-09T16:00:00.000Z'],
    // The clocks change in New York on 8 March.
    ['sunday 10:00', 'America/New_York', '2026-03-08T14:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => expect(spokenTime(text, NOW, zone)).toBe(instant))
})
