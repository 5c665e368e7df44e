import { DownloadOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Descriptions, Space } from 'antd'
import { useState } from 'react'
import { useDiscardEdition, usePublishEdition, useSubmitEdition } from '../../api/directory.ts'
import { useMay } from '../../api/session.ts'
import { directoryCategories, directoryStandings, type EditionDetail } from '../../api/types.ts'
import { DocumentButton } from '../../shared/document-button.tsx'
import { Hash } from '../../shared/hash.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { ReturnEdition } from './return-edition.tsx'

const CategoryCounts = ({ counts }: { counts: EditionDetail['byCategory'] }) => {
  const { t } = useTexts()
  const present = directoryCategories.filter(category => counts[category])
  return (
    <Space wrap size={[12, 4]} className="quiet">
      {present.map(category => (
        <span key={category}>
          {t(`category.${category}`)} <span className="numeric">{counts[category]}</span>
        </span>
      ))}
    </Space>
  )
}

/** What still keeps the draft from the director, or that nothing does. */
const Readiness = ({ edition }: { edition: EditionDetail }) => {
  const { t } = useTexts()
  const { unfinished } = edition
  if (!unfinished) return null
  const { undecided, unreasoned } = unfinished
  if (undecided === 0 && unreasoned === 0)
    return unfinished.listed > 0 ? (
      <Alert type="success" showIcon style={{ marginTop: 12 }} title={t('directory.ready')} />
    ) : null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={[
        ...(undecided > 0 ? [t('directory.left', { count: undecided })] : []),
        ...(unreasoned > 0 ? [t('directory.unreasoned', { count: unreasoned })] : []),
      ].join('；')}
      action={
        undecided > 0 && (
          <Link to="/directory" search={{ edition: edition.name, standing: 'open' }}>
            {t('directory.seeLeft')}
          </Link>
        )
      }
    />
  )
}

const Waiting = ({ edition }: { edition: EditionDetail }) => {
  const { t } = useTexts()
  const isDirector = useMay('director')
  const { submitted, returned } = edition
  if (submitted) {
    const said = { name: submitted.by, at: momentWords(submitted.at) }
    const own = isDirector && !edition.mayApprove
    return (
      <Alert
        type="info"
        showIcon
        style={{ marginTop: 12 }}
        title={t(edition.mayApprove ? 'directory.waitingYou' : 'directory.waiting', said)}
        description={own ? t('directory.ownApproval') : undefined}
      />
    )
  }
  if (!returned || edition.state !== 'draft') return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={t('directory.returned', {
        name: returned.by,
        at: momentWords(returned.at),
        note: returned.note,
      })}
    />
  )
}

const useSteps = (edition: EditionDetail) => {
  const { t } = useTexts()
  const { message, modal } = App.useApp()
  const { name, revision, standings } = edition
  const submit = useSubmitEdition(name)
  const publish = usePublishEdition(name)
  const discard = useDiscardEdition(name)
  const ask = (title: string, what: string, okText: string, danger: boolean, run: () => Promise<unknown>) =>
    modal.confirm({
      title,
      content: what,
      okText,
      cancelText: t('cancel'),
      okButtonProps: { danger },
      onOk: () => run().catch(() => {}),
    })
  return {
    error: submit.error ?? publish.error ?? discard.error,
    submit: () =>
      ask(
        t('directory.submitTitle', { name }),
        t('directory.submitWhat', {
          total: edition.facilities,
          added: standings?.new ?? 0,
          kept: standings?.kept ?? 0,
          dropped: standings?.dropped ?? 0,
        }),
        t('directory.submit'),
        false,
        () => submit.mutateAsync(revision, { onSuccess: () => message.success(t('directory.submitted')) }),
      ),
    publish: () =>
      ask(
        t('directory.publishTitle', { name }),
        t('directory.publishWhat'),
        t('directory.publish'),
        false,
        () =>
          publish.mutateAsync(revision, {
            onSuccess: () => message.success(t('directory.published', { name })),
          }),
      ),
    discard: () =>
      ask(
        t('directory.discardTitle', { name }),
        t('directory.discardWhat'),
        t('directory.discard'),
        true,
        () => discard.mutateAsync(revision, { onSuccess: () => message.success(t('directory.discarded')) }),
      ),
  }
}

/** An edition's state, its size against the edition in force, and what may be done with it next. */
export const EditionHead = ({ edition, mayWork }: { edition: EditionDetail; mayWork: boolean }) => {
  const { t } = useTexts()
  const steps = useSteps(edition)
  const [returning, setReturning] = useState(false)
  const { name, published, unfinished } = edition
  const finished =
    unfinished !== null && unfinished.undecided === 0 && unfinished.unreasoned === 0 && unfinished.listed > 0
  const facts = [
    {
      key: 'created',
      label: t('directory.createdBy'),
      children: `${edition.createdBy} ${momentWords(edition.createdAt)}`,
    },
    ...(published
      ? [
          {
            key: 'published',
            label: t('directory.publishedBy'),
            children: `${published.by} ${momentWords(published.at)} · ${t('logged', { index: published.logIndex })}`,
          },
          { key: 'hash', label: t('directory.hash'), children: <Hash value={published.hash} /> },
        ]
      : []),
    ...(edition.reason ? [{ key: 'reason', label: t('directory.reason'), children: edition.reason }] : []),
  ]
  return (
    <section className="sheet" aria-label={t('directory.editionOf', { name })}>
      <div className="plan-head">
        <h2>
          {t('directory.title', { year: edition.year })}{' '}
          {edition.amendment > 0 && `${t('directory.editionOf', { name })} `}
          <StateTag state={`directory.${edition.state}`} />
        </h2>
        <Space wrap className="no-print">
          {mayWork && (
            <Button type="primary" disabled={!finished} onClick={steps.submit}>
              {t('directory.submit')}
            </Button>
          )}
          {edition.mayApprove && (
            <>
              <Button type="primary" onClick={steps.publish}>
                {t('directory.publish')}
              </Button>
              <Button onClick={() => setReturning(true)}>{t('directory.return')}</Button>
            </>
          )}
          {published && (
            <Button href={`/directory/${name}`} target="_blank">
              {t('publicPage')}
            </Button>
          )}
          <DocumentButton
            path={`/api/directory/${name}/directory.docx`}
            label={t(published ? 'directory.documentIssued' : 'directory.document')}
          />
          <Button icon={<DownloadOutlined />} href={`/api/directory/${name}/workbook`}>
            {t('directory.export')}
          </Button>
          {mayWork && (
            <Button danger onClick={steps.discard}>
              {t('directory.discard')}
            </Button>
          )}
        </Space>
      </div>
      <ProblemAlert error={steps.error} />
      <Space wrap size={[16, 8]}>
        <strong>
          {t(published ? 'directory.countPublished' : 'directory.count', { total: edition.facilities })}
        </strong>
        <CategoryCounts counts={edition.byCategory} />
        {edition.standings &&
          directoryStandings.map(standing => (
            <Link key={standing} to="/directory" search={{ edition: name, tab: 'differences', standing }}>
              <StateTag state={`standing.${standing}`} />
              <span className="numeric">{edition.standings?.[standing] ?? 0}</span>
            </Link>
          ))}
      </Space>
      <Descriptions size="small" column={{ xs: 1, md: 2 }} style={{ marginTop: 12 }} items={facts} />
      <Waiting edition={edition} />
      {mayWork && <Readiness edition={edition} />}
      {returning && <ReturnEdition edition={edition} onClose={() => setReturning(false)} />}
    </section>
  )
}
