import { clean } from '../normalise.ts'
import { defineReader } from '../reader.ts'
import { timesSaid } from '../report/times.ts'

/** Hours on the road, in whole minutes, where they are told as such among other words: "6 de trabajo y 2 de camino" is 120, "sin camino" 0. */
export const road = defineReader<number>({
  name: 'road',
  read: (text, context) => {
    const { travel } = timesSaid(clean(text), context)
    return travel === null ? { problem: 'hours.unclear' } : { value: travel }
  },
})
