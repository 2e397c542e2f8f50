/** Before anybody has come in: why there is nothing to see, and how there will be. */
import { useState } from "preact/hooks";
import { type Entry, tokenIn } from "./session.js";

interface SignInProps {
  readonly entry: Entry | undefined;
  /** Comes in with what somebody pasted. */
  readonly enter: (token: string | undefined) => void;
}

const words: Readonly<Record<Extract<Entry, { kind: "refused" }>["why"], readonly [title: string, text: string]>> = {
  "no link": [
    "This board needs a personal link",
    "Ask the coordinator of the release for yours, and open it in this browser. It tells the board who you are.",
  ],
  "not valid": [
    "This link is not valid",
    "It was mistyped or cut off, has been taken back, or is of another board. Ask the coordinator of the release for a new one.",
  ],
  "no connection": ["The board does not answer", "It may have been stopped, or there is no connection to it."],
};

export function SignIn({ entry, enter }: SignInProps) {
  const [pasted, paste] = useState("");
  const [isWrong, setWrong] = useState(false);
  if (entry?.kind !== "refused")
    return (
      <main class="sign-in">
        <p role="status">Opening the board…</p>
      </main>
    );
  const [title, text] = words[entry.why];
  return (
    <main class="sign-in">
      <h1>{title}</h1>
      <p role="alert">{text}</p>
      {entry.why === "no connection" ? (
        <button type="button" class="act main" onClick={() => enter(undefined)}>
          Try again
        </button>
      ) : (
        <form
          onSubmit={event => {
            event.preventDefault();
            const token = tokenIn(pasted);
            setWrong(token === undefined);
            if (token !== undefined) enter(token);
          }}
        >
          <label class="field">
            Or paste the link here
            <input
              type="text"
              id="link"
              autocomplete="off"
              spellcheck={false}
              value={pasted}
              aria-invalid={isWrong}
              onInput={({ currentTarget: { value } }) => paste(value)}
            />
          </label>
          {isWrong && (
            <p class="missing" role="alert">
              That is no link to a board: it ends with # and about 43 characters.
            </p>
          )}
          <button type="submit" class="act main">
            Open the board
          </button>
        </form>
      )}
    </main>
  );
}
