import { acquaintanceRoutes } from './acquaintances.ts'
import { advocateEmailRoutes } from './advocate-email.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { breakGlassRoutes } from './break-glass.ts'
import { broadcastRoutes } from './broadcasts.ts'
import { exportRoutes } from './case-exports.ts'
import { caseRoutes } from './cases.ts'
import { claimRoutes } from './claims.ts'
import { erasureRoutes } from './erasure.ts'
import { flowRoutes } from './flows.ts'
import { groupRoutes } from './groups.ts'
import { handoffRoutes } from './handoffs.ts'
import { importRoutes } from './imports.ts'
import { matchRoutes } from './matches.ts'
import { matterTextRoutes } from './matter-texts.ts'
import { matterRoutes } from './matters.ts'
import { mediaRoutes } from './media.ts'
import { mergingRoutes } from './merging.ts'
import { peopleRoutes } from './people.ts'
import { personAddressRoutes } from './person-addresses.ts'
import { personCodeRoutes } from './person-code.ts'
import { personMoveRoutes } from './person-moves.ts'
import { placeRoutes } from './places.ts'
import { privacyRoutes } from './privacy.ts'
import { reportRoutes } from './reports.ts'
import type { Route } from './route.ts'
import { segmentRoutes } from './segments.ts'
import { setAsideRoutes } from './set-aside.ts'
import { settingsRoutes } from './settings.ts'
import { slipRoutes } from './slips.ts'
import { talkRoutes } from './talk.ts'
import { updateRoutes } from './updates.ts'
import { webhookDeliveryRoutes } from './webhook-deliveries.ts'
import { webhookRoutes } from './webhooks.ts'

/** Every route below /api/v1: served, described and tested from this list. */
export const routes: readonly Route[] = [
  ...matterRoutes,
  ...matterTextRoutes,
  ...importRoutes(),
  ...claimRoutes,
  ...peopleRoutes,
  ...matchRoutes,
  ...erasureRoutes,
  ...mergingRoutes,
  ...personAddressRoutes,
  ...personMoveRoutes,
  ...personCodeRoutes,
  ...updateRoutes,
  ...handoffRoutes,
  ...setAsideRoutes,
  ...groupRoutes,
  ...flowRoutes,
  ...advocateEmailRoutes,
  ...caseRoutes(),
  ...acquaintanceRoutes,
  ...slipRoutes,
  ...broadcastRoutes,
  ...segmentRoutes,
  ...privacyRoutes,
  ...exportRoutes(),
  ...breakGlassRoutes,
  ...apiKeyRoutes,
  ...webhookRoutes,
  ...webhookDeliveryRoutes,
  ...settingsRoutes,
  ...mediaRoutes,
  ...talkRoutes,
  ...placeRoutes,
  ...reportRoutes(),
]
