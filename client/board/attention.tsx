/** What needs somebody: what has failed or is blocked, what is missed, what the rules find now; and the ways on. */
import { count } from "../../language/wording/lists.js";
import { roughly } from "./durations.js";
import type { Shown } from "./model.js";
import { nameOf } from "./names.js";
import { Written } from "./texts.js";
import { Moment } from "./time.js";

interface AttentionProps {
  readonly shown: Shown;
  /** Undefined where nothing can be pressed. */
  readonly open: ((name: string) => void) | undefined;
}

export function Attention({ shown, open }: AttentionProps) {
  const { failed, blocked, missed, findings, unfit, closed } = shown.board.status;
  // Once it is over, the review says what was missed.
  if (closed) return undefined;
  if (failed.length + blocked.length + missed.length + findings.length + unfit.length === 0) return undefined;
  return (
    <section class="attention" aria-labelledby="attention-title">
      <h2 id="attention-title">Needs attention</h2>
      <ul class="plain">
        {failed.map(({ name, title, owner, said }) => (
          <li key={`failed ${name}`} class="grave">
            <Tag sign="✕" word="Failed" />
            <Link name={name} title={title} open={open} />
            {owner && ` (${owner.title})`}, <Moment at={said.at} isShort={true} /> by {nameOf(shown, said.by)}
            {said.text !== null && [": ", <Written key="text" text={said.text} />]}
          </li>
        ))}
        {blocked.map(({ name, title, said, on, waiting, people, costs, float }) => (
          <li key={`blocked ${name}`} class="grave">
            <Tag sign="‖" word="Blocked" />
            <Link name={name} title={title} open={open} /> since <Moment at={said.at} isShort={true} />
            {said.text !== null && [": ", <Written key="text" text={said.text} />]}
            <span class="soft line-of">
              {on !== null && `waits for ${nameOf(shown, on)}; `}
              {waiting > 0 &&
                `${count(waiting, "step waits", "steps wait")} for it, of ${count(people, "person", "people")}; `}
              {costs > 0
                ? `the end is ${roughly(costs)} later for it`
                : float < 60
                  ? "the end moves with it"
                  : `the end moves in ${roughly(float)}`}
            </span>
          </li>
        ))}
        {missed.map(({ kind, name, title, limit, expected, onlyInWorstCase, past }) => (
          <li key={`missed ${kind} ${name}`} class={onlyInWorstCase ? "" : "warning"}>
            <Tag sign="▲" word={onlyInWorstCase ? "May be missed" : "Missed"} />
            <Link name={name} title={title} open={open} />: {kind} <Moment at={limit} isShort={true} />, but{" "}
            {kind === "at" ? (past ? "it began" : "it begins") : past ? "it ended" : "it ends"} at{" "}
            <Moment at={expected} isShort={true} />
            {onlyInWorstCase && " in the worst case"}
          </li>
        ))}
        {findings.map(({ code, severity, message }) => (
          <li key={`${code} ${message}`} class={severity === "error" ? "grave" : severity}>
            <Tag
              sign={severity === "error" ? "✕" : severity === "warning" ? "▲" : "i"}
              word={severity === "error" ? "Error" : severity === "warning" ? "Warning" : "Info"}
            />
            <Written text={message} /> <code class="soft">{code}</code>
          </li>
        ))}
        {unfit.map(({ seq, reason }) => (
          <li key={`unfit ${seq}`} class="warning">
            <Tag sign="▲" word="Does not fit" />
            event {seq}: <Written text={reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tag({ sign, word }: { readonly sign: string; readonly word: string }) {
  return (
    <strong class="tag">
      <span aria-hidden="true">{sign} </span>
      {word}{" "}
    </strong>
  );
}

interface LinkProps extends Pick<AttentionProps, "open"> {
  readonly name: string;
  readonly title: string;
}

function Link({ name, title, open }: LinkProps) {
  if (!open) return <strong>{title || name}</strong>;
  return (
    <button type="button" class="link" onClick={() => open(name)}>
      {title || name}
    </button>
  );
}

export function Ways({ shown }: { readonly shown: Shown }) {
  const { ways } = shown.board.status;
  if (ways.length < 2) return undefined;
  return (
    <section class="ways" aria-labelledby="ways-title">
      <h2 id="ways-title">Ways on</h2>
      <ul class="plain">
        {ways.map(({ says, end, slack, decideBy, gains, findings }) => (
          <li key={says}>
            <strong>
              <Written text={says} />
            </strong>
            <span class="soft line-of">
              {end !== null && (
                <>
                  ends <Moment at={end} isShort={true} />
                </>
              )}
              {gains >= 60 && `, ${roughly(gains)} earlier`}
              {gains <= -60 && `, ${roughly(gains)} later`}
              {slack !== null && (slack >= 0 ? `, ${roughly(slack)} left` : `, ▲ ${roughly(slack)} over the window`)}
              {decideBy !== null && (
                <>
                  , decide by <Moment at={decideBy} isShort={true} />
                </>
              )}
            </span>
            {findings.map(each => (
              <span class="line-of warning" key={each}>
                ▲ <Written text={each} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
