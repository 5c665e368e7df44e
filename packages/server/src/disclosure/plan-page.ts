import { html } from 'hono/html'
import { approvedPlans } from '../planning/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import type { Html, Page, Reader } from './layout.ts'
import { className, logLink, periodName, time } from './words.ts'

type ApprovedPlan = Awaited<ReturnType<typeof approvedPlans>>[number]

const quotaTable = (reader: Reader, plan: ApprovedPlan): Html => {
  const { say } = reader
  const periods = [...new Set(plan.quotas.map(quota => quota.period))]
  const classes = [...new Set(plan.quotas.map(quota => quota.class))]
  const sum = (wanted: { readonly period?: string; readonly class?: string }) =>
    plan.quotas
      .filter(
        quota =>
          (wanted.period ?? quota.period) === quota.period && (wanted.class ?? quota.class) === quota.class,
      )
      .reduce((total, { quota }) => total + quota, 0)
  return html`<div class="wide"><table>
<thead><tr><th scope="col">${say('period')}</th>${classes.map(name => html`<th scope="col" class="number">${className(reader, name)}</th>`)}<th scope="col" class="number">${say('totalRow')}</th></tr></thead>
<tbody>${periods.map(
    period =>
      html`<tr><th scope="row">${periodName(reader, period)}</th>${classes.map(name => html`<td class="number">${sum({ period, class: name })}</td>`)}<td class="number">${sum({ period })}</td></tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${say('totalRow')}</th>${classes.map(name => html`<td class="number">${sum({ class: name })}</td>`)}<td class="number">${plan.total}</td></tr></tfoot>
</table></div>`
}

/** How many inspections a year owes, by period and class; the newest approved year when none is named. */
export const planPage = async (
  { database }: Platform,
  bureau: Bureau,
  reader: Reader,
  year: number | null,
): Promise<Page | null> => {
  const { say } = reader
  const plans = await approvedPlans(database, bureau.code)
  const plan = year === null ? plans[0] : plans.find(one => one.year === year)
  if (!plan) {
    if (year !== null) return null
    return {
      title: say('plans'),
      section: 'plans',
      content: html`<h1>${say('plans')}</h1><p class="empty">${say('noPlans')}</p>`,
    }
  }
  const title = say('planTitle', { year: plan.year })
  const others = plans.filter(one => one !== plan)
  return {
    title,
    section: 'plans',
    content: html`<h1>${title}</h1>
<p class="small">${say('planApproved')}${time(reader, plan.approvedAt)} · ${logLink(reader, plan.logIndex)}</p>
<p class="figure"><span>${say('planTotal')}</span> <strong>${say('planTimes', { n: plan.total })}</strong></p>
${quotaTable(reader, plan)}
<p class="small">${say('planBasis', {
      key: plan.facilities.key ?? 0,
      general: plan.facilities.general ?? 0,
      inspectors: plan.inspectorsInPost,
    })}</p>
${others.length === 0 ? '' : html`<h2>${say('otherYears')}</h2><ul class="inline">${others.map(one => html`<li><a href="/plans/${one.year}">${one.year}</a></li>`)}</ul>`}`,
  }
}
