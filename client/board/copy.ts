/** Copies a text; the button says that it has. */
export function copy(text: string, { currentTarget }: { readonly currentTarget: HTMLElement }): void {
  void copied(text).then(done => {
    currentTarget.textContent = done ? "Copied" : "Select it and copy";
    setTimeout(() => {
      currentTarget.textContent = "Copy";
    }, 2_000);
  });
}

/** Where a page came without encryption, browsers give no clipboard: the old way does. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "said";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
