import { createApp } from 'vue'
import BookSearch from './book-search.vue'

createApp(BookSearch).mount('#app')
