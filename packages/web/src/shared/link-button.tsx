import { createLink } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'

/** A link that looks like a button: one stop of the Tab key, and it opens in a new tab as links do. */
export const LinkButton = createLink((props: ButtonProps) => <Button {...props} />)
