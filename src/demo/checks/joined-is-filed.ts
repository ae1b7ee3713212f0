import { accepted } from '../evidence.ts'
import { defineCheck } from './check.ts'

export const joinedIsFiled = defineCheck({
  no: 17,
  says: 'whoever only wants to join, or only signed, never counts as joined: at each week’s end joined is what the Advocate filed',
  look: (evidence, { weeks }) => {
    const filed = accepted(evidence, 'claim', 'join')
    const wrong = weeks.flatMap(({ week, at, funnel }) => {
      const count = filed.filter(({ receivedAt }) => receivedAt.getTime() <= at).length
      return count === funnel.joined ? [] : [`week ${week}: ${funnel.joined} counted, ${count} filed`]
    })
    if (filed.some(({ actor }) => actor.kind !== 'advocate')) wrong.push('somebody else than the Advocate filed')
    // Only weeks in which some were on the way could have gone wrong.
    const onTheWay = weeks.filter(({ funnel }) => funnel.intends_to_join + funnel.consent_signed > 0)
    return { tried: onTheWay.length, wrong }
  },
})
