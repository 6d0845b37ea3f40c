// @ts-nocheck
import { createApp } from 'vue'
import CustomerPortal from './CustomerPortal.vue'

createApp(CustomerPortal).mount('#portal')
