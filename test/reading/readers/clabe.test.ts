import { problem } from '../support.ts'
import { table } from '../table.ts'

table('clabe', [
  ['032180000118359719', '032180000118359719'],
  ['0321 8000 0118 3597 19', '032180000118359719'],
  ['mi clabe es 032-180-00011835971-9', '032180000118359719'],
  ['es la 032180000118359719 de mi banco', '032180000118359719'],
  ['032180000118359718', problem('clabe.check')],
  ['4111 1111 1111 1111', problem('clabe.card')],
  ['03218000011835971', problem('clabe.length')],
  ['no la tengo', problem('clabe.unclear')],
  ['000000000000000000', problem('clabe.check')],
])
