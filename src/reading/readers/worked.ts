import { clean } from '../normalise.ts'
import { defineReader } from '../reader.ts'
import { timesSaid } from '../report/times.ts'
import { type HoursOptions, hours } from './hours.ts'

/** Hours of work, in whole minutes, as `hours` reads them; the road that is told with them is left out: "5 y media de trabajo y 2 de camino" is 330. */
export const worked = defineReader<number, HoursOptions>({
  name: 'worked',
  takes: { max: 'number' },
  read: (text, context, options) => {
    const { work, travel } = timesSaid(clean(text), context)
    return work !== null && travel !== null
      ? hours.read(`${work} min`, context, options)
      : hours.read(text, context, options)
  },
})
