import { shareWords } from '@mingqian/rules'
import { html } from 'hono/html'
import { approvedPlans } from '../planning/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import type { Html, Page, Reader } from './layout.ts'
import { className, logLink, periodName, stratumName, time } from './words.ts'

type ApprovedPlan = Awaited<ReturnType<typeof approvedPlans>>[number]

/** A class by the name it had when the plan was made. */
const classOf = (reader: Reader, plan: ApprovedPlan, id: string): string =>
  plan.classes.find(one => one.id === id)?.label[reader.language] ?? className(reader, id)

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
<thead><tr><th scope="col">${say('period')}</th>${classes.map(name => html`<th scope="col" class="number">${classOf(reader, plan, name)}</th>`)}<th scope="col" class="number">${say('totalRow')}</th></tr></thead>
<tbody>${periods.map(
    period =>
      html`<tr><th scope="row">${periodName(reader, period)}</th>${classes.map(name => html`<td class="number">${sum({ period, class: name })}</td>`)}<td class="number">${sum({ period })}</td></tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${say('totalRow')}</th>${classes.map(name => html`<td class="number">${sum({ class: name })}</td>`)}<td class="number">${plan.total}</td></tr></tfoot>
</table></div>`
}

const basisList = (reader: Reader, plan: ApprovedPlan): Html => {
  const { say, language } = reader
  const ids = [...new Set(plan.quotas.map(quota => quota.class))]
  return html`<ul>
${ids.map(
  id => html`<li>${say('planClass', { class: classOf(reader, plan, id), n: plan.facilities[id] ?? 0 })}</li>`,
)}
<li>${say('planInspectors', { n: plan.inspectorsInPost })}</li>
${plan.ruleSetTitle.zh === '' ? '' : html`<li>${say('planRules', { title: plan.ruleSetTitle[language], version: plan.ruleSetVersion })}</li>`}
</ul>`
}

/** What the bureau does of its own will beyond what it owes. */
const choiceList = (reader: Reader, plan: ApprovedPlan): Html => {
  const { say } = reader
  const said = Object.entries(plan.choices).flatMap(([id, { share, extraVisited }]) => {
    const least = plan.classes.find(one => one.id === id)?.share?.least
    const name = classOf(reader, plan, id)
    return [
      ...(share && least
        ? [say('planShare', { class: name, share: shareWords(share), least: shareWords(least) })]
        : []),
      ...(extraVisited ? [say('planExtra', { class: name, n: extraVisited })] : []),
    ]
  })
  if (said.length === 0) return html`<p>${say('planNoChoices')}</p>`
  return html`<ul>${said.map(sentence => html`<li>${sentence}</li>`)}</ul>`
}

const clauseList = ({ language }: Reader, plan: ApprovedPlan): Html => {
  const clauses = new Map(plan.strata.map(({ clause }) => [`${clause.id} ${clause.zh}`, clause]))
  return html`<dl>${[...clauses.values()].map(clause => html`<dt>${clause.id}</dt><dd>${clause[language]}</dd>`)}</dl>`
}

const derivations = (reader: Reader, plan: ApprovedPlan): Html => {
  const { say, language } = reader
  return html`<details><summary>${say('planDerivations')}</summary><div class="wide"><table>
<thead><tr><th scope="col">${say('period')}</th><th scope="col">${say('planStratum')}</th><th scope="col" class="number">${say('planQuota')}</th><th scope="col">${say('planClause')}</th><th scope="col">${say('planExplanation')}</th></tr></thead>
<tbody>${plan.strata.map(
    each =>
      html`<tr><th scope="row">${periodName(reader, each.period)}</th><td>${stratumName(reader, each.stratum)}</td><td class="number">${each.quota}</td><td>${each.clause.id}</td><td>${each.explanation[language]}</td></tr>`,
  )}</tbody>
</table></div></details>`
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
<h2>${say('planBasis')}</h2>
${basisList(reader, plan)}
<h2>${say('planChoices')}</h2>
${choiceList(reader, plan)}
${plan.strata.length === 0 ? '' : html`<h2>${say('planClauses')}</h2>${clauseList(reader, plan)}${derivations(reader, plan)}`}
${others.length === 0 ? '' : html`<h2>${say('otherYears')}</h2><ul class="inline">${others.map(one => html`<li><a href="/plans/${one.year}">${one.year}</a></li>`)}</ul>`}`,
  }
}
