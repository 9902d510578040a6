import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { i18n } from '../i18n/i18n.ts';
import { router } from './router.ts';
import { catchEverything } from './catchEverything.ts';
import { followMenu } from './followMenu.ts';
import { listen } from './listen.ts';
import { pickClient, provideClient } from '../state/transport/client.ts';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/layout.css';
import '../styles/control.css';
import '../styles/projector.css';

const app = createApp(App);
app.use(createPinia());
app.use(i18n);
app.use(router);
catchEverything(app);

const client = pickClient();
provideClient(client);
listen(client);
followMenu(client, router);

app.mount('#app');
