/** A `Content-Disposition` that keeps a Chinese file name (RFC 5987, RFC 6266), with an ASCII one for old programs. */
export const attachment = (name: string, plainName: string): string => {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`
}
