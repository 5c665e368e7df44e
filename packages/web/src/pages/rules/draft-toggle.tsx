import { Switch } from 'antd'
import { type Json, type Path, useField } from './draft-document.tsx'

/** Something that the rules have or do not have. */
export const Toggle = ({ path, on, label, hint }: { path: Path; on: Json; label: string; hint: string }) => {
  const { value, change, readOnly } = useField(path)
  const id = path.join('.')
  return (
    <div className="condition-toggle">
      <Switch
        id={id}
        aria-label={label}
        checked={value !== undefined}
        disabled={readOnly}
        onChange={checked => change(checked ? on : undefined)}
      />
      <label htmlFor={id}>
        {label} <span className="quiet">{hint}</span>
      </label>
    </div>
  )
}
