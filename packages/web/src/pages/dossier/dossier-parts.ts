/** The parts of a dossier's page, in their order; each is the id of its section. */
export const dossierParts = [
  'profile',
  'environmental-files',
  'facilities-and-discharge',
  'risk',
  'enforcement',
  'files',
  'timeline',
] as const
