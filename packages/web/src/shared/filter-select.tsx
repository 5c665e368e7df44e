import { Select } from 'antd'

/** A filter of a list: one choice, or none. */
export const FilterSelect = <T extends string>({
  label,
  value,
  options,
  onChange,
  width = 140,
}: {
  label: string
  value: T | undefined
  options: readonly { value: T; label: string }[]
  onChange: (value: T | undefined) => void
  width?: number
}) => (
  <Select<T | null, { value: T; label: string }>
    aria-label={label}
    placeholder={label}
    allowClear
    value={value ?? null}
    onChange={chosen => onChange(chosen ?? undefined)}
    options={[...options]}
    style={{ width }}
  />
)
