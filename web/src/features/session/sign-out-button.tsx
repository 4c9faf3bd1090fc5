"use client";
import { useMutation } from "@tanstack/react-query";
import { toast } from "../../ui/toast.ts";
import { signOut } from "./auth-requests.ts";

/** Signs this browser out; says so where that failed, and the session goes on. */
export function SignOutButton({ className }: { readonly className?: string }) {
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: signOut,
    onError: (error) => toast.error("You are still signed in.", { description: error.message }),
  });
  return (
    <button type="button" className={className} disabled={isPending || isSuccess} onClick={() => mutate()}>
      Sign out
    </button>
  );
}
