"""Checks command lines with the Azure CLI's own parser: commands, arguments, choices and JMESPath queries. Runs and sends nothing.

Usage: <Python of the CLI> parse-az.py <file with a JSON array of argument lists>; prints the parser's message for each, or null.
"""

import contextlib
import io
import json
import logging
import sys

from azure.cli.core import get_default_cli
from knack.events import EVENT_INVOKER_POST_PARSE_ARGS


class Parsed(BaseException):
    """Raised after the arguments are parsed, so that the command doesn't run."""


def stop(*_args, **_kwargs):
    raise Parsed


def complaint(args):
    """Returns the error message for `az <args>`, or None if the arguments are valid."""
    output = io.StringIO()
    try:
        # Log handlers keep the stream that they find when they are created.
        with contextlib.redirect_stderr(output), contextlib.redirect_stdout(output):
            logging.getLogger("cli").handlers.clear()
            cli = get_default_cli()
            cli.register_event(EVENT_INVOKER_POST_PARSE_ARGS, stop)
            cli.invoke(args)
    except Parsed:
        return None
    except SystemExit:
        pass
    return output.getvalue().strip().split("\n\n")[0] or "ended without a message"


with open(sys.argv[1], encoding="utf-8") as file:
    commands = json.load(file)
print(json.dumps([complaint(args) for args in commands]))
