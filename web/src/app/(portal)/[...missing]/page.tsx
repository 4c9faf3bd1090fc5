import { notFound } from "next/navigation";

export const metadata = { title: "Nothing here" };

/** Addresses that no page has: within the frame of the portal, so that there are ways on. */
export default function Missing(): never {
  notFound();
}
