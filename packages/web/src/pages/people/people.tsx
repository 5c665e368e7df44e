import { UserAddOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Space, type TableProps } from 'antd'
import { useState } from 'react'
import { peopleQuery, useChangePerson } from '../../api/people.ts'
import { inspectorChoicesQuery } from '../../api/registry.ts'
import { useUser } from '../../api/session.ts'
import type { Person } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { PasswordForm } from './password-form.tsx'
import { PersonForm } from './person-form.tsx'

type Opened =
  | { readonly form: 'person'; readonly person: Person | null }
  | { readonly form: 'password'; readonly person: Person }

/** 人员账号: who may sign in, as what, and for which inspector. */
export const PeoplePage = () => {
  const { t } = useTexts()
  const { modal, message } = App.useApp()
  const user = useUser()
  const query = useQuery(peopleQuery)
  const inspectors = useQuery(inspectorChoicesQuery)
  const change = useChangePerson()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [sought, setSought] = useState('')
  const openForm = (person: Person | null) => {
    // The office may have imported inspectors since this page was opened.
    void inspectors.refetch()
    setOpened({ form: 'person', person })
  }
  const inspectorName = (id: string) => inspectors.data?.find(each => each.id === id)?.name ?? id
  const setDisabled = (person: Person, disabled: boolean) =>
    change.mutate(
      { id: person.id, change: { disabled } },
      {
        onSuccess: () =>
          message.success(t(disabled ? 'people.disabled' : 'people.enabled', { name: person.name })),
      },
    )
  const confirmDisable = (person: Person) =>
    modal.confirm({
      title: t('people.disableTitle', { name: person.name }),
      content: t('people.disableWhat'),
      okText: t('people.disable'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => setDisabled(person, true),
    })
  const columns: NonNullable<TableProps<Person>['columns']> = [
    { title: t('username'), dataIndex: 'username' },
    { title: t('people.name'), dataIndex: 'name' },
    { title: t('people.role'), render: (_, person) => t(`role.${person.role}`) },
    {
      title: t('people.inspector'),
      render: (_, person) => (person.inspectorId ? inspectorName(person.inspectorId) : '—'),
    },
    {
      title: t('people.state'),
      render: (_, person) => <StateTag state={person.disabled ? 'account.disabled' : 'account.active'} />,
    },
    {
      title: t('people.createdAt'),
      className: 'numeric',
      render: (_, person) => momentWords(person.createdAt),
    },
    {
      title: t('actions'),
      render: (_, person) => (
        <Space>
          <Button size="small" onClick={() => openForm(person)}>
            {t('edit')}
          </Button>
          <Button size="small" onClick={() => setOpened({ form: 'password', person })}>
            {t('people.resetPassword')}
          </Button>
          {person.disabled ? (
            <Button size="small" onClick={() => setDisabled(person, false)}>
              {t('people.enable')}
            </Button>
          ) : (
            <Button
              size="small"
              danger
              disabled={person.id === user.id}
              onClick={() => confirmDisable(person)}
            >
              {t('people.disable')}
            </Button>
          )}
        </Space>
      ),
    },
  ]
  return (
    <>
      <PageHead
        title={t('menu.people')}
        about={t('people.about')}
        actions={
          <Button type="primary" icon={<UserAddOutlined />} onClick={() => openForm(null)}>
            {t('people.add')}
          </Button>
        }
      />
      <div className="sheet">
        <search className="filters">
          <SearchBox label={t('people.search')} value={sought} onSearch={setSought} />
        </search>
        <ProblemAlert error={query.error ?? change.error} />
        <DataTable<Person>
          lead={1}
          size="middle"
          aria-label={t('menu.people')}
          rowKey="id"
          columns={columns}
          dataSource={(query.data ?? []).filter(
            person => person.name.includes(sought) || person.username.includes(sought),
          )}
          loading={query.isPending && !query.error}
          pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
        />
      </div>
      {opened?.form === 'person' && (
        <PersonForm
          person={opened.person}
          inspectors={inspectors.data ?? []}
          onClose={() => setOpened(null)}
        />
      )}
      {opened?.form === 'password' && <PasswordForm person={opened.person} onClose={() => setOpened(null)} />}
    </>
  )
}
