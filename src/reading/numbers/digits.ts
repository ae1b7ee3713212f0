/** "1,250.50" -> 125050; null when it is not a number; `other` when the separators allow two readings. */
export const parseDigits = (raw: string): { hundredths: number; other?: number; fraction: boolean } | null => {
  if (raw.includes(':')) return null
  const lastDot = raw.lastIndexOf('.')
  const lastComma = raw.lastIndexOf(',')
  const dots = raw.split('.').length - 1
  const commas = raw.split(',').length - 1
  if (dots + commas === 0) return whole(raw)
  if (dots > 0 && commas > 0) {
    const point = Math.max(lastDot, lastComma)
    const group = raw[point] === '.' ? ',' : '.'
    if ((group === ',' ? dots : commas) > 1) return null
    return grouped(raw.slice(0, point), group, raw.slice(point + 1))
  }
  const sign = dots > 0 ? '.' : ','
  const parts = raw.split(sign)
  if (parts.length > 2) return grouped(raw, sign, '')
  const [left = '', right = ''] = parts
  if (right.length === 3 && left.length >= 1 && left.length <= 3 && left !== '0') {
    const value = whole(left + right)
    // In all our countries the comma groups thousands and the point starts the cents: "1,250" is clear, "1.250" is not.
    if (!value || sign === ',') return value
    const small = fractional(left, right)
    return { ...value, ...(small ? { other: small.hundredths } : {}) }
  }
  return fractional(left, right)
}

const fractional = (left: string, right: string) => {
  if (left.length > 9 || right.replace(/0+$/, '').length > 2) return null
  const cents = Number(right.padEnd(2, '0').slice(0, 2))
  return { hundredths: Number(left || '0') * 100 + cents, fraction: true }
}

const whole = (raw: string) => (raw.length > 9 ? null : { hundredths: Number(raw) * 100, fraction: false })

const grouped = (left: string, sign: string, right: string) => {
  const groups = left.split(sign)
  if (groups.length > 3 || groups.some((group, i) => (i === 0 ? !/^\d{1,3}$/.test(group) : group.length !== 3)))
    return null
  const digits = groups.join('')
  if (!right) return whole(digits)
  return right.length > 2 ? null : fractional(digits, right)
}
