import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `vite build simulator/phones`; the simulator serves dist/ at its root. `vite simulator/phones` for work on the page itself,
// beside a simulator on its usual port.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
  server: { proxy: { '/_sim': 'http://127.0.0.1:4010' } },
})
