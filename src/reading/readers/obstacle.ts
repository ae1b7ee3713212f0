import { fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'
import { reasonIn } from '../report/task-words.ts'

/** Why a task is stuck, in people's words: a code of the noun `task` ("no hubo paso por la lluvia" ROAD_OR_WEATHER), else OTHER. */
export const obstacle = defineReader<string>({
  name: 'obstacle',
  read: (text, { lang }) =>
    /\p{L}{2}/u.test(text) ? { value: reasonIn(fold(text), lang) ?? 'OTHER' } : { problem: 'free-text.empty' },
})
