"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { experimentsDocument } from "./experiments.graphql.ts";

/** The list of experiments. */
export function ExperimentList() {
  const { data } = useSuspenseQuery(operation(experimentsDocument, { first: 50 }));
  return (
    <>
      <PageHeader title="Experiments" />
      <Table label="Experiments">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Status</Th>
          </tr>
        </thead>
        <tbody>
          {data.experiments.nodes.map((each) => (
            <tr key={each.id}>
              <Td>{each.name}</Td>
              <Td>
                <StatusBadge status={each.status} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
