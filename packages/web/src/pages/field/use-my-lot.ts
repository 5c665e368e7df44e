import { useQuery } from '@tanstack/react-query'
import { myLotsQuery } from '../../api/visits.ts'

/** One of my lots, from the list of them. */
export const useMyLot = (drawId: string, index: number) =>
  useQuery({
    ...myLotsQuery,
    select: lots => lots.find(lot => lot.drawId === drawId && lot.index === index) ?? null,
  })
