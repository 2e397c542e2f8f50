/** The keys, and what the page is. */
import { Dialog } from "./dialog.js";
import { bindings, otherKeys } from "./keys.js";

export function Help({ close }: { readonly close: () => void }) {
  return (
    <Dialog title="Help" close={close}>
      <p>
        Everybody sees the same board. Nothing is executed here, and nobody's step is declared done for them: what is
        shown is what people have written. Times are yours first, then the runbook's.
      </p>
      <dl class="keys">
        {bindings.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        {otherKeys.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/status">The status page</a> is the same for those who only want to know how it goes.
      </p>
    </Dialog>
  );
}
