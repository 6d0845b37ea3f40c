import { offerSearch } from './find-service.ts'
import { followHours } from './open-now.ts'
import { offerOwnTime } from './own-time.ts'
import { followState } from './state-in-tab.ts'
import { whenIdle } from './when-idle.ts'

/* What a page can do beyond what it says: it is complete without any of this. */

followState()
followHours()
offerSearch()
// A browser's first look at time zones takes it as long as all of the rest.
whenIdle(offerOwnTime)
