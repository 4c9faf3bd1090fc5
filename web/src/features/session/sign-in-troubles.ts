/** Why a sign-in did not work. */
export interface SignInTrouble {
  readonly title: string;
  readonly text: string;
}

const used: SignInTrouble = {
  title: "This link is not good any more",
  text: "It has been used, is older than a day, or a newer one was made after it. Get a new one as described below.",
};

const troubles: Readonly<Record<string, SignInTrouble>> = {
  "used-link": used,
  "expired-link": used,
  INVALID_TOKEN: used,
  EXPIRED_TOKEN: used,
  ATTEMPTS_EXCEEDED: used,
  "too-many": {
    title: "Too many wrong links from your address",
    text: "Wait a minute, then open a good one.",
  },
  "no-answer": {
    title: "The server does not answer",
    text: "The link has not been used up. Try it again once the server is there; the terminal that runs it says why it is not.",
  },
  "signed-out": {
    title: "You have been signed out",
    text: "The session has ended or was ended elsewhere. Nothing of your work is lost.",
  },
};

/** What an error in the address of the sign-in page means; something general for words it does not know. */
export function signInTrouble(error: string | undefined): SignInTrouble | undefined {
  if (!error) return undefined;
  return (
    troubles[error] ?? {
      title: "Signing in did not work",
      text: "Get a new link as described below. If that one fails too, the log of the API says why.",
    }
  );
}
