import { html } from 'hono/html'
import { logSigner } from '../log/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { dataForScript, type Page, type Reader } from './layout.ts'

/**
 * The page on which a body without a system of its own makes its key, opens filings and cosigns. Everything it does is
 * done by its script: the server gives it the log's key and learns nothing but the cosignature.
 */
export const cosignPage = async (platform: Platform, bureau: Bureau, reader: Reader): Promise<Page> => {
  const { say } = reader
  const { verifierKey } = await logSigner(platform.database, platform)
  return {
    title: say('cosignTitle'),
    section: 'log',
    script: 'cosign',
    content: html`<h1>${say('cosignTitle')}</h1><p class="lead">${say('cosignLead')}</p>
<noscript><p class="verdict unknown">${say('needsScript')}</p></noscript>
<div id="cosign"></div>
${dataForScript('log', { key: verifierKey, bureau: bureau.name })}`,
  }
}
