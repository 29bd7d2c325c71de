"""The commands of the program, as the program itself tells them."""

import functools
import json

from package import PROGRAM, said


@functools.cache
def commands():
    """Every command by its words (`("audit", "verify")`), with its options and how many arguments it takes."""
    tool = json.loads(said(PROGRAM, "--experimental-dump-help"))
    found = {}

    def walk(command, words):
        options, arguments = {}, []
        for argument in command.get("arguments") or []:
            if argument["kind"] == "positional":
                arguments.append(argument)
            for name in argument.get("names") or []:
                options["--" + name["name"] if name["kind"] == "long" else "-" + name["name"]] = argument["kind"]
        below = [one for one in command.get("subcommands") or [] if one["commandName"] != "help"]
        found[words] = {
            "options": options, "arguments": arguments, "below": [one["commandName"] for one in below],
            "default": command.get("defaultSubcommand"), "abstract": command.get("abstract") or "",
        }
        for one in below:
            for name in [one["commandName"], *(one.get("aliases") or [])]:
                walk(one, words + (name,))

    walk(tool["command"], ())
    return found


def trouble(words):
    """Why the program would not understand these words behind `balai`; None where it would."""
    known = commands()
    path, rest = (), list(words)
    while rest and rest[0] == "--config":
        rest = rest[2:]
    while rest and path + (rest[0],) in known:
        path += (rest.pop(0),)
    if known[path]["below"] and not known[path]["default"]:
        return None if rest in ([], ["--help"], ["--version"]) else f"{' '.join(path)} has no {rest[0]}"
    if known[path]["default"]:
        path += (known[path]["default"],)
    options, count = known[path]["options"], 0
    while rest:
        word = rest.pop(0)
        if word in ("--help", "…", "--config"):
            rest = rest[1:] if word == "--config" else rest
            continue
        if word == "--":
            # What follows is no option, whatever it looks like.
            count += len(rest)
            break
        if word.startswith("-"):
            name = word.split("=")[0]
            if name not in options:
                return f"{' '.join(path)} has no {name}"
            if options[name] == "option" and "=" not in word:
                rest = rest[1:]
        else:
            count += 1
    most = known[path]["arguments"]
    if count > len(most) and not any(argument.get("isRepeating") for argument in most):
        return f"{' '.join(path)} takes no {count} words"
    return None
