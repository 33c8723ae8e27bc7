import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The shipped page runs under the content policy of index.html; Vite's dev server cannot (it injects styles). */
const withoutPolicyInDev: Plugin = {
  name: 'without-policy-in-dev',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
}

export default defineConfig({
  plugins: [svelte(), svelteTesting(), withoutPolicyInDev],
  resolve: {
    alias: {
      $shell: here('./src/shell'),
      $ui: here('./src/ui'),
      $lib: here('./src/lib'),
      $features: here('./src/features'),
    },
  },
  build: {
    // light-dark() stays as written: every engine Wails opens knows it (WebKitGTK 2.46, Safari 17.5, WebView2 123).
    target: ['chrome123', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // .gitkeep is committed there, so that the binary compiles before the window was ever built.
    emptyOutDir: true,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
    setupFiles: ['./src/test-setup.ts'],
    restoreMocks: true,
    // A machine that does other work too takes its time with the first screen of a file.
    testTimeout: 30_000,
  },
})
