import type { ThemeConfig } from 'antd'

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches

const base: ThemeConfig = {
  token: {
    colorPrimary: '#0b4a8f',
    colorLink: '#0b5cad',
    colorSuccess: '#1d7a46',
    colorWarning: '#b45309',
    colorError: '#b42318',
    borderRadius: 6,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
    motion: !reducedMotion,
  },
}

/** The office: dense, as people who live in tables want it. */
export const officeTheme: ThemeConfig = {
  ...base,
  components: { Layout: { headerBg: '#0b4a8f', headerHeight: 52, siderBg: '#fff', bodyBg: '#f3f5f8' } },
}

/** The field: targets of at least 44 px for a thumb. */
export const fieldTheme: ThemeConfig = {
  ...base,
  token: { ...base.token, controlHeight: 44, fontSize: 16, controlHeightLG: 52 },
}
