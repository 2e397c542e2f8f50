// Runs in the page before any script of its own: what VS Code gives a webview, with the test's host behind it.
globalThis.standIn = ({ body, variables }) => {
  const kept = "kept by VS Code";
  globalThis.acquireVsCodeApi = () => ({
    postMessage: message => void globalThis.hostHears(message),
    getState: () => JSON.parse(sessionStorage.getItem(kept) ?? "null") ?? undefined,
    setState: state => sessionStorage.setItem(kept, JSON.stringify(state)),
  });
  // VS Code sets its variables and classes in the same way, before any script of the page runs.
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
    document.body.className = body;
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  addEventListener("message", ({ data }) => {
    if (data.kind === "answer") globalThis.answeredAt ??= performance.now();
  });
  // When the first rows were on the screen, for the benchmark.
  new MutationObserver((_, observer) => {
    if (!document.querySelector("[role=treeitem]")) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.drawnAt = performance.now())));
  }).observe(document, { childList: true, subtree: true });
};
