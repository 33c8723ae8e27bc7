import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // Runes only, in our files; libraries choose for themselves.
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
  },
}
