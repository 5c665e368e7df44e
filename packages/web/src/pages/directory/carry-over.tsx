import { useQuery } from '@tanstack/react-query'
import { App, Modal, Select } from 'antd'
import { useState } from 'react'
import { carryOverQuery, useCarryOver } from '../../api/directory.ts'
import { type DirectoryCategory, directoryCategories } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Carries the edition in force over, after showing what that decides and what it leaves to be decided. */
export const CarryOver = ({ edition, onClose }: { edition: string; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [categories, setCategories] = useState<readonly DirectoryCategory[]>([])
  const preview = useQuery(carryOverQuery(edition, categories))
  const carry = useCarryOver(edition)
  return (
    <Modal
      open
      width={640}
      title={t('directory.carryOverTitle', { from: preview.data?.from ?? '' })}
      okText={t('directory.carryOver')}
      okButtonProps={{ disabled: !preview.data || preview.data.carried === 0 }}
      cancelText={t('cancel')}
      confirmLoading={carry.isPending}
      onCancel={onClose}
      onOk={() =>
        carry.mutate(categories, {
          onSuccess: ({ written }) => {
            message.success(t('directory.carried', { count: written }))
            onClose()
          },
        })
      }
    >
      <ProblemAlert error={carry.error} />
      <span className="field-label">{t('directory.carryOverOnly')}</span>
      <Select<DirectoryCategory[]>
        aria-label={t('directory.carryOverOnly')}
        mode="multiple"
        allowClear
        value={[...categories]}
        onChange={setCategories}
        options={directoryCategories.map(value => ({ value, label: t(`category.${value}`) }))}
        style={{ width: '100%', marginBottom: 12 }}
      />
      <Loaded query={preview}>
        {({ carried, byCategory, decided, leftOut }) => (
          <>
            <p>
              {carried > 0
                ? t('directory.carryOverWhat', { count: carried, decided })
                : t('directory.carryOverNothing')}
            </p>
            <p>
              {directoryCategories
                .filter(category => byCategory[category])
                .map(category => `${t(`category.${category}`)} ${byCategory[category]}`)
                .join(t('list.joint'))}
            </p>
            {leftOut.length > 0 && (
              <>
                <p>{t('directory.carryOverLeft', { count: leftOut.length })}</p>
                <ul style={{ maxHeight: 200, overflow: 'auto' }}>
                  {leftOut.map(({ facilityId, name, category, why }) => (
                    <li key={`${facilityId} ${category}`}>
                      {name} · {t(`category.${category}`)}{' '}
                      <span className="quiet">{t(`directory.why.${why}`)}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Loaded>
    </Modal>
  )
}
