import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'
import { tiers } from './tools/tiers.js'

export default ts.config(
  { ignores: ['dist/', 'wailsjs/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    plugins: { daybook: { rules: { tiers } } },
    rules: {
      // Who may import what; the reasons stand in tools/tiers.js.
      'daybook/tiers': 'error',
      // svelte-check does this with types; the plain rule knows no types.
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // The window has no addresses: our router holds screens in memory, and links leave through the backend.
      'svelte/no-navigation-without-resolve': 'off',
      // HTML from data would be a hole in the content policy.
      'svelte/no-at-html-tags': 'error',
      // Caches and indexes are plain on purpose; what the screen shows is $state.
      'svelte/prefer-svelte-reactivity': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } },
  },
  { files: ['*.config.*', 'tools/**', 'e2e/**'], languageOptions: { globals: { ...globals.node } } },
)
