import { queryOptions, useQuery } from '@tanstack/react-query'
import { useUser } from '../../api/session.ts'
import { myLotsKey } from '../../api/visits.ts'
import { readMyLots } from '../../field/lots-on-device.ts'

const myLotsQuery = (person: string) =>
  queryOptions({ queryKey: myLotsKey, queryFn: () => readMyLots(person) })

/** My lots, also without a connection. */
export const useMyLots = () => useQuery(myLotsQuery(useUser().id))

/** One of my lots, from the list of them. */
export const useMyLot = (drawId: string, index: number) =>
  useQuery({
    ...myLotsQuery(useUser().id),
    select: ({ lots }) => lots.find(lot => lot.drawId === drawId && lot.index === index) ?? null,
  })
