import type { HandCheck } from '@mingqian/draw'
import type { Say } from './texts.ts'

/**
 * The part of the verify page where a visitor picks a facility and gets the shell line that computes its ticket.
 * @param ask asks for a facility's line; the answer comes by `show`
 */
export const showHandCheck = (say: Say, ask: (facility: string) => void) => {
  const section = document.getElementById('by-hand')
  const form = section?.querySelector('form')
  const input = section?.querySelector('input')
  const choices = section?.querySelector('datalist')
  const outcome = section?.querySelector('output')
  if (!section || !form || !input || !choices || !outcome)
    throw new Error('the page has no place for tickets')
  section.hidden = true
  outcome.textContent = ''

  const paragraph = (text: string): HTMLElement => {
    const made = document.createElement('p')
    made.textContent = text
    return made
  }
  const line = (text: string): HTMLElement => {
    const made = document.createElement('pre')
    made.textContent = text
    made.tabIndex = 0
    return made
  }
  const send = () => {
    const facility = input.value.trim()
    if (facility) ask(facility)
  }
  form.onsubmit = event => {
    event.preventDefault()
    send()
  }
  input.onchange = send

  return {
    /** Opens the part, with the drawn facilities to choose from; any other of the pool may be typed. */
    offer: (drawn: readonly string[]): void => {
      section.hidden = false
      choices.replaceChildren(
        ...drawn.map(facility => {
          const option = document.createElement('option')
          option.value = facility
          return option
        }),
      )
      input.value = drawn[0] ?? ''
      send()
    },
    show: (facility: string, found: HandCheck | null): void => {
      if (!found) {
        outcome.replaceChildren(paragraph(say('handUnknown', { facility })))
        return
      }
      const { command, ticket, ball, balls, lot } = found
      outcome.replaceChildren(
        paragraph(say('handRun')),
        line(command),
        paragraph(say('handExpect')),
        line(ticket),
        paragraph(
          `${say('handBall', { ball, balls })} ${lot === null ? say('handNotDrawn') : say('handDrawn', { n: lot + 1 })}`,
        ),
      )
    },
  }
}
