import { mount } from 'svelte'
import '../src/styles/tokens.css'
import '../src/styles/base.css'
import '../src/styles/controls.css'
import '../src/styles/calendar.css'
import '../src/styles/toast.css'
import Controls from './Controls.svelte'
import GridPart from './GridPart.svelte'
import Overlays from './Overlays.svelte'

// A look at the parts by themselves, in development only: gallery.html?part=controls|grid|overlays
const parts = { controls: Controls, grid: GridPart, overlays: Overlays }
const wanted = new URLSearchParams(location.search).get('part') ?? 'controls'
const target = document.getElementById('app')
if (target) mount(parts[wanted as keyof typeof parts] ?? Controls, { target })
