import type { Sentence } from './language.ts'

const reasons: Readonly<Record<string, Sentence>> = {
  ENOENT: { zh: '没有这个文件或文件夹，请检查路径', en: 'there is no such file or folder; check the path' },
  EISDIR: { zh: '这是一个文件夹，请指明其中的文件', en: 'it is a folder; name a file in it' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'a part of the path is not a folder' },
  EACCES: { zh: '没有权限', en: 'permission denied' },
  EPERM: { zh: '没有权限', en: 'permission denied' },
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  ERR_FS_FILE_TOO_LARGE: { zh: '文件过大', en: 'the file is too large' },
}

/** Why the system refuses a file, in words; its own code where it gives a rarer reason. */
export const fileReason = (error: unknown): Sentence => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return reasons[code] ?? { zh: code, en: code }
}
