// Stands for vscode-languageserver-types where no editor is served: what Langium's core makes of documentation comments.
export const Position = {
  create: (line, character) => ({ line, character }),
};

export const Range = {
  create: (one, two, three, four) =>
    typeof one === "number"
      ? { start: Position.create(one, two), end: Position.create(three, four) }
      : { start: one, end: two },
};
