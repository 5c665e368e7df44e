type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>
export type Child = Node | string | null | undefined | false

/** An element with its attributes (functions listen, true is set, false left out) and children; text is never markup. */
export const element = <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value !== false) made.setAttribute(name, value === true ? '' : value)
  for (const child of children)
    if (child !== null && child !== undefined && child !== false) made.append(child)
  return made
}

/** Puts a file into the visitor's hands. */
export const saveFile = (name: string, content: string, type = 'text/plain'): void => {
  const link = element('a', {
    href: URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` })),
    download: name,
  })
  document.body.append(link)
  link.click()
  link.remove()
}

/** Lets the browser show what was just changed before something long begins. */
export const shown = (): Promise<void> =>
  new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
