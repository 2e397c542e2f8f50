/** The present moment goes on by itself: the picture is asked for again each minute, while anybody sees it. */

const minute = 60_000;

/** @param passed is called a little after each full minute, and when the page is seen again */
export function followNow(passed: () => void): void {
  const isSeen = (): boolean => document.visibilityState === "visible";
  const wait = (): void => {
    setTimeout(
      () => {
        if (isSeen()) passed();
        wait();
      },
      minute - (Date.now() % minute) + 200,
    );
  };
  wait();
  document.addEventListener("visibilitychange", () => {
    if (isSeen()) passed();
  });
}
