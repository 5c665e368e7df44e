import { DownloadOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, App, Button, Modal, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { rejectedRowsUrl, useApply, useDrop, useReread } from '../../api/imports.ts'
import { useMay } from '../../api/session.ts'
import type { Import } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { BadRows } from './bad-rows.tsx'
import { ChangedRows } from './changed-rows.tsx'
import { countsInWords } from './counts-in-words.ts'
import { MissingRows } from './missing-rows.tsx'
import { NearRows } from './near-rows.tsx'
import { NewRows } from './new-rows.tsx'
import { OptionFields } from './option-fields.tsx'

const route = getRouteApi('/office/imports/$importId')

type Counts = NonNullable<Import['counts']>

/** What the file would change, by what its rows are to the register; nothing is written before somebody confirms. */
export const ImportPreview = ({ found }: { found: Import }) => {
  const { t, text } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayImport = useMay('office')
  const { counts, facts } = found
  if (!counts) return null
  const nothing = counts.new + counts.changed + counts.near === 0
  const tabs = [
    ...(counts.bad > 0 ? [{ key: 'bad', children: <BadRows found={found} /> }] : []),
    ...(counts.near > 0 ? [{ key: 'near', children: <NearRows found={found} /> }] : []),
    ...(counts.changed > 0 ? [{ key: 'changed', children: <ChangedRows found={found} /> }] : []),
    ...(counts.new > 0 ? [{ key: 'new', children: <NewRows found={found} verdict="new" /> }] : []),
    ...(counts.missing > 0 ? [{ key: 'missing', children: <MissingRows found={found} /> }] : []),
    ...(counts.unchanged > 0
      ? [{ key: 'unchanged', children: <NewRows found={found} verdict="unchanged" /> }]
      : []),
  ].map(tab => ({
    ...tab,
    label: t(`imports.tab.${tab.key as keyof Counts & 'bad'}`, { count: counts[tab.key as keyof Counts] }),
  }))
  return (
    <>
      {found.problem && (
        <Alert
          type="error"
          showIcon
          title={t('imports.refused')}
          description={text(found.problem)}
          style={{ marginBottom: 12 }}
        />
      )}
      <Alert
        type={counts.bad > 0 || counts.undecided > 0 ? 'warning' : 'success'}
        showIcon
        style={{ marginBottom: 12 }}
        title={
          nothing
            ? t('imports.nothing', { rows: counts.rows })
            : t('imports.summary', { rows: counts.rows, counts: countsInWords(counts, t) })
        }
        description={
          <>
            {counts.entries > 0 && <div>{t('imports.bringsEntries', { count: counts.entries })}</div>}
            {counts.exclusions > 0 && (
              <div>{t('imports.bringsExclusions', { count: counts.exclusions })}</div>
            )}
            {counts.undecided > 0 && <div>{t('imports.undecided', { count: counts.undecided })}</div>}
            {counts.bad > 0 && <div>{t('imports.badHint')}</div>}
          </>
        }
      />
      {facts?.warnings.map(warning => (
        <Alert key={warning.en} type="info" showIcon title={text(warning)} style={{ marginBottom: 8 }} />
      ))}
      {facts && facts.ignoredColumns.length > 0 && (
        <p>
          {t('imports.ignored')}
          {facts.ignoredColumns.map(column => (
            <Tag key={column} style={{ marginInlineStart: 8 }}>
              {column}
            </Tag>
          ))}
        </p>
      )}
      <Tabs
        activeKey={tabs.find(({ key }) => key === search.tab)?.key ?? tabs[0]?.key ?? 'new'}
        onChange={tab => void navigate({ search: { tab }, replace: true, resetScroll: false })}
        items={tabs}
      />
      {mayImport && <Actions found={found} counts={counts} nothing={nothing} />}
    </>
  )
}

const Actions = ({ found, counts, nothing }: { found: Import; counts: Counts; nothing: boolean }) => {
  const { t } = useTexts()
  const { modal } = App.useApp()
  const apply = useApply(found.id)
  const drop = useDrop(found.id)
  const mode = counts.bad > 0 ? 'good' : 'all'
  const confirm = () =>
    modal.confirm({
      title: t('imports.confirmTitle'),
      content: (
        <>
          <div>{t('imports.confirm', { counts: countsInWords({ ...counts, bad: 0, unchanged: 0 }, t) })}</div>
          {counts.bad > 0 && <div>{t('imports.confirmBad', { count: counts.bad })}</div>}
          <div>{t('imports.confirmUndo')}</div>
        </>
      ),
      okText: t('imports.confirmOk'),
      cancelText: t('cancel'),
      onOk: () => apply.mutate(mode),
    })
  return (
    <>
      <ProblemAlert error={apply.error ?? drop.error} />
      <div className="sticky-actions">
        <Button
          onClick={() =>
            modal.confirm({
              title: t('imports.dropTitle'),
              okText: t('imports.drop'),
              cancelText: t('cancel'),
              onOk: () => drop.mutateAsync(undefined),
            })
          }
        >
          {t('imports.drop')}
        </Button>
        <ChangeOptions found={found} />
        {counts.bad > 0 && (
          <Button icon={<DownloadOutlined />} href={rejectedRowsUrl(found.id)}>
            {t('imports.rejected')}
          </Button>
        )}
        <Button
          type="primary"
          disabled={nothing || counts.undecided > 0}
          loading={apply.isPending}
          onClick={confirm}
        >
          {mode === 'good' ? t('imports.applyGood') : t('imports.applyAll')}
        </Button>
      </div>
    </>
  )
}

const ChangeOptions = ({ found }: { found: Import }) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [options, setOptions] = useState(found.options)
  const reread = useReread(found.id)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('imports.options')}</Button>
      <Modal
        title={t('imports.options')}
        open={open}
        onCancel={() => setOpen(false)}
        okText={t('imports.rereadOk')}
        cancelText={t('cancel')}
        confirmLoading={reread.isPending}
        onOk={() => reread.mutate({ options, mapping: found.mapping }, { onSuccess: () => setOpen(false) })}
      >
        <ProblemAlert error={reread.error} />
        <OptionFields kind={found.kind} options={options} onChange={setOptions} />
      </Modal>
    </>
  )
}
