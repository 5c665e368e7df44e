export {
  amendDraw,
  drawWords,
  lotsOfTeam,
  lotToReplace,
  sealAsking,
} from './amend-draw.ts'
export { commitDraw } from './commit-draw.ts'
export { firstDispatchDay } from './dispatch-day.ts'
export { type DrawRow, drawIdsOfYear, lockDraw, readDraw } from './draw-row.ts'
export { drawVault } from './draw-vault.ts'
export { type DrawView, drawView, listDraws, publicDraw, publicDraws } from './draw-view.ts'
export { drawablePeriods } from './draw-window.ts'
export { addWitness, changeWitness, serverWitness, type WitnessRow } from './draw-witnesses.ts'
export { freezeDraw } from './freeze-draw.ts'
export { drawHappenings } from './happenings.ts'
export type { LeftOut } from './left-out.ts'
export { type ListForFiling, listForFiling } from './list-for-filing.ts'
export { openDraw } from './open-draw.ts'
export { openLot } from './open-lot.ts'
export { openedLotAt, openedLotByLeaf } from './opened-lots.ts'
export { drawnLists, sealedDraws, undrawnPeriods } from './outstanding-draws.ts'
export { chainOf, type ListedAmendment, listAmendments } from './read-amendments.ts'
export { drawsRoutes } from './routes.ts'
export { sealDraw } from './seal-draw.ts'
export { readSealedList } from './sealed-list.ts'
export { drawWitnesses } from './tables.ts'
export { type TeamLot, teamLots } from './team-lots.ts'
export { teamsToGo } from './teams-to-go.ts'
