import "server-only";

/** How long a page waits for the API before it is sent without it, milliseconds. */
const patience = 800;

/**
 * Waits for what a page prefetches, but not for ever: where the API is slow, the page is sent with room held for what the
 * browser then asks for itself. A redirect within that time is thrown on.
 */
export async function soon(...prefetched: readonly (Promise<unknown> | false)[]): Promise<void> {
  const all = Promise.all(prefetched);
  // What comes too late has nobody to go to; the browser asks again and is told the same.
  all.catch(() => {});
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([all, late]).finally(() => clearTimeout(timer));
}
