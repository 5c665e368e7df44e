import { toBuffer } from 'qrcode'
import { momentWords, type OfficialDocument, paragraph } from '../documents/index.ts'
import { drawView, listForFiling } from '../draws/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'

/** Hex in groups of eight, which people can compare aloud. */
const grouped = (hex: string): string => (hex.match(/.{1,8}/g) ?? []).join(' ')

/**
 * The list on paper, to be reported in a sealed envelope: who reads it is on record with the reason, as for every
 * reading of a sealed list. The code leads to the draw's public page, which compares the root with the published one.
 * @param site the portal's address, without a slash at its end
 * @throws Problem not-found, draw-state before the draw
 */
export const paperFiling = async (
  rows: Rows,
  platform: Platform,
  request: {
    readonly bureau: Bureau
    readonly drawId: string
    readonly person: Person
    readonly from: string
    readonly reason: string
    readonly site: string
  },
): Promise<OfficialDocument> => {
  const { bureau, drawId, site } = request
  const list = await listForFiling(rows, platform, { ...request, bureau: bureau.code, action: 'view-list' })
  const draw = await drawView(rows, bureau.code, drawId)
  if (draw.sealedAt === null) throw new Problem('draw-state')
  const asOf = new Date(draw.sealedAt)
  const seats = new Map(draw.commitment?.seats.map(({ role }, at) => [role, at]))
  const rowsOf = list.lots.map(lot => [
    String(lot.index + 1),
    list.facilities[lot.facility]?.name ?? lot.facility,
    list.facilities[lot.facility]?.address ?? '',
    [...lot.team]
      .sort((a, b) => (seats.get(a.role) ?? 0) - (seats.get(b.role) ?? 0))
      .map(({ inspector }) => list.inspectors[inspector]?.name ?? inspector)
      .join('、'),
  ])
  const code = await toBuffer(`${site}/draws/${drawId}?root=${list.root}`, {
    errorCorrectionLevel: 'M',
    margin: 2,
    scale: 8,
  })
  return {
    // What the file is called must not say more than that there is a list.
    name: `${draw.title.zh}名单备案件（密封）`,
    asOf,
    issue: null,
    main: {
      title: [draw.title.zh, '名单', '备案件'],
      note: '密封报送，到期公开前不得外传',
      blocks: [
        paragraph(
          `${bureau.name}于${momentWords(asOf)}完成${draw.title.zh}摇号，共${list.lots.length}签，名单即时封存。现将名单密封报送备案。`,
        ),
        paragraph(`封存指纹：${grouped(list.root)}`),
        paragraph(`承诺书指纹：${grouped(draw.commitmentHash ?? '')}`),
        paragraph(
          `封存指纹记于公开日志第${draw.sealedLogIndex}条，承诺书记于第${draw.commitmentLogIndex}条。扫描下面的二维码，公开页面将封存指纹与日志比对。`,
        ),
        { kind: 'picture', png: new Uint8Array(code), millimetres: 36 },
        {
          kind: 'table',
          columns: [
            { title: '签号', width: 8, align: 'center' },
            { title: '被抽查单位', width: 34 },
            { title: '地址', width: 34 },
            { title: '检查人员', width: 24 },
          ],
          rows: rowsOf,
        },
        paragraph('封装和收件时在下表签名，并在封口骑缝处签名。'),
        {
          kind: 'table',
          columns: [
            { title: '身份', width: 3, align: 'center' },
            { title: '签名', width: 5 },
            { title: '日期', width: 4 },
            { title: '回执编号', width: 4 },
          ],
          rows: [
            ['封装人', '', '', '—'],
            ['收件人', '', '', ''],
          ],
        },
      ],
    },
    annexes: [],
  }
}
