import { DownloadOutlined, UndoOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Descriptions, Space } from 'antd'
import { rejectedRowsUrl, useUndo } from '../../api/imports.ts'
import { useMay } from '../../api/session.ts'
import type { Import } from '../../api/types.ts'
import { Hash } from '../../shared/hash.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { countsInWords } from './counts-in-words.ts'
import { Dependants } from './dependants.tsx'

/** What an import has done, and its undoing: possible as long as nothing stands on it. */
export const AppliedImport = ({ found }: { found: Import }) => {
  const { t } = useTexts()
  const { modal } = App.useApp()
  const mayUndo = useMay('office')
  const undo = useUndo(found.id)
  const { counts, kind } = found
  const confirm = () =>
    modal.confirm({
      title: t('imports.undoTitle'),
      content: t('imports.undoAbout'),
      okText: t('imports.undo'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => undo.mutateAsync(undefined).catch(() => undefined),
    })
  const done = found.state === 'done'
  return (
    <>
      <ProblemAlert error={undo.error} />
      <Alert
        type={done ? 'success' : 'info'}
        showIcon
        style={{ marginBottom: 16 }}
        title={
          done
            ? t('imports.done', {
                counts: counts ? countsInWords({ ...counts, bad: 0, unchanged: 0 }, t) : '',
              })
            : t('imports.undone', {
                by: found.undoneBy ?? '',
                at: found.undoneAt ? momentWords(found.undoneAt) : '',
              })
        }
        description={
          done && counts && counts.bad > 0 ? t('imports.doneBad', { count: counts.bad }) : undefined
        }
      />
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'applied',
            label: t('imports.appliedAt'),
            children: found.appliedAt ? momentWords(found.appliedAt) : '—',
          },
          { key: 'counts', label: t('imports.counts'), children: counts ? countsInWords(counts, t) : '—' },
          ...(found.digest
            ? [{ key: 'digest', label: t('imports.digest'), children: <Hash value={found.digest} /> }]
            : []),
        ]}
        style={{ marginBottom: 16 }}
      />
      <Space wrap style={{ marginBottom: 16 }}>
        {(kind === 'facilities' || kind === 'inspectors') && (
          <LinkButton to={`/${kind}`}>{t(`imports.see.${kind}`)}</LinkButton>
        )}
        {kind !== 'bulk' && mayUndo && (
          <Link to="/imports/new" search={{ kind }}>
            {t('imports.another')}
          </Link>
        )}
        {counts && counts.bad > 0 && kind !== 'bulk' && mayUndo && (
          <Button icon={<DownloadOutlined />} href={rejectedRowsUrl(found.id)}>
            {t('imports.rejected')}
          </Button>
        )}
        {done && mayUndo && (
          <Button
            danger
            icon={<UndoOutlined />}
            loading={undo.isPending}
            disabled={(found.dependants ?? 0) > 0}
            onClick={confirm}
          >
            {t('imports.undo')}
          </Button>
        )}
      </Space>
      {done && (found.dependants ?? 0) > 0 && <Dependants found={found} />}
    </>
  )
}
