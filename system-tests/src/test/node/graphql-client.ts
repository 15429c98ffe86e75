// Works on the records of a custom object over GraphQL, by the types that graphql-codegen made; one line of JSON per step.
import { GraphQLClient } from 'graphql-request';
import { CreateGadgetsDocument, DestroyGadgetsDocument, GadgetsDocument, GroupsOfGadgetsDocument, UpdateGadgetDocument } from './generated/graphql-api.js';
import type { GadgetFilterInput, GadgetsQuery } from './generated/graphql-api.js';

const [gateway, token] = process.argv.slice(2);
const client = new GraphQLClient(`${gateway}/graphql`, { headers: { authorization: `Bearer ${token}` } });

function say(step: string, answer: unknown): void {
  console.log(JSON.stringify({ step, answer }));
}

const mine: GadgetFilterInput = { name: { startsWith: 'Typed' } };
const created = await client.request(CreateGadgetsDocument, {
  data: [{ name: 'Typed one', fNumber: 1, fSelect: 'RED' }, { name: 'Typed two', fNumber: 2 }],
});
const [first] = created.createGadgets;
say('created', created.createGadgets.map((gadget) => gadget.name));

const updated = await client.request(UpdateGadgetDocument, { id: first.id, data: { fNumber: 10 } });
say('updated', updated.updateGadget.fNumber);

const listed: GadgetsQuery = await client.request(GadgetsDocument, { filter: mine, orderBy: [{ fNumber: 'DescNullsLast' }] });
say('listed', listed.gadgets.map((gadget) => [gadget.name, gadget.fNumber, gadget.fSelect]));
say('summed', [listed.gadgetsAggregate.count, listed.gadgetsAggregate.sum.fNumber]);

const groups = await client.request(GroupsOfGadgetsDocument);
say('grouped', groups.gadgetsGroupBy.map((group) => [group.key, group.count]));

const destroyed = await client.request(DestroyGadgetsDocument, { filter: mine });
say('destroyed', destroyed.destroyGadgets.length);
