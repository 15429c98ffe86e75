// Subscribes with graphql-sse in distinct connections mode; one line of JSON per result until killed.
import { createClient } from 'graphql-sse';

const [url, token, query] = process.argv.slice(2);
const client = createClient({
  url,
  singleConnection: false,
  headers: { authorization: `Bearer ${token}` },
  retryAttempts: 0,
  onMessage: undefined,
});
client.subscribe(
  { query },
  {
    next: (result) => console.log(JSON.stringify(result)),
    error: (error) => {
      console.log(JSON.stringify({ failed: String(error), body: error.response ? error.response.status : undefined }));
      process.exit(1);
    },
    complete: () => {
      console.log(JSON.stringify({ complete: true }));
      process.exit(0);
    },
  },
);
