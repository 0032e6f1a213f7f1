import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { proxy } from '../proxy.config.ts'

export default defineConfig({ plugins: [vue()], server: { proxy }, preview: { proxy } })
