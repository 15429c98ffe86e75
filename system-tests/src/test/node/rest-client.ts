// Works on the records of a custom object over REST, by the types that openapi-typescript made; one line of JSON per step.
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/rest-api.js';

const [gateway, token] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: `${gateway}/rest`, headers: { authorization: `Bearer ${token}` } });

function say(step: string, answer: unknown): void {
  console.log(JSON.stringify({ step, answer }));
}

function present<T>(value: T | undefined, error?: unknown): T {
  if (value === undefined) {
    throw new Error(`nothing there: ${JSON.stringify(error)}`);
  }
  return value;
}

const input: components['schemas']['GadgetCreateInput'] = { name: 'First', fNumber: 3, fSelect: 'RED', fCurrency: { amountMicros: '1500000', currencyCode: 'EUR' } };
const created = await client.POST('/gadgets', { body: input });
const made = present(created.data, created.error).data.createGadget;
say('created', [created.response.status, made.name, made.fSelect, made.fCurrency]);

const batch = await client.POST('/batch/gadgets', { body: [{ name: 'Second', fNumber: 5, fSelect: 'RED' }, { name: 'Third' }] });
say('batch', present(batch.data, batch.error).data.createGadgets.map((gadget) => gadget.name));

const id: string = present(made.id);
const found = await client.GET('/gadgets', { params: { query: { filter: 'fNumber[gte]:3', order_by: 'name[DescNullsLast]', limit: 5 } } });
const list = present(found.data, found.error);
say('listed', [list.totalCount, list.data.gadgets.map((gadget) => gadget.name), list.pageInfo.hasNextPage]);

const changed = await client.PATCH('/gadgets/{id}', { params: { path: { id } }, body: { fNumber: 4, fSelect: null } });
const updated = present(changed.data, changed.error).data.updateGadget;
say('updated', [updated.fNumber, updated.fSelect]);

const gone = await client.DELETE('/gadgets/{id}', { params: { path: { id }, query: { soft_delete: true } } });
say('deleted', present(gone.data, gone.error).data.deleteGadget.id === id);

const refused = await client.GET('/gadgets', { params: { query: { filter: 'name' } } });
say('refused', [refused.response.status, refused.error?.code]);
