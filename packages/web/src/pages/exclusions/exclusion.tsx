import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { exclusionQuery, useCorrectExclusion, useWithdrawExclusion } from '../../api/exclusions.ts'
import { problemOf } from '../../api/problem.ts'
import type { ExclusionWithTrail } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { DecideExclusions } from './decide-exclusions.tsx'
import { EndExclusion } from './end-exclusion.tsx'
import { ExclusionForm } from './exclusion-form.tsx'
import { ExclusionSheet } from './exclusion-sheet.tsx'
import { ExclusionTrail } from './exclusion-trail.tsx'

const route = getRouteApi('/office/exclusions/$exclusionId')

/** One exclusion: what it is, what was done with it, and what can be done now. */
export const ExclusionPage = () => {
  const { t } = useTexts()
  const { exclusionId } = route.useParams()
  const query = useQuery(exclusionQuery(exclusionId))
  return (
    <>
      <Link to="/exclusions" className="no-print">
        ← {t('menu.exclusions')}
      </Link>
      <Loaded query={query}>{exclusion => <Shown exclusion={exclusion} />}</Loaded>
    </>
  )
}

const Shown = ({ exclusion }: { exclusion: ExclusionWithTrail }) => {
  const { t } = useTexts()
  const [doing, setDoing] = useState<'reading' | 'correcting' | 'deciding' | 'ending'>('reading')
  const read = () => setDoing('reading')
  const { facility, may, state } = exclusion
  if (doing === 'correcting' && may.correct) return <Correction exclusion={exclusion} onDone={read} />
  return (
    <>
      <PageHead
        title={facility.name}
        state={<StateTag state={`exclusionState.${state}`} />}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            {may.withdraw && <Withdraw exclusion={exclusion} />}
            {may.correct && (
              <Button type="primary" onClick={() => setDoing('correcting')}>
                {t('exclusions.correct')}
              </Button>
            )}
            {may.decide && (
              <Button type="primary" onClick={() => setDoing('deciding')}>
                {t('exclusions.approve')}
              </Button>
            )}
            {may.end && (
              <Button type="primary" onClick={() => setDoing('ending')}>
                {t('exclusions.end')}
              </Button>
            )}
          </>
        }
      />
      {(state === 'waiting' || state === 'coming') && (
        <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('exclusions.frozenStays')} />
      )}
      <ExclusionSheet exclusion={exclusion} />
      <ExclusionTrail trail={exclusion.trail} />
      {doing === 'deciding' && <DecideExclusions ids={[exclusion.id]} onClose={read} />}
      {doing === 'ending' && <EndExclusion exclusion={exclusion} onClose={read} />}
    </>
  )
}

const Correction = ({ exclusion, onDone }: { exclusion: ExclusionWithTrail; onDone: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const correct = useCorrectExclusion(exclusion.id)
  return (
    <>
      <PageHead title={t('exclusions.correctTitle')} about={exclusion.facility.name} />
      <ExclusionForm
        exclusion={exclusion}
        submitText={t('save')}
        pending={correct.isPending}
        onCancel={onDone}
        onSubmit={(_, asked) =>
          correct.mutate(
            { revision: exclusion.revision, ...asked },
            {
              onSuccess: () => {
                message.success(t('exclusions.corrected'))
                onDone()
              },
            },
          )
        }
      >
        <ProblemAlert error={correct.error} />
      </ExclusionForm>
    </>
  )
}

const Withdraw = ({ exclusion }: { exclusion: ExclusionWithTrail }) => {
  const { t, text } = useTexts()
  const { modal, message } = App.useApp()
  const withdraw = useWithdrawExclusion(exclusion.id)
  const confirm = () =>
    modal.confirm({
      title: t('exclusions.withdraw'),
      content: t('exclusions.withdrawWhat'),
      okText: t('exclusions.withdraw'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        withdraw.mutate(exclusion.revision, {
          onSuccess: () => void message.success(t('exclusions.withdrawn')),
          onError: error => void message.error(text(problemOf(error).title)),
        }),
    })
  return (
    <Button danger onClick={confirm} loading={withdraw.isPending}>
      {t('exclusions.withdraw')}
    </Button>
  )
}
