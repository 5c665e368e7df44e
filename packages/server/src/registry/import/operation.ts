/** A facility's state of operation as reported. */
export const operations = ['operating', 'suspended', 'closed', 'moved', 'bankrupt', 'deregistered'] as const
export type Operation = (typeof operations)[number]
