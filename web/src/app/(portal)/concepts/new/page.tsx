import { NewConcept } from "../../../../features/concepts/new-concept.tsx";
import { viewerDocument } from "../../../../features/session/viewer.graphql.ts";
import { prefetch } from "../../../../graphql/server.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";

export const metadata = { title: "New concept" };

export default async function NewConceptPage() {
  // The form itself asks for nothing; strangers are sent to the sign-in page before they choose photos.
  await prefetch(viewerDocument, {});
  return (
    <>
      <PageHeader title="New concept" trail={[{ label: "Concepts", href: "/concepts" }]} />
      <NewConcept />
    </>
  );
}
