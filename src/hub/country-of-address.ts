import type { Address } from '../channels/channel.ts'
import { countryOf } from '../channels/countries.ts'

/** The country of a number; a business-scoped id carries its own ("MX.1234"). Unknown ones count as Mexico. */
export const countryOfAddress = (address: Address): string => countryOf(address.value) ?? 'MX'
