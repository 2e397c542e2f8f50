/** A long list of rows of one height, of which only what is near the window is in the document. Walked through with the keys. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

interface WindowedProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly rowHeight: number;
  readonly label: string;
  readonly row: (item: T) => ComponentChildren;
  readonly open: (item: T) => void;
}

/** Rows beyond the window on each side. */
const margin = 6;

export function Windowed<T>({ items, keyOf, rowHeight, label, row, open }: WindowedProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [active, setActive] = useState<string | undefined>(undefined);
  /** The keyboard goes to the active row once that is there. */
  const wanted = useRef(false);
  const at = Math.max(
    0,
    items.findIndex(each => keyOf(each) === active),
  );

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  useLayoutEffect(() => {
    if (!wanted.current) return;
    const button = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (!button) return;
    wanted.current = false;
    button.focus({ preventScroll: true });
  });

  const goTo = (index: number): void => {
    const next = Math.min(items.length - 1, Math.max(0, index));
    const item = items[next];
    const element = scroller.current;
    if (item === undefined || !element) return;
    const top = next * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
    wanted.current = true;
    setActive(keyOf(item));
    setView({ top: element.scrollTop, height: element.clientHeight });
  };

  const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: items.length - 1,
  };
  const first = Math.max(0, Math.floor(view.top / rowHeight) - margin);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + margin);
  // The active row stays in the document, so that the keyboard is not lost when it is scrolled away.
  const drawn = items.slice(first, last).map((item, index) => ({ item, index: first + index }));
  const current = items[at];
  if (current !== undefined && (at < first || at >= last)) drawn.push({ item: current, index: at });
  return (
    <div class="windowed" ref={scroller}>
      <ul
        aria-label={label}
        onKeyDown={event => {
          const to = moves[event.key];
          if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          goTo(to);
        }}
        style={{ height: `${items.length * rowHeight}px` }}
      >
        {drawn.map(({ item, index }) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}
          >
            <button
              type="button"
              class="row"
              tabIndex={index === at ? 0 : -1}
              onFocus={() => setActive(keyOf(item))}
              onClick={() => open(item)}
            >
              {row(item)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
