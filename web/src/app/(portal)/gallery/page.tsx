import type { SearchParams } from "nuqs/server";
import { Gallery } from "../../../features/gallery/gallery.tsx";
import { readGallery } from "../../../features/gallery/gallery-state.ts";
import { prefetchGallery } from "../../../features/gallery/prefetch-gallery.ts";
import { Prefetched } from "../../../graphql/server.tsx";

export const metadata = { title: "Gallery" };

export default async function GalleryPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  await prefetchGallery(await readGallery(searchParams));
  return (
    <Prefetched>
      <Gallery />
    </Prefetched>
  );
}
