import { Input } from 'antd'
import { useId } from 'react'
import type { Day } from '../api/types.ts'

/** A filter by a day, the label in front of it: an empty date field names nothing. */
export const DayFilter = ({
  label,
  value,
  onChange,
}: {
  label: string
  value: Day | undefined
  onChange: (value: Day | undefined) => void
}) => {
  const id = useId()
  return (
    <span className="day-filter">
      <label htmlFor={id} className="quiet">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={event => onChange(event.target.value || undefined)}
      />
    </span>
  )
}
