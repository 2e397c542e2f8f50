/** Texts that others wrote: text and nothing else, with `names` set apart. And how people are reached. */
import { copy } from "./copy.js";

export function Written({ text }: { readonly text: string }) {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return <span class="written">{text}</span>;
  return (
    <span class="written">
      {parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
    </span>
  );
}

/** A number can be called from where it stands. */
export function Contact({ contact }: { readonly contact: string }) {
  const digits = contact.replace(/[\s().-]/g, "");
  return /^\+?\d{5,15}$/.test(digits) ? (
    <a class="contact" href={`tel:${digits}`}>
      {contact}
    </a>
  ) : (
    <span class="contact">{contact}</span>
  );
}

/** Commands are shown and copied, never executed. */
export function Commands({ commands }: { readonly commands: readonly string[] }) {
  return (
    <ul class="commands">
      {commands.map((command, index) => (
        <li key={index}>
          <code tabIndex={0}>{command}</code>
          <button type="button" class="copy" aria-label={`Copy ${command}`} onClick={event => copy(command, event)}>
            Copy
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where they talk: a link where it is one, and nothing but a text where it is not. */
export function Bridge({ bridge }: { readonly bridge: string }) {
  const isLink = /^https?:\/\/[^\s/]\S*$/.test(bridge);
  return isLink ? (
    <a class="bridge" href={bridge} target="_blank" rel="noreferrer noopener" title={bridge}>
      Join the bridge
    </a>
  ) : (
    <span class="bridge">
      Bridge: <Written text={bridge} />
    </span>
  );
}
