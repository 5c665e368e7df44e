import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTexts } from '../texts/texts.tsx'

const pageSizes = [20, 50, 100, 200] as const

/** Reads a page size from the address; anything else is the default. */
export const pageSize = (value: unknown): number => pageSizes.find(size => size === Number(value)) ?? 50

/** Pages by key: forward by the server's `next`, back along the keys this visit came by. */
export const KeyPager = ({
  after,
  next,
  total,
  totalIsLeast = false,
  limit,
  onPage,
  onLimit,
}: {
  after: string | undefined
  next: string | null
  total: number
  totalIsLeast?: boolean | undefined
  limit: number
  onPage: (after: string | undefined) => void
  onLimit: (limit: number) => void
}) => {
  const { t } = useTexts()
  const [trail, setTrail] = useState<readonly (string | undefined)[]>([])
  const forward = () => {
    setTrail([...trail, after])
    onPage(next ?? undefined)
  }
  const back = () => {
    onPage(trail.at(-1))
    setTrail(trail.slice(0, -1))
  }
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      <span className="quiet numeric" role="status">
        {t(totalIsLeast ? 'pager.totalIsLeast' : 'pager.total', { total })}
      </span>
      <Select
        aria-label={t('pager.size')}
        value={limit}
        onChange={onLimit}
        options={pageSizes.map(size => ({ value: size, label: t('pager.perPage', { size }) }))}
        style={{ width: 124 }}
      />
      <Button disabled={after === undefined} onClick={back}>
        {trail.length > 0 ? t('pager.previous') : t('pager.first')}
      </Button>
      <Button disabled={next === null} onClick={forward}>
        {t('pager.next')}
      </Button>
    </nav>
  )
}
