import { completed, contingencyNames, type Offer, offerOf, programOptions, spellings } from "./offers.js";

/** A script for bash. It needs neither mapfile nor associative arrays: macOS has bash 3.2. */
export function bashCompletion(): string {
  const values = completed.flatMap(({ name, options }) =>
    options.flatMap(option =>
      option.value
        ? [
            `    ${spellings(option)
              .map(spelling => `${name}:${spelling}`)
              .join("|")}) ${action(offerOf(option.value))}; return ;;`,
          ]
        : [],
    ),
  );
  const options = completed.map(
    ({ name, options }) => `      ${name}) _gonogo_words ${quoted(options.flatMap(spellings))} ;;`,
  );
  const operands = completed.flatMap(({ name, operands: [first, ...more] }) => {
    if (!first) return [];
    if (more.every(({ value }) => value.kind === first.value.kind))
      return [`    ${name}) ${action(offerOf(first.value))} ;;`];
    const cases = [first, ...more].map(({ value }, index) => {
      const place = index === more.length ? "*" : index;
      return `${place}) ${action(offerOf(value))} ;;`;
    });
    return [`    ${name}) case $place in ${cases.join(" ")} esac ;;`];
  });
  return `# bash completion of gonogo

_gonogo_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# Words with a = inside: what stands before it is a word of its own for bash, and stays.
_gonogo_parts() {
  local word=
  for ((i = at + 1; i <= COMP_CWORD; i++)); do word+=\${COMP_WORDS[i]}; done
  word=\${word#=}
  COMPREPLY=($(compgen -W "$1" -- "$word"))
  case $word in *=*) COMPREPLY=("\${COMPREPLY[@]#*=}") ;; esac
}

_gonogo_contingencies() {
  local word
  for word in "\${COMP_WORDS[@]}"; do
    case $word in *.runbook) sed -n '${contingencyNames}' "./$word" 2>/dev/null || sed -n '${contingencyNames}' "$word" 2>/dev/null ;; esac
  done
}

# Of what the named action may be recorded in the run of the named runbook.
_gonogo_activities() {
  local word what=
  for word in "\${COMP_WORDS[@]:2}"; do
    case $word in *.runbook) "\${COMP_WORDS[0]}" run status "$word" --may "$what" 2>/dev/null; return ;; -*) ;; *) what=$word ;; esac
  done
}

_gonogo_paths() {
  compopt -o filenames 2>/dev/null
  case $1 in
    folders) COMPREPLY=($(compgen -d -- "$cur")) ;;
    files) COMPREPLY=($(compgen -f -- "$cur")) ;;
    runbooks) COMPREPLY=($(compgen -d -- "$cur") $(compgen -f -X '!*.runbook' -- "$cur")) ;;
  esac
}

_gonogo() {
  local IFS=$'\\n' cur=\${COMP_WORDS[COMP_CWORD]} at=$((COMP_CWORD - 1)) command= i place=0
  COMPREPLY=()
  # bash takes the = of --format=json for a word of its own.
  if [ "$cur" = "=" ]; then cur=; elif [ "\${COMP_WORDS[at]}" = "=" ]; then at=$((at - 1)); fi
  # And the one of --rule CODE=off.
  case \${COMP_WORDS[at]} in
    -*) ;;
    *) case \${COMP_WORDS[at - 1]}:\${COMP_WORDS[at + 1]} in --*:=) at=$((at - 1)) ;; =:=) at=$((at - 2)) ;; esac ;;
  esac
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in -*) continue ;; esac
    if [ -z "$command" ]; then command=\${COMP_WORDS[i]}; else place=$((place + 1)); fi
  done
  case $command:\${COMP_WORDS[at]} in
${values.join("\n")}
  esac
  case $cur in
    -*)
      case $command in
      "") _gonogo_words ${quoted(programOptions.flatMap(spellings))} ;;
${options.join("\n")}
      esac
      return ;;
  esac
  case $command in
    "") _gonogo_words ${quoted(completed.map(({ name }) => name))} ;;
${operands.join("\n")}
  esac
}

complete -F _gonogo gonogo
`;
}

function action(offer: Offer): string {
  switch (offer.kind) {
    case "words":
      return `_gonogo_words ${quoted(offer.words)}`;
    case "parts":
      return `_gonogo_parts ${quoted(offer.words)}`;
    case "refs":
      return `_gonogo_words "$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"`;
    case "contingencies":
      return `_gonogo_words "$(_gonogo_contingencies)"`;
    case "activities":
      return `_gonogo_words "$(_gonogo_activities)"`;
    case "nothing":
      return ":";
    default:
      return `_gonogo_paths ${offer.kind}`;
  }
}

/** Words hold neither quotes nor signs that a shell minds. */
function quoted(words: readonly string[]): string {
  return `$'${words.join("\\n")}'`;
}
