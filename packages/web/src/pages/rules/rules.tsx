import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Dropdown, Table } from 'antd'
import { useState } from 'react'
import { ruleVersionsQuery, useSaveRuleDraft } from '../../api/rules.ts'
import { useMay } from '../../api/session.ts'
import type { RuleSet, RuleVersion } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { RuleSetSheet } from './rule-set-sheet.tsx'

const keyOf = ({ id, version }: { id: string; version: number }) => `${id}@${version}`

/** 抽查规则: the version in force, those before and after it, and the way to the next one. */
export const RulesPage = () => {
  const { t, text } = useTexts()
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const query = useQuery(ruleVersionsQuery)
  const save = useSaveRuleDraft()
  const mayDraft = useMay('office')
  const [shown, setShown] = useState<string | null>(null)
  const begin = (from: RuleSet) =>
    save.mutate(
      { document: JSON.stringify(from), revision: 0 },
      { onSuccess: () => void navigate({ to: '/rules/draft' }) },
    )
  /** The next version of rules that are adopted already; others begin as they were published. */
  const nextOf = (ruleSet: RuleSet, items: readonly RuleVersion[]): RuleSet => {
    const known = items.filter(each => each.id === ruleSet.id).map(each => each.version)
    return known.length > 0 ? { ...ruleSet, version: Math.max(...known) + 1 } : ruleSet
  }
  const published = (ruleSet: RuleSet) =>
    modal.info({
      title: text(ruleSet.title),
      width: 900,
      content: <RuleSetSheet ruleSet={ruleSet} />,
      okText: t('close'),
    })
  return (
    <>
      <PageHead
        title={t('menu.rules')}
        about={t('rules.about')}
        actions={
          query.data &&
          (query.data.draft ? (
            <Button type="primary" onClick={() => void navigate({ to: '/rules/draft' })}>
              {t(mayDraft ? 'rules.continue' : 'rules.readDraft')}
            </Button>
          ) : (
            mayDraft && (
              <Dropdown.Button
                type="primary"
                loading={save.isPending}
                menu={{
                  items: query.data.shipped.map(ruleSet => ({
                    key: keyOf(ruleSet),
                    label: t('rules.beginFrom', { title: text(ruleSet.title) }),
                    onClick: () => begin(nextOf(ruleSet, query.data.items)),
                  })),
                }}
                onClick={() => {
                  const last = query.data.items.at(-1)
                  if (last) begin(nextOf(last.document, query.data.items))
                }}
              >
                {t('rules.begin')}
              </Dropdown.Button>
            )
          ))
        }
      />
      <ProblemAlert error={save.error} />
      <Loaded query={query}>
        {({ items, shipped, draft }) => {
          const current = items.find(each => each.state === 'in-force')
          const sheet = items.find(each => keyOf(each) === shown) ?? current
          return (
            <>
              {draft && (
                <Alert
                  type="info"
                  showIcon
                  style={{ marginBottom: 16 }}
                  title={t('rules.draftThere', { name: draft.savedBy, at: momentWords(draft.savedAt) })}
                />
              )}
              <section className="sheet">
                <h2>{t('rules.versions')}</h2>
                <Table<RuleVersion>
                  size="small"
                  rowKey={keyOf}
                  aria-label={t('rules.versions')}
                  dataSource={[...items].reverse()}
                  pagination={false}
                  scroll={{ x: 'max-content' }}
                  columns={[
                    {
                      title: t('rules.title'),
                      render: (_, each) => (
                        <button type="button" className="link-button" onClick={() => setShown(keyOf(each))}>
                          {text(each.title)}
                        </button>
                      ),
                    },
                    {
                      title: t('rules.version'),
                      render: (_, each) => `${each.version}`,
                      className: 'numeric',
                    },
                    {
                      title: t('draw.state'),
                      render: (_, each) => <StateTag state={`rules.${each.state}`} />,
                    },
                    {
                      title: t('rules.inForce'),
                      className: 'numeric',
                      render: (_, each) =>
                        t('rules.fromTo', {
                          from: each.inForceFrom ?? t('rules.fromStart'),
                          to: each.until ?? t('rules.toNow'),
                        }),
                    },
                    { title: t('rules.adoptedBy'), render: (_, each) => each.adoptedBy ?? '—' },
                    {
                      title: t('receipt.log'),
                      render: (_, each) =>
                        each.logIndex === null ? (
                          '—'
                        ) : (
                          <a href={`/log?before=${each.logIndex + 1}#entry-${each.logIndex}`}>
                            {each.logIndex}
                          </a>
                        ),
                    },
                  ]}
                />
              </section>
              {sheet && (
                <section className="sheet" aria-label={text(sheet.title)}>
                  <h2>
                    {text(sheet.title)} <StateTag state={`rules.${sheet.state}`} />
                  </h2>
                  <RuleSetSheet ruleSet={sheet.document} />
                  <p className="quiet hash">SHA-256 {sheet.hash}</p>
                </section>
              )}
              <section className="sheet no-print">
                <h2>{t('rules.shipped')}</h2>
                <ul>
                  {shipped.map(ruleSet => (
                    <li key={keyOf(ruleSet)}>
                      <button type="button" className="link-button" onClick={() => published(ruleSet)}>
                        {text(ruleSet.title)}
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            </>
          )
        }}
      </Loaded>
    </>
  )
}
