// Subscribes with graphql-ws; one line of JSON per result until killed.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, token, query] = process.argv.slice(2);
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${token}` },
  retryAttempts: 0,
});
client.on('connected', () => console.log(JSON.stringify({ connected: true })));
client.subscribe(
  { query },
  {
    next: (result) => console.log(JSON.stringify(result)),
    error: (error) => {
      const reason = Array.isArray(error) ? { errors: error } : { code: error.code, reason: error.reason ?? String(error) };
      console.log(JSON.stringify({ failed: reason }));
      process.exit(1);
    },
    complete: () => {
      console.log(JSON.stringify({ complete: true }));
      process.exit(0);
    },
  },
);
