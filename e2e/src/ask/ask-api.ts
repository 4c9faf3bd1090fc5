/** How to reach the API, with a key that may ask whatever it likes. */
export interface Access {
  readonly url: string;
  readonly apiKey: string;
}

/** Sends an operation to the API; its data. Throws for anything but success. */
export async function askApi<Data>(
  { url, apiKey }: Access,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: Data; errors?: unknown };
  if (!data || errors) throw new Error(`${response.status}: ${text}`);
  return data;
}

/** Carries out a mutation and returns what it selects of success. Throws for every other result. */
export async function mutate<Result>(
  access: Access,
  name: string,
  input: Readonly<Record<string, unknown>>,
  selection: string,
): Promise<Result> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const errors = "... on InvalidInputError { issues { path value expected } } ... on UserError { message }";
  const query = `mutation ($input: ${type}Input!) {
    ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } ${errors} } }`;
  const data = await askApi<Record<string, Result & { readonly __typename: string }>>(access, query, {
    input,
  });
  const result = data[name]!;
  if (result.__typename !== `${type}Success`) throw new Error(`${name}: ${JSON.stringify(result)}`);
  return result;
}

/** The part of a global id that stands in the addresses of pages: `Run:0199...` is `0199...`. */
export const localId = (globalId: string): string => globalId.slice(globalId.indexOf(":") + 1);
