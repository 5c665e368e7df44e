import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { documentsQuery } from '../../api/dossier.ts'
import { useMay } from '../../api/session.ts'
import type { DossierCatalogue, DossierDocument } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { DocumentForm } from './document-form.tsx'
import { WithdrawDocument } from './withdraw-document.tsx'

type Version = DossierDocument['versions'][number]

const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** The files of the dossier with their versions; the newest first, older ones can still be fetched. */
export const DocumentsSheet = ({
  facility,
  catalogue,
}: {
  facility: string
  catalogue: DossierCatalogue
}) => {
  const { t, text } = useTexts()
  const may = useMay('office')
  const query = useQuery(documentsQuery(facility))
  const [open, setOpen] = useState<'new' | DossierDocument | null>(null)
  const [withdrawing, setWithdrawing] = useState<DossierDocument | null>(null)
  const kindWord = (id: string) => {
    const kind = catalogue.documents.find(each => each.id === id)
    return kind ? text(kind.label) : id
  }
  return (
    <section className="sheet dossier-part" id="files" aria-labelledby="files-title">
      <div className="part-head">
        <h2 id="files-title">{t('dossier.part.files')}</h2>
        {may && (
          <Button icon={<UploadOutlined />} className="no-print" onClick={() => setOpen('new')}>
            {t('documents.add')}
          </Button>
        )}
      </div>
      <Loaded query={query}>
        {documents => (
          <>
            {documents.length === 0 && <p className="quiet">{t('documents.none')}</p>}
            {documents.map(document => (
              <div key={document.id} className="entry-kind" id={`document-${document.id}`}>
                <div className="part-head">
                  <h3>
                    {document.title} <Tag>{kindWord(document.kind)}</Tag>
                    {document.withdrawn && <Tag color="default">{t('documents.withdrawn')}</Tag>}
                  </h3>
                  {may && !document.withdrawn && (
                    <span className="no-print">
                      <Button type="link" size="small" onClick={() => setOpen(document)}>
                        {t('documents.newVersion')}
                      </Button>
                      <Button type="link" size="small" danger onClick={() => setWithdrawing(document)}>
                        {t('documents.withdraw')}
                      </Button>
                    </span>
                  )}
                </div>
                {document.withdrawn && (
                  <p className="quiet">
                    {t('documents.withdrawnBy', {
                      at: momentWords(document.withdrawn.at),
                      name: document.withdrawn.by,
                      reason: document.withdrawn.reason,
                    })}
                  </p>
                )}
                <Versions document={document} />
              </div>
            ))}
          </>
        )}
      </Loaded>
      {open && (
        <DocumentForm
          facility={facility}
          document={open === 'new' ? null : open}
          catalogue={catalogue}
          onClose={() => setOpen(null)}
        />
      )}
      {withdrawing && (
        <WithdrawDocument facility={facility} document={withdrawing} onClose={() => setWithdrawing(null)} />
      )}
    </section>
  )
}

const Versions = ({ document }: { document: DossierDocument }) => {
  const { t } = useTexts()
  return (
    <DataTable<Version>
      size="small"
      lead={1}
      aria-label={document.title}
      rowKey={({ version }) => String(version)}
      dataSource={document.versions}
      pagination={false}
      columns={[
        {
          title: t('documents.version'),
          className: 'numeric',
          render: (_, { version }) =>
            version === document.version && !document.withdrawn ? (
              <>
                {version} <Tag color="success">{t('documents.current')}</Tag>
              </>
            ) : (
              version
            ),
        },
        {
          title: t('documents.file'),
          render: (_, { url, fileName }) => (
            <a href={url} download={fileName} className="preserve">
              {fileName}
            </a>
          ),
        },
        { title: t('documents.size'), className: 'numeric', render: (_, { size }) => sizeWords(size) },
        {
          title: t('documents.uploaded'),
          render: (_, { uploadedAt, uploadedBy }) => `${momentWords(uploadedAt)} ${uploadedBy}`,
        },
        {
          title: 'SHA-256',
          render: (_, { sha256 }) => <span className="hash file-hash">{sha256}</span>,
        },
      ]}
    />
  )
}
