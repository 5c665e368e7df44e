import { useQuery } from '@tanstack/react-query'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input, Tabs } from 'antd'
import { useDeferredValue, useState } from 'react'
import {
  ruleCheckQuery,
  ruleVersionsQuery,
  useAdoptRules,
  useDropRuleDraft,
  useSaveRuleDraft,
} from '../../api/rules.ts'
import { useMay, useSession } from '../../api/session.ts'
import type { RuleDraft } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf, momentWords } from '../../time/moments.ts'
import { DraftProvider, type Json, withValue } from './draft-document.tsx'
import { DraftForm } from './draft-form.tsx'
import { EffectTable } from './effect-table.tsx'

const parsed = (written: string): Json | undefined => {
  try {
    return JSON.parse(written) as Json
  } catch {
    return undefined
  }
}

/** 规则草稿: the next version as a form or as text, with what is wrong and what it would mean beside it. */
export const RuleDraftPage = () => {
  const { t } = useTexts()
  const query = useQuery(ruleVersionsQuery)
  return (
    <Loaded query={query}>
      {({ draft }) =>
        draft ? (
          <DraftEditor key={draft.revision} draft={draft} />
        ) : (
          <>
            <PageHead title={t('rules.draftTitle')} />
            <div className="sheet">
              <EmptyState>{t('rules.noDraft')}</EmptyState>
            </div>
          </>
        )
      }
    </Loaded>
  )
}

const DraftEditor = ({ draft }: { draft: RuleDraft }) => {
  const { t, text } = useTexts()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const mayDraft = useMay('office')
  const mayAdopt = useMay('director')
  const [written, setWritten] = useState(draft.document)
  const save = useSaveRuleDraft()
  const drop = useDropRuleDraft()
  const check = useQuery(ruleCheckQuery(useDeferredValue(written)))
  const changed = written !== draft.document
  const document = parsed(written)
  useBlocker({
    shouldBlockFn: () => changed && !save.isPending && !drop.isSuccess && !confirm(t('rules.leave')),
    enableBeforeUnload: () => changed,
  })
  const findings = check.data?.findings ?? []
  const confirmDrop = () =>
    modal.confirm({
      title: t('rules.dropTitle'),
      content: t('rules.dropWhat'),
      okText: t('rules.drop'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => drop.mutate(undefined, { onSuccess: () => void navigate({ to: '/rules' }) }),
    })
  return (
    <>
      <PageHead
        title={t('rules.draftTitle')}
        about={t('rules.savedBy', { name: draft.savedBy, at: momentWords(draft.savedAt) })}
        actions={
          mayDraft && (
            <>
              <Button danger onClick={confirmDrop} loading={drop.isPending}>
                {t('rules.drop')}
              </Button>
              <Button
                type="primary"
                disabled={!changed}
                loading={save.isPending}
                onClick={() =>
                  save.mutate(
                    { document: written, revision: draft.revision },
                    { onSuccess: () => message.success(t('saved')) },
                  )
                }
              >
                {t('save')}
              </Button>
            </>
          )
        }
      />
      <ProblemAlert error={save.error ?? drop.error} />
      <div className="draft-columns">
        <section className="sheet">
          <Tabs
            items={[
              {
                key: 'form',
                label: t('rules.asForm'),
                children:
                  document === undefined ? (
                    <Alert type="error" showIcon title={t('rules.noJson')} />
                  ) : (
                    <DraftProvider
                      document={document}
                      findings={findings}
                      readOnly={!mayDraft}
                      set={(path, value) => setWritten(JSON.stringify(withValue(document, path, value)))}
                    >
                      <Form layout="vertical" component="div">
                        <DraftForm />
                      </Form>
                    </DraftProvider>
                  ),
              },
              {
                key: 'text',
                label: t('rules.asText'),
                children: <AsText written={written} readOnly={!mayDraft} onChange={setWritten} />,
              },
            ]}
          />
        </section>
        <aside className="draft-effect">
          <section className="sheet" aria-label={t('rules.effect')}>
            <h2>{t('rules.effect')}</h2>
            <ProblemAlert error={check.error} onRetry={() => void check.refetch()} />
            {findings.length > 0 && (
              <Alert
                type="error"
                showIcon
                title={t('rules.findings', { n: findings.length })}
                description={
                  <ul className="findings">
                    {findings.map(finding => (
                      <li key={`${finding.path} ${finding.en}`}>
                        <code>{finding.path || '—'}</code> {text(finding)}
                      </li>
                    ))}
                  </ul>
                }
              />
            )}
            {check.data?.effect && <EffectTable now={check.data.now} effect={check.data.effect} />}
          </section>
          {mayAdopt && <Adopt draft={draft} ready={findings.length === 0 && check.data !== undefined} />}
        </aside>
      </div>
    </>
  )
}

const AsText = ({
  written,
  readOnly,
  onChange,
}: {
  written: string
  readOnly: boolean
  onChange: (written: string) => void
}) => {
  const { t } = useTexts()
  const document = parsed(written)
  // What is JSON is shown indented; what is not stays as it was typed.
  const [typed, setTyped] = useState(document === undefined ? written : JSON.stringify(document, null, 2))
  return (
    <>
      <Input.TextArea
        aria-label={t('rules.asText')}
        className="hash"
        value={typed}
        readOnly={readOnly}
        spellCheck={false}
        autoSize={{ minRows: 20, maxRows: 40 }}
        onChange={event => {
          setTyped(event.target.value)
          onChange(event.target.value)
        }}
      />
      <Button
        style={{ marginTop: 8 }}
        onClick={() => saveFile('rules.json', new Blob([`${typed}\n`], { type: 'application/json' }))}
      >
        {t('rules.download')}
      </Button>
    </>
  )
}

/** The director's part: from which day, and the question that cannot be taken back. */
const Adopt = ({ draft, ready }: { draft: RuleDraft; ready: boolean }) => {
  const { t } = useTexts()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const adopt = useAdoptRules()
  const today = dayOf(useSession().now)
  const submit = ({ inForceFrom }: { inForceFrom: string }) =>
    modal.confirm({
      title: t('rules.adoptTitle', { day: inForceFrom }),
      content: t('rules.adoptWhat'),
      okText: t('rules.adopt'),
      cancelText: t('cancel'),
      onOk: () =>
        adopt.mutate(
          { revision: draft.revision, inForceFrom },
          {
            onSuccess: () => {
              message.success(t('rules.adopted'))
              void navigate({ to: '/rules' })
            },
          },
        ),
    })
  return (
    <section className="sheet">
      <h2>{t('rules.adopt')}</h2>
      <ProblemAlert error={adopt.error} />
      <Form<{ inForceFrom: string }> layout="vertical" onFinish={submit}>
        <Form.Item
          name="inForceFrom"
          label={t('rules.inForceFrom')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <Input type="date" min={today} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={adopt.isPending}>
          {t('rules.adopt')}
        </Button>
        {!ready && <p className="quiet">{t('rules.notReady')}</p>}
      </Form>
    </section>
  )
}
