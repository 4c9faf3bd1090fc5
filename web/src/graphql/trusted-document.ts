/** A GraphQL operation that the API knows by id, with the types of its answer and variables (made by `npm run codegen`). */
export interface TrustedDocument<Data, Variables> {
  readonly id: string;
  readonly name: string;
  /** Types only; never set. */
  readonly answers?: (variables: Variables) => Data;
}
