export { type Checkpoint, openNote, parseCheckpointText, readCheckpoint } from './checkpoint.ts'
export { type Cosignature, cosign, cosignaturesOf } from './cosignature.ts'
export { type CosignerKey, cosignerKey, parseCosignerKey, writeCosignerKey } from './cosigner-key.ts'
export { type Note, parseNote, writeNote } from './note.ts'
export {
  isKeyName,
  keyTypes,
  parseVerifierKey,
  sameBytes,
  type VerifierKey,
  writeVerifierKey,
} from './verifier-key.ts'
