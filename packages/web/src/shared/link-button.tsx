import { createLink } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'

/** A page's main action where it leads to another page: one stop of the Tab key, opening in a new tab as links do. */
export const LinkButton = createLink((props: ButtonProps) => <Button {...props} type="primary" />)

/** The same for what is not the page's main action. */
export const QuietLinkButton = createLink((props: ButtonProps) => <Button {...props} />)
