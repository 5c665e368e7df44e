import { Image } from 'antd'
import type { ReactNode } from 'react'
import type { VisitRecord } from '../api/types.ts'
import { recordParts } from '../api/types.ts'
import { useTexts } from '../texts/texts.tsx'
import { momentWords } from '../time/moments.ts'

/** 污染源现场监察记录 as the paper form has it, to read and to print. */
export const RecordSheet = ({ record }: { record: VisitRecord }) => {
  const { t, text } = useTexts()
  const { body, facility, team } = record
  const said = (value: string) => (value.trim() === '' ? '—' : value)
  const signature = body.receiverSignature
  const photosOf = (part: string | null) => record.photos.filter(photo => (photo.part ?? null) === part)
  return (
    <article className="paper" aria-label={t('record.title')}>
      <h2>{t('record.title')}</h2>
      <table>
        <tbody>
          <Row label={t('facility.name')}>{facility.name}</Row>
          <Row label={t('facility.creditCode')}>{facility.creditCode}</Row>
          <Row label={t('facility.address')}>{said(facility.address)}</Row>
          <Row label={t('record.team')}>
            {team.map(member => (
              <div key={`${member.role} ${member.certificate}`}>
                {text(member.roleTitle)} {member.name} · {t('inspector.certificate')} {member.certificate}
              </div>
            ))}
          </Row>
          <Row label={t('record.time')}>
            {body.arrivedAt ? momentWords(body.arrivedAt) : '—'} {t('record.to')}{' '}
            {body.leftAt ? momentWords(body.leftAt) : '—'}
          </Row>
          <Row label={t('record.receivedBy')}>
            {said([body.receivedBy, body.receivedByPost].filter(word => word.trim() !== '').join(' · '))}
          </Row>
          <Row label={t('record.told')}>
            {body.identityShown ? '☑' : '☐'} {t('record.identityShown')} {body.avoidanceTold ? '☑' : '☐'}{' '}
            {t('record.avoidanceTold')}
          </Row>
          {body.position && (
            <Row label={t('record.position')}>
              {t('record.positionWords', {
                longitude: body.position.longitude.toFixed(5),
                latitude: body.position.latitude.toFixed(5),
                accuracy: Math.round(body.position.accuracy),
              })}
            </Row>
          )}
        </tbody>
      </table>
      <table>
        <tbody>
          {recordParts.map((part, number) => {
            const { finding, facts } = body.parts[part]
            return (
              <Row key={part} label={`${number + 1}. ${t(`part.${part}`)}`}>
                <strong style={finding === 'abnormal' ? { color: '#b42318' } : {}}>
                  {finding ? t(`finding.${finding}`) : '—'}
                </strong>
                {facts && <div className="preserve">{facts}</div>}
                <Photos photos={photosOf(part)} />
              </Row>
            )
          })}
          <Row label={t('record.summary')}>
            <div className="preserve">{said(body.summary)}</div>
          </Row>
          <Row label={t('record.violation')}>
            <strong style={body.violation ? { color: '#b42318' } : {}}>
              {body.violation ? t('record.violationYes') : t('record.violationNo')}
            </strong>
          </Row>
          <Row label={t('record.demands')}>
            <div className="preserve">{said(body.demands)}</div>
          </Row>
          {body.demandsDueOn && (
            <Row label={t('record.demandsDueOn')}>
              <span className="numeric">{body.demandsDueOn}</span>
            </Row>
          )}
          {photosOf(null).length > 0 && (
            <Row label={t('record.photos')}>
              <Photos photos={photosOf(null)} />
            </Row>
          )}
          <Row label={t('record.receiverSignature')}>
            {signature === null
              ? '—'
              : signature.kind === 'signed'
                ? signature.name
                : t('record.refusedWith', { note: signature.note })}
          </Row>
          <Row label={t('record.inspectorSignatures')}>
            {said(body.inspectorSignatures.join(t('list.joint')))}
          </Row>
          {record.signedAt && (
            <Row label={t('record.signedAt')}>
              {momentWords(record.signedAt)} {record.signedBy}
            </Row>
          )}
        </tbody>
      </table>
    </article>
  )
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <tr>
    <th scope="row">{label}</th>
    <td>{children}</td>
  </tr>
)

const Photos = ({ photos }: { photos: VisitRecord['photos'] }) => {
  const { t } = useTexts()
  if (photos.length === 0) return null
  return (
    <Image.PreviewGroup>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 }}>
        {photos.map((photo, number) => (
          <Image
            key={photo.id}
            src={photo.url}
            width={120}
            height={120}
            style={{ objectFit: 'cover' }}
            alt={photo.caption || t('record.photoNumber', { number: number + 1 })}
          />
        ))}
      </div>
    </Image.PreviewGroup>
  )
}
