import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { problemOf } from './api/problem.ts'
import { sessionQuery } from './api/session.ts'
import { makeRouter } from './router.tsx'
import { TextsProvider, useTexts } from './texts/texts.tsx'
import { officeTheme } from './theme.ts'

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended while the page was open: ask again who is there, and the guard leads to the sign-in.
    onError: error => {
      if (problemOf(error).status !== 401) return
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }).then(() => router.invalidate())
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && problemOf(error).status >= 500,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const router = makeRouter(queryClient)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

const Themed = () => {
  const { lang } = useTexts()
  return (
    <ConfigProvider
      theme={officeTheme}
      locale={lang === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <AntApp style={{ height: '100%' }}>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  )
}

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <TextsProvider>
      <Themed />
    </TextsProvider>
  </QueryClientProvider>
)
