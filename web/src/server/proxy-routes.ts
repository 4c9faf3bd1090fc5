/** Paths that the API answers; every other one is a page. */
const ofTheApi = /^\/(graphql|graphiql|artifacts|exports|api\/auth|health|ready|metrics)(\/|\?|$)/;

/** Whether a request's path is the API's to answer. */
export const isForApi = (path: string): boolean => ofTheApi.test(path);
