import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { facilityChoicesQuery } from '../api/outside.ts'
import { useTexts } from '../texts/texts.tsx'

/** Chooses a facility of the register; the server looks for what is typed. */
export const FacilitySelect = ({
  first,
  ...control
}: {
  first: { readonly id: string; readonly name: string } | null
  id?: string
  value?: string
  onChange?: (id: string) => void
}) => {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed.trim())
  const query = useQuery(facilityChoicesQuery(sought))
  const found = (query.data ?? []).map(each => ({ value: each.id, label: `${each.name} ${each.id}` }))
  const missing = first && sought === '' && !found.some(each => each.value === first.id)
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('outside.facilitySearch')}
      loading={query.isFetching}
      notFoundContent={query.isFetching ? null : t('outside.facilityNone')}
      options={missing ? [{ value: first.id, label: `${first.name} ${first.id}` }, ...found] : found}
    />
  )
}
