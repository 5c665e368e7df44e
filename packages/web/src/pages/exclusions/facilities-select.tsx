import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { facilityChoicesQuery } from '../../api/outside.ts'
import { useTexts } from '../../texts/texts.tsx'

export type ChosenFacility = { readonly value: string; readonly label: string }

/** How a facility is called where it is chosen: two sites may bear one name. */
export const choiceOf = ({ id, name }: { readonly id: string; readonly name: string }): ChosenFacility => ({
  value: id,
  label: `${name} ${id}`,
})

/** Chooses one facility of the register or several; the server looks for what is typed. */
export const FacilitiesSelect = (control: {
  id?: string
  value?: ChosenFacility[]
  onChange?: (chosen: ChosenFacility[]) => void
}) => {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed.trim())
  const query = useQuery(facilityChoicesQuery(sought))
  return (
    <Select<ChosenFacility[]>
      {...control}
      mode="multiple"
      labelInValue
      maxCount={200}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('outside.facilitySearch')}
      loading={query.isFetching}
      notFoundContent={query.isFetching ? null : t('outside.facilityNone')}
      options={(query.data ?? []).map(choiceOf)}
    />
  )
}
