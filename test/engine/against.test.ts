import { describe, expect, it } from 'vitest'
import { matches } from '../../src/engine/answer/against.ts'

describe('an answer against what we know', () => {
  it.each([
    [2021, 2021, true],
    [2020, 2021, false],
    ['2021', 2021, true],
    ['con Green Hollow', ['Green Hollow Landscaping', 'Don Ray'], true],
    ['en grin jolou, con don Ray', ['Green Hollow Landscaping', 'Don Ray'], true],
    ['en la yarda esa del grin holou', ['Green Hollow Landscaping'], true],
    ['grin jolou', ['Green Valley'], true],
    ['en jolanda', ['Hollow Creek'], false],
    ['con don rai', ['Don Ray'], true],
    ['con don rey', ['Don Ray'], true],
    ['Landscapping', ['Green Hollow Landscaping'], true],
    ['para una compañía', ['Green Company'], false],
    ['no me acuerdo', ['Green Hollow Landscaping', 'Don Ray'], false],
    ['con el patrón', ['Don Ray'], false],
    ['Xochitla', 'Xóchitla', true],
    ['', '', false],
    [null, ['x'], false],
    ['x', null, false],
    [true, 'x', false],
    ['+525500000101', ['+525500000100', '+525500000190'], false],
    ['+525500000190', ['+525500000100', '+525500000190'], true],
  ])('%j against %j: %s', (answer, expected, result) => expect(matches(answer, expected)).toBe(result))
})
