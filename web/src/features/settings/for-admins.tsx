import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";

/** What others than admins see of a part of the settings that is for admins. */
export const ForAdmins = () => (
  <EmptyState title="This part is for admins" action={<ButtonLink href="/settings">Your account</ButtonLink>}>
    Accounts and the audit log are theirs. An admin can give you the role under Settings, Users.
  </EmptyState>
);
