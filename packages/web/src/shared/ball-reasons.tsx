import { Popover, Tag } from 'antd'
import type { BallReason } from '../api/types.ts'
import { useTexts } from '../texts/texts.tsx'

/** How many balls a facility has in the drum, and each reason for more than one. */
export const Balls = ({ balls, reasons }: { balls: number; reasons: readonly BallReason[] }) => {
  const { t, lang } = useTexts()
  if (reasons.length === 0) return <span className="numeric">{balls}</span>
  return (
    <Popover
      title={t('balls.why')}
      content={
        <ul style={{ margin: 0, paddingInlineStart: 18, maxWidth: 320 }}>
          {reasons.map(reason => (
            <li key={reason.id}>
              {reason[lang]} +{reason.balls}
            </li>
          ))}
        </ul>
      }
    >
      <Tag style={{ marginInlineEnd: 6 }} color={balls > 1 ? 'gold' : 'default'} className="numeric">
        {balls}
      </Tag>
      <span className="quiet ball-reasons">
        {reasons.map(reason => reason[lang]).join(lang === 'zh' ? '、' : ', ')}
      </span>
    </Popover>
  )
}
