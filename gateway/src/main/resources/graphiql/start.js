// The headers tab takes {"Authorization": "Bearer …"}; a subscription is read as an event stream.
(function () {
  const url = '/graphql';

  async function* events(response) {
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const lines = block.split('\n');
        if (lines.includes('event: complete')) {
          return;
        }
        const data = lines.find((line) => line.startsWith('data: '));
        if (data) {
          yield JSON.parse(data.slice('data: '.length));
        }
      }
    }
  }

  function isSubscription(parameters, documentAST) {
    const operations = (documentAST ? documentAST.definitions : []).filter(
      (definition) => definition.kind === 'OperationDefinition');
    const selected = operations.find(
      (operation) => operation.name && operation.name.value === parameters.operationName);
    return (selected || operations[0] || {}).operation === 'subscription';
  }

  async function fetcher(parameters, options) {
    const streams = isSubscription(parameters, options && options.documentAST);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...(options && options.headers),
        'content-type': 'application/json',
        accept: streams ? 'text/event-stream' : 'application/graphql-response+json',
      },
      body: JSON.stringify(parameters),
    });
    return streams && response.ok ? events(response) : response.json();
  }

  const first = '# Welcome to Viginti.\n'
    + '# Sign in (mutation signIn) and put the access token in the headers tab:\n'
    + '# {"Authorization": "Bearer …"}\n\nquery { __typename }\n';

  ReactDOM.createRoot(document.getElementById('graphiql')).render(
    React.createElement(GraphiQL, { fetcher, defaultQuery: first, isHeadersEditorEnabled: true }));
})();
