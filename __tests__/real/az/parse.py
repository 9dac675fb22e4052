"""Holds command lines to the real Azure CLI's own parser: commands, arguments, choices and JMESPath queries; nothing is run or sent.

Usage: /usr/bin/python3 parse.py <file with a JSON array of argument lists>; prints, for each, what the parser said, or null.
"""

import contextlib
import io
import json
import logging
import sys

from azure.cli.core import get_default_cli
from knack.events import EVENT_INVOKER_POST_PARSE_ARGS


class Parsed(BaseException):
    """The arguments were understood: the command must not go on to run."""


def stop(*_args, **_kwargs):
    raise Parsed


def complaint(args):
    """What `az <args>` says before it does anything; None when it has no complaint."""
    said = io.StringIO()
    try:
        # Its log handlers keep the stream that they find when it starts.
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            logging.getLogger("cli").handlers.clear()
            cli = get_default_cli()
            cli.register_event(EVENT_INVOKER_POST_PARSE_ARGS, stop)
            cli.invoke(args)
    except Parsed:
        return None
    except SystemExit:
        pass
    return said.getvalue().strip().split("\n\n")[0] or "ended without a word"


with open(sys.argv[1], encoding="utf-8") as file:
    commands = json.load(file)
print(json.dumps([complaint(args) for args in commands]))
