import { createApp } from 'vue'
import CustomerPortal from './CustomerPortal.vue'
import OwnAgreement from './OwnAgreement.vue'

const portal =
  location.search === '?own'
    ? createApp(OwnAgreement, { secret: 'a customer’s key' })
    : createApp(CustomerPortal)
portal.mount('#portal')
