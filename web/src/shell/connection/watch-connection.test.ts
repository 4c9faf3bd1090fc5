import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { RequestError } from "../../graphql/request-error.ts";
import { watchRequests } from "./watch-connection.ts";

/** What was told while queries with these outcomes ran one after another. */
async function told(...outcomes: readonly (Error | string)[]): Promise<boolean[]> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const heard: boolean[] = [];
  const end = watchRequests(client, (away) => heard.push(away));
  for (const [i, outcome] of outcomes.entries()) {
    const ask = async () => {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    await client.fetchQuery({ queryKey: [i], queryFn: ask }).catch(() => {});
  }
  end();
  client.clear();
  return heard;
}

const away = new RequestError("UNREACHABLE", "The API cannot be reached.");

describe("what requests say about the connection", () => {
  it("is that the server is away, and back once it answers", async () => {
    expect(await told(away, "data")).toEqual([true, false]);
    expect(await told(new RequestError("STARTING", "The API is starting."))).toEqual([true]);
  });

  it("is nothing where the server refused", async () => {
    expect(await told(new RequestError("NOT_FOUND", "There is no such run."))).toEqual([]);
    expect(await told(new Error("a fault of the page"))).toEqual([]);
  });

  it("is nothing where the page wrote the data itself", async () => {
    const client = new QueryClient();
    const heard: boolean[] = [];
    const end = watchRequests(client, (each) => heard.push(each));
    client.setQueryData(["a"], 1);
    end();
    expect(heard).toEqual([]);
  });
});
