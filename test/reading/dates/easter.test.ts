import Holidays from 'date-holidays'
import { expect, it } from 'vitest'
import { isoOf } from '../../../src/reading/calendar.ts'
import { easter } from '../../../src/reading/dates/easter.ts'

it('is the day that the calendars of holidays have', () => {
  const holidays = new Holidays()
  holidays.setHoliday('easter', 'Easter')
  for (let year = 1990; year <= 2100; year++) {
    const [day] = holidays.getHolidays(year).filter(({ name }) => name === 'Easter')
    expect(isoOf(easter(year)), String(year)).toBe(day?.date.slice(0, 10))
  }
})
