import { UploadOutlined, UserAddOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { App, Button, type TableProps, Tag } from 'antd'
import { useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useMark, useTakeOff } from '../../api/training.ts'
import type { AttendanceInput, Course, RosterLine } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { AddPeople } from './add-people.tsx'
import { CertificateCell, MarkCell, PassedCell } from './roster-cells.tsx'
import { RosterImport } from './roster-import.tsx'

/** Who was at a course. The office enters marks in the table itself: Enter goes on to the next line. */
export const Roster = ({
  course,
  roster,
  mayEdit,
}: {
  course: Course
  roster: readonly RosterLine[]
  mayEdit: boolean
}) => {
  const { t, text } = useTexts()
  const { message, modal } = App.useApp()
  const [opened, setOpened] = useState<'people' | 'import' | null>(null)
  const mark = useMark(course.id)
  const takeOff = useTakeOff(course.id)
  const refused = (error: unknown) => void message.error(text(problemOf(error).title), 6)
  const write = (line: RosterLine, change: Partial<AttendanceInput>) => {
    const { inspectorId: inspector, revision, certificateNumber, passed } = line
    mark.mutate(
      { inspector, revision, mark: line.mark, passed, certificateNumber, ...change },
      { onError: refused },
    )
  }
  const confirmTakeOff = ({ inspectorId, name, revision }: RosterLine) =>
    modal.confirm({
      title: t('roster.takeOffTitle', { name }),
      content: t('roster.takeOffWhat'),
      okText: t('roster.takeOff'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => takeOff.mutate({ inspector: inspectorId, revision }, { onError: refused }),
    })
  const passedTag = (line: RosterLine) => {
    if (line.passed) return <Tag color="success">{t('roster.passedYes')}</Tag>
    return course.passMark !== null && line.mark === null ? (
      <Tag>{t('roster.noMark')}</Tag>
    ) : (
      <Tag color="error">{t('roster.notPassed')}</Tag>
    )
  }
  const columns: NonNullable<TableProps<RosterLine>['columns']> = [
    { title: t('inspector.id'), dataIndex: 'inspectorId', className: 'numeric' },
    {
      title: t('inspector.name'),
      render: (_, { inspectorId, name }) => (
        <Link to="/inspectors/$inspectorId" params={{ inspectorId }}>
          {name}
        </Link>
      ),
    },
    { title: t('inspector.unit'), render: (_, { unit }) => unit || '—' },
    { title: t('inspector.certificate'), dataIndex: 'certificate', className: 'numeric' },
    {
      title: t('roster.mark'),
      className: 'numeric',
      render: (_, line) =>
        mayEdit ? (
          <MarkCell
            key={`${line.inspectorId} ${line.revision}`}
            line={line}
            onMark={value => write(line, { mark: value })}
          />
        ) : (
          (line.mark ?? '—')
        ),
    },
    {
      title: t('roster.result'),
      render: (_, line) =>
        mayEdit && course.passMark === null ? (
          <PassedCell line={line} onPassed={passed => write(line, { passed })} />
        ) : (
          passedTag(line)
        ),
    },
    {
      title: t('roster.certificateNumber'),
      render: (_, line) =>
        mayEdit ? (
          <CertificateCell
            key={`${line.inspectorId} ${line.revision}`}
            line={line}
            onCertificate={certificateNumber => write(line, { certificateNumber })}
          />
        ) : (
          line.certificateNumber || '—'
        ),
    },
    ...(mayEdit
      ? [
          {
            title: t('table.actions'),
            className: 'no-print',
            render: (_: unknown, line: RosterLine) => (
              <Button type="link" size="small" danger onClick={() => confirmTakeOff(line)}>
                {t('roster.takeOff')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  const actions = mayEdit && (
    <div className="section-actions no-print">
      <Button icon={<UserAddOutlined />} onClick={() => setOpened('people')}>
        {t('roster.addPeople')}
      </Button>
      <Button type="primary" icon={<UploadOutlined />} onClick={() => setOpened('import')}>
        {t('roster.import')}
      </Button>
    </div>
  )
  return (
    <section className="sheet" aria-labelledby="roster">
      <div className="section-head">
        <h2 id="roster">
          {t('roster.title')}{' '}
          <span className="quiet">
            {t('roster.counts', { attended: course.attended, passed: course.passed })}
          </span>
        </h2>
        {actions}
      </div>
      <DataTable<RosterLine>
        size="small"
        rowKey="inspectorId"
        lead={1}
        aria-label={t('roster.title')}
        pagination={false}
        dataSource={[...roster]}
        locale={{ emptyText: <EmptyState>{t('roster.empty')}</EmptyState> }}
        columns={columns}
      />
      {opened === 'people' && (
        <AddPeople
          courseId={course.id}
          present={roster.map(({ inspectorId }) => inspectorId)}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'import' && <RosterImport courseId={course.id} onClose={() => setOpened(null)} />}
    </section>
  )
}
