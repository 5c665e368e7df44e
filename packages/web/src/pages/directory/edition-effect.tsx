import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Table } from 'antd'
import { effectQuery } from '../../api/directory.ts'
import type { DirectoryEffect, EditionDetail } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Moves = DirectoryEffect['becomes']

const MoveList = ({ title, moves }: { title: string; moves: Moves }) => {
  const { t } = useTexts()
  const { classWord } = useClassWords()
  if (moves.total === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {moves.items.map(({ facilityId, name, from, to, kinds }) => (
          <li key={facilityId}>
            <Link to="/facilities/$facilityId" params={{ facilityId }}>
              {name}
            </Link>{' '}
            <span className="quiet">
              {from === to ? '' : `${classWord(from)} → ${classWord(to)} `}
              {kinds.join(t('list.joint'))}
            </span>
          </li>
        ))}
      </ul>
      {moves.total > moves.items.length && <p className="quiet">{t('directory.effect.more')}</p>}
    </>
  )
}

/** What publishing the edition would change in the register, and in the quota of the next period. */
export const EditionEffect = ({ edition }: { edition: EditionDetail }) => {
  const { t, text } = useTexts()
  const query = useQuery(effectQuery(edition.name))
  return (
    <Loaded query={query}>
      {({ becomes, ceases, otherwise, undecided, title, classes }) => (
        <>
          <p>{t('directory.effect.what')}</p>
          {undecided > 0 && (
            <Alert
              type="warning"
              showIcon
              style={{ marginBottom: 12 }}
              title={t('directory.effect.open', { count: undecided })}
            />
          )}
          <h3>{t('directory.effect.quota', { period: text(title) })}</h3>
          <Table
            size="small"
            rowKey="class"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={classes.map(each => ({ ...each }))}
            columns={[
              { title: t('directory.effect.class'), render: (_, each) => text(each.label) },
              {
                title: t('directory.effect.before'),
                className: 'numeric',
                render: (_, { before }) => t('directory.effect.size', before),
              },
              {
                title: t('directory.effect.after'),
                className: 'numeric',
                render: (_, { before, after }) => {
                  const said = t('directory.effect.size', after)
                  const same = before.facilities === after.facilities && before.quota === after.quota
                  return same ? said : <strong>{said}</strong>
                },
              },
            ]}
          />
          {becomes.total + ceases.total + otherwise.total === 0 && <p>{t('directory.effect.nothing')}</p>}
          <MoveList title={t('directory.effect.becomes', { total: becomes.total })} moves={becomes} />
          <MoveList title={t('directory.effect.ceases', { total: ceases.total })} moves={ceases} />
          <MoveList title={t('directory.effect.otherwise', { total: otherwise.total })} moves={otherwise} />
        </>
      )}
    </Loaded>
  )
}
