import type { Watched } from "./live-store.ts";

/** A socket takes 5 subscriptions; two are left to whatever else the page listens to. */
export const mostSubscribed = 3;
/** Ids that one request may ask for. */
const mostPolled = 100;

const urgency: readonly string[] = ["RUNNING", "CANCELLING", "QUEUED", "DRAFT"];

/** Which of the unfinished experiments are listened to, and which are asked about from time to time: those that move first. */
export function chooseWatched(watched: readonly Watched[]): {
  readonly subscribed: readonly string[];
  readonly polled: readonly string[];
} {
  const ids = watched
    .toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status))
    .map(({ id }) => id);
  // A draft only moves when somebody starts it: no need for a subscription.
  const drafts = watched.filter(({ status }) => status === "DRAFT").length;
  const cut = Math.min(mostSubscribed, ids.length - drafts);
  return { subscribed: ids.slice(0, cut), polled: ids.slice(cut, cut + mostPolled) };
}
