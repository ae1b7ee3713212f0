import { describe } from 'vitest'
import { testWalks } from './crawler-whole.ts'

// Advocates are reached by SMS only.
describe('the crawler on WhatsApp', () => testWalks('whatsapp', (audience) => audience !== 'advocate'))
