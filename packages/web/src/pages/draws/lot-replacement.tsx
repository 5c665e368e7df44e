import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { amendmentsQuery } from '../../api/amendments.ts'
import { useMay } from '../../api/session.ts'
import type { Draw, DrawLot } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { AskForm } from '../amendments/ask-form.tsx'
import { ReplacementSteps } from '../amendments/lot-chain.tsx'

/** How a lot stands in the chain of replacements, and the way to ask for one. By number only. */
export const LotReplacement = ({ draw, lot }: { draw: Draw; lot: DrawLot }) => {
  const { t } = useTexts()
  const mayAsk = useMay('office', 'director')
  const [asking, setAsking] = useState(false)
  return (
    <>
      {lot.replaces !== null && <div>{t('amend.replaces', { number: lot.replaces + 1 })}</div>}
      {lot.replacedBy !== null && <div>{t('amend.replacedBy', { number: lot.replacedBy + 1 })}</div>}
      {mayAsk && draw.state === 'sealed' && lot.replacedBy === null && (
        <Button
          type="link"
          size="small"
          className="no-print"
          style={{ paddingInline: 0 }}
          aria-label={t('amend.askFor', { number: lot.index + 1 })}
          onClick={() => setAsking(true)}
        >
          {t('amend.ask')}
        </Button>
      )}
      {asking && (
        <Modal
          open
          footer={null}
          title={t('amend.askFor', { number: lot.index + 1 })}
          onCancel={() => setAsking(false)}
          destroyOnHidden
        >
          <AskForm
            drawId={draw.id}
            index={lot.index}
            seats={draw.commitment?.seats ?? []}
            onAsked={() => setAsking(false)}
          />
        </Modal>
      )}
    </>
  )
}

/** The replacements of a draw in order, each with its entry of the log. Nothing where there is none. */
export const Replacements = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
  const { data = [] } = useQuery(amendmentsQuery(draw.id))
  if (data.length === 0) return null
  return (
    <section aria-labelledby="replacements">
      <h3 id="replacements" style={{ marginBottom: 4 }}>
        {t('amend.chain', { count: data.length })}
      </h3>
      <ReplacementSteps steps={data} />
    </section>
  )
}
