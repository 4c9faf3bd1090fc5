import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { postOperation } from "../../graphql/post-operation.ts";
import { keyOf } from "../../graphql/query-options.ts";
import { type ConceptsQuery, type ConceptsQueryVariables, conceptsDocument } from "./concepts.graphql.ts";

/** Concepts page by page; the first page may have been fetched on the server. */
export function useConceptPages(variables: ConceptsQueryVariables) {
  const first = useQueryClient().getQueryState<ConceptsQuery>(keyOf(conceptsDocument, variables));
  return useInfiniteQuery({
    queryKey: [conceptsDocument.name, "pages", variables],
    queryFn: ({ pageParam, signal }) =>
      postOperation(
        "/graphql",
        conceptsDocument,
        { ...variables, ...(pageParam && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ concepts: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
    ...(first?.data && {
      initialData: { pages: [first.data], pageParams: [null] },
      initialDataUpdatedAt: first.dataUpdatedAt,
    }),
  });
}
