"""Help and the parser's complaints in the reader's language.

Commands are declared once, in English; their texts are looked up in the catalogue when the language is
known, before anything is parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from tracker.language import LANGUAGES, language_of_locale, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import typer

HELP_WORDS = (
    *("Usage: ", "Arguments", "Options", "Commands", "Example", "[required]"),
    *("[OPTIONS]", "COMMAND [ARGS]...", "Show this message and exit."),
)
NEAR_OPTION = "no option {name}; is it {others}?"
NEAR_COMMAND = "no command {name}; is it {others}?"
COMPLAINTS = {
    r"No such option: (?P<name>\S+)": "no option {name}",
    r"No such option: (?P<name>\S+) \(Possible options: (?P<others>.+)\)": NEAR_OPTION,
    r"No such command '(?P<name>[^']+)'\.": "no command {name}",
    r"No such command '(?P<name>[^']+)'\. Did you mean (?P<others>.+)\?": NEAR_COMMAND,
    r"Missing command\.": "a command is missing",
    r"Missing argument '(?P<name>.+)'\.": "the argument {name} is missing",
    r"Missing option '(?P<name>.+)'\.": "the option {name} is missing",
    r"Option '(?P<name>.+)' requires an argument\.": "the option {name} needs a value",
    r"Got unexpected extra argument\(s\) \((?P<name>.+)\)": "more arguments than the command takes: {name}",
    r"Invalid value for '?(?P<name>[^':]+)'?: \S+ is not one of (?P<others>.+)": "{name} is one of {others}",
    r"Invalid value for '?(?P<name>[^':]+)'?: (?P<others>.+)": "the value of {name} cannot be used: {others}",
}
TYPE = re.compile(r" <(?:list\[)?(?:Path|path|str)\]?>$")
TRY = "see: {command} --help"


def language_of_arguments(arguments: Sequence[str]) -> str:
    """The language that `--language` asks for, wherever it stands; else that of the locale."""
    for i, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--language":
            wanted = value if equals else "".join(arguments[i + 1 : i + 2])
            if wanted in LANGUAGES:
                return wanted
    return language_of_locale()


def speak(command: Any, language: str) -> None:
    """Put the help of a command and of all below it into `language`."""
    for part, name in texts(command):
        setattr(part, name, translate(getattr(part, name), language))
    for each in commands(command):
        each.language = language
        each.options_metavar = translate("[OPTIONS]", language)
        if isinstance(each, TyperGroup):
            each.subcommand_metavar = translate("COMMAND [ARGS]...", language)


def commands(command: Any) -> Iterator[Any]:
    """The command and all below it."""
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from commands(each)


def texts(command: Any) -> Iterator[tuple[Any, str]]:
    """Every text that help shows, as the object that holds it and the attribute's name."""
    for each in commands(command):
        yield each, "help"
        if each.short_help:
            yield each, "short_help"
        yield from ((parameter, "help") for parameter in each.params if parameter.help)


def complaint(error: typer.TyperException, language: str) -> str:
    """What the parser found wrong, and where help stands."""
    text = error.format_message().replace("Value error, ", "")
    if language != "en":
        for pattern, template in COMPLAINTS.items():
            if found := re.fullmatch(pattern, text, re.DOTALL):
                text = translate(template, language).format(**found.groupdict())
                break
    if type(error).__name__ == "NoArgsIsHelpError":
        return text
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "tracker"
    return f"tracker: {text}\n" + translate(TRY, language).format(command=command)


class _Spoken:
    """A command whose help is laid out in its language, with an example at the end.

    Chinese texts bring their own line ends: the parser's wrapping looks for blanks.
    """

    language = "en"

    def format_help(self, ctx: Any, formatter: Any) -> None:
        head, rows = formatter.write_heading, formatter.write_dl
        required = translate("[required]", self.language)
        formatter.write_heading = lambda text: head(translate(text, self.language))
        formatter.write_dl = lambda pairs: rows(
            [(TYPE.sub("", name), text.replace("[required]", required)) for name, text in pairs]
        )
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        if self.language == "en":
            super().format_help_text(ctx, formatter)  # type: ignore[misc]
            return
        formatter.write_paragraph()
        for line in self.help.splitlines():  # type: ignore[attr-defined]
            formatter.write(f"  {line}".rstrip() + "\n")

    def get_short_help_str(self, limit: int = 45) -> str:
        if self.language == "en":
            return str(super().get_short_help_str(limit))  # type: ignore[misc]
        return str(self.help.partition("\n")[0])  # type: ignore[attr-defined]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=translate("Usage: ", self.language))

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = translate("Show this message and exit.", self.language)
        return option

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        del ctx
        if example := self.epilog:  # type: ignore[attr-defined]
            with formatter.section("Example"):
                formatter.write(f"  {example}\n")


class SpokenCommand(_Spoken, TyperCommand):
    """A command whose help follows the reader's language."""


class SpokenGroup(_Spoken, TyperGroup):
    """The program itself, whose help follows the reader's language."""
