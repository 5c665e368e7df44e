import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { outsideVisitQuery, useCorrectVisit } from '../../api/outside.ts'
import type { OutsideVisitWithTrail } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { usePageTitle } from '../../shared/page-title.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { CorrectionTrail } from './correction-trail.tsx'
import { OutsideForm } from './outside-form.tsx'
import { OutsideSheet } from './outside-sheet.tsx'
import { WithdrawVisit } from './withdraw-visit.tsx'

const route = getRouteApi('/office/outside-visits/$visitId')

/** One visit outside the regime: what it was, who corrected what, and its correction or withdrawal. */
export const OutsideVisitPage = () => {
  const { t } = useTexts()
  const { visitId } = route.useParams()
  const query = useQuery(outsideVisitQuery(visitId))
  usePageTitle(query.data?.facility.name)
  return (
    <>
      <Link to="/outside-visits" className="no-print">
        ← {t('menu.outsideVisits')}
      </Link>
      <Loaded query={query}>{visit => <Visit visit={visit} />}</Loaded>
    </>
  )
}

const Visit = ({ visit }: { visit: OutsideVisitWithTrail }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [step, setStep] = useState<'read' | 'correct' | 'withdraw'>('read')
  const correct = useCorrectVisit(visit.id)
  const read = () => setStep('read')
  if (step === 'correct' && visit.mayChange)
    return (
      <>
        <PageHead title={t('outside.edit')} />
        <OutsideForm
          visit={visit}
          submitText={t('save')}
          pending={correct.isPending}
          onCancel={read}
          onSubmit={(entry, reason) =>
            correct.mutate(
              { revision: visit.revision, reason, visit: entry },
              {
                onSuccess: () => {
                  message.success(t('outside.corrected'))
                  read()
                },
              },
            )
          }
        >
          <ProblemAlert error={correct.error} />
        </OutsideForm>
      </>
    )
  return (
    <>
      <PageHead
        title={visit.facility.name}
        about={t('outside.registeredBy', { at: momentWords(visit.registeredAt), name: visit.registeredBy })}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            {visit.mayChange && (
              <>
                <Button danger onClick={() => setStep('withdraw')}>
                  {t('outside.withdraw')}
                </Button>
                <Button onClick={() => setStep('correct')}>{t('outside.correct')}</Button>
              </>
            )}
          </>
        }
      />
      {visit.withdrawn && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('outside.withdrawnBy', {
            at: momentWords(visit.withdrawn.at),
            name: visit.withdrawn.by,
            reason: visit.withdrawn.reason,
          })}
        />
      )}
      <OutsideSheet visit={visit} />
      <CorrectionTrail corrections={visit.corrections} />
      {step === 'withdraw' && <WithdrawVisit id={visit.id} onClose={read} />}
    </>
  )
}
