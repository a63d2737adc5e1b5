"""How the shells are told of completions: click's own ways, where these do not get along with `name=value`."""

from __future__ import annotations

import os

from click.shell_completion import BashComplete, CompletionItem, ZshComplete, add_completion_class, split_arg_string


class Bash(BashComplete):
    """Bash takes "=" for a word of its own, completes only what stands behind it, and would put a space behind `name=`."""

    source_template = BashComplete.source_template.replace(
        "    return 0\n", "    [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n\n    return 0\n"
    )
    _ahead = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words with what stands on either side of an equals sign in one, as the user typed them."""
        words = split_arg_string(os.environ["COMP_WORDS"])
        last = int(os.environ["COMP_CWORD"])
        words = words[: last + 1] if len(words) > last else [*words, ""]
        joined: list[str] = []
        split = False  # whether bash completes only a part of the last word
        for at, word in enumerate(words):
            if at and (word == "=" or words[at - 1] == "="):
                joined[-1] += word
                split = True
            else:
                joined.append(word)
                split = False
        if split:
            self._ahead = joined[-1].rpartition("=")[0] + "="
        return joined[1:-1], joined[-1]

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The part of the value that bash completes."""
        return f"{item.type},{item.value.removeprefix(self._ahead)}"


class Zsh(ZshComplete):
    """Zsh would put a space behind `name=`, too."""

    source_template = (
        ZshComplete.source_template.replace("    local -a response\n", "    local -a response\n    local -a nospace\n")
        .replace(
            'if [[ "$type" == "plain" ]]; then\n', 'if [[ "$type" == "plain" ]]; then\n            [[ "$key" == *= ]] && nospace=(-S "")\n'
        )
        .replace("completions_with_descriptions -U\n", 'completions_with_descriptions -U "${nospace[@]}"\n')
        .replace("compadd -U -V unsorted -a completions\n", 'compadd -U -V unsorted "${nospace[@]}" -a completions\n')
    )


def register() -> None:
    """Let click use these; for fish its own will do."""
    add_completion_class(Bash)
    add_completion_class(Zsh)
