import type { ThemeConfig } from 'antd'

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches

const base: ThemeConfig = {
  token: {
    colorPrimary: '#0b4a8f',
    colorLink: '#0b5cad',
    colorSuccess: '#1d7a46',
    colorWarning: '#b45309',
    colorError: '#b42318',
    // The derived tints of colours this dark come out grey; these are the same hues, light.
    colorPrimaryBg: '#e6f0fa',
    colorPrimaryBgHover: '#d5e5f6',
    colorSuccessBg: '#e6f4ec',
    colorSuccessBorder: '#a6d5b8',
    colorWarningBg: '#fff4e0',
    colorWarningBorder: '#f0cf94',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f3b8b2',
    colorInfoBg: '#e6f0fa',
    colorInfoBorder: '#a9c8e8',
    controlItemBgActive: '#e6f0fa',
    controlItemBgHover: '#f1f5f9',
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
