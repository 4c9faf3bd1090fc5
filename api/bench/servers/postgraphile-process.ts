/**
 * PostGraphile 5 over the seeded tables, in a process of its own: the amber preset on grafserv's server for node:http. Told by
 * its environment the database and how many connections it may have; says its address on standard output.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const {
  BENCH_DATABASE: connectionString,
  BENCH_APPLICATION: application_name,
  BENCH_CONNECTIONS,
} = process.env;

const server = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: connectionString!,
      poolConfig: { max: Number(BENCH_CONNECTIONS), application_name: application_name! },
      schemas: ["public", "bench"],
      pubsub: false,
    }),
  ],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, websockets: false },
  grafast: { explain: false },
});
await instance.createServ(grafserv).addTo(server);
server.listen(0, "127.0.0.1", () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`),
);
process.once("disconnect", () => process.exit(0));
