import { mount } from 'svelte'
import App from './App.svelte'
import type { Backend } from './lib/backend'
import { wailsBackend } from './lib/backend/wails'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/calendar.css'
import './styles/toast.css'

/** In development without the program behind it, the window runs on made-up data. */
async function chooseBackend(): Promise<Backend> {
  if (import.meta.env.DEV && !('go' in window)) {
    const { fakeBackend } = await import('./lib/backend/fake')
    return fakeBackend({ pace: 900 })
  }
  return wailsBackend
}

const target = document.getElementById('app')
if (target) mount(App, { target, props: { backend: await chooseBackend() } })
