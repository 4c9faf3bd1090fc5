import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What Prometheus is told of the process. */
export interface Metrics {
  readonly registry: Registry;
  /** Operations by type and outcome ("ok", or the code of the first error). */
  operation(type: string, outcome: string, seconds: number, cost: number): void;
  statements(count: number): void;
  readonly subscriptions: Gauge;
}

/** Sets the process's metrics up: Node's own and those of operations. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const operations = new Histogram({
    name: "dbdpo_graphql_operation_seconds",
    help: "Time of GraphQL operations.",
    labelNames: ["type", "outcome"] as const,
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers,
  });
  const points = new Counter({
    name: "dbdpo_graphql_cost_points_total",
    help: "Points of cost that operations were priced at.",
    registers,
  });
  const statements = new Counter({
    name: "dbdpo_sql_statements_total",
    help: "SQL statements sent for GraphQL operations.",
    registers,
  });
  const subscriptions = new Gauge({
    name: "dbdpo_graphql_subscriptions",
    help: "Subscriptions that are open.",
    registers,
  });
  return {
    registry,
    operation: (type, outcome, seconds, cost) => {
      operations.observe({ type, outcome }, seconds);
      points.inc(cost);
    },
    statements: (count) => statements.inc(count),
    subscriptions,
  };
}
