import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Cosigner, cosignersQuery } from '../../api/cosigners.ts'
import { useMay } from '../../api/session.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { EnterCosigner } from './enter-cosigner.tsx'
import { WithdrawCosigner } from './withdraw-cosigner.tsx'

/** 备案联署: the bodies whose cosignature on the log is the receipt of a filing, and those that only witness. */
export const CosignersPage = () => {
  const { t } = useTexts()
  const query = useQuery(cosignersQuery)
  const mayEnter = useMay('director', 'sysadmin')
  const [entering, setEntering] = useState(false)
  const [leaving, setLeaving] = useState<Cosigner | null>(null)
  const enter = mayEnter && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)}>
      {t('cosigner.enter')}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t('menu.cosigners')}
        about={t('cosigner.about')}
        actions={
          <>
            <Button href="/cosign" target="_blank">
              {t('cosigner.page')}
            </Button>
            {enter}
          </>
        }
      />
      <section className="sheet" aria-label={t('menu.cosigners')}>
        <Loaded query={query}>
          {items => (
            <DataTable<Cosigner>
              aria-label={t('menu.cosigners')}
              rowKey="id"
              dataSource={[...items]}
              pagination={false}
              locale={{ emptyText: <EmptyState action={enter}>{t('cosigner.none')}</EmptyState> }}
              columns={[
                { title: t('cosigner.name'), render: (_, each) => each.name },
                {
                  title: t('cosigner.role'),
                  render: (_, each) =>
                    each.recipient ? t(`filing.to.${each.recipient}`) : t('cosigner.witness'),
                },
                {
                  title: t('cosigner.state'),
                  render: (_, each) => (
                    <>
                      <StateTag state={each.withdrawnAt ? 'cosigner.withdrawn' : 'cosigner.inUse'} />
                      {each.withdrawnAt && (
                        <div className="quiet">
                          {momentWords(each.withdrawnAt)} {each.withdrawnBy} · {each.withdrawnReason}
                        </div>
                      )}
                    </>
                  ),
                },
                {
                  title: t('cosigner.last'),
                  render: (_, each) =>
                    each.last ? (
                      <>
                        {t('cosigner.lastSize', { size: each.last.size })}
                        <div className="quiet">{momentWords(each.last.receivedAt)}</div>
                      </>
                    ) : (
                      <span className="quiet">{t('cosigner.never')}</span>
                    ),
                },
                {
                  title: t('cosigner.list'),
                  render: (_, each) => t(each.encryption ? 'cosigner.takesList' : 'cosigner.paperOnly'),
                },
                {
                  title: t('cosigner.entered'),
                  render: (_, each) => (
                    <>
                      {each.enteredBy}
                      <div className="quiet">{momentWords(each.since)}</div>
                    </>
                  ),
                },
                {
                  title: t('cosigner.key'),
                  render: (_, each) => <div className="hash whole-key">{each.key}</div>,
                },
                ...(mayEnter
                  ? [
                      {
                        title: t('table.actions'),
                        render: (_: unknown, each: Cosigner) =>
                          each.withdrawnAt ? null : (
                            <Button danger size="small" onClick={() => setLeaving(each)}>
                              {t('cosigner.withdraw')}
                            </Button>
                          ),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Loaded>
      </section>
      {entering && <EnterCosigner onClose={() => setEntering(false)} />}
      {leaving && <WithdrawCosigner cosigner={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}
