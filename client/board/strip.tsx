/** What is read across a room: what runs, who is next and is to be called, and until when one can still turn back. */
import type { ComponentChildren } from "preact";
import type { Instant } from "../../language/plan/plan.js";
import type { BoardDocument } from "../../language/run/board.js";
import type { FollowingThing, NextThing, PersonThing, RunningThing } from "../../language/run/status.js";
import { list } from "../../language/wording/lists.js";
import { type Countdown, countdownOf } from "./countdown.js";
import { roughly } from "./durations.js";
import { Horizon } from "./horizon.js";
import { isRollingBack, readyFor } from "./mine.js";
import { instantOf } from "./moments.js";
import { nameOf } from "./names.js";
import { nothingRuns } from "./nothing-runs.js";
import { Contact } from "./texts.js";
import { Moment } from "./time.js";

interface StripProps {
  readonly board: BoardDocument;
  readonly now: Instant;
  readonly open: (name: string) => void;
  readonly isWall: boolean;
}

export function Strip({ board, now, open, isWall }: StripProps) {
  const decision = countdownOf(board, now);
  return (
    <section class="strip" aria-label="Now, next and the latest decision">
      <Now board={board} now={now} open={open} isWall={isWall} />
      <Next board={board} now={now} open={open} isWall={isWall} />
      <Decision decision={decision} board={board} />
      <Verdict board={board} now={now} />
    </section>
  );
}

interface PanelProps {
  readonly id: string;
  readonly heading: ComponentChildren;
  readonly tone?: string;
  readonly children: ComponentChildren;
}

function Panel({ id, heading, tone = "", children }: PanelProps) {
  return (
    <div class={`panel ${id} ${tone}`} id={id}>
      <h2>{heading}</h2>
      {children}
    </div>
  );
}

/** So many are shown large; of the rest there is a number. */
const most = 2;

function Now({ board, now, open, isWall }: StripProps) {
  const { status } = board;
  const shown = status.running.slice(0, most);
  const more = status.running.length - shown.length;
  return (
    <Panel id="now" heading="Now">
      {shown.map(thing => (
        <RunningStep key={thing.name} thing={thing} now={now} open={open} isWall={isWall} />
      ))}
      {shown.length === 0 && (
        <>
          <p class="none">{nothingRuns(status)}</p>
          <Last board={board} />
        </>
      )}
      {more > 0 && <p class="soft">and {more} more</p>}
    </Panel>
  );
}

/** Where nothing runs, what was written last says why. */
function Last({ board }: Pick<StripProps, "board">) {
  const last = board.log.at(-1);
  if (!last) return undefined;
  return (
    <p class="soft">
      Last: {last.says}, <Moment at={last.at} isShort={true} />, {nameOf({ board }, last.by)}
    </p>
  );
}

interface TitleProps {
  readonly title: string;
  readonly name: string;
  readonly open: (name: string) => void;
  readonly isWall: boolean;
}

function Title({ title, name, open, isWall }: TitleProps) {
  return isWall ? (
    <span class="headline">{title}</span>
  ) : (
    <button type="button" class="headline link" onClick={() => open(name)}>
      {title}
    </button>
  );
}

interface RunningProps extends Omit<StripProps, "board"> {
  readonly thing: RunningThing;
}

function RunningStep({ thing, now, open, isWall }: RunningProps) {
  const { name, title, owner, since, takes, worst, ends, notBeforeNow } = thing;
  const ran = Math.max(0, now - instantOf(since));
  const over = takes > 0 ? ran - takes : 0;
  const isPastWorst = notBeforeNow || (takes > 0 && ran > worst);
  const tone = isPastWorst ? "past" : over > 0 ? "over" : "";
  return (
    <div class={`thing ${tone}`}>
      <Title title={title} name={name} open={open} isWall={isWall} />
      {owner && <span class="who">{owner.title}</span>}
      <span class="figure">
        {roughly(ran)}
        {takes > 0 && <small> of {roughly(takes)}</small>}
        {over > 0 && <strong class="late"> {roughly(over)} over</strong>}
      </span>
      {takes > 0 && <Bar ran={ran} takes={takes} worst={worst} />}
      {takes > 0 && (
        <span class="soft">
          {isPastWorst ? (
            <>
              past its worst case of {roughly(worst)}: ends <strong>not before now</strong>
            </>
          ) : (
            <>
              ends <Moment at={ends} />
              {worst > takes && `, at most ${roughly(worst)}`}
            </>
          )}
        </span>
      )}
    </div>
  );
}

/** How much of what was planned is used up, up to the worst case. */
function Bar({ ran, takes, worst }: { readonly ran: number; readonly takes: number; readonly worst: number }) {
  const whole = Math.max(takes, worst, ran);
  const percent = (seconds: number): string => `${(100 * seconds) / whole}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span class="part-of used" style={{ width: percent(Math.min(ran, takes)) }} />
      <span class="part-of beyond" style={{ left: percent(takes), width: percent(Math.max(0, ran - takes)) }} />
      <span class="part-of planned" style={{ left: percent(takes) }} />
    </span>
  );
}

type Coming =
  | { readonly thing: NextThing; readonly by: string }
  | { readonly thing: FollowingThing; readonly by: string };

/** What may begin, then who comes after what runs: the earliest first. */
function comingOf({ status: { next, running } }: BoardDocument): readonly Coming[] {
  const ready = next.map((thing): Coming => ({ thing, by: thing.begins }));
  const known = new Set(next.map(({ name }) => name));
  const after = running.flatMap(each => each.after).filter(({ name }) => !known.has(name));
  const later = [...new Map(after.map(each => [each.name, each])).values()].map(
    (thing): Coming => ({ thing, by: thing.by }),
  );
  return [...ready, ...later].sort((a, b) => instantOf(a.by) - instantOf(b.by));
}

function Next({ board, now, open, isWall }: StripProps) {
  if (isRollingBack(board.status.state)) return <NextUndone board={board} now={now} open={open} isWall={isWall} />;
  const [first, ...rest] = comingOf(board);
  const isHeld = board.status.held !== null;
  return (
    <Panel id="next" heading="Next">
      {first ? (
        <div class="thing">
          <Title title={first.thing.title} name={first.thing.name} open={open} isWall={isWall} />
          {first.thing.owner && <Call owner={first.thing.owner} by={first.by} now={now} isHeld={isHeld} />}
          <Ready board={board} name={first.thing.name} />
          {!first.thing.owner && <When by={first.by} now={now} isHeld={isHeld} />}
        </div>
      ) : (
        <p class="none">{board.status.closed ? "Nothing more" : "Nothing is ready yet"}</p>
      )}
      {rest.length > 0 && (
        <ul class="then">
          {rest.slice(0, most).map(({ thing, by }) => (
            <li key={thing.name}>
              <Title title={thing.title} name={thing.name} open={open} isWall={isWall} />
              <span class="soft">
                {thing.owner && ` ${thing.owner.title},`} <Moment at={by} isShort={true} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {rest.length > most && <p class="soft">and {rest.length - most} more</p>}
    </Panel>
  );
}

/** While it is rolled back, what undoes something comes next, and nothing of the plan. */
function NextUndone({ board, open, isWall }: StripProps) {
  const ready = board.status.next;
  return (
    <Panel id="next" heading="Next">
      {ready.length === 0 && (
        <p class="none">{board.status.running.length > 0 ? "Nothing is ready yet" : "Nothing more has to be undone"}</p>
      )}
      {ready.slice(0, most).map(({ name, title, owner }) => (
        <div class="thing" key={name}>
          <Title title={title} name={name} open={open} isWall={isWall} />
          {owner && (
            <span class="who">
              Call {owner.title} {owner.contact && <Contact contact={owner.contact} />}
            </span>
          )}
          {owner?.local && <span class="soft">there {owner.local}</span>}
        </div>
      ))}
      {ready.length > most && <p class="soft">and {ready.length - most} more</p>}
    </Panel>
  );
}

/** Who has said that they wait for it. */
function Ready({ board, name }: { readonly board: BoardDocument; readonly name: string }) {
  const ready = readyFor(board, name);
  if (ready.length === 0) return undefined;
  return (
    <span class="is-ready">
      <span aria-hidden="true">✓ </span>
      {list(ready.map(({ by }) => nameOf({ board }, by)))} {ready.length === 1 ? "is" : "are"} ready
    </span>
  );
}

interface WhenProps {
  readonly by: string;
  readonly now: Instant;
  readonly isHeld: boolean;
}

function When({ by, now, isHeld }: WhenProps) {
  const left = instantOf(by) - now;
  return (
    <span class="figure">
      {isHeld ? (
        <small>once the run goes on</small>
      ) : left <= 0 ? (
        "now"
      ) : (
        <>
          by <Moment at={by} isShort={true} /> <small>in {roughly(left)}</small>
        </>
      )}
    </span>
  );
}

function Call({ owner, ...when }: WhenProps & { readonly owner: PersonThing }) {
  const { title, contact, local } = owner;
  return (
    <>
      <span class="who">
        Call {title}
        {contact !== null && (
          <>
            {" "}
            <Contact contact={contact} />
          </>
        )}
      </span>
      <When {...when} />
      {local !== null && <span class="soft">there {local}</span>}
    </>
  );
}

interface DecisionProps {
  readonly decision: Countdown;
  readonly board: BoardDocument;
}

const toneSigns: Readonly<Record<Countdown["tone"], string>> = {
  calm: "",
  soon: "◆ ",
  urgent: "▲ ",
  past: "■ ",
  over: "",
};

function Decision({ decision, board }: DecisionProps) {
  const { tone, heading, at, figure, note } = decision;
  const [gone] = board.status.decision?.gone ?? [];
  const isOpen = (tone === "calm" || tone === "soon" || tone === "urgent") && !isRollingBack(board.status.state);
  return (
    <Panel
      id="decision"
      tone={tone}
      heading={
        <>
          <span aria-hidden="true">{toneSigns[tone]}</span>
          {heading} {at !== undefined && <Moment at={at} />}
        </>
      }
    >
      <span class="figure">{figure}</span>
      {note !== "" && <span class="soft">{note}</span>}
      {isOpen && board.deciders.length > 0 && (
        <span class="who">
          {list(
            board.deciders.map(name => nameOf({ board }, name)),
            "or",
          )}{" "}
          decides
        </span>
      )}
      {gone && isOpen && (
        <span class="warning">
          {gone.why} from <Moment at={gone.at} isShort={true} /> ({gone.duty})
        </span>
      )}
    </Panel>
  );
}

/** The verdict of the forecast, in words and against the window. */
function Verdict({ board, now }: { readonly board: BoardDocument; readonly now: Instant }) {
  const { end, rollback, closed } = board.status;
  const slack = end.slack.planned;
  const isLate = slack !== null && slack < 0;
  return (
    <div class={isLate ? "forecast late" : "forecast"}>
      <p>
        {rollback ? (
          <>
            Rolled back by <Moment at={rollback.ends} />
            {rollback.worst !== rollback.ends && (
              <span class="part">
                {" "}
                · worst case <Moment at={rollback.worst} isShort={true} />
              </span>
            )}
          </>
        ) : end.planned === null ? (
          "The end is not known: no step has a time"
        ) : (
          <>
            {closed ? "Ended" : "Ends"} <Moment at={end.planned} />
            <span class="part"> · {laterText(end.later)}</span>
            {!closed && end.worst !== null && end.worst !== end.planned && (
              <span class="part">
                {" "}
                · worst case <Moment at={end.worst} isShort={true} />
              </span>
            )}
            {slack !== null && (
              <span class={isLate ? "part over" : "part"}>
                {isLate ? ` · ▲ ${roughly(slack)} over the window` : ` · ${roughly(slack)} left in the window`}
              </span>
            )}
          </>
        )}
      </p>
      <Horizon board={board} now={now} />
    </div>
  );
}

function laterText(later: number | null): string {
  if (later === null || Math.abs(later) < 60) return "as planned";
  return later > 0 ? `${roughly(later)} later than planned` : `${roughly(later)} earlier than planned`;
}
