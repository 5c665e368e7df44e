import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, App, Button, Progress, Result } from 'antd'
import { importQuery, useDrop } from '../../api/imports.ts'
import { useMay } from '../../api/session.ts'
import type { Import } from '../../api/types.ts'
import { LinkButton } from '../../shared/link-button.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { AppliedImport } from './applied-import.tsx'
import { type ImportStep, ImportSteps } from './import-steps.tsx'
import { MappingForm } from './mapping-form.tsx'
import { ImportPreview } from './preview.tsx'

const route = getRouteApi('/office/imports/$importId')

const stepOf: Readonly<Record<Import['state'], ImportStep>> = {
  reading: 'check',
  mapping: 'mapping',
  previewed: 'check',
  applying: 'check',
  done: 'done',
  undone: 'done',
  dropped: 'done',
  failed: 'choose',
}

/** One import, from its file being read to its being undone. */
export const ImportPage = () => {
  const { t } = useTexts()
  const { importId } = route.useParams()
  const query = useQuery(importQuery(importId))
  return (
    <>
      <Link to="/imports">← {t('menu.imports')}</Link>
      <Loaded query={query}>{found => <Found found={found} />}</Loaded>
    </>
  )
}

const Found = ({ found }: { found: Import }) => {
  const { t, text } = useTexts()
  return (
    <>
      <PageHead
        title={found.fileName}
        state={<StateTag state={`import.${found.state}`} />}
        about={t('imports.by.at', { kind: text(found.kindLabel), by: found.by, at: momentWords(found.at) })}
      />
      <div className="sheet">
        {found.kind !== 'bulk' && <ImportSteps at={stepOf[found.state]} />}
        <Stage found={found} />
      </div>
    </>
  )
}

const Stage = ({ found }: { found: Import }) => {
  const { t } = useTexts()
  switch (found.state) {
    case 'reading':
      return <Reading found={found} />
    case 'applying':
      return (
        <div role="status">
          {t('imports.applying')}
          <Progress percent={100} status="active" showInfo={false} />
        </div>
      )
    case 'mapping':
      return <MappingForm key={found.id} found={found} />
    case 'previewed':
      return <ImportPreview found={found} />
    case 'failed':
      return <Failed found={found} />
    case 'dropped':
      return <Result status="info" title={t('imports.dropped')} extra={<Again found={found} />} />
    case 'done':
    case 'undone':
      return <AppliedImport found={found} />
    default:
      return found.state satisfies never
  }
}

const Again = ({ found: { kind } }: { found: Import }) => {
  const { t } = useTexts()
  return (
    <LinkButton to="/imports/new" search={{ kind }}>
      {t('imports.another')}
    </LinkButton>
  )
}

const Failed = ({ found }: { found: Import }) => {
  const { t, text } = useTexts()
  return (
    <Result
      status="error"
      title={t('imports.failed')}
      subTitle={found.problem && <span className="preserve">{text(found.problem)}</span>}
      extra={<Again found={found} />}
    />
  )
}

const Reading = ({ found }: { found: Import }) => {
  const { t } = useTexts()
  const { modal } = App.useApp()
  const mayImport = useMay('office')
  const drop = useDrop(found.id)
  return (
    <>
      <ProblemAlert error={drop.error} />
      <div role="status">
        {t('imports.reading')}
        <Progress percent={Math.floor(found.progress * 100)} status="active" />
      </div>
      <Alert type="info" showIcon title={t('imports.readingHint')} style={{ margin: '12px 0' }} />
      {mayImport && (
        <Button
          loading={drop.isPending}
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
      )}
    </>
  )
}
