import {
  type Completed,
  completed,
  contingencyNames,
  type Offer,
  offerOf,
  programOptions,
  spellings,
} from "./offers.js";

/** A script for zsh: to be read as it is, or to lie in a folder of $fpath as \`_gonogo\`. */
export function zshCompletion(): string {
  const described = completed.map(({ name, does }) => `    ${quoted(`${name}:${does}`)}`);
  const cases = completed.map(
    each => `    ${each.name})\n      _arguments -S ${specsOf(each).join(" \\\n        ")} ;;`,
  );
  return `#compdef gonogo

_gonogo_runbooks() {
  _files -g '*.runbook'
}

_gonogo_refs() {
  local -a refs
  refs=(\${(f)"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"})
  _describe -t refs ref refs
}

_gonogo_contingencies() {
  local -a names
  names=(\${(f)"$(sed -n '${contingencyNames}' \${(M)words:#*.runbook} /dev/null 2>/dev/null)"})
  _describe -t contingencies contingency names
}

_gonogo_activities() {
  local -a names
  names=(\${(f)"$(gonogo run status \${(M)words:#*.runbook} --may $words[2] 2>/dev/null)"})
  _describe -t activities activity names
}

_gonogo() {
  local -a commands
  commands=(
${described.join("\n")}
  )
  if (( CURRENT == 2 )); then
    if [[ $words[2] == -* ]]; then
      _arguments ${programOptions.flatMap(option => spellings(option).map(each => quoted(`${each}[${text(option.says)}]`))).join(" ")}
    else
      _describe -t commands command commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}

if [ "$funcstack[1]" = _gonogo ]; then _gonogo "$@"; else compdef _gonogo gonogo; fi
`;
}

function specsOf({ options, operands }: Completed): readonly string[] {
  const optionSpecs = options.flatMap(option =>
    spellings(option).map(spelling => {
      const value = option.value ? `:${option.value.name}:${action(offerOf(option.value))}` : "";
      const takes = option.value && spelling.startsWith("--") ? "=" : "";
      return quoted(`${option.repeat ? "*" : ""}${spelling}${takes}[${text(option.says)}]${value}`);
    }),
  );
  return [
    ...optionSpecs,
    ...operands.map(({ many, value }, index) =>
      quoted(`${many ? "*" : index + 1}:${value.name}:${action(offerOf(value))}`),
    ),
  ];
}

function action(offer: Offer): string {
  switch (offer.kind) {
    case "words":
    case "parts":
      return `(${offer.words.join(" ")})`;
    case "runbooks":
      return "_gonogo_runbooks";
    case "refs":
      return "_gonogo_refs";
    case "contingencies":
      return "_gonogo_contingencies";
    case "activities":
      return "_gonogo_activities";
    case "files":
      return "_files";
    case "folders":
      return "_files -/";
    case "nothing":
      return "()";
  }
}

/** What is said of an option: brackets and colons mean something there. */
function text(says: string): string {
  return says.replace(/[[\]:\\]/g, "\\$&");
}

function quoted(spec: string): string {
  return `'${spec.replaceAll("'", "'\\''")}'`;
}
