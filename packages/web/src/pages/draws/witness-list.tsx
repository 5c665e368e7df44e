import { useQuery } from '@tanstack/react-query'
import { App, Button, List, Space } from 'antd'
import { useState } from 'react'
import { useWithdraw, type Witness, witnessesQuery } from '../../api/witnesses.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { InviteWitness } from './invite-witness.tsx'

/** Those invited to witness a draw: who has lodged, who is waited for. It refreshes by itself. */
export const WitnessList = ({ drawId }: { drawId: string }) => {
  const { t } = useTexts()
  const { modal, message } = App.useApp()
  const query = useQuery(witnessesQuery(drawId))
  const withdraw = useWithdraw(drawId)
  const [inviting, setInviting] = useState(false)
  const ask = (witness: Witness) =>
    modal.confirm({
      title: t('witness.withdrawTitle', { name: witness.name }),
      content: t('witness.withdrawWhat'),
      okText: t('witness.withdraw'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => withdraw.mutate(witness.id, { onSuccess: () => message.success(t('witness.withdrawn')) }),
    })
  const listed = (query.data ?? []).filter(({ state }) => state !== 'withdrawn')
  const lodged = listed.filter(({ state }) => state === 'lodged').length
  return (
    <section aria-labelledby="witnesses" style={{ marginBottom: 24 }}>
      <h2 id="witnesses">{t('witness.title')}</h2>
      <p>{t('witness.what')}</p>
      <ProblemAlert error={query.error ?? withdraw.error} onRetry={() => void query.refetch()} />
      {listed.length > 0 && (
        <>
          <p role="status">
            {lodged === listed.length
              ? t('witness.allLodged', { n: lodged })
              : t('witness.waiting', { lodged, n: listed.length })}
          </p>
          <List
            size="small"
            bordered
            dataSource={listed}
            rowKey="id"
            style={{ maxWidth: 860, marginBottom: 12 }}
            renderItem={witness => (
              <List.Item
                actions={
                  witness.state === 'lodged'
                    ? []
                    : [
                        <Button key="withdraw" size="small" danger onClick={() => ask(witness)}>
                          {t('witness.withdraw')}
                        </Button>,
                      ]
                }
              >
                <List.Item.Meta
                  title={
                    <Space wrap size={8}>
                      <span>
                        {witness.organisation
                          ? t('witness.of', { name: witness.name, organisation: witness.organisation })
                          : witness.name}
                      </span>
                      <StateTag state={`witness.${witness.state}`} />
                    </Space>
                  }
                  description={
                    <>
                      {witness.lodgedAt
                        ? t('witness.lodgedAt', { at: momentWords(witness.lodgedAt, true) })
                        : t(witness.by === 'link' ? 'witness.byLink' : 'witness.byAccount', {
                            at: momentWords(witness.expiresAt),
                          })}
                      {witness.commitment && <div className="hash">{witness.commitment}</div>}
                    </>
                  }
                />
              </List.Item>
            )}
          />
        </>
      )}
      <Button onClick={() => setInviting(true)}>{t('witness.invite')}</Button>
      {inviting && <InviteWitness drawId={drawId} onClose={() => setInviting(false)} />}
    </section>
  )
}
