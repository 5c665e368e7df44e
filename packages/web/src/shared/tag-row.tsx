import { Flex, Tag } from 'antd'
import { useTexts } from '../texts/texts.tsx'
import { wordFor } from './domain-words.ts'

/** Domain words side by side, as tags. */
export const TagRow = ({ names }: { names: readonly string[] }) => {
  const { t } = useTexts()
  return (
    <Flex gap={4} wrap>
      {names.map(name => (
        <Tag key={name}>{wordFor(name, t)}</Tag>
      ))}
    </Flex>
  )
}
